//! Whether a provision says what a passage says, in other words.
//!
//! Both are read as what they speak of: concepts of the thesaurus, ordinary words that say the same (its `wording`),
//! and where neither is known, pairs of characters. Each weighs as much as it is rare; the order does not matter. A
//! provision has the substance of a passage where much of the passage is said by it *and* much of one of its
//! sentences by the passage: neighbouring law has one of the two, and ordinary prose neither.
//!
//! Not here: which provisions are compared (`passages`, by `relevance`); passages that keep the words (`difference`).

use std::collections::HashSet;
use std::sync::{Arc, OnceLock};

use crate::citation::Language;
use crate::corpus::{Corpus, ProvisionIndex};
use crate::search::alphabet::{fold, fold_width};
use crate::search::concepts::{Mention, is_chinese, words_of};
use crate::search::function_words::{is_particle, is_silent, phrase_at};
use crate::search::postings::Feature;
use crate::search::relevance::{Relevance, Sought};
use crate::search::vocabulary::{Meaning, Vocabulary};
use crate::text::Mixing;

/// What passages and provisions are read with.
#[derive(Debug)]
pub struct Substance {
    relevance: Arc<Relevance>,
    vocabulary: Arc<Vocabulary>,
    /// How rare each wording is.
    wordings: Vec<f32>,
    /// The pairs of characters of the compilation's own words for each concept.
    own_pairs: Vec<Vec<Vec<[char; 2]>>>,
    /// What provisions have been read, of those that are kept.
    kept: Vec<OnceLock<Arc<Reading>>>,
}

/// What a passage and a provision have in common.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Likeness {
    pub provision: ProvisionIndex,
    /// The share of the passage's weight that the provision has, from 0 to 1.
    pub of_passage: f32,
    /// The share of the weight of the provision's sentence that the passage says most of.
    pub of_provision: f32,
    /// The weight of what both say.
    pub said: f32,
}

/// A text as what it speaks of.
#[derive(Debug, Default)]
struct Reading {
    sentences: Vec<Vec<Saying>>,
    meanings: HashSet<Meaning, Mixing>,
    pairs: HashSet<[char; 2], Mixing>,
}

/// One thing that a text speaks of.
#[derive(Debug, Clone, PartialEq)]
struct Saying {
    means: Vec<Meaning>,
    pairs: Vec<[char; 2]>,
    weight: f32,
    /// What else its words may say, less plainly.
    lesser: Vec<Meaning>,
}

/// Longer words are phrases of a compilation: what they hold counts as well.
const LONGEST_WORD: usize = 8;
/// What an ordinary word weighs beside a concept.
const ORDINARY: f32 = 0.7;
/// What a word of one character weighs beside a longer one.
const ONE_CHARACTER: f32 = 0.7;
/// What a word within a longer one weighs, and one that only overlaps another.
const WITHIN: f32 = 0.3;
const OVERLAPPING: f32 = 0.5;
/// What a pair of characters weighs that is of no known word: two pairs in three lie across words.
const PAIR: f32 = 0.4;
const PAIR_WITH_PARTICLE: f32 = 0.1;
/// How much is the same where only characters of a word are.
const SAME_CHARACTERS: f32 = 0.7;
const RELATED: f32 = 0.4;
/// How much is the same where only a wider name or an ordinary word in it is: protection of protection of witnesses.
const HINTED: f32 = 0.6;
/// What stands above a provision says less of it.
const ABOVE: f32 = 0.6;
/// A sentence weighs at least so much: of a short one little can be in common by chance.
const SHORT_SENTENCE: f32 = 6.0;
/// How strongly a passage in an alphabet names a concept at least, and beside the one that is named most plainly.
const PLAINLY_NAMED: f32 = 0.45;
const ABOUT_AS_PLAINLY: f32 = 0.8;
/// A word of a passage in an alphabet that nothing known has.
const UNKNOWN_IN_WORDS: f32 = 2.0;
/// A word of an alphabet that no name has.
const UNKNOWN_WORD: f32 = 1.0;
/// Provisions that rarity is counted in, of very many evenly chosen ones.
const SAMPLED: usize = 20_000;
/// Provisions that are kept as they have been read: those of a compilation, and of a very large one the first.
const KEPT: usize = 4_000;

impl Substance {
    /// A corpus's, made when it is first asked for.
    pub fn of(corpus: &Corpus) -> Arc<Substance> {
        // One index is not made while another is.
        let relevance = Relevance::of(corpus);
        corpus
            .derived
            .get_or_make(|| Substance::new(corpus, relevance))
    }

    fn new(corpus: &Corpus, relevance: Arc<Relevance>) -> Substance {
        let terms = corpus.terms();
        let own_pairs = (terms.concepts.iter())
            .map(|concept| {
                let words = concept.words.iter();
                let words = words.map(|word| fold(word).collect::<Vec<char>>());
                words
                    .map(|letters| {
                        pairs(&letters)
                            .filter(|pair| !has_particle(*pair))
                            .collect()
                    })
                    .filter(|pairs: &Vec<[char; 2]>| !pairs.is_empty())
                    .collect()
            })
            .collect();
        let mut substance = Substance {
            relevance,
            vocabulary: Vocabulary::of(corpus),
            wordings: vec![0.0; terms.wordings.len()],
            own_pairs,
            kept: (0..corpus.provisions.len().min(KEPT))
                .map(|_| OnceLock::new())
                .collect(),
        };
        substance.count_wordings(corpus);
        substance
    }

    /// Reads what is kept before it is asked for: a little of it with each step.
    pub fn prepared<'a>(&'a self, corpus: &'a Corpus) -> impl Iterator<Item = ()> + 'a {
        const STEP: usize = 16;
        (0..self.kept.len()).step_by(STEP).map(move |start| {
            for index in start..(start + STEP).min(self.kept.len()) {
                self.provision(corpus, index);
            }
        })
    }

    fn count_wordings(&mut self, corpus: &Corpus) {
        let mut counts = vec![0_usize; self.wordings.len()];
        let step = (corpus.provisions.len() / SAMPLED).max(1);
        let mut all = 0_usize;
        for provision in corpus.provisions.iter().step_by(step) {
            all += 1;
            for meaning in &self.read(&provision.text).meanings {
                if let Meaning::Wording(wording) = meaning
                    && let Some(count) = counts.get_mut(*wording as usize)
                {
                    *count += 1;
                }
            }
        }
        for (weight, count) in self.wordings.iter_mut().zip(counts) {
            *weight = (1.0 + all as f32 / count.max(1) as f32).ln();
        }
    }

    /// What a passage has in common with some provisions.
    pub fn compare(
        &self,
        corpus: &Corpus,
        passage: &str,
        provisions: impl Iterator<Item = ProvisionIndex>,
    ) -> Vec<Likeness> {
        let passage = self.read_passage(passage);
        let sayings: Vec<&Saying> = passage.sentences.iter().flatten().collect();
        let whole: f32 = sayings.iter().map(|saying| saying.weight).sum();
        provisions
            .filter_map(|index| {
                let provision = corpus.provisions.get(index)?;
                let own = self.provision(corpus, index);
                let mut above = Vec::new();
                let mut parent = provision.parent;
                while let Some(index) = parent {
                    let provision = corpus.provisions.get(index);
                    if provision.is_some_and(|provision| !provision.id.path.is_empty()) {
                        above.push(self.provision(corpus, index));
                    }
                    parent = provision.and_then(|provision| provision.parent);
                }
                let mut said = 0.0;
                for saying in &sayings {
                    let in_own = self.is_said(saying, &own);
                    let above = above.iter().map(|above| self.is_said(saying, above));
                    let share = in_own.max(ABOVE * above.fold(0.0, f32::max));
                    said += share * saying.weight;
                }
                let of_provision = (own.sentences.iter())
                    .map(|sentence| {
                        let whole: f32 = sentence.iter().map(|saying| saying.weight).sum();
                        let shares = sentence
                            .iter()
                            .map(|saying| saying.weight * self.is_said(saying, &passage));
                        shares.sum::<f32>() / whole.max(SHORT_SENTENCE)
                    })
                    .fold(0.0, f32::max);
                Some(Likeness {
                    provision: index,
                    of_passage: said / whole.max(0.1),
                    of_provision,
                    said,
                })
            })
            .collect()
    }

    fn provision(&self, corpus: &Corpus, index: ProvisionIndex) -> Arc<Reading> {
        let read = || {
            let provision = corpus.provisions.get(index);
            Arc::new(
                provision.map_or_else(Reading::default, |provision| self.read(&provision.text)),
            )
        };
        match self.kept.get(index) {
            Some(kept) => kept.get_or_init(read).clone(),
            None => read(),
        }
    }

    /// How much of a thing a text says, from 0 to 1.
    fn is_said(&self, saying: &Saying, by: &Reading) -> f32 {
        if saying
            .means
            .iter()
            .any(|meaning| by.meanings.contains(meaning))
        {
            return 1.0;
        }
        let share = |pairs: &[[char; 2]]| {
            let there = pairs.iter().filter(|pair| by.pairs.contains(*pair)).count();
            there as f32 / pairs.len().max(1) as f32
        };
        let is_hinted = saying.lesser.iter().any(|one| by.meanings.contains(one));
        let hinted = if is_hinted { HINTED } else { 0.0 };
        if saying.means.is_empty() {
            return share(&saying.pairs);
        }
        let related = (saying.means.iter())
            .filter_map(|meaning| match meaning {
                Meaning::Concept(concept) => self.own_pairs.get(*concept as usize),
                Meaning::Wording(_) => None,
            })
            .flatten()
            .map(|pairs| share(pairs))
            .fold(0.0, f32::max);
        (SAME_CHARACTERS * share(&saying.pairs))
            .max(RELATED * related)
            .max(hinted)
    }

    /// A passage: as provisions are, and names in other languages or out of order as well.
    fn read_passage(&self, text: &str) -> Reading {
        let sought = self.relevance.read(text, false, None);
        if !text.contains(is_chinese) {
            return self.read_words(&words_of(text), &sought);
        }
        let mut reading = self.read(text);
        let mut foreign = Vec::new();
        for mention in &sought.mentions {
            let meaning = of_concept(mention);
            let is_new = reading.meanings.insert(meaning);
            if mention.language != Language::COMPILATION && is_new {
                foreign.push(Saying {
                    means: vec![meaning],
                    pairs: Vec::new(),
                    weight: self.weight(meaning) * mention.strength,
                    lesser: Vec::new(),
                });
            }
        }
        let unknown = text.split(|c: char| !c.is_alphabetic());
        let unknown = unknown.filter(|word| word.chars().count() > 3 && !word.contains(is_chinese));
        let weight = unknown.count() as f32 * (1.0 - sought.known_words) * UNKNOWN_WORD;
        if weight > 0.0 {
            foreign.push(Saying {
                means: Vec::new(),
                pairs: Vec::new(),
                weight,
                lesser: Vec::new(),
            });
        }
        reading.sentences.push(foreign);
        reading
    }

    /// A passage in an alphabet, word by word: by the concept that it is plainly of the name of, else by the ordinary words
    /// that say the same.
    fn read_words(&self, words: &[String], sought: &Sought) -> Reading {
        let mut reading = Reading::default();
        let mut ordinary: Vec<&[Meaning]> = vec![&[]; words.len()];
        for (range, means) in self.vocabulary.english(words) {
            reading.meanings.extend(means);
            if let Some(places) = ordinary.get_mut(range) {
                places.fill(means);
            }
        }
        let plain = (sought.mentions.iter()).filter(|mention| mention.strength >= PLAINLY_NAMED);
        let plain: Vec<&Mention> = plain.collect();
        reading
            .meanings
            .extend(plain.iter().copied().map(of_concept));
        let mut sayings = Vec::new();
        for (at, (word, ordinary)) in words.iter().zip(ordinary).enumerate() {
            if is_silent(word) {
                continue;
            }
            let named = plain.iter().filter(|mention| sought.has_word(mention, at));
            let best = (named.clone().map(|mention| mention.strength)).fold(0.0, f32::max);
            let (named, wider): (Vec<&Mention>, Vec<&Mention>) = named
                .copied()
                .partition(|mention| mention.strength >= ABOUT_AS_PLAINLY * best);
            let mut means: Vec<Meaning> = named.into_iter().map(of_concept).collect();
            let mut lesser: Vec<Meaning> = wider.into_iter().map(of_concept).collect();
            match means.is_empty() {
                true => means.extend(ordinary),
                false => lesser.extend(ordinary),
            }
            let weights = means.iter().map(|meaning| self.weight(*meaning));
            let weight = match means.is_empty() {
                true => UNKNOWN_IN_WORDS,
                false => weights.fold(0.0, f32::max),
            };
            let is_unknown = means.is_empty();
            let saying = Saying {
                means,
                pairs: Vec::new(),
                weight,
                lesser,
            };
            match is_unknown {
                // Each of them is another.
                true => sayings.push(saying),
                false => add(&mut sayings, saying),
            }
        }
        reading.sentences.push(sayings);
        reading
    }

    fn read(&self, text: &str) -> Reading {
        let mut reading = Reading::default();
        for sentence in text.split(['。', '；', ';', '！', '？', '\n']) {
            let sayings = self.sentence(sentence, &mut reading);
            if !sayings.is_empty() {
                reading.sentences.push(sayings);
            }
        }
        reading
    }

    fn sentence(&self, text: &str, reading: &mut Reading) -> Vec<Saying> {
        let (letters, ends) = letters(text);
        let mut sayings: Vec<Saying> = Vec::new();
        let mut covered = vec![false; letters.len()];
        for (range, word) in self.vocabulary.all(&letters) {
            reading.meanings.extend(&word.fixed);
            if word.means.is_empty() {
                continue;
            }
            let known = (covered.get(range.clone()).unwrap_or_default().iter())
                .filter(|covered| **covered)
                .count();
            let share = match known {
                0 => 1.0,
                _ if word.length == 1 => continue,
                known if known == range.len() => WITHIN,
                _ => OVERLAPPING,
            };
            if word.length <= LONGEST_WORD
                && let Some(range) = covered.get_mut(range.clone())
            {
                range.fill(true);
            }
            reading.meanings.extend(&word.means);
            let weights = word.means.iter().map(|meaning| self.weight(*meaning));
            let shorter = if word.length == 1 { ONE_CHARACTER } else { 1.0 };
            let characters = letters.get(range).unwrap_or_default();
            add(
                &mut sayings,
                Saying {
                    means: word.means.clone(),
                    pairs: pairs(characters)
                        .filter(|pair| !has_particle(*pair))
                        .collect(),
                    weight: share * shorter * weights.fold(0.0, f32::max),
                    lesser: Vec::new(),
                },
            );
        }
        // What only asks or leads on says nothing.
        let mut at = 0;
        while at < letters.len() {
            let length = phrase_at(letters.get(at..).unwrap_or_default());
            if let Some(phrase) = covered.get_mut(at..at + length) {
                phrase.fill(true);
            }
            at += length.max(1);
        }
        for (at, pair) in pairs(&letters).enumerate() {
            if ends.contains(&(at + 1)) {
                continue;
            }
            reading.pairs.insert(pair);
            let is_known = |at: usize| covered.get(at) == Some(&true);
            if is_known(at) || is_known(at + 1) {
                continue;
            }
            let share = if has_particle(pair) {
                PAIR_WITH_PARTICLE
            } else {
                PAIR
            };
            add(
                &mut sayings,
                Saying {
                    means: Vec::new(),
                    pairs: vec![pair],
                    weight: share * self.relevance.rarity(Feature::Pair(pair)),
                    lesser: Vec::new(),
                },
            );
        }
        // They are kept as long as the compilation is.
        sayings.shrink_to_fit();
        sayings
    }

    fn weight(&self, meaning: Meaning) -> f32 {
        match meaning {
            Meaning::Concept(concept) => self.relevance.rarity(Feature::Concept(concept)),
            Meaning::Wording(wording) => {
                ORDINARY
                    * self
                        .wordings
                        .get(wording as usize)
                        .copied()
                        .unwrap_or_default()
            }
        }
    }
}

fn of_concept(mention: &Mention) -> Meaning {
    Meaning::Concept(u32::try_from(mention.concept).unwrap_or(u32::MAX))
}

/// Each thing once, as heavy as where it is heaviest.
fn add(sayings: &mut Vec<Saying>, saying: Saying) {
    let mut known = sayings.iter_mut();
    let same = known.find(|known| {
        known.means == saying.means && (!saying.means.is_empty() || known.pairs == saying.pairs)
    });
    match same {
        Some(known) => known.weight = known.weight.max(saying.weight),
        None => sayings.push(saying),
    }
}

/// The folded letters of a text, and the places of those before which it has anything else.
fn letters(text: &str) -> (Vec<char>, HashSet<usize>) {
    let (mut letters, mut ends) = (Vec::new(), HashSet::new());
    for c in text.chars() {
        if fold_width(c).is_alphanumeric() {
            letters.extend(fold(c.encode_utf8(&mut [0; 4])));
        } else {
            ends.insert(letters.len());
        }
    }
    (letters, ends)
}

fn pairs(letters: &[char]) -> impl Iterator<Item = [char; 2]> {
    (letters.windows(2)).filter_map(|two| <[char; 2]>::try_from(two).ok())
}

fn has_particle([one, other]: [char; 2]) -> bool {
    is_particle(one) || is_particle(other)
}
