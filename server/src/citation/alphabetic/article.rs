//! Articles of treaties, and rules of procedure: article 32, paragraphs 3 (d) and 4, of the
//! Convention; пункт 3 статьи 32 Конвенции.

use std::ops::Range;

use super::alone::is_of_a_draft;
use super::locator::{Carried, ends_bare, is_decimal, join, number_in_words, places, subs};
use super::no_law::names_no_law;
use super::phrase::{
    any_phrase, behind_gloss, behind_of, behind_of_it, behind_of_or_to, entry, has_own_ending,
    list_mark, phrase, range_mark, words_before, words_begin,
};
use super::script::Script;
use super::setting::{Law, Owned, Setting};
use super::tongue::Tongue;
use super::words::{Count, Name, Words};
use crate::citation::cursor::Cursor;
use crate::citation::located::{Located, beneath};
use crate::citation::{
    Certainty, Citation, Element, ElementKind, Locator, OtherBody, Path, Reference, Standing, Step,
};

/// Bytes in which a noun of law behind a bare article makes it that law's.
const NEAR: usize = 60;

/// Words of a law's name, at most.
const MOST_WORDS: usize = 8;

/// One article as written, before it is known whose it is.
pub struct Article {
    range: Range<usize>,
    number: u16,
    through: Option<u16>,
    located: Vec<Located>,
    elements: Vec<Element>,
}

/// articles = article-noun article *( list-mark [article-noun] article ) [ [","] of treaty ]
pub fn articles(
    words: &Tongue,
    start: Cursor<'_>,
    list: u32,
    setting: &mut Setting<'_>,
) -> Option<(Vec<Citation>, usize)> {
    let here = start.skip_spaces();
    if setting.is_nobodys(Owned::Articles, words.language, here.at) {
        return None;
    }
    let (noun, noun_end) = noun(words, here)?;
    // articles (5, 6, 7, 10 and 23)
    let opened = noun_end.word("(").filter(|_| noun.count == Count::Many);
    let adjacent = first_article(words, opened.unwrap_or(noun_end));
    let apart = match adjacent {
        None if noun.count == Count::Many => Some(list_apart(noun_end)?),
        _ => None,
    };
    let (mut first, mut at) = match apart {
        Some(inside) => article(words, inside)?,
        None => adjacent?,
    };
    if apart.is_none() {
        first.begin_at(here.at);
    }
    let mut all = vec![first];
    let mut count = noun.count;
    let mut is_closed = false;
    loop {
        // Each may say whose it is: article 5 of the Convention and article 6 of the Protocol.
        let has_places = all.last().is_some_and(|last| !last.located.is_empty());
        if let Some((law, element, behind)) = owner_behind(words, at, has_places, setting) {
            let citations = cite(all, law, Some(element), list, words)?;
            return Some((citations, behind.at));
        }
        // articles 8 (marking) and 9 (deactivation)
        let Some((mark, is_last)) =
            list_mark(words, at).or_else(|| list_mark(words, behind_gloss(at)?))
        else {
            break;
        };
        let repeated = self::noun(words, mark).filter(|(other, _)| other.is_rule == noun.is_rule);
        // el artículo 16 (extradición), el 18 (asistencia judicial)
        let as_that =
            any_phrase(words.script, mark, words.before_articles).filter(|_| repeated.is_none());
        let inside = repeated.as_ref().map(|(_, behind)| *behind);
        let inside = inside.or(as_that).unwrap_or(mark);
        let begin = as_that.unwrap_or(mark).skip_spaces().at;
        let Some((mut next, behind)) = article(words, inside) else {
            break;
        };
        let is_free = repeated.is_some() || as_that.is_some() || count == Count::Many && !is_closed;
        if !(is_free || ends_bare(words, behind)) {
            break;
        }
        if let Some((other, _)) = repeated {
            count = other.count;
        }
        next.begin_at(begin);
        all.push(next);
        at = behind;
        // Where *and* is written together with each word it does not say that a list ends.
        is_closed |= is_last && !words.script.attaches_words();
    }
    if opened.is_some() {
        at = at.word(")").filter(|_| all.len() > 1)?;
        if let Some((law, element, behind)) = owner_behind(words, at, false, setting) {
            let citations = cite(all, law, Some(element), list, words)?;
            return Some((citations, behind.at));
        }
    }
    if apart.is_some() && all.len() < LEAST_APART {
        return None;
    }
    let law = law_without_owner(words, noun.is_rule, here.at, at, setting)
        .filter(|_| is_article(words, here, noun_end));
    let Some(law) = law else {
        setting.note_nobodys(Owned::Articles, words.language, at.at);
        return None;
    };
    Some((cite(all, law, None, list, words)?, at.at))
}

/// Numbers that stand apart from their noun, at least.
const LEAST_APART: usize = 3;

/// The articles to begin with: 5, 6, 7 and 10; the list of articles (5, 6, 7): where a list begins that stands apart
/// from its noun, behind a mark in the same clause.
fn list_apart(noun_end: Cursor<'_>) -> Option<Cursor<'_>> {
    /// Bytes between.
    const FARTHEST: usize = 90;
    let rest = noun_end.rest();
    let digit = rest.find(|c: char| c.is_ascii_digit())?;
    let between = rest.get(..digit)?;
    let is_behind_a_mark = between.trim_end().ends_with(['(', ':', ',']);
    (digit <= FARTHEST && is_behind_a_mark && !between.contains(['.', ';', '\n', ')']))
        .then(|| noun_end.advanced(digit))
}

/// Whether a noun that is abbreviated without a stop is one: UNTOC art 29, Art 29; not: the state of the art 3.
fn is_article(words: &Tongue, noun: Cursor<'_>, noun_end: Cursor<'_>) -> bool {
    const LONGEST: usize = 4;
    let written = noun.text.get(noun.at..noun_end.at).unwrap_or_default();
    // Arabic has short words.
    let longest = if words.script.attaches_words() {
        2
    } else {
        LONGEST
    };
    let is_whole = written.ends_with('.') || written.chars().count() > longest;
    if is_whole || noun.peek().is_some_and(char::is_uppercase) {
        return true;
    }
    let before = noun.before().trim_end_matches([' ', ',', '(']).len();
    words_before(Cursor::new(noun.text, before), MOST_WORDS)
        .any(|word| words.name_at(word).is_some_and(|(_, end)| end.at == before))
}

struct Noun {
    count: Count,
    is_rule: bool,
}

fn noun<'a>(words: &Tongue, start: Cursor<'a>) -> Option<(Noun, Cursor<'a>)> {
    let article = entry(words.script, start, words.articles, |(word, _)| word)
        .map(|((_, count), behind)| (*count, false, behind));
    let (count, is_rule, behind) = article.or_else(|| {
        entry(words.script, start, words.rules, |(word, _)| word)
            .map(|((_, count), behind)| (*count, true, behind))
    })?;
    Some((Noun { count, is_rule }, behind))
}

/// article = number [ range-mark number ] [ bracketed ] [ [","] places ]
fn article<'a>(words: &Tongue, start: Cursor<'a>) -> Option<(Article, Cursor<'a>)> {
    article_of(words, start, |_| None)
}

/// The first behind its noun: it may be counted in words (article three, artículo tercero).
fn first_article<'a>(words: &Tongue, start: Cursor<'a>) -> Option<(Article, Cursor<'a>)> {
    article_of(words, start, |here| number_in_words(words, here))
}

fn article_of<'a>(
    words: &Tongue,
    start: Cursor<'a>,
    in_words: impl Fn(Cursor<'a>) -> Option<(u16, Cursor<'a>)>,
) -> Option<(Article, Cursor<'a>)> {
    let here = any_phrase(words.script, start, words.from)
        .or_else(|| {
            any_phrase(
                words.script,
                start.word(",").unwrap_or(start),
                words.such_as,
            )
        })
        .unwrap_or(start)
        .skip_spaces();
    let first = any_phrase(words.script, here, words.first_article).map(|behind| (1, behind));
    let (number, mut behind) = first.or_else(|| here.number()).or_else(|| in_words(here))?;
    if let Some((located, end)) = paragraph_behind_mark(words, number, behind) {
        let article = Article {
            range: here.at..end.at,
            number,
            through: None,
            located: vec![located],
            elements: vec![Element {
                kind: ElementKind::Article,
                range: here.at..behind.at,
            }],
        };
        return Some((article, end));
    }
    if behind
        .rest()
        .starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '%' | '°'))
    {
        return None;
    }
    if is_inserted(words, behind) {
        return None;
    }
    let mut through = None;
    if let Some((last, end)) = range_mark(words, behind).and_then(|mark| mark.number())
        && !end.rest().starts_with('/')
    {
        through = Some(last);
        behind = end;
    }
    let mut article = Article {
        range: here.at..behind.at,
        number,
        through,
        located: Vec::new(),
        elements: vec![Element {
            kind: ElementKind::Article,
            range: here.at..behind.at,
        }],
    };
    if through.is_some() {
        return Some((article, behind));
    }
    if let Some((located, end)) = bracketed(words, behind) {
        article.located.push(located);
        behind = end;
    }
    // 29 (1) and (2), 30 (2) (a) and (c)
    while let Some(Locator::At(path)) = article.located.last().map(|last| last.locator.clone())
        && let Some((mark, _)) = list_mark(words, behind)
        && let Some((located, end)) = bracketed_next(words, mark, path)
    {
        article.located.push(located);
        behind = end;
    }
    let mut carried = Carried::default();
    if let Some((located, end)) = places(words, behind.word(",").unwrap_or(behind), &mut carried) {
        if article.located.is_empty() {
            article.located = located;
        } else {
            join(&mut article.located, located);
        }
        behind = end;
    }
    // Further paragraphs with a noun of their own: paragraph 1, and subparagraph (b).
    while !article.located.is_empty()
        && let Some((mark, _)) = list_mark(words, behind)
        && let Some((more, end)) = places(words, mark, &mut carried)
        // paragraph 1 of article 5 and paragraph 2 of article 6: that one leads on.
        && owner_of_places(words, end).is_none()
    {
        article.located.extend(more);
        behind = end;
    }
    Some((article, behind))
}

/// المادة 10/2, art. 32-5, art. 29-1-h: the article's paragraph, which is less than the article, so that the mark is not
/// that of a range.
fn paragraph_behind_mark<'a>(
    words: &Tongue,
    article: u16,
    behind: Cursor<'a>,
) -> Option<(Located, Cursor<'a>)> {
    let mark = match words.script {
        Script::Arabic => '/',
        _ => '-',
    };
    let after_mark = |at: Cursor<'a>| at.rest().starts_with(mark).then(|| at.advanced(1));
    let first = after_mark(behind)?;
    let (paragraph, mut end) = first
        .number()
        .filter(|(paragraph, end)| *paragraph < article && end.at - first.at <= 2)?;
    let mut path: Path = [Step::Paragraph(paragraph)].into_iter().collect();
    if let Some(letter) = after_mark(end)
        && let Some(c) = letter.peek().filter(char::is_ascii_lowercase)
        && !letter.advanced(1).rest().starts_with(char::is_alphanumeric)
    {
        path.try_push(Step::Subparagraph(c)).ok()?;
        end = letter.advanced(1);
    }
    let ends =
        !end.rest().starts_with(['/', '-']) && !end.rest().starts_with(char::is_alphanumeric);
    let range = first.at..end.at;
    let located = Located {
        range: range.clone(),
        annex: None,
        locator: Locator::At(path),
        elements: vec![Element {
            kind: ElementKind::Step,
            range,
        }],
    };
    ends.then_some((located, end))
}

/// Whether an article is one that was inserted behind that of its number: article 18 bis, 18-бис.
fn is_inserted(words: &Words, number_end: Cursor<'_>) -> bool {
    let rest = number_end.rest();
    let word = rest.trim_start_matches(|c: char| c == '-' || c.is_whitespace() || c.is_control());
    let at = number_end.advanced(rest.len() - word.len());
    any_phrase(words.script, at, words.inserted).is_some()
}

/// of article 6 behind paragraph 2
fn owner_of_places<'a>(words: &Tongue, at: Cursor<'a>) -> Option<Cursor<'a>> {
    behind_of(words, at).find_map(|inside| noun(words, inside).map(|(_, behind)| behind))
}

/// 32(3), 30 (2) (c), 32.3: paragraph and what is under it in brackets.
fn bracketed<'a>(words: &Tongue, start: Cursor<'a>) -> Option<(Located, Cursor<'a>)> {
    let mut carried = Carried::default();
    let mut elements = Vec::new();
    let mut at = start;
    let numbered = if start.rest().starts_with('.') && is_decimal(start) {
        start.advanced(1).number()
    } else {
        // (3), in Spanish also 3)
        let inside = start.word("(").unwrap_or(start);
        inside
            .number()
            .and_then(|(number, behind)| Some((number, behind.word(")")?)))
    };
    if let Some((number, behind)) = numbered {
        carried.path = [Step::Paragraph(number)].into_iter().collect();
        let begin = start.skip_spaces().at;
        elements.push(Element {
            kind: ElementKind::Step,
            range: begin..behind.at,
        });
        at = behind;
    }
    if let Some((mut under, behind)) = subs(words, at, &mut carried, false) {
        let located = under.pop()?;
        elements.extend(located.elements);
        at = behind;
        return Some((
            Located {
                range: start.skip_spaces().at..at.at,
                annex: None,
                locator: located.locator,
                elements,
            },
            at,
        ));
    }
    (!carried.path.is_empty()).then(|| {
        let located = Located {
            range: start.skip_spaces().at..at.at,
            annex: None,
            locator: Locator::At(carried.path.clone()),
            elements,
        };
        (located, at)
    })
}

/// Another place in brackets behind one: (2) behind 29 (1), (c) behind 30 (2) (a).
fn bracketed_next<'a>(
    words: &Tongue,
    mark: Cursor<'a>,
    path: Path,
) -> Option<(Located, Cursor<'a>)> {
    let inside = mark.word("(")?;
    if inside.number().is_some() {
        return bracketed(words, mark);
    }
    let mut carried = Carried { annex: None, path };
    let (mut read, end) = subs(words, mark, &mut carried, false)?;
    Some((read.pop()?, end))
}

impl Article {
    fn begin_at(&mut self, begin: usize) {
        self.range.start = begin;
        if let Some(first) = self.elements.first_mut() {
            first.range.start = begin;
        }
    }
}

/// [","] of treaty
fn owner_behind<'a>(
    words: &Tongue,
    at: Cursor<'a>,
    has_places: bool,
    setting: &mut Setting<'_>,
) -> Option<(Law, Element, Cursor<'a>)> {
    let inside = at.word(",").unwrap_or(at);
    // Without a word between them only directly: Article 32 UNTOC, статья 32 Конвенции; or behind
    // paragraphs: статья 30, пункт 2, Конвенции.
    let directly = if has_places { inside } else { at };
    // There is no article 42 in the Convention.
    behind_of_or_to(words, at)
        .chain([directly])
        .find_map(|begin| {
            let name = any_phrase(words.script, begin, words.said)
                .or_else(|| any_phrase(words.script, begin, words.demonstratives))
                .or_else(|| any_phrase(words.script, begin, words.possessives))
                .or_else(|| any_phrase(words.script, begin, words.respective))
                .unwrap_or(begin);
            let (law, behind) = setting.law_at(words, name).or_else(|| {
                // Article 18 of Palermo
                let (treaty, behind) = words.city_at(begin).filter(|_| begin.at > at.at)?;
                Some((setting.law_of(Name::Treaty(treaty))?, behind))
            })?;
            let element = Element {
                kind: ElementKind::Treaty,
                range: inside.skip_spaces().at..behind.at,
            };
            Some((law, element, behind))
        })
}

/// Whose an article is that does not say it: the law named last before it in the paragraph, unless
/// what follows says that it is another's.
fn law_without_owner(
    words: &Tongue,
    is_rule: bool,
    begin: usize,
    at: Cursor<'_>,
    _setting: &Setting<'_>,
) -> Option<Law> {
    if is_rule {
        return None;
    }
    if behind_of_it(words, at).is_some() {
        return Some(Law::Unsaid { is_its: false });
    }
    // Article 7 of the former and article 14 of the latter
    let says_which = |inside| {
        any_phrase(words.script, inside, words.former).is_some()
            || any_phrase(words.script, inside, words.latter).is_some()
    };
    if behind_of_or_to(words, at).any(says_which) {
        return Some(Law::Unsaid { is_its: false });
    }
    let comma = at.word(",");
    let linked = (words.of.iter())
        .filter(|of| !of.is_empty())
        .filter_map(|of| Some((of, phrase(words.script, comma.unwrap_or(at), of)?)))
        .max_by_key(|(_, inside)| inside.at);
    let is_followed = linked.is_some_and(|(of, inside)| {
        // el artículo 30, de conformidad con la resolución: behind a comma no owner goes without its article.
        let is_small = (inside.skip_spaces().peek()).is_some_and(char::is_lowercase);
        // l'article 36, paragraphe 1, de son Statut
        let laws = [words.laws, words.national_laws];
        let is_law = |at| {
            laws.iter()
                .any(|laws| any_phrase(words.script, at, laws).is_some())
        };
        if any_phrase(words.script, inside, words.possessives).is_some_and(is_law) {
            return true;
        }
        let has_article = |longer: &&str| longer.len() > of.len() && longer.starts_with(of);
        if comma.is_some() && is_small && words.of.iter().any(has_article) {
            return false;
        }
        // el artículo 8, de su repatriación: what it is about.
        let own = comma.and_then(|_| any_phrase(words.script, inside, words.possessives));
        own.is_none_or(is_law)
    });
    if is_followed || is_anothers(words, at) || is_of_a_draft(words, at) {
        return None;
    }
    let before = Cursor::new(at.text, begin);
    let own = entry(words.script, before, words.articles, |(word, _)| word);
    let is_its = own.is_some_and(|((word, _), _)| has_own_ending(words, word))
        || words_before(before, 1)
            .any(|word| any_phrase(words.script, word, words.possessives).is_some());
    if is_its && is_about_a_numbered_law(words, before) {
        return None;
    }
    if !is_its && (is_of_a_law_before(words, before) || is_of_rules_before(words, before)) {
        return None;
    }
    // Whose it is is decided by who reads on from what was named before.
    Some(Law::Unsaid { is_its })
}

/// The rules of procedure of the Conference (article 2): whether the bracket stands right behind these.
fn is_of_rules_before(words: &Tongue, article: Cursor<'_>) -> bool {
    /// Words between their name and the bracket.
    const FARTHEST: usize = 5;
    let before = article.before().trim_end_matches(' ');
    let Some(named) = before.strip_suffix('(') else {
        return false;
    };
    words_before(Cursor::new(article.text, named.trim_end().len()), FARTHEST).any(|word| {
        let between = named.get(word.at..).unwrap_or_default();
        !between.contains(['.', ',', ';', ':', ')'])
            && (words.name_at(word)).is_some_and(|(named, _)| named.name == Name::RulesOfProcedure)
    })
}

/// La Directiva (UE) 2024/1203 elevará las penas: su artículo 5: whether the sentence has named a law, with a capital,
/// by its number, and no treaty since.
fn is_about_a_numbered_law(words: &Tongue, article: Cursor<'_>) -> bool {
    /// Bytes between.
    const FARTHEST: usize = 160;
    let is_treaty = |name: &Name| {
        matches!(
            name,
            Name::Treaty(_) | Name::BareConvention | Name::BareProtocol
        )
    };
    words_begin(article.text, article.at, FARTHEST)
        .map(|begin| Cursor::new(article.text, begin))
        .take_while(|word| {
            let between = article.before().get(word.at..).unwrap_or_default();
            !between.contains(['.', ';'])
                && (words.name_at(*word)).is_none_or(|(named, _)| !is_treaty(&named.name))
        })
        .any(|word| {
            let named = any_phrase(words.script, word, words.national_laws)
                .filter(|_| !names_no_law(words, word));
            let has_number = |end: Cursor<'_>| {
                let behind = article.before().get(end.at..);
                behind.is_some_and(|behind| behind.contains(|c: char| c.is_ascii_digit()))
            };
            word.peek().is_some_and(char::is_uppercase) && named.is_some_and(has_number)
        })
}

/// Directive 2011/36/EU, art. 5: a noun of law close before, in the same clause but for one comma.
fn is_of_a_law_before(words: &Tongue, article: Cursor<'_>) -> bool {
    /// Words between it and its article: a number, a date.
    const FARTHEST: usize = 4;
    let mut end = article.at;
    let before = article.before();
    for _ in 0..FARTHEST {
        let stretch = before.get(..end).unwrap_or_default().trim_end();
        let word = stretch.rfind([' ', '(']).map_or(0, |space| space + 1);
        let here = Cursor::new(article.text, word);
        if stretch.is_empty() || stretch.ends_with(['.', ';', ':']) {
            return false;
        }
        if any_phrase(words.script, here, words.national_laws).is_some()
            && !names_no_law(words, here)
        {
            return true;
        }
        end = word;
    }
    false
}

/// статья 5 Уголовного кодекса: a noun of law soon behind, before any mark.
fn is_anothers(words: &Tongue, at: Cursor<'_>) -> bool {
    // article 42, alinéa 3, du règlement
    let behind_places = at.word(",").and_then(|inside| {
        let (_, noun) = entry(words.script, inside, words.places, |(word, ..)| word)?;
        let (_, behind) = noun.number()?;
        behind.word(",")
    });
    if behind_places.is_some_and(|behind| is_near_a_law(words, behind, words.national_laws)) {
        return true;
    }
    is_near_a_law(words, at, words.laws)
}

/// Whether one of some nouns stands soon behind, before any mark.
fn is_near_a_law(words: &Tongue, at: Cursor<'_>, laws: &'static [&'static str]) -> bool {
    let rest = at.rest();
    let mut near = rest.len().min(NEAR);
    while !rest.is_char_boundary(near) {
        near -= 1;
    }
    let near = rest.get(..near).unwrap_or_default();
    // Статья 30 связывает исполнение договора с развитием: a verb right behind has an object of its own.
    let first = near.trim_start().split(' ').next().unwrap_or_default();
    let is_verb = (words.verb_endings.iter())
        .any(|ending| first.ends_with(ending) && first.starts_with(char::is_lowercase));
    if is_verb {
        return false;
    }
    let end = near
        .find([',', '.', ';', ':', '\n', '(', ')', '!', '?', '|'])
        .unwrap_or(near.len());
    near.get(..end)
        .unwrap_or_default()
        .match_indices(' ')
        .take(if words.of.contains(&"") { 5 } else { 1 })
        // traite is no traité.
        .any(|(space, _)| {
            let here = at.advanced(space);
            any_phrase(words.script.strictly(), here, laws).is_some()
                && !names_no_law(words, here.skip_spaces())
        })
}

fn cite(
    all: Vec<Article>,
    law: Law,
    owner: Option<Element>,
    list: u32,
    words: &Tongue,
) -> Option<Vec<Citation>> {
    if law == Law::National {
        return None;
    }
    let mut citations: Vec<Citation> = Vec::new();
    for article in all {
        let mut elements = article.elements;
        let mut range = article.range;
        let mut located = article.located.into_iter();
        let first = located.next();
        if let Some(first) = &first {
            range.end = first.range.end;
            elements.extend(first.elements.iter().cloned());
        }
        let whole = Locator::Whole;
        let locator = first.as_ref().map_or(&whole, |first| &first.locator);
        citations.push(citation(
            range,
            law,
            article.number,
            article.through,
            locator,
            elements,
            list,
            words,
        ));
        for more in located {
            citations.push(citation(
                more.range,
                law,
                article.number,
                None,
                &more.locator,
                more.elements,
                list,
                words,
            ));
        }
    }
    if let (Some(last), Some(owner)) = (citations.last_mut(), owner) {
        last.range.end = owner.range.end;
        last.elements.push(owner);
    }
    Some(citations)
}

#[allow(clippy::too_many_arguments)] // The fields of one citation, put together once.
fn citation(
    range: Range<usize>,
    law: Law,
    article: u16,
    through: Option<u16>,
    locator: &Locator,
    elements: Vec<Element>,
    list: u32,
    words: &Tongue,
) -> Citation {
    let (reference, certainty) = match law {
        Law::Treaty { treaty, named } => {
            let certainty = if named {
                Certainty::Explicit
            } else {
                Certainty::Cued
            };
            let reference = Reference::Treaty {
                treaty,
                article,
                through,
                locator: locator.clone(),
            };
            (reference, certainty)
        }
        Law::Other(body) => (Reference::Other { body }, Certainty::Explicit),
        Law::Unsaid { is_its } => {
            let standing = Standing::Article {
                article,
                through,
                locator: locator.clone(),
                is_its,
            };
            (Reference::Unattributed(standing), Certainty::Cued)
        }
        Law::National => (
            Reference::Other {
                body: OtherBody::Unnamed,
            },
            Certainty::Explicit,
        ),
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

/// An article as the owner of paragraphs: article 32 [of the Convention] behind paragraph 5 of.
pub struct Owner {
    pub elements: Vec<Element>,
    law: Law,
    number: u16,
    through: Option<u16>,
    /// Paragraphs of the article that are named with it: paragraph (c) of article 30 (2).
    path: Path,
}

impl Owner {
    /// A citation of what is located in it.
    pub fn citation(
        &self,
        range: Range<usize>,
        locator: &Locator,
        elements: Vec<Element>,
        list: u32,
        words: &Tongue,
    ) -> Citation {
        let locator = beneath(&self.path, locator);
        citation(
            range,
            self.law,
            self.number,
            self.through,
            &locator,
            elements,
            list,
            words,
        )
    }
}

/// article 32 of the Convention, behind of: the owner and the place behind it.
pub fn owner<'a>(
    words: &Tongue,
    start: Cursor<'a>,
    setting: &mut Setting<'_>,
) -> Option<(Owner, Cursor<'a>)> {
    let here = start.skip_spaces();
    let (noun, noun_end) = noun(words, here)?;
    let (mut article, behind) = first_article(words, noun_end)?;
    article.begin_at(here.at);
    let mut path = Path::new();
    if let Some(first) = article.located.first() {
        match &first.locator {
            Locator::At(at) if article.located.len() == 1 => path = at.clone(),
            _ => return None,
        }
        article.elements.extend(first.elements.iter().cloned());
    }
    let (law, end) = match owner_behind(words, behind, !path.is_empty(), setting) {
        Some((law, element, end)) => {
            article.elements.push(element);
            (law, end)
        }
        None => (
            law_without_owner(words, noun.is_rule, here.at, behind, setting)?,
            behind,
        ),
    };
    if law == Law::National {
        return None;
    }
    let owner = Owner {
        elements: article.elements,
        law,
        number: article.number,
        through: article.through,
        path,
    };
    Some((owner, end))
}
