//! Looking through the folders for what their files cite: beside everything else, once after the
//! start and again where files change.

use std::panic::AssertUnwindSafe;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use futures::FutureExt;
use futures::channel::oneshot;
use tower_lsp::lsp_types::request::CodeLensRefresh;

use super::index::{FileCitation, FileCitations, Files, Index, ToDo, Work};
use super::progress::Progress;
use crate::draft::{Draft, attributed};
use crate::features::references::citings;
use crate::messages;
use crate::project::{Project, language_id};
use crate::session::address::file_address;
use crate::session::library::Library;
use crate::session::positions::to_range;
use crate::session::publishing::refresh_revised;
use crate::session::rules::{exclusions, extensions, innermost};
use crate::session::server::Server;
use crate::session::state::State;
use crate::text::Encoding;

/// Larger files are passed over (bytes): no person's draft is that long.
pub const LARGEST: u64 = 4 << 20;
/// More drafts are not looked for in a workspace.
const MOST_FILES: usize = 50_000;

/// Looks at files, beside everything else; what is asked for while that goes on is done next.
pub fn scan(server: &Arc<Server>, work: Work) {
    if work.is_empty() || server.store.state().projects.is_empty() {
        return;
    }
    let mut waiting = to_do(server);
    waiting.work = std::mem::take(&mut waiting.work).and(work);
    if std::mem::replace(&mut waiting.is_running, true) {
        return;
    }
    drop(waiting);
    let server_beside = Arc::clone(server);
    server.connection.work_on(async move {
        // What files cite are provisions of the corpus in force.
        server_beside.store.settled().await;
        while let Some(work) = next(&server_beside) {
            // Whatever one file does to its reader, the others are still to be read.
            let looked = AssertUnwindSafe(look(&server_beside, &work));
            if looked.catch_unwind().await.is_err() {
                tracing::error!("looking through the workspace broke off");
            }
        }
    });
}

fn to_do(server: &Server) -> MutexGuard<'_, ToDo> {
    let to_do = server.to_scan.lock();
    to_do.unwrap_or_else(PoisonError::into_inner)
}

fn next(server: &Server) -> Option<Work> {
    let mut waiting = to_do(server);
    let work = std::mem::take(&mut waiting.work);
    waiting.is_running = !work.is_empty();
    if !waiting.is_running {
        waiting.waiting.clear();
    }
    waiting.is_running.then_some(work)
}

/// Waits until what was asked to be looked at has been.
pub async fn looked_through(server: &Server) {
    loop {
        let told = {
            let mut to_do = to_do(server);
            if !to_do.is_running {
                return;
            }
            let (sender, told) = oneshot::channel();
            to_do.waiting.push(sender);
            told
        };
        // The sender is let go of, nothing is sent.
        let _ = told.await;
    }
}

async fn look(server: &Server, work: &Work) {
    let state = server.store.state();
    let nothing = Files::default();
    let before = if work.afresh {
        &nothing
    } else {
        &state.index.files
    };
    if !work.everything {
        keep(server, &state, look_at(&state, work, before));
        return;
    }
    let title = messages::scan_title(state.locale());
    let progress = Progress::begin(server, title);
    let goes_on = || !to_do(server).work.everything;
    let after = look_everywhere(server, &state, before, &progress, &goes_on);
    if !goes_on() {
        progress.end(None);
        return;
    }
    let citations = after.values().map(|file| file.citations.len()).sum();
    let found = messages::scan_end(state.locale(), after.len(), citations);
    keep(server, &state, after);
    progress.end(Some(found));
}

/// Takes into force what was found with a state, unless it was found with another corpus than is in
/// force: then everything is looked at afresh already.
fn keep(server: &Server, found_with: &State, after: Files) {
    if after == found_with.index.files {
        return;
    }
    let root_of = |path: &Path| {
        let project = innermost(&found_with.projects, path)?;
        Some(project.root.as_path())
    };
    let beside = (0..found_with.beside.len()).map(|number| {
        let of_one = after.iter().filter_map(|(path, file)| {
            Some((Arc::clone(path), Arc::clone(file.beside.get(number)?)))
        });
        Arc::new(Index::new(of_one.collect(), root_of))
    });
    let beside: Vec<Arc<Index>> = beside.collect();
    let index = Arc::new(Index::new(after, root_of));
    let kept = server.store.change(|state| {
        let is_in_force = Arc::ptr_eq(&state.library, &found_with.library)
            && Arc::ptr_eq(&state.beside, &found_with.beside);
        is_in_force.then(|| {
            state.index = index;
            state.indices_beside = Arc::new(beside);
        })
    });
    // What files show of what they are about can decide what is told of the documents beside them.
    if kept.as_ref().is_some_and(|kept| kept.has_other_subjects) {
        refresh_revised(server);
    }
    if kept.is_some_and(|kept| kept.after.client.refreshes_code_lenses) {
        let unheard = "the client did not refresh its code lenses";
        let connection = &server.connection;
        connection.ask_beside::<CodeLensRefresh>((), unheard);
    }
}

/// The drafts in all folders, in the order of their names; at most [`MOST_FILES`]. Ends early once `goes_on` says no.
pub fn drafts(state: &State, goes_on: &(dyn Fn() -> bool + Sync)) -> Vec<PathBuf> {
    let mut drafts = Vec::new();
    for project in state.projects.iter() {
        if state.files.is_too_wide(&project.root) {
            tracing::warn!("{} is not looked through", project.root.display());
            continue;
        }
        let found = state.files.drafts(
            &project.root,
            &exclusions(&state.settings, project),
            &extensions(&state.settings, project),
            goes_on,
        );
        let found = found.into_iter();
        drafts.extend(found.filter(|path| is_of(&state.projects, path, project)));
    }
    drafts.sort();
    if drafts.len() > MOST_FILES {
        tracing::warn!(
            "{} drafts; the first {MOST_FILES} are looked at",
            drafts.len()
        );
        drafts.truncate(MOST_FILES);
    }
    without_corpus(state, drafts)
}

/// Looks through all folders. What is known of files that have not changed is kept.
fn look_everywhere(
    server: &Server,
    state: &State,
    before: &Files,
    progress: &Progress,
    goes_on: &(dyn Fn() -> bool + Sync),
) -> Files {
    let drafts = drafts(state, goes_on);
    let next = AtomicUsize::new(0);
    let read = Mutex::new(Files::with_capacity(drafts.len()));
    server.connection.host().share(&|| {
        while goes_on()
            && let Some(path) = drafts.get(next.fetch_add(1, Ordering::Relaxed))
        {
            progress.report(next.load(Ordering::Relaxed), drafts.len());
            if let Some(file) = read_file(state, path, before.get(path.as_path())) {
                let mut read = read.lock().unwrap_or_else(PoisonError::into_inner);
                read.insert(Arc::from(path.as_path()), file);
            }
        }
    });
    read.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// Looks at single files.
fn look_at(state: &State, work: &Work, before: &Files) -> Files {
    let mut after = before.clone();
    // What was deleted may have been a folder.
    after.retain(|path, _| !path.ancestors().any(|path| work.files.contains(path)));
    let asked: Vec<PathBuf> = work.files.iter().cloned().collect();
    let mut drafts = Vec::new();
    let projects = state.projects.iter();
    for project in projects.filter(|project| !state.files.is_too_wide(&project.root)) {
        let found = state.files.drafts_among(
            &asked,
            &project.root,
            &exclusions(&state.settings, project),
            &extensions(&state.settings, project),
        );
        let found = found.into_iter();
        drafts.extend(found.filter(|path| is_of(&state.projects, path, project)));
    }
    for path in without_corpus(state, drafts) {
        // They are said to have changed, even if in the same moment and to the same length.
        if let Some(file) = read_file(state, &path, None) {
            after.insert(Arc::from(path), file);
        }
    }
    after
}

/// Drafts without the corpus's own files, which cite as the corpus does.
fn without_corpus(state: &State, mut drafts: Vec<PathBuf>) -> Vec<PathBuf> {
    drafts.retain(|path| {
        let libraries = || std::iter::once(&state.library).chain(state.beside.iter());
        file_address(path).is_none_or(|uri| libraries().all(|one| one.file_of(&uri).is_none()))
    });
    drafts
}

/// Whether a file belongs to this project and no other.
fn is_of(projects: &[Arc<Project>], path: &Path, project: &Arc<Project>) -> bool {
    innermost(projects, path).is_some_and(|innermost| Arc::ptr_eq(innermost, project))
}

/// What a file cites; `None` where it is gone, too large or no UTF-8. `known` is what it cited
/// before.
fn read_file(
    state: &State,
    path: &Path,
    known: Option<&Arc<FileCitations>>,
) -> Option<Arc<FileCitations>> {
    let stamp = state.files.stamp(path)?;
    if let Some(known) = known.filter(|known| known.stamp == stamp) {
        return Some(Arc::clone(known));
    }
    let name = path.display();
    if stamp.1 > LARGEST {
        tracing::info!("{name}: not looked at, larger than {LARGEST} bytes");
        return None;
    }
    let bytes = state
        .files
        .read(path)
        .inspect_err(|error| tracing::info!("{name}: not looked at ({error})"))
        .ok()?;
    let Ok(text) = String::from_utf8(bytes) else {
        tracing::info!("{name}: not looked at, no UTF-8");
        return None;
    };
    // Editors do not count a byte order mark.
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let libraries = std::iter::once(&state.library).chain(state.beside.iter());
    let open = |library: &Arc<Library>| {
        let corpus = Arc::clone(library.corpus());
        Draft::open(text, language_id(path), corpus)
    };
    let mut drafts: Vec<Draft> = libraries.map(open).collect();
    if drafts.len() > 1 {
        drafts = attributed(&drafts);
    }
    let mut read = drafts.iter().map(|draft| FileCitations {
        stamp,
        citations: citations_of(draft, state.encoding()),
        shown: draft.subject().shown(),
        beside: Vec::new(),
    });
    let mut first = read.next()?;
    first.beside = read.map(Arc::new).collect();
    Some(Arc::new(first))
}

fn citations_of(draft: &Draft, encoding: Encoding) -> Box<[FileCitation]> {
    let citations = citings(draft).map(|citing| FileCitation {
        range: to_range(draft.text(), &citing.range, encoding),
        provisions: citing
            .provisions
            .iter()
            .filter_map(|provision| u32::try_from(*provision).ok())
            .collect(),
    });
    citations.collect()
}
