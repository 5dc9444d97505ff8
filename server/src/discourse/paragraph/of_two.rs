//! One of two: the former and the latter of two instruments, or of two treaties, that were named together.
//!
//! Not here: the words for them (`citation/`); one of two bodies (`instruments`).

use super::Reader;
use crate::citation::{Citation, Pointing, Reference, begins_with_which, says_respectively};
use crate::discourse::cited::Head;
use crate::discourse::head;

/// Marks that clauses are parted by.
const MARKS: [char; 10] = [',', '，', '،', ':', '：', '(', '（', '—', '–', '\n'];

impl Reader<'_> {
    /// Which of two a place or an article is said to be of, by the beginning of a clause of its sentence before it; and
    /// where that clause begins.
    pub(super) fn which_said(&self, citation: &Citation) -> Option<(Pointing, usize)> {
        /// Clauses that go on with it.
        const MOST: usize = 5;
        /// Bytes of them.
        const LONGEST: usize = 400;
        let text = self.scanner.text();
        let at = citation.range.start;
        let mut from = self.scanner.sentence.max(at.saturating_sub(LONGEST));
        while !text.is_char_boundary(from) {
            from += 1;
        }
        let mut part = text.get(from..at)?;
        if let Some((_, behind)) = part.rsplit_once(['；', ';', '؛']) {
            part = behind;
        }
        let begin = at - part.len();
        let marks = part
            .rmatch_indices(MARKS)
            .map(|(mark, written)| begin + mark + written.len());
        let begins = marks.chain([begin]).take(MOST);
        let mut end = at;
        for clause in begins {
            let which = begins_with_which(text.get(clause..end)?, citation.language);
            if let Some(by) = which {
                return Some((by, clause));
            }
            // Its mark does not belong to the clause before it.
            end = text
                .get(..clause)
                .and_then(|before| before.char_indices().next_back())
                .map_or(clause, |(mark, _)| mark.max(begin));
        }
        None
    }

    /// In its paragraph 2, the former endorses recommendations: which of two the clause right behind a place begins with.
    fn which_said_behind(&self, citation: &Citation) -> Option<(Pointing, usize)> {
        let behind = self.scanner.text().get(citation.range.end..)?;
        let next = behind.strip_prefix([',', '，', '،'])?;
        let length = next.find(['.', ',', '，', '。', ';', '；', '\n']);
        let next = next.get(..length.unwrap_or(next.len()))?;
        let which = begins_with_which(next, citation.language)?;
        Some((which, citation.range.start))
    }

    /// 前者由会议在(a)段核可，并在(b)段……；后者仅在第1段; la première, en son paragraphe 2: the one of two instruments that is
    /// meant, where nothing else has been cited since.
    pub(super) fn of_two(&mut self, by: Pointing, citation: &Citation) -> Option<Head> {
        let is_said = matches!(by, Pointing::Former | Pointing::Latter);
        let (which, clause) = match is_said {
            true => (by, self.scanner.sentence),
            false => self.which_said(citation).or_else(|| {
                let is_its = by == Pointing::Its;
                is_its.then(|| self.which_said_behind(citation))?
            })?,
        };
        // Paragraph (i): the first principle (subparagraph (i)): of what leads to it.
        let before = self.scanner.text().get(self.scanner.sentence..clause)?;
        if !is_said && before.trim_end().ends_with([':', '：']) && self.cites_before(clause) {
            return None;
        }
        let two = self.two(self.scanner.sentence)?;
        let [former, latter] = &two;
        let one = match which {
            Pointing::Former => former,
            _ => latter,
        };
        let is_meant = |head: &Head| match is_said {
            // What else the sentence itself has cited is nearer.
            true => head.is_same(former) || head.is_same(latter),
            false => head.is_same(one),
        };
        let last = self.out.iter().rev();
        let mut since = last.take_while(|cited| cited.range.start >= clause);
        if !since.all(|cited| head::of(cited).is_some_and(|head| is_meant(&head))) {
            return None;
        }
        let one = one.clone();
        if which == Pointing::Former {
            let [_, latter] = two;
            self.latter = Some(latter);
        }
        Some(one)
    }

    /// Whether the list that is being read, or what follows it in the sentence, says that its items go with others one by one:
    /// in paragraphs 2 and 6 respectively.
    pub(super) fn says_respectively_behind(&self) -> bool {
        /// Bytes of the list and the word.
        const LONGEST: usize = 160;
        let text = self.scanner.text();
        let mut end = text.len().min(self.listed.start + LONGEST);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let behind = text.get(self.listed.start..end).unwrap_or_default();
        let sentence = behind.split([';', '；', '。', '؛', '\n']).next();
        let sentence = sentence.unwrap_or_default();
        let length = sentence.find(". ").unwrap_or(sentence.len());
        says_respectively(sentence.get(..length).unwrap_or_default())
    }

    /// 两者分别在(c)段和(h)段中: of the two that the sentence before has named the one with which a place of two goes.
    pub(super) fn of_two_one_by_one(&self) -> Option<Head> {
        let before = self
            .scanner
            .text()
            .get(self.scanner.sentence..self.listed.start)?;
        let is_said = says_respectively(before) || self.says_respectively_behind();
        if self.listed.length != 2 || !is_said || self.cites_before(self.listed.start) {
            return None;
        }
        let [first, second] = self.two(self.scanner.sentence)?;
        Some(match self.listed.position {
            0 => first,
            _ => second,
        })
    }

    /// Whether the sentence has cited anything before a place.
    fn cites_before(&self, at: usize) -> bool {
        let mut last = self.out.iter().rev();
        last.find(|cited| cited.range.start < at)
            .is_some_and(|cited| cited.range.start >= self.scanner.sentence)
    }

    /// The two instruments that the sentence before has named, or else the paragraph up to there, or the one before.
    fn two(&self, at: usize) -> Option<[Head; 2]> {
        /// Citations that are looked back at.
        const MOST: usize = 64;
        let heads = |from: usize| {
            let mut two: Vec<Head> = Vec::new();
            let near = self.out.len().saturating_sub(MOST);
            let cited = self.out.get(near..).unwrap_or_default().iter();
            let cited = cited.filter(|cited| cited.range.start < at && cited.range.start >= from);
            for cited in cited {
                match self.head_of(cited) {
                    Some(head @ Head::Instrument { .. }) => {
                        let is_known = two.iter().any(|known| known.is_same(&head));
                        two.extend((!is_known).then(|| head.whole()));
                    }
                    // It may be one of the two.
                    _ if matches!(cited.reference, Reference::Other { .. }) => return None,
                    _ => {}
                }
            }
            Some(two)
        };
        let carried = || {
            let mut two: Vec<Head> = Vec::new();
            for cited in &self.before {
                let is_instrument = matches!(cited.head, Head::Instrument { .. });
                if is_instrument && !two.iter().any(|known| known.is_same(&cited.head)) {
                    two.push(cited.head.whole());
                }
            }
            two
        };
        let two_of = |two: Vec<Head>| <[Head; 2]>::try_from(two).ok();
        two_of(heads(self.sentence_before)?)
            .or_else(|| two_of(heads(0)?))
            .or_else(|| two_of(carried()).filter(|_| heads(0).is_some_and(|here| here.is_empty())))
    }
}
