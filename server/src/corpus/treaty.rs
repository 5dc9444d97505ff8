//! The treaties whose articles can be cited. Which provisions cite them is found in [`super::cited_articles`].

use std::collections::HashMap;

use crate::citation::{Annex, TreatyId};
use crate::corpus::{Place, ProvisionIndex};
use crate::lexicon::Lexicon;

/// The identity of an article, the same in every language edition. Printed as `convention 30`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ArticleId {
    pub treaty: TreatyId,
    /// From 1.
    pub number: u16,
}

/// A treaty as the corpus knows it.
#[derive(Debug, Clone)]
pub struct RegisteredTreaty {
    pub treaty: TreatyId,
    /// 联合国打击跨国有组织犯罪公约, without title marks; empty where the edition has none.
    pub title: String,
    /// `None` where the General Assembly did not adopt it.
    pub adopted: Option<Adoption>,
    /// In the order of their numbers, from 1 without a gap.
    pub articles: Vec<Article>,
    /// The edition's entry; the language-neutral one where the edition has none.
    pub place: Place,
    /// The language-neutral entry.
    pub entry: Place,
}

/// The resolution of the General Assembly that adopted a treaty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adoption {
    /// Its number, as `55/25`.
    pub resolution: String,
    /// The annex that the treaty stands in.
    pub annex: Annex,
}

/// An article's entry.
#[derive(Debug, Clone)]
pub struct Article {
    /// 引渡; empty where the edition has none.
    pub title: String,
    /// Whether a source of the title was seen; otherwise general knowledge.
    pub verified: bool,
    /// The edition's entry; the treaty's where the edition has none.
    pub place: Place,
}

/// Which provisions, and which topics by their names, cite each article.
#[derive(Debug, Default)]
pub(super) struct CitedArticles {
    pub provisions: HashMap<ArticleId, Vec<ProvisionIndex>>,
    pub topics: HashMap<ArticleId, Vec<usize>>,
}

impl ArticleId {
    /// Its printed form.
    pub fn printed(self, lexicon: &Lexicon) -> String {
        format!("{} {}", lexicon.treaty_key(self.treaty), self.number)
    }

    /// Reads the printed form, and nothing but the whole of it.
    pub fn parse(lexicon: &Lexicon, printed: &str) -> Option<ArticleId> {
        let (key, number) = printed.split_once(' ')?;
        Some(ArticleId {
            treaty: lexicon.treaty_from_key(key)?,
            number: number.parse().ok()?,
        })
    }
}

impl RegisteredTreaty {
    /// The number of its last article.
    pub fn last_article(&self) -> u16 {
        u16::try_from(self.articles.len()).unwrap_or(u16::MAX)
    }
}
