//! Messages in their frames: `Content-Length: n`, an empty line, n bytes.

use std::io::{self, BufRead};

/// Longer messages are not believed: no document is that long.
const LONGEST: usize = 1 << 30;

/// Reads the next message; `None` at the end of the input. Lines that are no header are passed
/// over until a length is found, so that one damaged frame does not end the session.
///
/// # Errors
///
/// The input cannot be read, or ends within a message.
pub fn read_frame(input: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut length: Option<usize> = None;
    loop {
        let mut line = Vec::new();
        if input.read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&line);
        let line = line.trim();
        if line.is_empty() {
            if let Some(length) = length.filter(|length| *length <= LONGEST) {
                let mut body = vec![0; length];
                input.read_exact(&mut body)?;
                return Ok(Some(body));
            }
            length = None;
            continue;
        }
        // A damaged body may stand right before the next header.
        if let Some(at) = line.to_ascii_lowercase().rfind("content-length:") {
            length = line
                .get(at + "content-length:".len()..)
                .and_then(|value| value.trim().parse().ok());
        }
    }
}

/// A message in its frame.
pub fn frame(body: &str) -> Vec<u8> {
    let mut frame = format!("Content-Length: {}\r\n\r\n", body.len()).into_bytes();
    frame.extend_from_slice(body.as_bytes());
    frame
}

/// JSON in which escaped halves of surrogate pairs that stand alone are U+FFFD: the editor's
/// text had a broken character there, and the rest of the message is worth reading.
/// `None` where there is nothing to replace.
pub fn without_lone_surrogates(body: &[u8]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(body).ok()?;
    let mut mended = String::with_capacity(text.len());
    let mut rest = text;
    let mut replaced = false;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        mended.push_str(before);
        let half = |escape: &str| {
            let digits = escape.strip_prefix("\\u")?.get(..4)?;
            u32::from_str_radix(digits, 16).ok()
        };
        let unit = half(escape);
        let taken = match unit {
            Some(0xD800..=0xDBFF) => {
                let second = escape.get(6..).and_then(half);
                if matches!(second, Some(0xDC00..=0xDFFF)) {
                    12
                } else {
                    0
                }
            }
            Some(0xDC00..=0xDFFF) => 0,
            Some(_) => 6,
            // \\ and \" are two characters; anything else is left to the parser.
            None => escape
                .char_indices()
                .nth(2)
                .map_or(escape.len(), |(end, _)| end),
        };
        if taken == 0 {
            mended.push_str("\\ufffd");
            replaced = true;
            rest = escape.get(6..).unwrap_or_default();
        } else {
            mended.push_str(escape.get(..taken).unwrap_or_default());
            rest = escape.get(taken..).unwrap_or_default();
        }
    }
    mended.push_str(rest);
    replaced.then(|| mended.into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bodies(mut input: &[u8]) -> Vec<String> {
        let mut bodies = Vec::new();
        while let Ok(Some(body)) = read_frame(&mut input) {
            bodies.push(String::from_utf8_lossy(&body).into_owned());
        }
        bodies
    }

    #[test]
    fn frames_are_read_and_damage_is_passed_over() {
        assert_eq!(bodies(&[frame("{}"), frame("七")].concat()), ["{}", "七"]);
        assert_eq!(
            bodies(b"nonsense\r\n\r\nContent-Length: x\r\n\r\ncontent-length: 2\r\nX: y\r\n\r\n{}"),
            ["{}"]
        );
        assert_eq!(
            bodies(b"Content-Length: 99999999999999\r\n\r\nContent-Length: 2\r\n\r\n{}"),
            ["{}"]
        );
        assert_eq!(bodies(b"Content-Length: 9\r\n\r\n{}"), Vec::<String>::new());
    }

    #[test]
    fn only_halves_that_stand_alone_are_replaced() {
        for (body, expected) in [
            (r#""\ud842\udfb7""#, None),
            (r#""\\ud842""#, None),
            (r#""七\ud842七""#, Some(r#""七\ufffd七""#)),
            (
                r#""\udfb7\ud842\udfb7\n""#,
                Some(r#""\ufffd\ud842\udfb7\n""#),
            ),
            (r#""\ud842\ud842\udfb7""#, Some(r#""\ufffd\ud842\udfb7""#)),
            (r#""\ud8"#, None),
        ] {
            let mended = without_lone_surrogates(body.as_bytes())
                .map(|mended| String::from_utf8_lossy(&mended).into_owned());
            assert_eq!(mended.as_deref(), expected, "{body}");
        }
    }
}
