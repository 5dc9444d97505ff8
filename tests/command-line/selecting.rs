//! Which findings are told: `--select`, `--ignore`, `--severity`, known ones; and how: `--statistics`, `--quiet`,
//! `--color`, `--exit-zero`.

use expect_test::expect;
use serde_json::Value;

use crate::{Desk, Outcome};

/// An error, two warnings and a remark.
const DRAFT: &str = "见七.45。\n见七.1。\n专题索引误作三.3.c。\n见第3/2号决定。\n";

/// What is told of `a.md`, as codes with the words.
fn told(desk: &Desk, arguments: &[&str]) -> (i32, Vec<String>) {
    let run = desk.run(&[&["check", "--format", "json", "a.md"][..], arguments].concat());
    (run.status, findings(&run))
}

fn findings(run: &Outcome) -> Vec<String> {
    let report: Value = serde_json::from_str(&run.output).expect("JSON");
    let findings = report["findings"].as_array().expect("a list").iter();
    findings
        .map(|finding| {
            let text = |name: &str| finding[name].as_str().expect("a text").to_owned();
            format!("{} {}", text("code"), text("citation"))
        })
        .collect()
}

#[test]
fn codes_and_severities_are_selected() {
    let desk = Desk::new();
    desk.write("a.md", DRAFT);
    let (error, ambiguous, misprint, remark) = (
        "no-such-provision 七.45",
        "ambiguous 七.1",
        "misprint 三.3.c",
        "not-in-compilation 第3/2号决定",
    );
    for (arguments, status, expected) in [
        (&[][..], 1, &[error, ambiguous, misprint, remark][..]),
        (
            &["--select", "misprint,ambiguous"],
            1,
            &[ambiguous, misprint],
        ),
        (
            &["--select", "misprint", "--select", "ambiguous"],
            1,
            &[ambiguous, misprint],
        ),
        (
            &["--ignore", "no-such-provision"],
            1,
            &[ambiguous, misprint, remark],
        ),
        (
            &["--select", "misprint,ambiguous", "--ignore", "ambiguous"],
            1,
            &[misprint],
        ),
        (&["--severity", "error"], 1, &[error]),
        (&["--severity", "warning"], 1, &[error, ambiguous, misprint]),
        (
            &["--severity", "information"],
            1,
            &[error, ambiguous, misprint, remark],
        ),
        (&["--select", "not-in-compilation"], 0, &[remark]),
        (&["--select", "wrong-date"], 0, &[]),
        (&["--exit-zero"], 0, &[error, ambiguous, misprint, remark]),
    ] {
        let (ended, told) = told(&desk, arguments);
        assert_eq!(
            (ended, told.as_slice()),
            (
                status,
                expected
                    .iter()
                    .map(ToString::to_string)
                    .collect::<Vec<_>>()
                    .as_slice()
            ),
            "{arguments:?}"
        );
    }
    // What a comment leaves alone has not become unused.
    desk.write("a.md", "见七.45。<!-- yuanyin: ignore-line -->\n");
    assert_eq!(
        told(&desk, &["--select", "misprint,unused-exemption"]),
        (0, vec![])
    );
    // What is off is told where it is asked for.
    desk.write("a.md", "见七.45。\n").write(
        ".yuanyin.toml",
        "[diagnostics]\nno-such-provision = 'off'\n",
    );
    assert_eq!(told(&desk, &[]), (0, vec![]));
    assert_eq!(
        told(&desk, &["--select", "no-such-provision"]),
        (1, vec![error.to_owned()])
    );
    let run = desk.run(&["--locale", "en", "check", "--select", "misprints"]);
    assert_eq!(run.status, 2);
    assert!(
        run.complaints
            .starts_with("yuanyin: “--select” cannot be “misprints”; use no-such-provision, "),
        "{}",
        run.complaints
    );
}

#[test]
fn statistics_count_codes() {
    let desk = Desk::new();
    let run = desk
        .write("a.md", DRAFT)
        .write("b.md", "见七.45。\n")
        .run(&["--locale", "en", "check", "--statistics"]);
    assert_eq!(run.status, 1);
    expect![[r#"
             2  no-such-provision    no such provision
             1  not-in-compilation   not in the compilation
             1  ambiguous            ambiguous part
             1  misprint             repeated misprint

        Checked 2 files: 2 errors, 2 warnings, 1 remark.
    "#]]
    .assert_eq(&run.output);
    let run = desk.run(&["--locale", "en", "check", "--statistics", "--quiet", "b.md"]);
    assert_eq!(
        run.output,
        "     1  no-such-provision    no such provision\n"
    );
}

#[test]
fn quiet_tells_findings_and_nothing_else() {
    let desk = Desk::new();
    desk.write("a.md", "见A部分 七.20。\n")
        .write("b.md", "见七.1。\n");
    let run = desk.run(&["check", "-q", "a.md"]);
    assert_eq!(
        (run.status, run.output.as_str(), run.complaints.as_str()),
        (0, "", "")
    );
    let run = desk.run(&["check", "-q", "b.md"]);
    assert!(
        run.output.contains("[ambiguous]") && !run.output.contains("核对了"),
        "{}",
        run.output
    );
    let run = desk.run(&["--locale", "en", "check", "-q", "-v", "b.md"]);
    assert_eq!(run.status, 2);
    assert!(
        run.complaints.contains(" cannot be used with "),
        "{}",
        run.complaints
    );
}

#[test]
fn colours_are_there_when_they_are_asked_for() {
    let desk = Desk::new();
    desk.write("a.md", "见七.45。\n");
    for (arguments, is_coloured) in [
        (&["check", "a.md"][..], false),
        (&["check", "a.md", "--color", "auto"], false),
        (&["check", "a.md", "--color", "never"], false),
        (&["check", "a.md", "--color", "always"], true),
        (&["--color", "always", "search", "证人"], true),
    ] {
        let run = desk.run(arguments);
        assert_eq!(run.output.contains("\u{1b}["), is_coloured, "{arguments:?}");
    }
}

#[test]
fn known_findings_are_left_alone_though_lines_move() {
    let desk = Desk::new();
    desk.write("a.md", DRAFT)
        .write("b/c.md", "见七.45，又见七.45。\n");
    let run = desk.run(&["--locale", "en", "check", "--write-baseline", "known.json"]);
    assert_eq!(
        (run.status, run.complaints.as_str()),
        (0, "Recorded 6 problems as known in known.json.\n")
    );
    assert_eq!(
        run.output,
        "Checked 2 files: 3 errors, 2 warnings, 1 remark.\n"
    );
    let nowhere = [
        "--locale",
        "en",
        "check",
        "--write-baseline",
        "none/known.json",
    ];
    let run = desk.run(&nowhere);
    assert_eq!(run.status, 2);
    assert_eq!(
        run.complaints,
        "yuanyin: none/known.json: cannot be written, because there is no such folder.\n"
    );
    let check = |arguments: &[&str]| {
        let known = ["check", "--format", "json", "--baseline", "known.json"];
        let run = desk.run(&[&known[..], arguments].concat());
        (run.status, findings(&run))
    };
    assert_eq!(check(&[]), (0, vec![]));
    // Lines above, other white space: still known. One more of the same, another code: new.
    desk.write(
        "a.md",
        format!(
            "# 题目\n\n新的一段。\n\n{}",
            DRAFT.replace("七.45", "七．45")
        ),
    );
    desk.write(
        "b/c.md",
        "新的一行。\n见七.45，又见七.45，\n再见七.45，还见决议 3/4。\n",
    );
    assert_eq!(
        check(&["b"]),
        (
            1,
            vec![
                "no-such-provision 七.45".to_owned(),
                "wrong-kind 决议 3/4".to_owned()
            ]
        )
    );
    let (_, of_a) = check(&["a.md"]);
    assert_eq!(
        of_a,
        ["no-such-provision 七．45"],
        "other signs are other words"
    );
    // What is known is not mended either.
    desk.write("b/c.md", "见七.45。三.3.c和三.3.c。\n")
        .write("a.md", DRAFT);
    desk.run(&["check", "--write-baseline", "known.json"]);
    desk.write("b/c.md", "见七.45。三.3.c和三.3.c。决议 3/4。\n");
    let run = desk.run(&["check", "--fix", "--baseline", "known.json"]);
    assert_eq!(run.status, 0, "{}", run.output);
    let mended = std::fs::read_to_string(desk.path().join("b/c.md")).expect("a text");
    assert_eq!(mended, "见七.45。三.3.c和三.3.c。决定 3/4。\n");
}

/// The list can stand in the repository: it names files from where it stands, whatever the folder it is used in.
#[test]
fn a_list_of_known_findings_can_be_moved_about() {
    let desk = Desk::new();
    desk.write("drafts/a.md", DRAFT).write("ci/x", "");
    desk.run(&["check", "drafts", "--write-baseline", "ci/known.json"]);
    let text = std::fs::read_to_string(desk.path().join("ci/known.json")).expect("a text");
    assert!(text.contains("\"file\": \"../drafts/a.md\""), "{text}");
    let mut command = desk.command(&["check", "a.md", "--baseline", "../ci/known.json"]);
    let end = command
        .current_dir(desk.path().join("drafts"))
        .output()
        .expect("the program runs");
    assert_eq!(end.status.code(), Some(0));
    for (text, why) in [
        ("", "empty"),
        ("{}", "no list"),
        ("{\"schema_version\": 2, \"findings\": []}", "a later one"),
    ] {
        desk.write("ci/known.json", text);
        let run = desk.run(&[
            "--locale",
            "en",
            "check",
            "drafts",
            "--baseline",
            "ci/known.json",
        ]);
        assert_eq!((run.status, run.output.as_str()), (2, ""), "{why}");
        assert!(
            run.complaints
                .contains("ci/known.json: not a list of known problems."),
            "{}",
            run.complaints
        );
    }
    assert_eq!(
        desk.run(&["check", "drafts", "--baseline", "none.json"])
            .status,
        2
    );
}
