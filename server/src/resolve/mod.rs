//! What a citation points to in a corpus, or what is wrong with it.
//!
//! This is the only place where a spelling becomes a provision, so hover, definition and
//! diagnostics cannot disagree. Sentences for people are made from the values here in
//! [`crate::messages`].

mod article;
mod beyond_register;
mod beyond_report;
mod cite_instead;
mod code;
mod convert;
mod finding;
mod fix;
mod form;
mod known;
mod lookup;
mod named_already;
mod names;
mod names_disagree;
mod nearest;
mod no_such_document;
mod other_body;
mod readable;
mod resolution;
mod wording;
mod wrong_date;

pub use beyond_register::can_be_ours;
pub use cite_instead::cite_instead;
pub use code::{Code, Severities, Severity};
pub use convert::{convert, convert_in};
pub use finding::*;
pub use fix::{over_markup, rewrite_step};
pub use form::Form;
pub use known::Known;
pub use names::*;
pub use other_body::other_treaty;
pub use readable::{check_compilation, names_can_be_judged};
pub use resolution::{Meaning, OtherInstrument, Resolution};
pub use wording::section_as_written;

use std::sync::Arc;

use crate::citation::{Certainty, Citation, Element, ElementKind, Reference};
use crate::corpus::Corpus;

/// Whether a citation is more than a shape that anything could have. In the form of a compilation without parts,
/// 四.2.b, it cannot be.
fn is_plain(corpus: &Corpus, citation: &Citation) -> bool {
    let is_bare = || {
        matches!(citation.reference, Reference::Compilation { .. })
            && corpus.lexicon.parts.is_empty()
    };
    citation.certainty > Certainty::Shape || is_bare()
}

/// Resolves the citations of one paragraph of a draft, all together because a wrong citation
/// whose shape alone makes it one is reported only beside a right one of its own list.
///
/// `text` is the text that the citations' ranges refer to, with what is not prose overwritten. The answer has one entry for each
/// citation, in the same order.
pub fn resolve(corpus: &Corpus, text: &str, citations: &[Citation]) -> Vec<Resolution> {
    let mut resolutions: Vec<Resolution> = citations
        .iter()
        .map(|citation| lookup::resolve_one(corpus, text, citation))
        .collect();
    for (position, citation) in citations.iter().enumerate() {
        let in_doubt =
            citation.certainty <= Certainty::Shape && resolutions[position].finding.is_some();
        let stands_beside_a_right_one = || {
            citations
                .iter()
                .zip(&resolutions)
                .any(|(other, resolution)| {
                    other.list == citation.list
                        && other.range != citation.range
                        && other.certainty > Certainty::Subject
                        && matches!(
                            resolution.meaning,
                            Meaning::Provisions(_) | Meaning::Articles(_)
                        )
                        && resolution.finding.is_none()
                })
        };
        if in_doubt && !stands_beside_a_right_one() {
            resolutions[position].finding = None;
        }
    }
    // 该决议 alone: what is to be said of it has been said where it was cited.
    for (position, citation) in citations.iter().enumerate() {
        let points = |element: &Element| element.kind == ElementKind::Anaphor;
        let finding = resolutions[position].finding.as_ref();
        // 该决议第2段: what is wrong with the number is told where that stands.
        let is_of_the_number = finding.is_some_and(|finding| {
            matches!(
                finding.problem,
                Problem::UnknownInstrument { .. }
                    | Problem::InstrumentNotChecked { .. }
                    | Problem::InstrumentNotInCompilation { .. }
            )
        });
        if !citation.elements.is_empty() && citation.elements.iter().all(points)
            || is_of_the_number && citation.element(ElementKind::Number).is_none()
        {
            resolutions[position].finding = None;
        }
    }
    for (position, citation) in citations.iter().enumerate() {
        if let Some(finding) =
            wrong_date::wrong_date(corpus, text, citation, &resolutions[position])
        {
            resolutions[position].finding = Some(Arc::new(finding));
        }
    }
    other_body::name_others(corpus, text, citations, &mut resolutions);
    let disagreeing = names_disagree::names_disagree(corpus, text, citations, &resolutions);
    for (position, finding) in disagreeing {
        resolutions[position].finding = Some(Arc::new(finding));
    }
    named_already::leave_out(citations, &mut resolutions);
    resolutions
}
