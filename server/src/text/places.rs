//! Positions of many places of a text, each counted on from the one before.

use std::ops::Range;

use super::{Encoding, Position, Text};

/// Tells positions of places that are asked for in their order, or nearly: what lies between two of them is looked at once,
/// where [`Text::position`] looks for each from the root of the text's tree.
#[derive(Clone)]
pub struct Places<'a> {
    text: &'a Text,
    encoding: Encoding,
    /// The last place, in bytes.
    at: usize,
    line: u32,
    /// Units of its line before it.
    units: usize,
}

impl<'a> Places<'a> {
    pub fn new(text: &'a Text, encoding: Encoding) -> Places<'a> {
        Places {
            text,
            encoding,
            at: 0,
            line: 0,
            units: 0,
        }
    }

    /// The position of a byte offset, as [`Text::position`] has it.
    pub fn position(&mut self, offset: usize) -> Position {
        let offset = self.text.floor(offset);
        if offset < self.at {
            let position = self.text.position(offset, self.encoding);
            (self.at, self.line) = (offset, position.line);
            self.units = position.character as usize;
            return position;
        }
        let between = self.text.slice(self.at..offset);
        let mut line_start = 0;
        for end in memchr::memchr2_iter(b'\n', b'\r', between.as_bytes()) {
            let is_return = between.as_bytes().get(end) == Some(&b'\r');
            let next = between.as_bytes().get(end + 1).copied();
            // One break with the line feed behind it.
            if is_return && next.or_else(|| self.text.byte(offset)) == Some(b'\n') {
                continue;
            }
            self.line += 1;
            self.units = 0;
            line_start = end + 1;
        }
        self.units += units(between.get(line_start..).unwrap_or_default(), self.encoding);
        self.at = offset;
        Position {
            line: self.line,
            character: u32::try_from(self.units).unwrap_or(u32::MAX),
        }
    }

    /// The positions of a range's beginning and end. The next range may begin where this one does.
    pub fn range(&mut self, range: &Range<usize>) -> Range<Position> {
        let start = self.position(range.start);
        start..self.clone().position(range.end)
    }
}

fn units(text: &str, encoding: Encoding) -> usize {
    match encoding {
        Encoding::Utf8 => text.len(),
        Encoding::Utf16 => text.chars().map(char::len_utf16).sum(),
        Encoding::Utf32 => text.chars().count(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Forwards, backwards and in the middle of characters and line breaks.
        #[test]
        fn a_place_has_the_position_that_the_text_gives_it(
            text in "[a七𠮷\r\n\u{2028}]{0,40}",
            offsets in prop::collection::vec(0_usize..150, 0..20),
            is_sorted in any::<bool>(),
        ) {
            let text = Text::new(&text);
            let mut offsets = offsets;
            if is_sorted {
                offsets.sort_unstable();
            }
            for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
                let mut places = Places::new(&text, encoding);
                for offset in &offsets {
                    let expected = text.position(*offset, encoding);
                    prop_assert_eq!(places.position(*offset), expected);
                    let range = *offset..offset + 3;
                    let end = text.position(range.end, encoding);
                    prop_assert_eq!(places.range(&range), expected..end);
                }
            }
        }
    }
}
