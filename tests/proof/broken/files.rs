//! Files that are missing, are no text, or stand where nobody reads them; what cannot be seen in them.

use std::fs;
use std::path::Path;

use super::{check_alone, checked, copy};
use crate::example::folder;
use crate::program::run;

#[test]
fn files_that_nobody_reads_are_told() {
    check_alone(
        "trafficking-in-persons",
        &[
            (
                "zh/part-c.md",
                "",
                "# C. 其他\n",
                "zh/part-c.md:1:1: compilation.toml has no [[part]] with the letter “C”: add one, or remove this file.",
            ),
            (
                "zh/text.md",
                "",
                "# 全文\n",
                "zh/text.md:1:1: This compilation has parts, each with its file: move what is here there, and remove this one.",
            ),
            (
                "zh/register.toml",
                "",
                "\n",
                "zh/register.toml:1:1: This file has no effect here: move it where it belongs, or remove it.",
            ),
            (
                "errata.toml",
                "",
                "\n",
                "errata.toml:1:1: This file has no effect here: move it where it belongs, or remove it.",
            ),
        ],
    );
    check_alone(
        "lakes",
        &[(
            "zh/part-a.md",
            "",
            "# A. 建议\n",
            "zh/part-a.md:1:1: compilation.toml has no [[part]] with the letter “A”: add one, or remove this file.",
        )],
    );
    check_alone(
        "lakes",
        &[(
            "treaties.toml",
            "",
            "",
            "zh/treaties.toml:1:1: This file has no effect here: move it where it belongs, or remove it.",
        )],
    );
    // What the format does not know may stand there.
    let (status, output) = checked("lakes", "zh/notes.md", "", "笔记\n");
    assert_eq!(status, 0, "{output}");
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
                "zh/errata.toml:3:1: There is no source.txt that these errata could be of: add the text as it was received, or remove them.",
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
        format!("{place}: There is an invisible control character here ({code}): remove it.")
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
    let in_a_circle = "This file cannot be read (too many links, or links that lead in a circle): make it readable, or put a readable one here.";
    let nowhere =
        "This file cannot be read (not found): make it readable, or put a readable one here.";
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
        let (_, reason) = told.split_once("TOML语法有误：").expect("a reason");
        assert!(reason.starts_with(expected), "{wrong}: {reason}");
        assert!(!reason.contains(" expected"), "{wrong}: {reason}");
        assert!(!reason.contains("invalid"), "{wrong}: {reason}");
    }
}

#[test]
fn two_versions_of_a_file_are_not_read() {
    for file in ["zh/part-a.md", "zh/index.md", "register.toml"] {
        let text = fs::read_to_string(folder("minimal").join(file)).expect("a file");
        let merged = format!("<<<<<<< HEAD\n{text}=======\n>>>>>>> other\n");
        let said = format!(
            "{file}:1:1: This line was left by a merge of two versions, and the file is not read: keep one of them, and remove the marks."
        );
        check_alone("minimal", &[(file, &text, &merged, &said)]);
    }
}

#[test]
fn an_edition_has_the_titles_of_its_treaties() {
    check_alone(
        "lakes",
        &[(
            "zh/treaties.toml",
            "",
            "",
            "zh/treaties.toml:1:1: This file is missing: it says what the treaties of treaties.toml and their articles are called.",
        )],
    );
}
