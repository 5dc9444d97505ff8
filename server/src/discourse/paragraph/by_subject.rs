//! A place or an article that may be of several things, or of none near: the one whose subject the words around it
//! speak of.
//!
//! 儿童证人的证词可以录制（第5段）: of the annex cited three paragraphs before, whose paragraph 5 speaks of children who
//! testify, and not of the decision cited since. Asked only where nothing else tells; what is so told is never certain.
//!
//! Not here: what provisions are about ([`crate::discourse::Subjects`]).

use super::Reader;
use crate::citation::{Annex, Certainty, Citation, Locator, Pointing, Reference, says_of};
use crate::discourse::carried::Law;
use crate::discourse::cited::{Cited, Head};
use crate::discourse::head;
use crate::lexicon::AnnexedTo;

/// Bytes before and behind a place that may speak of its subject.
const FARTHEST: usize = 160;

impl Reader<'_> {
    /// What a place that stands alone refers to, by what the words around it speak of.
    pub(super) fn place_by_subject(
        &self,
        by: Pointing,
        annex: Option<Annex>,
        locator: &Locator,
        citation: &Citation,
    ) -> Option<Reference> {
        let may_be_asked = matches!(by, Pointing::Nothing | Pointing::Under | Pointing::Annex);
        if !may_be_asked
            || *locator == Locator::Whole
            || self.is_of_others(citation)
            || self.is_of_something_numbered(citation.range.start)
        {
            return None;
        }
        let candidates = self
            .heads_that_may_be_meant()
            .into_iter()
            .filter_map(|head| head::within(&head, by, annex, locator));
        self.most_spoken_of(candidates.collect(), citation)
    }

    /// The article of a treaty of ours that the document has named, by what the words around it speak of.
    pub(super) fn article_by_subject(
        &self,
        citation: &Citation,
        article: u16,
        through: Option<u16>,
        locator: &Locator,
    ) -> Option<Reference> {
        let behind = self.scanner.text().get(citation.range.end..);
        let behind = behind.unwrap_or_default();
        // Article 41-1-2 of the code
        let mut words = behind.split_whitespace();
        let (first, second) = (words.next().unwrap_or_default(), words.next());
        let two = format!("{first} {}", second.unwrap_or_default());
        let says_of = |words: &str| !words.is_empty() && says_of(words, citation.language);
        let is_a_laws = behind.starts_with('-') || says_of(first) || says_of(&two);
        let names_a_law = self
            .sentence
            .treaties
            .is_some_and(|(_, last)| last == Law::National);
        let list = self.discourse.list.as_ref();
        let names_a_law = names_a_law
            || list.is_some_and(|list| list.introduces && list.treaty == Some(Law::National));
        if is_a_laws || names_a_law {
            return None;
        }
        let own = self.lexicon.own_treaties().map(|(id, _, _)| id);
        let ours = self.lexicon.our_convention();
        let is_known = |id| {
            self.discourse.treaties.contains(&Law::Own(id))
                || Some(id) == ours && self.discourse.names_us
        };
        let candidates = own
            .filter(|id| is_known(*id))
            .map(|treaty| Reference::Treaty {
                treaty,
                article,
                through,
                locator: locator.clone(),
            });
        self.most_spoken_of(candidates.collect(), citation)
    }

    /// Whether the sentence, or for a place in brackets the paragraph, has cited somebody else's last.
    fn is_of_others(&self, citation: &Citation) -> bool {
        let is_others = |cited: &Cited| matches!(cited.head, Head::Others | Head::OthersArticle);
        let is_here =
            |cited: &Citation| cited.range.end > self.scanner.sentence || self.scanner.is_aside();
        self.now.heads.last().is_some_and(is_others) && self.out.last().is_some_and(is_here)
            || self.is_right_behind_another(citation.range.start)
            || self.is_behind_a_number(citation.range.start)
    }

    /// Conclusion 11, paragraph 3: of something that has a number and is no citation.
    fn is_behind_a_number(&self, at: usize) -> bool {
        const YEAR: usize = 4;
        let before = self.scanner.text().get(..at).unwrap_or_default();
        let before = before.trim_end_matches([' ', ',', '，', '\u{a0}']);
        let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let is_cited = (self.out.last()).is_some_and(|last| last.range.end >= before.len());
        digits > 0 && digits != YEAR && !is_cited
    }

    /// What the document has cited, the last first: instruments with their annexes.
    fn heads_that_may_be_meant(&self) -> Vec<Head> {
        let here = self.now.heads.iter().chain(&self.before);
        let here = here.map(|cited| &cited.head);
        let carried = self.discourse.thread();
        let carried = carried.chain(self.discourse.labels.iter().map(|(_, head)| head));
        let mut heads: Vec<Head> = Vec::new();
        for head in here.chain(carried) {
            if matches!(
                head,
                Head::Article { .. } | Head::OthersArticle | Head::Others
            ) {
                continue;
            }
            for head in std::iter::once(head.clone()).chain(self.annexes_of(head)) {
                if !heads.contains(&head) {
                    heads.push(head);
                }
            }
        }
        heads
    }

    /// The annexes of an instrument that the compilation has recommendations from.
    fn annexes_of(&self, head: &Head) -> Vec<Head> {
        let Head::Instrument { kind, number, .. } = head else {
            return Vec::new();
        };
        let is_its = |annexed: &&AnnexedTo| {
            annexed.number == *number && kind.is_none_or(|kind| kind == annexed.kind)
        };
        let papers = self.lexicon.papers.iter();
        let annexed = papers.filter_map(|papers| papers.annexed.as_ref());
        let annexes = annexed.filter(is_its).map(|annexed| {
            let mut with_annex = head.whole();
            if let Head::Instrument { annex, .. } = &mut with_annex {
                *annex = Some(annexed.annex.map_or(Annex::Only, Annex::Numbered));
            }
            with_annex
        });
        annexes.collect()
    }

    /// The one of several that the words around a citation speak of more than of any other.
    fn most_spoken_of(&self, candidates: Vec<Reference>, citation: &Citation) -> Option<Reference> {
        let asked: Vec<Citation> = (candidates.into_iter())
            .map(|reference| Citation {
                reference,
                certainty: Certainty::Explicit,
                ..citation.clone()
            })
            .collect();
        if asked.is_empty() {
            return None;
        }
        let bearings = self.subjects.bearings(self.words_around(citation), &asked);
        let (best, bearing) = (bearings.iter().enumerate())
            .max_by(|(_, one), (_, other)| one.weight.total_cmp(&other.weight))?;
        let is_as_good = |other: &crate::discourse::Bearing| {
            other.weight >= bearing.weight && other.of != bearing.of
        };
        (bearing.weight > 0.0 && !bearings.iter().any(is_as_good))
            .then(|| asked.get(best).map(|one| one.reference.clone()))?
    }

    /// What is said around a place: since the citation before it in the sentence, and up to the end of its clause.
    fn words_around(&self, citation: &Citation) -> &str {
        let text = self.scanner.text();
        let range = &citation.range;
        let last = self.out.last().map_or(0, |last| last.range.end);
        let mut start = self.scanner.sentence.max(last);
        start = start
            .max(range.start.saturating_sub(FARTHEST))
            .min(range.start);
        while !text.is_char_boundary(start) {
            start += 1;
        }
        let behind = text.get(range.end..).unwrap_or_default();
        let mut length = behind
            .find(['.', '?', '!', ';', '\n', '。', '？', '；', '؟', '؛'])
            .unwrap_or(behind.len())
            .min(FARTHEST);
        while !behind.is_char_boundary(length) {
            length -= 1;
        }
        text.get(start..range.end + length).unwrap_or_default()
    }
}
