//! Texts made from real ones.

use std::io::{Cursor, Read, Write};
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

/// What somebody may search for: words of the texts, pinyin, a question, a reference, with some of it changed.
pub fn query() -> impl Strategy<Value = String> {
    const QUERIES: [&str; 12] = [
        "中央机关",
        "谁可以参加工作组",
        "zhongyang jiguan",
        "zyjg",
        "七.20",
        "第3/4号决定第2段",
        "central authority",
        "¿Qué es la entrega vigilada?",
        "وحدة الاستخبارات",
        "центральный орган",
        "证人 保护 “措施”",
        "2013年第24段",
    ];
    let queries = prop::sample::select(QUERIES.to_vec()).prop_map(str::to_owned);
    prop_oneof![
        3 => (queries, changes()).prop_map(|(query, changes)| changed(&query, &changes)),
        2 => text().prop_map(|text| text.chars().take(60).collect()),
        1 => any::<String>(),
    ]
}

/// A message of an editor's, parts of which are taken out, doubled or put in another's place.
pub fn message() -> impl Strategy<Value = Vec<u8>> {
    const MESSAGES: &str = include_str!("seeds/messages.txt");
    const PARTS: [&str; 24] = [
        "{",
        "}",
        "[",
        "]",
        "\"",
        ",",
        ":",
        "null",
        "true",
        "-1",
        "1e999",
        "4294967296",
        "\\ud800",
        "\\u0000",
        "[]",
        "{}",
        "\"\"",
        "\"a\"",
        "exit",
        "shutdown",
        "七",
        "file://",
        "%",
        "99999999999999999999",
    ];
    let count = MESSAGES.lines().count();
    let part = prop::sample::select(PARTS.to_vec());
    let change = (0_usize..10_000, 0_usize..30, part, 0..count);
    let byte = prop_oneof![6 => Just(None), 1 => (0_usize..10_000, any::<u8>()).prop_map(Some)];
    (0..count, prop::collection::vec(change, 0..4), byte).prop_map(|(which, changes, byte)| {
        let line = |which: usize| MESSAGES.lines().nth(which).unwrap_or_default();
        let mut message = line(which).to_owned();
        for (at, gone, part, other) in changes {
            let start = floor(&message, at % (message.len() + 1));
            let end = floor(&message, (start + gone).min(message.len()));
            // A part of another message, one time in four.
            let (other, from) = (
                line(other),
                floor(line(other), at % (line(other).len() + 1)),
            );
            let to = floor(other, (from + gone).min(other.len()));
            let come = if gone % 4 == 0 {
                &other[from..to.max(from)]
            } else {
                part
            };
            message.replace_range(start..end.max(start), come);
        }
        let mut bytes = message.into_bytes();
        if let Some((at, byte)) = byte
            && let Some(place) = at.checked_rem(bytes.len())
        {
            bytes[place] = byte;
        }
        bytes
    })
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

/// The parts of word processors' documents.
static DOCUMENTS: LazyLock<Vec<Vec<(String, String)>>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/office/files");
    let entries = std::fs::read_dir(folder).unwrap().flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending != "txt"));
    files.sort();
    let parts = |file: &PathBuf| {
        let file = std::fs::File::open(file).unwrap();
        // What lies beside the documents is none.
        let mut zip = zip::ZipArchive::new(file).ok()?;
        let mut parts = Vec::new();
        for index in 0..zip.len() {
            let mut part = zip.by_index(index).unwrap();
            let name = part.name().to_owned();
            let mut text = String::new();
            if part.read_to_string(&mut text).is_ok() {
                parts.push((name, text));
            }
        }
        Some(parts)
    };
    files.iter().filter_map(parts).collect()
});

/// What is done with an element of a part: which part and element, to which other it goes, and how.
type Moved = (usize, usize, usize, u8);

/// A word processor's document, elements of which are taken out, doubled and moved, with some bytes changed.
pub fn document() -> impl Strategy<Value = Vec<u8>> {
    let moved = (0_usize..100, 0_usize..100_000, 0_usize..100_000, 0_u8..4);
    (
        0..DOCUMENTS.len(),
        prop::collection::vec(moved, 0..6),
        prop_oneof![3 => Just(Vec::new()), 1 => changes()],
        prop_oneof![8 => Just(None), 1 => (0_usize..100_000, any::<u8>()).prop_map(Some)],
    )
        .prop_map(|(document, moved, changes, byte)| {
            let mut parts = DOCUMENTS[document].clone();
            for one in &moved {
                move_element(&mut parts, *one);
            }
            if let Some((_, text)) = moved.first().and_then(|(part, ..)| {
                let count = parts.len();
                parts.get_mut(part % count)
            }) {
                *text = changed(text, &changes);
            }
            let mut bytes = archive(&parts);
            if let Some((at, byte)) = byte {
                let at = at % bytes.len();
                bytes[at] = byte;
            }
            bytes
        })
}

fn archive(parts: &[(String, String)]) -> Vec<u8> {
    let mut written = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        let options = zip::write::SimpleFileOptions::default();
        written.start_file(name, options).unwrap();
        written.write_all(text.as_bytes()).unwrap();
    }
    written.finish().unwrap().into_inner()
}

fn move_element(parts: &mut [(String, String)], (part, from, to, how): Moved) {
    let count = parts.len();
    let Some((_, text)) = parts.get_mut(part % count) else {
        return;
    };
    let Some(range) = element(text, from) else {
        return;
    };
    let taken = text[range.clone()].to_owned();
    if how != 0 {
        text.replace_range(range, "");
    }
    if how == 1 {
        return;
    }
    let boundary = element(text, to).map_or(text.len(), |range| range.start);
    text.insert_str(boundary, &taken);
}

/// An element of a text: where its tags begin and end.
fn element(text: &str, which: usize) -> Option<std::ops::Range<usize>> {
    let begins = |at: &usize| {
        let next = text.as_bytes().get(at + 1);
        next.is_some_and(u8::is_ascii_alphabetic)
    };
    let starts: Vec<usize> = memchr::memchr_iter(b'<', text.as_bytes())
        .filter(begins)
        .collect();
    let start = *starts.get(which % starts.len().max(1))?;
    let rest = &text[start..];
    let tag = rest.find('>')? + 1;
    if rest[..tag].ends_with("/>") {
        return Some(start..start + tag);
    }
    let name: String = (rest[1..].chars())
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, ':' | '-'))
        .collect();
    let close = format!("</{name}>");
    let open = format!("<{name}");
    let mut at = tag;
    loop {
        let end = at + rest[at..].find(&close)? + close.len();
        let inner = &rest[tag..end];
        let opened = inner.match_indices(&open).filter(|(place, _)| {
            let behind = &inner[place + open.len()..];
            let tag_end = behind.find('>').unwrap_or(0);
            behind.starts_with([' ', '>']) && !behind[..tag_end].ends_with('/')
        });
        if opened.count() < inner.matches(&close).count() {
            return Some(start..start + end);
        }
        at = end;
    }
}

/// An offset rounded down to a character.
pub fn floor(text: &str, mut offset: usize) -> usize {
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}
