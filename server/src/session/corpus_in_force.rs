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
use super::host::Stamp;
use super::library::Library;
use super::publishing::{refresh, refresh_revised};
use super::server::Server;
use super::state::State;
use super::store::Changed;
use super::workspace::index::Work;
use super::workspace::scan::scan;
use super::workspace::watching::watch_again;
use crate::corpus::{
    Corpus, CorpusProblem, LoadError, embedded, is_of_another_edition, know_each_other, read,
};
use crate::messages::{self, Locale};
use crate::resolve::check_compilation;

/// Takes the corpus into force that is asked for now, if it is another one than before.
pub fn take_corpus(server: &Arc<Server>) {
    let asked = server.store.change(|state| {
        let wanted = state.wanted_corpus().map(Path::to_owned);
        let beside = state.wanted_beside();
        if wanted == state.corpus_folder && beside == state.asked_beside {
            return None;
        }
        state.corpus_folder = wanted;
        state.asked_beside = beside;
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
        state.corpus_folders().next()?;
        // While it is being read, whoever reads it looks again.
        let is_as_it_was = *state.corpus_seen == corpus_files(state);
        (!is_as_it_was || state.reads_corpus).then(|| state.ask_for_corpus())
    });
    if let Some(asked) = asked {
        load(server, asked, true);
    }
}

/// The files of all compilations that are asked for.
fn corpus_files(state: &State) -> Vec<(PathBuf, Stamp)> {
    let folders = state.corpus_folders();
    folders
        .flat_map(|folder| state.files.corpus_files(folder))
        .collect()
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
        if state.corpus_folders().next().is_none() && state.asked_beside.is_empty() {
            let library = Library::built_in_for(&state.client, Arc::clone(&state.files));
            let read = (Ok((library, None)), Beside::default());
            take_into_force(&server_beside, turn, locale, read, Vec::new());
            return;
        }
        for _ in 0..MOST_READINGS {
            let seen = corpus_files(&state);
            if changes {
                let clock = server_beside.connection.host().clock();
                clock.sleep(QUIET).await;
                if server_beside.store.state().corpora_asked_for != turn {
                    return;
                }
            }
            if !changes || corpus_files(&state) == seen {
                let read = read_together(&state, locale);
                if corpus_files(&state) == seen {
                    take_into_force(&server_beside, turn, locale, read, seen);
                    return;
                }
            }
            changes = true;
        }
        let seen = corpus_files(&state);
        let read = read_together(&state, locale);
        take_into_force(&server_beside, turn, locale, read, seen);
    });
}

/// The compilations that are used beside the first, why others are not, and those as far as they could be read.
#[derive(Default)]
struct Beside {
    libraries: Vec<Library>,
    reasons: Vec<String>,
    rejected: Vec<Arc<Library>>,
}

/// The first, or why there is none, and those beside it.
type Together = (Result<(Library, Option<String>), Unusable>, Beside);

/// Reads all compilations that are asked for, each so that it knows the others' bodies. Of one beside the first that
/// cannot be read, the last good one stays.
fn read_together(state: &State, locale: Locale) -> Together {
    let first = match &state.corpus_folder {
        Some(folder) => read_folder(state, folder, locale),
        None => Ok((
            Library::built_in_for(&state.client, Arc::clone(&state.files)),
            None,
        )),
    };
    let mut beside = Beside::default();
    let Ok((first, notice)) = first else {
        return (first, beside);
    };
    if state.asked_beside.is_empty() {
        return (Ok((first, notice)), beside);
    }
    let own = match first.folder() {
        None => embedded::read_again(),
        Some(_) => again(first.corpus()),
    };
    let (mut corpora, mut libraries) = (vec![own], Vec::new());
    for (name, folder) in &state.asked_beside {
        let read = match folder {
            None => Ok((
                Library::built_in_for(&state.client, Arc::clone(&state.files)),
                None,
            )),
            Some(folder) => read_folder(state, folder, locale),
        };
        let library = match read {
            Ok((library, notice)) => {
                beside.reasons.extend(notice);
                library
            }
            Err(unusable) => {
                let told = messages::corpus_unusable(locale, &unusable.reason);
                beside.reasons.push(told);
                beside.rejected.extend(unusable.rejected);
                let mut known = state.beside.iter();
                let known = known.find(|known| known.folder() == folder.as_deref());
                let Some(known) = known.zip(folder.as_deref()) else {
                    continue;
                };
                let (corpus, files) = (again(known.0.corpus()), Arc::clone(&state.files));
                Library::configured(corpus, Vec::new(), known.1.to_owned(), files)
            }
        };
        let mut corpus = match folder {
            None => embedded::read_again(),
            Some(_) => again(library.corpus()),
        };
        corpus.alias = Some(name.clone());
        corpora.push(corpus);
        libraries.push(library);
    }
    let mut corpora = know_each_other(corpora).into_iter();
    let first = match corpora.next() {
        Some(corpus) => first.knowing_others(corpus),
        None => first,
    };
    let libraries = libraries.into_iter().zip(corpora);
    beside.libraries = libraries
        .map(|(library, corpus)| library.knowing_others(corpus))
        .collect();
    (Ok((first, notice)), beside)
}

/// The same compilation, read anew from its files.
fn again(corpus: &Corpus) -> Corpus {
    read(&corpus.name, &corpus.language, corpus.files.clone()).0
}

/// Whatever a folder does to its reader, nobody waits for it for ever.
fn read_folder(
    state: &State,
    folder: &Path,
    locale: Locale,
) -> Result<(Library, Option<String>), Unusable> {
    let read = AssertUnwindSafe(|| usable(state, folder, locale));
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
    (read, beside): Together,
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
    let Beside {
        libraries,
        reasons,
        rejected: rejected_beside,
    } = beside;
    let libraries: Vec<Arc<Library>> = libraries.into_iter().map(Arc::new).collect();
    let taken = server.store.change(|state| {
        if state.corpora_asked_for != turn {
            return None;
        }
        state.reads_corpus = false;
        state.corpus_seen = Arc::new(seen);
        state.rejected = rejected.into_iter().chain(rejected_beside).collect();
        let is_taken = library.is_some();
        if let Some(library) = library {
            state.take_library(library);
            state.beside = Arc::new(libraries);
        }
        Some(is_taken)
    });
    let Some(taken) = taken else {
        return;
    };
    if let Some(notice) = notice {
        server.connection.tell(kind, notice);
    }
    for reason in reasons {
        server.connection.tell(MessageType::ERROR, reason);
    }
    if taken.said {
        scan(server, Work::afresh());
    }
    // With another compilation every document has been revised: one that was waiting for it is told once.
    match taken.said {
        true => refresh_revised(server),
        false => refresh(server),
    }
    tell_corpus_files(server);
    watch_again(server);
    if taken.said {
        look_for_inconsistencies(server);
    }
}

/// Looks for what else is wrong with the compilations in force, beside everything else: nobody waits for it who reads or
/// writes, and nothing of it keeps them from use.
fn look_for_inconsistencies(server: &Arc<Server>) {
    let state = server.store.state();
    let are_several = !state.beside.is_empty();
    for library in std::iter::once(&state.library).chain(state.beside.iter()) {
        if library.folder().is_none() {
            continue;
        }
        let (server_beside, library) = (Arc::clone(server), Arc::clone(library));
        server.connection.work_on(async move {
            let is_in_force = |state: &State| {
                let mut all = std::iter::once(&state.library).chain(state.beside.iter());
                all.any(|one| Arc::ptr_eq(one, &library))
            };
            if !is_in_force(&server_beside.store.state()) {
                return;
            }
            // What is used beside it is no matter of its own.
            let found = match are_several {
                true => check_compilation(&again(library.corpus())),
                false => check_compilation(library.corpus()),
            };
            let locale = server_beside.store.state().locale();
            let notice = counted(locale, &found);
            library.find(found);
            if let Some(all) = notice.filter(|_| is_in_force(&server_beside.store.state())) {
                let told = messages::corpus_inconsistent(locale, &all);
                server_beside.connection.tell(MessageType::WARNING, told);
                tell_corpus_files(&server_beside);
            }
        });
    }
}

/// Problems as a sentence: how many, and the first; `None` where there are none.
fn counted(locale: Locale, problems: &[CorpusProblem]) -> Option<String> {
    let first = messages::corpus_problem(locale, problems.first()?);
    Some(messages::problem_count(locale, problems.len(), &first))
}

/// Why a folder's corpus does not come into force.
struct Unusable {
    /// The corpus as far as it could be read.
    rejected: Option<Arc<Library>>,
    /// The first problem, with its place.
    reason: String,
}

/// A folder's corpus, where all of it could be read, or all but other editions, with a notice of what of those could not.
/// While a good one of the folder is in force, nothing less takes its place.
fn usable(
    state: &State,
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
    let (corpus, problems) = state.files.load_corpus(folder).map_err(|error| Unusable {
        rejected: None,
        reason: messages::load_error(locale, &error),
    })?;
    let unreadable = counted(locale, &problems);
    let mut in_force = std::iter::once(&state.library).chain(state.beside.iter());
    let has_good_one =
        in_force.any(|one| one.folder() == Some(folder) && one.problems().is_empty());
    let is_usable = !has_good_one
        && !corpus.unread.keeps_from_use(&corpus.language)
        && (problems.iter()).all(|problem| is_of_another_edition(&problem.file, &corpus.language));
    let (folder, files) = (folder.to_owned(), Arc::clone(&state.files));
    match unreadable {
        None => Ok((Library::configured(corpus, problems, folder, files), None)),
        Some(reason) if is_usable => {
            let notice = messages::edition_unusable(locale, &reason);
            Ok((
                Library::configured(corpus, problems, folder, files),
                Some(notice),
            ))
        }
        Some(reason) => {
            let found = check_compilation(&corpus);
            let library = Library::configured(corpus, problems, folder, files);
            library.find(found);
            Err(Unusable {
                rejected: Some(Arc::new(library)),
                reason,
            })
        }
    }
}
