//! `yuanyin show CITATION`: what a citation points to, in full.

use std::process::ExitCode;

use crate::citation::recognise;
use crate::cli::arguments::ShowOptions;
use crate::cli::{could_not_run, library, say};
use crate::features::hover::describe;
use crate::features::markdown::plain;
use crate::messages::Locale;
use crate::resolve::resolve;

/// Prints every citation in the argument with its text. Exit status 1 where one is wrong or
/// nothing in it is a citation.
pub fn run(options: &ShowOptions, locale: Locale) -> ExitCode {
    let corpus = match library(options.corpus.as_deref(), locale) {
        Ok(corpus) => corpus,
        Err(message) => return could_not_run(&message),
    };
    let text = options.citation.join(" ");
    let citations = recognise(&text);
    if citations.is_empty() {
        eprintln!(
            "{}",
            locale.pick(
                format!("“{text}”中没有可识别的援引。试试：七.20、A部分 七.20、决定 3/4 第2段(b)项、CTOC/COP/WG.2/2013/5，第24段"),
                format!("No citation is recognised in “{text}”. Try 七.20, A部分 七.20, 决定 3/4 第2段(b)项 or CTOC/COP/WG.2/2013/5，第24段"),
            )
        );
        return ExitCode::FAILURE;
    }
    let resolutions = resolve(&corpus, &text, &citations);
    let mut status = ExitCode::SUCCESS;
    for (citation, resolution) in citations.iter().zip(&resolutions) {
        if resolution.finding.is_some() {
            status = ExitCode::FAILURE;
        }
        if let Some(markdown) = describe(&corpus, locale, citation, resolution) {
            say(&format!("{}\n", plain(&markdown)));
        }
    }
    status
}
