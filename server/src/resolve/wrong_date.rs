//! A date that stands with an instrument of ours and is not in the days of its session:
//! 缔约方会议2010年10月17日第4/3号决定, decision 4/3 of the Conference of 22 October 2010.
//!
//! Only where the citation itself says that it is ours: a number of the same shape with another date is
//! somebody else's more often than not.

use std::ops::Range;

use crate::citation::numeral::{chinese, parse_chinese};
use crate::citation::writing::Dates;
use crate::citation::{
    Certainty, Citation, ElementKind, InstrumentKind, InstrumentNumber, Issuer, Language,
    Reference, writing,
};
use crate::corpus::Corpus;
use crate::resolve::fix::{digit_value, in_digits_of, is_digit, over_markup};
use crate::resolve::{Code, Finding, Fix, Problem, Resolution};

/// A number of a date as it is written, with its place in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Figure {
    range: Range<usize>,
    value: u16,
}

/// A date as it is written, from the year down as far as it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Date {
    range: Range<usize>,
    year: Figure,
    /// From 1.
    month: Option<u16>,
    day: Option<u16>,
}

impl Date {
    /// As ISO 8601 writes it, so far as it goes: dates compare as texts.
    fn iso(&self, year: u16) -> String {
        let mut written = format!("{year:04}");
        for part in [self.month, self.day].into_iter().flatten() {
            written.push_str(&format!("-{part:02}"));
        }
        written
    }

    /// Whether it can be a day from the first to the last.
    fn is_within(&self, year: u16, (first, last): (&str, &str)) -> bool {
        let date = self.iso(year);
        let cut = |day: &str| day.get(..date.len()).unwrap_or(day).to_owned();
        cut(first) <= date && date <= cut(last)
    }
}

/// That the date with a citation is none of its session's days; `None` where there is nothing to say.
pub fn wrong_date(
    corpus: &Corpus,
    text: &str,
    citation: &Citation,
    resolution: &Resolution,
) -> Option<Finding> {
    let (kind, number) = certainly_ours(citation)?;
    let is_known = (resolution.finding.as_ref())
        .is_none_or(|finding| finding.problem.code() == Code::NotInCompilation);
    let (first, last) = corpus.dates_of_session(number.session)?;
    let days = (first.as_str(), last.as_str());
    let date = date_of(corpus, text, citation)?;
    if !is_known || date.is_within(date.year.value, days) {
        return None;
    }
    // The day of the session, in another year: the year is the slip.
    let years = [first.get(..4), last.get(..4)].into_iter().flatten();
    let years: Vec<u16> = years.filter_map(|year| year.parse().ok()).collect();
    let mut years = years.into_iter();
    let year = years.find(|year| date.is_within(*year, days));
    let fix = year.and_then(|year| with_year(text, &date, year));
    Some(Finding {
        range: citation.range.clone(),
        problem: Problem::WrongDate {
            kind,
            number,
            first,
            last,
        },
        related: Vec::new(),
        fixes: fix.into_iter().collect(),
    })
}

/// The number of an instrument that the citation says is ours.
fn certainly_ours(citation: &Citation) -> Option<(Option<InstrumentKind>, InstrumentNumber)> {
    match citation.reference {
        Reference::Instrument {
            issuer: Issuer::Ours,
            kind,
            number,
            ..
        } if citation.certainty == Certainty::Explicit => Some((kind, number)),
        _ => None,
    }
}

/// The same date in another year.
fn with_year(text: &str, date: &Date, year: u16) -> Option<Fix> {
    let written = text.get(date.year.range.clone())?;
    let year = match written.chars().all(is_digit) {
        true => in_digits_of(written, &year.to_string()),
        false => in_chinese_digits(year, written.contains('零')),
    };
    let mut becomes = text.get(date.range.clone())?.to_owned();
    let start = date.year.range.start - date.range.start;
    becomes.replace_range(start..start + written.len(), &year);
    Some(Fix {
        edits: over_markup(text, date.year.range.clone(), &year),
        becomes: becomes.split_whitespace().collect::<Vec<_>>().join(" "),
        target: None,
        article: None,
        preferred: true,
    })
}

/// The date that belongs to the number of a citation: before it in Chinese, behind it in the other languages.
fn date_of(corpus: &Corpus, text: &str, citation: &Citation) -> Option<Date> {
    let number = &citation.element(ElementKind::Number)?.range;
    match writing(citation.language).dates() {
        None => {
            let date = chinese_date_before(text.get(..number.start)?)?;
            // Behind the issuer's name: before it, it is not the instrument's.
            let issuer = citation.element(ElementKind::Issuer);
            let is_behind = issuer.is_none_or(|issuer| issuer.range.start < date.range.start);
            is_behind.then_some(date)
        }
        Some(words) => {
            let behind = behind_issuer(corpus, text, number.end, citation.language);
            let mut starts = std::iter::once(number.end).chain(behind);
            starts.find_map(|start| date_behind(text, start, words))
        }
    }
}

/// Where our body's name ends behind a number: decision 4/3 of the Conference of the Parties ‸of 17 October 2008.
fn behind_issuer(
    corpus: &Corpus,
    text: &str,
    number_end: usize,
    language: Language,
) -> Option<usize> {
    let names = corpus.lexicon.our_body()?.names.of(language);
    let mut rest = Rest {
        text,
        start: number_end,
    };
    for _ in 0..=WORDS_BEFORE_NAME {
        rest.skip_spaces();
        let ends = names.iter().filter_map(|name| {
            let mut behind = rest;
            let mut words = name.split(' ');
            words.try_for_each(|word| behind.inflected(word))?;
            Some(behind.start)
        });
        if let Some(end) = ends.max() {
            return Some(end);
        }
        rest.letters()?;
    }
    None
}

/// Words between a number and the issuer behind it, at most: “of the”, “de la”.
const WORDS_BEFORE_NAME: usize = 2;

/// 2008年10月17日第, 二〇〇八年十月十七日第; full-width figures as well.
fn chinese_date_before(before: &str) -> Option<Date> {
    let before = before.trim_end_matches([' ', '\u{3000}', '~']);
    let kinds = ["决定", "决议", "決定", "決議"];
    let before = (kinds.iter().find_map(|kind| before.strip_suffix(kind))).unwrap_or(before);
    let before = before.trim_end_matches(['第', ' ', '\u{3000}', '~', '的']);
    let before = before.strip_suffix("通过").unwrap_or(before);
    let before = before.strip_suffix("通過").unwrap_or(before);
    let is_part = |c: char| {
        is_digit(c) || is_chinese_figure(c) || "年月日".contains(c) || c == ' ' || c == '\u{3000}'
    };
    let start = before.trim_end_matches(is_part).len();
    let mut rest = Rest {
        text: before,
        start,
    };
    rest.skip_spaces();
    let from = rest.start;
    let year = rest.figure()?;
    rest.unit('年')?;
    let mut date = Date {
        range: from..rest.start,
        year,
        month: None,
        day: None,
    };
    if !(1900..2100).contains(&date.year.value) {
        return None;
    }
    if rest.start < before.len() {
        date.month = Some(rest.figure()?.value).filter(|month| (1..=12).contains(month));
        rest.unit('月')?;
        date.month?;
    }
    if rest.start < before.len() {
        date.day = Some(rest.figure()?.value).filter(|day| (1..=31).contains(day));
        rest.unit('日')?;
        date.day?;
    }
    date.range.end = rest.start;
    (rest.start == before.len()).then_some(date)
}

fn is_chinese_figure(c: char) -> bool {
    "〇零○一二三四五六七八九十".contains(c)
}

/// A number in figures, Chinese ones counted one by one (二〇〇八) or in tens (十七).
fn value_of(figures: &str) -> Option<u16> {
    if figures.contains('十') {
        return parse_chinese(figures);
    }
    let digits: Option<String> = figures.chars().map(in_ascii).collect();
    digits?.parse().ok()
}

fn in_ascii(c: char) -> Option<char> {
    let digit = digit_value(c).or_else(|| match c {
        '〇' | '零' | '○' => Some(0),
        _ => parse_chinese(&c.to_string()).map(u32::from),
    });
    char::from_digit(digit?, 10)
}

/// 二〇〇八 for 2008
fn in_chinese_digits(year: u16, with_zero_in_words: bool) -> String {
    let zero = if with_zero_in_words { "零" } else { "〇" };
    let digits = year.to_string();
    let digits = digits.chars().filter_map(|digit| digit.to_digit(10));
    digits
        .map(|digit| match u16::try_from(digit) {
            Ok(digit @ 1..) => chinese(digit),
            _ => zero.to_owned(),
        })
        .collect()
}

/// What is still to be read.
#[derive(Clone, Copy)]
struct Rest<'a> {
    text: &'a str,
    /// Bytes.
    start: usize,
}

impl<'a> Rest<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.start..).unwrap_or_default()
    }

    fn skip(&mut self, is_skipped: impl Fn(char) -> bool) {
        let rest = self.rest();
        self.start += rest.len() - rest.trim_start_matches(is_skipped).len();
    }

    fn skip_spaces(&mut self) {
        self.skip(|c: char| c.is_whitespace() || c == '~');
    }

    fn figure(&mut self) -> Option<Figure> {
        self.skip_spaces();
        let rest = self.rest();
        let behind = rest.trim_start_matches(|c: char| is_digit(c) || is_chinese_figure(c));
        let range = self.start..self.start + rest.len() - behind.len();
        let value = value_of(self.text.get(range.clone())?)?;
        self.start = range.end;
        Some(Figure { range, value })
    }

    fn unit(&mut self, unit: char) -> Option<()> {
        self.skip_spaces();
        self.start += self.rest().starts_with(unit).then_some(unit.len_utf8())?;
        self.skip_spaces();
        Some(())
    }

    /// A word, in whichever case, where no letter follows.
    fn word(&mut self, word: &str) -> Option<()> {
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
        let goes_on = behind.next().is_some_and(|(_, c)| c.is_alphabetic());
        self.start += (!goes_on).then_some(end)?;
        Some(())
    }

    /// A run of letters.
    fn letters(&mut self) -> Option<&'a str> {
        self.skip_spaces();
        let rest = self.rest();
        let letters = rest.len() - rest.trim_start_matches(char::is_alphabetic).len();
        self.start += letters;
        rest.get(..letters).filter(|letters| !letters.is_empty())
    }

    /// A word of a name, with whichever ending: Конференции for Конференция.
    fn inflected(&mut self, word: &str) -> Option<()> {
        /// Letters of an ending, and of what has to stand before it.
        const ENDING: usize = 3;
        let written = self.letters()?.to_lowercase();
        let word = word.to_lowercase();
        let stem = word.chars().count().saturating_sub(ENDING);
        let is_same = written == word
            || stem > ENDING && written.chars().take(stem).eq(word.chars().take(stem));
        is_same.then_some(())
    }

    fn any_word(&mut self, words: &[&str]) -> Option<()> {
        self.skip_spaces();
        words.iter().find_map(|word| self.word(word))
    }
}

/// of 17 October 2008, (10 October 2014), of October 2014, (2014)
fn date_behind(text: &str, start: usize, words: &Dates) -> Option<Date> {
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
    let is_date = (1900..2100).contains(&year.value)
        && month.is_none_or(|month| (1..=12).contains(&month))
        && day.is_none_or(|day| (1..=31).contains(&day));
    is_date.then_some(Date {
        range: from..year.range.end,
        year,
        month,
        day,
    })
}

type Parts = (Figure, Option<u16>, Option<u16>);

/// 17 October 2008, 17 de octubre de 2008, 1er octobre 2008
fn day_month_year(mut rest: Rest<'_>, words: &Dates) -> Option<Parts> {
    let day = rest.figure()?.value;
    rest.word("er").or_else(|| rest.word("th"));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::embedded;
    use crate::resolve::resolve;

    /// The dates that are told to be wrong, with what they become.
    fn told(text: &str) -> Vec<String> {
        let corpus = embedded::corpus();
        let citations = corpus.recognise(text);
        let resolutions = resolve(&corpus, text, &citations).into_iter();
        let findings = resolutions.filter_map(|resolution| resolution.finding);
        let wrong = findings.filter(|finding| finding.problem.code() == Code::WrongDate);
        wrong
            .map(|finding| match finding.fixes.as_slice() {
                [fix] => fix.becomes.clone(),
                _ => "wrong".to_owned(),
            })
            .collect()
    }

    #[test]
    fn a_date_in_another_year_is_told_in_each_language() {
        for (text, becomes) in [
            ("缔约方会议2010年10月17日第4/3号决定", "2008年10月17日"),
            (
                "缔约方会议 2010 年 10 月 17 日第 4/3 号决定第(h)段",
                "2008 年 10 月 17 日",
            ),
            (
                "缔约方会议２０１０年１０月１７日第4/3号决定",
                "２００８年１０月１７日",
            ),
            (
                "缔约方会议二〇一〇年十月十七日第4/3号决定",
                "二〇〇八年十月十七日",
            ),
            ("缔约方会议2012年第7/3号决议", "2014年"),
            ("缔约方会议2010年10月17日第4/2号决定", "2008年10月17日"),
            (
                "Conference of the Parties decision 4/3 of 17 October 2010",
                "17 October 2008",
            ),
            (
                "Decision 4/3 of the Conference of the Parties of 17 October 2010, subparagraph (h)",
                "17 October 2008",
            ),
            (
                "la résolution 7/3 de la Conférence des Parties, en date du 10 octobre 2012",
                "10 octobre 2014",
            ),
            (
                "la resolución 7/3 de la Conferencia de las Partes, de 10 de octubre de 2012",
                "10 de octubre de 2014",
            ),
            (
                "резолюция 7/3 Конференции участников от 10 октября 2012 года",
                "10 октября 2014",
            ),
            (
                "the Conference of the Parties, in its resolution 7/3 of October 10, 2012, asked",
                "October 10, 2014",
            ),
            (
                "قرار مؤتمر الأطراف 7/3 المؤرخ 10 تشرين الأول/أكتوبر 2012",
                "10 تشرين الأول/أكتوبر 2014",
            ),
        ] {
            assert_eq!(told(text), [becomes], "{text}");
        }
    }

    #[test]
    fn a_day_outside_of_the_session_is_told_and_not_guessed_at() {
        for text in [
            "缔约方会议2010年12月3日第4/3号决定",
            "缔约方会议2008年10月20日第4/3号决定",
            "Conference of the Parties resolution 5/6 (2 November 2010)",
        ] {
            assert_eq!(told(text), ["wrong"], "{text}");
        }
    }

    #[test]
    fn right_dates_and_dates_of_what_may_be_somebody_elses_are_left_alone() {
        for text in [
            "缔约方会议2008年10月17日第4/3号决定",
            "缔约方会议2008年10月8日第4/3号决定",
            "缔约方会议2008年第4/3号决定和2014年第7/3号决议",
            "2010年10月17日第4/3号决定",
            "人权理事会2010年10月17日第4/3号决议",
            "2010年1月3日，缔约方会议第4/3号决定",
            "decision 4/3 of 17 October 2010",
            "Conference of the Parties resolution 5/6 of 22 October 2010",
            "Conference of the Parties resolution 7/3 of 10 October 2014, in 2016",
            "la Conférence des Parties, dans sa résolution 7/3 du 10 octobre 2014",
            "the Conference of the Parties, in decision 4/3 and the report of 3 May 2010",
            "decision 4/3 of the Conference of the Parties and its meeting of 3 May 2010",
            // No dates are known of it.
            "缔约方会议2026年10月9日第13/1号决议",
        ] {
            assert_eq!(told(text), [""; 0], "{text}");
        }
    }
}
