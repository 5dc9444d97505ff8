//! What is to be changed and remarked in a document, and a part with stretches written over.

use std::ops::Range;

use super::rendered::{Origin, Piece, Rendered};

/// A stretch of the document's text that is to be another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Bytes of [`super::Document::text`].
    pub range: Range<usize>,
    pub text: String,
}

/// A comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// What it is about: bytes of [`super::Document::text`].
    pub range: Range<usize>,
    /// Its paragraphs.
    pub paragraphs: Vec<String>,
}

/// A table with a heading over it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub heading: String,
    /// The first is the head.
    pub rows: Vec<Vec<String>>,
}

/// The bookmark in the heading of a table that has been appended.
pub const BOOKMARK: &str = "yuanyin_authorities";

/// In whose name and when something is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authorship {
    pub author: String,
    /// `2026-11-30T12:00:00Z`
    pub time: String,
}

/// Stretches of a part that are written over; what stands in the same place is written in the order in which it came.
#[derive(Debug, Default)]
pub struct Splices(Vec<(Range<usize>, String)>);

impl Splices {
    pub fn replace(&mut self, range: Range<usize>, text: String) {
        self.0.push((range, text));
    }

    pub fn insert(&mut self, at: usize, text: String) {
        self.replace(at..at, text);
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The part with them. What would write over what another has written over already is left.
    pub fn applied(self, text: &str) -> String {
        self.applied_within(text, 0..text.len())
    }

    /// A stretch of the part with those that are within it.
    pub fn applied_within(mut self, text: &str, whole: Range<usize>) -> String {
        self.0.sort_by_key(|(range, _)| (range.start, range.end));
        let text = text.get(..whole.end).unwrap_or_default();
        let mut written = String::with_capacity(whole.len() + self.0.len() * 64);
        let mut at = whole.start;
        for (range, replacement) in self.0 {
            let Some(between) = text.get(at..range.start) else {
                continue;
            };
            written.push_str(between);
            written.push_str(&replacement);
            at = range.end.max(at);
        }
        written.push_str(text.get(at..).unwrap_or_default());
        written
    }
}

/// A stretch of a part that a change touches.
pub struct Touched<'a> {
    pub piece: &'a Piece,
    /// Bytes of the part; none where the change only puts something in.
    pub source: Range<usize>,
    /// What stands there instead.
    pub text: String,
}

/// What a change touches: in the first place stands its text, in the others nothing. What is the same at its ends is not
/// touched, but numbers and words of Latin letters are changed whole. A note within it stays.
pub fn touched<'a>(rendered: &'a Rendered, change: &Change) -> Vec<Touched<'a>> {
    let written = rendered.text.get(change.range.clone()).unwrap_or_default();
    let (before, behind) = same_at_ends(written, &change.text);
    let range = change.range.start + before..change.range.end - behind;
    let text = change
        .text
        .get(before..change.text.len() - behind)
        .unwrap_or_default();
    let of_document = |piece: &&Piece| piece.origin != Origin::Made && !rendered.is_mark(piece);
    let within = || rendered.pieces(&change.range).iter().filter(of_document);
    let note = |piece: &Piece| {
        rendered
            .region(piece)
            .and_then(|region| region.note.clone())
    };
    let Some(first) = within().next() else {
        return Vec::new();
    };
    let of_note = note(first);
    let within = || within().filter(|piece| note(piece) == of_note && piece.part == first.part);
    let mut touched: Vec<Touched<'_>> = within()
        .filter(|piece| piece.start < range.end && range.start < piece.end)
        .map(|piece| Touched {
            source: match piece.origin {
                Origin::Same => {
                    let from = range.start.max(piece.start) - piece.start;
                    let to = range.end.min(piece.end) - piece.start;
                    piece.source.start + from..piece.source.start + to
                }
                _ => piece.source.clone(),
            },
            piece,
            text: String::new(),
        })
        .collect();
    if touched.is_empty() {
        // Only put in: behind what stands before it in the same words, or else before them.
        let before = within().rfind(|piece| piece.start < range.start);
        let piece = before.unwrap_or(first);
        let at = match (before, piece.origin) {
            (Some(_), Origin::Same) => {
                piece.source.start + (range.start.min(piece.end) - piece.start)
            }
            (Some(_), _) => piece.source.end,
            (None, _) => piece.source.start,
        };
        touched.push(Touched {
            piece,
            source: at..at,
            text: String::new(),
        });
    }
    if let Some(first) = touched.first_mut() {
        first.text = text.to_owned();
    }
    touched
}

/// Bytes that two texts have in common at their beginning and at their end, apart from each other.
fn same_at_ends(one: &str, other: &str) -> (usize, usize) {
    let is_of_word = |c: char| c.is_ascii_alphanumeric();
    let mut before = 0;
    for (a, b) in one.chars().zip(other.chars()) {
        if a != b {
            break;
        }
        before += a.len_utf8();
    }
    // Not within a number.
    let ends_in_word = |text: &str, at: usize| {
        let begin = text.get(..at).and_then(|begin| begin.chars().next_back());
        begin.is_some_and(is_of_word)
    };
    while ends_in_word(one, before) {
        before -= 1;
    }
    let (one, other) = (
        one.get(before..).unwrap_or_default(),
        other.get(before..).unwrap_or_default(),
    );
    let mut behind = 0;
    for (a, b) in one.chars().rev().zip(other.chars().rev()) {
        if a != b {
            break;
        }
        behind += a.len_utf8();
    }
    while one
        .get(one.len() - behind..)
        .is_some_and(|end| end.starts_with(is_of_word))
    {
        behind -= 1;
    }
    (before, behind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_the_same_is_not_changed_but_numbers_are_whole() {
        for (one, other, expected) in [
            ("A部分 七.45", "A部分 七.25", ("A部分 七.", "")),
            (
                "第7/3号决定第2段",
                "第7/3号决议第2段",
                ("第7/3号决", "第2段"),
            ),
            ("七.1", "A部分 七.1", ("", "七.1")),
            ("七.20", "七.20", ("七.", "")),
            ("", "甲", ("", "")),
        ] {
            let (before, behind) = same_at_ends(one, other);
            let found = (&one[..before], &one[one.len() - behind..]);
            assert_eq!(found, expected, "{one}");
        }
    }

    #[test]
    fn stretches_are_written_over_in_order_and_once() {
        let mut splices = Splices::default();
        splices.replace(3..5, "x".to_owned());
        splices.insert(3, "a".to_owned());
        splices.insert(3, "b".to_owned());
        splices.replace(4..6, "y".to_owned());
        assert_eq!(splices.applied("0123456"), "012abx56");
    }
}
