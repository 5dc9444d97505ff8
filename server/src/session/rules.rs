//! What holds for one document, of the client's and its project's settings together. Worked out
//! when the settings change, not when something is asked.
//!
//! A document belongs to the innermost folder that it lies in; one without a file (untitled)
//! belongs to the first folder. The client's settings, for that folder where it has others there, come before the project's, and the project's
//! before the defaults ([`crate::project`]).

use std::path::Path;
use std::sync::Arc;

use tower_lsp::lsp_types::Url;

use super::address::file_path;
use super::client_settings::ClientSettings;
use super::library::Library;
use super::state::State;
use super::virtual_document;
use crate::corpus::FileIndex;
use crate::draft::{Subject, Surroundings};
use crate::project::{Ignored, Patterns, Project};
use crate::resolve::{Form, Severities};

/// What holds for one document.
pub struct Rules {
    pub severities: Arc<Severities>,
    pub house_form: Option<Form>,
    pub ignored: Arc<Ignored>,
    /// What is known of its subject: what is declared, and what the project's other drafts show.
    pub surroundings: Surroundings,
    /// Where it is not checked as a draft: what it is.
    pub no_draft: Option<NoDraft>,
    /// Where it is itself a file of a corpus: of which, and which one.
    pub corpus_file: Option<(Arc<Library>, FileIndex)>,
}

/// A document that is not checked as a draft.
pub enum NoDraft {
    ProjectFile(Arc<Project>),
    /// The project leaves it out.
    Excluded,
    /// A text of ours that is not the corpus in force: a page, or the built-in compilation beside another one.
    Ours,
}

impl Rules {
    /// Whether the document is a draft that says something of what the drafts beside it are about.
    pub fn is_a_draft(&self) -> bool {
        self.no_draft.is_none() && self.corpus_file.is_none()
    }

    pub fn of(state: &State, uri: &Url) -> Rules {
        let path = file_path(uri);
        let project = project_of(&state.projects, path.as_deref());
        let by_project = project.map(|project| project.settings.severities.clone());
        let mut severities = by_project.unwrap_or_default();
        let by_client = state
            .settings
            .of(project.map(|project| project.root.as_path()));
        severities.by_code.extend(&by_client.severities.by_code);
        let libraries = std::iter::once(&state.library).chain(state.rejected.iter());
        let mut libraries = libraries.chain(state.beside.iter());
        let corpus_file =
            libraries.find_map(|library| Some((Arc::clone(library), library.file_of(uri)?)));
        let by_project = || project.and_then(|project| no_draft(state, project, path.as_deref()?));
        let no_draft = match corpus_file {
            None if is_ours(state, uri) => Some(NoDraft::Ours),
            _ => by_project(),
        };
        Rules {
            severities: Arc::new(severities),
            house_form: by_client
                .house_form
                .or_else(|| project?.settings.house_form),
            ignored: project
                .map(|project| Arc::new(project.ignored_in(path.as_deref())))
                .unwrap_or_default(),
            surroundings: Surroundings {
                declared: by_client.subject.or_else(|| project?.settings.subject),
                beside: project.and_then(|project| beside(state, project)),
            },
            no_draft,
            corpus_file,
        }
    }
}

/// What a project's drafts show together of what they are about; those that are open as they stand there.
fn beside(state: &State, project: &Arc<Project>) -> Option<Subject> {
    let mut pool = state.index.pool(&project.root);
    for (uri, shown) in state.shown.iter() {
        let path = file_path(uri);
        let of = project_of(&state.projects, path.as_deref());
        if !of.is_some_and(|of| Arc::ptr_eq(of, project)) {
            continue;
        }
        let on_disk = path.and_then(|path| state.index.files.get(path.as_path()));
        if let Some(on_disk) = on_disk {
            pool.remove(on_disk.shown);
        }
        pool.add(*shown);
    }
    pool.shown()
}

/// Whether a document is a text of ours.
fn is_ours(state: &State, uri: &Url) -> bool {
    uri.scheme() == virtual_document::SCHEME || state.explanations.are_at(uri)
}

fn no_draft(state: &State, project: &Arc<Project>, path: &Path) -> Option<NoDraft> {
    if path == project.file() {
        return Some(NoDraft::ProjectFile(Arc::clone(project)));
    }
    let relative = project.relative(path)?;
    exclusions(&state.settings, project)
        .hold_file(relative)
        .then_some(NoDraft::Excluded)
}

/// The project that a document belongs to; `None` is the path of one without a file.
pub fn project_of<'a>(
    projects: &'a [Arc<Project>],
    path: Option<&Path>,
) -> Option<&'a Arc<Project>> {
    match path {
        Some(path) => innermost(projects, path),
        None => projects.first(),
    }
}

/// The project with the longest root that a path lies under.
pub fn innermost<'a>(projects: &'a [Arc<Project>], path: &Path) -> Option<&'a Arc<Project>> {
    projects
        .iter()
        .filter(|project| path.starts_with(&project.root))
        .max_by_key(|project| project.root.as_os_str().len())
}

/// What is left out of a project, as the client says or else the project.
pub fn exclusions(settings: &ClientSettings, project: &Project) -> Patterns {
    settings
        .of(Some(&project.root))
        .exclude
        .as_ref()
        .or(project.exclude())
        .cloned()
        .unwrap_or_default()
}

/// The endings of drafts besides the usual ones, as the client says or else the project.
pub fn extensions(settings: &ClientSettings, project: &Project) -> Vec<String> {
    settings
        .of(Some(&project.root))
        .extensions
        .as_ref()
        .or(project.settings.extensions.as_ref())
        .cloned()
        .unwrap_or_default()
}
