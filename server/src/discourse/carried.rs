//! What a document carries from paragraph to paragraph.

use std::sync::{Arc, OnceLock};

use super::cited::{Cited, Head};
use super::list::List;
use super::own::OwnLabels;
use super::standing::Standing;
use super::table::{self, Columns};
pub use super::treaty::Law;
use super::turn::Turns;
use crate::citation::{BodyId, InstrumentKind, InstrumentNumber, Speaker};

/// Names, numbers and headings that are remembered, at most: what is older is forgotten, so that an edit does
/// not change what stands far behind it.
const MOST: usize = 12;

/// The rank of the title.
pub(super) const TITLE: u8 = 0;

/// What a document speaks of at the beginning of a paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Discourse {
    /// What holds under each heading above, by its rank, the title first.
    pub(super) headings: List<(u8, Foci)>,
    /// The rank that the title is written with.
    pub(super) title_rank: Option<u8>,
    /// What the head of the list or the header of the table has set, while it goes on.
    pub(super) list: Option<Foci>,
    /// How far the rows of the table have come.
    pub(super) rows: Rows,
    /// What the paragraph before has spoken of.
    pub(super) last: Arc<Foci>,
    /// Numbers that have been named together with their body.
    pub(super) introduced: List<Introduced>,
    /// The bodies named so far, the last one last.
    pub(super) bodies: List<Speaker>,
    /// The treaties named so far by names of their own, the last one last.
    pub(super) treaties: List<Law>,
    /// Articles that have been cited with their treaty, or taken to be of it, the last one last.
    pub(super) articles: List<(Law, u16)>,
    /// The document, and the annex of an instrument, that was cited last.
    pub(super) last_document: Option<Head>,
    pub(super) last_annex: Option<Head>,
    /// The treaties that the document says that it calls the Convention and the Protocol.
    pub(super) called: (Option<Law>, Option<Law>),
    /// The short names that the document says that it calls bodies by, as it writes them: the COP, КУ.
    pub(super) called_bodies: List<(String, Speaker)>,
    /// The acronyms that it says that it calls treaties and laws by: CTO, КПК.
    pub(super) called_treaties: List<(String, Law)>,
    /// What has been cited in the document, the last one last: what words that point go back to where nothing
    /// nearer has been cited.
    pub(super) thread: List<Arc<Head>>,
    /// What the section has cited since its heading, the last one last.
    pub(super) recent: List<Arc<Head>>,
    /// The names that the document gives to what it cites, the last one last: （以下简称《援助决定》）, 材料甲：第3/4号决定.
    pub(super) labels: List<(String, Head)>,
    /// What the document's notes cite first, by their numbers.
    pub(super) notes: List<(u16, Head)>,
    /// Whether our body, its treaties or its working group have been named by names of their own.
    pub(super) names_us: bool,
    /// Whether instruments have been cited before any body was named: they are ours, and so are further ones.
    pub(super) begins_with_ours: bool,
    /// Whether our body has been named, be it by a name that others have, too.
    pub(super) may_name_us: bool,
    /// Those that may have been named instead, by that name.
    pub(super) may_be: Vec<BodyId>,
    /// Whether a name that ours has, too, has stood for the conference of a treaty that nobody knows.
    pub(super) shared_is_anothers: bool,
    /// Whether a body that only a noun tells has been said to issue: the council adopted.
    pub(super) another_issues: bool,
    /// Whether the compilation has been named.
    pub(super) names_the_compilation: bool,
    /// Whether it has been cited by numbers of its own.
    pub(super) cites_the_compilation: bool,
    /// Whether the working group has been named whose recommendations the compilation holds.
    pub(super) names_our_group: bool,
    /// Whether a national law has been named.
    pub(super) names_a_law: bool,
    /// Whether its title names a law and no treaty: a commentary on it.
    pub(super) is_about_a_law: bool,
    /// Who has had the floor, where people speak in turn.
    pub(super) turns: Turns,
    /// How it counts its own paragraphs and the items of its own lists.
    pub(super) own: OwnLabels,
    /// Whether anything but headings has been read.
    pub(super) has_begun: bool,
    /// Whether a paragraph of prose that says nothing leaves all of this as it is.
    pub(super) rests: Rests,
}

/// How far the rows of a table have come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// Whether a line ends the table, so that blank ones do not.
    pub is_in_bounds: bool,
    /// Whether its cells have lines of their own, and it is known where rows begin.
    pub is_of_cells: bool,
    /// Whether its header goes on.
    pub is_header: bool,
    /// Cells of the row that have been read, where they may have lines of their own.
    pub cells: usize,
}

impl Rows {
    /// Whether a row may have several lines.
    pub fn may_be_parted(self) -> bool {
        self.is_in_bounds || self.is_of_cells
    }

    /// Where the next row begins.
    pub fn at_next(self) -> Rows {
        Rows {
            is_header: false,
            cells: 0,
            ..self
        }
    }
}

/// Something that is worked out once for a discourse and is no part of it.
#[derive(Debug, Default)]
pub(super) struct Rests(OnceLock<bool>);

impl Rests {
    pub(super) fn get_or_work_out(&self, work_out: impl FnOnce() -> bool) -> bool {
        *self.0.get_or_init(work_out)
    }
}

/// A copy is made to become another.
impl Clone for Rests {
    fn clone(&self) -> Rests {
        Rests::default()
    }
}

impl PartialEq for Rests {
    fn eq(&self, _: &Rests) -> bool {
        true
    }
}

impl Eq for Rests {}

/// What is being spoken of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Foci {
    pub body: Option<Speaker>,
    /// Whether the body is one that only an introduction has named.
    pub is_inferred: bool,
    /// The body that a short paragraph has named which cites nothing: 现在做第二份，缔约国会议的.
    pub announced: Option<Speaker>,
    /// Whether a heading has its body from the one above, and nothing below it has been cited yet.
    pub is_inherited: bool,
    /// Whether it has its body from there, and something has.
    pub went_on: bool,
    pub treaty: Option<Law>,
    /// The two that its last sentences have named together.
    pub two_treaties: Option<(Law, Law)>,
    /// What was cited, the last one last.
    pub heads: Vec<Cited>,
    /// What recommendations that go by their number alone are of: a meeting, an annex, a decision.
    pub recommends: Option<Head>,
    /// Whether it is what the header of a table says.
    pub of_table: bool,
    /// What that says of the columns.
    pub columns: Option<Arc<Columns>>,
    /// How it heads them.
    pub headers: Option<Arc<[String]>>,
    /// Whether the paragraph ends with something else.
    pub ends_with_another: bool,
    /// The body that the paragraph has named first, or else spoken to.
    pub named: Option<Speaker>,
    /// Whether the line behind it may be of the same paragraph, which a line that ends a sentence has parted.
    pub goes_on: bool,
    /// Whether it introduces a list: it ends with a colon, or is nothing but a name.
    pub introduces: bool,
    /// Whether it is nothing but the name of whom, or of what, that which follows is.
    pub is_label: bool,
    /// Whether that is the name of a body that only a noun tells.
    pub is_of_noun: bool,
    /// Whether its treaty is one that only an introduction has named.
    pub is_treaty_inferred: bool,
    /// The two bodies that a sentence has named as one subject, of which what follows may be either's.
    pub evenly: Option<(Speaker, Speaker)>,
    /// Whether it heads a list of instruments: their numbers may follow it without a noun.
    pub lists_instruments: bool,
}

/// A number with whose it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Introduced {
    pub kind: Option<InstrumentKind>,
    pub number: InstrumentNumber,
    pub speaker: Speaker,
}

impl Discourse {
    /// What holds where no list and no paragraph has set anything: what the heading above has.
    pub(super) fn section(&self) -> Foci {
        self.headings
            .last()
            .map(|(_, foci)| foci.clone())
            .unwrap_or_default()
    }

    pub(super) fn note_body(&mut self, speaker: Speaker) {
        self.bodies.remember(speaker, MOST, PartialEq::eq);
    }

    pub(super) fn note_treaty(&mut self, law: Law) {
        self.treaties.remember(law, MOST, PartialEq::eq);
    }

    /// An article of a treaty.
    pub(super) fn note_article(&mut self, law: Law, article: u16) {
        (self.articles).remember((law, article), MOST, PartialEq::eq);
    }

    /// A body is called so from here on.
    pub(super) fn call(&mut self, name: &str, speaker: Speaker) {
        let is_called_so = |one: &(String, Speaker), other: &(String, Speaker)| one.0 == other.0;
        (self.called_bodies).remember((name.to_owned(), speaker), MOST, is_called_so);
    }

    /// A treaty or a law is called so from here on.
    pub(super) fn call_treaty(&mut self, name: &str, law: Law) {
        let is_called_so = |one: &(String, Law), other: &(String, Law)| one.0 == other.0;
        (self.called_treaties).remember((name.to_owned(), law), MOST, is_called_so);
    }

    pub(super) fn introduce(&mut self, introduced: Introduced) {
        self.introduced.remember(introduced, MOST, PartialEq::eq);
    }

    /// Something that was cited; a few things are remembered.
    pub(super) fn note_cited(&mut self, head: &Head) {
        const MOST_OF_ALL: usize = 8;
        const MOST_OF_SECTION: usize = 4;
        let is_same = |one: &Arc<Head>, other: &Arc<Head>| one.is_same(other);
        // Each paragraph that cites has lists of its own: what they hold is shared.
        let head = Arc::new(head.clone());
        (self.thread).remember(Arc::clone(&head), MOST_OF_ALL, is_same);
        (self.recent).remember(head, MOST_OF_SECTION, is_same);
    }

    /// What has been cited in the document, the last one last.
    pub(super) fn thread(&self) -> impl DoubleEndedIterator<Item = &Head> + Clone {
        self.thread.iter().map(AsRef::as_ref)
    }

    /// What the section has cited since its heading, the last one last.
    pub(super) fn recent(&self) -> impl DoubleEndedIterator<Item = &Head> + Clone {
        self.recent.iter().map(AsRef::as_ref)
    }

    /// What a note cites; its first thing is what it is known by.
    pub(super) fn note_of(&mut self, number: u16, head: Head) {
        const MOST: usize = 40;
        if self.notes.last().is_none_or(|(last, _)| *last != number) {
            self.notes
                .remember((number, head), MOST, |known, one| known.0 == one.0);
        }
    }

    /// A name for something that was cited.
    pub(super) fn label(&mut self, name: &str, head: Head) {
        self.labels
            .remember((name.to_owned(), head), MOST, |known, one| known.0 == one.0);
    }

    /// What the paragraph read last has cited, the last one last.
    pub(super) fn heads(&self) -> &[Cited] {
        &self.last.heads
    }

    /// Whether a heading may be a line of the title: nothing else has been read, and none of the headings above is about
    /// something that it cites.
    pub(super) fn may_go_on_with_title(&self, rank: u8) -> bool {
        let is_of_title = |(above, foci): &(u8, Foci)| *above == TITLE || foci.heads.is_empty();
        !self.has_begun && rank == Standing::UNNUMBERED && self.headings.iter().all(is_of_title)
    }

    /// Whether a heading stands beside the title, as the next part of what has no title of its own.
    pub(super) fn is_beside_title(&self, rank: u8) -> bool {
        // Headings without a rank of their own stand under a title that has none either.
        self.has_begun
            && rank != Standing::UNNUMBERED
            && self.title_rank.is_some_and(|title| rank <= title)
    }

    /// What it is behind a blank line, where that is something else: a table ends there, and a pause begins.
    pub fn behind_blank_line(&self) -> Option<Discourse> {
        let is_in_a_table =
            !self.rows.is_in_bounds && self.list.as_ref().is_some_and(|list| list.of_table);
        if !is_in_a_table && !self.turns.is_taken && !self.last.goes_on {
            return None;
        }
        let mut behind = self.clone();
        if is_in_a_table {
            behind.list = None;
        }
        let went_on = std::mem::take(&mut Arc::make_mut(&mut behind.last).goes_on);
        let is_pause = behind.turns.see_blank_line();
        (is_in_a_table || went_on || is_pause).then_some(behind)
    }

    /// What it is behind a line that a table begins or ends with.
    pub fn at_edge_of_table(&self) -> Discourse {
        Discourse {
            list: None,
            rows: Rows {
                is_in_bounds: !self.rows.is_in_bounds,
                ..Rows::default()
            },
            ..self.clone()
        }
    }

    /// What it is behind a line that begins a row, where that is something else.
    pub fn where_a_row_begins(&self) -> Option<Discourse> {
        let rows = self.rows.at_next();
        (self.rows != rows).then(|| Discourse {
            rows,
            ..self.clone()
        })
    }

    /// The head of the column in which a place of a row stands.
    pub fn header_over(&self, row: &str, at: usize) -> Option<&str> {
        let headers = self.list.as_ref()?.headers.as_ref()?;
        let place = table::cell_at(row, at, headers.len())?;
        headers.get(place).map(String::as_str)
    }

    /// What it is behind the header of a table which cites and names nothing, or behind a row of one.
    pub(super) fn with_header(mut self, header: &str) -> Discourse {
        let is_of_cells = self.rows.is_of_cells && self.rows.is_header;
        match &mut self.list {
            Some(list) if is_of_cells => {
                list.headers = Some(table::with_head(list.headers.as_ref(), header, true));
            }
            Some(list) if list.headers.is_none() => list.headers = Some(table::headers(header)),
            _ => {}
        }
        self
    }

    /// Whether what stands so may be the header of a table or, where its cells have lines of their own, one of them.
    pub fn may_be_header(&self, standing: Standing) -> bool {
        let is_in_a_table = self.list.as_ref().is_some_and(|list| list.of_table);
        let goes_on = is_in_a_table && self.rows.is_of_cells && self.rows.is_header;
        match standing {
            Standing::Row => !is_in_a_table,
            Standing::Cell { begins_row } => !is_in_a_table || goes_on && !begins_row,
            Standing::Item => goes_on,
            _ => false,
        }
    }

    /// The head of the column behind that of a cell which begins here and has a line of its own.
    pub fn header_behind(&self, standing: Standing) -> Option<&str> {
        let headers = self.list.as_ref()?.headers.as_ref()?;
        let place = match standing {
            Standing::Cell { begins_row: true } => 1,
            Standing::Cell { .. } | Standing::Item if self.rows.is_of_cells => self.rows.cells + 1,
            // Of rows with more it is not known which of their cells had nothing to read.
            _ if headers.len() == 2 => 1,
            _ => return None,
        };
        headers.get(place).map(String::as_str)
    }

    /// Whether figures alone may be citations in a row of the table that goes on.
    pub fn names_columns(&self) -> bool {
        self.list
            .as_ref()
            .and_then(|list| list.columns.as_ref())
            .is_some_and(|columns| columns.name_any())
    }

    /// Whether a row would be the header of a table: what it calls its columns says whether their figures are places.
    pub fn may_head_a_table(&self) -> bool {
        (self.list.as_ref()).is_none_or(|list| !list.of_table)
    }

    /// Whether a name that only the document gives stands in a text: a heading may be nothing else.
    pub fn has_a_name_in(&self, text: &str) -> bool {
        let bodies = self.called_bodies.iter().map(|(name, _)| name);
        let treaties = self.called_treaties.iter().map(|(name, _)| name);
        let mut names = bodies.chain(treaties);
        names.any(|name| text.contains(name.as_str()))
    }

    /// Whether anything of ours has been named: our body, its treaties, its working group.
    pub fn speaks_of_us(&self) -> bool {
        self.names_us || self.may_name_us
    }

    /// The same, by names that nothing of another's has.
    pub fn names_us(&self) -> bool {
        self.names_us
    }

    /// Whether it has begun with instruments of ours and cites the compilation, so that another body is named in passing.
    pub(super) fn begins_with_ours(&self) -> bool {
        self.begins_with_ours && self.names_the_compilation()
    }

    /// Whether the compilation has been named.
    pub fn names_the_compilation(&self) -> bool {
        self.names_the_compilation || self.names_our_group || self.cites_the_compilation
    }
}
