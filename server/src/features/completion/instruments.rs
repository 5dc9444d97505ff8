//! Resolutions and decisions, their annexes, and documents by their symbols.

use super::cursor::Cursor;
use super::item::{DETAIL, Item, filter};
use super::steps::keep_if_any;
use crate::citation::numeral::in_digits_of;
use crate::citation::{
    Citation, Element, ElementKind, InstrumentKind, Language, Locator, Reference, writing,
};
use crate::corpus::pointer;
use crate::messages::first_words;
use crate::resolve::annex_name;

impl Cursor<'_> {
    /// The instruments of the compilation, as 决定 3/4 or 第3/4号决定, whichever is being typed.
    pub(super) fn instruments(&self, text: &str, citations: &[Citation]) -> Option<Vec<Item>> {
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
    pub(super) fn annexes(&self, citation: &Citation) -> Option<Vec<Item>> {
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
    pub(super) fn symbols(&self) -> Option<Vec<Item>> {
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
