//! Pandoc's Markdown, as Quarto and R Markdown use it: a picture that stands alone has a caption.

use super::contract::Syntax;
use super::in_dialect::{InDialect, StateIn};
use super::markdown::{self, Dialect};

/// Pandoc's Markdown as a dialect of Markdown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pandoc;

impl InDialect for Pandoc {
    const DIALECT: Dialect = Dialect::Pandoc;
}

/// What the lines of a document stand in.
pub type State = StateIn<Pandoc>;

pub const SYNTAX: Syntax = Syntax {
    language_ids: &["quarto", "qmd", "rmd", "rmarkdown", "pandoc"],
    endings: &["qmd", "rmd"],
    ..markdown::SYNTAX
};
