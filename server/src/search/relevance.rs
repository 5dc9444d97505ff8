//! Provisions by what a query says, in whatever words: its pairs of characters, its words, what it names of the
//! thesaurus, each weighted by how rare it is and where it stands. Some of them are enough.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use crate::citation::Language;
use crate::corpus::{Corpus, Provision, ProvisionIndex};
use crate::search::alphabet::{fold, fold_width};
use crate::search::concepts::{
    Concepts, Mention, PLAINLY_NAMED, is_chinese, is_mark, once, words_of,
};
use crate::search::function_words::{
    self, Head, NEGATION, asks, is_particle, is_silent, language_of, phrase_at,
};
use crate::search::own_words::OwnWords;
use crate::search::postings::{Collected, Feature, FeatureIndex, Postings, Prominence, USUAL};
use crate::search::spelling::Syllables;
use crate::search::vocabulary::{Meaning, Vocabulary};
use crate::text::traditional::simplified;

/// How prominent a feature is in a provision, by where it stands.
const OWN_TEXT: Prominence = USUAL;
const TOPIC: Prominence = 70;
const TEXT_ABOVE: Prominence = 45;
const HEADING: Prominence = 30;
const TITLE: Prominence = 15;
/// What the compilation itself says that it speaks of.
const LISTED: Prominence = 130;

/// What a pair within a concept's name weighs beside the concept.
const WITHIN_A_NAME: f32 = 0.3;
/// What a pair with a particle weighs beside another.
const WITH_A_PARTICLE: f32 = 0.2;
/// What a single character weighs beside a pair.
const SINGLE: f32 = 0.12;
/// What an ordinary word weighs beside a pair: others are as good.
const ORDINARY: f32 = 0.4;
/// What a pair that the corpus has not weighs beside one that it has once.
const UNKNOWN: f32 = 0.35;
/// Postings that a query may cost: the commonest features are left out where the others have used them up.
const MOST_POSTINGS: usize = 100_000;
/// Provisions that are ranked.
const MOST_RANKED: usize = 1_000;
/// Characters of a query that is a name and no sentence, and how many a word of an alphabet counts for.
const LONGEST_NAME: u32 = 9;
const LETTERS_OF_A_WORD: u32 = 3;
/// Characters of a name whose last character says what it is.
const LONGEST_SHORT_NAME: usize = 5;
/// Of a sentence one part of so many is enough, and of one in words of an alphabet.
const LEAST_OF_A_SENTENCE: u32 = 4;
const LEAST_OF_WORDS: u32 = 3;
/// How much longer texts are put behind.
const BY_LENGTH: f32 = 0.12;

/// The index.
#[derive(Debug)]
pub struct Relevance {
    postings: Postings,
    concepts: Arc<Concepts>,
    vocabulary: Arc<Vocabulary>,
    syllables: Syllables,
    /// Characters of each provision's text.
    lengths: Vec<u32>,
    average: f32,
}

/// A provision that says something of what is sought.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Alike {
    pub provision: ProvisionIndex,
    /// The share of the query's weight that it has, from 0.
    pub share: f32,
    /// The weight of what it says of it.
    pub said: f32,
    /// How good it is beside the others; the length of its text counts.
    pub score: f32,
    /// Which of the query's units it has something of ([`Sought::is_meant_by`]).
    units: u64,
}

/// A query as it is read: what counts, and what it names.
#[derive(Debug, Default)]
pub struct Sought {
    parts: Vec<Part>,
    pub mentions: Vec<Mention>,
    /// The concepts that the whole of it is a name of.
    pub named_whole: Vec<usize>,
    /// The weights of everything together, of what is unknown too.
    whole: f32,
    /// What of it says something: characters, and behind them words of an alphabet, a bit each. Of what is longer
    /// than a query, the beginning.
    letters: u64,
    words: u64,
    /// What of it is a whole name of a concept in Chinese.
    known: u64,
    /// Whether nothing stands between its characters.
    is_one_word: bool,
    /// Whether it is a few characters without a particle.
    is_short_name: bool,
    /// Behind how many characters its words in an alphabet are counted as units.
    characters: usize,
    /// The share of its words in an alphabet that names of concepts have.
    pub known_words: f32,
    /// Whether words in an alphabet make a question of it.
    asks: bool,
    /// What something alike must have of it itself.
    needed: u64,
}

/// Something of a query that counts once, by whichever of its features a provision has most prominently.
#[derive(Debug)]
struct Part {
    features: Vec<FeatureIndex>,
    /// How many provisions have them, one counted for each feature that it has.
    count: usize,
    weight: f32,
    /// A character of a word, which says nothing where nothing else of the query stands.
    is_single: bool,
    /// The units of the query that it is.
    units: u64,
}

impl Sought {
    /// Whether a mention is of one of its words in an alphabet; of those behind the first sixty or so none is known.
    pub fn has_word(&self, mention: &Mention, word: usize) -> bool {
        mention.units & unit(self.characters + word) != 0
    }

    /// The concepts that it names, and not only begins to.
    pub fn mostly_named(&self) -> impl Iterator<Item = usize> {
        (self.mentions.iter())
            .filter(|mention| mention.strength >= MOSTLY_NAMED)
            .map(|mention| mention.concept)
    }

    /// Whether what speaks of some concepts says all of it that says anything: jurisdiction over offences.
    pub fn is_said_by(&self, concepts: &[usize]) -> bool {
        let said = (self.mentions.iter())
            .filter(|mention| {
                mention.strength >= MOSTLY_NAMED && concepts.contains(&mention.concept)
            })
            .fold(0, |units, mention| units | mention.units);
        let all = self.letters | self.words;
        all != 0 && all & !said == 0
    }

    /// Whether something alike has enough of what is said, or what it has not is known at least. Of a name it is more
    /// than half: otherwise another thing is named, of which a word is the same (儿童抚养费, terrorist financing). Half is
    /// enough where a whole name of a concept is the head of the word, which stands last, or one of several words.
    ///
    /// Of a question half is enough. The last word of a name says what it is: 网络犯罪公约 is no 网络犯罪, and where the last
    /// character is nowhere, it is another thing.
    pub fn is_meant_by(&self, alike: &Alike) -> bool {
        if alike.units & self.needed != self.needed {
            return false;
        }
        let size = |units: u64| {
            let letters = (units & self.letters).count_ones();
            letters + LETTERS_OF_A_WORD * (units & self.words).count_ones()
        };
        let units = alike.units | self.known;
        let (all, had) = (size(u64::MAX), size(units));
        if all > LONGEST_NAME {
            let least = if self.letters == 0 {
                LEAST_OF_WORDS
            } else {
                LEAST_OF_A_SENTENCE
            };
            return least * had >= all;
        }
        let last = |units: u64| units.checked_ilog2().map_or(0, |place| 1_u64 << place);
        if self.is_short_name && units & last(self.letters) == 0 {
            return false;
        }
        let is_headed = match self.is_one_word {
            true => self.known & last(self.letters) != 0,
            false => 2 * size(self.known) >= all,
        };
        match is_headed || self.asks {
            true => 2 * had >= all,
            false => 2 * had > all || all == 0,
        }
    }
}

impl Relevance {
    /// A corpus's index, made when it is first asked for.
    pub fn of(corpus: &Corpus) -> Arc<Relevance> {
        corpus.derived.get_or_make(|| Relevance::new(corpus))
    }

    fn new(corpus: &Corpus) -> Relevance {
        let own_words = OwnWords::of(corpus);
        let vocabulary = Vocabulary::of(corpus);
        let features_of = |text: &str| features(&own_words, &vocabulary, text);
        let listed = listed(corpus);
        let topics: Vec<Features> = (corpus.topics.iter())
            .map(|topic| features_of(&topic.name))
            .collect();
        let mut texts: Vec<Features> = Vec::with_capacity(corpus.provisions.len());
        let mut headings: HashMap<&str, Features> = HashMap::new();
        let mut collected = Collected::default();
        let mut lengths = Vec::with_capacity(corpus.provisions.len());
        for (index, provision) in corpus.provisions.iter().enumerate() {
            let own = features_of(&provision.text);
            let mut all: Vec<(u64, Prominence)> = Vec::with_capacity(2 * own.len());
            let mut add = |features: &Features, prominence: Prominence| {
                all.extend(features.iter().map(|feature| (*feature, prominence)));
            };
            add(&own, OWN_TEXT);
            let mut above = provision.parent;
            while let Some(parent) = above {
                if let Some(features) = texts.get(parent)
                    && is_cited_alone(corpus, parent)
                {
                    add(features, TEXT_ABOVE);
                }
                above = corpus
                    .provisions
                    .get(parent)
                    .and_then(|parent| parent.parent);
            }
            let of_topics = corpus.topics_by_provision.get(&index);
            for topic in of_topics.into_iter().flatten() {
                topics
                    .get(*topic)
                    .into_iter()
                    .for_each(|features| add(features, TOPIC));
            }
            for heading in provision.headings.iter() {
                let features = (headings.entry(heading)).or_insert_with(|| features_of(heading));
                add(features, HEADING);
            }
            if let Some(title) = title(corpus, provision) {
                let features = headings.entry(title).or_insert_with(|| features_of(title));
                add(features, TITLE);
            }
            for concept in listed.get(&index).into_iter().flatten() {
                add(&vec![Feature::Concept(*concept).key()], LISTED);
            }
            // Sections and annexes are found by their names and numbers.
            if is_cited_alone(corpus, index) {
                collected.add(index, together(all));
            }
            lengths.push(u32::try_from(provision.text.chars().count()).unwrap_or(u32::MAX));
            // Only what stands under it asks for them again.
            texts.push(match provision.children.is_empty() {
                true => Features::new(),
                false => own,
            });
        }
        let postings = collected.finished();
        let sum: f32 = lengths.iter().map(|length| *length as f32).sum();
        Relevance {
            syllables: Syllables::of(postings.pairs()),
            concepts: Concepts::of(corpus),
            vocabulary,
            average: (sum / f32::max(lengths.len() as f32, 1.0)).max(1.0),
            postings,
            lengths,
        }
    }

    /// Reads a query, or a passage: white space between characters divides words only where `by_spaces`. Of a draft
    /// that is not in Chinese `language` is known: its names come first, and may still be being typed.
    pub fn read(&self, query: &str, by_spaces: bool, language: Option<Language>) -> Sought {
        let mut sought = Sought::default();
        let runs = runs(query, by_spaces);
        sought.is_one_word = runs.len() == 1;
        // Concepts are looked for in all Chinese characters together: words stand in any order.
        let mut characters: Vec<char> = Vec::new();
        let mut starts = Vec::new();
        for run in &runs {
            starts.push(characters.len());
            if let Run::Chinese(letters) = run {
                characters.extend(letters);
                characters.push(' ');
            }
        }
        sought.mentions = self.concepts.in_characters(&characters);
        let words: Vec<String> = (runs.iter())
            .filter_map(|run| match run {
                Run::Word(word) => Some(word.clone()),
                _ => None,
            })
            .collect();
        let (mut in_words, known) = self.concepts.in_words(&words, language);
        // Words are units behind the characters.
        let units_of_words = characters.len();
        sought.characters = units_of_words;
        for mention in &mut in_words {
            mention.units = shifted(mention.units, units_of_words);
        }
        for (place, word) in words.iter().enumerate() {
            if !is_silent(word) {
                sought.words |= unit(units_of_words + place);
            }
        }
        sought.asks = words.iter().any(|word| asks(word));
        sought.known_words = known;
        if language.is_some() && known < 1.0 {
            in_words.extend(self.concepts.begun(query, language));
            in_words = once(in_words);
        }
        let of_words = sought.words;
        let is_whole = |mention: &&Mention| match (runs.as_slice(), &mention.range) {
            ([Run::Chinese(letters)], Some(range)) => range.len() == letters.len(),
            (_, None) => {
                let is_all = words.len() == runs.len() && of_words & !mention.units == 0;
                mention.strength == 1.0 && is_all && known == 1.0
            }
            _ => false,
        };
        let whole = sought.mentions.iter().chain(&in_words).filter(is_whole);
        sought.named_whole = whole.map(|mention| mention.concept).collect();
        sought.mentions.extend(in_words);
        for mention in &sought.mentions {
            if mention.range.is_some() && self.count_of(mention.concept) > 0 {
                sought.known |= mention.units;
            }
        }
        self.mentioned(&mut sought);
        let is_sentence =
            sought.asks || LETTERS_OF_A_WORD * sought.words.count_ones() > LONGEST_NAME;
        if is_sentence {
            self.scattered_words(&words, units_of_words, &mut sought);
        }
        let named: Vec<Range<usize>> = (sought.mentions.iter())
            .filter_map(|mention| mention.range.clone())
            .collect();
        self.wordings(&characters, &mut sought);
        let mut units_of_words = units_of_words..;
        for (run, start) in runs.iter().zip(starts) {
            match run {
                Run::Chinese(letters) => self.characters(letters, start, &named, &mut sought),
                Run::Number(digits) => self.word(digits, 0, &mut sought),
                Run::Word(word) => {
                    let own = units_of_words.next().map_or(0, unit);
                    self.word(word, own, &mut sought);
                    if known < MOSTLY_KNOWN {
                        self.pinyin(word, own, &mut sought);
                    }
                }
            }
        }
        if let [Run::Chinese(letters)] = runs.as_slice() {
            let is_all = sought.letters.count_ones() as usize == letters.len();
            sought.is_short_name = is_all && letters.len() <= LONGEST_SHORT_NAME;
            self.head(letters, &named, &mut sought);
        }
        sought
    }

    /// What a name of one word needs, by its last word.
    fn head(&self, letters: &[char], named: &[Range<usize>], sought: &mut Sought) {
        let Some((head, start)) = function_words::head(letters) else {
            return;
        };
        let is_known =
            (named.iter()).any(|range| range.start < start && range.end == letters.len());
        if is_known || sought.letters.count_ones() > LONGEST_NAME {
            return;
        }
        match head {
            Head::OfName => {
                // As it is written, or as the thesaurus has it at least in part.
                let last = unit(letters.len().saturating_sub(1));
                let mut mentions = sought.mentions.iter();
                if !mentions.any(|mention| mention.range.is_none() && mention.units & last != 0) {
                    sought.needed = JOINT;
                }
            }
            // 洗钱犯罪 is 洗钱.
            Head::OfKind if named.iter().any(|range| range.end == start) => {}
            Head::OfKind => {
                sought.needed = JOINT;
                let joint = letters.get(start.saturating_sub(1)..=start);
                if let Some(&[one, other]) = joint
                    && let Some(feature) = self.postings.find(Feature::Pair([one, other]))
                {
                    self.part(vec![feature], WITH_A_PARTICLE, JOINT, sought);
                }
            }
        }
    }

    /// The parts of a sentence that are words of names of which it has too little to name anything: a name of one
    /// concept has one of them, a name of another the next.
    fn scattered_words(&self, words: &[String], units_before: usize, sought: &mut Sought) {
        let named = (sought.mentions.iter())
            .filter(|mention| mention.strength >= MOSTLY_NAMED)
            .fold(0, |units, mention| units | mention.units);
        let language = language_of(words);
        for (place, word) in words.iter().enumerate() {
            let own = unit(units_before + place);
            if own & sought.words == 0 || own & named != 0 {
                continue;
            }
            let concepts = self.concepts.with_word(word, language);
            let alike = concepts.iter().map(|(_, alike)| *alike).fold(0.0, f32::max);
            let features: Vec<FeatureIndex> = (concepts.iter())
                .filter_map(|(concept, _)| self.postings.find(of_concept(*concept)))
                .collect();
            if !features.is_empty() {
                self.part(features, ORDINARY * alike, own, sought);
            }
        }
        // Ordinary words of English that no name has.
        for (range, means) in self.vocabulary.english(words) {
            let own = (range.clone()).fold(0, |units, place| units | unit(units_before + place));
            if own & sought.words == 0 || own & named != 0 {
                continue;
            }
            let features: Vec<FeatureIndex> = (means.iter())
                .filter_map(|meaning| match meaning {
                    Meaning::Wording(wording) => self.postings.find(Feature::of_wording(*wording)),
                    Meaning::Concept(_) => None,
                })
                .collect();
            if !features.is_empty() {
                self.part(features, ORDINARY, own & sought.words, sought);
            }
        }
    }

    /// Reads a query that may be the beginning of names of concepts, and says nothing else.
    pub fn read_begun(&self, query: &str, language: Option<Language>) -> Sought {
        let mut sought = Sought {
            mentions: self.concepts.begun(query, language),
            ..Sought::default()
        };
        self.mentioned(&mut sought);
        // One of them is meant.
        let weights = sought.parts.iter().map(|part| part.weight);
        sought.whole = weights.fold(0.0, f32::max);
        sought
    }

    /// The parts of a query that the concepts are which it names.
    fn mentioned(&self, sought: &mut Sought) {
        for mention in &sought.mentions {
            if let Some(feature) = self.postings.find(of_concept(mention.concept)) {
                let count = self.postings.count(feature);
                let weight = self.weight(count) * mention.strength;
                sought.parts.push(Part {
                    features: vec![feature],
                    count,
                    weight,
                    is_single: false,
                    units: mention.units,
                });
                sought.whole += weight;
            } else {
                sought.whole += UNKNOWN * self.weight(1) * mention.strength;
            }
        }
    }

    /// The parts of a query that are ordinary words: each of those that say the same counts for it.
    fn wordings(&self, characters: &[char], sought: &mut Sought) {
        let mut covered = sought.known;
        for (range, word) in self.vocabulary.words(characters) {
            let before = range.start.checked_sub(1).and_then(|at| characters.get(at));
            let units = range.map(unit).fold(0, |units, unit| units | unit);
            if units & !covered == 0 || before == Some(&NEGATION) {
                continue;
            }
            covered |= units;
            let features: Vec<FeatureIndex> = (word.wordings())
                .filter_map(|wording| self.postings.find(Feature::of_wording(wording)))
                .collect();
            if !features.is_empty() {
                self.part(features, ORDINARY, units, sought);
            }
        }
    }

    fn characters(
        &self,
        letters: &[char],
        start: usize,
        named: &[Range<usize>],
        sought: &mut Sought,
    ) {
        let mut says_nothing = vec![false; letters.len()];
        let mut at = 0;
        while at < letters.len() {
            let is_named = named.iter().any(|range| range.contains(&(start + at)));
            let length = match is_named {
                true => 0,
                false => phrase_at(letters.get(at..).unwrap_or_default()),
            };
            if let Some(stretch) = says_nothing.get_mut(at..at + length) {
                stretch.fill(true);
            }
            at += length.max(1);
        }
        let is_silent = |at: usize| says_nothing.get(at) == Some(&true);
        for (at, pair) in letters.windows(2).enumerate() {
            let &[one, other] = pair else { continue };
            if is_silent(at) || is_silent(at + 1) {
                continue;
            }
            let place = start + at;
            let is_within = |range: &Range<usize>| range.start <= place && place + 2 <= range.end;
            let share = match (
                named.iter().any(is_within),
                is_particle(one) || is_particle(other),
            ) {
                (true, _) => WITHIN_A_NAME,
                (_, true) => WITH_A_PARTICLE,
                _ => 1.0,
            };
            let feature = self.postings.find(Feature::Pair([one, other]));
            let units = match share == WITH_A_PARTICLE {
                true => 0,
                false => unit(place) | unit(place + 1),
            };
            self.part(feature.into_iter().collect(), share, units, sought);
        }
        for (at, letter) in letters.iter().enumerate() {
            if !is_silent(at) && !is_particle(*letter) {
                sought.letters |= unit(start + at);
            }
            if !is_silent(at)
                && !is_particle(*letter)
                && let Some(feature) = self.postings.find(Feature::Character(*letter))
            {
                let count = self.postings.count(feature);
                let weight = self.weight(count) * SINGLE;
                sought.parts.push(Part {
                    features: vec![feature],
                    count,
                    weight,
                    is_single: letters.len() > 1,
                    units: match letters.len() {
                        1 => unit(start + at),
                        _ => 0,
                    },
                });
                sought.whole += weight;
            }
        }
    }

    /// A Latin word or a number that stands in texts as it is.
    fn word(&self, word: &str, units: u64, sought: &mut Sought) {
        if let Some(feature) = self.postings.find(Feature::of_word(word)) {
            self.part(vec![feature], 1.0, units, sought);
        }
    }

    fn pinyin(&self, word: &str, units: u64, sought: &mut Sought) {
        for (pairs, share) in self.syllables.read(word) {
            self.part(pairs, share, units, sought);
        }
    }

    /// Something that counts as much as it is rare.
    fn part(&self, features: Vec<FeatureIndex>, share: f32, units: u64, sought: &mut Sought) {
        let counts = features.iter().map(|feature| self.postings.count(*feature));
        let count: usize = counts.sum();
        if count == 0 {
            // What no provision has says less: the ends of words are among it.
            sought.whole += share * UNKNOWN * self.weight(1);
            return;
        }
        let weight = share * self.weight(count);
        sought.whole += weight;
        sought.parts.push(Part {
            features,
            count,
            weight,
            is_single: false,
            units,
        });
    }

    fn weight(&self, count: usize) -> f32 {
        (1.0 + self.lengths.len() as f32 / count as f32).ln()
    }

    /// The provisions that say most of what is sought, the best first, among those that `within` holds of: those
    /// at least so good beside the best as `beside`, and of many [`MOST_RANKED`].
    pub fn rank(
        &self,
        sought: &Sought,
        beside: f32,
        within: impl Fn(ProvisionIndex) -> bool,
    ) -> Vec<Alike> {
        let mut parts: Vec<&Part> = sought.parts.iter().collect();
        parts.sort_by_key(|part| (part.is_single, part.count));
        let mut scores = Scores::of(self.lengths.len());
        let mut left = MOST_POSTINGS;
        for part in parts {
            if part.count > left && !scores.touched.is_empty() {
                break;
            }
            scores.begin_part();
            for feature in &part.features {
                self.postings.of(*feature, left, |provision, prominence| {
                    let said = part.weight * f32::from(prominence) / f32::from(OWN_TEXT);
                    let said = match part.features.len() {
                        1 => said,
                        _ => scores.more(provision, said),
                    };
                    scores.add(provision, said, part.units, !part.is_single);
                    left = left.saturating_sub(1);
                });
            }
        }
        let whole = sought.whole.max(0.1);
        let mut ranked: Vec<Alike> = scores
            .touched
            .iter()
            .map(|provision| *provision as usize)
            .filter(|provision| within(*provision))
            .map(|provision| {
                let score = scores.of_provision(provision);
                let length = self.lengths.get(provision).copied().unwrap_or_default() as f32;
                let longer = 1.0 + BY_LENGTH * (1.0 + length / self.average).ln();
                Alike {
                    provision,
                    share: score / whole,
                    said: score,
                    score: score / longer,
                    units: scores.units.get(provision).copied().unwrap_or_default(),
                }
            })
            .collect();
        let best = (ranked.iter()).map(|alike| alike.score).fold(0.0, f32::max);
        ranked.retain(|alike| alike.score >= beside * best);
        let order = |one: &Alike, other: &Alike| {
            (other.score.total_cmp(&one.score)).then(one.provision.cmp(&other.provision))
        };
        // Of many only the best are put in order.
        if ranked.len() > MOST_RANKED {
            ranked.select_nth_unstable_by(MOST_RANKED, order);
            ranked.truncate(MOST_RANKED);
        }
        ranked.sort_unstable_by(order);
        ranked
    }

    /// The concept of a query that a provision speaks of most of all, where the query has another name for it.
    pub fn concept_behind(&self, sought: &Sought, provision: ProvisionIndex) -> Option<usize> {
        let spoken = (sought.mentions.iter()).filter(|mention| {
            mention.strength >= PLAINLY_NAMED && self.speaks_of(provision, mention.concept)
        });
        let weight =
            |mention: &Mention| mention.strength * self.weight(self.count_of(mention.concept));
        let best = spoken.max_by(|one, other| weight(one).total_cmp(&weight(other)))?;
        (!best.is_own).then_some(best.concept)
    }

    /// How many of the rarer concepts that a passage names plainly a provision speaks of, too.
    pub fn concepts_in_common(&self, sought: &Sought, provision: ProvisionIndex) -> usize {
        let most = self.lengths.len() / RARER;
        (sought.mentions.iter())
            .filter(|mention| {
                mention.strength >= MOSTLY_NAMED
                    && self.count_of(mention.concept) <= most
                    && self.speaks_of(provision, mention.concept)
            })
            .count()
    }

    /// Whether a provision speaks of a concept.
    pub fn speaks_of(&self, provision: ProvisionIndex, concept: usize) -> bool {
        (u32::try_from(concept)).is_ok_and(|concept| self.postings.speaks_of(provision, concept))
    }

    /// What a text has where it says something of what is sought; the concepts are those of [`Sought::mentions`].
    pub fn features(&self, sought: &Sought) -> HashSet<Feature> {
        let features = sought.parts.iter().flat_map(|part| &part.features);
        features
            .filter_map(|index| self.postings.feature(*index))
            .collect()
    }

    /// How much a feature says: the more, the fewer provisions have it. What none has says little: half of it is the
    /// ends of words.
    pub fn rarity(&self, feature: Feature) -> f32 {
        match self.postings.find(feature) {
            Some(index) => self.weight(self.postings.count(index)),
            None => UNKNOWN * self.weight(1),
        }
    }

    /// How many provisions speak of a concept.
    pub fn count_of(&self, concept: usize) -> usize {
        let concept = u32::try_from(concept);
        concept.map_or(0, |concept| self.postings.count_of_concept(concept))
    }
}

/// What is said of each provision, so far. The memory is had for all, but only what is touched is used.
struct Scores {
    all: Vec<f32>,
    /// The units of the query that each has something of.
    units: Vec<u64>,
    touched: Vec<u32>,
    /// The last part of several features that each has, and how much it says of it.
    of_part: Vec<(u32, f32)>,
    part: u32,
}

impl Scores {
    fn of(provisions: usize) -> Scores {
        Scores {
            all: vec![0.0; provisions],
            units: vec![0; provisions],
            touched: Vec::new(),
            of_part: vec![(0, 0.0); provisions],
            part: 0,
        }
    }

    fn begin_part(&mut self) {
        self.part += 1;
    }

    /// How much more a provision says of a part than by its other features.
    fn more(&mut self, provision: ProvisionIndex, said: f32) -> f32 {
        let Some((part, most)) = self.of_part.get_mut(provision) else {
            return 0.0;
        };
        let before = if *part == self.part { *most } else { 0.0 };
        (*part, *most) = (self.part, said.max(before));
        said.max(before) - before
    }

    /// Adds to what is said of a provision; where nothing is yet, only what says something alone.
    fn add(&mut self, provision: ProvisionIndex, said: f32, units: u64, alone: bool) {
        if let Some(score) = self.all.get_mut(provision) {
            if *score == 0.0 {
                if !alone {
                    return;
                }
                self.touched
                    .push(u32::try_from(provision).unwrap_or(u32::MAX));
            }
            *score += said;
        }
        if let Some(own) = self.units.get_mut(provision) {
            *own |= units;
        }
    }

    fn of_provision(&self, provision: ProvisionIndex) -> f32 {
        self.all.get(provision).copied().unwrap_or_default()
    }
}

/// The bit of two words that stand together: longer queries are no names.
const JOINT: u64 = 1 << 63;

/// The bit of a unit of a query.
fn unit(place: usize) -> u64 {
    u32::try_from(place)
        .ok()
        .and_then(|place| 1_u64.checked_shl(place))
        .unwrap_or_default()
}

fn shifted(units: u64, places: usize) -> u64 {
    let places = u32::try_from(places).unwrap_or(u32::MAX);
    units.checked_shl(places).unwrap_or_default()
}

/// From here on words in an alphabet are a language's, and no pinyin.
const MOSTLY_KNOWN: f32 = 0.55;

const MOSTLY_NAMED: f32 = 0.5;
/// A concept that one provision in so many speaks of says something.
const RARER: usize = 8;

/// The keys of the features of a text, in order, each once.
type Features = Vec<u64>;

/// The concepts that provisions are listed under.
fn listed(corpus: &Corpus) -> HashMap<ProvisionIndex, Vec<u32>> {
    let mut listed: HashMap<ProvisionIndex, Vec<u32>> = HashMap::new();
    for (number, concept) in (0..).zip(&corpus.terms().concepts) {
        for id in &concept.provisions {
            if let Some(index) = corpus.by_id.get(id) {
                listed.entry(*index).or_default().push(number);
            }
        }
    }
    listed
}

/// Each feature once, as prominently as it is in all places together.
fn together(mut all: Vec<(u64, Prominence)>) -> Vec<(u64, Prominence)> {
    all.sort_unstable_by_key(|(feature, _)| *feature);
    all.dedup_by(|other, first| {
        let is_same = other.0 == first.0;
        if is_same {
            first.1 = first.1.saturating_add(other.1);
        }
        is_same
    });
    all
}

/// The features of a text.
fn features(own_words: &OwnWords, vocabulary: &Vocabulary, text: &str) -> Features {
    let mut features = Features::new();
    let letters: Vec<char> = fold(text).collect();
    for (_, word) in vocabulary.words(&letters) {
        // One character is as often a part of another word.
        if word.length > 1 {
            let wordings = word.wordings();
            features.extend(wordings.map(|wording| Feature::of_wording(wording).key()));
        }
    }
    for run in runs(text, true) {
        match run {
            Run::Chinese(letters) => {
                let characters = letters.iter().copied().map(Feature::Character);
                features.extend(characters.map(Feature::key));
                let pairs = letters.windows(2);
                let pairs = pairs.filter_map(|pair| <[char; 2]>::try_from(pair).ok());
                features.extend(pairs.map(Feature::Pair).map(Feature::key));
            }
            Run::Word(word) | Run::Number(word) => {
                features.push(Feature::of_word(&word).key());
            }
        }
    }
    let concepts = own_words.in_text(text).into_iter();
    features.extend(concepts.map(|(concept, _)| of_concept(concept).key()));
    features.sort_unstable();
    features.dedup();
    features
}

/// A concept by its place in [`crate::corpus::Terms`].
fn of_concept(concept: usize) -> Feature {
    Feature::Concept(u32::try_from(concept).unwrap_or(u32::MAX))
}

/// A stretch of one kind of writing.
enum Run {
    Chinese(Vec<char>),
    Word(String),
    Number(String),
}

/// Characters of a text in the spelling that is compared, as runs; punctuation stands between, white space too where
/// `by_spaces`.
fn runs(text: &str, by_spaces: bool) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut other = String::new();
    // Whether the run before can go on.
    let mut goes_on = false;
    for c in text.chars().chain(std::iter::once('\n')) {
        let c = simplified(fold_width(c));
        if !other.is_empty() && (is_chinese(c) || !(c.is_alphanumeric() || is_mark(c))) {
            let text = std::mem::take(&mut other);
            goes_on = false;
            for piece in text.split(|c: char| !c.is_alphanumeric() && !is_mark(c)) {
                if piece.is_empty() {
                    continue;
                }
                match piece.chars().all(|c| c.is_ascii_digit()) {
                    true => runs.push(Run::Number(piece.to_owned())),
                    false => runs.extend(words_of(piece).into_iter().map(Run::Word)),
                }
            }
        }
        if is_chinese(c) {
            match runs.last_mut() {
                Some(Run::Chinese(letters)) if goes_on => letters.push(c),
                _ => runs.push(Run::Chinese(vec![c])),
            }
            goes_on = true;
        } else if c.is_alphanumeric() || is_mark(c) {
            other.push(c);
        } else if by_spaces || !c.is_whitespace() {
            goes_on = false;
        }
    }
    runs
}

/// Neither a section nor an annex as a whole.
fn is_cited_alone(corpus: &Corpus, index: ProvisionIndex) -> bool {
    let provision = corpus.provisions.get(index);
    provision.is_some_and(|provision| !provision.id.path.is_empty())
}

/// The title of the instrument that a provision stands in.
fn title<'a>(corpus: &'a Corpus, provision: &Provision) -> Option<&'a str> {
    let section = corpus.section(provision.id.part, provision.id.section)?;
    Some(section.instrument.as_ref()?.title.as_str())
}
