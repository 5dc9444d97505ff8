//! The compilation: what can be cited, where it stands, and how its names correspond.
//!
//! The model is read-only once built. Reading it from text is [`mod@read`]'s work (to come),
//! checking it [`mod@check`]'s; only [`mod@load`] touches the file system.

mod identity;
mod model;

pub use identity::*;
pub use model::*;
