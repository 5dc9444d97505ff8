//! A folder of drafts with what its project file says.

use std::path::{Path, PathBuf};

use crate::project::{
    BUILT_IN, Ignored, Patterns, ProjectProblem, ProjectProblemKind as Kind, Settings, read,
};

/// The name of the project file.
pub const FILE_NAME: &str = ".yuanyin.toml";

/// A folder with what its project file says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Project {
    /// The folder, absolute.
    pub root: PathBuf,
    pub settings: Settings,
    /// The corpus's folder, absolute and known to lie inside `root`.
    pub corpus: Option<PathBuf>,
    /// The compilations beside it: what each is called, and its folder, as of the first; `None` for the built-in one.
    pub corpora: Vec<(String, Option<PathBuf>)>,
    /// What is wrong with the file.
    pub problems: Vec<ProjectProblem>,
}

impl Project {
    /// The project of a folder whose project file has this text. `folder_inside` finds the corpus's
    /// folder by what is written there, if all of it lies inside `root`.
    pub fn of_text(
        root: &Path,
        text: &str,
        folder_inside: impl Fn(&str) -> Result<PathBuf, Kind>,
    ) -> Project {
        let mut project = Project {
            root: root.to_owned(),
            ..Project::default()
        };
        let written = text.trim_start_matches('\u{feff}');
        let marks = text.len() - written.len();
        (project.settings, project.problems) = read(written);
        if let Some((path, range)) = &project.settings.corpus {
            match folder_inside(path) {
                Ok(folder) => project.corpus = Some(folder),
                Err(kind) => {
                    project
                        .problems
                        .push(ProjectProblem::at(written, range.clone(), kind))
                }
            }
        }
        for (name, path, range) in &project.settings.corpora {
            match (path == BUILT_IN)
                .then_some(())
                .ok_or_else(|| folder_inside(path))
            {
                Ok(()) => project.corpora.push((name.clone(), None)),
                Err(Ok(folder)) => project.corpora.push((name.clone(), Some(folder))),
                Err(Err(kind)) => {
                    let problem = ProjectProblem::at(written, range.clone(), kind);
                    project.problems.push(problem);
                }
            }
        }
        // What was read begins behind the byte order mark; places are in the file.
        let ranges = (project.problems.iter_mut()).map(|problem| &mut problem.range);
        let of_corpus = project.settings.corpus.iter_mut().map(|(_, range)| range);
        let of_corpora = project.settings.corpora.iter_mut().map(|(.., range)| range);
        for range in ranges.chain(of_corpus).chain(of_corpora) {
            *range = range.start + marks..range.end + marks;
        }
        project
    }

    /// The project file's own path.
    pub fn file(&self) -> PathBuf {
        self.root.join(FILE_NAME)
    }

    /// A path relative to the project's folder; `None` for one outside.
    pub fn relative<'a>(&self, path: &'a Path) -> Option<&'a Path> {
        path.strip_prefix(&self.root).ok()
    }

    /// Whether a file is left out of everything.
    pub fn excludes(&self, path: &Path) -> bool {
        self.relative(path).is_some_and(|path| {
            self.exclude()
                .is_some_and(|exclude| exclude.hold_file(path))
        })
    }

    pub fn exclude(&self) -> Option<&Patterns> {
        self.settings.exclude.as_ref()
    }

    /// What is left alone in a document; `None` for one without a file.
    pub fn ignored_in(&self, path: Option<&Path>) -> Ignored {
        Ignored::new(
            &self.settings.ignored,
            path.and_then(|path| self.relative(path)),
        )
    }

    /// Whether a corpus that the file asks for cannot be had.
    pub fn lacks_its_corpus(&self) -> bool {
        self.settings.corpus.is_some() && self.corpus.is_none()
            || self.corpora.len() < self.settings.corpora.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_in_the_file_with_its_byte_order_mark() {
        for marks in ["", "\u{feff}", "\u{feff}\u{feff}"] {
            let text = format!("{marks}colour = 1\n");
            let project =
                Project::of_text(Path::new("/drafts"), &text, |path| Ok(PathBuf::from(path)));
            let range = project.problems[0].range.clone();
            assert_eq!(text.get(range), Some("colour"), "{text:?}");
        }
    }
}
