//! What can be wrong with a citation, as a closed set of values.

use std::collections::HashMap;
use std::ops::Range;

use crate::citation::{DocumentSymbol, InstrumentKind, InstrumentNumber, Part, Step};
use crate::corpus::{ArticleId, ProvisionId, ProvisionIndex};
use crate::resolve::Form;

/// Something wrong with a citation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Bytes in the paragraph that was resolved.
    pub range: Range<usize>,
    pub problem: Problem,
    /// Provisions that help to see what is right.
    pub related: Vec<ProvisionIndex>,
    /// Ways to mend it, the likeliest first.
    pub fixes: Vec<Fix>,
}

/// Why a citation is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The head exists and the provision under it does not.
    NoSuchProvision {
        /// The provision asked for, in the compilation's numbering.
        wanted: ProvisionId,
        /// The innermost provision on the way that does exist.
        within: ProvisionIndex,
        /// The first and last step of the asked-for kind that exist there.
        existing: Option<(Step, Step)>,
    },
    /// The compilation has no such section; `last` is the part's last one.
    NoSuchSection {
        part: Option<Part>,
        section: u16,
        last: u16,
    },
    /// The number exists, of the other kind.
    WrongKind {
        number: InstrumentNumber,
        right: InstrumentKind,
    },
    /// No instrument of the Conference has this number.
    UnknownInstrument {
        kind: Option<InstrumentKind>,
        number: InstrumentNumber,
    },
    /// Adopted by the Conference (`register` is its place in the corpus's register)
    /// and not reproduced in the compilation.
    InstrumentNotInCompilation { register: usize },
    /// A meeting of the Working Group after those of the compilation.
    MeetingNotInCompilation { meeting: u16, last: u16 },
    /// Both parts have it.
    Ambiguous { readings: Vec<ProvisionIndex> },
    /// The span's end stands before its beginning.
    ReversedSpan,
    /// The treaty has only `last` articles.
    NoSuchArticle { wanted: ArticleId, last: u16 },
    /// Repeats a misprint of the published index.
    Misprint {
        /// As it was printed.
        printed: String,
        /// What is right.
        correct: String,
    },
    /// Words in quotation marks that the provision cited for them does not have.
    Misquoted {
        /// What is cited; never empty.
        cited: Vec<ProvisionIndex>,
        /// The quotation beside the words that it must have been taken from, where there are such.
        difference: Vec<Stretch>,
        /// The provisions that do have the words.
        found: Vec<ProvisionIndex>,
    },
    /// A provision's words, without a citation in the paragraph or beside it.
    Uncited { provision: ProvisionIndex },
    /// Right, but not in the house form that is configured.
    NonstandardForm { form: Form },
    /// A document symbol with spaces in it or in small letters, as a bad conversion leaves it.
    DamagedSymbol {
        /// As it is written.
        written: String,
        correct: DocumentSymbol,
    },
}

/// A part of a quotation laid beside the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stretch {
    Same(String),
    /// One of them is empty where something was left out or put in.
    Changed {
        written: String,
        original: String,
    },
    /// The quotation leaves something out and says so.
    Elided,
}

/// The names by which findings are configured, as they stand in settings and editors (D6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    NoSuchProvision,
    NoSuchSection,
    WrongKind,
    UnknownInstrument,
    NotInCompilation,
    Ambiguous,
    ReversedRange,
    NoSuchArticle,
    Misprint,
    NonstandardForm,
    /// A comment that exempts and has something wrong in it.
    WrongExemption,
    /// A comment that exempts nothing.
    UnusedExemption,
    Misquoted,
    Uncited,
}

/// How loudly a finding is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Error,
    Warning,
    Information,
    Hint,
}

/// How loudly each code is told; codes that are not listed keep their default.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Severities {
    /// `None` switches a code off.
    pub by_code: HashMap<Code, Option<Severity>>,
}

/// One way to mend a citation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// Bytes in the paragraph, and what replaces them; in order, not overlapping.
    pub edits: Vec<(Range<usize>, String)>,
    /// The citation as it reads afterwards.
    pub becomes: String,
    /// What it then points to.
    pub target: Option<ProvisionIndex>,
    /// The article that it then cites.
    pub article: Option<ArticleId>,
    /// Whether this is the one obvious fix, to be applied to a whole file at once.
    pub preferred: bool,
}

impl Problem {
    /// The code under which the problem is reported.
    pub fn code(&self) -> Code {
        match self {
            Problem::NoSuchProvision { .. } => Code::NoSuchProvision,
            Problem::NoSuchSection { .. } => Code::NoSuchSection,
            Problem::WrongKind { .. } => Code::WrongKind,
            Problem::UnknownInstrument { .. } => Code::UnknownInstrument,
            Problem::InstrumentNotInCompilation { .. }
            | Problem::MeetingNotInCompilation { .. } => Code::NotInCompilation,
            Problem::Ambiguous { .. } => Code::Ambiguous,
            Problem::ReversedSpan => Code::ReversedRange,
            Problem::Misquoted { .. } => Code::Misquoted,
            Problem::Uncited { .. } => Code::Uncited,
            Problem::NonstandardForm { .. } => Code::NonstandardForm,
            Problem::NoSuchArticle { .. } => Code::NoSuchArticle,
            Problem::Misprint { .. } | Problem::DamagedSymbol { .. } => Code::Misprint,
        }
    }
}

impl Severity {
    /// The name in settings and reports.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Information => "information",
            Severity::Hint => "hint",
        }
    }

    /// What a setting says: a severity, or that a code is off. `None` where it is neither.
    pub fn setting(name: &str) -> Option<Option<Severity>> {
        if name == "off" {
            return Some(None);
        }
        [
            Severity::Error,
            Severity::Warning,
            Severity::Information,
            Severity::Hint,
        ]
        .into_iter()
        .find(|severity| severity.name() == name)
        .map(Some)
    }
}

impl Code {
    /// Every code, in the order of the documentation.
    pub const ALL: [Code; 14] = [
        Code::NoSuchProvision,
        Code::NoSuchSection,
        Code::WrongKind,
        Code::UnknownInstrument,
        Code::NotInCompilation,
        Code::Ambiguous,
        Code::ReversedRange,
        Code::NoSuchArticle,
        Code::Misprint,
        Code::NonstandardForm,
        Code::WrongExemption,
        Code::UnusedExemption,
        Code::Misquoted,
        Code::Uncited,
    ];

    /// The name in settings and diagnostics, as `no-such-provision`.
    pub fn name(self) -> &'static str {
        match self {
            Code::NoSuchProvision => "no-such-provision",
            Code::NoSuchSection => "no-such-section",
            Code::WrongKind => "wrong-kind",
            Code::UnknownInstrument => "unknown-instrument",
            Code::NotInCompilation => "not-in-compilation",
            Code::Ambiguous => "ambiguous",
            Code::ReversedRange => "reversed-range",
            Code::NoSuchArticle => "no-such-article",
            Code::Misprint => "misprint",
            Code::NonstandardForm => "nonstandard-form",
            Code::WrongExemption => "wrong-exemption",
            Code::UnusedExemption => "unused-exemption",
            Code::Misquoted => "misquoted",
            Code::Uncited => "uncited",
        }
    }

    /// The code with that name.
    pub fn from_name(name: &str) -> Option<Code> {
        Code::ALL.into_iter().find(|code| code.name() == name)
    }

    /// The severity where nothing is configured (D6); `None` for what is off then.
    pub fn default_severity(self) -> Option<Severity> {
        match self {
            Code::NoSuchProvision | Code::NoSuchSection | Code::WrongKind | Code::NoSuchArticle => {
                Some(Severity::Error)
            }
            Code::UnknownInstrument
            | Code::Ambiguous
            | Code::ReversedRange
            | Code::Misquoted
            | Code::Misprint
            | Code::WrongExemption => Some(Severity::Warning),
            Code::NotInCompilation => Some(Severity::Information),
            // Told only where a house form is configured.
            Code::NonstandardForm => Some(Severity::Information),
            Code::UnusedExemption => Some(Severity::Hint),
            Code::Uncited => None,
        }
    }
}

impl Severities {
    /// The severity of a code; `None` where it is off.
    pub fn of(&self, code: Code) -> Option<Severity> {
        self.by_code
            .get(&code)
            .copied()
            .unwrap_or(code.default_severity())
    }
}
