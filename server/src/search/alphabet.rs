//! Characters as a search sees them: one width and case, no punctuation, each with the ways in
//! which it can be typed in pinyin.

use std::collections::HashMap;

use crate::search::readings::readings;
use crate::text::Mixing;
use crate::text::traditional::simplified;

/// Number of a character in an [`Alphabet`]. 0 stands between two texts and matches nothing.
pub type LetterIndex = u16;

/// The boundary between two texts.
pub const BOUNDARY: LetterIndex = 0;

/// The characters of a text that a search looks at: Chinese characters, letters and digits,
/// half-width, Simplified and in small letters.
pub fn fold(text: &str) -> impl Iterator<Item = char> {
    text.chars()
        .map(fold_width)
        .filter(|c| c.is_alphanumeric())
        .map(|c| c.to_lowercase().next().unwrap_or(c))
        .map(simplified)
        // As keyboards without it write it.
        .map(|c| if c == 'ü' { 'v' } else { c })
}

/// Ａ is A, ５ is 5, ／ is /.
pub fn fold_width(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        _ => c,
    }
}

/// The characters of a corpus.
#[derive(Debug)]
pub struct Alphabet {
    letters: Vec<Letter>,
    by_character: HashMap<char, LetterIndex, Mixing>,
}

/// One character.
#[derive(Debug)]
struct Letter {
    character: char,
    /// The first letters of its readings, a bit each from `a`.
    initials: u32,
    /// Toneless pinyin in ASCII, every reading once; empty for what is not Chinese.
    readings: Vec<&'static str>,
}

/// The bit of a small letter.
fn bit(c: u8) -> u32 {
    match c {
        b'a'..=b'z' => 1 << (c - b'a'),
        _ => 0,
    }
}

impl Default for Alphabet {
    fn default() -> Self {
        Alphabet {
            letters: vec![Letter {
                character: '\0',
                initials: 0,
                readings: Vec::new(),
            }],
            by_character: HashMap::default(),
        }
    }
}

impl Alphabet {
    /// The letters of a text, taken into the alphabet where they are new.
    pub fn take(&mut self, text: &str) -> Vec<LetterIndex> {
        fold(text).map(|character| self.add(character)).collect()
    }

    /// A character's letter; beyond as many as have numbers, nothing finds it.
    fn add(&mut self, character: char) -> LetterIndex {
        if let Some(known) = self.by_character.get(&character) {
            return *known;
        }
        let Ok(next) = LetterIndex::try_from(self.letters.len()) else {
            return BOUNDARY;
        };
        let readings: Vec<&'static str> = readings(character).collect();
        let firsts = readings.iter().filter_map(|reading| reading.bytes().next());
        self.letters.push(Letter {
            character,
            initials: firsts.fold(0, |all, first| all | bit(first)),
            readings,
        });
        self.by_character.insert(character, next);
        next
    }

    pub fn find(&self, character: char) -> Option<LetterIndex> {
        self.by_character.get(&character).copied()
    }

    pub fn character(&self, letter: LetterIndex) -> char {
        self.letter(letter).map_or('\0', |letter| letter.character)
    }

    /// Every reading of every character.
    pub fn readings(&self) -> impl Iterator<Item = (LetterIndex, &'static str)> {
        (0..).zip(&self.letters).flat_map(|(index, letter)| {
            letter.readings.iter().map(move |reading| (index, *reading))
        })
    }

    /// The first letters that a character can be typed by: itself where it is ASCII, else those of
    /// its readings, each once.
    pub fn initials(&self, letter: LetterIndex) -> impl Iterator<Item = u8> {
        let letter = self.letter(letter);
        let own = letter
            .map(|letter| letter.character)
            .filter(|character| character.is_ascii() && *character != '\0')
            .and_then(|character| u8::try_from(character).ok());
        let readings: &[&str] = letter.map_or(&[], |letter| &letter.readings);
        let initials = readings
            .iter()
            .enumerate()
            .filter_map(|(position, reading)| {
                let initial = reading.bytes().next()?;
                let is_new = !readings
                    .iter()
                    .take(position)
                    .any(|before| before.bytes().next() == Some(initial));
                is_new.then_some(initial)
            });
        own.into_iter().chain(initials)
    }

    /// Reads a query from the beginning of a text. `None` where the query leads elsewhere.
    ///
    /// A Chinese character of the query stands for itself. Letters stand for themselves or for
    /// Chinese characters: a whole syllable or its beginning (`s`, also `sh`) for each; the last
    /// syllable may still be being typed. Mixtures are read too: `sfaxz`, `司法xz`.
    pub fn read(&self, query: &[char], text: &[LetterIndex]) -> Option<Match> {
        self.read_on(query, text, Spelling::Full)
    }

    fn read_on(&self, query: &[char], text: &[LetterIndex], spelling: Spelling) -> Option<Match> {
        let Some((first, query_rest)) = query.split_first() else {
            return Some(Match {
                spelling,
                goes_on: !text.is_empty(),
            });
        };
        let (index, text_rest) = text.split_first()?;
        let letter = self.letter(*index)?;
        if letter.character == *first {
            return self.read_on(query_rest, text_rest, spelling);
        }
        let typed = u8::try_from(*first).map_or(0, bit);
        if letter.initials & typed == 0 {
            return None;
        }
        let mut best = None;
        let mut consider = |found: Option<Match>| {
            if let Some(found) = found {
                best = Some(best.map_or(found, |best: Match| best.min(found)));
            }
        };
        for reading in &letter.readings {
            let common = query
                .iter()
                .zip(reading.bytes())
                .take_while(|(typed, sound)| **typed == char::from(*sound))
                .count();
            if common == 0 {
                continue;
            }
            if common == reading.len() {
                consider(self.read_on(query.get(common..)?, text_rest, spelling));
            } else if common == query.len() {
                consider(Some(Match {
                    spelling,
                    goes_on: true,
                }));
            }
            // One letter, or two for zh, ch and sh, stand for the whole syllable.
            let of_two = usize::from(common >= 2 && reading.as_bytes().get(1) == Some(&b'h')) + 1;
            for initial in 1..=of_two {
                if initial < reading.len() {
                    let rest = query.get(initial..)?;
                    consider(self.read_on(rest, text_rest, Spelling::Initials));
                }
            }
        }
        best
    }

    fn letter(&self, letter: LetterIndex) -> Option<&Letter> {
        self.letters.get(usize::from(letter))
    }
}

/// How a query was read from a text; the least is the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Match {
    pub spelling: Spelling,
    /// Whether the text goes on behind the query.
    pub goes_on: bool,
}

/// How Chinese characters were typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spelling {
    /// As characters or as whole syllables.
    Full,
    /// Some by the beginning of a syllable.
    Initials,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_read_in_characters_syllables_initials_and_mixtures() {
        let mut alphabet = Alphabet::default();
        let text = alphabet.take("司法协助，法律（Ｗｅｂ）");
        let read = |query: &str| {
            let query: Vec<char> = fold(query).collect();
            alphabet
                .read(&query, &text)
                .map(|found| (found.spelling, found.goes_on))
        };
        use Spelling::{Full, Initials};
        for (query, expected) in [
            ("司法协助", Some((Full, true))),
            ("司法协助法律web", Some((Full, false))),
            ("sifaxiezhu", Some((Full, true))),
            ("SiFaXieZh", Some((Full, true))),
            ("sifaxiezhufalvweb", Some((Full, false))),
            ("sifaxiezhufaluweb", Some((Full, false))),
            ("sfxz", Some((Initials, true))),
            ("sfxzh", Some((Initials, true))),
            ("sfaxzhu", Some((Initials, true))),
            ("司法xz", Some((Initials, true))),
            ("sf协zhu", Some((Initials, true))),
            ("sfxzflw", Some((Initials, true))),
            ("司协", None),
            ("fxz", None),
            ("sfxs", None),
            ("sifaxiezhufalvwebs", None),
        ] {
            assert_eq!(read(query), expected, "{query}");
        }
    }

    #[test]
    fn every_reading_of_a_character_counts() {
        let mut alphabet = Alphabet::default();
        let text = alphabet.take("重长");
        for query in ["zhongzhang", "chongchang", "zc", "chongzhang"] {
            let query: Vec<char> = query.chars().collect();
            assert!(alphabet.read(&query, &text).is_some(), "{query:?}");
        }
    }
}
