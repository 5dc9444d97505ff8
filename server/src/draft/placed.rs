//! Which citation or finding of a draft something is, and where it stands. A paragraph knows only its
//! own text; here what it says is placed in the draft, once, for all who ask.

use std::ops::Range;

use crate::citation::Citation;
use crate::resolve::Resolution;

/// A citation of one state of a draft, with what it means.
#[derive(Debug, Clone, Copy)]
pub struct Placed<'a> {
    /// Where its paragraph begins, bytes in the draft: the citation's own ranges are relative to it.
    pub base: usize,
    /// Its place among its paragraph's citations, from 0.
    pub position: usize,
    pub citation: &'a Citation,
    pub resolution: &'a Resolution,
}

/// Which finding of a draft something is. It holds for one state of the draft, and in a later one as
/// far as nothing before its paragraph has grown or shrunk: a paragraph that is read anew says the
/// same of the same words in the same order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FindingId {
    /// Where the paragraph begins that was read, bytes in the draft; of a comment, where it does
    /// itself.
    pub paragraph: usize,
    pub about: About,
}

/// What a finding of a paragraph is about. Numbers count from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum About {
    /// A citation: its place among the paragraph's.
    Citation(usize),
    /// A quotation: its place among the paragraph's misquotations, doubtful ones among them.
    Quotation(usize),
    /// Words without a citation: their place among the paragraph's.
    Words(usize),
    /// The form of a list of citations: the list's number in the paragraph.
    Form(u32),
    /// A comment that exempts and has something wrong in it, at this place.
    WrongComment,
    /// A comment that exempts nothing.
    UnusedComment,
}

impl Placed<'_> {
    /// The citation, bytes in the draft.
    pub fn range(&self) -> Range<usize> {
        self.within(&self.citation.range)
    }

    /// A range of the citation's paragraph as bytes in the draft.
    pub fn within(&self, range: &Range<usize>) -> Range<usize> {
        self.base + range.start..self.base + range.end
    }

    /// Which finding the citation's own is, where it has one.
    pub fn finding_id(&self) -> FindingId {
        FindingId::new(self.base, About::Citation(self.position))
    }
}

impl FindingId {
    /// A finding of the paragraph that begins at a byte of the draft.
    pub fn new(paragraph: usize, about: About) -> FindingId {
        FindingId { paragraph, about }
    }

    /// A range of the paragraph as bytes in the draft.
    pub fn within(&self, range: &Range<usize>) -> Range<usize> {
        self.paragraph + range.start..self.paragraph + range.end
    }
}
