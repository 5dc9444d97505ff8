//! What can be wrong with a citation, as a closed set of values.

use std::ops::Range;

use crate::citation::{
    Annex, DocumentSymbol, InstrumentKind, InstrumentNumber, Locator, Part, Step,
};
use crate::corpus::{ArticleId, ProvisionId, ProvisionIndex};
use crate::resolve::{Code, Form};

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
        /// The first and last step of each kind that exist there: of the asked-for kind alone where there is one.
        existing: Vec<(Step, Step)>,
        /// How the citation names it.
        form: Form,
    },
    /// The compilation has no such section.
    NoSuchSection { part: Option<Part>, section: u16 },
    /// The number exists, of the other kind.
    WrongKind {
        number: InstrumentNumber,
        right: InstrumentKind,
    },
    /// No instrument of our body has this number.
    UnknownInstrument {
        kind: Option<InstrumentKind>,
        number: InstrumentNumber,
    },
    /// Adopted by our body (`register` is its place in the corpus's register)
    /// and not reproduced in the compilation.
    InstrumentNotInCompilation { register: usize },
    /// The register cannot say whether our body adopted it: it does not reach the session, or does not
    /// have all that the session adopted.
    InstrumentNotChecked {
        kind: Option<InstrumentKind>,
        number: InstrumentNumber,
    },
    /// A meeting of the Working Group after those of the compilation.
    MeetingNotInCompilation { meeting: u16, last: u16 },
    /// Both parts have it.
    Ambiguous { readings: Vec<ProvisionIndex> },
    /// Several compilations have it that the draft is read with, and nothing says which is meant: what they are
    /// called, the one first that answers for it.
    AmbiguousCompilation { names: Vec<String> },
    /// The span's end stands before its beginning: 19 and 18 of 九.19-18; articles as paragraphs.
    ReversedSpan { from: Step, to: Step },
    /// The treaty has only `last` articles.
    NoSuchArticle { wanted: ArticleId, last: u16 },
    /// The date written with an instrument of ours is none of its session's days.
    WrongDate {
        kind: Option<InstrumentKind>,
        number: InstrumentNumber,
        /// The session's first and last day, ISO 8601.
        first: String,
        last: String,
    },
    /// A provision is called by another name beside it, and the names are two provisions'.
    NamesDisagree {
        /// What the first name means; never empty.
        first: Vec<ProvisionIndex>,
        /// What the other means; empty where that is not in the compilation.
        second: Vec<ProvisionIndex>,
    },
    /// The working group has no document of that symbol.
    NoSuchDocument {
        symbol: DocumentSymbol,
        reason: NoDocument,
    },
    /// A paragraph of a meeting's report that is none of those that the compilation took over.
    ReportParagraphNotInCompilation {
        /// The section that holds those.
        section: ProvisionIndex,
        /// What is cited, in the report's numbering.
        locator: Locator,
    },
    /// A paragraph of an annex that points back, before the first one that the compilation has.
    AnnexParagraphNotInCompilation {
        /// The section of the instrument.
        instrument: ProvisionIndex,
        annex: Annex,
        /// What is cited, in the annex's numbering.
        locator: Locator,
    },
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

/// Why there is no document of a symbol.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoDocument {
    /// The working group did not meet in that year.
    NoMeeting { year: u16 },
    /// The report is the last document of its year.
    BehindReport { report: DocumentSymbol },
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
            | Problem::InstrumentNotChecked { .. }
            | Problem::MeetingNotInCompilation { .. }
            | Problem::ReportParagraphNotInCompilation { .. }
            | Problem::AnnexParagraphNotInCompilation { .. } => Code::NotInCompilation,
            Problem::WrongDate { .. } => Code::WrongDate,
            Problem::NamesDisagree { .. } => Code::NamesDisagree,
            Problem::NoSuchDocument { .. } => Code::NoSuchDocument,
            Problem::Ambiguous { .. } | Problem::AmbiguousCompilation { .. } => Code::Ambiguous,
            Problem::ReversedSpan { .. } => Code::ReversedRange,
            Problem::Misquoted { .. } => Code::Misquoted,
            Problem::Uncited { .. } => Code::Uncited,
            Problem::NonstandardForm { .. } => Code::NonstandardForm,
            Problem::NoSuchArticle { .. } => Code::NoSuchArticle,
            Problem::Misprint { .. } | Problem::DamagedSymbol { .. } => Code::Misprint,
        }
    }
}
