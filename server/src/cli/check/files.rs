//! Which files a check reads: those named, and the drafts of the folders named.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::cli::output::complain;
use crate::cli::projects::{Opened, Projects};
use crate::messages::{self, Locale};
use crate::project::drafts_in_order;

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

/// A file to check.
pub struct Checked {
    /// As the user named it, or the folder that it is in.
    pub name: PathBuf,
    pub project: Arc<Opened>,
}

impl Checked {
    /// What a file belongs to: its project's folder, or its own where no project file is found.
    pub fn group(&self) -> PathBuf {
        let root = &self.project.project.root;
        match root.as_os_str().is_empty() {
            true => absolute(&self.name)
                .and_then(|path| Some(path.parent()?.to_owned()))
                .unwrap_or_default(),
            false => root.clone(),
        }
    }
}

/// A file's path with its folder's real one; `None` where the folder is not there.
pub fn absolute(file: &Path) -> Option<PathBuf> {
    let folder = match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    Some(folder.canonicalize().ok()?.join(file.file_name()?))
}

/// The files named, and the drafts in the folders named, each once, without
/// what their projects exclude. In folders, hidden files and what `.gitignore` and `.ignore` exclude
/// are left out.
///
/// # Errors
///
/// A project's corpus cannot be had; the reason as a sentence.
pub fn drafts(
    paths: &[PathBuf],
    projects: &mut Projects,
    unreadable: &mut Vec<String>,
    locale: Locale,
) -> Result<Vec<Checked>, String> {
    let mut files = Vec::new();
    for path in paths {
        let Ok(folder) = path.canonicalize() else {
            // Reading it will say why.
            let project = projects.of(Path::new(""))?;
            let name = path.clone();
            files.push(Checked { name, project });
            continue;
        };
        if !folder.is_dir() {
            let Some(real) = absolute(path) else {
                continue; // Only the root of the file system has no folder, and it is one.
            };
            let project = projects.of(real.parent().unwrap_or(&real))?;
            if project.project.excludes(&real) {
                let file = project.project.file();
                complain(&messages::file_excluded(project.locale, path, &file));
                continue;
            }
            let name = path.clone();
            files.push(Checked { name, project });
            continue;
        }
        let outer = projects.of(&folder)?;
        let root = &outer.project.root;
        let exclude = outer.project.exclude().cloned().unwrap_or_default();
        let extensions = outer.project.settings.extensions.as_deref();
        let (found, errors) =
            drafts_in_order(&folder, root, &exclude, extensions.unwrap_or_default());
        let told = errors
            .iter()
            .map(|error| messages::folder_unreadable(locale, place_of(error), error.io_error()));
        unreadable.extend(told);
        for file in found {
            // A folder within may have a project file of its own.
            let project = projects.of(file.parent().unwrap_or(&folder))?;
            if !project.project.excludes(&file) {
                let name = path.join(file.strip_prefix(&folder).unwrap_or(&file));
                files.push(Checked { name, project });
            }
        }
    }
    let mut seen = HashSet::new();
    files.retain(|file| seen.insert(file.name.clone()));
    Ok(files)
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
