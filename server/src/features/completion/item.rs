//! What completion offers, whichever way it was found.

use std::ops::Range;

use crate::citation::Language;
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
