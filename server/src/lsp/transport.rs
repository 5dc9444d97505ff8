//! Carries messages between standard input, tower-lsp's service and standard output.
//!
//! tower-lsp's own `Server` loses replies and reorders edits under load (its issues 284 and 399);
//! this one keeps the service and replaces the loop. What changes state (`initialize`,
//! `textDocument/did…`) runs in the order of arrival before anything later is looked at. Every
//! other message is begun in that order too, so that it takes the state as it was when it came.
//! What looks at one place is answered at once (`Backend::ask`), what may take long goes on beside
//! what follows (`Backend::ask_beside`). Nothing that runs in order waits for the client.
//!
//! An answer takes some ten microseconds to make, and waking a thread takes as long or, where the
//! processors are idle, several times longer. So a message wakes as few as can be: one that reads
//! it and answers, one that writes the answer.

use std::io::{BufReader, Write};
use std::ops::ControlFlow;
use std::panic::AssertUnwindSafe;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use futures::{FutureExt, Sink, SinkExt, StreamExt};
use serde_json::Value;
use tokio::runtime::Handle;
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tower_lsp::jsonrpc::{Error, Id, Request, Response};
use tower_lsp::{ExitedError, LspService};
use tower_service::Service;

use super::backend::Backend;
use super::frames::{frame, read_frame, without_lone_surrogates};
use super::requests;

/// How long the last answers may take once nothing more comes in.
const LAST_ANSWERS: Duration = Duration::from_secs(1);

/// Serves until `exit`, the end of the input or the end of the client.
pub async fn serve() -> ExitCode {
    let (end, mut ended) = mpsc::unbounded_channel();
    let output = write_output(end.clone());
    let service = LspService::build(|client| {
        Backend::new(client, move || {
            // The receiver is gone only when the server already ends.
            let _ = end.send(());
        })
    });
    let (service, socket) = requests::register(service).finish();
    let (mut to_client, from_client) = socket.split();
    let requests_output = output.clone();
    tokio::spawn(async move {
        while let Some(request) = to_client.next().await {
            send(&requests_output, &request);
        }
    });

    let was_shut_down = Arc::new(AtomicBool::new(false));
    let session = Session {
        service,
        from_client,
        output,
        running: JoinSet::new(),
        was_shut_down: Arc::clone(&was_shut_down),
    };
    tokio::select! {
        _ = tokio::task::spawn_blocking(|| session.read_input()) => {}
        _ = ended.recv() => {}
    }
    if was_shut_down.load(Ordering::Relaxed) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// What messages from the client are carried to, in the order of arrival.
struct Session<Answers> {
    service: LspService<Backend>,
    /// Takes the client's answers.
    from_client: Answers,
    output: mpsc::UnboundedSender<Output>,
    /// The requests that go on beside what follows them.
    running: JoinSet<()>,
    was_shut_down: Arc<AtomicBool>,
}

impl<Answers: Sink<Response> + Unpin> Session<Answers> {
    /// Reads messages until `exit` or the end of the input, on a thread of its own: standard input
    /// cannot be waited for otherwise. That thread also begins what they ask, since waking another
    /// one for it takes longer than most answers do.
    fn read_input(mut self) {
        let runtime = Handle::current();
        let mut input = BufReader::with_capacity(1 << 16, std::io::stdin().lock());
        loop {
            match read_frame(&mut input) {
                Ok(Some(body)) => {
                    if runtime.block_on(self.take(&body)).is_break() {
                        break;
                    }
                }
                Ok(None) => break,
                Err(error) => {
                    tracing::warn!("the input has broken off: {error}");
                    break;
                }
            }
        }
        runtime.block_on(self.finish());
    }

    /// Takes a message in; breaks off at the last one.
    async fn take(&mut self, body: &[u8]) -> ControlFlow<()> {
        let message = match parse(body) {
            Ok(message) => message,
            Err(error) => {
                send(&self.output, &Response::from_error(Id::Null, error));
                return ControlFlow::Continue(());
            }
        };
        let Some(method) = message.get("method").and_then(Value::as_str) else {
            return self.take_answer(message).await;
        };
        let method = method.to_owned();
        if method == "exit" {
            return ControlFlow::Break(());
        }
        if method == "shutdown" {
            self.was_shut_down.store(true, Ordering::Relaxed);
        }
        let written_id = message.get("id").cloned().unwrap_or_default();
        let request = match serde_json::from_value::<Request>(message) {
            Ok(request) => request,
            Err(error) => {
                tracing::warn!("{method}: {error}");
                let id = serde_json::from_value(written_id).unwrap_or_default();
                let refusal = Response::from_error(id, Error::invalid_request());
                send(&self.output, &refusal);
                return ControlFlow::Continue(());
            }
        };
        let id = request.id().cloned();
        let output = self.output.clone();
        let answer = guarded(id, self.service.call(request));
        let mut answering = Box::pin(async move {
            if let Some(response) = answer.await {
                send(&output, &response);
            }
        });
        if in_order(&method) {
            answering.await;
        } else if futures::poll!(answering.as_mut()).is_pending() {
            let runtime = Handle::current();
            self.running
                .spawn_blocking(move || runtime.block_on(answering));
        }
        while self.running.try_join_next().is_some() {}
        ControlFlow::Continue(())
    }

    /// Takes an answer to a request of ours.
    async fn take_answer(&mut self, message: Value) -> ControlFlow<()> {
        match serde_json::from_value::<Response>(message) {
            Ok(response) => {
                if self.from_client.send(response).await.is_err() {
                    return ControlFlow::Break(());
                }
            }
            Err(error) => {
                tracing::warn!("neither request nor answer: {error}");
                let refusal = Response::from_error(Id::Null, Error::invalid_request());
                send(&self.output, &refusal);
            }
        }
        ControlFlow::Continue(())
    }

    /// Lets the last answers out.
    async fn finish(mut self) {
        let last_answers = async {
            while self.running.join_next().await.is_some() {}
            let (flushed, flush) = tokio::sync::oneshot::channel();
            if self.output.send(Output::Flush(flushed)).is_ok() {
                // Not answered where nobody reads the output.
                let _ = flush.await;
            }
        };
        let _ = tokio::time::timeout(LAST_ANSWERS, last_answers).await;
    }
}

/// Messages that change what later ones see.
fn in_order(method: &str) -> bool {
    method == "initialize"
        || method == "shutdown"
        || method == "$/cancelRequest"
        || method.contains("/did")
}

/// A request has one answer, whatever becomes of it. A handler that panics is answered for, and
/// the session goes on.
async fn guarded(
    id: Option<Id>,
    answer: impl Future<Output = Result<Option<Response>, ExitedError>>,
) -> Option<Response> {
    match AssertUnwindSafe(answer).catch_unwind().await {
        // tower-lsp passes over unknown `$/` requests, which LSP wants refused as others are.
        Ok(Ok(response)) => {
            response.or_else(|| Some(Response::from_error(id?, Error::method_not_found())))
        }
        Ok(Err(_)) => id.map(|id| Response::from_error(id, Error::invalid_request())),
        Err(_) => {
            tracing::error!("a handler panicked");
            id.map(|id| Response::from_error(id, Error::internal_error()))
        }
    }
}

/// A message as JSON, without `"params": null`, which some clients send and tower-lsp refuses; a
/// request of our own has an object of parameters, be it an empty one.
fn parse(body: &[u8]) -> Result<Value, Error> {
    let parsed =
        serde_json::from_slice(body).or_else(|error| match without_lone_surrogates(body) {
            Some(mended) => serde_json::from_slice(&mended),
            None => Err(error),
        });
    let mut message: Value = parsed.map_err(|error| {
        tracing::warn!("a message that is no JSON: {error}");
        Error::parse_error()
    })?;
    if let Some(object) = message.as_object_mut()
        && object.get("params").is_some_and(Value::is_null)
    {
        object.remove("params");
    }
    if message
        .get("method")
        .is_some_and(|name| name == "initialize")
    {
        name_as_types_do(message.pointer_mut("/params/capabilities/workspace"));
    }
    if let Some(object) = message.as_object_mut()
        && is_own(object.get("method"))
    {
        let parameters = object.entry("params");
        parameters.or_insert_with(|| Value::Object(serde_json::Map::new()));
    }
    if message.is_object() {
        Ok(message)
    } else {
        Err(Error::invalid_request())
    }
}

/// LSP says `workspace.diagnostics`, lsp-types 0.94 reads `workspace.diagnostic`.
fn name_as_types_do(workspace: Option<&mut Value>) {
    if let Some(workspace) = workspace.and_then(Value::as_object_mut)
        && let Some(diagnostics) = workspace.get("diagnostics").cloned()
    {
        workspace.entry("diagnostic").or_insert(diagnostics);
    }
}

fn is_own(method: Option<&Value>) -> bool {
    method
        .and_then(Value::as_str)
        .is_some_and(|method| method.starts_with("yuanyin/"))
}

/// What goes out.
enum Output {
    Frame(Vec<u8>),
    Flush(tokio::sync::oneshot::Sender<()>),
}

fn send(output: &mpsc::UnboundedSender<Output>, message: &impl serde::Serialize) {
    match serde_json::to_string(message) {
        // The writer is gone only when nobody reads any more.
        Ok(body) => drop(output.send(Output::Frame(frame(&body)))),
        Err(error) => tracing::error!("a message that cannot be written: {error}"),
    }
}

/// Writes frames on a thread of its own, so that a client that does not read holds nothing up. When
/// nobody can read them any more, the session ends.
fn write_output(end: mpsc::UnboundedSender<()>) -> mpsc::UnboundedSender<Output> {
    let (sender, mut outgoing) = mpsc::unbounded_channel();
    std::thread::spawn(move || {
        let mut output = std::io::stdout().lock();
        while let Some(message) = outgoing.blocking_recv() {
            match message {
                Output::Frame(frame) => {
                    if output
                        .write_all(&frame)
                        .and_then(|()| output.flush())
                        .is_err()
                    {
                        // The receiver is gone only when the server already ends.
                        let _ = end.send(());
                        return;
                    }
                }
                Output::Flush(done) => drop(done.send(())),
            }
        }
    });
    sender
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_panic_is_answered_with_an_error() {
        let answer = guarded(Some(Id::Number(7)), async { panic!("on purpose") }).await;
        let json = serde_json::to_value(answer).unwrap();
        assert_eq!(json["id"], 7);
        assert_eq!(json["error"]["code"], -32603);
    }

    #[test]
    fn null_params_are_as_none() {
        let message =
            parse(br#"{"jsonrpc":"2.0","id":1,"method":"shutdown","params":null}"#).unwrap();
        assert!(message.get("params").is_none());
        let own = parse(br#"{"jsonrpc":"2.0","id":1,"method":"yuanyin/status"}"#).unwrap();
        assert_eq!(own["params"], serde_json::json!({}));
        assert!(parse(b"[1]").is_err());
        assert!(parse(b"{").is_err());
    }
}
