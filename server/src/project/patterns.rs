//! Patterns of paths, as in `.gitignore`.

use std::path::Path;

use ignore::gitignore::{Gitignore, GitignoreBuilder};

/// Patterns of paths relative to a project's folder, with the meaning that `.gitignore` gives them.
#[derive(Debug, Clone, Default)]
pub struct Patterns {
    lines: Vec<String>,
    /// `None` where there are no patterns.
    matcher: Option<Gitignore>,
}

impl PartialEq for Patterns {
    fn eq(&self, other: &Patterns) -> bool {
        self.lines == other.lines
    }
}

impl Patterns {
    /// Reads patterns; those that cannot be read are left out, and their places in the list returned.
    pub fn new<'a>(lines: impl IntoIterator<Item = &'a str>) -> (Patterns, Vec<usize>) {
        let mut builder = GitignoreBuilder::new("");
        let mut read = Vec::new();
        let mut wrong = Vec::new();
        for (place, line) in lines.into_iter().enumerate() {
            match builder.add_line(None, line) {
                Ok(_) => read.push(line.to_owned()),
                Err(_) => wrong.push(place),
            }
        }
        let matcher = match builder.build() {
            Ok(matcher) if !read.is_empty() => Some(matcher),
            Ok(_) => None,
            Err(_) => {
                wrong.push(0);
                None
            }
        };
        (
            Patterns {
                lines: read,
                matcher,
            },
            wrong,
        )
    }

    /// Whether a file, or a folder that it stands in, is one of those meant. `path` is relative
    /// to the project's folder.
    pub fn hold_file(&self, path: &Path) -> bool {
        self.matcher.as_ref().is_some_and(|matcher| {
            path.is_relative() && matcher.matched_path_or_any_parents(path, false).is_ignore()
        })
    }

    /// Whether a file or a folder itself is one of those meant; what it stands in is known not
    /// to be.
    pub fn hold_entry(&self, path: &Path, is_folder: bool) -> bool {
        self.matcher
            .as_ref()
            .is_some_and(|matcher| matcher.matched(path, is_folder).is_ignore())
    }
}

/// A pattern that means one file and no other.
pub fn pattern_of(path: &str) -> String {
    let mut pattern = String::from("/");
    for c in path.chars() {
        if matches!(c, '*' | '?' | '[' | ']' | '{' | '}' | '\\' | '!' | '#') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    // Spaces at the end would be cut off.
    if pattern.ends_with(' ') {
        pattern.pop();
        pattern.push_str("\\ ");
    }
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_mean_what_they_mean_to_git() {
        let (patterns, wrong) = Patterns::new([
            "archive/",
            "*.old.md",
            "!keep.old.md",
            "/notes.md",
            "a[z-a]",
            "旧稿/**/*.txt",
        ]);
        assert_eq!(wrong, [4]);
        for (path, expected) in [
            ("archive/2001/a.md", true),
            ("deep/archive/a.md", true),
            ("archive", false),
            ("a.old.md", true),
            ("deep/a.old.md", true),
            ("keep.old.md", false),
            ("notes.md", true),
            ("deep/notes.md", false),
            ("旧稿/一/二.txt", true),
            ("a.md", false),
        ] {
            assert_eq!(patterns.hold_file(Path::new(path)), expected, "{path}");
        }
        assert!(!Patterns::default().hold_file(Path::new("a.md")));
        assert!(!patterns.hold_file(Path::new("/archive/a.md")));
    }

    #[test]
    fn any_file_can_be_meant_alone() {
        for path in [
            "a.md",
            "第一章/草稿 [2].md",
            "#a!.md",
            "a*b?.md",
            "a{b}.md",
            "a ",
            "\\a",
        ] {
            let pattern = pattern_of(path);
            let (patterns, wrong) = Patterns::new([pattern.as_str()]);
            assert_eq!(wrong, [0; 0]);
            assert!(patterns.hold_file(Path::new(path)), "{pattern}");
            assert!(!patterns.hold_file(Path::new("ab.md")), "{pattern}");
            assert!(!patterns.hold_file(&Path::new("x").join(path)), "{pattern}");
        }
    }
}
