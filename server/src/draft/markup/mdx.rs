//! MDX: Markdown with modules and components, and without HTML's comments.

use super::comment::{Comments, Enclosed, INDENTATION, at_paragraph};
use super::contract::Syntax;
use super::definition::{Asking, Use};
use super::heading;
use super::in_dialect::{InDialect, StateIn};
use super::markdown::{self, Dialect};

/// MDX as a dialect of Markdown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mdx;

impl InDialect for Mdx {
    const DIALECT: Dialect = Dialect::Mdx;
}

/// What the lines of a document stand in.
pub type State = StateIn<Mdx>;

/// Constants are asked for by their names, notes as in Markdown.
const ASKING: &[Asking] = &[Asking::Between("[^", b"]"), Asking::Between("{", b"}")];

/// A note, or a constant: `export const note = "……"`.
fn defines(line: &str) -> Option<Use> {
    let constant = || Some(Use::text(&format!("{{{}", markdown::constant(line)?.0)));
    markdown::defines(line).or_else(constant)
}

pub const SYNTAX: Syntax = Syntax {
    language_ids: &["mdx"],
    endings: &["mdx"],
    comments: Comments {
        inline: Some(Enclosed {
            open: "{/*",
            close: "*/}",
            is_spaced: true,
            goes_on: true,
        }),
        to_line_end: None,
        place: |text, stretch| at_paragraph(text, stretch, markdown::is_heading),
        margin: INDENTATION,
        stands_apart: false,
    },
    quotations: markdown::QUOTATIONS,
    headings: markdown::HEADINGS,
    struck: markdown::STRUCK,
    is_row: heading::begins_with_bar,
    items: &["<li"],
    defines,
    asking: ASKING,
};
