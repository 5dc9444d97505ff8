//! The words of Chinese that the program knows, found in a text: all names of concepts, the compilation's own and
//! others, and ordinary words ([`crate::corpus::Terms::wordings`]).
//!
//! Not here: names that stand out of order or only in part, and those of other languages (`concepts`).

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use crate::citation::Language;
use crate::corpus::Corpus;
use crate::search::alphabet::fold;
use crate::text::Mixing;

/// All known words.
#[derive(Debug)]
pub struct Vocabulary {
    finder: Option<AhoCorasick>,
    /// Of each word that is looked for, what it stands for.
    words: Vec<Word>,
}

/// A word that is looked for.
#[derive(Debug)]
pub struct Word {
    pub means: Vec<Meaning>,
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
        // Acronyms stand in other words.
        all.retain(|(word, _)| !word.is_ascii());
        all.sort_by(|one, other| one.0.cmp(&other.0));
        let mut patterns: Vec<String> = Vec::new();
        let mut words: Vec<Word> = Vec::new();
        for (word, meaning) in all {
            match words.last_mut() {
                Some(last) if patterns.last() == Some(&word) => last.means.push(meaning),
                _ => {
                    words.push(Word {
                        means: vec![meaning],
                        length: word.chars().count(),
                    });
                    patterns.push(word);
                }
            }
        }
        let mut builder = AhoCorasick::builder();
        let builder = builder.kind(Some(AhoCorasickKind::ContiguousNFA));
        Vocabulary {
            finder: builder.build(&patterns).ok(),
            words,
        }
    }

    /// The words that are known in folded letters, the longest first; they may overlap.
    pub fn words(&self, letters: &[char]) -> Vec<(Range<usize>, &Word)> {
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
