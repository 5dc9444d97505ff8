//! What is open.

use std::sync::Arc;

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
}

/// The open documents. Guards live only inside these methods: none is held over an `.await` or
/// another call.
#[derive(Default)]
pub struct Documents {
    open: DashMap<Url, Document>,
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

    /// The client's version of a document that is open.
    pub fn version(&self, uri: &Url) -> Option<i32> {
        Some(self.open.get(uri)?.version)
    }

    /// A state of a document, with its version.
    pub fn snapshot(&self, uri: &Url) -> Option<(Draft, i32)> {
        let document = self.open.get(uri)?;
        Some((document.draft.clone(), document.version))
    }

    /// Reads every document against another corpus.
    pub fn set_corpus(&self, corpus: &Arc<Corpus>) {
        for mut document in self.open.iter_mut() {
            document.draft = document.draft.with_corpus(Arc::clone(corpus));
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
