//! Sections of the compilation, where a part has been named.

use super::cursor::Cursor;
use super::item::Item;
use crate::citation::{Citation, Continuation, Continues, ElementKind, Reference};
use crate::resolve::section_as_written;

impl Cursor<'_> {
    /// The sections of a part that has just been named, in the notation of the language being typed.
    pub(super) fn sections(&self, one: &Continuation) -> Option<Vec<Item>> {
        spellings(one).find_map(|spelled| {
            let (text, citation) = self.read_with(spelled)?;
            (Some(citation.language) == one.language)
                .then(|| self.sections_of(&text, &citation))
                .flatten()
        })
    }

    /// The section that has been typed, where the names of others begin with it: 十 and 十一, V and VI.
    pub(super) fn longer_sections(&self) -> Option<Vec<Item>> {
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
}

/// A continuation, and where that is a place in a section the section alone: behind part A, section stands I and not I.1.
pub(super) fn spellings(one: &Continuation) -> impl Iterator<Item = &str> {
    let is_section = one.continues == Continues::Section;
    let section = one.text.split(['.', '-']).next().filter(|_| is_section);
    std::iter::once(one.text.as_str()).chain(section)
}
