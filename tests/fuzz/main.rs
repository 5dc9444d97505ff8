//! Whatever comes in, nothing panics, every place lies in its text, and what has been edited reads like what is
//! opened afresh.
//!
//! ```text
//! cargo bench --bench fuzz                         each target for ten seconds
//! cargo bench --bench fuzz -- edits 3600           one target, for that many seconds
//! ```
//!
//! What goes in is made from real texts (`tests/accuracy`, the compilation, project files) by mutations, and made
//! as short as it can be where it breaks something; `seeds/` has what once did. What was tried is counted.
//!
//! Not here: what the right answer is (`tests/accuracy`); how long it takes (`tests/bench`).

#[path = "../session/editor.rs"]
#[allow(dead_code)]
mod editor;
mod mutation;
mod targets;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use targets::TARGETS;

/// Cases that are tried between two looks at the clock.
const ROUND: u32 = 64;

fn main() -> ExitCode {
    // Cargo says --bench to every benchmark.
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| argument != "--bench")
        .collect();
    let (wanted, seconds) = match arguments.as_slice() {
        [] => (None, Some(10)),
        [target] => (Some(target), Some(10)),
        [target, seconds] => (Some(target), seconds.parse().ok()),
        _ => (None, None),
    };
    let names = || TARGETS.map(|(name, _)| name).join(", ");
    let Some(seconds) = seconds else {
        eprintln!("fuzz: [TARGET [SECONDS]]; targets are {}", names());
        return ExitCode::from(2);
    };
    let chosen: Vec<_> = TARGETS
        .iter()
        .filter(|(name, _)| wanted.is_none_or(|wanted| wanted == name))
        .collect();
    if chosen.is_empty() {
        eprintln!("fuzz: there is no such target; targets are {}", names());
        return ExitCode::from(2);
    }
    let mut are_sound = true;
    for (name, target) in chosen {
        let mut is_sound = true;
        let (begun, time) = (Instant::now(), Duration::from_secs(seconds));
        let mut cases = 0;
        while begun.elapsed() < time && is_sound {
            match target(ROUND) {
                Ok(tried) => cases += tried,
                Err(problem) => {
                    println!("{name}: {problem}");
                    is_sound = false;
                }
            }
        }
        println!("{name}: {cases} cases in {:.0?}", begun.elapsed());
        are_sound &= is_sound;
    }
    match are_sound {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    }
}
