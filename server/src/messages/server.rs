//! What the server tells its user.

use std::path::Path;

use crate::messages::counted;
use crate::messages::system::system_reason;
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

/// A corpus that cannot be read, or not all of it; the last good one goes on being used.
pub fn corpus_unusable(locale: Locale, reason: &str) -> String {
    sentence!(
        locale,
        "援引：无法使用设置“yuanyin.corpus”所指的汇编，继续使用原有的汇编。{reason}",
        "Yuanyin: the compilation set in “yuanyin.corpus” cannot be used; the previous one is still in use. {reason}"
    )
}

/// A corpus that cannot be read, where no other has been in force than the built-in one.
pub fn corpus_lacking(locale: Locale, reason: &str) -> String {
    sentence!(
        locale,
        "援引：无法使用设置“yuanyin.corpus”所指的汇编，改正之前不核对文稿。{reason}",
        "Yuanyin: the compilation set in “yuanyin.corpus” cannot be used; drafts are not checked until it is corrected. {reason}"
    )
}

/// A folder's path that does not begin at the root.
pub fn path_not_absolute(locale: Locale, path: &Path) -> String {
    sentence!(
        locale,
        "“{path}”不是绝对路径。",
        "“{path}” is not an absolute path.",
        path = path.display(),
    )
}

/// A corpus that can be read and contradicts itself somewhere; it is in use.
pub fn corpus_inconsistent(locale: Locale, problems: &str) -> String {
    sentence!(
        locale,
        "援引：设置“yuanyin.corpus”所指的汇编已启用，但其中有问题。{problems}",
        "Yuanyin: the compilation set in “yuanyin.corpus” is in use but has problems. {problems}"
    )
}

/// Another edition of the compilation cannot be read, and the rest is used.
pub fn edition_unusable(locale: Locale, problems: &str) -> String {
    sentence!(
        locale,
        "援引：汇编的另一语文版本无法读取，改正之前只用其余部分。{problems}",
        "Yuanyin: an edition of the compilation in another language cannot be read; until it is mended, the rest is used. {problems}"
    )
}

/// How many problems there are, and the first one.
pub fn problem_count(locale: Locale, count: usize, first: &str) -> String {
    match (locale, count) {
        (_, 1) => first.to_owned(),
        (Locale::Chinese, _) => format!("共{count}个问题，第一个是：{first}"),
        (Locale::English, _) => format!("{count} problems; the first: {first}"),
    }
}

/// The built-in compilation's files cannot be opened, as no copies of them can be written.
pub fn copies_lacking(locale: Locale, reason: &std::io::Error) -> String {
    sentence!(
        locale,
        "援引：无法打开汇编原文，因为缓存文件夹不能写入（{reason}）。请使该文件夹可写后重新启动服务器；悬停仍可阅读原文。",
        "Yuanyin: the compilation's files cannot be opened, because the cache folder cannot be written to ({reason}). Make it writable and restart the server; hovers still show the text.",
        reason = system_reason(locale, reason.kind(), reason.raw_os_error()),
    )
}

/// An address of ours at which nothing stands.
pub fn no_such_document(locale: Locale, address: &str) -> String {
    sentence!(
        locale,
        "没有地址为“{address}”的文件。",
        "There is no document with the address “{address}”."
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
    let counted_files = counted(files, "file", "files");
    let counted_citations = counted(citations, "citation", "citations");
    match locale {
        Locale::Chinese => format!("{files}个文件，{citations}处援引"),
        Locale::English => format!("{counted_files}, {counted_citations}"),
    }
}

/// 被援引3次
pub fn cited_times(locale: Locale, count: usize) -> String {
    match (locale, count) {
        (Locale::Chinese, _) => format!("被援引{count}次"),
        (Locale::English, 1) => "cited once".to_owned(),
        (Locale::English, 2) => "cited twice".to_owned(),
        (Locale::English, _) => format!("cited {count} times"),
    }
}
