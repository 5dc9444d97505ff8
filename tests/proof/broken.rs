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

/// What the check says of a compilation in which words of a file are replaced: all of the first
/// occurrence, or the whole file where there are none.
fn checked(name: &str, file: &str, right: &str, wrong: &str) -> (i32, String) {
    let desk = tempfile::tempdir().expect("a temporary folder");
    copy(&folder(name), &desk.path().join("broken"));
    let path = desk.path().join("broken").join(file);
    if right.is_empty() {
        fs::remove_file(&path).expect("the file was there");
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
                "compilation.toml:1:1: There is no `body`: it is not said whose instruments these are.",
            ),
            (
                "compilation.toml",
                "\"untoc-cop\"",
                "\"untoc-mop\"",
                "compilation.toml:4:8: The register bodies.toml does not have “untoc-mop”.",
            ),
            // A working group, but another body's.
            (
                "compilation.toml",
                "\"untoc-cop\"",
                "\"cosp-uncac\"",
                "compilation.toml:5:17: The register bodies.toml does not have “trafficking-in-persons”.",
            ),
            (
                "treaties.toml",
                "treaty = \"untoc\"",
                "treaty = \"palermo\"",
                "treaties.toml:6:10: The register bodies.toml does not have “palermo”.",
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
                "compilation.toml:5:8: The register bodies.toml does not have “lakes-assembly”.",
            ),
            (
                "bodies.toml",
                "[[treaty]]\nid = \"lakes\"",
                "[[treaty]]\nid = \"ponds\"",
                "treaties.toml:5:10: The register bodies.toml does not have “lakes”.",
            ),
            (
                "bodies.toml",
                "symbols = ",
                "symbol = ",
                "bodies.toml:19:1: TOML that cannot be read: unknown field `symbol`, expected one of `id`, `zh`, `en`, `fr`, `es`, `ru`, `ar`, `ambiguous`, `short`, `printed`, `treaty`, `numbers`, `symbols`, `about`, `national`, `cited_everywhere`, `verified`",
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
                "zh/part-a.md:7:1: compilation.toml has no such section: 一. 第一次会议，2009年4月14日和15日",
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
                "compilation.toml:13:10: A stands here a second time.",
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
                "compilation.toml:17:8: There is no [[part]] of the letter “C”.",
            ),
            (
                "compilation.toml",
                "part = \"A\"\n",
                "",
                "compilation.toml:16:1: It is not said which part this section belongs to.",
            ),
            (
                "zh/part-b.md",
                "",
                "",
                "zh/part-b.md:1:1: This file is missing.",
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
                "zh/text.md:1:1: This file is missing.",
            ),
            (
                "compilation.toml",
                "[[section]]\n",
                "[[section]]\npart = \"A\"\n",
                "compilation.toml:9:8: There is no [[part]] of the letter “A”.",
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
                "zh/part-a.md:22:1: compilation.toml has no such section: 二. 第三届会议，2009年11月9日至13日",
            ),
            (
                "compilation.toml",
                "\"A.V\"",
                "\"A.五\"",
                "compilation.toml:77:13: “A.五” cannot be read.",
            ),
            (
                "zh/errata.toml",
                "correct_reference = \"B.II.a\"",
                "correct_reference = \"B.二.a\"",
                "zh/errata.toml:17:1: “B.二.a” leads nowhere.",
            ),
        ],
    );
}
