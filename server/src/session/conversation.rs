//! A session: messages in, messages out.

use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use futures::FutureExt;
use futures::channel::mpsc::unbounded;
use serde_json::Value;
use tower_lsp::jsonrpc::{Error, Id, Request, Response};
use tower_lsp::{ExitedError, LspService};
use tower_service::Service;

use super::dispatch::Routes;
use super::host::{Host, Task};
use super::incoming::parse;
use super::newer;
use super::publishing::publish_all;
use super::requests;
use super::routes;
use super::server::Server;

/// A conversation with one client, from `initialize` to `exit`.
///
/// tower-lsp's own `Server` loses replies and reorders edits under load (its issues 284 and 399);
/// this keeps its service and replaces the loop around it. What changes state (`initialize`,
/// `textDocument/did…`) is done when [`Session::receive`] returns. Every other message is begun in
/// the order of arrival too, so that it takes the state as it was when it came; what of it takes
/// long is left to the host. Nothing that runs in order waits for the client.
pub struct Session {
    service: LspService<Routes>,
    server: Arc<Server>,
    was_shut_down: bool,
}

/// What has become of a message.
#[must_use]
pub enum Received {
    /// It is done with.
    Done,
    /// Its answer is still to be made: where the host likes, beside what follows.
    GoesOn(Task),
    /// It was the last one.
    Exit,
}

impl Session {
    /// A session that has not begun yet. Its answers go to the host, and all else that it says.
    pub fn new(host: Arc<dyn Host>) -> Session {
        let (to_publish, wanted) = unbounded();
        let server = Arc::new(Server::new(host, to_publish));
        let publishing = publish_all(Arc::downgrade(&server), wanted);
        server.connection.see_to(publishing);
        let service = LspService::build(|_| Routes(Arc::clone(&server)));
        let service = routes::register_newer(service);
        let (service, _) = requests::register(service).finish();
        Session {
            service,
            server,
            was_shut_down: false,
        }
    }

    /// Whether the client has said `shutdown`.
    pub fn was_shut_down(&self) -> bool {
        self.was_shut_down
    }

    /// Takes a message (the JSON, without a frame). A broken one is answered with an error.
    pub fn receive(&mut self, body: &[u8]) -> Received {
        match parse(body) {
            Ok(message) => self.take(message),
            Err(error) => {
                self.answer(&Response::from_error(Id::Null, error));
                Received::Done
            }
        }
    }

    fn answer(&self, answer: &Response) {
        self.server.connection.send(answer);
    }

    fn take(&mut self, message: Value) -> Received {
        let Some(method) = message.get("method").and_then(Value::as_str) else {
            self.take_answer(message);
            return Received::Done;
        };
        let method = method.to_owned();
        if method == "exit" {
            return Received::Exit;
        }
        self.was_shut_down |= method == "shutdown";
        for spelt in opened(&method, &message) {
            self.server.connection.spellings.note(spelt);
        }
        let written_id = message.get("id").cloned().unwrap_or_default();
        let request = match serde_json::from_value::<Request>(message) {
            Ok(request) => request,
            Err(error) => {
                tracing::warn!("{method}: {error}");
                let id = serde_json::from_value(written_id).unwrap_or_default();
                self.answer(&Response::from_error(id, Error::invalid_request()));
                return Received::Done;
            }
        };
        let id = request.id().cloned();
        let answer = guarded(id, self.service.call(request));
        let connection = self.server.connection.clone();
        let is_initialize = method == "initialize";
        let mut answering: Task = Box::pin(async move {
            if let Some(answer) = answer.await {
                connection.send(&match is_initialize {
                    true => newer::as_lsp_does(answer),
                    false => answer,
                });
            }
        });
        // Whoever goes on with it has a waker of their own.
        match begin(&mut answering) {
            Poll::Ready(()) => Received::Done,
            Poll::Pending => Received::GoesOn(answering),
        }
    }

    /// Takes an answer to a request of ours.
    fn take_answer(&self, message: Value) {
        match serde_json::from_value::<Response>(message) {
            Ok(answer) => self.server.connection.take_answer(answer),
            Err(error) => {
                tracing::warn!("neither request nor answer: {error}");
                self.answer(&Response::from_error(Id::Null, Error::invalid_request()));
            }
        }
    }
}

/// The addresses of the documents that a message opens, as the client spells them.
fn opened<'a>(method: &str, message: &'a Value) -> Vec<&'a str> {
    let address = |document: &'a Value| document.get("uri").and_then(Value::as_str);
    let at = |pointer: &str| message.pointer(pointer);
    let cells = match method {
        "textDocument/didOpen" => {
            return at("/params/textDocument")
                .and_then(address)
                .into_iter()
                .collect();
        }
        "notebookDocument/didOpen" => at("/params/cellTextDocuments"),
        "notebookDocument/didChange" => at("/params/change/cells/structure/didOpen"),
        _ => None,
    };
    let cells = cells
        .and_then(Value::as_array)
        .map_or(&[][..], Vec::as_slice);
    cells.iter().filter_map(address).collect()
}

fn begin(task: &mut Task) -> Poll<()> {
    Pin::as_mut(task).poll(&mut Context::from_waker(Waker::noop()))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_answered_with_an_error() {
        let answering = guarded(Some(Id::Number(7)), async { panic!("on purpose") });
        let answer = answering.now_or_never().expect("it waits for nothing");
        let json = serde_json::to_value(answer).unwrap();
        assert_eq!(json["id"], 7);
        assert_eq!(json["error"]["code"], -32603);
    }
}
