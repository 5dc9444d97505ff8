//! What can be asked of the compilation, and of a text that is sent along, with answers as JSON: for programs that
//! send a text and read no files, as an assistant's tools ([`crate::mcp`]) and a worker behind another engine do.
//!
//! | question | answer |
//! | --- | --- |
//! | [`Enquiry::look_up`] | the provisions that a citation names, in full, and what is wrong with it |
//! | [`Enquiry::search`] | the provisions that words find |
//! | [`Enquiry::verify`] | how every citation of a text stands, what is wrong with its quotations, and the words of what it cites |
//! | [`Enquiry::convert`] | the text with its citations under another of their names |
//! | [`Enquiry::document`], [`Enquiry::changed`], [`Enquiry::reviewed`] | a word processor's document, and its file with changes or comments |
//!
//! Lines and columns count from 1, columns in characters; bytes count from 0.

mod document;
mod record;

pub use document::Step;
pub use record::{Names, Record};

use std::collections::HashSet;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use serde_json::{Value, json};

use crate::citation::Language;
use crate::corpus::{Corpus, ProvisionIndex};
use crate::draft::{Draft, Subject, Surroundings};
use crate::features::citations::{Listed, citations};
use crate::features::code_action::fixes_of;
use crate::features::convert::convert_all;
use crate::features::diagnostics::tell;
use crate::features::find_provision::{self, Found, named};
use crate::features::{Given, Snapshot};
use crate::messages::{self, Locale};
use crate::project::language_id;
use crate::resolve::Form;
use crate::search::words::Habit;
use crate::text::Encoding;

/// Provisions whose words are given with the answer about a text; of more only the identities.
const MOST_IN_FULL: usize = 40;
/// Results of a search, at most.
pub const MOST_FOUND: usize = 100;

/// Who answers: a compilation, in a language.
#[derive(Clone)]
pub struct Enquiry {
    corpus: Arc<Corpus>,
    locale: Locale,
}

/// A text that was sent.
#[derive(Debug, Clone, Copy)]
pub struct Sent<'a> {
    pub text: &'a str,
    /// What it is called: its markup goes by the ending (`note.md`).
    pub name: &'a str,
    /// What it is declared to be about, where that was said.
    pub subject: Option<Subject>,
}

impl Enquiry {
    pub fn new(corpus: Arc<Corpus>, locale: Locale) -> Enquiry {
        Enquiry { corpus, locale }
    }

    /// The provisions that an identity (A.七.20) or a citation names, in the order cited, all readings of an ambiguous
    /// one among them, and what is wrong with it.
    pub fn look_up(&self, citation: &str) -> Value {
        let (found, finding) = named(&self.corpus, citation);
        json!({
            "provisions": self.records(found),
            "problem": finding.map(|finding| json!({
                "code": finding.problem.code().name(),
                "message": messages::problem(self.locale, &self.corpus, &finding.problem),
            })),
        })
    }

    /// The provisions that words, a number, a topic or pinyin find, the best first, at most so many.
    pub fn search(&self, query: &str, most: usize) -> Value {
        let most = most.clamp(1, MOST_FOUND);
        let language = Language::COMPILATION;
        let found = find_provision::search(&self.corpus, query, most, language, &Habit::new());
        let found: Vec<Record> = found.into_iter().map(Record::from).collect();
        json!({ "provisions": found })
    }

    /// How every citation of a text stands (`ok`, `wrong`, `ambiguous`, `unchecked`, `not-reproduced`, `exempt`,
    /// `other`), everything that is told of it, misquotations among it, and the words of what it cites.
    pub fn verify(&self, sent: Sent<'_>) -> Value {
        let snapshot = self.snapshot(sent);
        let listed = citations(&snapshot);
        let findings = snapshot.findings().told().filter_map(|finding| {
            let told = tell(&snapshot, finding)?;
            let fixes = fixes_of(&snapshot, finding).into_iter();
            let mut value = placed(&snapshot, &told.range);
            value["code"] = told.code.name().into();
            value["severity"] = told.severity.name().into();
            value["message"] = told.message.into();
            value["fixes"] = fixes.map(|fix| fix.title).collect();
            Some(value)
        });
        let findings: Vec<Value> = findings.collect();
        let mut seen = HashSet::new();
        let targets = listed.iter().flat_map(|one| &one.targets).copied();
        let cited: Vec<ProvisionIndex> = targets.filter(|one| seen.insert(*one)).collect();
        let shown = cited.iter().take(MOST_IN_FULL).copied();
        json!({
            "citations": listed.iter().map(|one| self.cited(&snapshot, one)).collect::<Vec<_>>(),
            "findings": findings,
            "provisions": self.records(shown),
            "provisions_left_out": cited.len().saturating_sub(MOST_IN_FULL),
        })
    }

    /// The text with all citations that have such a name under it, and how many places have changed.
    pub fn convert(&self, sent: Sent<'_>, form: Form) -> Value {
        let snapshot = self.snapshot(sent);
        let edits = convert_all(&snapshot, form).map(|conversion| conversion.edits);
        let edits = edits.unwrap_or_default();
        let mut text = sent.text.to_owned();
        // From the end, so that the ranges before stay true.
        for (range, replacement) in edits.iter().rev() {
            if text.is_char_boundary(range.start) && text.is_char_boundary(range.end) {
                text.replace_range(range.clone(), replacement);
            }
        }
        json!({ "text": text, "changed": edits.len() })
    }

    /// A sent text as the features look at it.
    pub fn snapshot(&self, sent: Sent<'_>) -> Snapshot {
        let markup = language_id(Path::new(sent.name));
        let draft = Draft::open(sent.text, markup, Arc::clone(&self.corpus));
        let draft = draft.in_surroundings(Surroundings {
            declared: sent.subject,
            beside: None,
        });
        Snapshot::new(Given::plain(draft, self.locale))
    }

    fn records(&self, provisions: impl IntoIterator<Item = ProvisionIndex>) -> Vec<Record> {
        let found = provisions.into_iter();
        let found = found.filter_map(|one| Found::of(&self.corpus, one, Language::COMPILATION));
        found.map(Record::from).collect()
    }

    fn cited(&self, snapshot: &Snapshot, listed: &Listed) -> Value {
        let targets = listed.targets.iter();
        let targets = targets.filter_map(|index| self.corpus.provisions.get(*index));
        let targets: Vec<String> = targets.map(|provision| provision.id.to_string()).collect();
        let told = listed.told.as_ref();
        let message = told
            .map(|told| &told.message)
            .or(listed.why_unchecked.as_ref());
        let mut value = placed(snapshot, &listed.range);
        value["state"] = listed.state.name().into();
        value["code"] = told.map(|told| told.code.name()).into();
        value["message"] = message.cloned().into();
        value["unchecked"] = listed.unchecked.map(|why| why.name()).into();
        value["provisions"] = targets.into();
        value["body"] = listed.body.clone().into();
        value["link"] = listed.link.clone().into();
        value
    }
}

/// The words of a range of a draft and where they stand.
fn placed(snapshot: &Snapshot, range: &Range<usize>) -> Value {
    let text = snapshot.draft.text();
    let start = text.position(range.start, Encoding::Utf32);
    json!({
        "text": text.slice(range.clone()),
        "line": start.line + 1,
        "column": start.character + 1,
        "start_byte": range.start,
        "end_byte": range.end,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::embedded;

    fn enquiry() -> Enquiry {
        Enquiry::new(embedded::corpus(), Locale::English)
    }

    fn sent(text: &str) -> Sent<'_> {
        Sent {
            text,
            name: "note.md",
            subject: None,
        }
    }

    #[test]
    fn a_citation_is_looked_up_with_what_is_wrong_with_it() {
        let found = enquiry().look_up("第3/4号决定第2段(b)项");
        assert_eq!(found["provisions"][0]["identity"], "B.三.2.b");
        assert_eq!(found["problem"], Value::Null);
        let wrong = enquiry().look_up("A部分 七.45");
        assert_eq!(wrong["provisions"], json!([]));
        assert_eq!(wrong["problem"]["code"], "no-such-provision");
    }

    #[test]
    fn a_passage_s_citations_and_quotations_are_verified() {
        let text = "A部分 七.23规定：“有关国家应当考虑举行非正式协商”。又见A部分 七.45。";
        let verified = enquiry().verify(sent(text));
        let states: Vec<&Value> = (verified["citations"].as_array().into_iter().flatten())
            .map(|one| &one["state"])
            .collect();
        assert_eq!(states, ["wrong", "wrong"]);
        let codes: Vec<&Value> = (verified["findings"].as_array().into_iter().flatten())
            .map(|one| &one["code"])
            .collect();
        assert_eq!(codes, ["misquoted", "no-such-provision"]);
        assert_eq!(verified["provisions"][0]["identity"], "A.七.23");
        // What it says is what stands there.
        let place = &verified["citations"][0];
        assert_eq!((&place["line"], &place["column"]), (&json!(1), &json!(1)));
        assert_eq!(place["text"], "A部分 七.23");
    }

    #[test]
    fn a_text_is_converted_as_a_whole() {
        let converted = enquiry().convert(sent("见A部分 七.20和A部分 七.21。"), Form::Report);
        assert_eq!(
            converted["text"],
            "见CTOC/COP/WG.2/2013/5，第24段和第25段。"
        );
        let nothing = enquiry().convert(sent("没有援引。"), Form::Report);
        assert_eq!(nothing, json!({ "text": "没有援引。", "changed": 0 }));
    }
}
