//! Carries messages between standard input, tower-lsp's service and standard output.
//!
//! tower-lsp's own `Server` loses replies and reorders edits under load (its issues 284 and 399);
//! this one keeps the service and replaces the loop. What changes state (`initialize`,
//! `textDocument/did…`) runs in the order of arrival before anything later is looked at. Every
//! other message is begun in that order too, so that it takes the state as it was when it came
//! (see `Backend::ask`), and goes on beside what follows. Nothing that runs in order waits for the
//! client.

use std::io::{BufReader, Write};
use std::panic::AssertUnwindSafe;
use std::process::ExitCode;
use std::time::Duration;

use futures::{FutureExt, SinkExt, StreamExt};
use serde_json::Value;
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

/// What comes in.
enum Input {
    Body(Vec<u8>),
    /// The client has gone, or has closed its end of the input or of the output.
    End,
}

/// Serves until `exit`, the end of the input or the end of the client.
pub async fn serve() -> ExitCode {
    let (incoming, mut inputs) = mpsc::unbounded_channel();
    let ended = incoming.clone();
    let output = write_output(incoming.clone());
    read_input(incoming);

    let service = LspService::build(|client| {
        Backend::new(client, move || {
            // The receiver is gone only when the server already ends.
            let _ = ended.send(Input::End);
        })
    });
    let (mut service, socket) = requests::register(service).finish();
    let (mut to_client, mut from_client) = socket.split();
    let requests_output = output.clone();
    tokio::spawn(async move {
        while let Some(request) = to_client.next().await {
            send(&requests_output, &request);
        }
    });

    let mut was_shut_down = false;
    let mut running = JoinSet::new();
    while let Some(Input::Body(body)) = inputs.recv().await {
        let message = match parse(&body) {
            Ok(message) => message,
            Err(error) => {
                send(&output, &Response::from_error(Id::Null, error));
                continue;
            }
        };
        let method = match message.get("method").and_then(Value::as_str) {
            Some(method) => method.to_owned(),
            None => {
                // An answer to a request of ours.
                match serde_json::from_value::<Response>(message) {
                    Ok(response) => {
                        if from_client.send(response).await.is_err() {
                            break;
                        }
                    }
                    Err(error) => {
                        tracing::warn!("neither request nor answer: {error}");
                        send(
                            &output,
                            &Response::from_error(Id::Null, Error::invalid_request()),
                        );
                    }
                }
                continue;
            }
        };
        if method == "exit" {
            break;
        }
        was_shut_down |= method == "shutdown";
        let written_id = message.get("id").cloned().unwrap_or_default();
        let request = match serde_json::from_value::<Request>(message) {
            Ok(request) => request,
            Err(error) => {
                tracing::warn!("{method}: {error}");
                let id = serde_json::from_value(written_id).unwrap_or_default();
                send(&output, &Response::from_error(id, Error::invalid_request()));
                continue;
            }
        };
        let id = request.id().cloned();
        let answer_output = output.clone();
        let answer = guarded(id, service.call(request));
        let mut answering = Box::pin(async move {
            if let Some(response) = answer.await {
                send(&answer_output, &response);
            }
        });
        if in_order(&method) {
            answering.await;
        } else if futures::poll!(answering.as_mut()).is_pending() {
            running.spawn(answering);
        }
        while running.try_join_next().is_some() {}
    }
    // Let the last answers out.
    let last_answers = async {
        while running.join_next().await.is_some() {}
        let (flushed, flush) = tokio::sync::oneshot::channel();
        if output.send(Output::Flush(flushed)).is_ok() {
            // Not answered where nobody reads the output.
            let _ = flush.await;
        }
    };
    let _ = tokio::time::timeout(LAST_ANSWERS, last_answers).await;
    if was_shut_down {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
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
    if let Some(object) = message.as_object_mut()
        && is_own(object.get("method"))
    {
        let parameters = object.entry("params");
        parameters.or_insert_with(|| Value::Object(serde_json::Map::new()));
    }
    if message
        .get("method")
        .is_some_and(|method| method == "initialize")
    {
        name_as_lsp_types_do(&mut message);
    }
    if message.is_object() {
        Ok(message)
    } else {
        Err(Error::invalid_request())
    }
}

/// What the protocol calls `workspace.diagnostics`, lsp-types 0.94 reads as `workspace.diagnostic`: under
/// that name it learns that the client can be asked to look at its diagnostics again.
fn name_as_lsp_types_do(initialize: &mut Value) {
    if let Some(workspace) = initialize
        .pointer_mut("/params/capabilities/workspace")
        .and_then(Value::as_object_mut)
        && let Some(diagnostics) = workspace.remove("diagnostics")
    {
        workspace.insert("diagnostic".to_owned(), diagnostics);
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

/// Reads frames on a thread of its own: standard input cannot be waited for otherwise.
fn read_input(incoming: mpsc::UnboundedSender<Input>) {
    std::thread::spawn(move || {
        let mut input = BufReader::with_capacity(1 << 16, std::io::stdin().lock());
        loop {
            let message = match read_frame(&mut input) {
                Ok(Some(body)) => Input::Body(body),
                Ok(None) => Input::End,
                Err(error) => {
                    tracing::warn!("the input has broken off: {error}");
                    Input::End
                }
            };
            let ends = matches!(message, Input::End);
            if incoming.send(message).is_err() || ends {
                return;
            }
        }
    });
}

/// Writes frames on a thread of its own. When nobody reads them, that is the end of the input too.
fn write_output(ended: mpsc::UnboundedSender<Input>) -> mpsc::UnboundedSender<Output> {
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
                        let _ = ended.send(Input::End);
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
