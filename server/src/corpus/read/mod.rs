//! Reading a compilation from text: pure, and never failing as a whole. What can be read is in
//! the corpus, what cannot is in the list of problems.

mod bodies;
mod data;
mod index;
mod lexicon;
mod part;
mod treaty;

use std::collections::HashMap;
use std::ops::Range;

use self::bodies::{Entered, Head, OwnEntry, Register};
use crate::citation::Part;
use crate::corpus::{Corpus, CorpusFile, CorpusProblem, CorpusProblemKind, Place};
use crate::lexicon::Lexicon;

/// The first folder that holds an `edition.toml`.
pub fn find_language(files: &[CorpusFile]) -> Option<String> {
    files
        .iter()
        .find_map(|file| file.path.strip_suffix("/edition.toml").map(str::to_owned))
}

/// Reads the compilation called `name` in the edition that stands in the folder `language`.
pub fn read(name: &str, language: &str, files: Vec<CorpusFile>) -> (Corpus, Vec<CorpusProblem>) {
    let mut reader = Reader {
        corpus: Corpus {
            name: name.to_owned(),
            language: language.to_owned(),
            files,
            ..Corpus::default()
        },
        problems: Vec::new(),
        register: Register::default(),
        head: Head::default(),
        lexicon_head: Lexicon::default(),
        own_treaties: Vec::new(),
        entered: Entered::default(),
    };
    reader.bodies();
    let sections = reader.compilation();
    reader.own_treaties();
    reader.lexicon();
    let is_readable = sections.is_some();
    if let Some(sections) = sections {
        reader.sections(sections);
    }
    reader.register();
    reader.edition();
    reader.treaty_titles();
    reader.errata();
    if !is_readable {
        // Nothing says which parts there are: every line would be a problem.
        return (reader.corpus, reader.problems);
    }
    let parts: Vec<Part> = reader.corpus.lexicon.all_parts().collect();
    for part in parts {
        let file = match part.letter() {
            Some(letter) => format!("part-{}", letter.to_ascii_lowercase()),
            None => "text".to_owned(),
        };
        reader.part(part, &format!("{language}/{file}.md"));
    }
    reader.missing_sections();
    reader.index();
    reader.topics_by_provision();
    (reader.corpus, reader.problems)
}

struct Reader {
    corpus: Corpus,
    problems: Vec<CorpusProblem>,
    /// The register of bodies, until the lexicon is made of it.
    register: Register,
    /// Whose compilation it is.
    head: Head,
    /// Parts and numbering, until the rest of the lexicon is there.
    lexicon_head: Lexicon,
    own_treaties: Vec<OwnEntry>,
    /// What stands in the compilation's own register, until the lexicon is made.
    entered: Entered,
}

impl Reader {
    /// The number and text of a file; a problem where it is not there.
    fn file(&mut self, path: &str) -> Option<(usize, std::sync::Arc<str>)> {
        let found = self.corpus.files.iter().position(|file| file.path == path);
        match found.and_then(|index| Some((index, self.corpus.files.get(index)?.text.clone()))) {
            Some(found) => Some(found),
            None => {
                self.problems.push(CorpusProblem {
                    file: path.to_owned(),
                    range: 0..0,
                    line: 1,
                    column: 1,
                    kind: CorpusProblemKind::MissingFile,
                });
                None
            }
        }
    }

    fn problem(&mut self, place: &Place, kind: CorpusProblemKind) {
        if let Some(file) = self.corpus.files.get(place.file) {
            let problem = CorpusProblem::at(&file.path, &file.text, place.range.clone(), kind);
            self.problems.push(problem);
        }
    }

    /// Which topics refer to which provision: to it, to what holds it, or to a part of it.
    fn topics_by_provision(&mut self) {
        let mut topics: HashMap<usize, Vec<usize>> = HashMap::new();
        let mut note = |provision: usize, topic: usize| {
            let noted = topics.entry(provision).or_default();
            if !noted.contains(&topic) {
                noted.push(topic);
            }
        };
        for (number, topic) in self.corpus.topics.iter().enumerate() {
            for provision in topic
                .rows
                .iter()
                .flat_map(|row| self.corpus.row_provisions(row))
            {
                // A row that refers to a whole section says nothing of its single paragraphs.
                let Some(found) = self.corpus.provisions.get(provision) else {
                    continue;
                };
                note(provision, number);
                if !found.id.path.is_empty() {
                    for descendant in self.corpus.descendants(provision) {
                        note(descendant, number);
                    }
                }
                let mut above = found.parent;
                while let Some(parent) = above {
                    note(parent, number);
                    above = self
                        .corpus
                        .provisions
                        .get(parent)
                        .and_then(|parent| parent.parent);
                }
            }
        }
        self.corpus.topics_by_provision = topics;
    }
}

/// The lines of a text with their byte ranges, without line breaks.
fn lines(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        let range_start = start;
        start += line.len();
        let content = line.trim_end_matches(['\n', '\r']);
        (range_start..range_start + content.len(), content)
    })
}
