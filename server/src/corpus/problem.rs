//! What can be wrong with a corpus, as a closed set of values. The sentences are in
//! [`crate::messages`].

use std::collections::HashMap;
use std::io;
use std::ops::Range;
use std::path::PathBuf;

use memchr::{memchr_iter, memrchr};

use crate::citation::{InstrumentKind, Step};
use crate::corpus::{CorpusFile, FileIndex, Place};
use crate::lexicon::{Holds, Language};

/// Something wrong with a corpus, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorpusProblem {
    /// Relative to the compilation's folder.
    pub file: String,
    /// Bytes in the file.
    pub range: Range<usize>,
    /// From 1.
    pub line: u32,
    /// In characters, from 1.
    pub column: u32,
    pub kind: CorpusProblemKind,
}

/// Why it is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CorpusProblemKind {
    /// A file that every compilation has is not there.
    MissingFile,
    /// A file that the system does not let us read; its reason, and its number for it.
    UnreadableFile {
        reason: io::ErrorKind,
        code: Option<i32>,
    },
    /// A folder, a device or a pipe where a file should be.
    NotAFile { is_folder: bool },
    /// A file longer than is read.
    TooLongFile { megabytes: u64 },
    /// A control character, or one that turns the direction of what is shown around it.
    ForbiddenCharacter { character: char },
    /// A file that is not UTF-8, from this place on.
    NotUtf8,
    /// A file of the format in a place where nothing reads it.
    IdleFile,
    /// A part's file, and `compilation.toml` has no such part.
    IdlePart { letter: Option<char> },
    /// TOML that cannot be read; the parser's reason.
    UnreadableData { reason: String },
    /// A number, symbol or reference in the data that cannot be read.
    UnreadableValue {
        value: String,
        /// What such a value looks like.
        example: &'static str,
    },
    /// A value that says nothing.
    EmptyValue { field: &'static str },
    /// Not a day: written otherwise than 2013-10-28, or not in the calendar.
    NoSuchDay { written: String },
    /// Of two fields that exclude each other there are both, or neither.
    NotOneOf { fields: [&'static str; 2] },
    /// Of two fields that belong together there is one.
    Halved { fields: [&'static str; 2] },
    /// The language that the edition says is not the folder's.
    OtherLanguage { language: String, folder: String },
    /// The language that the edition says is not the one that its text is in.
    NotItsLanguage { language: String, written: Language },
    /// The compilation's own edition is said to be an excerpt.
    OwnExcerpt,
    /// An edition in a folder of its own that `compilation.toml` does not list.
    UnlistedEdition { language: String },
    /// Provisions that the compilation's own edition has and this one lacks: from the first to the last of those that
    /// stand beside each other.
    LacksProvisions { first: String, last: Option<String> },
    /// A provision that the compilation's own edition has not.
    ExtraProvision { name: String },
    /// A provision that stands under another one than in the compilation's own edition.
    OtherNesting { name: String, expected: String },
    /// A provision whose words are in another language than the edition.
    NotTranslated { language: String, written: Language },
    /// Sections in figures that are only read behind a part's letter, and there are no parts.
    FiguresWithoutParts,
    /// A body, working group or treaty that the register of bodies does not have.
    NotInRegister { id: String },
    /// A working group that the body does not have, by their ids.
    NoSuchGroup { id: String, body: String },
    /// `compilation.toml` does not say whose instruments it holds.
    NobodysInstruments,
    /// A part's letter that is not one capital letter.
    WrongLetter { letter: String },
    /// A part holds recommendations, and `compilation.toml` does not say whose.
    NoWorkingGroup,
    /// `compilation.toml` has a working group, and no part that holds its recommendations.
    IdleWorkingGroup,
    /// What a section of a part that holds this cannot have.
    WrongField { field: &'static str, holds: Holds },
    /// A section of a part that holds instruments does not say which it is.
    NoInstrument,
    /// A section's number that the compilation's figures do not reach.
    UnwritableSection { number: u16, last: u16 },
    /// A heading's number in other figures than the compilation's; whether `compilation.toml` does not say which
    /// these are, so that they are Chinese.
    WrongFigures {
        written: String,
        expected: String,
        is_by_default: bool,
    },
    /// A `points_to` that does not lead to an instrument of another part.
    PointsToOwnPart { reference: String },
    /// A report's or an annex's numbering by which this paragraph here would be one that no document has.
    ImpossibleOffset {
        offset: i32,
        paragraph: u16,
        number: i64,
    },
    /// What a working group's symbols begin with, and none of the reports of its meetings does.
    IdleSymbol { symbol: String },
    /// The register gives a session another report than the compilation, which has this one.
    OtherReport { symbol: String },
    /// A line that a merge of two versions has left.
    MergeMark,
    /// An edition without the titles of the treaties that the compilation has.
    MissingTitles,
    /// A line that is indented with tabs.
    TabIndent,
    /// A heading that begins an annex, and is not written as one here.
    UnreadAnnex,
    /// The last day of a meeting is before its first.
    ReversedDates,
    /// The register gives a session other days than the compilation, which has these.
    OtherDates { first: String, last: String },
    /// A section's heading gives its meeting other days than its entry, which has these, and no erratum keeps them.
    OtherDatesInHeading { first: String, last: String },
    /// An id or key that is not small letters, digits and hyphens.
    WrongId { id: String },
    /// A treaty whose articles can be cited, without articles.
    NoArticles,
    /// A section of a part that `compilation.toml` does not list; `None` where it does not say of which.
    UnknownPart { name: Option<String> },
    /// An instrument of a session that the register does not have.
    UnregisteredSession { session: u16 },
    /// A line that is none of the format's forms; its text is in no provision.
    UnexpectedLine,
    /// A line of the index that is neither a topic nor a row of four cells.
    UnexpectedInIndex,
    /// A line that begins as no label of the format does, and as labels do elsewhere: `1、`, `(a)` without a dash.
    UnreadLabel,
    /// A heading of no level that the format has, or without a space behind its signs.
    UnreadHeading,
    /// A title where there is nothing that has one, or that has one already.
    IdleTitle,
    /// A section heading without an entry in `compilation.toml`.
    UnknownSection { name: String },
    /// An entry of `compilation.toml` without a heading.
    MissingSection { name: String },
    /// The instrument's heading is not the one in `compilation.toml`.
    InstrumentMismatch { expected: String },
    /// The section's instrument has no heading.
    MissingInstrument { expected: String },
    /// A second heading of an instrument in one section.
    SecondInstrument,
    /// The instrument has no title.
    UntitledInstrument { name: String },
    /// An annex that is said to stand in another part has paragraphs here.
    AnnexWithText,
    /// A report's numbers are said to correspond as those of a section with other labels do; the field that it has.
    WrongNumbering { field: &'static str },
    /// An instrument's heading in a part that holds recommendations.
    UnexpectedInstrument,
    /// The instrument is not in the register.
    UnregisteredInstrument { name: String },
    /// Two provisions of one name; the second cannot be cited.
    Duplicate { name: String },
    /// A number, letter or numeral that does not follow the one before.
    Skipped { expected: Step, found: Step },
    /// A note that nothing calls.
    NoteWithoutCall { number: u16 },
    /// A note that says nothing.
    EmptyNote { number: u16 },
    /// A call without a note.
    CallWithoutNote { number: u16 },
    /// Two notes of one number.
    DuplicateNote { number: u16 },
    /// An index cell of which this part cannot be read.
    UnreadableCell { rest: String },
    /// A reference of the index that leads nowhere.
    UnresolvedReference { reference: String },
    /// The row's report paragraphs and its references are not the same provisions.
    RowDisagrees { expected: String, found: String },
    /// So many rows of the index are of this report, and no one agrees with how its numbers are said to correspond.
    NumberingDisagrees { symbol: String, rows: usize },
    /// A document symbol that `compilation.toml` does not know.
    UnknownSymbol { symbol: String },
    /// The edition's `treaties.toml` has a treaty that the compilation's has not.
    UnknownTreaty { name: String },
    /// The treaty has no article of this number.
    UnknownArticle {
        name: String,
        number: u16,
        last: u16,
    },
    /// The edition does not say what the treaty and its articles are called.
    UntitledTreaty { name: String },
    /// The edition does not say what this article is called.
    UntitledArticle { name: String, number: u16 },
    /// An instrument's number that its body writes otherwise.
    WrongNumber { written: String, expected: String },
    /// An instrument of a kind to which its body gives no numbers.
    UnnumberedKind { kind: InstrumentKind },
    /// An instrument of a session in which its body gives no numbers to its kind: before the first series or
    /// between two.
    OutsideSeries { kind: InstrumentKind, session: u16 },
    /// A document symbol, or what symbols begin with, that is not read as one.
    UnreadableSymbol { symbol: String },
    /// The compilation's own body gives no numbers to resolutions or decisions.
    NoNumbers { id: String },
    /// A shape of numbers that cannot be read as the compilation's own.
    UnreadableShape { shape: String },
    /// Sessions whose numbers have two shapes.
    OverlappingNumbers { first: u16, last: Option<u16> },
    /// A placeholder of a symbol or an address that the numbers' shape does not have.
    UnknownPlaceholder { name: String },
    /// An address that is not `https`, or has nothing in the place of this part.
    UnusableLink {
        link: String,
        placeholder: &'static str,
    },
    /// A series that ends before it begins.
    ReversedNumbers { first: u16, last: u16 },
    /// Sessions in Roman figures beyond those that are read.
    BeyondRoman { last: u16 },
    /// A body, working group or treaty of the compilation's own without a name in a language.
    Unnamed { id: String, language: Language },
    /// A concept of the compilation's own that no provision or topic speaks of.
    IdleConcept { id: String },
    /// A term that another concept has, too.
    ClaimedTerm {
        term: String,
        id: String,
        other: String,
    },
    /// A topic or provision that no concept reaches, where the compilation has concepts of its own.
    Unreached { name: String },
    /// One that is not said how to print in a language.
    Unprinted { id: String, language: Language },
    /// How a body is printed has none of its names in that language.
    PrintedOtherwise {
        id: String,
        language: Language,
        printed: String,
    },
    /// A name in `ambiguous` or `short` that is none of the entry's names.
    NotAmongNames { name: String },
    /// A name of one of the compilation's own entries that another one has, too; whether it may be listed as shared.
    SharedName {
        name: String,
        other: String,
        may_be_listed: bool,
    },
    /// What the symbols of a body or working group begin with, and those of another one, too.
    SharedSymbol { symbol: String, other: String },
    /// A name that would be found everywhere, or nowhere.
    UnusableName { name: String, fault: NameFault },
    /// A name that the data makes and that is not read as what it names.
    UnreadableName { name: String },
    /// The printed words of an erratum do not stand in that line of the received text.
    InapplicableErratum { line: u32 },
    /// There are errata, and no received text that they are of.
    ErrataWithoutSource,
}

/// Why a name cannot be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameFault {
    /// Nothing but spaces, signs and figures.
    NoLetters,
    /// A single letter or character.
    OneLetter,
    /// Nothing but words that the language has for all bodies: resolution, of, 决议.
    OnlyWords,
    /// `*` elsewhere than at a word's end.
    Star,
    /// Spaces at its ends, or several between two words.
    Spaces,
}

impl CorpusProblem {
    /// Whether it is one of the files that serve all editions: what names are made of.
    pub fn is_of_data(&self) -> bool {
        self.file.ends_with(".toml") && !self.file.contains('/')
    }

    /// A problem at a byte range of a file's text.
    pub fn at(file: &str, text: &str, range: Range<usize>, kind: CorpusProblemKind) -> Self {
        let before = text.get(..range.start).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        CorpusProblem {
            file: file.to_owned(),
            line: count(memchr_iter(b'\n', before.as_bytes()).count() + 1),
            column: count(before.get(line_start..).unwrap_or_default().chars().count() + 1),
            range,
            kind,
        }
    }
}

/// The lines of a compilation's files, counted on from the problem before: of many in a long file none is counted from
/// its beginning.
#[derive(Debug, Default)]
pub struct Lines {
    /// A place in each file, and how many lines end before it.
    counted: HashMap<FileIndex, (usize, usize)>,
}

impl Lines {
    /// A problem at a place of a file.
    pub fn problem(
        &mut self,
        file: &CorpusFile,
        place: &Place,
        kind: CorpusProblemKind,
    ) -> CorpusProblem {
        let start = place.range.start.min(file.text.len());
        let (counted, lines) = self.counted.entry(place.file).or_default();
        if start < *counted {
            (*counted, *lines) = (0, 0);
        }
        let between = file.text.as_bytes().get(*counted..start);
        *lines += memchr_iter(b'\n', between.unwrap_or_default()).count();
        *counted = start;
        let line_start = memrchr(b'\n', file.text.as_bytes().get(..start).unwrap_or_default());
        let before = file.text.get(line_start.map_or(0, |at| at + 1)..start);
        CorpusProblem {
            file: file.path.clone(),
            line: count(*lines + 1),
            column: count(before.unwrap_or_default().chars().count() + 1),
            range: place.range.clone(),
            kind,
        }
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// A folder that could not be read at all.
#[derive(Debug)]
pub struct LoadError {
    pub path: PathBuf,
    pub reason: io::Error,
}
