//! What a provision speaks of, in the words of the thesaurus: why it was found by words that do not stand in it, and
//! what it is about in the language of the draft.

use crate::citation::Language;
use crate::corpus::{Concept, Corpus, ProvisionIndex};
use crate::search::own_words::OwnWords;

/// Concepts of a provision that are named at all.
const NAMED: usize = 6;

/// Why a provision was found: what was typed, or the concept's name in the language of a draft that is not in
/// Chinese, and the word of the compilation that is meant: 吹哨人 → 举报人, asset recovery → 资产追回.
pub fn reason(
    corpus: &Corpus,
    typed: &str,
    concept: usize,
    index: ProvisionIndex,
    language: Language,
) -> Option<String> {
    let concept = corpus.terms().concepts.get(concept)?;
    let own = own_word(corpus, concept, index)?;
    let label = match language == Language::COMPILATION {
        true => None,
        false => concept.names(language).first(),
    };
    let named = label.map_or(typed, String::as_str);
    (named != own).then(|| format!("{named} → {own}"))
}

/// The word of a concept that a provision has, else what stands over it; else the concept's first.
fn own_word<'c>(corpus: &Corpus, concept: &'c Concept, index: ProvisionIndex) -> Option<&'c str> {
    let mut above = Some(index);
    while let Some(provision) = above.and_then(|index| corpus.provisions.get(index)) {
        if let Some(word) = longest_in(concept, &provision.text) {
            return Some(word);
        }
        above = provision.parent;
    }
    let mut topics = corpus.topics_of(index).into_iter();
    topics
        .find_map(|topic| longest_in(concept, &topic.name))
        .or(concept.words.first().map(String::as_str))
}

fn longest_in<'c>(concept: &'c Concept, text: &str) -> Option<&'c str> {
    let words = concept.words.iter().map(String::as_str);
    words
        .filter(|word| text.contains(*word))
        .max_by_key(|word| word.len())
}

/// What a provision speaks of, in a language other than the compilation's, the most special first: a name of each
/// concept whose words its own text has, but of none whose words only stand within another's.
pub fn names(corpus: &Corpus, index: ProvisionIndex, language: Language) -> Vec<String> {
    let Some(provision) = corpus.provisions.get(index) else {
        return Vec::new();
    };
    if language == Language::COMPILATION {
        return Vec::new();
    }
    let mut names = spoken(corpus, &provision.text, language);
    names.truncate(NAMED);
    names
}

/// The names in a language of what a text speaks of, the most special first.
fn spoken(corpus: &Corpus, text: &str, language: Language) -> Vec<String> {
    let found = OwnWords::of(corpus).in_text(text);
    let mut spoken: Vec<(&str, &str)> = found
        .into_iter()
        .filter_map(|(concept, word)| {
            let concept = corpus.terms().concepts.get(concept)?;
            let name = concept.names(language).first()?;
            Some((concept.words.get(word)?.as_str(), name.as_str()))
        })
        .collect();
    spoken.sort_by_key(|(word, _)| std::cmp::Reverse(word.chars().count()));
    let words: Vec<&str> = spoken.iter().map(|(word, _)| *word).collect();
    let is_within_another = |word: &str| {
        let mut longer = words.iter().filter(|other| other.len() > word.len());
        longer.any(|other| other.contains(word))
    };
    let mut names: Vec<String> = Vec::new();
    for (word, name) in &spoken {
        if !is_within_another(word) && !names.iter().any(|known| known == name) {
            names.push((*name).to_owned());
        }
    }
    names
}

/// What a topic is called in a language other than the compilation's: the concept that it is the name of, else those
/// that it speaks of.
pub fn of_topic(corpus: &Corpus, topic: &str, language: Language) -> Option<String> {
    if language == Language::COMPILATION {
        return None;
    }
    let mut concepts = corpus.terms().concepts.iter();
    let concept = concepts.find(|concept| concept.words.iter().any(|word| word == topic));
    let name = concept.and_then(|concept| concept.names(language).first().cloned());
    name.or_else(|| {
        let names = spoken(corpus, topic, language);
        (!names.is_empty()).then(|| names.join(" / "))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::citation::language_tagged;
    use crate::corpus::embedded;

    #[test]
    fn a_provision_says_what_it_speaks_of_in_the_language_of_the_draft() {
        let corpus = embedded::corpus();
        let index = corpus.identified("A.九.17").unwrap();
        let english = language_tagged("en").unwrap();
        let named = names(&corpus, index, english);
        assert!(
            named.iter().any(|name| name.contains("asset recovery")),
            "{named:?}"
        );
        assert_eq!(names(&corpus, index, Language::COMPILATION), [""; 0]);
    }
}
