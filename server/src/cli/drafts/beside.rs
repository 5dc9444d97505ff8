//! What the files of a run show of what they are about, together.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use super::Checked;
use crate::draft::{Draft, Pool, Subject, Surroundings};

/// Bytes of text of the drafts that are kept for their own turn.
const KEPT: usize = 16_000_000;

/// What the files of a run show of what they are about, by projects; of files without a project file, by
/// folders. Another file is looked at only for one that does not say itself what it is about, and once: by all
/// threads that wait for what they show together.
pub struct Beside<'a> {
    files: &'a [Checked],
    /// What each of them shows, where it has been looked at.
    shown: Vec<OnceLock<Option<Subject>>>,
    /// What those beside each of them showed, where it went by that.
    gone_by: Vec<OnceLock<Option<Subject>>>,
    /// Which of them belong together, where that has been asked for.
    groups: OnceLock<HashMap<PathBuf, Group>>,
    kept: Mutex<Kept>,
}

/// The files of a project or folder.
#[derive(Default)]
struct Group {
    positions: Vec<usize>,
    /// How many of them a thread has begun to look at.
    begun: AtomicUsize,
    /// What they show together, where it has been asked for.
    shown: OnceLock<Option<Subject>>,
}

/// Drafts that were opened before their turn, by their positions.
#[derive(Default)]
struct Kept {
    drafts: HashMap<usize, Draft>,
    bytes: usize,
}

impl<'a> Beside<'a> {
    pub fn new(files: &'a [Checked]) -> Beside<'a> {
        Beside::knowing(files, Vec::new())
    }

    /// The same where it is known already of some of them what they show.
    pub fn knowing(files: &'a [Checked], known: Vec<Option<Option<Subject>>>) -> Beside<'a> {
        let known = known.into_iter().chain(std::iter::repeat(None));
        let shown = files.iter().zip(known);
        Beside {
            files,
            shown: shown
                .map(|(_, known)| known.map_or_else(OnceLock::new, OnceLock::from))
                .collect(),
            gone_by: files.iter().map(|_| OnceLock::new()).collect(),
            groups: OnceLock::new(),
            kept: Mutex::default(),
        }
    }

    /// The draft in a file of the run, which knows what those beside it show.
    pub fn draft(&self, position: usize, text: &str) -> Draft {
        let Some(file) = self.files.get(position) else {
            return Draft::open(text, "", Arc::default());
        };
        let mut own = self.taken(position, text);
        if let Some(shown) = self.shown.get(position).filter(|_| own.is_none()) {
            // Another thread that looks at it waits, and does not open it as well.
            shown.get_or_init(|| own.insert(open(file, text)).subject().shown());
        }
        let own = own.or_else(|| self.taken(position, text));
        let draft = own.unwrap_or_else(|| open(file, text));
        let subject = draft.subject();
        if subject.is_known() || draft.readings().next().is_none() {
            return draft;
        }
        let beside = self.beside(file);
        if let Some(gone_by) = self.gone_by.get(position) {
            gone_by.get_or_init(|| beside);
        }
        draft.in_surroundings(Surroundings {
            beside,
            ..draft.surroundings()
        })
    }

    /// What a file shows, where it was looked at, and what those beside it show, where its draft went by that.
    pub fn gone_by(&self, position: usize) -> (Option<Option<Subject>>, Option<Option<Subject>>) {
        let known = |all: &[OnceLock<Option<Subject>>]| all.get(position)?.get().copied();
        (known(&self.shown), known(&self.gone_by))
    }

    /// What those beside a file show.
    pub fn of(&self, position: usize) -> Option<Subject> {
        self.beside(self.files.get(position)?)
    }

    /// The files of the project or folder that a file belongs to.
    fn together_with(&self, file: &Checked) -> Option<&Group> {
        let groups = self.groups.get_or_init(|| {
            let mut groups: HashMap<PathBuf, Group> = HashMap::new();
            for (position, file) in self.files.iter().enumerate() {
                let group = groups.entry(file.group()).or_default();
                group.positions.push(position);
            }
            groups
        });
        groups.get(&file.group())
    }

    fn beside(&self, file: &Checked) -> Option<Subject> {
        let group = self.together_with(file)?;
        if group.shown.get().is_none() {
            // Whoever comes in the meantime helps. Of large files one at a time is read, below.
            let next = || (group.positions).get(group.begun.fetch_add(1, Ordering::Relaxed));
            while let Some(position) = next() {
                if self
                    .files
                    .get(*position)
                    .is_some_and(|file| !file.is_large())
                {
                    self.shown_by(*position);
                }
            }
        }
        *group.shown.get_or_init(|| {
            let mut pool = Pool::default();
            for position in &group.positions {
                pool.add(self.shown_by(*position));
            }
            pool.shown()
        })
    }

    /// What a file shows. What cannot be read shows nothing, and is told when its turn comes.
    fn shown_by(&self, position: usize) -> Option<Subject> {
        let (file, shown) = self.files.get(position).zip(self.shown.get(position))?;
        *shown.get_or_init(|| {
            let content = file.read().ok()?;
            let draft = open(file, content.text());
            let shown = draft.subject().shown();
            self.keep(position, draft);
            shown
        })
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps a draft for its turn, where not too much is kept.
    fn keep(&self, position: usize, draft: Draft) {
        let mut kept = self.kept();
        let bytes = kept.bytes + draft.text().len();
        if bytes <= KEPT {
            kept.bytes = bytes;
            kept.drafts.insert(position, draft);
        }
    }

    /// The draft that was kept of a file, where that has the same text now.
    fn taken(&self, position: usize, text: &str) -> Option<Draft> {
        let draft = {
            let mut kept = self.kept();
            let draft = kept.drafts.remove(&position)?;
            kept.bytes = kept.bytes.saturating_sub(draft.text().len());
            draft
        };
        let mut rest = Some(text);
        for piece in draft.text().pieces_from(0) {
            rest = rest.and_then(|rest| rest.strip_prefix(piece));
        }
        (rest == Some("")).then_some(draft)
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
