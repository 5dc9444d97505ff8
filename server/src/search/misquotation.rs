//! Checking quotations: whether the words between the marks are in the provision that is cited
//! for them, and if not, where they depart from it and who has them.

use std::ops::Range;
use std::sync::Arc;

use crate::citation::{Certainty, Citation};
use crate::corpus::{Corpus, Provision, ProvisionIndex};
use crate::resolve::{
    Finding, Fix, Meaning, Problem, Resolution, Stretch, cite_instead, over_markup,
};
use crate::search::difference::{Aligner, Alignment, Block};
use crate::search::frame::{Frame, OwnNames};
use crate::search::frame_rules::addressed_institutions;
use crate::search::places::Pairs;
use crate::search::traditional::{is_traditional, traditional};
use crate::search::{
    Attachment, Gap, Letters, NEAR, Passages, Quotation, QuotationKind, Quoted, Scope, Strength,
    attachments,
};

/// Letters of the shortest quotation: what is shorter is a term.
const SHORTEST: usize = 8;
/// Letters of the shortest quotation that is complained of though it is like nothing in the
/// provision.
const SHORTEST_FAR: usize = 12;
/// The points from which on words are taken for a claim of the provision's wording: those of the citation's
/// place ([`Strength::points`]), of the words' [`likeness`] and of the frame
/// ([`Frame::points`](super::frame::Frame::points)) together.
const CLAIM: i32 = 3;
/// The points of words that another provision has.
const ELSEWHERE: i32 = 1;
/// The points that words without any marks lack.
const UNMARKED: i32 = 2;
/// The points that words lack which address others than the provision does: 法院应当…… of 各国应当…….
const TO_OTHERS: i32 = 7;
/// The similarity that words of the provision in another order have, and those with one stretch changed.
const IN_ANOTHER_ORDER: f32 = 0.75;
/// The share of pairs of letters from which on words are the provision's in another order.
const SHARED_IN_ANOTHER_ORDER: f32 = 0.85;
/// Letters of the shortest quotation that says by itself that it is one.
const SHORTEST_BESIDE: usize = 10;
/// The similarity from which the exact words are the obvious fix.
const OBVIOUS: f32 = 0.8;
/// Provisions named that have the words.
const MOST_FOUND: usize = 3;
/// Letters of a provision that is offered whole instead of a quotation that is not like it.
const LONGEST_OFFERED: usize = 400;
/// How often two letters stand side by side in the corpus, at least, to be one word.
const ONE_WORD: usize = 3;

/// A quotation that is not in the provision cited for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misquotation {
    /// Its range is the words between the marks.
    pub finding: Arc<Finding>,
    /// Where the citations stand that the words are attributed to, bytes of the same text; never
    /// empty.
    pub citations: Vec<Range<usize>>,
    /// Whether the words are like nothing in the provision, and the citation rests on its shape:
    /// told only where the document speaks of our body.
    pub is_doubtful: bool,
}

/// Checks the quotations of a stretch of prose. All ranges are bytes of it; `with_notes` is the
/// same with its notes in their places.
pub fn misquotations(
    corpus: &Corpus,
    prose: &str,
    with_notes: &str,
    quotations: &[Quotation],
    citations: &[Citation],
    resolutions: &[Resolution],
) -> Vec<Misquotation> {
    let can_be_cited = |resolution: &Resolution| {
        matches!(
            resolution.meaning,
            Meaning::Provisions(_) | Meaning::Ambiguous(_)
        )
    };
    if quotations.is_empty() || !resolutions.iter().any(can_be_cited) {
        return Vec::new();
    }
    let own = OwnNames::of(corpus);
    let attachments = attachments(
        &own.0,
        prose,
        with_notes,
        quotations,
        citations,
        resolutions,
    );
    quotations
        .iter()
        .zip(attachments)
        .filter_map(|(quotation, attachments)| {
            let check = Check {
                corpus,
                own: &own.0,
                quotations,
                passages: &Passages::of(corpus),
                prose,
                with_notes,
                citations,
            };
            // What any of those beside it has is quoted from there.
            let right = |attachment: &Attachment| check.is_right(quotation, attachment);
            if attachments.iter().any(right) {
                return None;
            }
            attachments
                .iter()
                .find_map(|attachment| check.misquotation(quotation, attachment))
        })
        .collect()
}

struct Check<'a> {
    corpus: &'a Corpus,
    own: &'a [String],
    quotations: &'a [Quotation],
    passages: &'a Passages,
    prose: &'a str,
    with_notes: &'a str,
    citations: &'a [Citation],
}

/// A piece of a quotation beside the cited text.
struct Compared {
    /// Where it stands word for word in the scope.
    exactly: Option<usize>,
    /// Where it does not.
    nearly: Option<Alignment>,
}

impl Check<'_> {
    /// Whether the provisions hold the words.
    fn is_right(&self, quotation: &Quotation, attachment: &Attachment) -> bool {
        let words = self.prose.get(quotation.words.clone()).unwrap_or_default();
        let quoted = Quoted::read(words);
        let cited = self.with_endorsed(&attachment.provisions);
        self.passages.scope(self.corpus, &cited).holds(&quoted)
    }

    fn misquotation(&self, quotation: &Quotation, attachment: &Attachment) -> Option<Misquotation> {
        let words = self.prose.get(quotation.words.clone())?;
        let quoted = Quoted::read(words);
        if quoted.len() < SHORTEST || is_title(words) || is_exercise(words) {
            return None;
        }
        let cited = self.with_endorsed(&attachment.provisions);
        let scope = self.passages.scope(self.corpus, &cited);
        if scope.holds(&quoted)
            || is_in_another_script(&quoted, &scope)
            || self.is_a_title(&cited, &quoted)
        {
            return None;
        }
        let compared = compare(&scope, &quoted);
        let mut similarity = similarity(&quoted, &compared);
        // The provision's words in another order.
        if similarity < IN_ANOTHER_ORDER && quoted.len() >= SHORTEST_BESIDE {
            let shared = shared_pairs(&quoted, &scope);
            if shared >= SHARED_IN_ANOTHER_ORDER {
                similarity = similarity.max(IN_ANOTHER_ORDER);
            }
        }
        // One stretch changed, and the provision's words before and behind it.
        if similarity < IN_ANOTHER_ORDER && is_changed_once(&quoted, &compared) {
            similarity = similarity.max(IN_ANOTHER_ORDER);
        }
        let mut found = self.passages.holders(self.corpus, &quoted);
        found.retain(|provision| !cited.contains(provision));
        let frame = Frame {
            own: self.own,
            prose: self.with_notes,
            quotations: self.quotations,
            quotation,
            is_elsewhere: !found.is_empty(),
        };
        let frame = attachment.ranges.iter().map(|range| frame.points(range));
        let frame = frame.min().unwrap_or_default();
        let is_told = match attachment.strength {
            // Beside a citation that does not say it, words of another provision are no mistake.
            Strength::Beside | Strength::Near => {
                found.is_empty()
                    && similarity >= NEAR
                    && (attachment.strength == Strength::Near || quoted.len() >= SHORTEST_BESIDE)
                    // What says that it gives the wording is believed of words fused from two provisions, too.
                    && (frame > 0
                        || !self.is_nearer_elsewhere(&quoted, &scope, similarity))
            }
            Strength::Plain | Strength::Explicit => {
                let is_far = similarity < NEAR && found.is_empty();
                !is_far
                    || attachment.strength == Strength::Explicit
                        && attachment.certainty != Certainty::Shape
                        && quoted.len() >= SHORTEST_FAR
            }
        };
        let points = attachment.strength.points()
            + likeness(similarity)
            + i32::from(!found.is_empty()) * ELSEWHERE
            + frame
            - i32::from(quotation.kind == QuotationKind::Cell) * UNMARKED
            - i32::from(is_addressed_to_others(words, &scope)) * TO_OTHERS;
        if !is_told || points < CLAIM {
            return None;
        }
        let is_near = similarity >= NEAR;
        found.truncate(MOST_FOUND);
        let mut fixes = self.other_citations(attachment, &found);
        if is_near {
            fixes.extend(self.exact_words(quotation, &quoted, &scope, &compared, similarity));
        }
        if fixes.is_empty() {
            fixes.extend(self.whole_provision(quotation, attachment));
        }
        let nearest = compared
            .iter()
            .find_map(|piece| {
                let at = match (&piece.exactly, &piece.nearly) {
                    (Some(at), _) => *at,
                    (None, Some(found)) => found.blocks.first()?.text,
                    (None, None) => return None,
                };
                self.passages.provision_in(&scope, at)
            })
            .filter(|nearest| is_near && !attachment.provisions.contains(nearest));
        let related: Vec<ProvisionIndex> = attachment
            .provisions
            .iter()
            .take(MOST_FOUND)
            .copied()
            .chain(nearest)
            .chain(found.iter().copied())
            .collect();
        let citations = attachment.citations.iter();
        Some(Misquotation {
            citations: citations
                .filter_map(|citation| Some(self.citations.get(*citation)?.range.clone()))
                .collect(),
            is_doubtful: !is_near
                && found.is_empty()
                && attachment.certainty != Certainty::Explicit,
            finding: Arc::new(Finding {
                range: quotation.words.clone(),
                problem: Problem::Misquoted {
                    cited: attachment.provisions.clone(),
                    difference: if is_near && found.is_empty() {
                        self.difference(words, &quoted, &scope, &compared)
                    } else {
                        Vec::new()
                    },
                    found,
                },
                related,
                fixes,
            }),
        })
    }

    /// With the sections whose text an instrument's annexes, or a meeting, only point to.
    fn with_endorsed(&self, provisions: &[ProvisionIndex]) -> Vec<ProvisionIndex> {
        let mut all = provisions.to_vec();
        for provision in provisions {
            let section = self.corpus.provisions.get(*provision).and_then(|found| {
                let section = self.corpus.section(found.id.part, found.id.section)?;
                (section.provision == *provision).then_some(section)
            });
            let Some(section) = section else {
                continue;
            };
            let pointers = section
                .instrument
                .iter()
                .flat_map(|instrument| &instrument.annexes);
            all.extend(pointers.filter_map(|pointer| {
                let holder = self.corpus.meeting(pointer.section)?;
                Some(holder.provision)
            }));
            let pointed = section.points_to.as_ref();
            all.extend(pointed.and_then(|id| self.corpus.by_id.get(id)));
        }
        all
    }

    /// Whether the words are the title of what is cited.
    fn is_a_title(&self, cited: &[ProvisionIndex], quoted: &Quoted) -> bool {
        let [piece] = quoted.pieces.as_slice() else {
            return false;
        };
        let words = quoted.letters(piece);
        let holds = |title: &str| {
            let title = Letters::of(title).letters;
            title.windows(words.len()).any(|window| window == words)
        };
        let of_section = |provision: &Provision| {
            let section = self.corpus.section(provision.id.part, provision.id.section);
            section.is_some_and(|section| {
                let instrument = section.instrument.as_ref();
                holds(&section.heading)
                    || instrument.is_some_and(|instrument| holds(&instrument.title))
            })
        };
        cited.iter().any(|index| {
            let own = self.corpus.provisions.get(*index);
            let under = self.corpus.descendants(*index);
            own.is_some_and(of_section)
                || own
                    .into_iter()
                    .chain(under.filter_map(|index| self.corpus.provisions.get(index)))
                    .flat_map(|provision| provision.headings.iter())
                    .any(|heading| holds(heading))
        })
    }

    /// Whether another provision has words nearer to the quotation than the cited one.
    fn is_nearer_elsewhere(&self, quoted: &Quoted, scope: &Scope, similarity: f32) -> bool {
        let letters: Vec<char> = quoted
            .pieces
            .iter()
            .flat_map(|piece| quoted.letters(piece))
            .copied()
            .collect();
        let nearest = self.passages.nearest(self.corpus, &letters);
        nearest.first().is_some_and(|nearest| {
            nearest.score > similarity + 0.05 && !self.passages.is_within(scope, nearest.provision)
        })
    }

    /// The single citation rewritten to cite a provision that has the words.
    fn other_citations(&self, attachment: &Attachment, found: &[ProvisionIndex]) -> Vec<Fix> {
        let [citation] = attachment.citations.as_slice() else {
            return Vec::new();
        };
        let Some(citation) = self.citations.get(*citation) else {
            return Vec::new();
        };
        let is_only = found.len() == 1;
        found
            .iter()
            .filter_map(|provision| {
                let fix = cite_instead(self.corpus, self.with_notes, citation, *provision)?;
                Some(Fix {
                    preferred: is_only,
                    ..fix
                })
            })
            .collect()
    }

    /// Every stretch that differs replaced by the provision's words; elisions and insertions stay.
    fn exact_words(
        &self,
        quotation: &Quotation,
        quoted: &Quoted,
        scope: &Scope,
        compared: &[Compared],
        similarity: f32,
    ) -> Option<Fix> {
        let mut edits = Vec::new();
        let is_traditional = is_traditional(self.prose.get(quotation.words.clone())?);
        for (piece, compared) in quoted.pieces.iter().zip(compared) {
            if compared.exactly.is_some() {
                continue;
            }
            for (written, original) in changes(piece.range.len(), compared.nearly.as_ref()?) {
                let letters = piece.range.start + written.start..piece.range.start + written.end;
                let bytes = quoted.letters.original(&letters);
                let start = quotation.words.start;
                let window = compared.nearly.as_ref()?.window.clone();
                let words = match is_traditional {
                    true => self.original_in_traditional(scope, original, &window),
                    false => self.passages.original(self.corpus, scope, original),
                };
                edits.extend(over_markup(
                    self.prose,
                    start + bytes.start..start + bytes.end,
                    &words,
                ));
            }
        }
        // Pieces that stand in another order cannot be put right word by word.
        if edits.is_empty() {
            return None;
        }
        let mut becomes = self.prose.get(quotation.words.clone())?.to_owned();
        for (range, replacement) in edits.iter().rev() {
            let start = range.start.checked_sub(quotation.words.start)?;
            let end = range.end.checked_sub(quotation.words.start)?;
            becomes.get(start..end)?;
            becomes.replace_range(start..end, replacement);
        }
        scope.holds(&Quoted::read(&becomes)).then(|| Fix {
            edits,
            becomes: seen(&becomes),
            target: None,
            article: None,
            preferred: similarity >= OBVIOUS,
        })
    }

    /// The provision's words in Traditional characters: which they are depends on the letters beside them.
    fn original_in_traditional(
        &self,
        scope: &Scope,
        range: Range<usize>,
        window: &Range<usize>,
    ) -> String {
        const BESIDE: usize = 3;
        let text = |range: Range<usize>| match range.is_empty() {
            true => String::new(),
            false => self.passages.original(self.corpus, scope, range),
        };
        let before = text(range.start.saturating_sub(BESIDE).max(window.start)..range.start);
        let own = text(range.clone());
        let behind = text(range.end..(range.end + BESIDE).min(window.end));
        let written = traditional(&format!("{before}{own}{behind}"));
        // One character stands for each.
        written
            .chars()
            .skip(before.chars().count())
            .take(own.chars().count())
            .collect()
    }

    /// The whole provision instead of a quotation that is not like it.
    fn whole_provision(&self, quotation: &Quotation, attachment: &Attachment) -> Option<Fix> {
        let [provision] = attachment.provisions.as_slice() else {
            return None;
        };
        let provision = self.corpus.provisions.get(*provision)?;
        let is_offered = !provision.id.path.is_empty()
            && provision.children.is_empty()
            && provision.text.chars().count() <= LONGEST_OFFERED;
        let words = self.prose.get(quotation.words.clone())?;
        let stop = ['。', '；'];
        let text = match words.trim_end().ends_with(stop) {
            true => provision.text.as_str(),
            false => provision.text.trim_end_matches(stop),
        };
        let text = match is_traditional(words) {
            true => traditional(text),
            false => text.to_owned(),
        };
        is_offered.then(|| Fix {
            edits: vec![(quotation.words.clone(), text.clone())],
            becomes: text,
            target: None,
            article: None,
            preferred: false,
        })
    }

    /// The quotation with what differs marked, by whole words.
    fn difference(
        &self,
        words: &str,
        quoted: &Quoted,
        scope: &Scope,
        compared: &[Compared],
    ) -> Vec<Stretch> {
        let mut difference = Vec::new();
        let written = |range: Range<usize>| {
            let bytes = quoted.letters.original(&range);
            seen(words.get(bytes).unwrap_or_default())
        };
        for (piece, compared) in quoted.pieces.iter().zip(compared) {
            if !difference.is_empty() || piece.gap == Gap::Elision {
                difference.push(Stretch::Elided);
            }
            let start = piece.range.start;
            let found = match (&compared.exactly, &compared.nearly) {
                (Some(_), _) => {
                    difference.push(Stretch::Same(written(piece.range.clone())));
                    continue;
                }
                (None, Some(found)) => found,
                (None, None) => {
                    difference.push(Stretch::Changed {
                        written: written(piece.range.clone()),
                        original: String::new(),
                    });
                    continue;
                }
            };
            let mut at = 0;
            for (from, to) in changes(piece.range.len(), found) {
                let (from, to) = self.in_words(quoted.letters(piece), scope, from, to);
                if from.start > at {
                    difference.push(Stretch::Same(written(start + at..start + from.start)));
                }
                at = from.end;
                difference.push(Stretch::Changed {
                    written: if from.is_empty() {
                        String::new()
                    } else {
                        written(start + from.start..start + from.end)
                    },
                    original: self.passages.original(self.corpus, scope, to),
                });
            }
            if at < piece.range.len() {
                difference.push(Stretch::Same(written(start + at..piece.range.end)));
            }
        }
        difference
    }

    /// A change of one letter is shown as one of the word that the letter belongs to, as far as
    /// the corpus knows its words: 应该 for 应当, not 该 for 当.
    fn in_words(
        &self,
        quotation: &[char],
        scope: &Scope,
        from: Range<usize>,
        to: Range<usize>,
    ) -> (Range<usize>, Range<usize>) {
        if from.len() != 1 || to.len() != 1 {
            return (from, to);
        }
        let text = &scope.letters;
        let letter = |at: Option<usize>| at.and_then(|at| text.get(at)).copied();
        let frequency = |one: Option<char>, other: Option<char>| match (one, other) {
            (Some(one), Some(other)) if is_han(one) && is_han(other) => {
                self.passages.frequency([one, other])
            }
            _ => 0,
        };
        let same = |one: Option<usize>, other: Option<usize>| {
            one.and_then(|at| quotation.get(at)).copied() == letter(other)
        };
        let (before_from, before_to) = (from.start.checked_sub(1), to.start.checked_sub(1));
        let left = frequency(letter(before_to), letter(Some(to.start)));
        let right = frequency(letter(Some(to.start)), letter(Some(to.end)));
        if left >= ONE_WORD.max(right) && before_from.is_some() && same(before_from, before_to) {
            (from.start - 1..from.end, to.start - 1..to.end)
        } else if right >= ONE_WORD && same(Some(from.end), Some(to.end)) {
            (from.start..from.end + 1, to.start..to.end + 1)
        } else {
            (from, to)
        }
    }
}

/// Lays every piece of a quotation beside the scope, those behind an elision behind the piece
/// before where they stand there.
fn compare(scope: &Scope, quoted: &Quoted) -> Vec<Compared> {
    let mut reached = 0;
    quoted
        .pieces
        .iter()
        .map(|piece| {
            let letters = quoted.letters(piece);
            let exactly = scope.occurrences(letters).find(|start| *start >= reached);
            if let Some(start) = exactly {
                reached = start + letters.len();
                return Compared {
                    exactly,
                    nearly: None,
                };
            }
            let nearly = Aligner::new(letters)
                .align(&scope.letters, &scope.beginnings)
                .filter(|found| found.window.start >= reached);
            if let Some(found) = &nearly {
                reached = found.window.end;
            }
            Compared { exactly, nearly }
        })
        .collect()
}

/// Whether all that differs is one stretch with enough of the provision's words on both sides.
fn is_changed_once(quoted: &Quoted, compared: &[Compared]) -> bool {
    /// Letters on either side, and on both.
    const LEAST: usize = 4;
    const LEAST_TOGETHER: usize = 16;
    let (
        [piece],
        [
            Compared {
                nearly: Some(found),
                ..
            },
        ],
    ) = (quoted.pieces.as_slice(), compared)
    else {
        return false;
    };
    let length = piece.range.len();
    let changed = changes(length, found);
    let [(written, _)] = changed.as_slice() else {
        return false;
    };
    let behind = length - written.end;
    written.start >= LEAST && behind >= LEAST && written.start + behind >= LEAST_TOGETHER
}

/// The share of a quotation's pairs of letters that stand side by side in the scope, too.
fn shared_pairs(quoted: &Quoted, scope: &Scope) -> f32 {
    let known = Pairs::of(&scope.letters);
    let pairs: Vec<&[char]> = quoted
        .pieces
        .iter()
        .flat_map(|piece| quoted.letters(piece).windows(2))
        .collect();
    let shared = pairs.iter().filter(|pair| known.has(pair)).count();
    shared as f32 / pairs.len().max(1) as f32
}

/// Whether words say by whom something is to be done, and that is an institution which the provision does not name.
fn is_addressed_to_others(words: &str, scope: &Scope) -> bool {
    let all = addressed_institutions(words);
    !all.is_empty() && all.iter().all(|who| !scope.holds(&Quoted::read(who)))
}

/// How much the words speak for being a claim of the wording of a provision to which they are so similar. Words
/// nearly its own are one by themselves; the less they are, the more the frame must say.
fn likeness(similarity: f32) -> i32 {
    match similarity {
        0.9.. => 5,
        0.8.. => 4,
        0.75.. => 3,
        0.7.. => 1,
        NEAR.. => -1,
        _ => -2,
    }
}

/// The pieces' similarity, each by its length.
fn similarity(quoted: &Quoted, compared: &[Compared]) -> f32 {
    let sum: f32 = quoted
        .pieces
        .iter()
        .zip(compared)
        .map(|(piece, compared)| {
            let similarity = match (&compared.exactly, &compared.nearly) {
                (Some(_), _) => 1.0,
                (None, Some(found)) => found.similarity,
                (None, None) => 0.0,
            };
            similarity * piece.range.len() as f32
        })
        .sum();
    sum / quoted.len().max(1) as f32
}

/// What differs: ranges of the piece's letters and of the text's that stand for each other.
fn changes(length: usize, found: &Alignment) -> Vec<(Range<usize>, Range<usize>)> {
    let mut changes = Vec::new();
    let (mut quotation, mut text) = (0, found.window.start);
    let end = Block {
        quotation: length,
        text: found.window.end,
        length: 0,
    };
    for block in found.blocks.iter().chain([&end]) {
        if block.quotation > quotation || block.text > text {
            changes.push((quotation..block.quotation, text..block.text));
        }
        quotation = block.quotation + block.length;
        text = block.text + block.length;
    }
    changes
}

/// 《……》 alone is a title.
fn is_title(words: &str) -> bool {
    let words = words.trim();
    words.starts_with('《') && words.ends_with('》')
}

/// Words with blanks that the reader is to fill in: __________
fn is_exercise(words: &str) -> bool {
    words.contains("____") || words.contains("＿＿")
}

/// As a reader sees it: without line breaks and what has been blanked out.
fn seen(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).collect()
}

/// Whether words cannot be compared with a text, because only one of them is in Chinese: what a draft quotes from
/// another language's edition.
fn is_in_another_script(quoted: &Quoted, scope: &Scope) -> bool {
    let is_chinese = |letters: &[char]| letters.iter().copied().any(is_han);
    let mut pieces = quoted.pieces.iter().map(|piece| quoted.letters(piece));
    pieces.any(is_chinese) != is_chinese(&scope.letters)
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}
