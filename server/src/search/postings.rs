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

    /// The feature as a number; of two words whose hashes differ in the first two bits alone the same.
    fn key(self) -> u64 {
        match self {
            Feature::Character(c) => u64::from(c),
            Feature::Pair([one, other]) => 1 << 62 | u64::from(one) << 21 | u64::from(other),
            Feature::Concept(concept) => 2 << 62 | u64::from(concept),
            Feature::Word(hash) => 3 << 62 | hash >> 2,
        }
    }
}

/// How prominent a feature is in a provision: 100 where its own text has it.
pub type Prominence = u8;

/// The provisions of every feature, as small as they can be had at once: in a compilation that fits, two bytes each.
#[derive(Debug, Default)]
pub struct Postings {
    /// The keys of the features, in order.
    features: Vec<u64>,
    /// Where the postings of each feature begin; at the end where the last one's end.
    starts: Vec<u32>,
    provisions: Numbers,
    prominences: Vec<Prominence>,
}

/// Numbers of provisions.
#[derive(Debug)]
enum Numbers {
    Short(Vec<u16>),
    Long(Vec<u32>),
}

impl Default for Numbers {
    fn default() -> Numbers {
        Numbers::Short(Vec::new())
    }
}

/// What [`Postings`] are made of.
#[derive(Default)]
pub struct Collected {
    /// The number of each feature, in the order in which they came.
    features: HashMap<u64, u32>,
    counts: Vec<u32>,
    /// The features of all provisions, one provision after the other, and where each one's end.
    all: Vec<(u32, Prominence)>,
    ends: Vec<(u32, u32)>,
}

impl Collected {
    /// The features of a provision, each once; provisions come in their order.
    pub fn add(
        &mut self,
        provision: ProvisionIndex,
        features: impl IntoIterator<Item = (Feature, Prominence)>,
    ) {
        for (feature, prominence) in features {
            let next = narrow(self.counts.len());
            let id = *self.features.entry(feature.key()).or_insert(next);
            if id == next {
                self.counts.push(0);
            }
            if let Some(count) = self.counts.get_mut(id as usize) {
                *count += 1;
            }
            self.all.push((id, prominence));
        }
        self.ends.push((narrow(provision), narrow(self.all.len())));
    }

    pub fn finished(self) -> Postings {
        let mut ordered: Vec<(u64, u32)> = self.features.into_iter().collect();
        ordered.sort_unstable();
        let mut starts = Vec::with_capacity(ordered.len() + 1);
        let mut next = vec![0; ordered.len()];
        let mut end = 0;
        for (_, id) in &ordered {
            starts.push(end);
            if let Some(next) = next.get_mut(*id as usize) {
                *next = end;
            }
            end += self.counts.get(*id as usize).copied().unwrap_or_default();
        }
        starts.push(end);
        let last = self.ends.last().map_or(0, |(provision, _)| *provision);
        let mut provisions = match u16::try_from(last) {
            Ok(_) => Numbers::Short(vec![0; self.all.len()]),
            Err(_) => Numbers::Long(vec![0; self.all.len()]),
        };
        let mut prominences = vec![0; self.all.len()];
        let mut begin = 0;
        for (provision, end) in self.ends {
            let own = self.all.get(begin as usize..end as usize);
            begin = end;
            for (id, prominence) in own.unwrap_or_default() {
                let Some(at) = next.get_mut(*id as usize) else {
                    continue;
                };
                let place = *at as usize;
                *at += 1;
                provisions.set(place, provision);
                if let Some(how) = prominences.get_mut(place) {
                    *how = *prominence;
                }
            }
        }
        Postings {
            features: ordered.into_iter().map(|(key, _)| key).collect(),
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

    /// The provisions that have a feature, in their order, with its prominence there; at most so many.
    pub fn of(
        &self,
        feature: Feature,
        most: usize,
        mut tell: impl FnMut(ProvisionIndex, Prominence),
    ) {
        let range = self.range(feature);
        let range = range.start..range.end.min(range.start.saturating_add(most));
        let prominences = self.prominences.get(range.clone()).unwrap_or_default();
        match &self.provisions {
            Numbers::Short(all) => {
                let own = all.get(range).unwrap_or_default();
                for (provision, prominence) in own.iter().zip(prominences) {
                    tell(usize::from(*provision), *prominence);
                }
            }
            Numbers::Long(all) => {
                let own = all.get(range).unwrap_or_default();
                for (provision, prominence) in own.iter().zip(prominences) {
                    tell(*provision as usize, *prominence);
                }
            }
        }
    }

    /// Whether a provision has a feature.
    pub fn has(&self, feature: Feature, provision: ProvisionIndex) -> bool {
        let range = self.range(feature);
        match &self.provisions {
            Numbers::Short(all) => u16::try_from(provision).is_ok_and(|provision| {
                let own = all.get(range).unwrap_or_default();
                own.binary_search(&provision).is_ok()
            }),
            Numbers::Long(all) => u32::try_from(provision).is_ok_and(|provision| {
                let own = all.get(range).unwrap_or_default();
                own.binary_search(&provision).is_ok()
            }),
        }
    }

    /// The characters of all texts, in order.
    pub fn characters(&self) -> impl Iterator<Item = char> {
        let keys = self.features.iter();
        let characters = keys.take_while(|key| **key < 1 << 62);
        characters.filter_map(|key| char::from_u32(u32::try_from(*key).ok()?))
    }

    fn range(&self, feature: Feature) -> std::ops::Range<usize> {
        let Ok(id) = self.features.binary_search(&feature.key()) else {
            return 0..0;
        };
        let place = |at: usize| self.starts.get(at).map_or(0, |start| *start as usize);
        place(id)..place(id + 1)
    }
}

impl Numbers {
    fn set(&mut self, at: usize, provision: u32) {
        match self {
            Numbers::Short(all) => {
                if let (Some(one), Ok(provision)) = (all.get_mut(at), u16::try_from(provision)) {
                    *one = provision;
                }
            }
            Numbers::Long(all) => {
                if let Some(one) = all.get_mut(at) {
                    *one = provision;
                }
            }
        }
    }
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
