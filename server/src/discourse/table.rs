//! What the header of a table says of the numbers in its columns.
//!
//! ```text
//! | Subject  | CTOC/COP/WG.2/2013/5, paragraph | Resolution 7/3, annex I, paragraph |
//! | Training | 12                              | 8                                  |
//! ```
//!
//! A column's cells are read as what its header names: places in what it cites, places in what the row cites, or
//! instruments. Where a row has not as many cells as the header nothing is read: something is joined or missing.
//! Here is read what has nothing but figures in it; words are the grammar's.

use std::ops::Range;
use std::sync::Arc;

use super::cited::Head;
use super::head;
use super::treaty::{Law, law};
use crate::citation::{
    Annex, Certainty, Citation, ColumnName, Element, ElementKind, InstrumentKind, InstrumentNumber,
    Issuer, Language, Locator, MeetingNumbering, Mention, Named, OtherBody, Path, Pointing,
    Recognised, Reference, Speaker, Standing, Step, behind_list_mark, behind_range_mark,
    counts_a_meeting, languages, latin_letter, names_column, numeral,
};
use crate::lexicon::Lexicon;

/// What the cells of a column are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Column {
    /// Places in what the header cites, or else in what the row has cited before.
    Places(Option<Head>),
    /// Whatever else the header cites: what its cells call a place is one in that.
    In(Head),
    /// The same, where it is not known what the header cites: a place there is none in what the row cites.
    Unknown,
    /// Places behind the annexes that they are in, of what the header or the title cites.
    Annexed(Option<Head>),
    /// What the meeting has recommended that stands in another column of the row, or of which the row does not say in which.
    OfMeeting(Option<usize>, Option<Head>),
    /// Articles of a treaty: of the one that the row names, or else of this one.
    Articles(Option<Law>),
    /// Instruments of a kind.
    Instruments(InstrumentKind),
    /// Numbers of annexes, of which the places in another column of the row are.
    Annexes,
    /// Lines or pages: nothing there is a place, nor the place of what stands in the column before.
    Lines,
    /// Whatever else: its figures are nothing.
    Else,
}

/// What a column's header names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// Numbers below that do not say whose they are are this body's.
    Body(Speaker),
    /// Articles below that do not say what they are of are this treaty's; `None` where it is not known which.
    Law(Option<Law>),
    /// Below stand meetings of our working group.
    Group,
}

/// What has been spoken of before a table.
#[derive(Clone, Copy, Default)]
pub struct Title<'a> {
    /// What has recommended last.
    pub recommends: Option<&'a Head>,
    /// Whether our working group is spoken of.
    pub is_about_our_group: bool,
    /// The document cited last.
    pub report: Option<&'a Head>,
    /// The instrument that the section has cited last.
    pub instrument: Option<&'a Head>,
    /// The treaty that is spoken of.
    pub law: Option<Law>,
}

/// What the columns of a table are, and in what language its header says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    pub language: Option<Language>,
    pub columns: Vec<Column>,
    /// What each of them is of, where its header names one thing alone.
    owners: Vec<Option<Owner>>,
}

impl Columns {
    /// Whether any column is read as what its header says.
    pub fn name_any(&self) -> bool {
        self.columns.iter().any(|column| *column != Column::Else)
            || self.owners.iter().any(Option::is_some)
    }

    /// Adds those of a header that goes on.
    pub fn add(&mut self, further: Columns) {
        self.language = self.language.or(further.language);
        self.columns.extend(further.columns);
        self.owners.extend(further.owners);
    }

    /// What a column is of: beside those of treaties, of another one it is not known, which may be domestic law.
    fn owner(&self, place: usize) -> Option<Owner> {
        let of_treaty = |owner: &Option<Owner>| matches!(owner, Some(Owner::Law(Some(_))));
        let is_beside = || {
            self.owners
                .iter()
                .any(of_treaty)
                .then_some(Owner::Law(None))
        };
        self.owners.get(place).copied()?.or_else(is_beside)
    }

    /// The columns in which the cells of a row stand, or, where it may be a piece of one, those behind so many of its
    /// cells.
    fn of_cells(&self, before: Option<usize>, cells: usize) -> Option<Range<usize>> {
        let all = self.columns.len();
        match before {
            _ if cells == all => Some(0..all),
            Some(before) if before + cells <= all => Some(before..before + cells),
            _ => None,
        }
    }

    /// How many cells of its row stand before what follows such a piece; 0 where the row is full, and where it is
    /// not known.
    pub fn cells_behind(&self, before: usize, row: &str) -> usize {
        let columns = self.of_cells(Some(before), cells(row).len());
        columns.map_or(0, |columns| columns.end % self.columns.len().max(1))
    }
}

/// Marks between the items of a cell.
const LIST_MARKS: [char; 7] = [',', ';', '、', '，', '；', '،', '؛'];

/// Cells of a table row at most; a longer one is no table of citations.
const MOST: usize = 32;

/// What a header says, or one cell of it, whose citations are `cited` and which names bodies and treaties at those
/// places; `title` is what has been spoken of before.
pub fn columns(
    header: &str,
    is_cell: bool,
    read: &Recognised,
    cited: &[Citation],
    names: &[(usize, Owner)],
    title: Title<'_>,
) -> Columns {
    let line = line_of_cells(header);
    let cells = cells(header.get(line.clone()).unwrap_or_default());
    let moved = |cell: Range<usize>| line.start + cell.start..line.start + cell.end;
    let cells: Vec<Range<usize>> = match is_cell {
        true => std::iter::once(0..header.len()).collect(),
        false => cells.into_iter().map(moved).collect(),
    };
    let mut language = None;
    let is_group = |(at, owner): &(usize, Owner)| (*owner == Owner::Group).then_some(*at);
    let of_group = names.iter().find_map(is_group);
    let meetings = of_group.and_then(|at| cells.iter().position(|cell| cell.contains(&at)));
    let meetings = meetings.filter(|_| !is_cell);
    // Paragraphs of what each row has met in, where the header names nothing else that has such.
    let may_be_of_meetings =
        title.is_about_our_group && !is_cell && cited.is_empty() && title.instrument.is_none();
    // The one treaty that the header names.
    let mut laws = names.iter().filter_map(|(_, owner)| match owner {
        Owner::Law(law) => Some(*law),
        _ => None,
    });
    let of_header = laws
        .next()
        .filter(|first| laws.all(|other| other == *first));
    let column = |cell: &Range<usize>| {
        let text = header.get(cell.clone()).unwrap_or_default();
        let within = |citation: &&Citation| {
            cell.start <= citation.range.start && citation.range.end <= cell.end
        };
        let cited = cited.iter().rev().find(within);
        let head = cited.and_then(head::of);
        // The cells of a list-table are items.
        let named = text.trim_matches(|c: char| not_read(c) || matches!(c, '-' | '*'));
        let leading = || {
            let cited = cited.filter(|_| head.is_some())?;
            place_named_before(header.get(cell.start..cited.range.start)?)
        };
        let Some((of, name)) = names_column(named).or_else(leading) else {
            let is_read =
                |head: &Head| matches!(head, Head::Instrument { .. } | Head::Document { .. });
            return match (head.filter(is_read), cited) {
                (Some(head), Some(cited)) => {
                    language = language.or(Some(cited.language));
                    Column::In(head)
                }
                (None, Some(cited))
                    if !matches!(cited.reference, Reference::Compilation { .. }) =>
                {
                    Column::Unknown
                }
                _ => Column::Else,
            };
        };
        language = language.or(Some(of));
        match name {
            ColumnName::Places if head.is_none() && may_be_of_meetings => {
                Column::OfMeeting(None, None)
            }
            ColumnName::Places => Column::Places(head),
            ColumnName::AnnexedPlaces => Column::Annexed(head.or(title.instrument.cloned())),
            ColumnName::Articles => Column::Articles(of_header.unwrap_or(title.law)),
            ColumnName::Instruments(kind) => Column::Instruments(kind),
            // Only what is called a place is one: a paper may have recommendations of its own.
            ColumnName::Recommendations if let Some(meetings) = meetings => {
                Column::OfMeeting(Some(meetings), None)
            }
            ColumnName::Recommendations if title.is_about_our_group => {
                let is_meeting = |head: &&Head| matches!(head, Head::Meeting { .. });
                Column::OfMeeting(None, title.recommends.filter(is_meeting).cloned())
            }
            ColumnName::Recommendations => match title.recommends {
                Some(head @ Head::Meeting { .. }) => Column::In(head.clone()),
                _ => Column::Else,
            },
            ColumnName::Lines => Column::Lines,
            ColumnName::Annexes => Column::Annexes,
            ColumnName::Report => title
                .report
                .map_or(Column::Unknown, |head| Column::In(head.clone())),
        }
    };
    let columns: Vec<Column> = cells.iter().map(column).collect();
    let owner = |cell: &Range<usize>| {
        let is_owner = |(at, owner): &&(usize, Owner)| cell.contains(at) && *owner != Owner::Group;
        let named = || names.iter().filter(is_owner);
        // The treaty in the name of its conference is not what a column is of.
        let mut bodies = named().filter(|(_, owner)| matches!(owner, Owner::Body(_)));
        let (first, is_one) = match bodies.next() {
            Some((_, first)) => (*first, bodies.all(|(_, other)| other == first)),
            None => {
                let (_, first) = named().next()?;
                (*first, named().all(|(_, other)| other == first))
            }
        };
        is_one.then_some(first)
    };
    let owners: Vec<Option<Owner>> = cells.iter().map(owner).collect();
    let of_names = read.language.filter(|_| owners.iter().any(Option::is_some));
    Columns {
        language: language.or(of_names),
        columns,
        owners,
    }
}

/// Пункт приложения I, Paragraph of annex I: what stands before what is cited in a header's cell, where that is the noun
/// of a place with no more than *of the* behind it.
fn place_named_before(before: &str) -> Option<(Language, ColumnName)> {
    /// Bytes of *of the*.
    const LONGEST: usize = 12;
    let before = before.trim_matches(|c: char| not_read(c) || matches!(c, '-' | '*' | ' '));
    let (noun, rest) = before.split_once(' ').unwrap_or((before, ""));
    let is_linked = rest.len() <= LONGEST
        && rest
            .chars()
            .all(|c| c.is_lowercase() || c == ' ' || c == '\'');
    names_column(noun).filter(|(_, name)| is_linked && *name == ColumnName::Places)
}

/// What a row, or a piece of one behind so many of its cells as `before` says, says with what stands in its columns; `None` where that
/// is what has been read already.
pub fn with_columns(
    lexicon: &Lexicon,
    columns: &Columns,
    before: Option<usize>,
    is_cell: bool,
    row: &str,
    read: &Recognised,
) -> Option<Recognised> {
    let cells = match is_cell {
        true => std::iter::once(0..row.len()).collect(),
        false => cells(row),
    };
    let here = columns.of_cells(before, cells.len())?;
    let language = columns.language.unwrap_or(Language::COMPILATION);
    let mut all = read.clone();
    let mut list = (read
        .citations
        .iter()
        .map(|citation| citation.list + 1)
        .max())
    .unwrap_or(0);
    let mut is_changed = false;
    let first = here.start;
    let row_cells = cells.clone();
    for (cell, place) in cells.into_iter().zip(here) {
        let owner = &columns.owner(place);
        let Some(column) = columns.columns.get(place) else {
            continue;
        };
        let Some(text) = row.get(cell.clone()) else {
            continue;
        };
        let inside = |citation: &Citation| cell.contains(&citation.range.start);
        if *column == Column::Lines {
            is_changed |= take_out(&cell, &mut all.citations);
            continue;
        }
        let of_meeting = match column {
            Column::OfMeeting(Some(of), _) => of
                .checked_sub(first)
                .and_then(|at| row.get(row_cells.get(at)?.clone()))
                .and_then(|cell| meeting_in(lexicon, cell, language)),
            Column::OfMeeting(None, _) => (row_cells.iter().filter(|other| **other != cell))
                .filter_map(|other| row.get(other.clone()))
                .find_map(|other| meeting_alone(lexicon, other, language)),
            _ => None,
        };
        let column = &match (column, of_meeting) {
            (Column::OfMeeting(..), Some(head)) => Column::Places(Some(head)),
            (Column::OfMeeting(None, Some(head)), None) => Column::In(head.clone()),
            (Column::OfMeeting(None, None), None) => Column::Places(None),
            (Column::OfMeeting(Some(_), _), None) => Column::Else,
            (column, _) => column.clone(),
        };
        let of_row = match column {
            Column::Places(None) => {
                let annexes = columns
                    .columns
                    .iter()
                    .position(|one| *one == Column::Annexes);
                let annex = annexes
                    .and_then(|of| row_cells.get(of.checked_sub(first)?))
                    .and_then(|cell| row.get(cell.clone()));
                head_of_row(read, &row_cells, &cell, annex)
            }
            _ => None,
        };
        let column = &of_row.map_or_else(|| column.clone(), |head| Column::Places(Some(head)));
        if let Column::Articles(of_header) = column {
            let others = || row_cells.iter().filter(|other| **other != cell);
            let is_beside = |one: &&Mention| others().any(|other| other.contains(&one.range.start));
            let mut named =
                (read.mentions.iter().filter(is_beside)).filter_map(|one| law(lexicon, &one.named));
            let law = named.next_back().or(*of_header);
            let is_known = matches!(law, Some(Law::Own(_)));
            let written = articles(text, &cell, law, list, language, &mut all.citations);
            is_changed |= is_known && written;
            list += 1;
            continue;
        }
        if let Some(owner) = owner {
            is_changed |= give_to(owner, &cell, read, &mut all.citations);
        }
        if read.citations.iter().any(inside) {
            let begins_with = match column {
                Column::Instruments(kind) => leading_instrument(text, *kind),
                _ => None,
            };
            let head = match column {
                Column::Places(Some(head)) | Column::In(head) => Some(head),
                _ => begins_with.as_ref().map(|(_, head)| head),
            };
            if *column == Column::Unknown {
                all.citations
                    .retain(|one| !inside(one) || !is_a_place(&one.reference));
                is_changed = true;
            }
            if let Some(head) = head {
                let mut number = begins_with
                    .as_ref()
                    .map(|(number, _)| cell.start + number.start..cell.start + number.end);
                for citation in all.citations.iter_mut().filter(|one| inside(one)) {
                    let is_placed = place_in(head, citation);
                    is_changed |= is_placed;
                    // The first one begins with the number.
                    if is_placed && let Some(range) = number.take() {
                        citation.range.start = range.start;
                        let kind = ElementKind::Number;
                        citation.elements.insert(0, Element { kind, range });
                    }
                }
            }
            continue;
        }
        let begin = cell.start + (text.len() - text.trim_start_matches(not_read).len());
        let figures = text.trim_matches(not_read);
        let found = match column {
            Column::Places(head) => places(figures, head.as_ref(), language),
            Column::Instruments(kind) => instruments(figures, *kind),
            Column::Annexed(head) => (head
                .as_ref()
                .and_then(|head| annexed(figures, head, language)))
            .or_else(|| places(figures, None, language)),
            Column::OfMeeting(..) | Column::Articles(_) => None,
            Column::In(_) | Column::Unknown | Column::Annexes | Column::Lines | Column::Else => {
                None
            }
        };
        for (range, kind, reference) in found.into_iter().flatten() {
            let range = begin + range.start..begin + range.end;
            let reference = match owner {
                Some(Owner::Body(speaker)) => issued_by(*speaker, reference),
                _ => reference,
            };
            all.citations.push(Citation {
                range: range.clone(),
                list,
                reference,
                certainty: Certainty::Cued,
                language,
                elements: vec![Element { kind, range }],
            });
            is_changed = true;
        }
        list += 1;
    }
    all.citations.sort_by_key(|citation| citation.range.start);
    is_changed.then_some(all)
}

/// What has been read of a row without the numbers that nothing near says to be an instrument's: here a column says
/// what they are. `None` where there are none.
pub fn without_bare_numbers(read: &Recognised) -> Option<Recognised> {
    let is_bare = |citation: &Citation| {
        let is_instrument = matches!(citation.reference, Reference::Instrument { .. });
        is_instrument && citation.certainty == Certainty::Subject
    };
    read.citations.iter().any(is_bare).then(|| {
        let mut read = read.clone();
        read.citations.retain(|citation| !is_bare(citation));
        read
    })
}

/// Takes the figures of a cell out of what is cited: those that begin a citation, and the place of what is cited in
/// the cell before; whether there are any.
fn take_out(cell: &Range<usize>, citations: &mut Vec<Citation>) -> bool {
    let count = citations.len();
    citations.retain(|one| !cell.contains(&one.range.start));
    let mut is_changed = citations.len() < count;
    let mut reaching = citations
        .iter_mut()
        .filter(|one| one.range.start < cell.start && one.range.end > cell.start);
    for citation in &mut reaching {
        let (Reference::Instrument { locator, .. }
        | Reference::Document { locator, .. }
        | Reference::Compilation { locator, .. }
        | Reference::Meeting { locator, .. }) = &mut citation.reference
        else {
            continue;
        };
        *locator = Locator::Whole;
        citation
            .elements
            .retain(|element| element.range.end <= cell.start);
        let end = citation.elements.iter().map(|element| element.range.end);
        if let Some(end) = end.max() {
            citation.range.end = end;
            is_changed = true;
        }
    }
    is_changed
}

/// Gives the articles or the instruments of a cell that do not say what they are of, or whose, to what its column is
/// headed with; whether there are any.
fn give_to(
    owner: &Owner,
    cell: &Range<usize>,
    read: &Recognised,
    citations: &mut Vec<Citation>,
) -> bool {
    let is_such = |named: &Named| match owner {
        Owner::Group => false,
        Owner::Body(_) => matches!(named, Named::Body(_) | Named::OneOf(_)),
        Owner::Law(_) => matches!(
            named,
            Named::Treaty(_)
                | Named::AnotherTreaty { .. }
                | Named::NationalLaw
                | Named::BareConvention
                | Named::BareProtocol
        ),
    };
    let mut mentions = read.mentions.iter();
    // What the cell names itself is nearer.
    if mentions.any(|one| cell.contains(&one.range.start) && is_such(&one.named)) {
        return false;
    }
    let is_bare_article = |citation: &Citation| {
        cell.contains(&citation.range.start)
            && matches!(
                citation.reference,
                Reference::Unattributed(Standing::Article { is_its: false, .. })
            )
    };
    match owner {
        Owner::Group => false,
        Owner::Body(speaker) => {
            let mut is_changed = false;
            for citation in citations.iter_mut() {
                let is_unstated = matches!(
                    citation.reference,
                    Reference::Instrument {
                        issuer: Issuer::Unstated,
                        ..
                    }
                );
                if cell.contains(&citation.range.start) && is_unstated {
                    citation.reference = issued_by(*speaker, citation.reference.clone());
                    citation.certainty = Certainty::Explicit;
                    is_changed = true;
                }
            }
            is_changed
        }
        Owner::Law(Some(law @ (Law::Own(_) | Law::Other { .. }))) => {
            let mut is_changed = false;
            for citation in citations.iter_mut().filter(|one| is_bare_article(one)) {
                citation.reference = article_of(*law, citation.reference.clone());
                citation.certainty = Certainty::Explicit;
                is_changed = true;
            }
            is_changed
        }
        // A law's are no citations, and of one that is not known nothing is.
        Owner::Law(Some(Law::National) | None) => {
            let all = citations.len();
            citations.retain(|one| !is_bare_article(one));
            citations.len() < all
        }
    }
}

/// What the places of a row are in whose instrument stands in a cell behind theirs, or before an annex of its own: 第10段 | 第3/4号决定;
/// resolution 7/3 | I | 5.
fn head_of_row(
    read: &Recognised,
    cells: &[Range<usize>],
    here: &Range<usize>,
    annex: Option<&str>,
) -> Option<Head> {
    let others = || cells.iter().filter(|other| *other != here);
    let is_beside = |one: &&Citation| others().any(|other| other.contains(&one.range.start));
    let is_head = |head: &Head| matches!(head, Head::Instrument { .. } | Head::Document { .. });
    let mut beside = (read.citations.iter().filter(is_beside))
        .filter_map(|one| Some((one.range.start, head::of(one).filter(is_head)?)));
    let (at, head) = beside.next()?;
    if beside.next().is_some() {
        return None;
    }
    let numbered = annex.and_then(|cell| annex_number(cell.trim_matches(not_read)));
    match (head, numbered) {
        (
            Head::Instrument {
                issuer,
                kind,
                number,
                annex: None,
                path,
            },
            Some(annex),
        ) => Some(Head::Instrument {
            issuer,
            kind,
            number,
            annex: Some(Annex::Numbered(annex)),
            path,
        }),
        (head, None) => (at > here.end).then_some(head),
        _ => None,
    }
}

/// The number of an annex, in figures or in words: II, 2, 二, الثاني.
fn annex_number(cell: &str) -> Option<u16> {
    let of_words = || languages().find_map(|language| counts_a_meeting(cell, language));
    roman_or_numeral(cell)
        .or_else(|| cell.parse().ok().filter(|number| *number > 0))
        .or_else(of_words)
}

/// The meeting that a cell names by its year or its number: 第七次（2013年）.
fn meeting_in(lexicon: &Lexicon, cell: &str, language: Language) -> Option<Head> {
    let figures = cell.split(|c: char| !c.is_ascii_digit());
    let mut years = figures
        .filter(|figures| figures.len() == 4)
        .filter_map(|figures| lexicon.meeting_of_year(figures.parse().ok()?));
    let of_year = years.next();
    let meeting = match of_year {
        Some(meeting) => years.all(|other| other == meeting).then_some(meeting),
        None => counts_a_meeting(cell.trim_matches(not_read), language),
    }?;
    Some(Head::Meeting {
        meeting,
        numbering: MeetingNumbering::Recommendations,
        path: Path::new(),
    })
}

/// The same of a cell that says nothing else: 2013; Seventh (2013).
fn meeting_alone(lexicon: &Lexicon, cell: &str, language: Language) -> Option<Head> {
    /// Bytes.
    const LONGEST: usize = 60;
    let cell = cell.trim_matches(not_read);
    let (name, bracket) = cell.split_once(['(', '（']).unwrap_or((cell, ""));
    let is_year = |text: &str| text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let said = name.trim_matches(|c: char| not_read(c) || c == '年');
    let is_alone = is_year(said)
        || counts_a_meeting(said, language).is_some()
        || is_year(bracket.trim_matches(|c: char| !c.is_ascii_digit())) && said.len() <= LONGEST;
    let head = is_alone.then(|| meeting_in(lexicon, cell, language))?;
    head.or_else(|| meeting_in(lexicon, name, language))
}

/// I, 10; 附件一，第10段 is the grammar's: places behind the annex that they are in.
fn annexed(figures: &str, head: &Head, language: Language) -> Option<Vec<Found>> {
    let (annex, behind) = figures.split_once([',', '，', '、', '،'])?;
    let start = figures.len() - behind.len();
    let number = roman_or_numeral(annex.trim())?;
    let rest = behind.trim_start();
    let start = start + (behind.len() - rest.len());
    let mut found = Vec::new();
    for (position, (item, kind, reference)) in places(rest, None, language)?.into_iter().enumerate()
    {
        let Reference::Unattributed(Standing::Place { locator, .. }) = reference else {
            return None;
        };
        let annex = Some(Annex::Numbered(number));
        let reference = head::within(&head.whole(), Pointing::Nothing, annex, &locator)?;
        let begin = match position {
            0 => 0,
            _ => start + item.start,
        };
        found.push((begin..start + item.end, kind, reference));
    }
    Some(found)
}

/// The number of an annex: II, 二.
fn roman_or_numeral(written: &str) -> Option<u16> {
    /// Instruments have few annexes.
    const MOST: u16 = 9;
    (1..=MOST).find(|number| {
        numeral::roman_numeral(*number) == written || numeral::chinese(*number) == written
    })
}

/// The articles in a cell whose column has articles, put in the place of what has been read in it: 12; 13, 14; 14，第2款. Whether
/// there are any.
fn articles(
    text: &str,
    cell: &Range<usize>,
    law: Option<Law>,
    list: u32,
    language: Language,
    citations: &mut Vec<Citation>,
) -> bool {
    let Some(law @ (Law::Own(_) | Law::Other { .. })) = law else {
        return false;
    };
    let is_inside = |citation: &Citation| cell.contains(&citation.range.start);
    let mut is_changed = false;
    for citation in citations.iter_mut().filter(|one| is_inside(one)) {
        if matches!(
            citation.reference,
            Reference::Unattributed(Standing::Article { is_its: false, .. })
        ) {
            citation.reference = article_of(law, citation.reference.clone());
            citation.certainty = Certainty::Explicit;
            is_changed = true;
        }
    }
    if is_changed {
        return true;
    }
    let begin = cell.start + (text.len() - text.trim_start_matches(not_read).len());
    let figures = text.trim_matches(not_read);
    let article = |article: u16, locator: Locator| {
        let standing = Reference::Unattributed(Standing::Article {
            article,
            through: None,
            locator,
            is_its: false,
        });
        article_of(law, standing)
    };
    let mut found: Vec<(Range<usize>, Reference)> = Vec::new();
    let all_figures: Option<Vec<(Range<usize>, u16)>> = items(figures)
        .map(|item| Some((item.clone(), figure(figures.get(item)?)?)))
        .collect();
    match all_figures {
        Some(all) if !citations.iter().any(is_inside) => {
            found.extend(
                all.into_iter()
                    .map(|(item, number)| (item, article(number, Locator::Whole))),
            );
        }
        _ => {
            // 14，第2款: with the place that has been read in the cell.
            let digits = figures.bytes().take_while(u8::is_ascii_digit).count();
            let number = figures.get(..digits).and_then(figure);
            let behind = figures.get(digits..).unwrap_or_default().trim_start();
            let place = citations.iter().find(|one| is_inside(one));
            let locator = place.and_then(|one| match &one.reference {
                Reference::Unattributed(Standing::Place { locator, .. }) => Some(locator.clone()),
                _ => None,
            });
            if let (Some(number), Some(locator)) = (number, locator)
                && behind.starts_with([',', '，', '、', '،', '(', '（'])
            {
                found.push((0..figures.len(), article(number, locator)));
                citations.retain(|one| !is_inside(one));
            }
        }
    }
    /// Few treaties have more articles; a longer figure is a year or an amount.
    const LONGEST: usize = 3;
    found.retain(|(range, _)| {
        let written = figures.get(range.clone()).unwrap_or_default();
        written.bytes().take_while(u8::is_ascii_digit).count() <= LONGEST
    });
    is_changed = !found.is_empty();
    for (range, reference) in found {
        let range = begin + range.start..begin + range.end;
        citations.push(Citation {
            range: range.clone(),
            list,
            reference,
            certainty: Certainty::Cued,
            language,
            elements: vec![Element {
                kind: ElementKind::Article,
                range,
            }],
        });
    }
    is_changed
}

/// The article of a treaty that goes without it.
fn article_of(law: Law, reference: Reference) -> Reference {
    match (law, reference) {
        (
            Law::Own(treaty),
            Reference::Unattributed(Standing::Article {
                article,
                through,
                locator,
                ..
            }),
        ) => Reference::Treaty {
            treaty,
            article,
            through,
            locator,
        },
        (Law::Own(_), reference) => reference,
        (Law::Other { .. } | Law::National, _) => Reference::Other {
            body: OtherBody::OtherTreaty,
        },
    }
}

/// The instrument of a body that goes without it.
fn issued_by(speaker: Speaker, reference: Reference) -> Reference {
    match (speaker, reference) {
        (
            Speaker::Ours,
            Reference::Instrument {
                kind,
                number,
                annex,
                locator,
                ..
            },
        ) => Reference::Instrument {
            issuer: Issuer::Ours,
            kind,
            number,
            annex,
            locator,
        },
        (Speaker::Other(id), Reference::Instrument { .. }) => Reference::Other {
            body: OtherBody::Known(id),
        },
        (Speaker::Unnamed, Reference::Instrument { .. }) => Reference::Other {
            body: OtherBody::Unnamed,
        },
        (_, reference) => reference,
    }
}

/// Whether it is a place that nothing says what it is in.
fn is_a_place(reference: &Reference) -> bool {
    match reference {
        Reference::Unattributed(Standing::Place { by, .. }) => {
            matches!(by, Pointing::Nothing | Pointing::Under)
        }
        _ => false,
    }
}

/// 第5段 in a column of places of something is of that; whether it was one.
fn place_in(head: &Head, citation: &mut Citation) -> bool {
    let Reference::Unattributed(Standing::Place { by, annex, locator }) = &citation.reference
    else {
        return false;
    };
    if !matches!(by, Pointing::Nothing | Pointing::Under) {
        return false;
    }
    match head::within(head, Pointing::Nothing, *annex, locator) {
        Some(reference) => {
            citation.reference = reference;
            true
        }
        None => false,
    }
}

/// The line of a header that has its cells: rules may stand above and below.
fn line_of_cells(header: &str) -> Range<usize> {
    let mut at = 0;
    for line in header.split_inclusive('\n') {
        let range = at..at + line.trim_end_matches('\n').len();
        if cells(line).len() > 1 {
            return range;
        }
        at += line.len();
    }
    0..header.find('\n').unwrap_or(header.len())
}

/// What heads the columns of a table; what is longer than a head is none.
pub fn headers(header: &str) -> Arc<[String]> {
    let line = header.get(line_of_cells(header)).unwrap_or_default();
    let cells = cells(line).into_iter();
    cells
        .map(|cell| head_of(line.get(cell).unwrap_or_default()))
        .collect()
}

fn head_of(cell: &str) -> String {
    const LONGEST: usize = 90;
    let head = cell.trim_matches(not_read);
    if head.len() > LONGEST {
        String::new()
    } else {
        head.to_owned()
    }
}

/// The heads of the columns with that of one more, of a header whose cells have lines of their own; it takes the place
/// of the last one while that is empty, where `fills`.
pub fn with_head(known: Option<&Arc<[String]>>, cell: &str, fills: bool) -> Arc<[String]> {
    let mark = |c: char| c.is_whitespace() || c.is_control() || "-*|+".contains(c);
    let mut heads: Vec<String> = known.map(|known| known.to_vec()).unwrap_or_default();
    if fills && heads.last().is_some_and(String::is_empty) {
        heads.pop();
    }
    if heads.len() < MOST {
        heads.push(head_of(cell.trim_matches(mark)));
    }
    heads.into()
}

/// Which cell of a row of so many holds a place.
pub fn cell_at(row: &str, at: usize, count: usize) -> Option<usize> {
    let line = line_of_cells(row);
    let cells = cells(row.get(line.clone())?);
    let place = at.checked_sub(line.start)?;
    let found = cells
        .iter()
        .position(|cell| cell.start <= place && place <= cell.end)?;
    (cells.len() == count).then_some(found)
}

/// The cells of a row without what stands around them, in bytes.
fn cells(row: &str) -> Vec<Range<usize>> {
    let line = row.trim_end_matches(not_read);
    let separator = ['|', '\t'].into_iter().find(|mark| line.contains(*mark));
    let mut cells = Vec::new();
    match separator {
        Some(mark) => {
            let opened = line.trim_start().starts_with('|');
            let line = line.strip_suffix('|').unwrap_or(line);
            let mut at = 0;
            for cell in line.split(mark) {
                cells.push(at..at + cell.len());
                at += cell.len() + mark.len_utf8();
            }
            if opened {
                cells.remove(0);
            }
        }
        // Markup has been blanked: what stands between is a cell.
        None => {
            let mut at = 0;
            for piece in line.split('\0') {
                if !piece.trim().is_empty() {
                    cells.push(at..at + piece.len());
                }
                at += piece.len() + 1;
            }
        }
    }
    if cells.len() > MOST {
        cells.clear();
    }
    cells
}

/// Spaces, and emphasis that a markup has left.
fn not_read(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\0' | '*' | '_' | '~' | '`')
}

type Found = (Range<usize>, ElementKind, Reference);

/// 14; 24-26; 2 (b), 5; 21 et 24 à 26
fn places(figures: &str, head: Option<&Head>, language: Language) -> Option<Vec<Found>> {
    let mut found = Vec::new();
    let mut at = 0;
    loop {
        let written = figures.get(at..)?;
        let begin = at + (written.len() - written.trim_start().len());
        let (from, rest) = place(figures.get(begin..)?, language)?;
        let mut end = figures.len() - rest.len();
        let through = behind_range_mark(figures, end, language)
            .or_else(|| Some(figures.len() - rest.strip_prefix(['–', '—', '至'])?.len()))
            .and_then(|behind| place(figures.get(behind..)?.trim_start(), language));
        let locator = match through {
            Some((to, rest)) => {
                end = figures.len() - rest.len();
                Locator::Span { from, to }
            }
            None => Locator::At(from),
        };
        let reference = match head {
            Some(head) => head::within(head, Pointing::Nothing, None, &locator)?,
            None => Reference::unattributed(Pointing::Nothing, None, locator),
        };
        found.push((begin..end, ElementKind::Step, reference));
        let rest = figures.get(end..)?;
        if rest.trim().is_empty() {
            return Some(found);
        }
        at = behind_list_mark(figures, end, language)
            .or_else(|| Some(figures.len() - rest.trim_start().strip_prefix(LIST_MARKS)?.len()))?;
    }
}

/// A paragraph's number with a letter in brackets or none, or a letter alone; and what stands behind it.
fn place(written: &str, language: Language) -> Option<(Path, &str)> {
    /// Figures of the longest paragraph's number.
    const LONGEST: usize = 3;
    let digits = written.bytes().take_while(u8::is_ascii_digit).count();
    let mut path = Path::new();
    if digits > 0 {
        let number = written.get(..digits).filter(|_| digits <= LONGEST)?;
        path.try_push(Step::Paragraph(
            number.parse().ok().filter(|number| *number > 0)?,
        ))
        .ok()?;
    }
    let mut rest = written.get(digits..)?;
    if let Some(inside) = rest.trim_start().strip_prefix('(') {
        let written = inside.chars().next()?;
        let letter = latin_letter(written, language)?;
        rest = inside.get(written.len_utf8()..)?.strip_prefix(')')?;
        path.try_push(Step::Subparagraph(letter)).ok()?;
    }
    (!path.is_empty()).then_some((path, rest))
}

/// 5/6; 6/2, 6/3
fn instruments(figures: &str, kind: InstrumentKind) -> Option<Vec<Found>> {
    let mut found = Vec::new();
    for item in items(figures) {
        let (session, serial) = figures.get(item.clone())?.split_once('/')?;
        let number = InstrumentNumber {
            session: figure(session)?,
            serial: figure(serial)?,
        };
        let reference = Reference::Instrument {
            issuer: Issuer::Unstated,
            kind: Some(kind),
            number,
            annex: None,
            locator: Locator::Whole,
        };
        found.push((item, ElementKind::Number, reference));
    }
    Some(found)
}

/// 8/4, annex, para. 9: the instrument that a cell begins with, and where its number stands.
fn leading_instrument(cell: &str, kind: InstrumentKind) -> Option<(Range<usize>, Head)> {
    let content = cell.trim_start_matches(not_read);
    let start = cell.len() - content.len();
    let length = content.find(|c: char| !(c.is_ascii_digit() || c == '/'))?;
    let behind = content.get(length..)?.trim_start();
    let (session, serial) = content.get(..length)?.split_once('/')?;
    let head = Head::Instrument {
        issuer: Issuer::Unstated,
        kind: Some(kind),
        number: InstrumentNumber {
            session: figure(session)?,
            serial: figure(serial)?,
        },
        annex: None,
        path: Path::new(),
    };
    behind
        .starts_with([',', '，', '(', '（', '、'])
        .then_some((start..start + length, head))
}

fn figure(written: &str) -> Option<u16> {
    let is_figure = !written.is_empty() && written.bytes().all(|byte| byte.is_ascii_digit());
    let number = written.parse().ok()?;
    (is_figure && number > 0).then_some(number)
}

/// What commas and semicolons part, in bytes.
fn items(figures: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    figures.split_inclusive(LIST_MARKS).map(move |item| {
        let begin = at;
        at += item.len();
        let written = item.trim_end_matches(LIST_MARKS);
        let start = begin + (written.len() - written.trim_start().len());
        start..start + written.trim().len()
    })
}
