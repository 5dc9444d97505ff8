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

/// The fixes for findings that touch a byte range, then for each code its fix for the whole file
/// where more than one place of the file has an obvious fix.
pub fn code_actions(snapshot: &Snapshot, range: Range<usize>) -> Vec<Action> {
    let (mut actions, codes) = fixes(snapshot, range);
    let of_the_file = codes.into_iter().filter_map(|code| {
        let (action, _) = fix_all(snapshot, Some(code))?;
        Some(action)
    });
    actions.extend(of_the_file);
    actions
}

/// The fixes for findings that touch a byte range, and those of their codes of which more than one
/// place of the file has an obvious fix ([`fix_all`] has it).
pub fn fixes(snapshot: &Snapshot, range: Range<usize>) -> (Vec<Action>, Vec<Code>) {
    let mut actions = Vec::new();
    let mut codes: Vec<Code> = Vec::new();
    for (base, finding) in snapshot.findings_within(range) {
        if !is_told(snapshot, &finding) {
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
                scope: Scope::Citation(base + finding.range.start..base + finding.range.end),
                code: finding.problem.code(),
                preferred: fix.preferred,
                edits: absolute(base, fix),
            });
        }
        if !codes.contains(&finding.problem.code()) {
            codes.push(finding.problem.code());
        }
    }
    codes.retain(|code| has_fixes(snapshot, Some(*code), 2));
    (actions, codes)
}

/// Whether at least so many findings of a code (or of all codes) have an obvious fix.
pub fn has_fixes(snapshot: &Snapshot, only: Option<Code>, at_least: usize) -> bool {
    let found = snapshot.findings().filter(|(_, finding)| {
        only.is_none_or(|only| only == finding.problem.code())
            && is_told(snapshot, finding)
            && finding.fixes.iter().any(|fix| fix.preferred)
    });
    found.take(at_least).count() == at_least
}

/// What the change of [`fix_all`] is called.
pub fn fix_all_title(snapshot: &Snapshot, only: Option<Code>) -> String {
    match only {
        Some(code) => messages::fix_all_title(snapshot.locale, code),
        None => messages::fix_everything_title(snapshot.locale),
    }
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
            title: fix_all_title(snapshot, only),
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

#[cfg(test)]
mod tests;
