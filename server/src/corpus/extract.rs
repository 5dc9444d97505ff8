//! Words of a compilation without a copy of them: where they stand in their file as they are.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use serde::{Serialize, Serializer};

/// Words of a file, or others: of a compilation of a million provisions hardly any are copied.
#[derive(Clone)]
pub struct Extract(Kept);

#[derive(Clone)]
enum Kept {
    /// From one byte of a file to another.
    InFile {
        file: Arc<str>,
        start: u32,
        end: u32,
    },
    Own(Box<str>),
}

impl Extract {
    /// Words of a text that is part of a file's. What is none is copied.
    pub fn of(file: &Arc<str>, words: &str) -> Extract {
        let start = words.as_ptr().addr().wrapping_sub(file.as_ptr().addr());
        let end = start.wrapping_add(words.len());
        let is_there = (file.get(start..end)).is_some_and(|there| std::ptr::eq(there, words));
        match (u32::try_from(start), u32::try_from(end)) {
            (Ok(start), Ok(end)) if is_there => Extract(Kept::InFile {
                file: Arc::clone(file),
                start,
                end,
            }),
            _ => Extract(Kept::Own(words.into())),
        }
    }

    pub fn as_str(&self) -> &str {
        match &self.0 {
            Kept::InFile { file, start, end } => {
                // As they were taken from there, these are beginnings of characters.
                file.get(*start as usize..*end as usize).unwrap_or_default()
            }
            Kept::Own(words) => words,
        }
    }
}

impl Default for Extract {
    fn default() -> Extract {
        Extract(Kept::Own(Box::default()))
    }
}

impl From<String> for Extract {
    fn from(words: String) -> Extract {
        Extract(Kept::Own(words.into_boxed_str()))
    }
}

impl From<&str> for Extract {
    fn from(words: &str) -> Extract {
        Extract(Kept::Own(words.into()))
    }
}

impl Deref for Extract {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl PartialEq for Extract {
    fn eq(&self, other: &Extract) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Extract {}

impl PartialEq<str> for Extract {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Extract {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl fmt::Display for Extract {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for Extract {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl Serialize for Extract {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_file_are_not_copied_and_others_are() {
        let file: Arc<str> = Arc::from("1. 各国应当考虑。\n");
        let words = file.get(3..).map(str::trim).unwrap_or_default();
        let taken = Extract::of(&file, words);
        assert_eq!(taken, "各国应当考虑。");
        assert!(std::ptr::eq(taken.as_str(), words));
        let elsewhere = String::from(words);
        let copied = Extract::of(&file, &elsewhere);
        assert_eq!(copied, taken);
        assert!(matches!(copied.0, Kept::Own(_)));
        assert_eq!(Extract::default(), "");
    }
}
