//! Articles of treaties, and recommendations of meetings, which are named alike: by a number with whose it is behind it.

use super::cursor::{Cursor, Reading, stands_alone};
use super::item::{DETAIL, Item, filter};
use crate::citation::writing::Place;
use crate::citation::{
    Citation, Element, ElementKind, Language, Path, Pointing, Reference, Standing, Step, TreatyId,
    writing,
};
use crate::corpus::ArticleId;
use crate::messages::first_words;
use crate::resolve::{Form, article_name, head, rewrite_step};

impl Cursor<'_> {
    /// Articles that can stand in place of the one being typed: behind their treaty's name, in its list or where the
    /// draft speaks of it, by their numbers; of others, or where none is spoken of, with their treaty's name behind
    /// them, where the language puts it there. By itself a bare 第3 may become anything.
    pub(super) fn articles(
        &self,
        text: &str,
        citations: &[Citation],
        element: &Element,
    ) -> Option<Vec<Item>> {
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
    pub(super) fn recommendations(
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
}

/// A recommendation by its number alone: recommendation 11.
pub(super) fn is_recommendation(citation: &Citation) -> bool {
    let place = stands_alone(&citation.reference);
    matches!(place, Some((Pointing::Recommendation, ..)))
        && citation.language != Language::COMPILATION
}
