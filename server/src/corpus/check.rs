//! Whether a compilation is sound: what reading alone cannot see.

mod editions;
mod own;
mod reach;
mod terms;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::citation::{DocumentSymbol, Step, language_tagged};
use crate::corpus::cascade::causes;
use crate::corpus::files::{PartFile, is_of_compilation, is_of_edition, part_file};
use crate::corpus::read::days;
use crate::corpus::{
    Corpus, CorpusFile, CorpusProblem, CorpusProblemKind, ErratumKind, IndexRow, Instrument, Lines,
    Place, ProvisionId, Report, ReportNumbering, Section, embedded, heading, read,
};
use crate::lexicon::Holds;

/// Everything wrong with a compilation beyond what [`crate::corpus::read`] has found: what its
/// data points to, what it calls its own, notes and their calls, the register, the index against the concordance,
/// the errata against the received text (where `source.txt` is among the files). What depends on something that
/// could not be read ([`Corpus::unread`]) is not judged.
pub fn check(corpus: &Corpus) -> Vec<CorpusProblem> {
    let mut checker = Checker::new(corpus);
    let unread = &corpus.unread;
    checker.files();
    if corpus.lexicon.ours.is_some() && !unread.has_file("bodies.toml") {
        checker.own();
    }
    if !unread.provisions {
        checker.sections();
        checker.headings();
        checker.pointers();
        checker.footnotes();
        checker.dates();
    }
    if !unread.register && !unread.has_file("register.toml") {
        checker.register();
    }
    let has_titles = |file: &String| file.ends_with("/treaties.toml");
    if !unread.files.iter().any(has_titles) {
        checker.treaties();
    }
    // The index is read through what the data and the headings of instruments say.
    let is_data_right = !unread.data
        && !checker.problems.iter().any(|problem| {
            problem.is_of_data()
                || matches!(problem.kind, CorpusProblemKind::InstrumentMismatch { .. })
        });
    if !unread.provisions && !unread.names && is_data_right {
        checker.index();
    }
    checker.errata();
    if unread.is_nothing() {
        checker.terms();
    }
    checker.editions();
    causes(checker.problems)
}

/// No document that is cited has paragraphs beyond it.
const LAST_PARAGRAPH: i64 = 999;

/// What is wrong with a register of bodies by itself: checked as a compilation's own is, beside the built-in
/// compilation. Its places are in `bodies.toml`.
pub fn check_register(text: Arc<str>) -> Vec<CorpusProblem> {
    let mut files = embedded::files();
    files.push(CorpusFile {
        path: "bodies.toml".to_owned(),
        text,
    });
    let (corpus, mut problems) = read(embedded::NAME, "zh", files);
    problems.extend(check(&corpus));
    problems.retain(|problem| problem.file == "bodies.toml");
    problems
}

/// What is wrong with the general thesaurus by itself: checked as a compilation's own is, in the place of the built-in
/// compilation's. Its places are in `terms.toml`. A concept may reach nothing there, where one of the compilations
/// beside the file speaks of it.
pub fn check_terms(text: Arc<str>, beside: &[Corpus]) -> Vec<CorpusProblem> {
    let mut files = embedded::files();
    files.retain(|file| file.path != "terms.toml");
    files.push(CorpusFile {
        path: "terms.toml".to_owned(),
        text,
    });
    let (corpus, mut problems) = read(embedded::NAME, "zh", files);
    problems.extend(check(&corpus));
    let is_reached = |id: &str| {
        let mut concepts = corpus.terms().concepts.iter();
        let concept = concepts.find(|concept| concept.id == id);
        concept.is_some_and(|concept| beside.iter().any(|other| reach::reaches(other, concept)))
    };
    problems.retain(|problem| {
        let is_elsewhere = match &problem.kind {
            CorpusProblemKind::Unreached { .. } => true,
            CorpusProblemKind::IdleConcept { id } => is_reached(id),
            _ => false,
        };
        problem.file == "terms.toml" && !is_elsewhere
    });
    problems
}

struct Checker<'a> {
    corpus: &'a Corpus,
    problems: Vec<CorpusProblem>,
    lines: Lines,
}

impl<'a> Checker<'a> {
    fn new(corpus: &'a Corpus) -> Checker<'a> {
        Checker {
            corpus,
            problems: Vec::new(),
            lines: Lines::default(),
        }
    }

    fn problem(&mut self, place: &Place, kind: CorpusProblemKind) {
        if let Some(file) = self.corpus.files.get(place.file) {
            let problem = self.lines.problem(file, place, kind);
            self.problems.push(problem);
        }
    }

    /// Files of the format where nothing reads them: parts that are not listed, an edition's file beside the
    /// compilation's. Other files may stand in the folder.
    fn files(&mut self) {
        let corpus = self.corpus;
        if corpus.unread.has_file("compilation.toml") {
            return; // It is not known which parts there are.
        }
        let own = format!("{}/edition.toml", corpus.language);
        let mut edition = corpus.files.iter().map(|file| file.path.as_str());
        let edition = match corpus.has_file(&own) {
            true => Some(corpus.language.as_str()),
            false => edition.find_map(|path| path.strip_suffix("/edition.toml")),
        };
        let others: Vec<&str> = (corpus.editions.iter())
            .map(|edition| edition.language.as_str())
            .collect();
        let read: Vec<String> = (corpus.lexicon.all_parts()).map(part_file).collect();
        let mut idle: Vec<(usize, CorpusProblemKind)> = Vec::new();
        for (index, file) in corpus.files.iter().enumerate() {
            let (folder, name) = match file.path.rsplit_once('/') {
                Some((folder, name)) => (Some(folder), name),
                None => (None, file.path.as_str()),
            };
            let part = PartFile::called(name);
            let is_read = read.iter().any(|known| known == name);
            let is_listed = folder.is_some_and(|folder| others.contains(&folder));
            let is_other_folder = folder.is_some() && folder != edition && edition.is_some();
            if is_other_folder && !is_listed {
                // An edition that nobody reads; any other folder is nobody's business.
                let language = folder.unwrap_or_default();
                if name == "edition.toml" && language_tagged(language).is_some() {
                    let language = language.to_owned();
                    idle.push((index, CorpusProblemKind::UnlistedEdition { language }));
                }
                continue;
            }
            let kind = match (folder, part) {
                // Where not all parts could be read, it may be one of those.
                (Some(_), Some(_)) if corpus.unread.provisions => continue,
                (Some(_), Some(part)) if !is_read => {
                    let letter = match part {
                        PartFile::Lettered(letter) => Some(letter),
                        PartFile::Unnamed => None,
                    };
                    CorpusProblemKind::IdlePart { letter }
                }
                // Titles of treaties that are not listed.
                (Some(_), _) if name == "treaties.toml" && !corpus.has_file(name) => {
                    CorpusProblemKind::IdleFile
                }
                // The index is the compilation's own.
                (Some(_), _) if is_listed && name == "index.md" => CorpusProblemKind::IdleFile,
                (Some(_), _) if is_of_compilation(name) && !is_of_edition(name) => {
                    CorpusProblemKind::IdleFile
                }
                (None, _) if is_of_edition(name) && !is_of_compilation(name) => {
                    CorpusProblemKind::IdleFile
                }
                _ => continue,
            };
            idle.push((index, kind));
        }
        for (file, kind) in idle {
            self.problem(&Place { file, range: 0..0 }, kind);
        }
    }

    /// Every instrument has its heading and its title; an annex that stands in another part has no paragraphs here.
    fn headings(&mut self) {
        let corpus = self.corpus;
        for section in &corpus.sections {
            let (Some(instrument), Some(provision)) = (
                &section.instrument,
                corpus.provisions.get(section.provision),
            ) else {
                continue;
            };
            let expected = instrument.heading(&corpus.lexicon, corpus.tongue());
            // How its number is written is not known where nobody knows whose it is.
            let is_known = corpus.lexicon.ours.is_some();
            if let Some(headed) = &instrument.headed
                && self.is_headed_otherwise(instrument)
                && is_known
                && !self.is_told(&instrument.number_place)
            {
                self.problem(headed, CorpusProblemKind::InstrumentMismatch { expected });
            } else if instrument.headed.is_none() {
                let kind = CorpusProblemKind::MissingInstrument { expected };
                self.problem(&provision.place, kind);
            } else if instrument.title.is_empty() {
                let name = expected;
                let kind = CorpusProblemKind::UntitledInstrument { name };
                self.problem(&provision.place, kind);
            }
            for pointer in &instrument.annexes {
                let annex = ProvisionId {
                    annex: Some(pointer.annex),
                    ..ProvisionId::section(section.part, section.number)
                };
                let annex = corpus.by_id.get(&annex);
                let annex = annex.and_then(|index| corpus.provisions.get(*index));
                if let Some(annex) = annex.filter(|annex| !annex.children.is_empty()) {
                    self.problem(&annex.place, CorpusProblemKind::AnnexWithText);
                }
            }
        }
    }

    /// The days in a section's heading are those of its entry, but where the errata say that the print's own mistake
    /// is kept.
    fn dates(&mut self) {
        let corpus = self.corpus;
        let errata = format!("{}/errata.toml", corpus.language);
        if corpus.unread.data || corpus.unread.has_file(&errata) {
            return;
        }
        for section in &corpus.sections {
            let (Some(provision), Some((first, last))) = (
                corpus.provisions.get(section.provision),
                days(&section.heading),
            ) else {
                continue;
            };
            let dates = &section.dates;
            let is_same = first == dates.0 && last.is_none_or(|day| day == dates.1);
            let mut errata = corpus.errata.iter();
            let is_kept = errata.any(|erratum| {
                erratum.kind == ErratumKind::Kept
                    && erratum.printed.contains('日')
                    && section.heading.contains(&erratum.printed)
            });
            if !is_same && !is_kept {
                let (first, last) = dates.clone();
                let kind = CorpusProblemKind::OtherDatesInHeading { first, last };
                self.problem(&provision.place, kind);
            }
        }
    }

    /// Whether the heading of an instrument is not what its entry makes of it.
    fn is_headed_otherwise(&self, instrument: &Instrument) -> bool {
        let Some(headed) = &instrument.headed else {
            return false;
        };
        let written = self.text(headed);
        let corpus = self.corpus;
        written.trim().trim_start_matches('#').trim()
            != instrument.heading(&corpus.lexicon, corpus.tongue())
    }

    /// Whether something is told of a place already.
    fn is_told(&self, place: &Place) -> bool {
        let file = self.corpus.files.get(place.file);
        let mut problems = self.problems.iter();
        problems.any(|problem| {
            problem.range == place.range && file.is_some_and(|file| file.path == problem.file)
        })
    }

    /// No instrument, report or annex twice: a citation of it could mean either.
    fn sections(&mut self) {
        let corpus = self.corpus;
        for (index, section) in corpus.sections.iter().enumerate() {
            let mut before = corpus.sections.iter().take(index);
            if let Some(instrument) = &section.instrument {
                let is_same = |other: &Section| {
                    let other = other.instrument.as_ref();
                    other.is_some_and(|other| {
                        (other.kind, other.number) == (instrument.kind, instrument.number)
                    })
                };
                if before.any(is_same) {
                    let name = corpus.lexicon.number(instrument.number);
                    let kind = CorpusProblemKind::Duplicate { name };
                    self.problem(&instrument.number_place, kind);
                }
                let annexes = instrument.annexes.iter().enumerate();
                for (place, pointer) in annexes {
                    let mut before = instrument.annexes.iter().take(place);
                    if before.any(|other| other.annex == pointer.annex) {
                        let id = ProvisionId::section(section.part, section.number);
                        let name = ProvisionId {
                            annex: Some(pointer.annex),
                            ..id
                        };
                        let name = name.to_string();
                        self.problem(&section.place, CorpusProblemKind::Duplicate { name });
                    }
                }
            }
            self.offsets(section);
            if let Some(report) = &section.report {
                self.numbering_of_report(section, report);
                let mut before = corpus.sections.iter().take(index);
                let is_same = |other: &Section| {
                    let other = other.report.as_ref();
                    other.is_some_and(|other| other.symbol == report.symbol)
                };
                if before.any(is_same) {
                    let name = report.symbol.to_string();
                    self.problem(&report.symbol_place, CorpusProblemKind::Duplicate { name });
                }
            }
        }
    }

    /// By how far the numbers of a document are from those of a section, every paragraph is one that there can be.
    fn offsets(&mut self, section: &Section) {
        let corpus = self.corpus;
        let own = section.report.iter().filter_map(|report| {
            let ReportNumbering::Offset(offset) = report.numbering else {
                return None;
            };
            Some((offset, &report.symbol_place, section))
        });
        let annexes = section.instrument.iter().flat_map(|one| &one.annexes);
        let annexes = annexes.filter_map(|pointer| {
            let holder = corpus.meeting(pointer.section)?;
            Some((pointer.offset, &section.place, holder))
        });
        let pointers: Vec<(i32, &Place, &Section)> = own.chain(annexes).collect();
        for (offset, place, holder) in pointers {
            let children = corpus.provisions.get(holder.provision);
            let children = children.into_iter().flat_map(|one| &one.children);
            let numbers: Vec<u16> = children
                .filter_map(
                    |index| match corpus.provisions.get(*index)?.id.path.last()? {
                        Step::Paragraph(number) => Some(*number),
                        Step::Subparagraph(_) | Step::Preambular(_) | Step::Item(_) => None,
                    },
                )
                .collect();
            let outside = |number: &u16| {
                !(1..=LAST_PARAGRAPH).contains(&(i64::from(*number) + i64::from(offset)))
            };
            // The lowest of what is too low, the highest of what is too high.
            let wrong = match offset < 0 {
                true => numbers.into_iter().filter(outside).min(),
                false => numbers.into_iter().filter(outside).max(),
            };
            if let Some(paragraph) = wrong {
                let number = i64::from(paragraph) + i64::from(offset);
                let kind = CorpusProblemKind::ImpossibleOffset {
                    offset,
                    paragraph,
                    number,
                };
                self.problem(place, kind);
            }
        }
    }

    /// A report's numbering is that of what the section has: of paragraphs by number, or of letters.
    fn numbering_of_report(&mut self, section: &Section, report: &Report) {
        let corpus = self.corpus;
        let children = corpus
            .provisions
            .get(section.provision)
            .map(|one| &one.children);
        let labels = children.into_iter().flatten().filter_map(|index| {
            let step = corpus.provisions.get(*index)?.id.path.last()?;
            match step {
                Step::Paragraph(_) => Some(true),
                Step::Subparagraph(_) => Some(false),
                Step::Preambular(_) | Step::Item(_) => None,
            }
        });
        let labels: Vec<bool> = labels.collect();
        let field = match report.numbering {
            ReportNumbering::Offset(_) if !labels.is_empty() && !labels.contains(&true) => "within",
            ReportNumbering::Within(_) if !labels.is_empty() && !labels.contains(&false) => {
                "offset"
            }
            _ => return,
        };
        let kind = CorpusProblemKind::WrongNumbering { field };
        self.problem(&report.symbol_place, kind);
    }

    /// What `compilation.toml` and the errata say of other sections is there.
    fn pointers(&mut self) {
        let corpus = self.corpus;
        let is_there = |id: &ProvisionId| corpus.by_id.contains_key(id);
        let mut missing: Vec<(&Place, String)> = Vec::new();
        for section in &corpus.sections {
            let target = section.points_to.iter().cloned();
            let part = corpus.lexicon.part_that_holds(Holds::Recommendations);
            let pointers = || section.instrument.iter().flat_map(|one| &one.annexes);
            let endorsed = pointers()
                .filter_map(move |pointer| Some(ProvisionId::section(part?, pointer.section)));
            if part.is_none() {
                let numbers = pointers().map(|pointer| pointer.section.to_string());
                missing.extend(numbers.map(|number| (&section.place, number)));
            }
            for pointer in pointers() {
                let annex = ProvisionId {
                    annex: Some(pointer.annex),
                    ..ProvisionId::section(section.part, section.number)
                };
                if !is_there(&annex) {
                    missing.push((&section.place, annex.to_string()));
                }
            }
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
            let provisions = corpus.provisions.iter();
            provisions.flat_map(|provision| &provision.footnotes)
        };
        let called: HashSet<u16> = calls().map(|call| call.number).collect();
        let notes: HashSet<u16> = corpus.footnotes.iter().map(|note| note.number).collect();
        for note in &corpus.footnotes {
            if note.text.is_empty() {
                let number = note.number;
                self.problem(&note.place, CorpusProblemKind::EmptyNote { number });
            }
            if !called.contains(&note.number) {
                let number = note.number;
                self.problem(&note.place, CorpusProblemKind::NoteWithoutCall { number });
            }
        }
        for call in calls() {
            if !notes.contains(&call.number) {
                let number = call.number;
                self.problem(&call.place, CorpusProblemKind::CallWithoutNote { number });
            }
        }
    }

    fn register(&mut self) {
        let corpus = self.corpus;
        for session in &corpus.sessions {
            let mut reproduced = (corpus.sections.iter())
                .filter_map(|section| section.instrument.as_ref())
                .filter(|instrument| instrument.number.session == session.number)
                .map(|instrument| &instrument.symbol)
                .peekable();
            let Some(registered) = &session.report else {
                continue;
            };
            // What is no symbol is told by itself.
            if let Some(DocumentSymbol(symbol)) = reproduced.peek().copied().cloned()
                && !reproduced.any(|symbol| symbol == registered)
                && !self.is_told(&session.place)
            {
                self.problem(&session.place, CorpusProblemKind::OtherReport { symbol });
            }
        }
        for section in &corpus.sections {
            let Some(instrument) = &section.instrument else {
                continue;
            };
            // Which of them is meant is asked already.
            if self.is_headed_otherwise(instrument) || self.is_told(&instrument.number_place) {
                continue;
            }
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
        let unread = &corpus.unread;
        for treaty in &corpus.treaties {
            if unread.titles && treaty.title.is_empty() {
                continue; // It may be the one that has another key there.
            }
            if treaty.articles.iter().all(|one| one.title.is_empty()) {
                let name = corpus.lexicon.treaty_key(treaty.treaty).to_owned();
                let kind = CorpusProblemKind::UntitledTreaty { name };
                self.problem(&treaty.place, kind);
                continue;
            }
            for (number, article) in (1_u16..).zip(&treaty.articles) {
                if article.title.is_empty() {
                    let name = corpus.lexicon.treaty_key(treaty.treaty).to_owned();
                    let kind = CorpusProblemKind::UntitledArticle { name, number };
                    self.problem(&treaty.place, kind);
                }
            }
        }
    }

    /// Each row's paragraphs against its references, through the constant offset of its report. Where no row of a
    /// report agrees, it is the offset that is told.
    fn index(&mut self) {
        let before = self.problems.len();
        let mut agreeing: HashSet<DocumentSymbol> = HashSet::new();
        self.rows(&mut agreeing);
        let told = self.problems.split_off(before);
        let mut by_report: HashMap<&DocumentSymbol, Vec<usize>> = HashMap::new();
        let corpus = self.corpus;
        let rows = corpus.topics.iter().flat_map(|topic| &topic.rows);
        let rows: Vec<&IndexRow> = rows.filter(|row| !row.is_grey()).collect();
        for (number, problem) in told.iter().enumerate() {
            let is_of = |row: &&&IndexRow| {
                let file = corpus.files.get(row.place.file);
                row.place.range.contains(&problem.range.start)
                    && file.is_some_and(|file| file.path == problem.file)
            };
            if matches!(
                problem.kind,
                CorpusProblemKind::RowDisagrees { .. }
                    | CorpusProblemKind::UnresolvedReference { .. }
            ) && let Some(row) = rows.iter().find(is_of)
            {
                by_report.entry(&row.symbol).or_default().push(number);
            }
        }
        by_report.retain(|symbol, told| told.len() >= 3 && !agreeing.contains(symbol));
        for (symbol, told) in &by_report {
            let mut reports = corpus.sections.iter().filter_map(|one| one.report.as_ref());
            if let Some(report) = reports.find(|report| report.symbol == **symbol) {
                let kind = CorpusProblemKind::NumberingDisagrees {
                    symbol: symbol.to_string(),
                    rows: told.len(),
                };
                self.problem(&report.symbol_place, kind);
            }
        }
        let left_out: HashSet<usize> = by_report.into_values().flatten().collect();
        let told = told.into_iter().enumerate();
        self.problems
            .extend(told.filter_map(|(number, one)| (!left_out.contains(&number)).then_some(one)));
    }

    /// Each row by itself; `agreeing` are the documents of those that nothing is told of.
    fn rows(&mut self, agreeing: &mut HashSet<DocumentSymbol>) {
        let corpus = self.corpus;
        for row in corpus.topics.iter().flat_map(|topic| &topic.rows) {
            if row.is_unread {
                continue;
            }
            let found_before = self.problems.len();
            if !corpus.knows_symbol(&row.symbol) {
                let symbol = row.symbol.0.clone();
                self.problem(
                    &row.symbol_place,
                    CorpusProblemKind::UnknownSymbol { symbol },
                );
            }
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
            // What a paragraph is of has been told to be unknown.
            let holder = match row.instrument {
                Some((kind, number)) => {
                    let is_there = corpus.by_number(number).any(|section| {
                        let instrument = section.instrument.as_ref();
                        instrument.is_some_and(|instrument| instrument.kind == kind)
                    });
                    if !is_there {
                        let reference = heading(&corpus.lexicon, kind, number);
                        let kind = CorpusProblemKind::UnresolvedReference { reference };
                        self.problem(&row.place, kind);
                    }
                    is_there
                }
                None => corpus.knows_symbol(&row.symbol),
            };
            if !holder {
                continue;
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
            } else {
                agreeing.insert(row.symbol.clone());
            }
        }
    }

    fn errata(&mut self) {
        let corpus = self.corpus;
        let source = format!("{}/source.txt", corpus.language);
        let Some(source) = corpus.files.iter().find(|file| file.path == source) else {
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
