//! `--help`, `--version`, wrong arguments, the language of messages, closed pipes.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use expect_test::{expect, expect_file};

use crate::{Desk, repository};

#[test]
fn help_names_every_command() {
    let run = Desk::new().run(&["--help"]);
    assert_eq!((run.status, run.complaints.as_str()), (0, ""));
    expect_file!["snapshots/help.txt"].assert_eq(&run.output);
}

#[test]
fn the_version_is_the_package_s() {
    let run = Desk::new().run(&["--version"]);
    assert_eq!(
        run.output,
        format!("yuanyin {}\n", env!("CARGO_PKG_VERSION"))
    );
}

#[test]
fn wrong_arguments_end_with_status_2_and_say_why() {
    for (arguments, chinese, english) in [
        (
            &["chekc"][..],
            "没有命令“chekc”；是否为“check”？",
            "There is no command “chekc”. Did you mean “check”?",
        ),
        (
            &["corpus", "frobnicate"],
            "没有命令“frobnicate”。",
            "There is no command “frobnicate”.",
        ),
        (
            &["show"],
            "缺少参数：<援引>。",
            "Missing argument: <CITATION>.",
        ),
        (
            &["check", "--format", "xml", "a.md"],
            "“--format”的值“xml”无效；可用：text、json、jsonl、sarif、github、junit、checkstyle。",
            "“--format” cannot be “xml”; use text, json, jsonl, sarif, github, junit or checkstyle.",
        ),
        (
            &["check", "a.md", "--format"],
            "“--format”没有值；可用：text、json、jsonl、sarif、github、junit、checkstyle。",
            "“--format” has no value; use text, json, jsonl, sarif, github, junit or checkstyle.",
        ),
        (
            &["check", "--formt", "json", "a.md"],
            "没有选项“--formt”；是否为“--format”？",
            "There is no option “--formt”. Did you mean “--format”?",
        ),
        (
            &["check", "--format", "json", "--format", "text", "a.md"],
            "“--format”只能写一次。",
            "“--format” can be given only once.",
        ),
        (
            &["search", "--limit", "0", "证人"],
            "“--limit”的值“0”无效；可用：1–65535。",
            "“--limit” cannot be “0”; use 1–65535.",
        ),
        (
            &["explain", "misprint", "ambiguous"],
            "“ambiguous”是多余的参数。",
            "“ambiguous” is an argument too many.",
        ),
        (
            &["check", "--fix", "--diff"],
            "“--fix”不能与“--diff”同用。",
            "“--fix” cannot be used with “--diff”.",
        ),
        (&["corpus"], "用法：yuanyin corpus", "Usage: yuanyin corpus"),
    ] {
        for (locale, why) in [("zh", chinese), ("en", english)] {
            let arguments = [&["--locale", locale], arguments].concat();
            let run = Desk::new().run(&arguments);
            assert_eq!((run.status, run.output.as_str()), (2, ""), "{arguments:?}");
            assert!(run.complaints.contains(why), "{}", run.complaints);
        }
    }
    let run = Desk::new().run(&["--locale", "fr", "show", "七.20"]);
    expect![[r#"
        yuanyin: “--locale”的值“fr”无效；可用：zh、en。详见 yuanyin --help。
        “--locale” cannot be “fr”; use zh or en. See yuanyin --help.
    "#]]
    .assert_eq(&run.complaints);
}

/// The library's own words (`[OPTIONS]`, `Commands:`) are English, and its colons half as wide.
#[test]
fn a_page_of_help_is_in_one_language() {
    let run = Desk::new().run(&["--locale", "zh", "check", "--help"]);
    let words: Vec<&str> = run
        .output
        .split(|c: char| !c.is_ascii_alphabetic())
        .filter(|word| word.len() > 3 && word.chars().all(|c| c.is_ascii_uppercase()))
        .collect();
    assert_eq!(words, ["SARIF", "MESSAGES", "LANG"]);
    assert!(!run.output.contains("选项:"), "{}", run.output);
    assert!(
        run.output.contains("[选项] [文稿或文件夹]..."),
        "{}",
        run.output
    );
}

#[test]
fn messages_are_in_the_language_of_the_environment_or_as_asked() {
    let desk = Desk::new();
    let said = |variables: &[(&str, &str)], arguments: &[&str]| {
        let mut command = desk.command(arguments);
        command.env_remove("LC_ALL").env_remove("LC_MESSAGES");
        command.env_remove("LANG").envs(variables.iter().copied());
        let output = command.output().expect("the program runs");
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    let (chinese, english) = ("没有可识别的援引", "No citation is recognised");
    for (variables, arguments, expected) in [
        (&[][..], &["show", "x"][..], chinese),
        (&[("LANG", "C.UTF-8")], &["show", "x"], chinese),
        (&[("LANG", "zh_CN.UTF-8")], &["show", "x"], chinese),
        (&[("LANG", "en_GB.UTF-8")], &["show", "x"], english),
        (
            &[("LANG", "zh_CN.UTF-8"), ("LC_MESSAGES", "en_GB")],
            &["show", "x"],
            english,
        ),
        (
            &[("LANG", "zh_CN.UTF-8")],
            &["--locale", "en", "show", "x"],
            english,
        ),
        (
            &[("LANG", "en_GB.UTF-8")],
            &["show", "--locale", "zh", "x"],
            chinese,
        ),
    ] {
        let said = said(variables, arguments);
        assert!(
            said.contains(expected),
            "{variables:?} {arguments:?}: {said}"
        );
    }
}

/// `yuanyin … | head -1`, for everything that prints more than a line.
#[test]
fn a_closed_pipe_ends_it_quietly() {
    let sample = repository().join("tests/drafts/sample.md");
    let sample = sample.to_str().expect("UTF-8");
    for arguments in [
        &["check", sample][..],
        &["check", "--format", "json", sample],
        &["cites", sample],
        &["show", "B.三"],
        &["demo"],
        &["completions", "bash"],
        &["--help"],
    ] {
        let desk = Desk::new();
        let mut child = desk
            .command(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        let mut first = String::new();
        let mut output = BufReader::with_capacity(64, child.stdout.take().expect("its output"));
        output.read_line(&mut first).expect("a line");
        drop(output);
        let end = child.wait_with_output().expect("it ends");
        let complaints = String::from_utf8_lossy(&end.stderr);
        assert_eq!(complaints, "", "{arguments:?}");
        assert!(!first.is_empty(), "{arguments:?}");
        // 141 as if by SIGPIPE, unless all was written before the pipe was closed.
        let status = end.status.code();
        assert!(
            matches!(status, Some(0 | 1 | 141)),
            "{arguments:?}: {status:?}"
        );
    }
}

#[test]
fn complaints_that_nobody_reads_are_no_reason_to_fail() {
    let desk = Desk::new();
    let mut child = desk
        .command(&["check", "none.md"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    drop(child.stderr.take());
    let end = child.wait_with_output().expect("it ends");
    assert_eq!(end.status.code(), Some(2));
    expect![""].assert_eq(&String::from_utf8_lossy(&end.stdout));
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_told() {
    let full = std::fs::File::create("/dev/full").expect("the device that is always full");
    let desk = Desk::new();
    let mut command = desk.command(&["--locale", "en", "show", "七.20"]);
    let end = command.stdout(full).output().expect("the program runs");
    assert_eq!(end.status.code(), Some(2));
    expect![[r#"
        yuanyin: The results cannot be written (the disk is full).
    "#]]
    .assert_eq(&String::from_utf8_lossy(&end.stderr));
}
