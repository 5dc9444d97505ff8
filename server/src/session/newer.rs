//! What LSP says that the types of lsp-types 0.94 do not know: it goes through them as `experimental`, which they keep
//! as it is.

use serde_json::{Map, Value, json};
use tower_lsp::jsonrpc::Response;

/// LSP 3.18: documents whose text the server has.
const CONTENT: &str = "textDocumentContent";

/// LSP 3.17: notebooks, cell by cell, as a server offers to take them in, and where a client says that it can do so.
const NOTEBOOKS: &str = "notebookDocumentSync";
const OF_NOTEBOOKS: &str = "/notebookDocument/synchronization";

/// The parameters of `initialize` with names that the types know: what is newer is under `experimental`.
pub fn as_types_do(capabilities: Option<&mut Value>) {
    let Some(capabilities) = capabilities else {
        return;
    };
    let content = format!("/workspace/{CONTENT}");
    for (name, place) in [(CONTENT, content.as_str()), (NOTEBOOKS, OF_NOTEBOOKS)] {
        let said = capabilities.pointer(place);
        if let Some(said) = said.filter(|said| said.is_object()).cloned()
            && let Some(capabilities) = capabilities.as_object_mut()
        {
            let experimental = capabilities.entry("experimental").or_insert(Value::Null);
            match experimental.as_object_mut() {
                Some(experimental) => {
                    experimental.insert(name.to_owned(), said);
                }
                None => *experimental = json!({ name: said }),
            }
        }
    }
    let workspace = capabilities.get_mut("workspace");
    // LSP says `workspace.diagnostics`, the types read `workspace.diagnostic`.
    if let Some(workspace) = workspace.and_then(Value::as_object_mut)
        && let Some(diagnostics) = workspace.get("diagnostics").cloned()
    {
        workspace.entry("diagnostic").or_insert(diagnostics);
    }
}

/// Whether a client asks the server for the text of documents; `experimental` is what it has there.
pub fn asks_for_content(experimental: Option<&Value>) -> bool {
    experimental.is_some_and(|experimental| experimental.get(CONTENT).is_some())
}

/// Whether a client synchronises notebooks.
pub fn synchronises_notebooks(experimental: Option<&Value>) -> bool {
    experimental.is_some_and(|experimental| experimental.get(NOTEBOOKS).is_some())
}

/// What is offered to such clients: documents whose addresses begin with a scheme, and to take in the Markdown cells of
/// any notebook.
pub fn offered(scheme: Option<&str>, takes_notebooks: bool) -> Option<Value> {
    let mut offered = Map::new();
    if let Some(scheme) = scheme {
        offered.insert(CONTENT.to_owned(), json!({ "schemes": [scheme] }));
    }
    if takes_notebooks {
        let markdown = json!([{ "notebook": "*", "cells": [{ "language": "markdown" }] }]);
        let notebooks = json!({ "notebookSelector": markdown, "save": true });
        offered.insert(NOTEBOOKS.to_owned(), notebooks);
    }
    (!offered.is_empty()).then_some(Value::Object(offered))
}

/// The answer to `initialize` as LSP has it: what is newer stands where it belongs.
pub fn as_lsp_does(answer: Response) -> Response {
    let (id, result) = answer.into_parts();
    let result = result.map(|mut result| {
        let capabilities = result.get_mut("capabilities");
        if let Some(capabilities) = capabilities.and_then(Value::as_object_mut)
            && let Some(Value::Object(mut experimental)) = capabilities.remove("experimental")
        {
            if let Some(notebooks) = experimental.remove(NOTEBOOKS) {
                capabilities.insert(NOTEBOOKS.to_owned(), notebooks);
            }
            let empty = || Value::Object(Map::new());
            if let Some(content) = experimental.remove(CONTENT)
                && let workspace = capabilities.entry("workspace").or_insert_with(empty)
                && let Some(workspace) = workspace.as_object_mut()
            {
                workspace.insert(CONTENT.to_owned(), content);
            }
        }
        result
    });
    Response::from_parts(id, result)
}

#[cfg(test)]
mod tests {
    use tower_lsp::jsonrpc::Id;

    use super::*;

    #[test]
    fn what_is_newer_goes_through_the_types_and_comes_out_where_it_belongs() {
        let mut said = json!({
            "workspace": {"textDocumentContent": {}, "diagnostics": {"refreshSupport": true}},
            "notebookDocument": {"synchronization": {"dynamicRegistration": true}},
            "experimental": {"own": 1},
        });
        as_types_do(Some(&mut said));
        assert!(asks_for_content(said.get("experimental")));
        assert!(synchronises_notebooks(said.get("experimental")));
        assert_eq!(said.pointer("/experimental/own"), Some(&json!(1)));
        let refreshes = said.pointer("/workspace/diagnostic/refreshSupport");
        assert_eq!(refreshes, Some(&json!(true)));
        let mut silent = json!({"workspace": {"textDocumentContent": null}});
        as_types_do(Some(&mut silent));
        assert!(!asks_for_content(silent.get("experimental")));
        assert!(!synchronises_notebooks(silent.get("experimental")));

        assert_eq!(offered(None, false), None);
        let offered = offered(Some("yuanyin"), true);
        let capabilities = json!({"experimental": offered, "workspace": {"a": 1}});
        let answer = Response::from_ok(Id::Number(1), json!({ "capabilities": capabilities }));
        let (_, result) = as_lsp_does(answer).into_parts();
        let cells = json!([{"notebook": "*", "cells": [{"language": "markdown"}]}]);
        let expected = json!({
            "workspace": {"a": 1, "textDocumentContent": {"schemes": ["yuanyin"]}},
            "notebookDocumentSync": {"notebookSelector": cells, "save": true},
        });
        assert_eq!(result.unwrap()["capabilities"], expected);
    }
}
