//! Which message goes where: the whole conversation at a glance. How an answer comes about (*at
//! once*, *beside* what follows) is in [`super::dispatch`]; requests of our own have a table like
//! this one in [`super::requests`].

use serde_json::Value;
use tower_lsp::LspServiceBuilder;
use tower_lsp::jsonrpc::Result;
use tower_lsp::lsp_types::request::{GotoTypeDefinitionParams, GotoTypeDefinitionResponse};
use tower_lsp::lsp_types::*;
use tower_lsp::{LanguageServer, async_trait};

use super::answers::{
    code_actions, corpus_files, diagnostics, life, notebooks, reading, text, workspace,
};
use super::dispatch::Routes;
use super::requests;
use super::settings;
use super::virtual_document::{TextDocumentContentParams, TextDocumentContentResult};
use super::workspace::projects;

macro_rules! routes {
    (
        told { $($told:ident => $tell:path, ($told_params:ty);)* }
        asked { $($asked:ident => $how:ident $answer_by:path, ($params:ty) -> $answer:ty;)* }
    ) => {
        /// Everything that is asked.
        #[cfg(test)]
        pub const ASKED: &[&str] = &[$(stringify!($asked)),*];

        #[async_trait]
        impl LanguageServer for Routes {
            async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
                Ok(life::initialize(&self.0, params))
            }

            async fn shutdown(&self) -> Result<()> {
                Ok(())
            }

            async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<Value>> {
                requests::execute(self, params).await.map(Some)
            }

            $(async fn $told(&self, params: $told_params) {
                $tell(&self.0, params);
            })*

            $(async fn $asked(&self, params: $params) -> Result<$answer> {
                Ok(self.$how(params, $answer_by).await)
            })*
        }
    };
}

/// Notifications that the types do not know.
macro_rules! told_newer {
    ($service:expr, $($method:literal => $tell:path, ($params:ty);)*) => {
        $service$(.custom_method($method, {
            async fn tell(routes: &Routes, params: $params) {
                $tell(&routes.0, params);
            }
            tell
        }))*
    };
}

/// Makes known what LSP asks and tells that the types do not know yet.
pub fn register_newer(service: LspServiceBuilder<Routes>) -> LspServiceBuilder<Routes> {
    let service = told_newer! { service,
        "notebookDocument/didOpen"   => notebooks::did_open,   (notebooks::DidOpenNotebookDocumentParams);
        "notebookDocument/didChange" => notebooks::did_change, (notebooks::DidChangeNotebookDocumentParams);
        "notebookDocument/didSave"   => notebooks::did_save,   (notebooks::DidSaveNotebookDocumentParams);
        "notebookDocument/didClose"  => notebooks::did_close,  (notebooks::DidCloseNotebookDocumentParams);
    };
    service.custom_method("workspace/textDocumentContent", {
        async fn answer(
            routes: &Routes,
            params: TextDocumentContentParams,
        ) -> Result<TextDocumentContentResult> {
            reading::text_document_content(&routes.0.store.state(), params)
        }
        answer
    })
}

routes! {
    // What is told is taken in at once, before anything that comes later is looked at.
    told {
        initialized                   => life::initialized,                     (InitializedParams);
        did_open                      => text::did_open,                        (DidOpenTextDocumentParams);
        did_change                    => text::did_change,                      (DidChangeTextDocumentParams);
        did_save                      => text::did_save,                        (DidSaveTextDocumentParams);
        did_close                     => text::did_close,                       (DidCloseTextDocumentParams);
        did_change_configuration      => settings::have_changed,                (DidChangeConfigurationParams);
        did_change_watched_files      => projects::files_have_changed,          (DidChangeWatchedFilesParams);
        did_change_workspace_folders  => projects::folders_have_changed,        (DidChangeWorkspaceFoldersParams);
        did_create_files              => projects::files_were_created,          (CreateFilesParams);
        did_rename_files              => projects::files_were_renamed,          (RenameFilesParams);
        did_delete_files              => projects::files_were_deleted,          (DeleteFilesParams);
    }
    asked {
        hover                  => at_once              reading::hover,                        (HoverParams) -> Option<Hover>;
        goto_definition        => at_once_into_compilation reading::definition,               (GotoDefinitionParams) -> Option<GotoDefinitionResponse>;
        goto_type_definition   => at_once_into_compilation reading::type_definition,          (GotoTypeDefinitionParams) -> Option<GotoTypeDefinitionResponse>;
        completion             => at_once_of_workspace reading::completion,                   (CompletionParams) -> Option<CompletionResponse>;
        completion_resolve     => at_once_of_state     reading::completion_resolve,           (CompletionItem) -> CompletionItem;
        document_highlight     => beside               reading::document_highlight,           (DocumentHighlightParams) -> Option<Vec<DocumentHighlight>>;
        document_link          => beside               reading::document_link,                (DocumentLinkParams) -> Option<Vec<DocumentLink>>;
        inlay_hint             => beside               reading::inlay_hint,                   (InlayHintParams) -> Option<Vec<InlayHint>>;
        semantic_tokens_full   => beside               reading::semantic_tokens_full,         (SemanticTokensParams) -> Option<SemanticTokensResult>;
        semantic_tokens_range  => beside               reading::semantic_tokens_range,        (SemanticTokensRangeParams) -> Option<SemanticTokensRangeResult>;
        diagnostic             => beside_open_or_not   diagnostics::diagnostic,               (DocumentDiagnosticParams) -> DocumentDiagnosticReportResult;
        workspace_diagnostic   => beside_of_workspace  diagnostics::workspace_diagnostic,     (WorkspaceDiagnosticParams) -> WorkspaceDiagnosticReportResult;

        code_action            => beside_of_desk       code_actions::code_action,             (CodeActionParams) -> Option<CodeActionResponse>;
        code_action_resolve    => beside_open_or_not   code_actions::code_action_resolve,     (CodeAction) -> CodeAction;

        document_symbol        => beside               corpus_files::document_symbol,         (DocumentSymbolParams) -> Option<DocumentSymbolResponse>;
        folding_range          => beside               corpus_files::folding_range,           (FoldingRangeParams) -> Option<Vec<FoldingRange>>;

        references             => beside_of_workspace  workspace::references,                 (ReferenceParams) -> Option<Vec<Location>>;
        code_lens              => beside_of_desk       workspace::code_lens,                  (CodeLensParams) -> Option<Vec<CodeLens>>;
        code_lens_resolve      => beside_of_workspace  workspace::code_lens_resolve,          (CodeLens) -> CodeLens;
        prepare_call_hierarchy => beside               workspace::prepare_call_hierarchy,     (CallHierarchyPrepareParams) -> Option<Vec<CallHierarchyItem>>;
        incoming_calls         => beside_of_state      workspace::incoming_calls,             (CallHierarchyIncomingCallsParams) -> Option<Vec<CallHierarchyIncomingCall>>;
        outgoing_calls         => beside_of_state      workspace::outgoing_calls,             (CallHierarchyOutgoingCallsParams) -> Option<Vec<CallHierarchyOutgoingCall>>;
        symbol                 => at_once_of_state     workspace::symbol,                     (WorkspaceSymbolParams) -> Option<Vec<SymbolInformation>>;
    }
}
