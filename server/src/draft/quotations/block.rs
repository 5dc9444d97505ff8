//! Block quotations: where one begins and ends behind or in a paragraph, what introduces or signs it, and which of
//! its words are quoted.

use std::ops::Range;

use super::checker::{FARTHEST, MOST_BLANK};
use super::note_mark::last_note_mark;
use crate::citation::{Citation, VANISHED};
use crate::draft::markup::{Close, Quotations, html_tag};
use crate::search::{Quotation, QuotationKind};

/// A paragraph with what follows it.
pub struct Followed<'a> {
    /// How its markup writes block quotations.
    pub blocks: &'static Quotations,
    pub text: &'a str,
    /// Bytes of the paragraph.
    pub len: usize,
}

/// A block quotation.
pub struct QuotedBlock {
    /// Where it begins, with what opens it.
    pub begin: usize,
    /// Its lines, without one that signs it.
    pub words: Range<usize>,
    /// Whether it is signed, in a line of its own within or behind.
    pub is_signed: bool,
    /// A heading that the words stand under within the block.
    pub heading: Option<Range<usize>>,
    /// Whether it is set apart as a quotation, and not only under a title.
    pub is_quotation: bool,
    /// Where what has to be read ends, and what had to be looked at to see that.
    pub view: usize,
    pub looked: usize,
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
    pub fn to_blank_line(&self) -> (usize, usize) {
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
    pub fn to_end_of_next(&self, is_whole: bool) -> (usize, usize) {
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
    pub fn introduced(&self) -> Option<usize> {
        let (begin, line) = self.after_blank_lines(self.len)?;
        let is_indented = self.blocks.indents && line.starts_with([' ', '\t']);
        (is_indented || self.blocks.begins(self.text.get(begin..)?)).then_some(begin)
    }

    /// The end of the first line behind the paragraph that is not blank, or of those that are.
    pub fn end_of_next_line(&self) -> usize {
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

    /// Where the lines from a place on end that are indented further than a margin.
    fn to_margin(&self, from: usize, margin: usize) -> usize {
        let mut end = from;
        for (range, line) in self.lines(from) {
            let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
            let is_blank = line.trim().is_empty();
            // Words can stand on the line that opens the block.
            if !is_blank
                && indent <= margin
                && self
                    .text
                    .get(..range.start)
                    .is_none_or(|before| before.ends_with('\n'))
            {
                break;
            }
            if !is_blank {
                end = range.end;
            }
        }
        end
    }

    /// The words of the block quotation that begins at a place, and where it ends. `None` where it
    /// is too long to be seen whole.
    fn extent(&self, begin: usize) -> Option<(Range<usize>, usize)> {
        let text = self.text.get(begin..)?;
        if let Some(between) = (self.blocks.between)(text) {
            let words = begin + between.words;
            let inside = self.text.get(words..)?;
            let end = match between.close {
                // Org's marks can be in capitals.
                Close::Mark(close) => words + inside.to_ascii_lowercase().find(close)?,
                Close::BlankLine => match inside.find("\n\n") {
                    Some(end) => words + end,
                    None if self.text.len() < FARTHEST => {
                        let end = words + inside.trim_end().len();
                        return Some((words..end, self.text.len()));
                    }
                    None => return None,
                },
                Close::Indentation(margin) => {
                    let end = self.to_margin(words, margin);
                    return (end < FARTHEST).then_some((words..end, end));
                }
                Close::Fence(sign, count) => {
                    let closes = |line: &str| {
                        let rest = line.trim_start_matches([' ', '>']).trim_end();
                        rest.len() >= count && rest.chars().all(|c| c == sign)
                    };
                    let (fence, _) = self.lines(words).find(|(_, line)| closes(line))?;
                    fence.start.saturating_sub(1).max(words)
                }
                Close::Bracket => words + closing_square_bracket(inside)?,
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

    /// The block quotation that the text begins with, where its words end with the mark of a note.
    pub fn noted_block(&self) -> Option<Quotation> {
        let (block, _) = self.extent(0)?;
        let content = self.text.get(block.clone())?.trim_end();
        let mark = content.rfind(last_note_mark(content)?.written)?;
        Some(Quotation {
            words: block.start..block.start + mark,
            whole: block.start..block.start + content.len(),
            kind: QuotationKind::Block,
        })
    }

    /// The block quotation that begins at a place. Where nothing introduces it, the sentence behind it may
    /// say whose words they are.
    pub fn block(&self, begin: usize, is_introduced: bool) -> Option<QuotedBlock> {
        let (extent, end) = self.extent(begin)?;
        let words = self.behind_callout(extent.clone());
        let heading = self.heading_within(&words);
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
                heading,
                is_quotation,
                view: end,
                looked: end,
            });
        }
        // <blockquote>……</blockquote><cite>七.20</cite>
        let rest = self.text.get(words.end..end).unwrap_or_default();
        if signs_behind(rest) {
            return Some(QuotedBlock {
                begin,
                words,
                is_signed: true,
                heading,
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
            heading,
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

    /// The heading that the words of a block begin with: `<h4>……</h4>`, `> #### ……`, `==== ……`.
    fn heading_within(&self, words: &Range<usize>) -> Option<Range<usize>> {
        let mut lines = self.lines(words.start);
        let (range, line) =
            lines.find(|(_, line)| !line.trim_matches([' ', '>', '\n']).is_empty())?;
        let content = line.trim_start_matches([' ', '\t', '>']);
        let begin = range.end - content.len();
        let mark = content.trim_start_matches(['#', '=']);
        let end = match content
            .strip_prefix("<h")
            .and_then(|behind| behind.chars().next())
        {
            Some('1'..='6') => {
                let close = content.find("</h")?;
                begin + close + html_tag(content.get(close..)?)?
            }
            _ if mark.len() < content.len() && mark.starts_with(' ') => range.end,
            // 七.5规定：
            _ if content.trim_end().ends_with(['：', ':']) && range.end < words.end => range.end,
            _ => return None,
        };
        (end <= words.end).then_some(begin..end)
    }

    /// Whether a callout is one that quotes.
    fn quotes(&self, block: &Range<usize>) -> bool {
        let first = self.lines(block.start).next();
        first.is_some_and(|(_, line)| is_quoting_callout(unquoted(line)))
    }
}

impl QuotedBlock {
    /// Where the words begin behind a title that has nothing but a citation in it, or a heading that cites, if the block has
    /// one.
    pub fn title_end(&self, prose: &str, citations: &[Citation]) -> Option<usize> {
        let cites = |heading: &&Range<usize>| {
            let mut within = citations.iter();
            within.any(|citation| heading.contains(&citation.range.start))
        };
        citing_title(prose, self.words.clone(), citations)
            .or_else(|| Some(self.heading.as_ref().filter(cites)?.end))
    }

    /// The words of the block up to a place, without a citation in brackets that ends it. None
    /// where somebody else reads it: the paragraph that introduces a signed block leaves it to the
    /// signature.
    pub fn quotation(
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
        if let Some(title) = self
            .title_end(prose, citations)
            .filter(|title| *title < end)
        {
            begin = title;
        } else if let Some(heading) = &self.heading {
            // The heading says whose words they are, unless something else does.
            if !is_introduced && !is_signed && end == self.words.end {
                return None;
            }
            begin = heading.end;
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

/// Where the words of a block begin that has nothing but a citation in its first paragraph, or before a colon.
fn citing_title(prose: &str, block: Range<usize>, citations: &[Citation]) -> Option<usize> {
    let within = |citation: &&Citation| {
        block.start <= citation.range.start && citation.range.end <= block.end
    };
    let first = citations.iter().find(within)?;
    let is_mark = |c: char| c.is_whitespace() || c.is_control() || ">*_：:#=".contains(c);
    let before = prose.get(block.start..first.range.start)?;
    let behind = prose.get(first.range.end..block.end)?;
    let rest = behind.trim_start_matches(is_mark);
    let between = behind.get(..behind.len() - rest.len())?;
    let parts = between.contains(['\n', '\0', '：', ':']);
    let is_title = before.chars().all(is_mark) && parts && !rest.is_empty();
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

/// Where the bracket stands that closes the one before a text.
fn closing_square_bracket(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut is_escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'[' => depth += 1,
            b']' if depth == 0 => return Some(at),
            b']' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// Whether what stands behind the words of a block on the line that closes it says where they come from.
fn signs_behind(rest: &str) -> bool {
    let mut rest = rest.trim_start();
    while let Some(length) = html_tag(rest).filter(|_| rest.starts_with("</")) {
        rest = rest.get(length..).unwrap_or_default().trim_start();
    }
    is_signature(rest) || rest.starts_with("],") && rest.contains("caption:")
}

/// Whether a line is marked as one that says where the words come from.
fn is_signature(line: &str) -> bool {
    let line = line.trim_start();
    ["<footer", "<cite", "<figcaption", "caption: ["]
        .iter()
        .any(|tag| {
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
        || ["出处：", "来源：", "引自", "摘自"]
            .iter()
            .any(|lead| line.starts_with(lead))
        || line.starts_with('见') && is_short_sentence(line)
}

/// Whether a line that begins with 见 can say nothing but where words stand: 见七.5 alone, and no sentence about it.
fn is_short_sentence(line: &str) -> bool {
    const LONGEST: usize = 40;
    let sentence = line.trim_end_matches(['。', ' ']);
    line.chars().count() <= LONGEST && !sentence.contains(['。', '；', '！', '？', '：'])
}
