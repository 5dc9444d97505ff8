//! A draft's text: lines, positions in the three encodings of LSP, edits.
