//! What the phrases of a table begin with, all together: most tables have nothing that stands at a place, which is told
//! without comparing each of their phrases.

use std::sync::OnceLock;

/// A bit for each of several kinds of beginnings that some phrase has; a phrase that may stand behind any sets all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beginnings {
    /// By the first two letters of ASCII ([`pair_bit`]).
    plain: u64,
    /// By the first letter of two bytes ([`wide_bit`]).
    wide: u64,
    /// By that of Arabic ([`letter_bit`]).
    arabic: u128,
    /// By the first sign of ASCII ([`sign_bit`]).
    signs: u64,
    has_marks: bool,
}

impl Beginnings {
    /// Of a table of words, worked out when it is first asked for; `None` where it is not kept, as a table so short
    /// that comparing takes no longer.
    #[inline]
    pub fn of(table: &'static [&'static str]) -> Option<&'static Beginnings> {
        Beginnings::of_table(table, |word| std::iter::once(*word))
    }

    /// The same of a table whose entries have several words each, or one beside something else.
    #[inline]
    pub fn of_table<T, W: IntoIterator<Item = &'static str>>(
        table: &'static [T],
        words_of: impl Fn(&'static T) -> W,
    ) -> Option<&'static Beginnings> {
        const SHORT: usize = 2;
        if table.len() <= SHORT {
            return None;
        }
        // A table is there as long as the program, so that its address and length stand for it.
        let address = table.as_ptr().addr();
        let first = (address >> 4) ^ table.len();
        (0..MOST_TRIES).find_map(|further| {
            let place = KNOWN.get((first + further) % KNOWN.len())?;
            let known = place.get_or_init(|| {
                let words = table.iter().flat_map(&words_of);
                let beginnings = words.map(Beginnings::of_word);
                Box::new(Known {
                    address,
                    length: table.len(),
                    beginnings: beginnings.fold(Beginnings::default(), Beginnings::and),
                })
            });
            let is_it = known.address == address && known.length == table.len();
            is_it.then_some(&known.beginnings)
        })
    }

    fn of_word(word: &str) -> Beginnings {
        let bytes = word.as_bytes();
        let first = bytes.first().copied();
        let plain = match bytes {
            [first, second, ..] if first.is_ascii() => match second.is_ascii_alphabetic() {
                _ if !first.is_ascii_alphabetic() => 0,
                true => pair_bit(*first, *second),
                false => (0..=u8::MAX).fold(0, |all, second| all | pair_bit(*first, second)),
            },
            _ => u64::MAX,
        };
        let pair = bytes.first_chunk().map(|pair| u16::from_be_bytes(*pair));
        let wide = match (first, pair) {
            (Some(first), Some(_)) if first.is_ascii() => 0,
            (_, Some(letter)) if is_plain_letter(letter) => wide_bit(letter),
            _ => u64::MAX,
        };
        Beginnings {
            plain,
            wide,
            arabic: match pair {
                Some(letter) if is_plain_letter(letter) => letter_bit(letter),
                _ => u128::MAX,
            },
            signs: first.filter(u8::is_ascii).map_or(u64::MAX, sign_bit),
            has_marks: !first.is_some_and(|first| first.is_ascii()),
        }
    }

    fn and(self, other: Beginnings) -> Beginnings {
        Beginnings {
            plain: self.plain | other.plain,
            wide: self.wide | other.wide,
            arabic: self.arabic | other.arabic,
            signs: self.signs | other.signs,
            has_marks: self.has_marks || other.has_marks,
        }
    }

    /// Whether some may begin with two bytes, the first of them a letter of ASCII.
    #[inline]
    pub fn have_plain(&self, first: u8, second: u8) -> bool {
        self.plain & pair_bit(first, second) != 0
    }

    /// Whether some may begin with a letter of two bytes.
    #[inline]
    pub fn have_wide(&self, letter: u16) -> bool {
        self.wide & wide_bit(letter) != 0
    }

    /// Whether some may begin with one of several letters of Arabic.
    #[inline]
    pub fn have_one_of(&self, letters: u128) -> bool {
        self.arabic & letters != 0 || self.arabic == u128::MAX
    }

    /// Whether some may begin with a sign of ASCII.
    #[inline]
    pub fn have_sign(&self, sign: u8) -> bool {
        self.signs & sign_bit(sign) != 0
    }

    /// Whether some may begin with another character than those of ASCII.
    #[inline]
    pub fn have_marks(&self) -> bool {
        self.has_marks
    }
}

/// What is known of a table.
struct Known {
    address: usize,
    length: usize,
    beginnings: Beginnings,
}

/// Several times as many as there are tables.
static KNOWN: [OnceLock<Box<Known>>; 2048] = [const { OnceLock::new() }; 2048];

/// Places at which a table is looked for.
const MOST_TRIES: usize = 8;

/// A bit for two bytes whatever their capitals are; several have the same.
#[inline]
fn pair_bit(first: u8, second: u8) -> u64 {
    let (first, second) = (u32::from(first & 0x1F), u32::from(second & 0x1F));
    1 << ((first * 7 + second * 13) & 0x3F)
}

#[inline]
fn wide_bit(letter: u16) -> u64 {
    1 << (letter & 0x3F)
}

#[inline]
fn sign_bit(sign: u8) -> u64 {
    1 << (sign & 0x3F)
}

/// The bit of an Arabic letter of two bytes.
pub fn letter_bit(letter: u16) -> u128 {
    match letter {
        0xD8A0..=0xD8BF => 1 << (letter & 0x3F),
        0xD980..=0xD9BF => 1 << (64 + (letter & 0x3F)),
        _ => 0,
    }
}

/// Whether two bytes are a small letter of Cyrillic or Arabic that stands for itself alone: any other letter of a
/// phrase may stand for several.
pub fn is_plain_letter(bytes: u16) -> bool {
    matches!(
        bytes,
        // а to я
        0xD0B0..=0xD0BF | 0xD180..=0xD18F
        // ا ب ت to ي but for ة and ى
        | 0xD8A7..=0xD8A8 | 0xD8AA..=0xD8BA | 0xD981..=0xD988 | 0xD98A
    )
}

#[cfg(test)]
mod tests {
    use super::super::languages::LANGUAGES;
    use super::super::phrase::{any_phrase, phrase};
    use super::*;
    use crate::citation::cursor::Cursor;

    /// Whatever capitals, accents and words written together with it a text has.
    #[test]
    fn no_table_is_dismissed_whose_phrase_stands_at_a_place() {
        for words in LANGUAGES {
            let tables = [
                words.possessives,
                words.demonstratives,
                words.own_text,
                words.of,
                words.and,
                words.issuing,
                words.addressing,
                words.documents,
                words.meetings,
                words.cardinals,
                words.common,
                words.absent,
            ];
            let plain = |word: &str| word.trim_matches(['*', '+', '>']).replace(['*', '>'], "");
            let all = tables.iter().copied().flatten();
            let texts: Vec<String> = all
                .flat_map(|word| {
                    let word = plain(word);
                    let unaccented = word.replace(['é', 'è'], "e").replace('á', "a");
                    let attached = ["و", "ال", "بال", " "].map(|before| format!("{before}{word}"));
                    let forms = [word.to_uppercase(), unaccented, format!("’{word}"), word];
                    forms.into_iter().chain(attached)
                })
                .collect();
            for table in tables {
                for text in &texts {
                    let at = Cursor::new(text, 0);
                    let each = table.iter().find_map(|one| phrase(words.script, at, one));
                    let found = any_phrase(words.script, at, table);
                    let place = |found: Option<Cursor<'_>>| found.map(|end| end.at);
                    assert_eq!(place(found), place(each), "{text} in {table:?}");
                }
            }
        }
    }

    /// Else nothing would be gained.
    #[test]
    fn a_table_is_known_again() {
        let table: &'static [&'static str] = &["above", "below", "supra"];
        let known = Beginnings::of(table).expect("it is kept");
        assert!(known.have_plain(b's', b'u') && !known.have_plain(b'z', b'z'));
        assert!(std::ptr::eq(
            known,
            Beginnings::of(table).expect("it is kept")
        ));
    }
}
