//! The project file and exemptions, and SARIF.

use expect_test::expect;
use serde_json::Value;

use crate::{Desk, repository};

/// The code and the citation of everything that is found, by file.
fn found(desk: &Desk, arguments: &[&str]) -> (Vec<String>, String) {
    let run = desk.run(&[&["--locale", "en", "check", "--format", "json"], arguments].concat());
    let report: Value = serde_json::from_str(&run.output).expect("JSON");
    let findings = report["findings"].as_array().expect("findings").iter();
    let text = |finding: &Value, name: &str| finding[name].as_str().expect("a text").to_owned();
    let told = findings.map(|one| {
        format!(
            "{} {} {}",
            text(one, "file"),
            text(one, "code"),
            text(one, "citation")
        )
    });
    (told.collect(), run.complaints)
}

#[test]
fn the_nearest_project_file_holds_for_each_draft() {
    let desk = Desk::new();
    let draft = "见七.1、七.45、七.46。\n";
    desk.write(".yuanyin.toml", "exclude = ['old/']\nextensions = ['wiki']\n[diagnostics]\nambiguous = 'off'\n[[ignore]]\npath = '/a.md'\ncitation = '七.45'\n")
        .write("a.md", draft)
        .write("b.wiki", draft)
        .write("old/c.md", draft)
        .write("sub/.yuanyin.toml", "[diagnostics]\nno-such-provision = 'off'\n")
        .write("sub/d.md", draft);
    let (told, complaints) = found(&desk, &["."]);
    assert_eq!(
        told,
        [
            "a.md no-such-provision 七.46",
            "b.wiki no-such-provision 七.45",
            "b.wiki no-such-provision 七.46",
            "sub/d.md ambiguous 七.1",
        ]
    );
    assert_eq!(complaints, "");
    // A file that is named is left out like any other, and that is said.
    let (told, complaints) = found(&desk, &["old/c.md", "sub/d.md"]);
    assert_eq!(told, ["sub/d.md ambiguous 七.1"]);
    assert!(complaints.contains("old/c.md: not checked"), "{complaints}");
    let (told, complaints) = found(&desk, &["--no-project-file", "old", "a.md"]);
    assert_eq!(told.len(), 6, "{told:?}");
    assert_eq!(complaints, "");
}

#[test]
fn what_is_wrong_with_a_project_file_is_told_once_and_the_rest_holds() {
    let desk = Desk::new();
    desk.write(
        ".yuanyin.toml",
        "colour = 1\ncorpus = 5\n[diagnostics]\nambiguous = 'off'\nmisprint = 3\n[[ignore]]\npath = 5\n",
    )
    .write("a.md", "见七.1。\n")
    .write("b.md", "见七.1。\n");
    let (told, complaints) = found(&desk, &["."]);
    assert_eq!(told, Vec::<String>::new());
    let complaints: Vec<&str> = complaints
        .lines()
        .map(|line| line.split_once(".yuanyin.toml:").expect("the file").1)
        .collect();
    assert_eq!(
        complaints,
        [
            "1:1: There is no setting “colour”.",
            "2:10: “corpus” has a wrong value; it should be a folder's path in quotation marks, for example \"corpus/ours\".",
            "5:12: “diagnostics.misprint” has a wrong value; use “error”, “warning”, “information”, “hint” or “off”.",
            "7:8: “ignore.path” has a wrong value; it should be a path or a pattern of paths in quotation marks, for example \"drafts/*.md\"."
        ]
    );
}

#[test]
fn a_check_against_another_corpus_than_the_one_asked_for_is_none() {
    let desk = Desk::new();
    desk.write("project/.yuanyin.toml", "corpus = '../outside'\n")
        .write("project/a.md", "见七.20。\n")
        .write("outside/zh/part-a.md", "");
    let run = desk.run(&["--locale", "en", "check", "project"]);
    assert_eq!((run.status, run.output.as_str()), (2, ""));
    assert!(
        run.complaints
            .contains(".yuanyin.toml:1:10: The compilation's folder “../outside” is outside"),
        "{}",
        run.complaints
    );
}

#[test]
fn comments_exempt_as_in_the_editor() {
    let desk = Desk::new();
    desk.write("a.tex", "% yuanyin: ignore-next-line no-such-provision\n见A部分 七.45。\n见A部分 七.46。% 援引：忽略本行\n")
        .write("b.md", "见A部分 七.20。 <!-- yuanyin: ignore-line misprints -->\n");
    let (told, _) = found(&desk, &["a.tex", "b.md"]);
    assert_eq!(told, ["b.md wrong-exemption misprints"]);
}

/// The first block of a language on a page that holds some words.
fn block(page: &str, language: &str, words: &str) -> String {
    let page = std::fs::read_to_string(repository().join(page)).expect(page);
    let opening = format!("\n```{language}\n");
    let blocks = page.split(&opening).skip(1);
    let mut blocks = blocks.filter_map(|rest| rest.split_once("\n```").map(|(block, _)| block));
    let found = blocks.find(|block| block.contains(words));
    found.expect("a block of the page").to_owned()
}

#[test]
fn the_examples_of_the_pages_do_what_they_say() {
    let (settings, problems) =
        yuanyin::project::read(&block("server/settings.md", "toml", "[[ignore]]"));
    assert_eq!(problems, []);
    assert!(settings.house_form.is_some() && settings.exclude.is_some());
    assert_eq!(
        (settings.severities.by_code.len(), settings.ignored.len()),
        (1, 1)
    );

    let desk = Desk::new();
    let draft = block("server/problems.md", "markdown", "ignore-next-line");
    desk.write("a.md", &draft);
    assert_eq!(found(&desk, &["a.md"]).0, Vec::<String>::new());
    desk.write("a.md", draft.replace("ignore", "see"));
    assert_eq!(found(&desk, &["a.md"]).0.len(), 2);
}

#[test]
fn sarif_names_rules_places_and_fixes() {
    let desk = Desk::new();
    let run = desk.write("第一章/稿 1.md", "𠮷见七.45。\n").run(&[
        "--locale",
        "en",
        "check",
        "--format",
        "sarif",
        "第一章/稿 1.md",
        "none.md",
    ]);
    assert_eq!(run.status, 2);
    let log: Value = serde_json::from_str(&run.output).expect("JSON");
    let result = &log["runs"][0]["results"][0];
    expect![[r#"
        {
          "fixes": 3,
          "level": "error",
          "location": {
            "physicalLocation": {
              "artifactLocation": {
                "uri": "%E7%AC%AC%E4%B8%80%E7%AB%A0/%E7%A8%BF%201.md"
              },
              "region": {
                "endColumn": 7,
                "endLine": 1,
                "snippet": {
                  "text": "七.45"
                },
                "startColumn": 3,
                "startLine": 1
              }
            }
          },
          "notification": true,
          "rule": "no-such-provision",
          "successful": false
        }"#]]
    .assert_eq(&serde_json::to_string_pretty(&serde_json::json!({
        "rule": result["ruleId"],
        "level": result["level"],
        "location": result["locations"][0],
        "fixes": result["fixes"].as_array().map(Vec::len),
        "successful": log["runs"][0]["invocations"][0]["executionSuccessful"],
        "notification": log["runs"][0]["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]
            .as_str()
            .is_some_and(|text| text.starts_with("none.md: ")),
    })).expect("JSON"));
}

/// More than a page that names nobody.
fn chapter() -> String {
    let prose = "各国应当加强合作，为办案人员提供培训，并定期交流经验和良好做法。";
    format!("{}\n\n第12/9号决议也有规定。\n", prose.repeat(40))
}

#[test]
fn a_chapter_goes_with_the_files_beside_it() {
    let desk = Desk::new();
    let naming = "打击跨国有组织犯罪公约缔约方会议的工作。\n";
    desk.write("a.md", chapter())
        .write("b.md", naming)
        .write("sub/c.md", chapter());
    let told = |arguments: &[&str]| found(&desk, arguments).0;
    let (a, c) = (
        "a.md unknown-instrument 第12/9号决议",
        "sub/c.md unknown-instrument 第12/9号决议",
    );
    assert_eq!(told(&["a.md"]), [""; 0]);
    assert_eq!(told(&["a.md", "b.md"]), [a]);
    assert_eq!(told(&["b.md", "a.md"]), [a]);
    // Without a project file those of another folder are others.
    assert_eq!(told(&["a.md", "b.md", "sub/c.md"]), [a]);
    desk.write(".yuanyin.toml", "");
    assert_eq!(told(&["a.md", "b.md", "sub/c.md"]), [a, c]);
    // Among documents of many kinds one says nothing of another.
    let water = "人权理事会第5/6号决议谈食物权。联合国环境大会第2/6号决议谈气候。\n";
    desk.write("d.md", water).write("e.md", water);
    assert_eq!(told(&["a.md", "b.md", "d.md", "e.md"]), [""; 0]);
}

#[test]
fn what_the_drafts_are_about_can_be_declared() {
    let desk = Desk::new();
    let declaring = |subject: &str| format!("{}\n<!-- yuanyin: subject {subject} -->\n", chapter());
    desk.write(".yuanyin.toml", "subject = \"compilation\"\n")
        .write("a.md", chapter())
        .write("b.md", declaring("other"))
        .write("c/.yuanyin.toml", "subject = \"other\"\n")
        .write("c/a.md", chapter())
        .write("c/b.md", declaring("compilation"))
        .write("c/c.md", "见决定 3/4 第15段，又见缔约方会议第6/9号决议。\n");
    let (told, complaints) = found(&desk, &["."]);
    assert_eq!(
        told,
        [
            "a.md unknown-instrument 第12/9号决议",
            "c/b.md unknown-instrument 第12/9号决议",
            // What names the body is its, whatever the document is about.
            "c/c.md unknown-instrument 缔约方会议第6/9号决议",
        ]
    );
    assert_eq!(complaints, "");
    let run = desk.run(&["check", "b.md", "c/a.md"]);
    assert_eq!(run.output, "核对了2个文件：错误0处，警告0处，其他0处。\n");
    desk.write("b.md", declaring("water"))
        .write("d.md", "没有援引。<!-- 援引：主题 -->\n");
    let run = desk.run(&["--locale", "en", "check", "b.md", "d.md"]);
    let expected = [
        "There is no subject “water”; write “compilation” or “other”.",
        "The subject is missing; write “compilation” or “other”.",
    ];
    for words in expected {
        assert!(run.output.contains(words), "{}", run.output);
    }
}
