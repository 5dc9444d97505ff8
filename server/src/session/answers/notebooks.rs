//! Notebooks as an editor synchronises them: each Markdown cell is a document of its own, and code is none of ours.
//!
//! LSP 3.17 has `notebookDocument/did…`, which the types of lsp-types 0.94 do not know; what is read of these messages is
//! what follows.

use std::sync::Arc;

use serde::Deserialize;
use tower_lsp::lsp_types::{
    DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams,
    DidSaveTextDocumentParams, TextDocumentContentChangeEvent, TextDocumentIdentifier,
    TextDocumentItem, Url, VersionedTextDocumentIdentifier,
};

use super::text;
use crate::draft::Markup;
use crate::session::server::Server;

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DidOpenNotebookDocumentParams {
    cell_text_documents: Vec<TextDocumentItem>,
}

#[derive(Debug, Deserialize)]
pub struct DidChangeNotebookDocumentParams {
    change: NotebookDocumentChange,
}

#[derive(Debug, Deserialize)]
struct NotebookDocumentChange {
    cells: Option<CellsChange>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct CellsChange {
    structure: Option<StructureChange>,
    #[serde(default)]
    text_content: Vec<TextContentChange>,
}

/// Cells that came and went. Where they stand says nothing of what is in them.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct StructureChange {
    #[serde(default)]
    did_open: Vec<TextDocumentItem>,
    #[serde(default)]
    did_close: Vec<TextDocumentIdentifier>,
}

#[derive(Debug, Deserialize)]
struct TextContentChange {
    document: VersionedTextDocumentIdentifier,
    changes: Vec<TextDocumentContentChangeEvent>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DidSaveNotebookDocumentParams {
    notebook_document: NotebookDocumentIdentifier,
}

#[derive(Debug, Deserialize)]
struct NotebookDocumentIdentifier {
    uri: Url,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DidCloseNotebookDocumentParams {
    cell_text_documents: Vec<TextDocumentIdentifier>,
}

pub fn did_open(server: &Arc<Server>, params: DidOpenNotebookDocumentParams) {
    open_cells(server, params.cell_text_documents);
}

pub fn did_change(server: &Arc<Server>, params: DidChangeNotebookDocumentParams) {
    let Some(cells) = params.change.cells else {
        return;
    };
    if let Some(structure) = cells.structure {
        close_cells(server, structure.did_close);
        open_cells(server, structure.did_open);
    }
    let is_read = |change: &TextContentChange| is_open(server, &change.document.uri);
    for change in cells.text_content.into_iter().filter(is_read) {
        let params = DidChangeTextDocumentParams {
            text_document: change.document,
            content_changes: change.changes,
        };
        text::did_change(server, params);
    }
}

pub fn did_save(server: &Arc<Server>, params: DidSaveNotebookDocumentParams) {
    let text_document = TextDocumentIdentifier::new(params.notebook_document.uri);
    let params = DidSaveTextDocumentParams {
        text_document,
        text: None,
    };
    text::did_save(server, params);
}

pub fn did_close(server: &Arc<Server>, params: DidCloseNotebookDocumentParams) {
    close_cells(server, params.cell_text_documents);
}

/// Opens the cells that are prose, whatever else the editor sends along.
fn open_cells(server: &Arc<Server>, cells: Vec<TextDocumentItem>) {
    let is_prose = |cell: &TextDocumentItem| Markup::knows(&cell.language_id);
    for text_document in cells.into_iter().filter(is_prose) {
        text::did_open(server, DidOpenTextDocumentParams { text_document });
    }
}

/// Whether a cell is a document of ours: code is none, and what is told of it is passed over.
fn is_open(server: &Server, cell: &Url) -> bool {
    server.store.is_open(cell)
}

fn close_cells(server: &Arc<Server>, cells: Vec<TextDocumentIdentifier>) {
    let is_read = |cell: &TextDocumentIdentifier| is_open(server, &cell.uri);
    for text_document in cells.into_iter().filter(is_read) {
        text::did_close(server, DidCloseTextDocumentParams { text_document });
    }
}
