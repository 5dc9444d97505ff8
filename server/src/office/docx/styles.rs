//! What a document's styles say of paragraphs and words, as far as it is read.

use std::collections::HashMap;

use super::is_on;
use crate::office::quoting::names_quotation;
use crate::office::xml::{NodeId, Space, Tree};

/// Styles based on each other at most.
const DEEPEST: usize = 16;

/// Styles by their names in the document.
#[derive(Default)]
pub struct Styles {
    all: HashMap<String, Style>,
    /// The paragraphs' that say none.
    default: Option<String>,
}

#[derive(Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    is_hidden: Option<bool>,
    numbering: Numbered,
}

/// What is said of a paragraph's list: the list and the level in it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Numbered {
    pub list: Option<u32>,
    pub level: Option<u8>,
}

impl Numbered {
    /// What `w:pPr` says.
    pub fn of(tree: &Tree, properties: NodeId) -> Numbered {
        let Some(numbering) = tree.child(properties, Space::Word, "numPr") else {
            return Numbered::default();
        };
        let value = |name| {
            let child = tree.child(numbering, Space::Word, name)?;
            tree.attribute(child, "val")?.parse().ok()
        };
        Numbered {
            list: value("numId"),
            level: value("ilvl").and_then(|level: u32| u8::try_from(level).ok()),
        }
    }
}

impl Styles {
    pub fn read(tree: &Tree) -> Styles {
        let mut styles = Styles::default();
        for style in tree.named(tree.root(), Space::Word, "style") {
            let Some(id) = tree.attribute(style, "styleId") else {
                continue;
            };
            let value = |name| tree.attribute(tree.child(style, Space::Word, name)?, "val");
            let of_paragraph = tree.child(style, Space::Word, "pPr");
            let of_words = tree.child(style, Space::Word, "rPr");
            let is_default = tree
                .attribute(style, "default")
                .is_some_and(|value| is_on(Some(&value)))
                && tree.attribute(style, "type").as_deref() == Some("paragraph");
            if is_default {
                styles.default = Some(id.clone());
            }
            let style = Style {
                name: value("name").unwrap_or_default().to_lowercase(),
                based_on: value("basedOn"),
                outline: of_paragraph.and_then(|properties| outline(tree, properties)),
                is_hidden: of_words.and_then(|properties| hidden(tree, properties)),
                numbering: of_paragraph
                    .map(|properties| Numbered::of(tree, properties))
                    .unwrap_or_default(),
            };
            styles.all.insert(id, style);
        }
        styles
    }

    /// A style and those that it is based on.
    fn chain<'a>(&'a self, id: Option<&'a str>) -> impl Iterator<Item = &'a Style> {
        let mut next = id.or(self.default.as_deref());
        std::iter::from_fn(move || {
            let style = self.all.get(next?)?;
            next = style.based_on.as_deref();
            Some(style)
        })
        .take(DEEPEST)
    }

    /// The rank of the headings of a paragraph style, 0 for the title.
    pub fn rank(&self, id: Option<&str>) -> Option<u8> {
        let is_title = self
            .chain(id)
            .next()
            .is_some_and(|style| style.name == "title");
        if is_title {
            return Some(0);
        }
        let outline = self.chain(id).find_map(|style| style.outline)?;
        (outline < 9).then_some(outline + 1)
    }

    pub fn is_quotation(&self, id: Option<&str>) -> bool {
        id.is_some() && self.chain(id).any(|style| names_quotation(&style.name))
    }

    pub fn is_hidden(&self, id: Option<&str>) -> bool {
        id.is_some() && self.chain(id).find_map(|style| style.is_hidden) == Some(true)
    }

    pub fn numbered(&self, id: Option<&str>) -> Numbered {
        let list = self.chain(id).find_map(|style| style.numbering.list);
        let level = self.chain(id).find_map(|style| style.numbering.level);
        Numbered { list, level }
    }
}

/// The outline level that `w:pPr` says, from 0; 9 is none.
pub fn outline(tree: &Tree, properties: NodeId) -> Option<u8> {
    let level = tree.child(properties, Space::Word, "outlineLvl")?;
    tree.attribute(level, "val")?.parse().ok()
}

/// Whether `w:rPr` says that words are not shown.
pub fn hidden(tree: &Tree, properties: NodeId) -> Option<bool> {
    let vanish = tree.child(properties, Space::Word, "vanish")?;
    Some(is_on(tree.attribute(vanish, "val").as_deref()))
}
