//! What every format has.

use crate::cli::check::found::{Found, Part, Run};

/// What writes one format.
pub trait Writer: Sync {
    /// What stands before everything.
    fn opening(&self) -> String {
        String::new()
    }

    /// What stands before the first piece.
    fn before_first(&self) -> &'static str {
        ""
    }

    /// What stands between two pieces.
    fn between(&self) -> &'static str {
        ""
    }

    /// A draft, as the pieces that are written of it; on any thread.
    fn file(&self, found: &Found<'_>) -> Part;

    /// A file that could not be read, by its name, and why. Formats that have a place for it at the end, and those
    /// beside which it is told on standard error, write nothing.
    fn unreadable(&self, _name: &str, _message: &str) -> Part {
        Part::default()
    }

    /// What stands behind everything, with the end of its line.
    ///
    /// # Errors
    ///
    /// It cannot be written as JSON.
    fn closing(&self, run: &Run) -> Result<String, serde_json::Error>;
}
