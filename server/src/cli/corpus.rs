//! `yuanyin corpus check DIR`: is a compilation's folder sound?

use std::process::ExitCode;

use crate::cli::arguments::CorpusCommand;
use crate::messages::Locale;

/// Prints every problem as `file:line:column: message` and a closing count.
pub fn run(command: &CorpusCommand, locale: Locale) -> ExitCode {
    let _ = (command, locale);
    ExitCode::from(2)
}
