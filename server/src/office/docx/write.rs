//! Changes, comments and a table, written into the parts of a document of Word.
//!
//! How it is written into a part is [`super::pen`]'s; everything else of it stays as it is.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use super::own_table::{append, own_table};
use super::package::{Relationships, file_of};
use super::pen::{Pen, greatest_id};
use super::vocabulary::{Vocabulary, vocabulary};
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
            let leaf = one.piece.node;
            match tracked {
                Some(authorship) => pen.track(leaf, &one.source, &one.text, authorship),
                None => pen.write_over(leaf, &one.source, &one.text),
            }
        }
    }
    let finished = pens.into_iter().filter_map(|pen| pen.finish(tracked));
    finished.collect()
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
    let answers = match (&known, related.one("commentsExtended")) {
        (Some(_), Some(name)) => archive.part(name)?.map(Tree::read).transpose()?,
        _ => None,
    };
    let (own, mut kept, greatest) = known
        .as_ref()
        .map_or((HashSet::new(), Vec::new(), 0), |part| {
            own_comments(&part.tree, answers.as_ref(), authorship)
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
            // What somebody has answered is not said again.
            let said = remark.paragraphs.concat();
            if let Some(place) = kept.iter().position(|one| *one == said) {
                kept.swap_remove(place);
                continue;
            }
            let Some((begin, end)) =
                anchor(rendered, &remark.range).or(first.map(|first| (first, first)))
            else {
                continue;
            };
            let from = place_in(begin, remark.range.start, true);
            let to = place_in(end, remark.range.end, false);
            pen.put(
                begin.node,
                from,
                true,
                &format!("<{prefix}commentRangeStart {prefix}id=\"{id}\"/>"),
            );
            pen.put(
                end.node,
                to,
                false,
                &format!(
                    "<{prefix}commentRangeEnd {prefix}id=\"{id}\"/><{prefix}r><{prefix}commentReference {prefix}id=\"{id}\"/></{prefix}r>"
                ),
            );
            let vocabulary = vocabulary(known.as_ref().map_or(&main.tree, |part| &part.tree));
            written.push_str(&one_comment(remark, id, authorship, vocabulary));
            id = id.saturating_add(1);
        }
        if let Some(table) = table {
            append(pen, table);
        }
    }
    let mut parts: BTreeMap<String, String> = pens
        .into_iter()
        .filter_map(|pen| pen.finish(None))
        .collect();
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

/// Ids of the comments of an author that nobody else has answered, what the answered ones say, and the greatest id of all.
fn own_comments(
    tree: &Tree,
    answers: Option<&Tree>,
    authorship: &Authorship,
) -> (HashSet<String>, Vec<String>, u32) {
    let mut own = HashSet::new();
    let mut kept = Vec::new();
    let mut greatest = 0;
    // A comment is known to its answers by its last paragraph.
    let paragraph = |comment: NodeId| {
        let last = tree.named(comment, Space::Word, "p").last()?;
        tree.attribute(last, "paraId")
    };
    let is_own = |comment: NodeId| {
        tree.attribute(comment, "author").as_deref() == Some(authorship.author.as_str())
    };
    let comments = || tree.named(tree.root(), Space::Word, "comment");
    let of_others: HashSet<String> = comments()
        .filter(|comment| !is_own(*comment))
        .filter_map(paragraph)
        .collect();
    let answered: HashSet<String> = answers
        .into_iter()
        .flat_map(|answers| {
            answers
                .children(answers.root())
                .map(move |one| (answers, one))
        })
        .filter_map(|(answers, one)| {
            let answer = answers.attribute(one, "paraId")?;
            let parent = answers.attribute(one, "paraIdParent")?;
            of_others.contains(&answer).then_some(parent)
        })
        .collect();
    for comment in comments() {
        let Some(id) = tree.attribute(comment, "id") else {
            continue;
        };
        greatest = greatest.max(id.parse::<u32>().unwrap_or(0));
        if !is_own(comment) {
            continue;
        }
        if paragraph(comment).is_some_and(|paragraph| answered.contains(&paragraph)) {
            kept.push(tree.words(comment));
        } else {
            own.insert(id);
        }
    }
    (own, kept, greatest)
}

/// Takes out what shows where comments stand, and the table of an earlier review.
fn take_out(pen: &mut Pen<'_>, own: &HashSet<String>) {
    let tree = pen.tree;
    let table = own_table(tree);
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
            _ if table.contains(&node) => tree.range(node),
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

fn one_comment(
    remark: &Remark,
    id: u32,
    authorship: &Authorship,
    vocabulary: Vocabulary,
) -> String {
    let mut written = format!(
        "<w:comment xmlns:w=\"{namespace}\" w:id=\"{id}\" w:author=\"{author}\" w:date=\"{time}\" w:initials=\"{initials}\">",
        namespace = vocabulary.namespace,
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
    const CONTENT: &str =
        "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
    let Vocabulary {
        namespace,
        comments: kind,
    } = vocabulary(&main.tree);
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
        "<Relationship xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\" Id=\"{}\" Type=\"{kind}\" Target=\"{file}\"/>",
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
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:comments xmlns:w=\"{namespace}\">{written}</w:comments>"
        ),
    );
    Ok(())
}
