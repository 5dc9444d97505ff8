//! Comments that have findings ignored, and what offers to write them.

use crate::draft::ExemptionProblem;
use crate::messages::{Locale, code_in_words, shorten};
use crate::resolve::Code;

/// What is wrong with a comment.
pub fn exemption_problem(locale: Locale, problem: &ExemptionProblem) -> String {
    match problem {
        ExemptionProblem::UnknownKeyword { written } => sentence!(
            locale,
            "“{written}”不是可用的指令，此注释不起作用。可用：ignore-line（忽略本行）、ignore-next-line（忽略下一行）、ignore-next-paragraph（忽略下一段）、ignore-begin（忽略开始）、ignore-end（忽略结束）、ignore-file（忽略全文）、subject（主题）。",
            "“{written}” is not a keyword, so this comment has no effect. Use ignore-line, ignore-next-line, ignore-next-paragraph, ignore-begin, ignore-end, ignore-file or subject."
        ),
        ExemptionProblem::UnknownCode { written, nearest } => {
            unknown_code(locale, written, *nearest)
        }
        ExemptionProblem::UnknownSubject { written } if written.is_empty() => locale
            .pick(
                "没有写明主题，应写“汇编”（compilation）或“其他”（other）。",
                "The subject is missing; write “compilation” or “other”.",
            )
            .to_owned(),
        ExemptionProblem::UnknownSubject { written } => sentence!(
            locale,
            "没有主题“{written}”，应写“汇编”（compilation）或“其他”（other）。",
            "There is no subject “{written}”; write “compilation” or “other”."
        ),
        ExemptionProblem::NotEnded => locale
            .pick(
                "后面没有对应的“忽略结束”（ignore-end），直至文末的问题都会忽略。",
                "No ignore-end follows, so everything to the end of the draft is ignored.",
            )
            .to_owned(),
        ExemptionProblem::NotBegun => locale
            .pick(
                "前面没有对应的“忽略开始”（ignore-begin）。",
                "There is no ignore-begin before this.",
            )
            .to_owned(),
    }
}

/// A code that there is not, with the one that may be meant.
pub(super) fn unknown_code(locale: Locale, written: &str, nearest: Option<Code>) -> String {
    match nearest.map(Code::name) {
        Some(nearest) => sentence!(
            locale,
            "没有问题代码“{written}”；是否为“{nearest}”？",
            "There is no code “{written}”. Did you mean “{nearest}”?"
        ),
        None => sentence!(
            locale,
            "没有问题代码“{written}”。",
            "There is no code “{written}”."
        ),
    }
}

/// A comment that has nothing ignored.
pub fn unused_exemption(locale: Locale) -> String {
    locale
        .pick(
            "此处没有可忽略的问题，此注释可以删去。",
            "There is nothing to ignore here; this comment can be removed.",
        )
        .to_owned()
}

/// 忽略此处的“编号不存在”（写入注释）
pub fn ignore_here_title(locale: Locale, code: Code) -> String {
    let name = code_in_words(locale, code);
    sentence!(
        locale,
        "忽略此处的“{name}”（写入注释）",
        "Ignore “{name}” here (adds a comment)"
    )
}

/// 在此文稿中忽略“七.45”的“编号不存在”（写入.yuanyin.toml）
pub fn ignore_in_project_title(locale: Locale, code: Code, citation: &str) -> String {
    let (name, citation) = (code_in_words(locale, code), shorten(citation, 24));
    sentence!(
        locale,
        "在此文稿中忽略“{citation}”的“{name}”（写入.yuanyin.toml）",
        "Ignore “{name}” of “{citation}” in this draft (adds it to .yuanyin.toml)"
    )
}

/// 改为“misprint”
pub fn change_code_title(locale: Locale, code: Code) -> String {
    let name = code.name();
    sentence!(locale, "改为“{name}”", "Change to “{name}”")
}

/// 删去此注释
pub fn remove_exemption_title(locale: Locale) -> String {
    locale.pick("删去此注释", "Remove this comment").to_owned()
}
