//! How fast `check` reads a folder, beside a vectorised search for one character over the same bytes.

use std::fs;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::client::program;
use crate::drafts::draft;

/// Drafts in the folder, and bytes in each.
const FILES: usize = 8;
const SIZE: usize = 1_000_000;
/// The best of so many is taken: other work of the machine makes some longer.
const ROUNDS: usize = 7;

/// What is checked, and how often it cites.
const KINDS: [(&str, Option<usize>); 3] = [
    ("no citation", None),
    ("one in 2,000 characters", Some(2_000)),
    ("one in 70 characters", Some(35)),
];

/// Prints a line for each kind of draft.
pub fn report() {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    println!(
        "check of {FILES} files of 1 MB, {cores} cores          MB/s    of the search's time (one core)"
    );
    for (name, characters) in KINDS {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let text = draft(SIZE, characters).text;
        for number in 0..FILES {
            let file = folder.path().join(format!("{number}.md"));
            fs::write(file, &text).expect("the folder can be written");
        }
        let mut empty = Duration::MAX;
        let mut checked = Duration::MAX;
        let mut searched = Duration::MAX;
        for _ in 0..ROUNDS {
            empty = empty.min(check(None));
            checked = checked.min(check(Some(folder.path())));
            let begin = Instant::now();
            for _ in 0..FILES {
                let found = memchr::memmem::find_iter(text.as_bytes(), "第".as_bytes()).count();
                std::hint::black_box(found);
            }
            searched = searched.min(begin.elapsed());
        }
        let bytes = (FILES * text.len()) as f64;
        let taken = checked.saturating_sub(empty).as_secs_f64();
        println!(
            "  {name:<38} {:>9.0} {:>12.1}",
            bytes / taken / 1e6,
            taken / searched.as_secs_f64()
        );
    }
}

/// How long the program takes for a folder, or only to start and say what it is.
fn check(folder: Option<&std::path::Path>) -> Duration {
    let mut command = Command::new(program());
    match folder {
        Some(folder) => command.args(["check", "--no-project-file"]).arg(folder),
        None => command.arg("--version"),
    };
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let begin = Instant::now();
    command.status().expect("the program starts");
    begin.elapsed()
}
