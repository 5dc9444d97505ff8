//! The small readers that the Chinese productions share.

use super::words;
use crate::citation::cursor::Cursor;
use crate::citation::numeral::is_numeral;

/// Behind a mark or word between the elements of a list.
pub fn list_mark(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let mark = at.any_word(&words::LIST_MARKS)?;
    Some(mark.any_word(&words::CONJUNCTIONS).unwrap_or(mark))
}

/// Behind a mark or word between the ends of a range.
pub fn range_mark(at: Cursor<'_>) -> Option<Cursor<'_>> {
    at.any_word(&words::RANGE_MARKS)
}

/// Whether a bare number or letter may end here: nothing follows that would make it the number of
/// something else (20个, 3月, 5 / 6).
pub fn ends_bare(at: Cursor<'_>) -> bool {
    let here = at.skip_spaces();
    match here.peek() {
        None => true,
        Some(c) => {
            words::ENDS_BARE_MARKS.contains(c)
                || words::ENDS_BARE
                    .iter()
                    .any(|word| here.rest().starts_with(word))
        }
    }
}

/// Whether a reference may end here: no word goes on with it, or one does that says what it says (七.20强调).
pub fn ends_reference(at: Cursor<'_>) -> bool {
    ends_bare(at) || at.any_word(&words::CUES_BEHIND).is_some()
}

/// A numeral right behind a bracket, whose own brackets a scan has lost: 四 in (b)四.
pub fn numeral_after_bracket(at: Cursor<'_>) -> Option<(u16, Cursor<'_>)> {
    if !at.before().ends_with(')') || !at.peek().is_some_and(is_numeral) {
        return None;
    }
    let (number, behind) = at.numeral()?;
    ends_bare(behind).then_some((number, behind))
}

/// (i) to (xii)
pub fn bracketed_roman(start: Cursor<'_>) -> Option<(u16, Cursor<'_>)> {
    const ROMAN: [&str; 12] = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii",
    ];
    let inside = start.word("(")?.skip_spaces();
    let length = inside
        .rest()
        .find(|c: char| !c.is_ascii_lowercase())
        .unwrap_or(inside.rest().len());
    let written = inside.rest().get(..length)?;
    let number = ROMAN.iter().position(|roman| *roman == written)?;
    let behind = inside.advanced(length).word(")")?;
    Some((u16::try_from(number).ok()? + 1, behind))
}

/// Whether what stands before a bare 公约 is no part of a treaty's name: punctuation, or a word that no
/// name ends with.
pub fn ends_no_name(before: &str) -> bool {
    match before.chars().next_back() {
        None => true,
        Some(c) if !c.is_alphanumeric() => true,
        // 2.1.1 公约第六条: the number of a paragraph.
        Some(c) if c.is_ascii_digit() => {
            let unnumbered = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
            let line = unnumbered.trim_end_matches([' ', '#', '*']);
            line.is_empty() || line.ends_with(['\n', '\0'])
        }
        Some(c) => {
            words::BEFORE_BARE_TREATY_ENDS.contains(c)
                || suffix(before, &words::BEFORE_BARE_TREATY).is_some()
        }
    }
}

/// The name that a bracket right behind a citation gives to what it cites, in either script: （以下简称《援助决定》）.
pub fn short_name(behind: &str) -> Option<&str> {
    /// Characters of a name, and bytes of what leads to it.
    const LONGEST: usize = 12;
    const FARTHEST: usize = 24;
    let inside = behind.trim_start_matches(['》', '”', ' ', '\0']);
    let inside = inside.strip_prefix(['（', '('])?;
    let (inside, _) = inside.split_once(['）', ')'])?;
    let introduced = words::INTRODUCING
        .iter()
        .chain(&words::INTRODUCING_TRADITIONAL)
        .filter_map(|word| Some(inside.find(word)? + word.len()))
        .max()
        .filter(|at| *at <= FARTHEST)?;
    let quotation = [
        '“', '”', '"', '《', '》', '「', '」', '‘', '’', '为', '為', '：', ':', ' ',
    ];
    let name = inside.get(introduced..)?.trim_matches(quotation);
    let is_name = (2..=LONGEST).contains(&name.chars().count())
        && name.chars().all(|c| c.is_alphanumeric() || c == '/');
    is_name.then_some(name)
}

/// The first of several endings that a text has.
pub fn suffix<'a>(before: &str, endings: &[&'a str]) -> Option<&'a str> {
    let last = before.as_bytes().last();
    // Most endings are dismissed by their last byte.
    let mut alike = (endings.iter()).filter(|ending| ending.as_bytes().last() == last);
    alike.find(|ending| before.ends_with(**ending)).copied()
}
