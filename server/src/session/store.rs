//! What is open, and the state that it is looked at with: the only place where either changes.
//!
//! Every document is kept together with the [`State`] that it was last seen with, its rules worked
//! out from it and its citations read against the corpus of it. A request takes the document and
//! all of this as one value, so that it can never see a document of one moment beside settings or
//! a corpus of another.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};

use dashmap::DashMap;
use tower_lsp::lsp_types::{TextDocumentContentChangeEvent, Url};

use super::host::FileSystem;
use super::positions::from_position;
use super::rules::Rules;
use super::state::State;
use super::view::{AsCorpusFile, Taken};
use crate::draft::Draft;

/// The open documents and the state in force. Guards live only inside these methods: none is held
/// over an `.await` or a call to anything else that could wait.
pub struct Store {
    state: RwLock<Arc<State>>,
    /// Held while another state comes into force, until every document has been seen with it.
    changing: Mutex<()>,
    open: DashMap<Url, Document>,
    revisions: AtomicU64,
}

/// An open document.
struct Document {
    draft: Draft,
    /// The client's version of it.
    version: i32,
    language_id: String,
    /// Differs whenever something else may have to be shown of the document: its text, its corpus
    /// or what it is looked at with has changed. Clients may use a version twice.
    revision: u64,
    /// The state that it was last seen with; its corpus is the draft's.
    state: Arc<State>,
    rules: Arc<Rules>,
    as_corpus_file: Arc<OnceLock<AsCorpusFile>>,
}

impl Document {
    /// Sees the document with another state, unless it has been seen with a later one.
    fn see(&mut self, state: &Arc<State>, rules: &Arc<Rules>) -> bool {
        if self.state.generation >= state.generation {
            return false;
        }
        let corpus = state.library.corpus();
        let is_reread = !Arc::ptr_eq(self.draft.corpus(), corpus);
        if is_reread {
            self.draft = self.draft.with_corpus(Arc::clone(corpus));
        }
        self.state = Arc::clone(state);
        if !Arc::ptr_eq(&self.rules, rules) {
            self.rules = Arc::clone(rules);
            self.as_corpus_file = Arc::default();
        }
        is_reread
    }

    fn taken(&self) -> Taken {
        Taken {
            draft: self.draft.clone(),
            version: self.version,
            revision: self.revision,
            state: Arc::clone(&self.state),
            rules: Arc::clone(&self.rules),
            as_corpus_file: Arc::clone(&self.as_corpus_file),
        }
    }
}

impl Store {
    pub fn new(files: Arc<dyn FileSystem>) -> Store {
        Store {
            state: RwLock::new(Arc::new(State::new(files))),
            changing: Mutex::default(),
            open: DashMap::new(),
            revisions: AtomicU64::new(0),
        }
    }

    /// The state in force.
    pub fn state(&self) -> Arc<State> {
        // Every write is a whole value, even if a thread has panicked with the lock.
        Arc::clone(&self.state.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Puts another state in force, made from the one that is, and sees every document with it.
    /// Nothing happens where `change` says `None`; else returns both states and what it says.
    pub fn change<T>(&self, change: impl FnOnce(&mut State) -> Option<T>) -> Option<Changed<T>> {
        let turn = self.changing.lock();
        let _turn = turn.unwrap_or_else(PoisonError::into_inner);
        let before = self.state();
        let mut state = State::clone(&before);
        let said = change(&mut state)?;
        state.generation += 1;
        let after = Arc::new(state);
        *self.state.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&after);
        for uri in self.uris() {
            self.see(&uri, &after);
        }
        Some(Changed {
            before,
            after,
            said,
        })
    }

    /// Sees one document with a state.
    fn see(&self, uri: &Url, state: &Arc<State>) {
        let known = self.open.get(uri).and_then(|document| {
            has_same_rules(&document.state, state).then(|| Arc::clone(&document.rules))
        });
        // Rules look at files: not while the document is locked.
        let rules = known.unwrap_or_else(|| Arc::new(Rules::of(state, uri)));
        if let Some(mut document) = self.open.get_mut(uri)
            && document.see(state, &rules)
        {
            document.revision = self.next_revision();
        }
    }

    /// Opens a document, or replaces one that was open already.
    pub fn open(&self, uri: &Url, text: &str, language_id: String, version: i32) {
        let state = self.state();
        let corpus = Arc::clone(state.library.corpus());
        let document = Document {
            draft: Draft::open(text, &language_id, corpus),
            version,
            language_id,
            revision: self.next_revision(),
            rules: Arc::new(Rules::of(&state, uri)),
            state,
            as_corpus_file: Arc::default(),
        };
        if self.open.insert(uri.clone(), document).is_some() {
            tracing::warn!("{uri} was opened a second time");
        }
        // Another state may have come into force meanwhile, and not have met this document.
        self.see(uri, &self.state());
    }

    /// Applies changes in order. A version that goes backwards is told loudly and applied all
    /// the same: the text is what the client has sent in this order. Whether the document is open.
    pub fn edit(
        &self,
        uri: &Url,
        version: i32,
        changes: Vec<TextDocumentContentChangeEvent>,
    ) -> bool {
        let Some(mut document) = self.open.get_mut(uri) else {
            tracing::error!("{uri} was changed without being open");
            return false;
        };
        if version <= document.version {
            tracing::error!(
                "{uri}: version {version} after version {}",
                document.version
            );
        }
        document.version = version;
        document.revision = self.next_revision();
        document.as_corpus_file = Arc::default();
        let encoding = document.state.encoding();
        for change in changes {
            match change.range {
                Some(range) => {
                    let text = document.draft.text();
                    let start = text.offset(from_position(range.start), encoding);
                    let end = text.offset(from_position(range.end), encoding);
                    document
                        .draft
                        .replace(start.min(end)..end.max(start), &change.text);
                }
                None => {
                    let corpus = Arc::clone(document.draft.corpus());
                    document.draft = Draft::open(&change.text, &document.language_id, corpus);
                }
            }
        }
        true
    }

    /// Whether the document was open.
    pub fn close(&self, uri: &Url) -> bool {
        let was_open = self.open.remove(uri).is_some();
        if !was_open {
            tracing::warn!("{uri} was closed without being open");
        }
        was_open
    }

    /// Whether a document is open.
    pub fn is_open(&self, uri: &Url) -> bool {
        self.open.contains_key(uri)
    }

    /// The revision of a document that is open.
    pub fn revision(&self, uri: &Url) -> Option<u64> {
        Some(self.open.get(uri)?.revision)
    }

    /// A document and everything around it as they are now.
    pub fn take(&self, uri: &Url) -> Option<Taken> {
        Some(self.open.get(uri)?.taken())
    }

    /// Something that every document is looked at with has changed.
    pub fn revise_all(&self) {
        for mut document in self.open.iter_mut() {
            document.revision = self.next_revision();
        }
    }

    /// The addresses of all open documents.
    pub fn uris(&self) -> Vec<Url> {
        self.open
            .iter()
            .map(|document| document.key().clone())
            .collect()
    }

    fn next_revision(&self) -> u64 {
        self.revisions.fetch_add(1, Ordering::Relaxed)
    }
}

/// What has become of the state.
pub struct Changed<T> {
    pub before: Arc<State>,
    pub after: Arc<State>,
    /// What the change says of itself.
    pub said: T,
}

/// Whether every document has the same rules in two states.
fn has_same_rules(one: &State, other: &State) -> bool {
    let rejected = |state: &State| state.rejected.as_ref().map(Arc::as_ptr);
    Arc::ptr_eq(&one.settings, &other.settings)
        && Arc::ptr_eq(&one.projects, &other.projects)
        && Arc::ptr_eq(&one.library, &other.library)
        && rejected(one) == rejected(other)
}
