//! Pandoc's Markdown, as Quarto and R Markdown use it: a picture that stands alone has a caption.

use super::contract::{LineState, Syntax};
use super::lines::{Place, Shape};
use super::markdown::{self, Dialect};
use super::mask::Mask;

/// What the lines of a document stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct State(markdown::State);

pub const SYNTAX: Syntax = Syntax {
    language_ids: &["quarto", "qmd", "rmd", "rmarkdown", "pandoc"],
    endings: &["qmd", "rmd"],
    ..markdown::SYNTAX
};

impl LineState for State {
    const FIRST: State = State(markdown::State::new(Dialect::Pandoc));

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
