//! What a paragraph is in its document, as far as what it speaks of depends on it.

/// What a paragraph is in its document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    #[default]
    Prose,
    /// A heading, with its rank: 0 is the title's, greater ones stand under smaller ones.
    Heading(u8),
    /// An item of a list.
    Item,
    /// A row of a table; the first one is its header.
    Row,
    /// Nothing that is read: a blank line, a comment, code.
    Silent,
}

impl Standing {
    /// The rank of a heading that says nothing of it.
    pub const UNNUMBERED: u8 = 3;
}
