//! Between the program's types and LSP's.

use std::ops::Range;

use tower_lsp::lsp_types as lsp;

use super::library::Library;
use super::positions::{next_range, to_position, to_range};
use super::told::Told;
use super::view::View;
use crate::citation::Language;
use crate::features::action::{Action, Scope};
use crate::features::completion::Item;
use crate::features::diagnostics::Diagnostic;
use crate::features::document_symbol::{DocumentSymbol, SymbolKind};
use crate::features::inlay_hint::InlayHint;
use crate::features::markdown;
use crate::features::semantic_token::TokenKind;
use crate::features::workspace_symbol::WorkspaceSymbol;
use crate::resolve::Severity;
use crate::text::{Encoding, Places, Text};

/// The `source` of every diagnostic.
pub const SOURCE: &str = "yuanyin";

pub fn to_severity(severity: Severity) -> lsp::DiagnosticSeverity {
    match severity {
        Severity::Error => lsp::DiagnosticSeverity::ERROR,
        Severity::Warning => lsp::DiagnosticSeverity::WARNING,
        Severity::Information => lsp::DiagnosticSeverity::INFORMATION,
        Severity::Hint => lsp::DiagnosticSeverity::HINT,
    }
}

/// A diagnostic; its related places only where the client shows them. `places` are of the draft, and go on with each.
pub fn to_diagnostic(
    view: &View,
    places: &mut Places<'_>,
    diagnostic: Diagnostic,
) -> lsp::Diagnostic {
    let related = || {
        let related = diagnostic.related.into_iter();
        let related: Vec<lsp::DiagnosticRelatedInformation> = related
            .filter_map(|(place, message)| {
                Some(lsp::DiagnosticRelatedInformation {
                    location: view.location(&place)?,
                    message,
                })
            })
            .collect();
        (!related.is_empty()).then_some(related)
    };
    lsp::Diagnostic {
        range: next_range(places, &diagnostic.range),
        severity: Some(to_severity(diagnostic.severity)),
        code: Some(lsp::NumberOrString::String(
            diagnostic.code.name().to_owned(),
        )),
        code_description: (view.state.client.links_codes)
            .then(|| view.state.explained(diagnostic.code))
            .flatten()
            .map(|href| lsp::CodeDescription { href }),
        source: Some(SOURCE.to_owned()),
        message: diagnostic.message,
        related_information: (view.state.client.shows_related_places)
            .then(related)
            .flatten(),
        ..lsp::Diagnostic::default()
    }
}

pub fn to_inlay_hint(text: &Text, hint: InlayHint, encoding: Encoding) -> lsp::InlayHint {
    lsp::InlayHint {
        position: to_position(text, hint.offset, encoding),
        label: lsp::InlayHintLabel::String(hint.label),
        kind: None,
        text_edits: None,
        tooltip: None,
        padding_left: Some(true),
        padding_right: Some(false),
        data: None,
    }
}

/// Tokens in LSP's relative form. One that a line break runs through is divided, as few clients
/// take tokens of several lines.
pub fn to_semantic_tokens(
    text: &Text,
    tokens: &[(Range<usize>, TokenKind)],
    encoding: Encoding,
) -> lsp::SemanticTokens {
    let mut data = Vec::new();
    let mut before = lsp::Position::default();
    for (range, kind) in tokens {
        for line in text.line_of(range.start)..=text.line_of(range.end) {
            let start = range.start.max(text.line_start(line));
            let end = range.end.min(text.line_end(line));
            if start >= end {
                continue;
            }
            let (start, end) = (
                to_position(text, start, encoding),
                to_position(text, end, encoding),
            );
            let delta_line = start.line.saturating_sub(before.line);
            let delta_start = if delta_line == 0 {
                start.character.saturating_sub(before.character)
            } else {
                start.character
            };
            data.push(lsp::SemanticToken {
                delta_line,
                delta_start,
                length: end.character.saturating_sub(start.character),
                token_type: TokenKind::ALL
                    .iter()
                    .position(|known| known == kind)
                    .and_then(|position| u32::try_from(position).ok())
                    .unwrap_or_default(),
                token_modifiers_bitset: 0,
            });
            before = start;
        }
    }
    lsp::SemanticTokens {
        result_id: None,
        data,
    }
}

pub fn to_text_edits(
    text: &Text,
    edits: Vec<(Range<usize>, String)>,
    encoding: Encoding,
) -> Vec<lsp::TextEdit> {
    edits
        .into_iter()
        .map(|(range, new_text)| lsp::TextEdit {
            range: to_range(text, &range, encoding),
            new_text,
        })
        .collect()
}

/// Edits of a document as a change of its present version, where the client can be told that, so that it
/// does not make them in a later one.
pub fn versioned(view: &View, uri: lsp::Url, edits: Vec<lsp::TextEdit>) -> lsp::WorkspaceEdit {
    if !view.state.client.changes_documents {
        return lsp::WorkspaceEdit::new([(uri, edits)].into_iter().collect());
    }
    let change = lsp::TextDocumentEdit {
        text_document: lsp::OptionalVersionedTextDocumentIdentifier {
            uri,
            version: Some(view.version),
        },
        edits: edits.into_iter().map(lsp::OneOf::Left).collect(),
    };
    lsp::WorkspaceEdit {
        document_changes: Some(lsp::DocumentChanges::Edits(vec![change])),
        ..lsp::WorkspaceEdit::default()
    }
}

/// A code action; `told` are the diagnostics of the request, of which it names the ones it mends.
pub fn to_code_action(
    view: &View,
    uri: &lsp::Url,
    action: Action,
    told: &Told<'_>,
) -> lsp::CodeAction {
    let diagnostics = match &action.scope {
        Scope::Finding(range) => told.at(action.code, view.range(range)),
        Scope::File => told.of(action.code),
    };
    let edits = to_text_edits(view.text(), action.edits, view.encoding());
    lsp::CodeAction {
        title: action.title,
        kind: Some(lsp::CodeActionKind::QUICKFIX),
        diagnostics,
        is_preferred: action.preferred.then_some(true),
        edit: Some(versioned(view, uri.clone(), edits)),
        ..lsp::CodeAction::default()
    }
}

/// Markdown, or what it shows where the client shows no Markdown.
pub fn to_markup(text: String, shows_markdown: bool) -> lsp::MarkupContent {
    if shows_markdown {
        lsp::MarkupContent {
            kind: lsp::MarkupKind::Markdown,
            value: text,
        }
    } else {
        lsp::MarkupContent {
            kind: lsp::MarkupKind::PlainText,
            value: markdown::plain(&text),
        }
    }
}

/// A completion item, resolved later by the identity in its data. `rank` keeps the order.
/// `replaced_to` is where what it replaces ends for a client that can leave out what stands behind the cursor or
/// not; `None` for one that cannot.
pub fn to_completion_item(
    view: &View,
    item: Item,
    rank: usize,
    identity: Option<String>,
    replaced_to: Option<usize>,
) -> lsp::CompletionItem {
    let language = (item.search.as_ref()).map_or_else(
        || view.snapshot().language_at(item.replace.start),
        |search| search.language,
    );
    let insert = view.range(&item.replace);
    let new_text = item.insert;
    let text_edit = match replaced_to.filter(|end| *end > item.replace.end) {
        Some(end) => lsp::CompletionTextEdit::InsertAndReplace(lsp::InsertReplaceEdit {
            new_text,
            insert,
            replace: view.range(&(item.replace.start..end)),
        }),
        None => lsp::CompletionTextEdit::Edit(lsp::TextEdit {
            range: insert,
            new_text,
        }),
    };
    lsp::CompletionItem {
        label: item.label,
        label_details: Some(lsp::CompletionItemLabelDetails {
            detail: None,
            description: Some(item.detail.clone()),
        }),
        detail: Some(item.detail),
        kind: Some(lsp::CompletionItemKind::REFERENCE),
        filter_text: Some(item.filter),
        sort_text: Some(format!("{rank:05}")),
        text_edit: Some(text_edit),
        data: identity.map(|identity| {
            let mut data = serde_json::json!({"identity": identity});
            if let Some(search) = &item.search {
                data["query"] = search.query.as_str().into();
            }
            if language != Language::COMPILATION {
                data["language"] = language.tag().into();
            }
            data
        }),
        ..lsp::CompletionItem::default()
    }
}

fn to_symbol_kind(kind: SymbolKind) -> lsp::SymbolKind {
    match kind {
        SymbolKind::Section => lsp::SymbolKind::MODULE,
        SymbolKind::Annex => lsp::SymbolKind::NAMESPACE,
        SymbolKind::Provision => lsp::SymbolKind::STRING,
        SymbolKind::Topic => lsp::SymbolKind::KEY,
        SymbolKind::Row => lsp::SymbolKind::FIELD,
    }
}

/// A place in the corpus that a search found; `None` where its file cannot be opened.
#[allow(deprecated)] // The type still has the field that LSP has given up.
pub fn to_symbol_information(
    symbol: WorkspaceSymbol,
    library: &Library,
    encoding: Encoding,
) -> Option<lsp::SymbolInformation> {
    Some(lsp::SymbolInformation {
        name: symbol.name,
        kind: to_symbol_kind(symbol.kind),
        tags: None,
        deprecated: None,
        location: library.location(&symbol.place, encoding)?,
        container_name: Some(symbol.container).filter(|container| !container.is_empty()),
    })
}

/// An entry of a corpus file's outline.
#[allow(deprecated)] // The type still has the field that LSP has given up.
pub fn to_document_symbol(
    text: &Text,
    symbol: DocumentSymbol,
    encoding: Encoding,
) -> lsp::DocumentSymbol {
    lsp::DocumentSymbol {
        name: symbol.name,
        detail: Some(symbol.detail).filter(|detail| !detail.is_empty()),
        kind: to_symbol_kind(symbol.kind),
        tags: None,
        deprecated: None,
        range: to_range(text, &symbol.range, encoding),
        selection_range: to_range(text, &symbol.selection, encoding),
        children: (!symbol.children.is_empty()).then(|| {
            symbol
                .children
                .into_iter()
                .map(|child| to_document_symbol(text, child, encoding))
                .collect()
        }),
    }
}

/// The outline for clients that show no tree: every entry with what it stands in.
#[allow(deprecated)] // The type still has the field that LSP has given up.
pub fn to_flat_symbols(
    symbols: Vec<lsp::DocumentSymbol>,
    uri: &lsp::Url,
) -> Vec<lsp::SymbolInformation> {
    fn collect(
        symbols: Vec<lsp::DocumentSymbol>,
        container: Option<&str>,
        uri: &lsp::Url,
        flat: &mut Vec<lsp::SymbolInformation>,
    ) {
        for symbol in symbols {
            flat.push(lsp::SymbolInformation {
                name: symbol.name.clone(),
                kind: symbol.kind,
                tags: None,
                deprecated: None,
                location: lsp::Location {
                    uri: uri.clone(),
                    range: symbol.range,
                },
                container_name: container.map(str::to_owned),
            });
            collect(
                symbol.children.unwrap_or_default(),
                Some(&symbol.name),
                uri,
                flat,
            );
        }
    }
    let mut flat = Vec::new();
    collect(symbols, None, uri, &mut flat);
    flat
}
