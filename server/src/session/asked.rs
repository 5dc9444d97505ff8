//! Whether what diagnostics depend on besides a draft's text is what it was when they were last asked for.

use std::sync::{Arc, Mutex, PoisonError};

use super::client_settings::ClientSettings;
use super::library::Library;
use crate::messages::Locale;
use crate::project::Project;

/// What the diagnostics of all drafts depend on besides their texts, as it was when they were last asked for.
#[derive(Default)]
pub struct Asked(Mutex<(Option<With>, u64)>);

/// What they depend on.
pub struct With {
    pub settings: Arc<ClientSettings>,
    pub projects: Arc<Vec<Arc<Project>>>,
    pub library: Arc<Library>,
    pub beside: Arc<Vec<Arc<Library>>>,
    pub locale: Locale,
}

impl With {
    fn is(&self, other: &With) -> bool {
        Arc::ptr_eq(&self.settings, &other.settings)
            && Arc::ptr_eq(&self.projects, &other.projects)
            && Arc::ptr_eq(&self.library, &other.library)
            && Arc::ptr_eq(&self.beside, &other.beside)
            && self.locale == other.locale
    }
}

impl Asked {
    /// A number that is another one whenever it is asked for with something else than the time before.
    pub fn epoch(&self, now: With) -> u64 {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (with, epoch) = &mut *last;
        if !with.as_ref().is_some_and(|before| before.is(&now)) {
            *with = Some(now);
            *epoch += 1;
        }
        *epoch
    }
}
