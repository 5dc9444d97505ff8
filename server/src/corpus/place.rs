//! Places in the files of a compilation.

use std::ops::Range;
use std::sync::Arc;

/// Number of a provision in [`crate::corpus::Corpus::provisions`] (document order).
pub type ProvisionIndex = usize;
/// Number of a file in [`crate::corpus::Corpus::files`].
pub type FileIndex = usize;

/// A file of the corpus, as it was read.
#[derive(Debug, Clone)]
pub struct CorpusFile {
    /// Relative to the compilation's folder, with `/`: `zh/part-a.md`.
    pub path: String,
    pub text: Arc<str>,
}

/// A place in a corpus file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub file: FileIndex,
    /// Bytes in the file's text.
    pub range: Range<usize>,
}
