//! Comments, as the markups write them, and where one can be put.

use std::ops::Range;

use crate::text::Text;

/// How a markup writes comments.
pub struct Comments {
    /// Those that may stand within a line.
    pub inline: Option<Enclosed>,
    /// Those that go on to their line's end.
    pub to_line_end: Option<ToLineEnd>,
    /// Where one that exempts a stretch (bytes) can be put without changing what the document looks
    /// like: [`above`], [`at_paragraph`], or what the markup's file says.
    pub place: fn(&Text, &Range<usize>) -> CommentPlace,
    /// What a comment on a line of its own takes over from the beginning of the line below.
    pub margin: &'static [char],
    /// Whether one on a line of its own wants a blank line behind it.
    pub stands_apart: bool,
}

/// A comment between two marks.
pub struct Enclosed {
    pub open: &'static str,
    pub close: &'static str,
    /// Whether one is written with spaces inside of its marks.
    pub is_spaced: bool,
    /// Whether one that is not closed on its line is a comment: it is closed further down.
    pub goes_on: bool,
}

/// A comment up to its line's end.
pub struct ToLineEnd {
    pub open: &'static str,
    /// Whether the mark begins one behind such a beginning of a line.
    pub begins_behind: fn(&str) -> bool,
}

/// Where a comment can stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CommentPlace {
    /// On a line of its own above a line, which it is about.
    AboveLine(usize),
    /// On a line of its own above the first line of a paragraph, which it is about.
    AboveParagraph(usize),
    /// At a byte of the line that it is about.
    Within(usize),
}

impl Comments {
    /// Where on a line a comment begins whose opening mark ends it (bytes), and what closes it; `None`
    /// in the second place for its line's end.
    pub fn opened_at_end(&self, line: &str) -> Option<(usize, Option<&Enclosed>)> {
        if let Some(inline) = &self.inline
            && let Some(before) = line.strip_suffix(inline.open)
        {
            return Some((before.len(), Some(inline)));
        }
        let ToLineEnd {
            open,
            begins_behind,
        } = self.to_line_end.as_ref()?;
        let before = line.strip_suffix(open)?;
        // %%%
        let start = before.trim_end_matches(open).len();
        begins_behind(before).then_some((start, None))
    }

    /// A comment that says something within a line.
    pub fn within_line(&self, words: &str) -> String {
        match &self.inline {
            Some(Enclosed {
                open,
                close,
                is_spaced,
                ..
            }) => {
                let space = if *is_spaced { " " } else { "" };
                format!("{open}{space}{words}{space}{close}")
            }
            // A markup whose comments stand on lines of their own is asked for none within one.
            None => words.to_owned(),
        }
    }

    /// A comment that says something on a line of its own.
    pub fn on_a_line(&self, words: &str) -> String {
        match &self.to_line_end {
            Some(ToLineEnd { open, .. }) => format!("{open} {words}"),
            None => self.within_line(words),
        }
    }
}

/// Spaces and tabs: the margin of most markups.
pub const INDENTATION: &[char] = &[' ', '\t'];

/// Above the first line of the stretch, wherever it stands.
pub fn above(text: &Text, stretch: &Range<usize>) -> CommentPlace {
    CommentPlace::AboveLine(text.line_of(stretch.start))
}

/// Above the first line of the stretch where that begins a paragraph, so that a comment divides
/// nothing; otherwise at the end of its last line.
pub fn at_paragraph(
    text: &Text,
    stretch: &Range<usize>,
    is_heading: fn(&str) -> bool,
) -> CommentPlace {
    let first = text.line_of(stretch.start);
    let last = text.line_of(stretch.end.saturating_sub(1).max(stretch.start));
    if begins_paragraph(text, first, is_heading) {
        CommentPlace::AboveLine(first)
    } else {
        CommentPlace::Within(line_end(text, last).max(stretch.end))
    }
}

/// Whether a line begins a paragraph that is no list item, no row of a table behind its first and no
/// note.
fn begins_paragraph(text: &Text, line: usize, is_heading: fn(&str) -> bool) -> bool {
    let written = line_beginning(text, line);
    let content = written.trim_start_matches(MARGIN);
    if is_heading(content) {
        return true;
    }
    let before = line.checked_sub(1).map(|line| line_beginning(text, line));
    let stands_apart = before.is_none_or(|before| {
        let before = before.trim_matches(MARGIN);
        before.is_empty() || is_heading(before)
    });
    stands_apart && !is_item(content)
}

const MARGIN: [char; 3] = [' ', '\t', '>'];

/// A list item or the text of a note.
fn is_item(content: &str) -> bool {
    let behind_number = content.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_numbered = behind_number.len() < content.len()
        && behind_number
            .strip_prefix(['.', ')'])
            .is_some_and(|rest| rest.starts_with([' ', '\t']));
    let is_marked = content
        .strip_prefix(['-', '*', '+'])
        .is_some_and(|rest| rest.starts_with([' ', '\t']));
    is_numbered || is_marked || content.starts_with("[^") || content.starts_with("[fn:")
}

/// Where something can be added to a line: before the bar that ends a row, a break that is
/// written out, and white space.
fn line_end(text: &Text, line: usize) -> usize {
    let (start, content) = line_ending(text, line);
    let trimmed = content.trim_end();
    let is_row = |row: &str| {
        let beginning = line_beginning(text, line);
        let beginning = if start == text.line_start(line) {
            row
        } else {
            &beginning
        };
        beginning.trim_start_matches(MARGIN).starts_with('|')
    };
    let trimmed = trimmed
        .strip_suffix('|')
        .filter(|row| is_row(row))
        .or_else(|| trimmed.strip_suffix('\\'))
        .unwrap_or(trimmed);
    start + trimmed.trim_end().len()
}

/// Bytes at the beginning or the end of a line that say what it is. A line can be as long as a document, and
/// have as many findings, each of which asks for it.
const TELLING: usize = 1_000;

/// The beginning of a line, without its break; empty for lines that there are not.
pub fn line_beginning(text: &Text, line: usize) -> String {
    let (start, end) = (text.line_start(line), text.line_start(line + 1));
    let end = text.floor(end.min(start + TELLING));
    let beginning = text.slice(start..end);
    beginning.trim_end_matches(['\n', '\r']).to_owned()
}

/// The end of a line, without its break, and where that begins (bytes); empty for lines that there are not.
pub fn line_ending(text: &Text, line: usize) -> (usize, String) {
    let (start, end) = (text.line_start(line), text.line_start(line + 1));
    let start = text.floor(start.max(end.saturating_sub(TELLING)));
    let ending = text.slice(start..end);
    (start, ending.trim_end_matches(['\n', '\r']).to_owned())
}
