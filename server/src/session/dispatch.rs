//! How an answer comes about.
//!
//! A request is answered *at once* where it looks at one place: the messages that follow wait for
//! it, which is shorter than handing it to another thread would take. What may take long goes on
//! *beside* what follows. Both begin in the order in which the messages come, and see every document
//! as it was then. Where the corpus that is wanted is still being read, both wait for it. Of drafts whose corpus cannot
//! be had nothing is answered, as if they were not open: it would be another compilation's answer.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::task::Poll;

use serde::de::DeserializeOwned;
use serde_json::Value;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::lsp_types::request::ApplyWorkspaceEdit;
use tower_lsp::lsp_types::{ApplyWorkspaceEditParams, MessageType};

use super::desk::Desk;
use super::parameters::AboutDocument;
use super::server::Server;
use super::state::State;
use super::view::View;
use super::workspace::scan::looked_through;
use crate::messages;

/// Where messages go; what is answered stands in [`super::routes`] and [`super::requests`].
pub struct Routes(pub Arc<Server>);

impl Routes {
    async fn view(&self, params: &impl AboutDocument) -> Option<Arc<View>> {
        let (store, uri) = (&self.0.store, params.document()?);
        let view = store.view(&uri)?;
        let view = store.settle(&uri, view).await;
        (!view.lacks_its_corpus()).then_some(view)
    }

    async fn desk(&self, params: &impl AboutDocument) -> Desk {
        let store = &self.0.store;
        let desk = Desk::of(store, params.document().as_deref());
        desk.settled(store).await.without_silent()
    }

    async fn state(&self) -> Arc<State> {
        self.0.store.settled().await;
        self.0.store.state()
    }

    /// Of an open document.
    pub async fn at_once<P: AboutDocument + Clone, A>(
        &self,
        params: P,
        answer: fn(&View, P) -> Option<A>,
    ) -> Option<A> {
        let view = self.view(&params).await?;
        first_answer(&view, params, answer)
    }

    /// Of an open document, and leading into the compilation: where its files cannot be opened that is said, once.
    pub async fn at_once_into_compilation<P: AboutDocument + Clone, A>(
        &self,
        params: P,
        answer: fn(&View, P) -> Option<A>,
    ) -> Option<A> {
        let view = self.view(&params).await?;
        let answer = first_answer(&view, params, answer);
        if let Some(reason) = view.state.library.why_not_opened()
            && !self.0.has_told_of_copies.swap(true, Ordering::Relaxed)
        {
            let told = messages::copies_lacking(view.state.locale(), reason);
            self.0.connection.tell(MessageType::WARNING, told);
        }
        answer
    }

    /// Of an open document, and of what the workspace's files cite, as far as they have been looked through.
    pub async fn at_once_of_workspace<P: AboutDocument, A>(
        &self,
        params: P,
        answer: fn(&Desk, &View, P) -> Option<A>,
    ) -> Option<A> {
        let desk = self.desk(&params).await.with_index(&self.0.store);
        let view = Arc::clone(desk.asked.as_ref()?);
        answer(&desk, &view, params)
    }

    /// Of an open document.
    pub async fn beside<P: AboutDocument, A>(
        &self,
        params: P,
        answer: fn(&View, P) -> Option<A>,
    ) -> Option<A> {
        let view = self.view(&params).await?;
        what_follows().await;
        answer(&view, params)
    }

    /// Of a document that may be closed.
    pub async fn beside_open_or_not<P: AboutDocument, A>(
        &self,
        params: P,
        answer: fn(Option<&View>, P) -> A,
    ) -> A {
        let view = self.view(&params).await;
        what_follows().await;
        answer(view.as_deref(), params)
    }

    /// Of everything that is open.
    pub async fn beside_of_desk<P: AboutDocument, A>(
        &self,
        params: P,
        answer: fn(&Desk, P) -> A,
    ) -> A {
        let desk = self.desk(&params).await;
        what_follows().await;
        answer(&desk, params)
    }

    /// Of everything that is open, and of all files of the workspace: once they have been looked through.
    pub async fn beside_of_workspace<P: AboutDocument, A>(
        &self,
        params: P,
        answer: fn(&Desk, P) -> A,
    ) -> A {
        let desk = self.desk(&params).await;
        what_follows().await;
        looked_through(&self.0).await;
        answer(&desk.with_index(&self.0.store), params)
    }

    /// Of no document.
    pub async fn at_once_of_state<P, A>(&self, params: P, answer: fn(&Arc<State>, P) -> A) -> A {
        answer(&self.state().await, params)
    }

    /// Of no document.
    pub async fn beside_of_state<P, A>(&self, params: P, answer: fn(&Arc<State>, P) -> A) -> A {
        let state = self.state().await;
        what_follows().await;
        answer(&state, params)
    }

    /// A request of our own.
    pub async fn own_at_once<P: AboutDocument + DeserializeOwned, A>(
        &self,
        params: Value,
        answer: fn(&Desk, P) -> Result<A>,
    ) -> Result<A> {
        let params: P = read(params)?;
        answer(&self.desk(&params).await, params)
    }

    /// A request of our own.
    pub async fn own_beside<P: AboutDocument + DeserializeOwned, A>(
        &self,
        params: Value,
        answer: fn(&Desk, P) -> Result<A>,
    ) -> Result<A> {
        let params: P = read(params)?;
        let desk = self.desk(&params).await;
        what_follows().await;
        answer(&desk, params)
    }

    /// A request of our own whose answer is a change of what is open: the client is asked to make it,
    /// and whoever has asked hears at once whether there is one.
    pub async fn own_applied<P: AboutDocument + DeserializeOwned, A: From<bool>>(
        &self,
        params: Value,
        answer: fn(&Desk, P) -> Result<Option<ApplyWorkspaceEditParams>>,
    ) -> Result<A> {
        let params: P = read(params)?;
        let desk = self.desk(&params).await;
        what_follows().await;
        let change = answer(&desk, params)?;
        let is_any = change.is_some();
        if let Some(change) = change {
            let unheard = "the client did not say whether it has made a change";
            let connection = &self.0.connection;
            connection.ask_beside::<ApplyWorkspaceEdit>(change, unheard);
        }
        Ok(A::from(is_any))
    }
}

/// What the first of the compilations says that says anything of a place: a citation is of one of them.
fn first_answer<P: Clone, A>(
    view: &View,
    params: P,
    answer: fn(&View, P) -> Option<A>,
) -> Option<A> {
    let mut readings = view.readings().into_iter();
    readings.find_map(|reading| answer(reading, params.clone()))
}

fn read<T: DeserializeOwned>(params: Value) -> Result<T> {
    serde_json::from_value(params).map_err(|error| Error::invalid_params(error.to_string()))
}

/// Lets what follows go first: what stands behind this holds it up no more.
fn what_follows() -> impl Future<Output = ()> {
    let mut has_waited = false;
    std::future::poll_fn(move |context| {
        if std::mem::replace(&mut has_waited, true) {
            return Poll::Ready(());
        }
        context.waker().wake_by_ref();
        Poll::Pending
    })
}
