//! What a citation points to in a corpus, or what is wrong with it.
//!
//! This is the only place where a spelling becomes a provision, so hover, definition and
//! diagnostics cannot disagree. Sentences for people are made from the values here in
//! [`crate::messages`].

mod article;
mod convert;
mod finding;
mod fix;
mod lookup;
mod names;
mod nearest;
mod wording;

pub use convert::{Form, convert};
pub use finding::*;
pub use fix::{over_markup, rewrite_step};
pub use names::*;
pub use wording::section_as_written;

use crate::citation::{Certainty, Citation};
use crate::corpus::{ArticleId, Corpus, ProvisionIndex};

/// What one citation means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolution {
    pub meaning: Meaning,
    /// What is wrong with the citation, if anything.
    pub finding: Option<Finding>,
}

/// What a citation points to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// These provisions of the compilation, in the order cited; never empty.
    Provisions(Vec<ProvisionIndex>),
    /// One of these readings (one for each part), and the draft does not say which.
    Ambiguous(Vec<Vec<ProvisionIndex>>),
    /// An instrument of the Conference that the compilation does not reproduce:
    /// its place in [`Corpus::register`].
    NotReproduced(usize),
    /// A document, or a paragraph of one, that is not in the compilation.
    Document,
    /// These articles of a treaty, in their order; never empty.
    Articles(Vec<ArticleId>),
    /// Somebody else's instrument.
    OtherBody,
    /// Nothing that is known.
    Nothing,
}

impl Meaning {
    /// The provisions meant, all readings of an ambiguous citation among them.
    pub fn provisions(&self) -> Vec<ProvisionIndex> {
        match self {
            Meaning::Provisions(found) => found.clone(),
            Meaning::Ambiguous(readings) => readings.concat(),
            _ => Vec::new(),
        }
    }

    /// The articles meant.
    pub fn articles(&self) -> &[ArticleId] {
        match self {
            Meaning::Articles(articles) => articles,
            _ => &[],
        }
    }
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
            citation.certainty == Certainty::Shape && resolutions[position].finding.is_some();
        let stands_beside_a_right_one = || {
            citations
                .iter()
                .zip(&resolutions)
                .any(|(other, resolution)| {
                    other.list == citation.list
                        && other.range != citation.range
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
    resolutions
}
