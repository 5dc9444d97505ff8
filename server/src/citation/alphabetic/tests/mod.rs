//! A table for each language: drafts with their citations in ⟦ ⟧ and what each says, and drafts
//! that cite nothing.

mod arabic;
mod english;
mod forms;
mod french;
mod russian;
mod spanish;

use proptest::prelude::*;

use crate::citation::{Citation, recognise};

/// Words of every language's tables, numbers and marks: what the productions are made of.
fn fragments() -> Vec<String> {
    let marks = [
        " ",
        ",",
        ", ",
        ".",
        ";",
        "(",
        ")",
        "-",
        "–",
        "/",
        "\n",
        "’",
        "'",
        "،",
        "و",
        "\u{a0}",
        "№ ",
        "3/4",
        "7/3",
        "55/25",
        "1373 (2001)",
        "2006/27",
        "V/9",
        "2",
        "24",
        "32",
        "(b)",
        "b)",
        "(iii)",
        "ii)",
        "(ب)",
        "VII",
        "VII.20",
        "A.VII.20",
        "A",
        "B",
        "PP1",
        "CTOC/COP/2008/7",
        "٣/٤",
        "’3‘",
        "22 October 2010",
        "第3/4号决定",
        "七.20",
        "é",
        "\u{301}",
        "\u{200f}",
    ];
    let mut all: Vec<String> = marks.map(str::to_owned).to_vec();
    for words in super::LANGUAGES {
        let tables = [
            words.of,
            words.to_whole,
            words.and,
            words.to,
            words.from,
            words.possessives,
            words.demonstratives,
            words.ditto,
            words.dates,
            words.years,
            words.parts,
            words.sections,
            words.meetings,
            words.working_group,
            words.meeting_links,
            words.of_preamble,
            words.supplementing,
            words.said,
            words.laws,
            words.cues,
        ];
        let names = words.names.iter().map(|(name, _)| *name);
        let phrases = super::first_words(words)
            .chain(tables.into_iter().flatten().copied())
            .chain(names);
        all.extend(phrases.map(|phrase| phrase.replace(['*', '+', '>'], "")));
    }
    all
}

proptest! {
    #[test]
    fn recognising_is_total_and_ranges_are_in_order(
        parts in prop::collection::vec((prop::sample::select(fragments()), prop::bool::ANY), 0..24),
    ) {
        let text: String = parts
            .iter()
            .map(|(part, is_spaced)| format!("{part}{}", if *is_spaced { " " } else { "" }))
            .collect();
        let mut end = 0;
        for citation in recognise(&text) {
            prop_assert!(citation.range.start >= end, "{text}: {citation:?}");
            prop_assert!(citation.range.start < citation.range.end, "{text}: {citation:?}");
            prop_assert!(text.get(citation.range.clone()).is_some(), "{text}: {citation:?}");
            let mut element_start = citation.range.start;
            for element in &citation.elements {
                prop_assert!(text.get(element.range.clone()).is_some(), "{text}: {citation:?}");
                prop_assert!(element.range.start >= element_start, "{text}: {citation:?}");
                prop_assert!(element.range.end <= citation.range.end, "{text}: {citation:?}");
                element_start = element.range.start;
            }
            end = citation.range.end;
        }
    }

    #[test]
    fn a_paragraph_alone_reads_as_among_others(
        one in prop::collection::vec(prop::sample::select(fragments()), 0..12),
        other in prop::collection::vec(prop::sample::select(fragments()), 0..12),
    ) {
        // 七.20 alone on its line is a heading only where another line follows.
        let paragraph = |parts: &[String]| parts.join(" ").replace(['\n', '七'], " ");
        let (one, other) = (paragraph(&one), paragraph(&other));
        let read = |text: &str| -> Vec<String> {
            recognise(text)
                .iter()
                .map(|citation| {
                    let Citation { language, certainty, reference, .. } = citation;
                    let written = &text[citation.range.clone()];
                    format!("{written}: {language:?} {certainty:?} {reference}")
                })
                .collect()
        };
        let mut apart = read(&one);
        apart.extend(read(&other));
        prop_assert_eq!(read(&format!("{one}\n\n{other}")), apart);
    }
}
