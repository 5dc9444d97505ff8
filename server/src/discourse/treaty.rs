//! What has articles: a treaty of the compilation's, another one, a law.

use crate::citation::TreatyId;
use crate::lexicon::TreatyKind;

/// A treaty, or what else has articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Law {
    /// One of the compilation's.
    Own(TreatyId),
    /// Another one, and which of the register it is.
    Other {
        id: Option<TreatyId>,
        kind: TreatyKind,
    },
    /// A national law, or one of which nothing is known: its articles are no citations.
    National,
}
