//! Asking the client to tell of files that change on disk.

use std::sync::PoisonError;

use tower_lsp::lsp_types::request::{RegisterCapability, UnregisterCapability};
use tower_lsp::lsp_types::{
    DidChangeWatchedFilesRegistrationOptions, FileSystemWatcher, GlobPattern, OneOf, Registration,
    RegistrationParams, RelativePattern, Unregistration, UnregistrationParams,
};

use crate::project::{FILE_NAME, draft_endings};
use crate::session::address::file_address;
use crate::session::rules::extensions;
use crate::session::server::Server;

/// Asks the client to tell of changes in drafts, project files, ignore files and the configured compilation; once more where other endings are
/// drafts than when it was asked.
pub fn watch(server: &Server) {
    /// The registration, by which it is taken back.
    const ID: &str = "yuanyin-files";
    const METHOD: &str = "workspace/didChangeWatchedFiles";
    /// Within the corpus's folder.
    const CORPUS_FILES: &str = "**/*.{toml,md,txt}";
    let state = server.store.state();
    if !state.client.watches_files {
        return;
    }
    let mut endings: Vec<String> = draft_endings().map(str::to_owned).collect();
    for project in state.projects.iter() {
        endings.extend(extensions(&state.settings, project));
    }
    endings.sort();
    endings.dedup();
    // Its folder stands behind them, so that another one is asked for anew.
    let drafts = endings.len();
    let corpora = || state.corpus_folders().filter(|folder| folder.has_root());
    endings.extend(corpora().map(|folder| folder.display().to_string()));
    let watched = server.watched.lock();
    let mut watched = watched.unwrap_or_else(PoisonError::into_inner);
    if *watched == endings {
        return;
    }
    let connection = &server.connection;
    if !watched.is_empty() {
        let taken_back = Unregistration {
            id: ID.to_owned(),
            method: METHOD.to_owned(),
        };
        let params = UnregistrationParams {
            unregisterations: vec![taken_back],
        };
        let unheard = "the client did not stop telling of changed files";
        connection.ask_beside::<UnregisterCapability>(params, unheard);
    }
    let mut patterns = vec![
        GlobPattern::String(format!("**/*.{{{}}}", endings[..drafts].join(","))), // in range: they stand first
        GlobPattern::String(format!("**/{FILE_NAME}")),
        GlobPattern::String("**/.gitignore".to_owned()),
        GlobPattern::String("**/.ignore".to_owned()),
    ];
    patterns.extend(corpora().filter_map(|folder| {
        if !state.client.watches_elsewhere {
            let folder = folder.to_str()?.replace('\\', "/");
            return Some(GlobPattern::String(format!("{folder}/{CORPUS_FILES}")));
        }
        Some(GlobPattern::Relative(RelativePattern {
            base_uri: OneOf::Right(file_address(folder)?),
            pattern: CORPUS_FILES.to_owned(),
        }))
    }));
    let options = DidChangeWatchedFilesRegistrationOptions {
        watchers: patterns
            .into_iter()
            .map(|glob_pattern| FileSystemWatcher {
                glob_pattern,
                kind: None,
            })
            .collect(),
    };
    let registration = Registration {
        id: ID.to_owned(),
        method: METHOD.to_owned(),
        register_options: serde_json::to_value(options).ok(),
    };
    let params = RegistrationParams {
        registrations: vec![registration],
    };
    let unheard = "the client does not tell of changed files";
    connection.ask_beside::<RegisterCapability>(params, unheard);
    *watched = endings;
}

/// The same where the client has been asked already: not before messages may be sent.
pub fn watch_again(server: &Server) {
    let watched = server.watched.lock();
    let is_asked = !watched.unwrap_or_else(PoisonError::into_inner).is_empty();
    if is_asked {
        watch(server);
    }
}
