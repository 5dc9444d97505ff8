//! Recommendations of a meeting: recommendation 20 of the seventh meeting of the Working Group.

use super::locator::{Carried, items, ordinal};
use super::phrase::{any_phrase, entry, phrase};
use super::tongue::Tongue;
use super::words::Place;
use crate::citation::cursor::Cursor;
use crate::citation::{Certainty, Citation, Element, ElementKind, MeetingNumbering, Reference};

/// Words between the numbers and the meeting, at most: adopted by the Working Group at its.
const MOST_LINKS: usize = 6;

/// meeting = recommendation-noun items *( link / working-group ) ordinal meeting-noun [ of working-group ]
pub fn recommendations(
    words: &Tongue,
    start: Cursor<'_>,
    list: u32,
) -> Option<(Vec<Citation>, usize)> {
    words.lexicon.our_working_group?;
    let here = start.skip_spaces();
    let ((_, count), noun_end) =
        entry(words.script, here, words.recommendations, |(word, _)| word)?;
    let mut carried = Carried::default();
    let (mut located, behind) = items(words, noun_end, Place::Paragraph, *count, &mut carried)?;
    let mut group_is_named = false;
    let mut at = behind;
    let (number, end) = 'meeting: {
        for _ in 0..MOST_LINKS {
            if let Some((number, behind)) = meeting(words, at) {
                break 'meeting (number, behind);
            }
            if let Some(behind) = working_group(words, at)? {
                group_is_named = true;
                at = behind;
            } else {
                at = any_phrase(words.script, at, words.meeting_links)
                    .or_else(|| any_phrase(words.script, at.word(",")?, words.meeting_links))?;
            }
        }
        return None;
    };
    let of_group = any_phrase(words.script, end, words.of)
        .or_else(|| any_phrase(words.script, end, words.meeting_links))
        .unwrap_or(end);
    let end = match working_group(words, of_group)? {
        Some(behind) if !group_is_named => {
            group_is_named = true;
            behind
        }
        _ => end,
    };
    if let Some(first) = located.first_mut() {
        first.range.start = here.at;
    }
    let last = located.len().checked_sub(1)?;
    let citations = located
        .into_iter()
        .enumerate()
        .map(|(position, located)| {
            let mut elements = located.elements;
            let mut range = located.range;
            if position == last {
                range.end = end.at;
                elements.push(Element {
                    kind: ElementKind::Meeting,
                    range: behind.skip_spaces().at..end.at,
                });
            }
            Citation {
                range,
                list,
                reference: Reference::Meeting {
                    meeting: number,
                    numbering: MeetingNumbering::Recommendations,
                    locator: located.locator,
                },
                certainty: if group_is_named {
                    Certainty::Explicit
                } else {
                    Certainty::Shape
                },
                language: words.language,
                elements,
            }
        })
        .collect();
    Some((citations, end.at))
}

/// seventh meeting, Седьмого совещания, الاجتماع السابع
fn meeting<'a>(words: &Tongue, start: Cursor<'a>) -> Option<(u16, Cursor<'a>)> {
    if let Some((number, behind)) = ordinal(words, start)
        && let Some(end) = any_phrase(words.script, behind, words.meetings)
    {
        return Some((number, end));
    }
    let noun_end = any_phrase(words.script, start, words.meetings)?;
    ordinal(words, noun_end)
}

/// The place behind the Working Group's name if it stands here; `None` where another group does.
#[allow(clippy::option_option)] // Another group takes the whole citation back.
fn working_group<'a>(words: &Tongue, start: Cursor<'a>) -> Option<Option<Cursor<'a>>> {
    let named = words
        .groups()
        .iter()
        .filter_map(|(name, is_ours)| Some((phrase(words.script, start, name)?, *is_ours)));
    match named.max_by_key(|(behind, _)| behind.at) {
        Some((behind, true)) => return Some(Some(behind)),
        Some((_, false)) => return None,
        None => {}
    }
    let Some(behind) = any_phrase(words.script, start, words.working_group) else {
        return Some(None);
    };
    if any_phrase(words.script, behind, words.other_group).is_some() {
        return None;
    }
    Some(Some(behind))
}
