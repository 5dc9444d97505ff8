//! What provisions and articles are about, by the thesaurus: whether words around a place speak of it.
//!
//! Not here: which provisions a place may be of ([`crate::discourse`]).

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::citation::{Citation, Language};
use crate::corpus::Corpus;
use crate::discourse::{Bearing, Subjects};
use crate::resolve::{Meaning, resolve};
use crate::search::alphabet::fold;
use crate::search::concepts::{Concepts, Mention, words_of};

/// A compilation's thesaurus, to tell what words speak of.
#[derive(Debug)]
struct Thesaurus {
    concepts: Arc<Concepts>,
    /// How much each concept says, by its place in the terms; 0 for what most provisions speak of.
    weights: Vec<f32>,
    /// What has been found that things cited speak of: places are many, what they may be of is little.
    spoken: Mutex<HashMap<Thing, Arc<[usize]>>>,
}

/// A provision, or an article of a treaty: 0 with its place, or one more than the treaty's place with its number.
type Thing = (u32, u32);

/// Things whose concepts are kept at most.
const KEPT: usize = 4_000;

/// How plainly a concept is named at least.
const PLAIN: f32 = 0.55;
const PLAIN_IN_CHINESE: f32 = 0.3;
/// Provisions by which it is told how many speak of a concept, of a compilation that has more.
const SAMPLE: usize = 500;
/// The share of them that speaks of what says nothing.
const COMMON: f32 = 0.16;

impl Thesaurus {
    fn of(corpus: &Corpus) -> Arc<Thesaurus> {
        corpus.derived.get_or_make(|| Thesaurus::new(corpus))
    }

    fn new(corpus: &Corpus) -> Thesaurus {
        let terms = corpus.terms();
        let concepts = Concepts::of(corpus);
        let mut counts = vec![0_u32; terms.concepts.len()];
        let all = corpus.provisions.len().min(SAMPLE);
        for provision in corpus.provisions.iter().take(SAMPLE) {
            for concept in chinese(&concepts, &provision.text) {
                if let Some(count) = counts.get_mut(concept) {
                    *count += 1;
                }
            }
        }
        let weight = |(concept, count): (&crate::corpus::Concept, &u32)| {
            // 第32条, 第3/4号决定: names of citations are no subject.
            let names_a_number = concept
                .words
                .iter()
                .any(|word| word.contains(|c: char| c.is_ascii_digit()));
            let share = *count as f32 / all.max(1) as f32;
            match names_a_number || share > COMMON {
                true => 0.0,
                false => (all.max(1) as f32 / (*count).max(1) as f32).ln(),
            }
        };
        let weights = terms.concepts.iter().zip(&counts).map(weight).collect();
        Thesaurus {
            concepts,
            weights,
            spoken: Mutex::default(),
        }
    }

    /// The concepts that something speaks of.
    fn spoken(&self, thing: Thing, text: &str) -> Arc<[usize]> {
        let kept = || self.spoken.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = kept().get(&thing) {
            return Arc::clone(known);
        }
        let found: Arc<[usize]> = chinese(&self.concepts, text).into();
        let mut kept = kept();
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.insert(thing, Arc::clone(&found));
        found
    }

    /// The concepts that words in a language name plainly.
    fn named(&self, words: &str, language: Language) -> Vec<usize> {
        let mut named = chinese(&self.concepts, words);
        if language != Language::COMPILATION {
            let (mentions, _) = self.concepts.in_words(&words_of(words), Some(language));
            let is_plain =
                |mention: &Mention| mention.language == language && mention.strength >= PLAIN;
            named.extend(
                mentions
                    .iter()
                    .filter(|one| is_plain(one))
                    .map(|one| one.concept),
            );
        }
        named
    }
}

/// The concepts whose Chinese names stand in a text.
fn chinese(concepts: &Concepts, text: &str) -> Vec<usize> {
    let letters: Vec<char> = fold(text).collect();
    let is_named =
        |mention: &Mention| mention.range.is_some() && mention.strength >= PLAIN_IN_CHINESE;
    let mentions = concepts.in_characters(&letters).into_iter();
    mentions.filter(is_named).map(|one| one.concept).collect()
}

/// What the provisions of a corpus are about.
pub struct SubjectsOf<'a>(pub &'a Corpus);

impl SubjectsOf<'_> {
    /// What a citation cites, each thing with its words.
    fn cited(&self, candidate: &Citation) -> Vec<(Thing, &str)> {
        let resolution = resolve(self.0, "", std::slice::from_ref(candidate)).pop();
        let number = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
        match resolution.map(|resolution| resolution.meaning) {
            Some(Meaning::Provisions(all)) => (all.iter())
                .filter_map(|index| {
                    let provision = self.0.provisions.get(*index)?;
                    Some(((0, number(*index)), provision.text.as_str()))
                })
                .collect(),
            Some(Meaning::Articles(all)) => (all.iter())
                .filter_map(|one| {
                    let thing = (1 + number(one.treaty.index()), u32::from(one.number));
                    Some((thing, self.0.article(*one)?.title.as_str()))
                })
                .collect(),
            _ => Vec::new(),
        }
    }
}

impl Subjects for SubjectsOf<'_> {
    fn bearings(&self, words: &str, candidates: &[Citation]) -> Vec<Bearing> {
        let Some(language) = candidates.first().map(|one| one.language) else {
            return Vec::new();
        };
        let thesaurus = Thesaurus::of(self.0);
        let named = thesaurus.named(words, language);
        let bearing = |candidate: &Citation| {
            if named.is_empty() {
                return Bearing::default();
            }
            let cited = self.cited(candidate);
            let mut spoken: Vec<usize> = (cited.iter())
                .flat_map(|(thing, text)| thesaurus.spoken(*thing, text).to_vec())
                .filter(|concept| named.contains(concept))
                .collect();
            spoken.sort_unstable();
            spoken.dedup();
            let weights = spoken.iter().filter_map(|one| thesaurus.weights.get(*one));
            Bearing {
                weight: weights.sum(),
                of: cited.into_iter().map(|(thing, _)| thing).collect(),
            }
        };
        candidates.iter().map(bearing).collect()
    }
}
