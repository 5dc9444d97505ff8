//! Every usual way to name something, joined with every usual way to go on (`ways.txt`).

use std::collections::BTreeSet;

use super::Draft;
use crate::corpus::embedded;
use crate::resolve::{Meaning, Severity};

/// What a text resolves to and what is told of it, by the names of provisions, articles and codes.
fn told(text: &str) -> BTreeSet<String> {
    let corpus = embedded::corpus();
    let draft = Draft::open(text, "plaintext", corpus.clone());
    let is_meant = draft.is_meant();
    let mut told = BTreeSet::new();
    let placed = draft
        .readings()
        .flat_map(|(base, reading)| reading.placed(base));
    for placed in placed.filter(|placed| is_meant(placed.citation)) {
        match &placed.resolution.meaning {
            Meaning::Provisions(provisions) => told
                .extend((provisions.iter()).map(|index| corpus.provisions[*index].id.to_string())),
            Meaning::Articles(articles) => told.extend(articles.iter().map(|article| {
                let treaty = corpus.lexicon.treaty_key(article.treaty);
                format!("{treaty}:{}", article.number)
            })),
            _ => {}
        }
    }
    let codes = draft.findings().map(|(_, finding)| finding.problem.code());
    let codes = codes.filter(|code| {
        (code.default_severity()).is_some_and(|severity| severity != Severity::Hint)
    });
    told.extend(codes.map(|code| code.name().to_owned()));
    told
}

#[test]
fn every_way_to_name_goes_with_every_way_to_go_on() {
    let (mut tried, mut wrong) = (0, Vec::new());
    for group in include_str!("ways.txt").split("\n==== ").skip(1) {
        let (name, lines) = group.split_once('\n').expect("a group has a name");
        let (heads, tails) = lines
            .split_once("----\n")
            .expect("a group has ways to go on");
        let space = if name.starts_with("Chinese") { "" } else { " " };
        for line in tails.lines().filter(|line| !line.starts_with('#')) {
            let (tail, wanted) = line
                .split_once(" ⇒ ")
                .expect("a line says what it comes to");
            let (between, tail) = match tail.chars().next() {
                Some('+') => (vec![space], &tail[1..]),
                Some('¶') => (vec!["\n\n"], &tail['¶'.len_utf8()..]),
                _ => (vec![space, "\n\n"], tail),
            };
            for head in heads.lines() {
                for between in &between {
                    let text = format!("{head}{between}{tail}");
                    let told = told(&text);
                    tried += 1;
                    let is_right = match wanted {
                        "other" => told.is_empty(),
                        wanted => told.contains(wanted),
                    };
                    if !is_right {
                        wrong.push(format!("{name}: {text:?} ⇒ {wanted}: {told:?}"));
                    }
                }
            }
        }
    }
    assert!(tried > 1_000, "{tried}");
    assert!(
        wrong.is_empty(),
        "{} of {tried}\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
