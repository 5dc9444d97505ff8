//! `yuanyin corpus new DIR`: a small compilation, commented, that passes the check, to be written over.

use std::fs;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use crate::cli::output::{could_not_run, say};
use crate::messages::{self, Locale};

macro_rules! files {
    ($($path:literal),* $(,)?) => {
        [$(($path, include_str!(concat!("skeleton/", $path)))),*]
    };
}

/// Paths within the folder, with their texts.
const FILES: [(&str, &str); 8] = files![
    "compilation.toml",
    "bodies.toml",
    "register.toml",
    "zh/edition.toml",
    "zh/part-a.md",
    "zh/part-b.md",
    "zh/index.md",
    "zh/errata.toml",
];

/// Writes the files, and says what can be done with them. A folder that holds anything is left as it is.
pub fn run(folder: &Path, locale: Locale) -> ExitCode {
    match fs::read_dir(folder).map(|mut entries| entries.next().is_some()) {
        Ok(true) => return could_not_run(&messages::folder_not_empty(locale, folder)),
        Ok(false) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return could_not_run(&messages::file_unwritable(locale, folder, &error)),
    }
    // Whoever reads no more of the list has all of the files.
    let paths = FILES.map(|(name, text)| (folder.join(name), text));
    for (path, text) in &paths {
        let parent = path.parent().unwrap_or(folder);
        let written = fs::create_dir_all(parent).and_then(|()| fs::write(path, text));
        if let Err(error) = written {
            return could_not_run(&messages::file_unwritable(locale, path, &error));
        }
    }
    for (path, _) in &paths {
        say(&path.display().to_string());
    }
    say(&messages::corpus_begun(locale, folder));
    ExitCode::SUCCESS
}
