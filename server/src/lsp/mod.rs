//! The language server as a program: a [`crate::session`] over standard input and output, with the
//! threads, the clock and the files of this machine. The only place that knows tokio.

mod client_process;
mod corpus_copies;
mod freed_memory;
mod message_framing;
mod native_files;
mod stdio;

pub use stdio::serve;
