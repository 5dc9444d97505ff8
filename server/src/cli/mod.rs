//! The command line: the same answers as in the editor, for terminals and CI.
//!
//! Exit status of every command: 0 nothing to report, 1 findings, 2 it could not be run.

mod arguments;
mod check;
mod corpus;
mod demo;
mod render;
mod show;

use std::process::ExitCode;

use clap::{CommandFactory, Parser};

pub use arguments::{Arguments, Command};

use crate::messages::Locale;

/// Runs a command other than the server.
pub fn run(arguments: Arguments) -> ExitCode {
    let locale = arguments.locale();
    match arguments.command {
        None | Some(Command::Lsp { .. }) => ExitCode::from(2), // The caller serves these.
        Some(Command::Check(options)) => check::run(&options, locale),
        Some(Command::Show(options)) => show::run(&options, locale),
        Some(Command::Corpus { command }) => corpus::run(&command, locale),
        Some(Command::Demo(options)) => demo::run(&options, locale),
        Some(Command::Completions { shell }) => {
            clap_complete::generate(
                shell,
                &mut Arguments::command(),
                "yuanyin",
                &mut std::io::stdout(),
            );
            ExitCode::SUCCESS
        }
    }
}

/// Reads the command line; ends the process with its own message where it is wrong, or for
/// `--help` and `--version`.
pub fn parse() -> Arguments {
    Arguments::parse()
}

/// Exit status of a command that could not do its work.
fn could_not_run(message: &str) -> ExitCode {
    eprintln!("yuanyin: {message}");
    ExitCode::from(2)
}

/// One text in the reader's language, for messages with a file's name in them.
fn pick(locale: Locale, chinese: String, english: String) -> String {
    locale.pick(chinese, english)
}
