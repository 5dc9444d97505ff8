//! Which message goes where: the whole conversation at a glance. How an answer comes about (*at
//! once*, *beside* what follows) is in [`super::dispatch`]; requests of our own have a table like
//! this one in [`super::requests`].

use serde_json::Value;
use tower_lsp::jsonrpc::Error;
use tower_lsp::lsp_types::request::{GotoTypeDefinitionParams, GotoTypeDefinitionResponse};
use tower_lsp::lsp_types::*;

use super::answers::{code_actions, corpus_files, diagnostics, life, reading, text, workspace};
use super::dispatch::{Route, read, write};
use super::requests;
use super::settings;
use super::workspace::projects;

macro_rules! routes {
    (
        told { $($told:literal => $tell:path, ($told_params:ty);)* }
        asked { $($asked:literal => $how:ident $answer_by:path, ($params:ty) -> $answer:ty;)* }
    ) => {
        /// Everything that is asked.
        #[cfg(test)]
        pub const ASKED: &[&str] = &[$($asked),*];

        /// Where a message goes; `None` where nobody answers.
        pub fn route(method: &str) -> Option<Route> {
            Some(match method {
                "initialize" => Route::Asked(|routes, params| Box::pin(async move {
                    write(life::initialize(&routes.0, read(params)?))
                })),
                "shutdown" => Route::Asked(|_, params| Box::pin(async move {
                    match params {
                        Some(params) => Err(Error::invalid_params(format!("Unexpected params: {params}"))),
                        None => Ok(Value::Null),
                    }
                })),
                "workspace/executeCommand" => Route::Asked(|routes, params| Box::pin(async move {
                    requests::execute(routes, read(params)?)?.await
                })),
                // LSP 3.18, which the types do not know yet.
                "workspace/textDocumentContent" => Route::Asked(|routes, params| Box::pin(async move {
                    let state = routes.0.store.state();
                    write(reading::text_document_content(&state, read(params)?)?)
                })),
                $($told => Route::Told(|routes, params| {
                    let params: $told_params = read(params)?;
                    $tell(&routes.0, params);
                    Ok(())
                }),)*
                $($asked => Route::Asked(|routes, params| Box::pin(async move {
                    let params: $params = read(params)?;
                    let answer: $answer = routes.$how(params, $answer_by).await;
                    write(answer)
                })),)*
                _ => return requests::route(method),
            })
        }
    };
}

routes! {
    // What is told is taken in at once, before anything that comes later is looked at.
    told {
        "initialized"                            => life::initialized,                     (InitializedParams);
        "textDocument/didOpen"                   => text::did_open,                        (DidOpenTextDocumentParams);
        "textDocument/didChange"                 => text::did_change,                      (DidChangeTextDocumentParams);
        "textDocument/didSave"                   => text::did_save,                        (DidSaveTextDocumentParams);
        "textDocument/didClose"                  => text::did_close,                       (DidCloseTextDocumentParams);
        "workspace/didChangeConfiguration"       => settings::have_changed,                (DidChangeConfigurationParams);
        "workspace/didChangeWatchedFiles"        => projects::files_have_changed,          (DidChangeWatchedFilesParams);
        "workspace/didChangeWorkspaceFolders"    => projects::folders_have_changed,        (DidChangeWorkspaceFoldersParams);
        "workspace/didCreateFiles"               => projects::files_were_created,          (CreateFilesParams);
        "workspace/didRenameFiles"               => projects::files_were_renamed,          (RenameFilesParams);
        "workspace/didDeleteFiles"               => projects::files_were_deleted,          (DeleteFilesParams);
    }
    asked {
        "textDocument/hover"                     => at_once              reading::hover,                        (HoverParams) -> Option<Hover>;
        "textDocument/definition"                => at_once_into_compilation reading::definition,               (GotoDefinitionParams) -> Option<GotoDefinitionResponse>;
        "textDocument/typeDefinition"            => at_once_into_compilation reading::type_definition,          (GotoTypeDefinitionParams) -> Option<GotoTypeDefinitionResponse>;
        "textDocument/completion"                => at_once_of_workspace reading::completion,                   (CompletionParams) -> Option<CompletionResponse>;
        "completionItem/resolve"                 => at_once_of_state     reading::completion_resolve,           (CompletionItem) -> CompletionItem;
        "textDocument/documentHighlight"         => beside               reading::document_highlight,           (DocumentHighlightParams) -> Option<Vec<DocumentHighlight>>;
        "textDocument/documentLink"              => beside               reading::document_link,                (DocumentLinkParams) -> Option<Vec<DocumentLink>>;
        "textDocument/inlayHint"                 => beside               reading::inlay_hint,                   (InlayHintParams) -> Option<Vec<InlayHint>>;
        "textDocument/semanticTokens/full"       => beside               reading::semantic_tokens_full,         (SemanticTokensParams) -> Option<SemanticTokensResult>;
        "textDocument/semanticTokens/range"      => beside               reading::semantic_tokens_range,        (SemanticTokensRangeParams) -> Option<SemanticTokensRangeResult>;
        "textDocument/diagnostic"                => beside_open_or_not   diagnostics::diagnostic,               (DocumentDiagnosticParams) -> DocumentDiagnosticReportResult;
        "workspace/diagnostic"                   => beside_of_workspace  diagnostics::workspace_diagnostic,     (WorkspaceDiagnosticParams) -> WorkspaceDiagnosticReportResult;

        "textDocument/codeAction"                => beside_of_desk       code_actions::code_action,             (CodeActionParams) -> Option<CodeActionResponse>;
        "codeAction/resolve"                     => beside_open_or_not   code_actions::code_action_resolve,     (CodeAction) -> CodeAction;

        "textDocument/documentSymbol"            => beside               corpus_files::document_symbol,         (DocumentSymbolParams) -> Option<DocumentSymbolResponse>;
        "textDocument/foldingRange"              => beside               corpus_files::folding_range,           (FoldingRangeParams) -> Option<Vec<FoldingRange>>;

        "textDocument/references"                => beside_of_workspace  workspace::references,                 (ReferenceParams) -> Option<Vec<Location>>;
        "textDocument/codeLens"                  => beside_of_desk       workspace::code_lens,                  (CodeLensParams) -> Option<Vec<CodeLens>>;
        "codeLens/resolve"                       => beside_of_workspace  workspace::code_lens_resolve,          (CodeLens) -> CodeLens;
        "textDocument/prepareCallHierarchy"      => beside               workspace::prepare_call_hierarchy,     (CallHierarchyPrepareParams) -> Option<Vec<CallHierarchyItem>>;
        "callHierarchy/incomingCalls"            => beside_of_state      workspace::incoming_calls,             (CallHierarchyIncomingCallsParams) -> Option<Vec<CallHierarchyIncomingCall>>;
        "callHierarchy/outgoingCalls"            => beside_of_state      workspace::outgoing_calls,             (CallHierarchyOutgoingCallsParams) -> Option<Vec<CallHierarchyOutgoingCall>>;
        "workspace/symbol"                       => at_once_of_state     workspace::symbol,                     (WorkspaceSymbolParams) -> Option<Vec<SymbolInformation>>;
    }
}
