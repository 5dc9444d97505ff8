//! `yuanyin cites`: the table of authorities.

use expect_test::{expect, expect_file};
use serde_json::Value;

use crate::Desk;

const SAMPLE: &str = include_str!("../drafts/sample.md");

#[test]
fn the_sample_draft_in_each_format() {
    let desk = Desk::new();
    desk.write("意见.md", SAMPLE);
    for (format, expected) in [
        ("markdown", expect_file!["snapshots/cites.md"]),
        ("csv", expect_file!["snapshots/cites.csv"]),
    ] {
        let run = desk.run(&["cites", "--format", format, "意见.md"]);
        assert_eq!((run.status, run.complaints.as_str()), (0, ""));
        expected.assert_eq(&run.output.replace('\r', ""));
    }
    let run = desk.run(&["cites", "--format", "json", "意见.md"]);
    assert_eq!((run.status, run.complaints.as_str()), (0, ""));
    let table: Value = serde_json::from_str(&run.output).expect("JSON");
    assert!(table.to_string().contains("A.七.20"), "{}", run.output);
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_listed() {
    let desk = Desk::new();
    desk.write("a.md", "见A部分 七.20。\n");
    let run = desk.run(&["--locale", "en", "cites", "none.md", "a.md"]);
    assert_eq!(run.status, 2);
    assert!(run.output.contains("A.七.20"), "{}", run.output);
    expect![[r#"
        yuanyin: none.md: there is no such file or folder.
    "#]]
    .assert_eq(&run.complaints);
}
