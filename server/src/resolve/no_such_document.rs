//! Symbols in the series of the compilation's working group that no document has.
//!
//! What is known of the series: in which years the group met, and which symbol its report has, as a rule the last
//! one of its year. Nothing is said of the years before the first and after the last meeting of the compilation.

use crate::citation::{Citation, DocumentSymbol, ElementKind, Locator};
use crate::corpus::{Corpus, Located, ReportNumbering, Section};
use crate::resolve::fix::replace_element;
use crate::resolve::resolution::with_finding;
use crate::resolve::{Fix, Meaning, NoDocument, Problem, Resolution};

/// That there is no document of that symbol, with the reports that may be meant; `None` where there may be one.
pub fn no_such_document(
    corpus: &Corpus,
    text: &str,
    citation: &Citation,
    symbol: &DocumentSymbol,
    locator: &Locator,
) -> Option<Resolution> {
    let reason = reason(corpus, symbol)?;
    let fixes = likely(corpus, symbol, locator).into_iter();
    let fixes = fixes.map(|section| fix(text, citation, section));
    let fixes: Vec<Option<Fix>> = fixes.collect();
    let problem = Problem::NoSuchDocument {
        symbol: symbol.clone(),
        reason,
    };
    let meaning = Meaning::Nothing;
    Some(with_finding(meaning, citation, problem, Vec::new(), fixes))
}

/// Year and serial of a symbol in the working group's series: 2013 and 5 of CTOC/COP/WG.2/2013/5.
fn year_and_serial(corpus: &Corpus, symbol: &str) -> Option<(u16, u16)> {
    let group = corpus.lexicon.our_group()?;
    let rest = symbol
        .strip_prefix(group.symbol.as_str())?
        .strip_prefix('/')?;
    let (year, rest) = rest.split_once('/')?;
    // A revision, a correction, an addendum is of the same document; a conference room paper is in no series.
    let serial = rest.split('/').next()?;
    let year = (year.len() == 4).then(|| year.parse().ok())??;
    Some((year, serial.parse().ok()?))
}

fn reason(corpus: &Corpus, symbol: &DocumentSymbol) -> Option<NoDocument> {
    // Of a joint symbol the working group's half.
    let mut halves = symbol.0.split('-');
    let (year, serial) = halves.find_map(|half| year_and_serial(corpus, half))?;
    let meetings = &corpus.lexicon.meeting_years;
    let first = meetings.iter().map(|known| known.year).min()?;
    let last = meetings.iter().map(|known| known.year).max()?;
    if !(first..=last).contains(&year) {
        return None;
    }
    if meetings.iter().all(|known| known.year != year) {
        return Some(NoDocument::NoMeeting { year });
    }
    let report = reports(corpus).find_map(|(_, symbol)| {
        let mut halves = symbol.0.split('-');
        let (of_year, last) = halves.find_map(|half| year_and_serial(corpus, half))?;
        (of_year == year).then_some((symbol, last))
    });
    let (report, last) = report?;
    (serial > last).then(|| NoDocument::BehindReport {
        report: report.clone(),
    })
}

fn reports(corpus: &Corpus) -> impl Iterator<Item = (&Section, &DocumentSymbol)> {
    let sections = corpus.sections.iter();
    sections.filter_map(|section| Some((section, &section.report.as_ref()?.symbol)))
}

/// The reports that are one slip away and have the paragraph, the nearest in time first.
fn likely<'a>(
    corpus: &'a Corpus,
    symbol: &DocumentSymbol,
    locator: &Locator,
) -> Vec<&'a DocumentSymbol> {
    let Some((year, _)) = year_and_serial(corpus, &symbol.0) else {
        return Vec::new();
    };
    let candidates = reports(corpus).filter_map(|(section, report)| {
        let mut halves = report.0.split('-');
        let half = halves.find(|half| year_and_serial(corpus, half).is_some())?;
        let (of_year, _) = year_and_serial(corpus, half)?;
        let is_slip = of_year == year || strsim::osa_distance(half, &symbol.0) == 1;
        let has_it = matches!(
            corpus.locate_in_report(section, locator),
            Some(Located::Found { .. })
        ) || is_outside(section, locator);
        (is_slip && has_it).then_some((of_year.abs_diff(year), report))
    });
    let mut candidates: Vec<_> = candidates.collect();
    candidates.sort();
    candidates.into_iter().map(|(_, report)| report).collect()
}

/// Whether a report may have such a paragraph besides the recommendations.
fn is_outside(section: &Section, locator: &Locator) -> bool {
    let numbering = section.report.as_ref().map(|report| report.numbering);
    *locator == Locator::Whole || matches!(numbering, Some(ReportNumbering::Within(_)))
}

fn fix(text: &str, citation: &Citation, report: &DocumentSymbol) -> Option<Fix> {
    replace_element(text, citation, ElementKind::Symbol, &report.0, None)
}

#[cfg(test)]
mod tests {
    use crate::corpus::embedded;
    use crate::resolve::resolve;

    fn told(text: &str) -> Vec<String> {
        let corpus = embedded::corpus();
        let citations = corpus.recognise(text);
        let resolutions = resolve(&corpus, text, &citations).into_iter();
        let findings = resolutions.filter_map(|resolution| resolution.finding);
        findings
            .map(|finding| {
                let fixes: Vec<&str> = (finding.fixes.iter())
                    .map(|fix| fix.becomes.as_str())
                    .collect();
                format!("{} {}", finding.problem.code().name(), fixes.join(" | "))
                    .trim_end()
                    .to_owned()
            })
            .collect()
    }

    #[test]
    fn a_symbol_of_a_year_without_a_meeting_or_behind_the_report_is_told() {
        for (text, expected) in [
            (
                "CTOC/COP/WG.2/2015/5，第9段",
                "no-such-document CTOC/COP/WG.2/2016/5，第9段 | CTOC/COP/WG.2/2013/5，第9段",
            ),
            (
                "CTOC/COP/WG.2/2011/1",
                "no-such-document CTOC/COP/WG.2/2010/1",
            ),
            (
                "CTOC/COP/WG.2/2013/6，第24段",
                "no-such-document CTOC/COP/WG.2/2013/5，第24段",
            ),
        ] {
            assert_eq!(told(text), [expected], "{text}");
        }
    }

    #[test]
    fn other_documents_of_the_series_and_other_series_are_left_alone() {
        for text in [
            "CTOC/COP/WG.2/2013/5",
            "CTOC/COP/WG.2/2013/1",
            "CTOC/COP/WG.2/2016/1",
            "CTOC/COP/WG.2/2013/CRP.9",
            "CTOC/COP/WG.2/2013/5/Corr.1",
            // The group met, and its report is in another series.
            "CTOC/COP/WG.2/2007/2",
            "CTOC/COP/WG.2/2012/3",
            // Behind the last meeting of the compilation.
            "CTOC/COP/WG.2/2022/3-CTOC/COP/WG.3/2022/3",
            "CTOC/COP/WG.2/2021/4",
            "CTOC/COP/WG.3/2015/2",
            "CTOC/COP/WG.4/2011/7",
        ] {
            assert_eq!(told(text), [""; 0], "{text}");
        }
    }
}
