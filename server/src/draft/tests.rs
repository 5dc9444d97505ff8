//! Drafts as examples, and the proof that reading by edits is reading from the start.

use proptest::prelude::*;

use super::*;
use crate::corpus::embedded;

fn open(text: &str, language: &str) -> Draft {
    Draft::open(text, language, embedded::corpus())
}

/// Every citation with its place.
fn cited(draft: &Draft) -> Vec<(Range<usize>, String)> {
    draft
        .readings()
        .flat_map(|(base, reading)| {
            reading.citations.iter().map(move |citation| {
                (
                    base + citation.range.start..base + citation.range.end,
                    citation.reference.to_string(),
                )
            })
        })
        .collect()
}

fn texts(draft: &Draft) -> Vec<String> {
    cited(draft)
        .into_iter()
        .map(|(range, _)| draft.text().slice(range).into_owned())
        .collect()
}

#[test]
fn only_prose_is_read() {
    for (language, text, expected) in [
        (
            "markdown",
            "见七.20。\n\n```\n见七.21。\n\n见七.22。\n```\n见七.23。",
            vec!["七.20", "七.23"],
        ),
        ("markdown", "见`七.20`和七.21。", vec!["七.21"]),
        (
            "markdown",
            "[见七.20](七.21.md) https://undocs.org/CTOC/COP/2008/7 见七.22",
            vec!["七.20", "七.22"],
        ),
        (
            "markdown",
            "<!-- 见七.20 -->见七.21\n\n<!--\n\n见七.22\n-->\n见七.23",
            vec!["七.21", "七.23"],
        ),
        (
            "markdown",
            "---\ntitle: 见七.20\n---\n\n见七.21。",
            vec!["七.21"],
        ),
        ("markdown", "**见七.20**，> 见七.21", vec!["七.20", "七.21"]),
        (
            "markdown",
            "> 见第3/4号\n> 决定第2段。",
            vec!["第3/4号\n> 决定第2段"],
        ),
        (
            "latex",
            "见七.20。% 见七.21\n50\\% 见七.22 \\ref{七.23}\n\\begin{verbatim}\n见七.24\n\\end{verbatim}\n见七.25。",
            vec!["七.20", "七.22", "七.25"],
        ),
        ("html", "<p title=\"见七.20\">见七.21</p>", vec!["七.21"]),
        ("plaintext", "`见七.20`", vec!["七.20"]),
        ("unheard-of", "见七.20", vec!["七.20"]),
    ] {
        assert_eq!(texts(&open(text, language)), expected, "{language}: {text}");
    }
}

#[test]
fn a_wrapped_citation_is_one_and_lines_of_their_own_are_apart() {
    for (text, expected) in [
        (
            "工作组根据第3/4号\n决定第2段(b)项",
            vec!["第3/4号\n决定第2段(b)项"],
        ),
        ("见A部分\n七.20。", vec!["A部分\n七.20"]),
        ("见A部分 七.20。\n七.1所载建议", vec!["A部分 七.20", "七.1"]),
        ("- 见A部分\n- 七.20", vec!["七.20"]),
    ] {
        assert_eq!(texts(&open(text, "markdown")), expected, "{text}");
    }
}

#[test]
fn a_citation_is_found_at_both_its_ends() {
    let draft = open("见七.20。", "plaintext");
    for (offset, expected) in [(2, None), (3, Some(3..9)), (9, Some(3..9)), (10, None)] {
        assert_eq!(
            draft.citation_at(offset).map(|cited| cited.range),
            expected,
            "{offset}"
        );
    }
}

/// A keystroke re-reads its surroundings, however long the document, its lines or its paragraphs.
#[test]
fn a_keystroke_reads_no_more_in_a_long_document() {
    let paragraphs = "工作组建议各国分享良好做法，见A部分 七.17和七.20-22。\n\n";
    let one_line = "工作组建议各国分享良好做法，见A部分 七.17和七.20-22。";
    let no_sentence = "汇";
    for unit in [paragraphs, one_line, no_sentence] {
        for size in [100_000, 1_000_000, 4_000_000] {
            let mut draft = open(&unit.repeat(size / unit.len()), "plaintext");
            let middle = size / 2 / unit.len() * unit.len();
            let read = draft.replace(middle..middle, "见");
            // A line without any sentence has no place where a new division meets the old one
            // before the next keystroke's; it is cut afresh to its end.
            if unit != no_sentence {
                assert!(read <= 3 * LONGEST_LOOK, "{read} bytes re-read of {size}");
            }
        }
    }
}

fn pieces() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop::sample::select(vec![
            "见七.20",
            "第3/4号",
            "决定",
            "第2段(b)项",
            "\n",
            "\n\n",
            "\r\n",
            "```\n",
            "~~~",
            "<!--",
            "-->",
            "`",
            "。",
            "，",
            "和",
            "七.45",
            "A部分 ",
            "𠮷",
            "😀",
            "# ",
            "- ",
            "> ",
            "|",
            "---\n",
            "\\begin{verbatim}\n",
            "\\end{verbatim}",
            "<!-- yuanyin: ignore-next-line -->",
            "% 援引：忽略开始\n",
            "ignore-",
            "%",
            " ",
            "x",
        ]),
        0..25,
    )
    .prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn edits_read_like_a_fresh_draft(
        start in pieces(),
        long in any::<bool>(),
        language in prop::sample::select(vec!["markdown", "latex", "plaintext"]),
        edits in prop::collection::vec((0_usize..1000, 0_usize..60, pieces()), 1..8),
    ) {
        let start = if long { format!("{start}{}", "见七.20，字。汉".repeat(700)) } else { start };
        let mut draft = open(&start, language);
        for (at, length, replacement) in edits {
            let at = if draft.text().is_empty() { 0 } else { at * 37 % draft.text().len() };
            let before = draft.clone();
            let before_cited = cited(&before);
            draft.replace(at..at + length, &replacement);
            let fresh = open(&draft.text().to_string(), language);
            prop_assert_eq!(cited(&draft), cited(&fresh));
            prop_assert_eq!(draft.exemptions(), fresh.exemptions());
            let shape = |draft: &Draft| draft.chunks.iter().flat_map(|chunk| &chunk.paragraphs).map(|paragraph| (paragraph.len, paragraph.block)).collect::<Vec<_>>();
            prop_assert_eq!(shape(&draft), shape(&fresh));
            prop_assert_eq!(cited(&before), before_cited);
        }
    }
}
