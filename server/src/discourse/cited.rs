//! What has been cited, as that in which a place may be.

use crate::citation::{
    Annex, DocumentSymbol, InstrumentKind, InstrumentNumber, Issuer, MeetingNumbering, Path,
    TreatyId,
};

/// Something that was cited, with the number of its list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    pub list: u32,
    pub head: Head,
}

/// What a place can be in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Head {
    Instrument {
        issuer: Issuer,
        kind: Option<InstrumentKind>,
        number: InstrumentNumber,
        annex: Option<Annex>,
        path: Path,
    },
    Document {
        symbol: DocumentSymbol,
        path: Path,
    },
    Meeting {
        meeting: u16,
        numbering: MeetingNumbering,
        path: Path,
    },
    Article {
        treaty: TreatyId,
        article: u16,
        path: Path,
    },
    /// An article of somebody else's treaty.
    OthersArticle,
    /// Anything else of somebody else's.
    Others,
}

impl Head {
    /// The same without a place in it.
    pub fn whole(&self) -> Head {
        let mut whole = self.clone();
        match &mut whole {
            Head::Instrument { path, .. }
            | Head::Document { path, .. }
            | Head::Meeting { path, .. }
            | Head::Article { path, .. } => path.clear(),
            Head::OthersArticle | Head::Others => {}
        }
        whole
    }

    /// Whether two are the same but for the place in them.
    pub fn is_same(&self, other: &Head) -> bool {
        match (self, other) {
            (
                Head::Instrument { kind, number, .. },
                Head::Instrument {
                    kind: other_kind,
                    number: other_number,
                    ..
                },
            ) => number == other_number && kind == other_kind,
            (Head::Document { symbol, .. }, Head::Document { symbol: other, .. }) => {
                symbol == other
            }
            (Head::Meeting { meeting, .. }, Head::Meeting { meeting: other, .. }) => {
                meeting == other
            }
            (
                Head::Article {
                    treaty, article, ..
                },
                Head::Article {
                    treaty: other,
                    article: other_article,
                    ..
                },
            ) => treaty == other && article == other_article,
            (Head::Others, Head::Others) | (Head::OthersArticle, Head::OthersArticle) => true,
            _ => false,
        }
    }
}
