//! `yuanyin corpus`: `check` says whether a compilation's folder is sound, and the register of bodies beside it; `new`
//! begins one.

mod new;

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use crate::cli::arguments::CorpusCommand;
use crate::cli::export;
use crate::cli::output::{could_not_run, say};
use crate::corpus::check::{check_register, check_terms};
use crate::corpus::load::{beside, errata_without_source, load};
use crate::corpus::{Corpus, CorpusProblem, CorpusProblemKind};
use crate::messages::{self, Locale};
use crate::resolve::{check_compilation, names_can_be_judged};

/// What no compilation is without.
const DATA: &str = "compilation.toml";

/// What stands beside compilations, and how it is checked by itself.
const BESIDE: [(&str, Check); 2] = [
    ("bodies.toml", |text, _| check_register(text)),
    ("terms.toml", |text, folder| {
        check_terms(text, &compilations_of(folder))
    }),
];

/// What finds the problems of a file's text, which stands in a folder with compilations.
type Check = fn(Arc<str>, &Path) -> Vec<CorpusProblem>;

/// The compilations in a folder, as far as they can be read.
fn compilations_of(folder: &Path) -> Vec<Corpus> {
    // Where the compilation was given by its name alone.
    let here = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let entries = std::fs::read_dir(here).into_iter().flatten().flatten();
    let folders = entries
        .map(|entry| entry.path())
        .filter(|path| path.join(DATA).is_file());
    folders
        .filter_map(|path| Some(load(&path).ok()?.0))
        .collect()
}

pub fn run(command: &CorpusCommand, locale: Locale) -> ExitCode {
    match command {
        CorpusCommand::Check { dir } => check(dir, locale),
        CorpusCommand::Export(options) => export::run(options, locale),
        CorpusCommand::New { dir } => new::run(dir, locale),
    }
}

/// Prints every problem as `file:line:column: message` and a closing count.
fn check(dir: &Path, locale: Locale) -> ExitCode {
    let (corpus, mut problems) = match load(dir) {
        Ok(read) => read,
        Err(error) => return could_not_run(&messages::load_error(locale, &error)),
    };
    let is_missing = |problem: &CorpusProblem| problem.kind == CorpusProblemKind::MissingFile;
    if problems.len() > 1 && problems.iter().all(is_missing) && !corpus.has_file(DATA) {
        return could_not_run(&messages::no_compilation(locale, dir));
    }
    let found = check_compilation(&corpus);
    // A name that is not read again is a problem of the data, and the last that is looked for.
    let is_unread =
        |problem: &CorpusProblem| matches!(problem.kind, CorpusProblemKind::UnreadableName { .. });
    let is_all_judged = corpus.unread.is_nothing()
        && (found.iter().any(is_unread) || names_can_be_judged(&corpus, &found));
    problems.extend(found);
    problems.extend(errata_without_source(&corpus));
    problems
        .sort_by(|one, other| (&one.file, one.range.start).cmp(&(&other.file, other.range.start)));
    for problem in &problems {
        // The folder as it was given, without a separator at its end.
        let place = dir.join(messages::corpus_problem(locale, problem));
        say(&place.display().to_string());
    }
    let mut count = problems.len();
    for (name, check) in BESIDE {
        let Some((folder, text)) = beside(dir, name) else {
            continue;
        };
        let problems = text.map_or_else(|problem| vec![problem], |text| check(text, &folder));
        count += problems.len();
        for problem in &problems {
            let place = folder.join(messages::corpus_problem(locale, problem));
            say(&place.display().to_string());
        }
    }
    if !is_all_judged {
        say(messages::corpus_partly_checked(locale));
    }
    say(&messages::corpus_checked(locale, &corpus, count));
    if count == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
