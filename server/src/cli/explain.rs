//! `yuanyin explain [CODE]`: what the code of a problem means.

use std::process::ExitCode;

use crate::cli::arguments::ExplainOptions;
use crate::cli::output::{could_not_run, say};
use crate::features::markdown::plain;
use crate::messages::{self, Locale};
use crate::resolve::Code;

/// Prints what a code means; without one, all codes with their names in words. Exit status 2 for a code that
/// there is not.
pub fn run(options: &ExplainOptions, locale: Locale) -> ExitCode {
    let Some(written) = &options.code else {
        for code in Code::ALL {
            let words = messages::code_in_words(locale, code);
            say(&format!("{:<20} {words}", code.name()));
        }
        return ExitCode::SUCCESS;
    };
    let Some(code) = Code::from_name(written) else {
        return could_not_run(&messages::code_unknown(locale, written));
    };
    let title = messages::explanation_title(locale, code);
    let text = messages::explanation(locale, code);
    say(&plain(&format!("**{title}**\n\n{text}")));
    ExitCode::SUCCESS
}
