//! Changes of a document that are made when they are chosen: what says which one, in a code action's data or
//! in a command's argument.

use serde_json::{Value, json};
use tower_lsp::lsp_types::{Position, TextEdit, Url};

use super::convert::to_text_edits;
use super::view::View;
use crate::features::{code_action, convert, other_recommendations};
use crate::messages;
use crate::resolve::{Code, Form};

/// Edits that are still to be made.
pub enum Promise {
    /// All citations in this form.
    ConvertAll(Form),
    /// All findings of a code, or of all codes, mended.
    FixAll(Option<Code>),
    /// The other recommendations on a topic, and where the citation stands.
    OtherRecommendations(String, Position),
}

impl Promise {
    /// As the action's data.
    pub fn written(&self, uri: &Url) -> Value {
        match self {
            Promise::ConvertAll(form) => json!({"convertAll": form.name(), "uri": uri}),
            Promise::FixAll(only) => json!({"fixAll": only.map(Code::name), "uri": uri}),
            Promise::OtherRecommendations(topic, position) => {
                json!({"otherRecommendations": topic, "uri": uri, "position": position})
            }
        }
    }

    /// Reads what [`Promise::written`] has written.
    pub fn read(data: &Value) -> Option<Promise> {
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

    /// What the change is called; the topic's name where it goes by that.
    pub fn title(&self, view: &View) -> String {
        let snapshot = view.snapshot();
        match self {
            Promise::ConvertAll(form) => messages::convert_all_title(snapshot.locale, *form),
            Promise::FixAll(only) => code_action::fix_all_title(snapshot, *only),
            Promise::OtherRecommendations(topic, _) => topic.clone(),
        }
    }

    /// The edits of all compilations that read the document, as it is now; `None` where there is nothing to do.
    pub fn keep_all(&self, view: &View) -> Option<Vec<TextEdit>> {
        let readings = view.readings().into_iter();
        let kept = readings.filter_map(|reading| self.keep(reading));
        let mut edits: Vec<TextEdit> = kept.flatten().collect();
        edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
        edits.dedup();
        (!edits.is_empty()).then_some(edits)
    }

    /// The edits in the document as it is now; `None` where there is nothing to do.
    pub fn keep(&self, view: &View) -> Option<Vec<TextEdit>> {
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
