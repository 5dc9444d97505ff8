//! What is shown of the compilation's own files: their outline, and what can be folded.

use tower_lsp::lsp_types::{
    DocumentSymbol, DocumentSymbolParams, DocumentSymbolResponse, FoldingRange, FoldingRangeParams,
};

use crate::features::{document_symbol, folding_range};
use crate::session::convert::{to_document_symbol, to_flat_symbols};
use crate::session::view::View;

pub fn document_symbol(
    view: &View,
    params: DocumentSymbolParams,
) -> Option<DocumentSymbolResponse> {
    let (text, encoding) = (view.text(), view.encoding());
    let file = view.snapshot().corpus_file?;
    let symbols = document_symbol::document_symbols(&view.snapshot().corpus, file).into_iter();
    let symbols: Vec<DocumentSymbol> = symbols
        .map(|symbol| to_document_symbol(text, symbol, encoding))
        .collect();
    Some(if view.state.client.nests_symbols {
        DocumentSymbolResponse::Nested(symbols)
    } else {
        DocumentSymbolResponse::Flat(to_flat_symbols(symbols, &params.text_document.uri))
    })
}

pub fn folding_range(view: &View, _: FoldingRangeParams) -> Option<Vec<FoldingRange>> {
    let text = view.text();
    let line = |offset| u32::try_from(text.line_of(offset)).unwrap_or(u32::MAX);
    let (corpus, file) = (&view.snapshot().corpus, view.snapshot().corpus_file?);
    let ranges = folding_range::folding_ranges(corpus, file).into_iter();
    let ranges = ranges
        .map(|range| FoldingRange {
            start_line: line(range.start),
            end_line: line(range.end),
            ..FoldingRange::default()
        })
        .filter(|range| range.start_line < range.end_line);
    Some(ranges.collect())
}
