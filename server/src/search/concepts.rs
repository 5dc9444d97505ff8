//! What a query speaks of, by the thesaurus: the concepts that its words are names of, in any language.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use nucleo_matcher::chars::normalize;

use crate::citation::{Language, languages};
use crate::corpus::{Corpus, Terms};
use crate::search::alphabet::fold;
use crate::search::function_words::{NEGATION, is_silent, language_of};
use crate::text::Mixing;

/// A concept that a query names.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// Its place in [`Terms`].
    pub concept: usize,
    /// From 0 to 1: whether the whole name is there, or only most of it.
    pub strength: f32,
    /// The characters of the query, where it is named by a whole Chinese name.
    pub range: Option<Range<usize>>,
    /// Whether the name is the compilation's own.
    pub is_own: bool,
    /// The language of the name.
    pub language: Language,
    /// Which characters or words of the query name it, a bit each: those behind the 64th are not told.
    pub units: u64,
    /// Its place among the names of the concept in that language, or among its own words.
    name: u16,
}

impl Mention {
    /// The name that the query has, or begins to have.
    pub fn name<'t>(&self, terms: &'t Terms) -> Option<&'t str> {
        let concept = terms.concepts.get(self.concept)?;
        let names = match self.is_own {
            true => &concept.words,
            false => {
                let mut terms = concept.terms.iter();
                &terms.find(|(language, _)| *language == self.language)?.1
            }
        };
        names.get(usize::from(self.name)).map(String::as_str)
    }
}

/// The names of all concepts.
#[derive(Debug, Default)]
pub struct Concepts {
    chinese: Vec<Name>,
    /// The letters of all Chinese names, one name behind the other.
    letters: Vec<char>,
    /// Each pair of a Chinese name with the name, in order.
    by_pair: Vec<([char; 2], u32)>,
    words: Words,
    foreign: Vec<Foreign>,
    begun: Begun,
}

/// All names as they are typed, in order, so that those with the same beginning stand together.
#[derive(Debug, Default)]
struct Begun {
    text: String,
    names: Vec<Typed>,
}

/// A name as it is typed.
#[derive(Debug)]
struct Typed {
    start: u32,
    end: u32,
    concept: u32,
    language: Language,
    is_own: bool,
    place: u16,
}

impl Begun {
    fn add(&mut self, concept: u32, language: Language, is_own: bool, place: u16, name: &str) {
        let at = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let start = at(self.text.len());
        self.text.push_str(&typed(name));
        let end = at(self.text.len());
        if end > start {
            self.names.push(Typed {
                start,
                end,
                concept,
                language,
                is_own,
                place,
            });
        }
    }

    fn finish(&mut self) {
        let text = &self.text;
        (self.names).sort_by(|one, other| one.of(text).cmp(other.of(text)));
        self.names.shrink_to_fit();
    }

    /// The names that begin so, the shortest first.
    fn with(&self, beginning: &str) -> Vec<&Typed> {
        let text = &self.text;
        let start = (self.names).partition_point(|name| name.of(text) < beginning);
        let rest = self.names.get(start..).unwrap_or_default().iter();
        let mut found: Vec<&Typed> = rest
            .take_while(|name| name.of(text).starts_with(beginning))
            .collect();
        found.sort_by_key(|name| name.end - name.start);
        found
    }
}

impl Typed {
    fn of<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start as usize..self.end as usize)
            .unwrap_or_default()
    }
}

/// A name as it is typed: characters folded, words of an alphabet with one space between.
fn typed(name: &str) -> String {
    match name.chars().any(is_chinese) {
        true => fold(name).collect(),
        false => words_of(name).join(" "),
    }
}

/// A Chinese name.
#[derive(Debug)]
struct Name {
    concept: u32,
    /// Where its letters begin among those of all.
    start: u32,
    length: u16,
    is_own: bool,
    /// Its place among the others.
    place: u16,
}

/// The words of the names in other languages, in order, each with the names that have it: all of them in one piece.
#[derive(Debug, Default)]
struct Words {
    text: String,
    /// Where each word and its names begin; behind the last one where they end.
    starts: Vec<(u32, u32)>,
    names: Vec<u32>,
}

impl Words {
    fn of(words: HashMap<String, Vec<u32>>) -> Words {
        let mut ordered: Vec<(String, Vec<u32>)> = words.into_iter().collect();
        ordered.sort_unstable();
        let mut words = Words::default();
        for (word, names) in &ordered {
            words.mark();
            words.text.push_str(word);
            words.names.extend(names);
        }
        words.mark();
        words
    }

    fn mark(&mut self) {
        let place = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let here = (place(self.text.len()), place(self.names.len()));
        self.starts.push(here);
    }

    fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// A word and the names that have it.
    fn get(&self, place: usize) -> Option<(&str, &[u32])> {
        let (word, names) = *self.starts.get(place)?;
        let (word_end, names_end) = *self.starts.get(place + 1)?;
        let word = self.text.get(word as usize..word_end as usize)?;
        let names = self.names.get(names as usize..names_end as usize)?;
        Some((word, names))
    }

    /// The place of the first word that is not before one.
    fn from(&self, first: &str) -> usize {
        let (mut start, mut end) = (0, self.len());
        while start < end {
            let middle = start + (end - start) / 2;
            match self.get(middle) {
                Some((word, _)) if word < first => start = middle + 1,
                _ => end = middle,
            }
        }
        start
    }
}

#[derive(Debug)]
struct Foreign {
    concept: u32,
    language: Language,
    /// Its place among the names in its language.
    place: u16,
    /// The weights of its words together, each by how rare it is among the names.
    weight: f32,
}

/// The least share of a Chinese name's pairs, or of another's words, that names its concept.
const LEAST_SHARE: f32 = 0.6;
const LEAST_FOREIGN_SHARE: f32 = 0.5;
/// What a name of which only a part is there counts where another has the same part.
const SAID_AGAIN: f32 = 0.35;
/// How plainly a name in another language than the draft's names its concept.
const IN_ANOTHER_LANGUAGE: f32 = 0.6;

impl Concepts {
    /// A corpus's, made when they are first asked for (a few milliseconds).
    pub fn of(corpus: &Corpus) -> Arc<Concepts> {
        corpus.derived.get_or_make(|| Concepts::new(corpus.terms()))
    }

    fn new(terms: &Terms) -> Concepts {
        let mut concepts = Concepts::default();
        let mut words: HashMap<String, Vec<u32>> = HashMap::new();
        let mut word_counts: Vec<Vec<String>> = Vec::new();
        for (concept, entry) in (0..).zip(&terms.concepts) {
            for (place, word) in (0..).zip(&entry.words) {
                concepts.chinese(concept, place, word, true);
                (concepts.begun).add(concept, Language::COMPILATION, true, place, word);
            }
            for (language, names) in &entry.terms {
                for (place, name) in (0..).zip(names) {
                    concepts.begun.add(concept, *language, false, place, name);
                    // Acronyms stand among the Chinese names, too.
                    if *language == Language::COMPILATION {
                        concepts.chinese(concept, place, name, false);
                    }
                    // whistle-blower is written whistleblower as well.
                    let joined = name.contains('-').then(|| name.replace('-', ""));
                    for written in [Some(name.as_str()), joined.as_deref()]
                        .into_iter()
                        .flatten()
                    {
                        let mut of_name = words_of(written);
                        of_name.sort_unstable();
                        of_name.dedup();
                        if of_name.is_empty() {
                            continue;
                        }
                        let index = u32::try_from(word_counts.len()).unwrap_or(u32::MAX);
                        for word in &of_name {
                            words.entry(word.clone()).or_default().push(index);
                        }
                        concepts.foreign.push(Foreign {
                            concept,
                            language: *language,
                            place,
                            weight: 0.0,
                        });
                        word_counts.push(of_name);
                    }
                }
            }
        }
        concepts.words = Words::of(words);
        concepts.begun.finish();
        concepts.by_pair.sort_unstable();
        concepts.by_pair.shrink_to_fit();
        for (name, words) in concepts.foreign.iter_mut().zip(&word_counts) {
            name.weight = (words.iter())
                .filter_map(|word| {
                    let (_, names) = concepts.words.get(concepts.words.from(word))?;
                    Some(weight(word_counts.len(), names.len()))
                })
                .sum();
        }
        concepts
    }

    fn chinese(&mut self, concept: u32, place: u16, name: &str, is_own: bool) {
        let letters: Vec<char> = fold(name).collect();
        if letters.len() < 2 || letters.iter().all(char::is_ascii) {
            return;
        }
        let index = u32::try_from(self.chinese.len()).unwrap_or(u32::MAX);
        let mut pairs: Vec<[char; 2]> = pairs(&letters).collect();
        pairs.sort_unstable();
        pairs.dedup();
        for pair in pairs {
            self.by_pair.push((pair, index));
        }
        self.chinese.push(Name {
            concept,
            start: u32::try_from(self.letters.len()).unwrap_or(u32::MAX),
            length: u16::try_from(letters.len()).unwrap_or(u16::MAX),
            is_own,
            place,
        });
        self.letters.extend(letters);
    }

    fn letters(&self, name: &Name) -> &[char] {
        let start = name.start as usize;
        let letters = self.letters.get(start..start + usize::from(name.length));
        letters.unwrap_or_default()
    }

    /// The Chinese names that have a pair.
    fn with_pair(&self, pair: [char; 2]) -> &[([char; 2], u32)] {
        let start = self.by_pair.partition_point(|(known, _)| *known < pair);
        let rest = self.by_pair.get(start..).unwrap_or_default();
        let length = rest.partition_point(|(known, _)| *known == pair);
        rest.get(..length).unwrap_or_default()
    }

    /// The concepts that folded characters name, each once, as plainly as it is named.
    pub fn in_characters(&self, query: &[char]) -> Vec<Mention> {
        // How many of its pairs each name has here, and where the first of them stands.
        let mut shared: HashMap<u32, Vec<usize>> = HashMap::new();
        let mut seen: HashSet<[char; 2], Mixing> = HashSet::default();
        for (at, pair) in pairs(query).enumerate() {
            let names = self.with_pair(pair);
            let is_new = !names.is_empty() && seen.insert(pair);
            for (_, name) in names {
                let places = shared.entry(*name).or_default();
                if is_new || self.begins_with(*name, pair) {
                    places.push(at);
                }
            }
        }
        let mut mentions: Vec<Mention> = Vec::new();
        for (index, places) in in_order(shared) {
            let Some(name) = self.chinese.get(index as usize) else {
                continue;
            };
            let letters = self.letters(name);
            let is_negated = |at: usize| {
                let before = at.checked_sub(1).and_then(|before| query.get(before));
                !name.is_own && before == Some(&NEGATION)
            };
            let whole = (places.iter()).find(|at| {
                query.get(**at..**at + letters.len()) == Some(letters) && !is_negated(**at)
            });
            let mention = |strength, units, range| Mention {
                concept: name.concept as usize,
                strength,
                units,
                range,
                is_own: name.is_own,
                language: Language::COMPILATION,
                name: name.place,
            };
            if let Some(at) = whole {
                let range = *at..*at + letters.len();
                mentions.push(mention(1.0, bits(range.clone()), Some(range)));
            } else if letters.len() > 2 {
                let share = places.len() as f32 / (letters.len() - 1) as f32;
                if share >= LEAST_SHARE {
                    let units = places.iter().flat_map(|at| *at..*at + 2);
                    mentions.push(mention(0.5 * share.min(1.0), bits(units), None));
                }
            }
        }
        // A name within a longer one says less: 证人 in 证人保护.
        let ranges: Vec<Range<usize>> = (mentions.iter())
            .filter_map(|mention| mention.range.clone())
            .collect();
        for mention in &mut mentions {
            let Some(own) = &mention.range else { continue };
            let is_within = |other: &Range<usize>| {
                other.len() > own.len() && other.start <= own.start && own.end <= other.end
            };
            if ranges.iter().any(is_within) {
                mention.strength *= 0.35;
            }
        }
        // What was said once says less again: 证人家属保护 has most of 证人保护, 证人保护计划 and 证人保护方案.
        let mut mentions = once(mentions);
        mentions.sort_by(|one, other| other.strength.total_cmp(&one.strength));
        let mut told = 0;
        for mention in mentions
            .iter_mut()
            .filter(|mention| mention.range.is_none())
        {
            if mention.units != 0 && mention.units & !told == 0 {
                mention.strength *= SAID_AGAIN;
            }
            told |= mention.units;
        }
        once(mentions)
    }

    /// The concepts some name of which begins as a query does, those first of whose name most is there.
    /// In a draft in another language those in that language, where there are any.
    pub fn begun(&self, query: &str, language: Option<Language>) -> Vec<Mention> {
        let beginning = typed(query);
        let least = if beginning.contains(is_chinese) { 1 } else { 2 };
        if beginning.chars().count() < least {
            return Vec::new();
        }
        let mut mentions: Vec<Mention> = Vec::new();
        let mut names = self.begun.with(&beginning);
        if names.iter().any(|name| Some(name.language) == language) {
            names.retain(|name| Some(name.language) == language);
        }
        for name in &names {
            let concept = name.concept as usize;
            if mentions.len() >= MOST_BEGUN {
                break;
            }
            if !mentions.iter().any(|mention| mention.concept == concept) {
                // Where several languages have one, the first says why: extradition, though extrader is shorter.
                let order = |language: Language| languages().position(|one| one == language);
                let of_concept = names.iter().filter(|other| other.concept == name.concept);
                let first = |other: &&&Typed| (order(other.language), other.place);
                let shown = of_concept.min_by_key(first).unwrap_or(name);
                mentions.push(Mention {
                    concept,
                    strength: PLAINLY_NAMED
                        + (1.0 - PLAINLY_NAMED) * beginning.len() as f32
                            / (name.end - name.start).max(1) as f32,
                    units: 0,
                    range: None,
                    is_own: shown.is_own,
                    language: shown.language,
                    name: shown.place,
                });
            }
        }
        mentions
    }

    /// The concepts that words of other languages name, with the share of the words that says something of them; names
    /// in another language than the draft's less plainly.
    pub fn in_words(&self, words: &[String], language: Option<Language>) -> (Vec<Mention>, f32) {
        let mut shares: HashMap<u32, (f32, u64), Mixing> = HashMap::default();
        // Of one word.
        let mut best_of: HashMap<u32, f32, Mixing> = HashMap::default();
        let (mut known, mut all) = (0.0, 0.0);
        let of_query = language_of(words);
        for (place, word) in words.iter().enumerate() {
            let mut found = self.like_in(word, of_query);
            let length = word.chars().count() as f32;
            let best = found.iter().map(|(_, alike)| *alike).fold(0.0, f32::max);
            // Where a form of the word is known, words of which it has only the stem are others.
            found.retain(|(_, alike)| best - alike <= FORMS_DIFFER);
            if !is_silent(word) {
                all += length;
                known += length * best;
            }
            for (place, alike) in found {
                let Some((_, names)) = self.words.get(place) else {
                    continue;
                };
                let gain = alike * weight(self.foreign.len(), names.len());
                for name in names {
                    let best = best_of.entry(*name).or_default();
                    *best = best.max(gain);
                }
            }
            for (name, gain) in best_of.drain() {
                let (share, units) = shares.entry(name).or_default();
                *share += gain;
                *units |= bits(place..place + 1);
            }
        }
        let mentions = (in_order(shares).into_iter()).filter_map(|(index, (gain, units))| {
            let name = self.foreign.get(index as usize)?;
            let share = (gain / name.weight.max(0.1)).min(1.0);
            let is_another = language.is_some_and(|language| language != name.language);
            let less = if is_another { IN_ANOTHER_LANGUAGE } else { 1.0 };
            (share >= LEAST_FOREIGN_SHARE).then_some(Mention {
                concept: name.concept as usize,
                strength: share * share * less,
                units,
                range: None,
                is_own: false,
                language: name.language,
                name: name.place,
            })
        });
        (first_names(mentions.collect()), known / f32::max(all, 1.0))
    }

    /// The known words that are forms of one; those of a language, where the query is in it and it has any.
    fn like_in(&self, word: &str, language: Option<Language>) -> Vec<(usize, f32)> {
        let mut found = self.like(word);
        let is_of_it = |(place, _): &(usize, f32)| {
            let names = self.words.get(*place).map_or(&[][..], |(_, names)| names);
            let mut names = names
                .iter()
                .filter_map(|name| self.foreign.get(*name as usize));
            names.any(|name| Some(name.language) == language)
        };
        if found.iter().any(is_of_it) {
            found.retain(is_of_it);
        }
        found
    }

    /// The concepts that have a word in some name, each with how alike the word there is.
    pub fn with_word(&self, word: &str, language: Option<Language>) -> Vec<(usize, f32)> {
        let found = self.like_in(word, language);
        let best = found.iter().map(|(_, alike)| *alike).fold(0.0, f32::max);
        let mut concepts: Vec<(usize, f32)> = Vec::new();
        for (place, alike) in found {
            let names = self.words.get(place).map_or(&[][..], |(_, names)| names);
            for name in names.iter().filter(|_| best - alike <= FORMS_DIFFER) {
                if let Some(name) = self.foreign.get(*name as usize) {
                    concepts.push((name.concept as usize, alike));
                }
            }
        }
        concepts.sort_by(|one, other| (one.0.cmp(&other.0)).then(other.1.total_cmp(&one.1)));
        concepts.dedup_by_key(|(concept, _)| *concept);
        concepts
    }

    /// The known words that are forms of one, with how alike they are: inflected and derived ones begin alike. Stemmers
    /// cut endings off, and leave *proteger* and *protección*, *защищать* and *защита* apart.
    fn like(&self, word: &str) -> Vec<(usize, f32)> {
        let letters: Vec<char> = word.chars().collect();
        let mut found = Vec::new();
        let first: String = letters.iter().take(SHORTEST_STEM).collect();
        for place in self.words.from(&first)..self.words.len() {
            let Some((known, _)) = self.words.get(place) else {
                break;
            };
            if !known.starts_with(&first) {
                break;
            }
            let length = known.chars().count();
            let common = (known.chars().zip(&letters))
                .take_while(|(one, other)| one == *other)
                .count();
            let (shorter, longer) = (length.min(letters.len()), length.max(letters.len()));
            if common == longer {
                found.push((place, 1.0));
            } else if common > SHORTEST_STEM
                && common + 1 >= shorter
                && longer - common <= LONGEST_ENDING + 1
            {
                // ratify, ratification
                found.push((place, 0.6 + 0.4 * common as f32 / longer as f32));
            } else if common >= SHORTEST_STEM
                && common * 10 >= shorter * if common > SHORTEST_STEM { 6 } else { 7 }
                && common * 2 >= longer
                && longer - common <= LONGEST_ENDING
            {
                found.push((place, 0.6 + 0.4 * common as f32 / longer as f32));
            }
        }
        found
    }

    fn begins_with(&self, name: u32, pair: [char; 2]) -> bool {
        let name = self.chinese.get(name as usize);
        name.is_some_and(|name| self.letters(name).starts_with(&pair))
    }
}

/// How strongly a concept is named at least that is told as the reason.
pub const PLAINLY_NAMED: f32 = 0.3;
/// Concepts that a query can be the beginning of.
const MOST_BEGUN: usize = 12;
/// How much less alike one form of a word may be than another: témoin is one of témoins, témoignage is not.
const FORMS_DIFFER: f32 = 0.12;
/// The share of a name's strength with which another is about as like.
const ABOUT_AS_LIKE: f32 = 0.8;
/// Letters that the forms of a word have in common at least.
const SHORTEST_STEM: usize = 4;
/// Letters in which they differ at most.
const LONGEST_ENDING: usize = 6;

/// What is known of names, in the order of the names: the same at every run.
fn in_order<T, S>(of_names: HashMap<u32, T, S>) -> Vec<(u32, T)> {
    let mut of_names: Vec<(u32, T)> = of_names.into_iter().collect();
    of_names.sort_unstable_by_key(|(name, _)| *name);
    of_names
}

/// Each concept once, as strongly as it is named; among names that are named alike by the compilation's own, else the
/// first.
pub fn once(mut mentions: Vec<Mention>) -> Vec<Mention> {
    mentions.sort_by(|one, other| {
        (one.concept.cmp(&other.concept))
            .then(other.strength.total_cmp(&one.strength))
            .then(other.is_own.cmp(&one.is_own))
    });
    mentions.dedup_by_key(|mention| mention.concept);
    mentions
}

/// Each concept once, as strongly as it is named; where no name is there as it is written, by the first of the names in
/// the language that are about as like what is: extradi is extradition before extradite.
fn first_names(mentions: Vec<Mention>) -> Vec<Mention> {
    let mut best = once(mentions.clone());
    for mention in best.iter_mut().filter(|mention| mention.strength < 1.0) {
        let is_like = |other: &&Mention| {
            (other.concept, other.language) == (mention.concept, mention.language)
                && other.strength >= ABOUT_AS_LIKE * mention.strength
        };
        let first = mentions
            .iter()
            .filter(is_like)
            .map(|other| other.name)
            .min();
        mention.name = first.unwrap_or(mention.name);
    }
    best
}

/// A bit for each place.
fn bits(places: impl IntoIterator<Item = usize>) -> u64 {
    let bit = |place| {
        u32::try_from(place)
            .ok()
            .and_then(|place| 1_u64.checked_shl(place))
    };
    (places.into_iter().filter_map(bit)).fold(0, |bits, bit| bits | bit)
}

fn pairs(letters: &[char]) -> impl Iterator<Item = [char; 2]> {
    (letters.windows(2)).filter_map(|two| <[char; 2]>::try_from(two).ok())
}

fn weight(all: usize, with_it: usize) -> f32 {
    (1.0 + all as f32 / with_it.max(1) as f32).ln()
}

/// The words of a text in an alphabet, in small letters without accents, articles and prepositions that are written
/// to the word put off.
pub fn words_of(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for written in text.split(|c: char| !c.is_alphabetic() && !is_mark(c)) {
        let mut word = String::new();
        for c in written.chars().filter(|c| !is_mark(*c)) {
            if is_chinese(c) {
                word.clear();
                break;
            }
            // As keyboards without it write it in pinyin.
            let plain = if c == 'ü' { 'v' } else { normalize(c) };
            word.extend(plain.to_lowercase().map(one_form));
        }
        let word = without_article(word);
        if word.chars().count() > 1 {
            words.push(word);
        }
    }
    words
}

/// Chinese characters are no words of an alphabet.
pub fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

/// Vowel signs and lengthening of Arabic, accents written apart.
pub fn is_mark(c: char) -> bool {
    matches!(c, '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{640}' | '\u{300}'..='\u{36f}')
}

/// Letters of Arabic and Russian that are written in more than one way.
fn one_form(c: char) -> char {
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ة' => 'ه',
        'ى' => 'ي',
        'ё' => 'е',
        c => c,
    }
}

/// ال with what is written before it: و, ف, ب, ك, ل.
fn without_article(word: String) -> String {
    for article in ["وال", "فال", "بال", "كال", "لل", "ال"] {
        if let Some(rest) = word.strip_prefix(article)
            && rest.chars().count() > 2
        {
            return rest.to_owned();
        }
    }
    word
}
