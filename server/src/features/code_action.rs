//! Code actions: mending citations one by one or all of a kind at once.

use std::ops::Range;

use crate::draft::FindingId;
use crate::features::Snapshot;
use crate::features::action::{Action, Edits, Scope};
use crate::features::exemption::comment_fix;
use crate::features::finding::DraftFinding;
use crate::messages;
use crate::resolve::{Code, Fix};

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
    let here = snapshot.findings_within(&range);
    for finding in here.iter().filter(|finding| finding.is_told()) {
        actions.extend(fixes_of(snapshot, finding));
        if !codes.contains(&finding.code) {
            codes.push(finding.code);
        }
    }
    codes.retain(|code| has_fixes(snapshot, Some(*code), 2));
    (actions, codes)
}

/// The ways to mend a finding, the likeliest first: the same for whoever tells it.
pub fn fixes_of(snapshot: &Snapshot, finding: &DraftFinding) -> Vec<Action> {
    let Some(found) = finding.in_text() else {
        return comment_fix(snapshot, finding).into_iter().collect();
    };
    let action = |fix: &Fix| Action {
        title: messages::fix_title(snapshot.locale, &snapshot.corpus, &found.problem, fix),
        scope: Scope::Finding(finding.range.clone()),
        code: finding.code,
        preferred: fix.preferred,
        edits: absolute(finding.id, fix),
    };
    found.fixes.iter().map(action).collect()
}

/// Whether at least so many findings of a code (or of all codes) have an obvious fix.
pub fn has_fixes(snapshot: &Snapshot, only: Option<Code>, at_least: usize) -> bool {
    snapshot.findings().with_obvious_fix(only) >= at_least
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
    let is_meant = |finding: &DraftFinding| only.is_none_or(|only| only == finding.code);
    let Obvious { edits, mended, .. } = obvious_fixes(snapshot, is_meant);
    let code = only.or(mended.first().copied())?;
    let count = mended.len();
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

/// What [`obvious_fixes`] finds.
#[derive(Debug, Default)]
pub struct Obvious {
    pub edits: Edits,
    /// The code of each finding that is mended, in the order of the draft.
    pub mended: Vec<Code>,
    /// How many are left for the next time, because what is mended touches the same words.
    pub left: usize,
}

/// The obvious fixes of those findings that are told and meant, as far as they do not touch the same words.
pub fn obvious_fixes(snapshot: &Snapshot, is_meant: impl Fn(&DraftFinding) -> bool) -> Obvious {
    let mut fixes: Vec<(Edits, Code)> = Vec::new();
    for finding in snapshot.findings().told().filter(|one| is_meant(one)) {
        let found = finding.in_text().map(|found| found.fixes.as_slice());
        let mut found = found.unwrap_or_default().iter();
        if let Some(fix) = found.find(|fix| fix.preferred) {
            fixes.push((absolute(finding.id, fix), finding.code));
        }
    }
    // A quotation can hold a citation: what touches the same words is left for the next time.
    fixes.sort_by_key(|(edits, _)| edits.first().map(|(range, _)| range.start));
    let mut obvious = Obvious::default();
    for (fixing, code) in fixes {
        let start = fixing.first().map(|(range, _)| range.start);
        let reached = obvious.edits.last().map(|(range, _)| range.end);
        if start >= reached {
            obvious.edits.extend(fixing);
            obvious.mended.push(code);
        } else {
            obvious.left += 1;
        }
    }
    obvious
}

/// A fix's edits as bytes of the draft.
fn absolute(id: FindingId, fix: &Fix) -> Edits {
    let edits = fix.edits.iter();
    edits
        .map(|(range, text)| (id.within(range), text.clone()))
        .collect()
}

#[cfg(test)]
mod tests;
