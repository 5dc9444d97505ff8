//! How Chinese characters are read.
//!
//! The data are those of the crate `pinyin`, which the build script asks: without tones, and of the characters that
//! drafts are written in. All of the crate's would be a tenth of the server in a web page.

use std::sync::OnceLock;

include!(concat!(env!("OUT_DIR"), "/readings.rs"));

/// The first character that has readings here; `LOW` and `HIGH` have it and those behind it.
const FIRST: u32 = 0x4e00;

/// Toneless pinyin in ASCII, every reading once, as it is typed; none for what is not Chinese, nor for characters
/// outside U+4E00 to U+9FFF.
pub fn readings(character: char) -> impl Iterator<Item = &'static str> {
    set(character).unwrap_or_default().split_ascii_whitespace()
}

fn set(character: char) -> Option<&'static str> {
    let place = u32::from(character).checked_sub(FIRST)?;
    let place = usize::try_from(place).ok()?;
    let number = u16::from_le_bytes([*LOW.get(place)?, *HIGH.get(place)?]);
    static SETS: OnceLock<Vec<&str>> = OnceLock::new();
    let sets = SETS.get_or_init(|| TEXT.split('\n').collect());
    sets.get(usize::from(number)).copied()
}

#[cfg(test)]
mod tests {
    use super::readings;

    #[test]
    fn characters_have_the_readings_of_the_crate_as_they_are_typed() {
        for (character, expected) in [
            ('缔', "di"),
            ('约', "yue yao"),
            ('绿', "lv lu"),
            ('女', "nv nu ru"),
            ('嗯', "n ng"),
            ('a', ""),
            ('㐀', ""),
        ] {
            let read: Vec<&str> = readings(character).collect();
            assert_eq!(read.join(" "), expected, "{character}");
        }
        let read =
            ('\u{4e00}'..='\u{9fff}').filter(|character| readings(*character).next().is_some());
        assert!(read.count() > 20_900);
    }
}
