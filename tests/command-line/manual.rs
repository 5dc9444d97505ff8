//! `yuanyin man` and `yuanyin schema`.

use std::process::{Command, Stdio};

use crate::{Desk, repository};

const PAGES: [&str; 18] = [
    "yuanyin",
    "yuanyin-check",
    "yuanyin-cites",
    "yuanyin-completions",
    "yuanyin-corpus",
    "yuanyin-corpus-check",
    "yuanyin-corpus-export",
    "yuanyin-corpus-new",
    "yuanyin-demo",
    "yuanyin-explain",
    "yuanyin-lsp",
    "yuanyin-man",
    "yuanyin-mcp",
    "yuanyin-review",
    "yuanyin-schema",
    "yuanyin-search",
    "yuanyin-show",
    "yuanyin-worker",
];

#[test]
fn every_command_has_its_page() {
    let desk = Desk::new();
    let run = desk.run(&["--locale", "en", "man", "--output", "man1"]);
    assert_eq!(
        (run.status, run.output.as_str(), run.complaints.as_str()),
        (0, "", "")
    );
    let folder = std::fs::read_dir(desk.path().join("man1")).expect("a folder");
    let mut names: Vec<String> = folder
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .into_string()
                .expect("UTF-8")
        })
        .collect();
    names.sort();
    let mut pages = PAGES.map(|name| format!("{name}.1"));
    pages.sort();
    assert_eq!(names, pages);
    for name in PAGES {
        let page = std::fs::read_to_string(desk.path().join("man1").join(format!("{name}.1")))
            .expect("a page");
        let words: Vec<&str> = name.split('-').skip(1).collect();
        let printed = desk.run(&[&["--locale", "en", "man"][..], &words].concat());
        assert_eq!(printed.output.trim_end(), page.trim_end(), "{name}");
        assert!(page.contains(&format!(".TH {name} 1")), "{page}");
    }
    let run = desk.run(&["--locale", "en", "man", "corpus", "frobnicate"]);
    assert_eq!(
        (run.status, run.complaints.as_str()),
        (2, "yuanyin: There is no command “corpus frobnicate”.\n")
    );
}

#[test]
fn a_page_is_in_the_reader_s_language() {
    let run = Desk::new().run(&["--locale", "zh", "man", "check"]);
    assert!(run.output.contains("核对文稿中的援引"), "{}", run.output);
    assert!(
        !run.output.contains("Check the citations"),
        "{}",
        run.output
    );
}

/// What a reader of manual pages sees, and that nothing in a page is wrong to it.
#[test]
fn a_page_can_be_read() {
    let has = Command::new("groff").arg("--version").output().is_ok();
    if !has {
        let required = std::env::var_os("YUANYIN_TEST_TOOLS_REQUIRED").is_some();
        assert!(!required, "groff");
        return;
    }
    for (locale, words) in [
        ("en", "Check the citations in drafts"),
        ("zh", "核对文稿中的援引"),
    ] {
        let page = Desk::new()
            .run(&["--locale", locale, "man", "check"])
            .output;
        let mut reader = Command::new("groff")
            .args(["-man", "-Tutf8", "-Kutf8", "-ww", "-Wbreak", "-z"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("groff runs");
        std::io::Write::write_all(
            &mut reader.stdin.take().expect("its input"),
            page.as_bytes(),
        )
        .expect("a pipe");
        let end = reader.wait_with_output().expect("it ends");
        let complaints = String::from_utf8_lossy(&end.stderr);
        assert!(
            end.status.success() && complaints.is_empty(),
            "{complaints}"
        );
        assert!(page.contains(words), "{page}");
    }
}

#[test]
fn schemas_are_printed() {
    for what in ["check", "cites", "project"] {
        let run = Desk::new().run(&["schema", what]);
        let schema: serde_json::Value = serde_json::from_str(&run.output).expect("JSON");
        assert_eq!(
            schema["$schema"], "http://json-schema.org/draft-07/schema#",
            "{what}"
        );
    }
}

/// The file beside the editors' configurations is the one that is printed.
#[test]
fn the_schema_beside_the_editors_is_the_one_that_is_printed() {
    let file = repository().join("editors/yuanyin.schema.json");
    let printed = Desk::new().run(&["schema", "project"]).output;
    expect_test::expect_file![file].assert_eq(&printed);
}
