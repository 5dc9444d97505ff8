//! The two vocabularies that a document of Word can be written in: what is put in is in the document's own.

use crate::office::xml::Tree;

/// What Word's elements are called by, and the kind of a relationship to comments: transitional and strict.
const VOCABULARIES: [Vocabulary; 2] = [
    Vocabulary {
        namespace: "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        comments: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
    },
    Vocabulary {
        namespace: "http://purl.oclc.org/ooxml/wordprocessingml/main",
        comments: "http://purl.oclc.org/ooxml/officeDocument/relationships/comments",
    },
];

/// The names of one of the two.
#[derive(Clone, Copy)]
pub struct Vocabulary {
    pub namespace: &'static str,
    pub comments: &'static str,
}

/// The one that a part is written in.
pub fn vocabulary(tree: &Tree) -> Vocabulary {
    let [transitional, strict] = VOCABULARIES;
    let root = tree.range(tree.root()).start..tree.content(tree.root()).start;
    let tag = tree.text().get(root).unwrap_or_default();
    match tag.contains(strict.namespace) {
        true => strict,
        false => transitional,
    }
}
