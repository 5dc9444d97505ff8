//! The tables of all languages as they are looked up most often: what citations begin with, and by which words a
//! language is known.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use super::languages::{LANGUAGES, first_words};
use super::phrases::Phrases;
use crate::citation::Language;

/// What a citation in a language can begin with.
pub fn openers(language: Language) -> Option<&'static Phrases> {
    static OPENERS: OnceLock<HashMap<Language, Phrases>> = OnceLock::new();
    let openers = OPENERS.get_or_init(|| {
        let of_language = LANGUAGES.iter().map(|words| {
            let phrases = first_words(words).chain(words.parts.iter().copied());
            let phrases = phrases.map(str::to_owned);
            (words.language, Phrases::new(words.script, phrases))
        });
        of_language.collect()
    });
    openers.get(&language)
}

/// Words with the languages that they are among the commonest of.
pub struct Common {
    /// In small letters, sorted by their bytes.
    words: Vec<(String, Vec<Language>)>,
    /// For each byte where those begin that begin with it or one behind it.
    begin: [usize; 257],
    /// Bytes of the longest.
    longest: usize,
}

/// The commonest words of all languages.
pub fn common() -> &'static Common {
    static COMMON: OnceLock<Common> = OnceLock::new();
    COMMON.get_or_init(|| {
        let mut words: BTreeMap<String, Vec<Language>> = BTreeMap::new();
        for table in LANGUAGES {
            for word in table.common {
                let languages = words.entry(word.to_ascii_lowercase()).or_default();
                if languages.last() != Some(&table.language) {
                    languages.push(table.language);
                }
            }
        }
        let words: Vec<(String, Vec<Language>)> = words.into_iter().collect();
        let longest = words.iter().map(|(word, _)| word.len()).max();
        let begin = std::array::from_fn(|byte| {
            words.partition_point(|(word, _)| {
                word.bytes()
                    .next()
                    .is_some_and(|first| usize::from(first) < byte)
            })
        });
        Common {
            words,
            begin,
            longest: longest.unwrap_or_default(),
        }
    })
}

impl Common {
    /// The languages that a word is among the commonest of; only plain letters may be capitals.
    pub fn languages_with(&self, word: &str) -> &[Language] {
        if word.is_empty() || word.len() > self.longest {
            return &[];
        }
        let first = usize::from(
            word.as_bytes()
                .first()
                .copied()
                .unwrap_or_default()
                .to_ascii_lowercase(),
        );
        let alike = (self.begin.get(first).zip(self.begin.get(first + 1)))
            .and_then(|(begin, end)| self.words.get(*begin..*end));
        let mut alike = alike.unwrap_or_default().iter();
        let found = alike.find(|(known, _)| known.eq_ignore_ascii_case(word));
        found.map_or(&[], |(_, languages)| languages)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_common_word_is_known_in_each_language_that_has_it() {
        let common = common();
        for words in LANGUAGES {
            for word in words.common {
                let as_written = common.languages_with(word);
                assert!(as_written.contains(&words.language), "{word}");
                let in_capitals = word.to_ascii_uppercase();
                assert_eq!(common.languages_with(&in_capitals), as_written);
                let longer = format!("{word}x");
                let known = LANGUAGES
                    .iter()
                    .any(|words| words.common.contains(&&*longer));
                assert_eq!(!common.languages_with(&longer).is_empty(), known);
            }
        }
        assert!(common.languages_with("").is_empty());
    }
}
