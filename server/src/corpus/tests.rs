//! Broken compilations, each the built-in one with a few words changed, and what is said of them.

use std::sync::Arc;

use expect_test::{Expect, expect};

use super::check::{check, check_register};
use super::{CorpusFile, embedded, read};
use crate::citation::{Language, OtherBody, Reference};
use crate::messages::{Locale, corpus_problem};

/// Problems shown of each broken compilation.
const SHOWN: usize = 3;

/// What is wrong once words of a file are replaced.
fn problems(changes: &[(&str, &str, &str)]) -> String {
    let mut files = embedded::files();
    files.push(CorpusFile {
        path: "zh/source.txt".to_owned(),
        text: Arc::from(include_str!(
            "../../../corpus/technical-assistance/zh/source.txt"
        )),
    });
    for (path, words, replacement) in changes {
        let file = files.iter_mut().find(|file| file.path == *path);
        let file = file.expect("the compilation has that file");
        assert!(file.text.contains(words), "{path} has {words}");
        file.text = Arc::from(file.text.replacen(words, replacement, 1));
    }
    told(files)
}

/// The first problems as a maintainer reads them: the cause stands before what follows from it.
fn told(files: Vec<CorpusFile>) -> String {
    let (corpus, mut problems) = read(embedded::NAME, "zh", files);
    problems.extend(check(&corpus));
    let mut told: Vec<String> = problems
        .iter()
        .take(SHOWN)
        .map(|problem| corpus_problem(Locale::English, problem))
        .collect();
    if problems.len() > SHOWN {
        told.push(format!("… {} in all", problems.len()));
    }
    told.join("\n")
}

#[track_caller]
fn check_problems(changes: &[(&str, &str, &str)], expected: Expect) {
    expected.assert_eq(&problems(changes));
}

const PART_A: &str = "zh/part-a.md";
const PART_B: &str = "zh/part-b.md";
const INDEX: &str = "zh/index.md";
const COMPILATION: &str = "compilation.toml";

#[test]
fn an_unbroken_compilation_is_without_problems() {
    assert_eq!(problems(&[]), "");
}

#[test]
fn headings_are_read_in_the_figures_of_the_compilation() {
    let mut files = embedded::files();
    for file in &mut files {
        let numerals = match file.path.as_str() {
            COMPILATION => [
                ("\"chinese\"", "\"roman\""),
                ("B.三", "B.III"),
                ("B.四", "B.IV"),
            ]
            .as_slice(),
            PART_A => &[("## 一. ", "## I. "), ("## 四. ", "## IV. ")],
            PART_B => &[("## 三. ", "## III. ")],
            _ => &[],
        };
        for (chinese, roman) in numerals {
            file.text = Arc::from(file.text.replace(chinese, roman));
        }
    }
    let (corpus, _) = read(embedded::NAME, "zh", files);
    // A heading in other figures is told of, and is that section's all the same.
    for read in ["A.I", "A.IV.1.f.(二)", "B.III.2.b", "A.II.1"] {
        assert!(corpus.identified(read).is_some(), "{read}");
    }
    assert!(corpus.identified("A.四.1").is_none());
}

/// Names stand under the tag of any language that is read: a new one needs nothing where the data is read.
#[test]
fn a_new_language_has_its_names_under_its_tag() {
    let register = |names: &str| {
        let mut files = embedded::files();
        files.push(CorpusFile {
            path: "bodies.toml".to_owned(),
            text: Arc::from(format!(
                "[[body]]\nid = \"lakes\"\n{names}\nnumbers = [{{ kind = \"decision\", shape = \"SESSION/SERIAL\" }}]\n"
            )),
        });
        files
    };
    let files = register("qx = [\"лакуно мондо\"]\nprinted = { qx = \"лакуно\" }");
    let (corpus, problems) = read(embedded::NAME, "zh", files);
    assert_eq!(problems, []);
    let lakes = corpus.lexicon.body_called("lakes").unwrap();
    let printed = &corpus.lexicon.body(lakes).unwrap().printed;
    assert_eq!(printed.of(Language::of(*b"qx")), Some("лакуно"));
    let cited = corpus.recognise("торма 3/4 дэ лакуно мондо");
    let body = OtherBody::Known(lakes);
    assert_eq!(cited[0].reference, Reference::Other { body });
    // A tag that no language has is a mistake.
    expect!["bodies.toml:3:1: Invalid TOML: unknown field `xx`, expected one of `id`, `ambiguous`, `short`, `printed`, `treaty`, `numbers`, `symbols`, `document_link`, `about`, `national`, `cited_everywhere`, `adopts_nothing`, `verified`, `zh`, `en`, `fr`, `es`, `ru`, `ar`, `qx`."].assert_eq(&told(register("xx = [\"lacuno\"]")));
    expect!["bodies.toml:3:13: Invalid TOML: unknown field `xx`, expected one of `zh`, `en`, `fr`, `es`, `ru`, `ar`, `qx`."].assert_eq(&told(register("printed = { xx = \"lacuno\" }")));
}

#[test]
fn duplicate_numbers_are_found() {
    check_problems(
        &[(PART_A, "30. 在预算外资源", "29. 在预算外资源")],
        expect!["zh/part-a.md:127:1: A.七.29 appears twice: change one of the two, or remove it."],
    );
    check_problems(
        &[(PART_A, "   - (d) 开始为公约", "   - (c) 开始为公约")],
        expect!["zh/part-a.md:18:1: A.二.2.c appears twice: change one of the two, or remove it."],
    );
    check_problems(
        &[(PART_B, "（五） ", "（四） ")],
        expect![
            "zh/part-b.md:116:1: B.四.i.(四) appears twice: change one of the two, or remove it."
        ],
    );
    check_problems(
        &[(PART_A, "## 十一. ", "## 十. ")],
        expect!["zh/part-a.md:181:1: A.十 appears twice: change one of the two, or remove it."],
    );
}

#[test]
fn skipped_numbers_are_found() {
    check_problems(
        &[(PART_A, "31. 鼓励需要", "32. 鼓励需要")],
        expect![
            "zh/part-a.md:128:1: The numbering is broken: 31 should follow, not 32. Correct the number, or add what is left out."
        ],
    );
    check_problems(
        &[(PART_A, "   - (d) 开始为公约", "   - (e) 开始为公约")],
        expect![
            "zh/part-a.md:18:1: The numbering is broken: (d) should follow, not (e). Correct the number, or add what is left out."
        ],
    );
    check_problems(
        &[(PART_B, "（一） 旨在打击", "（三） 旨在打击")],
        expect![
            "zh/part-b.md:185:1: The numbering is broken: (一) should follow, not (三). Correct the number, or add what is left out."
        ],
    );
}

#[test]
fn unknown_sections_are_found() {
    check_problems(
        &[(PART_A, "## 十一. ", "## 十三. ")],
        expect![
            "zh/part-a.md:181:1: compilation.toml has no such section: 十三. 第十一次会议，2018年5月28日至31日. Add a [[section]], or correct the number."
        ],
    );
    check_problems(
        &[(PART_B, "## 八. ", "## 第八届. ")],
        expect![
            "zh/part-b.md:229:1: compilation.toml has no such section: 第八届. 第八届会议，2016年10月17日至21日. Add a [[section]], or correct the number."
        ],
    );
    check_problems(
        &[(
            COMPILATION,
            "part = \"A\"\nnumber = 11",
            "part = \"A\"\nnumber = 12",
        )],
        expect![
            "zh/part-a.md:181:1: compilation.toml has no such section: 十一. 第十一次会议，2018年5月28日至31日. Add a [[section]], or correct the number."
        ],
    );
    check_problems(
        &[(PART_B, "### 第3/4号决定", "### 第3/4号决议")],
        expect![
            "zh/part-b.md:45:1: The heading is not the one in compilation.toml, “第3/4号决定”: correct one of the two."
        ],
    );
}

#[test]
fn lines_that_are_none_of_the_formats_are_found() {
    check_problems(
        &[(PART_A, "21. 各国应当为", "21 各国应当为")],
        expect![
            "zh/part-a.md:118:1: This line is in no provision: number it, join it to the one before or make it a heading."
        ],
    );
    check_problems(
        &[(INDEX, "## 能力建设\n", "## 能力建设\n\n另见培训。\n")],
        expect![
            "zh/index.md:28:1: This line is neither a topic (`## `) nor a row of four cells: write it as one of them."
        ],
    );
    check_problems(
        &[(INDEX, "| 30 | A部分：七.26 |", "| A部分：七.26 |")],
        expect![
            "zh/index.md:13:1: This line is neither a topic (`## `) nor a row of four cells: write it as one of them."
        ],
    );
}

#[test]
fn index_rows_that_do_not_resolve_are_found() {
    check_problems(
        &[(INDEX, "| 30 | A部分：七.26 |", "| 30 | A部分：七.46 |")],
        expect![
            "zh/index.md:13:34: The compilation has no “A部分：七.46”: correct it, or add what it names."
        ],
    );
    check_problems(
        &[(INDEX, "| 30 | A部分：七.26 |", "| 30 | A部分：十三.26 |")],
        expect![
            "zh/index.md:13:34: The compilation has no “A部分：十三.26”: correct it, or add what it names."
        ],
    );
    check_problems(
        &[(INDEX, "| 30 | A部分：七.26 |", "| 99 | A部分：七.26 |")],
        expect![
            "zh/index.md:13:29: The compilation has no “99”: correct it, or add what it names."
        ],
    );
    check_problems(
        &[(INDEX, "| 30 | A部分：七.26 |", "| 31 | A部分：七.26 |")],
        expect![
            "zh/index.md:13:1: Columns 段落 and 汇编中的段落/建议 disagree: A.七.27 and A.七.26. Correct one of them."
        ],
    );
    check_problems(
        &[(
            INDEX,
            "| 附件一，26 | 见A.七部分 |",
            "| 附件一，26 | 见A.八部分 |",
        )],
        expect![
            "zh/index.md:14:1: Columns 段落 and 汇编中的段落/建议 disagree: A.七.26 and A.八. Correct one of them."
        ],
    );
    check_problems(
        &[(
            INDEX,
            "| 30 | A部分：七.26 |",
            "| 30 | A部分：七.26（待查） |",
        )],
        expect![
            "zh/index.md:13:34: “（待查）” in this cell cannot be read: write it as a citation is written in a draft."
        ],
    );
    check_problems(
        &[(
            INDEX,
            "| CTOC/COP/WG.2/2013/5 |  | 30 |",
            "| CTOC/COP/WG.2/2031/5 |  | 30 |",
        )],
        expect![
            "zh/index.md:13:3: compilation.toml does not know the symbol CTOC/COP/WG.2/2031/5: correct it, or add it there."
        ],
    );
    check_problems(
        &[(
            INDEX,
            "| CTOC/COP/2014/13 | 决议 7/3 | 附件一，26 |",
            "| CTOC/COP/2014/13 | 7/3 | 附件一，26 |",
        )],
        expect![
            "zh/index.md:14:1: “7/3” in this cell cannot be read: write it as a citation is written in a draft."
        ],
    );
}

#[test]
fn footnotes_without_call_and_calls_without_note_are_found() {
    check_problems(
        &[(PART_A, "的信息，[^1]工作组", "的信息，工作组")],
        expect![
            "zh/part-a.md:43:1: Nothing in the text refers to footnote 1: put [^1] where it belongs, or remove the note."
        ],
    );
    check_problems(
        &[(PART_A, "[^3]: 联合国", "[^18]: 联合国")],
        expect![[r#"
            zh/part-a.md:70:1: Nothing in the text refers to footnote 18: put [^18] where it belongs, or remove the note.
            zh/part-a.md:55:75: [^3] refers to footnote 3, which does not exist: add a line that begins with [^3]:, or remove the mark."#]],
    );
    check_problems(
        &[(PART_A, "[^2]: 《联合国", "[^1]: 《联合国")],
        expect![[r#"
            zh/part-a.md:45:1: Footnote 1 appears twice: all parts number their footnotes together; give this one another number.
            zh/part-a.md:18:40: [^2] refers to footnote 2, which does not exist: add a line that begins with [^2]:, or remove the mark."#]],
    );
}

#[test]
fn data_that_cannot_be_read_is_found() {
    check_problems(
        &[(COMPILATION, "offset = 4 }", "offset = four }")],
        expect!["compilation.toml:56:54: Invalid TOML: invalid boolean, expected `false`."],
    );
    check_problems(
        &[(COMPILATION, "points_to = \"B.三\"", "points_to = \"三\"")],
        expect!["compilation.toml:20:13: “三” cannot be read: it is written like “B.三”."],
    );
    check_problems(
        &[(COMPILATION, "number = \"1/4\"", "number = \"1-4\"")],
        expect!["compilation.toml:87:44: “1-4” cannot be read: it is written like “3/4”."],
    );
    check_problems(
        &[(COMPILATION, "within = 7 }", "within = 7, beyond = 8 }")],
        expect![
            "compilation.toml:74:78: Invalid TOML: unknown field `beyond`, expected one of `symbol`, `offset`, `within`."
        ],
    );
    check_problems(
        &[("register.toml", "number = \"3/4\"", "number = \"30/4\"")],
        expect!["register.toml:132:10: register.toml has no [[session]] numbered 30: add one."],
    );
    check_problems(
        &[("register.toml", "\"2008-10-17\"]", "\"2008-10-07\"]")],
        expect!["register.toml:139:24: The last day is before the first: correct one of them."],
    );
    check_problems(
        &[("register.toml", "\"2008-10-17\"]", "\"2008-10-18\"]")],
        expect![
            "register.toml:139:10: compilation.toml dates this session 2008-10-08 to 2008-10-17: correct one of the two."
        ],
    );
    check_problems(
        &[("register.toml", "title_language = \"en\"\n", "")],
        expect![
            "register.toml:14:9: `title` and `title_language` go together: add the other one, or remove both."
        ],
    );
    check_problems(
        &[("zh/edition.toml", "publisher = ", "printer = ")],
        expect![
            "zh/edition.toml:3:1: Invalid TOML: unknown field `printer`, expected one of `title`, `publisher`, `edition`, `language`, `extent`, `examples`."
        ],
    );
    check_problems(
        &[("zh/errata.toml", "kind = \"kept\"", "kind = \"guessed\"")],
        expect![
            "zh/errata.toml:5:8: Invalid TOML: unknown variant `guessed`, expected one of `scanning`, `misprint`, `kept`, `moved`."
        ],
    );
}

#[test]
fn errata_that_do_not_apply_are_found() {
    check_problems(
        &[("zh/errata.toml", "line = 173", "line = 174")],
        expect![
            "zh/errata.toml:4:1: Line 174 of source.txt does not have the words that this erratum corrects: correct `line` or `printed`."
        ],
    );
    check_problems(
        &[("zh/errata.toml", "line = 173", "line = 0")],
        expect![
            "zh/errata.toml:4:1: Line 0 of source.txt does not have the words that this erratum corrects: correct `line` or `printed`."
        ],
    );
}

/// Whatever is missing, what is there is read.
#[test]
fn missing_files_are_found() {
    for (missing, expected) in [
        (
            "compilation.toml",
            expect!["compilation.toml:1:1: This file is missing: every compilation has one."],
        ),
        (
            "register.toml",
            expect!["register.toml:1:1: This file is missing: every compilation has one."],
        ),
        (
            "zh/part-a.md",
            expect!["zh/part-a.md:1:1: This file is missing: every compilation has one."],
        ),
        (
            "zh/index.md",
            expect!["zh/index.md:1:1: This file is missing: every compilation has one."],
        ),
        (
            "zh/errata.toml",
            expect!["zh/errata.toml:1:1: This file is missing: every compilation has one."],
        ),
    ] {
        let files = embedded::files()
            .into_iter()
            .filter(|file| file.path != missing);
        expected.assert_eq(&told(files.collect()));
    }
    assert!(told(Vec::new()).contains("This file is missing"));
}

/// Broken in many ways at once, and in ways that nobody thought of: read without a panic.
#[test]
fn anything_can_be_read_as_a_compilation() {
    for (path, text) in [
        (
            PART_A,
            "## 七.\n\n[^99999999]: \n1. \n- (\n- （\n## .\n#### 附件一二三\n**",
        ),
        (
            PART_A,
            "## 七. 七\n1. 一\n  - (a) 二\n    - （一） 三\n      - (a) 四\n        - (b) 五\n          1. 六\n",
        ),
        (
            INDEX,
            "## \n|\n||||||\n| | | | |\n| CTOC/COP/2008/7 | 决定 | — | … |\n",
        ),
        (
            COMPILATION,
            "[[section]]\npart = \"A\"\nnumber = 65535\ndates = [\"\", \"\"]\n",
        ),
    ] {
        let mut files = embedded::files();
        let file = files.iter_mut().find(|file| file.path == path);
        file.expect("the compilation has that file").text = Arc::from(text);
        assert!(!told(files).is_empty(), "{path}: {text}");
    }
}

/// The built-in register with words of it replaced, and what is said of it.
#[track_caller]
fn check_built_in_register(words: &str, replacement: &str, expected: Expect) {
    let register = include_str!("../../../corpus/bodies.toml");
    assert!(register.contains(words), "the register has {words}");
    let changed = register.replacen(words, replacement, 1);
    let problems = check_register(Arc::from(changed));
    let told = problems.iter().take(SHOWN);
    let told: Vec<String> = told
        .map(|problem| corpus_problem(Locale::English, problem))
        .collect();
    expected.assert_eq(&told.join("\n"));
}

#[test]
fn the_built_in_register_is_sound() {
    check_built_in_register("", "", expect![""]);
}

#[test]
fn a_mistake_in_the_built_in_register_is_found() {
    let first = "[[body]]\nid = \"ecosoc\"";
    let with = |entry: &str| format!("{entry}\n\n{first}");
    // An id twice, with another's name and symbols.
    check_built_in_register(
        first,
        &with("[[body]]\nid = \"unsc\"\nzh = [\"甲安理会\"]"),
        expect!["bodies.toml:49:1: unsc appears twice: change one of the two, or remove it."],
    );
    check_built_in_register(
        first,
        &with("[[body]]\nid = \"another\"\nzh = [\"安理会\"]\nsymbols = [\"S\"]"),
        expect![[r#"
            bodies.toml:44:12: The symbols of another begin with “S” as well: remove it from one of them.
            bodies.toml:51:7: “安理会” is a name of unsc as well: list it in `ambiguous` or `short`."#]],
    );
    check_built_in_register(
        "treaty = \"un-charter\"",
        "treaty = \"charter\"",
        expect![
            "bodies.toml:17:10: The register bodies.toml does not have “charter”: add it to the compilation's own, or correct it."
        ],
    );
    check_built_in_register(
        "[[working_group]]",
        "[[working_group]]\nid = \"none\"\nbody = \"nobody\"\nsymbol = \"CTOC/COP/WG.2\"\nzh = [\"甲问题工作组\"]\n\n[[working_group]]",
        expect![[r#"
            bodies.toml:1684:8: The register bodies.toml does not have “nobody”: add it to the compilation's own, or correct it.
            bodies.toml:1691:10: The symbols of none begin with “CTOC/COP/WG.2” as well: remove it from one of them."#]],
    );
}
