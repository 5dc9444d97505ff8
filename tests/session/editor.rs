//! An editor and the program that its server runs in, in one thread: messages are handed over by
//! calls, files are in memory, and time passes when the test says so.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures::channel::oneshot;
use serde_json::{Value, json};
use yuanyin::session::{Clock, FileSystem, Host, MemoryFiles, Received, Session, Task, Tasks};

/// The program that the session runs in. It has no threads, no runtime and no input or output.
pub struct Program {
    sent: Mutex<VecDeque<Value>>,
    tasks: Tasks,
    /// The files that tests write into.
    memory: Arc<MemoryFiles>,
    /// Those that the server sees.
    files: Arc<dyn FileSystem>,
    clock: Arc<Hourglass>,
}

impl Host for Program {
    fn send(&self, message: String) {
        let message = serde_json::from_str(&message).expect("a message is JSON");
        self.sent.lock().unwrap().push_back(message);
    }

    fn see_to(&self, task: Task) {
        self.tasks.add(task);
    }

    fn work_on(&self, task: Task) {
        self.tasks.add(task);
    }

    fn files(&self) -> Arc<dyn FileSystem> {
        Arc::clone(&self.files)
    }

    fn clock(&self) -> Arc<dyn Clock> {
        Arc::clone(&self.clock) as Arc<dyn Clock>
    }
}

/// A clock that stands still until it is turned.
#[derive(Default)]
struct Hourglass {
    now: Mutex<Duration>,
    sleepers: Mutex<Vec<(Duration, oneshot::Sender<()>)>>,
}

impl Clock for Hourglass {
    fn now(&self) -> Duration {
        *self.now.lock().unwrap()
    }

    fn sleep(&self, duration: Duration) -> Task {
        let (sender, woken) = oneshot::channel();
        let until = self.now() + duration;
        self.sleepers.lock().unwrap().push((until, sender));
        Box::pin(async move {
            // Nobody turns the clock any more once the editor is gone.
            let _ = woken.await;
        })
    }
}

/// An editor with its server.
pub struct Editor {
    session: Session,
    program: Arc<Program>,
    next_id: i64,
    /// What the server has said and the test has not read.
    unread: VecDeque<Value>,
}

impl Editor {
    /// An editor before it has said anything, with these files.
    pub fn start(files: &[(&str, &str)]) -> Editor {
        let memory = Arc::new(MemoryFiles::default());
        for (path, text) in files {
            memory.write(path, text);
        }
        let seen = Arc::clone(&memory) as Arc<dyn FileSystem>;
        Editor::start_with(memory, seen)
    }

    /// The same with files in memory that the server sees through others.
    pub fn start_with(memory: Arc<MemoryFiles>, files: Arc<dyn FileSystem>) -> Editor {
        let program = Arc::new(Program {
            sent: Mutex::default(),
            tasks: Tasks::default(),
            memory,
            files,
            clock: Arc::default(),
        });
        Editor {
            session: Session::new(Arc::clone(&program) as Arc<dyn Host>),
            program,
            next_id: 0,
            unread: VecDeque::new(),
        }
    }

    /// The handshake, with the folder `/drafts`; what the server said to `initialize`.
    pub fn initialize(&mut self, capabilities: Value, options: Value) -> Value {
        let said = self.initialize_only(capabilities, options);
        self.notify("initialized", json!({}));
        said
    }

    /// The first half of the handshake.
    pub fn initialize_only(&mut self, capabilities: Value, options: Value) -> Value {
        self.ask(
            "initialize",
            json!({
                "processId": 1,
                "locale": "en",
                "capabilities": capabilities,
                "initializationOptions": options,
                "workspaceFolders": [{"uri": "file:///drafts", "name": "drafts"}],
            }),
        )
    }

    /// An editor that shows the usual things.
    pub fn open(files: &[(&str, &str)]) -> Editor {
        let mut editor = Editor::start(files);
        editor.initialize(capabilities(), Value::Null);
        editor
    }

    pub fn files(&self) -> &MemoryFiles {
        &self.program.memory
    }

    /// Lets time pass.
    pub fn wait(&mut self, duration: Duration) {
        let clock = &self.program.clock;
        let mut now = clock.now.lock().unwrap();
        *now += duration;
        let mut sleepers = clock.sleepers.lock().unwrap();
        let (awake, asleep) = std::mem::take(&mut *sleepers)
            .into_iter()
            .partition(|(until, _)| *until <= *now);
        *sleepers = asleep;
        drop((now, sleepers));
        let awake: Vec<(Duration, oneshot::Sender<()>)> = awake;
        for (_, sleeper) in awake {
            // Whoever has had an answer does not wait any more.
            let _ = sleeper.send(());
        }
        self.run();
    }

    /// Lets the server do all that it has begun.
    pub fn run(&mut self) {
        self.program.tasks.run();
        self.unread
            .extend(self.program.sent.lock().unwrap().drain(..));
    }

    /// Hands a message over and does nothing else.
    pub fn send(&mut self, message: &Value) {
        let goes_on = self.hand_over(message.to_string().as_bytes());
        assert!(goes_on, "nobody has said so: {message}");
    }

    /// Hands over what need be no message; whether the session goes on. What is tried at random needs it.
    #[allow(dead_code)]
    pub fn send_bytes(&mut self, body: &[u8]) -> bool {
        let goes_on = self.hand_over(body);
        self.run();
        goes_on
    }

    fn hand_over(&mut self, body: &[u8]) -> bool {
        match self.session.receive(body) {
            Received::Done => {}
            Received::GoesOn(answering) => self.program.tasks.add(answering),
            Received::Exit => return false,
        }
        true
    }

    /// Begins a request; its id.
    pub fn begin(&mut self, method: &str, params: Value) -> i64 {
        self.next_id += 1;
        let id = self.next_id;
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        id
    }

    /// The answer to a request; an error is an answer.
    pub fn answer(&mut self, id: i64) -> Value {
        self.run();
        let is_answer = |message: &Value| message.get("method").is_none() && message["id"] == id;
        take_first(&mut self.unread, is_answer).expect("a request is answered")
    }

    /// The answer to what has no id.
    pub fn answer_without_id(&mut self) -> Value {
        self.run();
        let is_answer =
            |message: &Value| message.get("method").is_none() && message["id"].is_null();
        take_first(&mut self.unread, is_answer).expect("a broken message is answered")
    }

    /// Asks something; the result.
    pub fn ask(&mut self, method: &str, params: Value) -> Value {
        let id = self.begin(method, params);
        let answer = self.answer(id);
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer["result"].clone()
    }

    pub fn notify(&mut self, method: &str, params: Value) {
        self.send_notification(method, params);
        self.run();
    }

    /// Hands a notification over and does nothing else.
    pub fn send_notification(&mut self, method: &str, params: Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// Whether a request has been answered so far.
    pub fn is_answered(&mut self, id: i64) -> bool {
        self.unread
            .extend(self.program.sent.lock().unwrap().drain(..));
        let mut unread = self.unread.iter();
        unread.any(|message| message.get("method").is_none() && message["id"] == id)
    }

    /// What the server has said with a method, the first that was not read; the whole message.
    pub fn said(&mut self, method: &str) -> Option<Value> {
        take_first(&mut self.unread, |message| message["method"] == method)
    }

    /// Answers a request of the server.
    pub fn respond(&mut self, request: &Value, result: Value) {
        self.send(&json!({"jsonrpc": "2.0", "id": request["id"], "result": result}));
        self.run();
    }

    pub fn open_document(&mut self, uri: &str, text: &str) {
        self.send_document(uri, text);
        self.run();
    }

    /// Opens a document and does nothing else.
    pub fn send_document(&mut self, uri: &str, text: &str) {
        let document = json!({"uri": uri, "languageId": "markdown", "version": 1, "text": text});
        self.send_notification("textDocument/didOpen", json!({"textDocument": document}));
    }

    /// The codes of the diagnostics that were published last.
    pub fn codes(&mut self, uri: &str) -> Vec<String> {
        let published = self.published(uri);
        let last = published.last().expect("diagnostics are published");
        let codes = last.split(' ').filter(|code| !code.is_empty());
        codes.map(str::to_owned).collect()
    }

    /// The codes of the diagnostics each time that they were published, with spaces between.
    pub fn published(&mut self, uri: &str) -> Vec<String> {
        let mut published = Vec::new();
        while let Some(said) = self.said("textDocument/publishDiagnostics") {
            if said["params"]["uri"] == uri {
                let codes = said["params"]["diagnostics"].as_array();
                let codes = codes.into_iter().flatten();
                let codes: Vec<&str> = codes.filter_map(|one| one["code"].as_str()).collect();
                published.push(codes.join(" "));
            }
        }
        published
    }

    /// Fails where the server has said what nobody has read.
    pub fn close(self) {
        assert_eq!(self.unread, VecDeque::<Value>::new());
    }
}

/// An editor with UTF-8 positions that shows progress and links.
pub fn capabilities() -> Value {
    json!({
        "general": {"positionEncodings": ["utf-8"]},
        "textDocument": {
            "hover": {"contentFormat": ["markdown"]},
            "definition": {"linkSupport": true},
            "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
        },
    })
}

/// A place in a document of one line, in bytes.
pub fn at(uri: &str, character: usize) -> Value {
    json!({
        "textDocument": {"uri": uri},
        "position": {"line": 0, "character": character},
    })
}

fn take_first(messages: &mut VecDeque<Value>, wanted: impl Fn(&Value) -> bool) -> Option<Value> {
    let place = messages.iter().position(wanted)?;
    messages.remove(place)
}
