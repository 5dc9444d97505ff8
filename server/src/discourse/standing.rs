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
    /// A cell of a table on a line of its own; whether its row begins with it.
    Cell { begins_row: bool },
    /// A line that begins a row and holds no cell.
    RowBegins,
    /// A line that a table begins or ends with, where blank lines within it do not end it.
    Edge,
    /// Nothing that is read: a blank line, a comment, code.
    Silent,
}

impl Standing {
    /// The rank of a heading that says nothing of it.
    pub const UNNUMBERED: u8 = 3;

    /// Whether anything of it is read.
    pub fn speaks(self) -> bool {
        !matches!(
            self,
            Standing::Silent | Standing::Edge | Standing::RowBegins
        )
    }

    /// Whether it is a row of a table, or a cell.
    pub fn is_of_table(self) -> bool {
        matches!(self, Standing::Row | Standing::Cell { .. })
    }
}
