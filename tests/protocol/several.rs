//! Several compilations at once in an editor: each citation is answered for by the one that it is of.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::client::{Client, capabilities};
use crate::document::Document;
use crate::workspace::Folder;

const DRAFT: &str = "# 关于缔约方会议决定的报告\n\n\
    见A部分 七.20和第4/4号决定第2段。\n\n\
    《人口贩运汇编》A部分 四.1，而人口贩运A部分 四.99有误。\n\n\
    成员国大会第XIII/3号决定第1段和第XIII/99号决定。\n\n@";

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder to copy") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        match path.is_dir() {
            true => copy(&path, &target),
            false => drop(std::fs::copy(&path, &target).expect("a copy")),
        }
    }
}

fn folder() -> Folder {
    let folder = Folder::new(&[
        (
            ".yuanyin.toml",
            "[corpora]\n\"人口贩运\" = \"trafficking\"\n\"湖沼\" = \"lakes\"\n",
        ),
        ("b.md", "关于缔约方会议：第4/4号决定第2段。\n"),
    ]);
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/corpus");
    for (name, to) in [
        ("trafficking-in-persons", "trafficking"),
        ("lakes", "lakes"),
    ] {
        let to: PathBuf = folder.path().join(to);
        copy(&tests.join(name), &to);
    }
    folder
}

fn hover(client: &mut Client, document: &Document, words: &str) -> String {
    let hover = client.ask("textDocument/hover", &document.at(words));
    hover["contents"]["value"]
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

#[test]
fn each_citation_is_answered_for_by_the_compilation_that_it_is_of() {
    let folder = folder();
    let mut client = Client::start();
    client.initialize(&folder.params(capabilities(), Value::Null));
    let (mut document, told) =
        Document::open_diagnosed(&mut client, &folder.uri("a.md"), "markdown", DRAFT);
    let told: Vec<String> = told
        .iter()
        .map(|one| {
            format!(
                "{} {}",
                document.words(&one["range"]),
                one["code"].as_str().unwrap_or_default()
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "A部分 四.99 no-such-provision",
            "第XIII/99号决定 unknown-instrument"
        ]
    );
    for (words, text, compilation) in [
        ("七.20", "A.七.20", "Compilation: 技术援助"),
        ("第4/4号决定", "对被害人的援助", "Compilation: 人口贩运"),
        ("四.1，", "出入境官员", "Compilation: 人口贩运"),
        ("第XIII/3号", "采样准则", "Compilation: 湖沼"),
    ] {
        let shown = hover(&mut client, &document, words);
        assert!(
            shown.contains(text) && shown.contains(compilation),
            "{words}: {shown}"
        );
    }
    let definition = client.ask("textDocument/definition", &document.at("第4/4号决定"));
    assert_eq!(
        definition[0]["targetUri"],
        folder.uri("trafficking/zh/part-b.md")
    );

    // Of the other draft, which is not open, and of the compilation that has it.
    let mut params = document.at("第4/4号决定");
    params["context"] = json!({"includeDeclaration": true});
    let found = loop {
        let found = client.ask("textDocument/references", &params);
        if found.to_string().contains("b.md") {
            break found;
        }
    };
    let places = folder.places(&found);
    for place in ["a.md:", "b.md:", "part-b.md:"] {
        assert!(
            places.iter().any(|one| one.contains(place)),
            "{place}: {places:?}"
        );
    }

    let listed = client.ask("yuanyin/citations", &json!({"uri": document.uri}));
    let listed: Vec<String> = listed
        .as_array()
        .expect("citations")
        .iter()
        .map(|one| {
            format!(
                "{} {}",
                one["compilation"].as_str().unwrap_or_default(),
                one["text"].as_str().unwrap_or_default()
            )
        })
        .collect();
    assert_eq!(
        listed,
        [
            "技术援助 A部分 七.20",
            "人口贩运 第4/4号决定第2段",
            "人口贩运 A部分 四.1",
            "人口贩运 A部分 四.99",
            "湖沼 成员国大会第XIII/3号决定第1段",
            "湖沼 第XIII/99号决定",
        ]
    );

    let symbols = client.ask("workspace/symbol", &json!({"query": "培训"}));
    for name in ["技术援助", "人口贩运", "湖沼"] {
        assert!(symbols.to_string().contains(name), "{name}: {symbols}");
    }
    let end = document.text.len();
    document.replace(&mut client, end..end, "识别被害人");
    let completion = client.ask("textDocument/completion", &document.behind("@识别被害人"));
    assert!(
        completion.to_string().contains("人口贩运 · "),
        "{completion}"
    );
    client.end_unread();
}

#[test]
fn a_file_of_one_of_them_is_read_by_that_alone() {
    let folder = folder();
    let mut client = Client::start();
    client.initialize(&folder.params(capabilities(), Value::Null));
    let uri = folder.uri("trafficking/zh/part-b.md");
    let text =
        std::fs::read_to_string(folder.path().join("trafficking/zh/part-b.md")).expect("a file");
    let (document, told) = Document::open_diagnosed(&mut client, &uri, "markdown", &text);
    assert_eq!(told, Vec::<Value>::new());
    let symbols = client.ask(
        "textDocument/documentSymbol",
        &json!({"textDocument": {"uri": uri}}),
    );
    assert!(symbols.to_string().contains("4/4"), "{symbols}");
    drop(document);
    client.end_unread();
}

/// What a request answers, of each entry the compilation and something else.
fn told(answer: &Value, name: &str) -> Vec<String> {
    let said = |one: &Value, name: &str| one[name].as_str().unwrap_or_default().to_owned();
    let all = answer.as_array().expect("a list").iter();
    all.map(|one| format!("{} {}", said(one, "compilation"), said(one, name)))
        .collect()
}

#[test]
fn our_own_requests_span_them() {
    let folder = folder();
    let mut client = Client::start();
    client.initialize(&folder.params(capabilities(), Value::Null));
    let (document, _) =
        Document::open_diagnosed(&mut client, &folder.uri("a.md"), "markdown", DRAFT);
    let status = client.ask("yuanyin/status", &json!({}));
    let named = |one: &Value| one["compilation"].as_str().unwrap_or_default().to_owned();
    let mut names = vec![named(&status["corpus"])];
    names.extend(
        status["beside"]
            .as_array()
            .expect("others")
            .iter()
            .map(named),
    );
    assert_eq!(names, ["技术援助", "人口贩运", "湖沼"]);
    assert!(status["counts"]["provisions"].as_u64() > Some(256));

    let tree = client.ask("yuanyin/compilation", &json!({}));
    for name in ["技术援助", "人口贩运", "湖沼"] {
        let of = |list: &Value| told(list, "name").iter().any(|one| one.starts_with(name));
        assert!(of(&tree["parts"]) && of(&tree["topics"]), "{name}");
    }
    let topics = client.ask("yuanyin/topic", &json!({"citation": "第4/4号决定第2段"}));
    assert!(
        told(&topics, "name")
            .iter()
            .any(|one| one.starts_with("人口贩运 ")),
        "{topics}"
    );

    // Who calls a compilation asks that alone; what all have is of the first.
    for (citation, compilation, identity) in [
        ("A部分 四.1", "技术援助", "A.四.1"),
        ("人口贩运 A.四.1", "人口贩运", "A.四.1"),
        ("第4/4号决定第2段", "人口贩运", "B.二.2"),
    ] {
        let found = client.ask("yuanyin/provision", &json!({"citation": citation}));
        let found = told(&found["provisions"], "identity");
        assert_eq!(found, [format!("{compilation} {identity}")], "{citation}");
    }
    let wrong = client.ask(
        "yuanyin/provision",
        &json!({"citation": "第4/4号决定第99段"}),
    );
    assert_eq!(wrong["problem"]["code"], "no-such-provision");
    let found = client.ask("yuanyin/search", &json!({"query": "培训", "limit": 3}));
    let compilations = ["技术援助", "人口贩运", "湖沼"];
    for (one, name) in told(&found, "identity").iter().zip(compilations) {
        assert!(one.starts_with(name), "{found}");
    }
    let found = client.ask(
        "yuanyin/search",
        &json!({"query": "人口贩运 培训", "limit": 3}),
    );
    let found = told(&found, "identity");
    assert!(!found.is_empty() && found.iter().all(|one| one.starts_with("人口贩运 ")));

    for (format, says) in [
        ("markdown", "# 人口贩运\n"),
        ("csv", "\n人口贩运,"),
        ("json", "\"compilation\": \"湖沼\""),
    ] {
        let params = json!({"uri": document.uri, "format": format});
        let table = client.ask("yuanyin/cites", &params);
        let table = table.as_str().expect("a text");
        assert!(table.contains(says), "{format}: {table}");
    }
    client.end_unread();
}

#[test]
fn a_passage_s_source_is_looked_for_in_all_and_a_change_is_made_for_all() {
    let folder = folder();
    let mut can = capabilities();
    can["workspace"] = json!({"applyEdit": true, "workspaceEdit": {"documentChanges": true}});
    let mut client = Client::start();
    client.initialize(&folder.params(can, Value::Null));
    let passage = "查明被害人应当是对案件作出反应的第一步";
    let text = format!("缔约方会议第3/4号决议。\n\n第4/4号决议第2段。\n\n{passage}\n");
    let (document, told_at_first) =
        Document::open_diagnosed(&mut client, &folder.uri("c.md"), "markdown", &text);
    assert_eq!(told_at_first.len(), 2, "{told_at_first:?}");
    let params = json!({
        "textDocument": {"uri": document.uri},
        "range": {"start": {"line": 4, "character": 0}, "end": {"line": 4, "character": 19}},
    });
    let found = client.ask("yuanyin/findSource", &params);
    assert_eq!(
        told(&found, "identity").first().map(String::as_str),
        Some("人口贩运 B.二.1")
    );
    assert_eq!(found[0]["nearness"], "exact");

    let params = json!({"uri": document.uri, "fixAll": null});
    assert_eq!(client.ask("yuanyin/apply", &params), true);
    let change = client.said("workspace/applyEdit");
    let edits = change["params"]["edit"].to_string();
    assert_eq!(edits.matches("newText").count(), 2, "{edits}");
    client.respond(&change, &json!({"applied": true}));
    client.end_unread();
}
