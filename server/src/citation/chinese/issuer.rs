//! Who issued the instrument, from what stands before its number.
//!
//! Directly before a number, or before its date, stands its issuer's name. 其 stands for the subject
//! of the sentence, or for a body right before it (缔约方会议在其第3/4号决定中); a body and a word of
//! issuing stand for themselves (人权理事会通过了第8/12号决议). Where neither decides, nobody is stated.

use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::names::Names;
use super::phrase::{ends_no_name, suffix};
use super::{names, words};
use crate::citation::OtherBody;
use crate::citation::numeral::is_numeral;

/// What stands before a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stated {
    /// The Conference, named from this byte on.
    Conference(usize),
    /// Another body, named from this byte on.
    Other(OtherBody, usize),
    /// Nobody, or nobody directly before; the number begins here (a date before it included).
    Nobody(usize),
    /// The Conference, named farther before in the sentence; the number begins here.
    ImpliedConference(usize),
    /// Another body, named farther before in the sentence; the number begins here.
    ImpliedOther(OtherBody, usize),
}

/// Bytes before a number in which a body that it could belong to is looked for.
const SENTENCE: usize = 360;

/// Reads backwards from the end of `before`, over a date.
pub fn before_number(_names: &Names, before: &str) -> Stated {
    let trimmed = before.trim_end_matches(' ');
    let undated = without_date(trimmed).trim_end_matches(' ');
    if let Some(named) = directly_before(undated) {
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
    let Some(named) = named_in_sentence(subject_before) else {
        return Stated::Nobody(start);
    };
    let body = match (named.last_issues, is_its) {
        (true, _) => named.last,
        (false, true) => named.first,
        (false, false) => return Stated::Nobody(start),
    };
    match body {
        Stated::Conference(_) => Stated::ImpliedConference(start),
        Stated::Other(body, _) => Stated::ImpliedOther(body, start),
        other => other,
    }
}

/// The bodies that a sentence names before a number.
struct Named {
    first: Stated,
    last: Stated,
    /// Whether what stands between the last one and the number says that it issued it.
    last_issues: bool,
}

/// Whether another body is named behind an instrument: (人权理事会), ，由人权理事会通过.
pub fn is_named_behind(_names: &Names, rest: &str) -> bool {
    let rest = rest.trim_start_matches(' ');
    let inside = rest.strip_prefix('(').or_else(|| {
        let rest = rest
            .strip_prefix(',')
            .unwrap_or(rest)
            .trim_start_matches(' ');
        rest.strip_prefix(words::BY)
    });
    inside.is_some_and(|inside| {
        bodies().any(|(name, _)| {
            inside.strip_prefix(name).is_some_and(|rest| {
                rest.starts_with([')', ',']) || rest.starts_with(words::ADOPTED)
            })
        })
    })
}

/// The body whose name ends here.
fn directly_before(before: &str) -> Option<Stated> {
    if let Some(name) = suffix(before, &names::CONFERENCE) {
        let rest = before.get(..before.len() - name.len())?;
        return Some(conference(rest, name));
    }
    let body = bodies()
        .filter(|(name, _)| before.ends_with(name))
        .max_by_key(|(name, _)| name.len());
    if let Some((name, body)) = body {
        return Some(Stated::Other(body, before.len() - name.len()));
    }
    // 《水俣公约》第3/4号决议 is that treaty's conference's.
    let titled = before.strip_suffix('》').and_then(|title| {
        let open = title.rfind('《')?;
        let name = title.get(open..)?;
        let is_treaty = suffix(name, &words::AGREEMENTS).is_some();
        let is_bare = name.strip_prefix('《') == Some(words::CONVENTION);
        (is_treaty && !is_bare && !name.contains(names::ITS_TREATY)).then_some(open)
    });
    if let Some(open) = titled {
        return Some(Stated::Other(OtherBody::Unnamed, open));
    }
    let ending = suffix(before, &words::AUTHORITIES)?;
    suffix(before, &words::NO_AUTHORITIES)
        .is_none()
        .then(|| Stated::Other(OtherBody::Unnamed, before.len() - ending.len()))
}

/// Other bodies, by name and by the ends of names.
fn bodies() -> impl Iterator<Item = (&'static str, OtherBody)> {
    let unnamed = words::BODIES
        .iter()
        .map(|ending| (*ending, OtherBody::Unnamed));
    names::BODIES.iter().copied().chain(unnamed)
}

fn conference(before: &str, name: &str) -> Stated {
    // 联合国打击跨国有组织犯罪公约缔约国会议: the whole title is the name.
    let lead = suffix(before, &names::BEFORE_CONFERENCE)
        .filter(|_| name.starts_with(names::ITS_TREATY))
        .map_or(0, str::len);
    if belongs_to_another_treaty(before, name) {
        Stated::Other(OtherBody::Unnamed, before.len())
    } else {
        Stated::Conference(before.len() - lead)
    }
}

fn named_in_sentence(before: &str) -> Option<Named> {
    let mut from = before.len().saturating_sub(SENTENCE);
    while !before.is_char_boundary(from) {
        from += 1;
    }
    let window = before.get(from..)?;
    let sentence = window
        .rfind(['。', ';', '!', '?', '\n'])
        .map_or(from, |end| from + end);
    let mut found = names().find_iter(before.get(sentence..)?);
    let first = found.next()?;
    let last = found.last().unwrap_or(first);
    let body = |end: usize| directly_before(before.get(..sentence + end)?);
    Some(Named {
        first: body(first.end())?,
        last: body(last.end())?,
        last_issues: is_issuing(before.get(sentence + last.end()..)?),
    })
}

/// Whether the words between a body and a number say that the body issued it.
fn is_issuing(between: &str) -> bool {
    const LONGEST: usize = 30;
    let between = without_date(between.trim_matches(' '));
    between.len() <= LONGEST
        && suffix(between, &words::NOT_ISSUING).is_none()
        && !between.contains([',', '、'])
        && suffix(between.trim_end_matches(' '), &words::ISSUING).is_some()
}

fn names() -> &'static AhoCorasick {
    static NAMES: OnceLock<AhoCorasick> = OnceLock::new();
    NAMES.get_or_init(|| {
        AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(
                // Secretariats, ministries and the like are named for other reasons too.
                names::CONFERENCE.into_iter().chain(
                    names::BODIES
                        .into_iter()
                        .filter(|(_, body)| *body != OtherBody::Unnamed)
                        .map(|(name, _)| name),
                ),
            )
            // panics never: a few short patterns are far below the automaton's limits.
            .expect("the names fit an automaton")
    })
}

/// 《气候变化框架公约》缔约方会议, 巴塞尔公约缔约方会议
fn belongs_to_another_treaty(before: &str, name: &str) -> bool {
    if name.contains(names::ITS_TREATY) {
        return false;
    }
    let before = before.trim_end_matches(' ');
    let bare = name
        .strip_suffix(names::CONFERENCE_OF_PARTIES)
        .unwrap_or_default();
    let title = format!("{before}{bare}");
    let title = title.trim_end_matches('》');
    if title.len() == before.len() + bare.len() && bare.is_empty() {
        return false; // Nothing that ends in a treaty's title stands there.
    }
    let Some(rest) = title.strip_suffix(words::CONVENTION) else {
        return title.len() < before.len() + bare.len();
    };
    let is_bare = ends_no_name(rest) && !rest.ends_with(['》', '”'])
        || suffix(rest, &words::BEFORE_BARE_CONFERENCE).is_some();
    !rest.ends_with(names::ITS_TREATY_SHORTENED) && !is_bare
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
    use super::*;

    #[test]
    fn the_issuer_is_what_stands_directly_before_or_before_a_date() {
        for (before, expected) in [
            ("根据缔约方会议", Stated::Conference(6)),
            ("缔约方会议2008年10月17日", Stated::Conference(0)),
            ("根据公约缔约方会议", Stated::Conference(6)),
            (
                "联合国打击跨国有组织犯罪公约缔约国会议",
                Stated::Conference(0),
            ),
            (
                "大会2000年 11 月15 日",
                Stated::Other(OtherBody::GeneralAssembly, 0),
            ),
            ("股东会2018年", Stated::Other(OtherBody::Unnamed, 0)),
            (
                "反腐败公约缔约国会议",
                Stated::Other(OtherBody::CorruptionConference, 0),
            ),
            (
                "《气候变化框架公约》缔约方会议",
                Stated::Other(OtherBody::Unnamed, 30),
            ),
            ("工作组通过了", Stated::Nobody(18)),
            ("全部", Stated::Nobody(6)),
        ] {
            assert_eq!(
                before_number(&Names::new(Default::default()), before),
                expected,
                "{before}"
            );
        }
    }

    #[test]
    fn its_stands_for_the_subject_and_a_word_of_issuing_for_the_body_before_it() {
        for (before, expected) in [
            (
                "人权理事会回顾其",
                Stated::ImpliedOther(OtherBody::HumanRightsBody, 24),
            ),
            ("缔约方会议回顾其", Stated::ImpliedConference(24)),
            (
                "理事会欢迎缔约方会议的工作,并重申其2008年10月17日",
                Stated::ImpliedOther(OtherBody::EconomicAndSocialCouncil, 52),
            ),
            ("大会欢迎缔约方会议在其", Stated::ImpliedConference(33)),
            ("缔约方会议请秘书处按照其", Stated::ImpliedConference(36)),
            ("请秘书处按照", Stated::Nobody(18)),
            (
                "反腐败公约缔约国会议在",
                Stated::ImpliedOther(OtherBody::CorruptionConference, 33),
            ),
            // Another sentence, and a body that is only told of it.
            ("人权理事会开会。代表团忆及其", Stated::Nobody(42)),
            ("请人权理事会注意工作组关于", Stated::Nobody(39)),
        ] {
            assert_eq!(
                before_number(&Names::new(Default::default()), before),
                expected,
                "{before}"
            );
        }
    }
}
