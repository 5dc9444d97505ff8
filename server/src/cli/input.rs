//! What a command works on: a compilation, the text of a file or of standard input, a draft to look at.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::cli::output::complain;
use crate::corpus::{Corpus, embedded, know_each_other, load};
use crate::draft::Draft;
use crate::features::{Given, Snapshot};
use crate::messages::{self, Locale};
use crate::project::BUILT_IN;

/// The compilation to work with: the built-in one, or a folder's. What is wrong in a folder's is
/// told on standard error.
///
/// # Errors
///
/// The folder cannot be read, or so much of the compilation that nothing can be checked against it; the reason as a
/// sentence.
pub fn library(folder: Option<&Path>, locale: Locale) -> Result<Arc<Corpus>, String> {
    let Some(folder) = folder else {
        return Ok(embedded::corpus());
    };
    let (corpus, problems) =
        load::load(folder).map_err(|error| messages::load_error(locale, &error))?;
    // What searches go by is read only here: nothing else of the corpus needs it.
    for problem in problems.iter().chain(&corpus.problems_of_terms()) {
        complain(&format!(
            "{}: {}",
            folder.display(),
            messages::corpus_problem(locale, problem)
        ));
    }
    if corpus.unread.keeps_from_use(&corpus.language) {
        return Err(messages::corpus_not_used(locale, folder));
    }
    Ok(Arc::new(corpus))
}

/// A compilation to work with: what it is to be called, and its folder; `None` for the built-in one.
pub type Wanted = (Option<String>, Option<PathBuf>);

/// The compilations to work with, the first that there is to be, and those beside it. What is wrong in a folder's is
/// told on standard error.
///
/// # Errors
///
/// As of [`library`].
pub fn libraries(wanted: &[Wanted], locale: Locale) -> Result<Vec<Arc<Corpus>>, String> {
    if let [] | [(None, _)] = wanted {
        let folder = wanted.first().and_then(|(_, folder)| folder.as_deref());
        return Ok(vec![library(folder, locale)?]);
    }
    if let Some(message) = careless(wanted, locale) {
        return Err(message);
    }
    let mut all = Vec::new();
    for (alias, folder) in wanted {
        let mut corpus = match folder {
            None => embedded::read_again(),
            Some(folder) => {
                let corpus = library(Some(folder), locale)?;
                Arc::into_inner(corpus).ok_or_else(String::new)?
            }
        };
        corpus.alias.clone_from(alias);
        all.push(corpus);
    }
    Ok(know_each_other(all).into_iter().map(Arc::new).collect())
}

/// What is careless in the names and folders of several compilations, as a sentence: none, or one that another has.
fn careless(wanted: &[Wanted], locale: Locale) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    let mut folders: Vec<Option<PathBuf>> = Vec::new();
    for (name, folder) in wanted {
        let is_empty = |text: &str| text.trim().is_empty();
        let shown = || {
            folder
                .as_deref()
                .map_or("", |folder| folder.to_str().unwrap_or(""))
        };
        if let Some(name) = name {
            if is_empty(name) {
                return Some(messages::compilation_without_name(locale, shown()));
            }
            if folder
                .as_ref()
                .is_some_and(|one| one.as_os_str().is_empty())
            {
                return Some(messages::compilation_without_folder(locale, name));
            }
            let same = name.trim().to_lowercase();
            if names.contains(&same) {
                return Some(messages::compilations_of_one_name(locale, name));
            }
            names.push(same);
        }
        let real = folder
            .as_ref()
            .map(|one| one.canonicalize().unwrap_or_else(|_| one.clone()));
        if folders.contains(&real) {
            let name = folder.as_deref().map_or(BUILT_IN, |_| shown());
            return Some(messages::compilation_twice(locale, name));
        }
        folders.push(real);
    }
    None
}

/// A draft as the features look at it.
pub fn snapshot_of(text: &str, language_id: &str, corpus: Arc<Corpus>, locale: Locale) -> Snapshot {
    Snapshot::new(Given::plain(Draft::open(text, language_id, corpus), locale))
}

/// Bytes of the longest file that is read: what goes on without end (a device, a pipe) is not kept.
const LONGEST: u64 = 64_000_000;

/// What some programs begin a file of UTF-8 with; no part of its text.
pub const BYTE_ORDER_MARK: char = '\u{feff}';

/// The text of a file in UTF-8 (a byte order mark is left out).
///
/// # Errors
///
/// It cannot be read, is longer than is read, or is not UTF-8; the reason as a sentence.
pub fn read_utf8(file: &Path, locale: Locale) -> Result<String, String> {
    Ok(without_mark(read_as_it_is(file, locale)?))
}

/// Bytes of the longest word processor's file that is read: most of one can be pictures.
const LONGEST_DOCUMENT: u64 = 256_000_000;

/// The bytes of a word processor's file.
///
/// # Errors
///
/// It cannot be read, or is longer than is read; the reason as a sentence.
pub fn read_document(file: &Path, locale: Locale) -> Result<Vec<u8>, String> {
    let unreadable = |error| messages::file_unreadable(locale, file, &error);
    // Looked at before it is opened: a pipe would wait for a writer.
    let data = std::fs::metadata(file).map_err(unreadable)?;
    if !data.is_file() && !data.is_dir() {
        return Err(unreadable(std::io::ErrorKind::Unsupported.into()));
    }
    let opened = std::fs::File::open(file).map_err(unreadable)?;
    let mut bytes = Vec::new();
    let mut bounded = opened.take(LONGEST_DOCUMENT + 1);
    bounded.read_to_end(&mut bytes).map_err(unreadable)?;
    match bounded.limit() {
        0 => Err(messages::file_too_long(locale, file, LONGEST_DOCUMENT)),
        _ => Ok(bytes),
    }
}

/// The text of a file in UTF-8, a byte order mark with it.
///
/// # Errors
///
/// As [`read_utf8`].
pub fn read_as_it_is(file: &Path, locale: Locale) -> Result<String, String> {
    let unreadable = |error| messages::file_unreadable(locale, file, &error);
    let opened = std::fs::File::open(file).map_err(unreadable)?;
    text_of(&bytes_of(opened, file, locale)?, file, locale)
}

/// All of standard input; `name` is what it is called where something is wrong.
///
/// # Errors
///
/// It cannot be read, or is longer than is read; the reason as a sentence.
pub fn read_input(name: &Path, locale: Locale) -> Result<Vec<u8>, String> {
    bytes_of(std::io::stdin().lock(), name, locale)
}

/// A text without the mark that it may begin with.
pub fn without_mark(mut text: String) -> String {
    if text.starts_with(BYTE_ORDER_MARK) {
        text.remove(0);
    }
    text
}

fn bytes_of(source: impl Read, name: &Path, locale: Locale) -> Result<Vec<u8>, String> {
    let unreadable = |error| messages::file_unreadable(locale, name, &error);
    let mut bytes = Vec::new();
    let mut bounded = source.take(LONGEST + 1);
    bounded.read_to_end(&mut bytes).map_err(unreadable)?;
    if bounded.limit() == 0 {
        return Err(messages::file_too_long(locale, name, LONGEST));
    }
    Ok(bytes)
}

/// Bytes as text, a byte order mark with it; `name` is what they are called.
///
/// # Errors
///
/// They are not UTF-8; the reason as a sentence.
pub fn text_of(bytes: &[u8], name: &Path, locale: Locale) -> Result<String, String> {
    // Many bytes at a time; which of them is wrong, where one is, is asked of the slower reader.
    let text = simdutf8::basic::from_utf8(bytes).or_else(|_| {
        std::str::from_utf8(bytes).map_err(|error| {
            let byte = error.valid_up_to();
            let before = bytes.iter().take(byte);
            let line = before.filter(|byte| **byte == b'\n').count() + 1;
            messages::file_not_utf8(locale, name, byte, line)
        })
    })?;
    Ok(text.to_owned())
}
