//! What is wrong in the files of a configured compilation that are not open, told as diagnostics of them. Those that are
//! open have their own, as they stand in the editor ([`super::publishing`]).

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, PoisonError};

use tower_lsp::lsp_types::notification::PublishDiagnostics;
use tower_lsp::lsp_types::{Diagnostic, DiagnosticSeverity, PublishDiagnosticsParams, Url};

use super::library::Library;
use super::publishing::diagnostic;
use super::server::Server;
use crate::messages;

/// Tells what is wrong in the compilation's files now, and of those in which nothing is wrong any more that.
pub fn tell_corpus_files(server: &Server) {
    let state = server.store.state();
    let mut told: HashMap<Url, Vec<Diagnostic>> = HashMap::new();
    // Of one that is kept in force for a broken one, nothing is told: its files are those of the broken one.
    let in_force = std::iter::once(&state.library).chain(state.beside.iter());
    let is_kept = |library: &&Arc<Library>| {
        let mut rejected = state.rejected.iter();
        !rejected.any(|one| one.folder() == library.folder())
    };
    for library in state.rejected.iter().chain(in_force.filter(is_kept)) {
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
    let libraries = std::iter::once(&state.library).chain(state.beside.iter());
    let libraries = libraries.chain(state.rejected.iter());
    let mut configured = libraries.filter(|one| one.folder().is_some());
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
        || configured
            .any(|library| library.told().next().is_some() && library.file_of(uri).is_some())
    {
        tell_corpus_files(server);
    }
}
