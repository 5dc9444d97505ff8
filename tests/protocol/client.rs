//! A client that holds the server to the protocol.
//!
//! Every request must be answered exactly once, every other message must be read by the test, and
//! the conversation must be ended: [`Client::finish`] fails on whatever is left over. Waiting has
//! a limit, and every failure shows what the server has written to its standard error.

use std::collections::{BTreeMap, VecDeque};
use std::io::{BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::process::{self, read_frame, write_frame};

/// How long a message may take to come. Far more than any does: only a server that hangs takes
/// that long.
const PATIENCE: Duration = Duration::from_secs(180);

/// What a request came to: the result, or the error object.
pub type Answer = Result<Value, Value>;

/// One conversation with one server process.
pub struct Client {
    child: Child,
    /// `None` once the client has closed its end.
    input: Option<ChildStdin>,
    /// Everything that the server writes, frame by frame; closed when its output ends.
    frames: Receiver<Vec<u8>>,
    errors: Arc<Mutex<String>>,
    last_id: u64,
    /// Requests that are not answered yet, by id.
    unanswered: BTreeMap<u64, String>,
    /// Answers that came before the test asked for them.
    answers: BTreeMap<u64, Answer>,
    /// Notifications and requests of the server that the test has not read.
    unread: VecDeque<Value>,
    /// The last version of which diagnostics came, by document.
    diagnosed: BTreeMap<String, i64>,
    /// What the test is waiting for, for failures.
    waiting_for: String,
    ended: bool,
}

/// Where this run's servers keep the copies of the corpus.
pub fn cache() -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("protocol-cache")
}

/// The server's command line, away from the user's own cache. `YUANYIN_TEST_SERVER` names another program that
/// serves in the same way (`tests/web` has the WebAssembly module do so).
pub fn server_command() -> Command {
    let program = std::env::var_os("YUANYIN_TEST_SERVER");
    let mut command = Command::new(program.unwrap_or_else(|| env!("CARGO_BIN_EXE_yuanyin").into()));
    command.arg("lsp").env("XDG_CACHE_HOME", cache());
    command
}

/// Waits for a process to end by itself; `None` where it does not.
pub fn end_of(child: &mut Child) -> Option<ExitStatus> {
    let begin = Instant::now();
    while begin.elapsed() < PATIENCE {
        if let Some(status) = child.try_wait().expect("the process is ours") {
            return Some(status);
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    None
}

/// What an editor like Neovim says of itself: UTF-8 positions, diagnostics pushed to it.
pub fn capabilities() -> Value {
    json!({
        "general": {"positionEncodings": ["utf-8", "utf-16"]},
        "textDocument": {
            "hover": {"contentFormat": ["plaintext"]},
            "completion": {"completionItem": {"documentationFormat": ["markdown", "plaintext"]}},
            "definition": {"linkSupport": true},
            "publishDiagnostics": {"relatedInformation": true, "versionSupport": true},
            "documentSymbol": {"hierarchicalDocumentSymbolSupport": true},
        },
    })
}

/// The parameters of `initialize`.
pub fn initialize_params(capabilities: Value, options: Value) -> Value {
    json!({
        "processId": null,
        "rootUri": null,
        "locale": "en",
        "capabilities": capabilities,
        "initializationOptions": options,
    })
}

impl Client {
    /// A server that has not been spoken to yet.
    pub fn start() -> Client {
        Client::start_command(server_command())
    }

    /// A server started in a way of its own.
    pub fn start_command(mut command: Command) -> Client {
        let process::Process {
            mut child,
            input,
            output,
        } = process::start(command.stderr(Stdio::piped()));
        let errors = Arc::new(Mutex::new(String::new()));
        let stderr = child.stderr.take().expect("stderr is piped");
        collect(stderr, Arc::clone(&errors));
        Client {
            child,
            input: Some(input),
            frames: read_frames(output),
            errors,
            last_id: 0,
            unanswered: BTreeMap::new(),
            answers: BTreeMap::new(),
            unread: VecDeque::new(),
            diagnosed: BTreeMap::new(),
            waiting_for: String::new(),
            ended: false,
        }
    }

    /// A server initialised by an editor with UTF-8 positions, to which diagnostics are pushed.
    pub fn open_editor() -> Client {
        Client::open_editor_with(capabilities(), Value::Null)
    }

    /// A server initialised with other capabilities or with settings.
    pub fn open_editor_with(capabilities: Value, options: Value) -> Client {
        let mut client = Client::start();
        client.initialize(&initialize_params(capabilities, options));
        client
    }

    /// The handshake; what the server said to `initialize`.
    pub fn initialize(&mut self, params: &Value) -> Value {
        let said = self.ask("initialize", params);
        self.notify("initialized", &json!({}));
        said
    }

    /// Sends a request; the id to ask for its answer with.
    pub fn request(&mut self, method: &str, params: &Value) -> u64 {
        self.request_with(method, &json!({"params": params}))
    }

    /// Sends a request with fields that may be other than JSON-RPC's.
    pub fn request_with(&mut self, method: &str, fields: &Value) -> u64 {
        self.last_id += 1;
        let id = self.last_id;
        self.unanswered.insert(id, method.to_owned());
        let mut message = json!({"jsonrpc": "2.0", "id": id, "method": method});
        for (name, value) in fields.as_object().expect("fields have names") {
            message[name] = value.clone();
        }
        self.send(&message);
        id
    }

    /// Waits for the answer to a request.
    pub fn answer(&mut self, id: u64) -> Answer {
        loop {
            if let Some(answer) = self.answers.remove(&id) {
                return answer;
            }
            let method = self.unanswered.get(&id).cloned().unwrap_or_default();
            self.waiting_for = format!("the answer to {method} (id {id})");
            self.receive();
        }
    }

    /// Whether the answer to a request has come so far.
    pub fn is_answered(&self, id: u64) -> bool {
        !self.unanswered.contains_key(&id)
    }

    /// Sends a request and waits for its result.
    #[track_caller]
    pub fn ask(&mut self, method: &str, params: &Value) -> Value {
        let id = self.request(method, params);
        match self.answer(id) {
            Ok(result) => result,
            Err(error) => self.fail(&format!("{method} was refused: {error}")),
        }
    }

    /// Sends a request that must be refused; the error's code.
    #[track_caller]
    pub fn refused(&mut self, method: &str, params: &Value) -> i64 {
        let id = self.request(method, params);
        match self.answer(id) {
            Ok(result) => self.fail(&format!("{method} was not refused: {result}")),
            Err(error) => error["code"].as_i64().expect("an error has a code"),
        }
    }

    /// Sends a notification.
    pub fn notify(&mut self, method: &str, params: &Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// Answers a request of the server.
    pub fn respond(&mut self, request: &Value, result: &Value) {
        self.send(&json!({"jsonrpc": "2.0", "id": request["id"], "result": result}));
    }

    /// Sends any JSON in a frame.
    pub fn send(&mut self, message: &Value) {
        self.send_body(message.to_string().as_bytes());
    }

    /// Sends any bytes in a frame.
    pub fn send_body(&mut self, body: &[u8]) {
        let input = self.input.as_mut().expect("the input is open");
        if write_frame(input, body).is_err() {
            self.fail("the server does not read any more");
        }
    }

    /// Sends bytes as they are.
    pub fn send_bytes(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().expect("the input is open");
        if input.write_all(bytes).and_then(|()| input.flush()).is_err() {
            self.fail("the server does not read any more");
        }
    }

    /// Waits for an error that answers no request in particular (its id is null); its code.
    pub fn error_without_id(&mut self) -> i64 {
        let message = self.take("an error without an id", |message| {
            message["id"].is_null() && message.get("error").is_some()
        });
        message["error"]["code"]
            .as_i64()
            .expect("an error has a code")
    }

    /// Waits for a notification or a request of the server with a method; the whole message.
    pub fn said(&mut self, method: &str) -> Value {
        self.take(method, |message| message["method"] == method)
    }

    /// Waits for the server to show a message to its user; its text.
    pub fn told(&mut self) -> String {
        let message = self.said("window/showMessage");
        let text = message["params"]["message"].as_str();
        text.expect("a message has a text").to_owned()
    }

    /// Waits for the diagnostics of a version of a document. Those of versions before it may have
    /// been left out, but none may come late.
    pub fn diagnostics(&mut self, uri: &str, version: i64) -> Vec<Value> {
        loop {
            let published = self.published(uri);
            if published["version"] == version {
                return published["diagnostics"]
                    .as_array()
                    .expect("diagnostics are a list")
                    .clone();
            }
            let older = published["version"].as_i64().is_some_and(|v| v < version);
            assert!(
                older,
                "diagnostics of {uri} for another version: {published}"
            );
        }
    }

    /// Waits for the next diagnostics of a document, of whichever version.
    pub fn published(&mut self, uri: &str) -> Value {
        let message = self.take(&format!("the diagnostics of {uri}"), |message| {
            message["method"] == "textDocument/publishDiagnostics"
                && message["params"]["uri"] == uri
        });
        let published = message["params"].clone();
        if let Some(version) = published["version"].as_i64() {
            let last = self.diagnosed.insert(uri.to_owned(), version);
            assert!(
                last.is_none_or(|last| last <= version),
                "diagnostics of {uri} came for version {version} after {last:?}"
            );
        }
        published
    }

    /// Forgets what was said so far of a document: it was closed.
    pub fn forget(&mut self, uri: &str) {
        self.diagnosed.remove(uri);
    }

    /// Waits until the server's standard error holds some words.
    pub fn wait_for_log(&mut self, words: &str) {
        let begin = Instant::now();
        while !self.log().contains(words) {
            if begin.elapsed() > PATIENCE {
                self.fail(&format!("the log never said “{words}”"));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// What the server has written to its standard error.
    pub fn log(&self) -> String {
        self.errors.lock().expect("the log is whole").clone()
    }

    /// Closes the client's end: the server's input ends.
    pub fn close_input(&mut self) {
        self.input = None;
    }

    /// Waits for the server to end by itself and for the rest of what it has written.
    pub fn wait_for_end(&mut self) -> ExitStatus {
        let Some(status) = end_of(&mut self.child) else {
            self.fail("the server does not end");
        };
        while let Ok(body) = self.frames.recv_timeout(PATIENCE) {
            self.sort(&body);
        }
        self.ended = true;
        status
    }

    /// `shutdown` and `exit`, where something else may have been said that is not what the test is about.
    pub fn end_unread(mut self) {
        self.ask("shutdown", &Value::Null);
        self.notify("exit", &Value::Null);
        let status = self.wait_for_end();
        assert!(status.success(), "{status}");
    }

    /// `shutdown` and `exit`; the server must end well, and nothing may be left over.
    pub fn finish(mut self) {
        self.shut_down();
        self.notify("exit", &Value::Null);
        let status = self.wait_for_end();
        if !status.success() {
            self.fail(&format!("the server ended with {status}"));
        }
        self.nothing_is_left();
    }

    /// `shutdown`, until it is answered.
    pub fn shut_down(&mut self) {
        let result = self.ask("shutdown", &Value::Null);
        assert!(result.is_null(), "shutdown has no result: {result}");
    }

    /// Fails where a request is unanswered or a message unread.
    pub fn nothing_is_left(&mut self) {
        if !self.unanswered.is_empty() {
            self.fail(&format!("never answered: {:?}", self.unanswered));
        }
        if !self.answers.is_empty() {
            self.fail(&format!("answers that nobody read: {:?}", self.answers));
        }
        if !self.unread.is_empty() {
            self.fail(&format!("messages that nobody read: {:?}", self.unread));
        }
    }

    /// Waits for a message that nobody has read yet.
    fn take(&mut self, what: &str, wanted: impl Fn(&Value) -> bool) -> Value {
        loop {
            if let Some(at) = self.unread.iter().position(&wanted) {
                return self.unread.remove(at).expect("it is there");
            }
            self.waiting_for = what.to_owned();
            self.receive();
        }
    }

    /// Waits for one message and puts it where it belongs.
    fn receive(&mut self) {
        match self.frames.recv_timeout(PATIENCE) {
            Ok(body) => self.sort(&body),
            Err(RecvTimeoutError::Timeout) => self.fail(&format!(
                "{} did not come in {PATIENCE:?}",
                self.waiting_for
            )),
            Err(RecvTimeoutError::Disconnected) => self.fail(&format!(
                "the server's output ended before {}",
                self.waiting_for
            )),
        }
    }

    fn sort(&mut self, body: &[u8]) {
        let Ok(message) = serde_json::from_slice::<Value>(body) else {
            self.fail(&format!("no JSON: {}", String::from_utf8_lossy(body)));
        };
        if message["jsonrpc"] != "2.0" {
            self.fail(&format!("no JSON-RPC 2.0: {message}"));
        }
        let is_answer = message.get("method").is_none();
        if !is_answer || message["id"].is_null() {
            self.unread.push_back(message);
            return;
        }
        let asked = message["id"]
            .as_u64()
            .filter(|id| self.unanswered.remove(id).is_some());
        let Some(id) = asked else {
            self.fail(&format!("an answer to nothing, or a second one: {message}"));
        };
        let answer = match (message.get("result"), message.get("error")) {
            (Some(result), None) => Ok(result.clone()),
            (None, Some(error)) => Err(error.clone()),
            _ => self.fail(&format!("neither result nor error, or both: {message}")),
        };
        self.answers.insert(id, answer);
    }

    #[track_caller]
    fn fail(&self, reason: &str) -> ! {
        panic!("{reason}\n--- the server's standard error:\n{}", self.log());
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        // An ended process cannot be killed, and need not be.
        let _ = self.child.kill();
        let _ = self.child.wait();
        if !self.ended && !std::thread::panicking() {
            panic!("the test did not end the conversation");
        }
    }
}

/// Reads frames on a thread of its own, so that waiting can have a limit.
fn read_frames(mut output: BufReader<std::process::ChildStdout>) -> Receiver<Vec<u8>> {
    let (sender, frames) = channel();
    std::thread::spawn(move || {
        while let Some(body) = read_frame(&mut output) {
            if sender.send(body).is_err() {
                return;
            }
        }
    });
    frames
}

/// Collects what is written, for failures.
fn collect(mut stderr: impl Read + Send + 'static, errors: Arc<Mutex<String>>) {
    std::thread::spawn(move || {
        let mut piece = [0; 4096];
        while let Ok(length @ 1..) = stderr.read(&mut piece) {
            let mut errors = errors.lock().expect("the log is whole");
            errors.push_str(&String::from_utf8_lossy(&piece[..length]));
        }
    });
}
