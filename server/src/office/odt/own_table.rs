//! The table of authorities that a review appends: it is no text of the document's own, and the next review takes it
//! out.
//!
//! It stands in a section with a name; and its heading has a bookmark, which is kept where a document has been one of
//! Word meanwhile.

use std::collections::HashSet;

use crate::office::edit::BOOKMARK;
use crate::office::xml::{NodeId, Seen, Space, Tree};

/// The name of the section, and of the table in it.
pub const OWN_TABLE: &str = "yuanyin-authorities";

/// The nodes of a part that are an earlier review's: the section, or the heading and the table.
pub fn own_table(tree: &Tree) -> HashSet<NodeId> {
    let mut found = HashSet::new();
    for node in tree.under(tree.root()) {
        let is_named = |name: &str| tree.attribute(node, "name").as_deref() == Some(name);
        match tree.see(node) {
            Seen::Element(Space::Text, "section") if is_named(OWN_TABLE) => {
                found.insert(node);
            }
            Seen::Element(Space::Text, "bookmark" | "bookmark-start") if is_named(BOOKMARK) => {
                let heading = tree.around(node, Space::Text, "h");
                let heading = heading.or_else(|| tree.around(node, Space::Text, "p"));
                let table = heading.and_then(|heading| tree.next_element(heading));
                let table = table.filter(|table| tree.is(*table, Space::Table, "table"));
                if let (Some(heading), Some(table)) = (heading, table) {
                    found.extend([heading, table]);
                    let behind = tree.next_element(table);
                    found.extend(behind.filter(|behind| is_empty(tree, *behind)));
                }
            }
            _ => {}
        }
    }
    found
}

/// Whether a paragraph has nothing in it.
fn is_empty(tree: &Tree, paragraph: NodeId) -> bool {
    tree.is(paragraph, Space::Text, "p") && tree.first_child(paragraph).is_none()
}
