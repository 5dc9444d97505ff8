//! The search for all anchors of a text at once: most bytes of a text are passed over by tables, a place where a
//! word may begin is looked up by three or four bytes. Where the words are few enough, as those of Chinese are, what all
//! of them have somewhere in their beginnings is found by vectors before ([`Signs`]).

use std::ops::Range;

use aho_corasick::Span;
use aho_corasick::packed::Searcher;
use memchr::{memchr, memchr3};

use crate::text::small_letters_of_ascii;

/// A search for some hundreds of words, by their numbers. Of words that begin alike there is only the shortest.
pub struct Anchors {
    /// For each byte what begins with it.
    first: [Begins; 256],
    /// Whether with small letters of ASCII only words begin that are found at the beginning of one.
    small_begin_words: bool,
    /// A bit for each character of three bytes that begins one, and for each that is one.
    wide: Box<Bits>,
    whole: Box<Bits>,
    /// A bit for what stands behind a character of three bytes in one, mixed: most that begin so go on otherwise.
    second: Box<Bits>,
    /// A bit for each two bytes that a word of one or two begins with, and for each three that are one, mixed.
    short: Box<Bits>,
    three: Box<Bits>,
    /// A bit for each three bytes that a longer one begins with, mixed.
    longer: Box<Bits>,
    /// By the first bytes of words; places of a power of two, at least half of them free.
    alike: Vec<Alike>,
    /// The words one behind the other in the order of their bytes.
    text: Vec<u8>,
    words: Vec<Word>,
    /// `None` where the words are too many, or the machine has no instructions for them.
    signs: Option<Signs>,
}

/// What each of the words has in its beginning: a sign of ASCII that is rare in a text, or characters of three bytes.
struct Signs {
    /// Two characters that words begin with, and [`WIDE_POINT`].
    wide: Searcher,
    /// Bytes that stand before a word's sign, at most.
    farthest: usize,
}

/// Where the next signs stand in a text, at that place or behind it; known as far as they were looked for.
#[derive(Clone, Copy, Default)]
struct Ahead {
    wide: Option<usize>,
    narrow: Option<usize>,
}

/// Signs of ASCII of which one stands in the beginning of each word that has no others.
const NARROW: [u8; 4] = [b'/', b'.', b'(', b')'];

/// One of three bytes that stands behind many.
const WIDE_POINT: &str = "．";

impl Signs {
    /// For words of which some begin in no such way there is none.
    fn of(words: &[String]) -> Option<Signs> {
        const MOST: usize = 64;
        let mut wide = vec![WIDE_POINT.as_bytes()];
        let mut farthest = 0;
        for word in words {
            let bytes = word.as_bytes();
            let narrow = bytes.iter().position(|byte| NARROW.contains(byte));
            if let Some(before) = narrow.or_else(|| word.find(WIDE_POINT)) {
                farthest = farthest.max(before);
                continue;
            }
            let first = word.chars().next()?;
            // Behind a mark of full width, any.
            let second = word.chars().nth(1).filter(|_| first.is_alphanumeric());
            let second = second.map_or(0, char::len_utf8);
            let head = bytes.get(..first.len_utf8() + second)?;
            if first.len_utf8() < 3 {
                return None;
            }
            if !wide.contains(&head) {
                wide.push(head);
            }
        }
        let wide = Searcher::new(&wide).filter(|_| wide.len() <= MOST)?;
        Some(Signs { wide, farthest })
    }

    /// Where the next sign stands in a text from a place on.
    fn next(&self, bytes: &[u8], from: usize, ahead: &mut Ahead) -> Option<usize> {
        let none = bytes.len();
        if from > none {
            return None;
        }
        let wide = match ahead.wide.filter(|known| *known >= from) {
            Some(known) => known,
            None => {
                let found = self.wide.find_in(bytes, Span::from(from..none));
                found.map_or(none, |found| found.start())
            }
        };
        let narrow = match ahead.narrow.filter(|known| *known >= from) {
            Some(known) => known,
            None => {
                let rest = bytes.get(from..).unwrap_or_default();
                let [stroke, point, opens, closes] = NARROW;
                let three = memchr3(stroke, point, opens, rest);
                let rest = rest.get(..three.unwrap_or(rest.len())).unwrap_or_default();
                memchr(closes, rest).or(three).map_or(none, |at| from + at)
            }
        };
        *ahead = Ahead {
            wide: Some(wide),
            narrow: Some(narrow),
        };
        Some(wide.min(narrow)).filter(|sign| *sign < none)
    }
}

/// A word, and what it is searched by.
struct Word {
    number: usize,
    start: usize,
    end: usize,
    /// Found at the beginning of a word only.
    begins_words: bool,
}

/// The words with the same first bytes: a stretch of all.
#[derive(Clone, Copy, Default)]
struct Alike {
    /// Zeros behind a shorter word; zero where there are none.
    key: u32,
    start: u32,
    end: u32,
}

/// What begins with a byte: bits of these.
type Begins = u8;

/// Words of fewer bytes than words are looked up by.
const SHORT: Begins = 1;
/// Longer ones.
const LONG: Begins = 2;
/// Words that are found at the beginning of one only, of at least three bytes.
const LETTER: Begins = 4;
/// Characters of three bytes.
const WIDE: Begins = 8;

/// Bytes that words are looked up by, of whole characters: fewer would be found in most words of a text.
const fn key_length(first: u8) -> usize {
    match first {
        0xE0..=0xEF => 3,
        _ => 4,
    }
}

/// A bit for each number of two bytes, in blocks of 64.
type Bits = [u64; 0x10000 / 64];

impl Anchors {
    /// `begins_words`, whether a word is found only where one of the text begins: `act` not within `fact`. Not in
    /// Arabic, where words are written together.
    pub fn new(words: &[String], begins_words: impl Fn(usize) -> bool) -> Anchors {
        let mut order: Vec<usize> = (0..words.len()).collect();
        let bytes_of = |number: usize| words.get(number).map_or(&[][..], |word| word.as_bytes());
        order.sort_unstable_by_key(|number| bytes_of(*number));
        let mut all = Anchors {
            first: [0; 256],
            small_begin_words: false,
            wide: Box::new([0; _]),
            whole: Box::new([0; _]),
            second: Box::new([0; _]),
            short: Box::new([0; _]),
            three: Box::new([0; _]),
            longer: Box::new([0; _]),
            alike: Vec::new(),
            text: Vec::new(),
            words: Vec::with_capacity(words.len()),
            signs: Signs::of(words),
        };
        let mut alike: Vec<Alike> = Vec::new();
        for (place, number) in order.into_iter().enumerate() {
            let word = bytes_of(number);
            let Some(first) = word.first() else {
                continue;
            };
            let begins_words = begins_words(number) && !matches!(first, 0xD8..=0xDB);
            all.note(word, *first, begins_words);
            let start = all.text.len();
            all.text.extend_from_slice(word);
            let end = all.text.len();
            all.words.push(Word {
                number,
                start,
                end,
                begins_words,
            });
            let key = key(word, key_length(*first));
            // More words than anybody has memory for.
            let start = u32::try_from(place).unwrap_or(u32::MAX);
            let end = start.saturating_add(1);
            match alike.last_mut() {
                Some(last) if last.key == key => last.end = end,
                _ => alike.push(Alike { key, start, end }),
            }
        }
        let places = (2 * alike.len()).next_power_of_two().max(2);
        all.alike = vec![Alike::default(); places];
        let mut small = (b'a'..=b'z').map(|letter| all.first[usize::from(letter)]);
        all.small_begin_words = small.all(|begins| begins & !LETTER == 0);
        for one in alike {
            let mut at = place_of(one.key) & (places - 1);
            while all.alike.get(at).is_some_and(|taken| taken.key != 0) {
                at = (at + 1) & (places - 1);
            }
            if let Some(place) = all.alike.get_mut(at) {
                *place = one;
            }
        }
        all
    }

    fn note(&mut self, word: &[u8], first: u8, begins_words: bool) {
        let begins = match (first, word) {
            (0..=0xDF | 0xF0.., [_, second, third]) => {
                set(&mut self.three, mixed_three(first, *second, *third));
                match begins_words {
                    true => LETTER,
                    false => SHORT,
                }
            }
            _ if word.len() < key_length(first) => {
                let seconds = match word.get(1) {
                    Some(second) => *second..=*second,
                    None => 0..=u8::MAX,
                };
                for second in seconds {
                    set(&mut self.short, pair(first, second));
                }
                SHORT
            }
            (0xE0..=0xEF, [_, second, third, behind @ ..]) => {
                let character = wide(first, *second, *third);
                set(&mut self.wide, character);
                match behind {
                    [] => set(&mut self.whole, character),
                    _ => set(&mut self.second, mixed(character, behind)),
                }
                WIDE
            }
            (_, [_, second, third, ..]) => {
                set(&mut self.longer, mixed_three(first, *second, *third));
                match begins_words {
                    true => LETTER,
                    false => LONG,
                }
            }
            // Nothing so short is left.
            _ => LONG,
        };
        if let Some(known) = self.first.get_mut(usize::from(first)) {
            *known |= begins;
        }
    }

    /// Which of them stand in a text from a place on and where, none over another: in the order of their ends.
    pub fn find_iter<'t>(
        &self,
        text: &'t str,
        from: usize,
    ) -> impl Iterator<Item = (usize, Range<usize>)> + use<'t, '_> {
        let mut at = from;
        let mut ahead = Ahead::default();
        std::iter::from_fn(move || {
            let found = self.find_from(text, at, &mut ahead)?;
            at = found.1.end;
            Some(found)
        })
    }

    fn find_from(
        &self,
        text: &str,
        from: usize,
        ahead: &mut Ahead,
    ) -> Option<(usize, Range<usize>)> {
        let bytes = text.as_bytes();
        let mut at = from;
        loop {
            at = self.next(bytes, at, ahead)?;
            let Some(word) = self.word_at(bytes, at) else {
                at += 1;
                continue;
            };
            let mut found = (word.number, at..at + word.len());
            // One that stands within it and ends before it ends first.
            let mut within = at + 1;
            while let Some(before) = bytes.get(..found.1.end - 1)
                && let Some(at) = self.next_before(before, within, before.len())
            {
                if let Some(word) = self.word_at(before, at) {
                    found = (word.number, at..at + word.len());
                }
                within = at + 1;
            }
            return Some(found);
        }
    }

    /// The next place from one on at which a word may begin.
    fn next(&self, bytes: &[u8], from: usize, ahead: &mut Ahead) -> Option<usize> {
        let Some(signs) = &self.signs else {
            return self.next_before(bytes, from, bytes.len());
        };
        let mut at = from;
        while let Some(sign) = signs.next(bytes, at, ahead) {
            let begin = at.max(sign.saturating_sub(signs.farthest));
            if let Some(found) = self.next_before(bytes, begin, sign + 1) {
                return Some(found);
            }
            at = sign + 1;
        }
        None
    }

    /// The next place from one on and before another at which a word may begin.
    fn next_before(&self, bytes: &[u8], from: usize, until: usize) -> Option<usize> {
        let mut rest = bytes.get(from..)?;
        let left = bytes.len() - until.min(bytes.len());
        while rest.len() > left {
            if let [first @ 0xE0..=0xEF, second, third, behind @ ..] = rest {
                if self.may_begin_wide(*first, *second, *third, behind) {
                    return Some(bytes.len() - rest.len());
                }
                rest = behind;
                continue;
            }
            let [byte, behind @ ..] = rest else {
                return None;
            };
            let begins = self.first[usize::from(*byte)];
            if begins == 0 {
                rest = behind;
                continue;
            }
            let at = bytes.len() - rest.len();
            if begins & SHORT != 0 && self.may_be_short(*byte, behind) {
                return Some(at);
            }
            let is_long = || self.may_be_longer(*byte, behind) && self.alike(*byte, rest).is_some();
            if begins & LONG != 0 && is_long() {
                return Some(at);
            }
            if begins & LETTER != 0
                && !is_within_word(bytes, at)
                && (self.may_be_three(*byte, behind) || is_long())
            {
                return Some(at);
            }
            rest = behind;
            // Within a word nothing else begins; most letters of a text are small ones.
            if begins == LETTER && self.small_begin_words {
                let small = small_letters_of_ascii(rest);
                rest = rest.get(small..).unwrap_or_default();
            }
        }
        None
    }

    /// Whether a word may begin with a character of three bytes that others stand behind.
    #[inline(always)]
    fn may_begin_wide(&self, first: u8, second: u8, third: u8, behind: &[u8]) -> bool {
        // The number in parts: this is asked of all Chinese.
        let block = usize::from(first & 0xF) << 6 | usize::from(second & 0x3F);
        if self.wide[block] >> (third & 0x3F) & 1 == 0 {
            return false;
        }
        let character = wide(first, second, third);
        has(&self.whole, character) || has(&self.second, mixed(character, behind))
    }

    #[inline]
    fn may_be_short(&self, first: u8, behind: &[u8]) -> bool {
        match behind {
            [] => true,
            [second, ..] if has(&self.short, pair(first, *second)) => true,
            _ => self.may_be_three(first, behind),
        }
    }

    #[inline]
    fn may_be_three(&self, first: u8, behind: &[u8]) -> bool {
        match behind {
            [second, third, ..] => has(&self.three, mixed_three(first, *second, *third)),
            _ => false,
        }
    }

    #[inline]
    fn may_be_longer(&self, first: u8, behind: &[u8]) -> bool {
        match behind {
            [second, third, ..] => has(&self.longer, mixed_three(first, *second, *third)),
            _ => false,
        }
    }

    /// The words with the same first bytes as a text, the first of which is given.
    #[inline]
    fn alike(&self, first: u8, rest: &[u8]) -> Option<&[Word]> {
        let length = key_length(first);
        self.with_key(key(rest.get(..length)?, length))
    }

    /// The word that begins at a place.
    fn word_at(&self, bytes: &[u8], at: usize) -> Option<&Word> {
        let rest = bytes.get(at..)?;
        let first = *rest.first()?;
        let begins = self.first[usize::from(first)];
        if begins == 0 {
            return None;
        }
        let mut found = self
            .alike(first, rest)
            .and_then(|alike| self.one_of(alike, rest));
        if begins & (SHORT | LETTER) != 0 && found.is_none() {
            // Shorter words are kept with zeros behind them; no text has one where a word goes on.
            let mut shorter = (1..key_length(first)).rev();
            found = shorter.find_map(|length| self.one_of(self.with_key(key(rest, length))?, rest));
        }
        found.filter(|word| !word.begins_words || !is_within_word(bytes, at))
    }

    /// The one of some words that a text begins with: none begins as another does, so that in the order of their bytes
    /// it is the last that does not come behind the text.
    fn one_of<'a>(&self, words: &'a [Word], text: &[u8]) -> Option<&'a Word> {
        let written = |word: &Word| self.text.get(word.start..word.end).unwrap_or_default();
        let behind = match words {
            [_] => 1,
            _ => words.partition_point(|word| written(word) <= text),
        };
        let word = words.get(behind.checked_sub(1)?)?;
        text.starts_with(written(word)).then_some(word)
    }

    #[inline]
    fn with_key(&self, key: u32) -> Option<&[Word]> {
        let mask = self.alike.len() - 1;
        let mut at = place_of(key) & mask;
        loop {
            let alike = self.alike.get(at)?;
            if alike.key == key {
                return self.words.get(alike.start as usize..alike.end as usize);
            }
            if alike.key == 0 {
                return None;
            }
            at = (at + 1) & mask;
        }
    }
}

impl Word {
    fn len(&self) -> usize {
        self.end - self.start
    }
}

/// The first bytes of a word or a text, so many at most.
#[inline]
fn key(bytes: &[u8], most: usize) -> u32 {
    if let (Some(first), 4) = (bytes.first_chunk(), most) {
        return u32::from_le_bytes(*first);
    }
    let bytes = bytes.iter().take(most).rev();
    bytes.fold(0, |key, byte| key << 8 | u32::from(*byte))
}

/// Where a key is looked for first, among the places of a power of two.
#[inline]
fn place_of(key: u32) -> usize {
    // Knuth's multiplier, 2³² over the golden ratio: the high bits are well mixed.
    (key.wrapping_mul(0x9E37_79B1) >> 16) as usize
}

/// The number of two bytes.
#[inline]
fn pair(first: u8, second: u8) -> u16 {
    u16::from(first) << 8 | u16::from(second)
}

/// A number of three bytes.
#[inline]
fn mixed_three(first: u8, second: u8, third: u8) -> u16 {
    pair(first, second) ^ u16::from(third) << 5
}

/// The number of a character of three bytes.
#[inline]
fn wide(first: u8, second: u8, third: u8) -> u16 {
    u16::from(first & 0xF) << 12 | u16::from(second & 0x3F) << 6 | u16::from(third & 0x3F)
}

/// A number of such a character with what stands behind it: another one, or the first byte of one that has fewer.
#[inline]
fn mixed(character: u16, behind: &[u8]) -> u16 {
    let second = match behind {
        [first @ 0xE0..=0xEF, second, third, ..] => wide(*first, *second, *third),
        [first, ..] => u16::from(*first),
        [] => 0,
    };
    character.rotate_left(8) ^ second
}

fn set(bits: &mut Bits, number: u16) {
    bits[usize::from(number >> 6)] |= 1 << (number & 0x3F);
}

#[inline]
fn has(bits: &Bits, number: u16) -> bool {
    bits[usize::from(number >> 6)] >> (number & 0x3F) & 1 == 1
}

fn is_behind_letter(bytes: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| bytes.get(before));
    before.is_some_and(u8::is_ascii_alphabetic)
}

/// Whether a letter of Latin or Cyrillic stands behind another.
fn is_within_word(bytes: &[u8], at: usize) -> bool {
    match bytes.get(at) {
        Some(b'A'..=b'Z' | b'a'..=b'z' | 0xC3..=0xC9) => is_behind_letter(bytes, at),
        Some(0xD0..=0xD3) => {
            let before = at.checked_sub(2).and_then(|before| bytes.get(before));
            before.is_some_and(|first| matches!(first, 0xD0..=0xD3))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::TestCaseError;

    use super::*;

    const WORDS: [&str; 17] = [
        "/", "第", "号决", "号 决", ")段", "A.", "A．", "I (", "decision", "Déci", "реш", "قرار",
        "建议(", "𠮷七", "part A", "cisi", "ре ш",
    ];

    /// Those that are found where a word begins only.
    fn begins_words(number: usize) -> bool {
        WORDS[number].starts_with(char::is_lowercase) || WORDS[number].starts_with('D')
    }

    /// Which word ends first from a place on, of several the longest; each compared at each place.
    fn one_by_one(
        words: &[&str],
        begins_words: impl Fn(usize) -> bool,
        text: &str,
        from: usize,
    ) -> Option<(usize, Range<usize>)> {
        let mut found = Vec::new();
        for (number, word) in words.iter().enumerate() {
            for (at, _) in text.match_indices(word).filter(|(at, _)| *at >= from) {
                let before = text[..at].chars().next_back();
                let is_within = before.is_some_and(|before| match word.chars().next() {
                    Some('\u{400}'..='\u{4ff}') => ('\u{400}'..='\u{4ff}').contains(&before),
                    Some('ق') => false,
                    _ => before.is_ascii_alphabetic(),
                });
                if !(begins_words(number) && is_within) {
                    found.push((number, at..at + word.len()));
                }
            }
        }
        found
            .into_iter()
            .min_by_key(|(_, range)| (range.end, range.start))
    }

    fn all_are_found(
        words: &[&str],
        begins_words: fn(usize) -> bool,
        text: &str,
    ) -> Result<(), TestCaseError> {
        let mut expected = Vec::new();
        let mut at = 0;
        while let Some(found) = one_by_one(words, begins_words, text, at) {
            at = found.1.end;
            expected.push(found);
        }
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        let anchors = Anchors::new(&words, begins_words);
        prop_assert_eq!(anchors.find_iter(text, 0).collect::<Vec<_>>(), expected);
        Ok(())
    }

    #[test]
    fn words_of_a_few_signs_are_found_by_them() {
        let words = |words: &[&str]| {
            words
                .iter()
                .map(|word| (*word).to_owned())
                .collect::<Vec<_>>()
        };
        let few = words(&WORDS_WITH_SIGNS);
        let letters = words(&WORDS);
        // Where the machine has no such instructions, there are none.
        if Searcher::new(["第".as_bytes()]).is_some() {
            assert!(Anchors::new(&few, |_| false).signs.is_some());
        }
        assert!(Anchors::new(&letters, begins_words).signs.is_none());
    }

    const WORDS_WITH_SIGNS: [&str; 14] = [
        "/", "第", "号决", "号 决", ")段", "）段", "A.", "A．", "I (", "五 .", "建议(", "建议3",
        "其中(", "㈠目",
    ];

    proptest! {
        /// However the words stand together, in part or whole.
        #[test]
        fn what_each_word_by_itself_would_find_is_found(
            pieces in proptest::collection::vec(
                prop_oneof![
                    proptest::sample::select(WORDS.to_vec()),
                    proptest::sample::select(vec![
                        "号", "决", "建", "议", " ", ")", "A", "I", "de", "deci", "D", "é", "ре", "ق", "𠮷", "。", "x", "(",
                    ]),
                ],
                0..30,
            ),
        ) {
            all_are_found(&WORDS, begins_words, &pieces.concat())?;
        }

        /// The same where they are found by their signs.
        #[test]
        fn what_each_word_by_itself_would_find_is_found_by_signs(
            pieces in proptest::collection::vec(
                prop_oneof![
                    proptest::sample::select(WORDS_WITH_SIGNS.to_vec()),
                    proptest::sample::select(vec![
                        "号", "决", "建", "议", " ", ")", "A", "I", "五", "．", "其", "㈠", "。", "x", "(", "这里什么也没有说到",
                    ]),
                ],
                0..30,
            ),
        ) {
            all_are_found(&WORDS_WITH_SIGNS, |_| false, &pieces.concat())?;
        }
    }
}
