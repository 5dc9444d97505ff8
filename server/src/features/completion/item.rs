//! What completion offers, whichever way it was found.

use std::ops::Range;

use crate::citation::{Citation, Language};
use crate::corpus::{ArticleId, ProvisionIndex};

/// Bytes before the cursor that can matter: no citation with its list is longer.
pub const CONTEXT: usize = 600;

/// Characters of the provision's text beside the label.
pub const DETAIL: usize = 30;

/// One thing that can come next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub label: String,
    /// The first words of what it points to.
    pub detail: String,
    pub insert: String,
    /// What `insert` replaces, bytes in the draft: only the fragment of a citation being typed.
    pub replace: Range<usize>,
    /// Begins with what `replace` holds, so that editors which filter by it keep the item.
    pub filter: String,
    /// Documented by [`super::documentation`].
    pub provision: Option<ProvisionIndex>,
    /// What found it, where it was searched for.
    pub search: Option<Search>,
    /// Documented by [`super::article_documentation`].
    pub article: Option<ArticleId>,
}

/// How an item was searched for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search {
    /// What its documentation marks.
    pub query: String,
    /// The language that it is offered in.
    pub language: Language,
}

/// What an editor compares with the text that an item replaces.
pub fn filter(typed: &str, insert: &str) -> String {
    if insert.starts_with(typed) {
        insert.to_owned()
    } else {
        format!("{typed}{insert}")
    }
}

/// Whether the drafter has typed into the last citation of so many bytes, or into the list that it is in: a
/// continuation alone is none. Behind a cell's border it is one in a table whose columns say what they are.
pub fn is_begun(citations: &[Citation], typed: usize, is_in_columns: bool) -> bool {
    let Some((last, others)) = citations.split_last() else {
        return false;
    };
    last.range.start < typed || is_in_columns || others.iter().any(|other| other.list == last.list)
}

/// Adds what is not offered yet.
pub fn add(items: &mut Vec<Item>, more: Vec<Item>) {
    for item in more {
        let is_same = |other: &Item| {
            other.insert == item.insert
                || (item.provision.is_some() && other.provision == item.provision)
        };
        if !items.iter().any(is_same) {
            items.push(item);
        }
    }
}

/// Within a sentence a name begins in small letters: resolution 7/3, annex I.
pub fn in_small(name: &str) -> String {
    let mut characters = name.chars();
    let first = characters.next().into_iter().flat_map(char::to_lowercase);
    first.chain(characters).collect()
}
