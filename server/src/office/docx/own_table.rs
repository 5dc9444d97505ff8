//! The table of authorities that a review appends: it is no text of the document's own, and the next review takes it
//! out.
//!
//! What says whose it is is a bookmark in its heading: programs that read and write the document keep that, while they
//! drop what a table is called, or make text of a content control.

use std::collections::HashSet;

use super::pen::Pen;
use super::vocabulary::vocabulary;
use crate::office::edit::{BOOKMARK, Table};
use crate::office::xml::{NodeId, Seen, Space, Tree, escape};

/// The tag of the content control that reviews put it in before.
const CONTROL: &str = "yuanyin-authorities";

/// The nodes of a part that are an earlier review's: the heading, the table, and the empty paragraph behind it.
pub fn own_table(tree: &Tree) -> HashSet<NodeId> {
    let mut found = HashSet::new();
    for node in tree.under(tree.root()) {
        match tree.see(node) {
            Seen::Element(Space::Word, "bookmarkStart")
                if tree.attribute(node, "name").as_deref() == Some(BOOKMARK) =>
            {
                let heading = tree.around(node, Space::Word, "p");
                let table = heading.and_then(|heading| tree.next_element(heading));
                let table = table.filter(|table| tree.is(*table, Space::Word, "tbl"));
                let (Some(heading), Some(table)) = (heading, table) else {
                    continue;
                };
                found.extend([heading, table]);
                let behind = tree.next_element(table);
                found.extend(behind.filter(|behind| is_empty(tree, *behind)));
            }
            Seen::Element(Space::Word, "sdt") if has_tag(tree, node) => {
                found.insert(node);
            }
            _ => {}
        }
    }
    found
}

fn has_tag(tree: &Tree, control: NodeId) -> bool {
    let properties = tree.child(control, Space::Word, "sdtPr");
    let tag = properties.and_then(|properties| {
        let tag = tree.child(properties, Space::Word, "tag")?;
        tree.attribute(tag, "val")
    });
    tag.as_deref() == Some(CONTROL)
}

/// Whether a paragraph has nothing in it, not even the end of a section.
fn is_empty(tree: &Tree, paragraph: NodeId) -> bool {
    let nothing = |node: NodeId| match tree.see(node) {
        Seen::Element(_, name) => !matches!(
            name,
            "t" | "sectPr" | "drawing" | "pict" | "object" | "fldChar" | "fldSimple" | "br" | "tab"
        ),
        _ => true,
    };
    tree.is(paragraph, Space::Word, "p") && tree.under(paragraph).all(nothing)
}

/// Appends a table with a heading over it, which has the bookmark.
pub fn append(pen: &mut Pen<'_>, table: &Table) {
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
    let namespace = vocabulary(tree).namespace;
    let id = pen.id();
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
            "<w:p xmlns:w=\"{namespace}\"><w:pPr><w:keepNext/><w:outlineLvl w:val=\"0\"/></w:pPr>\
             <w:bookmarkStart w:id=\"{id}\" w:name=\"{BOOKMARK}\"/><w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r><w:bookmarkEnd w:id=\"{id}\"/></w:p>\
             <w:tbl xmlns:w=\"{namespace}\"><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblBorders>{borders}</w:tblBorders></w:tblPr>\
             <w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl><w:p xmlns:w=\"{namespace}\"/>",
            escape(&table.heading)
        ),
    );
}
