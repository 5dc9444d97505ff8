//! How far a long run is, on the terminal of who waits for it.

use std::io::{IsTerminal, Write, stderr};
use std::time::{Duration, Instant};

use crate::messages::{self, Locale};

/// A run that is over sooner shows nothing.
const PATIENCE: Duration = Duration::from_millis(700);
/// The least time between two lines.
const PAUSE: Duration = Duration::from_millis(100);

/// A line on standard error, where that is a terminal, that says how many files have been read.
pub struct Progress {
    is_shown: bool,
    /// Something stands on the line.
    is_dirty: bool,
    next: Instant,
    done: usize,
    all: usize,
    locale: Locale,
}

impl Progress {
    pub fn new(all: usize, locale: Locale, is_quiet: bool) -> Progress {
        Progress {
            is_shown: !is_quiet && stderr().is_terminal(),
            is_dirty: false,
            next: Instant::now() + PATIENCE,
            done: 0,
            all,
            locale,
        }
    }

    /// One more has been read.
    pub fn step(&mut self) {
        self.done += 1;
        let now = Instant::now();
        if !self.is_shown || now < self.next {
            return;
        }
        self.next = now + PAUSE;
        self.is_dirty = true;
        let line = messages::progress(self.locale, self.done, self.all);
        let _ = write!(stderr().lock(), "\r\x1b[K{line}");
        let _ = stderr().flush();
    }

    /// Takes the line away, for what is to stand there.
    pub fn hide(&mut self) {
        if std::mem::take(&mut self.is_dirty) {
            let _ = write!(stderr().lock(), "\r\x1b[K");
            let _ = stderr().flush();
        }
    }
}
