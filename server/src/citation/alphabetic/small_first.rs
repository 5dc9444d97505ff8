//! From small to large: paragraph 2 (b) of decision 3/4, paragraph 20 of annex I to resolution 7/3,
//! пункт 3 статьи 32 Конвенции.

use super::locator::{
    Carried, annexed, annexes, behind_annexed, items_beneath, labels, places, recommended,
};
use super::phrase::{any_phrase, behind_gloss, behind_of_or_to, entry};
use super::setting::{Owned, Setting};
use super::tongue::Tongue;
use super::{anaphora, article, compilation, instrument, meeting};
use crate::citation::cursor::Cursor;
use crate::citation::located::{Located, beneath};
use crate::citation::{
    Annex, Certainty, Citation, DocumentSymbol, Element, ElementKind, Locator, Path, Reference,
};

/// Links of a chain, at most: item of subparagraph of paragraph of recommendations of annex of instrument.
const LONGEST_CHAIN: usize = 5;

/// Characters of a document's title before its symbol, at most.
const LONGEST_TITLE: usize = 300;

/// What the chain ends in.
enum Owner {
    Instrument(instrument::Owner),
    Article(article::Owner),
    Section(compilation::Owner),
    Document(DocumentSymbol, Element),
    Meeting(meeting::Owner),
    Anaphor(anaphora::Owner),
}

impl Owner {
    /// Whether recommendations that are counted in it are its paragraphs: those of a decision and of an annex
    /// are; those of a report are counted by its paragraphs.
    fn has_recommendations(&self, in_annex: bool) -> bool {
        match self {
            Owner::Instrument(owner) => in_annex || owner.is_decision(),
            Owner::Section(_) => true,
            Owner::Article(_) | Owner::Document(..) | Owner::Meeting(_) | Owner::Anaphor(_) => {
                false
            }
        }
    }

    fn elements(&self) -> Vec<Element> {
        match self {
            Owner::Instrument(owner) => owner.elements.clone(),
            Owner::Article(owner) => owner.elements.clone(),
            Owner::Section(owner) => owner.elements.clone(),
            Owner::Document(_, element) => vec![element.clone()],
            Owner::Meeting(owner) => vec![owner.element.clone()],
            Owner::Anaphor(owner) => vec![owner.element.clone()],
        }
    }
}

/// small-first = ( places / annexed / recommendations ) *( of ( annexes / places ) ) of owner [ places ]
pub fn small_first(
    words: &Tongue,
    start: Cursor<'_>,
    list: u32,
    before: &[Citation],
    setting: &mut Setting<'_>,
) -> Option<(Vec<Citation>, usize)> {
    if setting.is_nobodys(Owned::SmallFirst, words.language, start.at) {
        return None;
    }
    let numbered = labels(words, start).or_else(|| annexed(words, start));
    let are_recommendations = numbered.is_none();
    let (inner, mut at) =
        numbered.or_else(|| recommended(words, start, &mut Carried::default()))?;
    let is_annexed = inner
        .last()
        .is_some_and(|last| last.annex.is_some() && last.locator != Locator::Whole);
    let mut path = Path::new();
    let mut annex = None;
    let mut elements = Vec::new();
    let mut is_of_recommendations = false;
    // Whether it is said to stand in an annex, and not only to be of it.
    let mut is_repeated = false;
    for _ in 0..LONGEST_CHAIN {
        let mut links: Vec<Cursor<'_>> = links(words, at).collect();
        // paragraph 18 (sharing) of annex I: what a place says may stand behind it in brackets.
        if links.is_empty() {
            links.extend(
                behind_gloss(at)
                    .into_iter()
                    .flat_map(|gloss| self::links(words, gloss)),
            );
        }
        // recommendation 1 (annex II to resolution 7/3); annex II, paragraph 5, resolution 7/3
        links.extend(at.word("(").filter(|_| are_recommendations));
        links.extend(at.word(",").filter(|_| is_annexed));
        let found = links
            .iter()
            .find_map(|link| owner(words, *link, before, setting));
        if let Some((owner, end)) = found {
            // paragraph 18 of annex I, in resolution 8/4 — paragraph 7: that is another's head.
            let is_another_head = at.word(",").is_some()
                && matches!(owner, Owner::Instrument(_))
                && end.rest().starts_with(' ')
                && end.any_word(&["—", "–", "---", "--", "-"]).is_some();
            if is_another_head {
                break;
            }
            if are_recommendations && !owner.has_recommendations(annex.is_some()) {
                return None;
            }
            // paragraph 4 (n), repeated in the annex to resolution 5/6, subpara. (n): of what stands before it.
            if is_repeated
                && let Owner::Instrument(of) = &owner
                && let tail = Cursor::new(end.text, of.tail_end)
                && behind_annexed(words, tail, annex).is_some()
            {
                return None;
            }
            elements.extend(owner.elements());
            // (m) of the recommendations annexed to resolution 5/6: a resolution has them in its annex.
            if is_of_recommendations
                && annex.is_none()
                && let Owner::Instrument(of) = &owner
                && !of.is_decision()
            {
                annex = Some(Annex::Only);
            }
            let chain = Chain {
                path,
                annex,
                owner,
                elements,
                end,
                list,
                words,
            };
            return chain.cite(inner);
        }
        // paragraph 2 (b) of the recommendations endorsed by decision 3/4
        if let Some(behind) = links.iter().find_map(|link| {
            let noun = any_phrase(words.script, *link, words.demonstratives).unwrap_or(*link);
            let (_, behind) = entry(words.script, noun, words.recommendations, |(word, _)| word)?;
            // the recommendations of decision 3/4
            let of_instrument = || {
                self::links(words, behind).find(|inside| {
                    entry(words.script, *inside, words.kinds, |(word, ..)| word).is_some()
                })
            };
            held(words, behind)
                .next()
                .or_else(of_instrument)
                .map(|_| behind)
        }) {
            at = behind;
            is_of_recommendations = true;
            continue;
        }
        let Some((outer, behind)) = links
            .iter()
            .find_map(|link| outer(words, *link, annex.is_some()))
        else {
            break;
        };
        annex = annex.or(outer.annex);
        is_repeated |= annex.is_some() && held(words, at).next().is_some();
        match &outer.locator {
            Locator::Whole => {}
            Locator::At(above) => match beneath(above, &items_beneath(above, Locator::At(path))) {
                Locator::At(joined) => path = joined,
                _ => return None,
            },
            Locator::Span { .. } => return None,
        }
        elements.extend(outer.elements);
        at = behind;
    }
    setting.note_nobodys(Owned::SmallFirst, words.language, at.at);
    None
}

/// Where what a place is of may begin: behind of, behind contained in.
fn links<'a>(words: &Tongue, at: Cursor<'a>) -> impl Iterator<Item = Cursor<'a>> {
    behind_of_or_to(words, at).chain(held(words, at))
}

/// Behind what says that something stands in another: contained in, endorsed by.
fn held<'a>(words: &Tongue, at: Cursor<'a>) -> impl Iterator<Item = Cursor<'a>> {
    let held_in = at.word(",").unwrap_or(at);
    any_phrase(words.script, held_in, words.held_in)
        .into_iter()
        .flat_map(|behind| {
            // endorsed by the Conference in
            let named = words.name_at(behind).map_or(behind, |(_, end)| end);
            behind_of_or_to(words, named).chain([behind])
        })
}

/// of annex I, of paragraph 2: one whole for all, not the paragraphs of several annexes.
fn outer<'a>(words: &Tongue, link: Cursor<'a>, has_annex: bool) -> Option<(Located, Cursor<'a>)> {
    let own = any_phrase(words.script, link, words.possessives).unwrap_or(link);
    let outer = annexes(words, own).filter(|_| !has_annex);
    let (mut outer, behind) = outer.or_else(|| places(words, link, &mut Carried::default()))?;
    let last = outer.pop()?;
    outer.is_empty().then_some((last, behind))
}

fn owner<'a>(
    words: &Tongue,
    link: Cursor<'a>,
    before: &[Citation],
    setting: &mut Setting<'_>,
) -> Option<(Owner, Cursor<'a>)> {
    if let Some((owner, end)) = instrument::owner(words, link, setting) {
        return Some((Owner::Instrument(owner), end));
    }
    if let Some((owner, end)) = article::owner(words, link, setting) {
        return Some((Owner::Article(owner), end));
    }
    if let Some((owner, end)) =
        compilation::owner(words, link, before, setting.names_the_compilation)
    {
        return Some((Owner::Section(owner), end));
    }
    if let Some((owner, end)) = anaphora::owner(words, link, before) {
        return Some((Owner::Anaphor(owner), end));
    }
    // of document CTOC/COP/2008/7, of the report (CTOC/COP/2008/7)
    let own = any_phrase(words.script, link, words.possessives).unwrap_or(link);
    let named = any_phrase(words.script, own, words.documents);
    let here = named.unwrap_or(link);
    let here = here.any_word(&["(", ","]).unwrap_or(here).skip_spaces();
    let symbols = &setting.tongues.symbols;
    let direct = symbols.whole_symbol(here).map(|found| (here, found));
    let found = direct.or_else(|| {
        let here = behind_title(named?)?;
        Some((here, symbols.whole_symbol(here)?))
    });
    let Some((here, (symbol, end))) = found else {
        if let Some((owner, end)) = meeting::owner(words, link, setting) {
            return Some((Owner::Meeting(owner), end));
        }
        let (owner, end) = anaphora::report(words, link)?;
        return Some((Owner::Anaphor(owner), end));
    };
    let element = Element {
        kind: ElementKind::Symbol,
        range: here.at..end.at,
    };
    Some((Owner::Document(symbol, element), end))
}

/// Where the brackets behind a document's title open: of the report of the meeting held in 2017 (….
fn behind_title(noun: Cursor<'_>) -> Option<Cursor<'_>> {
    let rest = noun.rest();
    let length = rest
        .char_indices()
        .take(LONGEST_TITLE)
        .find(|(_, c)| "(.;:/\n|".contains(*c))
        .map(|(at, _)| at)?;
    let bracket = noun.advanced(length);
    Some(bracket.word("(")?.skip_spaces())
}

/// The links of one chain.
struct Chain<'a, 'w> {
    path: Path,
    annex: Option<Annex>,
    owner: Owner,
    /// Of the links and the owner.
    elements: Vec<Element>,
    end: Cursor<'a>,
    list: u32,
    words: &'w Tongue,
}

impl Chain<'_, '_> {
    /// The citations of what stands at the chain's small end, and the place behind the chain.
    fn cite(self, mut inner: Vec<Located>) -> Option<(Vec<Citation>, usize)> {
        let mut end = self.end;
        let mut following = Vec::new();
        let last = inner.last_mut()?;
        let mut elements = self.elements.clone();
        let mut last_end = end.at;
        // annex II to resolution 7/3, paragraph 14
        if let Owner::Instrument(owner) = &self.owner
            && self.path.is_empty()
            && last.locator == Locator::Whole
            && let tail = Cursor::new(end.text, owner.tail_end)
            && let Some((read, behind)) =
                behind_annexed(self.words, tail, last.annex.or(self.annex))
        {
            let mut read = read.into_iter();
            let first = read.next()?;
            last.locator = first.locator;
            last_end = first.range.end;
            elements.extend(first.elements);
            following.extend(read);
            end = behind;
        }
        last.range.end = last_end;
        last.elements.extend(elements);
        last.elements.sort_by_key(|element| element.range.start);
        let citations = inner
            .into_iter()
            .map(|mut located| {
                located.annex = self.annex.or(located.annex);
                let locator = items_beneath(&self.path, located.locator);
                located.locator = beneath(&self.path, &locator);
                located
            })
            .chain(following)
            .map(|located| self.citation(located))
            .collect();
        Some((citations, end.at))
    }

    fn citation(&self, located: Located) -> Citation {
        let (list, words) = (self.list, self.words);
        let range = located.range.clone();
        let elements = located.elements.clone();
        let (reference, certainty) = match &self.owner {
            Owner::Instrument(owner) => {
                return owner.citation(range, Some(&located), elements, list, words);
            }
            Owner::Article(owner) => {
                return owner.citation(range, &located.locator, elements, list, words);
            }
            Owner::Section(owner) => {
                return owner.citation(range, &located, elements, list, words);
            }
            Owner::Document(symbol, _) => {
                let reference = Reference::Document {
                    symbol: symbol.clone(),
                    locator: located.locator,
                };
                (reference, Certainty::Explicit)
            }
            Owner::Meeting(owner) => owner.reference(located.locator),
            Owner::Anaphor(owner) => (owner.reference(&located), Certainty::Cued),
        };
        Citation {
            range,
            list,
            reference,
            certainty,
            language: words.language,
            elements,
        }
    }
}
