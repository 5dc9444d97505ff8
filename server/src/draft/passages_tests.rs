//! Passages of `passages.txt` and `passages_chinese.txt`: what their citations resolve to, and that nothing else is told.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Draft;
use crate::corpus::embedded;
use crate::resolve::{Meaning, Severity};

/// A stretch of a passage with what it must come to.
struct Marked {
    range: Range<usize>,
    expected: String,
}

/// The text of a passage without its marks.
fn unmarked(passage: &str) -> (String, Vec<Marked>) {
    let mut text = String::new();
    let mut all = Vec::new();
    let mut rest = passage;
    while let Some((before, behind)) = rest.split_once('⟦') {
        text.push_str(before);
        let (inside, behind) = behind.split_once('⟧').expect("a mark is closed");
        let (written, expected) = inside.rsplit_once('@').expect("a mark says what it is");
        let start = text.len();
        text.push_str(written);
        all.push(Marked {
            range: start..text.len(),
            expected: expected.to_owned(),
        });
        rest = behind;
    }
    text.push_str(rest);
    (text, all)
}

/// What is wrong with a passage, one line each.
fn differences(passage: &str) -> Vec<String> {
    let (text, marked) = unmarked(passage);
    let corpus = embedded::corpus();
    let has_markup = text.lines().any(|line| line.starts_with(['#', '|', '-']));
    let language_id = if has_markup { "markdown" } else { "plaintext" };
    let draft = Draft::open(&text, language_id, corpus.clone());
    let mut differences = Vec::new();
    let touches =
        |one: &Range<usize>, other: &Range<usize>| one.start < other.end && other.start < one.end;
    let is_meant = draft.is_meant();
    let placed: Vec<_> = draft
        .readings()
        .flat_map(|(base, reading)| reading.placed(base))
        .filter(|placed| is_meant(placed.citation))
        .collect();
    let told: Vec<(Range<usize>, &str)> = (draft.findings())
        .map(|(id, finding)| (id.within(&finding.range), finding.problem.code()))
        .filter(|(_, code)| {
            (code.default_severity()).is_some_and(|severity| severity != Severity::Hint)
        })
        .map(|(range, code)| (range, code.name()))
        .collect();
    for one in &marked {
        let mut targets = BTreeSet::new();
        let mut is_known = false;
        for placed in placed
            .iter()
            .filter(|placed| touches(&placed.range(), &one.range))
        {
            match &placed.resolution.meaning {
                Meaning::Provisions(provisions) => targets.extend(
                    provisions
                        .iter()
                        .map(|index| corpus.provisions[*index].id.to_string()),
                ),
                Meaning::Articles(articles) => targets.extend(articles.first().map(|article| {
                    format!(
                        "{}:{}",
                        corpus.lexicon.treaty_key(article.treaty),
                        article.number
                    )
                })),
                Meaning::NotReproduced(_) => is_known = true,
                _ => {}
            }
        }
        let codes: BTreeSet<&str> = (told.iter())
            .filter(|(range, _)| touches(range, &one.range))
            .map(|(_, code)| *code)
            .collect();
        let wanted: BTreeSet<String> = one.expected.split(' ').map(str::to_owned).collect();
        let is_right = match one.expected.as_str() {
            "other" => targets.is_empty() && codes.is_empty(),
            "nr" => is_known,
            code if code.contains('-') => codes.contains(code),
            _ => codes.is_empty() && targets == wanted,
        };
        if !is_right {
            let written = &text[one.range.clone()];
            differences.push(format!(
                "{written} should be {}: {targets:?} {codes:?}",
                one.expected
            ));
        }
    }
    for (range, code) in &told {
        if !marked.iter().any(|one| touches(&one.range, range)) {
            differences.push(format!("{}: {code}", &text[range.clone()]));
        }
    }
    differences
}

#[test]
fn what_is_gone_on_with_is_read_in_every_language() {
    let mut all = Vec::new();
    let mut passages = 0;
    let files = [
        include_str!("passages.txt"),
        include_str!("passages_chinese.txt"),
    ];
    let of_all = files.iter().flat_map(|file| file.split("\n====\n").skip(1));
    for passage in of_all {
        let (name, text) = passage.split_once('\n').expect("a passage has a name");
        passages += 1;
        let found = differences(text.trim_matches('\n'));
        all.extend(
            found
                .iter()
                .map(|difference| format!("{name}: {difference}")),
        );
    }
    assert!(passages > 150, "{passages}");
    assert!(all.is_empty(), "\n{}", all.join("\n"));
}
