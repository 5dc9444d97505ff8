//! What words that stand for something cited before (该决定, 同上, that decision, Ibid.) stand for, in
//! whatever language they are.
//!
//! Only where it is certain: one instrument of that kind has been cited in the paragraph, or the
//! words stand in the sentence or note behind the one that they repeat. Otherwise they are left
//! alone; one missed citation must not misdirect the next.

use super::cursor::Cursor;
use super::located::Located;
use super::{Citation, InstrumentKind, Locator, OtherBody, Pointing, Reference};

/// What the sentence or note before cites, if that is one thing.
pub fn cited_just_before(
    start: Cursor<'_>,
    before: &[Citation],
    before_end: usize,
) -> Option<Reference> {
    let gap = start.text.get(before_end..start.at).unwrap_or_default();
    before
        .last()
        .filter(|last| is_near(gap) && !shares_its_list(before, last))
        .map(|last| last.reference.clone())
}

/// The one instrument of a kind that the paragraph has cited, if it was the last one cited.
pub fn instrument_before(before: &[Citation], wanted: InstrumentKind) -> Option<Reference> {
    let last = before
        .iter()
        .rev()
        .find(|citation| match &citation.reference {
            Reference::Instrument { kind, .. } => kind.is_none_or(|kind| kind == wanted),
            Reference::Other { body } => {
                !matches!(body, OtherBody::OtherTreaty | OtherBody::RulesOfProcedure)
            }
            _ => false,
        })?;
    // 第2/6号和第3/4号决定……该决定: which?
    (!shares_its_list(before, last)).then(|| last.reference.clone())
}

/// Whether another head was cited in the same list.
pub fn shares_its_list(before: &[Citation], last: &Citation) -> bool {
    // A list's citations stand together.
    before
        .iter()
        .rev()
        .skip_while(|other| other.list != last.list)
        .take_while(|other| other.list == last.list)
        .any(|other| !same_head(&other.reference, &last.reference))
}

fn same_head(one: &Reference, other: &Reference) -> bool {
    match (one, other) {
        (
            Reference::Instrument { number, kind, .. },
            Reference::Instrument {
                number: other_number,
                kind: other_kind,
                ..
            },
        ) => number == other_number && kind == other_kind,
        (
            Reference::Document { symbol, .. },
            Reference::Document {
                symbol: other_symbol,
                ..
            },
        ) => symbol == other_symbol,
        (one, other) => one == other,
    }
}

/// Whether no more than the end of one sentence or note lies between.
fn is_near(gap: &str) -> bool {
    const LONGEST: usize = 60;
    gap.len() <= LONGEST && gap.matches(['。', ';', '\n']).count() <= 1 && ends_one_sentence(gap)
}

/// Whether no whole sentence or note stands between something cited and what repeats it, besides the rest of its own; what
/// repeats it may stand in a sentence itself.
pub fn ends_one_sentence(gap: &str) -> bool {
    sentence_ends(gap)
        .next()
        .and_then(|end| gap.get(end..))
        .is_none_or(begins_sentence)
}

/// Whether nothing but a label stands before the sentence that some words end in: the number of a note.
pub fn begins_sentence(words: &str) -> bool {
    /// Letters: Cf., (b).
    const MOST: usize = 4;
    let whole = sentence_ends(words).last().unwrap_or(0);
    let whole = words.get(..whole).unwrap_or_default();
    whole.chars().filter(|c| c.is_alphabetic()).count() <= MOST
}

/// Where sentences and notes end in words; a line that ends within a sentence is none.
fn sentence_ends(words: &str) -> impl Iterator<Item = usize> {
    let ends = move |(at, mark): (usize, &str)| {
        let end = at + mark.len();
        if mark != "\n" {
            return Some(end);
        }
        let line = words.get(..at)?.trim_end();
        let next = words.get(end..)?.trim_start_matches([' ', '\t', '>']);
        let is_ended = line.ends_with(['.', ';', '!', '?', '。', '；', '؛', '؟']);
        // The number of a note.
        let is_label = |c: char| c.is_numeric() || matches!(c, '[' | '^' | '-' | '*' | '•');
        (is_ended || next.starts_with(is_label)).then_some(end)
    };
    let marks = words.match_indices(['\n', '。']);
    let stops = words.match_indices(". ");
    let mut all: Vec<usize> = marks.chain(stops).filter_map(ends).collect();
    all.sort_unstable();
    all.into_iter()
}

/// A head with another place under it; without a head, the place with what points from it.
pub fn under(by: Pointing, head: Option<&Reference>, located: Option<&Located>) -> Reference {
    let new_locator = located.map_or(Locator::Whole, |located| located.locator.clone());
    match head.cloned() {
        Some(Reference::Instrument {
            issuer,
            kind,
            number,
            annex,
            ..
        }) => Reference::Instrument {
            issuer,
            kind,
            number,
            annex: match located {
                None => None,
                // 同上，第28段 stays in the annex.
                Some(located) => located.annex.or(annex),
            },
            locator: new_locator,
        },
        Some(Reference::Document { symbol, .. }) => Reference::Document {
            symbol,
            locator: new_locator,
        },
        Some(Reference::Meeting {
            meeting, numbering, ..
        }) => Reference::Meeting {
            meeting,
            numbering,
            locator: new_locator,
        },
        Some(other @ Reference::Other { .. }) => other,
        _ => Reference::unattributed(by, located.and_then(|one| one.annex), new_locator),
    }
}

/// A head as a whole, whatever annex of it was cited.
pub fn without_annex(head: Reference) -> Reference {
    match head {
        Reference::Instrument {
            issuer,
            kind,
            number,
            locator,
            ..
        } => Reference::Instrument {
            issuer,
            kind,
            number,
            annex: None,
            locator,
        },
        other => other,
    }
}
