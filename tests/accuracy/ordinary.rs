//! The false-alarm run over ordinary text: every citation recognised is listed, and a problem
//! reported is a failure.

use std::path::{Path, PathBuf};

use yuanyin::corpus::embedded;
use yuanyin::draft::Draft;
use yuanyin::resolve::Severity;

/// Endings with the language id of what they hold.
const ENDINGS: [(&str, &str); 7] = [
    ("html", "html"),
    ("htm", "html"),
    ("txt", "plaintext"),
    ("md", "markdown"),
    ("tex", "latex"),
    ("rst", "restructuredtext"),
    ("adoc", "asciidoc"),
];

/// What the run found.
#[derive(Default)]
pub struct Run {
    pub files: usize,
    pub bytes: usize,
    /// Chinese characters among them.
    pub chinese: usize,
    pub recognised: usize,
    pub errors_and_warnings: usize,
    pub information: usize,
}

/// Reads every text under a folder and prints what is recognised.
pub fn run(folder: &Path) -> Run {
    let corpus = embedded::corpus();
    let mut run = Run::default();
    for path in files(folder) {
        let ending = path.extension().unwrap_or_default();
        let Some((_, markup)) = ENDINGS.iter().find(|(known, _)| ending == *known) else {
            continue;
        };
        let Ok(bytes) = std::fs::read(&path) else {
            continue;
        };
        let text = String::from_utf8_lossy(&bytes);
        run.files += 1;
        run.bytes += text.len();
        run.chinese += text
            .chars()
            .filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c))
            .count();
        let draft = Draft::open(&text, markup, corpus.clone());
        for (base, reading) in draft.readings() {
            for citation in &reading.citations {
                let range = base + citation.range.start..base + citation.range.end;
                let before: String = text[..range.start]
                    .chars()
                    .rev()
                    .take(20)
                    .collect::<Vec<_>>()
                    .into_iter()
                    .rev()
                    .collect();
                let after: String = text[range.end..].chars().take(20).collect();
                let line = text[..range.start].matches('\n').count() + 1;
                let shown = format!("{before}⟦{}⟧{after}", &text[range]).replace(['\n', '\r'], " ");
                println!(
                    "{}:{line}: {shown} {} {:?}",
                    path.display(),
                    citation.reference,
                    citation.certainty
                );
                run.recognised += 1;
            }
        }
        for (id, finding) in draft.findings() {
            let code = finding.problem.code();
            let place = id.within(&finding.range).start;
            println!("{}: byte {place}: REPORTED {}", path.display(), code.name());
            match code.default_severity() {
                Some(Severity::Error | Severity::Warning) => run.errors_and_warnings += 1,
                Some(Severity::Information | Severity::Hint) => run.information += 1,
                None => {}
            }
        }
    }
    run
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(folder) else {
            continue;
        };
        for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
            match path.symlink_metadata() {
                Ok(metadata) if metadata.is_dir() => folders.push(path),
                Ok(metadata) if metadata.is_file() => found.push(path),
                _ => {}
            }
        }
    }
    found.sort();
    found
}
