//! Yuanyin (援引, "to cite a provision"): recognises, resolves and explains citations of
//! UNODC's compilation of recommendations, resolutions and decisions on technical assistance.
//!
//! The modules are listed here in reading order, and each uses only those above it;
//! `lsp`, `mcp` and `cli` do not use each other. A test (`tests/architecture`) reads the sources
//! and fails where that is broken. Without the features that make up the program (`stdio`,
//! `assistants`, `command-line`) all but these three is built, for hosts without threads, files or a runtime; that it can be built for a
//! web worker (`wasm32-unknown-unknown`) is checked where that target is installed, by `tests/run --only lint` alone.
//!
//! | module | what lives there |
//! | --- | --- |
//! | [`text`] | a draft's text, its lines, positions in three encodings, edits |
//! | [`lexicon`] | the proper names and numberings to read with: bodies, working groups, parts, treaties |
//! | [`citation`] | finding citations in running text and saying what each one says |
//! | [`discourse`] | who is speaking and of what: whose a bare number, article or paragraph is |
//! | [`corpus`] | the compilation: provisions, sections, concordance, index, errata |
//! | [`resolve`] | what a citation points to in a corpus, or what is wrong with it |
//! | [`search`] | finding provisions by number, words, topic or pinyin, and passages by what they say; checking quotations |
//! | [`draft`] | an open document with its citations, kept up to date edit by edit |
//! | [`office`] | `.docx` and `.odt`: a document's text with its places; changes and comments written into a copy |
//! | [`project`] | the project file, and which files of a folder are drafts |
//! | [`messages`] | every sentence that a person reads, in Chinese and English |
//! | [`features`] | hover, definition, completion, diagnostics, …: one file each |
//! | [`enquiry`] | what programs ask of the compilation and of a text that they send, with answers as JSON |
//! | [`session`] | the LSP conversation: messages in, messages out; the only place that knows LSP types |
//! | [`lsp`] | the language server over standard input and output: knows tokio |
//! | [`mcp`] | the same answers as tools for assistants (Model Context Protocol) over standard input and output: the only place that knows rmcp |
//! | [`cli`] | the command line |
//!
//! # What to touch
//!
//! | for a new … | write | and this asks for what was forgotten |
//! | --- | --- | --- |
//! | code of a finding | a line in the list of `resolve/code.rs`, and where it is found a [`resolve::Problem`] | the compiler: its words in `messages/finding.rs`, a new problem's code and sentence; tests: an example in `features/diagnostics/tests.rs`, its row in README.md and its setting in VS Code (`tests/command-line/documents.rs`) |
//! | language of the alphabetic grammar | `citation/alphabetic/words/<language>.rs` and a line in `citation/alphabetic/languages.rs` ([`citation::alphabetic`]) | the compiler: every field of the words (its dates and what documents in it are divided into among them), the language's tag and commonest words; tests: an invented language goes the whole way, every printed name is read again as its provision, what it is called in the program's sentences (`messages/mod.rs`); its proper names stand in `corpus/bodies.toml` under its tag, and nothing asks where they are read (`corpus/tests.rs`) |
//! | markup | `draft/markup/<markup>.rs` and a line in the list of `draft/markup/all.rs` ([`draft::markup`]) | the compiler: the reader of its lines, how it writes comments, quotations, headings, rows and items, and an example of each in `draft/markup/tests.rs`; tests: names and endings claimed twice, comments, quotations and headings that are not read as they are written, README.md and the editors' lists |
//! | request of our own | a line in the table of `session/requests/mod.rs`, its answer in `session/requests/answers.rs`, its shapes in `session/requests/shapes.rs` ([`session::requests`]) | the table makes route, command, capability and documentation of it; the compiler: which document it is about (`session/parameters.rs`); tests: the list in README.md |
//! | LSP request | a line in `session/routes.rs`, an answer in `session/answers/`, what is answered in [`features`], an offer in `session/capabilities.rs` | the compiler: which document it is about (`session/parameters.rs`); tests: that it is offered |
//! | compilation | a folder as `corpus/README.md` says; nothing here | `yuanyin corpus check FOLDER`, which tells each cause once |
//! | language edition of a compilation | a folder as `corpus/README.md` says; nothing here | `yuanyin corpus check FOLDER`, which compares it with the compilation's own (`corpus/check/editions.rs`) |
//! | mistake in a compilation | a kind in `corpus/problem.rs`, found in `corpus/read/` (what cannot be read) or `corpus/check.rs` (what is not sound) | the compiler: its sentence in `messages/corpus.rs`; a broken variant in `tests/proof/broken/` shows it |
//! | body or working group | an entry in `corpus/bodies.toml` | a test, and `yuanyin corpus check` of a compilation beside it: both check the register as a compilation's own is (`corpus/check.rs`) |
//! | command or option of the command line | `cli/arguments.rs`, its words in `messages/help.rs` | the compiler: what runs it (`cli/mod.rs`); tests: its help in both languages, its manual page (`tests/command-line/manual.rs`) |
//! | format of `check` | `cli/check/formats/<format>.rs`, a line in `cli/check/formats/mod.rs` and in [`cli`]'s arguments | the compiler: what a format has (`cli/check/formats/writer.rs`); its schema in `tests/schemas` |
//! | question that a program asks of a text it sends | a function of [`enquiry::Enquiry`] | nothing; it is asked by a tool (`mcp/tools.rs`, its words in `messages/assistant.rs`), a line of `yuanyin worker` (`cli/worker.rs`) and the Python module (`packages/python`), each with its test (`tests/packages`) |
//! | package | a folder in `server/packages`, built by one command | its test in `tests/packages`, its line in the release workflow |
//! | setting | a row in `project/settings/description.rs` | the compiler: what it can be, for the reader and the project file's schema (`project/settings/schema.rs`); tests: its row in README.md, its setting in VS Code, `editors/yuanyin.schema.json` |
//! | word that goes on with what was named (the latter, ibid.) | a [`citation::Pointing`], its words in `citation/chinese/words.rs` and `citation/alphabetic/words/` | the compiler: what it stands for (`discourse/head.rs`); an example in `draft/discourse_tests.rs` shows it |

pub mod citation;
#[cfg(feature = "command-line")]
pub mod cli;
pub mod corpus;
pub mod discourse;
pub mod draft;
pub mod enquiry;
pub mod features;
pub mod lexicon;
#[cfg(feature = "stdio")]
pub mod lsp;
#[cfg(feature = "assistants")]
pub mod mcp;
pub mod messages;
pub mod office;
pub mod project;
pub mod resolve;
pub mod search;
pub mod session;
pub mod text;
