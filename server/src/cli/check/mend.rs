//! Obvious fixes: applied until there is none left, and written back, or shown as a diff.

use std::collections::HashMap;
use std::ops::Range;
use std::path::{Component, Path};

use similar::group_diff_ops;
use similar::udiff::UnifiedHunkHeader;

use super::baseline::KnownHere;
use crate::cli::input::read_as_it_is;
use crate::cli::replace::replace;
use crate::cli::rules::Rules;
use crate::features::Snapshot;
use crate::features::code_action::obvious_fixes;
use crate::messages::{self, Locale};
use crate::text::differences;

/// What is mended can show something else, as the citation in a quotation; not for ever.
pub const ROUNDS: usize = 8;

/// How many findings have been mended, in how many files.
#[derive(Debug, Clone, Copy, Default)]
pub struct Mended {
    pub count: usize,
    pub files: usize,
}

impl Mended {
    pub fn add(&mut self, more: &Mended) {
        self.count += more.count;
        self.files += more.files;
    }
}

/// A draft with its obvious fixes: how many, the draft as it is then, and its text. `open` reads a text, with
/// each compilation.
pub fn mended(
    snapshots: Vec<Snapshot>,
    open: impl Fn(&str) -> Vec<Snapshot>,
    rules: &Rules<'_>,
    known: &KnownHere<'_>,
) -> (Mended, Vec<Snapshot>, String) {
    let mut snapshots = snapshots;
    let first = snapshots.first();
    let mut text = first.map_or_else(String::new, |one| one.draft.text().to_string());
    let mut count = 0;
    for _ in 0..ROUNDS {
        let (mended, edits) = one_round(&snapshots, rules, known);
        if mended == 0 {
            break;
        }
        count += mended;
        for (range, replacement) in edits.iter().rev() {
            text.replace_range(range.clone(), replacement);
        }
        snapshots = open(&text);
    }
    let mended = Mended {
        count,
        files: usize::from(count > 0),
    };
    (mended, snapshots, text)
}

/// The obvious fixes of a draft as each compilation reads it: how many, and their edits, in order and apart from each
/// other.
pub fn one_round(
    snapshots: &[Snapshot],
    rules: &Rules<'_>,
    known: &KnownHere<'_>,
) -> (usize, Vec<(Range<usize>, String)>) {
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    let mut mended = 0;
    for snapshot in snapshots {
        let wanted = snapshot.findings().told().filter(|one| rules.want(one));
        let new: Vec<_> = known
            .new_ones(snapshot, wanted)
            .iter()
            .map(|one| one.id)
            .collect();
        let obvious = obvious_fixes(snapshot, |finding| new.contains(&finding.id));
        mended += obvious.mended.len();
        edits.extend(obvious.edits);
    }
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    // What two compilations would change is left to the next round.
    let mut end = 0;
    edits.retain(|(range, _)| {
        let is_free = range.start >= end;
        end = end.max(range.end);
        is_free
    });
    (mended, edits)
}

/// Puts a mended text in the place of the one that was read.
///
/// # Errors
///
/// It cannot be written, or the file has another text by now; the reason as a sentence. Then the file is as it was.
pub fn write_back(file: &Path, before: &str, after: &str, locale: Locale) -> Result<(), String> {
    if read_as_it_is(file, locale)? != before {
        return Err(messages::file_changed(locale, file));
    }
    replace(file, after.as_bytes()).map_err(|error| messages::file_unwritable(locale, file, &error))
}

/// What a change does to a file, as `patch -p1` and `git apply` take it; empty where it does nothing.
pub fn unified_diff(file: &Path, before: &str, after: &str) -> String {
    /// Lines around a change.
    const AROUND: usize = 3;
    if before == after {
        return String::new();
    }
    // Only line feeds end a line there.
    let (old, new): (Vec<&str>, Vec<&str>) = (
        before.split_inclusive('\n').collect(),
        after.split_inclusive('\n').collect(),
    );
    let name = name_in_diff(file);
    let mut written = format!("--- a/{name}\n+++ b/{name}\n");
    let mut known = HashMap::new();
    let mut numbers = |lines: &[&'_ str]| -> Vec<usize> {
        let number = |line: &&'_ str| {
            let next = known.len();
            *known.entry((*line).to_owned()).or_insert(next)
        };
        lines.iter().map(number).collect()
    };
    let operations = differences(&numbers(&old), &numbers(&new));
    for hunk in group_diff_ops(operations, AROUND) {
        written.push_str(&format!("{}\n", UnifiedHunkHeader::new(&hunk)));
        let changes = hunk
            .iter()
            .flat_map(|change| change.iter_changes(&old, &new));
        for change in changes {
            written.push_str(&format!("{}{}", change.tag(), change.value()));
            if !change.value().ends_with('\n') {
                written.push_str("\n\\ No newline at end of file\n");
            }
        }
    }
    written
}

/// A file's name as it stands in a diff: from the folder that the command is run in, or from the root, with `/`. One
/// with white space ends in a tab, as in those of `diff`.
fn name_in_diff(file: &Path) -> String {
    let names = file.components().filter_map(|component| match component {
        Component::Normal(name) => Some(name.to_string_lossy()),
        Component::ParentDir => Some("..".into()),
        Component::Prefix(_) | Component::RootDir | Component::CurDir => None,
    });
    let mut name = names.collect::<Vec<_>>().join("/");
    if name.contains(char::is_whitespace) {
        name.push('\t');
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diff_keeps_the_ends_of_lines() {
        assert_eq!(
            unified_diff(Path::new("./a b.md"), "一\r\n二\r三", "一\r\n二\r四"),
            "--- a/a b.md\t\n+++ b/a b.md\t\n@@ -1,2 +1,2 @@\n 一\r\n-二\r三\n\\ No newline at end of file\n+二\r四\n\\ No newline at end of file\n"
        );
        assert_eq!(unified_diff(Path::new("a.md"), "一", "一"), "");
    }
}
