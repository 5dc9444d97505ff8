//! The help of the command line.

use crate::messages::Locale;

/// What a command (`check`, `corpus check`; the program itself is empty) or an argument (`check paths`; one that
/// every command has by its name alone) does: in a language, or where that is not known in both, each by itself.
/// Empty for what there is not.
pub fn help(language: Option<Locale>, path: &str) -> String {
    let Some((_, chinese, english)) = HELP.iter().find(|(name, ..)| *name == path) else {
        return String::new();
    };
    match language {
        Some(language) => language.pick(chinese, english).to_owned(),
        None => format!("{chinese}\n{english}"),
    }
}

/// The headings of options, arguments and commands.
pub fn headings(language: Option<Locale>) -> (&'static str, &'static str, &'static str) {
    match language {
        Some(Locale::Chinese) => ("选项", "参数", "命令"),
        Some(Locale::English) => ("Options", "Arguments", "Commands"),
        None => ("选项 Options", "参数 Arguments", "命令 Commands"),
    }
}

/// How a page of help is put together.
pub fn help_template(language: Option<Locale>) -> &'static str {
    match language {
        Some(Locale::Chinese) => "{about}\n\n用法：{usage}\n\n{all-args}",
        Some(Locale::English) => "{about}\n\nUsage: {usage}\n\n{all-args}",
        None => "{about}\n\n用法 Usage: {usage}\n\n{all-args}",
    }
}

/// What `--locale` can be, behind what it cannot.
pub fn locale_unknown(language: Option<Locale>) -> &'static str {
    match language {
        Some(language) => language.pick("可用 zh 或 en", "use zh or en"),
        None => "可用 zh 或 en / use zh or en",
    }
}

/// Commands and arguments, in Chinese and English.
const HELP: [(&str, &str, &str); 33] = [
    (
        "",
        "起草时援引技术援助建议、决议和决定汇编：就地阅读原文，补全并核对援引",
        "For drafts that cite a compilation of recommendations, resolutions and decisions: read provisions in place, complete and check citations",
    ),
    (
        "locale",
        "所用语言：zh 或 en（不写则依环境变量 LC_ALL、LC_MESSAGES、LANG）",
        "Language of messages: zh or en (default: from LC_ALL, LC_MESSAGES, LANG)",
    ),
    ("help", "显示帮助", "Print help"),
    ("version", "显示版本", "Print the version"),
    (
        "lsp",
        "通过标准输入和输出提供语言服务器（不写子命令时也启动服务器）",
        "Serve the Language Server Protocol on standard input and output (also without a command)",
    ),
    (
        "check",
        "核对文稿中的援引（退出码：0为无错误和警告，1为有错误或警告，2为有内容未能读取）",
        "Check the citations in drafts (exit status: 0 no errors or warnings, 1 errors or warnings, 2 something could not be read)",
    ),
    (
        "check paths",
        "文稿或文件夹；文件夹中核对以 .md .mdx .qmd .Rmd .txt .tex .adoc .typ .rst .org .html 等结尾的文件，不含忽略文件所列",
        "Drafts or folders; in folders files that end in .md .mdx .qmd .Rmd .txt .tex .adoc .typ .rst .org .html and the like, without those that ignore files list",
    ),
    (
        "check format",
        "结果的格式：text、json 或 sarif（SARIF 2.1.0）；不写则为 text",
        "How problems are written: text, json or sarif (SARIF 2.1.0); default: text",
    ),
    (
        "check verbose",
        "逐处列出未核对的援引及其原因",
        "List the citations that are not checked, with the reason",
    ),
    (
        "check corpus",
        "另一部汇编的文件夹，代替内置的或项目文件所设的",
        "Folder of another compilation instead of the built-in or the project's one",
    ),
    (
        "check no_project_file",
        "不读取项目文件（.yuanyin.toml）",
        "Do not read project files (.yuanyin.toml)",
    ),
    (
        "cites",
        "列出文稿援引的全部段落和文书（援引一览表）",
        "List all that drafts cite, as a table of authorities",
    ),
    ("cites files", "文稿", "Drafts"),
    (
        "cites format",
        "一览表的格式：markdown、csv 或 json；不写则为 markdown",
        "How the table is written: markdown, csv or json; default: markdown",
    ),
    (
        "cites corpus",
        "另一部汇编的文件夹，代替内置的",
        "Folder of another compilation instead of the built-in one",
    ),
    (
        "search",
        "按编号、词语、专题或拼音查找段落，与在文稿中键入 @ 相同（退出码：0为有结果，1为没有找到，2为不能查找）",
        "Find provisions by number, words, topic or pinyin, as @ in a draft does (exit status: 0 found, 1 nothing found, 2 it could not be searched)",
    ),
    (
        "search words",
        "段号、词语、专题或拼音，可有几个，如 吹哨人、sfxz、七 证人、asset recovery",
        "A number, words, a topic or pinyin, one or several, as 吹哨人, sfxz, 七 证人, asset recovery",
    ),
    (
        "search format",
        "结果的格式：text 或 json；不写则为 text",
        "How results are written: text or json; default: text",
    ),
    (
        "search limit",
        "最多列出几段；不写则为20",
        "How many provisions at most; default: 20",
    ),
    (
        "search corpus",
        "另一部汇编的文件夹，代替内置的",
        "Folder of another compilation instead of the built-in one",
    ),
    (
        "show",
        "显示一处援引所指的段落（退出码：0为援引无误，1为有误或没有援引）",
        "Show what a citation points to (exit status: 0 nothing wrong, 1 wrong or no citation)",
    ),
    (
        "show citation",
        "援引，如 七.20、决定 3/4 第2段(b)项",
        "A citation, as 七.20 or decision 3/4, paragraph 2 (b)",
    ),
    (
        "show corpus",
        "另一部汇编的文件夹，代替内置的",
        "Folder of another compilation instead of the built-in one",
    ),
    ("corpus", "检查汇编文件夹", "Check a compilation's folder"),
    (
        "corpus check",
        "检查汇编文件夹（退出码：0为没有问题，1为有问题，2为不能检查）",
        "Check a compilation's folder (exit status: 0 no problems, 1 problems, 2 cannot be checked)",
    ),
    (
        "corpus check dir",
        "汇编文件夹，其中有 compilation.toml",
        "The compilation's folder, which has a compilation.toml",
    ),
    (
        "explain",
        "说明一个问题代码：何时报告、示例、如何处理",
        "Explain the code of a problem: when it is reported, an example, what to do",
    ),
    (
        "explain code",
        "问题代码，如 no-such-provision；不写则列出全部代码",
        "A code, as no-such-provision; without one all codes are listed",
    ),
    (
        "demo",
        "用样稿演示起草人在编辑器中看到的内容（经由真正的服务器）",
        "Show on a draft what a drafter sees in an editor, through the real server",
    ),
    (
        "demo file",
        "用自己的文稿代替样稿",
        "Your own draft instead of the sample",
    ),
    (
        "demo all",
        "显示全部内容，不限于每类一例",
        "Show everything, not one example of each kind",
    ),
    (
        "completions",
        "输出命令行补全脚本",
        "Print a completion script for a shell",
    ),
    (
        "completions shell",
        "bash、elvish、fish、powershell 或 zsh",
        "bash, elvish, fish, powershell or zsh",
    ),
];
