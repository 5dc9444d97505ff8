//! Who issued the instrument, from what stands before its number.
//!
//! Directly before a number, or before its date, stands its issuer's name. 其 stands for the subject
//! of the sentence, or for a body right before it (缔约方会议在其第3/4号决定中); a body and a word of
//! issuing stand for themselves (人权理事会通过了第8/12号决议). Where neither decides, nobody is stated.

use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, Input};

use super::names::{Names, Whose};
use super::phrase::{ends_no_name, suffix};
use super::words;
use crate::citation::numeral::is_numeral;
use crate::citation::{Mention, Named, OtherBody, Speaker};
use crate::text::AnyOf;

/// What stands before a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stated {
    /// Our body, named from this byte on.
    Ours(usize),
    /// Another body, named from this byte on.
    Other(OtherBody, usize),
    /// Nobody, or nobody directly before; the number begins here (a date before it included).
    Nobody(usize),
    /// Our body, named farther before in the sentence; the number begins here.
    ImpliedOurs(usize),
    /// Another body, named farther before in the sentence; the number begins here.
    ImpliedOther(OtherBody, usize),
}

/// Bytes before a number in which a body that it could belong to is looked for.
const SENTENCE: usize = 360;

/// Reads backwards from the end of `before`, over a date.
pub fn before_number(names: &Names, before: &str) -> Stated {
    let trimmed = before.trim_end_matches(' ');
    let undated = without_date(trimmed).trim_end_matches(' ');
    if let Some(named) = directly_before(names, undated) {
        return named;
    }
    let is_dated = undated.len() < trimmed.len();
    let (subject_before, is_its) = match undated.strip_suffix(words::ITS) {
        Some(rest) => (rest, true),
        None => (undated, false),
    };
    // The date belongs to the head only behind an issuer or 其.
    let start = if is_its && is_dated {
        undated.len()
    } else {
        before.len()
    };
    // Whoever the sentence names, nothing says that it is theirs.
    if !is_its && !ends_in_issuing(subject_before) {
        return Stated::Nobody(start);
    }
    let Some(named) = named_in_sentence(names, subject_before) else {
        return Stated::Nobody(start);
    };
    let body = match (named.last_issues, is_its) {
        (true, _) => named.last,
        (false, true) => named.first,
        (false, false) => return Stated::Nobody(start),
    };
    match body {
        Stated::Ours(_) => Stated::ImpliedOurs(start),
        Stated::Other(body, _) => Stated::ImpliedOther(body, start),
        other => other,
    }
}

/// Every body that a text names, in order.
pub fn bodies_named(names: &Names, text: &str) -> Vec<Mention> {
    let found = names.in_sentence(text);
    let mentions = found.filter_map(|found| {
        let before = text.get(..found.end)?;
        let (start, named) = match directly_before(names, before)? {
            Stated::Ours(start) => {
                let written = text.get(start..found.end)?;
                (start, named(names, written, Speaker::Ours))
            }
            Stated::Other(OtherBody::Known(id), start) => {
                let written = text.get(start..found.end)?;
                (start, named(names, written, Speaker::Other(id)))
            }
            Stated::Other(_, start) => (start, Named::Body(Speaker::Unnamed)),
            _ => return None,
        };
        Some(Mention {
            range: start..found.end,
            named,
            issues: text
                .get(found.end..)
                .is_some_and(|rest| words::ISSUES.iter().any(|word| rest.starts_with(word))),
            is_addressed: text
                .get(..start)
                .is_some_and(|before| suffix(before, &words::ADDRESSING).is_some()),
        })
    });
    mentions.collect()
}

/// Bodies that only a noun tells, where they are said to adopt something: 市议会以多数通过. `named` are those that have
/// names.
pub fn bodies_by_noun(text: &str, named: &[Mention]) -> Vec<Mention> {
    /// Bytes of a clause between a body and what it does.
    const LONGEST: usize = 60;
    static NOUNS: OnceLock<AhoCorasick> = OnceLock::new();
    let nouns = NOUNS.get_or_init(|| {
        let one_pass = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::DFA))
            .build(words::NUMBERING_BODIES);
        // panics never: a dozen short patterns are far below the automaton's limits.
        one_pass.expect("the nouns fit an automaton")
    });
    static ANY: OnceLock<AnyOf> = OnceLock::new();
    let any = ANY.get_or_init(|| AnyOf::new(words::NUMBERING_BODIES));
    let Some(first) = any.first_in(text) else {
        return Vec::new();
    };
    let behind = first.start..text.len();
    let found = nouns.find_overlapping_iter(Input::new(text).range(behind));
    let found = found.filter_map(|noun| {
        let range = noun.range();
        let is_named = named
            .iter()
            .any(|body| body.range.start < range.end && range.start < body.range.end);
        let behind = text.get(range.end..)?;
        let clause = behind.split(words::CLAUSE_MARKS).next()?;
        let adopts = words::ADOPTING
            .iter()
            .filter_map(|word| clause.find(word))
            .min()
            .is_some_and(|at| at <= LONGEST);
        (!is_named && adopts).then_some(Mention {
            range,
            named: Named::Body(Speaker::Unnamed),
            issues: true,
            is_addressed: false,
        })
    });
    found.collect()
}

/// A body by a name, or all that have it.
fn named(names: &Names, written: &str, speaker: Speaker) -> Named {
    match names.claimants(written) {
        Some(claimants) => Named::OneOf(claimants.to_vec()),
        None => Named::Body(speaker),
    }
}

/// The bodies that a sentence names before a number.
struct NamedBefore {
    first: Stated,
    last: Stated,
    /// Whether what stands between the last one and the number says that it issued it.
    last_issues: bool,
}

/// Whether another body is named behind an instrument: (人权理事会), ，由人权理事会通过.
pub fn is_named_behind(names: &Names, rest: &str) -> bool {
    let rest = rest.trim_start_matches(' ');
    let inside = rest.strip_prefix('(').or_else(|| {
        let rest = rest
            .strip_prefix(',')
            .unwrap_or(rest)
            .trim_start_matches(' ');
        rest.strip_prefix(words::BY)
    });
    let ends = |rest: &str| rest.starts_with([')', ',']) || rest.starts_with(words::ADOPTED);
    inside.is_some_and(|inside| {
        let mut unnamed = words::BODIES
            .iter()
            .filter_map(|ending| inside.strip_prefix(ending));
        unnamed.any(ends) || names.behind_other_body(inside).any(ends)
    })
}

/// The body whose name ends here.
fn directly_before(names: &Names, before: &str) -> Option<Stated> {
    let unnamed = suffix(before, &words::BODIES);
    let named = names
        .body_before(before)
        .filter(|(name, _)| unnamed.is_none_or(|unnamed| name.len() >= unnamed.len()));
    match (named, unnamed) {
        (Some((name, Whose::Ours)), _) => {
            let rest = before.len() - name.len();
            return Some(
                match belongs_to_another_treaty(names, before.get(..rest)?, name) {
                    Some(body) => Stated::Other(body, rest),
                    None => Stated::Ours(rest),
                },
            );
        }
        (Some((name, Whose::Others(id))), _) => {
            let body = OtherBody::Known(id);
            return Some(Stated::Other(body, before.len() - name.len()));
        }
        (None, Some(unnamed)) => {
            let body = OtherBody::Unnamed;
            return Some(Stated::Other(body, before.len() - unnamed.len()));
        }
        (None, None) => {}
    }
    let of_any = before.strip_suffix(words::MEETING_OF_ANY);
    let is_bare = of_any.is_some_and(|before| !before.ends_with(char::is_alphanumeric));
    if is_bare || suffix(before, &words::THAT_CONFERENCE).is_some() {
        return None;
    }
    // 《水俣公约》第3/4号决议 is that treaty's conference's.
    let titled = before.strip_suffix('》').and_then(|title| {
        let open = title.rfind('《')?;
        let name = title.get(open..)?.strip_prefix('《')?;
        let is_treaty = suffix(name, &words::AGREEMENTS).is_some();
        let is_bare = name == words::CONVENTION;
        (is_treaty && !is_bare && !names.names_our_treaty(name)).then_some((open, name))
    });
    if let Some((open, name)) = titled {
        let body = names
            .body_of_titled(name)
            .map_or(OtherBody::Unnamed, OtherBody::Known);
        return Some(Stated::Other(body, open));
    }
    let ending = suffix(before, &words::AUTHORITIES)?;
    suffix(before, &words::NO_AUTHORITIES)
        .is_none()
        .then(|| Stated::Other(OtherBody::Unnamed, before.len() - ending.len()))
}

fn named_in_sentence(names: &Names, before: &str) -> Option<NamedBefore> {
    let mut from = before.len().saturating_sub(SENTENCE);
    while !before.is_char_boundary(from) {
        from += 1;
    }
    let window = before.get(from..)?;
    let sentence = window
        .rfind(['。', ';', '!', '?', '\n'])
        .map_or(from, |end| from + end);
    let mut found = names.in_sentence(before.get(sentence..)?);
    let first = found.next()?;
    let last = found.last().unwrap_or_else(|| first.clone());
    let body = |end: usize| directly_before(names, before.get(..sentence + end)?);
    Some(NamedBefore {
        first: body(first.end)?,
        last: body(last.end)?,
        last_issues: is_issuing(before.get(sentence + last.end..)?),
    })
}

/// Whether the words between a body and a number say that the body issued it.
fn is_issuing(between: &str) -> bool {
    const LONGEST: usize = 30;
    let undated = without_date(between.trim_matches(' '));
    undated.len() <= LONGEST
        && suffix(undated, &words::NOT_ISSUING).is_none()
        && !undated.contains([',', '、'])
        && ends_in_issuing(between)
}

/// Whether a text ends in a word of issuing, with a date behind it or none.
fn ends_in_issuing(text: &str) -> bool {
    let undated = without_date(text.trim_end_matches(' '));
    suffix(undated.trim_end_matches(' '), &words::ISSUING).is_some()
}

/// 《气候变化框架公约》缔约方会议, 巴塞尔公约缔约方会议: whose it is, where a name of ours stands behind the title of
/// another treaty.
fn belongs_to_another_treaty(names: &Names, before: &str, name: &str) -> Option<OtherBody> {
    let before = before.trim_end_matches(' ');
    // A name with our treaty's title is ours.
    let conference = names.of_any_treaty(name)?;
    let noun = name.strip_suffix(conference)?;
    let is_marked = noun.is_empty() && before.ends_with('》');
    if noun.is_empty() && !is_marked {
        // 京都议定书缔约方会议; otherwise nothing that ends in a treaty's title stands there.
        return suffix(before, &words::OTHER_AGREEMENTS).map(|_| OtherBody::Unnamed);
    }
    let title = format!("{before}{noun}");
    let title = title.trim_end_matches('》');
    let Some(rest) = title.strip_suffix(words::CONVENTION) else {
        return is_marked.then_some(OtherBody::Unnamed);
    };
    let is_bare = ends_no_name(rest) && !rest.ends_with(['》', '”'])
        || suffix(rest, &words::BEFORE_BARE_CONFERENCE).is_some();
    let our_treaty = names.lexicon.our_body().and_then(|body| body.treaty);
    let is_ours = names
        .convention_before(rest)
        .is_some_and(|(_, treaty)| Some(treaty) == our_treaty);
    (!is_ours && !is_bare).then_some(OtherBody::Unnamed)
}

/// 2008年10月17日, 2008年10月, 2008年 or 二〇〇八年十月十七日 taken from the end.
pub fn without_date(text: &str) -> &str {
    let is_digit = |c: char| {
        c.is_ascii_digit() || is_numeral(c) || words::DATE_NUMERALS.contains(c) || c == ' '
    };
    let mut rest = text;
    for unit in [words::DAY, words::MONTH] {
        if let Some(shorter) = rest.strip_suffix(unit) {
            let undated = shorter.trim_end_matches(is_digit);
            if undated.len() == shorter.len() {
                return text;
            }
            rest = undated;
        } else if unit == words::DAY && rest.len() < text.len() {
            return text;
        }
    }
    match rest.strip_suffix(words::YEAR) {
        Some(shorter) => {
            let undated = shorter.trim_end_matches(is_digit);
            if undated.len() == shorter.len() {
                text
            } else {
                undated
            }
        }
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::corpus::embedded;
    use crate::lexicon::Lexicon;

    fn lexicon() -> Arc<Lexicon> {
        Arc::clone(&embedded::corpus().lexicon)
    }

    fn known(id: &str) -> OtherBody {
        OtherBody::Known(lexicon().body_called(id).unwrap())
    }

    #[test]
    fn the_issuer_is_what_stands_directly_before_or_before_a_date() {
        let names = Names::new(lexicon());
        for (before, expected) in [
            ("根据缔约方会议", Stated::Ours(6)),
            ("缔约方会议2008年10月17日", Stated::Ours(0)),
            ("根据公约缔约方会议", Stated::Ours(6)),
            ("联合国打击跨国有组织犯罪公约缔约国会议", Stated::Ours(0)),
            ("大会2000年 11 月15 日", Stated::Other(known("unga"), 0)),
            ("股东会2018年", Stated::Other(OtherBody::Unnamed, 0)),
            (
                "反腐败公约缔约国会议",
                Stated::Other(known("cosp-uncac"), 0),
            ),
            (
                "《气候变化框架公约》缔约方会议",
                Stated::Other(known("unfccc-cop"), 0),
            ),
            (
                "《月球法公约》缔约方会议",
                Stated::Other(OtherBody::Unnamed, 21),
            ),
            ("工作组通过了", Stated::Nobody(18)),
            ("全部", Stated::Nobody(6)),
        ] {
            assert_eq!(before_number(&names, before), expected, "{before}");
        }
    }

    #[test]
    fn its_stands_for_the_subject_and_a_word_of_issuing_for_the_body_before_it() {
        let names = Names::new(lexicon());
        for (before, expected) in [
            ("人权理事会回顾其", Stated::ImpliedOther(known("hrc"), 24)),
            ("缔约方会议回顾其", Stated::ImpliedOurs(24)),
            (
                "理事会欢迎缔约方会议的工作,并重申其2008年10月17日",
                Stated::ImpliedOther(known("ecosoc"), 52),
            ),
            ("大会欢迎缔约方会议在其", Stated::ImpliedOurs(33)),
            ("缔约方会议请秘书处按照其", Stated::ImpliedOurs(36)),
            ("请秘书处按照", Stated::Nobody(18)),
            (
                "反腐败公约缔约国会议在",
                Stated::ImpliedOther(known("cosp-uncac"), 33),
            ),
            // Another sentence, and a body that is only told of it.
            ("人权理事会开会。代表团忆及其", Stated::Nobody(42)),
            ("请人权理事会注意工作组关于", Stated::Nobody(39)),
        ] {
            assert_eq!(before_number(&names, before), expected, "{before}");
        }
    }
}
