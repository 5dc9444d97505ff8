//! Mending a citation in the spelling that the drafter used: only the element that is wrong
//! is replaced, so width, brackets and the words around it stay as written.

use std::ops::Range;

use crate::citation::numeral::chinese;
use crate::citation::{Citation, Element, ElementKind, Part, Step, VANISHED, is_masked, unmasked};
use crate::corpus::ProvisionIndex;
use crate::resolve::Fix;

/// Replaces the number, letter or numeral of a written step (`第45段`, `（ｂ）`, `㈡`) by another
/// of the same kind. `None` where the written step is of another kind.
pub fn rewrite_step(written: &str, step: Step) -> Option<String> {
    let (core, replacement) = match step {
        Step::Preambular(number) | Step::Paragraph(number) => {
            let core = span_of(written, |c| {
                c.is_ascii_digit() || ('０'..='９').contains(&c)
            });
            match core {
                Some(core) => {
                    let wide = !written[core.clone()].is_ascii();
                    (core, digits(number, wide))
                }
                None => (span_of(written, is_chinese_numeral)?, chinese(number)),
            }
        }
        Step::Subparagraph(letter) => {
            let core = span_of(written, |c| c.is_ascii_alphabetic() || is_wide_letter(c))?;
            let wide = written[core.clone()].chars().any(is_wide_letter);
            (core, if wide { widen(letter) } else { letter }.to_string())
        }
        Step::Item(number) => match span_of(written, is_chinese_numeral) {
            Some(core) => (core, chinese(number)),
            None => {
                let core = span_of(written, |c| ('㈠'..='㈩').contains(&c))?;
                let circled = u32::from(number)
                    .checked_sub(1)
                    .filter(|offset| *offset < 10)
                    .and_then(|offset| char::from_u32('㈠' as u32 + offset))?;
                (core, circled.to_string())
            }
        },
    };
    let mut rewritten = written.to_owned();
    rewritten.replace_range(core, &replacement);
    Some(rewritten)
}

/// Replaces the last step of the citation (or the end of its span).
pub fn replace_last_step(
    text: &str,
    citation: &Citation,
    step: Step,
    target: Option<ProvisionIndex>,
) -> Option<Fix> {
    let element = citation
        .elements
        .iter()
        .rev()
        .find(|element| matches!(element.kind, ElementKind::Step | ElementKind::SpanEnd))?;
    replace_step(text, citation, element, step, target)
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

/// Puts the part before a compilation reference that names none.
pub fn qualify(
    text: &str,
    citation: &Citation,
    part: Part,
    target: Option<ProvisionIndex>,
) -> Option<Fix> {
    let section = citation.element(ElementKind::Section)?;
    let at = section.range.start;
    fix(
        text,
        citation,
        vec![(at..at, format!("{}部分 ", part.letter()))],
        target,
    )
}

/// Exchanges the two ends of a span.
pub fn exchange_ends(
    text: &str,
    citation: &Citation,
    target: Option<ProvisionIndex>,
) -> Option<Fix> {
    let end = citation.element(ElementKind::SpanEnd)?;
    let start = citation.elements.iter().rev().find(|element| {
        element.kind == ElementKind::Step && element.range.end <= end.range.start
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
    let core = span_of(written, |c| {
        c.is_ascii_digit() || ('０'..='９').contains(&c)
    })
    .or_else(|| span_of(written, |c| c.is_ascii_alphabetic() || is_wide_letter(c)))
    .or_else(|| {
        span_of(written, |c| {
            is_chinese_numeral(c) || ('㈠'..='㈩').contains(&c)
        })
    })?;
    Some(range.start + core.start..range.start + core.end)
}

/// The first run of characters of a class.
fn span_of(text: &str, class: impl Fn(char) -> bool) -> Option<Range<usize>> {
    let start = text.find(&class)?;
    let rest = text.get(start..)?;
    let length = rest.find(|c| !class(c)).unwrap_or(rest.len());
    Some(start..start + length)
}

fn is_chinese_numeral(c: char) -> bool {
    "一二三四五六七八九十".contains(c)
}

fn is_wide_letter(c: char) -> bool {
    ('Ａ'..='Ｚ').contains(&c) || ('ａ'..='ｚ').contains(&c)
}

fn widen(c: char) -> char {
    char::from_u32(c as u32 + 0xFEE0).unwrap_or(c)
}

fn digits(number: u16, wide: bool) -> String {
    let digits = number.to_string();
    if wide {
        digits.chars().map(widen).collect()
    } else {
        digits
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
            ("(b)项", Step::Subparagraph('c'), "(c)项"),
            ("（ｂ）", Step::Subparagraph('c'), "（ｃ）"),
            ("（二）", Step::Item(3), "（三）"),
            ("㈡", Step::Item(3), "㈢"),
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
