//! Dates as they are written with a citation: 2008年10月17日, 17 October 2008, (2014).
//!
//! Here is what a date is, and how what may follow is tried; how a language writes one is the language's
//! ([`chinese`](super::chinese), [`alphabetic`](super::alphabetic)). Whether the date is right is decided in
//! [`crate::resolve`].

use std::ops::Range;

use super::numeral::{digit_value, is_digit};
use crate::text::is_letter;

/// A number of a date as it is written, with its place in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Bytes.
    pub range: Range<usize>,
    pub value: u16,
}

/// A date as it is written, from the year down as far as it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Date {
    /// Bytes.
    pub range: Range<usize>,
    pub year: Figure,
    /// From 1.
    pub month: Option<u16>,
    /// From 1.
    pub day: Option<u16>,
}

impl Date {
    /// A date of these parts; `None` where they are none: a 13th month, a year long ago.
    pub fn of(
        range: Range<usize>,
        year: Figure,
        month: Option<u16>,
        day: Option<u16>,
    ) -> Option<Date> {
        let is_date = (1900..2100).contains(&year.value)
            && month.is_none_or(|month| (1..=12).contains(&month))
            && day.is_none_or(|day| (1..=31).contains(&day));
        is_date.then_some(Date {
            range,
            year,
            month,
            day,
        })
    }

    /// As ISO 8601 writes it, so far as it goes: dates compare as texts.
    fn iso(&self, year: u16) -> String {
        let mut written = format!("{year:04}");
        for part in [self.month, self.day].into_iter().flatten() {
            written.push_str(&format!("-{part:02}"));
        }
        written
    }

    /// Whether it can be a day from the first to the last, both as ISO 8601 writes them, were its year this one.
    pub fn is_within(&self, year: u16, (first, last): (&str, &str)) -> bool {
        let date = self.iso(year);
        let cut = |day: &str| day.get(..date.len()).unwrap_or(day).to_owned();
        cut(first) <= date && date <= cut(last)
    }
}

/// A number in digits of any kind.
pub fn in_digits(figures: &str) -> Option<u16> {
    let digits: Option<String> = figures
        .chars()
        .map(|c| char::from_digit(digit_value(c)?, 10))
        .collect();
    digits?.parse().ok()
}

/// What is still to be read of a text as it is written.
#[derive(Clone, Copy)]
pub struct Rest<'a> {
    pub text: &'a str,
    /// Bytes.
    pub start: usize,
}

impl<'a> Rest<'a> {
    /// All that is left.
    pub fn rest(&self) -> &'a str {
        self.text.get(self.start..).unwrap_or_default()
    }

    /// Goes on behind characters.
    pub fn skip(&mut self, is_skipped: impl Fn(char) -> bool) {
        let rest = self.rest();
        self.start += rest.len() - rest.trim_start_matches(is_skipped).len();
    }

    /// Goes on behind spaces, those of LaTeX among them.
    pub fn skip_spaces(&mut self) {
        self.skip(|c: char| c.is_whitespace() || c == '~');
    }

    /// A number in digits.
    pub fn figure(&mut self) -> Option<Figure> {
        self.figure_of(is_digit, in_digits)
    }

    /// A number in the characters that `is_figure` knows, as `value_of` counts them.
    pub fn figure_of(
        &mut self,
        is_figure: impl Fn(char) -> bool,
        value_of: impl Fn(&str) -> Option<u16>,
    ) -> Option<Figure> {
        self.skip_spaces();
        let rest = self.rest();
        let behind = rest.trim_start_matches(is_figure);
        let range = self.start..self.start + rest.len() - behind.len();
        let value = value_of(self.text.get(range.clone())?)?;
        self.start = range.end;
        Some(Figure { range, value })
    }

    /// A word, with spaces around it.
    pub fn unit(&mut self, unit: &str) -> Option<()> {
        self.skip_spaces();
        self.start += self.rest().starts_with(unit).then_some(unit.len())?;
        self.skip_spaces();
        Some(())
    }

    /// A word, in whichever case, where no letter follows.
    pub fn word(&mut self, word: &str) -> Option<()> {
        let mut behind = self.rest().char_indices();
        let mut end = 0;
        for expected in word.chars() {
            let (at, c) = behind.next()?;
            let is_same = c == expected || c.to_lowercase().eq(expected.to_lowercase());
            let are_spaces = c.is_whitespace() && expected.is_whitespace();
            if !(is_same || are_spaces) {
                return None;
            }
            end = at + c.len_utf8();
        }
        let goes_on = behind.next().is_some_and(|(_, c)| is_letter(c));
        self.start += (!goes_on).then_some(end)?;
        Some(())
    }

    /// A run of letters.
    pub fn letters(&mut self) -> Option<&'a str> {
        self.skip_spaces();
        let rest = self.rest();
        let letters = rest.len() - rest.trim_start_matches(is_letter).len();
        self.start += letters;
        rest.get(..letters).filter(|letters| !letters.is_empty())
    }

    /// A word of a name, with whichever ending: Конференции for Конференция.
    pub fn inflected(&mut self, word: &str) -> Option<()> {
        /// Letters of an ending, and of what has to stand before it.
        const ENDING: usize = 3;
        let written = self.letters()?;
        // Most words differ in their first letter.
        let first = |word: &str| word.chars().next().map(char::to_lowercase);
        let (one, other) = (first(written)?, first(word)?);
        if !one.eq(other) {
            return None;
        }
        let written = written.to_lowercase();
        let word = word.to_lowercase();
        let stem = word.chars().count().saturating_sub(ENDING);
        let is_same = written == word
            || stem > ENDING && written.chars().take(stem).eq(word.chars().take(stem));
        is_same.then_some(())
    }

    /// One of the words.
    pub fn any_word(&mut self, words: &[&str]) -> Option<()> {
        self.skip_spaces();
        words.iter().find_map(|word| self.word(word))
    }
}
