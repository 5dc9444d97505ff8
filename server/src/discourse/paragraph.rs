//! Reading one paragraph: its names and citations in their order.

use std::ops::Range;
use std::sync::Arc;

use super::body::{Around, Attribution, attribute, may_number, speaker};
use super::carried::{Discourse, Foci, Introduced, Law};
use super::cited::{Cited, Head};
use super::head;
use super::law;
use super::sentence::Scanner;
use super::standing::Standing;
use super::table;
use crate::citation::{
    Annex, BodyId, Certainty, Citation, ElementKind, InstrumentKind, InstrumentNumber, Issuer,
    Language, Locator, MeetingNumbering, Mention, Named, OtherBody, Path, Pointing, Recognised,
    Reference, Speaker, Standing as Said, begins_with_ditto, kind_of, says_its, says_which,
};
use crate::lexicon::Lexicon;

/// The citations of a paragraph with whose they are, and what the document carries on behind it. `before` is
/// what it carries into the paragraph, `text` what was read (`read`'s ranges are of it).
///
/// Of the citations that do not say what they are of, those of which nothing is known are left out; those that
/// stand for something cited before, or are nobody's because several bodies compete, stay and are left alone.
pub fn read(
    lexicon: &Lexicon,
    before: &Discourse,
    standing: Standing,
    text: &str,
    read: &Recognised,
) -> (Vec<Citation>, Discourse) {
    let mut reader = Reader::new(lexicon, before, standing, text);
    let columns = reader.now.columns.clone();
    let of_row = columns.and_then(|columns| table::with_columns(&columns, text, read));
    let read = of_row.as_ref().unwrap_or(read);
    let mut mentions = read.mentions.iter().peekable();
    for (position, citation) in read.citations.iter().enumerate() {
        let behind = |mention: &&&Mention| mention.range.start < citation.range.start;
        while let Some(mention) = mentions.next_if(|mention| behind(&mention)) {
            reader.mention(mention, false);
        }
        reader.advance(citation.range.start);
        // What is named within a citation is what it says that it is of.
        let mut within = Vec::new();
        while let Some(mention) =
            mentions.next_if(|mention| mention.range.start < citation.range.end)
        {
            within.push(mention);
        }
        // Articles 7, 8 and 9 of the Protocol: what the last of a list says is said of all.
        let list_end = (read.citations.iter().skip(position))
            .take_while(|other| other.list == citation.list)
            .last()
            .map_or(citation.range.end, |last| last.range.end);
        let of_list = mentions
            .clone()
            .take_while(|mention| mention.range.start < list_end)
            .filter(|mention| !matches!(mention.named, Named::Body(_) | Named::OneOf(_)))
            .last();
        reader.of_list = of_list.map(|mention| mention.named.clone());
        let next = read.citations.get(position + 1);
        reader.ahead = reader.named_ahead(mentions.clone(), citation.range.end, next);
        reader.citation(citation, &within);
        // CTOC/COP/… names nobody besides.
        if !matches!(citation.reference, Reference::Document { .. }) {
            for mention in within {
                reader.mention(mention, true);
            }
        }
    }
    for mention in mentions {
        reader.mention(mention, false);
    }
    reader.finish(text)
}

/// The rank of the title.
const TITLE: u8 = 0;
/// The rank of an opening line: below all headings.
const OPENING_LINE: u8 = 9;

/// What a sentence has named so far.
#[derive(Default)]
struct Sentence {
    /// All that it names.
    named: Vec<Speaker>,
    /// Those of them that may have issued what it cites.
    bodies: Vec<Speaker>,
    /// The one that is said to have issued what follows.
    issuing: Option<Speaker>,
    /// Whether a body that only a noun tells has been named: a committee.
    names_another: bool,
    /// The body of the first treaty.
    implied: Option<Speaker>,
    /// The treaty that it is about, and the one named last.
    treaties: Option<(Law, Law)>,
}

struct Reader<'a> {
    lexicon: &'a Lexicon,
    scanner: Scanner<'a>,
    standing: Standing,
    discourse: Discourse,
    /// What holds here.
    now: Foci,
    /// What the paragraph before has cited.
    before: Vec<Cited>,
    /// Whether that ended with something else.
    far_before: bool,
    sentence: Sentence,
    /// The body that the sentence before was about.
    body_before: Option<Speaker>,
    /// The treaty that the sentence before was about.
    treaty_before: Option<Law>,
    /// The two that the sentence before has named.
    two_treaties: Option<(Law, Law)>,
    /// Whether the paragraph itself has named a convention, a protocol by a name of its own.
    names: (bool, bool),
    /// Whether the body spoken of was named only before the paragraph, and not by a heading.
    is_body_carried: bool,
    /// What the paragraph has spoken of first.
    first: Foci,
    /// The bodies that had been named before the paragraph.
    known_before: Vec<Speaker>,
    /// Whether a name of a body is all that has been read.
    bodies_in_all: usize,
    /// Where the body named last ends.
    body_end: usize,
    /// Those that the name of that body may stand for, where others have it as well.
    claimants: Vec<BodyId>,
    /// Where the treaty named last ends.
    treaty_end: usize,
    /// The treaties and laws that the paragraph has named.
    laws: Vec<Law>,
    /// Items of a list within the paragraph that have been read, and what had been cited before the first.
    items: usize,
    list_heads: Vec<Cited>,
    /// What the item begins with, where that is a citation.
    item_head: Option<Cited>,
    /// What the Convention has been found to mean in the paragraph.
    bare_meant: Option<Law>,
    /// Whether it is not known what the treaty named last is.
    is_unclear: bool,
    /// Where the national law named last ends.
    law_end: usize,
    /// Instruments that the sentence has cited.
    instruments: usize,
    /// What the latter is, once the former has been spoken of.
    latter: Option<Head>,
    /// The treaty that is named with the last of the citation's list.
    of_list: Option<Named>,
    /// The body that the sentence names first behind the citation, and whether by a name of its own.
    ahead: Option<(Speaker, bool)>,
    out: Vec<Citation>,
}

impl<'a> Reader<'a> {
    fn new(
        lexicon: &'a Lexicon,
        before: &Discourse,
        standing: Standing,
        text: &'a str,
    ) -> Reader<'a> {
        let mut discourse = before.clone();
        let last = std::mem::take(&mut discourse.last);
        let section = |discourse: &Discourse| discourse.section();
        let mut before_heads = last.heads.clone();
        let now = match standing {
            Standing::Heading(rank) => {
                // A title may have several lines.
                let mut before_it = None;
                if discourse.has_begun || rank != Standing::UNNUMBERED {
                    let stands_under =
                        |(above, _): &mut (u8, Foci)| *above >= rank && *above > TITLE;
                    while let Some((above, foci)) = discourse.headings.pop_if(stands_under) {
                        before_it = (above == rank).then_some(foci);
                    }
                }
                discourse.list = None;
                before_heads.clear();
                match before_it {
                    // Wednesday: the same
                    Some(foci) if says_the_same(text) => foci,
                    _ => Foci {
                        is_inherited: true,
                        ..section(&discourse)
                    },
                }
            }
            Standing::Item => {
                let section = section(&discourse);
                let head = discourse.list.get_or_insert_with(|| match last.introduces {
                    true => last.clone(),
                    false => Foci {
                        body: section.body.or(last.body),
                        treaty: section.treaty.or(last.treaty),
                        ..Foci::default()
                    },
                });
                Foci {
                    body: head.body.or(last.body),
                    treaty: head.treaty.or(last.treaty),
                    ..head.clone()
                }
            }
            Standing::Row => match &discourse.list {
                // What a row cites goes on in the next.
                Some(header) => Foci {
                    heads: match last.heads.is_empty() {
                        true => header.heads.clone(),
                        false => last.heads.clone(),
                    },
                    ..header.clone()
                },
                None if last.introduces => last.clone(),
                None => {
                    let section = section(&discourse);
                    Foci {
                        body: section.body.or(last.body),
                        treaty: section.treaty.or(last.treaty),
                        ..Foci::default()
                    }
                }
            },
            Standing::Prose | Standing::Silent => {
                discourse.list = None;
                let section = section(&discourse);
                Foci {
                    body: section.body.or(last.body),
                    treaty: section.treaty.or(last.treaty),
                    recommends: last.recommends.clone().or(section.recommends),
                    ..Foci::default()
                }
            }
        };
        // What the heading is about goes on under it.
        if before_heads.is_empty() && !matches!(standing, Standing::Heading(_)) {
            before_heads = section(&discourse).heads;
        }
        let mut now = now;
        // Under a treaty's name go the numbers of its conference.
        if now.body.is_none() && !matches!(standing, Standing::Heading(_) | Standing::Item) {
            let treaty = section(&discourse).treaty;
            now.body = treaty.and_then(|law| law::body_of(lexicon, law));
        }
        let is_body_carried = discourse.section().body.is_none();
        let scanner = Scanner::new(text);
        // A paragraph may be a list itself.
        let (items, _) = scanner.items;
        let list_heads = now.heads.clone();
        Reader {
            lexicon,
            scanner,
            standing,
            discourse,
            now,
            before: before_heads,
            far_before: last.ends_with_another,
            sentence: Sentence::default(),
            body_before: None,
            treaty_before: None,
            two_treaties: None,
            names: (false, false),
            is_body_carried,
            first: Foci::default(),
            known_before: before.bodies.clone(),
            bodies_in_all: 0,
            body_end: 0,
            claimants: Vec::new(),
            treaty_end: 0,
            laws: Vec::new(),
            items,
            list_heads,
            item_head: None,
            bare_meant: None,
            is_unclear: false,
            law_end: 0,
            instruments: 0,
            latter: None,
            of_list: None,
            ahead: None,
            out: Vec::new(),
        }
    }

    fn advance(&mut self, to: usize) {
        if self.scanner.advance(to) {
            let sentence = std::mem::take(&mut self.sentence);
            self.instruments = 0;
            self.body_before = sentence.bodies.first().copied().or(self.body_before);
            self.treaty_before = sentence.treaties.map(|(subject, _)| subject);
            if let Some((subject, last)) = sentence.treaties {
                self.two_treaties = (subject != last).then_some((subject, last));
            }
        }
        // What an item cites is not what the next one goes on with, unless it begins with it.
        let (items, _) = self.scanner.items;
        if items > self.items {
            if self.items == 0 {
                self.list_heads = self.now.heads.clone();
            } else {
                // A list whose introduction cites nothing goes on with what its items begin with.
                if self.list_heads.is_empty() {
                    self.list_heads.extend(self.item_head.take());
                }
                self.now.heads = self.list_heads.clone();
            }
            self.items = items;
        }
    }

    /// In its resolution 1/4, the Conference …: the body that the sentence goes on with.
    fn named_ahead<'m>(
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
        let speaker = self.speaker(&named.named)?;
        Some((speaker, matches!(named.named, Named::Body(_))))
    }

    /// A name; `is_within` a citation, whose it says that it is.
    fn mention(&mut self, mention: &Mention, is_within: bool) {
        self.advance(mention.range.start);
        let is_aside = self.scanner.is_aside();
        match &mention.named {
            Named::Compilation => self.discourse.names_the_compilation = true,
            Named::Meeting(meeting) => {
                self.now.recommends = Some(Head::Meeting {
                    meeting: *meeting,
                    numbering: MeetingNumbering::Recommendations,
                    path: Path::new(),
                });
            }
            Named::OurGroup => {
                self.discourse.names_our_group = true;
                self.discourse.names_us = true;
                self.discourse.note_body(Speaker::Ours);
                if !is_aside && self.sentence.bodies.is_empty() {
                    self.now.body = Some(Speaker::Ours);
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
            // The treaty in the name of its conference is not what is spoken of.
            named
                if self.body_end >= mention.range.end
                    && law::law(self.lexicon, named).is_some() => {}
            named => self.treaty(named, &mention.range, is_aside),
        }
        // Where the name of a treaty is a part of a body's, the body is meant.
        self.scanner.advance(mention.range.end);
    }

    fn body(&mut self, named: &Named, mention: &Mention, is_within: bool, is_aside: bool) {
        let Some(speaker) = self.speaker(named) else {
            return;
        };
        self.bodies_in_all += 1;
        // The Financial Action Task Force has recommendations of its own.
        if speaker != Speaker::Ours && !is_aside && !is_within {
            self.now.recommends = None;
        }
        let is_heading = matches!(self.standing, Standing::Heading(_));
        // What only a noun tells is not gone on with, but a council that adopts has numbers of its own.
        if speaker == Speaker::Unnamed {
            // At its beginning: who it is about.
            const NEAR: usize = 60;
            let is_subject = mention.range.start.saturating_sub(self.scanner.sentence) <= NEAR;
            self.sentence.names_another |= !mention.is_addressed && is_subject;
            if (mention.issues || is_heading) && !is_aside {
                self.discourse.another_issues = true;
                self.sentence.issuing = Some(speaker);
            }
            return;
        }
        self.sentence.named.push(speaker);
        // “人权理事会”四个字: the words are spoken of.
        if !is_within && self.is_in_quotes(&mention.range) {
            return;
        }
        // Who is spoken to issues nothing here; a guide to the Council is about it.
        if mention.is_addressed && !is_within && !is_heading {
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
        self.discourse.may_name_us |= speaker == Speaker::Ours;
        self.discourse.names_us |= *named == Named::Body(Speaker::Ours);
        if is_aside {
            return;
        }
        let is_first = self.sentence.bodies.is_empty();
        self.sentence.bodies.push(speaker);
        self.sentence.issuing = mention.issues.then_some(speaker);
        let is_everywhere = is_within
            && match speaker {
                Speaker::Other(id) => {
                    (self.lexicon.body(id)).is_some_and(|body| body.cited_everywhere)
                }
                _ => false,
            };
        if is_first && !is_everywhere {
            self.is_body_carried = false;
            self.now.body = Some(speaker);
            self.now.is_inherited = false;
            self.first.body = self.first.body.or(Some(speaker));
        }
    }

    /// Whether quotation marks stand right around a name.
    fn is_in_quotes(&self, range: &Range<usize>) -> bool {
        const OPENING: [char; 7] = ['“', '"', '「', '«', '『', '‘', '`'];
        let text = self.scanner.text();
        let opens = text
            .get(..range.start)
            .is_some_and(|before| before.ends_with(OPENING));
        let closes = text
            .get(range.end..)
            .is_some_and(|behind| behind.starts_with(['”', '"', '」', '»', '』', '’', '\'']));
        opens && closes
    }

    fn speaker(&self, named: &Named) -> Option<Speaker> {
        let treaty = self.sentence.treaties.map(|(_, last)| last);
        let focus = self.now.body;
        // What a document calls the Convention tells whose a shared name is where that convention is another one.
        let called = self.discourse.called.0;
        let called = called.filter(|law| matches!(law, Law::Other { .. }));
        speaker(
            self.lexicon,
            &self.discourse,
            focus,
            treaty.or(called),
            named,
        )
    }

    fn treaty(&mut self, named: &Named, range: &Range<usize>, is_aside: bool) {
        let lexicon = self.lexicon;
        let ended = std::mem::replace(&mut self.treaty_end, range.end);
        // (hereinafter “the Convention”): so it is called from here on.
        if is_aside
            && let Some((_, last)) = self.sentence.treaties
            && let Some(between) = self.scanner.text().get(ended..range.start)
            && introduces(between)
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
        let law = own_name.or_else(|| self.bare(named));
        if let Some(law) = own_name {
            self.name_conference_of(law, range.start);
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
        if !is_aside && self.sentence.implied.is_none() {
            self.sentence.implied = law::body_of(lexicon, law);
        }
        match &mut self.sentence.treaties {
            Some((first, last)) => {
                *last = law;
                // 联合国公约……《联合国打击跨国有组织犯罪公约》: what is known is meant.
                if matches!(first, Law::Other { id: None, .. }) && matches!(law, Law::Own(_)) {
                    *first = law;
                    if !is_aside {
                        self.now.treaty = Some(law);
                    }
                }
            }
            None => {
                self.sentence.treaties = Some((law, law));
                self.first.treaty = self.first.treaty.or(Some(law));
                if !is_aside {
                    self.now.treaty = Some(law);
                }
            }
        }
    }

    /// The Conference, that of the Palermo Convention: a name that several have, and a treaty close behind it.
    fn name_conference_of(&mut self, law: Law, at: usize) {
        const LONGEST: usize = 24;
        let between = self.scanner.text().get(self.body_end..at);
        let is_near = between.is_some_and(|between| {
            between.len() <= LONGEST && !between.contains(['.', ';', ':', '。', '；', '\n'])
        });
        let Some(meant) = law::body_of(self.lexicon, law).filter(|_| is_near) else {
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
        if let Some(last) = self.sentence.bodies.last_mut() {
            if self.now.body == Some(*last) {
                self.now.body = Some(meant);
            }
            *last = meant;
        }
        self.discourse.note_body(meant);
    }

    fn bare(&self, named: &Named) -> Option<Law> {
        match named {
            Named::BareConvention => law::bare(self.lexicon, &self.discourse, &self.now, true)
                .or_else(|| self.lexicon.our_convention().map(Law::Own)),
            Named::BareProtocol => law::bare(self.lexicon, &self.discourse, &self.now, false)
                .or_else(|| self.lexicon.our_protocol().map(Law::Own)),
            _ => None,
        }
    }

    fn citation(&mut self, citation: &Citation, within: &[&Mention]) {
        let mut citation = citation.clone();
        match citation.reference.clone() {
            Reference::Unattributed(Said::Place { by, annex, locator }) => {
                let is_a_word = locator == Locator::Whole && self.is_in_quotes(&citation.range);
                if by == Pointing::Nothing
                    && (is_a_word || self.is_of_something_numbered(citation.range.start))
                {
                    return;
                }
                let meant = match by {
                    // 。第3段…: of a report that was named in passing, or of the draft itself.
                    Pointing::Nothing if self.is_of_another_sentence() => None,
                    // at paragraph 17: of a judgment, not of the article named in the sentence before.
                    Pointing::Nothing if self.is_behind_articles() => None,
                    // Something else may have been spoken of since.
                    Pointing::Ditto if !self.is_near_what_was_cited(citation.range.start) => None,
                    Pointing::Recommendation => self.now.recommends.clone(),
                    Pointing::Latter if self.latter.is_some() => self.latter.clone(),
                    Pointing::Former => {
                        self.latter = self.now.heads.last().map(|cited| cited.head.clone());
                        head::meant(by, annex, &self.now.heads, &self.before)
                    }
                    // A law named since has articles of its own.
                    Pointing::Article if self.is_behind_a_law() => None,
                    Pointing::Nothing
                        if let Some(document) =
                            self.document_right_before(citation.range.start) =>
                    {
                        Some(document)
                    }
                    _ => head::meant(by, annex, &self.now.heads, &self.before).or_else(|| {
                        let goes_on = citation.language != Language::COMPILATION;
                        goes_on.then(|| self.carried(by, annex))?
                    }),
                };
                let mut is_far = false;
                let meant = meant.or_else(|| {
                    is_far = true;
                    self.cited_long_before(by, annex, &locator)
                });
                let is_here = meant.as_ref().is_some_and(|head| {
                    (self.now.heads.iter()).any(|cited| cited.head.is_same(head))
                });
                let reference = meant.and_then(|head| head::within(&head, by, annex, &locator));
                match reference {
                    Some(reference) => {
                        citation.reference = reference;
                        // Of another sentence or paragraph: what is not there may be of something else.
                        let is_near = self.scanner.is_aside()
                            || self
                                .out
                                .last()
                                .is_some_and(|last| last.range.end > self.scanner.sentence);
                        let is_certain = is_near
                            || citation.language != Language::COMPILATION && self.speaks_of_one(by);
                        if !is_here || !is_certain || is_far {
                            citation.certainty = Certainty::Shape;
                        }
                    }
                    // A word that points to what was cited before is left alone; a place is nothing.
                    None if by == Pointing::TheDocument => return,
                    // Of several that were cited together it is not clear which is meant.
                    None if citation.element(ElementKind::Anaphor).is_none()
                        && !(self.scanner.is_aside() && head::competes(&self.now.heads)) =>
                    {
                        return;
                    }
                    None => {}
                }
            }
            Reference::Unattributed(Said::Article {
                article,
                through,
                locator,
                is_its,
            }) => match self.law_of_article(&citation, is_its, within) {
                // No treaty of ours has so many articles: a law's, unless the document speaks of no other and the
                // paragraph of this one.
                Some(law @ Law::Own(_))
                    if article > self.last_article()
                        && (self.laws != [law] || !self.speaks_of_our_treaties()) =>
                {
                    return;
                }
                Some(law @ Law::Own(treaty)) => {
                    citation.reference = Reference::Treaty {
                        treaty,
                        article,
                        through,
                        locator,
                    };
                    if self.discourse.names_us || self.discourse.treaties.contains(&law) {
                        citation.certainty = Certainty::Explicit;
                    }
                }
                Some(Law::Other { .. }) => {
                    citation.reference = Reference::Other {
                        body: OtherBody::OtherTreaty,
                    };
                    citation.certainty = Certainty::Explicit;
                }
                Some(Law::National) | None => return,
            },
            Reference::Treaty { treaty, .. } => self.owned_article(&mut citation, treaty, within),
            Reference::Instrument { .. } | Reference::Other { .. } => {
                // 第1/CP.28号决定: its number says whose it is.
                if citation.reference
                    == (Reference::Other {
                        body: OtherBody::Unnamed,
                    })
                    && let Some(number) = citation.element(ElementKind::Number)
                    && let Some(written) = self.scanner.text().get(number.range.clone())
                    && let Some(id) = self.lexicon.body_numbering_so(written)
                {
                    citation.reference = Reference::Other {
                        body: OtherBody::Known(id),
                    };
                    self.establish(id);
                }
                self.instrument(&mut citation, within);
            }
            // VII.2 where the compilation has been named; 三.7 has other meanings, but not beside others in the
            // paragraph that are surely of the compilation.
            Reference::Compilation { .. } => {
                let is_beside_others = || {
                    let is_sure = |one: &Citation| {
                        matches!(one.reference, Reference::Compilation { .. })
                            && one.certainty >= Certainty::Cued
                    };
                    self.out.iter().any(is_sure)
                };
                self.discourse.cites_the_compilation |= citation.certainty >= Certainty::Cued;
                let is_chinese = citation.language == Language::COMPILATION;
                if !is_chinese && self.discourse.names_the_compilation
                    || is_chinese && is_beside_others()
                {
                    citation.certainty = citation.certainty.max(Certainty::Cued);
                }
            }
            Reference::Document { .. } | Reference::Meeting { .. } => {}
        }
        if let Some(head) = head::of(&citation) {
            const NEAR: usize = 4;
            if self.items > 0 && citation.range.start <= self.scanner.items.1 + NEAR {
                self.item_head = Some(Cited {
                    list: citation.list,
                    head: head.clone(),
                });
            }
            match &head {
                Head::Document { .. } => self.discourse.last_document = Some(head.whole()),
                Head::Instrument { annex: Some(_), .. } => {
                    self.discourse.last_annex = Some(head.whole());
                }
                _ => {}
            }
            let cited = Cited {
                list: citation.list,
                head,
            };
            // 第3/4号决定，见CTOC/COP/2006/14: where it stands is no other thing to go on with.
            let is_source = self.instruments > 0
                && matches!(cited.head, Head::Document { .. })
                && (self.scanner.is_aside() || self.scanner.is_behind_a_mark());
            let place = self.now.heads.len() - usize::from(is_source && !self.now.heads.is_empty());
            self.discourse.note_cited(&cited.head);
            if head::recommends(&cited.head) {
                self.now.recommends = Some(cited.head.clone());
            }
            self.now.heads.insert(place, cited);
            self.instruments +=
                usize::from(matches!(citation.reference, Reference::Instrument { .. }));
            const MOST: usize = 8;
            if self.now.heads.len() > MOST {
                self.now.heads.remove(0);
            }
        }
        if let Reference::Treaty { treaty, .. } = citation.reference
            && !self.scanner.is_aside()
        {
            self.now.treaty = Some(Law::Own(treaty));
        }
        self.out.push(citation);
    }

    /// What is gone on with where the paragraph has cited nothing: what the one before or the heading is about; for
    /// that resolution and for annex II, which only what has numbered annexes can have, what the document cited last.
    fn carried(&self, by: Pointing, annex: Option<Annex>) -> Option<Head> {
        if !self.now.heads.is_empty() {
            return None;
        }
        if matches!(by, Pointing::Nothing | Pointing::Under)
            && let Some(last) = self.before.last()
            && matches!(last.head, Head::Instrument { .. } | Head::Document { .. })
        {
            return head::meant(by, annex, &self.before, &[]);
        }
        let wants_annex = matches!(annex, Some(Annex::Numbered(_)));
        let is_meant = |head: &&Head| match (by, head) {
            (Pointing::Nothing, Head::Instrument { annex, .. }) => {
                wants_annex && matches!(annex, Some(Annex::Numbered(_)))
            }
            (Pointing::Instrument(wanted), Head::Instrument { kind, .. }) => {
                wanted.is_none() || kind.is_none() || *kind == wanted
            }
            (Pointing::Instrument(_), Head::Others) => true,
            _ => false,
        };
        self.discourse.thread.iter().rev().find(is_meant).cloned()
    }

    /// Whether all that the paragraph has cited and that may be meant is one thing, and the sentence has named no
    /// other body.
    fn speaks_of_one(&self, by: Pointing) -> bool {
        let may_be_meant = |cited: &&Cited| match by {
            Pointing::Instrument(_) => {
                matches!(cited.head, Head::Instrument { .. } | Head::Others)
            }
            Pointing::Document => !matches!(cited.head, Head::Instrument { .. }),
            _ => true,
        };
        if !matches!(
            by,
            Pointing::Nothing | Pointing::Under | Pointing::Instrument(_) | Pointing::Document
        ) {
            return false;
        }
        let mut heads = self.now.heads.iter().filter(may_be_meant);
        let Some(first) = heads.next() else {
            return false;
        };
        first.head != Head::Others
            && heads.all(|other| other.head.is_same(&first.head))
            && self
                .sentence
                .bodies
                .iter()
                .all(|body| *body == Speaker::Ours)
    }

    /// 报告（CTOC/COP/WG.2/2013/5）中则是第24段: the document whose symbol stands in brackets right before, where the
    /// words go on without a mark.
    fn document_right_before(&self, at: usize) -> Option<Head> {
        /// Bytes between the bracket and the place.
        const LONGEST: usize = 24;
        let last = self.out.last()?;
        let between = self.scanner.text().get(last.range.end..at)?;
        let between = between.strip_prefix([')', '）'])?;
        let goes_on = between.len() <= LONGEST
            && between.starts_with(char::is_alphabetic)
            && !between.contains([',', '，', ';', '；', '。', '、']);
        let is_document = matches!(last.reference, Reference::Document { .. });
        (goes_on && is_document).then(|| head::of(last)).flatten()
    }

    /// 报告第5段, 附件二第3段: of the report or the annex that was cited last, however long before.
    fn cited_long_before(
        &self,
        by: Pointing,
        annex: Option<Annex>,
        locator: &Locator,
    ) -> Option<Head> {
        let cites =
            |wanted: fn(&Head) -> bool| (self.now.heads.iter()).any(|cited| wanted(&cited.head));
        match (by, annex) {
            (Pointing::Document, None) => self.discourse.last_document.clone(),
            (Pointing::Nothing, Some(_)) if *locator != Locator::Whole => {
                let is_instrument =
                    |head: &Head| matches!(head, Head::Instrument { .. } | Head::Others);
                let last = self.discourse.last_annex.clone();
                last.filter(|_| !cites(is_instrument))
            }
            _ => None,
        }
    }

    /// Whether a national law has been named behind what was cited last.
    fn is_behind_a_law(&self) -> bool {
        let last = self.out.last().map_or(0, |last| last.range.end);
        self.law_end > last
    }

    /// Whether only articles have been cited, and those in a sentence before.
    fn is_behind_articles(&self) -> bool {
        let is_article = |cited: &Cited| matches!(cited.head, Head::Article { .. });
        !self.now.heads.is_empty()
            && self.now.heads.iter().all(is_article)
            && (self.out.last()).is_none_or(|last| last.range.end <= self.scanner.sentence)
    }

    /// Whether a document was cited last, in a sentence before, and nothing here says that it is gone on with.
    fn is_of_another_sentence(&self) -> bool {
        let is_document =
            |cited: &Cited| matches!(cited.head, Head::Document { .. } | Head::Meeting { .. });
        let is_before =
            (self.out.last()).is_some_and(|last| last.range.end <= self.scanner.sentence);
        is_before && !self.scanner.is_aside() && self.now.heads.last().is_some_and(is_document)
    }

    /// Whether no more than the end of one sentence or note lies between the last citation and a place.
    fn is_near_what_was_cited(&self, at: usize) -> bool {
        const LONGEST: usize = 60;
        let from = match self.out.last() {
            Some(last) => last.range.end,
            None if self.far_before => return false,
            None => 0,
        };
        let gap = self.scanner.text().get(from..at).unwrap_or_default();
        gap.len() <= LONGEST && gap.matches(['。', ';', '；', '\n']).count() <= 1
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

    /// 后者的第6/1号决议: of the body of the two that have been named.
    fn one_of_two(&self, at: usize) -> Option<Speaker> {
        let [first, .., last] = self.sentence.named.as_slice() else {
            return None;
        };
        match says_which(self.scanner.text().get(..at)?)? {
            Pointing::Former => Some(*first),
            _ => Some(*last),
        }
    }

    /// Another body has been named surely: what only a name that it shares with ours has been read as ours was its.
    fn establish(&mut self, id: BodyId) {
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

    /// № 58 (п. 13): of what has just been named by a number that is no citation's.
    fn is_of_something_numbered(&self, at: usize) -> bool {
        let before = self.scanner.text().get(..at).unwrap_or_default();
        let Some(before) = before.trim_end().strip_suffix(['(', '（']) else {
            return false;
        };
        let before = before.trim_end();
        let is_cited = self
            .out
            .last()
            .is_some_and(|last| last.range.end >= before.len());
        let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        // The model law of 2008 (paragraph 11) is dated, not numbered.
        digits > 0 && digits != 4 && !is_cited
    }

    /// The last article that any treaty of ours has.
    fn last_article(&self) -> u16 {
        let articles = self.lexicon.own_treaties().map(|(_, _, own)| own.articles);
        articles.max().unwrap_or_default()
    }

    /// Whose an article is that does not say it.
    fn law_of_article(
        &self,
        citation: &Citation,
        is_its: bool,
        within: &[&Mention],
    ) -> Option<Law> {
        let at = citation.range.start;
        // Decision 2002/584/JHA, art. 2
        let is_anothers = self.out.last().is_some_and(|last| {
            matches!(
                last.reference,
                Reference::Other { .. } | Reference::Document { .. }
            ) && !matches!(
                last.reference,
                Reference::Other {
                    body: OtherBody::OtherTreaty
                }
            ) && self
                .scanner
                .text()
                .get(last.range.end..at)
                .is_some_and(is_close)
        });
        if is_anothers {
            return None;
        }
        const NEAR: usize = 4;
        let is_beside = self.treaty_end + NEAR >= at;
        if let Some(law) = within
            .iter()
            .find_map(|mention| law::law(self.lexicon, &mention.named))
        {
            return Some(law);
        }
        let of_list = self.of_list.iter();
        if let Some(law) = of_list
            .clone()
            .find_map(|named| law::law(self.lexicon, named))
        {
            return Some(law);
        }
        let within = within.iter().map(|mention| &mention.named);
        let bare = within.chain(of_list).find_map(|named| match named {
            Named::BareConvention => Some((true, self.names.0)),
            Named::BareProtocol => Some((false, self.names.1)),
            _ => None,
        });
        if let Some((is_convention, has_named)) = bare {
            // Where the paragraph itself has named several, it is not certain which.
            let nearest = self.sentence.treaties.map(|(_, last)| last);
            let is_such =
                |law: &Law| law::is_a_convention(self.lexicon, *law) == Some(is_convention);
            return match has_named {
                // 该议定书: the nearest one.
                true => nearest.filter(|law| !is_convention && is_such(law)),
                false => law::bare(self.lexicon, &self.discourse, &self.now, is_convention),
            };
        }
        let subject = self.sentence.treaties.map(|(subject, _)| subject);
        let last = self.sentence.treaties.map(|(_, last)| last);
        // 该议定书第三条……，第九条: of that one as well, whatever it is.
        if self.is_unclear && last.is_none() {
            return None;
        }
        let before = self.scanner.text().get(..at).unwrap_or_default();
        let two = match (subject, last) {
            (Some(subject), Some(last)) if subject != last => Some((subject, last)),
            (None, None) => self.two_treaties,
            _ => None,
        };
        if let Some((subject, last)) = two
            && let Some(which) = says_which(before)
        {
            return Some(match which {
                Pointing::Former => subject,
                _ => last,
            });
        }
        match is_its {
            // Its article 6 begins a sentence about what the one before was about.
            true => {
                // A law that ratifies the treaty is named beside it.
                let named = [last, subject].into_iter().flatten();
                let mut treaties = named.filter(|law| *law != Law::National);
                treaties
                    .next()
                    .or(last)
                    .or(self.treaty_before)
                    .or(self.now.treaty)
            }
            // (article 14): of what the sentence is about, unless its name stands there, too.
            false if self.scanner.is_aside() && !is_beside => subject.or(self.now.treaty),
            false => last.or(self.now.treaty),
        }
        .or_else(|| self.law_of_body(citation.language))
        .or_else(|| self.only_treaty())
    }

    /// Whether all treaties that the document has named are ours.
    fn speaks_of_our_treaties(&self) -> bool {
        let mut treaties = self.discourse.treaties.iter();
        // The conference of another convention may be spoken of for its articles.
        let mut bodies = self.discourse.bodies.iter();
        let has_a_convention = |body: &Speaker| {
            let law = law::treaty_of(self.lexicon, *body);
            law.and_then(|law| law::is_a_convention(self.lexicon, law)) == Some(true)
        };
        treaties.all(|law| matches!(law, Law::Own(_)))
            && bodies.all(|body| *body == Speaker::Ours || !has_a_convention(body))
    }

    /// The convention of our body, in a document that names it: the Conference acts under article 32.
    fn law_of_body(&self, language: Language) -> Option<Law> {
        let is_ours = language != Language::COMPILATION
            && !self.is_body_carried
            && self.now.body == Some(Speaker::Ours)
            && self.discourse.names_us;
        is_ours.then(|| self.lexicon.our_convention().map(Law::Own))?
    }

    /// The only treaty that the document has named, where it is ours and no law has been named either.
    fn only_treaty(&self) -> Option<Law> {
        let [only @ Law::Own(_)] = self.discourse.treaties.as_slice() else {
            return None;
        };
        (self.discourse.names_us && !self.discourse.names_a_law).then_some(*only)
    }

    /// An article of 公约, the Convention, where that stands for what was named before the paragraph.
    fn owned_article(
        &mut self,
        citation: &mut Citation,
        treaty: crate::citation::TreatyId,
        within: &[&Mention],
    ) {
        if citation.certainty == Certainty::Explicit {
            return;
        }
        let named = citation.element(ElementKind::Treaty);
        let bare = within.iter().find(|mention| {
            matches!(mention.named, Named::BareConvention | Named::BareProtocol)
                && named.is_some_and(|named| overlap(&named.range, &mention.range))
        });
        let (is_convention, has_named) = match bare.map(|mention| &mention.named) {
            Some(Named::BareConvention) => (true, self.names.0),
            Some(_) => (false, self.names.1),
            None if matches!(self.of_list, Some(Named::BareConvention)) => (true, self.names.0),
            None if matches!(self.of_list, Some(Named::BareProtocol)) => (false, self.names.1),
            // Of a list the first says whose all are.
            None => {
                let first = self.out.last().filter(|last| last.list == citation.list);
                if first.is_none() && named.is_none() {
                    // 《公约》第六十条……第六十二条: of the same one.
                    if let Some(Law::Other { .. }) = self.bare_meant {
                        citation.reference = Reference::Other {
                            body: OtherBody::OtherTreaty,
                        };
                        citation.certainty = Certainty::Explicit;
                    }
                    return;
                }
                match first.map(|first| &first.reference) {
                    Some(Reference::Treaty { treaty: other, .. }) if *other != treaty => {
                        let other = *other;
                        if let Reference::Treaty { treaty, .. } = &mut citation.reference {
                            *treaty = other;
                        }
                    }
                    Some(other @ Reference::Other { .. }) => {
                        citation.reference = other.clone();
                        citation.certainty = Certainty::Explicit;
                    }
                    _ => {}
                }
                return;
            }
        };
        if has_named {
            return;
        }
        let meant = law::bare(self.lexicon, &self.discourse, &self.now, is_convention);
        self.bare_meant = meant;
        match meant {
            Some(law @ Law::Own(other)) => {
                if let Reference::Treaty { treaty, .. } = &mut citation.reference {
                    *treaty = other;
                }
                if self.discourse.names_us || self.discourse.treaties.contains(&law) {
                    citation.certainty = Certainty::Explicit;
                }
            }
            Some(Law::Other { .. }) => {
                citation.reference = Reference::Other {
                    body: OtherBody::OtherTreaty,
                };
                citation.certainty = Certainty::Explicit;
            }
            None if is_convention => self.discourse.called.0 = Some(Law::Own(treaty)),
            _ => {}
        }
    }

    /// An instrument: whose it is, where it does not say so itself.
    fn instrument(&mut self, citation: &mut Citation, within: &[&Mention]) {
        let Some((kind, number)) = numbered(citation, self.scanner.text()) else {
            return;
        };
        let direct = within
            .iter()
            .find(|mention| matches!(mention.named, Named::Body(_) | Named::OneOf(_)));
        self.continue_list(citation);
        let one_of_two = self.one_of_two(citation.range.start);
        let said = match (&citation.reference, direct) {
            (_, Some(mention)) => self.speaker(&mention.named),
            (_, None) if let Some(one) = one_of_two => Some(one),
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
            _ => self.treaty_before_number(citation.range.start),
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
                    || self.standing == Standing::Row
                    || self.is_its(citation)) =>
            {
                self.discourse.names_us |= self.ahead == Some((Speaker::Ours, true));
                self.ahead
                    .map_or(Attribution::Nobody, |(ahead, _)| Attribution::To(ahead))
            }
            // Its resolution 3/4: of whom the sentence before was about.
            None if self.sentence.bodies.is_empty()
                && citation.language != Language::COMPILATION
                && self.is_its(citation)
                && self.body_before.is_some_and(|body| {
                    body != Speaker::Ours && may_number(self.lexicon, body, kind, number)
                }) =>
            {
                self.body_before
                    .map_or(Attribution::Nobody, Attribution::To)
            }
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
                    names_another: self.sentence.names_another
                        && citation.language != Language::COMPILATION,
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

    /// Whether the paragraph is a body's name and a comma.
    fn is_opening_line(&self, text: &str) -> bool {
        const LONGEST: usize = 300;
        let text = text.trim_end_matches([' ', '\n', '\r', '*', '_']);
        text.len() <= LONGEST
            && text.ends_with([',', '，', '،'])
            && self.bodies_in_all > 0
            && self.out.is_empty()
    }

    /// 生物多样性公约第14/8号决定, UNCAC resolution 1/4: of the conference of the treaty right before it.
    fn treaty_before_number(&self, at: usize) -> Option<Speaker> {
        let between = self.scanner.text().get(self.treaty_end..at)?;
        let (_, last) = self.sentence.treaties?;
        let is_beside = self.treaty_end > 0 && between.trim_matches([' ', '的', '\n']).is_empty();
        is_beside.then(|| law::body_of(self.lexicon, last).unwrap_or(Speaker::Unnamed))
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

    fn finish(mut self, text: &str) -> (Vec<Citation>, Discourse) {
        self.advance(text.len());
        match self.standing {
            Standing::Heading(rank) => {
                let is_title = !self.discourse.has_begun
                    && (rank == Standing::UNNUMBERED || self.discourse.headings.is_empty());
                let rank = if is_title { TITLE } else { rank.max(TITLE + 1) };
                self.discourse.headings.push((rank, self.now.clone()));
            }
            // 缔约方会议，: the opening line of what follows.
            Standing::Prose if self.is_opening_line(text) => {
                let is_opening = |(above, _): &mut (u8, Foci)| *above == OPENING_LINE;
                while self.discourse.headings.pop_if(is_opening).is_some() {}
                let foci = self.now.clone();
                self.discourse.headings.push((OPENING_LINE, foci));
            }
            Standing::Row if self.discourse.list.is_none() => {
                self.now.of_table = true;
                self.now.columns = table::columns(text, &self.out).map(Arc::new);
                self.discourse.list = Some(self.now.clone());
            }
            Standing::Prose | Standing::Item | Standing::Row | Standing::Silent => {}
        }
        // A section whose heading names nobody is about whom it introduces first.
        let introduced = self
            .first
            .body
            .filter(|body| !self.known_before.contains(body));
        if self.standing == Standing::Prose
            && let Some(body) = introduced
            && let Some((rank, section)) = self.discourse.headings.last_mut()
            && *rank > TITLE
            && section.is_inherited
        {
            section.body = Some(body);
            section.is_inherited = false;
        }
        // An introduction says what a document is about whose title does not.
        let is_under_a_name = self
            .discourse
            .headings
            .last()
            .is_some_and(|(rank, foci)| *rank > TITLE && foci.body.is_some());
        if !matches!(self.standing, Standing::Heading(_) | Standing::Silent) && !is_under_a_name {
            if self.discourse.headings.is_empty() {
                self.discourse.headings.push((TITLE, Foci::default()));
            }
            let title = self
                .discourse
                .headings
                .iter_mut()
                .rfind(|(rank, _)| *rank == TITLE);
            if let Some((_, title)) = title {
                title.body = title.body.or(self.first.body);
                let of_another = |law: &Law| match (title.body, law::body_of(self.lexicon, *law)) {
                    (Some(body), Some(other)) => body != other,
                    _ => false,
                };
                let treaty = self
                    .first
                    .treaty
                    .filter(|law| *law != Law::National && !of_another(law));
                title.treaty = title.treaty.or(treaty);
            }
        }
        self.discourse.has_begun |=
            !matches!(self.standing, Standing::Heading(_) | Standing::Silent);
        self.now.introduces = text.trim_end().ends_with([':', '：']);
        self.now.ends_with_another = !self.is_near_what_was_cited(text.len());
        self.discourse.last = self.now;
        (self.out, self.discourse)
    }
}

/// Whether a heading says that it is about what the one before it is about, behind a label or none: 【周三】同上.
fn says_the_same(heading: &str) -> bool {
    let behind_label = heading.split_once(['】', '：', ':']).map(|(_, rest)| rest);
    [Some(heading), behind_label]
        .into_iter()
        .flatten()
        .any(|said| begins_with_ditto(said.trim_start()))
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

/// Whether nothing but a bracket and a few words that introduce a short name stands between two names.
fn introduces(between: &str) -> bool {
    const LONGEST: usize = 60;
    let inside = between.trim_start().strip_prefix(['(', '（']);
    inside.is_some_and(|inside| inside.len() <= LONGEST && !inside.contains([')', '）', '.', '。']))
}

/// Whether no more than a comma and a word or two stand between an instrument and an article: whose article 3.
fn is_close(gap: &str) -> bool {
    const LONGEST: usize = 40;
    gap.trim() == ","
        || gap.len() <= LONGEST
            && gap.contains(',')
            && !gap.contains(['.', ';', ':', '(', '。', '；', '：', '（'])
            && gap
                .trim_start_matches(|c: char| c != ',')
                .split(' ')
                .count()
                <= 3
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}
