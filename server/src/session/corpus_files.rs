//! What is wrong in the files of a configured compilation that are not open, told as diagnostics of them. Those that are
//! open have their own, as they stand in the editor ([`super::publishing`]).

use std::collections::{HashMap, HashSet};
use std::sync::PoisonError;

use tower_lsp::lsp_types::notification::PublishDiagnostics;
use tower_lsp::lsp_types::{Diagnostic, DiagnosticSeverity, PublishDiagnosticsParams, Url};

use super::publishing::diagnostic;
use super::server::Server;
use crate::messages;

/// Tells what is wrong in the compilation's files now, and of those in which nothing is wrong any more that.
pub fn tell_corpus_files(server: &Server) {
    let state = server.store.state();
    let mut told: HashMap<Url, Vec<Diagnostic>> = HashMap::new();
    let configured = [state.rejected.as_ref(), Some(&state.library)];
    // Of one that is kept in force for a broken one, nothing is told: its files are those of the broken one.
    if let Some(library) = configured.into_iter().flatten().next() {
        for problem in library.told() {
            let place = library.place(&problem.file, &problem.range, state.encoding());
            if let Some((uri, range)) = place.filter(|(uri, _)| !server.store.is_open(uri)) {
                let message = messages::corpus_problem_kind(state.locale(), &problem.kind);
                let found = diagnostic(range, DiagnosticSeverity::ERROR, "corpus", message);
                told.entry(uri).or_default().push(found);
            }
        }
    }
    let before = {
        let known = server.told_of_corpus.lock();
        let mut known = known.unwrap_or_else(PoisonError::into_inner);
        std::mem::replace(&mut *known, told.keys().cloned().collect::<HashSet<Url>>())
    };
    let gone = before
        .into_iter()
        .filter(|uri| !told.contains_key(uri) && !server.store.is_open(uri));
    let gone: Vec<(Url, Vec<Diagnostic>)> = gone.map(|uri| (uri, Vec::new())).collect();
    for (uri, diagnostics) in gone.into_iter().chain(told) {
        let params = PublishDiagnosticsParams {
            uri,
            diagnostics,
            version: None,
        };
        server.connection.notify::<PublishDiagnostics>(params);
    }
}

/// A document was opened or closed: of one of the compilation's files the editor has what is wrong from elsewhere now.
pub fn notice_open_or_closed(server: &Server, uri: &Url) {
    let known = server.told_of_corpus.lock();
    let is_told = known.unwrap_or_else(PoisonError::into_inner).contains(uri);
    let state = server.store.state();
    let libraries = [Some(&state.library), state.rejected.as_ref()];
    let mut configured = libraries
        .into_iter()
        .flatten()
        .filter(|one| one.folder().is_some());
    if is_told && state.client.pulls_diagnostics && server.store.is_open(uri) {
        let (diagnostics, version) = (Vec::new(), None);
        let params = PublishDiagnosticsParams {
            uri: uri.clone(),
            diagnostics,
            version,
        };
        server.connection.notify::<PublishDiagnostics>(params);
    }
    if is_told
        || configured.any(|library| !library.told().is_empty() && library.file_of(uri).is_some())
    {
        tell_corpus_files(server);
    }
}
