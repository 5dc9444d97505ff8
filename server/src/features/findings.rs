//! The findings of a snapshot, under the rules in force: all of them, made once and kept with it, or
//! only those at a place.

use std::ops::Range;
use std::sync::Arc;

use crate::draft::{About, Exemption, FindingId};
use crate::features::convert::nonstandard;
use crate::features::finding::{DraftFinding, Findings, What};
#[cfg(test)]
use crate::features::snapshot::Given;
use crate::features::snapshot::Snapshot;
use crate::resolve::{Code, Finding};

impl Snapshot {
    /// All findings of the draft, those of its exempting comments among them. They are made when they
    /// are first asked for. Of a file of the corpus nothing but its comments is told: what it cites
    /// was adopted like that, and its index names parts in a way of its own, which reading the corpus
    /// checks.
    pub fn findings(&self) -> &Findings {
        self.kept_findings(|| {
            let mut all: Vec<DraftFinding> = self
                .found(0..self.draft.text().len())
                .map(|(id, finding)| self.judged(id, finding))
                .collect();
            let of_comments = self.of_comments(&all);
            all.extend(of_comments);
            Findings::new(all)
        })
    }

    /// The findings that touch a byte range, in order, without those of comments, which depend on
    /// all others. Where the whole list has not been made, only the neighbourhood is looked at.
    pub fn findings_within(&self, range: &Range<usize>) -> Vec<DraftFinding> {
        if let Some(known) = self.known_findings() {
            let here = known.touching(range);
            return here
                .filter(|finding| finding.in_text().is_some())
                .cloned()
                .collect();
        }
        let mut here: Vec<DraftFinding> = self
            .found(range.clone())
            .filter(|(id, finding)| {
                let place = id.within(&finding.range);
                place.start <= range.end && range.start <= place.end
            })
            .map(|(id, finding)| self.judged(id, finding))
            .collect();
        here.sort_by_key(|finding| finding.range.start);
        here
    }

    /// What was found in the text in the neighbourhood of a byte range, all that touches it included;
    /// what is not in the house form and words without a citation where they are configured.
    fn found(&self, range: Range<usize>) -> impl Iterator<Item = (FindingId, Arc<Finding>)> {
        let is_on = |code| self.severities.of(code).is_some();
        let range = Some(range).filter(|_| self.corpus_file.is_none());
        let of_text = range.clone().map(|range| self.draft.findings_within(range));
        let of_words = range
            .clone()
            .filter(|_| is_on(Code::Uncited))
            .map(|range| self.draft.uncited_within(range));
        let of_form = range
            .zip(self.house_form)
            .filter(|_| is_on(Code::NonstandardForm))
            .map(|(range, form)| nonstandard(self, form, range));
        let kept = of_text.into_iter().flatten();
        kept.chain(of_words.into_iter().flatten())
            .map(|(id, finding)| (id, Arc::clone(finding)))
            .chain(of_form.into_iter().flatten())
    }

    /// A finding of the text under the rules.
    fn judged(&self, id: FindingId, finding: Arc<Finding>) -> DraftFinding {
        let range = id.within(&finding.range);
        let code = finding.problem.code();
        DraftFinding {
            id,
            severity: self.severities.of(code),
            is_exempt: self.draft.exemptions().exempt(&range, code)
                || self.is_ignored(&range, code),
            range,
            code,
            what: What::Text(finding),
        }
    }

    /// Whether the project leaves a finding of this code at a byte range alone.
    pub(super) fn is_ignored(&self, range: &Range<usize>, code: Code) -> bool {
        !self.ignored.is_empty()
            && self
                .ignored
                .holds(code, &self.draft.text().slice(range.clone()))
    }

    /// What is wrong with the comments that exempt: those that exempt nothing are among it.
    fn of_comments(&self, of_text: &[DraftFinding]) -> Vec<DraftFinding> {
        let finding = |range: &Range<usize>, about, code, what| DraftFinding {
            id: FindingId::new(range.start, about),
            range: range.clone(),
            code,
            severity: self.severities.of(code),
            is_exempt: false,
            what,
        };
        let exemptions = self.draft.exemptions();
        let wrong = exemptions.problems.iter().map(|(range, problem)| {
            let what = What::WrongComment(problem.clone());
            finding(range, About::WrongComment, Code::WrongExemption, what)
        });
        // What is off is told nowhere, so that no comment is needed for it.
        let needing = of_text
            .iter()
            .filter(|one| one.severity.is_some() && exemptions.exempt(&one.range, one.code))
            .map(|one| (one.range.clone(), one.code));
        let unused = exemptions
            .unused(needing)
            .filter(|exemption| self.could_be_used(exemption))
            .map(|exemption| {
                let (about, code) = (About::UnusedComment, Code::UnusedExemption);
                finding(&exemption.comment, about, code, What::UnusedComment)
            });
        wrong.chain(unused).collect()
    }

    /// Whether findings of its codes are told at all: else nobody knows what it would exempt.
    fn could_be_used(&self, exemption: &Exemption) -> bool {
        exemption.codes.as_ref().is_none_or(|codes| {
            !codes.is_empty() && codes.iter().all(|code| self.severities.of(*code).is_some())
        })
    }
}

#[cfg(test)]
mod tests;
