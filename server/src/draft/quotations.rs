//! The quotations of a paragraph, checked. Most stand in it whole. A quotation that goes on in the
//! paragraphs behind, a block quotation behind the paragraph that introduces it, and a block
//! quotation with its citation behind are looked at from the paragraph where they begin, so that
//! everything still depends only on the text from a paragraph's beginning on, and on no more than
//! [`FARTHEST_LOOK`] bytes of it.

use std::ops::Range;

use super::markup::{Block, Markup, Prose, prose};
use super::paragraph::LONGEST;
use super::{Draft, with_notes};
use crate::citation::{Citation, VANISHED, has_anchor};
use crate::resolve::{Resolution, resolve};
use crate::search::{Misquotation, Quotation, QuotationKind, misquotations, quotations};

/// Bytes from its beginning that a paragraph's quotations are looked for in.
const FARTHEST: usize = 2 * LONGEST;
/// Bytes that are looked at, at most: the last character is looked at whole.
pub const FARTHEST_LOOK: usize = FARTHEST + 8;
/// Blank lines between a block quotation and what belongs to it.
const MOST_BLANK: usize = 2;

/// What the quotations of a paragraph came to.
#[derive(Default)]
pub struct Checked {
    pub misquotations: Vec<Misquotation>,
    /// Bytes from the paragraph's beginning that were looked at.
    pub looked: usize,
}

/// A paragraph as it was read.
pub struct Paragraph<'a> {
    pub at: usize,
    pub text: &'a str,
    pub block: Block,
    pub prose: &'a Prose<'a>,
    pub citations: &'a [Citation],
    pub resolutions: &'a [Resolution],
}

/// Whether a paragraph without citations can begin a quotation whose citation stands behind it.
pub fn may_begin(text: &str, markup: Markup) -> bool {
    is_quote_line(markup, text) || is_left_open(text)
}

/// Whether a quotation goes on behind a stretch of text.
fn is_left_open(text: &str) -> bool {
    text.contains(['“', '「', '『', '«']) && quotations(text).open.is_some()
}

impl Draft {
    /// Checks the quotations that begin in a paragraph.
    pub(super) fn check_quotations(&self, paragraph: &Paragraph<'_>) -> Checked {
        let is_block = is_quote_line(self.markup, paragraph.text);
        let introduces =
            !is_block && !paragraph.citations.is_empty() && introduces(&paragraph.prose.text);
        if is_block || introduces || is_left_open(&paragraph.prose.text) {
            return self.check_with_what_follows(paragraph, introduces);
        }
        if paragraph.citations.is_empty() {
            return Checked::default();
        }
        let all = quotations(&paragraph.prose.text).all;
        Checked {
            misquotations: self.check(
                paragraph.prose,
                all,
                paragraph.citations,
                paragraph.resolutions,
            ),
            looked: 0,
        }
    }

    fn check_with_what_follows(&self, paragraph: &Paragraph<'_>, introduces: bool) -> Checked {
        let end = (paragraph.at + FARTHEST).min(self.text.len());
        let text = self.text.slice(paragraph.at..end);
        let length = paragraph.text.len();
        let followed = Followed {
            markup: self.markup,
            text: &text,
            len: length,
        };
        let is_block = is_quote_line(self.markup, paragraph.text);
        let block = if is_block {
            followed.block(0)
        } else if introduces {
            followed.introduced()
        } else {
            None
        };
        let (view, looked) = match &block {
            Some(block) => (block.view, block.looked),
            None => followed.to_blank_line(),
        };
        let looked = looked.max(length);
        let view = text.get(..view.max(length)).unwrap_or_default();
        if paragraph.citations.is_empty() && !has_anchor(view) {
            return Checked {
                misquotations: Vec::new(),
                looked,
            };
        }
        let prose = prose(view, paragraph.block);
        let citations = with_notes(&prose);
        let resolutions = resolve(&self.corpus, &prose.whole(), &citations);
        let mut all: Vec<Quotation> = quotations(&prose.text)
            .all
            .into_iter()
            .filter(|quotation| quotation.whole.start < length)
            .collect();
        if let Some(block) = block {
            let last = if is_block { length } else { block.words.end };
            all.extend(block.quotation(&prose.text, &citations, last, introduces));
            all.sort_by_key(|quotation| quotation.whole.start);
        }
        Checked {
            misquotations: self.check(&prose, all, &citations, &resolutions),
            looked,
        }
    }

    /// Checks quotations of a stretch of prose, and those in its notes.
    fn check(
        &self,
        prose: &Prose<'_>,
        all: Vec<Quotation>,
        citations: &[Citation],
        resolutions: &[Resolution],
    ) -> Vec<Misquotation> {
        let corpus = &self.corpus;
        let mut found = misquotations(
            corpus,
            &prose.text,
            &prose.whole(),
            &all,
            citations,
            resolutions,
        );
        for note in &prose.notes {
            let quoted = quotations(&note.text).all;
            if quoted.is_empty() {
                continue;
            }
            // The note in its place, and nothing before it.
            let mut alone = String::from(char::from(VANISHED)).repeat(note.start);
            alone.push_str(&note.text);
            let is_within = |citation: &Citation| {
                note.start <= citation.range.start && citation.range.end <= alone.len()
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

/// Whether a paragraph announces what follows it.
fn introduces(prose: &str) -> bool {
    let end = prose.trim_end_matches(|c: char| c.is_whitespace() || c.is_control() || c == '*');
    end.ends_with(['：', ':']) || end.trim_end_matches('。').ends_with("如下")
}

/// Whether a line stands in a block quotation.
fn is_quote_line(markup: Markup, line: &str) -> bool {
    matches!(markup, Markup::Markdown | Markup::Mdx | Markup::Plain)
        && line.trim_start_matches(' ').starts_with('>')
}

/// A paragraph with what follows it.
struct Followed<'a> {
    markup: Markup,
    text: &'a str,
    /// Bytes of the paragraph.
    len: usize,
}

/// A block quotation.
struct QuotedBlock {
    /// Its lines, without one that signs it.
    words: Range<usize>,
    /// Whether it is signed, in a line of its own within or behind.
    is_signed: bool,
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

    /// The block quotation that the paragraph introduces.
    fn introduced(&self) -> Option<QuotedBlock> {
        let (begin, line) = self.after_blank_lines(self.len)?;
        if is_quote_line(self.markup, line) {
            self.block(begin)
        } else {
            None
        }
    }

    /// The first line behind a place that is not blank, if it is not far.
    fn after_blank_lines(&self, from: usize) -> Option<(usize, &str)> {
        self.lines(from)
            .take(MOST_BLANK + 1)
            .find(|(_, line)| !line.trim().is_empty())
            .map(|(range, line)| (range.start, line))
    }

    /// The block quotation whose line begins at a place. `None` where it is too long to be seen whole.
    fn block(&self, begin: usize) -> Option<QuotedBlock> {
        let mut end = begin;
        let mut last: Option<(Range<usize>, &str)> = None;
        for (range, line) in self.lines(begin) {
            if !is_quote_line(self.markup, line) {
                break;
            }
            end = range.end;
            if !unquoted(line).is_empty() {
                last = Some((range, line));
            }
        }
        if end >= FARTHEST {
            return None;
        }
        let (last, line) = last?;
        if signs(unquoted(line)) && last.start > begin {
            return Some(QuotedBlock {
                words: begin..last.start,
                is_signed: true,
                view: end,
                looked: end,
            });
        }
        let behind = self
            .after_blank_lines(end)
            .filter(|(_, line)| signs(line.trim()));
        let view = behind.map_or(end, |(start, line)| start + line.len());
        let looked = self
            .after_blank_lines(end)
            .map_or(self.text.len(), |(start, line)| start + line.len());
        Some(QuotedBlock {
            words: begin..end,
            is_signed: behind.is_some(),
            view,
            looked,
        })
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
        if is_introduced && self.is_signed {
            return None;
        }
        let mut end = self.words.end;
        let text = prose.get(self.words.clone())?;
        if text.trim_start().starts_with("[!") {
            return None; // A note, a warning: nobody's words.
        }
        if let Some(bracket) = closing_bracket(prose, self.words.clone(), citations)
            && !self.is_signed
        {
            if is_introduced {
                return None;
            }
            end = bracket;
        }
        let words = self.words.start..last.min(end);
        let content = prose.get(words.clone())?;
        let start = words.start + content.len() - content.trim_start().len();
        let words = start..start + content.trim().len();
        let ends_block = prose.get(self.words.start..end)?.trim_end().len() + self.words.start;
        (!words.is_empty()).then_some(Quotation {
            whole: words.start..ends_block.max(words.end),
            words,
            kind: QuotationKind::Block,
        })
    }
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

/// A line of a block quotation without its prefix.
fn unquoted(line: &str) -> &str {
    line.trim_start_matches([' ', '>', '\t']).trim_end()
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
