//! References: who cites a provision. What is pointed at, what a draft cites, and the compilation's
//! own citations; the files of a workspace are the editor's side.

use std::ops::Range;
use std::sync::Arc;

use crate::corpus::{Corpus, FileIndex, IndexRow, Located, Place, ProvisionId, ProvisionIndex};
use crate::draft::Draft;
use crate::features::Snapshot;
use crate::features::code_lens::CitationCounts;

/// Provisions that are pointed at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pointed {
    /// The citation, or the provision itself in a corpus file; bytes in the draft.
    pub range: Range<usize>,
    /// Never empty.
    pub provisions: Vec<ProvisionIndex>,
}

/// The provisions that a byte offset points at: those of the citation there, or in a corpus file
/// those of the index's reference, or else the provision that stands there.
pub fn pointed_at(snapshot: &Snapshot, offset: usize) -> Option<Pointed> {
    let holds = |range: &Range<usize>| range.start <= offset && offset <= range.end;
    let corpus = &snapshot.corpus;
    if let Some(file) = snapshot.corpus_file {
        let in_index = corpus
            .topics
            .iter()
            .flat_map(|topic| &topic.rows)
            .filter(|row| row.place.file == file && holds(&row.place.range))
            .flat_map(|row| row_references(corpus, row))
            .find(|reference| holds(&reference.place.range));
        if let Some(reference) = in_index {
            return Some(Pointed {
                range: reference.place.range,
                provisions: reference.provisions,
            });
        }
    }
    if let Some(cited) = snapshot.citation_at(offset) {
        let provisions = cited.resolution.meaning.provisions();
        return (!provisions.is_empty()).then_some(Pointed {
            range: cited.range,
            provisions,
        });
    }
    let provision = provision_at(corpus, snapshot.corpus_file?, offset)?;
    Some(Pointed {
        range: corpus.provisions.get(provision)?.place.range.clone(),
        provisions: vec![provision],
    })
}

/// The provision that stands at a byte offset of a corpus file, its opening words and its
/// instrument's title included. Headings within a section, notes and prefaces are none.
pub fn provision_at(corpus: &Corpus, file: FileIndex, offset: usize) -> Option<ProvisionIndex> {
    let begun = corpus.provisions.iter().rposition(|provision| {
        provision.place.file == file && provision.place.range.start <= offset
    })?;
    let place = &corpus.provisions.get(begun)?.place;
    if offset <= place.range.end {
        return Some(begun);
    }
    // Words without a label go on with what stands before them.
    let text = &corpus.files.get(file)?.text;
    let line_start = text.get(..offset)?.rfind('\n').map_or(0, |at| at + 1);
    let line = text.get(line_start..)?.lines().next()?.trim_start();
    (!line.is_empty() && !line.starts_with(['#', '|']) && !line.starts_with("[^")).then_some(begun)
}

/// A citation's place with the provisions that it points to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citing {
    /// Bytes in the draft.
    pub range: Range<usize>,
    /// Never empty.
    pub provisions: Vec<ProvisionIndex>,
}

/// The citations of a draft that point to provisions, in order.
pub fn citings(draft: &Draft) -> impl Iterator<Item = Citing> {
    draft.readings().flat_map(|(base, reading)| {
        reading
            .meanings()
            .filter_map(move |(citation, resolution)| {
                let provisions = resolution.meaning.provisions();
                (!provisions.is_empty()).then(|| Citing {
                    range: base + citation.range.start..base + citation.range.end,
                    provisions,
                })
            })
    })
}

/// How often a draft cites each provision.
pub fn citation_counts(draft: &Draft) -> CitationCounts {
    let mut counts = CitationCounts::new();
    for provision in citings(draft).flat_map(|citing| citing.provisions) {
        *counts.entry(provision).or_default() += 1;
    }
    counts
}

/// A citation in the compilation itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorpusReference {
    pub place: Place,
    /// Never empty.
    pub provisions: Vec<ProvisionIndex>,
    /// The provision in whose words it stands; `None` in the index, in notes and in prefaces.
    pub within: Option<ProvisionIndex>,
}

/// All citations in the compilation: in the words of its provisions, and the references of its
/// index. Headings name themselves and are none.
pub fn corpus_references(corpus: &Arc<Corpus>) -> Vec<CorpusReference> {
    let index_files: Vec<FileIndex> = corpus.topics.iter().map(|topic| topic.place.file).collect();
    let mut references: Vec<CorpusReference> = Vec::new();
    for (file, source) in corpus.files.iter().enumerate() {
        if !source.path.ends_with(".md") || index_files.contains(&file) {
            continue;
        }
        let draft = Draft::open(&source.text, "markdown", Arc::clone(corpus));
        references.extend(citings(&draft).filter_map(|citing| {
            let line = draft.text().line_of(citing.range.start);
            if draft.text().byte(draft.text().line_start(line)) == Some(b'#') {
                return None;
            }
            Some(CorpusReference {
                within: provision_at(corpus, file, citing.range.start),
                place: Place {
                    file,
                    range: citing.range,
                },
                provisions: citing.provisions,
            })
        }));
    }
    let rows = corpus.topics.iter().flat_map(|topic| &topic.rows);
    references.extend(rows.flat_map(|row| row_references(corpus, row)));
    references
}

/// What a row of the index refers to: its references, and where they only name whole sections
/// (见A.七部分) its paragraphs, which say what in them is meant.
fn row_references(corpus: &Corpus, row: &IndexRow) -> Vec<CorpusReference> {
    let mut references: Vec<CorpusReference> = row
        .references
        .iter()
        .filter_map(|reference| {
            let head = ProvisionId {
                annex: reference.annex,
                ..ProvisionId::section(reference.part, reference.section)
            };
            in_index(corpus.locate(&head, &reference.locator), &reference.place)
        })
        .collect();
    let only_sections = references.iter().all(|reference| {
        reference.provisions.iter().all(|index| {
            let provision = corpus.provisions.get(*index);
            provision.is_some_and(|provision| provision.id.path.is_empty())
        })
    });
    if only_sections && let Some((kind, number)) = row.instrument {
        let section = corpus.by_number(number).find(|section| {
            let instrument = section.instrument.as_ref();
            instrument.is_some_and(|instrument| instrument.kind == kind)
        });
        references.extend(section.into_iter().flat_map(|section| {
            row.paragraphs.iter().filter_map(|paragraph| {
                let located =
                    corpus.locate_in_section(section, paragraph.annex, &paragraph.locator);
                in_index(located, &paragraph.place)
            })
        }));
    }
    references
}

fn in_index(located: Located, place: &Place) -> Option<CorpusReference> {
    match located {
        Located::Found { provisions, .. } if !provisions.is_empty() => Some(CorpusReference {
            place: place.clone(),
            provisions,
            within: None,
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::embedded;
    use crate::features::tests::{opened, with};

    fn of_corpus(path: &str) -> Snapshot {
        let corpus = embedded::corpus();
        let file = corpus.files.iter().position(|file| file.path == path);
        let snapshot = opened("markdown", &corpus.files[file.unwrap()].text);
        with(&snapshot, |given| given.corpus_file = file)
    }

    fn names(corpus: &Corpus, provisions: &[ProvisionIndex]) -> Vec<String> {
        provisions
            .iter()
            .map(|index| corpus.provisions[*index].id.to_string())
            .collect()
    }

    /// What is pointed at where `words` first stand in a corpus file.
    fn pointed(path: &str, words: &str) -> Vec<String> {
        let snapshot = of_corpus(path);
        let offset = snapshot.draft.text().to_string().find(words).unwrap();
        pointed_at(&snapshot, offset)
            .map(|pointed| names(&snapshot.corpus, &pointed.provisions))
            .unwrap_or_default()
    }

    #[test]
    fn every_place_of_a_corpus_file_points_to_something_of_its_own() {
        for (path, words, expected) in [
            ("zh/part-a.md", "二. 第二次会议", vec!["A.二"]),
            ("zh/part-a.md", "(a) 迅速开发", vec!["A.二.2.a"]),
            ("zh/part-a.md", "第2/6号决定设立的", vec!["B.二"]),
            ("zh/part-a.md", "工作组第一次会议在", vec!["A.一"]),
            ("zh/part-b.md", "**技术援助活动**", vec!["B.一"]),
            ("zh/part-b.md", "[^4]: ", vec![]),
            ("zh/part-a.md", "# 建议及相关", vec![]),
            ("zh/part-b.md", "第1/4号决定", vec!["B.一"]),
            ("zh/index.md", "七.26", vec!["A.七.26"]),
            (
                "zh/index.md",
                "七.20-22",
                vec!["A.七.20", "A.七.21", "A.七.22"],
            ),
            ("zh/index.md", "附件一，26", vec!["A.七.26"]),
        ] {
            assert_eq!(pointed(path, words), expected, "{words}");
        }
    }

    #[test]
    fn the_compilation_cites_itself() {
        let corpus = embedded::corpus();
        let references = corpus_references(&corpus);
        let citing = |wanted: &str| -> Vec<String> {
            let wanted = corpus.identified(wanted).unwrap();
            let found = references
                .iter()
                .filter(|reference| reference.provisions.contains(&wanted));
            found
                .map(|reference| {
                    let text =
                        &corpus.files[reference.place.file].text[reference.place.range.clone()];
                    let within = reference
                        .within
                        .map(|within| corpus.provisions[within].id.to_string());
                    format!("{} {text}", within.unwrap_or_else(|| "index".to_owned()))
                })
                .collect()
        };
        assert_eq!(
            citing("A.七.26"),
            [
                "A部分：七.26",
                "附件一，26",
                "七.26",
                "附件一，26",
                "七.26",
                "26"
            ]
            .map(|written| format!("index {written}"))
        );
        let decision = citing("B.三");
        assert!(
            decision.contains(&"A.一 缔约方会议第3/4号决定".to_owned()),
            "{decision:?}"
        );
        assert!(
            decision
                .iter()
                .all(|one| !one.starts_with("B.三 第3/4号决定"))
        );
    }
}
