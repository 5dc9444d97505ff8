//! Who cites what in the files of the workspace that are not open.
//!
//! The folders are looked through beside everything else, by few threads, once after the start and
//! again where files change. Of a file nothing is kept but the places of its citations and the
//! provisions that they point to. Open documents are asked themselves ([`super::workspace_requests`]),
//! so what is kept here of them is passed over.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::SystemTime;

use tower_lsp::lsp_types as lsp;

use super::backend::{Backend, State, get, have_refreshed, patiently, set};
use super::convert::to_range;
use super::workspace::{exclusions, extensions, innermost};
use crate::corpus::{Corpus, ProvisionIndex};
use crate::draft::Draft;
use crate::features::references::citings;
use crate::messages;
use crate::project::{Project, drafts_among, drafts_in_parallel, language_id};
use crate::text::Encoding;

/// Larger files are passed over (bytes): no person's draft is that long.
const LARGEST: u64 = 4 << 20;
/// More drafts are not looked for in a workspace.
const MOST_FILES: usize = 50_000;

/// What a file cites.
#[derive(Debug, Clone, PartialEq)]
pub struct FileCitations {
    stamp: Stamp,
    pub citations: Box<[FileCitation]>,
}

/// A citation in a file.
#[derive(Debug, Clone, PartialEq)]
pub struct FileCitation {
    /// In the encoding that client and server have agreed on.
    pub range: lsp::Range,
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

/// What tells that a file has not changed: when it was, and how many bytes it has.
type Stamp = (Option<SystemTime>, u64);

/// All that is known of closed files.
#[derive(Default)]
pub struct Index {
    known: RwLock<Arc<Known>>,
    to_do: Mutex<ToDo>,
}

/// What files cite, and which files cite what.
#[derive(Default)]
pub struct Known {
    pub files: Files,
    /// The files that cite a provision.
    citing: HashMap<u32, Vec<Arc<Path>>>,
}

impl Known {
    fn new(files: Files) -> Known {
        let mut citing: HashMap<u32, Vec<Arc<Path>>> = HashMap::new();
        for (path, file) in &files {
            let provisions = file.citations.iter().flat_map(|one| &one.provisions);
            for provision in provisions.copied().collect::<BTreeSet<u32>>() {
                citing.entry(provision).or_default().push(Arc::clone(path));
            }
        }
        Known { files, citing }
    }

    /// The files that cite any of these provisions.
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

#[derive(Default)]
struct ToDo {
    work: Work,
    is_running: bool,
}

/// What is to be looked at.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Work {
    /// All folders.
    everything: bool,
    /// Files that look unchanged, too: the corpus is another one.
    afresh: bool,
    files: BTreeSet<PathBuf>,
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

    fn is_empty(&self) -> bool {
        *self == Work::default()
    }
}

impl Index {
    /// What is known now.
    pub fn known(&self) -> Arc<Known> {
        get(&self.known)
    }

    fn to_do(&self) -> std::sync::MutexGuard<'_, ToDo> {
        self.to_do.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Backend {
    /// Looks at files, beside everything else; what is asked for while that goes on is done next.
    pub(super) fn scan(&self, work: Work) {
        if work.is_empty() || self.state.workspace.projects().is_empty() {
            return;
        }
        let mut to_do = self.state.workspace.index.to_do();
        to_do.work = std::mem::take(&mut to_do.work).and(work);
        if std::mem::replace(&mut to_do.is_running, true) {
            return;
        }
        drop(to_do);
        let backend = self.handle();
        tokio::task::spawn_blocking(move || {
            loop {
                let work = {
                    let mut to_do = backend.state.workspace.index.to_do();
                    let work = std::mem::take(&mut to_do.work);
                    to_do.is_running = !work.is_empty();
                    work
                };
                if work.is_empty() {
                    return;
                }
                // Whatever one file does to its reader, the others are still to be read.
                let looked = std::panic::AssertUnwindSafe(|| backend.look(&work));
                if std::panic::catch_unwind(looked).is_err() {
                    tracing::error!("looking through the workspace broke off");
                }
            }
        });
    }

    fn look(&self, work: &Work) {
        let state = &self.state;
        let before = if work.afresh {
            Arc::default()
        } else {
            state.workspace.index.known()
        };
        let before = &before.files;
        if work.afresh {
            // What is there points into another corpus.
            set(&state.workspace.index.known, Arc::default());
        }
        if !work.everything {
            self.keep(state.look_at(work, before));
            return;
        }
        let progress = Progress::begin(self);
        let goes_on = || !state.workspace.index.to_do().work.everything;
        let after = state.look_everywhere(before, &progress, &goes_on);
        if !goes_on() {
            progress.end(None);
            return;
        }
        let found = progress.found(&after);
        self.keep(after);
        progress.end(found);
    }

    /// Takes into force what was found.
    fn keep(&self, after: Files) {
        let index = &self.state.workspace.index;
        if after != index.known().files {
            set(&index.known, Arc::new(Known::new(after)));
            self.refresh_code_lenses();
        }
    }

    fn refresh_code_lenses(&self) {
        if !get(&self.state.client).refreshes_code_lenses {
            return;
        }
        let connection = self.connection.clone();
        let asked = async move { connection.code_lens_refresh().await };
        have_refreshed("code lenses", asked);
    }
}

type Files = HashMap<Arc<Path>, Arc<FileCitations>>;

impl State {
    /// Looks through all folders. What is known of files that have not changed is kept.
    fn look_everywhere(
        &self,
        before: &Files,
        progress: &Progress,
        goes_on: &(dyn Fn() -> bool + Sync),
    ) -> Files {
        let settings = get(&self.settings);
        let projects = self.workspace.projects();
        let threads = threads();
        let mut drafts = Vec::new();
        for project in projects.iter() {
            if is_too_wide(&project.root) {
                tracing::warn!("{} is not looked through", project.root.display());
                continue;
            }
            let found = drafts_in_parallel(
                &project.root,
                &exclusions(&settings, project),
                &extensions(&settings, project),
                threads,
                goes_on,
            );
            drafts.extend(
                found
                    .into_iter()
                    .filter(|path| is_of(&projects, path, project)),
            );
        }
        if drafts.len() > MOST_FILES {
            tracing::warn!(
                "{} drafts; the first {MOST_FILES} are looked at",
                drafts.len()
            );
            drafts.sort();
            drafts.truncate(MOST_FILES);
        }
        self.read_files(drafts, before, threads, progress, goes_on)
    }

    /// Looks at single files.
    fn look_at(&self, work: &Work, before: &Files) -> Files {
        let settings = get(&self.settings);
        let projects = self.workspace.projects();
        let mut after = before.clone();
        // What was deleted may have been a folder.
        after.retain(|path, _| !path.ancestors().any(|path| work.files.contains(path)));
        let asked: Vec<PathBuf> = work.files.iter().cloned().collect();
        let mut drafts = Vec::new();
        for project in projects
            .iter()
            .filter(|project| !is_too_wide(&project.root))
        {
            let found = drafts_among(
                &asked,
                &project.root,
                &exclusions(&settings, project),
                &extensions(&settings, project),
            );
            drafts.extend(
                found
                    .into_iter()
                    .filter(|path| is_of(&projects, path, project)),
            );
        }
        // They are said to have changed, even if in the same moment and to the same length.
        let read = self.read_files(drafts, &Files::default(), 1, &Progress::none(), &|| true);
        after.extend(read);
        after
    }

    fn read_files(
        &self,
        drafts: Vec<PathBuf>,
        before: &Files,
        threads: usize,
        progress: &Progress,
        goes_on: &(dyn Fn() -> bool + Sync),
    ) -> Files {
        let library = self.library();
        let (corpus, encoding) = (library.corpus(), self.encoding());
        // The corpus's own files cite as the corpus does.
        let is_draft = |path: &PathBuf| {
            !lsp::Url::from_file_path(path).is_ok_and(|uri| library.file_of(&uri).is_some())
        };
        let drafts: Vec<PathBuf> = drafts.into_iter().filter(is_draft).collect();
        let next = AtomicUsize::new(0);
        let read = Mutex::new(Files::with_capacity(drafts.len()));
        let work = || {
            while goes_on()
                && let Some(path) = drafts.get(next.fetch_add(1, Ordering::Relaxed))
            {
                progress.report(next.load(Ordering::Relaxed), drafts.len());
                let known = before.get(path.as_path());
                if let Some(file) = read_file(path, known, corpus, encoding) {
                    read.lock()
                        .unwrap_or_else(PoisonError::into_inner)
                        .insert(Arc::from(path.as_path()), file);
                }
            }
        };
        std::thread::scope(|scope| {
            for _ in 1..threads {
                scope.spawn(work);
            }
            work();
        });
        read.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether a file belongs to this project and no other.
fn is_of(projects: &[Arc<Project>], path: &Path, project: &Arc<Project>) -> bool {
    innermost(projects, path).is_some_and(|innermost| Arc::ptr_eq(innermost, project))
}

/// Some clients name the whole disk or the user's whole folder where they know of no project.
fn is_too_wide(root: &Path) -> bool {
    root.parent().is_none() || dirs::home_dir().is_some_and(|home| home == root)
}

/// How many threads look through the workspace: requests are to have the others.
fn threads() -> usize {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    (cores / 2).clamp(1, 4)
}

/// What a file cites; `None` where it is gone, too large or no UTF-8.
fn read_file(
    path: &Path,
    known: Option<&Arc<FileCitations>>,
    corpus: &Arc<Corpus>,
    encoding: Encoding,
) -> Option<Arc<FileCitations>> {
    let metadata = path.metadata().ok()?;
    let stamp: Stamp = (metadata.modified().ok(), metadata.len());
    if let Some(known) = known.filter(|known| known.stamp == stamp) {
        return Some(Arc::clone(known));
    }
    let name = path.display();
    if metadata.len() > LARGEST {
        tracing::info!("{name}: not looked at, larger than {LARGEST} bytes");
        return None;
    }
    let bytes = std::fs::read(path)
        .inspect_err(|error| tracing::info!("{name}: not looked at ({error})"))
        .ok()?;
    let Ok(text) = String::from_utf8(bytes) else {
        tracing::info!("{name}: not looked at, no UTF-8");
        return None;
    };
    // Editors do not count a byte order mark.
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let draft = Draft::open(text, language_id(path), Arc::clone(corpus));
    let citations = citings(&draft).map(|citing| FileCitation {
        range: to_range(draft.text(), &citing.range, encoding),
        provisions: citing
            .provisions
            .iter()
            .filter_map(|provision| u32::try_from(*provision).ok())
            .collect(),
    });
    Some(Arc::new(FileCitations {
        stamp,
        citations: citations.collect(),
    }))
}

/// The client's sign that work is going on.
struct Progress {
    /// `None` where the client does not show any.
    backend: Option<Backend>,
    runtime: tokio::runtime::Handle,
    token: lsp::ProgressToken,
    /// The last tenth that was told.
    tenth: AtomicUsize,
}

impl Progress {
    fn none() -> Progress {
        Progress {
            backend: None,
            runtime: tokio::runtime::Handle::current(),
            token: lsp::ProgressToken::Number(0),
            tenth: AtomicUsize::new(0),
        }
    }

    /// Begins to tell, if the client wants to know.
    fn begin(backend: &Backend) -> Progress {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        if !get(&backend.state.client).shows_progress {
            return Progress::none();
        }
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let progress = Progress {
            backend: Some(backend.handle()),
            runtime: tokio::runtime::Handle::current(),
            token: lsp::ProgressToken::String(format!("yuanyin-workspace-{count}")),
            tenth: AtomicUsize::new(0),
        };
        let token = progress.token.clone();
        let connection = backend.connection.clone();
        // The thread that looks through the workspace may wait for the client; nothing else does.
        let created = progress.runtime.block_on(patiently(async move {
            let params = lsp::WorkDoneProgressCreateParams { token };
            connection
                .send_request::<lsp::request::WorkDoneProgressCreate>(params)
                .await
        }));
        if created.is_none() {
            return Progress::none();
        }
        progress.tell(lsp::WorkDoneProgress::Begin(lsp::WorkDoneProgressBegin {
            title: messages::scan_title(backend.state.locale()),
            cancellable: Some(false),
            message: None,
            percentage: Some(0),
        }));
        progress
    }

    fn report(&self, done: usize, all: usize) {
        let tenth = done * 10 / all.max(1);
        if self.backend.is_some() && self.tenth.fetch_max(tenth, Ordering::Relaxed) < tenth {
            self.tell(lsp::WorkDoneProgress::Report(lsp::WorkDoneProgressReport {
                cancellable: Some(false),
                message: Some(format!("{done}/{all}")),
                percentage: u32::try_from(tenth * 10).ok(),
            }));
        }
    }

    /// What was found, in words.
    fn found(&self, files: &Files) -> Option<String> {
        let backend = self.backend.as_ref()?;
        let citations = files.values().map(|file| file.citations.len()).sum();
        let locale = backend.state.locale();
        Some(messages::scan_end(locale, files.len(), citations))
    }

    fn end(&self, message: Option<String>) {
        self.tell(lsp::WorkDoneProgress::End(lsp::WorkDoneProgressEnd {
            message,
        }));
    }

    fn tell(&self, progress: lsp::WorkDoneProgress) {
        let Some(backend) = &self.backend else {
            return;
        };
        let params = lsp::ProgressParams {
            token: self.token.clone(),
            value: lsp::ProgressParamsValue::WorkDone(progress),
        };
        let connection = backend.connection.clone();
        self.runtime
            .block_on(connection.send_notification::<lsp::notification::Progress>(params));
    }
}
