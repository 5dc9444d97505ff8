//! How long a drafter waits: the real server over stdio, measured as a process from outside.
//!
//! `cargo bench --bench process` prints p50 and p99 in microseconds for a keystroke to its
//! diagnostics, hover, completion, a burst of edits and opening, in drafts of 100 KB and 1 MB with a citation in
//! 70 characters and 36 wrong ones in a megabyte; the time to start, the memory held, and how fast `check` reads. Beside each figure stands the same exchange with a process that only echoes, in
//! turns within the same run: machines are noisy, so compare ratios. Nothing here passes or fails.
//! Last in each line is what the server has of a processor for one exchange, where the kernel tells (Linux), which
//! other work of the machine hardly makes longer.
//!
//! Where nothing else runs, figures are up to three times those of a machine with other work: each
//! thread that an answer needs is woken on a core that has gone to sleep, and the echo needs one
//! only. Compare two builds under the same conditions, in turns.

mod client;
mod drafts;
mod echo;
#[path = "../support/process.rs"]
mod process;
mod processor;
mod throughput;

use std::time::{Duration, Instant};

use client::Process;
use drafts::Draft;
use serde_json::{Value, json};

const SIZES: [(&str, usize); 2] = [("100 KB", 100_000), ("1 MB", 1_000_000)];
/// Exchanges measured for each figure, after a few that are not.
const ROUNDS: usize = 1_000;
const WARM_UP: usize = 50;
const STARTS: usize = 30;

/// Edits in a burst.
const BURST: usize = 20;
const OPENINGS: usize = 20;

fn main() {
    if std::env::args().any(|argument| argument == "--echo") {
        echo::echo_forever();
        return;
    }
    println!(
        "µs                              server p50    p99     echo p50    p99    ratio of p50    processor"
    );
    for (name, size) in SIZES {
        let draft = drafts::draft(size, Some(35));
        let mut server = Process::server(true);
        let mut echo = echo::start();
        server.open("markdown", &draft.text);
        let id = server.process.child.id();
        let keystrokes = in_turns(
            id,
            |round| server.keystroke(draft.typing_line, round),
            || echo::round_trip(&mut echo, 200, 200),
        );
        report(&format!("{name}  keystroke→diagnostics"), &keystrokes);
        let hovers = in_turns(
            id,
            |round| answered(&mut server, "textDocument/hover", &draft.at_citation(round)),
            || echo::round_trip(&mut echo, 200, 1_500),
        );
        report(&format!("{name}  hover"), &hovers);
        let completions = in_turns(
            id,
            |_| {
                answered(
                    &mut server,
                    "textDocument/completion",
                    &draft.at_completion(),
                )
            },
            || echo::round_trip(&mut echo, 200, 8_000),
        );
        report(&format!("{name}  completion"), &completions);
        let bursts = in_turns(
            id,
            |round| server.keystrokes(draft.typing_line, round * BURST..(round + 1) * BURST),
            || echo::round_trip(&mut echo, 200, 200),
        );
        report(&format!("{name}  burst of {BURST} edits"), &bursts);
        println!("{name}  resident memory: {} KiB", resident_kib(&server));
        let mut openings = Taken::default();
        for _ in 0..OPENINGS {
            let mut server = Process::server(true);
            let id = server.process.child.id();
            let had = processor::of_process(id).unwrap_or_default();
            openings.server.push(server.open("markdown", &draft.text));
            openings.processor += processor::of_process(id)
                .unwrap_or_default()
                .saturating_sub(had);
            openings
                .echo
                .push(echo::round_trip(&mut echo, draft.text.len(), 8_000));
        }
        report(&format!("{name}  open→diagnostics"), &openings);
    }
    let mut starts = Taken::default();
    for _ in 0..STARTS {
        let begin = Instant::now();
        let server = Process::server(true);
        starts.server.push(begin.elapsed());
        starts.processor += processor::of_process(server.process.child.id()).unwrap_or_default();
        drop(server);
        let begin = Instant::now();
        let mut echo = echo::start();
        echo::round_trip(&mut echo, 200, 200);
        starts.echo.push(begin.elapsed());
    }
    report("start → initialize answered", &starts);
    let server = Process::server(true);
    println!("resident memory after start: {} KiB", resident_kib(&server));
    throughput::report();
}

/// How long a request takes that has an answer.
fn answered(server: &mut Process, method: &str, params: &Value) -> Duration {
    let (taken, result) = server.request(method, params);
    assert!(!result.is_null(), "{method} has no answer");
    taken
}

/// Resident memory now, from the kernel; 0 where it does not tell.
fn resident_kib(process: &Process) -> u64 {
    let id = process.process.child.id();
    std::fs::read_to_string(format!("/proc/{id}/status"))
        .unwrap_or_default()
        .lines()
        .find_map(|line| {
            line.strip_prefix("VmRSS:")?
                .trim()
                .strip_suffix(" kB")?
                .trim()
                .parse()
                .ok()
        })
        .unwrap_or_default()
}

/// What exchanges with the server and with the echo have taken.
#[derive(Default)]
struct Taken {
    server: Vec<Duration>,
    echo: Vec<Duration>,
    /// What the server had of a processor for all of them; zero where the kernel does not tell.
    processor: Duration,
}

/// Two measurements taken alternately; `id` is the server's.
fn in_turns(
    id: u32,
    mut server: impl FnMut(usize) -> Duration,
    mut echo: impl FnMut() -> Duration,
) -> Taken {
    let mut taken = Taken::default();
    let had = || processor::of_process(id).unwrap_or_default();
    let mut before = Duration::ZERO;
    for round in 0..ROUNDS + WARM_UP {
        if round == WARM_UP {
            before = had();
        }
        let (one, other) = (server(round), echo());
        if round >= WARM_UP {
            taken.server.push(one);
            taken.echo.push(other);
        }
    }
    taken.processor = had().saturating_sub(before);
    taken
}

fn report(name: &str, taken: &Taken) {
    let (server, echo) = (percentiles(&taken.server), percentiles(&taken.echo));
    let processor = taken.processor.as_secs_f64() * 1e6 / taken.server.len() as f64;
    println!(
        "{name:<32}{:>9.0} {:>6.0} {:>12.0} {:>6.0} {:>12.1} {processor:>15.0}",
        server.0,
        server.1,
        echo.0,
        echo.1,
        server.0 / echo.0
    );
}

/// The median and the 99th percentile, in microseconds.
fn percentiles(taken: &[Duration]) -> (f64, f64) {
    let mut sorted = taken.to_vec();
    sorted.sort_unstable();
    let at = |share: f64| sorted[((sorted.len() - 1) as f64 * share) as usize].as_secs_f64() * 1e6;
    (at(0.5), at(0.99))
}

impl Draft {
    fn at_citation(&self, round: usize) -> Value {
        let (line, character) = self.citations[round * 7 % self.citations.len()];
        json!({"textDocument": {"uri": client::URI}, "position": {"line": line, "character": character}})
    }

    /// Behind `七.` at the start of a line that offers its paragraphs.
    fn at_completion(&self) -> Value {
        let (line, character) = self.citations[self.citations.len() / 2];
        json!({"textDocument": {"uri": client::URI}, "position": {"line": line, "character": character + "七.2".len()}})
    }
}
