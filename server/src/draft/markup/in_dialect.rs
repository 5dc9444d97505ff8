//! The lines of a dialect of Markdown, told apart by a type: MDX, Pandoc's.
//!
//! Not here: what a dialect reads otherwise (`markdown`).

use std::fmt::Debug;
use std::marker::PhantomData;

use super::contract::LineState;
use super::lines::{Place, Shape};
use super::markdown::{Dialect, State};
use super::mask::Mask;

/// A dialect of Markdown, as a type.
pub trait InDialect: Copy + Debug + Eq {
    /// Which one it is.
    const DIALECT: Dialect;
}

/// What the lines of a document in a dialect stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StateIn<D>(State, PhantomData<D>);

impl<D: InDialect> LineState for StateIn<D> {
    const FIRST: StateIn<D> = StateIn(State::new(D::DIALECT), PhantomData);

    fn step(self, line: &str, place: Place) -> (Shape, StateIn<D>) {
        let (shape, after) = self.0.step(line, place);
        (shape, StateIn(after, PhantomData))
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
