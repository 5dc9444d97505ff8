//! What an answer is made from: a document and everything around it, as they were at one moment.

use std::sync::{Arc, OnceLock};

use tower_lsp::lsp_types::{Location, Position, Range, Url};

use super::library::Library;
use super::positions::{from_position, from_range, to_range};
use super::rules::Rules;
use super::state::State;
use crate::corpus::{Corpus, CorpusFile, CorpusProblem, FileIndex, Place, find_language, read};
use crate::draft::Draft;
use crate::features::{Given, Snapshot};
use crate::text::{Encoding, Text};

/// A document and everything around it as they were at one moment; cheap to take.
#[derive(Clone)]
pub struct Taken {
    pub draft: Draft,
    /// The client's.
    pub version: i32,
    /// Differs whenever something else may have to be shown.
    pub revision: u64,
    /// Its corpus is the draft's.
    pub state: Arc<State>,
    pub rules: Arc<Rules>,
    pub(super) as_corpus_file: Arc<OnceLock<AsCorpusFile>>,
}

/// A corpus with one of its files as it stands in an editor.
pub struct AsCorpusFile {
    corpus: Arc<Corpus>,
    /// What could not be read in it.
    problems: Vec<CorpusProblem>,
}

impl Taken {
    /// What features look at. Of a corpus file that has been edited, the corpus is read afresh; once
    /// for all that look at the same revision.
    pub fn look(self) -> View {
        let corpus = match &self.rules.corpus_file {
            None => Arc::clone(self.draft.corpus()),
            Some((library, file)) => Arc::clone(&self.edited(library, *file).corpus),
        };
        View {
            snapshot: Snapshot::new(Given {
                draft: self.draft,
                corpus,
                locale: self.state.locale(),
                severities: Arc::clone(&self.rules.severities),
                house_form: self.rules.house_form,
                ignored: Arc::clone(&self.rules.ignored),
                corpus_file: self.rules.corpus_file.as_ref().map(|(_, file)| *file),
            }),
            state: self.state,
            rules: self.rules,
            as_corpus_file: self.as_corpus_file,
        }
    }

    fn edited(&self, library: &Library, file: FileIndex) -> &AsCorpusFile {
        self.as_corpus_file.get_or_init(|| {
            let corpus = library.corpus();
            let read_before = corpus.files.get(file);
            if read_before.is_some_and(|read_before| is_text(&read_before.text, &self.draft)) {
                return AsCorpusFile {
                    corpus: Arc::clone(corpus),
                    problems: library.problems().to_vec(),
                };
            }
            let files = corpus.files.iter().enumerate();
            let files: Vec<CorpusFile> = files
                .map(|(index, known)| CorpusFile {
                    path: known.path.clone(),
                    text: if index == file {
                        Arc::from(self.draft.text().to_string())
                    } else {
                        Arc::clone(&known.text)
                    },
                })
                .collect();
            let language = find_language(&files).unwrap_or_default();
            let (corpus, problems) = read(&corpus.name, &language, files);
            AsCorpusFile {
                corpus: Arc::new(corpus),
                problems,
            }
        })
    }
}

fn is_text(text: &str, draft: &Draft) -> bool {
    if draft.text().len() != text.len() {
        return false;
    }
    let mut at = 0;
    draft.text().pieces_from(0).all(|piece| {
        let same = text.get(at..at + piece.len()) == Some(piece);
        at += piece.len();
        same
    })
}

/// A document at one moment, to be looked at.
pub struct View {
    pub snapshot: Snapshot,
    pub state: Arc<State>,
    pub rules: Arc<Rules>,
    as_corpus_file: Arc<OnceLock<AsCorpusFile>>,
}

impl View {
    pub fn text(&self) -> &Text {
        self.snapshot.draft.text()
    }

    /// In which the client counts positions.
    pub fn encoding(&self) -> Encoding {
        self.state.encoding()
    }

    /// The byte offset of a position.
    pub fn offset(&self, position: Position) -> usize {
        self.text().offset(from_position(position), self.encoding())
    }

    /// The bytes of all characters that a range touches.
    pub fn bytes(&self, range: Range) -> std::ops::Range<usize> {
        from_range(self.text(), range, self.encoding())
    }

    /// A range of bytes as the client counts.
    pub fn range(&self, range: &std::ops::Range<usize>) -> Range {
        to_range(self.text(), range, self.encoding())
    }

    /// The files of the corpus that the snapshot points into.
    fn library(&self) -> &Library {
        match &self.rules.corpus_file {
            Some((library, _)) => library,
            None => &self.state.library,
        }
    }

    /// A place in the snapshot's corpus as an editor opens it; `None` where its file cannot be
    /// opened.
    pub fn location(&self, place: &Place) -> Option<Location> {
        let library = self.library();
        if self.snapshot.corpus_file == Some(place.file) {
            // Counted in the file as it stands in the editor.
            let uri: Url = library.address(place.file)?.clone();
            return Some(Location::new(uri, self.range(&place.range)));
        }
        library.location(place, self.encoding())
    }

    /// What could not be read in the corpus, where the document is one of its files.
    pub fn corpus_problems(&self) -> &[CorpusProblem] {
        let read = self.as_corpus_file.get();
        read.map_or(&[], |read| &read.problems)
    }
}
