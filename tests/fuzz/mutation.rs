//! Texts made from real ones.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use proptest::prelude::*;
use yuanyin::corpus::embedded;

/// Bytes of a real text that a case takes, at most.
const LONGEST: usize = 3_000;

/// What is put in: marks of every markup, parts of citations, what ends lines and what breaks characters apart.
const PIECES: [&str; 52] = [
    "\n",
    "\r",
    "\r\n",
    "\n\n",
    " ",
    "\t",
    "\u{3000}",
    "\u{ad}",
    "\u{200b}",
    "\u{feff}",
    "\0",
    "\u{301}",
    "𠀀",
    "“",
    "”",
    "《",
    "》",
    "「",
    "(",
    ")",
    "（",
    "[^1]",
    "[^1]: ",
    "#",
    "```",
    "$$",
    "> ",
    "- ",
    "|",
    "<!--",
    "-->",
    "<q>",
    "</",
    "\\begin{",
    "\\end{",
    "%",
    "{",
    "}",
    "..",
    "::",
    "七.20",
    "A部分 八.1",
    "第3/4号决定",
    "第5段",
    "(b)项",
    "同上",
    "ibid.",
    "CTOC/COP/WG.2/2013/5",
    "Article 30",
    "yuanyin: ignore-line",
    "第99999999999999999999段",
    "附件",
];

/// Real texts: the labelled documents, and what once broke something.
static TEXTS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests");
    let mut texts = Vec::new();
    let mut folders: Vec<PathBuf> = ["accuracy", "drafts", "fuzz/seeds"]
        .map(|folder| tests.join(folder))
        .into();
    while let Some(folder) = folders.pop() {
        let entries = std::fs::read_dir(&folder).into_iter().flatten().flatten();
        for path in entries.map(|entry| entry.path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_none_or(|ending| ending != "json") {
                texts.extend(std::fs::read_to_string(&path));
            }
        }
    }
    texts.sort();
    assert!(texts.len() > 100, "the labelled documents are there");
    texts
});

/// A real text, or some of it, changed in a few places.
pub fn text() -> impl Strategy<Value = String> {
    let texts = TEXTS.len();
    (0..texts, 0_usize..100_000, 1..LONGEST, changes()).prop_map(
        |(text, start, length, changes)| {
            let text = &TEXTS[text];
            let start = floor(text, start % (text.len() + 1));
            let end = floor(text, (start + length).min(text.len()));
            changed(&text[start..end], &changes)
        },
    )
}

/// One of the compilation's files, changed in a few places: which, and its text.
pub fn corpus_file() -> impl Strategy<Value = (usize, String)> {
    let files = embedded::files();
    (0..files.len(), changes())
        .prop_map(move |(file, changes)| (file, changed(&files[file].text, &changes)))
}

/// A project file that says everything, changed in a few places.
pub fn project_file() -> impl Strategy<Value = String> {
    const PROJECT: &str = include_str!("seeds/project.toml");
    changes().prop_map(|changes| changed(PROJECT, &changes))
}

/// Edits of a text: where (to be taken as far as the text goes), how many bytes, and what comes there.
pub fn edits() -> impl Strategy<Value = Vec<(usize, usize, String)>> {
    let piece = prop_oneof![
        4 => piece().prop_map(str::to_owned),
        1 => text(),
    ];
    prop::collection::vec((0_usize..100_000, 0_usize..80, piece), 1..12)
}

fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(PIECES.to_vec())
}

/// A place, how many bytes go, and what comes.
type Change = (usize, usize, &'static str);

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let gone = prop_oneof![3 => Just(0_usize), 2 => 0_usize..8, 1 => 0_usize..400];
    let come = prop_oneof![4 => piece(), 1 => Just("")];
    prop::collection::vec((0_usize..200_000, gone, come), 0..10)
}

fn changed(text: &str, changes: &[Change]) -> String {
    let mut text = text.to_owned();
    for (at, gone, come) in changes {
        let start = floor(&text, at % (text.len() + 1));
        let end = floor(&text, (start + gone).min(text.len()));
        text.replace_range(start..end.max(start), come);
    }
    text
}

/// An offset rounded down to a character.
pub fn floor(text: &str, mut offset: usize) -> usize {
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}
