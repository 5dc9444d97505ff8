//! What is written into a draft is read again as what it was meant: every conversion, of lists and ranges too, what a
//! search inserts, every fix, everything that completion offers, every quotation with its citation, tables of
//! authorities, in every language.

use std::collections::BTreeSet;
use std::ops::Range;

use super::completion::completion;
use super::convert::conversions;
use super::quote::quoting;
use super::table_of_authorities::{TableFormat, write};
use super::tests::opened;
use crate::citation::{Language, Reference, languages};
use crate::corpus::{Corpus, ProvisionIndex};
use crate::features::Snapshot;
use crate::resolve::{Code, Meaning, names_in};

/// What the last citation of a text means, if nothing is told of it.
fn last_meaning(snapshot: &Snapshot) -> Vec<ProvisionIndex> {
    let Some(placed) = snapshot.citations().last() else {
        return Vec::new();
    };
    match (&placed.resolution.meaning, &placed.resolution.finding) {
        (Meaning::Provisions(found), None) => found.clone(),
        _ => Vec::new(),
    }
}

/// A text with edits in order that do not overlap.
fn edited(text: &str, edits: &[(Range<usize>, String)]) -> String {
    let mut text = text.to_owned();
    for (range, written) in edits.iter().rev() {
        text.replace_range(range.clone(), written);
    }
    text
}

/// Every name of a provision in a language.
fn names(corpus: &Corpus, index: ProvisionIndex, language: Language) -> Vec<String> {
    let names = names_in(corpus, &corpus.provisions[index], language);
    [
        Some(names.compilation),
        names.instrument,
        names.report,
        names.long,
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Provisions, each of them once in so many; those that only point elsewhere are what they point to.
fn some(corpus: &Corpus, each: usize, first: usize) -> impl Iterator<Item = ProvisionIndex> + '_ {
    (0..corpus.provisions.len())
        .skip(first % each)
        .step_by(each)
        .filter(|index| {
            let id = &corpus.provisions[*index].id;
            id.annex.is_none() || !id.path.is_empty()
        })
}

fn assert_none(differences: Vec<String>) {
    let few: Vec<&String> = differences.iter().take(40).collect();
    assert!(differences.is_empty(), "{} of\n{few:#?}", differences.len());
}

#[test]
fn every_conversion_is_read_as_what_it_converts() {
    let corpus = crate::corpus::embedded::corpus();
    let mut differences = Vec::new();
    let mut converted = 0;
    for index in some(&corpus, 2, 0) {
        for name in names(&corpus, index, Language::COMPILATION) {
            let text = format!("请见{name}。");
            let snapshot = opened("markdown", &text);
            let meant = last_meaning(&snapshot);
            let start = text.find(&name).unwrap();
            for conversion in conversions(&snapshot, &(start..start + name.len())) {
                converted += 1;
                let written = edited(&text, &conversion.edits);
                if meant.is_empty() || last_meaning(&opened("markdown", &written)) != meant {
                    differences.push(format!("{text} → {written}"));
                }
            }
        }
    }
    assert!(converted > 200, "{converted}");
    assert_none(differences);
}

/// Before what is typed, so that the draft is in the language.
const BEFORE: [(&str, &str); 6] = [
    ("zh", "缔约方会议第3/4号决定已经通过。见"),
    ("en", "The Conference adopted decision 3/4. See "),
    ("fr", "La Conférence a adopté la décision 3/4. Voir "),
    ("es", "La Conferencia aprobó la decisión 3/4. Véase "),
    ("ru", "Конференция приняла решение 3/4. См. "),
    ("ar", "اعتمد المؤتمر المقرر 3/4. انظر "),
];

#[test]
fn what_a_search_inserts_is_read_as_what_was_found() {
    let corpus = crate::corpus::embedded::corpus();
    let mut differences = Vec::new();
    for (place, (_, before)) in BEFORE.iter().enumerate() {
        for index in some(&corpus, 6, place) {
            let text = format!("{before}@{}", corpus.provisions[index].id);
            let snapshot = opened("markdown", &text);
            let items = completion(&snapshot, text.len());
            let found = items.iter().find(|item| item.provision == Some(index));
            let Some(item) = found else {
                differences.push(format!("{text}: not found"));
                continue;
            };
            let written = edited(&text, &[(item.replace.clone(), item.insert.clone())]);
            if last_meaning(&opened("markdown", &written)) != [index] {
                differences.push(format!("{text} → {written}"));
            }
        }
    }
    assert_none(differences);
}

#[test]
fn everything_that_is_offered_is_read_as_what_it_stands_for() {
    let corpus = crate::corpus::embedded::corpus();
    let mut differences = Vec::new();
    let mut taken = 0;
    for (place, (tag, before)) in BEFORE.iter().enumerate() {
        let language = languages().find(|language| language.tag() == *tag).unwrap();
        for index in some(&corpus, 13, place) {
            for name in names(&corpus, index, language) {
                // Cut before its last figure or letter.
                let Some(last) = name.rfind(|c: char| c.is_ascii_digit()) else {
                    continue;
                };
                let cut = name[..last].trim_end_matches(|c: char| c.is_ascii_digit());
                let text = format!("{before}{cut}");
                let snapshot = opened("markdown", &text);
                for item in completion(&snapshot, text.len()) {
                    taken += 1;
                    let written = edited(&text, &[(item.replace.clone(), item.insert.clone())]);
                    let read = opened("markdown", &written);
                    let is_of = |found: &ProvisionIndex| {
                        let mut here = Some(*found);
                        while here.is_some() && here != item.provision {
                            here = here.and_then(|here| corpus.provisions[here].parent);
                        }
                        here.is_some()
                    };
                    // Paragraph 20 of annex I to resolution 7/3 is completed by the resolution's number.
                    let completes = |reference: &Reference| {
                        let id = item.provision.map(|index| &corpus.provisions[index].id);
                        let section = id.and_then(|id| corpus.section(id.part, id.section));
                        let instrument = section.and_then(|section| section.instrument.as_ref());
                        match (reference, instrument) {
                            (Reference::Instrument { number, .. }, Some(instrument)) => {
                                id.is_some_and(|id| id.path.is_empty())
                                    && *number == instrument.number
                            }
                            _ => false,
                        }
                    };
                    let Some(placed) = read.citations().last() else {
                        differences.push(format!("{text} → {written}: nothing"));
                        continue;
                    };
                    let is_read = match (&placed.resolution.meaning, item.article) {
                        (Meaning::Articles(found), Some(article)) => found.contains(&article),
                        (Meaning::Provisions(found), _) => {
                            found.iter().any(is_of) || completes(&placed.citation.reference)
                        }
                        (Meaning::Ambiguous(readings), _) => readings.iter().flatten().any(is_of),
                        // 第 can begin another instrument; whose a number is may not be certain yet.
                        _ => false,
                    };
                    if !is_read {
                        differences.push(format!("{text} → {written}"));
                    }
                }
            }
        }
    }
    assert!(taken > 1_000, "{taken}");
    assert_none(differences);
}

#[test]
fn every_fix_is_read_as_what_it_says() {
    let corpus = crate::corpus::embedded::corpus();
    let mut differences = Vec::new();
    let mut fixed = 0;
    for (place, (tag, before)) in BEFORE.iter().enumerate() {
        let language = languages().find(|language| language.tag() == *tag).unwrap();
        for index in some(&corpus, 9, place) {
            for name in names(&corpus, index, language) {
                for text in broken(before, &name) {
                    let snapshot = opened("markdown", &text);
                    for (id, finding) in snapshot.draft.findings() {
                        for fix in &finding.fixes {
                            fixed += 1;
                            let edits: Vec<(Range<usize>, String)> = fix
                                .edits
                                .iter()
                                .map(|(range, written)| (id.within(range), written.clone()))
                                .collect();
                            let written = edited(&text, &edits);
                            let read = opened("markdown", &written);
                            let told = read.draft.findings().count();
                            let meant = fix.target.is_none_or(|target| {
                                read.citations().any(|placed| {
                                    placed.resolution.meaning.provisions().contains(&target)
                                })
                            });
                            if told >= snapshot.draft.findings().count() || !meant {
                                differences.push(format!("{text} → {written}"));
                            }
                        }
                    }
                }
            }
        }
    }
    assert!(fixed > 100, "{fixed}");
    assert_none(differences);
}

/// A name made wrong: with a number that does not exist, with two ends of a range changed about.
fn broken(before: &str, name: &str) -> Vec<String> {
    let mut all = Vec::new();
    if let Some(last) = name.rfind(|c: char| c.is_ascii_digit()) {
        let cut = name[..last].trim_end_matches(|c: char| c.is_ascii_digit());
        let behind = &name[last + 1..];
        all.push(format!("{before}{cut}97{behind}."));
        all.push(format!("{before}{cut}9-2{behind}."));
    }
    all
}

/// How much is wrong. What is quoted may cite what is not in the compilation.
fn wrong(snapshot: &Snapshot) -> usize {
    let findings = snapshot.draft.findings();
    findings
        .filter(|(_, finding)| finding.problem.code() != Code::NotInCompilation)
        .count()
}

/// What all citations of a text mean, if nothing is wrong with any.
fn all_meant(snapshot: &Snapshot) -> Option<BTreeSet<ProvisionIndex>> {
    let is_silent = wrong(snapshot) == 0;
    let meant = snapshot
        .citations()
        .flat_map(|placed| placed.resolution.meaning.provisions().to_vec());
    is_silent.then(|| meant.collect())
}

/// The marks of a list and its *and* in each language, and what stands before a range's end.
const JOINTS: [(&str, &str, &str); 6] = [
    ("zh", "、", "和"),
    ("en", ", ", " and "),
    ("fr", ", ", " et "),
    ("es", ", ", " y "),
    ("ru", ", ", " и "),
    ("ar", "، ", " و"),
];

#[test]
fn every_list_and_range_is_converted_to_what_is_read_as_the_same() {
    let corpus = crate::corpus::embedded::corpus();
    let mut differences = Vec::new();
    let mut converted = 0;
    for (place, (tag, before)) in BEFORE.iter().enumerate() {
        let language = languages().find(|language| language.tag() == *tag).unwrap();
        let (_, comma, and) = JOINTS[place];
        for index in some(&corpus, 7, place) {
            let provision = &corpus.provisions[index];
            let beside =
                |step: usize| Some(index + step).filter(|one| *one < corpus.provisions.len());
            let siblings = [beside(1), beside(2)]
                .map(|one| one.filter(|one| corpus.provisions[*one].parent == provision.parent));
            let [Some(second), Some(third)] = siblings else {
                continue;
            };
            let name = |index| names(&corpus, index, language);
            for ((one, two), three) in name(index).iter().zip(name(second)).zip(name(third)) {
                let text = format!("{before}{one}{comma}{two}{and}{three}。\n");
                let snapshot = opened("markdown", &text);
                let Some(meant) = all_meant(&snapshot) else {
                    continue;
                };
                for conversion in conversions(&snapshot, &(before.len()..before.len() + one.len()))
                {
                    converted += 1;
                    let written = edited(&text, &conversion.edits);
                    if all_meant(&opened("markdown", &written)) != Some(meant.clone()) {
                        differences.push(format!("{text} → {written}"));
                    }
                }
            }
        }
    }
    assert!(converted > 100, "{converted}");
    assert_none(differences);
}

/// A quotation is right word for word, and the citation under it is of the same provisions.
#[test]
fn every_quotation_is_read_with_its_citation() {
    let corpus = crate::corpus::embedded::corpus();
    let markups = [
        "markdown",
        "plaintext",
        "latex",
        "asciidoc",
        "typst",
        "restructuredtext",
        "org",
        "html",
    ];
    let mut differences = Vec::new();
    let mut quoted = 0;
    for (place, (tag, before)) in BEFORE.iter().enumerate() {
        let language = languages().find(|language| language.tag() == *tag).unwrap();
        for (turn, index) in some(&corpus, 11, place).enumerate() {
            let markup = markups[(turn + place) % markups.len()];
            for name in names(&corpus, index, language) {
                let text = format!("{before}{name}.\n");
                let snapshot = opened(markup, &text);
                let at = before.len() + name.len() - 1;
                let Some(quoting) = quoting(&snapshot, at) else {
                    continue;
                };
                quoted += 1;
                let meant = last_meaning(&snapshot);
                let mut written = text.clone();
                written.insert_str(quoting.at, &quoting.text);
                let read = opened(markup, &written);
                let same = read
                    .citations()
                    .filter(|placed| placed.resolution.meaning.provisions() == meant)
                    .count();
                let told = wrong(&read);
                if same < 2 || told > 0 {
                    differences.push(format!("{markup}, {same} of it, {told} told: {written}"));
                }
            }
        }
    }
    assert!(quoted > 100, "{quoted}");
    assert_none(differences);
}

#[test]
fn a_table_of_authorities_is_read_as_what_it_lists() {
    let corpus = crate::corpus::embedded::corpus();
    let mut differences = Vec::new();
    for (place, (tag, before)) in BEFORE.iter().enumerate() {
        let language = languages().find(|language| language.tag() == *tag).unwrap();
        for first in 0..4 {
            let cited: Vec<String> = some(&corpus, 12, place * 4 + first)
                .filter_map(|index| names(&corpus, index, language).into_iter().nth(first))
                .collect();
            let text: String = cited
                .iter()
                .map(|name| format!("{before}{name}.\n\n"))
                .collect();
            let snapshot = opened("markdown", &text);
            let meant: BTreeSet<ProvisionIndex> = snapshot
                .citations()
                .flat_map(|placed| placed.resolution.meaning.provisions().to_vec())
                .collect();
            let written = write(&[&snapshot], snapshot.locale, TableFormat::Markdown).unwrap();
            let read = all_meant(&opened("markdown", &written)).unwrap_or_default();
            let differing = meant.symmetric_difference(&read);
            let differing: Vec<String> = differing
                .map(|one| corpus.provisions[*one].id.to_string())
                .collect();
            if !differing.is_empty() {
                differences.push(format!("{tag} {first}: {differing:?}\n{written}"));
            }
        }
    }
    assert_none(differences);
}
