//! An open document with its citations, kept up to date edit by edit.
//!
//! An edit re-reads the paragraphs that it touches and stops as soon as the division falls together
//! with the old one. A clone is a snapshot at next to no cost, and nothing here grows with the
//! document but a list of chunks.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::chunk::{Chunk, Paragraph, chunked, kept_covers};
use super::continuing::Continuing;
use super::exemption::{Exemptions, directives, exempting};
use super::markup::{Block, Markup, prose};
use super::over_markup;
use super::paragraph::{LONGEST_LOOK, next_paragraph};
use super::placed::{About, FindingId, Placed};
use super::quotations;
use super::reading::{Reading, with_notes};
use super::standing::standing;
use super::subject::{DocumentSubject, Evidence, NamesUs, Surroundings};
use super::unchecked::{Unchecked, doubts, unchecked};
use super::uncited::uncited;
use super::unshown::Unshown;
use crate::citation::{Citation, Recognised};
use crate::corpus::Corpus;
use crate::discourse::{self, Discourse, Standing};
use crate::resolve::{Code, Finding, Resolution, resolve};
use crate::search::{Misquotation, SubjectsOf};
use crate::text::{AppliedEdit, Text};

/// A document with its citations. Cloning it takes a snapshot.
#[derive(Clone)]
pub struct Draft {
    text: Text,
    markup: Markup,
    corpus: Arc<Corpus>,
    /// What is known of its subject from outside.
    surroundings: Surroundings,
    pub(super) chunks: Vec<Arc<Chunk>>,
    /// Made when they are first asked for, once for a draft and its clones.
    exemptions: Arc<OnceLock<Exemptions>>,
    unshown: Unshown,
}

/// A citation with its place in the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cited {
    /// Bytes in the draft.
    pub range: Range<usize>,
    /// Where its paragraph begins: the citation's own ranges are relative to it.
    pub base: usize,
    /// Its place among its paragraph's citations, from 0.
    pub position: usize,
    pub citation: Citation,
    pub resolution: Resolution,
}

impl Cited {
    /// Which finding the citation's own is, where it has one.
    pub fn finding_id(&self) -> FindingId {
        FindingId::new(self.base, About::Citation(self.position))
    }
}

impl Draft {
    /// Reads a document. `language_id` is the editor's name of its language; one that is not
    /// known is read as plain text.
    pub fn open(text: &str, language_id: &str, corpus: Arc<Corpus>) -> Draft {
        let mut draft = Draft {
            text: Text::new(text),
            markup: Markup::of_language(language_id),
            corpus,
            surroundings: Surroundings::default(),
            chunks: Vec::new(),
            exemptions: Arc::default(),
            unshown: Unshown::default(),
        };
        draft.read_all(text);
        draft
    }

    /// Reads another document in the same language, against the same corpus and with the same known from outside.
    pub fn of_text(&self, text: Text) -> Draft {
        let written = text.to_string();
        let mut draft = Draft {
            text,
            markup: self.markup,
            corpus: Arc::clone(&self.corpus),
            surroundings: self.surroundings,
            chunks: Vec::new(),
            exemptions: Arc::default(),
            unshown: Unshown::default(),
        };
        draft.read_all(&written);
        draft
    }

    /// The same document against another corpus.
    pub fn with_corpus(&self, corpus: Arc<Corpus>) -> Draft {
        let mut draft = Draft {
            corpus,
            unshown: Unshown::default(),
            ..self.clone()
        };
        let text = draft.text.to_string();
        draft.read_all(&text);
        draft
    }

    /// The same document where that is known of its subject from outside. Nothing is read for it.
    pub fn in_surroundings(&self, surroundings: Surroundings) -> Draft {
        Draft {
            surroundings,
            ..self.clone()
        }
    }

    /// The same document with what is read of it in these chunks, which are as long as its own.
    pub(super) fn of_chunks(&self, chunks: Vec<Arc<Chunk>>) -> Draft {
        Draft {
            chunks,
            unshown: Unshown::default(),
            ..self.clone()
        }
    }

    /// What is known of its subject from outside.
    pub fn surroundings(&self) -> Surroundings {
        self.surroundings
    }

    fn read_all(&mut self, text: &str) {
        let mut paragraphs = Vec::new();
        let (mut rest, mut block) = (text, Block::first(self.markup));
        let mut discourse = Arc::default();
        while !rest.is_empty() {
            let at = text.len() - rest.len();
            let (paragraph, next, behind) = self.read(at, window(rest), block, &discourse);
            rest = rest.get(paragraph.len..).unwrap_or_default();
            block = next;
            discourse = behind;
            paragraphs.push(paragraph);
        }
        self.chunks = chunked(paragraphs);
    }

    pub fn text(&self) -> &Text {
        &self.text
    }

    pub fn markup(&self) -> Markup {
        self.markup
    }

    pub fn corpus(&self) -> &Arc<Corpus> {
        &self.corpus
    }

    /// What the comments of the document exempt from findings.
    pub fn exemptions(&self) -> &Exemptions {
        self.exemptions.get_or_init(|| self.work_out_exemptions())
    }

    /// What to write where (bytes), so that a comment exempts the finding at a range from a code and
    /// nothing of what the document looks like changes.
    pub fn exempting(&self, finding: &Range<usize>, code: Code) -> (usize, String) {
        exempting(&self.text, self.markup, self.exemptions(), finding, code)
    }

    fn work_out_exemptions(&self) -> Exemptions {
        if !self.chunks.iter().any(|chunk| chunk.has_directives) {
            return Exemptions::default();
        }
        let mut chunk_start = 0;
        let directives = self.chunks.iter().flat_map(move |chunk| {
            let mut at = chunk_start;
            chunk_start += chunk.len;
            // Nothing of a chunk without comments is looked at.
            let paragraphs: &[Paragraph] = if chunk.has_directives {
                &chunk.paragraphs
            } else {
                &[]
            };
            paragraphs.iter().flat_map(move |paragraph| {
                let base = at;
                at += paragraph.len;
                paragraph
                    .directives
                    .iter()
                    .flat_map(|directives| directives.iter())
                    .map(move |directive| (base, directive))
            })
        });
        Exemptions::new(&self.text, directives)
    }

    /// Replaces a stretch of bytes and re-reads what that touches. Returns how many bytes were
    /// re-read.
    pub fn replace(&mut self, range: Range<usize>, replacement: &str) -> usize {
        let edit = self.text.replace(range, replacement);
        self.read_again(edit)
    }

    /// The document once its text has become another by an edit, or by several that are taken as one
    /// ([`AppliedEdit::and`]). Only what that touches is read.
    pub fn with_text(&self, text: Text, edit: AppliedEdit) -> Draft {
        let mut draft = self.clone();
        draft.text = text;
        draft.read_again(edit);
        draft
    }

    /// Re-reads what an edit of the text has touched. Returns how many bytes were re-read.
    fn read_again(&mut self, edit: AppliedEdit) -> usize {
        self.exemptions = Arc::default();
        let (mut chunk_index, mut chunk_start) = self.chunk_at(edit.start);
        // A paragraph before may have looked as far as the edit.
        let (mut before, mut before_start) = (chunk_index, chunk_start);
        while before > 0 && before_start + quotations::FARTHEST_LOOK > edit.start {
            before -= 1;
            let chunk = &self.chunks[before]; // in range: it was a chunk's number, less one
            before_start -= chunk.len;
            let mut start = before_start;
            let reaches = chunk.paragraphs.iter().any(|paragraph| {
                let looked = start + paragraph.looked;
                start += paragraph.len;
                looked >= edit.start
            });
            if reaches {
                (chunk_index, chunk_start) = (before, before_start);
            }
        }
        let mut kept: Vec<Paragraph> = Vec::new();
        let mut at = chunk_start;
        let first_chunk = chunk_index;
        // Old paragraphs from the first touched chunk on, with where each began before the edit.
        let mut old: Vec<(usize, Paragraph)> = Vec::new();
        let mut old_at = chunk_start;
        let mut next_chunk = chunk_index;
        let mut draw = |old: &mut Vec<(usize, Paragraph)>, chunks: &[Arc<Chunk>]| -> bool {
            let Some(chunk) = chunks.get(next_chunk) else {
                return false;
            };
            for paragraph in &chunk.paragraphs {
                old.push((old_at, paragraph.clone()));
                old_at += paragraph.len;
            }
            next_chunk += 1;
            true
        };
        draw(&mut old, &self.chunks);
        let mut position = 0;
        while let Some((start, paragraph)) = old.get(position) {
            if start + paragraph.looked >= edit.start {
                break;
            }
            kept.push(paragraph.clone());
            at = start + paragraph.len;
            position += 1;
        }
        let mut block = match old.get(position) {
            Some((_, paragraph)) => paragraph.block,
            None if at == 0 => Block::first(self.markup),
            None => kept
                .last()
                .map_or(Block::first(self.markup), |last| last.block),
        };
        let mut discourse = match old.get(position) {
            Some((_, paragraph)) => Arc::clone(&paragraph.before),
            None if at == 0 => Arc::default(),
            // Only the text's end lies behind: what is read anew begins with the last paragraph.
            None => kept.last().map_or_else(Arc::default, |last| {
                let start = at - last.len;
                let window = self.text.slice(start..start + LONGEST_LOOK);
                self.read(start, &window, last.block, &last.before).2
            }),
        };
        let mut read_bytes = 0;
        // Whether anything has been read that is not as it was.
        let mut is_moved = false;
        loop {
            // Past the edit, does the old division begin a paragraph here, in the same block?
            if at >= edit.new_end {
                let before_edit = at - edit.new_end + edit.old_end;
                loop {
                    match old.get(position) {
                        Some((start, _)) if *start < before_edit => position += 1,
                        Some(_) => break,
                        None => {
                            if !draw(&mut old, &self.chunks) {
                                break;
                            }
                        }
                    }
                }
                if let Some((start, paragraph)) = old.get(position)
                    && *start == before_edit
                    && *start >= edit.old_end
                    && paragraph.block == block
                    && paragraph.before == discourse
                {
                    kept.extend(old.drain(position..).map(|(_, paragraph)| paragraph));
                    break;
                }
            }
            if at >= self.text.len() {
                break;
            }
            let window = self.text.slice(at..at + LONGEST_LOOK);
            // One before the edit may end elsewhere now; where it does not, it says what it said.
            let said_again = match old.get(position..position + 2) {
                Some([(start, said), (_, next)]) if *start == at && !is_moved => self
                    .said_again(at, &window, said, edit.start)
                    .map(|(paragraph, block)| (paragraph, block, Arc::clone(&next.before))),
                _ => None,
            };
            let (paragraph, next, behind) = if let Some(said_again) = said_again {
                position += 1;
                said_again
            } else {
                is_moved = true;
                let read = self.read(at, &window, block, &discourse);
                read_bytes += read.0.len;
                read
            };
            discourse = behind;
            at += paragraph.len;
            block = next;
            kept.push(paragraph);
        }
        // What was drawn but lies behind is in `kept`; what was not drawn stays in its chunks.
        let end_chunk = next_chunk.min(self.chunks.len());
        let reached_end = at >= self.text.len();
        let end_chunk = if reached_end && kept_covers(&kept, chunk_start, self.text.len()) {
            self.chunks.len()
        } else {
            end_chunk
        };
        let made = chunked(kept);
        let old_chunks = self.chunks.get(first_chunk..end_chunk).unwrap_or_default();
        let replaced = self.unshown.without(old_chunks);
        let (text, markup) = (&self.text, self.markup);
        self.unshown
            .with(replaced, text, markup, chunk_start, &made);
        self.chunks.splice(first_chunk..end_chunk, made);
        read_bytes
    }

    /// A paragraph that lies before an edit, as it is behind it, with the block that the next one begins in: where
    /// it ends as before and nothing that the edit touches was read for it. `window` is the text from its beginning.
    fn said_again(
        &self,
        at: usize,
        window: &str,
        said: &Paragraph,
        edited: usize,
    ) -> Option<(Paragraph, Block)> {
        let is_touched = at + said.len > edited
            // Where nothing more stood behind it, a quotation may go on now.
            || said.quoted > 0 && at + said.quoted >= edited;
        if is_touched {
            return None;
        }
        let is_rest = window.len() >= self.text.len() - at;
        let found = next_paragraph(window, is_rest, said.block);
        if found.len != said.len {
            return None;
        }
        let mut paragraph = said.clone();
        if said.looked_ahead > 0 {
            let (precedes, looked_ahead) = self.checker().precedes_block(at, said.len);
            if precedes {
                return None;
            }
            paragraph.looked_ahead = looked_ahead;
        }
        paragraph.looked = found.looked.max(said.quoted).max(paragraph.looked_ahead);
        Some((paragraph, found.next_block))
    }

    fn checker(&self) -> quotations::Checker<'_> {
        quotations::Checker {
            text: &self.text,
            markup: self.markup,
            corpus: &self.corpus,
        }
    }

    /// Paragraphs with citations, in order: where each begins, and its reading.
    pub fn readings(&self) -> impl Iterator<Item = (usize, &Reading)> {
        self.readings_where(|_, chunk| chunk.citations > 0)
    }

    /// The same for the paragraphs in the neighbourhood of a byte range, all that touch it among them.
    pub fn readings_within(&self, range: Range<usize>) -> impl Iterator<Item = (usize, &Reading)> {
        self.readings_where(move |start, chunk| {
            chunk.citations > 0 && start <= range.end && start + chunk.len >= range.start
        })
    }

    /// What is wrong in the document but shown nowhere, since nothing asks for it: stretches of bytes, in order.
    fn unshown(&self) -> &[Range<usize>] {
        let defined = self.readings_with_findings(|_, _| true);
        let defined = defined.flat_map(|(base, reading)| {
            let definitions = reading.definitions.iter();
            definitions.map(move |definition| (base, definition))
        });
        let (text, markup) = (&self.text, self.markup);
        self.unshown.stretches(text, markup, &self.chunks, defined)
    }

    /// Whether a place is shown to whoever reads the document.
    fn is_shown(&self, at: usize) -> bool {
        let unshown = self.unshown();
        let next = unshown.partition_point(|range| range.end <= at);
        unshown.get(next).is_none_or(|range| at < range.start)
    }

    /// Every finding that is to be told, by paragraphs, with which it is.
    pub fn findings(&self) -> impl Iterator<Item = (FindingId, &Arc<Finding>)> {
        self.findings_within(0..self.text.len())
    }

    /// The same for the neighbourhood of a byte range, all that touch it among them.
    pub fn findings_within(
        &self,
        range: Range<usize>,
    ) -> impl Iterator<Item = (FindingId, &Arc<Finding>)> {
        let subject = self.subject();
        self.readings_with_findings(move |start, chunk| {
            // A quotation can go on behind its paragraph.
            let end = start + chunk.len + quotations::FARTHEST_LOOK;
            start <= range.end && end >= range.start
        })
        .flat_map(move |(base, reading)| {
            let of_citations = reading
                .placed(base)
                .filter(move |placed| {
                    subject.tells(placed.citation.certainty, placed.citation.language)
                })
                .filter_map(|placed| {
                    Some((placed.finding_id(), placed.resolution.finding.as_ref()?))
                });
            let of_quotations =
                reading
                    .misquotations_to_tell(subject)
                    .map(move |(about, misquotation)| {
                        (FindingId::new(base, about), &misquotation.finding)
                    });
            of_citations.chain(of_quotations)
        })
        .filter(|(id, finding)| self.is_shown(id.within(&finding.range).start))
    }

    /// What [`Draft::findings`] tells of quotations, with the citations that they belong to, whose
    /// ranges are relative to the paragraph of the words; in order.
    pub fn misquotations(&self) -> impl Iterator<Item = (FindingId, &Misquotation)> {
        let subject = self.subject();
        self.readings_with_findings(|_, _| true)
            .flat_map(move |(base, reading)| {
                reading
                    .misquotations_to_tell(subject)
                    .map(move |(about, misquotation)| (FindingId::new(base, about), misquotation))
            })
            .filter(|(id, misquotation)| {
                self.is_shown(id.within(&misquotation.finding.range).start)
            })
    }

    /// Tells whether a citation of this document is one: what its shape alone makes one is none in a
    /// document about somebody else ([`DocumentSubject::is_meant`]).
    pub fn is_meant(&self) -> impl Fn(&Citation) -> bool + use<> {
        let subject = self.subject();
        move |citation| subject.is_meant(citation)
    }

    /// What the document is about, by all of its text and what is known besides.
    pub fn subject(&self) -> DocumentSubject {
        /// Bytes of a document that may just have been begun.
        const BEGUN: usize = 1_000;
        let mut evidence = Evidence::default();
        for chunk in &self.chunks {
            evidence.add(chunk.evidence);
        }
        let last = self.chunks.last().and_then(|chunk| chunk.paragraphs.last());
        DocumentSubject {
            evidence,
            names_us: last.map_or_else(NamesUs::default, |paragraph| paragraph.names_us),
            is_begun: self.text.len() < BEGUN,
            declared: self.chunks.iter().find_map(|chunk| chunk.declared),
            around: self.surroundings,
        }
    }

    /// What is not checked in the neighbourhood of a byte range, all that touches it among it, in order, with
    /// why not.
    pub fn unchecked_within(
        &self,
        range: Range<usize>,
    ) -> impl Iterator<Item = (Placed<'_>, Unchecked)> {
        let subject = self.subject();
        self.readings_where(move |start, chunk| {
            chunk.doubts > 0 && start <= range.end && start + chunk.len >= range.start
        })
        .flat_map(move |(base, reading)| {
            let doubts = reading.doubts.iter();
            doubts.filter_map(move |(position, doubt)| {
                let placed = reading.placed_one(base, *position)?;
                Some((placed, unchecked(&subject, &placed, *doubt)?))
            })
        })
    }

    /// All that is not checked, in order.
    pub fn unchecked(&self) -> impl Iterator<Item = (Placed<'_>, Unchecked)> {
        self.unchecked_within(0..self.text.len())
    }

    /// The reading of the paragraph that holds a byte offset, with where the paragraph begins.
    pub fn reading_at(&self, offset: usize) -> Option<(usize, &Reading)> {
        let (base, paragraph) = self.paragraph_at(offset);
        Some((base, paragraph?.reading.as_deref()?))
    }

    /// The citation that holds a byte offset, or that ends there.
    pub fn citation_at(&self, offset: usize) -> Option<Cited> {
        let (base, paragraph) = self.paragraph_at(offset);
        let found = |base: usize, paragraph: &Paragraph| {
            let reading = paragraph.reading.as_ref()?;
            let within = offset.checked_sub(base)?;
            let holds = |citation: &&(usize, &Citation)| {
                let range = &citation.1.range;
                range.start <= within && within <= range.end
            };
            let all: Vec<(usize, &Citation)> = reading.citations.iter().enumerate().collect();
            // Between two that touch, the one that begins here.
            let (position, citation) = all.iter().rev().find(holds)?;
            let subject = self.subject();
            if !subject.is_meant(citation) {
                return None;
            }
            let mut resolution = reading.resolutions.get(*position)?.clone();
            if !subject.tells(citation.certainty, citation.language)
                || !self.is_shown(base + citation.range.start)
            {
                resolution.finding = None;
            }
            Some(Cited {
                range: base + citation.range.start..base + citation.range.end,
                base,
                position: *position,
                citation: (*citation).clone(),
                resolution,
            })
        };
        found(base, paragraph?)
    }

    /// The prose before a byte offset, from its paragraph's beginning but at most `most` bytes,
    /// with where it begins. What is no prose is blanked out.
    pub fn prose_before(&self, offset: usize, most: usize) -> (usize, String) {
        let (base, paragraph) = self.paragraph_at(offset);
        let Some(paragraph) = paragraph else {
            return (base, String::new());
        };
        // What stands behind the offset can make it code or a link's target.
        let text = self.text.slice(base..base + paragraph.len);
        let prose = prose(&text, paragraph.block);
        let at = offset - base;
        // In a note, what stands before the offset in the note.
        let note = prose
            .notes
            .iter()
            .find(|note| note.start < at && at <= note.start + note.text.len());
        let (base, masked) = match note {
            Some(note) => (base + note.start, note.text.get(..at - note.start)),
            None => (base, prose.text.get(..at)),
        };
        let masked = masked.unwrap_or_default();
        let mut start = masked.len().saturating_sub(most);
        while !masked.is_char_boundary(start) {
            start += 1;
        }
        (
            base + start,
            masked.get(start..).unwrap_or_default().to_owned(),
        )
    }

    /// The paragraph at a byte offset up to there, as it would be read if it went on otherwise.
    pub fn continuing(&self, offset: usize) -> Option<Continuing> {
        let (base, paragraph) = self.paragraph_at(offset);
        let paragraph = paragraph?;
        let text = self.text.slice(base..base + paragraph.len);
        // What stands behind the offset can make it code or a link's target.
        let prose = prose(&text, paragraph.block);
        let at = offset.checked_sub(base)?;
        let standing = standing(self.markup, &text, true);
        let (corpus, before) = (&self.corpus, &paragraph.before);
        Some(Continuing::new(corpus, before, standing, base, &prose, at))
    }

    /// The prose of the paragraph at a byte offset, with where it begins. What is no prose is
    /// blanked out, byte for byte.
    pub fn prose_at(&self, offset: usize) -> (usize, String) {
        let (base, paragraph) = self.paragraph_at(offset);
        let Some(paragraph) = paragraph else {
            return (base, String::new());
        };
        let text = self.text.slice(base..base + paragraph.len);
        (base, prose(&text, paragraph.block).text.into_owned())
    }

    /// The edits that replace a stretch of one paragraph. Markup that opens or closes what stands
    /// beyond it is left as it is, and so are notes.
    pub fn over_markup(&self, range: Range<usize>, text: &str) -> Vec<(Range<usize>, String)> {
        let (base, paragraph) = self.paragraph_at(range.start);
        let Some(paragraph) = paragraph.filter(|paragraph| base + paragraph.len >= range.end)
        else {
            return vec![(range, text.to_owned())];
        };
        let written = self.text.slice(base..base + paragraph.len);
        let prose = prose(&written, paragraph.block);
        let stretch = range.start - base..range.end - base;
        over_markup::edits(&written, prose, stretch, text)
            .into_iter()
            .map(|(range, text)| (base + range.start..base + range.end, text))
            .collect()
    }

    /// Provisions' words without a citation in their paragraph or the one before or behind, in the
    /// neighbourhood of a byte range, all that touch it among them; in order.
    pub fn uncited_within(
        &self,
        range: Range<usize>,
    ) -> impl Iterator<Item = (FindingId, &Arc<Finding>)> {
        // Where each chunk begins, and whether the words before and behind it cite anything.
        let mut around: Vec<(usize, bool, bool)> = Vec::with_capacity(self.chunks.len());
        let (mut start, mut cites_before) = (0, false);
        for chunk in &self.chunks {
            around.push((start, cites_before, false));
            start += chunk.len;
            cites_before = chunk.outermost_cite.map_or(cites_before, |(_, last)| last);
        }
        let mut cites_behind = false;
        for (chunk, around) in self.chunks.iter().zip(&mut around).rev() {
            around.2 = cites_behind;
            cites_behind = chunk
                .outermost_cite
                .map_or(cites_behind, |(first, _)| first);
        }
        let here = self.chunks.iter().zip(around);
        here.filter(move |(chunk, (base, ..))| {
            *base <= range.end && base + chunk.len >= range.start
        })
        .flat_map(|(chunk, (base, cites_before, cites_behind))| {
            chunk
                .uncited
                .get_or_init(|| Arc::new(uncited(&self.corpus, &self.text, base, chunk)))
                .told(cites_before, cites_behind)
                .map(move |(at, about, finding)| (FindingId::new(base + at, *about), finding))
        })
    }

    /// Where the paragraph at an offset begins, and the paragraph; the last one for the text's end.
    fn paragraph_at(&self, offset: usize) -> (usize, Option<&Paragraph>) {
        let (chunk, mut start) = self.chunk_at(offset);
        let Some(chunk) = self.chunks.get(chunk) else {
            return (0, None);
        };
        let mut last = (start, None);
        for paragraph in &chunk.paragraphs {
            last = (start, Some(paragraph));
            if offset < start + paragraph.len {
                break;
            }
            start += paragraph.len;
        }
        last
    }

    /// The chunk that holds an offset (the last one for the text's end) and where it begins.
    fn chunk_at(&self, offset: usize) -> (usize, usize) {
        let mut start = 0;
        for (index, chunk) in self.chunks.iter().enumerate() {
            if offset < start + chunk.len || index + 1 == self.chunks.len() {
                return (index, start);
            }
            start += chunk.len;
        }
        (0, 0)
    }

    fn readings_where(
        &self,
        wanted: impl Fn(usize, &Chunk) -> bool,
    ) -> impl Iterator<Item = (usize, &Reading)> {
        let mut chunk_start = 0;
        self.chunks
            .iter()
            .filter_map(move |chunk| {
                let start = chunk_start;
                chunk_start += chunk.len;
                wanted(start, chunk).then_some((start, chunk))
            })
            .flat_map(|(start, chunk)| {
                let mut at = start;
                chunk.paragraphs.iter().filter_map(move |paragraph| {
                    let base = at;
                    at += paragraph.len;
                    Some((base, paragraph.reading.as_deref()?))
                })
            })
    }

    /// The paragraphs with findings in those chunks: nothing is looked at of others.
    fn readings_with_findings(
        &self,
        wanted: impl Fn(usize, &Chunk) -> bool,
    ) -> impl Iterator<Item = (usize, &Reading)> {
        let mut chunk_start = 0;
        self.chunks.iter().flat_map(move |chunk| {
            let start = chunk_start;
            chunk_start += chunk.len;
            let found = match wanted(start, chunk) {
                true => chunk.with_findings.as_slice(),
                false => &[],
            };
            found.iter().filter_map(move |(at, place)| {
                let paragraph = chunk.paragraphs.get(*place)?;
                Some((start + at, paragraph.reading.as_deref()?))
            })
        })
    }

    /// Reads the paragraph at an offset, which a window begins with, where the document speaks of `before`; also
    /// the block that the next one begins in, and what the document speaks of there.
    fn read(
        &self,
        at: usize,
        window: &str,
        block: Block,
        before: &Arc<Discourse>,
    ) -> (Paragraph, Block, Arc<Discourse>) {
        let is_rest = window.len() >= self.text.len() - at;
        let found = next_paragraph(window, is_rest, block);
        let text = window.get(..found.len).unwrap_or_default();
        let standing = standing(self.markup, text, found.has_prose);
        let said = if found.has_prose || quotations::is_delimiter(text, self.markup) {
            self.reading(at, text, block, standing, before)
        } else {
            Said::default()
        };
        let is_as_before = said.is_as_before;
        let behind = said.behind;
        // What says nothing may still end something: a heading, the line behind a list.
        let behind = behind.or_else(|| {
            let speaks = standing.speaks() && !is_as_before;
            let lexicon = &self.corpus.lexicon;
            let is_header = before.may_be_header(standing);
            let header = is_header.then(|| prose(text, block).text.into_owned());
            let header = header.as_deref();
            speaks.then(|| discourse::behind_silence(lexicon, before, standing, text, header))?
        });
        let behind = match standing {
            Standing::Silent if text.trim().is_empty() => before.behind_blank_line(),
            Standing::RowBegins => before.where_a_row_begins(),
            Standing::Edge => Some(before.at_edge_of_table()),
            // The rule of a table ends nothing.
            Standing::Silent => None,
            _ => behind,
        };
        let behind = match behind {
            Some(behind) if behind != **before => Arc::new(behind),
            _ => Arc::clone(before),
        };
        let directives = directives(text, self.markup, block);
        let paragraph = Paragraph {
            len: found.len,
            looked: found.looked.max(said.quoted).max(said.looked_ahead),
            quoted: said.quoted,
            looked_ahead: said.looked_ahead,
            block,
            before: Arc::clone(before),
            names_us: names_us(&behind),
            reading: said.reading,
            directives: (!directives.is_empty()).then(|| Arc::from(directives)),
        };
        (paragraph, found.next_block, behind)
    }

    /// What a paragraph's citations mean and what its quotations came to.
    fn reading(
        &self,
        at: usize,
        text: &str,
        block: Block,
        standing: Standing,
        before: &Discourse,
    ) -> Said {
        let may_quote = quotations::may_begin(text, self.markup);
        let seen = self.corpus.recogniser.glance(text);
        let may_cite = seen.is_any()
            || standing.is_of_table() && (before.names_columns() || before.may_head_a_table())
            || matches!(standing, Standing::Heading(_)) && before.has_a_name_in(text);
        let lexicon = &self.corpus.lexicon;
        let is_as_before = |text: &str, read: &Recognised| {
            !may_quote && discourse::leaves_as_it_is(lexicon, before, standing, text, read)
        };
        if !may_quote && block.reads_as_it_looks(text) {
            if !may_cite {
                return Said::default();
            }
            // Ordinary text that speaks of a meeting or a year need not be read.
            if is_as_before(text, &Recognised::default())
                && self.corpus.recogniser.says_nothing(text, &seen)
            {
                return Said {
                    is_as_before: true,
                    ..Said::default()
                };
            }
        }
        let prose = prose(text, block);
        // The text is its prose, so that nothing is taken from the draft's markup.
        let seen = matches!(prose.text, Cow::Borrowed(_)).then_some(seen);
        let read = with_notes(&self.corpus, &prose, seen, before);
        let whole = prose.whole();
        if is_as_before(&whole, &read) {
            return Said {
                is_as_before: true,
                ..Said::default()
            };
        }
        let (mut citations, behind) = discourse::read(
            lexicon,
            &SubjectsOf(&self.corpus),
            before,
            standing,
            &whole,
            &read,
        );
        if !may_quote && citations.is_empty() {
            return Said {
                behind: Some(behind),
                ..Said::default()
            };
        }
        // Kept as long as the draft is, and most have one where there is room for four.
        citations.shrink_to_fit();
        let resolutions = resolve(&self.corpus, &whole, &citations);
        let evidence = Evidence::of(&self.corpus, &whole, &citations, &resolutions);
        let doubts = doubts(&self.corpus, &whole, &citations, &resolutions, &behind);
        let checked = self.checker().check_quotations(&quotations::Paragraph {
            at,
            text,
            block,
            prose: &prose,
            citations: &citations,
            resolutions: &resolutions,
            before,
            standing,
        });
        let is_empty = citations.is_empty() && checked.misquotations.is_empty();
        let reading = (!is_empty).then(|| {
            let mut reading = Reading {
                citations,
                resolutions,
                misquotations: checked.misquotations,
                evidence,
                doubts,
                definitions: Vec::new(),
            };
            if reading.has_findings() {
                reading.definitions = self.markup.definitions(text, block);
            }
            Arc::new(reading)
        });
        Said {
            reading,
            quoted: checked.looked,
            looked_ahead: checked.looked_ahead,
            behind: Some(behind),
            is_as_before: false,
        }
    }
}

/// What a paragraph says.
#[derive(Default)]
struct Said {
    reading: Option<Arc<Reading>>,
    /// As of the [`Paragraph`].
    quoted: usize,
    looked_ahead: usize,
    /// What the document speaks of behind it; `None` where nothing was read of it.
    behind: Option<Discourse>,
    /// Whether that is what it speaks of before it.
    is_as_before: bool,
}

fn names_us(discourse: &Discourse) -> NamesUs {
    NamesUs {
        certainly: discourse.names_us(),
        perhaps: discourse.speaks_of_us(),
    }
}

/// The beginning of a text, as much as the end of a paragraph can depend on.
fn window(text: &str) -> &str {
    let mut end = LONGEST_LOOK.min(text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    text.get(..end).unwrap_or(text)
}
