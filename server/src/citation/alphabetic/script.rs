//! Scripts: which letters belong to one, which of them are not told apart, and what is written together
//! with a word.
//!
//! Facts of single languages are in their tables ([`words`](super::words)), not here.

use crate::citation::cursor::Cursor;

/// How the letters of a language are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// As written, but for capitals.
    Latin,
    /// Latin, where a drafter may have left out the accents.
    Accented,
    Cyrillic,
    /// The article and one-letter words are written together with the word behind them.
    Arabic,
}

/// The letters that a language is written with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alphabet {
    Cyrillic,
    Arabic,
    Latin,
}

impl Alphabet {
    /// Each in its place, which is its number. Of two with as many letters in a text, the first is the text's.
    pub const ALL: [Alphabet; 3] = [Alphabet::Cyrillic, Alphabet::Arabic, Alphabet::Latin];

    /// The alphabet that a letter belongs to.
    pub fn of(letter: char) -> Option<Alphabet> {
        match letter {
            'a'..='z' | 'A'..='Z' | 'À'..='ɏ' => Some(Alphabet::Latin),
            '\u{400}'..='\u{4FF}' => Some(Alphabet::Cyrillic),
            '\u{600}'..='\u{6FF}' => Some(Alphabet::Arabic),
            _ => None,
        }
    }

    /// How many letters of it a text has.
    pub fn letters_in(self, text: &str) -> usize {
        match self {
            Alphabet::Latin => {
                count(text, |byte| byte.is_ascii_alphabetic())
                    + count(text, |byte| matches!(byte, 0xC3..=0xC8))
                    + count_pairs(text, 0xC9, |second| second <= 0x8F)
            }
            Alphabet::Cyrillic => count(text, |byte| matches!(byte, 0xD0..=0xD3)),
            Alphabet::Arabic => count(text, |byte| matches!(byte, 0xD8..=0xDB)),
        }
    }
}

/// How many Chinese characters a text has: those from U+3400 to U+9FFF.
pub fn chinese_characters(text: &str) -> usize {
    count(text, |byte| matches!(byte, 0xE4..=0xE9))
        + count_pairs(text, 0xE3, |second| second >= 0x90)
}

/// How many bytes of a text are of a kind: by their first bytes characters are told apart, many at a time.
fn count(text: &str, is_of: impl Fn(u8) -> bool) -> usize {
    let pieces = text.as_bytes().chunks(usize::from(u8::MAX));
    let of_piece = |piece: &[u8]| piece.iter().map(|byte| u8::from(is_of(*byte))).sum::<u8>();
    pieces.map(|piece| usize::from(of_piece(piece))).sum()
}

/// How many characters of a text have that first byte and a second one of a kind.
fn count_pairs(text: &str, first: u8, is_second: impl Fn(u8) -> bool) -> usize {
    let bytes = text.as_bytes();
    let behind = memchr::memchr_iter(first, bytes).filter_map(|at| bytes.get(at + 1));
    behind.filter(|second| is_second(**second)).count()
}

impl Script {
    pub fn alphabet(self) -> Alphabet {
        match self {
            Script::Latin | Script::Accented => Alphabet::Latin,
            Script::Cyrillic => Alphabet::Cyrillic,
            Script::Arabic => Alphabet::Arabic,
        }
    }

    /// The same with all accents where they belong.
    pub fn strictly(self) -> Script {
        match self {
            Script::Accented => Script::Latin,
            other => other,
        }
    }

    /// Whether a letter is as it stands at the beginning of a name or a note: a capital, where the
    /// script has them.
    pub fn may_begin_a_name(self, letter: char) -> bool {
        match self {
            Script::Arabic => true,
            _ => letter.is_uppercase(),
        }
    }

    /// Whether other words may be written together with a word.
    pub fn attaches_words(self) -> bool {
        self == Script::Arabic
    }

    /// Whether a digit right behind a word's letters makes it another word.
    pub fn digits_go_on(self) -> bool {
        self != Script::Arabic
    }

    /// What may be written together with a word and begins with a letter, nothing among it: in Arabic the
    /// article and the one-letter words.
    pub fn prefixes(self, first: char) -> &'static [&'static str] {
        if self != Script::Arabic {
            return &[""];
        }
        match first {
            'ا' => &["", "ال"],
            'ل' => &["", "لل", "ل"],
            'ب' => &["", "بال", "ب"],
            'ك' => &["", "كال"],
            'و' => &["", "وال", "ولل", "وبال", "و", "وب", "ول"],
            'ف' => &["", "فال", "فلل", "فبال", "ف"],
            _ => &[""],
        }
    }

    /// Behind a one-letter word that is written together with the next and can be parted from it: القرار
    /// in وبالقرار, but all of للقرار.
    pub fn behind_one_letter_word(self, at: Cursor<'_>) -> Option<Cursor<'_>> {
        match at.peek()? {
            first @ ('و' | 'ف' | 'ب' | 'ل' | 'ك') if self == Script::Arabic => {
                (!at.rest().starts_with("لل")).then(|| at.advanced(first.len_utf8()))
            }
            _ => None,
        }
    }

    /// Whether the word at a place says by a letter that is written together with it what it joins: للقرار.
    pub fn joins(self, at: Cursor<'_>) -> bool {
        self == Script::Arabic && at.rest().starts_with("لل")
    }

    /// A word spelled as another one was: `old` is how `word` was written, and `new` is wanted.
    pub fn spelled_as(self, old: &str, word: &str, new: &str) -> String {
        match self {
            // Without the hamza, which is not told apart.
            Script::Arabic if old != word => new.chars().map(|c| self.small(c)).collect(),
            _ => capitalised_as(old, new),
        }
    }

    /// The letter under which a phrase that begins with a character is kept.
    pub fn first_letter(self, c: char) -> char {
        let small = self.small(c);
        match self {
            Script::Accented => without_accent(small),
            _ => small,
        }
    }

    /// A character without what is not told apart. (Only the letters of these scripts: the general
    /// lower case costs more than all the rest of a comparison.)
    pub fn small(self, c: char) -> char {
        let shifted = |by: u32| char::from_u32(c as u32 + by).unwrap_or(c);
        match c {
            'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'А'..='Я' => shifted(32),
            'Ѐ'..='Џ' if c != 'Ё' => shifted(80),
            'Ё' | 'ё' => 'е',
            '’' => '\'',
            '،' => ',',
            _ if self != Script::Arabic => c,
            'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
            'ى' => 'ي',
            'ة' => 'ه',
            _ => c,
        }
    }
}

/// A word of the tables with the capitals of a written one: none, the first, or all.
pub fn capitalised_as(written: &str, word: &str) -> String {
    let is_upper = |c: char| c.is_uppercase() || !c.is_alphabetic();
    let mut letters = word.chars();
    match letters.next() {
        Some(_) if written.chars().count() > 1 && written.chars().all(is_upper) => {
            word.to_uppercase()
        }
        Some(first) if written.starts_with(char::is_uppercase) => {
            first.to_uppercase().chain(letters).collect()
        }
        _ => word.to_owned(),
    }
}

/// é as e
pub fn without_accent(c: char) -> char {
    match c {
        'à' | 'á' | 'â' | 'ä' => 'a',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ò' | 'ó' | 'ô' | 'ö' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        _ => c,
    }
}

/// Letters of other alphabets that look like the Latin ones of a list, or stand for one of its first letter's
/// forms.
const LOOK_ALIKES: [(char, char); 4] = [('а', 'a'), ('с', 'c'), ('е', 'e'), ('ا', 'a')];

/// The first Cyrillic letters of a list, which some write in place of the Latin ones; those that look like a Latin
/// letter are taken for it.
const CYRILLIC_LIST: [(char, char); 7] = [
    ('б', 'b'),
    ('в', 'c'),
    ('г', 'd'),
    ('д', 'e'),
    ('ж', 'g'),
    ('з', 'h'),
    ('и', 'i'),
];

/// The letters that most languages letter lists with.
pub const LATIN_LIST: &str = "abcdefghijklmnopqrstuvwxyz";

/// The Latin letter in whose place a letter of a list stands, where the language has `letters` for it.
pub fn latin_letter(letters: &str, c: char) -> Option<char> {
    // (ﻫ): documents write the Arabic letter in its initial form, so that it is no figure.
    let c = match c {
        '\u{FEE9}'..='\u{FEEC}' => 'ه',
        _ => c,
    };
    if c.is_ascii_lowercase() {
        return Some(c);
    }
    let own = letters.chars().position(|letter| letter == c);
    let alike = || {
        let mut others = LOOK_ALIKES.iter().chain(&CYRILLIC_LIST);
        others.find(|(alike, _)| *alike == c)
    };
    match own {
        Some(place) => LATIN_LIST.chars().nth(place),
        None => alike().map(|(_, latin)| *latin),
    }
}

/// Whether a letter of a list is a word where it stands without a bracket: и, в.
pub fn needs_bracket(c: char) -> bool {
    CYRILLIC_LIST.iter().any(|(letter, _)| *letter == c)
}

/// The letter of a list in the place of a Latin one.
pub fn list_letter(letters: &str, latin: char) -> Option<char> {
    let place = LATIN_LIST.chars().position(|letter| letter == latin)?;
    letters.chars().nth(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_counted_as_they_are_told() {
        let every: String = ('\0'..='\u{FFFF}').collect();
        let mixed = "Décision 3/4 решение القرار 决定㐀䶿 ÀÿɏɐѿӿԀ۝".repeat(99);
        for text in [every.as_str(), &mixed, ""] {
            for alphabet in Alphabet::ALL {
                let told = text.chars().filter(|c| Alphabet::of(*c) == Some(alphabet));
                assert_eq!(alphabet.letters_in(text), told.count(), "{alphabet:?}");
            }
            let chinese = text.chars();
            let chinese = chinese.filter(|c| ('\u{3400}'..='\u{9FFF}').contains(c));
            assert_eq!(chinese_characters(text), chinese.count());
        }
    }
}
