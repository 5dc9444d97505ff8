//! Whose recommendations are meant: the meeting that a sentence, an item, a heading says, by its number or its year.
//!
//! Not here: meetings that a citation itself names (`citation/`); those that the rows of a table name
//! (`discourse/table.rs`).

use super::Reader;
use crate::citation::{
    Citation, Language, MeetingNumbering, Path, Pointing, Reference, Speaker, languages,
    meetings_counted, names_reports, says_recommendations, says_respectively,
};
use crate::discourse::cited::{Cited, Head};
use crate::discourse::standing::Standing;

/// What a meeting has recommended.
pub(super) fn recommendations_of(meeting: u16) -> Head {
    Head::Meeting {
        meeting,
        numbering: MeetingNumbering::Recommendations,
        path: Path::new(),
    }
}

impl Reader<'_> {
    /// Whether the document has named our working group and the paragraph goes on with it: nobody else is spoken of.
    pub(super) fn is_about_our_group(&self) -> bool {
        let may_be = |body: Option<Speaker>| body.is_none_or(|body| body == Speaker::Ours);
        self.names_our_group_here
            || self.discourse.names_our_group
                && !self.names_another_body
                && may_be(self.now.body)
                && may_be(self.discourse.section().body)
                && !self.discourse.turns.is_taken
    }

    /// The meetings of ours that a stretch of the text says, by their number or their year, with where each ends.
    fn meetings_said(&self, text: &str, language: Language) -> Vec<(u16, usize)> {
        let mut said = meetings_counted(text, language);
        let is_figure = |c: char| c.is_ascii_digit();
        let mut at = 0;
        while let Some(begin) = text.get(at..).and_then(|rest| rest.find(is_figure)) {
            let begin = at + begin;
            let rest = text.get(begin..).unwrap_or_default();
            let length = rest.find(|c| !is_figure(c)).unwrap_or(rest.len());
            at = begin + length;
            let is_apart = text
                .get(..begin)
                .is_some_and(|before| !before.ends_with(['/', '-', '–', '.']))
                && !text
                    .get(at..)
                    .is_some_and(|behind| behind.starts_with(['/', '-', '–']));
            let year = rest.get(..length).filter(|_| length == 4 && is_apart);
            let meeting = year.and_then(|year| self.lexicon.meeting_of_year(year.parse().ok()?));
            said.extend(meeting.map(|meeting| (meeting, at)));
        }
        said.sort_by_key(|(_, end)| *end);
        said
    }

    /// The one meeting that a heading says, where it is our working group's.
    pub(super) fn meeting_of_heading(
        &self,
        heading: &str,
        language: Option<Language>,
    ) -> Option<Head> {
        /// Bytes.
        const LONGEST: usize = 160;
        if heading.len() > LONGEST || !self.is_about_our_group() {
            return None;
        }
        // A heading of a few words is of no language.
        let own = language.map(|language| self.meetings_said(heading, language));
        let said = match own.filter(|said| !said.is_empty()) {
            Some(said) => said,
            None => languages()
                .map(|language| self.meetings_said(heading, language))
                .max_by_key(Vec::len)?,
        };
        let (first, _) = said.first()?;
        let is_one = said.iter().all(|(meeting, _)| meeting == first);
        is_one.then(|| recommendations_of(*first))
    }

    /// Recommendation 20 (2013); recommendation 9, eighth meeting; recommendation 7 made in 2014: the meeting that is said right behind
    /// a recommendation.
    fn meeting_said_behind(&self, citation: &Citation) -> Option<u16> {
        /// Bytes of it.
        const LONGEST: usize = 48;
        let text = self.scanner.text();
        let behind = text.get(citation.range.end..)?;
        let inside = behind.trim_start().strip_prefix(['(', '（']);
        let part = match inside {
            Some(inside) => inside.split([')', '）']).next()?,
            None => {
                let part = behind.strip_prefix([',', '，', '،']).unwrap_or(behind);
                part.split([',', '，', '،', ';', '；', '؛', '.', '。', '(', '（', '\n'])
                    .next()?
            }
        };
        let said = self.meetings_said(part, citation.language);
        let [(meeting, _)] = said.as_slice() else {
            return None;
        };
        (part.len() <= LONGEST).then_some(*meeting)
    }

    /// The meeting in which the sentence says our working group to have spoken, by its number or its year; a paragraph in
    /// brackets or behind a colon only.
    pub(super) fn meeting_said_here(&self, by: Pointing, citation: &Citation) -> Option<Head> {
        /// Bytes before it.
        const FARTHEST: usize = 600;
        let is_of_recommendations = by == Pointing::Recommendation;
        // asked for tools in 2007: paragraph 3 (a), model laws; paragraph 3 (b), training material.
        let before = self.scanner.text().get(..citation.range.start)?.trim_end();
        let is_led_to = || {
            let is_listed = before.ends_with([';', '；'])
                && (self.out.last()).is_some_and(|last| last.range.start >= self.scanner.sentence);
            before.ends_with([':', '：']) || is_listed
        };
        // the recommendations of 2018, subparagraphs (a) and (b)
        if let Some((meeting, end)) = self.meeting_named
            && self.listed.start >= end
            && (self.scanner.text().get(end..self.listed.start))
                .is_some_and(|between| matches!(between.trim(), "," | "，" | "،"))
        {
            return Some(recommendations_of(meeting));
        }
        if !is_of_recommendations && !self.scanner.is_aside() && !is_led_to()
            || !self.is_about_our_group()
        {
            return None;
        }
        let text = self.scanner.text();
        let from = citation.range.start.saturating_sub(FARTHEST);
        let mut sentence = self.scanner.sentence.max(from);
        while !text.is_char_boundary(sentence) {
            sentence += 1;
        }
        let part = text.get(sentence..citation.range.start)?;
        // It has met since 2006; in 2016 it adopted recommendation 17.
        if let Some((_, last)) = part.rsplit_once(['；', ';', '؛'])
            && !self.meetings_said(last, citation.language).is_empty()
        {
            sentence = citation.range.start - last.len();
        }
        let said = text
            .get(sentence..citation.range.start)
            .map(|said| self.meetings_said(said, citation.language))?;
        if is_of_recommendations && let Some(meeting) = self.meeting_said_behind(citation) {
            return Some(recommendations_of(meeting));
        }
        let (meeting, end) = *said.last()?;
        // the model law of 2008 (paragraph 11): a year alone says less, where something else may have paragraphs.
        let is_counted = || {
            let counted = text.get(sentence..citation.range.start).unwrap_or_default();
            !meetings_counted(counted, citation.language).is_empty()
        };
        let may_be_elses = !self.now.heads.is_empty() || self.standing == Standing::Item;
        if !is_of_recommendations && !self.names_our_group_here && may_be_elses && !is_counted() {
            return None;
        }
        // In 2013 it spoke of one thing (recommendation 5), in 2016 of another (recommendation 16).
        let is_its = |cited: &Citation| {
            let mut before = said.iter().rev();
            let of_it = before.find(|(_, end)| sentence + end <= cited.range.start);
            match (&cited.reference, of_it) {
                (Reference::Meeting { meeting, .. }, Some((of, _))) => meeting == of,
                _ => false,
            }
        };
        let last = self.out.iter().rev();
        let mut here = last.take_while(|cited| cited.range.start >= sentence);
        // (letter a), behind the recommendation that has letters.
        if by == Pointing::Under && here.clone().next().is_some() {
            return None;
        }
        let is_one = said.iter().all(|(other, _)| *other == meeting);
        let is_last = || {
            let last = self.out.last().filter(|last| last.range.start >= sentence);
            last.is_some_and(|last| last.range.end <= sentence + end)
        };
        (here.all(is_its) && (is_one || is_last())).then(|| recommendations_of(meeting))
    }

    /// 在第八次和第九次会议上……，分别见建议10和建议1: the one of the meetings that the sentence has named with which a
    /// recommendation of as many goes.
    pub(super) fn meeting_one_by_one(&self) -> Option<Head> {
        let from = self.scanner.sentence;
        let here = self.meetings_named.iter().filter(|(_, end)| *end > from);
        let here: Vec<(u16, usize)> = here.copied().collect();
        let (_, last) = here.last()?;
        let between = self.scanner.text().get(*last..self.listed.start)?;
        let is_one_by_one = here.len() > 1
            && here.len() == self.listed.length
            && (says_respectively(between) || self.says_respectively_behind());
        let (meeting, _) = here.get(self.listed.position).filter(|_| is_one_by_one)?;
        Some(recommendations_of(*meeting))
    }

    /// 会议报告（CTOC/COP/WG.2/2016/5）所载建议9: of the meeting whose report stands right before it.
    pub(super) fn meeting_of_report(&self, citation: &Citation) -> Option<Head> {
        /// Bytes between the two.
        const LONGEST: usize = 18;
        let last = self.out.last()?;
        let Reference::Document { symbol, .. } = &last.reference else {
            return None;
        };
        let between = self
            .scanner
            .text()
            .get(last.range.end..citation.range.start)?;
        let is_beside = citation.language == Language::COMPILATION
            && between.len() <= LONGEST
            && !between.contains(['，', ',', '、', '；', ';', '。', '\n']);
        let mut papers = self.lexicon.papers.iter();
        let papers = papers.find(|papers| papers.report.as_ref() == Some(&symbol.0))?;
        is_beside.then(|| recommendations_of(papers.meeting))
    }

    /// 第十一次会议的建议，以(a)项开头: of what the meeting that the sentence has named has recommended, where it is named as
    /// having done so and nothing has been cited since.
    pub(super) fn meeting_whose_recommendations(&self, citation: &Citation) -> Option<Head> {
        let from = self.scanner.sentence;
        let (meeting, end) = self.meeting_named.filter(|(_, end)| *end > from)?;
        let behind = self.scanner.text().get(end..citation.range.start)?;
        let is_its = |cited: &Citation| matches!(&cited.reference, Reference::Meeting { meeting: of, .. } if *of == meeting);
        let mut since = self.out.iter().filter(|cited| cited.range.end > end);
        let is_meant = citation.language == Language::COMPILATION
            && says_recommendations(behind)
            && names_reports(behind) == 0
            && since.all(is_its);
        is_meant.then(|| recommendations_of(meeting))
    }

    /// 第四次会议建议，其报告第2段: of the report of the meeting that the clause before has named.
    pub(super) fn report_of_meeting(&self, citation: &Citation) -> Option<Head> {
        /// Bytes between the two.
        const LONGEST: usize = 60;
        let (meeting, end) = self.meeting_named?;
        let between = self.scanner.text().get(end..citation.range.start)?;
        let is_last = self.out.last().is_none_or(|last| last.range.end <= end);
        let is_near = between.len() <= LONGEST && !between.contains(['。', '.', '\n', ';', '；']);
        (is_last && is_near).then_some(Head::Meeting {
            meeting,
            numbering: MeetingNumbering::Report,
            path: Path::new(),
        })
    }

    /// Whether a place stands in brackets in a sentence that has named a meeting and cited nothing since.
    pub(super) fn is_of_the_meeting_here(&self) -> bool {
        let from = self.scanner.sentence;
        let named = self.meeting_named.filter(|(_, end)| *end > from);
        // The recommendations of 2013: - special facilities (paragraph 5)
        let is_article = |cited: &Cited| matches!(cited.head, Head::Article { .. });
        let is_introduced = self.standing == Standing::Item
            && self.now.heads.iter().all(is_article)
            && self.scanner.is_aside()
            && matches!(self.now.recommends, Some(Head::Meeting { .. }));
        is_introduced || named.is_some_and(|(meeting, end)| {
            let cited = self.out.last().filter(|last| last.range.end > end);
            self.scanner.is_aside()
                && cited.is_none_or(|cited| {
                    matches!(&cited.reference, Reference::Meeting { meeting: of, .. } if *of == meeting)
                })
        })
    }
}
