//! How a paragraph would be read that goes on from a place with other words: what completion asks.

use std::borrow::Cow;
use std::sync::Arc;

use super::markup::{Note, Prose};
use super::reading::with_notes;
use crate::citation::Citation;
use crate::corpus::Corpus;
use crate::discourse::{self, Discourse, Focus, Standing};
use crate::resolve::{Resolution, resolve};
use crate::search::SubjectsOf;

/// A paragraph up to a place within it.
pub struct Continuing {
    corpus: Arc<Corpus>,
    before: Arc<Discourse>,
    standing: Standing,
    /// Where the paragraph begins in the draft, in bytes.
    base: usize,
    /// Its prose up to the place; the text of the notes in it has been taken out.
    prose: String,
    notes: Vec<Note>,
    /// The prose with its notes in their places.
    whole: String,
    /// Whether the place is in a note, which is the last of `notes`.
    is_in_note: bool,
    /// What stands behind the place in the row of a table: by the cells of a row it is known what they are.
    rest_of_row: String,
}

impl Continuing {
    /// `prose` is that of the whole paragraph, which begins at `base`; `at` is the place, in bytes of it.
    pub(super) fn new(
        corpus: &Arc<Corpus>,
        before: &Arc<Discourse>,
        standing: Standing,
        base: usize,
        prose: &Prose<'_>,
        at: usize,
    ) -> Continuing {
        let cut = |text: &str, at: usize| text.get(..at).unwrap_or(text).to_owned();
        let mut notes: Vec<Note> = Vec::new();
        let mut is_in_note = false;
        for note in prose.notes.iter().filter(|note| note.start < at) {
            is_in_note = at <= note.start + note.text.len();
            notes.push(Note {
                start: note.start,
                text: cut(&note.text, at - note.start),
            });
        }
        let text = cut(&prose.text, at);
        let whole = cut(&prose.whole(), at);
        let rest_of_row = match standing {
            Standing::Row => prose.text.get(at..).unwrap_or_default().to_owned(),
            _ => String::new(),
        };
        Continuing {
            corpus: Arc::clone(corpus),
            before: Arc::clone(before),
            standing,
            base,
            prose: text,
            notes,
            whole,
            is_in_note,
            rest_of_row,
        }
    }

    /// Where the paragraph begins in the draft, in bytes.
    pub fn base(&self) -> usize {
        self.base
    }

    /// The prose of the paragraph up to the place, with that of its notes.
    pub fn text(&self) -> &str {
        &self.whole
    }

    /// What of it can be cited in one with the place: the prose up to it, or that of the note that it is in, with
    /// where that begins in the draft.
    pub fn so_far(&self) -> (usize, &str) {
        let start = match self.notes.last() {
            Some(note) if self.is_in_note => note.start,
            _ => 0,
        };
        (
            self.base + start,
            self.whole.get(start..).unwrap_or_default(),
        )
    }

    /// Whether figures alone may be citations there: in a table whose header says what they are.
    pub fn is_in_columns(&self) -> bool {
        self.standing == Standing::Row
            && (self.before.names_columns() || self.before.may_head_a_table())
    }

    /// Whether the compilation has been named before the paragraph.
    pub fn names_the_compilation(&self) -> bool {
        self.before.names_the_compilation()
    }

    /// The citations of the paragraph if it keeps `kept` bytes of what there is and goes on with some words; their
    /// ranges are of the text that is returned with them.
    pub fn with(&self, kept: usize, words: &str) -> (String, Vec<Citation>) {
        let keep = |text: &str, kept: usize| text.get(..kept).unwrap_or(text).to_owned();
        let mut prose = Prose {
            text: Cow::Owned(keep(&self.prose, kept)),
            notes: Vec::with_capacity(self.notes.len()),
        };
        for note in &self.notes {
            prose.notes.push(Note {
                start: note.start,
                text: keep(&note.text, kept.saturating_sub(note.start)),
            });
        }
        let mut text = prose.text.into_owned();
        match prose.notes.last_mut() {
            Some(note) if self.is_in_note => {
                note.text.push_str(words);
                text.extend(std::iter::repeat_n(' ', words.len()));
            }
            _ => text.push_str(words),
        }
        let end = text.len();
        text.push_str(&self.rest_of_row);
        prose.text = Cow::Owned(text);
        let read = with_notes(&self.corpus, &prose, None, &self.before);
        let mut whole = prose.whole().into_owned();
        let lexicon = &self.corpus.lexicon;
        let (mut citations, _) = discourse::read(
            lexicon,
            &SubjectsOf(&self.corpus),
            &self.before,
            self.standing,
            &whole,
            &read,
        );
        citations.retain(|citation| citation.range.end <= end);
        whole.truncate(end);
        (whole, citations)
    }

    /// What citations of a text that [`Continuing::with`] returned mean.
    pub fn resolved(&self, text: &str, citations: &[Citation]) -> Vec<Resolution> {
        resolve(&self.corpus, text, citations)
    }

    /// What the document speaks of at the place.
    pub fn focus(&self) -> Focus {
        let here = &self.whole;
        let names = self.before.names_the_compilation();
        let recognised = self.corpus.recogniser.recognise_where(here, names);
        let lexicon = &self.corpus.lexicon;
        Focus::new(lexicon, &self.before, self.standing, here, &recognised)
    }
}
