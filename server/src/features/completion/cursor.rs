//! The place where one types, and how what has been written there is read with what could come next.

use super::item::is_begun;
use crate::citation::{Annex, Citation, Locator, Path, Pointing, Reference, Standing};
use crate::corpus::Corpus;
use crate::discourse::Focus;
use crate::draft::Continuing;

/// How what has been written with a continuation is read.
pub(super) enum Reading<'a> {
    /// By itself.
    Alone,
    /// As a place in what the draft speaks of.
    In(Box<Focus>),
    /// As the draft would read it.
    InDocument(&'a Continuing),
    /// By itself, and nobody says what stands alone is of; treaties are named in full where that is wished.
    AsItStands { in_full: bool },
}

pub(super) struct Cursor<'a> {
    pub(super) corpus: &'a Corpus,
    pub(super) before: &'a str,
    /// Where `before` begins in the draft.
    pub(super) base: usize,
    pub(super) reading: Reading<'a>,
}

impl Cursor<'_> {
    /// The text before the cursor with a continuation, where that makes a citation that reaches to its end.
    pub(super) fn read_with(&self, continuation: &str) -> Option<(String, Citation)> {
        let (text, mut citations) = self.read(continuation);
        let citation = citations.pop()?;
        (citation.range.end == text.len()).then_some((text, citation))
    }

    /// The text before the cursor with a continuation, and its citations.
    pub(super) fn read(&self, continuation: &str) -> (String, Vec<Citation>) {
        let text = format!("{}{continuation}", self.before);
        match &self.reading {
            Reading::Alone => {
                let citations = self.corpus.recognise(&text);
                (text, citations)
            }
            Reading::In(focus) => {
                let mut citations = self.corpus.recogniser.recognise(&text).citations;
                if let Some(last) = citations.pop() {
                    let place = stands_alone(&last.reference)
                        .and_then(|(by, annex, locator)| focus.place(by, annex, locator));
                    citations.extend(place.map(|reference| Citation { reference, ..last }));
                }
                (text, citations)
            }
            Reading::InDocument(continuing) => continuing.with(self.before.len(), continuation),
            Reading::AsItStands { .. } => {
                let citations = self.corpus.recogniser.recognise(&text).citations;
                (text, citations)
            }
        }
    }

    /// Whether the drafter has typed into the last citation, or into the list that it is in: a continuation alone is
    /// none.
    pub(super) fn is_begun(&self, citations: &[Citation]) -> bool {
        let is_in_columns = match &self.reading {
            Reading::InDocument(continuing) => continuing.is_in_columns(),
            _ => false,
        };
        is_begun(citations, self.before.len(), is_in_columns)
    }
}

/// What a place says that does not say what it is of; `None` for every other citation.
pub(super) fn stands_alone(reference: &Reference) -> Option<(Pointing, Option<Annex>, &Locator)> {
    match reference {
        Reference::Unattributed(Standing::Place { by, annex, locator }) => {
            Some((*by, *annex, locator))
        }
        _ => None,
    }
}

/// The path of the place that a citation names, to the end of its range.
pub(super) fn path(reference: &Reference) -> Option<&Path> {
    path_of(locator(reference)?)
}

/// The path of a place, to the end of its range.
pub(super) fn path_of(locator: &Locator) -> Option<&Path> {
    match locator {
        Locator::Whole => None,
        Locator::At(path) | Locator::Span { to: path, .. } => Some(path),
    }
}

/// Where under its head a citation points.
pub(super) fn locator(reference: &Reference) -> Option<&Locator> {
    match reference {
        Reference::Compilation { locator, .. }
        | Reference::Instrument { locator, .. }
        | Reference::Document { locator, .. }
        | Reference::Meeting { locator, .. }
        | Reference::Treaty { locator, .. } => Some(locator),
        Reference::Unattributed(_) | Reference::Other { .. } => None,
    }
}
