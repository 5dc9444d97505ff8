//! What the words of a concept stand in.

use crate::corpus::{Concept, Corpus};

/// Whether something in a compilation speaks of a concept: a provision, a heading, a topic or an article of a treaty.
pub fn reaches(corpus: &Corpus, concept: &Concept) -> bool {
    let has = |text: &str| {
        let mut words = concept.words.iter();
        words.any(|word| text.contains(word.as_str()))
    };
    let mut articles = corpus.treaties.iter().flat_map(|treaty| &treaty.articles);
    let mut provisions = corpus.provisions.iter();
    !concept.provisions.is_empty()
        || provisions.any(|one| has(&one.text) || one.headings.iter().any(|heading| has(heading)))
        || corpus.topics.iter().any(|topic| has(&topic.name))
        || articles.any(|article| has(&article.title))
}
