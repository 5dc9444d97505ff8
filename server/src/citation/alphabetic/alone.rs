//! Places where nothing says what they are in: (paragraph 12), its subparagraph (c), annex II, paragraph 5.
//!
//! What they are in is decided in [`crate::discourse`]; a draft's own paragraphs (paragraph 5 above, of this
//! report) are none.

use super::anaphora::behind_its_participle;
use super::compilation::behind_agreeing;
use super::locator::{
    Carried, counted_in_words, is_article, item, items_beneath, place_noun, places, roman_letter,
    standing,
};
use super::phrase::{
    any_phrase, behind_of, behind_of_it, behind_of_or_to, entry, has_own_ending, list_mark, phrase,
    words_before, words_begin,
};
use super::tongue::Tongue;
use super::words::Place;
use crate::citation::cursor::Cursor;
use crate::citation::located::{Located, beneath};
use crate::citation::{
    Annex, Certainty, Citation, Element, ElementKind, Locator, Pointing, Reference, Step,
};

/// alone = element *( list-mark element ) [ of-it ]
pub fn alone(words: &Tongue, start: Cursor<'_>, list: u32) -> Option<(Vec<Citation>, usize)> {
    let here = start.skip_spaces();
    if is_label(words, here)
        || is_of_a_titled_text(words, here)
        || is_behind_own_text(words, here)
        || is_behind_a_case(here)
        || is_behind_a_name_in_brackets(words, here)
    {
        return None;
    }
    let (mut located, mut end) = standing(words, here)?;
    let whole = whole_behind(words, end, &mut located);
    let is_place = |annex: Option<Annex>, locator: &Locator| {
        *locator != Locator::Whole || annex.is_some_and(|annex| annex != Annex::Only)
    };
    // section 4-2 of the budget: what counts down is no range.
    let counts_down = |locator: &Locator| match locator {
        Locator::Span { from, to } => match (from.as_slice(), to.as_slice()) {
            ([Step::Paragraph(from)], [Step::Paragraph(to)]) => from > to,
            _ => false,
        },
        _ => false,
    };
    let is_one = |one: &Located| is_place(one.annex, &one.locator) && !counts_down(&one.locator);
    if !located.iter().all(is_one) {
        return None;
    }
    let is_its = words_before(here, 1)
        .any(|word| any_phrase(words.script, word, words.possessives).is_some())
        // فقرته الثانية
        || entry(words.script, here, words.places, |(word, ..)| word)
            .is_some_and(|((word, ..), _)| has_own_ending(words, word));
    let mut by = if is_its {
        Pointing::Its
    } else {
        Pointing::Nothing
    };
    // the former's paragraph 2
    by = genitive_before(words, here).unwrap_or(by);
    let mut certainty = match located.iter().any(|one| counted_in_words(here.text, one)) {
        true => Certainty::Shape,
        false => Certainty::Cued,
    };
    if let Some((is_same, behind)) = whole {
        if is_same {
            by = Pointing::Under;
        }
        end = behind;
    } else if let Some(behind) = behind_of_it(words, end) {
        by = Pointing::Thereof;
        end = behind;
    } else if is_anothers(words, end) {
        if !is_gapped(words, here, end) {
            return None;
        }
        certainty = Certainty::Shape;
    }
    let noun = entry(words.script, here, words.places, |(word, ..)| word);
    let is_under = matches!(noun, Some(((_, Place::Subparagraph, _), _)));
    as_items(&mut located);
    let last = located.len().checked_sub(1)?;
    let citations = located.into_iter().enumerate().map(|(position, one)| {
        let begins_with_letter = match &one.locator {
            Locator::At(path) | Locator::Span { from: path, .. } => {
                matches!(path.first(), Some(Step::Subparagraph(_) | Step::Item(_)))
            }
            Locator::Whole => false,
        };
        let by = match by {
            Pointing::Nothing
                if (is_under || begins_with_item(&one.locator))
                    && begins_with_letter
                    && one.annex.is_none() =>
            {
                Pointing::Under
            }
            by => by,
        };
        let mut range = one.range;
        let mut elements = one.elements;
        if position == last && end.at > range.end {
            elements.push(Element {
                kind: ElementKind::Anaphor,
                range: range.end..end.at,
            });
            range.end = end.at;
        }
        Citation {
            reference: Reference::unattributed(by, one.annex, one.locator),
            range,
            list,
            certainty,
            language: words.language,
            elements,
        }
    });
    Some((citations.collect(), end.at))
}

/// the latter's: which of two is said to have a place.
fn genitive_before(words: &Tongue, here: Cursor<'_>) -> Option<Pointing> {
    const NEAR: usize = 2;
    let before = here.before().trim_end();
    let named = before
        .strip_suffix("'s")
        .or_else(|| before.strip_suffix("’s"))?;
    words_before(Cursor::new(here.text, named.len()), NEAR).find_map(|word| {
        let ends = |phrases: &'static [&'static str]| {
            any_phrase(words.script, word, phrases).is_some_and(|end| end.at == named.len())
        };
        match (ends(words.latter), ends(words.former)) {
            (true, _) => Some(Pointing::Latter),
            (_, true) => Some(Pointing::Former),
            _ => None,
        }
    })
}

/// البند '1': whether a place is a number under a letter.
fn begins_with_item(locator: &Locator) -> bool {
    match locator {
        Locator::At(path) | Locator::Span { from: path, .. } => {
            matches!(path.first(), Some(Step::Item(_)))
        }
        Locator::Whole => false,
    }
}

/// les paragraphes 20 à 22 traitent des réseaux, le paragraphe 24 de la responsabilité: whether what stands behind a
/// place is what it speaks of, since the verb has been said with a place before it in the sentence.
pub fn is_gapped(words: &Tongue, here: Cursor<'_>, end: Cursor<'_>) -> bool {
    /// Bytes from the place that has the verb.
    const FARTHEST: usize = 200;
    let is_text = |inside: Cursor<'_>| {
        [
            words.laws,
            words.texts,
            words.documents,
            words.titled_texts,
            words.drafts,
        ]
        .iter()
        .any(|nouns| any_phrase(words.script, inside, nouns).is_some())
            || words.name_at(inside).is_some()
            || any_phrase(words.script, inside, words.demonstratives).is_some()
            || any_phrase(words.script, inside, words.possessives).is_some()
            || entry(words.script, inside, words.kinds, |(word, ..)| word).is_some()
            || entry(words.script, inside, words.annexes, |(word, _)| word).is_some()
            || entry(words.script, inside, words.recommendations, |(word, _)| {
                word
            })
            .is_some()
            || inside
                .skip_spaces()
                .peek()
                .is_none_or(|c| !c.is_lowercase())
    };
    let mut of_subject = behind_of(words, end)
        .filter(|inside| inside.at > end.at)
        .peekable();
    if of_subject.peek().is_none()
        || any_phrase(words.script, end, words.own_text).is_some()
        || of_subject.any(is_text)
    {
        return false;
    }
    words_begin(here.text, here.at, FARTHEST)
        .map_while(|begin| {
            let between = here.text.get(begin..here.at)?;
            (!between.contains([';', '\n']) && !between.contains(". "))
                .then_some(Cursor::new(here.text, begin))
        })
        .any(|begin| {
            let read = place_noun(words, begin)
                .and_then(|_| places(words, begin, &mut Carried::default()));
            read.is_some_and(|(_, behind)| {
                let next = behind.skip_spaces();
                behind.at < here.at
                    && behind.rest().starts_with(' ')
                    && next.peek().is_some_and(char::is_lowercase)
                    && behind_of(words, behind).all(|inside| {
                        // le paragraphe 10 de cette annexe traite de
                        let pointed = any_phrase(words.script, inside, words.demonstratives);
                        inside.at <= behind.at || pointed.is_some()
                    })
                    && list_mark(words, behind).is_none()
            })
        })
}

/// (i) and (iv): beside numbers that no letter can be, those that a letter can be are numbers as well.
pub fn as_items(located: &mut [Located]) {
    let is_item = |one: &Located| match &one.locator {
        Locator::At(path) | Locator::Span { from: path, .. } => {
            matches!(path.as_slice(), [Step::Item(_)])
        }
        Locator::Whole => false,
    };
    if !located.iter().any(is_item) {
        return;
    }
    for one in located {
        if let Locator::At(path) = &mut one.locator
            && let [Step::Subparagraph(letter)] = path.as_slice()
            && let Some(number) = roman_letter(*letter)
        {
            *path = [Step::Item(number)].into_iter().collect();
        }
    }
}

/// Behind the place that others stand in: (f) of paragraph 2, which is put before them, or (h) of the same paragraph;
/// whether it is the same as before.
fn whole_behind<'a>(
    words: &Tongue,
    end: Cursor<'a>,
    located: &mut [Located],
) -> Option<(bool, Cursor<'a>)> {
    let begins_below = |one: &Located| match &one.locator {
        Locator::At(path) | Locator::Span { from: path, .. } => {
            one.annex.is_none()
                && matches!(path.first(), Some(Step::Subparagraph(_) | Step::Item(_)))
        }
        Locator::Whole => false,
    };
    if !located.iter().all(begins_below) {
        return None;
    }
    behind_of(words, end).find_map(|link| {
        if let Some(behind) = same_place(words, link) {
            return Some((true, behind));
        }
        let (place, _, noun_end) = place_noun(words, link)?;
        let (outer, behind) = item(words, noun_end, place, &mut Carried::default())?;
        let [outer] = outer.as_slice() else {
            return None;
        };
        let Locator::At(above) = &outer.locator else {
            return None;
        };
        for one in located.iter_mut() {
            one.locator = beneath(above, &items_beneath(above, one.locator.clone()));
        }
        Some((false, behind))
    })
}

/// the same paragraph, الفقرة نفسها
fn same_place<'a>(words: &Tongue, start: Cursor<'a>) -> Option<Cursor<'a>> {
    let demonstrative = any_phrase(words.script, start, words.demonstratives);
    let noun = demonstrative.unwrap_or(start);
    let (_, behind) = entry(words.script, noun, words.places, |(word, ..)| word)?;
    match demonstrative {
        Some(_) => Some(behind),
        None => behind_its_participle(words, behind),
    }
}

/// the Paris Declaration (para. 15), Парижская декларация (п. 15): of a document that has a title and is none of ours.
fn is_of_a_titled_text(words: &Tongue, here: Cursor<'_>) -> bool {
    /// Bytes of a title.
    const LONGEST: usize = 100;
    let before = here.before().trim_end_matches(' ');
    let Some(named) = before.strip_suffix('(') else {
        return false;
    };
    let named = named.trim_end_matches([' ', '»', '”', '"', '*', '_', '\0']);
    let has_capital = |at: Cursor<'_>| at.peek().is_some_and(|c| words.script.may_begin_a_name(c));
    words_begin(here.text, named.len(), LONGEST)
        .map_while(|begin| {
            let behind = named.get(begin..)?;
            let goes_on = !behind.contains(|c: char| c.is_ascii_digit() || ".;:(),\n".contains(c));
            goes_on.then_some(Cursor::new(here.text, begin))
        })
        .any(|word| {
            any_phrase(words.script, word, words.titled_texts)
                .is_some_and(|end| end.at <= named.len())
                && (has_capital(word) || words_before(word, 1).any(has_capital))
        })
}

/// Republic v. Adjei [2019] para. 31: whether the year of a case stands before a place.
fn is_behind_a_case(here: Cursor<'_>) -> bool {
    let before = here.before().trim_end_matches([' ', ',']);
    let year = before
        .strip_suffix([']', ')'])
        .and_then(|inside| inside.rsplit(['[', '(']).next());
    let Some(year) =
        year.filter(|year| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()))
    else {
        return false;
    };
    let named = before
        .get(..before.len() - year.len() - 2)
        .unwrap_or_default();
    let line = named.rsplit(['\n', '.']).next().unwrap_or_default();
    [" v ", "v. ", " c. ", " gegen "].iter().any(|versus| {
        named
            .rsplit('\n')
            .next()
            .unwrap_or_default()
            .contains(versus)
    }) && !line.trim().is_empty()
}

/// (Rantsev, § 284 ; S.M. c. Croatie, § 306): whether nothing but a name that nobody knows stands before a place in its bracket,
/// as that of a case does.
fn is_behind_a_name_in_brackets(words: &Tongue, here: Cursor<'_>) -> bool {
    /// Bytes of the name.
    const LONGEST: usize = 60;
    let Some(named) = here.before().trim_end_matches(' ').strip_suffix(',') else {
        return false;
    };
    let begin = named.rfind(['(', ';', '\n']).map_or(0, |mark| mark + 1);
    let name = named.get(begin..).unwrap_or_default();
    let lead = name.len() - name.trim_start().len();
    let is_in_brackets = named.get(..begin).is_some_and(|before| {
        before.ends_with('(') || before.ends_with(';') && before.rfind('(') > before.rfind(')')
    });
    let is_name = name.trim_start().starts_with(char::is_uppercase)
        && name.len() <= LONGEST
        && !name.contains(|c: char| c.is_ascii_digit() || ",:".contains(c));
    let is_known = |start: Cursor<'_>| {
        let nouns = [
            words.documents,
            words.texts,
            words.titled_texts,
            words.drafts,
            words.demonstratives,
            words.ditto,
            words.former,
            words.latter,
            words.meetings,
            words.sections,
            words.parts,
            words.laws,
            words.national_laws,
            words.agreements,
            words.compilations,
        ];
        nouns
            .iter()
            .any(|nouns| any_phrase(words.script, start, nouns).is_some())
            || entry(words.script, start, words.kinds, |(word, ..)| word).is_some()
            || entry(words.script, start, words.annexes, |(word, _)| word).is_some()
            || entry(words.script, start, words.places, |(word, ..)| word).is_some()
            || entry(words.script, start, words.articles, |(word, _)| word).is_some()
            || entry(words.script, start, words.recommendations, |(word, _)| word).is_some()
            || words.name_at(start).is_some()
    };
    is_in_brackets
        && is_name
        && !words_begin(here.text, named.len(), name.len() - lead)
            .any(|word| is_known(Cursor::new(here.text, word)))
}

/// l'annexe de la présente lettre, paragraphe 3: whether what is the draft's own stands before a place.
fn is_behind_own_text(words: &Tongue, here: Cursor<'_>) -> bool {
    /// Bytes of what is said to be its own.
    const LONGEST: usize = 48;
    let before = here.before().trim_end();
    let Some(named) = before.strip_suffix(',') else {
        return false;
    };
    words_begin(here.text, named.len(), LONGEST)
        .map_while(|begin| {
            let between = named.get(begin..)?;
            let goes_on = between
                .chars()
                .all(|c| c.is_alphabetic() || " '’".contains(c));
            goes_on.then_some(Cursor::new(here.text, begin))
        })
        .any(|begin| {
            let own = words.own_text.iter().filter(|own| own.contains(' '));
            own.filter_map(|own| phrase(words.script, begin, own))
                .any(|end| end.at < named.len())
        })
}

/// Whether what stands here says that it is of what is being drafted: проекта.
pub fn is_of_a_draft(words: &Tongue, end: Cursor<'_>) -> bool {
    behind_of(words, end).any(|inside| {
        let ours = any_phrase(words.script, inside, words.ours).unwrap_or(inside);
        any_phrase(words.script, ours, words.drafts).is_some()
    })
}

/// OP5 and Paragraph 5. at a line's start: how the draft calls its own.
fn is_label(words: &Tongue, here: Cursor<'_>) -> bool {
    // OP3 begins a line of the draft, wherever the line breaks.
    let glued = entry(words.script, here, words.places, |(word, ..)| word);
    if glued.is_some_and(|((word, ..), _)| word.ends_with('+')) {
        return !here.before().ends_with('(');
    }
    let before = here.before().trim_end_matches([' ', '*', '_']);
    if !(before.is_empty() || before.ends_with('\n')) || here.before().ends_with('(') {
        return false;
    }
    // Par. 5. is a note; who labels a paragraph writes the word out.
    let is_abbreviated = entry(words.script, here, words.places, |(word, ..)| word)
        .is_some_and(|((word, ..), _)| word.ends_with('.'));
    !is_abbreviated
        && places(words, here, &mut Carried::default())
            .is_some_and(|(_, end)| end.rest().starts_with(['.', '\n']))
}

/// Whether a noun stands at a place of a text that has paragraphs and is none of ours: инструкции.
fn is_another_text(words: &Tongue, at: Cursor<'_>) -> bool {
    [words.national_laws, words.texts]
        .iter()
        .any(|nouns| any_phrase(words.script, at, nouns).is_some())
}

/// paragraph 5 above, of this report, of the terms of reference: of what is no head of a citation.
pub fn is_anothers(words: &Tongue, end: Cursor<'_>) -> bool {
    any_phrase(words.script, end, words.own_text).is_some()
        || end.word(",").is_some_and(|behind| {
            // paragraphe 1, de son Statut
            let is_of_its_law = || {
                behind_of(words, behind).any(|inside| {
                    let laws = [words.laws, words.national_laws];
                    any_phrase(words.script, inside, words.possessives).is_some_and(|law| {
                        laws.iter()
                            .any(|laws| any_phrase(words.script, law, laws).is_some())
                    })
                })
            };
            any_phrase(words.script, behind, words.own_text).is_some() || is_of_its_law()
        })
        || is_of_a_draft(words, end)
        || words.of.contains(&"")
            && (is_another_text(words, behind_agreeing(words, end))
                || any_phrase(words.script, end, words.sections).is_some())
        || entry(words.script, end, words.rules, |(word, _)| word).is_some()
        || is_article(words, end)
        || (words.of.iter()).any(|of| !of.is_empty() && phrase(words.script, end, of).is_some())
            && !behind_of_or_to(words, end).any(|inside| {
                let noun = any_phrase(words.script, inside, words.demonstratives).unwrap_or(inside);
                entry(words.script, noun, words.recommendations, |(word, _)| word).is_some()
                    || any_phrase(words.script, inside, words.that_clauses).is_some()
            })
}
