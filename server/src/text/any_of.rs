//! Several words searched for at once, in one vectorised pass over the bytes of a text.
//!
//! For what is asked of every paragraph: whether it holds anything at all that a reading would be about.

use std::ops::Range;

use aho_corasick::packed::Searcher;
use aho_corasick::{AhoCorasick, MatchKind};

/// A search for any of some words. Fastest where there are at most 64 of them, none of fewer than three bytes.
pub struct AnyOf(Kind);

enum Kind {
    Packed(Searcher),
    /// Where the machine has no such instructions, or the words are too many.
    OneByOne(AhoCorasick),
}

impl AnyOf {
    pub fn new<W: AsRef<str>>(words: impl IntoIterator<Item = W>) -> AnyOf {
        let words: Vec<W> = words.into_iter().collect();
        let bytes = || words.iter().map(|word| word.as_ref().as_bytes());
        AnyOf(match Searcher::new(bytes()) {
            Some(searcher) => Kind::Packed(searcher),
            None => {
                let automaton = AhoCorasick::builder()
                    .match_kind(MatchKind::LeftmostFirst)
                    .build(bytes());
                // panics never: some dozens of short words are far below the automaton's limits.
                Kind::OneByOne(automaton.expect("the words fit an automaton"))
            }
        })
    }

    /// Whether any of them stands in a text.
    pub fn is_in(&self, text: &str) -> bool {
        self.first_in(text).is_some()
    }

    /// The bytes of the one that begins first in a text.
    pub fn first_in(&self, text: &str) -> Option<Range<usize>> {
        match &self.0 {
            Kind::Packed(searcher) => searcher.find(text).map(|found| found.start()..found.end()),
            Kind::OneByOne(automaton) => automaton.find(text).map(|found| found.range()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_few_words_or_of_many_is_found() {
        let many: Vec<String> = (0..200).map(|number| format!("第{number}号")).collect();
        let long = "这里什么也没有。".repeat(20);
        for words in [vec!["公约".to_owned(), "第7号".to_owned()], many] {
            let any = AnyOf::new(&words);
            for (text, found) in [
                (format!("{long}第7号公约"), Some(long.len()..long.len() + 7)),
                ("第7号".to_owned(), Some(0..7)),
                (long.clone(), None),
                (String::new(), None),
            ] {
                assert_eq!(any.first_in(&text), found);
                assert_eq!(any.is_in(&text), found.is_some());
            }
        }
    }
}
