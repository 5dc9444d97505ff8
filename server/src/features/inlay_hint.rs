//! Inlay hints: behind a citation, what it cites.

use std::ops::Range;

use crate::features::Snapshot;
use crate::messages;
use crate::resolve::Meaning;

/// Characters of a provision's text in a hint.
const WORDS: usize = 14;

/// What a hint says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Hints {
    Off,
    /// The first words of the provision.
    #[default]
    Words,
    /// Its section with the date.
    Place,
}

impl Hints {
    /// The value with that name in settings.
    pub fn from_name(name: &str) -> Option<Hints> {
        match name {
            "off" => Some(Hints::Off),
            "words" => Some(Hints::Words),
            "place" => Some(Hints::Place),
            _ => None,
        }
    }
}

/// One hint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InlayHint {
    /// Bytes in the draft: right behind the citation.
    pub offset: usize,
    pub label: String,
}

/// The hints in a byte range of the draft, in order. Wrong and ambiguous citations have none.
pub fn inlay_hints(snapshot: &Snapshot, range: &Range<usize>, hints: Hints) -> Vec<InlayHint> {
    if hints == Hints::Off {
        return Vec::new();
    }
    snapshot
        .citations_within(range)
        .filter(|placed| placed.resolution.finding.is_none())
        .filter_map(|placed| {
            let corpus = &snapshot.corpus;
            let label = match (&placed.resolution.meaning, hints) {
                (Meaning::Provisions(found), Hints::Words) => {
                    messages::first_words(corpus, *found.first()?, WORDS)
                }
                (Meaning::Provisions(found), Hints::Place) => {
                    let id = &corpus.provisions.get(*found.first()?)?.id;
                    corpus.section(id.part, id.section)?.heading.clone()
                }
                (Meaning::Articles(found), Hints::Words | Hints::Place) => {
                    corpus.article(*found.first()?)?.title.clone()
                }
                _ => return None,
            };
            (!label.is_empty()).then(|| InlayHint {
                offset: placed.range().end,
                label,
            })
        })
        .collect()
}
