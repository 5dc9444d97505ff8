//! Comments in a document that exempt places of it from findings.
//!
//! A comment of the document's own syntax says `yuanyin:`, a keyword, codes or none (then all are
//! meant), and perhaps a reason behind `--`:
//!
//! | keyword | Chinese | exempts |
//! | --- | --- | --- |
//! | `ignore-line` | 忽略本行 | what stands on the comment's own line, in part or whole |
//! | `ignore-next-line` | 忽略下一行 | the next line that is neither blank nor such a comment |
//! | `ignore-next-paragraph` | 忽略下一段 | the next lines up to a blank one |
//! | `ignore-begin` … `ignore-end` | 忽略开始 … 忽略结束 | all between the two |
//! | `ignore-file` | 忽略全文 | the whole document |
//!
//! | language | comments |
//! | --- | --- |
//! | Markdown, HTML, XML | `<!-- yuanyin: ignore-next-line misprint -->` |
//! | MDX | `{/* yuanyin: ignore-line */}` |
//! | LaTeX | `% yuanyin: ignore-begin -- quoted as printed` |
//! | Typst | `// 援引：忽略下一行 ambiguous`, `/* yuanyin: ignore-line */` |
//! | AsciiDoc | `// yuanyin: …`, at a line's beginning |
//! | reStructuredText | `.. yuanyin: …`, on a line of its own |
//! | Org | `# yuanyin: …` on a line of its own, `@@comment:yuanyin: ignore-line@@` within one |
//! | anything else | `[yuanyin: …]` |
//!
//! Comments are read with the paragraph that they stand in and kept with it, so a keystroke looks
//! for them only where it re-reads. What they exempt is worked out anew behind each edit, from the
//! comments alone and in time that grows as their number does; a document without any pays nothing.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use memchr::memmem;

use super::markup::{Block, Markup, lines, step};
use crate::resolve::Code;
use crate::text::Text;

/// How a language writes comments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CommentSyntax {
    /// `<!-- … -->`
    Html,
    /// `<!-- … -->`, in a text where the ends of lines matter as in Markdown.
    Markdown,
    /// `{/* … */}`
    Mdx,
    /// `% …`
    Latex,
    /// `// …`, `/* … */`
    Typst,
    /// `// …` at a line's beginning
    Asciidoc,
    /// `.. …`
    Restructuredtext,
    /// `# …`, `@@comment:…@@`
    Org,
    /// `[…]`: there are no comments.
    Plain,
}

/// What a comment exempts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    Line,
    NextLine,
    NextParagraph,
    Begin,
    End,
    File,
}

/// One comment. Ranges are relative to its paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directive {
    /// The whole comment.
    pub range: Range<usize>,
    /// `None` for a keyword that does not exist.
    pub effect: Option<Effect>,
    keyword: Range<usize>,
    codes: Vec<(Range<usize>, Option<Code>)>,
    /// Where another code can be written.
    codes_end: usize,
}

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
        if directive.effect.is_none() {
            let range = place(&directive.keyword);
            let written = text.slice(range.clone()).into_owned();
            self.problems
                .push((range, ExemptionProblem::UnknownKeyword { written }));
        }
        for (range, _) in directive.codes.iter().filter(|(_, code)| code.is_none()) {
            let range = place(range);
            let written = text.slice(range.clone()).into_owned();
            let nearest = nearest_code(&written);
            self.problems
                .push((range, ExemptionProblem::UnknownCode { written, nearest }));
        }
    }
}

fn nearest_code(written: &str) -> Option<Code> {
    let distance = |code: Code| strsim::osa_distance(code.name(), &written.to_lowercase());
    Code::ALL
        .into_iter()
        .min_by_key(|code| distance(*code))
        .filter(|code| distance(*code) <= code.name().len() / 3)
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
        tests::look();
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
            tests::look();
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

impl CommentSyntax {
    /// That of a markup.
    pub fn of(markup: Markup) -> CommentSyntax {
        match markup {
            Markup::Plain => CommentSyntax::Plain,
            Markup::Markdown => CommentSyntax::Markdown,
            Markup::Mdx => CommentSyntax::Mdx,
            Markup::Latex => CommentSyntax::Latex,
            Markup::Html => CommentSyntax::Html,
            Markup::Asciidoc => CommentSyntax::Asciidoc,
            Markup::Typst => CommentSyntax::Typst,
            Markup::Restructuredtext => CommentSyntax::Restructuredtext,
            Markup::Org => CommentSyntax::Org,
        }
    }

    /// What opens and closes a comment that may stand within a line.
    pub fn inline(self) -> Option<(&'static str, &'static str)> {
        match self {
            CommentSyntax::Html | CommentSyntax::Markdown => Some(("<!--", "-->")),
            CommentSyntax::Mdx => Some(("{/*", "*/}")),
            CommentSyntax::Typst => Some(("/*", "*/")),
            CommentSyntax::Org => Some(("@@comment:", "@@")),
            CommentSyntax::Plain => Some(("[", "]")),
            CommentSyntax::Latex | CommentSyntax::Asciidoc | CommentSyntax::Restructuredtext => {
                None
            }
        }
    }

    /// What begins a comment that goes on to its line's end.
    pub fn to_line_end(self) -> Option<&'static str> {
        match self {
            CommentSyntax::Latex => Some("%"),
            CommentSyntax::Typst | CommentSyntax::Asciidoc => Some("//"),
            CommentSyntax::Restructuredtext => Some(".."),
            CommentSyntax::Org => Some("#"),
            CommentSyntax::Html
            | CommentSyntax::Markdown
            | CommentSyntax::Mdx
            | CommentSyntax::Plain => None,
        }
    }
}

/// The names that a comment is addressed to.
const NAMES: [&str; 2] = ["yuanyin", "援引"];

/// The comments in a paragraph, but those in code, which are examples of comments. `block` is
/// what its first line stands in.
pub fn directives(text: &str, markup: Markup, block: Block) -> Vec<Directive> {
    let syntax = CommentSyntax::of(markup);
    let mut found: Vec<Directive> = NAMES
        .iter()
        .flat_map(|name| {
            memmem::find_iter(text.as_bytes(), name.as_bytes())
                .filter_map(|at| directive(text, syntax, at, at + name.len()))
        })
        .collect();
    if found.is_empty() {
        return found;
    }
    found.sort_by_key(|directive| directive.range.start);
    let mut at = block;
    for range in lines(text) {
        let line = text.get(range.clone()).unwrap_or_default();
        if at.is_code(line) {
            found.retain(|directive| !range.contains(&directive.range.start));
        }
        at = step(line, at).after;
    }
    found
}

/// The comment that a name stands in, if it is one of ours.
fn directive(text: &str, syntax: CommentSyntax, name: usize, name_end: usize) -> Option<Directive> {
    let rest = text.get(name_end..)?;
    let colon = rest.trim_start_matches([' ', '\t']);
    let content = colon
        .strip_prefix(':')
        .or_else(|| colon.strip_prefix('：'))?;
    let content_start = text.len() - content.len();

    let before = text.get(..name)?;
    let line_start = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let opened = before.get(line_start..)?.trim_end_matches([' ', '\t']);
    let (start, close) = opener(syntax, opened)?;
    let line = content.split(['\n', '\r']).next()?;
    let (words, end) = match close.and_then(|close| Some((line.find(close)?, close))) {
        Some((at, close)) => (line.get(..at)?, at + close.len()),
        // A comment that is closed further down.
        None if close != Some("]") => (line, line.trim_end().len()),
        None => return None,
    };
    let mut words = words_of(words)
        .map(|(range, word)| (content_start + range.start..content_start + range.end, word));
    let (keyword, written) = words.next()?;
    let effect = effect(written);
    if effect.is_none() && !is_meant(written) {
        return None;
    }
    let codes: Vec<(Range<usize>, Option<Code>)> = words
        .take_while(|(_, word)| !matches!(*word, "--" | "—" | "——"))
        .map(|(range, word)| (range, Code::from_name(word)))
        .collect();
    Some(Directive {
        range: line_start + start..content_start + end,
        effect,
        codes_end: codes.last().map_or(keyword.end, |(range, _)| range.end),
        keyword,
        codes,
    })
}

/// Where on a line the comment begins whose opening mark ends it, and how it is closed.
fn opener(syntax: CommentSyntax, line: &str) -> Option<(usize, Option<&'static str>)> {
    if let Some((open, close)) = syntax.inline()
        && let Some(before) = line.strip_suffix(open)
    {
        return Some((before.len(), Some(close)));
    }
    let open = syntax.to_line_end()?;
    let before = line.strip_suffix(open)?;
    let is_comment = match syntax {
        CommentSyntax::Latex => !before.trim_end_matches('%').ends_with('\\'),
        CommentSyntax::Typst => !before.ends_with(':'),
        CommentSyntax::Asciidoc => before.is_empty(),
        _ => before.trim().is_empty(),
    };
    is_comment.then_some((before.trim_end_matches('%').len(), None))
}

/// Words with their places, between spaces and commas.
fn words_of(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut at = 0;
    text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '，' | '、'))
        .filter_map(move |word| {
            let start = text.get(at..)?.find(word)? + at;
            at = start + word.len();
            (!word.is_empty()).then_some((start..start + word.len(), word))
        })
}

const KEYWORDS: [(&str, Effect); 13] = [
    ("ignore-line", Effect::Line),
    ("ignore-next-line", Effect::NextLine),
    ("ignore-next-paragraph", Effect::NextParagraph),
    ("ignore-begin", Effect::Begin),
    ("ignore-end", Effect::End),
    ("ignore-file", Effect::File),
    ("忽略本行", Effect::Line),
    ("忽略下一行", Effect::NextLine),
    ("忽略下一段", Effect::NextParagraph),
    ("忽略开始", Effect::Begin),
    ("忽略结束", Effect::End),
    ("忽略全文", Effect::File),
    ("忽略本文件", Effect::File),
];

impl Effect {
    /// The keyword that is written for it.
    pub fn keyword(self) -> &'static str {
        KEYWORDS
            .iter()
            .find(|(_, effect)| *effect == self)
            .map_or("", |(keyword, _)| keyword)
    }
}

fn effect(written: &str) -> Option<Effect> {
    KEYWORDS
        .iter()
        .find(|(keyword, _)| *keyword == written)
        .map(|(_, effect)| *effect)
}

/// Whether a word that is no keyword was meant to be one; other comments are a person's own.
fn is_meant(written: &str) -> bool {
    written.starts_with("ignore")
        || written.starts_with("忽略")
        || KEYWORDS
            .iter()
            .any(|(keyword, _)| keyword.is_ascii() && strsim::osa_distance(keyword, written) <= 2)
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use proptest::prelude::*;

    use super::*;
    use crate::corpus::embedded;
    use crate::draft::Draft;

    /// The words of the findings that are told, in `text` as a document.
    fn told(language: &str, text: &str) -> Vec<String> {
        let draft = Draft::open(text, language, embedded::corpus());
        let exemptions = draft.exemptions();
        draft
            .findings()
            .map(|(id, finding)| (id.within(&finding.range), finding.problem.code()))
            .filter(|(range, code)| !exemptions.exempt(range, *code))
            .map(|(range, _)| draft.text().slice(range).into_owned())
            .collect()
    }

    fn problems(language: &str, text: &str) -> Vec<(String, ExemptionProblem)> {
        let draft = Draft::open(text, language, embedded::corpus());
        let problems = draft.exemptions().problems.clone();
        problems
            .into_iter()
            .map(|(range, problem)| (draft.text().slice(range).into_owned(), problem))
            .collect()
    }

    #[test]
    fn a_comment_exempts_what_it_says() {
        let three = |first: &str, second: &str, third: &str| {
            format!(
                "{first}见A部分 七.41。\n{second}见A部分 七.42。{third}\n见A部分 七.43。\n\n见A部分 七.44。\n"
            )
        };
        for (first, second, third, expected) in [
            ("", "", "", "41 42 43 44"),
            ("", "", " <!-- yuanyin: ignore-line -->", "41 43 44"),
            ("", "<!-- yuanyin: ignore-line -->", "", "41 43 44"),
            ("", "<!-- yuanyin: ignore-next-line -->\n", "", "41 43 44"),
            (
                "",
                "<!--yuanyin:ignore-next-line-->\n\n  \n",
                "",
                "41 43 44",
            ),
            ("", "<!-- 援引：忽略下一行 -->\n", "", "41 43 44"),
            (
                "",
                "<!-- yuanyin: ignore-next-paragraph -->\n\n",
                "",
                "41 44",
            ),
            ("", "<!-- 援引: 忽略下一段 -->\n", "", "41 44"),
            (
                "<!-- yuanyin: ignore-begin -->",
                "",
                "<!-- yuanyin: ignore-end -->",
                "43 44",
            ),
            (
                "<!-- 援引：忽略开始 -->\n",
                "<!-- 援引：忽略结束 -->",
                "",
                "42 43 44",
            ),
            ("", "", "\n\n<!-- yuanyin: ignore-file -->\n", ""),
            (
                "",
                "<!-- yuanyin: ignore-next-line no-such-provision -->\n",
                "",
                "41 43 44",
            ),
            (
                "",
                "<!-- yuanyin: ignore-next-line misprint、 no-such-provision -->\n",
                "",
                "41 43 44",
            ),
            (
                "",
                "<!-- yuanyin: ignore-next-line misprint -->\n",
                "",
                "41 42 43 44",
            ),
            (
                "",
                "<!-- yuanyin: ignore-next-line misprint -- no-such-provision -->\n",
                "",
                "41 42 43 44",
            ),
            (
                "",
                "<!-- yuanyin: ignore-next-line -- as printed -->\n",
                "",
                "41 43 44",
            ),
            (
                "",
                "<!-- yuanyin: ignore-next-line misprint -->\n<!-- yuanyin: ignore-next-line no-such-provision -->\n",
                "",
                "41 43 44",
            ),
            (
                "",
                "<!-- yuanyin: ignore-next-line nonsense -->\n",
                "",
                "41 42 43 44",
            ),
            ("", "<!-- yuanyin: ignore-nothing -->\n", "", "41 42 43 44"),
            (
                "",
                "<!-- note yuanyin: ignore-line -->\n",
                "",
                "41 42 43 44",
            ),
            ("", "yuanyin: ignore-next-line\n", "", "41 42 43 44"),
            (
                "",
                "`<!-- yuanyin ignore-next-line -->`\n",
                "",
                "41 42 43 44",
            ),
            (
                "",
                "```\n<!-- yuanyin: ignore-file -->\n```\n",
                "",
                "41 42 43 44",
            ),
        ] {
            let expected: Vec<String> = expected
                .split_whitespace()
                .map(|number| format!("A部分 七.{number}"))
                .collect();
            let text = three(first, second, third);
            assert_eq!(told("markdown", &text), expected, "{text}");
            let text = text.replace('\n', "\r\n");
            assert_eq!(told("markdown", &text), expected, "{text:?}");
        }
    }

    #[test]
    fn each_language_has_its_comments() {
        for (language, exempt, silent) in [
            (
                "markdown",
                "> <!-- yuanyin: ignore-next-line -->\n> X",
                "% yuanyin: ignore-next-line\nX",
            ),
            (
                "markdown",
                "X <!-- yuanyin: ignore-line",
                "[yuanyin: ignore-line] X",
            ),
            (
                "html",
                "<p>X<!-- yuanyin: ignore-line --></p>",
                "// yuanyin: ignore-line X",
            ),
            (
                "mdx",
                "X {/* yuanyin: ignore-line */}",
                "X /* yuanyin: ignore-line */",
            ),
            (
                "latex",
                "X % yuanyin: ignore-line",
                "X 50\\% yuanyin: ignore-line",
            ),
            (
                "latex",
                "%%% yuanyin: ignore-next-line\nX",
                "<!-- yuanyin: ignore-line --> X",
            ),
            (
                "typst",
                "  // yuanyin: ignore-next-line\nX",
                "X https://yuanyin: ignore-line",
            ),
            (
                "typst",
                "X /* yuanyin: ignore-line */",
                "X <!-- yuanyin: ignore-line -->",
            ),
            (
                "asciidoc",
                "// yuanyin: ignore-next-line\nX",
                "a // yuanyin: ignore-next-line\nX",
            ),
            (
                "restructuredtext",
                "  .. yuanyin: ignore-next-line\n\nX",
                "a .. yuanyin: ignore-line X",
            ),
            (
                "org",
                "# yuanyin: ignore-next-line\nX",
                "a # yuanyin: ignore-line X",
            ),
            (
                "org",
                "| X @@comment:yuanyin: ignore-line@@ |",
                "X % yuanyin: ignore-line",
            ),
            (
                "plaintext",
                "X [yuanyin: ignore-line]",
                "X [yuanyin: ignore-line",
            ),
            ("plaintext", "[援引：忽略下一行]\nX", "X [援引：忽略]"),
        ] {
            assert_eq!(
                told(language, &exempt.replace('X', "见A部分 七.45")),
                Vec::<String>::new(),
                "{exempt}"
            );
            assert_eq!(
                told(language, &silent.replace('X', "见A部分 七.45")).len(),
                1,
                "{silent}"
            );
        }
    }

    #[test]
    fn what_is_wrong_with_a_comment_is_told() {
        use ExemptionProblem::{NotBegun, NotEnded, UnknownCode, UnknownKeyword};
        let code = |written: &str, nearest| UnknownCode {
            written: written.to_owned(),
            nearest,
        };
        for (text, expected) in [
            ("<!-- yuanyin: ignore-file -->", vec![]),
            (
                "<!-- yuanyin: ignore-fil -->",
                vec![(
                    "ignore-fil",
                    UnknownKeyword {
                        written: "ignore-fil".to_owned(),
                    },
                )],
            ),
            (
                "<!-- yuanyin: checked by Li -->\n[援引：第七次会议]",
                vec![],
            ),
            (
                "<!-- yuanyin: ignore-file misprints, xyz misprint -->",
                vec![
                    ("misprints", code("misprints", Some(Code::Misprint))),
                    ("xyz", code("xyz", None)),
                ],
            ),
            (
                "<!-- yuanyin: ignore-end -->",
                vec![("<!-- yuanyin: ignore-end -->", NotBegun)],
            ),
            (
                "<!-- yuanyin: ignore-begin -->",
                vec![("<!-- yuanyin: ignore-begin -->", NotEnded)],
            ),
            (
                "<!-- yuanyin: ignore-begin misprint --><!-- yuanyin: ignore-begin ambiguous -->\n<!-- yuanyin: ignore-end misprint -->",
                vec![("<!-- yuanyin: ignore-begin ambiguous -->", NotEnded)],
            ),
        ] {
            let expected: Vec<(String, ExemptionProblem)> = expected
                .into_iter()
                .map(|(words, problem)| (words.to_owned(), problem))
                .collect();
            assert_eq!(problems("markdown", text), expected, "{text}");
        }
    }

    #[test]
    fn comments_are_followed_through_edits() {
        let corpus = embedded::corpus();
        let mut draft = Draft::open(&"见A部分 七.45。\n\n".repeat(300), "markdown", corpus);
        assert_eq!(draft.exemptions(), &Exemptions::default());
        let comment = "<!-- yuanyin: ignore-begin -->";
        draft.replace(0..0, comment);
        let end = draft.text().len() - 30;
        draft.replace(end..end, "\n\n<!-- yuanyin: ignore-end -->\n\n");
        let fresh = Draft::open(
            &draft.text().to_string(),
            "markdown",
            draft.corpus().clone(),
        );
        assert_eq!(draft.exemptions(), fresh.exemptions());
        assert_eq!(draft.exemptions().exemptions.len(), 1);
        assert_eq!(draft.exemptions().problems, []);
        draft.replace(0..comment.len(), "");
        assert_eq!(draft.exemptions().exemptions, []);
        assert_eq!(draft.exemptions().problems.len(), 1);
    }

    thread_local! {
        static LOOKS: Cell<usize> = const { Cell::new(0) };
    }

    /// Counts a line or a character that is looked at.
    pub fn look() {
        LOOKS.set(LOOKS.get() + 1);
    }

    #[test]
    fn what_is_looked_at_grows_as_the_document_does() {
        let (open, close) = ("<!-- yuanyin: ", " -->");
        for kind in [
            format!("{open}ignore-next-line{close}\n"),
            format!("{open}ignore-next-paragraph{close}\n"),
            format!("{open}ignore-next-paragraph{close}\n见。\n"),
            format!("{open}ignore-next-paragraph{close} {open}ignore-next-line{close}"),
            format!("{open}ignore-line{close}\n{open}ignore-next-line{close}\n\n\n"),
            format!("{open}ignore-next-line{close}\n\n见。\n"),
        ] {
            let looks = |count: usize| {
                let draft = Draft::open(&kind.repeat(count), "markdown", embedded::corpus());
                LOOKS.set(0);
                draft.exemptions();
                LOOKS.get()
            };
            let (small, large) = (looks(100), looks(1_000));
            assert!(large <= 11 * small, "{kind:?}: {small}, then {large}");
        }
    }

    /// What [`Exemptions`] says, worked out for each comment by itself.
    fn one_by_one(draft: &Draft) -> Vec<(Range<usize>, Range<usize>, Option<Vec<Code>>)> {
        let text = draft.text().to_string();
        let exemptions = draft.exemptions();
        let comments = || {
            let ends = exemptions
                .exemptions
                .iter()
                .filter_map(|one| one.end.clone());
            let begins = exemptions.exemptions.iter().map(|one| one.comment.clone());
            let lost = exemptions.problems.iter();
            let lost = lost.filter(|(_, problem)| *problem == ExemptionProblem::NotBegun);
            begins
                .chain(ends)
                .chain(lost.map(|(comment, _)| comment.clone()))
        };
        let is_blank = |line: &str| line.chars().all(|c| c.is_whitespace() || c == '>');
        let is_comment = |range: &Range<usize>| {
            comments().any(|comment| {
                range.start <= comment.start
                    && comment.end <= range.end
                    && is_blank(&text[range.start..comment.start])
                    && is_blank(&text[comment.end..range.end])
            })
        };
        let all: Vec<Range<usize>> = lines(&text).collect();
        exemptions
            .exemptions
            .iter()
            .map(|one| {
                let mut behind = all.iter().filter(|line| line.start >= one.comment.end);
                let mut rest = behind
                    .by_ref()
                    .skip_while(|line| is_blank(&text[(*line).clone()]) || is_comment(line));
                let first = rest.next().cloned().unwrap_or(text.len()..text.len());
                let last = rest.find(|line| is_blank(&text[(*line).clone()]));
                let last = last.map_or(text.len(), |line| line.start);
                let range = match one.effect {
                    Effect::NextLine => first,
                    Effect::NextParagraph => first.start..last,
                    _ => one.range.clone(),
                };
                (one.comment.clone(), range, one.codes.clone())
            })
            .collect()
    }

    const SCRAPS: [&str; 18] = [
        "<!-- yuanyin: ignore-line -->",
        "<!-- yuanyin: ignore-next-line -->",
        "<!-- yuanyin: ignore-next-line misprint -->",
        "<!-- yuanyin: ignore-next-paragraph -->",
        "<!-- yuanyin: ignore-next-paragraph no-such-provision misprint -->",
        "<!-- yuanyin: ignore-begin -->",
        "<!-- yuanyin: ignore-begin misprint -->",
        "<!-- yuanyin: ignore-begin no-such-provision -->",
        "<!-- yuanyin: ignore-end -->",
        "<!-- yuanyin: ignore-end misprint -->",
        "<!-- yuanyin: ignore-end no-such-provision -->",
        "<!-- yuanyin: ignore-file misprint -->",
        "见A部分 七.45。",
        "> ",
        " ",
        "\n",
        "\n",
        "\n\n",
    ];

    proptest! {
        #[test]
        fn comments_together_exempt_what_each_of_them_does(
            scraps in prop::collection::vec(prop::sample::select(SCRAPS.to_vec()), 0..40),
            asked in prop::collection::vec((0_usize..1_000, 0_usize..30), 20),
        ) {
            let text = scraps.concat() + "\n";
            let draft = Draft::open(&text, "markdown", embedded::corpus());
            let exemptions = draft.exemptions();
            let expected = one_by_one(&draft);
            let found: Vec<_> = exemptions
                .exemptions
                .iter()
                .map(|one| (one.comment.clone(), one.range.clone(), one.codes.clone()))
                .collect();
            prop_assert_eq!(&found, &expected);
            let holds = |(_, range, codes): &(Range<usize>, Range<usize>, Option<Vec<Code>>), (asked, code): &(Range<usize>, Code)| {
                asked.start < range.end
                    && range.start < asked.end
                    && codes.as_ref().is_none_or(|codes| codes.contains(code))
            };
            let findings: Vec<(Range<usize>, Code)> = asked
                .into_iter()
                .enumerate()
                .map(|(place, (start, length))| {
                    let code = [Code::Misprint, Code::NoSuchProvision, Code::Ambiguous][place % 3];
                    (start..start + length, code)
                })
                .collect();
            for finding in &findings {
                prop_assert_eq!(
                    exemptions.exempt(&finding.0, finding.1),
                    expected.iter().any(|one| holds(one, finding))
                );
            }
            let unused: Vec<Range<usize>> = exemptions
                .unused(findings.iter().cloned())
                .map(|one| one.comment.clone())
                .collect();
            let expected: Vec<Range<usize>> = expected
                .iter()
                .filter(|one| !findings.iter().any(|finding| holds(one, finding)))
                .map(|(comment, _, _)| comment.clone())
                .collect();
            prop_assert_eq!(unused, expected);
        }
    }

    #[test]
    fn each_of_many_comments_exempts_its_own_line() {
        let text = "<!-- yuanyin: ignore-next-line -->\n见A部分 七.41。\n\n见A部分 七.42。\n\n见A部分 七.43。<!-- yuanyin: ignore-line -->\n\n";
        let told = told("markdown", &text.repeat(200));
        assert_eq!(told, vec!["A部分 七.42"; 200]);
    }
}
