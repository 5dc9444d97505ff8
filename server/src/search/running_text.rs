//! The words of all provisions, one after the other, with the places of every pair of characters.
//!
//! A query is looked for where its rarest pair stands, or, typed in pinyin, where two characters
//! follow each other that can begin like it; each such place is then read. The work grows with
//! what is found, not with the text.

use std::cmp::Reverse;
use std::ops::Range;

use crate::search::alphabet::{Alphabet, BOUNDARY, LetterIndex, Match, Spelling};

/// Number of a text, in the order in which they were added.
pub type TextIndex = usize;
/// A place in the letters of all texts.
type At = u32;

/// Places that are read for one query: where its letters stand at more of them, they say nothing.
pub const MOST_READ: usize = 8_000;
/// Pairs that are kept of those that two letters can stand for: the commonest.
const MOST_PAIRS: usize = 4_096;
/// Places of a pair that are read before those of the next one.
const FIRST_PLACES: usize = 16;
/// Places that are looked up together.
const STRETCH: usize = 256;
/// Letters of the alphabet that pinyin is typed with.
const LETTERS: usize = 26;

/// Texts that are searched together.
#[derive(Debug, Default)]
pub struct RunningText {
    /// The shortest text first, each ends in a [`BOUNDARY`]: what is found first is the best.
    letters: Vec<LetterIndex>,
    /// Where each text begins.
    starts: Vec<At>,
    /// What stands at the first place of each stretch of [`STRETCH`].
    at_stretch: Vec<u32>,
    /// The numbers of the texts as they stand here.
    texts: Vec<u32>,
    /// Where each text stands among them.
    standing: Vec<u32>,
    /// The places of every letter, in the order of the letter, the one behind it and the place.
    places: Vec<At>,
    /// Every letter with the one behind it, once, in order, and where their places begin; at the end where the last
    /// ones end.
    pairs: Vec<(LetterIndex, LetterIndex)>,
    places_of: Vec<u32>,
    /// The pairs by the first letters that they can be typed by, in order.
    initials: Vec<PairIndex>,
    /// Where those of each two letters begin in `initials`; at the end where the last ones end.
    initials_of: Vec<u32>,
    /// The letters by their readings, in order.
    readings: Vec<(&'static str, LetterIndex)>,
}

/// The place of a pair among all pairs.
type PairIndex = u32;

impl RunningText {
    /// Texts one behind the other, with where each ends.
    pub fn new(alphabet: &Alphabet, letters: &[LetterIndex], ends: &[At]) -> RunningText {
        let mut text = RunningText {
            texts: (0..ends.len()).map(place).collect(),
            standing: vec![0; ends.len()],
            ..RunningText::default()
        };
        let range = |number: u32| {
            let before = (number as usize).checked_sub(1).and_then(|at| ends.get(at));
            let end = ends.get(number as usize).copied().unwrap_or_default();
            before.copied().unwrap_or_default() as usize..end as usize
        };
        text.texts.sort_by_key(|number| range(*number).len());
        text.letters.reserve_exact(letters.len() + ends.len());
        text.starts.reserve_exact(ends.len());
        for (standing, number) in text.texts.iter().enumerate() {
            if let Some(of) = text.standing.get_mut(*number as usize) {
                *of = place(standing);
            }
            text.starts.push(place(text.letters.len()));
            (text.letters).extend(letters.get(range(*number)).unwrap_or_default());
            text.letters.push(BOUNDARY);
        }
        let mut standing = 0;
        for at in (0..text.letters.len()).step_by(STRETCH) {
            let has_begun = |next: usize| {
                text.starts
                    .get(next)
                    .is_some_and(|start| *start as usize <= at)
            };
            while has_begun(standing + 1) {
                standing += 1;
            }
            text.at_stretch.push(place(standing));
        }
        text.sort_pairs();
        text.sort_initials(alphabet);
        text.readings = alphabet
            .readings()
            .map(|(letter, reading)| (reading, letter))
            .collect();
        text.readings.sort_unstable();
        text
    }

    /// Puts every place where it belongs by its letter, then those of each letter by the one behind it.
    fn sort_pairs(&mut self) {
        let letters = &self.letters;
        let most = letters.iter().copied().max().unwrap_or_default();
        let mut places = Counted::new(usize::from(most) + 1, |tell| {
            for (at, letter) in letters.iter().enumerate() {
                if *letter != BOUNDARY {
                    tell(usize::from(*letter), place(at));
                }
            }
        });
        let mut together: Vec<(LetterIndex, At)> = Vec::new();
        for letter in 0..=most {
            let range = places.range(usize::from(letter));
            let start = range.start;
            let own = places.all.get_mut(range).unwrap_or_default();
            let next = |at: At| (letters.get(at as usize + 1).copied()).unwrap_or(BOUNDARY);
            together.clear();
            together.extend(own.iter().map(|at| (next(*at), *at)));
            together.sort_unstable();
            let mut before = None;
            for (number, (sorted, (next, at))) in own.iter_mut().zip(&together).enumerate() {
                *sorted = *at;
                if before != Some(next) {
                    before = Some(next);
                    self.pairs.push((letter, *next));
                    self.places_of.push(place(start + number));
                }
            }
        }
        self.places_of.push(place(places.all.len()));
        self.pairs.shrink_to_fit();
        self.places_of.shrink_to_fit();
        self.places = places.all;
    }

    /// Puts every pair where it belongs by the initials of its two letters.
    fn sort_initials(&mut self, alphabet: &Alphabet) {
        let pairs = &self.pairs;
        let counted = Counted::new(LETTERS * LETTERS, |tell| {
            for (pair, (first, second)) in (0..).zip(pairs) {
                for one in alphabet.initials(*first) {
                    for other in alphabet.initials(*second) {
                        if let Some(key) = initials_key(one, other) {
                            tell(key, pair);
                        }
                    }
                }
            }
        });
        self.initials_of.push(0);
        for key in 0..LETTERS * LETTERS {
            let mut own = counted
                .all
                .get(counted.range(key))
                .unwrap_or_default()
                .to_vec();
            if own.len() > MOST_PAIRS {
                own.sort_by_cached_key(|pair| Reverse(self.places_of_pair(*pair as usize).len()));
                own.truncate(MOST_PAIRS);
            }
            self.initials.extend(own);
            self.initials_of.push(place(self.initials.len()));
        }
        self.initials.shrink_to_fit();
    }

    /// A text's letters.
    pub fn letters(&self, text: TextIndex) -> &[LetterIndex] {
        let Some(standing) = self.standing.get(text).map(|standing| *standing as usize) else {
            return &[];
        };
        let start = self.starts.get(standing).copied().unwrap_or_default() as usize;
        let end = self
            .starts
            .get(standing + 1)
            .map_or(self.letters.len(), |next| *next as usize);
        self.letters
            .get(start..end.saturating_sub(1))
            .unwrap_or_default()
    }

    /// Tells texts that hold the query, perhaps several times: of those that hold it in full the shortest ones, at
    /// least so many where there are. Whether that may not be all.
    pub fn find(
        &self,
        alphabet: &Alphabet,
        query: &[char],
        most: usize,
        tell: &mut dyn FnMut(TextIndex, Match),
    ) -> bool {
        let mut reader = Reader {
            text: self,
            alphabet,
            query,
            left: MOST_READ,
            tell,
        };
        match self.anchor(alphabet, query) {
            Anchor::Nowhere => false,
            Anchor::At {
                places,
                before,
                in_order,
            } => {
                let places = self.places.get(places).unwrap_or_default();
                let most = if in_order { most } else { usize::MAX };
                reader.read(places, before, most).is_cut
            }
            Anchor::Pinyin => self.find_pinyin(&mut reader, most),
        }
    }

    /// About how many places [`RunningText::find`] has to look at, at most [`MOST_READ`].
    pub fn cost(&self, alphabet: &Alphabet, query: &[char]) -> usize {
        match self.anchor(alphabet, query) {
            Anchor::Nowhere => 0,
            Anchor::At { places, .. } => places.len().min(MOST_READ),
            Anchor::Pinyin => MOST_READ,
        }
    }

    /// How a text holds the query, if it does.
    pub fn read_in(&self, alphabet: &Alphabet, query: &[char], text: TextIndex) -> Option<Match> {
        // A single letter is the beginning of everything.
        if query.len() == 1 && query.iter().all(char::is_ascii_lowercase) {
            return None;
        }
        let letters = self.letters(text);
        let first = query.first().filter(|c| !c.is_ascii_lowercase());
        if let Some(first) = first {
            // It stands for itself.
            let first = alphabet.find(*first)?;
            let at = letters.iter().enumerate();
            return at
                .filter(|(_, letter)| **letter == first)
                .filter_map(|(at, _)| alphabet.read(query, letters.get(at..)?))
                .min_by_key(|read| read.spelling);
        }
        let rests = (0..letters.len()).filter_map(|at| letters.get(at..));
        rests
            .filter_map(|rest| alphabet.read(query, rest))
            .min_by_key(|read| read.spelling)
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
            .and_then(|places| self.places.get(places))
            .unwrap_or_default()
            .iter()
            .take(MOST_READ / 2)
            .map(|at| self.text_at(*at as usize))
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
        let mut best: Option<(Range<usize>, usize, bool)> = None;
        for (offset, c) in query.iter().enumerate() {
            if !is_itself(c) {
                continue;
            }
            let Some(letter) = alphabet.find(*c) else {
                return Anchor::Nowhere;
            };
            let (places, in_order) = match query.get(offset + 1).filter(|next| is_itself(next)) {
                None => (self.of_letter(letter), false),
                Some(next) => match alphabet.find(*next) {
                    None => return Anchor::Nowhere,
                    Some(next) => (self.of_pair(letter, next), true),
                },
            };
            if best
                .as_ref()
                .is_none_or(|(best, ..)| places.len() < best.len())
            {
                best = Some((places, offset, in_order));
            }
        }
        let Some((places, offset, in_order)) = best else {
            return Anchor::Pinyin;
        };
        // Letters before it stand for at most as many characters, and for at least one for six
        // (`zhuang`).
        let before = query.get(..offset).unwrap_or_default();
        let typed = before.iter().filter(|c| !is_itself(c)).count();
        let fewest = offset - typed + typed.div_ceil(LONGEST_SYLLABLE);
        Anchor::At {
            places,
            before: fewest..offset + 1,
            in_order,
        }
    }

    /// Where the first two syllables of the query stand, and, where that is not enough, where two characters follow
    /// each other that it can begin with.
    fn find_pinyin(&self, reader: &mut Reader, most: usize) -> bool {
        let typed: String = reader.query.iter().collect();
        let Some(first) = typed.bytes().next() else {
            return false;
        };
        // A single letter is the beginning of everything.
        if typed.len() < 2 {
            return false;
        }
        let mut in_full = 0;
        let mut is_second = vec![
            false;
            self.pairs
                .last()
                .map_or(0, |(last, _)| usize::from(*last) + 1)
        ];
        for (one, other) in self.first_syllables(&typed) {
            is_second.fill(false);
            for (_, second) in self.read_as(other) {
                if let Some(is_second) = is_second.get_mut(usize::from(*second)) {
                    *is_second = true;
                }
            }
            for (_, first) in self.read_as(one) {
                let range = self.with_first(*first);
                let pairs = self.pairs.get(range.clone()).unwrap_or_default();
                for (pair, (_, second)) in range.zip(pairs) {
                    if is_second.get(usize::from(*second)) == Some(&true) {
                        in_full += reader.read(self.places_of_pair(pair), 0..1, most).in_full;
                    }
                }
            }
        }
        // What is typed by initials comes behind, and is not made of whole syllables.
        if in_full >= most || (typed.len() > LONGEST_SYLLABLE && self.is_all_syllables(&typed)) {
            return in_full >= most;
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
        let lists: Vec<&[PairIndex]> = (seconds.iter())
            .map(|second| self.with_initials(first, *second))
            .collect();
        let places = |pair: &PairIndex| self.places_of_pair(*pair as usize);
        let all: usize = lists
            .iter()
            .copied()
            .flatten()
            .map(|pair| places(pair).len())
            .sum();
        let mut is_cut = false;
        if all > reader.left {
            // Every letter for one character: where the rarest two of them stand that can belong to all.
            if let Some((mut pairs, offset)) = self.rarest_initials(typed.as_bytes()) {
                // What stands there often is more probably meant; first a little of each, then the rest.
                pairs.sort_by_cached_key(|pair| Reverse(places(pair).len()));
                let half = reader.left / 2;
                let divided = |pair: &PairIndex| {
                    let own = places(pair);
                    own.split_at(own.len().min(FIRST_PLACES))
                };
                for pair in &pairs {
                    if reader.left <= half {
                        break;
                    }
                    reader.read(divided(pair).0, offset..offset + 1, usize::MAX);
                }
                for pair in &pairs {
                    is_cut |= reader
                        .read(divided(pair).1, offset..offset + 1, usize::MAX)
                        .is_cut;
                }
            }
        }
        for pair in lists.into_iter().flatten() {
            is_cut |= reader.read(places(pair), 0..1, usize::MAX).is_cut;
        }
        // All of it may be one syllable.
        if typed.len() > LONGEST_SYLLABLE {
            return is_cut;
        }
        let start = self
            .readings
            .partition_point(|(reading, _)| *reading < typed.as_str());
        let letters = self.readings.get(start..).unwrap_or_default().iter();
        for (_, letter) in letters.take_while(|(reading, _)| reading.starts_with(&typed)) {
            let places = self.places.get(self.of_letter(*letter));
            is_cut |= reader
                .read(places.unwrap_or_default(), 0..1, usize::MAX)
                .is_cut;
        }
        is_cut
    }

    /// The two syllables that a word of pinyin can begin with, each whole.
    fn first_syllables<'w>(&self, typed: &'w str) -> Vec<(&'w str, &'w str)> {
        let mut syllables = Vec::new();
        for first in 1..=LONGEST_SYLLABLE.min(typed.len()) {
            let Some((one, rest)) = typed.split_at_checked(first) else {
                continue;
            };
            if !self.is_syllable(one) {
                continue;
            }
            for second in 1..=LONGEST_SYLLABLE.min(rest.len()) {
                if let Some(other) = rest.get(..second).filter(|other| self.is_syllable(other)) {
                    syllables.push((one, other));
                }
            }
        }
        syllables
    }

    /// The letters that are read so.
    fn read_as(&self, syllable: &str) -> &[(&'static str, LetterIndex)] {
        let start = (self.readings).partition_point(|(reading, _)| *reading < syllable);
        let rest = self.readings.get(start..).unwrap_or_default();
        let length = rest.partition_point(|(reading, _)| *reading == syllable);
        rest.get(..length).unwrap_or_default()
    }

    /// Of initials one for each character, those two behind each other that stand at the fewest places, as pairs that
    /// can follow what is before and lead to what is behind; with how many letters stand before them.
    fn rarest_initials(&self, typed: &[u8]) -> Option<(Vec<PairIndex>, usize)> {
        let letters = self
            .pairs
            .last()
            .map_or(0, |(last, _)| usize::from(*last) + 1);
        let steps: Vec<&[PairIndex]> = (typed.windows(2))
            .filter_map(|two| <[u8; 2]>::try_from(two).ok())
            .map(|[one, other]| self.with_initials(one, other))
            .collect();
        let pair = |pair: PairIndex| self.pairs.get(pair as usize).copied().unwrap_or_default();
        let is_in = |set: &[bool], letter: LetterIndex| set.get(usize::from(letter)) == Some(&true);
        let put = |set: &mut Vec<bool>, letter: LetterIndex| {
            if let Some(is_in) = set.get_mut(usize::from(letter)) {
                *is_in = true;
            }
        };
        let mut left: Vec<Vec<PairIndex>> = Vec::with_capacity(steps.len());
        let mut reached = vec![true; letters];
        for step in &steps {
            let mut next = vec![false; letters];
            let follows = |one: &PairIndex| is_in(&reached, pair(*one).0);
            let own: Vec<PairIndex> = step.iter().copied().filter(follows).collect();
            own.iter().for_each(|one| put(&mut next, pair(*one).1));
            left.push(own);
            reached = next;
        }
        let mut leads = vec![true; letters];
        for own in left.iter_mut().rev() {
            own.retain(|one| is_in(&leads, pair(*one).1));
            leads = vec![false; letters];
            own.iter().for_each(|one| put(&mut leads, pair(*one).0));
        }
        let places = |own: &Vec<PairIndex>| -> usize {
            (own.iter()
                .map(|one| self.places_of_pair(*one as usize).len()))
            .sum()
        };
        let offset = (0..left.len()).min_by_key(|offset| left.get(*offset).map(places))?;
        Some((left.into_iter().nth(offset)?, offset))
    }

    fn with_initials(&self, one: u8, other: u8) -> &[PairIndex] {
        let Some(key) = initials_key(one, other) else {
            return &[];
        };
        let place = |key: usize| self.initials_of.get(key).map_or(0, |place| *place as usize);
        (self.initials.get(place(key)..place(key + 1))).unwrap_or_default()
    }

    /// Whether a word can be divided into whole syllables.
    fn is_all_syllables(&self, typed: &str) -> bool {
        let mut ends = vec![false; typed.len() + 1];
        if let Some(beginning) = ends.first_mut() {
            *beginning = true;
        }
        for end in 1..=typed.len() {
            let can_end = (1..=LONGEST_SYLLABLE.min(end)).any(|length| {
                let start = end - length;
                let syllable = typed.get(start..end);
                ends.get(start) == Some(&true) && syllable.is_some_and(|one| self.is_syllable(one))
            });
            if let Some(ends_here) = ends.get_mut(end) {
                *ends_here = can_end;
            }
        }
        ends.last() == Some(&true)
    }

    fn is_syllable(&self, typed: &str) -> bool {
        self.readings
            .binary_search_by(|(reading, _)| (*reading).cmp(typed))
            .is_ok()
    }

    /// The places of a letter.
    fn of_letter(&self, letter: LetterIndex) -> Range<usize> {
        let pairs = self.with_first(letter);
        self.place_of(pairs.start)..self.place_of(pairs.end)
    }

    /// The places of a letter with another one behind it.
    fn of_pair(&self, letter: LetterIndex, next: LetterIndex) -> Range<usize> {
        match self.pairs.binary_search(&(letter, next)) {
            Ok(pair) => self.place_of(pair)..self.place_of(pair + 1),
            Err(_) => 0..0,
        }
    }

    fn places_of_pair(&self, pair: usize) -> &[At] {
        let range = self.place_of(pair)..self.place_of(pair + 1);
        self.places.get(range).unwrap_or_default()
    }

    /// Where the places of a pair begin.
    fn place_of(&self, pair: usize) -> usize {
        (self.places_of.get(pair)).map_or(self.places.len(), |place| *place as usize)
    }

    /// The pairs that begin with a letter.
    fn with_first(&self, letter: LetterIndex) -> Range<usize> {
        let start = self.pairs.partition_point(|(first, _)| *first < letter);
        let rest = self.pairs.get(start..).unwrap_or_default();
        start..start + rest.partition_point(|(first, _)| *first == letter)
    }

    fn text_at(&self, at: usize) -> TextIndex {
        let standing = |stretch: usize| self.at_stretch.get(stretch).map(|text| *text as usize);
        let first = standing(at / STRETCH).unwrap_or_default();
        let end = standing(at / STRETCH + 1).map_or(self.starts.len(), |last| last + 1);
        let starts = self.starts.get(first..end).unwrap_or_default();
        let before = starts.partition_point(|start| *start as usize <= at);
        let standing = first + before.saturating_sub(1);
        self.texts.get(standing).map_or(0, |text| *text as usize)
    }
}

/// Reads one query at places.
struct Reader<'r> {
    text: &'r RunningText,
    alphabet: &'r Alphabet,
    query: &'r [char],
    /// Places that may still be read.
    left: usize,
    tell: &'r mut dyn FnMut(TextIndex, Match),
}

/// What became of reading at places.
struct AtPlaces {
    /// Texts that hold the query in full.
    in_full: usize,
    /// Whether not all were read.
    is_cut: bool,
}

impl Reader<'_> {
    /// Reads where the query begins so many letters before places, until so many texts hold it in full.
    fn read(&mut self, places: &[At], before: Range<usize>, most: usize) -> AtPlaces {
        let mut in_full = 0;
        let mut last = None;
        for at in places {
            if in_full >= most || self.left == 0 {
                return AtPlaces {
                    in_full,
                    is_cut: true,
                };
            }
            self.left -= 1;
            for start in before.clone() {
                let Some(start) = (*at as usize).checked_sub(start) else {
                    continue;
                };
                let rest = self.text.letters.get(start..).unwrap_or_default();
                let Some(found) = self.alphabet.read(self.query, rest) else {
                    continue;
                };
                let text = self.text.text_at(start);
                if found.spelling == Spelling::Full && last != Some(text) {
                    in_full += 1;
                    last = Some(text);
                }
                (self.tell)(text, found);
            }
        }
        AtPlaces {
            in_full,
            is_cut: false,
        }
    }
}

/// zhuang
const LONGEST_SYLLABLE: usize = 6;

/// Where a query is looked for.
enum Anchor {
    /// A character of it is nowhere.
    Nowhere,
    /// At these pairs, with so many letters of the text before them; whether the places are in the order of the texts.
    At {
        places: Range<usize>,
        before: Range<usize>,
        in_order: bool,
    },
    /// Where it can be read as pinyin.
    Pinyin,
}

/// Numbers under keys, those of a key together in the order in which they came: counted first, then filled in.
struct Counted {
    all: Vec<u32>,
    /// Where those of each key begin; at the end where the last ones end.
    starts: Vec<u32>,
}

impl Counted {
    /// `each` tells every key with its number, twice alike.
    fn new(keys: usize, each: impl Fn(&mut dyn FnMut(usize, u32))) -> Counted {
        let mut starts = vec![0_u32; keys + 1];
        each(&mut |key, _| {
            if let Some(end) = starts.get_mut(key + 1) {
                *end += 1;
            }
        });
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        let mut all = vec![0; sum as usize];
        each(&mut |key, number| {
            let Some(next) = next.get_mut(key) else {
                return;
            };
            if let Some(place) = all.get_mut(*next as usize) {
                *place = number;
            }
            *next += 1;
        });
        Counted { all, starts }
    }

    fn range(&self, key: usize) -> Range<usize> {
        let start = |key: usize| self.starts.get(key).map_or(0, |start| *start as usize);
        start(key)..start(key + 1)
    }
}

/// Two small letters as one number.
fn initials_key(one: u8, other: u8) -> Option<usize> {
    let letter = |c: u8| c.is_ascii_lowercase().then(|| usize::from(c - b'a'));
    Some(letter(one)? * LETTERS + letter(other)?)
}

fn place(at: usize) -> At {
    At::try_from(at).unwrap_or(At::MAX)
}
