//! Which corpus is in force: the built-in one, or a configured folder's where all of it can be read.
//!
//! While another one than the one in force is being read, requests wait and no diagnostics are
//! published ([`super::state::State::is_settled`]): nobody is told what another compilation would
//! say. Where it cannot be read, that is said once, and the one in force stays; where that is the built-in one,
//! which nobody asked for, nothing is said of drafts.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

use tower_lsp::lsp_types::MessageType;

use super::host::FileSystem;
use super::library::Library;
use super::publishing::refresh;
use super::server::Server;
use super::store::Changed;
use super::workspace::index::Work;
use super::workspace::scan::scan;
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
        load(server, asked);
    }
}

/// Reads the corpus in force afresh: one of its files was saved.
pub fn reload_corpus(server: &Arc<Server>) {
    let asked = server.store.change(|state| Some(state.ask_for_corpus()));
    if let Some(asked) = asked {
        load(server, asked);
    }
}

/// Reads the corpus that is asked for beside everything else; a bad one leaves the one in force.
fn load(server: &Arc<Server>, asked: Changed<u64>) {
    let (turn, state) = (asked.said, asked.after);
    let server_beside = Arc::clone(server);
    server.connection.work_on(async move {
        let locale = state.locale();
        let read = AssertUnwindSafe(|| match &state.corpus_folder {
            None => {
                let files = Arc::clone(&state.files);
                Ok((Library::built_in_for(&state.client, files), None))
            }
            Some(folder) => usable(&state.files, folder, locale),
        });
        // Whatever a folder does to its reader, nobody waits for it for ever.
        let read = catch_unwind(read).unwrap_or_else(|_| {
            tracing::error!("a panic while a corpus was read");
            let error = LoadError {
                path: state.corpus_folder.clone().unwrap_or_default(),
                reason: io::Error::other("its reader broke off"),
            };
            Err(Unusable {
                rejected: None,
                reason: messages::load_error(locale, &error),
            })
        });
        take_into_force(&server_beside, turn, locale, read);
    });
}

/// Only the corpus that was asked for last comes into force.
fn take_into_force(
    server: &Arc<Server>,
    turn: u64,
    locale: Locale,
    read: Result<(Library, Option<String>), Unusable>,
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
    let inconsistent = count(&check_compilation(&corpus));
    let library = Library::configured(corpus, problems, folder.to_owned(), Arc::clone(files));
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
