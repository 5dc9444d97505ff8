//! What an answer is made from: a document and everything around it, as they are at one moment.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use tower_lsp::lsp_types::{Location, Position, Range, TextDocumentContentChangeEvent};

use super::library::Library;
use super::positions::{from_position, from_range, to_range};
use super::rules::{NoDraft, Rules};
use super::state::State;
use crate::corpus::{Corpus, CorpusFile, CorpusProblem, FileIndex, Place, find_language, read};
use crate::draft::{Division, Draft, Subject};
use crate::features::code_lens::CitationCounts;
use crate::features::references::citation_counts;
use crate::features::{Given, Snapshot};
use crate::text::{AppliedEdit, Encoding, Places, Text};

/// Bytes of a document that is read at once when it is opened: what takes no longer than anybody notices.
pub const SHORT: usize = 100_000;

/// A document and everything around it as they are at one moment. What features look at is made
/// when it is first wanted, and shared by all that look at the same moment.
///
/// Edits change the text at once; what they touch is read when the draft is next wanted, so that of many edits
/// in a row only what has become of them is read. So is all of it when it has been opened.
pub struct View {
    text: Text,
    /// As it was last read; nothing of it where nothing was.
    read: Draft,
    /// Whether anything was.
    is_read: bool,
    /// What has made its text this one since.
    unread: Option<AppliedEdit>,
    /// As it is now, where something has not been read.
    draft: OnceLock<Draft>,
    /// The client's version of it.
    pub version: i32,
    language_id: String,
    /// Differs whenever something else may have to be shown of the document: its text, its corpus
    /// or what it is looked at with has changed. Clients may use a version twice.
    pub revision: u64,
    /// The revision that its text is of.
    pub written: u64,
    /// The state that it was last seen with; its corpus is the draft's.
    pub state: Arc<State>,
    pub rules: Arc<Rules>,
    /// The same document as each of the other compilations reads it.
    beside: Vec<View>,
    /// How its citations were last divided among the compilations, at whatever moment.
    division: Arc<Mutex<Division>>,
    /// What of the draft is left to this compilation, where there are others.
    shared: OnceLock<Draft>,
    looked_at: OnceLock<LookedAt>,
    /// How often it cites each provision.
    counts: OnceLock<Arc<CitationCounts>>,
}

/// What features look at.
struct LookedAt {
    snapshot: Snapshot,
    /// What could not be read in the corpus, where the document is one of its files.
    corpus_problems: Vec<CorpusProblem>,
}

/// A copy is made to become another moment.
impl Clone for View {
    fn clone(&self) -> View {
        View {
            text: self.text.clone(),
            read: self.read.clone(),
            is_read: self.is_read,
            unread: self.unread,
            draft: self.draft.clone(),
            version: self.version,
            language_id: self.language_id.clone(),
            revision: self.revision,
            written: self.written,
            state: Arc::clone(&self.state),
            rules: Arc::clone(&self.rules),
            beside: self.beside.clone(),
            division: Arc::clone(&self.division),
            shared: OnceLock::new(),
            looked_at: OnceLock::new(),
            counts: OnceLock::new(),
        }
    }
}

impl View {
    /// A document as it is opened, of which nothing is read yet.
    pub fn open(
        text: &str,
        language_id: String,
        version: i32,
        revision: u64,
        state: Arc<State>,
        rules: Arc<Rules>,
    ) -> View {
        let (state, others) = seen_through(&state, &rules);
        let nothing = Draft::open("", &language_id, Arc::clone(state.library.corpus()))
            .in_surroundings(rules.surroundings);
        let beside = others.into_iter().map(|state| {
            let (language_id, rules) = (language_id.clone(), Arc::clone(&rules));
            View::open(text, language_id, version, revision, Arc::new(state), rules)
        });
        let beside = beside.collect();
        View {
            text: Text::new(text),
            read: nothing,
            is_read: false,
            unread: None,
            draft: OnceLock::new(),
            version,
            language_id,
            revision,
            written: revision,
            state,
            rules,
            beside,
            division: Arc::default(),
            shared: OnceLock::new(),
            looked_at: OnceLock::new(),
            counts: OnceLock::new(),
        }
    }

    /// Applies changes in order.
    pub fn edit(
        &mut self,
        version: i32,
        revision: u64,
        changes: Vec<TextDocumentContentChangeEvent>,
    ) {
        for view in &mut self.beside {
            view.edit(version, revision, changes.clone());
        }
        self.version = version;
        self.revise(revision);
        self.written = revision;
        let encoding = self.encoding();
        for change in changes {
            let edit = match change.range {
                Some(range) => {
                    let start = self.text.offset(from_position(range.start), encoding);
                    let end = self.text.offset(from_position(range.end), encoding);
                    let stretch = start.min(end)..end.max(start);
                    self.make_way(&stretch);
                    self.text.replace(stretch, &change.text)
                }
                None => {
                    let edit = AppliedEdit::between(&self.text.to_string(), &change.text);
                    self.make_way(&(edit.start..edit.old_end));
                    self.text = Text::new(&change.text);
                    edit
                }
            };
            if self.is_read {
                self.unread = Some(self.unread.map_or(edit, |unread| unread.and(&edit)));
            }
        }
    }

    /// Reads what has not been read, where the next edit is not beside it.
    fn make_way(&mut self, next: &std::ops::Range<usize>) {
        /// Bytes between edits that are read as one.
        const BETWEEN: usize = 4_096;
        let is_near = |unread: &AppliedEdit| unread.is_near(next, BETWEEN);
        if self.draft.get().is_some() || !self.unread.is_none_or(|unread| is_near(&unread)) {
            self.read_now();
        }
    }

    fn read_now(&mut self) {
        self.draft();
        if let Some(draft) = self.draft.take() {
            self.read = draft;
        }
        self.is_read = true;
        self.unread = None;
    }

    /// The document with its citations.
    pub fn draft(&self) -> &Draft {
        match self.unread {
            _ if !self.is_read => {
                let read = || self.read.of_text(self.text.clone());
                self.draft.get_or_init(read)
            }
            None => &self.read,
            Some(edit) => {
                let read = || self.read.with_text(self.text.clone(), edit);
                self.draft.get_or_init(read)
            }
        }
    }

    /// The top of a long draft of which nothing has been read yet, as a document of its own up to a blank line, and how
    /// many lines of it are far enough from there to be told of: what stands behind decides little of them. `None` of a
    /// short one, and where it is not told as a draft's top is.
    pub fn top(&self) -> Option<(View, u32)> {
        /// Bytes of the top, and before its end.
        const TOP: usize = 24_000;
        const MARGIN: usize = 6_000;
        let is_long = self.text.len() > SHORT;
        let is_unread = !self.is_read && self.draft.get().is_none();
        let is_alone = self.beside.is_empty() && self.rules.corpus_file.is_none();
        if !(is_long && is_unread && is_alone && self.rules.is_a_draft()) {
            return None;
        }
        let top = self.text.slice(0..TOP);
        let end = memchr::memmem::rfind(top.as_bytes(), b"\n\n")? + 2;
        let top = top.get(..end)?;
        let margin = top.as_bytes().get(..end.checked_sub(MARGIN)?)?;
        let lines = u32::try_from(memchr::memchr_iter(b'\n', margin).count()).ok()?;
        let (language_id, version) = (self.language_id.clone(), self.version);
        let (state, rules) = (Arc::clone(&self.state), Arc::clone(&self.rules));
        let top = View::open(top, language_id, version, self.revision, state, rules);
        // Of what comments exempt, the end may stand behind.
        let exempts = top.draft().exemptions();
        let has_none = exempts.exemptions.is_empty() && exempts.problems.is_empty();
        has_none.then_some((top, lines))
    }

    /// How often it cites each provision of its corpus; counted once.
    pub fn citation_counts(&self) -> Arc<CitationCounts> {
        let counted = || Arc::new(citation_counts(self.own_draft()));
        Arc::clone(self.counts.get_or_init(counted))
    }

    /// Something else may have to be shown.
    pub fn revise(&mut self, revision: u64) {
        for view in &mut self.beside {
            view.revise(revision);
        }
        self.revision = revision;
        self.shared = OnceLock::new();
        self.looked_at = OnceLock::new();
        self.counts = OnceLock::new();
    }

    /// Sees the document with another state, under its rules there.
    pub fn see(&mut self, state: &Arc<State>, rules: &Arc<Rules>) {
        let (state, others) = seen_through(state, rules);
        let corpus = state.library.corpus();
        if self.is_read || self.draft.get().is_some() {
            self.read_now();
        }
        if !Arc::ptr_eq(self.read.corpus(), corpus) {
            self.read = self.read.with_corpus(Arc::clone(corpus));
        }
        self.read = self.read.in_surroundings(rules.surroundings);
        let mut known = std::mem::take(&mut self.beside).into_iter();
        for other in others {
            let other = Arc::new(other);
            let is_same = |view: &View| Arc::ptr_eq(view.read.corpus(), other.library.corpus());
            self.beside.push(match known.next().filter(is_same) {
                Some(mut view) => {
                    view.see(&other, rules);
                    view
                }
                None => View::open(
                    &self.text.to_string(),
                    self.language_id.clone(),
                    self.version,
                    self.revision,
                    other,
                    Arc::clone(rules),
                ),
            });
        }
        self.state = state;
        self.rules = Arc::clone(rules);
        self.shared = OnceLock::new();
        self.looked_at = OnceLock::new();
        self.counts = OnceLock::new();
    }

    /// The document as each of the compilations reads it, the first one's first: a citation is of one of them.
    pub fn readings(&self) -> Vec<&View> {
        self.share();
        std::iter::once(self).chain(&self.beside).collect()
    }

    /// The citations divided among the compilations, where there are several.
    fn share(&self) {
        if self.beside.is_empty() || self.shared.get().is_some() {
            return;
        }
        let all = || std::iter::once(self).chain(&self.beside);
        let readings: Vec<Draft> = all().map(|view| view.draft().clone()).collect();
        let division = self.division.lock();
        let divided = division
            .unwrap_or_else(PoisonError::into_inner)
            .divide(&readings);
        for (view, draft) in all().zip(divided) {
            // Whoever was here first has divided the same.
            let _ = view.shared.set(draft);
        }
    }

    /// What of the document is this compilation's.
    pub fn own_draft(&self) -> &Draft {
        self.share();
        self.shared.get().unwrap_or_else(|| self.draft())
    }

    /// What features look at. Of a corpus file that has been edited, the corpus is read afresh for
    /// it, once.
    pub fn snapshot(&self) -> &Snapshot {
        &self.looked_at().snapshot
    }

    fn looked_at(&self) -> &LookedAt {
        self.looked_at.get_or_init(|| {
            let draft = self.own_draft();
            let (corpus, corpus_problems) = match &self.rules.corpus_file {
                None => (Arc::clone(draft.corpus()), Vec::new()),
                Some((library, file)) => self.corpus_with_it(library, *file),
            };
            LookedAt {
                snapshot: Snapshot::new(Given {
                    draft: draft.clone(),
                    corpus,
                    locale: self.state.locale(),
                    severities: Arc::clone(&self.rules.severities),
                    house_form: self.rules.house_form,
                    ignored: Arc::clone(&self.rules.ignored),
                    compilation: (self.shared.get())
                        .map(|draft| Arc::from(draft.corpus().short_name())),
                    corpus_file: self.rules.corpus_file.as_ref().map(|(_, file)| *file),
                }),
                corpus_problems,
            }
        })
    }

    /// A corpus with one of its files as the document has it, and what could not be read.
    fn corpus_with_it(
        &self,
        library: &Library,
        file: FileIndex,
    ) -> (Arc<Corpus>, Vec<CorpusProblem>) {
        let corpus = library.corpus();
        let read_before = corpus.files.get(file);
        if read_before.is_some_and(|before| is_text(&before.text, &self.text)) {
            return (Arc::clone(corpus), library.problems().to_vec());
        }
        let files = corpus.files.iter().enumerate();
        let files: Vec<CorpusFile> = files
            .map(|(index, known)| CorpusFile {
                path: known.path.clone(),
                text: if index == file {
                    Arc::from(self.text.to_string())
                } else {
                    Arc::clone(&known.text)
                },
            })
            .collect();
        let language = find_language(&files).unwrap_or_default();
        let (corpus, problems) = read(&corpus.name, &language, files);
        (Arc::new(corpus), problems)
    }

    /// What the document shows of what it is about; nothing where it is no draft.
    pub fn shown(&self) -> Option<Subject> {
        let is_a_draft = self.rules.is_a_draft();
        is_a_draft.then(|| self.draft().subject().shown()).flatten()
    }

    /// Whether nothing is to be said of the document: it is a draft, and the compilation that it is to be read with
    /// cannot be had ([`State::lacks_its_corpus`]).
    pub fn lacks_its_corpus(&self) -> bool {
        let is_a_draft = self.rules.corpus_file.is_none()
            && !matches!(self.rules.no_draft, Some(NoDraft::ProjectFile(_)));
        is_a_draft && self.state.lacks_its_corpus()
    }

    pub fn text(&self) -> &Text {
        &self.text
    }

    /// In which the client counts positions.
    pub fn encoding(&self) -> Encoding {
        self.state.encoding()
    }

    /// The byte offset of a position.
    pub fn offset(&self, position: Position) -> usize {
        self.text().offset(from_position(position), self.encoding())
    }

    /// The bytes of all characters that a range touches.
    pub fn bytes(&self, range: Range) -> std::ops::Range<usize> {
        from_range(self.text(), range, self.encoding())
    }

    /// A range of bytes as the client counts.
    pub fn range(&self, range: &std::ops::Range<usize>) -> Range {
        to_range(self.text(), range, self.encoding())
    }

    /// Tells the positions of many places of the document, in their order.
    pub fn places(&self) -> Places<'_> {
        Places::new(self.text(), self.encoding())
    }

    /// A place in the snapshot's corpus as an editor opens it; `None` where its file cannot be
    /// opened.
    pub fn location(&self, place: &Place) -> Option<Location> {
        match &self.rules.corpus_file {
            None => self.state.library.location(place, self.encoding()),
            // Counted in the file as it stands in the editor.
            Some((library, file)) if *file == place.file => {
                let uri = library.address(*file)?.clone();
                Some(Location::new(uri, self.range(&place.range)))
            }
            Some((library, _)) => library.location(place, self.encoding()),
        }
    }

    /// What could not be read in the corpus, where the document is one of its files.
    pub fn corpus_problems(&self) -> &[CorpusProblem] {
        &self.looked_at().corpus_problems
    }
}

/// The state that a document is seen with, and those of the other compilations that read it: a compilation's own file
/// is read by none but that.
fn seen_through(state: &Arc<State>, rules: &Rules) -> (Arc<State>, Vec<State>) {
    if state.beside.is_empty() {
        return (Arc::clone(state), Vec::new());
    }
    let mut readings = state.readings();
    match &rules.corpus_file {
        None => (Arc::clone(state), readings.split_off(1)),
        Some((library, _)) => {
            let of_it = |reading: &State| Arc::ptr_eq(&reading.library, library);
            let reading = readings.into_iter().find(of_it);
            let reading = reading.map_or_else(
                || Arc::clone(state),
                |reading| {
                    let beside = Arc::default();
                    Arc::new(State { beside, ..reading })
                },
            );
            (reading, Vec::new())
        }
    }
}

fn is_text(expected: &str, text: &Text) -> bool {
    if text.len() != expected.len() {
        return false;
    }
    let mut at = 0;
    text.pieces_from(0).all(|piece| {
        let same = expected.get(at..at + piece.len()) == Some(piece);
        at += piece.len();
        same
    })
}
