//! What an editor hears without asking, and what waits until all is known: lenses after an edit, drafts of folders
//! that are renamed, references while drafts are still being read, links to explanations.

use serde_json::{Value, json};

use crate::client::{Client, capabilities, initialize_params, server_command};
use crate::document::Document;
use crate::workspace::{Folder, eventually, references, wait_for_scan};

/// The usual editor with one more capability.
fn with(pointer: &[&str], value: Value) -> Value {
    let mut all = capabilities();
    let mut place = &mut all;
    for name in pointer {
        place = &mut place[*name];
    }
    *place = value;
    all
}

#[test]
fn references_wait_until_all_drafts_have_been_read() {
    let texts: Vec<(String, &str)> = (0..400)
        .map(|number| (format!("{number}.md"), "见A部分 七.20。\n"))
        .collect();
    let files: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (&**name, *text)).collect();
    let folder = Folder::new(&files);
    let mut client = Client::start();
    // It would show progress, and does not answer when it is asked to.
    let shows_progress = with(&["window"], json!({"workDoneProgress": true}));
    client.initialize(&folder.params(shows_progress, Value::Null));
    let document = Document::open(&mut client, &folder.uri("new.md"), "markdown", "见七.20。");
    let found = references(&mut client, &document, "七.20");
    assert_eq!(found.as_array().map(Vec::len), Some(401));
    client.said("window/workDoneProgress/create");
    client.diagnostics(&folder.uri("new.md"), 1);
    client.end_unread();
}

#[test]
fn a_folder_that_is_renamed_takes_its_drafts_with_it() {
    let folder = Folder::new(&[
        ("s/f.md", "见A部分 七.20。\n"),
        ("g.mdx", "见A部分 七.20。\n"),
    ]);
    let mut client = folder.open();
    let uri = folder.uri("new.md");
    let (document, _) = Document::open_diagnosed(&mut client, &uri, "markdown", "见七.20。");
    let names = |client: &mut Client| folder.places(&references(client, &document, "七.20"));
    let own = "new.md:0:3";
    assert_eq!(names(&mut client), ["g.mdx:0:3", own, "s/f.md:0:3"]);
    std::fs::rename(folder.path().join("s"), folder.path().join("t")).expect("a rename");
    let renamed = json!({"files": [{"oldUri": folder.uri("s"), "newUri": folder.uri("t")}]});
    client.notify("workspace/didRenameFiles", &renamed);
    wait_for_scan(&mut client);
    eventually(|| names(&mut client), &["g.mdx:0:3", own, "t/f.md:0:3"]);
    std::fs::remove_dir_all(folder.path().join("t")).expect("it is there");
    let deleted = json!({"files": [{"uri": folder.uri("t")}]});
    client.notify("workspace/didDeleteFiles", &deleted);
    eventually(|| names(&mut client), &["g.mdx:0:3", own]);
    client.end_unread();
}

#[test]
fn other_endings_are_watched_once_they_are_drafts() {
    let folder = Folder::new(&[("a.md", ""), (".yuanyin.toml", "")]);
    let mut client = Client::start();
    let watches = json!({"didChangeWatchedFiles": {"dynamicRegistration": true}});
    client.initialize(&folder.params(with(&["workspace"], watches), Value::Null));
    let first = client.said("client/registerCapability");
    client.respond(&first, &Value::Null);
    assert!(!first.to_string().contains("wiki"), "{first}");
    folder.write(".yuanyin.toml", "extensions = [\"wiki\"]\n");
    let change = json!({"changes": [{"uri": folder.uri(".yuanyin.toml"), "type": 2}]});
    client.notify("workspace/didChangeWatchedFiles", &change);
    let taken_back = client.said("client/unregisterCapability");
    client.respond(&taken_back, &Value::Null);
    let again = client.said("client/registerCapability");
    client.respond(&again, &Value::Null);
    assert!(again.to_string().contains("wiki"), "{again}");
    client.finish();
}

#[test]
fn lenses_are_asked_for_again_after_an_edit() {
    let refreshes = with(
        &["workspace"],
        json!({"codeLens": {"refreshSupport": true}}),
    );
    let mut client = Client::open_editor_with(refreshes, Value::Null);
    let uri = "file:///drafts/a.md";
    let (mut draft, _) = Document::open_diagnosed(&mut client, uri, "markdown", "见A部分 七.20。");
    let target = client.ask("textDocument/definition", &draft.at("七.20"));
    let part = target[0]["targetUri"].as_str().expect("a file").to_owned();
    let text = std::fs::read_to_string(part.strip_prefix("file://").expect("a path"));
    Document::open(
        &mut client,
        &part,
        "markdown",
        &text.expect("it can be read"),
    );
    let first = client.said("workspace/codeLens/refresh");
    client.respond(&first, &Value::Null);
    draft.replace_words(&mut client, "。", "，又见A部分 七.20。");
    let again = client.said("workspace/codeLens/refresh");
    client.respond(&again, &Value::Null);
    client.end_unread();
}

#[test]
fn an_item_can_replace_the_rest_of_the_number_behind_the_cursor() {
    let item = json!({"completionItem": {"insertReplaceSupport": true}});
    let able = with(&["textDocument", "completion"], item);
    for (text, before, label, replaced) in [
        ("见A部分 七.20。", "见A部分 七.", "七.21", "七.20"),
        ("见第3/4号决定。", "见第", "第4/3号决定", "第3/4号决定"),
        ("根据决定 3/4的规定", "根据决定 ", "决定 4/3", "决定 3/4"),
        (
            "CTOC/COP/WG.2/2013/5，第24段",
            "CTOC/COP/WG.2/2013/5，第2",
            "第25段",
            "第24段",
        ),
    ] {
        let mut client = Client::open_editor_with(able.clone(), Value::Null);
        let uri = "file:///drafts/a.md";
        let (document, _) = Document::open_diagnosed(&mut client, uri, "markdown", text);
        let completed = client.ask("textDocument/completion", &document.behind(before));
        let items = completed["items"].as_array().expect("items");
        let item = items.iter().find(|item| item["label"] == label);
        let edit = &item.unwrap_or_else(|| panic!("{text}: {completed}"))["textEdit"];
        assert_eq!(document.words(&edit["replace"]), replaced, "{text}");
        let inserted = document.words(&edit["insert"]);
        assert!(before.ends_with(inserted), "{text}: {inserted}");
        client.finish();
    }
}

#[test]
fn a_code_leads_to_its_explanation() {
    let mut linking = capabilities();
    linking["textDocument"]["publishDiagnostics"]["codeDescriptionSupport"] = json!(true);
    let mut client = Client::open_editor_with(linking, Value::Null);
    let uri = "file:///drafts/a.md";
    let (_, told) = Document::open_diagnosed(&mut client, uri, "markdown", "见A部分 七.45。");
    let href = told[0]["codeDescription"]["href"].as_str().expect("a link");
    let (file, line) = href.split_once("#L").expect("a line");
    let page = std::fs::read_to_string(file.strip_prefix("file://").expect("a path"));
    let page = page.expect("it can be read");
    let heading = page
        .lines()
        .nth(line.parse::<usize>().expect("a number") - 1);
    assert_eq!(heading, Some("## No such provision (`no-such-provision`)"));
    client.finish();
}

#[test]
fn where_the_compilation_cannot_be_opened_that_is_said_once() {
    let mut command = server_command();
    command.env("XDG_CACHE_HOME", "/dev/null/nowhere");
    let mut client = Client::start_command(command);
    client.initialize(&initialize_params(capabilities(), Value::Null));
    let uri = "file:///drafts/a.md";
    let (document, _) = Document::open_diagnosed(&mut client, uri, "markdown", "见A部分 七.20。");
    let at = document.at("七.20");
    client.ask("textDocument/definition", &at);
    let told = client.told();
    assert!(
        told.contains("the cache folder cannot be written to"),
        "{told}"
    );
    client.ask("textDocument/definition", &at);
    let hover = client.ask("textDocument/hover", &at);
    assert!(
        hover["contents"]["value"]
            .as_str()
            .is_some_and(|text| text.starts_with("A.七.20"))
    );
    client.finish();
}

#[test]
fn problems_of_drafts_that_are_not_open_are_listed_and_not_sent_twice() {
    let folder = Folder::new(&[
        ("a.md", "见A部分 七.45。\n"),
        ("b.md", "见A部分 七.20。\n"),
        ("open.md", "见A部分 七.46。\n"),
        ("old/c.md", "见A部分 七.45。\n"),
        (".yuanyin.toml", "exclude = [\"old/\"]\n"),
    ]);
    let mut client = Client::start();
    let said = client.initialize(&folder.params(
        with(&["textDocument", "diagnostic"], json!({})),
        Value::Null,
    ));
    assert_eq!(
        said["capabilities"]["diagnosticProvider"]["workspaceDiagnostics"],
        true
    );
    let uri = folder.uri("open.md");
    Document::open(&mut client, &uri, "markdown", "见A部分 七.46。\n");
    // One by one: full, then unchanged, then full again after an edit.
    let about =
        |previous: &Value| json!({"textDocument": {"uri": uri}, "previousResultId": previous});
    let mut first = client.ask("textDocument/diagnostic", &about(&Value::Null));
    // What the drafts beside it show can still change what is told of it.
    let again = loop {
        assert_eq!(first["items"][0]["code"], "no-such-provision");
        let again = client.ask("textDocument/diagnostic", &about(&first["resultId"]));
        if again["kind"] == "unchanged" {
            break again;
        }
        first = again;
    };
    assert_eq!(again["resultId"], first["resultId"]);

    let shown = |report: &Value| -> Vec<String> {
        let items = report["items"].as_array().into_iter().flatten();
        let shown = items.map(|item| {
            let name = item["uri"].as_str().and_then(|uri| uri.rsplit('/').next());
            let count = item["items"].as_array().map(Vec::len);
            format!(
                "{} {} {count:?}",
                name.unwrap_or_default(),
                item["kind"].as_str().unwrap_or_default()
            )
        });
        shown.collect()
    };
    let all = client.ask("workspace/diagnostic", &json!({"previousResultIds": []}));
    assert_eq!(shown(&all), ["a.md full Some(1)", "b.md full Some(0)"]);
    let known: Vec<Value> = all["items"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|item| json!({"uri": item["uri"], "value": item["resultId"]}))
        .collect();
    let params = json!({"previousResultIds": known});
    let again = client.ask("workspace/diagnostic", &params);
    assert_eq!(
        shown(&again),
        ["a.md unchanged None", "b.md unchanged None"]
    );
    // Changed on disk, taken away.
    folder.write("a.md", "见A部分 七.45和七.46。\n");
    std::fs::remove_file(folder.path().join("b.md")).expect("it is there");
    let changed = |name: &str, kind: u8| json!({"uri": folder.uri(name), "type": kind});
    let changes = json!({"changes": [changed("a.md", 2), changed("b.md", 3)]});
    client.notify("workspace/didChangeWatchedFiles", &changes);
    eventually(
        || shown(&client.ask("workspace/diagnostic", &params)),
        &["a.md full Some(2)", "b.md full Some(0)"],
    );
    // Switched off, what was listed goes.
    let off = json!({"settings": {"yuanyin": {"workspaceDiagnostics": false}}});
    client.notify("workspace/didChangeConfiguration", &off);
    eventually(
        || shown(&client.ask("workspace/diagnostic", &params)),
        &["a.md full Some(0)", "b.md full Some(0)"],
    );
    client.finish();
}

#[test]
fn a_change_without_a_version_is_a_change() {
    let mut client = Client::open_editor();
    let uri = "file:///drafts/a.md";
    let (document, told) =
        Document::open_diagnosed(&mut client, uri, "markdown", "见A部分 七.20。");
    assert!(told.is_empty());
    let at = document.find("20");
    let range = document.range(at..at + 2);
    for version in [json!({"uri": uri, "version": null}), json!({"uri": uri})] {
        let text = if version.get("version").is_some() {
            "45"
        } else {
            "46"
        };
        let change = json!({"range": range, "text": text});
        client.notify(
            "textDocument/didChange",
            &json!({"textDocument": version, "contentChanges": [change]}),
        );
        let published = client.published(uri);
        let message = published["diagnostics"][0]["message"]
            .as_str()
            .unwrap_or_default();
        assert!(
            message.contains(&format!("paragraph {text}")),
            "{published}"
        );
        assert_eq!(published["version"], 1);
    }
    client.finish();
}

/// An editor that asks for the text of what it cannot open as a file, with a server that cannot write its cache.
fn with_content(cache: Option<&str>) -> (Client, Value) {
    let mut command = server_command();
    if let Some(cache) = cache {
        command.env("XDG_CACHE_HOME", cache);
    }
    let mut client = Client::start_command(command);
    let mut asking = with(
        &["workspace"],
        json!({"textDocumentContent": {"dynamicRegistration": true}}),
    );
    asking["textDocument"]["publishDiagnostics"]["codeDescriptionSupport"] = json!(true);
    let said = client.initialize(&initialize_params(asking, Value::Null));
    (client, said)
}

#[test]
fn where_the_compilation_cannot_be_opened_as_a_file_its_text_is_asked_for() {
    let (mut client, said) = with_content(Some("/dev/null/nowhere"));
    let offered = &said["capabilities"]["workspace"]["textDocumentContent"]["schemes"];
    assert_eq!(*offered, json!(["yuanyin"]));
    let uri = "file:///drafts/a.md";
    let (document, told) =
        Document::open_diagnosed(&mut client, uri, "markdown", "见A部分 七.20、七.45。");
    let links = client.ask("textDocument/definition", &document.at("七.20"));
    let address = links[0]["targetUri"].as_str().expect("a target").to_owned();
    assert_eq!(address, "yuanyin:/technical-assistance/zh/part-a.md");
    let content = |client: &mut Client, uri: &str| {
        let said = client.ask("workspace/textDocumentContent", &json!({ "uri": uri }));
        said["text"].as_str().expect("a text").to_owned()
    };
    let text = content(&mut client, &address);
    let line = links[0]["targetSelectionRange"]["start"]["line"].as_u64();
    let line = text.lines().nth(line.expect("a line") as usize);
    assert!(line.is_some_and(|line| line.starts_with("20.")), "{line:?}");

    // Opened, it is the compilation: a draft's citations are its references, nothing is told of it.
    let (part, told_of_part) = Document::open_diagnosed(&mut client, &address, "markdown", &text);
    assert_eq!(told_of_part, Vec::<Value>::new());
    let outline = json!({"textDocument": {"uri": address}});
    let outline = client.ask("textDocument/documentSymbol", &outline);
    assert!(outline.as_array().is_some_and(|list| list.len() > 5));
    let found = references(&mut client, &part, "20. ");
    let mut found = found.as_array().into_iter().flatten();
    assert!(found.any(|place| place["uri"] == uri));

    // So are the pages that explain the codes; however an editor writes their addresses.
    let href = told[0]["codeDescription"]["href"].as_str().expect("a link");
    let (page, number) = href.split_once("#L").expect("a line");
    assert_eq!(page, "yuanyin:/pages/explanations.en.md");
    let text = content(&mut client, &href.replace(":/", ":///"));
    let heading = text
        .lines()
        .nth(number.parse::<usize>().expect("a number") - 1);
    assert_eq!(heading, Some("## No such provision (`no-such-provision`)"));
    let (_, told) = Document::open_diagnosed(&mut client, page, "markdown", &text);
    assert_eq!(told, Vec::<Value>::new());

    let nowhere = json!({"uri": "yuanyin:/technical-assistance/zh/part-c.md"});
    let refused = client.refused("workspace/textDocumentContent", &nowhere);
    assert_eq!(refused, -32602);
    client.finish();
}

#[test]
fn a_file_is_opened_as_one_where_it_can_be_and_its_text_is_given_all_the_same() {
    let (mut client, _) = with_content(None);
    let uri = "file:///drafts/a.md";
    let document = Document::open(&mut client, uri, "markdown", "见A部分 七.20。");
    let links = client.ask("textDocument/definition", &document.at("七.20"));
    let address = links[0]["targetUri"].as_str().expect("a target");
    let path = address.strip_prefix("file://").expect("a file").to_owned();
    // A tab of another session.
    let kept = json!({"uri": "yuanyin:/technical-assistance/zh/part-a.md"});
    let said = client.ask("workspace/textDocumentContent", &kept);
    let text = std::fs::read_to_string(path).expect("it can be read");
    assert_eq!(said["text"], *text);
    client.diagnostics(uri, 1);
    client.finish();
}
