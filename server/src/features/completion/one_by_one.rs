//! What a number that stands alone can become: the draft is asked of each whether it reads it, and as what.
//!
//! Whose a paragraph 24 is can depend on the number: only one of the documents that are spoken of may have so many
//! paragraphs. So the first number says nothing of the others, and no list of one document's is what can follow.

use super::item::{DETAIL, Item, filter, is_begun};
use crate::citation::{Continuation, Continues, ElementKind, Reference};
use crate::corpus::Corpus;
use crate::draft::Continuing;
use crate::messages::first_words;
use crate::resolve::Meaning;

/// Numbers that are asked for at most, for one place.
const MOST: usize = 160;

/// Bytes that are read for it at most: each number is asked of the whole paragraph.
const MOST_READ: usize = 160_000;

/// Bytes of a number with its word: 第二十五条.
const LONGEST: usize = 24;

/// What the draft reads of each number that can come next and is not offered yet, in their order.
pub fn one_by_one(
    corpus: &Corpus,
    continuing: &Continuing,
    tried: &[Continuation],
    offered: &[Item],
) -> Vec<Item> {
    let before = continuing.so_far().1;
    let mut texts: Vec<String> = Vec::new();
    let serials = serials(corpus, before);
    // An annex I is no annex 1.
    let (annexes, others): (Vec<&Continuation>, Vec<&Continuation>) = tried
        .iter()
        .partition(|one| one.continues == Continues::Annex);
    let tried = annexes.into_iter().chain(others);
    let counted = tried.flat_map(|one| one.each(before, most(corpus)));
    for text in serials
        .into_iter()
        .chain(years(corpus, before))
        .chain(counted)
    {
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    let all = continuing.text();
    let is_offered = |words: &String| {
        offered.iter().any(|item| {
            let kept = item.replace.start.checked_sub(continuing.base());
            let typed = kept.and_then(|kept| all.get(kept..)).unwrap_or_default();
            item.insert.strip_prefix(typed) == Some(words)
        })
    };
    texts.retain(|words| !is_offered(words));
    texts.truncate(MOST.min(MOST_READ / all.len().max(1)));
    let items = texts.iter();
    items
        .filter_map(|text| read_as(corpus, continuing, text))
        .collect()
}

/// The highest number of a paragraph or article that there is.
fn most(corpus: &Corpus) -> u16 {
    /// A compilation of hundreds would be asked too long.
    const HIGHEST: usize = 60;
    let articles = corpus.treaties.iter().map(|treaty| treaty.articles.len());
    let paragraphs = corpus.sections.iter().filter_map(|section| {
        let provision = corpus.provisions.get(section.provision)?;
        Some(provision.children.len())
    });
    let most = articles.chain(paragraphs).max().unwrap_or_default();
    // A report counts further than the recommendations in it.
    u16::try_from((most + 5).min(HIGHEST)).unwrap_or_default()
}

/// What is wanting of the numbers of instruments that begin as what has been typed: 6 behind 5/.
fn serials(corpus: &Corpus, before: &str) -> Vec<String> {
    let typed = before
        .char_indices()
        .rev()
        .take_while(|(_, c)| c.is_ascii_alphanumeric() || *c == '/')
        .last()
        .and_then(|(at, _)| before.get(at..))
        .filter(|typed| typed.contains('/'));
    let Some(typed) = typed else {
        return Vec::new();
    };
    let instruments = corpus.sections.iter();
    instruments
        .filter_map(|section| {
            let number = corpus.lexicon.number(section.instrument.as_ref()?.number);
            let rest = number.strip_prefix(typed)?;
            (!rest.is_empty()).then(|| rest.to_owned())
        })
        .collect()
}

/// The years of the meetings and sessions behind a number with a word after it: recommendation 19 of.
fn years(corpus: &Corpus, before: &str) -> Vec<String> {
    /// Sections of a long compilation that are asked, the last ones.
    const MOST: usize = 40;
    /// Bytes before the place in which the number stands.
    const NEAR: usize = 48;
    let start = before.len().saturating_sub(NEAR);
    let is_near = (before.get(start..).unwrap_or(before)).contains(|c: char| c.is_ascii_digit());
    let is_word = before.trim_end().ends_with(char::is_alphabetic);
    if !is_near || !is_word || before.trim_end() == before {
        return Vec::new();
    }
    let dates = corpus
        .sections
        .iter()
        .rev()
        .take(MOST)
        .map(|section| &section.dates.0);
    let years = dates.filter_map(|date| date.split('-').next());
    years.map(str::to_owned).collect()
}

/// What the draft reads where it goes on with a text: one provision or article, and nothing wrong.
fn read_as(corpus: &Corpus, continuing: &Continuing, words: &str) -> Option<Item> {
    let before = continuing.text();
    let (text, citations) = continuing.with(before.len(), words);
    let last = citations.last()?;
    let is_begun = is_begun(&citations, before.len(), continuing.is_in_columns());
    if last.range.end != text.len() || !is_begun {
        return None;
    }
    let resolution = continuing.resolved(&text, &citations).pop()?;
    if resolution.finding.is_some() {
        return None;
    }
    // Of a range the end is being typed.
    let is_range = last.element(ElementKind::SpanEnd).is_some()
        || matches!(
            last.reference,
            Reference::Treaty {
                through: Some(_),
                ..
            }
        );
    let (provision, article) = match resolution.meaning {
        Meaning::Provisions(found) if found.len() == 1 || is_range => (found.last().copied(), None),
        Meaning::Articles(found) if found.len() == 1 || is_range => (None, found.last().copied()),
        _ => return None,
    };
    // The paragraphs of an article are not known.
    let mut behind = last
        .elements
        .iter()
        .filter(|one| one.range.end == text.len());
    if article.is_some() && behind.any(|one| one.kind == ElementKind::Step) {
        return None;
    }
    // The whole of the element that is being typed is replaced: editors filter by its beginning.
    let elements = last.elements.iter().map(|element| element.range.start);
    let start = elements
        .filter(|start| *start <= before.len() && !is_range)
        .max()
        .filter(|start| before.len() - start <= LONGEST)
        .unwrap_or(before.len());
    let typed = before.get(start..)?;
    let insert = text.get(start..)?.to_owned();
    let detail = match (provision, article) {
        (Some(index), _) => first_words(corpus, index, DETAIL),
        (None, Some(article)) => corpus.article(article)?.title.clone(),
        (None, None) => return None,
    };
    Some(Item {
        label: insert.clone(),
        detail,
        filter: filter(typed, &insert),
        insert,
        replace: continuing.base() + start..continuing.base() + before.len(),
        provision,
        search: None,
        article,
    })
}
