//! What each code of a problem means: when it is reported, an example, what to do. The same text stands behind a
//! diagnostic's code, in `yuanyin explain` and on the pages beside VS Code's extension
//! (`editors/vscode/media/explanations.*.md`, which a test holds to it).

use crate::messages::{Locale, code_in_words};
use crate::resolve::{Code, Severity};

/// Sentences about a code in one language.
struct Explained {
    when: &'static str,
    example: &'static str,
    remedy: &'static str,
}

/// A code's explanation as Markdown, without a heading.
pub fn explanation(locale: Locale, code: Code) -> String {
    let Explained {
        when,
        example,
        remedy,
    } = explained(locale, code);
    let severity = severity_in_words(locale, code.default_severity());
    let name = code.name();
    // A comment does not make another comment right.
    let by_comment = match code {
        Code::WrongExemption | Code::UnusedExemption => String::new(),
        _ => sentence!(
            locale,
            "，或用注释忽略一处：`援引：忽略本行 {name}`",
            ", or ignore it in one place with a comment: `yuanyin: ignore-line {name}`"
        ),
    };
    sentence!(
        locale,
        "{when}\n\n**示例** {example}\n\n**怎么办** {remedy}\n\n**级别** {severity}；可用设置 `yuanyin.diagnostics` 或 `.yuanyin.toml` 的 `[diagnostics]` 更改{by_comment}。",
        "{when}\n\n**Example** {example}\n\n**What to do** {remedy}\n\n**Severity** {severity}; change it with the setting `yuanyin.diagnostics` or under `[diagnostics]` in `.yuanyin.toml`{by_comment}."
    )
}

/// The heading of a code's explanation: 编号不存在（`no-such-provision`）.
pub fn explanation_title(locale: Locale, code: Code) -> String {
    let (words, name) = (code_in_words(locale, code), code.name());
    match locale {
        Locale::Chinese => format!("{words}（`{name}`）"),
        Locale::English => {
            let words = super::capitalised(words);
            format!("{words} (`{name}`)")
        }
    }
}

/// All codes with their explanations as one page of Markdown.
pub fn explanations(locale: Locale) -> String {
    let mut page = locale
        .pick(
            "# 问题代码\n\n援引报告的每种问题，何时报告，怎么办。命令 `yuanyin explain 代码` 显示同样的说明。\n",
            "# Codes of problems\n\nEach kind of problem that Yuanyin reports: when, and what to do. The command `yuanyin explain CODE` prints the same.\n",
        )
        .to_owned();
    for code in Code::ALL {
        let title = explanation_title(locale, code);
        let text = explanation(locale, code);
        page.push_str(&format!("\n## {title}\n\n{text}\n"));
    }
    page
}

/// `explain`: a code that there is not.
pub fn code_unknown(locale: Locale, written: &str) -> String {
    super::exemption::unknown_code(locale, written, Code::nearest(written))
}

/// 错误; `off` where there is none.
pub fn severity_in_words(locale: Locale, severity: Option<Severity>) -> &'static str {
    match severity {
        Some(Severity::Error) => locale.pick("错误", "error"),
        Some(Severity::Warning) => locale.pick("警告", "warning"),
        Some(Severity::Information) => locale.pick("信息", "information"),
        Some(Severity::Hint) => locale.pick("提示", "hint"),
        None => locale.pick("默认不报告", "off by default"),
    }
}

fn explained(locale: Locale, code: Code) -> Explained {
    let of = |when, example, remedy| {
        let pick = |(chinese, english)| locale.pick(chinese, english);
        Explained {
            when: pick(when),
            example: pick(example),
            remedy: pick(remedy),
        }
    };
    match code {
        Code::NoSuchProvision => of(
            (
                "所援引的节、决议、决定或附件存在，但其中没有这一段、项或目。",
                "The section, resolution, decision or annex that is cited exists, but has no such paragraph, subparagraph or item.",
            ),
            (
                "“七.45”：A部分第七节只有第1至31段。“第3/4号决定第15段”：该决定数字编号的只有第1至12段。",
                "七.45: section VII of part A has paragraphs 1 to 31. Decision 3/4, paragraph 15: it has paragraphs 1 to 12.",
            ),
            (
                "核对段号。汇编、会议报告和决议附件的段号各不相同：报告第24段在汇编中是七.20。修正列表列出数字相近的段落。",
                "Check the number. The compilation, the meeting's report and the annex to a resolution number the same paragraph differently: paragraph 24 of the report is 七.20 in the compilation. The fixes list paragraphs whose numbers are near.",
            ),
        ),
        Code::NoSuchSection => of(
            (
                "汇编或所写明的部分没有这一节。",
                "The compilation, or the part that is named, has no such section.",
            ),
            (
                "“A部分 十三.2”：A部分只有第一至十一节。",
                "A部分 十三.2: part A has sections I to XI.",
            ),
            (
                "核对节次，或写明另一部分。",
                "Check the section's number, or name the other part.",
            ),
        ),
        Code::WrongKind => of(
            (
                "编号存在，但决议写成了决定，或决定写成了决议。",
                "The number exists, but a resolution is called a decision or the reverse.",
            ),
            (
                "“第3/4号决议”：第3/4号是决定。",
                "Resolution 3/4: 3/4 is a decision.",
            ),
            (
                "采用所列修正，改正名称；如系其他机构的文书，请写明机构名称。",
                "Use the fix. If it is another body's instrument, name the body.",
            ),
        ),
        Code::UnknownInstrument => of(
            (
                "登记册载列了该届会的全部决议和决定，其中没有这个编号。",
                "The register lists everything that the session adopted, and this number is not in it.",
            ),
            (
                "“缔约方会议第6/9号决议”。",
                "The Conference's resolution 6/9.",
            ),
            (
                "核对编号；如系其他机构的文书，请写明机构名称，即不再核对。",
                "Check the number. If it is another body's instrument, name the body, and it is left alone.",
            ),
        ),
        Code::NotInCompilation => of(
            (
                "汇编未收录所援引的内容：决议或决定已通过而汇编未收录；或汇编未收录会议报告的这一段（报告有无此段，此处不知）或决议附件的这一段；或登记册未载，无从判断。",
                "The compilation does not contain what is cited: the instrument was adopted but is not in the compilation; or the paragraph of the meeting's report (whether the report has such a paragraph is not known here) or of the annex is not in it; or the instrument is not in the register, so that nothing can be said of it.",
            ),
            (
                "“第3/2号决定”“CTOC/COP/WG.2/2013/5，第2段”。",
                "Decision 3/2; CTOC/COP/WG.2/2013/5, paragraph 2.",
            ),
            (
                "请在原文件中核对编号和文字，此处不能代为核对；无误则无须修改。",
                "Check the number and the words in the original document: they cannot be checked here. If they are right, nothing has to be changed.",
            ),
        ),
        Code::Ambiguous => of(
            (
                "A部分和B部分都有这一段，而文稿没有写明是哪一部分；或同时使用的几部汇编都有这一编号，而文稿没有写明是哪一部。",
                "Both parts have such a paragraph, and the draft does not say which part is meant; or several compilations that are used together have that number, and nothing before it says which is meant.",
            ),
            ("“见八.1”。", "见八.1, without A部分 or B部分."),
            (
                "写明部分或汇编：修正给出各种写法。写明了一处汇编，其后的编号也随之确定。",
                "Name the part or the compilation: the fixes give each. Once the compilation is named, the numbers after it follow.",
            ),
        ),
        Code::ReversedRange => of(
            ("范围的终点在起点之前。", "A range ends before it begins."),
            ("“九.19-18”。", "九.19-18."),
            (
                "采用所列修正，对调起点和终点。",
                "Use the fix, which exchanges the two ends.",
            ),
        ),
        Code::NoSuchArticle => of(
            ("条约没有这一条。", "The treaty has no such article."),
            (
                "“《公约》第45条”：《公约》只有41条。",
                "Article 45 of the Convention: it has 41 articles.",
            ),
            (
                "核对条号；如系其他条约，请写明条约名称。",
                "Check the number. If it is another treaty's, name the treaty.",
            ),
        ),
        Code::WrongDate => of(
            (
                "与文书写在一起的日期不在通过该文书的届会会期之内。",
                "The date written with an instrument is none of the days of the session that adopted it.",
            ),
            (
                "“缔约方会议2010年10月17日第4/3号决定”：该决定于2008年通过。",
                "The Conference's decision 4/3 of 17 October 2010: it was adopted in 2008.",
            ),
            (
                "改正日期或编号。只有年份写错时可用修正。",
                "Correct the date or the number. Where only the year is wrong there is a fix.",
            ),
        ),
        Code::NamesDisagree => of(
            (
                "并列的两个名称应当指同一段，实际所指却是两段。",
                "Two names side by side should refer to one provision, and refer to two.",
            ),
            (
                "“七.20（CTOC/COP/WG.2/2013/5，第25段）”：七.20在报告中是第24段。",
                "七.20 (CTOC/COP/WG.2/2013/5, paragraph 25): 七.20 is paragraph 24 of the report.",
            ),
            (
                "判断哪一个名称是对的，改正另一个：修正给出两种改法。",
                "Decide which of the names is right and correct the other: there is a fix for either.",
            ),
        ),
        Code::NoSuchDocument => of(
            (
                "工作组没有这个文件号的文件：该年没有召开会议，或会议报告已是该年最后一份文件。",
                "The Working Group has no document of this symbol: it did not meet in that year, or the meeting's report is the last document of that year.",
            ),
            ("“CTOC/COP/WG.2/2015/5”。", "CTOC/COP/WG.2/2015/5."),
            ("核对年份和序号。", "Check the year and the number."),
        ),
        Code::Misprint => of(
            (
                "沿用了汇编专题索引中的印刷错误，或文件号的空格、大小写、斜线、圆点有误。",
                "It repeats a misprint of the published index, or there is a mistake in the spaces, capital letters, slashes or full stops of a symbol.",
            ),
            (
                "“三.3.c”应为二.3.c；“CTOC/COP/WG2/2013/5”应为 CTOC/COP/WG.2/2013/5。",
                "三.3.c should read 二.3.c; CTOC/COP/WG2/2013/5 should read CTOC/COP/WG.2/2013/5.",
            ),
            ("采用所列修正。", "Use the fix."),
        ),
        Code::Misquoted => of(
            (
                "引号中的文字写明引自某段，而该段没有这些文字。",
                "Words in quotation marks are said to be from a provision that does not have them.",
            ),
            (
                "“七.21规定：‘各国应该为中央机关……’”：原文是“应当”。",
                "七.21规定：“各国应该为中央机关……”: the text has 应当.",
            ),
            (
                "修正按原文改正，或改为援引确有这些文字的段落。转述时请去掉引号；省略用……，自加的字用〔〕或【】。",
                "The fixes give the exact words, or cite the provision that does have them. Remove the quotation marks from a paraphrase; mark omissions with …… and words of your own with [ ].",
            ),
        ),
        Code::NonstandardForm => of(
            (
                "援引所指无误，但不是设置所规定的形式。",
                "The citation is right, but not in the form that the settings ask for.",
            ),
            (
                "规定“会议报告”形式时写作“七.20”。",
                "七.20 where report form is set.",
            ),
            (
                "采用所列修正，改写此处；另有一项操作可改写全文。规定的形式见设置 `yuanyin.houseForm` 或 `.yuanyin.toml` 的 `house_form`。",
                "Use the fix; another action rewrites the whole draft. The form is the one in the setting `yuanyin.houseForm`, or `house_form` in `.yuanyin.toml`.",
            ),
        ),
        Code::WrongExemption => of(
            (
                "要求忽略问题的注释写错了：没有这个指令或问题代码，或有开始而没有结束。",
                "A comment that asks for problems to be ignored has a mistake: there is no such keyword or code, or a region has no end.",
            ),
            (
                "`<!-- yuanyin: ignore-line misprints -->`：代码应为 `misprint`。",
                "`<!-- yuanyin: ignore-line misprints -->`: the code is `misprint`.",
            ),
            (
                "改正指令、代码，或补上结束的注释。指令写错时整条注释不起作用；代码写错时只有该代码不起作用；没有结束时，直至文末的问题都会忽略。",
                "Correct the keyword or the code, or add the comment that ends the region. A comment with a wrong keyword has no effect; a wrong code has none, while the others beside it do; a region without an end goes on to the end of the draft.",
            ),
        ),
        Code::UnusedExemption => of(
            (
                "要求忽略问题的注释所指之处没有问题。",
                "A comment asks for problems to be ignored where there are none.",
            ),
            (
                "已经改正的援引上方仍有 `<!-- 援引：忽略下一行 -->`。",
                "`<!-- yuanyin: ignore-next-line -->` above a citation that has been corrected.",
            ),
            (
                "删去注释；留着它，日后此处的真问题也会忽略。",
                "Remove the comment: left there, it would hide a real problem later.",
            ),
        ),
        Code::Uncited => of(
            (
                "一长段文字是汇编的原文，而所在段落没有援引出处。",
                "A long stretch of text is in the compilation's own words, and the paragraph does not cite them.",
            ),
            (
                "照抄七.20全文而未注明出处。",
                "The whole of 七.20, copied without a citation.",
            ),
            (
                "用“援引A.七.20（逐字相同）”一项注明出处。",
                "Cite the provision with the action “Cite A.七.20 (word for word)”.",
            ),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// After a change of the texts: `UPDATE_EXPECT=1 cargo test --lib explanation`.
    #[test]
    fn the_pages_are_what_is_explained() {
        let folder = "../../../editors/vscode/media/explanations";
        let page = |language: &str| format!("{folder}.{language}.md");
        expect_test::expect_file![page("zh")].assert_eq(&explanations(Locale::Chinese));
        expect_test::expect_file![page("en")].assert_eq(&explanations(Locale::English));
    }
}
