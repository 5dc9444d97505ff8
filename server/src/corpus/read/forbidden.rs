//! Characters that no file of a compilation may have: control characters, and those that turn the direction of
//! what is shown around them (U+202A–202E, U+2066–2069).

use std::ops::Range;

use memchr::{memchr, memchr_iter};

/// More places of a file are not told: whoever sees so many knows.
const MOST: usize = 20;

/// The first forbidden character of each line with its bytes in the file, [`MOST`] at most; written as TOML's
/// escapes, too.
pub(super) fn characters(path: &str, text: &str) -> Vec<(Range<usize>, char)> {
    let is_data = path.ends_with(".toml");
    // Converters put it between two pages.
    let has_pages = path.ends_with("source.txt");
    let is_told = |character: char| match character {
        '\u{c}' if has_pages => false,
        // The parser tells of these.
        '\0'..='\u{7f}' if is_data => false,
        _ => is_forbidden(character),
    };
    if !may_have_any(text, is_data) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut end = 0;
    for content in text.split_inclusive('\n') {
        let start = end;
        end += content.len();
        let plain = content
            .char_indices()
            .find(|(_, character)| is_told(*character))
            .map(|(at, character)| (at..at + character.len_utf8(), character));
        let first = plain.or_else(|| is_data.then(|| escaped(content)).flatten());
        if let Some((range, character)) = first {
            found.push((start + range.start..start + range.end, character));
            if found.len() == MOST {
                break;
            }
        }
    }
    found
}

/// Whether a text has any byte that they begin with, or that escapes: hardly any has, which is seen many bytes at a
/// time.
fn may_have_any(text: &str, is_data: bool) -> bool {
    let may_be = |byte: u8| byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r') || byte == 0x7f;
    let any = |piece: &[u8]| piece.iter().fold(false, |any, byte| any | may_be(*byte));
    let bytes = text.as_bytes();
    // U+2000 to U+207F, where the marks of direction are.
    let is_control = |at: usize| matches!(bytes.get(at + 1), Some(0x80..=0x9F));
    let turns = memchr_iter(0xC2, bytes).any(is_control)
        || memchr_iter(0xE2, bytes).any(|at| {
            matches!(
                bytes.get(at + 1..),
                Some([0x80, 0xAA..=0xAE, ..] | [0x81, ..])
            )
        });
    turns || is_data && memchr(b'\\', bytes).is_some() || bytes.chunks(256).any(any)
}

fn is_forbidden(character: char) -> bool {
    let turns = matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    turns || character.is_control() && !matches!(character, '\t' | '\n' | '\r')
}

/// The first that a line of TOML writes as an escape: `\u001B`.
fn escaped(line: &str) -> Option<(Range<usize>, char)> {
    let mut rest = line;
    while let Some((_, behind)) = rest.split_once('\\') {
        let start = line.len() - behind.len() - 1;
        let kind = behind.chars().next()?;
        let digits = match kind {
            'u' => 4,
            'U' => 8,
            'x' => 2,
            _ => 0,
        };
        rest = behind.get(kind.len_utf8()..)?;
        let code = rest.get(..digits).filter(|_| digits > 0);
        let code = code.and_then(|code| u32::from_str_radix(code, 16).ok());
        let character = match kind {
            'e' => Some('\u{1b}'),
            'b' => Some('\u{8}'),
            'f' => Some('\u{c}'),
            _ => code.and_then(char::from_u32),
        };
        if let Some(character) = character.filter(|one| is_forbidden(*one)) {
            return Some((start..start + 2 + digits, character));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::characters;

    #[test]
    fn what_nobody_sees_is_found_in_texts_and_in_escapes() {
        let found = |path: &str, text: &str| -> Vec<(usize, u32)> {
            let places = characters(path, text);
            places
                .iter()
                .map(|(range, character)| (range.start, u32::from(*character)))
                .collect()
        };
        let text = "一\u{1b}[31m\u{0}\r\n\t二\n\u{202e}三";
        assert_eq!(found("zh/part-a.md", text), [(3, 0x1b), (16, 0x202e)]);
        assert_eq!(found("zh/source.txt", "一\u{c}二"), []);
        assert_eq!(found("zh/part-a.md", "一\u{c}二"), [(3, 0xc)]);
        let escapes = r#"a = "\\u001B \t \u4E00 \U0000202E" "#;
        assert_eq!(found("bodies.toml", escapes), [(23, 0x202e)]);
        assert_eq!(found("bodies.toml", r#"a = "\e[1m""#), [(5, 0x1b)]);
        assert_eq!(found("zh/part-a.md", r"a \u001B"), []);
    }
}
