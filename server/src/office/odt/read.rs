//! An OpenDocument text as the text that is checked.

use std::collections::HashSet;

use super::lists::{Lists, OUTLINE};
use super::own_table::own_table;
use super::styles::Styles;
use crate::draft::office::BREAK;
use crate::office::archive::Archive;
use crate::office::part::{Part, Version};
use crate::office::place::{Cell, Note, Region, Side};
use crate::office::rendered::{Builder, Kind, Rendered};
use crate::office::unreadable::Unreadable;
use crate::office::xml::{NodeId, Seen, Space, Tree};

/// Bytes of a table's row that is read as a line; a longer one's paragraphs are read one by one.
const LONGEST_ROW: usize = 3_000;
/// Columns that one cell goes over, and spaces that stand for one element, at most.
const MOST_REPEATED: usize = 1_000;

/// Reads a document: its parts, the main one first, and the text with its places.
///
/// # Errors
///
/// It is no text document, or cannot be read.
pub fn read(archive: &mut Archive<'_>, version: Version) -> Result<Rendered, Unreadable> {
    if let Some(manifest) = archive.part("META-INF/manifest.xml")?
        && manifest.contains("encryption-data")
    {
        return Err(Unreadable::Encrypted);
    }
    let mut part = |name: &str| -> Result<Option<Part>, Unreadable> {
        let Some(text) = archive.part(name)? else {
            return Ok(None);
        };
        Ok(Some(Part {
            name: name.to_owned(),
            tree: Tree::read(text)?,
        }))
    };
    let content = part("content.xml")?.ok_or(Unreadable::Damaged)?;
    let mut parts = vec![content];
    parts.extend(part("styles.xml")?);
    let (mut styles, mut lists) = (Styles::default(), Lists::default());
    for part in parts.iter().rev() {
        styles.add(&part.tree);
        lists.add(&part.tree);
    }
    let mut reader = Reader {
        parts: &parts,
        part: 0,
        builder: Builder::default(),
        styles,
        lists,
        version,
        own_table: parts
            .first()
            .map(|part| own_table(&part.tree))
            .unwrap_or_default(),
        inserted: HashSet::new(),
        deleted: Vec::new(),
        within_insertion: None,
        boxes: Vec::new(),
        tables: 0,
        spaced: true,
        is_joined: false,
    };
    reader.body()?;
    reader.sides();
    let builder = reader.builder;
    Ok(builder.finish(parts))
}

/// The list that a paragraph stands in.
#[derive(Clone, Default)]
struct InList {
    style: Option<String>,
    level: usize,
    /// Whether the paragraph begins an item, and is not another one of it or a header's.
    begins_item: bool,
    /// Where the item is said to begin.
    start: Option<u32>,
}

struct Reader<'a> {
    parts: &'a [Part],
    part: usize,
    builder: Builder,
    styles: Styles,
    lists: Lists,
    version: Version,
    /// What of the main part a review has appended.
    own_table: HashSet<NodeId>,
    /// Changes that put something in.
    inserted: HashSet<String>,
    /// Changes that took something out, and what.
    deleted: Vec<(String, NodeId)>,
    /// The insertion that is being passed over, where the original is read.
    within_insertion: Option<String>,
    boxes: Vec<(usize, NodeId)>,
    tables: usize,
    /// Whether a space would follow another, or begins a paragraph.
    spaced: bool,
    /// The next paragraph goes on from the one before, since an insertion or a deletion goes across their border.
    is_joined: bool,
}

impl<'a> Reader<'a> {
    fn tree(&self) -> Option<&'a Tree> {
        self.parts.get(self.part).map(|part| &part.tree)
    }

    fn enter(&mut self, part: usize) {
        self.part = part;
        self.builder.part = part;
    }

    fn body(&mut self) -> Result<(), Unreadable> {
        let tree = self.tree().ok_or(Unreadable::Damaged)?;
        let body = tree
            .child(tree.root(), Space::Office, "body")
            .ok_or(Unreadable::Damaged)?;
        let text = tree
            .child(body, Space::Office, "text")
            .ok_or(Unreadable::NotADocument)?;
        self.changes_known();
        self.blocks(tree, text, &InList::default());
        Ok(())
    }

    /// What the document says of changes: of its text, and of each header and footer.
    fn changes_known(&mut self) {
        for part in self.parts {
            let tree = &part.tree;
            for region in tree.under(tree.root()) {
                if !tree.is(region, Space::Text, "changed-region") {
                    continue;
                }
                let Some(id) = tree.attribute(region, "id") else {
                    continue;
                };
                if tree.child(region, Space::Text, "insertion").is_some() {
                    self.inserted.insert(id);
                } else if let Some(deletion) = tree.child(region, Space::Text, "deletion") {
                    self.deleted.push((id, deletion));
                }
            }
        }
    }

    /// Headers and footers, each once.
    fn sides(&mut self) {
        let Some(place) = self.parts.iter().position(|part| part.name == "styles.xml") else {
            return;
        };
        self.enter(place);
        let Some(tree) = self.tree() else {
            return;
        };
        let used = self.pages_used(tree);
        let Some(masters) = tree.child(tree.root(), Space::Office, "master-styles") else {
            return;
        };
        for page in tree.named(masters, Space::Style, "master-page") {
            let name = tree.attribute(page, "name").unwrap_or_default();
            if !used.contains(&name) {
                continue;
            }
            for child in tree.children(page) {
                let side = match tree.see(child) {
                    Seen::Element(Space::Style, "header" | "header-left" | "header-first") => {
                        Side::Header
                    }
                    Seen::Element(Space::Style, "footer" | "footer-left" | "footer-first") => {
                        Side::Footer
                    }
                    _ => continue,
                };
                if tree.attribute(child, "display").as_deref() == Some("false") {
                    continue;
                }
                self.builder.text.push('\n');
                self.builder.region = Region {
                    side,
                    ..Region::default()
                };
                self.blocks(tree, child, &InList::default());
            }
        }
    }

    /// The page styles that the document uses: the standard one, those that paragraphs ask for, and those that follow.
    fn pages_used(&self, tree: &Tree) -> HashSet<String> {
        let mut used: HashSet<String> = HashSet::from(["Standard".to_owned()]);
        for part in self.parts {
            let styles = part.tree.under(part.tree.root());
            let asked = styles.filter(|node| part.tree.is(*node, Space::Style, "style"));
            used.extend(asked.filter_map(|style| part.tree.attribute(style, "master-page-name")));
        }
        let masters = tree.child(tree.root(), Space::Office, "master-styles");
        for page in masters
            .iter()
            .flat_map(|masters| tree.named(*masters, Space::Style, "master-page"))
        {
            if tree
                .attribute(page, "name")
                .is_some_and(|name| used.contains(&name))
            {
                used.extend(tree.attribute(page, "next-style-name"));
            }
        }
        used
    }

    /// Paragraphs, lists, tables, sections.
    fn blocks(&mut self, tree: &'a Tree, holder: NodeId, list: &InList) {
        let mut list = list.clone();
        for child in tree.children(holder) {
            self.block(tree, child, &list);
            if matches!(tree.see(child), Seen::Element(Space::Text, "p" | "h")) {
                list.begins_item = false;
            }
        }
    }

    fn block(&mut self, tree: &'a Tree, node: NodeId, list: &InList) {
        let Seen::Element(space, name) = tree.see(node) else {
            return;
        };
        match (space, name) {
            // A review's.
            _ if self.part == 0 && self.own_table.contains(&node) => {}
            (Space::Text, "p" | "h") => self.paragraph(tree, node, list, name == "h"),
            (Space::Text, "list") => self.list(tree, node, list),
            (Space::Text, "numbered-paragraph") => {
                let inner = InList {
                    style: tree.attribute(node, "style-name"),
                    level: level_of(tree, node),
                    begins_item: true,
                    start: None,
                };
                self.blocks(tree, node, &inner);
            }
            (Space::Text, "section") if is_left(tree, node) => {}
            (
                Space::Text,
                "section" | "index-body" | "index-title" | "table-of-content"
                | "illustration-index" | "table-index" | "object-index" | "user-index"
                | "alphabetical-index" | "bibliography" | "shape",
            ) => self.blocks(tree, node, list),
            (Space::Table, "table") => self.table(tree, node),
            (Space::Text, "change" | "change-start" | "change-end") => {
                self.change_mark(tree, node, name)
            }
            (Space::Draw, _) => {
                self.find_text_boxes(tree, node);
                self.text_boxes();
            }
            _ => {}
        }
    }

    fn list(&mut self, tree: &'a Tree, node: NodeId, outer: &InList) {
        let is_inner = outer.style.is_some() || outer.level > 0 || outer.begins_item;
        let style = tree
            .attribute(node, "style-name")
            .or_else(|| outer.style.clone());
        let level = if is_inner { outer.level + 1 } else { 0 };
        let goes_on = tree.attribute(node, "continue-numbering").as_deref() == Some("true")
            || tree.attribute(node, "continue-list").is_some();
        if !is_inner
            && !goes_on
            && let Some(style) = &style
        {
            self.lists.begin(style);
        }
        for item in tree.children(node) {
            let begins_item = match tree.see(item) {
                Seen::Element(Space::Text, "list-item") => true,
                Seen::Element(Space::Text, "list-header") => false,
                _ => continue,
            };
            let start = tree
                .attribute(item, "start-value")
                .and_then(|start| start.parse().ok());
            let inner = InList {
                style: style.clone(),
                level,
                begins_item,
                start,
            };
            // What stands in no list of its own is at this level.
            let inner = InList { level, ..inner };
            self.items(tree, item, &inner);
        }
    }

    fn items(&mut self, tree: &'a Tree, item: NodeId, list: &InList) {
        // A list in an item is deeper also where the item has no paragraph.
        let mut list = list.clone();
        for child in tree.children(item) {
            if tree.is(child, Space::Text, "list") {
                let outer = InList {
                    begins_item: true,
                    ..list.clone()
                };
                self.list(tree, child, &outer);
            } else {
                self.block(tree, child, &list);
            }
            list.begins_item = false;
        }
    }

    fn paragraph(&mut self, tree: &'a Tree, node: NodeId, list: &InList, is_heading: bool) {
        let style = tree.attribute(node, "style-name");
        let style = style.as_deref();
        let is_hidden = self.styles.is_hidden("paragraph", style) == Some(true);
        if !std::mem::take(&mut self.is_joined) {
            let level = tree
                .attribute(node, "outline-level")
                .and_then(|level| level.parse::<u8>().ok());
            let rank = match is_heading {
                true => Some(level.unwrap_or(1)),
                false if self.styles.is_title(style) => Some(0),
                false => self.styles.outline(style),
            };
            let in_style = || self.styles.list(style).map(|name| (name, 0));
            let listed = match (&list.style, list.begins_item) {
                (Some(name), true) => Some((name.clone(), list.level)),
                (None, true) => in_style(),
                (_, false) => None,
            };
            let number = match (listed, is_heading) {
                (Some((name, level)), _) => self.lists.next(&name, level, list.start),
                (None, true) => {
                    let level = usize::from(rank.unwrap_or(1).max(1) - 1);
                    self.lists.next(OUTLINE, level, None)
                }
                (None, false) => None,
            };
            let kind = Kind {
                rank,
                is_quotation: self.styles.is_quotation(style),
                is_item: list.begins_item,
            };
            self.builder.begin(node, kind, number.as_deref());
            self.spaced = true;
        }
        self.inlines(tree, node, node, is_hidden);
        self.end();
    }

    fn end(&mut self) {
        // What is put in across a paragraph's end was one paragraph before.
        if self.within_insertion.is_some() {
            self.is_joined = true;
            return;
        }
        if self.builder.is_row || self.builder.region.note.is_some() {
            self.builder.end_within();
        } else {
            self.builder.end();
            self.text_boxes();
        }
    }

    fn inlines(&mut self, tree: &'a Tree, holder: NodeId, paragraph: NodeId, is_hidden: bool) {
        for child in tree.children(holder) {
            self.inline(tree, child, holder, paragraph, is_hidden);
        }
    }

    /// What stands in a paragraph; `holder` is what it stands in.
    fn inline(
        &mut self,
        tree: &'a Tree,
        node: NodeId,
        holder: NodeId,
        paragraph: NodeId,
        is_hidden: bool,
    ) {
        let range = tree.range(node);
        let is_shown = !is_hidden && self.within_insertion.is_none();
        let (space, name) = match tree.see(node) {
            Seen::Element(space, name) => (space, name),
            _ if !is_shown => return,
            Seen::Text(text) => return self.text(holder, range.start, text),
            Seen::Verbatim(text) => {
                self.spaced = text.ends_with(char::is_whitespace);
                return self.builder.other(holder, range, text);
            }
            Seen::Character(c) if c.is_ascii_whitespace() => {
                if !std::mem::replace(&mut self.spaced, true) {
                    self.builder.other(holder, range, " ");
                }
                return;
            }
            Seen::Character(c) => {
                self.spaced = false;
                return self.builder.character(holder, range, c);
            }
        };
        match (space, name) {
            (Space::Text, "change" | "change-start" | "change-end") => {
                self.change_mark(tree, node, name)
            }
            (Space::Text, "s") if is_shown => {
                let count = tree
                    .attribute(node, "c")
                    .and_then(|count| count.parse().ok());
                let count = count.unwrap_or(1_usize).clamp(1, MOST_REPEATED);
                self.builder.other(node, range, &" ".repeat(count));
                self.spaced = false;
            }
            (Space::Text, "tab") if is_shown => {
                self.builder.other(node, range, "\t");
                self.spaced = false;
            }
            (Space::Text, "line-break") if is_shown => {
                self.builder.line_break(node, range);
                self.spaced = false;
            }
            (Space::Text, "note") if is_shown => self.note(tree, node),
            (Space::Text, "ruby") => {
                if let Some(base) = tree.child(node, Space::Text, "ruby-base") {
                    self.inlines(tree, base, paragraph, is_hidden);
                }
            }
            (Space::Text, "span") => {
                let style = tree.attribute(node, "style-name");
                let own = self.styles.is_hidden("text", style.as_deref());
                self.inlines(tree, node, paragraph, own.unwrap_or(is_hidden));
            }
            (
                Space::Text,
                "hidden-text" | "hidden-paragraph" | "script" | "tracked-changes" | "note" | "s"
                | "tab" | "line-break",
            ) => {}
            (Space::Office, "annotation" | "annotation-end") => {}
            // Links, fields: what they come to.
            (Space::Text, _) => self.inlines(tree, node, paragraph, is_hidden),
            (Space::Draw, "a") => self.inlines(tree, node, paragraph, is_hidden),
            (Space::Draw, _) if is_shown => {
                let has_formula = tree
                    .under(node)
                    .any(|inner| tree.is(inner, Space::Draw, "object"));
                if has_formula {
                    self.builder.other(node, range, &BREAK.to_string());
                    self.spaced = false;
                }
                self.find_text_boxes(tree, node);
            }
            _ => {}
        }
    }

    /// A text, in which white space is one space.
    fn text(&mut self, holder: NodeId, from: usize, text: &str) {
        let mut begin = 0;
        for (at, c) in text.char_indices() {
            if c.is_ascii_whitespace() {
                if self.spaced {
                    self.builder.same(
                        holder,
                        from + begin,
                        text.get(begin..at).unwrap_or_default(),
                    );
                    begin = at + 1;
                }
                self.spaced = true;
            } else {
                self.spaced = false;
            }
        }
        self.builder
            .same(holder, from + begin, text.get(begin..).unwrap_or_default());
    }

    /// A place where something was put in or taken out.
    fn change_mark(&mut self, tree: &'a Tree, node: NodeId, name: &str) {
        if self.version != Version::Original {
            return;
        }
        let Some(id) = tree.attribute(node, "change-id") else {
            return;
        };
        match name {
            "change-start" if self.inserted.contains(&id) && self.within_insertion.is_none() => {
                self.within_insertion = Some(id);
            }
            "change-end" if self.within_insertion.as_ref() == Some(&id) => {
                self.within_insertion = None
            }
            "change" if self.within_insertion.is_none() => {
                let known = self.deleted.iter().find(|(known, _)| *known == id);
                let Some((_, deletion)) = known.cloned() else {
                    return;
                };
                // What was taken out stands in the paragraph, or begins and ends paragraphs.
                let mut is_first = true;
                for child in tree.children(deletion) {
                    let is_paragraph =
                        matches!(tree.see(child), Seen::Element(Space::Text, "p" | "h"));
                    if !is_paragraph {
                        continue;
                    }
                    if !std::mem::replace(&mut is_first, false) {
                        self.builder
                            .other(node, tree.range(node), &BREAK.to_string());
                    }
                    self.inlines(tree, child, child, false);
                }
            }
            _ => {}
        }
    }

    fn note(&mut self, tree: &'a Tree, node: NodeId) {
        let body = tree.child(node, Space::Text, "note-body");
        let Some(body) = body.filter(|_| self.builder.region.note.is_none()) else {
            return;
        };
        let citation = tree.child(node, Space::Text, "note-citation");
        let mark = citation.map(|citation| {
            let pieces = tree
                .under(citation)
                .filter_map(|node| match tree.see(node) {
                    Seen::Text(text) => Some(text),
                    _ => None,
                });
            pieces.collect::<String>()
        });
        let is_endnote = tree.attribute(node, "note-class").as_deref() == Some("endnote");
        let (paragraph, spaced) = (self.builder.paragraph(), self.spaced);
        self.builder.open_note(node, tree.range(node));
        self.builder.region.note = Some(Note {
            is_endnote,
            mark: mark.unwrap_or_default().trim().to_owned(),
        });
        self.blocks(tree, body, &InList::default());
        self.builder.region.note = None;
        self.builder.go_on_with(paragraph);
        self.builder.close_note();
        self.spaced = spaced;
    }

    /// The text boxes in a drawing, the outermost ones.
    fn find_text_boxes(&mut self, tree: &'a Tree, node: NodeId) {
        match tree.see(node) {
            Seen::Element(Space::Draw, "text-box") => self.boxes.push((self.part, node)),
            Seen::Element(Space::Draw, "object" | "object-ole") => {}
            Seen::Element(Space::Draw, _) => {
                let has_text = tree.children(node).any(|child| {
                    matches!(
                        tree.see(child),
                        Seen::Element(Space::Text, "p" | "list" | "h")
                    )
                });
                if has_text {
                    // A shape with words on it.
                    self.boxes.push((self.part, node));
                } else {
                    for child in tree.children(node) {
                        self.find_text_boxes(tree, child);
                    }
                }
            }
            _ => {}
        }
    }

    fn text_boxes(&mut self) {
        if self.builder.is_row || self.builder.region.note.is_some() {
            return;
        }
        let part = self.part;
        let region = self.builder.region.clone();
        for (of_part, content) in std::mem::take(&mut self.boxes) {
            self.enter(of_part);
            let Some(tree) = self.tree() else {
                continue;
            };
            self.builder.region = Region {
                is_text_box: true,
                cell: None,
                ..region.clone()
            };
            self.blocks(tree, content, &InList::default());
        }
        self.enter(part);
        self.builder.region = region;
    }

    fn table(&mut self, tree: &'a Tree, table: NodeId) {
        let rows = rows(tree, table);
        let is_nested = self.builder.is_row || self.builder.region.note.is_some();
        let cells = |row: NodeId| {
            tree.children(row).filter(move |cell| {
                matches!(
                    tree.see(*cell),
                    Seen::Element(Space::Table, "table-cell" | "covered-table-cell")
                )
            })
        };
        let has_columns = rows.iter().any(|row| cells(*row).count() > 1);
        let is_of_lines = has_columns && !is_nested;
        if !is_nested {
            self.tables += 1;
        }
        let outer = self.builder.region.cell;
        for (place, row) in rows.into_iter().enumerate() {
            let length: usize = (tree.under(row))
                .map(|node| match tree.see(node) {
                    Seen::Text(text) => text.len(),
                    _ => 0,
                })
                .sum();
            let is_line = is_of_lines && length <= LONGEST_ROW;
            if is_line {
                self.builder.is_row = true;
                self.builder.made("| ");
            }
            for (column, cell) in cells(row).enumerate() {
                if tree.is(cell, Space::Table, "covered-table-cell") {
                    continue;
                }
                if !is_nested {
                    let cell = Cell {
                        table: self.tables,
                        row: place + 1,
                        column: column + 1,
                    };
                    self.builder.region.cell = Some(cell);
                }
                self.blocks(tree, cell, &InList::default());
                if is_line {
                    self.builder.made(" | ");
                }
            }
            self.builder.region.cell = outer;
            if is_line {
                self.builder.is_row = false;
                self.builder.text.push('\n');
                self.text_boxes();
            }
        }
        if is_of_lines {
            self.builder.text.push('\n');
        }
    }
}

/// Whether a section is not shown.
fn is_left(tree: &Tree, section: NodeId) -> bool {
    tree.attribute(section, "display").as_deref() == Some("none")
}

/// The rows of a table, those of its head among them.
fn rows(tree: &Tree, holder: NodeId) -> Vec<NodeId> {
    let mut found = Vec::new();
    for child in tree.children(holder) {
        match tree.see(child) {
            Seen::Element(Space::Table, "table-row") => found.push(child),
            Seen::Element(Space::Table, "table-header-rows" | "table-rows" | "table-row-group") => {
                found.extend(rows(tree, child));
            }
            _ => {}
        }
    }
    found
}

/// The level of a paragraph that says its list itself, from 0.
fn level_of(tree: &Tree, node: NodeId) -> usize {
    let level = tree
        .attribute(node, "level")
        .and_then(|level| level.parse::<usize>().ok());
    level.unwrap_or(1).max(1) - 1
}
