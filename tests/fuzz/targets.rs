//! What is tried with what comes in.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use serde_json::{Value, json};
use yuanyin::citation::Citation;
use yuanyin::corpus::{embedded, read};
use yuanyin::draft::Draft;
use yuanyin::draft::office::LANGUAGE_ID;
use yuanyin::office::{Authorship, Change, Document, Remark, Version};
use yuanyin::project::Project;
use yuanyin::resolve::{Finding, check_compilation};

use crate::editor::{Editor, capabilities};
use crate::mutation;

/// Tries about so many cases: how many, or what broke something, as short as it could be made.
type Target = fn(u32) -> Result<u32, String>;

/// Every target with its name.
pub const TARGETS: [(&str, Target); 6] = [
    ("reading", reading),
    ("edits", edits),
    ("corpus", corpus),
    ("project", project),
    ("messages", messages),
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

/// What an editor may do: its method, and where, in lines and UTF-16 code units that need not be there.
fn doing() -> impl Strategy<Value = (usize, u32, u32, String)> {
    (0..DOING.len() + 3, 0_u32..40, 0_u32..200, mutation::text())
}

const DOING: [&str; 16] = [
    "textDocument/hover",
    "textDocument/completion",
    "textDocument/definition",
    "textDocument/references",
    "textDocument/documentHighlight",
    "textDocument/codeAction",
    "textDocument/documentSymbol",
    "textDocument/foldingRange",
    "textDocument/documentLink",
    "textDocument/semanticTokens/full",
    "textDocument/inlayHint",
    "textDocument/codeLens",
    "textDocument/diagnostic",
    "textDocument/prepareCallHierarchy",
    "workspace/symbol",
    "workspace/executeCommand",
];

/// Panics of the session, which answers with an error and goes on.
static PANICS: AtomicUsize = AtomicUsize::new(0);

/// A session goes on whatever an editor says, and nothing in it panics.
fn messages(cases: u32) -> Result<u32, String> {
    let sequence = (mutation::text(), prop::collection::vec(doing(), 1..12));
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {
        PANICS.fetch_add(1, Ordering::Relaxed);
    }));
    let result = run(cases.div_ceil(4), sequence, |(text, doings)| {
        const URI: &str = "file:///drafts/open.md";
        let panics = PANICS.load(Ordering::Relaxed);
        let mut editor = Editor::start(&[]);
        editor.initialize(capabilities(), Value::Null);
        editor.open_document(URI, &text);
        for (version, (method, line, character, text)) in (2..).zip(doings) {
            let position = json!({"line": line, "character": character});
            let range =
                json!({"start": position, "end": {"line": line + 1, "character": character / 2}});
            let document = json!({"uri": URI, "version": version});
            if let Some(method) = DOING.get(method) {
                let id = editor.begin(
                    method,
                    json!({
                        "textDocument": document, "position": position, "range": range, "query": text,
                        "context": {"diagnostics": [], "includeDeclaration": true},
                        "command": "yuanyin.search", "arguments": [{"query": text, "limit": 3}],
                    }),
                );
                editor.answer(id);
            } else {
                let change = json!({"range": range, "text": text});
                let changed = json!({"textDocument": document, "contentChanges": [change]});
                editor.notify("textDocument/didChange", changed);
            }
            prop_assert_eq!(PANICS.load(Ordering::Relaxed), panics, "a panic");
        }
        let id = editor.begin("yuanyin/status", json!({}));
        prop_assert_eq!(
            &editor.answer(id)["result"]["counts"]["documents"],
            &json!(1)
        );
        Ok(())
    });
    std::panic::set_hook(before);
    result
}
