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
use super::locator::locators;
use super::words::{self, LANGUAGE};
use crate::citation::antecedent::{
    cited_just_before, instrument_before, shares_its_list, under, without_annex,
};
use crate::citation::cursor::Cursor;
use crate::citation::located::Located;
use crate::citation::{Certainty, Citation, Element, ElementKind, Locator, Reference};

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
    Some(read(start, end, list, head))
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
    if gap.len() > LONGEST || gap.contains(['。', ';', '\n']) {
        return None;
    }
    let last = before.last()?;
    if !matches!(last.reference, Reference::Instrument { .. }) || shares_its_list(before, last) {
        return None;
    }
    let (end, head) = match start.any_word(&words::THAT_ANNEX) {
        Some(end) => (end, last.reference.clone()),
        None => (
            start.word(words::ITS)?,
            without_annex(last.reference.clone()),
        ),
    };
    locators(end, false)?;
    let (mut citations, at) = read(start, end, list, Some(head));
    for citation in &mut citations {
        citation.certainty = Certainty::Shape;
    }
    // 其 is no part of the citation.
    if let Some(first) = citations.first_mut()
        && start.rest().starts_with(words::ITS)
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
    let (mut citations, at) = read(start, start, list, Some(last.reference.clone()));
    for citation in &mut citations {
        citation.certainty = Certainty::Cued;
        citation
            .elements
            .retain(|one| one.kind != ElementKind::Anaphor);
    }
    Some((citations, at))
}

/// 该报告第5段(b)项, where one report has been cited and nothing since.
fn report(
    start: Cursor<'_>,
    end: Cursor<'_>,
    list: u32,
    before: &[Citation],
) -> Option<(Vec<Citation>, usize)> {
    locators(end, false)?;
    let last = before.last()?;
    let is_one =
        matches!(last.reference, Reference::Document { .. }) && !shares_its_list(before, last);
    is_one.then(|| read(start, end, list, Some(last.reference.clone())))
}

/// Reads 同上 at the cursor.
pub fn ditto(
    start: Cursor<'_>,
    list: u32,
    before: &[Citation],
    before_end: usize,
) -> Option<(Vec<Citation>, usize)> {
    let end = start.word(words::DITTO)?;
    // 同上一段 is none.
    if before.is_empty() && locators(end, false).is_none() {
        return None;
    }
    let head = cited_just_before(start, before, before_end);
    let (mut citations, at) = read(start, end, list, head.clone());
    // 同上 alone repeats all of it.
    if let ([only], Some(head)) = (citations.as_mut_slice(), head)
        && only.elements.len() == 1
    {
        only.reference = head;
    }
    Some((citations, at))
}

/// The anaphor with what is located behind it. Without a head it is left alone.
fn read(
    start: Cursor<'_>,
    end: Cursor<'_>,
    list: u32,
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
        reference: under(head.as_ref(), located),
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
