//! Documents as they are opened, changed, saved and closed: in the order in which that is told.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use tower_lsp::lsp_types::{
    DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams,
    DidSaveTextDocumentParams,
};

use crate::project::known_language_id;
use crate::search::substance::Substance;
use crate::search::words::Words;
use crate::session::corpus_files::notice_open_or_closed;
use crate::session::corpus_in_force::reload_saved_corpus;
use crate::session::lenses::drafts_have_changed;
use crate::session::publishing::{publish, refresh_revised};
use crate::session::server::Server;
use crate::session::workspace::projects::notice_document;

pub fn did_open(server: &Arc<Server>, params: DidOpenTextDocumentParams) {
    let document = params.text_document;
    let uri = document.uri;
    let language_id = known_language_id(document.language_id, Path::new(uri.path()));
    let store = &server.store;
    let has_other_subjects = store.open(&uri, &document.text, language_id, document.version);
    notice_document(server, &uri, false);
    publish(server, &uri);
    notice_open_or_closed(server, &uri);
    refresh_if(server, has_other_subjects);
    drafts_have_changed(server);
    expect_passages(server);
}

pub fn did_change(server: &Arc<Server>, params: DidChangeTextDocumentParams) {
    let (uri, version) = (params.text_document.uri, params.text_document.version);
    let mut changes = params.content_changes.iter();
    if changes.any(|change| change.text.contains(SEARCH_SIGNS)) {
        expect_search(server);
    }
    if server.store.edit(&uri, version, params.content_changes) {
        notice_document(server, &uri, false);
        publish(server, &uri);
        drafts_have_changed(server);
    }
}

/// What a search in a draft begins with.
const SEARCH_SIGNS: [char; 2] = ['@', '＠'];

/// Makes beside everything else what searches need, where it is not made yet: who never searches need not have it, and
/// who has typed the sign goes on with a letter only later.
fn expect_search(server: &Arc<Server>) {
    let state = server.store.state();
    server.connection.work_on(async move {
        drop(Words::of(state.library.corpus()));
    });
}

/// Makes beside everything else, once a session, what passages are looked for with by what they say: the first would
/// wait for it otherwise. A server without a draft, as editors start them for a folder, need not have it.
fn expect_passages(server: &Arc<Server>) {
    if server.expects_passages.swap(true, Ordering::Relaxed) {
        return;
    }
    let server_beside = Arc::clone(server);
    server.connection.work_on(async move {
        server_beside.store.settled().await;
        let state = server_beside.store.state();
        let corpus = state.library.corpus();
        // A host without threads takes what the client has said meanwhile first.
        let clock = server_beside.connection.host().clock();
        clock.sleep(Duration::ZERO).await;
        let substance = Substance::of(corpus);
        for () in substance.prepared(corpus) {
            clock.sleep(Duration::ZERO).await;
        }
    });
}

/// Everything is shown afresh where a document has come to say, or no longer says, what those beside it are about.
fn refresh_if(server: &Server, has_other_subjects: bool) {
    if has_other_subjects {
        refresh_revised(server);
    }
}

pub fn did_save(server: &Arc<Server>, params: DidSaveTextDocumentParams) {
    let uri = params.text_document.uri;
    notice_document(server, &uri, true);
    let is_of_configured_corpus = server
        .store
        .view(&uri)
        .is_some_and(|view| view.rules.corpus_file.is_some() && view.state.corpus_folder.is_some());
    if is_of_configured_corpus {
        reload_saved_corpus(server);
    }
}

pub fn did_close(server: &Arc<Server>, params: DidCloseTextDocumentParams) {
    let uri = params.text_document.uri;
    if let Some(has_other_subjects) = server.store.close(&uri) {
        notice_document(server, &uri, true);
        publish(server, &uri);
        notice_open_or_closed(server, &uri);
        refresh_if(server, has_other_subjects);
        drafts_have_changed(server);
    }
}
