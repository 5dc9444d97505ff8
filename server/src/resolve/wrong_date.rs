//! A date that stands with an instrument of ours and is not in the days of its session:
//! 缔约方会议2010年10月17日第4/3号决定, decision 4/3 of the Conference of 22 October 2010.
//!
//! Only where the citation itself says that it is ours: a number of the same shape with another date is
//! somebody else's more often than not.

use crate::citation::date::{Date, Rest};
use crate::citation::writing::Writing;
use crate::citation::{
    Certainty, Citation, ElementKind, InstrumentKind, InstrumentNumber, Issuer, Language,
    Reference, writing,
};
use crate::corpus::Corpus;
use crate::resolve::fix::over_markup;
use crate::resolve::{Code, Finding, Fix, Problem, Resolution};

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
    let fix = year.and_then(|year| with_year(text, writing(citation.language), &date, year));
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
fn with_year(text: &str, language: &dyn Writing, date: &Date, year: u16) -> Option<Fix> {
    let written = text.get(date.year.range.clone())?;
    let year = language.year_as_written(written, year);
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

/// The date that belongs to the number of a citation, on the side where its language writes it.
fn date_of(corpus: &Corpus, text: &str, citation: &Citation) -> Option<Date> {
    let number = &citation.element(ElementKind::Number)?.range;
    let language = writing(citation.language);
    if let Some(date) = language.date_before(text.get(..number.start)?) {
        // Behind the issuer's name: before it, it is not the instrument's.
        let issuer = citation.element(ElementKind::Issuer);
        let is_behind = issuer.is_none_or(|issuer| issuer.range.start < date.range.start);
        return is_behind.then_some(date);
    }
    if !language.dates_stand_behind() {
        return None;
    }
    language.date_behind(text, number.end).or_else(|| {
        let behind = behind_issuer(corpus, text, number.end, citation.language)?;
        language.date_behind(text, behind)
    })
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
            // Zero as it is written there.
            (
                "缔约方会议二零一零年十月十七日第4/3号决定",
                "二零零八年十月十七日",
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
