//! Where something stands in a document, as a person finds it: there are no lines and columns.

use super::xml::NodeId;

/// What a paragraph stands in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Region {
    pub side: Side,
    pub is_text_box: bool,
    pub note: Option<Note>,
    pub cell: Option<Cell>,
}

/// Which text of the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Side {
    #[default]
    Body,
    Header,
    Footer,
}

/// A note and its mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// At the end of the document, not of the page.
    pub is_endnote: bool,
    pub mark: String,
}

/// A table's cell; all count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    pub table: usize,
    pub row: usize,
    pub column: usize,
}

/// A paragraph of a document.
#[derive(Debug, Clone, Default)]
pub struct Paragraph {
    /// Its node, in which part.
    pub part: usize,
    pub node: NodeId,
    pub region: Region,
    /// Whether its style says that it is a heading.
    pub is_styled_heading: bool,
    /// The number that the program of the document puts before it.
    pub number: Option<String>,
    /// Bytes of the text, of it and its notes.
    pub start: usize,
    pub end: usize,
    /// Which of those with words it is, in the order in which they are read; from 1.
    pub position: usize,
    /// The heading that it stands under: its place among the paragraphs.
    pub heading: Option<usize>,
    /// Which of those with words it is under that heading, or in the document where there is none; from 1. What stands in
    /// tables, text boxes and notes does not count.
    pub under_heading: usize,
}

/// A place of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The words of the heading that it stands under.
    pub heading: Option<String>,
    /// Which paragraph under that heading, or of the document where there is none; from 1, and 0 for the heading itself.
    /// In a note, of that which has its mark; in a text box, of that before it.
    pub paragraph: usize,
    /// The number that stands before the paragraph.
    pub number: Option<String>,
    pub region: Region,
    /// Which of all paragraphs with words, in the order in which they are read; from 1.
    pub position: usize,
    /// Characters of the paragraph before it, from 1.
    pub column: usize,
    /// The words around it.
    pub before: String,
    pub words: String,
    pub behind: String,
}
