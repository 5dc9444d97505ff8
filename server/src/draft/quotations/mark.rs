//! Marks of quotations and of notes, as they are written in any markup and in none: whether a text has one, where
//! the text of a note stands that one leads to, and which citation stands before one.

use std::ops::Range;
use std::sync::OnceLock;

use memchr::{memchr, memchr2_iter, memchr3, memchr3_iter};

use crate::citation::{Citation, VANISHED};
use crate::search::OPENING_MARK;
use crate::text::AnyOf;

/// Whether any mark of a quotation is in a text, asked of every paragraph: by its bytes.
pub fn has_mark(text: &str) -> bool {
    static MARKS: OnceLock<AnyOf> = OnceLock::new();
    let marks = MARKS.get_or_init(|| AnyOf::new(["“", "”", "「", "」", "『", "』", "‘"]));
    let bytes = text.as_bytes();
    memchr3(b'"', b'\'', OPENING_MARK as u8, bytes).is_some()
        || memchr(FIRST_OF_GUILLEMETS, bytes).is_some() && text.contains(['«', '»'])
        || marks.is_in(text)
}

/// The first byte of « and ».
const FIRST_OF_GUILLEMETS: u8 = 0xC2;

/// Marks that close a quotation, as they are written.
const CLOSING: [char; 6] = ['”', '」', '』', '»', '"', '\''];
/// Those that only open one.
const OPENING: [char; 4] = ['“', '「', '『', '«'];

/// Whether the mark of a note stands behind a mark that closes a quotation.
pub fn has_noted_quotation(text: &str) -> bool {
    text.starts_with('>') && last_note_mark(text.trim_end()).is_some()
        || has_mark(text)
            && marks(text).any(|(at, c)| {
                let (before, behind) = (text.get(..at), text.get(at + c.len_utf8()..));
                CLOSING.contains(&c)
                    && (note_mark(behind.unwrap_or_default()).is_some()
                        || last_note_mark(before.unwrap_or_default()).is_some())
                    || OPENING.contains(&c)
                        && note_mark_before(before.unwrap_or_default()).is_some()
            })
}

/// The characters of a text that may be marks of quotations, by their first bytes, with where each stands; those of ASCII
/// before all others.
fn marks(text: &str) -> impl Iterator<Item = (usize, char)> {
    let bytes = text.as_bytes();
    let plain = memchr2_iter(b'"', b'\'', bytes);
    // “, 「 and «, and others that begin as they do.
    let others = memchr3_iter(0xE2, 0xE3, FIRST_OF_GUILLEMETS, bytes);
    let of_text = plain.chain(others);
    of_text.filter_map(|at| Some((at, text.get(at..)?.chars().next()?)))
}

/// The mark of a note behind what introduces words that stand right behind a text: `建议[^1]规定：`, `建议 [#a]_ ：`
pub fn note_mark_before(text: &str) -> Option<&str> {
    /// Characters from the words back to where the mark begins, and between it and them.
    const FARTHEST: usize = 36;
    const MOST_BETWEEN: usize = 10;
    let begins =
        |c: &char| matches!(c, '[' | '〔' | '［' | '①'..='⑳' | '¹' | '²' | '³' | '⁴'..='⁹' | '^');
    let back = text.char_indices().rev().take(FARTHEST);
    let (at, mark) = (back.filter(|(_, c)| begins(c)))
        .find_map(|(at, _)| Some((at, note_mark(text.get(at..)?)?)))?;
    let between = text.get(at + mark.len()..)?;
    let is_near = between.chars().count() <= MOST_BETWEEN
        && !between.contains([
            '，', ',', '。', '；', ';', '！', '？', '”', '」', '』', '\n',
        ]);
    // A mark at the beginning numbers an item, and one behind other words in marks is theirs.
    let introduces = (text.get(..at)?.trim_end().chars().next_back())
        .is_some_and(|c| c.is_alphanumeric() || c == '）');
    (is_near && introduces).then_some(mark)
}

/// The mark of a note that a text ends with.
pub fn last_note_mark(text: &str) -> Option<&str> {
    let text = text.trim_end_matches(['。', '，', '；']);
    let open = text.char_indices().rev().take(8);
    let (at, _) = open
        .into_iter()
        .find(|(_, c)| matches!(c, '[' | '〔' | '①'..='⑳' | '¹'))?;
    let mark = text.get(at..)?;
    note_mark(mark).filter(|found| *found == mark)
}

/// The mark of a note that a text begins with, behind a stop or a comma: `[^1]`, `[fn:1]`, `[1]_`, `[1]`, 〔1〕, ①, ¹.
pub fn note_mark(text: &str) -> Option<&str> {
    // Most of a text begins none: by the first bytes of those signs and of what may stand before them.
    if !matches!(
        text.as_bytes(),
        [
            b'.' | b',' | b'\\' | b' ' | b'[' | b'^' | 0xC2 | 0xE2 | 0xE3 | 0xEF,
            ..
        ]
    ) {
        return None;
    }
    let text = text.trim_start_matches(['。', '，', '；', '、', '.', ',']);
    // reStructuredText's stand behind a blank, which can be escaped.
    let text = match text.trim_start_matches('\\').strip_prefix(' ') {
        Some(behind) if behind.starts_with('[') => behind,
        _ => text,
    };
    let first = text.chars().next()?;
    let is_label = |label: &str| {
        let label = label.trim_start_matches(['^', '#']);
        let label = label.strip_prefix("fn:").unwrap_or(label);
        let is_named = text.starts_with("[^") || text.starts_with("[fn:") || text.starts_with("[#");
        let is_one =
            |c: char| c.is_ascii_digit() || is_named && (c.is_alphanumeric() || "-_".contains(c));
        (!label.is_empty() || text.starts_with("[#]_")) && label.chars().all(is_one)
    };
    match first {
        '[' | '〔' | '［' => {
            let close = text
                .char_indices()
                .take(24)
                .find(|(_, c)| "]〕］".contains(*c))?;
            let label = text.get(first.len_utf8()..close.0)?;
            is_label(label).then(|| text.get(..close.0 + close.1.len_utf8()))?
        }
        '①'..='⑳' | '¹' | '²' | '³' | '⁴'..='⁹' => text.get(..first.len_utf8()),
        // Pandoc's raised text.
        '^' => {
            let digits = text.get(1..)?;
            let behind = digits.trim_start_matches(|c: char| c.is_ascii_digit());
            let length = digits.len() - behind.len();
            (length > 0 && behind.starts_with('^')).then(|| text.get(..length + 2))?
        }
        _ => None,
    }
}

/// Where the text of the note stands that a mark leads to, behind a place.
pub fn note_text(text: &str, from: usize, mark: &str) -> Option<Range<usize>> {
    let mut at = from;
    for line in text.get(from..)?.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let content = line.trim_start_matches([' ', '\t', '\u{3000}']);
        // .. [1] is a note of reStructuredText.
        let content = content.strip_prefix(".. ").unwrap_or(content);
        let number = mark.trim_matches('^');
        let behind = match number.len() < mark.len() {
            true => content
                .strip_prefix(number)
                .filter(|rest| rest.starts_with(['.', '、', ')', '：', ' '])),
            false => content.strip_prefix(mark),
        };
        let Some(behind) = behind else {
            continue;
        };
        let behind = behind.trim_start_matches([':', '：', ' ', '\t', '\u{3000}', '.', '、']);
        let begin = start + line.len() - behind.len();
        let end = begin + behind.trim_end().len();
        return (begin < end).then_some(begin..end);
    }
    None
}

/// The citation right before the mark of a note: 七.20①, 七.20的规定①, （七.20）①.
pub fn noted_citation<'a>(
    prose: &str,
    citations: &'a [Citation],
    mark: usize,
) -> Option<&'a Citation> {
    /// Characters between.
    const MOST: usize = 8;
    let before = citations.partition_point(|citation| citation.range.end <= mark);
    let noted = citations.get(before.checked_sub(1)?)?;
    let between = prose.get(noted.range.end..mark)?;
    let mut seen = between.chars().filter(|c| !c.is_control());
    let is_near = seen.clone().count() <= MOST;
    (is_near && !seen.any(|c| "，,。；;：:！？!?“”「」\n".contains(c))).then_some(noted)
}

/// A citation in its place, and nothing before it; nothing where there is none.
pub fn alone(prose: &str, citation: Option<&Citation>) -> String {
    citation.map_or_else(String::new, |citation| {
        let mut alone = String::from(char::from(VANISHED)).repeat(citation.range.start);
        alone.push_str(prose.get(citation.range.clone()).unwrap_or_default());
        alone
    })
}
