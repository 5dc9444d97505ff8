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

/// Two drafts, in a project that leaves a third out.
fn project() -> Desk {
    let desk = Desk::new();
    desk.write("a.md", "见A部分 七.20。\n")
        .write("b/c.txt", "见A部分 七.21和七.45。\n")
        .write("old/d.md", "见A部分 七.22。\n")
        .write(".yuanyin.toml", "locale = 'en'\nexclude = ['old/']\n");
    desk
}

#[test]
fn a_folder_s_drafts_each_have_a_table_under_their_names() {
    let run = project().run(&["cites"]);
    assert_eq!((run.status, run.complaints.as_str()), (0, ""));
    expect![[r#"
        # a.md

        ## Recommendations of the Working Group on Technical Assistance (Part A)

        | Citation | Official name | Lines |
        | --- | --- | --- |
        | A.七.20 | 技术援助问题政府专家工作组第七次会议建议第20段 | 1 |

        # b/c.txt

        ## Recommendations of the Working Group on Technical Assistance (Part A)

        | Citation | Official name | Lines |
        | --- | --- | --- |
        | A.七.21 | 技术援助问题政府专家工作组第七次会议建议第21段 | 1 |

        ## Citations with problems or not in the compilation

        | Citation | Problem | Lines |
        | --- | --- | --- |
        | 七.45 | Part A, section VII, has no paragraph 45; it has paragraphs 1 to 31. | 1 |

    "#]]
    .assert_eq(&run.output);
}

#[test]
fn as_csv_they_are_one_table() {
    let run = project().run(&["cites", "--format", "csv"]);
    expect![[r#"
        Document,Group,Citation,Official name,Lines
        a.md,Recommendations of the Working Group on Technical Assistance (Part A),A.七.20,技术援助问题政府专家工作组第七次会议建议第20段,1
        b/c.txt,Recommendations of the Working Group on Technical Assistance (Part A),A.七.21,技术援助问题政府专家工作组第七次会议建议第21段,1
        b/c.txt,Citations with problems or not in the compilation,七.45,"Part A, section VII, has no paragraph 45; it has paragraphs 1 to 31.",1
    "#]]
    .assert_eq(&run.output);
}

#[test]
fn as_json_they_are_one_value_or_a_line_each() {
    let desk = project();
    let whole: Value =
        serde_json::from_str(&desk.run(&["cites", "--format", "json"]).output).expect("JSON");
    let lines = desk.run(&["cites", "--format", "jsonl"]).output;
    let lines: Vec<Value> = lines
        .lines()
        .map(|line| {
            let mut line: Value = serde_json::from_str(line).expect("JSON");
            let version = line
                .as_object_mut()
                .and_then(|line| line.remove("schema_version"));
            assert_eq!(version, Some(1.into()));
            line
        })
        .collect();
    assert_eq!(
        whole,
        serde_json::json!({"schema_version": 1, "documents": lines})
    );
    let cited = |document: &Value| -> Vec<String> {
        let rows = document["authorities"].as_array().expect("rows").iter();
        rows.map(|row| row["citation"].as_str().expect("a text").to_owned())
            .collect()
    };
    assert_eq!(
        lines.iter().map(cited).collect::<Vec<_>>(),
        [vec!["A.七.20"], vec!["A.七.21", "七.45"]]
    );
    // One that is named has the same shape.
    let one: Value = serde_json::from_str(&desk.run(&["cites", "--format", "json", "a.md"]).output)
        .expect("JSON");
    assert_eq!(one["documents"], serde_json::json!([lines[0]]));
}

#[test]
fn the_project_s_compilation_is_the_one_that_is_cited() {
    let desk = Desk::new();
    crate::copy_folder(
        &crate::repository().join("tests/corpus/minimal"),
        &desk.path().join("ours"),
    );
    desk.write("a.md", "见A部分 一.2.b。\n")
        .write(".yuanyin.toml", "corpus = 'ours'\n");
    let run = desk.run(&["cites", "a.md"]);
    assert!(run.output.contains("| A.一.2.b |"), "{}", run.output);
    let run = desk.run(&["cites", "--no-project-file", "a.md"]);
    assert!(!run.output.contains("| A.一.2.b |"), "{}", run.output);
}

#[test]
fn reference_managers_get_each_document_once_for_all_drafts() {
    let desk = Desk::new();
    desk.write("a.md", "见A部分 七.20和缔约方会议第3/4号决定第2段(b)项。\n")
        .write("b.md", "见A部分 七.21、七.20和七.45。\n");
    let run = desk.run(&["--locale", "en", "cites", "--format", "csl-json"]);
    assert_eq!((run.status, run.complaints.as_str()), (0, ""));
    expect![[r#"
        [
          {
            "URL": "https://undocs.org/CTOC/COP/WG.2/2013/5",
            "author": [
              {
                "literal": "技术援助问题政府专家工作组"
              }
            ],
            "id": "CTOC/COP/WG.2/2013/5",
            "issued": {
              "date-parts": [
                [
                  2013
                ]
              ]
            },
            "language": "zh",
            "note": "Cited: A.七.20, A.七.21",
            "number": "CTOC/COP/WG.2/2013/5",
            "title": "技术援助问题政府专家工作组第七次会议报告",
            "type": "report"
          },
          {
            "URL": "https://undocs.org/CTOC/COP/2006/14",
            "author": [
              {
                "literal": "缔约方会议"
              }
            ],
            "genre": "决定",
            "id": "untoc-cop/decision/3/4",
            "issued": {
              "date-parts": [
                [
                  2006,
                  10
                ]
              ]
            },
            "language": "zh",
            "note": "In CTOC/COP/2006/14; cited: B.三.2.b",
            "number": "3/4",
            "title": "技术援助问题不限成员名额政府专家临时工作组的建议",
            "title-short": "第3/4号决定",
            "type": "legislation"
          }
        ]
    "#]]
    .assert_eq(&run.output);
    let run = desk.run(&["cites", "--format", "ris", "a.md"]);
    expect![[r#"
        TY  - RPRT
        ID  - CTOC/COP/WG.2/2013/5
        TI  - 技术援助问题政府专家工作组第七次会议报告
        AU  - 技术援助问题政府专家工作组,
        M1  - CTOC/COP/WG.2/2013/5
        PY  - 2013
        UR  - https://undocs.org/CTOC/COP/WG.2/2013/5
        LA  - zh
        N1  - 援引：A.七.20
        ER  - 

        TY  - STAT
        ID  - untoc-cop/decision/3/4
        TI  - 技术援助问题不限成员名额政府专家临时工作组的建议
        ST  - 第3/4号决定
        AU  - 缔约方会议,
        M1  - 3/4
        M3  - 决定
        PY  - 2006
        DA  - 2006/10//
        UR  - https://undocs.org/CTOC/COP/2006/14
        LA  - zh
        N1  - 载于CTOC/COP/2006/14；援引：B.三.2.b
        ER  - 

    "#]]
    .assert_eq(&run.output.replace('\r', ""));
    assert!(run.output.contains("ER  - \r\n"), "RIS ends its lines so");
    // Where nothing is cited there is nothing to take, and that is no error.
    desk.write("c.md", "没有。\n");
    let run = desk.run(&["cites", "--format", "csl-json", "c.md"]);
    assert_eq!((run.status, run.output.as_str()), (0, "[]\n"));
}
