//! Findings as JSON: one value for a run, or a line for each draft as soon as it has been checked. The JSON Schema
//! of both is what `yuanyin schema check` prints (`cli/schemas`).

use serde::Serialize;

use super::place::{Place, place};
use super::writer::Writer;
use crate::cli::check::found::{Found, Part, Run};
use crate::cli::json::{SCHEMA_VERSION, indented};
use crate::draft::Unchecked;
use crate::features::review::Told;
use crate::features::unchecked;
use crate::resolve::Code;

/// One diagnostic.
#[derive(Serialize)]
struct Record<'a> {
    file: &'a str,
    #[serde(flatten)]
    place: Place,
    /// Which compilation it is found with, where there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    compilation: Option<&'a str>,
    severity: &'static str,
    code: &'static str,
    citation: &'a str,
    message: &'a str,
    fixes: Vec<&'a str>,
}

/// A place that is not checked.
#[derive(Serialize)]
struct UncheckedRecord<'a> {
    file: &'a str,
    #[serde(flatten)]
    place: Place,
    citation: &'a str,
    /// [`Unchecked::name`].
    reason: &'static str,
    message: &'a str,
}

/// What a run has come to.
#[derive(Serialize)]
struct Summary {
    /// Files that have been read.
    files: usize,
    errors: usize,
    warnings: usize,
    /// Information and hints.
    remarks: usize,
    /// Findings that have been mended, and are not among these.
    fixed: usize,
    by_code: serde_json::Map<String, serde_json::Value>,
    unchecked: serde_json::Map<String, serde_json::Value>,
}

impl Summary {
    fn of(run: &Run) -> Summary {
        let by_code = run.by_code.iter();
        let by_code = by_code.map(|(code, count): (&Code, &usize)| (code.name(), *count));
        let unchecked = run.unchecked().into_iter().filter(|(_, count)| *count > 0);
        let unchecked = unchecked.map(|(why, count): (Unchecked, usize)| (why.name(), count));
        Summary {
            files: run.read,
            errors: run.tally.errors,
            warnings: run.tally.warnings,
            remarks: run.tally.remarks,
            fixed: run.mended.count,
            by_code: by_code
                .map(|(name, count)| (name.to_owned(), count.into()))
                .collect(),
            unchecked: unchecked
                .map(|(name, count)| (name.to_owned(), count.into()))
                .collect(),
        }
    }
}

fn findings(found: &Found<'_>) -> impl Iterator<Item = serde_json::Value> {
    let record = |told: Told| {
        let diagnostic = &told.diagnostic;
        let record = Record {
            file: &found.name,
            place: place(found.view(), &diagnostic.range),
            compilation: diagnostic.compilation.as_deref(),
            severity: diagnostic.severity.name(),
            code: diagnostic.code.name(),
            citation: &found.shown(&diagnostic.range),
            message: &diagnostic.message,
            fixes: told.fixes.iter().map(|fix| fix.title.as_str()).collect(),
        };
        serde_json::to_value(record).ok()
    };
    found.told().filter_map(record)
}

fn unchecked_places(found: &Found<'_>) -> impl Iterator<Item = serde_json::Value> {
    let record = |one: &unchecked::Place| {
        let record = UncheckedRecord {
            file: &found.name,
            place: place(found.view(), &one.range),
            citation: &found.shown(&one.range),
            reason: one.why.name(),
            message: &one.message,
        };
        serde_json::to_value(record).ok()
    };
    found.unchecked.iter().filter_map(record)
}

/// A value as it stands in a list of the whole.
fn in_list(value: serde_json::Value) -> String {
    indented(&serde_json::to_string_pretty(&value).unwrap_or_default(), 4)
}

/// A list of the whole from its values.
fn list(pieces: &[String]) -> String {
    match pieces {
        [] => "[]".to_owned(),
        _ => format!("[\n{}\n  ]", pieces.join(",\n")),
    }
}

/// One value for the whole run.
pub struct Json;

impl Writer for Json {
    fn opening(&self) -> String {
        format!("{{\n  \"schema_version\": {SCHEMA_VERSION},\n  \"findings\": [")
    }

    fn before_first(&self) -> &'static str {
        "\n"
    }

    fn between(&self) -> &'static str {
        ",\n"
    }

    fn file(&self, found: &Found<'_>) -> Part {
        Part {
            later: unchecked_places(found).map(in_list).collect(),
            ..found.written(findings(found).map(in_list).collect())
        }
    }

    fn closing(&self, run: &Run) -> Result<String, serde_json::Error> {
        let end = if run.pieces == 0 { "]" } else { "\n  ]" };
        let quoted = run
            .unreadable
            .iter()
            .map(|message| serde_json::to_string(message).map(|message| format!("    {message}")));
        let quoted = quoted.collect::<Result<Vec<_>, _>>()?;
        let summary = serde_json::to_string_pretty(&Summary::of(run))?;
        Ok(format!(
            "{end},\n  \"unchecked\": {},\n  \"unreadable\": {},\n  \"summary\": {}\n}}\n",
            list(&run.later),
            list(&quoted),
            indented(&summary, 2).trim_start(),
        ))
    }
}

/// A line for each draft.
pub struct Lines;

/// A draft that has been read.
#[derive(Serialize)]
struct Line<'a> {
    schema_version: u32,
    file: &'a str,
    findings: Vec<serde_json::Value>,
    unchecked: Vec<serde_json::Value>,
    /// Findings that have been mended, and are not among these.
    fixed: usize,
}

/// A draft that could not be read.
#[derive(Serialize)]
struct UnreadableLine<'a> {
    schema_version: u32,
    file: &'a str,
    unreadable: &'a str,
}

fn line(value: &impl Serialize) -> Vec<String> {
    let line = serde_json::to_string(value).ok();
    line.map(|line| line + "\n").into_iter().collect()
}

impl Writer for Lines {
    fn file(&self, found: &Found<'_>) -> Part {
        // That it is of this file stands before.
        let without_file = |mut values: Vec<serde_json::Value>| {
            for value in &mut values {
                if let Some(fields) = value.as_object_mut() {
                    fields.remove("file");
                }
            }
            values
        };
        found.written(line(&Line {
            schema_version: SCHEMA_VERSION,
            file: &found.name,
            findings: without_file(findings(found).collect()),
            unchecked: without_file(unchecked_places(found).collect()),
            fixed: found.mended,
        }))
    }

    fn unreadable(&self, name: &str, message: &str) -> Part {
        Part {
            now: line(&UnreadableLine {
                schema_version: SCHEMA_VERSION,
                file: name,
                unreadable: message,
            }),
            ..Part::default()
        }
    }

    fn closing(&self, _: &Run) -> Result<String, serde_json::Error> {
        Ok(String::new())
    }
}
