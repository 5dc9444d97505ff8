//! What the client has set: for the whole of it, and for the folders of a window that has several.

use std::ops::Deref;
use std::path::{Path, PathBuf};

use crate::project::Settings;

/// The client's settings. They are those of the whole window; for what holds for a document,
/// [`ClientSettings::of`] has those of its folder.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ClientSettings {
    everywhere: Settings,
    /// By the folders' paths; those of a folder have what is set for the whole window, too.
    folders: Vec<(PathBuf, Settings)>,
}

impl ClientSettings {
    pub fn new(everywhere: Settings, folders: Vec<(PathBuf, Settings)>) -> ClientSettings {
        ClientSettings {
            everywhere,
            folders,
        }
    }

    /// What is set for the documents of a folder; `None` for what lies in none.
    pub fn of(&self, folder: Option<&Path>) -> &Settings {
        let own = folder.and_then(|folder| self.folders.iter().find(|(path, _)| path == folder));
        own.map_or(&self.everywhere, |(_, settings)| settings)
    }

    /// Whether two say the same of which files are drafts.
    pub fn have_same_drafts(&self, other: &ClientSettings) -> bool {
        let drafts = |settings: &ClientSettings| {
            let all = std::iter::once(&settings.everywhere);
            let all = all.chain(settings.folders.iter().map(|(_, settings)| settings));
            all.map(|one| (one.exclude.clone(), one.extensions.clone()))
                .collect::<Vec<_>>()
        };
        drafts(self) == drafts(other)
    }
}

impl Deref for ClientSettings {
    type Target = Settings;

    fn deref(&self) -> &Settings {
        &self.everywhere
    }
}

impl From<Settings> for ClientSettings {
    fn from(everywhere: Settings) -> ClientSettings {
        ClientSettings::new(everywhere, Vec::new())
    }
}
