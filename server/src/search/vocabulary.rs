//! The words of Chinese that the program knows, found in a text: all names of concepts, the compilation's own and
//! others, and ordinary words ([`crate::corpus::Terms::wordings`]), which are known in English as well.
//!
//! Not here: names that stand out of order or only in part, and those of other languages (`concepts`).

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use crate::citation::Language;
use crate::corpus::{Corpus, Terms};
use crate::search::alphabet::fold;
use crate::search::concepts::words_of;
use crate::text::Mixing;

/// Words of English that stand together as one: put into practice.
const MOST_TOGETHER: usize = 3;
/// Letters that are left of a word of English at least where an ending is taken off.
const SHORTEST_STEM: usize = 3;

/// All known words.
#[derive(Debug)]
pub struct Vocabulary {
    finder: Option<AhoCorasick>,
    /// Of each word that is looked for, what it stands for.
    words: Vec<Word>,
    /// Ordinary words of English without their endings, with a space between those that stand together.
    english: HashMap<String, Vec<Meaning>, Mixing>,
}

/// A word that is looked for.
#[derive(Debug)]
pub struct Word {
    pub means: Vec<Meaning>,
    /// The groups that it is in whose words make no two texts in Chinese alike.
    pub fixed: Vec<Meaning>,
    /// In characters.
    pub length: usize,
}

/// What a word stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Meaning {
    /// By its place in [`crate::corpus::Terms::concepts`].
    Concept(u32),
    /// By its place in [`crate::corpus::Terms::wordings`].
    Wording(u32),
}

impl Word {
    fn add(&mut self, meaning: Meaning, terms: &Terms) {
        let is_fixed =
            matches!(meaning, Meaning::Wording(at) if at as usize >= terms.fixed_wordings);
        match is_fixed {
            true => self.fixed.push(meaning),
            false => self.means.push(meaning),
        }
    }

    /// The groups of ordinary words that it is in.
    pub fn wordings(&self) -> impl Iterator<Item = u32> {
        self.means.iter().filter_map(|meaning| match meaning {
            Meaning::Wording(wording) => Some(*wording),
            Meaning::Concept(_) => None,
        })
    }
}

impl Vocabulary {
    /// That of a corpus, made when it is first asked for (a few milliseconds).
    pub fn of(corpus: &Corpus) -> Arc<Vocabulary> {
        corpus.derived.get_or_make(|| Vocabulary::new(corpus))
    }

    fn new(corpus: &Corpus) -> Vocabulary {
        let terms = corpus.terms();
        let mut all: Vec<(String, Meaning)> = Vec::new();
        for (number, concept) in (0..).zip(&terms.concepts) {
            let others = concept.terms.iter();
            let others = others.filter(|(language, _)| *language == Language::COMPILATION);
            let names = others.flat_map(|(_, names)| names);
            let names = concept.words.iter().chain(names);
            all.extend(names.map(|name| (fold(name).collect(), Meaning::Concept(number))));
        }
        for (number, wording) in (0..).zip(&terms.wordings) {
            let words = wording.iter();
            all.extend(words.map(|word| (fold(word).collect(), Meaning::Wording(number))));
        }
        let mut english: HashMap<String, Vec<Meaning>, Mixing> = HashMap::default();
        for (number, wording) in (0..).zip(&terms.wordings) {
            for word in wording.iter().filter(|word| word.is_ascii()) {
                let words: Vec<String> = words_of(word).iter().map(|word| stem(word)).collect();
                let means = english.entry(words.join(" ")).or_default();
                means.push(Meaning::Wording(number));
            }
        }
        // Acronyms stand in other words.
        all.retain(|(word, _)| !word.is_ascii());
        all.sort_by(|one, other| one.0.cmp(&other.0));
        let mut patterns: Vec<String> = Vec::new();
        let mut words: Vec<Word> = Vec::new();
        for (word, meaning) in all {
            match words.last_mut() {
                Some(last) if patterns.last() == Some(&word) => last.add(meaning, terms),
                _ => {
                    let mut known = Word {
                        means: Vec::new(),
                        fixed: Vec::new(),
                        length: word.chars().count(),
                    };
                    known.add(meaning, terms);
                    words.push(known);
                    patterns.push(word);
                }
            }
        }
        words.shrink_to_fit();
        let mut builder = AhoCorasick::builder();
        let builder = builder.kind(Some(AhoCorasickKind::ContiguousNFA));
        Vocabulary {
            finder: builder.build(&patterns).ok(),
            words,
            english,
        }
    }

    /// The ordinary words of English among some words as they are compared ([`words_of`]), in order and apart: which they
    /// are, and the groups that they are in.
    pub fn english(&self, words: &[String]) -> Vec<(Range<usize>, &[Meaning])> {
        let stems: Vec<String> = words.iter().map(|word| stem(word)).collect();
        let mut found = Vec::new();
        let mut at = 0;
        while at < stems.len() {
            let longest = (1..=MOST_TOGETHER).rev().find_map(|length| {
                let means = self.english.get(&stems.get(at..at + length)?.join(" "))?;
                Some((at..at + length, means.as_slice()))
            });
            at = longest.as_ref().map_or(at + 1, |(range, _)| range.end);
            found.extend(longest);
        }
        found
    }

    /// The words that are known in folded letters, the longest first; they may overlap. Not those that only another
    /// language has words for.
    pub fn words(&self, letters: &[char]) -> Vec<(Range<usize>, &Word)> {
        let mut words = self.all(letters);
        words.retain(|(_, word)| !word.means.is_empty());
        words
    }

    /// All of them.
    pub fn all(&self, letters: &[char]) -> Vec<(Range<usize>, &Word)> {
        let Some(finder) = &self.finder else {
            return Vec::new();
        };
        let text: String = letters.iter().collect();
        let places: HashMap<usize, usize, Mixing> = (text.char_indices().enumerate())
            .map(|(place, (at, _))| (at, place))
            .collect();
        let mut words: Vec<(Range<usize>, &Word)> = (finder.find_overlapping_iter(&text))
            .filter_map(|found| {
                let word = self.words.get(found.pattern().as_usize())?;
                let start = *places.get(&found.start())?;
                Some((start..start + word.length, word))
            })
            .collect();
        words.sort_by_key(|(range, _)| (std::cmp::Reverse(range.len()), range.start));
        words
    }
}

/// Verbs of English that change more than their ending.
const IRREGULAR: [(&str, &str); 30] = [
    ("began", "begin"),
    ("begun", "begin"),
    ("borne", "bear"),
    ("brought", "bring"),
    ("chosen", "choose"),
    ("dealt", "deal"),
    ("drawn", "draw"),
    ("drew", "draw"),
    ("fought", "fight"),
    ("gave", "give"),
    ("given", "give"),
    ("held", "hold"),
    ("kept", "keep"),
    ("knew", "know"),
    ("known", "know"),
    ("led", "lead"),
    ("made", "make"),
    ("met", "meet"),
    ("overlapping", "overlap"),
    ("sent", "send"),
    ("shown", "show"),
    ("sought", "seek"),
    ("spent", "spend"),
    ("taken", "take"),
    ("taught", "teach"),
    ("told", "tell"),
    ("took", "take"),
    ("understood", "understand"),
    ("written", "write"),
    ("wrote", "write"),
];

/// A word of English without its ending: implements, implemented and implementing are one word.
fn stem(word: &str) -> String {
    let known = IRREGULAR.binary_search_by_key(&word, |(form, _)| form);
    let word = known
        .ok()
        .and_then(|at| IRREGULAR.get(at))
        .map_or(word, |(_, verb)| verb);
    let without = |ending: &str| {
        let stem = word.strip_suffix(ending)?;
        (stem.len() >= SHORTEST_STEM).then_some(stem)
    };
    if let Some(stem) = without("ies").or_else(|| without("ied")) {
        return format!("{stem}y");
    }
    let endings = ["ing", "ed", "es", "s", "e"];
    let stem = endings.into_iter().find_map(without).unwrap_or(word);
    let stem = stem.strip_suffix('e').unwrap_or(stem);
    // planned, planning
    let mut last = stem.chars().rev();
    match (last.next(), last.next()) {
        (Some(one), Some(other)) if one == other && !matches!(one, 's' | 'l' | 'e' | 'o') => {
            stem.get(..stem.len() - 1).unwrap_or(stem).to_owned()
        }
        _ => stem.to_owned(),
    }
}
