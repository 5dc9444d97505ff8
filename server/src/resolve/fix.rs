//! Mending a citation in the spelling that the drafter used: only the element that is wrong
//! is replaced, so width, brackets and the words around it stay as written.

use std::ops::Range;

use crate::citation::alphabetic::{is_list_letter, list_letter_like, roman_numeral};
use crate::citation::numeral::{chinese, in_digits_of, is_digit, is_numeral};
use crate::citation::{
    Citation, Element, ElementKind, Part, Path, Step, VANISHED, is_masked, unmasked, vanishes,
};
use crate::corpus::ProvisionIndex;
use crate::resolve::{Fix, part_before_section};

/// Replaces the number, letter or numeral of a written step (`第45段`, `（ｂ）`, `㈡`, `iii)`, `(ب)`)
/// by another of the same kind. `None` where the written step is of another kind.
pub fn rewrite_step(written: &str, step: Step) -> Option<String> {
    let (core, replacement) = match step {
        Step::Preambular(number) | Step::Paragraph(number) => match span_of(written, is_digit) {
            Some(core) => {
                let digits = in_digits_of(written.get(core.clone())?, &number.to_string());
                (core, digits)
            }
            None => (span_of(written, is_numeral)?, chinese(number)),
        },
        Step::Subparagraph(letter) => {
            let core = span_of(written, is_letter)?;
            let mut letters = written.get(core.clone())?.chars();
            let (first, None) = (letters.next()?, letters.next()) else {
                return None;
            };
            (core, in_letters_of(first, letter)?.to_string())
        }
        Step::Item(number) => rewritten_item(written, number)?,
    };
    let mut rewritten = written.to_owned();
    rewritten.replace_range(core, &replacement);
    Some(rewritten)
}

/// What of a written item is its number, and another in its place: （二）, ㈡, (ii), ’2‘.
fn rewritten_item(written: &str, number: u16) -> Option<(Range<usize>, String)> {
    if let Some(core) = span_of(written, is_numeral) {
        return Some((core, chinese(number)));
    }
    if let Some(core) = span_of(written, |c| ('㈠'..='㈩').contains(&c)) {
        let circled = u32::from(number)
            .checked_sub(1)
            .filter(|offset| *offset < 10)
            .and_then(|offset| char::from_u32('㈠' as u32 + offset))?;
        return Some((core, circled.to_string()));
    }
    let is_numeral = |c: char| "ivx".contains(c);
    let letters = span_of(written, is_letter);
    if let Some(core) = letters.filter(|core| {
        written
            .get(core.clone())
            .is_some_and(|core| core.chars().all(is_numeral))
    }) {
        return Some((core, roman_numeral(number).to_lowercase()));
    }
    let core = span_of(written, is_digit).filter(|core| core.start > 0)?;
    let digits = in_digits_of(written.get(core.clone())?, &number.to_string());
    Some((core, digits))
}

/// Replaces the last step of the citation (or the end of its span).
pub fn replace_last_step(
    text: &str,
    citation: &Citation,
    step: Step,
    target: Option<ProvisionIndex>,
) -> Option<Fix> {
    citation
        .elements
        .iter()
        .rev()
        .filter(|element| matches!(element.kind, ElementKind::Step | ElementKind::SpanEnd))
        // From small to large, the last step stands first: subparagraph (b) of paragraph 2.
        .find_map(|element| replace_step(text, citation, element, step, target))
}

/// Replaces one written step of the citation.
pub fn replace_step(
    text: &str,
    citation: &Citation,
    element: &Element,
    step: Step,
    target: Option<ProvisionIndex>,
) -> Option<Fix> {
    let rewritten = rewrite_step(text.get(element.range.clone())?, step)?;
    fix(
        text,
        citation,
        vec![(element.range.clone(), rewritten)],
        target,
    )
}

/// Replaces an element's whole text.
pub fn replace_element(
    text: &str,
    citation: &Citation,
    kind: ElementKind,
    replacement: &str,
    target: Option<ProvisionIndex>,
) -> Option<Fix> {
    let element = citation.element(kind)?;
    fix(
        text,
        citation,
        vec![(element.range.clone(), replacement.to_owned())],
        target,
    )
}

/// Makes a compilation reference say another place: its section, given as it is to be written, and
/// those of its steps that differ. `None` where a step that differs is not written in the citation, but taken
/// over from the one before it.
pub fn replace_place(
    text: &str,
    citation: &Citation,
    section: Option<&str>,
    (from, to): (&Path, &Path),
    target: Option<ProvisionIndex>,
) -> Option<Fix> {
    if from.len() != to.len() {
        return None;
    }
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    let steps = citation.elements.iter().rev();
    let mut steps = steps.filter(|element| element.kind == ElementKind::Step);
    for (from, to) in from.iter().zip(to).rev() {
        let element = steps.next();
        if from != to {
            let range = element?.range.clone();
            let rewritten = rewrite_step(text.get(range.clone())?, *to)?;
            edits.push((range, rewritten));
        }
    }
    if let Some(section) = section {
        let range = citation.element(ElementKind::Section)?.range.clone();
        edits.push((range, section.to_owned()));
    }
    edits.reverse();
    fix(text, citation, edits, target)
}

/// Puts the part before a compilation reference that names none.
pub fn qualify(
    text: &str,
    citation: &Citation,
    part: Part,
    target: Option<ProvisionIndex>,
) -> Option<Fix> {
    let section = citation.element(ElementKind::Section)?;
    let at = section.range.start;
    let before = part_before_section(citation.language, part);
    fix(text, citation, vec![(at..at, before)], target)
}

/// Exchanges the two ends of a span.
pub fn exchange_ends(
    text: &str,
    citation: &Citation,
    target: Option<ProvisionIndex>,
) -> Option<Fix> {
    let end = citation.element(ElementKind::SpanEnd)?;
    let start = citation.elements.iter().rev().find(|element| {
        matches!(element.kind, ElementKind::Step | ElementKind::Article)
            && element.range.end <= end.range.start
    })?;
    let (first, last) = (core_of(text, &start.range)?, core_of(text, &end.range)?);
    let edits = vec![
        (first.clone(), text.get(last.clone())?.to_owned()),
        (last, text.get(first)?.to_owned()),
    ];
    fix(text, citation, edits, target)
}

fn fix(
    text: &str,
    citation: &Citation,
    edits: Vec<(Range<usize>, String)>,
    target: Option<ProvisionIndex>,
) -> Option<Fix> {
    // What changes nothing mends nothing.
    let is_same = |(range, written): &(Range<usize>, String)| {
        text.get(range.clone()) == Some(written.as_str())
    };
    if edits.iter().all(is_same) {
        return None;
    }
    let mut becomes = text.get(citation.range.clone())?.to_owned();
    for (range, replacement) in edits.iter().rev() {
        let start = range.start.checked_sub(citation.range.start)?;
        let end = range.end.checked_sub(citation.range.start)?;
        becomes.get(start..end)?;
        becomes.replace_range(start..end, replacement);
    }
    let becomes = unmasked(&becomes);
    let becomes = becomes.split_whitespace().collect::<Vec<_>>().join(" ");
    let edits = edits
        .into_iter()
        .flat_map(|(range, replacement)| over_markup(text, range, &replacement))
        .collect();
    Some(Fix {
        edits,
        becomes,
        target,
        article: None,
        preferred: false,
    })
}

/// The edits that replace a stretch of a paragraph's prose, but leave the markup in it as it is:
/// 第**45**段 becomes 第**31**段, and a link stays a link.
pub fn over_markup(
    text: &str,
    range: Range<usize>,
    replacement: &str,
) -> Vec<(Range<usize>, String)> {
    let written = text.get(range.clone()).unwrap_or_default();
    if !is_masked(written) {
        return vec![(range, replacement.to_owned())];
    }
    let same = |(one, other): &(char, char)| one == other;
    let lengths = |count: usize, c: (char, char)| count + c.0.len_utf8();
    let before = written
        .chars()
        .zip(replacement.chars())
        .take_while(same)
        .fold(0, lengths);
    let written = written.get(before..).unwrap_or_default();
    let replacement = replacement.get(before..).unwrap_or_default();
    let behind = written
        .chars()
        .rev()
        .zip(replacement.chars().rev())
        .take_while(same)
        .fold(0, lengths);
    let written = written.get(..written.len() - behind).unwrap_or_default();
    let kept = replacement.len() - behind;
    let replacement = unmasked(replacement.get(..kept).unwrap_or_default());
    let start = range.start + before;
    // The first stretch between markup takes all of the replacement.
    let mut edits = Vec::new();
    let mut at = 0;
    for stretch in written.split_inclusive(char::from(VANISHED)) {
        let length = stretch.trim_end_matches(char::from(VANISHED)).len();
        if length > 0 {
            let text = if edits.is_empty() {
                replacement.as_str()
            } else {
                ""
            };
            edits.push((start + at..start + at + length, text.to_owned()));
        }
        at += stretch.len();
    }
    if edits.is_empty() && !replacement.is_empty() {
        edits.push((start..start, replacement));
    }
    edits
}

/// The number, letter or numeral within a written step, without brackets and 第…段.
fn core_of(text: &str, range: &Range<usize>) -> Option<Range<usize>> {
    let written = text.get(range.clone())?;
    let is_chinese = |c: char| is_numeral(c) || ('㈠'..='㈩').contains(&c);
    let core = span_of(written, is_digit)
        .or_else(|| span_of(written, is_chinese))
        .or_else(|| span_of(written, is_letter))?;
    Some(range.start + core.start..range.start + core.end)
}

/// The first run of characters of a class. What vanishes between two of them is within: 4**5**, a soft hyphen.
fn span_of(text: &str, class: impl Fn(char) -> bool) -> Option<Range<usize>> {
    let start = text.find(&class)?;
    let rest = text.get(start..)?;
    let is_within = |c: char| class(c) || vanishes(c);
    let length = rest.find(|c| !is_within(c)).unwrap_or(rest.len());
    let run = rest.get(..length)?.trim_end_matches(vanishes);
    Some(start..start + run.len())
}

/// The letters that lists are lettered with, full-width ones among them.
fn is_letter(c: char) -> bool {
    is_list_letter(c) || matches!(c, 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

/// A letter of a list in the letters that another is written in.
fn in_letters_of(written: char, letter: char) -> Option<char> {
    match written {
        'Ａ'..='Ｚ' | 'ａ'..='ｚ' => char::from_u32(letter as u32 + 0xFEE0),
        _ => list_letter_like(written, letter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_rewritten_in_its_own_spelling() {
        for (written, step, expected) in [
            ("第45段", Step::Paragraph(31), "第31段"),
            ("４５", Step::Paragraph(31), "３１"),
            ("第4\u{ad}5\u{ad}段", Step::Paragraph(31), "第31\u{ad}段"),
            ("第4\u{1}\u{1}5段", Step::Paragraph(31), "第31段"),
            ("(b)项", Step::Subparagraph('c'), "(c)项"),
            ("（ｂ）", Step::Subparagraph('c'), "（ｃ）"),
            ("（二）", Step::Item(3), "（三）"),
            ("㈡", Step::Item(3), "㈢"),
            ("(iii)", Step::Item(2), "(ii)"),
            ("b)", Step::Subparagraph('c'), "c)"),
            ("(ب)", Step::Subparagraph('c'), "(ج)"),
            ("٤٥", Step::Paragraph(31), "٣١"),
            ("’2‘", Step::Item(3), "’3‘"),
            ("PP.7", Step::Preambular(1), "PP.1"),
            ("序言部分第七段", Step::Preambular(2), "序言部分第二段"),
        ] {
            assert_eq!(
                rewrite_step(written, step).as_deref(),
                Some(expected),
                "{written}"
            );
        }
        assert_eq!(rewrite_step("(b)", Step::Paragraph(3)), None);
        assert_eq!(rewrite_step("(b)", Step::Item(3)), None);
        assert_eq!(rewrite_step("(iii)", Step::Subparagraph('c')), None);
    }

    #[test]
    fn a_place_is_replaced_by_another_in_what_differs() {
        use crate::citation::recognise;
        use Step::{Item, Paragraph, Subparagraph};
        let path = |steps: &[Step]| steps.iter().copied().collect::<Path>();
        for (text, section, from, to, expected) in [
            (
                "A部分 三.3.c",
                Some("二"),
                vec![Paragraph(3), Subparagraph('c')],
                vec![Paragraph(3), Subparagraph('c')],
                Some("A部分 二.3.c"),
            ),
            (
                "A部分 二.f",
                None,
                vec![Subparagraph('f')],
                vec![Subparagraph('e')],
                Some("A部分 二.e"),
            ),
            (
                "A部分 二．３．ｃ",
                Some("四"),
                vec![Paragraph(3), Subparagraph('c')],
                vec![Paragraph(2), Subparagraph('b')],
                Some("A部分 四．２．ｂ"),
            ),
            (
                "A部分 二.c.(三)",
                None,
                vec![Subparagraph('c'), Item(3)],
                vec![Subparagraph('c'), Item(2)],
                Some("A部分 二.c.(二)"),
            ),
            // The paragraph stands in the citation before, or there is no step to be replaced.
            (
                "A部分 二.3.c",
                None,
                vec![Paragraph(2), Paragraph(3), Subparagraph('c')],
                vec![Paragraph(1), Paragraph(3), Subparagraph('c')],
                None,
            ),
            (
                "A部分 二.3.c",
                None,
                vec![Paragraph(3), Subparagraph('c')],
                vec![Paragraph(3)],
                None,
            ),
        ] {
            let citation = recognise(text).remove(0);
            let places = (&path(&from), &path(&to));
            let fix = replace_place(text, &citation, section, places, None);
            assert_eq!(fix.map(|fix| fix.becomes).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn markup_stays_around_what_is_mended() {
        for (text, replacement, expected) in [
            ("第45段", "第31段", "第31段"),
            ("第**45**段", "第**31**段", "第**31**段"),
            ("决**议**", "决定", "决**定**"),
            ("第3/4号**决定**第2段", "七.20", "七.20****"),
            ("**决**议", "七.20", "**七.20**"),
            ("**", "七", "七**"),
        ] {
            let masked = |text: &str| text.replace('*', "\u{1}");
            let mut mended = text.to_owned();
            let edits = over_markup(&masked(text), 0..text.len(), &masked(replacement));
            for (range, with) in edits.iter().rev() {
                mended.replace_range(range.clone(), with);
            }
            assert_eq!(mended, expected, "{text}");
        }
    }
}
