//! Document highlight: every citation of the same provision or article in this draft.

use std::ops::Range;

use crate::features::Snapshot;

/// Byte ranges of all citations that share a provision or an article with the one at `offset`, itself included.
pub fn document_highlights(snapshot: &Snapshot, offset: usize) -> Vec<Range<usize>> {
    let Some(cited) = snapshot.citation_at(offset) else {
        return Vec::new();
    };
    let wanted = &cited.resolution.meaning;
    let (provisions, articles) = (wanted.provisions(), wanted.articles());
    if provisions.is_empty() && articles.is_empty() {
        return vec![cited.range];
    }
    snapshot
        .citations()
        .filter(|placed| {
            let meaning = &placed.resolution.meaning;
            meaning
                .provisions()
                .iter()
                .any(|provision| provisions.contains(provision))
                || meaning
                    .articles()
                    .iter()
                    .any(|article| articles.contains(article))
        })
        .map(|placed| placed.range())
        .collect()
}

#[cfg(test)]
mod tests;
