//! Which files are drafts, by their names.

use std::path::Path;

use crate::draft::Markup;

/// File name endings that are taken for drafts in a folder, in small letters and without dot.
pub fn draft_endings() -> impl Iterator<Item = &'static str> {
    Markup::ALL
        .iter()
        .flat_map(|markup| markup.endings())
        .copied()
}

/// The language id of a file by its ending; plain text where it says nothing.
pub fn language_id(file: &Path) -> &'static str {
    Markup::of_ending(&ending(file))
        .unwrap_or(Markup::Plain)
        .language_id()
}

/// Whether a file is a draft by its name; `extensions` are endings besides the usual ones.
pub fn is_draft(file: &Path, extensions: &[String]) -> bool {
    let ending = ending(file);
    !ending.is_empty() && (Markup::of_ending(&ending).is_some() || extensions.contains(&ending))
}

fn ending(file: &Path) -> String {
    file.extension()
        .map(|ending| ending.to_string_lossy().to_lowercase())
        .unwrap_or_default()
}
