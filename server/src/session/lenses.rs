//! Code lenses count what open drafts cite: the client is asked to show them afresh, a little after the last edit
//! that makes the counts others.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use tower_lsp::lsp_types::request::CodeLensRefresh;

use super::desk::Desk;
use super::lens_counts::LensCounts;
use super::server::Server;
use crate::features::references::citings;

/// How long after the last edit.
const PAUSE: Duration = Duration::from_millis(400);

/// A draft was opened, changed or closed.
pub fn drafts_have_changed(server: &Arc<Server>) {
    if !server.store.state().client.refreshes_code_lenses {
        return;
    }
    let change = {
        let lenses = server.lenses.lock();
        let mut lenses = lenses.unwrap_or_else(PoisonError::into_inner);
        lenses.changes += 1;
        lenses.changes
    };
    let pause = server.connection.host().clock().sleep(PAUSE);
    let server_beside = Arc::clone(server);
    server.connection.see_to(async move {
        pause.await;
        look(&server_beside, change);
    });
}

/// Counts, unless another change has come since, and asks for a refresh where the counts are others.
fn look(server: &Server, change: u64) {
    let is_last = |lenses: &LensCounts| lenses.changes == change;
    {
        let lenses = server.lenses.lock();
        if !is_last(&lenses.unwrap_or_else(PoisonError::into_inner)) {
            return;
        }
    }
    let desk = Desk::of(&server.store, None);
    // Nobody sees lenses where no file of the compilation is open.
    if !desk.shows_corpus() {
        return;
    }
    let mut counts = BTreeMap::new();
    for (_, draft) in desk.drafts() {
        for provision in citings(&draft).flat_map(|citing| citing.provisions) {
            *counts.entry(provision).or_default() += 1;
        }
    }
    let lenses = server.lenses.lock();
    let mut lenses = lenses.unwrap_or_else(PoisonError::into_inner);
    if is_last(&lenses) && lenses.counts != counts {
        lenses.counts = counts;
        let unheard = "the client did not refresh its code lenses";
        let connection = &server.connection;
        connection.ask_beside::<CodeLensRefresh>((), unheard);
    }
}
