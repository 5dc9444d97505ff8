//! Treaties that are cited by name.

use super::{Names, Printed};

/// A treaty's place in [`super::Lexicon::treaties`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TreatyId(u16);

impl TreatyId {
    /// The id at a place; `None` beyond what an id can count.
    pub fn at(index: usize) -> Option<TreatyId> {
        u16::try_from(index).ok().map(TreatyId)
    }

    /// Its place.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// What a treaty is called where it has been named before: the Convention, the Protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TreatyKind {
    Convention,
    Protocol,
    /// A charter, a covenant, an agreement.
    Else,
}

/// A treaty as the register knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Treaty {
    /// `untoc`
    pub id: String,
    pub kind: TreatyKind,
    /// The year in which it was adopted: it is called the Convention of 1988.
    pub adopted: Option<u16>,
    pub names: Names,
    /// Words by which a longer title in title marks is told to be its: 枪支.
    pub title_words: Vec<String>,
    /// What the compilation says of it, where its articles can be cited.
    pub own: Option<OwnTreaty>,
}

/// One of the compilation's treaties.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnTreaty {
    /// Its name in identities: `convention`.
    pub key: String,
    /// As it stands behind the article, of the Convention; in Chinese before it, without title marks.
    pub printed: Printed,
    /// The number of its last article.
    pub articles: u16,
}
