//! Which quotations a paragraph has: in it, behind it, announced by it, or in a block that begins with it.

use super::beginning::{
    self, begins_with_quotation, ends_with_quotation, introduces, is_left_open, number_alone,
    takes_up,
};
use super::block::Followed;
use super::cell::{
    announced, cells, defined, is_like_a_sentence, is_of_rows, only_a_citation, signed,
};
use super::checker::{Checked, Checker, FARTHEST, MOST_BLANK, Paragraph};
use super::note::Noted;
use crate::discourse::{self, Standing};
use crate::draft::markup::prose;
use crate::draft::reading::with_notes;
use crate::resolve::resolve;
use crate::search::{
    Quotation, QuotationKind, SubjectsOf, heads_others_words, heads_text, quotations,
};

/// Letters of a block quotation that may stand beside words that have marks of their own in it.
const MOST_BESIDE_MARKS: usize = 6;

/// Bytes behind a paragraph in which a block quotation must begin to stand right behind it.
const MOST_AHEAD: usize = 200;

impl Checker<'_> {
    /// Checks the quotations that begin in a paragraph.
    pub fn check_quotations(&self, paragraph: &Paragraph<'_>) -> Checked {
        let quoted = self.markup.quotations();
        let is_indented = quoted.indents && paragraph.text.starts_with([' ', '\t']);
        let ends_with_source = (paragraph.text.trim_end())
            .trim_end_matches('。')
            .ends_with(['）', ')', ']', '］']);
        let is_block = quoted.begins(paragraph.text)
            || is_indented && (paragraph.citations.is_empty() || ends_with_source);
        let introduces =
            !is_block && !paragraph.citations.is_empty() && introduces(&paragraph.prose.text);
        let (precedes, seen) = match is_block || introduces || paragraph.citations.is_empty() {
            true => (false, 0),
            false => self.precedes_block(paragraph.at, paragraph.text.len()),
        };
        // 我国做法, 拟改为 over the cell behind
        let header = paragraph.before.header_behind(paragraph.standing);
        let is_under_others = paragraph.standing.is_of_table()
            && only_a_citation(paragraph)
            && header.is_some_and(|header| heads_others_words(self.corpus, header));
        let precedes = precedes && !is_under_others;
        let mut noted = self.check_noted(paragraph);
        self.check_notes_of(paragraph, &mut noted);
        let is_claimed_behind =
            paragraph.citations.is_empty() && ends_with_quotation(&paragraph.prose.text);
        let follows = is_block
            || introduces
            || precedes
            || is_claimed_behind
            || is_left_open(&paragraph.prose.text);
        let mut checked = if follows {
            self.check_with_what_follows(paragraph, introduces || precedes, &noted)
        } else if paragraph.citations.is_empty() {
            Checked::default()
        } else if only_a_citation(paragraph) {
            self.check_next_cell(paragraph)
        } else {
            let mut all = quotations(&paragraph.prose.text).all;
            if all.is_empty() && is_of_rows(self.markup, paragraph.text) {
                all = cells(&paragraph.prose.text, paragraph.citations);
            }
            if all.is_empty() {
                all.extend(defined(paragraph).or_else(|| signed(paragraph)));
            }
            // 拟改为, 我国做法: the head of the column says whose words stand in it.
            if paragraph.standing == Standing::Row {
                let row = &paragraph.prose.text;
                all.retain_mut(|quotation| {
                    let header = paragraph.before.header_over(row, quotation.whole.start);
                    let is_cell = quotation.kind == QuotationKind::Cell;
                    if is_cell && header.is_some_and(|header| heads_text(self.corpus, header)) {
                        quotation.kind = QuotationKind::TextCell;
                    }
                    !header.is_some_and(|header| heads_others_words(self.corpus, header))
                });
            }
            // 证人保护方案体制化的研究报告: a cell that is no sentence says what the provision is about.
            all.retain(|quotation| {
                let words = paragraph.prose.text.get(quotation.words.clone());
                quotation.kind != QuotationKind::Cell || words.is_some_and(is_like_a_sentence)
            });
            let length = paragraph.text.len();
            let misquotations = self.check(
                paragraph.text,
                paragraph.prose,
                noted.others(all),
                paragraph.citations,
                paragraph.resolutions,
                length,
            );
            Checked {
                misquotations,
                ..Checked::default()
            }
        };
        checked.looked_ahead = if precedes { 0 } else { seen };
        checked.misquotations.extend(noted.misquotations);
        checked.looked = checked.looked.max(noted.looked);
        checked
    }

    /// Whether a block quotation stands right behind a paragraph that begins there and has that many bytes, and how
    /// many bytes from its beginning were looked at to see that.
    pub fn precedes_block(&self, at: usize, length: usize) -> (bool, usize) {
        let behind = at + length;
        let end = self.text.floor((behind + MOST_AHEAD).min(self.text.len()));
        let ahead = self.text.slice(behind..end.max(behind));
        let mut seen = 0;
        for line in ahead.split_inclusive('\n').take(MOST_BLANK + 1) {
            seen += line.len();
            if line.trim().is_empty() {
                continue;
            }
            let quoted = self.markup.quotations();
            let is_indented = quoted.indents && line.starts_with([' ', '\t']);
            // A quotation on the line right behind goes on from the paragraph, however that line begins.
            let marks = ['“', '「', '『'];
            let goes_on = seen == line.len()
                && line.contains(marks)
                && !self.text.slice(at..behind).contains(marks);
            if goes_on || begins_with_quotation(line) || takes_up(line) {
                return (true, length + ahead.len());
            }
            let begins = quoted.begins(ahead.get(seen - line.len()..).unwrap_or_default());
            return (is_indented || begins, length + ahead.len());
        }
        (false, length + ahead.len())
    }

    fn check_with_what_follows(
        &self,
        paragraph: &Paragraph<'_>,
        introduces: bool,
        noted: &Noted,
    ) -> Checked {
        let quoted = self.markup.quotations();
        let end = (paragraph.at + FARTHEST).min(self.text.len());
        let text = self.text.slice(paragraph.at..end);
        let length = paragraph.text.len();
        let followed = Followed {
            blocks: quoted,
            text: &text,
            len: length,
        };
        let is_indented = quoted.indents && paragraph.text.starts_with([' ', '\t']);
        let begin = if quoted.begins(paragraph.text) || is_indented && !introduces {
            Some(0)
        } else if introduces {
            followed.introduced()
        } else {
            None
        };
        let block = begin.and_then(|begin| followed.block(begin, introduces));
        let (view, looked) = match (&block, begin) {
            (Some(block), _) => (block.view, block.looked),
            // The whole of the text did not show where the block ends.
            (None, Some(_)) => (length, text.len()),
            // The words stand in a paragraph of their own, behind the citation or before it.
            (None, None) if introduces || !is_left_open(&paragraph.prose.text) => {
                followed.to_end_of_next(introduces)
            }
            (None, None) => followed.to_blank_line(),
        };
        let looked = looked.max(length).max(if introduces {
            followed.end_of_next_line()
        } else {
            0
        });
        let view = text.get(..view.max(length)).unwrap_or_default();
        if paragraph.citations.is_empty() && !self.corpus.has_anchor(view) {
            return Checked {
                looked,
                ..Checked::default()
            };
        }
        let prose = prose(view, paragraph.block);
        let number = number_alone(paragraph.text);
        // **九.9** alone over a quotation is read as if nothing followed: a heading's number would be none of ours.
        let alone = number.and_then(|end| Some(self::prose(view.get(..end)?, paragraph.block)));
        let read = with_notes(
            self.corpus,
            alone.as_ref().unwrap_or(&prose),
            None,
            paragraph.before,
        );
        let standing = number.map_or(paragraph.standing, |_| Standing::Prose);
        let whole = prose.whole();
        let lexicon = &self.corpus.lexicon;
        let citations = discourse::read(
            lexicon,
            &SubjectsOf(self.corpus),
            paragraph.before,
            standing,
            &whole,
            &read,
        )
        .0;
        let resolutions = resolve(self.corpus, &whole, &citations);
        let marked = quotations(&prose.text).all;
        let mut all: Vec<Quotation> = marked
            .iter()
            .filter(|quotation| quotation.whole.start < length || introduces && block.is_none())
            .cloned()
            .collect();
        // What stands behind with a citation of its own is that one's.
        let (mut citations, mut resolutions) = (citations, resolutions);
        let is_alone = citations
            .iter()
            .all(|citation| citation.range.start < length);
        if introduces
            && block.is_none()
            && (citations.iter()).any(|citation| citation.range.start >= length)
        {
            all.retain(|quotation| quotation.whole.start < length);
            let own = citations.partition_point(|citation| citation.range.start < length);
            citations.truncate(own);
            resolutions.truncate(own);
        }
        // Nothing marks the words that the paragraph announces.
        let is_announced =
            introduces && block.is_none() && beginning::introduces(&paragraph.prose.text);
        if is_announced && marked.is_empty() && is_alone {
            all.extend(announced(&prose.text, length));
        }
        let block = block
            .filter(|block| !(introduces && self.is_noted_block(paragraph, &text, &block.words)));
        if let Some(block) = block {
            // Every paragraph of a block without a mark that opens it is looked at by itself.
            let is_title = || block.title_end(&prose.text, &citations) >= Some(length);
            let last = if quoted.marks(paragraph.text) && !is_title() {
                length
            } else {
                block.words.end
            };
            let quotation = block.quotation(&prose.text, &citations, last, introduces);
            let cites_within = citations.iter().any(|citation| {
                block.words.start <= citation.range.start && citation.range.end <= block.words.end
            });
            // What stands in marks of its own is looked at as that, with the few words before it.
            let in_marks = |quotation: &Quotation| {
                marked.iter().find(|one| {
                    let outside = [
                        quotation.words.start..one.whole.start,
                        one.whole.end..quotation.words.end,
                    ];
                    let letters = outside.into_iter().flatten().filter(|at| {
                        let starts = prose.text.get(*at..).and_then(|rest| rest.chars().next());
                        let mut within = citations.iter();
                        starts.is_some_and(char::is_alphanumeric)
                            && !within.any(|citation| citation.range.contains(at))
                    });
                    letters.take(MOST_BESIDE_MARKS + 1).count() <= MOST_BESIDE_MARKS
                })
            };
            all.extend(quotation.and_then(|quotation| match in_marks(&quotation) {
                None => Some(quotation),
                // A block under a title, or with a citation in it, is read again where the marks are.
                Some(_) if quotation.kind == QuotationKind::Titled => None,
                Some(_) if cites_within => None,
                Some(one) => (!all.contains(one)).then(|| one.clone()),
            }));
            all.sort_by_key(|quotation| quotation.whole.start);
        }
        all = noted.others(all);
        Checked {
            misquotations: self.check(view, &prose, all, &citations, &resolutions, length),
            looked,
            ..Checked::default()
        }
    }
}
