//! Paragraphs of a meeting's report that the compilation did not take over.

use crate::citation::{Citation, Locator};
use crate::corpus::Section;
use crate::resolve::resolution::with_finding;
use crate::resolve::{Meaning, Problem, Resolution};

/// The answer to a citation of such a paragraph: a fact with what was taken over, nothing wrong.
pub fn beyond_report(citation: &Citation, section: &Section, locator: &Locator) -> Resolution {
    let problem = Problem::ReportParagraphNotInCompilation {
        section: section.provision,
        locator: locator.clone(),
    };
    let related = vec![section.provision];
    with_finding(Meaning::Document, citation, problem, related, Vec::new())
}
