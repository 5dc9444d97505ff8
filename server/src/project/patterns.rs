//! Patterns of paths, as in `.gitignore`.

use std::path::Path;

use fast_glob::{glob_match, validate};

/// Patterns of paths relative to a project's folder, with the meaning that `.gitignore` gives them; `{a,b}` is one or the
/// other besides.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Patterns(Vec<Pattern>);

#[derive(Debug, Clone, PartialEq)]
struct Pattern {
    /// Of a path from the project's folder, with `/`.
    glob: String,
    /// Takes out what those before it mean.
    is_negated: bool,
    is_of_folders: bool,
}

impl Patterns {
    /// Reads patterns; those that cannot be read are left out, and their places in the list returned.
    pub fn new<'a>(lines: impl IntoIterator<Item = &'a str>) -> (Patterns, Vec<usize>) {
        let mut read = Vec::new();
        let mut wrong = Vec::new();
        for (place, line) in lines.into_iter().enumerate() {
            match Pattern::read(line) {
                Some(Ok(pattern)) => read.push(pattern),
                Some(Err(Malformed)) => wrong.push(place),
                None => {}
            }
        }
        (Patterns(read), wrong)
    }

    /// Whether a file, or a folder that it stands in, is one of those meant. `path` is relative
    /// to the project's folder.
    pub fn hold_file(&self, path: &Path) -> bool {
        if self.0.is_empty() || !path.is_relative() {
            return false;
        }
        let mut above = path
            .ancestors()
            .zip(std::iter::once(false).chain(std::iter::repeat(true)));
        above
            .find_map(|(path, is_folder)| self.last(path, is_folder))
            .unwrap_or_default()
    }

    /// Whether a file or a folder itself is one of those meant; what it stands in is known not
    /// to be.
    pub fn hold_entry(&self, path: &Path, is_folder: bool) -> bool {
        self.last(path, is_folder).unwrap_or_default()
    }

    /// What the last pattern says that is of this path: whether it is meant.
    fn last(&self, path: &Path, is_folder: bool) -> Option<bool> {
        let path = path
            .to_str()
            .map_or_else(|| path.to_string_lossy(), Into::into);
        let path = match std::path::MAIN_SEPARATOR {
            '/' => path,
            separator => path.replace(separator, "/").into(),
        };
        let mut patterns = self.0.iter().rev();
        let last =
            patterns.find(|pattern| (is_folder || !pattern.is_of_folders) && pattern.is_of(&path));
        Some(!last?.is_negated)
    }
}

/// What cannot be read as a pattern.
struct Malformed;

/// Characters besides those of ASCII that a pattern can have and still be matched character by character.
const MOST_DISTINCT: usize = 60;

impl Pattern {
    /// Reads a line; `None` where it is empty or a remark.
    fn read(line: &str) -> Option<Result<Pattern, Malformed>> {
        let line = match line.ends_with("\\ ") {
            true => line,
            false => line.trim_end(),
        };
        if line.is_empty() || line.starts_with('#') {
            return None;
        }
        let (is_negated, line) = match line.strip_prefix('!') {
            Some(line) => (true, line),
            None => (false, line),
        };
        let (is_of_folders, line) = match line.strip_suffix('/') {
            Some(line) => (true, line),
            None => (false, line),
        };
        let mut glob = match line.strip_prefix('/') {
            // What begins a glob so would be the contrary.
            Some(line) if line.starts_with('!') => format!("\\{line}"),
            Some(line) => line.to_owned(),
            None if line.contains('/') => line.to_owned(),
            None => format!("**/{line}"),
        };
        // What is in the folder, and not the folder.
        if glob.ends_with("/**") {
            glob.push_str("/*");
        }
        if validate(&glob).is_err() {
            return Some(Err(Malformed));
        }
        Some(Ok(Pattern {
            glob,
            is_negated,
            is_of_folders,
        }))
    }

    /// Whether it means a path with `/`.
    fn is_of(&self, path: &str) -> bool {
        if self.glob.is_ascii() && path.is_ascii() {
            return glob_match(&self.glob, path);
        }
        // The library takes a byte for a character: here each is one, in the same order.
        let mut known: Vec<char> = self.glob.chars().filter(|c| !c.is_ascii()).collect();
        known.sort_unstable();
        known.dedup();
        if known.len() > MOST_DISTINCT {
            return glob_match(&self.glob, path);
        }
        let byte_of = |c: char| match u8::try_from(c) {
            Ok(byte) if byte.is_ascii() => byte,
            _ => {
                let place = match known.binary_search(&c) {
                    Ok(place) => 2 * place + 1,
                    Err(between) => 2 * between,
                };
                0x80 + u8::try_from(place).unwrap_or(0x7f)
            }
        };
        let bytes = |text: &str| text.chars().map(byte_of).collect::<Vec<u8>>();
        glob_match(bytes(&self.glob), bytes(path))
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
            "a[z",
            "旧稿/**/*.txt",
            "{甲,乙}?.md",
            "只含/**",
            "第[一-三五]章?.tex",
            "# remark",
            "",
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
            ("旧稿/二.txt", true),
            ("旧稿/二.md", false),
            ("deep/乙𠮷.md", true),
            ("乙.md", false),
            ("第一章甲.tex", true),
            ("第五章甲.tex", true),
            ("第四章甲.tex", false),
            ("第一章.tex", false),
            ("只含/一.md", true),
            ("只含", false),
            ("# remark", false),
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
