//! What was found in a draft, and in all of a run.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use super::baseline::KnownHere;
use super::mend::Mended;
use crate::cli::drafts::Checked;
use crate::cli::rules::Rules;
use crate::draft::Unchecked;
use crate::features::Snapshot;
use crate::features::finding::DraftFinding;
use crate::features::review::{Told, told};
use crate::features::unchecked::Place;
use crate::messages::{Locale, Tally};
use crate::office::Document;
use crate::resolve::{Code, Severity};

/// What was found in one draft.
pub struct Found<'a> {
    pub file: &'a Checked,
    /// The file as it is called.
    pub name: String,
    pub snapshot: &'a Snapshot,
    /// Where the draft is a word processor's.
    pub document: Option<&'a Document>,
    /// What is to be told, in order, each with the reading that it is of.
    findings: Vec<(&'a Snapshot, &'a DraftFinding)>,
    pub unchecked: Vec<Place>,
    /// How many have been mended before, and are not among these.
    pub mended: usize,
}

/// A draft, and the document that it is where it is a word processor's.
#[derive(Clone, Copy)]
pub struct View<'a> {
    pub snapshot: &'a Snapshot,
    pub document: Option<&'a Document>,
}

impl<'a> View<'a> {
    /// The words of a range as a person reads them.
    pub fn shown(self, range: &Range<usize>) -> Cow<'a, str> {
        match self.document {
            Some(document) => Cow::Owned(document.words(range.clone())),
            None => self.snapshot.draft.text().slice(range.clone()),
        }
    }
}

impl<'a> Found<'a> {
    /// What is to be told of a draft, as each of the compilations reads it: what is wanted and was not known before.
    /// `None` where nothing reads it.
    pub fn of(
        file: &'a Checked,
        snapshots: &'a [Snapshot],
        document: Option<&'a Document>,
        rules: &Rules<'_>,
        known: &KnownHere<'_>,
        mended: usize,
    ) -> Option<Found<'a>> {
        let snapshot = snapshots.first()?;
        let mut findings = Vec::new();
        for snapshot in snapshots {
            let wanted = snapshot.findings().told().filter(|one| rules.want(one));
            let new = known.new_ones(snapshot, wanted).into_iter();
            findings.extend(new.map(|finding| (snapshot, finding)));
        }
        let mut unchecked: Vec<Place> = snapshots.iter().flat_map(Snapshot::unchecked).collect();
        if snapshots.len() > 1 {
            findings = told_once(findings, snapshots.len());
            unchecked.sort_by_key(|place| place.range.start);
            unchecked.dedup_by_key(|place| place.range.clone());
        }
        Some(Found {
            file,
            name: file.shown(),
            snapshot,
            document,
            findings,
            unchecked,
            mended,
        })
    }

    /// The code of each finding, and the words that it is about.
    pub fn words(&self) -> impl Iterator<Item = (Code, String)> {
        let text = self.snapshot.draft.text();
        let findings = self.findings.iter();
        findings.map(|(_, one)| (one.code, text.slice(one.range.clone()).into_owned()))
    }

    /// The draft that places are of.
    pub fn view(&self) -> View<'a> {
        View {
            snapshot: self.snapshot,
            document: self.document,
        }
    }

    /// The words of a range as a person reads them.
    pub fn shown(&self, range: &Range<usize>) -> Cow<'a, str> {
        self.view().shown(range)
    }

    /// Each finding in words, one after the other: all of a long draft's at once would be much longer than it.
    pub fn told(&self) -> impl Iterator<Item = Told> {
        self.findings.iter().filter_map(|(snapshot, finding)| {
            let told = told(snapshot, finding)?;
            Some(match self.document {
                Some(_) => told.readable(),
                None => told,
            })
        })
    }

    /// Whether nothing is to be told.
    pub fn is_clean(&self) -> bool {
        self.findings.is_empty()
    }

    /// Nothing to be written of it, but what counts.
    pub fn counted(&self) -> Part {
        let mut part = Part::default();
        for (_, finding) in &self.findings {
            match finding.severity {
                Some(Severity::Error) => part.tally.errors += 1,
                Some(Severity::Warning) => part.tally.warnings += 1,
                Some(Severity::Information | Severity::Hint) | None => part.tally.remarks += 1,
            }
            *part.by_code.entry(finding.code).or_default() += 1;
        }
        for place in &self.unchecked {
            *part.unchecked.entry(place.why.name()).or_default() += 1;
        }
        part
    }

    /// The same with what is written of it.
    pub fn written(&self, now: Vec<String>) -> Part {
        Part {
            now,
            ..self.counted()
        }
    }
}

/// Findings of several readings, in order: what several tell is told once, and that a comment exempts nothing only
/// where it exempts nothing in any of them.
fn told_once<'a>(
    mut findings: Vec<(&'a Snapshot, &'a DraftFinding)>,
    readings: usize,
) -> Vec<(&'a Snapshot, &'a DraftFinding)> {
    findings.sort_by_key(|(_, one)| (one.range.start, one.range.end, one.code));
    let mut once: Vec<(&Snapshot, &DraftFinding)> = Vec::new();
    for same in findings
        .chunk_by(|(_, one), (_, other)| (one.code, &one.range) == (other.code, &other.range))
    {
        let is_of_all = same.len() == readings;
        if let Some((snapshot, finding)) = same.first()
            && (is_of_all || finding.code != Code::UnusedExemption)
        {
            once.push((snapshot, finding));
        }
    }
    once
}

/// What a draft comes to.
#[derive(Default, Clone)]
pub struct Part {
    /// Pieces to be written at once.
    pub now: Vec<String>,
    /// Pieces to be written at the end.
    pub later: Vec<String>,
    pub tally: Tally,
    pub by_code: BTreeMap<Code, usize>,
    /// Places that are not checked, by the name of the reason.
    pub unchecked: BTreeMap<&'static str, usize>,
}

/// What a run has come to.
pub struct Run {
    pub locale: Locale,
    /// Files that have been read.
    pub read: usize,
    pub tally: Tally,
    pub by_code: BTreeMap<Code, usize>,
    /// By [`Unchecked::name`].
    unchecked: BTreeMap<&'static str, usize>,
    pub mended: Mended,
    /// Sentences about what could not be read.
    pub unreadable: Vec<String>,
    /// Pieces that have been written.
    pub pieces: usize,
    /// What is to be written at the end.
    pub later: Vec<String>,
}

impl Run {
    pub fn new(locale: Locale) -> Run {
        Run {
            locale,
            read: 0,
            tally: Tally::default(),
            by_code: BTreeMap::new(),
            unchecked: BTreeMap::new(),
            mended: Mended::default(),
            unreadable: Vec::new(),
            pieces: 0,
            later: Vec::new(),
        }
    }

    /// Counts what was found in a draft and has been written.
    pub fn take(&mut self, part: Part) {
        self.tally.errors += part.tally.errors;
        self.tally.warnings += part.tally.warnings;
        self.tally.remarks += part.tally.remarks;
        for (code, count) in part.by_code {
            *self.by_code.entry(code).or_default() += count;
        }
        for (why, count) in part.unchecked {
            *self.unchecked.entry(why).or_default() += count;
        }
        self.later.extend(part.later);
    }

    /// How many places are not checked, by the reason.
    pub fn unchecked(&self) -> [(Unchecked, usize); Unchecked::ALL.len()] {
        Unchecked::ALL.map(|why| {
            let count = self.unchecked.get(why.name()).copied();
            (why, count.unwrap_or_default())
        })
    }
}
