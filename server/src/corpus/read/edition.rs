//! The compilation's other editions: their titles, parts and names of treaties, each by the identities that the
//! compilation's own edition has.

use std::sync::Arc;

use super::spelling::Spelling;
use super::{Reader, data::Editions};
use crate::citation::{Language, language_tagged};
use crate::corpus::{
    Article, Corpus, CorpusProblem, CorpusProblemKind, Extent, Instrument, RegisteredTreaty,
    Section, Unread,
};
use crate::lexicon::Part;

fn untitled_section(own: &Section) -> Section {
    let untitled = |instrument: &Instrument| Instrument {
        title: String::new(),
        headed: None,
        ..instrument.clone()
    };
    Section {
        heading: String::new(),
        provision: usize::MAX,
        instrument: own.instrument.as_ref().map(untitled),
        ..own.clone()
    }
}

fn untitled_treaty(own: &RegisteredTreaty) -> RegisteredTreaty {
    let untitled = Article {
        title: String::new(),
        verified: false,
        place: own.entry.clone(),
    };
    RegisteredTreaty {
        title: String::new(),
        articles: vec![untitled; own.articles.len()],
        place: own.entry.clone(),
        ..own.clone()
    }
}

impl Reader {
    /// The edition in a folder, of a compilation whose own edition has been read.
    pub(super) fn other_edition(own: &Corpus, folder: &str) -> (Corpus, Vec<CorpusProblem>) {
        let language = language_tagged(folder).unwrap_or(Language::COMPILATION);
        let corpus = Corpus {
            name: own.name.clone(),
            language: folder.to_owned(),
            translated_into: Some(language),
            lexicon: own.lexicon.clone(),
            recogniser: Arc::clone(&own.recogniser),
            files: own.files.clone(),
            unread: Unread {
                files: own.unread.files.clone(),
                ..Unread::default()
            },
            sections: own.sections.iter().map(untitled_section).collect(),
            register: own.register.clone(),
            sessions: own.sessions.clone(),
            treaties: own.treaties.iter().map(untitled_treaty).collect(),
            ..Corpus::default()
        };
        let mut reader = Reader::new(corpus, folder, Vec::new());
        reader.spelling = Some(Spelling::of(language));
        // What figures it has follows from those of the compilation's own, whether they are said or not.
        reader.says_numbering = true;
        reader.merge_marks();
        reader.forbidden_characters();
        reader.edition();
        let is_excerpt = reader.corpus.extent == Extent::Excerpt;
        let has = |reader: &Reader, name: &str| {
            let path = format!("{folder}/{name}");
            reader.corpus.has_file(&path) || reader.corpus.unread.has_file(&path)
        };
        if !is_excerpt || has(&reader, "treaties.toml") {
            reader.treaty_titles();
        }
        if has(&reader, "errata.toml") {
            reader.errata();
        }
        let parts: Vec<Part> = own.lexicon.all_parts().collect();
        for part in parts {
            let path = reader.file_of(part);
            let is_there = reader.corpus.has_file(&path) || reader.corpus.unread.has_file(&path);
            if is_there || !is_excerpt {
                reader.part(part);
            }
        }
        // Those that are missing are found where the editions are compared.
        let sections = &mut reader.corpus.sections;
        sections.retain(|section| section.provision != usize::MAX);
        reader.finished()
    }

    /// The editions that `compilation.toml` lists, the compilation's own first: each a language that is read, once.
    pub(super) fn editions(&mut self, editions: &Editions) {
        let Editions { file, listed } = editions;
        let mut known: Vec<&str> = Vec::new();
        for entry in listed {
            let tag = entry.get_ref().as_str();
            let place = super::data::spanned(*file, entry);
            // The compilation's own may be called by a longer tag: zh-Hans.
            if language_tagged(tag).is_none() && tag != self.folder {
                let (value, example) = (tag.to_owned(), "en");
                let kind = CorpusProblemKind::UnreadableValue { value, example };
                self.problem(&place, kind);
            } else if known.contains(&tag) {
                let name = tag.to_owned();
                self.problem(&place, CorpusProblemKind::Duplicate { name });
            } else {
                known.push(tag);
                if tag != self.folder {
                    self.other_editions.push(tag.to_owned());
                }
            }
        }
    }
}
