//! Everything that answers are made from besides the documents: one value that never changes and
//! is replaced whole ([`super::store`]).

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use tower_lsp::lsp_types::Url;

use super::address::file_address;
use super::asked::{Asked, With};
use super::client::Client;
use super::client_settings::ClientSettings;
use super::host::{FileSystem, Stamp};
use super::library::Library;
use super::virtual_document;
use super::workspace::index::Index;
use crate::draft::Subject;
use crate::messages::{self, Locale};
use crate::project::{BUILT_IN, Project};
use crate::resolve::Code;
use crate::text::Encoding;

/// What holds at one moment. Cloning it is cheap.
#[derive(Clone)]
pub struct State {
    /// How many states came before it.
    pub(super) generation: u64,
    pub client: Client,
    /// The client's own language.
    pub client_locale: Locale,
    /// As the client gives them.
    pub settings: Arc<ClientSettings>,
    /// Of the folders that the client has open.
    pub projects: Arc<Vec<Arc<Project>>>,
    /// The corpus in force.
    pub library: Arc<Library>,
    /// Those that drafts are read with besides.
    pub beside: Arc<Vec<Arc<Library>>>,
    /// Whether it is one of several through which the same is seen ([`State::readings`]).
    pub is_one_of_several: bool,
    /// The compilations that were last asked for beside the first: what they are called, and their folders; `None` for
    /// the built-in one.
    pub asked_beside: Vec<(String, Option<PathBuf>)>,
    /// What the files cite that are not open, as provisions of each of those beside.
    pub indices_beside: Arc<Vec<Arc<Index>>>,
    /// The configured corpora that are too broken to be in force: their files can still be opened and mended.
    pub rejected: Vec<Arc<Library>>,
    /// The corpus's folder that was last asked for; `None` for the built-in corpus.
    pub corpus_folder: Option<PathBuf>,
    /// The files of the corpus's folder as they were when it was last read, whatever became of it.
    pub corpus_seen: Arc<Vec<(PathBuf, Stamp)>>,
    /// How often a corpus was asked for: only the last one asked for comes into force.
    pub corpora_asked_for: u64,
    /// Whether the client has still to say which settings it has.
    pub awaits_settings: bool,
    /// Whether another corpus than the one in force was asked for and is still being read.
    pub reads_corpus: bool,
    /// What the files cite that are not open, as provisions of the corpus in force.
    pub index: Arc<Index>,
    /// What the open drafts show of what they are about.
    pub shown: Arc<HashMap<Url, Option<Subject>>>,
    /// Where the pages stand that explain the codes of problems, in each language; made when first wanted.
    pub explanations: Arc<Explanations>,
    /// What diagnostics were last asked for with.
    pub asked: Arc<Asked>,
    pub files: Arc<dyn FileSystem>,
}

/// The addresses of the pages that explain the codes, Chinese and English; `None` where they cannot be opened.
#[derive(Default)]
pub struct Explanations {
    chinese: OnceLock<Option<Url>>,
    english: OnceLock<Option<Url>>,
}

impl Explanations {
    /// Whether one of them has been found to stand at an address.
    pub fn are_at(&self, address: &Url) -> bool {
        let pages = [&self.chinese, &self.english].into_iter();
        let mut known = pages.filter_map(|page| page.get()?.as_ref());
        known.any(|page| page == address)
    }
}

impl State {
    /// Before anything is known of the client, with the built-in corpus.
    pub fn new(files: Arc<dyn FileSystem>) -> State {
        State {
            generation: 0,
            client: Client::default(),
            client_locale: Locale::default(),
            settings: Arc::default(),
            projects: Arc::default(),
            library: Arc::new(Library::built_in(Arc::clone(&files))),
            beside: Arc::default(),
            is_one_of_several: false,
            asked_beside: Vec::new(),
            indices_beside: Arc::default(),
            rejected: Vec::new(),
            corpus_folder: None,
            corpus_seen: Arc::default(),
            corpora_asked_for: 0,
            awaits_settings: false,
            reads_corpus: false,
            index: Arc::default(),
            shown: Arc::default(),
            explanations: Arc::default(),
            asked: Arc::default(),
            files,
        }
    }

    /// In which positions are counted.
    pub fn encoding(&self) -> Encoding {
        self.client.encoding
    }

    /// The language of messages: the client's setting, else what the first project says that says
    /// anything, else the client's own.
    pub fn locale(&self) -> Locale {
        let mut projects = self.projects.iter();
        let tag = self
            .settings
            .locale
            .as_deref()
            .or_else(|| projects.find_map(|project| project.settings.locale.as_deref()));
        tag.map_or(self.client_locale, Locale::from_tag)
    }

    /// The corpus's folder that is to be in force: the client's setting, else the first project's
    /// that has one.
    pub fn wanted_corpus(&self) -> Option<&Path> {
        let by_client = self.settings.corpus.as_ref();
        by_client.map(|(path, _)| Path::new(path)).or_else(|| {
            let mut projects = self.projects.iter();
            projects.find_map(|project| project.corpus.as_deref())
        })
    }

    /// The compilations that are to be used beside that one: the client's setting, else the first project's that has
    /// one.
    pub fn wanted_beside(&self) -> Vec<(String, Option<PathBuf>)> {
        if !self.settings.corpora.is_empty() {
            let corpora = self.settings.corpora.iter();
            let folder = |path: &String| (path != BUILT_IN).then(|| PathBuf::from(path));
            return corpora
                .map(|(name, path, _)| (name.clone(), folder(path)))
                .collect();
        }
        let mut projects = self.projects.iter().map(|project| &project.corpora);
        let found = projects.find(|corpora| !corpora.is_empty());
        found.cloned().unwrap_or_default()
    }

    /// The folders of all compilations that were last asked for.
    pub fn corpus_folders(&self) -> impl Iterator<Item = &Path> {
        let beside = self.asked_beside.iter();
        let beside = beside.filter_map(|(_, folder)| folder.as_deref());
        self.corpus_folder.as_deref().into_iter().chain(beside)
    }

    /// The same state seen through each of the compilations, the first one first.
    pub fn readings(&self) -> Vec<State> {
        let is_one_of_several = !self.beside.is_empty();
        let others = self
            .beside
            .iter()
            .enumerate()
            .map(|(number, library)| State {
                library: Arc::clone(library),
                index: self.indices_beside.get(number).cloned().unwrap_or_default(),
                beside: Arc::default(),
                is_one_of_several,
                ..self.clone()
            });
        let first = State {
            is_one_of_several,
            ..self.clone()
        };
        std::iter::once(first).chain(others).collect()
    }

    /// Whether the corpus in force is the one that is wanted, or all that can be had. Until then
    /// nothing is said of any document: it would be said by the wrong compilation.
    pub fn is_settled(&self) -> bool {
        let is_asked_for = self.wanted_corpus() == self.corpus_folder.as_deref()
            && self.wanted_beside() == self.asked_beside;
        !self.awaits_settings && is_asked_for && !self.reads_corpus
    }

    /// Whether the corpus that is wanted cannot be had, and none but the built-in one has been in force: what that
    /// would say of drafts nobody has asked for.
    pub fn lacks_its_corpus(&self) -> bool {
        self.corpus_folder.is_some() && !self.reads_corpus && self.library.folder().is_none()
    }

    /// The number of what diagnostics depend on besides the text: another one where that is not what it was when
    /// they were last asked for.
    pub fn epoch(&self) -> u64 {
        self.asked.epoch(With {
            settings: Arc::clone(&self.settings),
            projects: Arc::clone(&self.projects),
            library: Arc::clone(&self.library),
            beside: Arc::clone(&self.beside),
            locale: self.locale(),
        })
    }

    /// Where a code is explained in the reader's language.
    pub fn explained(&self, code: Code) -> Option<Url> {
        let page = match self.locale() {
            Locale::Chinese => &self.explanations.chinese,
            Locale::English => &self.explanations.english,
        };
        let name = virtual_document::explanations_name(self.locale());
        let address = page.get_or_init(|| {
            let text = messages::explanations(self.locale());
            match self.files.page(name, &text) {
                Ok(path) => file_address(&path),
                Err(_) if self.client.asks_for_content => virtual_document::page_address(name),
                Err(error) => {
                    tracing::info!("{name} cannot be opened: {error}");
                    None
                }
            }
        });
        // The line of its heading, as editors and code hosts read it.
        let text = messages::explanations(self.locale());
        let heading = format!("(`{}`)", code.name());
        let heading = heading.trim_matches(['(', ')']);
        let mut lines = text.lines();
        let line = lines.position(|line| line.starts_with("## ") && line.contains(heading))? + 1;
        let mut address = address.clone()?;
        address.set_fragment(Some(&format!("L{line}")));
        Some(address)
    }

    /// The corpus in force is asked for; the turn that it is given.
    pub fn ask_for_corpus(&mut self) -> u64 {
        self.corpora_asked_for += 1;
        self.corpora_asked_for
    }

    /// Puts another corpus in force. What was known of files points into the one before.
    pub fn take_library(&mut self, library: Arc<Library>) {
        self.library = library;
        self.index = Arc::default();
        self.beside = Arc::default();
        self.indices_beside = Arc::default();
    }
}
