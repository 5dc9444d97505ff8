//! What a name sets: a body, a treaty, a working group, the compilation, a meeting.
//!
//! Not here: finding names in a text (`citation/`); which of several bodies a number is then of (`instruments`
//! and `discourse/body.rs`), which of several treaties an article is of (`articles` and `discourse/law.rs`).

use std::ops::Range;

use super::{Owner, Reader};
use crate::citation::{
    BodyId, Citation, ElementKind, InstrumentKind, InstrumentNumber, Issuer, Language,
    MeetingNumbering, Mention, Named, Path, Reference, Speaker, behind_list_mark, introduced_as,
    languages, says_is_of, says_its, says_of, says_that_of,
};
use crate::discourse::body::speaker;
use crate::discourse::carried::Law;
use crate::discourse::cited::{Cited, Head};
use crate::discourse::law;
use crate::discourse::short_name::{introduced_behind, is_acronym};
use crate::discourse::standing::Standing;

/// “resolution 3/1”. It is that of the: whether the next sentence begins with whose what is cited is.
fn is_said_at_once(between: &str, language: Language) -> bool {
    const LONGEST: usize = 40;
    let end = [". ", "? ", "! "]
        .iter()
        .filter_map(|end| between.find(end));
    let Some((before, behind)) = end.min().and_then(|at| between.split_at_checked(at)) else {
        return false;
    };
    let sentence = behind.get(2..).unwrap_or_default();
    before.chars().all(|c| !c.is_alphanumeric())
        && sentence.len() <= LONGEST
        && !sentence.contains(['.', ',', ';', ':', '('])
        && says_is_of(sentence, language)
}

/// Resolution 7/3 of the national parliament: whether *of* stands there with a word of its name or two behind it.
fn says_of_what_is_called(between: &str, language: Language) -> bool {
    const MOST: usize = 2;
    let mut of = between.trim_end();
    for _ in 0..MOST {
        let Some((before, word)) = of.rsplit_once(' ') else {
            return false;
        };
        if !word.chars().all(char::is_alphabetic) {
            return false;
        }
        if between
            .get(..=before.len())
            .is_some_and(|of| says_of(of, language))
        {
            return true;
        }
        of = before;
    }
    false
}

impl Reader<'_> {
    /// A name; `is_within` a citation, whose it says that it is.
    pub(super) fn mention(&mut self, mention: &Mention, is_within: bool) {
        self.advance(mention.range.start);
        let is_aside = self.scanner.is_aside();
        match &mention.named {
            Named::Compilation => self.discourse.names_the_compilation = true,
            Named::Meeting(meeting) => {
                self.meeting_named = Some((*meeting, mention.range.end));
                self.meetings_named.push((*meeting, mention.range.end));
                self.now.recommends = Some(Head::Meeting {
                    meeting: *meeting,
                    numbering: MeetingNumbering::Recommendations,
                    path: Path::new(),
                });
            }
            Named::InstrumentOfYear(kind, number) => {
                self.instrument_of_year(*kind, *number, mention)
            }
            Named::OurGroup => {
                self.names_our_group_here = true;
                self.discourse.names_our_group = true;
                self.discourse.names_us = true;
                self.discourse.note_body(Speaker::Ours);
                self.speaks_of(Speaker::Ours);
                if !is_aside && self.sentence.bodies.is_empty() {
                    self.now.body = Some(Speaker::Ours);
                    self.sentence.is_about_our_group = true;
                }
            }
            Named::GroupOf(treaty) => {
                let law = law::law(self.lexicon, &Named::Treaty(*treaty));
                let speaker = law.and_then(|law| law::body_of(self.lexicon, law));
                if let Some(speaker) = speaker {
                    self.discourse.note_body(speaker);
                    if !is_aside && self.sentence.bodies.is_empty() {
                        self.now.body = Some(speaker);
                        self.is_body_carried = false;
                    }
                }
            }
            Named::CalledTheConvention(treaty) => {
                self.discourse.called.0 = law::law(self.lexicon, &Named::Treaty(*treaty));
            }
            named @ (Named::Body(_) | Named::OneOf(_)) => {
                self.body(named, mention, is_within, is_aside);
                self.body_end = mention.range.end;
                self.claimants = match named {
                    Named::OneOf(claimants) => claimants.clone(),
                    _ => Vec::new(),
                };
            }
            // 公约缔约方会议: which one the text calls the Convention is known by whose conference that is.
            Named::BareConvention if self.body_end >= mention.range.end => {
                // A conference of which nothing is known so far says nothing.
                let is_known = |body: &&Speaker| **body != Speaker::Ours || self.discourse.names_us;
                let body = self.sentence.named.last().filter(is_known);
                let law = body.and_then(|body| law::treaty_of(self.lexicon, *body));
                // 该公约缔约国会议: of the one named last.
                if self.discourse.called.0.is_none() && !self.names_that(&mention.range) {
                    self.discourse.called.0 = law;
                }
                // Of the text it is not what is spoken of; of a heading it may be.
                if matches!(self.standing, Standing::Heading(_)) {
                    self.treaty(&mention.named, &mention.range, is_aside);
                }
            }
            // The treaty in the name of its conference is not what is spoken of.
            named
                if self.body_end >= mention.range.end
                    && law::law(self.lexicon, named).is_some() => {}
            named => self.treaty(named, &mention.range, is_aside),
        }
        // Where the name of a treaty is a part of a body's, the body is meant.
        self.scanner.advance(mention.range.end);
    }

    /// The decision of 2008: of ours, where nobody else is spoken of, and gone on with as if it were cited.
    fn instrument_of_year(
        &mut self,
        kind: InstrumentKind,
        number: InstrumentNumber,
        mention: &Mention,
    ) {
        /// Beyond the lists of citations.
        const LIST: u32 = 1 << 24;
        let is_ours = |speaker: &Speaker| *speaker == Speaker::Ours;
        let is_about_us = self.discourse.names_us
            && self.sentence.bodies.iter().all(is_ours)
            && self.now.body.as_ref().is_none_or(is_ours)
            && self.discourse.section().body.as_ref().is_none_or(is_ours);
        // 第8/4号决议第2段重申2008年的决定: in passing, beside what the sentence has cited.
        let is_passing = self.out.last().is_some_and(|last| {
            last.range.end > self.scanner.sentence
                && matches!(last.reference, Reference::Instrument { .. })
        });
        if !is_about_us || is_passing || self.scanner.is_aside() {
            return;
        }
        let head = Head::Instrument {
            issuer: Issuer::Unstated,
            kind: Some(kind),
            number,
            annex: None,
            path: Path::new(),
        };
        self.discourse.note_cited(&head);
        let place = u32::try_from(mention.range.start).unwrap_or_default();
        self.now.heads.push(Cited {
            list: LIST + place,
            head,
        });
    }

    /// In its resolution 1/4, the Conference …: the body that the sentence goes on with.
    pub(super) fn named_ahead<'m>(
        &self,
        mut mentions: impl Iterator<Item = &'m Mention>,
        from: usize,
        next: Option<&Citation>,
    ) -> Option<(Speaker, bool)> {
        if !self.sentence.bodies.is_empty() {
            return None;
        }
        let named = mentions.find(|mention| {
            matches!(mention.named, Named::Body(_) | Named::OneOf(_)) && !mention.is_addressed
        })?;
        // Whose the next one is says nothing of this.
        if next.is_some_and(|next| next.range.start <= named.range.start) {
            return None;
        }
        let mut scanner = self.scanner.clone();
        let is_of_this = !scanner.advance(from) && !scanner.advance(named.range.start);
        if !is_of_this || scanner.is_aside() {
            return None;
        }
        let speaker = self.speaker_of(named)?;
        Some((speaker, matches!(named.named, Named::Body(_))))
    }

    /// Resolution 3/1, which …, is that of the Council: the body that the sentence says a citation is of.
    pub(super) fn named_as_owner<'m>(
        &self,
        mut mentions: impl Iterator<Item = &'m Mention>,
        citation: &Citation,
        next: Option<&Citation>,
    ) -> Option<Owner> {
        const FARTHEST: usize = 200;
        let from = citation.range.end;
        let is_owner = |mention: &&Mention| {
            let between = self.scanner.text().get(from..mention.range.start);
            matches!(mention.named, Named::Body(_) | Named::OneOf(_))
                || between.is_some_and(|between| between.trim_matches([' ', '\u{a0}']).is_empty())
                    && law::law(self.lexicon, &mention.named).is_some()
        };
        let named = mentions.find(is_owner)?;
        if next.is_some_and(|next| next.range.start <= named.range.start) {
            return None;
        }
        // Resolution 3/4 UNCAC: of the conference of the treaty right behind it.
        if let Some(law) = law::law(self.lexicon, &named.named) {
            let is_numbered = citation.element(ElementKind::Number).is_some();
            return is_numbered.then(|| Owner {
                speaker: law::body_of(self.lexicon, law).unwrap_or(Speaker::Unnamed),
                is_right_behind: true,
            });
        }
        let between = self.scanner.text().get(from..named.range.start)?;
        let mut scanner = self.scanner.clone();
        let is_of_this = !scanner.advance(from) && !scanner.advance(named.range.start);
        let is_said = between.len() <= FARTHEST
            && is_of_this
            && !between.contains([';', '；'])
            && says_is_of(between, citation.language)
            || says_of(between, citation.language)
            || is_said_at_once(between, citation.language)
            || named.named == Named::Body(Speaker::Unnamed)
                && !self.is_a_name_of_ours(named, citation.language)
                && says_of_what_is_called(between, citation.language);
        let speaker = self.speaker_of(named).filter(|_| is_said)?;
        Some(Owner {
            speaker,
            is_right_behind: says_of(between, citation.language),
        })
    }

    /// The Vienna Conference: whether what only a noun tells has a name of our body's.
    fn is_a_name_of_ours(&self, mention: &Mention, language: Language) -> bool {
        let written = self.scanner.text().get(mention.range.clone());
        let ours = self.lexicon.our_body();
        ours.is_some_and(|ours| {
            let mut names = ours.names.of(language).iter();
            names.any(|name| Some(name.as_str()) == written)
        })
    }

    /// The name of a body, or what only a noun tells to be one.
    pub(super) fn body(
        &mut self,
        named: &Named,
        mention: &Mention,
        is_within: bool,
        is_aside: bool,
    ) {
        if self.is_introduced(mention, is_aside) {
            return;
        }
        let of_topic = self.body_of_topic(named).map(Named::Body);
        let named = of_topic.as_ref().unwrap_or(named);
        let of_topic = match named {
            Named::Body(speaker) if of_topic.is_some() => Some(*speaker),
            _ => None,
        };
        let Some(speaker) = of_topic.or_else(|| self.speaker_of(mention)) else {
            return;
        };
        self.bodies_in_all += 1;
        self.discourse.shared_is_anothers |=
            speaker == Speaker::Unnamed && matches!(named, Named::OneOf(_));
        self.names_another_body |= speaker != Speaker::Ours;
        if is_aside
            && !is_within
            && let Some(bracket) = self.scanner.bracket
        {
            self.name_in_bracket = Some((speaker, bracket));
        }
        // The Financial Action Task Force has recommendations of its own.
        if speaker != Speaker::Ours && !is_aside && !is_within {
            self.now.recommends = None;
        }
        let is_heading = matches!(self.standing, Standing::Heading(_));
        // What only a noun tells is not gone on with, but a council that adopts has numbers of its own.
        if speaker == Speaker::Unnamed {
            // At its beginning: who it is about.
            const NEAR: usize = 60;
            let before = self
                .scanner
                .text()
                .get(self.scanner.sentence..mention.range.start);
            let is_subject = before.is_none_or(|before| before.chars().count() <= NEAR);
            self.sentence.names_another |= !mention.is_addressed && is_subject;
            self.begins_with_another |=
                !mention.is_addressed && self.begins_at(mention.range.start);
            if (mention.issues || is_heading) && !is_aside {
                self.discourse.another_issues = true;
                self.sentence.issuing = Some(speaker);
            }
            return;
        }
        self.sentence.named.push(speaker);
        // To its Conference of the Parties (“the Conference”): it is named, not spoken to.
        let is_introduced = self.introduce_short_name(speaker, mention.range.end);
        let is_addressed = mention.is_addressed && !is_introduced && !self.is_the_treatys(mention);
        // “人权理事会”四个字: the words are spoken of.
        if !is_within && self.is_in_quotes(&mention.range) {
            return;
        }
        // Who is spoken to issues nothing here; a guide to the Council is about it.
        if is_addressed && !is_within && !is_heading {
            if self.is_surely(named, speaker) && speaker != Speaker::Ours {
                self.addressed.push(speaker);
            }
            return;
        }
        if let (Named::OneOf(claimants), Speaker::Ours) = (named, speaker)
            && !self.discourse.names_us
        {
            self.discourse.may_be = claimants.clone();
        }
        if let (Named::Body(_), Speaker::Other(id)) = (named, speaker) {
            self.establish(id);
        }
        self.discourse.note_body(speaker);
        if self.is_surely(named, speaker) {
            self.speaks_of(speaker);
        }
        self.discourse.may_name_us |= speaker == Speaker::Ours;
        self.discourse.names_us |= *named == Named::Body(Speaker::Ours);
        if is_aside {
            return;
        }
        if self.is_beside_another(named, mention.range.start)
            && let Some(before) = self.sentence.bodies.pop()
        {
            // The other conference, the Conference of the Parties to …: one body.
            if self.now.body == Some(before) {
                self.now.body = Some(speaker);
            }
            if self.first.body == Some(before) {
                self.first.body = Some(speaker);
            }
            self.names_several = false;
        }
        let is_conference = match speaker {
            Speaker::Other(id) => (self.lexicon.body(id))
                .is_some_and(|body| !body.cited_everywhere && body.treaty.is_some()),
            Speaker::Ours => true,
            Speaker::Unnamed => false,
        };
        if is_conference && !self.named.contains(&speaker) {
            self.named.push(speaker);
        }
        let is_first = self.sentence.bodies.is_empty();
        self.now.evenly = match self.sentence.bodies.as_slice() {
            [] => None,
            [first] if *first != speaker && self.is_joined_to_the_body_before(mention) => {
                Some((*first, speaker))
            }
            _ => self.now.evenly,
        };
        self.names_several |= self.first.body.is_some_and(|first| first != speaker);
        self.sentence.bodies.push(speaker);
        self.sentence.issuing = mention.issues.then_some(speaker);
        let is_everywhere = is_within
            && match speaker {
                Speaker::Other(id) => {
                    (self.lexicon.body(id)).is_some_and(|body| body.cited_everywhere)
                }
                _ => false,
            };
        // The Working Group … and those of the Council: the group is what is gone on with.
        let is_beside_our_group =
            self.sentence.is_about_our_group && speaker != Speaker::Ours && !mention.issues;
        // The other Conference is what is spoken of for one sentence.
        let is_contrast = matches!(named, Named::OneOf(_)) && self.is_another(mention);
        if is_first && !is_everywhere && !is_beside_our_group && !is_contrast {
            self.is_body_carried = false;
            self.now.body = Some(speaker);
            self.turn_is_about(speaker);
            self.now.is_inherited = false;
            self.now.is_inferred = false;
            self.first.body = self.first.body.or(Some(speaker));
        }
    }

    /// Whether nothing but a noun's article stands before a place in the paragraph.
    fn begins_at(&self, place: usize) -> bool {
        /// Letters of an article.
        const ARTICLE: usize = 3;
        let before = self.scanner.text().get(..place).unwrap_or_default();
        before.chars().filter(|c| c.is_alphanumeric()).count() <= ARTICLE
    }

    /// ## Organized crime (Conference of the Parties): the one of those that have a name whose topic the heading says.
    fn body_of_topic(&self, named: &Named) -> Option<Speaker> {
        let Named::OneOf(claimants) = named else {
            return None;
        };
        if !matches!(self.standing, Standing::Heading(_)) || !self.laws.is_empty() {
            return None;
        }
        let heading = self.scanner.text().to_lowercase();
        let says = |id: &&BodyId| {
            let about = self.lexicon.body(**id).map(|body| &body.about);
            let mut about = about.into_iter().flatten();
            about.any(|topic| heading.contains(&topic.to_lowercase()))
        };
        let mut meant = claimants.iter().filter(says);
        let only = *meant.next().filter(|_| meant.next().is_none())?;
        Some(match Some(only) == self.lexicon.ours {
            true => Speaker::Ours,
            false => Speaker::Other(only),
        })
    }

    /// The other conference, the Conference of the Parties to …: whether a name of its own says who the name right
    /// before it is that several have.
    fn is_beside_another(&self, named: &Named, at: usize) -> bool {
        const LONGEST: usize = 14;
        let between = self.scanner.text().get(self.body_end..at);
        let is_apposed = between.is_some_and(|between| {
            let behind = between.trim_start_matches([' ', '—', '–', '-', ',']);
            between.len() <= LONGEST
                && behind.len() < between.trim_start().len()
                && !behind.contains(|c: char| !c.is_alphabetic() && !matches!(c, ' ' | '\'' | '’'))
                && behind.split_whitespace().count() <= 1
        });
        matches!(named, Named::Body(_))
            && is_apposed
            && self.body_end > self.scanner.sentence
            && !self.claimants.is_empty()
    }

    /// The Conference and the Council: whether nothing but *and* stands between a name and that of the body before it.
    fn is_joined_to_the_body_before(&self, mention: &Mention) -> bool {
        /// Bytes of an article.
        const LONGEST: usize = 6;
        let text = self.scanner.text();
        let at = mention.range.start;
        languages().any(|language| {
            behind_list_mark(text, self.body_end, language)
                .and_then(|behind| text.get(behind..at))
                .is_some_and(|article| {
                    article.len() <= LONGEST
                        && article
                            .chars()
                            .all(|c| c.is_alphabetic() || matches!(c, ' ' | '\'' | '’'))
                })
        })
    }

    /// The Convention … its Conference of the Parties: whether a name is said to be that of the body of the treaty
    /// that the sentence has named.
    fn is_the_treatys(&self, mention: &Mention) -> bool {
        let before = self.scanner.text().get(..mention.range.start);
        let treaty = self.sentence.treaties.map(|(_, last)| last);
        let body = treaty.and_then(|law| law::body_of(self.lexicon, law));
        body.is_some()
            && self.sentence.bodies.is_empty()
            && self.speaker_of(mention) == body
            && before.is_some_and(|before| says_its(before, ""))
    }

    /// Whether a name can be no other body's, and that body is none that everybody cites.
    fn is_surely(&self, named: &Named, speaker: Speaker) -> bool {
        let is_ours = |id: &BodyId| Some(*id) == self.lexicon.ours;
        let is_sure = match named {
            Named::OneOf(claimants) => !claimants.iter().any(is_ours),
            _ => true,
        };
        let is_everywhere = match speaker {
            Speaker::Other(id) => (self.lexicon.body(id)).is_some_and(|body| body.cited_everywhere),
            _ => false,
        };
        is_sure && !is_everywhere
    }

    /// Whether quotation marks stand right around a name.
    pub(super) fn is_in_quotes(&self, range: &Range<usize>) -> bool {
        // The last is what a markup's own marks are printed as.
        const OPENING: [char; 8] = ['“', '"', '「', '«', '『', '‘', '`', '\u{3}'];
        let text = self.scanner.text();
        let opens = text.get(..range.start).is_some_and(|before| {
            // Markup has been blanked.
            let before = before.trim_end_matches('\0');
            // “the Conference”, «la Conférence»
            let behind_article = || {
                const LONGEST: usize = 4;
                let article = before.trim_end_matches(char::is_alphabetic);
                let bare = before.trim_end_matches([' ', '\'', '’']);
                let stem = bare.trim_end_matches(char::is_alphabetic);
                let is_short = bare.len() - stem.len() <= LONGEST;
                let stem = stem.trim_end_matches('\0');
                article.len() == before.len()
                    && bare.len() < before.len()
                    && is_short
                    && stem.ends_with(OPENING)
            };
            before.ends_with(OPENING) || behind_article()
        });
        let closes = text.get(range.end..).is_some_and(|behind| {
            behind
                .trim_start_matches('\0')
                .starts_with(['”', '"', '」', '»', '』', '’', '\'', '\u{4}'])
        });
        opens && closes
    }

    /// The body that a name names here.
    pub(super) fn speaker(&self, named: &Named) -> Option<Speaker> {
        let treaty = self.sentence.treaties.map(|(_, last)| last);
        let focus = self.now.body;
        // What a document calls the Convention tells whose a shared name is where that convention is another one.
        let called = self.discourse.called.0;
        let called = called.filter(|law| matches!(law, Law::Other { .. }));
        // Article 51 of the Convention against Corruption …. The Conference …: of the treaty that the paragraph has named,
        // where it has named no body.
        let named_here = self.now.treaty.filter(|law| {
            self.first.body.is_none() && self.laws.as_slice() == [*law] && *law != Law::National
        });
        let treaty = treaty.or(named_here);
        speaker(
            self.lexicon,
            &self.discourse,
            focus,
            treaty.or(called),
            named,
        )
    }

    /// The name of a treaty or a law, or the Convention.
    fn treaty(&mut self, named: &Named, range: &Range<usize>, is_aside: bool) {
        let lexicon = self.lexicon;
        let ended = std::mem::replace(&mut self.treaty_end, range.end);
        // (hereinafter “the Convention”): so it is called from here on.
        if is_aside
            && let Some((_, last)) = self.sentence.treaties
            && let Some(between) = self.scanner.text().get(ended..range.start)
            && introduced_as(between).is_some()
        {
            match named {
                Named::BareConvention => self.discourse.called.0 = Some(last),
                Named::BareProtocol => self.discourse.called.1 = Some(last),
                _ => {}
            }
        }
        let own_name = law::law(lexicon, named);
        if own_name == Some(Law::National) {
            self.law_end = range.end;
            self.discourse.names_a_law = true;
        }
        if let Some(law) = own_name {
            match law::is_a_convention(lexicon, law) {
                Some(true) => self.names.0 = true,
                Some(false) => self.names.1 = true,
                None => {}
            }
            self.discourse.names_us |= matches!(law, Law::Own(_));
            if law != Law::National {
                self.discourse.note_treaty(law);
            }
        }
        let law = own_name.or_else(|| match named {
            Named::BareConvention if self.says_that_before(range) && !self.names.0 => {
                self.that_convention(true)
            }
            _ => self.bare(named),
        });
        if let Some(law) = own_name {
            if let Some(name) = introduced_behind(self.scanner.text(), range.end)
                && is_acronym(name)
            {
                self.discourse.call_treaty(name, law);
            }
            self.name_conference_of(law, range.start);
            self.name_that_of(law, range.start);
        }
        if *named == Named::BareProtocol {
            self.call_the_protocol(law);
        }
        self.is_unclear = law.is_none();
        if matches!(self.standing, Standing::Heading(_))
            && let Some(body) = law.and_then(|law| law::body_of(lexicon, law))
            && self.sentence.bodies.is_empty()
        {
            self.now.body = Some(body);
            self.discourse.note_body(body);
        }
        let Some(law) = law else { return };
        if !self.laws.contains(&law) {
            self.laws.push(law);
        }
        // 前一公约的通过了……，后一公约的也通过了: of the one named last.
        if !is_aside && self.sentence.bodies.is_empty() {
            let body = law::body_of(lexicon, law);
            self.sentence.implied = body.or(self.sentence.implied);
        }
        match &mut self.sentence.treaties {
            Some((first, last)) => {
                *last = law;
                // 联合国公约……《联合国打击跨国有组织犯罪公约》: what is known is meant.
                if matches!(first, Law::Other { id: None, .. }) && matches!(law, Law::Own(_)) {
                    *first = law;
                    if !is_aside {
                        self.now.treaty = Some(law);
                        self.turn_is_under(law);
                    }
                }
            }
            None => {
                self.sentence.treaties = Some((law, law));
                self.sentence.treaty_start = range.start;
                self.first.treaty = self.first.treaty.or(Some(law));
                if !is_aside {
                    self.now.treaty = Some(law);
                    self.turn_is_under(law);
                }
            }
        }
    }

    /// The Protocol, where the document has named one only: what it goes on to call so, though others be named later.
    fn call_the_protocol(&mut self, law: Option<Law>) {
        let is_protocol = |law: &&Law| law::is_a_convention(self.lexicon, **law) == Some(false);
        let mut protocols = self.discourse.treaties.iter().filter(is_protocol);
        let only = protocols
            .next()
            .copied()
            .filter(|_| protocols.next().is_none());
        if self.discourse.called.1.is_none() && only.is_some() && only == law {
            self.discourse.called.1 = only;
        }
    }

    /// The Conference, that of the Palermo Convention: a name that several have, and a treaty close behind it.
    fn name_conference_of(&mut self, law: Law, at: usize) {
        const LONGEST: usize = 24;
        /// Where words say that what is named is the treaty's.
        const FARTHEST: usize = 120;
        let Some(meant) = law::body_of(self.lexicon, law) else {
            return;
        };
        let is_meant = |id: &BodyId| match meant {
            Speaker::Ours => Some(*id) == self.lexicon.ours,
            Speaker::Other(other) => *id == other,
            Speaker::Unnamed => false,
        };
        if !self.claimants.iter().any(is_meant) {
            return;
        }
        let between = self.scanner.text().get(self.body_end..at);
        let is_near = between.is_some_and(|between| {
            between.len() <= LONGEST && !between.contains(['.', ';', ':', '。', '；', '\n'])
                || between.len() <= FARTHEST
                    && !between.contains(['.', ';', '。', '；'])
                    && says_that_of(between)
        });
        if !is_near {
            return;
        }
        match self.sentence.bodies.last_mut() {
            Some(last) => {
                if self.now.body == Some(*last) {
                    self.now.body = Some(meant);
                }
                *last = meant;
            }
            None => {
                self.sentence.bodies.push(meant);
                self.now.body = Some(meant);
            }
        }
        self.discourse.note_body(meant);
    }

    /// The Conference of the Parties has recommended it; that of the Convention against Corruption as well: the body of the
    /// treaty, in a sentence that has named another one.
    fn name_that_of(&mut self, law: Law, at: usize) {
        /// Bytes of the words that say so.
        const LONGEST: usize = 20;
        let text = self.scanner.text();
        let mut from = at.saturating_sub(LONGEST).max(self.body_end);
        while !text.is_char_boundary(from) {
            from += 1;
        }
        let near = text.get(from..at).unwrap_or_default();
        let clause = near.rsplit([',', ';', '.', ':', '(']).next();
        let meant = law::body_of(self.lexicon, law);
        let is_meant = self
            .sentence
            .bodies
            .last()
            .is_some_and(|last| Some(*last) != meant)
            && clause.is_some_and(says_that_of);
        if let Some(meant) = meant.filter(|_| is_meant) {
            self.sentence.named.push(meant);
            self.sentence.bodies.push(meant);
            self.sentence.issuing = Some(meant);
            self.discourse.note_body(meant);
        }
    }

    /// What the Convention, or else the Protocol, stands for by what has been named, here and before.
    pub(super) fn bare_law(&self, is_convention: bool) -> Option<Law> {
        // The body that the paragraph itself has named and speaks of.
        let near = self.now.body.filter(|_| self.first.body.is_some());
        law::bare(
            self.lexicon,
            &self.discourse,
            &self.now,
            near,
            is_convention,
        )
    }

    /// What the Convention, the Protocol stands for here.
    pub(super) fn bare(&self, named: &Named) -> Option<Law> {
        match named {
            Named::BareConvention => {
                let ours = || self.lexicon.our_convention().map(Law::Own);
                self.bare_law(true)
                    .or_else(|| ours().filter(|_| !self.speaks_of_others_only()))
            }
            Named::BareProtocol => self
                .bare_law(false)
                .or_else(|| self.lexicon.our_protocol().map(Law::Own)),
            _ => None,
        }
    }

    /// Another body has been named surely: what only a name that it shares with ours has been read as ours was its.
    pub(super) fn establish(&mut self, id: BodyId) {
        let other = Speaker::Other(id);
        self.discourse.note_body(other);
        if self.discourse.names_us || !self.discourse.may_be.contains(&id) {
            return;
        }
        self.discourse.may_name_us = false;
        self.discourse
            .bodies
            .retain(|speaker| *speaker != Speaker::Ours);
        let headings = self.discourse.headings.iter_mut().map(|(_, foci)| foci);
        for foci in headings
            .chain([&mut self.now])
            .chain(&mut self.discourse.list)
        {
            if foci.body == Some(Speaker::Ours) {
                foci.body = Some(other);
            }
        }
    }
}
