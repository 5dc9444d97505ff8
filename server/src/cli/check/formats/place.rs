//! A place as programs are told it.

use std::ops::Range;

use serde::Serialize;

use crate::features::Snapshot;
use crate::text::Encoding;

/// Lines and columns count from 1, columns in characters; bytes count from 0, without the byte order mark that a
/// file may begin with.
#[derive(Serialize)]
pub struct Place {
    pub line: u32,
    pub column: u32,
    pub end_line: u32,
    pub end_column: u32,
    pub start_byte: usize,
    pub end_byte: usize,
}

/// The place of a byte range of a draft.
pub fn place(snapshot: &Snapshot, range: &Range<usize>) -> Place {
    let text = snapshot.draft.text();
    let (start, end) = (
        text.position(range.start, Encoding::Utf32),
        text.position(range.end, Encoding::Utf32),
    );
    Place {
        line: start.line + 1,
        column: start.character + 1,
        end_line: end.line + 1,
        end_column: end.character + 1,
        start_byte: range.start,
        end_byte: range.end,
    }
}
