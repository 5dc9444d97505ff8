//! Where each group of a few letters stands in a text.

use std::collections::HashMap;
use std::ops::Range;

/// The places of all groups of so many letters.
#[derive(Default)]
pub struct Places {
    ranges: HashMap<u64, Range<u32>>,
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
        let mut ranges: HashMap<u64, Range<u32>> = HashMap::new();
        for ((key, _), at) in all.iter().zip(0..) {
            ranges.entry(*key).or_insert(at..at).end = at + 1;
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

fn key(gram: &[char]) -> u64 {
    gram.iter().fold(0, |key: u64, letter| {
        key.rotate_left(16) ^ u64::from(*letter)
    })
}
