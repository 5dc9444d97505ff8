//! Document links: document symbols lead to the United Nations' document service.

use std::ops::Range;

use crate::citation::{ElementKind, Reference};
use crate::features::Snapshot;

/// A link in the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentLink {
    /// The symbol, bytes in the draft.
    pub range: Range<usize>,
    pub url: String,
}

/// A link for every document symbol. The first half of a joint symbol stands for the document,
/// which both series share.
pub fn document_links(snapshot: &Snapshot) -> Vec<DocumentLink> {
    snapshot
        .citations()
        .filter_map(|placed| {
            let Reference::Document { symbol, .. } = &placed.citation.reference else {
                return None;
            };
            let element = placed.citation.element(ElementKind::Symbol)?;
            let symbol = symbol.0.split('-').next().unwrap_or(&symbol.0);
            Some(DocumentLink {
                range: placed.within(&element.range),
                url: format!("https://undocs.org/{symbol}"),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests;
