//! Which corpus is in force: the built-in one, or a configured folder's where all of it can be read.
//!
//! While another one than the one in force is being read, requests wait and no diagnostics are
//! published ([`super::state::State::is_settled`]): nobody is told what another compilation would
//! say. Where it cannot be read, that is said once, and the one in force stays; where that is the built-in one,
//! which nobody asked for, nothing is said of drafts.
//!
//! A folder whose files change is read again, once they are left alone, and comes into force whole, or not at all.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tower_lsp::lsp_types::MessageType;

use super::corpus_files::tell_corpus_files;
use super::host::{FileSystem, Stamp};
use super::library::Library;
use super::publishing::refresh;
use super::server::Server;
use super::state::State;
use super::store::Changed;
use super::workspace::index::Work;
use super::workspace::scan::scan;
use super::workspace::watching::watch_again;
use crate::corpus::{CorpusProblem, LoadError};
use crate::messages::{self, Locale};
use crate::resolve::check_compilation;

/// Takes the corpus into force that is asked for now, if it is another one than before.
pub fn take_corpus(server: &Arc<Server>) {
    let asked = server.store.change(|state| {
        let wanted = state.wanted_corpus().map(Path::to_owned);
        if wanted == state.corpus_folder {
            return None;
        }
        state.corpus_folder = wanted;
        state.reads_corpus = true;
        Some(state.ask_for_corpus())
    });
    if let Some(asked) = asked {
        load(server, asked, false);
    }
}

/// Reads the corpus in force afresh: one of its files was saved in the editor.
pub fn reload_saved_corpus(server: &Arc<Server>) {
    let asked = server.store.change(|state| Some(state.ask_for_corpus()));
    if let Some(asked) = asked {
        load(server, asked, false);
    }
}

/// The same where one of its files is not as it was when it was last read, once they are left alone.
pub fn reload_corpus(server: &Arc<Server>) {
    let asked = server.store.change(|state| {
        let folder = state.corpus_folder.as_deref()?;
        // While it is being read, whoever reads it looks again.
        let is_as_it_was = *state.corpus_seen == state.files.corpus_files(folder);
        (!is_as_it_was || state.reads_corpus).then(|| state.ask_for_corpus())
    });
    if let Some(asked) = asked {
        load(server, asked, true);
    }
}

/// How long a folder's files have to be left alone, when they change, before they are read: of several that are
/// written together none is read without the others.
const QUIET: Duration = Duration::from_millis(150);

/// So often a folder is read again that changes while it is read.
const MOST_READINGS: usize = 20;

/// Reads the corpus that is asked for beside everything else; a bad one leaves the one in force.
///
/// `changes` says that others may be writing its files just now.
fn load(server: &Arc<Server>, asked: Changed<u64>, mut changes: bool) {
    let (turn, state) = (asked.said, asked.after);
    let server_beside = Arc::clone(server);
    server.connection.work_on(async move {
        let locale = state.locale();
        let Some(folder) = state.corpus_folder.clone() else {
            let library = Library::built_in_for(&state.client, Arc::clone(&state.files));
            take_into_force(
                &server_beside,
                turn,
                locale,
                Ok((library, None)),
                Vec::new(),
            );
            return;
        };
        for _ in 0..MOST_READINGS {
            let seen = state.files.corpus_files(&folder);
            if changes {
                let clock = server_beside.connection.host().clock();
                clock.sleep(QUIET).await;
                if server_beside.store.state().corpora_asked_for != turn {
                    return;
                }
            }
            if !changes || state.files.corpus_files(&folder) == seen {
                let read = read_folder(&state, &folder, locale);
                if state.files.corpus_files(&folder) == seen {
                    take_into_force(&server_beside, turn, locale, read, seen);
                    return;
                }
            }
            changes = true;
        }
        let seen = state.files.corpus_files(&folder);
        let read = read_folder(&state, &folder, locale);
        take_into_force(&server_beside, turn, locale, read, seen);
    });
}

/// Whatever a folder does to its reader, nobody waits for it for ever.
fn read_folder(
    state: &State,
    folder: &Path,
    locale: Locale,
) -> Result<(Library, Option<String>), Unusable> {
    let read = AssertUnwindSafe(|| usable(&state.files, folder, locale));
    catch_unwind(read).unwrap_or_else(|_| {
        tracing::error!("a panic while a corpus was read");
        let error = LoadError {
            path: folder.to_owned(),
            reason: io::Error::other("its reader broke off"),
        };
        Err(Unusable {
            rejected: None,
            reason: messages::load_error(locale, &error),
        })
    })
}

/// Only the corpus that was asked for last comes into force.
fn take_into_force(
    server: &Arc<Server>,
    turn: u64,
    locale: Locale,
    read: Result<(Library, Option<String>), Unusable>,
    seen: Vec<(PathBuf, Stamp)>,
) {
    let (kind, notice, library, rejected) = match read {
        Ok((library, notice)) => (MessageType::WARNING, notice, Some(library), None),
        Err(Unusable { rejected, reason }) => {
            let is_first = server.store.state().library.folder().is_none();
            let notice = match is_first {
                true => messages::corpus_lacking(locale, &reason),
                false => messages::corpus_unusable(locale, &reason),
            };
            (MessageType::ERROR, Some(notice), None, rejected)
        }
    };
    let library = library.map(Arc::new);
    let taken = server.store.change(|state| {
        if state.corpora_asked_for != turn {
            return None;
        }
        state.reads_corpus = false;
        state.corpus_seen = Arc::new(seen);
        state.rejected = rejected;
        let is_taken = library.is_some();
        if let Some(library) = library {
            state.take_library(library);
        }
        Some(is_taken)
    });
    let Some(taken) = taken else {
        return;
    };
    if let Some(notice) = notice {
        server.connection.tell(kind, notice);
    }
    if taken.said {
        scan(server, Work::afresh());
    }
    refresh(server);
    tell_corpus_files(server);
    watch_again(server);
}

/// Why a folder's corpus does not come into force.
struct Unusable {
    /// The corpus as far as it could be read.
    rejected: Option<Arc<Library>>,
    /// The first problem, with its place.
    reason: String,
}

/// A folder's corpus, where all of it could be read, with a notice of what in it is inconsistent.
fn usable(
    files: &Arc<dyn FileSystem>,
    folder: &Path,
    locale: Locale,
) -> Result<(Library, Option<String>), Unusable> {
    // A client knows no folder that a path could begin from; the process's own is nobody's choice.
    if !folder.has_root() {
        return Err(Unusable {
            rejected: None,
            reason: messages::path_not_absolute(locale, folder),
        });
    }
    let (corpus, problems) = files.load_corpus(folder).map_err(|error| Unusable {
        rejected: None,
        reason: messages::load_error(locale, &error),
    })?;
    let count = |problems: &[CorpusProblem]| {
        let first = messages::corpus_problem(locale, problems.first()?);
        Some(messages::problem_count(locale, problems.len(), &first))
    };
    let unreadable = count(&problems);
    let found = check_compilation(&corpus);
    let inconsistent = count(&found);
    let (folder, files) = (folder.to_owned(), Arc::clone(files));
    let library = Library::configured(corpus, problems, found, folder, files);
    match unreadable {
        None => {
            let notice = inconsistent.map(|all| messages::corpus_inconsistent(locale, &all));
            Ok((library, notice))
        }
        Some(reason) => Err(Unusable {
            rejected: Some(Arc::new(library)),
            reason,
        }),
    }
}
