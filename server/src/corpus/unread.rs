//! What of a compilation could not be read. What would only follow from it is not told: an index does not lead
//! nowhere because the part is missing that it leads to.

use crate::corpus::files::is_used;

/// What could not be read of a compilation; nothing in one that is sound.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unread {
    /// Files that are missing, are no text or no TOML, by their paths in the compilation's folder.
    pub files: Vec<String>,
    /// Whether it is not known whose the compilation is, or how its sections are cited: no name can be judged.
    pub names: bool,
    /// Whether entries of `compilation.toml`, headings or provisions were left out, or stand under another number
    /// than they should: references to them lead nowhere.
    pub provisions: bool,
    /// Whether entries of `register.toml` were left out.
    pub register: bool,
    /// Whether the edition has titles of a treaty under a key that none has.
    pub titles: bool,
    /// Whether anything is wrong in the files that serve all editions: names are made of what stands there.
    pub data: bool,
}

/// Whether a file is another edition's than the one in that folder, by its path in the compilation's folder.
pub fn is_of_another_edition(path: &str, own_folder: &str) -> bool {
    let folder = path.rsplit_once('/').map(|(folder, _)| folder);
    folder.is_some_and(|folder| folder != own_folder)
}

impl Unread {
    /// Whether everything was read, so that everything can be checked.
    pub fn is_nothing(&self) -> bool {
        *self == Unread::default()
    }

    /// Whether a file could not be read at all.
    pub fn has_file(&self, path: &str) -> bool {
        self.files.iter().any(|file| file == path)
    }

    /// Whether that keeps drafts from being checked against a compilation whose own edition stands in that folder: a
    /// file that is used there cannot be read at all, or nobody knows whose it is. With less than that it is used as far
    /// as it can be read; without another edition its own serves.
    pub fn keeps_from_use(&self, own_folder: &str) -> bool {
        let mut used = self.files.iter().filter(|file| is_used(file));
        self.names || used.any(|file| !is_of_another_edition(file, own_folder))
    }
}
