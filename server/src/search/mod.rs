//! Finding provisions without knowing where they stand.
//!
//! | module | finds them by |
//! | --- | --- |
//! | [`words`] | number, words, topic or title, pinyin: what a drafter types after `@` or in a picker |
//!
//! An index is made from a corpus when it is first wanted and lives as long as the corpus.

mod alphabet;
mod numbers;
mod running_text;
pub mod words;

#[cfg(test)]
mod tests;
