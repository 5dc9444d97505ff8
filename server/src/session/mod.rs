//! The LSP conversation: messages in, messages out, without threads, runtime or standard input.
//!
//! A [`Session`] is given messages and gives them to its [`Host`], the program that it runs in, which
//! also lends it files, a clock, and hands for what takes time. The shells ([`crate::lsp`]) are hosts.
//!
//! | file | what is there |
//! | --- | --- |
//! | `conversation` | the session: receiving messages, containing panics |
//! | `routes`, `requests` | which message goes where: LSP's, and requests of our own (editors' authors read there) |
//! | `dispatch` | how an answer comes about: at once, or beside what follows |
//! | `answers` | the answers, plain functions grouped by what they answer |
//! | `view`, `desk` | what answers are made from: a document, or all that is open, at one moment |
//! | `store`, `state`, `rules` | the documents and the state in force; the only place where they change |
//! | `written` | diagnostics as they are sent, kept from key to key |
//! | `publishing`, `corpus_in_force`, `settings`, `workspace` | what goes on beside answers |
//! | `connection`, `spelling`, `host` | the way to the client, how it spells addresses, and what the program lends |
//! | `virtual_document` | texts that an editor asks for by address where it cannot open a file |
//! | `newer` | what of LSP is newer than the types |
//! | `tasks`, `memory_files` | what a program without threads or without files lends |
//! | `promise` | changes that are made when they are chosen |
//! | `convert`, `positions` | types and positions as they change sides |
//!
//! What is answered is computed in [`crate::features`].
//!
//! Another request of LSP's is a row in `routes`, a function in `answers`, and an offer in
//! `capabilities`; one of our own is a row in `requests` with a function and its shapes there, and is
//! named in README.md. The compiler asks which document its parameters are about (`parameters`), and
//! tests ask for the offer and for README.md.

mod address;
mod answers;
mod asked;
mod capabilities;
mod client;
mod client_settings;
mod connection;
mod conversation;
mod convert;
mod corpus_files;
mod corpus_in_force;
mod desk;
mod dispatch;
mod host;
mod incoming;
mod lens_counts;
mod lenses;
mod library;
mod memory_files;
mod newer;
mod parameters;
mod positions;
mod promise;
mod publishing;
pub mod requests;
mod routes;
mod rules;
mod server;
mod settings;
mod spelling;
mod state;
mod store;
mod tasks;
mod told;
mod view;
mod virtual_document;
mod workspace;
mod written;

pub use address::path_of_address;
pub use conversation::{Received, Session};
pub use host::{Clock, FileSystem, Host, Stamp, Task};
pub use memory_files::MemoryFiles;
pub use tasks::Tasks;
