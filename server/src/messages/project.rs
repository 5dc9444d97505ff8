//! What is wrong with a project file, and with settings.

use std::path::Path;

use crate::messages::Locale;
use crate::messages::system::system_reason;
use crate::project::{ProjectProblem, ProjectProblemKind, SettingProblem, WantedText};

/// `file:line:column: reason`
pub fn project_problem(locale: Locale, file: &Path, problem: &ProjectProblem) -> String {
    format!(
        "{}:{}:{}: {}",
        file.display(),
        problem.line,
        problem.column,
        project_problem_kind(locale, &problem.kind)
    )
}

/// The reason, in a sentence.
pub fn project_problem_kind(locale: Locale, kind: &ProjectProblemKind) -> String {
    match kind {
        ProjectProblemKind::Unreadable { reason, code } => sentence!(
            locale,
            "无法读取此文件（{reason}），其设置不起作用。",
            "This file cannot be read ({reason}); its settings have no effect.",
            reason = system_reason(locale, *reason, *code),
        ),
        ProjectProblemKind::NotText => locale
            .pick(
                "不是 UTF-8 文本文件，其设置不起作用。",
                "Not a file of UTF-8 text; its settings have no effect.",
            )
            .to_owned(),
        ProjectProblemKind::FileOutside => locale
            .pick(
                "此链接指向所在文件夹之外，不予读取。",
                "This link leads out of its folder and is not read.",
            )
            .to_owned(),
        ProjectProblemKind::Syntax { reason } => sentence!(
            locale,
            "无法读取的 TOML：{reason}。",
            "TOML that cannot be read: {reason}.",
            reason = super::toml_reason(locale, reason),
        ),
        ProjectProblemKind::Setting(problem) => setting_problem(locale, problem),
        ProjectProblemKind::CorpusOutside { path } => sentence!(
            locale,
            "汇编文件夹“{path}”在项目文件夹之外（或含有指向其外的链接），不予读取。",
            "The compilation's folder “{path}” is outside the project's folder, or has a link that leads there; it is not read.",
        ),
        ProjectProblemKind::CorpusMissing { path } => sentence!(
            locale,
            "没有汇编文件夹“{path}”。",
            "There is no folder “{path}”.",
        ),
    }
}

/// A project file with problems, told where it is not open.
pub fn project_has_problems(locale: Locale, count: usize, first: &str) -> String {
    sentence!(
        locale,
        "援引：项目文件有 {count} 个问题，首先是 {first}",
        "Yuanyin: the project file has {count} problem(s), first {first}"
    )
}

/// A file that was named and is not checked.
pub fn file_excluded(locale: Locale, file: &Path, project_file: &Path) -> String {
    let (file, project_file) = (file.display(), project_file.display());
    sentence!(
        locale,
        "{file}：已由 {project_file} 的 exclude 排除，未核对",
        "{file}: not checked, because exclude in {project_file} leaves it out"
    )
}

/// A check that would be against the wrong compilation.
pub fn check_without_corpus(locale: Locale, project_file: &Path) -> String {
    let file = project_file.display();
    sentence!(
        locale,
        "无法使用 {file} 所设的汇编；请改正，或用 --corpus 另指一部",
        "the compilation that {file} asks for cannot be used; mend it, or name one with --corpus"
    )
}

/// What is wrong with a setting, in a sentence.
pub fn setting_problem(locale: Locale, problem: &SettingProblem) -> String {
    match problem {
        SettingProblem::UnknownKey { name } => sentence!(
            locale,
            "没有“{name}”这项设置。",
            "There is no setting “{name}”.",
        ),
        SettingProblem::WrongValue { name, allowed } => sentence!(
            locale,
            "“{name}”的值无效，可用的值：{allowed}。",
            "“{name}” has a wrong value; it can be: {allowed}.",
        ),
        SettingProblem::WrongText { name, wanted } => sentence!(
            locale,
            "“{name}”的值无效：应为{wanted}。",
            "“{name}” has a wrong value; it is {wanted}.",
            wanted = wanted_text(locale, *wanted),
        ),
        SettingProblem::UnknownCode { name } => sentence!(
            locale,
            "没有“{name}”这一代码。",
            "There is no code “{name}”.",
        ),
        SettingProblem::WrongPattern { pattern, reason } => sentence!(
            locale,
            "路径模式“{pattern}”无法识别：{reason}。",
            "The pattern “{pattern}” cannot be read: {reason}.",
        ),
        SettingProblem::EmptyIgnore => locale
            .pick(
                "请写明 path、code 或 citation；不写则会忽略所有问题，因此不起作用。",
                "Name a path, a code or a citation: as it stands it would ignore everything, and has no effect.",
            )
            .to_owned(),
    }
}

/// What a text of the settings is, with an example.
fn wanted_text(locale: Locale, wanted: WantedText) -> &'static str {
    match wanted {
        WantedText::Folder => locale.pick(
            "加引号的文件夹路径，例如 \"corpus/ours\"",
            "a folder's path in quotation marks, for example \"corpus/ours\"",
        ),
        WantedText::Pattern => locale.pick(
            "加引号的路径或路径模式，例如 \"drafts/*.md\"",
            "a path or a pattern of paths in quotation marks, for example \"drafts/*.md\"",
        ),
        WantedText::Citation => locale.pick(
            "加引号的援引，例如 \"七.45\"",
            "a citation in quotation marks, for example \"七.45\"",
        ),
    }
}
