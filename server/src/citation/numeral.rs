//! Numerals, as they number sections, meetings, annexes and items; digits of every script.

use crate::lexicon::Numbering;
pub use crate::lexicon::roman as roman_numeral;

/// The characters of Chinese numerals up to 99.
pub const NUMERALS: &str = "一二三四五六七八九十";

/// Ten, behind its count: 二十.
pub const TEN: char = '十';

/// Whether a character is one of them.
pub fn is_numeral(c: char) -> bool {
    NUMERALS.contains(c)
}

/// Full-width and Arabic-Indic digits among them.
pub fn is_digit(c: char) -> bool {
    digit_zero(c).is_some()
}

/// What a digit of any of these counts.
pub fn digit_value(c: char) -> Option<u32> {
    let zero = digit_zero(c)?;
    (c as u32).checked_sub(zero as u32)
}

/// The zero of the digits that a character is one of.
fn digit_zero(c: char) -> Option<char> {
    ['0', '０', '٠', '۰']
        .into_iter()
        .find(|zero| (0..10).contains(&(i64::from(c as u32) - i64::from(*zero as u32))))
}

/// A number as printed, in the digits that another is written in.
pub fn in_digits_of(written: &str, number: &str) -> String {
    let zero = written.chars().find_map(digit_zero).unwrap_or('0');
    number
        .chars()
        .map(|c| match c.to_digit(10) {
            Some(digit) => char::from_u32(zero as u32 + digit).unwrap_or(c),
            None => c,
        })
        .collect()
}

/// `七` for 7, `十一` for 11, `二十` for 20. Numbers from 1 to 99; others are printed in digits.
pub fn chinese(number: u16) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (tens, ones) = (usize::from(number / 10), usize::from(number % 10));
    match tens {
        _ if number == 0 || number > 99 => number.to_string(),
        0 => DIGITS[ones].to_owned(),
        1 => format!("十{}", DIGITS[ones]),
        _ => format!("{}十{}", DIGITS[tens], DIGITS[ones]),
    }
}

/// 7 for `七`, 11 for `十一`, 25 for `二十五`; `None` for anything else, or beyond 99.
pub fn parse_chinese(numeral: &str) -> Option<u16> {
    let mut total = 0;
    let mut pending = None;
    let mut seen_ten = false;
    for c in numeral.chars() {
        if c == TEN {
            if seen_ten {
                return None;
            }
            seen_ten = true;
            total = pending.take().unwrap_or(1) * 10;
        } else {
            let digit = NUMERALS.chars().position(|known| known == c)?;
            if pending.replace(u16::try_from(digit).ok()? + 1).is_some() {
                return None;
            }
        }
    }
    match (seen_ten, pending) {
        (false, None) => None,
        (_, ones) => Some(total + ones.unwrap_or(0)),
    }
}

/// Whether a character is the zero of numerals that are written figure by figure: 三〇.
pub fn is_zero(c: char) -> bool {
    matches!(c, '〇' | '○' | '零')
}

/// 30 for `三〇`, 29 for `二九`, 108 for `一〇八`: figure by figure, without 十. `None` for anything else, for years, and for
/// `二三`, which may be 2 and 3.
pub fn parse_positional(numeral: &str) -> Option<u16> {
    const LONGEST: usize = 3;
    let figures: Option<Vec<u16>> = numeral
        .chars()
        .map(|c| match is_zero(c) {
            true => Some(0),
            false => (NUMERALS.chars().filter(|known| *known != TEN))
                .position(|known| known == c)
                .and_then(|at| u16::try_from(at + 1).ok()),
        })
        .collect();
    let figures = figures?;
    let goes_on = figures.windows(2).any(|two| two[1] == two[0] + 1);
    let is_number = (2..=LONGEST).contains(&figures.len()) && figures.first() != Some(&0);
    let is_one = figures.contains(&0) || !goes_on;
    (is_number && is_one).then(|| figures.iter().fold(0, |all, figure| all * 10 + figure))
}

/// 7 for `VII`; `None` for anything else, or beyond 39.
pub fn parse_roman(numeral: &str) -> Option<u16> {
    (1..40).find(|number| roman_numeral(*number) == numeral)
}

/// A section's number as its compilation writes it: 七, VII, 7.
pub fn section(numbering: Numbering, number: u16) -> String {
    match numbering {
        Numbering::Chinese => chinese(number),
        Numbering::Roman => roman_numeral(number),
        Numbering::Arabic => number.to_string(),
    }
}

/// A section's number in the figures of its compilation.
pub fn parse_section(numbering: Numbering, written: &str) -> Option<u16> {
    match numbering {
        Numbering::Chinese => parse_chinese(written),
        Numbering::Roman => parse_roman(written),
        Numbering::Arabic => written.parse().ok().filter(|number| *number > 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figure_by_figure_a_number_is_read_that_can_be_nothing_else() {
        for (written, number) in [("三〇", 30), ("二九", 29), ("一〇八", 108), ("四○", 40)]
        {
            assert_eq!(parse_positional(written), Some(number), "{written}");
        }
        for other in ["二三", "九", "二〇〇八", "〇三", "二十", "二3"] {
            assert_eq!(parse_positional(other), None, "{other}");
        }
    }

    #[test]
    fn every_number_is_read_as_it_is_printed() {
        for number in 1..=99 {
            assert_eq!(parse_chinese(&chinese(number)), Some(number));
        }
        for wrong in ["", "一一", "十十", "百", "7"] {
            assert_eq!(parse_chinese(wrong), None, "{wrong}");
        }
    }
}
