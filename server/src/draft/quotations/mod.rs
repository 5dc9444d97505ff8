//! The quotations of a paragraph, checked. Most stand in it whole. A quotation that goes on in the
//! paragraphs behind, a block quotation behind the paragraph that introduces it, and a block
//! quotation with its citation behind are looked at from the paragraph where they begin, so that
//! everything still depends only on the text from a paragraph's beginning on, and on no more than
//! [`FARTHEST_LOOK`] bytes of it.
//!
//! | file | what it knows |
//! | --- | --- |
//! | `beginning.rs` | what a paragraph's own text says: whether a quotation may begin in it, goes on behind it, is announced by it |
//! | `note.rs` | notes that cite for a quotation, or quote for a citation |
//! | `cell.rs` | words that need no marks: cells of tables, terms with their definitions, a line that a colon announces |
//! | `block.rs` | block quotations: where they begin and end, what introduces or signs them |
//! | `mark.rs` | how the marks of quotations are written |
//! | `note_mark.rs` | how the marks of notes are written, and where the note stands that one leads to |
//! | `checker.rs` | what is checked, and the comparison itself |
//! | `paragraph.rs` | which of these a paragraph is |
//!
//! Whose a quotation is, and whether it is a misquotation, is decided in [`search`](crate::search), by the words and
//! the sentence around them.

mod beginning;
mod block;
mod cell;
mod checker;
mod mark;
mod note;
mod note_mark;
mod paragraph;
#[cfg(test)]
mod tests;

pub use beginning::{is_delimiter, may_begin};
#[cfg(doc)]
pub use checker::Checked;
pub use checker::{Checker, FARTHEST_LOOK, Paragraph};
