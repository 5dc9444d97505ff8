//! The open folders, each a project with or without a file of its own, and keeping up with what
//! changes in them.
//!
//! The corpus and the language of messages are one for the whole server: where several folders ask
//! for one, the first does.

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use tower_lsp::lsp_types::{
    CreateFilesParams, DeleteFilesParams, DidChangeWatchedFilesParams,
    DidChangeWorkspaceFoldersParams, FileChangeType, FileEvent, InitializeParams, MessageType,
    RenameFilesParams, Url,
};

use super::index::Work;
use super::scan::scan;
use super::watching::{watch, watch_again};
use crate::messages;
use crate::project::{FILE_NAME, Project, ProjectProblemKind};
use crate::session::address::{file_address, file_path};
use crate::session::corpus_in_force::{reload_corpus, take_corpus};
use crate::session::publishing::refresh;
use crate::session::server::Server;
use crate::session::settings;
use crate::session::state::State;

/// How often a project file is looked at where the client does not tell of its changes.
const LOOK_AGAIN: Duration = Duration::from_secs(1);

/// The folders that the client opens at the start.
pub fn roots(params: &InitializeParams) -> Vec<PathBuf> {
    let folders = params.workspace_folders.iter().flatten();
    let mut roots: Vec<PathBuf> = folders
        .filter_map(|folder| file_path(&folder.uri))
        .collect();
    if roots.is_empty() {
        roots.extend(params.root_uri.as_ref().and_then(file_path));
    }
    roots
}

/// The projects of folders, their files read afresh. While a file is being written in an editor,
/// what it said before holds.
pub fn read(server: &Server, roots: &[PathBuf], before: &[Arc<Project>]) -> Vec<Arc<Project>> {
    let known = |root: &PathBuf| before.iter().find(|project| project.root == *root);
    roots
        .iter()
        .map(|root| match (in_editor(server, root), known(root)) {
            (Some(Ok(project)), _) => Arc::new(project),
            (Some(Err(())), Some(known)) => Arc::clone(known),
            (Some(Err(())) | None, _) => Arc::new(server.files.open_project(root, None)),
        })
        .collect()
}

/// A project as its file is in an editor, if it is open there. `Err` while the file cannot be
/// read: it is being written.
fn in_editor(server: &Server, root: &Path) -> Option<Result<Project, ()>> {
    let uri = file_address(&root.join(FILE_NAME))?;
    let text = server.store.view(&uri)?.text().to_string();
    let project = server.files.open_project(root, Some(&text));
    let is_readable = !project
        .problems
        .iter()
        .any(|problem| matches!(problem.kind, ProjectProblemKind::Syntax { .. }));
    Some(if is_readable { Ok(project) } else { Err(()) })
}

/// Once messages may be sent: tells what is wrong with project files, looks through the folders,
/// and asks to be told of changes.
pub fn begin(server: &Arc<Server>) {
    tell_problems(server);
    scan(server, Work::everything());
    watch(server);
}

/// Says what is wrong with project files that are not open; those that are have diagnostics.
fn tell_problems(server: &Server) {
    let state = server.store.state();
    let locale = state.locale();
    for project in state.projects.iter() {
        let Some(first) = project.problems.first() else {
            continue;
        };
        let file = project.file();
        if !file_address(&file).is_some_and(|uri| server.store.is_open(&uri)) {
            let first = messages::project_problem(locale, &file, first);
            let count = project.problems.len();
            let told = messages::project_has_problems(locale, count, &first);
            server.connection.tell(MessageType::WARNING, told);
        }
    }
}

/// Reads the project files of folders afresh, and takes into force what has changed.
fn reread(server: &Arc<Server>, roots: impl FnOnce(&[Arc<Project>]) -> Vec<PathBuf>) {
    let changed = server.store.change(|state| {
        let mut after = read(server, &roots(&state.projects), &state.projects);
        keep_corpora(&state.projects, &mut after);
        (*state.projects != after).then(|| state.projects = Arc::new(after))
    });
    let Some(changed) = changed else {
        return;
    };
    let (before, after) = (&changed.before.projects, &changed.after.projects);
    let problems = |projects: &[Arc<Project>]| -> Vec<_> {
        let all = projects.iter().map(|project| project.problems.clone());
        all.collect()
    };
    if problems(before) != problems(after) {
        tell_problems(server);
    }
    take_corpus(server);
    refresh(server);
    if drafts_of(before) != drafts_of(after) {
        scan(server, Work::everything());
        watch_again(server);
    }
}

/// A compilation whose folder has been taken away stays in force until there is one again; that it is not there is told.
fn keep_corpora(before: &[Arc<Project>], after: &mut [Arc<Project>]) {
    for project in after {
        let is_away = project.corpus.is_none()
            && (project.problems.iter())
                .any(|problem| matches!(problem.kind, ProjectProblemKind::CorpusMissing { .. }));
        let is_same = |known: &&Arc<Project>| {
            known.root == project.root && known.settings.corpus == project.settings.corpus
        };
        let mut known = before.iter().filter(is_same);
        let known = known.find_map(|known| known.corpus.clone());
        if is_away && known.is_some() {
            Arc::make_mut(project).corpus = known;
        }
    }
}

/// What decides which files of projects are drafts.
fn drafts_of(projects: &[Arc<Project>]) -> impl PartialEq {
    let drafts = projects.iter().map(|project| {
        let extensions = project.settings.extensions.clone();
        (project.root.clone(), project.exclude().cloned(), extensions)
    });
    drafts.collect::<Vec<_>>()
}

fn roots_of(projects: &[Arc<Project>]) -> Vec<PathBuf> {
    let roots = projects.iter().map(|project| project.root.clone());
    roots.collect()
}

/// A document was opened, changed, saved or closed: if it is a project file it holds as it stands
/// now; any other is a moment to look whether one has changed on disk. `on_disk` is whether the
/// document's own file may have changed.
pub fn notice_document(server: &Arc<Server>, uri: &Url, on_disk: bool) {
    let state = server.store.state();
    let path = file_path(uri);
    if let Some(path) = path.as_deref()
        && path.file_name().is_some_and(|name| name == FILE_NAME)
        && state.projects.iter().any(|project| project.file() == path)
    {
        reread(server, roots_of);
        return;
    }
    if on_disk && let Some(path) = path {
        scan(server, Work::files([path]));
    }
    let is_looked_at = !state.client.watches_files && !state.projects.is_empty();
    if is_looked_at || !tells_of_corpus(&state) {
        look_again(server);
    }
}

/// Whether the client tells of changes in the corpus's folder, where one is configured.
fn tells_of_corpus(state: &State) -> bool {
    let mut folders = state.corpus_folders();
    folders.all(|folder| {
        let mut projects = state.projects.iter();
        let is_within = projects.any(|one| folder.starts_with(&one.root));
        state.client.watches_files && (is_within || state.client.watches_elsewhere)
    })
}

fn look_again(server: &Arc<Server>) {
    let now = server.connection.host().clock().now();
    let mut last = server
        .last_look
        .lock()
        .unwrap_or_else(PoisonError::into_inner);
    if last.is_some_and(|last| now.saturating_sub(last) < LOOK_AGAIN) {
        return;
    }
    *last = Some(now);
    drop(last);
    reread_beside(server);
}

fn reread_beside(server: &Arc<Server>) {
    let server_beside = Arc::clone(server);
    let reading = async move {
        reread(&server_beside, roots_of);
        reload_corpus(&server_beside);
    };
    server.connection.work_on(reading);
}

/// Files or folders were created in the editor.
pub fn files_were_created(server: &Arc<Server>, params: CreateFilesParams) {
    let created = params.files.into_iter().map(|file| file.uri);
    paths_have_changed(server, created.collect());
}

/// Files or folders were renamed or moved in the editor.
pub fn files_were_renamed(server: &Arc<Server>, params: RenameFilesParams) {
    let renamed = params.files.into_iter();
    paths_have_changed(
        server,
        renamed
            .flat_map(|file| [file.old_uri, file.new_uri])
            .collect(),
    );
}

/// Files or folders were deleted in the editor.
pub fn files_were_deleted(server: &Arc<Server>, params: DeleteFilesParams) {
    let deleted = params.files.into_iter().map(|file| file.uri);
    paths_have_changed(server, deleted.collect());
}

fn paths_have_changed(server: &Arc<Server>, uris: Vec<String>) {
    let changes = uris.iter().filter_map(|uri| {
        Some(FileEvent {
            uri: Url::parse(uri).ok()?,
            typ: FileChangeType::CHANGED,
        })
    });
    let changes = changes.collect();
    files_have_changed(server, DidChangeWatchedFilesParams { changes });
}

/// Files have changed on disk, as the client tells.
pub fn files_have_changed(server: &Arc<Server>, params: DidChangeWatchedFilesParams) {
    let mut work = Work::default();
    let mut has_project_file = false;
    let mut has_corpus_file = false;
    let asked = server.store.state();
    for change in params.changes {
        let Some(path) = file_path(&change.uri) else {
            continue;
        };
        let name = path.file_name().unwrap_or_default();
        let is_of_corpus = (asked.corpus_folders())
            .any(|folder| path.starts_with(folder) || folder.starts_with(&path));
        has_corpus_file |= is_of_corpus;
        if name == FILE_NAME {
            has_project_file = true;
        } else if name == ".gitignore" || name == ".ignore" || server.files.is_folder(&path) {
            // Of a folder that was moved here nothing else may be told.
            work = work.and(Work::everything());
        } else {
            work = work.and(Work::files([path]));
        }
    }
    if has_project_file {
        reread_beside(server);
    } else if has_corpus_file {
        reload_corpus(server);
    }
    scan(server, work);
}

/// The client has opened and closed folders.
pub fn folders_have_changed(server: &Arc<Server>, params: DidChangeWorkspaceFoldersParams) {
    let added = params.event.added.iter();
    let added: Vec<PathBuf> = added.filter_map(|folder| file_path(&folder.uri)).collect();
    let removed = params.event.removed.iter();
    let removed: Vec<PathBuf> = removed
        .filter_map(|folder| file_path(&folder.uri))
        .collect();
    reread(server, |projects| {
        let mut roots = roots_of(projects);
        roots.retain(|root| !removed.contains(root));
        for root in added {
            if !roots.contains(&root) {
                roots.push(root);
            }
        }
        roots
    });
    // Others may be set for a folder than for the window.
    settings::ask(server);
}
