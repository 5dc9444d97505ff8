//! Traditional characters, for comparing words that are quoted in them.
//!
//! `traditional.txt` has pairs of a Traditional character and the Simplified one that is written for it, in the
//! order of the first ones. They are those of OpenCC's `TSCharacters` (Apache License 2.0) whose second is in
//! common use, where there are several the first of them, and some variants of Hong Kong, Macao and Taiwan.

use std::sync::OnceLock;

/// The Simplified character that is written for a Traditional one; any other as it is.
pub fn simplified(c: char) -> char {
    if !('\u{4e00}'..='\u{9fff}').contains(&c) {
        return c;
    }
    let pairs = pairs();
    match pairs.binary_search_by_key(&c, |(traditional, _)| *traditional) {
        Ok(at) => pairs.get(at).map_or(c, |(_, simplified)| *simplified),
        Err(_) => c,
    }
}

fn pairs() -> &'static [(char, char)] {
    static PAIRS: OnceLock<Vec<(char, char)>> = OnceLock::new();
    PAIRS.get_or_init(|| {
        let mut characters = include_str!("traditional.txt")
            .chars()
            .filter(|c| !c.is_whitespace());
        std::iter::from_fn(|| characters.next().zip(characters.next())).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_traditional_character_is_its_simplified_one() {
        let simplified: String = "專家應當考慮於衞生機構，abc"
            .chars()
            .map(simplified)
            .collect();
        assert_eq!(simplified, "专家应当考虑于卫生机构，abc");
    }

    #[test]
    fn the_pairs_are_in_order() {
        assert!(pairs().windows(2).all(|two| two[0].0 < two[1].0));
    }
}
