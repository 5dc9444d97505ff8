//! Telling the client what is wrong: which diagnostics a document has, and when they are sent.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Weak;

use futures::StreamExt;
use futures::channel::mpsc::UnboundedReceiver;
use tower_lsp::lsp_types::notification::PublishDiagnostics;
use tower_lsp::lsp_types::request::{
    InlayHintRefreshRequest, SemanticTokensRefresh, WorkspaceDiagnosticRefresh,
};
use tower_lsp::lsp_types::{
    Diagnostic, DiagnosticSeverity, NumberOrString, PublishDiagnosticsParams, Range, Url,
};

use super::convert::{SOURCE, to_diagnostic};
use super::rules::NoDraft;
use super::server::Server;
use super::view::View;
use super::written::Written;
use crate::corpus::FileIndex;
use crate::features::diagnostics;
use crate::messages;
use crate::project::Project;
use crate::resolve::{Code, check_compilation};

/// All diagnostics of a document.
pub fn diagnostics(view: &View) -> Vec<Diagnostic> {
    match &view.rules.no_draft {
        Some(NoDraft::Excluded | NoDraft::Ours) => return Vec::new(),
        Some(NoDraft::ProjectFile(project)) => return of_project_file(view, project),
        None => {}
    }
    if view.lacks_its_corpus() {
        return Vec::new();
    }
    let mut all = of_draft(view);
    if let Some(file) = view.snapshot().corpus_file {
        all.extend(of_corpus_file(view, file));
    }
    all
}

/// What each of the compilations has to say of a draft. What several say is told once, and that a comment exempts nothing
/// only where none of them has anything that it could.
fn of_draft(view: &View) -> Vec<Diagnostic> {
    let readings = view.readings();
    let mut found: Vec<(&View, diagnostics::Diagnostic)> = Vec::new();
    for reading in &readings {
        let told = diagnostics::diagnostics(reading.snapshot()).into_iter();
        found.extend(told.map(|one| (*reading, one)));
    }
    if readings.len() > 1 {
        let key = |one: &diagnostics::Diagnostic| (one.range.start, one.range.end, one.code);
        found.sort_by_key(|(_, one)| key(one));
        let mut counts: HashMap<(usize, usize, Code), usize> = HashMap::new();
        for (_, one) in &found {
            *counts.entry(key(one)).or_default() += 1;
        }
        found.dedup_by_key(|(_, one)| key(one));
        found.retain(|(_, one)| {
            one.code != Code::UnusedExemption || counts.get(&key(one)) == Some(&readings.len())
        });
    }
    let mut places = view.places();
    let found = found.into_iter();
    found
        .map(|(reading, one)| to_diagnostic(reading, &mut places, one))
        .collect()
}

/// What is wrong with a corpus file as it stands in the editor.
fn of_corpus_file(view: &View, file: FileIndex) -> Vec<Diagnostic> {
    let corpus = &view.snapshot().corpus;
    let mut problems = view.corpus_problems().to_vec();
    problems.extend(check_compilation(corpus));
    let path = corpus.files.get(file).map(|file| file.path.as_str());
    problems
        .into_iter()
        .filter(|problem| Some(problem.file.as_str()) == path)
        .map(|problem| {
            let message = messages::corpus_problem_kind(view.snapshot().locale, &problem.kind);
            let range = view.range(&problem.range);
            diagnostic(range, DiagnosticSeverity::ERROR, "corpus", message)
        })
        .collect()
}

/// What is wrong with a project file as it stands in the editor.
fn of_project_file(view: &View, project: &Project) -> Vec<Diagnostic> {
    let text = view.text().to_string();
    let project = view.state.files.open_project(&project.root, Some(&text));
    let problems = project.problems.iter().map(|problem| {
        let message = messages::project_problem_kind(view.snapshot().locale, &problem.kind);
        let range = view.range(&problem.range);
        diagnostic(range, DiagnosticSeverity::WARNING, "project-file", message)
    });
    problems.collect()
}

/// One of ours.
pub fn diagnostic(
    range: Range,
    severity: DiagnosticSeverity,
    code: &str,
    message: String,
) -> Diagnostic {
    Diagnostic {
        range,
        severity: Some(severity),
        code: Some(NumberOrString::String(code.to_owned())),
        source: Some(SOURCE.to_owned()),
        message,
        ..Diagnostic::default()
    }
}

/// Has a document read once more, and its diagnostics published, unless the client asks for them itself.
pub fn publish(server: &Server, uri: &Url) {
    // The publisher is gone only when the session ends.
    let _ = server.to_publish.unbounded_send(uri.clone());
}

/// Everything that is shown is shown afresh.
pub fn refresh(server: &Server) {
    refresh_documents(server, true);
}

/// The same, where something has changed for some documents: what is published is those that have been revised.
pub fn refresh_revised(server: &Server) {
    refresh_documents(server, false);
}

fn refresh_documents(server: &Server, all: bool) {
    let (client, connection) = (server.store.state().client.clone(), &server.connection);
    if client.refreshes_hints {
        let unheard = "the client did not refresh its inlay hints";
        connection.ask_beside::<InlayHintRefreshRequest>((), unheard);
    }
    if client.refreshes_tokens {
        let unheard = "the client did not refresh its semantic tokens";
        connection.ask_beside::<SemanticTokensRefresh>((), unheard);
    }
    if all {
        server.store.revise_all();
    }
    if client.pulls_diagnostics {
        if client.refreshes_diagnostics {
            let unheard = "the client did not refresh its diagnostics";
            connection.ask_beside::<WorkspaceDiagnosticRefresh>((), unheard);
        }
        return;
    }
    for uri in server.store.uris() {
        publish(server, &uri);
    }
}

/// Publishes diagnostics, of one document after another, so that what is told last is what is
/// true: always of the latest state, and none once the document is closed. Ends with the session.
pub async fn publish_all(server: Weak<Server>, mut wanted: UnboundedReceiver<Url>) {
    let mut published: HashMap<Url, Published> = HashMap::new();
    while let Some(first) = wanted.next().await {
        let Some(server) = server.upgrade() else {
            return;
        };
        // A burst of edits is one wish.
        let mut uris = vec![first];
        while let Ok(next) = wanted.try_recv() {
            if !uris.contains(&next) {
                uris.push(next);
            }
        }
        for uri in uris {
            publish_one(&server, uri, &mut published);
        }
    }
}

/// What was told of a document last.
#[derive(Default)]
struct Published {
    revision: Option<u64>,
    written: Written,
}

/// What is wrong at the top of a long document that has just been opened: what whoever opens it sees first. All of it is
/// told right behind.
fn publish_top(server: &Server, uri: &Url) {
    let view = server.store.view(uri);
    let view = view.filter(|view| view.state.is_settled() && !view.state.client.pulls_diagnostics);
    let found = catch_unwind(AssertUnwindSafe(|| {
        let (top, lines) = view?.top()?;
        let mut found = diagnostics(&top);
        found.retain(|one| one.range.end.line < lines);
        Some((found, top.version))
    }));
    // A panic is told where all of it is read.
    if let Ok(Some((found, version))) = found {
        send(server, uri.clone(), found, Some(version));
    }
}

fn publish_one(server: &Server, uri: Url, published: &mut HashMap<Url, Published>) {
    publish_top(server, &uri);
    let shown = catch_unwind(AssertUnwindSafe(|| server.store.note_shown(&uri)));
    let Ok(has_other_subjects) = shown else {
        tracing::error!("{uri}: a panic while it was read");
        return;
    };
    // Everything is shown afresh where a document has come to say, or no longer says, what those beside it are
    // about.
    if has_other_subjects {
        refresh_revised(server);
    }
    if server.store.state().client.pulls_diagnostics {
        return;
    }
    let Some(view) = server.store.view(&uri) else {
        let last = published.remove(&uri);
        if last.is_some_and(|last| last.revision.is_some()) {
            send(server, uri, Vec::new(), None);
        }
        return;
    };
    // What is held back now is asked for again once the corpus is known.
    let last = published.entry(uri.clone()).or_default();
    if !view.state.is_settled() || last.revision == Some(view.revision) {
        return;
    }
    let made = catch_unwind(AssertUnwindSafe(|| {
        let written = last.written.message(&view, &uri);
        written.ok_or_else(|| diagnostics(&view))
    }));
    let Ok(made) = made else {
        tracing::error!("{uri}: a panic while its diagnostics were made");
        // It may have been in the middle of something.
        last.written = Written::default();
        return;
    };
    // Whatever has made another revision since has asked for its diagnostics too.
    let now = server.store.view(&uri);
    if now.is_some_and(|now| now.revision == view.revision) {
        last.revision = Some(view.revision);
        match made {
            Ok(message) => server.connection.send_written(message),
            Err(found) => send(server, uri, found, Some(view.version)),
        }
    }
}

fn send(server: &Server, uri: Url, diagnostics: Vec<Diagnostic>, version: Option<i32>) {
    let params = PublishDiagnosticsParams {
        uri,
        diagnostics,
        version,
    };
    server.connection.notify::<PublishDiagnostics>(params);
}
