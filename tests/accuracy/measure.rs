//! Comparing what is recognised with what is labelled, and the table of it.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

use yuanyin::citation::{Citation, Locator, Path, Reference, Step, numeral};
use yuanyin::corpus::{Corpus, ProvisionIndex, embedded};
use yuanyin::draft::Draft;
use yuanyin::resolve::{Meaning, Problem, Resolution};

use crate::labelled::{Label, Mark, Passage};

/// What came out of one passage.
pub struct Measured {
    pub language: String,
    /// By kind.
    pub counts: BTreeMap<String, Counts>,
    /// One line for every difference.
    pub differences: Vec<String>,
}

/// Counts of labelled citations and of what was made of them.
#[derive(Default, Clone, Copy)]
pub struct Counts {
    /// Labelled citations that must resolve to something.
    pub labelled: u32,
    /// Recognised, and resolved as labelled.
    pub right: u32,
    /// Of these, with exactly the labelled extent.
    pub exact: u32,
    /// Resolved otherwise than labelled, or resolved where nothing is to be resolved.
    pub wrong: u32,
    /// Places that must be left alone: non-citations, other bodies', undecidable.
    pub to_leave: u32,
    /// Of these, and of unmarked text, where a problem was reported; also a wrong problem.
    pub false_alarms: u32,
}

struct Recognised {
    range: Range<usize>,
    target: String,
    /// Whether a problem is reported there.
    told: bool,
}

/// Recognises and resolves a passage as an open document and compares.
pub fn measure(passage: &Passage) -> Measured {
    let corpus = embedded::corpus();
    let draft = Draft::open(&passage.text, &passage.markup, corpus.clone());
    let told: Vec<Range<usize>> = draft
        .findings()
        .map(|(id, finding)| id.within(&finding.range))
        .collect();
    let recognised: Vec<Recognised> = draft
        .readings()
        .flat_map(|(base, reading)| {
            let (corpus, told) = (&corpus, &told);
            let is_meant = draft.is_meant();
            reading
                .meanings()
                .filter(move |(citation, _)| is_meant(citation))
                .map(move |(citation, resolution)| {
                    let range = base + citation.range.start..base + citation.range.end;
                    let told = told.contains(&range);
                    Recognised {
                        target: target(corpus, citation, resolution, told),
                        range,
                        told,
                    }
                })
        })
        .collect();
    let mut measured = Measured {
        language: passage.language.clone(),
        counts: BTreeMap::new(),
        differences: Vec::new(),
    };
    let mut used = vec![false; recognised.len()];
    for mark in &passage.marks {
        measured.compare(passage, mark, &recognised, &mut used);
    }
    for (one, used) in recognised.iter().zip(used) {
        if !used && (one.told || one.target != "-" && one.target != "document") {
            let counts = measured.counts.entry("unmarked".to_owned()).or_default();
            counts.wrong += 1;
            counts.false_alarms += u32::from(one.told);
            measured.differ(passage, &one.range, "is not marked", &one.target);
        }
    }
    measured
}

impl Measured {
    fn compare(
        &mut self,
        passage: &Passage,
        mark: &Mark,
        recognised: &[Recognised],
        used: &mut [bool],
    ) {
        let overlap = |one: &Recognised| {
            one.range
                .end
                .min(mark.range.end)
                .saturating_sub(one.range.start.max(mark.range.start))
        };
        let best = recognised
            .iter()
            .enumerate()
            .filter(|(_, one)| overlap(one) > 0)
            .max_by_key(|(_, one)| overlap(one));
        let (kind, expected) = match &mark.label {
            Label::No => ("no", "-"),
            Label::Citation { kind, target } => (kind.as_str(), target.as_str()),
        };
        let mut counts = self.counts.get(kind).copied().unwrap_or_default();
        let must_resolve = !matches!(expected, "-" | "document");
        if must_resolve {
            counts.labelled += 1;
        } else {
            counts.to_leave += 1;
            // Everything that overlaps a place to be left alone belongs to it.
            for (position, one) in recognised.iter().enumerate() {
                if overlap(one) > 0 {
                    used[position] = true;
                }
            }
        }
        if let Some((position, _)) = best {
            used[position] = true;
        }
        let found = best.map(|(_, one)| one);
        let read = found.map_or("-", |one| one.target.as_str());
        let is_right = if must_resolve {
            read == expected
        } else {
            matches!(read, "-" | "document")
        };
        if is_right {
            counts.right += u32::from(must_resolve);
            counts.exact +=
                u32::from(must_resolve && found.is_some_and(|one| one.range == mark.range));
        } else {
            counts.wrong += u32::from(!matches!(read, "-" | "document"));
            counts.false_alarms += u32::from(found.is_some_and(|one| one.told));
            self.differ(passage, &mark.range, &format!("{kind} {expected}"), read);
        }
        self.counts.insert(kind.to_owned(), counts);
    }

    fn differ(&mut self, passage: &Passage, range: &Range<usize>, expected: &str, read: &str) {
        let text = &passage.text;
        let before: String = text[..range.start]
            .chars()
            .rev()
            .take(12)
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .collect();
        let after: String = text[range.end..].chars().take(8).collect();
        let shown = format!("{before}⟦{}⟧{after}", &text[range.clone()]).replace('\n', "⏎");
        self.differences.push(format!(
            "{} {}: {shown}  should be {expected}, is {read}",
            passage.place, passage.id
        ));
    }
}

/// The label of what a citation resolves to.
fn target(corpus: &Corpus, citation: &Citation, resolution: &Resolution, told: bool) -> String {
    let id = |index: &ProvisionIndex| corpus.provisions[*index].id.to_string();
    let span = |found: &[ProvisionIndex]| match found {
        [] => "-".to_owned(),
        [one] => id(one),
        [first, .., last] => format!("{}..{}", id(first), id(last)),
    };
    if let Some(finding) = resolution.finding.as_ref().filter(|_| told) {
        let code = finding.problem.code().name();
        return match (&finding.problem, &resolution.meaning) {
            (Problem::Ambiguous { .. }, Meaning::Ambiguous(readings)) => readings
                .iter()
                .map(|reading| span(reading))
                .collect::<Vec<_>>()
                .join("|"),
            (Problem::ReversedSpan { .. }, Meaning::Provisions(found)) => {
                format!("{code} {}", span(found))
            }
            // A fact about the document, and nothing wrong.
            (Problem::ReportParagraphNotInCompilation { .. }, _) => "document".to_owned(),
            _ => code.to_owned(),
        };
    }
    match &resolution.meaning {
        Meaning::Provisions(found) => span(found),
        Meaning::Ambiguous(readings) => readings
            .iter()
            .map(|reading| span(reading))
            .collect::<Vec<_>>()
            .join("|"),
        Meaning::Articles(_) => articles(&citation.reference),
        Meaning::Document => "document".to_owned(),
        Meaning::NotReproduced(_) => "not-in-compilation".to_owned(),
        Meaning::NotRegistered | Meaning::OtherBody(_) | Meaning::Nothing => "-".to_owned(),
    }
}

/// `convention 30.2.c`, `convention 5..7`, `convention 18.9..18.29`
fn articles(reference: &Reference) -> String {
    let Reference::Treaty {
        treaty,
        article,
        through,
        locator,
    } = reference
    else {
        return "-".to_owned();
    };
    let place = |path: &Path| {
        path.iter().fold(article.to_string(), |printed, step| {
            let step = match step {
                Step::Preambular(number) | Step::Paragraph(number) => number.to_string(),
                Step::Subparagraph(letter) => letter.to_string(),
                Step::Item(number) => format!("({})", numeral::chinese(*number)),
            };
            format!("{printed}.{step}")
        })
    };
    let place = match (locator, through) {
        (_, Some(through)) => format!("{article}..{through}"),
        (Locator::Whole, None) => article.to_string(),
        (Locator::At(path), None) => place(path),
        (Locator::Span { from, to }, None) => format!("{}..{}", place(from), place(to)),
    };
    format!("{} {place}", embedded::corpus().lexicon.treaty_key(*treaty))
}

/// The counts of a half, by kind and by language.
pub struct Table {
    rows: Vec<(String, Counts)>,
    total: Counts,
}

impl Table {
    pub fn of(measured: &[Measured]) -> Table {
        let mut kinds: BTreeMap<String, Counts> = BTreeMap::new();
        let mut languages: BTreeMap<String, Counts> = BTreeMap::new();
        let mut total = Counts::default();
        for one in measured {
            for (kind, counts) in &one.counts {
                kinds.entry(kind.clone()).or_default().add(counts);
                languages
                    .entry(one.language.clone())
                    .or_default()
                    .add(counts);
                total.add(counts);
            }
        }
        let rows = kinds
            .into_iter()
            .chain(languages)
            .chain([("all".to_owned(), total)])
            .collect();
        Table { rows, total }
    }

    /// In thousandths.
    pub fn precision(&self) -> u32 {
        self.total.precision()
    }

    /// In thousandths.
    pub fn recall(&self) -> u32 {
        self.total.recall()
    }

    pub fn false_alarms(&self) -> u32 {
        self.total.false_alarms
    }
}

impl Counts {
    fn add(&mut self, other: &Counts) {
        self.labelled += other.labelled;
        self.right += other.right;
        self.exact += other.exact;
        self.wrong += other.wrong;
        self.to_leave += other.to_leave;
        self.false_alarms += other.false_alarms;
    }

    /// Rounded down, so that a hundred per cent means all.
    fn precision(&self) -> u32 {
        thousandths(self.right, self.right + self.wrong)
    }

    fn recall(&self) -> u32 {
        thousandths(self.right, self.labelled)
    }
}

fn thousandths(part: u32, whole: u32) -> u32 {
    (part * 1000).checked_div(whole).unwrap_or(1000)
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "| kind or language | citations | precision | recall | exact extent | to leave alone | false alarms |"
        )?;
        writeln!(f, "| --- | ---: | ---: | ---: | ---: | ---: | ---: |")?;
        for (name, counts) in &self.rows {
            let percent = |thousandths: u32| format!("{}.{} %", thousandths / 10, thousandths % 10);
            let of_citations = |figure: u32| {
                if counts.labelled == 0 {
                    "–".to_owned()
                } else {
                    percent(figure)
                }
            };
            writeln!(
                f,
                "| {name} | {} | {} | {} | {} | {} | {} |",
                counts.labelled,
                of_citations(counts.precision()),
                of_citations(counts.recall()),
                of_citations(thousandths(counts.exact, counts.labelled)),
                counts.to_leave,
                counts.false_alarms
            )?;
        }
        Ok(())
    }
}
