//! The client's settings: asked for, told of what is wrong in them, and taken into force.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use futures::future::{Either, select};
use serde_json::Value;
use tower_lsp::lsp_types::request::WorkspaceConfiguration;
use tower_lsp::lsp_types::{
    ConfigurationItem, ConfigurationParams, DidChangeConfigurationParams, MessageType,
};

use super::address::file_address;
use super::client_settings::ClientSettings;
use super::corpus_in_force::take_corpus;
use super::publishing::{publish, refresh};
use super::server::Server;
use super::workspace::index::Work;
use super::workspace::scan::scan;
use super::workspace::watching::watch_again;
use crate::messages;
use crate::project::read_client;

/// Takes settings into force, telling what of them cannot be used.
pub fn apply(server: &Arc<Server>, value: &Value) {
    apply_with_folders(server, value, &[]);
}

/// The same with those of single folders.
fn apply_with_folders(server: &Arc<Server>, value: &Value, folders: &[(PathBuf, &Value)]) {
    let locale = server.store.state().locale();
    let (settings, mut problems) = read_client(value);
    let mut in_folders = Vec::new();
    for (folder, value) in folders {
        let (settings, in_folder) = read_client(value);
        problems.extend(in_folder);
        in_folders.push((folder.clone(), settings));
    }
    // What is wrong for the whole window is so for each folder.
    let mut told = Vec::new();
    problems.retain(|problem| {
        let is_new = !told.contains(problem);
        told.push(problem.clone());
        is_new
    });
    if !problems.is_empty() {
        let told = messages::settings_wrong(locale, &problems);
        server.connection.tell(MessageType::WARNING, told);
    }
    let settings = Arc::new(ClientSettings::new(settings, in_folders));
    let taken = server
        .store
        .change(|state| (*state.settings != *settings).then(|| state.settings = settings));
    take_corpus(server);
    let Some(taken) = taken else {
        return;
    };
    let (before, after) = (&taken.before.settings, &taken.after.settings);
    if !after.have_same_drafts(before) {
        scan(server, Work::everything());
        watch_again(server);
    }
    refresh(server);
}

/// How long everything waits at the start for the client to say which settings it has, the corpus
/// among them. A client that says that it will and does not is held up no longer.
const SETTINGS_ARE_AWAITED: Duration = Duration::from_secs(1);

/// Asks the client for its settings, beside everything else.
pub fn ask(server: &Arc<Server>) {
    let state = server.store.state();
    if !state.client.answers_configuration {
        return;
    }
    // In a window of several folders each can have others.
    let folders: Vec<PathBuf> = match state.projects.as_slice() {
        [] | [_] => Vec::new(),
        several => several.iter().map(|one| one.root.clone()).collect(),
    };
    let scopes = folders.iter().map(|folder| file_address(folder));
    let items = std::iter::once(None).chain(scopes);
    let items = items.map(|scope_uri| ConfigurationItem {
        scope_uri,
        section: Some("yuanyin".to_owned()),
    });
    let params = ConfigurationParams {
        items: items.collect(),
    };
    let answer = Box::pin(server.connection.ask::<WorkspaceConfiguration>(params));
    let clock = server.connection.host().clock();
    let server_beside = Arc::clone(server);
    server.connection.see_to(async move {
        let answer = match select(answer, clock.sleep(SETTINGS_ARE_AWAITED)).await {
            Either::Left((answer, _)) => answer,
            Either::Right(((), late)) => {
                await_no_more(&server_beside);
                late.await
            }
        };
        match answer {
            Some(values) => {
                // A client without settings of its own leaves those given at the start.
                let is_given =
                    |value: &&Value| value.as_object().is_some_and(|object| !object.is_empty());
                if let Some(value) = values.first().filter(is_given) {
                    let of_folders = folders.into_iter().zip(values.iter().skip(1));
                    let of_folders = of_folders.filter(|(_, value)| is_given(value));
                    let of_folders: Vec<_> = of_folders.collect();
                    apply_with_folders(&server_beside, value, &of_folders);
                }
            }
            None => tracing::warn!("the client did not answer for its settings"),
        }
        await_no_more(&server_beside);
    });
}

/// Says what was held back until the settings were known, if nothing else is waited for.
fn await_no_more(server: &Server) {
    let heard = server.store.change(|state| {
        let was_awaited = std::mem::take(&mut state.awaits_settings);
        was_awaited.then_some(())
    });
    if heard.is_some_and(|heard| heard.after.is_settled()) {
        // Requests have waited; nothing that was answered has become untrue.
        for uri in server.store.uris() {
            publish(server, &uri);
        }
    }
}

/// The client's settings are others now.
pub fn have_changed(server: &Arc<Server>, params: DidChangeConfigurationParams) {
    match params.settings.get("yuanyin") {
        Some(value) => apply(server, value),
        None => ask(server),
    }
}
