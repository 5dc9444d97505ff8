//! Citations by an article of a treaty.
//!
//! ```text
//! articles   = [ name ] article *( list-mark ( article / paragraphs / items ) )
//! name       = ; directly before, or what the paragraph has named last: see `named`
//! article    = "第" number [ bracket ] [ through ] *( list-mark [ "第"] number … ) "条" [ through ] [ place ]
//! through    = range-mark [ "第" ] number [ "条" ]
//! bracket    = "(" number ")" [ "(" letter ")" ] / "(" letter ")"   ; 第29(1)条
//! place      = [ "的" / "," ] ( paragraphs / items )
//! paragraphs = "第" paragraph *( list-mark ( ["第"] paragraph / item ) ) "款" [ through-款 ] [ items ]
//! paragraph  = number *( item ) [ range-mark number ]
//! items      = item *( list-mark item )
//! item       = ["第"] ( "(" letter ")" / "(" numeral ")" / letter / numeral ) ["项"] [ point ] [ range-mark item ]
//! point      = ["第"] ( "(" numeral ")" / "(" roman ")" / number ) ["目"]
//! number     = digits / numeral
//! ```
//!
//! Items by numeral are items by letter: the Convention's (a), (b), (c) are printed （一）, （二）,
//! （三） in Chinese editions of it, so 第三十条第二款(三)项 is 30.2.c. 目 is what stands below.
//!
//! A bare 第26条 belongs to the treaty that its paragraph has named last. Where that is a law, or
//! where nothing was named, it is no citation; where it is another treaty, it is theirs.

mod named;

use crate::citation::numeral::is_numeral;
use std::ops::Range;

pub use self::named::Named;
use self::named::{Governing, Head};
use super::names::Names;
use super::phrase::{self, bracketed_roman, ends_bare, range_mark};
use super::words::{self, LANGUAGE};
use crate::citation::cursor::Cursor;
use crate::citation::located::replace_from;
use crate::citation::{
    Certainty, Citation, Element, ElementKind, Locator, Path, Pointing, Reference, Standing, Step,
};

/// Elements of a list, and numbers before their 条 or 款. Longer ones are divided or left alone, so
/// that reading stays linear.
const LONGEST_LIST: usize = 40;

/// One element as read, before it is known whose article it is.
struct Read {
    range: Range<usize>,
    article: u16,
    through: Option<u16>,
    locator: Locator,
    elements: Vec<Element>,
}

/// One element of a place within an article.
pub struct Placed {
    range: Range<usize>,
    locator: Locator,
    elements: Vec<Element>,
}

/// Reads a list whose first article's 第 is at the cursor. A name that begins before `read` belongs
/// to what has been read there and is not part of the citation.
pub fn articles(
    names: &Names,
    start: Cursor<'_>,
    list: u32,
    read: usize,
    named: &mut Named,
) -> Option<(Vec<Citation>, usize)> {
    let first = article_group(start, true)?;
    let governing = match named.at(names, start) {
        Some(governing) if governing.head == Head::Unknown && !governing.is_bare => return None,
        Some(governing) => governing,
        None if named.names_nothing(start) => Governing {
            head: Head::Unknown,
            certainty: Certainty::Cued,
            written: None,
            is_bare: false,
        },
        None => return None,
    };
    let (found, end) = article_list(first);
    let governing = match named::said_behind(names, end) {
        Some(head) => Governing {
            head,
            certainty: Certainty::Explicit,
            written: None,
            is_bare: false,
        },
        None => governing,
    };
    if governing.written.is_none() && counts(end) {
        return None;
    }
    // 其第6条
    let is_its = start.before().ends_with(words::ITS);
    let certainty = match governing.head {
        Head::Unknown | Head::Ours(_) => governing.certainty,
        Head::Theirs(_) => Certainty::Explicit,
    };
    let citations = found.into_iter().enumerate().map(|(position, found)| {
        let mut range = found.range;
        let mut elements = found.elements;
        if position == 0
            && let Some((name_start, name_end)) = governing
                .written
                .filter(|(name_start, _)| *name_start >= read)
        {
            range.start = name_start;
            let name = Element {
                kind: ElementKind::Treaty,
                range: name_start..name_end,
            };
            elements.insert(0, name);
        }
        let reference = match governing.head {
            Head::Ours(treaty) => Reference::Treaty {
                treaty,
                article: found.article,
                through: found.through,
                locator: found.locator,
            },
            Head::Theirs(body) => Reference::Other { body },
            Head::Unknown => Reference::Unattributed(Standing::Article {
                article: found.article,
                through: found.through,
                locator: found.locator,
                is_its,
            }),
        };
        Citation {
            range,
            list,
            reference,
            certainty,
            language: LANGUAGE,
            elements,
        }
    });
    Some((citations.collect(), end.at))
}

/// Reads 第四款, 第1款(b)项 at the cursor, where no article stands before it: of the article that was cited last,
/// 同条第四款 and 其第四款 among them.
pub fn places_alone(start: Cursor<'_>, list: u32, read: usize) -> Option<(Vec<Citation>, usize)> {
    let (placed, end) = paragraphs(start)?;
    // 第5段 is of an instrument.
    if !start
        .text
        .get(start.at..end.at)?
        .contains(words::ARTICLE_PARAGRAPH)
    {
        return None;
    }
    let before = start.before().trim_end_matches(' ');
    let that = phrase::suffix(before, &words::THAT_ARTICLE);
    // 《刑法》第三百条第一款 is of what could not be read; 前款, 本款 of the law that is quoted.
    if before.len() <= read && read > 0
        || that.is_none() && before.ends_with(words::BEFORE_NO_PLACE)
    {
        return None;
    }
    Some((of_the_article(start, that, placed, list), end.at))
}

/// Items that stand without an article: 同条(b)项.
pub(super) fn items_alone(start: Cursor<'_>) -> Option<(Vec<Placed>, Cursor<'_>)> {
    items(start, &[])
}

/// Places in the article that was cited last; `that` is what points to it.
pub(super) fn of_the_article(
    start: Cursor<'_>,
    that: Option<&str>,
    placed: Vec<Placed>,
    list: u32,
) -> Vec<Citation> {
    let begin = start.before().trim_end_matches(' ').len() - that.map_or(0, str::len);
    let citations = placed.into_iter().enumerate().map(|(position, placed)| {
        let mut range = placed.range;
        let mut elements = placed.elements;
        if let Some(that) = that.filter(|_| position == 0) {
            range.start = begin;
            let anaphor = Element {
                kind: ElementKind::Anaphor,
                range: begin..begin + that.len(),
            };
            elements.insert(0, anaphor);
        }
        Citation {
            range,
            list,
            reference: Reference::unattributed(Pointing::Article, None, placed.locator),
            certainty: Certainty::Shape,
            language: LANGUAGE,
            elements,
        }
    });
    citations.collect()
}

/// What the list goes on with behind its first articles.
fn article_list((first, at): (Vec<Read>, Cursor<'_>)) -> (Vec<Read>, Cursor<'_>) {
    let (mut all, mut at) = (first, at);
    while all.len() < LONGEST_LIST
        && let Some(mark) = list_mark(at)
    {
        let (article, path) = match all.last() {
            Some(last) if last.through.is_none() => (last.article, last_path(&last.locator)),
            _ => (0, Path::new()),
        };
        let next = article_group(mark, false).or_else(|| {
            let (placed, end) = paragraphs(mark).or_else(|| items(mark, &path))?;
            let read = placed.into_iter().map(|placed| within(article, placed));
            (article > 0).then(|| (read.collect(), end))
        });
        let Some((more, behind)) = next else {
            break;
        };
        all.extend(more);
        at = behind;
    }
    (all, at)
}

/// 第24条, 第5、6和7条, 第5条至第8条, 第29(1)条, with the place in the last one. `first` asks for 第.
fn article_group(start: Cursor<'_>, first: bool) -> Option<(Vec<Read>, Cursor<'_>)> {
    let mut read = Vec::new();
    let mut at = start;
    for _ in 0..LONGEST_LIST {
        let begin = at.skip_spaces();
        let ordinal = begin.word(words::ORDINAL);
        if first && read.is_empty() && ordinal.is_none() {
            return None;
        }
        let (number, behind) = number(ordinal.unwrap_or(begin))?;
        let mut article = Read {
            range: begin.at..behind.at,
            article: number,
            through: None,
            locator: Locator::Whole,
            elements: vec![element(ElementKind::Article, begin.at..behind.at)],
        };
        let mut behind = behind;
        if let Some((placed, end)) = brackets(behind) {
            join(&mut article, placed);
            behind = end;
        } else if let Some((last, range, end)) = through(behind) {
            article.through = Some(last);
            article.range.end = end.at;
            article.elements.push(element(ElementKind::SpanEnd, range));
            behind = end;
        }
        if let Some(end) = behind.word(words::ARTICLE) {
            if !ends_article(end) || (ordinal.is_none() && read.is_empty() && counts(end)) {
                return None;
            }
            stretch(&mut article, end.at);
            let (last, end) = behind_article(article, end);
            read.extend(last);
            return Some((read, end));
        }
        read.push(article);
        at = list_mark(behind)?;
    }
    None
}

/// The last article of a group with what follows its 条: the end of a range, or a place in it.
fn behind_article(mut article: Read, end: Cursor<'_>) -> (Vec<Read>, Cursor<'_>) {
    if article.through.is_some() {
        return (vec![article], end);
    }
    let path = last_path(&article.locator);
    let range_end = through(end)
        .filter(|_| path.is_empty())
        .and_then(|(last, range, behind)| {
            let behind = behind
                .word(words::ARTICLE)
                .filter(|behind| ends_article(*behind))?;
            Some((last, range.start..behind.at, behind))
        });
    if let Some((last, range, behind)) = range_end {
        article.through = Some(last);
        article.range.end = range.end;
        article.elements.push(element(ElementKind::SpanEnd, range));
        return (vec![article], behind);
    }
    let inside = end
        .any_word(&words::OF_WITHIN)
        .or_else(|| end.word(","))
        .unwrap_or(end);
    let placed = paragraphs(inside)
        .filter(|_| path.is_empty())
        .or_else(|| items(end, &path));
    let Some((placed, behind)) = placed else {
        return (vec![article], end);
    };
    let number = article.article;
    let mut placed = placed.into_iter();
    if let Some(first) = placed.next() {
        join(&mut article, first);
    }
    let mut read = vec![article];
    read.extend(placed.map(|placed| within(number, placed)));
    (read, behind)
}

/// (1), (1)(a), (a) between an article's number and its 条.
fn brackets(start: Cursor<'_>) -> Option<(Placed, Cursor<'_>)> {
    let mut path = Path::new();
    let mut elements = Vec::new();
    let mut at = start;
    if let Some((number, end)) = bracketed_number(at) {
        path.try_push(Step::Paragraph(number)).ok()?;
        elements.push(element(ElementKind::Step, at.skip_spaces().at..end.at));
        at = end;
    }
    if let Some((letter, end)) = at.bracketed_letter() {
        path.try_push(Step::Subparagraph(letter)).ok()?;
        elements.push(element(ElementKind::Step, at.skip_spaces().at..end.at));
        at = end;
    }
    let begin = elements.first()?.range.start;
    let placed = Placed {
        range: begin..at.at,
        locator: Locator::At(path),
        elements,
    };
    Some((placed, at))
}

/// 第4款, 第1、2和3款, 第2(c)款, 第6至19款, 第1款至第3款, 第2款(a)和(b)项
fn paragraphs(start: Cursor<'_>) -> Option<(Vec<Placed>, Cursor<'_>)> {
    let mut read: Vec<Placed> = Vec::new();
    let mut path = Path::new();
    let mut at = start;
    for _ in 0..LONGEST_LIST {
        let begin = at.skip_spaces();
        let ordinal = begin.word(words::ORDINAL);
        if read.is_empty() && ordinal.is_none() {
            return None;
        }
        let behind = match number(ordinal.unwrap_or(begin)) {
            Some((number, behind)) => {
                path = [Step::Paragraph(number)].into_iter().collect();
                let (placed, end) = paragraph(begin, behind, &mut path);
                read.push(placed);
                end
            }
            // 第2(a)和(b)款
            None if !read.is_empty() && ordinal.is_none() => {
                let (placed, end) = item(begin, &path)?;
                path = last_path(&placed.locator);
                read.push(placed);
                end
            }
            None => return None,
        };
        if let Some(end) = behind.any_word(&words::ARTICLE_PARAGRAPHS) {
            return Some(behind_paragraph(read, end));
        }
        at = list_mark(behind)?;
    }
    None
}

/// The rest of a paragraph behind its number: 2(c), 6至19.
fn paragraph<'a>(begin: Cursor<'a>, behind: Cursor<'a>, path: &mut Path) -> (Placed, Cursor<'a>) {
    let mut placed = Placed {
        range: begin.at..behind.at,
        locator: Locator::At(path.clone()),
        elements: vec![element(ElementKind::Step, begin.at..behind.at)],
    };
    if let Some((last, range, end)) = through(behind) {
        let to: Path = [Step::Paragraph(last)].into_iter().collect();
        placed.locator = Locator::Span {
            from: path.clone(),
            to,
        };
        placed.range.end = end.at;
        placed.elements.push(element(ElementKind::SpanEnd, range));
        return (placed, end);
    }
    let bracketed = behind.skip_spaces().peek() == Some('(');
    match item(behind, path).filter(|_| bracketed) {
        Some((sub, end)) => {
            *path = last_path(&sub.locator);
            placed.locator = sub.locator;
            placed.range.end = end.at;
            placed.elements.extend(sub.elements);
            (placed, end)
        }
        None => (placed, behind),
    }
}

/// What follows 款: the end of a range, or items.
fn behind_paragraph(mut read: Vec<Placed>, end: Cursor<'_>) -> (Vec<Placed>, Cursor<'_>) {
    let Some(last) = read.last_mut() else {
        return (read, end);
    };
    last.range.end = end.at;
    if let Some(element) = last.elements.last_mut() {
        element.range.end = end.at;
    }
    let Locator::At(path) = last.locator.clone() else {
        return (read, end);
    };
    if path.len() > 1 {
        return (read, end);
    }
    let range_end = through(end).and_then(|(number, range, behind)| {
        let behind = behind.any_word(&words::ARTICLE_PARAGRAPHS)?;
        Some((number, range.start..behind.at, behind))
    });
    if let Some((number, range, behind)) = range_end {
        last.range.end = range.end;
        last.locator = Locator::Span {
            from: path,
            to: [Step::Paragraph(number)].into_iter().collect(),
        };
        last.elements.push(element(ElementKind::SpanEnd, range));
        return (read, behind);
    }
    let inside = end.any_word(&words::OF_WITHIN).unwrap_or(end);
    let Some((found, behind)) = items(inside, &path) else {
        return (read, end);
    };
    let mut found = found.into_iter();
    if let Some(first) = found.next() {
        last.range.end = first.range.end;
        last.locator = first.locator;
        last.elements.extend(first.elements);
    }
    read.extend(found);
    (read, behind)
}

/// (c)项, (a)和(b)项, (a)至(c)项, (三)项, a、b项, (a)项(一)目 under a paragraph or article.
fn items<'a>(start: Cursor<'a>, base: &[Step]) -> Option<(Vec<Placed>, Cursor<'a>)> {
    let bare = start.skip_spaces().peek()?.is_ascii_lowercase();
    if bare && !letters_end_in_item(start) {
        return None;
    }
    let (first, mut at) = item(start, base)?;
    // 第2款，(a) 各国应…: a list of the draft's own.
    let is_apart = start.rest().starts_with(' ') || start.before().ends_with(',');
    let is_suffixed = |end: Cursor<'_>| end.before().ends_with(words::ARTICLE_PLACE_ENDS);
    if is_apart && !is_suffixed(at) && !ends_bare(at) {
        return None;
    }
    let mut path = last_path(&first.locator);
    let mut read = vec![first];
    while read.len() < LONGEST_LIST
        && let Some(mark) = list_mark(at)
        && let Some((next, behind)) = item(mark, above(&path))
        && (bare || is_marked(mark.skip_spaces()))
        && (is_suffixed(behind) || bare || ends_bare(behind))
    {
        path = last_path(&next.locator);
        read.push(next);
        at = behind;
    }
    Some((read, at))
}

/// Whether a bracket or 第 says that a place begins here.
fn is_marked(at: Cursor<'_>) -> bool {
    at.rest().starts_with('(') || at.rest().starts_with(words::ORDINAL)
}

/// What (2) behind (1) stands under: behind a paragraph, the article.
fn above(path: &Path) -> &[Step] {
    match path.as_slice() {
        [Step::Paragraph(_)] => &[],
        steps => steps,
    }
}

/// One item with its point or its range's end.
fn item<'a>(start: Cursor<'a>, base: &[Step]) -> Option<(Placed, Cursor<'a>)> {
    let begin = start.skip_spaces();
    let (step, behind) = item_step(begin, base)?;
    let mut path: Path = base.iter().copied().collect();
    replace_from(&mut path, step)?;
    let end = suffixed(behind, step);
    let mut placed = Placed {
        range: begin.at..end.at,
        locator: Locator::At(path.clone()),
        elements: vec![element(ElementKind::Step, begin.at..end.at)],
    };
    if matches!(step, Step::Subparagraph(_))
        && let Some((number, behind)) = point(end)
    {
        path.try_push(Step::Item(number)).ok()?;
        let range = end.skip_spaces().at..behind.at;
        placed.range.end = range.end;
        placed.locator = Locator::At(path);
        placed.elements.push(element(ElementKind::Step, range));
        return Some((placed, behind));
    }
    // 第30条(2)(c)
    if matches!(step, Step::Paragraph(_))
        && is_marked(end)
        && let Some((sub, behind)) = item(end, &path)
    {
        placed.range.end = sub.range.end;
        placed.locator = sub.locator;
        placed.elements.extend(sub.elements);
        return Some((placed, behind));
    }
    if let Some(mark) = range_mark(end)
        && let Some((last, behind)) = item_step(mark.skip_spaces(), base)
        && std::mem::discriminant(&last) == std::mem::discriminant(&step)
    {
        let mut to = path.clone();
        replace_from(&mut to, last)?;
        let behind = suffixed(behind, last);
        let range = mark.skip_spaces().at..behind.at;
        placed.range.end = range.end;
        placed.locator = Locator::Span { from: path, to };
        placed.elements.push(element(ElementKind::SpanEnd, range));
        return Some((placed, behind));
    }
    Some((placed, end))
}

/// (c), (三), c, 第三项, (1), without what follows; a point where a 目 is named.
fn item_step<'a>(start: Cursor<'a>, base: &[Step]) -> Option<(Step, Cursor<'a>)> {
    let ordinal = start.word(words::ORDINAL);
    let inside = ordinal.unwrap_or(start);
    if let Some((letter, behind)) = inside.bracketed_letter() {
        return Some((Step::Subparagraph(letter), behind));
    }
    let under_letter = base
        .iter()
        .any(|step| matches!(step, Step::Subparagraph(_)));
    let numbered = |number: u16, behind: Cursor<'a>| {
        let step = if behind.any_word(&words::ARTICLE_PARAGRAPHS).is_some() {
            Step::Paragraph(number)
        } else if under_letter && behind.word(words::ITEM).is_some() {
            Step::Item(number)
        } else {
            Step::Subparagraph(letter_of(number)?)
        };
        Some((step, behind))
    };
    if let Some((number, behind)) = inside.bracketed_numeral() {
        return numbered(number, behind);
    }
    if let Some((number, behind)) = bracketed_number(inside) {
        // 第32条(3) is a paragraph, unless 项 says otherwise.
        return match base.is_empty() && behind.word(words::SUBPARAGRAPH).is_none() {
            true => Some((Step::Paragraph(number), behind)),
            false => numbered(number, behind),
        };
    }
    if ordinal.is_some() {
        let (number, behind) = number(inside)?;
        behind.any_word(&[words::SUBPARAGRAPH, words::ITEM])?;
        return numbered(number, behind);
    }
    let letter = inside.peek().filter(char::is_ascii_lowercase)?;
    let behind = inside.advanced(1);
    let ends = !behind
        .rest()
        .starts_with(|c: char| c.is_ascii_alphanumeric());
    ends.then_some((Step::Subparagraph(letter), behind))
}

/// (一)目, ㈠, (ii), 第1目 behind an item.
fn point(start: Cursor<'_>) -> Option<(u16, Cursor<'_>)> {
    let inside = start.word(words::ORDINAL).unwrap_or(start);
    let bracketed = inside
        .bracketed_numeral()
        .or_else(|| bracketed_roman(inside));
    if let Some((number, behind)) = bracketed {
        return Some((number, behind.word(words::ITEM).unwrap_or(behind)));
    }
    let (number, behind) = number(inside)?;
    Some((number, behind.word(words::ITEM)?))
}

fn suffixed(behind: Cursor<'_>, step: Step) -> Cursor<'_> {
    let units: &[&str] = match step {
        Step::Item(_) => &[words::ITEM],
        Step::Paragraph(_) => &words::ARTICLE_PARAGRAPHS,
        _ => &[words::SUBPARAGRAPH],
    };
    behind.any_word(units).unwrap_or(behind)
}

/// a、b项, a至c项: letters without brackets are items only with 项 behind them.
fn letters_end_in_item(start: Cursor<'_>) -> bool {
    let mut at = start;
    for _ in 0..LONGEST_LIST {
        let here = at.skip_spaces();
        if !here.peek().is_some_and(|c| c.is_ascii_lowercase()) {
            return false;
        }
        let behind = here.advanced(1);
        if behind.word(words::SUBPARAGRAPH).is_some() {
            return true;
        }
        match list_mark(behind).or_else(|| range_mark(behind)) {
            Some(mark) => at = mark,
            None => return false,
        }
    }
    false
}

/// -8, 至8, 至第8: the last number with its place.
fn through(start: Cursor<'_>) -> Option<(u16, Range<usize>, Cursor<'_>)> {
    let mark = range_mark(start)?.skip_spaces();
    let (last, end) = number(mark.word(words::ORDINAL).unwrap_or(mark))?;
    Some((last, mark.at..end.at, end))
}

/// 30, 三十
fn number(start: Cursor<'_>) -> Option<(u16, Cursor<'_>)> {
    start.number().or_else(|| start.numeral())
}

/// (1)
fn bracketed_number(start: Cursor<'_>) -> Option<(u16, Cursor<'_>)> {
    let (number, behind) = start.word("(")?.number()?;
    Some((number, behind.word(")")?))
}

/// The third item is (c).
fn letter_of(number: u16) -> Option<char> {
    ('a'..='z').nth(usize::from(number.checked_sub(1)?))
}

fn list_mark(at: Cursor<'_>) -> Option<Cursor<'_>> {
    at.any_word(&words::ALTERNATIVES).or_else(|| {
        let mark = phrase::list_mark(at)?;
        Some(mark.word(words::OR).unwrap_or(mark))
    })
}

/// Whether 条 is a word of its own: not in 条约, 条例, 条款, 第五条之一.
fn ends_article(end: Cursor<'_>) -> bool {
    let starts_with = |some: &[&str]| some.iter().any(|word| end.rest().starts_with(word));
    // 第7条之1, of laws that have put something between two articles.
    let is_inserted = end
        .word(words::THEREOF)
        .is_some_and(|behind| (behind.peek()).is_some_and(|c| c.is_ascii_digit() || is_numeral(c)));
    !is_inserted
        && (!starts_with(&words::LONGER_THAN_ARTICLE) || starts_with(&words::APART_FROM_ARTICLE))
}

/// Whether what follows makes 条 a measure word.
fn counts(end: Cursor<'_>) -> bool {
    words::COUNTED
        .iter()
        .any(|word| end.rest().starts_with(word))
}

/// The path that what follows in the list is read under.
fn last_path(locator: &Locator) -> Path {
    match locator {
        Locator::Whole => Path::new(),
        Locator::At(path) | Locator::Span { to: path, .. } => path.clone(),
    }
}

fn element(kind: ElementKind, range: Range<usize>) -> Element {
    Element { kind, range }
}

/// The article and the first place in it are one citation.
fn join(article: &mut Read, placed: Placed) {
    article.range.end = placed.range.end;
    article.locator = placed.locator;
    article.elements.extend(placed.elements);
}

/// The element last read reaches to the 条 behind it.
fn stretch(article: &mut Read, end: usize) {
    article.range.end = end;
    if let Some(element) = article.elements.last_mut() {
        element.range.end = end;
    }
}

fn within(article: u16, placed: Placed) -> Read {
    Read {
        range: placed.range,
        article,
        through: None,
        locator: placed.locator,
        elements: placed.elements,
    }
}

#[cfg(test)]
mod tests;
