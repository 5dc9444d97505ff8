//! A place as programs are told it.

use std::ops::Range;

use serde::Serialize;

use crate::cli::check::found::View;
use crate::messages;
use crate::office;
use crate::text::Encoding;

/// Lines and columns count from 1, columns in characters; bytes count from 0, without the byte order mark that a
/// file may begin with. A word processor's document has paragraphs for lines, and no bytes.
#[derive(Serialize)]
pub struct Place {
    pub line: u32,
    pub column: u32,
    pub end_line: u32,
    pub end_column: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_byte: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_byte: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<InDocument>,
}

/// A place in a word processor's document.
#[derive(Serialize)]
pub struct InDocument {
    /// In words.
    pub told: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    heading: Option<String>,
    paragraph: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<InTable>,
    before: String,
    after: String,
}

#[derive(Serialize)]
struct InTable {
    table: usize,
    row: usize,
    column: usize,
}

/// The place of a byte range of a draft.
pub fn place(view: View<'_>, range: &Range<usize>) -> Place {
    if let Some(document) = view.document {
        return in_document(view, document, range);
    }
    let text = view.snapshot.draft.text();
    let (start, end) = (
        text.position(range.start, Encoding::Utf32),
        text.position(range.end, Encoding::Utf32),
    );
    Place {
        line: start.line + 1,
        column: start.character + 1,
        end_line: end.line + 1,
        end_column: end.character + 1,
        start_byte: Some(range.start),
        end_byte: Some(range.end),
        place: None,
    }
}

fn in_document(view: View<'_>, document: &office::Document, range: &Range<usize>) -> Place {
    let place = document.place(range);
    let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let (line, column) = (number(place.position), number(place.column));
    let end_column = number(place.column + place.words.chars().count());
    let region = &place.region;
    Place {
        line,
        column,
        end_line: line,
        end_column,
        start_byte: None,
        end_byte: None,
        place: Some(InDocument {
            told: messages::office_place(view.snapshot.locale, &place),
            heading: place.heading,
            paragraph: place.paragraph,
            number: place.number,
            part: match (region.side, region.is_text_box) {
                (office::Side::Header, _) => Some("header"),
                (office::Side::Footer, _) => Some("footer"),
                (office::Side::Body, true) => Some("text-box"),
                (office::Side::Body, false) => None,
            },
            note: region.note.as_ref().map(|note| note.mark.clone()),
            cell: region.cell.map(|cell| InTable {
                table: cell.table,
                row: cell.row,
                column: cell.column,
            }),
            before: place.before,
            after: place.behind,
        }),
    }
}

/// A message for a format that has no place but lines: in a document, with where it stands.
pub fn message(view: View<'_>, range: &Range<usize>, message: &str) -> String {
    match view.document {
        Some(document) => {
            let place = document.place(range);
            messages::office_message(view.snapshot.locale, &place, message)
        }
        None => message.to_owned(),
    }
}
