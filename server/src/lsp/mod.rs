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
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
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
