//! What of a citation is about to be typed.

/// What of a citation a continuation completes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Continues {
    /// What has been typed already: 七.2, 附.
    Typed,
    Annex,
    /// A paragraph or recommendation.
    Figure,
    Letter,
    Item,
    Article,
    Instrument,
    /// A section of the compilation's.
    Section,
}
