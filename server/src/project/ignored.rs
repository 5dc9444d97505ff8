//! Findings that a project leaves alone.

use std::path::Path;

use toml_writer::ToTomlValue;

use crate::project::Patterns;
use crate::resolve::Code;

/// Findings that a project file says to leave alone: those that agree with all that is named.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct IgnoredFinding {
    /// In these files only.
    pub path: Option<Patterns>,
    /// Of these codes; of all where none is named.
    pub codes: Vec<Code>,
    /// Of citations that are written like this, without white space.
    pub citation: Option<String>,
}

impl IgnoredFinding {
    /// Whether anything in a file can be meant. `None` for a document that is no file of the project.
    fn concerns(&self, path: Option<&Path>) -> bool {
        match (&self.path, path) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(patterns), Some(path)) => patterns.hold_file(path),
        }
    }
}

/// What a project leaves alone in one document.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ignored {
    findings: Vec<IgnoredFinding>,
}

impl Ignored {
    /// Those of a project's ignored findings that concern a document; `path` is relative to the
    /// project's folder, `None` for a document that has no file there.
    pub fn new(findings: &[IgnoredFinding], path: Option<&Path>) -> Ignored {
        Ignored {
            findings: findings
                .iter()
                .filter(|finding| finding.concerns(path))
                .cloned()
                .collect(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// Whether a finding is to be left alone; `citation` is its text in the document.
    pub fn holds(&self, code: Code, citation: &str) -> bool {
        self.findings.iter().any(|finding| {
            let same_code = finding.codes.is_empty() || finding.codes.contains(&code);
            same_code
                && finding
                    .citation
                    .as_ref()
                    .is_none_or(|wanted| *wanted == unspaced(citation))
        })
    }
}

/// A citation without white space: a line wrapped elsewhere does not make it another one.
pub fn unspaced(citation: &str) -> String {
    citation.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The entry of a project file that leaves a finding alone, to be added at its end.
pub fn entry_text(path: &str, code: Code, citation: &str) -> String {
    let text = |value: &str| value.to_toml_value();
    format!(
        "[[ignore]]\npath = {}\ncode = {}\ncitation = {}\n",
        text(&super::pattern_of(path)),
        text(code.name()),
        text(
            citation
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
                .as_str()
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::read;

    #[test]
    fn an_entry_means_its_finding_and_no_other() {
        for (path, citation) in [
            ("a.md", "七.45"),
            ("第一章/草稿 [2].md", "第3/4号\r\n  决定第15段"),
            ("it's \"q\".md", "\u{3000}七.\"45\\"),
        ] {
            let (settings, problems) = read(&entry_text(path, Code::NoSuchProvision, citation));
            assert_eq!(problems, []);
            let here = Ignored::new(&settings.ignored, Some(Path::new(path)));
            assert!(here.holds(Code::NoSuchProvision, citation), "{citation}");
            assert!(!here.holds(Code::Ambiguous, citation));
            assert!(!here.holds(Code::NoSuchProvision, "七.46"));
            for elsewhere in [Some("b.md"), Some("x/a.md"), None] {
                assert!(Ignored::new(&settings.ignored, elsewhere.map(Path::new)).is_empty());
            }
        }
    }
}
