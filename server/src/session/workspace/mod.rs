//! The folders that the client has open: their projects, what the files in them cite that are not
//! open, and keeping up with what changes there.

pub mod index;
pub mod progress;
pub mod projects;
pub mod scan;
pub mod watching;
