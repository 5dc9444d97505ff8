//! What a document is made of, and in which version it is read.

use super::xml::Tree;

/// Which text of a document with changes that somebody has yet to accept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Version {
    /// What was put in is text, what was taken out is not.
    #[default]
    AsChanged,
    /// The other way round.
    Original,
}

/// The program whose format it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Office Open XML: `.docx`
    Word,
    /// OpenDocument: `.odt`
    OpenDocument,
}

impl Format {
    /// Endings of the names of its files, in small letters, without dot.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Format::Word => &["docx", "docm", "dotx"],
            Format::OpenDocument => &["odt", "ott"],
        }
    }
}

/// A part of the archive that has text of the document.
pub struct Part {
    pub name: String,
    pub tree: Tree,
}
