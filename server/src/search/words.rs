//! Provisions and topics by what a drafter types: a number, words, a topic or title, pinyin.
//!
//! What is found is ranked by how it was found ([`Manner`]), then the shorter name or text, or the
//! number with fewer steps, before the longer, then in the order of the compilation.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::citation::numeral::{is_numeral, parse_chinese};
use crate::citation::{Language, kind_of, languages};
use crate::corpus::{ArticleId, Corpus, ProvisionIndex};
use crate::resolve::{Meaning, resolve};
use crate::search::alphabet::{Alphabet, LetterIndex, Match, Spelling, fold};
use crate::search::concepts::Mention;
use crate::search::marks;
use crate::search::numbers::{Numbers, is_number};
use crate::search::relevance::{Relevance, Sought};
use crate::search::running_text::{MOST_READ, RunningText};
use crate::search::vocabulary::{Meaning as VocabularyMeaning, Vocabulary};
use crate::text::Mixing;

/// Characters of a query that are looked at. Nobody types more; a pasted page is no query.
const LONGEST_QUERY: usize = 64;
/// Words of a query that are looked at.
const MOST_WORDS: usize = 8;
/// Texts in which scattered characters are looked for, and matches of them that are shown.
const MOST_SCATTERED: usize = 100;
/// The least score for each scattered character: the matcher gives 16 and takes one for each
/// character between two.
const LEAST_SCORE: u16 = 9;
/// The least share of what is sought that something alike says.
const LEAST_SHARE: f32 = 0.2;
/// How good it is at least beside the best.
const BESIDE_THE_BEST: f32 = 0.4;
/// Of several words, how many texts that have the rarest are asked for the others.
const GATHERED: usize = 2_000;
/// How much more gathering all that has a word may cost than to ask one thing for it.
const ASKED: usize = 8;
/// The least letters of pinyin that may be scattered over a name.
const LEAST_SCATTERED_LETTERS: usize = 3;

/// Something found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    pub target: Target,
    pub manner: Manner,
    /// The concept that led to it (its place in [`crate::corpus::Terms`]), where what was typed is another name for
    /// what stands there.
    pub concept: Option<usize>,
}

/// What can be found; a topic stands before its provisions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Target {
    /// Its place in [`Corpus::topics`].
    Topic(usize),
    Provision(ProvisionIndex),
    /// An article of a treaty, which is no part of the compilation: told only to who asks for it ([`Words::articles`]).
    Article(ArticleId),
}

/// How something was found, the best first. A name is a topic, the title of an instrument or the
/// heading of a section or of a group of provisions; it leads to what it is the name of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Manner {
    /// By its whole number, or by a citation in any form.
    Number,
    /// By a whole name.
    Name,
    /// By the beginning of its number.
    NumberBegins,
    /// By the beginning of a name.
    NameBegins,
    /// By words in the middle of a name.
    NameHolds,
    /// By words of its text.
    Text,
    /// By the name of the section that it stands in.
    Section,
    /// By another name of a concept that it speaks of.
    Meant,
    /// By the initials of a whole name.
    NameInitials,
    /// By the first initials of a name.
    NameBeginsWithInitials,
    /// By initials in the middle of a name.
    NameHoldsInitials,
    /// By initials of words of its text.
    TextInitials,
    /// By the initials of the name of the section that it stands in.
    SectionInitials,
    /// By characters scattered over a name or its text.
    Scattered,
    /// By what it says: some of the words, in any order, or others for the same ([`Relevance`]).
    Alike,
}

/// How well something was found; the least is the best.
type Rank = (Manner, Reverse<u16>, usize);

/// How often provisions are cited where the drafter works: among equals those come first that are.
pub type Habit = HashMap<ProvisionIndex, usize>;

/// A query as it is read, once for everything that is asked of it ([`Words::read`]).
#[derive(Debug, Default)]
pub struct Query {
    /// As much of it as is looked at.
    text: String,
    /// Its words, folded.
    words: Vec<Vec<char>>,
    /// What its words say.
    sought: Sought,
    /// What it says where it is the beginning of a name: sought where nothing else is found.
    begun: Sought,
    /// Where numbers among its words put it; `None` where there are none.
    within: Option<Within>,
    /// Those numbers, and its other words.
    narrowed: (String, String),
}

impl Query {
    /// The numbers that narrow it, and the words that are sought there: 九, 法人.
    pub fn narrowed(&self) -> Option<(&str, &str)> {
        let (numbers, others) = &self.narrowed;
        let is_narrowed = self.within.is_some() && !others.is_empty();
        is_narrowed.then_some((numbers, others))
    }

    /// The share of its words in an alphabet that the thesaurus has.
    pub fn known_words(&self) -> f32 {
        self.sought.known_words
    }

    /// Whether all of it is a name of a concept in another language: read as pinyin it is hardly meant.
    fn is_foreign_name(&self) -> bool {
        let is_whole = |mention: &&Mention| {
            mention.language != Language::COMPILATION
                && self.sought.named_whole.contains(&mention.concept)
        };
        self.sought
            .mentions
            .iter()
            .any(|mention| is_whole(&mention))
    }

    /// Whether a name of a concept begins so.
    pub fn begins_a_name(&self) -> bool {
        !self.begun.mentions.is_empty()
    }

    /// What of it is a name of a concept, whole, with its language: all of it, where it is one in Chinese, or else the name
    /// that it has or begins to have, as the thesaurus writes it.
    pub fn naming<'q>(&'q self, corpus: &'q Corpus, concept: usize) -> (&'q str, Language) {
        let words = self
            .narrowed()
            .map_or(self.text.as_str(), |(_, words)| words);
        let mut mentions = self.sought.mentions.iter().chain(&self.begun.mentions);
        let Some(mention) = mentions.find(|mention| mention.concept == concept) else {
            return (words, Language::COMPILATION);
        };
        let is_chinese = mention.language == Language::COMPILATION;
        let is_whole = is_chinese && self.sought.named_whole.contains(&concept);
        let name = (!is_whole).then(|| mention.name(corpus.terms())).flatten();
        (name.unwrap_or(words), mention.language)
    }

    /// The language that its words are of, where a name of a concept says it.
    pub fn language(&self) -> Option<Language> {
        let named = (self.sought.mentions.iter()).max_by(|one, other| {
            // Where several languages write it alike, the first.
            (one.strength.total_cmp(&other.strength)).then(std::cmp::Ordering::Greater)
        });
        named.map(|mention| mention.language)
    }
}

/// The index.
#[derive(Debug)]
pub struct Words {
    alphabet: Alphabet,
    numbers: Numbers,
    names: Vec<Name>,
    /// The text of each provision.
    text: RunningText,
    relevance: Arc<Relevance>,
    /// The articles of treaties, each with the concepts that its title names.
    titles: Vec<(ArticleId, Vec<usize>)>,
}

/// A topic, title or heading.
#[derive(Debug)]
struct Name {
    letters: Vec<LetterIndex>,
    /// What it is the name of.
    of: Vec<Target>,
    /// What stands under it.
    holds: Range<ProvisionIndex>,
}

/// Whether a word is a kind of instrument in any language: 决议, decision.
fn names_kind(word: &str) -> bool {
    let word = word.to_lowercase();
    languages().any(|language| kind_of(language, &word).is_some())
}

/// 3/4, 第3/4号决定, 决定3/4: the number of an instrument, with its kind or without.
fn number_of_instrument(word: &str) -> Option<&str> {
    let is_of_number = |c: char| c.is_ascii_digit() || c == '/';
    let start = word.find(is_of_number)?;
    let (before, rest) = word.split_at_checked(start)?;
    let length = rest.find(|c| !is_of_number(c)).unwrap_or(rest.len());
    let (number, behind) = rest.split_at_checked(length)?;
    let is_said = |kind: &str| kind.is_empty() || kind_of(Language::COMPILATION, kind).is_some();
    let is_one = number.contains('/')
        && !number.ends_with('/')
        && is_said(before.trim_end_matches('第'))
        && is_said(behind.trim_start_matches(['号', '號']));
    is_one.then_some(number)
}

impl Words {
    /// A corpus's index, made when it is first asked for (a few milliseconds).
    pub fn of(corpus: &Corpus) -> Arc<Words> {
        // One index is not made while another is.
        let relevance = Relevance::of(corpus);
        corpus.derived.get_or_make(|| Words::new(corpus, relevance))
    }

    fn new(corpus: &Corpus, relevance: Arc<Relevance>) -> Words {
        let mut alphabet = Alphabet::default();
        let names = names(corpus, &mut alphabet);
        let (mut letters, mut ends) = (Vec::new(), Vec::with_capacity(corpus.provisions.len()));
        for provision in &corpus.provisions {
            letters.extend(alphabet.take(&provision.text));
            ends.push(u32::try_from(letters.len()).unwrap_or(u32::MAX));
        }
        Words {
            numbers: Numbers::new(corpus),
            names,
            text: RunningText::new(&alphabet, &letters, &ends),
            relevance,
            alphabet,
            titles: titles(corpus),
        }
    }

    /// Reads a query: of a long one only the beginning.
    pub fn read(&self, corpus: &Corpus, query: &str) -> Query {
        self.read_in(corpus, query, Language::COMPILATION)
    }

    /// The same in a draft in a language: names in it come first.
    pub fn read_in(&self, corpus: &Corpus, query: &str, language: Language) -> Query {
        let language = Some(language).filter(|language| *language != Language::COMPILATION);
        let text: String = query.trim().chars().take(LONGEST_QUERY).collect();
        let words = text
            .split(is_separator)
            .map(|word| fold(word).collect())
            .filter(|word: &Vec<char>| !word.is_empty())
            .take(MOST_WORDS)
            .collect();
        let mut read = Query {
            words,
            ..Query::default()
        };
        if !is_number(&text) {
            let (numbers, others, within) = self.without_numbers(corpus, &text);
            read.sought = self.relevance.read(&others, true, language);
            read.begun = self.relevance.read_begun(&others, language);
            read.within = within;
            read.narrowed = (numbers, others);
        }
        Query { text, ..read }
    }

    /// The numbers among the words of a query, its other words, and what stands under all the numbers: 七 证人, 3/4 枪支.
    fn without_numbers(&self, corpus: &Corpus, query: &str) -> (String, String, Option<Within>) {
        let words: Vec<&str> = query
            .split(is_separator)
            .filter(|word| !word.is_empty())
            .collect();
        let is_number = |word: &&str| word.chars().any(|c| c.is_ascii_digit() || is_numeral(c));
        let mut within: Option<Within> = None;
        let (mut numbers, mut others) = (Vec::new(), Vec::new());
        for (position, word) in words.iter().enumerate() {
            // decision 3/4 firearms: the kind belongs to the number.
            let next = words.get(position + 1).filter(|next| is_number(next));
            if names_kind(word) && next.is_some_and(|next| !self.numbered(next).is_empty()) {
                numbers.push(*word);
                continue;
            }
            let numbered = match is_number(word) && words.len() > 1 {
                true => self.numbered(word),
                false => Vec::new(),
            };
            if numbered.is_empty() {
                others.push(*word);
                continue;
            }
            numbers.push(*word);
            let of_word = Within::of(corpus, numbered.into_iter().map(|(index, _)| index));
            within = Some(match within {
                None => of_word,
                Some(before) => before.and(&of_word),
            });
        }
        (numbers.join(" "), others.join(" "), within)
    }

    /// What a word names by a number: 七, 3/4, 第3/4号决定; of an instrument the recommendations that it has in its annexes
    /// as well.
    fn numbered(&self, word: &str) -> Vec<(ProvisionIndex, bool)> {
        let instrument = number_of_instrument(word);
        let mut found = self.numbers.find(instrument.unwrap_or(word));
        if let Some(number) = instrument {
            found.extend(self.numbers.find(&format!("{number}附件")));
        }
        found
    }

    /// The best provisions for a query, at most so many, each with the concept that led to it ([`Hit::concept`]).
    pub fn provisions(
        &self,
        corpus: &Corpus,
        query: &Query,
        most: usize,
        habit: &Habit,
    ) -> Vec<(ProvisionIndex, Option<usize>)> {
        self.provisions_found(corpus, query, most, habit, |_| true)
    }

    /// The same, without those that are only alike.
    pub fn said(
        &self,
        corpus: &Corpus,
        query: &Query,
        most: usize,
        habit: &Habit,
    ) -> Vec<(ProvisionIndex, Option<usize>)> {
        self.provisions_found(corpus, query, most, habit, |manner| manner != Manner::Alike)
    }

    fn provisions_found(
        &self,
        corpus: &Corpus,
        query: &Query,
        most: usize,
        habit: &Habit,
        wanted: impl Fn(Manner) -> bool,
    ) -> Vec<(ProvisionIndex, Option<usize>)> {
        let is_provision = |target: &Target| matches!(target, Target::Provision(_));
        let hits = self.ranked(corpus, query, most, habit, is_provision);
        (hits.into_iter())
            .filter(|hit| wanted(hit.manner))
            .filter_map(|hit| match hit.target {
                Target::Provision(index) => Some((index, hit.concept)),
                Target::Topic(_) | Target::Article(_) => None,
            })
            .collect()
    }

    /// Where a text of the compilation says what a query asks for: ranges in bytes, in order and apart.
    pub fn marks(&self, corpus: &Corpus, query: &Query, text: &str) -> Vec<Range<usize>> {
        let mut found = marks::of_features(text, &self.relevance.features(&query.sought));
        for concept in query.sought.mostly_named() {
            let concept = corpus.terms().concepts.get(concept);
            for word in concept.into_iter().flat_map(|concept| &concept.words) {
                let places = text.match_indices(word.as_str());
                found.extend(places.map(|(at, word)| at..at + word.len()));
            }
        }
        // puntos de contacto: the compilation's words for it are marked, and no 的 that *de* could be.
        if !query.is_foreign_name() {
            for word in &query.words {
                found.extend(marks::of_typed(&self.alphabet, text, word));
            }
        }
        marks::joined(found)
    }

    /// The best provisions and topics for a query, at most so many.
    pub fn search(&self, corpus: &Corpus, query: &Query, most: usize) -> Vec<Hit> {
        let is_own = |target: &Target| !matches!(target, Target::Article(_));
        self.ranked(corpus, query, most, &Habit::new(), is_own)
    }

    /// The articles of treaties whose titles a query names, by their words, in pinyin or by another name of a concept in
    /// any language, the best first, at most so many. A number is no title.
    pub fn articles(&self, corpus: &Corpus, query: &Query, most: usize) -> Vec<ArticleId> {
        if query.words.is_empty() || is_number(&query.text) || query.within.is_some() {
            return Vec::new();
        }
        let is_article = |target: &Target| matches!(target, Target::Article(_));
        let hits = self.ranked(corpus, query, most, &Habit::new(), is_article);
        let sought = &query.sought;
        let mut found: Vec<ArticleId> = Vec::new();
        let named = hits.into_iter().filter_map(|hit| match hit.target {
            Target::Article(id) if hit.manner < Manner::Scattered => Some(id),
            _ => None,
        });
        let speak = self.titles.iter().filter(|(_, concepts)| {
            let mut named = sought.named_whole.iter();
            named.any(|concept| concepts.contains(concept)) || sought.is_said_by(concepts)
        });
        for id in named.chain(speak.map(|(id, _)| *id)) {
            if !found.contains(&id) {
                found.push(id);
            }
        }
        found.truncate(most);
        found
    }

    fn ranked(
        &self,
        corpus: &Corpus,
        query: &Query,
        most: usize,
        habit: &Habit,
        wanted: impl Fn(&Target) -> bool,
    ) -> Vec<Hit> {
        let words = &query.words;
        let mut found = Found::default();
        self.by_number(corpus, &query.text, &mut found);
        let phrase = words.concat();
        if !phrase.is_empty() {
            self.by_words(&phrase, most, habit, &mut found);
        }
        if words.len() > 1 {
            self.by_each(corpus, words, habit, &mut found);
        }
        let enough = found.best.keys().filter(|target| wanted(target)).count() >= most;
        if !enough && words.len() == 1 {
            self.by_scattered(&phrase, &mut found);
        }
        self.by_meaning(&query.sought, &query.within, &mut found);
        if query.is_foreign_name() {
            found.put_pinyin_behind();
        }
        // A number is meant, whatever else has the words.
        if let Some(within) = &query.within {
            found.best.retain(|target, _| match target {
                Target::Provision(index) => within.contains(*index),
                Target::Topic(_) | Target::Article(_) => false,
            });
        }
        let is_begun = found.best.is_empty();
        if is_begun {
            self.by_meaning(&query.begun, &query.within, &mut found);
        }
        let sought = if is_begun {
            &query.begun
        } else {
            &query.sought
        };
        let mut ranked: Vec<(Rank, Target)> = found
            .best
            .into_iter()
            .filter(|(target, _)| wanted(target))
            .map(|(target, rank)| (rank, target))
            .collect();
        let habit = |target: &Target| match target {
            Target::Provision(index) => habit.get(index).copied().unwrap_or_default(),
            Target::Topic(_) | Target::Article(_) => 0,
        };
        // Names and numbers are asked for as they are.
        ranked.sort_by_cached_key(|((manner, score, length), target)| {
            let habit = match manner {
                Manner::Number | Manner::NumberBegins => 0,
                _ => habit(target),
            };
            (
                *manner,
                Reverse(in_steps(score.0)),
                Reverse(habit),
                *score,
                *length,
                *target,
            )
        });
        ranked.truncate(most);
        ranked
            .into_iter()
            .map(|((manner, ..), target)| Hit {
                target,
                manner,
                concept: match (manner, target) {
                    (Manner::Meant | Manner::Alike, Target::Provision(index)) => {
                        self.relevance.concept_behind(sought, index)
                    }
                    _ => None,
                },
            })
            .collect()
    }

    /// What says something of what is sought, where numbers among the words put it.
    fn by_meaning(&self, sought: &Sought, within: &Option<Within>, found: &mut Found) {
        let is_within =
            |index: ProvisionIndex| within.as_ref().is_none_or(|within| within.contains(index));
        for alike in self.relevance.rank(sought, BESIDE_THE_BEST, is_within) {
            if alike.share < LEAST_SHARE {
                continue;
            }
            // Scores are below a hundred or so.
            let score = (alike.score * 256.0) as u16;
            let speaks_of = |concept: &usize| self.relevance.speaks_of(alike.provision, *concept);
            let manner = match sought.named_whole.iter().any(speaks_of) {
                true => Manner::Meant,
                false => Manner::Alike,
            };
            if manner == Manner::Alike && !sought.is_meant_by(&alike) {
                continue;
            }
            let rank = (manner, Reverse(score), 0);
            found.note(Target::Provision(alike.provision), rank);
        }
    }

    fn by_number(&self, corpus: &Corpus, query: &str, found: &mut Found) {
        for (index, is_whole) in self.numbers.find(query) {
            let rank = match is_whole {
                true => (Manner::Number, Reverse(0), 0),
                false => (Manner::NumberBegins, Reverse(0), depth(corpus, index)),
            };
            found.note(Target::Provision(index), rank);
        }
        // 第3/4号决定第2段(b)项, CTOC/COP/WG.2/2013/5，第24段
        let citations = corpus.recognise(query);
        let is_all = citations
            .first()
            .zip(citations.last())
            .is_some_and(|(first, last)| first.range.start == 0 && last.range.end == query.len());
        if !is_all {
            return;
        }
        for resolution in resolve(corpus, query, &citations) {
            if let Meaning::Provisions(_) | Meaning::Ambiguous(_) = resolution.meaning {
                for index in resolution.meaning.provisions() {
                    found.note(Target::Provision(index), (Manner::Number, Reverse(0), 1));
                }
            }
        }
    }

    /// Words that stand together in a name or a text: the best, so many at least where there are, and what is in the
    /// drafter's habit.
    fn by_words(&self, query: &[char], most: usize, habit: &Habit, found: &mut Found) {
        for name in &self.names {
            let Some((own, inherited)) = self.in_name(query, name) else {
                continue;
            };
            let rank = |manner| (manner, Reverse(0), name.letters.len());
            for target in &name.of {
                found.note(*target, rank(own));
            }
            // All that stands under it is as good, in its order.
            let holds = name.holds.clone();
            let first = holds.start..holds.end.min(holds.start.saturating_add(most));
            let cited = habit.keys().filter(|index| holds.contains(index));
            for index in first.chain(cited.copied()) {
                found.note(Target::Provision(index), rank(inherited));
            }
        }
        let is_cut = self
            .text
            .find(&self.alphabet, query, most, &mut |index, read| {
                found.note(Target::Provision(index), self.in_text(index, read));
            });
        if is_cut {
            for index in habit.keys() {
                if let Some(read) = self.text.read_in(&self.alphabet, query, *index) {
                    found.note(Target::Provision(*index), self.in_text(*index, read));
                }
            }
        }
    }

    /// How well a text holds what was read in it.
    fn in_text(&self, index: ProvisionIndex, read: Match) -> Rank {
        let manner = match read.spelling {
            Spelling::Full => Manner::Text,
            Spelling::Initials => Manner::TextInitials,
        };
        (manner, Reverse(0), self.text.letters(index).len())
    }

    /// How a name holds a query: for what it names, and for what stands under it.
    fn in_name(&self, query: &[char], name: &Name) -> Option<(Manner, Manner)> {
        // One letter of pinyin stands in every name.
        let anywhere = query.len() > 1 || !query.iter().all(char::is_ascii_lowercase);
        let places = if anywhere { name.letters.len() } else { 1 };
        let place = |(at, read): (usize, Match)| {
            let own = match (read.spelling, at == 0, read.goes_on) {
                (Spelling::Full, true, false) => Manner::Name,
                (Spelling::Full, true, true) => Manner::NameBegins,
                (Spelling::Full, false, _) => Manner::NameHolds,
                (Spelling::Initials, true, false) => Manner::NameInitials,
                (Spelling::Initials, true, true) => Manner::NameBeginsWithInitials,
                (Spelling::Initials, false, _) => Manner::NameHoldsInitials,
            };
            let inherited = match read.spelling {
                Spelling::Full => Manner::Section,
                Spelling::Initials => Manner::SectionInitials,
            };
            (own, inherited)
        };
        (0..places)
            .filter_map(|at| Some((at, self.alphabet.read(query, name.letters.get(at..)?)?)))
            .map(place)
            .min()
    }

    /// Several words, each somewhere: `检察官 培训`, `第七次会议 司法协助`. What has the rarest of them is asked
    /// for the others; of very much the shortest.
    fn by_each(&self, corpus: &Corpus, words: &[Vec<char>], habit: &Habit, found: &mut Found) {
        let mut words: Vec<Word> = (words.iter()).map(|word| self.word(corpus, word)).collect();
        words.sort_by_key(|word| word.cost);
        let Some((rarest, others)) = words.split_first() else {
            return;
        };
        let (mut all, is_cut) = self.with_word(rarest, GATHERED);
        if is_cut {
            for index in habit.keys() {
                let target = Target::Provision(*index);
                if let Some(rank) = self.rank_of_word(rarest, target) {
                    all.note(target, rank);
                }
            }
        }
        for word in others {
            if all.best.is_empty() {
                return;
            }
            // What has it is gathered where that is all, and less than to ask everything.
            let is_less = word.cost < MOST_READ.min(all.best.len().saturating_mul(ASKED));
            let of_word = is_less.then(|| self.with_word(word, usize::MAX).0);
            all.best.retain(|target, rank| {
                let other = match &of_word {
                    Some(of_word) => of_word.best.get(target).copied(),
                    None => self.rank_of_word(word, *target),
                };
                if let Some(other) = other {
                    *rank = other.max(*rank);
                }
                other.is_some()
            });
        }
        for (target, (manner, score, length)) in all.best {
            // Words apart are no better than words together.
            found.note(target, (manner.max(Manner::NameHolds), score, length));
        }
    }

    /// One word of several: the names and numbers that have it.
    fn word<'w>(&self, corpus: &Corpus, letters: &'w [char]) -> Word<'w> {
        let mut named = Found::default();
        let mut holds = Vec::new();
        let mut cost = self.text.cost(&self.alphabet, letters);
        for name in &self.names {
            let Some((own, inherited)) = self.in_name(letters, name) else {
                continue;
            };
            let rank = |manner| (manner, Reverse(0), name.letters.len());
            for target in &name.of {
                named.note(*target, rank(own));
            }
            if !name.holds.is_empty() {
                cost += name.holds.len();
                holds.push((name.holds.clone(), rank(inherited)));
            }
        }
        for (index, _) in self.numbers.find(&letters.iter().collect::<String>()) {
            let rank = (Manner::NumberBegins, Reverse(0), depth(corpus, index));
            named.note(Target::Provision(index), rank);
        }
        cost += named.best.len();
        Word {
            letters,
            named,
            holds,
            cost,
        }
    }

    /// What has a word, of very much about so many, the shortest texts; and whether that may not be all.
    fn with_word(&self, word: &Word, most: usize) -> (Found, bool) {
        let mut found = Found {
            best: word.named.best.clone(),
        };
        let mut is_cut = false;
        for (holds, rank) in &word.holds {
            is_cut |= holds.len() > most;
            for index in holds.clone().take(most) {
                found.note(Target::Provision(index), *rank);
            }
        }
        let tell = &mut |index, read| {
            found.note(Target::Provision(index), self.in_text(index, read));
        };
        is_cut |= self.text.find(&self.alphabet, word.letters, most, tell);
        (found, is_cut)
    }

    /// How well one thing has a word, if it does.
    fn rank_of_word(&self, word: &Word, target: Target) -> Option<Rank> {
        let named = word.named.best.get(&target).copied();
        let Target::Provision(index) = target else {
            return named;
        };
        let holds = word
            .holds
            .iter()
            .filter(|(holds, _)| holds.contains(&index));
        let inherited = holds.map(|(_, rank)| *rank).min();
        let read = self.text.read_in(&self.alphabet, word.letters, index);
        let in_text = read.map(|read| self.in_text(index, read));
        [named, inherited, in_text].into_iter().flatten().min()
    }

    /// Characters in the right order with others between them: 司协 for 司法协助, `sfzhu`.
    fn by_scattered(&self, query: &[char], found: &mut Found) {
        let is_pinyin = query.iter().all(char::is_ascii_lowercase);
        let is_number = query.iter().any(char::is_ascii_digit);
        if query.len() < 2 || is_number || (is_pinyin && query.len() < LEAST_SCATTERED_LETTERS) {
            return;
        }
        let mut matcher = Matcher::new(Config::DEFAULT);
        let least = u16::try_from(query.len()).map_or(u16::MAX, |count| count * LEAST_SCORE);
        let mut score = |haystack: &[char]| {
            let score = matcher.fuzzy_match(Utf32Str::Unicode(haystack), Utf32Str::Unicode(query));
            score.filter(|score| *score >= least)
        };
        for name in &self.names {
            let haystack: Vec<char> = name
                .letters
                .iter()
                .filter_map(|letter| match is_pinyin {
                    true => self.alphabet.initials(*letter).next().map(char::from),
                    false => Some(self.alphabet.character(*letter)),
                })
                .collect();
            if let Some(score) = score(&haystack) {
                for target in &name.of {
                    found.note(*target, (Manner::Scattered, Reverse(score), 0));
                }
            }
        }
        if is_pinyin {
            return;
        }
        let texts = self
            .text
            .with_rarest_character(&self.alphabet, query, MOST_SCATTERED);
        for index in texts {
            let letters = self.text.letters(index).iter();
            let haystack: Vec<char> = letters
                .map(|letter| self.alphabet.character(*letter))
                .collect();
            if let Some(score) = score(&haystack) {
                let rank = (Manner::Scattered, Reverse(score), haystack.len());
                found.note(Target::Provision(index), rank);
            }
        }
    }
}

/// Provisions with all that stands under them: stretches in order, apart.
#[derive(Debug, Default)]
struct Within(Vec<Range<ProvisionIndex>>);

impl Within {
    fn of(corpus: &Corpus, provisions: impl Iterator<Item = ProvisionIndex>) -> Within {
        let under = |index| index..corpus.descendants(index).end.max(index + 1);
        let mut all: Vec<Range<ProvisionIndex>> = provisions.map(under).collect();
        all.sort_unstable_by_key(|range| range.start);
        all.dedup_by(|next, before| {
            let goes_on = next.start <= before.end;
            if goes_on {
                before.end = before.end.max(next.end);
            }
            goes_on
        });
        Within(all)
    }

    fn contains(&self, index: ProvisionIndex) -> bool {
        let place = self.0.partition_point(|range| range.end <= index);
        (self.0.get(place)).is_some_and(|range| range.contains(&index))
    }

    /// What is within both.
    fn and(&self, other: &Within) -> Within {
        let mut both = Vec::new();
        let (mut here, mut there) = (self.0.iter().peekable(), other.0.iter().peekable());
        while let (Some(one), Some(another)) = (here.peek(), there.peek()) {
            let range = one.start.max(another.start)..one.end.min(another.end);
            if one.end < another.end {
                here.next();
            } else {
                there.next();
            }
            if !range.is_empty() {
                both.push(range);
            }
        }
        Within(both)
    }
}

/// One of several words, and what has it besides texts.
struct Word<'w> {
    letters: &'w [char],
    named: Found,
    /// What stands under names that have it.
    holds: Vec<(Range<ProvisionIndex>, Rank)>,
    /// About how much has it.
    cost: usize,
}

/// What was found so far, each with its best rank.
#[derive(Default)]
struct Found {
    best: HashMap<Target, Rank, Mixing>,
}

impl Found {
    /// Puts what was read from letters behind what is meant by them.
    fn put_pinyin_behind(&mut self) {
        for (manner, ..) in self.best.values_mut() {
            if (Manner::Name..Manner::Meant).contains(manner) && *manner != Manner::NumberBegins {
                *manner = Manner::TextInitials;
            }
        }
    }

    fn note(&mut self, target: Target, rank: Rank) {
        self.best
            .entry(target)
            .and_modify(|best| *best = rank.min(*best))
            .or_insert(rank);
    }
}

/// Scores that are equal but for little.
fn in_steps(score: u16) -> u32 {
    // Each step is a tenth more.
    (f32::from(score.max(1)).ln() * 10.0) as u32
}

/// Steps down from the section.
fn depth(corpus: &Corpus, index: ProvisionIndex) -> usize {
    corpus.provisions.get(index).map_or(0, |provision| {
        provision.id.path.len() + usize::from(provision.id.annex.is_some())
    })
}

/// Between two words of a query.
fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '+' | '＋' | '、' | ',' | '，' | ';' | '；')
}

fn names(corpus: &Corpus, alphabet: &mut Alphabet) -> Vec<Name> {
    let mut names = Vec::new();
    let mut add = |name: &str, of: Vec<Target>, holds: Range<ProvisionIndex>| {
        let letters = alphabet.take(name);
        if !letters.is_empty() {
            names.push(Name { letters, of, holds });
        }
    };
    for (number, topic) in corpus.topics.iter().enumerate() {
        let mut of = vec![Target::Topic(number)];
        of.extend(
            corpus
                .topic_provisions(topic)
                .into_iter()
                .map(Target::Provision),
        );
        // 机关，中央和（或）主管 is looked for as 中央和主管机关 too.
        if let Some((noun, before)) = topic.name.split_once('，') {
            let before = before.replace("（或）", "");
            add(&format!("{before}{noun}"), of.clone(), 0..0);
        }
        add(&topic.name, of, 0..0);
    }
    for section in &corpus.sections {
        let of = vec![Target::Provision(section.provision)];
        let holds = corpus.descendants(section.provision);
        add(&section.heading, of.clone(), holds.clone());
        if let Some(instrument) = &section.instrument {
            add(&instrument.title, of, holds);
        }
    }
    // Headings within a section lead to the provisions under them.
    let mut headings: Vec<(&str, Vec<Target>)> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    for (index, provision) in corpus.provisions.iter().enumerate() {
        for heading in provision.headings.iter() {
            let place = *known.entry(heading).or_insert(headings.len());
            match headings.get_mut(place) {
                Some((_, of)) => of.push(Target::Provision(index)),
                None => headings.push((heading, vec![Target::Provision(index)])),
            }
        }
    }
    // An article of a treaty is found by its title, and by that of its treaty with it.
    for treaty in &corpus.treaties {
        let id = |number| ArticleId {
            treaty: treaty.treaty,
            number,
        };
        let articles: Vec<(u16, &str)> = (1..)
            .zip(treaty.articles.iter().map(|article| article.title.as_str()))
            .collect();
        for (number, title) in &articles {
            add(title, vec![Target::Article(id(*number))], 0..0);
        }
        let all = articles.iter().map(|(number, _)| id(*number));
        add(&treaty.title, all.map(Target::Article).collect(), 0..0);
    }
    for (heading, of) in headings {
        // 一. 确定技术援助需要
        let unnumbered = heading
            .split_once(". ")
            .filter(|(numeral, _)| parse_chinese(numeral).is_some())
            .map_or(heading, |(_, heading)| heading);
        add(unnumbered, of, 0..0);
    }
    names
}

/// The articles of treaties, each with the concepts that its title names.
fn titles(corpus: &Corpus) -> Vec<(ArticleId, Vec<usize>)> {
    let vocabulary = Vocabulary::of(corpus);
    let concepts = |title: &str| {
        let letters: Vec<char> = fold(title).collect();
        let words = vocabulary.words(&letters).into_iter();
        let means = words.flat_map(|(_, word)| &word.means);
        let concepts = means.filter_map(|meaning| match meaning {
            VocabularyMeaning::Concept(concept) => Some(*concept as usize),
            VocabularyMeaning::Wording(_) => None,
        });
        concepts.collect()
    };
    let mut titles = Vec::new();
    for treaty in &corpus.treaties {
        for (number, article) in (1..).zip(&treaty.articles) {
            let id = ArticleId {
                treaty: treaty.treaty,
                number,
            };
            titles.push((id, concepts(&article.title)));
        }
    }
    titles
}
