//! Type definition: from a citation to the heading that it stands under, of its section or of the
//! instrument that it names.

use std::ops::Range;

use crate::citation::Reference;
use crate::corpus::{Corpus, ProvisionIndex};
use crate::features::Snapshot;
use crate::features::references::pointed_at;

/// Headings, with what was pointed at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypeDefinition {
    /// Bytes in the draft.
    pub origin: Range<usize>,
    /// Sections; never empty.
    pub sections: Vec<ProvisionIndex>,
}

/// The headings for the citation (or, in a corpus file, the provision) at a byte offset. That of a
/// named instrument is found even where it has no such paragraph.
pub fn type_definition(snapshot: &Snapshot, offset: usize) -> Option<TypeDefinition> {
    if let Some(cited) = snapshot.citation_at(offset)
        && let Some(instrument) = instrument(&snapshot.corpus, &cited.citation.reference)
    {
        return Some(TypeDefinition {
            origin: cited.range,
            sections: vec![instrument],
        });
    }
    let pointed = pointed_at(snapshot, offset)?;
    let mut sections: Vec<ProvisionIndex> = Vec::new();
    for index in pointed.provisions {
        let id = &snapshot.corpus.provisions.get(index)?.id;
        let section = snapshot.corpus.section(id.part, id.section)?.provision;
        if !sections.contains(&section) {
            sections.push(section);
        }
    }
    Some(TypeDefinition {
        origin: pointed.range,
        sections,
    })
}

/// The section of the instrument that a citation names.
fn instrument(corpus: &Corpus, reference: &Reference) -> Option<ProvisionIndex> {
    let Reference::Instrument { kind, number, .. } = reference else {
        return None;
    };
    let of_kind = |section: &&crate::corpus::Section| {
        let instrument = section.instrument.as_ref();
        instrument.is_some_and(|instrument| kind.is_none_or(|kind| kind == instrument.kind))
    };
    let section = corpus.by_number(*number).find(of_kind);
    section.map(|section| section.provision)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::embedded;
    use crate::features::tests::opened;

    #[test]
    fn a_citation_leads_to_its_heading() {
        for (text, expected) in [
            ("见A部分 七.‸20。", vec!["A.七"]),
            ("见七.‸1。", vec!["A.七", "B.七"]),
            ("见第3/4号决‸定第2段(b)项。", vec!["B.三"]),
            ("见第3/4号决‸定第15段。", vec!["B.三"]),
            ("见第7/3号决议附‸件一第20段。", vec!["B.七"]),
            ("见CTOC/COP/WG.2/2013/5，第2‸4段。", vec!["A.七"]),
            ("见A部分 七.4‸5。", vec![]),
            ("大会第55/2‸5号决议。", vec![]),
        ] {
            let offset = text.find('‸').unwrap();
            let corpus = embedded::corpus();
            let snapshot = opened("plaintext", &text.replace('‸', ""));
            let sections = type_definition(&snapshot, offset)
                .map(|found| found.sections)
                .unwrap_or_default();
            let names: Vec<String> = sections
                .into_iter()
                .map(|index| corpus.provisions[index].id.to_string())
                .collect();
            assert_eq!(names, expected, "{text}");
        }
    }
}
