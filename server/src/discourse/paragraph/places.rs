//! A place that stands alone, 第5段, (c)(iv), ibid.: what it is in, by what has been cited around it.
//!
//! Not here: which of the things cited a word like 该决议 or *ibid.* takes up, and what a place in it is then
//! called (`discourse/head.rs`).

use std::ops::Range;

use super::Reader;
use crate::citation::numeral::is_numeral;
use crate::citation::{
    Annex, Certainty, Citation, DocumentSymbol, Element, ElementKind, InstrumentKind, Issuer,
    Language, Locator, OtherBody, Path, Pointing, Reference, Speaker, Step, begins_sentence,
    counts_paragraphs, ends_one_sentence, kind_of, names_an_article, names_ones_report,
    names_paper, names_reports, says_absent, says_annex, says_its, says_respectively,
};
use crate::discourse::cited::{Cited, Head};
use crate::discourse::head;
use crate::discourse::sentence::Scanner;
use crate::discourse::standing::Standing;
use crate::lexicon::{AnnexedTo, MeetingPapers};

/// Bytes from what was cited to 同上 that takes it up.
pub(super) const NEAR_DITTO: usize = 90;

/// What clauses of a draft resolution are called, before their numbers.
const CLAUSES: [&str; 2] = ["OP", "PP"];

impl Reader<'_> {
    /// What a place that stands alone is in; whether it stays: of what nothing is known is no citation.
    pub(super) fn place(
        &mut self,
        citation: &mut Citation,
        by: Pointing,
        annex: Option<Annex>,
        locator: &Locator,
    ) -> bool {
        let is_a_word = *locator == Locator::Whole && self.is_in_quotes(&citation.range);
        if by == Pointing::Nothing
            && (is_a_word || self.is_of_something_numbered(citation.range.start))
        {
            return false;
        }
        // OP8 alone is a clause of a draft that is negotiated.
        let is_clause = (self.scanner.text().get(citation.range.clone()))
            .is_some_and(|written| CLAUSES.iter().any(|label| written.starts_with(label)));
        if by == Pointing::Nothing && is_clause {
            return false;
        }
        // The form is attached (annex 2): ours are numbered I and II, and one in figures is what is attached, where the
        // paragraph has cited nothing that has such.
        let is_attached = by == Pointing::Nothing
            && *locator == Locator::Whole
            && matches!(annex, Some(Annex::Numbered(_)))
            && citation.language != Language::COMPILATION
            && self.now.heads.is_empty()
            && (self.scanner.text().get(citation.range.clone()))
                .is_some_and(|written| written.ends_with(|c: char| c.is_ascii_digit()));
        if is_attached {
            return false;
        }
        // 世界银行报告第24段
        let before = self.scanner.text().get(..citation.range.start);
        if citation.language == Language::COMPILATION
            && matches!(by, Pointing::Document | Pointing::Nothing)
            && !self.names_our_group_here
            && before.is_some_and(names_ones_report)
        {
            return false;
        }
        if by == Pointing::Recommendation && self.is_own_recommendation(&citation.range) {
            return false;
        }
        let is_bare = matches!(by, Pointing::Nothing | Pointing::Under);
        if is_bare && annex.is_none() && self.is_behind_a_clause_of_the_draft(citation.range.start)
        {
            return false;
        }
        if is_bare && annex.is_none() && self.is_of_own_list(locator) {
            return false;
        }
        if is_bare && annex.is_none() && self.is_of_an_unread_source(citation) {
            self.speak_of_others(citation.list);
            return false;
        }
        let as_item = (by == Pointing::Under)
            .then(|| self.as_item(citation, locator))
            .flatten();
        let locator = as_item.as_ref().unwrap_or(locator);
        let meant = match by {
            Pointing::Nothing | Pointing::Under
                if let Some(one) = self.one_by_one().or_else(|| self.of_two_one_by_one()) =>
            {
                Some(one)
            }
            Pointing::Nothing
            | Pointing::Under
            | Pointing::Its
            | Pointing::Former
            | Pointing::Latter
                if let Some(one) = self.of_two(by, citation) =>
            {
                Some(one)
            }
            Pointing::Nothing
                if annex.is_none()
                    && let Some(subject) = self.subject_of_clause_before(citation) =>
            {
                Some(subject)
            }
            Pointing::Recommendation if let Some(one) = self.meeting_one_by_one() => Some(one),
            Pointing::Recommendation if let Some(one) = self.meeting_of_report(citation) => {
                Some(one)
            }
            Pointing::Nothing | Pointing::Under
                if annex.is_none()
                    && let Some(meeting) = self.meeting_whose_recommendations(citation) =>
            {
                Some(meeting)
            }
            Pointing::Nothing | Pointing::Under
                if annex.is_none()
                    && let Some(article) = self.article_of_heading(by, citation) =>
            {
                Some(article)
            }
            Pointing::Nothing | Pointing::Under
                if annex.is_none()
                    && let Some(document) = self.document_of_list(citation) =>
            {
                Some(document)
            }
            Pointing::Nothing | Pointing::Under | Pointing::Titled | Pointing::Document
                if let Some(named) = self.labelled(citation.range.start) =>
            {
                Some(named)
            }
            Pointing::Nothing
                if annex.is_none()
                    && let Some(lettered) = self.next_letter(locator) =>
            {
                Some(lettered)
            }
            Pointing::Nothing if let Some(annexed) = self.with_that_annex(annex) => Some(annexed),
            Pointing::Instrument(kind) if let Some(same) = self.same_as_item_before(kind) => {
                Some(same)
            }
            // The report of 2020 applies it in its paragraphs 61 to 70: of a paper that is not cited.
            Pointing::Its
                if citation.language != Language::COMPILATION
                    && self.names_an_uncited_paper(citation) =>
            {
                return false;
            }
            // It was adopted by General Assembly resolution 55/25. Article 30 adds money (paragraph 2 (c)).
            Pointing::Nothing
                if annex.is_none()
                    && let Some(article) = self.article_of_sentence(citation) =>
            {
                Some(article)
            }
            // In the project document (paragraph 44): of that.
            Pointing::Nothing if annex.is_none() && self.is_behind_an_uncited_paper(citation) => {
                return false;
            }
            Pointing::Document if let Some(report) = self.report_ahead() => Some(report),
            Pointing::Document | Pointing::TheDocument
                if let Some(report) = self.report_of_meeting(citation) =>
            {
                Some(report)
            }
            // Annex I, paragraph 20, in the report paragraph 24: of what the annex has from it.
            Pointing::Document | Pointing::TheDocument
                if let Some(report) = self.report_beside() =>
            {
                Some(report)
            }
            Pointing::Nothing if let Some(annexed) = self.annex_beside(annex) => Some(annexed),
            // 第七次会议建议各国……（第21段）: of what the meeting that the sentence has named recommended.
            Pointing::Nothing if annex.is_none() && self.is_of_the_meeting_here() => {
                self.now.recommends.clone()
            }
            // 。第3段…: of a report that was named in passing, or of the draft itself.
            Pointing::Nothing if annex.is_none() && self.is_of_another_sentence() => None,
            // The meeting adopted its report. 报告第15段 is of that.
            // 第8/4号决议只有一个附件，其第20段: of the resolution or of its annex.
            Pointing::Its if annex.is_none() && self.names_an_annex(citation) => None,
            // The decision as a whole and not only its paragraph (d)
            Pointing::Its
                if annex.is_none()
                    && let Some(named) = self.named_by_its_kind(citation) =>
            {
                Some(named)
            }
            Pointing::Document if self.now.heads.is_empty() && self.names_a_paper(citation) => None,
            // at paragraph 17: of a judgment, not of the article named in the sentence before.
            Pointing::Nothing if self.is_behind_articles() => self.article_gone_on_with(citation),
            Pointing::Ditto => self.repeated(citation.range.start),
            Pointing::Note(number) => {
                let mut notes = self.discourse.notes.iter().rev();
                notes
                    .find(|(of, _)| *of == number)
                    .map(|(_, head)| head.clone())
            }
            Pointing::Annex => self.annex_cited_last(annex),
            // The Working Group recommended in 2016 that legislation cover all stages (recommendation 7).
            Pointing::Recommendation | Pointing::Nothing | Pointing::Under
                if annex.is_none()
                    && let Some(meeting) = self.meeting_said_here(by, citation) =>
            {
                Some(meeting)
            }
            // The Task Force (FATF) recommendation 3
            Pointing::Recommendation if self.is_right_behind_another(citation.range.start) => None,
            // The audit of 2019 had said so (its recommendation 4).
            Pointing::Recommendation
                if self.meeting_named.is_none() && self.is_said_to_be_its(citation.range.start) =>
            {
                None
            }
            Pointing::Recommendation => self.now.recommends.clone(),
            Pointing::Latter if self.latter.is_some() => self.latter.clone(),
            Pointing::Former => {
                self.latter = self.now.heads.last().map(|cited| cited.head.clone());
                head::meant(by, annex, &self.now.heads, &self.before)
            }
            // A law named since has articles of its own.
            Pointing::Article if self.is_behind_a_law() => None,
            // 第14款 behind a resolution is not of the article that was cited before that.
            Pointing::Article
                if citation.element(ElementKind::Anaphor).is_none()
                    && self.is_behind_an_instrument(citation.range.start) =>
            {
                None
            }
            Pointing::Article
                if citation.element(ElementKind::Anaphor).is_none()
                    && let Some(article) = self.counted_on(locator) =>
            {
                Some(article)
            }
            Pointing::Nothing
                if let Some(document) = self.document_right_before(citation.range.start) =>
            {
                Some(document)
            }
            Pointing::Nothing | Pointing::Under
                if annex.is_none()
                    && let Some(subject) = self.subject(citation) =>
            {
                Some(subject)
            }
            Pointing::Nothing | Pointing::Under
                if annex.is_none()
                    && let Some(subject) = self.gone_on_with(citation, locator) =>
            {
                Some(subject)
            }
            _ => head::meant(by, annex, &self.now.heads, &self.before).or_else(|| {
                match citation.language == Language::COMPILATION {
                    true => self.carried_in_chinese(by, annex, locator, citation),
                    false => self.carried(by, annex, locator),
                }
            }),
        };
        if let Some(reference) = self.under_a_section(by, annex, locator, citation.language) {
            citation.reference = reference;
            citation.certainty = Certainty::Cued;
            return true;
        }
        let mut is_far = false;
        let meant = meant.or_else(|| {
            is_far = true;
            self.cited_long_before(by, annex, locator, citation)
        });
        let is_here = meant
            .as_ref()
            .is_some_and(|head| (self.now.heads.iter()).any(|cited| cited.head.is_same(head)));
        let head_has_no_annex =
            matches!(meant, Some(Head::Instrument { annex: None, .. })) && by == Pointing::Nothing;
        let reference = meant.and_then(|head| head::within(&head, by, annex, locator));
        let is_own = is_bare && annex.is_none() && self.may_be_own(locator);
        if reference.is_none()
            && !is_own
            && let Some(spoken_of) = self.place_by_subject(by, annex, locator, citation)
        {
            citation.reference = spoken_of;
            citation.certainty = Certainty::Subject;
            return true;
        }
        match reference {
            Some(reference) => {
                citation.reference = reference;
                // Of another sentence or paragraph: what is not there may be of something else.
                let is_near = self.scanner.is_aside()
                    || self
                        .out
                        .last()
                        .is_some_and(|last| last.range.end > self.scanner.sentence);
                let is_certain =
                    is_near || citation.language != Language::COMPILATION && self.speaks_of_one(by);
                // Paragraph 41 … does not exist: who says so knows in what.
                let says_absent =
                    || is_here && says_absent(self.sentence_around(citation), citation.language);
                // A meeting's recommendations have few letters: those of a decision spoken of before are meant as well.
                // 第九项 is the ninth as well, where they are numbered.
                let has_letter = (self.scanner.text().get(citation.range.clone()))
                    .is_some_and(|written| written.contains(['(', '（']));
                let is_doubtful = by == Pointing::Under
                    && (citation.language != Language::COMPILATION || !has_letter)
                    && matches!(citation.reference, Reference::Meeting { .. });
                // 材料二附件(b)段: an annex of what has none so far may be another's.
                let is_of_else = annex.is_some()
                    && citation.language == Language::COMPILATION
                    && head_has_no_annex;
                let is_doubtful =
                    is_doubtful || is_bare && annex.is_none() && self.may_be_own(locator);
                let is_doubtful = !is_here
                    || !is_certain && !says_absent()
                    || is_far
                    || is_doubtful
                    || is_of_else;
                // What Ibid. repeats stands right before it, unless somebody else's is quoted.
                let is_repeated = by == Pointing::Ditto && !self.is_in_quotes(&citation.range);
                if is_doubtful && !is_repeated {
                    citation.certainty = Certainty::Shape;
                }
            }
            // A word that points to what was cited before is left alone; a place is nothing.
            None if matches!(
                by,
                Pointing::TheDocument | Pointing::TheInstrument(_) | Pointing::Titled
            ) =>
            {
                return false;
            }
            // Of several that the sentence has cited together it is not clear which is meant: it is counted.
            None if citation.element(ElementKind::Anaphor).is_none()
                && !(self.is_near(citation.language) && head::competes(&self.now.heads)) =>
            {
                return false;
            }
            // The next one repeats what this one does.
            None if by == Pointing::Ditto && !(self.out.is_empty() && self.far_before) => {
                self.speak_of_others(citation.list)
            }
            None => {}
        }
        true
    }

    /// Something of others' that is not read is what is gone on with.
    fn speak_of_others(&mut self, list: u32) {
        self.now.heads.push(Cited {
            list,
            head: Head::Others,
        });
    }

    /// What Ibid. stands for: what the sentence, the note or the item right before it has cited last, and nothing where
    /// something else stands between.
    fn repeated(&self, at: usize) -> Option<Head> {
        if !self.is_right_behind_what_was_cited(at) || self.is_behind_what_was_not_read(at) {
            return None;
        }
        let is_behind_a_line = self.items > 0
            && (self.out.last()).is_some_and(|last| last.range.end <= self.scanner.items.1);
        let heads = match is_behind_a_line {
            true => &self.item_before,
            false => &self.now.heads,
        };
        let begins = self.out.is_empty() && self.standing == Standing::Item;
        let heads = if begins { &self.before } else { heads };
        let before = if self.is_before_of_heading || !self.out.is_empty() {
            &[]
        } else {
            self.before.as_slice()
        };
        head::meant(Pointing::Ditto, None, heads, before)
    }

    /// Dupont, Le crime organisé, 2015, para. 7: whether a line that cites nothing else names a source that is not known,
    /// of which the place is that it ends with.
    fn is_of_an_unread_source(&self, citation: &Citation) -> bool {
        /// Words of the shortest, and figures of a year.
        const FEWEST: usize = 3;
        const YEAR: usize = 4;
        let text = self.scanner.text();
        let (Some(before), Some(behind)) = (
            text.get(..citation.range.start),
            text.get(citation.range.end..),
        ) else {
            return false;
        };
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = before.get(start..).unwrap_or_default().trim_end();
        let line = line.rsplit(':').next().unwrap_or_default();
        let rest = behind.split('\n').next().unwrap_or_default();
        let is_whole_line = line.ends_with([',', '،'])
            && !rest.contains(char::is_alphanumeric)
            && self.out.last().is_none_or(|last| last.range.end <= start);
        if !is_whole_line
            || citation.language == Language::COMPILATION
            || !self.now.heads.is_empty()
            || self.names_our_group_here
            || self.meeting_named.is_some()
            || self.sentence.named.contains(&Speaker::Ours)
        {
            return false;
        }
        let words = || {
            line.split(|c: char| !c.is_alphanumeric())
                .filter(|word| word.chars().count() > 1)
        };
        let in_words = words().filter(|word| word.contains(char::is_alphabetic));
        let is_year = |word: &str| word.len() == YEAR && word.bytes().all(|c| c.is_ascii_digit());
        let is_titled = line.contains(['«', '“', '"']);
        in_words.count() >= FEWEST
            && (is_titled
                || self.names_another_body
                || words().any(|word| is_year(word) || names_paper(word, citation.language)))
    }

    /// 建议4（项目办公室）：…: whether a recommendation is one of the document's own, or goes on with those, where no meeting's
    /// are spoken of.
    fn is_own_recommendation(&mut self, range: &Range<usize>) -> bool {
        /// Bytes of whom it is addressed to.
        const LONGEST: usize = 120;
        let is_a_meetings = matches!(self.now.recommends, Some(Head::Meeting { .. }))
            || self.meeting_named.is_some();
        if is_a_meetings {
            return false;
        }
        let text = self.scanner.text();
        let before = text.get(..range.start).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        let behind = text.get(range.end..).unwrap_or_default();
        let is_mark = |c: char| c.is_control() || matches!(c, ' ' | '*' | '_');
        let mut behind = behind.trim_start_matches(is_mark);
        if let Some(addressed) = behind.strip_prefix(['(', '（'])
            && let Some(end) = addressed.find([')', '）'])
            && end <= LONGEST
        {
            behind = (addressed.get(end..).unwrap_or_default())
                .trim_start_matches([')', '）'])
                .trim_start_matches(is_mark);
        }
        let is_label =
            !line.contains(char::is_alphanumeric) && behind.starts_with([':', '：', '—', '–']);
        self.discourse.own.recommends |= is_label;
        self.discourse.own.recommends
    }

    /// The work under letter (b): of the list that the document itself has just given, where nothing has been cited
    /// since.
    fn is_of_own_list(&self, locator: &Locator) -> bool {
        let letter = match locator {
            Locator::At(path) => match path.as_slice() {
                [Step::Subparagraph(letter)] => *letter,
                _ => return false,
            },
            _ => return false,
        };
        let last = self.scanner.letter;
        self.standing == Standing::Prose
            && self.now.heads.is_empty()
            && last.is_some_and(|last| ('a'..=last).contains(&letter))
    }

    /// (see paragraph 13), in a document whose own paragraphs are numbered: it may be one of these.
    fn may_be_own(&self, locator: &Locator) -> bool {
        let (Locator::At(path) | Locator::Span { to: path, .. }) = locator else {
            return false;
        };
        match path.as_slice() {
            [Step::Paragraph(number)] => self.discourse.own.may_be_paragraph(*number),
            _ => false,
        }
    }

    /// In it the Conference endorsed the recommendations (paragraph 1) and reaffirmed decision 4/3 (paragraph 2): the
    /// brackets of a sentence that count on are of one instrument, where the first stands apart from what it is of, and
    /// the one named since without a place of its own.
    pub(super) fn counted_on_in_brackets(
        &self,
        citation: &Citation,
        locator: &Locator,
    ) -> Option<Head> {
        let number = |locator: &Locator| match locator {
            Locator::At(path) => match path.as_slice() {
                [Step::Paragraph(number)] => Some(*number),
                _ => None,
            },
            _ => None,
        };
        let in_bracket = |cited: &Citation| {
            let before = self.scanner.text().get(..cited.range.start);
            before.is_some_and(|before| before.trim_end().ends_with(['(', '（']))
        };
        let [.., before, named] = self.out.as_slice() else {
            return None;
        };
        let is_named = matches!(
            &named.reference,
            Reference::Instrument {
                locator: Locator::Whole,
                annex: None,
                ..
            }
        );
        let is_of_sentence = before.range.start >= self.scanner.sentence;
        let Some(head @ Head::Instrument { .. }) = self.head_of(before) else {
            return None;
        };
        let last = match &before.reference {
            Reference::Instrument { locator, .. } => number(locator)?,
            _ => return None,
        };
        // Resolutions 5/6 (paragraph 2) and 7/3 (paragraph 3) have each their own.
        let opened = self.scanner.text().get(..before.range.start)?.trim_end();
        let beside = opened.trim_end_matches(['(', '（']).trim_end().len();
        let is_apart = before.element(ElementKind::Number).is_none()
            && !self.out.iter().any(|cited| cited.range.end == beside);
        let counts_on = number(locator) == Some(last + 1);
        let all_in_brackets = in_bracket(before) && in_bracket(citation);
        (is_named && is_of_sentence && is_apart && counts_on && all_in_brackets)
            .then(|| head.whole())
    }

    /// An item cites resolution 7/3, the next one annex I to the same resolution: of what the item before has cited
    /// itself, rather than of what introduces the list.
    fn same_as_item_before(&self, kind: Option<InstrumentKind>) -> Option<Head> {
        if self.standing != Standing::Item || !self.out.is_empty() {
            return None;
        }
        let is_it = |cited: &&Cited| match &cited.head {
            Head::Instrument { kind: of, .. } => kind.is_none() || of.is_none() || *of == kind,
            _ => false,
        };
        let last = self.before.iter().rev().find(is_it)?;
        let is_of_list = |cited: &&Cited| is_it(cited) && cited.head.is_same(&last.head);
        let goes_on = self.now.heads.iter().any(|cited| is_of_list(&cited));
        (!goes_on && head::meant(Pointing::Instrument(kind), None, &self.before, &[]).is_some())
            .then(|| last.head.whole())
    }

    /// Article 14 allows in its paragraph 3 (a) a gift to the account under article 30, and in paragraph 3 (b) …: the one
    /// of which the sentence has cited the letter before, where something else has been cited since.
    fn next_letter(&self, locator: &Locator) -> Option<Head> {
        let (Locator::At(path) | Locator::Span { from: path, .. }) = locator else {
            return None;
        };
        let [above @ .., Step::Subparagraph(letter)] = path.as_slice() else {
            return None;
        };
        let goes_before = |path: &Path| match path.as_slice() {
            [over @ .., Step::Subparagraph(last)] => {
                over == above && u32::from(*last) + 1 == u32::from(*letter)
            }
            _ => false,
        };
        let (last, earlier) = self.now.heads.split_last()?;
        let is_of_sentence = |cited: &&Citation| cited.range.start >= self.scanner.sentence;
        let here: Vec<Head> = (self.out.iter().filter(is_of_sentence))
            .filter_map(|cited| self.head_of(cited))
            .collect();
        let found = earlier.iter().rev().find(|cited| match &cited.head {
            Head::Article { path, .. } | Head::Instrument { path, .. } => goes_before(path),
            _ => false,
        })?;
        let is_it = !above.is_empty() && !found.head.is_same(&last.head);
        (is_it && here.contains(&found.head)).then(|| found.head.clone())
    }

    /// The article that a sentence has cited last, where it has cited nothing else and the paragraph besides only what
    /// is somebody else's: of a place in brackets.
    fn article_of_sentence(&self, citation: &Citation) -> Option<Head> {
        let is_article = |cited: &Citation| matches!(cited.reference, Reference::Treaty { .. });
        let mut here = (self.out.iter().rev())
            .take_while(|cited| cited.range.start >= self.scanner.sentence)
            .peekable();
        here.peek()?;
        let last = self.now.heads.iter().rev();
        let mut before = last.skip_while(|cited| matches!(cited.head, Head::Article { .. }));
        let is_others = before
            .next()
            .is_some_and(|cited| cited.head == Head::Others);
        let is_meant = citation.language != Language::COMPILATION
            && self.scanner.is_aside()
            && is_others
            && here.all(is_article);
        let article = self.now.heads.last().filter(|_| is_meant)?;
        Some(article.head.whole())
    }

    /// Whether the bracket that a place stands in is right behind the name of a paper, and no document has been cited.
    fn is_behind_an_uncited_paper(&self, citation: &Citation) -> bool {
        /// Words of its name.
        const LONGEST: usize = 3;
        let is_paper =
            |cited: &Cited| matches!(cited.head, Head::Document { .. } | Head::Meeting { .. });
        let from = self.out.last().map_or(0, |last| last.range.end);
        let before = self.scanner.text().get(from..citation.range.start);
        let Some(named) = before.and_then(|before| before.trim_end().strip_suffix('(')) else {
            return false;
        };
        let clause = named.rsplit([',', ';', ':', '.', '،', '؛', ')']).next();
        let words = clause.unwrap_or_default().split_whitespace().rev();
        citation.language != Language::COMPILATION
            && !self.now.heads.iter().any(is_paper)
            && self.discourse.last_document.is_none()
            && words
                .take(LONGEST)
                .any(|word| names_paper(word, citation.language))
    }

    /// Whether the clause has spoken of a report since what was cited last, which was none.
    fn names_an_uncited_paper(&self, citation: &Citation) -> bool {
        let from = self.out.last().map_or(0, |last| last.range.end);
        let from = from.max(self.scanner.sentence);
        let between = self.scanner.text().get(from..citation.range.start);
        let is_paper = matches!(
            self.now.heads.last().map(|cited| &cited.head),
            Some(Head::Document { .. } | Head::Meeting { .. })
        );
        let clause = between.and_then(|between| between.rsplit([',', ';', ':']).next());
        let words = clause.unwrap_or_default();
        !is_paper
            && words
                .split(|c: char| !c.is_alphabetic())
                .any(|word| names_paper(word, citation.language))
    }

    /// 第29条第1款列举的课程对应第7条和第20条。第2款…: the article whose paragraphs are counted on, where those cited since
    /// were named without any.
    fn counted_on(&self, locator: &Locator) -> Option<Head> {
        let (Locator::At(path) | Locator::Span { from: path, .. }) = locator else {
            return None;
        };
        let Some(Step::Paragraph(number)) = path.first() else {
            return None;
        };
        for cited in self.now.heads.iter().rev() {
            match &cited.head {
                Head::Article { path, .. } if path.is_empty() => {}
                Head::Article { path, .. } => {
                    let is_next = matches!(
                        path.first(),
                        Some(Step::Paragraph(last)) if last + 1 == *number
                    );
                    return is_next.then(|| cited.head.clone());
                }
                _ => return None,
            }
        }
        None
    }

    /// Whether a place is in brackets, or in Chinese in the sentence of what was cited last.
    fn is_near(&self, language: Language) -> bool {
        let is_of_sentence =
            (self.out.last()).is_some_and(|last| last.range.end > self.scanner.sentence);
        self.scanner.is_aside() || language == Language::COMPILATION && is_of_sentence
    }

    /// 第5/6号和第6/4号决议分别在第2段和第1段: the one of a list of instruments with which a place of as many goes.
    fn one_by_one(&self) -> Option<Head> {
        let is_before = |cited: &&Cited| cited.list != self.listed.list;
        let last = self.now.heads.iter().rfind(is_before)?;
        let mut listed: Vec<&Cited> = Vec::new();
        for cited in self
            .now
            .heads
            .iter()
            .filter(|cited| cited.list == last.list)
        {
            if !listed.iter().any(|known| known.head.is_same(&cited.head)) {
                listed.push(cited);
            }
        }
        let from = self
            .out
            .iter()
            .rfind(|citation| citation.list == last.list)
            .map(|citation| citation.range.end)?;
        let between = self.scanner.text().get(from..self.listed.start)?;
        let is_one_by_one = listed.len() > 1
            && listed.len() == self.listed.length
            && from >= self.scanner.sentence
            && (says_respectively(between) || self.says_respectively_behind());
        let cited = listed.get(self.listed.position).filter(|_| is_one_by_one)?;
        Some(cited.head.whole())
    }

    /// 其第三段重申第4/3号决定，第二段核可……: what the paragraph is of with which the clause right before begins, where that
    /// has named another instrument in passing.
    fn subject_of_clause_before(&self, citation: &Citation) -> Option<Head> {
        const MARKS: [char; 8] = ['，', ',', '；', ';', '。', '：', ':', '\n'];
        let text = self.scanner.text();
        let before = text.get(self.scanner.sentence..citation.range.start)?;
        let clause = before.trim_end().strip_suffix(['，', ','])?;
        let begin = self.scanner.sentence
            + clause.rfind(MARKS).map_or(0, |mark| {
                mark + clause
                    .get(mark..)
                    .and_then(|rest| rest.chars().next())
                    .map_or(0, char::len_utf8)
            });
        let mut here = self.out.iter().filter(|cited| cited.range.start >= begin);
        let first = here.next()?;
        let last = here.next_back()?;
        let is_place = |reference: &Reference| matches!(reference, Reference::Instrument { annex: None, locator, .. } if *locator != Locator::Whole);
        let is_named = |reference: &Reference| {
            matches!(
                reference,
                Reference::Instrument {
                    annex: None,
                    locator: Locator::Whole,
                    ..
                }
            )
        };
        let (one, other) = (self.head_of(first)?, self.head_of(last)?);
        let is_meant = citation.language == Language::COMPILATION
            && is_place(&first.reference)
            && is_named(&last.reference)
            && !one.is_same(&other);
        is_meant.then(|| one.whole())
    }

    /// 该决定回顾第2/6号和第3/4号决定；(d)段: behind a semicolon, of what the sentence is about, where that is an
    /// instrument and several have been cited together since.
    fn subject(&self, citation: &Citation) -> Option<Head> {
        let text = self.scanner.text();
        let before = text.get(self.scanner.sentence..citation.range.start)?;
        if !before.trim_end().ends_with(['；', ';']) || !head::competes(&self.now.heads) {
            return None;
        }
        let mut here = self
            .out
            .iter()
            .filter(|cited| cited.range.start >= self.scanner.sentence);
        let subject = head::of(here.next()?)?;
        let last = self.now.heads.last()?.list;
        let mut listed = self.now.heads.iter().filter(|cited| cited.list == last);
        let is_another = !listed.any(|cited| cited.head.is_same(&subject));
        (is_another && matches!(subject, Head::Instrument { .. })).then_some(subject)
    }

    /// That annex: the one of its number, if it is said, cited last, here or before. What is cited without an annex has none to be meant; another
    /// body's may.
    fn annex_cited_last(&self, number: Option<Annex>) -> Option<Head> {
        let is_it = |annex: &Option<Annex>| match number {
            Some(Annex::Numbered(_)) => *annex == number,
            _ => annex.is_some(),
        };
        for cited in self.out.iter().rev() {
            match &cited.reference {
                Reference::Instrument { annex, .. } if is_it(annex) => return self.head_of(cited),
                Reference::Other { .. } if cited.element(ElementKind::Annex).is_some() => {
                    return None;
                }
                _ => {}
            }
        }
        let has_annex = |head: &Head| match head {
            Head::Instrument { annex, .. } => is_it(annex),
            Head::Others => true,
            _ => false,
        };
        let before = self.before.iter().chain(&self.now.heads).rev();
        let here = before.map(|cited| &cited.head).find(|head| has_annex(head));
        let found = here.or_else(|| self.discourse.thread().rev().find(|head| has_annex(head)));
        found.cloned()
    }

    /// Decision 2/6 … (subparagraph (a)), on the basis of article 32 and of rule 2 …. The tasks are in subparagraph (c):
    /// of the instrument of which the sentence that has named articles, or another body's instrument, in passing had
    /// cited a place of that kind.
    fn gone_on_with(&self, citation: &Citation, locator: &Locator) -> Option<Head> {
        /// Things that a sentence names in passing.
        const MOST: usize = 4;
        /// Bytes from what is gone on with to them.
        const FARTHEST: usize = 600;
        let text = self.scanner.text();
        let is_passing = |cited: &&Citation| match &cited.reference {
            Reference::Treaty { .. } => true,
            // Of what is not reproduced no places are known.
            Reference::Instrument {
                locator: Locator::Whole,
                annex: None,
                ..
            } => (self.head_of(cited)).is_some_and(|head| !self.is_reproduced(&head)),
            // What is cited by a place of its own may be gone on with.
            Reference::Other {
                body: OtherBody::OtherTreaty | OtherBody::RulesOfProcedure,
            } => true,
            Reference::Other { .. } => cited.element(ElementKind::Step).is_none(),
            _ => false,
        };
        let passed = self.out.iter().rev().take(MOST).take_while(is_passing);
        let (count, first) = passed.enumerate().last()?;
        let subject = self.out.iter().rev().nth(count + 1)?;
        let between = text.get(subject.range.end..first.range.start)?;
        let mut scanner = Scanner::new(between);
        let is_of_one_sentence = between.len() <= FARTHEST && !scanner.advance(between.len());
        let head = self.head_of(subject)?;
        let is_letter = |path: &Path| matches!(path.first(), Some(Step::Subparagraph(_)));
        let begins_with_letter = match locator {
            Locator::At(path) | Locator::Span { from: path, .. } => is_letter(path),
            Locator::Whole => false,
        };
        let Head::Instrument { path, .. } = &head else {
            return None;
        };
        let has_own_paragraphs = text
            .get(citation.range.clone())
            .is_some_and(counts_paragraphs);
        let goes_on = match citation.language == Language::COMPILATION {
            // Articles have no 段.
            true => has_own_paragraphs && !path.is_empty() || begins_with_letter && is_letter(path),
            false => begins_with_letter && is_letter(path),
        };
        (goes_on && is_of_one_sentence).then_some(head)
    }

    /// Whether a possessive stands right before a place, in a bracket of its own.
    fn is_said_to_be_its(&self, at: usize) -> bool {
        let before = self.scanner.text().get(..at).unwrap_or_default();
        let opened = before.rfind('(').and_then(|open| before.get(open + 1..));
        opened.is_some_and(|inside| inside.trim().split(' ').count() == 1) && says_its(before, "")
    }

    /// Whether another body has been named right before a place, with nothing but a bracket's end between.
    pub(super) fn is_right_behind_another(&self, at: usize) -> bool {
        /// Bytes of a noun's article with a space.
        const ARTICLE: usize = 4;
        let between = self.scanner.text().get(self.body_end..at);
        let is_beside = between.is_some_and(|between| {
            // GAFI (la Recomendación 3, …
            let between = match between.trim_start().split_once('(') {
                Some(("", article)) if article.len() <= ARTICLE => "",
                _ => between,
            };
            between
                .chars()
                .all(|c| c.is_whitespace() || matches!(c, ')' | '）' | '的' | '\0'))
        });
        let last = self.sentence.named.last();
        self.body_end > 0 && is_beside && last.is_some_and(|last| *last != Speaker::Ours)
    }

    /// 附件二第3段 behind an instrument that is known to have one annex without a number: of the one cited before it that
    /// has that annex.
    fn with_that_annex(&self, annex: Option<Annex>) -> Option<Head> {
        let Annex::Numbered(wanted) = annex? else {
            return None;
        };
        let annexes = |head: &Head| match head {
            Head::Instrument { kind, number, .. } => {
                let is_it = |annexed: &AnnexedTo| {
                    annexed.number == *number && kind.is_none_or(|kind| kind == annexed.kind)
                };
                let all = self
                    .lexicon
                    .papers
                    .iter()
                    .filter_map(|papers| papers.annexed);
                all.filter(|annexed| is_it(annexed)).collect::<Vec<_>>()
            }
            _ => Vec::new(),
        };
        let is_instrument = |head: &&Head| matches!(head, Head::Instrument { .. } | Head::Others);
        let before = self.before.iter().chain(&self.now.heads);
        let mut cited = before.map(|cited| &cited.head).rev().filter(is_instrument);
        let last = cited.next()?;
        let has_only_another = annexes(last).iter().any(|annexed| annexed.annex.is_none());
        // Of those that are reproduced it is known which annexes they have.
        let has_none = matches!(last, Head::Instrument { annex: None, .. })
            && (self.is_reproduced(last) || self.is_reproduced_as_another_kind(last))
            && annexes(last).is_empty();
        if !has_only_another && !has_none {
            return None;
        }
        let has_it = |head: &&Head| self.has_annex(head, wanted);
        let known = cited
            .take_while(|head| !matches!(head, Head::Others))
            .find(has_it);
        known
            .or_else(|| self.discourse.thread().rev().find(has_it))
            .map(Head::whole)
    }

    /// 报告第24段在汇编中为七.20: of the report that the section of the compilation has its text from that is said to
    /// have it.
    fn report_ahead(&self) -> Option<Head> {
        let section = self.section_ahead?;
        let mut all = self.lexicon.papers.iter();
        let papers = all.find(|papers| papers.meeting == section)?;
        Some(Head::Document {
            symbol: DocumentSymbol(papers.report.clone()?),
            path: Path::new(),
        })
    }

    /// The report of which the annex, or the section of the compilation, has its text that the sentence has cited last.
    fn report_beside(&self) -> Option<Head> {
        let last = self.out.last()?;
        let papers = match &last.reference {
            Reference::Instrument {
                kind,
                number,
                annex: Some(annex),
                ..
            } => self.lexicon.papers.iter().find(|papers| {
                let is_it = |annexed: AnnexedTo| {
                    annexed.number == *number
                        && kind.is_none_or(|kind| kind == annexed.kind)
                        && annexed.annex == numbered(*annex)
                };
                papers.annexed.is_some_and(is_it)
            })?,
            Reference::Compilation {
                part,
                section,
                annex: None,
                ..
            } if part.is_none_or(|part| self.lexicon.holds_recommendations(part)) => {
                let mut all = self.lexicon.papers.iter();
                all.find(|papers| papers.meeting == *section)?
            }
            _ => return None,
        };
        let is_near = last.range.end > self.scanner.sentence;
        let symbol = papers.report.as_ref().filter(|_| is_near)?;
        Some(Head::Document {
            symbol: DocumentSymbol(symbol.clone()),
            path: Path::new(),
        })
    }

    /// The annex that has its text from the report that the paragraph has cited last.
    fn annex_beside(&self, annex: Option<Annex>) -> Option<Head> {
        let annex = annex?;
        let last = self.now.heads.last()?;
        let is_it = |papers: &&MeetingPapers| match &last.head {
            Head::Document { symbol, .. } => papers.report.as_ref() == Some(&symbol.0),
            Head::Meeting { meeting, .. } => papers.meeting == *meeting,
            _ => false,
        };
        let annexed = self.lexicon.papers.iter().find(is_it)?.annexed?;
        // The annex, where it has a number, may go without it here.
        (annex == Annex::Only || annexed.annex == numbered(annex)).then_some(Head::Instrument {
            issuer: Issuer::Ours,
            kind: Some(annexed.kind),
            number: annexed.number,
            annex: Some(annexed.annex.map_or(Annex::Only, Annex::Numbered)),
            path: Path::new(),
        })
    }

    /// What is gone on with where the paragraph has cited nothing: what the one before or the heading is about; for
    /// that resolution and for annex II, which only what has numbered annexes can have, what the document cited last.
    fn carried(&self, by: Pointing, annex: Option<Annex>, locator: &Locator) -> Option<Head> {
        if !self.now.heads.is_empty() {
            return None;
        }
        if by == Pointing::Under
            && let Some(lettered) = self.lettered_before(locator)
        {
            return Some(lettered);
        }
        if matches!(by, Pointing::Nothing | Pointing::Under)
            && let Some(last) = self.before.last()
            && matches!(last.head, Head::Instrument { .. } | Head::Document { .. })
        {
            return head::meant(by, annex, &self.before, &[]);
        }
        // а) …(paragraph 3 of the annex). It follows from article 32. б) … (paragraph 5): of what the item before has cited
        // besides articles.
        if by == Pointing::Nothing
            && self.standing == Standing::Item
            && self.scanner.is_aside()
            && let Some(last) = (self.before.iter())
                .rfind(|cited| !matches!(cited.head, Head::Article { .. } | Head::OthersArticle))
            && matches!(last.head, Head::Instrument { .. } | Head::Document { .. })
        {
            return Some(last.head.clone());
        }
        let wants_annex = matches!(annex, Some(Annex::Numbered(_)));
        let is_meant = |head: &&Head| match (by, head) {
            (Pointing::Nothing, Head::Instrument { annex, .. }) => {
                wants_annex && matches!(annex, Some(Annex::Numbered(_)))
            }
            (Pointing::Instrument(wanted), Head::Instrument { kind, .. }) => {
                wanted.is_none() || kind.is_none() || *kind == wanted
            }
            (Pointing::Instrument(_), Head::OthersArticle | Head::Others) => true,
            _ => false,
        };
        self.discourse.thread().rev().find(is_meant).cloned()
    }

    /// What a place in Chinese goes on with where the paragraph has cited no instrument: (b)段, which a draft's own
    /// paragraphs are not called, and （第1段） are of the instrument that the section has cited last, if that is one.
    fn carried_in_chinese(
        &self,
        by: Pointing,
        annex: Option<Annex>,
        locator: &Locator,
        citation: &Citation,
    ) -> Option<Head> {
        let is_article = |cited: &Cited| matches!(cited.head, Head::Article { .. });
        if !self.now.heads.iter().all(is_article) {
            return None;
        }
        if let Some(annex) = annex {
            return self.annexed_before(annex, locator);
        }
        let written = self.scanner.text().get(citation.range.clone())?;
        let is_lettered = by == Pointing::Nothing && written.starts_with(['(', '（']);
        let is_aside = by == Pointing::Nothing && self.scanner.is_aside();
        let begins_item = by == Pointing::Nothing && self.begins_item(citation.range.start);
        let counts_on =
            by == Pointing::Nothing && self.counts_on_in_next_paragraph(citation, locator);
        let may_go_on = matches!(
            by,
            Pointing::Nothing | Pointing::Under | Pointing::TheInstrument(_)
        );
        let goes_on = may_go_on && self.goes_on_in_next_paragraph(citation, locator);
        if !is_lettered && !is_aside && !begins_item && !counts_on && !goes_on {
            return None;
        }
        // What is not reproduced has no places that anything is known of.
        let is_instrument = |cited: &&Cited| match &cited.head {
            Head::Instrument { .. } => self.is_reproduced(&cited.head),
            Head::Others => true,
            head @ (Head::Document { .. } | Head::Meeting { .. }) => self.is_of_heading(head),
            _ => false,
        };
        let before: Vec<Cited> = self.before.iter().filter(is_instrument).cloned().collect();
        let of_before = || head::meant(by, None, &before, &[]);
        let of_section = || {
            let mut recent = self.discourse.recent().rev();
            recent.find(|head| self.is_reproduced(head)).cloned()
        };
        let found = match before.is_empty() {
            true => of_section(),
            false => of_before(),
        };
        let whole = found?.whole();
        match whole {
            // The paragraphs of resolutions have numbers.
            Head::Instrument {
                kind: Some(InstrumentKind::Resolution),
                annex: None,
                ..
            } if is_lettered => None,
            Head::Instrument { .. } => Some(whole),
            // Under a report's symbol stand its paragraphs.
            Head::Document { .. } | Head::Meeting { .. } => {
                self.is_of_heading(&whole).then_some(whole)
            }
            _ => None,
        }
    }

    /// Whether the heading above cites something.
    fn is_of_heading(&self, head: &Head) -> bool {
        let heading = self.discourse.headings.last();
        heading.is_some_and(|(_, foci)| foci.heads.iter().any(|cited| cited.head.is_same(head)))
    }

    /// ……第7/3号决议核可了建议。(a new paragraph) ……（附件一，第5段）: the only instrument that the paragraph before has cited, if
    /// it has an annex of that number, in which a place is cited.
    fn annexed_before(&self, annex: Annex, locator: &Locator) -> Option<Head> {
        let Annex::Numbered(wanted) = annex else {
            return None;
        };
        let subject = &self.before.first()?.head;
        let is_only = (self.before.iter()).all(|cited| cited.head.is_same(subject));
        let Head::Instrument { number, .. } = subject else {
            return None;
        };
        let has_annex = self.lexicon.papers.iter().any(|papers| {
            (papers.annexed.as_ref())
                .is_some_and(|of| of.number == *number && of.annex == Some(wanted))
        });
        let is_in_prose = self.standing == Standing::Prose && *locator != Locator::Whole;
        (is_only && has_annex && is_in_prose).then(|| subject.whole())
    }

    /// ……第4/3号决定使工作组常设化。(a new paragraph) (d)项如此规定: whether a place begins the paragraph and the one before has
    /// cited nothing but one instrument, in a text whose own paragraphs have no numbers.
    fn goes_on_in_next_paragraph(&self, citation: &Citation, locator: &Locator) -> bool {
        let begins = (self.scanner.text().get(..citation.range.start))
            .is_some_and(|before| !before.contains(char::is_alphanumeric));
        let Some(subject) = self.before.first() else {
            return false;
        };
        begins
            && self.standing == Standing::Prose
            && (self.before.iter()).all(|cited| cited.head.is_same(&subject.head))
            && !self.may_be_own(locator)
    }

    /// 第3/4号决定……第7段……. (a new paragraph) 第8段……: whether a place begins the paragraph and counts on in the only
    /// instrument that the one before has cited, in a text whose own paragraphs have no numbers.
    fn counts_on_in_next_paragraph(&self, citation: &Citation, locator: &Locator) -> bool {
        let first = |path: &Path| match path.first() {
            Some(Step::Paragraph(number)) => Some(*number),
            _ => None,
        };
        let number = match locator {
            Locator::At(path) | Locator::Span { from: path, .. } => first(path),
            Locator::Whole => None,
        };
        let begins = (self.scanner.text().get(..citation.range.start))
            .is_some_and(|before| !before.contains(char::is_alphanumeric));
        let (Some(number), Some(subject)) = (number, self.before.first()) else {
            return false;
        };
        let is_of_it = |cited: &Cited| cited.head.is_same(&subject.head);
        let last = self
            .before
            .iter()
            .rev()
            .find_map(|cited| match &cited.head {
                Head::Instrument { path, .. } => first(path),
                _ => None,
            });
        begins
            && self.standing == Standing::Prose
            && self.before.iter().all(is_of_it)
            && last.is_some_and(|last| last < number)
            && !self.may_be_own(locator)
    }

    /// Whether nothing but its label stands before a place in an item of a list: 1. 第5段，证词.
    pub(super) fn begins_item(&self, at: usize) -> bool {
        /// Bytes of the longest label.
        const LONGEST: usize = 12;
        let before = self.scanner.text().get(..at).unwrap_or_default();
        let is_label = |c: char| !c.is_alphabetic() || c.is_ascii() || is_numeral(c);
        self.standing == Standing::Item && before.len() <= LONGEST && before.chars().all(is_label)
    }

    /// The instrument or document that the document has given the name by which a place is said to be of it: 材料甲第6段,
    /// 《援助决定》(c)段.
    fn labelled(&self, at: usize) -> Option<Head> {
        let before = self.scanner.text().get(..at)?;
        let is_between =
            |c: char| c.is_whitespace() || c.is_control() || "*_“「》”」，,的中里之".contains(c);
        let before = before.trim_end_matches(is_between);
        let named = self.discourse.labels.iter().rev();
        named
            .filter(|(label, _)| before.ends_with(label.as_str()))
            .max_by_key(|(label, _)| label.len())
            .map(|(_, head)| head.clone())
    }

    /// A.VIII.13 (e); … subparagraphs (b) and (c) of the same paragraph: of the paragraph of the compilation that the
    /// sentence has cited last.
    fn under_a_section(
        &self,
        by: Pointing,
        annex: Option<Annex>,
        locator: &Locator,
        language: Language,
    ) -> Option<Reference> {
        let last = self.out.last()?;
        let is_here = last.range.end > self.scanner.sentence;
        let Reference::Compilation {
            part,
            section,
            annex: of_section,
            locator: of,
        } = &last.reference
        else {
            return None;
        };
        let (Locator::At(below), None) = (locator, annex) else {
            return None;
        };
        if !is_here || language == Language::COMPILATION {
            return None;
        }
        let is_paragraph = matches!(below.first(), Some(Step::Paragraph(_)));
        let mut joined = match (by, of) {
            // Section VIII ends at paragraph 14; paragraphs 5 to 7 of that section, and paragraph 4.
            (Pointing::Nothing, Locator::Whole) if is_paragraph => Path::new(),
            (Pointing::Nothing, Locator::At(_)) if is_paragraph && self.is_of_a_section(last) => {
                Path::new()
            }
            (Pointing::Under, Locator::At(path)) => path
                .iter()
                .take_while(|step| matches!(step, Step::Paragraph(_)))
                .copied()
                .collect(),
            _ => return None,
        };
        if by == Pointing::Under && joined.is_empty() {
            return None;
        }
        for step in below {
            joined.try_push(*step).ok()?;
        }
        Some(Reference::Compilation {
            part: *part,
            section: *section,
            annex: *of_section,
            locator: Locator::At(joined),
        })
    }

    /// Whether a place in the compilation is written with its section in words: paragraph 7 of section VIII.
    fn is_of_a_section(&self, cited: &Citation) -> bool {
        let is_worded = |element: &Element| match element.kind {
            ElementKind::Anaphor => true,
            ElementKind::Section => element.range.end == cited.range.end,
            _ => false,
        };
        cited.elements.iter().any(is_worded)
            && cited
                .elements
                .first()
                .is_some_and(|first| first.kind == ElementKind::Step)
    }

    /// As to subparagraph (s): of what the paragraph before has cited by its letters, where it ends with something
    /// that has none.
    fn lettered_before(&self, locator: &Locator) -> Option<Head> {
        let is_letter = |path: &Path| matches!(path.first(), Some(Step::Subparagraph(_)));
        let wanted = match locator {
            Locator::At(path) | Locator::Span { from: path, .. } => is_letter(path),
            Locator::Whole => false,
        };
        let is_lettered = |cited: &&Cited| match &cited.head {
            Head::Instrument { path, .. } => is_letter(path),
            _ => false,
        };
        let last = self.before.last()?;
        let lettered = self.before.iter().rev().find(is_lettered)?;
        (wanted && !is_lettered(&last)).then(|| lettered.head.whole())
    }

    /// Whether all that the paragraph has cited and that may be meant is one thing, and the sentence has named no
    /// other body.
    fn speaks_of_one(&self, by: Pointing) -> bool {
        let may_be_meant = |cited: &&Cited| match by {
            Pointing::Instrument(_) => {
                matches!(
                    cited.head,
                    Head::Instrument { .. } | Head::OthersArticle | Head::Others
                )
            }
            Pointing::Document => !matches!(cited.head, Head::Instrument { .. }),
            Pointing::Annex => matches!(
                cited.head,
                Head::Instrument { annex: Some(_), .. } | Head::OthersArticle | Head::Others
            ),
            _ => true,
        };
        if !matches!(
            by,
            Pointing::Nothing
                | Pointing::Under
                | Pointing::Instrument(_)
                | Pointing::Document
                | Pointing::Annex
        ) {
            return false;
        }
        let mut heads = self.now.heads.iter().filter(may_be_meant);
        let Some(first) = heads.next() else {
            return false;
        };
        !matches!(first.head, Head::OthersArticle | Head::Others)
            && heads.all(|other| other.head.is_same(&first.head))
            && self
                .sentence
                .bodies
                .iter()
                .all(|body| *body == Speaker::Ours)
    }

    /// 报告（CTOC/COP/WG.2/2013/5）中则是第24段: the document whose symbol stands in brackets right before, where the
    /// words go on without a mark.
    fn document_right_before(&self, at: usize) -> Option<Head> {
        /// Bytes between the bracket and the place.
        const LONGEST: usize = 24;
        let last = self.out.last()?;
        let between = self.scanner.text().get(last.range.end..at)?;
        let between = between.strip_prefix([')', '）'])?;
        let goes_on = between.len() <= LONGEST
            && (between.starts_with(char::is_alphabetic) || between.trim().is_empty())
            && !between.contains([',', '，', ';', '；', '。', '、']);
        let goes_on = goes_on || between.trim() == "," && self.is_of_its_own(last);
        let is_document = matches!(last.reference, Reference::Document { .. });
        (goes_on && is_document).then(|| head::of(last)).flatten()
    }

    /// Decision 4/3; the report of the fifth meeting (CTOC/COP/WG.2/2010/1), para. 4: whether a document in brackets is
    /// not where the instrument cited before it stands, but what the words between them name.
    fn is_of_its_own(&self, document: &Citation) -> bool {
        let before = self
            .out
            .iter()
            .rev()
            .nth(1)
            .map_or(0, |cited| cited.range.end);
        let between = self.scanner.text().get(before..document.range.start);
        between.is_some_and(|between| {
            between.contains([';', '.']) && between.contains(char::is_alphabetic)
        })
    }

    /// (CTOC/COP/WG.2/2010/1), paras. 4 (m) and (n): the document that the first of a list has been found to be in.
    fn document_of_list(&self, citation: &Citation) -> Option<Head> {
        let last = self.out.last().filter(|last| last.list == citation.list)?;
        matches!(last.reference, Reference::Document { .. }).then(|| head::of(last))?
    }

    /// 报告第5段, 附件二第3段: of the report or the annex that was cited last, however long before.
    fn cited_long_before(
        &self,
        by: Pointing,
        annex: Option<Annex>,
        locator: &Locator,
        citation: &Citation,
    ) -> Option<Head> {
        let cites =
            |wanted: fn(&Head) -> bool| (self.now.heads.iter()).any(|cited| wanted(&cited.head));
        match (by, annex) {
            (Pointing::Document, None) if self.names_a_paper(citation) => None,
            (Pointing::Document, None) => self.discourse.last_document.clone(),
            // The annex cited above, of whatever has one.
            (Pointing::Annex, None | Some(Annex::Only))
                if citation.language != Language::COMPILATION =>
            {
                self.only_annex_of_thread()
            }
            (Pointing::Nothing, Some(_)) if *locator != Locator::Whole => {
                let is_instrument = |head: &Head| {
                    matches!(
                        head,
                        Head::Instrument { .. } | Head::OthersArticle | Head::Others
                    )
                };
                let last = self.discourse.last_annex.clone();
                // пункт 24 приложения I: of what has such an annex, whichever was cited last.
                let of_that_number = match (annex, &last) {
                    (Some(Annex::Numbered(wanted)), Some(Head::Instrument { annex: of, .. }))
                        if *of != annex =>
                    {
                        let mut thread = self.discourse.thread().rev();
                        thread
                            .find(|head| self.has_annex(head, wanted))
                            .map(Head::whole)
                    }
                    _ => None,
                };
                of_that_number.or(last).filter(|_| !cites(is_instrument))
            }
            _ => None,
        }
    }

    /// Whether an instrument is known to have an annex of that number.
    fn has_annex(&self, head: &Head, wanted: u16) -> bool {
        let Head::Instrument { kind, number, .. } = head else {
            return false;
        };
        let mut annexed = (self.lexicon.papers.iter()).filter_map(|papers| papers.annexed);
        annexed.any(|of| {
            of.annex == Some(wanted)
                && of.number == *number
                && kind.is_none_or(|kind| kind == of.kind)
        })
    }

    /// The annex cited last, where nothing of others' and no other annex is among what has been cited of late.
    fn only_annex_of_thread(&self) -> Option<Head> {
        let last = self.discourse.last_annex.as_ref()?;
        let is_of_it = |head: &Head| match head {
            Head::OthersArticle | Head::Others => false,
            Head::Instrument { annex: Some(_), .. } => head.is_same(last),
            _ => true,
        };
        let mut thread = self.discourse.thread();
        thread.all(is_of_it).then(|| last.clone())
    }

    /// Whether the text has spoken of an annex since what was cited last, without citing it.
    fn names_an_annex(&self, citation: &Citation) -> bool {
        let from = self.out.last().map_or(0, |last| last.range.end);
        let between = self.scanner.text().get(from..citation.range.start);
        between.is_some_and(says_annex)
    }

    /// Whether the text has spoken of a report since what was cited last, besides right before the place.
    fn names_a_paper(&self, citation: &Citation) -> bool {
        let from = self.out.last().map_or(0, |last| last.range.end);
        let between = self.scanner.text().get(from..citation.range.start);
        between.is_some_and(|between| names_reports(between) > 1)
    }

    /// Whether a national law has been named behind what was cited last.
    fn is_behind_a_law(&self) -> bool {
        let last = self.out.last().map_or(0, |last| last.range.end);
        self.law_end > last
    }

    /// Whether an instrument has been cited since the last article, or an article has been written that is none of
    /// what can be cited: 第三百二十一条.
    fn is_behind_an_instrument(&self, at: usize) -> bool {
        let is_of_else = match self.out.last().map(|last| &last.reference) {
            Some(Reference::Other { body }) => *body != OtherBody::OtherTreaty,
            Some(Reference::Treaty { .. }) => false,
            Some(_) => true,
            None => false,
        };
        let from = self.out.last().map_or(0, |last| last.range.end);
        let between = self.scanner.text().get(from..at).unwrap_or_default();
        is_of_else || names_an_article(between)
    }

    /// Whether only articles have been cited, and those in a sentence before.
    fn is_behind_articles(&self) -> bool {
        let is_article =
            |cited: &Cited| matches!(cited.head, Head::Article { .. } | Head::OthersArticle);
        !self.now.heads.is_empty()
            && self.now.heads.iter().all(is_article)
            && (self.out.last()).is_none_or(|last| last.range.end <= self.scanner.sentence)
    }

    /// Whether a document was cited last, in a sentence before, and nothing here says that it is gone on with.
    fn is_of_another_sentence(&self) -> bool {
        let is_document =
            |cited: &Cited| matches!(cited.head, Head::Document { .. } | Head::Meeting { .. });
        let is_before =
            (self.out.last()).is_some_and(|last| last.range.end <= self.scanner.sentence);
        is_before
            && !self.scanner.is_aside()
            && self.now.heads.last().is_some_and(is_document)
            && !self.is_about_a_document()
    }

    /// CTOC/COP/2008/7. Report of …: whether the paragraph begins with the only thing that it has cited.
    fn is_about_a_document(&self) -> bool {
        let [first] = self.out.as_slice() else {
            return false;
        };
        let text = self.scanner.text();
        let before = text.get(..first.range.start).unwrap_or_default();
        // The report of the meeting of October 2007 (CTOC/COP/2008/7) makes seven requests: its subject.
        const LONGEST: usize = 80;
        let is_subject = || {
            let behind = text.get(first.range.end..).unwrap_or_default();
            before.len() <= LONGEST
                && behind.starts_with(')')
                && !before.contains([',', ';', ':'])
                && before
                    .split(' ')
                    .any(|word| names_paper(word, first.language))
        };
        first.language != Language::COMPILATION
            && (!before.contains(char::is_alphabetic) || is_subject())
    }

    /// Where what was cited last ends, with the name of whose it is: decision 4/3 of the Conference of the Parties.
    fn end_of_last_cited(&self) -> Option<usize> {
        /// Bytes of the name.
        const LONGEST: usize = 300;
        const MARKS: [char; 11] = [',', ';', '.', ':', '\n', '(', '،', '؛', '。', '，', '；'];
        let last = self.out.last()?.range.end;
        let named = self.body_end.max(self.treaty_end);
        let name = self.scanner.text().get(last..named);
        let is_whose = name.is_some_and(|name| name.len() <= LONGEST && !name.contains(MARKS));
        Some(if is_whose { named } else { last })
    }

    /// Whether what was cited last stands in the sentence or the note right before a place.
    fn is_right_behind_what_was_cited(&self, at: usize) -> bool {
        let gap = (self.scanner.text())
            .get(self.end_of_last_cited().unwrap_or(0)..at)
            .unwrap_or_default();
        self.is_near_what_was_cited(at, NEAR_DITTO)
            && match self.out.is_empty() {
                true => begins_sentence(gap),
                false => ends_one_sentence(gap),
            }
    }

    /// Whether no more than the end of one sentence or note lies between the last citation and a place.
    /// `longest` is in bytes of Chinese; words are longer.
    pub(super) fn is_near_what_was_cited(&self, at: usize, longest: usize) -> bool {
        let from = match self.end_of_last_cited() {
            Some(end) => end,
            None if self.far_before => return false,
            None => 0,
        };
        let gap = self.scanner.text().get(from..at).unwrap_or_default();
        let is_in_words = gap.contains(char::is_alphabetic) && gap.chars().all(|c| c < '\u{2E80}');
        let longest = if is_in_words { 2 * longest } else { longest };
        gap.len() <= longest && gap.matches(['。', ';', '；', '\n']).count() <= 1
    }

    /// annex II, par. 11. General comment No. 3, par. 11; ibid., par. 14: whether something with a number stands on the line
    /// between what was cited last and a place.
    fn is_behind_what_was_not_read(&self, at: usize) -> bool {
        /// Figures of a year, which is no place.
        const YEAR: usize = 4;
        let from = self.end_of_last_cited().unwrap_or(at);
        let between = self.scanner.text().get(from..at).unwrap_or_default();
        // A note's own number stands at the beginning of its line.
        let (between, is_ended) = match between.split_once('\n') {
            Some((line, _)) => (line, true),
            None => (between, false),
        };
        !between.contains(['[', '^'])
            && (!is_ended || between.contains(';'))
            && between.contains(char::is_alphabetic)
            && between
                .split(|c: char| !c.is_ascii_digit())
                .any(|figures| !figures.is_empty() && figures.len() < YEAR)
    }

    /// == Article 32, …; its paragraphs are (para. 5): of the article that the heading is about, where the paragraph has
    /// cited nothing else.
    fn article_of_heading(&self, by: Pointing, citation: &Citation) -> Option<Head> {
        let heading = self.discourse.headings.last()?;
        let (first, others) = heading.1.heads.split_first()?;
        let is_it = |cited: &Cited| cited.head.is_same(&first.head);
        let is_one = matches!(first.head, Head::Article { .. }) && others.iter().all(is_it);
        let is_article =
            |cited: &Citation| head::of(cited).is_some_and(|head| head.is_same(&first.head));
        let before = self.scanner.text().get(..citation.range.start)?;
        // Letters may be of anything that has been spoken of.
        let begins = by == Pointing::Nothing || !before.contains(char::is_alphabetic);
        let goes_on = is_one
            && (begins || !self.out.is_empty())
            && self.now.heads.iter().all(is_it)
            && self.out.iter().all(is_article)
            && citation.language != Language::COMPILATION
            && !self.is_behind_a_law();
        goes_on.then(|| match self.now.heads.last() {
            Some(last) => last.head.clone(),
            None => first.head.whole(),
        })
    }

    /// Article 32, paragraph 1, …. Paragraph 3 lets it: of the only article that the paragraph has cited, where that
    /// was in the sentence right before and the place begins its own.
    fn article_gone_on_with(&self, citation: &Citation) -> Option<Head> {
        /// Letters of a noun's article, or of what goes before a place: Under paragraph 5.
        const ARTICLE: usize = 6;
        let text = self.scanner.text();
        let last = self.out.last()?;
        let before = text.get(self.scanner.sentence..citation.range.start)?;
        let between = text.get(last.range.end..self.scanner.sentence)?;
        // El párrafo 3 …
        let begins = before.chars().filter(|c| c.is_alphabetic()).count() <= ARTICLE;
        let mut scanner = Scanner::new(between);
        scanner.advance(between.len().saturating_sub(1));
        let is_next = scanner.sentence == 0;
        let mut heads = self.now.heads.iter().map(|cited| &cited.head);
        let first = heads.next()?;
        let is_one = heads.all(|head| head.is_same(first));
        let is_meant = begins && is_next && is_one && citation.language != Language::COMPILATION;
        (is_meant && !self.is_behind_a_law()).then(|| first.whole())
    }

    /// The instrument that the sentence, behind all that it has cited, names by its kind alone, where something else
    /// has been cited since: the decision as a whole and not only its paragraph (d).
    fn named_by_its_kind(&self, citation: &Citation) -> Option<Head> {
        if citation.language == Language::COMPILATION {
            return None;
        }
        let from = self.out.last().map_or(0, |last| last.range.end);
        let from = from.max(self.scanner.sentence);
        let between = self.scanner.text().get(from..citation.range.start)?;
        let words = between.split(|c: char| !c.is_alphabetic());
        let kind = words
            .filter(|word| !word.is_empty())
            .rev()
            .find_map(|word| kind_of(citation.language, word))?;
        let is_of_kind = |cited: &&Cited| match &cited.head {
            Head::Instrument { kind: of, .. } => *of == Some(kind),
            _ => false,
        };
        let last = self.now.heads.iter().rfind(is_of_kind)?;
        Some(last.head.whole())
    }

    /// Subparagraph (i) behind paragraph (b): an item, where what it is called is not what the letter before it was.
    fn as_item(&self, citation: &Citation, locator: &Locator) -> Option<Locator> {
        /// Letters by which two forms of a word are known to be one.
        const STEM: usize = 5;
        let Locator::At(path) = locator else {
            return None;
        };
        let [Step::Subparagraph(letter @ ('i' | 'v' | 'x'))] = path.as_slice() else {
            return None;
        };
        let last = self.out.last()?;
        let head = &self.now.heads.last()?.head;
        let last_step = match head {
            Head::Instrument { path, .. } | Head::Document { path, .. } => path.last(),
            _ => None,
        };
        let text = self.scanner.text();
        let is_noun = |word: &&str| word.chars().count() > 2;
        let noun = text.get(citation.range.clone())?;
        let noun = noun.split(|c: char| !c.is_alphabetic()).find(is_noun)?;
        let stem = noun.chars().take(STEM).collect::<String>().to_lowercase();
        // What it is called where it has been used before, and what stands behind that there.
        let used = self.out.iter().rev().find_map(|cited| {
            let written = text.get(cited.range.clone())?;
            if let Some(at) = written.to_lowercase().find(&stem) {
                return written.get(at + stem.len()..);
            }
            // al. d) … l'alinéa i)
            let short = written.find(|c: char| !c.is_alphabetic())?;
            let (word, behind) = written.split_at_checked(short)?;
            let is_short = word.chars().count() > 1
                && behind.starts_with('.')
                && noun.to_lowercase().starts_with(&word.to_lowercase());
            is_short.then_some(behind)
        });
        let is_known = |used: &str| {
            text.get(last.range.clone())
                .is_some_and(|last| last.ends_with(used))
        };
        // Subparagraph (iii) of paragraph (i) …, subparagraph (v): what it is called is what the number before it was.
        let names_numbers = |used: &str| {
            let figures = used
                .trim_start_matches(char::is_alphabetic)
                .trim_start_matches(|c: char| !c.is_alphanumeric());
            figures.find(')').is_some_and(|length| {
                (2..=4).contains(&length)
                    && figures.bytes().take(length).all(|c| b"ivx".contains(&c))
            })
        };
        let is_item = match last_step {
            Some(Step::Subparagraph(_)) => !used.is_some_and(is_known),
            Some(Step::Item(_)) => used.is_none_or(names_numbers),
            _ => false,
        };
        let number = match letter {
            'i' => 1,
            'v' => 5,
            _ => 10,
        };
        is_item.then(|| Locator::At([Step::Item(number)].into_iter().collect()))
    }

    /// Whether a clause of the draft has been named by its label since what was cited last: with regard to OP6, that
    /// subparagraph (c) be deleted.
    fn is_behind_a_clause_of_the_draft(&self, at: usize) -> bool {
        let from = self.out.last().map_or(0, |last| last.range.end);
        let between = self.scanner.text().get(from..at).unwrap_or_default();
        let is_label = |(place, label): (usize, &str)| {
            let before = between.get(..place).unwrap_or_default();
            let behind = between.get(place + label.len()..).unwrap_or_default();
            !before.ends_with(|c: char| c.is_alphanumeric() || c == '/')
                && behind.starts_with(|c: char| c.is_ascii_digit())
        };
        CLAUSES
            .iter()
            .any(|label| between.match_indices(label).any(is_label))
    }

    /// № 58 (п. 13), № 20, п. 5: of what has just been named by a number that is no citation's.
    pub(super) fn is_of_something_numbered(&self, at: usize) -> bool {
        let before = self.scanner.text().get(..at).unwrap_or_default();
        if self.is_behind_a_numbered_act(before) {
            return true;
        }
        let Some(before) = before.trim_end().strip_suffix(['(', '（']) else {
            return false;
        };
        let before = before.trim_end();
        let is_cited = self
            .out
            .last()
            .is_some_and(|last| last.range.end >= before.len());
        let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        // The model law of 2008 (paragraph 11) is dated, not numbered; Decree 112-2022 is.
        let led = before.get(..before.len() - digits).unwrap_or_default();
        let is_of_a_year = (led.strip_suffix(['-', '/']))
            .is_some_and(|number| number.ends_with(|c: char| c.is_ascii_digit()));
        digits > 0 && (digits != 4 || is_of_a_year) && !is_cited
    }

    /// l'arrêté n° 7/3 du 6 avril 2019, dont l'article 5: behind a sign and a number, a date or a word or two, and a
    /// comma.
    fn is_behind_a_number_sign(&self, before: &str) -> bool {
        const FARTHEST: usize = 60;
        const SIGNS: [&str; 4] = ["№", "n°", "nº", " no. "];
        let mut from = before.len().saturating_sub(FARTHEST);
        while !before.is_char_boundary(from) {
            from += 1;
        }
        let cited = self.out.last().map_or(0, |last| last.range.end);
        let from = from
            .max(cited)
            .max(self.treaty_end)
            .max(self.scanner.sentence);
        let near = before.get(from..).unwrap_or_default();
        let sign = SIGNS
            .iter()
            .filter_map(|sign| Some(near.rfind(sign)? + sign.len()))
            .max();
        let Some(behind) = sign.and_then(|at| near.get(at..)) else {
            return false;
        };
        behind
            .trim_start()
            .starts_with(|c: char| c.is_ascii_digit())
            && behind.contains(',')
            && !behind.contains([';', '(', ')', '\n', ':'])
    }

    /// Regulation (EU) 2018/1805, article 4; постановление № 20, пункт 5: behind a comma, what has a number behind a
    /// sign or one with a year in it.
    fn is_behind_a_numbered_act(&self, before: &str) -> bool {
        const SIGNS: [&str; 6] = ["№", "n°", "nº", "no.", "núm.", "n."];
        if self.is_behind_a_number_sign(before) {
            return true;
        }
        let Some(act) = before.trim_end().strip_suffix(',') else {
            return false;
        };
        let is_cited = (self.out.last()).is_some_and(|last| last.range.end >= act.len());
        let mut words = act.rsplit(' ');
        let number = words.next().unwrap_or_default();
        let sign = words.next().unwrap_or_default().to_lowercase();
        let is_number = number.contains(|c: char| c.is_ascii_digit());
        let has_sign = SIGNS
            .iter()
            .any(|known| sign == *known || number.starts_with(known));
        let is_figure = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let is_year = |part: &str| part.len() == 4 && is_figure(part);
        // 6/4, paragraph 2: of what has not been read as an instrument.
        let is_instruments = number.split_once('/').is_some_and(|(session, serial)| {
            !session.is_empty() && !serial.is_empty() && is_figure(session) && is_figure(serial)
        });
        let has_year = number
            .split_once(['/', '-'])
            .is_some_and(|(one, other)| is_year(one) || is_year(other));
        // OC-21/14, paragraph 160; C-311/18
        let is_a_cases =
            number.starts_with(char::is_uppercase) && number.contains('-') && number.contains('/');
        is_number && (has_sign || has_year || is_instruments || is_a_cases) && !is_cited
    }
}

/// The number of an annex; `None` for the only one.
fn numbered(annex: Annex) -> Option<u16> {
    match annex {
        Annex::Numbered(number) => Some(number),
        Annex::Only => None,
    }
}
