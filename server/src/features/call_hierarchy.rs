//! Call hierarchy, read as endorsement and citation: who endorses or cites a provision, and what
//! it endorses or cites itself (D7).

use std::collections::BTreeMap;
use std::ops::Range;

use crate::citation::Annex;
use crate::corpus::{Corpus, ProvisionId, ProvisionIndex, ProvisionKind, Section};
use crate::features::references::CorpusReference;

/// A provision on the other side, with where the connexion is stated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    pub provision: ProvisionIndex,
    /// Bytes in the file of the provision that endorses or cites.
    pub ranges: Vec<Range<usize>>,
}

/// Who endorses a provision or cites it. `references` are the corpus's own
/// ([`super::references::corpus_references`]).
pub fn incoming(
    corpus: &Corpus,
    references: &[CorpusReference],
    provision: ProvisionIndex,
) -> Vec<Call> {
    let mut calls = Calls::default();
    if let Some(id) = corpus.provisions.get(provision).map(|found| &found.id) {
        for (endorsing, endorsed) in endorsements(corpus) {
            // What endorses a section endorses every recommendation in it.
            let is_endorsed = corpus.provisions.get(endorsed).is_some_and(|section| {
                section.id.part == id.part && section.id.section == id.section
            });
            if is_endorsed && endorsing != provision {
                calls.add(endorsing, place(corpus, endorsing));
            }
        }
    }
    for reference in references {
        if let Some(within) = reference.within
            && within != provision
            && reference.provisions.contains(&provision)
        {
            calls.add(within, reference.place.range.clone());
        }
    }
    calls.in_order()
}

/// What a provision, or anything under it, endorses or cites.
pub fn outgoing(
    corpus: &Corpus,
    references: &[CorpusReference],
    provision: ProvisionIndex,
) -> Vec<Call> {
    let under = corpus.descendants(provision);
    let belongs = |index: ProvisionIndex| index == provision || under.contains(&index);
    let mut calls = Calls::default();
    for (endorsing, endorsed) in endorsements(corpus) {
        if belongs(endorsing) && !belongs(endorsed) {
            calls.add(endorsed, place(corpus, endorsing));
        }
    }
    for reference in references {
        if reference.within.is_some_and(belongs) {
            for cited in reference
                .provisions
                .iter()
                .filter(|cited| !belongs(**cited))
            {
                calls.add(*cited, reference.place.range.clone());
            }
        }
    }
    calls.in_order()
}

/// Every pair of an instrument's provision that takes up a section of part A, and that section:
/// annexes that point back to it, and sections that stand in an instrument.
fn endorsements(corpus: &Corpus) -> Vec<(ProvisionIndex, ProvisionIndex)> {
    let mut pairs = Vec::new();
    for section in &corpus.sections {
        let pointers = section
            .instrument
            .iter()
            .flat_map(|instrument| &instrument.annexes);
        for pointer in pointers {
            let endorsing = annex(corpus, section, pointer.annex).unwrap_or(section.provision);
            if let Some(endorsed) = corpus.meeting(pointer.section) {
                pairs.push((endorsing, endorsed.provision));
            }
        }
        let holder = section.points_to.as_ref();
        if let Some(holder) = holder.and_then(|id| corpus.by_id.get(id)) {
            pairs.push((*holder, section.provision));
        }
    }
    pairs
}

fn annex(corpus: &Corpus, section: &Section, annex: Annex) -> Option<ProvisionIndex> {
    let id = ProvisionId {
        annex: Some(annex),
        ..ProvisionId::section(section.part, section.number)
    };
    corpus.by_id.get(&id).copied()
}

fn place(corpus: &Corpus, provision: ProvisionIndex) -> Range<usize> {
    corpus
        .provisions
        .get(provision)
        .map(|provision| provision.place.range.clone())
        .unwrap_or_default()
}

/// Calls by provision, each range once.
#[derive(Default)]
struct Calls(BTreeMap<ProvisionIndex, Vec<Range<usize>>>);

impl Calls {
    fn add(&mut self, provision: ProvisionIndex, range: Range<usize>) {
        let ranges = self.0.entry(provision).or_default();
        if !ranges.contains(&range) {
            ranges.push(range);
        }
    }

    fn in_order(self) -> Vec<Call> {
        let calls = self.0.into_iter();
        calls
            .map(|(provision, ranges)| Call { provision, ranges })
            .collect()
    }
}

/// Whether a provision is a heading with provisions under it, for the sign that an editor shows.
pub fn is_heading(corpus: &Corpus, provision: ProvisionIndex) -> bool {
    corpus.provisions.get(provision).is_some_and(|provision| {
        matches!(
            provision.kind,
            ProvisionKind::Section | ProvisionKind::Annex
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::embedded;
    use crate::features::references::corpus_references;

    fn names(corpus: &Corpus, calls: &[Call]) -> Vec<String> {
        let names = calls
            .iter()
            .map(|call| corpus.provisions[call.provision].id.to_string());
        names.collect()
    }

    #[test]
    fn endorsement_is_followed_both_ways() {
        let corpus = embedded::corpus();
        let references = corpus_references(&corpus);
        let both = |wanted: &str| {
            let wanted = corpus.identified(wanted).unwrap();
            (
                names(&corpus, &incoming(&corpus, &references, wanted)),
                names(&corpus, &outgoing(&corpus, &references, wanted)),
            )
        };
        let list = |names: &[&str]| {
            names
                .iter()
                .map(|name| (*name).to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(both("A.七.20"), (list(&["B.七.附件一"]), list(&[])));
        assert_eq!(both("B.七.附件二"), (list(&[]), list(&["A.八"])));
        let (_, outgoing) = both("B.七");
        assert!(
            outgoing.contains(&"A.七".to_owned()) && outgoing.contains(&"A.八".to_owned()),
            "{outgoing:?}"
        );
        let (incoming, outgoing) = both("A.一");
        assert_eq!((incoming, outgoing), (list(&["B.三"]), list(&["B.三"])));
        assert_eq!(both("A.六").0, list(&["B.六.附件"]));
        assert!(both("B.二").0.contains(&"A.二.1".to_owned()));
    }

    #[test]
    fn a_call_says_where_it_is_stated() {
        let corpus = embedded::corpus();
        let references = corpus_references(&corpus);
        let decision = corpus.identified("B.二").unwrap();
        let calls = incoming(&corpus, &references, decision);
        let call = calls
            .iter()
            .find(|call| corpus.provisions[call.provision].id.to_string() == "A.二.1")
            .unwrap();
        let file = corpus.provisions[call.provision].place.file;
        for range in &call.ranges {
            assert!(corpus.files[file].text[range.clone()].contains("2/6"));
        }
    }
}
