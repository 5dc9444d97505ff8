//! What can be wrong with a project file and with settings, as closed sets of values. The sentences are in
//! [`crate::messages`].

use std::io;
use std::ops::Range;

use crate::resolve::Code;

/// Something wrong with a project file, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectProblem {
    /// Bytes in the file.
    pub range: Range<usize>,
    /// From 1.
    pub line: u32,
    /// In characters, from 1.
    pub column: u32,
    pub kind: ProjectProblemKind,
}

/// Why it is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProjectProblemKind {
    /// The file is there and cannot be read; the system's reason, and its number for it.
    Unreadable {
        reason: io::ErrorKind,
        code: Option<i32>,
    },
    /// Not UTF-8.
    NotText,
    /// A link that leads out of the project's folder.
    FileOutside,
    /// TOML that cannot be read; the parser's reason.
    Syntax { reason: String },
    /// What it says of a setting.
    Setting(SettingProblem),
    /// A corpus's folder outside the project's.
    CorpusOutside { path: String },
    /// A corpus's folder that is not there.
    CorpusMissing { path: String },
}

/// What is wrong with what is said of a setting, by a client or by a project file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SettingProblem {
    /// There is no such setting.
    UnknownKey { name: String },
    /// A setting with a value that it cannot have.
    WrongValue {
        name: String,
        /// What is given, where that is a word.
        given: Option<String>,
        /// What it can be, each as it is written (`"zh"`, `true`, `["…", …]`).
        allowed: Vec<String>,
    },
    /// A setting that is a text, and one of a certain kind, with something else.
    WrongText { name: String, wanted: WantedText },
    /// There is no such code.
    UnknownCode {
        /// The setting whose names are codes, where it is one.
        above: Option<String>,
        code: String,
        nearest: Option<Code>,
    },
    /// A pattern of paths that cannot be read.
    WrongPattern { pattern: String },
    /// An ignored finding that would ignore everything.
    EmptyIgnore,
}

/// What a text of the settings is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WantedText {
    /// A folder's path in the project.
    Folder,
    /// A folder's path from the root on.
    AbsoluteFolder,
    /// A pattern of paths.
    Pattern,
    /// A citation, or the name of a provision.
    Citation,
}

impl ProjectProblem {
    /// A problem at a byte range of a file's text.
    pub fn at(text: &str, range: Range<usize>, kind: ProjectProblemKind) -> ProjectProblem {
        let before = text.get(..range.start).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        ProjectProblem {
            line: count(before.matches('\n').count() + 1),
            column: count(before.get(line_start..).unwrap_or_default().chars().count() + 1),
            range,
            kind,
        }
    }
}
