//! What answers that look beyond one document are made from.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;

use tower_lsp::lsp_types::Url;

use super::address::file_path;
use super::state::State;
use super::store::Store;
use super::view::View;
use crate::draft::Draft;
use crate::features::code_lens::CitationCounts;
use crate::features::references::citation_counts;

/// All that is open at one moment: the document that is asked about, and the others. Cheap to take.
pub struct Desk {
    /// The one that the document asked about was last seen with.
    pub state: Arc<State>,
    /// The document that is asked about; `None` where none is, or it is not open.
    pub asked: Option<Arc<View>>,
    open: Vec<(Url, Arc<View>)>,
}

impl Desk {
    /// `asked` is the address of the document that is asked about.
    pub fn of(store: &Store, asked: Option<&Url>) -> Desk {
        let open = store.views();
        let mut views = open.iter();
        let asked = asked
            .and_then(|asked| views.find_map(|(uri, view)| (uri == asked).then_some(view)))
            .map(Arc::clone);
        let state = match &asked {
            Some(view) => Arc::clone(&view.state),
            None => store.state(),
        };
        Desk { state, asked, open }
    }

    /// The same documents, with the state in force: once that is settled, at the latest.
    pub async fn settled(self, store: &Store) -> Desk {
        if self.state.is_settled() {
            return self;
        }
        let mut open = Vec::with_capacity(self.open.len());
        let mut asked = None;
        for (uri, view) in self.open {
            let is_asked = self
                .asked
                .as_ref()
                .is_some_and(|one| Arc::ptr_eq(one, &view));
            let view = store.settle(&uri, view).await;
            if is_asked {
                asked = Some(Arc::clone(&view));
            }
            open.push((uri, view));
        }
        store.settled().await;
        let state = match &asked {
            Some(view) => Arc::clone(&view.state),
            None => store.state(),
        };
        Desk { state, asked, open }
    }

    /// The same, where nothing is answered about drafts whose corpus cannot be had.
    pub fn without_silent(mut self) -> Desk {
        self.asked = self.asked.filter(|view| !view.lacks_its_corpus());
        self
    }

    /// The same, with what the files of the workspace cite as it is known now.
    pub fn with_index(mut self, store: &Store) -> Desk {
        let now = store.state();
        if Arc::ptr_eq(&now.library, &self.state.library) {
            let mut state = State::clone(&self.state);
            state.index = Arc::clone(&now.index);
            self.state = Arc::new(state);
        }
        self
    }

    /// The same seen through each of the compilations, with the document that is asked about as that reads it.
    pub fn readings(&self) -> Vec<Desk> {
        let asked = self.asked.as_ref().map(|view| view.readings());
        let states = self.state.readings().into_iter().enumerate();
        let desks = states.map(|(number, state)| Desk {
            asked: match &asked {
                _ if number == 0 => self.asked.clone(),
                Some(asked) => asked.get(number).map(|view| Arc::new(View::clone(view))),
                None => None,
            },
            state: Arc::new(state),
            open: self.open.clone(),
        });
        desks.collect()
    }

    /// How many documents are open.
    pub fn documents(&self) -> usize {
        self.open.len()
    }

    /// An open document.
    pub fn document(&self, uri: &Url) -> Option<&View> {
        let mut open = self.open.iter();
        open.find_map(|(known, view)| (known == uri).then_some(&**view))
    }

    /// Every open document that is no file of the corpus, each read against the corpus in force.
    pub fn drafts(&self) -> impl Iterator<Item = (&Url, Draft)> {
        let library = &self.state.library;
        let drafts = self
            .open
            .iter()
            .filter(|(uri, _)| library.file_of(uri).is_none());
        drafts.map(|(uri, view)| {
            let mut readings = view.readings().into_iter();
            let reading = readings.find(|one| Arc::ptr_eq(one.draft().corpus(), library.corpus()));
            // It may have met another corpus already, or not yet this one.
            let draft = match reading {
                Some(view) => view.own_draft().clone(),
                None => view.draft().with_corpus(Arc::clone(library.corpus())),
            };
            (uri, draft)
        })
    }

    /// How often each open document that is no file of the corpus cites each provision of the corpus in force.
    pub fn citation_counts(&self) -> impl Iterator<Item = Arc<CitationCounts>> {
        let library = &self.state.library;
        let drafts = self
            .open
            .iter()
            .filter(|(uri, _)| library.file_of(uri).is_none());
        drafts.map(|(_, view)| {
            let mut readings = view.readings().into_iter();
            match readings.find(|one| Arc::ptr_eq(one.draft().corpus(), library.corpus())) {
                Some(view) => view.citation_counts(),
                None => {
                    let draft = view.draft().with_corpus(Arc::clone(library.corpus()));
                    Arc::new(citation_counts(&draft))
                }
            }
        })
    }

    /// Whether a file of the compilation is open.
    pub fn shows_corpus(&self) -> bool {
        let library = &self.state.library;
        self.open
            .iter()
            .any(|(uri, _)| library.file_of(uri).is_some())
    }

    /// The files of all open documents.
    pub fn files(&self) -> HashSet<PathBuf> {
        let open = self.open.iter();
        open.filter_map(|(uri, _)| file_path(uri)).collect()
    }
}
