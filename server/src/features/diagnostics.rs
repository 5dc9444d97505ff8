//! Diagnostics: the findings of a draft with their reasons, as configured.

use std::ops::Range;

use crate::corpus::{Corpus, Place};
use crate::features::Snapshot;
use crate::features::exemption::Gate;
use crate::messages::{self, Locale};
use crate::resolve::{Code, Finding, Severities, Severity};

/// One finding, told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Bytes in the draft.
    pub range: Range<usize>,
    pub severity: Severity,
    pub code: Code,
    pub message: String,
    /// Places in the corpus that help, each with what stands there.
    pub related: Vec<(Place, String)>,
}

/// All diagnostics of the draft, in order.
pub fn diagnostics(snapshot: &Snapshot) -> Vec<Diagnostic> {
    let mut gate = Gate::new(snapshot);
    let mut all: Vec<Diagnostic> = snapshot
        .all_findings()
        .filter(|(base, finding)| {
            let range = base + finding.range.start..base + finding.range.end;
            let code = finding.problem.code();
            snapshot.severities.of(code).is_some() && gate.lets_pass(&range, code)
        })
        .filter_map(|(base, finding)| {
            tell(
                &snapshot.corpus,
                snapshot.locale,
                &snapshot.severities,
                base,
                &finding,
            )
        })
        .collect();
    let of_comments = gate.diagnostics();
    if !of_comments.is_empty() {
        all.extend(of_comments);
        all.sort_by_key(|diagnostic| diagnostic.range.start);
    }
    all
}

/// One finding as a diagnostic; `base` is its paragraph's first byte in the draft. `None` where
/// its code is off.
pub fn tell(
    corpus: &Corpus,
    locale: Locale,
    severities: &Severities,
    base: usize,
    finding: &Finding,
) -> Option<Diagnostic> {
    let code = finding.problem.code();
    Some(Diagnostic {
        range: base + finding.range.start..base + finding.range.end,
        severity: severities.of(code)?,
        code,
        message: messages::problem(locale, corpus, &finding.problem),
        related: finding
            .related
            .iter()
            .filter_map(|index| {
                let place = corpus.provisions.get(*index)?.place.clone();
                Some((place, messages::related(corpus, *index)))
            })
            .collect(),
    })
}

#[cfg(test)]
mod tests;
