//! The rules of the house, read off the sources: layers, where LSP and files may be known, no
//! panics on input, no paths of a machine.

mod circles;

use std::path::{Path, PathBuf};

use circles::{File, circles};

/// The layers in reading order; each may use those before it. `lsp` and `cli` do not use each other.
const LAYERS: [&str; 14] = [
    "text",
    "lexicon",
    "citation",
    "discourse",
    "corpus",
    "resolve",
    "search",
    "draft",
    "project",
    "messages",
    "features",
    "session",
    "lsp",
    "cli",
];

struct Source {
    /// Relative to `server/src`, with `/`.
    path: String,
    text: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder of sources") {
            let path: PathBuf = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let relative = path
                    .strip_prefix(&root)
                    .expect("under the root")
                    .to_string_lossy()
                    .replace('\\', "/");
                let text = std::fs::read_to_string(&path).expect("a source");
                found.push(Source {
                    path: relative,
                    text,
                });
            }
        }
    }
    assert!(found.len() > 30, "the sources are where the test looks");
    found
}

/// The lines of a source outside its tests, with their numbers.
fn program_lines(source: &Source) -> impl Iterator<Item = (usize, &str)> {
    let is_test_file = source.path.ends_with("tests.rs");
    source
        .text
        .lines()
        .enumerate()
        .take_while(move |(_, line)| !is_test_file && !line.starts_with("#[cfg(test)]"))
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
        .map(|(number, line)| (number + 1, line))
}

fn layer(path: &str) -> Option<usize> {
    let room = path.split('/').next()?.trim_end_matches(".rs");
    LAYERS.iter().position(|layer| *layer == room)
}

fn upward_uses(source: &Source) -> Vec<String> {
    let Some(own) = layer(&source.path) else {
        return Vec::new();
    };
    program_lines(source)
        .filter_map(|(number, line)| {
            let used = line.split("crate::").skip(1).find_map(|rest| {
                let name: String = rest
                    .chars()
                    .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
                    .collect();
                let used = LAYERS.iter().position(|layer| *layer == name)?;
                let siblings = LAYERS[own] == "cli" && name == "lsp";
                (used > own || siblings).then_some(name)
            })?;
            Some(format!("{}:{number} uses {used}", source.path))
        })
        .collect()
}

fn foreign_words(source: &Source) -> Vec<String> {
    let room = source.path.split('/').next().unwrap_or_default();
    let rules: [(&[&str], bool); 4] = [
        // The shells know the session, and not how it is written down.
        (&["lsp_types", "tower_lsp", "dashmap"], room == "session"),
        (&["tokio::"], room == "lsp"),
        // A session runs where there is none of this: its host has it.
        (
            &["std::thread", "std::env", "Instant", "SystemTime::now"],
            room != "session",
        ),
        (
            &[
                "std::fs",
                "File::open",
                "WalkBuilder",
                "canonicalize",
                "std::process::Command",
            ],
            matches!(room, "lsp" | "cli")
                || matches!(
                    source.path.as_str(),
                    "corpus/load.rs" | "project/load.rs" | "project/files.rs"
                ),
        ),
    ];
    program_lines(source)
        .flat_map(|(number, line)| {
            let path = &source.path;
            rules
                .iter()
                .filter(|(_, allowed)| !allowed)
                .flat_map(move |(words, _)| {
                    words
                        .iter()
                        .filter(move |word| line.contains(**word))
                        .map(move |word| format!("{path}:{number} knows {word}"))
                })
        })
        .collect()
}

fn possible_panics(source: &Source) -> Vec<String> {
    let lines: Vec<&str> = source.text.lines().collect();
    program_lines(source)
        .filter(|(_, line)| {
            [
                ".unwrap()",
                ".expect(",
                "todo!",
                "unimplemented!",
                "unreachable!",
                "panic!(",
            ]
            .iter()
            .any(|word| line.contains(word))
        })
        .filter(|(number, line)| {
            let before = number
                .checked_sub(2)
                .and_then(|before| lines.get(before))
                .unwrap_or(&"");
            !before.contains("// panics never:") && !line.contains("// panics never:")
        })
        .map(|(number, line)| format!("{}:{number} {}", source.path, line.trim()))
        .collect()
}

fn all(rule: impl Fn(&Source) -> Vec<String>) -> Vec<String> {
    sources().iter().flat_map(rule).collect()
}

#[test]
fn each_layer_uses_only_those_before_it() {
    assert_eq!(all(upward_uses), Vec::<String>::new());
}

#[test]
fn only_the_session_knows_lsp_and_only_shells_know_files() {
    assert_eq!(all(foreign_words), Vec::<String>::new());
}

#[test]
fn nothing_panics_on_what_comes_from_outside() {
    assert_eq!(all(possible_panics), Vec::<String>::new());
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let sources = sources();
    let files: Vec<File<'_>> = sources
        .iter()
        .map(|source| File {
            path: &source.path,
            text: &source.text,
        })
        .collect();
    let found = circles(&files);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_circle_is_found_through_re_exports_and_paths() {
    let file = |path, text| File { path, text };
    let one_way = [
        file("lib.rs", "pub mod room;"),
        file(
            "room/mod.rs",
            "mod a; mod b; pub use a::First; pub use b::*;",
        ),
        file("room/a.rs", "use super::Second; pub struct First;"),
        file(
            "room/b.rs",
            "pub struct Second; fn own() -> Second { Second }",
        ),
    ];
    assert_eq!(circles(&one_way), Vec::<String>::new());
    let mut both_ways = one_way;
    both_ways[3] = file(
        "room/b.rs",
        "pub struct Second; fn f() { let _ = crate::room::First; }",
    );
    assert_eq!(
        circles(&both_ways),
        [
            "circle: room/a.rs, room/b.rs\n  room/a.rs -> room/b.rs: Second\n  room/b.rs -> room/a.rs: First"
        ]
    );
    // What only tests take is no arrow.
    both_ways[3] = file(
        "room/b.rs",
        "pub struct Second; #[cfg(test)] mod tests { use crate::room::First; }",
    );
    assert_eq!(circles(&both_ways), Vec::<String>::new());
}

#[test]
fn the_rules_can_be_broken() {
    let source = |path: &str, text: &str| Source {
        path: path.to_owned(),
        text: text.to_owned(),
    };
    assert_eq!(
        upward_uses(&source("citation/model.rs", "use crate::corpus::Corpus;")).len(),
        1
    );
    assert_eq!(
        upward_uses(&source("cli/mod.rs", "use crate::lsp::serve;")).len(),
        1
    );
    assert_eq!(
        upward_uses(&source("corpus/mod.rs", "use crate::citation::Part;")).len(),
        0
    );
    assert_eq!(
        foreign_words(&source(
            "features/hover.rs",
            "use tower_lsp::lsp_types::Hover;"
        ))
        .len(),
        2
    );
    assert_eq!(
        foreign_words(&source("draft/mod.rs", "std::fs::read(path)")).len(),
        1
    );
    for word in [
        "tokio::spawn(task)",
        "std::thread::spawn(work)",
        "std::fs::read(path)",
    ] {
        let known = foreign_words(&source("session/store.rs", word));
        assert_eq!(known.len(), 1, "{word}");
    }
    assert_eq!(
        foreign_words(&source("lsp/stdio.rs", "tokio::spawn(task)")).len(),
        0
    );
    assert_eq!(
        possible_panics(&source("text/mod.rs", "let x = y.unwrap();")).len(),
        1
    );
    assert_eq!(
        possible_panics(&source(
            "text/mod.rs",
            "// panics never: constant\nlet x = y.unwrap();"
        ))
        .len(),
        0
    );
    assert_eq!(
        possible_panics(&source("text/mod.rs", "#[cfg(test)]\nlet x = y.unwrap();")).len(),
        0
    );
}

#[test]
fn the_repository_has_its_layout_and_no_paths_of_a_machine() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let listed = std::process::Command::new("git")
        .args(["ls-files", "-z"])
        .current_dir(&root)
        .output();
    let Ok(listed) = listed else {
        return; // A copy without git has nothing tracked to look at.
    };
    let files: Vec<String> = String::from_utf8_lossy(&listed.stdout)
        .split('\0')
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect();
    let allowed = [
        "Cargo.toml",
        "Cargo.lock",
        "server",
        "editors",
        "corpus",
        "tests",
        "README.md",
        "LICENSE",
        "LICENSE-MIT",
        "LICENSE-APACHE",
    ];
    for file in &files {
        let top = file.split('/').next().unwrap_or_default();
        assert!(
            top.starts_with('.') || allowed.contains(&top),
            "{file} is outside the layout"
        );
        let Ok(text) = std::fs::read_to_string(root.join(file)) else {
            continue;
        };
        for path in [
            concat!("/ro", "ot/"),
            concat!("/wo", "rk/"),
            concat!("/tmp/", "bash"),
        ] {
            assert!(
                !text.contains(path),
                "{file} names a path of a machine: {path}"
            );
        }
    }
}
