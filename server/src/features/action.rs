//! A change that can be offered, whichever feature offers it.

use std::ops::Range;

use crate::resolve::Code;

/// Byte ranges of the draft and what replaces them; in order, not overlapping.
pub type Edits = Vec<(Range<usize>, String)>;

/// A change that can be offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    pub title: String,
    pub scope: Scope,
    /// The code that it mends.
    pub code: Code,
    /// Whether this is the obvious one (LSP's `isPreferred`).
    pub preferred: bool,
    pub edits: Edits,
}

/// What an action changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// What the finding at this range is about.
    Finding(Range<usize>),
    /// Every finding of its code in the file that has one obvious fix.
    File,
}
