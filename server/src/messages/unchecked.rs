//! What is said of citations that are not checked.

use crate::draft::Unchecked;
use crate::lexicon::Lexicon;
use crate::messages::{Locale, counted, our_body};

/// Why a citation is not checked, and what would have it checked.
pub fn unchecked(locale: Locale, lexicon: &Lexicon, why: Unchecked) -> String {
    match why {
        Unchecked::Whose => locale.pick(
            "上文提到几个机构或几份文书，不清楚指哪一个。写明机构和编号即可核对。",
            "Several bodies or instruments have been mentioned, and it is not clear which is meant. Name the body and the number to have it checked.",
        ),
        Unchecked::Subject => return sentence!(
            locale,
            "本文稿没有表明援引的是汇编或{body}的文书。请写明机构名称，或用注释“援引：主题 汇编”或项目文件的 subject 声明。",
            "The draft does not show that it cites the compilation or instruments of {body}. Name the body, or declare the subject with the comment “yuanyin: subject compilation” or with subject in the project file.",
            body = our_body(locale, lexicon),
        ),
        Unchecked::Register => locale.pick(
            "登记册未载，而登记册没有载列该届会，或没有载全该届会的文书。",
            "It is not in the register, which does not have that session, or not in full.",
        ),
    }
    .to_owned()
}

/// 未核对, before a reason or where a place stands below.
pub fn unchecked_title(locale: Locale) -> &'static str {
    locale.pick("未核对", "not checked")
}

/// What a place that is not checked is, in a sentence.
pub fn unchecked_explanation(locale: Locale) -> &'static str {
    locale.pick(
        "这些援引可能指汇编，但程序不能判断，因此没有核对；原因见各处。",
        "These citations may be to the compilation, but the program could not tell, so they were not checked; each says why.",
    )
}

/// What it would be, above what is shown of it.
pub fn could_be(locale: Locale) -> &'static str {
    locale.pick("如指汇编，则为：", "If it is to the compilation, it is:")
}

/// How many places are not checked for each reason, as `check` closes with; `None` where there are none.
/// `is_listed`, whether they stand above.
pub fn unchecked_in_all(
    locale: Locale,
    counts: &[(Unchecked, usize)],
    is_listed: bool,
) -> Option<String> {
    let by_reason: Vec<&(Unchecked, usize)> =
        counts.iter().filter(|(_, count)| *count > 0).collect();
    let all: usize = by_reason.iter().map(|(_, count)| count).sum();
    let reasons: Vec<String> = by_reason
        .iter()
        .map(|(why, count)| {
            let reason = match why {
                Unchecked::Whose => locale.pick(
                    "不清楚是哪个机构或哪份文书的",
                    "it is not clear which body or instrument is meant",
                ),
                Unchecked::Subject => locale.pick(
                    "所在文稿没有表明援引的是汇编",
                    "the draft does not show that it cites the compilation",
                ),
                Unchecked::Register => locale.pick(
                    "所属届会登记册没有载列或没有载全",
                    "the register does not have the session, or not in full",
                ),
            };
            match by_reason.len() {
                1 => reason.to_owned(),
                _ => sentence!(locale, "{count}处{reason}", "{count} because {reason}"),
            }
        })
        .collect();
    let reasons = reasons.join(locale.pick("；", "; "));
    let hint = match is_listed {
        true => "",
        false => locale.pick("（--verbose 逐处列出）", " (--verbose lists them)"),
    };
    (all > 0).then(|| {
        let citations = match locale {
            Locale::Chinese => format!("{all}处援引"),
            Locale::English => counted(all, "citation", "citations"),
        };
        sentence!(
            locale,
            "{citations}未核对：{reasons}{hint}。",
            "{citations} not checked: {reasons}{hint}."
        )
    })
}
