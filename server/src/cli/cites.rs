//! `yuanyin cites FILE…`: the table of authorities of drafts.

use std::process::ExitCode;

use crate::cli::arguments::{CitesOptions, TableFormatOption};
use crate::cli::input::{library, read_utf8, snapshot_of};
use crate::cli::output::{could_not_run, say};
use crate::features::table_of_authorities::{TableFormat, table_of_authorities, write};
use crate::messages::Locale;
use crate::project::language_id;

/// Prints a table for each file. Exit status 2 where a file could not be read; the others are
/// printed all the same.
pub fn run(options: &CitesOptions, locale: Locale) -> ExitCode {
    let corpus = match library(options.corpus.as_deref(), locale) {
        Ok(corpus) => corpus,
        Err(message) => return could_not_run(&message),
    };
    let format = match options.format {
        TableFormatOption::Markdown => TableFormat::Markdown,
        TableFormatOption::Csv => TableFormat::Csv,
        TableFormatOption::Json => TableFormat::Json,
    };
    let mut status = ExitCode::SUCCESS;
    for path in &options.files {
        let written = read_utf8(path, locale).and_then(|text| {
            let snapshot = snapshot_of(&text, language_id(path), corpus.clone(), locale);
            write(&snapshot, &table_of_authorities(&snapshot), format)
        });
        match written {
            Ok(table) => {
                if options.files.len() > 1 && format == TableFormat::Markdown {
                    say(&format!("# {}\n", path.display()));
                }
                say(&table);
            }
            Err(message) => status = could_not_run(&message),
        }
    }
    status
}
