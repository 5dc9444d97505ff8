//! The language server: the only place that knows LSP types or tokio.
//!
//! [`transport`] carries messages, [`backend`] is the table of what is answered, [`documents`]
//! holds what is open, [`convert`] is the only place where positions and types change sides.
//! Requests that LSP does not have are in [`requests`]; editors' authors read there.
//! What is answered is computed in [`crate::features`].

mod backend;
mod capabilities;
mod configuration;
mod convert;
mod corpus_files;
mod documents;
mod follow;
mod frames;
mod requests;
mod transport;
mod workspace;
mod workspace_index;
mod workspace_requests;

use std::process::ExitCode;

/// How many requests and other long work go on at once; what is more waits for its turn. One of
/// the threads reads the input.
const THREADS: usize = 8;

/// Serves LSP on standard input and output until the client says `exit`, closes the input or is
/// gone. Exit status 0 after `shutdown`, else 1.
pub fn serve() -> ExitCode {
    let filter = tracing_subscriber::EnvFilter::try_from_env("YUANYIN_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"));
    // A second subscriber in one process is no reason not to serve.
    let _ = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(false)
        .try_init();
    // One thread for what waits: each further one costs an answer the time to wake it. What
    // computes has threads of its own (`spawn_blocking`).
    let runtime = tokio::runtime::Builder::new_current_thread()
        .max_blocking_threads(THREADS)
        .enable_time()
        .build();
    match runtime {
        Ok(runtime) => {
            let status = runtime.block_on(transport::serve());
            // The reader thread may be waiting for input that never comes.
            runtime.shutdown_background();
            status
        }
        Err(error) => {
            eprintln!("yuanyin: cannot start: {error}");
            ExitCode::from(2)
        }
    }
}
