//! Which findings the command line wants told, of those that are told at all.

use crate::cli::arguments::RuleOptions;
use crate::features::finding::DraftFinding;
use crate::resolve::{Code, Severity};

/// What `--select`, `--ignore` and `--severity` say.
pub struct Rules<'a> {
    /// Only these, where there are any.
    select: &'a [Code],
    ignore: &'a [Code],
    /// Only what is as bad.
    severity: Severity,
}

impl<'a> Rules<'a> {
    pub fn of(options: &'a RuleOptions) -> Rules<'a> {
        Rules {
            select: &options.select,
            ignore: &options.ignore,
            severity: options.severity.unwrap_or(Severity::Hint),
        }
    }

    /// Everything.
    pub fn none() -> Rules<'static> {
        Rules {
            select: &[],
            ignore: &[],
            severity: Severity::Hint,
        }
    }

    /// Whether a finding is to be told.
    pub fn want(&self, finding: &DraftFinding) -> bool {
        let is_selected = self.select.is_empty() || self.select.contains(&finding.code);
        is_selected
            && !self.ignore.contains(&finding.code)
            && (finding.severity).is_some_and(|severity| severity <= self.severity)
    }
}
