//! What is open, and the state that it is looked at with: the only place where either changes.
//!
//! Every document is kept together with the [`State`] that it was last seen with, its rules worked
//! out from it and its citations read against the corpus of it. A request takes the document and
//! all of this as one value, so that it can never see a document of one moment beside settings or
//! a corpus of another.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use dashmap::DashMap;
use futures::channel::oneshot;
use tower_lsp::lsp_types::{TextDocumentContentChangeEvent, Url};

use super::host::FileSystem;
use super::incoming::NO_VERSION;
use super::rules::Rules;
use super::state::State;
use super::view::{SHORT, View};

/// The open documents and the state in force. Guards live only inside these methods: none is held
/// over an `.await` or a call to anything else that could wait.
pub struct Store {
    state: RwLock<Arc<State>>,
    /// Held while another state comes into force, until every document has been seen with it.
    changing: Mutex<()>,
    open: DashMap<Url, Arc<View>>,
    revisions: AtomicU64,
    /// Who waits until the state is settled.
    waiting: Mutex<Vec<oneshot::Sender<()>>>,
}

impl Store {
    pub fn new(files: Arc<dyn FileSystem>) -> Store {
        Store {
            state: RwLock::new(Arc::new(State::new(files))),
            changing: Mutex::default(),
            open: DashMap::new(),
            revisions: AtomicU64::new(0),
            waiting: Mutex::default(),
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
        let mut changed = self.change_once(change)?;
        // Read against another corpus, a document may show something else.
        let (before, after) = (&changed.before, &changed.after);
        if !Arc::ptr_eq(&before.library, &after.library)
            || !Arc::ptr_eq(&before.beside, &after.beside)
        {
            for uri in self.uris() {
                changed.has_other_subjects |= self.note_shown(&uri);
            }
        }
        Some(changed)
    }

    fn change_once<T>(&self, change: impl FnOnce(&mut State) -> Option<T>) -> Option<Changed<T>> {
        let turn = self.changing.lock();
        let _turn = turn.unwrap_or_else(PoisonError::into_inner);
        let before = self.state();
        let mut state = State::clone(&before);
        let said = change(&mut state)?;
        state.generation += 1;
        let after = Arc::new(state);
        *self.state.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&after);
        let mut has_other_subjects = false;
        for uri in self.uris() {
            has_other_subjects |= self.see(&uri, &after);
        }
        if after.is_settled() {
            // Each goes on; one that has been cancelled does not hear it.
            drop(std::mem::take(&mut *self.waiting()));
        }
        Some(Changed {
            before,
            after,
            has_other_subjects,
            said,
        })
    }

    /// Keeps what an open document shows of what it is about, where that is no longer what is known. Whether
    /// something else is known of the subject of any document for it. What is not read of the document yet
    /// is read for it.
    pub fn note_shown(&self, uri: &Url) -> bool {
        let shown = self.view(uri).map(|view| view.shown());
        if self.state().shown.get(uri).copied() == shown {
            return false;
        }
        let changed = self.change_once(|state| {
            let mut all = HashMap::clone(&state.shown);
            match shown {
                Some(shown) => all.insert(uri.clone(), shown),
                None => all.remove(uri),
            };
            state.shown = Arc::new(all);
            Some(())
        });
        changed.is_some_and(|changed| changed.has_other_subjects)
    }

    /// Waits until the state is settled ([`State::is_settled`]), which it mostly is already.
    pub async fn settled(&self) {
        loop {
            let settled = {
                let mut waiting = self.waiting();
                // A state that comes into force from here on finds this one waiting.
                if self.state().is_settled() {
                    return;
                }
                let (sender, settled) = oneshot::channel();
                waiting.push(sender);
                settled
            };
            // The sender is let go of, nothing is sent.
            let _ = settled.await;
        }
    }

    fn waiting(&self) -> MutexGuard<'_, Vec<oneshot::Sender<()>>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A document as it was, with the state in force: once that is settled, at the latest.
    pub async fn settle(&self, uri: &Url, view: Arc<View>) -> Arc<View> {
        if view.state.is_settled() {
            return view;
        }
        self.settled().await;
        if let Some(now) = self.view(uri).filter(|now| now.written == view.written) {
            return now;
        }
        // It was edited or closed meanwhile: what is asked is asked of it as it was.
        let state = self.state();
        let rules = Arc::new(Rules::of(&state, uri));
        let mut view = View::clone(&view);
        view.see(&state, &rules);
        Arc::new(view)
    }

    /// Sees one document with a state, unless it has been seen with a later one. Whether something else is
    /// known of its subject then.
    fn see(&self, uri: &Url, state: &Arc<State>) -> bool {
        let Some(view) = self.view(uri) else {
            return false;
        };
        let rules = if has_same_rules(&view.state, state) {
            Arc::clone(&view.rules)
        } else {
            // Rules look at files: not while the document is locked.
            Arc::new(Rules::of(state, uri))
        };
        drop(view);
        if let Some(mut view) = self.open.get_mut(uri)
            && view.state.generation < state.generation
        {
            // A file of one of those beside the first is read by that one alone.
            let of_beside = rules.corpus_file.as_ref().map(|(library, _)| library);
            let of_beside = of_beside
                .filter(|library| state.beside.iter().any(|one| Arc::ptr_eq(one, library)));
            let library = of_beside.unwrap_or(&state.library);
            let has_other_corpus = !Arc::ptr_eq(view.draft().corpus(), library.corpus())
                || rules.corpus_file.is_none() && !Arc::ptr_eq(&view.state.beside, &state.beside);
            // What a draft shows itself does not depend on what stands beside it.
            let (known, now) = (view.rules.surroundings, rules.surroundings);
            let has_other_subject = known.declared != now.declared
                || known.beside != now.beside && view.draft().subject().shown().is_none();
            let view = Arc::make_mut(&mut view);
            view.see(state, &rules);
            if has_other_corpus || has_other_subject {
                view.revise(self.next_revision());
            }
            return has_other_subject;
        }
        false
    }

    /// Opens a document, or replaces one that was open already. Whether something else is known of the
    /// subject of documents for it; of a long one, which is not read yet, that is noted when its findings are told.
    pub fn open(&self, uri: &Url, text: &str, language_id: String, version: i32) -> bool {
        let state = self.state();
        let rules = Arc::new(Rules::of(&state, uri));
        let revision = self.next_revision();
        let view = View::open(text, language_id, version, revision, state, rules);
        if self.open.insert(uri.clone(), Arc::new(view)).is_some() {
            tracing::warn!("{uri} was opened a second time");
        }
        // Another state may have come into force meanwhile, and not have met this document.
        self.see(uri, &self.state());
        text.len() <= SHORT && self.note_shown(uri)
    }

    /// Applies changes in order. A version that goes backwards is told loudly and applied all
    /// the same: the text is what the client has sent in this order. Whether the document is open. What the changes
    /// touch is not read yet.
    pub fn edit(
        &self,
        uri: &Url,
        version: i32,
        changes: Vec<TextDocumentContentChangeEvent>,
    ) -> bool {
        let Some(mut view) = self.open.get_mut(uri) else {
            tracing::error!("{uri} was changed without being open");
            return false;
        };
        let version = match version {
            NO_VERSION => view.version,
            _ => {
                if version <= view.version {
                    tracing::error!("{uri}: version {version} after version {}", view.version);
                }
                version
            }
        };
        Arc::make_mut(&mut view).edit(version, self.next_revision(), changes);
        true
    }

    /// `None` where the document was not open; else whether something else is known of the subject of
    /// documents without it.
    pub fn close(&self, uri: &Url) -> Option<bool> {
        if self.open.remove(uri).is_none() {
            tracing::warn!("{uri} was closed without being open");
            return None;
        }
        Some(self.note_shown(uri))
    }

    /// Whether a document is open.
    pub fn is_open(&self, uri: &Url) -> bool {
        self.open.contains_key(uri)
    }

    /// A document and everything around it as they are now.
    pub fn view(&self, uri: &Url) -> Option<Arc<View>> {
        self.open.get(uri).map(|view| Arc::clone(&view))
    }

    /// All open documents as they are now.
    pub fn views(&self) -> Vec<(Url, Arc<View>)> {
        self.open
            .iter()
            .map(|view| (view.key().clone(), Arc::clone(&view)))
            .collect()
    }

    /// Something that every document is looked at with has changed.
    pub fn revise_all(&self) {
        for mut view in self.open.iter_mut() {
            Arc::make_mut(&mut view).revise(self.next_revision());
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
    /// Whether something else is known of the subject of open documents.
    pub has_other_subjects: bool,
    /// What the change says of itself.
    pub said: T,
}

/// Whether every document has the same rules in two states.
fn has_same_rules(one: &State, other: &State) -> bool {
    let rejected = |state: &State| state.rejected.iter().map(Arc::as_ptr).collect::<Vec<_>>();
    Arc::ptr_eq(&one.settings, &other.settings)
        && Arc::ptr_eq(&one.projects, &other.projects)
        && Arc::ptr_eq(&one.library, &other.library)
        && Arc::ptr_eq(&one.beside, &other.beside)
        && Arc::ptr_eq(&one.index, &other.index)
        && Arc::ptr_eq(&one.shown, &other.shown)
        && rejected(one) == rejected(other)
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};
    use std::sync::atomic::AtomicBool;

    use tower_lsp::lsp_types::{Position, Range};

    use super::super::library::Library;
    use super::super::memory_files::MemoryFiles;
    use super::*;
    use crate::corpus::embedded;
    use crate::project::{Project, Settings};
    use crate::resolve::{Code, Form, Severity};

    /// Settings, projects and corpus of the same number, told apart by what they say.
    fn put_in_force(store: &Store, number: u64, libraries: &[Arc<Library>; 2]) {
        let project = Project {
            root: PathBuf::from("/drafts"),
            ..Project::default()
        };
        let (form, severity) = marks(number);
        store.change(|state| {
            let mut settings = Settings {
                house_form: Some(form),
                ..Settings::default()
            };
            let by_code = &mut settings.severities.by_code;
            by_code.insert(Code::Ambiguous, Some(severity));
            state.settings = Arc::new(settings.into());
            let mut project = project;
            project.settings.house_form = Some(form);
            state.projects = Arc::new(vec![Arc::new(project)]);
            let library = &libraries[(number % 2) as usize];
            state.take_library(Arc::clone(library));
            state.corpus_folder = library.folder().map(Path::to_owned);
            Some(())
        });
    }

    fn marks(number: u64) -> (Form, Severity) {
        if number.is_multiple_of(2) {
            (Form::Report, Severity::Hint)
        } else {
            (Form::Long, Severity::Error)
        }
    }

    /// Everything in a view is of one state.
    fn check(view: &View) {
        let state = &view.state;
        let number = u64::from(state.library.folder().is_some());
        let (form, severity) = marks(number);
        assert_eq!(state.settings.house_form, Some(form));
        assert_eq!(state.corpus_folder.is_some(), number == 1);
        assert_eq!(state.projects[0].settings.house_form, Some(form));
        assert_eq!(view.rules.house_form, Some(form));
        assert_eq!(view.rules.severities.of(Code::Ambiguous), Some(severity));
        assert!(Arc::ptr_eq(view.draft().corpus(), state.library.corpus()));
        let snapshot = view.snapshot();
        assert!(Arc::ptr_eq(&snapshot.corpus, state.library.corpus()));
        assert_eq!(snapshot.house_form, Some(form));
        assert_eq!(snapshot.draft.text().len(), view.text().len());
    }

    /// Ends all when one ends, be it by a panic.
    struct Ending<'a>(&'a AtomicBool);

    impl Drop for Ending<'_> {
        fn drop(&mut self) {
            self.0.store(false, Ordering::Relaxed);
        }
    }

    /// While one thread puts one state after another in force and another edits, opens and closes, no
    /// view has anything of two of them.
    #[test]
    fn no_view_is_of_two_states() {
        let files: Arc<dyn FileSystem> = Arc::new(MemoryFiles::default());
        let store = Store::new(Arc::clone(&files));
        let (corpus, problems) = crate::corpus::read(embedded::NAME, "zh", embedded::files());
        let libraries = [
            Arc::new(Library::built_in(Arc::clone(&files))),
            Arc::new(Library::configured(
                corpus,
                problems,
                PathBuf::from("/drafts/corpus"),
                files,
            )),
        ];
        put_in_force(&store, 0, &libraries);
        let uris = ["file:///drafts/a.md", "file:///drafts/b.md", "untitled:1"];
        let uris = uris.map(|uri| Url::parse(uri).unwrap());
        for uri in &uris {
            store.open(uri, "", "markdown".to_owned(), 0);
        }
        let goes_on = AtomicBool::new(true);
        let seen = AtomicU64::new(0);
        std::thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    let _ending = Ending(&goes_on);
                    let mut last = [0; 3];
                    while goes_on.load(Ordering::Relaxed) {
                        for (last, uri) in last.iter_mut().zip(&uris) {
                            let Some(view) = store.view(uri) else {
                                continue;
                            };
                            check(&view);
                            // What one has seen, no later one falls behind.
                            assert!(*last <= view.state.generation);
                            *last = view.state.generation;
                            seen.fetch_add(1, Ordering::Relaxed);
                        }
                    }
                });
            }
            scope.spawn(|| {
                let _ending = Ending(&goes_on);
                for round in 0.. {
                    if !goes_on.load(Ordering::Relaxed) {
                        break;
                    }
                    let uri = &uris[round % uris.len()];
                    if round % 10 < 3 {
                        store.close(uri);
                        store.open(uri, "见A部分 七.20。\n", "markdown".to_owned(), 1);
                    }
                    let change = TextDocumentContentChangeEvent {
                        range: Some(Range::new(Position::new(0, 0), Position::new(0, 0))),
                        range_length: None,
                        text: "七.45，".to_owned(),
                    };
                    store.edit(uri, round as i32 + 2, vec![change]);
                }
            });
            let _ending = Ending(&goes_on);
            // Until each has met the others often enough.
            for number in 1.. {
                let enough = number > 300 && seen.load(Ordering::Relaxed) > 3_000;
                if enough || number > 100_000 {
                    break;
                }
                put_in_force(&store, number, &libraries);
                for (_, view) in store.views() {
                    check(&view);
                }
            }
        });
        for (_, view) in store.views() {
            assert!(Arc::ptr_eq(&view.state, &store.state()));
        }
    }

    #[test]
    fn what_is_looked_at_is_made_once_for_each_revision() {
        let store = Store::new(Arc::new(MemoryFiles::default()));
        let uri = Url::parse("untitled:1").unwrap();
        store.open(&uri, "见A部分 七.20。", "markdown".to_owned(), 1);
        let corpus = Arc::clone(&store.view(&uri).unwrap().snapshot().corpus);
        let known = |view: &View| std::ptr::from_ref(view.snapshot());
        let before = store.view(&uri).unwrap();
        assert_eq!(known(&before), known(&store.view(&uri).unwrap()));
        store.edit(&uri, 2, Vec::new());
        let after = store.view(&uri).unwrap();
        assert_ne!(before.revision, after.revision);
        assert_ne!(known(&before), known(&after));
        assert!(Arc::ptr_eq(&corpus, &after.snapshot().corpus));

        // A file of the corpus that has been edited is read with each revision, and not with each
        // question.
        let library = Arc::clone(&store.state().library);
        let mut files = library.corpus().files.iter();
        let part = files.position(|file| file.path == "zh/part-a.md").unwrap();
        let uri = library.address(part).unwrap().clone();
        let text = format!("{}\n", library.corpus().files[part].text);
        store.open(&uri, &text, "markdown".to_owned(), 1);
        let read = |store: &Store| Arc::as_ptr(&store.view(&uri).unwrap().snapshot().corpus);
        assert_ne!(read(&store), Arc::as_ptr(library.corpus()));
        assert_eq!(read(&store), read(&store));
    }
}
