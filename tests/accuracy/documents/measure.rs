//! Comparing what is read in a whole document with its labels.

use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::ops::Range;

use yuanyin::corpus::embedded;
use yuanyin::draft::{Draft, Placed};
use yuanyin::features::citations::{self, State};
use yuanyin::features::{Given, Snapshot, diagnostics};
use yuanyin::messages::Locale;
use yuanyin::resolve::{Code, Meaning, Severity};

use crate::labels::{Document, Expected, Label};

/// Counts over documents.
#[derive(Default, Clone, Copy)]
pub struct Counts {
    pub documents: u32,
    /// Labels that want an answer.
    pub wanted: u32,
    /// Of these, answered as labelled.
    pub right: u32,
    /// Citations of which something is said: where they point, or what is wrong with them.
    pub said: u32,
    /// Of these, within a label that is answered as labelled.
    pub rightly_said: u32,
    /// Labels of another body's, or of no citation.
    pub silent: u32,
    /// Of these, left alone.
    pub kept: u32,
    /// Labels that must be silent and are not, findings outside of every label, and findings where
    /// a citation without fault is labelled.
    pub false_alarms: u32,
}

impl Counts {
    pub fn add(&mut self, other: &Counts) {
        self.documents += other.documents;
        self.wanted += other.wanted;
        self.right += other.right;
        self.said += other.said;
        self.rightly_said += other.rightly_said;
        self.silent += other.silent;
        self.kept += other.kept;
        self.false_alarms += other.false_alarms;
    }
}

/// A citation as it is listed.
struct Cited {
    range: Range<usize>,
    state: State,
    targets: Vec<String>,
    code: Option<Code>,
    /// The treaty's key and the number of each article: of all of a range.
    articles: Vec<(String, u16)>,
    standing: Standing,
}

/// How a citation stands to the labels that it touches.
#[derive(PartialEq, Clone, Copy)]
enum Standing {
    Unlabelled,
    /// No label that it touches is answered as labelled.
    Wrong,
    /// One of them is.
    Right,
}

impl Cited {
    fn says_something(&self) -> bool {
        !self.targets.is_empty() || self.code.is_some() || !self.articles.is_empty()
    }
}

/// A diagnostic that is more than a hint.
struct Told {
    range: Range<usize>,
    code: Code,
    is_labelled: bool,
}

/// All that is read within one label.
#[derive(Default)]
struct Reading {
    targets: BTreeSet<String>,
    articles: BTreeSet<(String, u16)>,
    /// Of the citations, and of the diagnostics.
    codes: BTreeSet<&'static str>,
    states: BTreeSet<&'static str>,
}

/// What came out of one document, with a line for every miss, false alarm and unlabelled citation.
pub fn measure(document: &Document) -> (Counts, Vec<String>) {
    let draft = Draft::open(
        &document.text,
        document.markup.language_id(),
        embedded::corpus(),
    );
    let snapshot = Snapshot::new(Given::plain(draft, Locale::Chinese));
    let mut cited = cited(&snapshot);
    let mut told = told(&snapshot);
    let mut counts = Counts {
        documents: 1,
        ..Counts::default()
    };
    let mut differences = Vec::new();
    for label in &document.labels {
        compare(
            document,
            label,
            &mut cited,
            &mut told,
            &mut counts,
            &mut differences,
        );
    }
    for one in told.iter().filter(|one| !one.is_labelled) {
        counts.false_alarms += 1;
        let place = place(document, &one.range);
        differences.push(format!(
            "alarm  {place}  not labelled; got {}",
            one.code.name()
        ));
    }
    for one in cited.iter().filter(|one| one.says_something()) {
        counts.said += 1;
        counts.rightly_said += u32::from(one.standing == Standing::Right);
        // One with a code is among the alarms.
        if one.standing == Standing::Unlabelled && one.code.is_none() {
            let mut reading = Reading::default();
            reading.add(one);
            let place = place(document, &one.range);
            differences.push(format!("stray  {place}  not labelled; got {reading}"));
        }
    }
    (counts, differences)
}

/// A line for every citation of a document, with what is read.
pub fn readings(document: &Document) -> Vec<String> {
    let language = document.markup.language_id();
    let draft = Draft::open(&document.text, language, embedded::corpus());
    let snapshot = Snapshot::new(Given::plain(draft, Locale::Chinese));
    let cited = cited(&snapshot);
    let line = |one: &Cited| {
        let mut reading = Reading::default();
        reading.add(one);
        format!("{}  {reading}", place(document, &one.range))
    };
    cited.iter().map(line).collect()
}

fn cited(snapshot: &Snapshot) -> Vec<Cited> {
    let corpus = &snapshot.corpus;
    let placed: HashMap<Range<usize>, Placed<'_>> = snapshot
        .citations()
        .map(|placed| (placed.range(), placed))
        .collect();
    citations::citations(snapshot)
        .into_iter()
        .map(|listed| Cited {
            state: listed.state,
            targets: listed
                .targets
                .iter()
                .map(|index| corpus.provisions[*index].id.to_string())
                .collect(),
            code: listed.told.map(|told| told.code),
            articles: match placed
                .get(&listed.range)
                .map(|placed| &placed.resolution.meaning)
            {
                Some(Meaning::Articles(found)) if listed.state == State::Right => {
                    let of_treaty = found.iter().map(|article| {
                        let key = corpus.lexicon.treaty_key(article.treaty);
                        (key.to_owned(), article.number)
                    });
                    of_treaty.collect()
                }
                _ => Vec::new(),
            },
            range: listed.range,
            standing: Standing::Unlabelled,
        })
        .collect()
}

fn told(snapshot: &Snapshot) -> Vec<Told> {
    diagnostics::diagnostics(snapshot)
        .into_iter()
        .filter(|diagnostic| diagnostic.severity != Severity::Hint)
        .map(|diagnostic| Told {
            range: diagnostic.range,
            code: diagnostic.code,
            is_labelled: false,
        })
        .collect()
}

fn compare(
    document: &Document,
    label: &Label,
    cited: &mut [Cited],
    told: &mut [Told],
    counts: &mut Counts,
    differences: &mut Vec<String>,
) {
    let touches =
        |range: &Range<usize>| range.start < label.range.end && range.end > label.range.start;
    let mut reading = Reading::default();
    let mut is_told = false;
    for one in told.iter_mut().filter(|one| touches(&one.range)) {
        one.is_labelled = true;
        is_told = true;
        reading.codes.insert(one.code.name());
    }
    for one in cited.iter().filter(|one| touches(&one.range)) {
        reading.add(one);
    }
    let mut answers = std::iter::once(&label.expected).chain(&label.accepted);
    let is_right = answers.any(|expected| reading.is(expected));
    for one in cited.iter_mut().filter(|one| touches(&one.range)) {
        if is_right {
            one.standing = Standing::Right;
        } else if one.standing == Standing::Unlabelled {
            one.standing = Standing::Wrong;
        }
    }
    if matches!(label.expected, Expected::Silence) {
        counts.silent += 1;
        counts.kept += u32::from(is_right);
    } else {
        counts.wanted += 1;
        counts.right += u32::from(is_right);
    }
    if is_right {
        return;
    }
    let is_false_alarm = match label.expected {
        Expected::Silence => true,
        Expected::Problem(_) => false,
        _ => is_told,
    };
    counts.false_alarms += u32::from(is_false_alarm);
    let kind = if is_false_alarm { "alarm" } else { "miss " };
    let place = place(document, &label.range);
    differences.push(format!(
        "{kind}  {place}  should be {}; got {reading}",
        label.expected
    ));
}

impl Reading {
    fn add(&mut self, cited: &Cited) {
        self.targets.extend(cited.targets.iter().cloned());
        self.articles.extend(cited.articles.iter().cloned());
        self.codes.extend(cited.code.map(Code::name));
        self.states.insert(cited.state.name());
    }

    fn is(&self, expected: &Expected) -> bool {
        let is_clean = self.codes.is_empty();
        match expected {
            Expected::Targets(targets) => is_clean && self.targets == *targets,
            Expected::Article(treaty, number) => {
                is_clean && self.articles.contains(&((*treaty).to_owned(), *number))
            }
            Expected::Problem(code) => self.codes.contains(code.name()),
            Expected::NotReproduced => {
                let fact = Code::NotInCompilation.name();
                // Beyond the register: not checked, and it says so.
                let is_told = self.states.contains(State::Unchecked.name()) && !is_clean;
                (is_told || self.states.contains(State::NotReproduced.name()))
                    && self.codes.iter().all(|code| *code == fact)
            }
            Expected::Silence => is_clean && self.targets.is_empty() && self.articles.is_empty(),
        }
    }
}

impl fmt::Display for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let articles = self.articles.iter();
        let articles: Vec<String> = articles.map(|(key, n)| format!("{key} {n}")).collect();
        let mut said: Vec<&str> = self.targets.iter().map(String::as_str).collect();
        said.extend(articles.iter().map(String::as_str));
        said.extend(&self.codes);
        if said.is_empty() {
            said.extend(&self.states);
        }
        if said.is_empty() {
            said.push("nothing");
        }
        f.write_str(&said.join(" "))
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Expected::Targets(targets) => {
                let targets: Vec<&str> = targets.iter().map(String::as_str).collect();
                f.write_str(&targets.join(" "))
            }
            Expected::Article(treaty, number) => write!(f, "{treaty} {number}"),
            Expected::Problem(code) => f.write_str(code.name()),
            Expected::NotReproduced => f.write_str("not-reproduced"),
            Expected::Silence => f.write_str("silent"),
        }
    }
}

/// File and line, and the words with a few around them.
fn place(document: &Document, range: &Range<usize>) -> String {
    let text = &document.text;
    let (before, after) = (&text[..range.start], &text[range.end..]);
    let line = before.matches('\n').count() + 1;
    let from = before.char_indices().rev().nth(11).map_or(0, |(at, _)| at);
    let after: String = after.chars().take(8).collect();
    let shown = format!("{}⟦{}⟧{after}", &before[from..], &text[range.clone()]);
    format!("{}:{line}  {}", document.name, shown.replace('\n', "⏎"))
}
