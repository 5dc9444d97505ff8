//! The thesaurus: `terms.toml` of a compilation, and the general one that the program carries.

use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use super::by_language::Named;
use crate::citation::Language;
use crate::corpus::{Concept, Corpus, CorpusProblem, CorpusProblemKind, Place, Terms};

/// The compilation's own file.
const FILE: &str = "terms.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TermsFile {
    #[serde(default)]
    concept: Vec<Spanned<ConceptEntry>>,
}

/// The general concepts, without places.
#[derive(Deserialize, Default, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
struct BuiltIn {
    #[serde(default)]
    concept: Vec<ConceptEntry>,
}

/// Ordinary words.
#[derive(Deserialize, Default, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
struct Wordings {
    same: Vec<Vec<String>>,
    english: Vec<Vec<String>>,
}

type ConceptEntry = Named<ConceptFields>;

#[derive(Deserialize, Clone, Default, Debug, PartialEq)]
#[serde(deny_unknown_fields, default)]
struct ConceptFields {
    id: String,
    words: Vec<String>,
    #[serde(rename = "zh-HK")]
    hong_kong: Vec<String>,
    #[serde(rename = "zh-MO")]
    macao: Vec<String>,
    #[serde(rename = "zh-TW")]
    taiwan: Vec<String>,
    provisions: Vec<String>,
}

impl Corpus {
    /// The concepts that the compilation can be searched by, read when they are first asked for (a few
    /// milliseconds). What is wrong with its own file is reported by [`crate::corpus::check`].
    pub fn terms(&self) -> &Terms {
        self.terms.get_or_init(|| read_terms(self).0)
    }

    /// What cannot be read of the compilation's own concepts; nothing where it has none.
    pub fn problems_of_terms(&self) -> Vec<CorpusProblem> {
        read_terms(self).1
    }
}

/// All concepts of a compilation, with what cannot be read of its own file. One of its own with the id of a general
/// one stands in its place.
fn read_terms(corpus: &Corpus) -> (Terms, Vec<CorpusProblem>) {
    let mut problems = Vec::new();
    let own = own(corpus, &mut problems);
    let mut concepts: Vec<Concept> = built_in()
        .concept
        .iter()
        .filter(|entry| !own.iter().any(|own| own.id == entry.id))
        .map(|entry| concept(corpus, entry, None, &mut |_| {}))
        .collect();
    concepts.extend(own);
    let Wordings { same, english } = wordings();
    let terms = Terms {
        concepts,
        fixed_wordings: same.len(),
        wordings: same.into_iter().chain(english).collect(),
    };
    (terms, problems)
}

fn own(corpus: &Corpus, problems: &mut Vec<CorpusProblem>) -> Vec<Concept> {
    let Some(file) = corpus.files.iter().position(|file| file.path == FILE) else {
        return Vec::new();
    };
    let Some(text) = corpus.files.get(file).map(|file| &file.text) else {
        return Vec::new();
    };
    let mut tell = |range, kind| problems.push(CorpusProblem::at(FILE, text, range, kind));
    let entries: TermsFile = match toml::from_str(text) {
        Ok(entries) => entries,
        Err(error) => {
            let reason = error.message().to_owned();
            let range = error.span().unwrap_or(0..0);
            tell(range, CorpusProblemKind::UnreadableData { reason });
            return Vec::new();
        }
    };
    let mut concepts: Vec<Concept> = Vec::new();
    for entry in &entries.concept {
        let range = entry.span();
        let place = Place {
            file,
            range: range.clone(),
        };
        let entry = entry.get_ref();
        let kind = if !super::bodies::is_id(&entry.id) {
            let id = entry.id.clone();
            Some(CorpusProblemKind::WrongId { id })
        } else if concepts.iter().any(|known| known.id == entry.id) {
            let name = entry.id.clone();
            Some(CorpusProblemKind::Duplicate { name })
        } else {
            None
        };
        match kind {
            Some(kind) => tell(range, kind),
            None => {
                let mut unresolved = |reference: &str| {
                    let place = quoted(text, &range, reference);
                    let reference = reference.to_owned();
                    tell(place, CorpusProblemKind::UnresolvedReference { reference });
                };
                concepts.push(concept(corpus, entry, Some(place), &mut unresolved));
            }
        }
    }
    concepts
}

/// Where an entry that begins at a range has a string; the range where it has none.
fn quoted(text: &str, entry: &Range<usize>, string: &str) -> Range<usize> {
    let rest = text.get(entry.start..).unwrap_or_default();
    let end = rest.find("\n[[").unwrap_or(rest.len());
    let quoted = format!("\"{string}\"");
    match rest.get(..end).and_then(|entry| entry.find(&quoted)) {
        Some(at) => entry.start + at..entry.start + at + quoted.len(),
        None => entry.clone(),
    }
}

/// `unresolved` is told of references that lead nowhere.
fn concept(
    corpus: &Corpus,
    entry: &ConceptEntry,
    place: Option<Place>,
    unresolved: &mut dyn FnMut(&str),
) -> Concept {
    let mut terms: Vec<(Language, Vec<String>)> = entry.names.iter().collect();
    let varieties = [&entry.hong_kong, &entry.macao, &entry.taiwan];
    let others: Vec<String> = varieties.into_iter().flatten().cloned().collect();
    if !others.is_empty() {
        let mut known = terms.iter_mut();
        match known.find(|(language, _)| *language == Language::COMPILATION) {
            Some((_, names)) => names.extend(others),
            None => terms.push((Language::COMPILATION, others)),
        }
    }
    let mut provisions = Vec::new();
    for reference in &entry.provisions {
        let index = corpus.identified(reference);
        match index.and_then(|index| corpus.provisions.get(index)) {
            Some(provision) => provisions.push(provision.id.clone()),
            None => unresolved(reference),
        }
    }
    Concept {
        id: entry.id.clone(),
        words: entry.words.clone(),
        terms,
        provisions,
        place,
    }
}

/// The concepts that the program carries.
fn built_in() -> BuiltIn {
    let data = include_bytes!(concat!(env!("OUT_DIR"), "/terms.json"));
    // A test compares it with the file, so it can be read.
    serde_json::from_slice(data).unwrap_or_default()
}

/// The ordinary words that the program carries.
fn wordings() -> Wordings {
    let data = include_bytes!(concat!(env!("OUT_DIR"), "/wording.json"));
    // A test compares it with the file, so it can be read.
    serde_json::from_slice(data).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ordinary_words_are_those_of_the_file() {
        let text = include_str!("../../../../corpus/wording.toml");
        let written: Wordings = toml::from_str(text).expect("the file can be read");
        assert_eq!(wordings(), written);
    }

    #[test]
    fn the_general_concepts_are_those_of_the_file() {
        let text = include_str!("../../../../corpus/terms.toml");
        let written: BuiltIn = toml::from_str(text).expect("the file can be read");
        assert_eq!(built_in(), written);
    }
}
