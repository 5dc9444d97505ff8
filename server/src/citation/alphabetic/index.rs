//! The tables of all languages as they are looked up most often: what citations begin with, and by which words a
//! language is known.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::languages::{LANGUAGES, first_words};
use super::phrases::Phrases;
use super::words::Words;
use crate::citation::Language;
use crate::text::{is_letter, letters_of_ascii};

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
    /// Those of a few letters of ASCII ([`short_word`]), by [`short_place`], with a bit for the place of each language
    /// among all; 0 where there is none.
    short: Box<[(u64, u8); SHORT_PLACES]>,
}

/// Places for short words, a power of two: several for each.
const SHORT_PLACES: usize = 1024;

/// Letters of a short word, at most.
const SHORT: usize = 8;

/// A word of so many letters of ASCII, eight at most, as a number: `bytes` begins with it and goes on as it likes.
#[inline]
fn short_word(bytes: [u8; SHORT], length: usize) -> u64 {
    /// What makes each of eight letters a small one.
    const SMALL: u64 = 0x2020_2020_2020_2020;
    let behind = 8 * (SHORT - length);
    (u64::from_le_bytes(bytes) | SMALL) << behind >> behind
}

/// Where a short word is looked for first.
#[inline]
fn short_place(word: u64) -> usize {
    // 2⁶⁴ over the golden ratio: the high bits are well mixed.
    (word.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 54) as usize % SHORT_PLACES
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
        words.sort_by_key(|(word, _)| place(word, longest));
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
        let mut short = Box::new([(0, 0); SHORT_PLACES]);
        for (word, languages) in &words {
            let mut bytes = [0; SHORT];
            let length = word.len();
            let Some(begin) = bytes.get_mut(..length).filter(|_| is_short(word)) else {
                continue;
            };
            begin.copy_from_slice(word.as_bytes());
            let word = short_word(bytes, length);
            let mut at = short_place(word);
            while short[at].0 != 0 {
                at = (at + 1) % SHORT_PLACES;
            }
            short[at] = (word, bits_of(languages));
        }
        Common {
            short,
            lengths,
            words,
            begin,
            longest,
        }
    })
}

fn is_short(word: &str) -> bool {
    (1..=SHORT).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// A bit for the place of each of some languages among all.
fn bits_of(languages: &[Language]) -> u8 {
    let places = (0..).zip(LANGUAGES);
    let of_them = places.filter(|(_, words)| languages.contains(&words.language));
    of_them.fold(0, |bits, (place, _)| bits | 1 << place)
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
    let mut counts = [0; LANGUAGES.len()];
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        common.count(word, &mut counts);
    }
    let of_language = |(words, count): (&&Words, usize)| (count, words.language);
    LANGUAGES.iter().zip(counts).map(of_language).collect()
}

/// The same where figures are no letters, for each language in the order of all.
pub fn commonest_of_letters(text: &str) -> [usize; LANGUAGES.len()] {
    let common = common();
    let mut counts = [0; LANGUAGES.len()];
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        // Most words are short and of letters of ASCII, with another character behind them.
        if byte.is_ascii_alphabetic() {
            let rest = bytes.get(at..).unwrap_or_default();
            let length = letters_of_ascii(rest);
            let is_whole = rest.get(length).is_none_or(u8::is_ascii);
            if is_whole {
                match rest.first_chunk() {
                    Some(begin) if length <= SHORT => {
                        count_bits(common.with_short(short_word(*begin, length)), &mut counts);
                    }
                    _ => common.count(text.get(at..at + length).unwrap_or_default(), &mut counts),
                }
                at += length + 1;
                continue;
            }
        } else if byte.is_ascii() {
            at += 1;
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        let length = rest.find(|c| !is_letter(c)).unwrap_or(rest.len());
        common.count(rest.get(..length).unwrap_or_default(), &mut counts);
        let behind = rest.get(length..).unwrap_or_default().chars().next();
        at += length + behind.map_or(1, char::len_utf8);
    }
    counts
}

/// Counts one for each language of which there is a bit.
#[inline]
fn count_bits(bits: u8, counts: &mut [usize; LANGUAGES.len()]) {
    let mut left = bits;
    while let Some(count) = counts.get_mut(left.trailing_zeros() as usize) {
        *count += 1;
        left &= left - 1;
    }
}

impl Common {
    /// Counts a word for each language that it is among the commonest of.
    fn count(&self, word: &str, counts: &mut [usize; LANGUAGES.len()]) {
        count_bits(bits_of(self.languages_with(word)), counts);
    }

    /// The languages that a short word is among the commonest of, a bit for each.
    #[inline]
    fn with_short(&self, word: u64) -> u8 {
        let mut at = short_place(word);
        loop {
            let (known, languages) = self.short[at];
            if known == word || known == 0 {
                return languages;
            }
            at = (at + 1) % SHORT_PLACES;
        }
    }

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

    /// Words as they are written, beside figures and each other.
    #[test]
    fn common_words_are_counted_as_each_is_known() {
        let common = common();
        let text = "The cat of 3the cats; l'été DE Niños, à la fin, из-за 年the. ÀÉ the\u{301} déjà vu thé \
                    والقرار في هذا supercalifragilistic the";
        for end in (0..=text.len()).filter(|end| text.is_char_boundary(*end)) {
            let text = &text[..end];
            let mut expected = [0; LANGUAGES.len()];
            for word in text.split(|c: char| !c.is_alphabetic()) {
                for language in common.languages_with(word) {
                    let place = LANGUAGES.iter().position(|of| of.language == *language);
                    expected[place.unwrap()] += 1;
                }
            }
            assert_eq!(commonest_of_letters(text), expected, "{text}");
        }
    }

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
