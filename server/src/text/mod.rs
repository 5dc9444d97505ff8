//! A draft's text: lines, positions in the three encodings of LSP, edits.
//!
//! Inside the program places are byte offsets; [`Position`]s exist only at its edges. Lines end
//! at `\n`, `\r\n` and `\r` and nowhere else, as LSP has it.

mod any_of;
mod differences;
mod letter;
mod mixing;
mod places;
pub mod traditional;

pub use any_of::AnyOf;
pub use differences::differences;
pub use letter::{
    begins_line, is_letter, is_letter_or_figure, letters_of_ascii, small_letters_of_ascii,
};
pub use mixing::Mixing;
pub use places::Places;

use std::borrow::Cow;
use std::ops::Range;

use ropey::{Rope, RopeSlice};

/// What a column counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// UTF-16 code units.
    Utf16,
    /// Characters.
    Utf32,
}

/// A place as an editor names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// From 0.
    pub line: u32,
    /// From 0, in the units of an [`Encoding`].
    pub character: u32,
}

/// What an edit did, in bytes: `start..old_end` became `start..new_end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AppliedEdit {
    pub start: usize,
    pub old_end: usize,
    pub new_end: usize,
}

impl AppliedEdit {
    /// Whether an edit of what the text has become, of this stretch (bytes), is within some bytes of this one.
    pub fn is_near(&self, next: &Range<usize>, bytes: usize) -> bool {
        next.start <= self.new_end.saturating_add(bytes)
            && self.start <= next.end.saturating_add(bytes)
    }

    /// Both as one edit, which takes in what lies between them; `next` is of what the text has become.
    pub fn and(&self, next: &AppliedEdit) -> AppliedEdit {
        let start = self.start.min(next.start);
        let behind = next.old_end.max(self.new_end);
        AppliedEdit {
            start,
            old_end: self.old_end + (behind - self.new_end),
            new_end: next.new_end + (behind - next.old_end),
        }
    }

    /// What makes one text another: all between what both begin and end with.
    pub fn between(before: &str, after: &str) -> AppliedEdit {
        let same = |(one, other): &(u8, u8)| one == other;
        let most = before.len().min(after.len());
        let mut start = before.bytes().zip(after.bytes()).take_while(same).count();
        while !before.is_char_boundary(start) || !after.is_char_boundary(start) {
            start -= 1;
        }
        let (old, new) = (before.bytes().rev(), after.bytes().rev());
        let mut end = old.zip(new).take(most - start).take_while(same).count();
        while !before.is_char_boundary(before.len() - end)
            || !after.is_char_boundary(after.len() - end)
        {
            end -= 1;
        }
        AppliedEdit {
            start,
            old_end: before.len() - end,
            new_end: after.len() - end,
        }
    }
}

/// A text that can be edited and cloned at next to no cost.
#[derive(Debug, Clone, Default)]
pub struct Text {
    rope: Rope,
}

impl Text {
    pub fn new(text: &str) -> Text {
        Text {
            rope: Rope::from_str(text),
        }
    }

    /// Bytes.
    pub fn len(&self) -> usize {
        self.rope.len_bytes()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Lines, the one behind the last line break included: at least one.
    pub fn line_count(&self) -> usize {
        self.rope.len_lines()
    }

    /// A stretch of the text. The range is cut to the text and widened to whole characters.
    pub fn slice(&self, range: Range<usize>) -> Cow<'_, str> {
        let start = self.floor(range.start.min(range.end));
        let end = self.ceiling(range.end.max(range.start));
        // From piece to piece: a slice of the rope would count its characters and lines.
        let (piece, piece_start, ..) = self.rope.chunk_at_byte(start);
        if let Some(within) = piece.get(start - piece_start..end - piece_start) {
            return Cow::Borrowed(within);
        }
        let mut text = String::with_capacity(end - start);
        let mut at = start;
        while at < end {
            let (piece, piece_start, ..) = self.rope.chunk_at_byte(at);
            let piece = piece.get(at - piece_start..).unwrap_or_default();
            let piece = piece.get(..end - at).unwrap_or(piece);
            if piece.is_empty() {
                break;
            }
            text.push_str(piece);
            at += piece.len();
        }
        Cow::Owned(text)
    }

    /// The pieces that the text is stored in, from the one that holds `start` on, cut to begin there.
    pub fn pieces_from(&self, start: usize) -> impl Iterator<Item = &str> {
        let start = self.floor(start);
        self.rope.byte_slice(start..).chunks()
    }

    /// The byte at an offset; `None` at the text's end and behind it.
    pub fn byte(&self, offset: usize) -> Option<u8> {
        self.rope.get_byte(offset)
    }

    /// The line (from 0) that a byte stands in; the last one for offsets behind the end.
    pub fn line_of(&self, offset: usize) -> usize {
        self.rope.byte_to_line(offset.min(self.len()))
    }

    /// Where a line begins, in bytes; the text's end for lines that it does not have.
    pub fn line_start(&self, line: usize) -> usize {
        if line >= self.line_count() {
            self.len()
        } else {
            self.rope.line_to_byte(line)
        }
    }

    /// Where a line ends, in bytes, before its line break.
    pub fn line_end(&self, line: usize) -> usize {
        if line >= self.line_count() {
            return self.len();
        }
        self.rope.line_to_byte(line) + without_line_break(self.rope.line(line)).len_bytes()
    }

    /// The byte offset of a position, which may be any: inside a character it is rounded down,
    /// behind a line's end it is the end before the line break, behind the last line the text's end.
    pub fn offset(&self, position: Position, encoding: Encoding) -> usize {
        let line = position.line as usize;
        if line >= self.line_count() {
            return self.len();
        }
        let start = self.rope.line_to_byte(line);
        let content = without_line_break(self.rope.line(line));
        let units = position.character as usize;
        let within = match encoding {
            Encoding::Utf8 => {
                let cut = units.min(content.len_bytes());
                content.char_to_byte(content.byte_to_char(cut))
            }
            Encoding::Utf16 => {
                let cut = units.min(content.len_utf16_cu());
                content.char_to_byte(content.utf16_cu_to_char(cut))
            }
            Encoding::Utf32 => content.char_to_byte(units.min(content.len_chars())),
        };
        start + within
    }

    /// As [`Text::offset`], but inside a character it is rounded up: the end of a selection. (Neovim
    /// gives one unit behind the beginning of the last character, which may be longer.)
    pub fn offset_of_end(&self, position: Position, encoding: Encoding) -> usize {
        let offset = self.offset(position, encoding);
        let line = position.line as usize;
        let is_cut = self.position(offset, encoding) < position;
        if is_cut && offset < self.line_end(line) {
            self.ceiling(offset + 1)
        } else {
            offset
        }
    }

    /// The position of a byte offset, rounded down to a character and cut to the text.
    pub fn position(&self, offset: usize, encoding: Encoding) -> Position {
        let offset = self.floor(offset);
        let line = self.rope.byte_to_line(offset);
        let start = self.rope.line_to_byte(line);
        let (piece, piece_start, ..) = self.rope.chunk_at_byte(offset);
        // Mostly the line begins in the same piece of the tree: what is counted is at hand.
        let before = start.checked_sub(piece_start);
        let before = before.and_then(|start| piece.get(start..offset - piece_start));
        let units = match (encoding, before) {
            (Encoding::Utf8, _) => offset - start,
            (Encoding::Utf32, Some(before)) => before.chars().count(),
            (Encoding::Utf16, Some(before)) => before.chars().map(char::len_utf16).sum(),
            (Encoding::Utf32 | Encoding::Utf16, None) => {
                let first = self.rope.byte_to_char(start);
                let here = self.rope.byte_to_char(offset);
                if encoding == Encoding::Utf32 {
                    here - first
                } else {
                    self.rope.char_to_utf16_cu(here) - self.rope.char_to_utf16_cu(first)
                }
            }
        };
        let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Position {
            line: small(line),
            character: small(units),
        }
    }

    /// Replaces a stretch. The range is ordered, cut to the text and rounded down to characters.
    pub fn replace(&mut self, range: Range<usize>, replacement: &str) -> AppliedEdit {
        let start = self.floor(range.start.min(range.end));
        let end = self.floor(range.end.max(range.start));
        let (first, last) = (self.rope.byte_to_char(start), self.rope.byte_to_char(end));
        self.rope.remove(first..last);
        self.rope.insert(first, replacement);
        AppliedEdit {
            start,
            old_end: end,
            new_end: start + replacement.len(),
        }
    }

    /// An offset rounded down to a character and cut to the text.
    pub fn floor(&self, offset: usize) -> usize {
        let offset = offset.min(self.len());
        let (piece, start, ..) = self.rope.chunk_at_byte(offset);
        let mut within = offset - start;
        // Pieces begin and end between characters.
        while !piece.is_char_boundary(within) {
            within -= 1;
        }
        start + within
    }

    fn ceiling(&self, offset: usize) -> usize {
        let offset = offset.min(self.len());
        let (piece, start, ..) = self.rope.chunk_at_byte(offset);
        let mut within = offset - start;
        while !piece.is_char_boundary(within) {
            within += 1;
        }
        start + within
    }
}

impl std::fmt::Display for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.rope.chunks().try_for_each(|piece| f.write_str(piece))
    }
}

fn without_line_break(line: RopeSlice<'_>) -> RopeSlice<'_> {
    let mut end = line.len_bytes();
    if end > 0 && line.byte(end - 1) == b'\n' {
        end -= 1;
    }
    if end > 0 && line.byte(end - 1) == b'\r' {
        end -= 1;
    }
    line.byte_slice(..end)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ENCODINGS: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];

    fn at(line: u32, character: u32) -> Position {
        Position { line, character }
    }

    #[test]
    fn any_position_is_cut_to_the_text() {
        let text = Text::new("见𠮷七\r\n二");
        for (position, encoding, expected) in [
            (at(0, 3), Encoding::Utf8, 3),
            (at(0, 4), Encoding::Utf8, 3),
            (at(0, 1), Encoding::Utf16, 3),
            (at(0, 2), Encoding::Utf16, 3), // between the halves of 𠮷
            (at(0, 3), Encoding::Utf16, 7),
            (at(0, 2), Encoding::Utf32, 7),
            (at(0, 99), Encoding::Utf16, 10), // before the line break
            (at(1, 0), Encoding::Utf16, 12),
            (at(9, 0), Encoding::Utf16, 15),
            (at(u32::MAX, u32::MAX), Encoding::Utf8, 15),
        ] {
            assert_eq!(
                text.offset(position, encoding),
                expected,
                "{position:?} {encoding:?}"
            );
        }
    }

    #[test]
    fn the_end_of_a_selection_takes_in_its_last_character() {
        let text = Text::new("见𠮷七\r\n二");
        for (position, encoding, expected) in [
            (at(0, 3), Encoding::Utf8, 3),
            (at(0, 4), Encoding::Utf8, 7),
            (at(0, 6), Encoding::Utf8, 7),
            (at(0, 8), Encoding::Utf8, 10),
            (at(0, 2), Encoding::Utf16, 7), // between the halves of 𠮷
            (at(0, 3), Encoding::Utf16, 7),
            (at(0, 2), Encoding::Utf32, 7),
            (at(0, 11), Encoding::Utf8, 10), // before the line break
            (at(1, 1), Encoding::Utf8, 15),
            (at(9, 1), Encoding::Utf8, 15),
        ] {
            assert_eq!(
                text.offset_of_end(position, encoding),
                expected,
                "{position:?} {encoding:?}"
            );
        }
    }

    #[test]
    fn lines_end_only_where_lsp_ends_them() {
        let text = Text::new("一\u{2028}\u{85}\u{b}\u{c}二\n三\r四\r\n五");
        assert_eq!(text.line_count(), 4);
        assert_eq!(text.position(text.len(), Encoding::Utf16), at(3, 1));
    }

    /// Lines by hand, for comparison.
    fn naive_position(text: &str, offset: usize, encoding: Encoding) -> Position {
        let (mut line, mut start) = (0, 0);
        let bytes = text.as_bytes();
        for index in 0..offset {
            let is_break = bytes[index] == b'\n'
                || (bytes[index] == b'\r' && bytes.get(index + 1) != Some(&b'\n'));
            if is_break {
                line += 1;
                start = index + 1;
            }
        }
        let content = &text[start..offset];
        let units = match encoding {
            Encoding::Utf8 => content.len(),
            Encoding::Utf16 => content.encode_utf16().count(),
            Encoding::Utf32 => content.chars().count(),
        };
        at(line, units as u32)
    }

    proptest! {
        #[test]
        fn edits_and_positions_agree_with_a_plain_string(
            start in "[一𠮷a😀\r\n\u{2028}]{0,40}",
            edits in prop::collection::vec((0_usize..60, 0_usize..60, "[七𠮷b😀\r\n]{0,6}"), 0..12),
        ) {
            let mut naive = start.clone();
            let mut text = Text::new(&start);
            for (one, other, replacement) in edits {
                let floor = |mut offset: usize| {
                    offset = offset.min(naive.len());
                    while !naive.is_char_boundary(offset) {
                        offset -= 1;
                    }
                    offset
                };
                let (low, high) = (floor(one.min(other)), floor(one.max(other)));
                let applied = text.replace(one..other, &replacement);
                prop_assert_eq!(applied, AppliedEdit { start: low, old_end: high, new_end: low + replacement.len() });
                naive.replace_range(low..high, &replacement);
                prop_assert_eq!(text.to_string(), naive.clone());
            }
            for (offset, _) in naive.char_indices().chain([(naive.len(), ' ')]) {
                for encoding in ENCODINGS {
                    let position = text.position(offset, encoding);
                    prop_assert_eq!(position, naive_position(&naive, offset, encoding));
                    let back = text.offset(position, encoding);
                    // Between \r and \n there is no position but the one before both.
                    let between = naive[..offset].ends_with('\r') && naive[offset..].starts_with('\n');
                    prop_assert_eq!(back, if between { offset - 1 } else { offset });
                }
            }
        }
    }
}
