//! What is read as prose, beside what the parser calls text in the whole document. It sees a document at once,
//! and we see it line by line, so that reading can begin anywhere: this shows how far both come to the same about
//! containers, code and addresses.

use std::ops::Range;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

use super::inline::options;
use crate::corpus::embedded;
use crate::draft::Draft;

/// What is put in the places of a document of which is asked whether they are read.
const PLACE: &str = "A部分七.41";

fn places(text: &str) -> Vec<Range<usize>> {
    let found = text.match_indices(PLACE);
    found.map(|(at, _)| at..at + PLACE.len()).collect()
}

/// Whether the parser calls each of them text that a reader reads; of HTML, formulas and metadata it says
/// nothing.
fn read_by_parser(text: &str) -> Vec<Option<bool>> {
    let places = places(text);
    let mut read = vec![Some(false); places.len()];
    let (mut is_code, mut pictures, mut is_address) = (false, 0_usize, false);
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        let says = match event {
            Event::Start(Tag::CodeBlock(_)) => {
                is_code = true;
                continue;
            }
            Event::End(TagEnd::CodeBlock) => {
                is_code = false;
                continue;
            }
            Event::Start(Tag::Image { .. }) => {
                pictures += 1;
                continue;
            }
            Event::End(TagEnd::Image) => {
                pictures = pictures.saturating_sub(1);
                continue;
            }
            Event::Start(Tag::Link { link_type, .. }) => {
                is_address = matches!(link_type, LinkType::Autolink | LinkType::Email);
                continue;
            }
            Event::End(TagEnd::Link) => {
                is_address = false;
                continue;
            }
            Event::Text(_) => Some(!is_code && pictures == 0 && !is_address),
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => None,
            _ => continue,
        };
        for (place, read) in places.iter().zip(&mut read) {
            if range.start <= place.start && place.end <= range.end {
                *read = says;
            }
        }
    }
    read
}

/// Whether we read each of them.
fn read_by_us(text: &str) -> Vec<bool> {
    let draft = Draft::open(text, "markdown", embedded::corpus());
    let cited: Vec<Range<usize>> = draft
        .readings()
        .flat_map(|(base, reading)| {
            let ranges = reading.citations.iter().map(|citation| &citation.range);
            ranges.map(move |range| base + range.start..base + range.end)
        })
        .collect();
    places(text)
        .iter()
        .map(|place| {
            cited
                .iter()
                .any(|cited| cited.start < place.end && place.start < cited.end)
        })
        .collect()
}

/// How many places of some documents both say something of, and a line for each of which they say different
/// things.
fn compare(documents: &[(String, String)]) -> (usize, Vec<String>) {
    let mut compared = 0;
    let mut differences = Vec::new();
    for (name, text) in documents {
        let by_parser = read_by_parser(text);
        for ((place, parser), us) in places(text).iter().zip(by_parser).zip(read_by_us(text)) {
            let Some(parser) = parser else { continue };
            compared += 1;
            if parser != us {
                let line = text[..place.start].matches('\n').count();
                let says = if parser { "is text" } else { "is no text" };
                differences.push(format!(
                    "{name}:{} {says}: {:?}",
                    line + 1,
                    text.lines().nth(line).unwrap_or_default()
                ));
            }
        }
    }
    (compared, differences)
}

/// The Markdown of the repository, but for the documents in dialects that the parser does not know.
fn documents(folder: &Path, found: &mut Vec<PathBuf>) {
    let left_out = [
        "target",
        "node_modules",
        "hugo",
        "mkdocs",
        "obsidian",
        "myst",
        "jekyll",
        "pandoc",
    ];
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') || left_out.iter().any(|left_out| name.contains(left_out)) {
            continue;
        }
        if path.is_dir() {
            documents(&path, found);
        } else if name.ends_with(".md") {
            found.push(path);
        }
    }
}

/// A line with the first word of it, which no markup can be, replaced.
fn with_place(line: &str) -> String {
    let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let mut runs = line
        .char_indices()
        .filter(|(_, c)| is_han(*c))
        .map(|(at, _)| at);
    let Some(start) = runs.next() else {
        return line.to_owned();
    };
    let rest = &line[start..];
    let end = start + rest.len() - rest.trim_start_matches(is_han).len();
    format!("{}，{PLACE}，{}", &line[..start], &line[end..])
}

#[test]
fn documents_are_read_as_the_parser_reads_them() {
    let mut files = Vec::new();
    documents(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join(".."),
        &mut files,
    );
    files.sort();
    let documents: Vec<(String, String)> = files
        .iter()
        .map(|file| {
            let text = std::fs::read_to_string(file).expect("a document");
            let text: String = text
                .split_inclusive('\n')
                // A document's head is no Markdown.
                .map(with_place)
                .collect();
            (file.display().to_string(), text)
        })
        .collect();
    let (compared, differences) = compare(&documents);
    println!("{} of {compared} differ", differences.len());
    assert!(compared > 500, "{compared}");
    let share = differences.len() as f64 / compared as f64;
    assert!(share < 0.01, "{share}\n{}", differences.join("\n"));
}

/// Beginnings of lines, and what stands behind them.
const LINES: [&str; 26] = [
    "，P，\n",
    "，P，\n",
    "- ，P，\n",
    "  ，P，\n",
    "    ，P，\n",
    "      ，P，\n",
    "1. ，P，\n",
    "   ，P，\n",
    "> ，P，\n",
    ">     ，P，\n",
    "> - ，P，\n",
    ">   ，P，\n",
    "# ，P，\n",
    "\n",
    "\n",
    "\n",
    ">\n",
    "```\n",
    "~~~\n",
    "  ```\n",
    "> ```\n",
    "`，P，`\n",
    "，**P**，\n",
    "![，P，](x)\n",
    "[，P，](x)\n",
    "***\n",
];

#[test]
fn blocks_within_each_other_are_read_as_the_parser_reads_them() {
    let lines = prop::collection::vec(prop::sample::select(LINES.to_vec()), 1..14);
    let mut runner = TestRunner::deterministic();
    let documents: Vec<(String, String)> = (0..600)
        .map(|_| {
            let lines = lines.new_tree(&mut runner).expect("a document").current();
            let text = lines.concat();
            (text.replace('\n', "⏎"), text.replace('P', PLACE))
        })
        .collect();
    let (compared, differences) = compare(&documents);
    println!("{} of {compared} differ", differences.len());
    assert!(compared > 1000, "{compared}");
    let share = differences.len() as f64 / compared as f64;
    assert!(share < 0.01, "{share}\n{}", differences.join("\n"));
}
