//! What the citations of one paragraph mean.

use std::ops::Range;

use super::markup::Prose;
use super::placed::{About, Placed};
use super::subject::Subject;
use crate::citation::{Citation, Language};
use crate::corpus::Corpus;
use crate::resolve::Resolution;
use crate::search::Misquotation;

/// The citations of one paragraph and what they mean. Ranges are relative to the paragraph.
#[derive(Debug, PartialEq, Eq)]
pub struct Reading {
    pub citations: Vec<Citation>,
    /// One for each citation.
    pub resolutions: Vec<Resolution>,
    /// Of the quotations that begin in the paragraph; they can reach beyond its end.
    pub(super) misquotations: Vec<Misquotation>,
    pub(super) subject: Subject,
}

impl Reading {
    /// Each citation with what it means.
    pub fn meanings(&self) -> impl Iterator<Item = (&Citation, &Resolution)> {
        self.citations.iter().zip(&self.resolutions)
    }

    /// The same with where each stands; `base` is where the paragraph begins in the draft.
    pub fn placed(&self, base: usize) -> impl Iterator<Item = Placed<'_>> {
        let meanings = self.meanings().enumerate();
        meanings.map(move |(position, (citation, resolution))| Placed {
            base,
            position,
            citation,
            resolution,
        })
    }

    /// The misquotations that are told in a document about `subject` of `length` bytes.
    pub(super) fn misquotations_to_tell(
        &self,
        subject: Subject,
        length: usize,
    ) -> impl Iterator<Item = (About, &Misquotation)> {
        let is_the_conference = subject.is_the_conference(length, Language::COMPILATION);
        self.misquotations
            .iter()
            .enumerate()
            .map(|(position, misquotation)| (About::Quotation(position), misquotation))
            .filter(move |(_, misquotation)| !misquotation.is_doubtful || is_the_conference)
    }

    /// How many findings there are, doubtful ones among them.
    pub(super) fn findings(&self) -> usize {
        let wrong = self
            .resolutions
            .iter()
            .filter(|resolution| resolution.finding.is_some());
        wrong.count() + self.misquotations.len()
    }
}

/// The citations of a paragraph and of its notes, in order. A note's can stand within one of the
/// paragraph's.
pub(super) fn with_notes(corpus: &Corpus, prose: &Prose<'_>) -> Vec<Citation> {
    let mut citations = corpus.recognise(&prose.text);
    for note in &prose.notes {
        let lists = citations
            .iter()
            .map(|citation| citation.list + 1)
            .max()
            .unwrap_or_default();
        citations.extend(
            corpus
                .recognise(&note.text)
                .into_iter()
                .map(|citation| moved(citation, note.start, lists)),
        );
    }
    citations.sort_by_key(|citation| citation.range.start);
    citations
}

/// A citation of a note in the terms of the paragraph around it.
fn moved(mut citation: Citation, start: usize, lists: u32) -> Citation {
    let moved = |range: &Range<usize>| range.start + start..range.end + start;
    citation.range = moved(&citation.range);
    citation.list += lists;
    for element in &mut citation.elements {
        element.range = moved(&element.range);
    }
    citation
}
