//! How time grows with a draft: documents that are made to be slow, at once, twice and four times
//! their size, through the built program.
//!
//! `cargo bench --bench growth` prints for each kind of document and each thing asked of it three
//! times in milliseconds and the exponent that fits them: 1 where twice the draft takes twice the
//! time, 2 where it takes four times as much, 0 where the draft's size is no matter. What an empty
//! draft takes is taken off before; `–` stands where the rest is too little to say anything.
//! Exponents of 1.3 and more are marked and listed again at the end. Nothing here passes or fails.
//!
//! `cargo bench --bench growth -- comments check` measures only the lines that hold all these words,
//! `-- --size 400` begins with 400 KB instead of 50.
//!
//! Times are the processor's, where the kernel tells them (Linux); elsewhere the clock's, which other
//! work of the machine makes longer.

#[path = "../client.rs"]
mod client;
mod documents;
mod ended;
#[path = "../../support/process.rs"]
mod process;
#[path = "../processor.rs"]
mod processor;

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use client::Process;
use documents::{KINDS, Kind};
use serde_json::{Value, json};

/// Bytes of the smallest document.
const SIZE: usize = 50_000;
/// How often each is measured; the middle one counts. (The shortest would be one in which a thread has
/// ended and taken along what it had.)
const ROUNDS: usize = 3;
/// Keystrokes of one measurement; the middle one counts.
const KEYSTROKES: usize = 5;
/// How often all of a document is taken out and put in again.
const REPLACED: usize = 40;
/// A check is repeated until it has taken this long in all, but not more often than so many times.
const CHECKED: Duration = Duration::from_millis(300);
const CHECKS: u32 = 8;
/// What takes longer is measured once, and its larger documents not at all.
const PATIENCE: Duration = Duration::from_secs(4);
/// Less than this above an empty draft tells nothing about growth.
const LEAST: f64 = 1.0;
/// Exponents from here on are marked.
const NOTABLE: f64 = 1.3;

/// What is asked of a document.
#[derive(Clone, Copy)]
enum Asked {
    /// Opened, until its diagnostics have arrived.
    Opening,
    /// A keystroke in its middle, until its diagnostics have arrived.
    Keystroke,
    /// All of it put in and taken out again 40 times, and then a hover.
    Replaced,
    /// Code actions for the line in its middle.
    ActionsForALine,
    /// Code actions for the whole of it.
    ActionsForAll,
    /// Code actions for one line in eight, one after another, as a cursor goes through it.
    ActionsForEach,
    /// The same of an editor that does not resolve them.
    ActionsUnresolved,
    /// The list of its citations.
    List,
    /// How its citations are coloured.
    Colours,
    /// `yuanyin check`, with a format.
    Check(&'static str),
}

const ASKED: [(&str, Asked); 12] = [
    ("opening", Asked::Opening),
    ("keystroke", Asked::Keystroke),
    ("replaced", Asked::Replaced),
    ("actions-line", Asked::ActionsForALine),
    ("actions-all", Asked::ActionsForAll),
    ("actions-each", Asked::ActionsForEach),
    ("actions-plain", Asked::ActionsUnresolved),
    ("list", Asked::List),
    ("colours", Asked::Colours),
    ("check-text", Asked::Check("text")),
    ("check-json", Asked::Check("json")),
    ("check-sarif", Asked::Check("sarif")),
];

fn main() {
    let (wanted, size) = arguments();
    let folder = std::env::temp_dir().join(format!("yuanyin-growth-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for the documents");
    println!(
        "{:<34}{:<14}{:>10}{:>10}{:>10}  exponent",
        "document",
        "asked",
        format!("{} KB", size / 1_000),
        format!("{} KB", size / 500),
        format!("{} KB", size / 250)
    );
    let mut notable = Vec::new();
    for kind in &KINDS {
        for (name, asked) in ASKED {
            let line = format!("{} {name}", kind.name);
            if !wanted.iter().all(|word| line.contains(word)) {
                continue;
            }
            let (row, exponent) = measured(kind, name, asked, size, &folder);
            println!("{row}");
            if exponent.is_some_and(|exponent| exponent >= NOTABLE) {
                notable.push(row);
            }
        }
    }
    if !notable.is_empty() {
        println!("\nmore than in proportion:\n{}", notable.join("\n"));
    }
    // Nothing depends on whether the documents are left behind.
    let _ = std::fs::remove_dir_all(&folder);
}

/// The words that a line has to hold, and the smallest size in bytes.
fn arguments() -> (Vec<String>, usize) {
    let (mut words, mut size) = (Vec::new(), SIZE);
    let mut given = std::env::args().skip(1);
    while let Some(argument) = given.next() {
        match argument.as_str() {
            // Cargo passes it to every benchmark.
            "--bench" => {}
            "--size" => {
                let thousands: Option<usize> = given.next().and_then(|size| size.parse().ok());
                size = thousands.expect("--size is followed by a number of KB") * 1_000;
            }
            _ => words.push(argument),
        }
    }
    (words, size)
}

/// One line of the table, and the exponent.
fn measured(
    kind: &Kind,
    name: &str,
    asked: Asked,
    size: usize,
    folder: &Path,
) -> (String, Option<f64>) {
    let milliseconds = |taken: Duration| taken.as_secs_f64() * 1e3;
    // The empty document first; in turns, so that other work of the machine falls on all of them.
    let texts = [0, 1, 2, 4].map(|factor| kind.text(factor * size));
    let mut taken: [Vec<Duration>; 4] = Default::default();
    for _ in 0..ROUNDS {
        for (text, taken) in texts.iter().zip(&mut taken) {
            if taken.last().is_some_and(|last| *last > PATIENCE) {
                break;
            }
            let last = take(kind, asked, text, folder);
            taken.push(last);
            if last > PATIENCE {
                break;
            }
        }
    }
    let [floor, taken @ ..] = taken.map(middle);
    let floor = floor.map(milliseconds).unwrap_or_default();
    let mut row = format!("{:<34}{name:<14}", kind.name);
    let mut times = Vec::new();
    for taken in taken {
        match taken.map(milliseconds) {
            Some(taken) => {
                row.push_str(&format!("{taken:>10.1}"));
                times.push(taken);
            }
            None => row.push_str(&format!("{:>10}", "…")),
        }
    }
    let above: Vec<f64> = times.iter().map(|taken| (taken - floor).max(0.0)).collect();
    let exponent = exponent(&above);
    match exponent {
        Some(exponent) => {
            let mark = if exponent >= NOTABLE { "  !" } else { "" };
            row.push_str(&format!("{exponent:>10.2}{mark}"));
        }
        None => row.push_str(&format!("{:>10}", "–")),
    }
    (row, exponent)
}

/// The exponent that fits times of documents each twice as large as the one before: the slope of
/// their logarithms. `None` where they are too short to tell.
fn exponent(times: &[f64]) -> Option<f64> {
    let (first, last) = (times.first()?, times.last()?);
    if *last < LEAST || times.len() < 2 {
        return None;
    }
    // The points stand at equal distances, so the middle one does not change the slope.
    let doublings = (times.len() - 1) as f64;
    Some((last / first.max(LEAST / 10.0)).log2() / doublings)
}

/// The middle one of some measurements.
fn middle(mut taken: Vec<Duration>) -> Option<Duration> {
    taken.sort_unstable();
    taken.get(taken.len() / 2).copied()
}

/// One measurement.
fn take(kind: &Kind, asked: Asked, text: &str, folder: &Path) -> Duration {
    if let Asked::Check(format) = asked {
        return check(kind, format, text, folder);
    }
    let mut server = Process::server(!matches!(asked, Asked::ActionsUnresolved));
    let id = server.process.child.id();
    let lines = text.lines().count();
    let halfway = lines / 2;
    let document = json!({"uri": client::URI});
    let ask = |server: &mut Process, method: &str, params: &Value| {
        spent(id, || server.request(method, params).0)
    };
    let actions = |server: &mut Process, first: usize, last: usize| {
        let range = json!({"start": {"line": first, "character": 0}, "end": {"line": last, "character": 0}});
        let params =
            json!({"textDocument": document, "range": range, "context": {"diagnostics": []}});
        ask(server, "textDocument/codeAction", &params)
    };
    let opening = spent(id, || server.open(kind.language, text));
    match asked {
        Asked::Opening | Asked::Check(_) => opening,
        Asked::Keystroke => {
            let keystrokes =
                (0..KEYSTROKES).map(|round| spent(id, || server.keystroke(halfway, round)));
            middle(keystrokes.collect()).unwrap_or_default()
        }
        Asked::Replaced => spent(id, || replaced(&mut server, text, lines)),
        Asked::ActionsForALine => actions(&mut server, halfway, halfway + 1),
        Asked::ActionsForAll => actions(&mut server, 0, lines),
        Asked::ActionsForEach | Asked::ActionsUnresolved => (0..lines)
            .step_by(8)
            .map(|line| actions(&mut server, line, line + 1))
            .sum(),
        Asked::List => ask(&mut server, "yuanyin/citations", &document),
        Asked::Colours => {
            let whole = json!({"textDocument": document});
            ask(&mut server, "textDocument/semanticTokens/full", &whole)
        }
    }
}

/// Puts a text in and takes it out again, over and over, without waiting, and asks for a hover behind it all.
fn replaced(server: &mut Process, text: &str, lines: usize) -> Duration {
    let begin = Instant::now();
    let whole =
        json!({"start": {"line": 0, "character": 0}, "end": {"line": lines + 1, "character": 0}});
    for turn in 0..2 * REPLACED {
        let text = if turn % 2 == 0 { "" } else { text };
        server.replace(&whole, text);
    }
    let place =
        json!({"textDocument": {"uri": client::URI}, "position": {"line": 0, "character": 0}});
    server.request("textDocument/hover", &place);
    begin.elapsed()
}

/// What a process has of the processor while something is done with it, or else what that takes by
/// the clock.
fn spent(id: u32, work: impl FnOnce() -> Duration) -> Duration {
    let before = processor::of_process(id);
    let by_the_clock = work();
    let after = processor::of_process(id);
    match (before, after) {
        (Some(before), Some(after)) => after.saturating_sub(before),
        _ => by_the_clock,
    }
}

/// A file checked on the command line.
fn check(kind: &Kind, format: &str, text: &str, folder: &Path) -> Duration {
    let file = folder.join(format!("draft.{}", kind.ending));
    std::fs::write(&file, text).expect("the document can be written");
    let before = ended::processor();
    let begin = Instant::now();
    let mut times = 0;
    while times < CHECKS && begin.elapsed() < CHECKED {
        check_once(kind, format, &file);
        times += 1;
    }
    let by_the_clock = begin.elapsed();
    let taken = match (before, ended::processor()) {
        (Some(before), Some(after)) => after.saturating_sub(before),
        _ => by_the_clock,
    };
    taken / times.max(1)
}

fn check_once(kind: &Kind, format: &str, file: &Path) {
    let status = Command::new(client::program())
        .args(["check", "--no-project-file", "--format", format])
        .arg(file)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .expect("the program runs");
    assert!(
        matches!(status.code(), Some(0 | 1)),
        "{}: {status}",
        kind.name
    );
}
