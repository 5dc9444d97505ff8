//! The projects that checked files belong to, each read once.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::cli::input::library;
use crate::cli::output::complain;
use crate::corpus::Corpus;
use crate::messages::{self, Locale};
use crate::project::{Project, find_root, open_project};

/// A project as a check needs it.
pub struct Opened {
    pub project: Project,
    /// The compilation that its drafts are checked against.
    pub corpus: Arc<Corpus>,
    pub locale: Locale,
}

/// The projects met so far.
pub struct Projects {
    /// `None` with `--no-project-file`.
    use_files: bool,
    /// What the command line says, before any project file.
    corpus: Option<Arc<Corpus>>,
    locale: Option<Locale>,
    /// The language where nothing is said of it.
    default_locale: Locale,
    roots: HashMap<PathBuf, Option<PathBuf>>,
    opened: HashMap<Option<PathBuf>, Arc<Opened>>,
}

impl Projects {
    /// `corpus` and `locale` are the command line's own and come before any project's.
    ///
    /// # Errors
    ///
    /// The corpus cannot be read; the reason as a sentence.
    pub fn new(
        use_files: bool,
        corpus: Option<&Path>,
        locale: Option<Locale>,
        default_locale: Locale,
    ) -> Result<Projects, String> {
        Ok(Projects {
            use_files,
            corpus: corpus
                .map(|folder| library(Some(folder), default_locale))
                .transpose()?,
            locale,
            default_locale,
            roots: HashMap::new(),
            opened: HashMap::new(),
        })
    }

    /// The project of a folder (absolute): that of the nearest project file upwards, else one
    /// that says nothing. What is wrong with a file is told on standard error, once.
    ///
    /// # Errors
    ///
    /// The corpus that the project asks for cannot be had; the reason as a sentence.
    pub fn of(&mut self, folder: &Path) -> Result<Arc<Opened>, String> {
        let root = match self.roots.get(folder) {
            Some(root) => root.clone(),
            None => {
                let root = self.use_files.then(|| find_root(folder)).flatten();
                self.roots.insert(folder.to_owned(), root.clone());
                root
            }
        };
        if let Some(opened) = self.opened.get(&root) {
            return Ok(Arc::clone(opened));
        }
        let opened = Arc::new(self.open(root.as_deref())?);
        self.opened.insert(root, Arc::clone(&opened));
        Ok(opened)
    }

    fn open(&self, root: Option<&Path>) -> Result<Opened, String> {
        let project = root.map_or_else(Project::default, |root| open_project(root, None));
        let locale = self
            .locale
            .or_else(|| project.settings.locale.as_deref().map(Locale::from_tag))
            .unwrap_or(self.default_locale);
        let file = project.file();
        let told: Vec<String> = project
            .problems
            .iter()
            .map(|problem| messages::project_problem(locale, &file, problem))
            .collect();
        for problem in &told {
            complain(problem);
        }
        let corpus = match &self.corpus {
            Some(corpus) => Arc::clone(corpus),
            None if project.lacks_its_corpus() => {
                return Err(messages::check_without_corpus(locale, &file));
            }
            None => library(project.corpus.as_deref(), locale)?,
        };
        Ok(Opened {
            project,
            corpus,
            locale,
        })
    }
}
