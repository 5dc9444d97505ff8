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

/// Puts a text in the place of another of the same length so that nobody sees it by the file's time.
fn write_unseen(desk: &Desk, name: &str, text: &str) {
    let path = desk.path().join(name);
    let data = std::fs::metadata(&path).expect("a file");
    assert_eq!(data.len(), text.len() as u64);
    let aside = desk.path().join("aside");
    std::fs::write(&aside, text).expect("a file");
    let file = std::fs::File::options().write(true).open(&aside);
    let time = data.modified().expect("a time");
    file.and_then(|file| file.set_modified(time))
        .expect("its time");
    std::fs::rename(aside, path).expect("a file");
}

#[test]
fn only_what_has_changed_is_checked_again() {
    // A draft that says itself what it is about.
    let draft = |cited: &str| {
        format!(
            "# 联合国打击跨国有组织犯罪公约缔约方会议技术援助问题工作组的报告\n\n见A部分 {cited}。\n"
        )
    };
    let desk = Desk::new();
    desk.write("drafts/a.md", draft("七.45"));
    desk.write("drafts/b.md", draft("七.46"));
    let watching = Watching::new(&desk, &["--locale", "en", "check", "--watch", "drafts"]);
    assert!(watching.summary().starts_with("Checked 2 files: 2 errors"));
    // Nobody reads it: it is as it was, by its time and length.
    write_unseen(&desk, "drafts/a.md", &draft("七.20"));
    desk.write("drafts/b.md", draft("七.21和七.22"));
    assert!(watching.summary().starts_with("Checked 2 files: 1 error"));
    // What all drafts go by is another: all are read.
    desk.write(".yuanyin.toml", "locale = 'en'\n");
    while !watching.summary().starts_with("Checked 2 files: 0 errors") {}
}

#[test]
fn a_draft_is_checked_again_where_those_beside_it_show_something_else() {
    let desk = Desk::new();
    // More than a page that names nobody.
    let prose = "各国应当加强合作，为办案人员提供培训，并定期交流经验和良好做法。";
    let chapter = format!("{}\n\n第12/9号决议也有规定。\n", prose.repeat(40));
    desk.write("drafts/a.md", chapter);
    desk.write("drafts/b.md", "会议的工作。\n");
    let watching = Watching::new(&desk, &["--locale", "en", "check", "--watch", "drafts"]);
    assert!(
        watching
            .summary()
            .starts_with("Checked 2 files: 0 errors, 0 warnings")
    );
    desk.write("drafts/b.md", "打击跨国有组织犯罪公约缔约方会议的工作。\n");
    while !watching
        .summary()
        .starts_with("Checked 2 files: 0 errors, 1 warning")
    {}
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
