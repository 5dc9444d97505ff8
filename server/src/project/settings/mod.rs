//! Settings, from the client and from the project file: described once, read by one reader.

mod description;
mod given;
mod reader;
mod schema;

pub use description::*;
pub use reader::*;
pub use schema::*;
