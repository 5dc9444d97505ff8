//! Citations in running text: finding them and saying what each one says.
//!
//! This layer sees only `&str` and returns byte ranges; it has never heard of a corpus,
//! so it cannot know whether a citation is right. What a citation points to is decided
//! in [`crate::resolve`].

mod model;
pub mod numeral;

pub use model::*;
