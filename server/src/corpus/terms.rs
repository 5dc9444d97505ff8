//! The thesaurus: the concepts that a compilation speaks of, with its own words for each and what else they are
//! called, in its language and in others. How it is written is documented in `corpus/README.md`.

use crate::citation::Language;
use crate::corpus::{Place, ProvisionId};

/// A compilation's concepts: the general ones that the program carries, and its own.
#[derive(Debug, Default)]
pub struct Terms {
    pub concepts: Vec<Concept>,
    /// Ordinary words of Chinese and of English that say about the same, in groups: what a passage in other words is
    /// recognised by, and nothing that is searched for.
    pub wordings: Vec<Vec<String>>,
    /// From which of them on they are fixed words of Chinese with those of English for them, and make no two texts in
    /// Chinese alike.
    pub fixed_wordings: usize,
}

/// Something that a compilation speaks of, whatever it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concept {
    /// As `witness-protection`.
    pub id: String,
    /// The compilation's own words for it: a provision, topic or heading that has one speaks of the concept.
    pub words: Vec<String>,
    /// What else it is called, in each language that it has a name in; in Chinese those of everyday language, of
    /// the Mainland, Hong Kong, Macao and Taiwan together.
    pub terms: Vec<(Language, Vec<String>)>,
    /// Provisions that speak of it without its words.
    pub provisions: Vec<ProvisionId>,
    /// Its entry in the compilation's own file; `None` for one that the program carries.
    pub place: Option<Place>,
}

impl Concept {
    /// What it is called in a language, the best name first; in Chinese the compilation's own words.
    pub fn names(&self, language: Language) -> &[String] {
        if language == Language::COMPILATION {
            return &self.words;
        }
        let mut terms = self.terms.iter();
        terms
            .find(|(of, _)| *of == language)
            .map_or(&[], |(_, names)| names.as_slice())
    }
}
