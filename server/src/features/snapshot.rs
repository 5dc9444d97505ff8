//! What a feature may look at: one state of a draft and of everything around it.

use std::ops::{Deref, Range};
use std::sync::{Arc, OnceLock};

use crate::citation::Language;
use crate::corpus::{Corpus, FileIndex};
use crate::draft::{Cited, Draft, Placed};
use crate::features::finding::Findings;
use crate::messages::Locale;
use crate::project::Ignored;
use crate::resolve::{Form, Severities};

/// Bytes before a place that tell the language of its paragraph.
const LANGUAGE_CONTEXT: usize = 400;

/// One state of a draft, immutable: an answer computed from it cannot see half an edit. What is
/// asked for more than once is kept with it; its clones share that, and cost next to nothing.
#[derive(Clone)]
pub struct Snapshot(Arc<Kept>);

/// What a snapshot is of.
#[derive(Clone)]
pub struct Given {
    pub draft: Draft,
    /// That of the draft; of a corpus file that is being edited, the corpus with it as it is now.
    pub corpus: Arc<Corpus>,
    /// The language of what is said about it.
    pub locale: Locale,
    pub severities: Arc<Severities>,
    /// The form that all citations should have, where one is configured.
    pub house_form: Option<Form>,
    /// What the project leaves alone in this document.
    pub ignored: Arc<Ignored>,
    /// What the corpus is called, where drafts are read with others besides.
    pub compilation: Option<Arc<str>>,
    /// Where the document is itself a file of the corpus: which one.
    pub corpus_file: Option<FileIndex>,
}

struct Kept {
    given: Given,
    findings: OnceLock<Findings>,
}

impl Given {
    /// A draft under no rules.
    pub fn plain(draft: Draft, locale: Locale) -> Given {
        Given {
            corpus: Arc::clone(draft.corpus()),
            draft,
            locale,
            severities: Arc::default(),
            house_form: None,
            ignored: Arc::default(),
            compilation: None,
            corpus_file: None,
        }
    }
}

/// What is given can be read, and never changed: what was worked out from it would be wrong.
impl Deref for Snapshot {
    type Target = Given;

    fn deref(&self) -> &Given {
        &self.0.given
    }
}

impl Snapshot {
    pub fn new(given: Given) -> Snapshot {
        Snapshot(Arc::new(Kept {
            given,
            findings: OnceLock::new(),
        }))
    }

    /// The citation at a byte offset of the draft.
    pub fn citation_at(&self, offset: usize) -> Option<Cited> {
        self.draft.citation_at(offset)
    }

    /// The citations that touch a byte range of the draft, in order.
    pub fn citations_within<'a>(
        &'a self,
        range: &Range<usize>,
    ) -> impl Iterator<Item = Placed<'a>> + use<'a> {
        let range = range.clone();
        let is_meant = self.draft.is_meant();
        self.draft
            .readings_within(range.clone())
            .flat_map(|(base, reading)| reading.placed(base))
            .filter(move |placed| {
                let place = placed.range();
                place.start <= range.end && place.end >= range.start && is_meant(placed.citation)
            })
    }

    /// Every citation, in order.
    pub fn citations(&self) -> impl Iterator<Item = Placed<'_>> {
        let is_meant = self.draft.is_meant();
        self.draft
            .readings()
            .flat_map(|(base, reading)| reading.placed(base))
            .filter(move |placed| is_meant(placed.citation))
    }

    /// The language to cite in at a byte offset: Chinese in a paragraph that is written in it, else
    /// that of the citation before, else that of the draft's first.
    pub fn language_at(&self, offset: usize) -> Language {
        let (_, before) = self.draft.prose_before(offset, LANGUAGE_CONTEXT);
        if before
            .chars()
            .any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
        {
            return Language::COMPILATION;
        }
        let in_paragraph = self.draft.reading_at(offset).and_then(|(base, reading)| {
            reading
                .meanings()
                .take_while(|(citation, _)| base + citation.range.end <= offset)
                .last()
                .map(|(citation, _)| citation)
        });
        in_paragraph
            .or_else(|| self.citations().next().map(|placed| placed.citation))
            .map_or(Language::COMPILATION, |citation| citation.language)
    }

    /// The findings, if they have been made.
    pub(super) fn known_findings(&self) -> Option<&Findings> {
        self.0.findings.get()
    }

    /// The findings, which are made unless they have been.
    pub(super) fn kept_findings(&self, make: impl FnOnce() -> Findings) -> &Findings {
        self.0.findings.get_or_init(make)
    }
}
