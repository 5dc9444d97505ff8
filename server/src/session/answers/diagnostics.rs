//! Diagnostics for clients that ask for them: of an open document, and of the drafts of the workspace that are not
//! open. What a client knows already is not sent again.

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use tower_lsp::lsp_types::*;

use crate::project::language_id;
use crate::session::address::file_address;
use crate::session::desk::Desk;
use crate::session::publishing;
use crate::session::rules::Rules;
use crate::session::state::State;
use crate::session::view::View;
use crate::session::workspace::index::FileCitations;

/// Of an open document; none of one that is not open.
pub fn diagnostic(
    view: Option<&View>,
    params: DocumentDiagnosticParams,
) -> DocumentDiagnosticReportResult {
    let result_id = view.map(|view| format!("{}-{}", view.revision, view.state.epoch()));
    let report = match result_id {
        Some(result_id) if params.previous_result_id.as_ref() == Some(&result_id) => {
            DocumentDiagnosticReport::Unchanged(RelatedUnchangedDocumentDiagnosticReport {
                related_documents: None,
                unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport {
                    result_id,
                },
            })
        }
        result_id => DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport {
            related_documents: None,
            full_document_diagnostic_report: FullDocumentDiagnosticReport {
                result_id,
                items: view.map(publishing::diagnostics).unwrap_or_default(),
            },
        }),
    };
    DocumentDiagnosticReportResult::Report(report)
}

/// Of all drafts in the workspace's folders that are not open: those, the client asks for one by one. Of a draft that
/// it knows and that is none any more, nothing is wrong.
pub fn workspace_diagnostic(
    desk: &Desk,
    params: WorkspaceDiagnosticParams,
) -> WorkspaceDiagnosticReportResult {
    let state = &desk.state;
    let known = |uri: &Url| {
        let mut known = params.previous_result_ids.iter();
        known.find_map(|known| (known.uri == *uri).then_some(known.value.as_str()))
    };
    let mut items = Vec::new();
    let mut told = HashSet::new();
    if state.settings.workspace_diagnostics != Some(false) {
        let (open, epoch) = (desk.files(), state.epoch());
        let mut files: Vec<(&Arc<Path>, &Arc<FileCitations>)> = state.index.files.iter().collect();
        files.sort_by_key(|(path, _)| Arc::clone(path));
        for (path, file) in files {
            let Some(uri) = file_address(path).filter(|_| !open.contains(&**path)) else {
                continue;
            };
            told.insert(uri.clone());
            let rules = Rules::of(state, &uri);
            let result_id = format!("{epoch}-{:?}-{:?}", file.stamp, rules.surroundings);
            items.push(match known(&uri) {
                Some(known) if known == result_id => unchanged(uri, result_id),
                _ => full(uri, Some(result_id), of_file(state, path, rules)),
            });
        }
    }
    // What is open is told by itself.
    let gone = params
        .previous_result_ids
        .iter()
        .filter(|known| !told.contains(&known.uri) && desk.document(&known.uri).is_none());
    items.extend(gone.map(|known| full(known.uri.clone(), None, Vec::new())));
    WorkspaceDiagnosticReportResult::Report(WorkspaceDiagnosticReport { items })
}

fn unchanged(uri: Url, result_id: String) -> WorkspaceDocumentDiagnosticReport {
    WorkspaceDocumentDiagnosticReport::Unchanged(WorkspaceUnchangedDocumentDiagnosticReport {
        uri,
        version: None,
        unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id },
    })
}

fn full(
    uri: Url,
    result_id: Option<String>,
    items: Vec<Diagnostic>,
) -> WorkspaceDocumentDiagnosticReport {
    WorkspaceDocumentDiagnosticReport::Full(WorkspaceFullDocumentDiagnosticReport {
        uri,
        version: None,
        full_document_diagnostic_report: FullDocumentDiagnosticReport { result_id, items },
    })
}

/// What is wrong in a draft as it is on disk; nothing where it cannot be read any more.
fn of_file(state: &Arc<State>, path: &Path, rules: Rules) -> Vec<Diagnostic> {
    let text = state.files.read(path).ok();
    let Some(text) = text.and_then(|bytes| String::from_utf8(bytes).ok()) else {
        return Vec::new();
    };
    // Editors do not count a byte order mark.
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let language = language_id(path).to_owned();
    let view = View::open(text, language, 0, 0, Arc::clone(state), Arc::new(rules));
    publishing::diagnostics(&view)
}
