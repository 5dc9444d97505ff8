//! The languages of this grammar.

use super::words::{PARAGRAPH_SIGNS, Words, arabic, english, french, russian, spanish};
use crate::citation::Language;

/// The languages, in the order in which they are tried. A new one is a file in `words/` and a line here.
pub const LANGUAGES: &[&Words] = &[
    &english::WORDS,
    &french::WORDS,
    &spanish::WORDS,
    &russian::WORDS,
    &arabic::WORDS,
    // One that nobody speaks: what works for it works for any.
    #[cfg(test)]
    &super::invented_tests::WORDS,
];

/// Every language of this grammar.
pub fn languages() -> impl Iterator<Item = Language> {
    LANGUAGES.iter().map(|words| words.language)
}

/// The words of a language; `None` for Chinese, which has a grammar of its own.
pub fn words_of(language: Language) -> Option<&'static Words> {
    LANGUAGES
        .iter()
        .copied()
        .find(|words| words.language == language)
}

/// What citations begin with: the nouns of the language's tables.
pub fn first_words(words: &Words) -> impl Iterator<Item = &'static str> {
    (words.kinds.iter().map(|(word, ..)| *word))
        .chain(words.short_kinds.iter().map(|(word, ..)| *word))
        .chain(words.places.iter().map(|(word, ..)| *word))
        .chain(words.annexes.iter().map(|(word, _)| *word))
        .chain(words.articles.iter().map(|(word, _)| *word))
        .chain(words.rules.iter().map(|(word, _)| *word))
        .chain(words.recommendations.iter().map(|(word, _)| *word))
        .chain(words.ditto.iter().chain(words.ditto_of_notes).copied())
        .chain(words.notes.iter().copied())
        .chain(PARAGRAPH_SIGNS)
}
