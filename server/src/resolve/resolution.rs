//! The answer to one citation: what it means and what is wrong with it.

use std::sync::Arc;

use crate::citation::{BodyId, Citation, InstrumentKind};
use crate::corpus::{ArticleId, ProvisionIndex};
use crate::lexicon::Issued;
use crate::resolve::{Finding, Fix, Problem};

/// How many fixes are offered for one citation.
const MOST_FIXES: usize = 4;

/// What one citation means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolution {
    pub meaning: Meaning,
    /// What is wrong with the citation, if anything.
    /// Shared with everything that tells of it.
    pub finding: Option<Arc<Finding>>,
}

/// What a citation points to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// These provisions of the compilation, in the order cited; never empty.
    Provisions(Vec<ProvisionIndex>),
    /// One of these readings (one for each part), and the draft does not say which.
    Ambiguous(Vec<Vec<ProvisionIndex>>),
    /// An instrument of our body that the compilation does not reproduce:
    /// its place in `Corpus::register`.
    NotReproduced(usize),
    /// An instrument of our body of which the register does not know whether there is one.
    NotRegistered,
    /// A document, or a paragraph of one, that is not in the compilation.
    Document,
    /// These articles of a treaty, in their order; never empty.
    Articles(Vec<ArticleId>),
    /// Somebody else's instrument, or an article of another treaty; with what is known of it where it has a
    /// number and its body is in the register.
    OtherBody(Option<Arc<OtherInstrument>>),
    /// Nothing that is known.
    Nothing,
}

/// An instrument of a body of the register that is not ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherInstrument {
    pub body: BodyId,
    /// `None` where neither the citation nor its list says it.
    pub kind: Option<InstrumentKind>,
    /// As it is written, a line's end in it as a space: 55/25, 1373 (2001).
    pub number: String,
    pub issued: Issued,
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

/// A meaning with nothing wrong.
pub fn plain(meaning: Meaning) -> Resolution {
    Resolution {
        meaning,
        finding: None,
    }
}

/// A meaning with what is wrong and what would mend it; one fix alone is the obvious one.
pub fn with_finding(
    meaning: Meaning,
    citation: &Citation,
    problem: Problem,
    related: Vec<ProvisionIndex>,
    fixes: Vec<Option<Fix>>,
) -> Resolution {
    let mut fixes: Vec<Fix> = fixes.into_iter().flatten().take(MOST_FIXES).collect();
    // The nearest provision, article or document and which of two names is right are guesses, never to be put into a whole file at once.
    let is_a_guess = matches!(
        problem,
        Problem::NoSuchProvision { .. }
            | Problem::NoSuchArticle { .. }
            | Problem::NamesDisagree { .. }
            | Problem::NoSuchDocument { .. }
    );
    if let [only] = fixes.as_mut_slice() {
        only.preferred = !is_a_guess;
    }
    Resolution {
        meaning,
        finding: Some(Arc::new(Finding {
            range: citation.range.clone(),
            problem,
            related,
            fixes,
        })),
    }
}
