//! What a word processor's document is read as, for other readers to compare: a line of JSON for each paragraph with
//! words, without the numbers before it and the notes in it.
//!
//! ```text
//! cargo test --test paragraphs -- FILE
//! ```

use std::ops::Range;
use std::process::ExitCode;

use serde_json::json;
use yuanyin::draft::office::{NOTE_CLOSE, NOTE_OPEN};
use yuanyin::office::{Document, Side, Version, readable};

/// The words of a paragraph as they are printed.
fn printed(document: &Document, range: Range<usize>) -> String {
    let mut marks = (document.paragraphs().iter())
        .filter(|paragraph| range.contains(&paragraph.start))
        .filter_map(|paragraph| Some(paragraph.region.note.as_ref()?.mark.as_str()));
    let mut pieces = document.text()[range.clone()].split(NOTE_OPEN);
    let mut printed = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        printed.push_str(marks.next().unwrap_or_default());
        printed.push_str(
            piece
                .split_once(NOTE_CLOSE)
                .map_or("", |(_, behind)| behind),
        );
    }
    readable(&printed).replace('¦', "|")
}

fn main() -> ExitCode {
    // With the other tests there is nothing to compare.
    let Some(file) = std::env::args().skip(1).find(|one| !one.starts_with('-')) else {
        return ExitCode::SUCCESS;
    };
    let document = std::fs::read(&file)
        .map_err(|error| error.to_string())
        .and_then(|bytes| {
            Document::read(bytes, Version::AsChanged).map_err(|why| format!("{why:?}"))
        });
    let document = match document {
        Ok(document) => document,
        Err(message) => {
            eprintln!("{file}: {message}");
            return ExitCode::from(2);
        }
    };
    for paragraph in document.paragraphs() {
        let words = document.words(paragraph.start..paragraph.end);
        if words.trim().is_empty() {
            continue;
        }
        let region = &paragraph.region;
        let line = json!({
            "words": words,
            // With the number before it and the marks of its notes.
            "printed": printed(&document, paragraph.start..paragraph.end),
            "side": match region.side {
                Side::Body => "body",
                Side::Header => "header",
                Side::Footer => "footer",
            },
            "note": region.note.as_ref().map(|note| &note.mark),
            "cell": region.cell.map(|cell| [cell.table, cell.row, cell.column]),
            "text_box": region.is_text_box,
            "number": paragraph.number,
            "is_heading": paragraph.is_styled_heading,
        });
        println!("{line}");
    }
    ExitCode::SUCCESS
}
