//! Code actions: mending citations one by one or all of a kind at once.

use std::ops::Range;

use crate::features::Snapshot;
use crate::messages;
use crate::resolve::{Code, Finding, Fix};

/// Byte ranges of the draft and what replaces them; in order, not overlapping.
pub type Edits = Vec<(Range<usize>, String)>;

/// A change that can be offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    pub title: String,
    pub scope: Scope,
    /// The code that it mends.
    pub code: Code,
    /// Whether this is the obvious one (LSP's `isPreferred`).
    pub preferred: bool,
    pub edits: Edits,
}

/// What an action changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// The citation at this range.
    Citation(Range<usize>),
    /// Every finding of its code in the file that has one obvious fix.
    File,
}

/// The fixes for findings that touch a byte range, each code followed by its fix for the whole file
/// where more than one place of the file has an obvious fix.
pub fn code_actions(snapshot: &Snapshot, range: Range<usize>) -> Vec<Action> {
    let mut actions = Vec::new();
    let mut codes: Vec<Code> = Vec::new();
    for (base, finding) in snapshot.findings() {
        let place = base + finding.range.start..base + finding.range.end;
        if place.start > range.end || place.end < range.start || !is_told(snapshot, &finding) {
            continue;
        }
        for fix in &finding.fixes {
            actions.push(Action {
                title: messages::fix_title(
                    snapshot.locale,
                    &snapshot.corpus,
                    &finding.problem,
                    fix,
                ),
                scope: Scope::Citation(place.clone()),
                code: finding.problem.code(),
                preferred: fix.preferred,
                edits: absolute(base, fix),
            });
        }
        if !codes.contains(&finding.problem.code()) {
            codes.push(finding.problem.code());
        }
    }
    actions.extend(codes.into_iter().filter_map(|code| {
        fix_all(snapshot, Some(code))
            .filter(|(_, count)| *count > 1)
            .map(|(action, _)| action)
    }));
    actions
}

/// The obvious fixes of all findings of a code (or of all codes) as one change, with their number.
/// `None` where there is nothing to mend.
pub fn fix_all(snapshot: &Snapshot, only: Option<Code>) -> Option<(Action, usize)> {
    let mut fixes: Vec<Edits> = Vec::new();
    let mut first = None;
    for (base, finding) in snapshot.findings() {
        let code = finding.problem.code();
        if only.is_some_and(|only| only != code) || !is_told(snapshot, &finding) {
            continue;
        }
        if let Some(fix) = finding.fixes.iter().find(|fix| fix.preferred) {
            fixes.push(absolute(base, fix));
            first.get_or_insert(code);
        }
    }
    // A quotation can hold a citation: what touches the same words is left for the next time.
    fixes.sort_by_key(|edits| edits.first().map(|(range, _)| range.start));
    let mut edits = Edits::new();
    let mut count = 0;
    for fixing in fixes {
        let start = fixing.first().map(|(range, _)| range.start);
        let reached = edits.last().map(|(range, _)| range.end);
        if start >= reached {
            edits.extend(fixing);
            count += 1;
        }
    }
    let code = only.or(first)?;
    (count > 0).then(|| {
        let action = Action {
            title: match only {
                Some(code) => messages::fix_all_title(snapshot.locale, code),
                None => messages::fix_everything_title(snapshot.locale),
            },
            scope: Scope::File,
            code,
            preferred: false,
            edits,
        };
        (action, count)
    })
}

fn is_told(snapshot: &Snapshot, finding: &Finding) -> bool {
    snapshot.severities.of(finding.problem.code()).is_some()
}

fn absolute(base: usize, fix: &Fix) -> Edits {
    fix.edits
        .iter()
        .map(|(range, text)| (base + range.start..base + range.end, text.clone()))
        .collect()
}
