//! The real program on the command line: what it prints, where, and its exit status.
//!
//! Snapshots are written anew by `UPDATE_EXPECT=1 cargo test --test command-line`.

mod check;
mod cites;
mod completions;
mod corpus;
mod demo;
mod documents;
mod editions;
mod formats;
mod general;
mod inputs;
mod manual;
mod mending;
mod office;
mod project;
mod search;
mod selecting;
mod sent;
mod several;
mod show;
mod terminal;
mod watching;

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// The top of the repository.
fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// What one run of the program gave.
#[derive(Debug)]
struct Outcome {
    status: i32,
    output: String,
    /// Standard error.
    complaints: String,
}

impl Outcome {
    fn of(end: Output) -> Outcome {
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        Outcome {
            status: end.status.code().expect("it was not killed"),
            output: text(end.stdout),
            complaints: text(end.stderr),
        }
    }
}

/// A folder to work in, with what the program keeps for its user in it too.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Desk {
        Desk {
            folder: tempfile::tempdir().expect("a temporary folder"),
        }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file, and its folders.
    fn write(&self, name: &str, content: impl AsRef<[u8]>) -> &Desk {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("its folder");
        std::fs::write(path, content).expect("a file");
        self
    }

    /// The program, to be started in this folder, in Chinese, without a terminal.
    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_yuanyin"));
        command
            .args(arguments)
            .current_dir(self.path())
            .env("LC_ALL", "zh_CN.UTF-8")
            .env("HOME", self.path().join("home"))
            .env("XDG_CACHE_HOME", self.path().join("home/cache"))
            .env_remove("CLICOLOR_FORCE")
            .stdin(Stdio::null());
        command
    }

    fn run(&self, arguments: &[&str]) -> Outcome {
        Outcome::of(self.command(arguments).output().expect("the program runs"))
    }
}

/// Copies a folder with everything in it.
fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder to copy") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy_folder(&path, &target);
        } else {
            std::fs::copy(&path, &target).expect("a copy");
        }
    }
}
