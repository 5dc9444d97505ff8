//! A document that has been read: its text, and where everything in it stands.

use std::ops::Range;
use std::sync::{Mutex, PoisonError};

use super::archive::{Archive, with_parts};
use super::edit::{Authorship, Change, Remark, Table};
use super::part::{Format, Version};
use super::place::{Paragraph, Place, Region};
use super::rendered::{Origin, Piece, Rendered};
use super::unreadable::Unreadable;
use super::{docx, odt};
use crate::draft::office::{BREAK, HEADING, ITEM, LINE_BREAK, NOTE_CLOSE, NOTE_OPEN, QUOTATION};
use crate::draft::reads_as_heading;

/// Characters that are told of the words before and behind a place.
const AROUND: usize = 24;

/// A word processor's document.
pub struct Document {
    /// The archive.
    bytes: Vec<u8>,
    format: Format,
    rendered: Rendered,
    is_signed: bool,
    /// Of the place that was told last: its paragraph, its byte, and the characters of the paragraph before it.
    counted: Mutex<Option<(usize, usize, usize)>>,
}

impl Document {
    /// Reads a file's bytes.
    ///
    /// # Errors
    ///
    /// They are no document that can be read; why.
    pub fn read(bytes: Vec<u8>, version: Version) -> Result<Document, Unreadable> {
        let mut archive = Archive::open(&bytes)?;
        let (format, mut rendered) = if archive.has("content.xml") {
            (Format::OpenDocument, odt::read(&mut archive, version)?)
        } else if archive.has("[Content_Types].xml") {
            (Format::Word, docx::read(&mut archive, version)?)
        } else if archive.has("encrypted-package") {
            // OpenDocument 1.4: all of it as one part that nobody reads without the password.
            return Err(Unreadable::Encrypted);
        } else {
            return Err(Unreadable::NotADocument);
        };
        count(&mut rendered);
        let is_signed = archive.is_signed();
        Ok(Document {
            is_signed,
            counted: Mutex::new(None),
            bytes,
            format,
            rendered,
        })
    }

    /// The text to check, in the language [`crate::draft::office::LANGUAGE_ID`].
    pub fn text(&self) -> &str {
        &self.rendered.text
    }

    /// The file's bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub fn format(&self) -> Format {
        self.format
    }

    /// Whether somebody has signed the file: any change makes the signature void.
    pub fn is_signed(&self) -> bool {
        self.is_signed
    }

    pub fn paragraphs(&self) -> &[Paragraph] {
        &self.rendered.paragraphs
    }

    /// The words of a range as they are read: without signs and numbers of lists, and without the notes in it.
    pub fn words(&self, range: Range<usize>) -> String {
        let rendered = &self.rendered;
        let note = |piece: &Piece| {
            rendered
                .region(piece)
                .and_then(|region| region.note.as_ref())
        };
        let pieces = rendered.pieces(&range).iter();
        let mut pieces =
            pieces.filter(|piece| piece.origin != Origin::Made && !rendered.is_mark(piece));
        let of_first = pieces.clone().next().and_then(note);
        let pieces = pieces.by_ref().filter(|piece| note(piece) == of_first);
        let slice = |piece: &Piece| {
            // A bar in a row is read as another sign.
            if let Some(bar @ "|") = rendered.source(piece) {
                return bar;
            }
            let stretch = piece.start.max(range.start)..piece.end.min(range.end);
            rendered.text.get(stretch).unwrap_or_default()
        };
        plain(&pieces.map(slice).collect::<String>())
    }

    /// The file with changes, each in the form of the words that it changes; every part that has none stays as it is,
    /// byte for byte. Where `tracked` says by whom, they are changes that somebody has yet to accept. Those that
    /// touch each other are not both made.
    ///
    /// # Errors
    ///
    /// The archive cannot be written.
    pub fn changed(
        &self,
        changes: &[Change],
        tracked: Option<&Authorship>,
    ) -> Result<Vec<u8>, Unreadable> {
        let parts = match self.format {
            Format::Word => docx::change(&self.rendered, changes, tracked),
            Format::OpenDocument => odt::change(&self.rendered, changes, tracked),
        };
        with_parts(&self.bytes, &parts)
    }

    /// The file with comments in the name of an author, whose earlier ones are taken out; and with a table at its
    /// end, in the place of an earlier one.
    ///
    /// # Errors
    ///
    /// The archive cannot be read again, or cannot be written.
    pub fn reviewed(
        &self,
        remarks: &[Remark],
        table: Option<&Table>,
        authorship: &Authorship,
    ) -> Result<Vec<u8>, Unreadable> {
        let parts = match self.format {
            Format::Word => {
                let mut archive = Archive::open(&self.bytes)?;
                docx::comment(&mut archive, &self.rendered, remarks, table, authorship)?
            }
            Format::OpenDocument => odt::comment(&self.rendered, remarks, table, authorship),
        };
        with_parts(&self.bytes, &parts)
    }

    /// Where a range of the text stands.
    pub fn place(&self, range: &Range<usize>) -> Place {
        let of_document = |piece: &&Piece| piece.origin != Origin::Made;
        let pieces = self.rendered.pieces(range);
        let piece = pieces.iter().find(of_document).or(pieces.first());
        let piece = piece.or_else(|| self.rendered.pieces_from(range.start).first());
        let at = piece.map_or(0, |piece| piece.paragraph);
        let default = Paragraph::default();
        let paragraph = self.rendered.paragraphs.get(at).unwrap_or(&default);
        // A note is found by its mark.
        let holder = match &paragraph.region.note {
            Some(_) => self.holder(at).unwrap_or(paragraph),
            None => paragraph,
        };
        let heading = holder
            .heading
            .and_then(|at| self.rendered.paragraphs.get(at));
        let before = self
            .rendered
            .text
            .get(paragraph.start..range.start)
            .unwrap_or_default();
        let behind = self
            .rendered
            .text
            .get(range.end..paragraph.end)
            .unwrap_or_default();
        // Of a paragraph as long as a book, what is told of each place in it is found beside it.
        let (near, behind) = (last_bytes(before), first_bytes(behind));
        let (words_before, words_behind) = match paragraph.region.note {
            Some(_) => (plain(near), plain(behind)),
            None => (plain(&without_notes(near)), plain(&without_notes(behind))),
        };
        Place {
            heading: heading.map(|heading| {
                let words = self
                    .rendered
                    .text
                    .get(heading.start..heading.end)
                    .unwrap_or_default();
                plain(&without_notes(words)).trim().to_owned()
            }),
            paragraph: holder.under_heading,
            number: holder
                .number
                .clone()
                .filter(|number| number.chars().any(char::is_alphanumeric)),
            region: paragraph.region.clone(),
            position: paragraph.position.max(1),
            column: self.characters_before(at, paragraph, range.start) + 1,
            before: last_characters(&words_before),
            words: self.words(range.clone()),
            behind: first_characters(&words_behind),
        }
    }

    /// How many characters of a paragraph, which is the one of that place, stand before a place of the text. Asked in the
    /// text's order, each is counted once.
    fn characters_before(&self, paragraph: usize, of: &Paragraph, at: usize) -> usize {
        let mut counted = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
        let (from, before) = match *counted {
            Some((known, from, count)) if known == paragraph && from <= at => (from, count),
            _ => (of.start, 0),
        };
        let stretch = self.rendered.text.get(from..at).unwrap_or_default();
        let words = match of.region.note {
            Some(_) => plain(stretch),
            None => plain(&without_notes(stretch)),
        };
        let count = before + words.chars().count();
        *counted = Some((paragraph, at, count));
        count
    }

    /// The paragraph that has the mark of the note in which one stands.
    fn holder(&self, at: usize) -> Option<&Paragraph> {
        let before = self.rendered.paragraphs.get(..at)?;
        before
            .iter()
            .rev()
            .find(|paragraph| paragraph.region.note.is_none())
    }
}

/// Says of each paragraph which one it is, and under which heading.
fn count(rendered: &mut Rendered) {
    let Rendered {
        text, paragraphs, ..
    } = rendered;
    let (mut position, mut heading, mut under) = (0, None, 0);
    let has_styles = paragraphs.iter().any(|one| one.is_styled_heading);
    for at in 0..paragraphs.len() {
        let Some(paragraph) = paragraphs.get_mut(at) else {
            break;
        };
        let written = text.get(paragraph.start..paragraph.end).unwrap_or_default();
        let words = plain(written);
        paragraph.heading = heading;
        if words.trim().is_empty() {
            paragraph.position = position + 1;
            paragraph.under_heading = under;
            continue;
        }
        position += 1;
        paragraph.position = position;
        if paragraph.number.is_none() {
            paragraph.number = written_number(&words);
        }
        let is_of_body = paragraph.region == Region::default();
        // People who write headings without a style number them.
        let is_heading = paragraph.is_styled_heading
            || !has_styles && paragraph.number.is_some() && reads_as_heading(written.trim_end());
        if is_of_body && is_heading {
            (heading, under) = (Some(at), 0);
            paragraph.heading = heading;
        } else if is_of_body {
            under += 1;
        }
        paragraph.under_heading = under;
    }
}

/// The number that people have written before a paragraph: `12.`, `（三）`, `(a)`, 一、
fn written_number(words: &str) -> Option<String> {
    /// Characters of the longest.
    const LONGEST: usize = 6;
    let words = words.trim_start();
    let mut written = String::new();
    let mut behind = words.chars().skip(1);
    for c in words.chars().take(LONGEST) {
        let next = behind.next();
        match c {
            // 七.21 is a citation.
            '.' if next.is_some_and(|next| next.is_ascii_digit() || next.is_ascii_lowercase()) => {
                return None;
            }
            '.' | '、' | ')' | '）' | '．' if written.chars().any(char::is_alphanumeric) => {
                return Some(written.clone() + c.encode_utf8(&mut [0; 4]));
            }
            '(' | '（' if written.is_empty() => written.push(c),
            c if c.is_ascii_digit() || "一二三四五六七八九十".contains(c) => {
                written.push(c)
            }
            c if c.is_ascii_alphabetic() && written.starts_with(['(', '（']) => written.push(c),
            _ => return None,
        }
    }
    None
}

/// A text without the notes in it.
fn without_notes(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find(NOTE_OPEN) {
        kept.push_str(rest.get(..open).unwrap_or_default());
        let behind = rest.get(open..).unwrap_or_default();
        rest = match behind.find(NOTE_CLOSE) {
            Some(close) => behind.get(close + 1..).unwrap_or_default(),
            None => "",
        };
    }
    // One that began before.
    if let Some(close) = rest.find(NOTE_CLOSE) {
        rest = rest.get(close + 1..).unwrap_or_default();
    }
    kept.push_str(rest);
    kept
}

/// A text without signs: breaks are spaces, soft hyphens are not seen.
pub(super) fn plain(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut characters = text.strip_prefix(QUOTATION).unwrap_or(text).chars();
    while let Some(c) = characters.next() {
        match c {
            HEADING => {
                characters.next();
            }
            ITEM | NOTE_OPEN | NOTE_CLOSE | '\u{ad}' => {}
            BREAK | LINE_BREAK | '\n' | '\t' => shown.push(' '),
            c => shown.push(c),
        }
    }
    shown
}

/// Bytes within which the words before and behind a place are looked for.
const NEAR: usize = 4_000;

fn last_bytes(text: &str) -> &str {
    let mut start = text.len().saturating_sub(NEAR);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    text.get(start..).unwrap_or_default()
}

fn first_bytes(text: &str) -> &str {
    let mut end = text.len().min(NEAR);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

fn last_characters(text: &str) -> String {
    let count = text.chars().count();
    text.chars().skip(count.saturating_sub(AROUND)).collect()
}

fn first_characters(text: &str) -> String {
    text.chars().take(AROUND).collect()
}
