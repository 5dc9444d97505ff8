//! Word's documents (`.docx`, `.docm`, `.dotx`).
//!
//! | file | what it knows |
//! | --- | --- |
//! | [`package`] | which part of the archive is which |
//! | [`styles`], [`numbering`] | what they say of a paragraph |
//! | [`fields`] | which fields end, over however many paragraphs |
//! | [`read`] | the document as it is read |
//! | [`write`] | what is changed in it, and comments |
//! | [`vocabulary`] | the two ways in which elements are called |
//! | [`pen`] | how a part is written over |
//! | [`own_table`] | the table that a review appends, and how it is known again |

mod fields;
mod numbering;
mod own_table;
mod package;
mod pen;
mod read;
mod styles;
mod vocabulary;
mod write;

pub use read::read;
pub use write::{change, comment};

use super::part::Version;
use super::xml::{NodeId, Space, Tree};

/// Whether a property is on that says so, or nothing.
fn is_on(value: Option<&str>) -> bool {
    !matches!(value, Some("0" | "false" | "off" | "none"))
}

/// Whether what stands in an element of that name is text of a version.
fn is_of_version(version: Version, name: &str) -> bool {
    match name {
        "ins" | "moveTo" => version == Version::AsChanged,
        "del" | "moveFrom" => version == Version::Original,
        _ => true,
    }
}

/// What is read of what is written in several ways: the first whose vocabularies programs know, else the last, as Word
/// shows it.
fn chosen(tree: &Tree, node: NodeId) -> Option<NodeId> {
    let first = tree.child(node, Space::Compatibility, "Choice");
    first.or_else(|| tree.child(node, Space::Compatibility, "Fallback"))
}
