//! Whether a compilation is sound: what reading alone cannot see.

mod own;

use crate::citation::DocumentSymbol;
use crate::corpus::{Corpus, CorpusProblem, CorpusProblemKind, ErratumKind, Place, ProvisionId};
use crate::lexicon::Holds;

/// Everything wrong with a compilation beyond what [`crate::corpus::read`] has found: what its
/// data points to, what it calls its own, notes and their calls, the register, the index against the concordance, the errata against the
/// received text (where `source.txt` is among the files).
pub fn check(corpus: &Corpus) -> Vec<CorpusProblem> {
    let mut checker = Checker {
        corpus,
        problems: Vec::new(),
    };
    checker.own();
    checker.pointers();
    checker.footnotes();
    checker.register();
    checker.treaties();
    checker.index();
    checker.errata();
    checker.problems
}

struct Checker<'a> {
    corpus: &'a Corpus,
    problems: Vec<CorpusProblem>,
}

impl Checker<'_> {
    fn problem(&mut self, place: &Place, kind: CorpusProblemKind) {
        if let Some(file) = self.corpus.files.get(place.file) {
            self.problems.push(CorpusProblem::at(
                &file.path,
                &file.text,
                place.range.clone(),
                kind,
            ));
        }
    }

    /// What `compilation.toml` and the errata say of other sections is there.
    fn pointers(&mut self) {
        let corpus = self.corpus;
        let is_there = |id: &ProvisionId| corpus.by_id.contains_key(id);
        let mut missing: Vec<(&Place, String)> = Vec::new();
        for section in &corpus.sections {
            let target = section.points_to.iter().cloned();
            let endorsed = section.instrument.iter().flat_map(|instrument| {
                let pointers = instrument.annexes.iter();
                let part = corpus.lexicon.part_that_holds(Holds::Recommendations);
                pointers
                    .filter_map(move |pointer| Some(ProvisionId::section(part?, pointer.section)))
            });
            for id in target.chain(endorsed).filter(|id| !is_there(id)) {
                missing.push((&section.place, id.to_string()));
            }
        }
        for erratum in &corpus.errata {
            let Some(reference) = &erratum.misprinted_reference else {
                continue;
            };
            let known = match ProvisionId::parse(&corpus.lexicon, &reference.correct) {
                Some(id) => is_there(&id),
                None => corpus.knows_symbol(&DocumentSymbol(reference.correct.clone())),
            };
            if !known {
                missing.push((&erratum.place, reference.correct.clone()));
            }
        }
        for (place, reference) in missing {
            self.problem(place, CorpusProblemKind::UnresolvedReference { reference });
        }
    }

    fn footnotes(&mut self) {
        let corpus = self.corpus;
        let calls = || {
            corpus
                .provisions
                .iter()
                .flat_map(|provision| &provision.footnotes)
        };
        for note in &corpus.footnotes {
            if !calls().any(|call| call.number == note.number) {
                let number = note.number;
                self.problem(&note.place, CorpusProblemKind::NoteWithoutCall { number });
            }
        }
        for call in calls() {
            if !corpus
                .footnotes
                .iter()
                .any(|note| note.number == call.number)
            {
                let number = call.number;
                self.problem(&call.place, CorpusProblemKind::CallWithoutNote { number });
            }
        }
    }

    fn register(&mut self) {
        let corpus = self.corpus;
        for section in &corpus.sections {
            let Some(instrument) = &section.instrument else {
                continue;
            };
            let registered = corpus
                .register
                .iter()
                .any(|entry| entry.kind == instrument.kind && entry.number == instrument.number);
            if let Some(provision) = corpus
                .provisions
                .get(section.provision)
                .filter(|_| !registered)
            {
                let name = corpus.lexicon.number(instrument.number);
                self.problem(
                    &provision.place,
                    CorpusProblemKind::UnregisteredInstrument { name },
                );
            }
        }
    }

    /// Every article has its title.
    fn treaties(&mut self) {
        let corpus = self.corpus;
        for treaty in &corpus.treaties {
            for (number, article) in (1_u16..).zip(&treaty.articles) {
                if article.title.is_empty() {
                    let name = corpus.lexicon.treaty_key(treaty.treaty).to_owned();
                    let kind = CorpusProblemKind::UntitledArticle { name, number };
                    self.problem(&treaty.place, kind);
                }
            }
        }
    }

    /// Each row's paragraphs against its references, through the constant offset of its report.
    fn index(&mut self) {
        let corpus = self.corpus;
        for row in corpus.topics.iter().flat_map(|topic| &topic.rows) {
            let found_before = self.problems.len();
            for reference in &row.references {
                let single = crate::corpus::IndexRow {
                    references: vec![reference.clone()],
                    ..row.clone()
                };
                if corpus.referenced_provisions(&single).is_empty() {
                    let reference_text = self.text(&reference.place);
                    self.problem(
                        &reference.place,
                        CorpusProblemKind::UnresolvedReference {
                            reference: reference_text,
                        },
                    );
                }
            }
            for paragraph in &row.paragraphs {
                let single = crate::corpus::IndexRow {
                    paragraphs: vec![paragraph.clone()],
                    ..row.clone()
                };
                if corpus.listed_provisions(&single).is_empty() {
                    let reference = self.text(&paragraph.place);
                    self.problem(
                        &paragraph.place,
                        CorpusProblemKind::UnresolvedReference { reference },
                    );
                }
            }
            if self.problems.len() > found_before {
                continue; // A column with holes cannot agree with the other.
            }
            let listed = corpus.listed_provisions(row);
            let referenced = corpus.referenced_provisions(row);
            let agrees = if referenced.iter().all(|index| {
                corpus
                    .provisions
                    .get(*index)
                    .is_some_and(|provision| provision.id.path.is_empty())
            }) {
                // 见A.七部分: each paragraph lies in one of the sections, and each section has one.
                let within =
                    |inner: usize, outer: usize| corpus.descendants(outer).contains(&inner);
                listed
                    .iter()
                    .all(|inner| referenced.iter().any(|outer| within(*inner, *outer)))
                    && referenced
                        .iter()
                        .all(|outer| listed.iter().any(|inner| within(*inner, *outer)))
            } else {
                listed == referenced
            };
            if !agrees {
                let names = |indices: &[usize]| {
                    indices
                        .iter()
                        .filter_map(|index| corpus.provisions.get(*index))
                        .map(|provision| provision.id.to_string())
                        .collect::<Vec<_>>()
                        .join(", ")
                };
                let kind = CorpusProblemKind::RowDisagrees {
                    expected: names(&listed),
                    found: names(&referenced),
                };
                self.problem(&row.place, kind);
            }
        }
    }

    fn errata(&mut self) {
        let corpus = self.corpus;
        let Some(source) = corpus
            .files
            .iter()
            .find(|file| file.path.ends_with("/source.txt"))
        else {
            return;
        };
        let mut lines: Vec<String> = source.text.split('\n').map(str::to_owned).collect();
        for erratum in &corpus.errata {
            let line = usize::try_from(erratum.line)
                .unwrap_or(usize::MAX)
                .checked_sub(1);
            let applies = line
                .and_then(|line| lines.get_mut(line))
                .is_some_and(|line| apply(line, &erratum.printed, &erratum.correct, erratum.kind));
            if !applies {
                let line = erratum.line;
                self.problem(
                    &erratum.place,
                    CorpusProblemKind::InapplicableErratum { line },
                );
            }
        }
    }

    fn text(&self, place: &Place) -> String {
        self.corpus
            .files
            .get(place.file)
            .and_then(|file| file.text.get(place.range.clone()))
            .unwrap_or_default()
            .to_owned()
    }
}

/// Corrects one line of the received text; whether the printed words stood there.
pub fn apply(line: &mut String, printed: &str, correct: &str, kind: ErratumKind) -> bool {
    let Some(at) = line.find(printed) else {
        return false;
    };
    match kind {
        ErratumKind::Kept => {}
        ErratumKind::Moved => line.replace_range(at..at + printed.len(), ""),
        ErratumKind::Scanning | ErratumKind::Misprint => {
            line.replace_range(at..at + printed.len(), correct);
        }
    }
    true
}
