//! Who cites what in the files of the workspace that are not open.
//!
//! Of a file nothing is kept but the places of its citations and the provisions that they point to.
//! Open documents are asked themselves, so what is kept here of them is passed over.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use futures::channel::oneshot;
use tower_lsp::lsp_types::Range;

use crate::corpus::ProvisionIndex;
use crate::draft::{Pool, Subject};
use crate::features::code_lens::CitationCounts;
use crate::session::host::Stamp;

/// What a file cites.
#[derive(Debug, Clone, PartialEq)]
pub struct FileCitations {
    /// Of the file when it was read.
    pub stamp: Stamp,
    pub citations: Box<[FileCitation]>,
    /// What it shows that it is about.
    pub shown: Option<Subject>,
    /// The same as each of the other compilations reads it.
    pub beside: Vec<Arc<FileCitations>>,
}

/// A citation in a file.
#[derive(Debug, Clone, PartialEq)]
pub struct FileCitation {
    /// In the encoding that client and server have agreed on.
    pub range: Range,
    /// Places in the corpus in force.
    pub provisions: Box<[u32]>,
}

impl FileCitation {
    pub fn cites(&self, wanted: &[ProvisionIndex]) -> bool {
        wanted
            .iter()
            .any(|wanted| self.provisions.iter().any(|one| *one as usize == *wanted))
    }
}

/// Files with what they cite.
pub type Files = HashMap<Arc<Path>, Arc<FileCitations>>;

/// What files cite, and which files cite what.
#[derive(Default)]
pub struct Index {
    pub files: Files,
    /// How often each provision is cited in all of them.
    pub counts: CitationCounts,
    /// The files that cite a provision.
    citing: HashMap<u32, Vec<Arc<Path>>>,
    /// What the files of a project show of what they are about, by its root.
    pools: HashMap<PathBuf, Pool>,
}

impl Index {
    /// `root_of` says of a file the root of the project that it belongs to.
    pub fn new<'a>(files: Files, root_of: impl Fn(&Path) -> Option<&'a Path>) -> Index {
        let mut citing: HashMap<u32, Vec<Arc<Path>>> = HashMap::new();
        let mut pools: HashMap<PathBuf, Pool> = HashMap::new();
        let mut counts = CitationCounts::new();
        for (path, file) in &files {
            if file.shown.is_some()
                && let Some(root) = root_of(path)
            {
                let pool = pools.entry(root.to_owned()).or_default();
                pool.add(file.shown);
            }
            let provisions = file.citations.iter().flat_map(|one| &one.provisions);
            for provision in provisions.clone() {
                *counts.entry(*provision as ProvisionIndex).or_default() += 1;
            }
            for provision in provisions.copied().collect::<BTreeSet<u32>>() {
                citing.entry(provision).or_default().push(Arc::clone(path));
            }
        }
        Index {
            files,
            counts,
            citing,
            pools,
        }
    }

    /// What the files of the project at a root show of what they are about.
    pub fn pool(&self, root: &Path) -> Pool {
        self.pools.get(root).copied().unwrap_or_default()
    }

    /// The files that cite any of these provisions, in the order of their names.
    pub fn citing(&self, wanted: &[ProvisionIndex]) -> Vec<(&Path, &FileCitations)> {
        let wanted = wanted.iter().filter_map(|one| u32::try_from(*one).ok());
        let paths: BTreeSet<&Arc<Path>> = wanted
            .filter_map(|provision| self.citing.get(&provision))
            .flatten()
            .collect();
        let files = paths.into_iter();
        files
            .filter_map(|path| Some((&**path, &**self.files.get(path)?)))
            .collect()
    }
}

/// What is still to be looked at.
#[derive(Default)]
pub struct ToDo {
    pub work: Work,
    pub is_running: bool,
    /// Who waits until nothing is; told by being let go of.
    pub waiting: Vec<oneshot::Sender<()>>,
}

/// What is to be looked at.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Work {
    /// All folders.
    pub everything: bool,
    /// Files that look unchanged, too: the corpus is another one.
    pub afresh: bool,
    pub files: BTreeSet<PathBuf>,
}

impl Work {
    pub fn everything() -> Work {
        Work {
            everything: true,
            ..Work::default()
        }
    }

    pub fn afresh() -> Work {
        Work {
            everything: true,
            afresh: true,
            ..Work::default()
        }
    }

    pub fn files(files: impl IntoIterator<Item = PathBuf>) -> Work {
        Work {
            files: files.into_iter().collect(),
            ..Work::default()
        }
    }

    pub fn and(mut self, other: Work) -> Work {
        self.everything |= other.everything;
        self.afresh |= other.afresh;
        self.files.extend(other.files);
        self
    }

    pub fn is_empty(&self) -> bool {
        *self == Work::default()
    }
}
