//! A number of an instrument: whose it is, where it does not say so itself.
//!
//! Here is gathered what the paragraph knows of it; `discourse/body.rs` decides between the bodies. Not here:
//! places in an instrument (`places`).

use super::Reader;
use super::end::OPENING_LINE;
use crate::citation::{
    Annex, Certainty, Citation, ElementKind, InstrumentKind, InstrumentNumber, Issuer, Language,
    Locator, Mention, Named, OtherBody, Pointing, Reference, Speaker, joins_a_list, kind_of,
    names_instruments, says_its, says_our, says_respectively, says_which,
};
use crate::discourse::body::{Around, Attribution, attribute, introduced, may_number};
use crate::discourse::carried::Introduced;
use crate::discourse::law;

impl Reader<'_> {
    /// 甲会议第3/4号决议……；乙会议用同一号的是第3/4号决定: the body with whose name the clause behind a semicolon begins.
    fn body_of_clause(&self, citation: &Citation) -> Option<Speaker> {
        /// Bytes of its name.
        const LONGEST: usize = 90;
        let text = self.scanner.text();
        let before = text.get(self.scanner.sentence..citation.range.start)?;
        let clause = self.scanner.sentence + before.rfind(['；', ';'])? + 1;
        let named = text.get(clause..self.body_end).or_else(|| {
            // Behind a mark of three bytes.
            text.get(clause + 2..self.body_end)
        })?;
        let begins = named.len() <= LONGEST && !named.contains(['，', ',', '、', '。']);
        let is_one = self.sentence.named.len() > 1 && citation.language == Language::COMPILATION;
        self.sentence
            .named
            .last()
            .copied()
            .filter(|_| begins && is_one)
    }

    /// An instrument: whose it is, where it does not say so itself.
    pub(super) fn instrument(&mut self, citation: &mut Citation, within: &[&Mention]) {
        let Some((kind, number)) = numbered(citation, self.scanner.text()) else {
            return;
        };
        // Paragraph 3 of this decision: of one that may be several bodies'.
        let is_same =
            |last: &&Citation| numbered(last, self.scanner.text()) == Some((kind, number));
        if citation.element(ElementKind::Anaphor).is_some()
            && let Some(last) = self.out.iter().rev().find(is_same)
            && matches!(last.reference, Reference::Unattributed(_))
        {
            citation.reference = last.reference.clone();
            citation.certainty = Certainty::Shape;
            return;
        }
        let direct = within
            .iter()
            .find(|mention| matches!(mention.named, Named::Body(_) | Named::OneOf(_)));
        self.continue_list(citation);
        let one_of_two = self.one_of_two(citation.range.start);
        let one_of_several = self.one_of_several(direct.is_none());
        if let (Some(_), Reference::Other { .. }) = (one_of_several, &citation.reference) {
            citation.reference = Reference::Instrument {
                issuer: Issuer::Unstated,
                kind,
                number,
                annex: None,
                locator: Locator::Whole,
            };
        }
        let said = match (&citation.reference, direct) {
            (_, None) if one_of_several.is_some() => one_of_several,
            (_, Some(mention)) => self.speaker_of(mention),
            (_, None) if let Some(one) = one_of_two => Some(one),
            // Of the name right behind a number the grammar knows only whose it is most often.
            (
                Reference::Instrument {
                    issuer: Issuer::Ours,
                    ..
                },
                None,
            ) if let Some(owner) = self.predicate.filter(|owner| owner.is_right_behind) => {
                Some(owner.speaker)
            }
            (
                Reference::Instrument {
                    issuer: Issuer::Ours,
                    ..
                },
                None,
            ) => Some(Speaker::Ours),
            (
                Reference::Other {
                    body: OtherBody::Known(id),
                },
                None,
            ) => Some(Speaker::Other(*id)),
            _ => (self.treaty_before_number(citation.range.start))
                .or_else(|| self.body_before_bracket(citation.range.start))
                .or_else(|| self.body_in_bracket())
                .or_else(|| self.noun_before_number(citation))
                .or(self.predicate.map(|owner| owner.speaker))
                .or_else(|| self.issuer_of_all(kind, number))
                .or_else(|| self.our_own(citation)),
        };
        let said = match said {
            None if self.has_what_only_ours_has(citation) => Some(Speaker::Ours),
            said => said,
        };
        if let Some(speaker) = said {
            self.introduce(kind, number, speaker);
        }
        // 理事会第35/25号决议: of the one of several that is spoken of.
        if let (Reference::Other { body }, Some(mention), Some(Speaker::Other(id))) =
            (&mut citation.reference, direct, said)
            && matches!(mention.named, Named::OneOf(_))
            && matches!(body, OtherBody::Known(_))
            && may_number(self.lexicon, Speaker::Other(id), kind, number)
        {
            *body = OtherBody::Known(id);
        }
        if let Reference::Other { body } = &citation.reference {
            // 第1/CP.28号决定: its number says whose it is, and so whose the document may be.
            if let (OtherBody::Known(id), None) = (body, direct)
                && (self.lexicon.body(*id)).is_some_and(|body| !body.cited_everywhere)
            {
                self.establish(*id);
            }
            return;
        }
        let attribution = match said {
            Some(speaker) => Attribution::To(speaker),
            None if self
                .ahead
                .is_some_and(|(ahead, _)| ahead != Speaker::Unnamed)
                && (self.now.body.is_none()
                    || self.standing.is_of_table()
                    || self.is_its(citation)) =>
            {
                self.discourse.names_us |= self.ahead == Some((Speaker::Ours, true));
                self.ahead
                    .map_or(Attribution::Nobody, |(ahead, _)| Attribution::To(ahead))
            }
            // Delegate to the Council: co-sponsored resolution 6/4.
            None if citation.language != Language::COMPILATION
                && self.sentence.bodies.is_empty()
                && self.first.body.is_none()
                && self.is_of_addressed(kind, number) =>
            {
                Attribution::Unknown
            }
            // The Human Rights Council, … Recalling its decision 3/4: it has none of that number, but it is not ours either.
            None if let Some(opener) = self.opened_by_another()
                && self.sentence.bodies.is_empty() =>
            {
                match may_number(self.lexicon, opener, kind, number) {
                    true => Attribution::To(opener),
                    false => Attribution::Unknown,
                }
            }
            None if self.may_be_others(citation) && self.others_may_number(kind, number) => {
                Attribution::Unknown
            }
            // Its resolution 3/4: of whom the sentence before was about.
            None if self.sentence.bodies.is_empty()
                && citation.language != Language::COMPILATION
                && self.is_its(citation)
                && self.body_before.is_some_and(|body| {
                    body != Speaker::Ours
                        && (may_number(self.lexicon, body, kind, number)
                            || self.sentence.named.is_empty()
                                && self.may_be_its(body, kind, number))
                }) =>
            {
                self.body_before
                    .map_or(Attribution::Nobody, Attribution::To)
            }
            // The European Parliament met. In its decision 4/3 …
            None if self.sentence.named.is_empty()
                && self.sentence.treaties.is_none()
                && citation.language != Language::COMPILATION
                && self.is_its(citation)
                && (self.sentence.names_another || self.names_another_before)
                && introduced(&self.discourse, kind, number) != Some(Speaker::Ours) =>
            {
                Attribution::To(Speaker::Unnamed)
            }
            // The Conference and the Council met. Resolution 6/4 is long.
            None if self.sentence.named.is_empty()
                && !self.sentence.names_another
                && self.is_one_of_two_evenly(kind, number) =>
            {
                Attribution::Unknown
            }
            None if let Some(subject) = self.body_of_clause(citation) => Attribution::To(subject),
            None => {
                let around = Around {
                    sentence: match &self.sentence.issuing {
                        Some(issuing) => std::slice::from_ref(issuing),
                        None => &self.sentence.bodies,
                    },
                    focus: match self.is_body_carried {
                        // The treaty that the sentence is about is nearer than the paragraph before.
                        true => self.sentence.implied.or(self.now.body),
                        false => self.now.body.or(self.sentence.implied),
                    },
                    is_near: self.first.body.is_some() && self.now.body == self.first.body,
                    section: self.discourse.section().body,
                    announced: self
                        .announced_before
                        .filter(|_| self.discourse.section().is_inferred && self.named.is_empty()),
                    names_another: self.sentence.names_another
                        && citation.language != Language::COMPILATION,
                    is_headed: self.is_headed(),
                    is_sure: (self.lexicon.ours).is_none_or(|ours| !self.claimants.contains(&ours)),
                    is_whole: matches!(
                        citation.reference,
                        Reference::Instrument {
                            locator: Locator::Whole,
                            annex: None,
                            ..
                        }
                    ),
                };
                attribute(self.lexicon, &self.discourse, &around, kind, number)
            }
        };
        match attribution {
            Attribution::To(Speaker::Ours) => {
                self.introduce(kind, number, Speaker::Ours);
                // It was doubted for a name that is not meant.
                citation.certainty = citation.certainty.max(Certainty::Cued);
                if self.discourse.names_us {
                    citation.certainty = Certainty::Explicit;
                    if let Reference::Instrument { issuer, .. } = &mut citation.reference {
                        *issuer = Issuer::Ours;
                    }
                }
            }
            Attribution::To(other) => {
                let body = match other {
                    Speaker::Other(id) => OtherBody::Known(id),
                    _ => OtherBody::Unnamed,
                };
                citation.reference = Reference::Other { body };
                citation.certainty = Certainty::Explicit;
            }
            Attribution::Unknown => {
                citation.reference =
                    Reference::unattributed(Pointing::Nothing, None, Locator::Whole);
                citation.certainty = Certainty::Shape;
            }
            // A document that has named nobody goes on with whom it has begun.
            Attribution::Nobody => {
                self.introduce(kind, number, Speaker::Ours);
                self.discourse.begins_with_ours |= self.discourse.bodies.is_empty();
            }
        }
    }

    /// Whether the heading above or the head of the list says whom it is about.
    fn is_headed(&self) -> bool {
        let section = self.discourse.section();
        let list = self.discourse.list.as_ref();
        self.now.body.is_some()
            && (self.now.body == section.body && !section.is_inferred
                || list.is_some_and(|list| list.introduces && list.body == self.now.body))
    }

    /// The Board of Directors, decision 4/3: whether what only a noun tells to be a body stands right before a number, with
    /// a mark and no more than the rest of its name between them.
    fn noun_before_number(&self, citation: &Citation) -> Option<Speaker> {
        /// Bytes of the rest, and letters of a word of it that needs no capital.
        const LONGEST: usize = 40;
        const SHORT: usize = 3;
        let between = (self.scanner.text()).get(self.body_end..citation.range.start)?;
        let name = between.trim_end().strip_suffix([',', '،'])?;
        let is_of_name = |word: &str| {
            word.chars().next().is_some_and(char::is_uppercase) || word.chars().count() <= SHORT
        };
        let is_noun = self.sentence.names_another
            && self.sentence.named.is_empty()
            && name.len() <= LONGEST
            && !name.contains([',', '.', ';', ':', '(', ')', '،'])
            && name.split_whitespace().all(is_of_name);
        is_noun.then_some(Speaker::Unnamed)
    }

    /// Whether a number is a body's that is said to have given it: as it numbers, or that of no body that everybody cites,
    /// and not named as ours before.
    fn may_be_its(
        &self,
        body: Speaker,
        kind: Option<InstrumentKind>,
        number: InstrumentNumber,
    ) -> bool {
        let is_everywhere = match body {
            Speaker::Other(id) => (self.lexicon.body(id)).is_some_and(|body| body.cited_everywhere),
            _ => false,
        };
        may_number(self.lexicon, body, kind, number)
            || !is_everywhere && introduced(&self.discourse, kind, number) != Some(Speaker::Ours)
    }

    /// Whether two bodies have been named as one subject, either of which may have given an instrument that number, and it
    /// has not been named with whose it is.
    fn is_one_of_two_evenly(&self, kind: Option<InstrumentKind>, number: InstrumentNumber) -> bool {
        let may = |body: Speaker| may_number(self.lexicon, body, kind, number);
        (self.now.evenly).is_some_and(|(first, second)| {
            let names_us = [first, second].contains(&Speaker::Ours);
            names_us && may(first) && may(second)
        }) && introduced(&self.discourse, kind, number).is_none()
    }

    /// See also the Council, resolution 7/3: the body that the bracket around a number has named before it.
    fn body_in_bracket(&self) -> Option<Speaker> {
        let (named, bracket) = self.name_in_bracket?;
        (self.scanner.is_aside() && self.scanner.bracket == Some(bracket)).then_some(named)
    }

    /// 第7/3号决议附件一第26段: whether a place is cited that an instrument of ours has, in a document that names us, where the
    /// sentence names nobody else. Others give the same numbers, but not to what has such an annex.
    fn has_what_only_ours_has(&self, citation: &Citation) -> bool {
        let Reference::Instrument {
            kind,
            number,
            annex,
            locator,
            issuer: Issuer::Unstated,
        } = &citation.reference
        else {
            return false;
        };
        let is_decision = *kind == Some(InstrumentKind::Decision);
        if annex.is_none() && (!is_decision || *locator == Locator::Whole) {
            return false;
        }
        // The European Parliament met. In its decision 4/3, paragraph 2
        let is_another = |body: Speaker| body != Speaker::Ours;
        let is_its = || {
            self.is_its(citation)
                && (self.names_another_before || self.body_before.is_some_and(is_another))
        };
        // The Council has adopted the following texts: …
        let is_listed = || {
            let list = self.discourse.list.as_ref();
            list.is_some_and(|list| {
                (list.is_label || list.introduces && list.lists_instruments)
                    && list.body.is_some_and(is_another)
            })
        };
        if annex.is_none() && (is_its() || is_listed()) {
            return false;
        }
        let is_it = |(of, known): &(InstrumentKind, InstrumentNumber)| {
            known == number && kind.is_none_or(|kind| kind == *of)
        };
        self.discourse.names_us
            && self.sentence.bodies.is_empty()
            && self.opened_by_another().is_none()
            && self.lexicon.reproduced.iter().any(is_it)
    }

    /// The other body whose opening line the paragraph stands under: what it adopts is read.
    fn opened_by_another(&self) -> Option<Speaker> {
        let (rank, foci) = self.discourse.headings.last()?;
        foci.body
            .filter(|body| *rank == OPENING_LINE && *body != Speaker::Ours)
    }

    /// Whether an instrument is said to be its body's.
    fn is_its(&self, citation: &Citation) -> bool {
        let text = self.scanner.text();
        let kind = citation
            .element(ElementKind::Kind)
            .and_then(|kind| text.get(kind.range.clone()));
        let before = text.get(..citation.range.start).unwrap_or_default();
        says_its(before, kind.unwrap_or_default())
    }

    /// Of a list of numbers whose first is another's none is ours: COP decisions 2/6 and 3/9. And an annex without a
    /// number is the one that the list has cited: paragraph 20 of annex I and paragraph 21 of the same annex.
    fn continue_list(&self, citation: &mut Citation) {
        let Some(last) = self.out.last().filter(|last| last.list == citation.list) else {
            return;
        };
        let shares_its_kind = citation.element(ElementKind::Kind).is_none();
        let Reference::Instrument {
            issuer: Issuer::Unstated,
            number,
            annex,
            ..
        } = &mut citation.reference
        else {
            if let (
                Reference::Instrument { number, annex, .. },
                Reference::Instrument {
                    number: before,
                    annex: Some(numbered @ Annex::Numbered(_)),
                    ..
                },
            ) = (&mut citation.reference, &last.reference)
                && number == before
                && *annex == Some(Annex::Only)
            {
                *annex = Some(*numbered);
            }
            return;
        };
        match &last.reference {
            Reference::Instrument {
                number: before,
                annex: Some(numbered @ Annex::Numbered(_)),
                ..
            } if number == before && *annex == Some(Annex::Only) => *annex = Some(*numbered),
            Reference::Other { body } if shares_its_kind && *body != OtherBody::OtherTreaty => {
                citation.reference = last.reference.clone();
                citation.certainty = Certainty::Explicit;
            }
            _ => {}
        }
    }

    /// Resolution 3/4 and resolution 8/2 of the States Parties: what the last of a list says is said of those before it
    /// that cannot be ours.
    fn issuer_of_all(
        &self,
        kind: Option<InstrumentKind>,
        number: InstrumentNumber,
    ) -> Option<Speaker> {
        let may = |speaker: Speaker| may_number(self.lexicon, speaker, kind, number);
        self.issuer_of_list
            .filter(|issuer| *issuer != Speaker::Ours && may(*issuer) && !may(Speaker::Ours))
    }

    /// A会议和B会议分别通过第7/3号决议和第8/4号决议: the one of the bodies that have been named with which a number of
    /// as many goes.
    fn one_of_several(&self, names_nobody: bool) -> Option<Speaker> {
        let bodies = &self.sentence.bodies;
        let between = self.scanner.text().get(self.body_end..self.listed.start)?;
        let is_one_by_one = names_nobody
            && bodies.len() > 1
            && bodies.len() == self.listed.length
            && (says_respectively(between) || self.says_respectively_behind());
        bodies
            .get(self.listed.position)
            .copied()
            .filter(|_| is_one_by_one)
    }

    /// 后者的第6/1号决议: of the body of the two that have been named.
    fn one_of_two(&self, at: usize) -> Option<Speaker> {
        let (first, last) = match self.sentence.named.as_slice() {
            [first, .., last] => (*first, *last),
            [] => self.two_bodies?,
            _ => return None,
        };
        match says_which(self.scanner.text().get(..at)?)? {
            Pointing::Former => Some(first),
            _ => Some(last),
        }
    }

    /// 生物多样性公约第14/8号决定, UNCAC resolution 1/4: of the conference of the treaty right before it.
    fn treaty_before_number(&self, at: usize) -> Option<Speaker> {
        let between = self.scanner.text().get(self.treaty_end..at)?;
        let (_, last) = self.sentence.treaties?;
        let is_beside = self.treaty_end > 0 && between.trim_matches([' ', '的', '\n']).is_empty();
        is_beside.then(|| law::body_of(self.lexicon, last).unwrap_or(Speaker::Unnamed))
    }

    /// The Human Rights Council (resolution 6/29): of the body right before the bracket.
    fn body_before_bracket(&self, at: usize) -> Option<Speaker> {
        let between = self.scanner.text().get(self.body_end..at)?;
        let is_beside = self.body_end > 0 && matches!(between.trim(), "(" | "（" | "[");
        let last = *self.sentence.named.last()?;
        is_beside.then_some(last)
    }

    /// Its resolution 3/4 is on assistance, like our decision 3/4: of the body that the document is about.
    fn our_own(&self, citation: &Citation) -> Option<Speaker> {
        let before = self.scanner.text().get(..citation.range.start)?;
        let title = self
            .discourse
            .headings
            .first()
            .and_then(|(_, foci)| foci.body);
        let is_ours = title.is_none_or(|body| body == Speaker::Ours)
            && self.discourse.names_us
            && !self.discourse.turns.is_taken
            && !self.is_said_by_another(citation.range.start)
            && says_our(before, citation.language);
        is_ours.then_some(Speaker::Ours)
    }

    /// Secretary of the Council: Our resolution 7/3: whether the body that was named last has the floor, and is another.
    fn is_said_by_another(&self, at: usize) -> bool {
        let between = self.scanner.text().get(self.body_end..at);
        let has_the_floor = between.is_some_and(|between| between.starts_with([':', '：']));
        has_the_floor && (self.first.body).is_some_and(|body| body != Speaker::Ours)
    }

    /// Whether a body that is spoken to can have given an instrument that number, which has not been named as ours.
    fn is_of_addressed(&self, kind: Option<InstrumentKind>, number: InstrumentNumber) -> bool {
        let is_ours = (self.discourse.introduced.iter())
            .any(|one| one.number == number && one.speaker == Speaker::Ours);
        let mut addressed = self.addressed.iter();
        !is_ours && addressed.any(|body| may_number(self.lexicon, *body, kind, number))
    }

    /// Whether another body that has been named can have given an instrument that number.
    fn others_may_number(&self, kind: Option<InstrumentKind>, number: InstrumentNumber) -> bool {
        self.discourse.bodies.iter().any(|body| {
            !matches!(body, Speaker::Ours) && may_number(self.lexicon, *body, kind, number)
        })
    }

    /// 4/3 (d) made it permanent: whether a number that nothing near says to be an instrument's is one. With a place in it,
    /// the document has named it as ours before and as nobody else's, or it goes on with one in a list; alone, it begins an
    /// item of a list of our instruments, or the sentence has named the kind and is about our body.
    pub(super) fn is_known_by_its_number(
        &self,
        citation: &Citation,
        number: InstrumentNumber,
    ) -> bool {
        let has_place = !matches!(
            citation.reference,
            Reference::Instrument {
                annex: None,
                locator: Locator::Whole,
                ..
            }
        );
        if has_place && introduced(&self.discourse, None, number) == Some(Speaker::Ours) {
            return true;
        }
        let is_adopted = (self.lexicon.adopted.iter()).any(|(.., known)| *known == number);
        let goes_on = || {
            let Some(last) = self.out.last() else {
                return false;
            };
            let is_ours = matches!(last.reference, Reference::Instrument { .. });
            let between = self
                .scanner
                .text()
                .get(last.range.end..citation.range.start);
            let is_mark = between.is_some_and(|between| joins_a_list(between, citation.language));
            has_place && (last.list == citation.list || is_ours && is_mark)
        };
        let is_listed = || {
            self.now.lists_instruments
                && self.now.body == Some(Speaker::Ours)
                && self.begins_item(citation.range.start)
        };
        let is_behind_its_noun = || {
            let said = self.scanner.text();
            let sentence = said.get(self.scanner.sentence..citation.range.start);
            let whose = self.sentence.bodies.last().copied().or(self.now.body);
            let is_named = |said: &str| {
                let clause = said
                    .find([',', ';', ':', '('])
                    .and_then(|end| said.get(..end));
                names_instruments(said, citation.language)
                    && says_which(clause.unwrap_or(said)).is_none()
            };
            let begins_item = || self.begins_item(citation.range.start);
            whose == Some(Speaker::Ours)
                && !self.others_may_number(None, number)
                && (!may_be_a_share(number)
                    || begins_item()
                    || stands_between_marks(said, citation))
                && sentence.is_some_and(is_named)
        };
        is_adopted && (goes_on() || is_behind_its_noun())
            || is_listed() && may_number(self.lexicon, Speaker::Ours, None, number)
    }

    fn introduce(
        &mut self,
        kind: Option<InstrumentKind>,
        number: InstrumentNumber,
        speaker: Speaker,
    ) {
        self.discourse.introduce(Introduced {
            kind,
            number,
            speaker,
        });
    }
}

/// The kind and number that a citation of an instrument is written with.
fn numbered(citation: &Citation, text: &str) -> Option<(Option<InstrumentKind>, InstrumentNumber)> {
    match &citation.reference {
        Reference::Instrument { kind, number, .. } => Some((*kind, *number)),
        _ => {
            let element = citation.element(ElementKind::Number)?;
            let written = text.get(element.range.clone())?;
            let (session, serial) = written.split_once('/')?;
            let number = InstrumentNumber {
                session: session.trim().parse().ok()?,
                serial: serial.trim().parse().ok()?,
            };
            let kind = citation
                .element(ElementKind::Kind)
                .and_then(|kind| kind_of(citation.language, text.get(kind.range.clone())?));
            Some((kind, number))
        }
    }
}

/// Whether a number of an instrument is written as a share is: 3/4.
fn may_be_a_share(number: InstrumentNumber) -> bool {
    number.session < number.serial
}

/// Whether nothing but marks stands around a citation: (3/4), but not 3/4 of the time.
fn stands_between_marks(text: &str, citation: &Citation) -> bool {
    const MARKS: &str = "(),;:—–.（），；：、。،؛";
    let before = text.get(..citation.range.start).unwrap_or_default();
    let behind = text.get(citation.range.end..).unwrap_or_default();
    before.trim_end().ends_with(|c| MARKS.contains(c))
        && behind.trim_start().starts_with(|c| MARKS.contains(c))
}
