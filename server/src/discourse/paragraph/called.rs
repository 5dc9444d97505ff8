//! How a document calls the bodies that it names: Conference of the Parties (“the COP”), Конференция участников (КУ).
//!
//! What stands in brackets right behind a body's name is its name from there on, whatever else may be called so.
//! Not here: finding such names in a text (`discourse/short_name.rs`); what a document calls the Convention (`names`).

use super::Reader;
use crate::citation::{
    Mention, Named, Speaker, introduced_as, languages, says_its, says_its_within, says_other,
    says_our,
};
use crate::discourse::carried::Law;
use crate::discourse::law;
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

    /// Whether what is named is said to be another than is spoken of: the other Conference.
    pub(super) fn is_another(&self, mention: &Mention) -> bool {
        let text = self.scanner.text();
        let before = text.get(..mention.range.start).unwrap_or_default();
        let behind = text.get(mention.range.end..).unwrap_or_default();
        languages().any(|language| says_other(before, behind, language))
    }

    /// The body that the section, the document or else the paragraph is about.
    fn spoken_of(&self) -> Option<Speaker> {
        let title = (self.discourse.headings.first()).and_then(|(_, foci)| foci.body);
        self.discourse.section().body.or(title).or(self.now.body)
    }

    /// The other Conference: of the bodies that have been named, or whose treaties have, which are called so, the one that
    /// is not spoken of; one that nobody knows where there are several.
    fn the_other_of_two(
        &self,
        mention: &Mention,
        claims: &dyn Fn(Speaker) -> bool,
    ) -> Option<Speaker> {
        if !self.is_another(mention) {
            return None;
        }
        let spoken_of = self.spoken_of();
        let of_treaties = self.discourse.treaties.iter();
        let of_treaties = of_treaties.filter_map(|law| law::body_of(self.lexicon, *law));
        let mut others = (self.discourse.bodies.iter().copied())
            .chain(of_treaties)
            .filter(|body| claims(*body) && Some(*body) != spoken_of);
        let other = others.next().filter(|_| spoken_of.is_some())?;
        match others.all(|another| another == other) {
            true => Some(other),
            false => Some(Speaker::Unnamed),
        }
    }

    /// The Convention against Corruption …, article 57 and resolution 8/1 of its Conference: the body of the treaty that
    /// the sentence, or the one before, has named last.
    fn of_its_treaty(&self, mention: &Mention, written: &str) -> Option<Speaker> {
        let before = self.scanner.text().get(..mention.range.start)?;
        if !says_its(before, "") && !says_its_within(written) {
            return None;
        }
        let treaty = self.sentence.treaties.map(|(_, last)| last);
        let treaty = treaty.or(self.treaty_before)?;
        let body = law::body_of(self.lexicon, treaty);
        // A treaty that only its noun tells: not any conference that is known.
        let is_of_somebody = matches!(treaty, Law::Other { .. }) && body.is_none();
        body.or(is_of_somebody.then_some(Speaker::Unnamed))
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
        if let Named::OneOf(_) = mention.named {
            if let Some(other) = self.the_other_of_two(mention, &claims) {
                return Some(other);
            }
            if let Some(its) = self.of_its_treaty(mention, written) {
                return Some(its);
            }
        }
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
