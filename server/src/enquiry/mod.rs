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
use crate::draft::{Draft, Subject, Surroundings, attributed};
use crate::features::citations::{Listed, citations};
use crate::features::code_action::fixes_of;
use crate::features::convert::convert_all;
use crate::features::diagnostics::tell;
use crate::features::find_provision::{self, Found, named};
use crate::features::{Given, Snapshot};
use crate::messages::{self, Locale};
use crate::project::language_id;
use crate::resolve::{Form, Known};
use crate::search::words::Habit;
use crate::text::Encoding;

/// Provisions whose words are given with the answer about a text; of more only the identities.
const MOST_IN_FULL: usize = 40;
/// Results of a search, at most.
pub const MOST_FOUND: usize = 100;

/// Who answers: compilations, in a language.
#[derive(Clone)]
pub struct Enquiry {
    corpora: Vec<Arc<Corpus>>,
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
    /// `corpora` know each other's bodies ([`crate::corpus::know_each_other`]).
    pub fn new(corpora: Vec<Arc<Corpus>>, locale: Locale) -> Enquiry {
        Enquiry { corpora, locale }
    }

    /// The provisions that an identity (A.七.20) or a citation names, in the order cited, all readings of an ambiguous
    /// one among them, and what is wrong with it.
    ///
    /// Of several compilations those answer that have what is named; where none has, the first that has the most of
    /// it. Who begins with what one of them is called asks no other.
    pub fn look_up(&self, citation: &str) -> Value {
        let citation = citation.trim();
        let called = self.corpora.iter().find_map(|corpus| {
            let is_one_of_several = self.corpora.len() > 1;
            let rest = corpus.asked(citation).filter(|_| is_one_of_several)?;
            Some((corpus, rest))
        });
        let asked = match called {
            Some((corpus, _)) => vec![corpus],
            None => self.corpora.iter().collect(),
        };
        let citation = called.map_or(citation, |(_, rest)| rest);
        let read = asked.into_iter();
        let read: Vec<_> = read
            .map(|corpus| (corpus, named(corpus, citation)))
            .collect();
        let having = read.iter().filter(|(_, (found, _))| !found.is_empty());
        let mut having: Vec<_> = having.collect();
        if having.is_empty() {
            let known = |(corpus, (_, finding)): &(&Arc<Corpus>, find_provision::Naming)| {
                let finding = finding.as_deref();
                finding.map_or(Known::Nothing, |one| Known::of_problem(corpus, one))
            };
            // Of those that know as much the first.
            having.extend(read.iter().rev().max_by_key(|one| known(one)));
        }
        let mut findings = having.iter();
        let problem = findings.find_map(|(corpus, (_, finding))| {
            let problem = &finding.as_ref()?.problem;
            Some(json!({
                "code": problem.code().name(),
                "message": messages::problem(self.locale, corpus, problem),
            }))
        });
        let found = having.iter();
        let found = found.flat_map(|(corpus, (found, _))| self.records(corpus, found));
        json!({ "provisions": found.collect::<Vec<_>>(), "problem": problem })
    }

    /// The provisions that words, a number, a topic or pinyin find, the best first, at most so many; those of several
    /// compilations in turns.
    pub fn search(&self, query: &str, most: usize) -> Value {
        let most = most.clamp(1, MOST_FOUND);
        let language = Language::COMPILATION;
        let (corpora, query) = called(&self.corpora, query);
        let found = corpora.iter().flat_map(|corpus| {
            let found = find_provision::search(corpus, query, most, language, &Habit::new());
            let records = found.into_iter().map(|one| self.record(corpus, one));
            records.enumerate().collect::<Vec<_>>()
        });
        let mut found: Vec<(usize, Record)> = found.collect();
        found.sort_by_key(|(place, _)| *place);
        let found = found.into_iter().take(most).map(|(_, record)| record);
        json!({ "provisions": found.collect::<Vec<_>>() })
    }

    /// How every citation of a text stands (`ok`, `wrong`, `ambiguous`, `unchecked`, `not-reproduced`, `exempt`,
    /// `other`), everything that is told of it, misquotations among it, and the words of what it cites.
    pub fn verify(&self, sent: Sent<'_>) -> Value {
        let snapshots = self.snapshots(sent);
        let (mut cited, mut findings, mut targets) = (Vec::new(), Vec::new(), Vec::new());
        let mut seen = HashSet::new();
        for snapshot in &snapshots {
            for one in citations(snapshot) {
                let new = one.targets.iter();
                let new =
                    new.filter(|target| seen.insert((Arc::as_ptr(&snapshot.corpus), **target)));
                targets.extend(new.map(|target| (Arc::clone(&snapshot.corpus), *target)));
                cited.push((one.range.start, self.cited(snapshot, &one)));
            }
            findings.extend(snapshot.findings().told().filter_map(|finding| {
                let told = tell(snapshot, finding)?;
                let fixes = fixes_of(snapshot, finding).into_iter();
                let mut value = placed(snapshot, &told.range);
                value["code"] = told.code.name().into();
                value["severity"] = told.severity.name().into();
                value["message"] = told.message.into();
                value["fixes"] = fixes.map(|fix| fix.title).collect();
                Some((told.range.start, value))
            }));
        }
        let in_order = |mut all: Vec<(usize, Value)>| -> Vec<Value> {
            all.sort_by_key(|(start, _)| *start);
            all.into_iter().map(|(_, value)| value).collect()
        };
        let shown = targets.iter().take(MOST_IN_FULL);
        let shown = shown.flat_map(|(corpus, target)| self.records(corpus, &[*target]));
        json!({
            "citations": in_order(cited),
            "findings": in_order(findings),
            "provisions": shown.collect::<Vec<_>>(),
            "provisions_left_out": targets.len().saturating_sub(MOST_IN_FULL),
        })
    }

    /// The text with all citations that have such a name under it, and how many places have changed.
    pub fn convert(&self, sent: Sent<'_>, form: Form) -> Value {
        let edits = self.snapshots(sent).into_iter().flat_map(|snapshot| {
            let edits = convert_all(&snapshot, form).map(|conversion| conversion.edits);
            // Another compilation's citations are its own to convert.
            let own: Vec<Range<usize>> = snapshot.citations().map(|one| one.range()).collect();
            let is_own = move |range: &Range<usize>| {
                own.iter()
                    .any(|own| own.start <= range.end && range.start <= own.end)
            };
            let edits = edits.unwrap_or_default().into_iter();
            edits
                .filter(move |(range, _)| is_own(range))
                .collect::<Vec<_>>()
        });
        let mut edits: Vec<(Range<usize>, String)> = edits.collect();
        edits.sort_by_key(|(range, _)| range.start);
        edits.dedup_by_key(|(range, _)| range.start);
        let mut text = sent.text.to_owned();
        // From the end, so that the ranges before stay true.
        for (range, replacement) in edits.iter().rev() {
            if text.is_char_boundary(range.start) && text.is_char_boundary(range.end) {
                text.replace_range(range.clone(), replacement);
            }
        }
        json!({ "text": text, "changed": edits.len() })
    }

    /// A sent text as the features look at it, as each of the compilations reads it.
    pub fn snapshots(&self, sent: Sent<'_>) -> Vec<Snapshot> {
        self.read(sent.text, language_id(Path::new(sent.name)), sent.subject)
    }

    /// A text in a markup, as each of the compilations reads it.
    fn read(&self, text: &str, markup: &str, declared: Option<Subject>) -> Vec<Snapshot> {
        let readings = self.corpora.iter().map(|corpus| {
            let draft = Draft::open(text, markup, Arc::clone(corpus));
            draft.in_surroundings(Surroundings {
                declared,
                beside: None,
            })
        });
        let readings: Vec<Draft> = readings.collect();
        let readings = match readings.len() {
            1 => readings,
            _ => attributed(&readings),
        };
        let snapshots = readings.into_iter().map(|draft| {
            let compilation = self.name(draft.corpus()).map(Arc::from);
            Snapshot::new(Given {
                compilation,
                ..Given::plain(draft, self.locale)
            })
        });
        snapshots.collect()
    }

    /// What a compilation is called, where there are several.
    fn name(&self, corpus: &Corpus) -> Option<String> {
        (self.corpora.len() > 1).then(|| corpus.short_name().to_owned())
    }

    fn record(&self, corpus: &Corpus, found: Found) -> Record {
        Record {
            compilation: self.name(corpus),
            ..Record::from(found)
        }
    }

    fn records(&self, corpus: &Corpus, provisions: &[ProvisionIndex]) -> Vec<Record> {
        let found = provisions.iter();
        let found = found.filter_map(|one| Found::of(corpus, *one, Language::COMPILATION));
        found.map(|one| self.record(corpus, one)).collect()
    }

    fn cited(&self, snapshot: &Snapshot, listed: &Listed) -> Value {
        let targets = listed.targets.iter();
        let targets = targets.filter_map(|index| snapshot.corpus.provisions.get(*index));
        let targets: Vec<String> = targets.map(|provision| provision.id.to_string()).collect();
        let told = listed.told.as_ref();
        let message = told
            .map(|told| &told.message)
            .or(listed.why_unchecked.as_ref());
        let mut value = placed(snapshot, &listed.range);
        if let Some(compilation) = self.name(&snapshot.corpus) {
            value["compilation"] = compilation.into();
        }
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

/// The compilations that are asked, and what for: who begins with what one of several is called asks no other.
pub fn called<'a>(corpora: &'a [Arc<Corpus>], asked: &'a str) -> (&'a [Arc<Corpus>], &'a str) {
    let mut each = corpora.iter().enumerate();
    let called = each.find_map(|(place, corpus)| {
        let rest = corpus.asked(asked).filter(|rest| !rest.is_empty())?;
        Some((corpora.get(place..=place)?, rest))
    });
    called
        .filter(|_| corpora.len() > 1)
        .unwrap_or((corpora, asked))
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
        Enquiry::new(vec![embedded::corpus()], Locale::English)
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
