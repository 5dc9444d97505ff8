//! `yuanyin show CITATION`: what a citation points to, in full.

use std::path::Path;
use std::process::ExitCode;

use serde::Serialize;

use crate::citation::{Certainty, Citation};
use crate::cli::arguments::{SearchFormat, ShowOptions};
use crate::cli::json::SCHEMA_VERSION;
use crate::cli::output::{complain, could_not_run, say};
use crate::cli::projects::Projects;
use crate::cli::search::Record;
use crate::corpus::{Corpus, ProvisionIndex};
use crate::features::find_provision::Found;
use crate::features::hover::{describe, describe_whole};
use crate::features::markdown::plain;
use crate::messages::{self, Locale};
use crate::resolve::{Meaning, Resolution, resolve};

/// Prints every citation in the argument with its text, each under its own words where there are
/// several. Exit status 1 where one is wrong or nothing in it is a citation, 2 where the project file of the current
/// folder is broken.
pub fn run(options: &ShowOptions, locale: Locale, asked: Option<Locale>) -> ExitCode {
    let here = Path::new(".").canonicalize().unwrap_or_default();
    let projects = Projects::new(&options.project, asked, locale);
    let opened = projects.and_then(|mut projects| {
        let project = projects.of(&here)?;
        Ok((project, projects.are_broken()))
    });
    let (project, is_broken) = match opened {
        Ok(opened) => opened,
        Err(message) => return could_not_run(&message),
    };
    let (corpus, locale) = (&project.corpus, project.locale);
    let (text, citations) = cited(corpus, &options.citation.join(" "));
    if citations.is_empty() {
        complain(&messages::nothing_cited(locale, &text, &corpus.examples));
        return ExitCode::from(if is_broken { 2 } else { 1 });
    }
    let resolutions = resolve(corpus, &text, &citations);
    let is_wrong = resolutions.iter().any(|one| one.finding.is_some());
    let all = citations.iter().zip(&resolutions);
    match options.format {
        SearchFormat::Text => {
            for (position, (citation, resolution)) in all.enumerate() {
                if position > 0 {
                    say("");
                }
                if citations.len() > 1 {
                    let written = text.get(citation.range.clone()).unwrap_or_default();
                    say(&format!("══ {written} ══\n"));
                }
                say(&in_words(
                    corpus,
                    locale,
                    citation,
                    resolution,
                    options.full,
                ));
            }
        }
        SearchFormat::Json => {
            let answer = Answer {
                schema_version: SCHEMA_VERSION,
                citations: all
                    .map(|(citation, resolution)| {
                        let written = text.get(citation.range.clone()).unwrap_or_default();
                        cited_as(corpus, locale, written, citation, resolution)
                    })
                    .collect(),
            };
            match serde_json::to_string_pretty(&answer) {
                Ok(json) => say(&json),
                Err(error) => return could_not_run(&error.to_string()),
            }
        }
    }
    match (is_broken, is_wrong) {
        (true, _) => ExitCode::from(2),
        (false, true) => ExitCode::FAILURE,
        (false, false) => ExitCode::SUCCESS,
    }
}

/// What a citation points to, and what would mend it.
fn in_words(
    corpus: &Corpus,
    locale: Locale,
    citation: &Citation,
    resolution: &Resolution,
    is_full: bool,
) -> String {
    let describe = if is_full { describe_whole } else { describe };
    let mut shown = match describe(corpus, locale, citation, resolution) {
        Some(markdown) => plain(&markdown),
        None => messages::nothing_known(locale).to_owned(),
    };
    for (position, fix) in fixes(corpus, locale, resolution).iter().enumerate() {
        shown.push_str(if position == 0 { "\n\n" } else { "\n" });
        shown.push_str(&format!("✎ {fix}"));
    }
    shown
}

/// What would mend a citation, in words.
fn fixes(corpus: &Corpus, locale: Locale, resolution: &Resolution) -> Vec<String> {
    let finding = resolution.finding.iter();
    finding
        .flat_map(|finding| finding.fixes.iter().map(|fix| (&finding.problem, fix)))
        .map(|(problem, fix)| messages::fix_title(locale, corpus, problem, fix))
        .collect()
}

/// The answer as JSON.
#[derive(Serialize)]
struct Answer {
    schema_version: u32,
    citations: Vec<Cited>,
}

/// A citation as JSON.
#[derive(Serialize)]
struct Cited {
    /// As it was given.
    citation: String,
    /// In the order cited, all readings of an ambiguous citation among them; empty where it points to none.
    provisions: Vec<Record>,
    /// What is wrong with it.
    problem: Option<Problem>,
    /// All that is known of it, as `show --full` prints it.
    text: String,
}

/// What is wrong, as `check` tells it.
#[derive(Serialize)]
struct Problem {
    code: &'static str,
    message: String,
    fixes: Vec<String>,
}

fn cited_as(
    corpus: &Corpus,
    locale: Locale,
    written: &str,
    citation: &Citation,
    resolution: &Resolution,
) -> Cited {
    let found: Vec<ProvisionIndex> = match &resolution.meaning {
        Meaning::Provisions(found) => found.clone(),
        Meaning::Ambiguous(readings) => readings.concat(),
        _ => Vec::new(),
    };
    let language = citation.language;
    let found = found
        .into_iter()
        .filter_map(|one| Found::of(corpus, one, language));
    Cited {
        citation: written.to_owned(),
        provisions: found.map(Record::from).collect(),
        problem: resolution.finding.as_ref().map(|finding| Problem {
            code: finding.problem.code().name(),
            message: messages::problem(locale, corpus, &finding.problem),
            fixes: fixes(corpus, locale, resolution),
        }),
        text: in_words(corpus, locale, citation, resolution, true),
    }
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
