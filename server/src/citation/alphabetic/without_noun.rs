//! Letters and numbers that go without their noun: of its tasks, (c) (i) and (c) (iv) are new; el párrafo 4 pide …, el 5 …;
//! recommendation No. 13, No. 15; (e) of decision 3/4.
//!
//! Not here: places with a noun that do not say what they are in ([`alone`](super::alone)).

use std::ops::Range;

use super::alone::{as_items, is_gapped};
use super::locator::{Carried, is_decimal, item, numbered_item, roman_letter, subs};
use super::meeting;
use super::phrase::{
    any_phrase, behind_of, behind_of_or_to, entry, list_mark, phrase, range_mark, words_before,
    words_begin,
};
use super::tongue::Tongue;
use super::words::{NUMBER_SIGNS, Place};
use crate::citation::cursor::Cursor;
use crate::citation::located::Located;
use crate::citation::so_far::SoFar;
use crate::citation::{
    Certainty, Citation, Element, ElementKind, Locator, MeetingNumbering, Path, Pointing,
    Reference, Standing, Step,
};

/// (e) of decision 3/4, au k) de la décision 4/3, el 5 del anexo II de la resolución 7/3: a letter, or a number with an
/// article, that is said to be of what has been read and has no place so far. `read` is where reading may begin.
pub fn with_place_before(
    words: &Tongue,
    citations: &mut [Citation],
    text: &str,
    read: usize,
) -> Option<()> {
    /// Bytes of the letter and the words between.
    const LONGEST: usize = 24;
    let first = citations.first_mut()?;
    let is_whole = matches!(
        &first.reference,
        Reference::Instrument {
            locator: Locator::Whole,
            ..
        }
    );
    if !is_whole {
        return None;
    }
    let whole = Cursor::new(text, first.range.start);
    let is_linked = |end: Cursor<'_>| {
        behind_of_or_to(words, end)
            .any(|inside| inside.skip_spaces().at == whole.at && inside.at > end.at)
    };
    let found = words_begin(text, whole.at, LONGEST).find_map(|begin| {
        let here = Cursor::new(text, begin);
        if begin < read {
            return None;
        }
        let mut carried = Carried::default();
        let is_bracketed = here.rest().starts_with('(') || words.printed.brackets.0.is_empty();
        let letters = is_bracketed
            .then(|| subs(words, here, &mut carried, false))
            .flatten()
            .filter(|(_, end)| end.before().ends_with(')') && is_linked(*end));
        if let Some((read, _)) = letters {
            let [one] = <[Located; 1]>::try_from(read).ok()?;
            return Some(one);
        }
        let article = words_before(here, 1).next()?;
        any_phrase(words.script, article, words.singular_articles)
            .filter(|end| end.skip_spaces().at == here.at)?;
        let (number, end) = here.number().filter(|(_, end)| is_linked(*end))?;
        Some(Located {
            range: here.at..end.at,
            annex: None,
            locator: Locator::At([Step::Paragraph(number)].into_iter().collect()),
            elements: vec![Element {
                kind: ElementKind::Step,
                range: here.at..end.at,
            }],
        })
    })?;
    if let Reference::Instrument { locator, .. } = &mut first.reference {
        *locator = found.locator;
    }
    first.range.start = found.range.start;
    first.elements.splice(0..0, found.elements);
    Some(())
}

/// letters = subs *( list-mark subs ), each in brackets: of its tasks, (c) (i) and (c) (iv) are new. The first in a
/// stretch of text behind an instrument or a place that ends there, where they are not the marks of an enumeration.
pub fn letters(
    words: &Tongue,
    stretch: Cursor<'_>,
    end: usize,
    so_far: SoFar<'_>,
) -> Option<(Vec<Citation>, usize)> {
    let last = so_far.citations.last()?;
    let may_have_letters = match &last.reference {
        Reference::Instrument { .. } | Reference::Meeting { .. } | Reference::Document { .. } => {
            true
        }
        Reference::Unattributed(said) => matches!(said, Standing::Place { .. }),
        _ => false,
    };
    if !may_have_letters {
        return None;
    }
    let between = stretch.text.get(stretch.at..end)?;
    between.match_indices(')').find_map(|(closing, _)| {
        let before = between.get(..closing)?;
        let letter = before.chars().next_back()?;
        // A letter, or a number such as iv.
        let number = before.trim_end_matches(['i', 'v', 'x']).len();
        let at = number.min(closing - letter.len_utf8());
        let opened = usize::from(before.get(..at)?.ends_with('('));
        let found = letters_at(words, stretch.advanced(at - opened), so_far)?;
        (found.1 <= end).then_some(found)
    })
}

fn letters_at(
    words: &Tongue,
    start: Cursor<'_>,
    so_far: SoFar<'_>,
) -> Option<(Vec<Citation>, usize)> {
    // (c), and where a language has it c); not the end of a bracket.
    let is_opened = start.rest().starts_with('(');
    let is_apart = start
        .before()
        .ends_with([' ', '«', '"', '“', '(', '\'', '’']);
    if !is_apart || !(is_opened || words.printed.brackets.0.is_empty()) {
        return None;
    }
    let before = start.before().trim_end_matches(' ');
    if before.is_empty() || before.ends_with([':', ';', '\n', '.', '|']) {
        return None;
    }
    // The mark behind a letter may be the end of a bracket: (they end with s).
    let is_in_a_bracket = || {
        let sentence = before.rsplit(['.', '\n', ';']).next().unwrap_or_default();
        let depth = sentence.chars().fold(0_usize, |depth, c| match c {
            '(' => depth + 1,
            ')' => depth.saturating_sub(1),
            _ => depth,
        });
        depth > 0
    };
    if !is_opened && is_in_a_bracket() {
        return None;
    }
    let mut carried = Carried::default();
    // «4 g)»: with its number.
    let number = start.before().strip_suffix(' ').and_then(|before| {
        let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
        (digits > 0).then(|| Cursor::new(start.text, before.len() - digits))
    });
    if let Some(number) = number {
        if number.before().ends_with(['«', '"', '“', '(']) {
            let (read, end) = item(words, number, Place::Paragraph, &mut carried)
                .filter(|(_, end)| end.at > start.at)?;
            let of_something = |locator| Reference::unattributed(Pointing::Nothing, None, locator);
            let citations =
                (read.into_iter()).map(|one| standing(words, so_far, of_something, one));
            return Some((citations.collect(), end.at));
        }
        // item 2 (b): of something that was not read.
        let mut nouns = words_before(number, 1);
        if nouns.any(|noun| entry(words.script, noun, words.places, |(word, ..)| word).is_some()) {
            return None;
        }
    }
    let (mut read, mut end) = subs(words, start, &mut carried, false)
        .or_else(|| numbered_under(start, so_far.citations.last()?))?;
    let mut is_closed = false;
    while let Some((mark, is_last)) = list_mark(words, end)
        && let Some((more, behind)) =
            subs(words, mark, &mut carried, false).or_else(|| numbered(mark, &read))
    {
        read.extend(more);
        end = behind;
        is_closed |= is_last;
    }
    // (a) to meet yearly
    let next = end.skip_spaces().peek();
    let ends = next.is_none_or(|c| ",.;:)]»”\"\n\0|!?…".contains(c)) || end.rest().starts_with(',');
    let ends = ends || is_closed && read.len() > 1;
    // con la b) va la cooperación: the noun's article has said that a letter follows.
    let has_article = !is_opened
        && words_before(start, 1).any(|word| {
            [
                words.singular_articles,
                words.before_numbers,
                words.before_articles,
            ]
            .iter()
            .any(|articles| {
                any_phrase(words.script, word, articles)
                    .is_some_and(|end| end.skip_spaces().at == start.at)
            })
        });
    // Recommendation (a) asks for training, (b) wants academics in one room: letters that count on.
    let counts_on = || {
        let path = |locator: &Locator| match locator {
            Locator::At(path) => path.last().copied(),
            _ => None,
        };
        let last = match &so_far.citations.last()?.reference {
            Reference::Meeting { locator, .. }
            | Reference::Instrument { locator, .. }
            | Reference::Unattributed(Standing::Place { locator, .. }) => path(locator)?,
            _ => return None,
        };
        let (Step::Subparagraph(last), Step::Subparagraph(next)) =
            (last, path(&read.first()?.locator)?)
        else {
            return None;
        };
        (is_opened && u32::from(next) == u32::from(last) + 1).then_some(())
    };
    let counts_on = counts_on().is_some();
    let of_meeting = meeting::behind_letters(words, end);
    // au l) de l'article 6
    let is_anothers = behind_of(words, end).any(|inside| inside.at > end.at);
    let has_article = has_article && !is_anothers;
    if !ends && !has_article && !counts_on && of_meeting.is_none() {
        return None;
    }
    as_items(&mut read);
    as_first_item(&mut read, end);
    if let Some((number, behind)) = of_meeting
        && let Some(last) = read.last_mut()
    {
        last.range.end = behind.at;
        let of_meeting = |locator| Reference::Meeting {
            meeting: number,
            numbering: MeetingNumbering::Recommendations,
            locator,
        };
        let citations = (read.into_iter()).map(|one| standing(words, so_far, of_meeting, one));
        return Some((citations.collect(), behind.at));
    }
    let under = |locator| Reference::unattributed(Pointing::Under, None, locator);
    let citations = (read.into_iter()).map(|one| standing(words, so_far, under, one));
    Some((citations.collect(), end.at))
}

/// A citation of what was read without its noun, so that nothing but its shape says that it is one.
fn standing(
    words: &Tongue,
    so_far: SoFar<'_>,
    reference: impl Fn(Locator) -> Reference,
    one: Located,
) -> Citation {
    Citation {
        reference: reference(one.locator),
        range: one.range,
        list: so_far.list,
        certainty: Certainty::Shape,
        language: words.language,
        elements: one.elements,
    }
}

/// The same of a number.
fn counted(
    words: &Tongue,
    so_far: SoFar<'_>,
    reference: Reference,
    range: Range<usize>,
) -> Citation {
    Citation {
        reference,
        range: range.clone(),
        list: so_far.list,
        certainty: Certainty::Shape,
        language: words.language,
        elements: vec![Element {
            kind: ElementKind::Step,
            range,
        }],
    }
}

/// The paragraph 4 of that annex asks for measures. El 5 pide instalaciones; … y el 25 (continuidad): numbers that go on
/// with the noun of what was cited last, of which only the article is said. The first in a stretch of text behind a
/// paragraph or an article.
pub fn numbers(
    words: &Tongue,
    stretch: Cursor<'_>,
    end: usize,
    so_far: SoFar<'_>,
) -> Option<(Vec<Citation>, usize)> {
    let last = so_far.citations.last()?;
    let is_counted = match &last.reference {
        Reference::Instrument { locator, .. }
        | Reference::Document { locator, .. }
        | Reference::Meeting { locator, .. }
        | Reference::Unattributed(Standing::Place { locator, .. }) => match locator {
            Locator::At(path) | Locator::Span { to: path, .. } => {
                matches!(path.as_slice(), [Step::Paragraph(_), ..])
            }
            Locator::Whole => false,
        },
        Reference::Treaty { .. } | Reference::Unattributed(Standing::Article { .. }) => true,
        _ => false,
    };
    if !is_counted {
        return None;
    }
    let between = stretch.text.get(stretch.at..end)?;
    let places = between.match_indices(|c: char| c.is_ascii_digit());
    places
        .map(|(at, _)| stretch.advanced(at))
        .filter(|digit| !digit.before().ends_with(|c: char| c.is_alphanumeric()))
        .find_map(|digit| {
            number_at(words, digit, so_far)
                .or_else(|| signed_at(words, digit, so_far))
                .or_else(|| article_at(words, digit, so_far))
                .or_else(|| gapped_at(words, digit, so_far))
        })
        .filter(|(_, behind)| *behind <= end)
}

/// el 5 (testigos infantiles), El 12 recomienda, con el 24.
fn number_at(
    words: &Tongue,
    digit: Cursor<'_>,
    so_far: SoFar<'_>,
) -> Option<(Vec<Citation>, usize)> {
    let article = words_before(digit, 1).next()?;
    let singular = any_phrase(words.script, article, words.singular_articles);
    let behind = singular.or_else(|| any_phrase(words.script, article, words.before_articles))?;
    let (number, end) = digit
        .number()
        .filter(|_| behind.skip_spaces().at == digit.at)?;
    // le 11 de la loi: what it is of is what it speaks of.
    let is_gapped = is_gapped(words, digit, end);
    // los 28 y 29: of several numbers the second is a number as well.
    let next = list_mark(words, end).and_then(|(mark, _)| mark.number());
    let goes_on = goes_on_as_a_sentence(words, end) && (singular.is_some() || next.is_some());
    if !is_gapped && !goes_on || is_month(words, end) {
        return None;
    }
    // del 28 al 30
    let through = range_mark(words, end).and_then(|mark| mark.number());
    let through = through.filter(|(last, behind)| *last > number && !is_month(words, *behind));
    let end = through.map_or(end, |(_, behind)| behind);
    let reference = of_the_same(so_far, number, through.map(|(last, _)| last))?;
    let mut citations = vec![counted(words, so_far, reference, digit.at..end.at)];
    let mut end = end;
    // les 28 et 29 à l'auto-évaluation
    if singular.is_none() && through.is_none() {
        end = further_numbers(words, so_far, end, number, &mut citations);
    }
    Some((citations, end.at))
}

/// The numbers of a list behind its first, which is `number`: citations of the same kind are added for them. The place
/// behind them.
fn further_numbers<'a>(
    words: &Tongue,
    so_far: SoFar<'_>,
    first: Cursor<'a>,
    number: u16,
    citations: &mut Vec<Citation>,
) -> Cursor<'a> {
    let (mut end, mut last) = (first, number);
    while let Some((mark, _)) = list_mark(words, end)
        && let Some((next, behind)) = mark.number().filter(|(next, _)| *next > last)
        && !is_decimal(behind)
        && let Some(reference) = of_the_same(so_far, next, None)
    {
        let here = mark.skip_spaces();
        citations.push(counted(words, so_far, reference, here.at..behind.at));
        (end, last) = (behind, next);
    }
    end
}

/// A number, or those up to `through`, as one of what was cited last: an article of the same treaty, a paragraph of whatever
/// that was one of.
fn of_the_same(so_far: SoFar<'_>, number: u16, through: Option<u16>) -> Option<Reference> {
    Some(match &so_far.citations.last()?.reference {
        Reference::Treaty { treaty, .. } => Reference::Treaty {
            treaty: *treaty,
            article: number,
            through,
            locator: Locator::Whole,
        },
        Reference::Unattributed(Standing::Article { is_its, .. }) => {
            Reference::Unattributed(Standing::Article {
                article: number,
                through,
                locator: Locator::Whole,
                is_its: *is_its,
            })
        }
        _ => {
            let step = |number| [Step::Paragraph(number)].into_iter().collect();
            let locator = match through {
                Some(last) => Locator::Span {
                    from: step(number),
                    to: step(last),
                },
                None => Locator::At(step(number)),
            };
            Reference::unattributed(Pointing::Nothing, None, locator)
        }
    })
}

/// paragraph 24 with legal persons, and 28, 29 and 31 with self-assessment: numbers that go on with the word that stands
/// behind what was cited last.
fn gapped_at(
    words: &Tongue,
    digit: Cursor<'_>,
    so_far: SoFar<'_>,
) -> Option<(Vec<Citation>, usize)> {
    /// Bytes from what was cited to the number.
    const FARTHEST: usize = 160;
    let last = so_far.citations.last()?;
    let before = Cursor::new(digit.text, last.range.end);
    let between = digit.text.get(last.range.end..digit.at)?;
    if between.len() > FARTHEST || between.contains(['\n', '.', '|', '(', '[']) {
        return None;
    }
    let is_joined = between.trim_end().ends_with([',', ';'])
        || words_before(digit, 1).any(|word| {
            any_phrase(words.script, word, words.and)
                .is_some_and(|end| end.skip_spaces().at == digit.at)
        });
    let word = |at: Cursor<'_>| {
        let rest = at.skip_spaces().rest();
        let length = rest.find(|c: char| !c.is_alphabetic())?;
        let word = rest.get(..length)?;
        let is_plain = word.chars().count() > 1 && word.chars().all(char::is_lowercase);
        is_plain.then(|| word.to_owned())
    };
    let shared = word(before).filter(|_| before.rest().starts_with(' '))?;
    let is_of = |phrases: &'static [&'static str]| {
        let here = before.skip_spaces();
        any_phrase(words.script, here, phrases).is_some()
    };
    let is_link =
        (words.of.iter()).any(|of| !of.is_empty() && phrase(words.script, before, of).is_some());
    if !is_joined || is_link || is_of(words.and) || is_of(words.to) {
        return None;
    }
    let (number, behind) = digit.number().filter(|(_, end)| !is_decimal(*end))?;
    let reference = of_the_same(so_far, number, None)?;
    let mut citations = vec![counted(words, so_far, reference, digit.at..behind.at)];
    let end = further_numbers(words, so_far, behind, number, &mut citations);
    let is_same = end.rest().starts_with(' ') && word(end).is_some_and(|next| next == shared);
    (is_same && counts_on_from(last, number)).then_some((citations, end.at))
}

/// Whether a number is greater than that of what was cited last.
fn counts_on_from(last: &Citation, number: u16) -> bool {
    match &last.reference {
        Reference::Treaty { article, .. }
        | Reference::Unattributed(Standing::Article { article, .. }) => *article < number,
        Reference::Instrument { locator, .. }
        | Reference::Document { locator, .. }
        | Reference::Meeting { locator, .. }
        | Reference::Unattributed(Standing::Place { locator, .. }) => match locator {
            Locator::At(path) | Locator::Span { to: path, .. } => {
                matches!(path.first(), Some(Step::Paragraph(last)) if *last < number)
            }
            Locator::Whole => false,
        },
        _ => false,
    }
}

/// recommendation No. 13 (predicate offences), No. 15: a number that has a sign and no noun, behind a recommendation.
fn signed_at(
    words: &Tongue,
    digit: Cursor<'_>,
    so_far: SoFar<'_>,
) -> Option<(Vec<Citation>, usize)> {
    let last = so_far.citations.last()?;
    let of_recommendation = |locator| match &last.reference {
        Reference::Meeting {
            meeting, numbering, ..
        } => Some(Reference::Meeting {
            meeting: *meeting,
            numbering: *numbering,
            locator,
        }),
        Reference::Unattributed(Standing::Place {
            by: by @ Pointing::Recommendation,
            annex,
            ..
        }) => Some(Reference::unattributed(*by, *annex, locator)),
        _ => None,
    };
    /// Bytes of the sign and a space.
    const LONGEST: usize = 12;
    let sign = words_begin(digit.text, digit.at, LONGEST)
        .map(|begin| Cursor::new(digit.text, begin))
        .find(|sign| {
            [&NUMBER_SIGNS[..], words.number_words]
                .iter()
                .filter_map(|signs| any_phrase(words.script, *sign, signs))
                .any(|behind| behind.skip_spaces().at == digit.at)
        })?;
    let (number, end) = digit.number()?;
    let next = end.skip_spaces().peek();
    let is_same_sentence = {
        let between = digit.text.get(last.range.end..sign.at)?;
        !between.contains('\n') && !between.contains(". ")
    };
    let before = sign.before().trim_end();
    let is_listed = before.ends_with([',', ';', '(', '،', '؛'])
        || words_before(sign, 1).any(|word| {
            any_phrase(words.script, word, words.and)
                .is_some_and(|end| end.skip_spaces().at == sign.at)
        });
    if !is_same_sentence || !is_listed || !next.is_none_or(|c| "(),.;:\n—–".contains(c)) {
        return None;
    }
    let locator = Locator::At([Step::Paragraph(number)].into_iter().collect());
    let reference = of_recommendation(locator)?;
    Some((
        vec![counted(words, so_far, reference, sign.at..end.at)],
        end.at,
    ))
}

/// Article 24(2)(a) on relocation, 24(2)(b) on video links: an article with its paragraph, behind one of the same treaty.
fn article_at(
    words: &Tongue,
    digit: Cursor<'_>,
    so_far: SoFar<'_>,
) -> Option<(Vec<Citation>, usize)> {
    let last = so_far.citations.last()?;
    let of_article = |article, locator| match &last.reference {
        Reference::Treaty { treaty, .. } => Some(Reference::Treaty {
            treaty: *treaty,
            article,
            through: None,
            locator,
        }),
        Reference::Unattributed(Standing::Article { is_its, .. }) => {
            Some(Reference::Unattributed(Standing::Article {
                article,
                through: None,
                locator,
                is_its: *is_its,
            }))
        }
        _ => None,
    };
    let (number, behind) = digit.number()?;
    let (paragraph, mut end) = in_brackets(behind).or_else(|| {
        let found = behind_point(words, digit, behind)?;
        has_a_paragraph(last).then_some(found)
    })?;
    let between = digit.text.get(last.range.end..digit.at)?;
    if between.contains('\n') || between.contains(". ") {
        return None;
    }
    let mut carried = Carried {
        annex: None,
        path: [Step::Paragraph(paragraph)].into_iter().collect(),
    };
    if (end.rest().starts_with('(') || words.printed.brackets.0.is_empty())
        && let Some((_, behind)) = subs(words, end, &mut carried, false)
    {
        end = behind;
    }
    let reference = of_article(number, Locator::At(carried.path))?;
    Some((
        vec![counted(words, so_far, reference, digit.at..end.at)],
        end.at,
    ))
}

/// (2), behind an article's number.
fn in_brackets(behind: Cursor<'_>) -> Option<(u16, Cursor<'_>)> {
    let opened = behind.rest().starts_with('(').then(|| behind.advanced(1))?;
    let (paragraph, closed) = opened
        .number()
        .filter(|_| opened.rest().starts_with(|c: char| c.is_ascii_digit()))?;
    let end = closed.rest().starts_with(')').then(|| closed.advanced(1))?;
    Some((paragraph, end))
}

/// .2 in: en el art. 29.1 h) …; en el 30.2 c): behind a number that has an article of its noun, or goes on with a list,
/// where nothing follows that it could count.
fn behind_point<'a>(
    words: &Tongue,
    digit: Cursor<'a>,
    behind: Cursor<'a>,
) -> Option<(u16, Cursor<'a>)> {
    let point = behind.rest().starts_with('.').then(|| behind.advanced(1))?;
    let (paragraph, end) = point
        .number()
        .filter(|_| point.rest().starts_with(|c: char| c.is_ascii_digit()))?;
    let is_led = words_before(digit, 1).any(|word| {
        [words.singular_articles, words.before_articles, words.and]
            .iter()
            .filter_map(|all| any_phrase(words.script, word, all))
            .any(|end| end.skip_spaces().at == digit.at)
    });
    let ends = end
        .skip_spaces()
        .peek()
        .is_none_or(|c| ",.;:()\n".contains(c))
        || subs(words, end, &mut Carried::default(), false)
            .is_some_and(|(_, end)| end.before().ends_with(')'));
    (is_led && ends && !is_decimal(end)).then_some((paragraph, end))
}

/// Whether a paragraph of an article has been cited.
fn has_a_paragraph(last: &Citation) -> bool {
    match &last.reference {
        Reference::Treaty { locator, .. }
        | Reference::Unattributed(Standing::Article { locator, .. }) => *locator != Locator::Whole,
        _ => false,
    }
}

/// 5 mai, 7 de octubre: whether a month stands behind a number.
fn is_month(words: &Tongue, end: Cursor<'_>) -> bool {
    let months = || words.written_dates.months.iter();
    behind_of(words, end)
        .chain([end])
        .any(|at| months().any(|month| any_phrase(words.script, at, month).is_some()))
}

/// Whether a number behind an article counts nothing and is no day: a mark follows, or a word in small letters that is
/// neither *of* nor a month's name.
fn goes_on_as_a_sentence(words: &Tongue, end: Cursor<'_>) -> bool {
    let next = end.skip_spaces();
    let Some(c) = next.peek() else { return true };
    if is_decimal(end)
        || !end
            .rest()
            .starts_with([' ', '\n', ',', '.', ';', ':', ')', '?', '»'])
    {
        return false;
    }
    if !c.is_alphabetic() {
        return "\n(),.;:?!»".contains(c);
    }
    let is_month = (words.written_dates.months.iter())
        .any(|month| any_phrase(words.script, next, month).is_some());
    let is_of =
        (words.of.iter()).any(|of| !of.is_empty() && phrase(words.script, next, of).is_some());
    c.is_lowercase()
        && !is_month
        && !is_of
        && any_phrase(words.script, next, words.not_counted_on).is_none()
}

/// (iv) behind (i): a number, where what stands before it may be one.
fn numbered<'a>(start: Cursor<'a>, before: &[Located]) -> Option<(Vec<Located>, Cursor<'a>)> {
    let last = before.last()?;
    let may_be_numbered = match &last.locator {
        Locator::At(path) => match path.as_slice() {
            [Step::Subparagraph(letter)] => roman_letter(*letter).is_some(),
            [Step::Item(_)] => true,
            _ => false,
        },
        _ => false,
    };
    let (number, end) = numbered_item(start).filter(|_| may_be_numbered)?;
    Some((vec![one_item(number, start.skip_spaces().at..end.at)], end))
}

/// resources (iv): a number, where a letter or a number stands before it.
fn numbered_under<'a>(start: Cursor<'a>, last: &Citation) -> Option<(Vec<Located>, Cursor<'a>)> {
    let path = match &last.reference {
        Reference::Instrument {
            locator: Locator::At(path),
            ..
        }
        | Reference::Unattributed(Standing::Place {
            locator: Locator::At(path),
            ..
        }) => path,
        _ => return None,
    };
    if !matches!(path.last(), Some(Step::Subparagraph(_) | Step::Item(_))) {
        return None;
    }
    let (number, end) = numbered_item(start)?;
    Some((vec![one_item(number, start.skip_spaces().at..end.at)], end))
}

/// needs (i), guidance (ii): the first of numbers and no letter, where the second follows.
fn as_first_item(read: &mut [Located], end: Cursor<'_>) {
    /// Bytes to the next.
    const FARTHEST: usize = 120;
    let [only] = read else {
        return;
    };
    let first: Path = [Step::Subparagraph('i')].into_iter().collect();
    let near = end.rest().char_indices();
    let near = near.take_while(|(at, _)| *at < FARTHEST).last();
    let near = end.rest().get(..near.map_or(0, |(at, _)| at));
    let goes_on = near.is_some_and(|near| near.contains("(ii)") || near.contains(" ii)"));
    if only.locator == Locator::At(first) && goes_on {
        only.locator = Locator::At([Step::Item(1)].into_iter().collect());
    }
}

fn one_item(number: u16, range: Range<usize>) -> Located {
    Located {
        range: range.clone(),
        annex: None,
        locator: Locator::At([Step::Item(number)].into_iter().collect()),
        elements: vec![Element {
            kind: ElementKind::Step,
            range,
        }],
    }
}
