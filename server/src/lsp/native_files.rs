//! The files of this machine.

use std::io;
use std::path::{Path, PathBuf};

use super::corpus_copies::{write_copies, write_page};
use crate::corpus::load::{files_of, load};
use crate::corpus::{Corpus, CorpusProblem, LoadError};
use crate::project::{Patterns, Project, drafts_among, drafts_in_parallel, open_project};
use crate::session::{FileSystem, Stamp};

/// The files of this machine.
pub struct NativeFiles;

impl FileSystem for NativeFiles {
    fn open_project(&self, root: &Path, text: Option<&str>) -> Project {
        open_project(root, text)
    }

    fn load_corpus(&self, folder: &Path) -> Result<(Corpus, Vec<CorpusProblem>), LoadError> {
        load(folder)
    }

    fn corpus_files(&self, folder: &Path) -> Vec<(PathBuf, Stamp)> {
        let files = files_of(folder).into_iter();
        let stamped = files.filter_map(|path| {
            let stamp = self.stamp(&path)?;
            Some((path, stamp))
        });
        stamped.collect()
    }

    fn built_in_corpus(&self, corpus: &Corpus) -> io::Result<PathBuf> {
        write_copies(corpus)
    }

    fn page(&self, name: &str, text: &str) -> io::Result<PathBuf> {
        write_page(name, text)
    }

    fn drafts(
        &self,
        folder: &Path,
        exclude: &Patterns,
        extensions: &[String],
        goes_on: &(dyn Fn() -> bool + Sync),
    ) -> Vec<PathBuf> {
        drafts_in_parallel(folder, exclude, extensions, threads_to_spare(), goes_on)
    }

    fn drafts_among(
        &self,
        paths: &[PathBuf],
        folder: &Path,
        exclude: &Patterns,
        extensions: &[String],
    ) -> Vec<PathBuf> {
        drafts_among(paths, folder, exclude, extensions)
    }

    fn stamp(&self, file: &Path) -> Option<Stamp> {
        let metadata = file.metadata().ok().filter(|metadata| metadata.is_file())?;
        Some((metadata.modified().ok(), metadata.len()))
    }

    fn read(&self, file: &Path) -> io::Result<Vec<u8>> {
        std::fs::read(file)
    }

    fn is_there(&self, path: &Path) -> bool {
        path.symlink_metadata().is_ok()
    }

    fn is_folder(&self, path: &Path) -> bool {
        path.is_dir()
    }

    /// Some clients name the whole disk or the user's whole folder where they know of no project.
    fn is_too_wide(&self, folder: &Path) -> bool {
        folder.parent().is_none() || dirs::home_dir().is_some_and(|home| home == folder)
    }
}

/// How many threads look through folders: requests are to have the others.
pub fn threads_to_spare() -> usize {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    (cores / 2).clamp(1, 4)
}
