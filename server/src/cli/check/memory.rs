//! What `--watch` remembers from one run to the next: what came of each draft, as long as nothing has changed that it
//! goes by.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::found::Part;
use crate::cli::projects::Projects;
use crate::draft::Subject;

/// When a file was written, and how long it is; `None` where there is none.
pub type Stamp = Option<(SystemTime, u64)>;

/// What a file is now.
pub fn stamp(path: &Path) -> Stamp {
    let data = path.metadata().ok()?;
    Some((data.modified().ok()?, data.len()))
}

/// What is known of the run before.
#[derive(Default)]
pub struct Memory {
    /// The projects and compilations that it read.
    pub projects: Option<Projects>,
    drafts: HashMap<PathBuf, Remembered>,
}

/// What came of a draft.
#[derive(Clone)]
pub struct Remembered {
    pub part: Part,
    /// What it shows of what it is about, where it was looked at for the others.
    pub shown: Option<Option<Subject>>,
    /// What the drafts beside it showed, where it went by that.
    pub beside: Option<Option<Subject>>,
    stamp: Stamp,
}

impl Remembered {
    pub fn new(part: Part, stamp: Stamp) -> Remembered {
        Remembered {
            part,
            shown: None,
            beside: None,
            stamp,
        }
    }
}

impl Memory {
    /// Forgets what has changed: a draft by itself, everything where it may be something that all go by.
    pub fn notice(&mut self, changed: &[PathBuf], is_for_all: impl Fn(&Path) -> bool) {
        let is_draft = |path: &PathBuf| self.drafts.contains_key(path);
        if changed
            .iter()
            .any(|path| !is_draft(path) && is_for_all(path))
        {
            *self = Memory::default();
        }
        for path in changed {
            self.drafts.remove(path);
        }
    }

    /// What came of a draft that is as it was.
    pub fn of(&self, name: &Path, stamp: Stamp) -> Option<&Remembered> {
        let known = self.drafts.get(name);
        known.filter(|known| known.stamp == stamp)
    }

    /// Remembers what came of the drafts of a run, and nothing of others.
    pub fn remember(&mut self, drafts: HashMap<PathBuf, Remembered>) {
        self.drafts = drafts;
    }
}
