//! `yuanyin corpus check DIR`: is a compilation's folder sound?

use std::process::ExitCode;

use crate::cli::arguments::CorpusCommand;
use crate::cli::output::{could_not_run, say};
use crate::corpus::load::load;
use crate::messages::{self, Locale};
use crate::resolve::check_compilation;

/// Prints every problem as `file:line:column: message` and a closing count.
pub fn run(command: &CorpusCommand, locale: Locale) -> ExitCode {
    let CorpusCommand::Check { dir } = command;
    let (corpus, mut problems) = match load(dir) {
        Ok(read) => read,
        Err(error) => return could_not_run(&messages::load_error(locale, &error)),
    };
    problems.extend(check_compilation(&corpus));
    problems
        .sort_by(|one, other| (&one.file, one.range.start).cmp(&(&other.file, other.range.start)));
    for problem in &problems {
        // The folder as it was given, without a separator at its end.
        let place = dir.join(messages::corpus_problem(locale, problem));
        say(&place.display().to_string());
    }
    say(&messages::corpus_checked(locale, &corpus, problems.len()));
    if problems.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
