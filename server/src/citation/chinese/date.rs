//! The date before the number of what it belongs to: 2008年10月17日第4/3号决定, 二〇〇八年通过的第….
//!
//! Read in the text as it is written, in either script, in which nothing is folded.

use super::words;
use crate::citation::date::{Date, Rest, in_digits};
use crate::citation::numeral::{
    NUMERALS, TEN, chinese, digit_value, in_digits_of, is_digit, is_numeral, parse_chinese,
};

/// 2008年10月17日第, 二〇〇八年十月十七日第; full-width figures as well.
pub fn date_before(before: &str) -> Option<Date> {
    let is_space = |c: char| matches!(c, ' ' | '\u{3000}' | '~');
    let before = before.trim_end_matches(is_space);
    let kinds = [
        words::DECISION,
        words::RESOLUTION,
        words::TRADITIONAL_DECISION,
        words::TRADITIONAL_RESOLUTION,
    ];
    let before = without(before, &kinds).trim_end_matches(is_space);
    let before = without(before, &[words::ORDINAL]).trim_end_matches(is_space);
    let before = without(before, &[words::OF]).trim_end_matches(is_space);
    let before = without(before, &[words::ADOPTED, words::TRADITIONAL_ADOPTED]);
    let units = [words::YEAR, words::MONTH, words::DAY];
    let is_part = |c: char| {
        is_digit(c)
            || is_figure(c)
            || matches!(c, ' ' | '\u{3000}')
            || units.iter().any(|unit| unit.starts_with(c))
    };
    let start = before.trim_end_matches(is_part).len();
    let mut rest = Rest {
        text: before,
        start,
    };
    rest.skip_spaces();
    let from = rest.start;
    let year = rest.figure_of(is_figure, value_of)?;
    rest.unit(words::YEAR)?;
    let mut further = |unit| {
        if rest.rest().is_empty() {
            return Some(None);
        }
        let value = rest.figure_of(is_figure, value_of)?.value;
        rest.unit(unit)?;
        Some(Some(value))
    };
    let month = further(words::MONTH)?;
    let day = further(words::DAY)?;
    let is_whole = rest.rest().is_empty();
    Date::of(from..rest.start, year, month, day).filter(|_| is_whole)
}

/// A year in the figures of another: 2008, ２００８, 二〇〇八, 二零零八.
pub fn year_as_written(written: &str, year: u16) -> String {
    if written.chars().all(is_digit) {
        return in_digits_of(written, &year.to_string());
    }
    let zeros = words::ZEROS.chars();
    let zero = zeros.clone().find(|zero| written.contains(*zero));
    let zero = zero.or(zeros.clone().next()).map(String::from);
    let digits = year.to_string();
    let digits = digits.chars().filter_map(|digit| digit.to_digit(10));
    digits
        .filter_map(|digit| match u16::try_from(digit) {
            Ok(digit @ 1..) => Some(chinese(digit)),
            _ => zero.clone(),
        })
        .collect()
}

/// What stands before the first of these that ends it.
fn without<'a>(text: &'a str, ends: &[&str]) -> &'a str {
    let mut ends = ends.iter();
    ends.find_map(|end| text.strip_suffix(end)).unwrap_or(text)
}

fn is_figure(c: char) -> bool {
    is_digit(c) || is_numeral(c) || words::ZEROS.contains(c)
}

/// A number in figures, Chinese ones counted one by one (二〇〇八) or in tens (十七).
fn value_of(figures: &str) -> Option<u16> {
    if figures.contains(TEN) {
        return parse_chinese(figures);
    }
    let digits: Option<String> = figures.chars().map(in_ascii).collect();
    in_digits(&digits?)
}

fn in_ascii(c: char) -> Option<char> {
    let one_by_one = || NUMERALS.chars().position(|known| known == c);
    let digit = digit_value(c)
        .or_else(|| words::ZEROS.contains(c).then_some(0))
        .or_else(|| u32::try_from(one_by_one()? + 1).ok());
    char::from_digit(digit?, 10)
}
