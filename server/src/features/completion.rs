//! Completion while a citation is typed: what can come next, in the form being typed.
//!
//! The grammar is asked, not repeated: the text before the cursor is read with one of a few
//! probable continuations ([`CONTINUATIONS`] and those behind them) behind it. If that makes a citation that reaches over the
//! cursor, the element that the continuation completes is what the drafter is typing, and the
//! provisions that could stand in its place are offered.

mod item;
mod one_by_one;
mod rest;
mod search;

pub use item::Item;
use item::{CONTEXT, DETAIL, filter, is_begun};
pub use rest::replaced_to;

use crate::citation::numeral::{in_digits_of, is_digit, is_numeral};
use crate::citation::writing::Place;
use crate::citation::{
    Annex, Citation, Continuation, Continues, Element, ElementKind, FIRST_PARAGRAPH,
    InstrumentKind, Language, Locator, MeetingNumbering, Path, Pointing, Reference, Standing, Step,
    TreatyId, continuations, is_masked, writing,
};
use crate::corpus::{ArticleId, Corpus, ProvisionId, ProvisionIndex, Section, pointer};
use crate::discourse::Focus;
use crate::draft::Continuing;
use crate::features::{Snapshot, article, provision};
use crate::messages::{Locale, first_words};
use crate::resolve::{
    Form, Meaning, annex_name, article_name, head, part_before_section, rewrite_step,
    section_as_written,
};
use crate::search::words::{Habit, Words};

/// Bytes at the end of what has been written that say whether anything can come next: as far as a list reaches back.
const LAST_WORDS: usize = 240;

/// What can come next at a byte offset, in the order of the compilation; or behind `@` what the
/// words there find ([`search`]), the best first.
pub fn completion(snapshot: &Snapshot, offset: usize) -> Vec<Item> {
    completion_beside(snapshot, offset, &Habit::new)
}

/// The same beside other drafts: what they cite comes first among what a search finds equally well, behind what the
/// draft itself cites. They are asked only where there is a search.
pub fn completion_beside(
    snapshot: &Snapshot,
    offset: usize,
    others: &dyn Fn() -> Habit,
) -> Vec<Item> {
    if let Some(items) = search::completion(snapshot, offset, others) {
        return items;
    }
    let Some(continuing) = snapshot.draft.continuing(offset) else {
        return Vec::new();
    };
    let corpus = &snapshot.corpus;
    let (start, so_far) = continuing.so_far();
    let near = last_bytes(so_far, CONTEXT);
    let alone = Cursor {
        corpus,
        before: near,
        base: start + so_far.len() - near.len(),
        reading: Reading::Alone,
    };
    if let Some(items) = alone.symbols() {
        return items;
    }
    let mut tried = continuations(last_bytes(so_far, LAST_WORDS), corpus.lexicon.numbering);
    // The last words say already what nothing can come of, at a fraction of the cost.
    tried.retain(|one| may_follow(corpus, &continuing, one));
    let in_document = Cursor {
        corpus,
        before: continuing.text(),
        base: continuing.base(),
        reading: Reading::InDocument(&continuing),
    };
    let mut items = in_document.offered(&tried);
    // A place in what is being spoken of, where the document is not certain of what; unless it is read as another.
    if !items.iter().any(|item| is_place(corpus, item)) {
        let mut places = alone.places(&tried, &continuing);
        places.retain(|item| says(&continuing, corpus, item) != Says::Another);
        add(&mut items, places);
    }
    let others = alone.offered(&tried);
    let sections = |others: &[Item]| {
        others
            .is_empty()
            .then(|| alone.longer_sections())
            .flatten()
            .unwrap_or_default()
    };
    let mut others = match others.is_empty() {
        true => sections(&others),
        false => others,
    };
    others.retain(|item| says(&continuing, corpus, item) != Says::Another);
    add(&mut items, others);
    // Articles and recommendations with whose they are behind them.
    let is_of_nobody = |one: &&Continuation| {
        let figures = [Continues::Figure, Continues::Letter, Continues::Article];
        figures.contains(&one.continues)
    };
    let figures: Vec<Continuation> = tried.iter().filter(is_of_nobody).cloned().collect();
    for in_full in [false, true] {
        let as_it_stands = Cursor {
            reading: Reading::AsItStands { in_full },
            ..alone
        };
        let mut named = as_it_stands.offered(&figures);
        named.retain(|item| item.insert.contains(' '));
        // The Convention can be another, where the document speaks of several.
        let mut treaties = Vec::new();
        for item in &named {
            if let Some(article) = item.article
                && !treaties.iter().any(|(treaty, _)| *treaty == article.treaty)
            {
                let is_read = says(&continuing, corpus, item) == Says::TheSame;
                treaties.push((article.treaty, is_read));
            }
        }
        named.retain(|item| {
            let treaty = item.article.map(|article| article.treaty);
            treaties
                .iter()
                .all(|(one, is_read)| Some(*one) != treaty || *is_read)
        });
        named.retain(|item| {
            let is_same = |other: &Item| item.article.is_some() && item.article == other.article;
            !items.iter().any(is_same)
        });
        add(&mut items, named);
    }
    // What a number alone stands for, its number can decide.
    let is_alone = |one: &Continuation| {
        let text = format!("{near}{}", one.text);
        let read = corpus.recogniser.recognise(&text).citations.pop();
        read.is_some_and(|citation| {
            citation.range.end == text.len()
                && matches!(citation.reference, Reference::Unattributed(_))
        })
    };
    // Behind 第3/4号决定 nobody is typing a number.
    let is_typing = near.ends_with(is_digit) || alone.read_with("").is_none();
    if items.is_empty() && is_typing || tried.iter().any(is_alone) {
        let more = one_by_one::one_by_one(corpus, &continuing, &tried, &items);
        add(&mut items, more);
    }
    if let Some(closing) = closing_bracket(snapshot, offset) {
        for item in &mut items {
            let typed = item.replace.start.saturating_sub(continuing.base());
            if item.insert.contains(closing)
                && continuing
                    .text()
                    .get(typed..)
                    .is_some_and(|typed| open_brackets(typed) > 0)
            {
                item.replace.end += closing.len_utf8();
            }
        }
    }
    items
}

/// Adds what is not offered yet.
fn add(items: &mut Vec<Item>, more: Vec<Item>) {
    for item in more {
        let is_same = |other: &Item| {
            other.insert == item.insert
                || (item.provision.is_some() && other.provision == item.provision)
        };
        if !items.iter().any(is_same) {
            items.push(item);
        }
    }
}

/// The end of a text, at most so many bytes of it.
fn last_bytes(text: &str, most: usize) -> &str {
    let mut start = text.len().saturating_sub(most);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    text.get(start..).unwrap_or(text)
}

/// Whether a continuation can make a citation that reaches to its end.
fn may_follow(corpus: &Corpus, continuing: &Continuing, one: &Continuation) -> bool {
    if continuing.is_in_columns() {
        return true;
    }
    let text = format!(
        "{}{}",
        last_bytes(continuing.so_far().1, LAST_WORDS),
        one.text
    );
    let names = continuing.names_the_compilation();
    let read = corpus.recogniser.recognise_where(&text, names).citations;
    read.last()
        .is_some_and(|citation| citation.range.end == text.len())
}

/// What an item says once it is taken.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    /// What it stands for.
    TheSame,
    /// Nothing that is certain.
    Nothing,
    Another,
}

/// What the document reads where an item is taken.
fn says(continuing: &Continuing, corpus: &Corpus, item: &Item) -> Says {
    let Some(kept) = item.replace.start.checked_sub(continuing.base()) else {
        return Says::Nothing;
    };
    let (text, citations) = continuing.with(kept, &item.insert);
    let Some(last) = citations.last().filter(|last| last.range.end > kept) else {
        return Says::Nothing;
    };
    let resolutions = continuing.resolved(&text, &citations);
    let Some(resolution) = resolutions.last() else {
        return Says::Nothing;
    };
    let is_within = |found: &ProvisionIndex| {
        item.provision.is_some_and(|wanted| {
            let mut above = Some(*found);
            std::iter::from_fn(|| {
                let here = above?;
                above = corpus.provisions.get(here)?.parent;
                Some(here)
            })
            .any(|here| here == wanted)
        })
    };
    // Paragraph 2 of decision 3/4 is completed by the decision's number.
    let is_of_it = || {
        let provision = corpus.provisions.get(item.provision?)?;
        let section = corpus.section(provision.id.part, provision.id.section)?;
        let Reference::Instrument { number, .. } = &last.reference else {
            return None;
        };
        let is_whole = section.provision == item.provision?;
        Some(is_whole && section.instrument.as_ref()?.number == *number)
    };
    let is_said = match &resolution.meaning {
        Meaning::Provisions(_) if is_of_it() == Some(true) => true,
        Meaning::Provisions(found) => found.last().is_some_and(is_within),
        Meaning::Ambiguous(readings) => readings.iter().flatten().any(is_within),
        Meaning::Articles(found) => item
            .article
            .is_some_and(|wanted| found.last() == Some(&wanted)),
        Meaning::Document
        | Meaning::NotReproduced(_)
        | Meaning::NotRegistered
        | Meaning::OtherBody(_)
        | Meaning::Nothing => false,
    };
    match (is_said, &resolution.meaning) {
        (true, _) if last.range.end >= text.len() => Says::TheSame,
        (true, _) | (false, Meaning::Nothing | Meaning::NotRegistered) => Says::Nothing,
        _ => Says::Another,
    }
}

/// Whether an item is a place in something, and not the whole of it.
fn is_place(corpus: &Corpus, item: &Item) -> bool {
    let provision = item
        .provision
        .and_then(|index| corpus.provisions.get(index));
    item.article.is_some() || provision.is_some_and(|provision| !provision.id.path.is_empty())
}

/// The closing bracket that stands right behind the cursor, if it is the partner of the bracket
/// being typed: editors write both at once. Not that of an earlier one on the line.
fn closing_bracket(snapshot: &Snapshot, offset: usize) -> Option<char> {
    let text = snapshot.draft.text();
    let line = text.line_of(offset);
    let behind = text.slice(offset..text.line_end(line));
    let closing = behind.chars().next().filter(|c| matches!(c, ')' | '）'))?;
    let before = text.slice(text.line_start(line)..offset);
    (open_brackets(&before) + open_brackets(&behind) <= 0).then_some(closing)
}

/// How many round brackets a text opens more than it closes; negative where it closes more.
fn open_brackets(text: &str) -> i32 {
    text.chars().fold(0, |open, c| match c {
        '(' | '（' => open + 1,
        ')' | '）' => open - 1,
        _ => open,
    })
}

/// The full text of an item's provision, as Markdown, with its names and concepts in the language of the draft; where
/// it was searched for, with what says so marked.
pub fn documentation(
    corpus: &Corpus,
    locale: Locale,
    language: Language,
    index: ProvisionIndex,
    query: Option<&str>,
) -> String {
    let Some(query) = query else {
        return provision::in_full(corpus, locale, language, index);
    };
    let words = Words::of(corpus);
    let read = words.read(corpus, query);
    let marks = |text: &str| words.marks(corpus, &read, text);
    provision::in_full_marked(corpus, locale, language, index, &marks)
}

/// What an item's article is and who cites it, as Markdown.
pub fn article_documentation(corpus: &Corpus, locale: Locale, id: ArticleId) -> String {
    article::article(corpus, locale, id)
}

/// How what has been written with a continuation is read.
enum Reading<'a> {
    /// By itself.
    Alone,
    /// As a place in what the draft speaks of.
    In(Box<Focus>),
    /// As the draft would read it.
    InDocument(&'a Continuing),
    /// By itself, and nobody says what stands alone is of; treaties are named in full where that is wished.
    AsItStands { in_full: bool },
}

struct Cursor<'a> {
    corpus: &'a Corpus,
    before: &'a str,
    /// Where `before` begins in the draft.
    base: usize,
    reading: Reading<'a>,
}

impl Cursor<'_> {
    /// What can come next: of each kind what the first continuation leads to that leads to anything; by itself only
    /// what the first of all leads to.
    fn offered(&self, tried: &[Continuation]) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::new();
        let mut done: Vec<Continues> = Vec::new();
        for one in tried {
            // Within a citation an instrument is none of what can come next.
            let is_within = one.continues == Continues::Instrument
                && items.iter().any(|item| is_place(self.corpus, item));
            if is_within || done.contains(&one.continues) {
                continue;
            }
            let found = match one.continues {
                Continues::Section => self.sections(one),
                _ => self.with_continuation(&one.text, one.language),
            };
            // Part A, I by itself is read as no citation in some languages, but Part A, I.2 is.
            let found = match one.continues {
                Continues::Section => found,
                _ => found.map(|found| self.read_again(found)),
            };
            if let Some(found) = found.filter(|found| !found.is_empty()) {
                done.push(one.continues);
                add(&mut items, found);
                if matches!(self.reading, Reading::Alone) {
                    break;
                }
            }
        }
        items
    }

    /// Of what can come next what the draft reads again as that. All are written alike: where the last is read, all are.
    fn read_again(&self, mut items: Vec<Item>) -> Vec<Item> {
        let Reading::InDocument(continuing) = &self.reading else {
            return items;
        };
        let is_read = |item: &Item| says(continuing, self.corpus, item) == Says::TheSame;
        if !items.last().is_some_and(is_read) {
            items.pop();
            items.retain(is_read);
        }
        items
    }

    /// The places in what the draft speaks of, where one that stands alone is being typed: 第, (, paragraph.
    fn places(&self, tried: &[Continuation], continuing: &Continuing) -> Vec<Item> {
        // What the draft speaks of is worked out only for what can become a place.
        let is_place = |one: &&Continuation| {
            let text = format!("{}{}", self.before, one.text);
            let read = self.corpus.recogniser.recognise(&text).citations.pop();
            read.is_some_and(|citation| {
                citation.range.end == text.len() && stands_alone(&citation.reference).is_some()
            })
        };
        let places: Vec<Continuation> = tried.iter().filter(is_place).cloned().collect();
        if places.is_empty() {
            return Vec::new();
        }
        let cursor = Cursor {
            reading: Reading::In(Box::new(continuing.focus())),
            ..*self
        };
        cursor.offered(&places)
    }

    /// The sections of a part that has just been named, in the notation of the language being typed.
    fn sections(&self, one: &Continuation) -> Option<Vec<Item>> {
        let (text, citation) = self.read_with(&one.text)?;
        (Some(citation.language) == one.language)
            .then(|| self.sections_of(&text, &citation))
            .flatten()
    }

    /// The section that has been typed, where the names of others begin with it: 十 and 十一, V and VI.
    fn longer_sections(&self) -> Option<Vec<Item>> {
        // In some languages a section alone is none.
        let mut continuations = ["", ".1"].into_iter();
        let (text, citation, typed) = continuations.find_map(|continuation| {
            let (text, citation) = self.read_with(continuation)?;
            let typed = citation.element(ElementKind::Section)?.range.clone();
            (typed.end == self.before.len()).then_some((text, citation, typed))
        })?;
        let mut items = self.sections_at(&text, &citation)?;
        items.retain(|item| {
            text.get(typed.clone())
                .is_some_and(|typed| item.insert.starts_with(typed))
        });
        for item in &mut items {
            item.replace = self.base + typed.start..self.base + typed.end;
        }
        (items.len() > 1).then_some(items)
    }

    /// The text before the cursor with a continuation, where that makes a citation that reaches to its end.
    fn read_with(&self, continuation: &str) -> Option<(String, Citation)> {
        let (text, mut citations) = self.read(continuation);
        let citation = citations.pop()?;
        (citation.range.end == text.len()).then_some((text, citation))
    }

    /// The text before the cursor with a continuation, and its citations.
    fn read(&self, continuation: &str) -> (String, Vec<Citation>) {
        let text = format!("{}{continuation}", self.before);
        match &self.reading {
            Reading::Alone => {
                let citations = self.corpus.recognise(&text);
                (text, citations)
            }
            Reading::In(focus) => {
                let mut citations = self.corpus.recogniser.recognise(&text).citations;
                if let Some(last) = citations.pop() {
                    let place = stands_alone(&last.reference)
                        .and_then(|(by, annex, locator)| focus.place(by, annex, locator));
                    citations.extend(place.map(|reference| Citation { reference, ..last }));
                }
                (text, citations)
            }
            Reading::InDocument(continuing) => continuing.with(self.before.len(), continuation),
            Reading::AsItStands { .. } => {
                let citations = self.corpus.recogniser.recognise(&text).citations;
                (text, citations)
            }
        }
    }

    fn with_continuation(
        &self,
        continuation: &str,
        language: Option<Language>,
    ) -> Option<Vec<Item>> {
        let (text, citations) = self.read(continuation);
        let citation = citations.last()?;
        if citation.range.end != text.len()
            || language.is_some_and(|language| language != citation.language)
        {
            return None;
        }
        let mut element = citation.elements.last()?;
        // From small to large: (b) of paragraph 2.
        let figures = text.trim_end_matches(is_digit).len()..text.len();
        let whole = Element {
            kind: ElementKind::Step,
            range: figures,
        };
        if element.kind == ElementKind::Anaphor
            && !whole.range.is_empty()
            && path(&citation.reference).is_some_and(|path| path.len() > 1)
        {
            element = &whole;
        }
        // Another treaty's articles are not known, and nothing else can come behind its name.
        if element.kind == ElementKind::Article
            && matches!(citation.reference, Reference::Other { .. })
            && citation.element(ElementKind::Treaty).is_some()
        {
            return Some(Vec::new());
        }
        let items = match element.kind {
            ElementKind::Article => self.articles(&text, &citations, element),
            ElementKind::SpanEnd if citation.element(ElementKind::Article).is_some() => {
                self.articles(&text, &citations, element)
            }
            ElementKind::Step if is_recommendation(citation) => {
                self.recommendations(&text, citation, element)
            }
            ElementKind::Step | ElementKind::SpanEnd => {
                self.steps(&text, &citations, element, continuation)
            }
            ElementKind::Number | ElementKind::Kind => self.instruments(&text, &citations),
            ElementKind::Annex => self.annexes(citation),
            _ => None,
        }?;
        (!items.is_empty()).then_some(items)
    }

    /// Whether the drafter has typed into the last citation, or into the list that it is in: a continuation alone is
    /// none.
    fn is_begun(&self, citations: &[Citation]) -> bool {
        let is_in_columns = match &self.reading {
            Reading::InDocument(continuing) => continuing.is_in_columns(),
            _ => false,
        };
        is_begun(citations, self.before.len(), is_in_columns)
    }

    /// Provisions that can stand in place of the citation's last step.
    fn steps(
        &self,
        text: &str,
        citations: &[Citation],
        element: &Element,
        continuation: &str,
    ) -> Option<Vec<Item>> {
        let citation = citations.last()?;
        // Behind 附件一 a number alone would be read as part of the annex's.
        if !continuation.is_empty()
            && continuation.chars().all(is_digit)
            && matches!(citation.reference, Reference::Instrument { .. })
            && citation
                .element(ElementKind::Annex)
                .is_some_and(|annex| annex.range.end == self.before.len())
        {
            return self.with_continuation(FIRST_PARAGRAPH, None);
        }
        if element.range.start > self.before.len() || !self.is_begun(citations) {
            return None;
        }
        let written = text.get(element.range.clone())?;
        if is_masked(written) {
            return None; // Emphasis begins or ends in what is being typed.
        }
        // (b) under a paragraph is a 项, (b) by itself a 段; in 第2(b)和(c)段 the unit stands behind all.
        let is_subparagraph = depth(&citation.reference) > 1 && written.starts_with(['(', '（']);
        let is_under_paragraph = text.get(..element.range.start).is_some_and(|before| {
            let is_of_list =
                |c: char| c.is_ascii_alphanumeric() || " ()（）、，和及与至-".contains(c);
            before.trim_end_matches(is_of_list).ends_with(['段', '项'])
        });
        if is_subparagraph && is_under_paragraph && continuation.ends_with('段') {
            return None;
        }
        let mut items = Vec::new();
        let place = typed_step(written, &citation.reference)?;
        for (index, step) in self.candidates(&citation.reference, place) {
            let Some(spelled) = spell(written, step, place, citation) else {
                continue;
            };
            items.push(self.step_item(citation, element, index, &spelled)?);
        }
        // 七.2 is going to be 七.2 or one of the twenties.
        if let Some(typed) = self.before.get(element.range.start..) {
            let continues = |item: &Item| {
                let kept = item.replace.end - item.replace.start - typed.len();
                item.insert
                    .get(kept..)
                    .is_some_and(|spelled| spelled.starts_with(typed))
            };
            keep_if_any(&mut items, continues);
        }
        // Both parts have it: say which.
        let labels: Vec<String> = items.iter().map(|item: &Item| item.label.clone()).collect();
        for item in &mut items {
            if labels.iter().filter(|label| **label == item.label).count() > 1
                && let Some(provision) = item
                    .provision
                    .and_then(|index| self.corpus.provisions.get(index))
            {
                let part = part_before_section(citation.language, provision.id.part);
                item.insert = format!("{part}{}", item.insert);
                item.label = item.insert.clone();
            }
        }
        Some(items)
    }

    fn step_item(
        &self,
        citation: &Citation,
        element: &Element,
        index: ProvisionIndex,
        spelled: &str,
    ) -> Option<Item> {
        // In the compilation's own form the whole of 七.20 is replaced: 七. alone is no word
        // that an editor could filter by.
        let start = match citation.element(ElementKind::Section) {
            Some(section) if element.kind == ElementKind::Step => section.range.start,
            _ => element.range.start,
        };
        let kept = self.before.get(start..element.range.start)?;
        let typed = self.before.get(start..)?;
        let insert = format!("{kept}{spelled}");
        Some(Item {
            label: insert.clone(),
            detail: provision::first_words_in(self.corpus, citation.language, index, DETAIL),
            filter: filter(typed, &insert),
            insert,
            replace: self.base + start..self.base + self.before.len(),
            provision: Some(index),
            search: None,
            article: None,
        })
    }

    /// Provisions whose written path is the citation's with another step at a place, each with that step.
    fn candidates(&self, reference: &Reference, place: usize) -> Vec<(ProvisionIndex, Step)> {
        let (locator, schemes): (&Locator, Vec<(&Section, Scheme)>) = match reference {
            Reference::Compilation {
                part,
                section,
                annex,
                locator,
            } => {
                let parts = self.corpus.lexicon.all_parts();
                let sections = parts
                    .filter(|one| part.is_none_or(|part| part == *one))
                    .filter_map(|part| self.corpus.section(part, *section))
                    .map(|section| (section, Scheme::Compilation(*annex)))
                    .collect();
                (locator, sections)
            }
            Reference::Instrument {
                kind,
                number,
                annex,
                locator,
                ..
            } => {
                let sections = self
                    .corpus
                    .sections
                    .iter()
                    .filter(|section| {
                        section.instrument.as_ref().is_some_and(|instrument| {
                            instrument.number == *number
                                && kind.is_none_or(|kind| kind == instrument.kind)
                        })
                    })
                    .map(|section| {
                        let pointer = section
                            .instrument
                            .as_ref()
                            .and_then(|instrument| {
                                instrument
                                    .annexes
                                    .iter()
                                    .find(|pointer| Some(pointer.annex) == *annex)
                            })
                            .and_then(|pointer| self.corpus.meeting(pointer.section));
                        match pointer {
                            Some(holder) => (holder, Scheme::EndorsedAnnex),
                            None => (section, Scheme::Compilation(*annex)),
                        }
                    })
                    .collect();
                (locator, sections)
            }
            Reference::Document { symbol, locator } => {
                let sections = self
                    .corpus
                    .by_report(symbol)
                    .map(|section| (section, Scheme::Report));
                (locator, sections.into_iter().collect())
            }
            Reference::Meeting {
                meeting,
                numbering,
                locator,
            } => {
                let scheme = match numbering {
                    MeetingNumbering::Recommendations => Scheme::Compilation(None),
                    MeetingNumbering::Report => Scheme::Report,
                };
                let sections = self
                    .corpus
                    .meeting(*meeting)
                    .map(|section| (section, scheme));
                (locator, sections.into_iter().collect())
            }
            Reference::Other { .. } | Reference::Unattributed(_) | Reference::Treaty { .. } => {
                return Vec::new();
            }
        };
        let (path, after) = match locator {
            Locator::Whole => return Vec::new(),
            Locator::At(path) => (path, None),
            Locator::Span { from, to } => (to, from.last().copied()),
        };
        // From small to large what is under the paragraph has been said before it: (b) of paragraph 2.
        let (above, below) = (path.get(..place), path.get(place + 1..));
        let mut found = Vec::new();
        for (section, scheme) in schemes {
            for index in self.corpus.descendants(section.provision) {
                let Some(provision) = self.corpus.provisions.get(index) else {
                    continue;
                };
                let Some(written) = scheme.path(self.corpus, &provision.id) else {
                    continue;
                };
                let Some(step) = written.get(place).copied() else {
                    continue;
                };
                let is_like = written.get(..place) == above && written.get(place + 1..) == below;
                if is_like && after.is_none_or(|after| step > after) {
                    found.push((index, step));
                }
            }
        }
        found
    }

    /// Articles that can stand in place of the one being typed: behind their treaty's name, in its list or where the
    /// draft speaks of it, by their numbers; of others, or where none is spoken of, with their treaty's name behind
    /// them, where the language puts it there. By itself a bare 第3 may become anything.
    fn articles(&self, text: &str, citations: &[Citation], element: &Element) -> Option<Vec<Item>> {
        let citation = citations.last()?;
        let (treaty, first) = match &citation.reference {
            Reference::Treaty {
                treaty,
                article,
                through,
                ..
            } => (Some(*treaty), through.map(|_| *article)),
            Reference::Unattributed(Standing::Article {
                article, through, ..
            }) => (None, through.map(|_| *article)),
            _ => return None,
        };
        let in_list = citations
            .iter()
            .filter(|other| other.list == citation.list)
            .count()
            > 1;
        let is_named =
            treaty.is_some() && in_list || citation.element(ElementKind::Treaty).is_some();
        let is_read = matches!(
            self.reading,
            Reading::InDocument(_) | Reading::AsItStands { .. }
        );
        let has_typed = element.range.start < self.before.len() || in_list;
        if !has_typed || element.range.start > self.before.len() || !(is_named || is_read) {
            return None;
        }
        let typed = self.before.get(element.range.start..)?;
        let written = text.get(element.range.clone())?;
        let mut items = Vec::new();
        for entry in &self.corpus.treaties {
            // 15 of the Firearms Protocol
            let is_spoken_of = Some(entry.treaty) == treaty;
            if !is_spoken_of && (is_named || !is_read) {
                continue;
            }
            let lead = self.before.get(element.range.start..self.before.len())?;
            for (number, article) in (1_u16..).zip(&entry.articles) {
                if first.is_some_and(|first| number <= first) {
                    continue;
                }
                let Some(mut insert) = rewrite_step(written, Step::Paragraph(number)) else {
                    continue;
                };
                if !insert.starts_with(lead) {
                    continue;
                }
                if !is_spoken_of {
                    let Some(named) = self.treaty_behind(citation.language, entry.treaty, number)
                    else {
                        continue;
                    };
                    insert.push_str(&named);
                }
                items.push(Item {
                    label: insert.clone(),
                    detail: article.title.clone(),
                    filter: filter(typed, &insert),
                    insert,
                    replace: self.base + element.range.start..self.base + self.before.len(),
                    provision: None,
                    search: None,
                    article: Some(ArticleId {
                        treaty: entry.treaty,
                        number,
                    }),
                });
            }
        }
        // First those of the treaty that is spoken of.
        items.sort_by_key(|item| item.article.map(|article| article.treaty) != treaty);
        Some(items)
    }

    /// The recommendations of all meetings with whose they are behind them: 20 of the seventh meeting.
    fn recommendations(
        &self,
        text: &str,
        citation: &Citation,
        element: &Element,
    ) -> Option<Vec<Item>> {
        let start = element.range.start;
        if start >= self.before.len() && citation.range.start >= self.before.len() {
            return None;
        }
        let (typed, written) = (self.before.get(start..)?, text.get(element.range.clone())?);
        let mut items = Vec::new();
        for index in 0..self.corpus.provisions.len() {
            let provision = self.corpus.provisions.get(index)?;
            let [step] = provision.id.path.as_slice() else {
                continue;
            };
            let form = (Form::Long, citation.language);
            let Some((head, path)) =
                head(self.corpus, form.1, &provision.id, provision.kind, form.0)
            else {
                continue;
            };
            let name = writing(citation.language).name(&head, &[Place::at(&path)]);
            // What stands before the number has been written.
            let Some((_, behind)) = name.as_deref().and_then(|name| name.split_once(' ')) else {
                continue;
            };
            let (Some(number), Some((_, behind))) =
                (rewrite_step(written, *step), behind.split_once(' '))
            else {
                continue;
            };
            let insert = format!("{number} {behind}");
            if insert.starts_with(typed) {
                items.push(Item {
                    label: insert.clone(),
                    detail: first_words(self.corpus, index, DETAIL),
                    filter: insert.clone(),
                    insert,
                    replace: self.base + start..self.base + self.before.len(),
                    provision: Some(index),
                    search: None,
                    article: None,
                });
            }
        }
        Some(items)
    }

    /// What a language writes behind an article's number to say whose it is; `None` where that stands before it.
    fn treaty_behind(&self, language: Language, treaty: TreatyId, number: u16) -> Option<String> {
        let id = ArticleId { treaty, number };
        let name = article_name(self.corpus, language, id, &Path::new());
        let (_, behind) = name.split_once(&number.to_string())?;
        if behind.trim().is_empty() || language == Language::COMPILATION {
            return None;
        }
        if !matches!(self.reading, Reading::AsItStands { in_full: true }) {
            return Some(behind.to_owned());
        }
        // of the Convention, of the Convention against Transnational Organized Crime
        let (before, noun) = behind.rsplit_once(' ')?;
        let names = self.corpus.lexicon.treaty(treaty)?.names.of(language);
        let in_full = names
            .iter()
            .find(|name| name.starts_with(noun) && name.len() > noun.len())?;
        Some(format!("{before} {in_full}"))
    }

    /// The sections of a part that has just been named.
    fn sections_of(&self, text: &str, citation: &Citation) -> Option<Vec<Item>> {
        let section = citation.element(ElementKind::Section)?;
        if section.range.start != self.before.len() {
            return None;
        }
        self.sections_at(text, citation)
    }

    /// The sections of the part that stands before the section of a citation, as that is written, to be put in at
    /// the cursor.
    fn sections_at(&self, text: &str, citation: &Citation) -> Option<Vec<Item>> {
        let Reference::Compilation {
            part: Some(part), ..
        } = &citation.reference
        else {
            return None;
        };
        citation.element(ElementKind::Part)?;
        let items = self
            .corpus
            .sections
            .iter()
            .filter(|section| section.part == *part)
            .filter_map(|section| {
                let insert = section_as_written(text, citation, section.number)?;
                Some(Item {
                    label: insert.clone(),
                    detail: section.heading.clone(),
                    filter: insert.clone(),
                    insert,
                    replace: self.base + self.before.len()..self.base + self.before.len(),
                    provision: Some(section.provision),
                    search: None,
                    article: None,
                })
            })
            .collect();
        Some(items)
    }

    /// The instruments of the compilation, as 决定 3/4 or 第3/4号决定, whichever is being typed.
    fn instruments(&self, text: &str, citations: &[Citation]) -> Option<Vec<Item>> {
        let citation = citations.last()?;
        let Reference::Instrument {
            kind: written_kind,
            locator,
            annex,
            ..
        } = &citation.reference
        else {
            return None;
        };
        // From small to large the number stands last: paragraph 2 of decision 3/4.
        let is_whole = *locator == Locator::Whole && annex.is_none();
        if !is_whole && writing(citation.language).is_large_first() {
            return None;
        }
        let number = citation.element(ElementKind::Number)?;
        let Some(kind) = citation.element(ElementKind::Kind) else {
            return self.numbers(citations, number, *written_kind);
        };
        let noun_first = kind.range.start < number.range.start;
        if noun_first && kind.range.end > self.before.len() {
            return None;
        }
        let start = if noun_first {
            kind.range.start
        } else {
            let leading = text.get(..number.range.start)?;
            let ordinal = leading.trim_end_matches([' ', '\u{3000}', '\u{a0}', '第']);
            ordinal.len() + leading.get(ordinal.len()..)?.find('第')?
        };
        if start >= self.before.len() || citation.range.start >= self.before.len() {
            return None;
        }
        let typed = self.before.get(start..)?;
        let word = text.get(kind.range.clone())?;
        let gap = text
            .get(kind.range.end..number.range.start)
            .unwrap_or_default();
        let lexicon = &self.corpus.lexicon;
        // Each with whether it goes on with what has been typed.
        let mut items: Vec<(bool, Item)> = self
            .corpus
            .sections
            .iter()
            .filter_map(|section| Some((section, section.instrument.as_ref()?)))
            .filter(|(_, instrument)| {
                !noun_first || written_kind.is_none_or(|kind| kind == instrument.kind)
            })
            .map(|(section, instrument)| {
                let number = lexicon.number(instrument.number);
                let insert = if noun_first {
                    format!("{word}{gap}{number}")
                } else {
                    let name = crate::resolve::instrument_name(
                        lexicon,
                        Language::COMPILATION,
                        instrument.kind,
                        instrument.number,
                    );
                    // 第 3/4 号决定, as many write it.
                    match typed.starts_with("第 ") {
                        true => name.replacen('第', "第 ", 1).replacen('号', " 号", 1),
                        false => name,
                    }
                };
                // Filtered in the figures that are being typed: 第13/ becomes 第XIII/3号决定.
                let spellings = lexicon.spellings(instrument.number);
                let mut spelled = spellings
                    .iter()
                    .map(|spelling| insert.replacen(&number, spelling, 1));
                let begun = spelled.find(|spelled| spelled.starts_with(typed));
                let is_begun = begun.is_some();
                let item = Item {
                    label: insert.clone(),
                    detail: instrument.title.clone(),
                    filter: begun.unwrap_or_else(|| filter(typed, &insert)),
                    insert,
                    replace: self.base + start..self.base + self.before.len(),
                    provision: Some(section.provision),
                    search: None,
                    article: None,
                };
                (is_begun, item)
            })
            .collect();
        // 第3/ is going to be one of session 3.
        if !noun_first || items.iter().any(|(is_begun, _)| *is_begun) {
            items.retain(|(is_begun, _)| *is_begun);
        }
        // What is complete goes on with its annexes and paragraphs.
        let incomplete = items.into_iter().map(|(_, item)| item);
        Some(incomplete.filter(|item| item.filter != typed).collect())
    }

    /// The numbers of instruments that go on with a list of such: resolutions 5/6, 6/4.
    fn numbers(
        &self,
        citations: &[Citation],
        number: &Element,
        kind: Option<InstrumentKind>,
    ) -> Option<Vec<Item>> {
        let start = number.range.start;
        if start > self.before.len() || !self.is_begun(citations) {
            return None;
        }
        let typed = self.before.get(start..)?;
        let lexicon = &self.corpus.lexicon;
        let items = self.corpus.sections.iter().filter_map(|section| {
            let instrument = section.instrument.as_ref()?;
            if kind.is_some_and(|kind| kind != instrument.kind) {
                return None;
            }
            let insert = in_digits_of(typed, &lexicon.number(instrument.number));
            insert.starts_with(typed).then(|| Item {
                label: insert.clone(),
                detail: instrument.title.clone(),
                filter: filter(typed, &insert),
                insert,
                replace: self.base + start..self.base + self.before.len(),
                provision: Some(section.provision),
                search: None,
                article: None,
            })
        });
        Some(items.filter(|item| item.insert != typed).collect())
    }

    /// The annexes of an instrument that has just been named.
    fn annexes(&self, citation: &Citation) -> Option<Vec<Item>> {
        let Reference::Instrument {
            kind,
            number,
            locator: Locator::Whole,
            ..
        } = &citation.reference
        else {
            return None;
        };
        let element = citation.element(ElementKind::Annex)?;
        let start = element.range.start;
        if citation.range.start >= self.before.len() {
            return None;
        }
        let typed = self.before.get(start..)?;
        let section = self.corpus.by_number(*number).find(|section| {
            let instrument = section.instrument.as_ref();
            instrument.is_some_and(|instrument| kind.is_none_or(|kind| kind == instrument.kind))
        })?;
        let mut items: Vec<Item> = self
            .corpus
            .provisions
            .get(section.provision)?
            .children
            .iter()
            .filter_map(|child| {
                let provision = self.corpus.provisions.get(*child)?;
                let insert = annex_name(citation.language, provision.id.annex?);
                // An annex that only points back is the recommendations of a meeting.
                let stands_for = pointer(section, provision.id.annex)
                    .and_then(|pointer| self.corpus.meeting(pointer.section));
                Some(Item {
                    label: insert.clone(),
                    detail: match stands_for {
                        Some(meeting) => meeting.heading.clone(),
                        None => first_words(self.corpus, *child, DETAIL),
                    },
                    filter: filter(typed, &insert),
                    insert,
                    replace: self.base + start..self.base + self.before.len(),
                    provision: Some(stands_for.map_or(*child, |meeting| meeting.provision)),
                    search: None,
                    article: None,
                })
            })
            .collect();
        keep_if_any(&mut items, |item| item.insert.starts_with(typed));
        items.retain(|item| item.insert != typed);
        Some(items)
    }

    /// Document symbols that begin like the word before the cursor.
    fn symbols(&self) -> Option<Vec<Item>> {
        let is_symbol = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-');
        let start = self
            .before
            .char_indices()
            .rev()
            .take_while(|(_, c)| is_symbol(*c))
            .last()
            .map(|(at, _)| at)?;
        let typed = self.before.get(start..)?;
        let upper = typed.to_ascii_uppercase();
        if !self.corpus.lexicon.may_become_our_symbol(&upper) {
            return None;
        }
        let items: Vec<Item> = self
            .corpus
            .sections
            .iter()
            .filter_map(|section| {
                let symbol = match (&section.report, &section.instrument) {
                    (Some(report), _) => &report.symbol,
                    (None, Some(instrument)) => &instrument.symbol,
                    (None, None) => return None,
                };
                (symbol.0.starts_with(&upper) && symbol.0 != upper).then(|| Item {
                    label: symbol.0.clone(),
                    detail: section.heading.clone(),
                    insert: symbol.0.clone(),
                    replace: self.base + start..self.base + self.before.len(),
                    filter: format!("{typed}{}", symbol.0.get(typed.len()..).unwrap_or_default()),
                    provision: Some(section.provision),
                    search: None,
                    article: None,
                })
            })
            .collect();
        (!items.is_empty()).then_some(items)
    }
}

/// What a place says that does not say what it is of; `None` for every other citation.
fn stands_alone(reference: &Reference) -> Option<(Pointing, Option<Annex>, &Locator)> {
    match reference {
        Reference::Unattributed(Standing::Place { by, annex, locator }) => {
            Some((*by, *annex, locator))
        }
        _ => None,
    }
}

/// A recommendation by its number alone: recommendation 11.
fn is_recommendation(citation: &Citation) -> bool {
    let place = stands_alone(&citation.reference);
    matches!(place, Some((Pointing::Recommendation, ..)))
        && citation.language != Language::COMPILATION
}

/// Whose numbering the citation uses.
#[derive(Clone, Copy)]
enum Scheme {
    Compilation(Option<Annex>),
    Report,
    EndorsedAnnex,
}

impl Scheme {
    /// A provision's path in this numbering.
    fn path(self, corpus: &Corpus, id: &ProvisionId) -> Option<Path> {
        match self {
            Scheme::Compilation(annex) => (id.annex == annex).then(|| id.path.clone()),
            Scheme::Report => corpus.report_paragraph(id).map(|(_, path)| path),
            Scheme::EndorsedAnnex => corpus.annex_path(id).map(|(.., path)| path),
        }
    }
}

/// How many steps a citation names, to the end of its range.
fn depth(reference: &Reference) -> usize {
    match locator(reference) {
        None | Some(Locator::Whole) => 0,
        Some(Locator::At(path)) => path.len(),
        Some(Locator::Span { to, .. }) => to.len(),
    }
}

/// Keeps the items that are as wanted, or all where none is.
fn keep_if_any(items: &mut Vec<Item>, wanted: impl Fn(&Item) -> bool) {
    if items.iter().any(&wanted) {
        items.retain(wanted);
    }
}

/// A step in the spelling of the one being typed (`第1段`, `(a)项`, `1`), which is at a place of the citation's path.
/// In the compilation's own form every kind of step can follow the dot; elsewhere only the kind being typed.
fn spell(written: &str, step: Step, place: usize, citation: &Citation) -> Option<String> {
    let own_form = matches!(citation.reference, Reference::Compilation { .. });
    let is_bracketed = written.contains([')', '）']) || ('㈠'..='㈩').any(|c| written.contains(c));
    if own_form && !is_bracketed && !written.starts_with('第') {
        return Some(writing(citation.language).step_of_section(step));
    }
    let typed = path(&citation.reference)?.get(place).copied()?;
    let is_like = std::mem::discriminant(&typed) == std::mem::discriminant(&step);
    match step {
        _ if !is_like => None,
        Step::Paragraph(_) if !written.contains(|c| is_digit(c) || is_numeral(c)) => None,
        // Opened wide, closed wide.
        _ if written.starts_with('（') => Some(rewrite_step(written, step)?.replace(')', "）")),
        _ => rewrite_step(written, step),
    }
}

/// Which step of a citation's path is written so; the last, unless only another can be.
fn typed_step(written: &str, reference: &Reference) -> Option<usize> {
    let path = path(reference)?;
    let is_written =
        |step: &Step| rewrite_step(written, *step).is_some_and(|again| again == written);
    let written = path.iter().rposition(is_written);
    written.or_else(|| path.len().checked_sub(1))
}

/// The path of the place that a citation names, to the end of its range.
fn path(reference: &Reference) -> Option<&Path> {
    match locator(reference)? {
        Locator::Whole => None,
        Locator::At(path) | Locator::Span { to: path, .. } => Some(path),
    }
}

/// Where under its head a citation points.
fn locator(reference: &Reference) -> Option<&Locator> {
    match reference {
        Reference::Compilation { locator, .. }
        | Reference::Instrument { locator, .. }
        | Reference::Document { locator, .. }
        | Reference::Meeting { locator, .. }
        | Reference::Treaty { locator, .. } => Some(locator),
        Reference::Unattributed(_) | Reference::Other { .. } => None,
    }
}

#[cfg(test)]
mod tests;
