//! Instruments: resolutions 5/1 of 22 October 2010 and 7/1, решение 3/4 Конференции, пункт 2.

use std::ops::Range;

use super::date::date_behind;
use super::locator::{Carried, behind_head, is_decimal, lettered, place_noun, recommended};
use super::phrase::{
    any_phrase, behind_gloss, behind_of, entry, is_cued, is_letter, list_mark, phrase,
    words_before, words_begin,
};
use super::script::Script;
use super::setting::{Body, Setting, Stated, may_number_so, year_of_adoption};
use super::tongue::Tongue;
use super::words::{Count, NUMBER_SIGNS, Words};
use crate::citation::cursor::Cursor;
use crate::citation::located::Located;
use crate::citation::so_far::SoFar;
use crate::citation::{
    Certainty, Citation, Element, ElementKind, InstrumentKind, InstrumentNumber, Issuer, Locator,
    OtherBody, Reference,
};
use crate::lexicon::{Lexicon, SeriesKind};
use crate::text::{begins_line, is_letter_or_figure};

/// Words of a date, at most: 15 de noviembre de 2000.
const LONGEST_DATE: usize = 6;

/// Words of a body's name that nothing knows, at most.
const MOST_NAMES: usize = 6;

/// Letters of the word before a title, at most: entitled, озаглавленная.
const LONGEST_WORD: usize = 20;

/// Characters of a title, at most.
const LONGEST_TITLE: usize = 300;

/// The kinds of which a number alone may be.
const KINDS: [InstrumentKind; 2] = [InstrumentKind::Resolution, InstrumentKind::Decision];

/// A kind in one of its forms.
struct Kind {
    kind: InstrumentKind,
    count: Count,
    range: Range<usize>,
    /// قراره: the word itself says whose it is.
    has_own_ending: bool,
    /// Res., Dec.
    is_short: bool,
}

/// A number as written; `None` where its shape is another body's.
struct Numbered {
    range: Range<usize>,
    number: Option<InstrumentNumber>,
}

/// One number with what stands behind it.
struct Item {
    range: Range<usize>,
    number: Option<InstrumentNumber>,
    elements: Vec<Element>,
    body: Option<Body>,
    located: Vec<Located>,
    /// Whether the places stand in brackets behind it, as citations of their own: decision 3/4 (para. 6).
    is_apart: bool,
}

/// An instrument as the owner of paragraphs: decision 3/4 in paragraph 2 of decision 3/4.
pub struct Owner {
    pub elements: Vec<Element>,
    number: Option<InstrumentNumber>,
    /// `None` where a number alone names it: annex II to 7/3.
    kind: Option<InstrumentKind>,
    body: Option<Body>,
    is_doubtful: bool,
    /// Behind its date and its issuer.
    pub tail_end: usize,
}

/// instruments = [issuer] group *( list-mark group )
pub fn instruments(
    words: &Tongue,
    start: Cursor<'_>,
    list: u32,
    setting: &mut Setting<'_>,
) -> Option<(Vec<Citation>, usize)> {
    let mut reader = List {
        words,
        list,
        setting,
        citations: Vec::new(),
        body: None,
    };
    let mut at = reader.group(start)?;
    while let Some((mark, _)) = list_mark(words, at) {
        let Some(behind) = reader.group(mark) else {
            break;
        };
        at = behind;
    }
    Some((reader.citations, at.at))
}

/// Behind the bracket that places of the last instrument stand in: resolutions 5/6 (para. 2) and 6/4 (para. 2).
fn behind_bracket<'a>(all: &[Item], at: Cursor<'a>) -> Cursor<'a> {
    let is_apart = all.last().is_some_and(|last| last.is_apart);
    let closed = is_apart.then(|| at.word(")")).flatten();
    closed.unwrap_or(at)
}

struct List<'w, 's, 't> {
    words: &'w Tongue,
    list: u32,
    setting: &'s mut Setting<'t>,
    citations: Vec<Citation>,
    /// Whose the group before was, where that was said.
    body: Option<Body>,
}

impl List<'_, '_, '_> {
    /// group = kind [issuer] item *( list-mark item )
    fn group<'a>(&mut self, start: Cursor<'a>) -> Option<Cursor<'a>> {
        let words = self.words;
        let (kind, behind) = kind(words, start)?;
        let stated = self.setting.issuer_before(
            words,
            Cursor::new(start.text, kind.range.start),
            kind.has_own_ending,
        );
        // Tide Forum resolution 7/9: nobody's that is known.
        let stated = match stated {
            Stated::Nobody { .. } if self.citations.is_empty() => {
                match unknown_owner(words, Cursor::new(start.text, kind.range.start)) {
                    Some(from) => Stated::Directly(Body::Other(OtherBody::Unnamed), from),
                    None => stated,
                }
            }
            _ => stated,
        };
        let (between, inside) = issuer_between(words, behind, self.setting);
        let direct = item(words, inside, kind.kind, self.setting).or_else(|| {
            let signed = behind_date(words, inside).filter(|at| begins_with_sign(words, *at))?;
            item(words, signed, kind.kind, self.setting)
        });
        let is_direct = direct.is_some();
        let (mut first, mut at) = match direct {
            Some(found) => found,
            None => listed_behind_a_colon(words, &kind, behind, self.setting)?,
        };
        if is_direct {
            first.range.start = kind.range.start;
            first.elements.insert(
                0,
                Element {
                    kind: ElementKind::Kind,
                    range: kind.range.clone(),
                },
            );
        }
        if let Stated::Directly(_, from) = stated
            && self.citations.is_empty()
            && is_direct
        {
            first.elements.insert(
                0,
                Element {
                    kind: ElementKind::Issuer,
                    range: from..kind.range.start,
                },
            );
            first.range.start = from;
        }
        // 55/25 and 55/255 of the General Assembly: what is named at last is everyone's.
        let mut of_all = first.body;
        let mut all = vec![first];
        // Behind resolution 8/4, paragraph 3, a number is another resolution only in the plural.
        while (kind.count == Count::Many || all.last().is_some_and(|last| last.located.is_empty()))
            && let Some(mark) = list_mark(words, behind_bracket(&all, at))
                .map(|(mark, _)| mark)
                .or_else(|| semicolon(at).filter(|_| !is_direct))
                .or_else(|| {
                    let gloss = behind_gloss(at).filter(|_| kind.count == Count::Many)?;
                    Some(list_mark(words, gloss)?.0)
                })
            && let Some((next, behind)) = item(words, mark, kind.kind, self.setting)
        {
            of_all = next.body.or(of_all);
            all.push(next);
            at = behind;
        }
        let said = match stated {
            Stated::Directly(body, _) => Some(body),
            _ => between.or(of_all),
        };
        let inherited = match stated {
            Stated::AsIts(body) => Some(body),
            _ => self.body,
        };
        if kind.is_short && said.is_none() && !self.is_meant(&all, kind.range.start, start.text) {
            return None;
        }
        let has_places = all.iter().any(|item| !item.located.is_empty());
        let is_doubtful = kind.is_short && !has_places
            || matches!(stated, Stated::Nobody { doubtful: true })
            || matches!(stated, Stated::Nobody { .. })
                && ends_in_another_acronym(&words.lexicon, start.before());
        for item in all {
            let may_be = |body: &Body| {
                item.number
                    .is_none_or(|number| may_number_so(&words.lexicon, *body, number))
            };
            let body = item.body.or(said).or(inherited.filter(may_be));
            self.push(Some(kind.kind), item, body, is_doubtful);
        }
        self.body = said.or(inherited);
        Some(at)
    }

    /// Whether anything but its abbreviation says that an instrument is meant: a place in it, others
    /// beside it, a cue, or that our body is spoken of.
    fn is_meant(&self, items: &[Item], start: usize, text: &str) -> bool {
        !self.citations.is_empty()
            || items.iter().any(|item| !item.located.is_empty())
            || self.setting.is_the_conferences()
            || is_cued(self.words, Cursor::new(text, start))
    }

    fn push(
        &mut self,
        kind: Option<InstrumentKind>,
        item: Item,
        body: Option<Body>,
        is_doubtful: bool,
    ) {
        let owner = Owner {
            elements: item.elements,
            number: item.number,
            kind,
            body,
            is_doubtful: is_doubtful && body.is_none(),
            tail_end: item.range.end,
        };
        let mut located = item.located.into_iter();
        let is_apart = item.is_apart && !owner.is_others(self.words);
        let first = if is_apart { None } else { located.next() };
        let mut range = item.range;
        let mut elements = owner.elements.clone();
        if let Some(first) = &first {
            range.end = first.range.end;
            if owner.is_others(self.words) {
                // Their paragraphs are left alone together with them.
                range.end = located
                    .by_ref()
                    .last()
                    .map_or(range.end, |last| last.range.end);
            } else {
                elements.extend(first.elements.iter().cloned());
            }
        }
        elements.sort_by_key(|element| element.range.start);
        let citation = |range, located: Option<&Located>, elements| {
            owner.citation(range, located, elements, self.list, self.words)
        };
        self.citations
            .push(citation(range, first.as_ref(), elements));
        self.citations.extend(
            located.map(|one| citation(one.range.clone(), Some(&one), one.elements.clone())),
        );
    }
}

impl Owner {
    pub fn is_decision(&self) -> bool {
        self.kind == Some(InstrumentKind::Decision)
    }

    fn other_body(&self, words: &Tongue) -> Option<OtherBody> {
        match (self.body, self.number) {
            (Some(Body::Other(body)), _) => Some(body),
            (Some(Body::Ours), Some(_)) => None,
            (_, Some(number)) if number.session < words.lexicon.first_session_of_others() => None,
            _ => Some(OtherBody::Unnamed),
        }
    }

    /// Whether it is somebody else's instrument.
    pub fn is_others(&self, words: &Tongue) -> bool {
        self.other_body(words).is_some()
    }

    /// A citation of it, or of what is located in it.
    pub fn citation(
        &self,
        range: Range<usize>,
        located: Option<&Located>,
        elements: Vec<Element>,
        list: u32,
        words: &Tongue,
    ) -> Citation {
        let other = self.other_body(words);
        let (reference, certainty) = match (other, self.number) {
            (None, Some(number)) => {
                let issuer = match self.body {
                    Some(Body::Ours) => Issuer::Ours,
                    _ => Issuer::Unstated,
                };
                let certainty = match self.body {
                    Some(Body::Ours) => Certainty::Explicit,
                    _ if self.is_doubtful => Certainty::Shape,
                    _ => Certainty::Cued,
                };
                let reference = Reference::Instrument {
                    issuer,
                    kind: self.kind,
                    number,
                    annex: located.and_then(|located| located.annex),
                    locator: located.map_or(Locator::Whole, |located| located.locator.clone()),
                };
                (reference, certainty)
            }
            (body, _) => {
                let body = body.unwrap_or(OtherBody::Unnamed);
                (Reference::Other { body }, Certainty::Explicit)
            }
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

/// Where the number with a stroke begins, unless it is a part of something longer or has been read.
fn number_around<'a>(stroke: Cursor<'a>, so_far: SoFar<'_>) -> Option<Cursor<'a>> {
    let digits = stroke.before().bytes().rev().take_while(u8::is_ascii_digit);
    let start = Cursor::new(stroke.text, stroke.at - digits.count());
    let is_part = |c: char| c.is_alphanumeric() || "/.,-–№".contains(c);
    // و8/4
    let before = start.before();
    let joined = before.char_indices().next_back().and_then(|(at, _)| {
        Script::Arabic.behind_one_letter_word(Cursor::new(start.text, at))?;
        before.get(..at)
    });
    let is_inside = start.at == stroke.at
        || start.at < so_far.read
        || joined.unwrap_or(before).ends_with(is_part);
    (!is_inside).then_some(start)
}

/// unmarked = number *( list-mark number ): the numbers of instruments whose noun stands before them in the
/// paragraph: its four resolutions are these: 5/6, 6/4, 7/3 and 8/4; la 7/3 (párr. 2). Or one number with a place
/// behind it: 4/3, paragraph (i). `stroke` is where the first number's is.
pub fn unmarked(
    words: &Tongue,
    stroke: Cursor<'_>,
    so_far: SoFar<'_>,
    setting: &mut Setting<'_>,
) -> Option<(Vec<Citation>, usize)> {
    let start = number_around(stroke, so_far)?;
    slashed(words, start)?;
    let before = start.before().trim_end_matches(' ');
    let is_behind_a_colon = before.ends_with(':');
    let has_article = behind_article(words, start);
    let further = Cursor::new(stroke.text, slashed(words, start)?.1.at);
    let has_place = further.any_word(&[",", "("]).is_some_and(|inside| {
        let inside = inside.skip_spaces();
        place_noun(words, inside).is_some()
            || entry(words.script, inside, words.annexes, |(word, _)| word).is_some()
    });
    if has_place && is_signed(words, start) {
        return None;
    }
    if !is_behind_a_colon && !has_article && !has_place {
        list_mark(words, further)?;
    }
    let kind = kind_before(words, start);
    if kind.is_none() && !has_place {
        return None;
    }
    let of_kind = kind.unwrap_or(InstrumentKind::Resolution);
    let said = kind.filter(|_| !has_article && !has_place);
    let mut reader = List {
        words,
        list: so_far.list,
        setting,
        citations: Vec::new(),
        body: None,
    };
    let mut items = Vec::new();
    let mut at = start;
    while let Some((next, behind)) = item(words, at, of_kind, reader.setting)
        && next.number.is_some_and(|number| {
            let may_be = |kind| may_be_ours(&words.lexicon, kind, number);
            // What a number alone was called before is not said of it.
            let is_of_any = said.is_none() && KINDS.into_iter().any(may_be);
            is_of_any || may_be(of_kind)
        })
    {
        items.push(next);
        let Some((mark, _)) = list_mark(words, behind) else {
            break;
        };
        at = any_phrase(words.script, mark, words.before_numbers).unwrap_or(mark);
    }
    let end = items.last().map(|last: &Item| match last.located.last() {
        Some(located) => located.range.end,
        None => last.range.end,
    })?;
    // adopted resolutions (5/6, 6/4 and so on)
    let is_bracketed = || {
        let noun = before.strip_suffix('(').map(str::trim_end);
        noun.is_some_and(|noun| {
            words_before(Cursor::new(start.text, noun.len()), 1).any(|word| {
                entry(words.script, word, words.kinds, |(word, ..)| word)
                    .is_some_and(|(_, end)| end.at == noun.len())
            })
        })
    };
    let enough = match (has_article || has_place, is_behind_a_colon) {
        (true, _) => 1,
        (_, true) => 2,
        _ if is_bracketed() => 2,
        _ => 3,
    };
    if items.len() < enough {
        return None;
    }
    for item in items {
        let body = item.body;
        reader.push(said, item, body, true);
    }
    Some((reader.citations, end))
}

/// Revue, n° 3/4, p. 12: whether the sign of a number stands before it.
fn is_signed(words: &Tongue, start: Cursor<'_>) -> bool {
    /// Bytes of the sign and a space.
    const LONGEST: usize = 12;
    let mut signs = words_begin(start.text, start.at, LONGEST).flat_map(|begin| {
        let sign = Cursor::new(start.text, begin);
        let all = [&NUMBER_SIGNS[..], words.number_words];
        all.map(|signs| any_phrase(words.script, sign, signs))
    });
    signs.any(|end| end.is_some_and(|end| end.skip_spaces().at == start.at))
}

/// bare = number locators / number, at a line's beginning: 4/3 (d) made it permanent; a number that nothing near says to be
/// an instrument's. Whether it is one the document knows ([`crate::discourse`]): it has named that number before, or
/// lists such numbers. `stroke` is where the number's is.
pub fn bare(
    words: &Tongue,
    stroke: Cursor<'_>,
    so_far: SoFar<'_>,
    setting: &mut Setting<'_>,
) -> Option<(Vec<Citation>, usize)> {
    let start = number_around(stroke, so_far)?;
    let is_amount = (start.before()).ends_with(|c: char| "$€£+=_#&?".contains(c));
    // 1 3/4
    let is_mixed = (start.before().trim_end_matches(' ')).ends_with(|c: char| c.is_ascii_digit());
    if is_amount || is_mixed || is_signed(words, start) {
        return None;
    }
    let (number, behind) = slashed(words, start)?;
    let may_be = |kind| may_be_ours(&words.lexicon, kind, number);
    if !KINDS.into_iter().any(may_be) || behind.rest().starts_with(['-', '–', '°', '€', '$']) {
        return None;
    }
    let mut reader = List {
        words,
        list: so_far.list,
        setting,
        citations: Vec::new(),
        body: None,
    };
    let (one, end) = item(words, start, InstrumentKind::Decision, reader.setting)?;
    if one.located.is_empty() && !begins_line(start.before()) && !behind_its_noun(words, start) {
        return None;
    }
    reader.push(None, one, None, true);
    for citation in &mut reader.citations {
        citation.certainty = Certainty::Subject;
    }
    Some((reader.citations, end.at))
}

/// Whether the article of an instrument's noun stands before a number: la 7/3.
fn behind_article(words: &Tongue, start: Cursor<'_>) -> bool {
    words_before(start, 1).any(|word| {
        any_phrase(words.script, word, words.before_numbers)
            .is_some_and(|behind| behind.skip_spaces().at == start.at)
    })
}

/// The kind that the paragraph has named last before a place.
fn kind_before(words: &Tongue, start: Cursor<'_>) -> Option<InstrumentKind> {
    const FARTHEST: usize = 300;
    named_before(words, start, FARTHEST)
}

/// The same within so many bytes.
fn named_before(words: &Tongue, start: Cursor<'_>, farthest: usize) -> Option<InstrumentKind> {
    words_begin(start.text, start.at, farthest).find_map(|begin| {
        let here = Cursor::new(start.text, begin);
        let found = [words.kinds, words.own_kinds]
            .iter()
            .find_map(|kinds| entry(words.script, here, kinds, |(word, ..)| word));
        found.map(|((_, kind, _), _)| *kind)
    })
}

/// Whether the sentence has named a kind before a number, with nothing between that it could be a share or a day of: two
/// resolutions: 7/3, adopted in 2014, and 8/4; the resolution on assistance (8/4).
fn behind_its_noun(words: &Tongue, start: Cursor<'_>) -> bool {
    named_before(words, start, sentence_before(start).len()).is_some()
}

/// The text before a place as far as the sentence goes there.
fn sentence_before<'a>(start: Cursor<'a>) -> &'a str {
    /// Bytes.
    const LONGEST: usize = 300;
    let before = start.before();
    let mut begin = before.len().saturating_sub(LONGEST);
    while !before.is_char_boundary(begin) {
        begin += 1;
    }
    let near = before.get(begin..).unwrap_or_default();
    let ends = [". ", "? ", "! ", "؟ ", "\n\n"];
    let last = ends.iter().filter_map(|end| near.rfind(end)).max();
    near.get(last.unwrap_or(0)..).unwrap_or_default()
}

fn may_be_ours(lexicon: &Lexicon, kind: InstrumentKind, number: InstrumentNumber) -> bool {
    lexicon.our_body().is_none_or(|body| {
        body.series.iter().any(|series| {
            series.kind == SeriesKind::Instrument(kind) && series.may_have_session(number.session)
        }) && number.session <= lexicon.last_plausible_session()
    })
}

/// decision 3/4 [of the Conference] behind of: the owner and the place behind it.
pub fn owner<'a>(
    words: &Tongue,
    start: Cursor<'a>,
    setting: &mut Setting<'_>,
) -> Option<(Owner, Cursor<'a>)> {
    // paragraph 2 of its decision 3/4, of that same decision 4/3, of our resolution 6/4
    let mut here = start;
    for _ in 0..2 {
        let determiners = [words.possessives, words.demonstratives, words.ours];
        let mut behind = (determiners.iter()).filter_map(|all| any_phrase(words.script, here, all));
        if let Some(behind) = behind.next() {
            here = behind;
        }
    }
    let named = setting.body_at(words, here);
    let here = named.as_ref().map_or(here, |(_, behind)| *behind);
    let Some((kind, behind)) = kind(words, here) else {
        return owner_by_number(words, start);
    };
    let stated = setting.issuer_before(
        words,
        Cursor::new(start.text, kind.range.start),
        kind.has_own_ending,
    );
    let (between, inside) = issuer_between(words, behind, setting);
    let (number, behind) = number_of(words, inside)?;
    let tail = tail(words, behind, setting);
    let mut elements = vec![
        Element {
            kind: ElementKind::Kind,
            range: kind.range.clone(),
        },
        Element {
            kind: ElementKind::Number,
            range: number.range.clone(),
        },
    ];
    let (inherited, is_doubtful) = match stated {
        Stated::Directly(body, from) => {
            if named.is_some() {
                elements.insert(
                    0,
                    Element {
                        kind: ElementKind::Issuer,
                        range: from..kind.range.start,
                    },
                );
            }
            (Some(body), false)
        }
        Stated::AsIts(body) => (
            Some(body).filter(|body| {
                number
                    .number
                    .is_none_or(|number| may_number_so(&words.lexicon, *body, number))
            }),
            false,
        ),
        Stated::Nobody { doubtful } => (None, doubtful),
    };
    let owner = Owner {
        elements,
        number: number.number,
        kind: Some(kind.kind),
        body: tail.body.or(between).or(inherited),
        is_doubtful,
        tail_end: tail.end.at,
    };
    Some((owner, behind))
}

/// 7/3, la 7/3 behind of: a number of a shape that our body uses.
fn owner_by_number<'a>(words: &Tongue, start: Cursor<'a>) -> Option<(Owner, Cursor<'a>)> {
    let here = any_phrase(words.script, start, words.before_numbers).unwrap_or(start);
    let here = here.skip_spaces();
    slashed(words, here)?;
    let (numbered, behind) = number_of(words, here)?;
    let number = numbered.number?;
    let may_be = |kind| may_be_ours(&words.lexicon, kind, number);
    KINDS.into_iter().any(may_be).then(|| {
        let owner = Owner {
            elements: vec![Element {
                kind: ElementKind::Number,
                range: numbered.range.clone(),
            }],
            number: Some(number),
            kind: None,
            body: None,
            is_doubtful: true,
            tail_end: behind.at,
        };
        (owner, behind)
    })
}

fn kind<'a>(words: &Tongue, start: Cursor<'a>) -> Option<(Kind, Cursor<'a>)> {
    let here = start.skip_spaces();
    let found = entry(words.script, here, words.kinds, |(word, ..)| word);
    let short = || {
        let before = here.before();
        // A/RES/7/3 is a symbol, H.Res. 5 a parliament's.
        let is_inside = before.ends_with(|c: char| is_letter_or_figure(c) || "/._-".contains(c));
        entry(words.script, here, words.short_kinds, |(word, ..)| word).filter(|_| !is_inside)
    };
    let mut is_short = false;
    let found = found.or_else(|| {
        is_short = true;
        short()
    });
    let (kind, count, behind, has_own_ending) = match found {
        Some(((_, kind, count), behind)) => (*kind, *count, behind, false),
        // قراره: a kind with an ending of its own.
        None => {
            is_short = false;
            let ((_, kind, count), stem) =
                entry(words.script, here, words.own_kinds, |(word, ..)| word)?;
            let behind = any_phrase(words.script, stem, words.own_endings)?;
            (*kind, *count, behind, true)
        }
    };
    // Cells of a table in plain text are parted by spaces.
    let is_apart = here.before().ends_with("  ");
    let before = words_before(here, 1).next().filter(|_| !is_apart);
    let is_another_thing = before
        .filter(|word| word.at < here.at)
        .is_some_and(|word| any_phrase(words.script, word, words.not_before).is_some());
    if is_another_thing {
        return None;
    }
    Some((
        Kind {
            kind,
            count,
            range: here.at..behind.at,
            has_own_ending,
            is_short,
        },
        behind,
    ))
}

/// резолюция Генеральной Ассамблеи 55/25, قرار الجمعية العامة 55/25
fn issuer_between<'a>(
    words: &Tongue,
    behind: Cursor<'a>,
    setting: &mut Setting<'_>,
) -> (Option<Body>, Cursor<'a>) {
    let here = behind.skip_spaces();
    if here.rest().starts_with(|c: char| c.is_ascii_digit()) {
        return (None, behind);
    }
    behind_of(words, here)
        .chain([here])
        .find_map(|inside| setting.body_at(words, inside))
        .map_or((None, behind), |(body, end)| (Some(body), end))
}

/// UNEA resolution 3/4: an acronym before an instrument is the body's, which this program may not know.
fn ends_in_another_acronym(lexicon: &Lexicon, before: &str) -> bool {
    let before = before.trim_end_matches(' ');
    let word = before
        .rsplit(|c: char| !(is_letter_or_figure(c) || matches!(c, '/' | '-')))
        .next()
        .unwrap_or_default();
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let is_acronym = capitals >= 2 && capitals * 2 > word.chars().count();
    is_acronym && !lexicon.is_own_acronym(word)
}

/// Where a proper name begins that stands right before a kind, and that nothing knows: a word with a capital that does
/// not begin its sentence, with those of its kind before it. A kind with a capital may stand in a title, where all
/// words have one.
fn unknown_owner(words: &Tongue, kind: Cursor<'_>) -> Option<usize> {
    if !words.owner_before_kind || !kind.rest().starts_with(char::is_lowercase) {
        return None;
    }
    let before = kind.before().strip_suffix(' ')?;
    let before = before.strip_suffix("'s").unwrap_or(before);
    if !before.ends_with(is_letter) {
        return None;
    }
    let is_capital = |at: &Cursor<'_>| at.peek().is_some_and(char::is_uppercase);
    let joined = words_before(Cursor::new(kind.text, before.len()), MOST_NAMES);
    let name: Vec<Cursor<'_>> = joined.take_while(is_capital).collect();
    let farthest_word = name.last()?;
    let (nearest, farthest) = (*name.first()?, *farthest_word);
    let word = before.get(nearest.at..)?;
    let is_known = name.iter().any(|at| words.name_at(*at).is_some());
    // Part B, and an acronym that the compilation's own body or treaty has.
    if is_known || word.chars().count() < 2 || words.lexicon.is_own_acronym(word) {
        return None;
    }
    // In October resolution 8/4 was adopted.
    let is_month = |month: &&str| month.eq_ignore_ascii_case(word);
    let mut months = words.written_dates.months.iter().copied().flatten();
    if months.any(is_month) {
        return None;
    }
    let begins_sentence = |at: Cursor<'_>| {
        // PP1 Recalling resolution 5/6: labels have figures.
        let before = at.before().trim_end_matches(' ');
        !before.ends_with(is_letter)
    };
    // adopted in Vienna resolutions 9/1 and 9/2: a place, not whose they are.
    let is_place = words_before(*farthest_word, 1).any(|word| {
        [words.in_place].iter().any(|links| {
            any_phrase(words.script, word, links)
                .is_some_and(|end| end.skip_spaces().at == farthest_word.at)
        })
    });
    (!begins_sentence(nearest) && !is_place).then_some(farthest.at)
}

/// The decision of 2008, the 2008 decision, решение 2008 года: the one instrument of ours that a kind and a year name,
/// where nothing behind them says whose it is.
pub fn of_year<'a>(
    words: &Tongue,
    start: Cursor<'a>,
) -> Option<((InstrumentKind, InstrumentNumber), Range<usize>)> {
    let (kind, behind) = kind(words, start).filter(|(kind, _)| !kind.is_short)?;
    if kind.count == Count::Many || kind.has_own_ending || number_of(words, behind).is_some() {
        return None;
    }
    let noun = Cursor::new(start.text, kind.range.start);
    let (year, end) = year_of_adoption(words, noun, behind)?;
    let number = words.lexicon.instrument_of_year(kind.kind, year)?;
    // The 2014 decision of the Court
    let is_somebodys = words.of.iter().any(|of| match of.is_empty() {
        true => words.name_at(end).is_some(),
        false => phrase(words.script, end, of).is_some(),
    });
    (!is_somebodys).then_some(((kind.kind, number), kind.range.start..end.at))
}

/// item = [ sign ] number *( date / of issuer ) [ locators ]
fn item<'a>(
    words: &Tongue,
    start: Cursor<'a>,
    kind: InstrumentKind,
    setting: &mut Setting<'_>,
) -> Option<(Item, Cursor<'a>)> {
    let (number, behind) = number_of(words, start)?;
    let tail = tail(words, behind, setting);
    let mut elements = vec![Element {
        kind: ElementKind::Number,
        range: number.range.clone(),
    }];
    let mut end = tail.end;
    let mut located = Vec::new();
    let mut is_apart = false;
    let mut body = tail.body;
    let found = behind_head(words, tail.end)
        .or_else(|| lettered(words, tail.end, &mut Carried::default()))
        // resolution 7/3 (CTOC/COP/2014/13), annex I
        .or_else(|| behind_head(words, bracketed_symbol(tail.end, setting)?))
        .or_else(|| behind_head(words, behind_quoted_title(tail.end)?))
        // decision 3/4, recommendation 5: those of a resolution are its annexes'.
        .or_else(|| {
            let inside = tail.end.any_word(&[",", "("]).unwrap_or(tail.end);
            let is_decision = kind == InstrumentKind::Decision;
            is_decision.then(|| recommended(words, inside, &mut Carried::default()))?
        });
    if let Some((read, behind)) = found {
        // An issuer or a date behind the number belongs to the citation only where it goes on.
        elements.extend(tail.issuer);
        located = read;
        is_apart = tail.end.word("(").is_some_and(|inside| {
            let begins_so = |first: &Located| first.range.start == inside.skip_spaces().at;
            located.first().is_some_and(begins_so) && place_noun(words, inside).is_some()
        });
        end = behind;
        // decision 2/6, paragraph (d), of the Conference
        if body.is_none()
            && let Some((named, _, behind)) = issuer(words, end, setting)
        {
            body = Some(named);
            end = behind;
        }
    }
    let item = Item {
        range: number.range,
        number: number.number,
        elements,
        body,
        located,
        is_apart,
    };
    Some((item, end))
}

/// What stands behind a number, before any locator.
struct Tail<'a> {
    body: Option<Body>,
    issuer: Option<Element>,
    end: Cursor<'a>,
}

/// tail = *( date / of issuer )
fn tail<'a>(words: &Tongue, start: Cursor<'a>, setting: &mut Setting<'_>) -> Tail<'a> {
    let mut tail = Tail {
        body: None,
        issuer: None,
        end: start,
    };
    for _ in 0..3 {
        let at = tail.end;
        if let Some(behind) = date(words, at) {
            tail.end = behind;
            continue;
        }
        // decision 4/3, op. cit., (n)
        let said = at.word(",").unwrap_or(at);
        if let Some(behind) = any_phrase(words.script, said, words.demonstratives_behind) {
            tail.end = behind;
            continue;
        }
        if tail.body.is_some() {
            break;
        }
        let Some((named, element, end)) = issuer(words, at, setting) else {
            break;
        };
        tail.body = Some(named);
        tail.issuer = Some(element);
        tail.end = end;
    }
    tail
}

/// Another body whose noun stands behind one or two words that go with it.
fn behind_adjectives<'a>(
    words: &Tongue,
    at: Cursor<'a>,
    setting: &mut Setting<'_>,
) -> Option<(Body, Cursor<'a>)> {
    const MOST: usize = 2;
    let mut here = at;
    for _ in 0..MOST {
        let word = here.skip_spaces();
        let length = word.rest().find(|c: char| !c.is_alphabetic() && c != '-')?;
        let is_apart = word.at > here.at;
        if !is_apart || length == 0 || any_phrase(words.script, word, words.common).is_some() {
            return None;
        }
        here = word.advanced(length);
        if let Some((body @ Body::Other(_), end)) = setting.body_at(words, here) {
            return Some((body, end));
        }
    }
    None
}

/// Somebody whom nobody knows, by a name with capitals behind of.
fn behind_of_a_name<'a>(words: &Tongue, at: Cursor<'a>) -> Option<(Body, Cursor<'a>)> {
    const SHORTEST: usize = 4;
    const MOST: usize = 4;
    let linked = (words.of.iter())
        .filter_map(|of| match of.is_empty() {
            true => Some(at),
            false => phrase(words.script, at, of),
        })
        .max_by_key(|inside| inside.at)?;
    let is_by_case = linked.at == at.at;
    let linked = any_phrase(words.script, linked, words.said)
        .unwrap_or(linked)
        .skip_spaces();
    let first_end = behind_letters(linked);
    // В решении 1/4 Секретариату было поручено: no genitive.
    let written = linked.text.get(linked.at..first_end.at)?;
    let is_genitive = (words.genitive_endings.iter()).any(|ending| written.ends_with(ending));
    if is_by_case && !words.genitive_endings.is_empty() && !is_genitive {
        return None;
    }
    let is_name = linked.peek().is_some_and(char::is_uppercase)
        && first_end.at - linked.at >= SHORTEST
        && !(linked.rest().chars().nth(1)).is_some_and(char::is_uppercase)
        && any_phrase(words.script, linked, words.meetings).is_none();
    if !is_name {
        return None;
    }
    let mut here = linked;
    for _ in 0..MOST {
        if words.name_at(here).is_some() {
            return None;
        }
        let end = behind_letters(here);
        here = end.skip_spaces();
        if here.at == end.at {
            break;
        }
    }
    Some((Body::Other(OtherBody::Unnamed), first_end))
}

fn behind_letters(at: Cursor<'_>) -> Cursor<'_> {
    let rest = at.rest();
    let length = rest.find(|c: char| !c.is_alphabetic() && c != '-');
    at.advanced(length.unwrap_or(rest.len()))
}

/// 5/6, paragraph 2; 6/4, paragraph 2: behind a colon, instruments with their places are parted so.
fn semicolon(at: Cursor<'_>) -> Option<Cursor<'_>> {
    at.skip_spaces().word(";")
}

/// The four resolutions of the Conference: 5/6, 6/4, 7/3 and 8/4. The first of at least two.
fn listed_behind_a_colon<'a>(
    words: &Tongue,
    kind: &Kind,
    behind: Cursor<'a>,
    setting: &mut Setting<'_>,
) -> Option<(Item, Cursor<'a>)> {
    const LONGEST: usize = 120;
    if kind.count != Count::Many {
        return None;
    }
    let colon = behind
        .rest()
        .find(':')
        .filter(|length| *length <= LONGEST)?;
    let between = behind.rest().get(..colon)?;
    if between.contains(|c: char| c.is_ascii_digit() || ".;!?()".contains(c)) {
        return None;
    }
    let (first, end) = item(words, behind.advanced(colon + 1), kind.kind, setting)?;
    let mark = list_mark(words, end).map(|(mark, _)| mark);
    let mark = mark.or_else(|| semicolon(end))?;
    slashed(words, mark.skip_spaces())?;
    Some((first, end))
}

/// of the Conference, of that Conference: the body named behind what is its.
fn issuer<'a>(
    words: &Tongue,
    at: Cursor<'a>,
    setting: &mut Setting<'_>,
) -> Option<(Body, Element, Cursor<'a>)> {
    let linked = behind_of(words, at).find_map(|inside| {
        let inside = any_phrase(words.script, inside, words.demonstratives).unwrap_or(inside);
        setting.body_at(words, inside)
    });
    let mut found = linked;
    // решение 4/3 квалификационной коллегии: a noun of bodies behind an adjective or two, in the case that
    // says whose it is.
    if found.is_none() && words.of.contains(&"") {
        found = behind_adjectives(words, at, setting);
    }
    // Resolution No. 6/4 of the Municipal Assembly: what has a name and is none of the register's.
    if found.is_none() && !words.script.attaches_words() {
        found = behind_of_a_name(words, at);
    }
    // resolution 5/6 (Human Rights Council)
    let unquoted = at.any_word(&["»", "”", "\""]).unwrap_or(at);
    if found.is_none()
        && let Some(inside) = unquoted.word("(")
        && let Some((body, end)) = setting.body_at(words, inside)
        && let Some(end) = end.any_word(&[")", ",", ";"])
    {
        found = Some((body, end));
    }
    // пункт 2, Совета по правам человека; not: пункт 2, Совет постановил
    if found.is_none()
        && words.of.contains(&"")
        && let Some(comma) = at.word(",")
        && let Some((body, end)) = setting.body_at(words, comma)
        && end
            .skip_spaces()
            .peek()
            .is_none_or(|c| ",.;:)]\n".contains(c))
    {
        found = Some((body, end));
    }
    let (named, end) = found?;
    let element = Element {
        kind: ElementKind::Issuer,
        range: at.word(",").unwrap_or(at).skip_spaces().at..end.at,
    };
    Some((named, element, end))
}

/// Behind a title in quotation marks, with a word before it: entitled “Technical assistance”.
fn behind_quoted_title(at: Cursor<'_>) -> Option<Cursor<'_>> {
    const QUOTES: [(char, char); 4] = [('“', '”'), ('«', '»'), ('"', '"'), ('„', '“')];
    let here = at.word(",").unwrap_or(at).skip_spaces();
    let (word, _) = (here.rest().char_indices())
        .take(LONGEST_WORD)
        .find(|(_, c)| !c.is_alphabetic())?;
    let quoted = here.advanced(word).skip_spaces();
    let open = quoted.peek()?;
    let (_, close) = QUOTES.iter().find(|(known, _)| *known == open)?;
    let inside = quoted.advanced(open.len_utf8());
    let (end, found) = (inside.rest().char_indices())
        .take(LONGEST_TITLE)
        .find(|(_, c)| c == close || *c == '\n')?;
    (found == *close).then(|| inside.advanced(end + close.len_utf8()))
}

/// Behind a document's symbol in brackets.
fn bracketed_symbol<'a>(at: Cursor<'a>, setting: &Setting<'_>) -> Option<Cursor<'a>> {
    let inside = at.word("(")?.skip_spaces();
    let (_, behind) = setting.tongues.symbols.whole_symbol(inside)?;
    behind.word(")")
}

/// of 7 July 2004, de 22 de octubre de 2010, от 7 июля 2004 года, المؤرخ 28 تموز/يوليه 2011, (2004), (7 July 2004)
pub fn date<'a>(words: &Tongue, start: Cursor<'a>) -> Option<Cursor<'a>> {
    let bracket = start.word("(");
    let inside = bracket.or_else(|| start.word(",")).unwrap_or(start);
    let worded = any_phrase(words.script, inside, words.dates);
    let begin = match bracket {
        Some(_) => worded.unwrap_or(inside),
        None => worded?,
    };
    let end = day_and_year(words, begin)
        .or_else(|| in_figures(begin))
        .or_else(|| year(words, begin))?;
    match bracket {
        Some(_) => end.word(")"),
        None => Some(end),
    }
}

/// 21.10.2016, 21/10/2016, 2016-10-21
fn in_figures(start: Cursor<'_>) -> Option<Cursor<'_>> {
    let here = start.skip_spaces();
    let is_part = |c: char| c.is_ascii_digit() || "./-".contains(c);
    let length = here
        .rest()
        .find(|c| !is_part(c))
        .unwrap_or(here.rest().len());
    let written = here.rest().get(..length)?.trim_end_matches(['.', '-', '/']);
    let parts: Vec<&str> = written.split(['.', '/', '-']).collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    let is_date = match lengths.as_slice() {
        [1..=2, 1..=2, 4] => parts.last()?.starts_with(['1', '2']),
        [4, 1..=2, 1..=2] => parts.first()?.starts_with(['1', '2']),
        _ => false,
    };
    is_date.then(|| here.advanced(written.len()))
}

/// 2004, 2004 года
fn year<'a>(words: &Words, start: Cursor<'a>) -> Option<Cursor<'a>> {
    let here = start.skip_spaces();
    let digits = here.rest().bytes().take_while(u8::is_ascii_digit).count();
    let is_year = here.rest().starts_with("19") || here.rest().starts_with("20");
    let behind = here.advanced(digits);
    (digits == 4 && is_year)
        .then(|| any_phrase(words.script, behind, words.years).unwrap_or(behind))
}

fn day_and_year<'a>(words: &Words, start: Cursor<'a>) -> Option<Cursor<'a>> {
    let begin = start.skip_spaces();
    let rest = begin.rest();
    let mut day = None;
    let mut at = 0;
    for (position, token) in rest
        .split_inclusive([' ', ','])
        .take(LONGEST_DATE)
        .enumerate()
    {
        let word = token.trim_end_matches([' ', ',']);
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let marks = word.get(digits..).unwrap_or_default();
        if digits == 4 {
            let behind = year(words, begin.advanced(at))?;
            let goes_on = behind.rest().starts_with(char::is_alphanumeric);
            // October 2014, octubre de 2014
            let is_month = (1..=2).contains(&position)
                && any_phrase(words.script, begin, words.common).is_none()
                && any_phrase(words.script, begin, words.said).is_none();
            return ((day.is_some() || is_month) && !goes_on).then_some(behind);
        }
        let is_day = (1..=2).contains(&digits)
            && marks
                .chars()
                .all(|c| c.is_alphabetic() || c == '°' || c == 'º');
        let is_word = word
            .chars()
            .all(|c| c.is_alphabetic() || c == '/' || c == '.');
        // 7 July, July 7: the day is first or second.
        if is_day && day.is_none() && position < 2 {
            day = Some(position);
        } else if !is_word {
            return None;
        }
        at += token.len();
    }
    None
}

/// Behind the date between a kind and its number: решение от 18 октября 2006 года № 3/4, the decision of 18 October 2006, No. 3/4.
fn behind_date<'a>(words: &Tongue, start: Cursor<'a>) -> Option<Cursor<'a>> {
    let date = date_behind(start.text, start.at, &words.written_dates)
        .map(|date| date.range.end)
        .or_else(|| date_in_figures(words, start))?;
    let behind = Cursor::new(start.text, date);
    let behind = any_phrase(words.script, behind, words.years).unwrap_or(behind);
    Some(behind.any_word(&[",", "،"]).unwrap_or(behind))
}

/// от 18.10.2006: the place behind a date in figures.
fn date_in_figures(words: &Tongue, start: Cursor<'_>) -> Option<usize> {
    let led = words.written_dates.leads.iter();
    let led = led.filter_map(|lead| phrase(words.script, start, lead));
    let here = led.max_by_key(|behind| behind.at)?.skip_spaces();
    let length = here
        .rest()
        .find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | '/'))?;
    let written = here.rest().get(..length)?.trim_end_matches('.');
    let mut figures = written.split(['.', '/']);
    let is_date = [1..=2, 1..=2, 4..=4].iter().all(|digits| {
        figures
            .next()
            .is_some_and(|figure| digits.contains(&figure.len()))
    });
    (is_date && figures.next().is_none()).then_some(here.at + written.len())
}

/// Whether the sign of a number stands at a place.
fn begins_with_sign(words: &Tongue, at: Cursor<'_>) -> bool {
    any_phrase(words.script, at, &NUMBER_SIGNS).is_some()
        || any_phrase(words.script, at, words.number_words).is_some()
}

/// A number of an instrument, behind a sign, that nothing behind it makes another thing.
fn number_of<'a>(words: &Tongue, start: Cursor<'a>) -> Option<(Numbered, Cursor<'a>)> {
    let here = any_phrase(words.script, start, &NUMBER_SIGNS)
        .or_else(|| any_phrase(words.script, start, words.number_words))
        .unwrap_or(start)
        .skip_spaces();
    let (number, behind) = slashed(words, here)
        .map(|(number, behind)| (Some(number), behind))
        .or_else(|| others_number(here).map(|behind| (None, behind)))?;
    // decision 3/4 of the votes
    let is_fraction = any_phrase(words.script, behind, words.not_behind).is_some()
        || behind_of(words, behind).any(|of| any_phrase(words.script, of, words.shares).is_some());
    if number.is_some() && is_fraction {
        return None;
    }
    Some((
        Numbered {
            range: here.at..behind.at,
            number,
        },
        behind,
    ))
}

/// 3/4; not a date, nor a part of a longer number.
fn slashed<'a>(words: &Tongue, here: Cursor<'a>) -> Option<(InstrumentNumber, Cursor<'a>)> {
    // 第03/4号, decision 03/04; of no number is zero.
    let padded = |at: Cursor<'a>| at.padded_number().filter(|(number, _)| *number > 0);
    let (session, behind) = here
        .number()
        .or_else(|| padded(here))
        .or_else(|| here.roman().filter(|_| words.lexicon.numbers_in_roman()))?;
    let stroke = behind.word("/")?;
    // № 3/05: a number of a year.
    let is_padded_too = || behind.at - here.at == 2;
    let (serial, behind) =
        (stroke.number()).or_else(|| padded(stroke).filter(|_| is_padded_too()))?;
    let rest = behind.rest();
    let goes_on = rest
        .starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '%' | '_' | '″'))
        || is_decimal(behind);
    (!goes_on).then_some((InstrumentNumber { session, serial }, behind))
}

/// 1373 (2001), 217 A (III), 2/CP.4, V/9, 2006/27, S-20/2: the place behind a number of a shape that
/// our body does not use.
fn others_number(here: Cursor<'_>) -> Option<Cursor<'_>> {
    let rest = here.rest();
    let length = rest
        .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-')))
        .unwrap_or(rest.len());
    let token = rest.get(..length)?.trim_end_matches(['.', '-', '/']);
    let behind = here.advanced(token.len());
    let has_digit = token.bytes().any(|byte| byte.is_ascii_digit());
    if let Some((first, second)) = token.split_once('/') {
        let is_year = first.len() == 4
            && (first.starts_with("19") || first.starts_with("20"))
            && first.bytes().all(|byte| byte.is_ascii_digit())
            && second.bytes().all(|byte| byte.is_ascii_digit())
            && second.len() <= 3;
        // A/RES/55/25 is a document's symbol.
        let is_series = first.bytes().any(|byte| byte.is_ascii_digit())
            || first.bytes().all(|byte| b"IVX".contains(&byte));
        let is_series = is_series
            && token.bytes().any(|byte| byte.is_ascii_uppercase())
            && !token.bytes().any(|byte| byte.is_ascii_lowercase());
        return (has_digit && !second.is_empty() && (is_year || is_series)).then_some(behind);
    }
    if !(1..=4).contains(&token.len()) || !token.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    // 1373 (2001), 217 A (III)
    let spaced = behind.skip_spaces();
    let lettered = match spaced.peek() {
        Some('A'..='Z') => spaced.advanced(1),
        _ => behind,
    };
    let inside = lettered.word("(")?;
    let end = inside
        .rest()
        .find(')')
        .filter(|length| (1..=8).contains(length))?;
    let bracketed = inside.rest().get(..end)?;
    let is_year =
        bracketed.len() == 4 && (bracketed.starts_with("19") || bracketed.starts_with("20"));
    let is_session = bracketed.chars().all(|c| "IVXLCES-".contains(c));
    (is_year && bracketed.bytes().all(|byte| byte.is_ascii_digit()) || is_session)
        .then(|| inside.advanced(end + 1))
}
