//! Which drafts a command reads: those named, the drafts of the folders named, standard input.
//!
//! In folders, hidden files, what ignore files and projects leave out, and compilations are passed over: a
//! compilation is what drafts are checked against, and no draft.

mod beside;

use std::collections::{HashMap, HashSet};
use std::io::BufRead;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

pub use beside::Beside;

use crate::cli::arguments::InputOptions;
use crate::cli::input::{BYTE_ORDER_MARK, read_as_it_is, read_document, read_input, text_of};
use crate::cli::output::complain;
use crate::cli::projects::{Opened, Projects};
use crate::draft::office::LANGUAGE_ID;
use crate::draft::{Draft, attributed};
use crate::features::{Given, Snapshot};
use crate::messages::{self, Locale, Nothing};
use crate::office::{self, Document, Version};
use crate::project::{Patterns, drafts_in_order, is_draft, language_id};

/// What stands for standard input among files.
const STANDARD_INPUT: &str = "-";

/// What stands for the folder that the command is run in.
const CURRENT_FOLDER: &str = ".";

/// What a folder has that is a compilation.
const COMPILATION: &str = "compilation.toml";

/// What a folder in one has that is an edition of it.
const EDITION: &str = "edition.toml";

/// Bytes of a file of which only one is worked on at a time, so that the memory of a run has its bounds.
const LARGE: u64 = 4_000_000;

/// A draft to read.
pub struct Checked {
    /// As the user named it, or the folder that it is in.
    pub name: PathBuf,
    /// With its folder's real path; `None` where that is not there.
    pub path: Option<PathBuf>,
    pub project: Arc<Opened>,
    /// What came in on standard input.
    input: Option<Input>,
    /// Which text of a document with changes is read.
    version: Version,
}

/// What came in on standard input, or was sent.
enum Input {
    /// With the mark that it may begin with.
    Text(String),
    /// A word processor's document.
    Document(Vec<u8>),
}

/// What stands in a draft.
pub enum Content {
    /// With the byte order mark that it may begin with.
    Text(String),
    Document(Box<Document>),
}

impl Content {
    /// The text that is checked.
    pub fn text(&self) -> &str {
        match self {
            Content::Text(text) => text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text),
            Content::Document(document) => document.text(),
        }
    }

    /// The document, where it is a word processor's.
    pub fn document(&self) -> Option<&Document> {
        match self {
            Content::Text(_) => None,
            Content::Document(document) => Some(document),
        }
    }
}

/// Whether a file is a word processor's by its name: one that is read, or known.
fn is_of_word_processor(file: &Path) -> bool {
    has_ending(file, &office::ENDINGS) || has_ending(file, &office::OTHER_ENDINGS)
}

/// Whether a file's name ends in one of those, in small letters and without dot.
pub fn has_ending(file: &Path, endings: &[&str]) -> bool {
    let ending = file.extension().map(|ending| ending.to_string_lossy());
    ending.is_some_and(|ending| endings.contains(&ending.to_lowercase().as_str()))
}

/// Whether a name is that of what Word keeps beside a document that is open: `~$report.docx`.
fn is_lock(file: &Path) -> bool {
    let name = file.file_name().map(|name| name.to_string_lossy());
    name.is_some_and(|name| name.starts_with("~$"))
}

impl Checked {
    /// A text that came in under a name.
    pub fn sent(name: &str, text: String, project: Arc<Opened>) -> Checked {
        Checked {
            name: PathBuf::from(name),
            path: None,
            project,
            input: Some(Input::Text(text)),
            version: Version::AsChanged,
        }
    }

    /// What a file belongs to: its project's folder, or its own where no project file is found.
    pub fn group(&self) -> PathBuf {
        let root = &self.project.project.root;
        let folder = || Some(self.path.as_ref()?.parent()?.to_owned());
        match root.as_os_str().is_empty() {
            true => folder().unwrap_or_default(),
            false => root.clone(),
        }
    }

    /// Whether it came in on standard input.
    pub fn is_input(&self) -> bool {
        self.input.is_some()
    }

    /// Whether it is one of those of which only one is worked on at a time.
    fn is_large(&self) -> bool {
        let length = match &self.input {
            Some(Input::Text(text)) => text.len() as u64,
            Some(Input::Document(bytes)) => bytes.len() as u64,
            None => std::fs::metadata(&self.name).map_or(0, |data| data.len()),
        };
        length > LARGE
    }

    /// As it is called.
    pub fn shown(&self) -> String {
        self.name.display().to_string()
    }

    /// Whether it is a word processor's document.
    pub fn is_document(&self) -> bool {
        match &self.input {
            Some(Input::Text(_)) => false,
            Some(Input::Document(_)) => true,
            None => is_of_word_processor(&self.name),
        }
    }

    /// What stands in it.
    ///
    /// # Errors
    ///
    /// It cannot be read; the reason as a sentence.
    pub fn read(&self) -> Result<Content, String> {
        match &self.input {
            Some(Input::Text(text)) => Ok(Content::Text(text.clone())),
            Some(Input::Document(bytes)) => {
                let document = self.document_of(bytes.clone())?;
                Ok(Content::Document(Box::new(document)))
            }
            None if self.is_document() => {
                let bytes = read_document(&self.name, self.project.locale)?;
                let document = self.document_of(bytes)?;
                Ok(Content::Document(Box::new(document)))
            }
            None => read_as_it_is(&self.name, self.project.locale).map(Content::Text),
        }
    }

    /// The document in some bytes.
    ///
    /// # Errors
    ///
    /// There is none that can be read; the reason as a sentence.
    pub fn document_of(&self, bytes: Vec<u8>) -> Result<Document, String> {
        let locale = self.project.locale;
        Document::read(bytes, self.version)
            .map_err(|why| messages::office_unreadable(locale, &self.name, why))
    }

    /// The language id that it is read by.
    pub fn language_id(&self) -> &'static str {
        match self.is_document() {
            true => LANGUAGE_ID,
            false => language_id(&self.name),
        }
    }

    /// Its draft under its project's rules, as each of the compilations reads it; that of the first is given.
    pub fn snapshots(&self, draft: Draft) -> Vec<Snapshot> {
        let opened = &self.project;
        if opened.beside.is_empty() {
            return vec![self.snapshot(draft, None)];
        }
        let text = draft.text().to_string();
        let surroundings = draft.surroundings();
        let beside = opened.beside.iter().map(|corpus| {
            let draft = Draft::open(&text, self.language_id(), Arc::clone(corpus));
            draft.in_surroundings(surroundings)
        });
        let readings: Vec<Draft> = beside.collect();
        let readings: Vec<Draft> = std::iter::once(draft).chain(readings).collect();
        let named = attributed(&readings).into_iter().map(|draft| {
            let name = Arc::from(draft.corpus().short_name());
            self.snapshot(draft, Some(name))
        });
        named.collect()
    }

    /// `compilation` is what its compilation is called, where there are several.
    fn snapshot(&self, draft: Draft, compilation: Option<Arc<str>>) -> Snapshot {
        let opened = &self.project;
        Snapshot::new(Given {
            compilation,
            severities: Arc::clone(&opened.severities),
            house_form: opened.project.settings.house_form,
            ignored: Arc::new(opened.project.ignored_in(self.path.as_deref())),
            ..Given::plain(draft, opened.locale)
        })
    }
}

/// What a command was asked to read.
pub struct Drafts {
    /// Each once, in the order in which they were named.
    pub files: Vec<Checked>,
    /// Files and folders that cannot be read, each with the reason as a sentence.
    pub unreadable: Vec<(String, String)>,
    /// A named file, or the compilation of a named folder, has been left out, and that was told.
    is_told: bool,
    /// Word processors' files in the folders named, where there are no drafts.
    of_word_processors: Vec<PathBuf>,
    /// One large file at a time.
    large: Mutex<()>,
}

impl Drafts {
    /// Why nothing is read, as a sentence; `None` where something is, or the reason has been told of each file.
    pub fn nothing(&self, locale: Locale) -> Option<String> {
        if !self.files.is_empty() || !self.unreadable.is_empty() {
            return None;
        }
        let why = match self.of_word_processors.as_slice() {
            [] if self.is_told => Nothing::Left,
            [] => Nothing::NoDrafts,
            [first, ..] => Nothing::OfWordProcessors(first, self.of_word_processors.len()),
        };
        Some(messages::nothing_to_check(locale, &why))
    }

    /// What is passed over in the folders named although somebody wrote a text in it, as a sentence; `None` where
    /// nothing is, or that is all there is ([`Drafts::nothing`]).
    pub fn passed_over(&self, locale: Locale) -> Option<String> {
        if self.nothing(locale).is_some() {
            return None;
        }
        let files = self.of_word_processors.iter();
        // Papers that are quoted from lie beside drafts as .pdf.
        let mut files = files.filter(|file| has_ending(file, &office::OTHER_ENDINGS));
        let first = files.next()?;
        Some(messages::office_passed_over(
            locale,
            first,
            files.count() + 1,
        ))
    }

    /// The language of what is said of all of them: the first one's, else `locale`.
    pub fn locale(&self, locale: Locale) -> Locale {
        let first = self.files.first();
        first.map_or(locale, |file| file.project.locale)
    }

    /// Held while a large file is worked on; other files do not wait.
    pub fn turn(&self, file: &Checked) -> Option<MutexGuard<'_, ()>> {
        file.is_large()
            .then(|| self.large.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// What could not be read on the way through a folder, where that is known.
fn place_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } | ignore::Error::Loop { child: path, .. } => {
            Some(path)
        }
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            place_of(err)
        }
        _ => None,
    }
}

/// A file's path with its folder's real one; `None` where the folder is not there.
fn absolute(file: &Path) -> Option<PathBuf> {
    let folder = match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    Some(folder.canonicalize().ok()?.join(file.file_name()?))
}

/// The files named, and the drafts in the folders named, each once, without what their projects and the command
/// line exclude. In folders, hidden files and what `.gitignore` and `.ignore` exclude are left out.
///
/// # Errors
///
/// A project's corpus cannot be had, the list of files cannot be read, or a pattern means nothing; the reason as a
/// sentence.
pub fn drafts(
    options: &InputOptions,
    projects: &mut Projects,
    locale: Locale,
    is_quiet: bool,
) -> Result<Drafts, String> {
    let (exclude, wrong) = Patterns::new(options.exclude.iter().map(String::as_str));
    if let Some(pattern) = wrong.first().and_then(|place| options.exclude.get(*place)) {
        return Err(messages::wrong_pattern(locale, pattern));
    }
    let mut search = Search {
        projects,
        is_quiet,
        here: Path::new(".").canonicalize().unwrap_or_default(),
        exclude,
        version: match options.original {
            true => Version::Original,
            false => Version::AsChanged,
        },
        compilations: HashMap::new(),
        seen: HashSet::new(),
        found: Drafts {
            files: Vec::new(),
            unreadable: Vec::new(),
            is_told: false,
            of_word_processors: Vec::new(),
            large: Mutex::new(()),
        },
    };
    let mut paths = options.paths.clone();
    let named = options.stdin_filename.as_deref();
    if let Some(name) = named {
        if name.is_dir() {
            return Err(messages::input_named_as_folder(locale, name));
        }
        // Who names standard input means it.
        if paths.is_empty() && options.files_from.is_none() {
            paths.push(PathBuf::from(STANDARD_INPUT));
        }
        if !paths.iter().any(|path| path.as_os_str() == STANDARD_INPUT) {
            return Err(messages::input_named_and_not_read(locale, name));
        }
    }
    if let Some(list) = &options.files_from {
        let is_input = |path: &PathBuf| path.as_os_str() == STANDARD_INPUT;
        if is_input(list) && paths.iter().any(is_input) {
            return Err(messages::input_twice(locale));
        }
        paths.extend(listed(list, locale)?);
    } else if paths.is_empty() {
        paths.push(PathBuf::from(CURRENT_FOLDER));
    }
    for path in &paths {
        search.add(path, named)?;
    }
    Ok(search.found)
}

/// The files that a list names, a line each, or up to a null byte each where there is one (`find -print0`).
fn listed(list: &Path, locale: Locale) -> Result<Vec<PathBuf>, String> {
    let unreadable = |error| messages::file_unreadable(locale, list, &error);
    let mut names = Vec::new();
    let mut read = |source: &mut dyn BufRead| -> std::io::Result<()> {
        let mut line = Vec::new();
        while source.read_until(b'\n', &mut line)? > 0 {
            for name in line.split(|byte| matches!(byte, b'\n' | b'\r' | 0)) {
                if !name.is_empty() {
                    names.push(to_path(name));
                }
            }
            line.clear();
        }
        Ok(())
    };
    if list.as_os_str() == STANDARD_INPUT {
        read(&mut std::io::stdin().lock()).map_err(unreadable)?;
    } else {
        let file = std::fs::File::open(list).map_err(unreadable)?;
        read(&mut std::io::BufReader::new(file)).map_err(unreadable)?;
    }
    Ok(names)
}

/// A path as its bytes have it.
#[cfg(unix)]
fn to_path(name: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    PathBuf::from(std::ffi::OsStr::from_bytes(name))
}

/// A path as its bytes have it.
#[cfg(not(unix))]
fn to_path(name: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(name).into_owned())
}

struct Search<'a> {
    projects: &'a mut Projects,
    /// Nothing is told of what is left out.
    is_quiet: bool,
    /// The folder that `exclude` is relative to.
    here: PathBuf,
    /// The command line's.
    exclude: Patterns,
    version: Version,
    /// For folders: the compilation that they are, or are an edition of.
    compilations: HashMap<PathBuf, Option<PathBuf>>,
    /// The real paths of what has been found.
    seen: HashSet<PathBuf>,
    found: Drafts,
}

impl Search<'_> {
    fn add(&mut self, path: &Path, stdin_filename: Option<&Path>) -> Result<(), String> {
        if path.as_os_str() == STANDARD_INPUT {
            return self.add_input(stdin_filename);
        }
        let Ok(real) = path.canonicalize() else {
            // Reading it will say why.
            let project = self.projects.of(Path::new(""))?;
            self.push(path.to_owned(), absolute(path), project, None);
            return Ok(());
        };
        match real.is_dir() {
            true => self.add_folder(path, &real),
            false => self.add_file(path, &real),
        }
    }

    fn add_input(&mut self, name: Option<&Path>) -> Result<(), String> {
        let (name, path) = match name {
            Some(name) => (name.to_owned(), absolute(name)),
            None => (PathBuf::from(STANDARD_INPUT), None),
        };
        let folder = path.as_deref().and_then(Path::parent);
        let project = self
            .projects
            .of(&folder.map_or_else(|| self.here.clone(), Path::to_owned))?;
        let read = |bytes: Vec<u8>| -> Result<Input, String> {
            if is_of_word_processor(&name) || office::begins_as_document(&bytes) {
                return Ok(Input::Document(bytes));
            }
            text_of(&bytes, &name, project.locale).map(Input::Text)
        };
        match read_input(&name, project.locale).and_then(read) {
            Ok(input) => self.push(name, path, project, Some(input)),
            Err(message) => {
                let name = name.display().to_string();
                self.found.unreadable.push((name, message));
            }
        }
        Ok(())
    }

    fn add_file(&mut self, path: &Path, real: &Path) -> Result<(), String> {
        let Some(named) = absolute(path) else {
            return Ok(()); // Only the root of the file system has no folder, and it is one.
        };
        let project = self.projects.of(named.parent().unwrap_or(&named))?;
        let locale = project.locale;
        let left_out = if project.project.excludes(&named) {
            let file = project.project.file();
            Some(messages::file_excluded(locale, path, &file))
        } else if self.is_excluded(&named) {
            Some(messages::file_excluded_here(locale, path))
        } else {
            let folder = named.parent().unwrap_or(&named);
            let compilation = self.compilation_of(folder);
            compilation.map(|folder| messages::file_of_compilation(locale, path, &folder))
        };
        match left_out {
            Some(told) => self.leave_out(&told),
            None if self.seen.insert(real.to_owned()) => {
                self.push(path.to_owned(), Some(named), project, None);
            }
            None => {}
        }
        Ok(())
    }

    fn add_folder(&mut self, path: &Path, folder: &Path) -> Result<(), String> {
        let outer = self.projects.of(folder)?;
        let before = self.found.files.len();
        let root = &outer.project.root;
        let exclude = outer.project.exclude().cloned().unwrap_or_default();
        let mut endings = outer
            .project
            .settings
            .extensions
            .clone()
            .unwrap_or_default();
        endings.extend(office::ENDINGS.map(str::to_owned));
        let own = endings.len();
        endings.extend(messages::OF_WORD_PROCESSORS.map(str::to_owned));
        let (found, errors) = drafts_in_order(folder, root, &exclude, &endings);
        let own = endings.get(..own).unwrap_or_default();
        for error in &errors {
            let place = place_of(error);
            let told = messages::folder_unreadable(outer.locale, place, error.io_error());
            let name = place.unwrap_or(path).display().to_string();
            self.found.unreadable.push((name, told));
        }
        for file in found {
            if self.is_excluded(&file) || is_lock(&file) {
                continue;
            }
            let inner = file.strip_prefix(folder).unwrap_or(&file);
            // In the current folder a file is called as it would be named.
            let name = match path.as_os_str() == CURRENT_FOLDER {
                true => inner.to_owned(),
                false => path.join(inner),
            };
            if !is_draft(&file, own) {
                self.found.of_word_processors.push(name);
                continue;
            }
            let within = file.parent().unwrap_or(folder);
            // A folder within may have a project file of its own.
            let project = self.projects.of(within)?;
            let is_left = project.project.excludes(&file) || self.compilation_of(within).is_some();
            if !is_left && self.seen.insert(file.clone()) {
                self.push(name, Some(file), project, None);
            }
        }
        if self.found.files.len() == before
            && let Some(compilation) = self.compilation_of(folder)
        {
            let told = messages::folder_of_compilation(outer.locale, path, &compilation);
            self.leave_out(&told);
        }
        Ok(())
    }

    fn push(
        &mut self,
        name: PathBuf,
        path: Option<PathBuf>,
        project: Arc<Opened>,
        input: Option<Input>,
    ) {
        self.found.files.push(Checked {
            name,
            path,
            project,
            input,
            version: self.version,
        });
    }

    fn leave_out(&mut self, told: &str) {
        if !self.is_quiet {
            complain(told);
        }
        self.found.is_told = true;
    }

    /// Whether the command line excludes a file (absolute).
    fn is_excluded(&self, file: &Path) -> bool {
        let relative = file.strip_prefix(&self.here);
        relative.is_ok_and(|file| self.exclude.hold_file(file))
    }

    /// The compilation that a folder (absolute) is, or is an edition of.
    fn compilation_of(&mut self, folder: &Path) -> Option<PathBuf> {
        if let Some(known) = self.compilations.get(folder) {
            return known.clone();
        }
        let is_compilation = |folder: &Path| folder.join(COMPILATION).is_file();
        let above = || {
            let above = folder.parent().filter(|_| folder.join(EDITION).is_file());
            above.filter(|above| is_compilation(above))
        };
        let found = match is_compilation(folder) {
            true => Some(folder),
            false => above(),
        };
        let found = found.map(Path::to_owned);
        self.compilations.insert(folder.to_owned(), found.clone());
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As a walk tells it: which folder, and why, each by itself.
    #[test]
    fn a_folder_that_cannot_be_read_is_told_in_the_reader_s_language() {
        let refused = std::io::Error::from(std::io::ErrorKind::PermissionDenied);
        let error = ignore::Error::WithDepth {
            depth: 1,
            err: Box::new(ignore::Error::WithPath {
                path: PathBuf::from("文稿/内部"),
                err: Box::new(ignore::Error::Io(refused)),
            }),
        };
        let told = |locale| messages::folder_unreadable(locale, place_of(&error), error.io_error());
        assert_eq!(told(Locale::Chinese), "文稿/内部：没有读取权限。");
        assert_eq!(
            told(Locale::English),
            "文稿/内部: no permission to read it."
        );
    }
}
