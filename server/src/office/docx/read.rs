//! A document of Word as the text that is checked.

use std::collections::{HashMap, HashSet};

use super::fields;
use super::numbering::Numbering;
use super::own_table::own_table;
use super::package::Relationships;
use super::styles::{Numbered, Styles, hidden, outline};
use super::{chosen, is_of_version, is_on};
use crate::office::archive::Archive;
use crate::office::numerals::Numerals;
use crate::office::part::{Part, Version};
use crate::office::place::{Cell, Note, Region, Side};
use crate::office::rendered::{Builder, Kind, Rendered};
use crate::office::unreadable::Unreadable;
use crate::office::xml::{NodeId, Seen, Space, Tree};

/// Bytes of a table's row that is read as a line; a longer one's paragraphs are read one by one.
const LONGEST_ROW: usize = 3_000;

/// Reads a document: its parts, the main one first, and the text with its places.
///
/// # Errors
///
/// It is no document of Word, or cannot be read.
pub fn read(archive: &mut Archive<'_>, version: Version) -> Result<Rendered, Unreadable> {
    let package = Relationships::of(archive, "")?;
    let main = package
        .one("officeDocument")
        .ok_or(Unreadable::NotADocument)?
        .to_owned();
    let related = Relationships::of(archive, &main)?;
    let mut tree_of = |name: Option<&str>| -> Result<Option<Part>, Unreadable> {
        let Some(name) = name else {
            return Ok(None);
        };
        let Some(text) = archive.part(name)? else {
            return Ok(None);
        };
        let tree = Tree::read(text)?;
        Ok(Some(Part {
            name: name.to_owned(),
            tree,
        }))
    };
    let document = tree_of(Some(&main))?.ok_or(Unreadable::Damaged)?;
    if !document
        .tree
        .is(document.tree.root(), Space::Word, "document")
    {
        return Err(Unreadable::NotADocument);
    }
    let styles = tree_of(related.one("styles"))?;
    let numbering = tree_of(related.one("numbering"))?;
    let settings = tree_of(related.one("settings"))?;
    let has_even = settings.is_some_and(|Part { tree, .. }| {
        let even = tree.child(tree.root(), Space::Word, "evenAndOddHeaders");
        even.is_some_and(|even| is_on(tree.attribute(even, "val").as_deref()))
    });
    let sides = sides(&document.tree, &related, has_even);
    let own_table = own_table(&document.tree);
    let mut parts = vec![document];
    let mut notes = Notes::default();
    for (kind, is_endnote) in [("footnotes", false), ("endnotes", true)] {
        if let Some(part) = tree_of(related.one(kind))? {
            notes.add(&part.tree, parts.len(), is_endnote);
            parts.push(part);
        }
    }
    let mut of_sides = Vec::new();
    for (side, name) in sides {
        if let Some(part) = tree_of(Some(&name))? {
            of_sides.push((side, parts.len()));
            parts.push(part);
        }
    }
    let mut reader = Reader {
        parts: &parts,
        part: 0,
        builder: Builder::default(),
        styles: styles
            .map(|part| Styles::read(&part.tree))
            .unwrap_or_default(),
        numbering: numbering
            .map(|part| Numbering::read(&part.tree))
            .unwrap_or_default(),
        notes,
        own_table,
        version,
        ended: fields::ended(&parts, version),
        fields: Vec::new(),
        boxes: Vec::new(),
        tables: 0,
        counted: [0; 2],
        is_joined: false,
    };
    reader.whole(0, Side::Body);
    for (side, part) in of_sides {
        reader.whole(part, side);
    }
    let builder = reader.builder;
    Ok(builder.finish(parts))
}

/// The parts of the headers and footers that are printed, each once.
fn sides(tree: &Tree, related: &Relationships, has_even: bool) -> Vec<(Side, String)> {
    let mut found: Vec<(Side, String)> = Vec::new();
    let sections = tree
        .under(tree.root())
        .filter(|node| tree.is(*node, Space::Word, "sectPr"));
    for section in sections {
        let title = tree.child(section, Space::Word, "titlePg");
        let has_first = title.is_some_and(|title| is_on(tree.attribute(title, "val").as_deref()));
        for child in tree.children(section) {
            let side = match tree.see(child) {
                Seen::Element(Space::Word, "headerReference") => Side::Header,
                Seen::Element(Space::Word, "footerReference") => Side::Footer,
                _ => continue,
            };
            let is_printed = match tree.attribute(child, "type").as_deref() {
                Some("first") => has_first,
                Some("even") => has_even,
                _ => true,
            };
            let target = tree.attribute(child, "id");
            let target = target.and_then(|id| related.by_id(&id).map(str::to_owned));
            if let Some(target) = target.filter(|_| is_printed)
                && !found.iter().any(|(_, known)| *known == target)
            {
                found.push((side, target));
            }
        }
    }
    found
}

/// Where the notes stand: by whether they are endnotes, and their ids.
#[derive(Default)]
struct Notes {
    all: HashMap<(bool, String), (usize, NodeId)>,
    /// Those that have been read.
    read: HashSet<(bool, String)>,
}

impl Notes {
    fn add(&mut self, tree: &Tree, part: usize, is_endnote: bool) {
        let name = if is_endnote { "endnote" } else { "footnote" };
        for note in tree.named(tree.root(), Space::Word, name) {
            // What stands between the text and the notes is one, too.
            let is_separator = tree
                .attribute(note, "type")
                .is_some_and(|kind| kind != "normal");
            if let Some(id) = tree.attribute(note, "id").filter(|_| !is_separator) {
                self.all.insert((is_endnote, id), (part, note));
            }
        }
    }
}

/// A field that has begun.
struct Field {
    /// Whether what it comes to has begun; what it is made by is no text.
    is_result: bool,
    ends: bool,
}

struct Reader<'a> {
    parts: &'a [Part],
    /// The part that is being read.
    part: usize,
    builder: Builder,
    styles: Styles,
    numbering: Numbering,
    notes: Notes,
    /// What of the main part a review has appended.
    own_table: HashSet<NodeId>,
    version: Version,
    /// Where fields begin that end in the same text, each in its part.
    ended: HashSet<(usize, NodeId)>,
    /// The fields that are open, the innermost last.
    fields: Vec<Field>,
    /// Text boxes that stand in what is being read, each in its part.
    boxes: Vec<(usize, NodeId)>,
    /// How many tables have begun, and notes of either kind.
    tables: usize,
    counted: [u32; 2],
    /// The next paragraph goes on from the one before, whose end has been deleted.
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

    fn whole(&mut self, part: usize, side: Side) {
        self.enter(part);
        let Some(tree) = self.tree() else {
            return;
        };
        let root = tree.root();
        let holder = match side {
            Side::Body => tree.child(root, Space::Word, "body").unwrap_or(root),
            Side::Header | Side::Footer => {
                self.builder.text.push('\n');
                root
            }
        };
        self.builder.region = Region {
            side,
            ..Region::default()
        };
        self.blocks(tree, holder);
    }

    /// Paragraphs and tables.
    fn blocks(&mut self, tree: &'a Tree, holder: NodeId) {
        for child in tree.children(holder) {
            self.block(tree, child);
        }
        self.end_joined();
    }

    fn block(&mut self, tree: &'a Tree, node: NodeId) {
        match tree.see(node) {
            // A review's.
            _ if self.part == 0 && self.own_table.contains(&node) => {}
            Seen::Element(Space::Word, "p") => self.paragraph(tree, node),
            Seen::Element(Space::Word, "tbl") => self.table(tree, node),
            Seen::Element(
                Space::Word,
                name @ ("sdt" | "sdtContent" | "customXml" | "smartTag" | "ins" | "moveTo" | "del"
                | "moveFrom"),
            ) if self.is_of_version(name) => {
                for child in tree.children(node) {
                    self.block(tree, child);
                }
            }
            Seen::Element(Space::Compatibility, "AlternateContent") => {
                if let Some(chosen) = chosen(tree, node) {
                    for child in tree.children(chosen) {
                        self.block(tree, child);
                    }
                }
            }
            _ => {}
        }
    }

    /// Whether what stands in such an element is text of the version that is read.
    fn is_of_version(&self, name: &str) -> bool {
        is_of_version(self.version, name)
    }

    fn paragraph(&mut self, tree: &'a Tree, node: NodeId) {
        let properties = tree.child(node, Space::Word, "pPr");
        let value = |name| {
            let child = tree.child(properties?, Space::Word, name)?;
            tree.attribute(child, "val")
        };
        let style = value("pStyle");
        let is_hidden = self.styles.is_hidden(style.as_deref());
        if !self.is_joined {
            let direct = properties.and_then(|properties| outline(tree, properties));
            let rank = match direct {
                Some(level) => (level < 9).then_some(level + 1),
                None => self.styles.rank(style.as_deref()),
            };
            let own = properties
                .map(|properties| Numbered::of(tree, properties))
                .unwrap_or_default();
            let of_style = self.styles.numbered(style.as_deref());
            let numbered = Numbered {
                list: own.list.or(of_style.list),
                level: own.level.or(of_style.level),
            };
            let number = self.numbering.next(numbered);
            let kind = Kind {
                rank,
                is_quotation: self.styles.is_quotation(style.as_deref()),
                is_item: numbered.list.is_some_and(|list| list > 0),
            };
            self.builder.begin(node, kind, number.as_deref());
        }
        for child in tree.children(node) {
            self.inline(tree, child, is_hidden);
        }
        // What a field is made by goes on into other paragraphs where the field ends, and is no paragraph itself.
        for field in self.fields.iter_mut().filter(|field| !field.ends) {
            field.is_result = true;
        }
        self.is_joined = self.is_in_instruction()
            || properties
                .and_then(|properties| tree.child(properties, Space::Word, "rPr"))
                .is_some_and(|mark| {
                    let has = |name| tree.child(mark, Space::Word, name).is_some();
                    has("specVanish")
                        || match self.version {
                            Version::AsChanged => has("del") || has("moveFrom"),
                            Version::Original => has("ins") || has("moveTo"),
                        }
                });
        if !self.is_joined {
            self.end();
        }
    }

    fn end_joined(&mut self) {
        if std::mem::take(&mut self.is_joined) {
            self.end();
        }
    }

    fn end(&mut self) {
        if self.builder.is_row || self.builder.region.note.is_some() {
            self.builder.end_within();
        } else {
            self.builder.end();
            self.text_boxes();
        }
    }

    /// Reads the text boxes that stood in what has been read.
    fn text_boxes(&mut self) {
        if self.builder.is_row || self.builder.region.note.is_some() {
            return;
        }
        let (part, fields) = (self.part, std::mem::take(&mut self.fields));
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
            self.blocks(tree, content);
        }
        self.enter(part);
        self.fields = fields;
        self.builder.region = region;
    }

    /// What stands in a paragraph.
    fn inline(&mut self, tree: &'a Tree, node: NodeId, is_hidden: bool) {
        match tree.see(node) {
            Seen::Element(Space::Word, "r") => self.run(tree, node, is_hidden),
            Seen::Element(
                Space::Word,
                name @ ("hyperlink" | "smartTag" | "sdt" | "sdtContent" | "customXml" | "fldSimple"
                | "dir" | "bdo" | "ins" | "moveTo" | "del" | "moveFrom"),
            ) if self.is_of_version(name) => {
                for child in tree.children(node) {
                    self.inline(tree, child, is_hidden);
                }
            }
            Seen::Element(Space::Compatibility, "AlternateContent") => {
                if let Some(chosen) = chosen(tree, node) {
                    for child in tree.children(chosen) {
                        self.inline(tree, child, is_hidden);
                    }
                }
            }
            // A formula: no citation goes across it.
            Seen::Element(Space::Math, "oMath" | "oMathPara") => self.broken_off(tree, node),
            _ => {}
        }
    }

    fn broken_off(&mut self, tree: &'a Tree, node: NodeId) {
        let sign = crate::draft::office::BREAK.to_string();
        self.builder.other(node, tree.range(node), &sign);
    }

    fn run(&mut self, tree: &'a Tree, run: NodeId, is_hidden: bool) {
        let properties = tree.child(run, Space::Word, "rPr");
        let style = properties.and_then(|properties| {
            let style = tree.child(properties, Space::Word, "rStyle")?;
            tree.attribute(style, "val")
        });
        let direct = properties.and_then(|properties| hidden(tree, properties));
        let is_hidden =
            direct.unwrap_or_else(|| is_hidden || self.styles.is_hidden(style.as_deref()));
        for child in tree.children(run) {
            self.in_run(tree, child, is_hidden);
        }
    }

    /// Whether what is being read makes a field, at whatever depth.
    fn is_in_instruction(&self) -> bool {
        self.fields.iter().any(|field| !field.is_result)
    }

    fn in_run(&mut self, tree: &'a Tree, node: NodeId, is_hidden: bool) {
        if let Seen::Element(Space::Word, "fldChar") = tree.see(node) {
            match tree.attribute(node, "fldCharType").as_deref() {
                Some("begin") => self.fields.push(Field {
                    is_result: false,
                    ends: self.ended.contains(&(self.part, node)),
                }),
                Some("separate") => {
                    if let Some(field) = self.fields.last_mut() {
                        field.is_result = true;
                    }
                }
                Some("end") => {
                    self.fields.pop();
                }
                _ => {}
            }
            return;
        }
        if is_hidden || self.is_in_instruction() {
            return;
        }
        let range = tree.range(node);
        match tree.see(node) {
            Seen::Element(Space::Word, "t") => self.text(tree, node),
            Seen::Element(Space::Word, "delText") if self.version == Version::Original => {
                self.text(tree, node)
            }
            Seen::Element(Space::Word, "tab" | "ptab") => self.builder.other(node, range, "\t"),
            Seen::Element(Space::Word, "br" | "cr") => self.builder.line_break(node, range),
            Seen::Element(Space::Word, "noBreakHyphen") => self.builder.other(node, range, "-"),
            Seen::Element(Space::Word, "softHyphen") => self.builder.other(node, range, "\u{ad}"),
            Seen::Element(Space::Word, "sym") => {
                let shown = symbol(tree, node).to_string();
                self.builder.other(node, range, &shown);
            }
            Seen::Element(Space::Word, "footnoteReference") => self.note(tree, node, false),
            Seen::Element(Space::Word, "endnoteReference") => self.note(tree, node, true),
            Seen::Element(Space::Word, "drawing" | "pict" | "object") => {
                self.find_text_boxes(tree, node)
            }
            Seen::Element(Space::Compatibility, "AlternateContent") => {
                if let Some(chosen) = chosen(tree, node) {
                    for child in tree.children(chosen) {
                        self.in_run(tree, child, is_hidden);
                    }
                }
            }
            Seen::Element(Space::Word, "ruby") => {
                if let Some(base) = tree.child(node, Space::Word, "rubyBase") {
                    for child in tree.children(base) {
                        self.inline(tree, child, is_hidden);
                    }
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, tree: &'a Tree, holder: NodeId) {
        for child in tree.children(holder) {
            let range = tree.range(child);
            match tree.see(child) {
                Seen::Text(text) => self.builder.same(holder, range.start, text),
                Seen::Verbatim(text) => self.builder.other(holder, range, text),
                Seen::Character(c) => self.builder.character(holder, range, c),
                Seen::Element(..) => {}
            }
        }
    }

    /// The text boxes in a drawing, the outermost ones: what stands in them is found when they are read.
    fn find_text_boxes(&mut self, tree: &'a Tree, node: NodeId) {
        for child in tree.children(node) {
            match tree.see(child) {
                Seen::Element(Space::Word, "txbxContent") => self.boxes.push((self.part, child)),
                Seen::Element(Space::Compatibility, "AlternateContent") => {
                    if let Some(chosen) = chosen(tree, child) {
                        self.find_text_boxes(tree, chosen);
                    }
                }
                Seen::Element(..) => self.find_text_boxes(tree, child),
                _ => {}
            }
        }
    }

    fn note(&mut self, tree: &'a Tree, reference: NodeId, is_endnote: bool) {
        let Some(id) = tree.attribute(reference, "id") else {
            return;
        };
        let key = (is_endnote, id);
        let Some((part, note)) = self.notes.all.get(&key).copied() else {
            return;
        };
        // A note in a note is none, and one that two marks lead to stands at the first.
        if self.builder.region.note.is_some() || !self.notes.read.insert(key) {
            return;
        }
        let has_own_mark = tree
            .attribute(reference, "customMarkFollows")
            .is_some_and(|value| is_on(Some(&value)));
        let count = self.counted.get_mut(usize::from(is_endnote));
        let mark = match count {
            Some(count) if !has_own_mark => {
                *count += 1;
                let numerals = if is_endnote {
                    Numerals::LowerRoman
                } else {
                    Numerals::Decimal
                };
                numerals.write(*count)
            }
            _ => "*".to_owned(),
        };
        let (before, paragraph) = (self.part, self.builder.paragraph());
        let fields = std::mem::take(&mut self.fields);
        self.builder.open_note(reference, tree.range(reference));
        self.builder.region.note = Some(Note { is_endnote, mark });
        self.enter(part);
        if let Some(tree) = self.tree() {
            self.blocks(tree, note);
        }
        self.enter(before);
        self.builder.region.note = None;
        self.builder.go_on_with(paragraph);
        self.builder.close_note();
        self.fields = fields;
    }

    fn table(&mut self, tree: &'a Tree, table: NodeId) {
        self.end_joined();
        let rows: Vec<NodeId> = (within(tree, table, "tr").into_iter())
            .filter(|row| self.is_row_of_version(tree, *row))
            .collect();
        // A table in a row, a note or a text that is laid out by a table of one column, is its paragraphs.
        let is_nested = self.builder.is_row || self.builder.region.note.is_some();
        let has_columns = rows.iter().any(|row| within(tree, *row, "tc").len() > 1);
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
            let mut column = 0;
            for cell in within(tree, row, "tc") {
                let properties = tree.child(cell, Space::Word, "tcPr");
                let span = properties.and_then(|properties| {
                    let span = tree.child(properties, Space::Word, "gridSpan")?;
                    tree.attribute(span, "val")?.parse::<usize>().ok()
                });
                if !is_nested {
                    let cell = Cell {
                        table: self.tables,
                        row: place + 1,
                        column: column + 1,
                    };
                    self.builder.region.cell = Some(cell);
                }
                column = column.saturating_add(span.unwrap_or(1).clamp(1, 1_000));
                self.blocks(tree, cell);
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

    fn is_row_of_version(&self, tree: &Tree, row: NodeId) -> bool {
        let Some(properties) = tree.child(row, Space::Word, "trPr") else {
            return true;
        };
        let has = |name| tree.child(properties, Space::Word, name).is_some();
        match self.version {
            Version::AsChanged => !has("del"),
            Version::Original => !has("ins"),
        }
    }
}

/// The elements of a name in a table or a row, content controls or none around them.
fn within(tree: &Tree, holder: NodeId, name: &str) -> Vec<NodeId> {
    let mut found = Vec::new();
    for child in tree.children(holder) {
        match tree.see(child) {
            Seen::Element(Space::Word, known) if known == name => found.push(child),
            Seen::Element(Space::Word, "sdt" | "sdtContent" | "customXml") => {
                found.extend(within(tree, child, name))
            }
            _ => {}
        }
    }
    found
}

/// A character of a font of symbols: figures and marks where they are as in other fonts, else a box.
fn symbol(tree: &Tree, node: NodeId) -> char {
    const UNKNOWN: char = '□';
    let code = tree.attribute(node, "char");
    let code = code.and_then(|code| u32::from_str_radix(&code, 16).ok());
    let font = tree
        .attribute(node, "font")
        .unwrap_or_default()
        .to_lowercase();
    let c = match code {
        Some(code @ 0xF020..=0xF07E) if font == "symbol" => char::from_u32(code - 0xF000),
        Some(code @ 0xF000..=0xF0FF) if code >= 0xF080 || font != "symbol" => Some(UNKNOWN),
        Some(code) => char::from_u32(code),
        None => None,
    };
    match c {
        // Letters of it are Greek.
        Some(c) if font == "symbol" && c.is_ascii_alphabetic() => UNKNOWN,
        Some(c) if !c.is_control() => c,
        _ => UNKNOWN,
    }
}
