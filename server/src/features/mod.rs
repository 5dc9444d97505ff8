//! What the editor shows: one file for each feature, named as LSP names it.
//!
//! Every feature is a function of an immutable [`Snapshot`] and answers with plain values in
//! byte offsets of the draft; there is no LSP type, no I/O and no waiting here.
//!
//! What several features are made of has a file of its own: the snapshot, its findings
//! ([`finding`] says what one is, `findings` how they come about), the [`action`] that can be offered, a
//! [`provision`], an article or a [`topic`] in words, and [`markdown`]. A feature that needs
//! another's answer takes it from there, so that none depend on each other in a circle.

pub mod action;
mod article;
pub mod bibliography;
pub mod call_hierarchy;
pub mod citations;
pub mod cited_work;
pub mod code_action;
pub mod code_lens;
pub mod compilation;
pub mod completion;
pub mod concept;
pub mod convert;
pub mod definition;
pub mod diagnostics;
pub mod document_highlight;
pub mod document_link;
pub mod document_symbol;
pub mod exemption;
pub mod find_provision;
pub mod find_source;
pub mod finding;
mod findings;
pub mod folding_range;
pub mod hover;
pub mod inlay_hint;
pub mod markdown;
pub mod other_recommendations;
pub mod project_file;
pub mod provision;
pub mod quote;
pub mod references;
pub mod review;
pub mod semantic_token;
mod snapshot;
pub mod table_of_authorities;
pub mod topic;
pub mod type_definition;
pub mod unchecked;
pub mod workspace_symbol;

pub use snapshot::{Given, Snapshot};

#[cfg(test)]
mod tests;
#[cfg(test)]
mod written_tests;

#[cfg(test)]
mod invented_language_tests;

#[cfg(all(test, feature = "files"))]
mod editions_tests;
