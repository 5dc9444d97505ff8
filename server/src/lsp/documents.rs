//! What is open.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use dashmap::DashMap;
use tower_lsp::lsp_types::{TextDocumentContentChangeEvent, Url};

use super::convert;
use crate::corpus::Corpus;
use crate::draft::Draft;
use crate::text::Encoding;

/// An open document.
pub struct Document {
    pub draft: Draft,
    /// The client's version of it.
    pub version: i32,
    pub language_id: String,
    /// Differs whenever something else may have to be shown of the document: its text, its corpus
    /// or what it is looked at with has changed. Clients may use a version twice.
    pub revision: u64,
}

/// The open documents. Guards live only inside these methods: none is held over an `.await` or
/// another call.
#[derive(Default)]
pub struct Documents {
    open: DashMap<Url, Document>,
    revisions: AtomicU64,
}

/// One state of a document.
pub struct State {
    pub draft: Draft,
    pub version: i32,
    pub revision: u64,
}

impl Documents {
    /// Opens a document, or replaces one that was open already.
    pub fn open(
        &self,
        uri: Url,
        text: &str,
        language_id: String,
        version: i32,
        corpus: Arc<Corpus>,
    ) {
        let draft = Draft::open(text, &language_id, corpus);
        let document = Document {
            draft,
            version,
            language_id,
            revision: self.next_revision(),
        };
        if self.open.insert(uri.clone(), document).is_some() {
            tracing::warn!("{uri} was opened a second time");
        }
    }

    /// Applies changes in order. A version that goes backwards is told loudly and applied all
    /// the same: the text is what the client has sent in this order. Whether the document is open.
    pub fn change(
        &self,
        uri: &Url,
        version: i32,
        changes: Vec<TextDocumentContentChangeEvent>,
        encoding: Encoding,
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
        for change in changes {
            match change.range {
                Some(range) => {
                    let text = document.draft.text();
                    let start = text.offset(convert::from_position(range.start), encoding);
                    let end = text.offset(convert::from_position(range.end), encoding);
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

    /// The revision of a document that is open.
    pub fn revision(&self, uri: &Url) -> Option<u64> {
        Some(self.open.get(uri)?.revision)
    }

    /// A document as it is now.
    pub fn state(&self, uri: &Url) -> Option<State> {
        let document = self.open.get(uri)?;
        Some(State {
            draft: document.draft.clone(),
            version: document.version,
            revision: document.revision,
        })
    }

    /// Something that every document is looked at with has changed.
    pub fn revise_all(&self) {
        for mut document in self.open.iter_mut() {
            document.revision = self.next_revision();
        }
    }

    fn next_revision(&self) -> u64 {
        self.revisions.fetch_add(1, Ordering::Relaxed)
    }

    /// Reads every document against another corpus.
    pub fn set_corpus(&self, corpus: &Arc<Corpus>) {
        for mut document in self.open.iter_mut() {
            document.draft = document.draft.with_corpus(Arc::clone(corpus));
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
}
