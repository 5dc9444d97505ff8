//! Diagnostics as they are sent, kept from one state of a document to the next.
//!
//! A key changes what one paragraph says, and where all that follows stands. What is told of the other paragraphs is the
//! same finding as before, so it is put into words, and those into JSON, once; each time only its place is written anew.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::Arc;

use tower_lsp::lsp_types::notification::{Notification, PublishDiagnostics};
use tower_lsp::lsp_types::{self as lsp, Url};

use super::convert::to_diagnostic;
use super::positions::next_range;
use super::rules::Rules;
use super::state::State;
use super::view::View;
use crate::features::diagnostics::tell;
use crate::features::finding::{DraftFinding, What};
use crate::resolve::{Finding, Severity};
use crate::text::{Mixing, Places};

/// What was told of a document last.
#[derive(Default)]
pub struct Written {
    /// What it was told under; nothing is kept of another state or other rules.
    under: Option<(Arc<State>, Arc<Rules>)>,
    /// By the address of the finding, which is kept so that no other one can have it.
    kept: HashMap<usize, Kept, Mixing>,
    /// The length of the message in bytes.
    length: usize,
}

struct Kept {
    finding: Arc<Finding>,
    severity: Severity,
    /// All of its diagnostic but the place.
    rest: Box<str>,
}

/// How a diagnostic at the beginning of a document begins.
const AT_BEGINNING: &str =
    r#"{"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}}"#;

impl Written {
    /// The message that tells what is wrong with a draft. `None` where it has to be made of all diagnostics: of a file of
    /// a compilation, of what several compilations say, and of what is no draft.
    pub fn message(&mut self, view: &View, uri: &Url) -> Option<String> {
        if view.rules.no_draft.is_some() || view.lacks_its_corpus() {
            return None;
        }
        let snapshot = view.snapshot();
        if snapshot.corpus_file.is_some() || view.readings().len() > 1 {
            return None;
        }
        let is_same = (self.under.as_ref()).is_some_and(|(state, rules)| {
            Arc::ptr_eq(state, &view.state) && Arc::ptr_eq(rules, &view.rules)
        });
        if !is_same {
            self.kept.clear();
            self.under = Some((Arc::clone(&view.state), Arc::clone(&view.rules)));
        }
        let method = PublishDiagnostics::METHOD;
        let uri = serde_json::to_string(uri).ok()?;
        // A key makes it hardly longer.
        let mut message = String::with_capacity(self.length + self.length / 16);
        write!(
            message,
            r#"{{"jsonrpc":"2.0","method":"{method}","params":{{"uri":{uri},"diagnostics":["#
        )
        .ok()?;
        let (mut places, mut told) = (view.places(), 0);
        for finding in snapshot.findings().told() {
            if told > 0 {
                message.push(',');
            }
            told += 1;
            let range = next_range(&mut places, &finding.range);
            write_range(&mut message, range).ok()?;
            match (&finding.what, finding.severity) {
                (What::Text(found), Some(severity)) => {
                    let kept = self.kept.entry(Arc::as_ptr(found).addr());
                    let make = || {
                        Some(Kept {
                            finding: Arc::clone(found),
                            severity,
                            rest: rest(view, finding)?.into(),
                        })
                    };
                    let kept = match kept {
                        std::collections::hash_map::Entry::Occupied(kept) => kept.into_mut(),
                        std::collections::hash_map::Entry::Vacant(room) => room.insert(make()?),
                    };
                    if kept.severity != severity {
                        *kept = make()?;
                    }
                    message.push_str(&kept.rest);
                }
                _ => message.push_str(&rest(view, finding)?),
            }
        }
        write!(message, r#"],"version":{}}}}}"#, view.version).ok()?;
        // What no draft has any more goes, once that is much.
        if self.kept.len() > 2 * told + 100 {
            self.kept
                .retain(|_, kept| Arc::strong_count(&kept.finding) > 1);
        }
        self.length = message.len();
        Some(message)
    }
}

fn write_range(message: &mut String, range: lsp::Range) -> std::fmt::Result {
    let (start, end) = (range.start, range.end);
    write!(
        message,
        r#"{{"range":{{"start":{{"line":{},"character":{}}},"end":{{"line":{},"character":{}}}}}"#,
        start.line, start.character, end.line, end.character
    )
}

/// The diagnostic of a finding as JSON, from behind its range.
fn rest(view: &View, finding: &DraftFinding) -> Option<String> {
    let mut diagnostic = tell(view.snapshot(), finding)?;
    diagnostic.range = 0..0;
    let mut beginning = Places::new(view.text(), view.encoding());
    let diagnostic = to_diagnostic(view, &mut beginning, diagnostic);
    let written = serde_json::to_string(&diagnostic).ok()?;
    written.strip_prefix(AT_BEGINNING).map(str::to_owned)
}
