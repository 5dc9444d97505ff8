//! The compilation's own numbering with Roman sections: Part A, VII.20; part A, section VII,
//! paragraph 20; A.VII.20; الجزء ألف، سابعا-20.

use std::ops::Range;

use super::languages::LANGUAGES;
use super::locator::{
    Carried, annexes, behind_head, ends_bare, is_decimal, letter, lettered, numbered_item, ordinal,
    places,
};
use super::phrase::{
    any_phrase, behind_of_or_to, entry, is_cued, list_mark, phrase, range_mark, words_before,
    words_begin,
};
use super::script::Alphabet;
use super::tongue::Tongue;
use super::words::{Name, Words};
use crate::citation::cursor::Cursor;
use crate::citation::located::Located;
use crate::citation::{
    Annex, Certainty, Citation, Element, ElementKind, Locator, Part, Path, Reference, Step,
};
use crate::lexicon::Numbering;

/// How a list begins.
pub enum Beginning {
    /// Part A
    Word,
    /// A.VII.20
    Letter,
    /// VII.20, beside a cue.
    Section,
}

/// What the reader carries along a list.
struct List<'w> {
    words: &'w Tongue,
    list: u32,
    part: Option<Part>,
    section: u16,
    annex: Option<Annex>,
    path: Path,
    citations: Vec<Citation>,
    /// Whether the text names the compilation, so that A.VI alone may be its section.
    is_named: bool,
    /// Where the citations begin whose part may still follow them.
    unparted: usize,
    /// Whether any part has followed: VII.20 (Part A).
    parts_follow: bool,
}

/// list = [ part ] section *( list-mark [ part ] ( section / step ) )
pub fn compilation(
    words: &Tongue,
    start: Cursor<'_>,
    beginning: Beginning,
    list: u32,
) -> Option<(Vec<Citation>, usize)> {
    let mut reader = List::new(words, list);
    let at = match beginning {
        Beginning::Word => (reader.behind_part(start)).or_else(|| reader.section_before(start))?,
        Beginning::Letter => reader.behind_letter(start)?,
        Beginning::Section => reader.dotted(start, Vec::new(), start.at)?,
    };
    let at = reader.list(at);
    let is_meant = match beginning {
        Beginning::Word => !is_of_another(words, at) && !is_behind_another(words, start),
        Beginning::Letter => true,
        Beginning::Section => {
            // A single Roman figure may be a letter, too.
            let is_letter = words.lexicon.numbering != Numbering::Arabic
                && start.rest().chars().nth(1) == Some('.');
            !is_letter && is_cued(words, start)
                || reader.parts_follow
                    && !is_anothers_numeral(words, start)
                    && !is_of_another(words, at)
        }
    };
    if !is_meant {
        return None;
    }
    let certainty = match beginning {
        Beginning::Word => Certainty::Explicit,
        Beginning::Letter | Beginning::Section => Certainty::Shape,
    };
    for citation in &mut reader.citations {
        citation.certainty = certainty;
    }
    Some((reader.citations, at.at))
}

/// No section of a compilation has as many paragraphs.
const LAST_PARAGRAPH: u16 = 150;

/// What nothing but its shape makes a citation, in a text that names the compilation: VII.5 and VII.12,
/// XI.a, A.VI. Only for such texts: elsewhere it could be anything.
pub fn shape_only(
    words: &Tongue,
    start: Cursor<'_>,
    beginning: Beginning,
    list: u32,
) -> Option<(Vec<Citation>, usize)> {
    // ### IV.1 Observations, «II.3 Transporte»: a heading's own number.
    let line = start.before().trim_end_matches([' ', '#', '*', '=']);
    let is_heading = (line.is_empty() || line.ends_with(['«', '“', '"']))
        && start
            .rest()
            .split(' ')
            .nth(1)
            .is_some_and(|word| word.chars().next().is_some_and(char::is_uppercase));
    if is_heading {
        return None;
    }
    let mut reader = List::new(words, list);
    reader.is_named = true;
    let at = match beginning {
        Beginning::Word => return None,
        Beginning::Letter => reader.behind_letter(start)?,
        Beginning::Section if is_anothers_numeral(words, start) => return None,
        Beginning::Section => reader.dotted(start, Vec::new(), start.at)?,
    };
    let at = reader.list(at);
    // A.I, A.V could be initials: only beside what could not.
    let is_initial = |citation: &Citation| {
        let Reference::Compilation {
            section, locator, ..
        } = &citation.reference
        else {
            return false;
        };
        *locator == Locator::Whole && matches!(section, 1 | 5 | 10)
    };
    // V.21-03412 numbers something else.
    let is_too_long = |citation: &Citation| {
        let Reference::Compilation { locator, .. } = &citation.reference else {
            return false;
        };
        let path = match locator {
            Locator::Whole => return false,
            Locator::At(path) | Locator::Span { to: path, .. } => path,
        };
        matches!(path.first(), Some(Step::Paragraph(number)) if *number > LAST_PARAGRAPH)
    };
    let goes_on = at
        .rest()
        .strip_prefix('-')
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    if goes_on || reader.citations.iter().any(is_too_long) {
        return None;
    }
    let stands_alone = reader.citations.iter().all(is_initial)
        && !words_before(start, 1)
            .any(|word| any_phrase(words.script, word, words.sections).is_some());
    (!stands_alone && !is_of_another(words, at)).then_some((reader.citations, at.at))
}

/// Part A, VII, 5: a paragraph without its noun behind a section with Roman figures, where nothing follows that it counts.
fn paragraph_alone<'a>(words: &Tongue, behind: Cursor<'a>) -> Option<(Vec<Located>, Cursor<'a>)> {
    let is_roman = behind.before().ends_with(['I', 'V', 'X']);
    let here = behind.word(",").filter(|_| is_roman)?.skip_spaces();
    let (number, end) = here.number()?;
    let ends = ends_bare(words, end) && list_mark(words, end).is_none();
    let range = here.at..end.at;
    let located = Located {
        range: range.clone(),
        annex: None,
        locator: Locator::At([Step::Paragraph(number)].into_iter().collect()),
        elements: vec![Element {
            kind: ElementKind::Step,
            range,
        }],
    };
    (ends && !is_decimal(end)).then_some((vec![located], end))
}

/// A section as the owner of paragraphs: section VII of part A, part A, section VII; that section, of those cited
/// `before`; where the compilation `is_named` section VII alone.
pub fn owner<'a>(
    words: &Tongue,
    start: Cursor<'a>,
    before: &[Citation],
    is_named: bool,
) -> Option<(Owner, Cursor<'a>)> {
    let here = start.skip_spaces();
    if let Some((part, element, behind)) = part(words, here) {
        let inside = behind.word(",").unwrap_or(behind);
        let (section, section_element, end) =
            worded_section(words, inside).or_else(|| numbered_section(words, inside))?;
        let owner = Owner {
            part: Some(part),
            section,
            elements: vec![element, section_element],
        };
        return Some((owner, end));
    }
    if let Some(behind) = any_phrase(words.script, here, words.demonstratives)
        && let Some(end) = any_phrase(words.script, behind, words.sections)
    {
        let (part, section) = before
            .iter()
            .rev()
            .find_map(|cited| match cited.reference {
                Reference::Compilation { part, section, .. } => Some((part, section)),
                _ => None,
            })?;
        let element = Element {
            kind: ElementKind::Anaphor,
            range: here.at..end.at,
        };
        let owner = Owner {
            part,
            section,
            elements: vec![element],
        };
        return Some((owner, end));
    }
    let (section, section_element, behind) = worded_section(words, here)?;
    let inside = behind.word(",").unwrap_or(behind);
    let inside = any_phrase(words.script, inside, words.of).unwrap_or(inside);
    let Some((part, element, end)) = part(words, inside) else {
        let is_roman = here
            .text
            .get(section_element.range.clone())
            .is_some_and(|written| !written.contains(|c: char| c.is_ascii_digit()));
        let owner = Owner {
            part: None,
            section,
            elements: vec![section_element],
        };
        return (is_named && is_roman && !is_of_another(words, behind)).then_some((owner, behind));
    };
    let owner = Owner {
        part: Some(part),
        section,
        elements: vec![section_element, element],
    };
    Some((owner, end))
}

/// A section that owns paragraphs.
pub struct Owner {
    part: Option<Part>,
    section: u16,
    pub elements: Vec<Element>,
}

impl Owner {
    /// A citation of what is located in it.
    pub fn citation(
        &self,
        range: Range<usize>,
        located: &Located,
        elements: Vec<Element>,
        list: u32,
        words: &Tongue,
    ) -> Citation {
        Citation {
            range,
            list,
            reference: Reference::Compilation {
                part: self.part,
                section: self.section,
                annex: located.annex,
                locator: located.locator.clone(),
            },
            certainty: match self.part {
                Some(_) => Certainty::Explicit,
                None => Certainty::Shape,
            },
            language: words.language,
            elements,
        }
    }
}

impl<'w> List<'w> {
    fn new(words: &'w Tongue, list: u32) -> List<'w> {
        List {
            words,
            list,
            part: None,
            section: 0,
            annex: None,
            path: Path::new(),
            citations: Vec::new(),
            is_named: false,
            unparted: 0,
            parts_follow: false,
        }
    }

    /// The further entries of a list that begins with one, and the parts behind them; the place behind it.
    fn list<'a>(&mut self, first: Cursor<'a>) -> Cursor<'a> {
        let mut at = self.behind_parts(first);
        while let Some((mark, _)) = list_mark(self.words, at)
            && let Some(behind) = self.next(mark)
        {
            at = self.behind_parts(behind);
        }
        at
    }

    /// VII.20 (Part A), V.12 in part A: the part of all before it that have none.
    fn behind_parts<'a>(&mut self, at: Cursor<'a>) -> Cursor<'a> {
        let words = self.words;
        if self.part.is_some() {
            return at;
        }
        let inside = at.any_word(&["(", ","]).unwrap_or(at);
        let links = behind_of_or_to(words, inside).chain([inside]);
        let found = links
            .into_iter()
            .find_map(|link| part(words, link))
            // VII.20, Part A, VIII.3: that part begins the next.
            .filter(|(.., behind)| {
                let next = behind.any_word(&[",", ":", "."]).unwrap_or(*behind);
                worded_section(words, next).is_none() && numbered_section(words, next).is_none()
            });
        let Some((found, _, behind)) = found else {
            return at;
        };
        for citation in self.citations.iter_mut().skip(self.unparted) {
            if let Reference::Compilation { part, .. } = &mut citation.reference {
                *part = part.or(Some(found));
            }
        }
        self.unparted = self.citations.len();
        self.parts_follow = true;
        match at.word("(") {
            Some(_) => behind.word(")").unwrap_or(behind),
            None => behind,
        }
    }

    /// Part A, VII.20 / part A, section VII [, paragraph 20] / Part A, VII
    fn behind_part<'a>(&mut self, start: Cursor<'a>) -> Option<Cursor<'a>> {
        let here = start.skip_spaces();
        let (part, element, behind) = part(self.words, here)?;
        self.part = Some(part);
        let inside = behind
            .any_word(&[",", ":", ".", "--", "-", "—", "–"])
            .unwrap_or(behind);
        self.dotted(inside, vec![element.clone()], here.at)
            .or_else(|| self.whole_or_worded(inside, vec![element], here.at))
    }

    /// section VII of Part A [, paragraphs 12 and 14]: `start` is at the part.
    fn section_before<'a>(&mut self, start: Cursor<'a>) -> Option<Cursor<'a>> {
        const FARTHEST: usize = 40;
        let words = self.words;
        let here = start.skip_spaces();
        let (part, part_element, behind) = part(words, here)?;
        let (begin, section, section_element) = words_begin(start.text, here.at, FARTHEST)
            .find_map(|begin| {
                let candidate = Cursor::new(start.text, begin);
                let (section, element, end) = worded_section(words, candidate)?;
                let is_its = behind_of_or_to(words, end).any(|at| at.skip_spaces().at == here.at);
                is_its.then_some((begin, section, element))
            })?;
        let mut carried = Carried::default();
        let inside = behind.word(",").unwrap_or(behind);
        self.part = Some(part);
        self.section = section;
        self.annex = None;
        let elements = vec![section_element, part_element];
        let located = (inside.at > behind.at)
            .then(|| places(words, inside, &mut carried))
            .flatten()
            // section VI of Part B, annex, (d)
            .or_else(|| {
                let (annexed, end) = annexes(words, behind.word(",")?)?;
                carried.annex = annexed.last()?.annex;
                lettered(words, end.word(",").unwrap_or(end), &mut carried)
                    .or_else(|| behind_head(words, behind))
            });
        let Some((located, end)) = located else {
            return Some(self.spanned(Path::new(), behind, elements, begin));
        };
        self.path = carried.path;
        self.places(located, begin..behind.at, elements);
        Some(end)
    }

    /// Places in the section, the first of which has the section before it; the whole of it where there are none.
    fn places(&mut self, located: Vec<Located>, named: Range<usize>, elements: Vec<Element>) {
        let mut elements = elements;
        if located.is_empty() {
            self.push(named.clone(), Locator::Whole, std::mem::take(&mut elements));
        }
        for (position, one) in located.into_iter().enumerate() {
            let from = match position {
                0 => named.start,
                _ => one.range.start,
            };
            self.annex = one.annex;
            let all = elements.drain(..).chain(one.elements).collect();
            self.push(from..one.range.end, one.locator, all);
        }
    }

    /// A.VII.20, written together.
    fn behind_letter<'a>(&mut self, start: Cursor<'a>) -> Option<Cursor<'a>> {
        let part = self.words.lexicon.part(start.peek()?)?;
        let before = start.before();
        // وA.VII.13: one-letter words of another alphabet are written together with it.
        let is_inside = before.ends_with(|c: char| {
            c.is_alphanumeric() && Alphabet::of(c) != Some(Alphabet::Arabic)
                || matches!(c, '.' | '/' | '_' | '-' | '&')
        });
        let is_section = || {
            words_before(start, 1)
                .any(|word| any_phrase(self.words.script, word, self.words.sections).is_some())
        };
        if is_inside || is_of_another_outline(self.words, start) && !(self.is_named && is_section())
        {
            return None;
        }
        let dot = start.advanced(1);
        let behind = dot.rest().strip_prefix('.').map(|_| dot.advanced(1))?;
        if behind.rest().starts_with(' ') {
            return None;
        }
        self.part = Some(part);
        let element = Element {
            kind: ElementKind::Part,
            range: start.at..behind.at,
        };
        self.dotted(behind, vec![element.clone()], start.at)
            .or_else(|| self.whole_lettered(behind, element, start.at))
    }

    /// A.VI, where the compilation is named.
    fn whole_lettered<'a>(
        &mut self,
        start: Cursor<'a>,
        element: Element,
        begin: usize,
    ) -> Option<Cursor<'a>> {
        if !self.is_named {
            return None;
        }
        let (section, section_element, end) = numbered_section(self.words, start)?;
        // A.V. Dicey, A.I.D.
        let is_initial = end.rest().strip_prefix('.').is_some_and(|rest| {
            let next = rest.trim_start_matches(' ');
            let is_near = next.len() == rest.len() || end.at - start.at == 1;
            is_near && next.starts_with(char::is_alphanumeric)
        });
        if is_initial || !ends_entry(end) || end.rest().starts_with(['-', '\'', '’']) {
            return None;
        }
        self.section = section;
        self.annex = None;
        Some(self.spanned(Path::new(), end, vec![element, section_element], begin))
    }

    /// Another entry of the list: [ part ] VII.20, section VIII, 20, b
    fn next<'a>(&mut self, start: Cursor<'a>) -> Option<Cursor<'a>> {
        let here = start.skip_spaces();
        if part(self.words, here).is_some() {
            return self.behind_part(here);
        }
        if self.is_named
            && let Some(end) = self.behind_letter(here)
        {
            return Some(end);
        }
        if let Some(end) = self.dotted(here, Vec::new(), here.at) {
            return Some(end);
        }
        let was_whole = self.path.is_empty() && self.annex.is_none();
        if was_whole
            && self.part.is_some()
            && let Some(end) = self.whole_or_worded(here, Vec::new(), here.at)
        {
            return Some(end);
        }
        if let Some(end) = self.next_letter(here) {
            return Some(end);
        }
        // VII.17 and 20
        let (Step::Paragraph(_), []) = self
            .path
            .split_first()
            .map(|(first, rest)| (*first, rest))?
        else {
            return None;
        };
        let (number, behind) = here.number()?;
        if is_decimal(behind) || behind.rest().starts_with('/') {
            return None;
        }
        let element = Element {
            kind: ElementKind::Step,
            range: here.at..behind.at,
        };
        let end = self.spanned(
            [Step::Paragraph(number)].into_iter().collect(),
            behind,
            vec![element],
            here.at,
        );
        ends_bare(self.words, end).then_some(end).or_else(|| {
            self.citations.pop();
            None
        })
    }

    /// XI.a and c, II.3 (a) and (d)
    fn next_letter<'a>(&mut self, here: Cursor<'a>) -> Option<Cursor<'a>> {
        let Some(Step::Subparagraph(last)) = self.path.last().copied() else {
            return None;
        };
        let bare = || {
            let letter = here.peek().filter(char::is_ascii_lowercase)?;
            let end = here.advanced(1);
            let next = end.skip_spaces().peek();
            let is_listed = list_mark(self.words, end).is_some();
            let ends = next.is_none_or(|c| ",.;:|)\n".contains(c)) || is_listed;
            let is_word = end.peek().is_some_and(char::is_alphanumeric);
            (ends && !is_word).then_some((Step::Subparagraph(letter), end))
        };
        let (step, end) = letter(self.words, here, false)
            .filter(|(_, end)| end.before().ends_with(')'))
            .or_else(bare)?;
        // A list goes on in its order.
        let Step::Subparagraph(next) = step else {
            return None;
        };
        if next <= last || !ends_entry(end) {
            return None;
        }
        let mut path = self.path.clone();
        *path.last_mut()? = step;
        let element = Element {
            kind: ElementKind::Step,
            range: here.at..end.at,
        };
        Some(self.spanned(path, end, vec![element], here.at))
    }

    /// VII.20, III.2.b, VI.annex.b, IV.1.f (ii), سابعا-20
    fn dotted<'a>(
        &mut self,
        start: Cursor<'a>,
        mut elements: Vec<Element>,
        begin: usize,
    ) -> Option<Cursor<'a>> {
        let here = start.skip_spaces();
        let (section, section_element, behind) = numbered_section(self.words, here)?;
        elements.push(section_element);
        let dot = separator(self.words, behind)
            .or_else(|| self.is_named.then(|| before_letter(self.words, behind))?)?;
        let mut annex = None;
        let mut path = Path::new();
        let mut at = dot;
        if let Some((mut read, end)) = annexes(self.words, at)
            && let Some(found) = read.pop()
        {
            annex = found.annex;
            elements.extend(found.elements);
            at = end.any_word(&[".", ","]).unwrap_or(end);
        }
        let mut end = at;
        while let Some((step, behind)) = dotted_step(self.words, at, path.last().copied()) {
            if path.try_push(step).is_err() {
                return None;
            }
            elements.push(Element {
                kind: ElementKind::Step,
                range: at.skip_spaces().at..behind.at,
            });
            end = behind;
            let is_bracketed = behind.skip_spaces().rest().starts_with('(')
                || closes_itself(self.words, behind.skip_spaces())
                || self.words.printed.brackets.0.is_empty()
                    && letter(self.words, behind, false)
                        .is_some_and(|(_, end)| end.before().ends_with(')'))
                || matches!(step, Step::Subparagraph(_)) && numbered_item(behind).is_some();
            at = match behind.rest().strip_prefix('.') {
                Some(_) => behind.advanced(1),
                None if is_bracketed => behind,
                None => break,
            };
        }
        if path.is_empty() && annex.is_none() || !ends_entry(end) {
            return None;
        }
        // VI, annex, paragraph 1
        let inside = end.word(",").unwrap_or(end);
        if path.is_empty() && places(self.words, inside, &mut Carried::default()).is_some() {
            return None;
        }
        self.section = section;
        self.annex = annex;
        Some(self.spanned(path, end, elements, begin))
    }

    /// A whole section, or one with its paragraphs in words: section VII, paragraph 20.
    fn whole_or_worded<'a>(
        &mut self,
        start: Cursor<'a>,
        mut elements: Vec<Element>,
        begin: usize,
    ) -> Option<Cursor<'a>> {
        let here = start.skip_spaces();
        let worded = worded_section(self.words, here);
        // Part A, I would say: a single letter alone is no section.
        let bare = || {
            let found = numbered_section(self.words, here)?;
            let length = found.2.at - here.at;
            let is_annexed = || {
                found
                    .2
                    .word(",")
                    .is_some_and(|inside| annexes(self.words, inside).is_some())
            };
            ((length > 1 || is_annexed()) && ends_bare(self.words, found.2)).then_some(found)
        };
        let (section, section_element, behind) = worded.or_else(bare)?;
        elements.push(section_element);
        self.section = section;
        self.annex = None;
        self.path = Path::new();
        let mut carried = Carried::default();
        let inside = behind.word(",").unwrap_or(behind);
        let annexed = annexes(self.words, inside);
        let after_annex = annexed
            .as_ref()
            .map_or(inside, |(_, end)| end.word(",").unwrap_or(*end));
        carried.annex = annexed.as_ref().and_then(|(read, _)| read.last()?.annex);
        let read = places(self.words, after_annex, &mut carried)
            .or_else(|| paragraph_alone(self.words, behind).filter(|_| annexed.is_none()));
        if let Some((annexes, _)) = &annexed {
            elements.extend(
                annexes
                    .iter()
                    .flat_map(|annex| annex.elements.iter().cloned()),
            );
        }
        let Some((located, end)) = read else {
            let end = annexed.map_or(behind, |(_, end)| end);
            self.annex = carried.annex;
            self.push(begin..end.at, Locator::Whole, elements);
            return Some(end);
        };
        self.annex = carried.annex;
        for (position, one) in located.into_iter().enumerate() {
            let (start, all) = match position {
                0 => (begin, elements.drain(..).chain(one.elements).collect()),
                _ => (one.range.start, one.elements),
            };
            self.push(start..one.range.end, one.locator, all);
        }
        self.path = carried.path;
        Some(end)
    }

    /// -22, -d: the entry with the end of its range, if there is one.
    fn spanned<'a>(
        &mut self,
        path: Path,
        end: Cursor<'a>,
        mut elements: Vec<Element>,
        begin: usize,
    ) -> Cursor<'a> {
        self.path = path.clone();
        let last = path.last().copied();
        let found = range_mark(self.words, end).and_then(|mark| {
            let mark = mark.skip_spaces();
            let inside = self.repeated(mark, &path).unwrap_or(mark);
            let (step, behind) = dotted_step(self.words, inside, last)?;
            let is_same = last
                .is_some_and(|last| std::mem::discriminant(&last) == std::mem::discriminant(&step));
            (is_same && ends_entry(behind)).then_some((step, inside, behind))
        });
        let Some((step, inside, behind)) = found else {
            let locator = if path.is_empty() {
                Locator::Whole
            } else {
                Locator::At(path)
            };
            self.push(begin..end.at, locator, elements);
            return end;
        };
        let mut to = path.clone();
        if let Some(place) = to.last_mut() {
            *place = step;
        }
        elements.push(Element {
            kind: ElementKind::SpanEnd,
            range: inside.skip_spaces().at..behind.at,
        });
        self.path = to.clone();
        self.push(begin..behind.at, Locator::Span { from: path, to }, elements);
        behind
    }

    /// Behind what the end of a range has in common with its beginning: VII.20-VII.22, A.VII.3 to A.VII.16, IV.1.a to
    /// IV.1.h.
    fn repeated<'a>(&self, end: Cursor<'a>, path: &[Step]) -> Option<Cursor<'a>> {
        let lettered = || {
            let letter = end.peek()?;
            let part = self.words.lexicon.part(letter)?;
            let inside = end.advanced(letter.len_utf8()).word(".")?;
            (Some(part) == self.part).then_some(inside)
        };
        let (section, _, behind) = numbered_section(self.words, lettered().unwrap_or(end))?;
        let mut at = separator(self.words, behind).filter(|_| section == self.section)?;
        let (_, above) = path.split_last()?;
        let mut last = None;
        for step in above {
            let (same, behind) = dotted_step(self.words, at, last)?;
            at = behind
                .rest()
                .strip_prefix('.')
                .map(|_| behind.advanced(1))?;
            if same != *step {
                return None;
            }
            last = Some(same);
        }
        Some(at)
    }

    fn push(&mut self, range: Range<usize>, locator: Locator, elements: Vec<Element>) {
        self.citations.push(Citation {
            range,
            list: self.list,
            reference: Reference::Compilation {
                part: self.part,
                section: self.section,
                annex: self.annex,
                locator,
            },
            certainty: Certainty::Shape,
            language: self.words.language,
            elements,
        });
    }
}

/// Part A, часть B, الجزء ألف
fn part<'a>(words: &Tongue, start: Cursor<'a>) -> Option<(Part, Element, Cursor<'a>)> {
    let here = start.skip_spaces();
    let noun_end = any_phrase(words.script, here, words.parts)?;
    let letter_at = noun_end.skip_spaces();
    // part a of something is no part of the compilation.
    let is_capital = letter_at
        .peek()
        .is_some_and(|c| words.script.may_begin_a_name(c));
    let spelled = entry(
        words.script,
        letter_at,
        words.part_letters,
        |(letter, _)| letter,
    );
    let (letter, behind) = match spelled {
        Some(((_, letter), behind)) => (*letter, behind),
        None => {
            let letter = letter_at.peek()?;
            (
                letter.to_ascii_uppercase(),
                letter_at.advanced(letter.len_utf8()),
            )
        }
    };
    let part = (words.lexicon.part(letter)).or_else(|| no_part(words, letter, behind))?;
    if !is_capital || behind.rest().starts_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    let element = Element {
        kind: ElementKind::Part,
        range: here.at..behind.at,
    };
    Some((part, element, behind))
}

/// Part C, VII.20, where the compilation has no part C: a number as only it has them says that it is meant.
fn no_part(words: &Tongue, letter: char, behind: Cursor<'_>) -> Option<Part> {
    let has_parts = (words.lexicon.all_parts()).any(|part| part.letter().is_some());
    if !has_parts || words.lexicon.numbering == Numbering::Arabic {
        return None;
    }
    let inside = behind.any_word(&[",", ":"]).unwrap_or(behind).skip_spaces();
    let (_, point) = inside.roman()?;
    let is_numbered = point
        .rest()
        .strip_prefix('.')
        .is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()));
    is_numbered.then(|| Part::lettered(letter, words.lexicon.numbering))?
}

/// section VII
fn worded_section<'a>(words: &Tongue, start: Cursor<'a>) -> Option<(u16, Element, Cursor<'a>)> {
    let inside = any_phrase(words.script, start, words.sections)?;
    numbered_section(words, inside).or_else(|| {
        // الباب التاسع من الجزء ألف
        let here = inside.skip_spaces();
        let (section, behind) = ordinal(words, here)?;
        let element = Element {
            kind: ElementKind::Section,
            range: here.at..behind.at,
        };
        Some((section, element, behind))
    })
}

/// VII, سابعا
fn numbered_section<'a>(words: &Tongue, start: Cursor<'a>) -> Option<(u16, Element, Cursor<'a>)> {
    let here = start.skip_spaces();
    let figures = match words.lexicon.numbering {
        Numbering::Arabic => here.number(),
        Numbering::Chinese | Numbering::Roman => here.roman(),
    };
    let (section, behind) = figures.or_else(|| {
        words
            .section_ordinals
            .iter()
            .zip(1..)
            .filter_map(|(word, number)| Some((number, phrase(words.script, here, word)?)))
            .max_by_key(|(_, end)| end.at)
    })?;
    let element = Element {
        kind: ElementKind::Section,
        range: here.at..behind.at,
    };
    Some((section, element, behind))
}

/// Between a section and its first step: a point or a mark of the language's own; before an annex a
/// comma.
fn separator<'a>(words: &Tongue, behind: Cursor<'a>) -> Option<Cursor<'a>> {
    let dot = behind.rest().strip_prefix('.').map(|_| behind.advanced(1));
    dot.or_else(|| {
        let comma = behind.word(",")?;
        annexes(words, comma).map(|_| comma)
    })
    .or_else(|| {
        behind
            .any_word(words.section_marks)
            .map(|inside| inside.skip_spaces())
            .filter(|inside| dotted_step(words, *inside, None).is_some())
    })
}

/// X (a), XI(e), XI e): a section and one of its letters without a point between.
fn before_letter<'a>(words: &Tongue, behind: Cursor<'a>) -> Option<Cursor<'a>> {
    let here = behind.skip_spaces();
    let is_apart = here.at > behind.at && words.printed.brackets.0.is_empty();
    let (_, end) =
        letter(words, here, false).filter(|_| is_apart || here.rest().starts_with('('))?;
    end.before().ends_with(')').then_some(behind)
}

/// 20, b, PP.1, (ii), (二)
fn dotted_step<'a>(
    words: &Tongue,
    start: Cursor<'a>,
    last: Option<Step>,
) -> Option<(Step, Cursor<'a>)> {
    let here = start.skip_spaces();
    let is_glued = here.at == start.at;
    if let Some(behind) = here.any_word(&["PP.", "PP"]).filter(|_| last.is_none()) {
        let (number, behind) = behind.number()?;
        return Some((Step::Preambular(number), behind));
    }
    if let Some((number, behind)) = here.bracketed_numeral() {
        return Some((Step::Item(number), behind));
    }
    let under_a_letter = matches!(last, Some(Step::Subparagraph(_) | Step::Item(_)));
    if under_a_letter && let Some((number, behind)) = numbered_item(here) {
        return Some((Step::Item(number), behind));
    }
    // (b), b)
    let is_closed = here.rest().chars().nth(1) == Some(')');
    if here.rest().starts_with('(') || is_closed && !is_glued || closes_itself(words, here) {
        return letter(words, here, false);
    }
    if !is_glued {
        return None;
    }
    if let Some((number, behind)) = here
        .number()
        .filter(|_| last.is_none_or(|last| matches!(last, Step::Paragraph(_))))
    {
        return Some((Step::Paragraph(number), behind));
    }
    let letter = here.peek().filter(char::is_ascii_lowercase)?;
    let behind = here.advanced(1);
    let goes_on = behind
        .peek()
        .is_some_and(|c| c.is_alphanumeric() || c == '_');
    (!goes_on).then_some((Step::Subparagraph(letter), behind))
}

/// Whether a letter that only lists have stands here with its bracket, which is then no bracket of the
/// sentence's.
fn closes_itself(words: &Tongue, here: Cursor<'_>) -> bool {
    let mut characters = here.rest().chars();
    let is_own = |c: char| !c.is_ascii() && words.list_letters.contains(c);
    characters.next().is_some_and(is_own) && characters.next() == Some(')')
}

/// Whether nothing follows that makes the number another: VII.20.5, VII.2%
fn ends_entry(end: Cursor<'_>) -> bool {
    let rest = end.rest();
    !rest.starts_with(|c: char| c.is_alphanumeric() || "%/_°".contains(c)) && !is_decimal(end)
}

/// Whether what follows says that a part or a section is another text's: of the monitoring report.
fn is_of_another(words: &Tongue, at: Cursor<'_>) -> bool {
    let behind = at.word(",").unwrap_or(at);
    let linked = (words.of.iter())
        .filter(|of| !of.is_empty())
        .filter_map(|of| phrase(words.script, behind, of))
        .max_by_key(|inside| inside.at);
    match linked {
        Some(inside) => {
            // of the UNODC compilation
            let named = behind_acronym(inside).unwrap_or(inside);
            let is_ours = is_compilation(words, inside) || is_compilation(words, named);
            !is_ours && part(words, inside).is_none()
        }
        // Where the case alone says it, only a noun that is a text's.
        None => words.of.contains(&"") && is_text(words, behind_agreeing(words, at)),
    }
}

/// Behind a word in capitals.
fn behind_acronym(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let here = at.skip_spaces();
    let length = here.rest().find(|c: char| !c.is_uppercase())?;
    (length > 1 && here.rest().get(length..)?.starts_with(' ')).then(|| here.advanced(length))
}

/// Behind adjectives that agree with the noun behind them: Сендайской рамочной программы.
pub fn behind_agreeing<'a>(words: &Tongue, start: Cursor<'a>) -> Cursor<'a> {
    const MOST: usize = 3;
    let mut at = start.skip_spaces();
    for _ in 0..MOST {
        let rest = at.rest();
        let length = rest
            .find(|c: char| !c.is_alphabetic())
            .unwrap_or(rest.len());
        let word = rest.get(..length).unwrap_or_default();
        let mut endings = words
            .agreeing
            .iter()
            .filter_map(|form| form.strip_prefix('-'));
        if !endings.any(|ending| word.len() > ending.len() && word.ends_with(ending))
            || is_text(words, at)
        {
            break;
        }
        at = at.advanced(length).skip_spaces();
    }
    at
}

/// Whether a part is another text's that is named before it: Chemicals Code, Part B.
fn is_behind_another(words: &Tongue, start: Cursor<'_>) -> bool {
    let before = start.before().trim_end_matches(' ');
    let Some(named) = before.strip_suffix(',') else {
        return false;
    };
    let end = Cursor::new(start.text, named.len());
    words_before(end, 1).any(|word| {
        let is_title = word.peek().is_some_and(char::is_uppercase)
            && !word.before().trim_end_matches(' ').is_empty();
        let is_treaty = words.name_at(word).is_some_and(|(named, _)| {
            matches!(
                named.name,
                Name::Treaty(_) | Name::BareConvention | Name::BareProtocol
            )
        });
        is_title && is_text(words, word) && !is_treaty
    })
}

/// Whether the compilation is named at a place, or what it holds.
fn is_compilation(words: &Tongue, start: Cursor<'_>) -> bool {
    let here = [words.possessives, words.demonstratives, words.said]
        .iter()
        .find_map(|before| any_phrase(words.script, start, before))
        .unwrap_or(start);
    // A short paragraph does not show its language.
    (LANGUAGES.iter()).any(|words| any_phrase(words.script, here, words.compilations).is_some())
        || any_phrase(words.script, here, words.working_group).is_some()
        || entry(words.script, here, words.recommendations, |(word, _)| word).is_some()
        || words
            .name_at(here)
            .is_some_and(|(named, _)| matches!(named.name, Name::Ours | Name::OurGroup))
}

/// Whether a noun stands at a place of what has parts and sections as well: report, code, manual.
fn is_text(words: &Words, at: Cursor<'_>) -> bool {
    [words.documents, words.laws, words.texts]
        .iter()
        .any(|nouns| any_phrase(words.script, at, nouns).is_some())
}

/// Whether a noun of what is counted in Roman figures stands at a place: chapter, article, volume.
fn is_counted_noun(words: &Words, at: Cursor<'_>) -> bool {
    any_phrase(words.script, at, words.outlines).is_some()
        || any_phrase(words.script, at, words.parts).is_some()
        || entry(words.script, at, words.articles, |(word, _)| word).is_some()
        || entry(words.script, at, words.annexes, |(word, _)| word).is_some()
        || is_text(words, at)
}

/// Whether the word before a numeral makes it another's: Chapter III.2, World War II.5.
fn is_anothers_numeral(words: &Tongue, start: Cursor<'_>) -> bool {
    let Some(word) = words_before(start, 1).next() else {
        return false;
    };
    if !start.before().ends_with(' ') || any_phrase(words.script, word, words.cues).is_some() {
        return false;
    }
    // the questionnaire (sections II.6 and III.3): what the one before in the list is.
    if any_phrase(words.script, word, words.and).is_some() {
        let before = word.before().trim_end_matches([' ', ',']);
        let numeral = before.rfind([' ', '(']).map_or(0, |space| space + 1);
        let earlier = Cursor::new(start.text, numeral);
        if numeral < before.len() && earlier.roman().is_some() {
            return is_anothers_numeral(words, earlier);
        }
    }
    let noun = words_before(Cursor::new(start.text, word.at), 1).next();
    let is_place = any_phrase(words.script, word, words.sections).is_some()
        || entry(words.script, word, words.places, |(place, ..)| place).is_some();
    let bracketed = word.before().trim_end_matches(' ').strip_suffix('(');
    if is_place
        && noun.is_none()
        && let Some(before) = bracketed
    {
        let before = Cursor::new(start.text, before.trim_end_matches(' ').len());
        if words_before(before, 1).any(|noun| is_text(words, noun)) {
            return true;
        }
    }
    // A short paragraph does not show its language.
    if (LANGUAGES.iter()).any(|words| is_counted_noun(words, word)) {
        return true;
    }
    let before = word.before().trim_end_matches([' ', '«', '"', '“', '(']);
    // Marks of a markup are control characters; an item of a list begins with one or a dash.
    let before = before.trim_end_matches(|c: char| c.is_control() && c != '\n');
    let is_item = before
        .strip_suffix(['-', '*', '•', '–', '—'])
        .is_some_and(|line| line.trim_end_matches(' ').is_empty() || line.ends_with('\n'));
    let begins_a_sentence =
        before.is_empty() || is_item || before.ends_with(['.', ':', '\n', '|', '!', '?', ';']);
    word.peek().is_some_and(char::is_uppercase) && !begins_a_sentence
}

/// appendix A.II.1
fn is_of_another_outline(words: &Tongue, start: Cursor<'_>) -> bool {
    // A short paragraph does not show its language.
    words_before(start, 1).any(|word| {
        let mut languages = LANGUAGES.iter();
        any_phrase(words.script, word, words.outlines).is_some()
            || languages.any(|words| any_phrase(words.script, word, words.outlines).is_some())
    })
}
