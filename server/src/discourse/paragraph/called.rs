//! How a document calls the bodies that it names: Conference of the Parties (“the COP”), Конференция участников (КУ).
//!
//! What stands in brackets right behind a body's name is its name from there on, whatever else may be called so.
//! Not here: finding such names in a text (`discourse/short_name.rs`); what a document calls the Convention (`names`).

use super::Reader;
use crate::citation::{Mention, Named, Speaker, introduced_as, languages, says_our};
use crate::discourse::short_name::{introduced_behind, is_called};

impl Reader<'_> {
    /// Takes notice of the short name behind a body's name; whether there is one.
    pub(super) fn introduce_short_name(&mut self, speaker: Speaker, end: usize) -> bool {
        match introduced_behind(self.scanner.text(), end) {
            Some(name) if speaker != Speaker::Unnamed => {
                self.discourse.call(name, speaker);
                true
            }
            _ => false,
        }
    }

    /// Whether a name that several bodies have stands in the bracket behind the body's that is called so from here
    /// on; that is taken down.
    pub(super) fn is_introduced(&mut self, mention: &Mention, is_aside: bool) -> bool {
        let is_short = matches!(
            mention.named,
            Named::OneOf(_) | Named::Body(Speaker::Unnamed)
        );
        let Some(last) = self.sentence.named.last().copied() else {
            return false;
        };
        let text = self.scanner.text();
        let between = text.get(self.body_end..mention.range.start);
        let opens = between.is_some_and(|between| introduced_as(between).is_some());
        let behind = text.get(mention.range.end..).unwrap_or_default();
        let closes = behind
            .trim_start_matches(['”', '"', '»', '’', '*', '_', '\0'])
            .starts_with([')', ',']);
        if !(is_short && is_aside && opens && closes && last != Speaker::Unnamed) {
            return false;
        }
        if let Some(name) = text.get(mention.range.clone()) {
            self.discourse.call(name, last);
        }
        true
    }

    /// In our Conference the number is another's: whether a name that several have is said to be that of the body that
    /// the document is about, which is ours.
    fn is_our_own_body(&self, mention: &Mention) -> bool {
        let title = (self.discourse.headings.first()).and_then(|(_, foci)| foci.body);
        let before = self.scanner.text().get(..mention.range.start);
        matches!(mention.named, Named::OneOf(_))
            && title.is_none_or(|body| body == Speaker::Ours)
            && self.discourse.names_us
            && !self.discourse.turns.is_taken
            && before.is_some_and(|before| languages().any(|language| says_our(before, language)))
    }

    /// The body that a name names here: what the document calls so, unless the section is another's.
    pub(super) fn speaker_of(&self, mention: &Mention) -> Option<Speaker> {
        let found = self.speaker(&mention.named);
        let claims = |speaker: Speaker| match (&mention.named, speaker) {
            (Named::Body(Speaker::Unnamed), _) => true,
            (Named::OneOf(claimants), Speaker::Other(id)) => claimants.contains(&id),
            (Named::OneOf(claimants), Speaker::Ours) => {
                (self.lexicon.ours).is_some_and(|ours| claimants.contains(&ours))
            }
            _ => false,
        };
        if claims(Speaker::Ours) && self.is_our_own_body(mention) {
            return Some(Speaker::Ours);
        }
        let written = self.scanner.text().get(mention.range.clone())?;
        let called = (self.discourse.called_bodies.iter())
            .find(|(name, speaker)| claims(*speaker) && is_called(name, written))
            .map(|(_, speaker)| *speaker);
        let section = self.discourse.section();
        let is_of_section = found.is_some() && found == section.body && !section.is_inferred;
        match called {
            Some(_) if is_of_section => found,
            called => called.or(found),
        }
    }
}
