//! What is wrong with a project file, and with settings.

use std::path::Path;

use crate::messages::Locale;
use crate::messages::counted;
use crate::messages::exemption::unknown_code;
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
                "不是UTF-8文本文件，其设置不起作用。",
                "Not UTF-8 text; its settings have no effect.",
            )
            .to_owned(),
        ProjectProblemKind::FileOutside => locale
            .pick(
                "此链接指向所在文件夹之外，不予读取。",
                "This link leads out of its folder and is not read.",
            )
            .to_owned(),
        ProjectProblemKind::Syntax { reason } => super::wrong_toml(locale, reason),
        ProjectProblemKind::Setting(problem) => setting_problem(locale, problem),
        ProjectProblemKind::CorpusOutside { path } => sentence!(
            locale,
            "汇编文件夹“{path}”在项目文件夹之外（或含有指向其外的链接），不予读取。",
            "The compilation's folder “{path}” is outside the project's folder, or has a link that leads there; it is not read.",
        ),
        ProjectProblemKind::CorpusMissing { path } => sentence!(
            locale,
            "汇编文件夹“{path}”不存在。",
            "The compilation's folder “{path}” does not exist.",
        ),
    }
}

/// A project file with problems, told where it is not open.
pub fn project_has_problems(locale: Locale, count: usize, first: &str) -> String {
    let problems = counted(count, "problem", "problems");
    match (locale, count) {
        (Locale::Chinese, 1) => format!("援引：项目文件有1个问题。{first}"),
        (Locale::Chinese, _) => format!("援引：项目文件有{count}个问题，第一个是：{first}"),
        (Locale::English, 1) => format!("Yuanyin: the project file has 1 problem. {first}"),
        (Locale::English, _) => {
            format!("Yuanyin: the project file has {problems}; the first: {first}")
        }
    }
}

/// A file that was named and is not checked.
pub fn file_excluded(locale: Locale, file: &Path, project_file: &Path) -> String {
    let (file, project_file) = (file.display(), project_file.display());
    sentence!(
        locale,
        "{file}：未核对，已由 {project_file} 的 exclude 排除。",
        "{file}: not checked, because exclude in {project_file} leaves it out."
    )
}

/// A check that would be against the wrong compilation.
pub fn check_without_corpus(locale: Locale, project_file: &Path) -> String {
    let file = project_file.display();
    sentence!(
        locale,
        "无法使用 {file} 所设的汇编。请改正，或用 --corpus 另指一部。",
        "The compilation set in {file} cannot be used. Correct it, or name one with --corpus."
    )
}

/// What a setting of the project file is for, in a phrase; `None` where there are no words for it here. Settings of
/// tables by the table's name: `ignore`, `path`.
pub fn setting_meaning(locale: Locale, table: Option<&str>, name: &str) -> Option<&'static str> {
    let (_, _, chinese, english) = MEANINGS
        .iter()
        .find(|(of, known, ..)| (*of, *known) == (table, name))?;
    Some(locale.pick(chinese, english))
}

type Meaning = (
    Option<&'static str>,
    &'static str,
    &'static str,
    &'static str,
);
const MEANINGS: [Meaning; 12] = [
    (
        None,
        "locale",
        "消息所用的语言（汇编原文不翻译）",
        "The language of messages; the compilation's text is never translated",
    ),
    (
        None,
        "corpus",
        "另一部汇编的文件夹，须在项目文件夹之内",
        "The folder of another compilation, inside the project's folder",
    ),
    (
        None,
        "corpora",
        "与之并用的其他汇编：文稿中对每部汇编的称呼，及其文件夹，或 built-in（内置的汇编）",
        "Compilations beside that one: what drafts call each, and its folder, or built-in",
    ),
    (
        None,
        "house_form",
        "全部援引应有的形式；其他形式报告为 nonstandard-form",
        "The form that every citation should have; others are reported as nonstandard-form",
    ),
    (
        None,
        "exclude",
        "不核对、不搜索的文件，写法同 .gitignore",
        "Files that are not checked and not searched, written as in .gitignore",
    ),
    (
        None,
        "extensions",
        "除常见的外，还把以这些结尾的文件当作文稿",
        "File name endings of drafts besides the usual ones",
    ),
    (
        None,
        "subject",
        "文稿的主题：compilation（汇编）或 other（其他），不看文稿提到的名称",
        "What the drafts are about, whatever they name",
    ),
    (
        None,
        "diagnostics",
        "每类问题的级别",
        "The severity of each kind of problem",
    ),
    (
        None,
        "ignore",
        "要忽略的问题，按 path、code 和 citation 指明",
        "Problems to ignore, by path, code and citation",
    ),
    (
        Some("ignore"),
        "path",
        "文件的路径模式，写法同 .gitignore",
        "A pattern of paths, written as in .gitignore",
    ),
    (
        Some("ignore"),
        "code",
        "问题代码，或问题代码的列表",
        "The code of a problem, or a list of codes",
    ),
    (
        Some("ignore"),
        "citation",
        "援引，照文稿中的写法",
        "The citation, as the draft spells it",
    ),
];

/// What is wrong with a setting, in a sentence.
pub fn setting_problem(locale: Locale, problem: &SettingProblem) -> String {
    match problem {
        SettingProblem::UnknownKey { name } => sentence!(
            locale,
            "没有设置“{name}”。",
            "There is no setting “{name}”.",
        ),
        SettingProblem::WrongValue {
            name,
            given: None,
            allowed,
        } => sentence!(
            locale,
            "设置“{name}”的值无效；可用：{allowed}。",
            "“{name}” has a wrong value; use {allowed}.",
            allowed = values(locale, allowed),
        ),
        SettingProblem::WrongValue {
            name,
            given: Some(given),
            allowed,
        } => sentence!(
            locale,
            "设置“{name}”的值“{given}”无效；可用：{allowed}。",
            "“{name}” cannot be “{given}”; use {allowed}.",
            allowed = values(locale, allowed),
        ),
        SettingProblem::WrongText { name, wanted } => sentence!(
            locale,
            "设置“{name}”的值无效；应为{wanted}。",
            "“{name}” has a wrong value; it should be {wanted}.",
            wanted = wanted_text(locale, *wanted),
        ),
        SettingProblem::UnknownCode {
            above: None,
            code,
            nearest,
        } => unknown_code(locale, code, *nearest),
        SettingProblem::UnknownCode {
            above: Some(above),
            code,
            nearest,
        } => {
            let told = unknown_code(locale, code, *nearest);
            match locale {
                Locale::Chinese => format!("设置“{above}”中{told}"),
                Locale::English => told.replacen(
                    &format!("“{code}”"),
                    &format!("“{code}” for “{above}”"),
                    1,
                ),
            }
        }
        SettingProblem::WrongPattern { pattern } => sentence!(
            locale,
            "路径模式“{pattern}”无法识别：请看方括号和花括号是否成对、方括号内的范围是否由小到大，写法同 .gitignore。",
            "The pattern “{pattern}” cannot be read: check that brackets and braces come in pairs and that ranges in brackets run upwards; patterns are written as in .gitignore.",
        ),
        SettingProblem::EmptyIgnore => locale
            .pick(
                "请写明 path、code 或 citation；不写则会忽略所有问题，因此不起作用。",
                "Name a path, a code or a citation: without them the entry would ignore everything, so it has no effect.",
            )
            .to_owned(),
    }
}

/// Values that a setting can have: “zh”、“en”. Those that are not words (`true, false`, `["…", …]`) stand as they
/// are written.
fn values(locale: Locale, allowed: &[String]) -> String {
    let quoted: Vec<String> = allowed
        .iter()
        .map(|value| {
            match value
                .strip_prefix('"')
                .and_then(|value| value.strip_suffix('"'))
            {
                Some(word) => format!("“{word}”"),
                None => value.clone(),
            }
        })
        .collect();
    match (locale, quoted.as_slice()) {
        (Locale::English, [all @ .., last]) if !all.is_empty() => {
            format!("{} or {last}", all.join(", "))
        }
        _ => quoted.join(locale.pick("、", ", ")),
    }
}

/// What a text of the settings is, with an example.
fn wanted_text(locale: Locale, wanted: WantedText) -> &'static str {
    match wanted {
        WantedText::AbsoluteFolder => {
            locale.pick("文件夹的绝对路径", "the absolute path of a folder")
        }
        WantedText::Folder => locale.pick(
            "加引号的文件夹路径，例如\"corpus/ours\"",
            "a folder's path in quotation marks, for example \"corpus/ours\"",
        ),
        WantedText::Pattern => locale.pick(
            "加引号的路径或路径模式，例如\"drafts/*.md\"",
            "a path or a pattern of paths in quotation marks, for example \"drafts/*.md\"",
        ),
        WantedText::Citation => locale.pick(
            "加引号的援引，例如\"七.45\"",
            "a citation in quotation marks, for example \"七.45\"",
        ),
    }
}
