//! `yuanyin check PATH…`: the diagnostics of drafts, for a terminal or for a program.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde::Serialize;

use crate::cli::arguments::{CheckOptions, Format};
use crate::cli::render::{Source, render};
use crate::cli::{could_not_run, library, say, snapshot_of};
use crate::features::Snapshot;
use crate::features::code_action::{Scope, code_actions};
use crate::features::diagnostics::{Diagnostic, diagnostics};
use crate::messages::Locale;
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
    let mut found = 0_usize;
    let mut counted = 0_usize;
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
        let snapshot = snapshot_of(&text, language_id(file), corpus.clone(), locale);
        for diagnostic in diagnostics(&snapshot) {
            found += 1;
            counted += usize::from(diagnostic.severity <= Severity::Warning);
            let fixes = fixes_for(&snapshot, &diagnostic);
            match options.format {
                Format::Text => {
                    let source = Source {
                        path: &name,
                        text: &text,
                    };
                    say(&format!(
                        "{}\n",
                        render(&source, &diagnostic, &fixes, locale)
                    ));
                }
                Format::Json => records.extend(record(&name, &text, &snapshot, &diagnostic, fixes)),
            }
        }
    }
    match options.format {
        Format::Text => {
            for message in &unreadable {
                eprintln!("yuanyin: {message}");
            }
            let read = files.len().saturating_sub(unreadable.len());
            say(&locale.pick(
                format!("核对了 {read} 个文件，发现 {found} 处问题。"),
                format!("Checked {read} file(s), found {found} problem(s)."),
            ));
        }
        Format::Json => {
            let report = Report {
                findings: records,
                unreadable: &unreadable,
            };
            match serde_json::to_string_pretty(&report) {
                Ok(json) => say(&json.to_string()),
                Err(error) => return could_not_run(&error.to_string()),
            }
        }
    }
    if !unreadable.is_empty() {
        ExitCode::from(2)
    } else if counted > 0 {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

/// The text of a file in UTF-8 (a byte order mark is left out).
pub fn read_utf8(file: &Path, locale: Locale) -> Result<String, String> {
    let name = file.display();
    let bytes = std::fs::read(file).map_err(|error| {
        locale.pick(
            format!("{name}：无法读取（{error}）"),
            format!("{name}: cannot be read ({error})"),
        )
    })?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        locale.pick(
            format!("{name}：不是 UTF-8 文本（第 {at} 字节起无效）；请另存为 UTF-8 后再核对"),
            format!("{name}: not UTF-8 text (invalid from byte {at}); save it as UTF-8 and check it again"),
        )
    })?;
    Ok(text
        .strip_prefix('\u{feff}')
        .map_or(text.clone(), str::to_owned))
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

/// The files named, and the drafts in the folders named.
fn drafts(paths: &[PathBuf], unreadable: &mut Vec<String>, locale: Locale) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let mut walk = ignore::WalkBuilder::new(path);
        walk.sort_by_file_path(|one, other| one.cmp(other));
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
                Err(error) => unreadable.push(locale.pick(
                    format!("无法读取（{error}）"),
                    format!("cannot be read ({error})"),
                )),
            }
        }
    }
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
    text: &str,
    snapshot: &Snapshot,
    diagnostic: &Diagnostic,
    fixes: Vec<String>,
) -> Option<serde_json::Value> {
    let place = |offset| -> Position { snapshot.draft.text().position(offset, Encoding::Utf32) };
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
        citation: text.get(diagnostic.range.clone()).unwrap_or_default(),
        message: &diagnostic.message,
        fixes,
    };
    serde_json::to_value(record).ok()
}
