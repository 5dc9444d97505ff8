//! Words that stand for what was cited before: 该决定第2段(b)项, 同一决议附件二, 同上，第28段.
//!
//! ```text
//! anaphor  = pointing kind [ locators ] / "同上" [ locators ]
//! pointing = "该" / "该项" / "同一" / "同一份" / "上述" / "前述" / "本"
//! ```
//!
//! What they stand for, and when that is certain, is decided for all languages in
//! [`antecedent`](crate::citation::antecedent).

use super::instrument::kind;
use super::locator::{Recommendations, bare_letters, locators, places, recommendations_alone};
use super::names::Names;
use super::phrase::{ends_bare, suffix};
use super::words::{self, LANGUAGE};
use super::{meeting, treaty};
use crate::citation::antecedent::{
    cited_just_before, instrument_before, shares_its_list, under, without_annex,
};
use crate::citation::cursor::Cursor;
use crate::citation::located::Located;
use crate::citation::numeral::is_numeral;
use crate::citation::{
    Annex, Certainty, Citation, Element, ElementKind, Locator, Pointing, Reference, Standing, Step,
};

/// Reads 该决定 and the like at the cursor; `before` are the paragraph's citations so far.
pub fn pointing(
    start: Cursor<'_>,
    list: u32,
    before: &[Citation],
) -> Option<(Vec<Citation>, usize)> {
    // 应该决定 is a verb; 版本决定 is something else.
    if start.before().ends_with(words::NOT_BEFORE_POINTING) {
        return None;
    }
    let behind = start.any_word(&words::POINTING)?;
    let is_own = start.rest().starts_with(words::OWN);
    if let Some(end) = behind.any_word(&words::DOCUMENTS) {
        return report(start, end, list, before);
    }
    let (kind, _, end) = kind(behind)?;
    // 该决定草案; 本决定书
    if end.word(words::RULING).is_some() {
        return None;
    }
    let head = (!is_own).then(|| instrument_before(before, kind)).flatten();
    // 该决议第3段 is not in the annex that was cited before.
    let head = head.map(without_annex);
    // Alone it says nothing; 本决定 may be part of other words (版本决定).
    if head.is_none() && locators(end, false).is_none() {
        return None;
    }
    let by = match is_own {
        true => Pointing::Itself,
        false => Pointing::Instrument(Some(kind)),
    };
    Some(read(start, end, list, by, head))
}

/// Reads 其附件一, 其(p)项 and 该附件第13段 at the cursor: of the instrument that the sentence has just
/// cited. What the sentence says of it may also be about somebody else's, so nothing is complained of.
pub fn its(
    start: Cursor<'_>,
    list: u32,
    before: &[Citation],
    before_end: usize,
) -> Option<(Vec<Citation>, usize)> {
    const LONGEST: usize = 200;
    let gap = start.text.get(before_end..start.at)?;
    let is_far = gap.len() > LONGEST || gap.contains(['。', ';', '\n']);
    // 第2/6号决定、第6/4号决议及其附件: of the last one, with which it stands.
    let is_beside = words::TOGETHER_WITH.contains(&gap.trim_matches(' '));
    let last = before.last().filter(|last| {
        !is_far
            && matches!(last.reference, Reference::Instrument { .. })
            && (is_beside || !shares_its_list(before, last))
    });
    let last = last.map(|last| last.reference.clone());
    let (end, by, head) = if let Some(end) = start.any_word(&words::THAT_ANNEX) {
        (end, Pointing::Annex, last)
    } else if let Some(end) = start.any_word(&words::LATTER) {
        (end, Pointing::Latter, None)
    } else if let Some(end) = start.any_word(&words::FORMER) {
        (end, Pointing::Former, None)
    } else {
        (
            start.word(words::ITS)?,
            Pointing::Its,
            last.map(without_annex),
        )
    };
    locators(end, false)?;
    let (mut citations, at) = read(start, end, list, by, head);
    for citation in &mut citations {
        citation.certainty = Certainty::Shape;
    }
    // 其 is no part of the citation.
    if let Some(first) = citations.first_mut()
        && by == Pointing::Its
    {
        first.elements.remove(0);
        first.range.start = first.elements.first().map_or(end.at, |one| one.range.start);
    }
    Some((citations, at))
}

/// Reads 第5段, (s)段 or 附件二第7段 at the cursor, where it begins a clause or a quotation: a further
/// place of the instrument that was cited just before with a place of its own.
///
/// 第4/3号决定(q)段要求召开会议，(s)段呼吁捐款.
pub fn continued(
    start: Cursor<'_>,
    list: u32,
    before: &[Citation],
    before_end: usize,
) -> Option<(Vec<Citation>, usize)> {
    const LONGEST: usize = 150;
    let gap = start.text.get(before_end..start.at)?;
    if gap.len() > LONGEST
        || gap.contains(['。', '\n'])
        || !gap.trim_end_matches(' ').ends_with([',', ';', '“'])
        || names_a_report(gap)
    {
        return None;
    }
    let last = before.last()?;
    let Reference::Instrument { annex, locator, .. } = &last.reference else {
        return None;
    };
    if *locator == Locator::Whole || shares_its_list(before, last) {
        return None;
    }
    let names_annex = start.rest().starts_with(words::ANNEX);
    if names_annex && annex.is_none() {
        return None;
    }
    let (located, _) = locators(start, false)?;
    if located.iter().any(|one| one.locator == Locator::Whole) {
        return None;
    }
    // 第2段(c)项……，(b)项 is under that paragraph, and not (b)段 of the instrument.
    let begins = |locator: &Locator| match locator {
        Locator::Whole => None,
        Locator::At(path) | Locator::Span { from: path, .. } => path.first().copied(),
    };
    let written = located
        .first()
        .and_then(|one| start.text.get(one.range.clone()))?;
    let first = located.first().and_then(|one| begins(&one.locator));
    if matches!(first, Some(Step::Subparagraph(_)))
        && matches!(begins(locator), Some(Step::Paragraph(_)))
        && !written.contains(words::PARAGRAPH)
    {
        return None;
    }
    // (i)段㈠目……，㈡目: an item is under the letter, which the discourse knows.
    if matches!(first, Some(Step::Item(_))) {
        return None;
    }
    let (mut citations, at) = read(
        start,
        start,
        list,
        Pointing::Nothing,
        Some(last.reference.clone()),
    );
    for citation in &mut citations {
        citation.certainty = Certainty::Cued;
        citation
            .elements
            .retain(|one| one.kind != ElementKind::Anaphor);
    }
    Some((citations, at))
}

/// Reads 第5段, (b)和(c)项 or 附件二第7段 at the cursor, where nothing says what it is in.
pub fn alone(start: Cursor<'_>, list: u32, read: usize) -> Option<(Vec<Citation>, usize)> {
    let start = first_of_list(start, read);
    // 上文第3段
    let before = start.before().trim_end_matches(' ');
    // 同条(b)项
    if let Some(that) = suffix(before, &words::THAT_ARTICLE) {
        let (placed, end) = treaty::items_alone(start)?;
        return Some((
            treaty::of_the_article(start, Some(that), placed, list),
            end.at,
        ));
    }
    // 同段(b)项
    let that_paragraph = suffix(before, &words::THAT_PARAGRAPH).is_some();
    let (before, is_its) = match before.strip_suffix(words::ITS) {
        Some(before) => (before, true),
        None => (before, false),
    };
    let (before, is_among) = match before.strip_suffix(words::AMONG_THEM) {
        Some(before) => (before, true),
        None => (before, false),
    };
    // 段用“第5段”: the words are spoken of.
    if let Some(outside) = before.strip_suffix('“')
        && suffix(outside, &words::WRITTEN_AS).is_some()
        && !start.rest().starts_with(words::ANNEX)
        && !names_a_report(before)
    {
        return None;
    }
    let by_report = names_a_report(before);
    let outside = before.strip_suffix(words::ORDINAL).unwrap_or(before);
    if is_of_own_text(outside) {
        return None;
    }
    // 《援助决定》(c)段, where the document has called something so.
    let is_titled = before.ends_with('》');
    if !by_report && !is_titled && suffix(before, &words::WITH_PLACES).is_some() {
        return None;
    }
    // What stands right behind a citation and is no part of it is no place.
    if start.at == read && read > 0 {
        return None;
    }
    if let Some(item) = counted_item(start, list) {
        return Some(item);
    }
    let (mut located, mut end) = locators(start, false)?;
    // (c)段和建议第3段: the second is read as what it is.
    let recommends = |one: &Located| {
        let written = start.text.get(one.range.clone()).unwrap_or_default();
        written.starts_with(words::RECOMMENDATION)
    };
    if let Some(first) = located.iter().position(recommends)
        && let Some(last) = first.checked_sub(1).and_then(|last| located.get(last))
    {
        end = Cursor::new(start.text, last.range.end);
        located.truncate(first);
    }
    let is_place = |one: &Located| one.locator != Locator::Whole || one.annex != Some(Annex::Only);
    // 第20项建议 of a resolution could be of any of its annexes.
    let written = start.text.get(start.at..end.at).unwrap_or_default();
    if located.is_empty()
        || !located.iter().all(is_place)
        || written.contains(words::RECOMMENDATION)
    {
        return None;
    }
    let citations = located.into_iter().map(|one| {
        let written = start.text.get(one.range.clone()).unwrap_or_default();
        let begins = match &one.locator {
            Locator::Whole => None,
            Locator::At(path) | Locator::Span { from: path, .. } => path.first().copied(),
        };
        let may_be_under = match begins {
            Some(Step::Subparagraph(_)) => that_paragraph || !written.contains(words::PARAGRAPH),
            Some(Step::Item(_)) => true,
            _ => false,
        };
        let by = match may_be_under && one.annex.is_none() {
            _ if is_titled && !by_report => Pointing::Titled,
            true => Pointing::Under,
            false if by_report => Pointing::Document,
            false if is_its => Pointing::Its,
            false if is_among => Pointing::Among,
            false => Pointing::Nothing,
        };
        Citation {
            reference: Reference::unattributed(by, one.annex, one.locator),
            range: one.range,
            list,
            certainty: Certainty::Cued,
            language: LANGUAGE,
            elements: one.elements,
        }
    });
    Some((citations.collect(), end.at))
}

/// 第一目: an item under the letter that was cited before, with the letters without brackets behind it.
fn counted_item(start: Cursor<'_>, list: u32) -> Option<(Vec<Citation>, usize)> {
    let (number, behind) = start.word(words::ORDINAL)?.numeral()?;
    let end = behind.word(words::ITEM)?;
    let range = start.at..end.at;
    let item = Located {
        range: range.clone(),
        annex: None,
        locator: Locator::At([Step::Item(number)].into_iter().collect()),
        elements: vec![Element {
            kind: ElementKind::Step,
            range,
        }],
    };
    let (letters, end) = bare_letters(end);
    let placed = std::iter::once((Pointing::Under, item));
    let placed = placed.chain(letters.into_iter().map(|one| (Pointing::Nothing, one)));
    let citations = placed.map(|(by, one)| Citation {
        reference: Reference::unattributed(by, None, one.locator),
        range: one.range,
        list,
        certainty: Certainty::Shape,
        language: LANGUAGE,
        elements: one.elements,
    });
    Some((citations.collect(), end.at))
}

/// 上文第3段, 本备忘录第二部分(h)项: whether the words before a place say that it is the draft's own, or in a division of
/// some paper, which instruments have none of.
fn is_of_own_text(before: &str) -> bool {
    let before = before.strip_suffix(words::OF).unwrap_or(before);
    let divided = suffix(before, &words::DIVISIONS).and_then(|division| {
        let number = before.strip_suffix(division)?;
        let outside = number.trim_end_matches(|c: char| c.is_ascii_digit() || is_numeral(c));
        (outside.len() < number.len()).then_some(outside)
    });
    if divided.is_some_and(|outside| outside.ends_with(words::ORDINAL)) {
        return true;
    }
    let paper = suffix(before, &words::OWN_PAPERS).and_then(|paper| before.strip_suffix(paper));
    suffix(before, &words::OWN_TEXT).is_some()
        || paper.is_some_and(|before| suffix(before, &words::OWN_BEFORE).is_some())
}

/// Whether a report is said to be what a place is in, be it with a word between: 报告第7段, 报告则是第24段. Not the
/// draft itself.
fn names_a_report(before: &str) -> bool {
    let mut before = before.trim_end_matches('“');
    for _ in 0..words::MOST_BEHIND_PAPER {
        match suffix(before, &words::BEHIND_PAPER) {
            Some(word) => before = before.strip_suffix(word).unwrap_or(before),
            None => break,
        }
    }
    let Some(report) = suffix(before, &words::REPORTS_BEFORE) else {
        return false;
    };
    // 第2023/041号报告 is one of others.
    let is_numbered = before
        .strip_suffix(report)
        .is_some_and(|before| before.ends_with(words::NUMBER));
    !is_numbered && suffix(before, &words::OWN_TEXT).is_none()
}

/// Reads 建议11, 建议4至16 or 建议(a)和(c) at the cursor, where nothing says whose they are.
pub fn recommended(
    names: &Names,
    start: Cursor<'_>,
    list: u32,
    read: usize,
) -> Option<(Vec<Citation>, usize)> {
    let before = start.before().trim_end_matches(' ');
    let before = before.strip_suffix(words::OF).unwrap_or(before);
    if before.len() < read || suffix(before, &words::OWN_TEXT).is_some() {
        return None;
    }
    // FATF建议4
    if before.ends_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    // 金融行动特别工作组建议3
    meeting::group(names, Cursor::new(start.text, before.len()))?;
    let inside = start.word(words::RECOMMENDATION)?;
    let (located, end) = places(inside, true, Recommendations::Here)?;
    // 建议一：…… begins one of the draft's own; of 建议三国合作 it is a verb.
    if inside.peek().is_some_and(is_numeral) {
        let line = start.before().rsplit('\n').next().unwrap_or_default();
        let is_alone = ends_bare(end) && !end.rest().starts_with([':', '、']);
        if !line.contains(char::is_alphabetic) || !is_alone {
            return None;
        }
    }
    if inside.word(words::ORDINAL).is_some() && end.any_word(&words::CHANGES).is_some() {
        return None;
    }
    let mut citations = Vec::new();
    for (position, mut one) in located.into_iter().enumerate() {
        if one.locator == Locator::Whole || one.annex.is_some() {
            return None;
        }
        if position == 0 {
            one.range.start = start.at;
        }
        citations.push(Citation {
            reference: Reference::unattributed(Pointing::Recommendation, None, one.locator),
            range: one.range,
            list,
            certainty: Certainty::Shape,
            language: LANGUAGE,
            elements: one.elements,
        });
    }
    Some((citations, end.at))
}

/// Reads recommendations that are counted and do not say whose they are, their 第 at the cursor: 第13项建议,
/// 第17条和第18条建议.
pub fn counted(
    names: &Names,
    start: Cursor<'_>,
    list: u32,
    cited: &[Citation],
    read: usize,
) -> Option<(Vec<Citation>, usize)> {
    names.lexicon.our_working_group?;
    let before = start.before().trim_end_matches(' ');
    let before = before.strip_suffix(words::OF).unwrap_or(before);
    let is_own = suffix(before, &words::OWN_TEXT).is_some()
        || suffix(before, &words::OWN_BEFORE).is_some()
        || before.ends_with(|c: char| c.is_ascii_uppercase());
    // CTOC/COP/WG.2/2010/1，第1项建议: of that report's.
    let is_of_a_document = || {
        let last = cited.last().map(|last| &last.reference);
        let between = before.get(read..).unwrap_or_default();
        matches!(last, Some(Reference::Document { .. }))
            && between.trim_matches([',', ' ']).is_empty()
    };
    if before.len() < read || is_own || is_of_a_document() {
        return None;
    }
    // 金融行动特别工作组第3项建议
    meeting::group(names, Cursor::new(start.text, before.len()))?;
    let (located, end) = recommendations_alone(start)?;
    let citations = located.into_iter().map(|one| Citation {
        reference: Reference::unattributed(Pointing::Recommendation, None, one.locator),
        range: one.range,
        list,
        certainty: Certainty::Shape,
        language: LANGUAGE,
        elements: one.elements,
    });
    Some((citations.collect(), end.at))
}

/// Reads a letter or an item that goes without its unit, behind 其中 or 同段 or, where one was read before it in the
/// sentence, behind a comma: 其中(一)强调……，(二)要求…….
pub fn listed(
    mark: Cursor<'_>,
    list: u32,
    before: &[Citation],
    read: usize,
) -> Option<(Vec<Citation>, usize)> {
    /// Bytes from one to the next.
    const FARTHEST: usize = 200;
    // 其中(一), 同段㈡
    let among = mark.word(words::AMONG_THEM);
    let (start, is_first) = match among.or_else(|| mark.any_word(&words::THAT_PARAGRAPH)) {
        Some(start) => (start, true),
        None => (mark.any_word(&[",", ";"])?, false),
    };
    let (step, end) = match start.bracketed_letter() {
        Some((letter, end)) => (Step::Subparagraph(letter), end),
        None => {
            let (number, end) = start.bracketed_numeral()?;
            (Step::Item(number), end)
        }
    };
    // With a unit, or in a list, it is read as a place is.
    let goes_on = end
        .peek()
        .is_some_and(|c| c.is_alphabetic() && !c.is_ascii());
    if !goes_on || end.peek().is_some_and(|c| words::PLACE_ENDS.contains(&c)) {
        return None;
    }
    let last = before.last();
    let is_further = || {
        let gap = start.text.get(read..start.at).unwrap_or_default();
        let of_same_kind = |place: Option<&Step>| {
            place
                .is_some_and(|place| std::mem::discriminant(place) == std::mem::discriminant(&step))
        };
        let place = last.and_then(|last| match &last.reference {
            Reference::Instrument { locator, .. }
            | Reference::Unattributed(Standing::Place { locator, .. }) => Some(locator),
            _ => None,
        });
        let is_alike = match place {
            Some(Locator::At(path)) => of_same_kind(path.last()),
            _ => false,
        };
        is_alike && gap.len() <= FARTHEST && !gap.contains(['。', '\n'])
    };
    if !is_first && !is_further() {
        return None;
    }
    let range = start.at..end.at;
    let path = [step].into_iter().collect();
    let citation = Citation {
        range: range.clone(),
        list,
        reference: Reference::unattributed(Pointing::Under, None, Locator::At(path)),
        certainty: Certainty::Cued,
        language: LANGUAGE,
        elements: vec![Element {
            kind: ElementKind::Step,
            range,
        }],
    };
    Some((vec![citation], end.at))
}

/// Where the list begins that a letter or item in brackets is in: (n) of (n)、(o)段.
fn first_of_list(start: Cursor<'_>, read: usize) -> Cursor<'_> {
    const MOST: usize = 12;
    let mut first = start;
    for _ in 0..MOST {
        let before = first.before().trim_end_matches(' ');
        let mark =
            suffix(before, &words::LIST_MARKS).or_else(|| suffix(before, &words::RANGE_MARKS));
        let Some(mark) = mark else {
            break;
        };
        let listed = before.get(..before.len() - mark.len()).unwrap_or_default();
        let listed = listed.trim_end_matches(' ');
        let Some(open) = listed
            .strip_suffix(')')
            .and_then(|inside| inside.rfind('('))
        else {
            break;
        };
        let here = Cursor::new(start.text, open);
        let is_step = |behind: Cursor<'_>| behind.at == listed.len();
        let bracketed = here.bracketed_letter().map(|(_, behind)| behind);
        let bracketed = bracketed.or_else(|| here.bracketed_numeral().map(|(_, behind)| behind));
        if open < read || !bracketed.is_some_and(is_step) {
            break;
        }
        first = here;
    }
    first
}

/// 该报告第5段(b)项, where one report has been cited and nothing since.
fn report(
    start: Cursor<'_>,
    end: Cursor<'_>,
    list: u32,
    before: &[Citation],
) -> Option<(Vec<Citation>, usize)> {
    locators(end, false)?;
    let is_one = |last: &&Citation| {
        matches!(last.reference, Reference::Document { .. }) && !shares_its_list(before, last)
    };
    let head = before.last().filter(is_one);
    let head = head.map(|last| last.reference.clone());
    Some(read(start, end, list, Pointing::Document, head))
}

/// Reads 同上 at the cursor.
pub fn ditto(
    start: Cursor<'_>,
    list: u32,
    before: &[Citation],
    before_end: usize,
) -> Option<(Vec<Citation>, usize)> {
    let end = start.any_word(&words::DITTOS)?;
    // 同上一段 is none; nor is 前引文件 without a place.
    let is_plain = start
        .word(words::DITTO)
        .is_some_and(|plain| plain.at == end.at);
    if (before.is_empty() || !is_plain) && locators(end, false).is_none() {
        return None;
    }
    let head = cited_just_before(start, before, before_end);
    let (mut citations, at) = read(start, end, list, Pointing::Ditto, head.clone());
    // 同上 alone repeats all of it.
    if let ([only], Some(head)) = (citations.as_mut_slice(), head)
        && only.elements.len() == 1
    {
        only.reference = head;
    }
    Some((citations, at))
}

/// Reads 同注3，第12段 at the cursor.
pub fn note(start: Cursor<'_>, list: u32) -> Option<(Vec<Citation>, usize)> {
    let inside = start.any_word(&words::SAME_NOTE)?;
    let bracketed = inside.word("[").or_else(|| inside.word("("));
    let (number, behind) = bracketed.unwrap_or(inside).number()?;
    let end = match bracketed {
        Some(_) => behind.any_word(&["]", ")"])?,
        None => behind,
    };
    locators(end, false)?;
    Some(read(start, end, list, Pointing::Note(number), None))
}

/// The anaphor with what is located behind it. Without a head it is left alone.
fn read(
    start: Cursor<'_>,
    end: Cursor<'_>,
    list: u32,
    by: Pointing,
    head: Option<Reference>,
) -> (Vec<Citation>, usize) {
    let is_document = matches!(head, Some(Reference::Document { .. }));
    let (located, behind) =
        locators(end, is_document).map_or((Vec::new(), end), |(located, behind)| (located, behind));
    let mut located = located.into_iter();
    let first = located.next();
    let mut elements = vec![Element {
        kind: ElementKind::Anaphor,
        range: start.at..end.at,
    }];
    let mut range = start.at..end.at;
    if let Some(first) = &first {
        range.end = first.range.end;
        elements.extend(first.elements.iter().cloned());
    }
    let citation = |range, located: Option<&Located>, elements| Citation {
        range,
        list,
        reference: under(by, head.as_ref(), located),
        certainty: Certainty::Cued,
        language: LANGUAGE,
        elements,
    };
    let mut citations = vec![citation(range, first.as_ref(), elements)];
    citations.extend(located.map(|located| {
        citation(
            located.range.clone(),
            Some(&located),
            located.elements.clone(),
        )
    }));
    (citations, behind.at)
}
