//! Code lens: above each provision of a corpus file that is cited, how often.

use std::collections::HashMap;
use std::ops::Range;

use crate::corpus::{Corpus, FileIndex, ProvisionIndex};

/// How often each provision is cited; those that are not, are left out.
pub type CitationCounts = HashMap<ProvisionIndex, usize>;

/// One lens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeLens {
    pub provision: ProvisionIndex,
    /// Label and own words, bytes in the file.
    pub range: Range<usize>,
    /// How often it is cited; at least once.
    pub count: usize,
}

/// The lenses of a corpus file, in order.
pub fn code_lenses(corpus: &Corpus, file: FileIndex, counts: &CitationCounts) -> Vec<CodeLens> {
    corpus
        .provisions
        .iter()
        .enumerate()
        .filter(|(_, provision)| provision.place.file == file)
        .filter_map(|(index, provision)| {
            Some(CodeLens {
                provision: index,
                range: provision.place.range.clone(),
                count: *counts.get(&index)?,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::embedded;

    #[test]
    fn only_what_is_cited_has_a_lens() {
        let corpus = embedded::corpus();
        let index = |name: &str| corpus.identified(name).unwrap();
        let counts = CitationCounts::from([
            (index("A.七.20"), 3),
            (index("A.七"), 1),
            (index("B.三"), 2),
        ]);
        let file = corpus.provisions[index("A.七")].place.file;
        let lenses = code_lenses(&corpus, file, &counts);
        let shown: Vec<(String, usize)> = lenses
            .iter()
            .map(|lens| {
                (
                    corpus.files[file].text[lens.range.clone()]
                        .chars()
                        .take(5)
                        .collect(),
                    lens.count,
                )
            })
            .collect();
        assert_eq!(shown, [("## 七.".to_owned(), 1), ("20. 各".to_owned(), 3)]);
    }
}
