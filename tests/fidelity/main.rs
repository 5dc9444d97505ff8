//! The corpus is the received text: character for character, after normalising white space and
//! punctuation width and taking out markup, except for the listed errata and moved footnotes.
//!
//! One side is `source.txt` with each erratum applied to its line, its footnotes set apart. The
//! other is written out of the corpus as the reader understood it (provisions, footnotes, index
//! rows), so a line that the reader loses is a difference here.

use std::path::Path;

use yuanyin::corpus::check::apply;
use yuanyin::corpus::{Corpus, ErratumKind, ProvisionKind, load};

fn corpus() -> Corpus {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpus/technical-assistance");
    let (corpus, problems) = load::load(&folder).expect("the corpus can be read");
    assert_eq!(problems, []);
    corpus
}

fn file<'a>(corpus: &'a Corpus, name: &str) -> &'a str {
    let path = format!("zh/{name}");
    let file = corpus.files.iter().find(|file| file.path == path);
    &file.unwrap_or_else(|| panic!("{path} is there")).text
}

/// White space out, widths one, markup out. Footnote marks are `^n^`.
fn normalised(text: &str) -> String {
    let mut out = String::new();
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '[' if characters.peek() == Some(&'^') => {
                characters.next();
                let number: String = characters.by_ref().take_while(|c| *c != ']').collect();
                out.push_str(&format!("^{number}^"));
            }
            '⁰' | '¹' | '²' | '³' | '⁴'..='⁹' => {
                let mut digits = vec![superscript(c)];
                while let Some(next) = characters
                    .peek()
                    .copied()
                    .filter(|next| is_superscript(*next))
                {
                    digits.push(superscript(next));
                    characters.next();
                }
                let number = digits.iter().fold(0, |number, digit| number * 10 + digit);
                // The highest note is 17: two marks side by side are two notes.
                let numbers = if number <= 17 { vec![number] } else { digits };
                for number in numbers {
                    out.push_str(&format!("^{number}^"));
                }
            }
            '\u{3000}' => {}
            '。' => out.push('.'),
            '！'..='～' => out.push(char::from_u32(c as u32 - 0xFEE0).expect("half-width form")),
            '*' | '|' | '#' => {}
            c if c.is_whitespace() => {}
            c => out.push(c),
        }
    }
    // A list's dash is markup where a label follows it.
    out.replace("-(一)", "(一)")
}

fn is_superscript(c: char) -> bool {
    matches!(c, '⁰' | '¹' | '²' | '³' | '⁴'..='⁹')
}

fn superscript(c: char) -> u32 {
    match c {
        '¹' => 1,
        '²' => 2,
        '³' => 3,
        c => c as u32 - '⁰' as u32,
    }
}

/// The received text with errata applied: the running text, and the footnotes by number.
fn received(corpus: &Corpus) -> (Vec<String>, Vec<(u32, String)>, Vec<String>) {
    let mut lines: Vec<String> = file(corpus, "source.txt")
        .split('\n')
        .map(str::to_owned)
        .collect();
    let mut moved = Vec::new();
    for erratum in &corpus.errata {
        let line = &mut lines[erratum.line as usize - 1];
        assert!(
            apply(line, &erratum.printed, &erratum.correct, erratum.kind),
            "line {} does not have “{}”",
            erratum.line,
            erratum.printed
        );
        assert!(
            !erratum.evidence.is_empty(),
            "line {}: no evidence",
            erratum.line
        );
        let changes = erratum.printed != erratum.correct;
        let is_unchanged_kind = matches!(erratum.kind, ErratumKind::Kept | ErratumKind::Moved);
        assert_eq!(
            changes, !is_unchanged_kind,
            "line {}: the erratum says nothing",
            erratum.line
        );
        if erratum.kind == ErratumKind::Moved {
            moved.push(erratum.printed.clone());
        }
    }
    let mut notes = Vec::new();
    let mut running = Vec::new();
    for line in lines {
        let marks: Vec<u32> = line
            .chars()
            .take_while(|c| is_superscript(*c))
            .map(superscript)
            .collect();
        if marks.is_empty() {
            // A dash before a label is the list's, as in the corpus.
            let trimmed = line.trim_start();
            let line = trimmed
                .strip_prefix("- (")
                .map_or(line.clone(), |rest| format!("({rest}"));
            running.push(line);
        } else {
            let number = marks.iter().fold(0, |number, digit| number * 10 + digit);
            let text: String = line.chars().skip(marks.len()).collect();
            notes.push((number, normalised(&text)));
        }
    }
    (running, notes, moved)
}

/// A provision's text with its footnote marks where they are called.
fn with_marks(corpus: &Corpus, index: usize) -> String {
    let provision = &corpus.provisions[index];
    let mut text = provision.text.to_string();
    for call in provision.footnotes.iter().rev() {
        text.insert_str(call.offset, &format!("[^{}]", call.number));
    }
    text
}

/// A part as the reader understood it.
fn part(corpus: &Corpus, part: yuanyin::citation::Part, out: &mut String) {
    let mut headings: Vec<String> = Vec::new();
    for (index, provision) in corpus.provisions.iter().enumerate() {
        if provision.id.part != part {
            continue;
        }
        for heading in provision.headings.iter() {
            if !headings.contains(heading) {
                out.push_str(heading);
                headings.push(heading.clone());
            }
        }
        out.push_str(&provision.label);
        if provision.kind == ProvisionKind::Section {
            headings.clear();
            let section = corpus
                .section(part, provision.id.section)
                .expect("a section");
            if let Some(instrument) = &section.instrument {
                let kind = if instrument.kind == yuanyin::citation::InstrumentKind::Decision {
                    "决定"
                } else {
                    "决议"
                };
                out.push_str(&format!(
                    "第{}号{kind}{}",
                    instrument.number.in_digits(),
                    instrument.title
                ));
            }
        }
        out.push_str(&with_marks(corpus, index));
    }
}

/// The part's heading and preface, which are in no provision.
fn preface(text: &str) -> String {
    text.lines()
        .take_while(|line| !line.starts_with("## "))
        .collect()
}

fn written(corpus: &Corpus) -> String {
    let lettered = |letter| corpus.lexicon.part(letter).expect("a part");
    let mut out = String::new();
    for line in file(corpus, "front-matter.md").lines() {
        let is_table_furniture = line.starts_with("| ---") || line.starts_with("| 标题");
        if !is_table_furniture {
            out.push_str(line);
        }
    }
    out.push_str(file(corpus, "introduction.md"));
    out.push_str(&preface(file(corpus, "part-a.md")));
    part(corpus, lettered('A'), &mut out);
    out.push_str(&preface(file(corpus, "part-b.md")));
    part(corpus, lettered('B'), &mut out);
    for line in preface(file(corpus, "index.md")).split("| --- | --- | --- | --- | --- |") {
        out.push_str(line);
    }
    let cell =
        |file: usize, range: &std::ops::Range<usize>| &corpus.files[file].text[range.clone()];
    for topic in &corpus.topics {
        out.push_str(&topic.name);
        for row in &topic.rows {
            // The row as it stands in the file, and as it was understood: symbol and instrument.
            let line = cell(row.place.file, &row.place.range);
            let mut cells = line.split('|').map(str::trim).skip(1);
            let symbol = cells.next().unwrap_or_default();
            assert_eq!(symbol, row.symbol.0, "{line}");
            assert_eq!(
                cells.next().unwrap_or_default().is_empty(),
                !row.is_grey(),
                "{line}"
            );
            assert!(
                !row.paragraphs.is_empty() && !row.references.is_empty(),
                "{line}"
            );
            out.push_str(line);
        }
    }
    out.push_str(file(corpus, "back-matter.md"));
    out
}

#[test]
fn the_corpus_is_the_received_text() {
    let corpus = corpus();
    let (running, notes, moved) = received(&corpus);
    let moved: Vec<String> = moved.iter().map(|line| normalised(line)).collect();
    let mut ours = normalised(&written(&corpus));
    for line in &moved {
        let at = ours
            .find(line.as_str())
            .unwrap_or_else(|| panic!("moved and not found: {line}"));
        ours.replace_range(at..at + line.len(), "");
    }
    let theirs = normalised(&running.join("\n"));
    if ours != theirs {
        let same = ours
            .chars()
            .zip(theirs.chars())
            .take_while(|(one, other)| one == other)
            .count();
        let around = |text: &str| {
            text.chars()
                .skip(same.saturating_sub(30))
                .take(90)
                .collect::<String>()
        };
        panic!(
            "the texts differ at character {same}:\n corpus   …{}…\n received …{}…",
            around(&ours),
            around(&theirs)
        );
    }
    let our_notes: Vec<(u32, String)> = corpus
        .footnotes
        .iter()
        .map(|note| (u32::from(note.number), normalised(&note.text)))
        .collect();
    assert_eq!(our_notes, notes);
}

#[test]
fn a_changed_character_would_be_noticed() {
    let corpus = corpus();
    let ours = normalised(&written(&corpus));
    // Every character of every provision is in what is compared.
    for (index, provision) in corpus.provisions.iter().enumerate() {
        let text = normalised(&with_marks(&corpus, index));
        assert!(ours.contains(&text), "{} is not compared", provision.id);
    }
}
