//! What the server says of its own accord: notifications, and requests that the client is to answer.

use std::collections::HashMap;
use std::panic::AssertUnwindSafe;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures::FutureExt;
use futures::channel::oneshot;
use futures::future::{Either, select};
use serde::Serialize;
use serde_json::Value;
use tower_lsp::jsonrpc::{self, Id, Response};
use tower_lsp::lsp_types::notification::{self, Notification};
use tower_lsp::lsp_types::request::Request;
use tower_lsp::lsp_types::{MessageType, ShowMessageParams};

use super::host::Host;
use super::spelling::Spellings;

/// How long a request to the client may take before it is given up.
const PATIENCE: Duration = Duration::from_secs(5);

/// The way to the client. Messages reach it in the order in which they are sent.
#[derive(Clone)]
pub struct Connection {
    host: Arc<dyn Host>,
    asked: Arc<Asked>,
    /// How the client spells the addresses of its documents.
    pub spellings: Arc<Spellings>,
}

/// The requests that the client has not answered yet.
#[derive(Default)]
struct Asked {
    next: AtomicI64,
    waiting: Mutex<HashMap<i64, oneshot::Sender<jsonrpc::Result<Value>>>>,
}

impl Asked {
    fn waiting(&self) -> MutexGuard<'_, HashMap<i64, oneshot::Sender<jsonrpc::Result<Value>>>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A message as it is sent.
#[derive(Serialize)]
struct Message<'a, P> {
    jsonrpc: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<i64>,
    method: &'a str,
    /// `()` where the method has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    params: Option<P>,
}

impl Connection {
    pub fn new(host: Arc<dyn Host>) -> Connection {
        Connection {
            host,
            asked: Arc::default(),
            spellings: Arc::default(),
        }
    }

    /// Sends any message.
    pub fn send(&self, message: &impl Serialize) {
        match serde_json::to_string(message) {
            Ok(message) => self.send_written(message),
            Err(error) => tracing::error!("a message that cannot be written: {error}"),
        }
    }

    /// Sends a message that is JSON already.
    pub fn send_written(&self, message: String) {
        self.host.send(self.spellings.restore(message));
    }

    pub fn notify<N: Notification>(&self, params: N::Params) {
        self.send(&Message {
            jsonrpc: "2.0",
            id: None,
            method: N::METHOD,
            params: Some(params),
        });
    }

    /// Shows the user a sentence.
    pub fn tell(&self, kind: MessageType, message: String) {
        self.notify::<notification::ShowMessage>(ShowMessageParams { typ: kind, message });
    }

    /// Sends a request, and waits for its answer, but not for ever: `None` where there is none.
    pub fn ask<R: Request + 'static>(
        &self,
        params: R::Params,
    ) -> impl Future<Output = Option<R::Result>> + Send + use<R> {
        let id = self.asked.next.fetch_add(1, Ordering::Relaxed);
        let (sender, answered) = oneshot::channel();
        self.asked.waiting().insert(id, sender);
        let has_params = size_of::<R::Params>() > 0;
        self.send(&Message {
            jsonrpc: "2.0",
            id: Some(id),
            method: R::METHOD,
            params: has_params.then_some(params),
        });
        let (clock, asked) = (self.host.clock(), Arc::clone(&self.asked));
        async move {
            match select(answered, clock.sleep(PATIENCE)).await {
                Either::Left((answer, _)) => serde_json::from_value(answer.ok()?.ok()?).ok(),
                Either::Right(_) => {
                    asked.waiting().remove(&id);
                    None
                }
            }
        }
    }

    /// Sends a request whose answer says nothing but that it was heard, beside everything else.
    pub fn ask_beside<R: Request + 'static>(&self, params: R::Params, unheard: &'static str) {
        let answer = self.ask::<R>(params);
        self.see_to(async move {
            if answer.await.is_none() {
                tracing::warn!("{unheard}");
            }
        });
    }

    /// Takes an answer to one of these requests.
    pub fn take_answer(&self, answer: Response) {
        let (id, result) = answer.into_parts();
        let asked = match id {
            Id::Number(id) => self.asked.waiting().remove(&id),
            _ => None,
        };
        match asked {
            // Whoever has given up waiting does not read it.
            Some(asked) => drop(asked.send(result)),
            None => tracing::warn!("an answer to no request of ours"),
        }
    }

    /// Goes on with something beside the messages; see [`Host::see_to`].
    pub fn see_to(&self, task: impl Future<Output = ()> + Send + 'static) {
        self.host.see_to(Box::pin(contained(task)));
    }

    /// Goes on with something that may take long; see [`Host::work_on`].
    pub fn work_on(&self, task: impl Future<Output = ()> + Send + 'static) {
        self.host.work_on(Box::pin(contained(task)));
    }

    pub fn host(&self) -> &dyn Host {
        &*self.host
    }
}

/// Whatever becomes of a task, the session goes on.
async fn contained(task: impl Future<Output = ()>) {
    if AssertUnwindSafe(task).catch_unwind().await.is_err() {
        tracing::error!("a panic beside the messages");
    }
}
