//! `yuanyin demo`: the real server, spoken to by the program itself.

use expect_test::{expect, expect_file};

use crate::Desk;

/// The output without the paths of the program and of the compilation's files, which differ by machine.
fn without_paths(desk: &Desk, output: &str) -> String {
    let program = env!("CARGO_BIN_EXE_yuanyin");
    assert!(output.contains(program), "{output}");
    let output = output.replace(program, "…/yuanyin");
    let folder = desk.path().join("home/cache/yuanyin/technical-assistance-");
    let shown = output.lines().map(|line| {
        let Some((before, behind)) = line.split_once(&folder.display().to_string()) else {
            return format!("{line}\n");
        };
        let (_, file) = behind.split_once('/').expect("a file in it");
        format!("{before}…/{file}\n")
    });
    shown.collect()
}

#[test]
fn the_sample_draft() {
    let desk = Desk::new();
    for (arguments, expected) in [
        (&["demo"][..], expect_file!["snapshots/demo.txt"]),
        (&["demo", "--all"], expect_file!["snapshots/demo-all.txt"]),
    ] {
        let run = desk.run(arguments);
        assert_eq!((run.status, run.complaints.as_str()), (0, ""));
        expected.assert_eq(&without_paths(&desk, &run.output));
    }
    // The files that it names are there.
    let short = desk.run(&["demo"]).output;
    let named = short
        .lines()
        .find_map(|line| line.trim().strip_prefix("→ "));
    let (file, _) = named
        .and_then(|named| named.rsplit_once(':'))
        .expect("a place");
    assert!(std::path::Path::new(file).is_file(), "{file}");
    assert!((50..80).contains(&short.lines().count()), "about a screen");
}

#[test]
fn a_file_of_one_s_own() {
    let desk = Desk::new();
    let run = desk
        .write("note.txt", "见A部分 七.20。又见七.45。\n")
        .run(&["--locale", "en", "demo", "note.txt"]);
    assert_eq!((run.status, run.complaints.as_str()), (0, ""));
    expect_file!["snapshots/demo-own-file.txt"].assert_eq(&without_paths(&desk, &run.output));
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    let desk = Desk::new();
    desk.write("latin.md", b"\xe9t\xe9\n");
    for (file, complaint) in [
        (
            "none.md",
            expect![[r#"
                yuanyin: none.md: there is no such file or folder.
            "#]],
        ),
        (
            "latin.md",
            expect![[r#"
                yuanyin: latin.md: not UTF-8 text (invalid from line 1, byte 1 of the file). Save it as UTF-8 and check it again.
            "#]],
        ),
    ] {
        let run = desk.run(&["--locale", "en", "demo", file]);
        assert_eq!((run.status, run.output.as_str()), (2, ""));
        complaint.assert_eq(&run.complaints);
    }
}

#[test]
fn a_file_without_citations_is_shown_too() {
    let desk = Desk::new();
    let run = desk.write("empty.md", "").run(&["demo", "empty.md"]);
    assert_eq!((run.status, run.complaints.as_str()), (0, ""));
    assert!(run.output.contains("见A部分 七.2▏"), "{}", run.output);
}
