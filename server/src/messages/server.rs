//! What the server tells its user.

use crate::messages::{Locale, setting_problem};
use crate::project::SettingProblem;

/// What is wrong with the client's settings, a line each.
pub fn settings_wrong(locale: Locale, problems: &[SettingProblem]) -> String {
    let lines: Vec<String> = problems
        .iter()
        .map(|problem| {
            let reason = setting_problem(locale, problem);
            sentence!(
                locale,
                "援引：{reason}",
                "Yuanyin: {reason}",
                reason = reason
            )
        })
        .collect();
    lines.join("\n")
}

/// A corpus that cannot be read, or not all of it; the last good one stays in force.
pub fn corpus_unusable(locale: Locale, reason: &str) -> String {
    sentence!(
        locale,
        "援引：无法使用所设的汇编，仍用原来的汇编：{reason}",
        "Yuanyin: the configured compilation cannot be used, and the one before stays in force: {reason}"
    )
}

/// A corpus that cannot be read, where no other has been in force than the built-in one.
pub fn corpus_lacking(locale: Locale, reason: &str) -> String {
    sentence!(
        locale,
        "援引：无法使用所设的汇编，改正之前不核对文稿：{reason}",
        "Yuanyin: the configured compilation cannot be used, and drafts are not checked until it can: {reason}"
    )
}

/// A corpus that can be read and contradicts itself somewhere; it is in force.
pub fn corpus_inconsistent(locale: Locale, problems: &str) -> String {
    sentence!(
        locale,
        "援引：所设的汇编已启用，但其中有问题：{problems}",
        "Yuanyin: the configured compilation is in force, with problems: {problems}"
    )
}

/// How many problems there are, and the first one.
pub fn problem_count(locale: Locale, count: usize, first: &str) -> String {
    sentence!(
        locale,
        "共 {count} 个，首先是 {first}",
        "{count} in all, first {first}"
    )
}

/// What the client shows while folders are looked through.
pub fn scan_title(locale: Locale) -> String {
    locale
        .pick(
            "援引：查找工作区中的援引",
            "Yuanyin: looking for citations in the workspace",
        )
        .to_owned()
}

/// What was found in the folders.
pub fn scan_end(locale: Locale, files: usize, citations: usize) -> String {
    sentence!(
        locale,
        "{files} 个文件，{citations} 处援引",
        "{files} file(s), {citations} citation(s)"
    )
}

/// 被引用 3 次
pub fn cited_times(locale: Locale, count: usize) -> String {
    match (locale, count) {
        (Locale::Chinese, _) => format!("被引用 {count} 次"),
        (Locale::English, 1) => "cited once".to_owned(),
        (Locale::English, 2) => "cited twice".to_owned(),
        (Locale::English, _) => format!("cited {count} times"),
    }
}
