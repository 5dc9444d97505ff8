//! Conversion, house form, inlay hints and semantic tokens over the wire.

use serde_json::{Value, json};

use crate::client::{Client, capabilities};
use crate::document::Document;

const URI: &str = "untitled:Untitled-1";

/// The rewriting actions on some words that have a title with these words.
fn rewriting(client: &mut Client, document: &Document, on: &str, title: &str) -> Value {
    let mut params = document.actions(on, &[]);
    params["context"]["only"] = json!(["refactor.rewrite"]);
    let actions = client.ask("textDocument/codeAction", &params);
    let actions = actions.as_array().expect("a list");
    let mut found = actions.iter().filter(|one| {
        let kind = one["kind"].as_str().unwrap_or_default();
        assert!(kind.starts_with("refactor.rewrite."), "{kind}");
        one["title"]
            .as_str()
            .is_some_and(|text| text.contains(title))
    });
    found
        .next()
        .unwrap_or_else(|| panic!("no “{title}” in {actions:?}"))
        .clone()
}

#[test]
fn a_list_is_converted_as_a_whole_and_back() {
    let mut client = Client::open_editor();
    let text = "见A部分 七.17和七.20-22。";
    let (mut document, _) = Document::open_diagnosed(&mut client, URI, "markdown", text);
    let report = rewriting(&mut client, &document, "七.20", "Rewrite in report form");
    // Editors' commands that convert to a given form find the action by its data.
    assert_eq!(report["data"], json!({"convert": "report"}));
    document.apply(&mut client, &report["edit"]["changes"][URI]);
    assert_eq!(
        document.text,
        "见CTOC/COP/WG.2/2013/5，第21段和第24至26段。"
    );
    assert!(client.diagnostics(URI, document.version).is_empty());
    let back = rewriting(
        &mut client,
        &document,
        "CTOC",
        "Rewrite in compilation form",
    );
    document.apply(&mut client, &back["edit"]["changes"][URI]);
    assert_eq!(document.text, text);
    client.diagnostics(URI, document.version);
    client.finish();
}

#[test]
fn a_whole_document_is_converted_when_the_action_is_chosen() {
    let mut capabilities = capabilities();
    capabilities["textDocument"]["codeAction"] =
        json!({"resolveSupport": {"properties": ["edit"]}, "dataSupport": true});
    let mut client = Client::open_editor_with(capabilities, Value::Null);
    let text = "见A部分 七.20。\n\n又见A部分 八.5，第1/4号决定除外。";
    let (mut document, _) = Document::open_diagnosed(&mut client, URI, "markdown", text);
    let all = rewriting(
        &mut client,
        &document,
        "七.20",
        "Rewrite all citations in this draft in resolution",
    );
    assert!(
        all["edit"].is_null(),
        "edits wait until the action is chosen"
    );
    let resolved = client.ask("codeAction/resolve", &all);
    document.apply(&mut client, &resolved["edit"]["changes"][URI]);
    assert_eq!(
        document.text,
        "见缔约方会议第7/3号决议附件一第20段。\n\n又见缔约方会议第7/3号决议附件二第5段，第1/4号决定除外。"
    );
    client.diagnostics(URI, document.version);
    client.finish();
}

#[test]
fn a_whole_document_is_mended_when_the_action_is_chosen() {
    let mut capabilities = capabilities();
    capabilities["textDocument"]["codeAction"] =
        json!({"resolveSupport": {"properties": ["edit"]}, "dataSupport": true});
    for (kind, mended) in [
        (
            "quickfix",
            "见A部分 九.18-19和七.20-22。\n\n决议 3/4 有误。",
        ),
        (
            "source.fixAll",
            "见A部分 九.18-19和七.20-22。\n\n决定 3/4 有误。",
        ),
    ] {
        let mut client = Client::open_editor_with(capabilities.clone(), Value::Null);
        let text = "见A部分 九.19-18和七.22-20。\n\n决议 3/4 有误。";
        let (mut document, found) = Document::open_diagnosed(&mut client, URI, "markdown", text);
        let mut params = document.actions("九.19", &found);
        params["context"]["only"] = json!([kind]);
        let actions = client.ask("textDocument/codeAction", &params);
        let waiting: Vec<&Value> = actions
            .as_array()
            .expect("a list")
            .iter()
            .filter(|action| action["edit"].is_null())
            .collect();
        let [all] = waiting.as_slice() else {
            panic!("the one for the whole file waits until it is chosen: {actions}");
        };
        let resolved = client.ask("codeAction/resolve", all);
        document.apply(&mut client, &resolved["edit"]["changes"][URI]);
        assert_eq!(document.text, mended, "{kind}");
        client.diagnostics(URI, document.version);
        client.finish();
    }
}

/// The actions on some words, of one kind or of all, that change the whole document.
fn of_the_file(
    client: &mut Client,
    document: &Document,
    told: &[Value],
    kind: Value,
) -> Vec<Value> {
    let mut params = document.actions("九.19", told);
    params["context"]["only"] = kind;
    let actions = client.ask("textDocument/codeAction", &params);
    let actions = actions.as_array().expect("a list").iter();
    let mut of_the_file: Vec<Value> = actions.cloned().collect();
    of_the_file.retain(|action| action["title"].to_string().contains("in this draft"));
    of_the_file
}

/// An editor that cannot resolve actions has the edits sent by a command, so that no answer about a line
/// carries those of the whole document.
#[test]
fn an_editor_that_cannot_resolve_actions_has_a_command_for_the_whole_document() {
    let text = "见A部分 九.19-18和七.22-20。\n\n决议 3/4 有误。";
    let mut capabilities = capabilities();
    capabilities["workspace"] =
        json!({"applyEdit": true, "workspaceEdit": {"documentChanges": true}});
    let mut client = Client::open_editor_with(capabilities, Value::Null);
    let (mut document, found) = Document::open_diagnosed(&mut client, URI, "markdown", text);
    let actions = of_the_file(&mut client, &document, &found, Value::Null);
    let shown: Vec<String> = actions
        .iter()
        .map(|action| format!("{}: {}", action["kind"], action["command"]["arguments"][0]))
        .collect();
    assert_eq!(
        shown,
        [
            format!(r#""quickfix": {{"fixAll":"reversed-range","uri":"{URI}"}}"#),
            format!(r#""source.fixAll.yuanyin": {{"fixAll":null,"uri":"{URI}"}}"#),
        ]
    );
    for action in &actions {
        assert!(action["edit"].is_null(), "{action}");
        assert_eq!(action["command"]["command"], "yuanyin.apply");
    }
    // Chosen, the server asks the editor to make the change, of the version that it has seen.
    let chosen = &actions[0]["command"];
    let execute = client.request("workspace/executeCommand", chosen);
    let asked = client.said("workspace/applyEdit");
    let change = &asked["params"]["edit"]["documentChanges"][0];
    assert_eq!(change["textDocument"], json!({"uri": URI, "version": 1}));
    assert_eq!(client.answer(execute), Ok(json!(true)));
    client.respond(&asked, &json!({"applied": true}));
    document.apply(&mut client, &change["edits"]);
    assert_eq!(
        document.text,
        "见A部分 九.18-19和七.20-22。\n\n决议 3/4 有误。"
    );
    client.diagnostics(URI, document.version);
    // Nothing of the kind is left.
    assert_eq!(client.ask("workspace/executeCommand", chosen), json!(false));
    let unknown = json!({"command": "yuanyin.apply", "arguments": [{"uri": URI, "mend": "all"}]});
    assert_eq!(client.refused("workspace/executeCommand", &unknown), -32602);
    client.finish();
}

#[test]
fn an_editor_that_takes_no_edits_asks_for_those_of_the_whole_document_by_name() {
    let text = "见A部分 九.19-18和七.22-20。\n\n决议 3/4 有误，又见七.20。";
    let mut client = Client::open_editor();
    let (mut document, found) = Document::open_diagnosed(&mut client, URI, "markdown", text);
    for kind in [Value::Null, json!(["quickfix"]), json!(["refactor"])] {
        let offered = of_the_file(&mut client, &document, &found, kind.clone());
        assert!(offered.is_empty(), "{kind}: {offered:?}");
    }
    let forms = json!(["refactor.rewrite.allCitations"]);
    let forms = of_the_file(&mut client, &document, &found, forms);
    assert!(!forms.is_empty() && forms.iter().all(|form| form["edit"].is_object()));
    let all = of_the_file(&mut client, &document, &found, json!(["source.fixAll"]));
    document.apply(&mut client, &all[0]["edit"]["changes"][URI]);
    assert_eq!(
        document.text,
        "见A部分 九.18-19和七.20-22。\n\n决定 3/4 有误，又见七.20。"
    );
    client.diagnostics(URI, document.version);
    client.finish();
}

#[test]
fn the_house_form_is_asked_for_and_mended() {
    let options = json!({"houseForm": "report"});
    let mut client = Client::open_editor_with(capabilities(), options);
    let text = "见A部分 七.20和CTOC/COP/WG.2/2013/5，第25段。";
    let (mut document, found) = Document::open_diagnosed(&mut client, URI, "markdown", text);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0]["code"], "nonstandard-form");
    assert_eq!(found[0]["severity"], 3);
    let actions = client.ask(
        "textDocument/codeAction",
        &document.actions("七.20", &found),
    );
    document.apply(&mut client, &actions[0]["edit"]["changes"][URI]);
    assert_eq!(
        document.text,
        "见CTOC/COP/WG.2/2013/5，第24段和CTOC/COP/WG.2/2013/5，第25段。"
    );
    assert!(client.diagnostics(URI, document.version).is_empty());
    client.finish();
}

#[test]
fn hints_say_what_is_cited_as_they_are_set() {
    for (options, expected) in [
        (json!({}), vec!["毒品和犯罪问题办公室应当在预…"]),
        (
            json!({"inlayHints": "place"}),
            vec!["第七次会议，2013年10月28日至30日"],
        ),
        (json!({"inlayHints": "off"}), vec![]),
    ] {
        let mut client = Client::open_editor_with(capabilities(), options);
        let text = "见A部分 七.22，误作A部分 七.45。";
        let (document, _) = Document::open_diagnosed(&mut client, URI, "markdown", text);
        let mut params = document.whole();
        params["range"] = document.range(0..text.len());
        let hints = client.ask("textDocument/inlayHint", &params);
        let hints = hints.as_array().expect("a list");
        let labels: Vec<&str> = hints
            .iter()
            .filter_map(|hint| hint["label"].as_str())
            .collect();
        assert_eq!(labels, expected);
        for hint in hints {
            assert_eq!(hint["position"]["character"], "见A部分 七.22".len());
        }
        client.finish();
    }
}

#[test]
fn tokens_tell_parts_instruments_paragraphs_and_what_is_wrong() {
    let mut client = Client::open_editor();
    let text = "见A部分 七.22和\n第3/4号决定第2段；A部分 七.45。";
    let (document, _) = Document::open_diagnosed(&mut client, URI, "markdown", text);
    let answer = client.ask("textDocument/semanticTokens/full", &document.whole());
    let data: Vec<usize> = serde_json::from_value(answer["data"].clone()).expect("numbers");
    let kinds = ["part", "instrument", "paragraph", "wrong"];
    let (mut line, mut character, mut read) = (0, 0, Vec::new());
    let lines: Vec<&str> = text.lines().collect();
    for token in data.chunks(5) {
        if token[0] > 0 {
            character = 0;
        }
        line += token[0];
        character += token[1];
        read.push((
            &lines[line][character..character + token[2]],
            kinds[token[3]],
        ));
    }
    assert_eq!(
        read,
        [
            ("A部分", "part"),
            ("七", "part"),
            ("22", "paragraph"),
            ("3/4", "instrument"),
            ("决定", "instrument"),
            ("第2段", "paragraph"),
            ("A部分 七.45", "wrong"),
        ]
    );
    client.finish();

    let mut client = Client::open_editor_with(capabilities(), json!({"semanticTokens": false}));
    let (document, _) = Document::open_diagnosed(&mut client, URI, "markdown", text);
    let answer = client.ask("textDocument/semanticTokens/full", &document.whole());
    assert_eq!(answer, Value::Null);
    client.finish();
}

/// The titles of the actions of one kind.
fn of_kind(client: &mut Client, document: &Document, on: &str, kind: &str) -> Vec<String> {
    let mut params = document.actions(on, &[]);
    params["context"]["only"] = json!([kind]);
    let actions = client.ask("textDocument/codeAction", &params);
    let titles = actions.as_array().expect("a list").iter();
    titles
        .map(|action| action["title"].as_str().expect("a title").to_owned())
        .collect()
}

#[test]
fn an_editor_can_ask_for_one_kind_of_rewriting_alone() {
    let mut client = Client::open_editor();
    let text = "见A部分 七.20。";
    let (document, _) = Document::open_diagnosed(&mut client, URI, "markdown", text);
    for (kind, begins, count) in [
        ("refactor.rewrite.citation", "Rewrite", 3),
        ("refactor.rewrite.allCitations", "Rewrite all", 3),
        ("refactor.rewrite.quotation", "Insert the text of", 1),
        ("refactor.rewrite.source", "", 0),
    ] {
        let titles = of_kind(&mut client, &document, "七.20", kind);
        assert_eq!(titles.len(), count, "{titles:?}");
        assert!(
            titles.iter().all(|title| title.starts_with(begins)),
            "{titles:?}"
        );
    }
    client.finish();
}

/// A command of an editor's own converts a whole document from wherever the cursor is.
#[test]
fn all_citations_can_be_rewritten_from_any_place_where_that_is_asked_for() {
    let all = "refactor.rewrite.allCitations";
    for resolves in [true, false] {
        let mut with = capabilities();
        if resolves {
            with["textDocument"]["codeAction"] =
                json!({"resolveSupport": {"properties": ["edit"]}, "dataSupport": true});
        }
        let mut client = Client::open_editor_with(with, json!({}));
        let text = "这里没有援引。\n\n见A部分 七.20。\n";
        let (mut document, _) = Document::open_diagnosed(&mut client, URI, "markdown", text);
        let nowhere = "没有";
        assert_eq!(of_kind(&mut client, &document, nowhere, all).len(), 3);
        assert_eq!(of_kind(&mut client, &document, "七.20", all).len(), 3);
        // Without that kind by its name they stay with the citations.
        for kind in ["refactor.rewrite", "refactor", ""] {
            let titles = of_kind(&mut client, &document, nowhere, kind);
            assert_eq!(titles, [""; 0], "{kind}");
        }
        let ordinary = client.ask("textDocument/codeAction", &document.actions(nowhere, &[]));
        assert_eq!(ordinary, json!([]));

        let mut params = document.actions(nowhere, &[]);
        params["context"]["only"] = json!([all]);
        let actions = client.ask("textDocument/codeAction", &params);
        let mut report = actions[0].clone();
        assert_eq!(report["kind"], all);
        assert_eq!(report["edit"].is_null(), resolves);
        if resolves {
            report = client.ask("codeAction/resolve", &report);
        }
        document.apply(&mut client, &report["edit"]["changes"][URI]);
        assert_eq!(
            document.text,
            text.replace("A部分 七.20", "CTOC/COP/WG.2/2013/5，第24段")
        );
        client.diagnostics(URI, document.version);
        client.finish();
    }

    let mut client = Client::open_editor();
    let text = "只有A部分 七.45和大会第55/25号决议。\n";
    let (document, _) = Document::open_diagnosed(&mut client, URI, "markdown", text);
    assert_eq!(of_kind(&mut client, &document, "只有", all), [""; 0]);
    client.finish();
}

/// An editor that can be told of which version an edit is does not make it in a later one.
#[test]
fn a_fix_is_of_the_version_that_it_was_made_for() {
    let mut capabilities = capabilities();
    capabilities["workspace"] = json!({"workspaceEdit": {"documentChanges": true}});
    let mut client = Client::open_editor_with(capabilities, Value::Null);
    let (mut document, _) = Document::open_diagnosed(&mut client, URI, "markdown", "决议 3/4。");
    document.replace_words(&mut client, "。", "有误。");
    let told = client.diagnostics(URI, 2);
    let actions = client.ask("textDocument/codeAction", &document.actions("3/4", &told));
    let actions = actions.as_array().expect("actions");
    let edits: Vec<&Value> = (actions.iter())
        .map(|action| &action["edit"])
        .filter(|edit| edit.is_object())
        .collect();
    assert!(edits.len() > 1, "{actions:?}");
    for edit in &edits {
        assert!(edit["changes"].is_null(), "{edit}");
        let of = &edit["documentChanges"][0]["textDocument"];
        assert_eq!(*of, json!({"uri": URI, "version": 2}));
    }
    document.apply(&mut client, &edits[0]["documentChanges"][0]["edits"]);
    assert_eq!(document.text, "决定 3/4有误。");
    assert_eq!(client.diagnostics(URI, 3), [] as [Value; 0]);
    client.finish();
}
