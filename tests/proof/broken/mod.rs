//! What the check of a compilation refuses: a sound one with one thing broken, and where it is told; a file for each thing that
//! can be broken.

mod cascades;
mod days;
mod files;
mod names;
mod numbers;
mod once;
mod parts;
mod text;

use std::fs;
use std::path::Path;

use crate::example::folder;
use crate::program::run;

/// Copies a folder with everything in it.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder to copy") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).expect("a copy");
        }
    }
}

/// What the check says of a compilation in which words of a file are replaced: the first occurrence of them; the
/// whole file is taken away where there are none, and put there where there is none yet.
fn checked(name: &str, file: &str, right: &str, wrong: &str) -> (i32, String) {
    let desk = tempfile::tempdir().expect("a temporary folder");
    copy(&folder(name), &desk.path().join("broken"));
    let path = desk.path().join("broken").join(file);
    if right.is_empty() && wrong.is_empty() {
        fs::remove_file(&path).expect("the file was there");
    } else if right.is_empty() {
        assert!(!path.exists(), "{name}/{file} is there");
        fs::write(&path, wrong).expect("a new file");
    } else {
        let text = fs::read_to_string(&path).expect("a file of the compilation");
        assert!(text.contains(right), "{name}/{file} has {right}");
        fs::write(&path, text.replacen(right, wrong, 1)).expect("a broken file");
    }
    run(
        desk.path(),
        &["--locale", "en", "corpus", "check", "broken"],
    )
}

/// One cause, one message: nothing else is told than what is expected.
#[track_caller]
fn check_alone(name: &str, rows: &[(&str, &str, &str, &str)]) {
    check_refused(name, rows);
    let mut others = Vec::new();
    for (file, right, wrong, expected) in rows {
        let (_, output) = checked(name, file, right, wrong);
        let told = output.lines().filter(|line| line.starts_with("broken/"));
        let told: Vec<&str> = told.filter(|line| !line.ends_with(expected)).collect();
        if !told.is_empty() {
            others.push(format!("{wrong}\n    {}", told.join("\n    ")));
        }
    }
    assert!(others.is_empty(), "\n{}", others.join("\n"));
}

#[track_caller]
fn check_refused(name: &str, rows: &[(&str, &str, &str, &str)]) {
    let mut differences = Vec::new();
    for (file, right, wrong, expected) in rows {
        let (status, output) = checked(name, file, right, wrong);
        if status != 1 || !output.contains(&format!("broken/{expected}\n")) {
            let first: Vec<&str> = output.lines().take(4).collect();
            let first = first.join("\n    ");
            differences.push(format!(
                "{wrong}\n  expected: {expected}\n  said ({status}): {first}"
            ));
        }
    }
    assert!(differences.is_empty(), "\n{}", differences.join("\n"));
}
