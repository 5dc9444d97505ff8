use std::ops::Range;

use proptest::prelude::*;

use super::*;
use crate::corpus::embedded;
use crate::draft::Draft;
use crate::draft::paragraph::LONGEST_LOOK;

fn open(text: &str, language: &str) -> Draft {
    Draft::open(text, language, embedded::corpus())
}

/// What is told of quotations: the words, with the place where they stand.
fn misquoted(draft: &Draft) -> Vec<(Range<usize>, String)> {
    draft
        .findings()
        .filter(|(_, finding)| finding.problem.code() == crate::resolve::Code::Misquoted)
        .map(|(id, finding)| {
            let range = id.within(&finding.range);
            (range.clone(), draft.text().slice(range).into_owned())
        })
        .collect()
}

fn words(text: &str, language: &str) -> Vec<String> {
    misquoted(&open(text, language))
        .into_iter()
        .map(|(_, words)| words)
        .collect()
}

const ALTERED: &str = "有关国家应当考虑举行非正式协商。";

#[test]
fn a_block_quotation_is_compared_with_what_introduces_or_signs_it() {
    for (language, text) in [
        (
            "markdown",
            "A部分 七.23规定：\n\n> 有关国家应当考虑举行非正式协商。\n\n完",
        ),
        (
            "markdown",
            "> 有关国家应当考虑举行非正式协商。\n>\n> ——A部分 七.23\n",
        ),
        (
            "markdown",
            "> 有关国家应当考虑举行非正式协商。\n\n（A部分 七.23）",
        ),
        (
            "markdown",
            "> 有关国家应当考虑举行非正式协商。（A部分 七.23）",
        ),
        (
            "plaintext",
            "A部分 七.23规定：\n\n> 有关国家应当考虑举行非正式协商。\n",
        ),
        (
            "latex",
            "A部分~七.23规定：\n\\begin{quote}\n有关国家应当考虑举行非正式协商。\n\\end{quote}\n",
        ),
        (
            "latex",
            "\\begin{quotation}\n有关国家应当考虑举行非正式协商。\n\\end{quotation}\n（A部分 七.23）",
        ),
        (
            "org",
            "A部分 七.23规定：\n\n#+BEGIN_QUOTE\n有关国家应当考虑举行非正式协商。\n#+END_QUOTE\n",
        ),
        (
            "org",
            "#+begin_quote\n有关国家应当考虑举行非正式协商。\n\n——A部分 七.23\n#+end_quote\n",
        ),
        (
            "html",
            "<p>A部分 七.23规定：</p>\n<blockquote>\n<p>有关国家应当考虑举行非正式协商。</p>\n</blockquote>",
        ),
        (
            "asciidoc",
            "A部分 七.23规定：\n\n____\n有关国家应当考虑举行非正式协商。\n____\n",
        ),
        (
            "typst",
            "A部分 七.23规定：\n\n#quote(block: true)[\n有关国家应当考虑举行非正式协商。\n]\n",
        ),
        (
            "restructuredtext",
            "A部分 七.23规定：\n\n   有关国家应当考虑举行非正式协商。\n\n完",
        ),
        (
            "restructuredtext",
            "工作组建议（A部分 七.23）如下：\n\n   有关国家应当考虑举行非正式协商。\n\n   -- A部分 七.23\n",
        ),
    ] {
        let found = words(text, language);
        assert_eq!(found.len(), 1, "{language}: {text}: {found:?}");
        assert!(found[0].contains(ALTERED), "{language}: {found:?}");
        let right = text.replace("协商", "磋商");
        assert_eq!(words(&right, language), [""; 0], "{language}: {right}");
    }
}

#[test]
fn a_block_that_nobody_attributes_is_left_alone() {
    for text in [
        "A部分 七.20很重要。\n\n> 有关国家应当考虑举行非正式协商。\n",
        "> 有关国家应当考虑举行非正式协商。\n\nA部分 七.20也很重要。",
        "> 有关国家应当考虑举行非正式协商。\n\n这是某国参照A部分 七.23的提案。",
        "> [!NOTE]\n> 有关国家应当考虑举行非正式协商。（A部分 七.23）",
        "A部分 七.23规定：\n\n\n\n\n\n> 有关国家应当考虑举行非正式协商。\n",
        "A部分 七.23规定：\n\n```\n> 有关国家应当考虑举行非正式协商。\n```\n",
    ] {
        assert_eq!(words(text, "markdown"), [""; 0], "{text}");
    }
}

#[test]
fn a_citation_and_its_words_can_be_two_paragraphs() {
    const WORDS: &str = "各国应该为中央机关的双边会议和磋商提供便利";
    for (language, text) in [
        ("markdown", "* A部分 七.21\n* “W”\n"),
        ("markdown", "A部分 七.21：\n\n“W”\n\n---\n"),
        ("html", "<p>A部分 七.21：</p>\n<p class=\"quote\">“W”</p>\n"),
        ("html", "<dl>\n<dt>A部分 七.21</dt>\n<dd>“W”</dd>\n</dl>\n"),
        ("plaintext", "“W”。\n以上见A部分 七.21。\n"),
        (
            "restructuredtext",
            ".. epigraph::\n\n   W。\n\n   -- A部分 七.21\n\n段。\n",
        ),
        (
            "latex",
            "\\begin{displayquote}[{A部分 七.21}]\nW。\n\\end{displayquote}\n",
        ),
        ("plaintext", "“W〔1〕”。\n\n注释\n〔1〕A部分 七.21。\n"),
    ] {
        let wrong = text.replace('W', WORDS);
        assert_eq!(words(&wrong, language).len(), 1, "{language}: {wrong}");
        let right = wrong.replace("应该", "应当");
        assert_eq!(words(&right, language), [""; 0], "{language}: {right}");
    }
}

/// Every text has words that are not the provision's, told once; the right ones are not told.
fn told_where_wrong(texts: &[(&str, &str)]) {
    const WRONG: &str = "各国应当考虑为录制儿童等弱势证人的证词建立特别设施";
    for (language, text) in texts {
        let wrong = text.replace('W', WRONG);
        assert_eq!(words(&wrong, language).len(), 1, "{language}: {wrong}");
        let right = wrong.replace("弱势", "脆弱");
        assert_eq!(words(&right, language), [""; 0], "{language}: {right}");
    }
}

#[test]
fn words_beside_a_citation_in_the_same_block_are_its() {
    told_where_wrong(&[
        ("markdown", "> 我们认为A部分 七.5的规定非常重要，即：“W”\n"),
        (
            "markdown",
            "> **成果二（执法）**\n> 对应A部分 七.5：“W”\n> 预算：12万美元\n",
        ),
        (
            "markdown",
            "> 第一段话，讲别的。\n>\n> A部分 七.5规定：“W”。这是第二段话。\n",
        ),
        (
            "html",
            "<blockquote><p>张教授说，A部分 七.5规定：“W”，这就是依据。</p></blockquote>\n",
        ),
        (
            "latex",
            "\\begin{quote}\n张教授说，A部分 七.5规定：“W”，这就是依据。\n\\end{quote}\n",
        ),
        (
            "typst",
            "#quote(block: true)[\n  张教授说，A部分 七.5规定：“W”，这就是依据。\n]\n",
        ),
        (
            "restructuredtext",
            ".. list-table::\n   :header-rows: 1\n\n   * - 层级\n     - 依据\n   * - 产出\n     - A部分 七.5（“W”）\n",
        ),
    ]);
}

#[test]
fn a_row_and_a_list_of_definitions_need_no_marks() {
    told_where_wrong(&[
        (
            "html",
            "<table>\n<tr><th>段</th><th>原文</th></tr>\n<tr><td>A部分 七.5</td><td>W</td></tr>\n</table>\n",
        ),
        (
            "markdown",
            "<table>\n<tr><td>A部分 七.5</td><td>W。</td></tr>\n</table>\n",
        ),
        ("latex", "段 & 原文 \\\\\nA部分 七.5 & W \\\\\n"),
        (
            "markdown",
            "| 号 | 出处 | 原文 | 备注 |\n|---|---|---|---|\n| 1 | A部分 七.5（2013年） | W | 无 |\n",
        ),
        ("markdown", "A部分 七.5\n:   W。\n\n乙\n:   丙\n"),
        ("html", "<dl><dt>A部分 七.5</dt><dd>W。</dd></dl>\n"),
        (
            "latex",
            "\\begin{description}\n\\item[A部分 七.5] W。\n\\end{description}\n",
        ),
        ("asciidoc", "A部分 七.5:: W。\n"),
        ("restructuredtext", "A部分 七.5\n   W。\n"),
        ("org", "- A部分 七.5 :: W。\n"),
        ("typst", "/ A部分 七.5: W。\n"),
        ("plaintext", "A部分 七.5规定：\n　　W。\n"),
        ("plaintext", "A部分 七.5规定：\n\nW。\n"),
        (
            "typst",
            "A部分 七.5规定：\n#quote(block: true)[\n  W。\n]\n",
        ),
    ]);
    // What only says the same is left alone there.
    let gist = "- A部分 七.5：各国宜为儿童证人设立专门的录证设施。\n";
    assert_eq!(words(gist, "markdown"), [""; 0]);
}

#[test]
fn the_head_of_a_column_can_call_words_a_text() {
    let table = |head: &str| {
        format!(
            "| 出处 | {head} |\n| --- | --- |\n| A.十一.e | 并且促进国际一级的捐助方协调工作 |\n"
        )
    };
    assert_eq!(words(&table("原文"), "markdown").len(), 1);
    assert_eq!(words(&table("说明"), "markdown").len(), 0);
    assert_eq!(words(&table("拟改案文"), "markdown").len(), 0);
}

/// A sentence about something else behind a block quotation is no signature of it, though it begins with 见.
#[test]
fn what_only_refers_behind_a_block_quotation_does_not_sign_it() {
    told_where_wrong(&[
        (
            "markdown",
            "A部分 七.5规定：\n\n> W\n\n见上文关于A部分 七.12的讨论：证人保护与尽快审理是同一目标的两个方面，缺一不可，两段应当结合起来理解。\n",
        ),
        ("markdown", "> W\n\n见A部分 七.5。\n"),
    ]);
}

#[test]
fn marks_can_be_mistyped() {
    told_where_wrong(&[
        ("plaintext", "A部分 七.5规定：”W”。"),
        ("plaintext", "A部分 七.5规定：“W“。"),
        ("plaintext", "Part A, VII.5, the State’s text, reads ‘W’."),
    ]);
}

#[test]
fn a_treaty_of_which_the_provision_speaks_does_not_part_it_from_its_words() {
    for text in [
        "A部分 八.14规定，依照《公约》第29条，“各国应采取措施根据请求与回应国进行接触并向其提供援助”。",
        "八.10（A部分）重申公约第32条第5款，“其中要求各缔约国……提供有关本国实施《公约》的方案、计划和做法以及立法和司法措施的资料”。",
    ] {
        assert_eq!(words(text, "markdown").len(), 1, "{text}");
    }
    // The treaty's own words.
    let text = "A部分 八.14依据的是《公约》第29条，该条规定：“各国应采取措施根据请求与回应国进行接触并向其提供援助”。";
    assert_eq!(words(text, "markdown"), [""; 0]);
}

#[test]
fn one_stretch_changed_within_the_words_of_the_provision_is_a_misquotation() {
    let text = "A部分 七.20有答案，“该网络由国际刑警组织在国际司法合作框架内予以协助”。";
    assert_eq!(words(text, "markdown").len(), 1);
    let text = "A部分 七.20有答案，“该网络由各国自愿出资建立，不设常设机构，每年予以评估”。";
    assert_eq!(words(text, "markdown"), [""; 0]);
}

/// Words in marks that are nearly a provision's claim to be its own, whatever the sentence around them.
#[test]
fn words_nearly_those_of_the_cited_provision_claim_to_be_its_own() {
    for (language, text) in [
        (
            "markdown",
            "七.23“在最后确定正式的司法协助请求时，有关国家应当举行非正式磋商”，这是最低成本的做法。",
        ),
        (
            "markdown",
            "七.5虽短，分量不轻：“各国应当考虑为录制儿童等证人的证词建立特别设施。”",
        ),
        (
            "markdown",
            "七.19中提出了培训的要求。该段第一句是：“各国应当与毒品和犯罪问题办公室进行协调，在现有资源范围内，根据受益人的要求量身打造培训方案。”",
        ),
        (
            "plaintext",
            "第4/3號決定(e)段早就說過，要「考慮到分析報告中確定的在與受援國政府一道擬訂技術援助方案方面的需要」。",
        ),
        (
            "markdown",
            "八.7的用词是“界定本国法律制度内的法人责任概念”。",
        ),
        (
            "markdown",
            "Paragraph 23 of annex I (A部分 七.23), in Chinese “在最后确定正式的司法协助请求时，有关国家应当举行非正式磋商”, is shorter in English.",
        ),
        (
            "markdown",
            "“各国应考虑请求培训或援助，以界定本国法律制度内的法人概念。”[^1]\n\n[^1]: A部分，八.7。",
        ),
        (
            "org",
            "“各国应考虑请求培训或援助，以界定本国法律制度内的法人概念。”[fn:1]\n\n[fn:1] A部分，八.7。",
        ),
        (
            "plaintext",
            "“各国应考虑请求培训或援助，以界定本国法律制度内的法人概念。”①\n\n① 见A部分 八.7。",
        ),
        (
            "markdown",
            "> 各国应考虑对付一切形式和表现的妨害司法行为，并包括所有犯罪，而不只是有组织犯罪。\n\n九.11的上述文字为起诉部门所熟知。",
        ),
        (
            "latex",
            "\\begin{quote}\n各国应当努力尽快审理证人正在其中接受保护的案件。\n\\end{quote}\n这就是A部分 七.12的全部内容。",
        ),
        (
            "html",
            "<p>九.11对此另有一句：<q>各国应考虑对付一切形式和表现的妨害司法行为，并包括严重犯罪，不只是所有犯罪。</q></p>",
        ),
        (
            "asciidoc",
            "[quote, 技术援助工作组, A部分 七.5]\n____\n各国应当考虑为录制儿童等证人的证词建立特别设施。\n____",
        ),
        (
            "markdown",
            "决议7/3附件一就证人提出的建议有二：\n\n- 第5段：“各国应当考虑为录制儿童等证人的证词建立特别设施。”\n- 第12段：“各国应当努力尽快处理证人正在其中接受保护的案件。”",
        ),
        (
            "latex",
            "A部分 七.21规定：``各国应该为中央机关的双边会议和磋商提供便利''。",
        ),
        (
            "latex",
            "A部分 七.21规定：\\enquote{各国应该为中央机关的双边会议和磋商提供便利}。",
        ),
        (
            "latex",
            "\\textquote[A部分 七.21]{各国应该为中央机关的双边会议和磋商提供便利}。",
        ),
        (
            "typst",
            "A部分 七.21规定：#quote[各国应该为中央机关的双边会议和磋商提供便利]。",
        ),
        (
            "asciidoc",
            "[quote, A部分 七.21]\n____\n各国应该为中央机关的双边会议和磋商提供便利\n____",
        ),
        (
            "markdown",
            "> [!quote] A部分 七.21\n> 各国应该为中央机关的双边会议和磋商提供便利",
        ),
        (
            "markdown",
            "### A部分 七.21\n\n> 各国应该为中央机关的双边会议和磋商提供便利",
        ),
        (
            "markdown",
            "如A部分 七.21所述，“各国应该为中央机关的双边会议和磋商提供便利”。",
        ),
        (
            "markdown",
            "按照A部分 七.21，“各国应该为中央机关的双边会议和磋商提供便利”。",
        ),
        // The words of the paragraph behind it.
        (
            "markdown",
            "第4/3号决定(j)段即“强调必须分享对所提供的技术援助进行的评价的结果”。",
        ),
    ] {
        let found = words(text, language);
        assert_eq!(found.len(), 1, "{language}: {text}: {found:?}");
    }
}

#[test]
fn words_in_another_language_than_the_provision_are_not_compared_with_it() {
    for text in [
        "The Conference asked for “video recordings of children's evidence” (resolution 7/3, annex I, para. 5).",
        "La Conférence veut des « enregistrements vidéo » (résolution 7/3, annexe I, par. 5).",
        "Конференция «с удовлетворением отмечает» доклад (решение 4/3, пункт a)).",
    ] {
        let draft = open(text, "plaintext");
        assert_eq!(misquoted(&draft), [], "{text}");
    }
}

#[test]
fn the_frame_can_say_that_words_are_none_of_the_provision() {
    for text in [
        "与A部分 七.21类似，某国提出“W”。",
        "参照A部分 七.21，某国建议“W”。",
        "秘书处比照A部分 七.21起草了如下案文：“W”。",
        "A部分 七.21的大意是“W”。",
        "正如A部分 七.21那样，本决议草案第5段呼吁“W”。",
        "问：A部分 七.21是否意味着“W”？",
        "译文把A部分 七.21误作“W”。",
        "“W”（A部分 七.21的意译）。",
        "“W”（摘自A部分 七.21，有改动）。",
        "有文章称A部分 七.21要求“W”，其实原文是“各国应当为中央机关的双边会议和磋商提供便利”。",
        "某国倾向于把A部分 七.21改为“W”。",
        "Our delegation would prefer A部分 七.21 to read “W”.",
        "為落實A部分 七.21的要求，該國決定「W」。",
    ] {
        let text = text.replace('W', "各国应该为中央机关的双边会议和磋商提供便利");
        assert_eq!(words(&text, "markdown"), [""; 0], "{text}");
    }
}

#[test]
fn a_quotation_in_traditional_characters_is_put_right_in_them() {
    for (wrong, right) in [
        (
            "在最後確定正式的司法協助請求時，有關國家應當舉行非正式磋商",
            "在最後確定正式的司法協助請求時，有關國家應當考慮舉行非正式磋商",
        ),
        (
            "在最后确定正式的司法协助请求时，有关国家应当举行非正式磋商",
            "在最后确定正式的司法协助请求时，有关国家应当考虑举行非正式磋商",
        ),
    ] {
        let draft = open(&format!("A部分 七.23規定：「{wrong}」。"), "plaintext");
        let fixes: Vec<String> = draft
            .findings()
            .flat_map(|(_, finding)| finding.fixes.iter().map(|fix| fix.becomes.clone()))
            .collect();
        assert_eq!(fixes, [right]);
    }
}

#[test]
fn a_quotation_goes_on_over_sentences_on_lines_of_their_own() {
    for text in [
        "A部分 七.20规定：“……予以协助。\n应该考虑加强与联合国预防犯罪和刑事司法方案网各研究所的合作。”",
        "“……予以协助。\n应该考虑加强与联合国预防犯罪和刑事司法方案网各研究所的合作”（A部分 七.20）。",
    ] {
        assert_eq!(words(text, "markdown").len(), 1, "{text}");
        assert_eq!(words(&text.replace("应该", "应当"), "markdown"), [""; 0]);
    }
    // A blank line ends what was left open.
    let text =
        "A部分 七.20规定：“应该考虑加强与联合国预防犯罪。\n\n和刑事司法方案网各研究所的合作”";
    assert_eq!(words(text, "markdown"), [""; 0]);
}

#[test]
fn notes_cite_what_stands_before_them_and_quote_for_themselves() {
    for (text, expected) in [
        (
            "“有关国家应当考虑举行非正式协商”\\footnote{A部分 七.23。}。",
            1,
        ),
        (
            "“有关国家应当考虑举行非正式协商”\\footnote{见A部分 七.23。}。",
            1,
        ),
        (
            "甲\\footnote{A部分 七.23规定：“有关国家应当考虑举行非正式协商”。}。",
            1,
        ),
        (
            "甲\\footnote{A部分 七.23。}“有关国家应当考虑举行非正式协商”。",
            1,
        ),
    ] {
        assert_eq!(words(text, "latex").len(), expected, "{text}");
    }
}

/// What stands before an edit says again what it said, unless the edit makes a block quotation behind it.
#[test]
fn what_comes_to_be_a_block_quotation_is_compared_with_what_stands_before() {
    let before = "协调机制在A部分 七.21中有规定。\n\n";
    let words = "各国应该为中央机关的双边会议和磋商提供便利，以讨论实际问题。\n";
    let mut draft = open(&format!("{before}{words}"), "markdown");
    assert_eq!(misquoted(&draft).len(), 0);
    draft.replace(before.len()..before.len(), "> ");
    let fresh = open(&draft.text().to_string(), "markdown");
    assert_eq!(misquoted(&fresh).len(), 1);
    assert_eq!(misquoted(&draft), misquoted(&fresh));
    draft.replace(before.len()..before.len() + 2, "");
    assert_eq!(misquoted(&draft).len(), 0);
}

#[test]
fn a_keystroke_in_a_long_block_reads_no_more_than_the_block() {
    let line = "> 各国应当考虑加强法庭上和程序上的保护措施。\n";
    for size in [100_000, 1_000_000] {
        let mut draft = open(&line.repeat(size / line.len()), "markdown");
        let middle = size / 2 / line.len() * line.len() + "> ".len();
        let read = draft.replace(middle..middle, "见");
        assert!(
            read <= FARTHEST_LOOK + 3 * LONGEST_LOOK,
            "{read} bytes re-read of {size}"
        );
    }
}

const SCRAPS: [&str; 44] = [
    "\n| 段落 | 拟改为 |\n",
    "\n| A部分 七.23 | 在最后确定正式的司法协助请求时，有关国家应当举行非正式磋商。 |\n",
    "\n|A部分 七.23\n|在最后确定正式的司法协助请求时，有关国家应当举行非正式磋商。\n",
    "\n<td>A部分 七.23</td>\n<td>在最后确定正式的司法协助请求时，有关国家应当举行非正式磋商。</td>\n",
    "见A部分 七.23[^1]",
    "\n[^1]: “在最后确定正式的司法协助请求时，有关国家应当举行非正式磋商。”\n",
    "A部分 七.23规定：",
    "有关国家应当考虑举行非正式协商",
    "有关国家应当考虑举行非正式磋商",
    "“",
    "”",
    "「",
    "」",
    "（A部分 七.23）",
    "，见七.23",
    "——七.23",
    "> ",
    "\n> ",
    "\n>\n> ",
    "\n\n",
    "\n",
    "。",
    "字。\n",
    "\\begin{quote}\n",
    "\n\\end{quote}\n",
    "____\n",
    "[quote]\n",
    "#+begin_quote\n",
    "\n#+end_quote\n",
    "<blockquote>",
    "</blockquote>\n",
    "#quote(block: true)[",
    "]\n",
    "   ",
    "\\footnote{",
    "}",
    "<sup>1</sup>",
    "\n<p><sup>1</sup> A部分 七.23</p>\n",
    "<a href=\"#n\">1</a>",
    "\n<li id=\"n\">A部分 七.23</li>\n",
    "（注1）",
    "\n注1：A部分 七.23\n",
    "\n.. epigraph::\n\n   ",
    "\n```{epigraph}\n",
];

const LANGUAGES: [&str; 8] = [
    "markdown",
    "plaintext",
    "latex",
    "asciidoc",
    "org",
    "html",
    "typst",
    "restructuredtext",
];

fn scraps() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(SCRAPS.to_vec()), 0..16)
        .prop_map(|scraps| scraps.concat())
}

/// What the head of a column says holds of the rows below, also once it is edited.
#[test]
fn the_head_of_a_column_says_whose_words_stand_in_it() {
    let row = "| A部分 七.23 | 在最后确定正式的司法协助请求时，有关国家应当举行非正式磋商。 |\n";
    let table = format!("| 段落 | 拟改为 |\n| --- | --- |\n{row}{row}");
    let mut draft = open(&table, "markdown");
    assert_eq!(misquoted(&draft).len(), 0);
    let head = table.find("拟改为").unwrap_or_default();
    for (replacement, told) in [("案文", 2), ("我国做法", 0), ("", 2)] {
        let end = draft.text().to_string()[head..]
            .find(" |")
            .unwrap_or_default();
        draft.replace(head..head + end, replacement);
        assert_eq!(misquoted(&draft).len(), told, "{replacement}");
        let fresh = open(&draft.text().to_string(), "markdown");
        assert_eq!(misquoted(&draft), misquoted(&fresh));
    }
}

/// A note that cites nothing says its quotation of what is cited before its mark.
#[test]
fn a_note_quotes_what_is_cited_before_its_mark() {
    let words = "“在最后确定正式的司法协助请求时，有关国家应当举行非正式磋商”";
    for (language, text, told) in [
        (
            "markdown",
            format!("见A部分 七.23[^1]。\n\n[^1]: 原文为{words}。\n"),
            1,
        ),
        (
            "markdown",
            format!("见A部分 七.23[^1]。\n\n[^1]: 大意是{words}。\n"),
            0,
        ),
        (
            "markdown",
            format!("见A部分 七.23[^1]。\n\n[^1]: 又见A部分 七.20：{words}。\n"),
            0,
        ),
        (
            "markdown",
            format!("见A部分 七.23，而法院[^1]……\n\n[^1]: 判决：{words}。\n"),
            0,
        ),
        (
            "latex",
            format!("见A部分 七.23\\footnote{{{words}}}。\n"),
            1,
        ),
        (
            "plaintext",
            format!("见A部分 七.23的规定①。\n\n① 全文：{words}\n"),
            1,
        ),
    ] {
        let mut draft = open(&text, language);
        assert_eq!(misquoted(&draft).len(), told, "{text}");
        let at = text.find("举行").unwrap_or_default();
        draft.replace(at..at, "考虑");
        let fresh = open(&draft.text().to_string(), language);
        assert_eq!(misquoted(&draft), misquoted(&fresh), "{text}");
    }
}

/// The cell behind one that only cites can stand on a line of its own.
#[test]
fn words_in_a_cell_behind_the_citation_are_read() {
    let words = "在最后确定正式的司法协助请求时，有关国家应当举行非正式磋商。";
    for (language, table) in [
        ("asciidoc", format!("|===\n|A部分 七.23\n|{words}\n|===\n")),
        (
            "html",
            format!("<tr>\n<td>A部分 七.23</td>\n<td>{words}</td>\n</tr>\n"),
        ),
    ] {
        let mut draft = open(&table, language);
        assert_eq!(misquoted(&draft).len(), 1, "{table}");
        let at = table.find("举行").unwrap_or_default();
        draft.replace(at..at, "考虑");
        assert_eq!(misquoted(&draft).len(), 0, "{table}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn quotations_after_edits_are_those_of_a_fresh_draft(
        start in scraps(),
        long in any::<bool>(),
        language in prop::sample::select(LANGUAGES.to_vec()),
        edits in prop::collection::vec((0_usize..10_000, 0_usize..40, scraps()), 1..8),
    ) {
        let start = if long {
            format!("{}{start}{}", "字。\n\n".repeat(150), "> 字。\n".repeat(150))
        } else {
            start
        };
        let mut draft = open(&start, language);
        for (at, length, replacement) in edits {
            let at = if draft.text().is_empty() { 0 } else { at * 7 % draft.text().len() };
            draft.replace(at..at + length, &replacement);
            let fresh = open(&draft.text().to_string(), language);
            prop_assert_eq!(misquoted(&draft), misquoted(&fresh));
        }
    }
}

/// A provision's words with one altered, and as they are.
const SPECIAL: [&str; 2] = ["专用设施", "特别设施"];

/// Of every text it is told that the words are altered, and nothing of the right ones.
fn told(texts: &[(&str, &str)]) {
    for (language, text) in texts {
        let text = text.replace("{}", "各国应当考虑为录制儿童等脆弱证人的证词建立专用设施");
        assert_eq!(words(&text, language).len(), 1, "{language}: {text}");
        let right = text.replace(SPECIAL[0], SPECIAL[1]);
        assert_eq!(words(&right, language), [""; 0], "{language}: {right}");
    }
}

fn left_alone(texts: &[(&str, &str)]) {
    for (language, text) in texts {
        let text = text.replace("{}", "各国应当考虑为录制儿童等脆弱证人的证词建立专用设施");
        assert_eq!(words(&text, language), [""; 0], "{language}: {text}");
    }
}

#[test]
fn a_note_cites_for_the_words_that_its_mark_introduces() {
    told(&[
        (
            "restructuredtext",
            "建议写得很具体 [#a]_ ：“{}”。据统计，只有三成国家做到。\n\n.. [#a] A部分 七.5。\n",
        ),
        (
            "markdown",
            "工作组的建议[^1]规定：“{}”。别的不提。\n\n[^1]: A部分 七.5。\n",
        ),
        (
            "plaintext",
            "工作组的建议①规定：“{}”。别的不提。\n\n① A部分 七.5。\n",
        ),
    ]);
    left_alone(&[
        (
            "markdown",
            "该建议[^1]的大意是：“{}”。别的不提。\n\n[^1]: A部分 七.5。\n",
        ),
        (
            "markdown",
            "该建议的大意是“{}”[^1]。\n\n[^1]: A部分 七.5。\n",
        ),
        // The sentence has a citation of its own.
        (
            "markdown",
            "A部分 七.6[^1]之后，我省规定“{}”。\n\n[^1]: 另见A部分 七.5。\n",
        ),
    ]);
}

#[test]
fn a_note_is_found_some_pages_behind() {
    let between = "这里说的是别的事情，只是要把这一页写满，好让后面的注离得远一些。\n\n".repeat(30);
    let text = format!("A部分 七.5[^1]值得一读。\n\n{between}[^1]: “{{}}”。\n");
    assert!(text.len() > 2_500);
    told(&[("markdown", &text)]);
}

#[test]
fn words_are_no_claim_where_what_stands_behind_denies_that_they_are_the_texts() {
    left_alone(&[
        (
            "markdown",
            "“{}”——这当然是我们对A部分 七.5的概括，不是它的措辞。",
        ),
        ("markdown", "A部分 七.5：“{}”——这是我们的概括。"),
        ("markdown", "A部分 七.5：“{}”，这只是概括。"),
        ("markdown", "A部分 七.5：“{}”，并非原文。"),
        ("markdown", "“{}”，这并不是A部分 七.5的原话。"),
        (
            "markdown",
            "“{}”——这是我们对A部分 七.5的概括，它的原文长得多。",
        ),
    ]);
    told(&[
        ("markdown", "“{}”——这正是A部分 七.5的措辞。"),
        ("markdown", "“{}”，这无非是A部分 七.5的原话。"),
    ]);
}

#[test]
fn what_a_provision_is_about_is_no_frame() {
    told(&[
        (
            "markdown",
            "The group spoke of new means of testimony (A部分 七.5):\n\n> {}。\n",
        ),
        (
            "markdown",
            "On asset tracking and model legislation it says (A部分 七.5): “{}”.",
        ),
        (
            "markdown",
            "In a spirit of cooperation the Group recommended (A部分 七.5): “{}”.",
        ),
    ]);
    left_alone(&[
        ("markdown", "That means (A部分 七.5): “{}”."),
        ("markdown", "In the spirit of A部分 七.5: “{}”."),
    ]);
}

#[test]
fn what_comes_of_a_provision_is_another_s() {
    left_alone(&[
        ("markdown", "该条例呼应A部分 七.5：“{}”。"),
        ("markdown", "该法深得A部分 七.5真传：“{}”。"),
        ("markdown", "我们的办法发展了A部分 七.5：“{}”。"),
        ("markdown", "Our rule goes further than A部分 七.5: “{}”."),
        (
            "markdown",
            "The ministry transposed A部分 七.5 as follows: “{}”.",
        ),
    ]);
    told(&[
        ("markdown", "为呼应各方关切，A部分 七.5规定：“{}”。"),
        ("markdown", "秘书处重申A部分 七.5：“{}”。"),
        ("markdown", "该决议沿袭A部分 七.5的措辞：“{}”。"),
    ]);
}

#[test]
fn a_paragraph_goes_on_to_give_the_text_of_what_the_one_before_cites() {
    told(&[
        (
            "markdown",
            "工作组2013年通过了A部分七.5。\n\n其文字为“{}”。\n",
        ),
        (
            "markdown",
            "工作组2013年通过了A部分七.5。\n\n该段全文如下：“{}”。\n",
        ),
        (
            "markdown",
            "工作组2013年通过了A部分七.5。\n\n原文是：“{}”。\n",
        ),
    ]);
    left_alone(&[
        (
            "markdown",
            "工作组2013年通过了A部分七.5。\n\n其后我国规定“{}”。\n",
        ),
        (
            "markdown",
            "工作组2013年通过了A部分七.5。\n\n其大意是“{}”。\n",
        ),
    ]);
}

#[test]
fn a_number_alone_over_a_quotation_cites() {
    told(&[
        ("markdown", "**七.5**\n\n> {}。\n\n评注：此段不难做到。\n"),
        ("asciidoc", "*七.5*\n\n____\n{}。\n____\n"),
        (
            "latex",
            "\\textbf{七.5}\n\n\\begin{quote}\n{}。\n\\end{quote}\n",
        ),
    ]);
    left_alone(&[
        ("markdown", "**七.5**\n\n{}。\n"),
        ("markdown", "**七.5 背景**\n\n> {}。\n"),
    ]);
}

#[test]
fn heads_of_columns_are_heard_where_cells_have_lines_of_their_own() {
    let table = |markup: &str, head: &str| match markup {
        "html" => format!(
            "<table>\n<tr>\n<th>编号</th>\n<th>{head}</th>\n</tr>\n<tr>\n<td>A部分 七.5</td>\n<td>{{}}。</td>\n</tr>\n</table>\n"
        ),
        "restructuredtext" => format!(
            ".. list-table::\n   :header-rows: 1\n\n   * - 编号\n     - {head}\n   * - A部分 七.5\n     - {{}}。\n"
        ),
        _ => format!("|===\n|编号 |{head}\n\n|A部分 七.5\n|{{}}。\n|===\n"),
    };
    for markup in ["html", "restructuredtext", "asciidoc"] {
        told(&[(markup, &table(markup, "原文"))]);
        left_alone(&[(markup, &table(markup, "我国做法"))]);
        left_alone(&[(markup, &table(markup, "拟改为"))]);
    }
}

#[test]
fn words_that_address_several_institutions_are_somebody_s_own() {
    let of =
        |who: &str| format!("A部分 七.5：“{who}应当考虑为录制儿童等脆弱证人的证词建立特别设施”。");
    for who in [
        "法院",
        "法院、检察机关、公安机关和司法行政机关",
        "律师和当事人",
        "法院等",
    ] {
        assert_eq!(words(&of(who), "markdown"), [""; 0], "{who}");
    }
    for who in ["缔约国", "各国政府"] {
        assert_eq!(words(&of(who), "markdown").len(), 1, "{who}");
    }
}

#[test]
fn words_without_marks_are_quoted_where_the_citation_signs_them() {
    told(&[
        ("markdown", "{}。——A部分 七.5\n"),
        ("plaintext", "　　{}。——A部分七.5\n"),
    ]);
    left_alone(&[
        ("markdown", "{}。（A部分 七.5）\n"),
        ("markdown", "{}——见A部分 七.5\n"),
    ]);
}

/// HTML's notes, of Pandoc, of Word, of wikis, of books and by hand: the mark leads to the note.
#[test]
fn a_note_of_html_cites_for_the_words_before_its_mark() {
    const SOURCE: &str = "A部分 七.5";
    let notes = [
        (
            "<sup><a href=\"#n\">1</a></sup>",
            "<ol>\n<li id=\"n\">{}。</li>\n</ol>",
        ),
        (
            "<sup id=\"r\"><a href=\"#n\">1</a></sup>",
            "<section>\n<ol>\n<li id=\"n\">\n<p>见{}。<a href=\"#r\">↩</a></p>\n</li>\n</ol>\n</section>",
        ),
        (
            "<a href='#n' role='doc-noteref'>1</a>",
            "<aside id='n' role='doc-footnote'>{}。</aside>",
        ),
        (
            "<a href=\"#n\"><sup>1</sup></a>",
            "<div class=\"footnote\" id=\"n\">1. {}。</div>",
        ),
        (
            "<a href=\"#_ftn1\" name=\"_ftnref1\"><span>[1]</span></a>",
            "<div>\n<p><a href=\"#_ftnref1\" name=\"_ftn1\">[1]</a> {}。</p>\n</div>",
        ),
        (
            "<sup><a href=\"#a\">a</a></sup>",
            "<dl><dt id=\"a\">a</dt><dd>{}。</dd></dl>",
        ),
        (
            "<sup>1</sup>",
            "<div class=\"footnote\"><sup>1</sup> {}。</div>",
        ),
        ("<sup>[1]</sup>", "<p>[1] {}。</p>"),
        ("<sup>①</sup>", "<p>① {}。</p>"),
        ("<sup>注1</sup>", "<p>注1：{}。</p>"),
        (
            "<SUP><A HREF = '#n'>1</A></SUP>",
            "<OL>\n<LI ID=n>{}。</LI>\n</OL>",
        ),
        (
            "<sup><a href=\"#n\">1</a></sup>",
            "<table><tr id=\"n\"><td>1</td><td>{}。</td></tr></table>",
        ),
    ];
    for (mark, note) in notes {
        let note = note.replace("{}", SOURCE);
        for text in [
            format!("<p>工作组的建议规定：“{{}}”{mark}。</p>\n<p>甲。</p>\n{note}\n"),
            format!("<p>工作组的建议{mark}规定：“{{}}”。</p>\n<p>甲。</p>\n{note}\n"),
            format!("<p>工作组建议，<q>{{}}</q>{mark}。</p>\n<p>甲。</p>\n{note}\n"),
            format!("<p>工作组建议&ldquo;{{}}&rdquo;{mark}。</p>\n<p>甲。</p>\n{note}\n"),
            format!("<blockquote>\n<p>{{}}。{mark}</p>\n</blockquote>\n<p>甲。</p>\n{note}\n"),
        ] {
            told(&[("html", &text)]);
        }
        for text in [
            format!("<p>该建议的大意是“{{}}”{mark}。</p>\n<p>甲。</p>\n{note}\n"),
            format!("<p>该建议大意为&ldquo;{{}}&rdquo;{mark}。</p>\n<p>甲。</p>\n{note}\n"),
            // The mark of another note.
            format!(
                "<p>有人说“{{}}”<sup><a href=\"#m\">2</a></sup>。</p>\n{note}\n<p id=\"m\">2. 某报。</p>\n"
            ),
            // No mark, but where to read on.
            format!("<p>有人说“{{}}”<a href=\"#n\">（见第三章）</a>。</p>\n{note}\n"),
        ] {
            left_alone(&[("html", &text)]);
        }
    }
}

#[test]
fn a_note_by_hand_cites_for_the_words_before_its_mark() {
    for (mark, label) in [
        ("（注1）", "注1："),
        ("（注1）", "注1. "),
        ("（注①）", "注①："),
        ("（见脚注1）", "脚注1："),
        ("（尾注 1）", "尾注 1："),
        ("（注一）", "注一："),
        ("（註1）", "註1："),
        ("[注1]", "[注1] "),
        ("〔注1〕", "〔注1〕"),
        ("【1】", "【1】"),
        ("〔一〕", "〔一〕"),
        ("（注１）", "注１："),
        ("(note 1)", "Note 1: "),
    ] {
        for language in ["plaintext", "markdown"] {
            told(&[
                (
                    language,
                    &format!("工作组的建议规定：“{{}}”{mark}。\n\n甲。\n\n{label}A部分 七.5。\n"),
                ),
                (
                    language,
                    &format!("工作组的建议{mark}规定：“{{}}”。\n\n甲。\n\n{label}A部分 七.5。\n"),
                ),
            ]);
            left_alone(&[
                (
                    language,
                    &format!("大意是：“{{}}”{mark}。\n\n甲。\n\n{label}A部分 七.5。\n"),
                ),
                (
                    language,
                    &format!("有人说“{{}}”（注9）。\n\n{label}A部分 七.5。\n\n注9：某报。\n"),
                ),
            ]);
        }
    }
    // A note can go on further in.
    told(&[(
        "plaintext",
        "工作组的建议规定：“{}”[1]。\n\n甲。\n\n[1] 见工作组的建议，\n    即A部分 七.5。\n",
    )]);
    // What is counted is no note.
    left_alone(&[(
        "plaintext",
        "办法有二：（1）“{}”；（2）别的。\n\n（1）A部分 七.5说的是证人。\n",
    )]);
}

#[test]
fn a_raised_number_is_the_mark_of_a_note_in_every_markup() {
    for (language, mark, note) in [
        ("markdown", "<sup>1</sup>", "<sup>1</sup> {}"),
        ("markdown", "<sup>[1](#n)</sup>", "<a id=\"n\">1</a>. {}"),
        ("markdown", "<sup>1</sup>", "---\n\n1. {}"),
        ("markdown", "^1^", "^1^ {}"),
        ("markdown", "\\[1\\]", "\\[1\\] {}"),
        ("asciidoc", "^1^", "^1^ {}"),
        ("restructuredtext", " :sup:`1`", ":sup:`1` {}"),
        ("typst", "#super[1]", "#super[1] {}"),
        ("latex", "\\textsuperscript{1}", "\\textsuperscript{1} {}"),
        ("latex", "\\footnotemark[1]", "\\footnotetext[1]{{}}"),
        ("latex", "\\footnotemark", "\\footnotetext{{}}"),
    ] {
        let note = note.replace("{}", "A部分 七.5。");
        told(&[(
            language,
            &format!("工作组的建议规定：“{{}}”{mark}。\n\n甲。\n\n{note}\n"),
        )]);
        left_alone(&[(
            language,
            &format!("大意是：“{{}}”{mark}。\n\n甲。\n\n{note}\n"),
        )]);
    }
    // A square is no note.
    left_alone(&[(
        "markdown",
        "“{}”，长3米<sup>2</sup>。\n\n1. 甲。\n2. A部分 七.5。\n",
    )]);
}

#[test]
fn the_head_and_the_source_of_a_block_quotation_cite_for_it() {
    for (language, text) in [
        ("html", "<blockquote><h4>S</h4><p>{}。</p></blockquote>\n"),
        (
            "html",
            "<blockquote>\n<h4>S</h4>\n<p>{}。</p>\n</blockquote>\n",
        ),
        (
            "html",
            "<figure><blockquote><p>{}。</p></blockquote><figcaption>S</figcaption></figure>\n",
        ),
        (
            "html",
            "<blockquote><p>{}。</p></blockquote><cite>S</cite>\n",
        ),
        (
            "html",
            "<p>S规定：</p><blockquote>{}。</blockquote><p>甲。</p>\n",
        ),
        (
            "html",
            "<p>S规定：</p>\n<div class=\"pullquote\">\n<p>{}。</p>\n</div>\n",
        ),
        ("html", "<dl>\n<dt>S</dt>\n<dd>{}。</dd>\n</dl>\n"),
        ("markdown", "> #### S\n>\n> {}。\n"),
        ("markdown", "> **S**\n>\n> {}。\n"),
        ("markdown", "> **S**：{}。\n"),
        ("markdown", "> ### S规定\n> {}。\n"),
        ("markdown", "> S规定：\n>\n> {}。\n"),
        (
            "html",
            "<p>S规定：</p>\n<blockquote\n  class=\"a\">\n{}。\n</blockquote>\n",
        ),
        (
            "org",
            "#+attr_html: :class a\n#+begin_quote\n{}。\n\nS\n#+end_quote\n",
        ),
        ("typst", "#quote(block: true)[\n  ==== S\n  {}。\n]\n"),
        ("typst", "#figure(quote(block: true)[{}。], caption: [S])\n"),
        (
            "typst",
            "#figure(\n  quote(block: true)[{}。],\n  caption: [S],\n)\n",
        ),
        (
            "typst",
            "S规定：\n\n#quote(\n  block: true,\n)[\n  {}。\n]\n",
        ),
        ("org", "S规定：\n#+begin_verse\n{}。\n#+end_verse\n"),
        ("asciidoc", ".S\n====\n{}。\n====\n"),
        ("restructuredtext", ":S: {}。\n"),
    ] {
        told(&[(language, &text.replace('S', "A部分 七.5"))]);
    }
    // A heading within says whose words they are.
    let others = "<blockquote><h4>我国的做法</h4><p>{}。</p></blockquote>\n<p>又见A部分 七.5。这很有意思。</p>\n";
    left_alone(&[("html", others)]);
}

#[test]
fn a_directive_that_quotes_holds_the_words_that_are_introduced() {
    for name in ["epigraph", "pull-quote", "highlights"] {
        told(&[
            (
                "restructuredtext",
                &format!("A部分 七.5规定：\n\n.. {name}::\n   :class: a\n\n   {{}}。\n\n甲。\n"),
            ),
            (
                "restructuredtext",
                &format!("A部分 七.5规定：\n\n.. {name}:: {{}}。\n\n甲。\n"),
            ),
            (
                "restructuredtext",
                &format!(".. {name}::\n\n   {{}}。\n\n   -- A部分 七.5\n"),
            ),
            (
                "markdown",
                &format!("A部分 七.5规定：\n\n```{{{name}}}\n{{}}。\n```\n\n甲。\n"),
            ),
            (
                "markdown",
                &format!("A部分 七.5规定：\n\n````{{{name}}}\n:class: a\n\n{{}}。\n````\n\n甲。\n"),
            ),
            (
                "markdown",
                &format!("A部分 七.5规定：\n\n:::{{{name}}}\n{{}}。\n:::\n\n甲。\n"),
            ),
            (
                "markdown",
                &format!("~~~{{{name}}}\n{{}}。\n\n-- A部分 七.5\n~~~\n"),
            ),
        ]);
    }
    told(&[
        (
            "restructuredtext",
            "A部分 七.5规定：\n\n.. container:: quote\n\n   {}。\n\n甲。\n",
        ),
        ("markdown", "```{admonition} A部分 七.5\n{}。\n```\n"),
    ]);
    left_alone(&[
        (
            "restructuredtext",
            "A部分 七.5规定：\n\n.. parsed-literal::\n\n   {}。\n\n甲。\n",
        ),
        (
            "markdown",
            "A部分 七.5规定：\n\n```{code-block}\n{}。\n```\n\n甲。\n",
        ),
    ]);
}

/// Words with one altered of A部分九.18, and the provision's own.
const MUST: &str = "在侦查最广泛的洗钱上游犯罪时，各国必须同时进行金融侦查";
const SHOULD: &str = "在侦查最广泛的洗钱上游犯罪时，各国应考虑平行进行金融侦查";

/// What is told of sentences with the altered words in place of `{W}`; of those with the right ones nothing may be.
fn altered_told(language: &str, sentence: &str) -> usize {
    let right = sentence.replace("{W}", SHOULD);
    assert_eq!(words(&right, language), [""; 0], "{right}");
    words(&sentence.replace("{W}", MUST), language).len()
}

#[test]
fn a_tag_question_behind_words_claims_nothing() {
    for sentence in [
        "A部分九.18规定“{W}”，对吗？",
        "A部分九.18规定“{W}”，是这样吗？",
        "A部分九.18規定「{W}」，是不是？",
        "“{W}”（A部分九.18），没错吧？",
        "A.IX.18 says “{W}”, right?",
        "A.IX.18 says “{W}”, doesn’t it?",
        "A.IX.18 dispose : « {W} », n'est-ce pas ?",
        "В A.IX.18 сказано: «{W}», верно?",
        "A.IX.18 dice «{W}», ¿verdad?",
    ] {
        assert_eq!(altered_told("markdown", sentence), 0, "{sentence}");
    }
    // Other questions behind it are not about the words.
    for sentence in [
        "A部分九.18规定“{W}”，我们做到了吗？",
        "A部分九.18规定“{W}”，你们呢？",
        "A.IX.18 says “{W}”, but have States done that?",
    ] {
        assert_eq!(altered_told("markdown", sentence), 1, "{sentence}");
    }
}

#[test]
fn words_that_somebody_has_translated_are_not_the_texts() {
    for sentence in [
        "A.IX.18: “{W}” (author's translation).",
        "“{W}” (A.IX.18, my translation).",
        "A.IX.18 says, in our translation, “{W}”.",
        "A.IX.18 : « {W} » (notre traduction).",
        "A.IX.18 : « {W} » (traduction de l’auteur).",
        "A.IX.18: «{W}» (traducción propia).",
        "A.IX.18: «{W}» (перевод автора).",
        "A.IX.18: «{W}» (ترجمة المؤلف).",
        "A部分九.18：“{W}”（笔者译）。",
        "A部分九.18（作者译）：“{W}”。",
        "“{W}”（A部分九.18，作者自译）。",
    ] {
        assert_eq!(altered_told("markdown", sentence), 0, "{sentence}");
    }
    for sentence in [
        "A部分九.18：“{W}”（官方译文）。",
        "A部分九.18：“{W}”（中译）。",
        "A.IX.18: “{W}” (official Chinese translation).",
        "A.IX.18: “{W}” (see the author's note).",
    ] {
        assert_eq!(altered_told("markdown", sentence), 1, "{sentence}");
    }
}

#[test]
fn a_number_in_a_circle_is_a_note_s_mark_where_the_provision_has_no_items() {
    let told = |text: &str| {
        let draft = open(text, "markdown");
        let all = draft.findings().map(|(_, finding)| finding.problem.code());
        all.collect::<Vec<_>>()
    };
    for text in [
        "见A部分 十.a①。",
        "A部分 十.a③规定，应更新记录。",
        "见A部分 四.1.f①。",
    ] {
        assert_eq!(told(text), [], "{text}");
    }
    // It has items, and no ninth one.
    assert_eq!(told("见A部分 四.1.f⑨。").len(), 1);
    assert_eq!(told("见A部分 十.z①。").len(), 1);
}

#[test]
fn words_that_are_struck_out_are_not_quoted() {
    for (language, struck) in [
        ("markdown", "~~必须~~"),
        ("markdown", "<del>必须</del>"),
        ("markdown", "<s class=\"old\">必须</s>"),
        ("html", "<del>必<b>须</b></del>"),
        ("html", "<strike>必须</strike>"),
        ("latex", "\\sout{必\\textbf{须}}"),
        ("latex", "\\st{必须}"),
        ("typst", "#strike[必须]"),
        ("org", "+必须+"),
        ("asciidoc", "[.line-through]#必须#"),
    ] {
        let quoted = |words: &str| format!("A部分 九.18规定：“{words}。”\n");
        let right = SHOULD.replace("各国", &format!("各国{struck}"));
        assert_eq!(
            words(&quoted(&right), language),
            [""; 0],
            "{language} {right}"
        );
        // What is left is compared.
        let wrong = right.replace("考虑", "");
        assert_eq!(
            words(&quoted(&wrong), language).len(),
            1,
            "{language} {wrong}"
        );
    }
    let block = "A部分 九.18规定：\n\n> 在侦查最广泛的洗钱上游犯罪时，各国~~必须~~应考虑平行进行金融侦查。\n";
    assert_eq!(words(block, "markdown"), [""; 0]);
    assert_eq!(words(&block.replace("考虑", ""), "markdown").len(), 1);
    // Code shows what it is.
    assert_eq!(
        words(
            "A部分 九.18规定：“各国~~应考虑平行进行金融侦查。”",
            "plaintext"
        ),
        [""; 0]
    );
}

#[test]
fn words_of_a_block_with_a_note_s_mark_are_told_once_and_without_its_margin() {
    for text in [
        "A部分九.18规定：\n\n> {W}。[^9]\n\n[^9]: A部分九.18。\n",
        "> {W}。[^9]\n\n[^9]: A部分九.18。\n",
        "A部分九.18规定：\n\n> {W}。①\n\n① A部分九.18。\n",
        "> {W}。①\n\n① A部分九.18。\n",
    ] {
        assert_eq!(altered_told("markdown", text), 1, "{text}");
        let found = words(&text.replace("{W}", MUST), "markdown");
        assert!(found[0].starts_with("在侦查"), "{found:?}");
    }
    // A note that cites nothing leaves them to what introduces them.
    let text = "A部分九.18规定：\n\n> {W}。[^9]\n\n[^9]: 着重号是后加的。\n";
    assert_eq!(altered_told("markdown", text), 1);
}

#[test]
fn a_note_s_mark_between_a_citation_and_its_verb_parts_nothing() {
    for mark in ["〔3〕", "[3]", "③", "[^3]", "（注3）"] {
        for said in ["规定：“{W}。”", "：“{W}”"] {
            let text = format!("A部分九.18{mark}{said}\n");
            assert_eq!(altered_told("markdown", &text), 1, "{text}");
        }
    }
}

#[test]
fn what_has_not_been_changed_is_what_a_provision_says() {
    for sentence in [
        "A部分九.18没有改动：“{W}”",
        "A部分九.18没有作过任何修改：“{W}”",
        "A部分九.18未经修改仍为“{W}”。",
        "经修正后通过的A部分九.18规定：“{W}”",
        "A部分九.18不是草案，它规定：“{W}”",
        "A.IX.18 n'a pas été modifié : « {W} ».",
        "A.IX.18 no ha sido modificada: «{W}».",
        "A.IX.18 is not a draft; it says “{W}”.",
        "A.IX.18 не была изменена: «{W}».",
    ] {
        assert_eq!(altered_told("markdown", sentence), 1, "{sentence}");
    }
    for sentence in [
        "A部分九.18没有改为“{W}”。",
        "A部分九.18改动后为“{W}”。",
        "A部分九.18的草案说“{W}”。",
        "A.IX.18 was not changed to “{W}”.",
        "A.IX.18 does not say “{W}”.",
    ] {
        assert_eq!(altered_told("markdown", sentence), 0, "{sentence}");
    }
}

#[test]
fn what_stands_in_a_provisions_place_or_is_said_of_it_is_not_its_text() {
    for sentence in [
        "以下文替换A部分九.18的案文：“{W}”。",
        "本省制定了实施A部分九.18的办法，其中第三条是“{W}”。",
        "A部分九.18的会前文件版本是“{W}”。",
        "检察长在会上说：“{W}”（参见A部分九.18）。",
        "宪法第九条规定：“{W}”（参见A部分九.18）。",
        "评A部分九.18：“{W}”",
        "> {W}\n>\n> ——甲国，就A部分九.18发表的意见\n",
    ] {
        assert_eq!(altered_told("markdown", sentence), 0, "{sentence}");
    }
    for sentence in [
        "工作组建议：“{W}”（参见A部分九.18）。",
        "“{W}”（参见A部分九.18）。",
        "A部分九.18有两句，其中第一句是“{W}”。",
    ] {
        assert_eq!(altered_told("markdown", sentence), 1, "{sentence}");
    }
}
