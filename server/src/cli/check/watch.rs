//! `--watch`: checking again when something has changed.
//!
//! Files are looked at, not listened to: that works on every file system, those of a network among them, and what
//! is to be watched (drafts that come and go, project files, compilations) is the same as is read.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use super::memory::{Memory, Stamp, stamp};
use crate::cli::arguments::{CheckOptions, compilations};
use crate::cli::output::{complain, complain_at_length, could_not_run};
use crate::messages::{self, Locale};
use crate::project::FILE_NAME;

/// What a folder has that is a compilation.
const COMPILATION: &str = "compilation.toml";

/// The least time between two looks.
const LEAST: Duration = Duration::from_millis(300);
/// Looking takes no more than one part in so many of the time.
const SHARE: u32 = 10;

/// What shows that something has changed: each file with its stamp, in the order of their paths.
type State = Vec<(PathBuf, Stamp)>;

/// Checks, by `once`, until it is interrupted.
pub fn run(
    options: &CheckOptions,
    locale: Locale,
    once: impl Fn(&mut Memory) -> Result<(), String>,
) -> ExitCode {
    let is_input = |path: &PathBuf| path.as_os_str() == "-";
    let input = &options.input;
    if input.paths.iter().chain(&input.files_from).any(is_input) {
        return could_not_run(&messages::input_is_not_watched(locale));
    }
    let mut memory = Memory::default();
    let mut known: Option<State> = None;
    loop {
        let before = state(options);
        if let Some(known) = known.replace(before.clone()) {
            let changed = differing(&known, &before);
            memory.notice(&changed, |path| is_for_all(options, path));
        }
        if let Err(message) = once(&mut memory) {
            complain(&message);
            memory = Memory::default();
        }
        if !options.quiet {
            complain_at_length(&messages::watching(locale));
        }
        let mut pause = LEAST;
        loop {
            std::thread::sleep(pause);
            let begun = Instant::now();
            let is_changed = state(options) != before;
            pause = LEAST.max(begun.elapsed() * SHARE);
            if is_changed {
                break;
            }
        }
    }
}

/// The paths of two states that are not the same in both.
fn differing(one: &State, other: &State) -> Vec<PathBuf> {
    let (one, other): (HashMap<_, _>, HashMap<_, _>) = (
        one.iter().cloned().collect(),
        other.iter().cloned().collect(),
    );
    let changed = one
        .iter()
        .filter(|(path, stamp)| other.get(*path) != Some(*stamp));
    let new = other.keys().filter(|path| !one.contains_key(*path));
    changed.map(|(path, _)| path).chain(new).cloned().collect()
}

/// Whether something that is no draft known may be what all drafts go by: a project file, a list of files or of known
/// findings, a file of a compilation.
fn is_for_all(options: &CheckOptions, path: &Path) -> bool {
    let input = &options.input;
    let mut lists = input.files_from.iter().chain(&options.baseline);
    let corpora = compilations(&input.project.corpus);
    let mut folders = corpora.iter().filter_map(|(_, folder)| folder.as_deref());
    let mut above = path.ancestors().skip(1).take(2);
    path.ends_with(FILE_NAME)
        || lists.any(|list| list == path)
        || folders.any(|folder| path.starts_with(folder))
        || above.any(|folder| folder.join(COMPILATION).is_file())
        || path.ends_with(COMPILATION)
}

/// The state of everything that a run may read.
fn state(options: &CheckOptions) -> State {
    let input = &options.input;
    let named = input.paths.iter().map(PathBuf::as_path);
    let here = Path::new(".");
    let named = named.chain((input.paths.is_empty()).then_some(here));
    let named = named.chain(input.files_from.as_deref());
    let named = named.chain(options.baseline.as_deref());
    let corpora = compilations(&input.project.corpus);
    let named = named.chain(corpora.iter().filter_map(|(_, folder)| folder.as_deref()));
    let mut paths: Vec<PathBuf> = Vec::new();
    for path in named {
        // Everything in a folder, as far as ignore files leave it, and the project file, which is hidden.
        let mut walk = ignore::WalkBuilder::new(path);
        let entries = walk.require_git(false).build().flatten();
        for entry in entries {
            if entry.file_type().is_some_and(|kind| kind.is_dir()) {
                paths.push(entry.path().join(FILE_NAME));
            } else {
                paths.push(entry.into_path());
            }
        }
        if let Ok(real) = path.canonicalize() {
            paths.extend(
                real.ancestors()
                    .skip(1)
                    .map(|folder| folder.join(FILE_NAME)),
            );
        }
    }
    paths.sort();
    paths.dedup();
    let state = |path: PathBuf| {
        let stamp = stamp(&path);
        (path, stamp)
    };
    paths.into_iter().map(state).collect()
}
