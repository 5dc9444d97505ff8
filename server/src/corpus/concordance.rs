//! Finding provisions by their several names (D3): the compilation's own numbering, the reports'
//! and the endorsed annexes'. The correspondence itself is data, in `compilation.toml`.

use crate::citation::{
    Annex, DocumentSymbol, InstrumentKind, InstrumentNumber, Locator, Part, Path, Step,
};
use crate::corpus::{
    AnnexPointer, Corpus, Footnote, ProvisionId, ProvisionIndex, ReportNumbering, Section, Topic,
};
use crate::lexicon::Holds;

/// Provisions found, or where the search ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Located {
    Found {
        /// In document order; for a span everything from one end to the other.
        provisions: Vec<ProvisionIndex>,
        /// The span's end stands before its beginning.
        reversed: bool,
    },
    Missing {
        /// What was asked for, in the compilation's numbering.
        wanted: ProvisionId,
        /// The innermost provision on the way that exists.
        within: ProvisionIndex,
    },
}

impl Corpus {
    /// The section of a part, by its number.
    pub fn section(&self, part: Part, number: u16) -> Option<&Section> {
        // Sections stand in the order of their numbers.
        let start = self
            .sections
            .iter()
            .position(|section| section.part == part)?;
        let index = start + usize::from(number.checked_sub(1)?);
        self.sections
            .get(index)
            .filter(|section| section.part == part && section.number == number)
            .or_else(|| {
                // A corpus with errors may have gaps.
                self.sections
                    .iter()
                    .find(|section| section.part == part && section.number == number)
            })
    }

    /// The provision whose identity is printed so: `A.七.20`.
    pub fn identified(&self, printed: &str) -> Option<ProvisionIndex> {
        let id = ProvisionId::parse(&self.lexicon, printed)?;
        self.by_id.get(&id).copied()
    }

    /// The section of a meeting of the working group, by the meeting's number.
    pub fn meeting(&self, number: u16) -> Option<&Section> {
        let part = self.lexicon.part_that_holds(Holds::Recommendations)?;
        self.section(part, number)
    }

    /// The section whose recommendations stand in a report. Either half of a joint symbol will do.
    pub fn by_report(&self, symbol: &DocumentSymbol) -> Option<&Section> {
        self.sections.iter().find(|section| {
            section.report.as_ref().is_some_and(|report| {
                report.symbol == *symbol || report.symbol.0.split('-').any(|half| half == symbol.0)
            })
        })
    }

    /// The sections of part B whose instrument stands in the report of a session.
    pub fn by_session_report(&self, symbol: &DocumentSymbol) -> Vec<ProvisionIndex> {
        self.sections
            .iter()
            .filter(|section| {
                section
                    .instrument
                    .as_ref()
                    .is_some_and(|instrument| instrument.symbol == *symbol)
            })
            .map(|section| section.provision)
            .collect()
    }

    /// The sections of part B whose instrument has a number; several only in a corpus where a
    /// resolution and a decision share it.
    pub fn by_number(&self, number: InstrumentNumber) -> impl Iterator<Item = &Section> {
        self.sections.iter().filter(move |section| {
            section
                .instrument
                .as_ref()
                .is_some_and(|instrument| instrument.number == number)
        })
    }

    /// Follows a locator from a section or annex, in the compilation's numbering.
    pub fn locate(&self, head: &ProvisionId, locator: &Locator) -> Located {
        let one = |path: &Path| -> Result<Located, Located> {
            self.one(head, path).map(|index| Located::Found {
                provisions: vec![index],
                reversed: false,
            })
        };
        match locator {
            Locator::Whole => one(&head.path).unwrap_or_else(|missing| missing),
            Locator::At(path) => one(path).unwrap_or_else(|missing| missing),
            Locator::Span { from, to } => match (self.one(head, from), self.one(head, to)) {
                (Ok(first), Ok(last)) => Located::Found {
                    provisions: self.siblings_between(first.min(last), first.max(last)),
                    reversed: first > last,
                },
                (Err(missing), _) | (_, Err(missing)) => missing,
            },
        }
    }

    /// In a section of the compilation, by its own numbering or its instrument's. An annex that
    /// only points back is followed to the recommendations that it stands for (D6).
    pub fn locate_in_section(
        &self,
        section: &Section,
        annex: Option<Annex>,
        locator: &Locator,
    ) -> Located {
        let holder = pointer(section, annex)
            .and_then(|pointer| Some((pointer, self.meeting(pointer.section)?)));
        let Some((pointer, holder)) = holder else {
            let head = ProvisionId {
                annex,
                ..ProvisionId::section(section.part, section.number)
            };
            return self.locate(&head, locator);
        };
        match map_locator(locator, |path| shift_first(path, -pointer.offset)) {
            Some(locator) => {
                self.locate(&ProvisionId::section(holder.part, holder.number), &locator)
            }
            None => Located::Missing {
                wanted: ProvisionId {
                    part: section.part,
                    section: section.number,
                    annex,
                    path: first_path(locator),
                },
                within: holder.provision,
            },
        }
    }

    /// In a section by its report's numbering. `None` where the section has no report or the
    /// report's paragraph comes before its recommendations or is none of them.
    pub fn locate_in_report(&self, section: &Section, locator: &Locator) -> Option<Located> {
        let report = section.report.as_ref()?;
        let head = ProvisionId::section(section.part, section.number);
        if *locator == Locator::Whole {
            return Some(self.locate(&head, locator));
        }
        let mapped = match report.numbering {
            ReportNumbering::Offset(offset) => {
                map_locator(locator, |path| shift_first(path, -offset))
            }
            ReportNumbering::Within(paragraph) => map_locator(locator, |path| {
                (path.first() == Some(&Step::Paragraph(paragraph)))
                    .then(|| path.iter().skip(1).copied().collect())
            }),
        }?;
        Some(self.locate(&head, &mapped))
    }

    /// The paragraph of the meeting's report that a recommendation is.
    pub fn report_paragraph(&self, id: &ProvisionId) -> Option<(DocumentSymbol, Path)> {
        let report = self.section(id.part, id.section)?.report.as_ref()?;
        if id.path.is_empty() {
            return Some((report.symbol.clone(), Path::new()));
        }
        let path = match report.numbering {
            ReportNumbering::Offset(offset) => shift_first(&id.path, offset)?,
            ReportNumbering::Within(paragraph) => std::iter::once(Step::Paragraph(paragraph))
                .chain(id.path.iter().copied())
                .take(id.path.capacity())
                .collect(),
        };
        Some((report.symbol.clone(), path))
    }

    /// The paragraph of an endorsed annex that a recommendation is, where the annex only points back.
    pub fn annex_path(
        &self,
        id: &ProvisionId,
    ) -> Option<(InstrumentKind, InstrumentNumber, Annex, Path)> {
        if !self.lexicon.holds_recommendations(id.part) {
            return None;
        }
        self.sections.iter().find_map(|section| {
            let instrument = section.instrument.as_ref()?;
            let pointer = instrument
                .annexes
                .iter()
                .find(|pointer| pointer.section == id.section)?;
            let path = shift_first(&id.path, pointer.offset)?;
            Some((instrument.kind, instrument.number, pointer.annex, path))
        })
    }

    /// The topics of the thematic index that refer to a provision, to what holds it, or to a part of it.
    pub fn topics_of(&self, index: ProvisionIndex) -> Vec<&Topic> {
        self.topics_by_provision
            .get(&index)
            .into_iter()
            .flatten()
            .filter_map(|topic| self.topics.get(*topic))
            .collect()
    }

    /// A footnote, by its number.
    pub fn footnote(&self, number: u16) -> Option<&Footnote> {
        // They mostly stand in the order of their numbers, from 1.
        let place = usize::from(number).checked_sub(1);
        let there = place.and_then(|place| self.footnotes.get(place));
        there
            .filter(|note| note.number == number)
            .or_else(|| self.footnotes.iter().find(|note| note.number == number))
    }

    /// A provision's text with its label and everything under it, a line each, two spaces deeper
    /// at each level.
    pub fn full_text(&self, index: ProvisionIndex) -> String {
        let mut text = String::new();
        self.write_text(index, 0, &mut text);
        text
    }

    fn write_text(&self, index: ProvisionIndex, depth: usize, text: &mut String) {
        let Some(provision) = self.provisions.get(index) else {
            return;
        };
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&"  ".repeat(depth));
        text.push_str(&provision.label);
        if !provision.label.is_empty() && !provision.text.is_empty() {
            text.push(' ');
        }
        text.push_str(&provision.text);
        for child in &provision.children {
            self.write_text(*child, depth + 1, text);
        }
    }

    /// Everything under a provision, in document order.
    pub fn descendants(&self, index: ProvisionIndex) -> std::ops::Range<ProvisionIndex> {
        // Descendants follow without a gap: the last child's last descendant ends them.
        let mut last = index;
        while let Some(child) = self
            .provisions
            .get(last)
            .and_then(|provision| provision.children.last())
        {
            last = *child;
        }
        index + 1..last + 1
    }

    /// Whether every instrument of a kind that the session adopted is in the register.
    pub fn register_is_complete(&self, kind: InstrumentKind, session: u16) -> bool {
        self.sessions
            .iter()
            .any(|known| known.number == session && known.complete.contains(&kind))
    }

    /// Whether the register has an entry for a session, whatever it lists of it.
    pub fn register_has_session(&self, session: u16) -> bool {
        self.sessions.iter().any(|known| known.number == session)
    }

    /// Whether a number that is not in the register is known not to exist: only where its series is complete,
    /// both where it is not said which. Of a session that the register does not list nothing is known, wherever
    /// it stands between or before others.
    pub fn unlisted_means_unknown(&self, kind: Option<InstrumentKind>, session: u16) -> bool {
        match kind {
            Some(kind) => self.register_is_complete(kind, session),
            None => [InstrumentKind::Resolution, InstrumentKind::Decision]
                .into_iter()
                .all(|kind| self.register_is_complete(kind, session)),
        }
    }

    /// The last session that the register lists; 0 where it lists none.
    pub fn last_session_known(&self) -> u16 {
        let numbers = self.sessions.iter().map(|session| session.number);
        numbers.max().unwrap_or_default()
    }

    /// The first and the last day of a session, ISO 8601, where the register or the compilation gives them.
    pub fn dates_of_session(&self, session: u16) -> Option<(String, String)> {
        let mut sessions = self.sessions.iter();
        let registered = sessions.find(|known| known.number == session);
        let registered = registered.and_then(|known| known.dates.clone());
        registered.or_else(|| self.dates_of_reproduced(session))
    }

    /// The days of a session that the compilation reproduces an instrument of.
    pub(super) fn dates_of_reproduced(&self, session: u16) -> Option<(String, String)> {
        let mut sections = self.sections.iter();
        let section = sections.find(|section| {
            let instrument = section.instrument.as_ref();
            instrument.is_some_and(|instrument| instrument.number.session == session)
        })?;
        Some(section.dates.clone())
    }

    /// The right symbol for one that the printed index got wrong.
    pub fn misprinted_symbol(&self, symbol: &DocumentSymbol) -> Option<DocumentSymbol> {
        self.misprints()
            .find(|(printed, _)| *printed == symbol.0)
            .map(|(_, correct)| DocumentSymbol(correct.to_owned()))
    }

    /// The right provision for a reference that the printed index got wrong and that leads nowhere.
    pub fn misprinted_reference(&self, wanted: &ProvisionId) -> Option<ProvisionIndex> {
        let wanted = wanted.to_string();
        let (_, correct) = self.misprints().find(|(printed, _)| *printed == wanted)?;
        self.identified(correct)
    }

    fn misprints(&self) -> impl Iterator<Item = (&str, &str)> {
        self.errata.iter().filter_map(|erratum| {
            let reference = erratum.misprinted_reference.as_ref()?;
            Some((reference.printed.as_str(), reference.correct.as_str()))
        })
    }

    /// The provision at a path under a head, or the innermost one on the way.
    fn one(&self, head: &ProvisionId, path: &Path) -> Result<ProvisionIndex, Located> {
        let wanted = ProvisionId {
            path: path.clone(),
            ..head.clone()
        };
        let mut within = wanted.clone();
        loop {
            if let Some(index) = self.by_id.get(&within) {
                return if within == wanted {
                    Ok(*index)
                } else {
                    Err(Located::Missing {
                        wanted,
                        within: *index,
                    })
                };
            }
            if within.path.pop().is_none() && within.annex.take().is_none() {
                let section = self.section(head.part, head.section);
                return Err(Located::Missing {
                    wanted,
                    within: section.map_or(0, |section| section.provision),
                });
            }
        }
    }

    fn siblings_between(&self, low: ProvisionIndex, high: ProvisionIndex) -> Vec<ProvisionIndex> {
        let parent = |index: ProvisionIndex| {
            self.provisions
                .get(index)
                .and_then(|provision| provision.parent)
        };
        let siblings = match (parent(low), parent(high)) {
            (Some(one), Some(other)) if one == other => self
                .provisions
                .get(one)
                .map(|parent| parent.children.as_slice())
                .unwrap_or_default(),
            _ => &[],
        };
        let between: Vec<ProvisionIndex> = siblings
            .iter()
            .copied()
            .filter(|sibling| (low..=high).contains(sibling))
            .collect();
        if between.is_empty() {
            vec![low, high]
        } else {
            between
        }
    }
}

/// The annex of a section's instrument that only points back to part A.
pub fn pointer(section: &Section, annex: Option<Annex>) -> Option<&AnnexPointer> {
    section
        .instrument
        .as_ref()?
        .annexes
        .iter()
        .find(|pointer| Some(pointer.annex) == annex)
}

/// A locator with its paths changed; `None` where one of them cannot be.
pub fn map_locator(locator: &Locator, map: impl Fn(&Path) -> Option<Path>) -> Option<Locator> {
    Some(match locator {
        Locator::Whole => Locator::Whole,
        Locator::At(path) => Locator::At(map(path)?),
        Locator::Span { from, to } => Locator::Span {
            from: map(from)?,
            to: map(to)?,
        },
    })
}

/// Adds to the number of the first step; `None` where that leaves nothing countable.
fn shift_first(path: &Path, by: i32) -> Option<Path> {
    let mut shifted = path.clone();
    if let Some(Step::Paragraph(number)) = shifted.first_mut() {
        *number = u16::try_from(i32::from(*number) + by)
            .ok()
            .filter(|number| *number > 0)?;
    }
    Some(shifted)
}

fn first_path(locator: &Locator) -> Path {
    match locator {
        Locator::Whole => Path::new(),
        Locator::At(path) => path.clone(),
        Locator::Span { from, .. } => from.clone(),
    }
}
