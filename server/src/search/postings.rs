//! An inverted index: for each feature of a text (a pair of characters, a character, a word, a concept) the
//! provisions that have it, and how prominently.
//!
//! A small one of our own: what `bm25` and the like weigh is one text without places in it, as words between
//! spaces; here a character counts more in a topic than in a text above, and a query may cost only so much.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::corpus::ProvisionIndex;

/// A feature of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Feature {
    Pair([char; 2]),
    Character(char),
    /// A Latin word or a number, by its hash.
    Word(u64),
    /// By its place in [`crate::corpus::Terms`].
    Concept(u32),
}

impl Feature {
    /// A Latin word or a number, in any case.
    pub fn of_word(word: &str) -> Feature {
        let mut hasher = DefaultHasher::new();
        word.to_lowercase().hash(&mut hasher);
        Feature::Word(hasher.finish())
    }
}

/// How prominent a feature is in a provision: 100 where its own text has it.
pub type Prominence = u8;

/// The provisions of every feature.
#[derive(Debug, Default)]
pub struct Postings {
    features: HashMap<Feature, u32>,
    /// Where the postings of each feature begin; at the end where the last one's end.
    starts: Vec<u32>,
    provisions: Vec<u32>,
    prominences: Vec<Prominence>,
}

/// What [`Postings`] are made of.
#[derive(Default)]
pub struct Collected {
    features: HashMap<Feature, u32>,
    counts: Vec<u32>,
    all: Vec<(u32, u32, Prominence)>,
}

impl Collected {
    /// The features of a provision, each once; provisions come in their order.
    pub fn add(
        &mut self,
        provision: ProvisionIndex,
        features: impl IntoIterator<Item = (Feature, Prominence)>,
    ) {
        let provision = u32::try_from(provision).unwrap_or(u32::MAX);
        for (feature, prominence) in features {
            let next = u32::try_from(self.counts.len()).unwrap_or(u32::MAX);
            let id = *self.features.entry(feature).or_insert(next);
            if id == next {
                self.counts.push(0);
            }
            if let Some(count) = self.counts.get_mut(id as usize) {
                *count += 1;
            }
            self.all.push((id, provision, prominence));
        }
    }

    pub fn finished(self) -> Postings {
        let mut starts = vec![0];
        let mut end = 0;
        for count in &self.counts {
            end += count;
            starts.push(end);
        }
        let mut next = starts.clone();
        let mut provisions = vec![0; self.all.len()];
        let mut prominences = vec![0; self.all.len()];
        for (feature, provision, prominence) in self.all {
            let Some(at) = next.get_mut(feature as usize) else {
                continue;
            };
            let place = *at as usize;
            *at += 1;
            if let (Some(of), Some(how)) = (provisions.get_mut(place), prominences.get_mut(place)) {
                (*of, *how) = (provision, prominence);
            }
        }
        Postings {
            features: self.features,
            starts,
            provisions,
            prominences,
        }
    }
}

impl Postings {
    /// How many provisions have a feature.
    pub fn count(&self, feature: Feature) -> usize {
        self.range(feature).len()
    }

    /// The provisions that have a feature, in their order, with its prominence there.
    pub fn of(&self, feature: Feature) -> impl Iterator<Item = (ProvisionIndex, Prominence)> {
        let range = self.range(feature);
        let provisions = self.provisions.get(range.clone()).unwrap_or_default();
        let prominences = self.prominences.get(range).unwrap_or_default();
        (provisions.iter().zip(prominences))
            .map(|(provision, prominence)| (*provision as usize, *prominence))
    }

    /// Whether a provision has a feature.
    pub fn has(&self, feature: Feature, provision: ProvisionIndex) -> bool {
        let provisions = self.provisions.get(self.range(feature)).unwrap_or_default();
        let is_known = |provision| provisions.binary_search(&provision).is_ok();
        u32::try_from(provision).is_ok_and(is_known)
    }

    /// Every feature.
    pub fn features(&self) -> impl Iterator<Item = Feature> {
        self.features.keys().copied()
    }

    fn range(&self, feature: Feature) -> std::ops::Range<usize> {
        let Some(id) = self.features.get(&feature).map(|id| *id as usize) else {
            return 0..0;
        };
        let place = |at: usize| self.starts.get(at).map_or(0, |start| *start as usize);
        place(id)..place(id + 1)
    }
}
