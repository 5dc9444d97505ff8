//! Where under its head a citation points, in words: 第2段(b)项, 附件一第20段.
//!
//! ```text
//! locators   = [ lead ] element *( list-mark element )
//! element    = [ annex [ list-mark ] ] place / annex
//! annex      = "附件" [ numeral ]
//! place      = preambular / paragraphs / subs
//! preambular = ( "序言部分" / "序言" ) "第" number "段" / "PP" ["."] number
//! paragraphs = "第" item *( list-mark ["第"] item / list-mark subs ) "段" [ subs ]
//!            / item                                  ; bare, as in the index, where nothing else can be meant
//! item       = number [ subs ] [ range-mark ["第"] number [ subs ] ]
//! subs       = [ "第" ] sub *( list-mark sub ) [ "项" / "目" / "段" ]
//! sub        = "(" letter ")" [ "(" numeral ")" ] / "(" numeral ")"  [ range-mark sub ]
//! ```

use std::ops::Range;

use super::phrase::{ends_bare, list_mark, numeral_after_bracket, range_mark};
use super::words;
use crate::citation::cursor::Cursor;
use crate::citation::located::{Located, replace_from};
use crate::citation::{Annex, Element, ElementKind, Locator, Path, Step};

/// What the reader carries from one element to the next.
#[derive(Clone, Default)]
struct Carried {
    annex: Option<Annex>,
    path: Path,
}

/// Elements read so far and the place behind them.
pub type Read<'a> = (Vec<Located>, Cursor<'a>);

/// Reads what follows a head. `bare` allows numbers without 第 and 段, as the index prints them.
pub fn locators(start: Cursor<'_>, bare: bool) -> Option<Read<'_>> {
    let mut carried = Carried::default();
    let dated = behind_year(start);
    let lead = dated
        .any_word(&[",", "、", ":"])
        .or_else(|| bare.then(|| next_cell(dated)).flatten())
        .or_else(|| dated.any_word(&words::LINKS))
        .unwrap_or(dated);
    let lead = behind_division(lead).unwrap_or(lead);
    let (mut all, mut at) = element(lead, &mut carried, bare)?;
    loop {
        // 附件一, 18和28 附件二, 1: a further annex needs no mark.
        let next = list_mark(at).or_else(|| at.word(words::ANNEX).map(|_| at));
        let Some((more, behind)) = next.and_then(|next| element(next, &mut carried, bare)) else {
            break;
        };
        all.extend(more);
        at = behind;
    }
    Some((all, at))
}

/// What follows a document's symbol: 号文件第24段, （第24段）.
pub fn behind_symbol(symbol: Cursor<'_>) -> Option<Read<'_>> {
    let named = symbol
        .word(words::NUMBERED_DOCUMENT)
        .or_else(|| symbol.word(words::NUMBER))
        .unwrap_or(symbol);
    let named = named.any_word(&words::DOCUMENTS).unwrap_or(named);
    let inside = named
        .word("(")
        .filter(|inside| inside.word(words::ORDINAL).is_some());
    locators(inside.unwrap_or(named), true)
}

/// Into the next cell of a table row, empty ones passed over, where nothing but places stands in it:
/// the thematic index has instruments and documents in one column and paragraphs in another.
fn next_cell(start: Cursor<'_>) -> Option<Cursor<'_>> {
    let mut inside = start.word("|")?;
    while let Some(next) = inside.word("|") {
        inside = next;
    }
    let here = inside.skip_spaces();
    let length = here.rest().find(['|', '\n']).unwrap_or(here.rest().len());
    let cell = here.rest().get(..length)?.trim_end_matches(' ');
    let alone = Cursor::new(cell, 0);
    let mut carried = Carried::default();
    let (_, mut end) = element(alone, &mut carried, true)?;
    while let Some((_, behind)) = list_mark(end)
        .or_else(|| end.word(words::ANNEX).map(|_| end))
        .and_then(|next| element(next, &mut carried, true))
    {
        end = behind;
    }
    (end.at == cell.len()).then_some(inside)
}

/// Behind (2006年), which says when an instrument was adopted.
fn behind_year(start: Cursor<'_>) -> Cursor<'_> {
    let year = || {
        let inside = start.word("(")?;
        let digits = inside.rest().get(..4)?;
        let behind = inside.advanced(digits.len());
        digits
            .bytes()
            .all(|byte| byte.is_ascii_digit())
            .then(|| behind.word(words::YEAR).unwrap_or(behind).word(")"))?
    };
    year().unwrap_or(start)
}

/// Behind 第二章, 第一部分: a division of a document through which its paragraphs are counted on.
fn behind_division(start: Cursor<'_>) -> Option<Cursor<'_>> {
    let inside = start.word(words::ORDINAL)?;
    let (_, behind) = inside.numeral().or_else(|| inside.number())?;
    let behind = behind.any_word(&words::DIVISIONS)?;
    let behind = behind.any_word(&[",", words::OF]).unwrap_or(behind);
    behind.word(words::ORDINAL).map(|_| behind)
}

fn element<'a>(start: Cursor<'a>, carried: &mut Carried, bare: bool) -> Option<Read<'a>> {
    let here = start.skip_spaces();
    let Some((annex, behind)) = annex(here) else {
        // 附件二和三
        if carried.annex.is_some()
            && carried.path.is_empty()
            && let Some((number, behind)) = here.numeral()
            && ends_bare(behind)
        {
            carried.annex = Some(Annex::Numbered(number));
            let range = here.at..behind.at;
            return Some((vec![whole_annex(carried.annex, range)], behind));
        }
        return place(here, carried, bare);
    };
    let annex_element = Element {
        kind: ElementKind::Annex,
        range: here.at..behind.at,
    };
    let mut inner = Carried {
        annex: Some(annex),
        path: Path::new(),
    };
    let after_mark = behind
        .any_word(&[",", "、", "."])
        .or_else(|| behind.any_word(&words::LINKS))
        // 附件二(第13段)
        .or_else(|| {
            behind
                .word("(")
                .filter(|inside| inside.word(words::ORDINAL).is_some())
        })
        .unwrap_or(behind);
    let inside = place(after_mark, &mut inner, true);
    *carried = inner;
    match inside {
        Some((mut located, end)) => {
            if let Some(first) = located.first_mut() {
                first.range.start = here.at;
                first.elements.insert(0, annex_element);
            }
            Some((located, end))
        }
        None => {
            carried.path = Path::new();
            Some((vec![whole_annex(carried.annex, here.at..behind.at)], behind))
        }
    }
}

fn whole_annex(annex: Option<Annex>, range: Range<usize>) -> Located {
    Located {
        elements: vec![Element {
            kind: ElementKind::Annex,
            range: range.clone(),
        }],
        range,
        annex,
        locator: Locator::Whole,
    }
}

/// 附件, 附件一
fn annex(start: Cursor<'_>) -> Option<(Annex, Cursor<'_>)> {
    let behind = start.word(words::ANNEX)?;
    match behind.numeral() {
        Some((number, end)) if !end.rest().starts_with(words::COUNTER) => {
            Some((Annex::Numbered(number), end))
        }
        _ => Some((Annex::Only, behind)),
    }
}

fn place<'a>(start: Cursor<'a>, carried: &mut Carried, bare: bool) -> Option<Read<'a>> {
    let here = start.skip_spaces();
    preambular(here, carried)
        .or_else(|| {
            let inside = here.any_word(&words::OPERATIVE).unwrap_or(here);
            let (mut located, end) = paragraphs(inside, carried)?;
            if let Some(first) = located.first_mut() {
                first.range.start = here.at;
            }
            Some((located, end))
        })
        .or_else(|| bare.then(|| bare_item(here, carried)).flatten())
        .or_else(|| ordinal_subs(here, carried))
        .or_else(|| subs(here, carried))
}

fn preambular<'a>(start: Cursor<'a>, carried: &mut Carried) -> Option<Read<'a>> {
    // 序言部分第一段和第二段: the second is of the preamble as well.
    let goes_on = matches!(carried.path.as_slice(), [Step::Preambular(_)]);
    let worded = start
        .any_word(&words::PREAMBLES)
        .or_else(|| goes_on.then_some(start))
        .and_then(|behind| {
            let (number, behind) = paragraph_number(behind.word(words::ORDINAL)?)?;
            Some((number, behind.word(words::PARAGRAPH)?))
        });
    let (number, end) = worded.or_else(|| {
        let behind = start.any_word(&words::PREAMBULAR)?;
        let (number, end) = behind.number()?;
        ends_bare(end).then_some((number, end))
    })?;
    let step = Step::Preambular(number);
    carried.path = [step].into_iter().collect();
    let range = start.at..end.at;
    Some((
        vec![at(carried, range.clone(), vec![(ElementKind::Step, range)])],
        end,
    ))
}

/// A paragraph number as digits or, before 段, as a Chinese numeral.
fn paragraph_number(start: Cursor<'_>) -> Option<(u16, Cursor<'_>)> {
    start.number().or_else(|| start.numeral())
}

/// 第2段, 第2(b)段, 第10、11和13段, 第21段和第24至26段, 第2段(b)和(c)项
fn paragraphs<'a>(start: Cursor<'a>, carried: &mut Carried) -> Option<Read<'a>> {
    let mut read: Vec<Located> = Vec::new();
    let mut state = carried.clone();
    let mut at = start.word(words::ORDINAL)?;
    let mut item_start = start;
    loop {
        let first = item_start.at == start.at;
        let ordinal = if first {
            Some(at)
        } else {
            at.word(words::ORDINAL)
        };
        let item_begin = if first { start } else { at };
        let (located, behind) = match item(ordinal.unwrap_or(at), item_begin, &mut state) {
            Some(found) => found,
            None if !first => subs_list(at, &mut state, false)?,
            None => return None,
        };
        read.extend(located);
        at = behind;
        if let Some(mut end) = at.any_word(&[words::PARAGRAPH, words::EXECUTIVE_PARAGRAPH]) {
            if let Some(last) = read.last_mut() {
                last.range.end = end.at;
                if let Some(element) = last
                    .elements
                    .last_mut()
                    .filter(|element| element.kind == ElementKind::Step)
                {
                    element.range.end = end.at;
                }
            }
            // 第2段(b)和(c)项: the first letter belongs to the paragraph just read.
            let only_paragraph = state.path.len() == 1;
            if only_paragraph && let Some((more, behind)) = subs_behind_paragraph(end, &mut state) {
                join(&mut read, more);
                end = behind;
            }
            *carried = state;
            return Some((read, end));
        }
        let next = list_mark(at)?;
        item_start = next;
        at = next.skip_spaces();
    }
}

/// 第2段(b)和(c)项, 第7段，(b)项
fn subs_behind_paragraph<'a>(end: Cursor<'a>, carried: &mut Carried) -> Option<Read<'a>> {
    let mut state = carried.clone();
    let direct = subs_list(end.word(words::ORDINAL).unwrap_or(end), &mut state, true);
    let found = direct.or_else(|| {
        state = carried.clone();
        let (read, behind) = subs_list(end.word(",")?, &mut state, true)?;
        behind
            .before()
            .ends_with(words::SUBPARAGRAPH)
            .then_some((read, behind))
    })?;
    *carried = state;
    Some(found)
}

/// The paragraph last read and its first subparagraph are one citation.
fn join(read: &mut Vec<Located>, more: Vec<Located>) {
    let mut more = more.into_iter();
    if let (Some(last), Some(first)) = (read.last_mut(), more.next()) {
        last.range.end = first.range.end;
        last.locator = first.locator;
        last.elements.extend(first.elements);
    }
    read.extend(more);
}

/// 2, 2(b), 24至26, 3(b)-(d)
fn item<'a>(number_at: Cursor<'a>, begin: Cursor<'a>, carried: &mut Carried) -> Option<Read<'a>> {
    let begin = begin.skip_spaces();
    let (number, behind) = paragraph_number(number_at)?;
    if behind.rest().starts_with('/') {
        return None;
    }
    carried.path = [Step::Paragraph(number)].into_iter().collect();
    let step = (ElementKind::Step, begin.at..behind.at);
    if let Some((end, element_range, to)) = range_end(behind) {
        let from = carried.path.clone();
        carried.path = [Step::Paragraph(to)].into_iter().collect();
        let located = Located {
            range: begin.at..end.at,
            annex: carried.annex,
            locator: Locator::Span {
                from,
                to: carried.path.clone(),
            },
            elements: vec![
                element_of(step),
                element_of((ElementKind::SpanEnd, element_range)),
            ],
        };
        return Some((vec![located], end));
    }
    let mut read = vec![at(carried, begin.at..behind.at, vec![step])];
    let mut end = behind;
    if let Some((more, behind)) = subs_list(behind, carried, false) {
        join(&mut read, more);
        end = behind;
    }
    Some((read, end))
}

/// -26, 至第26
fn range_end(start: Cursor<'_>) -> Option<(Cursor<'_>, Range<usize>, u16)> {
    let mark = range_mark(start)?;
    let number_at = mark.word(words::ORDINAL).unwrap_or(mark).skip_spaces();
    let (to, end) = paragraph_number(number_at)?;
    Some((end, number_at.at..end.at, to))
}

/// A number as the index prints it: 2 (b), 21, 24-26.
fn bare_item<'a>(start: Cursor<'a>, carried: &mut Carried) -> Option<Read<'a>> {
    start.number()?;
    let mut state = carried.clone();
    let (read, end) = item(start, start, &mut state)?;
    // 2 (b)项 is fine, 20个 and 3/4 are not.
    let end = end
        .any_word(&[words::PARAGRAPH, words::SUBPARAGRAPH])
        .unwrap_or(end);
    if !ends_bare(end) {
        return None;
    }
    *carried = state;
    Some((read, end))
}

/// 第(k)段, 第(b)和(c)项
fn ordinal_subs<'a>(start: Cursor<'a>, carried: &mut Carried) -> Option<Read<'a>> {
    let inside = start.word(words::ORDINAL)?;
    let mut state = carried.clone();
    let (mut read, end) = subs_list(inside, &mut state, true)?;
    if !end.before().ends_with(words::PLACE_ENDS) {
        return None;
    }
    let first = read.first_mut()?;
    first.range.start = start.at;
    if let Some(element) = first.elements.first_mut() {
        element.range.start = start.at;
    }
    *carried = state;
    Some((read, end))
}

fn subs<'a>(start: Cursor<'a>, carried: &mut Carried) -> Option<Read<'a>> {
    let mut state = carried.clone();
    let (read, end) = subs_list(start, &mut state, true)?;
    // 第3/4号决定，(a) 各国应当…: a list of the draft's own.
    let written = start.text.get(start.at..end.at).unwrap_or_default();
    if !written.contains(words::PLACE_ENDS) && !ends_bare(end) {
        return None;
    }
    *carried = state;
    Some((read, end))
}

/// (b), (b)和(c)项, (b)-(d), (b)(三), (b)段㈢. `suffix` says whether 段 may be its own
/// (第2(b)段 has the paragraph's).
fn subs_list<'a>(start: Cursor<'a>, carried: &mut Carried, suffix: bool) -> Option<Read<'a>> {
    let (first, mut at) = sub(start, carried, suffix)?;
    let mut read = vec![first];
    while let Some((next, behind)) = list_mark(at).and_then(|next| sub(next, carried, suffix)) {
        read.push(next);
        at = behind;
    }
    Some((read, at))
}

/// One subparagraph with its items.
fn sub<'a>(
    start: Cursor<'a>,
    carried: &mut Carried,
    suffix: bool,
) -> Option<(Located, Cursor<'a>)> {
    let here = start.skip_spaces();
    let (step, behind) = bracketed(here)?;
    let mut path = carried.path.clone();
    replace_from(&mut path, step)?;
    let mut end = with_suffix(behind, step, suffix);
    let mut elements = vec![(ElementKind::Step, here.at..end.at)];
    // (b)(三): an item under a letter.
    let item = || {
        end.bracketed_numeral()
            .or_else(|| numeral_after_bracket(end))
            .or_else(|| {
                let (number, behind) = end.word(words::ORDINAL)?.bracketed_numeral()?;
                behind
                    .any_word(&[words::SUBPARAGRAPH, words::ITEM])
                    .map(|_| (number, behind))
            })
    };
    if matches!(step, Step::Subparagraph(_))
        && let Some((number, behind)) = item()
    {
        path.try_push(Step::Item(number)).ok()?;
        let begin = end.skip_spaces().at;
        end = with_suffix(behind, Step::Item(number), suffix);
        elements.push((ElementKind::Step, begin..end.at));
    }
    carried.path = path;
    if let Some(mark) = range_mark(end)
        && let Some((last, behind)) = bracketed(mark)
    {
        let from = carried.path.clone();
        let mut to = from.clone();
        if let Some(place) = to.last_mut()
            && std::mem::discriminant(place) == std::mem::discriminant(&last)
        {
            *place = last;
            carried.path = to.clone();
            let behind = with_suffix(behind, last, suffix);
            elements.push((ElementKind::SpanEnd, mark.skip_spaces().at..behind.at));
            let located = Located {
                range: here.at..behind.at,
                annex: carried.annex,
                locator: Locator::Span { from, to },
                elements: elements.into_iter().map(element_of).collect(),
            };
            return Some((located, behind));
        }
    }
    Some((at(carried, here.at..end.at, elements), end))
}

fn bracketed(start: Cursor<'_>) -> Option<(Step, Cursor<'_>)> {
    start
        .bracketed_letter()
        .or_else(|| bare_letter(start))
        .map(|(letter, behind)| (Step::Subparagraph(letter), behind))
        .or_else(|| {
            start
                .bracketed_numeral()
                .map(|(number, behind)| (Step::Item(number), behind))
        })
}

/// b in b项
fn bare_letter(start: Cursor<'_>) -> Option<(char, Cursor<'_>)> {
    let letter = start.peek().filter(char::is_ascii_lowercase)?;
    let behind = start.advanced(letter.len_utf8());
    behind.word(words::SUBPARAGRAPH).map(|_| (letter, behind))
}

fn with_suffix(behind: Cursor<'_>, step: Step, suffix: bool) -> Cursor<'_> {
    let units: &[&str] = match step {
        Step::Subparagraph(_) if suffix => &[words::SUBPARAGRAPH, words::PARAGRAPH],
        Step::Subparagraph(_) => &[words::SUBPARAGRAPH],
        _ => &[words::SUBPARAGRAPH, words::ITEM],
    };
    behind.any_word(units).unwrap_or(behind)
}

fn at(
    carried: &Carried,
    range: Range<usize>,
    elements: Vec<(ElementKind, Range<usize>)>,
) -> Located {
    Located {
        range,
        annex: carried.annex,
        locator: Locator::At(carried.path.clone()),
        elements: elements.into_iter().map(element_of).collect(),
    }
}

fn element_of((kind, range): (ElementKind, Range<usize>)) -> Element {
    Element { kind, range }
}
