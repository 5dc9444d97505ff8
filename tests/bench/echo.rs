//! The echo that gives the floor: a process that answers as long as it is asked to.

use std::io::BufReader;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::client::Process;
use crate::process::{read_frame, write_frame};

/// This program, echoing.
pub fn start() -> Process {
    let this = std::env::current_exe().expect("the benchmark knows its own path");
    Process::start(Command::new(this).arg("--echo"))
}

/// A body of `sent` bytes answered by one of `wanted` bytes.
pub fn round_trip(echo: &mut Process, sent: usize, wanted: usize) -> Duration {
    let number = wanted.to_string();
    let body = number.clone() + &" ".repeat(sent.saturating_sub(number.len()));
    let begin = Instant::now();
    echo.send(body.as_bytes());
    echo.receive();
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
