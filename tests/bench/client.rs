//! A process spoken to in LSP frames: the server, with one document open.

use std::ffi::OsString;
use std::ops::Range;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::process::{self, read_frame, write_frame};

pub const URI: &str = "untitled:bench";

/// Typed one after another at the start of a line, then deleted: a wrong citation appears and goes.
const TYPED: [&str; 4] = ["见", "七", ".", "45"];

/// The program that is measured: the one that has been built, or another that `YUANYIN` names, so that two
/// can be compared in turns.
pub fn program() -> OsString {
    std::env::var_os("YUANYIN").unwrap_or_else(|| env!("CARGO_BIN_EXE_yuanyin").into())
}

pub struct Process {
    pub process: process::Process,
    last_id: u64,
    version: i64,
}

impl Process {
    /// The server, initialised by an editor that resolves code actions, or else makes the changes that it is
    /// asked to make.
    pub fn server(resolves: bool) -> Process {
        Process::server_in(resolves, None)
    }

    /// The same with a folder open.
    pub fn server_in(resolves: bool, folder: Option<&Path>) -> Process {
        let mut capabilities = json!({
            "general": {"positionEncodings": ["utf-8"]},
            "textDocument": {"publishDiagnostics": {"versionSupport": true}},
            "workspace": {"applyEdit": true},
        });
        if resolves {
            capabilities["textDocument"]["codeAction"] =
                json!({"dataSupport": true, "resolveSupport": {"properties": ["edit"]}});
        }
        let mut process = Process::start(Command::new(program()).arg("lsp"));
        let folders = folder.map(
            |folder| json!([{"uri": format!("file://{}", folder.display()), "name": "drafts"}]),
        );
        process.request(
            "initialize",
            &json!({"processId": null, "rootUri": null, "capabilities": capabilities, "workspaceFolders": folders}),
        );
        process.notify("initialized", &json!({}));
        process
    }

    /// A program that speaks in frames.
    pub fn start(command: &mut Command) -> Process {
        Process {
            process: process::start(command.stderr(Stdio::null())),
            last_id: 0,
            version: 1,
        }
    }

    /// Opens a document, until its diagnostics have arrived.
    pub fn open(&mut self, language: &str, text: &str) -> Duration {
        self.version = 1;
        let document = json!({"uri": URI, "languageId": language, "version": 1, "text": text});
        let begin = Instant::now();
        self.notify("textDocument/didOpen", &json!({"textDocument": document}));
        self.wait_for_diagnostics(1);
        begin.elapsed()
    }

    /// One edit at the beginning of a line, until its diagnostics have arrived.
    pub fn keystroke(&mut self, line: usize, round: usize) -> Duration {
        self.keystrokes(line, round..round + 1)
    }

    /// Edits at the beginning of a line in one go, until the diagnostics of the last have arrived.
    pub fn keystrokes(&mut self, line: usize, rounds: Range<usize>) -> Duration {
        let begin = Instant::now();
        for round in rounds {
            self.edit(line, round);
        }
        self.wait_for_diagnostics(self.version);
        begin.elapsed()
    }

    fn edit(&mut self, line: usize, round: usize) {
        let cycle = TYPED.len() + 1;
        let typed_before: usize = TYPED[..round % cycle].iter().map(|typed| typed.len()).sum();
        let (start, end, text) = match TYPED.get(round % cycle) {
            Some(typed) => (typed_before, typed_before, *typed),
            None => (0, typed_before, ""),
        };
        let range = json!({"start": {"line": line, "character": start}, "end": {"line": line, "character": end}});
        self.replace(&range, text);
    }

    /// Puts a text in the place of what stands in a range, and does not wait.
    pub fn replace(&mut self, range: &Value, text: &str) {
        self.version += 1;
        self.notify(
            "textDocument/didChange",
            &json!({"textDocument": {"uri": URI, "version": self.version}, "contentChanges": [{"range": range, "text": text}]}),
        );
    }

    /// One request, until it is answered, and the answer.
    pub fn request(&mut self, method: &str, params: &Value) -> (Duration, Value) {
        self.last_id += 1;
        let id = self.last_id;
        let begin = Instant::now();
        self.send(
            json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params})
                .to_string()
                .as_bytes(),
        );
        loop {
            let body = self.receive();
            let elapsed = begin.elapsed();
            let mut message: Value = serde_json::from_slice(&body).expect("the server writes JSON");
            if message.get("id").and_then(Value::as_u64) == Some(id) {
                assert!(message.get("error").is_none(), "{method}: {message}");
                return (elapsed, message["result"].take());
            }
        }
    }

    /// Waits for the diagnostics of a version of a document, whichever it is of.
    pub fn wait_for_diagnostics(&mut self, version: i64) {
        loop {
            let body = self.receive();
            let message: Value = serde_json::from_slice(&body).expect("the server writes JSON");
            if message["method"] == "textDocument/publishDiagnostics"
                && message["params"]["version"] == version
            {
                return;
            }
        }
    }

    pub fn notify(&mut self, method: &str, params: &Value) {
        self.send(
            json!({"jsonrpc": "2.0", "method": method, "params": params})
                .to_string()
                .as_bytes(),
        );
    }

    pub fn send(&mut self, body: &[u8]) {
        write_frame(&mut self.process.input, body).expect("the process reads");
    }

    pub fn receive(&mut self) -> Vec<u8> {
        read_frame(&mut self.process.output).expect("the process answers")
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Nothing depends on how it ends.
        let _ = self.process.child.kill();
        let _ = self.process.child.wait();
    }
}
