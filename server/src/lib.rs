//! Yuanyin (援引, "to cite a provision"): recognises, resolves and explains citations of
//! UNODC's compilation of recommendations, resolutions and decisions on technical assistance.
//!
//! The modules are listed here in reading order, and each uses only those above it;
//! `lsp` and `cli` do not use each other. A test (`tests/architecture`) reads the sources
//! and fails where that is broken. Without the features that make up the program (`stdio`,
//! `command-line`) all but these two is built, for hosts without threads, files or a runtime.
//!
//! | module | what lives there |
//! | --- | --- |
//! | [`text`] | a draft's text, its lines, positions in three encodings, edits |
//! | [`lexicon`] | the proper names and numberings to read with: bodies, working groups, parts, treaties |
//! | [`citation`] | finding citations in running text and saying what each one says |
//! | [`corpus`] | the compilation: provisions, sections, concordance, index, errata |
//! | [`resolve`] | what a citation points to in a corpus, or what is wrong with it |
//! | [`search`] | finding provisions by number, words, topic or pinyin, and passages by what they say; checking quotations |
//! | [`draft`] | an open document with its citations, kept up to date edit by edit |
//! | [`project`] | the project file, and which files of a folder are drafts |
//! | [`messages`] | every sentence that a person reads, in Chinese and English |
//! | [`features`] | hover, definition, completion, diagnostics, …: one file each |
//! | [`session`] | the LSP conversation: messages in, messages out; the only place that knows LSP types |
//! | [`lsp`] | the language server over standard input and output: the only place that knows tokio |
//! | [`cli`] | the command line |

pub mod citation;
#[cfg(feature = "command-line")]
pub mod cli;
pub mod corpus;
pub mod draft;
pub mod features;
pub mod lexicon;
#[cfg(feature = "stdio")]
pub mod lsp;
pub mod messages;
pub mod project;
pub mod resolve;
pub mod search;
pub mod session;
pub mod text;
