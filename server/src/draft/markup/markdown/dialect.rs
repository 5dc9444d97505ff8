//! The kinds of Markdown that are read otherwise than the others.

/// What a document is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    Any,
    /// With modules and components.
    Mdx,
    /// Pandoc's, whose pictures have captions where they stand alone.
    Pandoc,
}
