//! Quoting: the text of the provisions that a citation points to, put behind its paragraph as a
//! block quotation in the markup of the document, with the citation under it.

use crate::citation::Language;
use crate::corpus::{Corpus, ProvisionIndex};
use crate::features::Snapshot;
use crate::messages;
use crate::resolve::{Form, Meaning, convert_in};

/// Characters of the longest text that is inserted: more than the longest paragraph, less than most
/// sections.
const LONGEST: usize = 1_600;
/// Lines of a draft's paragraph that are looked through for its end.
const MOST_LINES: usize = 400;

/// A block quotation to be put into a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quoting {
    pub title: String,
    /// Where, in bytes: the beginning of a line, or the text's end.
    pub at: usize,
    pub text: String,
}

/// The insertion of what the citation at a byte offset points to. `None` where it points to nothing
/// that can be quoted.
pub fn quoting(snapshot: &Snapshot, offset: usize) -> Option<Quoting> {
    let corpus = &snapshot.corpus;
    let cited = snapshot.citation_at(offset)?;
    let Meaning::Provisions(provisions) = &cited.resolution.meaning else {
        return None;
    };
    if snapshot.corpus_file.is_some() {
        return None;
    }
    let paragraphs: Vec<String> = provisions
        .iter()
        .flat_map(|provision| {
            let (edition, there) = corpus.in_language(cited.citation.language, *provision);
            paragraphs(edition, there, provisions.len() > 1)
        })
        .collect();
    let length: usize = paragraphs
        .iter()
        .map(|paragraph| paragraph.chars().count())
        .sum();
    if length == 0 || length > LONGEST {
        return None;
    }
    // In the language of the citation, which is the draft's there; a symbol is of none, and in which language a
    // paragraph is that has nothing else does not matter.
    let group = [provisions.clone()];
    let language = cited.citation.language;
    let form = snapshot
        .house_form
        .or_else(|| Form::of(&cited.citation.reference));
    let in_form = form
        .into_iter()
        .chain([Form::Compilation])
        .find_map(|form| convert_in(corpus, &group, form, language));
    // Not every language writes every range.
    let as_written = || {
        let written = snapshot.draft.text().slice(cited.range.clone());
        written.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let signature = in_form.unwrap_or_else(as_written);
    let (at, is_whole_line) = end_of_paragraph(snapshot, cited.range.end);
    let line_break = line_break(snapshot);
    let write = snapshot.draft.markup().quotations().write;
    let mut block = write(&paragraphs, &signature);
    if language != Language::COMPILATION {
        // The dash of two characters is Chinese.
        block = block.replacen(&format!("——{signature}"), &format!("— {signature}"), 1);
    }
    let lead = if is_whole_line { "\n" } else { "\n\n" };
    Some(Quoting {
        title: messages::quote_title(snapshot.locale, corpus, provisions),
        at,
        text: format!("{lead}{block}").replace('\n', line_break),
    })
}

/// A provision's words, and those of everything under it with their labels, a paragraph each. The
/// provision's own label only where several are quoted.
fn paragraphs(corpus: &Corpus, index: ProvisionIndex, is_labelled: bool) -> Vec<String> {
    let mut paragraphs = Vec::new();
    let own = std::iter::once((index, is_labelled));
    let under = corpus.descendants(index).map(|index| (index, true));
    for (index, is_labelled) in own.chain(under) {
        let Some(provision) = corpus.provisions.get(index) else {
            continue;
        };
        if provision.text.is_empty() {
            continue;
        }
        paragraphs.push(if is_labelled && !provision.label.is_empty() {
            format!("{} {}", provision.label, provision.text)
        } else {
            provision.text.to_string()
        });
    }
    paragraphs
}

/// The beginning of the line behind the lines of text that hold an offset, and whether there is one:
/// otherwise the text's end.
fn end_of_paragraph(snapshot: &Snapshot, offset: usize) -> (usize, bool) {
    let text = snapshot.draft.text();
    let mut line = text.line_of(offset);
    for _ in 0..MOST_LINES {
        let start = text.line_start(line + 1);
        if line + 1 >= text.line_count() {
            return (text.len(), false);
        }
        let end = if line + 2 >= text.line_count() {
            text.len()
        } else {
            text.line_start(line + 2)
        };
        if text.slice(start..end).trim().is_empty() {
            return (start, true);
        }
        line += 1;
    }
    (text.line_start(line + 1), true)
}

/// The line break that the draft uses.
fn line_break(snapshot: &Snapshot) -> &'static str {
    let text = snapshot.draft.text();
    let end = text.line_start(1);
    if text.slice(0..end).ends_with("\r\n") {
        "\r\n"
    } else {
        "\n"
    }
}

#[cfg(test)]
mod tests {

    use expect_test::{Expect, expect};

    use super::*;
    use crate::features::tests::opened;

    /// The draft, with ‸ where the cursor is, with the quotation in it. It must have nothing that
    /// the quotation check complains of.
    #[track_caller]
    fn check(language: &str, marked: &str, expected: Expect) {
        let cursor = marked.find('‸').unwrap();
        let text = marked.replacen('‸', "", 1);
        let snapshot = opened(language, &text);
        let Some(quoting) = quoting(&snapshot, cursor) else {
            expected.assert_eq("(nothing)");
            return;
        };
        let mut text = text;
        text.insert_str(quoting.at, &quoting.text);
        expected.assert_eq(&text.replace('\r', "␍"));
        let quoted = opened(language, &text);
        assert_eq!(quoted.draft.findings().count(), 0, "{text}");
    }

    #[test]
    fn a_provision_is_quoted_in_the_markup_of_the_document() {
        for (language, expected) in [
            (
                "markdown",
                expect![[r#"
                见七.23。

                > 在最后确定正式的司法协助请求时，有关国家应当考虑举行非正式磋商。
                >
                > ——A部分 七.23

                完。
            "#]],
            ),
            (
                "asciidoc",
                expect![[r#"
                见七.23。

                [quote, "A部分 七.23"]
                ____
                在最后确定正式的司法协助请求时，有关国家应当考虑举行非正式磋商。
                ____

                完。
            "#]],
            ),
            (
                "restructuredtext",
                expect![[r#"
                见七.23。

                   在最后确定正式的司法协助请求时，有关国家应当考虑举行非正式磋商。

                   -- A部分 七.23

                完。
            "#]],
            ),
            (
                "org",
                expect![[r#"
                见七.23。

                #+begin_quote
                在最后确定正式的司法协助请求时，有关国家应当考虑举行非正式磋商。

                ——A部分 七.23
                #+end_quote

                完。
            "#]],
            ),
            (
                "latex",
                expect![[r#"
                见七.23。

                \begin{quote}
                在最后确定正式的司法协助请求时，有关国家应当考虑举行非正式磋商。

                \hfill——A部分 七.23
                \end{quote}

                完。
            "#]],
            ),
            (
                "typst",
                expect![[r#"
                见七.23。

                #quote(block: true, attribution: [A部分 七.23])[
                在最后确定正式的司法协助请求时，有关国家应当考虑举行非正式磋商。
                ]

                完。
            "#]],
            ),
            (
                "html",
                expect![[r#"
                见七.23。

                <blockquote>
                <p>在最后确定正式的司法协助请求时，有关国家应当考虑举行非正式磋商。</p>
                <p>——A部分 七.23</p>
                </blockquote>

                完。
            "#]],
            ),
            (
                "plaintext",
                expect![[r#"
                见七.23。

                    在最后确定正式的司法协助请求时，有关国家应当考虑举行非正式磋商。

                    ——A部分 七.23

                完。
            "#]],
            ),
        ] {
            check(language, "见七‸.23。\n\n完。\n", expected);
        }
    }

    #[test]
    fn subparagraphs_keep_their_labels_and_the_paragraph_its_lines() {
        check(
            "markdown",
            "见第6/4号决议附件(a)‸段，\n第二行。\n\n完。\n",
            expect![[r#"
                见第6/4号决议附件(a)段，
                第二行。

                > 鼓励各国制定打击跨国有组织犯罪的“政府整体”战略，以便：
                >
                > （一） 促进政府内部的协调；
                >
                > （二） 应对跨国有组织犯罪集团不断变化的性质；
                >
                > （三） 提高公众对有组织犯罪集团活动的负面后果的认识；
                >
                > ——缔约方会议第6/4号决议附件(a)段

                完。
            "#]],
        );
        check(
            "markdown",
            "见A部分 七.21-22‸",
            expect![[r#"
            见A部分 七.21-22

            > 21. 各国应当为中央机关的双边会议和磋商提供便利，以讨论实际问题，包括良好做法和挑战。
            >
            > 22. 毒品和犯罪问题办公室应当在预算外资源允许的范围内，为中央机关的区域和国际会议提供便利，以讨论实际问题，包括良好做法和挑战。
            >
            > ——A部分 七.21-22
        "#]],
        );
        check(
            "markdown",
            "见A部分 七.23‸。\r\n\r\n完。\r\n",
            expect![[r#"
            见A部分 七.23。␍
            ␍
            > 在最后确定正式的司法协助请求时，有关国家应当考虑举行非正式磋商。␍
            >␍
            > ——A部分 七.23␍
            ␍
            完。␍
        "#]],
        );
        check("markdown", "见A部分 七‸部分。", expect!["(nothing)"]);
        check("markdown", "见七.45‸。", expect!["(nothing)"]);
        check("markdown", "见大会第55/25号决议‸。", expect!["(nothing)"]);
    }

    #[test]
    fn a_quotation_is_signed_in_the_language_of_the_draft() {
        for (marked, expected) in [
            (
                "As resolution 6/4, annex, paragraph (c)‸, has it:\n",
                expect![[r#"
                    As resolution 6/4, annex, paragraph (c), has it:

                    > 请各国及其他捐助方：
                    >
                    > （一） 继续为联合国毒品和犯罪问题办公室的援助努力提供资源以进一步促进实施《公约》及其各项议定书；
                    >
                    > （二） 继续通过包括相关国际和区域组织及双边援助方案在内的现有渠道提供经协调的援助；
                    >
                    > — Resolution 6/4, annex, paragraph (c)
                "#]],
            ),
            (
                "See Part A, VII.21-22‸.\n",
                expect![[r#"
                See Part A, VII.21-22.

                > 21. 各国应当为中央机关的双边会议和磋商提供便利，以讨论实际问题，包括良好做法和挑战。
                >
                > 22. 毒品和犯罪问题办公室应当在预算外资源允许的范围内，为中央机关的区域和国际会议提供便利，以讨论实际问题，包括良好做法和挑战。
                >
                > — Part A, VII.21-22
            "#]],
            ),
            (
                "Conformément à la résolution 6/4, annexe, paragraphe c)‸ :\n",
                expect![[r#"
                    Conformément à la résolution 6/4, annexe, paragraphe c) :

                    > 请各国及其他捐助方：
                    >
                    > （一） 继续为联合国毒品和犯罪问题办公室的援助努力提供资源以进一步促进实施《公约》及其各项议定书；
                    >
                    > （二） 继续通过包括相关国际和区域组织及双边援助方案在内的现有渠道提供经协调的援助；
                    >
                    > — Résolution 6/4, annexe, paragraphe c)
                "#]],
            ),
        ] {
            check("markdown", marked, expected);
        }
    }
}
