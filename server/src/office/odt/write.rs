//! Changes, comments and a table, written into the parts of an OpenDocument text. Everything else of a part stays as
//! it is written.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use super::own_table::{OWN_TABLE, own_table};
use crate::office::edit::{Authorship, BOOKMARK, Change, Remark, Splices, Table, touched};
use crate::office::place::Side;
use crate::office::rendered::{Origin, Piece, Rendered};
use crate::office::xml::{NodeId, Seen, Space, Tree, escape};

/// The parts that changes make others, by their names.
pub fn change(
    rendered: &Rendered,
    changes: &[Change],
    tracked: Option<&Authorship>,
) -> BTreeMap<String, String> {
    let mut splices: Vec<Splices> = rendered.parts.iter().map(|_| Splices::default()).collect();
    // What is tracked, by the part and what holds it.
    let mut marked: BTreeMap<(usize, NodeId), Marked> = BTreeMap::new();
    let mut end = 0;
    let mut changes: Vec<&Change> = changes.iter().collect();
    changes.sort_by_key(|change| (change.range.start, change.range.end));
    for change in changes {
        if change.range.start < end {
            continue;
        }
        end = change.range.end;
        for one in touched(rendered, change) {
            let (Some(part), Some(splices)) = (
                rendered.parts.get(one.piece.part),
                splices.get_mut(one.piece.part),
            ) else {
                continue;
            };
            if tracked.is_none() {
                splices.replace(one.source, escape(&one.text));
                continue;
            }
            let field = field_around(&part.tree, one.piece.node);
            let place = (one.piece.part, field.unwrap_or(one.piece.node));
            let marked = marked.entry(place).or_default();
            marked.is_field = field.is_some();
            marked.changes.push((one.source, one.text));
        }
    }
    if let Some(authorship) = tracked {
        track(rendered, marked, authorship, &mut splices);
    }
    finished(rendered, splices)
}

/// What is changed in an element that holds text.
#[derive(Default)]
struct Marked {
    /// It is a field: no mark of a change can stand in it.
    is_field: bool,
    changes: Vec<(Range<usize>, String)>,
}

/// Writes changes that somebody has yet to accept. A field is taken out whole, and what it came to put in, changed.
fn track(
    rendered: &Rendered,
    marked: BTreeMap<(usize, NodeId), Marked>,
    authorship: &Authorship,
    splices: &mut [Splices],
) {
    let mut regions: BTreeMap<(usize, NodeId), String> = BTreeMap::new();
    let parts = rendered.parts.iter();
    let mut count: usize = parts
        .map(|part| part.tree.text().matches("yuanyin-change-").count())
        .sum();
    for ((place, node), marked) in marked {
        let (Some(part), Some(splices)) = (rendered.parts.get(place), splices.get_mut(place))
        else {
            continue;
        };
        let tree = &part.tree;
        let Some(holder) = tracker(tree, node) else {
            // Nothing can say there what was changed by whom.
            for (source, text) in marked.changes {
                splices.replace(source, escape(&text));
            }
            continue;
        };
        let whole = |source: &Range<usize>| tree.text().get(source.clone()).unwrap_or_default();
        let changes: Vec<(Range<usize>, String)> = match marked.is_field {
            true => {
                let mut within = Splices::default();
                for (source, text) in marked.changes {
                    within.replace(source, escape(&text));
                }
                let after = within.applied_within(tree.text(), tree.content(node));
                vec![(tree.range(node), after)]
            }
            false => {
                let changes = marked.changes.into_iter();
                changes
                    .map(|(source, text)| (source, escape(&text)))
                    .collect()
            }
        };
        let regions = regions.entry((place, holder)).or_default();
        for (source, written) in changes {
            let removed = whole(&source);
            let mut marks = String::new();
            if !removed.is_empty() {
                count += 1;
                regions.push_str(&region(count, Some(removed), authorship));
                marks.push_str(&format!(
                    "<text:change {NAMES} text:change-id=\"{}\"/>",
                    id(count)
                ));
            }
            if !written.is_empty() {
                count += 1;
                regions.push_str(&region(count, None, authorship));
                marks.push_str(&format!(
                    "<text:change-start {NAMES} text:change-id=\"{id}\"/>{written}<text:change-end {NAMES} text:change-id=\"{id}\"/>",
                    id = id(count),
                ));
            }
            splices.replace(source, marks);
        }
    }
    for ((place, holder), regions) in regions {
        if let (Some(part), Some(splices)) = (rendered.parts.get(place), splices.get_mut(place)) {
            add_regions(&part.tree, holder, &regions, splices);
        }
    }
}

/// What says which changes there are in what a node stands in: the text of the document, a header, a footer.
fn tracker(tree: &Tree, node: NodeId) -> Option<NodeId> {
    let mut at = Some(node);
    while let Some(node) = at {
        if let Seen::Element(Space::Office, "text")
        | Seen::Element(
            Space::Style,
            "header" | "header-left" | "header-first" | "footer" | "footer-left" | "footer-first",
        ) = tree.see(node)
        {
            return Some(node);
        }
        at = tree.parent(node);
    }
    None
}

/// The outermost field that a node is or stands in, within its paragraph.
fn field_around(tree: &Tree, node: NodeId) -> Option<NodeId> {
    let mut found = None;
    let mut at = Some(node);
    while let Some(node) = at {
        match tree.see(node) {
            Seen::Element(Space::Text, "p" | "h") => break,
            Seen::Element(
                Space::Text,
                "span" | "a" | "ruby" | "ruby-base" | "meta" | "s" | "tab" | "line-break",
            ) => {}
            // What holds more than words is no field.
            Seen::Element(Space::Text, _) if is_of_words(tree, node) => found = Some(node),
            _ => {}
        }
        at = tree.parent(node);
    }
    found
}

fn is_of_words(tree: &Tree, node: NodeId) -> bool {
    let is_word = |child| !matches!(tree.see(child), Seen::Element(..));
    tree.children(node).all(is_word)
}

fn finished(rendered: &Rendered, splices: Vec<Splices>) -> BTreeMap<String, String> {
    let changed = rendered
        .parts
        .iter()
        .zip(splices)
        .filter(|(_, splices)| !splices.is_empty());
    changed
        .map(|(part, splices)| (part.name.clone(), splices.applied(part.tree.text())))
        .collect()
}

/// The namespaces of what is put in: a document may call them otherwise.
const NAMES: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"";

fn id(count: usize) -> String {
    format!("yuanyin-change-{count}")
}

/// What is known of a change: what was taken out, if anything was, by whom and when.
fn region(count: usize, removed: Option<&str>, authorship: &Authorship) -> String {
    let information = format!(
        "<office:change-info><dc:creator xmlns:dc=\"{DUBLIN_CORE}\">{}</dc:creator><dc:date xmlns:dc=\"{DUBLIN_CORE}\">{}</dc:date></office:change-info>",
        escape(&authorship.author),
        escape(authorship.time.trim_end_matches('Z')),
    );
    let change = match removed {
        Some(removed) => {
            format!("<text:deletion>{information}<text:p>{removed}</text:p></text:deletion>")
        }
        None => format!("<text:insertion>{information}</text:insertion>"),
    };
    let id = id(count);
    format!(
        "<text:changed-region {NAMES} xml:id=\"{id}\" text:id=\"{id}\">{change}</text:changed-region>"
    )
}

/// The namespace of authors and dates.
const DUBLIN_CORE: &str = "http://purl.org/dc/elements/1.1/";

fn text_of(tree: &Tree) -> Option<NodeId> {
    let body = tree.child(tree.root(), Space::Office, "body")?;
    tree.child(body, Space::Office, "text")
}

fn add_regions(tree: &Tree, text: NodeId, regions: &str, splices: &mut Splices) {
    if let Some(changes) = tree.child(text, Space::Text, "tracked-changes")
        && !tree.is_empty_tag(changes)
    {
        return splices.insert(tree.content(changes).end, regions.to_owned());
    }
    let forms = tree.child(text, Space::Office, "forms");
    let at = forms.map_or_else(|| tree.content(text).start, |forms| tree.range(forms).end);
    splices.insert(
        at,
        format!("<text:tracked-changes {NAMES}>{regions}</text:tracked-changes>"),
    );
}

/// The parts that comments, and a table at the end, make others; those of the same author, and an earlier table, are
/// taken out.
pub fn comment(
    rendered: &Rendered,
    remarks: &[Remark],
    table: Option<&Table>,
    authorship: &Authorship,
) -> BTreeMap<String, String> {
    let mut all: Vec<Splices> = rendered.parts.iter().map(|_| Splices::default()).collect();
    let mut kept = Vec::new();
    for (part, splices) in rendered.parts.iter().zip(&mut all) {
        kept.extend(take_out(&part.tree, authorship, splices));
    }
    let first = rendered
        .pieces
        .iter()
        .find(|piece| piece.part == 0 && piece.origin != Origin::Made);
    if let (Some(part), Some(splices)) = (rendered.parts.first(), all.first_mut()) {
        let tree = &part.tree;
        let taken = greatest_name(tree);
        for (place, remark) in remarks.iter().enumerate() {
            // What somebody has answered is not said again.
            let said = remark.paragraphs.concat();
            if let Some(place) = kept.iter().position(|one| *one == said) {
                kept.swap_remove(place);
                continue;
            }
            let at = anchor(rendered, tree, &remark.range);
            let at = at.or_else(|| first.map(|first| first.source.start..first.source.start));
            let Some(Range { start, end }) = at else {
                continue;
            };
            let name = format!("{NAME}{}", taken + place + 1);
            let paragraphs: String = (remark.paragraphs.iter())
                .map(|paragraph| format!("<text:p>{}</text:p>", escape(paragraph)))
                .collect();
            let is_stretch = start < end;
            let named = if is_stretch {
                format!(" office:name=\"{name}\"")
            } else {
                String::new()
            };
            splices.insert(
                start,
                format!(
                    "<office:annotation {NAMES}{named}><dc:creator xmlns:dc=\"{DUBLIN_CORE}\">{}</dc:creator><dc:date xmlns:dc=\"{DUBLIN_CORE}\">{}</dc:date>{paragraphs}</office:annotation>",
                    escape(&authorship.author),
                    escape(authorship.time.trim_end_matches('Z')),
                ),
            );
            if is_stretch {
                splices.insert(
                    end,
                    format!("<office:annotation-end {NAMES} office:name=\"{name}\"/>"),
                );
            }
        }
        if let Some(table) = table {
            append(tree, table, splices);
        }
    }
    finished(rendered, all)
}

/// What the names of comments begin with.
const NAME: &str = "yuanyin-";

/// The greatest number in the name of a comment, be it another's.
fn greatest_name(tree: &Tree) -> usize {
    let annotations = tree
        .under(tree.root())
        .filter(|node| tree.is(*node, Space::Office, "annotation"));
    let numbers = annotations.filter_map(|node| {
        let name = tree.attribute(node, "name")?;
        name.strip_prefix(NAME)?.parse::<u32>().ok()
    });
    numbers.max().map_or(0, |number| number as usize)
}

/// Takes out the comments of an author that nobody else has answered, and the table of an earlier review. What the
/// answered ones say.
fn take_out(tree: &Tree, authorship: &Authorship, splices: &mut Splices) -> Vec<String> {
    let table = own_table(tree);
    let mut kept = Vec::new();
    let answered: HashSet<String> = tree
        .under(tree.root())
        .filter(|node| tree.is(*node, Space::Office, "annotation"))
        .filter(|node| author(tree, *node) != authorship.author)
        .filter_map(|node| tree.attribute(node, "parent-name"))
        .collect();
    let mut names = HashSet::new();
    let mut behind = 0;
    for node in tree.under(tree.root()) {
        let removed = match tree.see(node) {
            Seen::Element(Space::Office, "annotation")
                if author(tree, node) == authorship.author =>
            {
                let name = tree.attribute(node, "name");
                if name.is_some_and(|name| answered.contains(&name)) {
                    let paragraphs = tree.named(node, Space::Text, "p");
                    kept.push(paragraphs.map(|one| tree.words(one)).collect());
                    continue;
                }
                names.extend(tree.attribute(node, "name"));
                tree.range(node)
            }
            Seen::Element(Space::Office, "annotation-end")
                if tree
                    .attribute(node, "name")
                    .is_some_and(|name| names.contains(&name)) =>
            {
                tree.range(node)
            }
            _ if table.contains(&node) => tree.range(node),
            _ => continue,
        };
        if removed.start >= behind {
            behind = removed.end;
            splices.replace(removed, String::new());
        }
    }
    kept
}

/// Who has written a comment.
fn author(tree: &Tree, annotation: NodeId) -> String {
    let is_creator = |node: &NodeId| matches!(tree.see(*node), Seen::Element(_, "creator"));
    let creator = tree.children(annotation).find(is_creator);
    let pieces = creator.into_iter().flat_map(|creator| tree.under(creator));
    pieces
        .filter_map(|node| match tree.see(node) {
            Seen::Text(text) => Some(text),
            _ => None,
        })
        .collect()
}

/// The bytes of the main part that a comment is about: of a note its mark, of a text box or a shape the whole of it;
/// `None` for what stands in a header or a footer.
fn anchor(rendered: &Rendered, tree: &Tree, range: &Range<usize>) -> Option<Range<usize>> {
    let of_document = |piece: &&Piece| piece.origin != Origin::Made && !rendered.is_mark(piece);
    let pieces = rendered.pieces(range);
    let first = pieces.iter().find(of_document)?;
    let region = rendered.region(first)?;
    if region.side != Side::Body || first.part != 0 {
        return None;
    }
    // What holds its own text beside that of the document.
    let mut holder = None;
    let mut at = Some(first.node);
    while let Some(node) = at {
        let is_beside = match tree.see(node) {
            Seen::Element(Space::Text, "note") => true,
            Seen::Element(Space::Draw, name) => name != "a",
            _ => false,
        };
        if is_beside {
            holder = Some(node);
        }
        at = tree.parent(node);
    }
    if let Some(holder) = holder {
        // Where it stands by itself, on a page, nothing can stand beside it.
        let is_in_text = tree.parent(holder).is_some_and(|parent| {
            matches!(
                tree.see(parent),
                Seen::Element(Space::Text, "p" | "h" | "span" | "a")
            )
        });
        return is_in_text.then(|| tree.range(holder));
    }
    let is_beside = |piece: &&Piece| {
        piece.part == first.part
            && rendered
                .region(piece)
                .is_some_and(|other| other.note.is_none())
    };
    let last = pieces.iter().rev().filter(of_document).find(is_beside)?;
    let begin = match first.origin {
        Origin::Same => first.source.start + range.start.max(first.start) - first.start,
        _ => first.source.start,
    };
    let end = match last.origin {
        Origin::Same => last.source.start + range.end.min(last.end) - last.start,
        _ => last.source.end,
    };
    Some(begin..end)
}

/// The style of the cells of the table that a review appends.
const CELL_STYLE: &str = "yuanyin-cell";

/// Appends a table with a heading over it, in a section that says whose it is.
fn append(tree: &Tree, table: &Table, splices: &mut Splices) {
    let Some(text) = text_of(tree).filter(|text| !tree.is_empty_tag(*text)) else {
        return;
    };
    let columns = table.rows.iter().map(Vec::len).max().unwrap_or(1);
    let row = |row: &Vec<String>| {
        let cells: String = (row.iter())
            .map(|cell| {
                format!(
                    "<table:table-cell table:style-name=\"{CELL_STYLE}\" office:value-type=\"string\"><text:p>{}</text:p></table:table-cell>",
                    escape(cell)
                )
            })
            .collect();
        format!("<table:table-row>{cells}</table:table-row>")
    };
    let (head, rows) =
        table
            .rows
            .split_first()
            .map_or((String::new(), String::new()), |(head, rows)| {
                let head = format!(
                    "<table:table-header-rows>{}</table:table-header-rows>",
                    row(head)
                );
                (head, rows.iter().map(row).collect())
            });
    splices.insert(
        tree.content(text).end,
        format!(
            "<text:section {NAMES} xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" text:name=\"{OWN_TABLE}\"><text:h text:outline-level=\"1\">\
             <text:bookmark-start text:name=\"{BOOKMARK}\"/>{}<text:bookmark-end text:name=\"{BOOKMARK}\"/></text:h>\
             <table:table table:name=\"{OWN_TABLE}\"><table:table-column table:number-columns-repeated=\"{columns}\"/>{head}{rows}</table:table>\
             </text:section>",
            escape(&table.heading)
        ),
    );
    let automatic = tree.child(tree.root(), Space::Office, "automatic-styles");
    let has_style = tree
        .text()
        .contains(&format!("style:name=\"{CELL_STYLE}\""));
    if let Some(automatic) =
        automatic.filter(|automatic| !has_style && !tree.is_empty_tag(*automatic))
    {
        splices.insert(
            tree.content(automatic).end,
            format!(
                "<style:style style:name=\"{CELL_STYLE}\" style:family=\"table-cell\"><style:table-cell-properties \
                 xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" fo:padding=\"0.1cm\" fo:border=\"0.5pt solid #000000\"/></style:style>"
            ),
        );
    }
}
