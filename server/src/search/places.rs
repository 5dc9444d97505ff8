//! Where each group of a few letters stands in a text.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::text::Mixing;

/// The places of all groups of so many letters.
#[derive(Default)]
pub struct Places {
    ranges: HashMap<u64, Range<u32>, Mixing>,
    places: Vec<u32>,
}

impl Places {
    /// Of every group of `length` letters.
    pub fn of(letters: &[char], length: usize) -> Places {
        let mut all: Vec<(u64, u32)> = letters
            .windows(length)
            .zip(0..)
            .map(|(gram, place)| (key(gram), place))
            .collect();
        all.sort_unstable();
        let mut ranges = HashMap::with_capacity_and_hasher(all.len(), Mixing::default());
        for ((key, _), at) in all.iter().zip(0..) {
            let range: &mut Range<u32> = ranges.entry(*key).or_insert(at..at);
            range.end = at + 1;
        }
        Places {
            ranges,
            places: all.into_iter().map(|(_, place)| place).collect(),
        }
    }

    /// Places of a gram, in order. Two grams with rare characters can share their places: what is
    /// found must be compared.
    pub fn get(&self, gram: &[char]) -> &[u32] {
        self.ranges
            .get(&key(gram))
            .and_then(|range| self.places.get(range.start as usize..range.end as usize))
            .unwrap_or_default()
    }
}

/// Pairs of letters that stand in a text.
pub struct Pairs(HashSet<u64, Mixing>);

impl Pairs {
    pub fn of(letters: &[char]) -> Pairs {
        Pairs(letters.windows(2).map(pair).collect())
    }

    /// Whether two letters stand together in it.
    pub fn has(&self, two: &[char]) -> bool {
        self.0.contains(&pair(two))
    }
}

fn pair(two: &[char]) -> u64 {
    let shifted = |number: u64, letter: &char| number << 32 | u64::from(*letter);
    two.iter().fold(0, shifted)
}

fn key(gram: &[char]) -> u64 {
    gram.iter().fold(0, |key: u64, letter| {
        key.rotate_left(16) ^ u64::from(*letter)
    })
}
