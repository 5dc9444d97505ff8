//! Reading a compilation's folder: the only file access of the layers below the editor's.

use std::fs::{File, Metadata};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::corpus::files::is_of_format;
use crate::corpus::{
    Corpus, CorpusFile, CorpusProblem, CorpusProblemKind, LoadError, find_language, read_with,
};

/// A longer file is not read (bytes): a whole compilation has a few hundred thousand.
pub const LONGEST_FILE: u64 = 64 << 20;

/// What the names of a compilation's files end with.
const ENDINGS: [&str; 3] = ["toml", "md", "txt"];

/// Reads a compilation's folder: its TOML files and those of its first language edition (in
/// the order of names). What is wrong inside, a file that cannot be read among it, is in the list of problems,
/// not an error.
///
/// # Errors
///
/// The folder or one right under it cannot be read.
pub fn load(folder: &Path) -> Result<(Corpus, Vec<CorpusProblem>), LoadError> {
    let mut found = Found::default();
    found.collect(folder, folder)?;
    let name = folder
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let Found { files, unreadable } = found;
    let language = find_language(&files);
    // Where there is no edition, the Chinese one is what is missed.
    let language = language.unwrap_or_else(|| "zh".to_owned());
    Ok(read_with(&name, &language, files, unreadable))
}

/// The files that [`load`] reads of a folder, in the order of their paths; none where it cannot be read.
pub fn files_of(folder: &Path) -> Vec<PathBuf> {
    let entries = |folder: &Path| -> Vec<PathBuf> {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).collect()
    };
    let is_text = |path: &PathBuf| {
        ENDINGS
            .iter()
            .any(|known| path.extension().is_some_and(|ending| ending == *known))
    };
    let here = entries(folder);
    let under = here.iter().filter(|path| path.is_dir());
    let under = under.flat_map(|path| entries(path)).collect::<Vec<_>>();
    let mut files: Vec<PathBuf> = here.into_iter().chain(under).filter(is_text).collect();
    files.sort();
    files
}

/// A file that stands beside a compilation's folder, as the register of bodies does, and where; what is wrong with it
/// where it has no text. `None` where there is none.
pub fn beside(folder: &Path, name: &str) -> Option<(PathBuf, Result<Arc<str>, CorpusProblem>)> {
    let parent = match folder.parent() {
        Some(parent) if folder.file_name().is_some() => parent.to_owned(),
        _ => folder.join(".."),
    };
    let path = parent.join(name);
    if !path.is_file() {
        return None;
    }
    let mut found = Found::default();
    found.file(&parent, &path);
    let text = match (found.files.pop(), found.unreadable.pop()) {
        (Some(file), _) => Ok(file.text),
        (None, problem) => Err(problem?),
    };
    Some((parent, text))
}

/// Errata where there is no received text that they could be of. Only who writes a compilation is asked for it: the
/// built-in one does not carry its own, and no draft is checked with it.
pub fn errata_without_source(corpus: &Corpus) -> Option<CorpusProblem> {
    let place = &corpus.errata.first()?.place;
    let file = corpus.files.get(place.file)?;
    let (folder, _) = file.path.rsplit_once('/')?;
    let source = format!("{folder}/source.txt");
    let is_there = corpus.has_file(&source) || corpus.unread.has_file(&source);
    let kind = CorpusProblemKind::ErrataWithoutSource;
    let range = place.range.clone();
    (!is_there).then(|| CorpusProblem::at(&file.path, &file.text, range, kind))
}

/// The `.toml`, `.md` and `.txt` files of the folder and of the folders right under it.
#[derive(Default)]
struct Found {
    files: Vec<CorpusFile>,
    /// Those that cannot be read, or are no text.
    unreadable: Vec<CorpusProblem>,
}

impl Found {
    fn collect(&mut self, root: &Path, folder: &Path) -> Result<(), LoadError> {
        let failed = |reason| LoadError {
            path: folder.to_owned(),
            reason,
        };
        let mut paths = Vec::new();
        for entry in std::fs::read_dir(folder).map_err(failed)? {
            paths.push(entry.map_err(failed)?.path());
        }
        paths.sort();
        for path in paths {
            if path.is_dir() {
                let name = name_of(root, &path);
                if is_of_format(&name) {
                    // Where a file should be: it is not missing.
                    self.unreadable(&name, CorpusProblemKind::NotAFile { is_folder: true });
                } else if folder == root {
                    self.collect(root, &path)?;
                }
                continue;
            }
            let is_text = path
                .extension()
                .is_some_and(|ending| ENDINGS.iter().any(|known| ending == *known));
            if is_text {
                self.file(root, &path);
            }
        }
        Ok(())
    }

    fn file(&mut self, root: &Path, path: &Path) {
        let name = name_of(root, path);
        // Whatever else stands there may be in any encoding, or no file at all.
        let tells = is_of_format(&name);
        let bytes = match read_bounded(path) {
            Ok(bytes) => bytes,
            Err(_) if !tells => return,
            Err(kind) => return self.unreadable(&name, kind),
        };
        match String::from_utf8(bytes) {
            // Editors do not show a byte order mark, and count no column for it.
            Ok(text) => self.files.push(CorpusFile {
                path: name,
                text: Arc::from(text.strip_prefix('\u{feff}').unwrap_or(&text)),
            }),
            Err(_) if !tells => {}
            Err(error) => {
                let valid = error.utf8_error().valid_up_to();
                let before = error.as_bytes().get(..valid).unwrap_or_default();
                let before = String::from_utf8_lossy(before);
                let kind = CorpusProblemKind::NotUtf8;
                self.unreadable
                    .push(CorpusProblem::at(&name, &before, valid..valid, kind));
            }
        }
    }

    /// A file that is there and of which nothing can be read.
    fn unreadable(&mut self, name: &str, kind: CorpusProblemKind) {
        self.unreadable
            .push(CorpusProblem::at(name, "", 0..0, kind));
    }
}

/// A path within the compilation's folder as problems and files have it: `zh/part-a.md`.
fn name_of(root: &Path, path: &Path) -> String {
    let relative = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = relative
        .components()
        .map(|component| component.as_os_str().to_string_lossy().into_owned())
        .collect();
    parts.join("/")
}

/// A file's bytes, where it is a file (behind links, too) and not longer than [`LONGEST_FILE`]: a device or a pipe
/// would be read until memory ends, or for ever.
fn read_bounded(path: &Path) -> Result<Vec<u8>, CorpusProblemKind> {
    let failed = |error: std::io::Error| CorpusProblemKind::UnreadableFile {
        reason: error.kind(),
        code: error.raw_os_error(),
    };
    // Before it is opened, which waits where it is a pipe; and after, when nobody can put another in its place.
    is_readable(&path.metadata().map_err(failed)?)?;
    let file = File::open(path).map_err(failed)?;
    is_readable(&file.metadata().map_err(failed)?)?;
    let mut bytes = Vec::new();
    // What the system says of the length can be wrong.
    let mut file = file.take(LONGEST_FILE + 1);
    file.read_to_end(&mut bytes).map_err(failed)?;
    match u64::try_from(bytes.len()) {
        Ok(length) if length <= LONGEST_FILE => Ok(bytes),
        _ => Err(too_long()),
    }
}

fn is_readable(metadata: &Metadata) -> Result<(), CorpusProblemKind> {
    if !metadata.is_file() {
        let is_folder = metadata.is_dir();
        return Err(CorpusProblemKind::NotAFile { is_folder });
    }
    match metadata.len() > LONGEST_FILE {
        true => Err(too_long()),
        false => Ok(()),
    }
}

fn too_long() -> CorpusProblemKind {
    CorpusProblemKind::TooLongFile {
        megabytes: LONGEST_FILE >> 20,
    }
}
