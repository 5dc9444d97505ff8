//! What the comments of a document exempt, worked out from all of them.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::directive::Directive;
use super::effect::Effect;
use crate::resolve::Code;
use crate::text::Text;

/// What is wrong with a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExemptionProblem {
    /// There is no such keyword.
    UnknownKeyword { written: String },
    /// There is no such code; the nearest one that there is.
    UnknownCode {
        written: String,
        nearest: Option<Code>,
    },
    /// What a document is declared to be about is none of the words for it; empty where there is none.
    UnknownSubject { written: String },
    /// `ignore-begin` without its end: it exempts the rest of the document.
    NotEnded,
    /// `ignore-end` without its beginning.
    NotBegun,
}

/// What the comments of a document exempt.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Exemptions {
    /// In the order of the document.
    pub exemptions: Vec<Exemption>,
    /// What is wrong with comments; ranges are bytes of the document.
    pub problems: Vec<(Range<usize>, ExemptionProblem)>,
    exempt: Stretches,
    /// For each line that a comment exempts from codes that it names, where it begins and the first
    /// such comment, as its place in the list.
    named_lines: Vec<(usize, usize)>,
}

/// What one comment exempts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exemption {
    /// The comment, bytes in the document.
    pub comment: Range<usize>,
    /// The comment that ends a region.
    pub end: Option<Range<usize>>,
    pub effect: Effect,
    /// Findings that touch this are exempt.
    pub range: Range<usize>,
    /// `None` for all codes.
    pub codes: Option<Vec<Code>>,
    /// Where another code can be written, bytes in the document.
    pub codes_end: usize,
}

/// Stretches of a document, of all codes or of one. To ask whether a stretch touches any of them
/// takes no longer for many than for few, however they lie over one another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Stretches {
    /// In order, none overlapping another.
    of_all_codes: Vec<Range<usize>>,
    of_code: Vec<(Code, Vec<Range<usize>>)>,
}

impl Stretches {
    /// `None` stands for all codes.
    fn new(stretches: impl Iterator<Item = (Range<usize>, Option<Code>)>) -> Stretches {
        let mut all = Stretches::default();
        for (range, code) in stretches {
            match code {
                None => all.of_all_codes.push(range),
                Some(code) => match all.of_code.iter_mut().find(|(other, _)| *other == code) {
                    Some((_, ranges)) => ranges.push(range),
                    None => all.of_code.push((code, vec![range])),
                },
            }
        }
        let ranges = all.of_code.iter_mut().map(|(_, ranges)| ranges);
        for ranges in ranges.chain([&mut all.of_all_codes]) {
            *ranges = united(std::mem::take(ranges));
        }
        all
    }

    /// Whether a stretch touches one of a code, or one of all codes.
    fn touch(&self, range: &Range<usize>, code: Code) -> bool {
        touches(&self.of_all_codes, range) || touches(self.of(code), range)
    }

    /// Those of a code alone.
    fn of(&self, code: Code) -> &[Range<usize>] {
        let of_code = self.of_code.iter().find(|(other, _)| *other == code);
        of_code.map_or(&[], |(_, ranges)| ranges)
    }
}

/// Ranges in order, those that overlap made one.
fn united(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut united: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match united.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => united.push(range),
        }
    }
    united
}

/// Whether a range touches one of `ranges`, which are [`united`].
fn touches(ranges: &[Range<usize>], range: &Range<usize>) -> bool {
    let behind = ranges.partition_point(|one| one.start < range.end);
    let last = behind.checked_sub(1).and_then(|last| ranges.get(last));
    last.is_some_and(|last| range.start < last.end)
}

/// The regions whose end has not been met, as the places of their exemptions in the list. To end
/// one takes no longer for many than for few.
#[derive(Default)]
struct OpenRegions {
    /// The innermost last; those that have ended since are passed over when they come up.
    all: Vec<usize>,
    /// The same of those that name codes, by what they name.
    naming: HashMap<Vec<Code>, Vec<usize>>,
    ended: HashSet<usize>,
}

impl OpenRegions {
    fn begin(&mut self, place: usize, codes: Option<&[Code]>) {
        self.all.push(place);
        if let Some(codes) = codes {
            self.naming.entry(codes.to_vec()).or_default().push(place);
        }
    }

    /// Ends the innermost with the same codes, or the innermost where none are named.
    fn end(&mut self, codes: Option<&[Code]>) -> Option<usize> {
        let open = match codes {
            None => &mut self.all,
            Some(codes) => self.naming.get_mut(codes)?,
        };
        while let Some(place) = open.pop() {
            if self.ended.insert(place) {
                return Some(place);
            }
        }
        None
    }

    fn still_open(self) -> impl Iterator<Item = usize> {
        let ended = self.ended;
        self.all
            .into_iter()
            .filter(move |place| !ended.contains(place))
    }
}

impl Exemptions {
    /// Whether a finding is exempt.
    pub fn exempt(&self, range: &Range<usize>, code: Code) -> bool {
        self.exempt.touch(range, code)
    }

    /// The exemptions that none of a document's findings needs.
    pub fn unused(
        &self,
        findings: impl Iterator<Item = (Range<usize>, Code)>,
    ) -> impl Iterator<Item = &Exemption> {
        let found: Vec<(Range<usize>, Code)> = findings.collect();
        let of_any_code = united(found.iter().map(|(range, _)| range.clone()).collect());
        let found = Stretches::new(found.into_iter().map(|(range, code)| (range, Some(code))));
        self.exemptions.iter().filter(move |one| match &one.codes {
            None => !touches(&of_any_code, &one.range),
            Some(codes) => !codes
                .iter()
                .any(|code| touches(found.of(*code), &one.range)),
        })
    }

    /// The first comment that exempts the whole line or lines of a finding, and nothing else, from
    /// codes that it names: another code can be written there.
    pub fn naming_codes_for(&self, finding: &Range<usize>) -> Option<&Exemption> {
        let behind = self
            .named_lines
            .partition_point(|(start, _)| *start <= finding.start);
        let (_, place) = self.named_lines.get(behind.checked_sub(1)?)?;
        self.exemptions
            .get(*place)
            .filter(|one| finding.end <= one.range.end)
    }

    /// What the comment at a range exempts.
    pub fn of_comment(&self, comment: &Range<usize>) -> Option<&Exemption> {
        let place = self
            .exemptions
            .partition_point(|one| one.comment.start < comment.start);
        self.exemptions
            .get(place)
            .filter(|one| one.comment == *comment)
    }

    /// Works out what comments exempt. They come in the order of the document, each with where
    /// its paragraph begins.
    pub fn new<'a>(
        text: &Text,
        directives: impl Iterator<Item = (usize, &'a Directive)>,
    ) -> Exemptions {
        let mut all = Exemptions::default();
        let placed: Vec<Placed<'_>> = directives
            .map(|(base, directive)| Placed {
                comment: base + directive.range.start..base + directive.range.end,
                directive,
                base,
            })
            .collect();
        let ahead = ahead(text, &placed);
        let mut open = OpenRegions::default();
        for (placed, ahead) in placed.iter().zip(ahead) {
            let Placed {
                comment,
                directive,
                base,
            } = placed;
            all.tell_unknown_words(text, directive, *base);
            let codes: Vec<Code> = directive
                .codes
                .iter()
                .filter_map(|(_, code)| *code)
                .collect();
            let codes = (!directive.codes.is_empty()).then_some(codes);
            let Some(effect) = directive.effect else {
                continue;
            };
            let range = match effect {
                Effect::File => 0..text.len(),
                Effect::Line => line_range(text, text.line_of(comment.start)),
                Effect::NextLine | Effect::NextParagraph => ahead,
                Effect::Begin => comment.end..text.len(),
                Effect::End => {
                    let begun = open.end(codes.as_deref());
                    match begun.and_then(|begun| all.exemptions.get_mut(begun)) {
                        Some(begun) => {
                            begun.range.end = comment.start.max(begun.range.start);
                            begun.end = Some(comment.clone());
                        }
                        None => all
                            .problems
                            .push((comment.clone(), ExemptionProblem::NotBegun)),
                    }
                    continue;
                }
            };
            if effect == Effect::Begin {
                open.begin(all.exemptions.len(), codes.as_deref());
            }
            all.exemptions.push(Exemption {
                comment: comment.clone(),
                end: None,
                effect,
                range,
                codes,
                codes_end: base + directive.codes_end,
            });
        }
        for place in open.still_open() {
            if let Some(begun) = all.exemptions.get(place) {
                all.problems
                    .push((begun.comment.clone(), ExemptionProblem::NotEnded));
            }
        }
        all.problems.sort_by_key(|(range, _)| range.start);
        all.exempt = Stretches::new(all.exemptions.iter().flat_map(|one| {
            let of_all = one.codes.is_none().then_some(None);
            let named = one.codes.iter().flatten().map(|code| Some(*code));
            let range = &one.range;
            of_all
                .into_iter()
                .chain(named)
                .map(move |code| (range.clone(), code))
        }));
        all.named_lines = all
            .exemptions
            .iter()
            .enumerate()
            .filter(|(_, one)| {
                matches!(one.effect, Effect::Line | Effect::NextLine)
                    && one.codes.as_ref().is_some_and(|codes| !codes.is_empty())
            })
            .map(|(place, one)| (one.range.start, place))
            .collect();
        all.named_lines.sort_unstable();
        all.named_lines.dedup_by_key(|(start, _)| *start);
        all
    }

    fn tell_unknown_words(&mut self, text: &Text, directive: &Directive, base: usize) {
        let place = |range: &Range<usize>| base + range.start..base + range.end;
        if let Some((said, subject)) = &directive.subject {
            if subject.is_none() {
                let range = place(said);
                let written = match *said == directive.keyword {
                    true => String::new(),
                    false => text.slice(range.clone()).into_owned(),
                };
                self.problems
                    .push((range, ExemptionProblem::UnknownSubject { written }));
            }
        } else if directive.effect.is_none() {
            let range = place(&directive.keyword);
            let written = text.slice(range.clone()).into_owned();
            self.problems
                .push((range, ExemptionProblem::UnknownKeyword { written }));
        }
        for (range, _) in directive.codes.iter().filter(|(_, code)| code.is_none()) {
            let range = place(range);
            let written = text.slice(range.clone()).into_owned();
            let nearest = Code::nearest(&written);
            self.problems
                .push((range, ExemptionProblem::UnknownCode { written, nearest }));
        }
    }
}

/// A line with its break.
fn line_range(text: &Text, line: usize) -> Range<usize> {
    text.line_start(line)..text.line_start(line + 1)
}

/// A comment in its document.
struct Placed<'a> {
    comment: Range<usize>,
    directive: &'a Directive,
    /// Where its paragraph begins.
    base: usize,
}

/// For each comment of the next line or paragraph, where that stands: the next line behind the
/// comment that is neither blank nor nothing but such a comment, and for a paragraph what follows
/// up to a blank line. An empty range for the others.
///
/// From the last comment to the first, so that what comments in a row have before them is looked at
/// once and not by each of them.
fn ahead(text: &Text, placed: &[Placed<'_>]) -> Vec<Range<usize>> {
    let none = text.len()..text.len();
    let mut ahead = vec![none.clone(); placed.len()];
    // For each comment the next line; those of the others are wanted by the comments before them.
    let mut lines = ahead.clone();
    // The line behind the last comment, and what was found from there.
    let mut last: Option<(usize, Range<usize>)> = None;
    // Where the last paragraph begins and ends.
    let mut paragraph = (text.len(), text.len());
    for (place, one) in placed.iter().enumerate().rev() {
        let behind = text.line_of(one.comment.end) + 1;
        let found = match &last {
            Some((line, found)) if *line == behind => found.clone(),
            _ => next_line(text, behind, placed, &lines),
        };
        match one.directive.effect {
            Some(Effect::NextLine) => ahead[place] = found.clone(), // in range: as long as `placed`
            Some(Effect::NextParagraph) => {
                let end = paragraph_end(text, found.start, paragraph);
                paragraph = (found.start, end);
                ahead[place] = found.start..end; // in range: as long as `placed`
            }
            _ => {}
        }
        lines[place] = found.clone(); // in range: as long as `placed`
        last = Some((behind, found));
    }
    ahead
}

/// The first line from `line` on that is neither blank nor nothing but a comment. `known` holds for
/// each comment behind what this says of the line behind it.
fn next_line(
    text: &Text,
    mut line: usize,
    placed: &[Placed<'_>],
    known: &[Range<usize>],
) -> Range<usize> {
    while line < text.line_count() {
        #[cfg(test)]
        looks::look();
        let range = line_range(text, line);
        let Some(first) = first_mark(text, range.clone()) else {
            line += 1;
            continue;
        };
        let at = placed.partition_point(|other| other.comment.start < first);
        let is_comment = placed.get(at).is_some_and(|other| {
            let end = other.comment.end;
            other.comment.start == first && first_mark(text, end..range.end.max(end)).is_none()
        });
        return match known.get(at) {
            Some(known) if is_comment => known.clone(),
            _ => range,
        };
    }
    text.len()..text.len()
}

/// The first byte in a range that is neither white space nor a mark of quotation.
fn first_mark(text: &Text, range: Range<usize>) -> Option<usize> {
    let mut at = range.start;
    for piece in text.pieces_from(range.start) {
        if at >= range.end {
            break;
        }
        let found = piece
            .char_indices()
            .take_while(|(offset, _)| at + offset < range.end)
            .find(|(_, c)| !c.is_whitespace() && *c != '>');
        if let Some((offset, _)) = found {
            return Some(at + offset);
        }
        at += piece.len();
    }
    None
}

/// Where the blank line behind a line that is not blank begins, or the text ends. `known` says for
/// such a line that stands no earlier.
fn paragraph_end(text: &Text, start: usize, known: (usize, usize)) -> usize {
    let mut at = start;
    // Where the line began of which nothing but white space has been seen.
    let mut blank_from: Option<usize> = None;
    for piece in text.pieces_from(start) {
        for (offset, c) in piece.char_indices() {
            if at + offset >= known.0 {
                return known.1;
            }
            #[cfg(test)]
            looks::look();
            match (c, blank_from) {
                ('\n', Some(blank)) => return blank,
                ('\n', None) => blank_from = Some(at + offset + 1),
                (c, Some(_)) if !c.is_whitespace() && c != '>' => blank_from = None,
                _ => {}
            }
        }
        at += piece.len();
    }
    known.1
}

/// How much has been looked at, so that tests can say how that grows.
#[cfg(test)]
pub mod looks {
    use std::cell::Cell;

    thread_local! {
        static LOOKS: Cell<usize> = const { Cell::new(0) };
    }

    /// Counts a line or a character that is looked at.
    pub fn look() {
        LOOKS.set(LOOKS.get() + 1);
    }

    /// How many since this was asked last.
    pub fn taken() -> usize {
        LOOKS.replace(0)
    }
}
