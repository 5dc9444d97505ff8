//! Messages in their frames: `Content-Length: n`, an empty line, n bytes.

use std::io::{self, BufRead, Read};

/// Longer messages are not believed: no document is that long.
const LONGEST: usize = 1 << 30;

/// Bytes of a line before a message, at most: a damaged body may stand before a header in one line, but what
/// never ends is no client's.
const LONGEST_LINE: u64 = 1 << 20;

/// Reads the next message; `None` at the end of the input. Lines that are no header are passed
/// over until a length is found, so that one damaged frame does not end the session.
///
/// # Errors
///
/// The input cannot be read, ends within a message, or is not in frames at all: a line goes on without end.
pub fn read_frame(input: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut length: Option<usize> = None;
    loop {
        let mut line = Vec::new();
        let mut bounded = input.take(LONGEST_LINE);
        if bounded.read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        if bounded.limit() == 0 && !line.ends_with(b"\n") {
            let reason = "a header line without an end";
            return Err(io::Error::new(io::ErrorKind::InvalidData, reason));
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
    fn a_line_without_an_end_is_not_kept() {
        let mut endless = io::BufReader::new(io::repeat(b'x'));
        let error = read_frame(&mut endless).err();
        assert_eq!(
            error.map(|error| error.kind()),
            Some(io::ErrorKind::InvalidData)
        );
        let long = [vec![b'x'; 1 << 19], b"\r\n".to_vec(), frame("{}")].concat();
        assert_eq!(bodies(&long), ["{}"]);
    }
}
