//! Where a paragraph of a draft ends.
//!
//! A paragraph ends before a blank line, before a line that begins a block of its own (a heading,
//! a list item, a table row, a command), behind a line that ends a sentence, and where prose
//! begins or ends. A note that stands for the one before it (同上) belongs to it. A line that ends
//! within a sentence is a hard wrap. What goes on longer than
//! [`LONGEST`] is cut, a single line behind its sentences, so that a keystroke in megabytes of it
//! costs no more than one anywhere else.
//!
//! Where a paragraph ends depends only on the text from its beginning on and on the block that it
//! begins in; that is what lets an edit stop re-reading. A cut falls where the text itself says
//! ([`seam`]), so that the cuts behind an edit soon are where they were before it.

use super::markup::{Block, Shape, Step, begins, line_length, step};
use crate::citation::begins_with_ditto;

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
    /// Whether any line of it is prose.
    pub has_prose: bool,
    /// The block that the next paragraph begins in.
    pub next_block: Block,
}

/// The paragraph that a text begins with. `window` is the text from the paragraph's beginning,
/// up to [`LONGEST_LOOK`] bytes of it; `is_rest`, whether that is all of it.
pub fn next_paragraph(window: &str, is_rest: bool, block: Block) -> Extent {
    let mut end = 0;
    let mut at = block;
    let mut has_prose = false;
    // The line that follows, if it has been read to see whether it is another paragraph's.
    let mut ahead: Option<(usize, Step)> = None;
    while end < LONGEST {
        let rest = window.get(end..).unwrap_or_default();
        let Some(length) = line_length(rest).or(is_rest.then_some(rest.len())) else {
            break; // The line is longer than the window.
        };
        if end + length > LONGEST {
            break;
        }
        let line = rest.get(..length).unwrap_or_default();
        let read = match ahead.take() {
            Some((known, read)) if known == length => read,
            _ => step(line, at),
        };
        has_prose |= read.has_prose;
        end += length;
        at = read.after;
        let following = rest.get(length..).unwrap_or_default();
        let following = following
            .get(..line_length(following).unwrap_or(following.len()))
            .unwrap_or_default();
        let extent = |looked: usize| Extent {
            len: end,
            looked: looked.min(window.len()),
            has_prose,
            next_block: at,
        };
        if following.is_empty() {
            return extent(window.len());
        }
        let next = step(following, at);
        let is_code = read.shape == Shape::Code;
        let goes_on = next.shape != Shape::Blank && repeats(following);
        let ends = is_code != (next.shape == Shape::Code)
            || !is_code
                && !goes_on
                && (matches!(read.shape, Shape::Alone | Shape::Blank)
                    || matches!(next.shape, Shape::Alone | Shape::Blank)
                    || ends_sentence(line.trim_end())
                    || end == length && is_numbered_title(line, following)
                    || begins(following, at))
            || end >= LONGEST / 2 && is_seam(line);
        if ends {
            return extent(end + following.len() + 1);
        }
        ahead = Some((following.len(), next));
    }
    if end > 0 {
        // Whole lines fit: the last of them ends the paragraph.
        return Extent {
            len: end,
            looked: window.len(),
            has_prose,
            next_block: at,
        };
    }
    // One line longer than a paragraph may be.
    let len = seam(window);
    let read = step(window.get(..len).unwrap_or_default(), block);
    Extent {
        len,
        looked: window.len(),
        has_prose: read.has_prose,
        next_block: read.after,
    }
}

/// What ends a sentence within a long line.
const SENTENCE_ENDS: [char; 4] = ['。', '！', '？', '；'];

/// What can stand between a sentence's end and the next one.
const CLOSING: [char; 9] = ['”', '’', '」', '』', '）', ')', '"', '*', '_'];

fn ends_sentence(content: &str) -> bool {
    content
        .trim_end_matches(CLOSING)
        .ends_with(['。', '！', '？', '!', '?'])
}

/// Title 3. Geneva (a line break) Priya is back from the session …: whether a numbered line is a title of its own, since the
/// first word of the next would have stood in it where the lines are as long as that.
fn is_numbered_title(line: &str, following: &str) -> bool {
    /// Characters.
    const LONGEST: usize = 60;
    let line = line.trim_end();
    let following = following.trim();
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let Some(words) = (line.get(digits..))
        .and_then(|behind| behind.strip_prefix(". "))
        .filter(|_| (1..=2).contains(&digits))
    else {
        return false;
    };
    let begins = |text: &str| text.chars().next().is_some_and(char::is_uppercase);
    let ends = line
        .chars()
        .next_back()
        .is_some_and(|c| c.is_alphanumeric() || c == ')');
    let length = line.chars().count();
    let next_word = following.split(' ').next().unwrap_or_default();
    begins(words)
        && begins(following)
        && ends
        && length <= LONGEST
        && following.chars().count() > length + 1 + next_word.chars().count()
}

/// Whether a note stands for the one before it: 4 同上，第17段; then the two are read together.
fn repeats(line: &str) -> bool {
    let note = line.trim_start_matches(|c: char| {
        c.is_ascii_digit()
            || matches!(c, '[' | '^' | ']' | ':' | '.' | ')' | ' ' | '\t' | '　')
            || "¹²³⁰⁴⁵⁶⁷⁸⁹".contains(c)
    });
    begins_with_ditto(note)
}

/// Whether lines on end without any break between paragraphs are cut behind this one.
fn is_seam(line: &str) -> bool {
    mixed(line.as_bytes()).is_multiple_of(8)
}

/// Where a line is cut that is too long for one paragraph: behind its first sentence. Where no
/// sentence ends, behind a space or a comma, else anywhere; of many places, at the one whose
/// surroundings say so, whatever stands before them.
fn seam(window: &str) -> usize {
    let mut most = LONGEST.min(window.len());
    while !window.is_char_boundary(most) {
        most -= 1;
    }
    let piece = window.get(..most).unwrap_or_default();
    if let Some(mark) = piece.find(SENTENCE_ENDS) {
        let rest = piece.get(mark..).unwrap_or_default();
        let behind =
            rest.trim_start_matches(|c| SENTENCE_ENDS.contains(&c) || CLOSING.contains(&c));
        return most - behind.len();
    }
    place(piece, |c| matches!(c, ' ' | '\t' | '，' | ',' | '>'), 96)
        .or_else(|| place(piece, |_| true, 16))
        .unwrap_or(most)
}

/// The place in a piece's second half, behind characters of a kind, whose number is the least
/// that is made of so many bytes before it; the last of equal ones.
fn place(piece: &str, is_end: fn(char) -> bool, bytes: usize) -> Option<usize> {
    let number = |at: usize| {
        let before = piece.as_bytes().get(at.saturating_sub(bytes)..at);
        mixed(before.unwrap_or_default())
    };
    piece
        .rmatch_indices(is_end)
        .map(|(at, end)| at + end.len())
        .take_while(|at| *at >= LONGEST / 2)
        .map(|at| (number(at), at))
        .reduce(|best, other| if other.0 < best.0 { other } else { best })
        .map(|(_, at)| at)
}

/// A number that depends on every byte (FNV-1a).
fn mixed(bytes: &[u8]) -> u32 {
    let hash = bytes.iter().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193)
    });
    hash ^ hash >> 15
}
