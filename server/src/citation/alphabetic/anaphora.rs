//! Words that stand for what was cited before: paragraph 2 (b) of that decision; Ibid., para. 3.
//!
//! What they stand for is decided in [`antecedent`](crate::citation::antecedent).

use super::index;
use super::locator::{self, behind_head};
use super::phrase::{any_phrase, entry, phrase};
use super::tongue::Tongue;
use super::words::Count;
use super::words::Words;
use crate::citation::antecedent::{cited_just_before, instrument_before, under, without_annex};
use crate::citation::cursor::Cursor;
use crate::citation::located::Located;
use crate::citation::so_far::SoFar;
use crate::citation::{Annex, Certainty, Citation, Element, ElementKind, Pointing, Reference};

/// ditto = ditto-word [ locators ]. The word may be of another language than the paragraph, whose words `of_paragraph`
/// are those of the places behind it: Ibid., п. 12.
pub fn ditto<'w>(
    words: &'w Tongue,
    of_paragraph: impl FnOnce() -> Option<&'w Tongue>,
    start: Cursor<'_>,
    so_far: SoFar<'_>,
) -> Option<(Vec<Citation>, usize)> {
    let SoFar {
        list,
        citations: before,
        read,
    } = so_far;
    let here = start.skip_spaces();
    let of_note =
        || any_phrase(words.script, here, words.ditto_of_notes).filter(|_| begins_note(here));
    let word = any_phrase(words.script, here, words.ditto);
    let end = word.or_else(of_note)?;
    let head = cited_just_before(here, before, read);
    // Там же. П. 12
    let parted = || (!here.text.get(..end.at)?.ends_with('.')).then(|| end.word("."))?;
    let located_by = |words: &'w Tongue| {
        let (located, behind) = behind_head(words, end)
            .or_else(|| parted().and_then(|parted| behind_head(words, parted)))?;
        Some((words, located, behind))
    };
    let (words, located, behind) = located_by(words)
        .or_else(|| of_paragraph().and_then(located_by))
        .unwrap_or((words, Vec::new(), end));
    let mut located = located.into_iter();
    let first = located.next();
    // Alone it is a note of its own, with a capital; там же in a sentence is just there.
    let is_note = word.is_some()
        && head.is_some()
        && here
            .peek()
            .is_some_and(|c| words.script.may_begin_a_name(c));
    if first.is_none() && !is_note {
        return None;
    }
    let mut elements = vec![Element {
        kind: ElementKind::Anaphor,
        range: here.at..end.at,
    }];
    let mut range = here.at..end.at;
    let reference = match &first {
        // Ibid. alone repeats all of it.
        None => head
            .clone()
            .unwrap_or_else(|| under(Pointing::Ditto, None, None)),
        Some(first) => {
            range.end = first.range.end;
            elements.extend(first.elements.iter().cloned());
            under(Pointing::Ditto, head.as_ref(), Some(first))
        }
    };
    let citation = |range, reference, elements| Citation {
        range,
        list,
        reference,
        certainty: Certainty::Cued,
        language: words.language,
        elements,
    };
    let mut citations = vec![citation(range, reference, elements)];
    citations.extend(located.map(|one| {
        let reference = under(Pointing::Ditto, head.as_ref(), Some(&one));
        citation(one.range.clone(), reference, one.elements.clone())
    }));
    Some((citations, behind.at))
}

/// note = note-noun number [ above ] locators: see note 1 above, para. 12
pub fn note(words: &Tongue, start: Cursor<'_>, list: u32) -> Option<(Vec<Citation>, usize)> {
    let here = start.skip_spaces();
    let (number, behind) = any_phrase(words.script, here, words.notes)?.number()?;
    let end = any_phrase(words.script, behind, words.own_text).unwrap_or(behind);
    let (located, behind) = behind_head(words, end)?;
    let citations = located.into_iter().enumerate().map(|(position, one)| {
        let mut elements = one.elements.clone();
        let mut range = one.range.clone();
        if position == 0 {
            range.start = here.at;
            elements.insert(
                0,
                Element {
                    kind: ElementKind::Anaphor,
                    range: here.at..end.at,
                },
            );
        }
        Citation {
            range,
            list,
            reference: under(Pointing::Note(number), None, Some(&one)),
            certainty: Certainty::Cued,
            language: words.language,
            elements,
        }
    });
    Some((citations.collect(), behind.at))
}

/// Whether nothing but its number stands before a place on its line.
fn begins_note(here: Cursor<'_>) -> bool {
    let line = here.before().rsplit('\n').next().unwrap_or_default();
    !line.contains(char::is_alphabetic)
}

/// What was cited before, as the owner of paragraphs: that decision, the same annex, that report.
pub struct Owner {
    pub element: Element,
    by: Pointing,
    head: Option<Reference>,
    /// The annex that is pointed at, where its number is said: the same annex I.
    annex: Option<Annex>,
}

/// owner = demonstrative ( kind / annex-noun [ annex-number ] / document-noun ), behind of.
pub fn owner<'a>(
    words: &Tongue,
    link: Cursor<'a>,
    before: &[Citation],
) -> Option<(Owner, Cursor<'a>)> {
    let here = link.skip_spaces();
    let (by, end) = pointed_at(words, here)
        .or_else(|| the_instrument(words, here))
        .or_else(|| the_article(words, here))?;
    let numbered = match by {
        Pointing::Annex => locator::annex_number(words, end),
        _ => None,
    };
    let annex = numbered.map(|(number, _)| Annex::Numbered(number));
    let end = numbered.map_or(end, |(_, behind)| behind);
    let owner = Owner {
        element: Element {
            kind: ElementKind::Anaphor,
            range: here.at..end.at,
        },
        by,
        head: match by {
            // Paragraph 3 of the same resolution is not in the annex that was cited before.
            Pointing::Instrument(Some(kind)) => instrument_before(before, kind).map(without_annex),
            _ => None,
        },
        annex,
    };
    Some((owner, end))
}

/// that decision, the same annex, المرفق نفسه: what is pointed at, and the place behind it.
pub fn pointed_at<'a>(words: &Tongue, here: Cursor<'a>) -> Option<(Pointing, Cursor<'a>)> {
    let demonstrative = any_phrase(words.script, here, words.demonstratives);
    // cette même annexe
    let further = demonstrative.and_then(|end| any_phrase(words.script, end, words.demonstratives));
    let demonstrative = further.or(demonstrative);
    let latter = any_phrase(words.script, here, words.latter);
    let former = || any_phrase(words.script, here, words.former);
    let pointed = latter
        .map(|end| (Pointing::Latter, end))
        .or_else(|| former().map(|end| (Pointing::Former, end)));
    // ce dernier, where ce alone points, too; la première, not: la première réunion
    let pointed = pointed.filter(|(_, end)| {
        demonstrative.is_none_or(|known| known.at < end.at) && !begins_with_noun(words, *end)
    });
    if let Some((by, end)) = pointed {
        return Some((by, end));
    }
    // cette dernière résolution
    let longer = latter.filter(|end| demonstrative.is_some_and(|known| known.at < end.at));
    let is_kind = |end: &Cursor<'_>| {
        entry(words.script, *end, words.kinds, |(word, ..)| word).is_some()
            || entry(words.script, *end, words.annexes, |(word, _)| word).is_some()
    };
    let demonstrative = longer.filter(is_kind).or(demonstrative);
    let noun = demonstrative.unwrap_or(here);
    let (by, end) = if let Some(((_, kind, _), end)) =
        entry(words.script, noun, words.kinds, |(word, ..)| word)
    {
        (Pointing::Instrument(Some(*kind)), end)
    } else if let Some((_, end)) = entry(words.script, noun, words.annexes, |(word, _)| word) {
        (Pointing::Annex, end)
    } else if let Some((_, end)) = entry(words.script, noun, words.articles, |(word, _)| word) {
        (Pointing::Article, end)
    } else {
        (
            Pointing::Document,
            any_phrase(words.script, noun, words.documents)?,
        )
    };
    match demonstrative {
        Some(_) => Some((by, end)),
        None if is_defined_term(words, noun, end, by) => Some((by, end)),
        None => Some((by, behind_its_participle(words, end)?)),
    }
}

/// Behind what says of the noun before it that it has been cited: précitée, citada; not where it says where: citada en
/// el punto 2.
pub fn behind_its_participle<'a>(words: &Tongue, noun_end: Cursor<'a>) -> Option<Cursor<'a>> {
    let behind = any_phrase(words.script, noun_end, words.demonstratives_behind)?;
    let says_where = [words.to_whole, words.before_places]
        .iter()
        .any(|links| any_phrase(words.script, behind, links).is_some());
    (!says_where).then_some(behind)
}

/// of the decision: a kind behind its article, and neither a number nor anything that says whose it is behind it.
fn the_instrument<'a>(words: &Tongue, here: Cursor<'a>) -> Option<(Pointing, Cursor<'a>)> {
    let ((_, kind, count), end) = entry(words.script, here, words.kinds, |(word, ..)| word)?;
    // резолюции is of one, too.
    let written = here.text.get(here.at..end.at).unwrap_or_default();
    let is_genitive = || {
        words
            .genitive_endings
            .iter()
            .any(|ending| written.ends_with(ending))
    };
    let is_one = *count == Count::One || has_no_articles(words) && is_genitive();
    (is_one && is_definite(words, here, end)).then_some((Pointing::TheInstrument(Some(*kind)), end))
}

/// of the article: the same for an article, of which there is one.
fn the_article<'a>(words: &Tongue, here: Cursor<'a>) -> Option<(Pointing, Cursor<'a>)> {
    let (_, end) = entry(words.script, here, words.articles, |(word, _)| word)?;
    is_definite(words, here, end).then_some((Pointing::Article, end))
}

/// Whether a noun stands behind its article, and nothing behind it says which one it is; in a language without articles,
/// whether the clause ends with it or goes on with its verb: в п. 2 резолюции сказано.
fn is_definite(words: &Tongue, here: Cursor<'_>, end: Cursor<'_>) -> bool {
    let has_no_articles = words.definite.is_empty()
        && words.indefinite.is_empty()
        && words.articles_of_nouns.is_empty();
    if has_no_articles {
        return !is_named(words, end) && (ends_clause(end) || is_verb(words, end));
    }
    let written = here.text.get(here.at..end.at).unwrap_or_default();
    let is_attached = (words.articles_of_nouns.iter()).any(|article| written.starts_with(article));
    let before = here
        .before()
        .trim_end_matches([' ', '\'', '’'])
        .to_lowercase();
    let last = before
        .rsplit([' ', '\'', '’', '\n'])
        .next()
        .unwrap_or_default();
    let goes_on = end.rest().starts_with('-') || is_named(words, end);
    (is_attached || words.definite.contains(&last)) && !goes_on
}

fn has_no_articles(words: &Tongue) -> bool {
    words.definite.is_empty() && words.indefinite.is_empty() && words.articles_of_nouns.is_empty()
}

fn ends_clause(end: Cursor<'_>) -> bool {
    let next = end.skip_spaces().peek();
    next.is_none_or(|c| ",.;:)]»”\n—–|".contains(c))
}

/// Whether a verb of the third person stands here, or a participle that is one: говорит, сказано, одобрены.
fn is_verb(words: &Tongue, end: Cursor<'_>) -> bool {
    let rest = end.skip_spaces().rest();
    let length = rest.find(|c: char| !c.is_alphabetic());
    let word = rest.get(..length.unwrap_or(rest.len())).unwrap_or_default();
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    word.chars().all(char::is_lowercase)
        && (ends(words.verb_endings) || ends(words.short_participles))
}

/// Whether what stands behind a kind says which one it is, or whose.
fn is_named(words: &Tongue, end: Cursor<'_>) -> bool {
    let next = end.skip_spaces();
    next.peek().is_some_and(|c| c.is_ascii_digit() || c == '№')
        || next.at > end.at && next.peek().is_some_and(char::is_uppercase)
        || any_phrase(words.script, end, &super::words::NUMBER_SIGNS).is_some()
        || any_phrase(words.script, end, words.number_words).is_some()
        || words
            .of
            .iter()
            .any(|of| !of.is_empty() && phrase(words.script, end, of).is_some())
}

/// Whether a kind is written as a term that the text has defined, and its number does not follow: of the Decision.
fn is_defined_term(words: &Tongue, noun: Cursor<'_>, end: Cursor<'_>, by: Pointing) -> bool {
    let written = noun.skip_spaces();
    let is_capital = written.peek().is_some_and(char::is_uppercase);
    let is_shouted = (end.before().chars().next_back()).is_some_and(char::is_uppercase);
    matches!(by, Pointing::Instrument(_)) && is_capital && !is_shouted && !is_named(words, end)
}

/// Whether a noun of something that is counted stands at a place: meeting, paragraph, part.
pub fn begins_with_noun(words: &Words, at: Cursor<'_>) -> bool {
    let nouns = [
        words.meetings,
        words.documents,
        words.parts,
        words.sections,
        words.outlines,
        words.texts,
        words.compilations,
        words.working_group,
    ];
    nouns
        .iter()
        .any(|nouns| any_phrase(words.script, at, nouns).is_some())
        || index::openers(words.language)
            .is_some_and(|openers| openers.any_stands(words.script, at))
        || at.skip_spaces().peek().is_some_and(|c| c.is_ascii_digit())
}

/// of the report, behind the report's symbol: of the one cited before, unless what follows says which.
pub fn report<'a>(words: &Tongue, link: Cursor<'a>) -> Option<(Owner, Cursor<'a>)> {
    let here = link.skip_spaces();
    let end = any_phrase(words.script, here, words.documents)?;
    let is_another = (words.of.iter())
        .any(|of| !of.is_empty() && phrase(words.script, end, of).is_some())
        || any_phrase(words.script, end, words.in_year).is_some()
        || end
            .skip_spaces()
            .peek()
            .is_some_and(|c| c.is_ascii_digit() || c.is_uppercase() || "(/".contains(c))
        || words.name_at(end).is_some();
    let owner = Owner {
        element: Element {
            kind: ElementKind::Anaphor,
            range: here.at..end.at,
        },
        by: Pointing::TheDocument,
        head: None,
        annex: None,
    };
    (!is_another).then_some((owner, end))
}

impl Owner {
    /// What a place in it refers to.
    pub fn reference(&self, located: &Located) -> Reference {
        let mut located = located.clone();
        located.annex = located.annex.or(self.annex);
        under(self.by, self.head.as_ref(), Some(&located))
    }
}
