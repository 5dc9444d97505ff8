//! What a document is about, as far as its paragraphs with citations tell.
//!
//! 第12/9号决议 without an issuer is the Conference's in a paper that cites the Conference, and
//! anybody's in one about water law. A finding that rests on the shape of a citation alone is
//! therefore told only where the document speaks of the Conference.

use aho_corasick::AhoCorasick;

use crate::citation::{
    Certainty, Citation, Issuer, Language, Locator, OtherBody, Reference, writing,
};
use crate::corpus::Corpus;
use crate::lexicon::Lexicon;
use crate::resolve::{Meaning, Resolution};

/// A document longer than this (bytes, about two pages) that shows nothing of the Conference is
/// about something else; a shorter one may just have been begun.
const BEGUN: usize = 6_000;

/// What a stretch of a document shows. Sums over stretches.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Subject {
    /// Citations certainly of the Conference, its Working Group, its treaties or the compilation,
    /// and paragraphs that name them.
    conference: usize,
    /// Citations that the compilation or the register knows, by their shape alone.
    probable: usize,
    /// Articles of our treaties, also of what is only called the Convention.
    articles: usize,
    /// Places in instruments that are there.
    places: usize,
    /// Citations of bodies whose numbers have the same shape.
    foreign: usize,
}

impl Subject {
    /// What one paragraph with citations shows.
    pub fn of(
        corpus: &Corpus,
        text: &str,
        citations: &[Citation],
        resolutions: &[Resolution],
    ) -> Subject {
        let lexicon = &corpus.lexicon;
        let about = corpus.derived.get_or_make(|| About::new(lexicon));
        let mut subject = Subject {
            conference: usize::from(about.0.is_match(text)),
            ..Subject::default()
        };
        for (citation, resolution) in citations.iter().zip(resolutions) {
            let is_found = matches!(resolution.meaning, Meaning::Provisions(_));
            let is_certain = is_certain(lexicon, citation, is_found);
            let is_known = match resolution.meaning {
                Meaning::Provisions(_) => resolution.finding.is_none(),
                Meaning::NotReproduced(_) => true,
                _ => false,
            };
            subject.conference += usize::from(is_certain);
            subject.probable += usize::from(!is_certain && is_known);
            let has_place = matches!(
                &citation.reference,
                Reference::Instrument { locator, .. } if *locator != Locator::Whole
            );
            subject.places += usize::from(has_place && is_found && resolution.finding.is_none());
            subject.articles += usize::from(matches!(citation.reference, Reference::Treaty { .. }));
            subject.foreign += usize::from(is_foreign(lexicon, citation));
        }
        subject
    }

    pub fn add(&mut self, other: Subject) {
        self.conference += other.conference;
        self.probable += other.probable;
        self.foreign += other.foreign;
        self.articles += other.articles;
        self.places += other.places;
    }

    /// Whether nothing certain of the Conference is cited or named beside what is cited.
    pub fn says_nothing_of_us(self) -> bool {
        /// One may be there by chance.
        const ENOUGH: usize = 2;
        self.conference == 0 && self.articles == 0 && self.places < ENOUGH
    }

    /// Whether the document is about somebody else: it cites others with numbers of the same shape,
    /// and nothing certain of the Conference. What only looks like the Conference's is theirs then.
    pub fn is_another(self) -> bool {
        self.conference == 0 && self.foreign > 0 && self.probable <= self.foreign
    }

    /// Whether findings that rest on the shape alone are told in a document of this length (bytes).
    ///
    /// Where a number behind a kind may be something else's (resolution 4/3 is a screen's as well), one that
    /// is known and one that is not do not suffice.
    pub fn is_the_conference(self, length: usize, language: Language) -> bool {
        let is_distinctive = writing(language).is_distinctive();
        let may_be_begun = is_distinctive && length < BEGUN && self.foreign == 0;
        let enough = usize::from(!is_distinctive);
        self.conference > 0 || self.probable > self.foreign + enough || may_be_begun
    }
}

fn is_certain(lexicon: &Lexicon, citation: &Citation, is_found: bool) -> bool {
    if citation.certainty != Certainty::Explicit {
        return false;
    }
    match &citation.reference {
        Reference::Instrument { issuer, .. } => *issuer == Issuer::Ours,
        Reference::Document { symbol, .. } => lexicon.is_our_symbol(&symbol.0),
        Reference::Compilation { .. } => is_found,
        Reference::Meeting { .. } | Reference::Treaty { .. } => true,
        Reference::Unattributed(_) | Reference::Other { .. } => false,
    }
}

fn is_foreign(lexicon: &Lexicon, citation: &Citation) -> bool {
    match &citation.reference {
        // Papers about any body cite the United Nations' organs as well.
        Reference::Other { body } => match body {
            OtherBody::Known(id) => {
                let body = lexicon.body(*id);
                !body.is_some_and(|body| body.cited_everywhere)
            }
            OtherBody::RulesOfProcedure => false,
            OtherBody::OtherTreaty | OtherBody::Unnamed => true,
        },
        _ => false,
    }
}

/// The search for the words that only papers about our body have.
struct About(AhoCorasick);

impl About {
    fn new(lexicon: &Lexicon) -> About {
        let words = lexicon.about_us();
        // panics never: a few short patterns are far below the automaton's limits.
        About(AhoCorasick::new(words).expect("the names fit an automaton"))
    }
}
