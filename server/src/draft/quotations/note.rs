//! Quotations whose source stands in a note elsewhere (`“……”[^1]`, and `[^1]: 七.20` behind), and quotations of
//! notes that cite nothing themselves (`七.20[^1]`, and `[^1]: “……”`). How the marks of notes are written, in any
//! markup and in none, stands here.

use std::ops::Range;

use super::beginning::has_mark;
use super::{Checker, FARTHEST, Paragraph};
use crate::citation::{Citation, VANISHED};
use crate::discourse::{self, Standing};
use crate::draft::markup::prose;
use crate::draft::reading::with_notes;
use crate::resolve::resolve;
use crate::search::{
    Misquotation, Quotation, QuotationKind, SubjectsOf, misquotations, quotations,
};

/// Bytes behind a paragraph in which the note is looked for that a citation's mark leads to: many citations have
/// one, and each is read again where that stretch is edited.
const FARTHEST_NOTE: usize = 1_500;

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
    /// The quotations that no note says where they come from.
    pub fn others(&self, all: Vec<Quotation>) -> Vec<Quotation> {
        all.into_iter()
            .filter(|quotation| !self.quotations.contains(&quotation.whole))
            .collect()
    }
}

/// Marks that close a quotation, as they are written.
const CLOSING: [char; 6] = ['”', '」', '』', '»', '"', '\''];

/// Whether the mark of a note stands behind a mark that closes a quotation.
pub fn has_noted_quotation(text: &str) -> bool {
    text.starts_with('>') && last_note_mark(text.trim_end()).is_some()
        || has_mark(text)
            && text
                .char_indices()
                .filter(|(_, c)| CLOSING.contains(c))
                .any(|(at, c)| {
                    note_mark(text.get(at + c.len_utf8()..).unwrap_or_default()).is_some()
                        || last_note_mark(text.get(..at).unwrap_or_default()).is_some()
                })
}

/// The mark of a note that a text ends with.
fn last_note_mark(text: &str) -> Option<&str> {
    let text = text.trim_end_matches(['。', '，', '；']);
    let open = text.char_indices().rev().take(8);
    let (at, _) = open
        .into_iter()
        .find(|(_, c)| matches!(c, '[' | '〔' | '①'..='⑳' | '¹'))?;
    let mark = text.get(at..)?;
    note_mark(mark).filter(|found| *found == mark)
}

/// The mark of a note that a text begins with, behind a stop or a comma: `[^1]`, `[fn:1]`, `[1]_`, `[1]`, 〔1〕, ①, ¹.
fn note_mark(text: &str) -> Option<&str> {
    let text = text.trim_start_matches(['。', '，', '；', '、', '.', ',']);
    // reStructuredText's stand behind a blank, which can be escaped.
    let text = match text.trim_start_matches('\\').strip_prefix(' ') {
        Some(behind) if behind.starts_with('[') => behind,
        _ => text,
    };
    let first = text.chars().next()?;
    let is_label = |label: &str| {
        let label = label.trim_start_matches(['^', '#']);
        let label = label.strip_prefix("fn:").unwrap_or(label);
        let is_named = text.starts_with("[^") || text.starts_with("[fn:") || text.starts_with("[#");
        let is_one =
            |c: char| c.is_ascii_digit() || is_named && (c.is_alphanumeric() || "-_".contains(c));
        (!label.is_empty() || text.starts_with("[#]_")) && label.chars().all(is_one)
    };
    match first {
        '[' | '〔' | '［' => {
            let close = text
                .char_indices()
                .take(24)
                .find(|(_, c)| "]〕］".contains(*c))?;
            let label = text.get(first.len_utf8()..close.0)?;
            is_label(label).then(|| text.get(..close.0 + close.1.len_utf8()))?
        }
        '①'..='⑳' | '¹' | '²' | '³' | '⁴'..='⁹' => text.get(..first.len_utf8()),
        // Pandoc's raised text.
        '^' => {
            let digits = text.get(1..)?;
            let behind = digits.trim_start_matches(|c: char| c.is_ascii_digit());
            let length = digits.len() - behind.len();
            (length > 0 && behind.starts_with('^')).then(|| text.get(..length + 2))?
        }
        _ => None,
    }
}

/// Where the text of the note stands that a mark leads to, behind a place.
fn note_text(text: &str, from: usize, mark: &str) -> Option<Range<usize>> {
    let mut at = from;
    for line in text.get(from..)?.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let content = line.trim_start_matches([' ', '\t', '\u{3000}']);
        // .. [1] is a note of reStructuredText.
        let content = content.strip_prefix(".. ").unwrap_or(content);
        let number = mark.trim_matches('^');
        let behind = match number.len() < mark.len() {
            true => content
                .strip_prefix(number)
                .filter(|rest| rest.starts_with(['.', '、', ')', '：', ' '])),
            false => content.strip_prefix(mark),
        };
        let Some(behind) = behind else {
            continue;
        };
        let behind = behind.trim_start_matches([':', '：', ' ', '\t', '\u{3000}', '.', '、']);
        let begin = start + line.len() - behind.len();
        let end = begin + behind.trim_end().len();
        return (begin < end).then_some(begin..end);
    }
    None
}

impl Checker<'_> {
    /// Checks the quotations whose source stands in a note at the foot of the page or of the document, where
    /// that is not far: `“……”[^1]`, and `[^1]: 七.20` behind.
    pub(super) fn check_noted(&self, paragraph: &Paragraph<'_>) -> Noted {
        let mut noted = Noted::default();
        if !has_noted_quotation(paragraph.text) {
            return noted;
        }
        let length = paragraph.text.len();
        let end = self
            .text
            .floor((paragraph.at + FARTHEST).min(self.text.len()));
        let text = self.text.slice(paragraph.at..end);
        noted.looked = text.len();
        let mut all = quotations(&paragraph.prose.text).all;
        if self.markup.quotations().marks(paragraph.text) {
            let words = 0..paragraph.text.trim_end().len();
            all.push(Quotation {
                whole: words.clone(),
                words,
                kind: QuotationKind::Block,
            });
        }
        for quotation in all {
            let behind = paragraph
                .text
                .get(quotation.whole.end..)
                .unwrap_or_default();
            let words = paragraph
                .text
                .get(quotation.words.clone())
                .unwrap_or_default();
            let Some(mark) = note_mark(behind).or_else(|| last_note_mark(words)) else {
                continue;
            };
            let Some(note) = note_text(&text, length, mark) else {
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
            // The words and the note in their places, and nothing else.
            let blank = |bytes: usize| String::from(char::from(VANISHED)).repeat(bytes);
            let words = paragraph.prose.text.get(quotation.whole.clone());
            let mut alone = blank(quotation.whole.start);
            alone.push_str(words.unwrap_or_default());
            alone.push_str(&blank(note.start - quotation.whole.end));
            alone.push_str(&whole);
            let citations: Vec<Citation> = citations
                .into_iter()
                .map(|citation| citation.moved(note.start, 0))
                .collect();
            let resolutions = resolve(self.corpus, &alone, &citations);
            let quoted = std::slice::from_ref(&quotation);
            noted.misquotations.extend(misquotations(
                self.corpus,
                &alone,
                &alone,
                quoted,
                &citations,
                &resolutions,
            ));
            noted.quotations.push(quotation.whole);
        }
        noted
    }

    /// Checks the quotations of notes at the foot that cite nothing, and whose marks stand right behind a citation of
    /// the paragraph.
    pub(super) fn check_notes_of(&self, paragraph: &Paragraph<'_>, noted: &mut Noted) {
        let length = paragraph.text.len();
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
            let end = paragraph.at + length + FARTHEST_NOTE;
            let end = self.text.floor(end.min(self.text.len()));
            let text = self.text.slice(paragraph.at..end);
            let note = note_text(&text, length, mark);
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

/// The citation right before the mark of a note: 七.20①, 七.20的规定①, （七.20）①.
pub fn noted_citation<'a>(
    prose: &str,
    citations: &'a [Citation],
    mark: usize,
) -> Option<&'a Citation> {
    /// Characters between.
    const MOST: usize = 8;
    let before = citations.partition_point(|citation| citation.range.end <= mark);
    let noted = citations.get(before.checked_sub(1)?)?;
    let between = prose.get(noted.range.end..mark)?;
    let mut seen = between.chars().filter(|c| !c.is_control());
    let is_near = seen.clone().count() <= MOST;
    (is_near && !seen.any(|c| "，,。；;：:！？!?“”「」\n".contains(c))).then_some(noted)
}

/// A citation in its place, and nothing before it; nothing where there is none.
pub fn alone(prose: &str, citation: Option<&Citation>) -> String {
    citation.map_or_else(String::new, |citation| {
        let mut alone = String::from(char::from(VANISHED)).repeat(citation.range.start);
        alone.push_str(prose.get(citation.range.clone()).unwrap_or_default());
        alone
    })
}
