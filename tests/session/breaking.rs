//! A program whose files break whoever asks for them: what a handler that panics does to a session.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::{Value, json};
use yuanyin::corpus::{Corpus, CorpusProblem, LoadError};
use yuanyin::project::{Patterns, Project};
use yuanyin::session::{FileSystem, MemoryFiles, Stamp};

use crate::editor::{Editor, at, capabilities};

/// Files in memory, of which the copies of the compilation and single drafts cannot be had without a panic.
struct BreakingFiles(Arc<MemoryFiles>);

impl FileSystem for BreakingFiles {
    fn open_project(&self, root: &Path, text: Option<&str>) -> Project {
        self.0.open_project(root, text)
    }

    fn load_corpus(&self, _: &Path) -> Result<(Corpus, Vec<CorpusProblem>), LoadError> {
        panic!("on purpose")
    }

    fn corpus_files(&self, folder: &Path) -> Vec<(PathBuf, Stamp)> {
        self.0.corpus_files(folder)
    }

    fn built_in_corpus(&self, _: &Corpus) -> io::Result<PathBuf> {
        panic!("on purpose")
    }

    fn drafts(
        &self,
        folder: &Path,
        exclude: &Patterns,
        extensions: &[String],
        goes_on: &(dyn Fn() -> bool + Sync),
    ) -> Vec<PathBuf> {
        self.0.drafts(folder, exclude, extensions, goes_on)
    }

    fn drafts_among(
        &self,
        paths: &[PathBuf],
        folder: &Path,
        exclude: &Patterns,
        extensions: &[String],
    ) -> Vec<PathBuf> {
        self.0.drafts_among(paths, folder, exclude, extensions)
    }

    fn stamp(&self, file: &Path) -> Option<Stamp> {
        self.0.stamp(file)
    }

    fn read(&self, _: &Path) -> io::Result<Vec<u8>> {
        panic!("on purpose")
    }

    fn is_there(&self, path: &Path) -> bool {
        self.0.is_there(path)
    }

    fn is_folder(&self, path: &Path) -> bool {
        self.0.is_folder(path)
    }

    fn is_too_wide(&self, folder: &Path) -> bool {
        self.0.is_too_wide(folder)
    }
}

/// JSON-RPC's code for what went wrong inside.
const INTERNAL_ERROR: i64 = -32603;

#[test]
fn whatever_panics_is_answered_for_and_the_session_goes_on() {
    const URI: &str = "file:///drafts/a.md";
    let memory = Arc::new(MemoryFiles::default());
    memory.write("/drafts/closed.md", "见A部分 七.20。\n");
    memory.write("/ours/compilation.toml", "");
    let files = Arc::new(BreakingFiles(Arc::clone(&memory)));
    let mut editor = Editor::start_with(memory, files);
    // Looking through the folder breaks off at the draft that is not open.
    editor.initialize(capabilities(), Value::Null);
    editor.open_document(URI, "见A部分 七.20、七.45。\n");
    assert_eq!(editor.codes(URI), ["no-such-provision"]);
    let hover = |editor: &mut Editor| {
        let hover = editor.ask("textDocument/hover", at(URI, 13));
        hover["contents"]["value"].as_str().map(str::to_owned)
    };
    for _ in 0..3 {
        let id = editor.begin("textDocument/definition", at(URI, 13));
        assert_eq!(editor.answer(id)["error"]["code"], INTERNAL_ERROR);
        assert!(hover(&mut editor).is_some_and(|shown| shown.contains("A.七.20")));
    }
    let document = json!({"uri": URI, "version": 2});
    let change =
        json!({"textDocument": document, "contentChanges": [{"text": "见A部分 七.46、七.47。\n"}]});
    editor.notify("textDocument/didChange", change);
    assert_eq!(editor.codes(URI).len(), 2);

    // A compilation that breaks its reader is one that cannot be read.
    let settings = json!({"settings": {"yuanyin": {"corpus": "/ours"}}});
    editor.notify("workspace/didChangeConfiguration", settings);
    let told = editor.said("window/showMessage").expect("it is told");
    assert!(told.to_string().contains("/ours: cannot be read"), "{told}");
    let settings = json!({"settings": {"yuanyin": {}}});
    editor.notify("workspace/didChangeConfiguration", settings);
    assert_eq!(editor.codes(URI).len(), 2);
}
