//! The compilation's own words that the thesaurus has, found in a text in one pass.
//!
//! Not here: other names of concepts (`concepts`); which provisions speak of one (`relevance`).

use std::sync::Arc;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use crate::corpus::Corpus;
use crate::search::alphabet::fold;

/// The compilation's own words for all concepts.
#[derive(Debug)]
pub struct OwnWords {
    finder: Option<AhoCorasick>,
    /// Of each word, the concept (its place in [`crate::corpus::Terms`]) and its own place there.
    words: Vec<(usize, usize)>,
}

impl OwnWords {
    /// Those of a corpus, made when they are first asked for (a few milliseconds).
    pub fn of(corpus: &Corpus) -> Arc<OwnWords> {
        corpus.derived.get_or_make(|| OwnWords::new(corpus))
    }

    fn new(corpus: &Corpus) -> OwnWords {
        let (mut folded, mut words) = (Vec::new(), Vec::new());
        for (concept, entry) in corpus.terms().concepts.iter().enumerate() {
            for (place, word) in entry.words.iter().enumerate() {
                let word: String = fold(word).collect();
                if !word.is_empty() {
                    folded.push(word);
                    words.push((concept, place));
                }
            }
        }
        let mut builder = AhoCorasick::builder();
        let builder = builder.kind(Some(AhoCorasickKind::ContiguousNFA));
        OwnWords {
            finder: builder.build(&folded).ok(),
            words,
        }
    }

    /// The concepts whose words a text has (their places in [`crate::corpus::Terms`]), with the place of the word
    /// among the concept's own; a word that stands there twice comes twice.
    pub fn in_text(&self, text: &str) -> Vec<(usize, usize)> {
        let Some(finder) = &self.finder else {
            return Vec::new();
        };
        let folded: String = fold(text).collect();
        (finder.find_overlapping_iter(&folded))
            .filter_map(|found| self.words.get(found.pattern().as_usize()).copied())
            .collect()
    }
}
