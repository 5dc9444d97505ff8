//! Lines, and what readers of markup that go by lines share.

use std::ops::Range;

use memchr::{memchr, memchr3, memmem};

use super::mask::{Marks, Mask};
use crate::citation::numeral::is_numeral;

/// Where in the document's lines a paragraph begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// With the document: front matter may stand here.
    Start,
    /// With a line.
    Line,
    /// Within a line that is too long for one paragraph.
    Middle,
}

/// What a line is to the paragraph around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A line of a paragraph.
    Text,
    /// A paragraph by itself: a heading, a table row.
    Alone,
    /// Nothing stands on it.
    Blank,
    /// No prose.
    Code,
}

/// The lines of a text, their breaks included. They end as LSP has it.
pub fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let length = line_length(rest).unwrap_or(rest.len());
        at += length;
        Some(at - length..at)
    })
}

/// Bytes of a text's first line with its break; `None` where it has none.
pub fn line_length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let at = memchr::memchr2(b'\n', b'\r', bytes)?;
    let is_pair = bytes.get(at) == Some(&b'\r') && bytes.get(at + 1) == Some(&b'\n');
    Some(at + if is_pair { 2 } else { 1 })
}

/// A list item as people write it: 1. …, 1、…, 一、…, •. `七.20`, `(b)项` and `2段` can be the rest
/// of a wrapped citation and are none.
pub fn begins_item(line: &str) -> bool {
    let content = line.trim_start();
    match content.chars().next() {
        Some('•' | '·' | '○' | '●') => true,
        Some(c) if c.is_ascii_digit() => {
            let rest = content.trim_start_matches(|c: char| c.is_ascii_digit());
            rest.starts_with('、') || rest.starts_with(". ") || rest.starts_with(") ")
        }
        Some(c) if is_numeral(c) => {
            let rest = content.trim_start_matches(is_numeral);
            rest.starts_with('、') || rest.starts_with(". ")
        }
        _ => false,
    }
}

/// Marks that nothing closes in what is left of a text: each is looked for once.
#[derive(Default)]
pub struct Unclosed(pub Vec<&'static str>);

impl Unclosed {
    /// Where a closing mark stands in a text, from a byte on.
    pub fn find(&mut self, text: &str, from: usize, close: &'static str) -> Option<usize> {
        if self.0.contains(&close) {
            return None;
        }
        let inside = text.get(from..).unwrap_or_default();
        let found = memmem::find(inside.as_bytes(), close.as_bytes());
        if found.is_none() {
            self.0.push(close);
        }
        found.map(|found| from + found)
    }
}

/// Whether a text has any character that a parser could see more in than a character.
pub fn may_hold_markup(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr3(b'*', b'_', b'`', bytes).is_some()
        || memchr3(b'[', b'<', b'&', bytes).is_some()
        || memchr3(b'\\', b'$', b'~', bytes).is_some()
        || memchr3(b'^', b'=', b'{', bytes).is_some()
        || memchr(b'%', bytes).is_some()
}

/// Reads a text line by line; ranges that are read are relative to the line.
pub fn by_line<'a, S>(
    text: &str,
    mut state: S,
    mask: &mut Mask<'a>,
    read: impl Fn(&str, S, &mut Mask<'a>) -> S,
) {
    for range in lines(text) {
        mask.base = range.start;
        state = read(text.get(range).unwrap_or_default(), state, mask);
    }
}

/// What a line of a markup that is read by lines is, to whoever overwrites it.
pub enum Reading {
    /// Prose from a place on; what stands before it becomes spaces.
    Prose(usize),
    /// No prose.
    Code,
}

/// Overwrites what is not prose, where a markup's lines are either prose or not. Lines of prose
/// on end are read together.
pub fn by_runs<S: Copy>(
    text: &str,
    place: Place,
    state: S,
    mask: &mut Mask<'_>,
    read: impl Fn(&str, Place, S) -> (Reading, S),
    inline: impl Fn(&str, &mut Mask<'_>),
) {
    let (mut place, mut state) = (place, state);
    let mut run = 0..0;
    let flush = |run: &mut Range<usize>, next: usize, mask: &mut Mask<'_>| {
        mask.base = run.start;
        if let Some(prose) = text.get(run.clone()).filter(|prose| !prose.is_empty()) {
            inline(prose, mask);
        }
        *run = next..next;
    };
    for range in lines(text) {
        let line = text.get(range.clone()).unwrap_or_default();
        let (reading, after) = read(line, place, state);
        (place, state) = (Place::Line, after);
        match reading {
            Reading::Prose(0) => run.end = range.end,
            Reading::Prose(from) => {
                flush(&mut run, range.start + from, mask);
                mask.base = range.start;
                mask.blank(0..from);
                run.end = range.end;
            }
            Reading::Code => {
                flush(&mut run, range.end, mask);
                mask.base = range.start;
                mask.hide(0..range.len());
            }
        }
    }
    flush(&mut run, text.len(), mask);
}

/// Whether a raised text is the mark of a footnote: 3, [3], *, a.
pub fn is_note_mark(text: &str) -> bool {
    // [3](#notes)
    let text = text.split("](").next().unwrap_or_default().trim();
    let text = text.trim_start_matches(['[', '(', '（', '〔', '［']);
    let text = text.trim_end_matches([']', ')', '）', '〕', '］', '/']);
    let is_mark = |c: char| {
        c.is_ascii_digit() || matches!(c, '*' | '†' | '‡' | '§' | '#' | ',' | '，' | '、' | '-')
    };
    let is_letter = text.len() == 1 && text.bytes().all(|byte| byte.is_ascii_lowercase());
    !text.is_empty() && text.len() <= 12 && (is_letter || text.chars().all(is_mark))
}
