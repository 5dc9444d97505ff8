//! Reading a compilation's folder: the only file access of the layers below the editor's.

use std::path::Path;
use std::sync::Arc;

use crate::corpus::files::is_of_format;
use crate::corpus::{
    Corpus, CorpusFile, CorpusProblem, CorpusProblemKind, LoadError, find_language, read_with,
};

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
                if folder == root {
                    self.collect(root, &path)?;
                }
                continue;
            }
            let is_text = path
                .extension()
                .is_some_and(|ending| ["toml", "md", "txt"].iter().any(|known| ending == *known));
            if is_text {
                self.file(root, &path);
            }
        }
        Ok(())
    }

    fn file(&mut self, root: &Path, path: &Path) {
        let relative = path.strip_prefix(root).unwrap_or(path);
        let parts: Vec<_> = relative
            .components()
            .map(|component| component.as_os_str().to_string_lossy().into_owned())
            .collect();
        let name = parts.join("/");
        // Whatever else stands there may be in any encoding.
        let tells = is_of_format(&name);
        let bytes = match std::fs::read(path) {
            Ok(bytes) => bytes,
            Err(reason) => {
                let reason = reason.to_string();
                let kind = CorpusProblemKind::UnreadableFile { reason };
                if !tells {
                    return;
                }
                self.unreadable
                    .push(CorpusProblem::at(&name, "", 0..0, kind));
                return;
            }
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
}
