//! What a paragraph leaves behind: what holds under it where it is a heading, an opening line, the header of a
//! table, and what goes on in the next.
//!
//! Not here: how that is kept (`discourse/carried.rs`) and taken up (`beginning`).

use std::sync::Arc;

use super::places::NEAR_DITTO;
use super::{Head, Reader, TITLE};
use crate::citation::{
    Citation, Language, Locator, Mention, Named, Recognised, Reference, Speaker, names_instruments,
};
use crate::discourse::carried::{Discourse, Foci, Law, Rows};
use crate::discourse::law;
use crate::discourse::sentence::{is_at_most, is_wrapped};
use crate::discourse::standing::Standing;
use crate::discourse::table::{self, Owner, Title};

/// The rank of an opening line: below all headings.
pub(super) const OPENING_LINE: u8 = 9;
/// Bytes from what a paragraph cites last to its end, where nothing else is thought to be spoken of.
const NEAR_END: usize = 60;
/// Characters of a paragraph that only says what is spoken of next.
const SHORT: usize = 60;

impl Reader<'_> {
    /// The citations, and what the document carries on behind the paragraph.
    pub(super) fn finish(mut self, text: &str, read: &Recognised) -> (Vec<Citation>, Discourse) {
        self.advance(text.len());
        // Letters behind what an introduction cites are that's.
        if self.list_heads.is_empty() {
            self.discourse.own.letter = self.scanner.letter;
        }
        self.discourse.is_about_a_law |= self.is_title_of_a_commentary(text);
        self.now.introduces = text.trim_end().ends_with([':', '：']);
        let is_label = self.is_a_label(text, read);
        self.now.is_label = is_label;
        self.now.is_of_noun = is_label && self.first.body.is_none() && self.first.treaty.is_none();
        self.now.introduces |= is_label && self.standing == Standing::Prose;
        if is_label {
            self.head_what_is_below(read);
        }
        let heads_a_list = self.now.introduces || matches!(self.standing, Standing::Heading(_));
        if heads_a_list {
            let language = read.language.unwrap_or(Language::COMPILATION);
            self.now.lists_instruments = names_instruments(text, language);
        }
        if matches!(self.standing, Standing::Heading(_))
            && let Some(meeting) = self.meeting_of_heading(text, read.language)
        {
            self.now.recommends = Some(meeting);
        }
        match self.standing {
            Standing::Heading(rank) => {
                let is_title = self.discourse.may_go_on_with_title(rank)
                    || !self.discourse.has_begun && self.discourse.headings.is_empty();
                if is_title {
                    self.discourse.title_rank = self.discourse.title_rank.or(Some(rank));
                }
                let rank = if is_title { TITLE } else { rank.max(TITLE + 1) };
                self.discourse.headings.push((rank, self.now.clone()));
            }
            // 缔约方会议，: the opening line of what follows.
            Standing::Prose if self.is_opening_line(text) => {
                let is_opening = |(above, _): &(u8, Foci)| *above == OPENING_LINE;
                while self.discourse.headings.pop_if(is_opening).is_some() {}
                // The World Heritage Committee,
                if self.begins_with_another && self.first.body.is_none() {
                    self.now.body = Some(Speaker::Unnamed);
                    self.now.treaty = None;
                }
                let foci = self.now.clone();
                self.discourse.headings.push((OPENING_LINE, foci));
            }
            Standing::Row | Standing::Cell { .. } => self.finish_row(text, read),
            Standing::Prose
            | Standing::Item
            | Standing::Silent
            | Standing::Edge
            | Standing::RowBegins => {}
        }
        // A section whose heading names nobody is about whom it introduces first.
        let introduced = self
            .first
            .body
            .filter(|body| !self.known_before.contains(body))
            // A section that compares another one with ours is about neither.
            .filter(|body| *body == Speaker::Ours || !self.names_several);
        let is_in_prose = self.standing == Standing::Prose;
        let is_inherited = (self.discourse.headings.last()).is_some_and(|(rank, section)| {
            *rank > TITLE && (section.is_inherited || section.went_on)
        });
        let introduces_section = is_in_prose && is_inherited && introduced.is_some();
        let cites_ours = (self.out.iter())
            .any(|citation| matches!(citation.reference, Reference::Instrument { .. }));
        if let Some((rank, section)) = self.discourse.headings.last_mut()
            && *rank > TITLE
            && section.is_inherited
        {
            // A document about another conference does not turn to ours where a section names it in passing.
            let is_anothers = matches!(section.body, Some(Speaker::Other(_)));
            if is_in_prose
                && let Some(body) = introduced
                && !(is_anothers && body == Speaker::Ours)
            {
                section.body = Some(body);
                section.is_inherited = false;
            }
            // What has gone on with the heading above is not about whom it names later.
            section.went_on = section.is_inherited && cites_ours;
            section.is_inherited &= !cites_ours;
        }
        // An introduction says what a document is about whose title does not.
        let is_under_a_name = self
            .discourse
            .headings
            .last()
            .is_some_and(|(rank, foci)| *rank > TITLE && foci.body.is_some());
        // Nor what a section below introduces.
        let is_said_below = is_under_a_name || introduces_section;
        if self.is_of_text() && !is_said_below {
            if self.discourse.headings.is_empty() {
                self.discourse.headings.push((TITLE, Foci::default()));
            }
            self.introduce_title();
        }
        self.discourse.has_begun |= self.is_of_text();
        self.now.announced = match self.named.as_slice() {
            [] => self.announced_before,
            [only] if self.out.is_empty() && is_at_most(SHORT, text.trim()) => Some(*only),
            _ => None,
        };
        let here = self.sentence.treaties.filter(|(first, last)| first != last);
        self.now.two_treaties = here.or(self.two_treaties);
        self.now.named = self.first.body.or(self.addressed.first().copied());
        self.now.goes_on = self.standing == Standing::Prose && is_wrapped(text);
        // What a cell says behind its citation is about that.
        let near = match self.standing.is_of_table() {
            true => NEAR_DITTO,
            false => NEAR_END,
        };
        self.now.ends_with_another = !self.is_near_what_was_cited(text.trim_end().len(), near);
        self.discourse.last = Arc::new(self.now);
        (self.out, self.discourse)
    }

    /// - Human Rights Council: whether the paragraph is nothing but the name of a body, a treaty or a law.
    fn is_a_label(&self, text: &str, read: &Recognised) -> bool {
        /// Bytes of words of the name that are not known: of the Council of Europe.
        const LONGEST: usize = 160;
        let is_name = |mention: &&Mention| {
            !mention.is_addressed
                && (matches!(mention.named, Named::Body(_) | Named::OneOf(_))
                    || law::law(self.lexicon, &mention.named).is_some())
        };
        let Some(first) = read.mentions.iter().find(is_name) else {
            return false;
        };
        // Markers and marks of a markup.
        let is_mark = |c: char| !c.is_alphabetic();
        let said = text.trim_matches(is_mark);
        let before = text.get(..first.range.start).unwrap_or_default();
        let before = before.trim_start_matches(is_mark);
        let rest = text.trim_end_matches(|c: char| {
            is_mark(c) && !matches!(c, '.' | '。' | ';' | '；' | '?' | '？' | '!')
        });
        let is_in_capitals = said.chars().next().is_some_and(|c| !c.is_lowercase());
        let is_close = match &first.named {
            // The European Parliament: of what only a noun tells, the name may begin before it.
            Named::Body(Speaker::Unnamed) => is_in_capitals && first.range.end >= said.len() / 3,
            _ => before.chars().count() <= 4 && first.range.len() * 2 >= said.len(),
        };
        self.out.is_empty()
            && said.len() <= LONGEST
            && !said.contains(['.', '。', ';', '；', ',', '，', '、'])
            && rest.ends_with(char::is_alphabetic)
            && is_close
    }

    /// An item that is nothing but a name is the head of those below it, as far as the next such item; so is a heading, but
    /// for a letterhead: a title of which a noun tells that it names a body.
    fn head_what_is_below(&mut self, read: &Recognised) {
        let is_whole_name = |mention: &Mention| {
            let said = self.scanner.text().trim();
            mention.range.len() * 3 >= said.len() * 2
        };
        if matches!(self.standing, Standing::Heading(_))
            && self.now.is_of_noun
            && (self.discourse.has_begun || read.mentions.iter().any(is_whole_name))
        {
            self.now.body = Some(Speaker::Unnamed);
        }
        if self.standing != Standing::Item {
            return;
        }
        let law = self.first.treaty;
        let body = match law {
            Some(law) => law::body_of(self.lexicon, law),
            None => self.first.body.or(Some(Speaker::Unnamed)),
        };
        if let Some(list) = &mut self.discourse.list {
            *list = Foci {
                body,
                treaty: law.or_else(|| law::treaty_of(self.lexicon, body?)),
                introduces: true,
                is_label: true,
                ..Foci::default()
            };
        }
    }

    /// Whether the paragraph is what the document begins with, no sentence, and names a law and no treaty.
    fn is_title_of_a_commentary(&self, text: &str) -> bool {
        /// Bytes, with an author and a date.
        const LONGEST: usize = 400;
        let is_law = |law: &Law| *law == Law::National;
        !self.discourse.has_begun
            && self.discourse.headings.is_empty()
            && !self.laws.is_empty()
            && self.laws.iter().all(is_law)
            && self.out.is_empty()
            && text.len() <= LONGEST
            && !text.trim_end().ends_with(['.', '。', ';', '；'])
    }

    /// The header of a table, or how far its rows have come.
    fn finish_row(&mut self, text: &str, read: &Recognised) {
        let is_cell = matches!(self.standing, Standing::Cell { .. });
        let rows = self.discourse.rows;
        let is_header = rows.is_header || self.discourse.list.is_none();
        let names = match is_header {
            true => self.names_of_columns(&read.mentions),
            false => Vec::new(),
        };
        let recommends = self.now.recommends.clone();
        let report = self.discourse.last_document.clone();
        let is_instrument = |head: &&Head| matches!(head, Head::Instrument { .. });
        let recent = self.discourse.recent.iter().map(AsRef::as_ref).rev();
        let instrument = recent.clone().find(is_instrument).cloned();
        let title = Title {
            recommends: recommends.as_ref(),
            is_about_our_group: self.is_about_our_group(),
            report: report.as_ref(),
            instrument: instrument.as_ref(),
            law: self.now.treaty,
        };
        let Some(header) = &mut self.discourse.list else {
            let columns = table::columns(text, is_cell, read, &self.out, &names, title);
            // A header whose cells have lines of their own is not known to its end.
            let is_whole = !rows.is_in_bounds || is_cell || columns.columns.len() > 1;
            // A first row that cites places is none: its columns have no names.
            let has_place = |citation: &Citation| match &citation.reference {
                Reference::Treaty { .. } => true,
                Reference::Instrument { locator, .. }
                | Reference::Document { locator, .. }
                | Reference::Compilation { locator, .. }
                | Reference::Meeting { locator, .. } => *locator != Locator::Whole,
                _ => false,
            };
            let is_data = || self.out.iter().any(has_place);
            let is_read = is_cell || is_whole && columns.name_any() && !is_data();
            self.now.of_table = true;
            self.now.headers = match is_cell {
                true => Some(table::with_head(None, text, false)),
                false => (!text.is_empty()).then(|| table::headers(text)),
            };
            self.now.columns = is_read.then(|| Arc::new(columns));
            self.discourse.list = Some(self.now.clone());
            self.discourse.rows = Rows {
                is_of_cells: is_cell,
                is_header: is_cell,
                cells: 0,
                ..rows
            };
            return;
        };
        if rows.is_header && is_cell {
            header.headers = Some(table::with_head(header.headers.as_ref(), text, false));
        }
        let Some(columns) = &mut header.columns else {
            return;
        };
        if rows.is_header && is_cell {
            Arc::make_mut(columns).add(table::columns(text, true, read, &self.out, &names, title));
            return;
        }
        self.discourse.rows.cells = match is_cell {
            true => rows.cells + 1,
            false => columns.cells_behind(rows.cells, text),
        };
    }

    /// What the cells of a table's header name: bodies, treaties.
    fn names_of_columns(&self, mentions: &[Mention]) -> Vec<(usize, Owner)> {
        let owner = |mention: &Mention| {
            let owner = match &mention.named {
                Named::Body(_) | Named::OneOf(_) => Owner::Body(self.speaker_of(mention)?),
                Named::OurGroup => Owner::Group,
                Named::Treaty(_)
                | Named::AnotherTreaty { .. }
                | Named::BareConvention
                | Named::BareProtocol
                | Named::NationalLaw => {
                    let law = law::law(self.lexicon, &mention.named);
                    Owner::Law(law.or_else(|| self.bare(&mention.named)))
                }
                _ => return None,
            };
            Some((mention.range.start, owner))
        };
        mentions.iter().filter_map(owner).collect()
    }

    /// Whether the paragraph is read and no heading.
    fn is_of_text(&self) -> bool {
        self.standing.speaks() && !matches!(self.standing, Standing::Heading(_))
    }

    /// The title's body and treaty are what the paragraph names first, where it has none.
    fn introduce_title(&mut self) {
        let mut headings = self.discourse.headings.iter();
        let Some(place) = headings.rposition(|(rank, _)| *rank == TITLE) else {
            return;
        };
        let Some((_, title)) = self.discourse.headings.get(place) else {
            return;
        };
        // An introduction to two conferences does not say which one is meant.
        let is_one = (self.named.iter()).all(|body| Some(*body) == self.first.body);
        // What has begun with ours is not about another that it names later.
        let is_ours = self.discourse.begins_with_ours();
        let introduced = self
            .first
            .body
            .filter(|body| !is_ours || *body == Speaker::Ours)
            .filter(|_| is_one && title.body.is_none());
        let body = title.body.or(introduced);
        let of_another = |law: &Law| match (body, law::body_of(self.lexicon, *law)) {
            (Some(body), Some(other)) => body != other,
            _ => false,
        };
        // A protocol that a document about the Convention's conference names is not what it is about.
        let is_beside =
            |law: &Law| body.is_some() && law::is_a_convention(self.lexicon, *law) != Some(true);
        let is_its = |law: &Law| *law != Law::National && !of_another(law) && !is_beside(law);
        let may_be = |law: &Law| is_its(law) && (!is_ours || matches!(law, Law::Own(_)));
        let treaty = title.treaty.or(self.first.treaty.filter(may_be));
        // Most paragraphs say nothing new of it: what is as it was goes on being shared.
        if (body, treaty) == (title.body, title.treaty) {
            return;
        }
        if let Some((_, title)) = self.discourse.headings.get_mut(place) {
            title.is_inferred = introduced.is_some() || title.is_inferred && title.body.is_some();
            title.is_treaty_inferred |= title.treaty.is_none();
            (title.body, title.treaty) = (body, treaty);
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
}
