//! Requests that look beyond the document: references, code lens, call hierarchy, type definition,
//! and leaving a finding alone in the project file.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;

use serde_json::{Value, json};
use tower_lsp::lsp_types::*;

use super::backend::{Backend, State, get};
use super::convert::{from_position, from_range, to_code_action, to_position, to_range};
use super::corpus_files::CorpusFiles;
use super::workspace::file_path;
use crate::corpus::{Corpus, Place, ProvisionId, ProvisionIndex};
use crate::features::Snapshot;
use crate::features::call_hierarchy::{Call, incoming, is_heading, outgoing};
use crate::features::code_lens::{CitationCounts, code_lenses};
use crate::features::exemption::{ProjectEntry, exemption_actions, project_entries};
use crate::features::references::{citings, pointed_at};
use crate::features::type_definition::type_definition;
use crate::messages;
use crate::project::{Project, entry_text};
use crate::text::{Encoding, Text};

/// The command of a code lens: an address, a position and the list of locations to show there, as
/// VS Code's own `editor.action.showReferences` takes them. The client carries it out.
pub const SHOW_REFERENCES: &str = "yuanyin.showReferences";

impl State {
    /// What is pointed at, as provisions of the corpus in force: an edited corpus file counts its
    /// provisions otherwise.
    fn pointed(&self, snapshot: &Snapshot, position: Position) -> Vec<ProvisionIndex> {
        let text = snapshot.draft.text();
        let offset = text.offset(from_position(position), self.encoding());
        let pointed = pointed_at(snapshot, offset).map(|pointed| pointed.provisions);
        let library = self.library();
        let provisions = pointed.unwrap_or_default().into_iter();
        provisions
            .filter_map(|index| in_force(&snapshot.corpus, library.corpus(), index))
            .collect()
    }

    /// All citations of provisions in the workspace: in open documents as they stand, in other
    /// files as they were when last looked at.
    fn cited_at(&self, wanted: &[ProvisionIndex]) -> Vec<Location> {
        let encoding = self.encoding();
        let mut locations = Vec::new();
        let mut open = HashSet::new();
        for (uri, draft) in self.open_drafts(&mut open) {
            let cited = citings(&draft)
                .filter(|citing| citing.provisions.iter().any(|one| wanted.contains(one)))
                .map(|citing| Location {
                    uri: uri.clone(),
                    range: to_range(draft.text(), &citing.range, encoding),
                });
            locations.extend(cited);
        }
        for (path, file) in self.workspace.index.known().citing(wanted) {
            let mut cited = file
                .citations
                .iter()
                .filter(|citation| citation.cites(wanted))
                .peekable();
            // A file may have gone without anybody saying so.
            if cited.peek().is_none() || open.contains(path) || !path.is_file() {
                continue;
            }
            let Ok(uri) = Url::from_file_path(path) else {
                continue;
            };
            locations.extend(cited.map(|citation| Location {
                uri: uri.clone(),
                range: citation.range,
            }));
        }
        locations.sort_by(|one, other| {
            let key = |location: &Location| (location.range.start, location.range.end);
            (one.uri.as_str(), key(one)).cmp(&(other.uri.as_str(), key(other)))
        });
        locations
    }

    /// How often each provision is cited in the workspace.
    fn citation_counts(&self) -> CitationCounts {
        let mut counts = CitationCounts::new();
        let mut open = HashSet::new();
        for (_, draft) in self.open_drafts(&mut open) {
            for provision in citings(&draft).flat_map(|citing| citing.provisions) {
                *counts.entry(provision).or_default() += 1;
            }
        }
        for (path, file) in &self.workspace.index.known().files {
            if open.contains(&**path) {
                continue;
            }
            for citation in &file.citations {
                for provision in &citation.provisions {
                    *counts.entry(*provision as ProvisionIndex).or_default() += 1;
                }
            }
        }
        counts
    }

    /// Open documents that are no files of the corpus; `paths` are their files.
    fn open_drafts(&self, paths: &mut HashSet<PathBuf>) -> Vec<(Url, crate::draft::Draft)> {
        let library = self.library();
        let mut drafts = Vec::new();
        for uri in self.documents.uris() {
            paths.extend(file_path(&uri));
            if library.file_of(&uri).is_none()
                && let Some(state) = self.documents.state(&uri)
            {
                drafts.push((uri, state.draft));
            }
        }
        drafts
    }

    fn item(&self, library: &CorpusFiles, provision: ProvisionIndex) -> Option<CallHierarchyItem> {
        let corpus = library.corpus();
        let found = corpus.provisions.get(provision)?;
        let location = library.location(&found.place, self.encoding())?;
        Some(CallHierarchyItem {
            name: found.id.to_string(),
            kind: if is_heading(corpus, provision) {
                SymbolKind::MODULE
            } else {
                SymbolKind::STRING
            },
            tags: None,
            detail: Some(messages::first_words(corpus, provision, 40)),
            uri: location.uri,
            range: location.range,
            selection_range: location.range,
            data: Some(Value::String(found.id.to_string())),
        })
    }

    /// The provisions on the other side of an item, each with the places where that is stated.
    /// `caller` is the one that endorses or cites: the item itself, or else the other.
    fn calls(
        &self,
        item: &CallHierarchyItem,
        of: impl FnOnce(&Corpus, ProvisionIndex) -> Vec<Call>,
        item_is_caller: bool,
    ) -> Option<Vec<(CallHierarchyItem, Vec<Range>)>> {
        let library = self.library();
        let corpus = library.corpus();
        let id = ProvisionId::parse(item.data.as_ref()?.as_str()?)?;
        let provision = *corpus.by_id.get(&id)?;
        let calls = of(corpus, provision).into_iter().filter_map(|call| {
            let caller = if item_is_caller {
                provision
            } else {
                call.provision
            };
            let file = corpus.provisions.get(caller)?.place.file;
            let ranges = call.ranges.into_iter().filter_map(|range| {
                let place = Place { file, range };
                Some(library.location(&place, self.encoding())?.range)
            });
            Some((self.item(&library, call.provision)?, ranges.collect()))
        });
        Some(calls.collect())
    }
}

/// The same provision in another corpus.
fn in_force(
    of: &Arc<Corpus>,
    corpus: &Arc<Corpus>,
    index: ProvisionIndex,
) -> Option<ProvisionIndex> {
    if Arc::ptr_eq(of, corpus) {
        return Some(index);
    }
    corpus.by_id.get(&of.provisions.get(index)?.id).copied()
}

impl Backend {
    pub(super) async fn references_at(&self, params: ReferenceParams) -> Option<Vec<Location>> {
        let at = params.text_document_position;
        let state = Arc::clone(&self.state);
        let with_declaration = params.context.include_declaration;
        let answer = self.ask_beside(&at.text_document.uri, move |snapshot| {
            let wanted = state.pointed(&snapshot, at.position);
            if wanted.is_empty() {
                return None;
            }
            let (library, encoding) = (state.library(), state.encoding());
            let corpus = library.corpus();
            let mut locations: Vec<Location> = Vec::new();
            if with_declaration {
                let places = wanted
                    .iter()
                    .filter_map(|index| corpus.provisions.get(*index));
                locations
                    .extend(places.filter_map(|found| library.location(&found.place, encoding)));
            }
            locations.extend(state.cited_at(&wanted));
            let own = library.references().iter().filter(|reference| {
                let mut cited = reference.provisions.iter();
                cited.any(|provision| wanted.contains(provision))
            });
            locations.extend(own.filter_map(|own| library.location(&own.place, encoding)));
            Some(locations)
        });
        answer.await.flatten()
    }

    pub(super) async fn type_definition_at(
        &self,
        params: request::GotoTypeDefinitionParams,
    ) -> Option<request::GotoTypeDefinitionResponse> {
        let at = params.text_document_position_params;
        let client = get(&self.state.client);
        let library = self.state.library();
        let answer = self.ask(&at.text_document.uri, move |snapshot| {
            let text = snapshot.draft.text();
            let offset = text.offset(from_position(at.position), client.encoding);
            let found = type_definition(&snapshot, offset)?;
            let locations = found.sections.iter().filter_map(|index| {
                let place = &snapshot.corpus.provisions.get(*index)?.place;
                library.location(place, client.encoding)
            });
            if !client.links_type_definitions {
                return Some(GotoDefinitionResponse::Array(locations.collect()));
            }
            let origin = to_range(text, &found.origin, client.encoding);
            let links = locations.map(|location| LocationLink {
                origin_selection_range: Some(origin),
                target_uri: location.uri,
                target_range: location.range,
                target_selection_range: location.range,
            });
            Some(GotoDefinitionResponse::Link(links.collect()))
        });
        answer.flatten()
    }

    pub(super) async fn code_lenses_of(&self, params: CodeLensParams) -> Option<Vec<CodeLens>> {
        let asked = params.text_document.uri;
        let (state, uri) = (Arc::clone(&self.state), asked.clone());
        let answer = self.ask_beside(&asked, move |snapshot| {
            let file = snapshot.corpus_file?;
            let library = state.library();
            // Counted in the corpus in force, shown in the file as it stands in the editor.
            let mut counts = CitationCounts::new();
            for (index, count) in state.citation_counts() {
                if let Some(index) = in_force(library.corpus(), &snapshot.corpus, index) {
                    counts.insert(index, count);
                }
            }
            let text = snapshot.draft.text();
            let lenses = code_lenses(&snapshot.corpus, file, &counts).into_iter();
            let lenses = lenses.filter_map(|lens| {
                let id = snapshot
                    .corpus
                    .provisions
                    .get(lens.provision)?
                    .id
                    .to_string();
                Some(CodeLens {
                    range: to_range(text, &lens.range, state.encoding()),
                    command: None,
                    data: Some(json!({"uri": uri, "provision": id})),
                })
            });
            Some(lenses.collect())
        });
        answer.await.flatten()
    }

    pub(super) async fn resolve_code_lens(&self, mut lens: CodeLens) -> CodeLens {
        tokio::task::yield_now().await;
        let library = self.state.library();
        let wanted = lens.data.as_ref().and_then(|data| {
            let id = ProvisionId::parse(data.get("provision")?.as_str()?)?;
            let provision = library.corpus().by_id.get(&id).copied()?;
            Some((data.get("uri")?.clone(), provision))
        });
        if let Some((uri, provision)) = wanted {
            let locations = self.state.cited_at(&[provision]);
            lens.command = Some(Command {
                title: messages::cited_times(self.state.locale(), locations.len()),
                command: SHOW_REFERENCES.to_owned(),
                arguments: Some(vec![uri, json!(lens.range.start), json!(locations)]),
            });
        }
        lens
    }

    pub(super) async fn call_hierarchy_at(
        &self,
        params: CallHierarchyPrepareParams,
    ) -> Option<Vec<CallHierarchyItem>> {
        let at = params.text_document_position_params;
        let state = Arc::clone(&self.state);
        let answer = self.ask_beside(&at.text_document.uri, move |snapshot| {
            let library = state.library();
            let pointed = state.pointed(&snapshot, at.position).into_iter();
            let items: Vec<CallHierarchyItem> = pointed
                .filter_map(|provision| state.item(&library, provision))
                .collect();
            (!items.is_empty()).then_some(items)
        });
        answer.await.flatten()
    }

    pub(super) async fn incoming_calls_of(
        &self,
        item: &CallHierarchyItem,
    ) -> Option<Vec<CallHierarchyIncomingCall>> {
        tokio::task::yield_now().await;
        let library = self.state.library();
        let of = |corpus: &Corpus, provision| incoming(corpus, library.references(), provision);
        let calls = self.state.calls(item, of, false)?.into_iter();
        let calls =
            calls.map(|(from, from_ranges)| CallHierarchyIncomingCall { from, from_ranges });
        Some(calls.collect())
    }

    pub(super) async fn outgoing_calls_of(
        &self,
        item: &CallHierarchyItem,
    ) -> Option<Vec<CallHierarchyOutgoingCall>> {
        tokio::task::yield_now().await;
        let library = self.state.library();
        let of = |corpus: &Corpus, provision| outgoing(corpus, library.references(), provision);
        let calls = self.state.calls(item, of, true)?.into_iter();
        let calls = calls.map(|(to, from_ranges)| CallHierarchyOutgoingCall { to, from_ranges });
        Some(calls.collect())
    }

    /// Leaving the findings in a range alone: with a comment, or in the project file.
    pub(super) fn ignoring_actions(
        &self,
        snapshot: &Snapshot,
        uri: &Url,
        range: Range,
        diagnostics: &[Diagnostic],
    ) -> Vec<CodeActionOrCommand> {
        let (text, encoding) = (snapshot.draft.text(), self.state.encoding());
        let here = exemption_actions(snapshot, &from_range(text, range, encoding)).into_iter();
        here.map(|action| to_code_action(text, uri, action, diagnostics, encoding))
            .chain(self.project_actions(snapshot, uri, range, diagnostics))
            .map(CodeActionOrCommand::CodeAction)
            .collect()
    }

    /// Leaving the findings in a range alone in the project file; nothing where the document is
    /// in no project, or the client cannot make the file.
    fn project_actions(
        &self,
        snapshot: &Snapshot,
        uri: &Url,
        range: Range,
        diagnostics: &[Diagnostic],
    ) -> Vec<CodeAction> {
        let encoding = self.state.encoding();
        let text = snapshot.draft.text();
        let Some(path) = file_path(uri) else {
            return Vec::new();
        };
        let Some((project, relative)) = self.state.workspace.project_of(uri).and_then(|project| {
            let relative = project.relative(&path)?.to_owned();
            Some((project, relative))
        }) else {
            return Vec::new();
        };
        let names: Vec<_> = relative
            .components()
            .map(|component| component.as_os_str().to_string_lossy())
            .collect();
        let name = names.join("/");
        let range = from_range(text, range, encoding);
        let entries = project_entries(snapshot, &range).into_iter();
        entries
            .filter_map(|entry| {
                let edit = self.project_edit(&project, &name, &entry)?;
                let code = NumberOrString::String(entry.code.name().to_owned());
                let place = to_range(text, &entry.range, encoding);
                let mended: Vec<Diagnostic> = diagnostics
                    .iter()
                    .filter(|one| one.code.as_ref() == Some(&code) && one.range == place)
                    .cloned()
                    .collect();
                Some(CodeAction {
                    title: entry.title,
                    kind: Some(CodeActionKind::QUICKFIX),
                    diagnostics: (!mended.is_empty()).then_some(mended),
                    edit: Some(edit),
                    ..CodeAction::default()
                })
            })
            .collect()
    }

    /// The change that adds an entry to a project's file, as it stands in the editor or on disk.
    fn project_edit(
        &self,
        project: &Project,
        name: &str,
        entry: &ProjectEntry,
    ) -> Option<WorkspaceEdit> {
        let client = get(&self.state.client);
        let file = project.file();
        let uri = Url::from_file_path(&file).ok()?;
        let (text, version) = match self.state.documents.state(&uri) {
            Some(state) => (Some(state.draft.text().clone()), Some(state.version)),
            None if file.symlink_metadata().is_ok() => {
                let text = std::fs::read_to_string(&file).ok()?;
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
            return Some(WorkspaceEdit::new(
                [(uri, vec![edit])].into_iter().collect(),
            ));
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
        range: Range::new(position, position),
        new_text: if is_crlf {
            written.replace('\n', "\r\n")
        } else {
            written
        },
    }
}

#[cfg(test)]
mod tests {
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
