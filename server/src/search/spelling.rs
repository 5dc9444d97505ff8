//! Pinyin without the characters: which pairs of the corpus it can stand for, a letter wrong or missing forgiven.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::search::postings::FeatureIndex;
use crate::search::readings::readings;
use crate::text::Mixing;

/// The pairs of characters that a corpus has, by what they are read as.
#[derive(Debug, Default)]
pub struct Syllables {
    /// The number of each syllable.
    numbers: HashMap<&'static str, SyllableIndex, Mixing>,
    /// Two syllables as one number each, in order, with where their pairs begin, the commonest first; at the end
    /// where the last ones end.
    keys: Vec<u32>,
    starts: Vec<u32>,
    pairs: Vec<FeatureIndex>,
}

/// There are some four hundred.
type SyllableIndex = u16;

/// zhuang
const LONGEST_SYLLABLE: usize = 6;
/// Letters of a word of pinyin that is corrected.
const SHORTEST_CORRECTED: usize = 5;
const LONGEST: usize = 24;
/// What is corrected weighs less than what is typed, and less still where what is typed can be meant.
const CORRECTED: f32 = 0.7;
const PERHAPS_CORRECTED: f32 = 0.35;
/// Pairs that are kept of those that two syllables can stand for: the commonest.
const MOST_PAIRS: usize = 64;
/// Pairs that all corrections of a word together can stand for.
const MOST_CORRECTED: usize = 512;
/// Ways to divide a word that are looked at.
const MOST_DIVISIONS: usize = 8;

impl Syllables {
    /// Of pairs, each with how many provisions have it.
    pub fn of(pairs: impl Iterator<Item = (FeatureIndex, [char; 2], usize)>) -> Syllables {
        let mut syllables = Syllables::default();
        let mut known: HashMap<char, Vec<SyllableIndex>, Mixing> = HashMap::default();
        let mut all: Vec<(u32, Reverse<u32>, FeatureIndex)> = Vec::new();
        for (index, [one, other], count) in pairs {
            let count = Reverse(u32::try_from(count).unwrap_or(u32::MAX));
            for c in [one, other] {
                let numbers = &mut syllables.numbers;
                known.entry(c).or_insert_with(|| {
                    let number = |syllable| {
                        let next = SyllableIndex::try_from(numbers.len());
                        *(numbers.entry(syllable)).or_insert(next.unwrap_or_default())
                    };
                    readings(c).map(number).collect()
                });
            }
            let read = |c| known.get(&c).map(Vec::as_slice).unwrap_or_default();
            for first in read(one) {
                for second in read(other) {
                    all.push((key(*first, *second), count, index));
                }
            }
        }
        all.sort_unstable();
        for of_key in all.chunk_by(|one, other| one.0 == other.0) {
            let start = u32::try_from(syllables.pairs.len()).unwrap_or(u32::MAX);
            syllables.starts.push(start);
            syllables.keys.extend(of_key.first().map(|(key, ..)| *key));
            let pairs = of_key.iter().map(|(.., pair)| *pair);
            syllables.pairs.extend(pairs.take(MOST_PAIRS));
        }
        let end = u32::try_from(syllables.pairs.len()).unwrap_or(u32::MAX);
        syllables.starts.push(end);
        syllables.pairs.shrink_to_fit();
        syllables
    }

    /// What a word typed in pinyin can stand for: for each two syllables the pairs of the corpus, with what they weigh.
    pub fn read(&self, word: &str) -> Vec<(Vec<FeatureIndex>, f32)> {
        if !word.bytes().all(|byte| byte.is_ascii_lowercase()) || word.len() > LONGEST {
            return Vec::new();
        }
        let typed = self.best(word);
        let share = match typed.is_empty() {
            true => CORRECTED,
            false => PERHAPS_CORRECTED,
        };
        let typed = typed.into_iter().map(|pairs| (pairs.to_vec(), 1.0));
        let mut read: Vec<(Vec<FeatureIndex>, f32)> = typed.collect();
        if word.len() >= SHORTEST_CORRECTED {
            // All corrections together say one thing.
            let mut of_keys: Vec<&[FeatureIndex]> = corrections(word)
                .iter()
                .flat_map(|variant| self.best(variant))
                .collect();
            of_keys.sort_unstable();
            of_keys.dedup();
            let all: usize = of_keys.iter().map(|pairs| pairs.len()).sum();
            let each = match all > MOST_CORRECTED {
                true => (MOST_CORRECTED / of_keys.len().max(1)).max(1),
                false => MOST_CORRECTED,
            };
            let mut corrected: Vec<FeatureIndex> = (of_keys.into_iter())
                .flat_map(|pairs| pairs.iter().take(each))
                .copied()
                .collect();
            corrected.sort_unstable();
            corrected.dedup();
            if !corrected.is_empty() {
                read.push((corrected, share));
            }
        }
        read
    }

    /// The pairs of the first division all of whose syllables stand side by side somewhere; none where there is none.
    fn best(&self, word: &str) -> Vec<&[FeatureIndex]> {
        let mut divisions = Vec::new();
        self.divide(word, &mut Vec::new(), &mut divisions);
        divisions.sort_by_key(Vec::len);
        for division in divisions {
            let pairs: Option<Vec<&[FeatureIndex]>> = division
                .windows(2)
                .map(|two| {
                    let pairs = self.pairs(*two.first()?, *two.last()?);
                    (!pairs.is_empty()).then_some(pairs)
                })
                .collect();
            if let Some(pairs) = pairs
                && !pairs.is_empty()
            {
                return pairs;
            }
        }
        Vec::new()
    }

    /// The pairs that are read so.
    fn pairs(&self, one: SyllableIndex, other: SyllableIndex) -> &[FeatureIndex] {
        let Ok(place) = self.keys.binary_search(&key(one, other)) else {
            return &[];
        };
        let start = |place: usize| self.starts.get(place).map_or(0, |start| *start as usize);
        (self.pairs.get(start(place)..start(place + 1))).unwrap_or_default()
    }

    fn divide(
        &self,
        word: &str,
        before: &mut Vec<SyllableIndex>,
        divisions: &mut Vec<Vec<SyllableIndex>>,
    ) {
        if divisions.len() >= MOST_DIVISIONS {
            return;
        }
        if word.is_empty() {
            divisions.push(before.clone());
            return;
        }
        for length in (1..=LONGEST_SYLLABLE.min(word.len())).rev() {
            let Some((syllable, rest)) = word.split_at_checked(length) else {
                continue;
            };
            if let Some(syllable) = self.numbers.get(syllable) {
                before.push(*syllable);
                self.divide(rest, before, divisions);
                before.pop();
            }
        }
    }
}

fn key(one: SyllableIndex, other: SyllableIndex) -> u32 {
    u32::from(one) << 16 | u32::from(other)
}

/// What a word can have been meant as: a letter too many, two exchanged, one wrong, one missing.
fn corrections(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let mut variants = Vec::new();
    let mut add = |letters: Vec<char>| variants.push(letters.into_iter().collect::<String>());
    for at in 0..=letters.len() {
        let with = |range: std::ops::Range<usize>, new: &[char]| {
            let mut variant = letters.clone();
            variant.splice(range, new.iter().copied());
            variant
        };
        if at < letters.len() {
            add(with(at..at + 1, &[]));
        }
        if let Some(&[one, other]) = letters.get(at..at + 2) {
            add(with(at..at + 2, &[other, one]));
        }
        for letter in 'a'..='z' {
            add(with(at..at, &[letter]));
            if at < letters.len() {
                add(with(at..at + 1, &[letter]));
            }
        }
    }
    variants
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_wrong_missing_or_exchanged_is_forgiven() {
        let words = ["证人", "保护", "司法", "法协", "协助", "联络", "络点"];
        let pairs = words.map(|word| {
            let mut characters = word.chars();
            [characters.next().unwrap(), characters.next().unwrap()]
        });
        let syllables = Syllables::of((0..).zip(pairs).map(|(index, pair)| (index, pair, 1)));
        for (typed, expected) in [
            ("zhengren", vec![["证人"; 1].to_vec()]),
            ("sifaxiezhu", vec![vec!["司法"], vec!["法协"], vec!["协助"]]),
            ("baofu", vec![vec!["保护"]]),
            ("zhenren", vec![vec!["证人"]]),
            ("xiezu", vec![vec!["协助"]]),
            ("lianluodain", vec![vec!["联络", "络点"]]),
            ("wenjian", vec![]),
            ("smith", vec![]),
        ] {
            let read = syllables.read(typed);
            let words: Vec<Vec<String>> = (read.iter().take(expected.len().max(1)))
                .map(|(pairs, _)| {
                    let mut words: Vec<String> = (pairs.iter())
                        .map(|pair| words[*pair as usize].to_owned())
                        .collect();
                    words.sort_by_key(|word| expected.iter().flatten().position(|one| one == word));
                    words
                })
                .collect();
            assert_eq!(words, expected, "{typed}");
        }
    }
}
