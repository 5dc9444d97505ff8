//! Definition: from a citation to the provision in the corpus.

use std::ops::Range;

use crate::corpus::{Place, ProvisionIndex};
use crate::features::Snapshot;

/// Where a citation leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// The citation, bytes in the draft.
    pub origin: Range<usize>,
    /// The provisions cited, in order.
    pub targets: Vec<Target>,
}

/// One provision in a corpus file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    pub provision: ProvisionIndex,
    /// Label and own words.
    pub place: Place,
}

/// The provisions that the citation at a byte offset points to. A wrong citation leads to what
/// helps to mend it (the section that lacks the paragraph).
pub fn definition(snapshot: &Snapshot, offset: usize) -> Option<Definition> {
    let cited = snapshot.citation_at(offset)?;
    let mut provisions = cited.resolution.meaning.provisions();
    if provisions.is_empty() {
        provisions = cited
            .resolution
            .finding
            .map(|finding| finding.related)
            .unwrap_or_default();
    }
    let targets: Vec<Target> = provisions
        .into_iter()
        .filter_map(|index| {
            Some(Target {
                provision: index,
                place: snapshot.corpus.provisions.get(index)?.place.clone(),
            })
        })
        .collect();
    (!targets.is_empty()).then_some(Definition {
        origin: cited.range,
        targets,
    })
}
