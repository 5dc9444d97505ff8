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
}
