//! What is shown of a document while it is read and written.

use std::sync::Arc;

use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::lsp_types::request::{GotoTypeDefinitionParams, GotoTypeDefinitionResponse};
use tower_lsp::lsp_types::*;

use crate::citation::{Language, language_tagged};
use crate::corpus::ArticleId;
use crate::features::inlay_hint::Hints;
use crate::features::{
    completion, definition, document_highlight, document_link, hover, inlay_hint, markdown,
    project_file, semantic_token, type_definition,
};
use crate::messages;
use crate::session::answers::workspace::citation_counts;
use crate::session::convert::{to_completion_item, to_inlay_hint, to_markup, to_semantic_tokens};
use crate::session::desk::Desk;
use crate::session::rules::NoDraft;
use crate::session::state::State;
use crate::session::view::View;
use crate::session::virtual_document::{
    self, TextDocumentContentParams, TextDocumentContentResult,
};

pub fn hover(view: &View, params: HoverParams) -> Option<Hover> {
    let at = params.text_document_position_params.position;
    let client = &view.state.client;
    if let Some(NoDraft::ProjectFile(_)) = view.rules.no_draft {
        let file = view.text().to_string();
        let (range, text) = project_file::explain(&file, view.offset(at), view.state.locale())?;
        return Some(Hover {
            contents: HoverContents::Markup(to_markup(text, client.shows_markdown)),
            range: Some(view.range(&range)),
        });
    }
    let says_problems = view.state.settings.hover_problems;
    let reasons = match says_problems.unwrap_or(!client.shows_problems_in_hovers) {
        true => hover::Reasons::Said,
        false => hover::Reasons::LeftToDiagnostics,
    };
    let mut found = hover::hover(view.snapshot(), view.offset(at), reasons)?;
    if let Some(compilation) = &view.snapshot().compilation {
        let told = messages::of_compilation(view.state.locale(), compilation);
        found.markdown.push_str(&format!("\n\n*{told}*"));
    }
    Some(Hover {
        contents: HoverContents::Markup(to_markup(found.markdown, client.shows_markdown)),
        range: Some(view.range(&found.range)),
    })
}

pub fn definition(view: &View, params: GotoDefinitionParams) -> Option<GotoDefinitionResponse> {
    let at = params.text_document_position_params.position;
    let found = definition::definition(view.snapshot(), view.offset(at))?;
    let targets = found.targets.iter();
    let locations = targets.filter_map(|target| view.location(&target.place));
    let links = view.state.client.links_definitions;
    Some(targets_from(
        view,
        links,
        &found.origin,
        locations.collect(),
    ))
}

pub fn type_definition(
    view: &View,
    params: GotoTypeDefinitionParams,
) -> Option<GotoTypeDefinitionResponse> {
    let at = params.text_document_position_params.position;
    let found = type_definition::type_definition(view.snapshot(), view.offset(at))?;
    let sections = found.sections.iter();
    let locations = sections.filter_map(|index| {
        let provision = view.snapshot().corpus.provisions.get(*index)?;
        view.location(&provision.place)
    });
    let links = view.state.client.links_type_definitions;
    Some(targets_from(
        view,
        links,
        &found.origin,
        locations.collect(),
    ))
}

/// Places that something in the document leads to, with that something where the client shows it.
fn targets_from(
    view: &View,
    links: bool,
    origin: &std::ops::Range<usize>,
    locations: Vec<Location>,
) -> GotoDefinitionResponse {
    if !links {
        return GotoDefinitionResponse::Array(locations);
    }
    let origin = view.range(origin);
    let links = locations.into_iter().map(|location| LocationLink {
        origin_selection_range: Some(origin),
        target_uri: location.uri,
        target_range: location.range,
        target_selection_range: location.range,
    });
    GotoDefinitionResponse::Link(links.collect())
}

pub fn completion(
    desk: &Desk,
    view: &View,
    params: CompletionParams,
) -> Option<CompletionResponse> {
    let at = view.offset(params.text_document_position.position);
    if let Some(NoDraft::ProjectFile(_)) = view.rules.no_draft {
        let file = view.text().to_string();
        let proposals = project_file::proposals(&file, at, view.state.locale());
        let items = proposals
            .into_iter()
            .map(|one| of_project_file(view, one))
            .collect();
        return Some(CompletionResponse::Array(items));
    }
    let desks = match view.readings().len() {
        1 => Vec::new(),
        _ => desk.readings(),
    };
    let mut items: Vec<CompletionItem> = Vec::new();
    for (number, view) in view.readings().into_iter().enumerate() {
        let desk = desks.get(number).unwrap_or(desk);
        let habit = || citation_counts(desk);
        let found = completion::completion_beside(view.snapshot(), at, &habit);
        for item in found {
            let provision = item
                .provision
                .and_then(|index| view.snapshot().corpus.provisions.get(index));
            let identity = provision.map(|provision| provision.id.to_string()).or(item
                .article
                .map(|article| article.printed(&view.snapshot().corpus.lexicon)));
            let replaced_to = (view.state.client.inserts_or_replaces)
                .then(|| completion::replaced_to(view.snapshot(), at, &item));
            let mut item = to_completion_item(view, item, items.len(), identity, replaced_to);
            let is_known = |known: &CompletionItem| {
                (&known.label, &known.text_edit, &known.detail)
                    == (&item.label, &item.text_edit, &item.detail)
            };
            if number > 0 && items.iter().any(is_known) {
                continue;
            }
            if let Some(compilation) = &view.snapshot().compilation {
                if let Some(details) = &mut item.label_details {
                    let detail = details.description.take().unwrap_or_default();
                    details.description = Some(format!("{compilation} · {detail}"));
                }
                if let Some(data) = &mut item.data {
                    data["compilation"] = number.into();
                }
            }
            items.push(item);
        }
    }
    // Another character can lead elsewhere: 七. is not 七.2.
    Some(CompletionResponse::List(CompletionList {
        is_incomplete: true,
        items,
    }))
}

/// What can stand in a project file, as an item of the list.
fn of_project_file(view: &View, proposal: project_file::Proposal) -> CompletionItem {
    let kind = match proposal.kind {
        project_file::ProposalKind::Table => CompletionItemKind::MODULE,
        project_file::ProposalKind::Key => CompletionItemKind::PROPERTY,
        project_file::ProposalKind::Value => CompletionItemKind::VALUE,
    };
    CompletionItem {
        label: proposal.label,
        kind: Some(kind),
        detail: Some(proposal.meaning).filter(|meaning| !meaning.is_empty()),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit {
            range: view.range(&proposal.range),
            new_text: proposal.written,
        })),
        ..CompletionItem::default()
    }
}

pub fn completion_resolve(state: &Arc<State>, mut item: CompletionItem) -> CompletionItem {
    let data = item.data.as_ref();
    let number = data.and_then(|data| data.get("compilation")?.as_u64());
    let beside = number.and_then(|number| usize::try_from(number).ok()?.checked_sub(1));
    let library = beside.and_then(|number| state.beside.get(number));
    let library = library.unwrap_or(&state.library);
    let (corpus, locale) = (library.corpus(), state.locale());
    let of_item = |name: &str| data?.get(name)?.as_str();
    let (identity, query) = (of_item("identity").unwrap_or(""), of_item("query"));
    let language = of_item("language").and_then(language_tagged);
    let language = language.unwrap_or(Language::COMPILATION);
    let documentation = match ArticleId::parse(&corpus.lexicon, identity) {
        Some(article) => Some(completion::article_documentation(corpus, locale, article)),
        None => corpus
            .identified(identity)
            .map(|provision| completion::documentation(corpus, locale, language, provision, query)),
    };
    if let Some(text) = documentation {
        item.documentation = Some(if state.client.documents_with_markdown {
            Documentation::MarkupContent(to_markup(text, true))
        } else {
            Documentation::String(markdown::plain(&text))
        });
    }
    item
}

/// The text of a document that is no file.
pub fn text_document_content(
    state: &State,
    params: TextDocumentContentParams,
) -> Result<TextDocumentContentResult> {
    let text = virtual_document::text(&params.uri);
    let text = text.ok_or_else(|| {
        let unknown = messages::no_such_document(state.locale(), params.uri.as_str());
        Error::invalid_params(unknown)
    })?;
    Ok(TextDocumentContentResult { text })
}

pub fn document_highlight(
    view: &View,
    params: DocumentHighlightParams,
) -> Option<Vec<DocumentHighlight>> {
    let at = params.text_document_position_params.position;
    let readings = view.readings().into_iter();
    let ranges: Vec<_> = readings
        .flat_map(|view| document_highlight::document_highlights(view.snapshot(), view.offset(at)))
        .collect();
    let highlights = ranges.iter().map(|range| DocumentHighlight {
        range: view.range(range),
        kind: Some(DocumentHighlightKind::TEXT),
    });
    Some(highlights.collect())
}

pub fn document_link(view: &View, _: DocumentLinkParams) -> Option<Vec<DocumentLink>> {
    let readings = view.readings().into_iter();
    let links = readings.flat_map(|view| document_link::document_links(view.snapshot()));
    let links = links.filter_map(|link| {
        Some(DocumentLink {
            range: view.range(&link.range),
            target: Some(Url::parse(&link.url).ok()?),
            tooltip: None,
            data: None,
        })
    });
    Some(links.collect())
}

pub fn inlay_hint(view: &View, params: InlayHintParams) -> Option<Vec<InlayHint>> {
    let range = view.bytes(params.range);
    let name = view.state.settings.inlay_hints.as_deref();
    let hints = name.and_then(Hints::from_name).unwrap_or_default();
    let readings = view.readings().into_iter();
    let hints = readings.flat_map(|view| inlay_hint::inlay_hints(view.snapshot(), &range, hints));
    Some(
        hints
            .map(|hint| to_inlay_hint(view.text(), hint, view.encoding()))
            .collect(),
    )
}

pub fn semantic_tokens_full(view: &View, _: SemanticTokensParams) -> Option<SemanticTokensResult> {
    let tokens = semantic_tokens(view, 0..view.text().len())?;
    Some(SemanticTokensResult::Tokens(tokens))
}

pub fn semantic_tokens_range(
    view: &View,
    params: SemanticTokensRangeParams,
) -> Option<SemanticTokensRangeResult> {
    let tokens = semantic_tokens(view, view.bytes(params.range))?;
    Some(SemanticTokensRangeResult::Tokens(tokens))
}

/// None where they are switched off.
fn semantic_tokens(view: &View, range: std::ops::Range<usize>) -> Option<SemanticTokens> {
    if view.state.settings.semantic_tokens == Some(false) {
        return None;
    }
    let readings = view.readings();
    let of_one = |view: &&View| semantic_token::semantic_tokens(view.snapshot(), &range);
    let mut tokens: Vec<_> = readings.iter().flat_map(of_one).collect();
    if readings.len() > 1 {
        tokens.sort_by_key(|(range, _)| (range.start, range.end));
        let mut end = 0;
        tokens.retain(|(range, _)| {
            let is_free = range.start >= end;
            end = end.max(range.end);
            is_free
        });
    }
    Some(to_semantic_tokens(view.text(), &tokens, view.encoding()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::{SETTINGS, Values};

    #[test]
    fn every_hint_that_can_be_set_is_known() {
        let mut settings = SETTINGS.iter();
        let hints = settings
            .find(|setting| setting.name == "inlayHints")
            .unwrap();
        let Values::Word(words, _) = hints.values else {
            panic!("hints are words");
        };
        assert!(words().iter().all(|word| Hints::from_name(word).is_some()));
    }
}
