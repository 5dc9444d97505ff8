//! Small whole drafts that quote, as `README.md` describes them: of each it is said whether something must be
//! told of its quotations, and of which words.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::Path;

use serde::Deserialize;
use yuanyin::corpus::embedded;
use yuanyin::project::language_id;
use yuanyin::resolve::{Finding, Problem};

/// A draft of a file of drafts.
#[derive(Deserialize)]
pub struct Quoting {
    id: String,
    /// A file's name: its ending is its markup.
    file: String,
    text: String,
    expect: Expect,
    /// The words that are misquoted; empty where nothing is.
    marked: String,
    /// The provision that is quoted.
    provision: String,
    why: String,
}

#[derive(Deserialize, PartialEq, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum Expect {
    Misquoted,
    Silent,
}

/// What came out.
#[derive(Default)]
pub struct Counts {
    pub misquoted: u32,
    /// Of these, told on words of the marked ones.
    pub found: u32,
    pub silent: u32,
    /// Of these, with nothing told.
    pub left_alone: u32,
    /// Findings in drafts with a misquotation that are not on the marked words.
    pub elsewhere: u32,
    /// Of the found, those whose finding names the provision as the one cited or the one that has the words.
    pub right_provision: u32,
}

/// Reads the drafts of a file.
///
/// # Errors
///
/// A sentence with the file's name.
pub fn read(file: &Path) -> Result<Vec<Quoting>, String> {
    let text =
        std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    serde_json::from_str(&text).map_err(|error| format!("{}: {error}", file.display()))
}

/// Compares what is told of the drafts with what must be, with a line for every difference.
pub fn measure(drafts: &[Quoting]) -> (Counts, Vec<String>) {
    let mut counts = Counts::default();
    let mut differences = Vec::new();
    for draft in drafts {
        let findings = crate::misquotations(&draft.text, language_id(Path::new(&draft.file)));
        let text = draft.text.replace('\n', "⏎");
        let mut differs = |what: String| {
            differences.push(format!(
                "{}: {what} ({})\n    {text}",
                draft.file, draft.why
            ));
        };
        let said = |range: &Range<usize>| draft.text[range.clone()].replace('\n', "⏎");
        if draft.expect == Expect::Silent {
            counts.silent += 1;
            counts.left_alone += u32::from(findings.is_empty());
            for (range, _) in &findings {
                differs(format!("told and must not be: “{}”", said(range)));
            }
            continue;
        }
        counts.misquoted += 1;
        let marked = marked(draft);
        let (on, off): (Vec<_>, Vec<_>) = findings
            .iter()
            .partition(|(range, _)| range.start < marked.end && marked.start < range.end);
        for (range, _) in off {
            counts.elsewhere += 1;
            differs(format!("told elsewhere: “{}”", said(range)));
        }
        match on.first() {
            None => differs(format!("“{}” is not told", draft.marked)),
            Some((_, finding)) => {
                counts.found += 1;
                if names(finding, &draft.provision) {
                    counts.right_provision += 1;
                } else {
                    differs(format!("{} is not named", draft.provision));
                }
            }
        }
    }
    (counts, differences)
}

/// Where the misquoted words stand.
fn marked(draft: &Quoting) -> Range<usize> {
    match draft.text.find(&draft.marked) {
        Some(start) if !draft.marked.is_empty() => start..start + draft.marked.len(),
        _ => panic!("{}: the marked words are not in the text", draft.id),
    }
}

/// Whether a finding is about a provision: as the cited one, or as the one that has the words.
fn names(finding: &Finding, provision: &str) -> bool {
    let corpus = embedded::corpus();
    let Problem::Misquoted { cited, found, .. } = &finding.problem else {
        return false;
    };
    let named: BTreeSet<String> = cited
        .iter()
        .chain(found)
        .chain(&finding.related)
        .map(|provision| written(&corpus.provisions[*provision].id.to_string()))
        .collect();
    let provision = written(provision);
    // The whole of what is cited, or a part of it.
    named.iter().any(|name| {
        *name == provision
            || provision.starts_with(&format!("{name}."))
            || provision.starts_with(&format!("{name}("))
    })
}

/// Some write `B.四.i(二)`, where the program writes `B.四.i.(二)`.
fn written(name: &str) -> String {
    name.replace(".(", "(")
}
