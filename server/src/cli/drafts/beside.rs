//! What the files of a run show of what they are about, together.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::Checked;
use crate::draft::{Draft, Pool, Subject, Surroundings};

/// What the files of a run show of what they are about, by projects; of files without a project file, by
/// folders. Another file is looked at only for one that does not say itself what it is about, and once.
pub struct Beside<'a> {
    files: &'a [Checked],
    /// What each of them shows, where it has been looked at.
    shown: Vec<OnceLock<Option<Subject>>>,
    /// Which of them belong together, where that has been asked for.
    groups: OnceLock<HashMap<PathBuf, Vec<usize>>>,
    /// What those of a project or folder show together, where it has been asked for.
    pools: Mutex<HashMap<PathBuf, Arc<OnceLock<Option<Subject>>>>>,
}

impl<'a> Beside<'a> {
    pub fn new(files: &'a [Checked]) -> Beside<'a> {
        Beside {
            files,
            shown: files.iter().map(|_| OnceLock::new()).collect(),
            groups: OnceLock::new(),
            pools: Mutex::default(),
        }
    }

    /// The draft in a file of the run, which knows what those beside it show.
    pub fn draft(&self, position: usize, text: &str) -> Draft {
        let Some(file) = self.files.get(position) else {
            return Draft::open(text, "", Arc::default());
        };
        let draft = open(file, text);
        let subject = draft.subject();
        if let Some(shown) = self.shown.get(position) {
            shown.get_or_init(|| subject.shown());
        }
        if subject.is_known() || draft.readings().next().is_none() {
            return draft;
        }
        let beside = self.beside(file);
        draft.in_surroundings(Surroundings {
            beside,
            ..draft.surroundings()
        })
    }

    /// The positions of the files of a project or folder.
    fn together(&self, group: &Path) -> &[usize] {
        let groups = self.groups.get_or_init(|| {
            let mut groups: HashMap<PathBuf, Vec<usize>> = HashMap::new();
            for (position, file) in self.files.iter().enumerate() {
                groups.entry(file.group()).or_default().push(position);
            }
            groups
        });
        groups.get(group).map(Vec::as_slice).unwrap_or_default()
    }

    fn beside(&self, file: &Checked) -> Option<Subject> {
        let group = file.group();
        let pool = {
            let mut pools = self.pools.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(pools.entry(group.clone()).or_default())
        };
        *pool.get_or_init(|| {
            let mut pool = Pool::default();
            for position in self.together(&group) {
                if let Some((other, shown)) =
                    self.files.get(*position).zip(self.shown.get(*position))
                {
                    pool.add(*shown.get_or_init(|| {
                        // What cannot be read is told when its turn comes.
                        let text = other.read().ok()?;
                        open(other, &text).subject().shown()
                    }));
                }
            }
            pool.shown()
        })
    }
}

fn open(file: &Checked, text: &str) -> Draft {
    let corpus = Arc::clone(&file.project.corpus);
    let draft = Draft::open(text, file.language_id(), corpus);
    draft.in_surroundings(Surroundings {
        declared: file.project.project.settings.subject,
        beside: None,
    })
}
