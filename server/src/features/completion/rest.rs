//! What stands behind the cursor of the citation that an item completes.

use super::Item;
use crate::citation::numeral::is_digit;
use crate::features::Snapshot;

/// Where what an item replaces ends if the rest of the citation that it would write once more goes too: behind 20
/// where 七. of 七.20 is being typed again. The item's own end where nothing is written twice.
pub fn replaced_to(snapshot: &Snapshot, offset: usize, item: &Item) -> usize {
    let at = item.replace.end;
    let rest = || {
        let last = item.insert.chars().last()?;
        let placed = snapshot.citation_at(offset)?;
        let range = placed.range.clone();
        if range.start > offset || range.end <= at {
            return None;
        }
        let elements = placed.citation.elements.iter();
        let mut ends = elements
            .map(|element| placed.base + element.range.end)
            .filter(|end| *end > at);
        // As the item ends: behind a figure, behind 段, behind 决定.
        ends.find(|end| {
            let written = snapshot.draft.text().slice(range.start..*end);
            written.chars().last().is_some_and(|c| is_like(c, last))
        })
    };
    rest().unwrap_or(at)
}

/// Whether two characters can end the same element.
fn is_like(one: char, other: char) -> bool {
    const KINDS: [char; 4] = ['定', '议', '議', '決'];
    const BRACKETS: [char; 2] = [')', '）'];
    let are = |all: &[char]| all.contains(&one) && all.contains(&other);
    let are_figures = is_digit(one) && is_digit(other);
    let are_letters = one.is_ascii_alphabetic() && other.is_ascii_alphabetic();
    one == other || are_figures || are_letters || are(&KINDS) || are(&BRACKETS)
}
