//! Leaving findings alone: with a comment in the document, or in the project file.

use std::ops::Range;
use std::path::Path;

use tower_lsp::lsp_types::{
    CodeAction, CodeActionKind, CreateFile, CreateFileOptions, DocumentChangeOperation,
    DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier, ResourceOp, TextDocumentEdit,
    TextEdit, Url, WorkspaceEdit,
};

use crate::features::exemption::{ProjectEntry, exemption_actions, project_entries};
use crate::project::entry_text;
use crate::session::address::{file_address, file_path};
use crate::session::convert::to_code_action;
use crate::session::desk::Desk;
use crate::session::positions::to_position;
use crate::session::rules::project_of;
use crate::session::told::Told;
use crate::session::view::View;
use crate::text::{Encoding, Text};

/// Actions that leave the findings in a range of bytes alone; `told` are the diagnostics that the
/// client shows there.
pub fn leaving_alone(
    desk: &Desk,
    view: &View,
    uri: &Url,
    range: &Range<usize>,
    told: &Told<'_>,
) -> Vec<CodeAction> {
    let here = exemption_actions(view.snapshot(), range).into_iter();
    here.map(|action| to_code_action(view, uri, action, told))
        .chain(in_project_file(desk, view, uri, range, told).unwrap_or_default())
        .collect()
}

/// The same in the project file; nothing where the document is in no project, or the client cannot
/// make the file.
fn in_project_file(
    desk: &Desk,
    view: &View,
    uri: &Url,
    range: &Range<usize>,
    told: &Told<'_>,
) -> Option<Vec<CodeAction>> {
    let path = file_path(uri)?;
    let project = project_of(&view.state.projects, Some(&path))?;
    let names: Vec<_> = project
        .relative(&path)?
        .components()
        .map(|component| component.as_os_str().to_string_lossy())
        .collect();
    let name = names.join("/");
    let file = project.file();
    let entries = project_entries(view.snapshot(), range).into_iter();
    let actions = entries.filter_map(|entry| {
        let edit = added(desk, view, &file, &name, &entry)?;
        Some(CodeAction {
            title: entry.title,
            kind: Some(CodeActionKind::QUICKFIX),
            diagnostics: told.at(entry.code, view.range(&entry.range)),
            edit: Some(edit),
            ..CodeAction::default()
        })
    });
    Some(actions.collect())
}

/// The change that adds an entry to a project file, as it stands in the editor or on disk.
fn added(
    desk: &Desk,
    view: &View,
    file: &Path,
    name: &str,
    entry: &ProjectEntry,
) -> Option<WorkspaceEdit> {
    let (client, files) = (&view.state.client, &view.state.files);
    let uri = file_address(file)?;
    let (text, version) = match desk.document(&uri) {
        Some(open) => (Some(open.text().clone()), Some(open.version)),
        None if files.is_there(file) => {
            let text = String::from_utf8(files.read(file).ok()?).ok()?;
            let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
            (Some(Text::new(text)), None)
        }
        None => (None, None),
    };
    let is_new = text.is_none();
    let edit = append(
        &text.unwrap_or_default(),
        &entry_text(name, entry.code, &entry.citation),
        client.encoding,
    );
    if is_new && !client.creates_files {
        return None;
    }
    if !client.changes_documents {
        let changes = [(uri, vec![edit])].into_iter().collect();
        return Some(WorkspaceEdit::new(changes));
    }
    let change = TextDocumentEdit {
        text_document: OptionalVersionedTextDocumentIdentifier {
            uri: uri.clone(),
            version,
        },
        edits: vec![OneOf::Left(edit)],
    };
    let changes = if is_new {
        DocumentChanges::Operations(vec![
            DocumentChangeOperation::Op(ResourceOp::Create(CreateFile {
                uri,
                options: Some(CreateFileOptions {
                    overwrite: Some(false),
                    ignore_if_exists: Some(true),
                }),
                annotation_id: None,
            })),
            DocumentChangeOperation::Edit(change),
        ])
    } else {
        DocumentChanges::Edits(vec![change])
    };
    Some(WorkspaceEdit {
        document_changes: Some(changes),
        ..WorkspaceEdit::default()
    })
}

/// An entry behind everything else in a file, with a blank line before it.
fn append(text: &Text, entry: &str, encoding: Encoding) -> TextEdit {
    let end = text.len();
    let ends_line = end == 0 || text.byte(end - 1) == Some(b'\n');
    let is_crlf = end > 1 && text.slice(0..end).contains("\r\n");
    let written = match (end, ends_line) {
        (0, _) => entry.to_owned(),
        (_, true) => format!("\n{entry}"),
        (_, false) => format!("\n\n{entry}"),
    };
    let position = to_position(text, end, encoding);
    TextEdit {
        range: tower_lsp::lsp_types::Range::new(position, position),
        new_text: if is_crlf {
            written.replace('\n', "\r\n")
        } else {
            written
        },
    }
}

#[cfg(test)]
mod tests {
    use tower_lsp::lsp_types::Position;

    use super::*;

    #[test]
    fn an_entry_goes_behind_what_is_there() {
        for (before, expected, line, character) in [
            ("", "E\n", 0, 0),
            ("a = 1", "\n\nE\n", 0, 5),
            ("a = '七'\n", "\nE\n", 1, 0),
            ("a = 1\r\nb = '七𠮷'", "\r\n\r\nE\r\n", 1, 9),
        ] {
            let edit = append(&Text::new(before), "E\n", Encoding::Utf16);
            assert_eq!(edit.new_text, expected, "{before:?}");
            assert_eq!(edit.range.start, Position::new(line, character));
        }
    }
}
