//! `yuanyin corpus check`, on the shipped compilation, on the documented example and on broken ones.

use expect_test::expect;

use crate::{Desk, copy_folder, repository};

const DOCUMENTATION: &str = include_str!("../../corpus/README.md");

#[test]
fn the_shipped_compilation_is_sound() {
    let folder = repository().join("corpus/technical-assistance");
    let folder = folder.to_str().expect("UTF-8");
    let run = Desk::new().run(&["--locale", "en", "corpus", "check", folder]);
    assert_eq!((run.status, run.complaints.as_str()), (0, ""));
    expect![[r#"
        19 sections, 256 provisions, 17 footnotes, 35 topics with 193 rows, 62 errata; no problems.
    "#]]
    .assert_eq(&run.output);
}

#[test]
fn the_documented_example_is_sound_and_is_the_one_in_the_documentation() {
    let folder = repository().join("tests/corpus/minimal");
    let run = Desk::new().run(&["corpus", "check", folder.to_str().expect("UTF-8")]);
    assert_eq!(
        (run.status, run.complaints.as_str()),
        (0, ""),
        "{}",
        run.output
    );
    for file in [
        "compilation.toml",
        "bodies.toml",
        "register.toml",
        "zh/edition.toml",
        "zh/part-a.md",
        "zh/part-b.md",
        "zh/index.md",
        "zh/errata.toml",
        "zh/source.txt",
    ] {
        let text = std::fs::read_to_string(folder.join(file)).expect("a file of the example");
        let (_, behind) = DOCUMENTATION
            .split_once(&format!("\n### `{file}`\n\n```"))
            .unwrap_or_else(|| panic!("{file} is not in corpus/README.md"));
        let (_, documented) = behind.split_once('\n').expect("a block");
        assert!(
            documented.starts_with(&format!("{text}```\n")),
            "corpus/README.md and {file} differ"
        );
    }
}

#[test]
fn a_new_compilation_is_commented_sound_and_never_written_over_another() {
    let desk = Desk::new();
    let read = |file: &str| std::fs::read_to_string(desk.path().join(file)).expect("a file");
    let run = desk.run(&["--locale", "en", "corpus", "new", "mine"]);
    assert_eq!((run.status, run.complaints.as_str()), (0, ""));
    assert!(run.output.ends_with(
        "A sample compilation is written, and passes the check. Write your own over it, file by file, and after each \
         change run: yuanyin corpus check mine\n"
    ));
    let check = desk.run(&["--locale", "en", "corpus", "check", "mine"]);
    assert_eq!((check.status, check.complaints.as_str()), (0, ""));
    expect![[r#"
        2 sections, 14 provisions, 1 footnote, 1 topic with 2 rows, 0 errata; no problems.
    "#]]
    .assert_eq(&check.output);
    let shown = desk.run(&["show", "--corpus", "mine", "A.一.2.b.(二)"]);
    assert!(shown.output.contains("在线课程"), "{}", shown.output);
    for file in [
        "compilation.toml",
        "bodies.toml",
        "register.toml",
        "zh/edition.toml",
        "zh/part-a.md",
        "zh/index.md",
    ] {
        let text = read(&format!("mine/{file}"));
        let comment = if file.ends_with(".md") { "<!-- " } else { "# " };
        assert!(text.contains(comment), "{file} has no comment");
    }
    desk.write("mine/compilation.toml", "mine");
    let again = desk.run(&["--locale", "en", "corpus", "new", "mine"]);
    assert_eq!((again.status, again.output.as_str()), (2, ""));
    assert_eq!(
        again.complaints,
        "yuanyin: mine: there are files in this folder already, so nothing was written. Name a new or an empty one.\n"
    );
    assert_eq!(read("mine/compilation.toml"), "mine");
}

/// The largest file that may be written is made small, as a full disk makes it: some of the files are shorter.
#[cfg(unix)]
#[test]
fn of_a_new_compilation_that_cannot_be_written_nothing_stays() {
    let desk = Desk::new();
    let program = env!("CARGO_BIN_EXE_yuanyin");
    let script =
        format!("trap '' XFSZ; ulimit -f 2; exec {program} --locale en corpus new kept/new/mine");
    desk.write("kept/note.txt", "");
    let mut shell = std::process::Command::new("sh");
    shell.args(["-c", &script]).current_dir(desk.path());
    let run = crate::Outcome::of(shell.output().expect("a shell"));
    assert_eq!((run.status, run.output.as_str()), (2, ""));
    assert!(
        run.complaints.contains("kept/new/mine/")
            && run
                .complaints
                .ends_with("; what had been written before it is removed again.\n"),
        "{}",
        run.complaints
    );
    let left = std::fs::read_dir(desk.path().join("kept")).expect("a folder");
    let left: Vec<_> = left.map(|one| one.expect("an entry").file_name()).collect();
    assert_eq!(left, ["note.txt"]);
    let again = desk.run(&["corpus", "new", "kept/new/mine"]);
    assert_eq!(again.status, 0, "{}", again.complaints);
}

/// One thing broken in the example, and what is said of it: the first problem there.
#[test]
fn each_problem_is_found_where_it_is() {
    let problems = [
        (
            "compilation.toml",
            "body = \"untoc-cop\"\n",
            "",
            "compilation.toml:1:1: There is no `body`: say whose instruments these are, by an id of the register.",
        ),
        (
            "compilation.toml",
            "body = \"untoc-cop\"",
            "body = \"untoc\"",
            "compilation.toml:4:8: The register bodies.toml does not have “untoc”: add it to the compilation's own, or correct it.",
        ),
        (
            "compilation.toml",
            "working_group = \"example\"",
            "working_group = \"examples\"",
            "compilation.toml:6:17: In the register bodies.toml untoc-cop has no working group “examples”: add it to the compilation's own, or correct it.",
        ),
        (
            "bodies.toml",
            "symbol = ",
            "symbols = ",
            "bodies.toml:7:1: Invalid TOML: unknown field `symbols`, expected one of `id`, `body`, `symbol`, `about`, `printed`, `zh`, `en`, `fr`, `es`, `ru`, `ar`.",
        ),
        (
            "bodies.toml",
            "zh = \"示例工作组\"",
            "zh = \"示例协会\"",
            "compilation.toml:17:1: “示例协会第一次会议建议第1段” is not recognised as the name of what it stands for, so no draft could cite it. Correct the name, number or symbol in it.",
        ),
        (
            "compilation.toml",
            "letter = \"A\"",
            "letter = \"AB\"",
            "compilation.toml:10:10: A part's letter is one capital letter, not “AB”.",
        ),
        (
            "compilation.toml",
            "[[section]]\npart = \"A\"",
            "[[section]]\npart = \"C\"",
            "compilation.toml:18:8: There is no [[part]] with the letter “C”: add one, or correct the letter.",
        ),
        (
            "compilation.toml",
            "[[section]]\npart = \"A\"\n",
            "[[section]]\n",
            "compilation.toml:17:1: It is not said which part this section belongs to: add `part`.",
        ),
        (
            "compilation.toml",
            "\"2021-05-10\"",
            "\"2021-02-30\"",
            "compilation.toml:27:10: “2021-02-30” is not a date: write it as 2013-10-28, and a day that exists.",
        ),
        (
            "compilation.toml",
            "working_group = \"example\"",
            "working_group = \"\"",
            "compilation.toml:6:17: The value here is empty: fill it in, or remove the field.",
        ),
        (
            "bodies.toml",
            "en = [",
            "en = [\"resolution\", ",
            "bodies.toml:9:7: “resolution” consists of ordinary words and names nobody: write a proper name, or remove it.",
        ),
        (
            "bodies.toml",
            "\"示例问题工作组\"",
            "\"技术援助问题工作组\"",
            "bodies.toml:8:7: “技术援助问题工作组” is a name of technical-assistance as well: name one of them otherwise, or remove it from one.",
        ),
        (
            "zh/edition.toml",
            "language = \"zh\"",
            "language = \"en\"",
            "zh/edition.toml:4:12: The edition's language is “en”, and its folder is “zh”: they have to be the same.",
        ),
        (
            "zh/part-b.md",
            "### 第10/8号决定\n",
            "",
            "zh/part-b.md:3:1: This section has no heading of its instrument: add the line “### 第10/8号决定” under it.",
        ),
        (
            "zh/part-a.md",
            "工作组：\n",
            "(a) 工作组：\n",
            "zh/part-a.md:21:1: This line begins as a numbered paragraph might, but not as one is written here: “20. ”, “- (b) ” or “- （二） ”.",
        ),
        (
            "zh/index.md",
            "## 培训\n",
            "培训\n",
            "zh/index.md:17:1: This line is neither a topic (`## `) nor a row of four cells: write it as one of them.",
        ),
        (
            "zh/part-a.md",
            "3. 秘书处",
            "4. 秘书处",
            "zh/part-a.md:15:1: The numbering is broken: 3 should follow, not 4. Correct the number, or add what is left out.",
        ),
        (
            "zh/part-a.md",
            "   - (b) 为",
            "   - (c) 为",
            "zh/part-a.md:12:1: The numbering is broken: (b) should follow, not (c). Correct the number, or add what is left out.",
        ),
        (
            "zh/part-a.md",
            "（二）",
            "（三）",
            "zh/part-a.md:14:1: The numbering is broken: (二) should follow, not (三). Correct the number, or add what is left out.",
        ),
        (
            "zh/part-a.md",
            "3. 秘书处",
            "2. 秘书处",
            "zh/part-a.md:15:1: A.一.2 appears twice: change one of the two, or remove it.",
        ),
        (
            "zh/part-a.md",
            "3. 秘书处",
            "秘书处",
            "zh/part-a.md:15:1: This line is in no provision: number it, join it to the one before or make it a heading.",
        ),
        (
            "zh/part-a.md",
            "## 二. 第二次",
            "## 四. 第二次",
            "zh/part-a.md:19:1: compilation.toml has no such section: 四. 第二次会议，2021年5月10日至12日. Add a [[section]], or correct the number.",
        ),
        (
            "zh/part-a.md",
            "## 二. 第二次会议，2021年5月10日至12日\n",
            "",
            "compilation.toml:24:1: A.二 is listed here, but no part has its heading: add it there, or remove the entry.",
        ),
        (
            "zh/part-a.md",
            "考虑：[^1]",
            "考虑：",
            "zh/part-a.md:17:1: Nothing in the text refers to footnote 1: put [^1] where it belongs, or remove the note.",
        ),
        (
            "zh/part-b.md",
            "优先事项：",
            "优先事项：[^9]",
            "zh/part-b.md:12:19: [^9] refers to footnote 9, which does not exist: add a line that begins with [^9]:, or remove the mark.",
        ),
        (
            "zh/part-b.md",
            "\n## 二. ",
            "\n[^1]: 同上。\n\n## 二. ",
            "zh/part-b.md:28:1: Footnote 1 appears twice: all parts number their footnotes together; give this one another number.",
        ),
        (
            "zh/part-b.md",
            "### 第10/8号决定",
            "### 第10/8号决议",
            "zh/part-b.md:5:1: The heading is not the one in compilation.toml, “第10/8号决定”: correct one of the two.",
        ),
        (
            "zh/index.md",
            "二.PP.1",
            "二.PP.4",
            "zh/index.md:15:45: The compilation has no “二.PP.4”: correct it, or add what it names.",
        ),
        (
            "zh/part-a.md",
            "3月2日至4日",
            "3月2日至5日",
            "zh/part-a.md:7:1: compilation.toml dates this meeting 2020-03-02 to 2020-03-04: correct one of the two; where the print is wrong and kept, say so in errata.toml (`kept`).",
        ),
        (
            "zh/part-a.md",
            "## 二. 第二次会议",
            "## 二. 第二次\u{202e}会议",
            "zh/part-a.md:19:10: There is an invisible control character here (U+202E): remove it.",
        ),
        (
            "zh/index.md",
            "6 (a)",
            "9 (a)",
            "zh/index.md:12:29: The compilation has no “9 (a)”: correct it, or add what it names.",
        ),
        (
            "zh/index.md",
            "| 一.2 |",
            "| 一.1 |",
            "zh/index.md:22:1: Columns 段落 and 汇编中的段落/建议 disagree: B.一.2 and B.一.1. Correct one of them.",
        ),
        (
            "zh/index.md",
            "(一)-(二) |\n",
            "(一)=(二) |\n",
            "zh/index.md:21:44: “=(二)” in this cell cannot be read: write it as a citation is written in a draft.",
        ),
        (
            "zh/index.md",
            "CTOC/COP/WG.9/2021/2",
            "CTOC/COP/WG.9/2021/1",
            "zh/index.md:12:3: compilation.toml does not know the symbol CTOC/COP/WG.9/2021/1: correct it, or add it there.",
        ),
        (
            "compilation.toml",
            "offset = 4",
            "ofset = 4",
            "compilation.toml:22:45: Invalid TOML: unknown field `ofset`, expected one of `symbol`, `offset`, `within`.",
        ),
        (
            "compilation.toml",
            ", offset = 4",
            "",
            "compilation.toml:17:1: Give either `offset` or `within` here, and only one of them.",
        ),
        (
            "compilation.toml",
            "\"2020-03-02\"",
            "\"2020-3-2\"",
            "compilation.toml:20:10: “2020-3-2” is not a date: write it as 2013-10-28, and a day that exists.",
        ),
        (
            "compilation.toml",
            "\"10/8\"",
            "\"10-8\"",
            "compilation.toml:42:44: “10-8” cannot be read: it is written like “3/4”.",
        ),
        (
            "compilation.toml",
            "\"B.二.附件\"",
            "\"B.二.附件一\"",
            "compilation.toml:31:1: The compilation has no “B.二.附件一”: correct it, or add what it names.",
        ),
        (
            "compilation.toml",
            "number = 2",
            "number = 1",
            "compilation.toml:26:10: A.一 appears twice: change one of the two, or remove it.",
        ),
        (
            "register.toml",
            "\"11/9\"",
            "\"11/8\"",
            "zh/part-b.md:28:1: 11/9 is not in register.toml: add an [[instrument]].",
        ),
        (
            "bodies.toml",
            "[[working_group]]\nid",
            "[[body]]\nid = \"example-body\"\nzh = [\"示例机构\"]\nnumbers = [\n  { kind = \"resolution\", shape = \"SESSION/SERIAL\", symbol = \"EX/{SESION}/{SERIAL}\" },\n]\n\n[[working_group]]\nid",
            "bodies.toml:7:1: The numbers' `shape` has no “SESION”: use what is there.",
        ),
        (
            "bodies.toml",
            "[[working_group]]\nid",
            "[[body]]\nid = \"example-body\"\nzh = [\"示例机构\"]\nsymbols = [\"EX\"]\ndocument_link = \"https://example.org/documents\"\n\n[[working_group]]\nid",
            "bodies.toml:8:1: “https://example.org/documents” is no address to be followed: begin it with https:// and say where {SYMBOL} is in it.",
        ),
        (
            "bodies.toml",
            "[[working_group]]\nid",
            "[[body]]\nid = \"example-body\"\nzh = [\"示例机构\"]\nnumbers = [\n  { kind = \"resolution\", shape = \"SESSION/SERIAL\", link = \"http://example.org/{SESSION}/{SERIAL}\" },\n]\n\n[[working_group]]\nid",
            "bodies.toml:7:1: “http://example.org/{SESSION}/{SERIAL}” is no address to be followed: begin it with https:// and say where {SERIAL} is in it.",
        ),
        (
            "register.toml",
            "number = 10\n",
            "number = 10\ndates = [\"2020-10-12\", \"2020-10-15\"]\n",
            "register.toml:6:10: compilation.toml dates this session 2020-10-12 to 2020-10-16: correct one of the two.",
        ),
        (
            "register.toml",
            "number = 11",
            "number = 12",
            "register.toml:23:10: register.toml has no [[session]] numbered 11: add one.",
        ),
        (
            "register.toml",
            "report = \"CTOC/COP/2020/10\"",
            "report = \"CTOC/COP/2020/11\"",
            "register.toml:6:10: According to compilation.toml this session's report is CTOC/COP/2020/10: correct one of the two.",
        ),
        (
            "register.toml",
            "[[session]]",
            "<<<<<<< HEAD\n[[session]]",
            "register.toml:4:1: This line was left by a merge of two versions, and the file is not read: keep one of them, and remove the marks.",
        ),
        (
            "compilation.toml",
            "points_to = \"B.二.附件\"",
            "points_to = \"A.三\"",
            "compilation.toml:36:13: `points_to` leads to the instrument in another part that holds these recommendations, and “A.三” is in a part of recommendations: correct it.",
        ),
        (
            "compilation.toml",
            "offset = 4",
            "offset = -9",
            "compilation.toml:22:21: With `offset` = -9 paragraph 1 of this section would be paragraph -8 of the document: correct it.",
        ),
        (
            "bodies.toml",
            "symbol = \"CTOC/COP/WG.9\"",
            "symbol = \"CTOC/COP/WG.8\"",
            "bodies.toml:7:10: None of the reports here begins with “CTOC/COP/WG.8/”: correct the working group's `symbol`, or the reports'.",
        ),
        (
            "zh/part-a.md",
            "   - (b) 为从业人员",
            "\t- (b) 为从业人员",
            "zh/part-a.md:12:1: This line is indented with tabs, so that it is not known what it belongs to; so may be others below. Indent with spaces: three under a number, two under a letter.",
        ),
        (
            "zh/part-b.md",
            "#### 附件\n",
            "#### 附件2\n",
            "zh/part-b.md:24:1: An annex begins with “#### 附件” where there is one, and with “#### 附件一” and so on where there are several: correct the heading.",
        ),
        (
            "zh/errata.toml",
            "line = 5",
            "line = 4",
            "zh/errata.toml:4:1: Line 4 of source.txt does not have the words that this erratum corrects: correct `line` or `printed`.",
        ),
        (
            "zh/errata.toml",
            "\ncorrect_reference = \"A.二.a\"",
            "",
            "zh/errata.toml:18:1: `misprinted_reference` and `correct_reference` go together: add the other one, or remove both.",
        ),
        (
            "zh/errata.toml",
            "correct_reference = \"A.二.a\"",
            "correct_reference = \"A.二.z\"",
            "zh/errata.toml:18:1: The compilation has no “A.二.z”: correct it, or add what it names.",
        ),
    ];
    for (file, right, wrong, expected) in problems {
        let desk = Desk::new();
        copy_folder(
            &repository().join("tests/corpus/minimal"),
            &desk.path().join("broken"),
        );
        let path = desk.path().join("broken").join(file);
        let text = std::fs::read_to_string(&path).expect("a file of the example");
        assert!(text.contains(right), "{file} has {right}");
        std::fs::write(&path, text.replacen(right, wrong, 1)).expect("a broken file");
        let run = desk.run(&["--locale", "en", "corpus", "check", "broken/"]);
        assert_eq!((run.status, run.complaints.as_str()), (1, ""), "{wrong}");
        assert!(
            run.output.contains(&format!("broken/{expected}\n")),
            "{wrong}: {}",
            run.output
        );
    }
}

/// The example has no treaties; here it gets some, with three mistakes.
#[test]
fn mistakes_in_treaties_are_found_too() {
    let desk = Desk::new();
    copy_folder(
        &repository().join("tests/corpus/minimal"),
        &desk.path().join("broken"),
    );
    desk.write(
        "broken/treaties.toml",
        "[[treaty]]\nkey = \"firearms\"\nadopted = { resolution = \"55/255\", annex = \"only\" }\narticles = 21\n",
    );
    let mut titles =
        "[[treaty]]\nkey = \"firearms\"\ntitle = \"枪支议定书\"\narticles = [\n".to_owned();
    for number in (1..=20).chain([22]) {
        titles.push_str(&format!(
            "    {{ number = {number}, title = \"标题\", verified = true }},\n"
        ));
    }
    titles
        .push_str("]\n\n[[treaty]]\nkey = \"corruption\"\ntitle = \"反腐败公约\"\narticles = []\n");
    desk.write("broken/zh/treaties.toml", titles);
    let run = desk.run(&["--locale", "en", "corpus", "check", "broken"]);
    assert_eq!((run.status, run.complaints.as_str()), (1, ""));
    for said in [
        "broken/zh/treaties.toml:2:7: Article 21 of firearms has no title here: add it.",
        "firearms has no article 22: in treaties.toml it has 1 to 21.",
        "treaties.toml has no treaty “corruption”: add it there, or remove it here.",
    ] {
        assert!(run.output.contains(said), "{said}: {}", run.output);
    }
}

#[test]
fn problems_of_the_treaties_are_told_with_their_places() {
    let problems = [
        (
            "key = \"firearms\"",
            "key = \"corruption\"",
            "zh/treaties.toml:109:7: treaties.toml has no treaty “corruption”: add it there, or remove it here.",
        ),
        (
            "{ number = 21, title = \"保存人和语文\"",
            "{ number = 22, title = \"保存人和语文\"",
            "zh/treaties.toml:132:5: firearms has no article 22: in treaties.toml it has 1 to 21.",
        ),
        (
            "{ number = 21, title = \"保存人和语文\"",
            "{ number = 22, title = \"保存人和语文\"",
            "zh/treaties.toml:109:7: Article 21 of firearms has no title here: add it.",
        ),
    ];
    for (right, wrong, expected) in problems {
        let desk = Desk::new();
        copy_folder(
            &repository().join("corpus/technical-assistance"),
            &desk.path().join("broken"),
        );
        let path = desk.path().join("broken/zh/treaties.toml");
        let text = std::fs::read_to_string(&path).expect("the titles");
        assert!(text.contains(right), "the titles have {right}");
        std::fs::write(&path, text.replacen(right, wrong, 1)).expect("broken titles");
        let run = desk.run(&["--locale", "en", "corpus", "check", "broken/"]);
        assert_eq!((run.status, run.complaints.as_str()), (1, ""), "{wrong}");
        assert!(
            run.output.contains(&format!("broken/{expected}\n")),
            "{wrong}: {}",
            run.output
        );
    }
}

#[test]
fn problems_of_terms_are_told() {
    let desk = Desk::new();
    copy_folder(
        &repository().join("tests/corpus/minimal"),
        &desk.path().join("broken"),
    );
    let concept = |id: &str| format!("[[concept]]\nid = \"{id}\"\nzh = [\"法官\"]\n\n");
    desk.write("broken/terms.toml", concept("x"));
    let run = desk.run(&["--locale", "en", "corpus", "check", "broken"]);
    assert_eq!((run.status, run.complaints.as_str()), (1, ""));
    for said in [
        "`words` is empty or absent: fill it in.",
        "x has no name in the language “fr”: add one.",
        "“法官” is a term of the concept x and of judge: leave it to one of them.",
        "No concept reaches A.一.2: add one, or list it in `provisions`.",
    ] {
        assert!(run.output.contains(said), "{said}: {}", run.output);
    }
}

/// A general concept has to be spoken of in one of the compilations beside it, and to have what people type for it.
#[test]
fn problems_of_the_general_terms_are_told() {
    let desk = Desk::new();
    copy_folder(
        &repository().join("tests/corpus/minimal"),
        &desk.path().join("minimal"),
    );
    let concept = |id: &str, words: &str, zh: &str| {
        let others =
            ["en", "fr", "es", "ru", "ar"].map(|tag| format!("{tag} = [\"{id} {tag}\"]\n"));
        format!(
            "[[concept]]\nid = \"{id}\"\nwords = [\"{words}\"]\n{zh}{}\n",
            others.concat()
        )
    };
    desk.write(
        "terms.toml",
        concept("courses", "在线课程", "zh = [\"网课\"]\n")
            + &concept("dragons", "喷火的龙", "zh = [\"恐龙\"]\n")
            + &concept("lists", "编写一份清单", ""),
    );
    let run = desk.run(&["--locale", "en", "corpus", "check", "minimal"]);
    assert_eq!((run.status, run.complaints.as_str()), (1, ""));
    for said in [
        "No provision, heading, topic or title of an article has any of the `words` of the concept dragons: use the compilation's own, or list `provisions`.",
        "lists has no name in the language “zh”: add one.",
    ] {
        assert!(run.output.contains(said), "{said}: {}", run.output);
    }
    // One that only another compilation beside it speaks of reaches something.
    assert!(!run.output.contains("concept courses"), "{}", run.output);
}

#[test]
fn every_documented_message_exists() {
    // The table in corpus/README.md quotes the messages that the tests here have seen.
    let tested = [include_str!("corpus.rs"), include_str!("editions.rs")].concat();
    let (_, table) = DOCUMENTATION
        .split_once("| problem | example |\n| --- | --- |\n")
        .expect("the table");
    let rows: Vec<&str> = table
        .lines()
        .take_while(|line| line.starts_with('|'))
        .collect();
    assert!(rows.len() > 15);
    for row in rows {
        let message = row
            .trim_matches('|')
            .split(" | ")
            .nth(1)
            .expect("a message");
        assert!(tested.contains(message.trim()), "{message}");
    }
}

/// A compilation of `tests/corpus` in which words of a file are replaced, or a file is taken away.
#[test]
fn what_other_compilations_are_told() {
    for (name, file, right, wrong, expected) in [
        (
            "lakes",
            "bodies.toml",
            "en = \"the Assembly\"",
            "en = \"the Plenary\"",
            "bodies.toml:13:1: lakes-assembly is printed as “the Plenary”, which has none of its names in the language “en” and is not read in drafts: print a name, or add this one to the names.",
        ),
        (
            "lakes",
            "zh/treaties.toml",
            "",
            "",
            "zh/treaties.toml:1:1: This file is missing: it says what the treaties of treaties.toml and their articles are called.",
        ),
    ] {
        let desk = Desk::new();
        let from = repository().join("tests/corpus").join(name);
        copy_folder(&from, &desk.path().join("broken"));
        let path = desk.path().join("broken").join(file);
        if right.is_empty() {
            std::fs::remove_file(&path).expect("the file was there");
        } else {
            let text = std::fs::read_to_string(&path).expect("a file of the compilation");
            assert!(text.contains(right), "{file} has {right}");
            std::fs::write(&path, text.replacen(right, wrong, 1)).expect("a broken file");
        }
        let run = desk.run(&["--locale", "en", "corpus", "check", "broken"]);
        assert_eq!((run.status, run.complaints.as_str()), (1, ""), "{wrong}");
        let expected = format!("broken/{expected}\n");
        assert!(run.output.contains(&expected), "{wrong}: {}", run.output);
    }
}

/// A mistake in the register of bodies is told before it is built into the program.
#[test]
fn the_register_beside_a_compilation_is_checked() {
    let desk = Desk::new();
    let from = repository().join("corpus/technical-assistance");
    copy_folder(&from, &desk.path().join("corpus/technical-assistance"));
    let register = repository().join("corpus/bodies.toml");
    let register = std::fs::read_to_string(register).expect("the register");
    let first = "[[body]]\nid = \"ecosoc\"";
    assert!(register.contains(first));
    desk.write(
        "corpus/bodies.toml",
        register.replacen(first, "[[body]]\nid = \"unsc\"", 1),
    );
    let run = desk.run(&[
        "--locale",
        "en",
        "corpus",
        "check",
        "corpus/technical-assistance",
    ]);
    assert_eq!((run.status, run.complaints.as_str()), (1, ""));
    expect![[r#"
        corpus/bodies.toml:49:1: unsc appears twice: change one of the two, or remove it.
        19 sections, 256 provisions, 17 footnotes, 35 topics with 193 rows, 62 errata; 1 problem.
    "#]]
    .assert_eq(&run.output);
}

/// Puts something where a file stood.
type Put = fn(&std::path::Path);

#[test]
fn what_is_no_file_of_the_compilation_is_told() {
    let put: [(Put, &str); 3] = [
        (
            |_| {},
            "zh/errata.toml:4:1: There is no source.txt that these errata could be of: add the text as it was received, or remove them.",
        ),
        (
            |path| std::fs::create_dir(path).expect("a folder"),
            "zh/source.txt:1:1: This is a folder, not a file: move it away, and put the file of this name here.",
        ),
        (
            |path| {
                let file = std::fs::File::create(path).expect("a file");
                file.set_len((64 << 20) + 1).expect("a long file");
            },
            "zh/source.txt:1:1: This file is longer than 64 MB and is not read: put the compilation's file here.",
        ),
    ];
    for (put, expected) in put {
        let desk = Desk::new();
        copy_folder(
            &repository().join("tests/corpus/minimal"),
            &desk.path().join("broken"),
        );
        let path = desk.path().join("broken/zh/source.txt");
        std::fs::remove_file(&path).expect("the received text");
        put(&path);
        let run = desk.run(&["--locale", "en", "corpus", "check", "broken/"]);
        assert_eq!((run.status, run.complaints.as_str()), (1, ""));
        let first = run.output.lines().next();
        assert_eq!(first, Some(format!("broken/{expected}").as_str()));
        assert!(run.output.contains("; 1 problem."), "{}", run.output);
    }
}

#[test]
fn a_folder_that_is_no_compilation_is_said_to_be_none() {
    let desk = Desk::new();
    desk.write("empty/notes.md", "");
    let run = desk.run(&["--locale", "en", "corpus", "check", "empty"]);
    assert_eq!((run.status, run.output.as_str()), (2, ""));
    expect![[r#"
        yuanyin: empty: not a compilation's folder: it has none of its files, such as compilation.toml.
    "#]]
    .assert_eq(&run.complaints);
    // One that lacks a file is one.
    let minimal = repository().join("tests/corpus/minimal");
    copy_folder(&minimal, &desk.path().join("broken"));
    std::fs::remove_file(desk.path().join("broken/register.toml")).expect("it is there");
    let run = desk.run(&["--locale", "en", "corpus", "check", "broken"]);
    let missing = "broken/register.toml:1:1: This file is missing: every compilation has one.";
    assert!(run.output.contains(missing), "{}", run.output);
    assert_eq!(run.status, 1);
}

#[test]
fn what_cannot_be_read_at_all_is_status_2() {
    let desk = Desk::new();
    desk.write("file.txt", "");
    for (folder, complaint) in [
        (
            "nowhere",
            expect![[r#"
                yuanyin: nowhere: there is no such file or folder.
            "#]],
        ),
        (
            "file.txt",
            expect![[r#"
                yuanyin: file.txt: cannot be read (part of its path is not a folder).
            "#]],
        ),
    ] {
        let run = desk.run(&["--locale", "en", "corpus", "check", folder]);
        assert_eq!((run.status, run.output.as_str()), (2, ""));
        complaint.assert_eq(&run.complaints);
    }
}

/// One cause, one message: what would only follow from it is not told, and that it is not is said.
#[test]
fn what_follows_from_an_unreadable_file_is_not_told() {
    let mut told = String::new();
    for file in [
        "compilation.toml",
        "bodies.toml",
        "register.toml",
        "zh/edition.toml",
        "zh/part-a.md",
        "zh/part-b.md",
        "zh/index.md",
        "zh/errata.toml",
        "zh/source.txt",
    ] {
        let desk = Desk::new();
        let minimal = repository().join("tests/corpus/minimal");
        copy_folder(&minimal, &desk.path().join("broken"));
        desk.write(&format!("broken/{file}"), b"# ok\n# \xe9t\xe9\n");
        let run = desk.run(&["--locale", "en", "corpus", "check", "broken"]);
        assert_eq!((run.status, run.complaints.as_str()), (1, ""), "{file}");
        let all: Vec<&str> = run.output.lines().collect();
        let (_, problems) = all.split_last().expect("the counts");
        told.push_str(&problems.join("\n"));
        told.push('\n');
    }
    expect![[r#"
        broken/compilation.toml:2:3: From here on this is not UTF-8: save the file as UTF-8.
        What depends on the above (references, notes, the index, names) has not been checked. Correct it and check again.
        broken/bodies.toml:2:3: From here on this is not UTF-8: save the file as UTF-8.
        What depends on the above (references, notes, the index, names) has not been checked. Correct it and check again.
        broken/register.toml:2:3: From here on this is not UTF-8: save the file as UTF-8.
        What depends on the above (references, notes, the index, names) has not been checked. Correct it and check again.
        broken/zh/edition.toml:2:3: From here on this is not UTF-8: save the file as UTF-8.
        What depends on the above (references, notes, the index, names) has not been checked. Correct it and check again.
        broken/zh/part-a.md:2:3: From here on this is not UTF-8: save the file as UTF-8.
        What depends on the above (references, notes, the index, names) has not been checked. Correct it and check again.
        broken/zh/part-b.md:2:3: From here on this is not UTF-8: save the file as UTF-8.
        What depends on the above (references, notes, the index, names) has not been checked. Correct it and check again.
        broken/zh/index.md:2:3: From here on this is not UTF-8: save the file as UTF-8.
        What depends on the above (references, notes, the index, names) has not been checked. Correct it and check again.
        broken/zh/errata.toml:2:3: From here on this is not UTF-8: save the file as UTF-8.
        What depends on the above (references, notes, the index, names) has not been checked. Correct it and check again.
        broken/zh/source.txt:2:3: From here on this is not UTF-8: save the file as UTF-8.
        What depends on the above (references, notes, the index, names) has not been checked. Correct it and check again.
    "#]].assert_eq(&told);
}

/// Nothing is checked against a compilation that cannot be read, and that is no clean bill.
#[test]
fn a_compilation_that_cannot_be_read_is_not_checked_against() {
    let minimal = repository().join("tests/corpus/minimal");
    for (file, text) in [
        ("bodies.toml", "[[working_group]\n"),
        ("bodies.toml", "[[body]]\nid = \"x\"\nzh = 3\n"),
        ("compilation.toml", "body = \n"),
        ("compilation.toml", "body = \"nobody\"\n"),
        ("register.toml", "[[instrument]]\n"),
        ("zh/errata.toml", "[[erratum]]\n"),
    ] {
        let desk = Desk::new();
        copy_folder(&minimal, &desk.path().join("broken"));
        desk.write(&format!("broken/{file}"), text)
            .write("a.md", "第10/8号决定\n");
        for command in [
            ["check", "--corpus", "broken", "a.md"].as_slice(),
            &["check", "--format", "json", "--corpus", "broken", "a.md"],
            &["cites", "--corpus", "broken", "a.md"],
            &["show", "--corpus", "broken", "第10/8号决定"],
        ] {
            let run = desk.run(command);
            assert_eq!(
                (run.status, run.output.as_str()),
                (2, ""),
                "{file} {command:?}"
            );
            assert!(run.complaints.contains(file), "{}", run.complaints);
            assert!(
                run.complaints.contains("无法据以核对"),
                "{}",
                run.complaints
            );
        }
    }
    let desk = Desk::new();
    desk.write("a.md", "第10/8号决定\n");
    for command in [
        ["check", "--corpus", "nowhere", "a.md"].as_slice(),
        &["cites", "--corpus", "nowhere", "a.md"],
        &["show", "--corpus", "nowhere", "第10/8号决定"],
        &["corpus", "check", "nowhere"],
    ] {
        let run = desk.run(command);
        assert_eq!((run.status, run.output.as_str()), (2, ""), "{command:?}");
    }
}

#[test]
fn files_that_nothing_reads_are_told() {
    for (file, complaint) in [
        (
            "zh/part-c.md",
            "compilation.toml has no [[part]] with the letter “C”: add one, or remove this file.",
        ),
        (
            "index.md",
            "This file has no effect here: move it where it belongs, or remove it.",
        ),
    ] {
        let desk = Desk::new();
        let minimal = repository().join("tests/corpus/minimal");
        copy_folder(&minimal, &desk.path().join("broken"));
        desk.write(&format!("broken/{file}"), "");
        let run = desk.run(&["--locale", "en", "corpus", "check", "broken"]);
        assert_eq!((run.status, run.complaints.as_str()), (1, ""));
        let first = run.output.lines().next().unwrap_or_default();
        assert_eq!(first, format!("broken/{file}:1:1: {complaint}"));
    }
}
