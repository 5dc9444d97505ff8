//! Where a text says what a query asks for: its words, what its pinyin stands for, the compilation's own words for
//! what it names.
//!
//! Not here: what is found at all (`words`, `relevance`); how marks are shown.

use std::collections::HashSet;
use std::ops::Range;

use crate::search::alphabet::{Alphabet, Spelling, fold, fold_width};
use crate::search::concepts::{is_chinese, is_mark, words_of};
use crate::search::function_words::is_particle;
use crate::search::postings::Feature;
use crate::text::traditional::simplified;

/// Letters of a word that is typed by initials and marked.
const SHORTEST: usize = 2;

/// The ranges of a text, in bytes, that are among some features: pairs of characters, words and numbers.
pub fn of_features(text: &str, sought: &HashSet<Feature>) -> Vec<Range<usize>> {
    let mut marks = Vec::new();
    let mut before: Option<(char, usize)> = None;
    // A word or a number that goes on.
    let mut other: Option<usize> = None;
    let end = std::iter::once((text.len(), '\n'));
    for (at, written) in text.char_indices().chain(end) {
        let c = simplified(fold_width(written));
        let is_other = !is_chinese(c) && (c.is_alphanumeric() || is_mark(c));
        if is_other {
            other.get_or_insert(at);
        } else if let Some(start) = other.take() {
            marks.extend(of_word(text, start..at, sought));
        }
        if !is_chinese(c) {
            before = None;
            continue;
        }
        if let Some((first, start)) = before
            && !is_particle(first)
            && !is_particle(c)
            && sought.contains(&Feature::Pair([first, c]))
        {
            marks.push(start..at + written.len_utf8());
        }
        before = Some((c, at));
    }
    marks
}

fn of_word(text: &str, range: Range<usize>, sought: &HashSet<Feature>) -> Option<Range<usize>> {
    let written: String = text.get(range.clone())?.chars().map(fold_width).collect();
    let is_number = written.chars().all(|c| c.is_ascii_digit());
    let is_sought = match is_number {
        true => sought.contains(&Feature::of_word(&written)),
        false => (words_of(&written).iter()).any(|word| sought.contains(&Feature::of_word(word))),
    };
    is_sought.then_some(range)
}

/// The ranges of a text, in bytes, that a folded word of a query can be read from: by initials only where it is
/// nowhere read in full.
pub fn of_typed(alphabet: &Alphabet, text: &str, typed: &[char]) -> Vec<Range<usize>> {
    if typed.len() < SHORTEST {
        return Vec::new();
    }
    let mut letters = Vec::new();
    let mut places = Vec::new();
    for (at, c) in text.char_indices() {
        let written = c.encode_utf8(&mut [0; 4]).to_owned();
        for folded in fold(&written) {
            // What the alphabet has not, nobody finds.
            letters.push(alphabet.find(folded).unwrap_or_default());
            places.push(at..at + c.len_utf8());
        }
    }
    let mut found: Vec<(Spelling, Range<usize>)> = Vec::new();
    for start in 0..letters.len() {
        let Some(rest) = letters.get(start..) else {
            continue;
        };
        let Some(read) = alphabet.read(typed, rest) else {
            continue;
        };
        // A letter that is typed stands for a character at most.
        let most = typed.len().min(rest.len());
        let length = (1..=most).find(|length| {
            let stretch = rest.get(..*length).unwrap_or_default();
            (alphabet.read(typed, stretch)).is_some_and(|known| known.spelling == read.spelling)
        });
        if let Some(length) = length
            && let (Some(first), Some(last)) = (places.get(start), places.get(start + length - 1))
        {
            found.push((read.spelling, first.start..last.end));
        }
    }
    let best = found.iter().map(|(spelling, _)| *spelling).min();
    (found.into_iter())
        .filter(|(spelling, _)| Some(*spelling) == best)
        .map(|(_, range)| range)
        .collect()
}

/// Ranges in order, those that touch as one.
pub fn joined(mut marks: Vec<Range<usize>>) -> Vec<Range<usize>> {
    marks.sort_unstable_by_key(|range| (range.start, range.end));
    let mut joined: Vec<Range<usize>> = Vec::new();
    for mark in marks {
        match joined.last_mut() {
            Some(last) if mark.start <= last.end => last.end = last.end.max(mark.end),
            _ => joined.push(mark),
        }
    }
    joined
}
