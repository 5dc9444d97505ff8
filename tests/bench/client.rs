//! A process spoken to in LSP frames, and the echo that gives the floor.

use std::io::BufReader;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::Draft;
use crate::process::{self, read_frame, write_frame};

pub const URI: &str = "untitled:bench";

/// Typed one after another at the start of a line, then deleted: a wrong citation appears and goes.
const TYPED: [&str; 4] = ["见", "七", ".", "45"];

pub struct Process {
    process: process::Process,
    last_id: u64,
    version: i64,
}

impl Process {
    /// The server, initialised.
    pub fn server() -> Process {
        let mut process = Process::start(Command::new(env!("CARGO_BIN_EXE_yuanyin")).arg("lsp"));
        let capabilities = json!({"general": {"positionEncodings": ["utf-8"]}, "textDocument": {"publishDiagnostics": {"versionSupport": true}}});
        process.request(
            "initialize",
            &json!({"processId": null, "rootUri": null, "capabilities": capabilities}),
        );
        process.notify("initialized", &json!({}));
        process
    }

    /// This program, echoing.
    pub fn echo() -> Process {
        let this = std::env::current_exe().expect("the benchmark knows its own path");
        Process::start(Command::new(this).arg("--echo"))
    }

    fn start(command: &mut Command) -> Process {
        Process {
            process: process::start(command.stderr(Stdio::null())),
            last_id: 0,
            version: 1,
        }
    }

    pub fn open(&mut self, text: &str) {
        let document = json!({"uri": URI, "languageId": "markdown", "version": 1, "text": text});
        self.notify("textDocument/didOpen", &json!({"textDocument": document}));
        self.wait_for_diagnostics(1);
    }

    /// One edit in the middle of the draft, until its diagnostics have arrived.
    pub fn keystroke(&mut self, draft: &Draft, round: usize) -> Duration {
        self.version += 1;
        let (cycle, line) = (TYPED.len() + 1, draft.typing_line);
        let typed_before: usize = TYPED[..round % cycle].iter().map(|typed| typed.len()).sum();
        let (start, end, text) = match TYPED.get(round % cycle) {
            Some(typed) => (typed_before, typed_before, *typed),
            None => (0, typed_before, ""),
        };
        let range = json!({"start": {"line": line, "character": start}, "end": {"line": line, "character": end}});
        let begin = Instant::now();
        self.notify(
            "textDocument/didChange",
            &json!({"textDocument": {"uri": URI, "version": self.version}, "contentChanges": [{"range": range, "text": text}]}),
        );
        self.wait_for_diagnostics(self.version);
        begin.elapsed()
    }

    /// One request, until it is answered.
    pub fn request(&mut self, method: &str, params: &Value) -> Duration {
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
            let message: Value = serde_json::from_slice(&body).expect("the server writes JSON");
            if message.get("id").and_then(Value::as_u64) == Some(id) {
                let result = &message["result"];
                assert!(!result.is_null(), "{method} has no answer: {message}");
                return elapsed;
            }
        }
    }

    /// A body of `sent` bytes answered by one of `wanted` bytes.
    pub fn round_trip(&mut self, sent: usize, wanted: usize) -> Duration {
        let body = format!("{wanted:<sent$}");
        let begin = Instant::now();
        self.send(body.as_bytes());
        self.receive();
        begin.elapsed()
    }

    /// Resident memory now, from the kernel; 0 where it does not tell.
    pub fn resident_kib(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.child.id()));
        status
            .unwrap_or_default()
            .lines()
            .find_map(|line| {
                line.strip_prefix("VmRSS:")?
                    .trim()
                    .strip_suffix(" kB")?
                    .trim()
                    .parse()
                    .ok()
            })
            .unwrap_or_default()
    }

    fn wait_for_diagnostics(&mut self, version: i64) {
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

    fn notify(&mut self, method: &str, params: &Value) {
        self.send(
            json!({"jsonrpc": "2.0", "method": method, "params": params})
                .to_string()
                .as_bytes(),
        );
    }

    fn send(&mut self, body: &[u8]) {
        write_frame(&mut self.process.input, body).expect("the process reads");
    }

    fn receive(&mut self) -> Vec<u8> {
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

/// Answers each frame with one as long as the number in it says, until the input ends.
pub fn echo_forever() {
    let mut input = BufReader::new(std::io::stdin().lock());
    let mut output = std::io::stdout().lock();
    while let Some(body) = read_frame(&mut input) {
        let wanted: usize = String::from_utf8_lossy(&body).trim().parse().unwrap_or(0);
        if write_frame(&mut output, &vec![b' '; wanted]).is_err() {
            return;
        }
    }
}
