//! Brackets that an editor closes by itself.

use crate::features::Snapshot;

/// The closing bracket that stands right behind the cursor, if it is the partner of the bracket
/// being typed: editors write both at once. Not that of an earlier one on the line.
pub(super) fn closing_bracket(snapshot: &Snapshot, offset: usize) -> Option<char> {
    let text = snapshot.draft.text();
    let line = text.line_of(offset);
    let behind = text.slice(offset..text.line_end(line));
    let closing = behind.chars().next().filter(|c| matches!(c, ')' | '）'))?;
    let before = text.slice(text.line_start(line)..offset);
    (open_brackets(&before) + open_brackets(&behind) <= 0).then_some(closing)
}

/// How many round brackets a text opens more than it closes; negative where it closes more.
pub(super) fn open_brackets(text: &str) -> i32 {
    text.chars().fold(0, |open, c| match c {
        '(' | '（' => open + 1,
        ')' | '）' => open - 1,
        _ => open,
    })
}
