//! Citations in running text: finding them and saying what each one says; and writing names.
//!
//! This layer sees only `&str` and a lexicon, and returns byte ranges; it has never heard of a corpus,
//! so it cannot know whether a citation is right. What a citation points to is decided
//! in [`crate::resolve`].
//!
//! Reading goes in two steps: [`fold`](mod@fold) gives the text one spelling (width, spaces,
//! line wraps, script), remembering where every character came from; the grammar ([`grammar`])
//! reads citations from it at the places where a fast search finds something that could be one.
//!
//! | what | where |
//! | --- | --- |
//! | what a citation says, as values | [`model`] |
//! | one spelling, numerals, dates, a place in a text, symbols of documents | [`fold`](mod@fold), [`numeral`], [`date`], [`cursor`], [`symbol`] |
//! | which grammar reads where | [`grammar`], [`document`]; the search for what citations begin with: [`anchors`] |
//! | the Chinese grammar with its words | [`chinese`] |
//! | one grammar for all languages that are written with an alphabet, with the words of each | [`alphabetic`] |
//! | what the grammars hand to each other and have in common | [`located`], [`antecedent`], [`so_far`], [`short_name`] |
//! | every language, and how one writes in it | [`languages`](mod@languages), [`writing`](mod@writing) |
//! | what probably comes next while one is typed | [`continuation`], [`continues`] |
//! | every form that is read, with an example | [`forms`] |
//!
//! Not here: proper names and numberings, which are data ([`crate::lexicon`]); words that say whose a
//! quotation is (`search/quotation_words.rs`); sentences for people ([`crate::messages`]).
//!
//! # A new language
//!
//! Written with an alphabet that is known ([`alphabetic`]'s `script.rs`): a file in `alphabetic/words/` and a
//! line in `alphabetic/languages.rs`. The compiler asks for every field of the table; the tests that go
//! through all languages read every printed name back; `alphabetic/invented_tests.rs` shows what to try, on a
//! language that nobody speaks. Its proper names go into the data (`corpus/README.md`).
//!
//! With another alphabet: also its letters in `alphabetic/script.rs`, where the compiler asks for
//! whatever else a script decides. With a grammar of its own: a room beside [`chinese`], its anchors
//! in [`grammar`], its way to write in [`languages`](mod@languages).
//!
//! No other file needs to be touched: a language is known elsewhere only by its code and by what
//! [`writing`](fn@writing) answers for it.

pub mod alphabetic;
mod anchors;
mod antecedent;
mod chinese;
mod continuation;
mod continues;
mod cursor;
pub mod date;
mod document;
mod fold;
pub mod forms;
mod grammar;
mod languages;
mod list_marker;
mod located;
mod model;
pub mod numeral;
mod recognised;
mod short_name;
mod so_far;
mod symbol;
pub mod writing;
mod written_in;

pub use antecedent::{begins_sentence, ends_one_sentence};
pub use chinese::short_name;
pub use chinese::{
    FIRST_PARAGRAPH, counts_paragraphs, kind_word, names_an_article, names_ones_report,
    names_reports, own_name_pieces, own_number, says_annex, says_recommendations,
};
pub use continuation::{Continuation, continuations};
pub use continues::Continues;
pub use fold::{CONTINUED, VANISHED, is_masked, unmasked, vanishes};
pub use grammar::{Glance, Recogniser};
pub use languages::{
    begins_with_ditto, begins_with_which, behind_list_mark, behind_range_mark, counts_a_meeting,
    first_letters, first_places, joins_a_list, joins_an_annex, kind_of, language_tagged, languages,
    latin_letter, meetings_counted, names_column, names_instruments, names_own, names_paper,
    names_that, says_absent, says_is, says_is_of, says_its, says_its_within, says_mine, says_of,
    says_other, says_our, says_respectively, says_that, says_that_of, says_theirs, says_which,
    writing,
};
pub use model::*;
pub use recognised::{ColumnName, Mention, Named, Recognised, Speaker};
pub use short_name::introduced_as;
pub use written_in::written_in;

#[cfg(test)]
pub use fold::texts_folded;

/// Reads a text as the built-in compilation reads it.
#[cfg(test)]
pub fn recognise(text: &str) -> Vec<Citation> {
    crate::corpus::embedded::corpus().recognise(text)
}

#[cfg(test)]
mod tests;
