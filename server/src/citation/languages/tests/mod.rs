//! A table for each language: drafts with their citations in ⟦ ⟧ and what each says, and drafts
//! that cite nothing.

mod arabic;
mod english;
mod french;
mod russian;
mod spanish;

use crate::citation::tests::{Row, difference};
use crate::citation::{Language, recognise};

/// Checks every row, and that every citation in it is in the language, and tells of all that differ.
#[track_caller]
fn check(language: Language, rows: &[Row<'_>]) {
    let mut differences: Vec<String> = rows
        .iter()
        .filter_map(|(marked, expected)| difference(marked, expected))
        .collect();
    for (marked, _) in rows {
        let text: String = marked.chars().filter(|c| !"⟦⟧".contains(*c)).collect();
        for citation in recognise(&text) {
            if citation.language != language {
                differences.push(format!(
                    "{text}: {:?} is read as {:?}",
                    &text[citation.range], citation.language
                ));
            }
        }
    }
    assert!(differences.is_empty(), "\n{}", differences.join("\n"));
}

/// Checks that no row holds a citation.
#[track_caller]
fn check_silent(rows: &[&str]) {
    let differences: Vec<String> = rows
        .iter()
        .filter_map(|text| difference(text, &[]))
        .collect();
    assert!(differences.is_empty(), "\n{}", differences.join("\n"));
}
