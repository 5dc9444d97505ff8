//! What answers that look beyond one document are made from.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;

use tower_lsp::lsp_types::Url;

use super::address::file_path;
use super::state::State;
use super::store::Store;
use super::view::{Taken, View};
use crate::draft::Draft;

/// All that is open at one moment, before it is looked at; cheap to take.
pub struct DeskTaken {
    state: Arc<State>,
    asked: Option<Taken>,
    open: Vec<(Url, Taken)>,
}

impl DeskTaken {
    /// `asked` is the document that is asked about.
    pub fn of(store: &Store, asked: Option<&Url>) -> DeskTaken {
        let uris = store.uris().into_iter();
        let open: Vec<(Url, Taken)> = uris
            .filter_map(|uri| {
                let taken = store.take(&uri)?;
                Some((uri, taken))
            })
            .collect();
        let asked = asked.and_then(|asked| {
            let mut open = open.iter();
            open.find_map(|(uri, taken)| (uri == asked).then(|| taken.clone()))
        });
        DeskTaken {
            state: match &asked {
                Some(taken) => Arc::clone(&taken.state),
                None => store.state(),
            },
            asked,
            open,
        }
    }

    pub fn look(self) -> Desk {
        Desk {
            state: self.state,
            asked: self.asked.map(Taken::look),
            open: self.open,
        }
    }
}

/// All that is open at one moment: the document that is asked about, and the others.
pub struct Desk {
    /// The one that the document asked about was last seen with.
    pub state: Arc<State>,
    /// The document that is asked about; `None` where none is, or it is not open.
    pub asked: Option<View>,
    open: Vec<(Url, Taken)>,
}

impl Desk {
    /// How many documents are open.
    pub fn documents(&self) -> usize {
        self.open.len()
    }

    /// An open document.
    pub fn document(&self, uri: &Url) -> Option<&Taken> {
        let mut open = self.open.iter();
        open.find_map(|(known, taken)| (known == uri).then_some(taken))
    }

    /// Every open document that is no file of the corpus, each read against the corpus in force.
    pub fn drafts(&self) -> impl Iterator<Item = (&Url, Draft)> {
        let library = &self.state.library;
        let drafts = self
            .open
            .iter()
            .filter(|(uri, _)| library.file_of(uri).is_none());
        drafts.map(|(uri, taken)| {
            // It may have met another corpus already, or not yet this one.
            let draft = if Arc::ptr_eq(taken.draft.corpus(), library.corpus()) {
                taken.draft.clone()
            } else {
                taken.draft.with_corpus(Arc::clone(library.corpus()))
            };
            (uri, draft)
        })
    }

    /// The files of all open documents.
    pub fn files(&self) -> HashSet<PathBuf> {
        let open = self.open.iter();
        open.filter_map(|(uri, _)| file_path(uri)).collect()
    }
}
