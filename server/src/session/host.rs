//! What the session needs of the program that it runs in: a way out for messages, hands for what
//! takes time, files and a clock. A program with threads gives it those, one without runs the same
//! tasks one after another ([`super::Tasks`]).

use std::io;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use crate::corpus::{Corpus, CorpusProblem, LoadError};
use crate::project::{Patterns, Project};

/// Something that goes on beside the messages. It may be polled by any thread; it contains its own
/// panics.
pub type Task = Pin<Box<dyn Future<Output = ()> + Send>>;

/// The program that a session runs in.
pub trait Host: Send + Sync + 'static {
    /// Sends a message (the JSON, without a frame) to the client, behind those sent before it, and
    /// does not wait for it to be read.
    fn send(&self, message: String);

    /// Sees to a task that mostly waits and, in between, computes what the user waits for, as
    /// diagnostics: it is to go on as soon as it can.
    fn see_to(&self, task: Task);

    /// Sees to a task that may take long: it is to hold up neither messages nor what waits.
    fn work_on(&self, task: Task);

    /// Does the same work on as many threads as there are to spare, this one among them, and comes
    /// back when all of them have done. The work divides itself.
    fn share(&self, work: &(dyn Fn() + Sync)) {
        work();
    }

    /// Has the session end when a process of this system, the client's, has ended.
    fn end_with(&self, process: u32) {
        let _ = process;
    }

    /// The files that it may look at.
    fn files(&self) -> Arc<dyn FileSystem>;

    /// The time.
    fn clock(&self) -> Arc<dyn Clock>;
}

/// Time as it passes.
pub trait Clock: Send + Sync {
    /// The time since some moment that stays the same.
    fn now(&self) -> Duration;

    /// Waits.
    fn sleep(&self, duration: Duration) -> Task;
}

/// What tells that a file has not changed: when it was written, and how many bytes it has.
pub type Stamp = (Option<SystemTime>, u64);

/// Files and folders as the session sees them. All paths are absolute.
pub trait FileSystem: Send + Sync {
    /// The project of a folder, which need not have a project file. `text` is that file as it
    /// stands in an editor, where it is open there.
    fn open_project(&self, root: &Path, text: Option<&str>) -> Project;

    /// Reads a compilation's folder. What is wrong inside is in the list.
    ///
    /// # Errors
    ///
    /// The folder or one of its files cannot be read as text.
    fn load_corpus(&self, folder: &Path) -> Result<(Corpus, Vec<CorpusProblem>), LoadError>;

    /// The files of a compilation's folder that [`FileSystem::load_corpus`] reads, each with what tells whether it has
    /// changed, in the order of their paths. None where the folder cannot be read.
    fn corpus_files(&self, folder: &Path) -> Vec<(PathBuf, Stamp)>;

    /// The folder where the files of the built-in corpus stand, for editors to open.
    ///
    /// # Errors
    ///
    /// They are not there and cannot be written.
    fn built_in_corpus(&self, corpus: &Corpus) -> io::Result<PathBuf>;

    /// Whether the client can open these files by their addresses.
    fn are_opened_by_client(&self) -> bool {
        true
    }

    /// The file where a page of ours stands, for editors to open, under a name and with this text.
    ///
    /// # Errors
    ///
    /// It is not there and cannot be written.
    fn page(&self, name: &str, text: &str) -> io::Result<PathBuf> {
        let _ = (name, text);
        Err(io::Error::from(io::ErrorKind::Unsupported))
    }

    /// The drafts in a folder, in no order, without what ignore files or `exclude` (relative to the
    /// folder) leave out; `extensions` are endings of drafts besides the usual ones. Ends early, with
    /// what was found until then, once `goes_on` says no.
    fn drafts(
        &self,
        folder: &Path,
        exclude: &Patterns,
        extensions: &[String],
        goes_on: &(dyn Fn() -> bool + Sync),
    ) -> Vec<PathBuf>;

    /// Those of some paths that [`FileSystem::drafts`] would find.
    fn drafts_among(
        &self,
        paths: &[PathBuf],
        folder: &Path,
        exclude: &Patterns,
        extensions: &[String],
    ) -> Vec<PathBuf>;

    /// What tells whether a file has changed; `None` where no file is.
    fn stamp(&self, file: &Path) -> Option<Stamp>;

    /// # Errors
    ///
    /// There is no such file, or it cannot be read.
    fn read(&self, file: &Path) -> io::Result<Vec<u8>>;

    /// Whether something has this name, be it a link that leads nowhere.
    fn is_there(&self, path: &Path) -> bool;

    fn is_folder(&self, path: &Path) -> bool;

    /// Whether a folder is too wide to be looked through: the whole disk, or all that is the user's.
    fn is_too_wide(&self, folder: &Path) -> bool;
}
