//! Finding what is kept under a few numbers or letters, without what it costs to be safe from chosen ones.

use std::hash::{BuildHasherDefault, Hasher};

/// For a map or a set whose keys come from a compilation or a text, and are few or short: nobody gains anything by
/// making them collide.
pub type Mixing = BuildHasherDefault<Mixed>;

/// Mixes the numbers of a key.
#[derive(Default)]
pub struct Mixed(u64);

impl Hasher for Mixed {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u8(&mut self, number: u8) {
        self.write_u64(u64::from(number));
    }

    fn write_u16(&mut self, number: u16) {
        self.write_u64(u64::from(number));
    }

    fn write_u32(&mut self, number: u32) {
        self.write_u64(u64::from(number));
    }

    fn write_u64(&mut self, number: u64) {
        // Knuth's multiplier (The Art of Computer Programming, 3.3.4): the high bits are well mixed.
        const MULTIPLIER: u64 = 6_364_136_223_846_793_005;
        self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(MULTIPLIER);
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }

    fn write_isize(&mut self, number: isize) {
        self.write_u64(number as u64);
    }

    fn finish(&self) -> u64 {
        self.0.rotate_left(26)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;
    use std::hash::BuildHasher;

    use super::*;

    #[test]
    fn keys_that_differ_little_are_spread() {
        let mixing = Mixing::default();
        let hashes = (0..64_u16).flat_map(|one| (0..64_u8).map(move |other| (one, other)));
        let hashes: Vec<u64> = hashes.map(|key| mixing.hash_one(key)).collect();
        let all: HashSet<u64> = hashes.iter().copied().collect();
        assert_eq!(all.len(), hashes.len());
        // The bits that a map takes first: of 4,096 keys in as many places, few share one with many others.
        let mut places = vec![0; 4096];
        for hash in hashes {
            places[(hash % 4096) as usize] += 1;
        }
        assert!(places.into_iter().all(|keys| keys < 10));
    }
}
