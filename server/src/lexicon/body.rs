//! Bodies that issue instruments, and their working groups.

use super::{InstrumentNumber, Language, Names, Printed, Series, SeriesKind, Shape, TreatyId};

/// A body's place in [`super::Lexicon::bodies`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BodyId(u16);

impl BodyId {
    /// The id at a place; `None` beyond what an id can count.
    pub fn at(index: usize) -> Option<BodyId> {
        u16::try_from(index).ok().map(BodyId)
    }

    /// Its place.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// A body as the register knows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Body {
    /// `cosp-uncac`
    pub id: String,
    pub names: Names,
    /// Those of its names that other bodies have, too: ours where ours has it, else the first body that has it.
    pub ambiguous: Vec<String>,
    /// Those of its names that only go on with what was named before: Conference.
    pub short: Vec<String>,
    pub printed: Printed,
    /// The treaty that it is the conference or meeting of.
    pub treaty: Option<TreatyId>,
    pub series: Vec<Series>,
    /// What the symbols of its documents begin with: `CTOC/COP`.
    pub symbols: Vec<String>,
    /// Where they lead to, with `{SYMBOL}` in their place; `None` where that is not known.
    pub document_link: Option<String>,
    /// Words that only papers about it use.
    pub about: Vec<String>,
    /// Whether it is a State's authority.
    pub national: bool,
    /// Whether papers about any body cite it: its numbers do not say what a paper is about.
    pub cited_everywhere: bool,
    /// Whether it adopts nothing that is cited by a number: a secretariat's office.
    pub adopts_nothing: bool,
}

impl Body {
    /// Whether it gives numbers to resolutions or decisions, so that one may be its.
    pub fn numbers_instruments(&self) -> bool {
        self.series
            .iter()
            .any(|series| matches!(series.kind, SeriesKind::Instrument(_)))
    }

    /// Whether a resolution or decision of a session or year can be its. A body of which no series is known
    /// may number anyhow.
    pub fn may_number_so(&self, number: InstrumentNumber) -> bool {
        let mut series = (self.series.iter())
            .filter(|series| matches!(series.kind, SeriesKind::Instrument(_)))
            .peekable();
        series.peek().is_none()
            || series.any(|series| {
                let is_so_shaped = matches!(
                    series.shape,
                    Shape::SessionSerial | Shape::RomanSerial | Shape::YearSerial
                );
                is_so_shaped && series.may_have_session(number.session)
            })
    }

    /// Whether its numbers of a session are written with a Roman one: XIII/3.
    pub fn numbers_in_roman(&self, session: u16) -> bool {
        let of_session = |series: &&Series| {
            series.counts_sessions()
                && series.may_have_session(session)
                && series.last.is_none_or(|last| session <= last)
        };
        let series = self.series.iter().find(of_session).or_else(|| {
            // Beyond the last one known it goes on as it did there.
            let counting = self.series.iter().filter(|series| series.counts_sessions());
            counting.max_by_key(|series| series.last)
        });
        series.is_some_and(|series| series.shape == Shape::RomanSerial)
    }

    /// The name that tells it from others: the first in the language that is not shared; of a body that everybody
    /// cites, and where all are shared, just the first.
    pub fn telling_name(&self, language: Language) -> Option<&str> {
        let names = self.names.of(language);
        let is_its_own = |name: &&String| {
            self.cited_everywhere || !self.is_ambiguous(name) && !self.is_short(name)
        };
        let name = names.iter().find(is_its_own).or(names.first());
        name.map(String::as_str)
    }

    /// Whether a name of it is shared with other bodies.
    pub fn is_ambiguous(&self, name: &str) -> bool {
        self.ambiguous.iter().any(|one| one == name)
    }

    /// Whether a name of it only goes on with what was named before.
    pub fn is_short(&self, name: &str) -> bool {
        self.short.iter().any(|one| one == name)
    }
}

/// A working group's place in [`super::Lexicon::working_groups`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WorkingGroupId(u16);

impl WorkingGroupId {
    /// The id at a place; `None` beyond what an id can count.
    pub fn at(index: usize) -> Option<WorkingGroupId> {
        u16::try_from(index).ok().map(WorkingGroupId)
    }

    /// Its place.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// A working group as the register knows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WorkingGroup {
    /// `technical-assistance`
    pub id: String,
    /// Whose it is; `None` where the register does not have that body.
    pub body: Option<BodyId>,
    /// What the symbols of its documents begin with: `CTOC/COP/WG.2`.
    pub symbol: String,
    pub names: Names,
    /// Words that only papers about it use, besides those of its body.
    pub about: Vec<String>,
    /// As it stands behind “recommendation 20 of the seventh meeting”; in Chinese before 第七次会议.
    pub printed: Printed,
}
