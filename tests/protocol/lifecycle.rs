//! From the first message to the end of the process, also where the client does not behave.

use std::io::Read;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::client::{Client, capabilities, end_of, initialize_params, server_command};
use crate::document::Document;
use crate::process::{self, write_frame};

const URI: &str = "untitled:Untitled-1";
const DRAFT: &str = "工作组建议建立网络，见A部分 七.20。\n";

/// JSON-RPC's and LSP's error codes.
const PARSE_ERROR: i64 = -32700;
const INVALID_REQUEST: i64 = -32600;
const METHOD_NOT_FOUND: i64 = -32601;
const INVALID_PARAMS: i64 = -32602;
const SERVER_NOT_INITIALIZED: i64 = -32002;
const REQUEST_CANCELLED: i64 = -32800;

/// A session with one open draft goes on as it should.
#[track_caller]
fn check_that_it_goes_on(client: &mut Client, document: &Document) {
    let hover = client.ask("textDocument/hover", &document.at("七.20"));
    let shown = hover["contents"]["value"].as_str().unwrap_or_default();
    assert!(shown.contains("A.七.20"), "{hover}");
}

fn with_draft() -> (Client, Document) {
    let mut client = Client::open_editor();
    let (document, diagnostics) = Document::open_diagnosed(&mut client, URI, "markdown", DRAFT);
    assert_eq!(diagnostics, Vec::<Value>::new());
    (client, document)
}

#[test]
fn shutdown_and_exit_end_the_process_with_stdin_still_open() {
    let (mut client, document) = with_draft();
    check_that_it_goes_on(&mut client, &document);
    client.finish();
}

#[test]
fn exit_without_shutdown_is_a_failure() {
    let (mut client, _) = with_draft();
    client.notify("exit", &Value::Null);
    assert_eq!(client.wait_for_end().code(), Some(1));
    client.nothing_is_left();

    let mut client = Client::start();
    client.notify("exit", &Value::Null);
    assert_eq!(client.wait_for_end().code(), Some(1));
    client.nothing_is_left();
}

#[test]
fn params_may_be_null_absent_or_wrong() {
    let (mut client, document) = with_draft();
    assert_eq!(
        client.refused("textDocument/hover", &Value::Null),
        INVALID_PARAMS
    );
    assert_eq!(
        client.refused("textDocument/hover", &json!(7)),
        INVALID_PARAMS
    );
    assert_eq!(
        client.refused("textDocument/hover", &json!([])),
        INVALID_PARAMS
    );
    client.notify("textDocument/didChange", &json!({"textDocument": 7}));
    client.notify("textDocument/didOpen", &Value::Null);
    check_that_it_goes_on(&mut client, &document);
    // `shutdown` with `"params": null`, as one editor sends it, is what `finish` sends.
    client.finish();

    let mut client = Client::open_editor();
    let id = client.request_with("shutdown", &json!({}));
    assert_eq!(client.answer(id), Ok(Value::Null));
    client.send(&json!({"jsonrpc": "2.0", "method": "exit"}));
    assert_eq!(client.wait_for_end().code(), Some(0));
}

/// Each request sees the text exactly as it stood when the request was sent: all the edits before
/// it and none behind it.
#[test]
fn edits_are_applied_in_order_under_a_burst() {
    let mut client = Client::open_editor();
    let (mut document, _) = Document::open_diagnosed(&mut client, URI, "markdown", "见A部分 七.\n");
    let mut hovers = Vec::new();
    for round in 0..300 {
        // 七.1, 七.12, 七.1, 七.13, … and a line before that pushes the citation down.
        let number = "12345678"
            .chars()
            .nth(round / 2 % 8)
            .expect("one of eight")
            .to_string();
        let behind = document.find("七.") + "七.".len();
        if round % 2 == 0 {
            document.replace(&mut client, behind..document.text.len() - 1, "1");
        } else {
            document.replace(&mut client, behind + 1..behind + 1, &number);
        }
        if round % 50 == 49 {
            document.replace(&mut client, 0..0, "𠮷\n\n");
        }
        let cited = document.text[document.find("七.")..].trim_end().to_owned();
        let id = client.request("textDocument/hover", &document.at("七."));
        hovers.push((
            id,
            cited,
            document.range(document.find("A部分")..document.text.len() - 1),
        ));
    }
    for (id, cited, range) in hovers {
        let hover = client.answer(id).expect("a hover is answered");
        let shown = hover["contents"]["value"].as_str().unwrap_or_default();
        assert!(
            shown.starts_with(&format!("A.{cited}\n")),
            "{cited}: {shown}"
        );
        assert_eq!(hover["range"], range, "{cited}");
    }
    client.diagnostics(URI, document.version);
    // What the server holds is what the editor holds.
    document.replace_words(&mut client, "七.", "七.45，");
    let wrong = client.diagnostics(URI, document.version);
    assert_eq!(wrong.len(), 1);
    assert_eq!(document.words(&wrong[0]["range"]), "A部分 七.45");
    client.finish();
}

#[test]
fn a_client_that_never_answers_or_answers_late_holds_nothing_up() {
    let mut capabilities = capabilities();
    capabilities["workspace"] = json!({"configuration": true});
    let mut client = Client::open_editor_with(capabilities, Value::Null);
    let asked = client.said("workspace/configuration");
    let mut questions = vec![asked];
    for _ in 0..8 {
        client.notify(
            "workspace/didChangeConfiguration",
            &json!({"settings": null}),
        );
        questions.push(client.said("workspace/configuration"));
    }
    let (document, _) = Document::open_diagnosed(&mut client, URI, "markdown", DRAFT);
    check_that_it_goes_on(&mut client, &document);
    client.wait_for_log("did not answer for its settings");
    for question in &questions {
        client.respond(question, &json!([null]));
        // A second answer to the same question, and an answer to none.
        client.respond(question, &json!([null]));
    }
    client.respond(&json!({"id": 4711}), &Value::Null);
    client.respond(&json!({"id": "of nobody"}), &Value::Null);
    check_that_it_goes_on(&mut client, &document);
    client.finish();
}

#[test]
fn a_body_that_is_no_message_is_answered_and_the_session_goes_on() {
    let (mut client, document) = with_draft();
    for body in [
        b"{".as_slice(),
        b"",
        b"{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"textDocument/hover\", ",
        "{\"七\": }".as_bytes(),
        b"\xff\xfe{}",
        b"nonsense",
    ] {
        client.send_body(body);
        assert_eq!(client.error_without_id(), PARSE_ERROR);
        check_that_it_goes_on(&mut client, &document);
    }
    for body in [
        "[]",
        "7",
        "null",
        "{}",
        r#"{"jsonrpc": "2.0"}"#,
        r#"{"jsonrpc": "2.0", "method": 7}"#,
        r#"{"jsonrpc": "2.0", "id": {"a": 1}, "method": "textDocument/hover"}"#,
        r#"[{"jsonrpc": "2.0", "id": 1, "method": "shutdown"}]"#,
    ] {
        client.send_body(body.as_bytes());
        assert_eq!(client.error_without_id(), INVALID_REQUEST, "{body}");
        check_that_it_goes_on(&mut client, &document);
    }
    // Where an id can be read, it is answered under that id.
    let id = client.request_with("textDocument/hover", &json!({"jsonrpc": "1.0"}));
    let refused = client.answer(id).expect_err("not JSON-RPC 2.0");
    assert_eq!(refused["code"], INVALID_REQUEST);
    client.finish();
}

#[test]
fn damaged_headers_are_passed_over() {
    let (mut client, document) = with_draft();
    for bytes in [
        "nonsense\r\n\r\n",
        "Content-Length: many\r\n\r\n",
        "Content-Length: -5\r\n\r\n",
        "Content-Length: 99999999999999999999\r\n\r\n",
        "\r\n\r\n\n",
        "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n",
    ] {
        client.send_bytes(bytes.as_bytes());
        check_that_it_goes_on(&mut client, &document);
    }
    // Other headers, other cases and bare line feeds are no damage.
    let body = r#"{"jsonrpc": "2.0", "method": "$/nothing"}"#;
    client.send_bytes(
        format!(
            "content-length: {}\nContent-Type: application/vscode-jsonrpc; charset=utf8\n\n{body}",
            body.len()
        )
        .as_bytes(),
    );
    check_that_it_goes_on(&mut client, &document);
    client.finish();
}

#[test]
fn a_frame_may_come_in_pieces() {
    let (mut client, document) = with_draft();
    let message = json!({"jsonrpc": "2.0", "method": "textDocument/didChange", "params": {
        "textDocument": {"uri": URI, "version": 2},
        "contentChanges": [{"text": "见A部分 七.45。"}],
    }})
    .to_string();
    let frame = format!("Content-Length: {}\r\n\r\n{message}", message.len());
    // Also within characters.
    for piece in frame.as_bytes().chunks(7) {
        client.send_bytes(piece);
    }
    assert_eq!(client.diagnostics(&document.uri, 2).len(), 1);
    client.finish();
}

#[test]
fn unknown_methods_are_refused_and_unknown_notifications_passed_over() {
    let (mut client, document) = with_draft();
    for method in ["textDocument/nothing", "yuanyin/nothing", "$/nothing", ""] {
        assert_eq!(
            client.refused(method, &json!({})),
            METHOD_NOT_FOUND,
            "{method}"
        );
        client.notify(method, &json!({}));
    }
    // What is known and not offered is refused as well.
    assert_eq!(
        client.refused("textDocument/rename", &json!({"newName": "x", "textDocument": {"uri": URI}, "position": {"line": 0, "character": 0}})),
        METHOD_NOT_FOUND
    );
    // A request sent as a notification has no answer; a notification sent as a request has one.
    client.notify("textDocument/hover", &document.at("七.20"));
    assert_eq!(
        client.refused("textDocument/didSave", &document.whole()),
        INVALID_REQUEST
    );
    check_that_it_goes_on(&mut client, &document);
    client.finish();
}

#[test]
fn nothing_is_served_before_initialize_or_after_shutdown() {
    let mut client = Client::start();
    let document = Document::open(&mut client, URI, "markdown", DRAFT);
    let hover = document.at("七.20");
    assert_eq!(
        client.refused("textDocument/hover", &hover),
        SERVER_NOT_INITIALIZED
    );
    assert_eq!(
        client.refused("shutdown", &Value::Null),
        SERVER_NOT_INITIALIZED
    );
    assert_eq!(
        client.refused("initialize", &json!({"capabilities": 7})),
        INVALID_PARAMS
    );
    client.initialize(&initialize_params(capabilities(), Value::Null));
    // What was opened before is not open.
    assert_eq!(client.ask("textDocument/hover", &hover), Value::Null);
    assert_eq!(
        client.refused(
            "initialize",
            &initialize_params(capabilities(), Value::Null)
        ),
        INVALID_REQUEST
    );
    let (document, _) = Document::open_diagnosed(&mut client, URI, "markdown", DRAFT);
    check_that_it_goes_on(&mut client, &document);

    client.shut_down();
    assert_eq!(
        client.refused("textDocument/hover", &hover),
        INVALID_REQUEST
    );
    assert_eq!(client.refused("shutdown", &Value::Null), INVALID_REQUEST);
    let mut document = document;
    document.replace_words(&mut client, "七.20", "七.45");
    assert_eq!(
        client.refused("textDocument/hover", &hover),
        INVALID_REQUEST
    );
    client.notify("exit", &Value::Null);
    assert_eq!(client.wait_for_end().code(), Some(0));
    client.nothing_is_left();
}

/// Everything that follows `initialize` without waiting for its answer is served in order.
#[test]
fn a_client_need_not_wait_for_initialize() {
    let mut client = Client::start();
    let id = client.request(
        "initialize",
        &initialize_params(capabilities(), Value::Null),
    );
    client.notify("initialized", &json!({}));
    let document = Document::open(&mut client, URI, "markdown", DRAFT);
    let hover = client.request("textDocument/hover", &document.at("七.20"));
    assert!(client.answer(id).is_ok());
    let shown = client.answer(hover).expect("a hover is answered");
    assert!(shown.to_string().contains("A.七.20"), "{shown}");
    client.diagnostics(URI, 1);
    client.finish();
}

#[test]
fn a_cancelled_request_has_one_answer() {
    let (mut client, document) = with_draft();
    let mut ids = Vec::new();
    for round in 0..100 {
        let id = client.request("textDocument/hover", &document.at("七.20"));
        client.notify("$/cancelRequest", &json!({"id": id}));
        if round % 10 == 0 {
            // Once more, and for requests that there are not.
            client.notify("$/cancelRequest", &json!({"id": id}));
            client.notify("$/cancelRequest", &json!({"id": 100_000}));
            client.notify("$/cancelRequest", &json!({"id": "nobody's"}));
            client.notify("$/cancelRequest", &json!({"id": null}));
            client.notify("$/cancelRequest", &Value::Null);
        }
        ids.push(id);
    }
    for id in ids {
        match client.answer(id) {
            Ok(hover) => assert!(hover.to_string().contains("A.七.20"), "{hover}"),
            Err(error) => assert_eq!(error["code"], REQUEST_CANCELLED),
        }
    }
    check_that_it_goes_on(&mut client, &document);
    client.finish();
}

#[test]
fn what_takes_long_holds_nothing_up_and_can_be_cancelled() {
    let mut client = Client::open_editor();
    let text = "见A部分 七.20。第3/4号决定第2段(b)项。\n\n".repeat(1_500);
    let (mut document, _) = Document::open_diagnosed(&mut client, URI, "markdown", &text);
    let slow: Vec<u64> = (0..40)
        .map(|_| client.request("yuanyin/cites", &json!({"uri": URI})))
        .collect();
    let last = *slow.last().expect("there are some");
    let hover = document.at("七.20");
    let before = client.ask("textDocument/hover", &hover);
    document.replace_words(&mut client, "七.20", "七.21");
    let after = client.ask("textDocument/hover", &hover);
    assert!(before.to_string().contains("A.七.20"), "{before}");
    assert!(after.to_string().contains("A.七.21"), "{after}");
    assert!(!client.is_answered(last), "what came later is answered");

    client.notify("$/cancelRequest", &json!({"id": last}));
    let cancelled = client.answer(last).expect_err("it had not begun");
    assert_eq!(cancelled["code"], REQUEST_CANCELLED);
    // The others are of the document as it was when they came.
    for id in &slow[..slow.len() - 1] {
        let table = client.answer(*id).expect("a table");
        assert!(table.to_string().contains("七.20"), "{table}");
        assert!(!table.to_string().contains("七.21"), "{table}");
    }
    client.diagnostics(URI, document.version);
    client.finish();
}

#[test]
fn the_end_of_the_input_ends_the_process_and_what_was_asked_is_answered() {
    let (mut client, document) = with_draft();
    let hovers: Vec<u64> = (0..50)
        .map(|_| client.request("textDocument/hover", &document.at("七.20")))
        .collect();
    client.close_input();
    assert_eq!(client.wait_for_end().code(), Some(1));
    for hover in hovers {
        assert!(client.answer(hover).is_ok());
    }
    client.nothing_is_left();

    let mut client = Client::open_editor();
    client.shut_down();
    client.close_input();
    assert_eq!(client.wait_for_end().code(), Some(0));

    // In the middle of a frame.
    let (mut client, _) = with_draft();
    client.send_bytes(b"Content-Length: 100\r\n\r\n{");
    client.close_input();
    assert_eq!(client.wait_for_end().code(), Some(1));
    client.nothing_is_left();
}

#[test]
fn the_process_ends_quietly_when_nobody_reads_its_output() {
    let process::Process {
        mut child,
        mut input,
        output,
    } = process::start(server_command().stderr(Stdio::piped()));
    drop(output);
    let params = initialize_params(capabilities(), Value::Null);
    let message = json!({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params});
    write_frame(&mut input, message.to_string().as_bytes()).expect("the server reads");
    // The input stays open: only the closed output can end the process.
    let status = end_of(&mut child);
    if status.is_none() {
        child.kill().expect("the server runs");
    }
    assert_eq!(status.and_then(|status| status.code()), Some(1));
    let mut log = String::new();
    let stderr = child.stderr.as_mut().expect("stderr is piped");
    stderr.read_to_string(&mut log).expect("the log is text");
    assert_eq!(log, "");
}

#[test]
fn the_process_ends_when_its_client_is_gone() {
    // Another server that waits for input stands for the editor.
    let mut editor = process::start(server_command().stderr(Stdio::null()));
    let mut client = Client::start();
    let mut params = initialize_params(capabilities(), Value::Null);
    params["processId"] = json!(editor.child.id());
    client.initialize(&params);
    let (document, _) = Document::open_diagnosed(&mut client, URI, "markdown", DRAFT);
    check_that_it_goes_on(&mut client, &document);
    editor.child.kill().expect("the stand-in runs");
    editor.child.wait().expect("the stand-in is ours");
    assert_eq!(client.wait_for_end().code(), Some(1));
    client.nothing_is_left();
}

/// As in a container: the client's process is hidden, and does not count as gone.
#[test]
fn a_client_that_cannot_be_seen_is_not_taken_for_gone() {
    let mut gone = process::start(server_command().stderr(Stdio::null()));
    gone.child.kill().expect("the stand-in runs");
    gone.child.wait().expect("the stand-in is ours");
    for process_id in [gone.child.id(), u32::MAX] {
        let mut client = Client::start();
        let mut params = initialize_params(capabilities(), Value::Null);
        params["processId"] = json!(process_id);
        client.initialize(&params);
        let (document, _) = Document::open_diagnosed(&mut client, URI, "markdown", DRAFT);
        check_that_it_goes_on(&mut client, &document);
        client.finish();
    }
}

/// `yuanyin`, `yuanyin lsp` and `yuanyin lsp --stdio` are one and the same.
#[test]
fn every_way_to_start_the_server_starts_it() {
    for arguments in [&[][..], &["--stdio"], &["lsp"], &["lsp", "--stdio"]] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_yuanyin"));
        command
            .args(arguments)
            .env("XDG_CACHE_HOME", crate::client::cache());
        let mut client = Client::start_command(command);
        let said = client.initialize(&initialize_params(capabilities(), Value::Null));
        assert_eq!(said["serverInfo"]["name"], "yuanyin");
        client.finish();
    }
}

/// An editor that shows diagnostics in its hovers says so at the start; settings sent later without a
/// word of it leave that as it is.
#[test]
fn a_hover_leaves_problems_to_an_editor_that_shows_them_there() {
    let uri = "untitled:Untitled-1";
    let text = "见A部分 七.45和缔约方会议第3/2号决定。\n";
    for (options, said) in [
        (json!({}), true),
        (json!({"hover": {"problems": true}}), true),
        (json!({"hover": {"problems": false}}), false),
    ] {
        let mut client = Client::open_editor_with(capabilities(), options);
        let (document, told) = Document::open_diagnosed(&mut client, uri, "markdown", text);
        assert_eq!(told.len(), 2);
        for (settings, said) in [
            (json!({"inlayHints": "off"}), said),
            (json!({"hover": {"problems": !said}}), !said),
        ] {
            let settings = json!({"settings": {"yuanyin": settings}});
            client.notify("workspace/didChangeConfiguration", &settings);
            client.published(uri);
            let mut shown = |words: &str| {
                let hover = client.ask("textDocument/hover", &document.at(words));
                hover["contents"]["value"].as_str().map(str::to_owned)
            };
            let near = shown("七.45").expect("what is near");
            assert!(near.contains("A.七 第七次会议"), "{near}");
            assert_eq!(near.contains('⚠'), said, "{near}");
            assert_eq!(shown("3/2").is_some(), said);
        }
        client.finish();
    }
}
