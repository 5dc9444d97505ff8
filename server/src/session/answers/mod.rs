//! What is answered: a plain function for each message, grouped by what they answer.
//!
//! A question about a document is a function of a [`View`] or, where it looks beyond the document,
//! of a [`Desk`], and of the message's parameters, in three beats: convert, ask
//! [`crate::features`], convert back. What changes something is a function of the
//! [`super::server::Server`].
//!
//! [`View`]: super::view::View
//! [`Desk`]: super::desk::Desk

pub mod code_actions;
pub mod corpus_files;
pub mod diagnostics;
mod leaving_alone;
pub mod life;
pub mod notebooks;
pub mod reading;
pub mod text;
pub mod workspace;
