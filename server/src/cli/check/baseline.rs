//! Findings that were known before: written down once, and left alone from then on.
//!
//! A finding is known by its file, its code and the words that it is about, white space aside, and by how many
//! like it there are: lines that have moved do not make it a new one.

use std::collections::{BTreeMap, HashMap};
use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::cli::drafts::Checked;
use crate::cli::input::read_utf8;
use crate::cli::replace::replace;
use crate::features::Snapshot;
use crate::features::finding::DraftFinding;
use crate::messages::{self, Locale};
use crate::project::unspaced;
use crate::resolve::Code;

/// The version of what is written.
const VERSION: u32 = 1;

/// What makes a finding the one that it is: code, words.
type Known = (String, String);

/// Known findings of files.
#[derive(Default)]
pub struct Baseline {
    /// By the files' paths, absolute.
    files: BTreeMap<PathBuf, BTreeMap<Known, usize>>,
}

/// Known findings of one file.
pub struct KnownHere<'a>(Option<&'a BTreeMap<Known, usize>>);

/// The file that they stand in.
#[derive(Serialize, Deserialize)]
struct Written {
    schema_version: u32,
    findings: Vec<Entry>,
}

/// One finding, or several that are alike.
#[derive(Serialize, Deserialize)]
struct Entry {
    /// Relative to the folder that the baseline stands in, with `/`.
    file: String,
    code: String,
    citation: String,
    count: usize,
}

impl Baseline {
    /// What a file has.
    ///
    /// # Errors
    ///
    /// It cannot be read, or is none; the reason as a sentence.
    pub fn read(file: &Path, locale: Locale) -> Result<Baseline, String> {
        let text = read_utf8(file, locale)?;
        let wrong = || messages::no_baseline(locale, file);
        let written: Written = serde_json::from_str(&text).map_err(|_| wrong())?;
        if written.schema_version != VERSION {
            return Err(wrong());
        }
        let folder = folder_of(file);
        let mut known = Baseline::default();
        for entry in written.findings {
            let of_file = known.files.entry(flat(&folder.join(&entry.file)));
            let count = of_file
                .or_default()
                .entry((entry.code, unspaced(&entry.citation)));
            *count.or_default() += entry.count;
        }
        Ok(known)
    }

    /// What was found in a draft: codes, and the words that they are about.
    pub fn knowing(file: &Checked, found: impl Iterator<Item = (Code, String)>) -> Baseline {
        let mut baseline = Baseline::default();
        let Some(path) = &file.path else {
            return baseline;
        };
        let known = baseline.files.entry(path.clone()).or_default();
        for (code, words) in found {
            let like = (code.name().to_owned(), unspaced(&words));
            *known.entry(like).or_default() += 1;
        }
        baseline
    }

    /// Takes what is known of other files.
    pub fn add(&mut self, other: Baseline) {
        self.files.extend(other.files);
    }

    /// How many findings.
    pub fn count(&self) -> usize {
        self.files.values().flat_map(BTreeMap::values).sum()
    }

    /// What is known of a file.
    pub fn of(&self, file: &Checked) -> KnownHere<'_> {
        KnownHere(file.path.as_ref().and_then(|path| self.files.get(path)))
    }

    /// Writes it down.
    ///
    /// # Errors
    ///
    /// It cannot be written; the reason as a sentence.
    pub fn write(&self, file: &Path, locale: Locale) -> Result<(), String> {
        let folder = folder_of(file);
        let mut findings = Vec::new();
        for (path, known) in &self.files {
            let file = relative(path, &folder);
            findings.extend(known.iter().map(|((code, words), count)| Entry {
                file: file.clone(),
                code: code.clone(),
                citation: words.clone(),
                count: *count,
            }));
        }
        let written = Written {
            schema_version: VERSION,
            findings,
        };
        let mut text = serde_json::to_string_pretty(&written).map_err(|error| error.to_string())?;
        text.push('\n');
        replace(file, text.as_bytes())
            .map_err(|error| messages::file_unwritable(locale, file, &error))
    }
}

impl KnownHere<'_> {
    /// Those of some findings, in their order, that were not known: of more that are alike than there were, the
    /// last ones.
    pub fn new_ones<'f>(
        &self,
        snapshot: &Snapshot,
        findings: impl Iterator<Item = &'f DraftFinding>,
    ) -> Vec<&'f DraftFinding> {
        let Some(known) = self.0 else {
            return findings.collect();
        };
        let mut seen: HashMap<Known, usize> = HashMap::new();
        let text = snapshot.draft.text();
        let is_new = |finding: &&DraftFinding| {
            let words = unspaced(&text.slice(finding.range.clone()));
            let like = (finding.code.name().to_owned(), words);
            let count = known.get(&like).copied().unwrap_or_default();
            let seen = seen.entry(like).or_default();
            *seen += 1;
            *seen > count
        };
        findings.filter(is_new).collect()
    }
}

/// The real folder of a file, which need not be there.
fn folder_of(file: &Path) -> PathBuf {
    let folder = file
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    folder.canonicalize().unwrap_or_else(|_| folder.to_owned())
}

/// A path without `.` and `..`.
fn flat(path: &Path) -> PathBuf {
    let mut flat = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                flat.pop();
            }
            other => flat.push(other),
        }
    }
    flat
}

/// A path seen from a folder, both absolute, with `/`.
fn relative(path: &Path, folder: &Path) -> String {
    let shared = path.components().zip(folder.components());
    let shared = shared.take_while(|(one, other)| one == other).count();
    let upwards = folder.components().skip(shared).map(|_| "..".to_owned());
    let names = path.components().skip(shared);
    let names = names.map(|name| name.as_os_str().to_string_lossy().into_owned());
    upwards.chain(names).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_seen_from_a_folder_leads_back() {
        for (path, folder, expected) in [
            ("/a/b/c.md", "/a", "b/c.md"),
            ("/a/c.md", "/a/b", "../c.md"),
            ("/a/c.md", "/b/d", "../../a/c.md"),
        ] {
            let (path, folder) = (Path::new(path), Path::new(folder));
            assert_eq!(relative(path, folder), expected);
            assert_eq!(flat(&folder.join(expected)), path);
        }
    }
}
