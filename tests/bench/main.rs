//! How long a drafter waits: the real server over stdio, measured as a process from outside.
//!
//! `cargo bench --bench process` prints p50 and p99 in microseconds for a keystroke to its
//! diagnostics, hover and completion, in drafts of 100 KB and 1 MB, and the time to start and the
//! memory held. Beside each figure stands the same exchange with a process that only echoes, in
//! turns within the same run: machines are noisy, so compare ratios. Nothing here passes or fails.
//! Last in each line is what the server has of a processor for one exchange, where the kernel tells (Linux), which
//! other work of the machine hardly makes longer.
//!
//! Where nothing else runs, figures are up to three times those of a machine with other work: each
//! thread that an answer needs is woken on a core that has gone to sleep, and the echo needs one
//! only. Compare two builds under the same conditions, in turns.

mod client;
mod echo;
#[path = "../support/process.rs"]
mod process;
mod processor;

use std::time::{Duration, Instant};

use client::Process;
use serde_json::{Value, json};

const SIZES: [(&str, usize); 2] = [("100 KB", 100_000), ("1 MB", 1_000_000)];
/// Exchanges measured for each figure, after a few that are not.
const ROUNDS: usize = 1_000;
const WARM_UP: usize = 50;
const STARTS: usize = 30;

/// Sentences of a working paper that cites the compilation; the draft repeats them with filler.
const SENTENCES: [&str; 6] = [
    "工作组建议各国分享良好做法，见A部分 七.17和七.20-22。",
    "缔约方会议第3/4号决定第2段(b)项确定了优先领域，第4/3号决定又作了补充。",
    "报告（CTOC/COP/WG.2/2013/5，第24段）所载建议已由第7/3号决议附件一第20段核可。",
    "各国应当为执法人员、检察官和司法人员提供专业培训，并应继续与有关国际组织和区域组织协调技术援助工作。",
    "在预算外资源允许的范围内，秘书处应当继续收集、传播和分析执行情况的信息，并向缔约方会议下届会议提出报告。",
    "与会者一致认为，证人保护方案的体制化有赖于可持续和可预测的供资，这一点在历次会议上均得到重申。",
];

fn main() {
    if std::env::args().any(|argument| argument == "--echo") {
        echo::echo_forever();
        return;
    }
    println!(
        "µs                              server p50    p99     echo p50    p99    ratio of p50    processor"
    );
    for (name, size) in SIZES {
        let draft = draft(size);
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
        println!("{name}  resident memory: {} KiB", resident_kib(&server));
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

/// A draft with the places that are asked about.
pub struct Draft {
    pub text: String,
    /// Line and UTF-8 character of 七.20-22, once for each paragraph that has it.
    citations: Vec<(usize, usize)>,
    /// The middle line, where the drafter types.
    pub typing_line: usize,
}

fn draft(size: usize) -> Draft {
    let mut text = String::new();
    let mut citations = Vec::new();
    let mut line = 0;
    while text.len() < size {
        let sentence = SENTENCES[line / 2 % SENTENCES.len()];
        if let Some(at) = sentence.find("七.20") {
            citations.push((line, at));
        }
        text.push_str(sentence);
        text.push_str("\n\n");
        line += 2;
    }
    let typing_line = line / 4 * 2;
    Draft {
        text,
        citations,
        typing_line,
    }
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
