//! An inverted index: for each feature of a text (a pair of characters, a character, a word, a concept) the
//! provisions that have it, and how prominently.
//!
//! The features stand in order of their keys; the provisions of each are gaps of as few bytes as they need. It is
//! collected in blocks, so that what is being made is never much larger than what becomes of it.
//!
//! A small one of our own: what `bm25` and the like weigh is one text without places in it, as words between
//! spaces; here a character counts more in a topic than in a text above, and a query may cost only so much.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use crate::corpus::ProvisionIndex;

/// A feature of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Feature {
    Pair([char; 2]),
    Character(char),
    /// A Latin word or a number, by its hash, whose first two bits are free.
    Word(u64),
    /// By its place in [`crate::corpus::Terms`].
    Concept(u32),
}

/// Bits of a key that say what kind of feature it is.
const KIND: u32 = 62;
const CHARACTER_BITS: u32 = 21;

impl Feature {
    /// A Latin word or a number, in any case.
    pub fn of_word(word: &str) -> Feature {
        let mut hasher = DefaultHasher::new();
        word.to_lowercase().hash(&mut hasher);
        Feature::Word(hasher.finish() >> 2)
    }

    /// An ordinary word, by its place in [`crate::corpus::Terms::wordings`]: no word of a text has a space in it.
    pub fn of_wording(wording: u32) -> Feature {
        Feature::of_word(&format!("wording {wording}"))
    }

    /// The feature as a number: characters come first, then pairs, concepts and words.
    pub fn key(self) -> u64 {
        match self {
            Feature::Character(c) => u64::from(c),
            Feature::Pair([one, other]) => {
                1 << KIND | u64::from(one) << CHARACTER_BITS | u64::from(other)
            }
            Feature::Concept(concept) => 2 << KIND | u64::from(concept),
            Feature::Word(hash) => 3 << KIND | hash,
        }
    }

    fn of_key(key: u64) -> Option<Feature> {
        let character = |bits: u64| {
            let bits = bits & ((1 << CHARACTER_BITS) - 1);
            char::from_u32(u32::try_from(bits).ok()?)
        };
        Some(match key >> KIND {
            0 => Feature::Character(character(key)?),
            1 => Feature::Pair([character(key >> CHARACTER_BITS)?, character(key)?]),
            2 => Feature::Concept(key as u32),
            _ => Feature::Word(key & ((1 << KIND) - 1)),
        })
    }
}

/// How prominent a feature is in a provision: [`USUAL`] where its own text has it.
pub type Prominence = u8;

/// The prominence that takes no room.
pub const USUAL: Prominence = 100;

/// The place of a feature among those of a corpus.
pub type FeatureIndex = u32;

/// The provisions of every feature.
#[derive(Debug, Default)]
pub struct Postings {
    lists: Lists,
    /// The provisions of the concepts again, as they are: these are asked for one by one.
    spoken: Vec<(u32, u32)>,
}

/// Lists of provisions, one for each feature.
#[derive(Debug, Default)]
struct Lists {
    /// The keys of the features, in order.
    keys: Vec<u64>,
    /// Where the bytes of each feature begin; at the end where the last one's end.
    starts: Vec<u32>,
    /// Of each feature first how many provisions it has; then for each the gap from the one before, doubled, with a
    /// one in the last bit where a byte for its prominence follows. Numbers are of seven bits a byte, the least first.
    bytes: Vec<u8>,
}

/// A feature of a provision while they are collected.
type Entry = (u64, u32, Prominence);

/// Entries that are put in order together.
const BLOCK: usize = 1 << 22;

/// What [`Postings`] are made of.
#[derive(Default)]
pub struct Collected {
    entries: Vec<Entry>,
    blocks: Vec<Lists>,
}

impl Collected {
    /// The features of a provision, by their keys, each once; provisions come in their order.
    pub fn add(
        &mut self,
        provision: ProvisionIndex,
        features: impl IntoIterator<Item = (u64, Prominence)>,
    ) {
        let provision = narrow(provision);
        let features = features.into_iter();
        (self.entries).extend(features.map(|(key, prominence)| (key, provision, prominence)));
        if self.entries.len() >= BLOCK {
            self.end_block();
        }
    }

    fn end_block(&mut self) {
        self.entries.sort_unstable();
        let mut lists = Lists::default();
        for own in self.entries.chunk_by(|one, other| one.0 == other.0) {
            let key = own.first().map_or(0, |(key, ..)| *key);
            let own = own.iter();
            lists.push(
                key,
                own.map(|(_, provision, prominence)| (*provision, *prominence)),
            );
        }
        lists.end();
        self.entries.clear();
        self.blocks.push(lists);
    }

    pub fn finished(mut self) -> Postings {
        self.end_block();
        self.entries = Vec::new();
        let lists = match <[Lists; 1]>::try_from(self.blocks) {
            Ok([lists]) => lists,
            Err(blocks) => Lists::joined(blocks),
        };
        let mut postings = Postings {
            lists,
            spoken: Vec::new(),
        };
        for index in 0..narrow(postings.lists.keys.len()) {
            if let Some(Feature::Concept(concept)) = postings.feature(index) {
                let mut own = Vec::new();
                postings.of(index, usize::MAX, |provision, _| {
                    own.push((concept, narrow(provision)));
                });
                postings.spoken.extend(own);
            }
        }
        postings
    }
}

impl Lists {
    /// The provisions of one more feature, of a greater key.
    fn push(&mut self, key: u64, own: impl ExactSizeIterator<Item = (u32, Prominence)>) {
        self.keys.push(key);
        self.starts.push(narrow(self.bytes.len()));
        self.write(narrow(own.len()));
        let mut before = 0;
        for (provision, prominence) in own {
            let gap = provision - before;
            before = provision;
            match prominence {
                USUAL => self.write(gap << 1),
                _ => {
                    self.write(gap << 1 | 1);
                    self.bytes.push(prominence);
                }
            }
        }
    }

    fn write(&mut self, mut number: u32) {
        while number > 0x7f {
            self.bytes.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }

    /// No more features come.
    fn end(&mut self) {
        self.starts.push(narrow(self.bytes.len()));
        self.keys.shrink_to_fit();
        self.starts.shrink_to_fit();
        self.bytes.shrink_to_fit();
    }

    /// The lists of blocks that follow each other as one.
    fn joined(blocks: Vec<Lists>) -> Lists {
        let mut joined = Lists::default();
        (joined.bytes).reserve_exact(blocks.iter().map(|block| block.bytes.len()).sum());
        let mut next = vec![0; blocks.len()];
        let mut own: Vec<(u32, Prominence)> = Vec::new();
        let key_of = |block: &Lists, at: &usize| block.keys.get(*at).copied();
        while let Some(key) = (blocks.iter().zip(&next))
            .filter_map(|(block, at)| key_of(block, at))
            .min()
        {
            own.clear();
            for (block, at) in blocks.iter().zip(&mut next) {
                if key_of(block, at) == Some(key) {
                    own.extend(block.list(narrow(*at)));
                    *at += 1;
                }
            }
            joined.push(key, own.iter().copied());
        }
        joined.end();
        joined
    }

    fn list(&self, index: FeatureIndex) -> List<'_> {
        let start = self.starts.get(index as usize).copied();
        let end = self.starts.get(index as usize + 1).copied();
        let range = (start.zip(end)).map_or(0..0, |(start, end)| start as usize..end as usize);
        let mut list = List {
            bytes: self.bytes.get(range).unwrap_or_default().iter(),
            provision: 0,
            left: 0,
        };
        list.left = list.number().unwrap_or_default();
        list
    }
}

/// The provisions of a feature as they are read, with its prominence there.
struct List<'l> {
    bytes: std::slice::Iter<'l, u8>,
    provision: u32,
    left: u32,
}

impl List<'_> {
    fn number(&mut self) -> Option<u32> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = *self.bytes.next()?;
            number |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
            shift = (shift + 7).min(28);
        }
    }
}

impl Iterator for List<'_> {
    type Item = (u32, Prominence);

    fn next(&mut self) -> Option<(u32, Prominence)> {
        self.left = self.left.checked_sub(1)?;
        let gap = self.number()?;
        self.provision = self.provision.wrapping_add(gap >> 1);
        let prominence = match gap & 1 {
            0 => USUAL,
            _ => *self.bytes.next()?,
        };
        Some((self.provision, prominence))
    }
}

impl Postings {
    /// The place of a feature; `None` where no provision has it.
    pub fn find(&self, feature: Feature) -> Option<FeatureIndex> {
        let place = self.lists.keys.binary_search(&feature.key());
        place.ok().map(narrow)
    }

    pub fn feature(&self, index: FeatureIndex) -> Option<Feature> {
        Feature::of_key(*self.lists.keys.get(index as usize)?)
    }

    /// How many provisions have a feature.
    pub fn count(&self, index: FeatureIndex) -> usize {
        self.lists.list(index).left as usize
    }

    /// The provisions that have a feature, in their order, with its prominence there; at most so many.
    pub fn of(
        &self,
        index: FeatureIndex,
        most: usize,
        mut tell: impl FnMut(ProvisionIndex, Prominence),
    ) {
        for (provision, prominence) in self.lists.list(index).take(most) {
            tell(provision as usize, prominence);
        }
    }

    /// How many provisions speak of a concept.
    pub fn count_of_concept(&self, concept: u32) -> usize {
        let start = self.spoken.partition_point(|(known, _)| *known < concept);
        let rest = self.spoken.get(start..).unwrap_or_default();
        rest.partition_point(|(known, _)| *known == concept)
    }

    /// Whether a provision speaks of a concept.
    pub fn speaks_of(&self, provision: ProvisionIndex, concept: u32) -> bool {
        let wanted = (concept, narrow(provision));
        self.spoken.binary_search(&wanted).is_ok()
    }

    /// The pairs of all texts, in order, each with how many provisions have it.
    pub fn pairs(&self) -> impl Iterator<Item = (FeatureIndex, [char; 2], usize)> {
        let place = |kind: u64| (self.lists.keys).partition_point(|key| key >> KIND < kind);
        let range: Range<usize> = place(1)..place(2);
        range.filter_map(|place| match self.feature(narrow(place)) {
            Some(Feature::Pair(pair)) => Some((narrow(place), pair, self.count(narrow(place)))),
            _ => None,
        })
    }
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_collected_in_blocks_is_read_in_order() {
        let features = [
            Feature::Character('证'),
            Feature::Pair(['证', '人']),
            Feature::Concept(7),
            Feature::of_word("extradition"),
        ];
        // Every feature is in every such provision, the first one more prominently in some.
        let steps = [1_usize, 3, 200, 70_000];
        let prominence = |provision: usize| {
            if provision.is_multiple_of(2) {
                USUAL
            } else {
                45
            }
        };
        let mut collected = Collected::default();
        for provision in 0..300_000_usize {
            let own =
                (features.iter().zip(steps)).filter(|(_, step)| provision.is_multiple_of(*step));
            let own = own.map(|(feature, _)| (feature.key(), prominence(provision)));
            collected.add(provision, own);
            if provision % 100_000 == 99_999 {
                collected.end_block();
            }
        }
        let postings = collected.finished();
        for (feature, step) in features.iter().zip(steps) {
            let index = postings.find(*feature).unwrap();
            assert_eq!(postings.feature(index), Some(*feature));
            let expected: Vec<(usize, u8)> = (0..300_000)
                .step_by(step)
                .map(|provision| (provision, prominence(provision)))
                .collect();
            assert_eq!(postings.count(index), expected.len());
            let mut found = Vec::new();
            postings.of(index, usize::MAX, |provision, how| {
                found.push((provision, how));
            });
            assert_eq!(found, expected);
        }
        assert_eq!(postings.count_of_concept(7), 1_500);
        assert_eq!(postings.count_of_concept(8), 0);
        assert!(postings.speaks_of(400, 7) && !postings.speaks_of(401, 7));
        assert_eq!(postings.find(Feature::of_word("transfer")), None);
    }
}
