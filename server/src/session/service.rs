//! The life of a conversation as LSP has it: what is answered before `initialize` and after `shutdown`, and requests
//! that are taken back.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use futures::FutureExt;
use futures::future::{AbortHandle, BoxFuture, abortable, ready};
use serde_json::Value;
use tower_lsp::jsonrpc::{Error, ErrorCode, Id, Request, Response};
use tower_lsp::lsp_types::CancelParams;

use super::dispatch::{Route, Routes};
use super::routes::route;

/// How far a conversation has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    NotInitialized,
    Initialized,
    ShutDown,
}

/// What answers messages. (tower-lsp's own service makes every request that LSP knows into code, those that nobody
/// answers here among them: a twentieth of a web page's module.)
pub struct Service {
    routes: Routes,
    standing: Arc<Mutex<Standing>>,
    pending: Pending,
}

impl Service {
    pub fn new(routes: Routes) -> Service {
        Service {
            routes,
            standing: Arc::new(Mutex::new(Standing::NotInitialized)),
            pending: Pending::default(),
        }
    }

    /// Begins to answer a message. `None` for what has no answer.
    pub fn call(&self, request: Request) -> BoxFuture<'static, Option<Response>> {
        let (method, id, params) = request.into_parts();
        let refused = |id: Option<Id>, error: Error| {
            ready(id.map(|id| Response::from_error(id, error))).boxed()
        };
        if method == "$/cancelRequest" {
            let taken_back = params.filter(|_| id.is_none());
            let taken_back = taken_back.and_then(|of| serde_json::from_value(of).ok());
            if let Some(CancelParams { id }) = taken_back {
                self.pending.cancel(&id.into());
            }
            return refused(id, Error::invalid_request());
        }
        let Some(route) = route(&method) else {
            let mut error = Error::method_not_found();
            error.data = (!method.starts_with("$/")).then(|| Value::from(method));
            return refused(id, error);
        };
        let is_first = method == "initialize";
        {
            let mut standing = lock(&self.standing);
            match (*standing, is_first) {
                (Standing::NotInitialized, true) | (Standing::Initialized, false) => {}
                (Standing::NotInitialized, false) => return refused(id, not_initialized()),
                (Standing::Initialized, true) | (Standing::ShutDown, _) => {
                    return refused(id, Error::invalid_request());
                }
            }
            if method == "shutdown" {
                *standing = Standing::ShutDown;
            }
        }
        let routes = self.routes.clone();
        match (route, id) {
            (Route::Told(_), Some(id)) => refused(Some(id), Error::invalid_request()),
            (Route::Asked(_), None) => ready(None).boxed(),
            (Route::Told(tell), None) => async move {
                if let Err(error) = tell(&routes, params) {
                    tracing::warn!("{method}: {}", error.message);
                }
                None
            }
            .boxed(),
            (Route::Asked(ask), Some(id)) => {
                let standing = Arc::clone(&self.standing);
                self.pending.answer(id, async move {
                    let answer = ask(routes, params).await;
                    if is_first && answer.is_ok() {
                        *lock(&standing) = Standing::Initialized;
                    }
                    answer
                })
            }
        }
    }
}

fn not_initialized() -> Error {
    Error {
        code: ErrorCode::ServerError(-32002),
        message: "Server not initialized".into(),
        data: None,
    }
}

/// The requests that are being answered.
#[derive(Clone, Default)]
struct Pending(Arc<Mutex<HashMap<Id, AbortHandle>>>);

impl Pending {
    fn answer(
        &self,
        id: Id,
        answer: impl Future<Output = Result<Value, Error>> + Send + 'static,
    ) -> BoxFuture<'static, Option<Response>> {
        let (answer, handle) = abortable(answer);
        match lock(&self.0).entry(id.clone()) {
            // Two requests of one id cannot be told apart.
            Entry::Occupied(_) => {
                return ready(Some(Response::from_error(id, Error::invalid_request()))).boxed();
            }
            Entry::Vacant(room) => room.insert(handle),
        };
        let pending = self.clone();
        async move {
            let answer = answer.await;
            lock(&pending.0).remove(&id);
            let answer = answer.unwrap_or_else(|_| Err(Error::request_cancelled()));
            Some(Response::from_parts(id, answer))
        }
        .boxed()
    }

    fn cancel(&self, id: &Id) {
        let pending = lock(&self.0).remove(id);
        if let Some(pending) = pending {
            pending.abort();
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
