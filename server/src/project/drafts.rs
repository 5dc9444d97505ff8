//! Which files are drafts, by their names.

use std::path::Path;

/// File name endings that are taken for drafts in a folder, with their language ids.
pub const DRAFTS: [(&str, &str); 14] = [
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

/// The language id of a file by its ending; plain text where it says nothing.
pub fn language_id(file: &Path) -> &'static str {
    let ending = ending(file);
    DRAFTS
        .iter()
        .find(|(known, _)| *known == ending)
        .map_or("plaintext", |(_, id)| id)
}

/// Whether a file is a draft by its name; `extensions` are endings besides the usual ones.
pub fn is_draft(file: &Path, extensions: &[String]) -> bool {
    let ending = ending(file);
    !ending.is_empty()
        && (DRAFTS.iter().any(|(known, _)| *known == ending) || extensions.contains(&ending))
}

fn ending(file: &Path) -> String {
    file.extension()
        .map(|ending| ending.to_string_lossy().to_lowercase())
        .unwrap_or_default()
}
