//! Marks of lists that look like places: (a) and （一） at the beginning of a line below what is cited.

use super::{Citation, ElementKind, Locator, Path, Reference, Standing};

/// Takes out of a citation what is the mark of an item on a line of its own: decision 3/4⏎(a) paragraph 10. Whether anything is
/// left.
pub fn take_out(text: &str, citation: &mut Citation) -> bool {
    let written = text.get(citation.range.clone()).unwrap_or_default();
    let before = text.get(..citation.range.start).unwrap_or_default();
    let begins_line = begins_line(before);
    if !begins_line && !written.contains('\n') {
        return true;
    }
    let marker = citation.elements.iter().position(|element| {
        element.kind == ElementKind::Step && is_marker(text, element.range.start, element.range.end)
    });
    let Some(marker) = marker else {
        return true;
    };
    let start = (citation.elements.get(marker)).map_or(0, |element| element.range.start);
    let Some(last) = marker
        .checked_sub(1)
        .and_then(|last| citation.elements.get(last))
    else {
        // Nothing but the mark, and 第5段 behind it is read by itself; not subparagraph⏎(n) of a wrapped line.
        return start > citation.range.start;
    };
    let end = last.range.end;
    // decision 4/3, subparagraph⏎(h): the noun of a place stands before it.
    let between = text.get(end..start).unwrap_or_default();
    if between.contains(char::is_alphanumeric) {
        return true;
    }
    let steps = citation.elements.iter().skip(marker);
    let steps = steps
        .filter(|element| element.kind == ElementKind::Step)
        .count();
    let Some(locator) = locator_of(&mut citation.reference) else {
        return true;
    };
    let Locator::At(path) = locator else {
        return true;
    };
    let left: Path = (path.iter().copied())
        .take(path.len().saturating_sub(steps))
        .collect();
    *locator = match left.is_empty() {
        true => Locator::Whole,
        false => Locator::At(left),
    };
    citation.elements.truncate(marker);
    citation.range.end = end;
    true
}

/// Whether a letter or a numeral in brackets begins a line, and words go on behind it.
fn is_marker(text: &str, start: usize, end: usize) -> bool {
    let written = text.get(start..end).unwrap_or_default();
    let before = text.get(..start).unwrap_or_default();
    let behind = text.get(end..).unwrap_or_default();
    let is_bracketed = written.ends_with([')', '）']);
    // (h), which: a wrapped line goes on with a mark.
    let goes_on = behind
        .trim_start_matches([' ', '\u{3000}'])
        .starts_with(|c: char| c.is_alphanumeric() || matches!(c, '(' | '（' | '“' | '"' | '«'));
    let is_apart = behind.starts_with([' ', '\u{3000}']) || written.ends_with('）');
    is_bracketed && goes_on && is_apart && begins_line(before)
}

/// Whether nothing but spaces stands before a place on its line, and the line is not the first.
fn begins_line(before: &str) -> bool {
    before
        .trim_end_matches([' ', '\t', '\u{3000}'])
        .ends_with('\n')
}

fn locator_of(reference: &mut Reference) -> Option<&mut Locator> {
    match reference {
        Reference::Instrument { locator, .. }
        | Reference::Document { locator, .. }
        | Reference::Meeting { locator, .. }
        | Reference::Compilation { locator, .. }
        | Reference::Treaty { locator, .. }
        | Reference::Unattributed(Standing::Place { locator, .. }) => Some(locator),
        _ => None,
    }
}
