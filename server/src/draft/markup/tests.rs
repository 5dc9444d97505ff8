//! What is read of each markup, as examples: the marks ⟦ ⟧ stand around exactly what must be
//! recognised, and may stand within each other (a note inside of a citation).

use std::ops::Range;

use proptest::prelude::*;

use super::*;
use crate::corpus::embedded;
use crate::draft::Draft;

/// Opens each document without its marks and compares what is recognised with what is marked.
pub fn reads(language: &str, documents: &[&str]) {
    let wrong: Vec<String> = documents
        .iter()
        .filter_map(|expected| {
            let (text, ranges) = unmarked(expected);
            let draft = Draft::open(&text, language, embedded::corpus());
            let mut found: Vec<Range<usize>> = draft
                .readings()
                .flat_map(|(base, reading)| {
                    let moved = move |range: &Range<usize>| base + range.start..base + range.end;
                    let citations = reading.citations.iter();
                    citations.map(move |citation| moved(&citation.range))
                })
                .collect();
            found.sort_by_key(|range| (range.start, range.end));
            (found != ranges)
                .then(|| format!("expected {expected}\n   found {}", marked(&text, &found)))
        })
        .collect();
    assert!(wrong.is_empty(), "{language}\n{}", wrong.join("\n"));
}

fn marked(text: &str, ranges: &[Range<usize>]) -> String {
    let mut marked = String::new();
    for (at, c) in text.char_indices().chain([(text.len(), '\n')]) {
        let ends = ranges.iter().filter(|range| range.end == at).count();
        let begins = ranges.iter().filter(|range| range.start == at).count();
        marked.push_str(&"⟧".repeat(ends));
        marked.push_str(&"⟦".repeat(begins));
        marked.push(c);
    }
    marked
}

fn unmarked(marked: &str) -> (String, Vec<Range<usize>>) {
    let mut text = String::new();
    let mut open = Vec::new();
    let mut ranges = Vec::new();
    for c in marked.chars() {
        match c {
            '⟦' => open.push(text.len()),
            '⟧' => {
                let start = open.pop().expect("a mark opens before it closes");
                ranges.push(start..text.len());
            }
            c => text.push(c),
        }
    }
    assert!(open.is_empty(), "every mark closes: {marked}");
    ranges.sort_by_key(|range: &Range<usize>| (range.start, range.end));
    (text, ranges)
}

#[test]
fn a_language_is_known_by_every_name_that_editors_give_it() {
    for (id, expected) in [
        ("markdown", Markup::Markdown),
        ("Markdown", Markup::Markdown),
        ("markdown.pandoc", Markup::Markdown),
        ("markdown.mdx", Markup::Mdx),
        ("gfm-mode", Markup::Markdown),
        ("quarto", Markup::Markdown),
        ("rmd", Markup::Markdown),
        ("mdx", Markup::Mdx),
        ("latex", Markup::Latex),
        ("tex", Markup::Latex),
        ("plaintex", Markup::Latex),
        ("bibtex", Markup::Latex),
        ("html", Markup::Html),
        ("vue", Markup::Html),
        ("xml", Markup::Html),
        ("adoc", Markup::Asciidoc),
        ("asciidoctor", Markup::Asciidoc),
        ("typst", Markup::Typst),
        ("restructuredtext", Markup::Restructuredtext),
        ("rst", Markup::Restructuredtext),
        ("org", Markup::Org),
        ("plaintext", Markup::Plain),
        ("", Markup::Plain),
        ("rust", Markup::Plain),
    ] {
        assert_eq!(Markup::of_language(id), expected, "{id}");
    }
}

#[test]
fn a_line_ends_as_the_protocol_has_it() {
    let text = "a\nb\r\nc\rd\u{2028}e\u{85}";
    let found: Vec<&str> = lines(text).filter_map(|range| text.get(range)).collect();
    assert_eq!(found, ["a\n", "b\r\n", "c\r", "d\u{2028}e\u{85}"]);
}

#[test]
fn plain_text_has_addresses_only() {
    reads(
        "plaintext",
        &[
            "`⟦七.20⟧` **⟦七.21⟧** <b>⟦七.22⟧</b>",
            "https://x.org/CTOC/COP/2008/7 见⟦七.20⟧，七.21.pdf",
            "见⟦第3/4\u{200b}号决定¹²第2段⟧。",
            "- 见A部分\n- ⟦七.20⟧",
        ],
    );
    reads("unheard-of", &["见⟦七.20⟧"]);
}

pub const ALL: [Markup; 9] = [
    Markup::Plain,
    Markup::Markdown,
    Markup::Mdx,
    Markup::Latex,
    Markup::Html,
    Markup::Asciidoc,
    Markup::Typst,
    Markup::Restructuredtext,
    Markup::Org,
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    /// Any text in any markup has prose of its own length, with its line breaks where they were.
    #[test]
    fn prose_is_as_long_as_the_text(
        text in crate::draft::tests::pieces(),
        markup in prop::sample::select(ALL.to_vec()),
        other in crate::draft::tests::pieces(),
    ) {
        let first = Block::first(markup);
        let after = lines(&other).fold(first, |block, range| {
            step(other.get(range).unwrap_or_default(), block).after
        });
        for block in [first, after] {
            let prose = prose(&text, block);
            prop_assert_eq!(prose.text.len(), text.len());
            let mut behind = 0;
            for note in prose.notes {
                prop_assert!(note.start >= behind);
                behind = note.start + note.text.len();
                prop_assert!(text.is_char_boundary(note.start) && text.is_char_boundary(behind));
            }
        }
    }

    #[test]
    fn any_text_is_read(text in any::<String>(), markup in prop::sample::select(ALL.to_vec())) {
        let prose = prose(&text, Block::first(markup));
        prop_assert_eq!(prose.text.len(), text.len());
    }
}
