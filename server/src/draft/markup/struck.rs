//! Words that are struck out: a reader sees them, and that they are no longer said.

use std::ops::Range;

use memchr::memmem;

/// Where words stand in a text that are struck out, with what stands around them, in order. `marks` is what a markup
/// writes before and behind such words; `prose` is the text as it is read, in which that is overwritten: what is not is
/// no markup.
pub fn struck(marks: &[(&str, &str)], text: &str, prose: &str) -> Vec<Range<usize>> {
    let is_markup = |range: Range<usize>| {
        let read = prose.get(range).unwrap_or_default();
        !read.is_empty() && read.chars().all(char::is_control)
    };
    let mut found: Vec<Range<usize>> = Vec::new();
    for (open, close) in marks {
        let mut behind = 0;
        for at in memmem::find_iter(text.as_bytes(), open) {
            if at < behind || !is_markup(at..at + open.len()) {
                continue;
            }
            let inside = text.get(at + open.len()..).unwrap_or_default();
            // <s of <span
            if open.starts_with('<') && !inside.starts_with(['>', ' ', '\n', '\t']) {
                continue;
            }
            // ~~~ and #+ are others.
            let before = text.get(..at).unwrap_or_default();
            let is_one = |sign: char| !inside.starts_with(sign) && !before.ends_with([sign, '#']);
            if open == close
                && (inside.starts_with(char::is_whitespace) || !open.chars().all(is_one))
            {
                continue;
            }
            if let Some(end) = end_of(open, close, inside) {
                behind = at + open.len() + end;
                if is_markup(behind - close.len()..behind) {
                    found.push(at..behind);
                }
            }
        }
    }
    found.sort_by_key(|range| range.start);
    found
}

/// Bytes of what is struck out and of what closes it: a bracket closes what has as many open within it.
fn end_of(open: &str, close: &str, inside: &str) -> Option<usize> {
    if !matches!(close, "}" | "]") {
        return Some(memmem::find(inside.as_bytes(), close.as_bytes())? + close.len());
    }
    let mut depth = 1_usize;
    let changes = inside.char_indices().filter_map(|(at, c)| {
        depth = match c {
            c if open.ends_with(c) => depth + 1,
            c if close.starts_with(c) => depth - 1,
            _ => return None,
        };
        Some((at, depth))
    });
    let mut ends = changes.filter(|(_, depth)| *depth == 0);
    ends.next().map(|(at, _)| at + close.len())
}
