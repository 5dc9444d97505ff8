//! How far a text has been read when a production begins.

use super::Citation;

/// What a production knows of what has been read before it.
#[derive(Clone, Copy)]
pub struct SoFar<'a> {
    /// The number of the list that comes next.
    pub list: u32,
    /// The paragraph's citations.
    pub citations: &'a [Citation],
    /// Where the last of them ends.
    pub read: usize,
}
