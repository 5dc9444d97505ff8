//! Where under its head a citation points, in words: 第2段(b)项, 附件一第20段.
//!
//! ```text
//! locators   = [ lead ] element [ range-mark element ] *( list-mark element )
//! lead       = [ "(" year ")" ] [ "(" symbol ")" ] [ mark / link ] [ division ]
//! element    = [ annex [ list-mark ] ] place / annex
//! annex      = "附件" [ numeral / roman / digits ] / "附件(" numeral ")"
//! place      = preambular / recommendations / paragraphs / subs
//! recommendations = "第" item *( unit list-mark "第" item ) unit "建议" [ subs ] / "建议" place
//! unit       = "项" / "条" / "号"
//! preambular = ( "序言部分" / "序言" ) "第" number "段" / "PP" ["."] number
//! paragraphs = "第" item *( list-mark ["第"] item / list-mark subs ) "段" [ subs ]
//!            / item                                  ; bare, as in the index, where nothing else can be meant
//! item       = number [ subs ] [ range-mark ["第"] number [ subs ] ]
//! subs       = [ "第" ] sub *( list-mark sub ) [ "项" / "目" / "段" ] / "第" numeral "项"  ; the third is (c)
//! sub        = "(" letter ")" [ "(" numeral ")" ] / "(" numeral ")"  [ range-mark sub ]
//! ```

use std::ops::Range;

use super::phrase::{
    bracketed_roman, ends_bare, ends_reference, list_mark, numeral_after_bracket, range_mark,
};
use super::words;
use crate::citation::cursor::Cursor;
use crate::citation::located::{Located, replace_from};
use crate::citation::{Annex, Element, ElementKind, Locator, Path, Step};

/// Where a paragraph may be called a recommendation.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Recommendations {
    /// The numbers of what they stand in are others than theirs: a report's.
    Nowhere,
    /// Only its annexes recommend.
    InAnnexes,
    #[default]
    Anywhere,
    /// The place has been called one already: 第九次会议建议第17项.
    Here,
}

/// What the reader carries from one element to the next.
#[derive(Clone, Default)]
struct Carried {
    annex: Option<Annex>,
    path: Path,
    recommendations: Recommendations,
}

/// Elements read so far and the place behind them.
pub type Read<'a> = (Vec<Located>, Cursor<'a>);

/// Reads what follows a head. `bare` allows numbers without 第 and 段, as the index prints them.
pub fn locators(start: Cursor<'_>, bare: bool) -> Option<Read<'_>> {
    places(start, bare, Recommendations::Anywhere)
}

/// The same, where recommendations may stand only there.
pub fn places(start: Cursor<'_>, bare: bool, recommendations: Recommendations) -> Option<Read<'_>> {
    let mut carried = Carried {
        recommendations,
        ..Carried::default()
    };
    let dated = behind_year(start);
    let dated = behind_own_symbol(dated).unwrap_or(dated);
    let lead = dated
        .any_word(&[",", "、", ":"])
        .or_else(|| bare.then(|| next_cell(dated)).flatten())
        .or_else(|| dated.any_word(&words::LINKS))
        .unwrap_or(dated);
    let lead = behind_division(lead).unwrap_or(lead);
    let (mut all, mut at) = element(lead, &mut carried, bare)?;
    at = through(&mut all, at, &mut carried).unwrap_or(at);
    loop {
        // 附件一, 18和28 附件二, 1: a further annex needs no mark.
        let next = list_mark(at).or_else(|| at.word(words::ANNEX).map(|_| at));
        let Some((more, behind)) = next.and_then(|next| element(next, &mut carried, bare)) else {
            break;
        };
        all.extend(more);
        at = through(&mut all, behind, &mut carried).unwrap_or(behind);
    }
    while let Some((more, behind)) = glossed(at, &all, &mut carried) {
        all.extend(more);
        at = behind;
    }
    Some((all, at))
}

/// 建议13至15——洗钱；16——虚拟货币；19——基金, 第13段（洗钱）、16（虚拟货币）: the next number of a list whose noun is said
/// once, behind what is said of the one before, as the same is said of it.
fn glossed<'a>(at: Cursor<'a>, all: &[Located], carried: &mut Carried) -> Option<Read<'a>> {
    /// Bytes of what is said of one.
    const LONGEST: usize = 90;
    let last = match &all.last()?.locator {
        Locator::At(path) | Locator::Span { to: path, .. } => path,
        Locator::Whole => return None,
    };
    let [Step::Paragraph(last)] = last.as_slice() else {
        return None;
    };
    let (next, opens) = match at.word("--") {
        Some(said) => {
            let length = said.rest_up_to(LONGEST).find(';')?;
            (said.advanced(length).word(";")?, "--")
        }
        None => {
            let said = at.word("(")?;
            let length = said.rest_up_to(LONGEST).find(')')?;
            (list_mark(said.advanced(length).word(")")?)?, "(")
        }
    };
    // What is said cites nothing and ends no sentence.
    let said = at.text.get(at.at..next.at)?;
    if said.contains(['。', '\n', '第', '/']) || said.matches(['(', ';']).count() > 1 {
        return None;
    }
    let begin = next.skip_spaces();
    let (number, _) = begin.number()?;
    let mut state = carried.clone();
    let (read, behind) = item(begin, begin, &mut state)?;
    if number <= *last || behind.word(opens).is_none() {
        return None;
    }
    *carried = state;
    Some((read, behind))
}

/// 第3段至第5段, (h)段至第(k)段: a range that says on both sides what it counts. The last place read becomes
/// its beginning.
fn through<'a>(
    all: &mut Vec<Located>,
    at: Cursor<'a>,
    carried: &mut Carried,
) -> Option<Cursor<'a>> {
    let mark = range_mark(at)?;
    let mut state = carried.clone();
    let (more, behind) = element(mark, &mut state, false)?;
    let mut more = more.into_iter();
    let end = more.next()?;
    let begin = all.last_mut()?;
    let (Locator::At(from), Locator::At(to)) = (&begin.locator, &end.locator) else {
        return None;
    };
    let ((last_from, above_from), (last_to, above_to)) = (from.split_last()?, to.split_last()?);
    let of_one_kind = std::mem::discriminant(last_from) == std::mem::discriminant(last_to);
    if !of_one_kind || above_from != above_to || begin.annex != end.annex {
        return None;
    }
    begin.locator = Locator::Span {
        from: from.clone(),
        to: to.clone(),
    };
    begin.range.end = end.range.end;
    let range = end.elements.last()?.range.clone();
    begin
        .elements
        .push(element_of((ElementKind::SpanEnd, range)));
    all.extend(more);
    *carried = state;
    Some(behind)
}

/// Behind the symbol of the document that an instrument or a report stands in, where a place follows:
/// 第7/3号决议(CTOC/COP/2014/13)附件一第20段.
fn behind_own_symbol(start: Cursor<'_>) -> Option<Cursor<'_>> {
    let inside = start.word("(")?;
    let is_of_symbol = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-' | ' ');
    let rest = inside.rest();
    let length = rest.find(|c| !is_of_symbol(c))?;
    let symbol = rest.get(..length)?;
    if symbol.matches('/').count() < 2 || !symbol.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    let end = inside.advanced(length);
    let end = end.word(words::NUMBERED_DOCUMENT).unwrap_or(end);
    let behind = end.word(")")?;
    begins_place(behind).then_some(behind)
}

/// Whether a place follows that says what it is: 第24段, 附件一.
fn begins_place(at: Cursor<'_>) -> bool {
    let here = at
        .any_word(&[",", ":"])
        .or_else(|| at.any_word(&words::LINKS))
        .unwrap_or(at);
    let here = here.any_word(&words::OPERATIVE).unwrap_or(here);
    [words::ORDINAL, words::ANNEX, words::PREAMBLE]
        .iter()
        .any(|word| here.word(word).is_some())
}

/// What follows a document's symbol in brackets, and the bracket: (CTOC/COP/WG.2/2013/5)第24段. The bracket before
/// the symbol belongs to it.
pub fn behind_bracketed_symbol(symbol: Cursor<'_>) -> Option<Read<'_>> {
    let named = symbol.word(words::NUMBERED_DOCUMENT).unwrap_or(symbol);
    let behind = named.word(")").filter(|behind| begins_place(*behind))?;
    places(behind, false, Recommendations::Nowhere)
}

/// Further paragraphs of a document behind a semicolon or in the next cell of a table, where nothing but the
/// paragraphs stands there: CTOC/COP/WG.2/2013/5第21段；第24-26段.
pub fn further_paragraphs(at: Cursor<'_>) -> Option<Read<'_>> {
    let next = match at.word(";") {
        // The next item of a list.
        Some(next) => next.any_word(&["- ", "* ", "• "]).unwrap_or(next),
        None => next_cell(at)?,
    };
    next.word(words::ORDINAL)?;
    let (read, end) = places(next, false, Recommendations::Nowhere)?;
    let is_all = match end.skip_spaces().peek() {
        None => true,
        Some(c) => words::ENDS_CLAUSE.contains(c),
    };
    is_all.then_some((read, end))
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
    places(inside.unwrap_or(named), true, Recommendations::Nowhere)
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
        .or_else(|| end.word(";"))
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
        // 附件二和三, 附件1和2
        if carried.annex.is_some()
            && carried.path.is_empty()
            && let Some((number, behind)) = annex_number(here)
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
        recommendations: carried.recommendations,
    };
    // Behind 附件2, a bare number is that of another annex.
    let in_digits = behind.before().ends_with(|c: char| c.is_ascii_digit());
    let marks: &[&str] = if in_digits {
        &[",", "."]
    } else {
        &[",", "、", "."]
    };
    // 第1段核可附件一，第2段核可附件二: there the mark begins another clause.
    let marks = match is_in_clause_of_paragraph(here) {
        true => &[],
        false => marks,
    };
    let after_mark = behind
        .any_word(marks)
        .or_else(|| behind.any_word(&words::LINKS))
        .or_else(|| behind_copula(behind))
        // 附件：第8段
        .or_else(|| {
            behind
                .word(":")
                .filter(|inside| inside.word(words::ORDINAL).is_some())
        })
        // 附件二(第13段)
        .or_else(|| {
            behind
                .word("(")
                .filter(|inside| inside.word(words::ORDINAL).is_some())
        })
        .unwrap_or(behind);
    let inside = place(after_mark, &mut inner, !in_digits);
    *carried = inner;
    match inside {
        Some((mut located, end)) => {
            if let Some(first) = located.first_mut() {
                first.range.start = here.at;
                first.elements.insert(0, annex_element);
            }
            Some((located, end))
        }
        // What a paragraph says of an annex is no place to go on with.
        None if is_in_clause_of_paragraph(here) => None,
        None => {
            carried.path = Path::new();
            Some((vec![whole_annex(carried.annex, here.at..behind.at)], behind))
        }
    }
}

/// Whether an annex stands in a clause that begins with a paragraph and says something of both: 第1段核可附件一.
pub fn is_in_clause_of_paragraph(annex: Cursor<'_>) -> bool {
    // Bytes of a clause that are looked back over: each annex of a long list asks.
    const LONGEST: usize = 300;
    let before = annex.before();
    let mut start = before.len().saturating_sub(LONGEST);
    while !before.is_char_boundary(start) {
        start += 1;
    }
    let near = before.get(start..).unwrap_or_default();
    let clause = near.rsplit(words::CLAUSE_MARKS).next();
    let is_whole = |clause: &&str| start == 0 || clause.len() < near.len();
    clause.filter(is_whole).is_some_and(|clause| {
        let begin = Cursor::new(clause, 0);
        let begin = begin.word(words::ITS).unwrap_or(begin);
        let said = begin
            .word(words::ORDINAL)
            .and_then(|inside| paragraph_number(inside))
            .and_then(|(_, behind)| behind.word(words::PARAGRAPH));
        said.is_some_and(|behind| !behind.rest().trim().is_empty())
    })
}

/// 附件则编为第8段, 附件里写作“第20段”: what an annex is said to have as its place begins here.
fn behind_copula(behind: Cursor<'_>) -> Option<Cursor<'_>> {
    let mut at = behind;
    for _ in 0..words::MOST_BEHIND_PAPER {
        match at.any_word(&words::BEHIND_PAPER) {
            Some(next) => at = next,
            None => break,
        }
    }
    let at = at.word("“").unwrap_or(at);
    at.word(words::ORDINAL)?.number()?;
    Some(at)
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

/// 附件, 附件一, 附件II, 附件2
pub fn annex(start: Cursor<'_>) -> Option<(Annex, Cursor<'_>)> {
    let behind = start.word(words::ANNEX)?;
    let is_counted = |end: Cursor<'_>| {
        let counted = end.any_word(&words::COUNTERS);
        // 附件二则是: the word that sets it against the other.
        let is_contrast = |behind: Cursor<'_>| {
            end.rest().starts_with(words::CONTRASTING)
                && behind.peek().is_some_and(char::is_alphabetic)
        };
        counted.is_some_and(|behind| !is_contrast(behind))
    };
    // 附件(二)第3段; (二) alone is an item of the only annex.
    let bracketed = behind.bracketed_numeral().filter(|(_, end)| {
        let end = end.word(",").unwrap_or(*end);
        end.word(words::ORDINAL).is_some()
    });
    match bracketed.or_else(|| annex_number(behind)) {
        Some((number, end)) if !is_counted(end) => Some((Annex::Numbered(number), end)),
        _ => Some((Annex::Only, behind)),
    }
}

/// An annex's number in any figures. Digits that could be those of a paragraph are none: 附件20.
fn annex_number(start: Cursor<'_>) -> Option<(u16, Cursor<'_>)> {
    /// Few instruments have more annexes, and most annexes more paragraphs.
    const MOST: u16 = 9;
    start.numeral().or_else(|| start.roman()).or_else(|| {
        let (number, end) = start.number()?;
        let is_alone = ends_bare(end)
            || begins_place(end)
            || words::LINKS.iter().any(|link| end.word(link).is_some())
            || end.word(words::RECOMMENDATION).is_some();
        let is_range = range_mark(end).is_some_and(|mark| mark.number().is_some());
        (number <= MOST && is_alone && !is_range && !end.rest().starts_with(words::PLACE_ENDS))
            .then_some((number, end))
    })
}

fn place<'a>(start: Cursor<'a>, carried: &mut Carried, bare: bool) -> Option<Read<'a>> {
    let here = start.skip_spaces();
    preambular(here, carried)
        .or_else(|| recommendations(here, carried))
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
        .or_else(|| {
            // 第4/3号决定第二项; a resolution's paragraphs are numbered, and so may be those of an annex.
            let may_have_letters = carried.recommendations == Recommendations::Anywhere
                && carried.annex.is_none()
                && carried.path.is_empty();
            let mut state = carried.clone();
            let (read, end) = subs_by_ordinal(here, &mut state).filter(|_| may_have_letters)?;
            let found = ends_reference(end).then_some((read, end))?;
            *carried = state;
            Some(found)
        })
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

/// 第20项建议, 第17条和第18条建议, 建议20, 建议第6段
fn recommendations<'a>(start: Cursor<'a>, carried: &mut Carried) -> Option<Read<'a>> {
    let may_stand_here = match carried.recommendations {
        Recommendations::Nowhere => false,
        Recommendations::InAnnexes => carried.annex.is_some(),
        Recommendations::Anywhere | Recommendations::Here => true,
    };
    if !may_stand_here {
        return None;
    }
    if let Some(found) = counted_recommendations(start, carried) {
        return Some(found);
    }
    let inside = start.word(words::RECOMMENDATION)?;
    let mut state = Carried {
        recommendations: Recommendations::Here,
        ..carried.clone()
    };
    let (mut read, end) = paragraphs(inside, &mut state)
        .or_else(|| bare_item(inside, &mut state))
        .or_else(|| ordinal_subs(inside, &mut state))
        .or_else(|| subs(inside, &mut state))?;
    // 通过了第3/4号决定,建议第6段删去: there it is a verb.
    let may_be_verb = start.before().trim_end_matches(' ').ends_with([',', ':']);
    let ends_clause = end
        .skip_spaces()
        .peek()
        .is_none_or(|c| words::ENDS_BARE_MARKS.contains(c));
    if may_be_verb && !ends_clause && list_mark(end).is_none() {
        return None;
    }
    if let Some(first) = read.first_mut() {
        first.range.start = start.at;
    }
    carried.path = state.path;
    Some((read, end))
}

/// 第20项建议, 第20至22条建议, 第17项和第18项建议, where nothing before them says whose they are.
pub fn recommendations_alone(start: Cursor<'_>) -> Option<Read<'_>> {
    start.word(words::ORDINAL)?;
    counted_recommendations(start, &mut Carried::default())
}

/// 第20项建议, 第20至22条建议, 第17项和第18项建议
fn counted_recommendations<'a>(start: Cursor<'a>, carried: &mut Carried) -> Option<Read<'a>> {
    let start = start.any_word(&words::RECOMMENDED).unwrap_or(start);
    let mut state = carried.clone();
    let mut read: Vec<Located> = Vec::new();
    let mut begin = start.skip_spaces();
    let mut at = start.word(words::ORDINAL)?;
    loop {
        let (located, mut behind) = item(at, begin, &mut state)?;
        read.extend(located);
        let unit = behind.any_word(&words::RECOMMENDATION_UNITS);
        if let Some(end) = unit {
            behind = end;
        }
        // 第17项至第20项建议
        let range_end = range_mark(behind).and_then(|mark| {
            let number_at = mark.word(words::ORDINAL)?.skip_spaces();
            let (to, end) = paragraph_number(number_at)?;
            let end = end.any_word(&words::RECOMMENDATION_UNITS).unwrap_or(end);
            Some((to, number_at.at..end.at, end))
        });
        let last = read.last_mut()?;
        if let (Some((to, range, end)), Locator::At(from)) = (range_end, &last.locator) {
            let to: Path = [Step::Paragraph(to)].into_iter().collect();
            last.locator = Locator::Span {
                from: from.clone(),
                to: to.clone(),
            };
            state.path = to;
            last.elements
                .push(element_of((ElementKind::SpanEnd, range)));
            behind = end;
        }
        last.range.end = behind.at;
        // 第20段建议把没收所得用于公益: there it is a verb.
        let is_verb = |end: Cursor<'_>| {
            behind.before().ends_with(words::PARAGRAPH)
                && end.peek().is_some_and(char::is_alphabetic)
                && !ends_reference(end)
        };
        if unit.is_some()
            && let Some(mut end) = behind.word(words::RECOMMENDATION)
            && !is_verb(end)
        {
            last.range.end = end.at;
            if let Some((more, behind)) = subs_behind_paragraph(end, &mut state) {
                join(&mut read, more);
                end = behind;
            }
            carried.path = state.path;
            return Some((read, end));
        }
        let next = list_mark(behind)?;
        begin = next.skip_spaces();
        at = begin.word(words::ORDINAL).unwrap_or(begin);
    }
}

/// Where what stands before the 第 of a paragraph and says in which division of an instrument it is begins: 序言部分第二段.
pub fn begin_of_division(ordinal: Cursor<'_>, read: usize) -> Cursor<'_> {
    let before = ordinal.before().trim_end_matches(' ');
    let divisions = words::PREAMBLES.iter().chain(&words::OPERATIVE);
    let division = divisions
        .filter(|word| before.ends_with(**word))
        .max_by_key(|word| word.len());
    match division.map(|word| before.len() - word.len()) {
        Some(begin) if begin >= read => Cursor::new(ordinal.text, begin),
        _ => ordinal,
    }
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
        let units: &[&str] = match state.recommendations {
            Recommendations::Here => &words::RECOMMENDATION_UNITS,
            _ => &[words::PARAGRAPH, words::EXECUTIVE_PARAGRAPH],
        };
        if let Some(mut end) = at.any_word(units) {
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
    let of = end.word(words::OF).filter(|of| of.rest().starts_with('('));
    let end = of.unwrap_or(end);
    let direct = subs_list(end.word(words::ORDINAL).unwrap_or(end), &mut state, true)
        .or_else(|| subs_by_ordinal(end, &mut state));
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

/// 第二项, 第二项和第三项: subparagraphs are lettered, so that the second is (b).
fn subs_by_ordinal<'a>(start: Cursor<'a>, carried: &mut Carried) -> Option<Read<'a>> {
    let mut read: Vec<Located> = Vec::new();
    let mut at = start;
    let base = carried.path.clone();
    loop {
        let begin = at.skip_spaces();
        let found = begin.word(words::ORDINAL).and_then(|inside| {
            let (number, end) = paragraph_number(inside)?;
            let end = end.word(words::SUBPARAGRAPH)?;
            // 第2段第三项建议 counts what is recommended there.
            let counts = end.word(words::RECOMMENDATION).is_some();
            let letter = ('a'..='z').nth(usize::from(number.checked_sub(1)?))?;
            (!counts).then_some((letter, end))
        });
        let Some((letter, end)) = found else { break };
        let mut path = base.clone();
        replace_from(&mut path, Step::Subparagraph(letter))?;
        carried.path = path;
        let range = begin.at..end.at;
        let step = (ElementKind::Step, range.clone());
        read.push(self::at(carried, range, vec![step]));
        match list_mark(end) {
            Some(next) => at = next,
            None => break,
        }
    }
    let end = read.last()?.range.end;
    Some((read, Cursor::new(start.text, end)))
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
    // 建议五, 建议十
    let is_worded =
        || carried.recommendations == Recommendations::Here && start.numeral().is_some();
    if start.number().is_none() && !is_worded() {
        return None;
    }
    let in_words = start.number().is_none();
    let mut state = carried.clone();
    let (read, end) = item(start, start, &mut state)?;
    // 2 (b)项 is fine, 20个 and 3/4 are not.
    let end = end
        .any_word(&[words::PARAGRAPH, words::SUBPARAGRAPH])
        .unwrap_or(end);
    let may_end = match carried.recommendations {
        // 建议4至16几乎都与此有关, 建议5提醒我们: what is no amount is a number.
        Recommendations::Here if in_words => ends_bare(end),
        Recommendations::Here => ends_reference(end) || !is_amount(start, end),
        _ => ends_bare(end),
    };
    if !may_end {
        return None;
    }
    *carried = state;
    Some((read, end))
}

/// Whether a number behind 建议 is how many there are to be: 会议建议3家机构. What is 的建议 of somebody has a number,
/// unless a unit follows.
fn is_amount(number: Cursor<'_>, end: Cursor<'_>) -> bool {
    let before = number.before().trim_end_matches(' ');
    let before = before.strip_suffix(words::RECOMMENDATION).unwrap_or(before);
    let is_noun = before.trim_end_matches(' ').ends_with(words::OF);
    let counts = |c: char| {
        let is_counted = || words::MEASURES.contains(&c) || words::FURTHER_MEASURES.contains(c);
        c.is_ascii_alphanumeric() || words::AMOUNTS.contains(c) || !is_noun && is_counted()
    };
    end.peek().is_some_and(counts)
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
    // 第3/4号决定，(a) 各国应当…: a list of the draft's own. What stands right behind its head is none.
    let written = start.text.get(start.at..end.at).unwrap_or_default();
    let is_attached = start.bracketed_letter().is_some()
        && !start
            .before()
            .ends_with([' ', ',', ':', '、', ';', '|', '\n']);
    // (d)、(e)两项
    let counted = end
        .any_word(&words::LISTED)
        .and_then(|counted| counted.any_word(&[words::SUBPARAGRAPH, words::PARAGRAPH]));
    let (mut read, mut end) = (read, end);
    if let Some(counted) = counted.filter(|_| read.len() > 1) {
        end = counted;
        if let Some(last) = read.last_mut() {
            last.range.end = end.at;
        }
    } else if !written.contains(words::PLACE_ENDS) && !is_attached && !ends_bare(end) {
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
    // (b)(三), (c)(iv): an item under a letter.
    let item = || {
        end.bracketed_numeral()
            .or_else(|| bracketed_roman(end))
            .or_else(|| numeral_after_bracket(end))
            .or_else(|| {
                let inside = end.word(words::ORDINAL)?;
                let (number, behind) = inside.bracketed_numeral().or_else(|| inside.numeral())?;
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

/// （a款），职责见c款: letters without brackets in the same sentence, before anything else is cited, and the place behind
/// the last.
pub fn bare_letters(start: Cursor<'_>) -> (Vec<Located>, Cursor<'_>) {
    /// Bytes from one to the next.
    const LONGEST: usize = 90;
    let mut read = Vec::new();
    let mut at = start;
    'next: loop {
        let rest = at.rest_up_to(LONGEST);
        for (place, c) in rest.char_indices() {
            if matches!(c, '。' | ';' | '\n' | '第' | '《' | '/' | '|') {
                break;
            }
            let here = at.advanced(place);
            let is_apart = !here.before().ends_with(|c: char| c.is_ascii_alphanumeric());
            if !c.is_ascii_lowercase() || !is_apart {
                continue;
            }
            let behind = here.advanced(c.len_utf8());
            let unit = [
                words::ARTICLE_PARAGRAPH,
                words::SUBPARAGRAPH,
                words::PARAGRAPH,
            ];
            let Some(end) = unit.iter().find_map(|unit| {
                let rest = behind.rest().strip_prefix(unit)?;
                Some(behind.advanced(behind.rest().len() - rest.len()))
            }) else {
                continue;
            };
            let range = here.at..end.at;
            read.push(Located {
                range: range.clone(),
                annex: None,
                locator: Locator::At([Step::Subparagraph(c)].into_iter().collect()),
                elements: vec![element_of((ElementKind::Step, range))],
            });
            at = end;
            continue 'next;
        }
        break;
    }
    (read, at)
}

/// b in b项
fn bare_letter(start: Cursor<'_>) -> Option<(char, Cursor<'_>)> {
    let letter = start.peek().filter(char::is_ascii_lowercase)?;
    let behind = start.advanced(letter.len_utf8());
    behind
        .any_word(&[words::SUBPARAGRAPH, words::ARTICLE_PARAGRAPH])
        .map(|_| (letter, behind))
}

fn with_suffix(behind: Cursor<'_>, step: Step, suffix: bool) -> Cursor<'_> {
    let units: &[&str] = match step {
        Step::Subparagraph(_) if suffix => &[
            words::SUBPARAGRAPH,
            words::PARAGRAPH,
            words::ARTICLE_PARAGRAPH,
        ],
        Step::Subparagraph(_) => &[words::SUBPARAGRAPH, words::ARTICLE_PARAGRAPH],
        _ if suffix => &[words::SUBPARAGRAPH, words::ITEM, words::PARAGRAPH],
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
