//! Every citation of a document with its state, for a panel that lists them.

use std::ops::Range;

use crate::citation::Citation;
use crate::corpus::ProvisionIndex;
use crate::features::Snapshot;
use crate::messages;
use crate::resolve::{Code, Finding, Meaning, Resolution, Severity};

/// A citation as a panel lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Bytes in the draft.
    pub range: Range<usize>,
    /// As it is written, a hard wrap in it as a space.
    pub text: String,
    pub state: State,
    /// What is told of it, if anything.
    pub told: Option<Told>,
    /// The provisions meant, all readings of an ambiguous citation among them.
    pub targets: Vec<ProvisionIndex>,
}

/// A finding in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub code: Code,
    pub severity: Severity,
    pub message: String,
}

/// How a citation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Something is wrong with it, and it is told.
    Wrong,
    /// Both parts have it.
    Ambiguous,
    /// It points to provisions of the compilation.
    Right,
    /// The Conference's or the Working Group's, and not reproduced in the compilation.
    NotReproduced,
    /// Somebody else's, or an expression of which nothing is known (同上).
    Other,
}

impl State {
    /// The name in answers, as `not-reproduced`.
    pub fn name(self) -> &'static str {
        match self {
            State::Wrong => "wrong",
            State::Ambiguous => "ambiguous",
            State::Right => "ok",
            State::NotReproduced => "not-reproduced",
            State::Other => "other",
        }
    }
}

/// The citations of the draft in order, right and wrong ones. What is switched off, exempt or too
/// doubtful to be told is not called wrong.
pub fn citations(snapshot: &Snapshot) -> Vec<Listed> {
    let told = snapshot.told_within(0..snapshot.draft.text().len());
    snapshot
        .citations()
        .map(|(base, citation, resolution)| {
            let finding = resolution.finding.as_ref();
            let finding = finding.filter(|finding| told.contains(&std::ptr::from_ref(*finding)));
            listed(snapshot, base, citation, resolution, finding)
        })
        .collect()
}

fn listed(
    snapshot: &Snapshot,
    base: usize,
    citation: &Citation,
    resolution: &Resolution,
    finding: Option<&Finding>,
) -> Listed {
    let told = finding.and_then(|finding| {
        let code = finding.problem.code();
        Some(Told {
            code,
            severity: snapshot.severities.of(code)?,
            message: messages::problem(snapshot.locale, &snapshot.corpus, &finding.problem),
        })
    });
    let state = match (&told, &resolution.meaning) {
        (Some(told), _) if told.code == Code::NotInCompilation => State::NotReproduced,
        (_, Meaning::Ambiguous(_)) => State::Ambiguous,
        (Some(_), _) => State::Wrong,
        (None, Meaning::Provisions(_) | Meaning::Articles(_)) => State::Right,
        (None, Meaning::NotReproduced(_) | Meaning::Document) => State::NotReproduced,
        (None, Meaning::OtherBody | Meaning::Nothing) => State::Other,
    };
    let range = base + citation.range.start..base + citation.range.end;
    let written = snapshot.draft.text().slice(range.clone());
    Listed {
        text: written.split_whitespace().collect::<Vec<_>>().join(" "),
        range,
        state,
        told,
        targets: resolution.meaning.provisions(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::Severity;

    #[test]
    fn every_citation_is_listed_with_its_state() {
        let text = "‸缔约方会议第3/4号决定第2段(b)项和七.20-22；又见七.1。\n\n\
            A部分 七.45和决议 3/4有误。\n\n\
            大会第55/25号决议、缔约方会议第3/2号决定。";
        let (snapshot, _) = Snapshot::marked(text);
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

    #[test]
    fn what_is_switched_off_is_not_called_wrong() {
        let (mut snapshot, _) = Snapshot::marked("‸A部分 七.45");
        assert_eq!(citations(&snapshot)[0].state, State::Wrong);
        let severity = |snapshot: &Snapshot| {
            let told = citations(snapshot).remove(0).told;
            told.map(|told| told.severity)
        };
        assert_eq!(severity(&snapshot), Some(Severity::Error));
        let mut severities = crate::features::diagnostics::Severities::default();
        severities.by_code.insert(Code::NoSuchProvision, None);
        snapshot.severities = std::sync::Arc::new(severities);
        assert_eq!(severity(&snapshot), None);
        assert_eq!(citations(&snapshot)[0].state, State::Other);
        let (exempt, _) =
            Snapshot::marked("‸A部分 七.45 <!-- yuanyin: ignore-line -->\n\nA部分 七.45");
        let states: Vec<State> = citations(&exempt)
            .into_iter()
            .map(|listed| listed.state)
            .collect();
        assert_eq!(states, [State::Other, State::Wrong]);
    }
}
