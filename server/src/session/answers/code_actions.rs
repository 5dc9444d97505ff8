//! Code actions: what can be done at a place of a document, and what an action does once it is
//! chosen.
//!
//! An action that would take long to make, as one that mends the whole document, is offered without
//! its edits where the client asks for them when the action is chosen. Until then its data says what
//! is to be made ([`Promise`]).

use serde_json::{Value, json};
use tower_lsp::lsp_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, Position, TextEdit, Url,
    WorkspaceEdit,
};

use super::leaving_alone::leaving_alone;
use crate::features::{code_action, convert, find_source, other_recommendations, quote};
use crate::messages;
use crate::resolve::{Code, Form};
use crate::session::convert::{to_code_action, to_text_edits};
use crate::session::desk::Desk;
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

pub fn code_action(desk: &Desk, params: CodeActionParams) -> Option<Vec<CodeActionOrCommand>> {
    let view = desk.asked.as_ref()?;
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
    if asked.wants(CodeActionKind::SOURCE_FIX_ALL.as_str())
        && code_action::has_fixes(view.snapshot(), None, 1)
    {
        actions.push(CodeAction {
            kind: Some(CodeActionKind::new(FIX_ALL)),
            ..asked.fix_all(None)
        });
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
    let actions = actions.into_iter().map(CodeActionOrCommand::CodeAction);
    Some(actions.collect())
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
            actions.push(CodeAction {
                kind: Some(CodeActionKind::QUICKFIX),
                diagnostics: self.told.of(code),
                ..self.fix_all(Some(code))
            });
        }
    }

    /// Mending all findings of a code, or of all codes.
    fn fix_all(&self, only: Option<Code>) -> CodeAction {
        let promise = Promise::FixAll(only);
        self.promised(
            code_action::fix_all_title(self.view.snapshot(), only),
            promise,
        )
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
        let asks_for_all = self.kinds.is_some_and(|kinds| {
            let mut kinds = kinds.iter();
            kinds.any(|kind| kind.as_str() == REWRITE_ALL_CITATIONS)
        });
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
            actions.extend(forms.into_iter().map(|form| CodeAction {
                kind: Some(CodeActionKind::new(REWRITE_ALL_CITATIONS)),
                ..self.promised(
                    messages::convert_all_title(snapshot.locale, form),
                    Promise::ConvertAll(form),
                )
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
            self.promised(offer.title, promise)
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
            edit: Some(changes(self.uri, edits)),
            ..CodeAction::default()
        }
    }

    /// An action whose edits are made when it is chosen, where the client can wait until then.
    fn promised(&self, title: String, promise: Promise) -> CodeAction {
        let waits = self.view.state.client.resolves_actions;
        let edits = (!waits).then(|| promise.keep(self.view)).flatten();
        CodeAction {
            title,
            data: edits.is_none().then(|| promise.written(self.uri)),
            edit: edits.map(|edits| changes(self.uri, edits)),
            ..CodeAction::default()
        }
    }
}

fn changes(uri: &Url, edits: Vec<TextEdit>) -> WorkspaceEdit {
    WorkspaceEdit::new([(uri.clone(), edits)].into_iter().collect())
}

/// Edits that are still to be made.
enum Promise {
    /// All citations in this form.
    ConvertAll(Form),
    /// All findings of a code, or of all codes, mended.
    FixAll(Option<Code>),
    /// The other recommendations on a topic, and where the citation stands.
    OtherRecommendations(String, Position),
}

impl Promise {
    /// As the action's data.
    fn written(&self, uri: &Url) -> Value {
        match self {
            Promise::ConvertAll(form) => json!({"convertAll": form.name(), "uri": uri}),
            Promise::FixAll(only) => json!({"fixAll": only.map(Code::name), "uri": uri}),
            Promise::OtherRecommendations(topic, position) => {
                json!({"otherRecommendations": topic, "uri": uri, "position": position})
            }
        }
    }

    /// Reads what [`Promise::written`] has written.
    fn read(data: &Value) -> Option<Promise> {
        Some(match (data.get("convertAll"), data.get("fixAll")) {
            (Some(form), _) => Promise::ConvertAll(Form::from_name(form.as_str()?)?),
            (None, Some(Value::Null)) => Promise::FixAll(None),
            (None, Some(code)) => Promise::FixAll(Some(Code::from_name(code.as_str()?)?)),
            (None, None) => Promise::OtherRecommendations(
                data.get("otherRecommendations")?.as_str()?.to_owned(),
                serde_json::from_value(data.get("position")?.clone()).ok()?,
            ),
        })
    }

    /// The edits in the document as it is now; `None` where there is nothing to do.
    fn keep(&self, view: &View) -> Option<Vec<TextEdit>> {
        let snapshot = view.snapshot();
        let edits = match self {
            Promise::ConvertAll(form) => convert::convert_all(snapshot, *form)?.edits,
            Promise::FixAll(only) => code_action::fix_all(snapshot, *only)?.0.edits,
            Promise::OtherRecommendations(topic, position) => {
                let insertion =
                    other_recommendations::insertion(snapshot, view.offset(*position), topic)?;
                vec![(insertion.at..insertion.at, insertion.text)]
            }
        };
        Some(to_text_edits(view.text(), edits, view.encoding()))
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
        let edits = view.and_then(|view| promise.keep(view));
        action.edit = edits.map(|edits| changes(&uri, edits));
    }
    action
}
