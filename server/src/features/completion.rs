//! Completion while a citation is typed: what can come next, in the form being typed.
//!
//! The grammar is asked, not repeated: the text before the cursor is read with one of a few
//! probable continuations ([`CONTINUATIONS`] and those behind them) behind it. If that makes a citation that reaches over the
//! cursor, the element that the continuation completes is what the drafter is typing, and the
//! provisions that could stand in its place are offered.

mod item;
mod rest;
mod search;

pub use item::Item;
use item::{CONTEXT, DETAIL};
pub use rest::replaced_to;

use crate::citation::{
    Annex, CONTINUATIONS, Citation, Element, ElementKind, FIRST_PARAGRAPH, FURTHER_CONTINUATIONS,
    Language, Locator, MeetingNumbering, Path, Pointing, Reference, Standing, Step, first_letters,
    first_places, is_masked, writing,
};
use crate::corpus::{ArticleId, Corpus, ProvisionId, ProvisionIndex, Section, pointer};
use crate::discourse::Focus;
use crate::draft::Draft;
use crate::features::{Snapshot, article, provision};
use crate::messages::{Locale, first_words};
use crate::resolve::{annex_name, part_before_section, rewrite_step, section_as_written};
use crate::search::words::Words;

/// What can come next at a byte offset, in the order of the compilation; or behind `@` what the
/// words there find ([`search`]), the best first.
pub fn completion(snapshot: &Snapshot, offset: usize) -> Vec<Item> {
    if let Some(items) = search::completion(snapshot, offset) {
        return items;
    }
    let (base, before) = snapshot.draft.prose_before(offset, CONTEXT);
    let cursor = Cursor {
        corpus: &snapshot.corpus,
        before: &before,
        base,
        focus: None,
    };
    if let Some(items) = cursor.symbols() {
        return items;
    }
    let plain = |continuations: &[&str]| {
        continuations
            .iter()
            .find_map(|continuation| cursor.with_continuation(continuation))
    };
    let others = plain(&CONTINUATIONS)
        .or_else(|| cursor.letters())
        .or_else(|| plain(&FURTHER_CONTINUATIONS))
        .or_else(|| cursor.sections())
        .or_else(|| cursor.longer_sections())
        .unwrap_or_default();
    // First what stands alone: a place in what is being spoken of, unless that is what is offered already.
    let mut items = cursor.places(&snapshot.draft, offset);
    let is_offered = |item: &Item| {
        item.provision.is_some() && others.iter().any(|other| other.provision == item.provision)
    };
    if items.iter().any(is_offered) {
        items.clear();
    }
    items.extend(others);
    if let Some(closing) = closing_bracket(snapshot, offset) {
        for item in &mut items {
            let typed = item.replace.start.saturating_sub(base);
            if item.insert.contains(closing)
                && before
                    .get(typed..)
                    .is_some_and(|typed| open_brackets(typed) > 0)
            {
                item.replace.end += closing.len_utf8();
            }
        }
    }
    items
}

/// The end of a text, as much as a place that is being typed can reach over.
fn last_words(text: &str) -> &str {
    /// Bytes.
    const MOST: usize = 64;
    let mut start = text.len().saturating_sub(MOST);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    text.get(start..).unwrap_or(text)
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

/// The full text of an item's provision, as Markdown; where it was searched for, with what says so marked.
pub fn documentation(
    corpus: &Corpus,
    locale: Locale,
    index: ProvisionIndex,
    query: Option<&str>,
) -> String {
    let language = Language::COMPILATION;
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

struct Cursor<'a> {
    corpus: &'a Corpus,
    before: &'a str,
    /// Where `before` begins in the draft.
    base: usize,
    /// What the draft speaks of there, where places that stand alone are wanted, and nothing else is.
    focus: Option<Focus>,
}

impl Cursor<'_> {
    /// The places in what the draft speaks of, where one that stands alone is being typed: 第, (, paragraph.
    fn places(&self, draft: &Draft, offset: usize) -> Vec<Item> {
        let letters = first_letters();
        let letters = letters.iter().map(|(_, letter)| letter.as_str());
        let mut continuations = CONTINUATIONS
            .into_iter()
            .chain(FURTHER_CONTINUATIONS)
            .chain(letters);
        // What the draft speaks of is worked out only for what can become a place.
        let is_place = |continuation: &str| {
            let text = format!("{}{continuation}", self.before);
            let read = self.corpus.recogniser.recognise(&text).citations.pop();
            read.is_some_and(|citation| {
                citation.range.end == text.len() && stands_alone(&citation.reference).is_some()
            })
        };
        // The last words say already what cannot become one, at a tenth of the cost.
        let tail = last_words(self.before);
        let may_be_place = |continuation: &str| {
            let text = format!("{tail}{continuation}");
            let read = self.corpus.recogniser.recognise(&text).citations.pop();
            read.is_some_and(|citation| citation.range.end == text.len())
        };
        let first =
            continuations.find(|continuation| may_be_place(continuation) && is_place(continuation));
        let Some(first) = first else {
            return Vec::new();
        };
        let Some(focus) = draft.focus_at(offset) else {
            return Vec::new();
        };
        let cursor = Cursor {
            focus: Some(focus),
            ..*self
        };
        std::iter::once(first)
            .chain(continuations)
            .find_map(|continuation| cursor.with_continuation(continuation))
            .unwrap_or_default()
    }

    /// The subparagraphs of a paragraph, in the letters and brackets of the language being typed.
    fn letters(&self) -> Option<Vec<Item>> {
        first_letters().iter().find_map(|(language, letter)| {
            let (_, citation) = self.read_with(letter)?;
            // In the compilation's own numbering a letter stands alone.
            let is_in_words = !matches!(citation.reference, Reference::Compilation { .. });
            (citation.language == *language && is_in_words)
                .then(|| self.with_continuation(letter))
                .flatten()
        })
    }

    /// The sections of a part that has just been named, in the notation of the language being typed.
    fn sections(&self) -> Option<Vec<Item>> {
        let places = first_places(self.corpus.lexicon.numbering);
        places.iter().find_map(|(language, place)| {
            let (text, citation) = self.read_with(place)?;
            (citation.language == *language)
                .then(|| self.sections_of(&text, &citation))
                .flatten()
        })
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
        let text = format!("{}{continuation}", self.before);
        let citation = self.corpus.recognise(&text).pop()?;
        (citation.range.end == text.len()).then_some((text, citation))
    }

    fn with_continuation(&self, continuation: &str) -> Option<Vec<Item>> {
        let text = format!("{}{continuation}", self.before);
        let citations = match self.focus {
            None => self.corpus.recognise(&text),
            Some(_) => self.corpus.recogniser.recognise(&text).citations,
        };
        let last = citations.last()?;
        if last.range.end != text.len() {
            return None;
        }
        let element = last.elements.last()?;
        let citation = &match &self.focus {
            None => last.clone(),
            Some(focus) => {
                let (by, annex, locator) = stands_alone(&last.reference)?;
                Citation {
                    reference: focus.place(by, annex, locator)?,
                    ..last.clone()
                }
            }
        };
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
            ElementKind::Step | ElementKind::SpanEnd => self.steps(&text, citation, continuation),
            ElementKind::Number | ElementKind::Kind => self.instruments(&text, citation),
            ElementKind::Annex => self.annexes(citation),
            _ => None,
        }?;
        (!items.is_empty()).then_some(items)
    }

    /// Provisions that can stand in place of the citation's last step.
    fn steps(&self, text: &str, citation: &Citation, continuation: &str) -> Option<Vec<Item>> {
        let element = citation.elements.last()?;
        // Behind 附件一 a number alone would be read as part of the annex's.
        if continuation == "1"
            && matches!(citation.reference, Reference::Instrument { .. })
            && citation
                .element(ElementKind::Annex)
                .is_some_and(|annex| annex.range.end == self.before.len())
        {
            return self.with_continuation(FIRST_PARAGRAPH);
        }
        // The drafter must have typed into the citation: a continuation alone is none.
        if element.range.start > self.before.len() || citation.range.start >= self.before.len() {
            return None;
        }
        let written = text.get(element.range.clone())?;
        if is_masked(written) {
            return None; // Emphasis begins or ends in what is being typed.
        }
        // (b) under a paragraph is a 项, (b) by itself a 段.
        let is_subparagraph = depth(&citation.reference) > 1 && written.starts_with(['(', '（']);
        if is_subparagraph && continuation.ends_with('段') {
            return None;
        }
        let mut items = Vec::new();
        for (index, step) in self.candidates(&citation.reference) {
            let Some(spelled) = spell(written, step, citation) else {
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
            detail: first_words(self.corpus, index, DETAIL),
            filter: filter(typed, &insert),
            insert,
            replace: self.base + start..self.base + self.before.len(),
            provision: Some(index),
            query: None,
            article: None,
        })
    }

    /// Provisions whose written path is the citation's with another last step, each with that step.
    fn candidates(&self, reference: &Reference) -> Vec<(ProvisionIndex, Step)> {
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
        let parent = path.get(..path.len().saturating_sub(1)).unwrap_or_default();
        let mut found = Vec::new();
        for (section, scheme) in schemes {
            for index in self.corpus.descendants(section.provision) {
                let Some(provision) = self.corpus.provisions.get(index) else {
                    continue;
                };
                let Some(written) = scheme.path(self.corpus, &provision.id) else {
                    continue;
                };
                let Some((last, leading)) = written.split_last() else {
                    continue;
                };
                if leading == parent && after.is_none_or(|after| *last > after) {
                    found.push((index, *last));
                }
            }
        }
        found
    }

    /// Articles that can stand in place of the one being typed, behind their treaty's name or in
    /// its list: a bare 第3 elsewhere may become anything.
    fn articles(&self, text: &str, citations: &[Citation], element: &Element) -> Option<Vec<Item>> {
        let citation = citations.last()?;
        let Reference::Treaty {
            treaty,
            article,
            through,
            locator: Locator::Whole,
        } = &citation.reference
        else {
            return None;
        };
        let in_list = citations
            .iter()
            .filter(|other| other.list == citation.list)
            .count()
            > 1;
        if element.range.start >= self.before.len()
            || !(in_list || citation.element(ElementKind::Treaty).is_some())
        {
            return None;
        }
        let typed = self.before.get(element.range.start..)?;
        let written = text.get(element.range.clone())?;
        let entry = self.corpus.treaty(*treaty)?;
        let items = (1_u16..)
            .zip(&entry.articles)
            .filter(|(number, _)| through.is_none() || number > article)
            .filter_map(|(number, entry)| {
                let insert = rewrite_step(written, Step::Paragraph(number))?;
                insert.starts_with(typed).then(|| Item {
                    label: insert.clone(),
                    detail: entry.title.clone(),
                    filter: insert.clone(),
                    insert,
                    replace: self.base + element.range.start..self.base + self.before.len(),
                    provision: None,
                    query: None,
                    article: Some(ArticleId {
                        treaty: *treaty,
                        number,
                    }),
                })
            })
            .collect();
        Some(items)
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
                    query: None,
                    article: None,
                })
            })
            .collect();
        Some(items)
    }

    /// The instruments of the compilation, as 决定 3/4 or 第3/4号决定, whichever is being typed.
    fn instruments(&self, text: &str, citation: &Citation) -> Option<Vec<Item>> {
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
        let kind = citation.element(ElementKind::Kind)?;
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
                    query: None,
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
                    query: None,
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
                    query: None,
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
    let (Reference::Compilation { locator, .. }
    | Reference::Instrument { locator, .. }
    | Reference::Document { locator, .. }
    | Reference::Meeting { locator, .. }
    | Reference::Treaty { locator, .. }) = reference
    else {
        return 0;
    };
    match locator {
        Locator::Whole => 0,
        Locator::At(path) => path.len(),
        Locator::Span { to, .. } => to.len(),
    }
}

/// What an editor compares with the text that an item replaces.
fn filter(typed: &str, insert: &str) -> String {
    if insert.starts_with(typed) {
        insert.to_owned()
    } else {
        format!("{typed}{insert}")
    }
}

/// Keeps the items that are as wanted, or all where none is.
fn keep_if_any(items: &mut Vec<Item>, wanted: impl Fn(&Item) -> bool) {
    if items.iter().any(&wanted) {
        items.retain(wanted);
    }
}

/// A step in the spelling of the one being typed (`第1段`, `(a)项`, `1`). In the compilation's own
/// form every kind of step can follow the dot; elsewhere only the kind being typed.
fn spell(written: &str, step: Step, citation: &Citation) -> Option<String> {
    let own_form = matches!(citation.reference, Reference::Compilation { .. });
    let bare = !written.starts_with(['(', '（', '第', '㈠']);
    if own_form && bare {
        return Some(writing(citation.language).step_of_section(step));
    }
    let is_preambular = written.starts_with("序言") || written.starts_with(['P', 'p']);
    match step {
        Step::Preambular(_) if !is_preambular => None,
        Step::Paragraph(_) if is_preambular || !written.contains(|c: char| c.is_ascii_digit()) => {
            None
        }
        Step::Item(_) if !written.contains(['一', '㈠', 'i']) => None,
        // Opened wide, closed wide.
        _ if written.starts_with('（') => Some(rewrite_step(written, step)?.replace(')', "）")),
        _ => rewrite_step(written, step),
    }
}

#[cfg(test)]
mod tests;
