//! A part of a document as a tree, each node with its place in the part's text: what is changed is written over in
//! place, and nothing around it.
//!
//! Read within bounds, and without entities: a document that declares any is not read, so that nothing in it can
//! stand for more than it is.

use std::ops::Range;

use quick_xml::NsReader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{NamespaceResolver, QName, ResolveResult};

use super::unreadable::Unreadable;

/// Elements within each other at most. Whoever walks the tree may call itself as often.
const DEEPEST: usize = 200;
/// Nodes of a part at most.
const MOST_NODES: usize = 4_000_000;

/// The vocabulary that an element is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Space {
    /// WordprocessingML, transitional or strict.
    Word,
    /// What stands for what not all programs know.
    Compatibility,
    Math,
    Relationships,
    ContentTypes,
    Office,
    Text,
    Table,
    Draw,
    Style,
    Manifest,
    Else,
}

const SPACES: [(&str, Space); 15] = [
    (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        Space::Word,
    ),
    (
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
        Space::Word,
    ),
    (
        "http://schemas.openxmlformats.org/markup-compatibility/2006",
        Space::Compatibility,
    ),
    (
        "http://schemas.openxmlformats.org/officeDocument/2006/math",
        Space::Math,
    ),
    (
        "http://purl.oclc.org/ooxml/officeDocument/math",
        Space::Math,
    ),
    (
        "http://schemas.openxmlformats.org/package/2006/relationships",
        Space::Relationships,
    ),
    (
        "http://schemas.openxmlformats.org/package/2006/content-types",
        Space::ContentTypes,
    ),
    (
        "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        Space::Office,
    ),
    (
        "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        Space::Text,
    ),
    (
        "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        Space::Table,
    ),
    (
        "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
        Space::Draw,
    ),
    (
        "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        Space::Style,
    ),
    (
        "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
        Space::Manifest,
    ),
    // Extensions of LibreOffice have elements of text, too.
    (
        "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
        Space::Text,
    ),
    ("http://openoffice.org/2009/table", Space::Table),
];

/// A node's place among those of its tree.
pub type NodeId = u32;
/// No node.
const NONE: NodeId = NodeId::MAX;

/// A part as a tree. Its nodes stand in the order of the text.
pub struct Tree {
    text: String,
    nodes: Vec<Node>,
}

struct Node {
    kind: Kind,
    /// Bytes of the text, tags and all.
    start: u32,
    end: u32,
    parent: NodeId,
    first: NodeId,
    next: NodeId,
}

#[derive(Clone, Copy)]
enum Kind {
    Element {
        space: Space,
        /// Bytes of the name without its prefix.
        local: (u32, u32),
        /// Behind the start tag.
        content: u32,
    },
    Text,
    /// Text whose `<` and `&` are written as they are.
    Verbatim,
    /// A character that is written otherwise.
    Character(char),
}

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen<'a> {
    Element(Space, &'a str),
    Text(&'a str),
    Verbatim(&'a str),
    Character(char),
}

impl Tree {
    /// # Errors
    ///
    /// The text is no XML, declares entities or asks for some, or is larger or nested deeper than is read.
    pub fn read(text: String) -> Result<Tree, Unreadable> {
        let text = without_verbatim(text);
        let nodes = nodes(&text)?;
        Ok(Tree { text, nodes })
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id as usize)
    }

    /// The outermost element.
    pub fn root(&self) -> NodeId {
        let is_element = |node: &Node| matches!(node.kind, Kind::Element { .. });
        let root = self.nodes.iter().position(is_element);
        root.and_then(|at| NodeId::try_from(at).ok())
            .unwrap_or(NONE)
    }

    pub fn see(&self, id: NodeId) -> Seen<'_> {
        let Some(node) = self.node(id) else {
            return Seen::Text("");
        };
        let slice = |start: u32, end: u32| {
            self.text
                .get(start as usize..end as usize)
                .unwrap_or_default()
        };
        match node.kind {
            Kind::Element { space, local, .. } => Seen::Element(space, slice(local.0, local.1)),
            Kind::Text => Seen::Text(slice(node.start, node.end)),
            Kind::Verbatim => Seen::Verbatim(slice(node.start, node.end)),
            Kind::Character(c) => Seen::Character(c),
        }
    }

    /// Whether a node is that element.
    pub fn is(&self, id: NodeId, space: Space, name: &str) -> bool {
        self.see(id) == Seen::Element(space, name)
    }

    /// Its bytes in the text, tags and all.
    pub fn range(&self, id: NodeId) -> Range<usize> {
        self.node(id)
            .map_or(0..0, |node| node.start as usize..node.end as usize)
    }

    /// The bytes between its tags; where it has one tag alone, none behind it.
    pub fn content(&self, id: NodeId) -> Range<usize> {
        let Some(node) = self.node(id) else {
            return 0..0;
        };
        let Kind::Element { content, .. } = node.kind else {
            return self.range(id);
        };
        let content = content as usize;
        let whole = self
            .text
            .get(content..node.end as usize)
            .unwrap_or_default();
        content..content + whole.rfind("</").unwrap_or(whole.len())
    }

    /// Whether it has one tag alone, and nothing can stand in it.
    pub fn is_empty_tag(&self, id: NodeId) -> bool {
        let range = self.range(id);
        self.text
            .get(range)
            .is_some_and(|text| text.ends_with("/>"))
            && self.first_child(id).is_none()
    }

    /// What stands before the colon of its name, with the colon; empty where there is none.
    pub fn prefix(&self, id: NodeId) -> &str {
        let Some(Node {
            kind: Kind::Element { local, .. },
            start,
            ..
        }) = self.node(id)
        else {
            return "";
        };
        self.text
            .get(*start as usize + 1..local.0 as usize)
            .unwrap_or_default()
    }

    pub fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.node(id)
            .map(|node| node.parent)
            .filter(|parent| *parent != NONE)
    }

    pub fn first_child(&self, id: NodeId) -> Option<NodeId> {
        self.node(id)
            .map(|node| node.first)
            .filter(|first| *first != NONE)
    }

    pub fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        let mut next = self.first_child(id);
        std::iter::from_fn(move || {
            let child = next?;
            next = self
                .node(child)
                .map(|node| node.next)
                .filter(|next| *next != NONE);
            Some(child)
        })
    }

    /// The next element beside it, if there is no other text between.
    pub fn next_element(&self, id: NodeId) -> Option<NodeId> {
        let mut next = self.node(id)?.next;
        loop {
            match self.see(next) {
                Seen::Element(..) => return Some(next),
                Seen::Text(text) if text.trim().is_empty() => next = self.node(next)?.next,
                _ => return None,
            }
        }
    }

    /// The nearest element of a name that it stands in.
    pub fn around(&self, id: NodeId, space: Space, name: &str) -> Option<NodeId> {
        let mut at = self.parent(id);
        while let Some(node) = at.filter(|node| !self.is(*node, space, name)) {
            at = self.parent(node);
        }
        at
    }

    /// Its children that are that element.
    pub fn named<'t>(
        &'t self,
        id: NodeId,
        space: Space,
        name: &'t str,
    ) -> impl Iterator<Item = NodeId> + 't {
        self.children(id)
            .filter(move |child| self.is(*child, space, name))
    }

    /// The first of those.
    pub fn child(&self, id: NodeId, space: Space, name: &str) -> Option<NodeId> {
        self.children(id).find(|child| self.is(*child, space, name))
    }

    /// Every node under one, in order.
    pub fn under(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        let end = self.node(id).map_or(0, |node| node.end);
        let begin = id.saturating_add(1);
        (begin..).take_while(move |at| self.node(*at).is_some_and(|node| node.start < end))
    }

    /// All the text under a node.
    pub fn words(&self, id: NodeId) -> String {
        let mut words = String::new();
        for node in self.under(id) {
            match self.see(node) {
                Seen::Text(text) | Seen::Verbatim(text) => words.push_str(text),
                Seen::Character(c) => words.push(c),
                Seen::Element(..) => {}
            }
        }
        words
    }

    /// An attribute by its name without prefix.
    pub fn attribute(&self, id: NodeId, name: &str) -> Option<String> {
        let node = self.node(id)?;
        let Kind::Element { content, .. } = node.kind else {
            return None;
        };
        let tag = self.text.get(node.start as usize + 1..content as usize)?;
        let tag = tag.strip_suffix('>').unwrap_or(tag);
        let tag = tag.strip_suffix('/').unwrap_or(tag);
        let length = tag
            .find(|c: char| c.is_ascii_whitespace())
            .unwrap_or(tag.len());
        let start = BytesStart::from_content(tag, length);
        let mut attributes = start.attributes();
        attributes.with_checks(false);
        let wanted = attributes
            .flatten()
            .find(|one| one.key.local_name().as_ref() == name)?;
        quick_xml::escape::unescape(&wanted.value)
            .ok()
            .map(std::borrow::Cow::into_owned)
    }
}

/// The same text with what stands in `<![CDATA[ … ]]>` written as other text is: changes and comments are put into that.
fn without_verbatim(text: String) -> String {
    const OPEN: &str = "<![CDATA[";
    const CLOSE: &str = "]]>";
    if !text.contains(OPEN) {
        return text;
    }
    let mut written = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, behind)) = rest.split_once(OPEN)
        && let Some((inside, after)) = behind.split_once(CLOSE)
    {
        written.push_str(before);
        written.push_str(&quick_xml::escape::escape(inside));
        rest = after;
    }
    written.push_str(rest);
    written
}

fn nodes(text: &str) -> Result<Vec<Node>, Unreadable> {
    let mut reader = NsReader::from_str(text);
    let mut nodes: Vec<Node> = Vec::new();
    // The elements that are open, each with its last child.
    let mut open: Vec<(NodeId, NodeId)> = Vec::new();
    loop {
        let start = place(reader.buffer_position())?;
        let (space, event) = reader
            .read_resolved_event()
            .map_err(|_| Unreadable::Damaged)?;
        let space = space_of(&space);
        let end = place(reader.buffer_position())?;
        let (kind, range, opens) = match &event {
            Event::Start(tag) | Event::Empty(tag) => {
                let name = tag.name();
                let from = start
                    + 1
                    + place((name.as_ref().len() - name.local_name().as_ref().len()) as u64)?;
                let local = (from, from + place(name.local_name().as_ref().len() as u64)?);
                let space = match (space, name.local_name().as_ref()) {
                    (Space::Compatibility, "Choice") if !is_understood(tag, reader.resolver()) => {
                        Space::Else
                    }
                    _ => space,
                };
                let kind = Kind::Element {
                    space,
                    local,
                    content: end,
                };
                (kind, (start, end), matches!(event, Event::Start(_)))
            }
            Event::End(_) => {
                let Some((ended, _)) = open.pop() else {
                    return Err(Unreadable::Damaged);
                };
                if let Some(node) = nodes.get_mut(ended as usize) {
                    node.end = end;
                }
                continue;
            }
            Event::Text(_) => (Kind::Text, (start, end), false),
            // <![CDATA[ … ]]>
            Event::CData(_) => (Kind::Verbatim, (start + 9, end.saturating_sub(3)), false),
            Event::GeneralRef(reference) => {
                let c = match reference
                    .resolve_char_ref()
                    .map_err(|_| Unreadable::Damaged)?
                {
                    Some(c) => c,
                    None => {
                        let name = text.get(start as usize + 1..end as usize - 1);
                        let known = name.and_then(quick_xml::escape::resolve_xml_entity);
                        known
                            .and_then(|known| known.chars().next())
                            .ok_or(Unreadable::Damaged)?
                    }
                };
                (Kind::Character(c), (start, end), false)
            }
            Event::DocType(_) => return Err(Unreadable::Unsupported),
            Event::Eof if open.is_empty() && !nodes.is_empty() => return Ok(nodes),
            Event::Eof => return Err(Unreadable::Damaged),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
        };
        if open.is_empty() && !matches!(kind, Kind::Element { .. }) {
            continue;
        }
        let id = place(nodes.len() as u64)?;
        if nodes.len() >= MOST_NODES || open.len() >= DEEPEST {
            return Err(Unreadable::TooLarge);
        }
        let mut parent = NONE;
        if let Some((element, last)) = open.last_mut() {
            parent = *element;
            let before = std::mem::replace(last, id);
            match (before, nodes.get_mut(before as usize)) {
                (_, Some(before)) => before.next = id,
                (_, None) => {
                    if let Some(element) = nodes.get_mut(parent as usize) {
                        element.first = id;
                    }
                }
            }
        }
        nodes.push(Node {
            kind,
            start: range.0,
            end: range.1,
            parent,
            first: NONE,
            next: NONE,
        });
        if opens {
            open.push((id, NONE));
        }
    }
}

/// Whether programs of today know every vocabulary that a way of writing something requires: to one that asks for
/// another they prefer what stands for it.
fn is_understood(choice: &BytesStart<'_>, known: &NamespaceResolver) -> bool {
    /// How the names of vocabularies of Word's own makers begin.
    const KNOWN: [&str; 4] = [
        "http://schemas.microsoft.com/",
        "http://schemas.openxmlformats.org/",
        "http://purl.oclc.org/ooxml/",
        "urn:schemas-microsoft-com:",
    ];
    let required = choice.try_get_attribute("Requires").ok().flatten();
    let required = required.map(|required| required.value).unwrap_or_default();
    required.split_ascii_whitespace().all(|prefix| {
        let name = format!("{prefix}:any");
        match known.resolve_element(QName(&name)).0 {
            ResolveResult::Bound(vocabulary) => {
                (KNOWN.iter()).any(|known| vocabulary.as_ref().starts_with(known))
            }
            ResolveResult::Unbound | ResolveResult::Unknown(_) => false,
        }
    })
}

fn place(at: u64) -> Result<u32, Unreadable> {
    u32::try_from(at).map_err(|_| Unreadable::TooLarge)
}

fn space_of(resolved: &ResolveResult<'_>) -> Space {
    let ResolveResult::Bound(namespace) = resolved else {
        return Space::Else;
    };
    let known = SPACES.iter().find(|(name, _)| namespace.as_ref() == *name);
    known.map_or(Space::Else, |(_, space)| *space)
}

/// A text as it is written in a part.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            // XML has no others.
            '\t' | '\n' | '\r' => escaped.push(c),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => escaped.push(c),
        }
    }
    escaped
}
