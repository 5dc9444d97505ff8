//! What the citations of one paragraph mean.

use std::ops::Range;
use std::sync::Arc;

use super::markup::{Definition, Prose};
use super::placed::{About, Placed};
use super::subject::{DocumentSubject, Evidence};
use super::unchecked::Doubt;
use crate::citation::{Certainty, Citation, Glance, Language, Mention, Named, Recognised};
use crate::corpus::Corpus;
use crate::discourse::Discourse;
use crate::resolve::{Finding, Resolution};
use crate::search::Misquotation;

/// The citations of one paragraph and what they mean. Ranges are relative to the paragraph.
#[derive(Debug, PartialEq, Eq)]
pub struct Reading {
    pub citations: Vec<Citation>,
    /// One for each citation.
    pub resolutions: Vec<Resolution>,
    /// Of the quotations that begin in the paragraph; they can reach beyond its end.
    pub(super) misquotations: Vec<Misquotation>,
    pub(super) evidence: Evidence,
    /// Citations that may not be checked, by their places among `citations`, in order.
    pub(super) doubts: Vec<(usize, Doubt)>,
    /// What of the paragraph is shown only where another place asks for it; empty where nothing is wrong in it.
    pub(super) definitions: Vec<Definition>,
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

    /// The same without some of the citations, by their places, and without what is said of quotations that are
    /// attributed to no other; and with what is told of others.
    pub(super) fn divided(
        &self,
        is_left: &dyn Fn(usize) -> bool,
        told: &dyn Fn(usize) -> Option<Arc<Finding>>,
    ) -> Reading {
        let kept = |place: &usize| !is_left(*place);
        let places: Vec<usize> = (0..self.citations.len()).filter(kept).collect();
        let is_kept = |range: &Range<usize>| {
            let mut kept = places.iter().filter_map(|place| self.citations.get(*place));
            kept.any(|citation| citation.range == *range)
        };
        let misquotations = self.misquotations.iter();
        let misquotations = misquotations.filter(|one| one.citations.iter().any(is_kept));
        let doubts = self.doubts.iter().filter_map(|(place, doubt)| {
            let place = places.iter().position(|kept| kept == place)?;
            Some((place, *doubt))
        });
        Reading {
            citations: (places.iter())
                .filter_map(|place| self.citations.get(*place).cloned())
                .collect(),
            resolutions: (places.iter())
                .filter_map(|place| {
                    let resolution = self.resolutions.get(*place)?.clone();
                    Some(match told(*place) {
                        Some(finding) => Resolution {
                            finding: Some(finding),
                            ..resolution
                        },
                        None => resolution,
                    })
                })
                .collect(),
            misquotations: misquotations.cloned().collect(),
            evidence: self.evidence,
            doubts: doubts.collect(),
            definitions: self.definitions.clone(),
        }
    }

    /// The citation at a place among them with where it stands.
    pub(super) fn placed_one(&self, base: usize, position: usize) -> Option<Placed<'_>> {
        Some(Placed {
            base,
            position,
            citation: self.citations.get(position)?,
            resolution: self.resolutions.get(position)?,
        })
    }

    /// The misquotations that are told in a document with that subject.
    pub(super) fn misquotations_to_tell(
        &self,
        subject: DocumentSubject,
    ) -> impl Iterator<Item = (About, &Misquotation)> {
        let tells_doubtful = subject.tells(Certainty::Cued, Language::COMPILATION);
        self.misquotations
            .iter()
            .enumerate()
            .map(|(position, misquotation)| (About::Quotation(position), misquotation))
            .filter(move |(_, misquotation)| !misquotation.is_doubtful || tells_doubtful)
    }

    /// Whether anything is wrong, be it doubtful.
    pub(super) fn has_findings(&self) -> bool {
        let mut resolutions = self.resolutions.iter();
        !self.misquotations.is_empty() || resolutions.any(|resolution| resolution.finding.is_some())
    }
}

/// What a paragraph and its notes say, in order. A note's citation can stand within one of the paragraph's. `seen` is
/// what was seen in the prose before, if it was looked at.
pub(super) fn with_notes(
    corpus: &Corpus,
    prose: &Prose<'_>,
    seen: Option<Glance>,
    before: &Discourse,
) -> Recognised {
    let names = before.names_the_compilation();
    let recogniser = corpus.recogniser.as_ref();
    let seen = seen.unwrap_or_else(|| recogniser.glance(&prose.text));
    let mut read = recogniser.recognise_seen(&prose.text, &seen, names);
    // VII.9 of the compilation: the paragraph may be the first that names it.
    let is_named = |mention: &Mention| mention.named == Named::Compilation;
    let names_it_first = !names && read.mentions.iter().any(is_named);
    let names = names || names_it_first;
    if names_it_first {
        read = recogniser.recognise_seen(&prose.text, &seen, true);
    }
    for note in &prose.notes {
        let lists = read
            .citations
            .iter()
            .map(|citation| citation.list + 1)
            .max()
            .unwrap_or_default();
        let mut of_note = recogniser.recognise_where(&note.text, names);
        // A note may be the first to name it as well.
        if !names && of_note.mentions.iter().any(is_named) {
            of_note = recogniser.recognise_where(&note.text, true);
        }
        read.citations.extend(
            of_note
                .citations
                .into_iter()
                .map(|citation| citation.moved(note.start, lists)),
        );
        read.mentions
            .extend(of_note.mentions.into_iter().map(|mut mention| {
                let range = mention.range;
                mention.range = range.start + note.start..range.end + note.start;
                mention
            }));
    }
    read.citations.sort_by_key(|citation| citation.range.start);
    read.mentions.sort_by_key(|mention| mention.order());
    read
}
