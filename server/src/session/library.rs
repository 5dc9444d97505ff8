//! A corpus as files that an editor can open: those of a configured folder, or copies of the
//! built-in ones.

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use tower_lsp::lsp_types::{Location, Url};

use super::address::file_address;
use super::client::Client;
use super::host::FileSystem;
use super::positions::to_range;
use super::virtual_document;
use crate::corpus::{Corpus, CorpusProblem, FileIndex, Place, embedded};
use crate::features::references::{CorpusReference, corpus_references};
use crate::text::{Encoding, Text};

/// A corpus and where its files are.
pub struct Library {
    /// The built-in one is read when it is first wanted.
    corpus: OnceLock<Arc<Corpus>>,
    /// What of it could not be read.
    problems: Vec<CorpusProblem>,
    /// What else is wrong with it, once that has been looked for.
    found: OnceLock<Vec<CorpusProblem>>,
    /// The configured folder; `None` for the built-in corpus.
    folder: Option<PathBuf>,
    files: Arc<dyn FileSystem>,
    /// Whether the client asks for the text of what it cannot open as a file.
    is_asked_for: bool,
    /// The files as an editor opens them; made on first use.
    opened: OnceLock<Vec<Opened>>,
    /// Why the files cannot be opened, where that was found when they were to be.
    unopened: OnceLock<std::io::Error>,
    /// The corpus's own citations; looked for on first use.
    references: OnceLock<Vec<CorpusReference>>,
}

/// A file as an editor opens it.
struct Opened {
    /// `None` where it cannot be opened.
    address: Option<Url>,
    /// For positions; made when one is first asked for, since a file can be long.
    text: OnceLock<Text>,
}

/// Where the files stand.
enum Stand {
    In(PathBuf),
    /// The client asks for their texts ([`virtual_document`]).
    WithServer,
    /// They cannot be opened.
    Nowhere,
}

impl Library {
    /// The built-in corpus.
    pub fn built_in(files: Arc<dyn FileSystem>) -> Library {
        Library {
            corpus: OnceLock::new(),
            problems: Vec::new(),
            found: OnceLock::new(),
            folder: None,
            files,
            is_asked_for: false,
            opened: OnceLock::new(),
            unopened: OnceLock::new(),
            references: OnceLock::new(),
        }
    }

    /// The built-in corpus for a client that asks for the text of what it cannot open as a file.
    pub fn built_in_for(client: &Client, files: Arc<dyn FileSystem>) -> Library {
        Library {
            is_asked_for: client.asks_for_content,
            ..Library::built_in(files)
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

    /// The same with its corpus read so that it knows those that are used beside it.
    pub fn knowing_others(self, corpus: Corpus) -> Library {
        Library {
            corpus: OnceLock::from(Arc::new(corpus)),
            ..self
        }
    }

    pub fn corpus(&self) -> &Arc<Corpus> {
        self.corpus.get_or_init(embedded::corpus)
    }

    /// What of the corpus could not be read.
    pub fn problems(&self) -> &[CorpusProblem] {
        &self.problems
    }

    /// Takes what else is wrong with it; the first time.
    pub fn find(&self, found: Vec<CorpusProblem>) {
        // Whoever was here first has looked at the same.
        let _ = self.found.set(found);
    }

    /// All that is wrong with it as far as it has been looked for, what could not be read first.
    pub fn told(&self) -> impl Iterator<Item = &CorpusProblem> {
        let found = self.found.get().into_iter().flatten();
        self.problems.iter().chain(found)
    }

    /// The address of one of its files by its path in the folder, and a byte range of it as the client counts.
    pub fn place(
        &self,
        path: &str,
        range: &Range<usize>,
        encoding: Encoding,
    ) -> Option<(Url, tower_lsp::lsp_types::Range)> {
        let file = self
            .corpus()
            .files
            .iter()
            .position(|file| file.path == path);
        match file.and_then(|file| self.opened().get(file)) {
            Some(opened) => {
                let text = self.text_of(file?)?;
                Some((opened.address.clone()?, to_range(text, range, encoding)))
            }
            // It is missing, or cannot be read.
            None => {
                let uri = file_address(&self.folder.as_ref()?.join(path))?;
                Some((uri, tower_lsp::lsp_types::Range::default()))
            }
        }
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
        let uri = self.address(place.file)?.clone();
        let text = self.text_of(place.file)?;
        Some(Location {
            uri,
            range: to_range(text, &place.range, encoding),
        })
    }

    /// The address of a file; `None` where it cannot be opened.
    pub fn address(&self, file: FileIndex) -> Option<&Url> {
        self.opened().get(file)?.address.as_ref()
    }

    /// The number of the file that has this address.
    pub fn file_of(&self, uri: &Url) -> Option<FileIndex> {
        // Other documents are told apart without making the copies.
        if !self.could_be_ours(uri) {
            return None;
        }
        match uri.scheme() {
            "file" => {
                let mut opened = self.opened().iter();
                opened.position(|known| known.address.as_ref() == Some(uri))
            }
            // Known by that address, too, where copies can be opened: an editor may have it of another session.
            virtual_document::SCHEME if self.folder.is_none() => {
                let mut files = self.corpus().files.iter();
                files.position(|file| {
                    let known = virtual_document::file_address(&file.path);
                    known.is_some_and(|known| virtual_document::is_same(&known, uri))
                })
            }
            _ => None,
        }
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

    fn stand(&self) -> Stand {
        if let Some(folder) = &self.folder {
            return Stand::In(folder.clone());
        }
        if self.is_asked_for && !self.files.are_opened_by_client() {
            return Stand::WithServer;
        }
        match self.files.built_in_corpus(self.corpus()) {
            Ok(folder) => Stand::In(folder),
            Err(error) if self.is_asked_for => {
                tracing::info!("the corpus cannot be opened as files: {error}");
                Stand::WithServer
            }
            Err(error) => {
                tracing::error!("the corpus cannot be opened in the editor: {error}");
                // It is found once.
                let _ = self.unopened.set(error);
                Stand::Nowhere
            }
        }
    }

    /// The text of a file, for positions in it.
    fn text_of(&self, file: FileIndex) -> Option<&Text> {
        let read = &self.corpus().files.get(file)?.text;
        let opened = self.opened().get(file)?;
        Some(opened.text.get_or_init(|| Text::new(read)))
    }

    fn opened(&self) -> &[Opened] {
        self.opened.get_or_init(|| {
            let stand = self.stand();
            let address = |path: &str| match &stand {
                Stand::In(folder) => file_address(&folder.join(path)),
                Stand::WithServer => virtual_document::file_address(path),
                Stand::Nowhere => None,
            };
            let files = self.corpus().files.iter();
            files
                .map(|file| Opened {
                    address: address(&file.path),
                    text: OnceLock::new(),
                })
                .collect()
        })
    }
}
