//! Every citation of a document with its state, for a panel that lists them.

use std::collections::HashMap;
use std::ops::Range;

use crate::corpus::ProvisionIndex;
use crate::draft::{FindingId, Placed, Unchecked};
use crate::features::Snapshot;
use crate::features::finding::DraftFinding;
use crate::features::unchecked::Place;
use crate::messages;
use crate::resolve::{Code, Meaning, Severity};

/// A citation as a panel lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Bytes in the draft.
    pub range: Range<usize>,
    /// As it is written, a hard wrap in it as a space.
    pub text: String,
    pub state: State,
    /// What is told of it, or would be if it were not exempt.
    pub told: Option<Told>,
    /// Why it is not checked, where it is not.
    pub unchecked: Option<Unchecked>,
    /// The same in words.
    pub why_unchecked: Option<String>,
    /// The provisions meant, all readings of an ambiguous citation among them.
    pub targets: Vec<ProvisionIndex>,
    /// Whose instrument it is, in the reader's language, where it is another body's that is known.
    pub body: Option<String>,
    /// The public address of that instrument, where it is known.
    pub link: Option<String>,
}

/// A finding in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub code: Code,
    /// `None` where it is exempt.
    pub severity: Option<Severity>,
    pub message: String,
}

/// How a citation stands; what is told first where several things could be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Something is wrong with it, or with the quotation that belongs to it, and it is told.
    Wrong,
    /// Both parts have it.
    Ambiguous,
    /// It points to provisions of the compilation.
    Right,
    /// It may be ours and is not checked ([`Listed::unchecked`]).
    Unchecked,
    /// The Conference's or the Working Group's, and not reproduced in the compilation.
    NotReproduced,
    /// Something is wrong with it, or it is ambiguous, and a comment or the project file says to
    /// leave that alone.
    Exempt,
    /// Somebody else's, an expression of which nothing is known (同上), or one whose provision is
    /// not known and of which that is not told: the code is off, or it may not be a citation.
    Other,
}

impl State {
    /// The name in answers, as `not-reproduced`.
    pub fn name(self) -> &'static str {
        match self {
            State::Wrong => "wrong",
            State::Ambiguous => "ambiguous",
            State::Right => "ok",
            State::Unchecked => "unchecked",
            State::NotReproduced => "not-reproduced",
            State::Exempt => "exempt",
            State::Other => "other",
        }
    }
}

/// The citations of the draft in order, right and wrong ones and those that are not checked. What is too
/// doubtful to be told, or whose code is off, counts for nothing: the citation is listed by what it points to.
pub fn citations(snapshot: &Snapshot) -> Vec<Listed> {
    let findings = snapshot.findings().by_id();
    let of_quotations = of_quotations(snapshot);
    let mut unchecked = snapshot.unchecked().into_iter().peekable();
    let is_meant = snapshot.draft.is_meant();
    let all = snapshot
        .draft
        .readings()
        .flat_map(|(base, reading)| reading.placed(base));
    all.filter_map(|placed| {
        let range = placed.range();
        while unchecked
            .next_if(|place| place.range.start < range.start)
            .is_some()
        {}
        let unchecked = unchecked.next_if(|place| place.range == range);
        if unchecked.is_none() && !is_meant(placed.citation) {
            return None;
        }
        let quoted = of_quotations.get(&range.start);
        let ids = quoted.into_iter().flatten().copied();
        let own = std::iter::once(placed.finding_id());
        let findings = own.chain(ids).filter_map(|id| findings.get(&id).copied());
        Some(listed(snapshot, &placed, findings, unchecked))
    })
    .collect()
}

/// Which findings are of quotations, by where the citations begin that they belong to.
fn of_quotations(snapshot: &Snapshot) -> HashMap<usize, Vec<FindingId>> {
    let mut found: HashMap<usize, Vec<FindingId>> = HashMap::new();
    for (id, misquotation) in snapshot.draft.misquotations() {
        for citation in &misquotation.citations {
            let findings = found.entry(id.within(citation).start).or_default();
            findings.push(id);
        }
    }
    found
}

/// `findings` are those of the citation and of its quotations.
fn listed<'a>(
    snapshot: &Snapshot,
    placed: &Placed<'_>,
    findings: impl Iterator<Item = &'a DraftFinding>,
    unchecked: Option<Place>,
) -> Listed {
    let meaning = &placed.resolution.meaning;
    let worst = findings
        .filter_map(|finding| {
            let severity = finding.severity?;
            let state = match finding.code {
                // A fact, no fault: an exemption leaves nothing but the silence.
                Code::NotInCompilation if finding.is_exempt => return None,
                _ if finding.is_exempt => State::Exempt,
                Code::NotInCompilation => State::NotReproduced,
                Code::Ambiguous => State::Ambiguous,
                _ => State::Wrong,
            };
            Some((state, severity, finding.in_text()?))
        })
        .min_by_key(|(state, severity, _)| (*state, *severity));
    let told = worst.map(|(state, severity, finding)| Told {
        code: finding.problem.code(),
        severity: (state != State::Exempt).then_some(severity),
        message: messages::problem(snapshot.locale, &snapshot.corpus, &finding.problem),
    });
    let state = match (&unchecked, worst) {
        // Information that it is not checked is no more than that.
        (Some(_), None | Some((State::NotReproduced, ..))) => State::Unchecked,
        (_, Some((state, ..))) => state,
        (None, None) => by_meaning(meaning),
    };
    let is_known = unchecked
        .as_ref()
        .is_none_or(|place| place.why == Unchecked::Register);
    let known = match meaning {
        Meaning::OtherBody(known) => known.as_ref(),
        _ => None,
    };
    let range = placed.range();
    let written = snapshot.draft.text().slice(range.clone());
    Listed {
        text: written.split_whitespace().collect::<Vec<_>>().join(" "),
        range,
        state,
        told,
        targets: match is_known {
            true => meaning.provisions(),
            false => Vec::new(),
        },
        unchecked: unchecked.as_ref().map(|place| place.why),
        why_unchecked: unchecked.map(|place| place.message),
        body: known
            .map(|known| messages::body(snapshot.locale, &snapshot.corpus.lexicon, known.body)),
        link: known.and_then(|known| known.issued.link.clone()),
    }
}

/// How a citation stands of which nothing is told.
fn by_meaning(meaning: &Meaning) -> State {
    match meaning {
        Meaning::Ambiguous(_) => State::Ambiguous,
        Meaning::Provisions(_) | Meaning::Articles(_) => State::Right,
        Meaning::NotReproduced(_) | Meaning::NotRegistered | Meaning::Document => {
            State::NotReproduced
        }
        Meaning::OtherBody(_) | Meaning::Nothing => State::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::tests::{marked, with, with_severities};

    #[test]
    fn every_citation_is_listed_with_its_state() {
        let text = "‸缔约方会议第3/4号决定第2段(b)项和七.20-22；又见七.1。\n\n\
            A部分 七.45和决议 3/4有误。\n\n\
            大会第55/25号决议、缔约方会议第3/2号决定。";
        let (snapshot, _) = marked(text);
        let corpus = &snapshot.corpus;
        let listed: Vec<String> = citations(&snapshot)
            .into_iter()
            .map(|listed| {
                let code = listed.told.map_or("", |told| told.code.name());
                let targets: Vec<String> = listed
                    .targets
                    .iter()
                    .map(|index| corpus.provisions[*index].id.to_string())
                    .collect();
                let targets = targets.join(" ");
                format!(
                    "{} | {} | {code} | {targets}",
                    listed.text,
                    listed.state.name()
                )
            })
            .collect();
        expect_test::expect![[r#"
            缔约方会议第3/4号决定第2段(b)项 | ok |  | B.三.2.b
            七.20-22 | ok |  | A.七.20 A.七.21 A.七.22
            七.1 | ambiguous | ambiguous | A.七.1 B.七.1
            A部分 七.45 | wrong | no-such-provision | 
            决议 3/4 | wrong | wrong-kind | B.三
            大会第55/25号决议 | other |  | 
            缔约方会议第3/2号决定 | not-reproduced | not-in-compilation | "#]]
        .assert_eq(&listed.join("\n"));
    }

    /// The citations as `words | state | code | whether a severity is given`.
    fn states(snapshot: &Snapshot) -> Vec<String> {
        let listed = citations(snapshot).into_iter();
        listed
            .map(|listed| {
                let told = listed.told.map_or(String::new(), |told| {
                    let severity = told.severity.map_or("-", Severity::name);
                    format!(" | {} | {severity}", told.code.name())
                });
                format!("{} | {}{told}", listed.text, listed.state.name())
            })
            .collect()
    }

    const MISQUOTED: &str = "A部分 七.23规定：“有关国家应当考虑举行非正式协商”。";

    #[test]
    fn a_citation_whose_quotation_is_not_its_words_is_wrong() {
        for (text, expected) in [
            (MISQUOTED, vec!["A部分 七.23 | wrong | misquoted | warning"]),
            (
                "A部分 七.23规定：“有关国家应当考虑举行非正式磋商”。",
                vec!["A部分 七.23 | ok"],
            ),
            // The citation stands in another paragraph than the words, or in a note.
            (
                "> 有关国家应当考虑举行非正式协商。\n\n（A部分 七.23）\n\n又见A部分 七.23。",
                vec![
                    "A部分 七.23 | wrong | misquoted | warning",
                    "A部分 七.23 | ok",
                ],
            ),
            (
                "A部分 七.23规定：\n\n> 有关国家应当考虑举行非正式协商。\n",
                vec!["A部分 七.23 | wrong | misquoted | warning"],
            ),
            (
                "“有关国家应当考虑举行非正式协商”^[A部分 七.23。]。",
                vec!["A部分 七.23 | wrong | misquoted | warning"],
            ),
            // Each of a list is said to hold the words; of two findings the worse is told.
            (
                "“各国讨论实际问题，包括优良做法和挑战”（A部分 七.21和七.22）。",
                vec![
                    "A部分 七.21 | wrong | misquoted | warning",
                    "七.22 | wrong | misquoted | warning",
                ],
            ),
            (
                "决议 3/4第2段(b)项规定：“以引渡和司法协助为特别重点，就没收事项开展刑事事务国际合作”。",
                vec!["决议 3/4第2段(b)项 | wrong | wrong-kind | error"],
            ),
        ] {
            let (snapshot, _) = marked(&format!("‸{text}"));
            assert_eq!(states(&snapshot), expected, "{text}");
        }
    }

    #[test]
    fn what_is_exempt_is_listed_so_and_what_is_switched_off_by_its_meaning() {
        let comment = "<!-- yuanyin: ignore-line -->";
        for (text, told, exempt, off) in [
            (
                "A部分 七.45",
                "wrong | no-such-provision | error",
                "exempt | no-such-provision | -",
                "other",
            ),
            (
                "七.1",
                "ambiguous | ambiguous | warning",
                "exempt | ambiguous | -",
                "ambiguous",
            ),
            (
                "决议 3/4",
                "wrong | wrong-kind | error",
                "exempt | wrong-kind | -",
                "ok",
            ),
            (
                "缔约方会议第3/2号决定",
                "not-reproduced | not-in-compilation | information",
                "not-reproduced",
                "not-reproduced",
            ),
            (
                "缔约方会议第13/1号决议",
                "unchecked | not-in-compilation | information",
                "not-reproduced",
                "unchecked",
            ),
            (
                "A部分 七.23",
                "wrong | misquoted | warning",
                "exempt | misquoted | -",
                "ok",
            ),
        ] {
            let written = match text {
                "A部分 七.23" => MISQUOTED.to_owned(),
                _ => format!("见{text}。"),
            };
            let (snapshot, _) = marked(&format!("‸{written}"));
            assert_eq!(states(&snapshot), [format!("{text} | {told}")]);
            let code = citations(&snapshot).remove(0).told.unwrap().code;
            let silent = with_severities(&snapshot, &[(code, None)]);
            assert_eq!(states(&silent), [format!("{text} | {off}")]);
            let (commented, _) = marked(&format!("‸{written} {comment}"));
            assert_eq!(states(&commented), [format!("{text} | {exempt}")]);
            let (ignored, problems) =
                crate::project::read(&format!("[[ignore]]\ncode = \"{}\"\n", code.name()));
            assert_eq!(problems, []);
            let ignored = crate::project::Ignored::new(&ignored.ignored, None);
            let snapshot = with(&snapshot, |given| given.ignored = ignored.into());
            assert_eq!(states(&snapshot), [format!("{text} | {exempt}")]);
        }
        // What is told comes before what is exempt.
        let (snapshot, _) = marked(&format!(
            "‸决议 3/4第2段(b)项规定：“以引渡和司法协助为特别重点，就没收事项开展刑事事务国际合作”。{}",
            "<!-- yuanyin: ignore-line wrong-kind -->"
        ));
        assert_eq!(
            states(&snapshot),
            ["决议 3/4第2段(b)项 | wrong | misquoted | warning"]
        );
    }

    #[test]
    fn the_list_and_the_diagnostics_say_the_same() {
        let text = format!(
            "‸{MISQUOTED}\n\n见七.1、决议 3/4和A部分 七.45。\n\n见A部分 七.46。{}\n\n\
             “有关国家应当考虑举行非正式协商”（A部分 七.22）。\n",
            "<!-- yuanyin: ignore-line -->"
        );
        let (snapshot, _) = marked(&text);
        let mut listed: Vec<(Code, String)> = citations(&snapshot)
            .into_iter()
            .filter_map(|listed| listed.told)
            .filter(|told| told.severity.is_some())
            .map(|told| (told.code, told.message))
            .collect();
        let mut told: Vec<(Code, String)> = crate::features::diagnostics::diagnostics(&snapshot)
            .into_iter()
            .map(|told| (told.code, told.message))
            .collect();
        listed.sort();
        told.sort();
        assert_eq!(listed.len(), 5);
        assert_eq!(listed, told);
    }
}
