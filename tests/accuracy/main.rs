//! Measures the recogniser and the resolver against the labelled set (`README.md` beside this
//! file has its format): precision, recall and false alarms by kind and by language, for the
//! development half and for the test half, which rules are not tuned on.
//!
//! ```text
//! cargo test --test accuracy                          the tables; fails below the floors
//! cargo test --test accuracy -- --list development    every difference, with its passage
//! cargo test --test accuracy -- --ordinary FOLDER     every citation recognised in other text
//! ```

mod labelled;
mod measure;
mod ordinary;

use std::path::Path;
use std::process::ExitCode;

use measure::{Measured, Table};

/// Precision and recall, in thousandths, below which a half fails.
const FLOORS: [(&str, u32); 2] = [("development", 990), ("test", 990)];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let listed = arguments
        .iter()
        .position(|argument| argument == "--list")
        .map(|at| arguments.get(at + 1).map_or("development", String::as_str));
    if let Some(at) = arguments
        .iter()
        .position(|argument| argument == "--ordinary")
    {
        return ordinary(arguments.get(at + 1).map_or(Path::new("."), Path::new));
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/accuracy");
    let (mut passed, mut failed) = (0, 0);
    for (half, floor) in FLOORS {
        let passages = match labelled::read_folder(&root.join(half)) {
            Ok(passages) => passages,
            Err(problem) => {
                println!("{problem}");
                failed += 1;
                continue;
            }
        };
        let measured: Vec<Measured> = passages.iter().map(measure::measure).collect();
        let table = Table::of(&measured);
        println!("\n{half}: {} passages\n\n{table}", passages.len());
        if listed == Some(half) {
            for line in measured.iter().flat_map(|one| &one.differences) {
                println!("{line}");
            }
        }
        if table.precision() >= floor && table.recall() >= floor && table.false_alarms() == 0 {
            passed += 1;
        } else {
            println!(
                "{half}: below {}.{} % or with false alarms",
                floor / 10,
                floor % 10
            );
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

fn ordinary(folder: &Path) -> ExitCode {
    let run = ordinary::run(folder);
    println!(
        "{} files, {:.1} MB, {:.1} million Chinese characters: {} citations recognised, {} errors and warnings, {} informations",
        run.files,
        run.bytes as f64 / 1e6,
        run.chinese as f64 / 1e6,
        run.recognised,
        run.errors_and_warnings,
        run.information
    );
    let passed = run.files > 0 && run.errors_and_warnings == 0;
    println!("{} passed, {} failed", u8::from(passed), u8::from(!passed));
    if passed {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
