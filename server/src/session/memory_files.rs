//! Files in memory, for hosts that have no file system.

use std::collections::BTreeMap;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};
use std::time::{Duration, SystemTime};

use super::host::{FileSystem, Stamp};
use crate::corpus::{Corpus, CorpusFile, CorpusProblem, LoadError, find_language, read};
use crate::project::{FILE_NAME, Patterns, Project, ProjectProblemKind, is_draft};

/// Files in memory: texts by their absolute paths. Folders are there as long as they hold a file.
/// There are no links, no hidden files and no ignore files.
#[derive(Default)]
pub struct MemoryFiles {
    files: RwLock<Files>,
}

#[derive(Default)]
struct Files {
    texts: BTreeMap<PathBuf, (Arc<str>, Stamp)>,
    /// How many were written so far.
    written: u64,
}

impl Files {
    fn write(&mut self, path: PathBuf, text: &str) {
        self.written += 1;
        let when = SystemTime::UNIX_EPOCH + Duration::from_secs(self.written);
        let stamp = (Some(when), text.len() as u64);
        self.texts.insert(path, (Arc::from(text), stamp));
    }

    /// Everything in a folder, with the paths from there on.
    fn within<'a>(&'a self, folder: &'a Path) -> impl Iterator<Item = (&'a Path, &'a Arc<str>)> {
        let texts = self.texts.iter();
        texts.filter_map(move |(path, (text, _))| Some((path.strip_prefix(folder).ok()?, text)))
    }
}

impl MemoryFiles {
    /// Writes a file, or another text into it.
    pub fn write(&self, path: impl Into<PathBuf>, text: &str) {
        let files = self.files.write();
        let mut files = files.unwrap_or_else(PoisonError::into_inner);
        files.write(path.into(), text);
    }

    pub fn remove(&self, path: &Path) {
        let files = self.files.write();
        let mut files = files.unwrap_or_else(PoisonError::into_inner);
        files.texts.remove(path);
    }

    /// The text of a file.
    pub fn text(&self, path: &Path) -> Option<Arc<str>> {
        Some(Arc::clone(&self.files().texts.get(path)?.0))
    }

    fn files(&self) -> RwLockReadGuard<'_, Files> {
        self.files.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// The folder of a corpus that a project file names.
    fn folder_inside(&self, root: &Path, written: &str) -> Result<PathBuf, ProjectProblemKind> {
        let path = written.to_owned();
        let mut folder = root.to_owned();
        for component in Path::new(written).components() {
            match component {
                Component::Normal(name) => folder.push(name),
                Component::CurDir => {}
                Component::ParentDir if folder != *root => drop(folder.pop()),
                Component::ParentDir | Component::RootDir | Component::Prefix(_) => {
                    return Err(ProjectProblemKind::CorpusOutside { path });
                }
            }
        }
        if self.is_folder(&folder) {
            Ok(folder)
        } else {
            Err(ProjectProblemKind::CorpusMissing { path })
        }
    }
}

impl FileSystem for MemoryFiles {
    fn open_project(&self, root: &Path, text: Option<&str>) -> Project {
        let written = self.text(&root.join(FILE_NAME));
        match text.or(written.as_deref()) {
            Some(text) => Project::of_text(root, text, |path| self.folder_inside(root, path)),
            None => Project {
                root: root.to_owned(),
                ..Project::default()
            },
        }
    }

    fn load_corpus(&self, folder: &Path) -> Result<(Corpus, Vec<CorpusProblem>), LoadError> {
        let files = self.files();
        let parts = |path: &Path| -> Vec<String> {
            let parts = path.components();
            parts
                .map(|part| part.as_os_str().to_string_lossy().into_owned())
                .collect()
        };
        let is_text = |path: &Path| {
            let ending = path.extension();
            ending.is_some_and(|ending| ["toml", "md", "txt"].iter().any(|known| ending == *known))
        };
        let files: Vec<CorpusFile> = files
            .within(folder)
            .filter(|(path, _)| is_text(path) && path.components().count() <= 2)
            .map(|(path, text)| CorpusFile {
                path: parts(path).join("/"),
                text: Arc::clone(text),
            })
            .collect();
        if files.is_empty() {
            return Err(LoadError {
                path: folder.to_owned(),
                reason: io::ErrorKind::NotFound.into(),
            });
        }
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        let language = find_language(&files).unwrap_or_else(|| "zh".to_owned());
        Ok(read(&name, &language, files))
    }

    fn corpus_files(&self, folder: &Path) -> Vec<(PathBuf, Stamp)> {
        let files = self.files();
        let texts = files.texts.iter();
        let of_folder = texts.filter(|(path, _)| path.starts_with(folder));
        of_folder
            .map(|(path, (_, stamp))| (path.clone(), *stamp))
            .collect()
    }

    /// They are written into a folder at the root.
    fn built_in_corpus(&self, corpus: &Corpus) -> io::Result<PathBuf> {
        let folder = Path::new("/yuanyin").join(&corpus.name);
        let files = self.files.write();
        let mut files = files.unwrap_or_else(PoisonError::into_inner);
        for file in &corpus.files {
            files.write(folder.join(&file.path), &file.text);
        }
        Ok(folder)
    }

    fn are_opened_by_client(&self) -> bool {
        false
    }

    fn drafts(
        &self,
        folder: &Path,
        exclude: &Patterns,
        extensions: &[String],
        _: &(dyn Fn() -> bool + Sync),
    ) -> Vec<PathBuf> {
        let files = self.files();
        let drafts = files.within(folder).map(|(path, _)| path);
        drafts
            .filter(|path| is_draft(path, extensions) && !exclude.hold_file(path))
            .map(|path| folder.join(path))
            .collect()
    }

    fn drafts_among(
        &self,
        paths: &[PathBuf],
        folder: &Path,
        exclude: &Patterns,
        extensions: &[String],
    ) -> Vec<PathBuf> {
        let mut drafts = self.drafts(folder, exclude, extensions, &|| true);
        drafts.retain(|path| paths.contains(path));
        drafts
    }

    fn stamp(&self, file: &Path) -> Option<Stamp> {
        Some(self.files().texts.get(file)?.1)
    }

    fn read(&self, file: &Path) -> io::Result<Vec<u8>> {
        let text = self.text(file);
        text.map(|text| text.as_bytes().to_vec())
            .ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn is_there(&self, path: &Path) -> bool {
        self.files().within(path).next().is_some()
    }

    fn is_folder(&self, path: &Path) -> bool {
        let files = self.files();
        let mut within = files.within(path);
        within.any(|(rest, _)| !rest.as_os_str().is_empty())
    }

    fn is_too_wide(&self, _: &Path) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_there_as_long_as_they_hold_files() {
        let files = MemoryFiles::default();
        files.write("/drafts/a.md", "七.20");
        files.write("/drafts/b/c.tex", "");
        files.write("/drafts/b/d.rs", "");
        let root = Path::new("/drafts");
        let (exclude, _) = Patterns::new(["a.md"]);
        let found = files.drafts(root, &exclude, &["rs".to_owned()], &|| true);
        let expected = ["/drafts/b/c.tex", "/drafts/b/d.rs"].map(PathBuf::from);
        assert_eq!(found, expected);
        let among = [
            PathBuf::from("/drafts/a.md"),
            PathBuf::from("/drafts/no.md"),
        ];
        let found = files.drafts_among(&among, root, &Patterns::default(), &[]);
        assert_eq!(found, among[..1]);
        assert!(files.is_folder(root) && !files.is_folder(&among[0]));
        assert!(files.is_there(&among[0]) && !files.is_there(&among[1]));
        let before = files.stamp(&among[0]);
        files.write("/drafts/a.md", "七.21");
        assert!(before.is_some() && files.stamp(&among[0]) != before);
        files.remove(&among[0]);
        assert_eq!(files.stamp(&among[0]), None);
    }

    #[test]
    fn a_corpus_stands_inside_of_its_project() {
        let files = MemoryFiles::default();
        files.write("/project/ours/compilation.toml", "");
        files.write("/theirs/compilation.toml", "");
        for (written, expected) in [
            ("ours", Some("/project/ours")),
            ("./a/../ours", Some("/project/ours")),
            ("none", None),
            ("../theirs", None),
            ("/theirs", None),
            ("ours/../../theirs", None),
        ] {
            let text = format!("corpus = '{written}'");
            let project = files.open_project(Path::new("/project"), Some(&text));
            assert_eq!(
                project.corpus.as_deref(),
                expected.map(Path::new),
                "{written}"
            );
        }
    }

    #[test]
    fn the_built_in_corpus_is_the_same_from_memory() {
        let files = MemoryFiles::default();
        let built_in = crate::corpus::embedded::corpus();
        let folder = files.built_in_corpus(&built_in).unwrap();
        let (corpus, problems) = files.load_corpus(&folder).unwrap();
        assert_eq!(problems, []);
        assert_eq!(corpus.provisions.len(), built_in.provisions.len());
    }
}
