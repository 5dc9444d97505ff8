//! What is checked, a paragraph as it was read, and the comparison of its quotations with what is cited for them.

use std::borrow::Cow;
use std::ops::Range;

use super::note_mark::{alone, note_mark, noted_citation};
use crate::citation::{Citation, VANISHED};
use crate::corpus::Corpus;
use crate::discourse::{Discourse, Standing};
use crate::draft::markup::{Block, Markup, Prose};
use crate::draft::paragraph::LONGEST;
use crate::resolve::Resolution;
use crate::search::{Misquotation, Quotation, QuotationKind, misquotations, quotations};
use crate::text::Text;

/// Bytes from its beginning that a paragraph's quotations are looked for in.
pub const FARTHEST: usize = 2 * LONGEST;

/// Bytes that are looked at, at most: the last character is looked at whole.
pub const FARTHEST_LOOK: usize = FARTHEST + 8;

/// Blank lines between a block quotation and what belongs to it.
pub const MOST_BLANK: usize = 2;

/// What the quotations of a paragraph came to.
#[derive(Default)]
pub struct Checked {
    pub misquotations: Vec<Misquotation>,
    /// Bytes from the paragraph's beginning that were looked at for them.
    pub looked: usize,
    /// Bytes from its beginning that were looked at to see that no block quotation stands right behind it; 0 where that
    /// was not asked.
    pub looked_ahead: usize,
}

/// A paragraph as it was read.
pub struct Paragraph<'a> {
    pub at: usize,
    pub text: &'a str,
    pub block: Block,
    pub prose: &'a Prose<'a>,
    pub citations: &'a [Citation],
    pub resolutions: &'a [Resolution],
    /// What the document speaks of where it begins.
    pub before: &'a Discourse,
    pub standing: Standing,
}

/// A document whose quotations are checked against a corpus.
pub struct Checker<'a> {
    pub text: &'a Text,
    pub markup: Markup,
    pub corpus: &'a Corpus,
}

impl Checker<'_> {
    /// What is read of a text, without those of its quotations' words that are struck out.
    pub(super) fn standing_words<'a>(
        &self,
        text: &str,
        prose: &'a str,
        all: &[Quotation],
    ) -> Cow<'a, str> {
        let struck = self.markup.struck(text, prose);
        let words = all.iter().map(|quotation| &quotation.words);
        let within: Vec<Range<usize>> = words
            .flat_map(|words| {
                let overlap = |struck: &Range<usize>| {
                    words.start.max(struck.start)..words.end.min(struck.end)
                };
                struck.iter().map(overlap)
            })
            .filter(|range| !range.is_empty())
            .collect();
        if within.is_empty() {
            return Cow::Borrowed(prose);
        }
        let mut standing = prose.to_owned();
        for range in within {
            if standing.get(range.clone()).is_some() {
                let vanished = String::from(char::from(VANISHED)).repeat(range.len());
                standing.replace_range(range, &vanished);
            }
        }
        Cow::Owned(standing)
    }

    /// Checks quotations of a stretch of prose, and those in the notes that begin before a place. `text` is the stretch
    /// as it is written.
    pub(super) fn check(
        &self,
        text: &str,
        prose: &Prose<'_>,
        all: Vec<Quotation>,
        citations: &[Citation],
        resolutions: &[Resolution],
        end: usize,
    ) -> Vec<Misquotation> {
        let corpus = self.corpus;
        let whole = without_note_marks(text, prose.whole(), citations);
        let plain = without_note_marks(text, Cow::Borrowed(&*prose.text), citations);
        let standing = self.standing_words(text, &plain, &all);
        let compare = |all: &[Quotation]| {
            misquotations(corpus, &standing, &whole, all, citations, resolutions)
        };
        // Marked words with a citation in the same block are that one's; the block is compared by itself.
        let holds_others = |block: &Quotation| {
            let is_within = |range: &Range<usize>| {
                block.whole.start <= range.start && range.end <= block.whole.end
            };
            matches!(block.kind, QuotationKind::Block | QuotationKind::Titled)
                && citations.iter().any(|citation| is_within(&citation.range))
                && all
                    .iter()
                    .any(|one| one.whole != block.whole && is_within(&one.whole))
        };
        let (blocks, others): (Vec<Quotation>, Vec<Quotation>) =
            all.iter().cloned().partition(holds_others);
        let mut found = compare(&others);
        if !blocks.is_empty() {
            let told: Vec<Range<usize>> =
                found.iter().map(|one| one.finding.range.clone()).collect();
            let is_told = |range: &Range<usize>| {
                told.iter()
                    .any(|told| told.start < range.end && range.start < told.end)
            };
            found.extend(
                compare(&blocks)
                    .into_iter()
                    .filter(|one| !is_told(&one.finding.range)),
            );
            found.sort_by_key(|one| one.finding.range.start);
        }
        for note in prose.notes.iter().filter(|note| note.start < end) {
            let quoted = quotations(&note.text).all;
            if quoted.is_empty() {
                continue;
            }
            let end = note.start + note.text.len();
            let is_in_note = |citation: &Citation| {
                note.start <= citation.range.start && citation.range.end <= end
            };
            // A note that cites nothing is about what is cited right before its mark.
            let noted = match citations.iter().any(is_in_note) {
                true => None,
                false => noted_citation(&prose.text, citations, note.start),
            };
            // The note in its place, and nothing else before it.
            let mut alone = alone(&prose.text, noted);
            alone.push_str(&String::from(char::from(VANISHED)).repeat(note.start - alone.len()));
            alone.push_str(&note.text);
            let is_within = |citation: &Citation| match noted {
                Some(noted) => citation.range == noted.range,
                None => is_in_note(citation),
            };
            let (citations, resolutions): (Vec<Citation>, Vec<Resolution>) = citations
                .iter()
                .zip(resolutions)
                .filter(|(citation, _)| is_within(citation))
                .map(|(citation, resolution)| (citation.clone(), resolution.clone()))
                .unzip();
            let all = quotations(&alone).all;
            found.extend(misquotations(
                corpus,
                &alone,
                &alone,
                &all,
                &citations,
                &resolutions,
            ));
        }
        found
    }
}

/// A text that is read without the marks of notes that stand right behind its citations: 七.20〔3〕规定 is 七.20规定.
fn without_note_marks<'a>(
    written: &str,
    read: Cow<'a, str>,
    citations: &[Citation],
) -> Cow<'a, str> {
    let marks = citations.iter().filter_map(|citation| {
        let end = citation.range.end;
        let behind = written.get(end..)?;
        let mark = note_mark(behind)?.written;
        let range = end..end + mark.len();
        (behind.starts_with(mark) && read.get(range.clone())? == mark).then_some(range)
    });
    let marks: Vec<Range<usize>> = marks.collect();
    if marks.is_empty() {
        return read;
    }
    let mut read = read.into_owned();
    for range in marks {
        let vanished = String::from(char::from(VANISHED)).repeat(range.len());
        read.replace_range(range, &vanished);
    }
    Cow::Owned(read)
}
