//! `yuanyin review FILE -o OUT`: a copy of a word processor's document with a comment at each finding.

use std::path::Path;
use std::process::ExitCode;

use crate::cli::arguments::{InputOptions, ReviewOptions};
use crate::cli::check;
use crate::cli::clock;
use crate::cli::drafts::{Beside, Content, drafts, has_ending};
use crate::cli::output::{complain, could_not_run, say};
use crate::cli::projects::Projects;
use crate::cli::replace::replace;
use crate::cli::rules::Rules;
use crate::features::review::{authorities, remark};
use crate::messages::{self, Locale};
use crate::office::{Authorship, Remark};

/// Writes the copy; the exit status does not depend on what is found. `locale` is the language of messages where no
/// project says otherwise, `asked` the one asked for on the command line.
pub fn run(options: &ReviewOptions, locale: Locale, asked: Option<Locale>) -> ExitCode {
    match review(options, locale, asked) {
        Ok(told) => {
            say(&told);
            ExitCode::SUCCESS
        }
        Err(message) => could_not_run(&message),
    }
}

fn review(
    options: &ReviewOptions,
    locale: Locale,
    asked: Option<Locale>,
) -> Result<String, String> {
    let projects = Projects::new(&options.project, asked, locale)?;
    let mut projects = projects.selecting(&options.rules.select);
    let input = InputOptions {
        paths: vec![options.file.clone()],
        project: options.project.clone(),
        ..InputOptions::default()
    };
    if options.file.is_dir() {
        return Err(messages::review_of_folder(locale, &options.file));
    }
    let drafts = drafts(&input, &mut projects, locale, false)?;
    let Some(file) = drafts.files.first() else {
        let why = drafts
            .unreadable
            .first()
            .map(|(_, message)| message.clone());
        return Err(why
            .or_else(|| drafts.nothing(locale))
            .unwrap_or_else(|| messages::review_of_text(locale, &options.file)));
    };
    let locale = file.project.locale;
    if !file.is_document() {
        return Err(messages::review_of_text(locale, &options.file));
    }
    if is_same(&options.file, &options.output) {
        return Err(messages::review_over_itself(locale, &options.output));
    }
    let Content::Document(document) = file.read()? else {
        return Err(messages::review_of_text(locale, &options.file));
    };
    let endings = document.format().endings();
    if !has_ending(&options.output, endings) {
        let endings: Vec<String> = endings.iter().map(|ending| format!(".{ending}")).collect();
        let endings: Vec<&str> = endings.iter().map(String::as_str).collect();
        return Err(messages::review_in_other_format(
            locale,
            &options.output,
            &endings,
        ));
    }
    let beside = Beside::new(&drafts.files);
    let snapshots = file.snapshots(beside.draft(0, document.text()));
    let told = check::told(file, &snapshots, &document, &Rules::of(&options.rules));
    let remarks: Vec<Remark> = (told.into_iter())
        .map(|told| remark(&document, told, locale))
        .collect();
    let authorities = options
        .authorities
        .then(|| authorities(&document, &snapshots));
    let authorship = Authorship {
        author: messages::REVIEWER.to_owned(),
        time: clock::now(),
    };
    let written = document
        .reviewed(&remarks, authorities.as_ref(), &authorship)
        .map_err(|why| messages::office_unreadable(locale, &options.file, why))?;
    replace(&options.output, &written)
        .map_err(|error| messages::file_unwritable(locale, &options.output, &error))?;
    if document.is_signed() {
        complain(&messages::review_of_signed(locale, &options.output));
    }
    Ok(messages::reviewed(locale, &options.output, remarks.len()))
}

fn is_same(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}
