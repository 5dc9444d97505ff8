//! Measures what of marked-up documents is read as prose against what a reader of the rendered document
//! sees (`README.md` beside this file has the format of the labels): how many places that a reader reads
//! are checked, and how many that nobody reads are left alone.
//!
//! ```text
//! cargo test --test markup                             the tables; fails below the floors
//! cargo test --test markup -- --list                   every miss
//! cargo test --test markup -- --list given markdown    those of a set, or of a markup in it
//! ```

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::ExitCode;

use serde::Deserialize;
use yuanyin::corpus::embedded;
use yuanyin::draft::Draft;
use yuanyin::features::{Given, Snapshot};
use yuanyin::messages::Locale;
use yuanyin::project::language_id;

/// The sets by their folders, and in thousandths what of the places that a reader reads must be checked,
/// and what of the others left alone.
const SETS: [(&str, [u32; 2]); 8] = [
    ("given", [990, 977]),
    ("development", [979, 982]),
    ("kept", [980, 976]),
    ("second", [980, 957]),
    ("third", [965, 951]),
    ("fourth", [973, 986]),
    ("fifth", [978, 968]),
    // A notebook.
    ("extra", [1000, 1000]),
];

/// A place of a document: a wrong citation with a number that stands in it once.
#[derive(Deserialize)]
struct Label {
    file: String,
    markup: String,
    number: u32,
    /// Whether a reader of the rendered document reads it as running text.
    told: bool,
    construct: String,
    judged_by: String,
}

#[derive(Default, Clone, Copy)]
struct Counts {
    read: u32,
    checked: u32,
    unread: u32,
    left_alone: u32,
}

impl Counts {
    fn add(&mut self, other: Counts) {
        self.read += other.read;
        self.checked += other.checked;
        self.unread += other.unread;
        self.left_alone += other.left_alone;
    }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let wished = arguments
        .iter()
        .position(|argument| argument == "--list")
        .map(|at| &arguments[at + 1..]);
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/accuracy/markup");
    let (mut passed, mut failed) = (0, 0);
    for (set, floors) in SETS {
        let (markups, misses) = match measure(&root.join(set)) {
            Ok(measured) => measured,
            Err(problem) => {
                println!("{problem}");
                failed += 1;
                continue;
            }
        };
        let total = print_table(set, &markups);
        let is_listed = |markup: &str| {
            wished.is_some_and(|wished| {
                let is = |at: usize, name: &str| wished.get(at).is_none_or(|wish| wish == name);
                is(0, set) && is(1, markup)
            })
        };
        for (_, miss) in misses.iter().filter(|(markup, _)| is_listed(markup)) {
            println!("{miss}");
        }
        let measured = [
            thousandths(total.checked, total.read),
            thousandths(total.left_alone, total.unread),
        ];
        if measured.iter().zip(floors).all(|(is, floor)| *is >= floor) {
            passed += 1;
        } else {
            let [checked, left_alone] = floors.map(percent);
            println!("{set}: below {checked} checked or {left_alone} left alone");
            failed += 1;
        }
    }
    println!("{passed} passed, {failed} failed");
    if failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

type Markups = BTreeMap<String, Counts>;

/// The counts of a folder's documents by markup, and a line for every miss, with its markup.
fn measure(folder: &Path) -> Result<(Markups, Vec<(String, String)>), String> {
    let read = |name: &str| {
        let path = folder.join(name);
        std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))
    };
    let labels: Vec<Label> =
        serde_json::from_str(&read("labels.json")?).map_err(|error| error.to_string())?;
    let mut files: BTreeMap<&str, Vec<&Label>> = BTreeMap::new();
    for label in &labels {
        files.entry(&label.file).or_default().push(label);
    }
    if files.is_empty() {
        return Err(format!("{}: no labels", folder.display()));
    }
    let mut markups = Markups::new();
    let mut misses = Vec::new();
    for (name, labels) in files {
        let text = read(name)?;
        let complaints = complaints(name, &text);
        for label in labels {
            let is_told = complaints.contains(&label.number);
            let counts = markups.entry(label.markup.clone()).or_default();
            let is_right = is_told == label.told;
            let (all, right) = match label.told {
                true => (&mut counts.read, &mut counts.checked),
                false => (&mut counts.unread, &mut counts.left_alone),
            };
            *all += 1;
            *right += u32::from(is_right);
            if !is_right {
                let what = if label.told {
                    "is not checked"
                } else {
                    "nobody reads"
                };
                let number = label.number.to_string();
                let line = text.lines().position(|line| line.contains(&number));
                misses.push((
                    label.markup.clone(),
                    format!(
                        "{name}:{} 七.{number} {what}: {} ({})",
                        line.map_or(0, |line| line + 1),
                        label.construct,
                        label.judged_by
                    ),
                ));
            }
        }
    }
    Ok((markups, misses))
}

/// The numbers in a file that something is told of, read as `yuanyin check` reads it.
fn complaints(name: &str, text: &str) -> BTreeSet<u32> {
    let draft = Draft::open(text, language_id(Path::new(name)), embedded::corpus());
    let snapshot = Snapshot::new(Given::plain(draft, Locale::Chinese));
    let findings = snapshot.findings().all().iter();
    findings
        .filter(|finding| !finding.is_exempt)
        .flat_map(|finding| numbers(&text[finding.range.clone()]))
        .collect()
}

/// The numbers in a stretch of text, also where markup parts them from what stands before.
fn numbers(text: &str) -> impl Iterator<Item = u32> {
    text.split(|c: char| !c.is_ascii_digit())
        .filter_map(|number| number.parse().ok())
}

fn print_table(set: &str, markups: &Markups) -> Counts {
    let mut total = Counts::default();
    for counts in markups.values() {
        total.add(*counts);
    }
    println!("\n{set}\n");
    println!("| markup | read and checked | not read and left alone |");
    println!("| --- | ---: | ---: |");
    let rows = markups.iter().map(|(name, counts)| (name.as_str(), counts));
    for (name, counts) in rows.chain([("all", &total)]) {
        let rate = |part, whole| format!("{} ({part}/{whole})", percent(thousandths(part, whole)));
        println!(
            "| {name} | {} | {} |",
            rate(counts.checked, counts.read),
            rate(counts.left_alone, counts.unread)
        );
    }
    total
}

/// Rounded down, so that a hundred per cent means all.
fn thousandths(part: u32, whole: u32) -> u32 {
    (part * 1000).checked_div(whole).unwrap_or(1000)
}

fn percent(thousandths: u32) -> String {
    format!("{}.{} %", thousandths / 10, thousandths % 10)
}
