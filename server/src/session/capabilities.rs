//! What the server offers.

use tower_lsp::lsp_types::*;

use super::client::Client;
use super::newer;
use super::requests;
use super::virtual_document;
use crate::features::semantic_token::TokenKind;
use crate::text::Encoding;

/// Characters that may begin or continue a citation, or begin a search.
const TRIGGERS: [&str; 16] = [
    ".", "．", " ", "/", "第", "(", "（", "定", "议", "分", "，", "件", "-", "段", "@", "＠",
];

/// What the server offers to this client.
pub fn capabilities(client: &Client) -> ServerCapabilities {
    ServerCapabilities {
        position_encoding: Some(match client.encoding {
            Encoding::Utf8 => PositionEncodingKind::UTF8,
            Encoding::Utf16 => PositionEncodingKind::UTF16,
            Encoding::Utf32 => PositionEncodingKind::UTF32,
        }),
        text_document_sync: Some(TextDocumentSyncCapability::Options(
            TextDocumentSyncOptions {
                open_close: Some(true),
                change: Some(TextDocumentSyncKind::INCREMENTAL),
                save: Some(TextDocumentSyncSaveOptions::Supported(true)),
                ..TextDocumentSyncOptions::default()
            },
        )),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        definition_provider: Some(OneOf::Left(true)),
        type_definition_provider: Some(TypeDefinitionProviderCapability::Simple(true)),
        references_provider: Some(OneOf::Left(true)),
        call_hierarchy_provider: Some(CallHierarchyServerCapability::Simple(true)),
        code_lens_provider: Some(CodeLensOptions {
            resolve_provider: Some(true),
        }),
        workspace: Some(WorkspaceServerCapabilities {
            workspace_folders: Some(WorkspaceFoldersServerCapabilities {
                supported: Some(true),
                change_notifications: Some(OneOf::Left(true)),
            }),
            file_operations: Some(file_operations()),
        }),
        completion_provider: Some(CompletionOptions {
            resolve_provider: Some(true),
            trigger_characters: Some(
                TRIGGERS
                    .iter()
                    .map(|trigger| (*trigger).to_owned())
                    .collect(),
            ),
            ..CompletionOptions::default()
        }),
        code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(vec![
                CodeActionKind::QUICKFIX,
                CodeActionKind::REFACTOR_REWRITE,
                CodeActionKind::SOURCE_FIX_ALL,
            ]),
            resolve_provider: Some(client.resolves_actions),
            ..CodeActionOptions::default()
        })),
        document_link_provider: Some(DocumentLinkOptions {
            resolve_provider: Some(false),
            work_done_progress_options: WorkDoneProgressOptions::default(),
        }),
        document_highlight_provider: Some(OneOf::Left(true)),
        document_symbol_provider: Some(OneOf::Left(true)),
        workspace_symbol_provider: Some(OneOf::Left(true)),
        execute_command_provider: Some(ExecuteCommandOptions {
            commands: requests::commands().map(str::to_owned).collect(),
            work_done_progress_options: WorkDoneProgressOptions::default(),
        }),
        folding_range_provider: Some(FoldingRangeProviderCapability::Simple(true)),
        inlay_hint_provider: Some(OneOf::Left(true)),
        semantic_tokens_provider: Some(SemanticTokensServerCapabilities::SemanticTokensOptions(
            SemanticTokensOptions {
                legend: SemanticTokensLegend {
                    token_types: TokenKind::ALL
                        .iter()
                        .map(|kind| SemanticTokenType::new(kind.name()))
                        .collect(),
                    token_modifiers: Vec::new(),
                },
                full: Some(SemanticTokensFullOptions::Bool(true)),
                range: Some(true),
                work_done_progress_options: WorkDoneProgressOptions::default(),
            },
        )),
        diagnostic_provider: client.pulls_diagnostics.then(|| {
            DiagnosticServerCapabilities::Options(DiagnosticOptions {
                identifier: Some("yuanyin".to_owned()),
                inter_file_dependencies: false,
                workspace_diagnostics: true,
                work_done_progress_options: WorkDoneProgressOptions::default(),
            })
        }),
        experimental: newer::offered(
            client.asks_for_content.then_some(virtual_document::SCHEME),
            client.synchronises_notebooks,
        ),
        ..ServerCapabilities::default()
    }
}

/// Any file or folder that the editor itself creates, renames or deletes: a folder that is renamed takes its drafts
/// with it, and watchers of files say nothing of them.
fn file_operations() -> WorkspaceFileOperationsServerCapabilities {
    let any = || {
        let filter = FileOperationFilter {
            scheme: Some("file".to_owned()),
            pattern: FileOperationPattern {
                glob: "**".to_owned(),
                matches: None,
                options: None,
            },
        };
        Some(FileOperationRegistrationOptions {
            filters: vec![filter],
        })
    };
    WorkspaceFileOperationsServerCapabilities {
        did_create: any(),
        did_rename: any(),
        did_delete: any(),
        ..WorkspaceFileOperationsServerCapabilities::default()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::super::routes::ASKED;
    use super::*;

    /// Where the answer to a request is offered.
    fn offer(asked: &str) -> &'static str {
        match asked {
            "hover" => "/hoverProvider",
            "goto_definition" => "/definitionProvider",
            "goto_type_definition" => "/typeDefinitionProvider",
            "completion" => "/completionProvider",
            "completion_resolve" => "/completionProvider/resolveProvider",
            "document_highlight" => "/documentHighlightProvider",
            "document_link" => "/documentLinkProvider",
            "inlay_hint" => "/inlayHintProvider",
            "semantic_tokens_full" => "/semanticTokensProvider/full",
            "semantic_tokens_range" => "/semanticTokensProvider/range",
            "diagnostic" => "/diagnosticProvider",
            "workspace_diagnostic" => "/diagnosticProvider/workspaceDiagnostics",
            "code_action" => "/codeActionProvider",
            "code_action_resolve" => "/codeActionProvider/resolveProvider",
            "document_symbol" => "/documentSymbolProvider",
            "folding_range" => "/foldingRangeProvider",
            "references" => "/referencesProvider",
            "code_lens" => "/codeLensProvider",
            "code_lens_resolve" => "/codeLensProvider/resolveProvider",
            "prepare_call_hierarchy" | "incoming_calls" | "outgoing_calls" => {
                "/callHierarchyProvider"
            }
            "symbol" => "/workspaceSymbolProvider",
            other => panic!("where is {other} offered?"),
        }
    }

    #[test]
    fn everything_that_is_answered_is_offered() {
        let client = Client {
            pulls_diagnostics: true,
            resolves_actions: true,
            ..Client::default()
        };
        let offered = serde_json::to_value(capabilities(&client)).unwrap();
        for asked in ASKED {
            let value = offered.pointer(offer(asked));
            let is_offered = value.is_some_and(|value| *value != Value::Bool(false));
            assert!(is_offered, "{asked} is answered and not offered");
        }
        let commands = offered.pointer("/executeCommandProvider/commands");
        let commands = commands.and_then(Value::as_array).map(Vec::len);
        assert_eq!(commands, Some(requests::OWN_REQUESTS.len()));
    }
}
