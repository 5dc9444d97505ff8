//! The last number or letter of a citation, where a drafter would be about to write it.

use std::ops::Range;

const NUMERALS: &str = "一二三四五六七八九十";

/// Its bytes in what is written; `None` where there is none.
pub fn last_number(written: &str) -> Option<Range<usize>> {
    let found = [
        run_at_end(written, is_digit, |_, _| true),
        run_at_end(written, is_letter, is_letter_of_list),
        run_at_end(written, |c| ('㈠'..='㈩').contains(&c), |_, _| true),
        run_at_end(written, |c| NUMERALS.contains(c), |_, _| true),
        run_at_end(
            written,
            |c| "IVX".contains(c),
            |before, behind| {
                !before.ends_with(char::is_alphanumeric)
                    && !behind.starts_with(char::is_alphanumeric)
            },
        ),
    ];
    found.into_iter().flatten().max_by_key(|range| range.end)
}

/// A number in digits of any width or in Chinese numerals.
pub fn value(number: &str) -> Option<u16> {
    let mut digits = String::new();
    for c in number.chars() {
        let digit = match c {
            '0'..='9' => u32::from(c) - u32::from('0'),
            '０'..='９' => u32::from(c) - u32::from('０'),
            '٠'..='٩' => u32::from(c) - u32::from('٠'),
            _ => return chinese(number),
        };
        digits.push_str(&digit.to_string());
    }
    digits.parse().ok()
}

fn chinese(number: &str) -> Option<u16> {
    let of = |c: char| NUMERALS.chars().position(|known| known == c);
    let mut value = 0;
    let mut last = 0;
    for c in number.chars() {
        let figure = u16::try_from(of(c)? + 1).ok()?;
        if figure == 10 {
            value += last.max(1) * 10;
            last = 0;
        } else {
            last = figure;
        }
    }
    Some(value + last)
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c) || ('٠'..='٩').contains(&c)
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() && (c < '\u{2e80}' || NUMERALS.contains(c))
}

/// Letters, few, before a closing bracket: (b), b), (iii), (一); or one behind a point: 八.13.c.
fn is_letter_of_list(before: &str, behind: &str) -> bool {
    let opens = ['(', '（', ' ', '\u{a0}', '~', ')', '）', ',', '-', '\''];
    behind.starts_with([')', '）']) && before.ends_with(opens)
        || behind.is_empty() && before.ends_with(['.', '．']) && before.len() > 1
}

/// The last run of characters of a kind, at most four, that stands where it must.
fn run_at_end(
    written: &str,
    belongs: impl Fn(char) -> bool,
    stands: impl Fn(&str, &str) -> bool,
) -> Option<Range<usize>> {
    const MOST: usize = 4;
    let mut end = written.len();
    loop {
        let last = written[..end].rfind(&belongs)?;
        let behind = last + written[last..].chars().next()?.len_utf8();
        let start = written[..behind]
            .char_indices()
            .rev()
            .take_while(|(_, c)| belongs(*c))
            .last()?
            .0;
        let run = &written[start..behind];
        if run.chars().count() <= MOST && stands(&written[..start], &written[behind..]) {
            return Some(start..behind);
        }
        end = start;
    }
}
