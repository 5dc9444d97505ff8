//! `yuanyin check`.

use expect_test::{expect, expect_file};
use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use crate::{Desk, repository};

const SAMPLE: &str = include_str!("../drafts/sample.md");

#[test]
fn the_sample_draft_as_text() {
    let desk = Desk::new();
    let run = desk.write("意见.md", SAMPLE).run(&["check", "意见.md"]);
    assert_eq!((run.status, run.complaints.as_str()), (1, ""));
    expect_file!["snapshots/check.txt"].assert_eq(&run.output);
}

#[test]
fn and_in_english() {
    let desk = Desk::new();
    let run = desk
        .write("draft.md", "决议 3/4 第2段；见七.45。\n")
        .run(&["--locale", "en", "check", "draft.md"]);
    assert_eq!((run.status, run.complaints.as_str()), (1, ""));
    expect![[r#"
        error[wrong-kind]: 3/4 is a decision, not a resolution.
          ╭▸ draft.md:1:1
          │
        1 │ 决议 3/4 第2段；见七.45。
          │ ━━━━━━━━━━━━━━
          │
          ╰ fix: Change to “决定 3/4 第2段” (工作组确定以下方面是为支助和促进…)

        error[no-such-provision]: Part A, section VII, has no paragraph 45; it has paragraphs 1 to 31.
          ╭▸ draft.md:1:13
          │
        1 │ 决议 3/4 第2段；见七.45。
          │                   ━━━━━
          │
          ├ fix: Change to “七.25” (联合国毒品和犯罪问题办公室应当继…)
          ├ fix: Change to “七.15” (各国应当在毒品和犯罪问题办公室的…)
          ╰ fix: Change to “七.5” (各国应当考虑为录制儿童等脆弱证人…)

        Checked 1 file: 2 errors, 0 warnings, 0 remarks.
    "#]]
    .assert_eq(&run.output);
}

#[test]
fn a_clean_draft_is_0_findings_are_1_and_remarks_are_0() {
    let desk = Desk::new();
    for (text, status, summary) in [
        ("见A部分 七.20。\n", 0, "错误0处，警告0处，其他0处"),
        ("没有援引。\n", 0, "错误0处，警告0处，其他0处"),
        ("", 0, "错误0处，警告0处，其他0处"),
        ("见第3/2号决定。\n", 0, "错误0处，警告0处，其他1处"),
        ("见七.1。\n", 1, "错误0处，警告1处，其他0处"),
        ("见七.45。\n", 1, "错误1处，警告0处，其他0处"),
    ] {
        let run = desk.write("草稿.md", text).run(&["check", "草稿.md"]);
        assert_eq!(run.status, status, "{text}");
        let last = run.output.lines().last().unwrap_or_default();
        assert_eq!(last, format!("核对了1个文件：{summary}。"), "{text}");
    }
}

#[test]
fn json_has_every_place_in_three_ways() {
    let desk = Desk::new();
    let run = desk
        .write("a.md", "𠮷见七.45。\n第二行，参见九.19-18。\n")
        .run(&["--locale", "en", "check", "--format", "json", "a.md"]);
    assert_eq!((run.status, run.complaints.as_str()), (1, ""));
    expect![[r#"
        {
          "schema_version": 1,
          "findings": [
            {
              "citation": "七.45",
              "code": "no-such-provision",
              "column": 3,
              "end_byte": 13,
              "end_column": 7,
              "end_line": 1,
              "file": "a.md",
              "fixes": [
                "Change to “七.25” (联合国毒品和犯罪问题办公室应当继…)",
                "Change to “七.15” (各国应当在毒品和犯罪问题办公室的…)",
                "Change to “七.5” (各国应当考虑为录制儿童等脆弱证人…)"
              ],
              "line": 1,
              "message": "Part A, section VII, has no paragraph 45; it has paragraphs 1 to 31.",
              "severity": "error",
              "start_byte": 7
            },
            {
              "citation": "九.19-18",
              "code": "reversed-range",
              "column": 7,
              "end_byte": 44,
              "end_column": 14,
              "end_line": 2,
              "file": "a.md",
              "fixes": [
                "Change to “九.18-19” (在侦查最广泛的洗钱上游犯罪时，各…)"
              ],
              "line": 2,
              "message": "The range runs from 19 back to 18.",
              "severity": "warning",
              "start_byte": 35
            }
          ],
          "unchecked": [],
          "unreadable": [],
          "summary": {
            "files": 1,
            "errors": 1,
            "warnings": 1,
            "remarks": 0,
            "fixed": 0,
            "by_code": {
              "no-such-provision": 1,
              "reversed-range": 1
            },
            "unchecked": {}
          }
        }
    "#]]
    .assert_eq(&run.output);
    let text = "𠮷见七.45。\n第二行，参见九.19-18。\n";
    let report: Value = serde_json::from_str(&run.output).expect("JSON");
    for finding in report["findings"].as_array().expect("a list") {
        let number = |name: &str| finding[name].as_u64().expect("a number") as usize;
        let bytes = number("start_byte")..number("end_byte");
        let line = text.lines().nth(number("line") - 1).expect("its line");
        let columns = number("end_column") - number("column");
        let by_columns: String = line
            .chars()
            .skip(number("column") - 1)
            .take(columns)
            .collect();
        assert_eq!(finding["citation"], text[bytes]);
        assert_eq!(finding["citation"], by_columns.as_str());
    }
}

#[test]
fn files_and_folders_each_once_and_nothing_that_is_ignored() {
    let desk = Desk::new();
    let wrong = "见七.45。\n";
    for name in [
        "one.txt",
        "drafts/two.MD",
        "drafts/deep/three.tex",
        "drafts/photo.jpg",
        "drafts/old/four.md",
        "drafts/.hidden.md",
        "drafts/five.rst",
        "drafts/six.bak.md",
    ] {
        desk.write(name, wrong);
    }
    desk.write("drafts/.gitignore", "old/\n");
    desk.write("drafts/.ignore", "*.bak.md\n");
    let arguments = ["check", "--format", "json", "one.txt", "drafts", "one.txt"];
    let run = desk.run(&arguments);
    let report: Value = serde_json::from_str(&run.output).expect("JSON");
    let files: Vec<&str> = report["findings"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|finding| finding["file"].as_str().expect("a name"))
        .collect();
    expect![[r#"
        [
            "one.txt",
            "drafts/deep/three.tex",
            "drafts/five.rst",
            "drafts/two.MD",
        ]
    "#]]
    .assert_debug_eq(&files);
    // A file that is named is checked, ignored or not.
    let run = desk.run(&["check", "drafts/old/four.md"]);
    assert_eq!(run.status, 1);
}

/// A device has no end; neither it nor what is as long is kept in memory.
#[cfg(target_os = "linux")]
#[test]
fn what_has_no_end_is_refused_and_the_rest_is_checked() {
    let desk = Desk::new();
    desk.write("b.md", "见七.20。\n");
    let run = desk.run(&["--locale", "en", "check", "/dev/zero", "b.md"]);
    assert_eq!(run.status, 2);
    expect![[r#"
        yuanyin: /dev/zero: larger than 64 MB, so not checked. Divide it into several files.
    "#]]
    .assert_eq(&run.complaints);
    expect![[r#"
        Checked 1 file: 0 errors, 0 warnings, 0 remarks.
    "#]]
    .assert_eq(&run.output);
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_checked() {
    let desk = Desk::new();
    // 见七.45 in GB 18030.
    let gb18030 = [0xBC, 0xFB, 0xC6, 0xDF, b'.', b'4', b'5', b'\n'];
    desk.write("国标.md", [b"# \n".as_slice(), &gb18030].concat())
        .write("b.md", "见七.45。\n")
        .write("bom.md", "\u{feff}见七.45。\n")
        .write("公文.DOCX", b"PK\x03\x04\xff".as_slice());
    let run = desk.run(&["check", "国标.md", "没有.md", "公文.DOCX", "b.md", "bom.md"]);
    assert_eq!(run.status, 2);
    expect![[r#"
        yuanyin: 国标.md：不是UTF-8文本（第2行，即文件第4字节起无效）。请另存为UTF-8后再核对。
        yuanyin: 没有.md：没有这个文件或文件夹。
        yuanyin: 公文.DOCX：文件损坏或不完整，不能读取。请用Word或LibreOffice打开修复，另存后再核对。
    "#]]
    .assert_eq(&run.complaints);
    expect![[r#"
        错误[no-such-provision]: A部分第七节没有第45段，只有第1至31段。
          ╭▸ b.md:1:2
          │
        1 │ 见七.45。
          │   ━━━━━
          │
          ├ 修正: 改为“七.25”（联合国毒品和犯罪问题办公室应当继…）
          ├ 修正: 改为“七.15”（各国应当在毒品和犯罪问题办公室的…）
          ╰ 修正: 改为“七.5”（各国应当考虑为录制儿童等脆弱证人…）

        错误[no-such-provision]: A部分第七节没有第45段，只有第1至31段。
          ╭▸ bom.md:1:2
          │
        1 │ 见七.45。
          │   ━━━━━
          │
          ├ 修正: 改为“七.25”（联合国毒品和犯罪问题办公室应当继…）
          ├ 修正: 改为“七.15”（各国应当在毒品和犯罪问题办公室的…）
          ╰ 修正: 改为“七.5”（各国应当考虑为录制儿童等脆弱证人…）

        核对了2个文件：错误2处，警告0处，其他0处。
    "#]]
    .assert_eq(&run.output);
    let run = desk.run(&[
        "--locale",
        "en",
        "check",
        "--format",
        "json",
        "国标.md",
        "没有.md",
    ]);
    assert_eq!((run.status, run.complaints.as_str()), (2, ""));
    expect![[r#"
        {
          "schema_version": 1,
          "findings": [],
          "unchecked": [],
          "unreadable": [
            "国标.md: not UTF-8 text (invalid from line 2, byte 4 of the file). Save it as UTF-8 and check it again.",
            "没有.md: there is no such file or folder."
          ],
          "summary": {
            "files": 0,
            "errors": 0,
            "warnings": 0,
            "remarks": 0,
            "fixed": 0,
            "by_code": {},
            "unchecked": {}
          }
        }
    "#]].assert_eq(&run.output);
}

/// Every finding's underline stands under the citation, column for column, as a terminal shows it.
#[test]
fn underlines_stand_under_what_they_mark() {
    let desk = Desk::new();
    let long = "各国应当酌情开展威胁评估。".repeat(2_000);
    let drafts = [
        ("narrow.md", "See 见七.45 here.\n".to_owned()),
        ("wide.md", "各国应当考虑，见七.45，再议。\n".to_owned()),
        ("full-width.md", "ＡＢＣ（见七．４５）。\n".to_owned()),
        ("tab.md", "表\t里\t见七.45。\n".to_owned()),
        ("emoji.md", "👍🏛️好，见七.45。\n".to_owned()),
        (
            "combining.md",
            "Cafe\u{301} e\u{308}，见七.45。\n".to_owned(),
        ),
        ("rare.md", "𠮷野家，见七.45。\n".to_owned()),
        ("halfwidth.md", "ｶﾞｲﾄﾞ，见七.45。\n".to_owned()),
        ("invisible.md", "零\u{200b}宽，见七.45。\n".to_owned()),
        (
            "bidirectional.md",
            "\u{202e}反\u{202c}，见七.45。\n".to_owned(),
        ),
        ("control.md", "\u{1b}[31m红\u{7}，见七.45。\n".to_owned()),
        ("crlf.md", "一行\r\n见七.45。\r\n".to_owned()),
        ("return.md", "一行\r见七.45。\r".to_owned()),
        ("separator.md", "一行\u{2028}见七.45。\n".to_owned()),
        ("no-end.md", "见七.45".to_owned()),
        (
            "long.md",
            format!("{long}打击有组织犯罪，见七.45。{long}\n"),
        ),
        (
            "late.md",
            "\n".repeat(12_344) + "打击有组织犯罪，见七.45。\n",
        ),
        ("sample.md", SAMPLE.to_owned()),
    ];
    for (name, text) in &drafts {
        let run = desk.write(name, text).run(&["check", name]);
        assert_eq!(run.status, 1, "{name}");
        let json = desk.run(&["check", "--format", "json", name]);
        let report: Value = serde_json::from_str(&json.output).expect("JSON");
        let expected: Vec<&str> = report["findings"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|finding| finding["citation"].as_str().expect("a text"))
            .collect();
        assert!(!expected.is_empty());
        assert_eq!(underlined(&run.output), expected, "{name}:\n{}", run.output);
        assert!(
            !run.output.contains('\u{1b}'),
            "{name} reaches the terminal"
        );
    }
}

/// What stands above each underline, by display columns.
fn underlined(output: &str) -> Vec<String> {
    let lines: Vec<&str> = output.lines().collect();
    let mut marked = Vec::new();
    for pair in lines.windows(2) {
        let [above, below] = pair else { continue };
        let Some(first) = below.find('━') else {
            continue;
        };
        let start = below[..first].width();
        let width = below.matches('━').count();
        let mut column = 0;
        let mut text = String::new();
        for character in above.chars() {
            let wide = UnicodeWidthStr::width(character.encode_utf8(&mut [0; 4]) as &str);
            if column >= start && column < start + width {
                text.push(character);
            }
            column += wide;
        }
        marked.push(text);
    }
    marked
}

#[test]
fn a_citation_over_a_line_break_is_marked_from_its_beginning_to_its_end() {
    let desk = Desk::new();
    let run = desk
        .write("wrap.md", "各国依照第3/4\n号决议第2段行事。\n")
        .run(&["check", "wrap.md"]);
    expect![[r#"
        错误[wrong-kind]: 第3/4号是决定，不是决议。
          ╭▸ wrap.md:1:5
          │
        1 │   各国依照第3/4
          │ ┏━━━━━━━━━┛
        2 │ ┃ 号决议第2段行事。
          │ ┗━━━━━━━━━━━┛
          │
          ╰ 修正: 改为“第3/4 号决定第2段”（工作组确定以下方面是为支助和促进…）

        核对了1个文件：错误1处，警告0处，其他0处。
    "#]]
    .assert_eq(&run.output);
    let lines: Vec<&str> = run.output.lines().collect();
    let corner = lines
        .iter()
        .position(|line| line.contains('┛'))
        .expect("a mark under the first line");
    let before = |line: usize, mark: char| {
        lines[line]
            .find(mark)
            .map(|at| lines[line][..at].width())
            .expect("the mark")
    };
    assert_eq!(before(corner, '┛'), before(corner - 1, '第'));
}

#[test]
fn another_compilation_can_be_used() {
    let desk = Desk::new();
    let minimal = repository().join("tests/corpus/minimal");
    let minimal = minimal.to_str().expect("UTF-8");
    desk.write("a.md", "见A部分 一.2.b，又见三.a。\n");
    let run = desk.run(&["check", "--corpus", minimal, "a.md"]);
    assert_eq!((run.status, run.complaints.as_str()), (1, ""));
    expect![[r#"
        警告[misprint]: “三.a”是专题索引中的印刷错误，应为A.二.a。
          ╭▸ a.md:1:14
          │
        1 │ 见A部分 一.2.b，又见三.a。
          │                     ━━━━
          │
          ╰ 修正: 改为“二.a”（鼓励各国更新主管机关名录；）

        核对了1个文件：错误0处，警告1处，其他0处。
    "#]]
    .assert_eq(&run.output);
    let run = desk.run(&["--locale", "en", "check", "--corpus", "nowhere", "a.md"]);
    assert_eq!((run.status, run.output.as_str()), (2, ""));
    expect![[r#"
        yuanyin: nowhere: there is no such file or folder.
    "#]]
    .assert_eq(&run.complaints);
}

#[test]
fn a_corpus_with_problems_is_used_and_they_are_told() {
    let desk = Desk::new();
    crate::copy_folder(
        &repository().join("tests/corpus/minimal"),
        &desk.path().join("broken"),
    );
    let part = std::fs::read_to_string(desk.path().join("broken/zh/part-a.md")).expect("a part");
    desk.write(
        "broken/zh/part-a.md",
        part.replace("3. 秘书处", "4. 秘书处"),
    )
    .write("a.md", "见A部分 一.4。\n");
    let run = desk.run(&["--locale", "en", "check", "--corpus", "broken", "a.md"]);
    assert_eq!(run.status, 0);
    expect![[r#"
        yuanyin: broken: zh/part-a.md:15:1: The numbering is broken: 3 should follow, not 4. Correct the number, or add what is left out.
    "#]]
    .assert_eq(&run.complaints);
}

#[test]
fn a_citation_without_its_part_is_told_in_a_draft_of_one_line() {
    let desk = Desk::new();
    for (text, status) in [
        ("见八.1。\n", 1),
        ("见公约第5条、八.1。\n", 1),
        ("我们讨论了八.1和第3/4号决定。\n", 1),
        ("我们讨论了八.1。\n", 0),
        ("我们讨论了公约第5条，八.1版软件也已安装。\n", 0),
    ] {
        let run = desk.write("one.md", text).run(&["check", "one.md"]);
        let told = run.output.matches("[ambiguous]").count();
        assert_eq!(
            (told, run.status),
            (status, i32::try_from(status).unwrap()),
            "{text}"
        );
    }
}

/// Eight kilobytes that name nobody.
fn chapter() -> String {
    let prose = "各国应当加强合作，为办案人员提供培训，并定期交流经验和良好做法。";
    let citations = "参见决议 3/4。第12/9号决议也有规定，另见八.1。";
    format!(
        "{}\n\n{citations}\n\n{}\n",
        prose.repeat(40),
        prose.repeat(45)
    )
}

#[test]
fn what_is_not_checked_is_counted_and_is_no_finding() {
    let desk = Desk::new();
    let run = desk.write("章.md", chapter()).run(&["check", "章.md"]);
    assert_eq!((run.status, run.complaints.as_str()), (0, ""));
    expect![[r#"
        核对了1个文件：错误0处，警告0处，其他0处。
        3处援引未核对：所在文稿没有表明援引的是汇编（--verbose 逐处列出）。
    "#]]
    .assert_eq(&run.output);
    let run = desk
        .write(
            "会.md",
            "缔约方会议第13/1号决议、第13/2号决议。打击跨国有组织犯罪公约缔约方会议和反腐败公约缔约国会议开会，第7/3号决议值得注意。\n",
        )
        .run(&["--locale", "en", "check", "-v", "会.md"]);
    assert_eq!((run.status, run.complaints.as_str()), (0, ""));
    expect![[r#"
        information[not-in-compilation]: Resolution 13/1 would be of a later session than this program's register of instruments covers (up to session 12), so it was not checked. If it is another body's, name the body.
          ╭▸ 会.md:1:1
          │
        1 │ 缔约方会议第13/1号决议、第13/2号决议。打击跨国有组织犯罪公约缔约方会议和反腐败公约缔约国会议开会，第7/3号决议值得…
          ╰╴━━━━━━━━━━━━━━━━━━━━━━

        information[not-in-compilation]: Resolution 13/2 would be of a later session than this program's register of instruments covers (up to session 12), so it was not checked. If it is another body's, name the body.
          ╭▸ 会.md:1:15
          │
        1 │ 缔约方会议第13/1号决议、第13/2号决议。打击跨国有组织犯罪公约缔约方会议和反腐败公约缔约国会议开会，第7/3号决议值得…
          ╰╴                        ━━━━━━━━━━━━

        not checked[unclear-whose]: Several bodies or instruments have been mentioned, and it is not clear which is meant. Name the body and the number to have it checked.
          ╭▸ 会.md:1:54
          │
        1 │ 缔约方会议第13/1号决议、第13/2号决议。打击跨国有组织犯罪公约缔约方会议和反腐败公约缔约国会议开会，第7/3号决议值得…
          ╰╴                                                                                                  ━━━━━━━━━━━

        Checked 1 file: 0 errors, 0 warnings, 2 remarks.
        3 citations not checked: 1 because it is not clear which body or instrument is meant; 2 because the register does not have the session, or not in full.
    "#]].assert_eq(&run.output);
}

#[test]
fn what_is_not_checked_stands_in_json_and_sarif() {
    let desk = Desk::new();
    let desk = desk.write("章.md", chapter());
    let run = desk.run(&["--locale", "en", "check", "--format", "json", "章.md"]);
    assert_eq!((run.status, run.complaints.as_str()), (0, ""));
    let report: Value = serde_json::from_str(&run.output).unwrap();
    assert_eq!(report["findings"], serde_json::json!([]));
    assert_eq!(
        report["unchecked"][1],
        serde_json::json!({
            "file": "章.md",
            "line": 3,
            "column": 10,
            "end_line": 3,
            "end_column": 18,
            "start_byte": 3861,
            "end_byte": 3877,
            "citation": "第12/9号决议",
            "reason": "subject-not-shown",
            "message": "The draft does not show that it cites the compilation or instruments of the Conference. Name the body, or declare the subject with the comment “yuanyin: subject compilation” or with subject in the project file.",
        })
    );
    let run = desk.run(&["check", "--format", "sarif", "章.md"]);
    assert_eq!((run.status, run.complaints.as_str()), (0, ""));
    let log: Value = serde_json::from_str(&run.output).unwrap();
    let log = &log["runs"][0];
    assert_eq!(log["results"].as_array().unwrap().len(), 3);
    for result in log["results"].as_array().unwrap() {
        assert_eq!(
            (&result["kind"], &result["level"]),
            (&"open".into(), &"none".into())
        );
        let rule = result["ruleIndex"].as_u64().unwrap() as usize;
        assert_eq!(log["tool"]["driver"]["rules"][rule]["id"], result["ruleId"]);
    }
}
