//! Where under its head a citation points: annexes, paragraphs and what is under them.

use std::ops::Range;

use super::beginnings::Beginnings;
use super::phrase::{
    Here, any_phrase, behind_gloss, behind_of, behind_of_or_to, entry, has_own_ending, is_letter,
    list_mark, phrase, range_mark, small_roman, words_before,
};
use super::script::{latin_letter, needs_bracket};
use super::tongue::Tongue;
use super::words::{Count, NUMBER_SIGNS, Name, PARAGRAPH_SIGNS, Place, Words};
use crate::citation::cursor::Cursor;
use crate::citation::located::{Located, beneath, replace_from};
use crate::citation::{Annex, Element, ElementKind, Locator, Path, Step};

/// What the reader carries from one element to the next.
#[derive(Clone, Default)]
pub struct Carried {
    pub annex: Option<Annex>,
    pub path: Path,
}

/// Elements read and the place behind them.
pub type Read<'a> = (Vec<Located>, Cursor<'a>);

/// locators = ["," / ":"] ["("] [ heading ] [ at ] element *( list-mark element )
pub fn behind_head<'a>(words: &Tongue, start: Cursor<'a>) -> Option<Read<'a>> {
    let lead = start.any_word(&[",", ":"]).unwrap_or(start);
    // CTOC/COP/WG.2/2013/5 (para. 24)
    let lead = lead.any_word(&["(", "["]).unwrap_or(lead);
    // تعيد تأكيد المقرر 4/3، وفقرته الثانية: the place of what the sentence speaks of.
    let is_its = list_mark(words, start).is_some_and(|(mark, is_last)| {
        let noun = entry(words.script, mark, words.places, |(word, ..)| word);
        is_last && noun.is_some_and(|((word, ..), _)| has_own_ending(words, word))
    });
    if is_its {
        return None;
    }
    let mut carried = Carried::default();
    let worded = element(words, behind_lead(words, lead), &mut carried)
        .filter(|(_, behind)| !leads_on(words, *behind))
        .filter(|(read, behind)| !is_label(words, lead, read, *behind, IsFirst(true)));
    let (all, at) = match worded {
        Some((read, behind)) => with_its_whole(words, read, behind, &mut carried),
        None => {
            start.word(",")?;
            bare(words, lead, &mut carried)?
        }
    };
    Some(more_elements(words, all, at, &mut carried))
}

/// Further elements of a list, across semicolons as well.
fn more_elements<'a>(
    words: &Tongue,
    mut all: Vec<Located>,
    mut at: Cursor<'a>,
    carried: &mut Carried,
) -> Read<'a> {
    loop {
        let next = list_mark(words, at).map(|(next, _)| next).or_else(|| {
            at.word(";")
                .map(|next| any_phrase(words.script, next, words.and).unwrap_or(next))
        });
        let found = next.and_then(|next| {
            element(words, next, carried)
                .filter(|(_, behind)| !leads_on(words, *behind))
                .filter(|(read, behind)| !is_label(words, next, read, *behind, IsFirst(false)))
        });
        let Some((more, behind)) = found else {
            return (all, at);
        };
        all.extend(more);
        at = behind;
    }
}

/// Paragraphs behind the instrument of an annex: annex II to resolution 7/3, paragraph 14.
pub fn behind_annexed<'a>(
    words: &Tongue,
    start: Cursor<'a>,
    annex: Option<Annex>,
) -> Option<Read<'a>> {
    let lead = start.any_word(&[",", ":"]).unwrap_or(start);
    let lead = lead.word("(").unwrap_or(lead);
    let mut carried = Carried {
        annex,
        path: Path::new(),
    };
    let (read, at) = places(words, behind_lead(words, lead), &mut carried)
        .filter(|(_, behind)| !leads_on(words, *behind))?;
    let (read, at) = with_its_whole(words, read, at, &mut carried);
    Some(more_elements(words, read, at, &mut carried))
}

/// CTOC/COP/2008/7, subparagraph (c) of paragraph 5: letters and items with the place behind them that they are said to
/// be of.
fn with_its_whole<'a>(
    words: &Tongue,
    mut read: Vec<Located>,
    behind: Cursor<'a>,
    carried: &mut Carried,
) -> Read<'a> {
    let is_small = |located: &Located| match &located.locator {
        Locator::At(path) | Locator::Span { from: path, .. } => {
            matches!(path.first(), Some(Step::Subparagraph(_) | Step::Item(_)))
        }
        Locator::Whole => false,
    };
    if !read.iter().all(is_small) {
        return (read, behind);
    }
    let whole = behind_of(words, behind).find_map(|link| {
        let (mut outer, end) = places(words, link, &mut Carried::default())
            .filter(|(_, end)| !leads_on(words, *end))?;
        let last = outer.pop().filter(|_| outer.is_empty())?;
        match last.locator {
            Locator::At(path) => Some((path, last.elements, end)),
            _ => None,
        }
    });
    let Some((above, elements, end)) = whole else {
        return (read, behind);
    };
    for located in &mut read {
        let under = items_beneath(&above, located.locator.clone());
        located.locator = beneath(&above, &under);
    }
    if let Some(last) = read.last_mut() {
        last.range.end = end.at;
        last.elements.extend(elements);
        if let Locator::At(path) | Locator::Span { to: path, .. } = &last.locator {
            carried.path = path.clone();
        }
    }
    (read, end)
}

/// Behind what may stand between a number and a place without being part of it: at, section II.
fn behind_lead<'a>(words: &Tongue, start: Cursor<'a>) -> Cursor<'a> {
    let at = any_phrase(words.script, start, words.before_places)
        .filter(|at| place_noun(words, *at).is_some() || annexes(words, *at).is_some())
        .unwrap_or(start);
    behind_heading(words, at).unwrap_or(at)
}

/// Behind a heading of an instrument, in which its paragraphs go on counting: section II, paragraph 6.
fn behind_heading<'a>(words: &Tongue, start: Cursor<'a>) -> Option<Cursor<'a>> {
    let numeral = any_phrase(words.script, start, words.sections)?;
    let counted = numeral
        .roman()
        .or_else(|| numeral.number())
        .or_else(|| ordinal(words, numeral));
    let (_, behind) = counted.or_else(|| {
        let letter = numeral.skip_spaces();
        let is_one = letter.peek()?.is_ascii_uppercase();
        let behind = letter.advanced(1);
        let ends = !behind.rest().starts_with(char::is_alphanumeric);
        (is_one && ends).then_some((0, behind))
    })?;
    let behind = behind.word(",").unwrap_or(behind);
    place_noun(words, behind).map(|_| behind)
}

/// Whether an element is the first behind its head.
#[derive(Clone, Copy)]
struct IsFirst(bool);

/// Whether what was read is the label of a draft's own clause: PP2 Welcoming the report.
fn is_label(
    words: &Tongue,
    start: Cursor<'_>,
    read: &[Located],
    behind: Cursor<'_>,
    is_first: IsFirst,
) -> bool {
    let [one] = read else { return false };
    if one.elements.len() != 1 || !is_attached(words, start) {
        return false;
    }
    let marked = behind.any_word(&[".", ":", ")", "-"]);
    let text = match (marked, is_first) {
        (Some(_), IsFirst(true)) => return false,
        (Some(behind), IsFirst(false)) => behind,
        (None, _) => behind,
    };
    let text = text.skip_spaces();
    text.at > behind.at && text.peek().is_some_and(char::is_uppercase)
}

/// The noun or the sign of a place, and the place behind it.
pub fn place_noun<'a>(words: &Tongue, start: Cursor<'a>) -> Option<(Place, Count, Cursor<'a>)> {
    let noun = entry(words.script, start, words.places, |(word, ..)| word)
        .map(|((_, place, count), behind)| (*place, *count, behind));
    noun.or_else(|| {
        let behind = start.any_word(&PARAGRAPH_SIGNS)?;
        Some((Place::Paragraph, Count::Many, behind))
    })
}

/// Places where nothing stands before them that they are in.
pub fn standing<'a>(words: &Tongue, start: Cursor<'a>) -> Option<Read<'a>> {
    let mut carried = Carried::default();
    let (mut all, mut at) =
        element(words, start, &mut carried).filter(|(_, behind)| !leads_on(words, *behind))?;
    while let Some((mark, _)) = list_mark(words, at) {
        let found =
            element(words, mark, &mut carried).filter(|(_, behind)| !leads_on(words, *behind));
        let Some((more, behind)) = found else { break };
        all.extend(more);
        at = behind;
    }
    Some((all, at))
}

/// Places without a noun, as an index prints them: decision 3/4, 2 (b). Only where the sentence or
/// the cell of a table ends with them.
fn bare<'a>(words: &Tongue, start: Cursor<'a>, carried: &mut Carried) -> Option<Read<'a>> {
    let mut state = Carried {
        annex: carried.annex,
        path: Path::new(),
    };
    let (read, end) = items(words, start, Place::Paragraph, Count::One, &mut state)?;
    let next = end.skip_spaces().peek();
    let is_lettered = matches!(state.path.first(), Some(Step::Subparagraph(_)));
    let marks = if is_lettered {
        "|)];\n\0»”\",.:"
    } else {
        "|)];\n\0"
    };
    if next.is_some_and(|c| !marks.contains(c)) {
        return None;
    }
    *carried = state;
    Some((read, end))
}

/// Whether a place belongs to something that follows it: resolution 7/3, paragraph 2 of decision 3/4.
fn leads_on(words: &Tongue, at: Cursor<'_>) -> bool {
    // decision 4/3: paragraph 10 of the former
    let of_either = (words.of.iter())
        .filter(|of| !of.is_empty())
        .filter_map(|of| phrase(words.script, at, of))
        .any(|inside| {
            [words.former, words.latter]
                .iter()
                .any(|which| any_phrase(words.script, inside, which).is_some())
        });
    if of_either {
        return true;
    }
    behind_of_or_to(words, at).any(|inside| {
        let inside = [words.possessives, words.demonstratives]
            .iter()
            .find_map(|before| any_phrase(words.script, inside, before))
            .unwrap_or(inside);
        entry(words.script, inside, words.kinds, |(word, ..)| word).is_some()
            || is_article(words, inside)
            || any_phrase(words.script, inside, words.documents).is_some()
            || is_owner_of_places(words, inside)
            || annexes(words, inside).is_some_and(|(_, behind)| leads_on(words, behind))
    })
}

/// Whether the noun of an article stands at a place: لم begins like م, which is one only before its number.
pub fn is_article(words: &Tongue, at: Cursor<'_>) -> bool {
    entry(words.script, at, words.articles, |(word, _)| word).is_some_and(|((word, _), behind)| {
        word.chars().nth(1).is_some() || behind.number().is_some()
    })
}

/// Whether a name stands there that paragraphs can be of: a treaty, a committee's report; not the body whose
/// instrument stands before them.
fn is_owner_of_places(words: &Tongue, inside: Cursor<'_>) -> bool {
    words.name_at(inside).is_some_and(|(named, end)| {
        let is_body = matches!(named.name, Name::Ours | Name::Short(_) | Name::Body(_));
        !is_body
            || end.rest().starts_with(['\'', '’'])
            // annex I to General Assembly resolution 55/25
            || entry(words.script, end, words.kinds, |(word, ..)| word).is_some()
    })
}

/// element = annexes [ [","] places ] / places
fn element<'a>(words: &Tongue, start: Cursor<'a>, carried: &mut Carried) -> Option<Read<'a>> {
    let Some((mut annexes, behind)) = annexes(words, start) else {
        let (mut read, end) = places(words, start, carried)?;
        // paragraph 20 of annex I
        let annexed = behind_of_or_to(words, end).find_map(|inside| {
            let inside = any_phrase(words.script, inside, words.possessives).unwrap_or(inside);
            annexes(words, inside)
        });
        let Some(([annex], behind)) = annexed
            .as_ref()
            .map(|(found, behind)| (found.as_slice(), *behind))
            .filter(|(_, behind)| !leads_on(words, *behind))
            .and_then(|(found, behind)| Some((<&[Located; 1]>::try_from(found).ok()?, behind)))
        else {
            return Some((read, end));
        };
        carried.annex = annex.annex;
        for located in &mut read {
            located.annex = annex.annex;
        }
        if let Some(last) = read.last_mut() {
            last.range.end = annex.range.end;
            last.elements.extend(annex.elements.iter().cloned());
        }
        return Some((read, behind));
    };
    carried.annex = annexes.last().and_then(|last| last.annex);
    carried.path = Path::new();
    // annex I, paragraph 20: one citation.
    let opened = behind.word("(");
    let inside = opened
        .or_else(|| behind.any_word(&[",", ":"]))
        .map_or(behind, |inside| behind_lead(words, inside));
    let under = places(words, inside, carried)
        .or_else(|| recommended(words, inside, carried))
        .or_else(|| lettered(words, behind, carried))
        .or_else(|| {
            behind.word(",")?;
            bare(words, inside, carried)
        });
    if let Some((inside, end)) = under {
        join(&mut annexes, inside);
        // annex II (paragraph 4) of
        let closed = opened.and_then(|_| end.word(")"));
        return Some((
            annexes,
            closed.filter(|at| has_link(words, *at)).unwrap_or(end),
        ));
    }
    Some((annexes, behind))
}

/// Letters in brackets right behind a head: decision 4/3 (h) and (k), annex (c) (i).
pub fn lettered<'a>(words: &Tongue, start: Cursor<'a>, carried: &mut Carried) -> Option<Read<'a>> {
    let here = start.skip_spaces();
    let mut characters = here.rest().chars();
    let first = characters.next()?;
    let is_bracketed = first == '(' || first.is_alphabetic() && characters.next() == Some(')');
    if !is_bracketed {
        return None;
    }
    items(words, here, Place::Paragraph, Count::One, carried)
}

/// Recommendations as the paragraphs that they are: annex I, recommendation 20.
pub fn recommended<'a>(
    words: &Tongue,
    start: Cursor<'a>,
    carried: &mut Carried,
) -> Option<Read<'a>> {
    let here = start.skip_spaces();
    let ((_, count), noun_end) =
        entry(words.script, here, words.recommendations, |(word, _)| word)?;
    let first = any_phrase(words.script, noun_end, &NUMBER_SIGNS)
        .or_else(|| any_phrase(words.script, noun_end, words.number_words))
        .unwrap_or(noun_end);
    // рекомендация десятая; not: рекомендации седьмого и восьмого совещаний
    let is_of_one = |(read, _): &Read<'_>| {
        let step = read.first().and_then(|one| one.elements.first());
        let written = step.and_then(|step| here.text.get(step.range.clone()));
        let endings = words.endings_of_one;
        endings.is_empty()
            || written.is_some_and(|written| endings.iter().any(|end| written.ends_with(end)))
    };
    let (mut read, end) = items(words, first, Place::Paragraph, *count, carried)
        .or_else(|| in_words(words, here, noun_end, carried).filter(is_of_one))?;
    if let Some(first) = read.first_mut() {
        first.range.start = first.range.start.min(here.at);
    }
    Some((read, end))
}

/// Whether what stands here says whose the place before it is: of, to.
fn has_link(words: &Tongue, at: Cursor<'_>) -> bool {
    let links = words.of.iter().chain(words.to_whole);
    links
        .filter(|link| !link.is_empty())
        .any(|link| phrase(words.script, at, link).is_some())
        || words.of.contains(&"")
}

/// Places, and where they are labels further ones: paragraph 2, OP2 and OP3.
pub fn labels<'a>(words: &Tongue, start: Cursor<'a>) -> Option<Read<'a>> {
    let mut carried = Carried::default();
    let (mut read, mut at) = places(words, start, &mut carried)?;
    while is_attached(words, start)
        && let Some((mark, _)) = list_mark(words, at)
        && is_attached(words, mark)
        && let Some((more, behind)) = places(words, mark, &mut carried)
    {
        read.extend(more);
        at = behind;
    }
    // le paragraphe 8 (phase), le paragraphe 10 (toutes) et le paragraphe 11
    while let Some((mark, _)) = behind_gloss(at).and_then(|gloss| list_mark(words, gloss))
        && let Some((more, behind)) = places(words, behind_definite(words, mark), &mut carried)
    {
        read.extend(more);
        at = behind;
    }
    Some((read, at))
}

/// Behind the article of a noun.
pub fn behind_definite<'a>(words: &Words, start: Cursor<'a>) -> Cursor<'a> {
    let here = start.skip_spaces();
    let length = here.rest().find(|c: char| !is_letter(c)).unwrap_or(0);
    let word = here.rest_up_to(length);
    match words.definite.contains(&word) || words.articles_of_places.contains(&word) {
        true => here.advanced(length),
        false => start,
    }
}

/// Whether a noun that is written together with its number stands at a place: OP2.
fn is_attached(words: &Tongue, start: Cursor<'_>) -> bool {
    words
        .places
        .iter()
        .any(|(word, ..)| word.ends_with('+') && phrase(words.script, start, word).is_some())
}

/// annexed = annexes [ [","] places ] *( list-mark annexes [ [","] places ] )
pub fn annexed<'a>(words: &Tongue, start: Cursor<'a>) -> Option<Read<'a>> {
    annexes(words, start)?;
    let mut carried = Carried::default();
    let (mut all, mut at) = element(words, start, &mut carried)?;
    while let Some((mark, _)) = list_mark(words, at)
        && let is_annex = annexes(words, mark).is_some()
        && (is_annex || place_noun(words, mark).is_some())
        && let Some((more, behind)) = element(words, mark, &mut carried)
        // annex I, paragraph 13, and paragraph 15, of its resolution 7/3
        && (is_annex || behind.word(",").is_some())
    {
        all.extend(more);
        at = behind;
    }
    Some((all, at))
}

/// annexes = annex-noun [ annex-number *( list-mark annex-number ) ]
pub fn annexes<'a>(words: &Tongue, start: Cursor<'a>) -> Option<Read<'a>> {
    let here = start.skip_spaces();
    let ((_, count), noun_end) = entry(words.script, here, words.annexes, |(word, _)| word)?;
    let whole = |annex, begin: usize, end: usize| Located {
        range: begin..end,
        annex: Some(annex),
        locator: Locator::Whole,
        elements: vec![Element {
            kind: ElementKind::Annex,
            range: begin..end,
        }],
    };
    let Some((number, mut at)) = annex_number(words, noun_end) else {
        return Some((vec![whole(Annex::Only, here.at, noun_end.at)], noun_end));
    };
    let mut read = vec![whole(Annex::Numbered(number), here.at, at.at)];
    while *count == Count::Many
        && let Some((mark, _)) = list_mark(words, at)
        && let Some((number, behind)) = annex_number(words, mark)
        && ends_bare(words, behind)
    {
        read.push(whole(
            Annex::Numbered(number),
            mark.skip_spaces().at,
            behind.at,
        ));
        at = behind;
    }
    Some((read, at))
}

/// I, 1, الأول
pub fn annex_number<'a>(words: &Tongue, start: Cursor<'a>) -> Option<(u16, Cursor<'a>)> {
    // The words are Arabic's; elsewhere an ordinal behind annex begins something else.
    let in_words = || {
        (words.printed.annex_numbers.len() > 1)
            .then(|| ordinal(words, start))
            .flatten()
    };
    start
        .roman()
        .or_else(|| {
            start
                .number()
                .filter(|(_, behind)| !behind.rest().starts_with('/') && !is_decimal(*behind))
        })
        .or_else(in_words)
}

/// seventh, седьмого, السابع
pub fn ordinal<'a>(words: &Words, start: Cursor<'a>) -> Option<(u16, Cursor<'a>)> {
    let here = Here::new(words.script, start)?;
    let forms_of = |forms: &'static &'static [&'static str]| forms.iter().copied();
    if !here.may_begin_any(Beginnings::of_table(words.ordinals, forms_of)) {
        return None;
    }
    words
        .ordinals
        .iter()
        .zip(1..)
        .filter_map(|(forms, number)| Some((number, here.behind_any(forms)?)))
        // حادي عشر begins with no other, but a longer form is always the one meant.
        .max_by_key(|(_, end)| end.at)
}

/// places = place-noun [from] item *( list-mark item ) [ of-preamble / of-operative-part ]
///          [ [","] subparagraph-noun subs ]
pub fn places<'a>(words: &Tongue, start: Cursor<'a>, carried: &mut Carried) -> Option<Read<'a>> {
    let here = start.skip_spaces();
    let (place, count, noun_end) = place_noun(words, here)?;
    let mut state = carried.clone();
    if place != Place::Subparagraph {
        state.path = Path::new();
    }
    let first = any_phrase(words.script, noun_end, words.from)
        // paragraph No. 5
        .or_else(|| any_phrase(words.script, noun_end, &NUMBER_SIGNS))
        .or_else(|| any_phrase(words.script, noun_end, words.number_words))
        .filter(|behind| behind.number().is_some())
        .unwrap_or(noun_end);
    let (mut read, mut at) = items(words, first, place, count, &mut state).or_else(|| {
        preambular_in_words(words, here, noun_end, place, &mut state).or_else(|| {
            (place == Place::Paragraph)
                .then(|| owned_in_words(words, here, noun_end, &mut state))?
        })
    })?;
    if let Some(first) = read.first_mut() {
        first.range.start = first.range.start.min(here.at);
    }
    if let Some(behind) = any_phrase(words.script, at, words.of_preamble) {
        for located in &mut read {
            as_preambular(&mut located.locator);
        }
        extend_last(&mut read, behind);
        at = behind;
    } else if place == Place::Paragraph && is_behind_preamble(words, here) {
        for located in &mut read {
            as_preambular(&mut located.locator);
        }
    } else if let Some(behind) = any_phrase(words.script, at, words.of_operative_part) {
        extend_last(&mut read, behind);
        at = behind;
    }
    // paragraph 2, subparagraph (b)
    if let [.., last] = read.as_slice()
        && matches!(&last.locator, Locator::At(path) if path.len() == 1)
        && matches!(place, Place::Paragraph | Place::Subparagraph)
        && let next = at.word(",").unwrap_or(at)
        && let Some((below, count, noun_end)) = place_noun(words, next)
        && (below == Place::Subparagraph
            || counts_items(noun_end)
            // الفقرة 7، البند (أ)
            || place == Place::Paragraph
                && below == place
                && matches!(state.path.last(), Some(Step::Paragraph(_)))
                && is_lettered(words, noun_end))
        && let Some((more, behind)) = items_of_letter(words, noun_end, &mut state).or_else(|| {
            (place == Place::Paragraph)
                .then(|| items(words, noun_end, Place::Subparagraph, count, &mut state))?
        })
    {
        join(&mut read, more);
        at = behind;
    }
    *carried = state;
    Some((read, at))
}

/// Whether a letter in brackets or quotation marks stands behind a noun that else has numbers.
fn is_lettered(words: &Tongue, noun_end: Cursor<'_>) -> bool {
    let opens = noun_end.skip_spaces().rest();
    opens.starts_with(['(', '«', '“', '„', '"']) && letter(words, noun_end, false).is_some()
}

/// Whether a Roman numeral of several letters stands behind a noun, which no letter of a list is: подпункт i), пункт iii).
fn counts_items(noun_end: Cursor<'_>) -> bool {
    let here = noun_end.skip_spaces();
    let letters = here.rest().trim_start_matches('(');
    let is_numeral = |c: char| "ivx".contains(c);
    letters.chars().take_while(|c| is_numeral(*c)).count() > 1 && numbered_item(here).is_some()
}

/// first preambular paragraph, premier alinéa du préambule, الفقرة الأولى من الديباجة: counted in words, where the noun or
/// what follows says that it is one of the preamble.
fn preambular_in_words<'a>(
    words: &Tongue,
    noun: Cursor<'a>,
    noun_end: Cursor<'a>,
    place: Place,
    carried: &mut Carried,
) -> Option<Read<'a>> {
    let mut state = carried.clone();
    let (mut read, end) = in_words(words, noun, noun_end, &mut state)?;
    if place != Place::Preambular {
        any_phrase(words.script, end, words.of_preamble)?;
    }
    for located in &mut read {
        as_preambular(&mut located.locator);
        if let Locator::At(path) = &located.locator {
            state.path = path.clone();
        }
    }
    *carried = state;
    Some((read, end))
}

/// The second paragraph of that annex, its paragraph three, párrafo primero de la parte dispositiva: a paragraph that is
/// counted in words, where what it is of is said.
fn owned_in_words<'a>(
    words: &Tongue,
    noun: Cursor<'a>,
    noun_end: Cursor<'a>,
    carried: &mut Carried,
) -> Option<Read<'a>> {
    let mut state = carried.clone();
    let (read, end) = in_words(words, noun, noun_end, &mut state)?;
    let begin = read.first()?.range.start.min(noun.at);
    let written = noun.text.get(noun.at..noun_end.at)?;
    let is_its = has_own_ending(words, written)
        || words_before(Cursor::new(noun.text, begin), 1)
            .any(|word| any_phrase(words.script, word, words.possessives).is_some());
    let is_of = || {
        behind_of_or_to(words, end).any(|inside| {
            let pointed = [words.possessives, words.demonstratives]
                .iter()
                .find_map(|before| any_phrase(words.script, inside, before));
            let noun = pointed.unwrap_or(inside);
            entry(words.script, noun, words.kinds, |(word, ..)| word).is_some()
                || entry(words.script, noun, words.short_kinds, |(word, ..)| word).is_some()
                || entry(words.script, noun, words.annexes, |(word, _)| word).is_some()
                || is_article(words, noun)
        })
    };
    let is_operative = any_phrase(words.script, end, words.of_operative_part).is_some();
    if !(is_its || is_operative || is_of()) {
        return None;
    }
    *carried = state;
    Some((read, end))
}

/// Whether a place is counted in words, as other things than provisions are more often than by figures.
pub fn counted_in_words(text: &str, one: &Located) -> bool {
    let mut steps = one
        .elements
        .iter()
        .filter(|one| one.kind == ElementKind::Step);
    steps.any(|step| {
        let written = text.get(step.range.clone()).unwrap_or_default();
        let is_numeral = |c: char| "ivx".contains(c);
        let letters = written.chars().filter(|c| c.is_alphabetic());
        letters.clone().count() > 1
            && !letters.clone().all(is_numeral)
            && !written.contains(|c: char| c.is_ascii_digit() || c == '(' || c == ')')
    })
}

/// two, second, segundo: a number in words behind its noun.
pub fn number_in_words<'a>(words: &Tongue, start: Cursor<'a>) -> Option<(u16, Cursor<'a>)> {
    ordinal(words, start).or_else(|| {
        let here = Here::new(words.script, start)?;
        if !here.may_begin_any(Beginnings::of(words.cardinals)) {
            return None;
        }
        let of_word = words.cardinals.iter().zip(1..);
        of_word
            .filter_map(|(word, number)| Some((number, here.behind(word)?)))
            .max_by_key(|(_, end)| end.at)
    })
}

/// second paragraph, párrafo segundo, paragraph two, eighth recommendation: one that is counted in words before its noun
/// or behind it.
fn in_words<'a>(
    words: &Tongue,
    noun: Cursor<'a>,
    noun_end: Cursor<'a>,
    carried: &mut Carried,
) -> Option<Read<'a>> {
    // рекомендации первого совещания: that counts the meeting.
    let counts_a_meeting =
        |end: Cursor<'_>| any_phrase(words.script, end, words.meetings).is_some();
    let behind = number_in_words(words, noun_end)
        .filter(|(_, end)| !counts_a_meeting(*end))
        .map(|(number, end)| (number, noun_end.skip_spaces(), end, end));
    let before = || {
        let before = words_before(noun, 1).next()?;
        let (number, end) = ordinal(words, before)?;
        (end.skip_spaces().at == noun.at).then_some((number, before, end, noun_end))
    };
    let (number, begin, word_end, end) = behind.or_else(before)?;
    carried.path = [Step::Paragraph(number)].into_iter().collect();
    let located = Located {
        range: begin.at.min(noun.at)..end.at,
        annex: carried.annex,
        locator: Locator::At(carried.path.clone()),
        elements: vec![Element {
            kind: ElementKind::Step,
            range: begin.at..word_end.at,
        }],
    };
    Some((vec![located], end))
}

/// Resolution 6/4, preamble, para. 1: whether the preamble is named right before a place, in any of its forms.
fn is_behind_preamble(words: &Tongue, here: Cursor<'_>) -> bool {
    /// Letters that all forms have.
    const STEM: usize = 7;
    let before = here.before().trim_end_matches(' ');
    let Some(named) = before.strip_suffix([',', '،']) else {
        return false;
    };
    let word = named
        .rsplit(|c: char| !is_letter(c))
        .next()
        .unwrap_or_default();
    let stem = |word: &str| -> String {
        word.chars()
            .map(|c| words.script.small(c))
            .take(STEM)
            .collect()
    };
    let of = words.of_preamble.iter();
    let mut nouns = of.filter_map(|phrase| phrase.rsplit(' ').next());
    word.chars().count() >= STEM && nouns.any(|noun| stem(noun) == stem(word))
}

fn extend_last(read: &mut [Located], end: Cursor<'_>) {
    if let Some(last) = read.last_mut() {
        last.range.end = end.at;
    }
}

fn as_preambular(locator: &mut Locator) {
    let change = |path: &mut Path| {
        if let Some(step @ Step::Paragraph(_)) = path.first_mut()
            && let Step::Paragraph(number) = *step
        {
            *step = Step::Preambular(number);
        }
    };
    match locator {
        Locator::Whole => {}
        Locator::At(path) => change(path),
        Locator::Span { from, to } => {
            change(from);
            change(to);
        }
    }
}

/// What was read last and the first of what is under it are one citation.
pub fn join(read: &mut Vec<Located>, more: Vec<Located>) {
    let mut more = more.into_iter();
    if let (Some(last), Some(first)) = (read.last_mut(), more.next()) {
        last.range.end = first.range.end;
        last.locator = first.locator;
        last.elements.extend(first.elements);
    }
    read.extend(more);
}

/// items = item *( list-mark item )
///
/// Behind the noun's singular, and behind the last element of a list, a number is taken only where
/// nothing follows that it could count: in paragraph 2, 15 States.
pub fn items<'a>(
    words: &Tongue,
    start: Cursor<'a>,
    place: Place,
    count: Count,
    carried: &mut Carried,
) -> Option<Read<'a>> {
    let (mut read, mut at) = item(words, start, place, carried)?;
    let mut is_closed = false;
    // paragraphs 3 (data) and 7 (c)
    let behind_its_gloss = |at| {
        let gloss = behind_gloss(at).filter(|_| count == Count::Many)?;
        list_mark(words, gloss)
    };
    while let Some((mark, is_last)) = list_mark(words, at).or_else(|| behind_its_gloss(at)) {
        let mut state = carried.clone();
        let mark = mark.skip_spaces();
        if let Some((next, behind)) = next_numeral(mark, place, &mut state) {
            *carried = state;
            read.push(next);
            at = behind;
            is_closed |= is_last && !words.script.attaches_words();
            continue;
        }
        if place == Place::Subparagraph
            && !is_last
            && let Some((more, behind)) = items_behind_comma(words, mark, &mut state)
        {
            *carried = state;
            join(&mut read, more);
            at = behind;
            continue;
        }
        state = carried.clone();
        let found = item(words, mark, place, &mut state)
            .filter(|(_, behind)| {
                let is_free = count == Count::Many && !is_closed;
                is_free || behind.before().ends_with(')') || ends_bare(words, *behind)
            })
            // 2 (b) and (c)
            .or_else(|| {
                let is_item = matches!(carried.path.last(), Some(Step::Item(_)));
                let is_under_a_number =
                    (place != Place::Subparagraph || is_item) && carried.path.len() > 1;
                state = carried.clone();
                is_under_a_number
                    .then(|| subs(words, mark, &mut state, false))
                    .flatten()
            });
        let Some((more, behind)) = found else { break };
        *carried = state;
        read.extend(more);
        at = behind;
        is_closed |= is_last && !words.script.attaches_words();
    }
    Some((read, at))
}

/// alinéa b), i) et iv): the number behind the comma is one under the letter, where one of several letters stands
/// there or next in the list, and the letter is not the one before it.
fn items_behind_comma<'a>(
    words: &Tongue,
    mark: Cursor<'a>,
    carried: &mut Carried,
) -> Option<Read<'a>> {
    let Some(Step::Subparagraph(letter)) = carried.path.last().copied() else {
        return None;
    };
    let (number, behind) = numbered_item(mark)?;
    let is_long = |from: Cursor<'_>, to: Cursor<'_>| {
        let written = from.text.get(from.at..to.at).unwrap_or_default();
        written.chars().filter(char::is_ascii_alphabetic).count() > 1
    };
    let is_next_letter = ['i', 'v', 'x'].iter().any(|next| {
        roman_letter(*next) == Some(number) && u32::from(letter) + 1 == u32::from(*next)
    });
    let has_long = is_long(mark, behind)
        || list_mark(words, behind).is_some_and(|(next, _)| {
            numbered_item(next).is_some_and(|(_, end)| is_long(next, end))
        });
    if is_next_letter || !has_long {
        return None;
    }
    let (one, behind) = only_item(words, mark, carried)?;
    Some((vec![one], behind))
}

/// items (i) and (ii): what stands in a list with numerals of several letters is one, too.
fn next_numeral<'a>(
    here: Cursor<'a>,
    place: Place,
    carried: &mut Carried,
) -> Option<(Located, Cursor<'a>)> {
    let last = carried.path.last_mut()?;
    let first = match last {
        Step::Subparagraph(letter) if place == Place::Subparagraph => roman_letter(*letter)?,
        _ => return None,
    };
    let (number, behind) = numbered_item(here)?;
    if number != first + 1 {
        return None;
    }
    *last = Step::Item(number);
    Some((last_step(here.at..behind.at, carried), behind))
}

/// The place that has been read so far, of which the last step stands in a range.
fn last_step(range: Range<usize>, carried: &Carried) -> Located {
    Located {
        range: range.clone(),
        annex: carried.annex,
        locator: Locator::At(carried.path.clone()),
        elements: vec![Element {
            kind: ElementKind::Step,
            range,
        }],
    }
}

/// paragraph (c), subparagraphs (i) and (ii): under a letter a noun is followed by numbers.
fn items_of_letter<'a>(
    words: &Tongue,
    start: Cursor<'a>,
    carried: &mut Carried,
) -> Option<Read<'a>> {
    let Some(Step::Subparagraph(_)) = carried.path.last() else {
        return None;
    };
    let (first, mut at) = only_item(words, start, carried)?;
    let mut read = vec![first];
    // subparagraphs i) (task forces) and iii) (training)
    while let Some((mark, _)) = list_mark(words, at).or_else(|| list_mark(words, behind_gloss(at)?))
        && let Some((more, behind)) = subs(words, mark, carried, false)
        && matches!(carried.path.last(), Some(Step::Item(_)))
    {
        read.extend(more);
        at = behind;
    }
    Some((read, at))
}

/// An item without its letter: subparagraph (iii) of paragraph (c).
fn only_item<'a>(
    words: &Tongue,
    start: Cursor<'a>,
    carried: &mut Carried,
) -> Option<(Located, Cursor<'a>)> {
    let here = start.skip_spaces();
    let (number, behind) = numbered_item(here)?;
    // incisos i) a v)
    let last = range_mark(words, behind).and_then(numbered_item);
    if let Some((last, end)) = last.filter(|(last, _)| *last > number) {
        let mut from = carried.path.clone();
        from.try_push(Step::Item(number)).ok()?;
        carried.path.try_push(Step::Item(last)).ok()?;
        let located = Located {
            range: here.at..end.at,
            annex: carried.annex,
            locator: Locator::Span {
                from,
                to: carried.path.clone(),
            },
            elements: vec![Element {
                kind: ElementKind::Step,
                range: here.at..end.at,
            }],
        };
        return Some((located, end));
    }
    carried.path.try_push(Step::Item(number)).ok()?;
    Some((last_step(here.at..behind.at, carried), behind))
}

/// item = number [ range-mark number / subs ] / sub
pub fn item<'a>(
    words: &Tongue,
    start: Cursor<'a>,
    place: Place,
    carried: &mut Carried,
) -> Option<Read<'a>> {
    let here = start.skip_spaces();
    // subparagraph 2 (a)
    let is_with_number = place == Place::Subparagraph
        && carried.path.is_empty()
        && is_behind_a_paragraph(words, here)
        && here
            .number()
            .is_some_and(|(_, behind)| lettered(words, behind, &mut Carried::default()).is_some());
    // annexe I, point 5
    let is_in_annex = place == Place::Subparagraph
        && carried.annex.is_some()
        && carried.path.is_empty()
        && here.number().is_some();
    if place == Place::Subparagraph && !is_with_number && !is_in_annex {
        return subs(words, here, carried, true).or_else(|| {
            let (one, behind) = only_item(words, here, carried)?;
            Some((vec![one], behind))
        });
    }
    let Some((number, behind)) = here.number() else {
        // paragraph (h)
        let is_top = carried
            .path
            .iter()
            .all(|step| matches!(step, Step::Subparagraph(_) | Step::Item(_)));
        if place != Place::Paragraph || !is_top {
            return None;
        }
        return subs(words, here, carried, false).or_else(|| {
            // البند '1'
            let is_quoted = here.rest().starts_with(['\'', '‘', '’']);
            let (one, behind) = is_quoted.then(|| only_item(words, here, carried))??;
            Some((vec![one], behind))
        });
    };
    if behind.rest().starts_with(['/', '%', '°', '№']) || is_decimal(behind) {
        return None;
    }
    let step = |number| match place {
        Place::Preambular => Step::Preambular(number),
        _ => Step::Paragraph(number),
    };
    carried.path = [step(number)].into_iter().collect();
    let mut elements = vec![Element {
        kind: ElementKind::Step,
        range: here.at..behind.at,
    }];
    // from paragraph 2 to paragraph 5: the noun may be said again.
    let noun_again = |mark| {
        let (again, _, noun_end) = place_noun(words, mark)?;
        let (last, end) = noun_end.skip_spaces().number()?;
        (again == place && last > number).then_some((last, end))
    };
    if let Some(mark) = range_mark(words, behind)
        && let Some((last, end)) = mark.number().or_else(|| noun_again(mark))
        && !end.rest().starts_with('/')
    {
        let from = carried.path.clone();
        carried.path = [step(last)].into_iter().collect();
        elements.push(Element {
            kind: ElementKind::SpanEnd,
            range: mark.skip_spaces().at..end.at,
        });
        let located = Located {
            range: here.at..end.at,
            annex: carried.annex,
            locator: Locator::Span {
                from,
                to: carried.path.clone(),
            },
            elements,
        };
        return Some((vec![located], end));
    }
    let mut read = vec![Located {
        range: here.at..behind.at,
        annex: carried.annex,
        locator: Locator::At(carried.path.clone()),
        elements,
    }];
    if (place == Place::Paragraph || is_with_number)
        && let Some((more, end)) = subs(words, behind, carried, false)
    {
        join(&mut read, more);
        return Some((read, end));
    }
    // 2x is no number of a paragraph.
    let is_glued = behind
        .rest()
        .starts_with(|c: char| c.is_ascii_alphanumeric());
    (!is_glued).then_some((read, behind))
}

/// subparagraph 2 (a), الفقرتان الفرعيتان 2 (أ): whether the noun before a number is that of a paragraph as well; an item 2
/// (b) may be an agenda's.
fn is_behind_a_paragraph(words: &Tongue, here: Cursor<'_>) -> bool {
    /// Words of the noun.
    const MOST: usize = 2;
    const SHORTEST: usize = 4;
    let nouns = words.places.iter();
    let nouns = nouns
        .filter(|(noun, place, _)| *place == Place::Paragraph && noun.chars().count() >= SHORTEST);
    let stems: Vec<&str> = nouns.map(|(noun, ..)| noun.trim_end_matches('*')).collect();
    words_before(here, MOST).any(|word| {
        let written = word.text.get(word.at..here.at).unwrap_or_default();
        let written = written.trim().to_lowercase();
        stems.iter().any(|stem| written.contains(stem))
    })
}

/// subs = sub [ item ] [ range-mark sub ]; `may_be_bare` where a noun says that a letter follows.
pub fn subs<'a>(
    words: &Tongue,
    start: Cursor<'a>,
    carried: &mut Carried,
    may_be_bare: bool,
) -> Option<Read<'a>> {
    let here = start.skip_spaces();
    let mut path = carried.path.clone();
    let last = path.last().copied();
    let (step, mut end) = match last {
        // (b) (i) and (ii)
        Some(Step::Item(item)) => match numbered_item(here) {
            Some((next, behind))
                if next > 1
                    && (next == item + 1
                        || next != 5 && next != 10
                        || is_near_as_item(&path, item, next)) =>
            {
                (Step::Item(next), behind)
            }
            _ => letter(words, here, may_be_bare)?,
        },
        _ => letter(words, here, may_be_bare)?,
    };
    replace_from(&mut path, step)?;
    let mut elements = vec![Element {
        kind: ElementKind::Step,
        range: here.at..end.at,
    }];
    if matches!(step, Step::Subparagraph(_))
        && let Some((number, behind)) = numbered_item(end)
        && path.try_push(Step::Item(number)).is_ok()
    {
        elements.push(Element {
            kind: ElementKind::Step,
            range: end.skip_spaces().at..behind.at,
        });
        end = behind;
    }
    carried.path = path;
    if let Some(mark) = range_mark(words, end)
        && let Some((last, behind)) = same_kind(words, mark, carried.path.last().copied())
    {
        let from = carried.path.clone();
        let mut to = from.clone();
        if let Some(place) = to.last_mut() {
            *place = last;
        }
        carried.path = to.clone();
        elements.push(Element {
            kind: ElementKind::SpanEnd,
            range: mark.skip_spaces().at..behind.at,
        });
        let located = Located {
            range: here.at..behind.at,
            annex: carried.annex,
            locator: Locator::Span { from, to },
            elements,
        };
        return Some((vec![located], behind));
    }
    // (i) to (iv): what begins like a letter is a number by its end.
    if let Some(Step::Subparagraph(letter)) = carried.path.last().copied()
        && let Some(first) = roman_letter(letter)
        && let Some(mark) = range_mark(words, end)
        && let Some((last, behind)) = numbered_item(mark)
        && last > first
    {
        carried.path.pop();
        let mut from = carried.path.clone();
        from.try_push(Step::Item(first)).ok()?;
        carried.path.try_push(Step::Item(last)).ok()?;
        elements.push(Element {
            kind: ElementKind::SpanEnd,
            range: mark.skip_spaces().at..behind.at,
        });
        let located = Located {
            range: here.at..behind.at,
            annex: carried.annex,
            locator: Locator::Span {
                from,
                to: carried.path.clone(),
            },
            elements,
        };
        return Some((vec![located], behind));
    }
    let located = Located {
        range: here.at..end.at,
        annex: carried.annex,
        locator: Locator::At(carried.path.clone()),
        elements,
    };
    Some((vec![located], end))
}

/// (i) (iii) and (v): whether what may be a letter is nearer to the item before it than to the letter that has that.
fn is_near_as_item(path: &[Step], item: u16, next: u16) -> bool {
    const NEAR: u16 = 2;
    let letters = path.iter().rev().find_map(|step| match step {
        Step::Subparagraph(letter) => u16::try_from(u32::from(*letter)).ok(),
        _ => None,
    });
    let written = u16::from(if next == 5 { b'v' } else { b'x' });
    let is_far = letters.is_some_and(|letter| written.abs_diff(letter) > NEAR + 1);
    next > item && next - item <= NEAR && is_far
}

/// The number that a letter is as a Roman numeral: i, v, x.
pub fn roman_letter(letter: char) -> Option<u16> {
    match letter {
        'i' => Some(1),
        'v' => Some(5),
        'x' => Some(10),
        _ => None,
    }
}

/// Items that were read as letters, where a letter stands above them: (i) and (v) of paragraph (c).
pub fn items_beneath(above: &Path, locator: Locator) -> Locator {
    if !matches!(above.last(), Some(Step::Subparagraph(_))) {
        return locator;
    }
    let as_item = |path: Path| -> Path {
        (path.into_iter())
            .map(|step| match step {
                Step::Subparagraph(letter) => roman_letter(letter).map_or(step, Step::Item),
                step => step,
            })
            .collect()
    };
    match locator {
        Locator::Whole => Locator::Whole,
        Locator::At(at) => Locator::At(as_item(at)),
        Locator::Span { from, to } => Locator::Span {
            from: as_item(from),
            to: as_item(to),
        },
    }
}

/// The end of a range whose beginning is of a kind.
fn same_kind<'a>(
    words: &Tongue,
    start: Cursor<'a>,
    kind: Option<Step>,
) -> Option<(Step, Cursor<'a>)> {
    match kind? {
        Step::Subparagraph(_) => letter(words, start, false),
        Step::Item(_) => numbered_item(start).map(|(number, behind)| (Step::Item(number), behind)),
        _ => None,
    }
}

/// A lettered subparagraph: (b), b), 2b, and behind a noun b alone.
pub fn letter<'a>(
    words: &Tongue,
    start: Cursor<'a>,
    may_be_bare: bool,
) -> Option<(Step, Cursor<'a>)> {
    let here = start.skip_spaces();
    if let Some(found) = quoted_letter(words, here) {
        return Some(found);
    }
    let opened = here
        .rest()
        .strip_prefix('(')
        .map(|_| here.advanced(1).skip_spaces());
    let inside = opened.unwrap_or(here);
    let c = inside.peek()?;
    let letter = latin_letter(words.list_letters, c.to_lowercase().next().unwrap_or(c))?;
    if c.is_uppercase() {
        return None;
    }
    let behind = inside.advanced(c.len_utf8());
    let step = Step::Subparagraph(letter);
    if let Some(end) = behind.skip_spaces().rest().strip_prefix(')') {
        let end = Cursor::new(behind.text, behind.text.len() - end.len());
        // A bracket that another opened: (paragraph 2 b) in English.
        return (opened.is_some() || behind.rest().starts_with(')')).then_some((step, end));
    }
    if opened.is_some()
        || needs_bracket(c)
        || behind
            .peek()
            .is_some_and(|c| c.is_alphanumeric() || c == '\'' || c == '’')
    {
        return None;
    }
    // 2b, subparagraph b, 2 b; not: paragraph 2 a été
    let is_glued = here.at == start.at && here.before().ends_with(|c: char| c.is_ascii_digit());
    let is_word = words.one_letter_words.contains(c) || words.one_letter_words.contains(letter);
    let closes = behind
        .skip_spaces()
        .peek()
        .is_none_or(|c| ",.;:)]\n".contains(c));
    // Under this item a panel is held.
    let may_be_bare = may_be_bare && (!is_word || ends_bare(words, behind));
    let is_meant =
        is_glued || may_be_bare || closes && !is_word || !is_word && ends_bare(words, behind);
    is_meant.then_some((step, behind))
}

/// «b», “b”, "b"
fn quoted_letter<'a>(words: &Tongue, here: Cursor<'a>) -> Option<(Step, Cursor<'a>)> {
    const QUOTES: [(char, char); 5] =
        [('«', '»'), ('“', '”'), ('„', '“'), ('"', '"'), ('\'', '\'')];
    let open = here.peek()?;
    let (_, close) = QUOTES.iter().find(|(known, _)| *known == open)?;
    let inside = here.advanced(open.len_utf8());
    let c = inside.peek()?;
    let letter = latin_letter(words.list_letters, c)?;
    let behind = inside.advanced(c.len_utf8());
    let end = behind.rest().strip_prefix(*close)?;
    let end = Cursor::new(behind.text, behind.text.len() - end.len());
    Some((Step::Subparagraph(letter), end))
}

/// An item under a letter: (ii), ii), (二), (2), '2'
pub fn numbered_item(start: Cursor<'_>) -> Option<(u16, Cursor<'_>)> {
    let here = start.skip_spaces();
    if let Some(found) = here.bracketed_numeral() {
        return Some(found);
    }
    if let Some(inside) = here.any_word(&["'", "‘", "’"]) {
        let (number, behind) = inside.number()?;
        return Some((number, behind.any_word(&["'", "‘", "’"])?));
    }
    let opened = here.word("(");
    let inside = opened.unwrap_or(here);
    let (number, behind) =
        small_roman(inside).or_else(|| opened.and_then(|inside| inside.number()))?;
    let end = behind.word(")")?;
    Some((number, end))
}

/// Whether a number goes on behind a point or a comma: 2.5, 1,5.
pub fn is_decimal(behind: Cursor<'_>) -> bool {
    behind
        .rest()
        .strip_prefix(['.', ','])
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether a bare number or letter may end here: what follows is a mark or a word that can stand
/// behind a citation, not something that the number could count.
pub fn ends_bare(words: &Tongue, behind: Cursor<'_>) -> bool {
    let here = behind.skip_spaces();
    let Some(next) = here.peek() else { return true };
    if is_decimal(behind) {
        return false;
    }
    if "\n\0,.;:!?()[]|»”“\"'’-–—؟،؛".contains(next) {
        return true;
    }
    let script = words.script;
    [
        words.and,
        words.to,
        words.of_preamble,
        words.of_operative_part,
    ]
    .iter()
    .any(|phrases| any_phrase(script, here, phrases).is_some())
        || words
            .of
            .iter()
            .any(|of| !of.is_empty() && phrase(script, here, of).is_some())
        || entry(script, here, words.annexes, |(word, _)| word).is_some()
        || words
            .places
            .iter()
            .any(|(word, ..)| !word.ends_with('+') && phrase(script, here, word).is_some())
        || any_phrase(script, here, words.held_in).is_some()
        || any_phrase(script, here, words.before_places)
            .is_some_and(|at| annexes(words, at).is_some())
        || entry(script, here, words.kinds, |(word, ..)| word).is_some()
        || entry(script, here, words.articles, |(word, _)| word).is_some()
}
