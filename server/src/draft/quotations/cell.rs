//! Words that need no marks: those of a cell beside one that only cites, and of what is defined by a citation.

use std::ops::Range;

use super::beginning::introduces;
use super::checker::{Checked, Checker, FARTHEST, Paragraph};
use crate::citation::Citation;
use crate::draft::markup::{Markup, prose};
use crate::search::{Quotation, QuotationKind, heads_others_words, heads_text, quotations};

/// Bytes of words without marks that are compared, at most.
const LONGEST_UNMARKED: usize = 2_000;

/// Letters that a cell which cites may have besides, a Chinese one for two: A.七.5（2013年）, Eleventh meeting, A.十一.e.
const MOST_BESIDE_CITATION: usize = 20;

/// Whether a paragraph is rows of a table, also one that a markup has from HTML, or the cells of Typst's tables.
pub fn is_of_rows(markup: Markup, text: &str) -> bool {
    let content = text.trim_start();
    markup.is_row(content.trim_end())
        || content.starts_with('<') && content.contains("<td")
        || markup == Markup::Typst && content.contains("], [")
}

/// The cells of a table's rows, as what may be quoted, where another one of the same row cites and does little else.
pub fn cells(rows: &str, citations: &[Citation]) -> Vec<Quotation> {
    let mut start = 0;
    let mut found = Vec::new();
    for row in rows.split_inclusive('\n') {
        found.extend(cells_of_row(rows, start..start + row.len(), citations));
        start += row.len();
    }
    found
}

fn cells_of_row(rows: &str, range: Range<usize>, citations: &[Citation]) -> Vec<Quotation> {
    let row = rows.get(range.clone()).unwrap_or_default();
    // Else what stands between has been blanked.
    let marks = ['|', '&'].into_iter();
    let between = marks.into_iter().find(|mark| row.contains(*mark));
    let mut at = range.start;
    let all: Vec<Range<usize>> = row
        .split(between.unwrap_or('\0'))
        .map(|cell| {
            let start = at;
            at += cell.len() + 1;
            let is_blank = |c: char| c.is_whitespace() || c.is_control() || "*_\\".contains(c);
            let content = cell.trim_start_matches(is_blank);
            let begin = start + cell.len() - content.len();
            begin..begin + content.trim_end_matches(is_blank).len()
        })
        .filter(|cell| !cell.is_empty())
        .collect();
    let (citing, others): (Vec<_>, Vec<_>) = all
        .into_iter()
        .partition(|cell| only_cites(rows, cell, citations));
    if citing.is_empty() {
        return Vec::new();
    }
    others
        .into_iter()
        .map(|cell| Quotation {
            words: cell.clone(),
            whole: cell,
            kind: QuotationKind::Cell,
        })
        .collect()
}

/// Whether words of a cell whose column does not say that they are a text are more than what something is called: they
/// have a mark between or behind them that parts clauses (not 执法人员、检察官培训), or are many.
pub fn is_like_a_sentence(words: &str) -> bool {
    const MANY: usize = 30;
    let marks = ['。', '，', '；', '：', '.', ',', ';'];
    words.contains(marks) || words.chars().filter(|c| c.is_alphabetic()).count() >= MANY
}

/// Whether a cell cites and does little else.
fn only_cites(rows: &str, cell: &Range<usize>, citations: &[Citation]) -> bool {
    let within =
        |citation: &&Citation| cell.start <= citation.range.start && citation.range.end <= cell.end;
    let mut within = citations.iter().filter(within).peekable();
    if within.peek().is_none() {
        return false;
    }
    let within: Vec<&Citation> = within.collect();
    let beside: usize = rows
        .get(cell.clone())
        .unwrap_or_default()
        .char_indices()
        .filter(|(at, c)| {
            let at = cell.start + at;
            c.is_alphanumeric() && !within.iter().any(|citation| citation.range.contains(&at))
        })
        .map(|(_, c)| if c.is_ascii() { 1 } else { 2 })
        .sum();
    beside <= MOST_BESIDE_CITATION
}

/// Words without marks that stand for a citation's text, where the paragraph begins with nothing but the citation:
/// `A.七.5 :: ……`, `\item[A.七.5] ……`, `<dt>A.七.5</dt><dd>……</dd>`, `- A.七.5：……`.
pub fn defined(paragraph: &Paragraph<'_>) -> Option<Quotation> {
    let prose = &paragraph.prose.text;
    let first = paragraph.citations.first()?;
    let is_blank = |c: char| c.is_whitespace() || c.is_control();
    let before = prose.get(..first.range.start)?;
    let is_begun = before
        .chars()
        .all(|c| is_blank(c) || "-*+/_•[:".contains(c));
    let behind = prose.get(first.range.end..)?;
    // 七.5规定：, and the words on the next line.
    let announces = behind
        .find('\n')
        .filter(|end| behind.get(..*end).is_some_and(introduces));
    let (rest, is_begun) = match announces {
        Some(end) => (behind.get(end..)?.trim_start_matches(is_blank), true),
        None => (
            behind.trim_start_matches(|c| is_blank(c) || "*_:：]".contains(c)),
            is_begun,
        ),
    };
    let between = behind.get(..behind.len() - rest.len())?;
    let is_parted = between.contains([':', '：', '\0', ']']) || between.contains("\n ");
    let begin = prose.len() - rest.len();
    let words = begin
        ..begin
            + rest
                .trim_end_matches(|c| is_blank(c) || "*_".contains(c))
                .len();
    let is_one = paragraph
        .citations
        .iter()
        .skip(1)
        .all(|citation| words.contains(&citation.range.start));
    (is_begun && is_parted && is_one).then_some(())?;
    unmarked(words)
}

/// Words without marks that the paragraph's last line signs with the citation: `各国应当……。⏎——A.七.5`.
pub fn signed(paragraph: &Paragraph<'_>) -> Option<Quotation> {
    let prose = &paragraph.prose.text;
    let [citation] = paragraph.citations else {
        return None;
    };
    let is_blank = |c: char| c.is_whitespace() || c.is_control() || "*_）)。".contains(c);
    let signs = prose.get(citation.range.end..)?.chars().all(is_blank);
    let before = prose.get(..citation.range.start)?;
    let said = before.trim_end_matches(|c: char| is_blank(c) || "（(".contains(c));
    let words = said.trim_end_matches(['—', '–', '―', '-']);
    let is_signed = words.len() + "--".len() <= said.len() && {
        let stop =
            words.trim_end_matches(|c: char| c.is_whitespace() || c.is_control() || c == '*');
        stop.ends_with(['。', '；', '！']) || words.trim_end_matches(' ').ends_with('\n')
    };
    let begin = words.len() - words.trim_start_matches(is_blank).len();
    let end = words
        .trim_end_matches(|c: char| c.is_whitespace() || c.is_control() || c == '*')
        .len();
    (signs && is_signed && begin < end).then(|| unmarked(begin..end))?
}

/// The line behind a place as words without marks, which the paragraph before announces: 七.5规定：, and a line of its own.
pub fn announced(prose: &str, behind: usize) -> Option<Quotation> {
    let line = prose.get(behind..)?;
    let is_blank = |c: char| c.is_whitespace() || c.is_control();
    let start = line.trim_start_matches(|c: char| is_blank(c) || "-*+•_".contains(c));
    let begin = prose.len() - start.len();
    let words = begin
        ..begin
            + start
                .trim_end_matches(|c| is_blank(c) || "*_".contains(c))
                .len();
    unmarked(words)
}

/// Words without marks, if there are any and not so many that they can be no provision's.
fn unmarked(words: Range<usize>) -> Option<Quotation> {
    let is_some = !words.is_empty() && words.len() <= LONGEST_UNMARKED;
    is_some.then(|| Quotation {
        whole: words.clone(),
        words,
        kind: QuotationKind::Cell,
    })
}

/// Whether a paragraph has nothing but a citation in it, as a cell of a table or a term on a line of its own has.
pub fn only_a_citation(paragraph: &Paragraph<'_>) -> bool {
    let [citation] = paragraph.citations else {
        return false;
    };
    let is_blank = |c: char| c.is_whitespace() || c.is_control() || "|-*_".contains(c);
    let text = &paragraph.prose.text;
    let begin = text.len() - text.trim_start_matches(is_blank).len();
    citation.range == (begin..text.trim_end_matches(is_blank).len())
}

impl Checker<'_> {
    /// Checks the words of the cell, or of the definition, that stands on the line behind one which only cites.
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
        let is_cell = self.markup.is_row(content) || content.starts_with("- ");
        let is_definition = [": ", ":\t", "<dd"]
            .iter()
            .any(|mark| content.starts_with(mark));
        if !(is_cell && paragraph.standing.is_of_table() || is_definition) {
            return checked;
        }
        let prose = prose(view, paragraph.block);
        let cell = prose.text.get(length..).unwrap_or_default();
        let is_blank = |c: char| c.is_whitespace() || c.is_control() || "|-*_:".contains(c);
        let begin = view.len() - cell.trim_start_matches(is_blank).len();
        let words = begin..begin.max(length + cell.trim_end_matches(is_blank).len());
        // A row of several cells is read by itself.
        let is_one = prose
            .text
            .get(words.clone())
            .is_some_and(|words| !words.contains(['|', '\0']));
        // 拟改为, 我国做法: the head of the column says whose words stand in it.
        let header = paragraph.before.header_behind(paragraph.standing);
        let header = header.filter(|_| !is_definition).unwrap_or_default();
        let is_others = heads_others_words(self.corpus, header);
        if is_one && !is_others && quotations(&prose.text).all.is_empty() {
            let cell = Quotation {
                whole: words.clone(),
                words,
                kind: match heads_text(self.corpus, header) {
                    true => QuotationKind::TextCell,
                    false => QuotationKind::Cell,
                },
            };
            let (citations, resolutions) = (paragraph.citations, paragraph.resolutions);
            checked.misquotations =
                self.check(view, &prose, vec![cell], citations, resolutions, length);
        }
        checked
    }
}
