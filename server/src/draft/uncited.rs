//! Long stretches of provisions' own words in paragraphs that cite nothing: a hint, off unless it
//! is configured. It is looked for only when it is asked for, chunk by chunk, and kept with the
//! chunk, so that a keystroke costs one chunk's worth.

use std::sync::Arc;

use super::chunk::{Chunk, Paragraph, Uncited};
use super::markup::prose;
use super::placed::About;
use crate::corpus::Corpus;
use crate::resolve::{Finding, Fix, Form, Problem, convert};
use crate::search::{Letters, Passages};
use crate::text::Text;

/// Letters of the shortest stretch that needs a citation.
const SHORTEST: usize = 20;

/// Provisions' words in a chunk without a citation in their paragraph or the one before or behind, so far as these
/// are in the chunk. `base` is where the chunk begins in the text.
pub fn uncited(corpus: &Corpus, text: &Text, base: usize, chunk: &Chunk) -> Uncited {
    let passages = Passages::of(corpus);
    let mut found = Vec::new();
    // With where they begin in the chunk.
    let mut at = 0;
    let mut spoken: Vec<(usize, &Paragraph)> = Vec::new();
    for paragraph in &chunk.paragraphs {
        if paragraph.speaks() {
            spoken.push((at, paragraph));
        }
        at += paragraph.len;
    }
    let cites = |position: Option<usize>| {
        let paragraph = position.and_then(|position| spoken.get(position));
        paragraph.is_some_and(|(_, paragraph)| paragraph.cites())
    };
    for (position, (at, paragraph)) in spoken.iter().enumerate() {
        if cites(Some(position)) || cites(position.checked_sub(1)) || cites(Some(position + 1)) {
            continue;
        }
        let written = text.slice(base + at..base + at + paragraph.len);
        let prose = prose(&written, paragraph.block);
        let letters = Letters::of(&prose.text);
        let verbatim = passages.verbatim(corpus, &letters.letters, SHORTEST);
        for (position, (range, provision)) in verbatim.into_iter().enumerate() {
            let range = letters.original(&range);
            let citation = convert(corpus, &[vec![provision]], Form::Compilation);
            let fix = citation.map(|citation| Fix {
                edits: vec![(range.end..range.end, format!("（{citation}）"))],
                becomes: citation,
                target: Some(provision),
                article: None,
                preferred: false,
            });
            let finding = Finding {
                range,
                problem: Problem::Uncited { provision },
                related: vec![provision],
                fixes: fix.into_iter().collect(),
            };
            found.push((*at, About::Words(position), Arc::new(finding)));
        }
    }
    let outermost = spoken.first().zip(spoken.last());
    Uncited {
        found,
        outermost: outermost.map(|((first, _), (last, _))| (*first, *last)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::embedded;
    use crate::draft::Draft;

    fn words(draft: &Draft) -> Vec<String> {
        draft
            .uncited_within(0..draft.text().len())
            .map(|(id, finding)| {
                let range = id.within(&finding.range);
                draft.text().slice(range).into_owned()
            })
            .collect()
    }

    #[test]
    fn words_are_told_where_nothing_near_them_is_cited() {
        let long = "各国应当努力尽快处理证人正在其中接受保护的案件";
        for (text, expected) in [
            (format!("我们认为{long}，刻不容缓。"), vec![long]),
            (format!("我们认为{long}（A部分 七.12）。"), vec![]),
            (format!("见A部分 七.12。\n\n> {long}。\n"), vec![]),
            (format!("> {long}。\n\n出处为A部分 七.12，见上。"), vec![]),
            ("各国应当努力尽快处理案件。".to_owned(), vec![]),
            (format!("`{long}`"), vec![]),
        ] {
            let draft = Draft::open(&text, "markdown", embedded::corpus());
            assert_eq!(words(&draft), expected, "{text}");
        }
    }

    /// Sixty blank lines and more, an edit in them: nothing becomes another's neighbour by how paragraphs are kept.
    #[test]
    fn what_stands_far_before_and_behind_is_the_same_after_edits() {
        let long = "各国应当努力尽快处理证人正在其中接受保护的案件。\n";
        let blank = "\n".repeat(300);
        for text in [
            format!("见A部分 七.12，这里说到证人保护。\n{blank}{long}"),
            format!("{long}{blank}见A部分 七.12，这里说到证人保护。\n"),
            format!("这一段什么也没有援引，只是说到证人。\n{blank}{long}{blank}"),
        ] {
            let mut draft = Draft::open(&text, "plaintext", embedded::corpus());
            let before = words(&draft);
            assert_eq!(before.is_empty(), text.contains("七.12"), "{text}");
            for at in [100, 150, 200, 250] {
                draft.replace(at..at, "\n");
                let fresh = Draft::open(&draft.text().to_string(), "plaintext", embedded::corpus());
                assert_eq!(
                    (words(&draft), words(&fresh)),
                    (before.clone(), before.clone())
                );
            }
        }
    }

    #[test]
    fn they_are_looked_for_again_only_where_the_text_has_changed() {
        let long = "各国应当努力尽快处理证人正在其中接受保护的案件。\n\n";
        let mut draft = Draft::open(&long.repeat(400), "plaintext", embedded::corpus());
        assert_eq!(words(&draft).len(), 400);
        let chunks = draft.chunks.len();
        draft.replace(0..0, "另");
        let known = |chunk: &Arc<Chunk>| chunk.uncited.get().is_some();
        assert_eq!(draft.chunks.iter().filter(|chunk| !known(chunk)).count(), 1);
        assert!(chunks > 3);
        assert_eq!(words(&draft).len(), 400);
    }
}
