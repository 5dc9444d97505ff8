//! The date behind what it belongs to: resolution 7/3 of 10 October 2014, (2014).
//!
//! With the words of each language ([`Dates`]); read in the text as it is written, in which nothing is folded.

use super::words::Dates;
use crate::citation::date::{Date, Figure, Rest};

/// of 17 October 2008, (10 October 2014), of October 2014, (2014)
pub fn date_behind(text: &str, start: usize, words: &Dates) -> Option<Date> {
    let mut rest = Rest { text, start };
    rest.skip(|c: char| c.is_whitespace() || c == ',' || c == '،');
    let is_in_brackets = rest.rest().starts_with('(');
    if is_in_brackets {
        rest.start += 1;
    }
    let is_led = rest.any_word(words.leads).is_some();
    if !is_led && !is_in_brackets {
        return None;
    }
    rest.skip_spaces();
    let from = rest.start;
    let mut alone = rest;
    let date = [day_month_year, month_day_year, month_year]
        .into_iter()
        .find_map(|read| read(rest, words))
        .or_else(|| {
            // A year alone only where nothing else stands in the brackets.
            let year = alone.figure().filter(|_| is_in_brackets)?;
            alone.rest().starts_with(')').then_some((year, None, None))
        });
    let (year, month, day) = date?;
    Date::of(from..year.range.end, year, month, day)
}

type Parts = (Figure, Option<u16>, Option<u16>);

/// 17 October 2008, 17 de octubre de 2008, 1er octobre 2008
fn day_month_year(mut rest: Rest<'_>, words: &Dates) -> Option<Parts> {
    let day = rest.figure()?.value;
    words
        .day_endings
        .iter()
        .find_map(|ending| rest.word(ending));
    let month = month(&mut rest, words)?;
    let year = year(&mut rest, words)?;
    Some((year, Some(month), Some(day)))
}

/// October 17, 2008
fn month_day_year(mut rest: Rest<'_>, words: &Dates) -> Option<Parts> {
    let month = month(&mut rest, words)?;
    let day = rest.figure()?.value;
    rest.skip(|c| c == ',');
    let year = year(&mut rest, words)?;
    Some((year, Some(month), Some(day)))
}

/// October 2008
fn month_year(mut rest: Rest<'_>, words: &Dates) -> Option<Parts> {
    let month = month(&mut rest, words)?;
    let year = year(&mut rest, words)?;
    Some((year, Some(month), None))
}

fn month(rest: &mut Rest<'_>, words: &Dates) -> Option<u16> {
    rest.any_word(words.links);
    rest.skip_spaces();
    for (names, month) in words.months.iter().zip(1..) {
        for name in *names {
            let mut behind = *rest;
            if behind.word(name).is_none() {
                continue;
            }
            // تشرين الأول/أكتوبر
            if behind.rest().starts_with('/') {
                behind.start += 1;
                let mut others = names.iter();
                if others.find_map(|other| behind.word(other)).is_none() {
                    continue;
                }
            }
            *rest = behind;
            return Some(month);
        }
    }
    None
}

fn year(rest: &mut Rest<'_>, words: &Dates) -> Option<Figure> {
    rest.any_word(words.links);
    let year = rest.figure()?;
    (year.range.len() >= 4).then_some(year)
}
