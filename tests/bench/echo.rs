//! The echo that gives the floor: a process that answers as long as it is asked to.

use std::io::BufReader;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::process::{self, read_frame, write_frame};

/// This program, echoing; it ends with its input.
pub struct Echo(process::Process);

pub fn start() -> Echo {
    let this = std::env::current_exe().expect("the benchmark knows its own path");
    Echo(process::start(Command::new(this).arg("--echo")))
}

impl Drop for Echo {
    fn drop(&mut self) {
        // Nothing depends on how it ends.
        let _ = self.0.child.kill();
        let _ = self.0.child.wait();
    }
}

/// A body of `sent` bytes answered by one of `wanted` bytes.
pub fn round_trip(echo: &mut Echo, sent: usize, wanted: usize) -> Duration {
    let number = wanted.to_string();
    let body = number.clone() + &" ".repeat(sent.saturating_sub(number.len()));
    let begin = Instant::now();
    write_frame(&mut echo.0.input, body.as_bytes()).expect("the echo reads");
    read_frame(&mut echo.0.output).expect("the echo answers");
    begin.elapsed()
}

/// Answers each frame with one as long as the number in it says, until the input ends.
pub fn echo_forever() {
    let mut input = BufReader::new(std::io::stdin().lock());
    let mut output = std::io::stdout().lock();
    while let Some(body) = read_frame(&mut input) {
        let wanted: usize = String::from_utf8_lossy(&body).trim().parse().unwrap_or(0);
        if write_frame(&mut output, &vec![b' '; wanted]).is_err() {
            return;
        }
    }
}
