//! Recommendations of a meeting: recommendation 20 of the seventh meeting of the Working Group, recommendation 8
//! of the 2014 meeting. The meeting of a year is known from the compilation; a year with two of them, or none, is
//! not read.

use std::ops::Range;

use super::alone;
use super::locator::{self, Carried, counted_in_words, ordinal, recommended, subs};
use super::phrase::{any_phrase, behind_of, entry, phrase, words_before, words_begin};
use super::script::Script;
use super::setting::Setting;
use super::tongue::Tongue;
use super::words::{Name, Words};
use crate::citation::cursor::Cursor;
use crate::citation::located::Located;
use crate::citation::{
    Certainty, Citation, Element, ElementKind, Locator, MeetingNumbering, Pointing, Reference, Step,
};

/// Words between the numbers and the meeting, at most: adopted by the Working Group at its.
const MOST_LINKS: usize = 6;

/// Words of a meeting's name before its recommendations, at most: réunion de l'année 2014.
const MOST_WORDS: usize = 6;

/// Bytes before recommendations in which the meeting is looked for that they are of.
const FARTHEST: usize = 400;

/// A meeting's report or its recommendations as the owner of paragraphs: paragraph 24 of the report on the seventh
/// meeting, subparagraph (b) of the recommendations of the tenth meeting.
pub struct Owner {
    pub element: Element,
    meeting: u16,
    numbering: MeetingNumbering,
    is_groups: bool,
}

impl Owner {
    /// What a place in it refers to, and how sure that is.
    pub fn reference(&self, locator: Locator) -> (Reference, Certainty) {
        let reference = Reference::Meeting {
            meeting: self.meeting,
            numbering: self.numbering,
            locator,
        };
        let certainty = match self.is_groups {
            true => Certainty::Explicit,
            false => Certainty::Shape,
        };
        (reference, certainty)
    }
}

/// owner = [ possessive ] ( document-noun / recommendation-noun ) *link meeting [ of working-group ]
///       / [ possessive ] year ( document-noun / recommendation-noun ) [ of working-group ]
pub fn owner<'a>(
    words: &Tongue,
    link: Cursor<'a>,
    setting: &Setting<'_>,
) -> Option<(Owner, Cursor<'a>)> {
    words.lexicon.our_working_group?;
    let own = any_phrase(words.script, link, words.possessives).unwrap_or(link);
    if let Some((number, behind)) = bare_year(words, own)
        && let Some((numbering, noun_end)) = papers(words, behind)
    {
        let group = group_behind(words, noun_end)?;
        if group.is_none() && (is_anothers(words, noun_end) || is_symbol_anothers(words, noun_end))
        {
            return None;
        }
        let end = group.unwrap_or(noun_end);
        let owner = Owner {
            element: element(own.skip_spaces().at..end.at),
            meeting: number,
            numbering,
            is_groups: group.is_some(),
        };
        return Some((owner, end));
    }
    let (numbering, noun_end) = papers(words, own)?;
    let meeting = match meeting_behind(words, noun_end, setting) {
        Behind::Ours(meeting) => meeting,
        // The recommendation of the 2017 meeting (paragraph 7 (b) of its report)
        Behind::Nothing if own.at > link.at => {
            // In the same sentence.
            let before = link.before();
            let sentence = before
                .rfind(". ")
                .map_or(before.len(), |end| before.len() - end);
            let Before::Ours(number) = meeting_named_before(words, link, sentence.min(FARTHEST))
            else {
                return None;
            };
            Meeting {
                number,
                named: own.skip_spaces().at..noun_end.at,
                end: noun_end,
                is_groups: false,
            }
        }
        Behind::Nothing | Behind::Anothers => return None,
    };
    let owner = Owner {
        element: element(own.skip_spaces().at..meeting.end.at),
        meeting: meeting.number,
        numbering,
        is_groups: meeting.is_groups,
    };
    Some((owner, meeting.end))
}

/// The 2018 report (A/73/123): whether it has the symbol of another body's behind it.
fn is_symbol_anothers(words: &Tongue, end: Cursor<'_>) -> bool {
    let Some(inside) = end.word("(") else {
        return false;
    };
    let symbol = inside.rest().split([')', ',', ' ']).next();
    symbol.is_some_and(|symbol| symbol.contains('/') && !words.lexicon.is_our_symbol(symbol))
}

/// The noun of what a meeting has made that has paragraphs of its own.
fn papers<'a>(words: &Tongue, start: Cursor<'a>) -> Option<(MeetingNumbering, Cursor<'a>)> {
    let report = any_phrase(words.script, start, words.documents);
    let recommendations = || {
        let (_, behind) = entry(words.script, start, words.recommendations, |(word, _)| word)?;
        Some((MeetingNumbering::Recommendations, behind))
    };
    report
        .map(|behind| (MeetingNumbering::Report, behind))
        .or_else(recommendations)
}

/// places = owner [ "," / "(" ] places: the report of the tenth meeting, para. 7 (a); the report of the fifth meeting
/// mentions them (para. 4 (k)). `start` is at the places.
pub fn behind_papers(
    words: &Tongue,
    start: Cursor<'_>,
    list: u32,
    setting: &Setting<'_>,
) -> Option<(Vec<Citation>, usize)> {
    /// Bytes of the report's name.
    const LONGEST: usize = 160;
    words.lexicon.our_working_group?;
    let here = start.skip_spaces();
    // le rapport de la dixième réunion, au paragraphe 7
    let led = words_before(here, 1).find(|word| {
        let links = [words.to_whole, words.before_places];
        let behind = (links.iter()).find_map(|links| any_phrase(words.script, *word, links));
        behind.is_some_and(|behind| behind.skip_spaces().at == here.at)
    });
    let at = led
        .filter(|link| link.at < here.at)
        .map_or(here.at, |link| link.at);
    let before = start.text.get(..at)?.trim_end_matches([' ', '(', ',']);
    let is_marked = at > before.len() + 1 || here.before().ends_with('(') || at < here.at;
    if before.is_empty() || !is_marked || !before.ends_with(char::is_alphanumeric) {
        return None;
    }
    let is_bracketed = here.before().ends_with('(');
    let in_sentence = || {
        words_begin(here.text, before.len(), LONGEST).map_while(|begin| {
            let behind = before.get(begin..)?;
            (!behind.contains(['.', ';', ':', '(', ')'])).then_some(Cursor::new(here.text, begin))
        })
    };
    let of_papers = in_sentence()
        .filter_map(|begin| owner(words, begin, setting))
        .find_map(|(owner, end)| {
            let between = before.get(end.at..)?;
            let goes_on = is_bracketed && !between.contains(|c: char| c.is_ascii_digit());
            (between.is_empty() || goes_on).then_some(owner)
        });
    let (located, end) = locator::standing(words, here)?;
    let by_letter = || {
        let is_lettered = |one: &Located| match &one.locator {
            Locator::At(path) | Locator::Span { from: path, .. } => {
                matches!(path.first(), Some(Step::Subparagraph(_)))
            }
            Locator::Whole => false,
        };
        let mut begins = located.iter().all(is_lettered).then(in_sentence)?;
        begins.find_map(|begin| whole_meeting(words, begin, before.len()))
    };
    let owner = of_papers.or_else(by_letter)?;
    if located.iter().any(|one| one.annex.is_some()) || alone::is_anothers(words, end) {
        return None;
    }
    let citations = located.into_iter().map(|located| {
        let (reference, certainty) = owner.reference(located.locator);
        Citation {
            range: located.range,
            list,
            reference,
            certainty,
            language: words.language,
            elements: located.elements,
        }
    });
    Some((citations.collect(), end.at))
}

/// The eleventh meeting, subparagraphs (a) and (b): what has letters of its own are its recommendations.
fn whole_meeting(words: &Tongue, begin: Cursor<'_>, end: usize) -> Option<Owner> {
    let (number, behind) = meeting(words, begin)?;
    (behind.at == end).then(|| Owner {
        element: element(begin.at..end),
        meeting: number,
        numbering: MeetingNumbering::Recommendations,
        is_groups: false,
    })
}

/// The meeting that recommendations are of.
struct Meeting<'a> {
    number: u16,
    /// Where it is named.
    named: Range<usize>,
    /// Behind it and the working group.
    end: Cursor<'a>,
    /// Whether the working group is named.
    is_groups: bool,
}

/// recommendations = recommendation-noun items *( link / working-group ) meeting [ of working-group ]
///                 / meeting [","] recommendation-noun items
pub fn recommendations(
    words: &Tongue,
    start: Cursor<'_>,
    list: u32,
    setting: &Setting<'_>,
) -> Option<(Vec<Citation>, usize)> {
    words.lexicon.our_working_group?;
    let here = start.skip_spaces();
    let Some((mut located, behind)) = recommended(words, here, &mut Carried::default()) else {
        return lettered_behind(words, here, list, setting);
    };
    if is_titled(here) {
        return None;
    }
    let meeting = match meeting_behind(words, behind, setting) {
        Behind::Ours(meeting) => {
            let last = located.last_mut()?;
            last.range.end = meeting.end.at;
            last.elements.push(element(meeting.named.clone()));
            meeting
        }
        Behind::Anothers => return None,
        Behind::Nothing if is_behind_another_group(words, here) => return None,
        Behind::Nothing => {
            let meeting = meeting_before(words, here, behind)?;
            if is_behind_a_name(words, Cursor::new(here.text, meeting.named.start)) {
                return None;
            }
            let first = located.first_mut()?;
            first.range.start = meeting.named.start;
            first.elements.insert(0, element(meeting.named.clone()));
            meeting
        }
    };
    let certainty = match meeting.is_groups {
        true => Certainty::Explicit,
        false => Certainty::Shape,
    };
    let citations = located.into_iter().map(|located| Citation {
        range: located.range,
        list,
        reference: Reference::Meeting {
            meeting: meeting.number,
            numbering: MeetingNumbering::Recommendations,
            locator: located.locator,
        },
        certainty,
        language: words.language,
        elements: located.elements,
    });
    Some((citations.collect(), meeting.end.at))
}

/// توصية الاجتماع الحادي عشر (هـ): the meeting between the noun and the letter.
fn lettered_behind(
    words: &Tongue,
    here: Cursor<'_>,
    list: u32,
    setting: &Setting<'_>,
) -> Option<(Vec<Citation>, usize)> {
    let (_, noun_end) = entry(words.script, here, words.recommendations, |(word, _)| word)?;
    // The letter's.
    memchr::memchr(b'(', noun_end.rest().as_bytes())?;
    let Behind::Ours(meeting) = meeting_behind(words, noun_end, setting) else {
        return None;
    };
    let opened = meeting.end.skip_spaces();
    let (located, end) = subs(words, opened, &mut Carried::default(), false)
        .filter(|_| opened.rest().starts_with('('))?;
    let [one] = located.as_slice() else {
        return None;
    };
    let mut elements = vec![element(meeting.named)];
    elements.extend(one.elements.iter().cloned());
    let citation = Citation {
        range: here.at..end.at,
        list,
        reference: Reference::Meeting {
            meeting: meeting.number,
            numbering: MeetingNumbering::Recommendations,
            locator: one.locator.clone(),
        },
        certainty: match meeting.is_groups {
            true => Certainty::Explicit,
            false => Certainty::Shape,
        },
        language: words.language,
        elements,
    };
    Some((vec![citation], end.at))
}

/// General Recommendation 35: whether the noun and the word before it are both written as a title.
fn is_titled(noun: Cursor<'_>) -> bool {
    let is_capital = |at: Cursor<'_>| at.peek().is_some_and(char::is_uppercase);
    let before = words_before(noun, 1).next();
    is_capital(noun)
        && before.is_some_and(|word| {
            let between = noun.text.get(word.at..noun.at).unwrap_or_default();
            is_capital(word) && between.trim_end().chars().all(char::is_alphabetic)
        })
}

/// Recommendations by their number alone: of the meeting that the paragraph has named before, else of what is
/// spoken of ([`crate::discourse`]).
pub fn standing(words: &Tongue, start: Cursor<'_>, list: u32) -> Option<(Vec<Citation>, usize)> {
    words.lexicon.our_working_group?;
    let here = start.skip_spaces();
    let is_anothers_kind = words_before(here, 1)
        .any(|word| any_phrase(words.script, word, words.not_before).is_some());
    let (located, end) = recommended(words, here, &mut Carried::default())?;
    // Counted in words (the first recommendation), it is of a meeting that is named.
    let is_counted_in_words = located.iter().any(|one| counted_in_words(here.text, one));
    if is_of_ours(words, here) || is_behind_another_group(words, here) {
        return None;
    }
    let same = same_meeting(words, end);
    let is_of_something = same.is_none()
        && (words.of.iter()).any(|of| !of.is_empty() && phrase(words.script, end, of).is_some());
    if is_anothers_kind
        || is_of_something
        || is_of_a_body_before(words, here)
        || same.is_none() && (alone::is_anothers(words, end) || is_anothers(words, end))
    {
        return None;
    }
    let meeting = match year_before_bracket(words, here) {
        Some(number) => Some(number),
        None => match meeting_named_before(words, here, FARTHEST) {
            Before::Ours(number) => Some(number),
            Before::Anothers => return None,
            Before::Nothing => None,
        },
    };
    let citations = located.into_iter().map(|located| {
        let (reference, certainty) = match meeting {
            Some(meeting) => (
                Reference::Meeting {
                    meeting,
                    numbering: MeetingNumbering::Recommendations,
                    locator: located.locator,
                },
                Certainty::Shape,
            ),
            None => (
                Reference::unattributed(Pointing::Recommendation, None, located.locator),
                match is_counted_in_words {
                    true => Certainty::Shape,
                    false => Certainty::Cued,
                },
            ),
        };
        Citation {
            range: located.range,
            list,
            reference,
            certainty,
            language: words.language,
            elements: located.elements,
        }
    });
    Some((citations.collect(), end.at))
}

/// (e) of the eleventh meeting: the meeting that letters are said to be of, where it is not another's.
pub fn behind_letters<'a>(words: &Tongue, end: Cursor<'a>) -> Option<(u16, Cursor<'a>)> {
    words.lexicon.our_working_group?;
    let (number, behind) = words.of.iter().find_map(|of| {
        let inside = match of.is_empty() {
            true => end,
            false => phrase(words.script, end, of)?,
        };
        meeting(words, inside)
    })?;
    match group_behind(words, behind)? {
        Some(group) => Some((number, group)),
        None => (!is_anothers(words, behind)).then_some((number, behind)),
    }
}

/// Our own recommendation 4: whether what is counted is said to be the draft's own body's.
fn is_of_ours(words: &Tongue, here: Cursor<'_>) -> bool {
    const NEAR: usize = 2;
    words_before(here, NEAR).any(|word| {
        any_phrase(words.script, word, words.ours).is_some_and(|end| {
            let between = here.text.get(end.at..here.at).unwrap_or_default();
            between.trim().chars().all(char::is_alphabetic)
        })
    })
}

/// As the Group suggested in 2018 (recommendation (b)): the meeting of the year right before the bracket.
fn year_before_bracket(words: &Tongue, here: Cursor<'_>) -> Option<u16> {
    /// Bytes of the year and the words that lead to it.
    const LONGEST: usize = 40;
    let before = here.before().strip_suffix('(')?.trim_end();
    words_begin(here.text, before.len(), LONGEST).find_map(|begin| {
        let (number, end) = year(words, Cursor::new(here.text, begin))?;
        (end.at == before.len()).then_some(number)
    })
}

/// The Task Force (Recommendation 3, GAFI (la Recomendación 3: whether a bracket has been opened right behind another
/// body's name.
fn is_of_a_body_before(words: &Tongue, here: Cursor<'_>) -> bool {
    /// Bytes of the name, and of a noun's article.
    const LONGEST: usize = 80;
    const ARTICLE: usize = 3;
    let Some((before, article)) = here.before().rsplit_once('(') else {
        return false;
    };
    let named = before.trim_end();
    article.trim().len() <= ARTICLE
        && words_begin(here.text, named.len(), LONGEST).any(|begin| {
            let name = words.name_at(Cursor::new(here.text, begin));
            name.is_some_and(|(found, end)| {
                end.at == named.len() && matches!(found.name, Name::Body(_))
            })
        })
}

/// The seventh meeting of the Working Group, the Working Group at its seventh meeting: the meeting beside its name.
pub fn beside_group(
    words: &Tongue,
    text: &str,
    group: Range<usize>,
) -> Option<(u16, Range<usize>)> {
    const FARTHEST: usize = 90;
    let behind = Cursor::new(text, group.end);
    let linked = any_phrase(words.script, behind, words.meeting_links)
        // The Working Group (ninth meeting, October 2016)
        .or_else(|| behind.any_word(&["(", ","]))
        .unwrap_or(behind);
    if let Some((number, end)) = meeting(words, linked) {
        return Some((number, linked.at..end.at));
    }
    let before = words_begin(text, group.start, FARTHEST).find_map(|begin| {
        let (number, end) = meeting(words, Cursor::new(text, begin))?;
        // At its ninth meeting (October 2016) the Working Group
        let dated = behind_date_in_brackets(end).unwrap_or(end);
        let articles = [words.definite, words.articles_of_places];
        let mut behind = (articles.iter()).filter_map(|all| any_phrase(words.script, dated, all));
        let dated = behind.next().unwrap_or(dated);
        let is_its = dated.skip_spaces().at == group.start
            || behind_link(words, dated).skip_spaces().at == group.start;
        is_its.then_some((number, begin..end.at))
    });
    before
        .or_else(|| its_meeting(words, text, group.end))
        .or_else(|| met_in_year(words, text, group))
}

/// The report of the Working Group on the work of its ninth meeting: a meeting that is said to be its, near the group, whose name
/// ends at `group`, in the same clause.
fn its_meeting(words: &Tongue, text: &str, group: usize) -> Option<(u16, Range<usize>)> {
    const FARTHEST: usize = 60;
    let near = Cursor::new(text, group).rest_up_to(FARTHEST);
    let clause = near.find(['.', ';', ':', '\n', '؛']).unwrap_or(near.len());
    let clause = near.get(..clause)?;
    clause.match_indices(' ').find_map(|(space, _)| {
        let word = Cursor::new(text, group + space + 1);
        let own = any_phrase(words.script, word, words.possessives)?;
        let (number, end) = meeting(words, own)?;
        Some((number, own.at..end.at))
    })
}

/// Behind a short bracket: (October 2016), (Vienna, 2016).
fn behind_date_in_brackets(at: Cursor<'_>) -> Option<Cursor<'_>> {
    const LONGEST: usize = 60;
    let inside = at.word("(")?;
    let length = inside.rest_up_to(LONGEST).find(')')?;
    let behind = inside.advanced(length + 1);
    Some(behind.word(",").unwrap_or(behind))
}

/// The Working Group met in October 2014; in 2016 the Working Group: the meeting of the one year that the sentence names near
/// the group, `group`, before anything else that is counted.
fn met_in_year(words: &Tongue, text: &str, group: Range<usize>) -> Option<(u16, Range<usize>)> {
    const BEHIND: usize = 90;
    const BEFORE: usize = 30;
    let is_end = |c: char| ".;:()\n؛".contains(c);
    let year_in = |stretch: Range<usize>| {
        let near = text.get(stretch.clone())?;
        let mut figures = near.match_indices(|c: char| c.is_ascii_digit());
        let at = figures.next()?.0;
        let (number, end) = bare_year(words, Cursor::new(text, stretch.start + at))?;
        let is_whole = !near
            .get(..at)?
            .ends_with(|c: char| c.is_alphanumeric() || c == '/');
        let is_only = figures.all(|(other, _)| other < at + 4);
        (is_whole && is_only).then_some((number, stretch.start + at..end.at))
    };
    let behind = Cursor::new(text, group.end).rest_up_to(BEHIND);
    let behind = behind.find(is_end).unwrap_or(behind.len());
    let found = year_in(group.end..group.end + behind);
    found.or_else(|| {
        let before = text.get(..group.start)?;
        let sentence = before.rfind(is_end).map_or(0, |end| end + 1);
        let near = words_begin(text, group.start, BEFORE).filter(|begin| *begin >= sentence);
        year_in(near.last()?..group.start)
    })
}

/// The recommendations of the ninth meeting: the meeting behind a noun without numbers.
pub fn behind_noun(
    words: &Tongue,
    start: Cursor<'_>,
    setting: &Setting<'_>,
) -> Option<(u16, Range<usize>)> {
    words.lexicon.our_working_group?;
    let (_, behind) = entry(words.script, start, words.recommendations, |(word, _)| word)?;
    match meeting_behind(words, behind, setting) {
        Behind::Ours(meeting) => Some((meeting.number, meeting.named)),
        Behind::Anothers => None,
        // the 2013 recommendations of the Working Group
        Behind::Nothing => {
            /// Bytes of a year and a space.
            const LONGEST: usize = 6;
            let before = start.before().trim_end().len();
            words_begin(start.text, before, LONGEST).find_map(|begin| {
                let (number, end) = bare_year(words, Cursor::new(start.text, begin))?;
                let is_beside = end.at == before && !setting.names_another();
                is_beside.then_some((number, begin..end.at))
            })
        }
    }
}

/// The meeting named last before a place.
enum Before {
    Ours(u16),
    Anothers,
    Nothing,
}

/// The ninth meeting was the longest: recommendations 13 to 16.
fn meeting_named_before(words: &Tongue, start: Cursor<'_>, farthest: usize) -> Before {
    let mut dated = None;
    for begin in words_begin(start.text, start.at, farthest) {
        let here = Cursor::new(start.text, begin);
        dated = dated.or_else(|| year(words, here).map(|(number, _)| number));
        let Some((number, behind)) = meeting(words, here) else {
            continue;
        };
        // The seventh meeting …; in 2016 it adopted: the year is nearer.
        if dated.is_some_and(|dated| dated != number) {
            return Before::Nothing;
        }
        return match group_behind(words, behind) {
            Some(None) if is_behind_a_name(words, Cursor::new(start.text, begin)) => {
                Before::Anothers
            }
            None => Before::Anothers,
            Some(None) if is_anothers(words, behind) => Before::Anothers,
            Some(_) => Before::Ours(number),
        };
    }
    Before::Nothing
}

fn element(range: Range<usize>) -> Element {
    Element {
        kind: ElementKind::Meeting,
        range,
    }
}

/// What stands behind the numbers of recommendations.
enum Behind<'a> {
    Ours(Meeting<'a>),
    Anothers,
    Nothing,
}

/// adopted by the Working Group at its ninth meeting, of the 2014 meeting of the Working Group
fn meeting_behind<'a>(words: &Tongue, start: Cursor<'a>, setting: &Setting<'_>) -> Behind<'a> {
    let mut is_groups = false;
    // التوصية 19 من توصيات الاجتماع السابع
    let among = behind_of(words, start).find_map(|inside| {
        let noun = entry(words.script, inside, words.recommendations, |(word, _)| {
            word
        });
        noun.map(|(_, behind)| behind)
    });
    let mut at = among.unwrap_or(start);
    for _ in 0..MOST_LINKS {
        // de cette même neuvième réunion
        let linked = (words.of.iter()).filter(|of| !of.is_empty());
        let linked = linked.filter_map(|of| phrase(words.script, at, of));
        let pointed = linked
            .filter(|inside| any_phrase(words.script, *inside, words.demonstratives).is_some());
        at = pointed.max_by_key(|inside| inside.at).unwrap_or(at);
        // of its seventh meeting
        let own = (words.of.iter()).filter_map(|of| match of.is_empty() {
            true => Some(at),
            false => phrase(words.script, at, of),
        });
        let own = own
            .filter_map(|inside| any_phrase(words.script, inside, words.possessives))
            .max_by_key(|inside| inside.at);
        if own.is_some() && is_behind_another_group(words, start) {
            return Behind::Anothers;
        }
        at = own.unwrap_or(at);
        while at.at > start.at
            && let Some(behind) = any_phrase(words.script, at, words.demonstratives)
        {
            at = behind;
        }
        // The year alone: adopted in 2014 by the Working Group.
        let dated = || {
            let (number, behind) = year(words, at)?;
            let is_meant = is_groups
                || setting.is_the_conferences()
                || matches!(group_behind(words, behind), Some(Some(_)));
            is_meant.then_some((number, behind))
        };
        // The recommendations of 2018, where the paragraph has named nobody whose they could be.
        let of_year = || {
            let linked = words.of.iter().filter_map(|of| match of.is_empty() {
                true => Some((false, at)),
                false => Some((of.contains(' '), phrase(words.script, at, of)?)),
            });
            let mut dated = linked.filter_map(|(has_article, linked)| {
                // توصيات عام 2013
                let named = any_phrase(words.script, linked, words.year_nouns).unwrap_or(linked);
                let (number, behind) = bare_year(words, named)?;
                // of 2009, not: of the 2009 review
                let is_all = !has_article || ends_with_year(words, behind);
                is_all.then_some((number, behind))
            });
            dated.next().filter(|_| !setting.names_another())
        };
        let alone = || ordinal_alone(words, at).filter(|_| at.at > start.at || case_links(words));
        if let Some((number, end)) = meeting(words, at)
            .or_else(dated)
            .or_else(of_year)
            .or_else(alone)
        {
            let Some(group) = group_behind(words, end) else {
                return Behind::Anothers;
            };
            if group.is_none() && is_anothers(words, end) {
                return Behind::Anothers;
            }
            let end = group.filter(|_| !is_groups).unwrap_or(end);
            return Behind::Ours(Meeting {
                number,
                named: start.skip_spaces().at..end.at,
                end,
                is_groups: is_groups || group.is_some(),
            });
        }
        match working_group(words, at) {
            None => return Behind::Anothers,
            Some(Some(behind)) => {
                is_groups = true;
                at = behind.any_word(&["'s", "’s"]).unwrap_or(behind);
            }
            Some(None) => {
                let linked = any_phrase(words.script, at, words.meeting_links)
                    .or_else(|| any_phrase(words.script, at.word(",")?, words.meeting_links));
                match linked {
                    Some(behind) => at = behind,
                    None => return Behind::Nothing,
                }
            }
        }
    }
    Behind::Nothing
}

/// Behind *of that meeting*, which says that the one named before is meant.
fn same_meeting<'a>(words: &Tongue, start: Cursor<'a>) -> Option<Cursor<'a>> {
    let linked = (words.of.iter()).filter_map(|of| match of.is_empty() {
        true => Some(start),
        false => phrase(words.script, start, of),
    });
    let ends = linked.filter_map(|inside| {
        let pointed = any_phrase(words.script, inside, words.demonstratives);
        let noun_end = any_phrase(words.script, pointed.unwrap_or(inside), words.meetings)?;
        let said_behind = any_phrase(words.script, noun_end, words.demonstratives_behind);
        let end = said_behind.or(pointed.map(|_| noun_end))?;
        meeting(words, pointed.unwrap_or(inside))
            .is_none()
            .then_some(end)
    });
    ends.max_by_key(|end| end.at)
}

/// Whether nothing follows a year that it may be of.
fn ends_with_year(words: &Tongue, behind: Cursor<'_>) -> bool {
    let next = behind.skip_spaces();
    next.peek().is_none_or(|c| !c.is_alphanumeric())
        || any_phrase(words.script, next, words.and).is_some()
        || words.of.iter().any(|of| {
            let inside = (!of.is_empty()).then(|| phrase(words.script, next, of));
            inside.flatten().is_some_and(|inside| {
                let pointed = any_phrase(words.script, inside, words.demonstratives);
                matches!(
                    working_group(words, pointed.unwrap_or(inside)),
                    Some(Some(_))
                )
            })
        })
}

/// The Working Group on International Cooperation, recommendation 3 of its 2014 meeting; the Committee of Experts, at its seventh
/// meeting, adopted recommendation 20: whether the group or the body named last before a place in its sentence is not ours.
fn is_behind_another_group(words: &Tongue, start: Cursor<'_>) -> bool {
    named_last(words, start) == Some(Named::Another)
}

/// The World Bank, 2013 meeting: whether a meeting stands behind a name of which nothing is known, in a sentence that has named
/// nobody else.
fn is_behind_a_name(words: &Tongue, meeting: Cursor<'_>) -> bool {
    let before = meeting.before().trim_end_matches(' ');
    let named = before.strip_suffix(',').map(str::trim_end);
    let last = named.and_then(|named| named.rsplit([' ', '(', '\n']).next());
    last.is_some_and(|last| last.starts_with(char::is_uppercase) && last.chars().nth(1).is_some())
        && named_last(words, meeting).is_none()
}

/// Who has been named last in a sentence.
#[derive(PartialEq, Eq)]
enum Named {
    Ours,
    Another,
}

/// The group or the body named last before a place in its sentence.
fn named_last(words: &Tongue, start: Cursor<'_>) -> Option<Named> {
    const FARTHEST: usize = 160;
    for begin in words_begin(start.text, start.at, FARTHEST) {
        let between = start.text.get(begin..start.at).unwrap_or_default();
        if between.contains(". ") || between.contains(['?', '!', '؟']) {
            return None;
        }
        let here = Cursor::new(start.text, begin);
        match working_group(words, here) {
            None => return Some(Named::Another),
            Some(Some(_)) => return Some(Named::Ours),
            Some(None) => {}
        }
        match words.name_at(here).map(|(named, _)| named.name) {
            Some(Name::OurGroup | Name::Ours) => return Some(Named::Ours),
            Some(Name::Body(_)) => return Some(Named::Another),
            _ => {}
        }
    }
    None
}

/// The ninth meeting, recommendation 17: `start` is at the noun, `end` behind the numbers.
fn meeting_before<'a>(words: &Tongue, start: Cursor<'a>, end: Cursor<'a>) -> Option<Meeting<'a>> {
    let before = start.before().trim_end_matches([' ', ',', ':', '(']);
    let before = before
        .strip_suffix("'s")
        .or_else(|| before.strip_suffix("’s"))
        .unwrap_or(before);
    if before.len() == start.at {
        return None;
    }
    let mut begin = before.len();
    for _ in 0..MOST_WORDS {
        let earlier = before.get(..begin)?.trim_end_matches([' ', '\'', '’']);
        begin = earlier
            .rfind([' ', '\'', '’', '(', '\n'])
            .map_or(0, |space| {
                space
                    + earlier
                        .get(space..)
                        .and_then(|rest| rest.chars().next())
                        .map_or(1, char::len_utf8)
            });
        let candidate = Cursor::new(start.text, begin);
        if let Some((number, behind)) = meeting(words, candidate)
            && behind.at == before.len()
        {
            return Some(Meeting {
                number,
                named: candidate.at..behind.at,
                end,
                is_groups: false,
            });
        }
        if begin == 0 {
            break;
        }
    }
    None
}

/// Behind a word that may stand between a meeting and whose it is.
fn behind_link<'a>(words: &Tongue, at: Cursor<'a>) -> Cursor<'a> {
    any_phrase(words.script, at, words.of)
        .or_else(|| any_phrase(words.script, at, words.meeting_links))
        .unwrap_or(at)
}

/// Behind the working group that a meeting is said to be of: of the Working Group, of its Working Group, of that Group;
/// `None` where it is another's.
#[allow(clippy::option_option)] // Another group takes the whole citation back.
fn group_behind<'a>(words: &Tongue, end: Cursor<'a>) -> Option<Option<Cursor<'a>>> {
    let linked = behind_link(words, end);
    let pointed = (words.possessives.iter())
        .chain(words.demonstratives)
        .filter_map(|word| phrase(words.script, linked, word))
        .max_by_key(|behind| behind.at);
    let here = pointed.filter(|_| linked.at > end.at || case_links(words));
    working_group(words, here.unwrap_or(linked))
}

/// of the Group: whether the working group is named by its last word alone, which says not whose it is.
fn is_a_group(words: &Tongue, at: Cursor<'_>) -> bool {
    let here = at.skip_spaces();
    let is_named = here
        .peek()
        .is_some_and(|c| words.script.may_begin_a_name(c));
    let end = any_phrase(words.script, here, words.groups_in_short);
    end.filter(|_| is_named).is_some_and(|end| {
        let next = end.skip_spaces();
        let goes_on = any_phrase(words.script, next, words.other_group).is_some()
            || any_phrase(words.script, next, words.of).is_some_and(|behind| behind.at > next.at)
            || words.script != Script::Arabic && next.peek().is_some_and(char::is_uppercase);
        !goes_on
    })
}

/// Whether a meeting is somebody's who is not the working group: the ninth meeting of the Board.
fn is_anothers(words: &Tongue, at: Cursor<'_>) -> bool {
    let is_ours = |inside: Cursor<'_>| {
        words
            .name_at(inside)
            .is_some_and(|(named, _)| matches!(named.name, Name::Ours | Name::OurGroup))
            || is_a_group(words, inside)
    };
    let linked = (words.of.iter())
        .filter(|of| !of.is_empty())
        .filter_map(|of| phrase(words.script, at, of))
        .max_by_key(|inside| inside.at);
    match linked {
        Some(inside) => !is_ours(inside),
        None => words.of.contains(&"") && words.name_at(at).is_some() && !is_ours(at),
    }
}

/// seventh meeting, 9th meeting, Седьмого совещания, الاجتماع السابع, 2014 meeting, réunion de 2014
fn meeting<'a>(words: &Tongue, start: Cursor<'a>) -> Option<(u16, Cursor<'a>)> {
    let counted = ordinal(words, start)
        .or_else(|| in_figures(start))
        .or_else(|| bare_year(words, start));
    if let Some((number, behind)) = counted
        && let Some(end) = any_phrase(words.script, behind, words.meetings)
    {
        return Some((number, end));
    }
    // recommandation 18 de la neuvième)
    let ordinal_alone = ordinal(words, start).filter(|(_, end)| {
        let has_article = words_before(start, 1)
            .any(|word| any_phrase(words.script, word, words.before_numbers).is_some());
        has_article
            && !is_one_of_two(words, start)
            && end.skip_spaces().peek().is_none_or(|c| "),.;:".contains(c))
    });
    if ordinal_alone.is_some() {
        return ordinal_alone;
    }
    let noun_end = any_phrase(words.script, start, words.meetings)?;
    let dated = |at| year(words, at).or_else(|| bare_year(words, at));
    ordinal(words, noun_end)
        .or_else(|| dated(noun_end))
        .or_else(|| {
            // совещания Рабочей группы 2014 года
            let group = group_behind(words, noun_end)??;
            dated(group)
        })
}

/// Meetings that are counted in a text, with where their names end: the seventh meeting, 9th meeting, الاجتماع السابع. Whose they are
/// is not asked.
pub fn all_counted(words: &Words, text: &str) -> Vec<(u16, usize)> {
    let Some(noun) = words.meetings.first() else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let begins = c.is_alphanumeric() && !before.is_alphanumeric();
        before = c;
        if !begins {
            continue;
        }
        let here = Cursor::new(text, at);
        let number = ordinal(words, here).or_else(|| in_figures(here));
        let before_noun =
            number.and_then(|(number, behind)| Some((number, phrase(words.script, behind, noun)?)));
        let behind_noun = || ordinal(words, phrase(words.script, here, noun)?);
        // At its seventh meeting it spoke of one thing and at its ninth of another.
        let without_noun = || {
            let (number, end) = number.filter(|_| !found.is_empty())?;
            let next = end.skip_spaces();
            let ends = next.peek().is_none_or(|c| !c.is_alphanumeric());
            let goes_on = || {
                (words.of.iter())
                    .filter(|of| !of.is_empty())
                    .any(|of| phrase(words.script, end, of).is_some())
            };
            (ends || goes_on()).then_some((number, end))
        };
        if let Some((number, end)) = before_noun.or_else(behind_noun).or_else(without_noun) {
            found.push((number, end.at));
        }
    }
    found
}

/// The meeting that is all that a text says, with its noun or without: Seventh; the seventh meeting; Septième.
pub fn counted_alone(words: &Words, text: &str) -> Option<u16> {
    let text = text.trim();
    if let [(number, _)] = all_counted(words, text).as_slice() {
        return Some(*number);
    }
    let (number, end) = ordinal(words, Cursor::new(text, 0))?;
    end.skip_spaces().rest().is_empty().then_some(number)
}

/// recommendation 12 of the eighth, where nothing follows that it counts
fn ordinal_alone<'a>(words: &Tongue, start: Cursor<'a>) -> Option<(u16, Cursor<'a>)> {
    let (number, end) = ordinal(words, start)?;
    if is_one_of_two(words, start) {
        return None;
    }
    let next = end.skip_spaces();
    let ends = (next.peek()).is_none_or(|c| "(),.;:\n".contains(c))
        || any_phrase(words.script, next, words.and).is_some();
    ends.then_some((number, end))
}

/// rec. 2 de la première, rec. 16 de la seconde: whether an ordinal says which of two that were named.
fn is_one_of_two(words: &Tongue, start: Cursor<'_>) -> bool {
    [words.former, words.latter]
        .iter()
        .any(|which| any_phrase(words.script, start, which).is_some())
}

/// Whether the case alone says that what follows has what stands before.
fn case_links(words: &Tongue) -> bool {
    words.of.contains(&"") && words.articles_of_nouns.is_empty()
}

/// 9th, 9e, 9ª, 9.ª, 9-го
fn in_figures(start: Cursor<'_>) -> Option<(u16, Cursor<'_>)> {
    const LONGEST_ENDING: usize = 3;
    let (number, behind) = start.number()?;
    let inside = behind.word("-").unwrap_or(behind);
    let ending = inside.rest().find([' ', '\n'])?;
    let written = inside.rest().get(..ending)?;
    // 11.ª
    let written = written.strip_prefix('.').unwrap_or(written);
    let letters = written.chars().count();
    let is_ending = (1..=LONGEST_ENDING).contains(&letters)
        && written
            .chars()
            .all(|c| c.is_alphabetic() || "ªº°".contains(c));
    is_ending.then(|| (number, inside.advanced(ending)))
}

/// in 2014, de 2014, 2014 года: the meeting of that year.
fn year<'a>(words: &Tongue, start: Cursor<'a>) -> Option<(u16, Cursor<'a>)> {
    let inside = start.word(",").unwrap_or(start);
    bare_year(words, any_phrase(words.script, inside, words.in_year)?)
}

fn bare_year<'a>(words: &Tongue, start: Cursor<'a>) -> Option<(u16, Cursor<'a>)> {
    let here = start.skip_spaces();
    let digits = here.rest().bytes().take_while(u8::is_ascii_digit).count();
    let year = here
        .rest()
        .get(..digits)
        .filter(|_| digits == 4)?
        .parse()
        .ok()?;
    let number = words.lexicon.meeting_of_year(year)?;
    let behind = here.advanced(digits);
    Some((
        number,
        any_phrase(words.script, behind, words.years).unwrap_or(behind),
    ))
}

/// The place behind the Working Group's name if it stands here; `None` where another group does.
#[allow(clippy::option_option)] // Another group takes the whole citation back.
fn working_group<'a>(words: &Tongue, start: Cursor<'a>) -> Option<Option<Cursor<'a>>> {
    let named = words
        .groups()
        .iter()
        .filter_map(|(name, is_ours)| Some((phrase(words.script, start, name)?, *is_ours)));
    match named.max_by_key(|(behind, _)| behind.at) {
        Some((behind, true)) => return Some(Some(behind)),
        Some((_, false)) => return None,
        None => {}
    }
    let Some(behind) = any_phrase(words.script, start, words.working_group) else {
        return Some(None);
    };
    // The Working Group on International Cooperation; the Working Group on its seventh meeting is ours.
    let linked = any_phrase(words.script, behind, words.meeting_links);
    let another = any_phrase(words.script, behind, words.other_group);
    if another.is_some_and(|another| linked.is_none_or(|linked| linked.at <= another.at)) {
        return None;
    }
    Some(Some(behind))
}
