//! Whether the thesaurus leads somewhere: concepts that reach nothing, terms that two concepts claim, languages that
//! are missing, topics and provisions that no concept reaches.

use std::collections::{HashMap, HashSet};

use super::Checker;
use super::reach::reaches;
use crate::citation::{Language, languages};
use crate::corpus::{Concept, CorpusProblemKind, Place};

impl Checker<'_> {
    /// What is wrong with the compilation's own concepts; nothing where it has none of its own.
    pub(super) fn terms(&mut self) {
        let corpus = self.corpus;
        self.problems.extend(corpus.problems_of_terms());
        let own = corpus.terms().concepts.iter();
        let own: Vec<(&Concept, &Place)> = own
            .filter_map(|concept| Some((concept, concept.place.as_ref()?)))
            .collect();
        if own.is_empty() {
            return;
        }
        // What others have a name in, each has; in the compilation's language beside the compilation's own words.
        let others = corpus.terms().concepts.iter().flat_map(|one| &one.terms);
        let named: HashSet<Language> = others.map(|(language, _)| *language).collect();
        let all: Vec<Language> = languages()
            .filter(|language| named.contains(language))
            .collect();
        for (concept, place) in &own {
            let id = &concept.id;
            if concept.words.is_empty() && concept.provisions.is_empty() {
                let field = "words";
                self.problem(place, CorpusProblemKind::EmptyValue { field });
            } else if !reaches(corpus, concept) {
                let id = id.clone();
                self.problem(place, CorpusProblemKind::IdleConcept { id });
            }
            let has_term = |wanted: &Language| {
                let mut terms = concept.terms.iter();
                terms.any(|(language, names)| language == wanted && !names.is_empty())
            };
            for language in all.iter().filter(|language| !has_term(language)) {
                let language = *language;
                let id = id.clone();
                self.problem(place, CorpusProblemKind::Unnamed { id, language });
            }
        }
        self.claims();
        self.unreached();
    }

    /// Terms of two concepts: at the compilation's own, the later of two.
    fn claims(&mut self) {
        let corpus = self.corpus;
        let mut claimed: HashMap<(Language, String), &Concept> = HashMap::new();
        let mut problems = Vec::new();
        for concept in &corpus.terms().concepts {
            let words = concept.words.iter();
            let words = words.map(|word| (Language::COMPILATION, word));
            let terms = (concept.terms.iter())
                .flat_map(|(language, names)| names.iter().map(|name| (*language, name)));
            for (language, term) in words.chain(terms) {
                let known = claimed
                    .entry((language, term.to_lowercase()))
                    .or_insert(concept);
                if known.id != concept.id
                    && let Some(place) = &concept.place
                {
                    let kind = CorpusProblemKind::ClaimedTerm {
                        term: term.clone(),
                        id: concept.id.clone(),
                        other: known.id.clone(),
                    };
                    problems.push((self.quoted(place, term), kind));
                }
            }
        }
        for (place, kind) in problems {
            self.problem(&place, kind);
        }
    }

    /// Topics and provisions that no concept's words stand in, and that none lists, each told where it stands.
    fn unreached(&mut self) {
        let corpus = self.corpus;
        let concepts = &corpus.terms().concepts;
        let listed: HashSet<_> = concepts.iter().flat_map(|one| &one.provisions).collect();
        let is_named = |text: &str| {
            let mut words = concepts.iter().flat_map(|concept| &concept.words);
            words.any(|word| text.contains(word.as_str()))
        };
        let topics = corpus.topics.iter().filter(|topic| !is_named(&topic.name));
        let provisions = corpus.provisions.iter().filter(|provision| {
            !provision.id.path.is_empty()
                && !listed.contains(&provision.id)
                && !is_named(&provision.text)
        });
        let unreached: Vec<(Place, String)> = topics
            .map(|topic| (topic.place.clone(), topic.name.clone()))
            .chain(provisions.map(|one| (one.place.clone(), one.id.to_string())))
            .collect();
        for (place, name) in unreached {
            self.problem(&place, CorpusProblemKind::Unreached { name });
        }
    }
}
