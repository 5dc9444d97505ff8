//! Definition: from a citation to the provision in the corpus.

use std::ops::Range;

use crate::corpus::{Corpus, Place, ProvisionIndex};
use crate::features::Snapshot;
use crate::resolve::{Meaning, Problem, Resolution};

/// Where a citation leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// The citation, bytes in the draft.
    pub origin: Range<usize>,
    /// What is cited, in order.
    pub targets: Vec<Target>,
}

/// One provision or article in a corpus file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// `None` for an article of a treaty.
    pub provision: Option<ProvisionIndex>,
    /// A provision's label and own words, or an article's entry.
    pub place: Place,
}

/// The provisions that the citation at a byte offset points to. A wrong citation leads to what
/// helps to mend it (the section that lacks the paragraph).
pub fn definition(snapshot: &Snapshot, offset: usize) -> Option<Definition> {
    let cited = snapshot.citation_at(offset)?;
    let corpus = &snapshot.corpus;
    let articles = articles(corpus, &cited.resolution);
    let mut provisions = cited.resolution.meaning.provisions();
    if provisions.is_empty() {
        provisions = cited
            .resolution
            .finding
            .map(|finding| finding.related.clone())
            .unwrap_or_default();
    }
    let targets: Vec<Target> = provisions
        .into_iter()
        .filter_map(|index| {
            Some(Target {
                provision: Some(index),
                place: corpus.provisions.get(index)?.place.clone(),
            })
        })
        .chain(articles.into_iter().map(|place| Target {
            provision: None,
            place,
        }))
        .collect();
    (!targets.is_empty()).then_some(Definition {
        origin: cited.range,
        targets,
    })
}

/// The entries of the articles meant; of a wrong one, the treaty's.
fn articles(corpus: &Corpus, resolution: &Resolution) -> Vec<Place> {
    let problem = resolution.finding.as_ref().map(|finding| &finding.problem);
    match (&resolution.meaning, problem) {
        (Meaning::Articles(articles), _) => articles
            .iter()
            .filter_map(|id| Some(corpus.article(*id)?.place.clone()))
            .collect(),
        (_, Some(Problem::NoSuchArticle { wanted, .. })) => corpus
            .treaty(wanted.treaty)
            .map(|treaty| treaty.place.clone())
            .into_iter()
            .collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests;
