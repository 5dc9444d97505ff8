//! Pinyin without the characters: which pairs of the corpus it can stand for, a letter wrong or missing forgiven.

use std::collections::HashMap;

use crate::search::alphabet::readings;

/// The readings of all characters that a corpus has.
#[derive(Debug, Default)]
pub struct Syllables {
    /// The characters by what they are read as; one that is read in several ways more than once.
    characters: Vec<char>,
    /// Where those of each syllable begin and end.
    of_syllable: HashMap<&'static str, (u32, u32)>,
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
    pub fn of(characters: impl Iterator<Item = char>) -> Syllables {
        let mut all: Vec<(&'static str, char)> = characters
            .flat_map(|c| readings(c).into_iter().map(move |syllable| (syllable, c)))
            .collect();
        all.sort_unstable();
        let mut syllables = Syllables::default();
        for (syllable, character) in all {
            let start = u32::try_from(syllables.characters.len()).unwrap_or(u32::MAX);
            let known = syllables.of_syllable.entry(syllable);
            known.or_insert((start, start)).1 = start + 1;
            syllables.characters.push(character);
        }
        syllables.characters.shrink_to_fit();
        syllables
    }

    /// What a word typed in pinyin can stand for: for each two syllables the pairs, with what they weigh; those of
    /// which `stands` says that they stand in the corpus.
    pub fn read(
        &self,
        word: &str,
        stands: &dyn Fn([char; 2]) -> bool,
    ) -> Vec<(Vec<[char; 2]>, f32)> {
        if !word.bytes().all(|byte| byte.is_ascii_lowercase()) || word.len() > LONGEST {
            return Vec::new();
        }
        let mut known = Known {
            syllables: self,
            stands,
            pairs: HashMap::new(),
        };
        let typed = known.best(word);
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
                .flat_map(|variant| known.best(variant))
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

    /// The characters that are read so.
    fn characters(&self, syllable: &str) -> &[char] {
        let (start, end) = self.of_syllable.get(syllable).copied().unwrap_or_default();
        let characters = self.characters.get(start as usize..end as usize);
        characters.unwrap_or_default()
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
            if let Some((syllable, _)) = self.of_syllable.get_key_value(syllable) {
                before.push(syllable);
                self.divide(rest, before, divisions);
                before.pop();
            }
        }
    }
}

/// What is known of the pairs that one query asks for.
struct Known<'s> {
    syllables: &'s Syllables,
    stands: &'s dyn Fn([char; 2]) -> bool,
    pairs: HashMap<(&'static str, &'static str), Vec<[char; 2]>>,
}

impl Known<'_> {
    /// The pairs of the first division all of whose syllables stand side by side somewhere; none where there is none.
    fn best(&mut self, word: &str) -> Vec<Vec<[char; 2]>> {
        let mut divisions = Vec::new();
        self.syllables.divide(word, &mut Vec::new(), &mut divisions);
        divisions.sort_by_key(Vec::len);
        for division in divisions {
            let pairs: Option<Vec<Vec<[char; 2]>>> = division
                .windows(2)
                .map(|two| {
                    let pairs = self.pairs(two.first()?, two.last()?);
                    (!pairs.is_empty()).then(|| pairs.to_vec())
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

    fn pairs(&mut self, one: &'static str, other: &'static str) -> &[[char; 2]] {
        let (syllables, stands) = (self.syllables, self.stands);
        self.pairs.entry((one, other)).or_insert_with(|| {
            let seconds = syllables.characters(other);
            let firsts = syllables.characters(one).iter();
            firsts
                .flat_map(|first| seconds.iter().map(move |second| [*first, *second]))
                .filter(|pair| stands(*pair))
                .collect()
        })
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
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_letter_wrong_missing_or_exchanged_is_forgiven() {
        let words = ["证人", "保护", "司法", "法协", "协助", "联络", "络点"];
        let pairs = words.map(|word| {
            let mut characters = word.chars();
            [characters.next().unwrap(), characters.next().unwrap()]
        });
        let syllables = Syllables::of(
            words
                .concat()
                .chars()
                .collect::<BTreeSet<char>>()
                .into_iter(),
        );
        let stands = |pair| pairs.contains(&pair);
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
            let read = syllables.read(typed, &stands);
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
