//! Requests of Yuanyin's own, for pickers, panels and status lines in editors.
//!
//! Each is a JSON-RPC request `yuanyin/NAME` with an object of parameters, and the same as a command
//! `yuanyin.NAME` of `workspace/executeCommand` with that object as its first argument, for clients
//! that send only what LSP knows. (Clients may register the server's commands under their names:
//! an extension must not register commands of the same names itself.) Lines and characters are in
//! the position encoding of the session; `location` is an LSP `Location` in a file of the corpus,
//! or `null` where the files cannot be written. Parameters that are missing or of the wrong type
//! are refused with error −32602.
//!
//! | request | parameters | answer |
//! | --- | --- | --- |
//! | `yuanyin/search` | `query`, `limit` (20); `textDocument` and `position` where it is to be cited | [`Record`]s, the best first, their names in the language of the draft there, else in Chinese. The query is a number, words, a topic, pinyin in full or by initials, as behind `@` |
//! | `yuanyin/provision` | `identity` or `citation`, or `textDocument` and `position` | [`Named`]: what an identity (`A.七.20`), the citations of a text, or the citation at a position name; in a file of the corpus else the provision that stands there |
//! | `yuanyin/topic` | `topic`, `identity` or `citation` | [`Topic`]s: the one of that name, or all that refer to the provisions named |
//! | `yuanyin/compilation` | | [`Compilation`]: the tree of parts, sections and provisions, and that of topics |
//! | `yuanyin/citations` | `uri` | [`Citation`]s of an open document in order, wrong and exempt ones included; `null` where it is not open |
//! | `yuanyin/cites` | `uri`, `format` (`markdown`, `csv` or `json`; `markdown`) | the document's table of authorities as text; `null` where it is not open |
//! | `yuanyin/findSource` | `textDocument`, `range` | [`Found`]s: the provisions that hold what is selected (where nothing is, the sentence there), the likeliest first; `null` where the document is not open |
//! | `yuanyin/status` | | [`Status`]: version, corpus, counts, position encoding |
//!
//! `yuanyin/search {"query": "sfxz", "limit": 1}` answers:
//!
//! ```json
//! [{
//!   "identity": "A.四.1.b",
//!   "citation": "A部分 四.1.b",
//!   "names": {
//!     "report": "CTOC/COP/WG.2/2009/4，第2段(b)项",
//!     "instrument": null,
//!     "long": "技术援助问题政府专家工作组第四次会议建议第1段(b)项"
//!   },
//!   "heading": "第四次会议，2009年10月8日和9日",
//!   "topics": ["引渡", "司法协助"],
//!   "text": "(b) 协助缔约国并酌情协助非缔约方…",
//!   "location": {"uri": "file:///…/zh/part-a.md", "range": {"start": …, "end": …}}
//! }]
//! ```

use serde::{Deserialize, Serialize};
use serde_json::Value;
use tower_lsp::LspServiceBuilder;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::lsp_types as lsp;

use super::backend::Backend;
use super::convert::{from_position, from_range, to_range, to_text_edits};
use super::corpus_files::CorpusFiles;
use crate::citation::Language;
use crate::corpus::{Corpus, Place, ProvisionIndex};
use crate::features::citations::{self, Listed};
use crate::features::compilation::{self, Node};
use crate::features::markdown::plain;
use crate::features::table_of_authorities::{self, TableFormat, table_of_authorities};
use crate::features::{Snapshot, find_provision, find_source, provision, topic};
use crate::messages::{self, Locale};
use crate::resolve::Severity;
use crate::text::{Encoding, Text};

/// Results of a search where no limit is given.
const RESULTS: usize = 20;
/// Results that are given at all.
const MOST_RESULTS: usize = 500;

/// The commands, for the server's capabilities.
pub const COMMANDS: [&str; 8] = [
    "yuanyin.search",
    "yuanyin.provision",
    "yuanyin.topic",
    "yuanyin.compilation",
    "yuanyin.citations",
    "yuanyin.cites",
    "yuanyin.findSource",
    "yuanyin.status",
];

/// Makes the requests known to the service.
pub fn register(service: LspServiceBuilder<Backend>) -> LspServiceBuilder<Backend> {
    service
        .custom_method("yuanyin/search", Backend::search)
        .custom_method("yuanyin/provision", Backend::provision)
        .custom_method("yuanyin/topic", Backend::topic)
        .custom_method("yuanyin/compilation", Backend::compilation)
        .custom_method("yuanyin/citations", Backend::citations)
        .custom_method("yuanyin/cites", Backend::cites)
        .custom_method("yuanyin/findSource", Backend::find_source)
        .custom_method("yuanyin/status", Backend::status)
}

/// A provision.
#[derive(Debug, Serialize)]
pub struct Record {
    /// `A.七.20`: the same in every edition and language.
    identity: String,
    /// In the compilation's form, to be inserted: A部分 七.20.
    citation: String,
    names: Names,
    /// What it stands under, outermost first, with › between.
    heading: String,
    topics: Vec<String>,
    /// In full, with everything under it, a line each.
    text: String,
    location: Option<lsp::Location>,
    /// What a hover shows; only in answers that name one provision or a few.
    #[serde(skip_serializing_if = "Option::is_none")]
    markdown: Option<String>,
    /// The same without markup, for panes of plain text.
    #[serde(skip_serializing_if = "Option::is_none")]
    plain: Option<String>,
}

/// The other names of a provision, where the concordance knows them.
#[derive(Debug, Serialize)]
pub struct Names {
    report: Option<String>,
    instrument: Option<String>,
    long: Option<String>,
}

/// What an identity or a text names.
#[derive(Debug, Serialize)]
pub struct Named {
    /// In the order cited, all readings of an ambiguous citation among them, each with `markdown`;
    /// empty where nothing is named.
    provisions: Vec<Record>,
    /// What is wrong with the citation.
    problem: Option<Problem>,
    /// The citation or provision at the position that was asked for, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<lsp::Range>,
}

/// What is wrong, as a diagnostic tells it.
#[derive(Debug, Serialize)]
pub struct Problem {
    /// `no-such-provision`, …
    code: &'static str,
    message: String,
}

/// A topic of the index.
#[derive(Debug, Serialize)]
pub struct Topic {
    name: String,
    /// Its heading in the index.
    location: Option<lsp::Location>,
    /// In the order of the compilation, without what stands under them.
    provisions: Vec<Entry>,
}

/// The compilation as trees.
#[derive(Debug, Serialize)]
pub struct Compilation {
    parts: Vec<Part>,
    topics: Vec<Topic>,
}

/// A part with its sections.
#[derive(Debug, Serialize)]
pub struct Part {
    /// `A` or `B`
    part: char,
    /// In the reader's language.
    name: String,
    sections: Vec<Entry>,
}

/// A provision in a tree.
#[derive(Debug, Serialize)]
pub struct Entry {
    identity: String,
    /// To be inserted: A部分 七.20.
    citation: String,
    /// As printed: `20.`, `(b)`; a section's heading. Empty for preambular paragraphs.
    label: String,
    /// The first words.
    words: String,
    location: Option<lsp::Location>,
    children: Vec<Entry>,
}

/// A citation of a document.
#[derive(Debug, Serialize)]
pub struct Citation {
    range: lsp::Range,
    text: String,
    /// `wrong` (a diagnostic tells so, of the citation or of the quotation that belongs to it),
    /// `ambiguous` (both parts have it; told where it has a code), `ok` (it points to provisions of
    /// the compilation or to articles), `not-reproduced` (the Conference's or the Working Group's, not
    /// in the compilation), `exempt` (it would be `wrong` or `ambiguous`, but a comment or the project
    /// file leaves that alone) or `other` (somebody else's, or nothing is known and told of it). A
    /// code that is off makes no citation `wrong` or `exempt`: it is listed by what it points to,
    /// `other` where that is nothing.
    state: &'static str,
    /// What is told of it, or would be if it were not exempt; of several findings the worst. (The
    /// house form is no matter of this list.)
    code: Option<&'static str>,
    /// `error`, `warning`, `information` or `hint`, as the diagnostic has it; `null` where nothing is
    /// told, with the state `exempt` too.
    severity: Option<&'static str>,
    message: Option<String>,
    /// The identities of the provisions meant.
    targets: Vec<String>,
}

/// A provision that holds a passage.
#[derive(Debug, Serialize)]
pub struct Found {
    #[serde(flatten)]
    record: Record,
    /// `exact` (word for word), `near` (in similar words) or `substance` (only some of the words are
    /// the same, and it need not say the same; never beside an `exact` one).
    nearness: &'static str,
    /// From 0 to 1; only comparable at the same nearness.
    score: f32,
    /// What cites it behind the passage.
    edit: Option<lsp::TextEdit>,
}

/// What serves.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Status {
    version: &'static str,
    corpus: CorpusStatus,
    counts: Counts,
    /// `utf-8`, `utf-16` or `utf-32`
    position_encoding: &'static str,
}

/// The compilation in force.
#[derive(Debug, Serialize)]
pub struct CorpusStatus {
    name: String,
    title: String,
    edition: String,
    language: String,
    /// The configured folder; `null` for the built-in corpus.
    folder: Option<String>,
}

/// How much there is.
#[derive(Debug, Serialize)]
pub struct Counts {
    /// Sections and annexes among them.
    provisions: usize,
    sections: usize,
    instruments: usize,
    topics: usize,
    footnotes: usize,
    /// Open documents.
    documents: usize,
}

#[derive(Deserialize)]
struct SearchParams {
    query: String,
    limit: Option<usize>,
    #[serde(flatten)]
    at: Option<lsp::TextDocumentPositionParams>,
}

#[derive(Deserialize)]
struct ProvisionParams {
    identity: Option<String>,
    citation: Option<String>,
    #[serde(flatten)]
    at: Option<lsp::TextDocumentPositionParams>,
}

#[derive(Deserialize)]
struct TopicParams {
    topic: Option<String>,
    identity: Option<String>,
    citation: Option<String>,
}

#[derive(Debug, Deserialize)]
struct CitesParams {
    uri: lsp::Url,
    #[serde(default)]
    format: Format,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Format {
    #[default]
    Markdown,
    Csv,
    Json,
}

impl From<Format> for TableFormat {
    fn from(format: Format) -> TableFormat {
        match format {
            Format::Markdown => TableFormat::Markdown,
            Format::Csv => TableFormat::Csv,
            Format::Json => TableFormat::Json,
        }
    }
}

#[derive(Deserialize)]
struct CitationsParams {
    uri: lsp::Url,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct FindSourceParams {
    text_document: lsp::TextDocumentIdentifier,
    range: lsp::Range,
}

impl Backend {
    async fn search(&self, params: Value) -> Result<Vec<Record>> {
        let SearchParams { query, limit, at } = read(params)?;
        let language =
            at.and_then(|at| self.ask_at(at, |snapshot, offset| snapshot.language_at(offset)));
        let library = self.library();
        let most = limit.unwrap_or(RESULTS).min(MOST_RESULTS);
        let language = language.unwrap_or(Language::Chinese);
        let found = find_provision::search(library.corpus(), &query, most, language);
        let show = Show::new(self, &library);
        Ok(found
            .into_iter()
            .map(|record| show.record(record, None))
            .collect())
    }

    async fn provision(&self, params: Value) -> Result<Named> {
        let ProvisionParams {
            identity,
            citation,
            at,
        } = read(params)?;
        let locale = self.locale();
        let library = self.library();
        let corpus = library.corpus();
        let text = identity.or(citation);
        let (named, language, range) = match (text, at) {
            (Some(text), _) => (
                find_provision::named(corpus, &text),
                Language::Chinese,
                None,
            ),
            (None, Some(at)) => {
                let encoding = self.encoding();
                let answer = self.ask_at(at, move |snapshot, offset| {
                    let (named, range) = find_provision::named_at(&snapshot, offset)?;
                    let range = to_range(snapshot.draft.text(), &range, encoding);
                    Some((named, snapshot.language_at(offset), Some(range)))
                });
                let nothing = ((Vec::new(), None), Language::Chinese, None);
                answer.flatten().unwrap_or(nothing)
            }
            (None, None) => return Err(lacks(locale, "identity, citation, position")),
        };
        let (found, finding) = named;
        let show = Show::new(self, &library);
        let provisions = found.into_iter().filter_map(|index| {
            let markdown = provision::in_full(corpus, locale, Language::Chinese, index);
            Some(show.record(
                find_provision::Found::of(corpus, index, language)?,
                Some(markdown),
            ))
        });
        Ok(Named {
            provisions: provisions.collect(),
            problem: finding.map(|finding| Problem {
                code: finding.problem.code().name(),
                message: messages::problem(locale, corpus, &finding.problem),
            }),
            range,
        })
    }

    /// What a feature says of a place in an open document.
    fn ask_at<T>(
        &self,
        at: lsp::TextDocumentPositionParams,
        answer: impl FnOnce(Snapshot, usize) -> T,
    ) -> Option<T> {
        let encoding = self.encoding();
        let answer = |snapshot: Snapshot| {
            let offset = snapshot
                .draft
                .text()
                .offset(from_position(at.position), encoding);
            answer(snapshot, offset)
        };
        self.ask(&at.text_document.uri, answer)
    }

    async fn topic(&self, params: Value) -> Result<Vec<Topic>> {
        let TopicParams {
            topic: name,
            identity,
            citation,
        } = read(params)?;
        let library = self.library();
        let corpus = library.corpus();
        let topics: Vec<&crate::corpus::Topic> = match (name, identity.or(citation)) {
            (Some(name), _) => topic::by_name(corpus, &name).into_iter().collect(),
            (None, Some(text)) => {
                let (found, _) = find_provision::named(corpus, &text);
                topic::of_all(corpus, &found)
            }
            (None, None) => return Err(lacks(self.locale(), "topic, identity, citation")),
        };
        let show = Show::new(self, &library);
        Ok(topics
            .into_iter()
            .map(|topic| show.topic(compilation::topic(corpus, topic)))
            .collect())
    }

    async fn compilation(&self, _: Value) -> Result<Compilation> {
        let library = self.library();
        let show = Show::new(self, &library);
        let tree = compilation::tree(library.corpus(), self.locale());
        Ok(Compilation {
            parts: tree
                .parts
                .into_iter()
                .map(|(part, name, sections)| Part {
                    part: part.letter(),
                    name,
                    sections: sections.into_iter().map(|node| show.entry(node)).collect(),
                })
                .collect(),
            topics: tree
                .topics
                .into_iter()
                .map(|topic| show.topic(topic))
                .collect(),
        })
    }

    async fn citations(&self, params: Value) -> Result<Option<Vec<Citation>>> {
        let CitationsParams { uri } = read(params)?;
        let encoding = self.encoding();
        let answer = self.ask_beside(&uri, move |snapshot| {
            citations::citations(&snapshot)
                .into_iter()
                .map(|listed| citation(snapshot.draft.text(), &snapshot.corpus, listed, encoding))
                .collect()
        });
        Ok(answer.await)
    }

    async fn cites(&self, params: Value) -> Result<Option<String>> {
        let CitesParams { uri, format } = read(params)?;
        let answer = self.ask_beside(&uri, move |snapshot| {
            let authorities = table_of_authorities(&snapshot);
            table_of_authorities::write(&snapshot, &authorities, format.into())
        });
        answer.await.transpose().map_err(|error| {
            tracing::error!("a table that cannot be written: {error}");
            Error::internal_error()
        })
    }

    async fn find_source(&self, params: Value) -> Result<Option<Vec<Found>>> {
        let FindSourceParams {
            text_document,
            range,
        } = read(params)?;
        let encoding = self.encoding();
        let answer = self.ask_beside(&text_document.uri, move |snapshot| {
            let text = snapshot.draft.text();
            let range = from_range(text, range, encoding);
            find_source::sources(&snapshot, &range)
                .into_iter()
                .filter_map(|citing| {
                    let language = snapshot.language_at(range.start);
                    let record = find_provision::Found::of(
                        &snapshot.corpus,
                        citing.source.provision,
                        language,
                    )?;
                    let edit = (citing.at..citing.at, citing.text);
                    let edit = to_text_edits(text, vec![edit], encoding).into_iter().next();
                    Some((record, citing.source, edit))
                })
                .collect::<Vec<_>>()
        });
        let library = self.library();
        let show = Show::new(self, &library);
        Ok(answer.await.map(|found| {
            found
                .into_iter()
                .map(|(record, source, edit)| Found {
                    record: show.record(record, None),
                    nearness: source.nearness.name(),
                    score: source.score,
                    edit,
                })
                .collect()
        }))
    }

    async fn status(&self, _: Value) -> Result<Status> {
        let library = self.library();
        let corpus = library.corpus();
        let instruments = corpus.sections.iter();
        Ok(Status {
            version: env!("CARGO_PKG_VERSION"),
            corpus: CorpusStatus {
                name: corpus.name.clone(),
                title: corpus.title.clone(),
                edition: corpus.edition.clone(),
                language: corpus.language.clone(),
                folder: library
                    .folder()
                    .map(|folder| folder.to_string_lossy().into_owned()),
            },
            counts: Counts {
                provisions: corpus.provisions.len(),
                sections: corpus.sections.len(),
                instruments: instruments
                    .filter(|section| section.instrument.is_some())
                    .count(),
                topics: corpus.topics.len(),
                footnotes: corpus.footnotes.len(),
                documents: self.open_documents(),
            },
            position_encoding: match self.encoding() {
                Encoding::Utf8 => "utf-8",
                Encoding::Utf16 => "utf-16",
                Encoding::Utf32 => "utf-32",
            },
        })
    }

    /// A request as a command: its name with a dot, its parameters as the first argument.
    pub(super) async fn execute(&self, params: lsp::ExecuteCommandParams) -> Result<Value> {
        let arguments = params.arguments.into_iter().next();
        let arguments = arguments.unwrap_or_else(|| Value::Object(serde_json::Map::new()));
        match params.command.as_str() {
            "yuanyin.search" => write(self.search(arguments).await?),
            "yuanyin.provision" => write(self.provision(arguments).await?),
            "yuanyin.topic" => write(self.topic(arguments).await?),
            "yuanyin.compilation" => write(self.compilation(arguments).await?),
            "yuanyin.citations" => write(self.citations(arguments).await?),
            "yuanyin.cites" => write(self.cites(arguments).await?),
            "yuanyin.findSource" => write(self.find_source(arguments).await?),
            "yuanyin.status" => write(self.status(arguments).await?),
            unknown => Err(Error::invalid_params(unknown.to_owned())),
        }
    }
}

fn read<T: for<'a> Deserialize<'a>>(params: Value) -> Result<T> {
    serde_json::from_value(params).map_err(|error| Error::invalid_params(error.to_string()))
}

fn write(answer: impl Serialize) -> Result<Value> {
    serde_json::to_value(answer).map_err(|error| {
        tracing::error!("an answer that cannot be written: {error}");
        Error::internal_error()
    })
}

fn lacks(locale: Locale, names: &str) -> Error {
    Error::invalid_params(messages::request_lacks(locale, names))
}

/// What answers are shown with.
struct Show<'a> {
    library: &'a CorpusFiles,
    encoding: Encoding,
}

impl<'a> Show<'a> {
    fn new(backend: &Backend, library: &'a CorpusFiles) -> Show<'a> {
        Show {
            library,
            encoding: backend.encoding(),
        }
    }

    fn location(&self, place: &Place) -> Option<lsp::Location> {
        self.library.location(place, self.encoding)
    }

    fn record(&self, record: find_provision::Found, markdown: Option<String>) -> Record {
        Record {
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

fn citation(text: &Text, corpus: &Corpus, listed: Listed, encoding: Encoding) -> Citation {
    let identity = |index: &ProvisionIndex| Some(corpus.provisions.get(*index)?.id.to_string());
    let told = listed.told;
    Citation {
        range: to_range(text, &listed.range, encoding),
        text: listed.text,
        state: listed.state.name(),
        code: told.as_ref().map(|told| told.code.name()),
        severity: told
            .as_ref()
            .and_then(|told| told.severity.map(Severity::name)),
        message: told.map(|told| told.message),
        targets: listed.targets.iter().filter_map(identity).collect(),
    }
}
