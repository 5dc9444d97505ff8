//! Two names of one provision, side by side, that are not the same provision's:
//! 七.20（CTOC/COP/WG.2/2013/5，第25段）, VII.20 = Res. 7/3, annex I, para. 21.
//!
//! A name in brackets behind another is taken for one only where it says the place in another way, alone, and
//! within the same section; otherwise it may be a reference to compare. Behind 即 or an equals sign it is one.

use std::mem::discriminant;

use crate::citation::{Citation, Locator, MeetingNumbering, Path, Reference, unmasked, writing};
use crate::corpus::{Corpus, ProvisionId, ProvisionIndex};
use crate::resolve::fix::replace_place;
use crate::resolve::{Code, Finding, Fix, Meaning, Problem, Resolution};

/// How a second name stands with the first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Link {
    /// 七.20（…）
    Brackets,
    /// 七.20 = …, 七.20，即…
    Equals,
}

/// The findings of a paragraph's citations that are second names, by their positions.
pub fn names_disagree(
    corpus: &Corpus,
    text: &str,
    citations: &[Citation],
    resolutions: &[Resolution],
) -> Vec<(usize, Finding)> {
    let pairs = citations.windows(2).enumerate();
    let told = pairs.filter_map(|(position, pair)| {
        let [first, second] = pair else { return None };
        let behind = citations.get(position + 2);
        let link = link(text, first, second, behind)?;
        let found = meant(citations, resolutions, position)?;
        let (first_meant, second_meant) = (found, second_meaning(resolutions.get(position + 1)?)?);
        let finding = disagreement(
            corpus,
            text,
            link,
            (first, first_meant),
            (second, second_meant),
        )?;
        Some((position + 1, finding))
    });
    told.collect()
}

/// How the second citation is linked with the first; `None` where it is not another name of it.
fn link(
    text: &str,
    first: &Citation,
    second: &Citation,
    behind: Option<&Citation>,
) -> Option<Link> {
    if form(&first.reference) == form(&second.reference) {
        return None;
    }
    let between = text.get(first.range.end..second.range.start)?;
    if between.len() > LONGEST_LINK {
        return None;
    }
    let is_space_or_comma = |c: char| c.is_whitespace() || ",，、~".contains(c);
    let between = unmasked(between);
    let between = between.trim_matches(is_space_or_comma);
    let after = text.get(second.range.end..)?.trim_start();
    let says_equal = |between: &str| {
        let languages = [first.language, second.language];
        EQUALS.contains(&between)
            || (languages.into_iter()).any(|language| writing(language).says_equal(between))
    };
    let pairs = [
        ("（", "）"),
        ("(", ")"),
        ("[", "]"),
        ("〔", "〕"),
        ("［", "］"),
    ];
    for (open, close) in pairs {
        if let Some(within) = between.strip_prefix(open)
            && after.starts_with(close)
            && (within.is_empty() || says_equal(within.trim_matches(is_space_or_comma)))
        {
            return Some(Link::Brackets);
        }
    }
    let goes_on = behind.is_some_and(|behind| behind.list == second.list);
    (says_equal(between) && !goes_on).then_some(Link::Equals)
}

/// Bytes between two names, at most.
const LONGEST_LINK: usize = 32;

/// The signs that two names are one provision's; the words are their language's.
const EQUALS: [&str; 4] = ["=", "＝", "==", "≡"];

/// The kinds of names: by the compilation, by a report, by an instrument.
fn form(reference: &Reference) -> (std::mem::Discriminant<Reference>, bool) {
    let is_report = matches!(
        reference,
        Reference::Meeting {
            numbering: MeetingNumbering::Report,
            ..
        }
    );
    (discriminant(reference), is_report)
}

/// What the first name means, with those that stand before it in its list (七.20和七.21（…）).
fn meant(
    citations: &[Citation],
    resolutions: &[Resolution],
    position: usize,
) -> Option<Vec<ProvisionIndex>> {
    let first = citations.get(position)?;
    let mut meant = Vec::new();
    for (citation, resolution) in citations.iter().zip(resolutions).take(position + 1).rev() {
        if citation.list != first.list || form(&citation.reference) != form(&first.reference) {
            break;
        }
        let is_right = resolution.finding.is_none();
        match &resolution.meaning {
            Meaning::Provisions(found) if is_right => meant.extend(found),
            _ => return None,
        }
    }
    Some(meant)
}

/// What the second name means; nothing where it is a paragraph that the compilation did not take over.
fn second_meaning(resolution: &Resolution) -> Option<Vec<ProvisionIndex>> {
    let finding = resolution.finding.as_ref();
    let is_right = finding.is_none_or(|finding| finding.problem.code() == Code::NotInCompilation);
    match &resolution.meaning {
        Meaning::Provisions(found) if is_right => Some(found.clone()),
        Meaning::Document if is_right => Some(Vec::new()),
        _ => None,
    }
}

fn disagreement(
    corpus: &Corpus,
    text: &str,
    link: Link,
    (first, first_meant): (&Citation, Vec<ProvisionIndex>),
    (second, second_meant): (&Citation, Vec<ProvisionIndex>),
) -> Option<Finding> {
    let id = |index: &ProvisionIndex| Some(&corpus.provisions.get(*index)?.id);
    let first_id = id(first_meant.last()?)?;
    let second_id = match second_meant.first() {
        Some(index) => Some(id(index)?),
        None if is_of_the_report(corpus, first_id, second) => None,
        None => return None,
    };
    let are_places = first_meant
        .iter()
        .chain(&second_meant)
        .all(|index| id(index).is_some_and(|id| !id.path.is_empty()));
    let is_same_section = second_id
        .is_none_or(|second| (second.part, second.section) == (first_id.part, first_id.section));
    let touch = first_meant.iter().any(|one| {
        let touches = |other: &ProvisionIndex| {
            let holds = |outer: ProvisionIndex, inner: ProvisionIndex| {
                outer == inner || corpus.descendants(outer).contains(&inner)
            };
            holds(*one, *other) || holds(*other, *one)
        };
        second_meant.iter().any(touches)
    });
    if !are_places || touch || (link == Link::Brackets && !is_same_section) {
        return None;
    }
    let fixes = [
        (second, first_meant.as_slice()),
        (first, second_meant.as_slice()),
    ];
    let fixes = fixes
        .into_iter()
        .filter_map(|(citation, meant)| match meant {
            [one] => renamed(corpus, text, citation, *one),
            _ => None,
        });
    Some(Finding {
        range: second.range.clone(),
        fixes: fixes.collect(),
        related: first_meant.iter().chain(&second_meant).copied().collect(),
        problem: Problem::NamesDisagree {
            first: first_meant,
            second: second_meant,
        },
    })
}

/// Whether a citation is of the report that holds a recommendation.
fn is_of_the_report(corpus: &Corpus, id: &ProvisionId, citation: &Citation) -> bool {
    let section = match &citation.reference {
        Reference::Document { symbol, .. } => corpus.by_report(symbol),
        Reference::Meeting { meeting, .. } => corpus.meeting(*meeting),
        _ => None,
    };
    section.is_some_and(|section| (section.part, section.number) == (id.part, id.section))
}

/// The citation with the place that another provision of the same section has in its numbering.
fn renamed(
    corpus: &Corpus,
    text: &str,
    citation: &Citation,
    target: ProvisionIndex,
) -> Option<Fix> {
    let id = &corpus.provisions.get(target)?.id;
    let (locator, place) = match &citation.reference {
        Reference::Compilation {
            section,
            annex,
            locator,
            ..
        } => {
            let is_same = *section == id.section && *annex == id.annex;
            (locator, is_same.then(|| id.path.clone())?)
        }
        Reference::Instrument {
            number,
            annex,
            locator,
            ..
        } => {
            let own = corpus.section(id.part, id.section)?.instrument.as_ref();
            let is_own = own.is_some_and(|own| own.number == *number) && *annex == id.annex;
            let place = match is_own {
                true => id.path.clone(),
                false => {
                    let (_, endorsing, in_annex, path) = corpus.annex_path(id)?;
                    let is_there = endorsing == *number && annex.is_some_and(|one| one == in_annex);
                    is_there.then_some(path)?
                }
            };
            (locator, place)
        }
        Reference::Document { symbol, locator } => {
            let (report, path) = corpus.report_paragraph(id)?;
            let is_same = report == *symbol || report.0.split('-').any(|half| half == symbol.0);
            (locator, is_same.then_some(path)?)
        }
        Reference::Meeting {
            meeting,
            numbering,
            locator,
        } => {
            let is_same = *meeting == id.section;
            let path = match numbering {
                MeetingNumbering::Recommendations => id.path.clone(),
                MeetingNumbering::Report => corpus.report_paragraph(id)?.1,
            };
            (locator, is_same.then_some(path)?)
        }
        _ => return None,
    };
    let written: &Path = match locator {
        Locator::At(path) => path,
        _ => return None,
    };
    replace_place(text, citation, None, (written, &place), Some(target))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::embedded;
    use crate::resolve::resolve;

    /// What is told, with what the fixes write.
    fn told(text: &str) -> Vec<String> {
        let corpus = embedded::corpus();
        let citations = corpus.recognise(text);
        let resolutions = resolve(&corpus, text, &citations).into_iter();
        let findings = resolutions.filter_map(|resolution| resolution.finding);
        let wrong = findings.filter(|finding| finding.problem.code() == Code::NamesDisagree);
        wrong
            .map(|finding| {
                let fixes: Vec<&str> = (finding.fixes.iter())
                    .map(|fix| fix.becomes.as_str())
                    .collect();
                fixes.join(" | ")
            })
            .collect()
    }

    #[test]
    fn names_that_are_not_the_same_provisions_are_told() {
        for (text, fixes) in [
            (
                "见A部分 七.20（CTOC/COP/WG.2/2013/5，第25段）。",
                "CTOC/COP/WG.2/2013/5，第24段 | A部分 七.21",
            ),
            (
                "见七.20（CTOC/COP/WG.2/2013/5，第25段）。",
                "CTOC/COP/WG.2/2013/5，第24段 | 七.21",
            ),
            (
                "见七.20（CTOC/COP/WG.2/2013/5，第3段）。",
                "CTOC/COP/WG.2/2013/5，第24段",
            ),
            (
                "第7/3号决议附件一第21段（即七.20）",
                "七.21 | 第7/3号决议附件一第20段",
            ),
            (
                "第3/4号决定第2段(b)项（B部分 三.2.c）",
                "B部分 三.2.b | 第3/4号决定第2段(c)项",
            ),
            (
                "见七.20 = CTOC/COP/WG.2/2013/5，第25段",
                "CTOC/COP/WG.2/2013/5，第24段 | 七.21",
            ),
            (
                "Part A, VII.20 (resolution 7/3, annex I, para. 21)",
                "resolution 7/3, annex I, para. 20 | Part A, VII.21",
            ),
            (
                "Part A, VII.20 = Res. 7/3, annex I, para. 21.",
                "Res. 7/3, annex I, para. 20 | Part A, VII.21",
            ),
            (
                "第7/3号决议附件一第21段，也就是A部分 七.20",
                "A部分 七.21 | 第7/3号决议附件一第20段",
            ),
            (
                "Part A, VII.20, that is to say resolution 7/3, annex I, para. 21.",
                "resolution 7/3, annex I, para. 20 | Part A, VII.21",
            ),
            (
                "CTOC/COP/WG.2/2013/5, par. 25, c’est-à-dire la résolution 7/3, annexe I, par. 20",
                "résolution 7/3, annexe I, par. 21 | CTOC/COP/WG.2/2013/5, par. 24",
            ),
            (
                "CTOC/COP/WG.2/2013/5, párr. 25, es decir, resolución 7/3, anexo I, párr. 20",
                "resolución 7/3, anexo I, párr. 21 | CTOC/COP/WG.2/2013/5, párr. 24",
            ),
        ] {
            assert_eq!(told(text), [fixes], "{text}");
        }
    }

    #[test]
    fn names_that_agree_and_references_to_compare_are_left_alone() {
        for text in [
            "见七.20（CTOC/COP/WG.2/2013/5，第24段）。",
            "第8/4号决议附件第6段（九.5）",
            "见A部分 七.20和七.21（CTOC/COP/WG.2/2013/5，第24和25段）。",
            "见A部分 七.20和七.21（CTOC/COP/WG.2/2013/5，第24至25段）。",
            // A part of it, or what holds it.
            "四.1（CTOC/COP/WG.2/2009/4，第2段(a)项）",
            "第7/3号决议（七.20）",
            // Something else to compare.
            "见七.20（另见CTOC/COP/WG.2/2013/5，第25段）。",
            "见七.20（CTOC/COP/WG.2/2014/4，第25段）。",
            "见七.20（七.21）。",
            "第3/4号决定第2段(b)项（A部分 七.20）",
        ] {
            assert_eq!(told(text), [""; 0], "{text}");
        }
    }
}
