//! Citations by instrument.
//!
//! ```text
//! number-first = [ issuer ] [ date ] numbered *( list-mark [ date ] numbered ) kind [ locators ]
//! numbered     = [ "第" ] number "/" number [ "号" ]
//! noun-first   = [ issuer ] kind number "/" number *( list-mark number "/" number ) [ locators ]
//! kind         = "决议" / "决定"
//! unmarked     = [ issuer ] [ date ] number [ "/" number ] "号" kind [ locators ]
//! ```
//!
//! Several of them, joined by list marks, are one list: issuer and kind are inherited. Numbers of
//! another shape (1373(2001), V/6, 2/CP.4, 2758) are other bodies'.

use std::ops::Range;

use super::issuer::{Stated, before_number, is_named_behind, without_date};
use super::locator::{Recommendations, annex, bare_letters, is_in_clause_of_paragraph, places};
use super::names::Names;
use super::phrase::{ends_bare, ends_reference, list_mark, range_mark, suffix};
use super::words::{self, LANGUAGE};
use crate::citation::cursor::Cursor;
use crate::citation::located::Located;
use crate::citation::numeral::is_numeral;
use crate::citation::so_far::SoFar;
use crate::citation::{
    Certainty, Citation, Element, ElementKind, InstrumentKind, InstrumentNumber, Issuer, Locator,
    Mention, Named, OtherBody, Reference, Step,
};
use crate::text::begins_line;

/// Numbers before their kind: longer lists are left alone, so that reading stays linear.
const LONGEST_LIST: usize = 40;

/// A number as written, before its kind is known.
struct Numbered {
    range: Range<usize>,
    number: Option<InstrumentNumber>,
    digits: Range<usize>,
}

/// Reads a list that begins with 第 at the cursor.
pub fn number_first(names: &Names, start: Cursor<'_>, list: u32) -> Option<(Vec<Citation>, usize)> {
    // Most 第 stand before no such number.
    numbered(names, start, true)?;
    let mut reader = ListReader::new(names, list, before_number(names, start.before()));
    let end = reader.group(start).or_else(|| {
        let kind = kind_of_sentence(start)?;
        reader.kindless(start, kind)
    })?;
    Some(reader.rest(end))
}

/// 这项决议的译文……，第5/6号和第6/4号的用……: the kind that the words of the sentence before a number without one have; `None`
/// where they have none or both.
fn kind_of_sentence(number: Cursor<'_>) -> Option<InstrumentKind> {
    /// Bytes before the number.
    const FARTHEST: usize = 240;
    let mut from = number.at.saturating_sub(FARTHEST);
    while !number.text.is_char_boundary(from) {
        from += 1;
    }
    let before = number.text.get(from..number.at)?;
    let sentence = before.rsplit(['。', '\n']).next()?;
    let resolves = sentence.contains(words::RESOLUTION);
    let decides = sentence.contains(words::DECISION);
    match (resolves, decides) {
        (true, false) => Some(InstrumentKind::Resolution),
        (false, true) => Some(InstrumentKind::Decision),
        _ => None,
    }
}

/// Reads a list whose first number, with 号 at the cursor, has no 第: 7/3号决议. What ends before `read` has been
/// read.
pub fn unmarked(
    names: &Names,
    sign: Cursor<'_>,
    list: u32,
    read: usize,
) -> Option<(Vec<Citation>, usize)> {
    let is_of_number = |c: char| c.is_ascii_digit() || matches!(c, '/' | '(' | ')' | ' ');
    let number_before = |end: usize| -> Option<usize> {
        let before = sign.text.get(read..end)?.trim_end_matches(' ');
        let number = before.trim_end_matches(is_of_number);
        let written = before.get(number.len()..)?;
        let spaces = written.len() - written.trim_start_matches([' ', '(', ')']).len();
        let start = read + number.len() + spaces;
        let is_number = written
            .get(spaces..)?
            .starts_with(|c: char| c.is_ascii_digit());
        // - 7/3号决议附件二: an item of a list.
        let outside = number.trim_end_matches(['-', ' ']);
        let is_bullet = spaces > 0 && (outside.ends_with('\n') || outside.is_empty() && read == 0);
        let goes_on = !is_bullet && number.ends_with(['.', '-', '年', '月', '第', '%', ':'])
            || spaces == 0 && number.ends_with(|c: char| c.is_ascii_alphanumeric());
        (is_number && !goes_on).then_some(start)
    };
    let mut start = number_before(sign.at)?;
    // 2/6号和3/4号决定
    for _ in 0..LONGEST_LIST {
        let before = sign.text.get(read..start)?.trim_end_matches(' ');
        let Some(mark) = suffix(before, &words::LIST_MARKS) else {
            break;
        };
        let one = before.strip_suffix(mark)?.trim_end_matches(' ');
        let one = one.strip_suffix(words::NUMBER).unwrap_or(one);
        match number_before(read + one.len()) {
            Some(earlier) if sign.text.get(earlier..start)?.contains('/') => start = earlier,
            _ => break,
        }
    }
    let start = Cursor::new(sign.text, start);
    let stated = before_number(names, start.before());
    // (15 号决议) numbers anything.
    let written = sign.text.get(start.at..sign.at)?;
    let says_little = written.trim_end().len() < 3;
    if says_little && matches!(stated, Stated::Nobody(_)) {
        return None;
    }
    let mut reader = ListReader::new(names, list, stated);
    let end = reader.group_of(start, false)?;
    let (citations, end) = reader.rest(end);
    // 3/4号决定出发 is a day and a verb; 67号决定 is anybody's.
    let is_a_day = citations.first().is_some_and(|first| {
        let has_place = first
            .elements
            .iter()
            .any(|one| matches!(one.kind, ElementKind::Step | ElementKind::Annex));
        let is_resolution = sign
            .word(words::NUMBER)
            .and_then(|end| end.word(words::RESOLUTION));
        let has_issuer = !matches!(stated, Stated::Nobody(_));
        let before = start.before().trim_end_matches([' ', '(', '“']);
        let is_cued = suffix(before, &words::CUES_BEFORE).is_some()
            || suffix(before, &words::BEFORE_NUMBERS).is_some();
        let end = Cursor::new(sign.text, end);
        let is_noun = ends_reference(end) || end.any_word(&words::BEHIND_NOUNS).is_some();
        is_resolution.is_none() && !has_place && !has_issuer && !is_cued && !is_noun
    });
    (!is_a_day).then_some((citations, end))
}

/// 2008年的决定: the one instrument of ours that a kind, which is at the cursor, and a year before it name.
pub fn of_year(names: &Names, kind: Cursor<'_>) -> Option<Mention> {
    let (found, _, end) = self::kind(kind)?;
    let before = kind.before();
    let before = before.strip_suffix(words::OF).unwrap_or(before);
    let before = before.strip_suffix(words::YEAR)?;
    let begin = before.len().checked_sub(4)?;
    let digits = before.get(begin..)?;
    let year = digits
        .bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| digits.parse().ok())
        .flatten()?;
    let number = names.lexicon.instrument_of_year(found, year)?;
    // 市议会2008年的决定
    let owner = before.get(..begin)?.trim_end_matches(' ');
    let is_somebodys = names.body_before(owner).is_some()
        || suffix(owner, &words::BODIES).is_some()
        || suffix(owner, &words::AUTHORITIES).is_some();
    if is_somebodys {
        return None;
    }
    Some(Mention {
        range: begin..end.at,
        named: Named::InstrumentOfYear(found, number),
        issues: false,
        is_addressed: false,
    })
}

/// Reads a list that begins with 决议 or 决定 at the cursor.
pub fn noun_first(names: &Names, start: Cursor<'_>, list: u32) -> Option<(Vec<Citation>, usize)> {
    let (_, _, at) = kind(start)?;
    number_behind_kind(names, at).or_else(|| enumerated(names, at))?;
    let mut reader = ListReader::new(names, list, before_number(names, start.before()));
    let end = reader.noun_first_group(start)?;
    Some(reader.rest(end))
}

/// Reads an instrument by the session at which it was adopted, whose 第 is at the cursor: 第三届会议第四号决定, 第七届会议7/3,
/// 该届会议的第二号决定; and 第七届会议决议, where the paragraph has cited just one of that session in `before`.
pub fn of_session(
    names: &Names,
    start: Cursor<'_>,
    list: u32,
    before: &[Citation],
) -> Option<(Vec<Citation>, usize)> {
    let inside = start.word(words::ORDINAL)?;
    let (figure, behind) = inside.numeral().or_else(|| inside.number())?;
    let cited = |wanted: Option<InstrumentKind>, session: Option<u16>| {
        let of = |one: &Citation| match one.reference {
            Reference::Instrument { kind, number, .. }
                if session.is_none_or(|session| session == number.session)
                    && (wanted.is_none() || kind.is_none() || kind == wanted) =>
            {
                Some(number)
            }
            _ => None,
        };
        before.iter().rev().filter_map(of).collect::<Vec<_>>()
    };
    let counted = |at: Cursor<'_>, serial: u16, session: u16| -> Option<InstrumentNumber> {
        kind(at.word(words::NUMBER)?)?;
        Some(InstrumentNumber { session, serial })
    };
    let (number, behind, begin) = match behind.word(words::SESSION) {
        Some(at) => {
            let at = at.any_word(&words::ISSUING).unwrap_or(at);
            if let Some((written, behind)) = slashed(names, at) {
                let number = written.number.filter(|number| number.session == figure)?;
                (number, behind, start)
            } else if let Some(inside) = at.word(words::ORDINAL) {
                let (serial, behind) = inside.numeral().or_else(|| inside.number())?;
                (counted(behind, serial, figure)?, behind, start)
            } else {
                let (kind, _, end) = kind(at)?;
                // 第六届会议的决议到第6/4号为止: it is one only where a place in it is cited.
                places(end, false, Recommendations::Nowhere)?;
                let found = cited(Some(kind), Some(figure));
                let number = *found.first()?;
                let is_one = found.iter().all(|other| *other == number);
                (is_one.then_some(number)?, at, start)
            }
        }
        None => {
            let before = start.before().trim_end_matches(' ');
            let before = before.strip_suffix(words::OF).unwrap_or(before);
            suffix(before, &words::THAT_SESSION)?;
            let session = cited(None, None).first()?.session;
            (counted(behind, figure, session)?, behind, start)
        }
    };
    let stated = before_number(names, begin.before());
    let mut reader = ListReader::new(names, list, stated);
    let end = behind.word(words::NUMBER).unwrap_or(behind);
    let (kind, kind_range, end) = match kind(end) {
        Some((kind, range, end)) => (Some(kind), Some(range), end),
        None => (None, None, end),
    };
    if kind.is_none() && !ends_reference(end) {
        return None;
    }
    let numbered = Numbered {
        range: begin.at..end.at,
        number: Some(number),
        digits: begin.at..behind.at,
    };
    let behind = reader.push(numbered, kind, kind_range, Some(end), false);
    Some((reader.citations, behind.unwrap_or(end).at))
}

struct ListReader<'l> {
    names: &'l Names,
    list: u32,
    stated: Stated,
    citations: Vec<Citation>,
    /// Whether the next number is the first of its issuer's.
    first: bool,
}

impl<'l> ListReader<'l> {
    fn new(names: &'l Names, list: u32, stated: Stated) -> ListReader<'l> {
        ListReader {
            names,
            list,
            stated,
            citations: Vec::new(),
            first: true,
        }
    }

    /// The elements behind the first, and the place behind the list.
    fn rest(mut self, mut end: Cursor<'_>) -> (Vec<Citation>, usize) {
        while let Some(mark) = list_mark(end).or_else(|| end.word(";")) {
            let next = mark.any_word(&words::FURTHER).unwrap_or(mark);
            let (next, stated) = lead(self.names, next);
            // A body named in the list issued what follows.
            let before = self.stated;
            if let Some(stated) = stated {
                self.stated = stated;
                self.first = true;
            }
            let Some(behind) = self.group(next).or_else(|| self.noun_first_group(next)) else {
                self.stated = before;
                break;
            };
            end = behind;
        }
        // 第2/6号决定设立（a款），职责见c款
        if let Some(Citation {
            reference: reference @ Reference::Instrument { .. },
            ..
        }) = self.citations.last()
        {
            let reference = without_place(reference);
            let (located, behind) = bare_letters(end);
            for one in located {
                self.citations.push(Citation {
                    range: one.range,
                    list: self.list,
                    reference: at_place(&reference, one.locator),
                    certainty: Certainty::Shape,
                    language: LANGUAGE,
                    elements: one.elements,
                });
            }
            end = behind;
        }
        (self.citations, end.at)
    }

    /// 第2/6号和第3/4号决定第2段: numbers with one kind behind them.
    fn group<'a>(&mut self, start: Cursor<'a>) -> Option<Cursor<'a>> {
        self.group_of(start, true)
    }

    /// The same, where the first number need not have 第.
    fn group_of<'a>(&mut self, start: Cursor<'a>, ordinal: bool) -> Option<Cursor<'a>> {
        let mut numbers = Vec::new();
        let (first, mut at) = numbered(self.names, start, ordinal)?;
        numbers.push(first);
        let (kind, kind_range, end) = loop {
            if let Some((kind, range, end)) = kind(at).or_else(|| titled_kind(at)) {
                break (kind, range, end);
            }
            if numbers.len() >= LONGEST_LIST {
                return None;
            }
            // 第9/1号至第9/8号决议: both are cited, what lies between is not.
            let next = list_mark(at).or_else(|| range_mark(at))?;
            let (next, stated) = lead(self.names, next);
            if stated.is_some() {
                return None;
            }
            let (number, behind) = numbered(self.names, next, false)?;
            numbers.push(number);
            at = behind;
        };
        if let Some(last) = numbers.last_mut() {
            last.range.end = end.at;
        }
        let last = numbers.len() - 1;
        let mut behind = end;
        for (position, number) in numbers.into_iter().enumerate() {
            let kind_range = (position == last).then(|| kind_range.clone());
            let end = (position == last).then_some(end);
            behind = self
                .push(number, Some(kind), kind_range, end, false)
                .unwrap_or(behind);
        }
        Some(behind)
    }

    /// 第5/6号和第6/4号, whose kind the sentence has said before, where nothing follows that they could number.
    fn kindless<'a>(&mut self, start: Cursor<'a>, kind: InstrumentKind) -> Option<Cursor<'a>> {
        let mut numbers = Vec::new();
        let mut at = start;
        let end = loop {
            let (number, behind) = numbered(self.names, at, true)?;
            number.number?;
            if numbers.len() >= LONGEST_LIST || !behind.before().ends_with(words::NUMBER) {
                return None;
            }
            numbers.push(number);
            match list_mark(behind).filter(|next| next.word(words::ORDINAL).is_some()) {
                Some(next) if numbered(self.names, next, true).is_some() => at = next,
                _ => break behind,
            }
        };
        let goes_on = end.skip_spaces().peek();
        if !ends_bare(end) && !goes_on.is_some_and(|c| words::BEHIND_NUMBERS.contains(&c)) {
            return None;
        }
        let last = numbers.len() - 1;
        let mut behind = end;
        for (position, number) in numbers.into_iter().enumerate() {
            let end = (position == last).then_some(end);
            behind = self
                .push(number, Some(kind), None, end, false)
                .unwrap_or(behind);
        }
        Some(behind)
    }

    /// 决定 3/4 第2段, 决议 5/6、6/4
    fn noun_first_group<'a>(&mut self, start: Cursor<'a>) -> Option<Cursor<'a>> {
        let (kind, kind_range, at) = kind(start)?;
        let direct = number_behind_kind(self.names, at);
        let is_direct = direct.is_some();
        let (mut number, mut behind) = direct.or_else(|| enumerated(self.names, at))?;
        if is_fraction(behind) {
            return None;
        }
        let kind_range = Some(kind_range).filter(|_| is_direct);
        if let Some(kind_range) = &kind_range {
            number.range.start = kind_range.start;
        }
        let mut end = self
            .push(number, Some(kind), kind_range, Some(behind), true)
            .unwrap_or(behind);
        // 决议 5/6、6/4
        while let Some((number, after)) = list_mark(end).and_then(|mark| slashed(self.names, mark))
        {
            if is_fraction(after) || !ends_bare(after) {
                break;
            }
            behind = after;
            end = self
                .push(number, Some(kind), None, Some(behind), true)
                .unwrap_or(behind);
        }
        Some(end)
    }

    /// Adds a number and the locators behind it; the place behind these.
    fn push<'a>(
        &mut self,
        number: Numbered,
        kind: Option<InstrumentKind>,
        kind_range: Option<Range<usize>>,
        behind: Option<Cursor<'a>>,
        noun_first: bool,
    ) -> Option<Cursor<'a>> {
        let mut range = number.range.clone();
        let mut elements = Vec::new();
        if std::mem::take(&mut self.first) {
            let issuer_start = match self.stated {
                Stated::Ours(start)
                | Stated::Other(_, start)
                | Stated::Nobody(start)
                | Stated::ImpliedOurs(start)
                | Stated::ImpliedOther(_, start) => start,
            };
            if issuer_start < range.start {
                if matches!(self.stated, Stated::Ours(_) | Stated::Other(..)) {
                    elements.push(Element {
                        kind: ElementKind::Issuer,
                        range: issuer_start..range.start,
                    });
                }
                range.start = issuer_start;
            }
        }
        let mut named = vec![Element {
            kind: ElementKind::Number,
            range: number.digits.clone(),
        }];
        if let Some(kind_range) = kind_range {
            named.push(Element {
                kind: ElementKind::Kind,
                range: kind_range,
            });
        }
        named.sort_by_key(|element| element.range.start);
        elements.extend(named);

        // What resolutions recommend stands in their annexes.
        let recommendations = match kind {
            Some(InstrumentKind::Resolution) => Recommendations::InAnnexes,
            _ => Recommendations::Anywhere,
        };
        // 其第三段重申第4/3号决定，第二段核可……: behind the mark begins what another paragraph says.
        let is_in_clause = || {
            let start = behind.map(|behind| Cursor::new(behind.text, number.range.start));
            start.is_some_and(|start| is_in_clause_of_paragraph(start) || says_of_paragraph(start))
        };
        let read = behind
            .filter(|behind| !(behind.rest().starts_with(',') && is_in_clause()))
            .and_then(|behind| places(behind, noun_first, recommendations));
        // 该公约缔约方会议, 大会: whose name several have is decided by who knows what was named before.
        let is_shared = || {
            let Stated::Other(OtherBody::Known(_), start) = self.stated else {
                return false;
            };
            let written = behind
                .and_then(|behind| behind.text.get(start..number.range.start))
                .map(|written| without_date(written.trim_end_matches(' ')));
            written.is_some_and(|name| self.names.claimants(name).is_some())
        };
        let body = match (self.stated, number.number) {
            (Stated::Other(..), Some(number))
                if number.session < self.names.lexicon.first_session_of_others() && is_shared() =>
            {
                None
            }
            (Stated::Other(body, _) | Stated::ImpliedOther(body, _), _) => Some(body),
            (Stated::Ours(_) | Stated::ImpliedOurs(_), Some(_)) => None,
            _ if behind.is_some_and(|behind| is_named_behind(self.names, behind.rest())) => {
                Some(OtherBody::Unnamed)
            }
            (_, Some(number)) if number.session < self.names.lexicon.first_session_of_others() => {
                None
            }
            _ => Some(OtherBody::Unnamed),
        };
        let issuer = match self.stated {
            Stated::Ours(_) | Stated::ImpliedOurs(_) => Issuer::Ours,
            _ => Issuer::Unstated,
        };
        let end = read.as_ref().map_or(behind, |(_, end)| Some(*end));
        let Some(number) = number.number.filter(|_| body.is_none()) else {
            if let Some(end) = end {
                range.end = range.end.max(end.at);
            }
            self.citations.push(Citation {
                range,
                list: self.list,
                reference: Reference::Other {
                    body: body.unwrap_or(OtherBody::Unnamed),
                },
                certainty: Certainty::Explicit,
                language: LANGUAGE,
                elements,
            });
            return end;
        };
        let certainty = match issuer {
            Issuer::Ours => Certainty::Explicit,
            Issuer::Unstated => Certainty::Cued,
        };
        let mut located = read
            .map(|(located, _)| located)
            .unwrap_or_default()
            .into_iter()
            .peekable();
        // 第3/4号决定所附建议第6段, 第7/3号决议：附件一，第20段……: what is attached, and what a colon leads to, is cited beside it.
        let is_attached = |first: &Located| {
            let between = behind.and_then(|behind| behind.text.get(behind.at..first.range.start));
            between.is_some_and(|text| {
                first.annex.is_none() && text.contains(words::ATTACHED) || text.starts_with(':')
            })
        };
        let first = located.next_if(|first| !is_attached(first));
        if let Some(first) = &first {
            range.end = first.range.end;
            elements.extend(first.elements.iter().cloned());
        }
        // 第4/3号决定第二项 is (b) where the decision has letters; where it has none, nothing is said.
        let is_counted = |located: &Located| {
            let written = end.and_then(|end| end.text.get(located.range.clone()));
            let letter = |path: &[Step]| matches!(path, [Step::Subparagraph(_)]);
            located.annex.is_none()
                && matches!(&located.locator, Locator::At(path) if letter(path))
                && written.is_some_and(|written| !written.contains('('))
        };
        let certainty = match first.as_ref() {
            Some(first) if is_counted(first) => Certainty::Shape,
            _ => certainty,
        };
        let reference = |located: Option<&Located>| Reference::Instrument {
            issuer,
            kind,
            number,
            annex: located.and_then(|located| located.annex),
            locator: located.map_or(Locator::Whole, |located| located.locator.clone()),
        };
        self.citations.push(Citation {
            range,
            list: self.list,
            reference: reference(first.as_ref()),
            certainty,
            language: LANGUAGE,
            elements,
        });
        for located in located {
            self.citations.push(Citation {
                range: located.range.clone(),
                list: self.list,
                reference: reference(Some(&located)),
                certainty,
                language: LANGUAGE,
                elements: located.elements,
            });
        }
        end
    }
}

/// 第7/3号决议第3段重申第4/3号决定: whether the clause in which an instrument stands is what a paragraph of another one says.
fn says_of_paragraph(instrument: Cursor<'_>) -> bool {
    let clause = instrument.before().rsplit(words::CLAUSE_MARKS).next();
    let clause = clause.unwrap_or_default();
    let Some((before, said)) = clause.rsplit_once(words::PARAGRAPH) else {
        return false;
    };
    let number = before.trim_end_matches(|c: char| c.is_ascii_digit() || is_numeral(c) || c == ' ');
    let is_counted = number.len() < before.len() && number.ends_with(words::ORDINAL);
    let goes_on = suffix(said, &words::LIST_MARKS).is_some() || said.starts_with(words::OF);
    is_counted && said.starts_with(char::is_alphabetic) && !goes_on
}

/// An instrument without the annex and the place that are cited in it.
fn without_place(reference: &Reference) -> Reference {
    let mut whole = reference.clone();
    if let Reference::Instrument { annex, locator, .. } = &mut whole {
        *annex = None;
        *locator = Locator::Whole;
    }
    whole
}

/// The same with a place in it.
fn at_place(whole: &Reference, place: Locator) -> Reference {
    let mut placed = whole.clone();
    if let Reference::Instrument { locator, .. } = &mut placed {
        *locator = place;
    }
    placed
}

/// 第3/4号, 6/4, 第1373(2001)号, 第V/6号, 第2/CP.4号, 第2758号
fn numbered<'a>(names: &Names, start: Cursor<'a>, ordinal: bool) -> Option<(Numbered, Cursor<'a>)> {
    let here = start.skip_spaces();
    let inside = match here.word(words::ORDINAL) {
        Some(inside) => inside.skip_spaces(),
        None if ordinal => return None,
        None => here,
    };
    let token_length = inside
        .rest()
        .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '(' | ')')))
        .unwrap_or(inside.rest().len());
    let token = inside.rest().get(..token_length)?;
    if !token.bytes().any(|byte| byte.is_ascii_digit()) && !token.contains('/') {
        return None;
    }
    let (number, behind) = match slashed(names, inside) {
        Some((number, behind)) => (number.number, behind),
        None => {
            // A shape that our body does not use; it must say what it numbers.
            let behind = inside.advanced(token.trim_end_matches('.').len());
            behind.word(words::NUMBER)?;
            (None, behind)
        }
    };
    let digits = inside.at..behind.at;
    let end = behind.word(words::NUMBER).unwrap_or(behind);
    Some((
        Numbered {
            range: here.at..end.at,
            number,
            digits,
        },
        end,
    ))
}

/// 3/4, (2001)…: what may stand behind 决议.
fn number_behind_kind<'a>(names: &Names, at: Cursor<'a>) -> Option<(Numbered, Cursor<'a>)> {
    slashed(names, at).or_else(|| parenthesised(names, at))
}

/// 都是决定：1/4、2/6: the first of several numbers that a colon leads to.
fn enumerated<'a>(names: &Names, at: Cursor<'a>) -> Option<(Numbered, Cursor<'a>)> {
    let (first, behind) = slashed(names, at.word(":")?)?;
    let (_, after) = slashed(names, list_mark(behind)?)?;
    (!is_fraction(behind) && !is_fraction(after)).then_some((first, behind))
}

/// Reads 7/3附件一，20-22, with 附件 at the cursor: a number that its annex tells to be an instrument's, whose kind
/// nothing says.
pub fn before_annex(
    names: &Names,
    annex: Cursor<'_>,
    list: u32,
    read: usize,
) -> Option<(Vec<Citation>, usize)> {
    let before = annex
        .text
        .get(read..annex.at)?
        .trim_end_matches([' ', ',', '、']);
    let outside = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '/');
    if outside.ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '第')) {
        return None;
    }
    let start = Cursor::new(annex.text, read + outside.len());
    let (number, behind) = slashed(names, start)?;
    if behind.at != read + before.len() {
        return None;
    }
    let mut reader = ListReader::new(names, list, before_number(names, start.before()));
    let end = reader.push(number, None, None, Some(behind), true)?;
    Some(reader.rest(end))
}

/// Reads 4/3(d)项, with its stroke at the cursor: a number that nothing near says to be an instrument's, of the least
/// certainty ([`Certainty::Subject`]). Whether it is one the document knows ([`crate::discourse`]).
pub fn bare(
    names: &Names,
    stroke: Cursor<'_>,
    so_far: SoFar<'_>,
) -> Option<(Vec<Citation>, usize)> {
    let digits = stroke.before().bytes().rev().take_while(u8::is_ascii_digit);
    let start = Cursor::new(stroke.text, stroke.at - digits.count());
    let is_inside = start.at == stroke.at
        || start.at < so_far.read
        || start.before().ends_with(|c: char| {
            c.is_ascii_alphanumeric()
                || matches!(c, '/' | '.' | '-' | ':' | '第' | '年' | '月' | '%')
        });
    let before = start.before();
    let is_inside = is_inside
        || before
            .strip_suffix(',')
            .is_some_and(|left| left.ends_with(|c: char| c.is_ascii_digit()));
    let is_mixed = (start.before().trim_end_matches(' ')).ends_with(|c: char| c.is_ascii_digit());
    if is_inside || is_mixed {
        return None;
    }
    let (number, behind) = slashed(names, start)?;
    number
        .number
        .filter(|number| number.session < names.lexicon.first_session_of_others())?;
    // 2/6号和3/4号决定, 7/3附件一 and 8/4决议 are read by what stands behind them.
    let mut next = behind;
    for _ in 0..LONGEST_LIST {
        let Some((_, further)) = list_mark(next).and_then(|mark| slashed(names, mark)) else {
            break;
        };
        next = further;
    }
    let is_marked =
        next.word(words::NUMBER).is_some() || kind(next).is_some() || annex(behind).is_some();
    if is_marked || is_fraction(behind) {
        return None;
    }
    let mut reader = ListReader::new(names, so_far.list, Stated::Nobody(start.at));
    let end = reader.push(number, None, None, Some(behind), false);
    let is_whole = end.is_none_or(|end| end.at == behind.at);
    if is_whole && !begins_line(start.before()) && !behind_its_noun(start.before()) {
        return None;
    }
    for citation in &mut reader.citations {
        citation.certainty = Certainty::Subject;
    }
    let end = end.map_or(behind.at, |end| end.at);
    Some((reader.citations, end)).filter(|(citations, _)| !citations.is_empty())
}

/// 两项决议：2014年的7/3和2016年的8/4: whether the sentence has named a kind before a number.
fn behind_its_noun(before: &str) -> bool {
    /// Bytes.
    const LONGEST: usize = 240;
    let mut begin = before.len().saturating_sub(LONGEST);
    while !before.is_char_boundary(begin) {
        begin += 1;
    }
    let near = before.get(begin..).unwrap_or_default();
    let sentence = near.rsplit(['。', '！', '？', '\n']).next();
    let sentence = sentence.unwrap_or_default();
    [words::RESOLUTION, words::DECISION]
        .iter()
        .any(|word| sentence.contains(word))
}

/// 3/4, with spaces around the stroke; not a date, a fraction of a longer number or a year.
fn slashed<'a>(names: &Names, start: Cursor<'a>) -> Option<(Numbered, Cursor<'a>)> {
    let here = start.skip_spaces();
    // 第03/4号, decision 03/04; of no number is zero.
    let padded = |at: Cursor<'a>| at.padded_number().filter(|(number, _)| *number > 0);
    let (session, behind) = here
        .number()
        .or_else(|| padded(here))
        .or_else(|| here.roman().filter(|_| names.lexicon.numbers_in_roman()))?;
    let stroke = behind.word("/")?;
    // № 3/05: a number of a year.
    let is_padded_too = || behind.at - here.at == 2;
    let (serial, behind) =
        (stroke.number()).or_else(|| padded(stroke).filter(|_| is_padded_too()))?;
    if behind.rest().starts_with(|c: char| {
        c.is_ascii_alphanumeric()
            || matches!(c, '/' | '.' | '%')
                && behind
                    .advanced(1)
                    .rest()
                    .starts_with(|c: char| c.is_ascii_alphanumeric())
    }) || behind.rest().starts_with('/')
        || behind.rest().starts_with(words::YEAR)
    {
        return None;
    }
    let range = here.at..behind.at;
    Some((
        Numbered {
            range: range.clone(),
            number: Some(InstrumentNumber { session, serial }),
            digits: range,
        },
        behind,
    ))
}

/// 决定 3/4多数
fn is_fraction(behind: Cursor<'_>) -> bool {
    let here = behind.word(words::OF).unwrap_or(behind);
    here.any_word(&words::FRACTIONS).is_some()
}

/// (第8/4号), behind 决议
fn parenthesised<'a>(names: &Names, start: Cursor<'a>) -> Option<(Numbered, Cursor<'a>)> {
    let inside = start.word("(")?;
    let (mut number, behind) = slashed(names, inside.word(words::ORDINAL).unwrap_or(inside))?;
    let end = behind.word(words::NUMBER).unwrap_or(behind).word(")")?;
    number.range = inside.skip_spaces().at..end.at;
    Some((number, end))
}

/// 题为“…”的决定: a number with its title before its kind.
fn titled_kind(start: Cursor<'_>) -> Option<(InstrumentKind, Range<usize>, Cursor<'_>)> {
    /// Bytes of the longest title.
    const LONGEST: usize = 300;
    let behind = start.any_word(&words::TITLED).unwrap_or(start);
    let quoted = behind.skip_spaces();
    let close = match quoted.peek()? {
        '“' => '”',
        '《' => '》',
        '「' => '」',
        _ => return None,
    };
    let length = quoted.rest_up_to(LONGEST).find(close)?;
    let end = quoted.advanced(length + close.len_utf8());
    kind(end.word(words::OF).unwrap_or(end))
}

/// 决议 or 决定 at the cursor, with its place.
pub fn kind(start: Cursor<'_>) -> Option<(InstrumentKind, Range<usize>, Cursor<'_>)> {
    let here = start.skip_spaces();
    let (kind, end) = match here.word(words::RESOLUTION) {
        Some(end) => (InstrumentKind::Resolution, end),
        None => (InstrumentKind::Decision, here.word(words::DECISION)?),
    };
    // 第3/4号决议草案 is not yet one; 决定书 is a court's.
    if words::NO_KINDS
        .iter()
        .any(|word| end.rest().starts_with(word))
    {
        return None;
    }
    Some((kind, here.at..end.at, end))
}

/// What may stand between a list mark and a number: a date (第53/111号、1999年10月15日第54/109号), 其,
/// or another body, which is then the issuer. The cursor behind it.
fn lead<'a>(names: &Names, start: Cursor<'a>) -> (Cursor<'a>, Option<Stated>) {
    /// Bytes; our body's full name with a date.
    const LONGEST: usize = 100;
    let here = start.skip_spaces();
    let rest = here.rest_up_to(LONGEST);
    let Some(length) = rest.find(words::ORDINAL) else {
        return (start, None);
    };
    let lead = rest.get(..length).unwrap_or_default();
    let behind = here.advanced(length);
    let own = lead.strip_prefix(words::ITS).unwrap_or(lead);
    let is_date = own.trim_end_matches(' ').ends_with(words::DAY) && without_date(own).is_empty();
    if is_date || (own.is_empty() && !lead.is_empty()) {
        return (behind, None);
    }
    // A body's name, with a date or without, and nothing else.
    match before_number(names, lead) {
        Stated::Ours(0) => (behind, Some(Stated::Ours(here.at))),
        Stated::Other(body, 0) => (behind, Some(Stated::Other(body, here.at))),
        _ => (start, None),
    }
}
