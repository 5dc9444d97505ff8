//! Document links: document symbols and numbers of other bodies' instruments lead to the addresses that the
//! register of bodies has for them.

use std::ops::Range;

use crate::citation::{ElementKind, Reference};
use crate::features::Snapshot;
use crate::resolve::Meaning;

/// A link in the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentLink {
    /// The symbol or number, bytes in the draft.
    pub range: Range<usize>,
    pub url: String,
}

/// A link for every document symbol, and for every instrument of another body, whose public address is known. The
/// first half of a joint symbol stands for the document, which both series share.
pub fn document_links(snapshot: &Snapshot) -> Vec<DocumentLink> {
    snapshot
        .citations()
        .filter_map(|placed| match &placed.citation.reference {
            Reference::Document { symbol, .. } => {
                let element = placed.citation.element(ElementKind::Symbol)?;
                let symbol = symbol.0.split('-').next().unwrap_or(&symbol.0);
                Some(DocumentLink {
                    range: placed.within(&element.range),
                    url: snapshot.corpus.lexicon.document_link(symbol)?,
                })
            }
            _ => {
                let Meaning::OtherBody(Some(known)) = &placed.resolution.meaning else {
                    return None;
                };
                let element = placed.citation.element(ElementKind::Number)?;
                Some(DocumentLink {
                    range: placed.within(&element.range),
                    url: known.issued.link.clone()?,
                })
            }
        })
        .collect()
}

#[cfg(test)]
mod tests;
