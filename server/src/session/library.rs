//! A corpus as files that an editor can open: those of a configured folder, or copies of the
//! built-in ones.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use tower_lsp::lsp_types::{Location, Url};

use super::address::file_address;
use super::host::FileSystem;
use super::positions::to_range;
use crate::corpus::{Corpus, CorpusProblem, FileIndex, Place, embedded};
use crate::features::references::{CorpusReference, corpus_references};
use crate::text::{Encoding, Text};

/// A corpus and where its files are.
pub struct Library {
    /// The built-in one is read when it is first wanted.
    corpus: OnceLock<Arc<Corpus>>,
    /// What of it could not be read.
    problems: Vec<CorpusProblem>,
    /// The configured folder; `None` for the built-in corpus.
    folder: Option<PathBuf>,
    files: Arc<dyn FileSystem>,
    /// The addresses of the files, and their texts for positions; made on first use.
    opened: OnceLock<Vec<(Option<Url>, Text)>>,
    /// Why the files cannot be opened, where that was found when they were to be.
    unopened: OnceLock<std::io::Error>,
    /// The corpus's own citations; looked for on first use.
    references: OnceLock<Vec<CorpusReference>>,
}

impl Library {
    /// The built-in corpus.
    pub fn built_in(files: Arc<dyn FileSystem>) -> Library {
        Library {
            corpus: OnceLock::new(),
            problems: Vec::new(),
            folder: None,
            files,
            opened: OnceLock::new(),
            unopened: OnceLock::new(),
            references: OnceLock::new(),
        }
    }

    /// The corpus of a folder, with what of it could not be read.
    pub fn configured(
        corpus: Corpus,
        problems: Vec<CorpusProblem>,
        folder: PathBuf,
        files: Arc<dyn FileSystem>,
    ) -> Library {
        Library {
            corpus: OnceLock::from(Arc::new(corpus)),
            problems,
            folder: Some(folder),
            ..Library::built_in(files)
        }
    }

    pub fn corpus(&self) -> &Arc<Corpus> {
        self.corpus.get_or_init(embedded::corpus)
    }

    /// What of the corpus could not be read.
    pub fn problems(&self) -> &[CorpusProblem] {
        &self.problems
    }

    /// All citations in the corpus itself.
    pub fn references(&self) -> &[CorpusReference] {
        self.references
            .get_or_init(|| corpus_references(self.corpus()))
    }

    /// The configured folder; `None` for the built-in corpus.
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// A place as an editor opens it; `None` where its file cannot be opened.
    pub fn location(&self, place: &Place, encoding: Encoding) -> Option<Location> {
        let (uri, text) = self.opened().get(place.file)?;
        Some(Location {
            uri: uri.clone()?,
            range: to_range(text, &place.range, encoding),
        })
    }

    /// The address of a file; `None` where it cannot be opened.
    pub fn address(&self, file: FileIndex) -> Option<&Url> {
        self.opened().get(file)?.0.as_ref()
    }

    /// The number of the file that has this address.
    pub fn file_of(&self, uri: &Url) -> Option<FileIndex> {
        // Other documents are told apart without making the copies.
        if uri.scheme() != "file" || !self.could_be_ours(uri) {
            return None;
        }
        self.opened()
            .iter()
            .position(|(known, _)| known.as_ref() == Some(uri))
    }

    fn could_be_ours(&self, uri: &Url) -> bool {
        self.corpus()
            .files
            .iter()
            .any(|file| uri.path().ends_with(&format!("/{}", file.path)))
    }

    /// Why the files cannot be opened in an editor; `None` where they can, or nobody has tried.
    pub fn why_not_opened(&self) -> Option<&std::io::Error> {
        self.unopened.get()
    }

    fn opened(&self) -> &[(Option<Url>, Text)] {
        self.opened.get_or_init(|| {
            let folder = match &self.folder {
                Some(folder) => Ok(folder.clone()),
                None => self.files.built_in_corpus(self.corpus()),
            };
            let folder = folder
                .map_err(|error| {
                    tracing::error!("the corpus cannot be opened in the editor: {error}");
                    // It is found once.
                    let _ = self.unopened.set(error);
                })
                .ok();
            self.corpus()
                .files
                .iter()
                .map(|file| {
                    let path = folder.as_ref().map(|folder| folder.join(&file.path));
                    let uri = path.and_then(|path| file_address(&path));
                    (uri, Text::new(&file.text))
                })
                .collect()
        })
    }
}
