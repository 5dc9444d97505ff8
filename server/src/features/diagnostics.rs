//! Diagnostics: the findings of a draft that are told, each in words.

use std::ops::Range;
use std::sync::Arc;

use crate::corpus::Place;
use crate::draft::FindingId;
use crate::features::Snapshot;
use crate::features::finding::{DraftFinding, What};
use crate::messages;
use crate::resolve::{Code, Severity};

/// One finding, told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    pub id: FindingId,
    /// Bytes in the draft.
    pub range: Range<usize>,
    pub severity: Severity,
    pub code: Code,
    pub message: String,
    /// Which compilation it is found with, where there are several.
    pub compilation: Option<Arc<str>>,
    /// Places in the corpus that help, each with what stands there.
    pub related: Vec<(Place, String)>,
}

/// All diagnostics of the draft, in order.
pub fn diagnostics(snapshot: &Snapshot) -> Vec<Diagnostic> {
    let told = snapshot.findings().told();
    told.filter_map(|finding| tell(snapshot, finding)).collect()
}

/// A finding in words. `None` where nobody is told of it.
pub fn tell(snapshot: &Snapshot, finding: &DraftFinding) -> Option<Diagnostic> {
    let (locale, corpus) = (snapshot.locale, &snapshot.corpus);
    let severity = finding.severity.filter(|_| !finding.is_exempt)?;
    let message = match &finding.what {
        What::Text(found) => messages::problem(locale, corpus, &found.problem),
        What::WrongComment(problem) => messages::exemption_problem(locale, problem),
        What::UnusedComment => messages::unused_exemption(locale),
    };
    let related = finding.in_text().map(|found| found.related.as_slice());
    let related = related.unwrap_or_default().iter().filter_map(|index| {
        let place = corpus.provisions.get(*index)?.place.clone();
        Some((place, messages::related(corpus, *index)))
    });
    Some(Diagnostic {
        id: finding.id,
        range: finding.range.clone(),
        severity,
        code: finding.code,
        message,
        compilation: snapshot.compilation.clone(),
        related: related.collect(),
    })
}

#[cfg(test)]
mod tests;
