//! What the client can do.

use tower_lsp::lsp_types::*;

use super::newer;
use crate::text::Encoding;

/// What the client has said it can do.
#[derive(Debug, Clone)]
pub struct Client {
    pub encoding: Encoding,
    /// It asks for diagnostics; then none are pushed.
    pub pulls_diagnostics: bool,
    pub refreshes_diagnostics: bool,
    pub shows_related_places: bool,
    pub links_definitions: bool,
    pub shows_markdown: bool,
    /// In the documentation of completion items.
    pub documents_with_markdown: bool,
    /// Completion items may say what they replace beyond the cursor.
    pub inserts_or_replaces: bool,
    /// It shows what explains a diagnostic's code.
    pub links_codes: bool,
    pub answers_configuration: bool,
    pub nests_symbols: bool,
    /// It tells of files that change on disk, if asked.
    pub watches_files: bool,
    /// It does so outside of its folders, too.
    pub watches_elsewhere: bool,
    pub shows_progress: bool,
    pub refreshes_code_lenses: bool,
    pub refreshes_hints: bool,
    pub refreshes_tokens: bool,
    pub links_type_definitions: bool,
    /// It takes changes with versions, and several kinds of them.
    pub changes_documents: bool,
    pub creates_files: bool,
    /// It asks the server for the text of documents that are no files.
    pub asks_for_content: bool,
    /// Whether it synchronises notebooks, cell by cell.
    pub synchronises_notebooks: bool,
    /// It asks for an action's edits when the action is chosen.
    pub resolves_actions: bool,
    /// It makes changes that the server asks it for.
    pub applies_edits: bool,
    /// Its hovers show what diagnostics say by themselves. LSP has no word for that: it comes with
    /// the settings given at the start, and those given later need not repeat it.
    pub shows_problems_in_hovers: bool,
}

impl Default for Client {
    fn default() -> Self {
        Client::new(&ClientCapabilities::default(), false)
    }
}

impl Client {
    /// UTF-8 where it is offered, unless UTF-16 is forced; editors mix badly otherwise.
    pub fn new(capabilities: &ClientCapabilities, force_utf16: bool) -> Client {
        let offered = capabilities
            .general
            .as_ref()
            .and_then(|general| general.position_encodings.as_ref());
        let offers_utf8 =
            offered.is_some_and(|offered| offered.contains(&PositionEncodingKind::UTF8));
        let text_document = capabilities.text_document.as_ref();
        let workspace = capabilities.workspace.as_ref();
        let edits = workspace.and_then(|workspace| workspace.workspace_edit.as_ref());
        Client {
            encoding: if offers_utf8 && !force_utf16 {
                Encoding::Utf8
            } else {
                Encoding::Utf16
            },
            pulls_diagnostics: text_document.is_some_and(|text| text.diagnostic.is_some()),
            refreshes_diagnostics: workspace
                .and_then(|workspace| workspace.diagnostic.as_ref())
                .and_then(|diagnostic| diagnostic.refresh_support)
                .unwrap_or(false),
            shows_related_places: text_document
                .and_then(|text| text.publish_diagnostics.as_ref())
                .and_then(|publish| publish.related_information)
                .unwrap_or(false),
            links_definitions: text_document
                .and_then(|text| text.definition.as_ref())
                .and_then(|definition| definition.link_support)
                .unwrap_or(false),
            shows_markdown: text_document
                .and_then(|text| text.hover.as_ref())
                .and_then(|hover| hover.content_format.as_ref())
                .is_none_or(|formats| formats.contains(&MarkupKind::Markdown)),
            documents_with_markdown: text_document
                .and_then(|text| text.completion.as_ref())
                .and_then(|completion| completion.completion_item.as_ref())
                .and_then(|item| item.documentation_format.as_ref())
                .is_some_and(|formats| formats.contains(&MarkupKind::Markdown)),
            inserts_or_replaces: text_document
                .and_then(|text| text.completion.as_ref())
                .and_then(|completion| completion.completion_item.as_ref())
                .and_then(|item| item.insert_replace_support)
                .unwrap_or(false),
            links_codes: text_document
                .and_then(|text| text.publish_diagnostics.as_ref())
                .and_then(|publish| publish.code_description_support)
                .unwrap_or(false),
            answers_configuration: workspace
                .and_then(|workspace| workspace.configuration)
                .unwrap_or(false),
            resolves_actions: text_document
                .and_then(|text| text.code_action.as_ref())
                .and_then(|action| action.resolve_support.as_ref())
                .is_some_and(|resolve| resolve.properties.iter().any(|name| name == "edit")),
            applies_edits: workspace
                .and_then(|workspace| workspace.apply_edit)
                .unwrap_or(false),
            watches_files: workspace
                .and_then(|workspace| workspace.did_change_watched_files.as_ref())
                .and_then(|watched| watched.dynamic_registration)
                .unwrap_or(false),
            watches_elsewhere: workspace
                .and_then(|workspace| workspace.did_change_watched_files.as_ref())
                .and_then(|watched| watched.relative_pattern_support)
                .unwrap_or(false),
            shows_progress: capabilities
                .window
                .as_ref()
                .and_then(|window| window.work_done_progress)
                .unwrap_or(false),
            refreshes_code_lenses: workspace
                .and_then(|workspace| workspace.code_lens.as_ref())
                .and_then(|lens| lens.refresh_support)
                .unwrap_or(false),
            refreshes_hints: workspace
                .and_then(|workspace| workspace.inlay_hint.as_ref())
                .and_then(|hint| hint.refresh_support)
                .unwrap_or(false),
            refreshes_tokens: workspace
                .and_then(|workspace| workspace.semantic_tokens.as_ref())
                .and_then(|tokens| tokens.refresh_support)
                .unwrap_or(false),
            links_type_definitions: text_document
                .and_then(|text| text.type_definition.as_ref())
                .and_then(|definition| definition.link_support)
                .unwrap_or(false),
            changes_documents: edits
                .and_then(|edits| edits.document_changes)
                .unwrap_or(false),
            creates_files: edits.is_some_and(|edits| {
                let operations = edits.resource_operations.as_ref();
                edits.document_changes == Some(true)
                    && operations.is_some_and(|all| all.contains(&ResourceOperationKind::Create))
            }),
            asks_for_content: newer::asks_for_content(capabilities.experimental.as_ref()),
            synchronises_notebooks: newer::synchronises_notebooks(
                capabilities.experimental.as_ref(),
            ),
            shows_problems_in_hovers: false,
            nests_symbols: text_document
                .and_then(|text| text.document_symbol.as_ref())
                .and_then(|symbols| symbols.hierarchical_document_symbol_support)
                .unwrap_or(false),
        }
    }
}
