//! The `yuanyin` program: a language server, and the same answers on the command line and for assistants.

use std::process::ExitCode;

use yuanyin::cli::{self, Command};
use yuanyin::lsp;

fn main() -> ExitCode {
    let arguments = cli::parse();
    match &arguments.command {
        None | Some(Command::Lsp { .. }) => lsp::serve(),
        #[cfg(feature = "assistants")]
        Some(Command::Mcp(options)) => {
            let locale = arguments.locale();
            match cli::compilations(options, locale) {
                Ok(corpus) => yuanyin::mcp::serve(corpus, locale),
                Err(status) => status,
            }
        }
        Some(_) => cli::run(arguments),
    }
}
