//! Which files of a folder are drafts, in the order of names or as they are found.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use ignore::{WalkBuilder, WalkState};

use crate::project::{Patterns, is_draft};

/// Walks a folder for drafts, without what ignore files (`.gitignore`, `.ignore`, git's own) or
/// `exclude` (relative to `root`) leave out, and without hidden files. Links are not followed.
/// With `only`, nothing else is looked into.
fn walk(
    folder: &Path,
    root: &Path,
    exclude: &Patterns,
    only: Option<HashSet<PathBuf>>,
) -> WalkBuilder {
    let mut walk = WalkBuilder::new(folder);
    let (root, exclude) = (root.to_owned(), exclude.clone());
    // A folder of drafts need not be a repository.
    walk.require_git(false).filter_entry(move |entry| {
        let path = entry.path();
        let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
        only.as_ref().is_none_or(|only| only.contains(path))
            && path
                .strip_prefix(&root)
                .ok()
                .filter(|path| !path.as_os_str().is_empty())
                .is_none_or(|path| !exclude.hold_entry(path, is_folder))
    });
    walk
}

/// The drafts in a folder in the order of their names, and why what could not be looked into
/// could not. `root` is the folder that `exclude` is relative to.
pub fn drafts_in_order(
    folder: &Path,
    root: &Path,
    exclude: &Patterns,
    extensions: &[String],
) -> (Vec<PathBuf>, Vec<ignore::Error>) {
    let (mut drafts, mut errors) = (Vec::new(), Vec::new());
    let mut walk = walk(folder, root, exclude, None);
    walk.sort_by_file_path(|one, other| one.cmp(other));
    for entry in walk.build() {
        match entry {
            Ok(entry) => {
                let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
                if is_file && is_draft(entry.path(), extensions) {
                    drafts.push(entry.into_path());
                }
            }
            Err(error) => errors.push(error),
        }
    }
    (drafts, errors)
}

/// The drafts in a folder, in no order; several threads look for them. Ends early, with what was
/// found until then, once `goes_on` says no.
pub fn drafts_in_parallel(
    folder: &Path,
    exclude: &Patterns,
    extensions: &[String],
    threads: usize,
    goes_on: &(dyn Fn() -> bool + Sync),
) -> Vec<PathBuf> {
    let (sender, drafts) = std::sync::mpsc::channel();
    let mut walk = walk(folder, folder, exclude, None);
    walk.threads(threads).build_parallel().run(|| {
        let sender = sender.clone();
        Box::new(move |entry| {
            if let Ok(entry) = entry
                && entry.file_type().is_some_and(|kind| kind.is_file())
                && is_draft(entry.path(), extensions)
                && sender.send(entry.into_path()).is_err()
            {
                return WalkState::Quit;
            }
            if goes_on() {
                WalkState::Continue
            } else {
                WalkState::Quit
            }
        })
    });
    drop(sender);
    drafts.into_iter().collect()
}

/// Those of some paths that [`drafts_in_parallel`] would find: only the folders on the way to
/// them are looked into.
pub fn drafts_among(
    paths: &[PathBuf],
    folder: &Path,
    exclude: &Patterns,
    extensions: &[String],
) -> Vec<PathBuf> {
    let wanted = paths
        .iter()
        .flat_map(|path| path.ancestors())
        .filter(|path| path.starts_with(folder))
        .map(Path::to_owned)
        .collect();
    walk(folder, folder, exclude, Some(wanted))
        .build()
        .flatten()
        .filter(|entry| entry.file_type().is_some_and(|kind| kind.is_file()))
        .map(ignore::DirEntry::into_path)
        .filter(|path| is_draft(path, extensions))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with these files; those that end in `ignore` hold the patterns behind the colon.
    fn folder(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let (name, text) = file.split_once(':').unwrap_or((file, ""));
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        folder
    }

    fn relative(folder: &Path, mut drafts: Vec<PathBuf>) -> Vec<String> {
        drafts.sort();
        drafts
            .iter()
            .map(|path| {
                path.strip_prefix(folder)
                    .unwrap()
                    .to_string_lossy()
                    .replace('\\', "/")
            })
            .collect()
    }

    #[test]
    fn three_ways_to_look_find_the_same_drafts() {
        let folder = folder(&[
            "a.md",
            "b.TEX",
            "c.rs",
            "d.wiki",
            "README",
            ".hidden.md",
            "e/f.typ",
            "e/g.old.md",
            "build/h.md",
            "e/i/j.org",
            "e/i/k.html",
            ".gitignore:build/",
            "e/.ignore:*.org",
        ]);
        let (exclude, _) = Patterns::new(["*.old.md"]);
        let extensions = ["wiki".to_owned()];
        let expected = ["a.md", "b.TEX", "d.wiki", "e/f.typ", "e/i/k.html"];
        let root = folder.path();
        let (found, errors) = drafts_in_order(root, root, &exclude, &extensions);
        assert!(errors.is_empty());
        assert_eq!(relative(root, found), expected);
        let found = drafts_in_parallel(root, &exclude, &extensions, 2, &|| true);
        assert_eq!(relative(root, found), expected);
        let all: Vec<PathBuf> = [
            "a.md",
            "c.rs",
            "d.wiki",
            "build/h.md",
            "e/g.old.md",
            "e/i/j.org",
            "e/i/k.html",
            "none.md",
        ]
        .iter()
        .map(|name| root.join(name))
        .collect();
        let found = drafts_among(&all, root, &exclude, &extensions);
        assert_eq!(relative(root, found), ["a.md", "d.wiki", "e/i/k.html"]);
        // A folder within is walked under the same rules.
        let (found, _) = drafts_in_order(&root.join("e"), root, &exclude, &extensions);
        assert_eq!(relative(root, found), ["e/f.typ", "e/i/k.html"]);
        assert!(
            drafts_in_parallel(root, &exclude, &extensions, 2, &|| false).len() < expected.len()
        );
    }

    #[cfg(unix)]
    #[test]
    fn links_lead_nowhere() {
        let (folder, outside) = (folder(&["a.md"]), folder(&["secret.md"]));
        std::os::unix::fs::symlink(outside.path(), folder.path().join("out")).unwrap();
        std::os::unix::fs::symlink(outside.path().join("secret.md"), folder.path().join("b.md"))
            .unwrap();
        let (found, _) = drafts_in_order(folder.path(), folder.path(), &Patterns::default(), &[]);
        assert_eq!(relative(folder.path(), found), ["a.md"]);
    }
}
