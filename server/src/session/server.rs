//! What everything in a session shares.

use std::collections::HashSet;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

use futures::channel::mpsc::UnboundedSender;
use serde_json::Value;
use tower_lsp::lsp_types::Url;

use super::connection::Connection;
use super::host::{FileSystem, Host};
use super::lens_counts::LensCounts;
use super::store::Store;
use super::workspace::index::ToDo;

/// What everything in a session shares. It does nothing itself: each thing that is done with it is
/// in a file of its own.
pub struct Server {
    pub connection: Connection,
    pub store: Store,
    pub files: Arc<dyn FileSystem>,
    /// Takes the documents whose diagnostics are to be published; see [`super::publishing`].
    pub(super) to_publish: UnboundedSender<Url>,
    /// The settings given at the start, until messages may be sent.
    pub(super) options: OnceLock<Value>,
    /// What of the workspace is to be looked at; see [`super::workspace::scan`].
    pub(super) to_scan: Mutex<ToDo>,
    /// The endings of files whose changes the client was asked to tell of.
    pub(super) watched: Mutex<Vec<String>>,
    /// How often drafts have changed that code lenses count, and what was counted when the client last heard of
    /// it; see [`super::lenses`].
    pub(super) lenses: Mutex<LensCounts>,
    /// Whether the user has heard that the compilation's files cannot be opened.
    pub(super) has_told_of_copies: AtomicBool,
    /// The compilation's files of which something is told though they are not open; see [`super::corpus_files`].
    pub(super) told_of_corpus: Mutex<HashSet<Url>>,
    /// Whether a draft was opened, so that passages may be looked for by what they say.
    pub(super) expects_passages: AtomicBool,
    /// When project files were last looked at; see [`super::workspace::projects`].
    pub(super) last_look: Mutex<Option<Duration>>,
}

impl Server {
    pub fn new(host: Arc<dyn Host>, to_publish: UnboundedSender<Url>) -> Server {
        let files = host.files();
        Server {
            connection: Connection::new(host),
            store: Store::new(Arc::clone(&files)),
            files,
            to_publish,
            options: OnceLock::new(),
            to_scan: Mutex::default(),
            watched: Mutex::default(),
            lenses: Mutex::default(),
            has_told_of_copies: AtomicBool::new(false),
            told_of_corpus: Mutex::default(),
            expects_passages: AtomicBool::new(false),
            last_look: Mutex::default(),
        }
    }
}
