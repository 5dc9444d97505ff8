//! In a real terminal (`script` of util-linux gives one): colours, and lines as wide as it is.

use std::process::Command;

use unicode_width::UnicodeWidthStr;

use crate::Desk;

/// What a terminal of that many columns receives; `None` on a machine without `script`.
fn in_terminal(desk: &Desk, columns: u16, command: &str) -> Option<String> {
    let program = env!("CARGO_BIN_EXE_yuanyin");
    let run = Command::new("script")
        .args(["--quiet", "--return", "--command"])
        .arg(format!(
            "stty cols {columns} rows 40; '{program}' {command}"
        ))
        .arg("/dev/null")
        .current_dir(desk.path())
        .env("LC_ALL", "zh_CN.UTF-8")
        .env("TERM", "xterm-256color")
        .env_remove("NO_COLOR")
        .output();
    match run {
        Ok(run) => Some(String::from_utf8_lossy(&run.stdout).replace("\r\n", "\n")),
        Err(error) => {
            let required = std::env::var_os("YUANYIN_TEST_TOOLS_REQUIRED").is_some();
            assert!(!required, "script: {error}");
            eprintln!("not tested here: script: {error}");
            None
        }
    }
}

/// Without the sequences that set colours.
fn uncoloured(text: &str) -> String {
    let mut plain = String::new();
    let mut pieces = text.split("\u{1b}[");
    plain.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (_, behind) = piece.split_once('m').unwrap_or((piece, ""));
        plain.push_str(behind);
    }
    plain
}

#[test]
fn the_source_line_fits_the_terminal() {
    let desk = Desk::new();
    desk.write("sample.md", include_str!("../drafts/sample.md"));
    for columns in [60, 80, 100, 160] {
        let Some(shown) = in_terminal(&desk, columns, "check sample.md") else {
            return;
        };
        assert!(shown.contains("\u{1b}["), "a terminal gets colours");
        let plain = uncoloured(&shown);
        let lines: Vec<&str> = plain.lines().collect();
        let sources = lines
            .windows(2)
            .filter(|pair| pair[1].contains('━'))
            .map(|pair| pair[0]);
        let mut count = 0;
        for source in sources {
            count += 1;
            let width = source.width();
            assert!(
                width <= usize::from(columns),
                "{width} of {columns}: {source}"
            );
        }
        assert!(count >= 9, "{plain}");
    }
}

#[test]
fn no_colour_where_none_is_wanted() {
    let desk = Desk::new();
    desk.write("a.md", "见七.45。\n");
    let program = env!("CARGO_BIN_EXE_yuanyin");
    let command = format!("check a.md >/dev/null; NO_COLOR=1 '{program}' check a.md");
    if let Some(shown) = in_terminal(&desk, 80, &command) {
        assert!(shown.contains("见七.45"), "{shown}");
        assert!(!shown.contains('\u{1b}'), "{shown}");
    }
}

/// A run that takes long says how far it is, on a line that is gone at its end.
#[test]
fn a_long_run_shows_how_far_it_is() {
    let desk = Desk::new();
    let page = "缔约方会议第3/4号决定第2段、决议 3/4 第15段、七.45和九.19-18。\n\n".repeat(100);
    for number in 0..40 {
        desk.write(&format!("drafts/{number:03}.md"), &page);
    }
    let Some(shown) = in_terminal(&desk, 100, "--locale en check --statistics drafts") else {
        return;
    };
    let last = shown.rfind(" of 40 files checked…").expect("how far it is");
    let (progress, results) = shown.split_at(last + " of 40 files checked…".len());
    assert!(progress.contains("\r\u{1b}[K"), "{progress}");
    assert!(results.starts_with("\r\u{1b}[K"), "{results}");
    assert!(results.contains("Checked 40 files: "), "{results}");
    // A pipe gets none of it, nor who wants quiet.
    let Some(shown) = in_terminal(&desk, 100, "--locale en check --statistics --quiet drafts")
    else {
        return;
    };
    assert!(!shown.contains("files checked…"), "{shown}");
    let run = desk.run(&["check", "--statistics", "drafts"]);
    assert_eq!(run.complaints, "");
}
