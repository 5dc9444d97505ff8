//! Between the program's positions and LSP's: the only place where they change sides.

use std::ops::Range;

use tower_lsp::lsp_types as lsp;

use crate::text::{Encoding, Places, Position, Text};

pub fn from_position(position: lsp::Position) -> Position {
    Position {
        line: position.line,
        character: position.character,
    }
}

pub fn to_position(text: &Text, offset: usize, encoding: Encoding) -> lsp::Position {
    told(text.position(offset, encoding))
}

fn told(position: Position) -> lsp::Position {
    lsp::Position {
        line: position.line,
        character: position.character,
    }
}

/// One of many ranges of a text, which come in order.
pub fn next_range(places: &mut Places<'_>, range: &Range<usize>) -> lsp::Range {
    let range = places.range(range);
    lsp::Range {
        start: told(range.start),
        end: told(range.end),
    }
}

/// What a client has selected: all of each character that the range touches.
pub fn from_range(text: &Text, range: lsp::Range, encoding: Encoding) -> Range<usize> {
    let first = from_position(range.start.min(range.end));
    let last = from_position(range.end.max(range.start));
    let start = text.offset(first, encoding);
    if first == last {
        return start..start;
    }
    start..text.offset_of_end(last, encoding)
}

pub fn to_range(text: &Text, range: &Range<usize>, encoding: Encoding) -> lsp::Range {
    lsp::Range {
        start: to_position(text, range.start, encoding),
        end: to_position(text, range.end, encoding),
    }
}
