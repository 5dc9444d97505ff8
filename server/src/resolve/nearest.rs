//! The right provisions nearest to a wrong one.

use crate::citation::Step;
use crate::corpus::{Corpus, ProvisionIndex};

/// How many neighbours are worth offering.
const MOST: usize = 3;

/// Whether two steps are numbered in the same way (both paragraphs, both letters, …).
pub fn same_kind(one: Step, other: Step) -> bool {
    std::mem::discriminant(&one) == std::mem::discriminant(&other)
}

/// The children of a provision that a drafter most likely meant by `wanted`: first those whose
/// number is one slip of the hand away (45 → 4, 5, 25), nearest first, then the nearest number.
pub fn nearest_steps(corpus: &Corpus, within: ProvisionIndex, wanted: Step) -> Vec<ProvisionIndex> {
    let Some(scope) = corpus.provisions.get(within) else {
        return Vec::new();
    };
    let mut candidates: Vec<(usize, u32, ProvisionIndex)> = scope
        .children
        .iter()
        .filter_map(|child| {
            let step = *corpus.provisions.get(*child)?.id.path.last()?;
            if !same_kind(step, wanted) {
                return None;
            }
            Some((
                slips(step, wanted).min(2),
                ordinal(step).abs_diff(ordinal(wanted)),
                *child,
            ))
        })
        .collect();
    candidates.sort_unstable();
    let slips = candidates.iter().filter(|(slips, ..)| *slips < 2).count();
    candidates
        .into_iter()
        .take(slips.clamp(1, MOST))
        .map(|(.., child)| child)
        .collect()
}

/// The numbers of a series that a drafter most likely meant by one outside it, likeliest first: as
/// for [`nearest_steps`].
pub fn nearest_numbers(series: impl Iterator<Item = u16>, wanted: u16) -> Vec<u16> {
    let mut candidates: Vec<(usize, u16, u16)> = series
        .map(|number| {
            let slips = strsim::osa_distance(&number.to_string(), &wanted.to_string());
            (slips.min(2), number.abs_diff(wanted), number)
        })
        .collect();
    candidates.sort_unstable();
    let slips = candidates.iter().filter(|(slips, ..)| *slips < 2).count();
    candidates
        .into_iter()
        .take(slips.clamp(1, MOST))
        .map(|(.., number)| number)
        .collect()
}

fn ordinal(step: Step) -> u32 {
    match step {
        Step::Preambular(number) | Step::Paragraph(number) | Step::Item(number) => {
            u32::from(number)
        }
        Step::Subparagraph(letter) => u32::from(letter),
    }
}

/// Digits, so that slips of the hand can be told; letters and numerals have none worth telling.
fn slips(one: Step, other: Step) -> usize {
    match (one, other) {
        (
            Step::Preambular(one) | Step::Paragraph(one),
            Step::Preambular(other) | Step::Paragraph(other),
        ) => strsim::osa_distance(&one.to_string(), &other.to_string()),
        _ => usize::MAX,
    }
}
