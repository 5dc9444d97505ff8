//! Code actions: what can be done at a place of a document, and what an action does once it is
//! chosen.
//!
//! An action that would take long to make, as one that mends the whole document, is offered without
//! its edits: its data says what is to be made ([`Promise`]), and the client asks for the edits when the
//! action is chosen. One that cannot ask has a command to the same end, by which the server gives it
//! the edits (`yuanyin/apply`); one that cannot take those either has the action only where it asks for
//! its kind by name.

use serde_json::json;
use tower_lsp::lsp_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, Command, Position, Url,
};

use super::leaving_alone::leaving_alone;
use crate::features::{code_action, convert, find_source, other_recommendations, quote};
use crate::resolve::Form;
use crate::session::convert::{to_code_action, to_text_edits, versioned};
use crate::session::desk::Desk;
use crate::session::promise::Promise;
use crate::session::told::Told;
use crate::session::view::View;

/// Kinds below `refactor.rewrite`, so that an editor can offer one alone: another form of the
/// citation at the cursor, the same of all citations, the provision's text as a quotation, and the
/// citation of a passage's source.
const REWRITE_CITATION: &str = "refactor.rewrite.citation";
const REWRITE_ALL_CITATIONS: &str = "refactor.rewrite.allCitations";
const INSERT_QUOTATION: &str = "refactor.rewrite.quotation";
const CITE_SOURCE: &str = "refactor.rewrite.source";
const FIX_ALL: &str = "source.fixAll.yuanyin";

/// The command that makes the edits of an action.
const APPLY: &str = "yuanyin.apply";

pub fn code_action(desk: &Desk, params: CodeActionParams) -> Option<Vec<CodeActionOrCommand>> {
    let mut actions: Vec<CodeAction> = Vec::new();
    for view in desk.asked.as_ref()?.readings() {
        for action in actions_of(desk, view, &params) {
            let is_known =
                |known: &CodeAction| (&known.title, &known.edit) == (&action.title, &action.edit);
            if !actions.iter().any(is_known) {
                actions.push(action);
            }
        }
    }
    let actions = actions.into_iter().map(CodeActionOrCommand::CodeAction);
    Some(actions.collect())
}

/// What can be done with what one of the compilations reads.
fn actions_of(desk: &Desk, view: &View, params: &CodeActionParams) -> Vec<CodeAction> {
    let asked = Asked {
        view,
        uri: &params.text_document.uri,
        bytes: view.bytes(params.range),
        told: Told::new(&params.context.diagnostics),
        kinds: params.context.only.as_deref(),
    };
    let mut actions = Vec::new();
    if asked.wants(CodeActionKind::QUICKFIX.as_str()) {
        asked.fixes(&mut actions);
    }
    asked.conversions(&mut actions);
    if asked.wants(INSERT_QUOTATION) {
        asked.quotation(&mut actions);
    }
    if asked.wants(CITE_SOURCE) {
        asked.sources(&mut actions);
    }
    if asked.wants("") {
        asked.other_recommendations(params.range.start, &mut actions);
    }
    if asked.wants(FIX_ALL) && code_action::has_fixes(view.snapshot(), None, 1) {
        let promised = asked.promised(Promise::FixAll(None), FIX_ALL);
        actions.extend(promised);
    }
    if asked.wants(CodeActionKind::QUICKFIX.as_str()) {
        actions.extend(leaving_alone(
            desk,
            view,
            asked.uri,
            &asked.bytes,
            &asked.told,
        ));
    }
    actions
}

/// What is asked for.
struct Asked<'a> {
    view: &'a View,
    uri: &'a Url,
    /// The selection, bytes.
    bytes: std::ops::Range<usize>,
    /// The diagnostics that the client shows there.
    told: Told<'a>,
    /// The kinds that it wants; `None` for all.
    kinds: Option<&'a [CodeActionKind]>,
}

impl Asked<'_> {
    /// Whether actions of this kind are wanted: it is a wanted kind or one below.
    fn wants(&self, kind: &str) -> bool {
        self.kinds.is_none_or(|kinds| {
            kinds.iter().any(|wanted| {
                let below = kind.strip_prefix(wanted.as_str());
                below.is_some_and(|below| {
                    below.is_empty() || below.starts_with('.') || wanted.as_str().is_empty()
                })
            })
        })
    }

    /// Mending what is wrong in the selection, and everything of the same codes.
    fn fixes(&self, actions: &mut Vec<CodeAction>) {
        let view = self.view;
        let (fixes, codes) = code_action::fixes(view.snapshot(), self.bytes.clone());
        let fixes = fixes.into_iter();
        actions.extend(fixes.map(|action| to_code_action(view, self.uri, action, &self.told)));
        for code in codes {
            let kind = CodeActionKind::QUICKFIX;
            let promised = self.promised(Promise::FixAll(Some(code)), kind.as_str());
            actions.extend(promised.map(|action| CodeAction {
                diagnostics: self.told.of(code),
                ..action
            }));
        }
    }

    /// The citation or list at the cursor, or all citations, in other forms.
    fn conversions(&self, actions: &mut Vec<CodeAction>) {
        let (wants_this, wants_all) = (
            self.wants(REWRITE_CITATION),
            self.wants(REWRITE_ALL_CITATIONS),
        );
        if !wants_this && !wants_all {
            return;
        }
        let snapshot = self.view.snapshot();
        let singly = convert::conversions(snapshot, &self.bytes);
        // Who asks for this kind by its name has a command of its own for it, wherever the cursor is.
        let asks_for_all = self.asks_by_name(REWRITE_ALL_CITATIONS);
        let forms: Vec<Form> = if asks_for_all && snapshot.corpus_file.is_none() {
            convert::forms_of_all(snapshot)
        } else {
            singly.iter().map(|one| one.form).collect()
        };
        if wants_this {
            let conversions = singly.into_iter();
            // The data names the form, for editors' commands that convert to a given one.
            actions.extend(conversions.map(|conversion| CodeAction {
                data: Some(json!({"convert": conversion.form.name()})),
                ..self.rewrite(REWRITE_CITATION, conversion.title, conversion.edits)
            }));
        }
        if wants_all {
            let forms = forms.into_iter();
            actions.extend(forms.filter_map(|form| {
                self.promised(Promise::ConvertAll(form), REWRITE_ALL_CITATIONS)
            }));
        }
    }

    fn quotation(&self, actions: &mut Vec<CodeAction>) {
        if let Some(quoting) = quote::quoting(self.view.snapshot(), self.bytes.start) {
            let edits = vec![(quoting.at..quoting.at, quoting.text)];
            actions.push(self.rewrite(INSERT_QUOTATION, quoting.title, edits));
        }
    }

    fn sources(&self, actions: &mut Vec<CodeAction>) {
        let sources = find_source::citing_actions(self.view.snapshot(), &self.bytes).into_iter();
        actions.extend(sources.map(|citing| {
            let edits = vec![(citing.at..citing.at, citing.text)];
            self.rewrite(CITE_SOURCE, citing.title, edits)
        }));
    }

    fn other_recommendations(&self, position: Position, actions: &mut Vec<CodeAction>) {
        let offers =
            other_recommendations::offers(self.view.snapshot(), self.bytes.start).into_iter();
        actions.extend(offers.map(|offer| {
            let promise = Promise::OtherRecommendations(offer.topic, position);
            // However long the document is, it is one insertion: a client that cannot wait has it at once.
            let edits = if self.view.state.client.resolves_actions {
                None
            } else {
                promise.keep(self.view)
            };
            CodeAction {
                title: offer.title,
                data: edits.is_none().then(|| promise.written(self.uri)),
                edit: edits.map(|edits| versioned(self.view, self.uri.clone(), edits)),
                ..CodeAction::default()
            }
        }));
    }

    /// A change of the drafter's text that mends nothing.
    fn rewrite(
        &self,
        kind: &'static str,
        title: String,
        edits: Vec<(std::ops::Range<usize>, String)>,
    ) -> CodeAction {
        let edits = to_text_edits(self.view.text(), edits, self.view.encoding());
        CodeAction {
            title,
            kind: Some(CodeActionKind::new(kind)),
            edit: Some(versioned(self.view, self.uri.clone(), edits)),
            ..CodeAction::default()
        }
    }

    /// An action that changes the whole document, made when it is chosen; `None` where the client has no
    /// way to have it made then, and does not ask for its kind by name.
    fn promised(&self, promise: Promise, kind: &str) -> Option<CodeAction> {
        let client = &self.view.state.client;
        let title = promise.title(self.view);
        let mut action = CodeAction {
            kind: Some(CodeActionKind::from(kind.to_owned())),
            ..CodeAction::default()
        };
        if client.resolves_actions {
            action.data = Some(promise.written(self.uri));
        } else if kind != CodeActionKind::QUICKFIX.as_str() && self.asks_by_name(kind) {
            action.edit = Some(versioned(
                self.view,
                self.uri.clone(),
                promise.keep(self.view)?,
            ));
        } else if client.applies_edits {
            action.command = Some(Command {
                title: title.clone(),
                command: APPLY.to_owned(),
                arguments: Some(vec![promise.written(self.uri)]),
            });
        } else {
            return None;
        }
        Some(CodeAction { title, ..action })
    }

    /// Whether this kind is asked for and hardly any other: by its name, or as `source.fixAll`.
    fn asks_by_name(&self, kind: &str) -> bool {
        self.kinds.is_some_and(|kinds| {
            let mut kinds = kinds.iter().map(CodeActionKind::as_str);
            kinds.any(|wanted| {
                let is_for_all = wanted == CodeActionKind::SOURCE_FIX_ALL.as_str();
                wanted == kind || is_for_all && kind == FIX_ALL
            })
        })
    }
}

/// The document that an action's promise is about.
pub fn promised_document(action: &CodeAction) -> Option<Url> {
    let uri = action.data.as_ref()?.get("uri")?.as_str()?;
    Url::parse(uri).ok()
}

/// Makes the edits of an action that was chosen.
pub fn code_action_resolve(view: Option<&View>, mut action: CodeAction) -> CodeAction {
    let promise = action.data.as_ref().and_then(Promise::read);
    let uri = promised_document(&action);
    if let (Some(promise), Some(uri)) = (promise, uri) {
        action.edit = view.and_then(|view| Some(versioned(view, uri, promise.keep_all(view)?)));
    }
    action
}
