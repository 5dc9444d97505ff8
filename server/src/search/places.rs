//! Where each group of a few letters stands in a text.

use std::collections::HashSet;

use crate::text::Mixing;

/// The places of all groups of so many letters of a text, which is kept by whoever asks.
#[derive(Default)]
pub struct Places {
    /// Letters in a group.
    length: usize,
    /// What of a group's mixed number says which block it is in: what is left when so many bits are dropped.
    dropped: u32,
    /// Where in `places` each block begins; at the end where the last one ends.
    blocks: Vec<u32>,
    /// In the order of the mixed numbers of the groups that begin there, those of one group in the order of the text.
    places: Vec<u32>,
}

impl Places {
    /// Of every group of `length` letters.
    pub fn of(letters: &[char], length: usize) -> Places {
        let mut all: Vec<(u64, u32)> = letters
            .windows(length)
            .zip(0..)
            .map(|(gram, place)| (mixed(gram), place))
            .collect();
        all.sort_unstable();
        // Half as many blocks as places, of which most groups have several.
        let bits = (all.len() / 2).max(2).next_power_of_two().ilog2();
        let dropped = u64::BITS - bits;
        let mut blocks = vec![0; (1 << bits) + 1];
        let mut begun = 0;
        for ((mixed, _), at) in all.iter().zip(0..) {
            let block = (mixed >> dropped) as usize;
            blocks.get_mut(begun..=block).unwrap_or_default().fill(at);
            begun = begun.max(block + 1);
        }
        let end = u32::try_from(all.len()).unwrap_or(u32::MAX);
        blocks.get_mut(begun..).unwrap_or_default().fill(end);
        Places {
            length,
            dropped,
            blocks,
            places: all.into_iter().map(|(_, place)| place).collect(),
        }
    }

    /// Places of a gram in the letters that these are the places of, in order.
    pub fn get(&self, letters: &[char], gram: &[char]) -> &[u32] {
        if gram.len() != self.length {
            return &[];
        }
        let wanted = mixed(gram);
        let block = wanted.checked_shr(self.dropped).unwrap_or_default() as usize;
        let Some([start, end]) = self.blocks.get(block..block + 2) else {
            return &[];
        };
        let block = self.places.get(*start as usize..*end as usize);
        let block = block.unwrap_or_default();
        let at = |place: &u32| {
            let gram = letters.get(*place as usize..*place as usize + self.length);
            gram.map(mixed)
        };
        let start = block.partition_point(|place| at(place) < Some(wanted));
        let rest = block.get(start..).unwrap_or_default();
        let end = rest.partition_point(|place| at(place) <= Some(wanted));
        rest.get(..end).unwrap_or_default()
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

/// A number of its own for each group of up to four letters of the first plane. Two grams with rare characters can share
/// theirs: what is found must be compared.
fn mixed(gram: &[char]) -> u64 {
    /// Knuth's multiplier (The Art of Computer Programming, 3.3.4): the high bits are well mixed, and none is lost.
    const MULTIPLIER: u64 = 6_364_136_223_846_793_005;
    let key = gram.iter().fold(0, |key: u64, letter| {
        key.rotate_left(16) ^ u64::from(*letter)
    });
    key.wrapping_mul(MULTIPLIER)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_group_is_found_where_it_stands(
            text in "[甲乙丙a𠮷]{0,60}",
            wanted in "[甲乙丙a𠮷]{0,5}",
            length in 1_usize..5,
        ) {
            let letters: Vec<char> = text.chars().collect();
            let wanted: Vec<char> = wanted.chars().collect();
            let places = Places::of(&letters, length);
            let grams = letters.windows(length).chain([wanted.as_slice()]);
            for gram in grams {
                let windows = letters.windows(length).enumerate();
                let standing = windows.filter(|(_, other)| *other == gram);
                let standing: Vec<usize> = standing.map(|(at, _)| at).collect();
                let found = places.get(&letters, gram).iter();
                let found: Vec<usize> = found.map(|place| *place as usize).collect();
                prop_assert_eq!(found, standing);
            }
        }
    }
}
