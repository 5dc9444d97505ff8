//! The beginning of a session.

use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use tower_lsp::lsp_types::{InitializeParams, InitializeResult, InitializedParams, ServerInfo};

use crate::messages::Locale;
use crate::project::read_client;
use crate::search::Passages;
use crate::session::capabilities::capabilities;
use crate::session::client::Client;
use crate::session::library::Library;
use crate::session::server::Server;
use crate::session::settings;
use crate::session::workspace::projects;

pub fn initialize(server: &Arc<Server>, params: InitializeParams) -> InitializeResult {
    let tag = params.locale.as_deref();
    let client_locale = tag.map_or(Locale::default(), Locale::from_tag);
    // Before any document is opened, so that none is first checked under other rules.
    let projects = projects::read(server, &projects::roots(&params), &[]);
    let options = params.initialization_options.unwrap_or_default();
    let (settings, _) = read_client(&options);
    let client = Client {
        shows_problems_in_hovers: settings.hover_problems == Some(false),
        ..Client::new(&params.capabilities, settings.forces_utf16)
    };
    let capabilities = capabilities(&client);
    server.store.change(|state| {
        if client.asks_for_content {
            let files = Arc::clone(&state.files);
            state.take_library(Arc::new(Library::built_in_for(&client, files)));
        }
        state.client = client;
        state.client_locale = client_locale;
        state.projects = Arc::new(projects);
        // What is wrong with them is told, and the corpus read, once messages may be sent.
        state.settings = Arc::new(settings.into());
        state.awaits_settings = state.client.answers_configuration;
        Some(())
    });
    if let Some(process) = params.process_id {
        server.connection.host().end_with(process);
    }
    // There is one `initialize` in a session.
    let _ = server.options.set(options);
    InitializeResult {
        capabilities,
        server_info: Some(ServerInfo {
            name: "yuanyin".to_owned(),
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        }),
    }
}

pub fn initialized(server: &Arc<Server>, _: InitializedParams) {
    settings::apply(server, server.options.get().unwrap_or(&Value::Null));
    settings::ask(server);
    projects::begin(server);
    let server_beside = Arc::clone(server);
    // What the first draft will want, before it is opened.
    server.connection.work_on(async move {
        server_beside.store.settled().await;
        let state = server_beside.store.state();
        let corpus = state.library.corpus();
        // A host without threads takes what the client has said meanwhile first.
        let clock = server_beside.connection.host().clock();
        clock.sleep(Duration::ZERO).await;
        drop(Passages::of(corpus));
    });
}
