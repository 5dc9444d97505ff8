//! Finding provisions without knowing where they stand, and checking what is quoted from them.
//!
//! | module | what it does |
//! | --- | --- |
//! | [`words`] | finds by number, words, topic or title, pinyin: what a drafter types after `@` or in a picker |
//! | [`passages`] | finds by a passage of the text: word for word, nearly or in substance |
//! | [`substance`] | compares a passage with provisions that may say the same in other words |
//! | [`own_words`] | finds the compilation's own words for the concepts of the thesaurus in a text |
//! | [`quotation`] | finds the quotations of a paragraph, [`attachment`] says what each belongs to, and `frame` what the draft says of whose words it holds, by `frame_rules` and `frame_words` |
//! | [`subjects`] | tells what provisions and articles are about, for places that may be of several |
//! | [`misquotation`] | compares a quotation with what it belongs to |
//!
//! An index is made from a corpus when it is first wanted and lives as long as the corpus.

mod alphabet;
pub mod attachment;
mod concepts;
mod difference;
mod frame;
mod frame_rules;
mod frame_words;
pub mod function_words;
mod letters;
mod marks;
pub mod misquotation;
mod numbers;
pub mod own_words;
pub mod passages;
mod places;
mod postings;
pub mod quotation;
mod quotation_words;
mod readings;
pub mod relevance;
mod running_text;
mod spelling;
mod subjects;
pub mod substance;
mod traditional;
mod vocabulary;
pub mod words;

pub use attachment::*;
pub use frame::{heads_others_words, heads_text, heads_words, sentence_start};
pub use letters::*;
pub use misquotation::*;
pub use numbers::is_number;
pub use passages::*;
pub use quotation::*;
pub use subjects::SubjectsOf;

#[cfg(test)]
mod tests;
