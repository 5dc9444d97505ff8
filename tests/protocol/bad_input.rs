//! Bad input: an answer or a clear error each time, and the session goes on.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::client::{Client, capabilities};
use crate::document::Document;

const URI: &str = "untitled:Untitled-1";

#[track_caller]
fn check_that_it_goes_on(client: &mut Client) {
    let uri = "untitled:goes-on";
    let text = "见A部分 七.20和七.45。";
    let (document, found) = Document::open_diagnosed(client, uri, "markdown", text);
    assert_eq!(found.len(), 1);
    let hover = client.ask("textDocument/hover", &document.at("七.20"));
    assert!(hover.to_string().contains("A.七.20"), "{hover}");
    document.close(client);
    assert_eq!(client.published(uri)["diagnostics"], json!([]));
    client.forget(uri);
}

/// Every request that names a place, at that place.
fn requests_at(uri: &str, position: &Value) -> Vec<(&'static str, Value)> {
    let at = json!({"textDocument": {"uri": uri}, "position": position});
    let range = json!({"start": position, "end": {"line": 0, "character": 0}});
    let mut requests: Vec<(&str, Value)> = [
        "textDocument/hover",
        "textDocument/definition",
        "textDocument/completion",
        "textDocument/documentHighlight",
    ]
    .into_iter()
    .map(|method| (method, at.clone()))
    .collect();
    let ranged =
        json!({"textDocument": {"uri": uri}, "range": range, "context": {"diagnostics": []}});
    for method in [
        "textDocument/codeAction",
        "textDocument/inlayHint",
        "textDocument/semanticTokens/range",
    ] {
        requests.push((method, ranged.clone()));
    }
    for method in [
        "textDocument/documentLink",
        "textDocument/documentSymbol",
        "textDocument/foldingRange",
        "textDocument/semanticTokens/full",
        "textDocument/diagnostic",
    ] {
        requests.push((method, json!({"textDocument": {"uri": uri}})));
    }
    requests
}

#[test]
fn positions_out_of_range_are_answered() {
    let mut client = Client::open_editor();
    let (mut document, _) = Document::open_diagnosed(&mut client, URI, "markdown", "见七.20\r\n𠮷");
    for position in [
        json!({"line": 0, "character": 4_294_967_295_u32}),
        json!({"line": 4_294_967_295_u32, "character": 4_294_967_295_u32}),
        json!({"line": 1, "character": 1}),
        json!({"line": 1, "character": 3}),
        json!({"line": 2, "character": 0}),
    ] {
        for (method, params) in requests_at(URI, &position) {
            client.ask(method, &params);
        }
    }
    // No numbers at all, or none that fit.
    for position in [
        json!({"line": -1, "character": 0}),
        json!({"line": 0.5, "character": 0}),
        json!(null),
        json!("七"),
    ] {
        let params = json!({"textDocument": {"uri": URI}, "position": position});
        assert_eq!(client.refused("textDocument/hover", &params), -32602);
    }
    // An edit whose ends are exchanged, within a character, and far behind the end.
    for (start, end) in [
        ((0, 9), (0, 3)),
        ((1, 2), (1, 3)),
        ((7, 7), (9, 9)),
        ((0, 4_000_000_000_u32), (4_000_000_000, 0)),
    ] {
        document.version += 1;
        let at = |(line, character): (u32, u32)| json!({"line": line, "character": character});
        client.notify("textDocument/didChange", &json!({
            "textDocument": {"uri": URI, "version": document.version},
            "contentChanges": [{"range": {"start": at(start), "end": at(end)}, "text": "见七.45 "}],
        }));
        client.diagnostics(URI, document.version);
    }
    check_that_it_goes_on(&mut client);
    client.finish();
}

#[test]
fn unknown_documents_are_answered_with_nothing() {
    let mut client = Client::open_editor();
    let position = json!({"line": 0, "character": 0});
    for uri in [
        "untitled:nowhere",
        "file:///nowhere.md",
        "file:///zh/part-a.md",
    ] {
        for (method, params) in requests_at(uri, &position) {
            let answer = client.ask(method, &params);
            let is_empty = answer.is_null() || answer["items"] == json!([]);
            assert!(is_empty, "{method} of {uri}: {answer}");
        }
        client.notify(
            "textDocument/didChange",
            &json!({
                "textDocument": {"uri": uri, "version": 2},
                "contentChanges": [{"text": "见七.45"}],
            }),
        );
        client.notify(
            "textDocument/didClose",
            &json!({"textDocument": {"uri": uri}}),
        );
        client.notify(
            "textDocument/didSave",
            &json!({"textDocument": {"uri": uri}}),
        );
    }
    client.wait_for_log("file:///nowhere.md was changed without being open");
    for uri in ["", "no address", "七", "http://[", "%"] {
        let params = json!({"textDocument": {"uri": uri}, "position": position});
        assert_eq!(
            client.refused("textDocument/hover", &params),
            -32602,
            "{uri}"
        );
    }
    check_that_it_goes_on(&mut client);
    client.finish();
}

/// The text is what was sent in the order in which it was sent; the disorder is told in the log.
#[test]
fn versions_out_of_order_are_told_and_the_text_is_what_was_sent() {
    let mut client = Client::open_editor();
    let (document, _) = Document::open_diagnosed(&mut client, URI, "markdown", "见七.20");
    for version in [5, 3, 3, -1, 0] {
        client.notify(
            "textDocument/didChange",
            &json!({
                "textDocument": {"uri": URI, "version": version},
                "contentChanges": [{"range": document.range(0..0), "text": "见七.21。"}],
            }),
        );
        // One at a time: what is published must be of this version.
        client.forget(URI);
        client.diagnostics(URI, version);
    }
    client.wait_for_log("version 3 after version 5");
    let mut at = document.whole();
    at["position"] = json!({"line": 0, "character": 999});
    let hover = client.ask("textDocument/hover", &at);
    assert!(hover.to_string().contains("A.七.20"), "{hover}");
    assert_eq!(
        hover["range"]["start"]["character"],
        5 * "见七.21。".len() + "见".len()
    );
    // Opened twice without being closed: the second text stands.
    let (twice, found) = Document::open_diagnosed(&mut client, URI, "markdown", "见A部分 七.45");
    assert_eq!(found.len(), 1);
    assert_eq!(twice.words(&found[0]["range"]), "A部分 七.45");
    check_that_it_goes_on(&mut client);
    client.finish();
}

#[test]
fn half_a_surrogate_pair_is_one_broken_character() {
    let mut client = Client::open_editor();
    let body = r#"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"untitled:Untitled-1","languageId":"markdown","version":1,"text":"\ud842\u89c1A\u90e8\u5206 \u4e03.45\udfb7"}}}"#;
    client.send_body(body.as_bytes());
    let found = client.diagnostics(URI, 1);
    assert_eq!(found.len(), 1);
    // U+FFFD stands in its place, three bytes like 见.
    assert_eq!(found[0]["range"]["start"]["character"], 6);
    // Halves in an edit, and a whole pair beside them.
    let body = r#"{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"untitled:Untitled-1","version":2},"contentChanges":[{"text":"\udfb7\ud842\ud842\udfb7\u89c1\u4e03.45"}]}}"#;
    client.send_body(body.as_bytes());
    let found = client.diagnostics(URI, 2);
    assert_eq!(found[0]["range"]["start"]["character"], 3 + 3 + 4 + 3);
    check_that_it_goes_on(&mut client);
    client.finish();
}

#[test]
fn lines_end_with_crlf_cr_and_lf_and_with_nothing_else() {
    let mut client = Client::open_editor();
    let text = "见七.45\r\n见七.46\r见七.47\n\u{2028}\u{85}\u{b}\u{c}见七.48\r\n\r\n见第3/4号\r\n决定第15段";
    let (mut document, found) = Document::open_diagnosed(&mut client, URI, "plaintext", text);
    let words: Vec<&str> = found
        .iter()
        .map(|one| document.words(&one["range"]))
        .collect();
    let cited = ["七.45", "七.46", "七.47", "七.48", "第3/4号\r\n决定第15段"];
    assert_eq!(words, cited);
    // Between \r and \n, and joining and parting them.
    document.replace_words(&mut client, "\r\n见七.46", "\r见七.46");
    document.replace_words(&mut client, "\r见七.47", "\r\n见七.47");
    document.replace_words(&mut client, "\n\u{2028}", "\r\n\u{2028}");
    let found = client.diagnostics(URI, document.version);
    let words: Vec<&str> = found
        .iter()
        .map(|one| document.words(&one["range"]))
        .collect();
    assert_eq!(words, cited);
    client.finish();
}

/// Ten megabytes in one line: opened, edited at both ends and in the middle, asked about.
#[test]
fn a_huge_single_line_is_served() {
    let unit = "工作组建议各国分享良好做法，见A部分 七.17和七.20-22，并继续提供技术援助。";
    let mut text = unit.repeat(3_000_000 / unit.len());
    text.push_str("见七.45。");
    let mut client = Client::open_editor();
    let (mut document, found) = Document::open_diagnosed(&mut client, URI, "markdown", &text);
    assert_eq!(found.len(), 1);
    let end = document.text.len();
    let middle = end / 2 / unit.len() * unit.len();
    for offset in [end, middle, 0] {
        document.replace(&mut client, offset..offset, "见七.46。");
    }
    assert_eq!(client.diagnostics(URI, document.version).len(), 4);
    let hover = client.ask(
        "textDocument/hover",
        &document.at_byte(middle + "见七.46。见七.4".len()),
    );
    assert!(hover.to_string().contains("no paragraph 46"), "{hover}");
    let completed = client.ask("textDocument/completion", &document.behind("见七."));
    assert!(
        completed["items"]
            .as_array()
            .is_some_and(|items| !items.is_empty())
    );
    // The whole text replaced at once.
    document.version += 1;
    client.notify(
        "textDocument/didChange",
        &json!({
            "textDocument": {"uri": URI, "version": document.version},
            "contentChanges": [{"text": "汉".repeat(3_000_000)}],
        }),
    );
    assert_eq!(client.diagnostics(URI, document.version).len(), 0);
    check_that_it_goes_on(&mut client);
    client.finish();
}

#[test]
fn an_editor_that_asks_is_told_to_ask_again_when_settings_change() {
    // As VS Code says it.
    let mut capabilities = capabilities();
    capabilities["textDocument"]["diagnostic"] = json!({"dynamicRegistration": true});
    capabilities["workspace"] = json!({
        "diagnostics": {"refreshSupport": true},
        "inlayHint": {"refreshSupport": true},
        "semanticTokens": {"refreshSupport": true},
    });
    let mut client = Client::open_editor_with(capabilities, Value::Null);
    Document::open(&mut client, URI, "markdown", "见七.1。");
    let asked = json!({"textDocument": {"uri": URI}});
    let found = client.ask("textDocument/diagnostic", &asked);
    assert_eq!(found["items"][0]["severity"], 2);
    client.notify(
        "workspace/didChangeConfiguration",
        &json!({"settings": {"yuanyin": {"diagnostics": {"ambiguous": "error"}}}}),
    );
    for what in ["inlayHint", "semanticTokens", "diagnostic"] {
        let request = client.said(&format!("workspace/{what}/refresh"));
        client.respond(&request, &Value::Null);
    }
    let found = client.ask("textDocument/diagnostic", &asked);
    assert_eq!(found["items"][0]["severity"], 1);
    client.finish();
}

#[test]
fn wrong_and_unknown_settings_are_told_and_the_others_used() {
    let options = json!({
        "diagnostics": {"no-such-provision": "hint", "ambiguous": "loud", "typo": "error"},
        "colour": 1,
        "locale": "fr",
    });
    let mut client = Client::open_editor_with(capabilities(), options);
    let told = client.told();
    for words in [
        "colour",
        "diagnostics.ambiguous",
        "“typo” for “yuanyin.diagnostics”",
        "locale",
    ] {
        assert!(told.contains(words), "{words} is told of: {told}");
    }
    let (_, found) =
        Document::open_diagnosed(&mut client, URI, "markdown", "见A部分 七.45。\n\n见七.1。");
    let severities: Vec<&Value> = found.iter().map(|one| &one["severity"]).collect();
    assert_eq!(severities, [4, 2]);

    client.notify(
        "workspace/didChangeConfiguration",
        &json!({"settings": {"yuanyin": 7}}),
    );
    client.told();
    assert_eq!(
        client.diagnostics(URI, 1)[0]["severity"],
        1,
        "the defaults are in force"
    );
    client.notify(
        "workspace/didChangeConfiguration",
        &json!({"settings": {"yuanyin": {"diagnostics": {"no-such-provision": "off"}}}}),
    );
    assert_eq!(client.diagnostics(URI, 1).len(), 1);
    // Settings of others, and none at all, change nothing.
    for settings in [json!({"other": {}}), json!({}), Value::Null, json!(7)] {
        client.notify(
            "workspace/didChangeConfiguration",
            &json!({"settings": settings}),
        );
    }
    check_that_it_goes_on_without_errors(&mut client);
    client.finish();
}

fn check_that_it_goes_on_without_errors(client: &mut Client) {
    let uri = "untitled:off";
    let (_, found) = Document::open_diagnosed(client, uri, "markdown", "见A部分 七.45。");
    assert_eq!(found, Vec::<Value>::new());
}

/// A folder of its own with the compilation's files, for a test to damage.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("corpus")
            .join(name);
        // It is not there in the first run.
        let _ = fs::remove_dir_all(&folder);
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpus/technical-assistance");
        copy(&source, &folder);
        Folder(folder)
    }

    fn path(&self, file: &str) -> PathBuf {
        self.0.join(file)
    }

    fn uri(&self, file: &str) -> String {
        format!("file://{}", self.path(file).display())
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).expect("the file is there")
    }

    fn replace(&self, file: &str, words: &str, replacement: &str) {
        let text = self.read(file);
        assert!(text.contains(words), "{file} has {words}");
        fs::write(self.path(file), text.replacen(words, replacement, 1))
            .expect("the folder is ours");
    }

    fn setting(&self) -> Value {
        json!({"corpus": self.0.display().to_string()})
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the target folder is ours");
    for entry in fs::read_dir(from).expect("the corpus is there") {
        let from = entry.expect("an entry").path();
        let to = to.join(from.file_name().expect("an entry has a name"));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(&from, &to).expect("a file is copied");
        }
    }
}

const FIRST_WORDS: &str = "各国应当考虑参与和支持建立新的";

fn open_with_corpus(folder: &Folder) -> Client {
    Client::open_editor_with(capabilities(), folder.setting())
}

/// Waits until a hover on 七.20 shows some words: corpora are read beside everything else.
#[track_caller]
fn wait_for_hover(client: &mut Client, document: &Document, words: &str) {
    for _ in 0..2_000 {
        let hover = client.ask("textDocument/hover", &document.at("七.20"));
        if hover.to_string().contains(words) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    panic!("the hover never shows {words}");
}

#[test]
fn a_configured_corpus_is_used_and_its_own_files_are_opened() {
    let folder = Folder::new("used");
    folder.replace("zh/part-a.md", FIRST_WORDS, "【另一版本】各国应当");
    let mut client = open_with_corpus(&folder);
    let document = Document::open(&mut client, URI, "markdown", "见A部分 七.20。");
    wait_for_hover(&mut client, &document, "【另一版本】");
    let links = client.ask("textDocument/definition", &document.at("七.20"));
    assert_eq!(links[0]["targetUri"], folder.uri("zh/part-a.md"));
    // The changed words contradict nothing that can be checked but the received text's errata.
    client.published(URI);
    end(client);
}

/// Ends a session of which the number of diagnostics published is not of interest: a corpus that
/// comes into force publishes them once more.
fn end(mut client: Client) {
    client.shut_down();
    client.notify("exit", &Value::Null);
    assert!(client.wait_for_end().success());
}

#[test]
fn a_corpus_that_cannot_be_read_leaves_the_one_before_in_force() {
    for (name, damage, told) in [
        (
            "missing",
            "zh/part-b.md",
            "zh/part-b.md:1:1: This file is missing: every compilation has one.",
        ),
        ("toml", "compilation.toml", "compilation.toml:"),
        ("utf8", "zh/index.md", "is not UTF-8"),
        ("nowhere", "", "there is no such file"),
    ] {
        let folder = Folder::new(name);
        match name {
            "missing" => fs::remove_file(folder.path(damage)).expect("the file is ours"),
            "toml" => folder.replace(damage, "[[section]]", "[[section"),
            "utf8" => fs::write(folder.path(damage), b"\xff\xfe").expect("the folder is ours"),
            _ => fs::remove_dir_all(&folder.0).expect("the folder is ours"),
        }
        let mut client = open_with_corpus(&folder);
        let message = client.told();
        assert!(
            message.contains("drafts are not checked until it is corrected"),
            "{message}"
        );
        assert!(message.contains(told), "{name}: {message}");
        // What the built-in one would say of a draft is not what was asked for.
        let (document, found) =
            Document::open_diagnosed(&mut client, URI, "markdown", "见A部分 七.20和A部分 七.99。");
        assert_eq!(found, Vec::<serde_json::Value>::new());
        let hover = client.ask("textDocument/hover", &document.at("七.20"));
        assert_eq!(hover, serde_json::Value::Null);
        end(client);
    }
}

/// The maintainer of a compilation breaks it, sees where, and mends it; drafts are read against the
/// last good state meanwhile.
#[test]
fn a_corpus_broken_while_it_is_in_force_is_told_of_and_mended() {
    let folder = Folder::new("edited");
    let mut client = open_with_corpus(&folder);
    let document = Document::open(&mut client, URI, "markdown", "见A部分 七.20。");
    let uri = folder.uri("zh/part-a.md");
    let mut file = Document::open(&mut client, &uri, "markdown", &folder.read("zh/part-a.md"));
    let links = |client: &mut Client| {
        let links = client.ask("textDocument/definition", &document.at("七.20"));
        links[0]["targetUri"].as_str().map(str::to_owned)
    };
    while links(&mut client).as_ref() != Some(&uri) {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }

    // In the editor first: a problem at its place, with every keystroke.
    file.replace_words(&mut client, "20. 各国应当考虑参与", "21. 各国应当考虑参与");
    let found = loop {
        let published = client.published(&uri);
        if published["version"] == file.version {
            break published["diagnostics"].as_array().expect("a list").clone();
        }
    };
    assert_eq!(found[0]["code"], "corpus");
    assert!(
        file.words(&found[0]["range"])
            .starts_with("21. 各国应当考虑参与")
    );

    // Then saved: told of, and not in force.
    let save = |client: &mut Client, file: &Document| {
        fs::write(folder.path("zh/part-a.md"), &file.text).expect("the folder is ours");
        client.notify("textDocument/didSave", &file.whole());
    };
    save(&mut client, &file);
    let told = client.told();
    assert!(
        told.contains("still in use") && told.contains("zh/part-a.md:117:1:"),
        "{told}"
    );
    wait_for_hover(&mut client, &document, FIRST_WORDS);

    // A file of a corpus that is not in force is still diagnosed and outlined.
    let symbols = client.ask("textDocument/documentSymbol", &file.whole());
    assert_eq!(symbols.as_array().map(Vec::len), Some(11));

    // Mended, with other words: in force again.
    file.replace_words(
        &mut client,
        "21. 各国应当考虑参与",
        "20. 【修订】各国应当考虑参与",
    );
    save(&mut client, &file);
    wait_for_hover(&mut client, &document, "【修订】");
    end(client);
}

/// What can be read and only contradicts itself is in force, and told of.
#[test]
fn an_inconsistent_corpus_is_used_and_told_of() {
    let folder = Folder::new("inconsistent");
    folder.replace(
        "zh/index.md",
        "| 30 | A部分：七.26 |",
        "| 31 | A部分：七.26 |",
    );
    folder.replace("zh/part-a.md", FIRST_WORDS, "【另一版本】各国应当");
    let mut client = open_with_corpus(&folder);
    let told = client.told();
    assert!(
        told.contains("is in use but has problems") && told.contains("zh/index.md:"),
        "{told}"
    );
    let document = Document::open(&mut client, URI, "markdown", "见A部分 七.20。");
    wait_for_hover(&mut client, &document, "【另一版本】");
    end(client);
}
