//! What a provision speaks of, in the words of the thesaurus: why it was found by words that do not stand in it, and
//! what it is about in the language of the draft.

use std::ops::Range;

use crate::citation::Language;
use crate::corpus::{Concept, Corpus, ProvisionIndex};
use crate::search::function_words::is_particle;
use crate::search::own_words::OwnWords;

/// Concepts of a provision that are named at all.
const NAMED: usize = 6;

/// Why a provision was found: the name that was typed, with its language, and the word of the compilation that is meant:
/// 吹哨人 → 举报人, asset recovery → 资产追回. Of a name in another language than a draft's that is not in Chinese the
/// concept's name there.
pub fn reason(
    corpus: &Corpus,
    (typed, of): (&str, Language),
    concept: usize,
    index: ProvisionIndex,
    language: Language,
) -> Option<String> {
    let concept = corpus.terms().concepts.get(concept)?;
    let own = own_word(corpus, concept, index)?;
    let label = match language == Language::COMPILATION || of == language {
        true => None,
        false => concept.names(language).first(),
    };
    let named = label.map_or(typed, String::as_str);
    (named != own).then(|| format!("{named} → {own}"))
}

/// The word of a concept that a provision has, else what stands over it; else the concept's first.
fn own_word(corpus: &Corpus, concept: &Concept, index: ProvisionIndex) -> Option<String> {
    let mut above = Some(index);
    while let Some(provision) = above.and_then(|index| corpus.provisions.get(index)) {
        if let Some(word) = longest_in(concept, &provision.text) {
            return Some(word);
        }
        above = provision.parent;
    }
    let topics = corpus.topics_of(index).into_iter();
    let mut of_topics = topics.filter_map(|topic| longest_in(concept, &topic.name));
    of_topics
        .next()
        .or_else(|| Some(concept.words.first()?.clone()))
}

fn longest_in(concept: &Concept, text: &str) -> Option<String> {
    let places = concept.words.iter().filter_map(|word| {
        let at = text.find(word.as_str())?;
        Some(at..at + word.len())
    });
    let longest = places.max_by_key(ExactSizeIterator::len)?;
    Some(whole(text, longest))
}

/// What a person reads as one word where the thesaurus has as much of a text as tells it from others: a title up to its
/// end, and no 的 or 第 that leads on.
fn whole(text: &str, range: Range<usize>) -> String {
    let word = text.get(range.clone()).unwrap_or_default();
    let opens = word.matches('《').count() > word.matches('》').count();
    if opens
        && let Some(title) = text
            .get(range.start..)
            .and_then(|rest| rest.split_inclusive('》').next())
    {
        return title.to_owned();
    }
    let leads_on = |c: char| is_particle(c) || matches!(c, '第' | '，' | '、');
    let trimmed = word.trim_start_matches('的').trim_end_matches(leads_on);
    match trimmed.chars().count() {
        0 | 1 => word.to_owned(),
        _ => trimmed.to_owned(),
    }
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

    /// Of a title that the thesaurus has the beginning of, and of words that only lead on, what a person reads as one word.
    #[test]
    fn a_reason_is_a_whole_word() {
        for (text, word, expected) in [
            (
                "关于《偷运移民的补充议定书》的",
                "《偷运移民的",
                "《偷运移民的补充议定书》",
            ),
            ("缔约方会议第四届会议", "缔约方会议第", "缔约方会议"),
            ("打击有组织犯罪的工作", "打击有组织犯罪的", "打击有组织犯罪"),
            ("培训和教育", "培训", "培训"),
            ("的", "的", "的"),
        ] {
            let at = text.find(word).unwrap_or_default();
            assert_eq!(whole(text, at..at + word.len()), expected, "{word}");
        }
    }

    #[test]
    fn a_reason_is_told_in_the_language_that_was_typed_or_that_of_the_draft() {
        let corpus = embedded::corpus();
        let words = crate::search::words::Words::of(&corpus);
        let said = |query: &str, language: Language| {
            let read = words.read_in(&corpus, query, language);
            let found = words.provisions(&corpus, &read, 1, &crate::search::words::Habit::new());
            let (index, concept) = *found.first()?;
            reason(
                &corpus,
                read.naming(&corpus, concept?),
                concept?,
                index,
                language,
            )
        };
        let (chinese, english) = (Language::COMPILATION, language_tagged("en").unwrap());
        for (query, language, expected) in [
            ("吹哨人", chinese, "吹哨人 → 举报人"),
            ("七 吹哨人", chinese, "吹哨人 → 举报人"),
            ("extradi", chinese, "extradition → 引渡"),
            ("extradi", english, "extradition → 引渡"),
            (
                "which paragraph speaks of recording a child's testimony",
                chinese,
                "recording of testimony → 录制",
            ),
            ("吹哨人", english, "whistle-blower → 举报人"),
        ] {
            assert_eq!(said(query, language).as_deref(), Some(expected), "{query}");
        }
    }
}
