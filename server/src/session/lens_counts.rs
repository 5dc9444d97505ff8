//! What is known of the counts that code lenses show.

use std::collections::BTreeMap;

use crate::corpus::ProvisionIndex;

/// What is known of the counts that the client shows.
#[derive(Debug, Default)]
pub struct LensCounts {
    /// How many changes there have been: only the last one is followed by a look.
    pub changes: u64,
    /// What open drafts cited when last looked at, how often.
    pub counts: BTreeMap<ProvisionIndex, usize>,
}
