//! From small to large: paragraph 2 (b) of decision 3/4, paragraph 20 of annex I to resolution 7/3,
//! пункт 3 статьи 32 Конвенции.

use super::locator::{Carried, annexes, places};
use super::phrase::{any_phrase, behind_of_or_to};
use super::setting::{Owned, Setting};
use super::tongue::Tongue;
use super::{anaphora, article, compilation, instrument};
use crate::citation::cursor::Cursor;
use crate::citation::located::{Located, beneath};
use crate::citation::{
    Annex, Certainty, Citation, DocumentSymbol, Element, ElementKind, Locator, Path, Reference,
};

/// Links of a chain, at most: item of subparagraph of paragraph of annex of instrument.
const LONGEST_CHAIN: usize = 4;

/// What the chain ends in.
enum Owner {
    Instrument(instrument::Owner),
    Article(article::Owner),
    Section(compilation::Owner),
    Document(DocumentSymbol, Element),
    Anaphor(anaphora::Owner),
}

impl Owner {
    fn elements(&self) -> Vec<Element> {
        match self {
            Owner::Instrument(owner) => owner.elements.clone(),
            Owner::Article(owner) => owner.elements.clone(),
            Owner::Section(owner) => owner.elements.clone(),
            Owner::Document(_, element) => vec![element.clone()],
            Owner::Anaphor(owner) => vec![owner.element.clone()],
        }
    }
}

/// small-first = ( places / annexes ) *( of ( annexes / places ) ) of owner
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
    let (inner, mut at) =
        places(words, start, &mut Carried::default()).or_else(|| annexes(words, start))?;
    let mut path = Path::new();
    let mut annex = None;
    let mut elements = Vec::new();
    for _ in 0..LONGEST_CHAIN {
        let found = behind_of_or_to(words, at).find_map(|link| owner(words, link, before, setting));
        if let Some((owner, end)) = found {
            elements.extend(owner.elements());
            let citations = cite(inner, &path, annex, owner, elements, end, list, words)?;
            return Some((citations, end.at));
        }
        let Some((outer, behind)) = outer(words, at, annex.is_some()) else {
            break;
        };
        annex = annex.or(outer.annex);
        match &outer.locator {
            Locator::Whole => {}
            Locator::At(above) => match beneath(above, &Locator::At(path.clone())) {
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

/// of annex I, of paragraph 2: one whole for all, not the paragraphs of several annexes.
fn outer<'a>(words: &Tongue, at: Cursor<'a>, has_annex: bool) -> Option<(Located, Cursor<'a>)> {
    behind_of_or_to(words, at).find_map(|link| {
        let outer = annexes(words, link).filter(|_| !has_annex);
        let (mut outer, behind) = outer.or_else(|| places(words, link, &mut Carried::default()))?;
        let last = outer.pop()?;
        outer.is_empty().then_some((last, behind))
    })
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
    if let Some((owner, end)) = compilation::owner(words, link) {
        return Some((Owner::Section(owner), end));
    }
    if let Some((owner, end)) = anaphora::owner(words, link, before) {
        return Some((Owner::Anaphor(owner), end));
    }
    // of document CTOC/COP/2008/7, of the report (CTOC/COP/2008/7)
    let named = any_phrase(words.script, link, words.documents).unwrap_or(link);
    let here = named.word("(").unwrap_or(named).skip_spaces();
    let (symbol, end) = setting.tongues.symbols.whole_symbol(here)?;
    let element = Element {
        kind: ElementKind::Symbol,
        range: here.at..end.at,
    };
    Some((Owner::Document(symbol, element), end))
}

#[allow(clippy::too_many_arguments)] // The links of one chain, joined once.
fn cite(
    inner: Vec<Located>,
    path: &Path,
    annex: Option<Annex>,
    owner: Owner,
    outer_elements: Vec<Element>,
    end: Cursor<'_>,
    list: u32,
    words: &Tongue,
) -> Option<Vec<Citation>> {
    let last = inner.len().checked_sub(1)?;
    let citation = |range, reference, certainty, elements| Citation {
        range,
        list,
        reference,
        certainty,
        language: words.language,
        elements,
    };
    let citations = inner
        .into_iter()
        .enumerate()
        .map(|(position, mut located)| {
            located.annex = annex.or(located.annex);
            located.locator = beneath(path, &located.locator);
            let mut range = located.range.clone();
            let mut elements = located.elements.clone();
            if position == last {
                range.end = end.at;
                elements.extend(outer_elements.iter().cloned());
                elements.sort_by_key(|element| element.range.start);
            }
            match &owner {
                Owner::Instrument(owner) => {
                    owner.citation(range, Some(&located), elements, list, words)
                }
                Owner::Article(owner) => {
                    owner.citation(range, &located.locator, elements, list, words)
                }
                Owner::Section(owner) => owner.citation(range, &located, elements, list, words),
                Owner::Document(symbol, _) => {
                    let reference = Reference::Document {
                        symbol: symbol.clone(),
                        locator: located.locator.clone(),
                    };
                    citation(range, reference, Certainty::Explicit, elements)
                }
                Owner::Anaphor(owner) => {
                    citation(range, owner.reference(&located), Certainty::Cued, elements)
                }
            }
        });
    Some(citations.collect())
}
