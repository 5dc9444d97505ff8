//! What requests of Yuanyin's own are asked with and answered with, as JSON.

use serde::{Deserialize, Serialize};
use tower_lsp::lsp_types as lsp;

use crate::features::table_of_authorities::TableFormat;

#[derive(Deserialize)]
pub struct SearchParams {
    pub query: String,
    pub limit: Option<usize>,
    #[serde(flatten)]
    pub at: Option<lsp::TextDocumentPositionParams>,
}

#[derive(Deserialize)]
pub struct ProvisionParams {
    pub identity: Option<String>,
    pub citation: Option<String>,
    #[serde(flatten)]
    pub at: Option<lsp::TextDocumentPositionParams>,
}

#[derive(Deserialize)]
pub struct TopicParams {
    pub topic: Option<String>,
    pub identity: Option<String>,
    pub citation: Option<String>,
}

#[derive(Debug, Deserialize)]
pub struct CitesParams {
    pub uri: lsp::Url,
    #[serde(default)]
    pub format: Format,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    #[default]
    Markdown,
    Csv,
    Json,
}

impl From<Format> for TableFormat {
    fn from(format: Format) -> TableFormat {
        match format {
            Format::Markdown => TableFormat::Markdown,
            Format::Csv => TableFormat::Csv,
            Format::Json => TableFormat::Json,
        }
    }
}

#[derive(Deserialize)]
pub struct CitationsParams {
    pub uri: lsp::Url,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FindSourceParams {
    pub text_document: lsp::TextDocumentIdentifier,
    pub range: lsp::Range,
}

#[derive(Deserialize)]
pub struct CheckParams {
    pub uris: Vec<lsp::Url>,
}

/// An open document, and under another name what is to be changed in it: a code action's data.
#[derive(Deserialize)]
pub struct ApplyParams {
    pub uri: lsp::Url,
    #[serde(flatten)]
    pub action: serde_json::Map<String, serde_json::Value>,
}

/// Of a request that asks for nothing in particular.
#[derive(Deserialize)]
#[serde(transparent)]
pub struct NoParams(serde::de::IgnoredAny);

/// A provision.
#[derive(Debug, Serialize)]
pub struct Record {
    /// What the compilation is called that it stands in, where there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compilation: Option<String>,
    /// `A.七.20`: the same in every edition and language.
    pub identity: String,
    /// In the compilation's form, to be inserted: A部分 七.20.
    pub citation: String,
    pub names: Names,
    /// What it stands under, outermost first, with › between.
    pub heading: String,
    pub topics: Vec<String>,
    /// In full, with everything under it, a line each.
    pub text: String,
    pub location: Option<lsp::Location>,
    /// Where a search found it by another word than it has: both, as 吹哨人 → 举报人.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// What a hover shows; only in answers that name one provision or a few.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub markdown: Option<String>,
    /// The same without markup, for panes of plain text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plain: Option<String>,
}

/// The other names of a provision, where the concordance knows them.
#[derive(Debug, Serialize)]
pub struct Names {
    pub report: Option<String>,
    pub instrument: Option<String>,
    pub long: Option<String>,
}

/// What an identity or a text names.
#[derive(Debug, Serialize)]
pub struct Named {
    /// In the order cited, all readings of an ambiguous citation among them, each with `markdown`;
    /// empty where nothing is named.
    pub provisions: Vec<Record>,
    /// What is wrong with the citation.
    pub problem: Option<Problem>,
    /// The citation or provision at the position that was asked for, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range: Option<lsp::Range>,
}

/// What is wrong, as a diagnostic tells it.
#[derive(Debug, Serialize)]
pub struct Problem {
    /// `no-such-provision`, …
    pub code: &'static str,
    pub message: String,
}

/// A topic of the index.
#[derive(Debug, Serialize)]
pub struct Topic {
    /// What the compilation is called whose it is, where there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compilation: Option<String>,
    pub name: String,
    /// Its heading in the index.
    pub location: Option<lsp::Location>,
    /// In the order of the compilation, without what stands under them.
    pub provisions: Vec<Entry>,
}

/// The compilation as trees.
#[derive(Debug, Serialize)]
pub struct Compilation {
    pub parts: Vec<Part>,
    pub topics: Vec<Topic>,
}

/// A part with its sections.
#[derive(Debug, Serialize)]
pub struct Part {
    /// What the compilation is called whose it is, where there are several; the name begins with it then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compilation: Option<String>,
    /// `A`; `null` in a compilation without parts.
    pub part: Option<char>,
    /// In the reader's language.
    pub name: String,
    pub sections: Vec<Entry>,
}

/// A provision in a tree.
#[derive(Debug, Serialize)]
pub struct Entry {
    pub identity: String,
    /// To be inserted: A部分 七.20.
    pub citation: String,
    /// As printed: `20.`, `(b)`; a section's heading. Empty for preambular paragraphs.
    pub label: String,
    /// The first words.
    pub words: String,
    pub location: Option<lsp::Location>,
    pub children: Vec<Entry>,
}

/// A citation of a document.
#[derive(Debug, Serialize)]
pub struct Citation {
    /// What the compilation is called that it is read with, where there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compilation: Option<String>,
    pub range: lsp::Range,
    pub text: String,
    /// `wrong` (a diagnostic tells so, of the citation or of the quotation that belongs to it),
    /// `ambiguous` (both parts have it; told where it has a code), `ok` (it points to provisions of
    /// the compilation or to articles), `unchecked` (it may be the Conference's, and was not checked:
    /// `unchecked` says why), `not-reproduced` (the Conference's or the Working Group's, not
    /// in the compilation), `exempt` (it would be `wrong` or `ambiguous`, but a comment or the project
    /// file leaves that alone) or `other` (somebody else's, or nothing is known and told of it). A
    /// code that is off makes no citation `wrong` or `exempt`: it is listed by what it points to,
    /// `other` where that is nothing.
    pub state: &'static str,
    /// What is told of it, or would be if it were not exempt; of several findings the worst. (The
    /// house form is no matter of this list.)
    pub code: Option<&'static str>,
    /// `error`, `warning`, `information` or `hint`, as the diagnostic has it; `null` where nothing is
    /// told, with the state `exempt` too.
    pub severity: Option<&'static str>,
    pub message: Option<String>,
    /// Why it is not checked, where it is not, `message` saying the same in words: `unclear-whose` (several
    /// bodies or instruments compete for it), `subject-not-shown` (the document does not show that it is
    /// about the compilation or its body) or `beyond-register` (of a session that the register does not have
    /// in full). Else `null`.
    pub unchecked: Option<&'static str>,
    /// The identities of the provisions meant; none where it is not clear that it is meant.
    pub targets: Vec<String>,
    /// Whose instrument it is, where it is another body's that the register knows; else `null`.
    pub body: Option<String>,
    /// The public address of that instrument, where it is known; else `null`.
    pub link: Option<String>,
}

/// A draft of the workspace that was checked.
#[derive(Debug, Serialize)]
pub struct Checked {
    pub uri: lsp::Url,
    /// As they would be published if it were open.
    pub diagnostics: Vec<lsp::Diagnostic>,
    /// How many of its citations were not checked.
    pub unchecked: usize,
    /// Why the draft could not be read, where it could not; else `null`.
    pub unreadable: Option<String>,
}

/// A provision that holds a passage.
#[derive(Debug, Serialize)]
pub struct Found {
    #[serde(flatten)]
    pub record: Record,
    /// `exact` (word for word), `near` (in similar words) or `substance` (only some of the words are
    /// the same, and it need not say the same; never beside an `exact` one).
    pub nearness: &'static str,
    /// From 0 to 1; only comparable at the same nearness.
    pub score: f32,
    /// What cites it behind the passage.
    pub edit: Option<lsp::TextEdit>,
}

/// What serves.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Status {
    pub version: &'static str,
    pub corpus: CorpusStatus,
    /// The compilations that drafts are read with besides.
    pub beside: Vec<CorpusStatus>,
    /// Of all of them together.
    pub counts: Counts,
    /// `utf-8`, `utf-16` or `utf-32`
    pub position_encoding: &'static str,
}

/// A compilation in force.
#[derive(Debug, Serialize)]
pub struct CorpusStatus {
    /// What it is called, where there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compilation: Option<String>,
    pub name: String,
    pub title: String,
    pub edition: String,
    pub language: String,
    /// The configured folder; `null` for the built-in corpus.
    pub folder: Option<String>,
}

/// How much there is.
#[derive(Debug, Default, Serialize)]
pub struct Counts {
    /// Sections and annexes among them.
    pub provisions: usize,
    pub sections: usize,
    pub instruments: usize,
    pub topics: usize,
    pub footnotes: usize,
    /// Open documents.
    pub documents: usize,
}
