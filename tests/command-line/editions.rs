//! Language editions of a compilation: the same provision in the language of whoever cites it.

use std::fs;

use crate::{Desk, Outcome, copy_folder, repository};

const COMPILATION: &str = "tests/corpus/two-languages";

/// A copy of the compilation in two languages, with a change in one of its files.
fn changed(file: &str, right: &str, wrong: &str) -> Desk {
    let desk = Desk::new();
    copy_folder(&repository().join(COMPILATION), &desk.path().join("two"));
    let path = desk.path().join("two").join(file);
    let text = fs::read_to_string(&path).expect("a file of the compilation");
    assert!(text.contains(right), "{file} has {right}");
    fs::write(path, text.replacen(right, wrong, 1)).expect("a changed file");
    desk
}

fn show(desk: &Desk, arguments: &[&str]) -> Outcome {
    let folder = repository().join(COMPILATION);
    let folder = folder.to_str().expect("a path");
    desk.run(&[&["--locale", "en", "show", "--corpus", folder], arguments].concat())
}

#[test]
fn the_compilation_in_two_languages_is_sound() {
    let folder = repository().join(COMPILATION);
    let run = Desk::new().run(&["corpus", "check", folder.to_str().expect("a path")]);
    assert_eq!(
        (run.status, run.complaints.as_str()),
        (0, ""),
        "{}",
        run.output
    );
}

#[test]
fn a_citation_is_shown_in_its_own_language_or_the_one_that_is_asked_for() {
    let desk = Desk::new();
    let (english, chinese) = ("Online courses.", "在线课程。");
    let source = "Text from: Example Working Group";
    for (citation, language, shown, left) in [
        ("A部分 一.2.b.(二)", None, chinese, english),
        ("Part A, I.2.b (ii)", None, english, chinese),
        ("A部分 一.2.b.(二)", Some("en"), english, chinese),
        ("Part A, I.2.b (ii)", Some("zh"), chinese, english),
        // There is no French one.
        ("A部分 一.2.b.(二)", Some("fr"), chinese, english),
        ("Partie A, I.2.b ii)", None, chinese, english),
    ] {
        let asked = language.map_or_else(Vec::new, |language| vec!["--language", language]);
        let run = show(&desk, &[asked.as_slice(), &[citation]].concat());
        assert_eq!((run.status, run.complaints.as_str()), (0, ""), "{citation}");
        assert!(run.output.contains(shown), "{citation}: {}", run.output);
        assert!(!run.output.contains(left), "{citation}: {}", run.output);
        // Whose words these are is said where they are not the compilation's own.
        assert_eq!(run.output.contains(source), shown == english, "{citation}");
    }
    let run = show(&desk, &["--language", "tlh", "A部分 一.1"]);
    assert_eq!(run.status, 2);
    assert!(run.complaints.contains("zh, en, fr"), "{}", run.complaints);
}

#[test]
fn what_stands_above_and_the_notes_are_of_the_same_edition() {
    let run = show(&Desk::new(), &["Part A, I.2"]);
    let expected = "\
Part A, I.2
A.一.2 · First meeting, 2–4 March 2020

  │ 2. States should consider:
  │   (a) Exchanging good practices;
  │   (b) Training practitioners, including by:
  │     (i) Workshops;
  │     (ii) Online courses.

[1] See United Nations, Treaty Series, vol. 2225, No. 39574.
";
    assert!(run.output.starts_with(expected), "{}", run.output);
    let run = show(&Desk::new(), &["--full", "resolution 11/9"]);
    for words in [
        "Eleventh session, 17–21 October 2022",
        "Future work of the Example Working Group",
        "(b) Requests States to provide resources voluntarily.",
    ] {
        assert!(run.output.contains(words), "{words}: {}", run.output);
    }
}

#[test]
fn json_says_of_which_language_a_text_is() {
    let desk = Desk::new();
    let json = |arguments: &[&str]| -> serde_json::Value {
        let run = show(&desk, &[&["--format", "json"], arguments].concat());
        serde_json::from_str(&run.output).expect("JSON")
    };
    let english = json(&["Part A, I.1"]);
    let provision = &english["citations"][0]["provisions"][0];
    assert_eq!(provision["identity"], "A.一.1");
    assert_eq!(provision["language"], "en");
    assert_eq!(
        provision["text"],
        "1. States should designate a central authority."
    );
    let chinese = json(&["A部分 一.1"]);
    let provision = &chinese["citations"][0]["provisions"][0];
    assert_eq!(provision["text"], "1. 各国应当指定一个中央机关。");
    assert_eq!(provision["language"], serde_json::Value::Null);
}

/// What is wrong in the second edition, each told once and where it stands.
#[test]
fn editions_are_compared() {
    let problems = [
        // Missing, by itself and several beside each other.
        (
            "en/part-a.md",
            "3. The Secretariat should report to the Conference of the Parties.\n",
            "",
            "en/part-a.md:10:1: A.一.3 is missing in this edition: add it, or say extent = 'excerpt' in edition.toml where the edition has only some provisions.",
        ),
        (
            "en/part-a.md",
            "     - (i) Workshops;\n     - (ii) Online courses.\n",
            "",
            "en/part-a.md:12:1: A.一.2.b.(一) to A.一.2.b.(二) are missing in this edition: add them, or say extent = 'excerpt' in edition.toml where the edition has only some provisions.",
        ),
        (
            "en/part-b.md",
            "#### Annex\n\nSee the recommendations of the first meeting of the Working Group.\n",
            "",
            "en/part-b.md:24:1: B.一.附件 is missing in this edition: add it, or say extent = 'excerpt' in edition.toml where the edition has only some provisions.",
        ),
        // One more.
        (
            "en/part-a.md",
            "\n[^1]",
            "4. Nobody said this.\n\n[^1]",
            "en/part-a.md:16:1: The compilation's own edition has no A.一.4: remove it, or correct its number.",
        ),
        // Under another paragraph.
        (
            "en/part-a.md",
            "     - (i) Workshops;\n     - (ii)",
            "   - (i) Workshops;\n   - (ii)",
            "en/part-a.md:13:1: This is A.一.2.(一) here, and A.一.2.b.(一) in the compilation's own edition: indent it so that it stands under the same provision.",
        ),
        // Left in the other language.
        (
            "en/part-a.md",
            "States should designate a central authority.",
            "各国应当指定一个中央机关。",
            "en/part-a.md:9:1: The edition's language is “en”, and these words seem to be in “zh”: translate them, or remove them.",
        ),
        // What is read by itself.
        (
            "en/part-b.md",
            "### Decision 10/8",
            "### Resolution 10/8",
            "en/part-b.md:7:1: The heading is not the one in compilation.toml, “Decision 10/8”: correct one of the two.",
        ),
        (
            "en/part-a.md",
            "## II. Second",
            "## 二. Second",
            "en/part-a.md:19:1: The section's number is “II”, not “二” (`numbering` in compilation.toml).",
        ),
        (
            "en/edition.toml",
            "language = \"en\"",
            "language = \"fr\"",
            "en/edition.toml:5:12: The edition's language is “fr”, and its folder is “en”: they have to be the same.",
        ),
        (
            "zh/edition.toml",
            "language = \"zh\"",
            "language = \"zh\"\nextent = \"excerpt\"",
            "zh/edition.toml:6:10: This is the compilation's own edition, which the others are compared with, and cannot be an excerpt: remove `extent`.",
        ),
        (
            "compilation.toml",
            "editions = [\"zh\", \"en\"]",
            "editions = [\"zh\"]",
            "en/edition.toml:1:1: This edition is not read: list “en” in `editions` of compilation.toml, as in editions = ['zh', 'en'].",
        ),
        (
            "compilation.toml",
            "editions = [\"zh\", \"en\"]",
            "editions = [\"zh\", \"en\", \"tlh\"]",
            "compilation.toml:6:25: “tlh” cannot be read: it is written like “en”.",
        ),
        (
            "compilation.toml",
            "editions = [\"zh\", \"en\"]",
            "editions = [\"zh\", \"en\", \"en\"]",
            "compilation.toml:6:25: en appears twice: change one of the two, or remove it.",
        ),
    ];
    for (file, right, wrong, expected) in problems {
        let desk = changed(file, right, wrong);
        let run = desk.run(&["--locale", "en", "corpus", "check", "two"]);
        assert_eq!((run.status, run.complaints.as_str()), (1, ""), "{wrong}");
        let (problems, _) = run.output.split_once("\n").expect("a problem");
        assert_eq!(problems, format!("two/{expected}"), "{}", run.output);
        assert!(run.output.contains("1 problem"), "{}", run.output);
    }
}

#[test]
fn an_excerpt_lacks_nothing_and_elsewhere_the_compilation_s_own_text_stands() {
    let desk = changed(
        "en/edition.toml",
        "edition =",
        "extent = \"excerpt\"\nedition =",
    );
    fs::remove_file(desk.path().join("two/en/part-b.md")).expect("a part less");
    let run = desk.run(&["corpus", "check", "two"]);
    assert_eq!(
        (run.status, run.complaints.as_str()),
        (0, ""),
        "{}",
        run.output
    );
    let shown = |citation| desk.run(&["show", "--corpus", "two", citation]).output;
    assert!(shown("Part A, I.1").contains("designate a central authority"));
    assert!(shown("resolution 11/9, paragraph 2").contains("请工作组继续其工作。"));
}

#[test]
fn an_index_of_a_second_edition_is_read_by_nobody() {
    let desk = changed("en/edition.toml", "edition =", "edition =");
    desk.write("two/en/index.md", "# Thematic index\n");
    let run = desk.run(&["--locale", "en", "corpus", "check", "two"]);
    let expected = "two/en/index.md:1:1: This file has no effect here: move it where it belongs, or remove it.\n";
    assert!(run.output.starts_with(expected), "{}", run.output);
}

#[test]
fn an_export_carries_the_editions() {
    let desk = Desk::new();
    let folder = repository().join(COMPILATION);
    let folder = folder.to_str().expect("a path");
    let run = desk.run(&["corpus", "export", folder]);
    let json: serde_json::Value = serde_json::from_str(&run.output).expect("JSON");
    assert_eq!(json["language"], "zh");
    let english = &json["editions"][0];
    assert_eq!(
        (&english["language"], &english["extent"]),
        (&"en".into(), &"whole".into())
    );
    let identities = |value: &serde_json::Value| -> Vec<String> {
        let provisions = value["provisions"].as_array().into_iter().flatten();
        provisions.map(|one| one["identity"].to_string()).collect()
    };
    assert_eq!(identities(&json), identities(english));
    let akoma_ntoso = |language: &str| {
        let format = ["corpus", "export", "--format", "akoma-ntoso", "--language"];
        desk.run(&[format.as_slice(), &[language, folder]].concat())
    };
    let english = akoma_ntoso("en").output;
    assert!(
        english.contains("<FRBRlanguage language=\"eng\"/>"),
        "{english}"
    );
    assert!(english.contains("States should designate a central authority."));
    assert!(english.contains(">Decision 10/8<"), "{english}");
    assert!(!english.contains("中央机关"));
    let none = akoma_ntoso("fr");
    assert_eq!(none.status, 2);
    assert!(none.complaints.contains("zh"), "{}", none.complaints);
}

/// A second edition is a courtesy: without it the compilation's own serves, and it is told what is wrong.
#[test]
fn an_edition_that_cannot_be_read_is_told_and_the_rest_serves() {
    let desk = changed("en/part-b.md", "", "");
    let path = desk.path().join("two/en/part-a.md");
    let mut bytes = fs::read(&path).expect("a file of the edition");
    bytes.extend([0xff, 0xfe]);
    fs::write(&path, bytes).expect("a broken file");
    desk.write("a.md", "See Part A, I.2.b (ii), and Part A, I.9.\n");
    let told = "two: en/part-a.md:29:1: From here on this is not UTF-8";
    let run = desk.run(&["--locale", "en", "check", "--corpus", "two", "a.md"]);
    assert_eq!(run.status, 1, "{}", run.complaints);
    assert!(run.output.contains("no-such-provision"), "{}", run.output);
    assert!(run.complaints.contains(told), "{}", run.complaints);
    let shown = |citation: &str| {
        let run = desk.run(&["--locale", "en", "show", "--corpus", "two", citation]);
        assert_eq!(run.status, 0, "{citation}: {}", run.complaints);
        run.output
    };
    assert!(shown("Part A, I.2.b (ii)").contains("在线课程。"));
    // The other files of the edition are read.
    assert!(shown("resolution 11/9, paragraph 1").contains("Working Group"));
    // The compilation's own edition is not done without.
    fs::write(desk.path().join("two/zh/part-a.md"), [0xff]).expect("a broken file");
    let run = desk.run(&["--locale", "en", "check", "--corpus", "two", "a.md"]);
    assert_eq!((run.status, run.output.as_str()), (2, ""));
}
