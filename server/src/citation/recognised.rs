//! What is read of a text besides its citations: the names that say whose the numbers around them are. Who
//! goes on from one sentence to the next with them is [`crate::discourse`].

use std::ops::Range;

use super::{Citation, InstrumentKind, Language};
use crate::lexicon::{BodyId, InstrumentNumber, TreatyId, TreatyKind};

/// What one text says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recognised {
    /// In order; see [`Citation`]. Those that do not say what they are of
    /// ([`Reference::Unattributed`](super::Reference::Unattributed)) are among them.
    pub citations: Vec<Citation>,
    /// In order; they may stand within citations.
    pub mentions: Vec<Mention>,
    /// The language that most of it is in.
    pub language: Option<Language>,
}

/// A name in running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Bytes in the text that was read.
    pub range: Range<usize>,
    pub named: Named,
    /// Whether what stands behind it says that it issued what follows: the Conference adopted.
    pub issues: bool,
    /// Whether what stands before it says that it is spoken to: invites the Council.
    pub is_addressed: bool,
}

impl Mention {
    /// What mentions are ordered by: of two that begin together the longer one is first, and a body before the
    /// treaty in its name.
    pub fn order(&self) -> (usize, std::cmp::Reverse<usize>, bool) {
        let is_treaty = !matches!(self.named, Named::Body(_) | Named::OneOf(_));
        (
            self.range.start,
            std::cmp::Reverse(self.range.end),
            is_treaty,
        )
    }
}

/// Who or what a name names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// A body, by a name of its own.
    Body(Speaker),
    /// A body by a name that several have, or that only goes on with what was named before: those that may be
    /// meant, the one that is meant where nothing was named first.
    OneOf(Vec<BodyId>),
    /// A treaty of the register.
    Treaty(TreatyId),
    /// A treaty that the register does not have.
    AnotherTreaty { kind: TreatyKind },
    /// What the document says that it calls the Convention: 公约指《…公约》.
    CalledTheConvention(TreatyId),
    /// An instrument of ours by its year: the decision of 2008, 2008年的决定.
    InstrumentOfYear(InstrumentKind, InstrumentNumber),
    /// The Convention: the one that was named before.
    BareConvention,
    /// The Protocol.
    BareProtocol,
    /// A national law: its articles are no citations.
    NationalLaw,
    /// The working group whose recommendations the compilation holds.
    OurGroup,
    /// One of its meetings, by its number: the seventh meeting of the Working Group.
    Meeting(u16),
    /// A working group of the conference to a treaty: 反腐败公约资产追回工作组.
    GroupOf(TreatyId),
    /// The compilation itself.
    Compilation,
}

/// What the header of a table's column says that its figures are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnName {
    /// Paragraphs: of what the header cites with them, or of what the row cites.
    Places,
    /// Resolutions, decisions.
    Instruments(InstrumentKind),
    /// Paragraphs behind the annexes that they are in: Annex, paragraph.
    AnnexedPlaces,
    /// Articles, of the treaty that the row, the header or the title names.
    Articles,
    /// Recommendations, of what has recommended last.
    Recommendations,
    /// What the report cited last has.
    Report,
    /// Annexes, by their number.
    Annexes,
    /// Lines or pages of some text: no figure there is a place.
    Lines,
}

/// A body that issues instruments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Speaker {
    /// The compilation's own.
    Ours,
    /// Another of the register.
    Other(BodyId),
    /// One that the register does not have.
    Unnamed,
}
