//! Semantic tokens: what the elements of a citation say, and which citations are wrong.

use std::collections::HashSet;
use std::ops::Range;

use crate::citation::ElementKind;
use crate::draft::FindingId;
use crate::features::Snapshot;
use crate::resolve::Severity;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// A部分, 七 in 七.20
    Part,
    /// 缔约方会议第3/4号决定, a document symbol, a meeting, a treaty
    Instrument,
    /// 附件一, 第2段(b)项, 第30条
    Paragraph,
    /// A whole citation that is wrong.
    Wrong,
}

impl TokenKind {
    /// In the order of the legend.
    pub const ALL: [TokenKind; 4] = [
        TokenKind::Part,
        TokenKind::Instrument,
        TokenKind::Paragraph,
        TokenKind::Wrong,
    ];

    /// The name in the legend.
    pub fn name(self) -> &'static str {
        match self {
            TokenKind::Part => "part",
            TokenKind::Instrument => "instrument",
            TokenKind::Paragraph => "paragraph",
            TokenKind::Wrong => "wrong",
        }
    }

    fn of(element: ElementKind) -> TokenKind {
        match element {
            ElementKind::Part | ElementKind::Section => TokenKind::Part,
            ElementKind::Annex
            | ElementKind::Step
            | ElementKind::SpanEnd
            | ElementKind::Article => TokenKind::Paragraph,
            ElementKind::Issuer
            | ElementKind::Kind
            | ElementKind::Number
            | ElementKind::Symbol
            | ElementKind::Meeting
            | ElementKind::Treaty
            | ElementKind::Anaphor => TokenKind::Instrument,
        }
    }
}

/// The tokens in a byte range of the draft, in order, none of them overlapping. One that a line
/// break runs through is still one here.
pub fn semantic_tokens(
    snapshot: &Snapshot,
    range: &Range<usize>,
) -> Vec<(Range<usize>, TokenKind)> {
    // Not what is exempt, switched off or a mere remark, nor what the compilation itself cites.
    let wrong: HashSet<FindingId> = snapshot
        .findings_within(range)
        .into_iter()
        .filter(|finding| {
            matches!(finding.severity, Some(Severity::Error | Severity::Warning))
                && !finding.is_exempt
        })
        .map(|finding| finding.id)
        .collect();
    let mut tokens: Vec<(Range<usize>, TokenKind)> = snapshot
        .citations_within(range)
        .flat_map(|placed| {
            if wrong.contains(&placed.finding_id()) {
                return vec![(placed.range(), TokenKind::Wrong)];
            }
            let elements = placed.citation.elements.iter();
            elements
                .map(|element| (placed.within(&element.range), TokenKind::of(element.kind)))
                .collect()
        })
        .collect();
    // A note's can stand between those of the citation around it, or within a wrong one.
    tokens.sort_by_key(|(range, _)| range.start);
    tokens.dedup_by(|next, token| next.0.start < token.0.end);
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::tests::marked;

    /// The citations of a draft that are coloured wrong.
    fn wrong(draft: &str) -> Vec<String> {
        let (snapshot, _) = marked(&format!("{draft}‸"));
        let whole = 0..snapshot.draft.text().len();
        semantic_tokens(&snapshot, &whole)
            .into_iter()
            .filter(|(_, kind)| *kind == TokenKind::Wrong)
            .map(|(range, _)| snapshot.draft.text().slice(range).into_owned())
            .collect()
    }

    #[test]
    fn only_what_is_told_as_an_error_or_a_warning_is_wrong() {
        assert_eq!(
            wrong("见A部分 七.45。\n\n又见决议 3/4。"),
            ["A部分 七.45", "决议 3/4"]
        );
        // A mere remark: adopted, not reproduced.
        assert!(wrong("见A部分 七.20，又见第3/2号决定。").is_empty());
        let exempt = "见A部分 七.20。\n\n<!-- yuanyin: ignore-next-line -->\n又见A部分 七.45。";
        assert!(wrong(exempt).is_empty());
    }
}
