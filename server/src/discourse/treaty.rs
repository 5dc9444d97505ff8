//! What has articles: a treaty of the compilation's, another one, a law.

use crate::citation::{Named, TreatyId};
use crate::lexicon::{Lexicon, TreatyKind};

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

/// What a name with articles names, where it is a name of its own.
pub fn law(lexicon: &Lexicon, named: &Named) -> Option<Law> {
    match named {
        Named::Treaty(id) => Some(of_register(lexicon, *id)),
        Named::AnotherTreaty { kind } => Some(Law::Other {
            id: None,
            kind: *kind,
        }),
        Named::NationalLaw => Some(Law::National),
        _ => None,
    }
}

/// A treaty of the register.
pub fn of_register(lexicon: &Lexicon, id: TreatyId) -> Law {
    match lexicon.treaty(id) {
        Some(treaty) if treaty.own.is_some() => Law::Own(id),
        Some(treaty) => Law::Other {
            id: Some(id),
            kind: treaty.kind,
        },
        None => Law::National,
    }
}
