//! The thematic index: a heading for each topic, a table row for each document.
//!
//! The cells are read by the recogniser that reads drafts, with the row's head put before them:
//! `21和24-26` under CTOC/COP/WG.2/2013/5 is read as a drafter's
//! `CTOC/COP/WG.2/2013/5，21和24-26`.

use std::ops::Range;

use super::{Reader, lines_without_comments};
use crate::citation::{Citation, DocumentSymbol, Part, Reference, kind_word};
use crate::corpus::{
    Corpus, CorpusProblemKind, FileIndex, IndexLocator, IndexReference, IndexRow, Located, Place,
    ProvisionId, ProvisionIndex, Topic,
};
use crate::lexicon::Holds;

impl Reader {
    pub(super) fn index(&mut self) {
        let path = format!("{}/index.md", self.folder);
        let Some((file, text)) = self.file(&path) else {
            return;
        };
        // What leads into provisions that could not be read, or is named as nobody knows, cannot be judged.
        let unread = &self.corpus.unread;
        let can_judge = !unread.names && !unread.provisions;
        let told_before = self.problems.len();
        let mut is_told = false;
        for (range, line) in lines_without_comments(&text) {
            let place = Place { file, range };
            // The table's head, which has no figures, and the line under it.
            if line.starts_with('|') && !line.contains(|c: char| c.is_ascii_digit()) {
                continue;
            }
            if line.starts_with('|') && self.corpus.topics.is_empty() && !is_told {
                self.problem(&place, CorpusProblemKind::UnexpectedInIndex);
                is_told = true;
            }
            if let Some(name) = line.strip_prefix("## ") {
                let name = name.trim();
                if !self.topics.insert(name.to_owned()) {
                    let name = name.to_owned();
                    self.problem(&place, CorpusProblemKind::Duplicate { name });
                }
                self.corpus.topics.push(Topic {
                    name: name.to_owned(),
                    place,
                    rows: Vec::new(),
                });
            } else if line.starts_with('|') && !self.corpus.topics.is_empty() {
                self.row(line, &place);
            } else if !line.trim().is_empty() && !self.corpus.topics.is_empty() {
                self.problem(&place, CorpusProblemKind::UnexpectedInIndex);
            }
        }
        if !can_judge {
            let mut of_index = self.problems.split_off(told_before);
            of_index.retain(|problem| {
                !matches!(problem.kind, CorpusProblemKind::UnreadableCell { .. })
            });
            self.problems.extend(of_index);
        }
    }

    fn row(&mut self, line: &str, place: &Place) {
        let cells = cells(line, place.range.start);
        let [
            (symbol, symbol_range),
            (instrument, _),
            (paragraphs, paragraphs_range),
            (references, references_range),
        ] = cells.as_slice()
        else {
            self.problem(place, CorpusProblemKind::UnexpectedInIndex);
            return;
        };
        let told_before = self.problems.len();
        let named = (!instrument.is_empty())
            .then(|| {
                self.corpus
                    .recogniser
                    .recognise_chinese(instrument)
                    .into_iter()
                    .next()
            })
            .flatten()
            .and_then(|citation| match citation.reference {
                Reference::Instrument {
                    kind: Some(kind),
                    number,
                    ..
                } => Some((kind, number)),
                _ => None,
            });
        if !instrument.is_empty() && named.is_none() {
            let rest = (*instrument).to_owned();
            self.problem(place, CorpusProblemKind::UnreadableCell { rest });
        }
        let symbol = DocumentSymbol((*symbol).to_owned());
        let head = match named {
            Some((kind, number)) => format!("{} {}，", kind_word(kind), number.in_digits()),
            None => format!("{symbol}，"),
        };
        let paragraphs = self.cell(&head, paragraphs, place.file, paragraphs_range.clone());
        // A reference without a part is to the part of its row's colour: white A, grey B. (The
        // print writes the part only where it changes, and not always there.)
        let holds = match named {
            Some(_) => Holds::Instruments,
            None => Holds::Recommendations,
        };
        let part = self.corpus.lexicon.part_that_holds(holds);
        let head = match part.and_then(Part::letter) {
            Some(letter) if !references.contains("部分") => format!("{letter}部分 "),
            _ => String::new(),
        };
        let references = self.cell(&head, references, place.file, references_range.clone());
        let references: Vec<IndexReference> = references
            .into_iter()
            .filter_map(|(citation, place)| match citation.reference {
                Reference::Compilation {
                    part: written,
                    section,
                    annex,
                    locator,
                } => Some(IndexReference {
                    part: written.or(part)?,
                    section,
                    annex,
                    locator,
                    place,
                }),
                _ => None,
            })
            .collect();
        let row = IndexRow {
            symbol,
            instrument: named,
            paragraphs: paragraphs
                .into_iter()
                .filter_map(|(citation, place)| {
                    let (annex, locator) = match citation.reference {
                        Reference::Instrument { annex, locator, .. } => (annex, locator),
                        Reference::Document { locator, .. } => (None, locator),
                        _ => return None,
                    };
                    Some(IndexLocator {
                        annex,
                        locator,
                        place,
                    })
                })
                .collect(),
            references,
            is_unread: self.problems.len() > told_before,
            symbol_place: Place {
                file: place.file,
                range: symbol_range.clone(),
            },
            place: place.clone(),
        };
        if let Some(topic) = self.corpus.topics.last_mut() {
            topic.rows.push(row);
        }
    }

    /// The citations of a cell, read behind a head, each with its place in the file. What is in
    /// no citation but punctuation and connecting words is a problem.
    fn cell(
        &mut self,
        head: &str,
        cell: &str,
        file: FileIndex,
        range: Range<usize>,
    ) -> Vec<(Citation, Place)> {
        let text = format!("{head}{cell}");
        let citations = self.corpus.recogniser.recognise_chinese(&text);
        let mut rest = String::new();
        let mut read = head.len();
        for citation in &citations {
            rest.push_str(text.get(read..citation.range.start).unwrap_or_default());
            read = read.max(citation.range.end);
        }
        rest.push_str(text.get(read..).unwrap_or_default());
        rest.retain(|c| !" ，,、；和及见".contains(c));
        if !rest.is_empty() {
            let place = Place {
                file,
                range: range.clone(),
            };
            self.problem(&place, CorpusProblemKind::UnreadableCell { rest });
        }
        citations
            .into_iter()
            .map(|citation| {
                let start = citation.range.start.max(head.len()) - head.len();
                let end = citation.range.end.max(head.len()) - head.len();
                let place = Place {
                    file,
                    range: range.start + start..range.start + end,
                };
                (citation, place)
            })
            .collect()
    }
}

impl Corpus {
    /// Whether a symbol is that of a report or of a session of our body in the compilation.
    pub fn knows_symbol(&self, symbol: &DocumentSymbol) -> bool {
        self.by_report(symbol).is_some()
            || self.sections.iter().any(|section| {
                section
                    .instrument
                    .as_ref()
                    .is_some_and(|instrument| instrument.symbol == *symbol)
            })
    }

    /// The provisions that a row's references point to; those of its paragraphs where the
    /// references only name whole sections (见A.七部分).
    pub fn row_provisions(&self, row: &IndexRow) -> Vec<ProvisionIndex> {
        let referenced = self.referenced_provisions(row);
        let mut listed = self.listed_provisions(row);
        let only_sections = referenced.iter().all(|index| {
            self.provisions
                .get(*index)
                .is_some_and(|provision| provision.id.path.is_empty())
        });
        if !only_sections {
            listed = referenced;
        }
        listed
    }

    /// The provisions that a topic's rows refer to, in the order of the compilation, each once.
    /// Whole sections only where nothing more exact is said.
    pub fn topic_provisions(&self, topic: &Topic) -> Vec<ProvisionIndex> {
        let mut provisions: Vec<ProvisionIndex> = topic
            .rows
            .iter()
            .flat_map(|row| self.row_provisions(row))
            .collect();
        provisions.sort_unstable();
        provisions.dedup();
        let is_exact = |index: &ProvisionIndex| {
            self.provisions
                .get(*index)
                .is_some_and(|provision| !provision.id.path.is_empty())
        };
        if provisions.iter().any(is_exact) {
            provisions.retain(is_exact);
        }
        provisions
    }

    /// What the reference column points to.
    pub fn referenced_provisions(&self, row: &IndexRow) -> Vec<ProvisionIndex> {
        row.references
            .iter()
            .flat_map(|reference| {
                let head = ProvisionId {
                    annex: reference.annex,
                    ..ProvisionId::section(reference.part, reference.section)
                };
                found(self.locate(&head, &reference.locator))
            })
            .collect()
    }

    /// What the paragraph column points to, through the concordance.
    pub fn listed_provisions(&self, row: &IndexRow) -> Vec<ProvisionIndex> {
        row.paragraphs
            .iter()
            .flat_map(|paragraph| match row.instrument {
                Some((kind, number)) => self
                    .by_number(number)
                    .find(|section| {
                        section
                            .instrument
                            .as_ref()
                            .is_some_and(|instrument| instrument.kind == kind)
                    })
                    .map(|section| {
                        found(self.locate_in_section(section, paragraph.annex, &paragraph.locator))
                    })
                    .unwrap_or_default(),
                None => self
                    .by_report(&row.symbol)
                    .and_then(|section| self.locate_in_report(section, &paragraph.locator))
                    .map(found)
                    .unwrap_or_default(),
            })
            .collect()
    }
}

fn found(located: Located) -> Vec<ProvisionIndex> {
    match located {
        Located::Found { provisions, .. } => provisions,
        Located::Missing { .. } => Vec::new(),
    }
}

/// The cells of a table row without the white space around them, with their places in the file.
fn cells(line: &str, start: usize) -> Vec<(&str, Range<usize>)> {
    let mut at = start;
    let mut cells: Vec<(&str, Range<usize>)> = line
        .split('|')
        .map(|cell| {
            let begin = at + (cell.len() - cell.trim_start().len());
            at += cell.len() + 1;
            let content = cell.trim();
            (content, begin..begin + content.len())
        })
        .collect();
    // Nothing stands before the first and behind the last bar.
    if !cells.is_empty() {
        cells.remove(0);
    }
    cells.pop();
    cells
}
