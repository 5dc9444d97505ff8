//! What comes in, looked at on its way to the library: that passes over what is no JSON without a word, as the
//! protocol's other libraries do, and who has typed a question would wait for ever.

use std::pin::Pin;
use std::task::{Context, Poll};

use serde::de::IgnoredAny;
use tokio::io::{AsyncRead, ReadBuf};

use crate::messages::{self, Locale};

/// Bytes of a line that are looked at: of a longer one it is not told whether it is JSON.
const LONGEST: usize = 1 << 20;
/// Characters of a line that are shown.
const SHOWN: usize = 60;

/// A source of lines; those that are no JSON are told on standard error. Standard output is the protocol's alone.
pub struct Heard<R> {
    source: R,
    locale: Locale,
    line: Vec<u8>,
}

impl<R> Heard<R> {
    pub fn of(source: R, locale: Locale) -> Heard<R> {
        Heard {
            source,
            locale,
            line: Vec::new(),
        }
    }

    fn hear(&mut self, bytes: &[u8]) {
        for piece in bytes.split_inclusive(|byte| *byte == b'\n') {
            let room = LONGEST.saturating_sub(self.line.len()).min(piece.len());
            self.line.extend(piece.iter().take(room));
            if piece.ends_with(b"\n") {
                self.tell();
                self.line.clear();
            }
        }
    }

    /// Says so where the line is no JSON.
    fn tell(&self) {
        let line = self.line.trim_ascii();
        let line = line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line);
        if line.is_empty()
            || self.line.len() >= LONGEST
            || serde_json::from_slice::<IgnoredAny>(line).is_ok()
        {
            return;
        }
        let line = String::from_utf8_lossy(line);
        let shown: String = line.chars().take(SHOWN).collect();
        let told = messages::not_of_the_protocol(self.locale, shown.trim());
        eprintln!("yuanyin: {told}");
    }
}

impl<R: AsyncRead + Unpin> AsyncRead for Heard<R> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<std::io::Result<()>> {
        let before = buffer.filled().len();
        let polled = Pin::new(&mut self.source).poll_read(context, buffer);
        if let Poll::Ready(Ok(())) = polled {
            let bytes = buffer.filled().get(before..).unwrap_or_default();
            match bytes.is_empty() {
                // The last line may have no end.
                true => {
                    self.tell();
                    self.line.clear();
                }
                false => self.hear(bytes),
            }
        }
        polled
    }
}
