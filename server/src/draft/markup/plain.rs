//! Text without markup, as far as people do not borrow any from one.

use super::comment::{Comments, Enclosed, INDENTATION, above};
use super::contract::{LineState, Syntax};
use super::heading::{self, Headings};
use super::lines::{Place, Shape};
use super::mask::Mask;
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
    is_row: heading::begins_with_bar,
    items: &[],
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

    fn mask(self, _text: &str, _place: Place, _mask: &mut Mask<'_>) {}

    fn reads_as_it_looks(_text: &str) -> bool {
        true
    }
}

/// Indented paragraphs.
fn quote(paragraphs: &[String], signature: &str) -> String {
    let signature = format!("——{signature}");
    let lines = paragraphs.iter().chain([&signature]);
    let indented: Vec<String> = lines.map(|line| format!("    {line}\n")).collect();
    indented.join("\n")
}
