//! The words of all provisions, one after the other, with the places of every pair of characters.
//!
//! A query is looked for where its rarest pair stands, or, typed in pinyin, where two characters
//! follow each other that can begin like it; each such place is then read. The work grows with
//! what is found, not with the text.

use std::ops::Range;

use crate::search::alphabet::{Alphabet, BOUNDARY, LetterIndex, Match};

/// Number of a text, in the order in which they were added.
pub type TextIndex = usize;
/// A place in the letters of all texts.
type At = u32;

/// Texts that are searched together.
#[derive(Debug, Default)]
pub struct RunningText {
    /// Each text ends in a [`BOUNDARY`].
    letters: Vec<LetterIndex>,
    /// Where each text begins.
    starts: Vec<At>,
    /// Every letter with the one behind it and its place, in order.
    pairs: Vec<(LetterIndex, LetterIndex, At)>,
    /// The same with the first letters that both can be typed by.
    initials: Vec<(u8, u8, At)>,
    /// The letters by their readings, in order.
    readings: Vec<(&'static str, LetterIndex)>,
}

impl RunningText {
    pub fn new(alphabet: &Alphabet, texts: &[Vec<LetterIndex>]) -> RunningText {
        let mut text = RunningText::default();
        for letters in texts {
            text.starts.push(place(text.letters.len()));
            text.letters.extend(letters);
            text.letters.push(BOUNDARY);
        }
        for (at, pair) in text.letters.windows(2).enumerate() {
            let &[first, second] = pair else { continue };
            if first == BOUNDARY {
                continue;
            }
            text.pairs.push((first, second, place(at)));
            for initial in alphabet.initials(first) {
                for next in alphabet.initials(second) {
                    text.initials.push((initial, next, place(at)));
                }
            }
        }
        text.readings = alphabet
            .readings()
            .map(|(letter, reading)| (reading, letter))
            .collect();
        text.pairs.sort_unstable();
        text.initials.sort_unstable();
        text.readings.sort_unstable();
        text
    }

    /// A text's letters.
    pub fn letters(&self, text: TextIndex) -> &[LetterIndex] {
        let start = self.starts.get(text).copied().unwrap_or_default() as usize;
        let end = self
            .starts
            .get(text + 1)
            .map_or(self.letters.len(), |next| *next as usize);
        self.letters
            .get(start..end.saturating_sub(1))
            .unwrap_or_default()
    }

    /// Tells every text that holds the query, perhaps several times.
    pub fn find(
        &self,
        alphabet: &Alphabet,
        query: &[char],
        mut tell: impl FnMut(TextIndex, Match),
    ) {
        let mut try_at = |at: usize| {
            let rest = self.letters.get(at..).unwrap_or_default();
            if let Some(found) = alphabet.read(query, rest) {
                tell(self.text_at(at), found);
            }
        };
        match self.anchor(alphabet, query) {
            Anchor::Nowhere => {}
            Anchor::At(places, before) => {
                for (.., at) in self.pairs.get(places).unwrap_or_default() {
                    for start in starts(*at, &before) {
                        try_at(start);
                    }
                }
            }
            Anchor::Pinyin => self.find_pinyin(query, try_at),
        }
    }

    /// The texts that hold the rarest character of the query, at most so many.
    pub fn with_rarest_character(
        &self,
        alphabet: &Alphabet,
        query: &[char],
        most: usize,
    ) -> Vec<TextIndex> {
        let rarest = query
            .iter()
            .filter(|c| !c.is_ascii_lowercase())
            .map(|c| {
                alphabet
                    .find(*c)
                    .map_or(0..0, |letter| self.of_letter(letter))
            })
            .min_by_key(ExactSizeIterator::len);
        let mut texts: Vec<TextIndex> = rarest
            .and_then(|places| self.pairs.get(places))
            .unwrap_or_default()
            .iter()
            .map(|(.., at)| self.text_at(*at as usize))
            .collect();
        // The places of one letter are sorted by the letter behind it.
        texts.sort_unstable();
        texts.dedup();
        texts.truncate(most);
        texts
    }

    /// Where to look: at the rarest characters that stand for themselves.
    fn anchor(&self, alphabet: &Alphabet, query: &[char]) -> Anchor {
        let is_itself = |c: &char| !c.is_ascii_lowercase();
        let mut best: Option<(Range<usize>, usize)> = None;
        for (offset, c) in query.iter().enumerate() {
            if !is_itself(c) {
                continue;
            }
            let Some(letter) = alphabet.find(*c) else {
                return Anchor::Nowhere;
            };
            let places = match query.get(offset + 1).filter(|next| is_itself(next)) {
                None => self.of_letter(letter),
                Some(next) => match alphabet.find(*next) {
                    None => return Anchor::Nowhere,
                    Some(next) => self.of_pair(letter, next),
                },
            };
            if best
                .as_ref()
                .is_none_or(|(best, _)| places.len() < best.len())
            {
                best = Some((places, offset));
            }
        }
        let Some((places, offset)) = best else {
            return Anchor::Pinyin;
        };
        // Letters before it stand for at most as many characters, and for at least one for six
        // (`zhuang`).
        let before = query.get(..offset).unwrap_or_default();
        let typed = before.iter().filter(|c| !is_itself(c)).count();
        let fewest = offset - typed + typed.div_ceil(LONGEST_SYLLABLE);
        Anchor::At(places, fewest..offset + 1)
    }

    /// Where two characters follow each other that the query can begin with.
    fn find_pinyin(&self, query: &[char], mut try_at: impl FnMut(usize)) {
        let typed: String = query.iter().collect();
        let Some(first) = typed.bytes().next() else {
            return;
        };
        // A single letter is the beginning of everything.
        if typed.len() < 2 {
            return;
        }
        let mut seconds: Vec<u8> = Vec::new();
        for length in 1..=LONGEST_SYLLABLE.min(typed.len() - 1) {
            let Some(syllable) = typed.get(..length) else {
                break;
            };
            let is_initial = length == 1 || (length == 2 && syllable.ends_with('h'));
            if is_initial || self.is_syllable(syllable) {
                seconds.extend(typed.as_bytes().get(length));
            }
        }
        seconds.sort_unstable();
        seconds.dedup();
        for second in seconds {
            let start = self
                .initials
                .partition_point(|(one, two, _)| (*one, *two) < (first, second));
            self.initials
                .get(start..)
                .unwrap_or_default()
                .iter()
                .take_while(|(one, two, _)| (*one, *two) == (first, second))
                .for_each(|(.., at)| try_at(*at as usize));
        }
        // All of it may be one syllable.
        if typed.len() > LONGEST_SYLLABLE {
            return;
        }
        let start = self
            .readings
            .partition_point(|(reading, _)| *reading < typed.as_str());
        let letters = self.readings.get(start..).unwrap_or_default().iter();
        for (_, letter) in letters.take_while(|(reading, _)| reading.starts_with(&typed)) {
            let places = self.pairs.get(self.of_letter(*letter));
            for (.., at) in places.unwrap_or_default() {
                try_at(*at as usize);
            }
        }
    }

    fn is_syllable(&self, typed: &str) -> bool {
        self.readings
            .binary_search_by(|(reading, _)| (*reading).cmp(typed))
            .is_ok()
    }

    fn of_letter(&self, letter: LetterIndex) -> Range<usize> {
        let start = self.pairs.partition_point(|(first, ..)| *first < letter);
        let rest = self.pairs.get(start..).unwrap_or_default();
        start..start + rest.partition_point(|(first, ..)| *first == letter)
    }

    fn of_pair(&self, letter: LetterIndex, next: LetterIndex) -> Range<usize> {
        let pair = (letter, next);
        let start = self
            .pairs
            .partition_point(|(first, second, _)| (*first, *second) < pair);
        let rest = self.pairs.get(start..).unwrap_or_default();
        start..start + rest.partition_point(|(first, second, _)| (*first, *second) == pair)
    }

    fn text_at(&self, at: usize) -> TextIndex {
        self.starts
            .partition_point(|start| *start as usize <= at)
            .saturating_sub(1)
    }
}

/// zhuang
const LONGEST_SYLLABLE: usize = 6;

/// Where a query is looked for.
enum Anchor {
    /// A character of it is nowhere.
    Nowhere,
    /// At these pairs, with so many letters of the text before them.
    At(Range<usize>, Range<usize>),
    /// Where it can be read as pinyin.
    Pinyin,
}

fn starts(at: At, before: &Range<usize>) -> impl Iterator<Item = usize> {
    before
        .clone()
        .filter_map(move |before| (at as usize).checked_sub(before))
}

fn place(at: usize) -> At {
    At::try_from(at).unwrap_or(At::MAX)
}
