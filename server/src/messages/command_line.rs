//! What the command line says around its results.

use std::path::Path;

use crate::corpus::Corpus;
use crate::messages::Locale;
use crate::messages::counted;
use crate::messages::system::unreadable;

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
        "The compilation has nothing that this citation names.",
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
        _ if files == 0 => locale
            .pick("没有可核对的文稿。", "No drafts to check.")
            .to_owned(),
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
