//! What is answered of the compilation and everything that cites it: references, code lenses, call
//! hierarchy, symbols.

use std::sync::Arc;

use serde_json::{Value, json};
use tower_lsp::lsp_types::*;

use crate::corpus::{Corpus, Place, ProvisionIndex};
use crate::features::call_hierarchy::{Call, incoming, is_heading, outgoing};
use crate::features::code_lens::{CitationCounts, code_lenses};
use crate::features::references::{citings, pointed_at};
use crate::features::workspace_symbol;
use crate::messages;
use crate::session::address::file_address;
use crate::session::convert::to_symbol_information;
use crate::session::desk::Desk;
use crate::session::positions::to_range;
use crate::session::state::State;
use crate::session::view::View;

/// The command of a code lens: an address, a position and the list of locations to show there, as
/// VS Code's own `editor.action.showReferences` takes them. The client carries it out.
pub const SHOW_REFERENCES: &str = "yuanyin.showReferences";

pub fn references(desk: &Desk, params: ReferenceParams) -> Option<Vec<Location>> {
    let mut desks = desk.readings().into_iter();
    desks.find_map(|desk| references_in(&desk, &params))
}

/// The references to what is pointed at in one of the compilations.
fn references_in(desk: &Desk, params: &ReferenceParams) -> Option<Vec<Location>> {
    let at = params.text_document_position.position;
    let wanted = pointed(desk.asked.as_ref()?, at);
    if wanted.is_empty() {
        return None;
    }
    let (library, encoding) = (&desk.state.library, desk.state.encoding());
    let mut locations: Vec<Location> = Vec::new();
    if params.context.include_declaration {
        let provisions = &library.corpus().provisions;
        let found = wanted.iter().filter_map(|index| provisions.get(*index));
        locations.extend(found.filter_map(|found| library.location(&found.place, encoding)));
    }
    locations.extend(cited_at(desk, &wanted));
    let own = library.references().iter().filter(|reference| {
        let mut cited = reference.provisions.iter();
        cited.any(|provision| wanted.contains(provision))
    });
    locations.extend(own.filter_map(|own| library.location(&own.place, encoding)));
    Some(locations)
}

pub fn code_lens(desk: &Desk, params: CodeLensParams) -> Option<Vec<CodeLens>> {
    let view = desk.asked.as_ref()?;
    let corpus = &view.snapshot().corpus;
    let file = view.snapshot().corpus_file?;
    // Counted in the corpus in force, shown in the file as it stands in the editor.
    let mut counts = CitationCounts::new();
    for (index, count) in citation_counts(desk) {
        if let Some(index) = in_other(desk.state.library.corpus(), corpus, index) {
            counts.insert(index, count);
        }
    }
    let uri = params.text_document.uri;
    let lenses = code_lenses(corpus, file, &counts).into_iter();
    let lenses = lenses.filter_map(|lens| {
        let id = corpus.provisions.get(lens.provision)?.id.to_string();
        Some(CodeLens {
            range: view.range(&lens.range),
            command: None,
            data: Some(json!({"uri": uri, "provision": id})),
        })
    });
    Some(lenses.collect())
}

pub fn code_lens_resolve(desk: &Desk, mut lens: CodeLens) -> CodeLens {
    let wanted = lens.data.as_ref().and_then(|data| {
        let printed = data.get("provision")?.as_str()?;
        let provision = desk.state.library.corpus().identified(printed)?;
        Some((data.get("uri")?.clone(), provision))
    });
    if let Some((uri, provision)) = wanted {
        let locations = cited_at(desk, &[provision]);
        lens.command = Some(Command {
            title: messages::cited_times(desk.state.locale(), locations.len()),
            command: SHOW_REFERENCES.to_owned(),
            arguments: Some(vec![uri, json!(lens.range.start), json!(locations)]),
        });
    }
    lens
}

pub fn prepare_call_hierarchy(
    view: &View,
    params: CallHierarchyPrepareParams,
) -> Option<Vec<CallHierarchyItem>> {
    let at = params.text_document_position_params.position;
    let readings = view.readings().into_iter();
    let items = readings.flat_map(|view| {
        let items = pointed(view, at).into_iter();
        items
            .filter_map(|provision| call_hierarchy_item(&view.state, provision))
            .collect::<Vec<_>>()
    });
    let items: Vec<CallHierarchyItem> = items.collect();
    (!items.is_empty()).then_some(items)
}

pub fn incoming_calls(
    state: &Arc<State>,
    params: CallHierarchyIncomingCallsParams,
) -> Option<Vec<CallHierarchyIncomingCall>> {
    let state = &holding(state, &params.item);
    let references = state.library.references();
    let of = |corpus: &Corpus, provision| incoming(corpus, references, provision);
    let calls = calls(state, &params.item, of, false)?.into_iter();
    let calls = calls.map(|(from, from_ranges)| CallHierarchyIncomingCall { from, from_ranges });
    Some(calls.collect())
}

pub fn outgoing_calls(
    state: &Arc<State>,
    params: CallHierarchyOutgoingCallsParams,
) -> Option<Vec<CallHierarchyOutgoingCall>> {
    let state = &holding(state, &params.item);
    let references = state.library.references();
    let of = |corpus: &Corpus, provision| outgoing(corpus, references, provision);
    let calls = calls(state, &params.item, of, true)?.into_iter();
    let calls = calls.map(|(to, from_ranges)| CallHierarchyOutgoingCall { to, from_ranges });
    Some(calls.collect())
}

pub fn symbol(state: &Arc<State>, params: WorkspaceSymbolParams) -> Option<Vec<SymbolInformation>> {
    let libraries = std::iter::once(&state.library).chain(state.beside.iter());
    let symbols = libraries.flat_map(|library| {
        let corpus = library.corpus();
        let found = workspace_symbol::workspace_symbols(corpus, &params.query).into_iter();
        let named =
            |symbol: SymbolInformation| match (state.beside.is_empty(), symbol.container_name) {
                (true, container_name) => SymbolInformation {
                    container_name,
                    ..symbol
                },
                (false, within) => {
                    let within = within
                        .map(|within| format!(" › {within}"))
                        .unwrap_or_default();
                    let container_name = Some(format!("{}{within}", corpus.short_name()));
                    SymbolInformation {
                        container_name,
                        ..symbol
                    }
                }
            };
        let symbols =
            found.filter_map(|found| to_symbol_information(found, library, state.encoding()));
        symbols.map(named).collect::<Vec<_>>()
    });
    Some(symbols.collect())
}

/// The state seen through the compilation in whose files an item stands.
fn holding(state: &Arc<State>, item: &CallHierarchyItem) -> State {
    let mut readings = state.readings().into_iter();
    let holding = readings.find(|reading| reading.library.file_of(&item.uri).is_some());
    holding.unwrap_or_else(|| State::clone(state))
}

/// What is pointed at, as provisions of the corpus in force: an edited corpus file counts its
/// provisions otherwise.
fn pointed(view: &View, position: Position) -> Vec<ProvisionIndex> {
    let pointed = pointed_at(view.snapshot(), view.offset(position));
    let provisions = pointed.map(|pointed| pointed.provisions);
    let (own, in_force) = (&view.snapshot().corpus, view.state.library.corpus());
    let provisions = provisions.unwrap_or_default().into_iter();
    provisions
        .filter_map(|index| in_other(own, in_force, index))
        .collect()
}

/// The same provision in another corpus.
fn in_other(
    own: &Arc<Corpus>,
    other: &Arc<Corpus>,
    index: ProvisionIndex,
) -> Option<ProvisionIndex> {
    if Arc::ptr_eq(own, other) {
        return Some(index);
    }
    other.by_id.get(&own.provisions.get(index)?.id).copied()
}

/// All citations of provisions in the workspace: in open documents as they stand, in other files as
/// they were when last looked at.
fn cited_at(desk: &Desk, wanted: &[ProvisionIndex]) -> Vec<Location> {
    let state = &desk.state;
    let mut locations = Vec::new();
    for (uri, draft) in desk.drafts() {
        let cited = citings(&draft)
            .filter(|citing| citing.provisions.iter().any(|one| wanted.contains(one)))
            .map(|citing| Location {
                uri: uri.clone(),
                range: to_range(draft.text(), &citing.range, state.encoding()),
            });
        locations.extend(cited);
    }
    let open = desk.files();
    for (path, file) in state.index.citing(wanted) {
        let citations = file.citations.iter();
        let mut cited = citations
            .filter(|citation| citation.cites(wanted))
            .peekable();
        // A file may have gone without anybody saying so.
        if cited.peek().is_none() || open.contains(path) || state.files.stamp(path).is_none() {
            continue;
        }
        let Some(uri) = file_address(path) else {
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
pub fn citation_counts(desk: &Desk) -> CitationCounts {
    let index = &desk.state.index;
    let mut counts = index.counts.clone();
    // An open document is asked itself.
    for path in desk.files() {
        let citations = (index.files.get(path.as_path())).map(|file| &file.citations);
        let provisions = citations.into_iter().flatten();
        for provision in provisions.flat_map(|citation| &citation.provisions) {
            if let Some(count) = counts.get_mut(&(*provision as ProvisionIndex)) {
                *count = count.saturating_sub(1);
            }
        }
    }
    for of_draft in desk.citation_counts() {
        for (provision, count) in of_draft.iter() {
            *counts.entry(*provision).or_default() += count;
        }
    }
    counts.retain(|_, count| *count > 0);
    counts
}

fn call_hierarchy_item(state: &State, provision: ProvisionIndex) -> Option<CallHierarchyItem> {
    let corpus = state.library.corpus();
    let found = corpus.provisions.get(provision)?;
    let location = state.library.location(&found.place, state.encoding())?;
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
    state: &State,
    item: &CallHierarchyItem,
    of: impl FnOnce(&Corpus, ProvisionIndex) -> Vec<Call>,
    item_is_caller: bool,
) -> Option<Vec<(CallHierarchyItem, Vec<Range>)>> {
    let library = &state.library;
    let corpus = library.corpus();
    let provision = corpus.identified(item.data.as_ref()?.as_str()?)?;
    let calls = of(corpus, provision).into_iter().filter_map(|call| {
        let caller = if item_is_caller {
            provision
        } else {
            call.provision
        };
        let file = corpus.provisions.get(caller)?.place.file;
        let ranges = call.ranges.into_iter().filter_map(|range| {
            let place = Place { file, range };
            Some(library.location(&place, state.encoding())?.range)
        });
        let other = call_hierarchy_item(state, call.provision)?;
        Some((other, ranges.collect()))
    });
    Some(calls.collect())
}
