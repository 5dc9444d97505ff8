//! Citations by the compilation's own numbering.
//!
//! ```text
//! list     = [ part ] entry *( list-mark [ part ] entry )
//! part     = ("A" / "B") "部分" [ ":" / "," ] / ("A" / "B") "."
//! entry    = section "." steps [ range ]
//!          / section ("," / ".") "附件" [ numeral ] ("," / ".") bracketed *( list-mark bracketed )
//!          / section [ "部分" / "节" ]             ; only behind a part: a whole section
//!          / number                              ; only behind an entry with a number: 七.17和20
//!          / letter                              ; only behind an entry with a letter: 四.1.b和c
//! section  = numeral
//! steps    = step *( [ "." ] step )
//! step     = number / letter / "PP" [ "." ] number / "(" numeral ")" / "附件" [ numeral ]
//! range    = range-mark ( number / letter / "(" numeral ")" / [ part ] section "." steps )
//! ```

use std::ops::Range;

use super::locator::{annex as annex_word, locators};
use super::names::Names;
use super::phrase::{
    ends_bare, ends_reference, list_mark, numeral_after_bracket, range_mark, suffix,
};
use super::words::{self, LANGUAGE};
use crate::citation::cursor::Cursor;
use crate::citation::fold::Folded;
use crate::citation::located::replace_from;
use crate::citation::numeral::is_numeral;
use crate::citation::{
    Annex, Certainty, Citation, Element, ElementKind, Locator, Part, Path, Reference, Step,
};
use crate::lexicon::{Lexicon, Numbering};

/// What the reader carries along a list.
struct Carried {
    part: Option<Part>,
    section: u16,
    annex: Option<Annex>,
    path: Path,
}

/// Reads a list whose first entry's numeral, or whose part, begins at the cursor.
pub fn list(
    names: &Names,
    folded: &Folded,
    start: Cursor<'_>,
    list: u32,
) -> Option<(Vec<Citation>, usize)> {
    let mut reader = ListReader {
        lexicon: &names.lexicon,
        list,
        carried: Carried {
            part: None,
            section: 0,
            annex: None,
            path: Path::new(),
        },
        citations: Vec::new(),
    };
    let mut end = reader.first(start)?;
    while let Some(next) = list_mark(end).or_else(|| foreign_mark(end)) {
        match reader.next(next) {
            Some(behind) => end = behind,
            None => break,
        }
    }
    let explicit = reader
        .citations
        .first()
        .is_some_and(|first| first.element(ElementKind::Part).is_some());
    let certainty = if explicit {
        Certainty::Explicit
    } else {
        if is_heading(folded, start, end, reader.citations.len()) {
            return None;
        }
        certainty(start, end, reader.citations.len())
    };
    // 工业四.0, 一.05: a number that begins with a zero is one of ours only where something says so.
    let read = folded.text.get(start.at..end.at).unwrap_or_default();
    if certainty == Certainty::Shape && read.contains(".0") {
        return None;
    }
    if let [only] = reader.citations.as_slice()
        && !explicit
        && is_day(&names.lexicon, only, start, end)
    {
        return None;
    }
    // 7.20 is a number like any other.
    if certainty == Certainty::Shape && names.lexicon.numbering == Numbering::Arabic {
        return None;
    }
    for citation in &mut reader.citations {
        citation.certainty = certainty;
    }
    Some((reader.citations, end.at))
}

/// A.七.20 and 七.45: behind a conjunction of another language, before another number of the compilation's.
fn foreign_mark(end: Cursor<'_>) -> Option<Cursor<'_>> {
    let next = end.any_word(&words::FOREIGN_CONJUNCTIONS)?;
    let is_apart = end.rest().starts_with(' ') && next.rest().starts_with(' ');
    let (_, behind) = next.numeral()?;
    (is_apart && behind.rest().starts_with('.')).then_some(next)
}

/// 三.1 背景 at the start of a line.
fn is_heading(folded: &Folded, start: Cursor<'_>, end: Cursor<'_>, count: usize) -> bool {
    count == 1
        && folded.begins_line(start.at)
        && end
            .skip_spaces()
            .peek()
            .is_some_and(|c| !",，、。;；()|".contains(c))
        && !words::CUES_BEHIND
            .iter()
            .any(|cue| end.rest().starts_with(cue))
        && !quotes_a_clause(end)
        // 十一.e对: no heading has a letter, and a list of terms no headings: 九.4 :: ……
        && !(list_mark(end).is_none()
            && folded.text.get(..end.at).is_some_and(|read| read.ends_with(|c: char| c.is_ascii_lowercase())))
        && !end.skip_spaces().rest().starts_with("::")
        // What goes on behind a heading's number is no word that needs one before it.
        && !end.peek().is_some_and(|c| words::SUBJECT_BEHIND.contains(c))
        // **七.20**和*决定 3/4*
        && list_mark(end).is_none_or(|next| next.any_word(&words::BEGIN_CITATIONS).is_none())
}

/// 七.20“各国应当考虑……”, 七.27全句甚长：“……”: a whole clause in quotation marks behind a number in its line is
/// what it says. A heading has a term in them at most.
fn quotes_a_clause(end: Cursor<'_>) -> bool {
    const SHORTEST: usize = 10;
    /// Characters before the mark that opens.
    const FARTHEST: usize = 60;
    let mut line = end.rest().chars().take_while(|c| *c != '\n');
    let close = line.by_ref().take(FARTHEST).find_map(|c| match c {
        '“' => Some('”'),
        '「' => Some('」'),
        '『' => Some('』'),
        _ => None,
    });
    close.is_some_and(|close| line.take_while(|c| *c != close).nth(SHORTEST).is_some())
}

/// Whether the word before a number is what other languages call a recommendation.
fn follows_foreign_noun(before: &str) -> bool {
    let start = before.trim_end_matches(char::is_alphabetic).len();
    let word = before.get(start..).unwrap_or_default();
    word.len() > 8 && words::FOREIGN_RECOMMENDATIONS.contains(&word.to_lowercase().as_str())
}

/// Whether a number stands among words of a language that is written with an alphabet.
fn is_in_foreign_sentence(start: Cursor<'_>) -> bool {
    /// Characters before it.
    const FARTHEST: usize = 40;
    let before = start.before();
    let letters = || {
        before
            .chars()
            .rev()
            .take(FARTHEST)
            .filter(|c| c.is_alphabetic())
    };
    before.ends_with(' ') && letters().count() > FARTHEST / 2 && letters().all(|c| c < '\u{2E80}')
}

/// A/78/7，第四.112段; 同上，第四.115段: a paragraph of the document that stands right before.
fn is_paragraph_of_document(before: &str) -> bool {
    let Some(before) = before.strip_suffix(words::ORDINAL) else {
        return false;
    };
    let before = before.trim_end_matches([' ', ',']);
    let is_of_symbol = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-');
    let symbol = before.get(before.trim_end_matches(is_of_symbol).len()..);
    before.ends_with(words::DITTO) || symbol.is_some_and(|symbol| symbol.contains('/'))
}

/// 九.18事变, 纪念七.1: a month and a day that something is called after.
fn is_day(lexicon: &Lexicon, citation: &Citation, start: Cursor<'_>, end: Cursor<'_>) -> bool {
    /// Characters from the day to the end of the word for what happened on it: 五.12汶川大地震.
    const NEAR: usize = 5;
    let Reference::Compilation {
        section: section @ 1..=12,
        annex: None,
        locator: Locator::At(path),
        ..
    } = &citation.reference
    else {
        return false;
    };
    if !matches!(path.as_slice(), [Step::Paragraph(1..=31)]) {
        return false;
    }
    let before = start.before().trim_end_matches([' ', '“', '"', '‘', '「']);
    // 2013年的七.28: the year is that of the meeting.
    let is_of_meeting =
        year_before(before).is_some_and(|year| lexicon.meeting_of_year(year) == Some(*section));
    if !is_of_meeting && suffix(before, &words::CELEBRATING).is_some() {
        return true;
    }
    let behind = end.any_word(&["”", "\"", "’", "」"]).unwrap_or(end);
    if behind.any_word(&words::CUES_BEHIND).is_some() {
        return false;
    }
    let rest = behind.rest();
    let length = rest
        .char_indices()
        .take_while(|(_, c)| c.is_alphanumeric())
        .take(NEAR)
        .last()
        .map_or(0, |(at, c)| at + c.len_utf8());
    let called = rest.get(..length).unwrap_or_default();
    let is_feast = called
        .split_once(words::FEAST)
        .is_some_and(|(before, _)| !before.ends_with(words::NO_FEASTS));
    is_feast || words::EVENTS.iter().any(|event| called.contains(event))
}

/// 2013年, 2013年的: the year that a text ends with.
fn year_before(before: &str) -> Option<u16> {
    const DIGITS: usize = 4;
    let before = before.strip_suffix(words::OF).unwrap_or(before);
    let before = before.strip_suffix(words::YEAR)?.trim_end_matches(' ');
    before
        .get(before.len().checked_sub(DIGITS)?..)?
        .parse()
        .ok()
}

fn certainty(start: Cursor<'_>, end: Cursor<'_>, count: usize) -> Certainty {
    let before = start
        .before()
        .trim_end_matches([' ', '“', '《', '(', ':', '[']);
    let cued = count > 1
        || words::CUES_BEFORE.iter().any(|cue| before.ends_with(cue))
        || words::CUES_BEHIND.iter().any(|cue| end.word(cue).is_some())
        || follows_foreign_noun(before)
        || (start.before().trim_end_matches(' ').ends_with('(') && end.word(")").is_some())
        || (start.before().ends_with('“') && end.word("”").is_some());
    if cued {
        Certainty::Cued
    } else {
        Certainty::Shape
    }
}

struct ListReader<'l> {
    lexicon: &'l Lexicon,
    list: u32,
    carried: Carried,
    citations: Vec<Citation>,
}

impl ListReader<'_> {
    fn first<'a>(&mut self, start: Cursor<'a>) -> Option<Cursor<'a>> {
        match part(self.lexicon, start) {
            Some((part, element, behind)) => self.behind_part(part, element, behind),
            None => {
                // 第七.20, 图三.1 and 其一.2 are something else; 第 alone is a cue.
                let before = start.before().trim_end_matches(' ');
                let is_other = before.ends_with(|c: char| {
                    c.is_ascii_alphanumeric() || is_numeral(c) || words::OTHERS_BEFORE.contains(c)
                }) && !before.ends_with(words::ESPECIALLY);
                // Recommendation 七.23, the Chinese edition writes 七.26: in a sentence of another language.
                let is_other =
                    is_other && !follows_foreign_noun(before) && !is_in_foreign_sentence(start);
                if is_paragraph_of_document(before) {
                    return None;
                }
                let before = before.trim_end_matches([' ', '(']);
                if is_other
                    || words::OTHERS_NUMBERED
                        .iter()
                        .any(|word| before.ends_with(word))
                {
                    return None;
                }
                self.entry(start, Vec::new(), start.at)
            }
        }
    }

    fn next<'a>(&mut self, start: Cursor<'a>) -> Option<Cursor<'a>> {
        let here = start.any_word(&words::SEE).unwrap_or(start).skip_spaces();
        if let Some((part, element, behind)) = part(self.lexicon, here) {
            return self.behind_part(part, element, behind);
        }
        self.entry(here, Vec::new(), here.at)
            .or_else(|| self.bracketed_continuation(here))
            .or_else(|| self.section_alone(here, Vec::new(), here.at))
            .or_else(|| self.number_continuation(here))
            .or_else(|| self.letter_continuation(here))
    }

    fn behind_part<'a>(
        &mut self,
        part: Part,
        element: Element,
        behind: Cursor<'a>,
    ) -> Option<Cursor<'a>> {
        self.carried.part = Some(part);
        let begin = element.range.start;
        let inside = behind.any_word(&[":", ",", words::OF]).unwrap_or(behind);
        let inside = inside.word(words::ORDINAL).unwrap_or(inside).skip_spaces();
        let end = self
            .entry(inside, vec![element.clone()], begin)
            .or_else(|| self.section_alone(inside, vec![element], begin))?;
        Some(end)
    }

    /// 七.20, 二.3.b-d, 六,附件,(b)(三)
    fn entry<'a>(
        &mut self,
        start: Cursor<'a>,
        mut elements: Vec<Element>,
        begin: usize,
    ) -> Option<Cursor<'a>> {
        let here = start.skip_spaces();
        let (section, behind) = here.section(self.lexicon.numbering)?;
        elements.push(Element {
            kind: ElementKind::Section,
            range: here.at..behind.at,
        });
        if let Some((annex, annex_range, inside)) = annex_behind_section(behind) {
            elements.push(Element {
                kind: ElementKind::Annex,
                range: annex_range.clone(),
            });
            self.carried.section = section;
            self.carried.annex = Some(annex);
            self.carried.path = Path::new();
            let inside_mark = inside.any_word(&[",", "、", "."]).unwrap_or(inside);
            let place = inside_mark.skip_spaces();
            return match self.bracketed(place, elements.clone(), begin, true) {
                Some(end) => Some(end),
                None => {
                    self.push(begin..annex_range.end, Locator::Whole, elements);
                    Some(inside)
                }
            };
        }
        let dot = behind
            .word(".")
            .filter(|_| behind.rest().starts_with('.') || behind.rest().starts_with(" ."))?;
        let mut path = Path::new();
        let mut annex = None;
        let mut at = dot;
        loop {
            let step_at = at.skip_spaces();
            if path.is_empty()
                && annex.is_none()
                && let Some(inside) = step_at.word(words::ANNEX)
            {
                let (found, inside) = match inside.numeral().or_else(|| inside.roman()) {
                    Some((number, inside)) => (Annex::Numbered(number), inside),
                    None => (Annex::Only, inside),
                };
                annex = Some(found);
                elements.push(Element {
                    kind: ElementKind::Annex,
                    range: step_at.at..inside.at,
                });
                match inside.word(".") {
                    Some(dot) => {
                        at = dot;
                        continue;
                    }
                    None => break,
                }
            }
            let Some((step, behind)) = step(step_at) else {
                break;
            };
            path.try_push(step).ok()?;
            elements.push(Element {
                kind: ElementKind::Step,
                range: step_at.at..behind.at,
            });
            at = behind;
            let bracket = behind.rest().starts_with('(') && step_after(behind).is_some();
            if bracket {
                continue;
            }
            match behind.rest().strip_prefix('.').map(|_| behind.advanced(1)) {
                Some(dot) if step_after(dot).is_some() => at = dot,
                _ => break,
            }
        }
        if path.is_empty() && annex.is_none() {
            return None;
        }
        let last_is_mark = elements.last().map(|element| element.range.end);
        let end = Cursor::new(start.text, last_is_mark?);
        if !ends_entry(end, &path) {
            return None;
        }
        self.carried.section = section;
        self.carried.annex = annex;
        self.carried.path = path.clone();
        let (locator, end) = match self.range_end(end, section, &path) {
            Some((to, element, end)) => {
                elements.push(element);
                self.carried.path = to.clone();
                (Locator::Span { from: path, to }, end)
            }
            None if path.is_empty() => (Locator::Whole, end),
            None => (Locator::At(path), end),
        };
        self.push(begin..end.at, locator, elements);
        Some(end)
    }

    /// A whole section behind a part: 见A.七部分, 见A部分,七和八.
    fn section_alone<'a>(
        &mut self,
        start: Cursor<'a>,
        mut elements: Vec<Element>,
        begin: usize,
    ) -> Option<Cursor<'a>> {
        self.carried.part?;
        // Only behind a part, or in a list of whole sections.
        if elements.is_empty()
            && !self.citations.last().is_some_and(|last| {
                matches!(
                    last.reference,
                    Reference::Compilation {
                        locator: Locator::Whole,
                        annex: None,
                        ..
                    }
                )
            })
        {
            return None;
        }
        let here = start.skip_spaces();
        let (section, behind) = here.section(self.lexicon.numbering)?;
        let suffix = behind.any_word(&words::SECTIONS);
        let end = suffix.unwrap_or(behind);
        elements.push(Element {
            kind: ElementKind::Section,
            range: here.at..behind.at,
        });
        self.carried.section = section;
        self.carried.annex = None;
        self.carried.path = Path::new();
        // A部分第七节第20段, A.七第20段
        let inside = end.word(words::OF).unwrap_or(end);
        // A部分第五节m项
        let is_lettered = suffix.is_some()
            && inside
                .rest()
                .starts_with(|c: char| c == '(' || c.is_ascii_lowercase());
        if (is_lettered || inside.word(words::ORDINAL).is_some())
            && let Some((located, end)) = locators(inside, false)
        {
            for (position, one) in located.into_iter().enumerate() {
                self.carried.annex = one.annex;
                let (range, elements) = match position {
                    0 => {
                        let elements = elements.iter().cloned().chain(one.elements);
                        (begin..one.range.end, elements.collect())
                    }
                    _ => (one.range, one.elements),
                };
                self.push(range, one.locator, elements);
            }
            return Some(end);
        }
        if suffix.is_none() && !ends_bare(behind) {
            return None;
        }
        self.push(begin..end.at, Locator::Whole, elements);
        Some(end)
    }

    /// 七.17和20
    fn number_continuation<'a>(&mut self, start: Cursor<'a>) -> Option<Cursor<'a>> {
        if !matches!(self.carried.path.as_slice(), [Step::Paragraph(_)]) {
            return None;
        }
        let (number, behind) = start.number()?;
        if !ends_reference(behind) || behind.rest().starts_with('.') {
            return None;
        }
        let path: Path = [Step::Paragraph(number)].into_iter().collect();
        let mut elements = vec![Element {
            kind: ElementKind::Step,
            range: start.skip_spaces().at..behind.at,
        }];
        let begin = start.skip_spaces().at;
        self.carried.path = path.clone();
        let section = self.carried.section;
        let (locator, end) = match self.range_end(behind, section, &path) {
            Some((to, element, end)) => {
                elements.push(element);
                (Locator::Span { from: path, to }, end)
            }
            None => (Locator::At(path), behind),
        };
        self.push(begin..end.at, locator, elements);
        Some(end)
    }

    /// (c)(一) behind 六,附件,(b)(五)和
    fn bracketed_continuation<'a>(&mut self, start: Cursor<'a>) -> Option<Cursor<'a>> {
        if self.carried.path.is_empty() {
            return None;
        }
        self.bracketed(
            start.skip_spaces(),
            Vec::new(),
            start.skip_spaces().at,
            false,
        )
    }

    /// 四.1.b和c
    fn letter_continuation<'a>(&mut self, start: Cursor<'a>) -> Option<Cursor<'a>> {
        if !matches!(self.carried.path.last(), Some(Step::Subparagraph(_))) {
            return None;
        }
        let here = start.skip_spaces();
        let (step, behind) =
            step(here).filter(|(step, _)| matches!(step, Step::Subparagraph(_)))?;
        if here.rest().starts_with('(') || !ends_reference(behind) {
            return None;
        }
        let mut path = self.carried.path.clone();
        replace_from(&mut path, step)?;
        let mut elements = vec![Element {
            kind: ElementKind::Step,
            range: here.at..behind.at,
        }];
        let section = self.carried.section;
        let (locator, end) = match self.range_end(behind, section, &path) {
            Some((to, element, end)) => {
                elements.push(element);
                self.carried.path = to.clone();
                (Locator::Span { from: path, to }, end)
            }
            None => {
                self.carried.path = path.clone();
                (Locator::At(path), behind)
            }
        };
        self.push(here.at..end.at, locator, elements);
        Some(end)
    }

    /// (b)(三), (b)-(d). Behind an annex any word may follow: 六,附件,(b)强调.
    fn bracketed<'a>(
        &mut self,
        start: Cursor<'a>,
        mut elements: Vec<Element>,
        begin: usize,
        behind_annex: bool,
    ) -> Option<Cursor<'a>> {
        let mut path = self.carried.path.clone();
        let mut at = start;
        let mut any = false;
        while let Some((step, behind)) = bracketed_step(at) {
            // Within one entry a letter does not follow a letter.
            if any && matches!(step, Step::Subparagraph(_)) {
                break;
            }
            replace_from(&mut path, step)?;
            elements.push(Element {
                kind: ElementKind::Step,
                range: at.skip_spaces().at..behind.at,
            });
            at = behind;
            any = true;
            // (b)四, as a bad scan leaves (b)(四).
            let lost_brackets = numeral_after_bracket(at).or_else(|| {
                let is_numeral = at.peek().is_some_and(is_numeral);
                let found = at.numeral().filter(|_| behind_annex && is_numeral)?;
                (!found.1.rest().starts_with(words::MEASURES)).then_some(found)
            });
            if let (Step::Subparagraph(_), Some((number, behind))) = (step, lost_brackets) {
                path.try_push(Step::Item(number)).ok()?;
                elements.push(Element {
                    kind: ElementKind::Step,
                    range: at.at..behind.at,
                });
                at = behind;
            }
        }
        if !any || !behind_annex && !ends_reference(at) {
            return None;
        }
        let section = self.carried.section;
        let (locator, end) = match self.range_end(at, section, &path) {
            Some((to, element, end)) => {
                elements.push(element);
                self.carried.path = to.clone();
                (Locator::Span { from: path, to }, end)
            }
            None => {
                self.carried.path = path.clone();
                (Locator::At(path), at)
            }
        };
        self.push(begin..end.at, locator, elements);
        Some(end)
    }

    /// -22, -d, -(三), -七.22; the end written out in full.
    fn range_end<'a>(
        &self,
        end: Cursor<'a>,
        section: u16,
        path: &Path,
    ) -> Option<(Path, Element, Cursor<'a>)> {
        let mark = range_mark(end)?.skip_spaces();
        // 七.20-七.22, A.七.20至A.七.22
        let own = match part(self.lexicon, mark) {
            Some((other, _, behind)) if Some(other) == self.carried.part => behind
                .any_word(&[":", ",", words::OF])
                .unwrap_or(behind)
                .skip_spaces(),
            Some(_) => return None,
            None => mark,
        };
        let inside = own
            .section(self.lexicon.numbering)
            .filter(|(other, _)| *other == section)
            .and_then(|(_, behind)| behind.word("."));
        if inside.is_none() && own.at > mark.at {
            return None;
        }
        // 四.1.b至四.1.d: the steps above the last are those of the beginning.
        let mut inside = inside.unwrap_or(mark);
        if inside.at > mark.at {
            for above in path.iter().take(path.len().saturating_sub(1)) {
                let (written, behind) = step(inside)?;
                if written != *above {
                    return None;
                }
                inside = behind.word(".").unwrap_or(behind);
            }
        }
        let (last, behind) = step(inside)?;
        let mut to = path.clone();
        let place = to.last_mut()?;
        if std::mem::discriminant(place) != std::mem::discriminant(&last) {
            return None;
        }
        *place = last;
        if behind
            .rest()
            .starts_with(|c: char| c.is_ascii_alphanumeric() || c == '/')
        {
            return None;
        }
        let element = Element {
            kind: ElementKind::SpanEnd,
            range: inside.skip_spaces().at..behind.at,
        };
        Some((to, element, behind))
    }

    fn push(&mut self, range: Range<usize>, locator: Locator, elements: Vec<Element>) {
        self.citations.push(Citation {
            range,
            list: self.list,
            reference: Reference::Compilation {
                part: self.carried.part,
                section: self.carried.section,
                annex: self.carried.annex,
                locator,
            },
            certainty: Certainty::Shape,
            language: LANGUAGE,
            elements,
        });
    }
}

/// A部分, A., with what it says.
fn part<'a>(lexicon: &Lexicon, start: Cursor<'a>) -> Option<(Part, Element, Cursor<'a>)> {
    let here = start.skip_spaces();
    let letter = here.peek()?;
    let part = (lexicon.part(letter))
        .or_else(|| no_part(lexicon, letter, here.advanced(letter.len_utf8())))?;
    if here
        .before()
        .ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '/' | '_'))
    {
        return None;
    }
    let behind = here.advanced(1);
    let end = behind.word(words::PART).or_else(|| {
        let dot = behind
            .rest()
            .strip_prefix('.')
            .map(|_| behind.advanced(1))?;
        dot.section(part.numbering()).map(|_| dot)
    })?;
    let element = Element {
        kind: ElementKind::Part,
        range: here.at..end.at,
    };
    Some((part, element, end))
}

/// C部分 七.20, C.七.20, where the compilation has no part C: a number as only it has them says that it is meant.
fn no_part(lexicon: &Lexicon, letter: char, behind: Cursor<'_>) -> Option<Part> {
    let has_parts = lexicon.all_parts().any(|part| part.letter().is_some());
    if !has_parts || lexicon.numbering != Numbering::Chinese {
        return None;
    }
    let inside = match behind.word(words::PART) {
        Some(inside) => {
            let inside = inside.any_word(&[":", ",", words::OF]).unwrap_or(inside);
            inside.skip_spaces()
        }
        None => behind
            .rest()
            .strip_prefix('.')
            .map(|_| behind.advanced(1))?,
    };
    let (_, point) = inside.section(lexicon.numbering)?;
    let is_numbered = point
        .rest()
        .strip_prefix('.')
        .is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()));
    is_numbered.then(|| Part::lettered(letter, lexicon.numbering))?
}

/// 六,附件 / 六. 附件
fn annex_behind_section(behind: Cursor<'_>) -> Option<(Annex, Range<usize>, Cursor<'_>)> {
    let inside = behind.any_word(&[",", "."])?.skip_spaces();
    let (annex, end) = annex_word(inside)?;
    // B.六.附件.b is dotted all the way.
    if end.rest().starts_with('.') && !end.advanced(1).skip_spaces().rest().starts_with('(') {
        return None;
    }
    Some((annex, inside.at..end.at, end))
}

fn step(start: Cursor<'_>) -> Option<(Step, Cursor<'_>)> {
    if let Some(behind) = start.any_word(&words::PREAMBULAR) {
        let (number, behind) = behind.number()?;
        return Some((Step::Preambular(number), behind));
    }
    if let Some(found) = bracketed_step(start) {
        return Some(found);
    }
    if let Some((number, behind)) = start.number().or_else(|| start.padded_number()) {
        return Some((Step::Paragraph(number), behind));
    }
    let letter = start.peek().filter(char::is_ascii_lowercase)?;
    let behind = start.advanced(1);
    // 一.exe is a file.
    if behind
        .rest()
        .starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
    {
        return None;
    }
    Some((Step::Subparagraph(letter), behind))
}

fn bracketed_step(start: Cursor<'_>) -> Option<(Step, Cursor<'_>)> {
    start
        .bracketed_letter()
        .map(|(letter, behind)| (Step::Subparagraph(letter), behind))
        .or_else(|| {
            start
                .bracketed_numeral()
                .map(|(number, behind)| (Step::Item(number), behind))
        })
}

fn step_after(start: Cursor<'_>) -> Option<(Step, Cursor<'_>)> {
    step(start)
}

/// Whether nothing follows that makes the number another: 一.5倍, 三.14%, 1.2.3
fn ends_entry(end: Cursor<'_>, path: &Path) -> bool {
    let rest = end.rest();
    if rest.starts_with(|c: char| c.is_ascii_alphanumeric() || words::AMOUNTS.contains(c)) {
        return false;
    }
    let spaced = rest.trim_start_matches(' ');
    let is_verb = || {
        words::VERBS_WITH_POINT
            .iter()
            .any(|verb| spaced.starts_with(verb))
    };
    if words::OTHERS_BEHIND
        .iter()
        .any(|word| spaced.starts_with(word))
        && !is_verb()
    {
        return false;
    }
    // 七.20.5 ends nowhere sensible: a version or an outline number.
    let dotted_on = rest.starts_with('.')
        && rest
            .get(1..)
            .is_some_and(|more| more.starts_with(|c: char| c.is_ascii_alphanumeric()));
    !dotted_on || path.is_empty()
}
