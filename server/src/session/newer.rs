//! What LSP says that the types of lsp-types 0.94 do not know: it goes through them as `experimental`, which they keep
//! as it is.

use serde_json::{Map, Value, json};
use tower_lsp::jsonrpc::Response;

/// LSP 3.18: documents whose text the server has.
const CONTENT: &str = "textDocumentContent";

/// The parameters of `initialize` with names that the types know: what is newer is under `experimental`.
pub fn as_types_do(capabilities: Option<&mut Value>) {
    let Some(capabilities) = capabilities else {
        return;
    };
    let content = capabilities.pointer(&format!("/workspace/{CONTENT}"));
    if let Some(content) = content.filter(|content| content.is_object()).cloned()
        && let Some(capabilities) = capabilities.as_object_mut()
    {
        let experimental = capabilities.entry("experimental").or_insert(Value::Null);
        match experimental.as_object_mut() {
            Some(experimental) => {
                experimental.insert(CONTENT.to_owned(), content);
            }
            None => *experimental = json!({ CONTENT: content }),
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

/// What is offered to such a client: documents whose addresses begin with a scheme.
pub fn offered_content(scheme: &str) -> Value {
    json!({ CONTENT: { "schemes": [scheme] } })
}

/// The answer to `initialize` as LSP has it: what is newer stands where it belongs.
pub fn as_lsp_does(answer: Response) -> Response {
    let (id, result) = answer.into_parts();
    let result = result.map(|mut result| {
        let capabilities = result.get_mut("capabilities");
        if let Some(capabilities) = capabilities.and_then(Value::as_object_mut)
            && let Some(mut experimental) = capabilities.remove("experimental")
            && let Some(content) = experimental
                .as_object_mut()
                .and_then(|all| all.remove(CONTENT))
        {
            let empty = || Value::Object(Map::new());
            let workspace = capabilities.entry("workspace").or_insert_with(empty);
            if let Some(workspace) = workspace.as_object_mut() {
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
            "experimental": {"own": 1},
        });
        as_types_do(Some(&mut said));
        assert!(asks_for_content(said.get("experimental")));
        assert_eq!(said.pointer("/experimental/own"), Some(&json!(1)));
        let refreshes = said.pointer("/workspace/diagnostic/refreshSupport");
        assert_eq!(refreshes, Some(&json!(true)));
        let mut silent = json!({"workspace": {"textDocumentContent": null}});
        as_types_do(Some(&mut silent));
        assert!(!asks_for_content(silent.get("experimental")));

        let capabilities =
            json!({"experimental": offered_content("yuanyin"), "workspace": {"a": 1}});
        let answer = Response::from_ok(Id::Number(1), json!({ "capabilities": capabilities }));
        let (_, result) = as_lsp_does(answer).into_parts();
        let expected =
            json!({"workspace": {"a": 1, "textDocumentContent": {"schemes": ["yuanyin"]}}});
        assert_eq!(result.unwrap()["capabilities"], expected);
    }
}
