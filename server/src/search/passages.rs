//! An index over the texts of all provisions, letter by letter ([`Letters`]), with the way back
//! to the original: finds a passage exactly, nearly or in substance in time proportional to the
//! passage.
//!
//! The provisions stand in it one behind the other as in the compilation, without labels, so a
//! passage that goes from opening words into a subparagraph is found like any other.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use crate::corpus::{Corpus, ProvisionIndex};
use crate::search::concepts::is_chinese;
use crate::search::difference::{Aligner, Alignment};
use crate::search::places::Places;
use crate::search::relevance::Relevance;
use crate::search::substance::{Likeness, Substance};
use crate::search::{Gap, Letters, Quoted};

/// Letters in a gram of the index.
const GRAM: usize = 4;
/// Places of a gram that are looked at: one that stands in more says nothing of where a passage is.
const MOST_PLACES: usize = 64;
/// Provisions that are compared letter by letter.
const MOST_COMPARED: usize = 6;
/// The least similarity of a passage that is near.
pub const NEAR: f32 = 0.6;
/// Places of a stretch of words that is no formula yet.
const MOST_HOLDERS: usize = 3;
/// Letters of the shortest provision that a longer passage is said to hold.
const SHORTEST_CONTAINED: usize = 12;
/// The least similarity of a provision that is called a near source of a passage. [`NEAR`] is for
/// words that a draft itself attributes to a provision.
const NEAR_SOURCE: f32 = 0.7;
/// How like a provision is at least that has the substance of a passage ([`likeness`]), and how much both say at least.
/// Set on what neighbouring law and the ordinary prose of other bodies have in common with provisions
/// (`tests/accuracy/searches/neighbours`).
const SUBSTANCE: f32 = 0.092;
const LEAST_SAID: f32 = 5.0;
/// The same of a passage in an alphabet, which is read word by word: more of it is unknown, and less is left to chance.
const SUBSTANCE_IN_WORDS: f32 = 0.065;
const LEAST_SAID_IN_WORDS: f32 = 6.0;
/// Provisions that are compared by what they say.
const MOST_CONSIDERED: usize = 256;
/// How good one is at least beside the best.
const BESIDE_THE_BEST: f32 = 0.4;

/// The index.
pub struct Passages {
    letters: Vec<char>,
    /// Where each letter stands in its provision's text, in bytes.
    origins: Vec<(u32, u32)>,
    /// Where each provision's letters begin; at the end where the last one's end.
    starts: Vec<usize>,
    grams: Places,
    pairs: Places,
}

/// How a provision holds a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearness {
    /// Word for word.
    Exact,
    /// In similar words: nearly verbatim.
    Near,
    /// Only some of the words are the same. It may say the same in other words, or not at all.
    Substance,
}

impl Nearness {
    /// The name in requests, as `exact`.
    pub fn name(self) -> &'static str {
        match self {
            Nearness::Exact => "exact",
            Nearness::Near => "near",
            Nearness::Substance => "substance",
        }
    }
}

/// A provision that holds a text, or something like it.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    pub provision: ProvisionIndex,
    pub nearness: Nearness,
    /// From 0 to 1; only comparable at the same nearness.
    pub score: f32,
}

/// The letters that a quotation from some provisions may use: what introduces them, their own and
/// everything under them, in the order of the compilation.
pub struct Scope {
    pub letters: Vec<char>,
    /// For each letter its place in the index.
    places: Vec<u32>,
    /// Places in `letters` where a provision begins.
    pub beginnings: Vec<usize>,
}

impl Passages {
    /// The index of a corpus, made when it is first wanted and kept with the corpus.
    pub fn of(corpus: &Corpus) -> Arc<Passages> {
        corpus.derived.get_or_make(|| Passages::new(corpus))
    }

    fn new(corpus: &Corpus) -> Passages {
        let mut passages = Passages {
            letters: Vec::new(),
            origins: Vec::new(),
            starts: vec![0],
            grams: Places::default(),
            pairs: Places::default(),
        };
        for provision in &corpus.provisions {
            let text = Letters::of(&provision.text);
            for at in 0..text.letters.len() {
                let origin = text.original(&(at..at + 1));
                let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
                passages
                    .origins
                    .push((place(origin.start), place(origin.end)));
            }
            passages.letters.extend(text.letters);
            passages.starts.push(passages.letters.len());
        }
        passages.grams = Places::of(&passages.letters, GRAM);
        passages.pairs = Places::of(&passages.letters, 2);
        passages
    }

    /// The provision whose own text holds a letter of the index.
    fn provision_at(&self, place: usize) -> ProvisionIndex {
        // Provisions without letters begin where the next one does.
        self.starts
            .partition_point(|start| *start <= place)
            .saturating_sub(1)
    }

    /// Where a stretch of letters stands, in order; only the first ones where it is everywhere.
    pub fn find(&self, letters: &[char]) -> Vec<usize> {
        // The gram that says most: the one with the fewest places.
        let rarest = letters
            .windows(GRAM)
            .enumerate()
            .map(|(offset, gram)| (self.grams.get(&self.letters, gram), offset))
            .min_by_key(|(places, _)| places.len());
        let Some((places, offset)) = rarest else {
            return Vec::new();
        };
        places
            .iter()
            .take(MOST_PLACES)
            .filter_map(|place| (*place as usize).checked_sub(offset))
            .filter(|start| self.letters.get(*start..start + letters.len()) == Some(letters))
            .collect()
    }

    /// The provisions that hold a quotation word for word, its elisions and insertions allowed, in
    /// the order of the compilation.
    pub fn holders(&self, corpus: &Corpus, quoted: &Quoted) -> Vec<ProvisionIndex> {
        let longest = quoted.pieces.iter().max_by_key(|piece| piece.range.len());
        let Some(longest) = longest else {
            return Vec::new();
        };
        let mut holders: Vec<ProvisionIndex> = Vec::new();
        for place in self.find(quoted.letters(longest)) {
            let mut holder = Some(self.provision_at(place));
            // What is cut into pieces can come from several subparagraphs.
            while let Some(provision) = holder {
                if self.scope(corpus, &[provision]).holds(quoted) {
                    if !holders.contains(&provision) {
                        holders.push(provision);
                    }
                    break;
                }
                holder = corpus
                    .provisions
                    .get(provision)
                    .and_then(|provision| provision.parent)
                    .filter(|parent| {
                        let above = corpus.provisions.get(*parent);
                        above.is_some_and(|above| !above.id.path.is_empty())
                    });
            }
        }
        holders
    }

    /// What a quotation from these provisions may use.
    pub fn scope(&self, corpus: &Corpus, provisions: &[ProvisionIndex]) -> Scope {
        let mut used: Vec<ProvisionIndex> = Vec::new();
        for provision in provisions {
            let mut above = corpus
                .provisions
                .get(*provision)
                .and_then(|provision| provision.parent);
            while let Some(parent) = above {
                used.push(parent);
                above = corpus
                    .provisions
                    .get(parent)
                    .and_then(|provision| provision.parent);
            }
            used.push(*provision);
            used.extend(corpus.descendants(*provision));
        }
        used.sort_unstable();
        used.dedup();
        let mut scope = Scope {
            letters: Vec::new(),
            places: Vec::new(),
            beginnings: Vec::new(),
        };
        for provision in used {
            let range = self.own(provision);
            scope.beginnings.push(scope.letters.len());
            scope
                .letters
                .extend(self.letters.get(range.clone()).unwrap_or_default());
            scope
                .places
                .extend(range.map(|place| u32::try_from(place).unwrap_or(u32::MAX)));
        }
        scope
    }

    fn own(&self, provision: ProvisionIndex) -> Range<usize> {
        let start = self.starts.get(provision).copied().unwrap_or_default();
        let end = self.starts.get(provision + 1).copied().unwrap_or(start);
        start..end
    }

    /// The provision that holds a letter of a scope.
    pub fn provision_in(&self, scope: &Scope, at: usize) -> Option<ProvisionIndex> {
        let place = scope.places.get(at)?;
        Some(self.provision_at(*place as usize))
    }

    /// Whether a provision's own text is in a scope.
    pub fn is_within(&self, scope: &Scope, provision: ProvisionIndex) -> bool {
        let first = u32::try_from(self.own(provision).start).unwrap_or(u32::MAX);
        scope.places.binary_search(&first).is_ok()
    }

    /// A range of a scope's letters in the original words.
    pub fn original(&self, corpus: &Corpus, scope: &Scope, range: Range<usize>) -> String {
        let mut original = String::new();
        let mut at = range.start;
        while at < range.end {
            let Some(place) = scope.places.get(at).map(|place| *place as usize) else {
                break;
            };
            let provision = self.provision_at(place);
            let own = self.own(provision);
            let length = (own.end - place).min(range.end - at);
            let bytes = |place: usize| self.origins.get(place).copied().unwrap_or_default();
            let (start, end) = (
                bytes(place).0 as usize,
                bytes(place + length - 1).1 as usize,
            );
            let text = corpus
                .provisions
                .get(provision)
                .and_then(|provision| provision.text.get(start..end));
            original.push_str(text.unwrap_or_default());
            at += length.max(1);
        }
        original
    }

    /// The provisions whose text is nearest to a passage, at least [`NEAR`], the nearest first.
    pub fn nearest(&self, corpus: &Corpus, letters: &[char]) -> Vec<Source> {
        let mut votes: HashMap<ProvisionIndex, f32> = HashMap::new();
        for gram in letters.windows(GRAM) {
            let places = self.grams.get(&self.letters, gram);
            if places.len() > MOST_PLACES {
                continue;
            }
            let weight = 1.0 / (places.len().max(1) as f32);
            for place in places {
                *votes.entry(self.provision_at(*place as usize)).or_default() += weight;
            }
        }
        let mut votes: Vec<(ProvisionIndex, f32)> = votes.into_iter().collect();
        votes.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        let aligner = Aligner::new(letters);
        let mut sources: Vec<Source> = votes
            .into_iter()
            .take(MOST_COMPARED)
            .filter_map(|(provision, _)| {
                let scope = self.scope(corpus, &[provision]);
                let most =
                    2.0 * scope.letters.len() as f32 / (letters.len() + scope.letters.len()) as f32;
                if most < NEAR {
                    return None; // It is too short to be like the whole passage.
                }
                let found = aligner.align(&scope.letters, &scope.beginnings)?;
                // What only its opening words hold is theirs.
                let middle = self.provision_in(&scope, middle(&found))?;
                Some(Source {
                    provision: if middle < provision {
                        middle
                    } else {
                        provision
                    },
                    nearness: Nearness::Near,
                    score: found.similarity,
                })
            })
            .filter(|source| source.score >= NEAR)
            .collect();
        sort(&mut sources);
        sources
    }

    /// Where a passage comes from: the provisions that hold it word for word, nearly or in
    /// substance, the likeliest first. Where there is a verbatim source, none in substance.
    pub fn sources(&self, corpus: &Corpus, text: &str) -> Vec<Source> {
        let mut sources = self.sources_in_words(corpus, text);
        let is_exact = |source: &Source| source.nearness == Nearness::Exact;
        if !sources.iter().any(is_exact) {
            for other in self.in_substance(corpus, text) {
                let mut known = sources.iter();
                if !known.any(|source| source.provision == other.provision) {
                    sources.push(other);
                }
            }
        }
        sources
    }

    /// The same without those that only say the same: without the index that finds them.
    pub fn sources_in_words(&self, corpus: &Corpus, text: &str) -> Vec<Source> {
        let quoted = Quoted::read(text);
        let mut sources: Vec<Source> = self
            .holders(corpus, &quoted)
            .into_iter()
            .map(|provision| Source {
                provision,
                nearness: Nearness::Exact,
                score: 1.0,
            })
            .collect();
        let letters: Vec<char> = quoted
            .pieces
            .iter()
            .flat_map(|piece| quoted.letters(piece))
            .copied()
            .collect();
        for provision in self.contained(corpus, &letters) {
            if !sources.iter().any(|source| source.provision == provision) {
                sources.push(Source {
                    provision,
                    nearness: Nearness::Exact,
                    score: 1.0,
                });
            }
        }
        let mut others = self.nearest(corpus, &letters);
        others.retain(|source| source.score >= NEAR_SOURCE);
        for near in others {
            if !sources
                .iter()
                .any(|source| source.provision == near.provision)
            {
                sources.push(near);
            }
        }
        sources
    }

    /// The provisions that a passage has in it whole, in the order of the compilation.
    fn contained(&self, corpus: &Corpus, letters: &[char]) -> Vec<ProvisionIndex> {
        let mut candidates: Vec<ProvisionIndex> = letters
            .windows(GRAM)
            .flat_map(|gram| self.grams.get(&self.letters, gram).iter().take(MOST_PLACES))
            .map(|place| self.provision_at(*place as usize))
            .collect();
        candidates.sort_unstable();
        candidates.dedup();
        let places = Places::of(letters, GRAM);
        candidates.retain(|provision| {
            let own = self.letters.get(self.own(*provision)).unwrap_or_default();
            let is_cited_alone = corpus
                .provisions
                .get(*provision)
                .is_some_and(|provision| !provision.id.path.is_empty());
            let own = own.strip_suffix(&['.']).unwrap_or(own);
            is_cited_alone
                && own.len() >= SHORTEST_CONTAINED
                && places
                    .get(letters, own.get(..GRAM).unwrap_or_default())
                    .iter()
                    .map(|place| *place as usize)
                    .any(|place| letters.get(place..place + own.len()) == Some(own))
        });
        candidates
    }

    /// The provisions that say what a text says, in whatever words.
    fn in_substance(&self, corpus: &Corpus, text: &str) -> Vec<Source> {
        let relevance = Relevance::of(corpus);
        let sought = relevance.read(text, false, None);
        let alike = relevance.rank(&sought, 0.0, |_| true).into_iter();
        let alike = alike.take(MOST_CONSIDERED).map(|alike| alike.provision);
        let found = Substance::of(corpus).compare(corpus, text, alike);
        let (least_said, least) = match text.contains(is_chinese) {
            true => (LEAST_SAID, SUBSTANCE),
            false => (LEAST_SAID_IN_WORDS, SUBSTANCE_IN_WORDS),
        };
        let mut sources: Vec<Source> = (found.into_iter())
            .filter(|found| found.said >= least_said)
            .map(|found| Source {
                provision: found.provision,
                nearness: Nearness::Substance,
                score: likeness(&found),
            })
            .filter(|source| source.score >= least)
            .collect();
        sort(&mut sources);
        let best = sources.first().map_or(0.0, |source| source.score);
        sources.retain(|source| source.score >= BESIDE_THE_BEST * best);
        sources.truncate(MOST_COMPARED);
        sources
    }

    /// The stretches of a text, at least `shortest` letters, that stand word for word in a
    /// provision, each with the first provision that has it. What stands in many is a formula.
    pub fn verbatim(
        &self,
        corpus: &Corpus,
        letters: &[char],
        shortest: usize,
    ) -> Vec<(Range<usize>, ProvisionIndex)> {
        // Every stretch that is long enough has a gram that begins at one of these places.
        let shortest = shortest.max(2 * GRAM);
        let stride = shortest - (GRAM - 1);
        let mut found = Vec::new();
        let (mut reached, mut at) = (0, 0);
        while at + GRAM <= letters.len() {
            let longest = self
                .grams
                .get(
                    &self.letters,
                    letters.get(at..at + GRAM).unwrap_or_default(),
                )
                .iter()
                .take(MOST_PLACES)
                .map(|place| self.common_stretch(letters, at, *place as usize))
                .filter(|(range, _)| range.start >= reached && range.len() >= shortest)
                .max_by_key(|(range, _)| range.len());
            if let Some((range, place)) = longest
                && let Some(core) = letters.get(range.start + 3..range.end - 3)
            {
                // A formula with a letter more at its end is rare, but is one still.
                let places = self.find(core);
                let provision = self.provision_at(place);
                let is_citable = corpus
                    .provisions
                    .get(provision)
                    .is_some_and(|provision| !provision.id.path.is_empty());
                reached = range.end;
                if places.len() <= MOST_HOLDERS && is_citable {
                    found.push((range, provision));
                }
            }
            at = (at + stride).max(reached);
        }
        found
    }

    /// The longest stretch around a place of a text and one of the index that both have, within
    /// one provision.
    fn common_stretch(&self, letters: &[char], at: usize, place: usize) -> (Range<usize>, usize) {
        let own = self.own(self.provision_at(place));
        let behind = letters
            .iter()
            .skip(at)
            .zip(self.letters.iter().take(own.end).skip(place))
            .take_while(|(one, other)| one == other)
            .count();
        let before = letters
            .iter()
            .take(at)
            .rev()
            .zip(
                self.letters
                    .get(own.start..place)
                    .unwrap_or_default()
                    .iter()
                    .rev(),
            )
            .take_while(|(one, other)| one == other)
            .count();
        (at - before..at + behind, place - before)
    }

    /// How often two letters stand side by side: what belongs together is one word.
    pub fn frequency(&self, pair: [char; 2]) -> usize {
        self.pairs.get(&self.letters, &pair).len()
    }
}

/// From 0 to 1: that the passage is said counts more than that nothing else is.
fn likeness(found: &Likeness) -> f32 {
    found.of_passage * found.of_passage * found.of_provision
}

/// The best first, in the order of the compilation where they are equal, each provision once.
fn sort(sources: &mut Vec<Source>) {
    sources.sort_by(|one, other| {
        other
            .score
            .total_cmp(&one.score)
            .then(one.provision.cmp(&other.provision))
    });
    let mut seen = Vec::new();
    sources.retain(|source| {
        let is_new = !seen.contains(&source.provision);
        seen.push(source.provision);
        is_new
    });
}

/// A letter in the middle of what an alignment found.
fn middle(found: &Alignment) -> usize {
    found.window.start + found.window.len() / 2
}

impl Scope {
    /// Whether a quotation stands here word for word: its pieces in their order, where it has an
    /// elision anywhere behind the piece before, where it has an insertion not far behind.
    pub fn holds(&self, quoted: &Quoted) -> bool {
        let mut ends: Vec<usize> = Vec::new();
        for (number, piece) in quoted.pieces.iter().enumerate() {
            let letters = quoted.letters(piece);
            let first = ends.iter().min().copied().unwrap_or_default();
            let follows = |start: usize| {
                if number == 0 {
                    return true;
                }
                match piece.gap {
                    Gap::Insertion(length) => ends
                        .iter()
                        .any(|end| (*end..=end + room_for(length)).contains(&start)),
                    Gap::Elision | Gap::Beginning => start >= first,
                }
            };
            let found: Vec<usize> = self
                .occurrences(letters)
                .filter(|start| follows(*start))
                .map(|start| start + letters.len())
                .collect();
            if found.is_empty() {
                return false;
            }
            ends = found;
        }
        !quoted.is_empty()
    }

    /// Where a stretch of letters stands.
    pub fn occurrences<'a>(&'a self, letters: &'a [char]) -> impl Iterator<Item = usize> + 'a {
        self.letters
            .windows(letters.len().max(1))
            .enumerate()
            .filter(move |(_, window)| *window == letters)
            .map(|(start, _)| start)
    }
}

/// How many letters an editor's insertion of so many may stand for.
fn room_for(length: usize) -> usize {
    // The name of an office can stand for its long one.
    6 * length + 10
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::embedded;

    fn names(corpus: &Corpus, found: &[ProvisionIndex]) -> Vec<String> {
        found
            .iter()
            .map(|index| corpus.provisions[*index].id.to_string())
            .collect()
    }

    #[test]
    fn every_provision_is_found_by_its_own_words() {
        let corpus = embedded::corpus();
        let passages = Passages::of(&corpus);
        let mut found = 0;
        for (index, provision) in corpus.provisions.iter().enumerate() {
            let quoted = Quoted::read(&provision.text);
            if quoted.len() < 12 {
                continue;
            }
            let holders = passages.holders(&corpus, &quoted);
            assert!(
                holders.contains(&index),
                "{} is found at {:?}",
                provision.id,
                names(&corpus, &holders)
            );
            let scope = passages.scope(&corpus, &[index]);
            let own = scope
                .occurrences(quoted.letters(&quoted.pieces[0]))
                .next()
                .unwrap_or_default();
            let length = quoted.letters(&quoted.pieces[0]).len();
            let original = passages.original(&corpus, &scope, own..own + length);
            assert!(provision.text.contains(&original), "{original}");
            found += 1;
        }
        assert!(found > 150, "{found}");
    }

    #[test]
    fn a_passage_is_held_with_what_introduces_it_and_with_what_stands_under_it() {
        let corpus = embedded::corpus();
        let passages = Passages::of(&corpus);
        for (text, expected) in [
            ("有关国家应当考虑举行非正式磋商", vec!["A.七.23"]),
            (
                "讨论实际问题，包括良好做法和挑战",
                vec!["A.七.21", "A.七.22"],
            ),
            (
                "以便：（一）促进政府内部的协调；（二）应对",
                vec!["B.六.附件.a"],
            ),
            (
                "决定该工作组应履行以下职责：……（四）促进调动潜在资源",
                vec!["B.二.c"],
            ),
            ("[该办公室]应继续收集、传播和分析《公约》", vec!["A.九.6"]),
            ("挑战……讨论实际问题", vec![]),
            ("各国不应当", vec![]),
            ("", vec![]),
        ] {
            let holders = passages.holders(&corpus, &Quoted::read(text));
            assert_eq!(names(&corpus, &holders), expected, "{text}");
        }
    }

    #[test]
    fn verbatim_stretches_are_found_in_other_words() {
        let corpus = embedded::corpus();
        let passages = Passages::of(&corpus);
        for (text, expected) in [
            (
                "我们认为各国应当努力尽快处理证人正在其中接受保护的案件，但不能牺牲质量",
                vec![("各国应当努力尽快处理证人正在其中接受保护的案件", "A.七.12")],
            ),
            ("各国应当努力尽快处理证人案件", vec![]),
            (
                "《联合国打击跨国有组织犯罪公约》及其各项议定书的执行",
                vec![],
            ),
        ] {
            let letters = Letters::of(text);
            let found = passages.verbatim(&corpus, &letters.letters, 20);
            let found: Vec<(&str, String)> = found
                .into_iter()
                .map(|(range, index)| {
                    let words = text.get(letters.original(&range)).unwrap_or_default();
                    (words, corpus.provisions[index].id.to_string())
                })
                .collect();
            let expected: Vec<(&str, String)> = expected
                .into_iter()
                .map(|(words, id)| (words, id.to_owned()))
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn sources_are_ranked_by_how_near_they_are() {
        let corpus = embedded::corpus();
        let passages = Passages::of(&corpus);
        for (text, expected) in [
            (
                "有关国家应当考虑举行非正式磋商",
                Some(("A.七.23", Nearness::Exact)),
            ),
            (
                "各国应该考虑加强法庭和程序上的保护措施",
                Some(("A.七.4", Nearness::Near)),
            ),
            (
                "办案机关要平行开展金融调查，打击洗钱的上游犯罪",
                Some(("A.九.18", Nearness::Substance)),
            ),
            // In English, and ordinary prose in it.
            (
                "States should think about giving children and other vulnerable witnesses special rooms in which their \
                 statements can be recorded.",
                Some(("A.七.5", Nearness::Substance)),
            ),
            (
                "Each party is to name a contact point for communication with the secretariat.",
                Some(("A.九.2", Nearness::Substance)),
            ),
            (
                "The weather was fine, and the delegates walked to the restaurant after the meeting.",
                None,
            ),
            (
                "Member States are encouraged to share information on vaccines and to strengthen the capacity of their \
                 health systems.",
                None,
            ),
            ("今天天气很好，我们去公园散步吧", None),
            // Words that stand in many provisions have no source.
            ("各国应当加强合作，采取一切必要措施", None),
        ] {
            let sources = passages.sources(&corpus, text);
            let first = sources.first().map(|source| {
                (
                    corpus.provisions[source.provision].id.to_string(),
                    source.nearness,
                )
            });
            let first = first
                .as_ref()
                .map(|(name, nearness)| (name.as_str(), *nearness));
            assert_eq!(first, expected, "{text}: {sources:?}");
        }
    }

    #[test]
    fn what_shares_only_words_is_called_so_and_not_given_beside_a_verbatim_source() {
        let corpus = embedded::corpus();
        let passages = Passages::of(&corpus);
        let of = |text: &str| -> Vec<(String, Nearness)> {
            let sources = passages.sources(&corpus, text).into_iter();
            sources
                .map(|source| {
                    let id = corpus.provisions[source.provision].id.to_string();
                    (id, source.nearness)
                })
                .collect()
        };
        let verbatim = of("有关国家应当考虑举行非正式磋商。");
        assert_eq!(verbatim, [("A.七.23".to_owned(), Nearness::Exact)]);
        // Others share most of these words, but only one has them.
        let verbatim = of("促进国际合作");
        assert!(
            verbatim
                .iter()
                .all(|(_, nearness)| *nearness != Nearness::Substance),
            "{verbatim:?}"
        );
        let paraphrase = of("各国要为中央机关举行双边磋商提供便利，讨论良好做法");
        // Meetings in a region are another thing, which only has the same words.
        assert_eq!(paraphrase, [("A.七.21".to_owned(), Nearness::Near)]);
        // 各国应采取措施 is much of the passage, and nothing of what it says.
        let formula = of("各国应当采取措施保护证人");
        assert!(
            formula
                .iter()
                .all(|(_, nearness)| *nearness == Nearness::Substance),
            "{formula:?}"
        );
    }
}
