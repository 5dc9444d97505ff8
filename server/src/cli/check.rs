//! `yuanyin check PATH…`: the diagnostics of drafts, for a terminal or for a program.
//!
//! Project files, exclusions and exemptions are as in the editor; only that here the nearest
//! project file upwards from a draft's folder holds, and there that of the workspace's root.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use serde::Serialize;

use crate::cli::arguments::{CheckOptions, Format};
use crate::cli::input::read_utf8;
use crate::cli::output::{complain, could_not_run, say};
use crate::cli::projects::{Opened, Projects};
use crate::cli::render::{Source, render, render_unchecked};
use crate::cli::sarif;
use crate::draft::{Draft, Pool, Subject, Surroundings, Unchecked};
use crate::features::action::Action;
use crate::features::code_action::fixes_of;
use crate::features::diagnostics::{Diagnostic, tell};
use crate::features::unchecked::Place;
use crate::features::{Given, Snapshot};
use crate::messages::{self, Locale, Tally};
use crate::project::{drafts_in_order, language_id};
use crate::resolve::Severity;
use crate::text::{Encoding, Position};

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

/// A place that is not checked in `--format json`, counted as in [`Record`].
#[derive(Serialize)]
struct UncheckedRecord<'a> {
    file: &'a str,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    start_byte: usize,
    end_byte: usize,
    citation: &'a str,
    /// [`Unchecked::name`].
    reason: &'static str,
    message: &'a str,
}

/// The whole answer in `--format json`.
#[derive(Serialize)]
struct Report<'a> {
    findings: Vec<serde_json::Value>,
    unchecked: Vec<serde_json::Value>,
    unreadable: &'a [String],
}

/// A file to check.
struct Checked {
    /// As the user named it, or the folder that it is in.
    name: PathBuf,
    project: Arc<Opened>,
}

/// What was found, in the format asked for.
enum Written {
    Text,
    /// Findings, and what is not checked.
    Json(Vec<serde_json::Value>, Vec<serde_json::Value>),
    Sarif(Vec<sarif::Finding>),
}

/// Checks every file. A file that cannot be read is named on standard error and the others are
/// still checked; the exit status is then 2. `locale` is the language of messages where no
/// project says otherwise, `asked` the one asked for on the command line.
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
    let mut tally = Tally::default();
    let mut unchecked = Unchecked::ALL.map(|why| (why, 0));
    let mut read = 0_usize;
    let mut written = match options.format {
        Format::Text => Written::Text,
        Format::Json => Written::Json(Vec::new(), Vec::new()),
        Format::Sarif => Written::Sarif(Vec::new()),
    };
    let mut beside = Beside::new(&files);
    for (position, file) in files.iter().enumerate() {
        let name = file.name.display().to_string();
        let locale = file.project.locale;
        let text = match read_utf8(&file.name, locale) {
            Ok(text) => text,
            Err(message) => {
                unreadable.push(message);
                continue;
            }
        };
        read += 1;
        let snapshot = snapshot(file, beside.draft(position, &text));
        for finding in snapshot.findings().told() {
            let Some(diagnostic) = tell(&snapshot, finding) else {
                continue;
            };
            let fixes = fixes_of(&snapshot, finding);
            match diagnostic.severity {
                Severity::Error => tally.errors += 1,
                Severity::Warning => tally.warnings += 1,
                Severity::Information | Severity::Hint => tally.remarks += 1,
            }
            match &mut written {
                Written::Text => {
                    let source = Source {
                        path: &name,
                        text: snapshot.draft.text(),
                    };
                    let titles = titles(fixes);
                    say(&format!(
                        "{}\n",
                        render(&source, &diagnostic, &titles, locale)
                    ));
                }
                Written::Json(records, _) => {
                    records.extend(record(&name, &snapshot, &diagnostic, titles(fixes)));
                }
                Written::Sarif(findings) => {
                    findings.push(sarif::finding(&file.name, &snapshot, diagnostic, fixes));
                }
            }
        }
        for place in snapshot.unchecked() {
            if let Some((_, count)) = unchecked.iter_mut().find(|(why, _)| *why == place.why) {
                *count += 1;
            }
            match &mut written {
                // What is told stands there already.
                Written::Text if options.verbose && !place.is_told => {
                    let source = Source {
                        path: &name,
                        text: snapshot.draft.text(),
                    };
                    say(&format!("{}\n", render_unchecked(&source, &place, locale)));
                }
                Written::Text => {}
                Written::Json(_, records) => {
                    records.extend(unchecked_record(&name, &snapshot, &place));
                }
                Written::Sarif(_) if place.is_told => {}
                Written::Sarif(results) => {
                    results.push(sarif::unchecked(&file.name, &snapshot, place));
                }
            }
        }
    }
    let locale = files.first().map_or(locale, |file| file.project.locale);
    let closing = match written {
        Written::Text => {
            for message in &unreadable {
                complain(message);
            }
            let checked = messages::checked(locale, read, tally);
            let unchecked = messages::unchecked_in_all(locale, &unchecked, options.verbose);
            Ok(std::iter::once(checked)
                .chain(unchecked)
                .collect::<Vec<_>>()
                .join("\n"))
        }
        Written::Json(findings, unchecked) => serde_json::to_string_pretty(&Report {
            findings,
            unchecked,
            unreadable: &unreadable,
        }),
        Written::Sarif(findings) => sarif::log(findings, &unreadable, locale),
    };
    match closing {
        Ok(closing) => say(&closing),
        Err(error) => return could_not_run(&error.to_string()),
    }
    if !unreadable.is_empty() {
        ExitCode::from(2)
    } else if tally.errors + tally.warnings > 0 {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

/// What the files of a run show of what they are about, by projects; of files without a project file, by
/// folders. Another file is looked at only for one that does not say itself what it is about.
struct Beside<'a> {
    files: &'a [Checked],
    /// What each of them shows, where it has been looked at.
    shown: Vec<Option<Option<Subject>>>,
    /// What those of a project or folder show together, where it has been asked for.
    pools: HashMap<PathBuf, Option<Subject>>,
}

impl<'a> Beside<'a> {
    fn new(files: &'a [Checked]) -> Beside<'a> {
        Beside {
            files,
            shown: vec![None; files.len()],
            pools: HashMap::new(),
        }
    }

    /// The draft in a file, which knows what those beside it show.
    fn draft(&mut self, position: usize, text: &str) -> Draft {
        let draft = self.open(position, text);
        let is_known = draft.subject().is_known();
        if is_known || draft.readings().next().is_none() {
            return draft;
        }
        let beside = self.beside(position);
        draft.in_surroundings(Surroundings {
            beside,
            ..draft.surroundings()
        })
    }

    fn open(&mut self, position: usize, text: &str) -> Draft {
        let file = &self.files[position]; // in range: positions are those of the files
        let corpus = Arc::clone(&file.project.corpus);
        let draft = Draft::open(text, language_id(&file.name), corpus);
        let draft = draft.in_surroundings(Surroundings {
            declared: file.project.project.settings.subject,
            beside: None,
        });
        self.shown[position] = Some(draft.subject().shown()); // in range: as many as the files
        draft
    }

    fn beside(&mut self, position: usize) -> Option<Subject> {
        let files = self.files;
        let group = files.get(position).map(group)?;
        if let Some(known) = self.pools.get(&group) {
            return *known;
        }
        let mut pool = Pool::default();
        for (other, file) in files.iter().enumerate() {
            if self::group(file) != group {
                continue;
            }
            let known = self.shown.get(other).copied().flatten();
            pool.add(known.unwrap_or_else(|| {
                // What cannot be read is told when its turn comes.
                let text = read_utf8(&file.name, file.project.locale).ok()?;
                self.open(other, &text).subject().shown()
            }));
        }
        let shown = pool.shown();
        self.pools.insert(group, shown);
        shown
    }
}

/// What a file belongs to: its project's folder, or its own where no project file is found.
fn group(file: &Checked) -> PathBuf {
    let root = &file.project.project.root;
    match root.as_os_str().is_empty() {
        true => absolute(&file.name)
            .and_then(|path| Some(path.parent()?.to_owned()))
            .unwrap_or_default(),
        false => root.clone(),
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

/// A file's path with its folder's real one; `None` where the folder is not there.
fn absolute(file: &Path) -> Option<PathBuf> {
    let folder = match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    Some(folder.canonicalize().ok()?.join(file.file_name()?))
}

/// The files named, and the drafts in the folders named, each once, without
/// what their projects exclude. In folders, hidden files and what `.gitignore` and `.ignore` exclude
/// are left out.
///
/// # Errors
///
/// A project's corpus cannot be had; the reason as a sentence.
fn drafts(
    paths: &[PathBuf],
    projects: &mut Projects,
    unreadable: &mut Vec<String>,
    locale: Locale,
) -> Result<Vec<Checked>, String> {
    let mut files = Vec::new();
    for path in paths {
        let Ok(folder) = path.canonicalize() else {
            // Reading it will say why.
            let project = projects.of(Path::new(""))?;
            let name = path.clone();
            files.push(Checked { name, project });
            continue;
        };
        if !folder.is_dir() {
            let Some(real) = absolute(path) else {
                continue; // Only the root of the file system has no folder, and it is one.
            };
            let project = projects.of(real.parent().unwrap_or(&real))?;
            if project.project.excludes(&real) {
                let file = project.project.file();
                complain(&messages::file_excluded(project.locale, path, &file));
                continue;
            }
            let name = path.clone();
            files.push(Checked { name, project });
            continue;
        }
        let outer = projects.of(&folder)?;
        let root = &outer.project.root;
        let exclude = outer.project.exclude().cloned().unwrap_or_default();
        let extensions = outer.project.settings.extensions.as_deref();
        let (found, errors) =
            drafts_in_order(&folder, root, &exclude, extensions.unwrap_or_default());
        let told = errors
            .iter()
            .map(|error| messages::folder_unreadable(locale, error));
        unreadable.extend(told);
        for file in found {
            // A folder within may have a project file of its own.
            let project = projects.of(file.parent().unwrap_or(&folder))?;
            if !project.project.excludes(&file) {
                let name = path.join(file.strip_prefix(&folder).unwrap_or(&file));
                files.push(Checked { name, project });
            }
        }
    }
    let mut seen = HashSet::new();
    files.retain(|file| seen.insert(file.name.clone()));
    Ok(files)
}

/// What would mend a finding, in words.
fn titles(fixes: Vec<Action>) -> Vec<String> {
    fixes.into_iter().map(|fix| fix.title).collect()
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
        severity: diagnostic.severity.name(),
        code: diagnostic.code.name(),
        citation: &text.slice(diagnostic.range.clone()),
        message: &diagnostic.message,
        fixes,
    };
    serde_json::to_value(record).ok()
}

fn unchecked_record(name: &str, snapshot: &Snapshot, found: &Place) -> Option<serde_json::Value> {
    let text = snapshot.draft.text();
    let place = |offset| -> Position { text.position(offset, Encoding::Utf32) };
    let (start, end) = (place(found.range.start), place(found.range.end));
    let record = UncheckedRecord {
        file: name,
        line: start.line + 1,
        column: start.character + 1,
        end_line: end.line + 1,
        end_column: end.character + 1,
        start_byte: found.range.start,
        end_byte: found.range.end,
        citation: &text.slice(found.range.clone()),
        reason: found.why.name(),
        message: &found.message,
    };
    serde_json::to_value(record).ok()
}
