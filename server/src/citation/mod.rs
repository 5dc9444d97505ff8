//! Citations in running text: finding them and saying what each one says.
//!
//! This layer sees only `&str` and returns byte ranges; it has never heard of a corpus,
//! so it cannot know whether a citation is right. What a citation points to is decided
//! in [`crate::resolve`].
//!
//! Reading goes in two steps: [`fold`](mod@fold) gives the text one spelling (width, spaces,
//! line wraps, script), remembering where every character came from; the grammar ([`grammar`])
//! reads citations from it at the places where a fast search finds something that could be one.

pub mod alphabetic;
mod antecedent;
mod chinese;
mod cursor;
mod document;
mod fold;
pub mod forms;
mod grammar;
mod languages;
mod located;
mod model;
pub mod numeral;
mod so_far;
mod symbol;
pub mod writing;

pub use chinese::{CONTINUATIONS, FIRST_PARAGRAPH, own_name_pieces, own_number};
pub use fold::{CONTINUED, VANISHED, is_masked, unmasked};
pub use grammar::Recogniser;
pub use languages::{begins_with_ditto, first_places, language_tagged, languages, writing};
pub use model::*;

/// Reads a text as the built-in compilation reads it.
#[cfg(test)]
pub fn recognise(text: &str) -> Vec<Citation> {
    crate::corpus::embedded::corpus().recognise(text)
}

#[cfg(test)]
mod tests;
