//! Citations by a meeting of the Working Group.
//!
//! ```text
//! meeting = [ working-group ] "第" numeral "次会议" [ "通过的" / "的" ] ( "建议" / "报告" ) locators
//! ```

use super::locator::locators;
use crate::citation::cursor::Cursor;
use crate::citation::{
    Certainty, Citation, Element, ElementKind, Language, MeetingNumbering, Reference,
};

/// The Working Group's names, longest first.
pub(crate) const WORKING_GROUP: [&str; 5] = [
    "技术援助问题不限成员名额政府专家工作组",
    "技术援助问题政府专家工作组",
    "技术援助问题工作组",
    "技术援助工作组",
    "工作组",
];

/// Reads a citation whose 第 is at the cursor.
pub fn meeting(start: Cursor<'_>, list: u32) -> Option<(Vec<Citation>, usize)> {
    let inside = start.word("第")?;
    let (number, behind) = inside.numeral().or_else(|| inside.number())?;
    let behind = behind.word("次会议")?;
    let behind = behind
        .any_word(&["所通过的", "通过的", "提出的", "的"])
        .unwrap_or(behind);
    let (numbering, end) = match behind.word("建议") {
        Some(end) => (MeetingNumbering::Recommendations, end),
        None => (MeetingNumbering::Report, behind.word("报告")?),
    };
    let (located, end) = (locators(end, true)?, end);
    let (located, behind) = located;
    let before = start.before();
    let name = WORKING_GROUP.iter().find(|name| before.ends_with(**name));
    let begin = match name {
        Some(name) => {
            let begin = start.at - name.len();
            // Another working group: 国际合作问题工作组, 枪支问题工作组.
            let others = before.get(..begin).unwrap_or_default();
            if *name == "工作组" && others.ends_with(|c: char| "题家贩运易法支查会".contains(c))
            {
                return None;
            }
            begin
        }
        None => {
            // 安全理事会第…次会议, 委员会第…次会议
            if before.ends_with(['会', '院', '组', '委', '局']) {
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
            language: Language::Chinese,
            elements,
        });
    }
    Some((citations, behind.at))
}
