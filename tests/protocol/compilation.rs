//! The whole compilation by its own references: every provision hovered and gone to, every
//! reference of the thematic index resolved and compared with the report's paragraph.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;
use yuanyin::citation::{InstrumentKind, Locator, Part, Path, Step};
use yuanyin::corpus::{
    Corpus, IndexReference, IndexRow, Place, Provision, ProvisionId, ProvisionKind,
    ReportNumbering, Section, embedded,
};

use crate::client::Client;
use crate::document::{Columns, Document};

const URI: &str = "untitled:all";

/// A provision's identity as a draft writes it: `A.七.20` as `A部分 七.20`.
fn as_cited(id: &ProvisionId) -> String {
    let id = id.to_string();
    let (part, rest) = id.split_once('.').expect("an identity has a part");
    format!("{part}部分 {rest}")
}

/// Text without white space, for comparison with what is laid out on lines.
fn dense(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && *c != '│')
        .collect()
}

/// Where provisions stand: by file and line, both as the editor is told them.
struct Places {
    corpus: Arc<Corpus>,
    by_line: BTreeMap<(String, u64), ProvisionId>,
}

impl Places {
    fn of(corpus: &Arc<Corpus>) -> Places {
        let by_line = corpus
            .provisions
            .iter()
            .map(|provision| (line(corpus, &provision.place), provision.id.clone()))
            .collect();
        Places {
            corpus: Arc::clone(corpus),
            by_line,
        }
    }

    /// The provisions that a definition's links lead to. Each link must open a file that exists
    /// and holds the corpus's text, at the provision's own words.
    fn targets(&self, links: &Value) -> Vec<ProvisionId> {
        let links = links.as_array().map(Vec::as_slice).unwrap_or_default();
        links.iter().map(|link| self.target(link)).collect()
    }

    fn target(&self, link: &Value) -> ProvisionId {
        let uri = link["targetUri"].as_str().expect("a link has a target");
        let path = uri.strip_prefix("file://").expect("the target is a file");
        let (file, held) = self
            .corpus
            .files
            .iter()
            .find(|file| path.ends_with(&file.path))
            .map(|file| (file.path.clone(), &file.text))
            .expect("the target is a file of the corpus");
        let start = link["targetSelectionRange"]["start"]["line"]
            .as_u64()
            .expect("a line");
        let id = self.by_line.get(&(file, start)).cloned();
        let id = id.unwrap_or_else(|| panic!("no provision stands at {link}"));
        let opened = Document {
            uri: uri.to_owned(),
            text: std::fs::read_to_string(path).expect("the target can be opened"),
            version: 0,
            columns: Columns::Utf8,
        };
        assert_eq!(opened.text, held.to_string());
        let place = &self.provision(&id).place;
        let words = opened.words(&link["targetSelectionRange"]);
        assert_eq!(words, &held[place.range.clone()], "{id}");
        id
    }

    fn provision(&self, id: &ProvisionId) -> &Provision {
        &self.corpus.provisions[self.corpus.by_id[id]]
    }
}

fn words_at(corpus: &Corpus, place: &Place) -> String {
    corpus.files[place.file].text[place.range.clone()].to_owned()
}

fn line(corpus: &Corpus, place: &Place) -> (String, u64) {
    let file = &corpus.files[place.file];
    let before = &file.text[..place.range.start];
    (file.path.clone(), before.matches('\n').count() as u64)
}

/// What a reference to a provision means: itself, or for an annex that only points back the
/// section that it stands for.
fn meant(corpus: &Corpus, id: &ProvisionId) -> ProvisionId {
    let section = section(corpus, id.part, id.section);
    let pointer = section.instrument.as_ref().and_then(|instrument| {
        instrument
            .annexes
            .iter()
            .find(|pointer| Some(pointer.annex) == id.annex)
    });
    match pointer {
        Some(pointer) => {
            let meeting = corpus.meeting(pointer.section).expect("a meeting");
            ProvisionId::section(meeting.part, meeting.number)
        }
        None => id.clone(),
    }
}

fn section(corpus: &Corpus, part: Part, number: u16) -> &Section {
    let found = corpus
        .sections
        .iter()
        .find(|section| section.part == part && section.number == number);
    found.expect("the section exists")
}

#[test]
fn every_provision_is_shown_and_opened_by_its_own_reference() {
    let corpus = embedded::corpus();
    let places = Places::of(&corpus);
    assert_eq!(
        places.by_line.len(),
        corpus.provisions.len(),
        "a line for each"
    );
    assert!(corpus.provisions.len() > 240, "the whole compilation");
    let text: String = corpus
        .provisions
        .iter()
        .map(|provision| format!("代表团支持该建议（见{}）。\n\n", as_cited(&provision.id)))
        .collect();
    let mut client = Client::open_editor();
    let (document, diagnostics) = Document::open_diagnosed(&mut client, URI, "markdown", &text);
    assert_eq!(diagnostics, Vec::<Value>::new());
    for provision in &corpus.provisions {
        let cited = as_cited(&provision.id);
        let at = document.at_byte(document.find(&format!("{cited}）")));
        let meant = meant(&corpus, &provision.id);
        let shown_provision = places.provision(&meant);

        let hover = client.ask("textDocument/hover", &at);
        assert_eq!(document.words(&hover["range"]), cited);
        let shown = hover["contents"]["value"].as_str().unwrap_or_default();
        assert_eq!(
            shown.lines().next(),
            Some(meant.to_string().as_str()),
            "{cited}"
        );
        let shown = dense(shown);
        let heading = &section(&corpus, meant.part, meant.section).heading;
        assert!(
            shown.contains(&dense(heading)),
            "{cited} says where it stands: {shown}"
        );
        for words in own_words(&corpus, shown_provision) {
            assert!(
                shown.contains(&dense(&words)),
                "{cited} lacks {words}: {shown}"
            );
        }
        for call in &shown_provision.footnotes {
            let note = corpus
                .footnotes
                .iter()
                .find(|note| note.number == call.number);
            let note = &note.expect("the note exists").text;
            assert!(
                shown.contains(&dense(note)),
                "{cited} lacks its note {note}"
            );
        }

        let links = client.ask("textDocument/definition", &at);
        assert_eq!(places.targets(&links), [meant], "{cited}");
    }
    client.finish();
}

/// What a hover must show: a provision's text with its subparagraphs, for sections and annexes
/// their own opening words.
fn own_words(corpus: &Corpus, provision: &Provision) -> Vec<String> {
    let mut words: Vec<String> = provision.text.lines().map(str::to_owned).collect();
    if matches!(
        provision.kind,
        ProvisionKind::Operative | ProvisionKind::Preambular
    ) {
        for child in &provision.children {
            let child = &corpus.provisions[*child];
            words.push(child.label.to_string());
            words.extend(own_words(corpus, child));
        }
    }
    words
}

/// Every reference column, with the part that its row's colour says, as a drafter would write it;
/// and every paragraph column behind its document's symbol or its instrument.
#[test]
fn every_reference_of_the_index_is_resolved_and_agrees_with_the_report() {
    let corpus = embedded::corpus();
    let places = Places::of(&corpus);
    let rows: Vec<&IndexRow> = corpus.topics.iter().flat_map(|topic| &topic.rows).collect();
    assert!(
        rows.len() > 190 && corpus.topics.len() > 30,
        "the whole index"
    );
    // Both columns of a row are paragraphs of the draft, each entry at an offset of its own.
    let mut text = String::new();
    let mut write = |head: &str, entries: &[&Place]| -> Vec<usize> {
        let (Some(first), Some(last)) = (entries.first(), entries.last()) else {
            return Vec::new();
        };
        let cell = first.range.start..last.range.end;
        let start = text.len() + "见".len() + head.len();
        let column = &corpus.files[first.file].text[cell.clone()];
        text.push_str(&format!("见{head}{column}。\n\n"));
        entries
            .iter()
            .map(|place| start + place.range.start - cell.start)
            .collect()
    };
    let mut drafted: Vec<(&IndexRow, Vec<usize>, Vec<usize>)> = Vec::new();
    for row in &rows {
        let entries: Vec<&Place> = row.references.iter().map(|one| &one.place).collect();
        let names_its_part = words_at(&corpus, &row.place).contains("部分");
        let part = if names_its_part {
            String::new()
        } else {
            format!("{}部分 ", if row.is_grey() { 'B' } else { 'A' })
        };
        let references = write(&part, &entries);
        let head = match row.instrument {
            Some((InstrumentKind::Decision, number)) => format!("决定 {}，", number.in_digits()),
            Some((InstrumentKind::Resolution, number)) => format!("决议 {}，", number.in_digits()),
            None => format!("{}，", row.symbol),
        };
        let entries: Vec<&Place> = row.paragraphs.iter().map(|one| &one.place).collect();
        drafted.push((row, references, write(&head, &entries)));
    }

    let mut client = Client::open_editor();
    let (document, diagnostics) = Document::open_diagnosed(&mut client, URI, "plaintext", &text);
    assert_eq!(diagnostics, Vec::<Value>::new());
    let mut go_to = |offset: usize| {
        let links = client.ask("textDocument/definition", &document.at_byte(offset));
        places.targets(&links)
    };
    let mut differences = Vec::new();
    for (row, references, paragraphs) in &drafted {
        let mut referenced = Vec::new();
        for (reference, offset) in row.references.iter().zip(references) {
            let found = go_to(*offset);
            let expected = cited_by(&corpus, reference);
            if found != expected {
                differences.push(format!(
                    "{}: {found:?}, not {expected:?}",
                    words_at(&corpus, &reference.place)
                ));
            }
            referenced.extend(expected);
        }
        let listed: Vec<ProvisionId> = paragraphs
            .iter()
            .flat_map(|offset| go_to(*offset))
            .collect();
        let agrees = if referenced
            .iter()
            .all(|id| id.path.is_empty() && id.annex.is_none())
        {
            // 见A.七部分: the paragraphs lie in those sections, and each of them has one.
            let of = |id: &ProvisionId| ProvisionId::section(id.part, id.section);
            listed.iter().all(|id| referenced.contains(&of(id)))
                && referenced
                    .iter()
                    .all(|id| listed.iter().any(|inner| of(inner) == *id))
        } else {
            listed == referenced
        };
        if !agrees {
            differences.push(format!(
                "{}: {listed:?} and {referenced:?}",
                words_at(&corpus, &row.place)
            ));
        }
        // The same by arithmetic: the paragraph of the report is the compilation's plus the offset.
        if row.instrument.is_none() {
            let counted: Vec<Path> = referenced
                .iter()
                .filter_map(|id| in_report(&corpus, id))
                .collect();
            let printed: Vec<Path> = row
                .paragraphs
                .iter()
                .flat_map(|one| paths(&one.locator))
                .collect();
            if counted != printed {
                differences.push(format!(
                    "{}: {counted:?} is not {printed:?}",
                    words_at(&corpus, &row.place)
                ));
            }
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    client.finish();
}

/// The provisions of a reference, counted from one end of a range to the other.
fn cited_by(corpus: &Corpus, reference: &IndexReference) -> Vec<ProvisionId> {
    let head = ProvisionId {
        annex: reference.annex,
        ..ProvisionId::section(reference.part, reference.section)
    };
    paths(&reference.locator)
        .into_iter()
        .map(|path| ProvisionId {
            path,
            ..head.clone()
        })
        .inspect(|id| assert!(corpus.by_id.contains_key(id), "{id} exists"))
        .collect()
}

fn paths(locator: &Locator) -> Vec<Path> {
    match locator {
        Locator::Whole => vec![Path::new()],
        Locator::At(path) => vec![path.clone()],
        Locator::Span { from, to } => {
            let (first, last) = (from.last().copied(), to.last().copied());
            let steps: Vec<Step> = match (first, last) {
                (Some(Step::Paragraph(first)), Some(Step::Paragraph(last))) => {
                    (first..=last).map(Step::Paragraph).collect()
                }
                (Some(Step::Subparagraph(first)), Some(Step::Subparagraph(last))) => {
                    (first..=last).map(Step::Subparagraph).collect()
                }
                other => panic!("the index has no range of {other:?}"),
            };
            let above = &from[..from.len() - 1];
            steps
                .into_iter()
                .map(|step| above.iter().copied().chain([step]).collect())
                .collect()
        }
    }
}

/// The paragraph of the report that a recommendation is.
fn in_report(corpus: &Corpus, id: &ProvisionId) -> Option<Path> {
    let report = section(corpus, id.part, id.section).report.as_ref()?;
    let mut path = id.path.clone();
    match report.numbering {
        ReportNumbering::Offset(offset) => match path.first_mut() {
            Some(Step::Paragraph(number)) => {
                *number = u16::try_from(i32::from(*number) + offset).ok()?
            }
            _ => return None,
        },
        ReportNumbering::Within(paragraph) => path.insert(0, Step::Paragraph(paragraph)),
    }
    Some(path)
}
