//! `check --fix` and `check --diff`.

use std::path::Path;
use std::process::{Command, Stdio};

use expect_test::expect;

use crate::Desk;

/// Three that have one obvious fix, and one that has not.
const DRAFT: &str = "见七.45。决议 3/4 第2段。\n专题索引误作三.3.c。\n又见九.19-18。\n";
const MENDED: &str = "见七.45。决定 3/4 第2段。\n专题索引误作二.3.c。\n又见九.18-19。\n";

/// A line between findings, which says of a longer draft what it is about.
const FAR: &str = "打击跨国有组织犯罪公约缔约方会议鼓励各国加强合作。\n";

fn read(desk: &Desk, name: &str) -> String {
    std::fs::read_to_string(desk.path().join(name)).expect("a text")
}

#[test]
fn what_is_obvious_is_mended_and_what_is_left_is_told() {
    let desk = Desk::new();
    let run = desk
        .write("a.md", DRAFT)
        .run(&["--locale", "en", "check", "--fix", "a.md"]);
    assert_eq!((run.status, run.complaints.as_str()), (1, ""));
    assert_eq!(read(&desk, "a.md"), MENDED);
    expect![[r#"
        error[no-such-provision]: Part A, section VII, has no paragraph 45; it has paragraphs 1 to 31.
          ╭▸ a.md:1:2
          │
        1 │ 见七.45。决定 3/4 第2段。
          │   ━━━━━
          │
          ├ fix: Change to “七.25” (联合国毒品和犯罪问题办公室应当继…)
          ├ fix: Change to “七.15” (各国应当在毒品和犯罪问题办公室的…)
          ╰ fix: Change to “七.5” (各国应当考虑为录制儿童等脆弱证人…)

        Fixed 3 problems in 1 file. What is left:
        Checked 1 file: 1 error, 0 warnings, 0 remarks.
    "#]]
    .assert_eq(&run.output);
    // There is nothing more to do, and the file is not written again.
    let before = std::fs::metadata(desk.path().join("a.md"))
        .expect("a file")
        .modified()
        .expect("a time");
    let run = desk.run(&["check", "--fix", "a.md"]);
    assert_eq!(run.status, 1);
    assert!(
        run.output
            .contains("没有可自动修正的问题。\n核对了1个文件：错误1处"),
        "{}",
        run.output
    );
    let after = std::fs::metadata(desk.path().join("a.md"))
        .expect("a file")
        .modified()
        .expect("a time");
    assert_eq!(before, after);
}

#[test]
fn only_what_is_selected_is_mended() {
    let desk = Desk::new();
    desk.write("a.md", DRAFT);
    let run = desk.run(&["check", "--fix", "--select", "misprint", "a.md"]);
    assert_eq!(run.status, 0, "nothing selected is left");
    assert_eq!(read(&desk, "a.md"), DRAFT.replace("三.3.c", "二.3.c"));
    let run = desk.run(&[
        "check",
        "--fix",
        "--ignore",
        "wrong-kind",
        "--severity",
        "error",
        "a.md",
    ]);
    assert_eq!(run.status, 1);
    assert_eq!(read(&desk, "a.md"), DRAFT.replace("三.3.c", "二.3.c"));
}

#[test]
fn the_file_is_otherwise_as_it_was() {
    let desk = Desk::new();
    let crlf = |text: &str| format!("\u{feff}{}最后一行没有行尾", text.replace('\n', "\r\n"));
    desk.write("a.md", crlf(DRAFT));
    #[cfg(unix)]
    {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let mode = std::fs::Permissions::from_mode(0o640);
        std::fs::set_permissions(desk.path().join("a.md"), mode).expect("its mode");
        symlink("a.md", desk.path().join("link.md")).expect("a link");
    }
    let named = if cfg!(unix) { "link.md" } else { "a.md" };
    assert_eq!(desk.run(&["check", "--fix", named]).status, 1);
    assert_eq!(read(&desk, "a.md"), crlf(MENDED));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let file = desk.path().join("a.md").symlink_metadata().expect("a file");
        assert_eq!(file.permissions().mode() & 0o777, 0o640);
        assert!(desk.path().join("link.md").is_symlink());
    }
    let names = std::fs::read_dir(desk.path()).expect("the folder").count();
    assert_eq!(
        names,
        if cfg!(unix) { 2 } else { 1 },
        "nothing else is left in it"
    );
}

/// A file may not grow beyond a kilobyte: as on a full disk, writing fails in the middle.
#[test]
#[cfg(target_os = "linux")]
fn what_cannot_be_written_is_told_and_nothing_is_lost() {
    let desk = Desk::new();
    let long = format!("{DRAFT}{}", FAR.repeat(100));
    desk.write("a.md", &long);
    let program = env!("CARGO_BIN_EXE_yuanyin");
    let script =
        format!("trap '' XFSZ; ulimit -f 1; exec '{program}' --locale en check --fix a.md");
    let run = Command::new("bash")
        .args(["-c", &script])
        .current_dir(desk.path())
        .output();
    let run = run.expect("bash");
    assert_eq!(run.status.code(), Some(2));
    let complaints = String::from_utf8_lossy(&run.stderr);
    expect![[r#"
        yuanyin: a.md: cannot be written (the file would be too large); it is unchanged.
    "#]]
    .assert_eq(&complaints);
    assert_eq!(read(&desk, "a.md"), long);
    assert_eq!(
        std::fs::read_dir(desk.path()).expect("the folder").count(),
        1
    );
    // What was not mended is told.
    let output = String::from_utf8_lossy(&run.stdout);
    assert!(
        output.contains("Checked 1 file: 2 errors, 2 warnings"),
        "{output}"
    );
}

/// Whoever may not write a file may not have it replaced either, though the folder would let them. (The superuser
/// may write everything.)
#[test]
#[cfg(target_os = "linux")]
fn a_file_that_is_not_to_be_written_is_left_alone() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    desk.write("a.md", DRAFT);
    std::fs::set_permissions(
        desk.path().join("a.md"),
        std::fs::Permissions::from_mode(0o444),
    )
    .expect("its mode");
    let may_write = std::fs::OpenOptions::new()
        .write(true)
        .open(desk.path().join("a.md"))
        .is_ok();
    let run = desk.run(&["--locale", "en", "check", "--fix", "a.md"]);
    if may_write {
        assert_eq!(read(&desk, "a.md"), MENDED);
        return;
    }
    assert_eq!(run.status, 2);
    assert_eq!(
        run.complaints,
        "yuanyin: a.md: cannot be written (permission denied) and is as it was.\n"
    );
    assert_eq!(read(&desk, "a.md"), DRAFT);
}

#[test]
fn standard_input_is_mended_onto_standard_output() {
    use std::io::Write;
    let desk = Desk::new();
    let mut command = desk.command(&[
        "--locale",
        "en",
        "check",
        "--fix",
        "-",
        "--stdin-filename",
        "a.md",
    ]);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program runs");
    let mut pipe = child.stdin.take().expect("its input");
    pipe.write_all(format!("\u{feff}{DRAFT}").as_bytes())
        .expect("a pipe");
    drop(pipe);
    let end = child.wait_with_output().expect("it ends");
    assert_eq!(
        String::from_utf8_lossy(&end.stdout),
        format!("\u{feff}{MENDED}")
    );
    let told = String::from_utf8_lossy(&end.stderr);
    assert!(
        told.contains("error[no-such-provision]") && told.contains("Fixed 3 problems in 1 file."),
        "{told}"
    );
    assert_eq!(end.status.code(), Some(1));
}

#[test]
fn a_diff_shows_what_would_be_mended_and_writes_nothing() {
    let desk = Desk::new();
    let run = desk
        .write("稿/a.md", DRAFT)
        .write("b.md", "见A部分 七.20。\n")
        .run(&["--locale", "en", "check", "--diff", "稿/a.md", "b.md"]);
    assert_eq!(run.status, 1);
    expect![[r#"
        --- a/稿/a.md
        +++ b/稿/a.md
        @@ -1,3 +1,3 @@
        -见七.45。决议 3/4 第2段。
        -专题索引误作三.3.c。
        -又见九.19-18。
        +见七.45。决定 3/4 第2段。
        +专题索引误作二.3.c。
        +又见九.18-19。
    "#]]
    .assert_eq(&run.output);
    assert_eq!(
        run.complaints,
        "3 problems in 1 file can be fixed; nothing was written. To write it, use --fix.\n"
    );
    assert_eq!(read(&desk, "稿/a.md"), DRAFT);
    let run = desk.run(&["--locale", "en", "check", "--diff", "b.md"]);
    assert_eq!((run.status, run.output.as_str()), (0, ""));
    assert_eq!(run.complaints, "Nothing has one obvious fix.\n");
}

/// Whatever ends the lines, `patch` and `git apply` make of the diff what `--fix` would have made.
#[test]
fn a_diff_can_be_applied() {
    let programs: [&[&str]; 2] = [
        &["patch", "-p1", "--binary", "--quiet"],
        &["git", "apply", "-"],
    ];
    for program in programs {
        if !has(program[0]) {
            let required = std::env::var_os("YUANYIN_TEST_TOOLS_REQUIRED").is_some();
            assert!(!required, "{program:?}");
            continue;
        }
        let desk = Desk::new();
        let far = FAR.repeat(30);
        let drafts = [
            ("a.md", format!("{DRAFT}{far}{DRAFT}")),
            (
                "crlf.md",
                format!("{DRAFT}{far}{DRAFT}").replace('\n', "\r\n"),
            ),
            ("cr.md", format!("{far}{DRAFT}").replace('\n', "\r")),
            ("bom.md", format!("\u{feff}{DRAFT}")),
            ("no-end.md", DRAFT.trim_end().to_owned()),
            ("二 稿/a b.md", DRAFT.to_owned()),
        ];
        for (name, text) in &drafts {
            desk.write(name, text);
        }
        let names: Vec<&str> = drafts.iter().map(|(name, _)| *name).collect();
        let run = desk.run(&[&["check", "--diff"][..], &names].concat());
        assert_eq!(run.status, 1);
        apply(desk.path(), program, &run.output);
        let patched: Vec<String> = names.iter().map(|name| read(&desk, name)).collect();
        for (name, text) in &drafts {
            desk.write(name, text);
        }
        desk.run(&[&["check", "--fix"][..], &names].concat());
        for (name, patched) in names.iter().zip(&patched) {
            assert!(patched.contains("决定 3/4"), "{name}");
            assert_eq!(*patched, read(&desk, name), "{program:?} {name}");
        }
    }
}

fn has(program: &str) -> bool {
    Command::new(program).arg("--version").output().is_ok()
}

fn apply(folder: &Path, program: &[&str], diff: &str) {
    use std::io::Write;
    let mut child = Command::new(program[0])
        .args(&program[1..])
        .current_dir(folder)
        .env(
            "GIT_CEILING_DIRECTORIES",
            folder.parent().expect("a folder"),
        )
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut pipe = child.stdin.take().expect("its input");
    pipe.write_all(diff.as_bytes()).expect("a pipe");
    drop(pipe);
    let end = child.wait_with_output().expect("it ends");
    assert!(
        end.status.success(),
        "{}",
        String::from_utf8_lossy(&end.stderr)
    );
}
