//! Reading the labelled documents.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::Path;

use serde::Deserialize;
use yuanyin::draft::Markup;
use yuanyin::resolve::Code;

/// A whole document with its labels.
pub struct Document {
    /// The file's name.
    pub name: String,
    /// A BCP 47 tag: zh, zh-Hant, en, …
    pub language: String,
    /// By the file's ending.
    pub markup: Markup,
    pub text: String,
    /// In the order of the labels file.
    pub labels: Vec<Label>,
}

/// A labelled stretch of a document.
pub struct Label {
    /// Bytes in the text.
    pub range: Range<usize>,
    pub expected: Expected,
    /// Answers that are as good.
    pub accepted: Vec<Expected>,
}

/// What a stretch must be read as.
pub enum Expected {
    /// These provisions, sections or instruments, and no others, by their identities.
    Targets(BTreeSet<String>),
    /// An article of one of the compilation's treaties: its key and number.
    Article(&'static str, u16),
    Problem(Code),
    /// The Conference's, and not in the compilation: nothing louder than that may be told.
    NotReproduced,
    /// Another body's, or no citation: nothing told, nothing resolved.
    Silence,
}

/// The treaties as labels name them, with their keys in the corpus.
const TREATIES: [(&str, &str); 4] = [
    ("UNTOC", "convention"),
    ("TIP", "trafficking"),
    ("SOM", "smuggling"),
    ("FA", "firearms"),
];

/// The instruments of part B as labels name them.
const INSTRUMENTS: [(&str, &str); 8] = [
    ("decision 1/4", "B.一"),
    ("decision 2/6", "B.二"),
    ("decision 3/4", "B.三"),
    ("decision 4/3", "B.四"),
    ("resolution 5/6", "B.五"),
    ("resolution 6/4", "B.六"),
    ("resolution 7/3", "B.七"),
    ("resolution 8/4", "B.八"),
];

#[derive(Deserialize)]
struct LabelsFile {
    files: Vec<Listed>,
    citations: Vec<Written>,
}

#[derive(Deserialize)]
struct Listed {
    file: String,
    lang: String,
}

#[derive(Deserialize)]
struct Written {
    file: String,
    /// Unicode code points.
    offset: usize,
    substring: String,
    expected: Answer,
    #[serde(default)]
    accept: Vec<Answer>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Answer {
    Provisions(Vec<String>),
    Word(String),
}

/// The documents of a set: of every folder in it that has a `labels.json`, in the order of their names, or of every file
/// of [short passages](read_passages) in it.
///
/// # Errors
///
/// A sentence with the file and the label.
pub fn read_set(set: &Path) -> Result<Vec<Document>, String> {
    let entries = std::fs::read_dir(set).map_err(|error| format!("{}: {error}", set.display()))?;
    let mut paths: Vec<_> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    paths.sort();
    let mut documents = Vec::new();
    for path in paths {
        if path.join("labels.json").is_file() {
            documents.extend(read_folder(&path)?);
        } else if path.extension().is_some_and(|ending| ending == "txt") {
            documents.extend(read_passages(&path)?);
        }
    }
    if documents.is_empty() {
        return Err(format!("{}: no labelled documents", set.display()));
    }
    Ok(documents)
}

/// A document without labels.
///
/// # Errors
///
/// A sentence with the file.
pub fn read_file(path: &Path) -> Result<Document, String> {
    let name = path.display().to_string();
    let text = std::fs::read_to_string(path).map_err(|error| format!("{name}: {error}"))?;
    let ending = name.rsplit('.').next().unwrap_or_default();
    Ok(Document {
        markup: Markup::of_ending(ending).unwrap_or(Markup::Plain),
        language: String::new(),
        labels: Vec::new(),
        name,
        text,
    })
}

/// Short passages in one file, whose name is their language: parted by a line `%%`, each label written in the text as
/// `⟦text→label⟧`, several provisions parted by spaces.
fn read_passages(path: &Path) -> Result<Vec<Document>, String> {
    let name = path.display().to_string();
    let file = std::fs::read_to_string(path).map_err(|error| format!("{name}: {error}"))?;
    let language = path
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned());
    let language = language.unwrap_or_default();
    let passages = file.split("\n%%\n").enumerate();
    passages
        .map(|(position, marked)| {
            let number = position + 1;
            let problem = |what: &str| format!("{name}, passage {number}: {what}");
            let mut text = String::new();
            let mut labels = Vec::new();
            let mut rest = marked;
            while let Some((before, inside)) = rest.split_once('⟦') {
                let (label, behind) = inside
                    .split_once('⟧')
                    .ok_or_else(|| problem("a label is not closed"))?;
                let (written, answer) = label
                    .rsplit_once('→')
                    .ok_or_else(|| problem("a mark has no label"))?;
                text.push_str(before);
                let start = text.len();
                text.push_str(written);
                labels.push(Label {
                    range: start..text.len(),
                    expected: expected(&Answer::of(answer)).map_err(|what| problem(&what))?,
                    accepted: Vec::new(),
                });
                rest = behind;
            }
            text.push_str(rest);
            text.push('\n');
            Ok(Document {
                name: format!("{language} {number}"),
                language: language.clone(),
                markup: Markup::Plain,
                text,
                labels,
            })
        })
        .collect()
}

impl Answer {
    /// As it is written in a passage.
    fn of(written: &str) -> Answer {
        let is_provision = |word: &str| word.starts_with("A.") || word.starts_with("B.");
        match written.split(' ').all(is_provision) {
            true => Answer::Provisions(written.split(' ').map(str::to_owned).collect()),
            false => Answer::Word(written.to_owned()),
        }
    }
}

fn read_folder(folder: &Path) -> Result<Vec<Document>, String> {
    let path = folder.join("labels.json");
    let read = |path: &Path| {
        std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
    };
    let file: LabelsFile = serde_json::from_str(&read(&path)?)
        .map_err(|error| format!("{}: {error}", path.display()))?;
    let mut documents = Vec::new();
    for listed in &file.files {
        let ending = listed.file.rsplit('.').next().unwrap_or_default();
        documents.push(Document {
            name: listed.file.clone(),
            language: listed.lang.clone(),
            markup: Markup::of_ending(ending).unwrap_or(Markup::Plain),
            text: read(&folder.join(&listed.file))?,
            labels: Vec::new(),
        });
    }
    for written in &file.citations {
        let document = documents
            .iter_mut()
            .find(|document| document.name == written.file)
            .ok_or_else(|| format!("{}: {} is not listed", path.display(), written.file))?;
        let label = label(document, written).map_err(|problem| {
            format!(
                "{}: {} at {}: {problem}",
                path.display(),
                written.file,
                written.offset
            )
        })?;
        document.labels.push(label);
    }
    Ok(documents)
}

fn label(document: &Document, written: &Written) -> Result<Label, String> {
    let start = document
        .text
        .char_indices()
        .map(|(byte, _)| byte)
        .nth(written.offset)
        .filter(|start| document.text[*start..].starts_with(&written.substring))
        .ok_or_else(|| format!("'{}' does not stand there", written.substring))?;
    Ok(Label {
        range: start..start + written.substring.len(),
        expected: expected(&written.expected)?,
        accepted: written
            .accept
            .iter()
            .map(expected)
            .collect::<Result<_, _>>()?,
    })
}

fn expected(answer: &Answer) -> Result<Expected, String> {
    let word = match answer {
        Answer::Provisions(provisions) => {
            return Ok(Expected::Targets(provisions.iter().cloned().collect()));
        }
        Answer::Word(word) => word.as_str(),
    };
    let unknown = || format!("unknown answer '{word}'");
    let one = |target: &str| Expected::Targets(BTreeSet::from([target.to_owned()]));
    let of = |table: &[(&str, &'static str)], name: &str| {
        let found = table.iter().find(|(written, _)| *written == name);
        found.map(|(_, meant)| *meant).ok_or_else(unknown)
    };
    match word.split_once(':') {
        Some(("instrument", name)) => Ok(one(of(&INSTRUMENTS, name)?)),
        Some(("section", section)) => Ok(one(section)),
        Some(("treaty", article)) => {
            let (treaty, number) = article.split_once(' ').ok_or_else(unknown)?;
            let number = number.parse().map_err(|_| unknown())?;
            Ok(Expected::Article(of(&TREATIES, treaty)?, number))
        }
        _ => match word {
            "not-reproduced" => Ok(Expected::NotReproduced),
            "other" | "none" => Ok(Expected::Silence),
            code => Code::ALL
                .into_iter()
                .find(|known| known.name() == code)
                .map(Expected::Problem)
                .ok_or_else(unknown),
        },
    }
}
