//! `yuanyin demo`: the real server, spoken to by the program itself.

use expect_test::{expect, expect_file};

use crate::Desk;

/// The output without the path of the program, which differs by machine.
fn without_path(output: &str) -> String {
    let program = env!("CARGO_BIN_EXE_yuanyin");
    assert!(output.contains(program), "{output}");
    output.replace(program, "…/yuanyin")
}

#[test]
fn the_sample_draft() {
    let run = Desk::new().run(&["demo"]);
    assert_eq!((run.status, run.complaints.as_str()), (0, ""));
    expect_file!["snapshots/demo.txt"].assert_eq(&without_path(&run.output));
}

#[test]
fn a_file_of_one_s_own() {
    let desk = Desk::new();
    let run = desk
        .write("note.txt", "见A部分 七.20。又见七.45。\n")
        .run(&["--locale", "en", "demo", "note.txt"]);
    assert_eq!((run.status, run.complaints.as_str()), (0, ""));
    expect_file!["snapshots/demo-own-file.txt"].assert_eq(&without_path(&run.output));
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    let desk = Desk::new();
    desk.write("latin.md", b"\xe9t\xe9\n");
    for (file, complaint) in [
        (
            "none.md",
            expect![[r#"
            yuanyin: none.md: cannot be read (not found)
        "#]],
        ),
        (
            "latin.md",
            expect![[r#"
            yuanyin: latin.md: not UTF-8 text (invalid in line 1, from byte 0); save it as UTF-8 and check it again
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
