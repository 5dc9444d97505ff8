//! A document with its citations, kept up to date by edit.
//!
//! The unit of recognition is a paragraph: what stands in one is read, resolved and checked by
//! itself, from its own text and the block of markup that it begins in.
//!
//! | file | what it knows |
//! | --- | --- |
//! | [`document`] | the whole: reading by edits, and everything that is asked of a draft |
//! | [`attribution`] | which of several compilations a citation is of |
//! | [`chunk`] | how paragraphs are kept, so that clones share them |
//! | [`paragraph`] | where a paragraph ends |
//! | [`reading`] | the citations of a paragraph and what they mean |
//! | [`placed`] | where they and their findings stand in the draft |
//! | [`quotations`] | the quotations that begin in a paragraph, checked |
//! | [`uncited`] | provisions' words that nothing cites |
//! | [`continuing`] | how a paragraph would be read that goes on otherwise from a place |
//! | [`standing`] | what a paragraph is in its document: a heading, an item, a row |
//! | [`subject`] | what a document is about |
//! | [`unchecked`] | what is left alone although it may be ours, and why |
//! | [`exemption`] | comments that exempt places from findings |
//! | [`over_markup`] | replacing a stretch and leaving its markup whole |
//! | [`markup`] | what of a text is prose, and how its markup writes comments and quotations |
//!
//! Nothing here knows of LSP, of files, or of how a finding is told.

mod attribution;
mod chunk;
mod continuing;
mod document;
mod exemption;
mod markup;
mod over_markup;
mod paragraph;
mod placed;
mod quotations;
mod reading;
mod standing;
mod subject;
mod unchecked;
mod uncited;
mod unshown;

pub use attribution::{Division, attributed};
pub use continuing::Continuing;
pub use document::{Cited, Draft};
pub use exemption::{Exemption, ExemptionProblem, Exemptions};
pub use markup::{Markup, escape_markdown, escape_markdown_line, office};
pub use placed::{About, FindingId, Placed};
pub use reading::Reading;
pub use subject::{DocumentSubject, Pool, Subject, Surroundings};
pub use unchecked::{Unchecked, contested_number};

/// Whether a line of a word processor's document ([`office`]) is read as a heading.
pub fn reads_as_heading(line: &str) -> bool {
    matches!(
        standing::standing(Markup::Office, line, true),
        crate::discourse::Standing::Heading(_)
    )
}

#[cfg(test)]
mod alphabetic_discourse_tests;
#[cfg(test)]
mod discourse_tests;
#[cfg(test)]
mod passages_tests;
#[cfg(test)]
mod ways_tests;

#[cfg(test)]
mod tests;
