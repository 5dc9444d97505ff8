//! The tables of all languages as they are looked up most often: what citations begin with, and by which words a
//! language is known.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::languages::{LANGUAGES, first_words};
use super::phrases::Phrases;
use crate::citation::Language;
use crate::text::Order;

/// What a citation in a language can begin with.
pub fn openers(language: Language) -> Option<&'static Phrases> {
    static OPENERS: OnceLock<Vec<(Language, Phrases)>> = OnceLock::new();
    let openers = OPENERS.get_or_init(|| {
        let of_language = LANGUAGES.iter().map(|words| {
            let phrases = first_words(words).chain(words.parts.iter().copied());
            let phrases = phrases.map(str::to_owned);
            (words.language, Phrases::new(words.script, phrases))
        });
        of_language.collect()
    });
    let mut openers = openers.iter();
    openers.find_map(|(of, openers)| (*of == language).then_some(openers))
}

/// Words with the languages that they are among the commonest of.
pub struct Common {
    /// In small letters, sorted by their first bytes and their lengths.
    words: Vec<(String, Vec<Language>)>,
    /// For each first byte and each length where such words begin; behind the last their end.
    begin: Vec<usize>,
    /// Bytes of the longest.
    longest: usize,
    /// For each first byte which lengths there are: a bit for each.
    lengths: Box<[u64; 256]>,
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
        let mut words: Vec<(String, Vec<Language>)> = words.into_iter().collect();
        let longest = words.iter().map(|(word, _)| word.len()).max();
        let longest = longest.unwrap_or_default();
        words.order_by_key(|(word, _)| place(word, longest));
        let places = 0..=place_of(u8::MAX, longest, longest) + 1;
        let begin =
            places.map(|number| words.partition_point(|(word, _)| place(word, longest) < number));
        let begin = begin.collect();
        let mut lengths = Box::new([0; 256]);
        for (word, _) in &words {
            for first in word.bytes().take(1) {
                let bit = 1 << word.len().min(63);
                lengths[usize::from(first)] |= bit;
                lengths[usize::from(first.to_ascii_uppercase())] |= bit;
            }
        }
        Common {
            lengths,
            words,
            begin,
            longest,
        }
    })
}

/// The number of a word's first byte with its length.
fn place(word: &str, longest: usize) -> usize {
    let first = word.bytes().next().unwrap_or_default();
    place_of(first.to_ascii_lowercase(), word.len(), longest)
}

fn place_of(first: u8, length: usize, longest: usize) -> usize {
    usize::from(first) * (longest + 1) + length
}

/// How many of the commonest words of each language a text has.
pub fn commonest(text: &str) -> Vec<(usize, Language)> {
    let common = common();
    let mut counts: Vec<(usize, Language)> = (LANGUAGES.iter())
        .map(|words| (0, words.language))
        .collect();
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        for language in common.languages_with(word) {
            let of_it = counts.iter_mut().find(|(_, known)| known == language);
            if let Some((count, _)) = of_it {
                *count += 1;
            }
        }
    }
    counts
}

impl Common {
    /// The languages that a word is among the commonest of; only plain letters may be capitals.
    pub fn languages_with(&self, word: &str) -> &[Language] {
        // Most words are told by their first byte and their length.
        let first = word.bytes().next().unwrap_or_default();
        let lengths = self.lengths[usize::from(first)];
        if word.len() > self.longest || lengths >> word.len().min(63) & 1 == 0 {
            return &[];
        }
        let place = place(word, self.longest);
        let alike = (self.begin.get(place).zip(self.begin.get(place + 1)))
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
