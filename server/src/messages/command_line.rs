//! What the command line says around its results.

use std::path::Path;

use crate::corpus::Corpus;
use crate::messages::Locale;
use crate::messages::counted;
use crate::messages::system::{system_reason, unreadable};
use crate::office;
use crate::project::draft_endings;

/// `show`: nothing in the argument is a citation; citations to try instead, none where the compilation
/// gives no examples.
pub fn nothing_cited(locale: Locale, text: &str, examples: &[String]) -> String {
    let nothing = sentence!(
        locale,
        "“{text}”中没有可识别的援引。",
        "No citation is recognised in “{text}”."
    );
    match (locale, examples) {
        (_, []) => nothing,
        (Locale::Chinese, examples) => format!("{nothing}试试{}。", examples.join("、")),
        (Locale::English, [only]) => format!("{nothing} Try {only}."),
        (Locale::English, [all @ .., last]) => {
            format!("{nothing} Try {} or {last}.", all.join(", "))
        }
    }
}

/// `show`: a citation about which there is nothing to tell.
pub fn nothing_known(locale: Locale) -> &'static str {
    locale.pick(
        "汇编中没有这处援引所指的内容。",
        "The compilation does not contain what this citation names.",
    )
}

/// Part of a folder that could not be walked, and the system's reason, where they are known.
pub fn folder_unreadable(
    locale: Locale,
    place: Option<&Path>,
    reason: Option<&std::io::Error>,
) -> String {
    match (place, reason) {
        (Some(place), Some(reason)) => unreadable(locale, place, reason),
        (Some(place), None) => sentence!(
            locale,
            "{place}：无法读取。",
            "{place}: cannot be read.",
            place = place.display(),
        ),
        (None, _) => locale
            .pick(
                "文件夹中有内容无法读取。",
                "Something in the folder cannot be read.",
            )
            .to_owned(),
    }
}

/// How many findings there are of each severity.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tally {
    pub errors: usize,
    pub warnings: usize,
    /// Information and hints.
    pub remarks: usize,
}

/// The last line of `check`: how many files were read, and what was found in them.
pub fn checked(locale: Locale, files: usize, tally: Tally) -> String {
    let Tally {
        errors,
        warnings,
        remarks,
    } = tally;
    match locale {
        Locale::Chinese => {
            format!("核对了{files}个文件：错误{errors}处，警告{warnings}处，其他{remarks}处。")
        }
        Locale::English => format!(
            "Checked {}: {}, {}, {}.",
            counted(files, "file", "files"),
            counted(errors, "error", "errors"),
            counted(warnings, "warning", "warnings"),
            counted(remarks, "remark", "remarks"),
        ),
    }
}

/// How many findings have been mended, in how many files.
pub fn mended(locale: Locale, count: usize, files: usize) -> String {
    match locale {
        _ if count == 0 => locale
            .pick("没有可自动修正的问题。", "Nothing had one obvious fix.")
            .to_owned(),
        Locale::Chinese => format!("修正了{count}处（{files}个文件）。修正之后："),
        Locale::English => format!(
            "Fixed {} in {}. What is left:",
            counted(count, "problem", "problems"),
            counted(files, "file", "files")
        ),
    }
}

/// How many findings a diff mends, in how many files.
pub fn would_mend(locale: Locale, count: usize, files: usize) -> String {
    match locale {
        _ if count == 0 => locale
            .pick("没有可自动修正的问题。", "Nothing has one obvious fix.")
            .to_owned(),
        Locale::Chinese => {
            format!("可修正{count}处（{files}个文件）；未写入任何文件，写入请用 --fix。")
        }
        Locale::English => format!(
            "{} in {} can be fixed; nothing was written. To write it, use --fix.",
            counted(count, "problem", "problems"),
            counted(files, "file", "files")
        ),
    }
}

/// Why there is nothing to check.
pub enum Nothing<'a> {
    /// Files were named, all of which are left out; each was told.
    Left,
    NoDrafts,
    /// There are word processors' files: the first, and how many.
    OfWordProcessors(&'a Path, usize),
}

/// There is nothing to check, and why.
pub fn nothing_to_check(locale: Locale, why: &Nothing<'_>) -> String {
    let nothing = locale.pick("没有可核对的文稿", "There are no drafts to check");
    match why {
        Nothing::Left => sentence!(locale, "{nothing}。", "{nothing}."),
        Nothing::NoDrafts => {
            let endings = draft_endings().chain(office::ENDINGS);
            let endings: Vec<String> = endings.map(|ending| format!(".{ending}")).collect();
            sentence!(
                locale,
                "{nothing}：没有以{endings}结尾的文件，或都已排除。其他结尾可在项目文件中用 extensions 列出；没有文稿也算成功则用 --allow-empty。",
                "{nothing}: no file ends in {endings}, or all that do are left out. List other endings under extensions in the project file; if having no drafts is fine, use --allow-empty.",
                endings = endings.join(" "),
            )
        }
        Nothing::OfWordProcessors(first, count) => {
            let file = first.display();
            match locale {
                Locale::Chinese => format!(
                    "{nothing}，只有文字处理软件的文件{count}个（如 {file}），不能读取。请另存为 .docx 或 .odt 后再核对。"
                ),
                Locale::English => format!(
                    "{nothing}, only {} ({file}{}), which cannot be read. Save {} as .docx or .odt and check again.",
                    counted(*count, "word processor's file", "word processors' files"),
                    if *count > 1 { ", …" } else { "" },
                    if *count > 1 { "them" } else { "it" },
                ),
            }
        }
    }
}

/// A file that was named and that the command line excludes.
pub fn file_excluded_here(locale: Locale, file: &Path) -> String {
    sentence!(
        locale,
        "{file}：未核对，已由 --exclude 排除。",
        "{file}: not checked, because --exclude leaves it out.",
        file = file.display(),
    )
}

/// A file that was named and is a compilation's.
pub fn file_of_compilation(locale: Locale, file: &Path, compilation: &Path) -> String {
    let (file, compilation) = (file.display(), compilation.display());
    sentence!(
        locale,
        "{file}：属于汇编，不是文稿，未核对。检查汇编请用 yuanyin corpus check {compilation}。",
        "{file}: part of a compilation, not a draft, so not checked. To check the compilation: yuanyin corpus check {compilation}."
    )
}

/// A folder that was named and is a compilation's.
pub fn folder_of_compilation(locale: Locale, folder: &Path, compilation: &Path) -> String {
    let (folder, compilation) = (folder.display(), compilation.display());
    sentence!(
        locale,
        "{folder}：是汇编的文件夹，其中没有文稿，未核对。检查汇编请用 yuanyin corpus check {compilation}。",
        "{folder}: a compilation's folder, which has no drafts, so not checked. To check the compilation: yuanyin corpus check {compilation}."
    )
}

/// A pattern of `--exclude` that cannot be read.
pub fn wrong_pattern(locale: Locale, pattern: &str) -> String {
    sentence!(
        locale,
        "--exclude 的路径模式“{pattern}”无法识别，写法同 .gitignore。",
        "The pattern “{pattern}” of --exclude cannot be read; patterns are written as in .gitignore."
    )
}

/// Standard input can be a draft or the list of drafts.
pub fn input_twice(locale: Locale) -> String {
    locale
        .pick(
            "标准输入不能既是文稿又是文件清单：“-”只能用于其中之一。",
            "Standard input cannot be both a draft and the list of files: use “-” for one of them only.",
        )
        .to_owned()
}

/// `--stdin-filename` where standard input is not among what is read.
pub fn input_named_and_not_read(locale: Locale, name: &Path) -> String {
    let name = name.display();
    sentence!(
        locale,
        "--stdin-filename {name}是标准输入的文件名，但所列的只有文件或文件夹：读取标准输入请用“-”代替它们，否则请去掉 --stdin-filename。",
        "--stdin-filename {name} names standard input, but only files or folders are listed: write “-” instead of them to read standard input, or leave --stdin-filename out."
    )
}

/// `--stdin-filename` that is a folder.
pub fn input_named_as_folder(locale: Locale, name: &Path) -> String {
    let name = name.display();
    sentence!(
        locale,
        "--stdin-filename {name}是文件夹：请写其中一个文件的名称，例如 {name}/a.md。",
        "--stdin-filename {name} is a folder: give the name of a file in it, such as {name}/a.md."
    )
}

/// `--watch` of what comes but once.
pub fn input_is_not_watched(locale: Locale) -> String {
    locale
        .pick(
            "标准输入不会变化，不能与 --watch 同用。",
            "Standard input does not change, so it cannot be combined with --watch.",
        )
        .to_owned()
}

/// Below what a run of `--watch` has told.
pub fn watching(locale: Locale) -> String {
    locale
        .pick(
            "── 等待文件变化；按 Ctrl-C 结束 ──",
            "── waiting for changes; press Ctrl-C to stop ──",
        )
        .to_owned()
}

/// How many files of a long run have been read.
pub fn progress(locale: Locale, done: usize, all: usize) -> String {
    sentence!(
        locale,
        "已核对{done}/{all}个文件…",
        "{done} of {all} files checked…"
    )
}

/// Results that cannot be written; the system's reason.
pub fn output_unwritable(locale: Locale, reason: &std::io::Error) -> String {
    sentence!(
        locale,
        "结果无法写出（{reason}）。",
        "The results cannot be written ({reason}).",
        reason = system_reason(locale, reason.kind(), reason.raw_os_error()),
    )
}

/// A file that cannot be written, and is as it was; the system's reason.
pub fn file_unwritable(locale: Locale, file: &Path, reason: &std::io::Error) -> String {
    if reason.kind() == std::io::ErrorKind::NotFound {
        return sentence!(
            locale,
            "{file}：无法写入，没有这个文件夹。",
            "{file}: cannot be written, because there is no such folder.",
            file = file.display(),
        );
    }
    sentence!(
        locale,
        "{file}：无法写入（{reason}），文件未变。",
        "{file}: cannot be written ({reason}); it is unchanged.",
        file = file.display(),
        reason = system_reason(locale, reason.kind(), reason.raw_os_error()),
    )
}

/// A file that somebody has changed since it was read.
pub fn file_changed(locale: Locale, file: &Path) -> String {
    sentence!(
        locale,
        "{file}：核对期间已被修改，未写入。请再运行一次。",
        "{file}: changed while it was being checked, so nothing was written. Run it once more.",
        file = file.display(),
    )
}

/// Known findings have been written down.
pub fn baseline_written(locale: Locale, file: &Path, count: usize) -> String {
    match locale {
        Locale::Chinese => {
            let file = file.display();
            format!("已将{count}处已知问题记入 {file}。")
        }
        Locale::English => format!(
            "Recorded {} as known in {}.",
            counted(count, "problem", "problems"),
            file.display()
        ),
    }
}

/// A file that is no list of known findings.
pub fn no_baseline(locale: Locale, file: &Path) -> String {
    sentence!(
        locale,
        "{file}：不是已知问题清单。请用 yuanyin check --write-baseline {file} 重新生成。",
        "{file}: not a list of known problems. Make a new one with yuanyin check --write-baseline {file}.",
        file = file.display(),
    )
}

/// `man`: a command that there is not.
pub fn no_page(locale: Locale, command: &str) -> String {
    sentence!(
        locale,
        "没有命令“{command}”。",
        "There is no command “{command}”."
    )
}

/// The last line of `corpus check`: what the compilation holds, and what is wrong with it.
pub fn corpus_checked(locale: Locale, corpus: &Corpus, problems: usize) -> String {
    let sections = corpus.sections.len();
    let provisions = corpus.provisions.len();
    let footnotes = corpus.footnotes.len();
    let topics = corpus.topics.len();
    let rows: usize = corpus.topics.iter().map(|topic| topic.rows.len()).sum();
    let errata = corpus.errata.len();
    match locale {
        Locale::Chinese => {
            let problems = match problems {
                0 => "没有问题".to_owned(),
                _ => format!("{problems}个问题"),
            };
            format!(
                "{sections}节、{provisions}个段落、{footnotes}条脚注、{topics}个专题（共{rows}行）、{errata}条勘误；{problems}。"
            )
        }
        Locale::English => format!(
            "{}, {}, {}, {} with {}, {}; {}.",
            counted(sections, "section", "sections"),
            counted(provisions, "provision", "provisions"),
            counted(footnotes, "footnote", "footnotes"),
            counted(topics, "topic", "topics"),
            counted(rows, "row", "rows"),
            counted(errata, "erratum", "errata"),
            match problems {
                0 => "no problems".to_owned(),
                _ => counted(problems, "problem", "problems"),
            },
        ),
    }
}

/// The last line of a list of which only the first entries are shown.
pub fn in_all(locale: Locale, count: usize) -> String {
    sentence!(locale, "… 共{count}项", "… {count} in all")
}

/// The last line of `demo`: how many citations there are, and problems of each severity.
pub fn demonstrated(locale: Locale, citations: usize, tally: Tally) -> String {
    let Tally {
        errors,
        warnings,
        remarks,
    } = tally;
    let problems = errors + warnings + remarks;
    match locale {
        Locale::Chinese => format!(
            "共{citations}处援引，{problems}个问题：错误{errors}处，警告{warnings}处，其他{remarks}处。"
        ),
        Locale::English => format!(
            "{}, {}: {}, {}, {}.",
            counted(citations, "citation", "citations"),
            counted(problems, "problem", "problems"),
            counted(errors, "error", "errors"),
            counted(warnings, "warning", "warnings"),
            counted(remarks, "remark", "remarks"),
        ),
    }
}

/// A compilation that is given a name, and the name is empty.
pub fn compilation_without_name(locale: Locale, folder: &str) -> String {
    sentence!(
        locale,
        "“={folder}”没有写名称：请写作 名称={folder}，或只写 {folder}。",
        "“={folder}” has no name: write NAME={folder}, or only {folder}.",
    )
}

/// A name that is given to no compilation.
pub fn compilation_without_folder(locale: Locale, name: &str) -> String {
    sentence!(
        locale,
        "“{name}=”没有写文件夹：请写作 {name}=文件夹。",
        "“{name}=” has no folder: write {name}=DIR.",
    )
}

/// Two compilations of one name.
pub fn compilations_of_one_name(locale: Locale, name: &str) -> String {
    sentence!(
        locale,
        "有两部汇编都叫“{name}”：请为其中一部另取名称。",
        "Two compilations are called “{name}”: give one of them another name.",
    )
}

/// One compilation a second time.
pub fn compilation_twice(locale: Locale, folder: &str) -> String {
    sentence!(
        locale,
        "同一部汇编写了两次：{folder}。请删去一次。",
        "The same compilation is given twice: {folder}. Remove one of them.",
    )
}

/// A finding with the compilation that it is of, where there are several.
pub fn finding_of_compilation(locale: Locale, compilation: &str, message: &str) -> String {
    sentence!(
        locale,
        "{compilation}：{message}",
        "{compilation}: {message}"
    )
}

/// A search for no words.
pub fn nothing_to_search_for(locale: Locale) -> &'static str {
    locale.pick(
        "没有写要查找的内容：请写段号、词语、专题或拼音，如 吹哨人。",
        "There is nothing to search for: give a number, words, a topic or pinyin, such as 吹哨人.",
    )
}

/// A tool that there is not.
#[cfg(feature = "assistants")]
pub fn no_such_tool(locale: Locale, name: &str) -> String {
    sentence!(locale, "没有工具“{name}”。", "There is no tool “{name}”.")
}

/// Why a question of another program is not answered; `what` is the part that is wrong, or the library's reason.
pub fn question_not_understood(locale: Locale, what: &str) -> String {
    sentence!(
        locale,
        "无法理解请求：{what}",
        "The request cannot be understood: {what}"
    )
}
