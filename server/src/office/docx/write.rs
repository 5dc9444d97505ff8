//! Changes, comments and a table, written into the parts of a document of Word.
//!
//! A run is divided where a change or a comment begins or ends in it; each piece keeps its form. Everything else of a
//! part stays as it is written.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use super::package::{Relationships, file_of};
use super::read::OWN_TABLE;
use super::read::is_own_table;
use crate::office::archive::Archive;
use crate::office::edit::{Authorship, Change, Remark, Splices, Table, touched};
use crate::office::part::Part;
use crate::office::place::Side;
use crate::office::rendered::{Origin, Piece, Rendered};
use crate::office::unreadable::Unreadable;
use crate::office::xml::{NodeId, Seen, Space, Tree, escape};

/// The parts that changes make others, by their names.
pub fn change(
    rendered: &Rendered,
    changes: &[Change],
    tracked: Option<&Authorship>,
) -> BTreeMap<String, String> {
    let mut pens: Vec<Pen<'_>> = rendered.parts.iter().map(Pen::new).collect();
    let mut end = 0;
    let mut changes: Vec<&Change> = changes.iter().collect();
    changes.sort_by_key(|change| (change.range.start, change.range.end));
    for change in changes {
        if change.range.start < end {
            continue;
        }
        end = change.range.end;
        for one in touched(rendered, change) {
            let Some(pen) = pens.get_mut(one.piece.part) else {
                continue;
            };
            match tracked {
                Some(authorship) => pen.track(one.piece, one.source, &one.text, authorship),
                None => pen.write_over(one.piece, one.source, &one.text),
            }
        }
    }
    finished(pens)
}

fn finished(pens: Vec<Pen<'_>>) -> BTreeMap<String, String> {
    let changed = pens.into_iter().filter(|pen| !pen.splices.is_empty());
    changed
        .map(|pen| {
            (
                pen.part.name.clone(),
                pen.splices.applied(pen.part.tree.text()),
            )
        })
        .collect()
}

/// What writes over stretches of one part.
struct Pen<'a> {
    part: &'a Part,
    tree: &'a Tree,
    splices: Splices,
    /// Texts whose spaces at their ends are kept by now.
    spaced: HashSet<NodeId>,
    next_id: u32,
}

impl<'a> Pen<'a> {
    fn new(part: &'a Part) -> Pen<'a> {
        Pen {
            part,
            tree: &part.tree,
            splices: Splices::default(),
            spaced: HashSet::new(),
            next_id: 0,
        }
    }

    /// An id that no element of the part has.
    fn id(&mut self) -> u32 {
        if self.next_id == 0 {
            self.next_id = greatest_id(self.tree).saturating_add(1);
        }
        let id = self.next_id;
        self.next_id = id.saturating_add(1);
        id
    }

    /// Whether a piece is within a text, and no element of its own.
    fn is_in_text(&self, piece: &Piece) -> bool {
        matches!(
            self.tree.see(piece.node),
            Seen::Element(Space::Word, "t" | "delText")
        )
    }

    fn write_over(&mut self, piece: &Piece, source: Range<usize>, text: &str) {
        let written = escape(text);
        let written = if self.is_in_text(piece) {
            if text.starts_with(' ') || text.ends_with(' ') {
                self.keep_spaces(piece.node);
            }
            written
        } else if text.is_empty() {
            String::new()
        } else {
            let prefix = self.tree.prefix(piece.node);
            format!("<{prefix}t xml:space=\"preserve\">{written}</{prefix}t>")
        };
        self.splices.replace(source, written);
    }

    /// Spaces at the ends of a text are kept.
    fn keep_spaces(&mut self, text: NodeId) {
        if self.tree.attribute(text, "space").is_some() || !self.spaced.insert(text) {
            return;
        }
        let behind = self.tree.content(text).start.saturating_sub(1);
        self.splices
            .insert(behind, " xml:space=\"preserve\"".to_owned());
    }

    /// The run that a node stands in.
    fn run(&self, node: NodeId) -> Option<Run> {
        let run = self
            .tree
            .parent(node)
            .filter(|run| self.tree.is(*run, Space::Word, "r"))?;
        let properties = self.tree.child(run, Space::Word, "rPr");
        let form = properties.map(|properties| self.tree.range(properties));
        let form = form.and_then(|range| self.tree.text().get(range));
        Some(Run {
            node: run,
            prefix: self.tree.prefix(run).to_owned(),
            form: form.unwrap_or_default().to_owned(),
        })
    }

    fn track(&mut self, piece: &Piece, source: Range<usize>, text: &str, authorship: &Authorship) {
        let Some(run) = self.run(piece.node) else {
            return self.write_over(piece, source, text);
        };
        let is_in_text = self.is_in_text(piece);
        let removed = self.tree.text().get(source.clone()).unwrap_or_default();
        let prefix = &run.prefix;
        let mut between = String::new();
        let attributes = |id: u32| {
            format!(
                "{prefix}id=\"{id}\" {prefix}author=\"{}\" {prefix}date=\"{}\"",
                escape(&authorship.author),
                escape(&authorship.time)
            )
        };
        if !removed.is_empty() {
            let removed = match is_in_text {
                true => {
                    format!("<{prefix}delText xml:space=\"preserve\">{removed}</{prefix}delText>")
                }
                false => removed.to_owned(),
            };
            let id = self.id();
            between.push_str(&format!(
                "<{prefix}del {}>{}</{prefix}del>",
                attributes(id),
                run.with(&removed)
            ));
        }
        if !text.is_empty() {
            let id = self.id();
            between.push_str(&format!(
                "<{prefix}ins {}>{}</{prefix}ins>",
                attributes(id),
                run.with(&run.text(text))
            ));
        }
        let divided = self.divided(piece, &run, &between);
        self.splices.replace(source, divided);
    }

    /// What divides a run within a piece, with something between.
    fn divided(&mut self, piece: &Piece, run: &Run, between: &str) -> String {
        let prefix = &run.prefix;
        let form = &run.form;
        if self.is_in_text(piece) {
            self.keep_spaces(piece.node);
            let name = match self.tree.see(piece.node) {
                Seen::Element(_, name) => name,
                _ => "t",
            };
            format!(
                "</{prefix}{name}></{prefix}r>{between}<{prefix}r>{form}<{prefix}{name} xml:space=\"preserve\">"
            )
        } else {
            format!("</{prefix}r>{between}<{prefix}r>{form}")
        }
    }

    /// Puts something between runs at a place of a piece: before it, or behind it.
    fn put(&mut self, piece: &Piece, at: usize, is_before: bool, something: &str) {
        let outermost = self.outermost_run(piece.node);
        let own = match self.tree.is(piece.node, Space::Word, "r") {
            true => Some(piece.node),
            false => self.run(piece.node).map(|run| run.node),
        };
        let Some(outermost) = outermost else {
            return;
        };
        let whole = self.tree.range(outermost);
        let at_edge = match is_before {
            true => self.begins_run(outermost, piece, at),
            false => self.ends_run(outermost, piece, at),
        };
        if own != Some(outermost) || at_edge {
            let edge = if is_before { whole.start } else { whole.end };
            return self.splices.insert(edge, something.to_owned());
        }
        if let Some(run) = self.run(piece.node) {
            let divided = self.divided(piece, &run, something);
            self.splices.insert(at, divided);
        }
    }

    /// The outermost run around a node, or itself: one in a text box stands within another.
    fn outermost_run(&self, node: NodeId) -> Option<NodeId> {
        let mut at = Some(node);
        let mut found = None;
        while let Some(node) = at {
            if self.tree.is(node, Space::Word, "r") {
                found = Some(node);
            }
            at = self.tree.parent(node);
        }
        found
    }

    /// Whether nothing but its form stands in a run before a place of a piece.
    fn begins_run(&self, run: NodeId, piece: &Piece, at: usize) -> bool {
        let mut inner = self
            .tree
            .children(run)
            .filter(|child| !self.tree.is(*child, Space::Word, "rPr"));
        inner.next() == Some(piece.node)
            && at
                <= self
                    .tree
                    .content(piece.node)
                    .start
                    .max(self.tree.range(piece.node).start)
    }

    fn ends_run(&self, run: NodeId, piece: &Piece, at: usize) -> bool {
        let end = match self.is_in_text(piece) {
            true => self.tree.content(piece.node).end,
            false => self.tree.range(piece.node).end,
        };
        self.tree.children(run).last() == Some(piece.node) && at >= end
    }
}

/// A run that is divided.
struct Run {
    node: NodeId,
    /// Of the names of its elements, with the colon.
    prefix: String,
    /// `w:rPr`
    form: String,
}

impl Run {
    /// Another run in the same form.
    fn with(&self, content: &str) -> String {
        let Run { prefix, form, .. } = self;
        format!("<{prefix}r>{form}{content}</{prefix}r>")
    }

    fn text(&self, text: &str) -> String {
        let prefix = &self.prefix;
        format!(
            "<{prefix}t xml:space=\"preserve\">{}</{prefix}t>",
            escape(text)
        )
    }
}

fn greatest_id(tree: &Tree) -> u32 {
    let ids = tree
        .under(tree.root())
        .filter_map(|node| match tree.see(node) {
            Seen::Element(
                Space::Word,
                "ins" | "del" | "moveFrom" | "moveTo" | "rPrChange" | "pPrChange" | "bookmarkStart"
                | "commentRangeStart" | "commentReference" | "comment" | "moveFromRangeStart"
                | "moveToRangeStart",
            ) => tree.attribute(node, "id")?.parse::<u32>().ok(),
            _ => None,
        });
    ids.filter(|id| *id < u32::MAX / 2).max().unwrap_or(0)
}

/// The parts that comments, and a table at the end, make others; those of the same author, and an earlier table, are
/// taken out.
///
/// # Errors
///
/// A part that comments need cannot be read.
pub fn comment(
    archive: &mut Archive<'_>,
    rendered: &Rendered,
    remarks: &[Remark],
    table: Option<&Table>,
    authorship: &Authorship,
) -> Result<BTreeMap<String, String>, Unreadable> {
    let Some(main) = rendered.parts.first() else {
        return Ok(BTreeMap::new());
    };
    let related = Relationships::of(archive, &main.name)?;
    let known = match related.one("comments") {
        Some(name) => archive.part(name)?.map(|text| (name.to_owned(), text)),
        None => None,
    };
    let known = match known {
        Some((name, text)) => Some(Part {
            name,
            tree: Tree::read(text)?,
        }),
        None => None,
    };
    let (own, greatest) = known.as_ref().map_or((HashSet::new(), 0), |part| {
        own_comments(&part.tree, authorship)
    });
    let mut pens: Vec<Pen<'_>> = rendered.parts.iter().map(Pen::new).collect();
    for pen in &mut pens {
        take_out(pen, &own);
    }
    let mut written = String::new();
    let first = rendered
        .pieces
        .iter()
        .find(|piece| piece.part == 0 && piece.origin != Origin::Made);
    if let Some(pen) = pens.first_mut() {
        let mut id = greatest.max(greatest_id(pen.tree)).saturating_add(1);
        let prefix = pen.tree.prefix(pen.tree.root()).to_owned();
        for remark in remarks {
            let Some((begin, end)) =
                anchor(rendered, &remark.range).or(first.map(|first| (first, first)))
            else {
                continue;
            };
            let from = place_in(begin, remark.range.start, true);
            let to = place_in(end, remark.range.end, false);
            pen.put(
                begin,
                from,
                true,
                &format!("<{prefix}commentRangeStart {prefix}id=\"{id}\"/>"),
            );
            pen.put(
                end,
                to,
                false,
                &format!(
                    "<{prefix}commentRangeEnd {prefix}id=\"{id}\"/><{prefix}r><{prefix}commentReference {prefix}id=\"{id}\"/></{prefix}r>"
                ),
            );
            written.push_str(&one_comment(remark, id, authorship));
            id = id.saturating_add(1);
        }
        if let Some(table) = table {
            append(pen, table);
        }
    }
    let mut parts = finished(pens);
    match known {
        Some(part) => {
            let text = with_comments(&part.tree, &own, &written);
            parts.insert(part.name, text);
        }
        None if written.is_empty() => {}
        None => add_part(archive, main, &related, &written, &mut parts)?,
    }
    Ok(parts)
}

/// Ids of the comments of an author, and the greatest of all.
fn own_comments(tree: &Tree, authorship: &Authorship) -> (HashSet<String>, u32) {
    let mut own = HashSet::new();
    let mut greatest = 0;
    for comment in tree.named(tree.root(), Space::Word, "comment") {
        let Some(id) = tree.attribute(comment, "id") else {
            continue;
        };
        greatest = greatest.max(id.parse::<u32>().unwrap_or(0));
        if tree.attribute(comment, "author").as_deref() == Some(authorship.author.as_str()) {
            own.insert(id);
        }
    }
    (own, greatest)
}

/// Takes out what shows where comments stand, and the table of an earlier review.
fn take_out(pen: &mut Pen<'_>, own: &HashSet<String>) {
    let tree = pen.tree;
    let mut behind = 0;
    for node in tree.under(tree.root()) {
        let Seen::Element(Space::Word, name) = tree.see(node) else {
            continue;
        };
        let is_own = || {
            tree.attribute(node, "id")
                .is_some_and(|id| own.contains(&id))
        };
        let removed = match name {
            "commentRangeStart" | "commentRangeEnd" if is_own() => tree.range(node),
            "commentReference" if is_own() => {
                // The run that has it, where it has nothing else.
                let run = tree.parent(node).filter(|run| {
                    tree.children(*run)
                        .all(|child| child == node || tree.is(child, Space::Word, "rPr"))
                });
                tree.range(run.unwrap_or(node))
            }
            "sdt" if is_own_table(tree, node) => tree.range(node),
            _ => continue,
        };
        if removed.start >= behind {
            behind = removed.end;
            pen.splices.replace(removed, String::new());
        }
    }
}

/// The first and the last piece that a comment is about, in the main part: of a note its mark; `None` for what stands in
/// a header or a footer.
fn anchor<'a>(rendered: &'a Rendered, range: &Range<usize>) -> Option<(&'a Piece, &'a Piece)> {
    let of_document = |piece: &&Piece| piece.origin != Origin::Made && !rendered.is_mark(piece);
    let pieces = rendered.pieces(range);
    let first = pieces.iter().find(of_document)?;
    let region = rendered.region(first)?;
    if region.side != Side::Body {
        return None;
    }
    if region.note.is_some() {
        let before = rendered.pieces.get(
            ..=rendered
                .pieces
                .partition_point(|piece| piece.end <= first.start),
        )?;
        let mark = before.iter().rev().find(|piece| rendered.is_mark(piece))?;
        return Some((mark, mark));
    }
    let is_beside = |piece: &&Piece| {
        piece.part == first.part
            && rendered
                .region(piece)
                .is_some_and(|other| other.note.is_none())
    };
    let last = pieces.iter().rev().filter(of_document).find(is_beside)?;
    Some((first, last))
}

/// The place in the part of a place in a piece.
fn place_in(piece: &Piece, at: usize, is_begin: bool) -> usize {
    match piece.origin {
        Origin::Same => piece.source.start + at.clamp(piece.start, piece.end) - piece.start,
        _ if is_begin => piece.source.start,
        _ => piece.source.end,
    }
}

/// The namespace of what is written into parts of their own.
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

fn one_comment(remark: &Remark, id: u32, authorship: &Authorship) -> String {
    let mut written = format!(
        "<w:comment xmlns:w=\"{WORD}\" w:id=\"{id}\" w:author=\"{author}\" w:date=\"{time}\" w:initials=\"{initials}\">",
        author = escape(&authorship.author),
        time = escape(&authorship.time),
        initials = escape(&authorship.author.chars().take(2).collect::<String>()),
    );
    for (place, paragraph) in remark.paragraphs.iter().enumerate() {
        let mark = if place == 0 {
            "<w:r><w:annotationRef/></w:r>"
        } else {
            ""
        };
        written.push_str(&format!(
            "<w:p>{mark}<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>",
            escape(paragraph)
        ));
    }
    written.push_str("</w:comment>");
    written
}

/// The comments of a document without some, and with others.
fn with_comments(tree: &Tree, own: &HashSet<String>, written: &str) -> String {
    let mut splices = Splices::default();
    for comment in tree.named(tree.root(), Space::Word, "comment") {
        if tree
            .attribute(comment, "id")
            .is_some_and(|id| own.contains(&id))
        {
            splices.replace(tree.range(comment), String::new());
        }
    }
    insert_last(tree, tree.root(), written, &mut splices);
    splices.applied(tree.text())
}

/// Inserts something as the last in an element, be it written with one tag alone.
fn insert_last(tree: &Tree, element: NodeId, written: &str, splices: &mut Splices) {
    if written.is_empty() {
        return;
    }
    if tree.is_empty_tag(element) {
        let range = tree.range(element);
        let tag = tree.text().get(range.clone()).unwrap_or_default();
        let name = tag.trim_start_matches('<');
        let name = name.get(
            ..name
                .find(|c: char| c.is_ascii_whitespace() || c == '/')
                .unwrap_or(0),
        );
        let close = range.end.saturating_sub(2)..range.end;
        splices.replace(close, format!(">{written}</{}>", name.unwrap_or_default()));
    } else {
        splices.insert(tree.content(element).end, written.to_owned());
    }
}

/// A part for comments, in a package that has none.
fn add_part(
    archive: &mut Archive<'_>,
    main: &Part,
    related: &Relationships,
    written: &str,
    parts: &mut BTreeMap<String, String>,
) -> Result<(), Unreadable> {
    const KIND: &str =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
    const CONTENT: &str =
        "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
    let folder = main
        .name
        .rsplit_once('/')
        .map_or(String::new(), |(folder, _)| format!("{folder}/"));
    let names = ["comments.xml", "commentsYuanyin.xml"].map(|name| format!("{folder}{name}"));
    let Some(name) = names.into_iter().find(|name| !archive.has(name)) else {
        return Err(Unreadable::Damaged);
    };
    let file = name.rsplit('/').next().unwrap_or_default().to_owned();
    let relations = file_of(&main.name);
    let relation = format!(
        "<Relationship xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\" Id=\"{}\" Type=\"{KIND}\" Target=\"{file}\"/>",
        related.free_id()
    );
    let of_package = |text: Option<String>, element: &str| -> Result<String, Unreadable> {
        let tree = Tree::read(text.ok_or(Unreadable::Damaged)?)?;
        let mut splices = Splices::default();
        insert_last(&tree, tree.root(), element, &mut splices);
        Ok(splices.applied(tree.text()))
    };
    let content = format!(
        "<Override xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\" PartName=\"/{name}\" ContentType=\"{CONTENT}\"/>"
    );
    let types = of_package(archive.part("[Content_Types].xml")?, &content)?;
    let none = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>";
    let before = archive.part(&relations)?.unwrap_or_else(|| none.to_owned());
    parts.insert(relations, of_package(Some(before), &relation)?);
    parts.insert("[Content_Types].xml".to_owned(), types);
    parts.insert(
        name,
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:comments xmlns:w=\"{WORD}\">{written}</w:comments>"
        ),
    );
    Ok(())
}

/// Appends a table with a heading over it, in a content control that says whose it is.
fn append(pen: &mut Pen<'_>, table: &Table) {
    let tree = pen.tree;
    let Some(body) = tree.child(tree.root(), Space::Word, "body") else {
        return;
    };
    let section = tree
        .children(body)
        .last()
        .filter(|last| tree.is(*last, Space::Word, "sectPr"));
    let at = section.map_or_else(
        || tree.content(body).end,
        |section| tree.range(section).start,
    );
    let cell = |text: &str, is_head: bool| {
        let bold = if is_head { "<w:rPr><w:b/></w:rPr>" } else { "" };
        format!(
            "<w:tc><w:tcPr/><w:p><w:r>{bold}<w:t xml:space=\"preserve\">{}</w:t></w:r></w:p></w:tc>",
            escape(text)
        )
    };
    let columns = table.rows.iter().map(Vec::len).max().unwrap_or(1);
    let rows: String = (table.rows.iter().enumerate())
        .map(|(place, row)| {
            let head = if place == 0 {
                "<w:trPr><w:tblHeader/></w:trPr>"
            } else {
                ""
            };
            let cells: String = row.iter().map(|text| cell(text, place == 0)).collect();
            format!("<w:tr>{head}{cells}</w:tr>")
        })
        .collect();
    let border = |side: &str| {
        format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>")
    };
    let borders: String = ["top", "left", "bottom", "right", "insideH", "insideV"]
        .map(border)
        .concat();
    let grid = "<w:gridCol/>".repeat(columns);
    pen.splices.insert(
        at,
        format!(
            "<w:sdt xmlns:w=\"{WORD}\"><w:sdtPr><w:tag w:val=\"{OWN_TABLE}\"/></w:sdtPr><w:sdtContent>\
             <w:p><w:pPr><w:keepNext/><w:outlineLvl w:val=\"0\"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r></w:p>\
             <w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblBorders>{borders}</w:tblBorders></w:tblPr>\
             <w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl><w:p/></w:sdtContent></w:sdt>",
            escape(&table.heading)
        ),
    );
}
