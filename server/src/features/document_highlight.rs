//! Document highlight: every citation of the same provision in this draft.

use std::ops::Range;

use crate::features::Snapshot;

/// Byte ranges of all citations that share a provision with the one at `offset`, itself included.
pub fn document_highlights(snapshot: &Snapshot, offset: usize) -> Vec<Range<usize>> {
    let Some(cited) = snapshot.citation_at(offset) else {
        return Vec::new();
    };
    let wanted = cited.resolution.meaning.provisions();
    if wanted.is_empty() {
        return vec![cited.range];
    }
    snapshot
        .citations()
        .filter(|(_, _, resolution)| {
            resolution
                .meaning
                .provisions()
                .iter()
                .any(|provision| wanted.contains(provision))
        })
        .map(|(base, citation, _)| base + citation.range.start..base + citation.range.end)
        .collect()
}
