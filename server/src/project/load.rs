//! Finding and reading project files: what this layer knows of the file system, with [`super::files`].
//!
//! A project file decides nothing outside its folder: it is not read where it is a link that
//! leads out, and a corpus that lies outside, or that has a file that does, is refused.

use std::io;
use std::path::{Path, PathBuf};

use crate::project::{FILE_NAME, Project, ProjectProblem, ProjectProblemKind as Kind};

/// A longer project file is not believed (bytes).
const LONGEST: u64 = 1 << 20;

/// The project of a folder, which need not have a file. `text` is the file as it stands in an
/// editor, where it is open there.
pub fn open_project(root: &Path, text: Option<&str>) -> Project {
    let on_disk = match text {
        Some(_) => Ok(None),
        None => read_file(root),
    };
    match (text, on_disk) {
        (Some(text), _) => Project::of_text(root, text, |path| folder_inside(root, path)),
        (None, Ok(Some(text))) => Project::of_text(root, &text, |path| folder_inside(root, path)),
        (None, Ok(None)) => Project {
            root: root.to_owned(),
            ..Project::default()
        },
        (None, Err(kind)) => Project {
            root: root.to_owned(),
            problems: vec![ProjectProblem::at("", 0..0, kind)],
            ..Project::default()
        },
    }
}

/// The nearest project file upwards from a folder (absolute): the folder that it stands in.
pub fn find_root(folder: &Path) -> Option<PathBuf> {
    folder
        .ancestors()
        .find(|folder| folder.join(FILE_NAME).symlink_metadata().is_ok())
        .map(Path::to_owned)
}

/// The project file's text; `None` where there is no such file.
fn read_file(root: &Path) -> Result<Option<String>, Kind> {
    let unreadable = |error: io::Error| Kind::Unreadable {
        reason: error.kind(),
        code: error.raw_os_error(),
    };
    // The folder of a bare file name.
    let root = if root.as_os_str().is_empty() {
        Path::new(".")
    } else {
        root
    };
    let file = root.join(FILE_NAME);
    match file.symlink_metadata() {
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unreadable(error)),
    }
    let (root, file) = (
        root.canonicalize().map_err(unreadable)?,
        file.canonicalize().map_err(unreadable)?,
    );
    if !file.starts_with(&root) {
        return Err(Kind::FileOutside);
    }
    let metadata = file.metadata().map_err(unreadable)?;
    if !metadata.is_file() || metadata.len() > LONGEST {
        return Err(Kind::NotText);
    }
    let bytes = std::fs::read(&file).map_err(unreadable)?;
    String::from_utf8(bytes)
        .map(Some)
        .map_err(|_| Kind::NotText)
}

/// A corpus's folder as a project names it, if it and all that is read of it lie inside the
/// project's folder.
fn folder_inside(root: &Path, written: &str) -> Result<PathBuf, Kind> {
    let missing = || Kind::CorpusMissing {
        path: written.to_owned(),
    };
    let outside = || Kind::CorpusOutside {
        path: written.to_owned(),
    };
    let real_root = root.canonicalize().map_err(|_| missing())?;
    let folder = root.join(written);
    let real = match folder.canonicalize() {
        Ok(real) => real,
        // What is not there may have been meant to be outside.
        Err(_) if Path::new(written).is_absolute() || leaves(written) => return Err(outside()),
        Err(_) => return Err(missing()),
    };
    if !real.starts_with(&real_root) {
        return Err(outside());
    }
    if !real.is_dir() {
        return Err(missing());
    }
    if leads_outside(&real, &real_root, 2) {
        return Err(outside());
    }
    // The folder as the project names it, so that its files open under the workspace's own path.
    Ok(if leaves(written) { real } else { folder })
}

/// Whether a path goes upwards.
fn leaves(written: &str) -> bool {
    Path::new(written)
        .components()
        .any(|component| component == std::path::Component::ParentDir)
}

/// Whether anything in a folder, and in the folders right under it, is a link that leads out.
fn leads_outside(folder: &Path, root: &Path, depth: usize) -> bool {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return false;
    };
    entries.flatten().any(|entry| {
        let Ok(path) = entry.path().canonicalize() else {
            return false;
        };
        !path.starts_with(root)
            || (depth > 1 && path.is_dir() && leads_outside(&path, root, depth - 1))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(project: &Project) -> Vec<Kind> {
        project
            .problems
            .iter()
            .map(|problem| problem.kind.clone())
            .collect()
    }

    #[test]
    fn a_corpus_stands_inside_or_is_refused() {
        let outer = tempfile::tempdir().unwrap();
        let root = outer.path().join("project");
        std::fs::create_dir_all(root.join("corpus/ours")).unwrap();
        std::fs::create_dir_all(outer.path().join("theirs")).unwrap();
        let absolute = outer.path().join("theirs");
        let absolute = absolute.to_string_lossy();
        for (written, expected) in [
            ("corpus/ours", None),
            ("./corpus/../corpus/ours", None),
            ("corpus/none", Some(false)),
            ("../theirs", Some(true)),
            ("../project/../theirs", Some(true)),
            ("../none", Some(true)),
            (absolute.as_ref(), Some(true)),
        ] {
            let project = open_project(&root, Some(&format!("corpus = '{written}'")));
            assert_eq!(project.corpus.is_some(), expected.is_none(), "{written}");
            assert_eq!(project.lacks_its_corpus(), expected.is_some());
            let path = written.to_owned();
            let wanted = match expected {
                None => vec![],
                Some(true) => vec![Kind::CorpusOutside { path }],
                Some(false) => vec![Kind::CorpusMissing { path }],
            };
            assert_eq!(kinds(&project), wanted);
        }
    }

    #[cfg(unix)]
    #[test]
    fn no_link_leads_out() {
        use std::os::unix::fs::symlink;
        let outer = tempfile::tempdir().unwrap();
        let root = outer.path().join("project");
        std::fs::create_dir_all(root.join("corpus/zh")).unwrap();
        std::fs::write(outer.path().join("secret.md"), "locale = 1").unwrap();
        symlink(outer.path(), root.join("link")).unwrap();
        let text = "corpus = 'corpus'";
        assert_eq!(open_project(&root, Some(text)).problems, []);
        assert!(
            open_project(&root, Some("corpus = 'link'"))
                .corpus
                .is_none()
        );
        symlink(
            outer.path().join("secret.md"),
            root.join("corpus/zh/part-a.md"),
        )
        .unwrap();
        assert!(open_project(&root, Some(text)).corpus.is_none());
        symlink(outer.path().join("secret.md"), root.join(FILE_NAME)).unwrap();
        assert_eq!(kinds(&open_project(&root, None)), [Kind::FileOutside]);
    }

    #[test]
    fn a_file_is_found_upwards_and_a_bad_one_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        let deep = root.join("a/b");
        std::fs::create_dir_all(&deep).unwrap();
        let nothing = Project {
            root: root.clone(),
            ..Project::default()
        };
        assert_eq!(open_project(&root, None), nothing);
        std::fs::write(
            root.join(FILE_NAME),
            "locale = 'en'\nexclude = ['a/b/*.txt']",
        )
        .unwrap();
        assert_eq!(find_root(&deep), Some(root.clone()));
        let project = open_project(&root, None);
        assert_eq!(project.settings.locale.as_deref(), Some("en"));
        assert!(project.excludes(&deep.join("x.txt")));
        assert!(!project.excludes(&root.join("x.txt")));
        assert!(!project.excludes(Path::new("/elsewhere/a/b/x.txt")));
        std::fs::write(root.join(FILE_NAME), [0xff, 0xfe]).unwrap();
        assert_eq!(kinds(&open_project(&root, None)), [Kind::NotText]);
        std::fs::remove_file(root.join(FILE_NAME)).unwrap();
        std::fs::create_dir(root.join(FILE_NAME)).unwrap();
        assert_eq!(kinds(&open_project(&root, None)), [Kind::NotText]);
    }
}
