//! How much a compilation has of what is cited: what decides between several that could answer.

use crate::citation::{Citation, Reference};
use crate::corpus::Corpus;
use crate::resolve::{Finding, Meaning, Problem, Resolution};

/// How much a compilation has of what is cited, the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Known {
    /// Somebody else's, or nothing.
    Nothing,
    /// That it is wrong.
    Wrong,
    /// What it should stand in, so many steps from the whole, and not it.
    Lacking(usize),
    /// That its body has adopted it.
    Registered,
    /// Its text, and something is wrong with how it is cited.
    Nearly,
    /// Its text.
    Whole,
}

impl Known {
    /// What a compilation knows of a citation that it has resolved.
    pub fn of(corpus: &Corpus, citation: &Citation, resolution: &Resolution) -> Known {
        let finding = resolution.finding.as_deref();
        let is_bare = matches!(citation.reference, Reference::Compilation { .. });
        match (&resolution.meaning, finding) {
            (Meaning::Provisions(_) | Meaning::Articles(_), Some(_)) => Known::Nearly,
            (Meaning::Provisions(_) | Meaning::Articles(_) | Meaning::Ambiguous(_), _) => {
                Known::Whole
            }
            (Meaning::NotReproduced(_), _) => Known::Registered,
            (_, Some(finding)) => match Known::of_problem(corpus, finding) {
                // What is lacking is lacking in an instrument that it has, and no other can have.
                Known::Lacking(_) if !is_bare => Known::Nearly,
                known => known,
            },
            (_, None) => Known::Nothing,
        }
    }

    /// What a compilation knows of what it finds wrong.
    pub fn of_problem(corpus: &Corpus, finding: &Finding) -> Known {
        match &finding.problem {
            Problem::NoSuchProvision { within, .. } => {
                let within = corpus.provisions.get(*within);
                Known::Lacking(within.map_or(0, |within| within.id.path.len()))
            }
            _ => Known::Wrong,
        }
    }
}
