//! Citations by a meeting of the Working Group.
//!
//! ```text
//! meeting = [ working-group ] ( "第" numeral "次会议" / year "年" [ "会议" ] ) what
//! what    = [ "通过的" / "的" ] ( "建议" / "报告" ) locators / [ "通过的" / "的" ] counted
//! counted = "第" number "项建议"                        ; see `locator`
//! ```
//!
//! The meeting of a year is known from the compilation; a year with two of them, or none, is not read.

use super::locator::{Read, Recommendations, further_paragraphs, places};
use super::names::Names;
use super::phrase::{ends_no_name, list_mark, suffix};
use super::words;
use super::words::LANGUAGE;
use crate::citation::cursor::Cursor;
use crate::citation::located::Located;
use crate::citation::{
    Certainty, Citation, Element, ElementKind, Locator, MeetingNumbering, Mention, Named,
    Reference, Step,
};

/// What of a meeting is cited.
struct What<'a> {
    numbering: MeetingNumbering,
    /// Behind the words that name the meeting and its paper.
    named: Cursor<'a>,
    located: Vec<Located>,
    end: Cursor<'a>,
}

/// Reads a citation whose 第 is at the cursor.
/// Where the text `goes_on` with such meetings, the group need not be named again.
pub fn meeting(
    names: &Names,
    start: Cursor<'_>,
    list: u32,
    goes_on: bool,
) -> Option<(Vec<Citation>, usize)> {
    names.lexicon.our_working_group?;
    let inside = start.word(words::ORDINAL)?;
    let (number, behind) = inside.numeral().or_else(|| inside.number())?;
    let behind = behind.word(words::MEETING)?;
    // 工作组，第八次会议，建议12
    let recommended = (behind.word(",")).filter(|next| next.word(words::RECOMMENDATION).is_some());
    let behind = recommended.unwrap_or(behind);
    let (begin, is_named) = group(names, start)?;
    let said = what(behind).or_else(|| letter_of(behind).filter(|_| is_named || goes_on));
    let certainty = match (is_named, &said) {
        (true, Some(_)) => Certainty::Explicit,
        (false, Some(_)) | (true, None) => Certainty::Cued,
        (false, None) => Certainty::Shape,
    };
    let what = match said {
        Some(what) => what,
        None => paragraphs_of(behind).filter(|what| is_named || stands_alone(begin, what))?,
    };
    Some(citations(number, what, begin, certainty, list))
}

/// Meetings that are counted in a text, with where their names end: 第七次会议. Whose they are is not asked.
pub fn all_counted(text: &str) -> Vec<(u16, usize)> {
    let ordinals = text.match_indices(words::ORDINAL);
    let meeting = |(at, _): (usize, &str)| {
        let inside = Cursor::new(text, at).word(words::ORDINAL)?;
        let (number, behind) = inside.numeral().or_else(|| inside.number())?;
        Some((number, behind.word(words::MEETING)?.at))
    };
    ordinals.filter_map(meeting).collect()
}

/// The meeting that is all that a text says, with its noun or without: 第七次, 第七次会议.
pub fn counted_alone(text: &str) -> Option<u16> {
    let text = text.trim();
    if let [(number, _)] = all_counted(text).as_slice() {
        return Some(*number);
    }
    let inside = Cursor::new(text, 0).word(words::ORDINAL)?;
    let (number, behind) = inside.numeral().or_else(|| inside.number())?;
    behind
        .rest()
        .strip_prefix(words::TIME)?
        .is_empty()
        .then_some(number)
}

/// A meeting of our working group whose 第 is at the cursor, as a name: what is recommended later in the text may
/// be of it. Where the text `goes_on` with such meetings, the group need not be named again.
pub fn named(names: &Names, start: Cursor<'_>, goes_on: bool) -> Option<Mention> {
    names.lexicon.our_working_group?;
    let inside = start.word(words::ORDINAL)?;
    let (number, behind) = inside.numeral().or_else(|| inside.number())?;
    let behind = behind
        .word(words::MEETING)
        .or_else(|| beside_a_meeting(behind))?;
    let (begin, is_named) = group(names, start)?;
    // 技术援助工作组在第九次会议上
    let is_named = is_named || is_behind_our_group(names, start.before());
    // 第四次会议建议: no other body's meetings are known by what they recommended.
    let adopted = behind.any_word(&words::ADOPTED_AT).unwrap_or(behind);
    let recommends = || adopted.word(words::RECOMMENDATION).is_some();
    (is_named || goes_on || recommends()).then_some(Mention {
        range: begin..behind.at,
        named: Named::Meeting(number),
        issues: false,
        is_addressed: false,
    })
}

/// 工作组于2014年10月开会: the meeting of the one year that is named in the sentence behind the group, whose name ends at `group`.
pub fn met_in_year(names: &Names, text: &str, group: usize) -> Option<Mention> {
    /// Bytes from the group to the year.
    const FARTHEST: usize = 24;
    let behind = Cursor::new(text, group).rest_up_to(FARTHEST + words::YEAR.len());
    let sign = behind.find(words::YEAR)?;
    let before = behind.get(..sign)?.trim_end_matches(' ');
    let digits = before.get(before.len().checked_sub(4)?..)?;
    let between = before.get(..before.len() - digits.len())?;
    let is_said = digits.bytes().all(|byte| byte.is_ascii_digit())
        && !between.contains(['。', ';', '；', '\n'])
        && !between.contains(|c: char| c.is_ascii_digit());
    let meeting = names.lexicon.meeting_of_year(digits.parse().ok()?)?;
    is_said.then_some(Mention {
        range: group..group + sign + words::YEAR.len(),
        named: Named::Meeting(meeting),
        issues: false,
        is_addressed: false,
    })
}

/// 技术援助工作组在维也纳召开第九次会议, 工作组关于其第九次会议的报告: whether the clause that ends here has named our group last,
/// near by, and no body since.
fn is_behind_our_group(names: &Names, before: &str) -> bool {
    /// Bytes from the group to its meeting.
    const FARTHEST: usize = 90;
    let clause = before
        .rfind(['。', ';', '；', '\n'])
        .map_or(0, |end| end + 1);
    let clause = before.get(clause..).or_else(|| before.get(clause + 2..));
    let Some(clause) = clause else {
        return false;
    };
    let Some(at) = clause.rfind(words::GROUP) else {
        return false;
    };
    let end = at + words::GROUP.len();
    let Some((named, between)) = clause.split_at_checked(end) else {
        return false;
    };
    let names_another = [words::MEETING_OF_ANY, "公约", "大会", "委员会"]
        .iter()
        .any(|body| between.contains(body));
    between.len() <= FARTHEST
        && !names_another
        && (names.group_before(named)).is_some_and(|(_, is_ours)| is_ours)
}

/// Reads a citation by the year of the meeting, whose 年 is at the cursor: 2013年会议建议9, 2014年建议8. What ends
/// before `read` has been read.
pub fn of_year(
    names: &Names,
    sign: Cursor<'_>,
    list: u32,
    read: usize,
) -> Option<(Vec<Citation>, usize)> {
    names.lexicon.our_working_group?;
    let before = sign.text.get(read..sign.at)?.trim_end_matches(' ');
    let digits = before.get(before.len().checked_sub(4)?..)?;
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number = names.lexicon.meeting_of_year(digits.parse().ok()?)?;
    let start = Cursor::new(sign.text, read + before.len() - digits.len());
    if start
        .before()
        .ends_with(|c: char| c.is_ascii_alphanumeric() || ".-/".contains(c))
    {
        return None;
    }
    let year = sign.word(words::YEAR)?;
    let meeting = year.any_word(&words::MEETING_OF_YEAR);
    let behind = meeting.unwrap_or(year);
    let what = what(behind)?;
    let names_meeting = year.at < behind.at
        && sign
            .text
            .get(year.at..behind.at)
            .is_some_and(|named| named.contains(words::MEETING_OF_ANY));
    let names_group = sign
        .text
        .get(year.at..behind.at)
        .is_some_and(|named| named.contains(words::WORKING_GROUP));
    let (begin, is_named) = group(names, start)?;
    // 审计署2014年建议8
    let others = start.before().trim_end_matches(' ');
    let is_others = !is_named
        && (names.body_before(others).is_some()
            || suffix(others, &words::BODIES).is_some()
            || suffix(others, &words::AUTHORITIES).is_some());
    if is_others || (!names_meeting && what.numbering == MeetingNumbering::Report) {
        return None;
    }
    let certainty = match (is_named || names_group, names_meeting) {
        (true, _) => Certainty::Explicit,
        (false, true) => Certainty::Cued,
        (false, false) => Certainty::Shape,
    };
    Some(citations(number, what, begin, certainty, list))
}

/// 建议第20段, 的报告第24段, 通过的第20项建议
fn what(behind: Cursor<'_>) -> Option<What<'_>> {
    let inside = behind.any_word(&words::ADOPTED_AT).unwrap_or(behind);
    if let Some(named) = inside.word(words::RECOMMENDATION) {
        if let Some(what) = its_numbers(named) {
            return Some(what);
        }
        let (located, end) = without_annexes(places(named, true, Recommendations::Here)?)?;
        return Some(What {
            numbering: MeetingNumbering::Recommendations,
            named,
            located,
            end,
        });
    }
    if let Some(named) = inside.word(words::REPORT) {
        if let Some(what) = counted(named, named) {
            return Some(what);
        }
        let (mut located, mut end) =
            without_annexes(places(named, true, Recommendations::Nowhere)?)?;
        while let Some((more, behind)) = further_paragraphs(end) {
            located.extend(more);
            end = behind;
        }
        return Some(What {
            numbering: MeetingNumbering::Report,
            named,
            located,
            end,
        });
    }
    inside.word(words::ORDINAL)?;
    counted(inside, behind_meeting(inside))
}

/// 第八次和第九次会议: behind the number of a meeting that is named together with the next one.
fn beside_a_meeting(number: Cursor<'_>) -> Option<Cursor<'_>> {
    let end = number.word(words::MEETING_COUNTED)?;
    let next = list_mark(end)?.word(words::ORDINAL)?;
    let (_, behind) = next.numeral().or_else(|| next.number())?;
    behind.word(words::MEETING)?;
    Some(end)
}

/// 第十一次会议(e): the letter of what a meeting recommended, where nothing goes on behind it.
fn letter_of(behind: Cursor<'_>) -> Option<What<'_>> {
    behind.rest().starts_with('(').then_some(())?;
    behind.bracketed_letter()?;
    let (located, end) = places(behind, false, Recommendations::Nowhere)?;
    let ends = end.skip_spaces().peek();
    ends.is_none_or(|c| words::ENDS_BARE_MARKS.contains(c) && c != '(')
        .then_some(What {
            numbering: MeetingNumbering::Recommendations,
            named: behind,
            located,
            end,
        })
}

/// ，其十八谓
fn its_number(at: Cursor<'_>) -> Option<(Located, Cursor<'_>)> {
    let begin = at.word(",")?.skip_spaces();
    let (number, behind) = begin.word(words::ITS)?.numeral()?;
    let says = behind.peek().is_some_and(|c| words::SAYS.contains(&c));
    let path = [Step::Paragraph(number)].into_iter().collect();
    let range = begin.at..behind.at;
    let located = Located {
        range: range.clone(),
        annex: None,
        locator: Locator::At(path),
        elements: vec![Element {
            kind: ElementKind::Step,
            range,
        }],
    };
    says.then_some((located, behind))
}

/// ，其十八谓……，其十九谓……: what a meeting recommended, one by one, by what they say.
fn its_numbers(named: Cursor<'_>) -> Option<What<'_>> {
    /// Bytes of what one says.
    const LONGEST: usize = 240;
    let (first, mut end) = its_number(named)?;
    let mut located = vec![first];
    'next: loop {
        let rest = end.rest_up_to(LONGEST);
        let sentence = rest.split(['。', ';', '\n', '第']).next();
        for (mark, _) in sentence.unwrap_or_default().match_indices(',') {
            if let Some((further, behind)) = its_number(end.advanced(mark)) {
                located.push(further);
                end = behind;
                continue 'next;
            }
        }
        break;
    }
    Some(What {
        numbering: MeetingNumbering::Recommendations,
        named,
        located,
        end,
    })
}

/// ，第5段: of the recommendations, which are what a meeting is known by.
fn paragraphs_of(behind: Cursor<'_>) -> Option<What<'_>> {
    let places = places(behind.word(",")?, false, Recommendations::Nowhere)?;
    let (located, end) = without_annexes(places)?;
    Some(What {
        numbering: MeetingNumbering::Recommendations,
        named: behind,
        located,
        end,
    })
}

/// 附件一为2013年会议的建议，附件二为……: a meeting has no annexes; what is read up to the first.
fn without_annexes((mut located, end): Read<'_>) -> Option<Read<'_>> {
    let Some(first) = located.iter().position(|one| one.annex.is_some()) else {
        return Some((located, end));
    };
    located.truncate(first);
    let end = Cursor::new(end.text, located.last()?.range.end);
    Some((located, end))
}

/// Whether a meeting with its places is all that stands in a cell or a bracket.
fn stands_alone(begin: usize, what: &What<'_>) -> bool {
    let before = what.end.text.get(..begin).unwrap_or_default();
    let before = before.trim_end_matches(' ').chars().next_back();
    let behind = what.end.skip_spaces().peek();
    before.is_none_or(|c| "(|\n".contains(c)) && behind.is_none_or(|c| ")|\n".contains(c))
}

/// 第20项建议, 所载第20项建议, 第(b)项建议: of a meeting or its report, whose name ends at `named`.
fn counted<'a>(start: Cursor<'a>, named: Cursor<'a>) -> Option<What<'a>> {
    let (located, end) = places(start, false, Recommendations::Anywhere)?;
    // 第(b)项 leaves the word behind it.
    let end = end.word(words::RECOMMENDATION).unwrap_or(end);
    let written = start.text.get(start.at..end.at)?;
    written.contains(words::RECOMMENDATION).then_some(What {
        numbering: MeetingNumbering::Recommendations,
        named,
        located,
        end,
    })
}

/// The end of the meeting's name, spaces behind it left out.
fn behind_meeting(inside: Cursor<'_>) -> Cursor<'_> {
    Cursor::new(inside.text, inside.before().trim_end_matches(' ').len())
}

/// Where the name of the working group before a meeting begins, or the meeting where there is none; and whether it
/// is named. `None` where it is another's meeting.
pub fn group(names: &Names, start: Cursor<'_>) -> Option<(usize, bool)> {
    let before = start.before();
    // 技术援助工作组，第八次会议
    let listed = before
        .strip_suffix(',')
        .and_then(|before| names.group_before(before));
    if let Some((_, is_ours)) = listed {
        return is_ours.then_some((start.at, true));
    }
    let name = match names.group_before(before) {
        Some((name, true)) => Some(name),
        // Another working group.
        Some((_, false)) => return None,
        None => suffix(before, &[words::WORKING_GROUP]),
    };
    let Some(name) = name else {
        // 安全理事会第…次会议, 委员会第…次会议
        return (!before.ends_with(words::ENDS_OF_BODIES)).then_some((start.at, false));
    };
    let begin = start.at - name.len();
    // Another working group, whose name is not known: 国际合作问题工作组, 枪支问题工作组.
    let others = before.get(..begin).unwrap_or_default();
    let is_others = name == words::WORKING_GROUP && !ends_no_name(others);
    (!is_others).then_some((begin, true))
}

fn citations(
    meeting: u16,
    what: What<'_>,
    begin: usize,
    certainty: Certainty,
    list: u32,
) -> (Vec<Citation>, usize) {
    let mut citations = Vec::new();
    for (position, located) in what.located.into_iter().enumerate() {
        let mut elements = located.elements;
        let mut range = located.range;
        // 其十八谓 stands for itself.
        let is_apart = what.named.text.get(what.named.at..range.start) == Some(",");
        if position == 0 && !is_apart {
            range.start = begin;
            elements.insert(
                0,
                Element {
                    kind: ElementKind::Meeting,
                    range: begin..what.named.at,
                },
            );
        }
        citations.push(Citation {
            range,
            list,
            reference: Reference::Meeting {
                meeting,
                numbering: what.numbering,
                locator: located.locator,
            },
            certainty,
            language: LANGUAGE,
            elements,
        });
    }
    (citations, what.end.at)
}
