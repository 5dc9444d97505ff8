//! A document as the text that is checked, and where each piece of it comes from.
//!
//! The text is in the markup `office` ([`crate::draft::office`]): a paragraph is a line, the cells of a row stand
//! between bars, a note in the sentence that it is to.

use std::ops::Range;

use super::part::Part;
use super::place::{Paragraph, Region};
use super::xml::NodeId;
use crate::draft::office::{BREAK, HEADING, ITEM, LINE_BREAK, NOTE_CLOSE, NOTE_OPEN, QUOTATION};

/// Where a piece of the text comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Bytes of a part, the same ones.
    Same,
    /// Bytes of a part that stand for others: an element, a character that is written otherwise.
    Other,
    /// Nothing: a sign of the markup, a number that the program of the document makes.
    Made,
}

/// A piece of the text.
#[derive(Debug, Clone)]
pub struct Piece {
    /// Bytes of the text.
    pub start: usize,
    pub end: usize,
    pub origin: Origin,
    /// The part's place among the document's parts, and the bytes of it.
    pub part: usize,
    pub source: Range<usize>,
    /// The node of the tree that holds the text (`w:t`, `text:span`), or is the piece.
    pub node: NodeId,
    /// The paragraph's place among the document's.
    pub paragraph: usize,
}

/// A document as it has been read.
pub struct Rendered {
    pub text: String,
    /// In order, and apart from each other.
    pub pieces: Vec<Piece>,
    pub paragraphs: Vec<Paragraph>,
    /// The parts that have text, the main one first.
    pub parts: Vec<Part>,
}

impl Rendered {
    /// The pieces that a range of the text touches.
    pub fn pieces(&self, range: &Range<usize>) -> &[Piece] {
        let begin = self
            .pieces
            .partition_point(|piece| piece.end <= range.start);
        let end = self.pieces.partition_point(|piece| piece.start < range.end);
        self.pieces.get(begin..end.max(begin)).unwrap_or_default()
    }

    /// The pieces that end behind a place.
    pub fn pieces_from(&self, at: usize) -> &[Piece] {
        let begin = self.pieces.partition_point(|piece| piece.end <= at);
        self.pieces.get(begin..).unwrap_or_default()
    }

    /// What a piece is in its part.
    pub fn source(&self, piece: &Piece) -> Option<&str> {
        let part = self.parts.get(piece.part)?;
        part.tree.text().get(piece.source.clone())
    }

    /// The region of a piece's paragraph.
    pub fn region(&self, piece: &Piece) -> Option<&Region> {
        self.paragraphs
            .get(piece.paragraph)
            .map(|paragraph| &paragraph.region)
    }

    /// Whether a piece is the mark of a note.
    pub fn is_mark(&self, piece: &Piece) -> bool {
        let text = self.text.get(piece.start..piece.end);
        text.is_some_and(|text| text.starts_with(NOTE_OPEN))
    }
}

/// What becomes the text of a document.
#[derive(Default)]
pub struct Builder {
    pub text: String,
    pub pieces: Vec<Piece>,
    pub paragraphs: Vec<Paragraph>,
    /// The part that is being read.
    pub part: usize,
    /// The paragraph that is being read.
    paragraph: usize,
    pub region: Region,
    /// Whether bars would part cells.
    pub is_row: bool,
}

/// What a paragraph is before its words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Kind {
    /// The rank of a heading, 0 for the title.
    pub rank: Option<u8>,
    pub is_quotation: bool,
    pub is_item: bool,
}

impl Builder {
    /// Begins a paragraph, whose node that is, with the number that its program puts before it.
    pub fn begin(&mut self, node: NodeId, kind: Kind, number: Option<&str>) {
        let is_within = self.is_row || self.region.note.is_some();
        self.paragraph = self.paragraphs.len();
        self.paragraphs.push(Paragraph {
            part: self.part,
            node,
            region: self.region.clone(),
            is_styled_heading: kind.rank.is_some(),
            number: number.map(|number| number.trim().to_owned()),
            start: self.text.len(),
            end: self.text.len(),
            ..Paragraph::default()
        });
        if !is_within {
            match kind.rank {
                Some(rank) => {
                    let rank = char::from(b'0' + rank.min(9));
                    self.made(&format!("{HEADING}{rank}"));
                }
                None if kind.is_quotation => self.made(QUOTATION),
                None if kind.is_item && number.is_none() => self.made(&ITEM.to_string()),
                None => {}
            }
        }
        if let Some(number) = number {
            self.made(number);
        }
    }

    /// Ends a paragraph that is a line.
    pub fn end(&mut self) {
        self.close();
        self.text.push('\n');
    }

    /// Ends a paragraph within a cell or a note.
    pub fn end_within(&mut self) {
        self.made(&BREAK.to_string());
        self.close();
    }

    fn close(&mut self) {
        let end = self.text.len();
        if let Some(paragraph) = self.paragraphs.get_mut(self.paragraph) {
            paragraph.end = end;
        }
    }

    /// The paragraph that is being read: what reads a note in it puts it back.
    pub fn paragraph(&self) -> usize {
        self.paragraph
    }

    pub fn go_on_with(&mut self, paragraph: usize) {
        self.paragraph = paragraph;
    }

    /// A note begins whose mark that node is.
    pub fn open_note(&mut self, node: NodeId, source: Range<usize>) {
        self.other(node, source, NOTE_OPEN.encode_utf8(&mut [0; 4]));
    }

    pub fn close_note(&mut self) {
        // What breaks a note's last paragraph off says nothing.
        self.made(&NOTE_CLOSE.to_string());
    }

    /// What stands in no part.
    pub fn made(&mut self, text: &str) {
        self.push(text, Origin::Made, 0..0, NodeId::MAX);
    }

    /// What a part's bytes stand for.
    pub fn other(&mut self, node: NodeId, source: Range<usize>, shown: &str) {
        self.push(shown, Origin::Other, source, node);
    }

    /// A line's break within a paragraph.
    pub fn line_break(&mut self, node: NodeId, source: Range<usize>) {
        self.other(node, source, LINE_BREAK.encode_utf8(&mut [0; 4]));
    }

    /// A character that is written otherwise.
    pub fn character(&mut self, node: NodeId, source: Range<usize>, c: char) {
        let shown = match c {
            '|' if self.is_row => '¦',
            '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
            c if is_control(c) => ' ',
            c => c,
        };
        self.other(node, source, shown.encode_utf8(&mut [0; 4]));
    }

    /// Text as it stands in a part from that byte on, in a node.
    pub fn same(&mut self, node: NodeId, from: usize, text: &str) {
        let mut begin = 0;
        for (at, c) in text.char_indices() {
            // What is no text in a document is a space, as long.
            let other = match c {
                '|' if self.is_row => "¦",
                c if is_control(c) => " ",
                _ => continue,
            };
            self.push(
                &text[begin..at],
                Origin::Same,
                from + begin..from + at,
                node,
            );
            begin = at + c.len_utf8();
            let origin = if other == " " && c.is_whitespace() {
                Origin::Same
            } else {
                Origin::Other
            };
            self.push(other, origin, from + at..from + begin, node);
        }
        self.push(
            &text[begin..],
            Origin::Same,
            from + begin..from + text.len(),
            node,
        );
    }

    fn push(&mut self, text: &str, origin: Origin, source: Range<usize>, node: NodeId) {
        if text.is_empty() {
            return;
        }
        let start = self.text.len();
        self.text.push_str(text);
        self.pieces.push(Piece {
            start,
            end: self.text.len(),
            origin,
            part: self.part,
            source,
            node,
            paragraph: self.paragraph,
        });
    }

    /// All of it.
    pub fn finish(self, parts: Vec<Part>) -> Rendered {
        Rendered {
            text: self.text,
            pieces: self.pieces,
            paragraphs: self.paragraphs,
            parts,
        }
    }
}

/// What XML has no use for, and a line's ends: the markup's own signs are among them.
fn is_control(c: char) -> bool {
    c < ' ' || c == '\u{7f}'
}
