//! Our comments, found in a paragraph.

use std::ops::Range;
use std::sync::OnceLock;

use memchr::memmem;

use super::effect::{Effect, effect, is_meant, is_subject};
use crate::draft::markup::{Block, Comments, Markup, lines, step};
use crate::draft::subject::Subject;
use crate::resolve::Code;

/// One comment. Ranges are relative to its paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directive {
    /// The whole comment.
    pub range: Range<usize>,
    /// `None` for a keyword that does not exist, and where it declares something.
    pub effect: Option<Effect>,
    /// What it declares the document to be about, where it does so: the words that say it, and what they
    /// mean; `None` where they mean nothing.
    pub subject: Option<(Range<usize>, Option<Subject>)>,
    /// The word that says what it exempts.
    pub keyword: Range<usize>,
    /// Each with where it stands; `None` for one that does not exist.
    pub codes: Vec<(Range<usize>, Option<Code>)>,
    /// Where another code can be written.
    pub codes_end: usize,
}

/// The names that a comment is addressed to.
const NAMES: [&str; 2] = ["yuanyin", "援引"];

/// The comments in a paragraph, but those in code, which are examples of comments. `block` is
/// what its first line stands in.
pub fn directives(text: &str, markup: Markup, block: Block) -> Vec<Directive> {
    let syntax = markup.comments();
    static FINDERS: OnceLock<[memmem::Finder<'static>; NAMES.len()]> = OnceLock::new();
    let finders = FINDERS.get_or_init(|| NAMES.map(memmem::Finder::new));
    let mut found: Vec<Directive> = NAMES
        .iter()
        .zip(finders)
        .flat_map(|(name, finder)| {
            finder
                .find_iter(text.as_bytes())
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
fn directive(text: &str, syntax: &Comments, name: usize, name_end: usize) -> Option<Directive> {
    let rest = text.get(name_end..)?;
    let colon = rest.trim_start_matches([' ', '\t']);
    let content = colon
        .strip_prefix(':')
        .or_else(|| colon.strip_prefix('：'))?;
    let content_start = text.len() - content.len();

    let before = text.get(..name)?;
    let line_start = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let opened = before.get(line_start..)?.trim_end_matches([' ', '\t']);
    let (start, inline) = syntax.opened_at_end(opened)?;
    let line = content.split(['\n', '\r']).next()?;
    let closed = inline.and_then(|inline| Some((line.find(inline.close)?, inline.close)));
    let (words, end) = match closed {
        Some((at, close)) => (line.get(..at)?, at + close.len()),
        None if inline.is_none_or(|inline| inline.goes_on) => (line, line.trim_end().len()),
        None => return None,
    };
    let mut words = words_of(words)
        .map(|(range, word)| (content_start + range.start..content_start + range.end, word));
    let (keyword, written) = words.next()?;
    if is_subject(written) {
        let (said, subject) = match words.next() {
            Some((range, word)) => (range, Subject::from_name(word)),
            None => (keyword.clone(), None),
        };
        return Some(Directive {
            range: line_start + start..content_start + end,
            effect: None,
            codes: Vec::new(),
            codes_end: said.end,
            keyword,
            subject: Some((said, subject)),
        });
    }
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
        subject: None,
    })
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
