//! `yuanyin cites [PATH…]`: the table of authorities of drafts.

use std::process::ExitCode;

use serde_json::json;

use crate::cli::arguments::{CitesOptions, TableFormatOption};
use crate::cli::drafts::{Beside, Checked, Content, drafts};
use crate::cli::in_order::in_order;
use crate::cli::json::{SCHEMA_VERSION, indented};
use crate::cli::output::{complain, could_not_run, write};
use crate::cli::progress::Progress;
use crate::cli::projects::Projects;
use crate::features::Snapshot;
use crate::features::bibliography::{self, Bibliography, Entry};
use crate::features::table_of_authorities::{self as table, Telling};
use crate::messages::Locale;

/// Prints a table for each file. Exit status 2 where a file could not be read; the others are
/// printed all the same.
pub fn run(options: &CitesOptions, locale: Locale, asked: Option<Locale>) -> ExitCode {
    match tables(options, locale, asked) {
        Ok(status) => status,
        Err(message) => could_not_run(&message),
    }
}

fn tables(
    options: &CitesOptions,
    locale: Locale,
    asked: Option<Locale>,
) -> Result<ExitCode, String> {
    let mut projects = Projects::new(&options.input.project, asked, locale)?;
    let drafts = drafts(&options.input, &mut projects, locale, false)?;
    let locale = drafts.locale(locale);
    let mut is_incomplete = projects.are_broken() || !drafts.unreadable.is_empty();
    for (_, message) in &drafts.unreadable {
        complain(message);
    }
    if let Some(why) = drafts.nothing(locale) {
        complain(&why);
        is_incomplete |= !options.input.allow_empty;
    }
    if let Some(told) = drafts.passed_over(locale) {
        complain(&told);
    }
    // One file that is named has no need of its name in the table.
    let are_named = match options.input.paths.as_slice() {
        [only] => only.is_dir() || options.input.files_from.is_some(),
        _ => true,
    };
    let format = options.format;
    let beside = Beside::new(&drafts.files);
    let table = |position: usize| {
        let file = drafts.files.get(position)?;
        let _turn = drafts.turn(file);
        Some(file.read().and_then(|content| {
            let snapshots = file.snapshots(beside.draft(position, content.text()));
            written(file, &content, &snapshots, format, are_named)
        }))
    };
    let mut count = 0;
    let mut bibliography = Bibliography::default();
    let mut progress = Progress::new(drafts.files.len(), locale, false);
    if format == TableFormatOption::Json {
        write(&format!(
            "{{\n  \"schema_version\": {SCHEMA_VERSION},\n  \"documents\": ["
        ));
    }
    in_order(drafts.files.len(), table, |table| {
        progress.step();
        progress.hide();
        match table {
            Some(Ok(Written::Entries(entries))) => bibliography.add(entries),
            Some(Ok(Written::Table(table))) => {
                let between = match (format, count) {
                    (TableFormatOption::Json, 0) => "\n",
                    (TableFormatOption::Json, _) => ",\n",
                    _ => "",
                };
                // A table has its columns named once.
                let table = match (format, count) {
                    (TableFormatOption::Csv, 1..) => table.split_once('\n').map(|(_, rows)| rows),
                    _ => Some(table.as_str()),
                };
                write(&format!("{between}{}", table.unwrap_or_default()));
                count += 1;
            }
            Some(Err(message)) => {
                complain(&message);
                is_incomplete = true;
            }
            None => {}
        }
    });
    match format {
        TableFormatOption::CslJson => write(&bibliography.csl_json()?),
        TableFormatOption::Ris => write(&bibliography.ris()),
        _ => {}
    }
    if format == TableFormatOption::Json {
        write(if count == 0 { "]\n}\n" } else { "\n  ]\n}\n" });
    }
    Ok(match is_incomplete {
        true => ExitCode::from(2),
        false => ExitCode::SUCCESS,
    })
}

/// The line that `--format jsonl` has for a draft.
///
/// # Errors
///
/// It cannot be written; the library's reason.
pub fn line(file: &Checked, snapshots: &[Snapshot]) -> Result<String, String> {
    match written(
        file,
        &file.read()?,
        snapshots,
        TableFormatOption::Jsonl,
        true,
    )? {
        Written::Table(line) => Ok(line),
        Written::Entries(_) => Ok(String::new()),
    }
}

/// What is to be written of a draft.
enum Written {
    /// As it stands, in its order.
    Table(String),
    /// What all drafts cite stands together at the end.
    Entries(Vec<Entry>),
}

/// How it is told where a draft cites something.
fn telling<'a>(content: &'a Content, snapshot: &'a Snapshot) -> Telling<'a> {
    match content.document() {
        Some(document) => Telling::Places(document, snapshot.locale),
        None => Telling::Lines(snapshot.draft.text()),
    }
}

/// What is written of a draft, as each of the compilations reads it.
fn written(
    file: &Checked,
    content: &Content,
    snapshots: &[Snapshot],
    format: TableFormatOption,
    is_named: bool,
) -> Result<Written, String> {
    if matches!(format, TableFormatOption::CslJson | TableFormatOption::Ris) {
        let entries = snapshots.iter().flat_map(bibliography::entries);
        return Ok(Written::Entries(entries.collect()));
    }
    let name = file.name.display().to_string();
    let all: Vec<&Snapshot> = snapshots.iter().collect();
    let Some(first) = snapshots.first() else {
        return Ok(Written::Table(String::new()));
    };
    let (locale, telling) = (first.locale, telling(content, first));
    let document =
        || json!({"file": name, "authorities": table::rows_of_all(&all, locale, &telling)});
    let table = match format {
        TableFormatOption::CslJson | TableFormatOption::Ris => Ok(String::new()),
        TableFormatOption::Markdown => {
            let tables = table::markdown_of_all(&all, locale, &telling);
            Ok(match is_named {
                true => format!("# {name}\n\n{tables}\n"),
                false => format!("{tables}\n"),
            })
        }
        TableFormatOption::Csv => {
            let name = is_named.then_some(name.as_str());
            table::csv_of_all(&all, locale, name, &telling)
        }
        TableFormatOption::Json => {
            let document = serde_json::to_string_pretty(&document());
            let document = document.map_err(|error| error.to_string())?;
            Ok(indented(&document, 4))
        }
        TableFormatOption::Jsonl => {
            let mut document = document();
            document["schema_version"] = SCHEMA_VERSION.into();
            Ok(format!("{document}\n"))
        }
    };
    table.map(Written::Table)
}
