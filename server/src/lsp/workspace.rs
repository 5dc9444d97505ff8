//! The folders that the client has open, each a project with or without a file of its own, and
//! keeping up with what changes in them.
//!
//! A document belongs to the innermost folder that it lies in; one without a file (untitled)
//! belongs to the first folder. The client's settings come before the project's, and the project's
//! before the defaults ([`crate::project`]). The corpus and the language of messages are one for
//! the whole server: where several folders ask for one, the first does.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Duration, Instant};

use tower_lsp::lsp_types::*;

use super::backend::{Backend, State, get, patiently, set};
use super::configuration::Settings;
use super::convert::{SOURCE, to_range};
use super::workspace_index::{Index, Work};
use crate::draft::Draft;
use crate::messages::{self, Locale};
use crate::project::{
    DRAFTS, FILE_NAME, Ignored, Patterns, Project, ProjectProblemKind, to_ending,
};
use crate::resolve::{Form, Severities};

/// How often a project file is looked at where the client does not tell of its changes.
const LOOK_AGAIN: Duration = Duration::from_secs(1);

/// The open folders and what is known of their files.
#[derive(Default)]
pub struct Workspace {
    projects: RwLock<Arc<Vec<Arc<Project>>>>,
    pub index: Index,
    last_look: Mutex<Option<Instant>>,
}

/// What holds for one document.
pub struct Rules {
    pub severities: Severities,
    pub house_form: Option<Form>,
    pub ignored: Ignored,
    /// Where it is not checked as a draft: what it is.
    pub no_draft: Option<NoDraft>,
}

/// A document that is not checked as a draft.
pub enum NoDraft {
    ProjectFile(Arc<Project>),
    /// The project leaves it out.
    Excluded,
}

impl Workspace {
    pub fn projects(&self) -> Arc<Vec<Arc<Project>>> {
        get(&self.projects)
    }

    /// The project that a document belongs to.
    pub fn project_of(&self, uri: &Url) -> Option<Arc<Project>> {
        let projects = self.projects();
        match file_path(uri) {
            Some(path) => innermost(&projects, &path).cloned(),
            None => projects.first().cloned(),
        }
    }

    /// Whether a file is the project file of one of the folders.
    fn is_project_file(&self, path: &Path) -> bool {
        path.file_name().is_some_and(|name| name == FILE_NAME)
            && self.projects().iter().any(|project| project.file() == path)
    }
}

/// A document's file; `None` for one that has none.
pub fn file_path(uri: &Url) -> Option<PathBuf> {
    (uri.scheme() == "file")
        .then(|| uri.to_file_path().ok())
        .flatten()
}

/// The project with the longest root that a path lies under.
pub fn innermost<'a>(projects: &'a [Arc<Project>], path: &Path) -> Option<&'a Arc<Project>> {
    projects
        .iter()
        .filter(|project| path.starts_with(&project.root))
        .max_by_key(|project| project.root.as_os_str().len())
}

/// What is left out of a project, as the client says or else the project.
pub fn exclusions(settings: &Settings, project: &Project) -> Patterns {
    settings
        .exclude
        .as_ref()
        .or(project.exclude())
        .cloned()
        .unwrap_or_default()
}

/// The endings of drafts besides the usual ones, as the client says or else the project.
pub fn extensions(settings: &Settings, project: &Project) -> Vec<String> {
    settings
        .extensions
        .clone()
        .or_else(|| project.settings.extensions.clone())
        .unwrap_or_default()
}

impl State {
    /// The language of messages that a project asks for.
    pub(super) fn project_locale(&self) -> Option<Locale> {
        let projects = self.workspace.projects();
        let mut tags = projects
            .iter()
            .filter_map(|project| project.settings.locale.as_deref());
        tags.next().map(Locale::from_tag)
    }

    /// What holds for a document, of client's and project's settings together.
    pub(super) fn rules(&self, uri: &Url) -> Rules {
        let settings = get(&self.settings);
        let Some(project) = self.workspace.project_of(uri) else {
            return Rules {
                severities: settings.severities,
                house_form: settings.house_form,
                ignored: Ignored::default(),
                no_draft: None,
            };
        };
        let path = file_path(uri);
        let is_excluded = |path: &Path| exclusions(&settings, &project).hold_file(path);
        let no_draft = match path.as_deref() {
            Some(path) if path == project.file() => {
                Some(NoDraft::ProjectFile(Arc::clone(&project)))
            }
            Some(path) if project.relative(path).is_some_and(is_excluded) => {
                Some(NoDraft::Excluded)
            }
            _ => None,
        };
        let mut by_code = project.settings.severities.clone();
        by_code.extend(settings.severities.by_code);
        Rules {
            severities: Severities { by_code },
            house_form: settings.house_form.or(project.settings.house_form),
            ignored: project.ignored_in(path.as_deref()),
            no_draft,
        }
    }

    /// The diagnostics of a document that is not checked as a draft.
    pub(super) fn diagnostics_of_no_draft(&self, what: &NoDraft, draft: &Draft) -> Vec<Diagnostic> {
        let NoDraft::ProjectFile(project) = what else {
            return Vec::new();
        };
        let project = Project::open(&project.root, Some(&draft.text().to_string()));
        let (locale, encoding) = (self.locale(), self.encoding());
        let problems = project.problems.iter().map(|problem| Diagnostic {
            range: to_range(draft.text(), &problem.range, encoding),
            severity: Some(DiagnosticSeverity::WARNING),
            code: Some(NumberOrString::String("project-file".to_owned())),
            source: Some(SOURCE.to_owned()),
            message: messages::project_problem_kind(locale, &problem.kind),
            ..Diagnostic::default()
        });
        problems.collect()
    }

    /// The corpus's folder that is asked for, by the client or else by a project.
    pub(super) fn wanted_corpus(&self) -> Option<PathBuf> {
        get(&self.settings).corpus.or_else(|| {
            let projects = self.workspace.projects();
            projects.iter().find_map(|project| project.corpus.clone())
        })
    }

    /// A project as its file is in an editor, if it is open there. `Err` while the file cannot be
    /// read: it is being written.
    fn open_project(&self, root: &Path) -> Option<Result<Project, ()>> {
        let uri = Url::from_file_path(root.join(FILE_NAME)).ok()?;
        let text = self.documents.state(&uri)?.draft.text().to_string();
        let project = Project::open(root, Some(&text));
        let is_readable = !project
            .problems
            .iter()
            .any(|problem| matches!(problem.kind, ProjectProblemKind::Syntax { .. }));
        Some(if is_readable { Ok(project) } else { Err(()) })
    }

    /// Reads the project files of folders; whether anything is other than before. While a file is
    /// being written in an editor, what it said before holds.
    pub(super) fn read_projects(&self, roots: &[PathBuf]) -> bool {
        let before = self.workspace.projects();
        let known = |root: &PathBuf| before.iter().find(|project| project.root == *root);
        let after: Vec<Arc<Project>> = roots
            .iter()
            .map(|root| match (self.open_project(root), known(root)) {
                (Some(Ok(project)), _) => Arc::new(project),
                (Some(Err(())), Some(known)) => Arc::clone(known),
                (Some(Err(())) | None, _) => Arc::new(Project::open(root, None)),
            })
            .collect();
        let has_changed = *before != after;
        set(&self.workspace.projects, Arc::new(after));
        has_changed
    }

    fn roots(&self) -> Vec<PathBuf> {
        let projects = self.workspace.projects();
        projects
            .iter()
            .map(|project| project.root.clone())
            .collect()
    }
}

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

impl Backend {
    /// Once messages may be sent: tells what is wrong with project files, looks through the
    /// folders, and asks to be told of changes.
    pub(super) fn begin_workspace(&self) {
        self.tell_project_problems();
        self.scan(Work::everything());
        if !get(&self.state.client).watches_files {
            return;
        }
        let settings = get(&self.state.settings);
        let mut endings: Vec<String> = DRAFTS.map(|(ending, _)| ending.to_owned()).to_vec();
        for project in self.state.workspace.projects().iter() {
            endings.extend(extensions(&settings, project));
        }
        let watchers = [
            format!("**/*.{{{}}}", endings.join(",")),
            format!("**/{FILE_NAME}"),
            "**/.gitignore".to_owned(),
            "**/.ignore".to_owned(),
        ];
        let options = DidChangeWatchedFilesRegistrationOptions {
            watchers: watchers
                .into_iter()
                .map(|pattern| FileSystemWatcher {
                    glob_pattern: GlobPattern::String(pattern),
                    kind: None,
                })
                .collect(),
        };
        let registration = Registration {
            id: "yuanyin-files".to_owned(),
            method: "workspace/didChangeWatchedFiles".to_owned(),
            register_options: serde_json::to_value(options).ok(),
        };
        let connection = self.connection.clone();
        tokio::spawn(async move {
            let asked = async move { connection.register_capability(vec![registration]).await };
            if patiently(asked).await.is_none() {
                tracing::warn!("the client does not tell of changed files");
            }
        });
    }

    /// Says what is wrong with project files that are not open; those that are have diagnostics.
    fn tell_project_problems(&self) {
        let locale = self.state.locale();
        for project in self.state.workspace.projects().iter() {
            let Some(first) = project.problems.first() else {
                continue;
            };
            let file = project.file();
            let is_open = Url::from_file_path(&file)
                .is_ok_and(|uri| self.state.documents.state(&uri).is_some());
            if !is_open {
                let first = messages::project_problem(locale, &file, first);
                let count = project.problems.len();
                self.tell(
                    MessageType::WARNING,
                    messages::project_has_problems(locale, count, &first),
                );
            }
        }
    }

    /// Reads the project files afresh, and takes into force what has changed.
    pub(super) fn reread_projects(&self, roots: &[PathBuf]) {
        let before = self.state.workspace.projects();
        if !self.state.read_projects(roots) {
            return;
        }
        let after = self.state.workspace.projects();
        let problems = |projects: &[Arc<Project>]| -> Vec<_> {
            let all = projects.iter().map(|project| project.problems.clone());
            all.collect()
        };
        if problems(&before) != problems(&after) {
            self.tell_project_problems();
        }
        self.take_corpus();
        self.refresh();
        let drafts_of = |projects: &[Arc<Project>]| -> Vec<_> {
            let all = projects.iter().map(|project| {
                let settings = &project.settings;
                (
                    project.root.clone(),
                    settings.exclude.clone(),
                    settings.extensions.clone(),
                )
            });
            all.collect()
        };
        if drafts_of(&before) != drafts_of(&after) {
            self.scan(Work::everything());
        }
    }

    /// Takes the corpus into force that is asked for now.
    pub(super) fn take_corpus(&self) {
        let wanted = self.state.wanted_corpus();
        if wanted != get(&self.state.corpus_folder) {
            set(&self.state.corpus_folder, wanted.clone());
            self.load_corpus(wanted);
        }
    }

    /// A document was opened, changed, saved or closed: if it is a project file it holds as it
    /// stands now; any other is a moment to look whether one has changed on disk.
    pub(super) fn notice_document(&self, uri: &Url, on_disk: bool) {
        let path = file_path(uri);
        if let Some(path) = path.as_deref()
            && self.state.workspace.is_project_file(path)
        {
            self.reread_projects(&self.state.roots());
            return;
        }
        if on_disk && let Some(path) = path {
            self.scan(Work::files([path]));
        }
        if !get(&self.state.client).watches_files {
            self.look_at_project_files();
        }
    }

    fn look_at_project_files(&self) {
        if self.state.workspace.projects().is_empty() {
            return;
        }
        let mut last = self
            .state
            .workspace
            .last_look
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if last.is_some_and(|last| last.elapsed() < LOOK_AGAIN) {
            return;
        }
        *last = Some(Instant::now());
        drop(last);
        let backend = self.handle();
        tokio::task::spawn_blocking(move || backend.reread_projects(&backend.state.roots()));
    }

    /// Files have changed on disk, as the client tells.
    pub(super) fn files_have_changed(&self, changes: &[FileEvent]) {
        let mut work = Work::default();
        let mut has_project_file = false;
        for change in changes {
            let Some(path) = file_path(&change.uri) else {
                continue;
            };
            let name = path.file_name().unwrap_or_default();
            if name == FILE_NAME {
                has_project_file = true;
            } else if name == ".gitignore" || name == ".ignore" || path.is_dir() {
                // Of a folder that was moved here nothing else may be told.
                work = work.and(Work::everything());
            } else {
                work = work.and(Work::files([path]));
            }
        }
        if has_project_file {
            let backend = self.handle();
            tokio::task::spawn_blocking(move || backend.reread_projects(&backend.state.roots()));
        }
        self.scan(work);
    }

    /// The client has opened and closed folders.
    pub(super) fn folders_have_changed(&self, event: &WorkspaceFoldersChangeEvent) {
        let mut roots = self.state.roots();
        let removed: Vec<PathBuf> = event
            .removed
            .iter()
            .filter_map(|folder| file_path(&folder.uri))
            .collect();
        roots.retain(|root| !removed.contains(root));
        for added in event
            .added
            .iter()
            .filter_map(|folder| file_path(&folder.uri))
        {
            if !roots.contains(&added) {
                roots.push(added);
            }
        }
        self.reread_projects(&roots);
    }
}

/// The endings that a client's setting names.
pub fn read_extensions(value: &serde_json::Value) -> Option<Vec<String>> {
    words(value).map(|words| words.iter().map(|word| to_ending(word)).collect())
}

/// The patterns that a client's setting names, and what of it cannot be read.
pub fn read_exclude(value: &serde_json::Value) -> Option<(Patterns, Vec<String>)> {
    let words = words(value)?;
    let (patterns, wrong) = Patterns::new(words.iter().map(String::as_str));
    Some((
        patterns,
        wrong.into_iter().map(|(_, reason)| reason).collect(),
    ))
}

fn words(value: &serde_json::Value) -> Option<Vec<String>> {
    let values = value.as_array()?.iter();
    values
        .map(|value| Some(value.as_str()?.to_owned()))
        .collect()
}
