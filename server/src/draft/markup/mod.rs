//! What of a draft is prose, and how its markup writes comments, block quotations and headings.
//!
//! Code, comments, addresses and the like are overwritten before citations are looked for, byte for
//! byte, so that places stay true ([`mask`]); markup inside of a sentence vanishes, so that a citation
//! goes across it. All readers go line by line, and what a line stands in is all that a reader knows
//! of the lines before, so that reading can begin at any paragraph.
//!
//! | file | what it knows |
//! | --- | --- |
//! | [`all`] | the list of markups, and reading a text in any of them |
//! | [`contract`] | what the file of a markup gives |
//! | `<markup>.rs` | one markup: its lines, comments, block quotations, headings, rows, items, language ids, file endings |
//! | [`lines`], [`mask`], [`address`], [`entity`] | what their readers share |
//! | [`comment`], [`quotation`], [`heading`], [`definition`], [`struck`] | what their comments, block quotations, headings, rows and items, what is shown elsewhere, and words struck out have in common |
//!
//! Nothing here knows what a citation is.
//!
//! # A new markup
//!
//! 1. A file here with a `State` that is a [`contract::LineState`], and `SYNTAX`, a
//!    [`contract::Syntax`]; its examples beside it, in the manner of the others.
//! 2. `mod …;` here, and a line in the list of [`all`]. The compiler asks for what is missing of 1.
//! 3. What the tests here then say is missing: names or endings that another markup has, comments or
//!    block quotations that are not read as they are written, the lists of languages in the README
//!    and for editors.

mod address;
mod all;
mod asciidoc;
mod comment;
mod contract;
mod definition;
mod directive;
mod entity;
mod heading;
mod html;
mod in_dialect;
mod latex;
mod lines;
mod markdown;
mod mask;
mod mdx;
mod notebook;
pub mod office;
mod org;
mod pandoc;
mod plain;
mod quotation;
mod restructuredtext;
mod struck;
mod typst;

pub use all::{Block, Markup, Step, begins, prose, step};
pub use comment::{CommentPlace, Comments, line_beginning};
pub use definition::{Definition, Sum};
pub use html::tag_length as html_tag;
pub use lines::{Shape, is_note_mark as is_note_label, line_length, lines};
pub use markdown::{escape as escape_markdown, escape_line as escape_markdown_line};
pub use mask::{Note, Prose};
pub use quotation::{Close, Quotations};

#[cfg(test)]
mod tests;
