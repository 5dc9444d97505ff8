//! What a markup's file gives: how its lines are read, and how it writes what the program writes in it.

use std::fmt::Debug;

use memchr::memchr2;

use super::comment::Comments;
use super::definition::{Asking, Use};
use super::heading::Headings;
use super::lines::{Place, Shape, may_hold_markup};
use super::mask::Mask;
use super::quotation::Quotations;

/// What a line stands in, in the terms of one markup: all that its reader knows of the lines before.
/// It is small, and a paragraph carries it, so that reading can begin at any paragraph.
pub trait LineState: Copy + Debug + Eq {
    /// What a document begins in.
    const FIRST: Self;
    /// Whether prose can stand on a part of a line that is none.
    const MIXES_LINES: bool = false;

    /// What a line, its break included, or a piece of one that is too long, is to its paragraph; and
    /// what the next one stands in.
    fn step(self, line: &str, place: Place) -> (Shape, Self);

    /// Whether a line of prose begins a block of its own. (List items as people write them in any
    /// markup do, whatever this says.)
    fn begins(self, line: &str) -> bool;

    /// Whether a line is code, or otherwise shown as it is written: a comment in it is an example.
    fn is_code(self, line: &str) -> bool;

    /// Where lines are keys with values that are shown where the text asks for them, how it does: with this and the
    /// key behind it.
    fn asked_by_key(self) -> Option<&'static str> {
        None
    }

    /// Overwrites what is not prose in a paragraph.
    fn mask(self, text: &str, place: Place, mask: &mut Mask<'_>);

    /// Whether no prose of this markup reads otherwise than it looks, in this text.
    fn reads_as_it_looks(text: &str) -> bool {
        !may_hold_markup(text) && memchr2(b'#', b'+', text.as_bytes()).is_none()
    }
}

/// What else is to be known of a markup.
pub struct Syntax {
    /// What editors call its languages, in small letters: VS Code's ids and its extensions', Vim's
    /// file types, Emacs modes without `-mode`, Helix. The first stands for all of them.
    pub language_ids: &'static [&'static str],
    /// Endings of the names of files that are taken for drafts in it, in small letters, without dot.
    pub endings: &'static [&'static str],
    pub comments: Comments,
    pub quotations: Quotations,
    pub headings: Headings,
    /// What stands before and behind words that are struck out. A tag is given without what closes it (`<del`).
    pub struck: &'static [(&'static str, &'static str)],
    /// Whether a paragraph, without what indents it or marks it as quoted, is a row of a table.
    pub is_row: fn(&str) -> bool,
    /// What an item of a list begins with, besides the bullets, letters and numbers that people write in any
    /// markup.
    pub items: &'static [&'static str],
    /// What asks for what a line defines, without what indents it, if it defines anything that is shown only
    /// where something asks for it.
    pub defines: fn(&str) -> Option<Use>,
    /// How it is asked for.
    pub asking: &'static [Asking],
}
