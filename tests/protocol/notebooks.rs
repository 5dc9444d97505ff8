//! Notebooks that an editor synchronises: their Markdown cells are drafts, each a document of its own.

use serde_json::{Value, json};

use crate::client::{Client, capabilities, initialize_params};

const NOTEBOOK: &str = "file:///drafts/%E7%AC%94%E8%AE%B0.ipynb";

fn cell(name: &str) -> String {
    format!("vscode-notebook-cell:/drafts/%E7%AC%94%E8%AE%B0.ipynb#{name}")
}

fn document(name: &str, language_id: &str, text: &str) -> Value {
    json!({"uri": cell(name), "languageId": language_id, "version": 1, "text": text})
}

fn codes(found: &[Value]) -> Vec<&str> {
    found
        .iter()
        .filter_map(|found| found["code"].as_str())
        .collect()
}

fn with_notebooks() -> (Client, Value) {
    let mut client = Client::start();
    let mut said = capabilities();
    said["notebookDocument"] = json!({"synchronization": {"dynamicRegistration": false}});
    let answer = client.initialize(&initialize_params(said, Value::Null));
    client.notify("initialized", &json!({}));
    (client, answer)
}

#[test]
fn the_markdown_cells_of_a_notebook_are_checked_as_they_are_opened_changed_moved_and_closed() {
    let (mut client, answer) = with_notebooks();
    let offered = &answer["capabilities"]["notebookDocumentSync"];
    assert_eq!(
        offered["notebookSelector"][0]["cells"],
        json!([{"language": "markdown"}])
    );
    assert!(answer["capabilities"].get("experimental").is_none());

    client.notify(
        "notebookDocument/didOpen",
        &json!({
            "notebookDocument": {
                "uri": NOTEBOOK, "notebookType": "jupyter-notebook", "version": 1,
                "cells": [
                    {"kind": 1, "document": cell("a")},
                    {"kind": 2, "document": cell("b")},
                ],
            },
            "cellTextDocuments": [
                document("a", "markdown", "见A部分 七.45。\n"),
                document("b", "python", "# 见A部分 七.46\n"),
            ],
        }),
    );
    assert_eq!(
        codes(&client.diagnostics(&cell("a"), 1)),
        ["no-such-provision"]
    );
    let at = json!({"textDocument": {"uri": cell("a")}, "position": {"line": 0, "character": 5}});
    assert!(client.ask("textDocument/hover", &at)["contents"].is_object());
    // Code is not read, whoever sends it.
    let of_code =
        json!({"textDocument": {"uri": cell("b")}, "position": {"line": 0, "character": 7}});
    assert!(client.ask("textDocument/hover", &of_code).is_null());

    let changed = |version: i64, cells: Value| {
        json!({
            "notebookDocument": {"uri": NOTEBOOK, "version": version},
            "change": {"cells": cells},
        })
    };
    let change = json!({
        "document": {"uri": cell("a"), "version": 2},
        "changes": [{
            "range": {"start": {"line": 0, "character": 6}, "end": {"line": 0, "character": 8}},
            "text": "20",
        }],
    });
    client.notify(
        "notebookDocument/didChange",
        &changed(2, json!({"textContent": [change]})),
    );
    assert_eq!(client.diagnostics(&cell("a"), 2), Vec::<Value>::new());

    let structure = json!({
        "array": {"start": 1, "deleteCount": 1, "cells": [{"kind": 1, "document": cell("c")}]},
        "didOpen": [document("c", "markdown", "**见A部分\n七.47**\n")],
        "didClose": [{"uri": cell("b")}],
    });
    client.notify(
        "notebookDocument/didChange",
        &changed(3, json!({"structure": structure})),
    );
    assert_eq!(
        codes(&client.diagnostics(&cell("c"), 1)),
        ["no-such-provision"]
    );
    client.notify(
        "notebookDocument/didSave",
        &json!({"notebookDocument": {"uri": NOTEBOOK}}),
    );
    // What says nothing of cells changes nothing.
    let described = json!({
        "notebookDocument": {"uri": NOTEBOOK, "version": 4},
        "change": {"metadata": {"kernel": "python3"}},
    });
    client.notify("notebookDocument/didChange", &described);

    client.notify(
        "notebookDocument/didClose",
        &json!({
            "notebookDocument": {"uri": NOTEBOOK},
            "cellTextDocuments": [{"uri": cell("a")}, {"uri": cell("c")}],
        }),
    );
    for name in ["a", "c"] {
        let closed = client.published(&cell(name));
        assert_eq!(closed["diagnostics"], json!([]));
    }
    client.finish();
}

#[test]
fn nothing_of_notebooks_is_offered_to_an_editor_that_does_not_know_them() {
    let mut client = Client::start();
    let answer = client.initialize(&initialize_params(capabilities(), Value::Null));
    assert!(answer["capabilities"].get("notebookDocumentSync").is_none());
    client.notify("initialized", &json!({}));
    client.finish();
}
