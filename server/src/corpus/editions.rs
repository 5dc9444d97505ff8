//! The language editions of a compilation: the same provisions, by the same identities, in several languages.
//!
//! [`Corpus`] is the compilation's own edition, whose numbers, index and concordance are in force; the others stand in
//! [`Corpus::editions`], each a corpus of its own texts that shares the rest. Whoever shows a text asks for it in a
//! language, and gets the compilation's own where no edition has it.

use crate::citation::Language;
use crate::corpus::{Corpus, ProvisionIndex, RegisteredTreaty};

impl Corpus {
    /// The language that it is written in.
    pub fn tongue(&self) -> Language {
        self.translated_into.unwrap_or(Language::COMPILATION)
    }

    /// The languages that there is an edition in, the compilation's own first.
    pub fn tongues(&self) -> impl Iterator<Item = Language> {
        std::iter::once(self.tongue()).chain(self.editions.iter().map(Corpus::tongue))
    }

    /// The edition in a language, the compilation's own among them; `None` where there is none.
    pub fn edition_in(&self, language: Language) -> Option<&Corpus> {
        if self.tongue() == language {
            return Some(self);
        }
        self.editions
            .iter()
            .find(|edition| edition.tongue() == language)
    }

    /// A provision as the edition in a language has it, and that edition; as the compilation's own has it where there
    /// is no such edition, or the provision is not in it.
    pub fn in_language(
        &self,
        language: Language,
        index: ProvisionIndex,
    ) -> (&Corpus, ProvisionIndex) {
        if self.editions.is_empty() {
            return (self, index);
        }
        let there = || {
            let edition = self.edition_in(language)?;
            let id = &self.provisions.get(index)?.id;
            Some((edition, *edition.by_id.get(id)?))
        };
        there().unwrap_or((self, index))
    }

    /// A treaty's entry as the edition in a language has it, where that has its title; else the compilation's own.
    pub fn treaty_in_language<'a>(
        &'a self,
        language: Language,
        own: &'a RegisteredTreaty,
    ) -> &'a RegisteredTreaty {
        let edition = self.edition_in(language);
        let there = edition.and_then(|edition| edition.treaty(own.treaty));
        there
            .filter(|treaty| !treaty.title.is_empty())
            .unwrap_or(own)
    }
}
