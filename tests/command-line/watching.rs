//! `check --watch`, and how far a long run is.

use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use crate::Desk;

/// A program that goes on; it ends with this.
struct Watching {
    child: Child,
    lines: Receiver<String>,
}

impl Watching {
    fn new(desk: &Desk, arguments: &[&str]) -> Watching {
        let mut command = desk.command(arguments);
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().expect("the program runs");
        let output = BufReader::new(child.stdout.take().expect("its output"));
        let (send, lines) = channel();
        std::thread::spawn(move || {
            for line in output.lines().map_while(Result::ok) {
                if send.send(line).is_err() {
                    return;
                }
            }
        });
        Watching { child, lines }
    }

    /// The next line that says how many files were checked.
    fn summary(&self) -> String {
        loop {
            let line = self.lines.recv_timeout(Duration::from_secs(60));
            let line = line.expect("it checks again");
            if line.starts_with("Checked ") {
                return line;
            }
        }
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn it_checks_again_when_something_changes() {
    let desk = Desk::new();
    desk.write("drafts/a.md", "见七.45。\n");
    let watching = Watching::new(&desk, &["--locale", "en", "check", "--watch", "drafts"]);
    assert_eq!(
        watching.summary(),
        "Checked 1 file: 1 error, 0 warnings, 0 remarks."
    );
    desk.write("drafts/a.md", "见A部分 七.20。\n");
    assert_eq!(
        watching.summary(),
        "Checked 1 file: 0 errors, 0 warnings, 0 remarks."
    );
    desk.write("drafts/new/b.md", "见七.1。又见七.45。\n");
    // The folder and the file in it may be seen one after the other.
    while watching.summary() != "Checked 2 files: 1 error, 1 warning, 0 remarks." {}
    desk.write(".yuanyin.toml", "[diagnostics]\nambiguous = 'off'\n");
    while watching.summary() != "Checked 2 files: 1 error, 0 warnings, 0 remarks." {}
    std::fs::remove_file(desk.path().join("drafts/new/b.md")).expect("a file");
    while watching.summary() != "Checked 1 file: 0 errors, 0 warnings, 0 remarks." {}
}

#[test]
fn what_does_not_change_is_not_watched() {
    let desk = Desk::new();
    for arguments in [&["-"][..], &["--files-from", "-"]] {
        let run = desk.run(&[&["--locale", "en", "check", "--watch"][..], arguments].concat());
        assert_eq!(run.status, 2);
        assert_eq!(
            run.complaints,
            "yuanyin: Standard input does not change, so it cannot be combined with --watch.\n"
        );
    }
    assert_eq!(desk.run(&["check", "--watch", "--fix"]).status, 2);
}
