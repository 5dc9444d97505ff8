//! Reading a compilation from text: pure, and never failing as a whole. What can be read is in
//! the corpus, what cannot is in the list of problems.

mod bodies;
mod by_language;
mod data;
mod declared;
mod edition;
mod forbidden;
mod index;
mod lexicon;
mod names;
mod part;
mod spelling;
mod terms;
mod treaty;

use std::collections::{HashMap, HashSet};
use std::mem::Discriminant;
use std::ops::Range;
use std::sync::Arc;

use self::bodies::{Entered, Head, OwnEntry, Register};
pub(super) use self::names::has_letters;
pub(super) use self::part::days;
use self::spelling::Spelling;
use crate::citation::{Part, Step};
use crate::corpus::cascade::causes;
use crate::corpus::files::is_of_format;
use crate::corpus::{
    Corpus, CorpusFile, CorpusProblem, CorpusProblemKind, Lines, Place, ProvisionId,
    ProvisionIndex, Unread,
};
use crate::lexicon::Lexicon;

/// The folder of the compilation's own edition: the first of `editions` in `compilation.toml`, else the first that
/// holds an `edition.toml`, else the first with any other file that an edition has.
pub fn find_language(files: &[CorpusFile]) -> Option<String> {
    if let Some(declared) = declared::first(files) {
        return Some(declared);
    }
    let folder_of = |names: &[&str]| {
        let mut paths = files.iter().filter_map(|file| file.path.rsplit_once('/'));
        let (folder, _) = paths.find(|(_, name)| names.contains(name))?;
        Some(folder.to_owned())
    };
    folder_of(&["edition.toml"]).or_else(|| {
        folder_of(&[
            "index.md",
            "errata.toml",
            "text.md",
            "part-a.md",
            "part-b.md",
        ])
    })
}

/// Reads the compilation called `name` in the edition that stands in the folder `language`.
pub fn read(name: &str, language: &str, files: Vec<CorpusFile>) -> (Corpus, Vec<CorpusProblem>) {
    read_with(name, language, files, Vec::new())
}

/// The same, with what is wrong with files that are there and have no text that could be read.
pub fn read_with(
    name: &str,
    language: &str,
    files: Vec<CorpusFile>,
    unreadable: Vec<CorpusProblem>,
) -> (Corpus, Vec<CorpusProblem>) {
    read_all(name, language, files, unreadable, &[])
}

/// The same, knowing what stands in other compilations' `bodies.toml`.
pub(super) fn read_knowing(
    name: &str,
    language: &str,
    files: Vec<CorpusFile>,
    registers: &[Arc<str>],
) -> (Corpus, Vec<CorpusProblem>) {
    read_all(name, language, files, Vec::new(), registers)
}

fn read_all(
    name: &str,
    language: &str,
    files: Vec<CorpusFile>,
    unreadable: Vec<CorpusProblem>,
    registers: &[Arc<str>],
) -> (Corpus, Vec<CorpusProblem>) {
    let corpus = Corpus {
        name: name.to_owned(),
        language: language.to_owned(),
        files,
        unread: Unread {
            files: unreadable.iter().map(|one| one.file.clone()).collect(),
            ..Unread::default()
        },
        ..Corpus::default()
    };
    let mut reader = Reader::new(corpus, language, unreadable);
    reader.merge_marks();
    reader.forbidden_characters();
    reader.bodies(registers);
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
    // Of parts that cannot be read none is the unnamed one.
    if !is_readable || reader.has_unread_parts && reader.corpus.lexicon.parts.is_empty() {
        reader.corpus.unread.names = true;
        reader.corpus.unread.provisions = true;
        // Nothing says which parts there are: every line would be a problem.
        return reader.finished();
    }
    let parts: Vec<Part> = reader.corpus.lexicon.all_parts().collect();
    for part in parts {
        reader.part(part);
    }
    reader.missing_sections();
    reader.corpus.unread.provisions |= reader.has_unread_parts || reader.has_unread_sections;
    reader.index();
    reader.topics_by_provision();
    let others = std::mem::take(&mut reader.other_editions);
    let (mut corpus, mut problems) = reader.finished();
    for folder in others {
        let (edition, found) = Reader::other_edition(&corpus, &folder);
        corpus.editions.push(edition);
        problems.extend(found);
    }
    (corpus, problems)
}

struct Reader {
    corpus: Corpus,
    /// The other editions that `compilation.toml` lists, by their folders.
    other_editions: Vec<String>,
    /// How labels are spelt, where the edition is not the compilation's own.
    spelling: Option<Spelling>,
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
    /// Whether `compilation.toml` lists parts that could not be read: which there are is not known then.
    has_unread_parts: bool,
    /// Whether it lists sections that could not be read.
    has_unread_sections: bool,
    /// Whether `treaties.toml` lists treaties that could not be read.
    has_unread_treaties: bool,
    /// Whether it says how sections are numbered.
    says_numbering: bool,
    /// Whether a section in other figures has been told of.
    tells_of_figures: bool,
    /// The folder of the language edition.
    folder: String,
    /// What label comes next under a provision, of each kind.
    expected: HashMap<(ProvisionIndex, Discriminant<Step>), Expected>,
    /// The footnotes that have been read.
    notes: HashSet<u16>,
    /// The topics that have been read.
    topics: HashSet<String>,
    lines: Lines,
    /// The provisions whose number is told to be wrong.
    misnumbered: HashSet<ProvisionId>,
    /// The parts with headings that no entry has.
    parts_with_unknown_sections: Vec<Part>,
}

/// What label should come next under a provision.
#[derive(Clone, Copy)]
struct Expected {
    step: Step,
    /// Where the one before was not the one expected: what comes next if it was only misnumbered.
    or: Option<Step>,
}

impl Reader {
    /// A reader of the edition in a folder, that has read nothing yet.
    fn new(corpus: Corpus, folder: &str, problems: Vec<CorpusProblem>) -> Reader {
        Reader {
            corpus,
            other_editions: Vec::new(),
            spelling: None,
            problems,
            register: Register::default(),
            head: Head::default(),
            lexicon_head: Lexicon::default(),
            own_treaties: Vec::new(),
            entered: Entered::default(),
            has_unread_parts: false,
            has_unread_sections: false,
            has_unread_treaties: false,
            says_numbering: false,
            tells_of_figures: false,
            folder: folder.to_owned(),
            expected: HashMap::new(),
            notes: HashSet::new(),
            topics: HashSet::new(),
            lines: Lines::default(),
            misnumbered: HashSet::new(),
            parts_with_unknown_sections: Vec::new(),
        }
    }

    /// Whether a file is one that this reader reads: of its edition's folder, and the compilation's where it is the
    /// compilation's own.
    fn reads(&self, path: &str) -> bool {
        match path.rsplit_once('/') {
            None => self.spelling.is_none(),
            Some((folder, _)) => folder == self.folder,
        }
    }

    /// What nobody sees in an editor, and what makes a terminal show something else than stands there.
    fn forbidden_characters(&mut self) {
        let mut found = Vec::new();
        let files = self.corpus.files.iter().enumerate();
        for (file, text) in
            files.filter(|(_, file)| is_of_format(&file.path) && self.reads(&file.path))
        {
            let places = forbidden::characters(&text.path, &text.text);
            found.extend(places.into_iter().map(|(range, character)| {
                let kind = CorpusProblemKind::ForbiddenCharacter { character };
                (Place { file, range }, kind)
            }));
        }
        // A label, name or reference that has one is not read, or as another.
        self.corpus.unread.provisions |= !found.is_empty();
        for (place, kind) in found {
            self.problem(&place, kind);
        }
    }

    /// Files of which a merge has left two versions: neither is the compilation's.
    fn merge_marks(&mut self) {
        let mut found = Vec::new();
        let files = self.corpus.files.iter().enumerate();
        for (file, text) in
            files.filter(|(_, file)| is_of_format(&file.path) && self.reads(&file.path))
        {
            let is_mark = |line: &str| line.starts_with("<<<<<<< ") || line.starts_with(">>>>>>> ");
            if let Some((range, _)) = lines(&text.text).find(|(_, line)| is_mark(line)) {
                found.push((Place { file, range }, text.path.clone()));
            }
        }
        for (place, path) in found {
            self.problem(&place, CorpusProblemKind::MergeMark);
            self.corpus.unread.files.push(path);
        }
    }

    fn finished(mut self) -> (Corpus, Vec<CorpusProblem>) {
        // What follows from a character that should not be there is not told besides.
        let is_forbidden = |problem: &CorpusProblem| {
            matches!(problem.kind, CorpusProblemKind::ForbiddenCharacter { .. })
        };
        let lines: HashSet<(String, u32)> = (self.problems.iter())
            .filter(|problem| is_forbidden(problem))
            .map(|problem| (problem.file.clone(), problem.line))
            .collect();
        if !lines.is_empty() {
            self.problems.retain(|problem| {
                is_forbidden(problem) || !lines.contains(&(problem.file.clone(), problem.line))
            });
        }
        // A line's indentation says what it stands under, and so which number should follow.
        let files: HashSet<String> = (self.problems.iter())
            .filter(|problem| problem.kind == CorpusProblemKind::TabIndent)
            .map(|problem| problem.file.clone())
            .collect();
        self.problems.retain(|problem| {
            !files.contains(&problem.file)
                || !matches!(
                    problem.kind,
                    CorpusProblemKind::Skipped { .. } | CorpusProblemKind::Duplicate { .. }
                )
        });
        self.problems = causes(std::mem::take(&mut self.problems));
        self.corpus.unread.data = self.problems.iter().any(CorpusProblem::is_of_data);
        self.corpus.provisions.shrink_to_fit();
        (self.corpus, self.problems)
    }

    /// The number and text of a file; a problem where it is not there.
    fn file(&mut self, path: &str) -> Option<(usize, std::sync::Arc<str>)> {
        if self.corpus.unread.has_file(path) {
            return None; // It is there, and why it cannot be read is told.
        }
        let found = self.corpus.files.iter().position(|file| file.path == path);
        match found.and_then(|index| Some((index, self.corpus.files.get(index)?.text.clone()))) {
            Some(found) => Some(found),
            None => {
                let kind = match path.ends_with("/treaties.toml") {
                    true => CorpusProblemKind::MissingTitles,
                    false => CorpusProblemKind::MissingFile,
                };
                self.problems.push(CorpusProblem::at(path, "", 0..0, kind));
                self.corpus.unread.files.push(path.to_owned());
                None
            }
        }
    }

    fn problem(&mut self, place: &Place, kind: CorpusProblemKind) {
        if let Some(file) = self.corpus.files.get(place.file) {
            let problem = self.lines.problem(file, place, kind);
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

/// The same without comments: `<!--` at a line's beginning, until the line that ends with `-->`.
fn lines_without_comments(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut is_comment = false;
    lines(text).filter(move |(_, line)| {
        is_comment |= line.trim_start().starts_with("<!--");
        let is_read = !is_comment;
        is_comment &= !line.trim_end().ends_with("-->");
        is_read
    })
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
