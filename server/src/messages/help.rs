//! The help of the command line.

use crate::messages::Locale;

/// What a command (`check`, `corpus check`; the program itself is empty) or an argument (`check paths`; one that
/// several commands have by its name behind `* `) does: in a language, or where that is not known in both, each by itself.
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

/// What a usage line calls a value (`check paths`, `format`) in Chinese; `None` where it is called as its name or its
/// values are.
pub fn value_name(language: Option<Locale>, path: &str) -> Option<&'static str> {
    let mut names = VALUES.iter();
    let (_, name) = names.find(|(known, _)| *known == path)?;
    (language == Some(Locale::Chinese)).then_some(*name)
}

const VALUES: &[(&str, &str)] = &[
    ("review file", "文稿"),
    ("review output", "副本"),
    ("paths", "文稿或文件夹"),
    ("search words", "字词"),
    ("show citation", "援引"),
    ("corpus check dir", "文件夹"),
    ("corpus new dir", "文件夹"),
    ("corpus export dir", "文件夹"),
    ("show language", "语文"),
    ("corpus export language", "语文"),
    ("explain code", "代码"),
    ("demo file", "文稿"),
    ("corpus", "文件夹"),
    ("format", "格式"),
    ("color", "何时"),
    ("stdin_filename", "文件名"),
    ("files_from", "清单"),
    ("exclude", "路径模式"),
    ("select", "代码"),
    ("ignore", "代码"),
    ("severity", "级别"),
    ("baseline", "清单"),
    ("write_baseline", "清单"),
    ("man page", "命令"),
    ("man output", "文件夹"),
    ("schema what", "种类"),
    ("completions shell", "外壳"),
    ("locale", "语言"),
];

/// A page of help in the language of its reader, where its frame is the library's: `[OPTIONS]`, and the colons
/// after headings.
pub fn help_page(language: Option<Locale>, page: &str) -> String {
    if language != Some(Locale::Chinese) {
        return page.to_owned();
    }
    let (options, arguments, commands) = headings(language);
    let mut page = page
        .replace("[OPTIONS]", "[选项]")
        .replace("[COMMAND]", "[命令]");
    page = page.replace("<COMMAND>", "<命令>");
    for heading in [options, arguments, commands] {
        page = page.replace(&format!("{heading}:"), &format!("{heading}："));
    }
    page
}

/// What is wrong with the words of a command line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misuse {
    /// Arguments that are lacking, as the usage line names them.
    Lacking(Vec<String>),
    UnknownCommand {
        written: String,
        nearest: Option<String>,
    },
    UnknownOption {
        written: String,
        nearest: Option<String>,
    },
    /// A word more than the command takes.
    OneTooMany(String),
    /// An option with a value that it cannot have, or without one (`written` is empty); what it can be where that is a
    /// few words.
    WrongValue {
        option: String,
        written: String,
        allowed: Vec<String>,
    },
    /// An option that was given before.
    Twice(String),
    /// Two options of which one leaves no room for the other.
    Together(String, String),
    NotUnicode,
}

/// What is wrong with a command line, and where it is told how one is written: a line in a language, or where that is
/// not known one in each.
pub fn misuse(language: Option<Locale>, misuse: &Misuse) -> String {
    match language {
        Some(language) => misuse_in(language, misuse),
        None => [Locale::Chinese, Locale::English]
            .map(|language| misuse_in(language, misuse))
            .join("\n"),
    }
}

fn misuse_in(locale: Locale, misuse: &Misuse) -> String {
    let or_nearest = |told: String, nearest: &Option<String>| match nearest {
        Some(nearest) => sentence!(
            locale,
            "{told}；是否为“{nearest}”？",
            "{told}. Did you mean “{nearest}”?"
        ),
        None => sentence!(locale, "{told}。", "{told}."),
    };
    let told = match misuse {
        Misuse::Lacking(names) => sentence!(
            locale,
            "缺少参数：{names}。",
            "Missing argument: {names}.",
            names = names.join(locale.pick("、", ", ")),
        ),
        Misuse::UnknownCommand { written, nearest } => or_nearest(
            sentence!(
                locale,
                "没有命令“{written}”",
                "There is no command “{written}”"
            ),
            nearest,
        ),
        Misuse::UnknownOption { written, nearest } => or_nearest(
            sentence!(
                locale,
                "没有选项“{written}”",
                "There is no option “{written}”"
            ),
            nearest,
        ),
        Misuse::OneTooMany(written) => sentence!(
            locale,
            "“{written}”是多余的参数。",
            "“{written}” is an argument too many."
        ),
        Misuse::WrongValue {
            option,
            written,
            allowed,
        } => {
            let told = match written.is_empty() {
                true => sentence!(locale, "“{option}”没有值", "“{option}” has no value"),
                false => sentence!(
                    locale,
                    "“{option}”的值“{written}”无效",
                    "“{option}” cannot be “{written}”"
                ),
            };
            match (locale, allowed.as_slice()) {
                (_, []) => sentence!(locale, "{told}。", "{told}."),
                (Locale::Chinese, allowed) => format!("{told}；可用：{}。", allowed.join("、")),
                (Locale::English, [only]) => format!("{told}; use {only}."),
                (Locale::English, [all @ .., last]) => {
                    format!("{told}; use {} or {last}.", all.join(", "))
                }
            }
        }
        Misuse::Twice(option) => sentence!(
            locale,
            "“{option}”只能写一次。",
            "“{option}” can be given only once."
        ),
        Misuse::Together(one, other) => sentence!(
            locale,
            "“{one}”不能与“{other}”同用。",
            "“{one}” cannot be used with “{other}”."
        ),
        Misuse::NotUnicode => locale
            .pick(
                "参数不是有效的Unicode文字。",
                "An argument is not valid Unicode text.",
            )
            .to_owned(),
    };
    sentence!(
        locale,
        "{told}详见 yuanyin --help。",
        "{told} See yuanyin --help."
    )
}

/// Commands and arguments, in Chinese and English.
const HELP: &[(&str, &str, &str)] = &[
    (
        "",
        "起草时援引技术援助建议、决议和决定汇编：就地阅读原文，补全并核对援引",
        "For drafts that cite a compilation of recommendations, resolutions and decisions: read provisions in place, complete and check citations",
    ),
    (
        "* locale",
        "消息所用语言：zh 或 en（不写则依环境变量 LC_ALL、LC_MESSAGES、LANG）",
        "Language of messages: zh or en (default: from LC_ALL, LC_MESSAGES, LANG)",
    ),
    ("* help", "显示帮助", "Print help"),
    ("* version", "显示版本", "Print the version"),
    (
        "lsp",
        "通过标准输入和输出提供语言服务器（不写子命令时也启动服务器）",
        "Serve the Language Server Protocol on standard input and output (also without a command)",
    ),
    (
        "* color",
        "何时用颜色：auto（写到终端时）、always 或 never；不写则为 auto",
        "When to use colour: auto (on a terminal), always or never; default: auto",
    ),
    (
        "check",
        "核对文稿中的援引（退出码：0为无错误和警告，1为有错误或警告，2为有内容未能读取、没有文稿可核对或设置有误）",
        "Check the citations in drafts (exit status: 0 no errors or warnings; 1 errors or warnings; 2 something could not be read, there is nothing to check, or settings are wrong)",
    ),
    (
        "* paths",
        "文稿或文件夹，- 为标准输入，不写则为当前文件夹；文件夹中读取以 .md .mdx .qmd .Rmd .txt .tex .adoc .typ .rst .org .html .docx .odt 等结尾的文件，.gitignore 和 .ignore 所列的以及汇编的文件夹除外",
        "Drafts or folders, - for standard input; default: the current folder. In folders, files ending in .md .mdx .qmd .Rmd .txt .tex .adoc .typ .rst .org .html .docx .odt and the like are read, except those listed in .gitignore or .ignore and folders of compilations",
    ),
    (
        "* stdin_filename",
        "标准输入的文件名：据以确定标记语言和项目文件",
        "Name for standard input; decides its markup and its project file",
    ),
    (
        "* files_from",
        "从这份清单读取文稿的文件名，每行一个（或以空字节分隔）；- 为标准输入",
        "Read the names of drafts from this list, one per line (or separated by null bytes); - for standard input",
    ),
    (
        "* exclude",
        "不核对的文件，写法同 .gitignore，相对于当前文件夹；可写几次",
        "Files to leave out, written as in .gitignore, relative to the current folder; may be given several times",
    ),
    (
        "* allow_empty",
        "没有文稿也算成功",
        "Succeed even if there are no drafts",
    ),
    (
        "* corpus",
        "另一部汇编的文件夹，代替内置的或项目文件所设的；可写多次，其后各部与之并用（可写作 名称=文件夹；built-in 为内置的汇编）",
        "Folder of another compilation, in place of the built-in one or the project's; repeat it for compilations to use beside that one (NAME=DIR gives one a name; built-in is the built-in one)",
    ),
    (
        "* no_project_file",
        "不读取项目文件（.yuanyin.toml）",
        "Do not read project files (.yuanyin.toml)",
    ),
    (
        "check format",
        "结果的格式：text、json、jsonl（每份文稿一行）、sarif（SARIF 2.1.0）、github（工作流注释）、junit 或 checkstyle；不写则为 text",
        "Format of the results: text, json, jsonl (one line per draft), sarif (SARIF 2.1.0), github (workflow annotations), junit or checkstyle; default: text",
    ),
    (
        "check fix",
        "直接修正只有一种改法的问题，再报告其余问题；标准输入修正后写到标准输出",
        "Fix in place whatever has one obvious fix, then report what is left; standard input, once fixed, goes to standard output",
    ),
    (
        "check track",
        "与 --fix 同用：.docx 和 .odt 中的修正记为修订，由人接受或拒绝",
        "With --fix: write fixes in .docx and .odt as tracked changes, for somebody to accept or reject",
    ),
    (
        "* original",
        ".docx 和 .odt 中的修订一律视为未接受：删去的照读，插入的不读",
        "Read .docx and .odt as they were before tracked changes: deletions are read, insertions are not",
    ),
    (
        "check diff",
        "以统一差异格式（unified diff）显示 --fix 会作的改动，不写入文件（有改动则退出码为1）；.docx 和 .odt 逐处列出",
        "Show what --fix would change as a unified diff, and write nothing (exit status 1 if there are changes); .docx and .odt place by place",
    ),
    (
        "* select",
        "只报告这些代码的问题，默认不报告的也报告；用逗号分隔",
        "Report only problems with these codes, including those that are off; separate with commas",
    ),
    (
        "* ignore",
        "不报告这些代码的问题；用逗号分隔",
        "Do not report problems with these codes; separate with commas",
    ),
    (
        "* severity",
        "只报告这一级别和更严重的问题：error、warning、information 或 hint",
        "Report only problems of this severity or worse: error, warning, information or hint",
    ),
    (
        "check baseline",
        "不报告这份清单中的已知问题，行号变了也认得",
        "Do not report the known problems in this list, even if their lines have moved",
    ),
    (
        "check write_baseline",
        "把现有问题都记入这份清单，作为已知问题",
        "Record all present problems in this list, as known",
    ),
    (
        "check statistics",
        "只报告各代码的问题数，不逐处列出",
        "Report the number of problems with each code, not each problem",
    ),
    (
        "check verbose",
        "逐处列出未核对的援引及其原因",
        "List the citations that were not checked, with the reason for each",
    ),
    (
        "check quiet",
        "只报告问题，不作总结",
        "Report only the problems, without a summary",
    ),
    (
        "check exit_zero",
        "有问题时退出码也为0",
        "Exit with 0 even if there are problems",
    ),
    (
        "check watch",
        "文件有变化时重新核对，直到按 Ctrl-C",
        "Check again whenever something changes, until Ctrl-C",
    ),
    (
        "review",
        "写一份 .docx 或 .odt 的副本，每处问题加一条批注，作者为“援引 Yuanyin”；再次审阅只替换自己的批注（退出码：0为已写成，2为不能读取或写入）",
        "Write a copy of a .docx or .odt with a comment at each problem, by “援引 Yuanyin”; run again, it replaces only its own comments (exit status: 0 written; 2 something could not be read or written)",
    ),
    (
        "review file",
        "要审阅的 .docx 或 .odt 文件",
        "The .docx or .odt to review",
    ),
    ("review output", "副本的文件名", "File name of the copy"),
    (
        "review authorities",
        "在副本末尾附援引一览表",
        "Append a table of authorities to the copy",
    ),
    (
        "cites",
        "列出文稿援引的全部段落和文书（援引一览表；退出码：0为成功，2为有内容未能读取或没有文稿）",
        "List everything that drafts cite, as a table of authorities (exit status: 0 done; 2 something could not be read, or there are no drafts)",
    ),
    (
        "cites format",
        "一览表的格式：markdown、csv、json、jsonl（每份文稿一行）、csl-json 或 ris（供 Zotero 等文献管理软件，每份文件一条）；不写则为 markdown",
        "Format of the table: markdown, csv, json, jsonl (one line per draft), csl-json or ris (for reference managers such as Zotero, each document once); default: markdown",
    ),
    (
        "search",
        "按编号、词语、专题或拼音查找段落，与在文稿中键入 @ 相同（退出码：0为有结果，1为没有找到，2为不能查找）",
        "Find provisions by number, words, topic or pinyin, as @ in a draft does (exit status: 0 found, 1 nothing found, 2 the search could not be made)",
    ),
    (
        "search words",
        "段号、词语、专题或拼音，可有几个，如 吹哨人、sfxz、七 证人、asset recovery",
        "One or more numbers, words, topics or pinyin, such as 吹哨人, sfxz, 七 证人, asset recovery",
    ),
    (
        "search format",
        "结果的格式：text 或 json；不写则为 text",
        "Format of the results: text or json; default: text",
    ),
    (
        "search limit",
        "最多列出几段；不写则为20",
        "List at most this many provisions; default: 20",
    ),
    (
        "show",
        "显示一处援引所指的段落，或一份文稿（含 .docx、.odt）所援引的各段（退出码：0为没有问题，1为有问题、汇编未收录或没有援引）",
        "Show what a citation points to, or everything that a draft cites (also a .docx or .odt) (exit status: 0 no problem; 1 a problem, not in the compilation, or no citation)",
    ),
    (
        "show citation",
        "援引，如 七.20、决定 3/4 第2段(b)项；或文稿的文件名",
        "A citation, such as 七.20 or decision 3/4, paragraph 2 (b); or a draft's file name",
    ),
    (
        "show full",
        "显示全部内容，节、决议、决定和附件也逐段显示全文",
        "Show everything: sections, instruments and annexes with every paragraph in full",
    ),
    (
        "show language",
        "案文和名称所用的语文；汇编没有该语文的版本，或其中没有该段的，显示汇编自己的案文；不写则为援引所用的语文",
        "The language of the text and the names; if the compilation has no edition in that language, or the edition lacks the provision, the compilation's own text; default: that of the citation",
    ),
    (
        "show format",
        "结果的格式：text 或 json；不写则为 text",
        "Format of the result: text or json; default: text",
    ),
    (
        "corpus",
        "新建、检查或导出汇编",
        "Start, check or export a compilation",
    ),
    (
        "corpus new",
        "生成一部带注释、可以通过检查的样例汇编，供逐个文件改写（格式见 corpus/README.md）",
        "Write a commented sample compilation that passes the check, to be replaced file by file (format: corpus/README.md)",
    ),
    (
        "corpus new dir",
        "新的或空的文件夹",
        "A new folder, or an empty one",
    ),
    (
        "corpus check",
        "检查汇编文件夹（退出码：0为没有问题，1为有问题，2为不能检查）",
        "Check a compilation's folder (exit status: 0 no problems, 1 problems, 2 cannot be checked)",
    ),
    (
        "corpus check dir",
        "汇编文件夹，其中有 compilation.toml",
        "The compilation's folder, which contains compilation.toml",
    ),
    (
        "corpus export",
        "把汇编写到标准输出，供其他程序使用（退出码：0为成功，2为不能读取）",
        "Write a compilation to standard output for other programs (exit status: 0 done, 2 cannot be read)",
    ),
    (
        "corpus export dir",
        "汇编文件夹，其中有 compilation.toml；不写则为内置的汇编",
        "The compilation's folder, which contains compilation.toml; default: the built-in compilation",
    ),
    (
        "corpus export format",
        "格式：json（架构见 yuanyin schema corpus）或 akoma-ntoso（OASIS Akoma Ntoso 1.0，依 AKN4UN）；不写则为 json",
        "The format: json (its schema: yuanyin schema corpus) or akoma-ntoso (OASIS Akoma Ntoso 1.0, following AKN4UN); default: json",
    ),
    (
        "corpus export language",
        "akoma-ntoso 导出哪个语文版本；不写则为汇编自己的（json 包括所有版本）",
        "The edition that akoma-ntoso writes; default: the compilation's own (json has all of them)",
    ),
    (
        "explain",
        "说明一个问题代码：何时报告、示例、如何处理",
        "Explain a problem's code: when it is reported, an example, what to do",
    ),
    (
        "explain code",
        "问题代码，如 no-such-provision；不写则列出全部代码",
        "A code, such as no-such-provision; default: list all codes",
    ),
    (
        "mcp",
        "通过标准输入和输出为智能助手提供工具（模型上下文协议 MCP）：查阅、查找、核对、改写；只读取发来的文字和汇编",
        "Serve tools for assistants on standard input and output (Model Context Protocol): look up, search, verify, convert; reads nothing but what it is sent and the compilation",
    ),
    (
        "worker",
        "逐行读取标准输入中的JSON请求，逐行写出JSON答复，供其他程序调用（Python 模块 yuanyin 即用此命令）",
        "Read requests as lines of JSON on standard input and write answers as lines of JSON, for other programs (the Python module yuanyin uses it)",
    ),
    (
        "demo",
        "用示例文稿演示起草人在编辑器中看到的内容（经由真正的服务器）",
        "Show, on a draft, what a drafter sees in an editor, through the real server",
    ),
    (
        "demo file",
        "用自己的文稿代替示例文稿",
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
    (
        "man",
        "输出手册页（roff 格式），可用 man -l - 阅读",
        "Print a manual page (in roff), to read with man -l -",
    ),
    (
        "man page",
        "命令，如 check、corpus check；不写则为程序本身",
        "A command, such as check or corpus check; default: the program itself",
    ),
    (
        "man output",
        "把全部手册页写入这个文件夹",
        "Write all pages into this folder",
    ),
    (
        "schema",
        "输出JSON架构（JSON Schema），供编辑器和程序使用",
        "Print a JSON Schema, for editors and programs",
    ),
    (
        "schema what",
        "check（check 的 json 和 jsonl 结果）、cites（cites 的结果）、corpus（corpus export 的结果）或 project（项目文件 .yuanyin.toml）",
        "check (the json and jsonl output of check), cites (the output of cites), corpus (the json output of corpus export) or project (the project file .yuanyin.toml)",
    ),
];
