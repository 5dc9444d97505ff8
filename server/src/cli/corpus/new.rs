//! `yuanyin corpus new DIR`: a small compilation, commented, that passes the check, to be written over.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
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
    let mut begun = Begun::default();
    for (path, text) in &paths {
        if let Err(error) = begun.write(path, text) {
            begun.take_back();
            return could_not_run(&messages::corpus_not_begun(locale, path, &error));
        }
    }
    for (path, _) in &paths {
        say(&path.display().to_string());
    }
    say(&messages::corpus_begun(locale, folder));
    ExitCode::SUCCESS
}

/// What has been made of a compilation that is not all there yet.
#[derive(Default)]
struct Begun {
    /// Files and folders, in the order in which they were made.
    made: Vec<PathBuf>,
}

impl Begun {
    /// Writes a file that is not there yet, and the folders that it needs.
    fn write(&mut self, path: &Path, text: &str) -> io::Result<()> {
        let missing = path.ancestors().skip(1);
        let missing =
            missing.take_while(|folder| !folder.as_os_str().is_empty() && !folder.exists());
        let missing: Vec<&Path> = missing.collect();
        for folder in missing.into_iter().rev() {
            fs::create_dir(folder)?;
            self.made.push(folder.to_owned());
        }
        let mut file = fs::File::create_new(path)?;
        self.made.push(path.to_owned());
        file.write_all(text.as_bytes())
    }

    /// Leaves nothing behind of what could not be finished: who tries again finds the folder as it was.
    fn take_back(self) {
        for path in self.made.iter().rev() {
            // What cannot be removed either stays; that it could not be written is told.
            let _ = match path.is_dir() {
                true => fs::remove_dir(path),
                false => fs::remove_file(path),
            };
        }
    }
}
