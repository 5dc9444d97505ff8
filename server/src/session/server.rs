//! What everything in a session shares.

use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

use futures::channel::mpsc::UnboundedSender;
use serde_json::Value;
use tower_lsp::lsp_types::Url;

use super::connection::Connection;
use super::host::{FileSystem, Host};
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
            last_look: Mutex::default(),
        }
    }
}
