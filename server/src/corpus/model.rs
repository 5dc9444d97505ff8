//! A compilation in memory.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use crate::citation::writing::{Head, Place as Named};
use crate::citation::{
    Annex, Citation, DocumentSymbol, InstrumentKind, InstrumentNumber, Locator, Part, Path,
    Recogniser, kind_word, writing,
};
use crate::corpus::treaty::CitedArticles;
use crate::corpus::{
    CorpusFile, Derived, Extract, Place, ProvisionId, ProvisionIndex, RegisteredTreaty, Terms,
    Unread,
};
use crate::discourse::{self, Discourse, NoSubjects, Standing};
use crate::lexicon::{BodyId, Language, Lexicon, TreatyId, WorkingGroupId};
use crate::text::Mixing;

/// A whole compilation in one language, immutable once read, with its other editions.
#[derive(Debug, Default)]
pub struct Corpus {
    /// The folder's name, as `technical-assistance`.
    pub name: String,
    /// What whoever reads drafts with it calls it besides: 人口贩运.
    pub alias: Option<String>,
    /// 技术援助：建议、决议和决定汇编和专题索引
    pub title: String,
    pub publisher: String,
    /// The year of the edition, as printed.
    pub edition: String,
    /// A BCP 47 tag, as `zh`.
    pub language: String,
    /// The language of an edition that is not the compilation's own.
    pub translated_into: Option<Language>,
    pub extent: Extent,
    /// The compilation's other editions, in their order; none of an edition that is one of them.
    pub editions: Vec<Corpus>,
    /// Citations that show how the compilation is cited, for whoever tries.
    pub examples: Vec<String>,
    /// The names and numberings that it is read and printed with.
    pub lexicon: Arc<Lexicon>,
    /// What reads citations with them.
    pub recogniser: Arc<Recogniser>,
    /// Where the compilation says what its own names and numberings are.
    pub own_entries: OwnEntries,
    /// The files that the corpus was read from, with their texts.
    pub files: Vec<CorpusFile>,
    /// What of them could not be read.
    pub unread: Unread,
    pub sections: Vec<Section>,
    /// Every provision in document order, sections and annexes among them; a parent comes
    /// before its children, and its descendants follow it without a gap.
    pub provisions: Vec<Provision>,
    pub by_id: HashMap<ProvisionId, ProvisionIndex, Mixing>,
    /// For each provision, the topics whose rows refer to it (indices in [`Corpus::topics`]).
    pub topics_by_provision: HashMap<ProvisionIndex, Vec<usize>>,
    pub footnotes: Vec<Footnote>,
    pub topics: Vec<Topic>,
    /// The instruments of our body that are known, reproduced here or not.
    pub register: Vec<RegisteredInstrument>,
    /// What the register knows of each session.
    pub sessions: Vec<RegisteredSession>,
    /// The treaties whose articles can be cited; none in a compilation that knows none.
    pub treaties: Vec<RegisteredTreaty>,
    /// Which provisions cite which article, once somebody has asked.
    pub(super) cited_articles: OnceLock<CitedArticles>,
    pub errata: Vec<Erratum>,
    /// The concepts that it can be searched by, once somebody has asked.
    pub(super) terms: OnceLock<Terms>,
    /// What searching has made of all this.
    pub derived: Derived,
}

impl Corpus {
    /// What it is called: its alias, its title, what that begins with before a colon (技术援助), its folder's name.
    pub fn called(&self) -> impl Iterator<Item = &str> {
        let names = [
            self.alias.as_deref(),
            Some(&self.title),
            Some(self.short_title()),
            Some(&self.name),
        ];
        names
            .into_iter()
            .flatten()
            .filter(|name| !name.trim().is_empty())
    }

    /// The shortest that says which it is, where there are several: its alias, else what its title begins with before
    /// a colon.
    pub fn short_name(&self) -> &str {
        self.alias.as_deref().unwrap_or_else(|| self.short_title())
    }

    /// What somebody asks for who begins with what this compilation is called (人口贩运 七.20), without that; `None`
    /// where nobody calls it.
    pub fn asked<'a>(&self, text: &'a str) -> Option<&'a str> {
        let text = text.trim_start().trim_start_matches('《');
        let rest = text.strip_prefix(self.short_name())?;
        let rest = rest.strip_prefix("汇编").unwrap_or(rest);
        // 技术援助问题政府专家工作组 begins as the compilation's title does.
        let is_apart = rest.starts_with(|c: char| c.is_whitespace() || "》，,：:".contains(c));
        let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || "》，,：:".contains(c));
        (is_apart || self.alias.is_some()).then_some(rest)
    }

    fn short_title(&self) -> &str {
        let short = self.title.split(['：', ':', '，', ',']).next();
        short
            .map(str::trim)
            .filter(|short| !short.is_empty())
            .unwrap_or(&self.name)
    }

    /// The citations of a text, each paragraph read by itself with the compilation's names and numberings: what
    /// nothing but the paragraph says is known; see [`Recogniser::recognise`] and [`discourse::read`].
    pub fn recognise(&self, text: &str) -> Vec<Citation> {
        let mut citations: Vec<Citation> = Vec::new();
        for paragraph in paragraphs(text) {
            let alone = text.get(paragraph.clone()).unwrap_or_default();
            let read = self.recogniser.recognise(alone);
            let (discourse, standing) = (Discourse::default(), Standing::Prose);
            let (found, _) = discourse::read(
                &self.lexicon,
                &NoSubjects,
                &discourse,
                standing,
                alone,
                &read,
            );
            let lists = citations.last().map_or(0, |last| last.list + 1);
            let moved = found.into_iter();
            citations.extend(moved.map(|citation| citation.moved(paragraph.start, lists)));
        }
        citations
    }

    /// Whether the compilation has a file, by its path.
    pub fn has_file(&self, path: &str) -> bool {
        self.files.iter().any(|file| file.path == path)
    }

    /// Whether a text has anything that a citation cannot be without.
    pub fn has_anchor(&self, text: &str) -> bool {
        self.recogniser.glance(text).is_any()
    }
}

/// How much of the compilation an edition has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Extent {
    /// Every provision.
    #[default]
    Whole,
    /// Some provisions: what is not there is not missed.
    Excerpt,
}

/// The paragraphs of a text: blank lines stand between them.
fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let mut paragraphs = Vec::new();
    let (mut start, mut at) = (0, 0);
    for line in text.split_inclusive('\n') {
        let is_blank = line.trim().is_empty();
        if is_blank && at > start {
            paragraphs.push(start..at);
        }
        at += line.len();
        if is_blank {
            start = at;
        }
    }
    if at > start {
        paragraphs.push(start..at);
    }
    paragraphs
}

/// Where the compilation's files say whose it is, and the entries of its own `bodies.toml` (their headers).
#[derive(Debug, Default)]
pub struct OwnEntries {
    /// `body` of `compilation.toml`.
    pub body: Option<Place>,
    /// `working_group` of `compilation.toml`.
    pub working_group: Option<Place>,
    pub bodies: Vec<(BodyId, Place)>,
    pub working_groups: Vec<(WorkingGroupId, Place)>,
    pub treaties: Vec<(TreatyId, Place)>,
    /// Entries of `bodies.toml` all of whose names in a language were refused.
    pub left_nameless: Vec<(Place, Language)>,
}

/// A section: a meeting's recommendations in part A, an instrument in part B.
#[derive(Debug, Clone)]
pub struct Section {
    pub part: Part,
    /// 7 for 七.
    pub number: u16,
    /// 第七次会议，2013年10月28日至30日
    pub heading: String,
    /// First and last day, ISO 8601, as `2013-10-28` and `2013-10-30`.
    pub dates: (String, String),
    /// Part A: the report that the recommendations stand in, where they do.
    pub report: Option<Report>,
    /// Part B: the instrument.
    pub instrument: Option<Instrument>,
    /// Part A, meetings that hold no paragraphs: the section of part B that does (一 → B.三).
    pub points_to: Option<ProvisionId>,
    pub provision: ProvisionIndex,
    /// The entry in `compilation.toml`.
    pub place: Place,
}

/// The report of a meeting, with what makes its numbering and the compilation's correspond.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    pub symbol: DocumentSymbol,
    pub numbering: ReportNumbering,
    /// Where `compilation.toml` has the symbol.
    pub symbol_place: Place,
}

/// How a report numbers the recommendations of its section (shown by the thematic index).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportNumbering {
    /// Paragraph n of the compilation is paragraph n + offset of the report.
    Offset(i32),
    /// The compilation's lettered paragraphs are subparagraphs of this paragraph of the report.
    Within(u16),
}

/// The instrument of a section of part B.
#[derive(Debug, Clone)]
pub struct Instrument {
    pub kind: InstrumentKind,
    pub number: InstrumentNumber,
    /// 执行《联合国打击跨国有组织犯罪公约》的技术援助规定
    pub title: String,
    /// The report of the session, which holds the instrument (CTOC/COP/2014/13).
    pub symbol: DocumentSymbol,
    /// Annexes that only point back to part A.
    pub annexes: Vec<AnnexPointer>,
    /// Where `compilation.toml` has the number and the symbol.
    pub number_place: Place,
    pub symbol_place: Place,
    /// Its heading under its section's, whatever stands in it.
    pub headed: Option<Place>,
}

impl Instrument {
    /// The heading that it stands under in the files of an edition: 第3/4号决定, Decision 3/4.
    pub fn heading(&self, lexicon: &Lexicon, language: Language) -> String {
        if language == Language::COMPILATION {
            return heading(lexicon, self.kind, self.number);
        }
        let head = Head::Instrument {
            kind: self.kind,
            number: lexicon.number(self.number),
            annex: None,
            issuer: None,
        };
        let name = writing(language).name(&head, &[Named::at(&Path::new())]);
        name.unwrap_or_else(|| heading(lexicon, self.kind, self.number))
    }
}

/// The heading of an instrument: 第3/4号决定.
pub fn heading(lexicon: &Lexicon, kind: InstrumentKind, number: InstrumentNumber) -> String {
    let kind = kind_word(kind);
    format!("第{}号{kind}", lexicon.number(number))
}

/// An annex that is not reproduced because it stands in part A.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnexPointer {
    pub annex: Annex,
    /// The section of part A that it stands for.
    pub section: u16,
    /// Paragraph n of the annex is paragraph n - offset of the section; 0 where letters correspond.
    pub offset: i32,
    /// Whether the thematic index shows the correspondence, or only the compilation's pointer does.
    pub shown_by_index: bool,
}

/// What a provision is, for headings and symbols.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProvisionKind {
    Section,
    Annex,
    Preambular,
    /// Paragraph, subparagraph or item.
    Operative,
}

/// One provision.
#[derive(Debug, Clone)]
pub struct Provision {
    pub id: ProvisionId,
    pub kind: ProvisionKind,
    /// The label as printed, `20.`, `(b)`, `（二）`; the heading's for sections and annexes; empty for preambular ones.
    pub label: Extract,
    /// Its own words without label, footnote marks and children: for a section its opening
    /// words (chapeau) or pointer, for an annex its title and opening words.
    pub text: Extract,
    /// The headings between its section and itself, outermost first (建议 › 一. 确定技术援助需要); the same for all that
    /// stand under them.
    pub headings: Arc<[String]>,
    pub parent: Option<ProvisionIndex>,
    pub children: Vec<ProvisionIndex>,
    /// Label and own words in the file, for definitions.
    pub place: Place,
    /// Notes called in `text`.
    pub footnotes: Vec<FootnoteCall>,
}

/// A mark in a provision's text that calls a footnote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FootnoteCall {
    /// Byte offset in the provision's text, which holds no marks.
    pub offset: usize,
    pub number: u16,
    pub place: Place,
}

/// A footnote.
#[derive(Debug, Clone)]
pub struct Footnote {
    pub number: u16,
    pub text: String,
    pub place: Place,
}

/// A topic of the thematic index.
#[derive(Debug, Clone)]
pub struct Topic {
    /// 司法协助
    pub name: String,
    pub place: Place,
    pub rows: Vec<IndexRow>,
}

/// A row of a topic. Grey rows (part B) are those with an instrument.
#[derive(Debug, Clone)]
pub struct IndexRow {
    pub symbol: DocumentSymbol,
    pub instrument: Option<(InstrumentKind, InstrumentNumber)>,
    /// Report paragraphs (white rows) or paragraphs of the instrument (grey rows).
    pub paragraphs: Vec<IndexLocator>,
    /// What the row refers to in the compilation, ranges still as ranges.
    pub references: Vec<IndexReference>,
    /// Whether a cell, or a part of one, could not be read.
    pub is_unread: bool,
    pub symbol_place: Place,
    pub place: Place,
}

impl IndexRow {
    /// Printed on grey: a resolution or decision of our body.
    pub fn is_grey(&self) -> bool {
        self.instrument.is_some()
    }
}

/// One entry of an index row's paragraph column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexLocator {
    pub annex: Option<Annex>,
    pub locator: Locator,
    pub place: Place,
}

/// One entry of an index row's reference column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexReference {
    pub part: Part,
    pub section: u16,
    pub annex: Option<Annex>,
    pub locator: Locator,
    pub place: Place,
}

/// An instrument of our body as the register knows it.
#[derive(Debug, Clone)]
pub struct RegisteredInstrument {
    pub kind: InstrumentKind,
    pub number: InstrumentNumber,
    /// Chinese where it is known; `None` where none is known in any language.
    pub title: Option<RegisteredTitle>,
    /// The session's report (CTOC/COP/2012/15), where it is known.
    pub symbol: Option<DocumentSymbol>,
    /// Whether a source was seen; otherwise general knowledge.
    pub verified: bool,
    /// Its number in `register.toml`.
    pub place: Place,
}

/// A title as the register has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisteredTitle {
    pub text: String,
    /// The language that it is given in.
    pub language: Language,
}

/// A session of our body as the register knows it.
#[derive(Debug, Clone)]
pub struct RegisteredSession {
    pub number: u16,
    /// First and last day, ISO 8601, where they are known.
    pub dates: Option<(String, String)>,
    /// The session's report, where it is known.
    pub report: Option<DocumentSymbol>,
    /// Series of which every number is known: only there is an unlisted number known not to exist.
    pub complete: Vec<InstrumentKind>,
    /// The report's symbol in `register.toml`; the number where it has no report.
    pub place: Place,
}

/// Why the corpus differs from the received text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErratumKind {
    /// Damage done in scanning or conversion; the print is right.
    Scanning,
    /// The publication's own mistake.
    Misprint,
    /// Left as printed, with a remark.
    Kept,
    /// The same words stand elsewhere in the corpus.
    Moved,
}

/// One correction of the received text.
#[derive(Debug, Clone)]
pub struct Erratum {
    pub kind: ErratumKind,
    /// Line of the received text, from 1.
    pub line: u32,
    /// What was received; empty where something is missing.
    pub printed: String,
    /// What is right; empty where something is to be left out.
    pub correct: String,
    pub evidence: String,
    /// For a misprinted reference that a drafter could repeat: the reference as printed and what it should be.
    pub misprinted_reference: Option<MisprintedReference>,
    /// The entry in `errata.toml`.
    pub place: Place,
}

/// A reference of the printed index that is wrong: repeating it is a `misprint`.
#[derive(Debug, Clone)]
pub struct MisprintedReference {
    /// The citation as printed, as `三.3.c` or `CTOC/COP/WG.2/2008/7`.
    pub printed: String,
    /// The right citation, as `A.二.3.c`, or the right symbol.
    pub correct: String,
}
