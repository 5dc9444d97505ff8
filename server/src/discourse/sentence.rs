//! Where sentences and brackets begin and end.

use super::own::{list_letter, next_letter};
use crate::text::is_letter_or_figure;

/// Goes through a text from place to place.
#[derive(Clone)]
pub struct Scanner<'t> {
    text: &'t str,
    at: usize,
    /// Open brackets.
    depth: usize,
    /// Where the outermost of them has been opened last.
    pub bracket: Option<usize>,
    /// Where the sentence begins, in bytes.
    pub sentence: usize,
    /// How many items of a list within the text have begun, and where the last one's label ends.
    pub items: (usize, usize),
    /// The letter of the last item that has one.
    pub letter: Option<char>,
}

impl<'t> Scanner<'t> {
    pub fn new(text: &'t str) -> Scanner<'t> {
        Scanner {
            text,
            at: 0,
            depth: 0,
            bracket: None,
            sentence: 0,
            items: label(text).map_or((0, 0), |end| (1, end)),
            letter: list_letter(text),
        }
    }

    /// What it goes through.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// Goes on to a place; whether a sentence has ended on the way.
    pub fn advance(&mut self, to: usize) -> bool {
        let Some(between) = self.text.get(self.at..to) else {
            return false;
        };
        let before = self.sentence;
        let mut next = 0;
        while let Some((at, c)) = next_mark(between, next) {
            let place = self.at + at;
            next = at + c.len_utf8();
            match c {
                '(' | '（' | '[' | '〔' => {
                    if self.depth == 0 {
                        self.bracket = Some(place);
                    }
                    self.depth += 1;
                }
                ')' | '）' | ']' | '〕' => self.depth = self.depth.saturating_sub(1),
                '。' | '！' | '？' | '!' | '?' | '؟' => self.ends(place + c.len_utf8()),
                '.' if self.is_full_stop(place) => self.ends(place + 1),
                '\n' => {
                    let behind = self.text.get(place + 1..).unwrap_or_default();
                    if let Some(label) = label(behind) {
                        self.items = (self.items.0 + 1, place + 1 + label);
                    }
                    if let Some(letter) = list_letter(behind) {
                        self.letter = next_letter(self.letter, letter);
                    }
                }
                _ => {}
            }
        }
        self.at = to;
        self.sentence > before
    }

    /// A sentence begins where nothing ends one: with a turn to speak.
    pub fn begin(&mut self, place: usize) {
        self.ends(place);
    }

    fn ends(&mut self, place: usize) {
        self.sentence = place;
        self.depth = 0;
    }

    /// Whether the place reached is within brackets.
    pub fn is_aside(&self) -> bool {
        self.depth > 0
    }

    /// Whether a comma or another mark stands before the place reached, with one short word between at most.
    pub fn is_behind_a_mark(&self) -> bool {
        const LONGEST: usize = 16;
        let before = self.text.get(..self.at).unwrap_or_default();
        let mut from = before.len().saturating_sub(LONGEST);
        while !before.is_char_boundary(from) {
            from += 1;
        }
        before
            .get(from..)
            .is_some_and(|near| near.contains([',', '，', '：', ':', '—', '–']))
    }

    /// A point with a space and a capital, or a letter that has no capitals, behind it: not in para. 5, and not
    /// behind a single letter.
    fn is_full_stop(&self, place: usize) -> bool {
        let behind = self.text.get(place + 1..).unwrap_or_default();
        let next = behind.trim_start_matches([' ', '\n', '\u{a0}']);
        let begins = next
            .trim_start_matches(['“', '«', '"', '(', '‘', '¿', '¡'])
            .chars()
            .next();
        let is_begun = next.len() < behind.len()
            && begins.is_none_or(|c| c.is_alphabetic() && !c.is_lowercase());
        let before = self.text.get(..place).unwrap_or_default();
        let word = before
            .rsplit(|c: char| !is_letter_or_figure(c))
            .next()
            .unwrap_or_default();
        let is_initial = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
        is_begun && !is_initial
    }
}

/// Bytes of a character that begins and ends nothing, by its first one; 0 where it has to be looked at.
static PASSED_OVER: [u8; 256] = {
    let mut lengths = [0; 256];
    let mut byte = 0;
    while byte < lengths.len() {
        lengths[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b' ' | b',' => 1,
            // Latin letters with accents, Cyrillic, most of Arabic.
            0xC3 | 0xD0..=0xD3 | 0xD9 => 2,
            0xE4..=0xE9 => 3,
            _ => 0,
        };
        byte += 1;
    }
    lengths
};

/// The first character from a place on that may begin or end anything, and where it stands. Letters, most of a text, are
/// passed over by their first bytes.
fn next_mark(text: &str, from: usize) -> Option<(usize, char)> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        let byte = *bytes.get(at)?;
        let length = PASSED_OVER[usize::from(byte)];
        if length > 0 {
            at += usize::from(length);
        } else if byte == 0xD8 && bytes.get(at + 1) != Some(&0x9F) {
            // Arabic without its question mark.
            at += 2;
        } else {
            let c = text.get(at..)?.chars().next()?;
            return Some((at, c));
        }
    }
}

/// The length of an item's label that a line begins with: (1), （一）, 2., - ; not (b) in (b)项.
fn label(line: &str) -> Option<usize> {
    let content = line.trim_start_matches([' ', '\t', '>']);
    let before = line.len() - content.len();
    let bracketed = content.strip_prefix(['(', '（']).and_then(|inside| {
        let end = inside.find([')', '）'])?;
        (1..=4)
            .contains(&inside.get(..end)?.chars().count())
            .then_some(())?;
        let close = inside.get(end..)?.chars().next()?.len_utf8();
        let behind = inside.get(end + close..)?;
        let is_place = behind.starts_with(|c: char| "项項段目款、，,和及".contains(c));
        (!is_place).then_some(content.len() - behind.len())
    });
    let label = bracketed.or_else(|| {
        let digits = content.bytes().take_while(u8::is_ascii_digit).count();
        let behind = content.get(digits..)?;
        let mark = behind.chars().next()?;
        let is_numbered = (1..=2).contains(&digits)
            && (matches!(mark, '、' | ')' | '）')
                || matches!(mark, '.' | '．') && behind.get(mark.len_utf8()..)?.starts_with(' '));
        let is_bullet = digits == 0
            && matches!(mark, '-' | '•' | '·' | '–' | '—')
            && behind.get(mark.len_utf8()..)?.starts_with(' ');
        (is_numbered || is_bullet).then_some(digits + mark.len_utf8())
    })?;
    Some(before + label)
}

/// Whether a text ends with a line as long as wrapped ones are, in letters of an alphabet.
pub fn is_wrapped(text: &str) -> bool {
    const LONGEST: usize = 120;
    let text = text.trim_end();
    let before = memchr::memrchr(b'\n', text.as_bytes());
    let line = before.and_then(|at| text.get(at + 1..)).unwrap_or(text);
    let is_of_letters = |c: char| c < '\u{2E80}' && c != '\0';
    // Most lines tell it by their first character.
    line.chars().next().is_none_or(is_of_letters)
        && is_at_most(LONGEST, line)
        && line.chars().all(is_of_letters)
}

/// Whether a text has so many characters at most. Of a long one only the beginning is looked at.
pub fn is_at_most(most: usize, text: &str) -> bool {
    text.chars().nth(most).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_at_a_stop_before_a_capital() {
        for (text, sentence) in [
            ("第3/4号决定。该决定", 18),
            ("See para. 5 of it, and No. 4. The", 29),
            ("см. п. 9 решения", 0),
            ("J. Smith", 0),
        ] {
            let mut scanner = Scanner::new(text);
            scanner.advance(text.len());
            assert_eq!(scanner.sentence, sentence, "{text}");
        }
    }
}
