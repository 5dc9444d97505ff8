//! Whole sessions in one thread, without a runtime and without standard input: what the shells are
//! built on, and all that a web worker would have.

mod breaking;
mod editor;

use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

use editor::{Editor, at, capabilities};

const URI: &str = "file:///drafts/open.md";

#[test]
fn a_draft_is_written() {
    let mut editor = Editor::start(&[]);
    let said = editor.initialize(capabilities(), Value::Null);
    assert_eq!(said["capabilities"]["positionEncoding"], "utf-8");

    editor.open_document(URI, "见A部分 七.45。");
    assert_eq!(editor.codes(URI), ["no-such-provision"]);
    let replaced = json!({
        "textDocument": {"uri": URI, "version": 2},
        "contentChanges": [{
            "range": {"start": {"line": 0, "character": 15}, "end": {"line": 0, "character": 17}},
            "text": "20",
        }],
    });
    editor.notify("textDocument/didChange", replaced);
    assert_eq!(editor.codes(URI), [""; 0]);

    let hover = editor.ask("textDocument/hover", at(URI, 14));
    let shown = hover["contents"]["value"].as_str().expect("Markdown");
    assert!(shown.contains("A.七.20"), "{shown}");

    // The compilation's files are in memory, too.
    let links = editor.ask("textDocument/definition", at(URI, 14));
    let address = links[0]["targetUri"].as_str().expect("a target");
    let path = address.strip_prefix("file://").expect("a file");
    let text = editor
        .files()
        .text(Path::new(path))
        .expect("a file in memory");
    let line = links[0]["targetRange"]["start"]["line"]
        .as_u64()
        .expect("a line");
    let line = text.lines().nth(line as usize).expect("such a line");
    assert!(line.contains("20."), "{line}");
    editor.open_document(address, &text);
    assert_eq!(editor.codes(address), [""; 0]);
    let outline = editor.ask(
        "textDocument/documentSymbol",
        json!({"textDocument": {"uri": address}}),
    );
    assert!(outline.as_array().is_some_and(|list| list.len() > 5));

    let changed = json!({
        "textDocument": {"uri": URI, "version": 3},
        "contentChanges": [{"text": "见七.2"}],
    });
    editor.notify("textDocument/didChange", changed);
    editor.codes(URI);
    let completed = editor.ask("textDocument/completion", at(URI, 8));
    let item = completed["items"][0].clone();
    assert!(
        item["label"]
            .as_str()
            .is_some_and(|label| label.contains("七.2"))
    );
    let resolved = editor.ask("completionItem/resolve", item);
    assert_eq!(resolved["documentation"]["kind"], "markdown");

    let status = editor.ask("yuanyin/status", json!({}));
    assert_eq!(status["counts"]["documents"], 2);
    let command =
        json!({"command": "yuanyin.search", "arguments": [{"query": "sfxz", "limit": 1}]});
    let found = editor.ask("workspace/executeCommand", command);
    assert_eq!(found[0]["identity"], "A.四.1.b");

    editor.notify(
        "textDocument/didClose",
        json!({"textDocument": {"uri": URI}}),
    );
    assert_eq!(editor.codes(URI), [""; 0]);
    assert_eq!(editor.ask("textDocument/hover", at(URI, 5)), Value::Null);
    assert_eq!(editor.ask("shutdown", Value::Null), Value::Null);
    editor.close();
}

/// What is told of paragraphs that a key leaves as they are is kept as it was written; it is what would be written now.
#[test]
fn what_is_published_is_what_is_told_when_it_is_asked_for() {
    let mut editor = Editor::start(&[]);
    let mut showing = capabilities();
    showing["textDocument"]["publishDiagnostics"] = json!({"relatedInformation": true});
    editor.initialize(showing, Value::Null);
    let uri = "untitled:草稿-1";
    let text = "见七.45。\n\n见七.45，又见三.99。\n\n见第7/4号决议第45段。\n\n见七.45。\n";
    editor.open_document(uri, text);
    let mut told = Vec::new();
    let mut compare = |editor: &mut Editor, count: usize, what: &str| {
        let mut last = Value::Null;
        while let Some(said) = editor.said("textDocument/publishDiagnostics") {
            last = said["params"].clone();
        }
        assert_eq!(last["uri"], uri, "{what}");
        let asked = json!({"textDocument": {"uri": uri}});
        let answer = editor.ask("textDocument/diagnostic", asked);
        assert_eq!(last["diagnostics"], answer["items"], "{what}");
        let published = last["diagnostics"].as_array().expect("a list");
        assert_eq!(published.len(), count, "{what}");
        assert!(!told.contains(&last), "{what}: it says something else");
        told.push(last);
    };
    compare(&mut editor, 5, "opened");
    let mut version = 1;
    let mut change = |editor: &mut Editor, lines: [u32; 2], characters: [u32; 2], text: &str| {
        version += 1;
        let changed = json!({
            "textDocument": {"uri": uri, "version": version},
            "contentChanges": [{
                "range": {
                    "start": {"line": lines[0], "character": characters[0]},
                    "end": {"line": lines[1], "character": characters[1]},
                },
                "text": text,
            }],
        });
        editor.notify("textDocument/didChange", changed);
    };
    change(&mut editor, [0, 0], [0, 0], "一段。\n\n");
    compare(&mut editor, 5, "all is two lines further down");
    change(&mut editor, [2, 2], [0, 0], "又");
    compare(&mut editor, 5, "one of a paragraph that was read anew");
    change(&mut editor, [4, 4], [7, 9], "20");
    compare(&mut editor, 4, "mended");
    change(&mut editor, [4, 6], [0, 0], "");
    compare(&mut editor, 3, "a paragraph is gone");
    change(
        &mut editor,
        [0, 0],
        [0, 0],
        "<!-- yuanyin-ignore no-such-provision -->\n",
    );
    compare(&mut editor, 3, "a comment that exempts nothing");
    let settings = json!({"settings": {"yuanyin": {"diagnostics": {"no-such-provision": "hint"}}}});
    editor.notify("workspace/didChangeConfiguration", settings);
    compare(&mut editor, 3, "of another severity");
    let settings = json!({"settings": {"yuanyin": {"locale": "zh"}}});
    editor.notify("workspace/didChangeConfiguration", settings);
    compare(&mut editor, 3, "in another language");
    editor.close();
}

/// Whoever opens a long document sees its top: that is told first, and then all of it as a short one is at once.
#[test]
fn the_top_of_a_long_document_is_told_before_the_rest_is_read() {
    let plain = "各国应当提供培训，并交流经验。".repeat(20);
    let filled = |bytes: usize| format!("{plain}\n\n").repeat(bytes / plain.len());
    let wrong = "见A部分 七.45。\n\n";
    let long = format!("{wrong}{}{wrong}", filled(150_000));
    let mut editor = Editor::open(&[]);
    editor.open_document(URI, &long);
    let both = "no-such-provision no-such-provision";
    assert_eq!(editor.published(URI), ["no-such-provision", both]);

    // What is edited before anything is read is told as it is then.
    let changed = |range: Value, text: &str| {
        json!({
            "textDocument": {"uri": URI, "version": 2},
            "contentChanges": [{"range": range, "text": text}],
        })
    };
    let top = json!({"start": {"line": 0, "character": 0}, "end": {"line": 1, "character": 0}});
    editor.send_document(URI, &long);
    editor.send_notification("textDocument/didChange", changed(top.clone(), "\n"));
    editor.run();
    assert_eq!(editor.published(URI), ["", "no-such-provision"]);
    let hover = editor.ask("textDocument/hover", at(URI, 0));
    assert_eq!(hover, Value::Null);
    editor.notify("textDocument/didChange", changed(top, wrong));
    assert_eq!(editor.published(URI), [both]);

    // A short one is told once, and so is one whose comments may exempt what the end decides.
    editor.open_document(URI, &format!("{wrong}{}{wrong}", filled(50_000)));
    assert_eq!(editor.published(URI), [both]);
    editor.open_document(URI, &format!("<!-- yuanyin: ignore-begin -->\n\n{long}"));
    assert_eq!(editor.published(URI).len(), 1);
    editor.close();
}

/// The places of a list as `name:character`, those in the compilation left out.
/// A page in a browser has no files that it could open: it asks for their texts.
#[test]
fn an_editor_without_files_asks_for_the_compilation() {
    let mut editor = Editor::start(&[]);
    let mut asking = capabilities();
    asking["workspace"]["textDocumentContent"] = json!({});
    let said = editor.initialize(asking, Value::Null);
    let offered = &said["capabilities"]["workspace"]["textDocumentContent"];
    assert_eq!(*offered, json!({"schemes": ["yuanyin"]}));
    editor.open_document(URI, "见A部分 七.20。");
    let links = editor.ask("textDocument/definition", at(URI, 14));
    let address = links[0]["targetUri"].clone();
    assert_eq!(address, "yuanyin:/technical-assistance/zh/part-a.md");
    let content = editor.ask("workspace/textDocumentContent", json!({ "uri": address }));
    let line = links[0]["targetSelectionRange"]["start"]["line"].as_u64();
    let mut lines = content["text"].as_str().expect("a text").lines();
    let line = lines.nth(line.expect("a line") as usize);
    assert!(line.is_some_and(|line| line.starts_with("20.")), "{line:?}");
}

fn places(locations: &Value) -> Vec<String> {
    let locations = locations.as_array().into_iter().flatten();
    let place = |location: &Value| {
        let name = location["uri"].as_str()?.strip_prefix("file:///drafts/")?;
        Some(format!(
            "{name}:{}",
            location["range"]["start"]["character"]
        ))
    };
    locations.filter_map(place).collect()
}

fn references(editor: &mut Editor, character: usize) -> Vec<String> {
    let mut params = at(URI, character);
    params["context"] = json!({"includeDeclaration": false});
    places(&editor.ask("textDocument/references", params))
}

#[test]
fn a_folder_in_memory_is_looked_through_and_followed() {
    let mut editor = Editor::start(&[
        ("/drafts/a.md", "见七.20。"),
        ("/drafts/b/c.tex", "第7/3号决议附件一第20段"),
        ("/drafts/old.md", "见七.20。"),
        (
            "/drafts/.yuanyin.toml",
            "exclude = ['old.md']\nlocale = 'zh'\n",
        ),
        ("/elsewhere/d.md", "见七.20。"),
    ]);
    let mut following = capabilities();
    following["window"] = json!({"workDoneProgress": true});
    following["workspace"] = json!({"didChangeWatchedFiles": {"dynamicRegistration": true}});
    editor.initialize(following, Value::Null);
    let registered = editor.said("client/registerCapability");
    let registered = registered.expect("the server asks to be told of changes");
    editor.respond(&registered, Value::Null);

    // Nothing is looked at before the client has made room for the progress.
    let created = editor.said("window/workDoneProgress/create");
    assert_eq!(editor.said("$/progress"), None);
    editor.respond(&created.expect("progress is shown"), Value::Null);
    let mut told = Vec::new();
    while let Some(progress) = editor.said("$/progress") {
        told.push(progress["params"]["value"]["kind"].clone());
    }
    assert_eq!(told.first(), Some(&json!("begin")));
    assert_eq!(told.last(), Some(&json!("end")));

    editor.open_document(URI, "见A部分 七.20。");
    editor.codes(URI);
    assert_eq!(
        references(&mut editor, 14),
        ["a.md:3", "b/c.tex:0", "open.md:3"]
    );
    editor.files().write("/drafts/e.md", "七.20");
    editor.files().remove(Path::new("/drafts/a.md"));
    let change = |name: &str| json!({"uri": format!("file:///drafts/{name}"), "type": 2});
    editor.notify(
        "workspace/didChangeWatchedFiles",
        json!({"changes": [change("e.md"), change("a.md")]}),
    );
    assert_eq!(
        references(&mut editor, 14),
        ["b/c.tex:0", "e.md:0", "open.md:3"]
    );
    editor.close();
}

/// More than a page that names nobody.
fn chapter() -> String {
    let prose = "各国应当加强合作，为办案人员提供培训，并定期交流经验和良好做法。";
    format!("{}\n\n第12/9号决议也有规定。\n", prose.repeat(40))
}

#[test]
fn a_chapter_goes_with_those_beside_it() {
    let naming = "打击跨国有组织犯罪公约缔约方会议的工作。";
    let mut editor = Editor::open(&[("/drafts/closed.md", naming)]);
    // What a file says that is not open.
    editor.open_document(URI, &chapter());
    assert_eq!(editor.codes(URI), ["unknown-instrument"]);
    let listed = |editor: &mut Editor| {
        let citations = editor.ask("yuanyin/citations", json!({"uri": URI}));
        (
            citations[0]["state"].clone(),
            citations[0]["unchecked"].clone(),
        )
    };
    assert_eq!(listed(&mut editor), (json!("wrong"), Value::Null));
    editor.files().remove(Path::new("/drafts/closed.md"));
    let change = json!({"uri": "file:///drafts/closed.md", "type": 3});
    editor.notify(
        "workspace/didChangeWatchedFiles",
        json!({"changes": [change]}),
    );
    assert_eq!(editor.codes(URI), [""; 0]);
    let unchecked = (json!("unchecked"), json!("subject-not-shown"));
    assert_eq!(listed(&mut editor), unchecked);
    let hover = editor.ask(
        "textDocument/hover",
        json!({
            "textDocument": {"uri": URI},
            "position": {"line": 2, "character": 6},
        }),
    );
    let shown = hover["contents"]["value"].as_str().expect("Markdown");
    assert!(
        shown.contains("**not checked**: The draft does not show"),
        "{shown}"
    );

    // What another document says that is open, as it stands there.
    let other = "file:///drafts/other.md";
    editor.open_document(other, "没有援引。");
    assert_eq!(editor.codes(other), [""; 0]);
    let written = json!({
        "textDocument": {"uri": other, "version": 2},
        "contentChanges": [{"text": naming}],
    });
    editor.notify("textDocument/didChange", written);
    assert_eq!(editor.codes(URI), ["unknown-instrument"]);
    editor.notify(
        "textDocument/didClose",
        json!({"textDocument": {"uri": other}}),
    );
    assert_eq!(editor.codes(URI), [""; 0]);

    // What the document itself declares, and what the client says.
    let declared = json!({
        "textDocument": {"uri": URI, "version": 2},
        "contentChanges": [{"text": format!("<!-- 援引：主题 汇编 -->\n\n{}", chapter())}],
    });
    editor.notify("textDocument/didChange", declared);
    assert_eq!(editor.codes(URI), ["unknown-instrument"]);
    let plain = json!({
        "textDocument": {"uri": URI, "version": 3},
        "contentChanges": [{"text": chapter()}],
    });
    editor.notify("textDocument/didChange", plain);
    assert_eq!(editor.codes(URI), [""; 0]);
    let settings = json!({"settings": {"yuanyin": {"subject": "compilation"}}});
    editor.notify("workspace/didChangeConfiguration", settings);
    assert_eq!(editor.codes(URI), ["unknown-instrument"]);
    editor.close();
}

#[test]
fn a_project_file_holds_from_the_next_look_on() {
    let mut editor = Editor::open(&[]);
    editor.open_document(URI, "见A部分 七.45。");
    assert_eq!(editor.codes(URI), ["no-such-provision"]);
    let project = "[diagnostics]\nno-such-provision = \"off\"\n";
    editor.files().write("/drafts/.yuanyin.toml", project);
    // This client does not watch: a change of a document is a moment to look, but not every one.
    let changed = |version: u32| {
        json!({
            "textDocument": {"uri": URI, "version": version},
            "contentChanges": [{"text": "又见A部分 七.45。"}],
        })
    };
    editor.notify("textDocument/didChange", changed(2));
    assert_eq!(editor.codes(URI), ["no-such-provision"]);
    editor.wait(Duration::from_secs(1));
    editor.notify("textDocument/didChange", changed(3));
    assert_eq!(editor.codes(URI), [""; 0]);
    editor.close();
}

#[test]
fn a_corpus_in_memory_comes_into_force() {
    let mut editor = Editor::open(&[]);
    editor.open_document(URI, "见A部分 七.20。");
    editor.codes(URI);
    for file in yuanyin::corpus::embedded::files() {
        let text = file.text.replace("20. 各国应当考虑", "21. 各国应当考虑");
        let path = Path::new("/drafts/ours").join(file.path);
        editor.files().write(path, &text);
    }
    let settings = |folder: &str| json!({"settings": {"yuanyin": {"corpus": folder}}});
    // Broken: what was in force stays, and its files can be mended.
    editor.notify("workspace/didChangeConfiguration", settings("/drafts/ours"));
    let told = editor.said("window/showMessage").expect("what is wrong");
    assert_eq!(told["params"]["type"], 1, "{told}");
    editor.codes(URI);
    let part = "file:///drafts/ours/zh/part-a.md";
    let text = editor.files().text(Path::new("/drafts/ours/zh/part-a.md"));
    let text = text.expect("it was written");
    editor.open_document(part, &text);
    assert!(editor.codes(part).contains(&"corpus".to_owned()));

    let mended = text.replace("21. 各国应当考虑", "20. 各国应当考虑");
    editor.files().write("/drafts/ours/zh/part-a.md", &mended);
    let changed = json!({
        "textDocument": {"uri": part, "version": 2},
        "contentChanges": [{"text": mended}],
    });
    editor.notify("textDocument/didChange", changed);
    assert_eq!(editor.codes(part), [""; 0]);
    let saved = json!({"textDocument": {"uri": part}});
    editor.notify("textDocument/didSave", saved);
    let status = editor.ask("yuanyin/status", json!({}));
    assert_eq!(status["corpus"]["folder"], "/drafts/ours");
    let links = editor.ask("textDocument/definition", at(URI, 14));
    assert_eq!(links[0]["targetUri"], part);
    editor.codes(URI);

    editor.notify("workspace/didChangeConfiguration", settings(""));
    let status = editor.ask("yuanyin/status", json!({}));
    assert_eq!(status["corpus"]["folder"], Value::Null);
    editor.codes(URI);
    editor.close();
}

/// A corpus like the built-in one but for one provision, in `/drafts/ours`, and a draft that quotes
/// this as it stands there; the built-in corpus would say that it is misquoted.
fn write_ours(editor: &Editor) -> &'static str {
    for file in yuanyin::corpus::embedded::files() {
        let text = file.text.replace("各国应当考虑参与", "各国不妨参与");
        let path = Path::new("/drafts/ours").join(file.path);
        editor.files().write(path, &text);
    }
    "A部分 七.20规定：“各国不妨参与和支持”。"
}

#[test]
fn nothing_is_said_by_another_compilation_than_the_configured_one() {
    let corpus = json!({"corpus": "/drafts/ours"});
    let mut asked = capabilities();
    asked["workspace"] = json!({"configuration": true});
    let mut built_in = Editor::open(&[]);
    let quoting = write_ours(&built_in);
    built_in.open_document(URI, quoting);
    assert_eq!(built_in.published(URI), ["misquoted"]);

    // However the client says it, and whatever is asked in the meantime.
    for way in ["options", "told", "answered", "project"] {
        let mut editor = Editor::start(&[]);
        write_ours(&editor);
        let (capabilities, options) = match way {
            "options" => (capabilities(), corpus.clone()),
            "answered" => (asked.clone(), json!({"locale": "en"})),
            _ => (capabilities(), Value::Null),
        };
        if way == "project" {
            editor
                .files()
                .write("/drafts/.yuanyin.toml", "corpus = 'ours'\n");
        }
        editor.initialize_only(capabilities, options);
        editor.send_notification("initialized", json!({}));
        if way == "told" {
            let settings = json!({"settings": {"yuanyin": corpus}});
            editor.send_notification("workspace/didChangeConfiguration", settings);
        }
        editor.send_document(URI, quoting);
        let hover = editor.begin("textDocument/hover", at(URI, 8));
        let links = editor.begin(
            "textDocument/documentLink",
            json!({"textDocument": {"uri": URI}}),
        );
        let status = editor.begin("yuanyin/status", json!({}));
        assert!(
            !editor.is_answered(hover) && !editor.is_answered(status),
            "{way}"
        );
        // What was asked is answered of the text that it was asked of.
        let changed = json!({
            "textDocument": {"uri": URI, "version": 2},
            "contentChanges": [{"text": format!("\n{quoting}")}],
        });
        editor.send_notification("textDocument/didChange", changed);
        if way == "answered" {
            editor.run();
            assert!(!editor.is_answered(hover), "the settings are not known yet");
            assert_eq!(editor.published(URI), [""; 0]);
            let question = editor.said("workspace/configuration").expect("a question");
            editor.respond(&question, json!([corpus]));
        }
        let hover = editor.answer(hover)["result"].clone();
        assert!(hover.to_string().contains("各国不妨参与"), "{way}: {hover}");
        assert_eq!(hover["range"]["start"]["line"], 0, "{way}");
        assert!(editor.answer(links)["result"].is_array(), "{way}");
        let status = editor.answer(status);
        assert_eq!(
            status["result"]["corpus"]["folder"], "/drafts/ours",
            "{way}"
        );
        assert_eq!(
            editor.published(URI),
            [""],
            "{way}: once, and nothing is wrong"
        );
        editor.close();
    }
}

#[test]
fn a_configured_corpus_that_cannot_be_read_is_told_of_once() {
    let mut asked = capabilities();
    asked["workspace"] = json!({"configuration": true});
    for folder in ["/drafts/nowhere", "/drafts/ours", "ours"] {
        let mut editor = Editor::start(&[("/drafts/ours/compilation.toml", "title = ")]);
        editor.initialize_only(asked.clone(), json!({"corpus": folder}));
        editor.send_notification("initialized", json!({}));
        editor.send_document(URI, "见A部分 七.45。");
        let hover = editor.begin("textDocument/hover", at(URI, 14));
        editor.run();
        let question = editor.said("workspace/configuration").expect("a question");
        editor.respond(&question, json!([{"corpus": folder, "locale": "en"}]));
        let told = editor.said("window/showMessage").expect("what is wrong");
        assert_eq!(told["params"]["type"], 1, "{told}");
        // Nobody has asked for what the built-in one says of a draft.
        assert_eq!(editor.answer(hover)["result"], Value::Null);
        let offered = json!({
            "textDocument": {"uri": URI},
            "range": {"start": {"line": 0, "character": 4}, "end": {"line": 0, "character": 6}},
            "context": {"diagnostics": []},
        });
        assert_eq!(editor.ask("textDocument/codeAction", offered), Value::Null);
        let completion = editor.ask("textDocument/completion", at(URI, 9));
        assert_eq!(completion, Value::Null);
        let table = editor.ask("yuanyin/cites", json!({"uri": URI}));
        assert_eq!(table, Value::Null);
        assert_eq!(editor.codes(URI), Vec::<String>::new());
        let status = editor.ask("yuanyin/status", json!({}));
        assert_eq!(status["corpus"]["folder"], Value::Null);
        editor.close();
    }
}

#[test]
fn a_client_that_never_answers_holds_nothing_up() {
    let mut editor = Editor::start(&[("/drafts/a.md", "见七.20。")]);
    let mut asked = capabilities();
    asked["window"] = json!({"workDoneProgress": true});
    asked["workspace"] = json!({"configuration": true});
    editor.initialize(asked, json!({"locale": "en"}));
    let question = editor.said("workspace/configuration").expect("a question");
    editor.open_document(URI, "见A部分 七.20。");
    // Another corpus may be among the settings; but they are not waited for longer than this.
    let hover = editor.begin("textDocument/hover", at(URI, 14));
    editor.run();
    assert!(!editor.is_answered(hover));
    assert_eq!(editor.published(URI), [""; 0]);
    editor.wait(Duration::from_secs(1));
    assert!(editor.answer(hover)["result"].is_object());
    assert_eq!(editor.codes(URI), [""; 0]);
    let created = editor
        .said("window/workDoneProgress/create")
        .expect("a question");
    // The folder does not wait for the sign of progress.
    assert_eq!(references(&mut editor, 14), ["a.md:3", "open.md:3"]);
    // The sign of what is done already.
    editor.respond(&created, Value::Null);
    for kind in ["begin", "end"] {
        let told = editor.said("$/progress").expect("a sign");
        assert_eq!(told["params"]["value"]["kind"], kind);
    }
    // Nobody waits for these any more.
    editor.respond(&question, json!([{"locale": "zh"}]));
    editor.respond(&json!({"id": 4711}), Value::Null);
    // The settings have come after all, and all is shown afresh.
    assert_eq!(editor.codes(URI), [""; 0]);
    editor.close();
}

#[test]
fn what_takes_long_sees_the_moment_it_was_asked_in_and_can_be_cancelled() {
    let mut editor = Editor::open(&[]);
    editor.open_document(URI, "见A部分 七.20。");
    editor.codes(URI);
    let first = editor.begin("yuanyin/cites", json!({"uri": URI}));
    let second = editor.begin("yuanyin/cites", json!({"uri": URI}));
    let changed = json!({
        "jsonrpc": "2.0",
        "method": "textDocument/didChange",
        "params": {
            "textDocument": {"uri": URI, "version": 2},
            "contentChanges": [{"text": "见A部分 七.21。"}],
        },
    });
    editor.send(&changed);
    let third = editor.begin("yuanyin/cites", json!({"uri": URI}));
    editor.send(&json!({"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": second}}));
    let table = |answer: Value| answer["result"].as_str().unwrap_or_default().to_owned();
    let before = table(editor.answer(first));
    assert!(
        before.contains("七.20") && !before.contains("七.21"),
        "{before}"
    );
    assert_eq!(editor.answer(second)["error"]["code"], -32800);
    let after = table(editor.answer(third));
    assert!(
        after.contains("七.21") && !after.contains("七.20"),
        "{after}"
    );
    editor.codes(URI);
    editor.close();
}

#[test]
fn a_broken_message_is_answered_and_passed_over() {
    let mut editor = Editor::open(&[]);
    for message in [
        json!([]),
        json!(7),
        json!({}),
        json!({"jsonrpc": "2.0", "method": 7}),
    ] {
        editor.send(&message);
        let answer = editor.answer_without_id();
        assert_eq!(answer["error"]["code"], -32600, "{message}");
    }
    let unknown = editor.begin("textDocument/nothing", json!({}));
    assert_eq!(editor.answer(unknown)["error"]["code"], -32601);
    editor.close();
}
