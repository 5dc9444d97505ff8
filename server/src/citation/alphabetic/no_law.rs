//! Words that have a noun of law and name no law.
//!
//! Not here: which laws articles are of (`article.rs`), which names a sentence has (`setting.rs`).

use super::phrase::{any_phrase, words_before};
use super::tongue::Tongue;
use crate::citation::cursor::Cursor;

/// Whether a noun of law is in words that name no law: law enforcement, the rule of law.
pub fn names_no_law(words: &Tongue, noun: Cursor<'_>) -> bool {
    /// Words before it.
    const MOST: usize = 4;
    std::iter::once(noun)
        .chain(words_before(noun, MOST))
        .any(|begin| {
            any_phrase(words.script, begin, words.no_laws).is_some_and(|end| end.at > noun.at)
        })
}
