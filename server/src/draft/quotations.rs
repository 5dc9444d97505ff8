//! The quotations of a paragraph, checked. Most stand in it whole. A quotation that goes on in the
//! paragraphs behind, a block quotation behind the paragraph that introduces it, and a block
//! quotation with its citation behind are looked at from the paragraph where they begin, so that
//! everything still depends only on the text from a paragraph's beginning on, and on no more than
//! [`FARTHEST_LOOK`] bytes of it.

use std::ops::Range;
use std::sync::OnceLock;

use memchr::{memchr, memchr3};

use super::markup::{BLANK_LINE, Block, Markup, Prose, Quotations, prose};
use super::paragraph::LONGEST;
use super::reading::with_notes;
use crate::citation::{Citation, VANISHED};
use crate::corpus::Corpus;
use crate::discourse::{self, Discourse, Standing};
use crate::resolve::{Resolution, resolve};
use crate::search::{
    CLOSING_MARK, Misquotation, OPENING_MARK, Quotation, QuotationKind, heads_others_words,
    misquotations, quotations,
};
use crate::text::{AnyOf, Text};

/// Bytes from its beginning that a paragraph's quotations are looked for in.
const FARTHEST: usize = 2 * LONGEST;
/// Bytes that are looked at, at most: the last character is looked at whole.
pub const FARTHEST_LOOK: usize = FARTHEST + 8;
/// Bytes behind a paragraph in which the note is looked for that a citation's mark leads to: many citations have
/// one, and each is read again where that stretch is edited.
const FARTHEST_NOTE: usize = 1_500;
/// Blank lines between a block quotation and what belongs to it.
const MOST_BLANK: usize = 2;

/// Letters of a block quotation that may stand beside words that have marks of their own in it.
const MOST_BESIDE_MARKS: usize = 6;

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

/// Whether a paragraph without citations can begin a quotation whose citation stands behind it.
pub fn may_begin(text: &str, markup: Markup) -> bool {
    let quoted = markup.quotations();
    quoted.begins(text)
        || quoted.indents && text.starts_with([' ', '\t'])
        || ends_with_quotation(text)
        || text.starts_with('>') && has_noted_quotation(text)
        || has_mark(text) && (is_left_open(text) || has_noted_quotation(text))
}

/// Whether any mark of a quotation is in a text, asked of every paragraph: by its bytes.
fn has_mark(text: &str) -> bool {
    static MARKS: OnceLock<AnyOf> = OnceLock::new();
    let marks = MARKS.get_or_init(|| AnyOf::new(["“", "”", "「", "」", "『", "』"]));
    let bytes = text.as_bytes();
    memchr3(b'"', b'\'', OPENING_MARK as u8, bytes).is_some()
        || memchr(FIRST_OF_GUILLEMETS, bytes).is_some() && text.contains(['«', '»'])
        || marks.is_in(text)
}

/// The first byte of « and ».
const FIRST_OF_GUILLEMETS: u8 = 0xC2;

/// Whether a line without prose opens a block quotation.
pub fn is_delimiter(text: &str, markup: Markup) -> bool {
    (markup.quotations().between)(text).is_some()
}

/// Whether a quotation goes on behind a stretch of text.
fn is_left_open(text: &str) -> bool {
    has_mark(text) && quotations(text).open.is_some()
}

/// Bytes behind a paragraph in which a block quotation must begin to stand right behind it.
const MOST_AHEAD: usize = 200;

/// Quotations whose source stands in a note elsewhere.
#[derive(Default)]
struct Noted {
    misquotations: Vec<Misquotation>,
    /// Where they stand, with their marks.
    quotations: Vec<Range<usize>>,
    /// Bytes from the paragraph's beginning that were looked at.
    looked: usize,
}

impl Noted {
    /// The quotations that no note says where they come from.
    fn others(&self, all: Vec<Quotation>) -> Vec<Quotation> {
        all.into_iter()
            .filter(|quotation| !self.quotations.contains(&quotation.whole))
            .collect()
    }
}

/// Marks that close a quotation, as they are written.
const CLOSING: [char; 6] = ['”', '」', '』', '»', '"', '\''];

/// Whether the mark of a note stands behind a mark that closes a quotation.
fn has_noted_quotation(text: &str) -> bool {
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

/// Whether a paragraph ends with words in quotation marks.
fn ends_with_quotation(text: &str) -> bool {
    let end = text.trim_end_matches(|c: char| {
        c != CLOSING_MARK && (c.is_whitespace() || c.is_control() || "。*_".contains(c))
    });
    end.ends_with(['”', '」', '』', '»', '"', CLOSING_MARK])
}

/// Whether a line is words in quotation marks from its beginning on, behind what makes it an item, a cell or a
/// paragraph.
fn begins_with_quotation(line: &str) -> bool {
    let mut content = line.trim_start();
    while let Some((_, behind)) = content
        .strip_prefix('<')
        .and_then(|tag| tag.split_once('>'))
    {
        content = behind.trim_start();
    }
    let content = content.trim_start_matches(['-', '*', '+', '•', ':', ' ', '\t', '\u{3000}']);
    content.starts_with(['“', '「', '『', '«'])
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

/// A document whose quotations are checked against a corpus.
pub struct Checker<'a> {
    pub text: &'a Text,
    pub markup: Markup,
    pub corpus: &'a Corpus,
}

impl Checker<'_> {
    /// Checks the quotations that begin in a paragraph.
    pub fn check_quotations(&self, paragraph: &Paragraph<'_>) -> Checked {
        let quoted = self.markup.quotations();
        let is_indented = quoted.indents && paragraph.text.starts_with([' ', '\t']);
        let ends_with_source = (paragraph.text.trim_end())
            .trim_end_matches('。')
            .ends_with(['）', ')', ']', '］']);
        let is_block = quoted.begins(paragraph.text)
            || is_indented && (paragraph.citations.is_empty() || ends_with_source);
        let introduces =
            !is_block && !paragraph.citations.is_empty() && introduces(&paragraph.prose.text);
        let (precedes, seen) = match is_block || introduces || paragraph.citations.is_empty() {
            true => (false, 0),
            false => self.precedes_block(paragraph.at, paragraph.text.len()),
        };
        let mut noted = self.check_noted(paragraph);
        self.check_notes_of(paragraph, &mut noted);
        let is_claimed_behind =
            paragraph.citations.is_empty() && ends_with_quotation(&paragraph.prose.text);
        let follows = is_block
            || introduces
            || precedes
            || is_claimed_behind
            || is_left_open(&paragraph.prose.text);
        let mut checked = if follows {
            self.check_with_what_follows(paragraph, introduces || precedes, &noted)
        } else if paragraph.citations.is_empty() {
            Checked::default()
        } else {
            let mut all = quotations(&paragraph.prose.text).all;
            if all.is_empty() && self.markup.is_row(paragraph.text.trim()) {
                all = cells(&paragraph.prose.text, paragraph.citations);
            }
            if all.is_empty() && is_citing_cell(paragraph) {
                return self.check_next_cell(paragraph);
            }
            // 拟改为, 我国做法: the head of the column says whose words stand in it.
            if paragraph.standing == Standing::Row {
                let row = &paragraph.prose.text;
                all.retain(|quotation| {
                    let header = paragraph.before.header_over(row, quotation.whole.start);
                    !header.is_some_and(|header| heads_others_words(self.corpus, header))
                });
            }
            let length = paragraph.text.len();
            let misquotations = self.check(
                paragraph.prose,
                noted.others(all),
                paragraph.citations,
                paragraph.resolutions,
                length,
            );
            Checked {
                misquotations,
                ..Checked::default()
            }
        };
        checked.looked_ahead = if precedes { 0 } else { seen };
        checked.misquotations.extend(noted.misquotations);
        checked.looked = checked.looked.max(noted.looked);
        checked
    }

    /// Whether a block quotation stands right behind a paragraph that begins there and has that many bytes, and how
    /// many bytes from its beginning were looked at to see that.
    pub fn precedes_block(&self, at: usize, length: usize) -> (bool, usize) {
        let behind = at + length;
        let end = self.text.floor((behind + MOST_AHEAD).min(self.text.len()));
        let ahead = self.text.slice(behind..end.max(behind));
        let mut seen = 0;
        for line in ahead.split_inclusive('\n').take(MOST_BLANK + 1) {
            seen += line.len();
            if line.trim().is_empty() {
                continue;
            }
            let quoted = self.markup.quotations();
            let is_indented = quoted.indents && line.starts_with([' ', '\t']);
            // A quotation on the line right behind goes on from the paragraph, however that line begins.
            let marks = ['“', '「', '『'];
            let goes_on = seen == line.len()
                && line.contains(marks)
                && !self.text.slice(at..behind).contains(marks);
            if goes_on || begins_with_quotation(line) {
                return (true, length + ahead.len());
            }
            let begins = quoted.begins(ahead.get(seen - line.len()..).unwrap_or_default());
            return (is_indented || begins, length + ahead.len());
        }
        (false, length + ahead.len())
    }

    /// Checks the quotations whose source stands in a note at the foot of the page or of the document, where
    /// that is not far: `“……”[^1]`, and `[^1]: 七.20` behind.
    fn check_noted(&self, paragraph: &Paragraph<'_>) -> Noted {
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
    fn check_notes_of(&self, paragraph: &Paragraph<'_>, noted: &mut Noted) {
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

    /// Checks the words of the cell that stands on the line behind one which only cites.
    fn check_next_cell(&self, paragraph: &Paragraph<'_>) -> Checked {
        let length = paragraph.text.len();
        let end = (paragraph.at + FARTHEST).min(self.text.len());
        let text = self.text.slice(paragraph.at..self.text.floor(end));
        let line = text
            .get(length..)
            .and_then(|rest| rest.split_inclusive('\n').next());
        let line = line.unwrap_or_default();
        let view = text.get(..length + line.len()).unwrap_or_default();
        let mut checked = Checked {
            looked: view.len(),
            ..Checked::default()
        };
        let content = line.trim();
        if !self.markup.is_row(content) && !content.starts_with("- ") {
            return checked;
        }
        let prose = prose(view, paragraph.block);
        let cell = prose.text.get(length..).unwrap_or_default();
        let is_blank = |c: char| c.is_whitespace() || c.is_control() || "|-*_".contains(c);
        let begin = view.len() - cell.trim_start_matches(is_blank).len();
        let words = begin..begin.max(length + cell.trim_end_matches(is_blank).len());
        // A row of several cells is read by itself.
        let is_one = prose
            .text
            .get(words.clone())
            .is_some_and(|words| !words.contains(['|', '\0']));
        if is_one && quotations(&prose.text).all.is_empty() {
            let cell = Quotation {
                whole: words.clone(),
                words,
                kind: QuotationKind::Cell,
            };
            let (citations, resolutions) = (paragraph.citations, paragraph.resolutions);
            checked.misquotations = self.check(&prose, vec![cell], citations, resolutions, length);
        }
        checked
    }

    fn check_with_what_follows(
        &self,
        paragraph: &Paragraph<'_>,
        introduces: bool,
        noted: &Noted,
    ) -> Checked {
        let quoted = self.markup.quotations();
        let end = (paragraph.at + FARTHEST).min(self.text.len());
        let text = self.text.slice(paragraph.at..end);
        let length = paragraph.text.len();
        let followed = Followed {
            blocks: quoted,
            text: &text,
            len: length,
        };
        let is_indented = quoted.indents && paragraph.text.starts_with([' ', '\t']);
        let begin = if quoted.begins(paragraph.text) || is_indented && !introduces {
            Some(0)
        } else if introduces {
            followed.introduced()
        } else {
            None
        };
        let block = begin.and_then(|begin| followed.block(begin, introduces));
        let (view, looked) = match (&block, begin) {
            (Some(block), _) => (block.view, block.looked),
            // The whole of the text did not show where the block ends.
            (None, Some(_)) => (length, text.len()),
            // The words stand in a paragraph of their own, behind the citation or before it.
            (None, None) if introduces || !is_left_open(&paragraph.prose.text) => {
                followed.to_end_of_next(introduces)
            }
            (None, None) => followed.to_blank_line(),
        };
        let looked = looked.max(length).max(if introduces {
            followed.end_of_next_line()
        } else {
            0
        });
        let view = text.get(..view.max(length)).unwrap_or_default();
        if paragraph.citations.is_empty() && !self.corpus.has_anchor(view) {
            return Checked {
                looked,
                ..Checked::default()
            };
        }
        let prose = prose(view, paragraph.block);
        let read = with_notes(self.corpus, &prose, None, paragraph.before);
        let whole = prose.whole();
        let lexicon = &self.corpus.lexicon;
        let citations =
            discourse::read(lexicon, paragraph.before, paragraph.standing, &whole, &read).0;
        let resolutions = resolve(self.corpus, &whole, &citations);
        let marked = quotations(&prose.text).all;
        let mut all: Vec<Quotation> = marked
            .iter()
            .filter(|quotation| quotation.whole.start < length || introduces && block.is_none())
            .cloned()
            .collect();
        // What stands behind with a citation of its own is that one's.
        let (mut citations, mut resolutions) = (citations, resolutions);
        if introduces
            && block.is_none()
            && (citations.iter()).any(|citation| citation.range.start >= length)
        {
            all.retain(|quotation| quotation.whole.start < length);
            let own = citations.partition_point(|citation| citation.range.start < length);
            citations.truncate(own);
            resolutions.truncate(own);
        }
        all = noted.others(all);
        if let Some(block) = block {
            // Every paragraph of a block without a mark that opens it is looked at by itself.
            let last = if quoted.marks(paragraph.text) {
                length
            } else {
                block.words.end
            };
            let quotation = block.quotation(&prose.text, &citations, last, introduces);
            let cites_within = citations.iter().any(|citation| {
                block.words.start <= citation.range.start && citation.range.end <= block.words.end
            });
            // What stands in marks of its own is looked at as that, with the few words before it.
            let in_marks = |quotation: &Quotation| {
                marked.iter().find(|one| {
                    let outside = [
                        quotation.words.start..one.whole.start,
                        one.whole.end..quotation.words.end,
                    ];
                    let letters = outside.into_iter().flatten().filter(|at| {
                        let starts = prose.text.get(*at..).and_then(|rest| rest.chars().next());
                        let mut within = citations.iter();
                        starts.is_some_and(char::is_alphanumeric)
                            && !within.any(|citation| citation.range.contains(at))
                    });
                    letters.take(MOST_BESIDE_MARKS + 1).count() <= MOST_BESIDE_MARKS
                })
            };
            all.extend(quotation.and_then(|quotation| match in_marks(&quotation) {
                None => Some(quotation),
                // A block under a title, or with a citation in it, is read again where the marks are.
                Some(_) if quotation.kind == QuotationKind::Titled => None,
                Some(_) if cites_within => None,
                Some(one) => (!all.contains(one)).then(|| one.clone()),
            }));
            all.sort_by_key(|quotation| quotation.whole.start);
        }
        Checked {
            misquotations: self.check(&prose, all, &citations, &resolutions, length),
            looked,
            ..Checked::default()
        }
    }

    /// Checks quotations of a stretch of prose, and those in the notes that begin before a place.
    fn check(
        &self,
        prose: &Prose<'_>,
        all: Vec<Quotation>,
        citations: &[Citation],
        resolutions: &[Resolution],
        end: usize,
    ) -> Vec<Misquotation> {
        let corpus = self.corpus;
        let mut found = misquotations(
            corpus,
            &prose.text,
            &prose.whole(),
            &all,
            citations,
            resolutions,
        );
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

/// The citation right before the mark of a note: 七.20①, 七.20的规定①, （七.20）①.
fn noted_citation<'a>(prose: &str, citations: &'a [Citation], mark: usize) -> Option<&'a Citation> {
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
fn alone(prose: &str, citation: Option<&Citation>) -> String {
    citation.map_or_else(String::new, |citation| {
        let mut alone = String::from(char::from(VANISHED)).repeat(citation.range.start);
        alone.push_str(prose.get(citation.range.clone()).unwrap_or_default());
        alone
    })
}

/// The cells of a table's row, as what may be quoted, where another one has nothing but a citation.
fn cells(row: &str, citations: &[Citation]) -> Vec<Quotation> {
    let mut at = 0;
    let all: Vec<Range<usize>> = row
        .split(['|', '&'])
        .map(|cell| {
            let start = at;
            at += cell.len() + 1;
            let is_blank = |c: char| c.is_whitespace() || c.is_control() || "*_\\".contains(c);
            let content = cell.trim_start_matches(is_blank);
            let begin = start + cell.len() - content.len();
            begin..begin + content.trim_end_matches(is_blank).len()
        })
        .collect();
    let cites = |cell: &Range<usize>| citations.iter().any(|citation| citation.range == *cell);
    let has_citation = |cell: &Range<usize>| {
        citations
            .iter()
            .any(|citation| cell.start <= citation.range.start && citation.range.start < cell.end)
    };
    if !all.iter().any(cites) {
        return Vec::new();
    }
    all.into_iter()
        .filter(|cell| !cell.is_empty() && !has_citation(cell))
        .map(|cell| Quotation {
            words: cell.clone(),
            whole: cell,
            kind: QuotationKind::Cell,
        })
        .collect()
}

/// Whether a paragraph is a cell of a table on a line of its own with nothing but a citation in it.
fn is_citing_cell(paragraph: &Paragraph<'_>) -> bool {
    let [citation] = paragraph.citations else {
        return false;
    };
    let is_blank = |c: char| c.is_whitespace() || c.is_control() || "|-*_".contains(c);
    let text = &paragraph.prose.text;
    let begin = text.len() - text.trim_start_matches(is_blank).len();
    paragraph.standing.is_of_table()
        && citation.range == (begin..text.trim_end_matches(is_blank).len())
}

/// Whether a paragraph announces what follows it.
fn introduces(prose: &str) -> bool {
    let end = prose.trim_end_matches(|c: char| c.is_whitespace() || c.is_control() || c == '*');
    end.ends_with(['：', ':']) || end.trim_end_matches('。').ends_with("如下")
}

/// A paragraph with what follows it.
struct Followed<'a> {
    /// How its markup writes block quotations.
    blocks: &'static Quotations,
    text: &'a str,
    /// Bytes of the paragraph.
    len: usize,
}

/// A block quotation.
struct QuotedBlock {
    /// Where it begins, with what opens it.
    begin: usize,
    /// Its lines, without one that signs it.
    words: Range<usize>,
    /// Whether it is signed, in a line of its own within or behind.
    is_signed: bool,
    /// Whether it is set apart as a quotation, and not only under a title.
    is_quotation: bool,
    /// Where what has to be read ends, and what had to be looked at to see that.
    view: usize,
    looked: usize,
}

impl Followed<'_> {
    /// The lines from a place on, with their ranges, breaks included.
    fn lines(&self, from: usize) -> impl Iterator<Item = (Range<usize>, &str)> {
        let mut at = from;
        self.text
            .get(from..)
            .unwrap_or_default()
            .split_inclusive('\n')
            .map(move |line| {
                at += line.len();
                (at - line.len()..at, line)
            })
    }

    /// The end of the paragraphs up to the next blank line, and of that line.
    fn to_blank_line(&self) -> (usize, usize) {
        let blank = self
            .lines(self.len)
            .find(|(_, line)| line.trim().is_empty());
        match blank {
            Some((range, _)) => (range.start, range.end),
            None => (self.text.len(), self.text.len()),
        }
    }

    /// The end of the next line that is not blank, or of its first sentence where the words stand before it;
    /// and of that line.
    fn to_end_of_next(&self, is_whole: bool) -> (usize, usize) {
        match self.after_blank_lines(self.len) {
            Some((start, line)) => {
                let read = if is_whole {
                    line.len()
                } else {
                    first_sentence(line)
                };
                (start + read, start + line.len())
            }
            None => (self.len, self.end_of_next_line()),
        }
    }

    /// Where the block quotation begins that the paragraph introduces.
    fn introduced(&self) -> Option<usize> {
        let (begin, line) = self.after_blank_lines(self.len)?;
        let is_indented = self.blocks.indents && line.starts_with([' ', '\t']);
        (is_indented || self.blocks.begins(self.text.get(begin..)?)).then_some(begin)
    }

    /// The end of the first line behind the paragraph that is not blank, or of those that are.
    fn end_of_next_line(&self) -> usize {
        match self.after_blank_lines(self.len) {
            Some((start, line)) => start + line.len(),
            None => self
                .lines(self.len)
                .take(MOST_BLANK + 1)
                .last()
                .map_or(self.text.len(), |(range, _)| range.end),
        }
    }

    /// The first line behind a place that is not blank, if it is not far.
    fn after_blank_lines(&self, from: usize) -> Option<(usize, &str)> {
        self.lines(from)
            .take(MOST_BLANK + 1)
            .find(|(_, line)| !line.trim().is_empty())
            .map(|(range, line)| (range.start, line))
    }

    /// The words of the block quotation that begins at a place, and where it ends. `None` where it
    /// is too long to be seen whole.
    fn extent(&self, begin: usize) -> Option<(Range<usize>, usize)> {
        let text = self.text.get(begin..)?;
        if let Some(between) = (self.blocks.between)(text) {
            let words = begin + between.words;
            // Org's marks can be in capitals.
            let lower = self.text.get(words..)?.to_ascii_lowercase();
            let end = match lower.find(between.close) {
                Some(end) => words + end,
                None if between.close == BLANK_LINE && self.text.len() < FARTHEST => {
                    let end = words + lower.trim_end().len();
                    return Some((words..end, self.text.len()));
                }
                None => return None,
            };
            let line = self.text.get(end + 1..)?.find('\n');
            let behind = line.map_or(self.text.len(), |line| end + 1 + line + 1);
            return Some((words..end, behind));
        }
        let mut end = begin;
        for (range, line) in self.lines(begin) {
            let is_blank = line.trim().is_empty();
            let goes_on = if self.blocks.indents {
                is_blank || line.starts_with([' ', '\t'])
            } else {
                self.blocks.marks(line)
            };
            if !goes_on {
                break;
            }
            if !is_blank {
                end = range.end;
            }
        }
        (end < FARTHEST).then_some((begin..end, end))
    }

    /// The block quotation that begins at a place. Where nothing introduces it, the sentence behind it may
    /// say whose words they are.
    fn block(&self, begin: usize, is_introduced: bool) -> Option<QuotedBlock> {
        let (extent, end) = self.extent(begin)?;
        let words = self.behind_callout(extent.clone());
        let between = self.text.get(begin..).and_then(self.blocks.between);
        let is_quotation = between.is_none_or(|between| between.is_quotation)
            && (words == extent || self.quotes(&extent));
        let last = self
            .lines(words.start)
            .take_while(|(range, _)| range.start < words.end)
            .filter(|(_, line)| !unquoted(line).is_empty())
            .last();
        if let Some((last, line)) = last
            && (signs(unquoted(line)) || is_signature(line))
            && last.start > words.start
        {
            return Some(QuotedBlock {
                begin,
                words: words.start..last.start,
                is_signed: true,
                is_quotation,
                view: end,
                looked: end,
            });
        }
        let behind = self.after_blank_lines(end);
        let looked = behind.map_or(self.text.len(), |(start, line)| start + line.len());
        let signature = behind.filter(|(_, line)| signs(unquoted(line)) || is_signature(line));
        let remark = behind.filter(|_| !is_introduced && signature.is_none());
        Some(QuotedBlock {
            begin,
            words,
            is_signed: signature.is_some(),
            is_quotation,
            view: match (signature, remark) {
                (Some((start, line)), _) => start + line.len(),
                (None, Some((start, line))) => start + first_sentence(line),
                (None, None) => end,
            },
            looked,
        })
    }

    /// The words of a callout that quotes, or has a title, behind the line that says so and perhaps from where:
    /// `> [!quote] 七.20`, `> [!NOTE] 七.20`.
    fn behind_callout(&self, words: Range<usize>) -> Range<usize> {
        let first = self.lines(words.start).next();
        match first {
            Some((range, line)) if is_titled_callout(unquoted(line)) && range.end < words.end => {
                range.end..words.end
            }
            _ => words,
        }
    }

    /// Whether a callout is one that quotes.
    fn quotes(&self, block: &Range<usize>) -> bool {
        let first = self.lines(block.start).next();
        first.is_some_and(|(_, line)| is_quoting_callout(unquoted(line)))
    }
}

impl QuotedBlock {
    /// The words of the block up to a place, without a citation in brackets that ends it. None
    /// where somebody else reads it: the paragraph that introduces a signed block leaves it to the
    /// signature.
    fn quotation(
        &self,
        prose: &str,
        citations: &[Citation],
        last: usize,
        is_introduced: bool,
    ) -> Option<Quotation> {
        let is_cited_behind =
            (citations.iter()).any(|citation| citation.range.start >= self.words.end);
        // Typst names the source in what opens the block.
        let is_signed = self.is_signed && is_cited_behind
            || citations.iter().any(|citation| {
                self.begin <= citation.range.start && citation.range.end <= self.words.start
            });
        if is_introduced && is_signed {
            return None;
        }
        let mut end = self.words.end;
        let text = prose.get(self.words.clone())?;
        let text = text.trim_start_matches([' ', '>', '\t', '\u{1}', '\u{0}']);
        if text.starts_with("[!") {
            return None; // A note, a warning: nobody's words.
        }
        if let Some(bracket) = closing_bracket(prose, self.words.clone(), citations)
            && !is_signed
        {
            if is_introduced {
                return None;
            }
            end = bracket;
        }
        let mut begin = self.words.start;
        if let Some(note) = closing_note(prose, begin..end, citations) {
            if is_introduced {
                return None;
            }
            end = note;
        }
        if let Some(sign) = closing_citation(prose, begin..end, citations)
            && !is_signed
        {
            if is_introduced {
                return None;
            }
            end = sign;
        }
        if let Some(title) = citing_title(prose, begin..end, citations) {
            begin = title;
        }
        let words = begin..last.max(begin).min(end);
        let content = prose.get(words.clone())?;
        let is_blank = |c: char| c.is_whitespace() || c == char::from(VANISHED);
        let start = words.start + content.len() - content.trim_start_matches(is_blank).len();
        let words = start..start + content.trim_matches(is_blank).len();
        let ends_block = prose.get(self.words.start..end)?.trim_end().len() + self.words.start;
        (!words.is_empty()).then_some(Quotation {
            whole: words.start..ends_block.max(words.end),
            words,
            kind: match self.is_quotation {
                true => QuotationKind::Block,
                false => QuotationKind::Titled,
            },
        })
    }
}

/// Where the words of a block end that ends with a note which cites: what is read of the note is not in its
/// prose.
fn closing_note(prose: &str, block: Range<usize>, citations: &[Citation]) -> Option<usize> {
    let text = prose.get(block.clone())?;
    let end = block.start
        + text
            .trim_end_matches(|c: char| c.is_whitespace() || c.is_control())
            .len();
    citations
        .iter()
        .any(|citation| citation.range.start >= end && citation.range.end <= block.end)
        .then_some(end)
}

/// Where the words of a block end that ends with a citation behind its last sentence: `……。——七.20`.
fn closing_citation(prose: &str, block: Range<usize>, citations: &[Citation]) -> Option<usize> {
    let text = prose.get(block.clone())?;
    let is_blank = |c: char| c.is_whitespace() || c.is_control() || "*_—–-―".contains(c);
    let end = block.start + text.trim_end_matches(is_blank).len();
    let last = citations
        .iter()
        .rfind(|citation| citation.range.end <= end)?;
    let before = prose
        .get(block.start..last.range.start)?
        .trim_end_matches(is_blank);
    (last.range.end == end && before.ends_with(['。', '；', '！', '”', '」']))
        .then(|| block.start + before.len())
}

/// Where the words of a block begin that has nothing but a citation in its first paragraph.
fn citing_title(prose: &str, block: Range<usize>, citations: &[Citation]) -> Option<usize> {
    let within = |citation: &&Citation| {
        block.start <= citation.range.start && citation.range.end <= block.end
    };
    let first = citations.iter().find(within)?;
    let is_mark = |c: char| c.is_whitespace() || c.is_control() || ">*_：:#".contains(c);
    let before = prose.get(block.start..first.range.start)?;
    let behind = prose.get(first.range.end..block.end)?;
    let rest = behind.trim_start_matches(is_mark);
    let between = behind.get(..behind.len() - rest.len())?;
    let is_title = before.chars().all(is_mark) && between.contains('\n') && !rest.is_empty();
    is_title.then(|| block.end - rest.len())
}

/// Where brackets open that end a block and begin with a citation.
fn closing_bracket(prose: &str, block: Range<usize>, citations: &[Citation]) -> Option<usize> {
    let text = prose.get(block.clone())?.trim_end();
    let inside = text
        .trim_end_matches('。')
        .strip_suffix(['）', ')', ']', '］'])?;
    let open = inside.rfind(['（', '(', '[', '［'])?;
    let at = block.start + open;
    citations
        .iter()
        .any(|citation| {
            citation.range.start >= at && citation.range.end <= block.start + inside.len()
        })
        .then_some(at)
}

/// Whether the first line of a block makes it a callout that quotes.
fn is_quoting_callout(line: &str) -> bool {
    let kind = line
        .strip_prefix("[!")
        .and_then(|rest| rest.split_once(']'));
    kind.is_some_and(|(kind, _)| matches!(kind.to_ascii_lowercase().as_str(), "quote" | "cite"))
}

/// The same, or a callout of any kind that has a title of its own.
fn is_titled_callout(line: &str) -> bool {
    let title = line
        .strip_prefix("[!")
        .and_then(|rest| rest.split_once(']'))
        .map(|(_, title)| title.trim_start_matches(['-', '+']).trim());
    is_quoting_callout(line) || title.is_some_and(|title| !title.is_empty())
}

/// Bytes of a line up to the end of its first sentence.
fn first_sentence(line: &str) -> usize {
    line.find(['。', '！', '？'])
        .map_or(line.len(), |stop| stop + '。'.len_utf8())
}

/// A line of a block quotation without its prefix, and the commands and tags that say where it is set.
fn unquoted(line: &str) -> &str {
    let mut content = line.trim_start_matches([' ', '>', '\t']).trim_end();
    loop {
        let behind = match content.strip_prefix('\\') {
            Some(command) => Some(command.trim_start_matches(|c: char| c.is_ascii_alphabetic()))
                .filter(|behind| behind.len() < command.len()),
            None => content
                .strip_prefix('<')
                .and_then(|tag| Some(tag.split_once('>')?.1)),
        };
        match behind {
            Some(behind) => content = behind.trim_start(),
            None => return content,
        }
    }
}

/// Whether a line is marked as one that says where the words come from.
fn is_signature(line: &str) -> bool {
    let line = line.trim_start();
    ["<footer", "<cite", "<figcaption"].iter().any(|tag| {
        line.get(..tag.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(tag))
    })
}

/// Whether a line has the shape of one that says where the words come from.
fn signs(line: &str) -> bool {
    let is_bracketed = line.starts_with(['（', '(', '[', '［'])
        && line
            .trim_end_matches('。')
            .ends_with(['）', ')', ']', '］']);
    is_bracketed
        || line.starts_with(['—', '–', '―'])
        || line.starts_with("--")
        || ["见", "出处：", "来源：", "引自", "摘自"]
            .iter()
            .any(|lead| line.starts_with(lead))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::corpus::embedded;
    use crate::draft::Draft;
    use crate::draft::paragraph::LONGEST_LOOK;

    fn open(text: &str, language: &str) -> Draft {
        Draft::open(text, language, embedded::corpus())
    }

    /// What is told of quotations: the words, with the place where they stand.
    fn misquoted(draft: &Draft) -> Vec<(Range<usize>, String)> {
        draft
            .findings()
            .filter(|(_, finding)| finding.problem.code() == crate::resolve::Code::Misquoted)
            .map(|(id, finding)| {
                let range = id.within(&finding.range);
                (range.clone(), draft.text().slice(range).into_owned())
            })
            .collect()
    }

    fn words(text: &str, language: &str) -> Vec<String> {
        misquoted(&open(text, language))
            .into_iter()
            .map(|(_, words)| words)
            .collect()
    }

    const ALTERED: &str = "有关国家应当考虑举行非正式协商。";

    #[test]
    fn a_block_quotation_is_compared_with_what_introduces_or_signs_it() {
        for (language, text) in [
            (
                "markdown",
                "A部分 七.23规定：\n\n> 有关国家应当考虑举行非正式协商。\n\n完",
            ),
            (
                "markdown",
                "> 有关国家应当考虑举行非正式协商。\n>\n> ——A部分 七.23\n",
            ),
            (
                "markdown",
                "> 有关国家应当考虑举行非正式协商。\n\n（A部分 七.23）",
            ),
            (
                "markdown",
                "> 有关国家应当考虑举行非正式协商。（A部分 七.23）",
            ),
            (
                "plaintext",
                "A部分 七.23规定：\n\n> 有关国家应当考虑举行非正式协商。\n",
            ),
            (
                "latex",
                "A部分~七.23规定：\n\\begin{quote}\n有关国家应当考虑举行非正式协商。\n\\end{quote}\n",
            ),
            (
                "latex",
                "\\begin{quotation}\n有关国家应当考虑举行非正式协商。\n\\end{quotation}\n（A部分 七.23）",
            ),
            (
                "org",
                "A部分 七.23规定：\n\n#+BEGIN_QUOTE\n有关国家应当考虑举行非正式协商。\n#+END_QUOTE\n",
            ),
            (
                "org",
                "#+begin_quote\n有关国家应当考虑举行非正式协商。\n\n——A部分 七.23\n#+end_quote\n",
            ),
            (
                "html",
                "<p>A部分 七.23规定：</p>\n<blockquote>\n<p>有关国家应当考虑举行非正式协商。</p>\n</blockquote>",
            ),
            (
                "asciidoc",
                "A部分 七.23规定：\n\n____\n有关国家应当考虑举行非正式协商。\n____\n",
            ),
            (
                "typst",
                "A部分 七.23规定：\n\n#quote(block: true)[\n有关国家应当考虑举行非正式协商。\n]\n",
            ),
            (
                "restructuredtext",
                "A部分 七.23规定：\n\n   有关国家应当考虑举行非正式协商。\n\n完",
            ),
            (
                "restructuredtext",
                "工作组建议（A部分 七.23）如下：\n\n   有关国家应当考虑举行非正式协商。\n\n   -- A部分 七.23\n",
            ),
        ] {
            let found = words(text, language);
            assert_eq!(found.len(), 1, "{language}: {text}: {found:?}");
            assert!(found[0].contains(ALTERED), "{language}: {found:?}");
            let right = text.replace("协商", "磋商");
            assert_eq!(words(&right, language), [""; 0], "{language}: {right}");
        }
    }

    #[test]
    fn a_block_that_nobody_attributes_is_left_alone() {
        for text in [
            "A部分 七.20很重要。\n\n> 有关国家应当考虑举行非正式协商。\n",
            "> 有关国家应当考虑举行非正式协商。\n\nA部分 七.20也很重要。",
            "> 有关国家应当考虑举行非正式协商。\n\n这是某国参照A部分 七.23的提案。",
            "> [!NOTE]\n> 有关国家应当考虑举行非正式协商。（A部分 七.23）",
            "A部分 七.23规定：\n\n\n\n\n\n> 有关国家应当考虑举行非正式协商。\n",
            "A部分 七.23规定：\n\n```\n> 有关国家应当考虑举行非正式协商。\n```\n",
        ] {
            assert_eq!(words(text, "markdown"), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_citation_and_its_words_can_be_two_paragraphs() {
        const WORDS: &str = "各国应该为中央机关的双边会议和磋商提供便利";
        for (language, text) in [
            ("markdown", "* A部分 七.21\n* “W”\n"),
            ("markdown", "A部分 七.21：\n\n“W”\n\n---\n"),
            ("html", "<p>A部分 七.21：</p>\n<p class=\"quote\">“W”</p>\n"),
            ("html", "<dl>\n<dt>A部分 七.21</dt>\n<dd>“W”</dd>\n</dl>\n"),
            ("plaintext", "“W”。\n以上见A部分 七.21。\n"),
            (
                "restructuredtext",
                ".. epigraph::\n\n   W。\n\n   -- A部分 七.21\n\n段。\n",
            ),
            (
                "latex",
                "\\begin{displayquote}[{A部分 七.21}]\nW。\n\\end{displayquote}\n",
            ),
            ("plaintext", "“W〔1〕”。\n\n注释\n〔1〕A部分 七.21。\n"),
        ] {
            let wrong = text.replace('W', WORDS);
            assert_eq!(words(&wrong, language).len(), 1, "{language}: {wrong}");
            let right = wrong.replace("应该", "应当");
            assert_eq!(words(&right, language), [""; 0], "{language}: {right}");
        }
    }

    /// Words in marks that are nearly a provision's claim to be its own, whatever the sentence around them.
    #[test]
    fn words_nearly_those_of_the_cited_provision_claim_to_be_its_own() {
        for (language, text) in [
            (
                "markdown",
                "七.23“在最后确定正式的司法协助请求时，有关国家应当举行非正式磋商”，这是最低成本的做法。",
            ),
            (
                "markdown",
                "七.5虽短，分量不轻：“各国应当考虑为录制儿童等证人的证词建立特别设施。”",
            ),
            (
                "markdown",
                "七.19中提出了培训的要求。该段第一句是：“各国应当与毒品和犯罪问题办公室进行协调，在现有资源范围内，根据受益人的要求量身打造培训方案。”",
            ),
            (
                "plaintext",
                "第4/3號決定(e)段早就說過，要「考慮到分析報告中確定的在與受援國政府一道擬訂技術援助方案方面的需要」。",
            ),
            (
                "markdown",
                "八.7的用词是“界定本国法律制度内的法人责任概念”。",
            ),
            (
                "markdown",
                "Paragraph 23 of annex I (A部分 七.23), in Chinese “在最后确定正式的司法协助请求时，有关国家应当举行非正式磋商”, is shorter in English.",
            ),
            (
                "markdown",
                "“各国应考虑请求培训或援助，以界定本国法律制度内的法人概念。”[^1]\n\n[^1]: A部分，八.7。",
            ),
            (
                "org",
                "“各国应考虑请求培训或援助，以界定本国法律制度内的法人概念。”[fn:1]\n\n[fn:1] A部分，八.7。",
            ),
            (
                "plaintext",
                "“各国应考虑请求培训或援助，以界定本国法律制度内的法人概念。”①\n\n① 见A部分 八.7。",
            ),
            (
                "markdown",
                "> 各国应考虑对付一切形式和表现的妨害司法行为，并包括所有犯罪，而不只是有组织犯罪。\n\n九.11的上述文字为起诉部门所熟知。",
            ),
            (
                "latex",
                "\\begin{quote}\n各国应当努力尽快审理证人正在其中接受保护的案件。\n\\end{quote}\n这就是A部分 七.12的全部内容。",
            ),
            (
                "html",
                "<p>九.11对此另有一句：<q>各国应考虑对付一切形式和表现的妨害司法行为，并包括严重犯罪，不只是所有犯罪。</q></p>",
            ),
            (
                "asciidoc",
                "[quote, 技术援助工作组, A部分 七.5]\n____\n各国应当考虑为录制儿童等证人的证词建立特别设施。\n____",
            ),
            (
                "markdown",
                "决议7/3附件一就证人提出的建议有二：\n\n- 第5段：“各国应当考虑为录制儿童等证人的证词建立特别设施。”\n- 第12段：“各国应当努力尽快处理证人正在其中接受保护的案件。”",
            ),
            (
                "latex",
                "A部分 七.21规定：``各国应该为中央机关的双边会议和磋商提供便利''。",
            ),
            (
                "latex",
                "A部分 七.21规定：\\enquote{各国应该为中央机关的双边会议和磋商提供便利}。",
            ),
            (
                "latex",
                "\\textquote[A部分 七.21]{各国应该为中央机关的双边会议和磋商提供便利}。",
            ),
            (
                "typst",
                "A部分 七.21规定：#quote[各国应该为中央机关的双边会议和磋商提供便利]。",
            ),
            (
                "asciidoc",
                "[quote, A部分 七.21]\n____\n各国应该为中央机关的双边会议和磋商提供便利\n____",
            ),
            (
                "markdown",
                "> [!quote] A部分 七.21\n> 各国应该为中央机关的双边会议和磋商提供便利",
            ),
            (
                "markdown",
                "### A部分 七.21\n\n> 各国应该为中央机关的双边会议和磋商提供便利",
            ),
            (
                "markdown",
                "如A部分 七.21所述，“各国应该为中央机关的双边会议和磋商提供便利”。",
            ),
            (
                "markdown",
                "按照A部分 七.21，“各国应该为中央机关的双边会议和磋商提供便利”。",
            ),
            // The words of the paragraph behind it.
            (
                "markdown",
                "第4/3号决定(j)段即“强调必须分享对所提供的技术援助进行的评价的结果”。",
            ),
        ] {
            let found = words(text, language);
            assert_eq!(found.len(), 1, "{language}: {text}: {found:?}");
        }
    }

    #[test]
    fn words_in_another_language_than_the_provision_are_not_compared_with_it() {
        for text in [
            "The Conference asked for “video recordings of children's evidence” (resolution 7/3, annex I, para. 5).",
            "La Conférence veut des « enregistrements vidéo » (résolution 7/3, annexe I, par. 5).",
            "Конференция «с удовлетворением отмечает» доклад (решение 4/3, пункт a)).",
        ] {
            let draft = open(text, "plaintext");
            assert_eq!(misquoted(&draft), [], "{text}");
        }
    }

    #[test]
    fn the_frame_can_say_that_words_are_none_of_the_provision() {
        for text in [
            "与A部分 七.21类似，某国提出“W”。",
            "参照A部分 七.21，某国建议“W”。",
            "秘书处比照A部分 七.21起草了如下案文：“W”。",
            "A部分 七.21的大意是“W”。",
            "正如A部分 七.21那样，本决议草案第5段呼吁“W”。",
            "问：A部分 七.21是否意味着“W”？",
            "译文把A部分 七.21误作“W”。",
            "“W”（A部分 七.21的意译）。",
            "“W”（摘自A部分 七.21，有改动）。",
            "有文章称A部分 七.21要求“W”，其实原文是“各国应当为中央机关的双边会议和磋商提供便利”。",
            "某国倾向于把A部分 七.21改为“W”。",
            "Our delegation would prefer A部分 七.21 to read “W”.",
            "為落實A部分 七.21的要求，該國決定「W」。",
        ] {
            let text = text.replace('W', "各国应该为中央机关的双边会议和磋商提供便利");
            assert_eq!(words(&text, "markdown"), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_quotation_in_traditional_characters_is_put_right_in_them() {
        for (wrong, right) in [
            (
                "在最後確定正式的司法協助請求時，有關國家應當舉行非正式磋商",
                "在最後確定正式的司法協助請求時，有關國家應當考慮舉行非正式磋商",
            ),
            (
                "在最后确定正式的司法协助请求时，有关国家应当举行非正式磋商",
                "在最后确定正式的司法协助请求时，有关国家应当考虑举行非正式磋商",
            ),
        ] {
            let draft = open(&format!("A部分 七.23規定：「{wrong}」。"), "plaintext");
            let fixes: Vec<String> = draft
                .findings()
                .flat_map(|(_, finding)| finding.fixes.iter().map(|fix| fix.becomes.clone()))
                .collect();
            assert_eq!(fixes, [right]);
        }
    }

    #[test]
    fn a_quotation_goes_on_over_sentences_on_lines_of_their_own() {
        for text in [
            "A部分 七.20规定：“……予以协助。\n应该考虑加强与联合国预防犯罪和刑事司法方案网各研究所的合作。”",
            "“……予以协助。\n应该考虑加强与联合国预防犯罪和刑事司法方案网各研究所的合作”（A部分 七.20）。",
        ] {
            assert_eq!(words(text, "markdown").len(), 1, "{text}");
            assert_eq!(words(&text.replace("应该", "应当"), "markdown"), [""; 0]);
        }
        // A blank line ends what was left open.
        let text =
            "A部分 七.20规定：“应该考虑加强与联合国预防犯罪。\n\n和刑事司法方案网各研究所的合作”";
        assert_eq!(words(text, "markdown"), [""; 0]);
    }

    #[test]
    fn notes_cite_what_stands_before_them_and_quote_for_themselves() {
        for (text, expected) in [
            (
                "“有关国家应当考虑举行非正式协商”\\footnote{A部分 七.23。}。",
                1,
            ),
            (
                "“有关国家应当考虑举行非正式协商”\\footnote{见A部分 七.23。}。",
                1,
            ),
            (
                "甲\\footnote{A部分 七.23规定：“有关国家应当考虑举行非正式协商”。}。",
                1,
            ),
            (
                "甲\\footnote{A部分 七.23。}“有关国家应当考虑举行非正式协商”。",
                1,
            ),
        ] {
            assert_eq!(words(text, "latex").len(), expected, "{text}");
        }
    }

    /// What stands before an edit says again what it said, unless the edit makes a block quotation behind it.
    #[test]
    fn what_comes_to_be_a_block_quotation_is_compared_with_what_stands_before() {
        let before = "协调机制在A部分 七.21中有规定。\n\n";
        let words = "各国应该为中央机关的双边会议和磋商提供便利，以讨论实际问题。\n";
        let mut draft = open(&format!("{before}{words}"), "markdown");
        assert_eq!(misquoted(&draft).len(), 0);
        draft.replace(before.len()..before.len(), "> ");
        let fresh = open(&draft.text().to_string(), "markdown");
        assert_eq!(misquoted(&fresh).len(), 1);
        assert_eq!(misquoted(&draft), misquoted(&fresh));
        draft.replace(before.len()..before.len() + 2, "");
        assert_eq!(misquoted(&draft).len(), 0);
    }

    #[test]
    fn a_keystroke_in_a_long_block_reads_no_more_than_the_block() {
        let line = "> 各国应当考虑加强法庭上和程序上的保护措施。\n";
        for size in [100_000, 1_000_000] {
            let mut draft = open(&line.repeat(size / line.len()), "markdown");
            let middle = size / 2 / line.len() * line.len() + "> ".len();
            let read = draft.replace(middle..middle, "见");
            assert!(
                read <= FARTHEST_LOOK + 3 * LONGEST_LOOK,
                "{read} bytes re-read of {size}"
            );
        }
    }

    const SCRAPS: [&str; 36] = [
        "\n| 段落 | 拟改为 |\n",
        "\n| A部分 七.23 | 在最后确定正式的司法协助请求时，有关国家应当举行非正式磋商。 |\n",
        "\n|A部分 七.23\n|在最后确定正式的司法协助请求时，有关国家应当举行非正式磋商。\n",
        "\n<td>A部分 七.23</td>\n<td>在最后确定正式的司法协助请求时，有关国家应当举行非正式磋商。</td>\n",
        "见A部分 七.23[^1]",
        "\n[^1]: “在最后确定正式的司法协助请求时，有关国家应当举行非正式磋商。”\n",
        "A部分 七.23规定：",
        "有关国家应当考虑举行非正式协商",
        "有关国家应当考虑举行非正式磋商",
        "“",
        "”",
        "「",
        "」",
        "（A部分 七.23）",
        "，见七.23",
        "——七.23",
        "> ",
        "\n> ",
        "\n>\n> ",
        "\n\n",
        "\n",
        "。",
        "字。\n",
        "\\begin{quote}\n",
        "\n\\end{quote}\n",
        "____\n",
        "[quote]\n",
        "#+begin_quote\n",
        "\n#+end_quote\n",
        "<blockquote>",
        "</blockquote>\n",
        "#quote(block: true)[",
        "]\n",
        "   ",
        "\\footnote{",
        "}",
    ];

    const LANGUAGES: [&str; 8] = [
        "markdown",
        "plaintext",
        "latex",
        "asciidoc",
        "org",
        "html",
        "typst",
        "restructuredtext",
    ];

    fn scraps() -> impl Strategy<Value = String> {
        prop::collection::vec(prop::sample::select(SCRAPS.to_vec()), 0..16)
            .prop_map(|scraps| scraps.concat())
    }

    /// What the head of a column says holds of the rows below, also once it is edited.
    #[test]
    fn the_head_of_a_column_says_whose_words_stand_in_it() {
        let row =
            "| A部分 七.23 | 在最后确定正式的司法协助请求时，有关国家应当举行非正式磋商。 |\n";
        let table = format!("| 段落 | 拟改为 |\n| --- | --- |\n{row}{row}");
        let mut draft = open(&table, "markdown");
        assert_eq!(misquoted(&draft).len(), 0);
        let head = table.find("拟改为").unwrap_or_default();
        for (replacement, told) in [("案文", 2), ("我国做法", 0), ("", 2)] {
            let end = draft.text().to_string()[head..]
                .find(" |")
                .unwrap_or_default();
            draft.replace(head..head + end, replacement);
            assert_eq!(misquoted(&draft).len(), told, "{replacement}");
            let fresh = open(&draft.text().to_string(), "markdown");
            assert_eq!(misquoted(&draft), misquoted(&fresh));
        }
    }

    /// A note that cites nothing says its quotation of what is cited before its mark.
    #[test]
    fn a_note_quotes_what_is_cited_before_its_mark() {
        let words = "“在最后确定正式的司法协助请求时，有关国家应当举行非正式磋商”";
        for (language, text, told) in [
            (
                "markdown",
                format!("见A部分 七.23[^1]。\n\n[^1]: 原文为{words}。\n"),
                1,
            ),
            (
                "markdown",
                format!("见A部分 七.23[^1]。\n\n[^1]: 大意是{words}。\n"),
                0,
            ),
            (
                "markdown",
                format!("见A部分 七.23[^1]。\n\n[^1]: 又见A部分 七.20：{words}。\n"),
                0,
            ),
            (
                "markdown",
                format!("见A部分 七.23，而法院[^1]……\n\n[^1]: 判决：{words}。\n"),
                0,
            ),
            (
                "latex",
                format!("见A部分 七.23\\footnote{{{words}}}。\n"),
                1,
            ),
            (
                "plaintext",
                format!("见A部分 七.23的规定①。\n\n① 全文：{words}\n"),
                1,
            ),
        ] {
            let mut draft = open(&text, language);
            assert_eq!(misquoted(&draft).len(), told, "{text}");
            let at = text.find("举行").unwrap_or_default();
            draft.replace(at..at, "考虑");
            let fresh = open(&draft.text().to_string(), language);
            assert_eq!(misquoted(&draft), misquoted(&fresh), "{text}");
        }
    }

    /// The cell behind one that only cites can stand on a line of its own.
    #[test]
    fn words_in_a_cell_behind_the_citation_are_read() {
        let words = "在最后确定正式的司法协助请求时，有关国家应当举行非正式磋商。";
        for (language, table) in [
            ("asciidoc", format!("|===\n|A部分 七.23\n|{words}\n|===\n")),
            (
                "html",
                format!("<tr>\n<td>A部分 七.23</td>\n<td>{words}</td>\n</tr>\n"),
            ),
        ] {
            let mut draft = open(&table, language);
            assert_eq!(misquoted(&draft).len(), 1, "{table}");
            let at = table.find("举行").unwrap_or_default();
            draft.replace(at..at, "考虑");
            assert_eq!(misquoted(&draft).len(), 0, "{table}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        #[test]
        fn quotations_after_edits_are_those_of_a_fresh_draft(
            start in scraps(),
            long in any::<bool>(),
            language in prop::sample::select(LANGUAGES.to_vec()),
            edits in prop::collection::vec((0_usize..10_000, 0_usize..40, scraps()), 1..8),
        ) {
            let start = if long {
                format!("{}{start}{}", "字。\n\n".repeat(150), "> 字。\n".repeat(150))
            } else {
                start
            };
            let mut draft = open(&start, language);
            for (at, length, replacement) in edits {
                let at = if draft.text().is_empty() { 0 } else { at * 7 % draft.text().len() };
                draft.replace(at..at + length, &replacement);
                let fresh = open(&draft.text().to_string(), language);
                prop_assert_eq!(misquoted(&draft), misquoted(&fresh));
            }
        }
    }
}
