//! Which of several compilations each citation of a draft is of.
//!
//! A draft is read with each compilation by itself ([`Draft`]), with the names and numberings that this has; here the
//! readings are put side by side, and what two of them make of the same words is left to one: to the compilation that
//! the draft calls by its name beside the citation, else to the one that has what is cited, else to the one that knows
//! of it. Where both have it (七.20), the one goes on that the draft has last cited beyond doubt, and before that the
//! first. Nothing here looks at what a reading does not say.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use super::document::Draft;
use super::placed::Placed;
use crate::citation::Reference;
use crate::corpus::Corpus;
use crate::resolve::{Code, Meaning};

/// Bytes before a citation in which its compilation can be called by its name.
const CALLED_WITHIN: usize = 240;

/// What may stand between a compilation's name and the citation.
const BETWEEN: [char; 19] = [
    ' ', '\n', '\u{3000}', '\u{a0}', '》', '”', '」', '"', '’', '（', '(', '，', ',', ':', '：',
    '的', '中', '见', '*',
];

/// What a compilation's name may be followed by: 人口贩运汇编.
const NOUNS: [&str; 3] = ["汇编", "compilation", "Compilation"];

/// How strongly a reading claims that a citation is its compilation's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Strength {
    /// The draft calls the compilation by its name.
    is_called: bool,
    known: Known,
}

/// What a compilation knows of what is cited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Known {
    /// Somebody else's, or nothing.
    Nothing,
    /// That it is wrong.
    Wrong,
    /// That its body has adopted it.
    Registered,
    /// Its text, and something is wrong with how it is cited.
    Nearly,
    /// Its text.
    Whole,
}

/// A citation of one reading.
struct Claim {
    /// Bytes in the draft.
    range: Range<usize>,
    /// Which compilation's reading it is of.
    of: usize,
    /// Where its paragraph begins, its place among that one's citations, and the list that it stands in.
    base: usize,
    position: usize,
    strength: Strength,
    /// Whether it has the compilation's own form, which all of them may have: 七.20.
    is_bare: bool,
}

/// The readings of one draft with several compilations, each without the citations that are another's; in the same
/// order.
pub fn attributed(readings: &[Draft]) -> Vec<Draft> {
    let mut claims: Vec<Claim> = Vec::new();
    for (of, draft) in readings.iter().enumerate() {
        claims.extend(claims_of(of, draft));
    }
    claims.sort_by_key(|claim| (claim.range.start, claim.of));
    let mut left: Vec<HashSet<(usize, usize)>> = vec![HashSet::new(); readings.len()];
    let mut last = None;
    let mut rest = claims.as_slice();
    while let Some(first) = rest.first() {
        // What touches the same words, one over the other, is one citation.
        let mut end = first.range.end;
        let mut count = 0;
        while let Some(claim) = rest.get(count).filter(|claim| claim.range.start < end) {
            end = end.max(claim.range.end);
            count += 1;
        }
        let (same, behind) = rest.split_at(count.max(1));
        rest = behind;
        let strongest = same.iter().map(|claim| claim.strength).max();
        let Some(strongest) = strongest else {
            continue;
        };
        let best = || same.iter().filter(|claim| claim.strength == strongest);
        let is_alone = best().all(|claim| claim.of == first_of(best()));
        let goes_on = last.filter(|last| best().any(|claim| claim.of == *last && claim.is_bare));
        let winner = match goes_on {
            Some(last) if !is_alone => last,
            _ => first_of(best()),
        };
        if is_alone && strongest.known > Known::Wrong {
            last = Some(winner);
        }
        for claim in same.iter().filter(|claim| claim.of != winner) {
            if let Some(left) = left.get_mut(claim.of) {
                left.insert((claim.base, claim.position));
            }
        }
    }
    let readings = readings.iter().zip(left);
    readings.map(|(draft, left)| draft.without(&left)).collect()
}

fn first_of<'a>(claims: impl Iterator<Item = &'a Claim>) -> usize {
    claims.map(|claim| claim.of).min().unwrap_or_default()
}

fn claims_of(of: usize, draft: &Draft) -> Vec<Claim> {
    let corpus = draft.corpus();
    let subject = draft.subject();
    let mut claims: Vec<Claim> = Vec::new();
    // The list whose compilation was called, by where its paragraph begins.
    let mut called_list = None;
    for (base, reading) in draft.readings() {
        for placed in reading.placed(base) {
            let citation = placed.citation;
            let is_bare = matches!(citation.reference, Reference::Compilation { .. });
            let list = Some((base, citation.list));
            let is_called = is_bare && (called_list == list || is_called(draft, corpus, &placed));
            if is_called {
                called_list = list;
            }
            let is_meant = subject.is_meant(citation) || is_called;
            claims.push(Claim {
                range: placed.range(),
                of,
                base,
                position: placed.position,
                strength: Strength {
                    is_called,
                    known: match is_meant {
                        true => known(&placed),
                        false => Known::Nothing,
                    },
                },
                is_bare,
            });
        }
    }
    claims
}

fn known(placed: &Placed<'_>) -> Known {
    let is_wrong = placed.resolution.finding.is_some();
    let is_bare = matches!(placed.citation.reference, Reference::Compilation { .. });
    match &placed.resolution.meaning {
        Meaning::Provisions(_) | Meaning::Articles(_) if is_wrong => Known::Nearly,
        Meaning::Provisions(_) | Meaning::Articles(_) | Meaning::Ambiguous(_) => Known::Whole,
        Meaning::NotReproduced(_) => Known::Registered,
        // What is lacking is lacking in something that it has.
        _ if is_wrong && !is_bare && is_lacking(placed) => Known::Nearly,
        _ if is_wrong => Known::Wrong,
        _ => Known::Nothing,
    }
}

fn is_lacking(placed: &Placed<'_>) -> bool {
    let finding = placed.resolution.finding.as_ref();
    finding.is_some_and(|finding| finding.problem.code() == Code::NoSuchProvision)
}

/// Whether the words before a citation, or those in brackets behind it, call its compilation by a name.
fn is_called(draft: &Draft, corpus: &Corpus, placed: &Placed<'_>) -> bool {
    let range = placed.range();
    let text = draft.text();
    // What is cut through a character is as long as without it.
    let start = range.start.saturating_sub(CALLED_WITHIN).max(placed.base);
    let before = text.slice(start..range.start);
    let mut before = before.trim_end_matches(BETWEEN);
    for noun in NOUNS {
        before = before.strip_suffix(noun).unwrap_or(before);
    }
    let before = before.trim_end_matches(BETWEEN).to_lowercase();
    let behind = text.slice(range.end..(range.end + CALLED_WITHIN).min(text.len()));
    let behind = behind.trim_start().to_lowercase();
    let behind = behind.strip_prefix(['（', '(']).unwrap_or_default();
    corpus.called().any(|name| {
        let name = name.to_lowercase();
        before.ends_with(&name) || behind.trim_start_matches(['《', '“']).starts_with(&name)
    })
}

impl Draft {
    /// The draft without some of its citations: where the paragraph of each begins, and its place there. What is said
    /// of quotations that are attributed to nothing else goes with them.
    fn without(&self, left: &HashSet<(usize, usize)>) -> Draft {
        if left.is_empty() {
            return self.clone();
        }
        let mut paragraphs = Vec::new();
        let mut at = 0;
        for chunk in &self.chunks {
            for paragraph in &chunk.paragraphs {
                let base = at;
                at += paragraph.len;
                let mut paragraph = paragraph.clone();
                let has_left = |reading: &super::Reading| {
                    (0..reading.citations.len()).any(|place| left.contains(&(base, place)))
                };
                if let Some(reading) = paragraph.reading.as_ref().filter(|one| has_left(one)) {
                    let is_left = |place: usize| left.contains(&(base, place));
                    paragraph.reading = Some(Arc::new(reading.without(&is_left)));
                }
                paragraphs.push(paragraph);
            }
        }
        self.of_paragraphs(paragraphs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{know_each_other, load::load};
    use crate::features::{Given, Snapshot};
    use crate::messages::Locale;

    /// What each compilation is left with, of a draft that is read with the default one and two others.
    fn told(text: &str) -> Vec<String> {
        let folder = |name: &str| {
            let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/corpus");
            let (corpus, problems) = load(&root.join(name)).unwrap();
            assert_eq!(problems, []);
            corpus
        };
        let default = crate::corpus::embedded::read_again();
        let mut trafficking = folder("trafficking-in-persons");
        trafficking.alias = Some("人口贩运".to_owned());
        let all = vec![default, trafficking, folder("lakes")];
        let all = know_each_other(all);
        let names = ["default", "trafficking", "lakes"];
        let readings: Vec<Draft> = (all.into_iter())
            .map(|corpus| Draft::open(text, "markdown", Arc::new(corpus)))
            .collect();
        let mut told = Vec::new();
        for (draft, name) in attributed(&readings).into_iter().zip(names) {
            let snapshot = Snapshot::new(Given::plain(draft, Locale::English));
            for placed in snapshot.citations() {
                let written = snapshot.draft.text().slice(placed.range()).into_owned();
                if known(&placed) > Known::Nothing {
                    told.push(format!("{written}: {name} {:?}", known(&placed)));
                }
            }
        }
        told
    }

    #[test]
    fn each_citation_is_of_the_compilation_that_has_it() {
        for (text, expected) in [
            (
                "见第4/3号决定第2段。",
                vec!["第4/3号决定第2段: default Nearly"],
            ),
            (
                "工作组会议报告CTOC/COP/WG.4/2011/8，第6段。",
                vec!["CTOC/COP/WG.4/2011/8，第6段: trafficking Whole"],
            ),
            (
                "成员国大会第XIII/3号决定第1段。",
                vec!["成员国大会第XIII/3号决定第1段: lakes Whole"],
            ),
            (
                "成员国大会第XIII/99号决定。",
                vec!["成员国大会第XIII/99号决定: lakes Wrong"],
            ),
            (
                "第4/4号决定第2段。",
                vec!["第4/4号决定第2段: trafficking Whole"],
            ),
            (
                "《人口贩运》A部分 四.1和四.2，以及《人口贩运汇编》A部分四.99。",
                vec![
                    "A部分 四.1: trafficking Whole",
                    "四.2: trafficking Whole",
                    "A部分四.99: trafficking Wrong",
                ],
            ),
            (
                "A部分 四.1（人口贩运）。",
                vec!["A部分 四.1: trafficking Whole"],
            ),
            ("大会第55/25号决议。", vec![]),
            (
                "见A部分 七.20和A部分 四.2。",
                vec!["A部分 七.20: default Whole", "A部分 四.2: default Whole"],
            ),
        ] {
            let told = told(text);
            assert_eq!(told, expected, "{text}");
        }
    }
}
