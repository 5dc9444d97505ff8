//! The search for all anchors of a text at once: an automaton, and leaping over what begins none of them.

use std::ops::Range;

use aho_corasick::automaton::{Automaton, StateID};
use aho_corasick::dfa::DFA;
use aho_corasick::nfa::contiguous::NFA;
use aho_corasick::{Anchored, BuildError};

/// A search for some hundreds of words, by their numbers. Of words that begin alike there is only the shortest.
pub struct Anchors {
    automaton: Kind,
    beginnings: Beginnings,
}

enum Kind {
    Fast(Box<DFA>),
    /// Slower where something has begun, and forty times as small.
    Small(Box<NFA>),
}

impl Anchors {
    /// # Errors
    ///
    /// The words are too many or too long for an automaton: millions.
    pub fn new(words: &[String], is_fast: bool) -> Result<Anchors, BuildError> {
        Ok(Anchors {
            automaton: match is_fast {
                true => Kind::Fast(Box::new(DFA::builder().prefilter(false).build(words)?)),
                false => Kind::Small(Box::new(NFA::builder().prefilter(false).build(words)?)),
            },
            beginnings: Beginnings::of(words),
        })
    }

    /// Whether any of them stands in a text.
    pub fn is_in(&self, text: &str) -> bool {
        self.find_from(text, 0).is_some()
    }

    /// Which of them stand in a text and where, none over another: in the order of their ends.
    pub fn find_iter<'t>(
        &self,
        text: &'t str,
    ) -> impl Iterator<Item = (usize, Range<usize>)> + use<'t, '_> {
        let mut at = 0;
        std::iter::from_fn(move || {
            let found = self.find_from(text, at)?;
            at = found.1.end;
            Some(found)
        })
    }

    fn find_from(&self, text: &str, from: usize) -> Option<(usize, Range<usize>)> {
        match &self.automaton {
            Kind::Fast(automaton) => self.find(&**automaton, text, from),
            Kind::Small(automaton) => self.find(&**automaton, text, from),
        }
    }

    fn find(
        &self,
        automaton: &impl Automaton,
        text: &str,
        from: usize,
    ) -> Option<(usize, Range<usize>)> {
        let bytes = text.as_bytes();
        let start: StateID = automaton.start_state(Anchored::No).ok()?;
        let mut state = start;
        let mut at = from;
        loop {
            if state == start {
                at = self.beginnings.next(bytes, at);
            }
            state = automaton.next_state(Anchored::No, state, *bytes.get(at)?);
            at += 1;
            if automaton.is_special(state) && automaton.is_match(state) {
                let word = automaton.match_pattern(state, 0);
                return Some((word.as_usize(), at - automaton.pattern_len(word)..at));
            }
        }
    }
}

/// What words begin with: most of a text begins none of them.
struct Beginnings {
    /// For each byte what it begins.
    first: [Begins; 256],
    /// A bit for each two characters of ASCII that begin words.
    pairs: Vec<u64>,
    /// A bit for each character of three bytes that begins one.
    wide: Vec<u64>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Begins {
    Nothing,
    /// Perhaps a word, by the next byte.
    Pair,
    /// Perhaps a word, by the whole character.
    Wide,
    Word,
}

impl Beginnings {
    fn of(words: &[String]) -> Beginnings {
        let mut all = Beginnings {
            first: [Begins::Nothing; 256],
            pairs: vec![0; 128 * 128 / 64],
            wide: vec![0; 0x10000 / 64],
        };
        for first in 0xE0..=0xEF_u8 {
            all.note(first, Begins::Wide);
        }
        for word in words {
            match word.as_bytes() {
                [first @ 0..=0x7F, second @ 0..=0x7F, ..] => {
                    all.note(*first, Begins::Pair);
                    set(&mut all.pairs, pair(*first, *second));
                }
                // Whatever stands behind.
                [first @ 0..=0x7F, _, ..] => all.note(*first, Begins::Pair),
                [first @ 0xE0..=0xEF, second, third, ..] => {
                    set(&mut all.wide, wide(*first, *second, *third));
                }
                [first, ..] => all.note(*first, Begins::Word),
                [] => {}
            }
        }
        all
    }

    fn note(&mut self, byte: u8, begins: Begins) {
        if let Some(known) = self.first.get_mut(usize::from(byte))
            && *known != Begins::Word
        {
            *known = begins;
        }
    }

    /// The next place from one on at which a word may begin, or the end.
    fn next(&self, bytes: &[u8], from: usize) -> usize {
        let mut at = from;
        while let Some(byte) = bytes.get(at) {
            match self.first[usize::from(*byte)] {
                Begins::Nothing => at += 1,
                Begins::Wide => match bytes.get(at + 1..at + 3) {
                    Some([second, third]) if !has(&self.wide, wide(*byte, *second, *third)) => {
                        at += 3;
                    }
                    _ => break,
                },
                Begins::Pair => match bytes.get(at + 1) {
                    Some(next @ 0..=0x7F) if !has(&self.pairs, pair(*byte, *next)) => at += 1,
                    _ => break,
                },
                Begins::Word => break,
            }
        }
        at
    }
}

fn pair(first: u8, second: u8) -> usize {
    usize::from(first) << 7 | usize::from(second)
}

fn wide(first: u8, second: u8, third: u8) -> usize {
    let bits = |byte: u8| usize::from(byte & 0x3F);
    usize::from(first & 0xF) << 12 | bits(second) << 6 | bits(third)
}

fn set(blocks: &mut [u64], place: usize) {
    if let Some(block) = blocks.get_mut(place / 64) {
        *block |= 1 << (place % 64);
    }
}

fn has(blocks: &[u64], place: usize) -> bool {
    let block = blocks.get(place / 64).copied().unwrap_or_default();
    block >> (place % 64) & 1 == 1
}

#[cfg(test)]
mod tests {
    use aho_corasick::AhoCorasick;
    use proptest::prelude::*;

    use super::*;

    const WORDS: [&str; 14] = [
        "/", "第", "号决", "号 决", ")段", "A.", "A．", "I (", "decision", "Déci", "реш", "قرار",
        "建议(", "𠮷七",
    ];

    proptest! {
        /// However the words stand together, in part or whole.
        #[test]
        fn what_an_automaton_alone_finds_is_found(
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
            let text = pieces.concat();
            let words = WORDS.map(str::to_owned);
            let automaton = AhoCorasick::new(WORDS).expect("an automaton");
            let expected: Vec<(usize, Range<usize>)> = automaton
                .find_iter(&text)
                .map(|found| (found.pattern().as_usize(), found.range()))
                .collect();
            for is_fast in [true, false] {
                let anchors = Anchors::new(&words, is_fast).expect("an automaton");
                prop_assert_eq!(anchors.find_iter(&text).collect::<Vec<_>>(), expected.clone());
                prop_assert_eq!(anchors.is_in(&text), !expected.is_empty());
            }
        }
    }
}
