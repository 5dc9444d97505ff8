//! What can come next, as each way of reading it says.

use super::articles::is_recommendation;
use super::cursor::{Cursor, Reading, path, stands_alone};
use super::item::{Item, add};
use super::taken::{Says, is_place, says};
use crate::citation::numeral::is_digit;
use crate::citation::{Continuation, Continues, Element, ElementKind, Language, Reference};
use crate::draft::Continuing;

impl Cursor<'_> {
    /// What can come next: of each kind what the first continuation leads to that leads to anything; by itself only
    /// what the first of all leads to.
    pub(super) fn offered(&self, tried: &[Continuation]) -> Vec<Item> {
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
    pub(super) fn places(&self, tried: &[Continuation], continuing: &Continuing) -> Vec<Item> {
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

    pub(super) fn with_continuation(
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
}
