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
    let ending = ending(file);
    // Many are called by the name of their language: .mdx
    Markup::of_ending(&ending)
        .unwrap_or_else(|| Markup::of_language(&ending))
        .language_id()
}

/// The language id of a document that an editor calls by an id: that one, or, where nobody knows it, the one
/// of the file's ending.
pub fn known_language_id(language_id: String, file: &Path) -> String {
    if Markup::knows(&language_id) {
        return language_id;
    }
    let ending = ending(file);
    match Markup::of_ending(&ending) {
        Some(markup) => markup.language_id().to_owned(),
        // A notebook, which editors call JSON.
        None if Markup::knows(&ending) => ending,
        None => language_id,
    }
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
