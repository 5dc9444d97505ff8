//! Comments as examples, and the proof that many of them exempt what each does.

use std::ops::Range;

use proptest::prelude::*;

use super::effect::Effect;
use super::exempt::looks::taken;
use super::*;
use crate::corpus::embedded;
use crate::draft::markup::lines;
use crate::draft::{Draft, Subject};
use crate::resolve::Code;

/// The words of the findings that are told, in `text` as a document.
fn told(language: &str, text: &str) -> Vec<String> {
    let draft = Draft::open(text, language, embedded::corpus());
    let exemptions = draft.exemptions();
    draft
        .findings()
        .map(|(id, finding)| (id.within(&finding.range), finding.problem.code()))
        .filter(|(range, code)| !exemptions.exempt(range, *code))
        .map(|(range, _)| draft.text().slice(range).into_owned())
        .collect()
}

fn problems(language: &str, text: &str) -> Vec<(String, ExemptionProblem)> {
    let draft = Draft::open(text, language, embedded::corpus());
    let problems = draft.exemptions().problems.clone();
    problems
        .into_iter()
        .map(|(range, problem)| (draft.text().slice(range).into_owned(), problem))
        .collect()
}

#[test]
fn a_comment_exempts_what_it_says() {
    let three = |first: &str, second: &str, third: &str| {
        format!(
            "{first}见A部分 七.41。\n{second}见A部分 七.42。{third}\n见A部分 七.43。\n\n见A部分 七.44。\n"
        )
    };
    for (first, second, third, expected) in [
        ("", "", "", "41 42 43 44"),
        ("", "", " <!-- yuanyin: ignore-line -->", "41 43 44"),
        ("", "<!-- yuanyin: ignore-line -->", "", "41 43 44"),
        ("", "<!-- yuanyin: ignore-next-line -->\n", "", "41 43 44"),
        (
            "",
            "<!--yuanyin:ignore-next-line-->\n\n  \n",
            "",
            "41 43 44",
        ),
        ("", "<!-- 援引：忽略下一行 -->\n", "", "41 43 44"),
        (
            "",
            "<!-- yuanyin: ignore-next-paragraph -->\n\n",
            "",
            "41 44",
        ),
        ("", "<!-- 援引: 忽略下一段 -->\n", "", "41 44"),
        (
            "<!-- yuanyin: ignore-begin -->",
            "",
            "<!-- yuanyin: ignore-end -->",
            "43 44",
        ),
        (
            "<!-- 援引：忽略开始 -->\n",
            "<!-- 援引：忽略结束 -->",
            "",
            "42 43 44",
        ),
        ("", "", "\n\n<!-- yuanyin: ignore-file -->\n", ""),
        (
            "",
            "<!-- yuanyin: ignore-next-line no-such-provision -->\n",
            "",
            "41 43 44",
        ),
        (
            "",
            "<!-- yuanyin: ignore-next-line misprint、 no-such-provision -->\n",
            "",
            "41 43 44",
        ),
        (
            "",
            "<!-- yuanyin: ignore-next-line misprint -->\n",
            "",
            "41 42 43 44",
        ),
        (
            "",
            "<!-- yuanyin: ignore-next-line misprint -- no-such-provision -->\n",
            "",
            "41 42 43 44",
        ),
        (
            "",
            "<!-- yuanyin: ignore-next-line -- as printed -->\n",
            "",
            "41 43 44",
        ),
        (
            "",
            "<!-- yuanyin: ignore-next-line misprint -->\n<!-- yuanyin: ignore-next-line no-such-provision -->\n",
            "",
            "41 43 44",
        ),
        (
            "",
            "<!-- yuanyin: ignore-next-line nonsense -->\n",
            "",
            "41 42 43 44",
        ),
        ("", "<!-- yuanyin: ignore-nothing -->\n", "", "41 42 43 44"),
        (
            "",
            "<!-- note yuanyin: ignore-line -->\n",
            "",
            "41 42 43 44",
        ),
        ("", "yuanyin: ignore-next-line\n", "", "41 42 43 44"),
        (
            "",
            "`<!-- yuanyin ignore-next-line -->`\n",
            "",
            "41 42 43 44",
        ),
        (
            "",
            "```\n<!-- yuanyin: ignore-file -->\n```\n",
            "",
            "41 42 43 44",
        ),
    ] {
        let expected: Vec<String> = expected
            .split_whitespace()
            .map(|number| format!("A部分 七.{number}"))
            .collect();
        let text = three(first, second, third);
        assert_eq!(told("markdown", &text), expected, "{text}");
        let text = text.replace('\n', "\r\n");
        assert_eq!(told("markdown", &text), expected, "{text:?}");
    }
}

#[test]
fn each_language_has_its_comments() {
    for (language, exempt, silent) in [
        (
            "markdown",
            "> <!-- yuanyin: ignore-next-line -->\n> X",
            "% yuanyin: ignore-next-line\nX",
        ),
        (
            "markdown",
            "X <!-- yuanyin: ignore-line",
            "[yuanyin: ignore-line] X",
        ),
        (
            "html",
            "<p>X<!-- yuanyin: ignore-line --></p>",
            "// yuanyin: ignore-line X",
        ),
        (
            "mdx",
            "X {/* yuanyin: ignore-line */}",
            "X /* yuanyin: ignore-line */",
        ),
        (
            "latex",
            "X % yuanyin: ignore-line",
            "X 50\\% yuanyin: ignore-line",
        ),
        (
            "latex",
            "%%% yuanyin: ignore-next-line\nX",
            "<!-- yuanyin: ignore-line --> X",
        ),
        (
            "typst",
            "  // yuanyin: ignore-next-line\nX",
            "X https://yuanyin: ignore-line",
        ),
        (
            "typst",
            "X /* yuanyin: ignore-line */",
            "X <!-- yuanyin: ignore-line -->",
        ),
        (
            "asciidoc",
            "// yuanyin: ignore-next-line\nX",
            "a // yuanyin: ignore-next-line\nX",
        ),
        (
            "restructuredtext",
            "  .. yuanyin: ignore-next-line\n\nX",
            "a .. yuanyin: ignore-line X",
        ),
        (
            "org",
            "# yuanyin: ignore-next-line\nX",
            "a # yuanyin: ignore-line X",
        ),
        (
            "org",
            "| X @@comment:yuanyin: ignore-line@@ |",
            "X % yuanyin: ignore-line",
        ),
        (
            "plaintext",
            "X [yuanyin: ignore-line]",
            "X [yuanyin: ignore-line",
        ),
        ("plaintext", "[援引：忽略下一行]\nX", "X [援引：忽略]"),
    ] {
        assert_eq!(
            told(language, &exempt.replace('X', "见A部分 七.45")),
            Vec::<String>::new(),
            "{exempt}"
        );
        assert_eq!(
            told(language, &silent.replace('X', "见A部分 七.45")).len(),
            1,
            "{silent}"
        );
    }
}

#[test]
fn what_is_wrong_with_a_comment_is_told() {
    use ExemptionProblem::{NotBegun, NotEnded, UnknownCode, UnknownKeyword};
    let code = |written: &str, nearest| UnknownCode {
        written: written.to_owned(),
        nearest,
    };
    for (text, expected) in [
        ("<!-- yuanyin: ignore-file -->", vec![]),
        (
            "<!-- yuanyin: ignore-fil -->",
            vec![(
                "ignore-fil",
                UnknownKeyword {
                    written: "ignore-fil".to_owned(),
                },
            )],
        ),
        (
            "<!-- yuanyin: checked by Li -->\n[援引：第七次会议]",
            vec![],
        ),
        (
            "<!-- yuanyin: ignore-file misprints, xyz misprint -->",
            vec![
                ("misprints", code("misprints", Some(Code::Misprint))),
                ("xyz", code("xyz", None)),
            ],
        ),
        (
            "<!-- yuanyin: ignore-end -->",
            vec![("<!-- yuanyin: ignore-end -->", NotBegun)],
        ),
        (
            "<!-- yuanyin: ignore-begin -->",
            vec![("<!-- yuanyin: ignore-begin -->", NotEnded)],
        ),
        (
            "<!-- yuanyin: ignore-begin misprint --><!-- yuanyin: ignore-begin ambiguous -->\n<!-- yuanyin: ignore-end misprint -->",
            vec![("<!-- yuanyin: ignore-begin ambiguous -->", NotEnded)],
        ),
    ] {
        let expected: Vec<(String, ExemptionProblem)> = expected
            .into_iter()
            .map(|(words, problem)| (words.to_owned(), problem))
            .collect();
        assert_eq!(problems("markdown", text), expected, "{text}");
    }
}

#[test]
fn comments_are_followed_through_edits() {
    let corpus = embedded::corpus();
    let mut draft = Draft::open(&"见A部分 七.45。\n\n".repeat(300), "markdown", corpus);
    assert_eq!(draft.exemptions(), &Exemptions::default());
    let comment = "<!-- yuanyin: ignore-begin -->";
    draft.replace(0..0, comment);
    let end = draft.text().len() - 30;
    draft.replace(end..end, "\n\n<!-- yuanyin: ignore-end -->\n\n");
    let fresh = Draft::open(
        &draft.text().to_string(),
        "markdown",
        draft.corpus().clone(),
    );
    assert_eq!(draft.exemptions(), fresh.exemptions());
    assert_eq!(draft.exemptions().exemptions.len(), 1);
    assert_eq!(draft.exemptions().problems, []);
    draft.replace(0..comment.len(), "");
    assert_eq!(draft.exemptions().exemptions, []);
    assert_eq!(draft.exemptions().problems.len(), 1);
}

#[test]
fn what_is_looked_at_grows_as_the_document_does() {
    let (open, close) = ("<!-- yuanyin: ", " -->");
    for kind in [
        format!("{open}ignore-next-line{close}\n"),
        format!("{open}ignore-next-paragraph{close}\n"),
        format!("{open}ignore-next-paragraph{close}\n见。\n"),
        format!("{open}ignore-next-paragraph{close} {open}ignore-next-line{close}"),
        format!("{open}ignore-line{close}\n{open}ignore-next-line{close}\n\n\n"),
        format!("{open}ignore-next-line{close}\n\n见。\n"),
    ] {
        let looks = |count: usize| {
            let draft = Draft::open(&kind.repeat(count), "markdown", embedded::corpus());
            taken();
            draft.exemptions();
            taken()
        };
        let (small, large) = (looks(100), looks(1_000));
        assert!(large <= 11 * small, "{kind:?}: {small}, then {large}");
    }
}

/// A comment, what it exempts and the codes that it names.
type Exempted = (Range<usize>, Range<usize>, Option<Vec<Code>>);

/// What [`Exemptions`] says, worked out for each comment by itself.
fn one_by_one(draft: &Draft) -> Vec<Exempted> {
    let text = draft.text().to_string();
    let exemptions = draft.exemptions();
    let comments = || {
        let ends = exemptions
            .exemptions
            .iter()
            .filter_map(|one| one.end.clone());
        let begins = exemptions.exemptions.iter().map(|one| one.comment.clone());
        let lost = exemptions.problems.iter();
        let lost = lost.filter(|(_, problem)| *problem == ExemptionProblem::NotBegun);
        begins
            .chain(ends)
            .chain(lost.map(|(comment, _)| comment.clone()))
    };
    let is_blank = |line: &str| line.chars().all(|c| c.is_whitespace() || c == '>');
    let is_comment = |range: &Range<usize>| {
        comments().any(|comment| {
            range.start <= comment.start
                && comment.end <= range.end
                && is_blank(&text[range.start..comment.start])
                && is_blank(&text[comment.end..range.end])
        })
    };
    let all: Vec<Range<usize>> = lines(&text).collect();
    exemptions
        .exemptions
        .iter()
        .map(|one| {
            let mut behind = all.iter().filter(|line| line.start >= one.comment.end);
            let mut rest = behind
                .by_ref()
                .skip_while(|line| is_blank(&text[(*line).clone()]) || is_comment(line));
            let first = rest.next().cloned().unwrap_or(text.len()..text.len());
            let last = rest.find(|line| is_blank(&text[(*line).clone()]));
            let last = last.map_or(text.len(), |line| line.start);
            let range = match one.effect {
                Effect::NextLine => first,
                Effect::NextParagraph => first.start..last,
                _ => one.range.clone(),
            };
            (one.comment.clone(), range, one.codes.clone())
        })
        .collect()
}

const SCRAPS: [&str; 18] = [
    "<!-- yuanyin: ignore-line -->",
    "<!-- yuanyin: ignore-next-line -->",
    "<!-- yuanyin: ignore-next-line misprint -->",
    "<!-- yuanyin: ignore-next-paragraph -->",
    "<!-- yuanyin: ignore-next-paragraph no-such-provision misprint -->",
    "<!-- yuanyin: ignore-begin -->",
    "<!-- yuanyin: ignore-begin misprint -->",
    "<!-- yuanyin: ignore-begin no-such-provision -->",
    "<!-- yuanyin: ignore-end -->",
    "<!-- yuanyin: ignore-end misprint -->",
    "<!-- yuanyin: ignore-end no-such-provision -->",
    "<!-- yuanyin: ignore-file misprint -->",
    "见A部分 七.45。",
    "> ",
    " ",
    "\n",
    "\n",
    "\n\n",
];

proptest! {
    #[test]
    fn comments_together_exempt_what_each_of_them_does(
        scraps in prop::collection::vec(prop::sample::select(SCRAPS.to_vec()), 0..40),
        asked in prop::collection::vec((0_usize..1_000, 0_usize..30), 20),
    ) {
        let text = scraps.concat() + "\n";
        let draft = Draft::open(&text, "markdown", embedded::corpus());
        let exemptions = draft.exemptions();
        let expected = one_by_one(&draft);
        let found: Vec<_> = exemptions
            .exemptions
            .iter()
            .map(|one| (one.comment.clone(), one.range.clone(), one.codes.clone()))
            .collect();
        prop_assert_eq!(&found, &expected);
        let holds = |(_, range, codes): &Exempted, (asked, code): &(Range<usize>, Code)| {
            asked.start < range.end
                && range.start < asked.end
                && codes.as_ref().is_none_or(|codes| codes.contains(code))
        };
        let findings: Vec<(Range<usize>, Code)> = asked
            .into_iter()
            .enumerate()
            .map(|(place, (start, length))| {
                let code = [Code::Misprint, Code::NoSuchProvision, Code::Ambiguous][place % 3];
                (start..start + length, code)
            })
            .collect();
        for finding in &findings {
            prop_assert_eq!(
                exemptions.exempt(&finding.0, finding.1),
                expected.iter().any(|one| holds(one, finding))
            );
        }
        let unused: Vec<Range<usize>> = exemptions
            .unused(findings.iter().cloned())
            .map(|one| one.comment.clone())
            .collect();
        let expected: Vec<Range<usize>> = expected
            .iter()
            .filter(|one| !findings.iter().any(|finding| holds(one, finding)))
            .map(|(comment, _, _)| comment.clone())
            .collect();
        prop_assert_eq!(unused, expected);
    }
}

#[test]
fn each_of_many_comments_exempts_its_own_line() {
    let text = "<!-- yuanyin: ignore-next-line -->\n见A部分 七.41。\n\n见A部分 七.42。\n\n见A部分 七.43。<!-- yuanyin: ignore-line -->\n\n";
    let told = told("markdown", &text.repeat(200));
    assert_eq!(told, vec!["A部分 七.42"; 200]);
}

#[test]
fn a_comment_declares_what_the_document_is_about() {
    let shown = |language: &str, text: &str| {
        let draft = Draft::open(text, language, embedded::corpus());
        draft.subject().shown().map(Subject::name)
    };
    for (language, text, expected) in [
        (
            "markdown",
            "<!-- yuanyin: subject compilation -->\n",
            Some("compilation"),
        ),
        (
            "markdown",
            "文。\n\n<!-- 援引：主题 其他 -->\n",
            Some("other"),
        ),
        (
            "latex",
            "% yuanyin: subject other -- about water\n",
            Some("other"),
        ),
        ("typst", "/* 援引：主题 汇编 */\n", Some("compilation")),
        (
            "plaintext",
            "[yuanyin: subject compilation]\n",
            Some("compilation"),
        ),
        // The first holds, and it comes before what the text shows.
        (
            "markdown",
            "<!-- yuanyin: subject other -->\n\n缔约方会议第3/4号决定\n\n<!-- yuanyin: subject compilation -->\n",
            Some("other"),
        ),
        ("markdown", "<!-- yuanyin: subject water -->\n", None),
        (
            "markdown",
            "```\n<!-- yuanyin: subject other -->\n```\n",
            None,
        ),
        ("markdown", "<!-- subject other -->\n", None),
    ] {
        assert_eq!(shown(language, text), expected, "{text}");
    }
    let wrong = |written: &str| ExemptionProblem::UnknownSubject {
        written: written.to_owned(),
    };
    for (text, expected) in [
        ("<!-- yuanyin: subject compilation -->", vec![]),
        (
            "<!-- yuanyin: subject water -->",
            vec![("water".to_owned(), wrong("water"))],
        ),
        ("<!-- 援引：主题 -->", vec![("主题".to_owned(), wrong(""))]),
        (
            "<!-- yuanyin: subjekt -->",
            vec![(
                "subjekt".to_owned(),
                ExemptionProblem::UnknownKeyword {
                    written: "subjekt".to_owned(),
                },
            )],
        ),
    ] {
        assert_eq!(problems("markdown", text), expected, "{text}");
    }
}

/// Of a line as long as a document, only its ends are looked at: each finding in it asks for them.
#[test]
fn a_comment_goes_behind_the_last_cell_of_a_row_of_any_length() {
    for cells in [1, 400] {
        let row = format!("| 见A部分 七.45 {}|\n", "| 见七.20 ".repeat(cells));
        let text = format!("| 一 | 二 |\n| --- | --- |\n{row}完。\n");
        let draft = Draft::open(&text, "markdown", embedded::corpus());
        let start = text.find("A部分").unwrap();
        let (at, comment) = draft.exempting(&(start..start + 13), Code::NoSuchProvision);
        let mut exempt = text.clone();
        exempt.insert_str(at, &comment);
        let written = exempt.lines().nth(2).unwrap();
        assert!(
            written.ends_with("七.20 <!-- yuanyin: ignore-line no-such-provision --> |"),
            "{written}"
        );
    }
}
