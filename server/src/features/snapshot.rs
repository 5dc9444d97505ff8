//! What a feature may look at: one state of a draft and of everything around it.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use crate::citation::{Citation, Language};
use crate::corpus::{Corpus, FileIndex};
use crate::draft::{Cited, Draft, Exemptions};
use crate::features::convert::nonstandard;
use crate::messages::Locale;
use crate::project::Ignored;
use crate::resolve::{Code, Finding, Form, Resolution, Severities};

/// Bytes before a place that tell the language of its paragraph.
const LANGUAGE_CONTEXT: usize = 400;

/// One state of a draft, immutable: an answer computed from it cannot see half an edit.
#[derive(Clone)]
pub struct Snapshot {
    pub draft: Draft,
    pub corpus: Arc<Corpus>,
    /// The language of what is said about it.
    pub locale: Locale,
    pub severities: Arc<Severities>,
    /// The form that all citations should have, where one is configured.
    pub house_form: Option<Form>,
    /// What the project leaves alone in this document.
    pub ignored: Arc<Ignored>,
    /// Where the document is itself a file of the corpus: which one.
    pub corpus_file: Option<FileIndex>,
}

impl Snapshot {
    /// The citation at a byte offset of the draft.
    pub fn citation_at(&self, offset: usize) -> Option<Cited> {
        self.draft.citation_at(offset)
    }

    /// The citations that touch a byte range of the draft, each with where its paragraph begins and
    /// what it means, in order.
    pub fn citations_within<'a>(
        &'a self,
        range: &Range<usize>,
    ) -> impl Iterator<Item = (usize, &'a Citation, &'a Resolution)> + use<'a> {
        let range = range.clone();
        let is_meant = self.draft.is_meant();
        self.draft
            .readings_within(range.clone())
            .flat_map(|(base, reading)| reading.meanings().map(move |(c, r)| (base, c, r)))
            .filter(move |(base, citation, _)| {
                base + citation.range.start <= range.end
                    && base + citation.range.end >= range.start
                    && is_meant(citation)
            })
    }

    /// Every citation with where its paragraph begins and what it means, in order.
    pub fn citations(&self) -> impl Iterator<Item = (usize, &Citation, &Resolution)> {
        let is_meant = self.draft.is_meant();
        self.draft
            .readings()
            .flat_map(|(base, reading)| {
                reading
                    .meanings()
                    .map(move |(citation, resolution)| (base, citation, resolution))
            })
            .filter(move |(_, citation, _)| is_meant(citation))
    }

    /// The language to cite in at a byte offset: Chinese in a paragraph that is written in it, else
    /// that of the citation before, else that of the draft's first.
    pub fn language_at(&self, offset: usize) -> Language {
        let (_, before) = self.draft.prose_before(offset, LANGUAGE_CONTEXT);
        if before
            .chars()
            .any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
        {
            return Language::Chinese;
        }
        let in_paragraph = self.draft.reading_at(offset).and_then(|(base, reading)| {
            reading
                .meanings()
                .take_while(|(citation, _)| base + citation.range.end <= offset)
                .last()
                .map(|(citation, _)| citation)
        });
        in_paragraph
            .or_else(|| self.citations().next().map(|(_, citation, _)| citation))
            .map_or(Language::Chinese, |citation| citation.language)
    }

    /// Every finding with where its paragraph begins, in order; those of the house form and
    /// of words without a citation, where they are configured, behind the others. None in a file of the corpus: what it cites was adopted like
    /// that, and its index names parts in a way of its own, which reading the corpus checks. What is
    /// exempt is among them.
    pub fn all_findings(&self) -> impl Iterator<Item = (usize, Cow<'_, Finding>)> {
        self.all_findings_within(0..self.draft.text().len())
    }

    /// The same for those that touch a byte range.
    fn all_findings_within(
        &self,
        range: Range<usize>,
    ) -> impl Iterator<Item = (usize, Cow<'_, Finding>)> {
        let of_the_house_form = self
            .house_form
            .filter(|_| self.severities.of(Code::NonstandardForm).is_some())
            .map(|form| nonstandard(self, form, range.clone()))
            .unwrap_or_default();
        let of_uncited_words = self
            .severities
            .of(Code::Uncited)
            .is_some()
            .then(|| self.draft.uncited_within(range.clone()));
        self.draft
            .findings_within(range.clone())
            .chain(of_uncited_words.into_iter().flatten())
            .map(|(base, finding)| (base, Cow::Borrowed(finding)))
            .chain(
                of_the_house_form
                    .into_iter()
                    .map(|(base, finding)| (base, Cow::Owned(finding))),
            )
            .filter(move |(base, finding)| {
                self.corpus_file.is_none()
                    && base + finding.range.start <= range.end
                    && base + finding.range.end >= range.start
            })
    }

    /// The findings without what a comment in the document exempts or the project leaves alone.
    pub fn findings(&self) -> impl Iterator<Item = (usize, Cow<'_, Finding>)> {
        self.findings_within(0..self.draft.text().len())
    }

    /// The same for those that touch a byte range.
    pub fn findings_within(
        &self,
        range: Range<usize>,
    ) -> impl Iterator<Item = (usize, Cow<'_, Finding>)> {
        let exemptions = self.draft.exemptions();
        self.all_findings_within(range)
            .filter(move |(base, finding)| !self.is_exempt(exemptions, *base, finding))
    }

    /// Each of the draft's own findings, by its address (see [`Snapshot::told_within`]), with whether
    /// it is exempt.
    pub fn exempt(&self) -> HashMap<*const Finding, bool> {
        if self.corpus_file.is_some() {
            return HashMap::new();
        }
        let exemptions = self.draft.exemptions();
        self.draft
            .findings()
            .map(|(base, finding)| {
                let is_exempt = self.is_exempt(exemptions, base, finding);
                (std::ptr::from_ref(finding), is_exempt)
            })
            .collect()
    }

    /// Whether a comment in the document exempts a finding, or the project leaves it alone.
    fn is_exempt(&self, exemptions: &Exemptions, base: usize, finding: &Finding) -> bool {
        let range = base + finding.range.start..base + finding.range.end;
        let code = finding.problem.code();
        exemptions.exempt(&range, code) || self.is_ignored(&range, code)
    }

    /// The citations' own findings among [`Snapshot::findings_within`], by their address: a finding
    /// is told where it is the very same, not where an equal one stands elsewhere.
    pub fn told_within(&self, range: Range<usize>) -> HashSet<*const Finding> {
        self.findings_within(range)
            .filter_map(|(_, finding)| match finding {
                Cow::Borrowed(finding) => Some(std::ptr::from_ref(finding)),
                Cow::Owned(_) => None,
            })
            .collect()
    }

    /// Whether the project leaves a finding of this code at a byte range alone.
    pub fn is_ignored(&self, range: &Range<usize>, code: Code) -> bool {
        !self.ignored.is_empty()
            && self
                .ignored
                .holds(code, &self.draft.text().slice(range.clone()))
    }
}

#[cfg(test)]
mod tests;
