//! What of a document is left alone although it may be ours, and why: silence that must not look like
//! consent.
//!
//! What a paragraph alone can tell is worked out with it ([`doubts`]); whether the place is left alone
//! depends on what the whole document is about ([`unchecked`]). Other bodies' instruments are theirs, and a
//! shape that anything could have is none: neither is counted.

use super::placed::Placed;
use super::subject::DocumentSubject;
use crate::citation::{
    Certainty, Citation, ElementKind, InstrumentNumber, Locator, Pointing, Reference, Standing,
};
use crate::corpus::Corpus;
use crate::discourse::Discourse;
use crate::resolve::{Meaning, Resolution, can_be_ours};

/// Why a citation is not checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unchecked {
    /// Several bodies, of which ours is one, or several instruments may be meant.
    Whose,
    /// The document does not say that it is about the compilation or its body.
    Subject,
    /// It is of a session of which the register does not know all instruments.
    Register,
}

impl Unchecked {
    pub const ALL: [Unchecked; 3] = [Unchecked::Whose, Unchecked::Subject, Unchecked::Register];

    /// The name in answers and reports.
    pub fn name(self) -> &'static str {
        match self {
            Unchecked::Whose => "unclear-whose",
            Unchecked::Subject => "subject-not-shown",
            Unchecked::Register => "beyond-register",
        }
    }
}

/// What a paragraph alone tells of a citation that may not be checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// Several compete for it.
    Whose,
    /// Nothing but its shape says that it is ours.
    Shape,
    /// The register does not know it, and does not know all of its session.
    Register,
}

/// The citations of a paragraph that may not be checked, by their places among `citations`. `behind` is what
/// the document has named where the paragraph ends.
pub fn doubts(
    corpus: &Corpus,
    text: &str,
    citations: &[Citation],
    resolutions: &[Resolution],
    behind: &Discourse,
) -> Vec<(usize, Doubt)> {
    let meanings = citations.iter().zip(resolutions).enumerate();
    meanings
        .filter_map(|(position, (citation, resolution))| {
            let doubt = match &citation.reference {
                Reference::Unattributed(Standing::Place { by, .. }) => {
                    let is_whose = match citation.element(ElementKind::Number) {
                        Some(number) => {
                            let written = text.get(number.range.clone())?;
                            let number = number_of(written)?;
                            behind.speaks_of_us() && can_be_ours(corpus, number)
                        }
                        None => {
                            *by != Pointing::Itself && is_in_one_of_several(citations, position)
                        }
                    };
                    is_whose.then_some(Doubt::Whose)
                }
                Reference::Unattributed(Standing::Article { .. }) | Reference::Other { .. } => None,
                _ => of_meaning(citation, resolution),
            };
            Some((position, doubt?))
        })
        .collect()
}

fn of_meaning(citation: &Citation, resolution: &Resolution) -> Option<Doubt> {
    if resolution.meaning == Meaning::NotRegistered {
        return Some(Doubt::Register);
    }
    let may_be_ours = resolution.finding.is_some()
        || !matches!(resolution.meaning, Meaning::Nothing | Meaning::Document);
    (citation.certainty == Certainty::Cued && may_be_ours).then_some(Doubt::Shape)
}

/// 第2/6号和第3/4号决定……该决定第5段: whether a place stands behind several instruments or documents of one
/// list.
fn is_in_one_of_several(citations: &[Citation], position: usize) -> bool {
    let has_place = |citation: &Citation| match &citation.reference {
        Reference::Unattributed(Standing::Place { annex, locator, .. }) => {
            annex.is_some() || *locator != Locator::Whole
        }
        _ => false,
    };
    if !citations.get(position).is_some_and(has_place) {
        return false;
    }
    let before = citations.get(..position).unwrap_or_default();
    let Some(last) = (before.iter().rev())
        .find(|citation| !matches!(citation.reference, Reference::Unattributed(_)))
    else {
        return false;
    };
    let mut list = before.iter().filter(|citation| citation.list == last.list);
    whole(&last.reference)
        .is_some_and(|last| list.any(|one| whole(&one.reference).is_some_and(|one| one != last)))
}

/// What a citation cites without the place in it.
fn whole(reference: &Reference) -> Option<Reference> {
    let mut whole = reference.clone();
    match &mut whole {
        Reference::Instrument { annex, locator, .. } => {
            *annex = None;
            *locator = Locator::Whole;
        }
        Reference::Document { locator, .. } | Reference::Meeting { locator, .. } => {
            *locator = Locator::Whole;
        }
        _ => return None,
    }
    Some(whole)
}

/// The number of an instrument of which it is not clear whose it is; `written` is the citation's text. `None`
/// for any other citation.
pub fn contested_number(citation: &Citation, written: &str) -> Option<InstrumentNumber> {
    if !matches!(citation.reference, Reference::Unattributed(_)) {
        return None;
    }
    let number = &citation.element(ElementKind::Number)?.range;
    let within = |at: usize| at.checked_sub(citation.range.start);
    number_of(written.get(within(number.start)?..within(number.end)?)?)
}

/// A number as it is written: 3/4, ３／４.
fn number_of(written: &str) -> Option<InstrumentNumber> {
    let mut figures = written
        .split(|c: char| !c.is_ascii_digit() && !('０'..='９').contains(&c))
        .filter(|figures| !figures.is_empty());
    let mut next = || {
        figures.next()?.chars().try_fold(0_u16, |number, c| {
            let digit = c.to_digit(10).or_else(|| {
                let behind_zero = u32::from(c).checked_sub(u32::from('０'))?;
                (behind_zero < 10).then_some(behind_zero)
            })?;
            number
                .checked_mul(10)?
                .checked_add(u16::try_from(digit).ok()?)
        })
    };
    let (session, serial) = (next()?, next()?);
    Some(InstrumentNumber { session, serial })
}

/// Why a citation is not checked in a document with that subject; `None` where it is, or is none of ours.
pub fn unchecked(
    subject: &DocumentSubject,
    placed: &Placed<'_>,
    doubt: Doubt,
) -> Option<Unchecked> {
    let citation = placed.citation;
    let is_told = subject.tells(citation.certainty, citation.language);
    let is_right = placed.resolution.finding.is_none();
    match doubt {
        Doubt::Whose => (!subject.is_of_others()).then_some(Unchecked::Whose),
        // A decision of nobody in particular that no register has is another's more likely than ours.
        Doubt::Register if is_right && !subject.is_of_us() => None,
        Doubt::Register if is_told => Some(Unchecked::Register),
        Doubt::Shape if is_told => None,
        Doubt::Register | Doubt::Shape => {
            // What is shown as what it may be has nothing more to be said of it.
            let is_shown = is_right && subject.is_meant(citation);
            (!is_shown && subject.leaves_open(citation)).then_some(Unchecked::Subject)
        }
    }
}
