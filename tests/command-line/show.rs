//! `yuanyin show`.

use expect_test::{ExpectFile, expect, expect_file};

use crate::Desk;

fn check(citations: &[&str], status: i32, expected: &ExpectFile) {
    let mut shown = String::new();
    for citation in citations {
        let run = Desk::new().run(&["show", citation]);
        assert_eq!(
            (run.status, run.complaints.as_str()),
            (status, ""),
            "{citation}: {}",
            run.output
        );
        shown.push_str(&format!("$ yuanyin show '{citation}'\n{}\n", run.output));
    }
    expected.assert_eq(&shown);
}

#[test]
fn right_citations_in_every_form() {
    let forms = [
        "七.20",
        "A.七.20",
        "A部分 七．２０",
        "二.3.b-d",
        "四.1.f.(二)",
        "六，附件，(b)(三)",
        "五.PP.1",
        "决定 3/4 第2段(b)项",
        "第3/4号决定第2(b)段",
        "第７／３号决议附件一第20段",
        "CTOC/COP/WG.2/2013/5，第24段",
        "工作组第七次会议建议第20段",
        "七.17 和 七.20-22",
        "大会第55/25号决议",
    ];
    check(&forms, 0, &expect_file!["snapshots/show.txt"]);
}

#[test]
fn wrong_citations_with_the_reason_and_what_is_near() {
    let forms = [
        "七.45",
        "七.1",
        "七.22-20",
        "三.3.c",
        "A部分 十三.2",
        "决议 3/4",
        "决定 3/4 第15段",
        "第3/2号决定",
        "第12/9号决议",
    ];
    check(&forms, 1, &expect_file!["snapshots/show-wrong.txt"]);
}

#[test]
fn every_name_of_a_provision_shows_the_same() {
    let shown = |citation| Desk::new().run(&["show", citation]).output;
    let expected = shown("A.七.20");
    for name in [
        "七.20",
        "A部分 七.20",
        "CTOC/COP/WG.2/2013/5，第24段",
        "第7/3号决议附件一第20段",
        "技术援助问题政府专家工作组第七次会议建议第20段",
    ] {
        assert_eq!(shown(name), expected, "{name}");
    }
    // Words of the command line are one citation.
    let run = Desk::new().run(&["show", "决定", "3/4", "第2段(b)项"]);
    assert_eq!(run.output, shown("决定 3/4 第2段(b)项"));
}

#[test]
fn a_heading_s_number_is_a_citation_here() {
    let run = Desk::new().run(&["show", "三.1"]);
    assert!(run.output.starts_with("B.三.1\n"), "{}", run.output);
}

#[test]
fn what_is_no_citation_gets_an_example() {
    for nothing in ["", "hello", "2017/4/3", "三分之二"] {
        let run = Desk::new().run(&["--locale", "en", "show", nothing]);
        assert_eq!((run.status, run.output.as_str()), (1, ""), "{nothing}");
    }
    let run = Desk::new().run(&["--locale", "en", "show", "hello"]);
    expect![[r#"
        yuanyin: No citation is recognised in “hello”. Try 七.20, A部分 七.20, 决定 3/4 第2段(b)项, CTOC/COP/WG.2/2013/5，第24段 or 《公约》第30条.
    "#]].assert_eq(&run.complaints);
}
