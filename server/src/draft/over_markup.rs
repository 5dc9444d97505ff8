//! Writing over a stretch of a draft without breaking the markup that goes across its ends.

use std::ops::Range;

use super::markup::Prose;
use crate::citation::VANISHED;
use crate::resolve::over_markup;

/// The edits that replace a stretch of a paragraph, all in bytes of the paragraph. Markup that opens
/// or closes what stands beyond it is left as it is, and so are notes.
pub fn edits(
    written: &str,
    prose: Prose<'_>,
    stretch: Range<usize>,
    text: &str,
) -> Vec<(Range<usize>, String)> {
    let is_note = prose
        .notes
        .iter()
        .any(|note| note.start <= stretch.start && stretch.start < note.start + note.text.len());
    // A note within the stretch stays.
    let prose = if is_note { prose.whole() } else { prose.text };
    let shown = prose.get(stretch.clone()).unwrap_or_default();
    if is_balanced(written.get(stretch.clone()).unwrap_or_default(), shown) {
        return vec![(stretch, text.to_owned())];
    }
    over_markup(&prose, stretch, text)
}

/// Whether all markup in a stretch closes what it opens: `**决**定` but not `决](a.md)定`.
fn is_balanced(written: &str, shown: &str) -> bool {
    let mut open: Vec<&str> = Vec::new();
    let mut at = 0;
    for piece in shown.split_inclusive(|c| c != char::from(VANISHED)) {
        let length = piece.bytes().take_while(|byte| *byte == VANISHED).count();
        let markup = written.get(at..at + length).unwrap_or_default();
        at += piece.len();
        if markup.is_empty() {
            continue;
        }
        match open.last() {
            Some(last) if closes(last, markup) => {
                open.pop();
            }
            _ => open.push(markup),
        }
    }
    open.is_empty()
}

fn closes(open: &str, close: &str) -> bool {
    let is_emphasis = close.bytes().all(|byte| b"*_~=#".contains(&byte));
    open == close && is_emphasis
        || open.ends_with('{') && close == "}"
        || open.ends_with('[') && close == "]"
        || open.starts_with('<') && !open.starts_with("</") && close.starts_with("</")
}
