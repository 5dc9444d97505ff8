//! What citations begin with in each language by the first letters of their phrases, so that most lookups end
//! at once.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::languages::{LANGUAGES, first_words};
use super::words::Words;
use crate::citation::Language;

#[derive(Default)]
struct Index {
    openers: HashMap<char, Vec<&'static str>>,
}

/// The words that a citation can begin with and that begin with a letter.
pub fn openers(language: Language, letter: char) -> &'static [&'static str] {
    of(language)
        .and_then(|index| index.openers.get(&letter))
        .map_or(&[], Vec::as_slice)
}

fn of(language: Language) -> Option<&'static Index> {
    static INDICES: OnceLock<HashMap<Language, Index>> = OnceLock::new();
    INDICES
        .get_or_init(|| {
            LANGUAGES
                .iter()
                .map(|words| (words.language, index(words)))
                .collect()
        })
        .get(&language)
}

fn index(words: &Words) -> Index {
    let mut index = Index::default();
    let letter = |phrase: &str| {
        let first = phrase.chars().next().unwrap_or_default();
        words.script.first_letter(first)
    };
    for word in first_words(words).chain(words.parts.iter().copied()) {
        index.openers.entry(letter(word)).or_default().push(word);
    }
    index
}
