//! What was found in a file, in the format asked for.

use std::ops::Range;

use serde::Serialize;

use super::files::Checked;
use crate::cli::arguments::Format;
use crate::cli::render::{Source, render, render_unchecked};
use crate::cli::sarif;
use crate::draft::Unchecked;
use crate::features::Snapshot;
use crate::features::action::Action;
use crate::features::code_action::fixes_of;
use crate::features::diagnostics::{Diagnostic, tell};
use crate::features::unchecked::Place;
use crate::messages::{self, Locale, Tally};
use crate::resolve::Severity;
use crate::text::{Encoding, Position};

/// A place in `--format json`. Lines and columns count from 1, columns in characters; bytes count from 0.
#[derive(Serialize)]
struct Placed<'a> {
    file: &'a str,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    start_byte: usize,
    end_byte: usize,
}

/// One diagnostic in `--format json`.
#[derive(Serialize)]
struct Record<'a> {
    #[serde(flatten)]
    place: Placed<'a>,
    severity: &'static str,
    code: &'static str,
    citation: &'a str,
    message: &'a str,
    fixes: Vec<String>,
}

/// A place that is not checked in `--format json`.
#[derive(Serialize)]
struct UncheckedRecord<'a> {
    #[serde(flatten)]
    place: Placed<'a>,
    citation: &'a str,
    /// [`Unchecked::name`].
    reason: &'static str,
    message: &'a str,
}

/// The whole answer in `--format json`.
#[derive(Serialize)]
struct Json<'a> {
    findings: Vec<serde_json::Value>,
    unchecked: Vec<serde_json::Value>,
    unreadable: &'a [String],
}

/// What was found, in the format asked for.
enum Written {
    /// Each of them as it is shown.
    Text(Vec<String>),
    /// Findings, and what is not checked.
    Json(Vec<serde_json::Value>, Vec<serde_json::Value>),
    Sarif(Vec<sarif::Finding>),
}

/// What was found in one file or in several.
pub struct Report {
    pub tally: Tally,
    unchecked: [(Unchecked, usize); Unchecked::ALL.len()],
    written: Written,
}

impl Report {
    /// Nothing.
    pub fn empty(format: Format) -> Report {
        Report {
            tally: Tally::default(),
            unchecked: Unchecked::ALL.map(|why| (why, 0)),
            written: match format {
                Format::Text => Written::Text(Vec::new()),
                Format::Json => Written::Json(Vec::new(), Vec::new()),
                Format::Sarif => Written::Sarif(Vec::new()),
            },
        }
    }

    /// What was found in a file, places that are not checked among it as text where `is_verbose`.
    pub fn of(file: &Checked, snapshot: &Snapshot, format: Format, is_verbose: bool) -> Report {
        let mut report = Report::empty(format);
        let name = file.name.display().to_string();
        for finding in snapshot.findings().told() {
            if let Some(diagnostic) = tell(snapshot, finding) {
                report.add(
                    file,
                    &name,
                    snapshot,
                    diagnostic,
                    fixes_of(snapshot, finding),
                );
            }
        }
        for place in snapshot.unchecked() {
            report.add_unchecked(file, &name, snapshot, place, is_verbose);
        }
        report
    }

    fn add(
        &mut self,
        file: &Checked,
        name: &str,
        snapshot: &Snapshot,
        diagnostic: Diagnostic,
        fixes: Vec<Action>,
    ) {
        match diagnostic.severity {
            Severity::Error => self.tally.errors += 1,
            Severity::Warning => self.tally.warnings += 1,
            Severity::Information | Severity::Hint => self.tally.remarks += 1,
        }
        match &mut self.written {
            Written::Text(shown) => {
                let source = source(name, snapshot);
                let titles = titles(fixes);
                shown.push(render(&source, &diagnostic, &titles, file.project.locale));
            }
            Written::Json(records, _) => {
                records.extend(record(name, snapshot, &diagnostic, titles(fixes)));
            }
            Written::Sarif(findings) => {
                findings.push(sarif::finding(&file.name, snapshot, diagnostic, fixes));
            }
        }
    }

    fn add_unchecked(
        &mut self,
        file: &Checked,
        name: &str,
        snapshot: &Snapshot,
        place: Place,
        is_verbose: bool,
    ) {
        let mut counts = self.unchecked.iter_mut();
        if let Some((_, count)) = counts.find(|(why, _)| *why == place.why) {
            *count += 1;
        }
        match &mut self.written {
            // What is told stands there already.
            Written::Text(shown) if is_verbose && !place.is_told => {
                let source = source(name, snapshot);
                shown.push(render_unchecked(&source, &place, file.project.locale));
            }
            Written::Text(_) => {}
            Written::Json(_, records) => {
                records.extend(unchecked_record(name, snapshot, &place));
            }
            Written::Sarif(_) if place.is_told => {}
            Written::Sarif(results) => {
                results.push(sarif::unchecked(&file.name, snapshot, place));
            }
        }
    }

    /// Takes what was found in another file; as text, what is to be shown of it at once.
    pub fn take(&mut self, of_file: Report) -> Vec<String> {
        self.tally.errors += of_file.tally.errors;
        self.tally.warnings += of_file.tally.warnings;
        self.tally.remarks += of_file.tally.remarks;
        for ((_, count), (_, more)) in self.unchecked.iter_mut().zip(of_file.unchecked) {
            *count += more;
        }
        match (&mut self.written, of_file.written) {
            (Written::Json(findings, unchecked), Written::Json(more, not_checked)) => {
                findings.extend(more);
                unchecked.extend(not_checked);
            }
            (Written::Sarif(findings), Written::Sarif(more)) => findings.extend(more),
            (_, Written::Text(shown)) => return shown,
            // Reports of one run are in one format.
            (_, Written::Json(..) | Written::Sarif(_)) => {}
        }
        Vec::new()
    }

    /// What stands at the end of the answer, or all of it; `read` files have been read.
    ///
    /// # Errors
    ///
    /// It cannot be written as JSON.
    pub fn closing(
        self,
        locale: Locale,
        read: usize,
        unreadable: &[String],
        is_verbose: bool,
    ) -> Result<String, serde_json::Error> {
        match self.written {
            Written::Text(_) => {
                let checked = messages::checked(locale, read, self.tally);
                let unchecked = messages::unchecked_in_all(locale, &self.unchecked, is_verbose);
                let lines = std::iter::once(checked).chain(unchecked);
                Ok(lines.collect::<Vec<_>>().join("\n"))
            }
            Written::Json(findings, unchecked) => serde_json::to_string_pretty(&Json {
                findings,
                unchecked,
                unreadable,
            }),
            Written::Sarif(findings) => sarif::log(findings, unreadable, locale),
        }
    }
}

fn source<'a>(path: &'a str, snapshot: &'a Snapshot) -> Source<'a> {
    Source {
        path,
        text: snapshot.draft.text(),
    }
}

/// What would mend a finding, in words.
fn titles(fixes: Vec<Action>) -> Vec<String> {
    fixes.into_iter().map(|fix| fix.title).collect()
}

fn placed<'a>(file: &'a str, snapshot: &Snapshot, range: &Range<usize>) -> Placed<'a> {
    let text = snapshot.draft.text();
    let place = |offset| -> Position { text.position(offset, Encoding::Utf32) };
    let (start, end) = (place(range.start), place(range.end));
    Placed {
        file,
        line: start.line + 1,
        column: start.character + 1,
        end_line: end.line + 1,
        end_column: end.character + 1,
        start_byte: range.start,
        end_byte: range.end,
    }
}

fn record(
    name: &str,
    snapshot: &Snapshot,
    diagnostic: &Diagnostic,
    fixes: Vec<String>,
) -> Option<serde_json::Value> {
    let record = Record {
        place: placed(name, snapshot, &diagnostic.range),
        severity: diagnostic.severity.name(),
        code: diagnostic.code.name(),
        citation: &snapshot.draft.text().slice(diagnostic.range.clone()),
        message: &diagnostic.message,
        fixes,
    };
    serde_json::to_value(record).ok()
}

fn unchecked_record(name: &str, snapshot: &Snapshot, found: &Place) -> Option<serde_json::Value> {
    let record = UncheckedRecord {
        place: placed(name, snapshot, &found.range),
        citation: &snapshot.draft.text().slice(found.range.clone()),
        reason: found.why.name(),
        message: &found.message,
    };
    serde_json::to_value(record).ok()
}
