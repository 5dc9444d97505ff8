//! Taking the floor: what is spoken of where somebody begins to speak.
//!
//! Not here: how a turn is told from other lines (`discourse/turn.rs`).

use super::{Reader, Sentence};
use crate::citation::{Citation, Speaker, says_mine, says_theirs};
use crate::discourse::carried::{Foci, Law};
use crate::discourse::law;

/// The rank of what holds while one has the floor: below all headings and opening lines.
const TURN: u8 = 10;

impl Reader<'_> {
    /// Goes on to a place; turns to speak begin on the way.
    pub(super) fn advance(&mut self, to: usize) {
        while let Some((at, name)) = self.turns.pop_if(|(at, _)| *at <= to) {
            self.go_on(at);
            self.take_floor(at, name);
        }
        self.go_on(to);
    }

    fn take_floor(&mut self, at: usize, name: &str) {
        let is_behind_a_pause = self.discourse.turns.take(name);
        let body = match self.discourse.turns.own() {
            Some(own) => Some(own),
            None if is_behind_a_pause => None,
            None => self.now.body,
        };
        if body != self.now.body {
            self.now.heads.clear();
            self.before.clear();
            self.now.recommends = None;
            self.now.treaty = None;
        }
        self.now.body = body;
        self.is_body_carried = false;
        self.scanner.begin(at);
        self.sentence = Sentence::default();
        self.body_before = None;
        self.treaty_before = None;
        self.two_treaties = None;
        self.names = (false, false);
        let is_turn = |(rank, _): &(u8, Foci)| *rank == TURN;
        while self.discourse.headings.pop_if(is_turn).is_some() {}
        let treaty = body.and_then(|body| law::treaty_of(self.lexicon, body));
        let foci = Foci {
            body,
            treaty: self.now.treaty.or(treaty),
            ..Foci::default()
        };
        self.discourse.headings.push((TURN, foci));
    }

    /// Whether what stands there may be others': theirs, or mine where who has the floor has not said what theirs is.
    pub(super) fn may_be_others(&self, citation: &Citation) -> bool {
        if !self.discourse.turns.is_taken
            || !self.sentence.bodies.is_empty()
            || self.now.body != Some(Speaker::Ours)
        {
            return false;
        }
        let sentence = self.sentence_around(citation);
        says_theirs(sentence) || self.discourse.turns.own().is_none() && says_mine(sentence)
    }

    /// The sentence that a citation stands in, as far as a mark behind it.
    pub(super) fn sentence_around(&self, citation: &Citation) -> &str {
        let text = self.scanner.text();
        let behind = text.get(citation.range.end..).unwrap_or_default();
        let length = behind.find(['.', '?', '!', ';', '\n', '。', '？', '；', '؟', '؛']);
        let end = citation.range.end + length.unwrap_or(behind.len());
        text.get(self.scanner.sentence..end).unwrap_or_default()
    }

    /// What who has the floor says is under a treaty.
    pub(super) fn turn_is_under(&mut self, law: Law) {
        if let Some((rank, foci)) = self.discourse.headings.last_mut()
            && *rank == TURN
        {
            foci.treaty = Some(law);
        }
    }

    /// Who has the floor speaks of a body.
    pub(super) fn speaks_of(&mut self, speaker: Speaker) {
        self.discourse.turns.speaks_of(speaker);
    }

    /// What who has the floor says is about a body.
    pub(super) fn turn_is_about(&mut self, speaker: Speaker) {
        if let Some((rank, foci)) = self.discourse.headings.last_mut()
            && *rank == TURN
        {
            foci.body = Some(speaker);
            foci.treaty = law::treaty_of(self.lexicon, speaker);
        }
    }
}
