//! What names something with articles, or ends what was named: the search for it.

use aho_corasick::{AhoCorasick, MatchKind};

use super::words;
use crate::lexicon::TreatyId;

/// What a stretch of text may say of treaties.
#[derive(Clone, Copy)]
pub enum Sign {
    Paragraph,
    Sentence,
    Open,
    Close,
    Convention,
    Protocol,
    Rules,
    Law,
    Charter,
    Acronym(TreatyId),
}

/// The search for all signs.
pub struct Signs {
    pub search: AhoCorasick,
    /// What each of its patterns is.
    pub kinds: Vec<Sign>,
}

impl Signs {
    /// With the acronyms of treaties.
    pub fn new<'n>(acronyms: impl Iterator<Item = (&'n str, TreatyId)>) -> Signs {
        let each =
            |words: &'static [&'static str], sign| words.iter().map(move |word| (*word, sign));
        let marks = [
            ("\n", Sign::Paragraph),
            ("。", Sign::Sentence),
            ("《", Sign::Open),
            ("》", Sign::Close),
            (words::CONVENTION, Sign::Convention),
            (words::PROTOCOL, Sign::Protocol),
            (words::RULES_OF_PROCEDURE, Sign::Rules),
        ];
        let (patterns, kinds): (Vec<&str>, Vec<Sign>) = marks
            .into_iter()
            .chain(each(&words::LAWS, Sign::Law))
            .chain(each(&words::CHARTERS, Sign::Charter))
            .chain(acronyms.map(|(name, id)| (name, Sign::Acronym(id))))
            .unzip();
        let search = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(patterns)
            // panics never: a few short patterns are far below the automaton's limits.
            .expect("the signs fit an automaton");
        Signs { search, kinds }
    }
}
