//! Reading a compilation's folder: the only file access of the layers below the editor's.

use std::path::Path;
use std::sync::Arc;

use crate::corpus::{Corpus, CorpusFile, CorpusProblem, LoadError, find_language, read};

/// Reads a compilation's folder: its TOML files and those of its first language edition (in
/// the order of names). What is wrong inside is in the list of problems, not an error.
///
/// # Errors
///
/// The folder or one of its files cannot be read, or is not UTF-8 (then an
/// [`std::io::ErrorKind::InvalidData`]).
pub fn load(folder: &Path) -> Result<(Corpus, Vec<CorpusProblem>), LoadError> {
    let mut files = Vec::new();
    collect(folder, folder, &mut files)?;
    let name = folder
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    // Where there is no edition, the Chinese one is what is missed.
    let language = find_language(&files).unwrap_or_else(|| "zh".to_owned());
    Ok(read(&name, &language, files))
}

/// The `.toml`, `.md` and `.txt` files of the folder and of the folders right under it.
fn collect(root: &Path, folder: &Path, files: &mut Vec<CorpusFile>) -> Result<(), LoadError> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |reason| LoadError { path, reason }
    };
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failed(folder))? {
        paths.push(entry.map_err(failed(folder))?.path());
    }
    paths.sort();
    for path in paths {
        if path.is_dir() {
            if folder == root {
                collect(root, &path, files)?;
            }
            continue;
        }
        let is_text = path
            .extension()
            .is_some_and(|ending| ["toml", "md", "txt"].iter().any(|known| ending == *known));
        if !is_text {
            continue;
        }
        let text = std::fs::read_to_string(&path).map_err(failed(&path))?;
        let relative = path.strip_prefix(root).unwrap_or(&path);
        let parts: Vec<_> = relative
            .components()
            .map(|component| component.as_os_str().to_string_lossy().into_owned())
            .collect();
        files.push(CorpusFile {
            path: parts.join("/"),
            text: Arc::from(text),
        });
    }
    Ok(())
}
