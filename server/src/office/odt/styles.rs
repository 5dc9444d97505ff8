//! What a document's styles say of paragraphs and words, as far as it is read.

use std::collections::HashMap;

use crate::office::quoting::names_quotation;
use crate::office::xml::{NodeId, Seen, Space, Tree};

/// Styles based on each other at most.
const DEEPEST: usize = 16;

/// Styles by their family and name.
#[derive(Default)]
pub struct Styles(HashMap<(String, String), Style>);

struct Style {
    /// As people see it.
    name: String,
    parent: Option<String>,
    is_hidden: Option<bool>,
    outline: Option<u8>,
    list: Option<String>,
}

impl Styles {
    /// Adds those of a part.
    pub fn add(&mut self, tree: &Tree) {
        let holders = tree.children(tree.root()).filter(|node| {
            matches!(
                tree.see(*node),
                Seen::Element(Space::Office, "styles" | "automatic-styles")
            )
        });
        for style in holders.flat_map(|holder| tree.named(holder, Space::Style, "style")) {
            let value = |name| tree.attribute(style, name);
            let (Some(family), Some(name)) = (value("family"), value("name")) else {
                continue;
            };
            let shown = value("display-name").unwrap_or_else(|| name.clone());
            let read = Style {
                name: shown.to_lowercase(),
                parent: value("parent-style-name"),
                is_hidden: hidden(tree, style),
                outline: value("default-outline-level").and_then(|level| level.parse().ok()),
                list: value("list-style-name").filter(|name| !name.is_empty()),
            };
            self.0.insert((family, name), read);
        }
    }

    fn chain<'a>(&'a self, family: &'a str, name: Option<&str>) -> impl Iterator<Item = &'a Style> {
        let mut next = name.map(str::to_owned);
        std::iter::from_fn(move || {
            let style = self.0.get(&(family.to_owned(), next.take()?))?;
            next = style.parent.clone();
            Some(style)
        })
        .take(DEEPEST)
    }

    pub fn is_hidden(&self, family: &str, name: Option<&str>) -> Option<bool> {
        self.chain(family, name).find_map(|style| style.is_hidden)
    }

    pub fn is_quotation(&self, name: Option<&str>) -> bool {
        self.chain("paragraph", name)
            .any(|style| names_quotation(&style.name))
    }

    pub fn is_title(&self, name: Option<&str>) -> bool {
        self.chain("paragraph", name)
            .any(|style| style.name == "title")
    }

    /// The outline level of paragraphs in a style, from 1.
    pub fn outline(&self, name: Option<&str>) -> Option<u8> {
        let outline = self
            .chain("paragraph", name)
            .find_map(|style| style.outline);
        outline.filter(|level| *level > 0)
    }

    pub fn list(&self, name: Option<&str>) -> Option<String> {
        self.chain("paragraph", name)
            .find_map(|style| style.list.clone())
    }
}

fn hidden(tree: &Tree, style: NodeId) -> Option<bool> {
    let properties = tree.child(style, Space::Style, "text-properties")?;
    Some(tree.attribute(properties, "display")? == "none")
}
