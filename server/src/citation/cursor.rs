//! A place in folded text, and the small readers that all productions share.
//!
//! A reader returns what it read together with the place behind it, or `None` and nothing is
//! read; there is no other state, so every production can be tried and taken back.

use super::numeral::{is_numeral, is_zero, parse_chinese, parse_positional, parse_roman};
use crate::lexicon::Numbering;

/// A place in folded text: always on a character boundary.
#[derive(Clone, Copy)]
pub struct Cursor<'a> {
    pub text: &'a str,
    pub at: usize,
}

impl<'a> Cursor<'a> {
    pub fn new(text: &'a str, at: usize) -> Self {
        Cursor { text, at }
    }

    /// What follows.
    pub fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// What follows, and not more bytes of it than so many.
    pub fn rest_up_to(&self, bytes: usize) -> &'a str {
        let rest = self.rest();
        let mut end = bytes.min(rest.len());
        while !rest.is_char_boundary(end) {
            end -= 1;
        }
        rest.get(..end).unwrap_or_default()
    }

    /// What stands before.
    pub fn before(&self) -> &'a str {
        self.text.get(..self.at).unwrap_or_default()
    }

    pub fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub fn advanced(&self, bytes: usize) -> Cursor<'a> {
        Cursor {
            text: self.text,
            at: self.at + bytes,
        }
    }

    /// Behind any spaces.
    pub fn skip_spaces(&self) -> Cursor<'a> {
        let spaces = self.rest().bytes().take_while(|byte| *byte == b' ').count();
        self.advanced(spaces)
    }

    /// Behind a word; spaces before it are passed over.
    pub fn word(&self, word: &str) -> Option<Cursor<'a>> {
        self.any_word(&[word])
    }

    /// Behind the first of several words that stands here.
    pub fn any_word(&self, words: &[&str]) -> Option<Cursor<'a>> {
        let bytes = self.text.as_bytes();
        let mut at = self.at;
        while bytes.get(at) == Some(&b' ') {
            at += 1;
        }
        let rest = bytes.get(at..)?;
        let stands = |word: &&&str| begins_with(rest, word.as_bytes());
        let word = words.iter().find(stands)?;
        Some(Cursor::new(self.text, at + word.len()))
    }

    /// A number of one to three digits, none of them leading zero, with no digit behind it.
    pub fn number(&self) -> Option<(u16, Cursor<'a>)> {
        let here = self.skip_spaces();
        let digits = here.rest().bytes().take_while(u8::is_ascii_digit).count();
        if !(1..=3).contains(&digits) || here.rest().starts_with('0') {
            return None;
        }
        let number = here.rest().get(..digits)?.parse().ok()?;
        Some((number, here.advanced(digits)))
    }

    /// A number of one to three digits that begins with zeros, or is none but them: 03, 020, 0.
    pub fn padded_number(&self) -> Option<(u16, Cursor<'a>)> {
        let here = self.skip_spaces();
        let digits = here.rest().bytes().take_while(u8::is_ascii_digit).count();
        if !(1..=3).contains(&digits) || !here.rest().starts_with('0') {
            return None;
        }
        let number = here.rest().get(..digits)?.parse().ok()?;
        Some((number, here.advanced(digits)))
    }

    /// A Chinese numeral up to 99: 七, 十一.
    pub fn numeral(&self) -> Option<(u16, Cursor<'a>)> {
        let here = self.skip_spaces();
        let rest = here.rest();
        let is_figure = |c: char| is_numeral(c) || is_zero(c);
        let figures = rest.find(|c| !is_figure(c)).unwrap_or(rest.len());
        if let Some(number) = parse_positional(rest.get(..figures)?) {
            return Some((number, here.advanced(figures)));
        }
        let length = rest.find(|c| !is_numeral(c)).unwrap_or(rest.len());
        let number = parse_chinese(rest.get(..length)?)?;
        Some((number, here.advanced(length)))
    }

    /// A Roman numeral from I to XXXIX in capitals.
    pub fn roman(&self) -> Option<(u16, Cursor<'a>)> {
        self.roman_of(|c| c)
    }

    /// A Roman numeral in other letters, each given as its capital.
    pub fn roman_of(&self, capital: impl Fn(char) -> char) -> Option<(u16, Cursor<'a>)> {
        let here = self.skip_spaces();
        let is_numeral = |c: &char| matches!(c, 'I' | 'V' | 'X');
        here.peek().map(&capital).filter(is_numeral)?;
        let letters: String = here
            .rest()
            .chars()
            .map(capital)
            .take_while(is_numeral)
            .take(8)
            .collect();
        let behind = here.advanced(letters.len());
        if behind.peek().is_some_and(goes_on) {
            return None;
        }
        Some((parse_roman(&letters)?, behind))
    }

    /// A section's number as its compilation writes it: 七, VII, 7.
    pub fn section(&self, numbering: Numbering) -> Option<(u16, Cursor<'a>)> {
        match numbering {
            Numbering::Chinese => self.numeral(),
            Numbering::Roman => self.roman(),
            Numbering::Arabic => self.number(),
        }
    }

    /// A letter in brackets: (b), ( b ).
    pub fn bracketed_letter(&self) -> Option<(char, Cursor<'a>)> {
        let inside = self.word("(")?.skip_spaces();
        let letter = inside.peek().filter(char::is_ascii_lowercase)?;
        Some((letter, inside.advanced(1).word(")")?))
    }

    /// A numeral in brackets: (二), ㈡.
    pub fn bracketed_numeral(&self) -> Option<(u16, Cursor<'a>)> {
        let inside = self.word("(")?;
        // (-) is what a scan makes of (一).
        let (number, behind) = match inside.word("-") {
            Some(behind) => (1, behind),
            None => inside.numeral()?,
        };
        Some((number, behind.word(")")?))
    }
}

/// Whether a text begins with a word. Most do not begin with its first byte, and then nothing is called.
#[inline]
fn begins_with(text: &[u8], word: &[u8]) -> bool {
    match (text, word) {
        ([first, ..], [wanted, ..]) if first != wanted => false,
        // A Chinese character has three.
        ([_, found @ ..], [_, wanted @ ..])
            if found
                .get(..2)
                .zip(wanted.get(..2))
                .is_some_and(|(found, wanted)| found != wanted) =>
        {
            false
        }
        (text, word) => text.starts_with(word),
    }
}

/// Whether a character behind a numeral makes a word of both; a Chinese one does not: A.II部分.
fn goes_on(c: char) -> bool {
    c.is_alphanumeric() && !('\u{3400}'..='\u{9fff}').contains(&c)
}
