//! The client's sign that work is going on.

use std::sync::atomic::{AtomicUsize, Ordering};

use tower_lsp::lsp_types::notification;
use tower_lsp::lsp_types::request::WorkDoneProgressCreate;
use tower_lsp::lsp_types::{
    ProgressParams, ProgressParamsValue, ProgressToken, WorkDoneProgress, WorkDoneProgressBegin,
    WorkDoneProgressCreateParams, WorkDoneProgressEnd, WorkDoneProgressReport,
};

use crate::session::connection::Connection;
use crate::session::server::Server;

/// A sign of work that goes on; without a client that shows it, it does nothing.
#[derive(Default)]
pub struct Progress {
    shown: Option<Shown>,
    /// The last tenth that was told.
    tenth: AtomicUsize,
}

struct Shown {
    connection: Connection,
    token: ProgressToken,
}

impl Progress {
    /// Begins to tell, if the client wants to know.
    pub async fn begin(server: &Server, title: String) -> Progress {
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
        let created = connection.ask::<WorkDoneProgressCreate>(params).await;
        if created.is_none() {
            return Progress::default();
        }
        let progress = Progress {
            shown: Some(Shown { connection, token }),
            tenth: AtomicUsize::new(0),
        };
        progress.tell(WorkDoneProgress::Begin(WorkDoneProgressBegin {
            title,
            cancellable: Some(false),
            message: None,
            percentage: Some(0),
        }));
        progress
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
        self.tell(WorkDoneProgress::End(WorkDoneProgressEnd { message }));
    }

    fn tell(&self, progress: WorkDoneProgress) {
        let Some(shown) = &self.shown else {
            return;
        };
        let params = ProgressParams {
            token: shown.token.clone(),
            value: ProgressParamsValue::WorkDone(progress),
        };
        shown.connection.notify::<notification::Progress>(params);
    }
}
