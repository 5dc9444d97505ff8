//! Word processors' documents: a question with a file's bytes in, an answer with a file's bytes out.
//!
//! | question | answer | bytes |
//! | --- | --- | --- |
//! | `{"ask": "read"}` | `{"text", "signed"}`, whether a change makes somebody's signature void | none |
//! | `{"ask": "change", "steps", "tracked"?}` | `{"text"}` | the file after the steps |
//! | `{"ask": "review", "authorities", "time"}` | `{"comments"}`, how many | the file with comments |
//!
//! Each has `name`, what the file is called, and `locale` besides; what cannot be done is `{"error"}`, a sentence. A step
//! is a list of LSP's `TextEdit`s that are made at once, in the text that the step before has left; `tracked` and `time`
//! say when, as `2026-11-30T12:00:00Z`.

use serde_json::{Value, json};
use yuanyin::corpus::embedded;
use yuanyin::enquiry::{Enquiry, Step};
use yuanyin::messages::{Locale, REVIEWER};
use yuanyin::office::Authorship;
use yuanyin::text::Position;

/// Answers a question about a file.
pub fn answer(question: &[u8], file: &[u8]) -> (Value, Vec<u8>) {
    let question: Value = serde_json::from_slice(question).unwrap_or_default();
    answered(&question, file).unwrap_or_else(|told| (json!({ "error": told }), Vec::new()))
}

fn answered(question: &Value, file: &[u8]) -> Result<(Value, Vec<u8>), String> {
    let said = |key: &str| question[key].as_str().unwrap_or_default();
    let authorship = |key: &str| Authorship {
        author: REVIEWER.to_owned(),
        time: said(key).to_owned(),
    };
    let enquiry = Enquiry::new(vec![embedded::corpus()], Locale::from_tag(said("locale")));
    let name = said("name");
    let document = enquiry.document(file.to_vec(), name)?;
    match said("ask") {
        "change" => {
            let steps = question["steps"].as_array().into_iter().flatten();
            let steps: Vec<Step> = steps.map(step).collect();
            let tracked = question["tracked"]
                .is_string()
                .then(|| authorship("tracked"));
            let changed = enquiry.changed(document, name, &steps, tracked.as_ref())?;
            Ok((json!({ "text": changed.text() }), changed.bytes().to_vec()))
        }
        "review" => {
            let with_authorities = question["authorities"].as_bool().unwrap_or_default();
            let by = authorship("time");
            let (written, comments) = enquiry.reviewed(&document, name, with_authorities, &by)?;
            Ok((json!({ "comments": comments }), written))
        }
        _ => {
            let answer = json!({ "text": document.text(), "signed": document.is_signed() });
            Ok((answer, Vec::new()))
        }
    }
}

fn step(edits: &Value) -> Step {
    let edits = edits.as_array().into_iter().flatten();
    let edits = edits.map(|edit| {
        let text = edit["newText"].as_str().unwrap_or_default();
        (
            position(&edit["range"]["start"]),
            position(&edit["range"]["end"]),
            text.to_owned(),
        )
    });
    edits.collect()
}

fn position(value: &Value) -> Position {
    let number = |key: &str| {
        let number = value[key].as_u64().unwrap_or_default();
        u32::try_from(number).unwrap_or(u32::MAX)
    };
    Position {
        line: number("line"),
        character: number("character"),
    }
}
