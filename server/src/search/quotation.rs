//! Quotations in a paragraph of prose: where they stand.

use std::ops::Range;
use std::sync::OnceLock;

use memchr::memchr3;

use crate::text::AnyOf;

/// Words in quotation marks, or a block quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// What is quoted, bytes in the prose, without the marks.
    pub words: Range<usize>,
    /// With the marks; a paragraph of a block quotation reaches to the block's end.
    pub whole: Range<usize>,
    pub kind: QuotationKind,
}

/// How words are shown to be quoted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuotationKind {
    Marks,
    /// Set apart from the text.
    Block,
    /// Set apart under a title, as no quotation.
    Titled,
    /// A cell of a table beside one with a citation, or what stands for the text of one, without marks.
    Cell,
    /// A cell under a head that calls it the text.
    TextCell,
}

/// The quotations of a stretch of prose.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Quotations {
    /// In order; what stands within another is not among them.
    pub all: Vec<Quotation>,
    /// Where a mark opens that nothing closes. Of " it cannot be said which ones open.
    pub open: Option<usize>,
}

/// Stands for markup that is printed as a mark that opens a quotation.
pub const OPENING_MARK: char = '\u{3}';
/// Stands for markup that is printed as a mark that closes one.
pub const CLOSING_MARK: char = '\u{4}';

/// Marks that open and close a quotation.
const MARKS: [(char, char); 7] = [
    ('“', '”'),
    ('「', '」'),
    ('『', '』'),
    ('«', '»'),
    ('‘', '’'),
    ('"', '"'),
    (OPENING_MARK, CLOSING_MARK),
];

/// Finds the quotations of a stretch of prose. Linear in its length.
pub fn quotations(prose: &str) -> Quotations {
    let mut found = Quotations::default();
    if !may_open_one(prose) {
        return found;
    }
    let mut at = 0;
    // A mark of which one was left open is not looked for again: nothing behind closes it either.
    let mut left_open = [false; MARKS.len()];
    loop {
        let next = next_mark(prose, at);
        let until = next.map_or(prose.len(), |(start, _)| start);
        // ”……”: what should open is a mark that closes.
        if let Some(quotation) = mistyped(prose, at..until) {
            at = quotation.whole.end;
            found.all.push(quotation);
            continue;
        }
        let Some((start, opening)) = next else {
            return found;
        };
        let begin = start + opening.len_utf8();
        at = begin;
        let Some(kind) = MARKS.iter().position(|(open, _)| *open == opening) else {
            continue;
        };
        if left_open.get(kind) == Some(&true) {
            continue;
        }
        match closing(prose, begin, kind) {
            Some(end) => {
                at = end
                    + prose
                        .get(end..)
                        .and_then(|rest| rest.chars().next())
                        .map_or(1, char::len_utf8);
                found.all.push(Quotation {
                    words: begin..end,
                    whole: start..at,
                    kind: QuotationKind::Marks,
                });
            }
            None => {
                if !matches!(opening, '"' | '‘') {
                    found.open.get_or_insert(start);
                }
                if let Some(flag) = left_open.get_mut(kind) {
                    *flag = true;
                }
            }
        }
    }
}

/// Words that begin in a stretch without marks that open, and have a mark that closes at both ends.
fn mistyped(prose: &str, stretch: Range<usize>) -> Option<Quotation> {
    const CLOSING: char = '”';
    let start = stretch.start + prose.get(stretch.clone())?.find(CLOSING)?;
    let begin = start + CLOSING.len_utf8();
    let words = prose.get(begin..)?;
    let length = words.find(['“', CLOSING, '\n'])?;
    let is_closed = length > 0 && words.get(length..)?.starts_with(CLOSING);
    is_closed.then(|| Quotation {
        words: begin..begin + length,
        whole: start..begin + length + CLOSING.len_utf8(),
        kind: QuotationKind::Marks,
    })
}

/// Whether a stretch of prose has any mark that opens a quotation: asked of every paragraph, by its bytes.
fn may_open_one(prose: &str) -> bool {
    /// The first byte of «.
    const GUILLEMET: u8 = 0xC2;
    static WIDE: OnceLock<AnyOf> = OnceLock::new();
    let wide = WIDE.get_or_init(|| AnyOf::new(["“", "”", "「", "『", "‘"]));
    memchr3(b'"', OPENING_MARK as u8, GUILLEMET, prose.as_bytes()).is_some() || wide.is_in(prose)
}

fn next_mark(prose: &str, from: usize) -> Option<(usize, char)> {
    let rest = prose.get(from..)?;
    // ‘ is an apostrophe, too, where no Chinese stands behind it.
    let is_apostrophe = |at: usize, c: char| {
        let behind = rest
            .get(at + c.len_utf8()..)
            .and_then(|rest| rest.chars().next());
        c == '‘' && !behind.is_some_and(|c| matches!(c, '\u{4e00}'..='\u{9fff}'))
    };
    rest.char_indices()
        .find(|(at, c)| MARKS.iter().any(|(open, _)| open == c) && !is_apostrophe(*at, *c))
        .map(|(at, c)| (from + at, c))
}

/// Where the quotation that opened before `from` closes, others of its kind within it.
fn closing(prose: &str, from: usize, kind: usize) -> Option<usize> {
    let (open, close) = *MARKS.get(kind)?;
    // “……“: what should close is a mark that opens.
    if open == '“' && !prose.get(from..)?.contains(close) {
        let end = from + prose.get(from..)?.find(open)?;
        return (!prose.get(from..end)?.contains('\n')).then_some(end);
    }
    let mut depth = 0_usize;
    for (at, c) in prose.get(from..)?.char_indices() {
        if c == close {
            if depth == 0 {
                return Some(from + at);
            }
            depth -= 1;
        } else if c == open {
            depth += 1;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_stand_between_marks_of_one_kind() {
        for (prose, expected, open) in [
            ("规定“甲”和「乙」以及『丙』", vec!["甲", "乙", "丙"], None),
            ("规定\"甲\"和\"乙\"以及«丙»", vec!["甲", "乙", "丙"], None),
            ("“甲（“乙”）丙”丁", vec!["甲（“乙”）丙"], None),
            ("“甲‘乙’「丙」”", vec!["甲‘乙’「丙」"], None),
            ("“甲”规定“乙", vec!["甲"], Some(15)),
            ("”甲“乙", vec![], Some(6)),
            ("甲\"乙", vec![], None),
            ("没有", vec![], None),
        ] {
            let found = quotations(prose);
            let words: Vec<&str> = found
                .all
                .iter()
                .map(|one| &prose[one.words.clone()])
                .collect();
            assert_eq!(words, expected, "{prose}");
            assert_eq!(found.open, open, "{prose}");
        }
    }
}
