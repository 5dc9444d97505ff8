//! The lexicon: the proper names and numberings that drafts are read with and names are printed with.
//!
//! Here live the bodies that issue instruments and which of them is *ours*, their working groups, the
//! shapes of their numbers and symbols; the treaties that are cited by name and which of them are ours;
//! the parts of the compilation, what each holds, and how its sections are numbered. All of it is data
//! of a compilation and of the register of bodies that stands beside it (`corpus/README.md`).
//!
//! Not here: the words of a language (paragraph, annex, resolution), which are the grammar's, in
//! [`crate::citation`]; files and how the lexicon is made from them, in [`crate::corpus`].

mod body;
mod issued;
mod language;
mod names;
mod number;
mod part;
mod treaty;

pub use body::{Body, BodyId, WorkingGroup, WorkingGroupId};
pub use issued::{Issued, UnusableLink};
pub use language::Language;
pub use names::{Names, Printed};
pub use number::{InstrumentKind, InstrumentNumber, Series, SeriesKind, Shape, roman};
pub use part::{Holds, Numbering, Part, PartEntry};
pub use treaty::{OwnTreaty, Treaty, TreatyId, TreatyKind};

/// Sessions behind the last one known in which a number may still be ours: those of some years to come.
const SESSIONS_TO_COME: u16 = 8;

/// The names and numberings to read with, immutable once made.
///
/// Ids are places in its tables: they mean something only together with the lexicon that they come from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lexicon {
    /// In their order; empty in a compilation without parts.
    pub parts: Vec<PartEntry>,
    pub numbering: Numbering,
    /// In the order of the register: where several have a name and none of them is ours, the first is meant.
    pub bodies: Vec<Body>,
    /// Whose instruments the compilation holds; `None` where it does not say so.
    pub ours: Option<BodyId>,
    pub working_groups: Vec<WorkingGroup>,
    /// Whose recommendations the compilation holds.
    pub our_working_group: Option<WorkingGroupId>,
    /// Those of the compilation first, in its order.
    pub treaties: Vec<Treaty>,
    /// The meetings of our working group with the year in which each began.
    pub meeting_years: Vec<MeetingYear>,
    /// Where what those meetings recommended stands: in a report, and in an annex that took it over.
    pub papers: Vec<MeetingPapers>,
    /// The instruments that the compilation reproduces.
    pub reproduced: Vec<(InstrumentKind, InstrumentNumber)>,
    /// The years in which they were adopted.
    pub adopted: Vec<(u16, InstrumentKind, InstrumentNumber)>,
}

/// Where what a meeting of our working group recommended stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingPapers {
    /// 7 for the seventh
    pub meeting: u16,
    /// The symbol of its report: CTOC/COP/WG.2/2013/5.
    pub report: Option<String>,
    /// The instrument of our body in whose annex it stands as well.
    pub annexed: Option<AnnexedTo>,
}

/// An instrument and one of its annexes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnnexedTo {
    pub kind: InstrumentKind,
    pub number: InstrumentNumber,
    /// The number of the annex; `None` for the only one.
    pub annex: Option<u16>,
}

/// When a meeting of our working group was held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MeetingYear {
    /// 7 for the seventh
    pub meeting: u16,
    pub year: u16,
}

impl Lexicon {
    /// A body by its id; an empty one where the id is another lexicon's.
    pub fn body(&self, id: BodyId) -> Option<&Body> {
        self.bodies.get(id.index())
    }

    /// The compilation's own body.
    pub fn our_body(&self) -> Option<&Body> {
        self.body(self.ours?)
    }

    /// The body with that id in the register, as `cosp-uncac`.
    pub fn body_called(&self, id: &str) -> Option<BodyId> {
        let index = self.bodies.iter().position(|body| body.id == id)?;
        BodyId::at(index)
    }

    /// Every body with its id.
    pub fn bodies(&self) -> impl Iterator<Item = (BodyId, &Body)> {
        (self.bodies.iter().enumerate())
            .filter_map(|(index, body)| Some((BodyId::at(index)?, body)))
    }

    /// The working group whose recommendations the compilation holds.
    pub fn our_group(&self) -> Option<&WorkingGroup> {
        self.working_groups.get(self.our_working_group?.index())
    }

    /// The group of a body with that id in the register, as `technical-assistance`.
    pub fn group_called(&self, body: BodyId, id: &str) -> Option<WorkingGroupId> {
        let index = (self.working_groups.iter())
            .position(|group| group.body == Some(body) && group.id == id)?;
        WorkingGroupId::at(index)
    }

    /// The number of the one meeting that our working group held in a year; `None` where it held none or several.
    pub fn meeting_of_year(&self, year: u16) -> Option<u16> {
        let mut of_year = (self.meeting_years.iter()).filter(|known| known.year == year);
        let only = of_year.next()?;
        of_year.next().is_none().then_some(only.meeting)
    }

    /// The one instrument of a kind that the compilation reproduces of a year: the decision of 2008. `None` where there is
    /// none or there are several.
    pub fn instrument_of_year(&self, kind: InstrumentKind, year: u16) -> Option<InstrumentNumber> {
        let mut of_year =
            (self.adopted.iter()).filter(|(known, of, _)| *known == year && *of == kind);
        let (_, _, only) = of_year.next()?;
        of_year.next().is_none().then_some(*only)
    }

    /// A treaty by its id.
    pub fn treaty(&self, id: TreatyId) -> Option<&Treaty> {
        self.treaties.get(id.index())
    }

    /// Every treaty with its id.
    pub fn treaties(&self) -> impl Iterator<Item = (TreatyId, &Treaty)> {
        (self.treaties.iter().enumerate())
            .filter_map(|(index, treaty)| Some((TreatyId::at(index)?, treaty)))
    }

    /// Those whose articles can be cited, with what the compilation says of them.
    pub fn own_treaties(&self) -> impl Iterator<Item = (TreatyId, &Treaty, &OwnTreaty)> {
        self.treaties()
            .filter_map(|(id, treaty)| Some((id, treaty, treaty.own.as_ref()?)))
    }

    /// The compilation's treaty with that key, as `convention`.
    pub fn treaty_from_key(&self, key: &str) -> Option<TreatyId> {
        self.own_treaties()
            .find(|(_, _, own)| own.key == key)
            .map(|(id, ..)| id)
    }

    /// The key of one of the compilation's treaties; empty for any other.
    pub fn treaty_key(&self, id: TreatyId) -> &str {
        self.treaty(id)
            .and_then(|treaty| treaty.own.as_ref())
            .map_or("", |own| own.key.as_str())
    }

    /// What 公约, the Convention, stands for where none has been named: the first convention among the
    /// compilation's own treaties.
    pub fn our_convention(&self) -> Option<TreatyId> {
        self.own_treaties()
            .find(|(_, treaty, _)| treaty.kind == TreatyKind::Convention)
            .map(|(id, ..)| id)
    }

    /// What 议定书, the Protocol, stands for where none has been named: the compilation's only treaty, where
    /// that is one.
    pub fn our_protocol(&self) -> Option<TreatyId> {
        let mut own = self.own_treaties();
        let (id, treaty, _) = own.next()?;
        (own.next().is_none() && treaty.kind == TreatyKind::Protocol).then_some(id)
    }

    /// What a part holds; a compilation without parts holds instruments, and so does a part that it does not
    /// have.
    pub fn holds(&self, part: Part) -> Holds {
        self.parts
            .iter()
            .find(|entry| entry.part == part)
            .map_or(Holds::Instruments, |entry| entry.holds)
    }

    /// Whether a part's sections are meetings with their recommendations.
    pub fn holds_recommendations(&self, part: Part) -> bool {
        self.holds(part) == Holds::Recommendations
    }

    /// Every part in its order; the unnamed one alone in a compilation without parts.
    pub fn all_parts(&self) -> impl Iterator<Item = Part> {
        let unnamed = (self.parts.is_empty()).then_some(Part::unnamed(self.numbering));
        self.parts.iter().map(|entry| entry.part).chain(unnamed)
    }

    /// The part with a letter.
    pub fn part(&self, letter: char) -> Option<Part> {
        self.all_parts().find(|part| part.letter() == Some(letter))
    }

    /// The first part that holds such sections.
    pub fn part_that_holds(&self, holds: Holds) -> Option<Part> {
        self.all_parts().find(|part| self.holds(*part) == holds)
    }

    /// The last session whose numbers may be ours; a number of a later one is somebody else's unless it says
    /// that it is ours.
    pub fn last_plausible_session(&self) -> u16 {
        let last = self.our_body().and_then(|body| {
            let series = body.series.iter();
            let ours = series.filter(|series| series.counts_sessions());
            ours.filter_map(|series| series.last).max()
        });
        last.unwrap_or_default().saturating_add(SESSIONS_TO_COME)
    }

    /// Sessions from here on are other bodies', whoever is not named: the General Assembly counts so since
    /// 31/1, and others have long series; few conferences have met as often.
    pub fn first_session_of_others(&self) -> u16 {
        const FIRST: u16 = 31;
        FIRST.max(self.last_plausible_session().saturating_add(1))
    }

    /// Whether any of our numbers are written with a Roman session: XIII/3.
    pub fn numbers_in_roman(&self) -> bool {
        self.our_body().is_some_and(|body| {
            body.series
                .iter()
                .any(|series| series.shape == Shape::RomanSerial)
        })
    }

    /// Whether our body numbers instruments of a kind.
    pub fn numbers(&self, kind: InstrumentKind) -> bool {
        let kind = SeriesKind::Instrument(kind);
        self.our_body()
            .is_some_and(|body| body.series.iter().any(|series| series.kind == kind))
    }

    /// One of our numbers as our body writes it: 3/4, XIII/3.
    pub fn number(&self, number: InstrumentNumber) -> String {
        let is_roman = (self.our_body()).is_some_and(|body| body.numbers_in_roman(number.session));
        match is_roman {
            true => format!("{}/{}", roman(number.session), number.serial),
            false => number.in_digits(),
        }
    }

    /// Every way in which one of our numbers may be written, as [`Lexicon::number`] writes it first. More than one
    /// where our body has changed its figures: XIII/3 and 13/3, 14/3 and XIV/3.
    pub fn spellings(&self, number: InstrumentNumber) -> Vec<String> {
        let written = self.number(number);
        if !self.numbers_in_roman() {
            return vec![written];
        }
        let digits = number.in_digits();
        let roman = format!("{}/{}", roman(number.session), number.serial);
        let others = [digits, roman].into_iter().filter(|one| *one != written);
        std::iter::once(written.clone()).chain(others).collect()
    }

    /// Whether a body can have given an instrument that number, as session and serial.
    pub fn may_number_so(&self, body: BodyId, number: InstrumentNumber) -> bool {
        self.body(body)
            .is_none_or(|body| body.may_number_so(number))
    }

    /// What the symbols of United Nations documents begin with, up to the first stroke: `CTOC`, `A`.
    pub fn symbol_series(&self) -> impl Iterator<Item = &str> {
        self.series()
            .filter_map(|(series, _)| series.split('/').next())
    }

    /// Words that only papers about our body use: those that the data gives, or its full names, its symbols and
    /// its treaties' names.
    pub fn about_us(&self) -> Vec<String> {
        let Some(body) = self.our_body() else {
            return Vec::new();
        };
        let group = self.our_group().map_or(&[][..], |group| &group.about);
        if !body.about.is_empty() {
            return body.about.iter().chain(group).cloned().collect();
        }
        let names = body.names.iter().filter(|(_, name)| {
            // An acronym may be a part of any word.
            !body.is_ambiguous(name) && !body.is_short(name) && name.chars().any(char::is_lowercase)
                || name.chars().any(|c| c > '\u{2E80}') && !body.is_ambiguous(name)
        });
        let treaties = self
            .own_treaties()
            .flat_map(|(_, treaty, _)| treaty.names.iter());
        let treaties = treaties.filter(|(_, name)| !name.is_ascii() || name.contains(' '));
        (names.chain(treaties).map(|(_, name)| name.to_owned()))
            .chain(body.symbols.iter().map(|symbol| format!("{symbol}/")))
            .chain(group.iter().cloned())
            .collect()
    }

    /// Whether an acronym says that what follows is ours: one of our body, of its papers, its documents or our
    /// treaties.
    pub fn is_own_acronym(&self, word: &str) -> bool {
        let body = self.our_body();
        let names = body.into_iter().flat_map(|body| body.names.iter());
        let treaties = self
            .own_treaties()
            .flat_map(|(_, treaty, _)| treaty.names.iter());
        let is_named = names.chain(treaties).any(|(_, name)| name == word);
        let mut about = body.into_iter().flat_map(|body| &body.about);
        let mut symbols = body.into_iter().flat_map(|body| &body.symbols);
        is_named
            || about.any(|known| known == word)
            || symbols.any(|symbol| symbol == word)
            || self.own_symbol_beginnings().any(|begun| begun == word)
    }

    /// Whether a document symbol, or one of a joint one, is of our body's documents or of its working
    /// groups': of all series that it begins with, the longest is ours. A/HRC/5/4 is not the General
    /// Assembly's.
    pub fn is_our_symbol(&self, symbol: &str) -> bool {
        symbol.split('-').any(|single| {
            let ours = self.own_series().filter(|series| begins(single, series));
            // Few symbols begin as ours do; only then are all others looked through.
            ours.map(str::len).max().is_some_and(|longest| {
                let is_longer = |series: &String| series.len() > longest && begins(single, series);
                let groups = self.working_groups.iter().map(|group| &group.symbol);
                let mut all = (self.bodies.iter().flat_map(|body| &body.symbols)).chain(groups);
                !all.any(is_longer)
            })
        })
    }

    /// Whether what has been typed of a symbol may become one of ours: the whole of a series' first
    /// component, or of its first two where the first alone is short (A, E).
    pub fn may_become_our_symbol(&self, typed: &str) -> bool {
        let ours = self.series().filter(|(_, is_ours)| *is_ours);
        self.is_our_symbol(typed)
            || ours.into_iter().any(|(series, _)| {
                series.starts_with(typed) && begins(typed, distinctive_beginning(series))
            })
    }

    /// What tells that a symbol is ours when no more than its beginning has been read: CTOC, but A/HRC.
    pub fn own_symbol_beginnings(&self) -> impl Iterator<Item = &str> {
        let series = self.our_body().into_iter().flat_map(|body| &body.symbols);
        series
            .map(|series| distinctive_beginning(series))
            .filter(|beginning| !beginning.is_empty())
    }

    /// What the symbols of our body and of its working groups begin with.
    fn own_series(&self) -> impl Iterator<Item = &str> {
        let body = self.our_body().into_iter().flat_map(|body| &body.symbols);
        let groups = (self.working_groups.iter())
            .filter(|group| group.body.is_some() && group.body == self.ours)
            .map(|group| &group.symbol);
        let series = body.chain(groups).map(String::as_str);
        series.filter(|series| !series.is_empty())
    }

    /// What symbols begin with, and whether it is ours.
    fn series(&self) -> impl Iterator<Item = (&str, bool)> {
        let bodies = self.bodies().flat_map(|(id, body)| {
            let is_ours = self.ours == Some(id);
            (body.symbols.iter()).map(move |series| (series.as_str(), is_ours))
        });
        let groups = (self.working_groups.iter()).map(|group| {
            (
                group.symbol.as_str(),
                group.body.is_some() && group.body == self.ours,
            )
        });
        bodies
            .chain(groups)
            .filter(|(series, _)| !series.is_empty())
    }
}

/// Whether a symbol begins with a series, and not with a longer word: A/HRC/5 with A, AB/5 not.
fn begins(symbol: &str, series: &str) -> bool {
    symbol
        .strip_prefix(series)
        .is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
}

/// A series up to its first stroke, or all of it where that is a letter or two, with which anything may begin.
fn distinctive_beginning(series: &str) -> &str {
    match series.split('/').next() {
        Some(first) if first.len() > 2 => first,
        _ => series,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One body with a series below another's: as the Human Rights Council's is below the Assembly's.
    fn lexicon() -> Lexicon {
        let body = |id: &str, symbol: &str| Body {
            id: id.to_owned(),
            symbols: vec![symbol.to_owned()],
            ..Body::default()
        };
        Lexicon {
            bodies: vec![body("assembly", "A"), body("council", "A/HRC")],
            ..Lexicon::default()
        }
    }

    #[test]
    fn a_symbol_is_of_the_longest_series_that_it_begins_with() {
        let mut lexicon = lexicon();
        lexicon.ours = lexicon.body_called("council");
        let ours = |symbol: &str| lexicon.is_our_symbol(symbol);
        assert!(ours("A/HRC/5/4") && ours("E/CN.7/2017/4-A/HRC/36/5"));
        assert!(!ours("A/RES/55/25") && !ours("A/HRCX/5") && !ours("S/HRC/5"));
        lexicon.ours = lexicon.body_called("assembly");
        let ours = |symbol: &str| lexicon.is_our_symbol(symbol);
        assert!(ours("A/RES/55/25") && ours("A/55/383/Add.1"));
        assert!(!ours("A/HRC/5/4") && !ours("AB/5"));
    }

    #[test]
    fn a_symbol_is_completed_once_it_can_be_told_from_words() {
        let mut lexicon = lexicon();
        lexicon.ours = lexicon.body_called("council");
        let completed = |typed: &str| lexicon.may_become_our_symbol(typed);
        assert!(completed("A/HRC") && completed("A/HRC/") && completed("A/HRC/5"));
        assert!(!completed("A") && !completed("A/") && !completed("A/RES"));
        let lakes = Body {
            symbols: vec!["LMC/A".to_owned()],
            ..Body::default()
        };
        let lexicon = Lexicon {
            bodies: vec![lakes],
            ours: BodyId::at(0),
            ..Lexicon::default()
        };
        let completed = |typed: &str| lexicon.may_become_our_symbol(typed);
        assert!(completed("LMC") && completed("LMC/") && completed("LMC/A/2012"));
        assert!(!completed("LM") && !completed("LMC/B"));
    }
}
