//! Quotations whose source stands in a note elsewhere (`“……”[^1]`, and `[^1]: 七.20` behind), and quotations of
//! notes that cite nothing themselves (`七.20[^1]`, and `[^1]: “……”`).

use std::ops::Range;

use super::block::Followed;
use super::checker::{Checker, FARTHEST, Paragraph};
use super::mark::{has_mark, has_noted_quotation};
use super::note_mark::{
    NoteMark, alone, last_note_mark, note_mark, note_mark_before, note_text, noted_citation,
};
use crate::citation::{Citation, VANISHED};
use crate::discourse::{self, Standing};
use crate::draft::markup::prose;
use crate::draft::reading::with_notes;
use crate::resolve::resolve;
use crate::search::{
    Misquotation, Quotation, QuotationKind, SubjectsOf, misquotations, quotations, sentence_start,
};

/// Quotations whose source stands in a note elsewhere.
#[derive(Default)]
pub struct Noted {
    pub misquotations: Vec<Misquotation>,
    /// Where they stand, with their marks.
    pub quotations: Vec<Range<usize>>,
    /// Bytes from the paragraph's beginning that were looked at.
    pub looked: usize,
}

impl Noted {
    /// The quotations that no note says where they come from, in whole or in part.
    pub fn others(&self, all: Vec<Quotation>) -> Vec<Quotation> {
        let is_noted = |whole: &Range<usize>| {
            let mut noted = self.quotations.iter();
            noted.any(|noted| noted.start < whole.end && whole.start < noted.end)
        };
        all.into_iter()
            .filter(|quotation| !is_noted(&quotation.whole))
            .collect()
    }
}

impl Checker<'_> {
    /// Checks the quotations whose source stands in a note at the foot of the page or of the document, where
    /// that is not far: `“……”[^1]`, and `[^1]: 七.20` behind.
    pub(super) fn check_noted(&self, paragraph: &Paragraph<'_>) -> Noted {
        let mut noted = Noted::default();
        let blocks = self.markup.quotations();
        let is_block = (blocks.between)(paragraph.text).is_some();
        if !is_block && !has_noted_quotation(paragraph.text) {
            return noted;
        }
        let length = paragraph.text.len();
        let end = self
            .text
            .floor((paragraph.at + FARTHEST).min(self.text.len()));
        let text = self.text.slice(paragraph.at..end);
        noted.looked = text.len();
        let mut all = quotations(&paragraph.prose.text).all;
        if blocks.marks(paragraph.text) {
            let whole = 0..paragraph.text.trim_end().len();
            let marked = paragraph.text.get(whole.clone()).unwrap_or_default();
            let mark = last_note_mark(marked).and_then(|mark| marked.rfind(mark.written));
            let words = 0..mark.unwrap_or(whole.end);
            all.push(Quotation {
                whole,
                words: without_margin(&paragraph.prose.text, words),
                kind: QuotationKind::Block,
            });
        }
        // A block that goes on behind the paragraph is read as far as it goes.
        let followed = Followed {
            blocks,
            text: &text,
            len: length,
        };
        let block = is_block.then(|| followed.noted_block()).flatten();
        let of_block = block.as_ref().map(|block| {
            let view = text.get(..block.whole.end).unwrap_or_default();
            prose(view, paragraph.block)
        });
        let said = of_block.as_ref().unwrap_or(paragraph.prose);
        if let Some(mut block) = block {
            block.words = without_margin(&said.text, block.words);
            all.retain(|quotation| quotation.whole.end <= block.whole.start);
            all.push(block);
        }
        for quotation in &all {
            let behind = behind_tag(text.get(quotation.whole.end..).unwrap_or_default());
            let begin = quotation.words.start;
            let up_to = |end: usize| text.get(begin..end).unwrap_or_default();
            let mark = note_mark(behind)
                .or_else(|| last_note_mark(up_to(quotation.words.end)))
                .or_else(|| last_note_mark(up_to(quotation.whole.end)))
                .or_else(|| mark_before(paragraph, quotation));
            let Some(mark) = mark else {
                continue;
            };
            let from = length.max(quotation.whole.end);
            let Some(note) = note_text(&text, from, &mark) else {
                continue;
            };
            let written = text.get(note.clone()).unwrap_or_default();
            let read = prose(written, paragraph.block);
            let lexicon = &self.corpus.lexicon;
            let recognised = with_notes(self.corpus, &read, None, paragraph.before);
            let whole = read.whole();
            let citations = discourse::read(
                lexicon,
                &SubjectsOf(self.corpus),
                paragraph.before,
                Standing::Prose,
                &whole,
                &recognised,
            )
            .0;
            if citations.is_empty() {
                continue;
            }
            // The words and the note in their places, with what is said before the words.
            let blank = |bytes: usize| String::from(char::from(VANISHED)).repeat(bytes);
            let quoted = std::slice::from_ref(quotation);
            let standing = self.standing_words(&text, &said.text, quoted);
            let words = standing.get(quotation.whole.clone());
            let mut alone = said_before(&said.text, &all, quotation);
            alone.push_str(words.unwrap_or_default());
            alone.push_str(&blank(note.start - quotation.whole.end));
            alone.push_str(&whole);
            let citations: Vec<Citation> = citations
                .into_iter()
                .map(|citation| citation.moved(note.start, 0))
                .collect();
            let resolutions = resolve(self.corpus, &alone, &citations);
            noted.misquotations.extend(misquotations(
                self.corpus,
                &alone,
                &alone,
                quoted,
                &citations,
                &resolutions,
            ));
            noted.quotations.push(quotation.whole.clone());
        }
        noted
    }

    /// Whether a block that a paragraph introduces ends with the mark of a note that cites: it is looked at with that one.
    pub(super) fn is_noted_block(
        &self,
        paragraph: &Paragraph<'_>,
        text: &str,
        block: &Range<usize>,
    ) -> bool {
        let words = text.get(block.clone()).unwrap_or_default();
        let note = last_note_mark(words.trim_end()).and_then(|mark| {
            let note = note_text(text, block.end, &mark)?;
            text.get(note)
        });
        note.is_some_and(|note| {
            let read = prose(note, paragraph.block);
            let read = with_notes(self.corpus, &read, None, paragraph.before);
            !read.citations.is_empty()
        })
    }

    /// Checks the quotations of notes at the foot that cite nothing, and whose marks stand right behind a citation of
    /// the paragraph.
    pub(super) fn check_notes_of(&self, paragraph: &Paragraph<'_>, noted: &mut Noted) {
        let length = paragraph.text.len();
        let mut ahead = None;
        for (citation, resolution) in paragraph.citations.iter().zip(paragraph.resolutions) {
            let behind = paragraph.text.get(citation.range.end..).unwrap_or_default();
            // The mark stands within a few words.
            let marked = behind.char_indices().take(10).find_map(|(at, _)| {
                let mark = note_mark(behind.get(at..)?)?;
                Some((citation.range.end + at, mark))
            });
            let Some((at, mark)) = marked else {
                continue;
            };
            let is_its = noted_citation(&paragraph.prose.text, paragraph.citations, at)
                .is_some_and(|of| of.range == citation.range);
            if !is_its {
                continue;
            }
            let text: &str = ahead.get_or_insert_with(|| {
                let end = (paragraph.at + FARTHEST).min(self.text.len());
                self.text.slice(paragraph.at..self.text.floor(end))
            });
            let note = note_text(text, length, &mark);
            let looked = note.as_ref().map_or(text.len(), |note| note.end);
            noted.looked = noted.looked.max(looked);
            let Some(note) = note else {
                continue;
            };
            let written = text.get(note.clone()).unwrap_or_default();
            if !has_mark(written) {
                continue;
            }
            let read = prose(written, paragraph.block);
            let cites = with_notes(self.corpus, &read, None, paragraph.before);
            if !cites.citations.is_empty() {
                continue;
            }
            let mut alone = alone(&paragraph.prose.text, Some(citation));
            alone.push_str(&String::from(char::from(VANISHED)).repeat(note.start - alone.len()));
            alone.push_str(&read.text);
            let quoted = quotations(&alone).all;
            let (citation, resolution) = (
                std::slice::from_ref(citation),
                std::slice::from_ref(resolution),
            );
            let found = misquotations(self.corpus, &alone, &alone, &quoted, citation, resolution);
            noted.misquotations.extend(found);
        }
    }
}

/// A stretch of prose without what is blank, or overwritten, at its ends: `> ` marks no words.
fn without_margin(prose: &str, words: Range<usize>) -> Range<usize> {
    let is_blank = |c: char| c.is_whitespace() || c.is_control() || c == '>';
    let text = prose.get(words.clone()).unwrap_or_default();
    let start = words.start + text.len() - text.trim_start_matches(is_blank).len();
    start..(words.start + text.trim_end_matches(is_blank).len()).max(start)
}

/// What stands behind the rest of the tag or the entity that closes words: `</quote>`, `&rdquo;` are as long as their mark
/// and some letters.
fn behind_tag(behind: &str) -> &str {
    let rest = behind.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '/');
    rest.strip_prefix(['>', ';']).unwrap_or(behind)
}

/// The mark of a note before a quotation, in a sentence that cites nothing itself: `建议[^1]规定：“……”`.
fn mark_before<'a>(paragraph: &Paragraph<'a>, quotation: &Quotation) -> Option<NoteMark<'a>> {
    let mark = note_mark_before(paragraph.text.get(..quotation.whole.start)?)?;
    let start = sentence_start(&paragraph.prose.text, quotation.whole.start);
    let sentence = start..quotation.whole.start;
    let cites = |citation: &Citation| sentence.contains(&citation.range.start);
    (!paragraph.citations.iter().any(cites)).then_some(mark)
}

/// What a paragraph says before a quotation, in its place, without what else it quotes.
fn said_before(prose: &str, quotations: &[Quotation], quotation: &Quotation) -> String {
    let mut said = String::new();
    let before = quotations.iter().map(|one| &one.whole);
    for other in before.filter(|other| other.end <= quotation.whole.start) {
        said.push_str(prose.get(said.len()..other.start).unwrap_or_default());
        said.push_str(&String::from(char::from(VANISHED)).repeat(other.end - said.len()));
    }
    said.push_str(
        prose
            .get(said.len()..quotation.whole.start)
            .unwrap_or_default(),
    );
    said
}
