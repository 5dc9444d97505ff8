//! The `yuanyin` program: a language server, and the same answers on the command line.

use std::process::ExitCode;

use yuanyin::cli::{self, Command};
use yuanyin::lsp;

fn main() -> ExitCode {
    let arguments = cli::parse();
    match arguments.command {
        None | Some(Command::Lsp { .. }) => lsp::serve(),
        Some(_) => cli::run(arguments),
    }
}
