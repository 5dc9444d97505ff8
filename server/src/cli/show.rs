//! `yuanyin show CITATION`: what a citation points to, in full; `yuanyin show FILE`: what a draft cites.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use serde::Serialize;

use crate::citation::{Certainty, Citation, Language};
use crate::cli::arguments::{InputOptions, SearchFormat, ShowOptions};
use crate::cli::drafts::{Beside, drafts};
use crate::cli::json::SCHEMA_VERSION;
use crate::cli::output::{complain, could_not_run, say};
use crate::cli::projects::Projects;
use crate::corpus::{Corpus, ProvisionIndex};
use crate::enquiry::Record;
use crate::features::Snapshot;
use crate::features::find_provision::Found;
use crate::features::hover::{describe, describe_whole};
use crate::features::markdown::plain;
use crate::messages::{self, Locale};
use crate::office;
use crate::resolve::{Known, Meaning, Resolution, resolve};

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
    let locale = project.locale;
    let argument = options.citation.join(" ");
    let draft = match options.citation.as_slice() {
        [only] if Path::new(only).is_file() => match in_draft(options, locale, asked) {
            Ok(snapshots) => snapshots,
            Err(message) => return could_not_run(&message),
        },
        _ => Vec::new(),
    };
    let corpora = std::iter::once(&project.corpus).chain(&project.beside);
    let readings: Vec<Reading<'_>> = match draft.is_empty() {
        true => {
            // 人口贩运 七.20: whoever calls the compilation asks nobody else.
            let all: Vec<&Arc<Corpus>> = corpora.collect();
            let mut called = all.iter();
            let called = called.find_map(|corpus| Some((corpus, corpus.asked(&argument)?)));
            match called.filter(|_| all.len() > 1) {
                Some((corpus, rest)) => vec![Reading::of(corpus, rest)],
                None => best(
                    all.iter()
                        .map(|corpus| Reading::of(corpus, &argument))
                        .collect(),
                ),
            }
        }
        false => draft.iter().map(Reading::of_draft).collect(),
    };
    let Some(first) = readings.first() else {
        return could_not_run(&argument); // There is one compilation at least.
    };
    if readings.iter().all(|reading| reading.citations.is_empty()) {
        let examples = &first.corpus.examples;
        complain(&messages::nothing_cited(locale, &first.text, examples));
        return ExitCode::from(if is_broken { 2 } else { 1 });
    }
    let is_wrong = |reading: &Reading<'_>| {
        let mut resolutions = reading.resolutions.iter();
        resolutions.any(|one| one.finding.is_some())
    };
    let is_wrong = readings.iter().all(is_wrong);
    let are_several = !project.beside.is_empty();
    match options.format {
        SearchFormat::Text => {
            for (position, reading) in readings.iter().enumerate() {
                if position > 0 {
                    say("");
                }
                if are_several {
                    say(&format!("── {} ──\n", reading.corpus.short_name()));
                }
                reading.say(locale, options.language, options.full);
            }
        }
        SearchFormat::Json => {
            let of_reading = |reading: &Reading<'_>| {
                let name = are_several.then(|| reading.corpus.short_name().to_owned());
                let all = reading.citations.iter().zip(&reading.resolutions);
                let cited = all.map(|(citation, resolution)| {
                    let written = reading.text.get(citation.range.clone());
                    Cited {
                        compilation: name.clone(),
                        ..cited_as(
                            reading.corpus,
                            (locale, options.language),
                            written.unwrap_or_default(),
                            citation,
                            resolution,
                        )
                    }
                });
                cited.collect::<Vec<_>>()
            };
            let answer = Answer {
                schema_version: SCHEMA_VERSION,
                citations: readings.iter().flat_map(of_reading).collect(),
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

/// A draft, or a word processor's document, that is named instead of a citation: as each of the compilations reads it.
///
/// # Errors
///
/// It cannot be read; the reason as a sentence.
fn in_draft(
    options: &ShowOptions,
    locale: Locale,
    asked: Option<Locale>,
) -> Result<Vec<Snapshot>, String> {
    let input = InputOptions {
        paths: options.citation.iter().map(PathBuf::from).collect(),
        project: options.project.clone(),
        ..InputOptions::default()
    };
    let mut projects = Projects::new(&options.project, asked, locale)?;
    let drafts = drafts(&input, &mut projects, locale, false)?;
    let Some(file) = drafts.files.first() else {
        return Err(drafts.nothing(locale).unwrap_or_default());
    };
    let content = file.read()?;
    let beside = Beside::new(&drafts.files);
    Ok(file.snapshots(beside.draft(0, content.text())))
}

/// What a compilation makes of the argument.
struct Reading<'a> {
    corpus: &'a Corpus,
    /// What the citations' ranges refer to.
    text: String,
    citations: Vec<Citation>,
    resolutions: Vec<Resolution>,
}

impl<'a> Reading<'a> {
    fn of(corpus: &'a Corpus, argument: &str) -> Reading<'a> {
        let (text, citations) = cited(corpus, argument);
        let resolutions = resolve(corpus, &text, &citations);
        Reading {
            corpus,
            text,
            citations,
            resolutions,
        }
    }

    /// What a draft cites, each once.
    fn of_draft(snapshot: &'a Snapshot) -> Reading<'a> {
        let corpus = snapshot.draft.corpus();
        let whole = snapshot.draft.text().to_string();
        let mut reading = Reading {
            corpus,
            text: String::new(),
            citations: Vec::new(),
            resolutions: Vec::new(),
        };
        let mut seen = HashSet::new();
        for placed in snapshot.citations() {
            let told = in_words(
                corpus,
                (snapshot.locale, None),
                (placed.citation, placed.resolution),
                false,
            );
            if !seen.insert(told) {
                continue;
            }
            let words = office::readable(whole.get(placed.range()).unwrap_or_default());
            let start = reading.text.len();
            reading.text.push_str(&words);
            reading.citations.push(Citation {
                range: start..reading.text.len(),
                ..placed.citation.clone()
            });
            reading.resolutions.push(placed.resolution.clone());
        }
        reading
    }

    /// How much the compilation has of what is cited.
    fn has(&self) -> Known {
        let all = self.citations.iter().zip(&self.resolutions);
        let known = all.map(|(citation, resolution)| Known::of(self.corpus, citation, resolution));
        match known.max().unwrap_or(Known::Nothing) {
            // Whoever asks what it says asks all that have its text.
            Known::Nearly if self.cites_text() => Known::Whole,
            known => known,
        }
    }

    fn cites_text(&self) -> bool {
        let mut meanings = self.resolutions.iter().map(|one| &one.meaning);
        meanings.any(|one| matches!(one, Meaning::Provisions(_) | Meaning::Articles(_)))
    }

    fn say(&self, locale: Locale, language: Option<Language>, is_full: bool) {
        let all = self.citations.iter().zip(&self.resolutions);
        for (position, (citation, resolution)) in all.enumerate() {
            if position > 0 {
                say("");
            }
            if self.citations.len() > 1 {
                let written = self.text.get(citation.range.clone()).unwrap_or_default();
                say(&format!("══ {written} ══\n"));
            }
            say(&in_words(
                self.corpus,
                (locale, language),
                (citation, resolution),
                is_full,
            ));
        }
    }
}

/// The readings by the compilations that have the most of what is cited; the first by none where none has anything.
fn best(mut readings: Vec<Reading<'_>>) -> Vec<Reading<'_>> {
    let most = readings.iter().map(Reading::has).max();
    let most = most.unwrap_or(Known::Nothing);
    match most {
        Known::Nothing | Known::Wrong | Known::Lacking(_) => {
            let read = readings
                .iter()
                .position(|one| one.has() == most && !one.citations.is_empty());
            vec![readings.swap_remove(read.unwrap_or_default())]
        }
        _ => {
            readings.retain(|reading| reading.has() == most);
            readings
        }
    }
}

/// What a citation points to, and what would mend it. The second language is that of the text; `None` for the
/// citation's own.
fn in_words(
    corpus: &Corpus,
    (locale, language): (Locale, Option<Language>),
    cited: (&Citation, &Resolution),
    is_full: bool,
) -> String {
    let describe = if is_full { describe_whole } else { describe };
    let mut shown = match describe(corpus, locale, language, cited) {
        Some(markdown) => plain(&markdown),
        None => messages::nothing_known(locale).to_owned(),
    };
    for (position, fix) in fixes(corpus, locale, cited.1).iter().enumerate() {
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
    /// Which compilation it is of, where there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    compilation: Option<String>,
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
    (locale, language): (Locale, Option<Language>),
    written: &str,
    citation: &Citation,
    resolution: &Resolution,
) -> Cited {
    let found: Vec<ProvisionIndex> = match &resolution.meaning {
        Meaning::Provisions(found) => found.clone(),
        Meaning::Ambiguous(readings) => readings.concat(),
        _ => Vec::new(),
    };
    let shown_in = language.unwrap_or(citation.language);
    let found = found
        .into_iter()
        .filter_map(|one| Found::of(corpus, one, shown_in));
    Cited {
        compilation: None,
        citation: written.to_owned(),
        provisions: found.map(Record::from).collect(),
        problem: resolution.finding.as_ref().map(|finding| Problem {
            code: finding.problem.code().name(),
            message: messages::problem(locale, corpus, &finding.problem),
            fixes: fixes(corpus, locale, resolution),
        }),
        text: in_words(corpus, (locale, language), (citation, resolution), true),
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
