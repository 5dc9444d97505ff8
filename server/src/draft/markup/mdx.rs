//! MDX: Markdown with modules and components, and without HTML's comments.

use super::comment::{Comments, Enclosed, INDENTATION, at_paragraph};
use super::contract::{LineState, Syntax};
use super::heading;
use super::lines::{Place, Shape};
use super::markdown::{self, Dialect};
use super::mask::Mask;

/// What the lines of a document stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct State(markdown::State);

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
    is_row: heading::begins_with_bar,
    items: &["<li"],
    defines: markdown::defines,
    asking: markdown::ASKING,
};

impl LineState for State {
    const FIRST: State = State(markdown::State::new(Dialect::Mdx));

    fn step(self, line: &str, place: Place) -> (Shape, State) {
        let (shape, after) = self.0.step(line, place);
        (shape, State(after))
    }

    fn begins(self, line: &str) -> bool {
        self.0.begins(line)
    }

    fn is_code(self, line: &str) -> bool {
        self.0.is_code(line)
    }

    fn asked_by_key(self) -> Option<&'static str> {
        self.0.asked_by_key()
    }

    fn mask(self, text: &str, place: Place, mask: &mut Mask<'_>) {
        self.0.mask(text, place, mask);
    }
}
