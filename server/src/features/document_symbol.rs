//! Document symbols: the outline of a corpus file.

use std::ops::Range;

use crate::corpus::{Corpus, FileIndex, ProvisionIndex, ProvisionKind};
use crate::lexicon::Language;
use crate::messages::{first_words, shorten};

/// One entry of the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentSymbol {
    /// 七.20 or a topic's name
    pub name: String,
    /// The first words.
    pub detail: String,
    pub kind: SymbolKind,
    /// The entry with everything under it, bytes in the file.
    pub range: Range<usize>,
    /// Its own line.
    pub selection: Range<usize>,
    pub children: Vec<DocumentSymbol>,
}

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SymbolKind {
    Section,
    Annex,
    Provision,
    Topic,
    Row,
}

impl SymbolKind {
    /// The kind of a provision.
    pub fn of(kind: ProvisionKind) -> SymbolKind {
        match kind {
            ProvisionKind::Section => SymbolKind::Section,
            ProvisionKind::Annex => SymbolKind::Annex,
            ProvisionKind::Preambular | ProvisionKind::Operative => SymbolKind::Provision,
        }
    }
}

/// The outline of a file of the corpus: sections with their provisions, or topics with their rows.
pub fn document_symbols(corpus: &Corpus, file: FileIndex) -> Vec<DocumentSymbol> {
    let sections = corpus
        .sections
        .iter()
        .map(|section| section.provision)
        .filter(|index| {
            corpus
                .provisions
                .get(*index)
                .is_some_and(|p| p.place.file == file)
        })
        .filter_map(|index| provision_symbol(corpus, index));
    let topics = corpus
        .topics
        .iter()
        .filter(|topic| topic.place.file == file)
        .map(|topic| {
            let end = topic
                .rows
                .last()
                .map_or(topic.place.range.end, |row| row.place.range.end);
            DocumentSymbol {
                name: topic.name.clone(),
                detail: String::new(),
                kind: SymbolKind::Topic,
                range: topic.place.range.start..end.max(topic.place.range.end),
                selection: topic.place.range.clone(),
                children: topic
                    .rows
                    .iter()
                    .map(|row| DocumentSymbol {
                        name: row.symbol.to_string(),
                        detail: row
                            .instrument
                            .map(|(kind, number)| {
                                crate::resolve::instrument_name(
                                    &corpus.lexicon,
                                    Language::COMPILATION,
                                    kind,
                                    number,
                                )
                            })
                            .unwrap_or_default(),
                        kind: SymbolKind::Row,
                        range: row.place.range.clone(),
                        selection: row.place.range.clone(),
                        children: Vec::new(),
                    })
                    .collect(),
            }
        });
    sections.chain(topics).collect()
}

fn provision_symbol(corpus: &Corpus, index: ProvisionIndex) -> Option<DocumentSymbol> {
    let provision = corpus.provisions.get(index)?;
    let children: Vec<DocumentSymbol> = provision
        .children
        .iter()
        .filter_map(|child| provision_symbol(corpus, *child))
        .collect();
    let end = children
        .last()
        .map_or(provision.place.range.end, |last| last.range.end)
        .max(provision.place.range.end);
    let name = provision.id.to_string();
    Some(DocumentSymbol {
        // The file says which part it is.
        name: name
            .split_once('.')
            .map_or(name.clone(), |(_, rest)| rest.to_owned()),
        detail: match provision.kind {
            ProvisionKind::Section => corpus
                .section(provision.id.part, provision.id.section)
                .map(|section| shorten(&section.heading, 40))
                .unwrap_or_default(),
            _ => first_words(corpus, index, 24),
        },
        kind: SymbolKind::of(provision.kind),
        range: provision.place.range.start..end,
        selection: provision.place.range.clone(),
        children,
    })
}

#[cfg(test)]
mod tests;
