//! The command line: the same answers as in the editor, for terminals and CI.
//!
//! Exit status of every command: 0 nothing to report, 1 findings, 2 it could not be run (or a file
//! could not be read, a project file is broken, there was nothing to do), 141 nobody read its output to the end.

mod arguments;
mod check;
mod cites;
mod clock;
mod corpus;
mod demo;
mod drafts;
mod explain;
mod export;
mod in_order;
mod input;
mod json;
mod man;
mod output;
mod progress;
mod projects;
mod replace;
mod review;
mod rules;
mod schemas;
mod search;
mod show;
mod worker;

use std::ffi::OsString;
use std::process::ExitCode;
use std::sync::Arc;

use clap::FromArgMatches;

pub use arguments::{Arguments, Command, CompilationOptions};

use crate::cli::arguments::Color;
use crate::cli::output::{complain, complain_at_length, say};
use crate::corpus::Corpus;
use crate::messages::{self, Locale};

/// Runs a command other than the server.
pub fn run(arguments: Arguments) -> ExitCode {
    let locale = arguments.locale();
    let asked = arguments.locale;
    output::speak(locale);
    match arguments.color {
        Color::Auto => {}
        Color::Always => anstream::ColorChoice::Always.write_global(),
        Color::Never => anstream::ColorChoice::Never.write_global(),
    }
    match arguments.command {
        None | Some(Command::Lsp { .. }) => ExitCode::from(2), // The caller serves these.
        #[cfg(feature = "assistants")]
        Some(Command::Mcp(_)) => ExitCode::from(2),
        Some(Command::Worker(options)) => worker::run(&options, locale, asked),
        Some(Command::Check(options)) => check::run(&options, locale, asked),
        Some(Command::Cites(options)) => cites::run(&options, locale, asked),
        Some(Command::Review(options)) => review::run(&options, locale, asked),
        Some(Command::Search(options)) => search::run(&options, locale, asked),
        Some(Command::Show(options)) => show::run(&options, locale, asked),
        Some(Command::Corpus { command }) => corpus::run(&command, locale),
        Some(Command::Explain(options)) => explain::run(&options, locale),
        Some(Command::Demo(options)) => demo::run(&options, locale),
        Some(Command::Completions { shell }) => {
            // Not straight to standard output: the generator panics where nobody reads it.
            let mut script = Vec::new();
            let mut command = arguments::command(&words());
            clap_complete::generate(shell, &mut command, "yuanyin", &mut script);
            say(String::from_utf8_lossy(&script).trim_end());
            ExitCode::SUCCESS
        }
        Some(Command::Man(options)) => man::run(&options, arguments::command(&words()), locale),
        Some(Command::Schema { what }) => schemas::run(what),
    }
}

/// The compilations that a server is asked to answer from; what is wrong with them is told on standard error.
///
/// # Errors
///
/// One cannot be had; the exit status, once that has been told.
pub fn compilations(
    options: &CompilationOptions,
    locale: Locale,
) -> Result<Vec<Arc<Corpus>>, ExitCode> {
    input::libraries(&arguments::compilations(&options.corpus), locale)
        .map_err(|message| output::could_not_run(&message))
}

/// Reads the command line; ends the process with its own message where it is wrong, or for
/// `--help` and `--version`.
pub fn parse() -> Arguments {
    let words = words();
    let read = arguments::command(&words).try_get_matches_from(&words);
    read.and_then(|mut matches| Arguments::from_arg_matches_mut(&mut matches))
        .unwrap_or_else(|error| tell(&error, &words))
}

/// Says what is wrong with the command line, or shows the page of help or the version that it asks for.
fn tell(error: &clap::Error, words: &[OsString]) -> ! {
    let language = arguments::language(words);
    let page = error.render().ansi().to_string();
    let page = messages::help_page(language, page.trim_end());
    match (arguments::misuse(error), error.use_stderr()) {
        (Some(misuse), _) => complain(&messages::misuse(language, &misuse)),
        (None, true) => complain_at_length(&page),
        (None, false) => say(&page),
    }
    std::process::exit(error.exit_code())
}

/// The words of the command line, the program's name first.
fn words() -> Vec<OsString> {
    std::env::args_os().collect()
}
