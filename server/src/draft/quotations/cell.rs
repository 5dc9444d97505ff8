//! Words in the cells of tables, which need no marks: what stands beside a cell that only cites.

use std::ops::Range;

use super::{Checked, Checker, FARTHEST, Paragraph};
use crate::citation::Citation;
use crate::draft::markup::prose;
use crate::search::{Quotation, QuotationKind, quotations};

/// The cells of a table's row, as what may be quoted, where another one has nothing but a citation.
pub fn cells(row: &str, citations: &[Citation]) -> Vec<Quotation> {
    let mut at = 0;
    let all: Vec<Range<usize>> = row
        .split(['|', '&'])
        .map(|cell| {
            let start = at;
            at += cell.len() + 1;
            let is_blank = |c: char| c.is_whitespace() || c.is_control() || "*_\\".contains(c);
            let content = cell.trim_start_matches(is_blank);
            let begin = start + cell.len() - content.len();
            begin..begin + content.trim_end_matches(is_blank).len()
        })
        .collect();
    let cites = |cell: &Range<usize>| citations.iter().any(|citation| citation.range == *cell);
    let has_citation = |cell: &Range<usize>| {
        citations
            .iter()
            .any(|citation| cell.start <= citation.range.start && citation.range.start < cell.end)
    };
    if !all.iter().any(cites) {
        return Vec::new();
    }
    all.into_iter()
        .filter(|cell| !cell.is_empty() && !has_citation(cell))
        .map(|cell| Quotation {
            words: cell.clone(),
            whole: cell,
            kind: QuotationKind::Cell,
        })
        .collect()
}

/// Whether a paragraph is a cell of a table on a line of its own with nothing but a citation in it.
pub fn is_citing_cell(paragraph: &Paragraph<'_>) -> bool {
    let [citation] = paragraph.citations else {
        return false;
    };
    let is_blank = |c: char| c.is_whitespace() || c.is_control() || "|-*_".contains(c);
    let text = &paragraph.prose.text;
    let begin = text.len() - text.trim_start_matches(is_blank).len();
    paragraph.standing.is_of_table()
        && citation.range == (begin..text.trim_end_matches(is_blank).len())
}

impl Checker<'_> {
    /// Checks the words of the cell that stands on the line behind one which only cites.
    pub(super) fn check_next_cell(&self, paragraph: &Paragraph<'_>) -> Checked {
        let length = paragraph.text.len();
        let end = (paragraph.at + FARTHEST).min(self.text.len());
        let text = self.text.slice(paragraph.at..self.text.floor(end));
        let line = text
            .get(length..)
            .and_then(|rest| rest.split_inclusive('\n').next());
        let line = line.unwrap_or_default();
        let view = text.get(..length + line.len()).unwrap_or_default();
        let mut checked = Checked {
            looked: view.len(),
            ..Checked::default()
        };
        let content = line.trim();
        if !self.markup.is_row(content) && !content.starts_with("- ") {
            return checked;
        }
        let prose = prose(view, paragraph.block);
        let cell = prose.text.get(length..).unwrap_or_default();
        let is_blank = |c: char| c.is_whitespace() || c.is_control() || "|-*_".contains(c);
        let begin = view.len() - cell.trim_start_matches(is_blank).len();
        let words = begin..begin.max(length + cell.trim_end_matches(is_blank).len());
        // A row of several cells is read by itself.
        let is_one = prose
            .text
            .get(words.clone())
            .is_some_and(|words| !words.contains(['|', '\0']));
        if is_one && quotations(&prose.text).all.is_empty() {
            let cell = Quotation {
                whole: words.clone(),
                words,
                kind: QuotationKind::Cell,
            };
            let (citations, resolutions) = (paragraph.citations, paragraph.resolutions);
            checked.misquotations = self.check(&prose, vec![cell], citations, resolutions, length);
        }
        checked
    }
}
