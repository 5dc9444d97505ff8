//! Folding in corpus files: sections, provisions with subparagraphs, topics.

use std::ops::Range;

use crate::corpus::{Corpus, FileIndex};
use crate::features::document_symbol::{DocumentSymbol, document_symbols};

/// Byte ranges of the file that can be folded to their first line, outermost first.
pub fn folding_ranges(corpus: &Corpus, file: FileIndex) -> Vec<Range<usize>> {
    fn collect(symbols: &[DocumentSymbol], ranges: &mut Vec<Range<usize>>) {
        for symbol in symbols.iter().filter(|symbol| !symbol.children.is_empty()) {
            ranges.push(symbol.range.clone());
            collect(&symbol.children, ranges);
        }
    }
    let mut ranges = Vec::new();
    collect(&document_symbols(corpus, file), &mut ranges);
    ranges
}
