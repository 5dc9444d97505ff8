//! What is answered: a method for each message, all in three beats. Convert, ask
//! [`crate::features`] on a snapshot, convert back.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, RwLock};
use std::time::Duration;

use serde_json::Value;
use tokio::sync::mpsc;
use tower_lsp::jsonrpc::Result;
use tower_lsp::lsp_types::*;
use tower_lsp::{Client as Connection, LanguageServer, async_trait};

use super::capabilities::{self, Client};
use super::configuration::{self, Settings};
use super::convert::{
    SOURCE, from_position, from_range, to_code_action, to_completion_item, to_diagnostic,
    to_document_symbol, to_flat_symbols, to_inlay_hint, to_markup, to_range, to_semantic_tokens,
    to_symbol_information, to_text_edits,
};
use super::corpus_files::CorpusFiles;
use super::documents::{self, Documents};
use super::follow::follow;
use super::workspace::{self, NoDraft, Workspace};
use super::workspace_index::Work;
use crate::corpus::check::check;
use crate::corpus::{
    ArticleId, Corpus, CorpusFile, CorpusProblem, FileIndex, ProvisionId, embedded, load, read,
};
use crate::draft::Draft;
use crate::features::{
    Given, Snapshot, code_action, completion, convert, definition, diagnostics, document_highlight,
    document_link, document_symbol, find_source, folding_range, hover, inlay_hint, markdown,
    other_recommendations, quote, semantic_token, workspace_symbol,
};
use crate::messages::{self, Locale};
use crate::project::Ignored;
use crate::resolve::{Code, Form, Severities};
use crate::search::Passages;
use crate::text::{Encoding, Text};

/// How long a request to the client may take before it is given up.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

/// The server's state and its table of answers.
pub struct Backend {
    pub(super) connection: Connection,
    pub(super) state: Arc<State>,
    /// Takes the documents whose diagnostics are to be published.
    publisher: mpsc::UnboundedSender<Url>,
    client_gone: std::sync::Mutex<Option<Box<dyn FnOnce() + Send>>>,
}

/// Everything that answers are made from.
#[derive(Default)]
pub(super) struct State {
    pub(super) documents: Documents,
    pub(super) client: RwLock<Client>,
    pub(super) settings: RwLock<Settings>,
    /// The settings given at the start, until they can be applied.
    options: RwLock<Value>,
    /// The client's own language.
    locale: RwLock<Locale>,
    library: RwLock<Option<Arc<CorpusFiles>>>,
    /// The configured corpus where it is too broken to be in force: its files can still be opened
    /// and mended.
    rejected: RwLock<Option<Arc<CorpusFiles>>>,
    /// How often a corpus was asked for: only the last one asked for comes into force.
    loads: AtomicU64,
    /// The corpus's folder that was last asked for; `None` for the built-in corpus.
    pub(super) corpus_folder: RwLock<Option<PathBuf>>,
    pub(super) workspace: Workspace,
}

/// What a lock holds, even if a thread has panicked with it: every write is a whole value.
pub(super) fn get<T: Clone>(lock: &RwLock<T>) -> T {
    lock.read()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
        .clone()
}

pub(super) fn set<T>(lock: &RwLock<T>, value: T) {
    *lock
        .write()
        .unwrap_or_else(std::sync::PoisonError::into_inner) = value;
}

impl State {
    pub(super) fn encoding(&self) -> Encoding {
        get(&self.client).encoding
    }

    pub(super) fn locale(&self) -> Locale {
        get(&self.settings)
            .locale
            .or_else(|| self.project_locale())
            .unwrap_or_else(|| get(&self.locale))
    }

    /// The corpus in force; the built-in one is read when it is first wanted.
    pub(super) fn library(&self) -> Arc<CorpusFiles> {
        if let Some(library) = get(&self.library) {
            return library;
        }
        let built_in = Arc::new(CorpusFiles::new(embedded::corpus(), None));
        // A configured one may have come into force meanwhile.
        let mut library = self
            .library
            .write()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        Arc::clone(library.get_or_insert(built_in))
    }

    /// A document and what is around it as they are now.
    fn take(&self, uri: &Url) -> Option<Taken> {
        let document = self.documents.state(uri)?;
        let library = self.library();
        let corpus_file = library
            .file_of(uri)
            .map(|file| (Arc::clone(library.corpus()), file))
            .or_else(|| {
                let rejected = get(&self.rejected)?;
                let file = rejected.file_of(uri)?;
                Some((Arc::clone(rejected.corpus()), file))
            });
        let rules = self.rules(uri);
        Some(Taken {
            document,
            corpus_file,
            locale: self.locale(),
            severities: Arc::new(rules.severities),
            house_form: rules.house_form,
            ignored: Arc::new(rules.ignored),
            no_draft: rules.no_draft,
        })
    }

    /// The diagnostics of a document that was taken.
    fn diagnostics(&self, taken: Taken) -> Vec<Diagnostic> {
        if let Some(other) = &taken.no_draft {
            return self.diagnostics_of_no_draft(other, &taken.document.draft);
        }
        let snapshot = taken.snapshot();
        let client = get(&self.client);
        let library = self.library();
        let related = client.shows_related_places.then_some(&*library);
        let text = snapshot.draft.text();
        let mut all: Vec<Diagnostic> = diagnostics::diagnostics(&snapshot)
            .into_iter()
            .map(|diagnostic| to_diagnostic(text, diagnostic, client.encoding, related))
            .collect();
        if let Some(file) = snapshot.corpus_file {
            all.extend(corpus_diagnostics(&snapshot, file, client.encoding));
        }
        all
    }
}

/// A document and what is around it as they were at one moment; cheap to take.
struct Taken {
    document: documents::State,
    /// Where the document is itself a file of a corpus: of which, and which one.
    corpus_file: Option<(Arc<Corpus>, FileIndex)>,
    locale: Locale,
    severities: Arc<Severities>,
    house_form: Option<Form>,
    ignored: Arc<Ignored>,
    /// Where the document is not checked as a draft: what it is.
    no_draft: Option<NoDraft>,
}

impl Taken {
    /// What features look at. A corpus file that is being edited is read afresh for it.
    fn snapshot(self) -> Snapshot {
        let corpus = match &self.corpus_file {
            None => Arc::clone(self.document.draft.corpus()),
            Some((corpus, file)) => {
                let is_as_read = corpus
                    .files
                    .get(*file)
                    .is_some_and(|file| is_text(&file.text, &self.document.draft));
                if is_as_read {
                    Arc::clone(corpus)
                } else {
                    Arc::new(with_file(corpus, *file, &self.document.draft).0)
                }
            }
        };
        Snapshot::new(Given {
            draft: self.document.draft,
            corpus,
            locale: self.locale,
            severities: self.severities,
            house_form: self.house_form,
            ignored: self.ignored,
            corpus_file: self.corpus_file.map(|(_, file)| file),
        })
    }
}

/// What is wrong with a corpus file as it stands in the editor.
fn corpus_diagnostics(snapshot: &Snapshot, file: FileIndex, encoding: Encoding) -> Vec<Diagnostic> {
    let (corpus, mut problems) = with_file(&snapshot.corpus, file, &snapshot.draft);
    problems.extend(check(&corpus));
    let path = corpus
        .files
        .get(file)
        .map(|file| file.path.clone())
        .unwrap_or_default();
    problems
        .into_iter()
        .filter(|problem| problem.file == path)
        .map(|problem| Diagnostic {
            range: to_range(snapshot.draft.text(), &problem.range, encoding),
            severity: Some(DiagnosticSeverity::ERROR),
            code: Some(NumberOrString::String("corpus".to_owned())),
            source: Some(SOURCE.to_owned()),
            message: messages::corpus_problem_kind(snapshot.locale, &problem.kind),
            ..Diagnostic::default()
        })
        .collect()
}

fn is_text(text: &str, draft: &Draft) -> bool {
    if draft.text().len() != text.len() {
        return false;
    }
    let mut at = 0;
    draft.text().pieces_from(0).all(|piece| {
        let same = text.get(at..at + piece.len()) == Some(piece);
        at += piece.len();
        same
    })
}

/// A corpus with one file as a draft has it.
fn with_file(
    corpus: &Corpus,
    file: usize,
    draft: &Draft,
) -> (Corpus, Vec<crate::corpus::CorpusProblem>) {
    let files = corpus
        .files
        .iter()
        .enumerate()
        .map(|(index, known)| CorpusFile {
            path: known.path.clone(),
            text: if index == file {
                Arc::from(draft.text().to_string())
            } else {
                known.text.clone()
            },
        })
        .collect::<Vec<_>>();
    let language = crate::corpus::find_language(&files).unwrap_or_default();
    read(&corpus.name, &language, files)
}

impl Backend {
    /// `client_gone` is called, at most once, when the client's process has ended.
    pub fn new(connection: Connection, client_gone: impl FnOnce() + Send + 'static) -> Backend {
        let state = Arc::<State>::default();
        let (publisher, wanted) = mpsc::unbounded_channel();
        tokio::spawn(publish_all(Arc::clone(&state), connection.clone(), wanted));
        Backend {
            connection,
            state,
            publisher,
            client_gone: std::sync::Mutex::new(Some(Box::new(client_gone))),
        }
    }

    /// Has a document's diagnostics published, unless the client asks for them itself.
    fn publish(&self, uri: &Url) {
        if !get(&self.state.client).pulls_diagnostics {
            // The publisher is gone only when the server ends.
            let _ = self.publisher.send(uri.clone());
        }
    }

    /// Everything that is shown is shown afresh.
    pub(super) fn refresh(&self) {
        let client = get(&self.state.client);
        if client.refreshes_hints {
            let connection = self.connection.clone();
            let asked = async move { connection.inlay_hint_refresh().await };
            have_refreshed("inlay hints", asked);
        }
        if client.refreshes_tokens {
            let connection = self.connection.clone();
            let asked = async move { connection.semantic_tokens_refresh().await };
            have_refreshed("semantic tokens", asked);
        }
        if client.pulls_diagnostics {
            if client.refreshes_diagnostics {
                let connection = self.connection.clone();
                let asked = async move { connection.workspace_diagnostic_refresh().await };
                have_refreshed("diagnostics", asked);
            }
            return;
        }
        self.state.documents.revise_all();
        for uri in self.state.documents.uris() {
            self.publish(&uri);
        }
    }

    /// Takes settings into force, telling what of them cannot be used.
    fn apply(&self, value: &Value) {
        let (settings, problems) = configuration::read(value, self.state.locale());
        if !problems.is_empty() {
            self.tell(MessageType::WARNING, problems.join("\n"));
        }
        let before = get(&self.state.settings);
        set(&self.state.settings, settings.clone());
        self.take_corpus();
        if (&settings.exclude, &settings.extensions) != (&before.exclude, &before.extensions) {
            self.scan(Work::everything());
        }
        if settings != before {
            self.refresh();
        }
    }

    /// Reads a configured corpus beside everything else; a bad one leaves the one in force.
    pub(super) fn load_corpus(&self, folder: Option<PathBuf>) {
        let backend = self.handle();
        let turn = self.state.loads.fetch_add(1, Ordering::Relaxed) + 1;
        tokio::task::spawn_blocking(move || {
            let locale = backend.state.locale();
            let read = match folder {
                None => Ok((CorpusFiles::new(embedded::corpus(), None), None)),
                Some(folder) => usable(folder, locale),
            };
            if backend.state.loads.load(Ordering::Relaxed) != turn {
                return;
            }
            match read {
                Ok((library, notice)) => {
                    if let Some(notice) = notice {
                        backend.tell(MessageType::WARNING, notice);
                    }
                    let corpus = Arc::clone(library.corpus());
                    set(&backend.state.library, Some(Arc::new(library)));
                    set(&backend.state.rejected, None);
                    backend.state.documents.set_corpus(&corpus);
                    backend.scan(Work::afresh());
                }
                Err(Unusable { rejected, reason }) => {
                    set(&backend.state.rejected, rejected.map(Arc::new));
                    backend.tell(
                        MessageType::ERROR,
                        messages::corpus_unusable(locale, &reason),
                    );
                }
            }
            backend.refresh();
        });
    }

    /// Asks the client for its settings, beside everything else.
    fn ask_for_settings(&self) {
        if !get(&self.state.client).answers_configuration {
            return;
        }
        let backend = self.handle();
        tokio::spawn(async move {
            let item = ConfigurationItem {
                scope_uri: None,
                section: Some("yuanyin".to_owned()),
            };
            let connection = backend.connection.clone();
            let asked = async move { connection.configuration(vec![item]).await };
            match patiently(asked).await {
                Some(values) => {
                    // A client without settings of its own leaves those given at the start.
                    if let Some(value) = values
                        .first()
                        .filter(|value| value.as_object().is_some_and(|object| !object.is_empty()))
                    {
                        backend.apply(value);
                    }
                }
                None => tracing::warn!("the client did not answer for its settings"),
            }
        });
    }

    pub(super) fn tell(&self, kind: MessageType, message: String) {
        let connection = self.connection.clone();
        tokio::spawn(async move { connection.show_message(kind, message).await });
    }

    pub(super) fn library(&self) -> Arc<CorpusFiles> {
        self.state.library()
    }

    pub(super) fn encoding(&self) -> Encoding {
        self.state.encoding()
    }

    pub(super) fn locale(&self) -> Locale {
        self.state.locale()
    }

    pub(super) fn open_documents(&self) -> usize {
        self.state.documents.uris().len()
    }

    /// The same backend for work beside.
    pub(super) fn handle(&self) -> Backend {
        Backend {
            connection: self.connection.clone(),
            state: Arc::clone(&self.state),
            publisher: self.publisher.clone(),
            client_gone: std::sync::Mutex::new(None),
        }
    }

    /// The semantic tokens of a document or of a range of it; none where they are switched off.
    async fn semantic_tokens(&self, uri: &Url, range: Option<Range>) -> Option<SemanticTokens> {
        if get(&self.state.settings).without_semantic_tokens {
            return None;
        }
        let encoding = self.state.encoding();
        self.ask_beside(uri, move |snapshot| {
            let text = snapshot.draft.text();
            let range = range.map_or(0..text.len(), |range| from_range(text, range, encoding));
            let tokens = semantic_token::semantic_tokens(&snapshot, &range);
            to_semantic_tokens(text, &tokens, encoding)
        })
        .await
    }

    /// Computes an answer from a document's snapshot; `None` where the document is not open. For
    /// what looks at one place of the document: the messages that follow wait for it, which is
    /// shorter than handing it to another thread would take.
    pub(super) fn ask<T>(&self, uri: &Url, answer: impl FnOnce(Snapshot) -> T) -> Option<T> {
        Some(answer(self.state.take(uri)?.snapshot()))
    }

    /// As [`Backend::ask`], for what may take long. The transport begins requests in the order of
    /// arrival and lets them go on beside what follows: what stands before the `.await` sees the
    /// document as it was when the request came, what stands behind it holds nothing up.
    pub(super) async fn ask_beside<T>(
        &self,
        uri: &Url,
        answer: impl FnOnce(Snapshot) -> T,
    ) -> Option<T> {
        let taken = self.state.take(uri)?;
        tokio::task::yield_now().await;
        Some(answer(taken.snapshot()))
    }
}

/// Publishes diagnostics, of one document after another, so that what is told last is what is
/// true: always of the latest state, and none once the document is closed.
async fn publish_all(
    state: Arc<State>,
    connection: Connection,
    mut wanted: mpsc::UnboundedReceiver<Url>,
) {
    let mut published: HashMap<Url, u64> = HashMap::new();
    while let Some(first) = wanted.recv().await {
        // A burst of edits is one wish.
        let mut uris = vec![first];
        while let Ok(next) = wanted.try_recv() {
            if !uris.contains(&next) {
                uris.push(next);
            }
        }
        for uri in uris {
            let Some(taken) = state.take(&uri) else {
                if published.remove(&uri).is_some() {
                    connection.publish_diagnostics(uri, Vec::new(), None).await;
                }
                continue;
            };
            let (version, revision) = (taken.document.version, taken.document.revision);
            if published.get(&uri) == Some(&revision) {
                continue;
            }
            let found = catch_unwind(AssertUnwindSafe(|| state.diagnostics(taken)));
            let Ok(diagnostics) = found else {
                tracing::error!("{uri}: a panic while its diagnostics were made");
                continue;
            };
            // Whatever has made another revision since has asked for its diagnostics too.
            if state.documents.revision(&uri) == Some(revision) {
                published.insert(uri.clone(), revision);
                connection
                    .publish_diagnostics(uri, diagnostics, Some(version))
                    .await;
            }
        }
    }
}

/// Waits for the client's answer, but not for ever. The request itself is not given up: tower-lsp
/// panics on an answer that nobody waits for any more.
pub(super) async fn patiently<T: Send + 'static>(
    request: impl Future<Output = Result<T>> + Send + 'static,
) -> Option<T> {
    let asked = tokio::time::timeout(PATIENCE, tokio::spawn(request));
    asked.await.ok()?.ok()?.ok()
}

/// Has the client ask again for what it shows, beside everything else.
pub(super) fn have_refreshed(
    what: &'static str,
    asked: impl Future<Output = Result<()>> + Send + 'static,
) {
    tokio::spawn(async move {
        if patiently(asked).await.is_none() {
            tracing::warn!("the client did not refresh its {what}");
        }
    });
}

/// Why a folder's corpus does not come into force.
struct Unusable {
    /// The corpus as far as it could be read.
    rejected: Option<CorpusFiles>,
    /// The first problem, with its place.
    reason: String,
}

/// A folder's corpus, where all of it could be read, with a notice of what in it is inconsistent.
fn usable(
    folder: PathBuf,
    locale: Locale,
) -> std::result::Result<(CorpusFiles, Option<String>), Unusable> {
    let (corpus, problems) = load::load(&folder).map_err(|error| Unusable {
        rejected: None,
        reason: messages::load_error(locale, &error),
    })?;
    let inconsistent = check(&corpus);
    let files = CorpusFiles::new(Arc::new(corpus), Some(folder));
    let count = |problems: &[CorpusProblem]| {
        let first = messages::corpus_problem(locale, problems.first()?);
        Some(messages::problem_count(locale, problems.len(), &first))
    };
    match count(&problems) {
        None => {
            let notice = count(&inconsistent);
            Ok((
                files,
                notice.map(|problems| messages::corpus_inconsistent(locale, &problems)),
            ))
        }
        Some(reason) => Err(Unusable {
            rejected: Some(files),
            reason,
        }),
    }
}

/// Kinds below `refactor.rewrite`, so that an editor can offer one alone: another form of the
/// citation at the cursor, the same of all citations, the provision's text as a quotation, and the
/// citation of a passage's source.
const REWRITE_CITATION: &str = "refactor.rewrite.citation";
const REWRITE_ALL_CITATIONS: &str = "refactor.rewrite.allCitations";
const INSERT_QUOTATION: &str = "refactor.rewrite.quotation";
const CITE_SOURCE: &str = "refactor.rewrite.source";

/// The action that converts all citations of a document; without edits it is to be resolved.
fn convert_all_action(
    uri: &Url,
    snapshot: &Snapshot,
    form: Form,
    edits: Option<Vec<TextEdit>>,
) -> CodeActionOrCommand {
    CodeActionOrCommand::CodeAction(CodeAction {
        title: messages::convert_all_title(snapshot.locale, form),
        kind: Some(CodeActionKind::new(REWRITE_ALL_CITATIONS)),
        data: edits
            .is_none()
            .then(|| serde_json::json!({"convertAll": form.name(), "uri": uri})),
        edit: edits.map(|edits| WorkspaceEdit::new([(uri.clone(), edits)].into_iter().collect())),
        ..CodeAction::default()
    })
}

/// The action that mends all findings of a code, or of all codes; without edits it is to be resolved.
fn fix_all_action(
    uri: &Url,
    snapshot: &Snapshot,
    only: Option<Code>,
    edits: Option<Vec<TextEdit>>,
) -> CodeAction {
    CodeAction {
        title: code_action::fix_all_title(snapshot, only),
        data: edits
            .is_none()
            .then(|| serde_json::json!({"fixAll": only.map(Code::name), "uri": uri})),
        edit: edits.map(|edits| WorkspaceEdit::new([(uri.clone(), edits)].into_iter().collect())),
        ..CodeAction::default()
    }
}

/// The action that converts the citation or list at the cursor. Its data names the form, for editors'
/// commands that convert to a given one.
fn conversion_action(
    uri: &Url,
    form: Form,
    title: String,
    edits: Vec<TextEdit>,
) -> CodeActionOrCommand {
    CodeActionOrCommand::CodeAction(CodeAction {
        title,
        kind: Some(CodeActionKind::new(REWRITE_CITATION)),
        data: Some(serde_json::json!({"convert": form.name()})),
        edit: Some(WorkspaceEdit::new(
            [(uri.clone(), edits)].into_iter().collect(),
        )),
        ..CodeAction::default()
    })
}

/// The action that inserts the other recommendations on a topic; without edits it is to be resolved.
fn topic_action(
    uri: &Url,
    position: Position,
    offer: other_recommendations::Offer,
    edits: Option<Vec<TextEdit>>,
) -> CodeActionOrCommand {
    let data = serde_json::json!({
        "otherRecommendations": offer.topic,
        "uri": uri,
        "position": position,
    });
    CodeActionOrCommand::CodeAction(CodeAction {
        title: offer.title,
        data: edits.is_none().then_some(data),
        edit: edits.map(|edits| WorkspaceEdit::new([(uri.clone(), edits)].into_iter().collect())),
        ..CodeAction::default()
    })
}

/// What an action's data asks to be computed.
enum Asked {
    ConvertAll(Form),
    /// Mending all findings of a code, or of all codes.
    FixAll(Option<Code>),
    /// The topic, and where the citation stands.
    OtherRecommendations(String, Position),
}

/// Reads what [`convert_all_action`], [`fix_all_action`] and [`topic_action`] have written.
fn asked_for(data: &Value) -> Option<(Asked, Url)> {
    let uri = Url::parse(data.get("uri")?.as_str()?).ok()?;
    let asked = match (data.get("convertAll"), data.get("fixAll")) {
        (Some(form), _) => Asked::ConvertAll(Form::from_name(form.as_str()?)?),
        (None, Some(Value::Null)) => Asked::FixAll(None),
        (None, Some(code)) => Asked::FixAll(Some(Code::from_name(code.as_str()?)?)),
        (None, None) => Asked::OtherRecommendations(
            data.get("otherRecommendations")?.as_str()?.to_owned(),
            serde_json::from_value(data.get("position")?.clone()).ok()?,
        ),
    };
    Some((asked, uri))
}

fn to_insertion(
    text: &Text,
    insertion: other_recommendations::Insertion,
    encoding: Encoding,
) -> Vec<TextEdit> {
    let edit = (insertion.at..insertion.at, insertion.text);
    to_text_edits(text, vec![edit], encoding)
}

/// A change of the drafter's text that mends nothing.
fn rewrite(
    uri: &Url,
    kind: &'static str,
    title: String,
    edits: Vec<TextEdit>,
) -> CodeActionOrCommand {
    CodeActionOrCommand::CodeAction(CodeAction {
        title,
        kind: Some(CodeActionKind::new(kind)),
        edit: Some(WorkspaceEdit::new(
            [(uri.clone(), edits)].into_iter().collect(),
        )),
        ..CodeAction::default()
    })
}

#[async_trait]
impl LanguageServer for Backend {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let locale = params
            .locale
            .as_deref()
            .map_or(Locale::default(), Locale::from_tag);
        set(&self.state.locale, locale);
        // Before any document is opened, so that none is first checked under other rules.
        self.state.read_projects(&workspace::roots(&params));
        let options = params.initialization_options.unwrap_or_default();
        let (settings, _) = configuration::read(&options, locale);
        let client = Client {
            shows_problems_in_hovers: settings.hover_problems == Some(false),
            ..Client::new(&params.capabilities, settings.force_utf16)
        };
        let capabilities = capabilities::server(&client);
        set(&self.state.client, client);
        // The corpus, and what is wrong with the settings, once messages may be sent.
        set(
            &self.state.settings,
            Settings {
                corpus: None,
                ..settings
            },
        );
        let gone = self
            .client_gone
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .take();
        if let (Some(process), Some(gone)) = (params.process_id, gone) {
            follow(process, gone);
        }
        set(&self.state.options, options);
        Ok(InitializeResult {
            capabilities,
            server_info: Some(ServerInfo {
                name: "yuanyin".to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
        })
    }

    async fn initialized(&self, _: InitializedParams) {
        self.apply(&get(&self.state.options));
        self.ask_for_settings();
        self.begin_workspace();
        let state = Arc::clone(&self.state);
        // What the first draft will want, before it is opened.
        tokio::task::spawn_blocking(move || drop(Passages::of(state.library().corpus())));
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        let document = params.text_document;
        let corpus = Arc::clone(self.state.library().corpus());
        self.state.documents.open(
            document.uri.clone(),
            &document.text,
            document.language_id,
            document.version,
            Arc::clone(&corpus),
        );
        // Another corpus may have come into force meanwhile, and not have seen this document.
        let latest = Arc::clone(self.state.library().corpus());
        if !Arc::ptr_eq(&latest, &corpus) {
            self.state.documents.set_corpus(&latest);
        }
        self.notice_document(&document.uri, false);
        self.publish(&document.uri);
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        let document = params.text_document;
        let encoding = self.state.encoding();
        let is_open = self.state.documents.change(
            &document.uri,
            document.version,
            params.content_changes,
            encoding,
        );
        if is_open {
            self.notice_document(&document.uri, false);
            self.publish(&document.uri);
        }
    }

    async fn did_save(&self, params: DidSaveTextDocumentParams) {
        self.notice_document(&params.text_document.uri, true);
        // A corpus file of a configured folder was saved: read it afresh.
        let folder = get(&self.state.corpus_folder);
        let is_corpus_file = self
            .state
            .take(&params.text_document.uri)
            .is_some_and(|taken| taken.corpus_file.is_some());
        if folder.is_some() && is_corpus_file {
            self.load_corpus(folder);
        }
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        let uri = params.text_document.uri;
        if self.state.documents.close(&uri) {
            self.notice_document(&uri, true);
            self.publish(&uri);
        }
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        match params.settings.get("yuanyin") {
            Some(value) => self.apply(value),
            None => self.ask_for_settings(),
        }
    }

    async fn did_change_watched_files(&self, params: DidChangeWatchedFilesParams) {
        self.files_have_changed(&params.changes);
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        self.folders_have_changed(&params.event);
    }

    async fn references(&self, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
        Ok(self.references_at(params).await)
    }

    async fn goto_type_definition(
        &self,
        params: request::GotoTypeDefinitionParams,
    ) -> Result<Option<request::GotoTypeDefinitionResponse>> {
        Ok(self.type_definition_at(params).await)
    }

    async fn code_lens(&self, params: CodeLensParams) -> Result<Option<Vec<CodeLens>>> {
        Ok(self.code_lenses_of(params).await)
    }

    async fn code_lens_resolve(&self, lens: CodeLens) -> Result<CodeLens> {
        Ok(self.resolve_code_lens(lens).await)
    }

    async fn prepare_call_hierarchy(
        &self,
        params: CallHierarchyPrepareParams,
    ) -> Result<Option<Vec<CallHierarchyItem>>> {
        Ok(self.call_hierarchy_at(params).await)
    }

    async fn incoming_calls(
        &self,
        params: CallHierarchyIncomingCallsParams,
    ) -> Result<Option<Vec<CallHierarchyIncomingCall>>> {
        Ok(self.incoming_calls_of(&params.item).await)
    }

    async fn outgoing_calls(
        &self,
        params: CallHierarchyOutgoingCallsParams,
    ) -> Result<Option<Vec<CallHierarchyOutgoingCall>>> {
        Ok(self.outgoing_calls_of(&params.item).await)
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        let at = params.text_document_position_params;
        let client = get(&self.state.client);
        let says_problems = get(&self.state.settings).hover_problems;
        let reasons = match says_problems.unwrap_or(!client.shows_problems_in_hovers) {
            true => hover::Reasons::Said,
            false => hover::Reasons::LeftToDiagnostics,
        };
        let answer = self.ask(&at.text_document.uri, move |snapshot| {
            let text = snapshot.draft.text();
            let found = hover::hover(
                &snapshot,
                text.offset(from_position(at.position), client.encoding),
                reasons,
            )?;
            Some(Hover {
                contents: HoverContents::Markup(to_markup(found.markdown, client.shows_markdown)),
                range: Some(to_range(text, &found.range, client.encoding)),
            })
        });
        Ok(answer.flatten())
    }

    async fn goto_definition(
        &self,
        params: GotoDefinitionParams,
    ) -> Result<Option<GotoDefinitionResponse>> {
        let at = params.text_document_position_params;
        let client = get(&self.state.client);
        let library = self.state.library();
        let answer = self.ask(&at.text_document.uri, move |snapshot| {
            let text = snapshot.draft.text();
            let found = definition::definition(
                &snapshot,
                text.offset(from_position(at.position), client.encoding),
            )?;
            let locations: Vec<Location> = found
                .targets
                .iter()
                .filter_map(|target| library.location(&target.place, client.encoding))
                .collect();
            if !client.links_definitions {
                return Some(GotoDefinitionResponse::Array(locations));
            }
            let origin = to_range(text, &found.origin, client.encoding);
            let links = locations.into_iter().map(|location| LocationLink {
                origin_selection_range: Some(origin),
                target_uri: location.uri,
                target_range: location.range,
                target_selection_range: location.range,
            });
            Some(GotoDefinitionResponse::Link(links.collect()))
        });
        Ok(answer.flatten())
    }

    async fn completion(&self, params: CompletionParams) -> Result<Option<CompletionResponse>> {
        let at = params.text_document_position;
        let encoding = self.state.encoding();
        let answer = self.ask(&at.text_document.uri, move |snapshot| {
            let text = snapshot.draft.text();
            let offset = text.offset(from_position(at.position), encoding);
            let items = completion::completion(&snapshot, offset)
                .into_iter()
                .enumerate()
                .map(|(rank, item)| {
                    let provision = item
                        .provision
                        .and_then(|index| snapshot.corpus.provisions.get(index));
                    let identity = provision
                        .map(|provision| provision.id.to_string())
                        .or(item.article.map(|article| article.to_string()));
                    to_completion_item(text, item, rank, identity, encoding)
                })
                .collect();
            // Another character can lead elsewhere: 七. is not 七.2.
            CompletionResponse::List(CompletionList {
                is_incomplete: true,
                items,
            })
        });
        Ok(answer)
    }

    async fn completion_resolve(&self, mut item: CompletionItem) -> Result<CompletionItem> {
        let corpus = Arc::clone(self.state.library().corpus());
        let locale = self.state.locale();
        let identity = item.data.as_ref().and_then(Value::as_str).unwrap_or("");
        let documentation = match ArticleId::parse(identity) {
            Some(article) => Some(completion::article_documentation(&corpus, locale, article)),
            None => ProvisionId::parse(identity)
                .and_then(|id| corpus.by_id.get(&id).copied())
                .map(|provision| completion::documentation(&corpus, locale, provision)),
        };
        if let Some(text) = documentation {
            item.documentation = Some(if get(&self.state.client).documents_with_markdown {
                Documentation::MarkupContent(to_markup(text, true))
            } else {
                Documentation::String(markdown::plain(&text))
            });
        }
        Ok(item)
    }

    async fn diagnostic(
        &self,
        params: DocumentDiagnosticParams,
    ) -> Result<DocumentDiagnosticReportResult> {
        let taken = self.state.take(&params.text_document.uri);
        tokio::task::yield_now().await;
        let items = taken
            .map(|taken| self.state.diagnostics(taken))
            .unwrap_or_default();
        let report = RelatedFullDocumentDiagnosticReport {
            related_documents: None,
            full_document_diagnostic_report: FullDocumentDiagnosticReport {
                result_id: None,
                items,
            },
        };
        Ok(DocumentDiagnosticReportResult::Report(
            DocumentDiagnosticReport::Full(report),
        ))
    }

    async fn inlay_hint(&self, params: InlayHintParams) -> Result<Option<Vec<InlayHint>>> {
        let encoding = self.state.encoding();
        let hints = get(&self.state.settings).inlay_hints;
        let answer = self.ask_beside(&params.text_document.uri, move |snapshot| {
            let text = snapshot.draft.text();
            let range = from_range(text, params.range, encoding);
            inlay_hint::inlay_hints(&snapshot, &range, hints)
                .into_iter()
                .map(|hint| to_inlay_hint(text, hint, encoding))
                .collect()
        });
        Ok(answer.await)
    }

    async fn semantic_tokens_full(
        &self,
        params: SemanticTokensParams,
    ) -> Result<Option<SemanticTokensResult>> {
        let answer = self.semantic_tokens(&params.text_document.uri, None);
        Ok(answer.await.map(SemanticTokensResult::Tokens))
    }

    async fn semantic_tokens_range(
        &self,
        params: SemanticTokensRangeParams,
    ) -> Result<Option<SemanticTokensRangeResult>> {
        let answer = self.semantic_tokens(&params.text_document.uri, Some(params.range));
        Ok(answer.await.map(SemanticTokensRangeResult::Tokens))
    }

    async fn code_action_resolve(&self, mut action: CodeAction) -> Result<CodeAction> {
        let Some((asked, uri)) = action.data.as_ref().and_then(asked_for) else {
            return Ok(action);
        };
        let encoding = self.state.encoding();
        let edits = self
            .ask_beside(&uri, move |snapshot| {
                let text = snapshot.draft.text();
                match asked {
                    Asked::ConvertAll(form) => {
                        let all = convert::convert_all(&snapshot, form)?;
                        Some(to_text_edits(text, all.edits, encoding))
                    }
                    Asked::FixAll(only) => {
                        let (all, _) = code_action::fix_all(&snapshot, only)?;
                        Some(to_text_edits(text, all.edits, encoding))
                    }
                    Asked::OtherRecommendations(topic, position) => {
                        let offset = text.offset(from_position(position), encoding);
                        let insertion =
                            other_recommendations::insertion(&snapshot, offset, &topic)?;
                        Some(to_insertion(text, insertion, encoding))
                    }
                }
            })
            .await
            .flatten();
        action.edit = edits.map(|edits| WorkspaceEdit::new([(uri, edits)].into_iter().collect()));
        Ok(action)
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        let uri = params.text_document.uri;
        let encoding = self.state.encoding();
        let resolves_actions = get(&self.state.client).resolves_actions;
        let wanted = params.context.only;
        // Who asks for this kind by its name has a command of its own for it, wherever the cursor is.
        let asks_for_all = wanted.as_ref().is_some_and(|kinds| {
            let mut kinds = kinds.iter();
            kinds.any(|kind| kind.as_str() == REWRITE_ALL_CITATIONS)
        });
        let wants = move |kind: &CodeActionKind| {
            wanted.as_ref().is_none_or(|kinds| {
                kinds.iter().any(|one| {
                    one.as_str().is_empty()
                        || kind.as_str() == one.as_str()
                        || kind.as_str().starts_with(&format!("{}.", one.as_str()))
                })
            })
        };
        let asked = uri.clone();
        let backend = self.handle();
        let answer = self.ask_beside(&asked, move |snapshot| {
            let text = snapshot.draft.text();
            // Mending the whole document waits until the action is chosen, where it can.
            let edits_of = |only| {
                (!resolves_actions)
                    .then(|| code_action::fix_all(&snapshot, only))
                    .flatten()
                    .map(|(action, _)| to_text_edits(text, action.edits, encoding))
            };
            let mut actions = Vec::new();
            if wants(&CodeActionKind::QUICKFIX) {
                let range = from_range(text, params.range, encoding);
                let told = &params.context.diagnostics;
                let (fixes, codes) = code_action::fixes(&snapshot, range);
                for action in fixes {
                    let action = to_code_action(text, &uri, action, told, encoding);
                    actions.push(CodeActionOrCommand::CodeAction(action));
                }
                for code in codes {
                    let action = fix_all_action(&uri, &snapshot, Some(code), edits_of(Some(code)));
                    let name = NumberOrString::String(code.name().to_owned());
                    let mended = told.iter().filter(|one| one.code.as_ref() == Some(&name));
                    let mended: Vec<Diagnostic> = mended.cloned().collect();
                    actions.push(CodeActionOrCommand::CodeAction(CodeAction {
                        kind: Some(CodeActionKind::QUICKFIX),
                        diagnostics: (!mended.is_empty()).then_some(mended),
                        ..action
                    }));
                }
            }
            let range = from_range(text, params.range, encoding);
            let wants_this = wants(&CodeActionKind::new(REWRITE_CITATION));
            let wants_all = wants(&CodeActionKind::new(REWRITE_ALL_CITATIONS));
            if wants_this || wants_all {
                let singly = convert::conversions(&snapshot, &range);
                let forms: Vec<Form> = if asks_for_all && snapshot.corpus_file.is_none() {
                    convert::forms_of_all(&snapshot)
                } else {
                    singly.iter().map(|one| one.form).collect()
                };
                for conversion in singly.into_iter().filter(|_| wants_this) {
                    let edits = to_text_edits(text, conversion.edits, encoding);
                    actions.push(conversion_action(
                        &uri,
                        conversion.form,
                        conversion.title,
                        edits,
                    ));
                }
                // Reading the whole document waits until the action is chosen, where it can.
                for form in forms.into_iter().filter(|_| wants_all) {
                    let edits = (!resolves_actions)
                        .then(|| convert::convert_all(&snapshot, form))
                        .flatten()
                        .map(|all| to_text_edits(text, all.edits, encoding));
                    actions.push(convert_all_action(&uri, &snapshot, form, edits));
                }
            }
            if wants(&CodeActionKind::new(INSERT_QUOTATION))
                && let Some(quoting) = quote::quoting(&snapshot, range.start)
            {
                let edit = (quoting.at..quoting.at, quoting.text);
                let edits = to_text_edits(text, vec![edit], encoding);
                actions.push(rewrite(&uri, INSERT_QUOTATION, quoting.title, edits));
            }
            if wants(&CodeActionKind::new(CITE_SOURCE)) {
                for citing in find_source::citing_actions(&snapshot, &range) {
                    let edit = (citing.at..citing.at, citing.text);
                    let edits = to_text_edits(text, vec![edit], encoding);
                    actions.push(rewrite(&uri, CITE_SOURCE, citing.title, edits));
                }
            }
            if wants(&CodeActionKind::EMPTY) {
                let offset = from_range(text, params.range, encoding).start;
                for offer in other_recommendations::offers(&snapshot, offset) {
                    // Writing the list and reading it back waits until the action is chosen.
                    let edits = (!resolves_actions)
                        .then(|| other_recommendations::insertion(&snapshot, offset, &offer.topic))
                        .flatten()
                        .map(|insertion| to_insertion(text, insertion, encoding));
                    actions.push(topic_action(&uri, params.range.start, offer, edits));
                }
            }
            if wants(&CodeActionKind::SOURCE_FIX_ALL) && code_action::has_fixes(&snapshot, None, 1)
            {
                actions.push(CodeActionOrCommand::CodeAction(CodeAction {
                    kind: Some(CodeActionKind::from("source.fixAll.yuanyin")),
                    ..fix_all_action(&uri, &snapshot, None, edits_of(None))
                }));
            }
            if wants(&CodeActionKind::QUICKFIX) {
                let told = &params.context.diagnostics;
                actions.extend(backend.ignoring_actions(&snapshot, &uri, params.range, told));
            }
            actions
        });
        Ok(answer.await)
    }

    async fn document_link(&self, params: DocumentLinkParams) -> Result<Option<Vec<DocumentLink>>> {
        let encoding = self.state.encoding();
        let answer = self.ask_beside(&params.text_document.uri, move |snapshot| {
            let text = snapshot.draft.text();
            document_link::document_links(&snapshot)
                .into_iter()
                .filter_map(|link| {
                    Some(DocumentLink {
                        range: to_range(text, &link.range, encoding),
                        target: Some(Url::parse(&link.url).ok()?),
                        tooltip: None,
                        data: None,
                    })
                })
                .collect()
        });
        Ok(answer.await)
    }

    async fn document_highlight(
        &self,
        params: DocumentHighlightParams,
    ) -> Result<Option<Vec<DocumentHighlight>>> {
        let at = params.text_document_position_params;
        let encoding = self.state.encoding();
        let answer = self.ask_beside(&at.text_document.uri, move |snapshot| {
            let text = snapshot.draft.text();
            let offset = text.offset(from_position(at.position), encoding);
            document_highlight::document_highlights(&snapshot, offset)
                .iter()
                .map(|range| DocumentHighlight {
                    range: to_range(text, range, encoding),
                    kind: Some(DocumentHighlightKind::TEXT),
                })
                .collect()
        });
        Ok(answer.await)
    }

    async fn document_symbol(
        &self,
        params: DocumentSymbolParams,
    ) -> Result<Option<DocumentSymbolResponse>> {
        let client = get(&self.state.client);
        let uri = params.text_document.uri.clone();
        let answer = self.ask_beside(&params.text_document.uri, move |snapshot| {
            let file = snapshot.corpus_file?;
            let text = snapshot.draft.text();
            let symbols: Vec<DocumentSymbol> =
                document_symbol::document_symbols(&snapshot.corpus, file)
                    .into_iter()
                    .map(|symbol| to_document_symbol(text, symbol, client.encoding))
                    .collect();
            Some(if client.nests_symbols {
                DocumentSymbolResponse::Nested(symbols)
            } else {
                DocumentSymbolResponse::Flat(to_flat_symbols(symbols, &uri))
            })
        });
        Ok(answer.await.flatten())
    }

    async fn symbol(
        &self,
        params: WorkspaceSymbolParams,
    ) -> Result<Option<Vec<SymbolInformation>>> {
        let library = self.state.library();
        let encoding = self.state.encoding();
        let found = workspace_symbol::workspace_symbols(library.corpus(), &params.query);
        let symbols = found
            .into_iter()
            .filter_map(|symbol| to_symbol_information(symbol, &library, encoding));
        Ok(Some(symbols.collect()))
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<Value>> {
        self.execute(params).await.map(Some)
    }

    async fn folding_range(&self, params: FoldingRangeParams) -> Result<Option<Vec<FoldingRange>>> {
        let answer = self.ask_beside(&params.text_document.uri, move |snapshot| {
            let text = snapshot.draft.text();
            let lines = |offset| u32::try_from(text.line_of(offset)).unwrap_or(u32::MAX);
            folding_range::folding_ranges(&snapshot.corpus, snapshot.corpus_file?)
                .into_iter()
                .map(|range| FoldingRange {
                    start_line: lines(range.start),
                    end_line: lines(range.end),
                    ..FoldingRange::default()
                })
                .filter(|range| range.start_line < range.end_line)
                .collect::<Vec<_>>()
                .into()
        });
        Ok(answer.await.flatten())
    }
}
