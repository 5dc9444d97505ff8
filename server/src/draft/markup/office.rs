//! What a word processor's document is read as (`crate::office`): its paragraphs a line each, what they are said by
//! signs that no document can hold.
//!
//! Nobody writes it, and no file has it: what stands in quotation marks, looks like a heading or an item, or says
//! what is not to be checked, does so as in plain text.

use super::comment::{Comments, Enclosed, INDENTATION, above};
use super::contract::{LineState, Syntax};
use super::definition;
use super::heading::{self, Headings};
use super::lines::{Place, Shape};
use super::mask::{Marks, Mask};
use super::quotation::{self, Quotations};

/// What its language is called.
pub const LANGUAGE_ID: &str = "office";

/// Before a heading, and behind it a figure: its rank.
pub const HEADING: char = '\u{1c}';
/// Before an item of a list without a number or a bullet of its own.
pub const ITEM: char = '\u{1d}';
/// Before a paragraph of a block quotation.
pub const QUOTATION: &str = "> ";
/// Between the paragraphs of a cell or a note.
pub const BREAK: char = '\u{1e}';
/// A line's end within a paragraph.
pub const LINE_BREAK: char = '\u{b}';
/// Around the text of a note, where its mark stands.
pub const NOTE_OPEN: char = '\u{e}';
pub const NOTE_CLOSE: char = '\u{f}';

pub const SYNTAX: Syntax = Syntax {
    language_ids: &[LANGUAGE_ID],
    endings: &[],
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
        rank,
        underlined: heading::none,
        bold: &[],
        are_bare: true,
    },
    struck: &[],
    is_row: heading::begins_with_bar,
    items: &["\u{1d}"],
    defines: definition::none,
    asking: &[],
};

/// What a line goes on in from the one before: a piece of a line that is too long can begin within a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct State {
    is_note: bool,
}

impl LineState for State {
    const FIRST: State = State { is_note: false };

    fn step(self, line: &str, _place: Place) -> (Shape, State) {
        let last = line.rfind([NOTE_OPEN, NOTE_CLOSE, '\n']);
        let sign = last.and_then(|at| line.get(at..)?.chars().next());
        let is_note = match sign {
            Some(sign) => sign == NOTE_OPEN,
            None => self.is_note,
        };
        (Shape::Alone, State { is_note })
    }

    fn begins(self, _line: &str) -> bool {
        true
    }

    fn is_code(self, _line: &str) -> bool {
        false
    }

    fn mask(self, text: &str, _place: Place, mask: &mut Mask<'_>) {
        if self.is_note {
            let end = text.find([NOTE_CLOSE, '\n']).unwrap_or(text.len());
            mask.note(0..end);
        }
        let mut is_note = self.is_note;
        for (at, c) in text.char_indices() {
            let range = at..at + c.len_utf8();
            match c {
                HEADING => mask.blank(at..at + 2),
                ITEM => mask.blank(range),
                BREAK => mask.hide(range),
                LINE_BREAK => mask.write(range, "\n"),
                NOTE_OPEN => {
                    mask.open(range, true);
                    is_note = true;
                }
                NOTE_CLOSE if is_note => {
                    mask.close(range);
                    is_note = false;
                }
                NOTE_CLOSE => mask.vanish(range),
                _ => {}
            }
        }
    }

    fn reads_as_it_looks(text: &str) -> bool {
        !text.contains([HEADING, ITEM, BREAK, LINE_BREAK, NOTE_OPEN, NOTE_CLOSE])
    }
}

fn rank(line: &str) -> Option<u8> {
    let digit = line.strip_prefix(HEADING)?.bytes().next()?;
    digit.is_ascii_digit().then(|| digit - b'0')
}

fn quote(paragraphs: &[String], signature: &str) -> String {
    let signature = format!("——{signature}");
    let lines = paragraphs.iter().chain([&signature]);
    lines.map(|line| format!("{QUOTATION}{line}\n")).collect()
}
