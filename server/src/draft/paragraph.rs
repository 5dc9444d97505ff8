//! Where a paragraph of a draft ends.
//!
//! A paragraph ends before a blank line, before a line that begins a block of its own (a heading,
//! a list item, a table row, a command), behind a line that ends a sentence, and where a block
//! of another kind begins or ends. A line that ends within a sentence is a hard wrap. One longer
//! than [`LONGEST`] is cut behind a sentence, so that a keystroke in a line of megabytes costs no
//! more than one anywhere else.
//!
//! Where a paragraph ends depends only on the text from its beginning on and on the block that it
//! begins in; that is what lets an edit stop re-reading.

use super::markup::{Block, Markup, block_after_line};
use crate::text::Text;

/// Bytes of the longest paragraph.
pub const LONGEST: usize = 4096;
/// Bytes that are looked at, at most, to find a paragraph's end.
pub const LONGEST_LOOK: usize = LONGEST + 128;

/// A paragraph's extent.
pub struct Extent {
    /// Bytes, line breaks included; at least one.
    pub len: usize,
    /// Bytes that were looked at.
    pub looked: usize,
    /// The block that the next paragraph begins in.
    pub next_block: Block,
}

/// The paragraph that begins at a byte offset, which is before the text's end.
pub fn next_paragraph(text: &Text, markup: Markup, start: usize, block: Block) -> Extent {
    let rest = text.len() - start;
    let window = text.slice(start..(start + LONGEST_LOOK).min(text.len()));
    let mut end = 0;
    let mut state = block;
    while end < LONGEST {
        let Some(line_len) =
            line_length(window.get(end..).unwrap_or_default(), window.len() == rest)
        else {
            break; // The line is longer than the window.
        };
        if end + line_len > LONGEST {
            break;
        }
        let line = window.get(end..end + line_len).unwrap_or_default();
        let next_state = block_after_line(line, markup, state);
        if (state, next_state) == (Block::DocumentStart, Block::Prose) {
            state = Block::Prose;
        }
        end += line_len;
        let following = window.get(end..).unwrap_or_default();
        let looked = (end + first_line(following).len() + 2).min(window.len());
        let extent = |next_block| Extent {
            len: end,
            looked,
            next_block,
        };
        if next_state != state || end >= rest {
            return extent(next_state);
        }
        state = next_state;
        let content = line.trim_end();
        if state == Block::Prose
            && (content.is_empty()
                || begins_with_blank_line(following)
                || ends_sentence(content)
                || begins_block(content) && is_one_line_block(content)
                || begins_block(following)
                || block_after_line(first_line(following), markup, state) != state)
        {
            return extent(state);
        }
    }
    if end > 0 {
        // Whole lines fit: the last of them ends the paragraph.
        return Extent {
            len: end,
            looked: window.len(),
            next_block: state,
        };
    }
    // One line longer than a paragraph may be.
    let mut cut = LONGEST.min(window.len());
    while !window.is_char_boundary(cut) {
        cut -= 1;
    }
    let piece = window.get(..cut).unwrap_or_default();
    let sentence = piece
        .rfind(['。', '！', '？', '；'])
        .map(|at| at + '。'.len_utf8())
        .or_else(|| piece.rfind([' ', '\t', '，', ',']).map(|at| at + 1))
        .filter(|at| piece.is_char_boundary(*at) && *at > 0);
    Extent {
        len: sentence.unwrap_or(cut),
        looked: window.len(),
        next_block: state,
    }
}

/// Bytes of the first line with its break; `None` where it does not end in the window.
fn line_length(window: &str, is_whole: bool) -> Option<usize> {
    match memchr::memchr2(b'\n', b'\r', window.as_bytes()) {
        Some(at) => {
            let bytes = window.as_bytes();
            let pair = bytes.get(at) == Some(&b'\r') && bytes.get(at + 1) == Some(&b'\n');
            Some(at + if pair { 2 } else { 1 })
        }
        None => is_whole.then_some(window.len()),
    }
}

fn first_line(text: &str) -> &str {
    text.split(['\n', '\r']).next().unwrap_or_default()
}

fn begins_with_blank_line(following: &str) -> bool {
    first_line(following).trim().is_empty()
}

fn ends_sentence(content: &str) -> bool {
    content
        .trim_end_matches(['”', '’', '」', '』', '）', ')', '"', '*', '_'])
        .ends_with(['。', '！', '？', '!', '?'])
}

/// A heading or a table row is a paragraph by itself.
fn is_one_line_block(content: &str) -> bool {
    content.trim_start().starts_with(['#', '|', '='])
}

/// Whether a line begins a block: a heading, a list item, a table row, a command. `七.20`, `(b)项`
/// and `2段` can be the rest of a wrapped citation and do not.
fn begins_block(text: &str) -> bool {
    let line = first_line(text).trim_start();
    let mut characters = line.chars();
    let (first, second) = (characters.next(), characters.next());
    match first {
        Some('#' | '|' | '\\' | '=' | '<') => true,
        Some('-' | '*' | '+') => second.is_none_or(|c| c.is_whitespace()),
        Some('•' | '·' | '○' | '●') => true,
        Some(c) if c.is_ascii_digit() => {
            let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
            rest.starts_with('、') || rest.starts_with(". ") || rest.starts_with(") ")
        }
        Some(c) if "一二三四五六七八九十".contains(c) => {
            let rest = line.trim_start_matches(|c: char| "一二三四五六七八九十".contains(c));
            rest.starts_with('、') || rest.starts_with(". ")
        }
        _ => false,
    }
}
