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
    expect![[r#""#]].assert_eq(&shown);
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
    expect![[r#""#]].assert_eq(&shown);
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
    expect![[r#""#]].assert_eq(&shown);
}

/// Everything of one short draft over the protocol: the corpus is the client's setting.
#[test]
fn a_session_works_with_the_configured_corpus() {
    let folder = folder("corruption").canonicalize().expect("the folder");
    let options = json!({"corpus": folder.display().to_string(), "locale": "zh"});
    let mut client = Client::open_editor_with(capabilities(), options);
    let uri = "file:///draft.md";
    let text = "见反腐败公约缔约国会议第3/4号决议第1段(c)项和第3/4号决定。\n\n\
        打击跨国有组织犯罪公约缔约方会议第3/4号决定第99段。\n\n见A部分 II.";
    client.notify(
        "textDocument/didOpen",
        &json!({"textDocument": {"uri": uri, "languageId": "markdown", "version": 1, "text": text}}),
    );
    let found = client.diagnostics(uri, 1);
    let codes: Vec<&str> = found
        .iter()
        .filter_map(|one| one["code"].as_str())
        .collect();
    assert_eq!(codes, ["wrong-kind"]);

    let at = |needle: &str| {
        let line = text
            .lines()
            .position(|line| line.contains(needle))
            .expect("it is there");
        let character = text.lines().nth(line).and_then(|line| line.find(needle));
        json!({
            "textDocument": {"uri": uri},
            "position": {"line": line, "character": character.expect("it is there") + 3},
        })
    };
    let hover = client.ask("textDocument/hover", &at("3/4号决议"));
    let shown = hover["contents"]["value"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    assert!(shown.starts_with("A.II.1.c"), "{hover}");
    let targets = client.ask("textDocument/definition", &at("3/4号决议"));
    let target = targets[0]["targetUri"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    assert!(
        target.ends_with("/tests/corpus/corruption/zh/part-a.md"),
        "{targets}"
    );
    let nothing = client.ask("textDocument/definition", &at("3/4号决定第99段"));
    assert!(nothing.is_null() || nothing == json!([]), "{nothing}");

    let last = text.lines().last().expect("a line").len();
    let offered = client.ask(
        "textDocument/completion",
        &json!({"textDocument": {"uri": uri}, "position": {"line": 4, "character": last}}),
    );
    let items = offered["items"].as_array().or(offered.as_array());
    let labels: Vec<&str> = items
        .into_iter()
        .flatten()
        .filter_map(|item| item["label"].as_str())
        .collect();
    assert_eq!(labels, Vec::<&str>::new());

    let actions = client.ask(
        "textDocument/codeAction",
        &json!({"textDocument": {"uri": uri}, "range": found[0]["range"], "context": {"diagnostics": found}}),
    );
    let fixed = actions
        .as_array()
        .into_iter()
        .flatten()
        .any(|action: &Value| action.to_string().contains("决议"));
    assert!(fixed, "{actions}");
    client.finish();
}
