//! Which of several compilations each citation of a draft is of.
//!
//! A draft is read with each compilation by itself ([`Draft`]), with the names and numberings that this has; here the
//! readings are put side by side, and what two of them make of the same words is left to one: to the compilation that
//! the draft calls by its name beside the citation, else to the one that has the most of what is cited ([`Known`]).
//! Where both have it (七.20), the one goes on that the draft has last cited beyond doubt; before that it is told that
//! either could be meant, and the first answers for it. Nothing here looks at what a reading does not say.
//!
//! What was divided is kept from edit to edit ([`Division`]): divided anew are only the chunks that an edit has made,
//! and those behind them as far as another compilation goes on.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use super::chunk::{Chunk, Paragraph, chunked};
use super::document::Draft;
use super::placed::Placed;
use crate::citation::{Certainty, Reference};
use crate::resolve::{Finding, Fix, Known, Meaning, Problem};

/// Bytes before a citation in which its compilation can be called by its name.
const CALLED_WITHIN: usize = 240;

/// What may stand between a compilation's name and the citation.
const BETWEEN: [char; 19] = [
    ' ', '\n', '\u{3000}', '\u{a0}', '》', '”', '」', '"', '’', '（', '(', '，', ',', ':', '：',
    '的', '中', '见', '*',
];

/// What a compilation's name may be followed by: 人口贩运汇编.
const NOUNS: [&str; 3] = ["汇编", "compilation", "Compilation"];

/// How strongly a reading claims that a citation is its compilation's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Strength {
    /// The draft calls the compilation by its name.
    is_called: bool,
    known: Known,
    /// Bytes that it reads: A部分 四.1 says more to who knows part A.
    length: usize,
}

/// A citation of one reading.
struct Claim {
    /// Bytes in the draft.
    range: Range<usize>,
    /// Which compilation's reading it is of.
    of: usize,
    /// Where its paragraph begins, its place among that one's citations, and the list that it stands in.
    base: usize,
    position: usize,
    list: u32,
    strength: Strength,
    /// Whether it has the compilation's own form, which all of them may have: 七.20.
    is_bare: bool,
    /// Whether nothing is found wrong with it, and it is more than a shape: what may be told to be ambiguous.
    is_sound: bool,
    /// A provision that it points to.
    target: Option<usize>,
}

/// How the citations of one draft were last divided, so that the next division does only what an edit has changed.
#[derive(Default)]
pub struct Division {
    stretches: HashMap<Given, Divided>,
}

/// What the division of a stretch depends on.
#[derive(PartialEq, Eq, Hash)]
struct Given {
    /// The chunks of each reading, by the addresses that they are kept at.
    chunks: Vec<Vec<usize>>,
    /// Whether each reading takes what only looks like its own for its own.
    means_shapes: Vec<bool>,
    /// Which compilation was last cited beyond doubt before it.
    last: Option<usize>,
}

/// A stretch of a draft that all readings have in whole chunks.
struct Divided {
    /// As they were given: while they are kept, no other chunk stands where they do.
    _given: Vec<Vec<Arc<Chunk>>>,
    /// What of it is each compilation's.
    chunks: Vec<Vec<Arc<Chunk>>>,
    /// Which compilation was last cited beyond doubt behind it.
    last: Option<usize>,
}

/// The readings of one draft with several compilations, each without the citations that are another's; in the same
/// order.
pub fn attributed(readings: &[Draft]) -> Vec<Draft> {
    Division::default().divide(readings)
}

impl Division {
    /// The same ([`attributed`]) of a draft that may have been divided before.
    pub fn divide(&mut self, readings: &[Draft]) -> Vec<Draft> {
        let means_shapes = readings.iter().map(|draft| draft.subject().means_shapes());
        let means_shapes: Vec<bool> = means_shapes.collect();
        let mut before = std::mem::take(&mut self.stretches);
        let mut divided: Vec<Vec<Arc<Chunk>>> = vec![Vec::new(); readings.len()];
        let (mut base, mut last) = (0, None);
        for chunks in stretches(readings) {
            let addresses = |chunks: &Vec<Arc<Chunk>>| {
                let addresses = chunks.iter().map(|chunk| Arc::as_ptr(chunk).addr());
                addresses.collect()
            };
            let given = Given {
                chunks: chunks.iter().map(addresses).collect(),
                means_shapes: means_shapes.clone(),
                last,
            };
            let length = chunks.first().map_or(0, |chunks| length(chunks));
            let stretch = match before.remove(&given) {
                Some(stretch) => stretch,
                None => divide_stretch(readings, &means_shapes, base, chunks, last),
            };
            base += length;
            last = stretch.last;
            for (all, chunks) in divided.iter_mut().zip(&stretch.chunks) {
                all.extend(chunks.iter().cloned());
            }
            self.stretches.insert(given, stretch);
        }
        let readings = readings.iter().zip(divided);
        readings
            .map(|(draft, chunks)| draft.of_chunks(chunks))
            .collect()
    }
}

/// A draft's shortest stretches that all readings have in whole chunks, with the chunks of each. They are divided into
/// the same paragraphs, and edits may have left these in other chunks.
fn stretches(readings: &[Draft]) -> Vec<Vec<Vec<Arc<Chunk>>>> {
    let mut rest: Vec<std::slice::Iter<'_, Arc<Chunk>>> =
        readings.iter().map(|draft| draft.chunks.iter()).collect();
    let mut stretches = Vec::new();
    loop {
        let mut stretch: Vec<Vec<Arc<Chunk>>> = Vec::with_capacity(rest.len());
        for rest in &mut rest {
            stretch.push(rest.next().cloned().into_iter().collect());
        }
        if stretch.iter().all(Vec::is_empty) {
            return stretches;
        }
        loop {
            let longest = stretch.iter().map(|chunks| length(chunks)).max();
            let mut is_whole = true;
            for (chunks, rest) in stretch.iter_mut().zip(&mut rest) {
                if Some(length(chunks)) < longest
                    && let Some(next) = rest.next()
                {
                    chunks.push(Arc::clone(next));
                    is_whole = false;
                }
            }
            if is_whole {
                break;
            }
        }
        stretches.push(stretch);
    }
}

/// Bytes of some chunks.
fn length(chunks: &[Arc<Chunk>]) -> usize {
    chunks.iter().map(|chunk| chunk.len).sum()
}

/// What becomes of a reading's citations, by where the paragraph of each begins, and its place there.
#[derive(Default)]
struct Fate {
    left: HashSet<(usize, usize)>,
    told: HashMap<(usize, usize), Arc<Finding>>,
}

/// Divides the citations of a stretch that begins at `base`.
fn divide_stretch(
    readings: &[Draft],
    means_shapes: &[bool],
    base: usize,
    given: Vec<Vec<Arc<Chunk>>>,
    mut last: Option<usize>,
) -> Divided {
    let mut claims: Vec<Claim> = Vec::new();
    for (of, (draft, chunks)) in readings.iter().zip(&given).enumerate() {
        let means_shapes = means_shapes.get(of).is_some_and(|means| *means);
        claims.extend(claims_of(of, draft, means_shapes, base, chunks));
    }
    claims.sort_by_key(|claim| (claim.range.start, claim.of));
    let mut fates: Vec<Fate> = Vec::new();
    fates.resize_with(readings.len(), Fate::default);
    // Of a list that is told to be ambiguous, the first says it for all.
    let mut told_list = None;
    let mut rest = claims.as_slice();
    while let Some(first) = rest.first() {
        // What touches the same words, one over the other, is one citation.
        let mut end = first.range.end;
        let mut count = 0;
        while let Some(claim) = rest.get(count).filter(|claim| claim.range.start < end) {
            end = end.max(claim.range.end);
            count += 1;
        }
        let (same, behind) = rest.split_at(count.max(1));
        rest = behind;
        let strongest = same.iter().map(|claim| claim.strength).max();
        let Some(strongest) = strongest else {
            continue;
        };
        let best = || same.iter().filter(|claim| claim.strength == strongest);
        let Some(first) = best().min_by_key(|claim| claim.of) else {
            continue;
        };
        let is_alone = best().all(|claim| claim.of == first.of);
        let goes_on = last.and_then(|last| best().find(|claim| claim.of == last && claim.is_bare));
        let winner = match goes_on {
            Some(claim) if !is_alone => claim,
            _ => first,
        };
        if is_alone && (strongest.is_called || strongest.known >= Known::Registered) {
            last = Some(winner.of);
        }
        let is_tie = !is_alone && goes_on.is_none() && !strongest.is_called;
        let has_it = |claim: &Claim| claim.is_bare && claim.is_sound;
        if is_tie && strongest.known == Known::Whole && best().all(has_it) {
            let list = Some((winner.base, winner.list));
            if told_list != list {
                told_list = list;
                let mut having: Vec<usize> = best().map(|claim| claim.of).collect();
                having.dedup();
                let having = having.into_iter().filter_map(|of| readings.get(of));
                let finding = ambiguous(winner, having.collect());
                if let (Some(finding), Some(fate)) = (finding, fates.get_mut(winner.of)) {
                    let place = (winner.base, winner.position);
                    fate.told.insert(place, Arc::new(finding));
                }
            }
        }
        for claim in same.iter().filter(|claim| claim.of != winner.of) {
            if let Some(fate) = fates.get_mut(claim.of) {
                fate.left.insert((claim.base, claim.position));
            }
        }
    }
    let chunks = given.iter().zip(&fates);
    let chunks = chunks.map(|(chunks, fate)| with_fate(base, chunks, fate));
    Divided {
        chunks: chunks.collect(),
        _given: given,
        last,
    }
}

/// What is told of a citation that several compilations have, those in the order in which they are given: each can be
/// named before it.
fn ambiguous(winner: &Claim, having: Vec<&Draft>) -> Option<Finding> {
    let draft = having.iter().find(|draft| {
        let mut chunks = draft.readings_within(winner.range.clone());
        chunks.any(|(base, _)| base == winner.base)
    })?;
    let written = draft.text().slice(winner.range.clone()).into_owned();
    let range = winner.range.start - winner.base..winner.range.end - winner.base;
    let is_chinese = written.chars().any(|c| c > '\u{2E80}');
    let names = having.iter().map(|draft| draft.corpus().short_name());
    let names: Vec<String> = names.map(str::to_owned).collect();
    let fixes = names.iter().enumerate().map(|(place, name)| {
        let called = match is_chinese {
            true if name.ends_with(NOUNS[0]) => format!("《{name}》"),
            true => format!("《{name}{}》", NOUNS[0]),
            false => format!("{name}, "),
        };
        Fix {
            becomes: format!("{called}{written}"),
            edits: vec![(range.start..range.start, called)],
            // The other compilations' provisions are not this one's.
            target: (place == 0).then_some(winner.target).flatten(),
            article: None,
            preferred: false,
        }
    });
    Some(Finding {
        fixes: fixes.collect(),
        range,
        problem: Problem::AmbiguousCompilation { names },
        related: winner.target.into_iter().collect(),
    })
}

/// Chunks with what has become of their citations; `base` is where the first of them begins.
fn with_fate(base: usize, chunks: &[Arc<Chunk>], fate: &Fate) -> Vec<Arc<Chunk>> {
    let mut at = base;
    let divided = chunks.iter().flat_map(|chunk| {
        let mut is_same = true;
        let mut paragraphs: Vec<Paragraph> = Vec::with_capacity(chunk.paragraphs.len());
        for paragraph in &chunk.paragraphs {
            let base = at;
            at += paragraph.len;
            let mut paragraph = paragraph.clone();
            let is_left = |place: usize| fate.left.contains(&(base, place));
            let told = |place: usize| fate.told.get(&(base, place)).cloned();
            if let Some(reading) = &paragraph.reading
                && (0..reading.citations.len()).any(|place| is_left(place) || told(place).is_some())
            {
                paragraph.reading = Some(Arc::new(reading.divided(&is_left, &told)));
                is_same = false;
            }
            paragraphs.push(paragraph);
        }
        match is_same {
            true => vec![Arc::clone(chunk)],
            false => chunked(paragraphs),
        }
    });
    divided.collect()
}

fn claims_of(
    of: usize,
    draft: &Draft,
    means_shapes: bool,
    base: usize,
    chunks: &[Arc<Chunk>],
) -> Vec<Claim> {
    let corpus = draft.corpus();
    let names: Vec<String> = corpus.called().map(str::to_lowercase).collect();
    let mut claims: Vec<Claim> = Vec::new();
    // The list whose compilation was called, by where its paragraph begins.
    let mut called_list = None;
    let mut at = base;
    let paragraphs = chunks.iter().flat_map(|chunk| &chunk.paragraphs);
    for paragraph in paragraphs {
        let base = at;
        at += paragraph.len;
        let Some(reading) = &paragraph.reading else {
            continue;
        };
        for placed in reading.placed(base) {
            let citation = placed.citation;
            let is_bare = matches!(citation.reference, Reference::Compilation { .. });
            let list = Some((base, citation.list));
            let is_called =
                is_bare && (called_list == list || is_called(draft, &names, &placed, at));
            if is_called {
                called_list = list;
            }
            let is_meant = citation.certainty == Certainty::Explicit || means_shapes || is_called;
            let known = match is_meant {
                true => Known::of(corpus, citation, placed.resolution),
                false => Known::Nothing,
            };
            claims.push(Claim {
                range: placed.range(),
                of,
                base,
                position: placed.position,
                list: citation.list,
                strength: Strength {
                    is_called,
                    known,
                    length: citation.range.len(),
                },
                is_bare,
                is_sound: placed.resolution.finding.is_none()
                    && citation.certainty > Certainty::Shape
                    && matches!(placed.resolution.meaning, Meaning::Provisions(_)),
                target: placed.resolution.meaning.provisions().first().copied(),
            });
        }
    }
    claims
}

/// Whether the words before a citation, or those in brackets behind it, call its compilation by one of its names (in
/// small letters); its paragraph ends at `end`.
fn is_called(draft: &Draft, names: &[String], placed: &Placed<'_>, end: usize) -> bool {
    let range = placed.range();
    let text = draft.text();
    // What is cut through a character is as long as without it.
    let start = range.start.saturating_sub(CALLED_WITHIN).max(placed.base);
    let before = text.slice(start..range.start);
    let mut before = before.trim_end_matches(BETWEEN);
    for noun in NOUNS {
        before = before.strip_suffix(noun).unwrap_or(before);
    }
    let before = before.trim_end_matches(BETWEEN).to_lowercase();
    let behind = text.slice(range.end..(range.end + CALLED_WITHIN).min(end));
    let behind = behind.trim_start().to_lowercase();
    let behind = behind.strip_prefix(['（', '(']).unwrap_or_default();
    let behind = behind.trim_start_matches(['《', '“']);
    names
        .iter()
        .any(|name| before.ends_with(name) || behind.starts_with(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{Corpus, know_each_other, load::load};
    use crate::features::{Given, Snapshot};
    use crate::messages::Locale;

    /// The default compilation and two others.
    fn compilations() -> Vec<Arc<Corpus>> {
        let folder = |name: &str| {
            let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/corpus");
            let (corpus, problems) = load(&root.join(name)).unwrap();
            assert_eq!(problems, []);
            corpus
        };
        let default = crate::corpus::embedded::read_again();
        let mut trafficking = folder("trafficking-in-persons");
        trafficking.alias = Some("人口贩运".to_owned());
        let all = vec![default, trafficking, folder("lakes")];
        let all = know_each_other(all);
        all.into_iter().map(Arc::new).collect()
    }

    /// A draft as each of them reads it.
    fn read(text: &str, all: &[Arc<Corpus>]) -> Vec<Draft> {
        let all = all.iter();
        all.map(|corpus| Draft::open(text, "markdown", Arc::clone(corpus)))
            .collect()
    }

    /// What each compilation is left with.
    fn told(text: &str) -> Vec<String> {
        let names = ["default", "trafficking", "lakes"];
        let readings = read(text, &compilations());
        let mut told = Vec::new();
        for (draft, name) in attributed(&readings).into_iter().zip(names) {
            let snapshot = Snapshot::new(Given::plain(draft, Locale::English));
            for placed in snapshot.citations() {
                let written = snapshot.draft.text().slice(placed.range()).into_owned();
                let corpus = &snapshot.corpus;
                let known = Known::of(corpus, placed.citation, placed.resolution);
                let finding = placed.resolution.finding.as_deref();
                let finding = finding
                    .filter(|one| matches!(one.problem, Problem::AmbiguousCompilation { .. }));
                if let Some(finding) = finding {
                    let fixes = finding.fixes.iter().map(|fix| fix.becomes.as_str());
                    let fixes: Vec<&str> = fixes.collect();
                    told.push(format!("{written}: {name} or? {}", fixes.join(" | ")));
                } else if known > Known::Nothing {
                    told.push(format!("{written}: {name} {known:?}"));
                }
            }
        }
        told
    }

    #[test]
    fn each_citation_is_of_the_compilation_that_has_it() {
        for (text, expected) in [
            (
                "见第4/3号决定第2段。",
                vec!["第4/3号决定第2段: default Nearly"],
            ),
            (
                "工作组会议报告CTOC/COP/WG.4/2011/8，第6段。",
                vec!["CTOC/COP/WG.4/2011/8，第6段: trafficking Whole"],
            ),
            (
                "成员国大会第XIII/3号决定第1段。",
                vec!["成员国大会第XIII/3号决定第1段: lakes Whole"],
            ),
            (
                "成员国大会第XIII/99号决定。",
                vec!["成员国大会第XIII/99号决定: lakes Wrong"],
            ),
            (
                "第4/4号决定第2段。",
                vec!["第4/4号决定第2段: trafficking Whole"],
            ),
            (
                "《人口贩运》A部分 四.1和四.2，以及《人口贩运汇编》A部分四.99。",
                vec![
                    "A部分 四.1: trafficking Whole",
                    "四.2: trafficking Whole",
                    "A部分四.99: trafficking Lacking(0)",
                ],
            ),
            (
                "A部分 四.1（人口贩运）。",
                vec!["A部分 四.1: trafficking Whole"],
            ),
            ("大会第55/25号决议。", vec![]),
            (
                "见A部分 七.20和A部分 四.2。",
                vec!["A部分 七.20: default Whole", "A部分 四.2: default Whole"],
            ),
        ] {
            let told = told(text);
            assert_eq!(told, expected, "{text}");
        }
    }

    #[test]
    fn what_two_compilations_have_is_told_once_until_something_says_which() {
        for (text, expected) in [
            (
                "# 缔约方会议\n\n见A部分 四.1和四.2。\n",
                vec![
                    "A部分 四.1: default or? 《技术援助汇编》A部分 四.1 | 《人口贩运汇编》A部分 四.1",
                    "四.2: default Whole",
                ],
            ),
            // As a fix leaves it; what follows goes on.
            (
                "# 缔约方会议\n\n见《人口贩运汇编》A部分 四.1和四.2。\n\n见A部分 四.3。\n",
                vec![
                    "A部分 四.1: trafficking Whole",
                    "四.2: trafficking Whole",
                    "A部分 四.3: trafficking Whole",
                ],
            ),
            (
                "# 缔约方会议\n\n见《技术援助汇编》A部分 四.1。\n",
                vec!["A部分 四.1: default Whole"],
            ),
            // What another has a section of, and who was cited last has not: that does not change who was.
            (
                "# 缔约方会议\n\n见《人口贩运汇编》A部分 四.1。见A部分 七.45。见A部分 四.99。\n",
                vec![
                    "A部分 七.45: default Lacking(0)",
                    "A部分 四.1: trafficking Whole",
                    "A部分 四.99: trafficking Lacking(0)",
                ],
            ),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }

    /// Where each citation of each reading stands, and what is told of it.
    fn placed(drafts: &[Draft]) -> Vec<Vec<String>> {
        let of_draft = |draft: &Draft| {
            let all = draft.readings();
            let all = all.flat_map(|(base, reading)| reading.placed(base).collect::<Vec<_>>());
            all.map(|placed| format!("{:?} {:?}", placed.range(), placed.resolution))
                .collect()
        };
        drafts.iter().map(of_draft).collect()
    }

    #[test]
    fn an_edit_divides_what_it_touches_and_the_rest_is_as_a_fresh_draft_is() {
        let all = compilations();
        let paragraphs = [
            "见A部分 四.1。",
            "第4/4号决定第2段。",
            "各国应当培训。",
            "见A部分 七.20和成员国大会第XIII/3号决定第1段。",
            "《人口贩运汇编》A部分 四.2。",
        ];
        let text: String = (0..2_000)
            .map(|place| format!("{}\n\n", paragraphs[place % paragraphs.len()]))
            .collect();
        let mut readings = read(&text, &all);
        let mut division = Division::default();
        let mut before = division.divide(&readings);
        let middle = text.len() / 2;
        let middle = (middle..)
            .find(|at| text.is_char_boundary(*at))
            .unwrap_or(0);
        for (at, length, written) in [
            (middle, 0, "\n\n见A部分 四.3。\n\n"),
            (0, 0, "关于缔约方会议。\n\n"),
            (middle, 600, ""),
            (text.len() / 3, 0, "\n\n湖沼 四.1。\n\n"),
        ] {
            for draft in &mut readings {
                draft.replace(at..at + length, written);
            }
            let divided = division.divide(&readings);
            let fresh = readings[0].text().to_string();
            assert_eq!(placed(&divided), placed(&attributed(&read(&fresh, &all))));
            // What names a body at the beginning is read in every paragraph.
            let is_everywhere = at == 0;
            for (draft, before) in divided.iter().zip(&before).filter(|_| !is_everywhere) {
                let known: HashSet<_> = before.chunks.iter().map(Arc::as_ptr).collect();
                let is_new = |chunk: &&Arc<Chunk>| !known.contains(&Arc::as_ptr(chunk));
                let new = draft.chunks.iter().filter(is_new).count();
                assert!(new <= 4 && draft.chunks.len() > 25, "{new}");
            }
            before = divided;
        }
    }
}
