//! Comments that exempt, and what offers to write them.

use crate::draft::ExemptionProblem;
use crate::messages::{Locale, shorten};
use crate::resolve::Code;

/// What is wrong with a comment.
pub fn exemption_problem(locale: Locale, problem: &ExemptionProblem) -> String {
    match problem {
        ExemptionProblem::UnknownKeyword { written } => sentence!(
            locale,
            "没有“{written}”这一豁免，此注释不起作用。",
            "There is no exemption “{written}”: this comment has no effect."
        ),
        ExemptionProblem::UnknownCode { written, .. } => sentence!(
            locale,
            "没有“{written}”这一代码。",
            "There is no code “{written}”."
        ),
        ExemptionProblem::UnknownSubject { written } if written.is_empty() => locale
            .pick(
                "没有写明主题：“汇编”（compilation）或“其他”（other）。",
                "The subject is missing: “compilation” or “other”.",
            )
            .to_owned(),
        ExemptionProblem::UnknownSubject { written } => sentence!(
            locale,
            "主题只能是“汇编”（compilation）或“其他”（other），没有“{written}”。",
            "There is no subject “{written}”: it is “compilation” or “other”."
        ),
        ExemptionProblem::NotEnded => locale
            .pick(
                "没有与此对应的 ignore-end：豁免直至文末。",
                "No ignore-end follows: the rest of the document is exempt.",
            )
            .to_owned(),
        ExemptionProblem::NotBegun => locale
            .pick(
                "前面没有与此对应的 ignore-begin。",
                "No ignore-begin stands before this.",
            )
            .to_owned(),
    }
}

/// A comment that exempts nothing.
pub fn unused_exemption(locale: Locale) -> String {
    locale
        .pick(
            "此处没有可豁免的问题，此注释可以删去。",
            "There is nothing to exempt here: this comment can go.",
        )
        .to_owned()
}

/// 在此处忽略“no-such-provision”
pub fn ignore_here_title(locale: Locale, code: Code) -> String {
    let name = code.name();
    sentence!(
        locale,
        "在此处忽略“{name}”（写入注释）",
        "Ignore “{name}” here (with a comment)"
    )
}

/// 在本项目中忽略“七.45”的“no-such-provision”
pub fn ignore_in_project_title(locale: Locale, code: Code, citation: &str) -> String {
    let (name, citation) = (code.name(), shorten(citation, 24));
    sentence!(
        locale,
        "在本文件中一律忽略“{citation}”的“{name}”（写入 .yuanyin.toml）",
        "Ignore “{name}” of “{citation}” in this file (in .yuanyin.toml)"
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
