//! A finding of one state of a draft: the one value that editors, reports and lists tell it from.
//!
//! What is found is the reader's ([`crate::resolve::Finding`]); here it has its place in the draft, which
//! one it is, and how it is told under the rules in force. How a snapshot comes by its findings is
//! `findings.rs`, their words `diagnostics.rs`, their fixes `code_action.rs`.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use crate::draft::{ExemptionProblem, FindingId};
use crate::resolve::{Code, Finding, Severity};

/// A finding of one state of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftFinding {
    pub id: FindingId,
    /// Bytes in the draft.
    pub range: Range<usize>,
    pub code: Code,
    /// `None` where the code is off.
    pub severity: Option<Severity>,
    /// A comment in the document, or the project, says to leave it alone.
    pub is_exempt: bool,
    pub what: What,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// Something in the text; its ranges are relative to the paragraph ([`FindingId::within`]).
    Text(Arc<Finding>),
    /// A word of a comment that exempts, or the whole of it.
    WrongComment(ExemptionProblem),
    /// A comment that exempts nothing.
    UnusedComment,
}

impl DraftFinding {
    /// Whether anybody is told of it: its code is on, and it is not exempt.
    pub fn is_told(&self) -> bool {
        self.severity.is_some() && !self.is_exempt
    }

    /// What was found in the text; `None` of a comment.
    pub fn in_text(&self) -> Option<&Finding> {
        match &self.what {
            What::Text(finding) => Some(finding),
            What::WrongComment(_) | What::UnusedComment => None,
        }
    }

    /// Whether it touches a byte range of the draft.
    pub fn touches(&self, range: &Range<usize>) -> bool {
        self.range.start <= range.end && range.start <= self.range.end
    }

    /// Whether it has one fix that is obvious, to be applied with those of a whole file.
    fn has_obvious_fix(&self) -> bool {
        let fixes = self.in_text().map(|finding| finding.fixes.as_slice());
        fixes.unwrap_or_default().iter().any(|fix| fix.preferred)
    }
}

/// All findings of one state of a draft, in the order of where they begin: exempt ones and those whose
/// code is off are among them.
#[derive(Debug, Default)]
pub struct Findings {
    all: Vec<DraftFinding>,
    /// For each, the farthest end of those up to it.
    reach: Vec<usize>,
    /// How many that are told have an obvious fix.
    obvious: HashMap<Code, usize>,
}

impl Findings {
    /// Those findings, which can come in any order.
    pub fn new(mut all: Vec<DraftFinding>) -> Findings {
        all.sort_by_key(|finding| finding.range.start);
        let reach = all.iter().scan(0, |reach, finding| {
            *reach = finding.range.end.max(*reach);
            Some(*reach)
        });
        let reach = reach.collect();
        let mut obvious = HashMap::new();
        for finding in &all {
            if finding.is_told() && finding.has_obvious_fix() {
                *obvious.entry(finding.code).or_default() += 1;
            }
        }
        Findings {
            all,
            reach,
            obvious,
        }
    }

    /// All of them.
    pub fn all(&self) -> &[DraftFinding] {
        &self.all
    }

    /// Those that somebody is told of.
    pub fn told(&self) -> impl Iterator<Item = &DraftFinding> {
        self.all.iter().filter(|finding| finding.is_told())
    }

    /// Those that touch a byte range of the draft. However many there are, no more are looked at than
    /// begin behind the first of them.
    pub fn touching(&self, range: &Range<usize>) -> impl Iterator<Item = &DraftFinding> {
        let first = self.reach.partition_point(|reach| *reach < range.start);
        let behind = self
            .all
            .partition_point(|finding| finding.range.start <= range.end);
        let range = range.clone();
        self.all
            .get(first..behind)
            .unwrap_or_default()
            .iter()
            .filter(move |finding| finding.touches(&range))
    }

    /// Each by which it is.
    pub fn by_id(&self) -> HashMap<FindingId, &DraftFinding> {
        let all = self.all.iter();
        all.map(|finding| (finding.id, finding)).collect()
    }

    /// How many findings of a code (or of all codes) that are told have an obvious fix.
    pub fn with_obvious_fix(&self, only: Option<Code>) -> usize {
        match only {
            Some(code) => self.obvious.get(&code).copied().unwrap_or_default(),
            None => self.obvious.values().sum(),
        }
    }
}
