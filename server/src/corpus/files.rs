//! The files of the format, by their names: what stands in a compilation's folder besides is nobody's business.

use crate::lexicon::Part;

/// In the compilation's folder.
const OF_COMPILATION: [&str; 5] = [
    "compilation.toml",
    "register.toml",
    "bodies.toml",
    "treaties.toml",
    "terms.toml",
];

/// In an edition's folder, besides the parts; those in the first row are used where drafts are checked.
const USED_OF_EDITION: [&str; 4] = ["edition.toml", "index.md", "errata.toml", "treaties.toml"];
const KEPT_OF_EDITION: [&str; 4] = [
    "source.txt",
    "front-matter.md",
    "introduction.md",
    "back-matter.md",
];

/// A part's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartFile {
    /// `part-a.md`, by its capital letter.
    Lettered(char),
    /// `text.md`
    Unnamed,
}

impl PartFile {
    /// What a file is by its name, in whatever case.
    pub fn called(name: &str) -> Option<PartFile> {
        let name = name.to_lowercase();
        if name == "text.md" {
            return Some(PartFile::Unnamed);
        }
        let letter = name.strip_prefix("part-")?.strip_suffix(".md")?;
        Some(PartFile::Lettered(
            letter.chars().next()?.to_ascii_uppercase(),
        ))
    }
}

/// `part-a.md`; `text.md` where there are no parts.
pub fn part_file(part: Part) -> String {
    match part.letter() {
        Some(letter) => format!("part-{}.md", letter.to_ascii_lowercase()),
        None => "text.md".to_owned(),
    }
}

/// Whether it is one of the files that stand above all editions, by its name.
pub fn is_of_compilation(name: &str) -> bool {
    OF_COMPILATION.contains(&name)
}

/// Whether it is one of an edition's files, by its name.
pub fn is_of_edition(name: &str) -> bool {
    USED_OF_EDITION.contains(&name)
        || KEPT_OF_EDITION.contains(&name)
        || PartFile::called(name).is_some()
}

/// Whether a file, by its path in the compilation's folder, is one that a draft is checked with.
pub fn is_used(path: &str) -> bool {
    match path.rsplit_once('/') {
        None => is_of_compilation(path),
        Some((_, name)) => is_of_edition(name) && !KEPT_OF_EDITION.contains(&name),
    }
}

/// Whether a file, by its path in the compilation's folder, is one of the format where it stands.
pub fn is_of_format(path: &str) -> bool {
    match path.rsplit_once('/') {
        None => is_of_compilation(path),
        Some((_, name)) => is_of_edition(name),
    }
}
