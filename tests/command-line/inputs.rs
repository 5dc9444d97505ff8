//! What is read: folders, standard input, lists of files; what is left out; and exit statuses that say so.

use std::io::Write;
use std::process::Stdio;

use expect_test::expect;

use crate::{Desk, Outcome, repository};

const WRONG: &str = "见七.45。\n";
const RIGHT: &str = "见A部分 七.20。\n";

/// The program with something on standard input.
fn given(desk: &Desk, arguments: &[&str], input: impl AsRef<[u8]>) -> Outcome {
    let mut command = desk.command(arguments);
    command.stdin(Stdio::piped());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program runs");
    let mut pipe = child.stdin.take().expect("its input");
    // A program that does not read it closes the pipe.
    let _ = pipe.write_all(input.as_ref());
    drop(pipe);
    Outcome::of(child.wait_with_output().expect("it ends"))
}

/// Files with findings, as `check --format json` names them, in order.
fn files(run: &Outcome) -> Vec<String> {
    let report: serde_json::Value = serde_json::from_str(&run.output).expect("JSON");
    let findings = report["findings"].as_array().expect("a list").iter();
    let mut files: Vec<String> = findings
        .map(|finding| finding["file"].as_str().expect("a name").to_owned())
        .collect();
    files.dedup();
    files
}

#[test]
fn without_arguments_it_is_the_current_folder() {
    let desk = Desk::new();
    desk.write("a.md", WRONG).write("b/c.txt", WRONG);
    let run = desk.run(&["check", "--format", "json"]);
    assert_eq!(
        (run.status, files(&run)),
        (1, vec!["a.md".to_owned(), "b/c.txt".to_owned()])
    );
    let run = desk.run(&["check", "--format", "json", "."]);
    assert_eq!(
        (run.status, files(&run)),
        (1, vec!["a.md".to_owned(), "b/c.txt".to_owned()])
    );
}

#[test]
fn a_file_under_several_names_is_read_once() {
    let desk = Desk::new();
    desk.write("a.md", WRONG).write("b/c.md", WRONG);
    let whole = desk.path().join("a.md");
    let whole = whole.to_str().expect("UTF-8");
    let run = desk.run(&["check", "a.md", "./a.md", "b/../a.md", whole, ".", "b"]);
    let last = run.output.lines().last();
    assert_eq!(last, Some("核对了2个文件：错误2处，警告0处，其他0处。"));
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("a.md", desk.path().join("link.md")).expect("a link");
        let run = desk.run(&["check", "--format", "json", "link.md", "a.md"]);
        assert_eq!(files(&run), ["link.md"]);
    }
}

#[test]
fn nothing_to_check_is_no_success_unless_it_may_be() {
    let desk = Desk::new();
    desk.write("empty/photo.jpg", "");
    for format in [
        "text",
        "json",
        "jsonl",
        "sarif",
        "github",
        "junit",
        "checkstyle",
    ] {
        let run = desk.run(&["check", "--format", format, "empty"]);
        assert_eq!(run.status, 2, "{format}");
        assert!(
            run.complaints
                .starts_with("yuanyin: 没有可核对的文稿：没有以.txt "),
            "{}",
            run.complaints
        );
        let run = desk.run(&["check", "--allow-empty", "--format", format, "empty"]);
        assert_eq!(run.status, 0, "{format}");
    }
    let run = desk.run(&["--locale", "en", "cites", "empty"]);
    assert_eq!((run.status, run.output.as_str()), (2, ""));
    assert!(
        run.complaints
            .contains("There are no drafts to check: no file ends in "),
        "{}",
        run.complaints
    );
    assert_eq!(desk.run(&["cites", "--allow-empty", "empty"]).status, 0);
}

#[test]
fn a_folder_of_word_processors_files_says_so() {
    let desk = Desk::new();
    for name in ["only/意见.doc", "only/b.rtf", "both/a.wps"] {
        desk.write(name, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    }
    // What Word keeps beside a document that is open is none.
    desk.write("only/~$意见.docx", b"\x00");
    desk.write("both/a.md", RIGHT);
    let run = desk.run(&["check", "only"]);
    assert_eq!((run.status, run.output.as_str()), (2, ""));
    expect![[r#"
        yuanyin: 没有可核对的文稿，只有文字处理软件的文件2个（如 only/b.rtf），不能读取。请另存为 .docx 或 .odt 后再核对。
    "#]]
    .assert_eq(&run.complaints);
    let run = desk.run(&["--locale", "en", "check", "only"]);
    expect![[r#"
        yuanyin: There are no drafts to check, only 2 word processors' files (only/b.rtf, …), which cannot be read. Save them as .docx or .odt and check again.
    "#]]
    .assert_eq(&run.complaints);
    let run = desk.run(&["check", "both"]);
    let told = "yuanyin: 没有核对1个不能读取的文件：both/a.wps。请另存为 .docx 或 .odt。\n";
    assert_eq!((run.status, run.complaints.as_str()), (0, told));
}

#[test]
fn standard_input_is_read_under_the_name_that_it_is_given() {
    let desk = Desk::new();
    // In LaTeX what stands behind % is a comment.
    let text = "% 见七.45。\n";
    assert_eq!(given(&desk, &["check", "-"], text).status, 1);
    assert_eq!(
        given(&desk, &["check", "-", "--stdin-filename", "a.tex"], text).status,
        0
    );
    let run = given(
        &desk,
        &[
            "check",
            "--format",
            "json",
            "-",
            "--stdin-filename",
            "稿/a.md",
        ],
        WRONG,
    );
    assert_eq!(files(&run), ["稿/a.md"]);
    let run = given(&desk, &["--locale", "en", "check", "-"], WRONG);
    assert!(run.output.contains("╭▸ -:1:2"), "{}", run.output);
    // The project is that of the name's folder; without a name that of the current one.
    desk.write(
        "off/.yuanyin.toml",
        "[diagnostics]\nno-such-provision = 'off'\n",
    );
    assert_eq!(
        given(
            &desk,
            &["check", "-", "--stdin-filename", "off/a.md"],
            WRONG
        )
        .status,
        0
    );
    assert_eq!(
        given(&desk, &["check", "-", "--stdin-filename", "on/a.md"], WRONG).status,
        1
    );
    desk.write(
        ".yuanyin.toml",
        "[diagnostics]\nno-such-provision = 'off'\n",
    );
    assert_eq!(given(&desk, &["check", "-"], WRONG).status, 0);
    let run = given(
        &desk,
        &["--locale", "en", "check", "-", "--stdin-filename", "a.md"],
        [0xff],
    );
    assert_eq!(run.status, 2);
    assert!(
        run.complaints.starts_with("yuanyin: a.md: not UTF-8 text"),
        "{}",
        run.complaints
    );
    let run = given(&desk, &["cites", "-"], RIGHT);
    assert!(run.output.contains("A.七.20"), "{}", run.output);
}

#[test]
fn a_list_names_the_files() {
    let desk = Desk::new();
    desk.write("a.md", WRONG)
        .write("稿 1.md", WRONG)
        .write("c.md", WRONG);
    desk.write("list", "a.md\r\n稿 1.md\n\n");
    let run = desk.run(&["check", "--format", "json", "--files-from", "list"]);
    assert_eq!(files(&run), ["a.md", "稿 1.md"]);
    let run = given(
        &desk,
        &["check", "--format", "json", "--files-from", "-", "c.md"],
        "a.md\0稿 1.md\0",
    );
    assert_eq!(files(&run), ["c.md", "a.md", "稿 1.md"]);
    let run = given(
        &desk,
        &["cites", "--format", "jsonl", "--files-from", "-"],
        "a.md\n",
    );
    assert_eq!(run.output.lines().count(), 1);
    // An empty list is not the current folder.
    assert_eq!(given(&desk, &["check", "--files-from", "-"], "").status, 2);
    let run = given(
        &desk,
        &["--locale", "en", "check", "-", "--files-from", "-"],
        "",
    );
    assert_eq!(run.status, 2);
    expect![[r#"
        yuanyin: Standard input cannot be both a draft and the list of files: use “-” for one of them only.
    "#]]
    .assert_eq(&run.complaints);
    let run = desk.run(&["--locale", "en", "check", "--files-from", "none"]);
    assert_eq!(run.status, 2);
    assert_eq!(
        run.complaints,
        "yuanyin: none: there is no such file or folder.\n"
    );
}

#[test]
fn compilations_are_no_drafts() {
    let desk = Desk::new();
    let minimal = repository().join("tests/corpus/minimal");
    crate::copy_folder(&minimal, &desk.path().join("corpus/ours"));
    crate::copy_folder(&minimal, &desk.path().join("theirs"));
    desk.write("a.md", "见A部分 一.2.b。\n")
        .write(".yuanyin.toml", "corpus = 'corpus/ours'\n");
    let run = desk.run(&["check"]);
    assert_eq!((run.status, run.complaints.as_str()), (0, ""));
    assert_eq!(run.output, "核对了1个文件：错误0处，警告0处，其他0处。\n");
    // What stands in its folder and is no part of it is a draft.
    desk.write("theirs/drafts/b.md", WRONG);
    let run = desk.run(&["check", "--format", "json", "theirs", "theirs/drafts/b.md"]);
    assert_eq!(files(&run), ["theirs/drafts/b.md"]);
    std::fs::remove_dir_all(desk.path().join("theirs/drafts")).expect("a folder");
    // One that is named is none either, and that is said.
    for path in [
        "corpus/ours",
        "corpus/ours/zh",
        "theirs",
        "corpus/ours/zh/part-a.md",
    ] {
        let run = desk.run(&["--locale", "en", "check", path]);
        assert_eq!((run.status, run.output.as_str()), (2, ""), "{path}");
        let first = run.complaints.lines().next().expect("a sentence");
        assert!(first.starts_with(&format!("yuanyin: {path}: ")), "{first}");
        assert!(
            first.contains("so not checked. To check the compilation: yuanyin corpus check "),
            "{first}"
        );
    }
}

#[test]
fn a_broken_project_file_is_2_and_the_rest_is_done() {
    let desk = Desk::new();
    desk.write("a.md", WRONG);
    for broken in ["colour = 1\n", "locale = \n", "[[ignore]]\n"] {
        desk.write(".yuanyin.toml", broken);
        let run = desk.run(&["check"]);
        assert_eq!(run.status, 2, "{broken}");
        assert!(
            run.output.contains("核对了1个文件：错误1处"),
            "{}",
            run.output
        );
        assert!(
            run.complaints.contains(".yuanyin.toml:1:"),
            "{}",
            run.complaints
        );
        assert_eq!(desk.run(&["cites"]).status, 2);
        assert_eq!(desk.run(&["show", "七.20"]).status, 2);
        assert_eq!(desk.run(&["check", "--no-project-file"]).status, 1);
        assert_eq!(desk.run(&["show", "--no-project-file", "七.20"]).status, 0);
    }
}

#[test]
fn a_wrong_corpus_is_2() {
    let desk = Desk::new();
    desk.write("a.md", RIGHT)
        .write("empty/a.txt", "")
        .write("file", "");
    for corpus in ["none", "empty", "file"] {
        for command in [
            &["check", "a.md"][..],
            &["cites", "a.md"],
            &["show", "七.20"],
        ] {
            let run = desk.run(&[command, &["--corpus", corpus]].concat());
            assert_eq!(
                (run.status, run.output.as_str()),
                (2, ""),
                "{corpus} {command:?}"
            );
            assert!(!run.complaints.is_empty());
        }
    }
}

#[test]
fn what_the_command_line_excludes_is_left_out() {
    let desk = Desk::new();
    desk.write("a.md", WRONG)
        .write("old/b.md", WRONG)
        .write("c.bak.md", WRONG);
    let exclude = ["--exclude", "old/", "--exclude", "*.bak.md"];
    let run = desk.run(&[&["check", "--format", "json"][..], &exclude].concat());
    assert_eq!(files(&run), ["a.md"]);
    // From the current folder on, wherever the file is named from.
    let run = desk.run(&[&["--locale", "en", "check", "./old/b.md"][..], &exclude].concat());
    assert_eq!(run.status, 2);
    expect![[r#"
        yuanyin: ./old/b.md: not checked, because --exclude leaves it out.
        yuanyin: There are no drafts to check.
    "#]]
    .assert_eq(&run.complaints);
    let run = desk.run(
        &[
            &["check", "--allow-empty", "--quiet", "old/b.md"][..],
            &exclude,
        ]
        .concat(),
    );
    assert_eq!(
        (run.status, run.output.as_str(), run.complaints.as_str()),
        (0, "", "")
    );
    let run = desk.run(&["--locale", "en", "check", "--exclude", "a[z"]);
    assert_eq!(run.status, 2);
    expect![[r#"
        yuanyin: The pattern “a[z” of --exclude cannot be read; patterns are written as in .gitignore.
    "#]]
    .assert_eq(&run.complaints);
}

/// In each a citation stands in what its own language hides, and plain Markdown or plain text shows.
#[test]
fn mdx_quarto_and_r_markdown_are_read_as_such() {
    let desk = Desk::new();
    for (name, hidden) in [
        ("a.mdx", "{/* 见七.45。 */}\n"),
        ("b.mdx", "export const note = '见七.45。'\n"),
        ("c.qmd", "```{r}\n见七.45。\n```\n"),
        ("d.Rmd", "```{r}\n见七.45。\n```\n"),
    ] {
        desk.write(name, hidden).write("plain.txt", hidden);
        assert_eq!(desk.run(&["check", name]).status, 0, "{name}");
        assert_eq!(desk.run(&["check", "plain.txt"]).status, 1, "{name}");
    }
}

#[test]
#[cfg(unix)]
fn the_system_s_reasons_are_in_the_reader_s_language() {
    let desk = Desk::new();
    desk.write("file", "");
    std::os::unix::fs::symlink("circle.md", desk.path().join("circle.md")).expect("a link");
    let long = format!("{}.md", "长".repeat(100));
    for (path, chinese, english) in [
        (
            "none.md",
            "没有这个文件或文件夹",
            "there is no such file or folder",
        ),
        (
            "file/a.md",
            "路径中有一级不是文件夹",
            "part of its path is not a folder",
        ),
        (
            "circle.md",
            "链接过多，或互相指向",
            "links that lead in a circle",
        ),
        (
            long.as_str(),
            "文件名无效或过长",
            "the file name is not valid, or is too long",
        ),
    ] {
        for (locale, words) in [("zh", chinese), ("en", english)] {
            let run = desk.run(&["--locale", locale, "check", path]);
            assert_eq!((run.status, run.output.as_str()), (2, ""), "{path}");
            assert!(run.complaints.contains(words), "{}", run.complaints);
        }
    }
}

#[test]
fn a_name_for_standard_input_means_standard_input() {
    let desk = Desk::new();
    desk.write("a.md", RIGHT).write("稿/b.md", RIGHT);
    let checked = |rest: &[&str]| {
        let arguments = [&["--locale", "en", "check"], rest].concat();
        given(&desk, &arguments, WRONG)
    };
    let run = checked(&["--stdin-filename", "x.md"]);
    assert!(run.output.contains("╭▸ x.md:1:2"), "{}", run.output);
    assert_eq!(run.status, 1);
    for (arguments, told) in [
        (
            &[".", "--stdin-filename", "x.md"][..],
            "yuanyin: --stdin-filename x.md names standard input, but only files or folders are listed: write “-” \
             instead of them to read standard input, or leave --stdin-filename out.\n",
        ),
        (
            &["-", "--stdin-filename", "稿"],
            "yuanyin: --stdin-filename 稿 is a folder: give the name of a file in it, such as 稿/a.md.\n",
        ),
    ] {
        let run = checked(arguments);
        assert_eq!((run.status, run.output.as_str()), (2, ""), "{arguments:?}");
        assert_eq!(run.complaints, told);
    }
}
