//! Marks of quotations, as they are written in any markup and in none: whether a text has one, and whether the mark of
//! a note stands beside it.

use std::sync::OnceLock;

use memchr::{memchr, memchr2_iter, memchr3, memchr3_iter, memmem};

use super::note_mark::{last_note_mark, note_mark, note_mark_before};
use crate::search::OPENING_MARK;
use crate::text::AnyOf;

/// Whether any mark of a quotation is in a text, asked of every paragraph: by its bytes.
pub fn has_mark(text: &str) -> bool {
    static MARKS: OnceLock<AnyOf> = OnceLock::new();
    let marks = MARKS.get_or_init(|| AnyOf::new(["“", "”", "「", "」", "『", "』", "‘"]));
    let bytes = text.as_bytes();
    memchr3(b'"', b'\'', OPENING_MARK as u8, bytes).is_some()
        || memchr(FIRST_OF_GUILLEMETS, bytes).is_some() && text.contains(['«', '»'])
        || marks.is_in(text)
}

/// The first byte of « and ».
const FIRST_OF_GUILLEMETS: u8 = 0xC2;

/// Marks that close a quotation, as they are written.
const CLOSING: [char; 6] = ['”', '」', '』', '»', '"', '\''];
/// Those that only open one.
const OPENING: [char; 4] = ['“', '「', '『', '«'];

/// Whether the mark of a note stands behind a mark that closes a quotation.
pub fn has_noted_quotation(text: &str) -> bool {
    text.starts_with('>') && last_note_mark(text.trim_end()).is_some()
        || has_mark(text)
            && marks(text).any(|(at, c)| {
                let (before, behind) = (text.get(..at), text.get(at + c.len_utf8()..));
                CLOSING.contains(&c)
                    && (note_mark(behind.unwrap_or_default()).is_some()
                        || last_note_mark(before.unwrap_or_default()).is_some())
                    || OPENING.contains(&c)
                        && note_mark_before(before.unwrap_or_default()).is_some()
            })
        || has_noted_element(text)
}

/// Whether the mark of a note stands behind words that an element sets in marks: `<q>……</q><sup>1</sup>`.
fn has_noted_element(text: &str) -> bool {
    const ENDS: [&str; 5] = ["</q>", "&rdquo;", "&#8221;", "&#x201d;", "&#x201D;"];
    let bytes = text.as_bytes();
    let is_in = |end: &str| memchr(end.as_bytes()[0], bytes).is_some(); // in range: none is empty
    let is_noted = |end: &str| {
        memmem::find_iter(bytes, end).any(|at| {
            let behind = text.get(at + end.len()..);
            behind.is_some_and(|behind| note_mark(behind).is_some())
        })
    };
    ENDS.iter().any(|end| is_in(end) && is_noted(end))
}

/// The characters of a text that may be marks of quotations, by their first bytes, with where each stands; those of ASCII
/// before all others.
fn marks(text: &str) -> impl Iterator<Item = (usize, char)> {
    let bytes = text.as_bytes();
    let plain = memchr2_iter(b'"', b'\'', bytes);
    // “, 「 and «, and others that begin as they do.
    let others = memchr3_iter(0xE2, 0xE3, FIRST_OF_GUILLEMETS, bytes);
    let of_text = plain.chain(others);
    of_text.filter_map(|at| Some((at, text.get(at..)?.chars().next()?)))
}
