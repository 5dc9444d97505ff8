//! What names something with articles, or ends what was named: the search for it.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::words;
use crate::lexicon::TreatyId;
use crate::text::AnyOf;

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
    /// Those that name something.
    pub naming: Vec<String>,
    any_naming: AnyOf,
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
        // A title is named by the mark that opens it.
        let is_naming =
            |sign: &Sign| !matches!(sign, Sign::Paragraph | Sign::Sentence | Sign::Close);
        let naming = patterns.iter().zip(&kinds);
        let naming = naming.filter(|(_, sign)| is_naming(sign));
        let naming: Vec<String> = naming.map(|(pattern, _)| (*pattern).to_owned()).collect();
        let any_naming = AnyOf::new(&naming);
        let search = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .kind(Some(AhoCorasickKind::DFA))
            // Sentences end everywhere: there is nothing to leap over.
            .prefilter(false)
            .build(patterns)
            // panics never: a few short patterns are far below the automaton's limits.
            .expect("the signs fit an automaton");
        Signs {
            search,
            naming,
            any_naming,
            kinds,
        }
    }

    /// Whether any of them in a text names something.
    pub fn name_any(&self, text: &str) -> bool {
        self.any_naming.is_in(text)
    }
}
