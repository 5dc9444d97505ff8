//! Citations by a meeting of the Working Group.
//!
//! ```text
//! meeting = [ working-group ] "第" numeral "次会议" [ "通过的" / "的" ] ( "建议" / "报告" ) locators
//! ```

use super::locator::locators;
use super::names::Names;
use super::phrase::suffix;
use super::words;
use super::words::LANGUAGE;
use crate::citation::cursor::Cursor;
use crate::citation::{Certainty, Citation, Element, ElementKind, MeetingNumbering, Reference};

/// Reads a citation whose 第 is at the cursor.
pub fn meeting(names: &Names, start: Cursor<'_>, list: u32) -> Option<(Vec<Citation>, usize)> {
    names.lexicon.our_working_group?;
    let inside = start.word(words::ORDINAL)?;
    let (number, behind) = inside.numeral().or_else(|| inside.number())?;
    let behind = behind.word(words::MEETING)?;
    let behind = behind.any_word(&words::ADOPTED_AT).unwrap_or(behind);
    let (numbering, end) = match behind.word(words::RECOMMENDATION) {
        Some(end) => (MeetingNumbering::Recommendations, end),
        None => (MeetingNumbering::Report, behind.word(words::REPORT)?),
    };
    let (located, end) = (locators(end, true)?, end);
    let (located, behind) = located;
    let before = start.before();
    let name = match names.group_before(before) {
        Some((name, true)) => Some(name),
        // Another working group.
        Some((_, false)) => return None,
        None => suffix(before, &[words::WORKING_GROUP]),
    };
    let begin = match name {
        Some(name) => {
            let begin = start.at - name.len();
            // Another working group, whose name is not known: 国际合作问题工作组, 枪支问题工作组.
            let others = before.get(..begin).unwrap_or_default();
            if name == words::WORKING_GROUP
                && others.ends_with(|c| words::ENDS_OF_OTHER_GROUPS.contains(c))
            {
                return None;
            }
            begin
        }
        None => {
            // 安全理事会第…次会议, 委员会第…次会议
            if before.ends_with(words::ENDS_OF_BODIES) {
                return None;
            }
            start.at
        }
    };
    let certainty = if name.is_some() {
        Certainty::Explicit
    } else {
        Certainty::Cued
    };
    let mut citations = Vec::new();
    for (position, located) in located.into_iter().enumerate() {
        let mut elements = located.elements;
        let mut range = located.range;
        if position == 0 {
            range.start = begin;
            elements.insert(
                0,
                Element {
                    kind: ElementKind::Meeting,
                    range: begin..end.at,
                },
            );
        }
        citations.push(Citation {
            range,
            list,
            reference: Reference::Meeting {
                meeting: number,
                numbering,
                locator: located.locator,
            },
            certainty,
            language: LANGUAGE,
            elements,
        });
    }
    Some((citations, behind.at))
}
