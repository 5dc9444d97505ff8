//! What is tried with what comes in.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use serde_json::{Value, json};
use yuanyin::citation::{Citation, Language};
use yuanyin::corpus::{embedded, read};
use yuanyin::draft::Draft;
use yuanyin::draft::office::LANGUAGE_ID;
use yuanyin::enquiry::Record;
use yuanyin::features::find_provision;
use yuanyin::office::{Authorship, Change, Document, Remark, Version};
use yuanyin::project::Project;
use yuanyin::resolve::{Finding, check_compilation};
use yuanyin::search::words::{Habit, Words};
use yuanyin::session::requests::OWN_REQUESTS;

use crate::editor::{Editor, capabilities};
use crate::mutation;

/// Tries about so many cases: how many, or what broke something, as short as it could be made.
type Target = fn(u32) -> Result<u32, String>;

/// Every target with its name.
pub const TARGETS: [(&str, Target); 8] = [
    ("reading", reading),
    ("edits", edits),
    ("corpus", corpus),
    ("project", project),
    ("search", search),
    ("messages", messages),
    ("bytes", bytes),
    ("office", office),
];

/// The languages of documents, as editors name them.
const LANGUAGES: [&str; 10] = [
    "plaintext",
    "markdown",
    "latex",
    "typst",
    "asciidoc",
    "restructuredtext",
    "org",
    "html",
    "mdx",
    LANGUAGE_ID,
];

/// Word processors' documents: what can be read can be changed and reviewed, and is read again as it then is.
fn office(cases: u32) -> Result<u32, String> {
    run(cases, mutation::document(), |bytes| {
        let version = match bytes.len() % 2 {
            0 => Version::AsChanged,
            _ => Version::Original,
        };
        let Ok(document) = Document::read(bytes, version) else {
            return Ok(());
        };
        let draft = Draft::open(document.text(), LANGUAGE_ID, embedded::corpus());
        let mut remarks = Vec::new();
        for (id, finding) in draft.findings() {
            let range = id.within(&finding.range);
            let place = document.place(&range);
            prop_assert!(!place.words.is_empty(), "{range:?}");
            remarks.push(Remark {
                range,
                paragraphs: vec!["甲".to_owned()],
            });
        }
        let authorship = Authorship {
            author: "乙".to_owned(),
            time: "2026-11-30T12:00:00Z".to_owned(),
        };
        let reviewed = document.reviewed(&remarks, None, &authorship);
        if let Ok(reviewed) = reviewed {
            let again = Document::read(reviewed, version);
            prop_assert_eq!(again.err(), None);
        }
        let changes: Vec<Change> = (remarks.iter())
            .map(|remark| Change {
                range: remark.range.clone(),
                text: "七.20".to_owned(),
            })
            .collect();
        for tracked in [None, Some(&authorship)] {
            // A part that is not read can be broken, too.
            let Ok(changed) = document.changed(&changes, tracked) else {
                continue;
            };
            prop_assert_eq!(Document::read(changed, version).err(), None);
        }
        Ok(())
    })
}

fn run<S: Strategy>(
    cases: u32,
    strategy: S,
    test: impl Fn(S::Value) -> Result<(), TestCaseError>,
) -> Result<u32, String> {
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    TestRunner::new(config)
        .run(&strategy, test)
        .map(|()| cases)
        .map_err(|error| error.to_string())
}

fn language() -> impl Strategy<Value = &'static str> {
    prop::sample::select(LANGUAGES.to_vec())
}

/// Reading and marking up: every place is one, and what would be written there can be.
fn reading(cases: u32) -> Result<u32, String> {
    run(cases, (mutation::text(), language()), |(text, language)| {
        let draft = Draft::open(&text, language, embedded::corpus());
        for (base, reading) in draft.readings() {
            for citation in &reading.citations {
                let range = base + citation.range.start..base + citation.range.end;
                prop_assert!(
                    text.get(range.clone())
                        .is_some_and(|cited| !cited.is_empty()),
                    "{range:?}"
                );
            }
        }
        for (id, finding) in draft.findings() {
            let range = id.within(&finding.range);
            prop_assert!(text.get(range.clone()).is_some(), "{range:?}");
            for (range, _) in finding.fixes.iter().flat_map(|fix| &fix.edits) {
                let range = id.within(range);
                prop_assert!(text.get(range.clone()).is_some(), "{range:?}");
            }
        }
        Ok(())
    })
}

type Told = (Vec<(usize, Citation)>, Vec<Finding>);

fn told(draft: &Draft) -> Told {
    let citations = draft.readings().flat_map(|(base, reading)| {
        let citations = reading.citations.iter();
        citations.map(move |citation| (base, citation.clone()))
    });
    let findings = draft.findings().map(|(_, finding)| Finding::clone(finding));
    (citations.collect(), findings.collect())
}

/// What has been edited reads like what is opened afresh.
fn edits(cases: u32) -> Result<u32, String> {
    let cases_of = (mutation::text(), language(), mutation::edits());
    run(cases, cases_of, |(text, language, edits)| {
        let mut draft = Draft::open(&text, language, embedded::corpus());
        for (at, length, replacement) in edits {
            let at = at % (draft.text().len() + 1);
            draft.replace(at..at + length, &replacement);
            let fresh = Draft::open(&draft.text().to_string(), language, embedded::corpus());
            prop_assert_eq!(told(&draft), told(&fresh));
            prop_assert_eq!(draft.subject(), fresh.subject());
        }
        Ok(())
    })
}

/// A damaged compilation is read, and what is wrong has its place.
fn corpus(cases: u32) -> Result<u32, String> {
    // A compilation takes as long to read as a hundred drafts.
    run(
        cases.div_ceil(8),
        mutation::corpus_file(),
        |(file, text)| {
            let mut files = embedded::files();
            files[file].text = Arc::from(text);
            let (corpus, mut problems) = read(embedded::NAME, "zh", files.clone());
            problems.extend(check_compilation(&corpus));
            for problem in &problems {
                let place = files.iter().find(|file| file.path == problem.file);
                let is_in_it =
                    place.is_none_or(|file| file.text.get(problem.range.clone()).is_some());
                prop_assert!(is_in_it, "{problem:?}");
            }
            Draft::open(
                "见七.20、第3/4号决定第2段(b)项和第7/3号决议附件一第20段。",
                "plaintext",
                Arc::new(corpus),
            );
            Ok(())
        },
    )
}

/// A damaged project file is read, and what is wrong has its place.
fn project(cases: u32) -> Result<u32, String> {
    run(cases, mutation::project_file(), |text| {
        let project = Project::of_text(Path::new("/drafts"), &text, |path| {
            Ok(Path::new("/drafts").join(path))
        });
        for problem in &project.problems {
            let range = problem.range.clone();
            prop_assert!(text.get(range.clone()).is_some(), "{range:?}");
        }
        Ok(())
    })
}

/// A query is answered with provisions that there are, as many as were asked for at most.
fn search(cases: u32) -> Result<u32, String> {
    const LANGUAGES: [&[u8; 2]; 4] = [b"zh", b"en", b"ru", b"ar"];
    let language = (0..LANGUAGES.len()).prop_map(|which| Language::of(*LANGUAGES[which]));
    let query = (mutation::query(), 0_usize..60, language);
    run(cases, query, |(query, most, language)| {
        let corpus = embedded::corpus();
        let found = find_provision::search(&corpus, &query, most, language, &Habit::new());
        prop_assert!(found.len() <= most, "{} of {most}", found.len());
        // What is shown of each is marked in its text.
        let words = Words::of(&corpus);
        let read = words.read(&corpus, &query);
        for one in found {
            let provision = corpus.provisions.get(one.provision);
            prop_assert!(provision.is_some_and(|provision| provision.id == one.id));
            let _ = (&read, Record::from(one));
        }
        Ok(())
    })
}

/// What an editor may do. Places are in lines and UTF-16 code units, and need not be there.
#[derive(Clone, Debug)]
enum Doing {
    /// One of the [`method`]s, there, with words.
    Ask(usize, Place, String),
    /// A change of a document.
    Change(Place, String),
    /// A document is closed and opened with another text, as of a language.
    Reopen(String, &'static str),
    /// A file of the folder has changed: a draft, the project file, a file of a compilation.
    File(usize, String),
    /// Other settings.
    Settings(Value),
    /// A request is taken back, answered or not.
    Cancel(i64),
    /// Time passes.
    Wait(u64),
}

/// Which document, a line and a column.
type Place = (usize, u32, u32);

const DOCUMENTS: [&str; 2] = ["file:///drafts/open.md", "file:///drafts/other.tex"];

const FILES: [&str; 5] = [
    "/drafts/closed.md",
    "/drafts/.yuanyin.toml",
    "/drafts/ours/compilation.toml",
    "/drafts/ours/zh/part-a.md",
    "/drafts/ours/bodies.toml",
];

fn doing() -> impl Strategy<Value = Doing> {
    let place = || (0..DOCUMENTS.len(), 0_u32..40, 0_u32..200);
    let settings = prop::sample::select(vec![
        json!({}),
        json!({"locale": "en", "houseForm": "report"}),
        json!({"corpus": "/drafts/ours"}),
        json!({"corpora": {"ours": "/drafts/ours"}}),
        json!({"exclude": ["*.md"], "extensions": ["tex"], "subject": "other"}),
        json!({"diagnostics": {"ambiguous": "off", "uncited": "hint"}, "inlayHints": "place"}),
        json!({"corpus": 7, "nothing": null}),
    ]);
    prop_oneof![
        8 => (0..METHODS.len() + OWN_REQUESTS.len(), place(), mutation::query())
            .prop_map(|(method, place, words)| Doing::Ask(method, place, words)),
        4 => (place(), mutation::text()).prop_map(|(place, text)| Doing::Change(place, text)),
        1 => (mutation::text(), language()).prop_map(|(text, of)| Doing::Reopen(text, of)),
        1 => (0..FILES.len(), prop_oneof![mutation::text(), mutation::project_file()])
            .prop_map(|(file, text)| Doing::File(file, text)),
        1 => settings.prop_map(Doing::Settings),
        1 => (0_i64..20).prop_map(Doing::Cancel),
        1 => (0_u64..5_000).prop_map(Doing::Wait),
    ]
}

const METHODS: [&str; 19] = [
    "textDocument/hover",
    "textDocument/completion",
    "textDocument/definition",
    "textDocument/typeDefinition",
    "textDocument/references",
    "textDocument/documentHighlight",
    "textDocument/codeAction",
    "textDocument/codeLens",
    "textDocument/documentSymbol",
    "textDocument/foldingRange",
    "textDocument/documentLink",
    "textDocument/semanticTokens/full",
    "textDocument/semanticTokens/range",
    "textDocument/inlayHint",
    "textDocument/diagnostic",
    "textDocument/prepareCallHierarchy",
    "workspace/diagnostic",
    "workspace/symbol",
    "workspace/executeCommand",
];

/// A method of LSP's or of our own.
fn method(which: usize) -> &'static str {
    let own = || Some(OWN_REQUESTS.get(which - METHODS.len())?.method);
    METHODS.get(which).copied().or_else(own).unwrap_or_default()
}

/// Panics of the session, which answers with an error and goes on.
static PANICS: AtomicUsize = AtomicUsize::new(0);

/// Counts the panics of what is tried instead of telling of them.
fn counting_panics<T>(work: impl FnOnce() -> T) -> T {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {
        PANICS.fetch_add(1, Ordering::Relaxed);
    }));
    let done = work();
    std::panic::set_hook(before);
    done
}

/// An editor with two documents open, one of them with this text.
fn editor_with(text: &str) -> Editor {
    let mut editor = Editor::start(&[("/drafts/closed.md", "见A部分 七.20。\n")]);
    editor.initialize(capabilities(), Value::Null);
    editor.open_document(DOCUMENTS[0], text);
    editor.open_document(DOCUMENTS[1], "见A部分 七.45。\n");
    editor
}

fn do_it(editor: &mut Editor, doing: Doing, version: i32) {
    match doing {
        Doing::Ask(method, (document, line, character), words) => {
            let position = json!({"line": line, "character": character});
            let range =
                json!({"start": position, "end": {"line": line + 1, "character": character / 2}});
            let uri = DOCUMENTS[document];
            let id = editor.begin(
                self::method(method),
                json!({
                    "textDocument": {"uri": uri}, "position": position, "range": range, "query": words,
                    "context": {"diagnostics": [], "includeDeclaration": true, "triggerKind": 1},
                    "command": "yuanyin.search", "arguments": [{"query": words, "limit": 3}],
                    "uri": uri, "uris": [uri], "citation": words, "topic": words, "identity": words,
                    "previousResultIds": [], "convertAll": "report", "limit": 5,
                }),
            );
            editor.answer(id);
        }
        Doing::Change((document, line, character), text) => {
            let start = json!({"line": line, "character": character});
            let end = json!({"line": line + character % 3, "character": character / 2});
            let change = json!({"range": {"start": start, "end": end}, "text": text});
            editor.notify(
                "textDocument/didChange",
                json!({
                    "textDocument": {"uri": DOCUMENTS[document], "version": version}, "contentChanges": [change],
                }),
            );
        }
        Doing::Reopen(text, language) => {
            let document = json!({"uri": DOCUMENTS[1]});
            editor.notify("textDocument/didClose", json!({"textDocument": document}));
            let document = json!({"uri": DOCUMENTS[1], "languageId": language, "version": version, "text": text});
            editor.notify("textDocument/didOpen", json!({"textDocument": document}));
        }
        Doing::File(file, text) => {
            editor.files().write(FILES[file], &text);
            let change = json!({"uri": format!("file://{}", FILES[file]), "type": 2});
            let changes = json!({"changes": [change]});
            editor.notify("workspace/didChangeWatchedFiles", changes);
        }
        Doing::Settings(settings) => {
            let settings = json!({"settings": {"yuanyin": settings}});
            editor.notify("workspace/didChangeConfiguration", settings);
        }
        Doing::Cancel(id) => editor.notify("$/cancelRequest", json!({"id": id})),
        Doing::Wait(milliseconds) => editor.wait(Duration::from_millis(milliseconds)),
    }
}

/// Both documents are still there.
fn goes_on(editor: &mut Editor) -> Result<(), TestCaseError> {
    let id = editor.begin("yuanyin/status", json!({}));
    let answer = editor.answer(id);
    prop_assert_eq!(
        &answer["result"]["counts"]["documents"],
        &json!(2),
        "{}",
        answer
    );
    Ok(())
}

/// A session goes on whatever an editor says, and nothing in it panics.
fn messages(cases: u32) -> Result<u32, String> {
    let sequence = (mutation::text(), prop::collection::vec(doing(), 1..20));
    let tried = |(text, doings): (String, Vec<Doing>)| {
        let panics = PANICS.load(Ordering::Relaxed);
        let mut editor = editor_with(&text);
        for (version, doing) in (2..).zip(doings) {
            do_it(&mut editor, doing, version);
            prop_assert_eq!(PANICS.load(Ordering::Relaxed), panics, "a panic");
        }
        goes_on(&mut editor)
    };
    counting_panics(|| run(cases.div_ceil(4), sequence, tried))
}

/// Messages that are none, or of shapes that nobody sends, are answered or passed over.
fn bytes(cases: u32) -> Result<u32, String> {
    let bodies = prop::collection::vec(mutation::message(), 1..12);
    let tried = |bodies: Vec<Vec<u8>>| {
        let panics = PANICS.load(Ordering::Relaxed);
        let mut editor = editor_with("见A部分 七.20。\n");
        for body in bodies {
            if !editor.send_bytes(&body) {
                // It said `exit`.
                return Ok(());
            }
            prop_assert_eq!(PANICS.load(Ordering::Relaxed), panics, "a panic");
        }
        Ok(())
    };
    counting_panics(|| run(cases.div_ceil(4), bodies, tried))
}
