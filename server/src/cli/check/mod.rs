//! `yuanyin check PATH…`: the diagnostics of drafts, for a terminal or for a program.
//!
//! Project files, exclusions and exemptions are as in the editor; only that here the nearest
//! project file upwards from a draft's folder holds, and there that of the workspace's root.
//!
//! | file | what it knows |
//! | --- | --- |
//! | [`files`] | which files are read |
//! | [`beside`] | what those of a run show together of what they are about |
//! | [`report`] | what was found, as text, JSON or SARIF |

mod beside;
mod files;
mod report;

use std::process::ExitCode;
use std::sync::Arc;

use crate::cli::arguments::{CheckOptions, Format};
use crate::cli::in_order::in_order;
use crate::cli::input::read_utf8;
use crate::cli::output::{complain, could_not_run, say};
use crate::cli::projects::Projects;
use crate::draft::Draft;
use crate::features::{Given, Snapshot};
use crate::messages::Locale;

use beside::Beside;
use files::{Checked, absolute, drafts};
use report::Report;

/// Checks every file, on all processors; what is told is in the order of the files. A file that cannot be read
/// is named on standard error and the others are still checked; the exit status is then 2. `locale` is the
/// language of messages where no project says otherwise, `asked` the one asked for on the command line.
pub fn run(options: &CheckOptions, locale: Locale, asked: Option<Locale>) -> ExitCode {
    let projects = Projects::new(
        !options.no_project_file,
        options.corpus.as_deref(),
        asked,
        locale,
    );
    let mut projects = match projects {
        Ok(projects) => projects,
        Err(message) => return could_not_run(&message),
    };
    let mut unreadable: Vec<String> = Vec::new();
    let files = match drafts(&options.paths, &mut projects, &mut unreadable, locale) {
        Ok(files) => files,
        Err(message) => return could_not_run(&message),
    };
    let beside = Beside::new(&files);
    // What is still to be done for a file that is not there is nothing.
    let check = |position: usize| -> Option<Result<Report, String>> {
        let file = files.get(position)?;
        Some(read_utf8(&file.name, file.project.locale).map(|text| {
            let snapshot = snapshot(file, beside.draft(position, &text));
            Report::of(file, &snapshot, options.format, options.verbose)
        }))
    };
    let mut read = 0;
    let mut all = Report::empty(options.format);
    in_order(files.len(), check, |checked| match checked {
        Some(Ok(report)) => {
            read += 1;
            for shown in all.take(report) {
                say(&format!("{shown}\n"));
            }
        }
        Some(Err(message)) => unreadable.push(message),
        None => {}
    });
    let locale = files.first().map_or(locale, |file| file.project.locale);
    if options.format == Format::Text {
        for message in &unreadable {
            complain(message);
        }
    }
    let has_findings = all.tally.errors + all.tally.warnings > 0;
    match all.closing(locale, read, &unreadable, options.verbose) {
        Ok(closing) => say(&closing),
        Err(error) => return could_not_run(&error.to_string()),
    }
    if !unreadable.is_empty() {
        ExitCode::from(2)
    } else if has_findings {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

/// A draft under its project's rules.
fn snapshot(file: &Checked, draft: Draft) -> Snapshot {
    let opened = &file.project;
    let path = absolute(&file.name);
    Snapshot::new(Given {
        severities: Arc::new(opened.project.settings.severities.clone()),
        house_form: opened.project.settings.house_form,
        ignored: Arc::new(opened.project.ignored_in(path.as_deref())),
        ..Given::plain(draft, opened.locale)
    })
}
