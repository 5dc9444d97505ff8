//! The answers to requests of our own: functions of everything that is open and of the parameters.

use std::path::Path;
use std::sync::Arc;

use serde_json::Value;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::lsp_types::{ApplyWorkspaceEditParams, Location, Range, Url};

use super::shapes::*;
use crate::citation::Language;
use crate::corpus::{Corpus, Place, ProvisionIndex};
use crate::draft::Unchecked;
use crate::features::citations::{self, Listed};
use crate::features::compilation::{self, Node};
use crate::features::markdown::plain;
use crate::features::table_of_authorities::{self, locale_of_draft};
use crate::features::{Snapshot, find_provision, find_source, provision, topic};
use crate::messages::{self, Locale};
use crate::project::language_id;
use crate::resolve::{Known, Severity};
use crate::search::Nearness;
use crate::session::address::{file_address, file_path};
use crate::session::answers::workspace::citation_counts;
use crate::session::convert::{to_text_edits, versioned};
use crate::session::desk::Desk;
use crate::session::promise::Promise;
use crate::session::publishing::diagnostics;
use crate::session::rules::{Rules, project_of};
use crate::session::state::State;
use crate::session::view::View;
use crate::session::workspace::scan::{self, LARGEST};
use crate::text::Encoding;

/// Results of a search where no limit is given.
const RESULTS: usize = 20;
/// Results that are given at all.
const MOST_RESULTS: usize = 500;

pub fn search(desk: &Desk, params: SearchParams) -> Result<Vec<Record>> {
    let language = match (&desk.asked, params.at) {
        (Some(view), Some(at)) => view.snapshot().language_at(view.offset(at.position)),
        _ => Language::COMPILATION,
    };
    let most = params.limit.unwrap_or(RESULTS).min(MOST_RESULTS);
    // The best of each compilation first, in turns.
    let mut records: Vec<(usize, Record)> = Vec::new();
    let readings = desk.readings();
    let called = called(readings.iter().map(|desk| &*desk.state), &params.query);
    for (number, desk) in readings.into_iter().enumerate() {
        let query = match called {
            Some((called, _)) if called != number => continue,
            Some((_, rest)) => rest,
            None => &params.query,
        };
        let corpus = desk.state.library.corpus();
        let counts = citation_counts(&desk);
        let found = find_provision::search(corpus, query, most, language, &counts);
        let show = Show::in_force(&desk.state);
        let found = found.into_iter().map(|record| show.record(record, None));
        records.extend(found.enumerate());
    }
    records.sort_by_key(|(place, _)| *place);
    let records = records.into_iter().take(most);
    Ok(records.map(|(_, record)| record).collect())
}

pub fn provision(desk: &Desk, params: ProvisionParams) -> Result<Named> {
    let in_force = Show::in_force(&desk.state);
    if let Some(text) = params.identity.or(params.citation) {
        // Of the compilation that is called, else of the first that has the most of it.
        let states = desk.state.readings();
        let called = called(states.iter(), &text);
        let asked = match called {
            Some((number, _)) => states.get(number..=number).unwrap_or_default(),
            None => &states,
        };
        let text = called.map_or(text.as_str(), |(_, rest)| rest);
        let named = asked.iter().map(|state| {
            let named = find_provision::named(state.library.corpus(), text);
            let finding = named.1.as_deref();
            let known = match (named.0.is_empty(), finding) {
                (false, None) => Known::Whole,
                (false, Some(_)) => Known::Nearly,
                (true, Some(one)) => Known::of_problem(state.library.corpus(), one),
                (true, None) => Known::Nothing,
            };
            (state, named, known)
        });
        let named: Vec<_> = named.collect();
        let best = named.into_iter().rev().max_by_key(|(_, _, known)| *known);
        return Ok(match best {
            Some((state, named, _)) => Show::in_force(state).named(named, Language::COMPILATION),
            None => in_force.named((Vec::new(), None), Language::COMPILATION),
        });
    }
    let Some(at) = params.at else {
        return Err(lacks(desk.state.locale(), "identity, citation, position"));
    };
    let Some(view) = &desk.asked else {
        return Ok(in_force.named((Vec::new(), None), Language::COMPILATION));
    };
    let offset = view.offset(at.position);
    let mut readings = view.readings().into_iter();
    let named =
        readings.find_map(|view| Some((view, find_provision::named_at(view.snapshot(), offset)?)));
    Ok(match named {
        Some((view, (named, range))) => Named {
            range: Some(view.range(&range)),
            ..Show::of(view).named(named, view.snapshot().language_at(offset))
        },
        None => in_force.named((Vec::new(), None), Language::COMPILATION),
    })
}

pub fn topic(desk: &Desk, params: TopicParams) -> Result<Vec<Topic>> {
    let named = params.identity.or(params.citation);
    if params.topic.is_none() && named.is_none() {
        return Err(lacks(desk.state.locale(), "topic, identity, citation"));
    }
    let states = desk.state.readings();
    let called = named
        .as_deref()
        .and_then(|text| called(states.iter(), text));
    let mut topics = Vec::new();
    for (number, state) in states.iter().enumerate() {
        let text = match called {
            Some((called, _)) if called != number => continue,
            Some((_, rest)) => Some(rest),
            None => named.as_deref(),
        };
        let corpus = state.library.corpus();
        let found: Vec<&crate::corpus::Topic> = match (&params.topic, text) {
            (Some(name), _) => topic::by_name(corpus, name).into_iter().collect(),
            (None, Some(text)) => {
                let (found, _) = find_provision::named(corpus, text);
                topic::of_all(corpus, &found)
            }
            (None, None) => Vec::new(),
        };
        let show = Show::in_force(state);
        let found = found.into_iter();
        topics.extend(found.map(|topic| show.topic(compilation::topic(corpus, topic))));
    }
    Ok(topics)
}

pub fn compilation(desk: &Desk, _: NoParams) -> Result<Compilation> {
    let (mut parts, mut topics) = (Vec::new(), Vec::new());
    for state in desk.state.readings() {
        let show = Show::in_force(&state);
        let tree = compilation::tree(show.corpus(), state.locale());
        parts.extend(tree.parts.into_iter().map(|(part, name, sections)| Part {
            compilation: show.compilation(),
            part: part.letter(),
            // Of several, each part says whose it is.
            name: match show.compilation() {
                None => name,
                Some(compilation) => format!("{compilation} · {name}"),
            },
            sections: sections.into_iter().map(|node| show.entry(node)).collect(),
        }));
        topics.extend(tree.topics.into_iter().map(|topic| show.topic(topic)));
    }
    Ok(Compilation { parts, topics })
}

pub fn citations(desk: &Desk, _: CitationsParams) -> Result<Option<Vec<Citation>>> {
    let checked = |view: &&Arc<View>| view.rules.no_draft.is_none();
    Ok(desk.asked.as_ref().filter(checked).map(|view| {
        let readings = view.readings().into_iter();
        let mut all: Vec<Citation> = readings
            .flat_map(|view| {
                let listed = citations::citations(view.snapshot()).into_iter();
                listed
                    .map(|listed| citation(view, listed))
                    .collect::<Vec<_>>()
            })
            .collect();
        all.sort_by_key(|one| (one.range.start, one.range.end));
        all
    }))
}

pub fn cites(desk: &Desk, params: CitesParams) -> Result<Option<String>> {
    let table = desk.asked.as_ref().map(|view| {
        let readings = view.readings().into_iter();
        let snapshots: Vec<&Snapshot> = readings.map(View::snapshot).collect();
        // It goes into the draft.
        let locale = locale_of_draft(view.snapshot());
        table_of_authorities::write(&snapshots, locale, params.format.into())
    });
    table.transpose().map_err(|error| {
        tracing::error!("a table that cannot be written: {error}");
        Error::internal_error()
    })
}

pub fn find_source(desk: &Desk, params: FindSourceParams) -> Result<Option<Vec<Found>>> {
    Ok(desk.asked.as_ref().map(|view| {
        let readings = view.readings().into_iter();
        let mut found: Vec<(Nearness, Found)> = readings
            .flat_map(|view| sources(view, params.range))
            .collect();
        let is_exact = found
            .iter()
            .any(|(nearness, _)| *nearness == Nearness::Exact);
        found.retain(|(nearness, _)| !is_exact || *nearness != Nearness::Substance);
        // Those of one compilation stand in their order.
        found.sort_by(|(a, one), (b, other)| a.cmp(b).then(other.score.total_cmp(&one.score)));
        found.into_iter().map(|(_, found)| found).collect()
    }))
}

/// The provisions of one of the compilations.
fn sources(view: &View, range: Range) -> Vec<(Nearness, Found)> {
    let (snapshot, show) = (view.snapshot(), Show::of(view));
    let range = view.bytes(range);
    let language = snapshot.language_at(range.start);
    let sources = find_source::sources(snapshot, &range).into_iter();
    let found = sources.filter_map(|citing| {
        let source = citing.source;
        let record = find_provision::Found::of(&snapshot.corpus, source.provision, language)?;
        let edit = vec![(citing.at..citing.at, citing.text)];
        let edits = to_text_edits(view.text(), edit, view.encoding());
        let found = Found {
            record: show.record(record, None),
            nearness: source.nearness.name(),
            score: source.score,
            edit: edits.into_iter().next(),
        };
        Some((source.nearness, found))
    });
    found.collect()
}

pub fn drafts(desk: &Desk, _: NoParams) -> Result<Vec<Url>> {
    let drafts = scan::drafts(&desk.state, &|| true).into_iter();
    Ok(drafts.filter_map(|path| file_address(&path)).collect())
}

pub fn check(desk: &Desk, params: CheckParams) -> Result<Vec<Checked>> {
    let uris = params.uris.into_iter();
    Ok(uris.filter_map(|uri| checked(desk, uri)).collect())
}

/// `None` of a document that is neither open nor in the workspace.
fn checked(desk: &Desk, uri: Url) -> Option<Checked> {
    let of = |view: &View, uri: Url| Checked {
        diagnostics: diagnostics(view),
        unchecked: match view.lacks_its_corpus() {
            true => 0,
            false => view.snapshot().unchecked().len(),
        },
        uri,
        unreadable: None,
    };
    if let Some(view) = desk.document(&uri) {
        return Some(of(view, uri));
    }
    let path = file_path(&uri)?;
    project_of(&desk.state.projects, Some(&path))?;
    Some(match text_of(&desk.state, &path) {
        Ok(text) => {
            let (state, rules) = (&desk.state, Rules::of(&desk.state, &uri));
            let language = language_id(&path).to_owned();
            let view = View::open(&text, language, 0, 0, Arc::clone(state), Arc::new(rules));
            of(&view, uri)
        }
        Err(reason) => Checked {
            uri,
            diagnostics: Vec::new(),
            unchecked: 0,
            unreadable: Some(reason),
        },
    })
}

/// A draft as it is on disk, without a byte order mark; or why it cannot be read, in the reader's language.
fn text_of(state: &State, path: &Path) -> std::result::Result<String, String> {
    let locale = state.locale();
    if state
        .files
        .stamp(path)
        .is_some_and(|(_, bytes)| bytes > LARGEST)
    {
        return Err(messages::file_too_long(locale, path, LARGEST));
    }
    let bytes = state
        .files
        .read(path)
        .map_err(|error| messages::file_unreadable(locale, path, &error))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let byte = error.utf8_error().valid_up_to();
        let before = error.as_bytes().get(..byte).unwrap_or_default();
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        messages::file_not_utf8(locale, path, byte, line)
    })?;
    Ok(match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    })
}

pub fn apply(desk: &Desk, params: ApplyParams) -> Result<Option<ApplyWorkspaceEditParams>> {
    let Some(promise) = Promise::read(&Value::Object(params.action)) else {
        return Err(lacks(desk.state.locale(), "fixAll, convertAll"));
    };
    Ok(desk.asked.as_ref().and_then(|view| {
        Some(ApplyWorkspaceEditParams {
            label: Some(promise.title(view)),
            edit: versioned(view, params.uri, promise.keep_all(view)?),
        })
    }))
}

pub fn status(desk: &Desk, _: NoParams) -> Result<Status> {
    let mut counts = Counts {
        documents: desk.documents(),
        ..Counts::default()
    };
    let states = desk.state.readings();
    let mut corpora = states.iter().map(|state| {
        let corpus = state.library.corpus();
        let mut sections = corpus.sections.iter();
        counts.provisions += corpus.provisions.len();
        counts.sections += corpus.sections.len();
        counts.instruments += sections
            .by_ref()
            .filter(|section| section.instrument.is_some())
            .count();
        counts.topics += corpus.topics.len();
        counts.footnotes += corpus.footnotes.len();
        let folder = state.library.folder();
        CorpusStatus {
            compilation: Show::in_force(state).compilation(),
            name: corpus.name.clone(),
            title: corpus.title.clone(),
            edition: corpus.edition.clone(),
            language: corpus.language.clone(),
            folder: folder.map(|folder| folder.to_string_lossy().into_owned()),
        }
    });
    let first = corpora.next();
    let beside: Vec<CorpusStatus> = corpora.collect();
    let corpus = first.ok_or_else(Error::internal_error)?; // The state itself is the first.
    Ok(Status {
        version: env!("CARGO_PKG_VERSION"),
        corpus,
        beside,
        counts,
        position_encoding: match desk.state.encoding() {
            Encoding::Utf8 => "utf-8",
            Encoding::Utf16 => "utf-16",
            Encoding::Utf32 => "utf-32",
        },
    })
}

/// The number of the compilation that somebody calls by its name, where there are several, and what is asked of it.
fn called<'a, 's>(
    states: impl Iterator<Item = &'s State>,
    asked: &'a str,
) -> Option<(usize, &'a str)> {
    let states: Vec<&State> = states.collect();
    let mut each = states.iter().enumerate();
    let called = each.find_map(|(number, state)| {
        let rest = state.library.corpus().asked(asked)?;
        (!rest.is_empty()).then_some((number, rest))
    });
    called.filter(|_| states.len() > 1)
}

fn lacks(locale: Locale, names: &str) -> Error {
    Error::invalid_params(messages::request_lacks(locale, names))
}

/// What answers are shown with.
struct Show<'a> {
    state: &'a State,
    /// Where the answer is of the corpus as a document has it.
    view: Option<&'a View>,
}

impl<'a> Show<'a> {
    fn in_force(state: &'a State) -> Show<'a> {
        Show { state, view: None }
    }

    fn of(view: &'a View) -> Show<'a> {
        Show {
            state: &view.state,
            view: Some(view),
        }
    }

    /// What the compilation is called, where there are several.
    fn compilation(&self) -> Option<String> {
        match self.view {
            Some(view) => view.snapshot().compilation.as_deref().map(str::to_owned),
            None => (self.state.is_one_of_several).then(|| self.corpus().short_name().to_owned()),
        }
    }

    fn corpus(&self) -> &Corpus {
        match self.view {
            Some(view) => &view.snapshot().corpus,
            None => self.state.library.corpus(),
        }
    }

    fn location(&self, place: &Place) -> Option<Location> {
        match self.view {
            Some(view) => view.location(place),
            None => self.state.library.location(place, self.state.encoding()),
        }
    }

    fn named(&self, named: find_provision::Naming, language: Language) -> Named {
        let (found, finding) = named;
        let (corpus, locale) = (self.corpus(), self.state.locale());
        let provisions = found.into_iter().filter_map(|index| {
            let markdown = provision::in_full(corpus, locale, language, index);
            Some(self.record(
                find_provision::Found::of(corpus, index, language)?,
                Some(markdown),
            ))
        });
        Named {
            provisions: provisions.collect(),
            problem: finding.map(|finding| Problem {
                code: finding.problem.code().name(),
                message: messages::problem(locale, corpus, &finding.problem),
            }),
            range: None,
        }
    }

    fn record(&self, record: find_provision::Found, markdown: Option<String>) -> Record {
        Record {
            compilation: self.compilation(),
            identity: record.id.to_string(),
            citation: record.names.compilation,
            names: Names {
                report: record.names.report,
                instrument: record.names.instrument,
                long: record.names.long,
            },
            heading: record.headings.join(" › "),
            topics: record.topics,
            text: record.text,
            location: self.location(&record.place),
            reason: record.reason,
            plain: markdown.as_deref().map(plain),
            markdown,
        }
    }

    fn entry(&self, node: Node) -> Entry {
        Entry {
            identity: node.id.to_string(),
            citation: node.citation,
            label: node.label,
            words: node.words,
            location: self.location(&node.place),
            children: node
                .children
                .into_iter()
                .map(|child| self.entry(child))
                .collect(),
        }
    }

    fn topic(&self, topic: compilation::TopicNode) -> Topic {
        Topic {
            compilation: self.compilation(),
            name: topic.name,
            location: self.location(&topic.place),
            provisions: topic
                .provisions
                .into_iter()
                .map(|node| self.entry(node))
                .collect(),
        }
    }
}

fn citation(view: &View, listed: Listed) -> Citation {
    let provisions = &view.snapshot().corpus.provisions;
    let identity = |index: &ProvisionIndex| Some(provisions.get(*index)?.id.to_string());
    let told = listed.told;
    let compilation = view.snapshot().compilation.as_deref();
    Citation {
        compilation: compilation.map(str::to_owned),
        range: view.range(&listed.range),
        text: listed.text,
        state: listed.state.name(),
        code: told.as_ref().map(|told| told.code.name()),
        severity: told
            .as_ref()
            .and_then(|told| told.severity.map(Severity::name)),
        message: told.map(|told| told.message).or(listed.why_unchecked),
        unchecked: listed.unchecked.map(Unchecked::name),
        targets: listed.targets.iter().filter_map(identity).collect(),
        body: listed.body,
        link: listed.link,
    }
}
