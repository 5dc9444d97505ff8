//! A process spoken to in LSP frames, and the echo that gives the floor.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::Draft;

pub const URI: &str = "untitled:bench";

/// Typed one after another at the start of a line, then deleted: a wrong citation appears and goes.
const TYPED: [&str; 4] = ["见", "七", ".", "45"];

pub struct Process {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
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
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the process starts");
        let input = child.stdin.take().expect("stdin is piped");
        let output = BufReader::new(child.stdout.take().expect("stdout is piped"));
        Process {
            child,
            input,
            output,
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
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()));
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
        write_frame(&mut self.input, body);
    }

    fn receive(&mut self) -> Vec<u8> {
        read_frame(&mut self.output).expect("the process answers")
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Nothing depends on how it ends.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Answers each frame with one as long as the number in it says, until the input ends.
pub fn echo_forever() {
    let mut input = BufReader::new(std::io::stdin().lock());
    let mut output = std::io::stdout().lock();
    while let Some(body) = read_frame(&mut input) {
        let wanted: usize = String::from_utf8_lossy(&body).trim().parse().unwrap_or(0);
        write_frame(&mut output, &vec![b' '; wanted]);
    }
}

fn write_frame(output: &mut impl Write, body: &[u8]) {
    let mut frame = format!("Content-Length: {}\r\n\r\n", body.len()).into_bytes();
    frame.extend_from_slice(body);
    output
        .write_all(&frame)
        .and_then(|()| output.flush())
        .expect("the process reads");
}

fn read_frame(input: &mut impl BufRead) -> Option<Vec<u8>> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if input.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end() {
            "" => break,
            header => {
                if let Some(value) = header.strip_prefix("Content-Length:") {
                    length = value.trim().parse().ok()?;
                }
            }
        }
    }
    let mut body = vec![0; length];
    input.read_exact(&mut body).ok()?;
    Some(body)
}
