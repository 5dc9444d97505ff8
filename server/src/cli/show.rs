//! `yuanyin show CITATION`: what a citation points to, in full.

use std::process::ExitCode;

use crate::citation::{Certainty, Citation};
use crate::cli::arguments::ShowOptions;
use crate::cli::input::library;
use crate::cli::output::{complain, could_not_run, say};
use crate::corpus::Corpus;
use crate::features::hover::describe;
use crate::features::markdown::plain;
use crate::messages::{self, Locale};
use crate::resolve::resolve;

/// Prints every citation in the argument with its text, each under its own words where there are
/// several. Exit status 1 where one is wrong or nothing in it is a citation.
pub fn run(options: &ShowOptions, locale: Locale) -> ExitCode {
    let corpus = match library(options.corpus.as_deref(), locale) {
        Ok(corpus) => corpus,
        Err(message) => return could_not_run(&message),
    };
    let (text, citations) = cited(&corpus, &options.citation.join(" "));
    if citations.is_empty() {
        complain(&messages::nothing_cited(locale, &text, &corpus.examples));
        return ExitCode::FAILURE;
    }
    let resolutions = resolve(&corpus, &text, &citations);
    let mut status = ExitCode::SUCCESS;
    for (position, (citation, resolution)) in citations.iter().zip(&resolutions).enumerate() {
        if resolution.finding.is_some() {
            status = ExitCode::FAILURE;
        }
        if position > 0 {
            say("");
        }
        if citations.len() > 1 {
            let written = text.get(citation.range.clone()).unwrap_or_default();
            say(&format!("══ {written} ══\n"));
        }
        match describe(&corpus, locale, citation, resolution) {
            Some(markdown) => say(&plain(&markdown)),
            None => say(messages::nothing_known(locale)),
        }
        let fixes = resolution
            .finding
            .iter()
            .flat_map(|finding| finding.fixes.iter().map(|fix| (&finding.problem, fix)));
        for (position, (problem, fix)) in fixes.enumerate() {
            if position == 0 {
                say("");
            }
            say(&format!(
                "✎ {}",
                messages::fix_title(locale, &corpus, problem, fix)
            ));
        }
    }
    status
}

/// The citations of an argument, with the text that their ranges refer to. That they are
/// citations need not be guessed here: whoever asks says so.
fn cited(corpus: &Corpus, argument: &str) -> (String, Vec<Citation>) {
    let mut text = argument.to_owned();
    let mut citations = corpus.recognise(&text);
    if citations.is_empty() {
        // What would be a heading's number in a draft (三.1) is none behind 见.
        let behind_cue = format!("见{argument}");
        let found = corpus.recognise(&behind_cue);
        if !found.is_empty() {
            (text, citations) = (behind_cue, found);
        }
    }
    for citation in &mut citations {
        if citation.certainty == Certainty::Shape {
            citation.certainty = Certainty::Cued;
        }
    }
    (text, citations)
}
