//! The client's sign that work is going on.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tower_lsp::lsp_types::notification;
use tower_lsp::lsp_types::request::WorkDoneProgressCreate;
use tower_lsp::lsp_types::{
    ProgressParams, ProgressParamsValue, ProgressToken, WorkDoneProgress, WorkDoneProgressBegin,
    WorkDoneProgressCreateParams, WorkDoneProgressEnd, WorkDoneProgressReport,
};

use crate::session::connection::Connection;
use crate::session::server::Server;

/// A sign of work that goes on; without a client that shows it, it does nothing. The work does not wait for the
/// client to say that it will.
#[derive(Default)]
pub struct Progress {
    shown: Option<Arc<Shown>>,
    /// The last tenth that was told.
    tenth: AtomicUsize,
}

struct Shown {
    connection: Connection,
    token: ProgressToken,
    phase: Mutex<Phase>,
}

/// How far the sign has come.
#[derive(Clone, PartialEq, Eq)]
enum Phase {
    /// The client has not said that it shows it.
    Asked,
    Begun,
    /// The work is done, with what has come of it.
    Ended(Option<String>),
}

impl Shown {
    fn tell(&self, progress: WorkDoneProgress) {
        let params = ProgressParams {
            token: self.token.clone(),
            value: ProgressParamsValue::WorkDone(progress),
        };
        self.connection.notify::<notification::Progress>(params);
    }

    fn phase(&self) -> MutexGuard<'_, Phase> {
        self.phase.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Progress {
    /// Begins to tell, if the client wants to know.
    pub fn begin(server: &Server, title: String) -> Progress {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        if !server.store.state().client.shows_progress {
            return Progress::default();
        }
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let token = ProgressToken::String(format!("yuanyin-workspace-{count}"));
        let params = WorkDoneProgressCreateParams {
            token: token.clone(),
        };
        let connection = server.connection.clone();
        let created = connection.ask::<WorkDoneProgressCreate>(params);
        let shown = Arc::new(Shown {
            connection,
            token,
            phase: Mutex::new(Phase::Asked),
        });
        let shown_beside = Arc::clone(&shown);
        server.connection.see_to(async move {
            if created.await.is_none() {
                return;
            }
            let mut phase = shown_beside.phase();
            shown_beside.tell(WorkDoneProgress::Begin(WorkDoneProgressBegin {
                title,
                cancellable: Some(false),
                message: None,
                percentage: Some(0),
            }));
            match &*phase {
                // The work was done before the client has said so.
                Phase::Ended(message) => {
                    let message = message.clone();
                    shown_beside.tell(WorkDoneProgress::End(WorkDoneProgressEnd { message }));
                }
                _ => *phase = Phase::Begun,
            }
        });
        Progress {
            shown: Some(shown),
            tenth: AtomicUsize::new(0),
        }
    }

    /// Tells every tenth of the way.
    pub fn report(&self, done: usize, all: usize) {
        let tenth = done * 10 / all.max(1);
        if self.shown.is_some() && self.tenth.fetch_max(tenth, Ordering::Relaxed) < tenth {
            self.tell(WorkDoneProgress::Report(WorkDoneProgressReport {
                cancellable: Some(false),
                message: Some(format!("{done}/{all}")),
                percentage: u32::try_from(tenth * 10).ok(),
            }));
        }
    }

    /// Ends it, with what has come of the work.
    pub fn end(&self, message: Option<String>) {
        let Some(shown) = &self.shown else {
            return;
        };
        let mut phase = shown.phase();
        if *phase == Phase::Begun {
            let message = message.clone();
            shown.tell(WorkDoneProgress::End(WorkDoneProgressEnd { message }));
        }
        *phase = Phase::Ended(message);
    }

    fn tell(&self, progress: WorkDoneProgress) {
        if let Some(shown) = &self.shown
            && *shown.phase() == Phase::Begun
        {
            shown.tell(progress);
        }
    }
}
