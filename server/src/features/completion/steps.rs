//! Provisions under what is cited: paragraphs, subparagraphs, items, in the spelling that is being typed.

use super::cursor::{Cursor, locator, path};
use super::item::{DETAIL, Item, filter};
use crate::citation::numeral::{is_digit, is_numeral};
use crate::citation::{
    Annex, Citation, Element, ElementKind, FIRST_PARAGRAPH, Locator, MeetingNumbering, Path,
    Reference, Step, is_masked, writing,
};
use crate::corpus::{Corpus, ProvisionId, ProvisionIndex, Section};
use crate::features::provision;
use crate::resolve::{part_before_section, rewrite_step};

impl Cursor<'_> {
    /// Provisions that can stand in place of the citation's last step.
    pub(super) fn steps(
        &self,
        text: &str,
        citations: &[Citation],
        element: &Element,
        continuation: &str,
    ) -> Option<Vec<Item>> {
        let citation = citations.last()?;
        // Behind 附件一 a number alone would be read as part of the annex's.
        if !continuation.is_empty()
            && continuation.chars().all(is_digit)
            && matches!(citation.reference, Reference::Instrument { .. })
            && citation
                .element(ElementKind::Annex)
                .is_some_and(|annex| annex.range.end == self.before.len())
        {
            return self.with_continuation(FIRST_PARAGRAPH, None);
        }
        if element.range.start > self.before.len() || !self.is_begun(citations) {
            return None;
        }
        let written = text.get(element.range.clone())?;
        if is_masked(written) {
            return None; // Emphasis begins or ends in what is being typed.
        }
        // (b) under a paragraph is a 项, (b) by itself a 段; in 第2(b)和(c)段 the unit stands behind all.
        let is_subparagraph = depth(&citation.reference) > 1 && written.starts_with(['(', '（']);
        let is_under_paragraph = text.get(..element.range.start).is_some_and(|before| {
            let is_of_list =
                |c: char| c.is_ascii_alphanumeric() || " ()（）、，和及与至-".contains(c);
            before.trim_end_matches(is_of_list).ends_with(['段', '项'])
        });
        if is_subparagraph && is_under_paragraph && continuation.ends_with('段') {
            return None;
        }
        let mut items = Vec::new();
        let place = typed_step(written, &citation.reference)?;
        for (index, step) in self.candidates(&citation.reference, place) {
            let Some(spelled) = spell(written, step, place, citation) else {
                continue;
            };
            items.push(self.step_item(citation, element, index, &spelled)?);
        }
        // 七.2 is going to be 七.2 or one of the twenties.
        if let Some(typed) = self.before.get(element.range.start..) {
            let continues = |item: &Item| {
                let kept = item.replace.end - item.replace.start - typed.len();
                item.insert
                    .get(kept..)
                    .is_some_and(|spelled| spelled.starts_with(typed))
            };
            keep_if_any(&mut items, continues);
        }
        // Both parts have it: say which.
        let labels: Vec<String> = items.iter().map(|item: &Item| item.label.clone()).collect();
        for item in &mut items {
            if labels.iter().filter(|label| **label == item.label).count() > 1
                && let Some(provision) = item
                    .provision
                    .and_then(|index| self.corpus.provisions.get(index))
            {
                let part = part_before_section(citation.language, provision.id.part);
                item.insert = format!("{part}{}", item.insert);
                item.label = item.insert.clone();
            }
        }
        Some(items)
    }

    fn step_item(
        &self,
        citation: &Citation,
        element: &Element,
        index: ProvisionIndex,
        spelled: &str,
    ) -> Option<Item> {
        // In the compilation's own form the whole of 七.20 is replaced: 七. alone is no word
        // that an editor could filter by.
        let start = match citation.element(ElementKind::Section) {
            Some(section) if element.kind == ElementKind::Step => section.range.start,
            _ => element.range.start,
        };
        let kept = self.before.get(start..element.range.start)?;
        let typed = self.before.get(start..)?;
        let insert = format!("{kept}{spelled}");
        Some(Item {
            label: insert.clone(),
            detail: provision::first_words_in(self.corpus, citation.language, index, DETAIL),
            filter: filter(typed, &insert),
            insert,
            replace: self.base + start..self.base + self.before.len(),
            provision: Some(index),
            search: None,
            article: None,
        })
    }

    /// Provisions whose written path is the citation's with another step at a place, each with that step.
    fn candidates(&self, reference: &Reference, place: usize) -> Vec<(ProvisionIndex, Step)> {
        let (locator, schemes): (&Locator, Vec<(&Section, Scheme)>) = match reference {
            Reference::Compilation {
                part,
                section,
                annex,
                locator,
            } => {
                let parts = self.corpus.lexicon.all_parts();
                let sections = parts
                    .filter(|one| part.is_none_or(|part| part == *one))
                    .filter_map(|part| self.corpus.section(part, *section))
                    .map(|section| (section, Scheme::Compilation(*annex)))
                    .collect();
                (locator, sections)
            }
            Reference::Instrument {
                kind,
                number,
                annex,
                locator,
                ..
            } => {
                let sections = self
                    .corpus
                    .sections
                    .iter()
                    .filter(|section| {
                        section.instrument.as_ref().is_some_and(|instrument| {
                            instrument.number == *number
                                && kind.is_none_or(|kind| kind == instrument.kind)
                        })
                    })
                    .map(|section| {
                        let pointer = section
                            .instrument
                            .as_ref()
                            .and_then(|instrument| {
                                instrument
                                    .annexes
                                    .iter()
                                    .find(|pointer| Some(pointer.annex) == *annex)
                            })
                            .and_then(|pointer| self.corpus.meeting(pointer.section));
                        match pointer {
                            Some(holder) => (holder, Scheme::EndorsedAnnex),
                            None => (section, Scheme::Compilation(*annex)),
                        }
                    })
                    .collect();
                (locator, sections)
            }
            Reference::Document { symbol, locator } => {
                let sections = self
                    .corpus
                    .by_report(symbol)
                    .map(|section| (section, Scheme::Report));
                (locator, sections.into_iter().collect())
            }
            Reference::Meeting {
                meeting,
                numbering,
                locator,
            } => {
                let scheme = match numbering {
                    MeetingNumbering::Recommendations => Scheme::Compilation(None),
                    MeetingNumbering::Report => Scheme::Report,
                };
                let sections = self
                    .corpus
                    .meeting(*meeting)
                    .map(|section| (section, scheme));
                (locator, sections.into_iter().collect())
            }
            Reference::Other { .. } | Reference::Unattributed(_) | Reference::Treaty { .. } => {
                return Vec::new();
            }
        };
        let (path, after) = match locator {
            Locator::Whole => return Vec::new(),
            Locator::At(path) => (path, None),
            Locator::Span { from, to } => (to, from.last().copied()),
        };
        // From small to large what is under the paragraph has been said before it: (b) of paragraph 2.
        let (above, below) = (path.get(..place), path.get(place + 1..));
        let mut found = Vec::new();
        for (section, scheme) in schemes {
            for index in self.corpus.descendants(section.provision) {
                let Some(provision) = self.corpus.provisions.get(index) else {
                    continue;
                };
                let Some(written) = scheme.path(self.corpus, &provision.id) else {
                    continue;
                };
                let Some(step) = written.get(place).copied() else {
                    continue;
                };
                let is_like = written.get(..place) == above && written.get(place + 1..) == below;
                if is_like && after.is_none_or(|after| step > after) {
                    found.push((index, step));
                }
            }
        }
        found
    }
}

/// Whose numbering the citation uses.
#[derive(Clone, Copy)]
enum Scheme {
    Compilation(Option<Annex>),
    Report,
    EndorsedAnnex,
}

impl Scheme {
    /// A provision's path in this numbering.
    fn path(self, corpus: &Corpus, id: &ProvisionId) -> Option<Path> {
        match self {
            Scheme::Compilation(annex) => (id.annex == annex).then(|| id.path.clone()),
            Scheme::Report => corpus.report_paragraph(id).map(|(_, path)| path),
            Scheme::EndorsedAnnex => corpus.annex_path(id).map(|(.., path)| path),
        }
    }
}

/// How many steps a citation names, to the end of its range.
fn depth(reference: &Reference) -> usize {
    match locator(reference) {
        None | Some(Locator::Whole) => 0,
        Some(Locator::At(path)) => path.len(),
        Some(Locator::Span { to, .. }) => to.len(),
    }
}

/// A step in the spelling of the one being typed (`第1段`, `(a)项`, `1`), which is at a place of the citation's path.
/// In the compilation's own form every kind of step can follow the dot; elsewhere only the kind being typed.
fn spell(written: &str, step: Step, place: usize, citation: &Citation) -> Option<String> {
    let own_form = matches!(citation.reference, Reference::Compilation { .. });
    let is_bracketed = written.contains([')', '）']) || ('㈠'..='㈩').any(|c| written.contains(c));
    if own_form && !is_bracketed && !written.starts_with('第') {
        return Some(writing(citation.language).step_of_section(step));
    }
    let typed = path(&citation.reference)?.get(place).copied()?;
    let is_like = std::mem::discriminant(&typed) == std::mem::discriminant(&step);
    match step {
        _ if !is_like => None,
        Step::Paragraph(_) if !written.contains(|c| is_digit(c) || is_numeral(c)) => None,
        // Opened wide, closed wide.
        _ if written.starts_with('（') => Some(rewrite_step(written, step)?.replace(')', "）")),
        _ => rewrite_step(written, step),
    }
}

/// Which step of a citation's path is written so; the last, unless only another can be.
fn typed_step(written: &str, reference: &Reference) -> Option<usize> {
    let path = path(reference)?;
    let is_written =
        |step: &Step| rewrite_step(written, *step).is_some_and(|again| again == written);
    let written = path.iter().rposition(is_written);
    written.or_else(|| path.len().checked_sub(1))
}

/// Keeps the items that are as wanted, or all where none is.
pub(super) fn keep_if_any(items: &mut Vec<Item>, wanted: impl Fn(&Item) -> bool) {
    if items.iter().any(&wanted) {
        items.retain(wanted);
    }
}
