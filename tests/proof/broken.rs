//! What the check of a compilation refuses: a sound one with one thing broken, and where it is told.

use std::fs;
use std::path::Path;

use crate::example::folder;
use crate::program::run;

/// Copies a folder with everything in it.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder to copy") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).expect("a copy");
        }
    }
}

/// What the check says of a compilation in which words of a file are replaced: the first occurrence of them; the
/// whole file is taken away where there are none, and put there where there is none yet.
fn checked(name: &str, file: &str, right: &str, wrong: &str) -> (i32, String) {
    let desk = tempfile::tempdir().expect("a temporary folder");
    copy(&folder(name), &desk.path().join("broken"));
    let path = desk.path().join("broken").join(file);
    if right.is_empty() && wrong.is_empty() {
        fs::remove_file(&path).expect("the file was there");
    } else if right.is_empty() {
        assert!(!path.exists(), "{name}/{file} is there");
        fs::write(&path, wrong).expect("a new file");
    } else {
        let text = fs::read_to_string(&path).expect("a file of the compilation");
        assert!(text.contains(right), "{name}/{file} has {right}");
        fs::write(&path, text.replacen(right, wrong, 1)).expect("a broken file");
    }
    run(
        desk.path(),
        &["--locale", "en", "corpus", "check", "broken"],
    )
}

/// One cause, one message: nothing else is told than what is expected.
#[track_caller]
fn check_alone(name: &str, rows: &[(&str, &str, &str, &str)]) {
    check_refused(name, rows);
    let mut others = Vec::new();
    for (file, right, wrong, expected) in rows {
        let (_, output) = checked(name, file, right, wrong);
        let told = output.lines().filter(|line| line.starts_with("broken/"));
        let told: Vec<&str> = told.filter(|line| !line.ends_with(expected)).collect();
        if !told.is_empty() {
            others.push(format!("{wrong}\n    {}", told.join("\n    ")));
        }
    }
    assert!(others.is_empty(), "\n{}", others.join("\n"));
}

#[track_caller]
fn check_refused(name: &str, rows: &[(&str, &str, &str, &str)]) {
    let mut differences = Vec::new();
    for (file, right, wrong, expected) in rows {
        let (status, output) = checked(name, file, right, wrong);
        if status != 1 || !output.contains(&format!("broken/{expected}\n")) {
            let first: Vec<&str> = output.lines().take(4).collect();
            let first = first.join("\n    ");
            differences.push(format!(
                "{wrong}\n  expected: {expected}\n  said ({status}): {first}"
            ));
        }
    }
    assert!(differences.is_empty(), "\n{}", differences.join("\n"));
}

#[test]
fn whose_a_compilation_is_has_to_be_known() {
    check_refused(
        "trafficking-in-persons",
        &[
            (
                "compilation.toml",
                "body = \"untoc-cop\"\n",
                "",
                "compilation.toml:1:1: There is no `body`: say whose instruments these are, by an id of the register.",
            ),
            (
                "compilation.toml",
                "\"untoc-cop\"",
                "\"untoc-mop\"",
                "compilation.toml:4:8: The register bodies.toml does not have “untoc-mop”: add it to the compilation's own, or correct it.",
            ),
            // A working group, but another body's.
            (
                "compilation.toml",
                "\"untoc-cop\"",
                "\"cosp-uncac\"",
                "compilation.toml:5:17: In the register bodies.toml cosp-uncac has no working group “trafficking-in-persons”: add it to the compilation's own, or correct it.",
            ),
            (
                "treaties.toml",
                "treaty = \"untoc\"",
                "treaty = \"palermo\"",
                "treaties.toml:6:10: The register bodies.toml does not have “palermo”: add it to the compilation's own, or correct it.",
            ),
        ],
    );
    check_refused(
        "lakes",
        &[
            (
                "bodies.toml",
                "",
                "",
                "compilation.toml:5:8: The register bodies.toml does not have “lakes-assembly”: add it to the compilation's own, or correct it.",
            ),
            (
                "bodies.toml",
                "[[treaty]]\nid = \"lakes\"",
                "[[treaty]]\nid = \"ponds\"",
                "treaties.toml:5:10: The register bodies.toml does not have “lakes”: add it to the compilation's own, or correct it.",
            ),
            (
                "bodies.toml",
                "symbols = ",
                "symbol = ",
                "bodies.toml:19:1: TOML that cannot be read: unknown field `symbol`, expected one of `id`, `ambiguous`, `short`, `printed`, `treaty`, `numbers`, `symbols`, `document_link`, `about`, `national`, `cited_everywhere`, `verified`, `zh`, `en`, `fr`, `es`, `ru`, `ar`",
            ),
        ],
    );
}

#[test]
fn parts_and_their_figures_have_to_be_those_of_the_compilation() {
    check_refused(
        "trafficking-in-persons",
        &[
            (
                "compilation.toml",
                "\"chinese\"",
                "\"greek\"",
                "compilation.toml:6:13: TOML that cannot be read: unknown variant `greek`, expected one of `chinese`, `roman`, `arabic`",
            ),
            (
                "compilation.toml",
                "\"chinese\"",
                "\"roman\"",
                "zh/part-a.md:7:1: The section's number is “I”, not “一” (`numbering` in compilation.toml).",
            ),
            (
                "compilation.toml",
                "letter = \"A\"",
                "letter = \"a\"",
                "compilation.toml:9:10: A part's letter is one capital letter, not “a”.",
            ),
            (
                "compilation.toml",
                "letter = \"B\"",
                "letter = \"A\"",
                "compilation.toml:13:10: A stands here a second time: change one of the two, or take it out.",
            ),
            (
                "compilation.toml",
                "\"instruments\"",
                "\"annexes\"",
                "compilation.toml:14:9: TOML that cannot be read: unknown variant `annexes`, expected `recommendations` or `instruments`",
            ),
            (
                "compilation.toml",
                "part = \"A\"",
                "part = \"C\"",
                "compilation.toml:17:8: There is no [[part]] of the letter “C”: add one, or correct the letter.",
            ),
            (
                "compilation.toml",
                "part = \"A\"\n",
                "",
                "compilation.toml:16:1: It is not said which part this section belongs to: add `part`.",
            ),
            (
                "zh/part-b.md",
                "",
                "",
                "zh/part-b.md:1:1: This file is missing: every compilation has one.",
            ),
        ],
    );
    check_refused(
        "lakes",
        &[
            (
                "zh/text.md",
                "",
                "",
                "zh/text.md:1:1: This file is missing: every compilation has one.",
            ),
            (
                "compilation.toml",
                "[[section]]\n",
                "[[section]]\npart = \"A\"\n",
                "compilation.toml:9:8: There is no [[part]] of the letter “A”: add one, or correct the letter.",
            ),
        ],
    );
    check_refused(
        "corruption",
        &[
            (
                "zh/part-a.md",
                "## II. ",
                "## 二. ",
                "zh/part-a.md:22:1: The section's number is “II”, not “二” (`numbering` in compilation.toml).",
            ),
            (
                "compilation.toml",
                "\"A.V\"",
                "\"A.五\"",
                "compilation.toml:77:13: “A.五” cannot be read: it is written like “B.三”.",
            ),
            (
                "zh/errata.toml",
                "correct_reference = \"B.II.a\"",
                "correct_reference = \"B.二.a\"",
                "zh/errata.toml:17:1: “B.二.a” leads nowhere: correct it, or add what it names.",
            ),
        ],
    );
}

#[test]
fn a_part_holds_what_its_sections_have() {
    check_refused(
        "trafficking-in-persons",
        &[
            (
                "compilation.toml",
                "working_group = \"trafficking-in-persons\"\n",
                "",
                "compilation.toml:8:10: This part holds recommendations, and there is no `working_group`: say whose they are.",
            ),
            (
                "compilation.toml",
                "report = { symbol = \"CTOC/COP/WG.4/2009/2\", within = 9 }",
                "instrument = { kind = \"decision\", number = \"3/3\", symbol = \"CTOC/COP/2006/14\" }",
                "compilation.toml:16:1: This part holds recommendations: its sections have no `instrument`; take it out.",
            ),
            (
                "compilation.toml",
                "instrument = { kind = \"decision\", number = \"3/3\", symbol = \"CTOC/COP/2006/14\" }",
                "report = { symbol = \"CTOC/COP/2006/14\", offset = 0 }",
                "compilation.toml:48:1: This part holds instruments: its sections have no `report`; take it out.",
            ),
            (
                "compilation.toml",
                "instrument = { kind = \"decision\", number = \"3/3\", symbol = \"CTOC/COP/2006/14\" }\n",
                "",
                "compilation.toml:48:1: This part holds instruments, and this section has no `instrument`: add it.",
            ),
            (
                "compilation.toml",
                "[\"2009-04-14\", \"2009-04-15\"]",
                "[\"2009-04-15\", \"2009-04-14\"]",
                "compilation.toml:19:24: The last day is before the first: correct one of them.",
            ),
        ],
    );
    check_refused(
        "lakes",
        &[
            (
                "compilation.toml",
                "body = \"lakes-assembly\"",
                "body = \"lakes-assembly\"\nworking_group = \"science\"",
                "compilation.toml:6:17: No part holds recommendations: a `working_group` has no place here.",
            ),
            (
                "compilation.toml",
                "number = 6\n",
                "number = 200\n",
                "compilation.toml:34:10: Section 200 could not be read: these figures go up to 99.",
            ),
            (
                "compilation.toml",
                "number = 6\n",
                "number = 0\n",
                "compilation.toml:34:10: Sections are numbered from 1, not 0.",
            ),
            (
                "zh/text.md",
                "## 六. ",
                "## VI. ",
                "zh/text.md:106:1: The section's number is “六”, not “VI” (`numbering` in compilation.toml).",
            ),
            // Letters go up to z.
            (
                "zh/text.md",
                "- (c) 请秘书处公布清单。",
                "- (aa) 请秘书处公布清单。",
                "zh/text.md:18:1: This line begins as a numbered paragraph might, but not as one is written here: “20. ”, “- (b) ” or “- （二） ”.",
            ),
        ],
    );
    check_refused(
        "corruption",
        &[(
            "compilation.toml",
            "number = 3\n",
            "number = 40\n",
            "compilation.toml:33:10: Section 40 could not be read: these figures go up to 39.",
        )],
    );
}

#[test]
fn instruments_have_the_numbers_that_their_body_gives() {
    check_refused(
        "lakes",
        &[
            (
                "compilation.toml",
                "\"XIII/3\"",
                "\"13/3\"",
                "compilation.toml:26:44: “13/3” should be “XIII/3”: so the body writes the numbers of this session.",
            ),
            (
                "compilation.toml",
                "\"14/3\"",
                "\"XIV/3\"",
                "compilation.toml:31:44: “XIV/3” should be “14/3”: so the body writes the numbers of this session.",
            ),
            (
                "compilation.toml",
                "\"XIII/3\"",
                "\"XIIII/3\"",
                "compilation.toml:26:44: “XIIII/3” cannot be read: it is written like “3/4”.",
            ),
            (
                "compilation.toml",
                "\"14/3\"",
                "\"14/0\"",
                "compilation.toml:31:44: “14/0” cannot be read: it is written like “3/4”.",
            ),
            (
                "compilation.toml",
                "kind = \"decision\"",
                "kind = \"resolution\"",
                "compilation.toml:11:46: In the register the body gives no numbers to resolutions (`numbers`).",
            ),
            (
                "register.toml",
                "number = \"XI/6\"",
                "number = \"11/6\"",
                "register.toml:10:10: “11/6” should be “XI/6”: so the body writes the numbers of this session.",
            ),
        ],
    );
    check_refused(
        "corruption",
        &[(
            "compilation.toml",
            "\"3/4\"",
            "\"III/4\"",
            "compilation.toml:29:46: “III/4” should be “3/4”: so the body writes the numbers of this session.",
        )],
    );
    // Until its fifth session the Conference of the Parties adopted decisions only.
    check_refused(
        "trafficking-in-persons",
        &[(
            "compilation.toml",
            "kind = \"decision\", number = \"3/3\"",
            "kind = \"resolution\", number = \"3/3\"",
            "compilation.toml:52:46: In the register no series of the body's resolutions has session 3 (`first` and `last` in `numbers`).",
        )],
    );
}

#[test]
fn the_numbers_of_the_body_itself_can_be_read() {
    let numbers = "numbers = [
  { kind = \"decision\", shape = \"ROMAN/SERIAL\", example = \"XIII/3\", first = 1, last = 13 },
  { kind = \"decision\", shape = \"SESSION/SERIAL\", example = \"14/3\", first = 14, last = 15 },
]";
    let roman = "{ kind = \"decision\", shape = \"ROMAN/SERIAL\", example = \"XIII/3\", first = 1, last = 13 }";
    check_refused(
        "lakes",
        &[
            (
                "bodies.toml",
                "shape = \"ROMAN/SERIAL\"",
                "shape = \"SERIAL (YEAR)\"",
                "bodies.toml:16:32: The compilation's own body cannot have numbers of the shape “SERIAL (YEAR)”, only “SESSION/SERIAL” or “ROMAN/SERIAL”.",
            ),
            (
                "bodies.toml",
                "shape = \"ROMAN/SERIAL\"",
                "shape = \"YEAR/SERIAL\"",
                "bodies.toml:16:32: The compilation's own body cannot have numbers of the shape “YEAR/SERIAL”, only “SESSION/SERIAL” or “ROMAN/SERIAL”.",
            ),
            (
                "bodies.toml",
                "first = 1, last = 13",
                "first = 1, last = 14",
                "bodies.toml:15:1: Sessions 14 to 14 have two series of numbers: correct `first` or `last`.",
            ),
            (
                "bodies.toml",
                "first = 1, last = 13",
                "first = 1",
                "bodies.toml:15:1: Sessions 14 to 15 have two series of numbers: correct `first` or `last`.",
            ),
            // Of whichever kind: a number does not say it.
            (
                "bodies.toml",
                "{ kind = \"decision\", shape = \"SESSION/SERIAL\", example = \"14/3\", first = 14",
                "{ kind = \"resolution\", shape = \"SESSION/SERIAL\", example = \"5/1\", first = 5",
                "bodies.toml:15:1: Sessions 5 to 13 have two series of numbers: correct `first` or `last`.",
            ),
            (
                "bodies.toml",
                "first = 1, last = 13",
                "first = 13, last = 1",
                "bodies.toml:15:1: A series of numbers ends before it begins: 13 to 1; correct `first` or `last`.",
            ),
            (
                "bodies.toml",
                "first = 14, last = 15",
                "first = 54, last = 55",
                "compilation.toml:31:44: In the register no series of the body's decisions has session 14 (`first` and `last` in `numbers`).",
            ),
            (
                "bodies.toml",
                "first = 1, last = 13",
                "first = 1, last = 40",
                "bodies.toml:15:1: Sessions in Roman figures are read up to 39: correct `last`.",
            ),
            (
                "bodies.toml",
                roman,
                "{ kind = \"declaration\", shape = \"ROMAN/SERIAL\" }",
                "compilation.toml:11:44: In the register no series of the body's decisions has session 11 (`first` and `last` in `numbers`).",
            ),
            (
                "bodies.toml",
                numbers,
                "numbers = []",
                "bodies.toml:15:1: In the register lakes-assembly gives no numbers to resolutions or decisions (`numbers`): nothing of it could be cited.",
            ),
        ],
    );
    check_refused(
        "trafficking-in-persons",
        &[(
            "compilation.toml",
            "\"untoc-cop\"",
            "\"secretariat\"",
            "compilation.toml:4:8: In the register secretariat gives no numbers to resolutions or decisions (`numbers`): nothing of it could be cited.",
        )],
    );
}

#[test]
fn what_is_ours_has_names_that_are_read_and_printed() {
    check_refused(
        "lakes",
        &[
            (
                "bodies.toml",
                "printed = { zh = \"成员国大会\", en = \"the Assembly\" }",
                "printed = { zh = \"成员国大会\" }",
                "bodies.toml:13:1: It is not said how lakes-assembly is written in the language “en”: add it to `printed`.",
            ),
            (
                "bodies.toml",
                "printed = { zh = \"成员国大会\", en = \"the Assembly\" }\n",
                "",
                "bodies.toml:4:1: It is not said how lakes-assembly is written in the language “zh”: add it to `printed`.",
            ),
            (
                "bodies.toml",
                "zh = [\"湖沼养护公约成员国大会\", \"成员国大会\"]\n",
                "",
                "bodies.toml:4:1: lakes-assembly has no name in the language “zh”: add one.",
            ),
            (
                "bodies.toml",
                "short = [\"Assembly\",",
                "short = [\"Assemblies\",",
                "bodies.toml:12:1: “Assemblies” is not among the names: add it to them, or take it out here.",
            ),
            // Assembly is the General Assembly's as well.
            (
                "bodies.toml",
                "short = [\"Assembly\",",
                "short = [",
                "bodies.toml:7:132: “Assembly” is a name of unga as well: list it in `ambiguous` or `short`.",
            ),
            (
                "bodies.toml",
                "id = \"lakes-assembly\"",
                "id = \"Lakes Assembly\"",
                "bodies.toml:4:1: “Lakes Assembly” should be small letters, digits and hyphens only.",
            ),
            (
                "bodies.toml",
                "treaty = \"lakes\"",
                "treaty = \"ponds\"",
                "bodies.toml:4:1: The register bodies.toml does not have “ponds”: add it to the compilation's own, or correct it.",
            ),
            (
                "bodies.toml",
                "[[treaty]]",
                "[[body]]\nid = \"lakes-assembly\"\n\n[[treaty]]",
                "bodies.toml:21:1: lakes-assembly stands here a second time: change one of the two, or take it out.",
            ),
            (
                "bodies.toml",
                "symbols = [\"LMC/A\"]",
                "symbols = [\"LMC A\"]",
                "bodies.toml:19:12: “LMC A” is not read as a document symbol: one is written like “A/HRC/5/4”, and begins as `symbols` in the register say.",
            ),
            (
                "treaties.toml",
                "ar = \"من الاتفاقية\"",
                "ar = \" \"",
                "treaties.toml:6:1: It is not said how lakes is written in the language “ar”: add it to `printed`.",
            ),
            (
                "treaties.toml",
                "articles = 24",
                "articles = 0",
                "treaties.toml:7:12: A treaty has one article at least; one whose articles are not cited need not be listed.",
            ),
            (
                "treaties.toml",
                "key = \"lakes\"",
                "key = \"the lakes\"",
                "treaties.toml:4:7: “the lakes” should be small letters, digits and hyphens only.",
            ),
        ],
    );
    check_refused(
        "corruption",
        &[
            (
                "bodies.toml",
                ", fr = \"du Groupe de travail sur la prévention de la corruption\"",
                "",
                "bodies.toml:13:1: It is not said how prevention is written in the language “fr”: add it to `printed`.",
            ),
            (
                "bodies.toml",
                "body = \"cosp-uncac\"",
                "body = \"cosp\"",
                "bodies.toml:3:1: The register bodies.toml does not have “cosp”: add it to the compilation's own, or correct it.",
            ),
            (
                "bodies.toml",
                "symbol = \"CAC/COSP/WG.4\"",
                "symbol = \"CAC COSP WG.4\"",
                "bodies.toml:6:10: “CAC COSP WG.4” is not read as a document symbol: one is written like “A/HRC/5/4”, and begins as `symbols` in the register say.",
            ),
            // As it stands in brackets behind the meeting, and not as the name by itself.
            (
                "bodies.toml",
                "printed = { zh = \"预防腐败问题工作组\"",
                "printed = { zh = \"预防腐败问题小组\"",
                "compilation.toml:61:1: “预防腐败问题小组第一次会议建议第1段” is not read as what it names: no draft could cite it. Correct the name, number or symbol in it.",
            ),
        ],
    );
    check_refused(
        "trafficking-in-persons",
        &[(
            "treaties.toml",
            "key = \"trafficking\"\ntreaty = \"untoc-trafficking\"",
            "key = \"trafficking\"\ntreaty = \"untoc\"",
            "treaties.toml:13:10: untoc stands here a second time: change one of the two, or take it out.",
        )],
    );
}

#[test]
fn documents_have_symbols_that_are_read() {
    check_refused(
        "lakes",
        &[
            (
                "compilation.toml",
                "\"LMC/A/2010/6\"",
                "\"LMC A 2010 6\"",
                "compilation.toml:16:62: “LMC A 2010 6” is not read as a document symbol: one is written like “A/HRC/5/4”, and begins as `symbols` in the register say.",
            ),
            (
                "compilation.toml",
                "\"LMC/A/2010/6\"",
                "\"lmc/a/2010/6\"",
                "compilation.toml:16:62: “lmc/a/2010/6” is not read as a document symbol: one is written like “A/HRC/5/4”, and begins as `symbols` in the register say.",
            ),
            (
                "register.toml",
                "report = \"LMC/A/2016/8\"",
                "report = \"LMCA/2016\"",
                "register.toml:95:10: “LMCA/2016” is not read as a document symbol: one is written like “A/HRC/5/4”, and begins as `symbols` in the register say.",
            ),
        ],
    );
    check_refused(
        "corruption",
        &[(
            "compilation.toml",
            "symbol = \"CAC/COSP/WG.4/2010/7\"",
            "symbol = \"CAC/COSP/WG.4 (2010)\"",
            "compilation.toml:65:21: “CAC/COSP/WG.4 (2010)” is not read as a document symbol: one is written like “A/HRC/5/4”, and begins as `symbols` in the register say.",
        )],
    );
}

#[test]
fn an_instrument_stands_under_its_heading() {
    check_alone(
        "lakes",
        &[
            (
                "zh/text.md",
                "### 第XI/7号决定\n",
                "",
                "zh/text.md:5:1: This section has no heading of its instrument: add the line “### 第XI/7号决定” under it.",
            ),
            (
                "zh/text.md",
                "### 第XI/7号决定\n",
                "### 第11/7号决定\n",
                "zh/text.md:7:1: The heading is not the one in compilation.toml, “第XI/7号决定”: correct one of the two.",
            ),
            (
                "zh/text.md",
                "### 第XI/7号决定\n",
                "### 第XI/7号决定\n\n### 第XI/7号决定\n",
                "zh/text.md:9:1: A section has one heading of its instrument (`### `): an annex or another heading has four signs (`#### `).",
            ),
            (
                "zh/text.md",
                "### 第XI/7号决定\n",
                "###第XI/7号决定\n",
                "zh/text.md:7:1: A heading is one to five signs # with a space behind them.",
            ),
        ],
    );
    check_alone(
        "corruption",
        &[(
            "zh/part-b.md",
            "## I. 第一次会议，2010年12月13日至15日\n",
            "## I. 第一次会议，2010年12月13日至15日\n\n### 第3/4号决议\n",
            "zh/part-b.md:5:1: This part holds recommendations: its sections have no heading of an instrument (`### `). Take the line out, or make it a heading (`#### `).",
        )],
    );
}

#[test]
fn days_are_in_the_calendar() {
    let row = |wrong| {
        let expected = "is no day: it is written as 2013-10-28, and one that the calendar has.";
        let expected = format!("compilation.toml:10:10: “{wrong}” {expected}");
        (wrong, expected)
    };
    for wrong in [
        "2008-02-30",
        "2009-02-29",
        "1900-02-29",
        "2008-13-01",
        "2008-00-05",
        "2008-05-00",
        "2008-04-31",
        "2008-5-005",
        "08-05-2008",
        "+008-05-05",
        "2008/05/05",
    ] {
        let (wrong, expected) = row(wrong);
        let wrong = format!("[\"{wrong}\", \"2008-05-09\"]");
        check_alone(
            "lakes",
            &[(
                "compilation.toml",
                "[\"2008-05-05\", \"2008-05-09\"]",
                &wrong,
                &expected,
            )],
        );
    }
    check_alone(
        "lakes",
        &[
            (
                "compilation.toml",
                "[\"2008-05-05\", \"2008-05-09\"]",
                "[\"2008-05-05\", \"\"]",
                "compilation.toml:10:24: The value here is empty: fill it in, or take the field out.",
            ),
            (
                "compilation.toml",
                "[\"2008-05-05\", \"2008-05-09\"]",
                "[\"2008-05-09\", \"2008-05-05\"]",
                "compilation.toml:10:24: The last day is before the first: correct one of them.",
            ),
            (
                "register.toml",
                "number = 11\n",
                "number = 11\ndates = [\"2008-05-05\", \"2008-06-31\"]\n",
                "register.toml:5:24: “2008-06-31” is no day: it is written as 2013-10-28, and one that the calendar has.",
            ),
            (
                "register.toml",
                "number = 11\n",
                "number = 11\ndates = [\"2008-05-09\", \"2008-05-05\"]\n",
                "register.toml:5:24: The last day is before the first: correct one of them.",
            ),
        ],
    );
}

#[test]
fn a_name_is_a_proper_name() {
    let names = "zh = [\"湖沼养护公约成员国大会\", \"成员国大会\"]";
    let no_letters = "has no letters and is no name: write one, or take it out.";
    let only_words =
        "is only words of the language, and names nobody: write a proper name, or take it out.";
    for (wrong, expected) in [
        ("*", format!("“*” {no_letters}")),
        ("——", format!("“——” {no_letters}")),
        ("2030", format!("“2030” {no_letters}")),
        (
            "",
            "The value here is empty: fill it in, or take the field out.".to_owned(),
        ),
        ("决议", format!("“决议” {only_words}")),
        ("建议和决定", format!("“建议和决定” {only_words}")),
        (
            "会",
            "“会” is a single letter, which stands everywhere: write a longer name, or take it out."
                .to_owned(),
        ),
        (
            "成员国大会 ",
            "“成员国大会 ” has spaces at its ends, or several between two words: take them out."
                .to_owned(),
        ),
        (
            "成*国大会",
            "In “成*国大会” the sign * can only stand at a word's end, for any ending.".to_owned(),
        ),
        (
            "成员国大会",
            "成员国大会 stands here a second time: change one of the two, or take it out."
                .to_owned(),
        ),
    ] {
        let wrong = format!("{}, \"{wrong}\"]", names.trim_end_matches(']'));
        // The first of two names is where both are found.
        let column = if expected.starts_with("成员国大会 stands") { 22 } else { 31 };
        let expected = format!("bodies.toml:6:{column}: {expected}");
        check_alone("lakes", &[("bodies.toml", names, &wrong, &expected)]);
    }
    for (language, before, wrong) in [
        ("en", "en = [", "resolution"),
        ("en", "en = [", "of"),
        ("en", "en = [", "Decisions of the"),
        ("fr", "fr = [", "paragraphe"),
        ("es", "es = [", "resoluciones"),
        ("ru", "ru = [", "решение"),
        ("ar", "ar = [", "قرار"),
    ] {
        let wrong_row = format!("{before}\"{wrong}\", ");
        let (_, output) = checked("lakes", "bodies.toml", before, &wrong_row);
        let said = format!("“{wrong}” {only_words}");
        assert!(output.contains(&said), "{language} {wrong}: {output}");
    }
    // A name all of which is refused is not missed as well.
    check_alone(
        "lakes",
        &[
            (
                "bodies.toml",
                names,
                "zh = [\"决定\"]",
                "bodies.toml:6:7: “决定” is only words of the language, and names nobody: write a proper name, or take it out.",
            ),
            (
                "bodies.toml",
                "zh = [\"湖沼养护公约\"]",
                "zh = [\"湖沼养护公约\", \"公约\"]",
                "bodies.toml:24:17: “公约” is only words of the language, and names nobody: write a proper name, or take it out.",
            ),
            (
                "bodies.toml",
                "\"Lakes and Marshes Convention\"]",
                "\"the Convention\"]",
                "bodies.toml:25:62: “the Convention” is only words of the language, and names nobody: write a proper name, or take it out.",
            ),
        ],
    );
    check_alone(
        "corruption",
        &[
            (
                "bodies.toml",
                "zh = [",
                "zh = [\"工作组\", ",
                "bodies.toml:7:7: “工作组” is only words of the language, and names nobody: write a proper name, or take it out.",
            ),
            (
                "bodies.toml",
                "en = [",
                "en = [\"Working Group\", ",
                "bodies.toml:8:7: “Working Group” is only words of the language, and names nobody: write a proper name, or take it out.",
            ),
            (
                "bodies.toml",
                "id = \"prevention\"\n",
                "id = \"prevention\"\nabout = [\" \"]\n",
                "bodies.toml:5:10: `about` is empty or absent: fill it in.",
            ),
            (
                "bodies.toml",
                "symbol = \"CAC/COSP/WG.4\"\n",
                "",
                "bodies.toml:3:1: `symbol` is empty or absent: fill it in.",
            ),
            (
                "bodies.toml",
                "body = \"cosp-uncac\"\n",
                "",
                "bodies.toml:3:1: `body` is empty or absent: fill it in.",
            ),
        ],
    );
}

/// A name that two have is neither's; nor are the beginnings of symbols.
#[test]
fn what_names_one_names_no_other() {
    let another =
        |fields: &str| format!("symbols = [\"LMC/A\"]\n\n[[body]]\nid = \"another\"\n{fields}\n");
    let symbols = "symbols = [\"LMC/A\"]\n";
    let zh = another("zh = [\"安理会\"]");
    let zh_twice = another("zh = [\"甲机构\"]\n\n[[body]]\nid = \"third\"\nzh = [\"甲机构\"]");
    let symbol = another("zh = [\"甲机构\"]\nsymbols = [\"S\"]");
    let group = format!(
        "{symbols}\n[[working_group]]\nid = \"first\"\nbody = \"lakes-assembly\"\nsymbol = \"LMC/A/WG.1\"\nzh = [\"甲工作组\"]\n\n[[working_group]]\nid = \"second\"\nbody = \"lakes-assembly\"\nsymbol = \"LMC/A/WG.2\"\nzh = [\"甲工作组\"]\n"
    );
    let treaty = format!("{symbols}\n[[treaty]]\nid = \"ponds\"\nzh = [\"湖沼养护公约\"]\n");
    check_refused(
        "lakes",
        &[
            (
                "bodies.toml",
                symbols,
                &zh,
                "bodies.toml:23:7: “安理会” is a name of unsc as well: list it in `ambiguous` or `short`.",
            ),
            (
                "bodies.toml",
                symbols,
                &zh_twice,
                "bodies.toml:27:7: “甲机构” is a name of another as well: list it in `ambiguous` or `short`.",
            ),
            (
                "bodies.toml",
                symbols,
                &symbol,
                "bodies.toml:24:12: The symbols of unsc begin with “S” as well: take it out of one of them.",
            ),
            (
                "bodies.toml",
                symbols,
                &group,
                "bodies.toml:31:7: “甲工作组” is a name of first as well: name one of them otherwise, or take it out of one.",
            ),
            (
                "bodies.toml",
                symbols,
                &treaty,
                "bodies.toml:23:7: “湖沼养护公约” is a name of lakes as well: name one of them otherwise, or take it out of one.",
            ),
        ],
    );
}

#[test]
fn nothing_stands_twice() {
    check_alone(
        "lakes",
        &[(
            "register.toml",
            "number = 12\n",
            "number = 11\n",
            "register.toml:23:10: [[session]] 11 stands here a second time: change one of the two, or take it out.",
        )],
    );
    check_refused(
        "lakes",
        &[
            (
                "register.toml",
                "number = \"XI/6\"",
                "number = \"XI/7\"",
                "register.toml:17:10: XI/7 stands here a second time: change one of the two, or take it out.",
            ),
            (
                "zh/treaties.toml",
                "[[treaty]]",
                "[[treaty]]\nkey = \"lakes\"\ntitle = \"湖沼养护公约\"\narticles = []\n\n[[treaty]]",
                "zh/treaties.toml:9:7: lakes stands here a second time: change one of the two, or take it out.",
            ),
            (
                "compilation.toml",
                "\"XIII/3\"",
                "\"XIII/2\"",
                "compilation.toml:26:44: XIII/2 stands here a second time: change one of the two, or take it out.",
            ),
        ],
    );
    check_alone(
        "trafficking-in-persons",
        &[(
            "compilation.toml",
            "[[section]]\npart = \"A\"\nnumber = 2\n",
            "[[section]]\npart = \"A\"\nnumber = 1\n",
            "compilation.toml:24:10: A.一 stands here a second time: change one of the two, or take it out.",
        )],
    );
}

#[test]
fn files_that_nobody_reads_are_told() {
    check_alone(
        "trafficking-in-persons",
        &[
            (
                "zh/part-c.md",
                "",
                "# C. 其他\n",
                "zh/part-c.md:1:1: compilation.toml has no [[part]] of the letter “C”: add one, or remove this file.",
            ),
            (
                "zh/text.md",
                "",
                "# 全文\n",
                "zh/text.md:1:1: This compilation has parts, each with its file: move what stands here there, and remove this one.",
            ),
            (
                "zh/register.toml",
                "",
                "\n",
                "zh/register.toml:1:1: Nothing reads this file here: move it where it belongs, or remove it.",
            ),
            (
                "errata.toml",
                "",
                "\n",
                "errata.toml:1:1: Nothing reads this file here: move it where it belongs, or remove it.",
            ),
        ],
    );
    check_alone(
        "lakes",
        &[(
            "zh/part-a.md",
            "",
            "# A. 建议\n",
            "zh/part-a.md:1:1: compilation.toml has no [[part]] of the letter “A”: add one, or remove this file.",
        )],
    );
    check_alone(
        "lakes",
        &[(
            "treaties.toml",
            "",
            "",
            "zh/treaties.toml:1:1: Nothing reads this file here: move it where it belongs, or remove it.",
        )],
    );
    // What the format does not know may stand there.
    let (status, output) = checked("lakes", "zh/notes.md", "", "笔记\n");
    assert_eq!(status, 0, "{output}");
}

#[test]
fn figures_that_need_a_part_are_refused_without_parts() {
    for figures in ["roman", "arabic"] {
        check_refused(
            "lakes",
            &[(
                "compilation.toml",
                "\"chinese\"",
                &format!("\"{figures}\""),
                "compilation.toml:6:13: In a compilation without parts sections are numbered in Chinese (`numbering` is `chinese`): VII.20 or 7.20 could be anything in a draft where no part's letter stands before it. Number them so, or give the compilation parts.",
            )],
        );
    }
    // Chinese figures are what is not said.
    check_alone(
        "corruption",
        &[(
            "zh/part-a.md",
            "## II. ",
            "## 二. ",
            "zh/part-a.md:22:1: The section's number is “II”, not “二” (`numbering` in compilation.toml).",
        )],
    );
    check_refused(
        "corruption",
        &[(
            "compilation.toml",
            "numbering = \"roman\"\n",
            "",
            "zh/part-a.md:7:1: The section's number is “一”, not “I”: compilation.toml has no `numbering`, and then it is `chinese`.",
        )],
    );
}

#[test]
fn an_edition_is_in_the_language_of_its_folder() {
    check_alone(
        "lakes",
        &[
            (
                "zh/edition.toml",
                "language = \"zh\"",
                "language = \"fr\"",
                "zh/edition.toml:4:12: The edition's language is “fr”, and its folder is “zh”: they are the same.",
            ),
            (
                "zh/edition.toml",
                "publisher = \"",
                "publisher = \" \" # \"",
                "zh/edition.toml:2:13: `publisher` is empty or absent: fill it in.",
            ),
        ],
    );
}

#[test]
fn lines_that_only_look_like_paragraphs_are_told() {
    for wrong in [
        "1、请各国报告。",
        "1.请各国报告。",
        "１．请各国报告。",
        "（一）请各国报告。",
        "(a) 请各国报告。",
        "- 请各国报告。",
        "-(a) 请各国报告。",
        "• 请各国报告。",
    ] {
        let line = format!("### 第XI/7号决定\n\n{wrong}\n");
        check_alone(
            "lakes",
            &[(
                "zh/text.md",
                "### 第XI/7号决定\n",
                &line,
                "zh/text.md:9:1: This line begins as a numbered paragraph might, but not as one is written here: “20. ”, “- (b) ” or “- （二） ”.",
            )],
        );
    }
}

/// What somebody did who wrote a compilation for the first time, with nothing but its documentation.
#[test]
fn mistakes_of_a_first_compilation_are_told_once_and_with_what_to_do() {
    check_alone(
        "trafficking-in-persons",
        &[
            (
                "compilation.toml",
                "within = 9",
                "offset = 0",
                "compilation.toml:20:21: This section has letters: say `within` which paragraph of the report they are, and no `offset`.",
            ),
            (
                "compilation.toml",
                "[\"2009-04-14\", \"2009-04-15\"]",
                "[2009-04-14, 2009-04-15]",
                "compilation.toml:19:10: TOML that cannot be read: quotation marks are wanted: \"…\"",
            ),
            (
                "compilation.toml",
                "[\"2009-04-14\", \"2009-04-15\"]",
                "[\"2009-04-14\"]",
                "compilation.toml:19:9: TOML that cannot be read: two days are wanted: [\"2013-10-28\", \"2013-10-30\"]",
            ),
            (
                "compilation.toml",
                "[[section]]",
                "[section]",
                "compilation.toml:22:3: TOML that cannot be read: this key stands here a second time (the tables of a list have two pairs of brackets: [[…]])",
            ),
            (
                "compilation.toml",
                "annex = \"only\"",
                "annex = \"none\"",
                "compilation.toml:77:9: TOML that cannot be read: expected `\"only\"` or a number",
            ),
            (
                "treaties.toml",
                "articles = 41",
                "articles = \"41\"",
                "treaties.toml:9:12: TOML that cannot be read: a number is wanted, without quotation marks and not too large",
            ),
        ],
    );
    check_alone(
        "lakes",
        &[
            (
                "bodies.toml",
                "zh = [\"湖沼养护公约成员国大会\", \"成员国大会\"]",
                "zh = \"成员国大会\"",
                "bodies.toml:6:6: TOML that cannot be read: a list is wanted: [\"…\", \"…\"]",
            ),
            (
                "bodies.toml",
                "treaty = \"lakes\"",
                "treaty = \"\"",
                "bodies.toml:4:1: `treaty` is empty or absent: fill it in.",
            ),
            (
                "zh/text.md",
                "**湖泊清单**\n",
                "",
                "zh/text.md:5:1: 第XI/7号决定 has no title: add the line “**…**” under its heading.",
            ),
            (
                "zh/text.md",
                "### 第XI/7号决定",
                "## 第XI/7号决定",
                "zh/text.md:7:1: compilation.toml has no such section: 第XI/7号决定. Add a [[section]], or correct the number.",
            ),
            (
                "zh/text.md",
                "## 一. 第十一届",
                "##一. 第十一届",
                "zh/text.md:5:1: A heading is one to five signs # with a space behind them.",
            ),
            (
                "zh/errata.toml",
                "evidence = \"",
                "evidence = \"\" # \"",
                "zh/errata.toml:8:12: `evidence` is empty or absent: fill it in.",
            ),
            (
                "zh/treaties.toml",
                "key = \"lakes\"",
                "key = \"ponds\"",
                "zh/treaties.toml:4:7: treaties.toml has no treaty “ponds”: add it there, or take it out here.",
            ),
        ],
    );
    check_alone(
        "corruption",
        &[(
            "bodies.toml",
            "id = \"prevention\"",
            "id = \"预防\"",
            "bodies.toml:3:1: “预防” should be small letters, digits and hyphens only.",
        )],
    );
}

#[test]
fn days_of_a_heading_are_those_of_the_data() {
    check_alone(
        "corruption",
        &[
            (
                "zh/part-b.md",
                "12月13日至15日",
                "12月13日至17日",
                "zh/part-b.md:3:1: compilation.toml dates this meeting 2010-12-13 to 2010-12-15: correct one of the two; where the print is wrong and kept, say so in errata.toml (`kept`).",
            ),
            (
                "zh/part-a.md",
                "2009年11月9日",
                "2009年10月9日",
                "zh/part-a.md:22:1: compilation.toml dates this meeting 2009-11-09 to 2009-11-13: correct one of the two; where the print is wrong and kept, say so in errata.toml (`kept`).",
            ),
        ],
    );
    check_alone(
        "trafficking-in-persons",
        &[(
            "zh/part-a.md",
            "2009年4月14日和15日",
            "2009年4月14日",
            "zh/part-a.md:7:1: compilation.toml dates this meeting 2009-04-14 to 2009-04-15: correct one of the two; where the print is wrong and kept, say so in errata.toml (`kept`).",
        )],
    );
}

#[test]
fn errata_are_of_a_text_that_is_there() {
    check_alone(
        "lakes",
        &[
            (
                "zh/source.txt",
                "",
                "",
                "zh/errata.toml:3:1: There is no source.txt that these errata could be of: add the text as it was received, or take them out.",
            ),
            (
                "zh/errata.toml",
                "line = 5",
                "line = 99",
                "zh/errata.toml:3:1: Line 99 of source.txt does not have the words that this erratum corrects: correct `line` or `printed`.",
            ),
        ],
    );
}

#[test]
fn characters_that_nobody_sees_are_refused() {
    let said = |place: &str, code: &str| {
        format!(
            "{place}: Here stands a control character that cannot be seen ({code}): take it out."
        )
    };
    for (character, code) in [
        ("\0", "U+0000"),
        ("\u{1b}[31m", "U+001B"),
        ("\u{9b}", "U+009B"),
        ("\u{202e}", "U+202E"),
        ("\u{2066}", "U+2066"),
    ] {
        let in_text = said("zh/text.md:5:6", code);
        let in_index = said("zh/index.md:7:4", code);
        let in_source = said("zh/source.txt:1:1", code);
        let source = fs::read_to_string(folder("lakes").join("zh/source.txt")).expect("a text");
        let first: String = source.chars().take(3).collect();
        check_alone(
            "lakes",
            &[
                (
                    "zh/text.md",
                    "## 一. ",
                    &format!("## 一.{character} "),
                    &in_text,
                ),
                (
                    "zh/index.md",
                    "## 候鸟",
                    &format!("## {character}候鸟"),
                    &in_index,
                ),
                (
                    "zh/source.txt",
                    &first,
                    &format!("{character}{first}"),
                    &in_source,
                ),
            ],
        );
    }
    let escaped = said("zh/edition.toml:2:14", "U+202E");
    check_alone(
        "lakes",
        &[(
            "zh/edition.toml",
            "publisher = \"",
            "publisher = \"\\u202E",
            &escaped,
        )],
    );
}

/// Puts something where a file stood.
#[cfg(unix)]
type Put = fn(&Path);

/// What the check says of a sound compilation in which something else has taken a file's place.
#[cfg(unix)]
fn checked_with(file: &str, put: Put) -> (i32, String) {
    let desk = tempfile::tempdir().expect("a temporary folder");
    copy(&folder("lakes"), &desk.path().join("broken"));
    let path = desk.path().join("broken").join(file);
    fs::remove_file(&path).expect("the file was there");
    put(&path);
    run(
        desk.path(),
        &["--locale", "en", "corpus", "check", "broken"],
    )
}

/// A device would be read until memory ends, a pipe for ever.
#[cfg(unix)]
#[test]
fn what_is_no_file_is_not_read() {
    use std::os::unix::fs::symlink;
    let no_file = "This is a device, a pipe or the like, not a file: move it away, and put the file of this name here.";
    let is_folder =
        "This is a folder, not a file: move it away, and put the file of this name here.";
    let too_long =
        "This file is longer than 64 MB and is not read: put the compilation's file here.";
    let in_a_circle = "This file cannot be read (too many links, or links that lead in a circle): make it readable, or put one here that is.";
    let nowhere =
        "This file cannot be read (not found): make it readable, or put one here that is.";
    let device = |path: &Path| symlink("/dev/zero", path).expect("a link");
    let pipe = |path: &Path| {
        let made = std::process::Command::new("mkfifo").arg(path).status();
        assert!(made.expect("mkfifo").success());
    };
    let a_folder = |path: &Path| fs::create_dir(path).expect("a folder");
    let long = |path: &Path| {
        let file = fs::File::create(path).expect("a file");
        file.set_len((64 << 20) + 1).expect("a long file");
    };
    let circle = |path: &Path| symlink(path, path).expect("a link");
    let broken_link = |path: &Path| symlink("none", path).expect("a link");
    let put: [(Put, &str); 6] = [
        (device, no_file),
        (pipe, no_file),
        (a_folder, is_folder),
        (long, too_long),
        (circle, in_a_circle),
        (broken_link, nowhere),
    ];
    for file in ["zh/source.txt", "zh/index.md", "compilation.toml"] {
        for (put, expected) in put {
            let (status, output) = checked_with(file, put);
            let told: Vec<&str> = output
                .lines()
                .filter(|line| line.starts_with("broken/"))
                .collect();
            assert_eq!(told, [format!("broken/{file}:1:1: {expected}")], "{output}");
            assert_eq!(status, 1);
        }
    }
}

/// What follows from a mistake is not told besides.
#[test]
fn one_mistake_is_told_once() {
    check_alone(
        "minimal",
        &[
            (
                "compilation.toml",
                "points_to = \"B.二.附件\"",
                "points_to = \"B.二.附件三\"",
                "compilation.toml:31:1: “B.二.附件三” leads nowhere: correct it, or add what it names.",
            ),
            (
                "compilation.toml",
                "CTOC/COP/WG.9/2020/3",
                "CTOC/COP/ WG.9/2020/3",
                "compilation.toml:22:21: “CTOC/COP/ WG.9/2020/3” is not read as a document symbol: one is written like “A/HRC/5/4”, and begins as `symbols` in the register say.",
            ),
            (
                "compilation.toml",
                "kind = \"decision\"",
                "kind = \"resolution\"",
                "zh/part-b.md:5:1: The heading is not the one in compilation.toml, “第10/8号决议”: correct one of the two.",
            ),
            (
                "zh/index.md",
                "6 (a)",
                "<b>x",
                "zh/index.md:12:29: “<b>x” of this cell cannot be read: it is written as a citation in a draft is.",
            ),
            (
                "zh/index.md",
                "| 一.2 |",
                "| <b>x |",
                "zh/index.md:22:36: “<b>x” of this cell cannot be read: it is written as a citation in a draft is.",
            ),
        ],
    );
    check_alone(
        "lakes",
        &[(
            "compilation.toml",
            "kind = \"decision\"",
            "kind = \"resolution\"",
            "compilation.toml:11:46: In the register the body gives no numbers to resolutions (`numbers`).",
        )],
    );
}

/// The parser speaks English; whoever reads Chinese is told in Chinese.
#[test]
fn what_the_parser_says_is_told_in_chinese() {
    for (right, wrong, expected) in [
        ("\"chinese\"", "roman", "文字应加引号：\"…\""),
        ("numbering = ", "numbering ", "此键没有值：应写作 键 = 值"),
        (
            "numbering = \"chinese\"",
            "编号 = 1",
            "键只能用字母、数字、- 和 _",
        ),
        ("[\"2008-05-05\", ", "[\"2008-05-05\" ", "两项之间缺少逗号"),
        ("number = 1\n", "number = 1 2\n", ""),
        ("number = 1\n", "number = 01\n", ""),
        ("number = 1\n", "number = -1\n", ""),
        ("number = 1\n", "number = { a = 1 }\n", ""),
        ("[[section]]", "[[section]", "表头缺少后方括号：[[…]]"),
        ("\"chinese\"", "\"chinese", ""),
    ] {
        let desk = tempfile::tempdir().expect("a temporary folder");
        copy(&folder("lakes"), &desk.path().join("broken"));
        let path = desk.path().join("broken/compilation.toml");
        let text = fs::read_to_string(&path).expect("the data");
        assert!(text.contains(right), "{right}");
        fs::write(&path, text.replacen(right, wrong, 1)).expect("broken data");
        let (_, output) = run(
            desk.path(),
            &["--locale", "zh", "corpus", "check", "broken"],
        );
        let told = output.lines().next().unwrap_or_default();
        let (_, reason) = told.split_once("无法读取的 TOML：").expect("a reason");
        assert!(reason.starts_with(expected), "{wrong}: {reason}");
        assert!(!reason.contains(" expected"), "{wrong}: {reason}");
        assert!(!reason.contains("invalid"), "{wrong}: {reason}");
    }
}
