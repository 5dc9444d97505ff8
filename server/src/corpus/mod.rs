//! The compilation: what can be cited, where it stands, and how its names correspond.
//!
//! The model is immutable once read. [`read`] makes it from text and never fails as a whole,
//! [`check`] says what is wrong with it, [`load`] is the only place that touches the file system.
//! The format is documented in `corpus/README.md`.

mod cascade;
pub mod check;
mod cited_articles;
mod concordance;
mod derived;
mod editions;
pub mod embedded;
mod extract;
mod files;
mod identity;
#[cfg(feature = "files")]
pub mod load;
mod model;
mod place;
mod problem;
mod read;
mod terms;
mod together;
mod treaty;
mod unread;

pub use concordance::*;
pub use derived::Derived;
pub use extract::Extract;
pub use identity::*;
pub use model::*;
pub use place::*;
pub use problem::*;
pub use read::{find_language, read, read_with};
pub use terms::{Concept, Terms};
pub use together::know_each_other;
pub use treaty::*;
pub use unread::{Unread, is_of_another_edition};

#[cfg(test)]
mod tests;
