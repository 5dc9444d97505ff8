//! Word processors' documents, `.docx` and `.odt`: bytes in, a text with its places out; changes and comments in,
//! bytes out.
//!
//! Nothing here knows of files, of a citation, or of who asks. What a document's text is written in is the markup
//! `office` ([`crate::draft::office`]).
//!
//! | file | what it knows |
//! | --- | --- |
//! | [`document`] | a document that has been read, and where a range of its text stands |
//! | [`part`] | what a document is made of, and in which version it is read |
//! | [`place`] | what a place is |
//! | [`rendered`] | the text, piece by piece, and where each comes from |
//! | [`docx`], [`odt`] | the two formats: how they are read and written |
//! | [`edit`] | what is to be changed and remarked, and a part with stretches written over |
//! | [`archive`], [`xml`] | the archive and its parts, read within bounds |
//! | [`numerals`], [`quoting`] | how numbers are written, and what styles of quotations are called |
//! | [`unreadable`] | why a file cannot be read |

mod archive;
mod document;
mod docx;
mod edit;
mod numerals;
mod odt;
mod part;
mod place;
mod quoting;
mod rendered;
mod unreadable;
mod xml;

pub use document::Document;
pub use edit::{Authorship, Change, Remark, Table};
pub use part::{Format, Version};
pub use place::{Cell, Note, Place, Region, Side};
pub use unreadable::Unreadable;

/// Endings of the names of files that are read as such documents, in small letters, without dot.
pub const ENDINGS: [&str; 5] = ["docx", "docm", "dotx", "odt", "ott"];

/// Endings of the names of word processors' files that are not read, but known: what to save them as is told.
pub const OTHER_ENDINGS: [&str; 6] = ["doc", "dot", "rtf", "wps", "fodt", "pages"];

/// Whether bytes begin as those of a word processor's document do: an archive, or a file of the old Word.
pub fn begins_as_document(bytes: &[u8]) -> bool {
    archive::is_archive(bytes) || archive::is_compound_file(bytes)
}

/// Words of a document as a person reads them, in what is said of it: without the signs that the text has.
pub fn readable(text: &str) -> String {
    document::plain(text).replace(&format!("“{}", crate::draft::office::QUOTATION), "“")
}

#[cfg(test)]
mod tests;
