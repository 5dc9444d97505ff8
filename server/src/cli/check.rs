//! `yuanyin check PATH…`: the diagnostics of drafts, for a terminal or for a program.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde::Serialize;

use crate::cli::arguments::{CheckOptions, Format};
use crate::cli::render::{Source, render};
use crate::cli::{complain, could_not_run, library, say, snapshot_of};
use crate::features::Snapshot;
use crate::features::code_action::{Scope, code_actions};
use crate::features::diagnostics::{Diagnostic, diagnostics};
use crate::messages::{self, Locale, Tally};
use crate::resolve::Severity;
use crate::text::{Encoding, Position};

/// File name endings that are taken for drafts in a folder, with their language ids.
const DRAFTS: [(&str, &str); 14] = [
    ("md", "markdown"),
    ("markdown", "markdown"),
    ("txt", "plaintext"),
    ("text", "plaintext"),
    ("tex", "latex"),
    ("ltx", "latex"),
    ("adoc", "asciidoc"),
    ("asciidoc", "asciidoc"),
    ("typ", "typst"),
    ("rst", "restructuredtext"),
    ("org", "org"),
    ("html", "html"),
    ("htm", "html"),
    ("xhtml", "html"),
];

/// One diagnostic in `--format json`. Lines and columns count from 1, columns in characters;
/// bytes count from 0.
#[derive(Serialize)]
struct Record<'a> {
    file: &'a str,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    start_byte: usize,
    end_byte: usize,
    severity: &'static str,
    code: &'static str,
    citation: &'a str,
    message: &'a str,
    fixes: Vec<String>,
}

/// The whole answer in `--format json`.
#[derive(Serialize)]
struct Report<'a> {
    findings: Vec<serde_json::Value>,
    unreadable: &'a [String],
}

/// Checks every file. A file that cannot be read is named on standard error and the others are
/// still checked; the exit status is then 2.
pub fn run(options: &CheckOptions, locale: Locale) -> ExitCode {
    let corpus = match library(options.corpus.as_deref(), locale) {
        Ok(corpus) => corpus,
        Err(message) => return could_not_run(&message),
    };
    let mut unreadable: Vec<String> = Vec::new();
    let files = drafts(&options.paths, &mut unreadable, locale);
    let mut read = 0_usize;
    let mut tally = Tally::default();
    let mut records = Vec::new();
    for file in &files {
        let name = file.display().to_string();
        let text = match read_utf8(file, locale) {
            Ok(text) => text,
            Err(message) => {
                unreadable.push(message);
                continue;
            }
        };
        read += 1;
        let snapshot = snapshot_of(&text, language_id(file), corpus.clone(), locale);
        for diagnostic in diagnostics(&snapshot) {
            match diagnostic.severity {
                Severity::Error => tally.errors += 1,
                Severity::Warning => tally.warnings += 1,
                Severity::Information | Severity::Hint => tally.remarks += 1,
            }
            let fixes = fixes_for(&snapshot, &diagnostic);
            match options.format {
                Format::Text => {
                    let source = Source {
                        path: &name,
                        text: snapshot.draft.text(),
                    };
                    say(&format!(
                        "{}\n",
                        render(&source, &diagnostic, &fixes, locale)
                    ));
                }
                Format::Json => records.extend(record(&name, &snapshot, &diagnostic, fixes)),
            }
        }
    }
    match options.format {
        Format::Text => {
            for message in &unreadable {
                complain(message);
            }
            say(&messages::checked(locale, read, tally));
        }
        Format::Json => {
            let report = Report {
                findings: records,
                unreadable: &unreadable,
            };
            match serde_json::to_string_pretty(&report) {
                Ok(json) => say(&json),
                Err(error) => return could_not_run(&error.to_string()),
            }
        }
    }
    if !unreadable.is_empty() {
        ExitCode::from(2)
    } else if tally.errors + tally.warnings > 0 {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

/// The text of a file in UTF-8 (a byte order mark is left out).
pub fn read_utf8(file: &Path, locale: Locale) -> Result<String, String> {
    let bytes =
        std::fs::read(file).map_err(|error| messages::file_unreadable(locale, file, &error))?;
    let mut text = String::from_utf8(bytes).map_err(|error| {
        let byte = error.utf8_error().valid_up_to();
        let before = error.as_bytes().iter().take(byte);
        let line = before.filter(|byte| **byte == b'\n').count() + 1;
        messages::file_not_utf8(locale, file, byte, line)
    })?;
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    Ok(text)
}

/// The language id of a file by its ending; plain text where it says nothing.
pub fn language_id(file: &Path) -> &'static str {
    let ending = file
        .extension()
        .map(|ending| ending.to_string_lossy().to_lowercase())
        .unwrap_or_default();
    DRAFTS
        .iter()
        .find(|(known, _)| *known == ending)
        .map_or("plaintext", |(_, id)| id)
}

/// The files named, and the drafts in the folders named, each once. In folders, hidden files and
/// what `.gitignore` and `.ignore` exclude are left out.
fn drafts(paths: &[PathBuf], unreadable: &mut Vec<String>, locale: Locale) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let mut walk = ignore::WalkBuilder::new(path);
        // A .gitignore means what it says in an exported folder too.
        walk.require_git(false)
            .sort_by_file_path(|one, other| one.cmp(other));
        for entry in walk.build() {
            match entry {
                Ok(entry) => {
                    let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
                    let is_draft = entry.path().extension().is_some_and(|ending| {
                        DRAFTS
                            .iter()
                            .any(|(known, _)| ending.eq_ignore_ascii_case(known))
                    });
                    if is_file && is_draft {
                        files.push(entry.into_path());
                    }
                }
                Err(error) => unreadable.push(messages::folder_unreadable(locale, &error)),
            }
        }
    }
    let mut seen = HashSet::new();
    files.retain(|file| seen.insert(file.clone()));
    files
}

/// The titles of what would mend a diagnostic.
pub fn fixes_for(snapshot: &Snapshot, diagnostic: &Diagnostic) -> Vec<String> {
    code_actions(snapshot, diagnostic.range.clone())
        .into_iter()
        .filter(|action| action.scope == Scope::Citation(diagnostic.range.clone()))
        .map(|action| action.title)
        .collect()
}

fn record(
    name: &str,
    snapshot: &Snapshot,
    diagnostic: &Diagnostic,
    fixes: Vec<String>,
) -> Option<serde_json::Value> {
    let text = snapshot.draft.text();
    let place = |offset| -> Position { text.position(offset, Encoding::Utf32) };
    let (start, end) = (place(diagnostic.range.start), place(diagnostic.range.end));
    let record = Record {
        file: name,
        line: start.line + 1,
        column: start.character + 1,
        end_line: end.line + 1,
        end_column: end.character + 1,
        start_byte: diagnostic.range.start,
        end_byte: diagnostic.range.end,
        severity: match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Information => "information",
            Severity::Hint => "hint",
        },
        code: diagnostic.code.name(),
        citation: &text.slice(diagnostic.range.clone()),
        message: &diagnostic.message,
        fixes,
    };
    serde_json::to_value(record).ok()
}
