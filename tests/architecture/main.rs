//! The rules of the house, read off the sources: layers, where LSP and files may be known, no
//! panics on input, no paths of a machine; and what it is made of.

mod circles;
mod dependencies;
mod paths;
mod words;

use std::path::{Path, PathBuf};

use circles::circles;
use paths::{File, Module, is_test_file, module};

/// The layers in reading order; each may use those before it. `lsp` and `cli` do not use each other.
const LAYERS: [&str; 17] = [
    "text",
    "lexicon",
    "citation",
    "discourse",
    "corpus",
    "resolve",
    "search",
    "draft",
    "office",
    "project",
    "messages",
    "features",
    "enquiry",
    "session",
    "lsp",
    "mcp",
    "cli",
];

/// The top of the repository.
fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

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

/// The lines of a source outside its tests, with their numbers: without what `#[cfg(test)]` stands before, as it is
/// laid out by rustfmt.
fn program_lines(source: &Source) -> impl Iterator<Item = (usize, &str)> {
    let mut lines = source.text.lines().enumerate();
    let is_test_file = is_test_file(&source.path);
    std::iter::from_fn(move || {
        let (mut number, mut line) = lines.next().filter(|_| !is_test_file)?;
        while line.trim_start().starts_with("#[cfg(test)]") {
            let indent = &line[..line.len() - line.trim_start().len()];
            // One line that closes what it opens, or an item up to its closing brace.
            let mut is_open = false;
            lines.find(|(_, line)| {
                let own = line.strip_prefix(indent).unwrap_or(line);
                let is_end = match is_open {
                    true => own.starts_with('}'),
                    false => own.ends_with([';', '}']),
                };
                is_open |= own.ends_with('{');
                is_end
            })?;
            (number, line) = lines.next()?;
        }
        Some((number + 1, line))
    })
    .filter(|(_, line)| !line.trim_start().starts_with("//"))
}

fn layer(path: &str) -> Option<usize> {
    let room = path.split('/').next()?.trim_end_matches(".rs");
    LAYERS.iter().position(|layer| *layer == room)
}

/// What a source names, whatever way it is written.
fn read(source: &Source) -> Option<Module> {
    module(&File {
        path: &source.path,
        text: &source.text,
    })
}

fn upward_uses(source: &Source) -> Vec<String> {
    let Some((own, module)) = layer(&source.path).zip(read(source)) else {
        return Vec::new();
    };
    let mut told: Vec<String> = module
        .named()
        .filter(|named| match named.first() {
            Some(name) => {
                let used = LAYERS.iter().position(|layer| layer == name);
                // The shells do not use each other.
                let siblings = matches!(
                    (LAYERS[own], name.as_str()),
                    ("cli", "lsp" | "mcp") | ("mcp", "lsp" | "session")
                );
                used.is_some_and(|used| used > own || siblings)
            }
            // Everything that the crate has.
            None => true,
        })
        .map(|named| format!("{} uses {}", source.path, named.join("::")))
        .collect();
    told.sort();
    told.dedup();
    told
}

/// What only some rooms may know, in the order in which it is told.
fn foreign_uses(source: &Source) -> Vec<String> {
    let room = source.path.split('/').next().unwrap_or_default();
    let rules: [(&[&str], bool); 5] = [
        // The shells know the session, and not how it is written down.
        (&["lsp_types", "tower_lsp", "dashmap"], room == "session"),
        (&["tokio"], matches!(room, "lsp" | "mcp")),
        // A session runs where there is none of this: its host has it.
        (
            &[
                "std::thread",
                "std::env",
                "std::time::Instant",
                "std::time::SystemTime::now",
            ],
            room != "session",
        ),
        (
            &["std::fs", "std::process::Command", "ignore::WalkBuilder"],
            matches!(room, "lsp" | "cli")
                || matches!(
                    source.path.as_str(),
                    "corpus/load.rs" | "project/load.rs" | "project/files.rs"
                ),
        ),
        (&["rmcp"], room == "mcp"),
    ];
    let forbidden: Vec<Vec<&str>> = (rules.iter())
        .filter(|(_, allowed)| !allowed)
        .flat_map(|(paths, _)| paths.iter().map(|path| path.split("::").collect()))
        .collect();
    let foreign = read(source).map(|module| module.foreign);
    let mut told: Vec<String> = (foreign.iter().flatten())
        .filter(|named| {
            forbidden.iter().any(|path| match named.split_last() {
                Some((last, before)) if last == "*" && before.len() < path.len() => {
                    before.iter().zip(path).all(|(one, other)| one == other)
                }
                _ => {
                    named.len() >= path.len()
                        && named.iter().zip(path).all(|(one, other)| one == other)
                }
            })
        })
        .map(|named| format!("{} knows {}", source.path, named.join("::")))
        .collect();
    told.sort();
    told.dedup();
    // A path's own way to the disk.
    let reaches_disk = rules[3].1;
    told.extend(
        program_lines(source)
            .filter(|(_, line)| !reaches_disk && line.contains(".canonicalize("))
            .map(|(number, _)| format!("{}:{number} knows canonicalize", source.path)),
    );
    told
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
    assert_eq!(all(foreign_uses), Vec::<String>::new());
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

fn source(path: &str, text: &str) -> Source {
    Source {
        path: path.to_owned(),
        text: text.to_owned(),
    }
}

#[test]
fn a_use_upwards_is_found_however_it_is_written() {
    for (path, text, used) in [
        (
            "citation/model.rs",
            "use crate::corpus::Corpus;",
            "corpus::Corpus",
        ),
        (
            "text/mod.rs",
            "use crate::{project::Project};",
            "project::Project",
        ),
        (
            "text/mod.rs",
            "use super::project::Project;",
            "project::Project",
        ),
        (
            "text/lines.rs",
            "use super::super::{project, text};",
            "project",
        ),
        (
            "text/mod.rs",
            "pub use crate::project::Project;",
            "project::Project",
        ),
        (
            "text/mod.rs",
            "mod inner { use super::super::project::Project; }",
            "project::Project",
        ),
        (
            "text/mod.rs",
            "fn f() { use crate::project; project::load(); }",
            "project",
        ),
        (
            "text/mod.rs",
            "fn f() -> usize { crate::project::COUNT }",
            "project::COUNT",
        ),
        (
            "text/mod.rs",
            "use crate as house; fn f(_: house::project::Project) {}",
            "project::Project",
        ),
        (
            "text/mod.rs",
            "fn f() { println!(\"{}\", crate::project::COUNT); }",
            "project::COUNT",
        ),
        ("cli/mod.rs", "use crate::{lsp::serve};", "lsp::serve"),
        ("text/mod.rs", "use crate::*;", ""),
        // What stands behind tests is program again.
        (
            "text/mod.rs",
            "#[cfg(test)]\nuse crate::lsp::serve;\nuse crate::project::Project;",
            "project::Project",
        ),
    ] {
        let told = upward_uses(&source(path, text));
        assert!(
            told.contains(&format!("{path} uses {used}")),
            "{text}: {told:?}"
        );
    }
    for (path, text) in [
        ("corpus/mod.rs", "use crate::citation::Part;"),
        ("corpus/mod.rs", "mod project; use project::Project;"),
        (
            "corpus/mod.rs",
            "/// As [`crate::lsp::serve`] does.\nstruct S;",
        ),
        (
            "text/mod.rs",
            "#[cfg(test)]\nmod tests { use crate::project::Project; }",
        ),
    ] {
        assert_eq!(
            upward_uses(&source(path, text)),
            Vec::<String>::new(),
            "{text}"
        );
    }
}

#[test]
fn what_only_some_rooms_know_is_found_however_it_is_written() {
    for (path, text, known) in [
        (
            "features/hover.rs",
            "use tower_lsp::lsp_types::Hover;",
            "tower_lsp::lsp_types::Hover",
        ),
        ("draft/mod.rs", "use std::{fs, thread};", "std::fs"),
        (
            "draft/mod.rs",
            "fn f() { std::fs::read(path); }",
            "std::fs::read",
        ),
        (
            "draft/mod.rs",
            "use std as system; fn f() { system::fs::read(path); }",
            "std::fs::read",
        ),
        ("draft/mod.rs", "use std::*;", "std::*"),
        ("draft/mod.rs", "use std::fs::*;", "std::fs::*"),
        (
            "draft/mod.rs",
            "use std::{io, fs as files}; fn f() { files::read(path); }",
            "std::fs::read",
        ),
        (
            "session/store.rs",
            "use std::{collections::HashMap, env};",
            "std::env",
        ),
        ("session/store.rs", "use std::{fs, thread};", "std::thread"),
        (
            "session/store.rs",
            "fn f() { let _ = tokio::spawn(task); }",
            "tokio::spawn",
        ),
        (
            "session/store.rs",
            "fn f() { debug!(now = std::time::Instant::now()); }",
            "std::time::Instant::now",
        ),
    ] {
        let told = foreign_uses(&source(path, text));
        assert!(
            told.contains(&format!("{path} knows {known}")),
            "{text}: {told:?}"
        );
    }
    for (path, text) in [
        ("lsp/stdio.rs", "fn f() { tokio::spawn(task); }"),
        (
            "draft/mod.rs",
            "use std::{collections::HashMap, time::Instant};",
        ),
        ("draft/mod.rs", "fn f() -> &'static str { \"std::fs\" }"),
        (
            "draft/mod.rs",
            "#[cfg(test)]\nfn read() { std::fs::read(path); }",
        ),
    ] {
        assert_eq!(
            foreign_uses(&source(path, text)),
            Vec::<String>::new(),
            "{text}"
        );
    }
}

#[test]
fn a_possible_panic_is_found_wherever_it_stands() {
    let panics = |text: &str| possible_panics(&source("text/mod.rs", text)).len();
    assert_eq!(panics("let x = y.unwrap();"), 1);
    assert_eq!(panics("// panics never: constant\nlet x = y.unwrap();"), 0);
    assert_eq!(panics("#[cfg(test)]\nlet x = y.unwrap();"), 0);
    // Behind an import for tests, a helper of them, their module.
    for tests in [
        "#[cfg(test)]\nuse crate::text::Text;\n",
        "#[cfg(test)]\nfn helper() {\n    y.unwrap();\n}\n",
        "#[cfg(test)]\nmod tests {\n    fn f() {\n        y.unwrap();\n    }\n}\n",
    ] {
        assert_eq!(
            panics(&format!("{tests}fn f() {{\n    y.unwrap();\n}}\n")),
            1,
            "{tests}"
        );
    }
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
