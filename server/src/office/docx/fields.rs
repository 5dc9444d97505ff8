//! The fields of a document of Word that end: what one is made by may go over several paragraphs, and hold others.

use std::collections::HashSet;

use super::{chosen, is_of_version};
use crate::office::part::{Part, Version};
use crate::office::xml::{NodeId, Seen, Space, Tree};

/// The marks with which fields begin that end in the same text: that of the body, a note, a text box. Each with its
/// part. What one that never ends is made by goes no further than its paragraph.
pub fn ended(parts: &[Part], version: Version) -> HashSet<(usize, NodeId)> {
    let mut found = HashSet::new();
    for (at, Part { tree, .. }) in parts.iter().enumerate() {
        let mut fields = Fields {
            tree,
            version,
            open: Vec::new(),
            ended: Vec::new(),
        };
        fields.walk(tree.root());
        found.extend(fields.ended.into_iter().map(|begin| (at, begin)));
    }
    found
}

struct Fields<'a> {
    tree: &'a Tree,
    version: Version,
    /// Where fields begin that have not ended yet.
    open: Vec<NodeId>,
    ended: Vec<NodeId>,
}

impl Fields<'_> {
    fn walk(&mut self, holder: NodeId) {
        for node in self.tree.children(holder) {
            match self.tree.see(node) {
                Seen::Element(Space::Word, "fldChar") => self.mark(node),
                Seen::Element(Space::Word, "txbxContent" | "footnote" | "endnote") => {
                    let outer = std::mem::take(&mut self.open);
                    self.walk(node);
                    self.open = outer;
                }
                Seen::Element(Space::Compatibility, "AlternateContent") => {
                    if let Some(chosen) = chosen(self.tree, node) {
                        self.walk(chosen);
                    }
                }
                Seen::Element(Space::Word, name) if !is_of_version(self.version, name) => {}
                Seen::Element(..) => self.walk(node),
                _ => {}
            }
        }
    }

    fn mark(&mut self, node: NodeId) {
        match self.tree.attribute(node, "fldCharType").as_deref() {
            Some("begin") => self.open.push(node),
            Some("end") => self.ended.extend(self.open.pop()),
            _ => {}
        }
    }
}
