//! A paragraph with what is not prose overwritten, byte for byte, so that places stay true.

use std::borrow::Cow;
use std::ops::Range;

use crate::citation::{CONTINUED, VANISHED};
use crate::search::{CLOSING_MARK, OPENING_MARK};

/// Stands for what is not prose: no citation goes across it.
const HIDDEN: u8 = 0;

/// What recognition reads of a paragraph.
pub struct Prose<'a> {
    /// As long as the paragraph. Its notes have vanished from it.
    pub text: Cow<'a, str>,
    /// In order, and apart from each other.
    pub notes: Vec<Note>,
}

impl Prose<'_> {
    /// The text with its notes in their places.
    pub fn whole(&self) -> Cow<'_, str> {
        if self.notes.is_empty() {
            return Cow::Borrowed(&self.text);
        }
        let mut whole = self.text.clone().into_owned();
        for note in &self.notes {
            whole.replace_range(note.start..note.start + note.text.len(), &note.text);
        }
        Cow::Owned(whole)
    }
}

/// A footnote's text: prose of its own in the middle of a sentence.
pub struct Note {
    /// Where it begins in the paragraph, in bytes.
    pub start: usize,
    pub text: String,
}

/// What a reader of markup says of a text. Ranges are bytes of the line or stretch that it reads.
pub trait Marks {
    /// No prose: a citation breaks here.
    fn hide(&mut self, _range: Range<usize>) {}
    /// Markup inside of prose: the text before and behind it is one.
    fn vanish(&mut self, _range: Range<usize>) {}
    /// Markup that stands for other text: an entity, a dash.
    fn write(&mut self, _range: Range<usize>, _text: &str) {}
    /// The mark of a footnote: part of no citation.
    fn mark(&mut self, _range: Range<usize>) {}
    /// A bracket of the draft opens; `is_note` if what it holds is a note's text. The range is
    /// the bracket with what stands before it.
    fn open(&mut self, _range: Range<usize>, _is_note: bool) {}
    /// A bracket opens that holds quoted words, with what stands before it.
    fn open_quotation(&mut self, _range: Range<usize>) {}
    /// The bracket last opened closes.
    fn close(&mut self, _range: Range<usize>) {}
    /// Markup that is printed as a mark that opens a quotation.
    fn quote(&mut self, _range: Range<usize>) {}
    /// Markup that is printed as the mark that closes it.
    fn unquote(&mut self, _range: Range<usize>) {}
}

/// Follows the state of markup from line to line without saying anything of the text.
pub struct Unmarked;

impl Marks for Unmarked {}

/// A bracket of the draft.
#[derive(Clone, Copy, PartialEq)]
enum Bracket {
    Plain,
    /// Where the note begins that it opened.
    Note(usize),
    Quotation,
}

impl Bracket {
    fn note(self) -> Option<usize> {
        match self {
            Bracket::Note(start) => Some(start),
            _ => None,
        }
    }
}

/// Collects what readers say of a paragraph.
pub struct Mask<'a> {
    text: &'a str,
    /// The text, copied when something is overwritten first.
    bytes: Option<Vec<u8>>,
    /// Where the line or stretch begins that is being read: all ranges are relative to it.
    pub base: usize,
    /// The open brackets.
    open: Vec<Bracket>,
    notes: Vec<Range<usize>>,
}

impl<'a> Mask<'a> {
    pub fn new(text: &'a str) -> Mask<'a> {
        Mask {
            text,
            bytes: None,
            base: 0,
            open: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// The text as overwritten so far.
    pub fn bytes(&self) -> &[u8] {
        self.bytes.as_deref().unwrap_or(self.text.as_bytes())
    }

    /// Spaces in place of a line's prefix.
    pub fn blank(&mut self, range: Range<usize>) {
        self.fill(range, b' ');
    }

    /// A note's text.
    pub fn note(&mut self, range: Range<usize>) {
        self.notes.push(self.absolute(range));
    }

    pub fn finish(mut self) -> Prose<'a> {
        // A bracket that is not closed before the paragraph's end closes there.
        let unclosed = self.open.iter().find_map(|bracket| bracket.note());
        self.notes
            .extend(unclosed.map(|start| start..self.text.len()));
        self.notes
            .sort_by_key(|note| (note.start, usize::MAX - note.end));
        let mut notes = Vec::new();
        let mut behind = 0;
        let ranges = std::mem::take(&mut self.notes);
        self.base = 0;
        for range in ranges {
            // A note inside of a note is read with it.
            if range.start < behind || range.is_empty() {
                continue;
            }
            behind = range.end;
            let text = self.bytes().get(range.clone()).unwrap_or_default();
            if let Ok(text) = String::from_utf8(text.to_vec()) {
                notes.push(Note {
                    start: range.start,
                    text,
                });
            }
            self.vanish(range);
        }
        let text = match self.bytes.map(String::from_utf8) {
            Some(Ok(text)) => Cow::Owned(text),
            _ => Cow::Borrowed(self.text),
        };
        Prose { text, notes }
    }

    /// In the paragraph, widened to whole characters so that the text stays one.
    fn absolute(&self, range: Range<usize>) -> Range<usize> {
        let mut start = (self.base + range.start).min(self.text.len());
        let mut end = (self.base + range.end).clamp(start, self.text.len());
        while !self.text.is_char_boundary(start) {
            start -= 1;
        }
        while !self.text.is_char_boundary(end) {
            end += 1;
        }
        start..end
    }

    fn bytes_mut(&mut self, range: Range<usize>) -> &mut [u8] {
        let range = self.absolute(range);
        self.bytes
            .get_or_insert_with(|| self.text.as_bytes().to_vec())
            .get_mut(range)
            .unwrap_or_default()
    }

    fn fill(&mut self, range: Range<usize>, with: u8) {
        for byte in self.bytes_mut(range) {
            if !matches!(byte, b'\n' | b'\r') {
                *byte = with;
            }
        }
    }
}

impl Marks for Mask<'_> {
    fn hide(&mut self, range: Range<usize>) {
        self.fill(range, HIDDEN);
    }

    fn vanish(&mut self, range: Range<usize>) {
        self.bytes_mut(range).fill(VANISHED);
    }

    fn write(&mut self, range: Range<usize>, text: &str) {
        let bytes = self.bytes_mut(range);
        if bytes.len() < text.len() {
            bytes.fill(HIDDEN);
            return;
        }
        let (first, rest) = bytes.split_at_mut(text.len());
        first.copy_from_slice(text.as_bytes());
        rest.fill(CONTINUED);
    }

    fn mark(&mut self, range: Range<usize>) {
        let whole = self.absolute(range.clone());
        let is_digit = |at: Option<usize>| {
            at.and_then(|at| self.text.as_bytes().get(at))
                .is_some_and(u8::is_ascii_digit)
        };
        // 20¹3 is not 203.
        if is_digit(whole.start.checked_sub(1)) && is_digit(Some(whole.end)) {
            self.hide(range);
        } else {
            self.vanish(range);
        }
    }

    fn open(&mut self, range: Range<usize>, is_note: bool) {
        let begins_note = is_note && self.open.iter().all(|bracket| bracket.note().is_none());
        let start = self.absolute(range.clone()).end;
        self.open.push(match begins_note {
            true => Bracket::Note(start),
            false => Bracket::Plain,
        });
        if is_note && !begins_note {
            self.hide(range);
        } else {
            self.vanish(range);
        }
    }

    fn close(&mut self, range: Range<usize>) {
        match self.open.pop() {
            Some(Bracket::Note(start)) => {
                let end = self.absolute(range.clone()).start;
                self.notes.push(start..end.max(start));
            }
            Some(Bracket::Quotation) => {
                self.unquote(range);
                return;
            }
            _ => {}
        }
        self.vanish(range);
    }

    fn open_quotation(&mut self, range: Range<usize>) {
        self.open.push(Bracket::Quotation);
        self.quote(range);
    }

    fn quote(&mut self, range: Range<usize>) {
        self.write(range, OPENING_MARK.encode_utf8(&mut [0; 4]));
    }

    fn unquote(&mut self, range: Range<usize>) {
        self.write(range, CLOSING_MARK.encode_utf8(&mut [0; 4]));
    }
}
