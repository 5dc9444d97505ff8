//! The real program with another compilation: on the command line, and over the protocol with the
//! setting `corpus`.

use std::path::Path;
use std::process::{Command, Stdio};

use expect_test::expect;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::client::{Client, capabilities};
use crate::example::folder;

/// What one run gave: exit status and standard output.
pub fn run(directory: &Path, arguments: &[&str]) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_yuanyin"))
        .args(arguments)
        .current_dir(directory)
        .env("LC_ALL", "zh_CN.UTF-8")
        .env("HOME", directory.join("home"))
        .env("XDG_CACHE_HOME", directory.join("home/cache"))
        .stdin(Stdio::null())
        .output()
        .expect("the program runs");
    let complaints = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(complaints, "", "{arguments:?}");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    (output.status.code().expect("it was not killed"), text)
}

/// A folder with one draft, `draft.md`.
fn desk(draft: &str) -> TempDir {
    let desk = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(desk.path().join("draft.md"), draft).expect("a draft");
    desk
}

#[test]
fn the_compilations_are_sound() {
    let desk = desk("");
    let mut shown = String::new();
    for name in ["trafficking-in-persons", "corruption", "lakes"] {
        let folder = folder(name).display().to_string();
        let (status, output) = run(desk.path(), &["--locale", "en", "corpus", "check", &folder]);
        assert_eq!(status, 0, "{output}");
        shown.push_str(&format!("{name}: {output}"));
    }
    expect![[r#"
        trafficking-in-persons: 10 sections, 87 provisions, 2 footnotes, 9 topics with 27 rows, 5 errata; no problems.
        corruption: 9 sections, 60 provisions, 1 footnote, 8 topics with 13 rows, 3 errata; no problems.
        lakes: 6 sections, 47 provisions, 1 footnote, 6 topics with 8 rows, 2 errata; no problems.
    "#]].assert_eq(&shown);
}

#[test]
fn show_knows_the_compilations_names() {
    let desk = desk("");
    let mut shown = String::new();
    for (name, citation) in [
        (
            "trafficking-in-persons",
            "贩运人口问题工作组第四次会议建议第5段",
        ),
        ("corruption", "反腐败公约缔约国会议第3/4号决议第4段"),
        ("corruption", "打击跨国有组织犯罪公约缔约方会议第3/4号决定"),
        ("lakes", "成员国大会第XIII/3号决定第3段"),
    ] {
        let folder = folder(name).display().to_string();
        let (_, output) = run(desk.path(), &["show", "--corpus", &folder, citation]);
        shown.push_str(&format!(
            "$ yuanyin show --corpus {name} {citation}\n{output}"
        ));
    }
    expect![[r#"
        $ yuanyin show --corpus trafficking-in-persons 贩运人口问题工作组第四次会议建议第5段
        A.四.5
        第四次会议，2011年10月10日至12日

          │ 5. 各国应当采用联合调查组，以便及时交换证据。

        又作：CTOC/COP/WG.4/2011/8，第10段 · 第6/1号决议附件第6段 · 贩运人口问题工作组第四次会议建议第5段
        核可文书：第6/1号决议（B.四）
        专题：联合调查
        $ yuanyin show --corpus corruption 反腐败公约缔约国会议第3/4号决议第4段
        A.II.4
        第三届会议，2009年11月9日至13日 › 第3/4号决议 预防性反腐败机构

          │ 4. 鼓励民间社会参与制定国家反腐败战略。

        又作：第3/4号决议第4段
        专题：民间社会
        $ yuanyin show --corpus corruption 打击跨国有组织犯罪公约缔约方会议第3/4号决定
        联合国打击跨国有组织犯罪公约缔约方会议：其他机构的文书，不在汇编范围内
        $ yuanyin show --corpus lakes 成员国大会第XIII/3号决定第3段
        四.3
        第十三届会议，2012年9月3日至7日 › 第XIII/3号决定 湖沼沉积物的监测

          │ 3. 请科学小组审查采样方法。

        又作：第XIII/3号决定第3段
    "#]].assert_eq(&shown);
}

#[test]
fn check_finds_and_cites_lists_by_the_compilations_rules() {
    let mut shown = String::new();
    for (name, draft) in [
        ("trafficking-in-persons", "见A部分 四.9和第3/4号决定。\n"),
        (
            "corruption",
            "缔约国会议第3/4号决定；打击跨国有组织犯罪公约缔约方会议第3/4号决定第99段。\n",
        ),
        ("lakes", "成员国大会第XIII/3号决定第9段，第14/3号决定。\n"),
    ] {
        let desk = desk(draft);
        let folder = folder(name).display().to_string();
        for command in ["check", "cites"] {
            let (_, output) = run(desk.path(), &[command, "--corpus", &folder, "draft.md"]);
            shown.push_str(&format!("$ yuanyin {command} --corpus {name}\n{output}\n"));
        }
    }
    expect![[r#"
        $ yuanyin check --corpus trafficking-in-persons
        错误[no-such-provision]: A部分第四节没有第9段，只有第1至8段。
          ╭▸ draft.md:1:2
          │
        1 │ 见A部分 四.9和第3/4号决定。
          │   ━━━━━━━━━━
          │
          ├ 修正: 改为“A部分 四.4”（各国应当建立举报热线，热线应当全…）
          ├ 修正: 改为“A部分 四.8”（工作组建议缔约方会议在今后的届会…）
          ├ 修正: 改为“A部分 四.7”（各国应当没收贩运所得，并考虑将其…）
          ╰ 修正: 改为“A部分 四.6”（秘书处应当为区域协调员会议提供便…）

        信息[not-in-compilation]: 汇编未收录缔约方会议题为“技术援助问题不限成员名额政府专家临时工作组的建议”的第3/4号决定（见CTOC/COP/2006/14）。
          ╭▸ draft.md:1:10
          │
        1 │ 见A部分 四.9和第3/4号决定。
          ╰╴              ━━━━━━━━━━━

        核对了1个文件：错误1处，警告0处，其他1处。

        $ yuanyin cites --corpus trafficking-in-persons
        ## 汇编未收录的决议和决定

        | 援引 | 正式名称 | 行 |
        | --- | --- | --- |
        | 第3/4号决定 | 技术援助问题不限成员名额政府专家临时工作组的建议（CTOC/COP/2006/14） | 1 |

        ## 有问题或汇编未收录的援引

        | 援引 | 问题 | 行 |
        | --- | --- | --- |
        | A部分 四.9 | A部分第四节没有第9段，只有第1至8段。 | 1 |


        $ yuanyin check --corpus corruption
        错误[wrong-kind]: 第3/4号是决议，不是决定。
          ╭▸ draft.md:1:1
          │
        1 │ 缔约国会议第3/4号决定；打击跨国有组织犯罪公约缔约方会议第3/4号决定第99段。
          │ ━━━━━━━━━━━━━━━━━━━━━
          │
          ╰ 修正: 改为“缔约国会议第3/4号决议”（预防性反腐败机构）

        核对了1个文件：错误1处，警告0处，其他0处。

        $ yuanyin cites --corpus corruption
        ## 其他机构的文书

        ### 联合国打击跨国有组织犯罪公约缔约方会议

        | 援引 | 正式名称 | 行 |
        | --- | --- | --- |
        | 联合国打击跨国有组织犯罪公约缔约方会议第3/4号决定 |  | 1 |

        ## 有问题或汇编未收录的援引

        | 援引 | 问题 | 行 |
        | --- | --- | --- |
        | 缔约国会议第3/4号决定 | 第3/4号是决议，不是决定。 | 1 |


        $ yuanyin check --corpus lakes
        错误[no-such-provision]: 第XIII/3号决定没有第9段，只有第1至3段。
          ╭▸ draft.md:1:1
          │
        1 │ 成员国大会第XIII/3号决定第9段，第14/3号决定。
          │ ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
          │
          ├ 修正: 改为“成员国大会第XIII/3号决定第3段”（请科学小组审查采样方法。）
          ├ 修正: 改为“成员国大会第XIII/3号决定第2段”（请各成员国：）
          ╰ 修正: 改为“成员国大会第XIII/3号决定第1段”（通过载于本决定附件的采样准则；）

        核对了1个文件：错误1处，警告0处，其他0处。

        $ yuanyin cites --corpus lakes
        ## 成员国大会的决定

        | 援引 | 正式名称 | 行 |
        | --- | --- | --- |
        | 五 | 成员国大会第14/3号决定 | 1 |

        ## 有问题或汇编未收录的援引

        | 援引 | 问题 | 行 |
        | --- | --- | --- |
        | 成员国大会第XIII/3号决定第9段 | 第XIII/3号决定没有第9段，只有第1至3段。 | 1 |


    "#]].assert_eq(&shown);
}

/// What a drafter asks of one short draft over the protocol; the corpus is the client's setting.
#[test]
fn a_session_works_with_the_configured_corpus() {
    const URI: &str = "file:///draft.md";
    const LINES: [&str; 3] = [
        "见反腐败公约缔约国会议第3/4号决议第1段(c)项和第3/4号决定。",
        "打击跨国有组织犯罪公约缔约方会议第3/4号决定第99段。",
        "见A部分 II.",
    ];
    let folder = folder("corruption").canonicalize().expect("the folder");
    let options = json!({"corpus": folder.display().to_string()});
    let mut client = Client::open_editor_with(capabilities(), options);
    let text = LINES.join("\n\n");
    client.notify(
        "textDocument/didOpen",
        &json!({"textDocument": {"uri": URI, "languageId": "markdown", "version": 1, "text": text}}),
    );
    // The corpus is read beside everything else; nothing is published by the built-in one before.
    let found = client.published(URI)["diagnostics"].clone();
    assert_eq!(said(&found, "code"), ["wrong-kind"]);
    let at = |line: usize, words: &str| {
        let before = LINES[line].find(words).expect("the line has the words");
        json!({
            "textDocument": {"uri": URI},
            "position": {"line": 2 * line, "character": before + words.len()},
        })
    };
    let hover = client.ask("textDocument/hover", &at(0, "第1段"));
    assert!(hover.to_string().contains("A.II.1.c"), "{hover}");
    let targets = client.ask("textDocument/definition", &at(0, "第1段"));
    let target = targets[0]["targetUri"].as_str().unwrap_or_default();
    assert!(target.ends_with("/corruption/zh/part-a.md"), "{targets}");
    let targets = client.ask("textDocument/definition", &at(1, "第99段"));
    assert_eq!(targets, Value::Null);

    let offered = client.ask("textDocument/completion", &at(2, "II."));
    let items = offered.get("items").unwrap_or(&offered);
    assert_eq!(
        said(items, "label"),
        ["II.PP.1", "II.PP.2", "II.1", "II.2", "II.3", "II.4"]
    );
    let actions = client.ask(
        "textDocument/codeAction",
        &json!({
            "textDocument": {"uri": URI},
            "range": found[0]["range"],
            "context": {"diagnostics": found},
        }),
    );
    let fix = &actions[0]["edit"].to_string();
    assert!(fix.contains("议"), "{actions}");
    client.shut_down();
    client.notify("exit", &Value::Null);
    assert!(client.wait_for_end().success());
    client.nothing_is_left();
}

/// One field of each entry of a list.
fn said(list: &Value, field: &str) -> Vec<String> {
    let entries = list.as_array().into_iter().flatten();
    let fields = entries.filter_map(|entry| entry[field].as_str());
    fields.map(str::to_owned).collect()
}
