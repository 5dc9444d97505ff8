//! The projects that checked files belong to, each read once.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::cli::arguments::{ProjectOptions, compilations};
use crate::cli::input::{Wanted, libraries};
use crate::cli::output::complain;
use crate::corpus::{Corpus, embedded};
use crate::messages::{self, Locale};
use crate::project::{Project, find_root, open_project};
use crate::resolve::{Code, Severities, Severity};

/// A project as a check needs it.
pub struct Opened {
    pub project: Project,
    /// The compilation that its drafts are checked against.
    pub corpus: Arc<Corpus>,
    /// Those that it is read with besides.
    pub beside: Vec<Arc<Corpus>>,
    pub locale: Locale,
    /// How loudly codes are told: as the project says, and what the command line has selected at least somehow.
    pub severities: Arc<Severities>,
}

impl Opened {
    /// The compilations that drafts are read with, the first of them first.
    pub fn corpora(&self) -> Vec<Arc<Corpus>> {
        let all = std::iter::once(&self.corpus).chain(&self.beside);
        all.cloned().collect()
    }
}

/// The projects met so far.
pub struct Projects {
    /// `None` with `--no-project-file`.
    use_files: bool,
    /// What the command line says, before any project file.
    corpora: Vec<Arc<Corpus>>,
    locale: Option<Locale>,
    /// The language where nothing is said of it.
    default_locale: Locale,
    /// Codes that the command line has told, also where they are off.
    selected: Vec<Code>,
    /// Something is wrong with a project file.
    are_broken: bool,
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
        options: &ProjectOptions,
        locale: Option<Locale>,
        default_locale: Locale,
    ) -> Result<Projects, String> {
        let corpora = compilations(&options.corpus);
        Ok(Projects {
            use_files: !options.no_project_file,
            selected: Vec::new(),
            are_broken: false,
            corpora: match corpora.as_slice() {
                [] => Vec::new(),
                corpora => libraries(corpora, default_locale)?,
            },
            locale,
            default_locale,
            roots: HashMap::new(),
            opened: HashMap::new(),
        })
    }

    /// The same with codes that are told also where they are off.
    pub fn selecting(self, codes: &[Code]) -> Projects {
        Projects {
            selected: codes.to_vec(),
            ..self
        }
    }

    /// Whether something was wrong with one of the project files met so far.
    pub fn are_broken(&self) -> bool {
        self.are_broken
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
        self.are_broken |= !opened.project.problems.is_empty();
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
        let corpora = match self.corpora.as_slice() {
            [] if project.lacks_its_corpus() => {
                return Err(messages::check_without_corpus(locale, &file));
            }
            [] => libraries(&wanted(&project), locale)?,
            corpora => corpora.to_vec(),
        };
        let mut corpora = corpora.into_iter();
        let corpus = corpora.next().unwrap_or_else(embedded::corpus);
        let mut severities = project.settings.severities.clone();
        for code in &self.selected {
            let severity = severities.of(*code).unwrap_or(Severity::Warning);
            severities.by_code.insert(*code, Some(severity));
        }
        Ok(Opened {
            severities: Arc::new(severities),
            project,
            corpus,
            beside: corpora.collect(),
            locale,
        })
    }
}

/// The compilations that a project asks for.
fn wanted(project: &Project) -> Vec<Wanted> {
    let beside = project.corpora.iter();
    let beside = beside.map(|(name, folder)| (Some(name.clone()), folder.clone()));
    std::iter::once((None, project.corpus.clone()))
        .chain(beside)
        .collect()
}
