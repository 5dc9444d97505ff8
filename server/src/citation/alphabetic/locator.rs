//! Where under its head a citation points: annexes, paragraphs and what is under them.

use super::phrase::{
    any_phrase, behind_of_or_to, entry, list_mark, phrase, range_mark, small_roman, words_before,
};
use super::script::latin_letter;
use super::tongue::Tongue;
use super::words::{Count, Place};
use crate::citation::cursor::Cursor;
use crate::citation::located::{Located, replace_from};
use crate::citation::{Annex, Element, ElementKind, Locator, Path, Step};

/// What the reader carries from one element to the next.
#[derive(Clone, Default)]
pub struct Carried {
    pub annex: Option<Annex>,
    pub path: Path,
}

/// Elements read and the place behind them.
pub type Read<'a> = (Vec<Located>, Cursor<'a>);

/// locators = ["," / ":" / "("] element *( list-mark element )
pub fn behind_head<'a>(words: &Tongue, start: Cursor<'a>) -> Option<Read<'a>> {
    let lead = start.any_word(&[",", ":"]).unwrap_or(start);
    // CTOC/COP/WG.2/2013/5 (para. 24)
    let lead = lead.word("(").unwrap_or(lead);
    let mut carried = Carried::default();
    let worded = element(words, lead, &mut carried).filter(|(_, behind)| !leads_on(words, *behind));
    let (mut all, mut at) = match worded {
        Some(found) => found,
        None => {
            start.word(",")?;
            bare(words, lead, &mut carried)?
        }
    };
    loop {
        let next = list_mark(words, at).map(|(next, _)| next).or_else(|| {
            at.word(";")
                .map(|next| any_phrase(words.script, next, words.and).unwrap_or(next))
        });
        let found = next
            .and_then(|next| element(words, next, &mut carried))
            .filter(|(_, behind)| !leads_on(words, *behind));
        let Some((more, behind)) = found else {
            break;
        };
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
    if next.is_some_and(|c| !"|)];\n".contains(c)) {
        return None;
    }
    *carried = state;
    Some((read, end))
}

/// Whether a place belongs to something that follows it: resolution 7/3, paragraph 2 of decision 3/4.
fn leads_on(words: &Tongue, at: Cursor<'_>) -> bool {
    behind_of_or_to(words, at).any(|inside| {
        let inside = [words.possessives, words.demonstratives]
            .iter()
            .find_map(|before| any_phrase(words.script, inside, before))
            .unwrap_or(inside);
        entry(words.script, inside, words.kinds, |(word, ..)| word).is_some()
            || entry(words.script, inside, words.articles, |(word, _)| word).is_some()
            || words.name_at(inside).is_some()
            || annexes(words, inside).is_some_and(|(_, behind)| leads_on(words, behind))
    })
}

/// element = annexes [ [","] places ] / places
fn element<'a>(words: &Tongue, start: Cursor<'a>, carried: &mut Carried) -> Option<Read<'a>> {
    let Some((mut annexes, behind)) = annexes(words, start) else {
        let (mut read, end) = places(words, start, carried)?;
        // paragraph 20 of annex I
        let annexed = behind_of_or_to(words, end).find_map(|inside| annexes(words, inside));
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
    let inside = behind.word(",").unwrap_or(behind);
    let under = places(words, inside, carried).or_else(|| {
        behind.word(",")?;
        bare(words, inside, carried)
    });
    if let Some((inside, end)) = under {
        join(&mut annexes, inside);
        return Some((annexes, end));
    }
    Some((annexes, behind))
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
fn annex_number<'a>(words: &Tongue, start: Cursor<'a>) -> Option<(u16, Cursor<'a>)> {
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
pub fn ordinal<'a>(words: &Tongue, start: Cursor<'a>) -> Option<(u16, Cursor<'a>)> {
    words
        .ordinals
        .iter()
        .zip(1..)
        .filter_map(|(forms, number)| Some((number, any_phrase(words.script, start, forms)?)))
        // حادي عشر begins with no other, but a longer form is always the one meant.
        .max_by_key(|(_, end)| end.at)
}

/// places = place-noun [from] item *( list-mark item ) [ of-preamble / of-operative-part ]
///          [ [","] subparagraph-noun subs ]
pub fn places<'a>(words: &Tongue, start: Cursor<'a>, carried: &mut Carried) -> Option<Read<'a>> {
    let here = start.skip_spaces();
    let ((_, place, count), noun_end) = entry(words.script, here, words.places, |(word, ..)| word)?;
    let mut state = carried.clone();
    if *place != Place::Subparagraph {
        state.path = Path::new();
    }
    let first = any_phrase(words.script, noun_end, words.from)
        .filter(|behind| behind.number().is_some())
        .unwrap_or(noun_end);
    let (mut read, mut at) = items(words, first, *place, *count, &mut state).or_else(|| {
        (*place == Place::Preambular)
            .then(|| counted_in_words(words, here, noun_end, &mut state))
            .flatten()
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
    } else if let Some(behind) = any_phrase(words.script, at, words.of_operative_part) {
        extend_last(&mut read, behind);
        at = behind;
    }
    // paragraph 2, subparagraph (b)
    if let [.., last] = read.as_slice()
        && matches!(&last.locator, Locator::At(path) if path.len() == 1)
        && *place == Place::Paragraph
        && let next = at.word(",").unwrap_or(at)
        && let Some(((_, Place::Subparagraph, count), noun_end)) =
            entry(words.script, next, words.places, |(word, ..)| word)
        && let Some((more, behind)) =
            items(words, noun_end, Place::Subparagraph, *count, &mut state)
    {
        join(&mut read, more);
        at = behind;
    }
    *carried = state;
    Some((read, at))
}

/// first preambular paragraph: the ordinal stands before the noun.
fn counted_in_words<'a>(
    words: &Tongue,
    noun: Cursor<'a>,
    noun_end: Cursor<'a>,
    carried: &mut Carried,
) -> Option<Read<'a>> {
    let before = words_before(noun, 1).next()?;
    let (number, end) = ordinal(words, before)?;
    if end.skip_spaces().at != noun.at {
        return None;
    }
    carried.path = [Step::Preambular(number)].into_iter().collect();
    let located = Located {
        range: before.at..noun_end.at,
        annex: carried.annex,
        locator: Locator::At(carried.path.clone()),
        elements: vec![Element {
            kind: ElementKind::Step,
            range: before.at..end.at,
        }],
    };
    Some((vec![located], noun_end))
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
    while let Some((mark, is_last)) = list_mark(words, at) {
        let mut state = carried.clone();
        let mark = mark.skip_spaces();
        let found = item(words, mark, place, &mut state)
            .filter(|(_, behind)| {
                let is_free = count == Count::Many && !is_closed;
                is_free || behind.before().ends_with(')') || ends_bare(words, *behind)
            })
            // 2 (b) and (c)
            .or_else(|| {
                let is_under_a_number = place != Place::Subparagraph && carried.path.len() > 1;
                state = carried.clone();
                is_under_a_number
                    .then(|| subs(words, mark, &mut state, false))
                    .flatten()
            });
        let Some((more, behind)) = found else { break };
        *carried = state;
        read.extend(more);
        at = behind;
        is_closed |= is_last;
    }
    Some((read, at))
}

/// item = number [ range-mark number / subs ] / sub
fn item<'a>(
    words: &Tongue,
    start: Cursor<'a>,
    place: Place,
    carried: &mut Carried,
) -> Option<Read<'a>> {
    let here = start.skip_spaces();
    if place == Place::Subparagraph {
        return subs(words, here, carried, true);
    }
    let Some((number, behind)) = here.number() else {
        // paragraph (h)
        let is_top = carried
            .path
            .iter()
            .all(|step| matches!(step, Step::Subparagraph(_) | Step::Item(_)));
        return (place == Place::Paragraph && is_top)
            .then(|| subs(words, here, carried, false))
            .flatten();
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
    if let Some(mark) = range_mark(words, behind)
        && let Some((last, end)) = mark.number()
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
    if place == Place::Paragraph
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
            Some((next, behind)) if next > 1 && (next == item + 1 || next != 5 && next != 10) => {
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
    let located = Located {
        range: here.at..end.at,
        annex: carried.annex,
        locator: Locator::At(carried.path.clone()),
        elements,
    };
    Some((vec![located], end))
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
    let is_meant =
        is_glued || may_be_bare || closes && !is_word || !is_word && ends_bare(words, behind);
    is_meant.then_some((step, behind))
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
    if "\n,.;:!?()[]|»”“\"'’-؟".contains(next) {
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
        || entry(script, here, words.kinds, |(word, ..)| word).is_some()
        || entry(script, here, words.articles, |(word, _)| word).is_some()
}
