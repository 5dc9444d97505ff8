//! A place under a head as the productions hand it to each other.

use std::ops::Range;

use super::{Annex, Element, Locator, Path, Step};

/// One element of a locator list, as read.
#[derive(Clone)]
pub struct Located {
    /// From its first written character to its last, suffix included.
    pub range: Range<usize>,
    pub annex: Option<Annex>,
    pub locator: Locator,
    pub elements: Vec<Element>,
}

/// Puts a step in the place of the last one of its kind, or under what is there.
pub fn replace_from(path: &mut Path, step: Step) -> Option<()> {
    let same_kind = |other: &Step| std::mem::discriminant(other) == std::mem::discriminant(&step);
    if let Some(place) = path.iter().rposition(same_kind) {
        path.truncate(place);
    }
    path.try_push(step).ok()
}

/// A locator with the steps before it.
pub fn beneath(path: &Path, locator: &Locator) -> Locator {
    let joined = |under: &Path| -> Path {
        let mut all = path.clone();
        for step in under {
            // Deeper than any provision: what is too deep is left out.
            let _ = all.try_push(*step);
        }
        all
    };
    match locator {
        Locator::Whole if path.is_empty() => Locator::Whole,
        Locator::Whole => Locator::At(path.clone()),
        Locator::At(at) => Locator::At(joined(at)),
        Locator::Span { from, to } => Locator::Span {
            from: joined(from),
            to: joined(to),
        },
    }
}
