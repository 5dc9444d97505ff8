//! Drafts as examples, and the proof that reading by edits is reading from the start.

use std::ops::Range;

use proptest::prelude::*;

use super::paragraph::LONGEST_LOOK;
use super::*;
use crate::corpus::embedded;
use crate::resolve::Code;
use crate::text::AppliedEdit;

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

/// What has nothing for a grammar is passed over by its bytes: it is not even put into one spelling.
#[test]
fn ordinary_paragraphs_are_not_read() {
    let ordinary = [
        "评估小组走访了三个边境口岸，查阅了以往的案卷，并与海关、边防和税务部门分别座谈。",
        "各国应当为执法人员、检察官和司法人员提供专业培训；有的“按件数”统计，有的按人数。",
        "统计口径不一致也妨碍比较：多少人来过？没有人知道！",
        "# 背景",
        "- 小岛屿国家提出，通用的培训教材篇幅过长",
    ];
    let ordinary = ordinary.join("\n\n").repeat(20);
    let cited = "按照A部分 七.20，应当提供培训。\n\n";
    for language in ["markdown", "plaintext"] {
        let folded_by = |text: &str| {
            let before = crate::citation::texts_folded();
            open(text, language);
            crate::citation::texts_folded() - before
        };
        // The names that are read with are folded once.
        folded_by(cited);
        assert_eq!(folded_by(&ordinary), 0, "{language}");
        let among = format!("{ordinary}\n\n{cited}{ordinary}");
        assert_eq!(folded_by(&among), folded_by(cited), "{language}");
    }
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
            "---\ntitle: 见七.20\nkey: 见七.22\n---\n\n见七.21。",
            vec!["七.20", "七.21"],
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

/// What is written over a citation keeps the links, the emphasis and the notes around it whole.
#[test]
fn what_is_written_over_a_citation_keeps_markup_whole() {
    for (language, text, expected) in [
        ("markdown", "见第**3/4**号决定。", "见七.20。"),
        ("markdown", "见**第3/4号**决定。", "见**七.20**。"),
        (
            "markdown",
            "见[第3/4号决定](a.md)第2段。",
            "见[七.20](a.md)。",
        ),
        ("markdown", "见第3/4号决定[^1]第2段。", "见七.20[^1]。"),
        ("html", "见第<b class=\"a\">3/4</b>号决定。", "见七.20。"),
        ("latex", "见第\\textbf{3/4}号决定。", "见七.20。"),
        (
            "latex",
            "见第3/4号决定\\footnote{另见七.21。}第2段。",
            "见七.20\\footnote{另见七.21。}。",
        ),
        ("plaintext", "见第3/4号决定。", "见七.20。"),
    ] {
        let mut draft = open(text, language);
        let cited = draft.citation_at(3).or_else(|| draft.citation_at(5));
        let range = cited.map(|cited| cited.range).unwrap_or_default();
        for (range, with) in draft.over_markup(range, "七.20").into_iter().rev() {
            draft.replace(range, &with);
        }
        assert_eq!(draft.text().to_string(), expected, "{language}: {text}");
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

/// resolution 4/3 is a screen's as well: a doubtful finding is told where the document shows that
/// it speaks of the Conference.
#[test]
fn doubtful_findings_need_a_document_about_the_conference() {
    let findings = |text: &str| open(text, "plaintext").findings().count();
    for silent in [
        "Set the resolution 4/3 in the configuration.",
        "The camera has a resolution 4/3; see decision 2/9 of the steering group.",
        "La résolution 4/3 est prise en charge.",
        "Решение 12/9 не найдено.",
        "See V.45 and section A.VII.99 of the manual; article 45 of the Convention applies.",
        "In its resolution 3/4 the Human Rights Council took note; resolution 12/9 followed.",
    ] {
        assert_eq!(findings(silent), 0, "{silent}");
    }
    for told in [
        "UNODC was told of resolution 4/3.",
        "The Conference of the Parties, in its resolution 4/3, agreed.",
        "As decision 3/4 and decision 2/6 say, see resolution 4/3.",
        "Article 45 of the Convention against Transnational Organized Crime.",
    ] {
        assert_eq!(findings(told), 1, "{told}");
    }
}

/// A keystroke re-reads its surroundings, however long the document, its lines or its paragraphs.
#[test]
fn a_keystroke_reads_no_more_in_a_long_document() {
    let sentence = |number: usize| {
        format!("工作组建议各国分享第{number}项良好做法，见A部分 七.17和七.20-22。")
    };
    let paragraphs = |number| sentence(number) + "\n\n";
    let one_line = sentence;
    let the_same = |_| sentence(0);
    let one_line_without_sentences = |number| sentence(number).replace('。', "，");
    let lines_without_sentences = |number| sentence(number).replace('。', "\n");
    let no_marks = |number: usize| format!("汇编{number}");
    type Unit<'a> = &'a dyn Fn(usize) -> String;
    let units: [Unit<'_>; 6] = [
        &paragraphs,
        &the_same,
        &one_line,
        &one_line_without_sentences,
        &lines_without_sentences,
        &no_marks,
    ];
    let blocks = [
        ("", "plaintext"),
        ("", "markdown"),
        ("- > ", "markdown"),
        ("```\n", "markdown"),
        ("<!--\n", "html"),
        ("\\begin{verbatim}\n", "latex"),
        ("----\n", "asciidoc"),
        ("#f(\n", "typst"),
        ("..\n  ", "restructuredtext"),
        ("#+begin_src\n", "org"),
    ];
    for (number, unit) in units.iter().enumerate() {
        for (begin, language) in blocks {
            let mut text = String::from(begin);
            for number in 0..100_000 / unit(0).len() {
                text.push_str(&unit(number));
            }
            let mut middle = text.len() / 2;
            while !text.is_char_boundary(middle) {
                middle += 1;
            }
            let mut draft = open(&text, language);
            for _ in 0..20 {
                let read = draft.replace(middle..middle, "见");
                assert!(
                    read <= 4 * LONGEST_LOOK,
                    "{read} bytes re-read of unit {number} in {language}"
                );
            }
        }
    }
}

/// Scraps of every markup, with what opens and closes its blocks more often than prose does.
const SCRAPS: [&str; 144] = [
    // Prose.
    "见七.20",
    "第3/4号",
    "决定",
    "第2段(b)项",
    "七.45",
    "第12/9号决议",
    "决议 3/4",
    "打击跨国有组织犯罪公约缔约方会议",
    "人权理事会",
    "该决定第5段",
    "A部分 ",
    "。",
    "，",
    "和",
    " ",
    "x",
    "𠮷",
    "😀",
    "\u{200b}",
    "³",
    "\0",
    "\u{1}",
    "\u{2}",
    "&nbsp;",
    "&#x7b2c;",
    "https://x.org/七.20",
    "../七.20.md",
    // Lines.
    "\n",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\n    ",
    "\n  ",
    "\t",
    // Markdown.
    "```\n",
    "~~~",
    "\n```",
    "`",
    "``",
    "**",
    "*",
    "_",
    "~~",
    "[",
    "](a)",
    "][b]",
    "[^1]",
    "^[",
    "]",
    "\n[^1]: ",
    "![",
    "# ",
    "- ",
    "1. ",
    "> ",
    "|",
    "---\n",
    "+++\n",
    "$",
    "$$",
    "\\",
    "===\n",
    "{.a}",
    "%%",
    "==",
    "{/*",
    "*/}",
    "import a from 'b'\n",
    ":::",
    // HTML.
    "<!--",
    "-->",
    "<b>",
    "</b>",
    "<p>",
    "<br>",
    "<sup>3</sup>",
    "<code>",
    "</code>",
    "<script>",
    "</script>",
    "<a b=\"",
    "\">",
    "<?",
    "?>",
    "<",
    ">",
    "{{",
    "}}",
    // LaTeX.
    "\\begin{verbatim}\n",
    "\\end{verbatim}",
    "\\textbf{",
    "\\footnote{",
    "\\ref{",
    "}",
    "{",
    "%",
    "\\begin{equation}",
    "\\end{equation}",
    "\\[",
    "\\]",
    "&",
    "~",
    "\\\\",
    "\\verb|",
    "--",
    // Typst.
    "#strong[",
    "#f(",
    ")",
    "(",
    "\"",
    "#let x = ",
    "#footnote[",
    "/*",
    "*/",
    "//",
    "@a",
    "<a>",
    "#",
    // AsciiDoc, reStructuredText, Org.
    "\n----\n",
    "\n....\n",
    "\n[source]\n",
    "footnote:[",
    "<<",
    ">>",
    "{nbsp}",
    "\n.. note:: ",
    "\n.. code::\n",
    "::\n",
    ":sup:`3`",
    "\n#+begin_src\n",
    "\n#+end_src\n",
    "\n:A:\n",
    "\n:END:\n",
    "[fn:1]",
    "[fn::",
    "[[a][",
    "]]",
    "=",
    // Comments that exempt.
    "<!-- yuanyin: ignore-next-line -->",
    "% 援引：忽略开始\n",
    "yuanyin: ignore-line",
    "<!-- yuanyin: subject compilation -->",
    "% 援引：主题 其他\n",
];

pub(super) fn pieces() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(SCRAPS.to_vec()), 0..30)
        .prop_map(|pieces| pieces.concat())
}

/// A name of every markup.
const LANGUAGES: [&str; 9] = [
    "plaintext",
    "markdown",
    "mdx",
    "latex",
    "html",
    "asciidoc",
    "typst",
    "restructuredtext",
    "org",
];

/// What is not checked, with where it stands.
fn unchecked(draft: &Draft) -> Vec<(std::ops::Range<usize>, super::Unchecked)> {
    let all = draft.unchecked();
    all.map(|(placed, why)| (placed.range(), why)).collect()
}

/// What is told, words without a citation among it: which finding it is, where, and what of.
fn found(draft: &Draft) -> Vec<(FindingId, Range<usize>, Code)> {
    let all = draft.findings();
    all.chain(draft.uncited_within(0..draft.text().len()))
        .map(|(id, finding)| (id, finding.range.clone(), finding.problem.code()))
        .collect()
}

/// Blank lines in a row, as many as chunks are divided by, beside words of the compilation.
fn far_apart() -> impl Strategy<Value = String> {
    let words = "各国应当努力尽快处理证人正在其中接受保护的案件。\n";
    let pieces = [
        words,
        "见A部分 七.12，这里说到证人保护。\n",
        "\n",
        "\r",
        "\r\n",
    ];
    let runs = prop::collection::vec((prop::sample::select(pieces.to_vec()), 1_usize..90), 1..6);
    runs.prop_map(|runs| {
        let of_run = |(piece, count): (&str, usize)| match piece.trim().is_empty() {
            true => piece.repeat(count),
            false => piece.to_owned(),
        };
        runs.into_iter().map(of_run).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn what_is_told_does_not_depend_on_how_paragraphs_are_kept(
        start in far_apart(),
        edits in prop::collection::vec((0_usize..5_000, 0_usize..9, far_apart()), 1..4),
    ) {
        let mut draft = open(&start, "plaintext");
        for (at, length, replacement) in edits {
            let at = at % (draft.text().len() + 1);
            draft.replace(at..at + length, &replacement);
            let fresh = open(&draft.text().to_string(), "plaintext");
            prop_assert_eq!(found(&draft), found(&fresh));
        }
    }

    /// What many edits have made of a text is read as one, as a client sends them in one message.
    #[test]
    fn edits_that_are_read_together_read_like_a_fresh_draft(
        start in pieces(),
        language in prop::sample::select(LANGUAGES.to_vec()),
        edits in prop::collection::vec((0_usize..1_000, 0_usize..60, pieces()), 1..8),
    ) {
        let draft = open(&start, language);
        let mut text = draft.text().clone();
        let mut all: Option<AppliedEdit> = None;
        for (at, length, replacement) in edits {
            let at = at * 37 % (text.len() + 1);
            let edit = text.replace(at..at + length, &replacement);
            all = Some(all.map_or(edit, |all| all.and(&edit)));
        }
        let all = all.expect("there is an edit");
        let (before, after) = (draft.text().to_string(), text.to_string());
        for edit in [all, AppliedEdit::between(&before, &after)] {
            prop_assert_eq!(&before[..edit.start], &after[..edit.start]);
            prop_assert_eq!(&before[edit.old_end..], &after[edit.new_end..]);
            let read = draft.with_text(text.clone(), edit);
            let fresh = open(&after, language);
            prop_assert_eq!(cited(&read), cited(&fresh));
            prop_assert_eq!(found(&read), found(&fresh));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn edits_read_like_a_fresh_draft(
        start in pieces(),
        long in any::<bool>(),
        language in prop::sample::select(LANGUAGES.to_vec()),
        edits in prop::collection::vec((0_usize..1000, 0_usize..60, pieces()), 1..8),
    ) {
        // Longer than three of the longest paragraphs; places to end one are close to each other and far away.
        let stretch = format!("{}{}", "见七.20，字。汉".repeat(5), "汉字，与".repeat(60));
        let start = if long { format!("{start}{}", stretch.repeat(18)) } else { start };
        let mut draft = open(&start, language);
        for (at, length, replacement) in edits {
            let at = if draft.text().is_empty() { 0 } else { at * 37 % draft.text().len() };
            let before = draft.clone();
            let before_cited = cited(&before);
            draft.replace(at..at + length, &replacement);
            let fresh = open(&draft.text().to_string(), language);
            prop_assert_eq!(cited(&draft), cited(&fresh));
            prop_assert_eq!(draft.exemptions(), fresh.exemptions());
            prop_assert_eq!(draft.subject(), fresh.subject());
            prop_assert_eq!(unchecked(&draft), unchecked(&fresh));
            prop_assert_eq!(found(&draft), found(&fresh));
            let shape = |draft: &Draft| draft.chunks.iter().flat_map(|chunk| &chunk.paragraphs).map(|paragraph| (paragraph.len, paragraph.block)).collect::<Vec<_>>();
            prop_assert_eq!(shape(&draft), shape(&fresh));
            prop_assert_eq!(cited(&before), before_cited);
        }
    }
}

/// What is defined is told where another place asks for it, and only there.
#[test]
fn what_nothing_asks_for_is_not_told() {
    for (language, defined, asked) in [
        (
            "markdown",
            "正文。\n\n[^1]: 见A部分 七.45。\n",
            "甲[^1]。\n",
        ),
        ("org", "正文。\n\n[fn:1] 见A部分 七.45。\n", "甲[fn:1]。\n"),
        (
            "markdown",
            "---\nmyst:\n  substitutions:\n    see: \"见A部分 七.45\"\n---\n正文。\n",
            "甲{{ see }}。\n",
        ),
        (
            "rmd",
            "---\nparams:\n  see: 见A部分 七.45\n---\n正文。\n",
            "甲`r params$see`。\n",
        ),
        (
            "markdown",
            "{% capture see %}见A部分 七.45{% endcapture %}\n",
            "甲{{ see }}。\n",
        ),
        (
            "markdown",
            "{% capture see %}\n见A部分 七.45\n{% endcapture %}\n",
            "\n甲{{ see }}。\n",
        ),
        (
            "mdx",
            "export const see = \"见A部分 七.45\"\n\n",
            "甲{see}。\n",
        ),
        (
            "rmd",
            "(ref:see) 见A部分 七.45\n",
            "```{r, fig.cap=\"(ref:see)\"}\n```\n",
        ),
        ("org", "#+MACRO: see 见A部分 七.45\n", "甲{{{see}}}\n"),
        (
            "latex",
            "\\newcommand{\\see}{见A部分 七.45}\n",
            "甲\\see{}。\n",
        ),
        (
            "latex",
            "\\newenvironment{see}[1]{见A部分 七.45}{}\n",
            "甲\\begin{see}{乙}\\end{see}\n",
        ),
        ("latex", "\\def\\see#1{见A部分 七.45#1}\n", "甲\\see{}。\n"),
        ("asciidoc", ":see: 见A部分 七.45\n\n正文。\n", "甲{see}\n"),
        (
            "restructuredtext",
            ".. |see| replace:: 见A部分 七.45\n\n",
            "甲 |see|\n",
        ),
        ("typst", "#let see = [见A部分 七.45]\n", "甲#see。\n"),
        ("typst", "#let see = \"见A部分 七.45\"\n", "甲#see。\n"),
    ] {
        let mut draft = open(defined, language);
        assert_eq!(draft.findings().count(), 0, "{language}: {defined}");
        // A longer name asks for nothing.
        draft.replace(
            draft.text().len()..draft.text().len(),
            "\\seemore #seemore {seemore} ",
        );
        assert_eq!(draft.findings().count(), 0, "{language}: {defined}");
        draft.replace(
            draft.text().len()..draft.text().len(),
            &format!("\n\n{asked}"),
        );
        assert_eq!(draft.findings().count(), 1, "{language}: {defined}{asked}");
        let cited = draft.citation_at(draft.text().to_string().find("七").unwrap_or(0));
        assert!(cited.is_some_and(|cited| cited.resolution.finding.is_some()));
    }
}
