//! Text without markup, as far as people do not borrow any from one.

use memchr::memchr3;

use super::comment::{Comments, Enclosed, INDENTATION, above};
use super::contract::{LineState, Syntax};
use super::definition;
use super::heading::{self, Headings};
use super::lines::{Place, Shape, lines};
use super::mask::{Marks, Mask};
use super::quotation::{self, Quotations};

/// Every line stands in the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct State;

pub const SYNTAX: Syntax = Syntax {
    language_ids: &["plaintext", "text", "txt"],
    endings: &["txt", "text"],
    comments: Comments {
        inline: Some(Enclosed {
            open: "[",
            close: "]",
            is_spaced: false,
            goes_on: false,
        }),
        to_line_end: None,
        place: above,
        margin: INDENTATION,
        stands_apart: false,
    },
    quotations: Quotations {
        marks_lines: true,
        indents: false,
        between: quotation::none,
        write: quote,
    },
    headings: Headings {
        rank: heading::none,
        underlined: heading::underlined,
        bold: &[("**", "**")],
        are_bare: true,
    },
    struck: &[],
    is_row: heading::begins_with_bar,
    items: &[],
    defines: definition::none,
    asking: &[],
};

impl LineState for State {
    const FIRST: State = State;

    /// People borrow headings and tables from markup.
    fn step(self, line: &str, _place: Place) -> (Shape, State) {
        if line.trim_start().starts_with(['#', '|', '=']) {
            (Shape::Alone, self)
        } else {
            (Shape::Text, self)
        }
    }

    /// What people borrow from markup: `- …`, `* …`, `# …`, `| … |`.
    fn begins(self, line: &str) -> bool {
        let content = line.trim_start();
        let mut characters = content.chars();
        match characters.next() {
            Some('#' | '|' | '\\' | '=' | '<') => true,
            Some('-' | '*' | '+') => characters.next().is_none_or(char::is_whitespace),
            _ => false,
        }
    }

    fn is_code(self, _line: &str) -> bool {
        false
    }

    /// What mails and notes borrow: `> ` before the lines of another's, `*…*` and `_…_` around words.
    fn mask(self, text: &str, _place: Place, mask: &mut Mask<'_>) {
        for range in lines(text) {
            let line = text.get(range.clone()).unwrap_or_default();
            let content = line.trim_start_matches(['>', ' ']);
            let prefix = line.len() - content.len();
            // The first line's says what the paragraph is.
            if range.start > 0 && line.trim_start().starts_with('>') {
                mask.vanish(range.start..range.start + prefix);
            }
            for mark in ['*', '_'] {
                emphasis(content, mark, range.start + prefix, mask);
            }
        }
    }

    fn reads_as_it_looks(text: &str) -> bool {
        memchr3(b'*', b'_', b'>', text.as_bytes()).is_none()
    }
}

/// Lets the marks vanish that stand around words: `_七.47_`.
fn emphasis(line: &str, mark: char, base: usize, mask: &mut Mask<'_>) {
    let is_outside = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != mark);
    let is_inside = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace() && c != mark);
    let mut open: Option<usize> = None;
    for (at, _) in line.match_indices(mark) {
        let before = line.get(..at).unwrap_or_default().chars().next_back();
        let behind = line.get(at + 1..).unwrap_or_default().chars().next();
        match open {
            Some(start) if is_inside(before) && is_outside(behind) => {
                mask.vanish(base + start..base + start + 1);
                mask.vanish(base + at..base + at + 1);
                open = None;
            }
            _ if is_outside(before) && is_inside(behind) => open = Some(at),
            _ => {}
        }
    }
}

/// Indented paragraphs.
fn quote(paragraphs: &[String], signature: &str) -> String {
    let signature = format!("——{signature}");
    let lines = paragraphs.iter().chain([&signature]);
    let indented: Vec<String> = lines.map(|line| format!("    {line}\n")).collect();
    indented.join("\n")
}
