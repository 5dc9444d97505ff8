//! Pinyin without the characters: which pairs of the corpus it can stand for, a letter wrong or missing forgiven.

use std::collections::{HashMap, HashSet};

use crate::search::alphabet::readings;

/// The readings of all pairs of characters that a corpus has.
#[derive(Debug, Default)]
pub struct Syllables {
    all: HashSet<&'static str>,
    pairs: HashMap<(&'static str, &'static str), Vec<[char; 2]>>,
}

/// zhuang
const LONGEST_SYLLABLE: usize = 6;
/// Letters of a word of pinyin that is corrected.
const SHORTEST_CORRECTED: usize = 5;
const LONGEST: usize = 24;
/// What is corrected weighs less than what is typed, and less still where what is typed can be meant.
const CORRECTED: f32 = 0.7;
const PERHAPS_CORRECTED: f32 = 0.35;
/// Ways to divide a word that are looked at.
const MOST_DIVISIONS: usize = 8;

impl Syllables {
    pub fn of(pairs: impl Iterator<Item = [char; 2]>) -> Syllables {
        let mut syllables = Syllables::default();
        let mut known: HashMap<char, Vec<&'static str>> = HashMap::new();
        let mut of = |c: char| known.entry(c).or_insert_with(|| readings(c)).clone();
        for pair in pairs {
            let (first, second) = (of(pair[0]), of(pair[1]));
            syllables.all.extend(first.iter().chain(&second));
            for one in &first {
                for other in &second {
                    syllables.pairs.entry((one, other)).or_default().push(pair);
                }
            }
        }
        syllables
    }

    /// What a word typed in pinyin can stand for: for each two syllables the pairs, with what they weigh.
    pub fn read(&self, word: &str) -> Vec<(Vec<[char; 2]>, f32)> {
        if !word.bytes().all(|byte| byte.is_ascii_lowercase()) || word.len() > LONGEST {
            return Vec::new();
        }
        let typed = self.best(word);
        let share = match typed.is_empty() {
            true => CORRECTED,
            false => PERHAPS_CORRECTED,
        };
        let mut read: Vec<(Vec<[char; 2]>, f32)> =
            typed.into_iter().map(|pairs| (pairs, 1.0)).collect();
        if word.len() >= SHORTEST_CORRECTED {
            // All corrections together say one thing.
            let mut corrected: Vec<[char; 2]> = corrections(word)
                .iter()
                .flat_map(|variant| self.best(variant))
                .flatten()
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
    fn best(&self, word: &str) -> Vec<Vec<[char; 2]>> {
        let mut divisions = Vec::new();
        self.divide(word, &mut Vec::new(), &mut divisions);
        divisions.sort_by_key(Vec::len);
        for division in divisions {
            let pairs: Option<Vec<Vec<[char; 2]>>> = division
                .windows(2)
                .map(|two| {
                    let key = (*two.first()?, *two.last()?);
                    self.pairs.get(&key).cloned()
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

    fn divide(
        &self,
        word: &str,
        before: &mut Vec<&'static str>,
        divisions: &mut Vec<Vec<&'static str>>,
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
            if let Some(syllable) = self.all.get(syllable) {
                before.push(syllable);
                self.divide(rest, before, divisions);
                before.pop();
            }
        }
    }
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
        let syllables = Syllables::of(pairs.into_iter());
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
                    let mut words: Vec<String> =
                        pairs.iter().map(|pair| pair.iter().collect()).collect();
                    words.sort_unstable_by_key(|word| {
                        expected.iter().flatten().position(|one| one == word)
                    });
                    words
                })
                .collect();
            assert_eq!(words, expected, "{typed}");
        }
    }
}
