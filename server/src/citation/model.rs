//! What a citation says, as values: the vocabulary that the corpus shares.
//!
//! Nothing here reads text; the scanner and the grammar do. Names follow the terms of the
//! compilation: section, instrument, annex, provision, paragraph, subparagraph, item.

use std::fmt;
use std::ops::Range;

use arrayvec::ArrayVec;

pub use crate::lexicon::{BodyId, InstrumentKind, InstrumentNumber, Language, Part, TreatyId};

use super::chinese::kind_word;
use super::numeral;
use crate::lexicon::{Lexicon, Numbering};

/// An annex of an instrument: the only one (附件) or a numbered one (附件一).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Annex {
    Only,
    Numbered(u16),
}

/// One step from a section, instrument or annex down to a provision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Step {
    /// Preambular paragraph, counted from 1 (`PP.1`, 序言部分第1段).
    Preambular(u16),
    /// Operative paragraph or recommendation (`20`, 第20段).
    Paragraph(u16),
    /// Lettered paragraph or subparagraph, `'a'..='z'` (`b`, (b)项, (b)段).
    Subparagraph(char),
    /// Item under a subparagraph, counted from 1 (`(二)`, ㈡).
    Item(u16),
}

/// The steps from a head to a provision, outermost first; empty for the head itself.
pub type Path = ArrayVec<Step, 4>;

/// Where under its head a citation points.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Locator {
    /// The head as a whole: 第3/4号决定, A.七.
    Whole,
    /// One provision: 七.20.
    At(Path),
    /// Every provision from the first to the last, both included: 七.20-22, 二.3.b-d.
    /// Both ends are written out in full (`3.b` and `3.d`), whatever the draft abbreviates.
    Span { from: Path, to: Path },
}

impl Locator {
    /// The first and the last provision; `None` for the head as a whole.
    pub fn ends(&self) -> Option<(&Path, &Path)> {
        match self {
            Locator::Whole => None,
            Locator::At(path) => Some((path, path)),
            Locator::Span { from, to } => Some((from, to)),
        }
    }
}

/// A document symbol without white space, in capitals, as `CTOC/COP/WG.2/2013/5`;
/// a joint symbol keeps its hyphen: `CTOC/COP/WG.2/2017/4-CTOC/COP/WG.3/2017/4`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DocumentSymbol(pub String);

/// Who issued the instrument that a citation names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Issuer {
    /// The compilation's own body is named (缔约方会议第3/4号决定).
    Ours,
    /// Nobody is named (第3/4号决定), or only 其.
    Unstated,
}

/// Whose an instrument or an article is that is not ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OtherBody {
    /// A body of the register.
    Known(BodyId),
    /// Another treaty's article: 《反腐败公约》第32条.
    OtherTreaty,
    /// A body's rules of procedure: 议事规则第2条.
    RulesOfProcedure,
    /// Any other: a treaty's conference that the register does not have, a national authority, or the shape of
    /// the number alone (第1373(2001)号, 第V/6号, 第2/CP.4号) says that it is not ours.
    Unnamed,
}

/// What a citation says, as read from the draft, before anything is looked up.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Reference {
    /// By the compilation's own numbering: 七.20, A部分 七.20, 六，附件，(b)(三), 见A.七部分.
    Compilation {
        /// `None` where neither the citation nor its list names a part.
        part: Option<Part>,
        /// 1 for 一.
        section: u16,
        annex: Option<Annex>,
        locator: Locator,
    },
    /// By an instrument of our body: 第3/4号决定第2段(b)项, 决议7/3附件一第20段.
    Instrument {
        issuer: Issuer,
        /// `None` where a shared list names no kind.
        kind: Option<InstrumentKind>,
        number: InstrumentNumber,
        annex: Option<Annex>,
        locator: Locator,
    },
    /// By a document symbol: CTOC/COP/WG.2/2013/5，第24段. The locator is in the report's numbering.
    Document {
        symbol: DocumentSymbol,
        locator: Locator,
    },
    /// By a meeting of the Working Group: 工作组第七次会议建议第20段 (the compilation's
    /// numbering) or 第七次会议报告第24段 (the report's).
    Meeting {
        /// 7 for 第七次会议.
        meeting: u16,
        numbering: MeetingNumbering,
        locator: Locator,
    },
    /// By an article of a treaty: 《公约》第30条第2款(c)项.
    Treaty {
        treaty: TreatyId,
        article: u16,
        /// The last article of a range: 8 in 第5条至第8条.
        through: Option<u16>,
        /// Paragraphs, subparagraphs and items of the article; `Whole` where none are named.
        locator: Locator,
    },
    /// By what does not say itself what it is of: a word that stands for something cited before (该决定第2段,
    /// 同上), or a place or article that stands alone (第5段, article 6). Who reads on from what was named before
    /// ([`crate::discourse`]) makes another of it where it is certain what is meant; where it is not, it is
    /// left alone.
    Unattributed(Standing),
    /// Somebody else's instrument: recognised so that it is left alone.
    Other { body: OtherBody },
}

/// What a citation says that does not say itself what it is of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// A place in an instrument or a document, or all of it.
    Place {
        by: Pointing,
        annex: Option<Annex>,
        locator: Locator,
    },
    /// An article of a treaty.
    Article {
        article: u16,
        /// The last article of a range.
        through: Option<u16>,
        locator: Locator,
        /// Whether it is said to be *its*: of what the sentence speaks of, not of what was named last.
        is_its: bool,
    },
}

/// What points from a place to what it is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pointing {
    /// Nothing: 第5段, (paragraph 12).
    Nothing,
    /// A name that only the document itself may have given: 《援助决定》(c)段. Where it has not, the place is nobody's.
    Titled,
    /// Nothing, and a letter or an item that may be under the paragraph named before: (b)项, subparagraph (b).
    Under,
    /// That instrument: 该决定, of that decision; its kind where it is said.
    Instrument(Option<InstrumentKind>),
    /// That report.
    Document,
    /// The report: of the one cited last, if nothing else has been cited since.
    TheDocument,
    /// The decision, the resolution: of the one cited last, near by; its kind where it is said.
    TheInstrument(Option<InstrumentKind>),
    /// A recommendation by its number alone: recommendation 11.
    Recommendation,
    /// The same annex.
    Annex,
    /// The same article: 同条, of that article.
    Article,
    /// Its: of the instrument or document that is spoken of.
    Its,
    /// Among them: of what is spoken of, annex and all: 其中第5段.
    Among,
    /// Thereof: of what was cited last, whatever it is.
    Thereof,
    /// The latter, of two.
    Latter,
    /// The former, of two.
    Former,
    /// Ibid.
    Ditto,
    /// The same as a note, by its number: 同注3.
    Note(u16),
    /// 本决定: the draft itself.
    Itself,
}

/// Whose paragraph numbers a citation by meeting uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MeetingNumbering {
    Recommendations,
    Report,
}

/// How sure the words around a citation make it that one is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Certainty {
    /// Nothing near says what it is of, and only the subject of the words around it does: never a reason to complain,
    /// of this or of what stands beside it.
    Subject,
    /// Nothing but the shape says so (a bare `七.45` in prose): never a reason to complain.
    Shape,
    /// A cue stands beside it (见, 第, 建议, 段, its list, brackets that hold only citations), or
    /// it is an instrument of nobody in particular (第3/4号决定): it is complained of where the
    /// document speaks of our body.
    Cued,
    /// It can be nothing else (缔约方会议第3/4号决定, A部分 七.20, a document symbol).
    Explicit,
}

/// What a stretch of a citation's text says, for fixes and highlighting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ElementKind {
    /// 缔约方会议, 大会
    Issuer,
    /// A部分, A.
    Part,
    /// 七 in 七.20
    Section,
    /// 决议 or 决定, the word alone
    Kind,
    /// 3/4, the number alone
    Number,
    /// 附件一, 附件
    Annex,
    /// One step of the locator: 第2段, 2, (b), (b)项, PP.1, （二）
    Step,
    /// The last step of a span: 22 in 20-22
    SpanEnd,
    /// CTOC/COP/WG.2/2013/5
    Symbol,
    /// 工作组第七次会议, 第七次会议报告
    Meeting,
    /// 《公约》, the Convention
    Treaty,
    /// 第30条, article 30
    Article,
    /// 该决定, 同上
    Anaphor,
}

/// One element of a citation with its place in the scanned text (bytes).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    pub kind: ElementKind,
    pub range: Range<usize>,
}

/// One citation: one element of a list, with what it inherits from the rest of the list.
///
/// In 第2/6号和第3/4号决定 there are two: 第2/6号 (a decision, from the shared tail) and
/// 第3/4号决定. In 决定 3/4 第2段(b)和(c)项 the second is (c)项, within decision 3/4, paragraph 2.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// Bytes in the scanned text, on character boundaries. Citations do not overlap and come in order.
    pub range: Range<usize>,
    /// Citations of one list share this number; it counts from 0 in the scanned text.
    pub list: u32,
    pub reference: Reference,
    pub certainty: Certainty,
    pub language: Language,
    /// What stands inside `range`, in order; what is inherited has no element here.
    pub elements: Vec<Element>,
}

impl Reference {
    /// What stands for something cited before, and it is not certain what.
    pub fn unattributed(by: Pointing, annex: Option<Annex>, locator: Locator) -> Reference {
        Reference::Unattributed(Standing::Place { by, annex, locator })
    }
}

impl Citation {
    /// The same in the terms of a text around the one that was read: `start` is where that one begins (bytes),
    /// `lists` how many lists stand before it.
    pub fn moved(mut self, start: usize, lists: u32) -> Citation {
        let moved = |range: &Range<usize>| range.start + start..range.end + start;
        self.range = moved(&self.range);
        self.list += lists;
        for element in &mut self.elements {
            element.range = moved(&element.range);
        }
        self
    }

    /// The first element of that kind that is written inside this citation.
    pub fn element(&self, kind: ElementKind) -> Option<&Element> {
        self.elements.iter().find(|element| element.kind == kind)
    }
}

impl fmt::Display for DocumentSymbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Reference {
    /// A compact notation for tests, as [`fmt::Display`] has it, with treaties by their keys, other bodies by
    /// their ids and our body as it is printed: `convention 30 2.c`, `unga`, `缔约方会议 决定 3/4`.
    pub fn notation(&self, lexicon: &Lexicon) -> String {
        match self {
            Reference::Instrument {
                issuer: Issuer::Ours,
                ..
            } => {
                let printed = lexicon.our_body().map(|body| &body.printed);
                let printed = printed.and_then(|printed| printed.of(Language::COMPILATION));
                let name = format!("{} ", printed.unwrap_or_default());
                self.to_string().replacen(OURS, name.trim_start(), 1)
            }
            Reference::Treaty { treaty, .. } => {
                let number = format!("treaty {} ", treaty.index());
                let key = format!("{} ", lexicon.treaty_key(*treaty));
                self.to_string().replacen(&number, &key, 1)
            }
            Reference::Other {
                body: OtherBody::Known(body),
            } => lexicon
                .body(*body)
                .map_or_else(String::new, |body| body.id.clone()),
            _ => self.to_string(),
        }
    }
}

/// Before an instrument that is said to be our body's, whichever that is.
const OURS: &str = "ours ";

/// A compact notation for tests and logs: `A.七.20`, `?.七.1`, `决定 3/4 2.b`, `ours 决定 3/4`,
/// `CTOC/COP/WG.2/2013/5 24..26`.
impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let annexed = |annex: &Option<Annex>| match annex {
            None => String::new(),
            Some(Annex::Only) => " 附件".to_owned(),
            Some(Annex::Numbered(number)) => format!(" 附件{}", numeral::chinese(*number)),
        };
        match self {
            Reference::Compilation {
                part,
                section,
                annex,
                locator,
            } => {
                match part {
                    None => f.write_str("?.")?,
                    Some(part) => part
                        .letter()
                        .map_or(Ok(()), |letter| write!(f, "{letter}."))?,
                }
                let numbering = part.map_or(Numbering::Chinese, Part::numbering);
                let section = numeral::section(numbering, *section);
                write!(f, "{section}{}{locator}", annexed(annex))
            }
            Reference::Instrument {
                issuer,
                kind,
                number,
                annex,
                locator,
            } => {
                let issuer = match issuer {
                    Issuer::Ours => OURS,
                    Issuer::Unstated => "",
                };
                let kind = match kind {
                    None => "?",
                    Some(kind) => kind_word(*kind),
                };
                let number = number.in_digits();
                write!(f, "{issuer}{kind} {number}{}{locator}", annexed(annex))
            }
            Reference::Document { symbol, locator } => write!(f, "{symbol}{locator}"),
            Reference::Meeting {
                meeting,
                numbering,
                locator,
            } => {
                let numbering = match numbering {
                    MeetingNumbering::Recommendations => "建议",
                    MeetingNumbering::Report => "报告",
                };
                write!(f, "会议{meeting} {numbering}{locator}")
            }
            Reference::Treaty {
                treaty,
                article,
                through,
                locator,
            } => {
                write!(f, "treaty {} {article}", treaty.index())?;
                if let Some(through) = through {
                    write!(f, "..{through}")?;
                }
                write!(f, "{locator}")
            }
            Reference::Unattributed(Standing::Place { .. }) => f.write_str("Unattributed"),
            Reference::Unattributed(Standing::Article { article, .. }) => {
                write!(f, "Unattributed article {article}")
            }
            Reference::Other { body } => write!(f, "{body:?}"),
        }
    }
}

impl fmt::Display for Locator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = |path: &Path| {
            path.iter()
                .map(|step| match step {
                    Step::Preambular(number) => format!("PP{number}"),
                    Step::Paragraph(number) => number.to_string(),
                    Step::Subparagraph(letter) => letter.to_string(),
                    Step::Item(number) => format!("({number})"),
                })
                .collect::<Vec<_>>()
                .join(".")
        };
        match self {
            Locator::Whole => Ok(()),
            Locator::At(at) => write!(f, " {}", path(at)),
            Locator::Span { from, to } => write!(f, " {}..{}", path(from), path(to)),
        }
    }
}
