//! The command line: the same answers as in the editor, for terminals and CI.
//!
//! Exit status of every command: 0 nothing to report, 1 findings, 2 it could not be run (or a file
//! could not be read), 141 nobody read its output to the end.

mod arguments;
mod check;
mod cites;
mod corpus;
mod demo;
mod projects;
mod render;
mod sarif;
mod show;

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use clap::{CommandFactory, Parser};

pub use arguments::{Arguments, Command};

use crate::corpus::{Corpus, embedded, load};
use crate::draft::Draft;
use crate::features::Snapshot;
use crate::messages::{self, Locale};

/// Runs a command other than the server.
pub fn run(arguments: Arguments) -> ExitCode {
    let locale = arguments.locale();
    let asked = arguments.locale;
    match arguments.command {
        None | Some(Command::Lsp { .. }) => ExitCode::from(2), // The caller serves these.
        Some(Command::Check(options)) => check::run(&options, locale, asked),
        Some(Command::Cites(options)) => cites::run(&options, locale),
        Some(Command::Show(options)) => show::run(&options, locale),
        Some(Command::Corpus { command }) => corpus::run(&command, locale),
        Some(Command::Demo(options)) => demo::run(&options, locale),
        Some(Command::Completions { shell }) => {
            // Not straight to standard output: the generator panics where nobody reads it.
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "yuanyin", &mut script);
            say(String::from_utf8_lossy(&script).trim_end());
            ExitCode::SUCCESS
        }
    }
}

/// Reads the command line; ends the process with its own message where it is wrong, or for
/// `--help` and `--version`.
pub fn parse() -> Arguments {
    Arguments::parse()
}

/// Exit status of a process that a closed pipe has ended, as shells count it (128 + `SIGPIPE`).
const NOBODY_READS: i32 = 141;

/// Writes a line to standard output, in colour where a person reads it. Where nobody reads any
/// more (`| head`) the work is over, quietly; where it cannot be written (a full disk) that is said.
fn say(text: &str) {
    use std::io::{ErrorKind, Write};
    let mut output = anstream::stdout().lock();
    let Err(error) = writeln!(output, "{text}").and_then(|()| output.flush()) else {
        return;
    };
    if error.kind() == ErrorKind::BrokenPipe {
        std::process::exit(NOBODY_READS);
    }
    complain(&error.to_string());
    std::process::exit(2);
}

/// Writes to standard error, where that can be written.
fn complain(message: &str) {
    use std::io::Write;
    let _ = writeln!(anstream::stderr().lock(), "yuanyin: {message}");
}

/// Exit status of a command that could not do its work.
fn could_not_run(message: &str) -> ExitCode {
    complain(message);
    ExitCode::from(2)
}

/// The compilation to work with: the built-in one, or a folder's. What is wrong in a folder's is
/// told on standard error; only a folder that cannot be read is an error.
fn library(folder: Option<&Path>, locale: Locale) -> Result<Arc<Corpus>, String> {
    let Some(folder) = folder else {
        return Ok(embedded::corpus());
    };
    let (corpus, problems) =
        load::load(folder).map_err(|error| messages::load_error(locale, &error))?;
    for problem in &problems {
        complain(&format!(
            "{}: {}",
            folder.display(),
            messages::corpus_problem(locale, problem)
        ));
    }
    Ok(Arc::new(corpus))
}

/// A draft as the features look at it.
fn snapshot_of(text: &str, language_id: &str, corpus: Arc<Corpus>, locale: Locale) -> Snapshot {
    Snapshot {
        draft: Draft::open(text, language_id, Arc::clone(&corpus)),
        corpus,
        locale,
        house_form: None,
        severities: Arc::default(),
        ignored: Arc::default(),
        corpus_file: None,
    }
}
