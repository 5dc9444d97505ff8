//! A draft's paragraphs as they are kept: in chunks that a draft and its clones share.

use std::sync::{Arc, OnceLock};

use super::exemption::Directive;
use super::markup::{Block, Sum};
use super::placed::About;
#[cfg(doc)]
use super::quotations::Checked;
use super::reading::Reading;
use super::subject::{Evidence, NamesUs, Subject};
use crate::discourse::Discourse;
use crate::resolve::Finding;

/// Paragraphs in a chunk when it is made; it is divided when it has twice as many.
const CHUNK: usize = 64;

#[derive(Clone)]
pub struct Paragraph {
    /// Bytes, line breaks included.
    pub len: usize,
    /// Bytes from its beginning that decided where it ends.
    pub looked: usize,
    /// Bytes from its beginning that were looked at for its quotations, and to see that no block quotation stands
    /// right behind it ([`Checked`]).
    pub quoted: usize,
    pub looked_ahead: usize,
    /// The block that its first line stands in.
    pub block: Block,
    /// What the document speaks of where it begins.
    pub before: Arc<Discourse>,
    /// What of ours the document has named where it ends.
    pub names_us: NamesUs,
    /// `None` where it has neither citation nor misquotation.
    pub reading: Option<Arc<Reading>>,
    /// Comments that exempt; `None` where it has none.
    pub directives: Option<Arc<[Directive]>>,
}

impl Paragraph {
    /// Whether it has words enough to be a neighbour of others: blank lines and rules are none.
    pub fn speaks(&self) -> bool {
        /// Bytes.
        const SHORTEST: usize = 20;
        self.len >= SHORTEST
    }

    /// Whether it cites anything.
    pub fn cites(&self) -> bool {
        let reading = self.reading.as_ref();
        reading.is_some_and(|reading| !reading.citations.is_empty())
    }

    /// What its comments declare that the document is about.
    fn declared(&self) -> Option<Subject> {
        let directives = self
            .directives
            .iter()
            .flat_map(|directives| directives.iter());
        directives
            .filter_map(|directive| directive.subject.as_ref())
            .find_map(|(_, subject)| *subject)
    }
}

/// Provisions' words in a chunk without a citation, made by [`uncited`](super::uncited).
pub struct Uncited {
    /// Where the paragraph of each begins in the chunk, which of the paragraph's it is, and the finding; in order.
    pub found: Vec<(usize, About, Arc<Finding>)>,
    /// Where the first and the last paragraph of words begin in the chunk; what stands before the one and behind the
    /// other is in other chunks.
    pub outermost: Option<(usize, usize)>,
}

impl Uncited {
    /// Those in a chunk that stays as it is whatever becomes of those around it: where each stands in the chunk, and
    /// the finding. `cites_before` and `cites_behind`, whether the nearest paragraph of words in the chunks before
    /// and behind cites something.
    pub fn told(
        &self,
        cites_before: bool,
        cites_behind: bool,
    ) -> impl Iterator<Item = &(usize, About, Arc<Finding>)> {
        let is_beside = move |at: usize| {
            self.outermost.is_some_and(|(first, last)| {
                cites_before && at == first || cites_behind && at == last
            })
        };
        self.found.iter().filter(move |(at, ..)| !is_beside(*at))
    }
}

/// How often each of what may ask for something defined elsewhere stands in a chunk, in order of the sums.
pub type Asked = Arc<[(Sum, usize)]>;

#[derive(Clone, Default)]
pub struct Chunk {
    pub paragraphs: Vec<Paragraph>,
    pub len: usize,
    pub citations: usize,
    /// The paragraphs with findings, doubtful ones among them: where each begins in the chunk, and its place there.
    pub with_findings: Vec<(usize, usize)>,
    /// Whether any of its paragraphs has comments that exempt.
    pub has_directives: bool,
    pub evidence: Evidence,
    /// What the first of its comments that declares it says that the document is about.
    pub declared: Option<Subject>,
    /// Citations that may not be checked.
    pub doubts: usize,
    /// Whether its first and its last paragraph of words cite anything; `None` where it has none.
    pub outermost_cite: Option<(bool, bool)>,
    /// Made when it is first asked for.
    pub uncited: OnceLock<Arc<Uncited>>,
    /// The same.
    pub asked: OnceLock<Asked>,
}

/// Whether paragraphs that begin at `start` go as far as `end`.
pub fn kept_covers(kept: &[Paragraph], start: usize, end: usize) -> bool {
    start + kept.iter().map(|paragraph| paragraph.len).sum::<usize>() >= end
}

/// Where those of some paragraphs begin that have findings, from the first one's beginning, and their places.
fn with_findings(paragraphs: &[Paragraph]) -> Vec<(usize, usize)> {
    let mut at = 0;
    let mut found = Vec::new();
    for (place, paragraph) in paragraphs.iter().enumerate() {
        let reading = paragraph.reading.as_deref();
        if reading.is_some_and(Reading::has_findings) {
            found.push((at, place));
        }
        at += paragraph.len;
    }
    found
}

/// Whether the first and the last paragraph of words among some cite anything; `None` where there is none.
fn outermost_cite(paragraphs: &[Paragraph]) -> Option<(bool, bool)> {
    let mut spoken = paragraphs.iter().filter(|paragraph| paragraph.speaks());
    let first = spoken.next()?;
    let last = spoken.next_back().unwrap_or(first);
    Some((first.cites(), last.cites()))
}

/// Paragraphs in chunks.
pub fn chunked(paragraphs: Vec<Paragraph>) -> Vec<Arc<Chunk>> {
    let pieces: Vec<&[Paragraph]> = if paragraphs.len() <= 2 * CHUNK {
        if paragraphs.is_empty() {
            Vec::new()
        } else {
            vec![&paragraphs]
        }
    } else {
        paragraphs.chunks(CHUNK).collect()
    };
    pieces
        .into_iter()
        .map(|piece| {
            let readings = || {
                piece
                    .iter()
                    .filter_map(|paragraph| paragraph.reading.as_deref())
            };
            let mut evidence = Evidence::default();
            for reading in readings() {
                evidence.add(reading.evidence);
            }
            Arc::new(Chunk {
                has_directives: piece.iter().any(|paragraph| paragraph.directives.is_some()),
                evidence,
                declared: piece.iter().find_map(Paragraph::declared),
                doubts: readings().map(|reading| reading.doubts.len()).sum(),
                len: piece.iter().map(|paragraph| paragraph.len).sum(),
                citations: readings().map(|reading| reading.citations.len()).sum(),
                with_findings: with_findings(piece),
                paragraphs: piece.to_vec(),
                outermost_cite: outermost_cite(piece),
                uncited: OnceLock::new(),
                asked: OnceLock::new(),
            })
        })
        .collect()
}
