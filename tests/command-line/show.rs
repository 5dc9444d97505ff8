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

/// Everything of an instrument, where a glance shows the first words.
#[test]
fn an_instrument_is_shown_whole() {
    let shown = |arguments: &[&str]| {
        let run = Desk::new().run(&[&["show"][..], arguments].concat());
        assert_eq!(
            (run.status, run.complaints.as_str()),
            (0, ""),
            "{arguments:?}"
        );
        run.output
    };
    let whole = shown(&["--full", "第7/3号决议"]);
    assert!(
        whole.contains("请见工作组第八次会议下所列的建议。") && !whole.contains('…'),
        "{whole}"
    );
    assert!(shown(&["第7/3号决议"]).contains("请见工…"));
    // Every paragraph of every section stands there, all of it.
    let corpus = yuanyin::corpus::embedded::corpus();
    for section in &corpus.sections {
        let index = section.provision;
        let name = corpus.provisions[index].id.to_string();
        let whole = shown(&["--full", &name]);
        let lines: Vec<String> = whole.lines().map(unspaced).collect();
        for inner in corpus.descendants(index) {
            for line in corpus.provisions[inner].text.lines() {
                let line = unspaced(line);
                assert!(
                    lines.iter().any(|shown| shown.contains(&line)),
                    "{name}: {line}"
                );
            }
            for heading in corpus.provisions[inner].headings.iter() {
                let heading = unspaced(heading);
                assert!(
                    lines.iter().any(|shown| shown.contains(&heading)),
                    "{name}: {heading}"
                );
            }
        }
    }
}

fn unspaced(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && *c != '\u{a0}')
        .collect()
}

/// However many are cited, each is shown.
#[test]
fn a_range_is_shown_whole() {
    let glance = Desk::new().run(&["show", "七.1-31"]).output;
    let whole = Desk::new().run(&["show", "--full", "七.1-31"]).output;
    assert!(whole.len() > 3 * glance.len());
    for number in 1..=31 {
        let heading = format!("A.七.{number}\n");
        assert!(whole.contains(&heading), "{heading}");
    }
}

#[test]
fn programs_are_told_the_same() {
    let shown = |arguments: &[&str]| -> (i32, serde_json::Value) {
        let run = Desk::new().run(
            &[
                &["--locale", "en", "show", "--format", "json"][..],
                arguments,
            ]
            .concat(),
        );
        (run.status, serde_json::from_str(&run.output).expect("JSON"))
    };
    let (status, answer) = shown(&["七.20"]);
    assert_eq!((status, &answer["schema_version"]), (0, &1.into()));
    let cited = &answer["citations"][0];
    assert_eq!(
        (&cited["citation"], &cited["problem"]),
        (&"七.20".into(), &serde_json::Value::Null)
    );
    let provision = &cited["provisions"][0];
    assert_eq!(provision["identity"], "A.七.20");
    assert_eq!(provision["names"]["report"], "CTOC/COP/WG.2/2013/5，第24段");
    assert!(
        provision["text"]
            .as_str()
            .expect("a text")
            .starts_with("20. 各国应当考虑参与")
    );
    let (status, answer) = shown(&["决议 3/4 第2段", "和七.1"]);
    assert_eq!(status, 1);
    let problem = &answer["citations"][0]["problem"];
    assert_eq!(problem["code"], "wrong-kind");
    assert_eq!(problem["message"], "3/4 is a decision, not a resolution.");
    assert!(
        problem["fixes"][0]
            .as_str()
            .expect("a fix")
            .starts_with("Change to “决定 3/4 第2段”")
    );
    let readings = answer["citations"][1]["provisions"]
        .as_array()
        .expect("readings");
    let readings: Vec<_> = readings
        .iter()
        .map(|one| one["identity"].as_str().expect("an identity"))
        .collect();
    assert_eq!(readings, ["A.七.1", "B.七.1"]);
}

#[test]
fn the_project_of_the_current_folder_holds() {
    let desk = Desk::new();
    crate::copy_folder(
        &crate::repository().join("tests/corpus/minimal"),
        &desk.path().join("ours"),
    );
    desk.write(".yuanyin.toml", "corpus = 'ours'\nlocale = 'en'\n")
        .write("drafts/x", "");
    let shown = |arguments: &[&str]| {
        let mut command = desk.command(&[&["show"][..], arguments].concat());
        let end = command
            .current_dir(desk.path().join("drafts"))
            .output()
            .expect("the program runs");
        String::from_utf8_lossy(&[end.stdout, end.stderr].concat()).into_owned()
    };
    assert!(shown(&["A部分 一.2.b"]).starts_with("A.一.2.b\n"));
    assert!(shown(&["hello"]).contains("No citation is recognised"));
    assert!(shown(&["--no-project-file", "hello"]).contains("没有可识别的援引"));
}
