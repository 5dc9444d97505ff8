//! Traditional characters, and the Simplified ones that are written for them: the one table of the program.
//!
//! `traditional.txt` has pairs of a Traditional character and its Simplified one, in the order of the first ones.
//! They are those of OpenCC's `TSCharacters` (Apache License 2.0) whose second is in common use, where there are
//! several the first of them, and some variants of Hong Kong, Macao and Taiwan. What is not here: writing a text in
//! Traditional characters, where words decide.

/// The table as it is committed: pairs and ends of lines.
const TABLE: &[u8] = include_bytes!("traditional.txt");

/// All characters of three bytes, in blocks of 64.
const BLOCKS: usize = 0x10000 / 64;

/// How many pairs the table has.
const COUNT: usize = {
    let mut bytes = 0;
    let mut at = 0;
    while at < TABLE.len() {
        if TABLE[at] != b'\n' {
            bytes += 1;
        }
        at += 1;
    }
    assert!(bytes % 6 == 0, "pairs of characters of three bytes each");
    bytes / 6
};

/// The pairs, in the order of the Traditional characters.
static PAIRS: [(u16, u16); COUNT] = pairs();

const fn pairs() -> [(u16, u16); COUNT] {
    let mut pairs = [(0, 0); COUNT];
    let mut at = 0;
    let mut pair = 0;
    while pair < COUNT {
        while TABLE[at] == b'\n' {
            at += 1;
        }
        pairs[pair] = (three_bytes(at), three_bytes(at + 3));
        assert!(pair == 0 || pairs[pair - 1].0 < pairs[pair].0, "in order");
        at += 6;
        pair += 1;
    }
    pairs
}

/// The character that begins at a byte of the table.
const fn three_bytes(at: usize) -> u16 {
    assert!(TABLE[at] >> 4 == 0b1110, "a character of three bytes");
    let [first, second, third] = [TABLE[at] as u16, TABLE[at + 1] as u16, TABLE[at + 2] as u16];
    (first & 0xF) << 12 | (second & 0x3F) << 6 | third & 0x3F
}

/// A bit for each character, 64 of them in a block: asked of every character that is read.
static TRADITIONAL: [u64; BLOCKS] = {
    let pairs = pairs();
    let mut blocks = [0; BLOCKS];
    let mut pair = 0;
    while pair < COUNT {
        let place = pairs[pair].0 as usize;
        blocks[place / 64] |= 1 << (place % 64);
        pair += 1;
    }
    blocks
};

/// Whether a character is Traditional, with a Simplified one that is written for it.
pub fn is_traditional(c: char) -> bool {
    u16::try_from(c as u32).is_ok_and(is_traditional_unit)
}

/// The same of a character given by its three bytes: asked of all Chinese.
#[inline]
pub fn is_traditional_at(first: u8, second: u8, third: u8) -> bool {
    let block = usize::from(first & 0xF) << 6 | usize::from(second & 0x3F);
    TRADITIONAL[block] >> (third & 0x3F) & 1 == 1
}

/// A bit for each character of three bytes that is Traditional, 64 of them in a block.
pub fn blocks() -> &'static [u64; 0x10000 / 64] {
    &TRADITIONAL
}

fn is_traditional_unit(c: u16) -> bool {
    let place = usize::from(c);
    TRADITIONAL[place / 64] >> (place % 64) & 1 == 1
}

/// The Simplified character that is written for a Traditional one; any other as it is.
pub fn simplified(c: char) -> char {
    if !is_traditional(c) {
        return c;
    }
    let pair = PAIRS.binary_search_by_key(&(c as u32), |(traditional, _)| u32::from(*traditional));
    let pair = pair.ok().and_then(|at| PAIRS.get(at));
    pair.and_then(|(_, simplified)| char::from_u32(u32::from(*simplified)))
        .unwrap_or(c)
}

/// All Traditional characters in order, each with its Simplified one.
pub fn all() -> impl Iterator<Item = (char, char)> {
    PAIRS.iter().filter_map(|(traditional, simplified)| {
        let character = |unit: &u16| char::from_u32(u32::from(*unit));
        character(traditional).zip(character(simplified))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_traditional_character_is_its_simplified_one() {
        let text = "專家應當考慮於衞生機構，打擊網絡犯罪，abc\u{0}\u{4dff}\u{a000}\u{10ffff}";
        let simplified: String = text.chars().map(simplified).collect();
        assert_eq!(
            simplified,
            "专家应当考虑于卫生机构，打击网络犯罪，abc\u{0}\u{4dff}\u{a000}\u{10ffff}"
        );
    }

    #[test]
    fn a_character_is_traditional_that_has_a_simplified_one() {
        let all = ('\u{0}'..=char::MAX).filter(|c| simplified(*c) != *c);
        assert_eq!(all.count(), COUNT);
        assert!(('\u{0}'..=char::MAX).all(|c| is_traditional(c) == (simplified(c) != c)));
    }

    #[test]
    fn the_simplified_one_is_not_traditional_itself() {
        let again = PAIRS.iter().filter(|(_, simplified)| {
            char::from_u32(u32::from(*simplified)).is_some_and(is_traditional)
        });
        assert_eq!(again.count(), 0);
    }
}
