//! The TOML files: `compilation.toml`, `register.toml`, `edition.toml`, `errata.toml`.

use std::sync::Arc;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::Spanned;

use super::Reader;
use super::bodies::Head;
use crate::citation::numeral::{parse_roman, parse_section, section};
use crate::citation::{Annex, DocumentSymbol, InstrumentKind, InstrumentNumber, written_in};
use crate::corpus::files::PartFile;
use crate::corpus::{
    AnnexPointer, CorpusProblemKind, Erratum, ErratumKind, Extent, FileIndex, Instrument,
    MisprintedReference, Place, ProvisionId, RegisteredInstrument, RegisteredSession,
    RegisteredTitle, Report, ReportNumbering, Section,
};
use crate::lexicon::{
    AnnexedTo, Holds, Language, MeetingPapers, MeetingYear, Numbering, Part, PartEntry,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CompilationFile {
    #[serde(default)]
    editions: Vec<Spanned<String>>,
    body: Option<Spanned<String>>,
    working_group: Option<Spanned<String>>,
    numbering: Option<Spanned<NumberingName>>,
    #[serde(default)]
    part: Vec<PartTable>,
    #[serde(default)]
    section: Vec<Spanned<SectionEntry>>,
}

/// The list of editions, in its file.
pub(super) struct Editions {
    pub file: FileIndex,
    pub listed: Vec<Spanned<String>>,
}

/// The entries of sections, in their file.
pub(super) struct Sections {
    file: FileIndex,
    section: Vec<Spanned<SectionEntry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SectionEntry {
    part: Option<Spanned<String>>,
    number: Spanned<u16>,
    dates: Days,
    report: Option<ReportEntry>,
    points_to: Option<Spanned<String>>,
    instrument: Option<InstrumentEntry>,
    #[serde(default)]
    annex: Vec<AnnexEntry>,
}

/// The first and the last day of a session; a list of any other length is refused.
#[derive(Deserialize)]
#[serde(try_from = "Vec<Spanned<String>>")]
struct Days(Spanned<String>, Spanned<String>);

impl TryFrom<Vec<Spanned<String>>> for Days {
    type Error = String;

    fn try_from(days: Vec<Spanned<String>>) -> Result<Self, String> {
        let count = days.len();
        match <[Spanned<String>; 2]>::try_from(days) {
            Ok([first, last]) => Ok(Days(first, last)),
            Err(_) => Err(format!(
                "invalid length {count}, expected a tuple of size 2"
            )),
        }
    }
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum NumberingName {
    Chinese,
    Roman,
    Arabic,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PartTable {
    letter: Spanned<String>,
    holds: HoldsName,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum HoldsName {
    Recommendations,
    Instruments,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReportEntry {
    symbol: Spanned<String>,
    offset: Option<i32>,
    within: Option<u16>,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum KindName {
    Resolution,
    Decision,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct InstrumentEntry {
    kind: KindName,
    number: Spanned<String>,
    symbol: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AnnexEntry {
    annex: AnnexName,
    section: u16,
    offset: i32,
    shown_by_index: bool,
}

/// `"only"` or a number.
#[derive(Deserialize, Clone, Copy)]
#[serde(untagged, expecting = "expected `\"only\"` or a number")]
pub(super) enum AnnexName {
    Number(u16),
    Only(OnlyAnnex),
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "lowercase")]
pub(super) enum OnlyAnnex {
    Only,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RegisterFile {
    #[serde(default)]
    session: Vec<SessionEntry>,
    #[serde(default)]
    instrument: Vec<RegisterEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SessionEntry {
    number: Spanned<u16>,
    dates: Option<Days>,
    report: Option<Spanned<String>>,
    complete: Vec<KindName>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RegisterEntry {
    kind: KindName,
    number: Spanned<String>,
    title: Option<Spanned<String>>,
    title_language: Option<Spanned<String>>,
    verified: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EditionFile {
    title: Spanned<String>,
    publisher: Spanned<String>,
    edition: Spanned<String>,
    language: Spanned<String>,
    extent: Option<Spanned<ExtentName>>,
    #[serde(default)]
    examples: Vec<String>,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum ExtentName {
    Whole,
    Excerpt,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ErrataFile {
    #[serde(default)]
    erratum: Vec<Spanned<ErratumEntry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ErratumEntry {
    kind: ErratumKindName,
    line: u32,
    printed: String,
    correct: String,
    evidence: Spanned<String>,
    misprinted_reference: Option<String>,
    correct_reference: Option<String>,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum ErratumKindName {
    Scanning,
    Misprint,
    Kept,
    Moved,
}

impl Reader {
    /// What the compilation says of itself. `None` where `compilation.toml` cannot be read at all.
    pub(super) fn compilation(&mut self) -> Option<Sections> {
        let (file, mut data) = self.toml::<CompilationFile>("compilation.toml")?;
        let listed = std::mem::take(&mut data.editions);
        self.editions(&Editions { file, listed });
        self.compilation_head(file, &data);
        Some(Sections {
            file,
            section: data.section,
        })
    }

    /// The sections, once there is a lexicon.
    pub(super) fn sections(&mut self, sections: Sections) {
        let Sections { file, section } = sections;
        for entry in section {
            let place = Place {
                file,
                range: entry.span(),
            };
            let entry = entry.into_inner();
            let Some(part) = self.part_of(file, &entry, &place) else {
                self.has_unread_sections = true;
                continue;
            };
            let Some(number) = self.section_number(file, part, &entry.number) else {
                self.has_unread_sections = true;
                continue;
            };
            let taken = (self.corpus.sections.iter())
                .any(|section| section.part == part && section.number == number);
            if taken {
                let name = ProvisionId::section(part, number).to_string();
                let place = spanned(file, &entry.number);
                self.problem(&place, CorpusProblemKind::Duplicate { name });
                self.has_unread_sections = true;
                continue;
            }
            self.dates(file, &entry.dates);
            self.fields(part, &entry, &place);
            let report = entry.report.and_then(|report| {
                let numbering = match (report.offset, report.within) {
                    (Some(offset), None) => ReportNumbering::Offset(offset),
                    (None, Some(paragraph)) => ReportNumbering::Within(paragraph),
                    _ => {
                        let fields = ["offset", "within"];
                        self.problem(&place, CorpusProblemKind::NotOneOf { fields });
                        self.corpus.unread.provisions = true;
                        return None;
                    }
                };
                let symbol_place = spanned(file, &report.symbol);
                if report.within == Some(0) {
                    let (value, example) = ("0".to_owned(), "7");
                    let kind = CorpusProblemKind::UnreadableValue { value, example };
                    self.problem(&symbol_place, kind);
                }
                Some(Report {
                    symbol: DocumentSymbol(report.symbol.into_inner()),
                    numbering,
                    symbol_place,
                })
            });
            let points_to = entry.points_to.and_then(|name| {
                let lexicon = Arc::clone(&self.corpus.lexicon);
                let id = self.value(file, &name, "B.三", |name| {
                    ProvisionId::parse(&lexicon, name)
                })?;
                if lexicon.holds_recommendations(id.part) && lexicon.holds_recommendations(part) {
                    let place = spanned(file, &name);
                    let reference = name.into_inner();
                    self.problem(&place, CorpusProblemKind::PointsToOwnPart { reference });
                    return None;
                }
                Some(id)
            });
            let annexes = entry
                .annex
                .iter()
                .map(|annex| AnnexPointer {
                    annex: annex.annex.into(),
                    section: annex.section,
                    offset: annex.offset,
                    shown_by_index: annex.shown_by_index,
                })
                .collect();
            let instrument = entry.instrument.and_then(|instrument| {
                let number = self.value(file, &instrument.number, "3/4", instrument_number);
                if number.is_none() {
                    self.corpus.unread.provisions = true;
                }
                Some(Instrument {
                    kind: instrument.kind.into(),
                    number: number?,
                    headed: None,
                    title: String::new(),
                    number_place: spanned(file, &instrument.number),
                    symbol_place: spanned(file, &instrument.symbol),
                    symbol: DocumentSymbol(instrument.symbol.into_inner()),
                    annexes,
                })
            });
            self.corpus.sections.push(Section {
                part,
                number,
                heading: String::new(),
                dates: (entry.dates.0.into_inner(), entry.dates.1.into_inner()),
                report,
                instrument,
                points_to,
                provision: usize::MAX,
                place,
            });
        }
    }

    /// Whose it is, its parts, and how its sections are numbered.
    fn compilation_head(&mut self, file: FileIndex, data: &CompilationFile) {
        let placed = |written: &Spanned<String>| {
            let range = written.span();
            (written.get_ref().clone(), Place { file, range })
        };
        self.head = Head {
            body: data.body.as_ref().map(placed),
            working_group: data.working_group.as_ref().map(placed),
        };
        if data.body.is_none() {
            let place = Place { file, range: 0..0 };
            self.problem(&place, CorpusProblemKind::NobodysInstruments);
        }
        self.numbering(file, data);
        for entry in &data.part {
            let (written, place) = placed(&entry.letter);
            let mut letters = written.chars();
            let part = (letters.next())
                .and_then(|letter| Part::lettered(letter, self.lexicon_head.numbering));
            let Some(part) = part.filter(|_| letters.next().is_none()) else {
                let letter = written;
                self.problem(&place, CorpusProblemKind::WrongLetter { letter });
                self.has_unread_parts = true;
                continue;
            };
            if self
                .lexicon_head
                .parts
                .iter()
                .any(|known| known.part == part)
            {
                self.problem(&place, CorpusProblemKind::Duplicate { name: written });
                self.has_unread_parts = true;
                continue;
            }
            let holds = match entry.holds {
                HoldsName::Recommendations => Holds::Recommendations,
                HoldsName::Instruments => Holds::Instruments,
            };
            if holds == Holds::Recommendations && data.working_group.is_none() {
                self.problem(&place, CorpusProblemKind::NoWorkingGroup);
            }
            self.lexicon_head.parts.push(PartEntry { part, holds });
        }
        let mut parts = self.lexicon_head.parts.iter();
        if let Some(group) = &data.working_group
            && !self.has_unread_parts
            && !parts.any(|entry| entry.holds == Holds::Recommendations)
        {
            let place = spanned(file, group);
            self.problem(&place, CorpusProblemKind::IdleWorkingGroup);
        }
        self.lexicon_head.meeting_years = self.meeting_years(data);
        self.lexicon_head.papers = self.papers(data);
        let instruments = data.section.iter().map(Spanned::get_ref);
        let reproduced = instruments.filter_map(|entry| {
            let instrument = entry.instrument.as_ref()?;
            let number = instrument_number(instrument.number.get_ref())?;
            Some((instrument.kind.into(), number))
        });
        self.lexicon_head.reproduced = reproduced.collect();
        let adopted = data
            .section
            .iter()
            .map(Spanned::get_ref)
            .filter_map(|entry| {
                let instrument = entry.instrument.as_ref()?;
                let number = instrument_number(instrument.number.get_ref())?;
                let year = entry.dates.0.get_ref().get(..4)?.parse().ok()?;
                Some((year, instrument.kind.into(), number))
            });
        self.lexicon_head.adopted = adopted.collect();
    }

    /// How sections are numbered: as it is said, in Chinese figures where nothing is.
    fn numbering(&mut self, file: FileIndex, data: &CompilationFile) {
        let Some(written) = &data.numbering else {
            return;
        };
        self.says_numbering = true;
        self.lexicon_head.numbering = match written.get_ref() {
            NumberingName::Chinese => Numbering::Chinese,
            NumberingName::Roman => Numbering::Roman,
            NumberingName::Arabic => Numbering::Arabic,
        };
        // VII.20 and 7.20 are read as a compilation's where a part's letter stands before them.
        if data.part.is_empty() && self.lexicon_head.numbering != Numbering::Chinese {
            let place = spanned(file, written);
            self.problem(&place, CorpusProblemKind::FiguresWithoutParts);
            self.corpus.unread.names = true;
        }
    }

    /// The meetings among the sections, with the years of their first days.
    fn meeting_years(&self, data: &CompilationFile) -> Vec<MeetingYear> {
        let holder = (self.lexicon_head).part_that_holds(Holds::Recommendations);
        let Some(letter) = holder.and_then(Part::letter) else {
            return Vec::new();
        };
        let meetings = data.section.iter().map(Spanned::get_ref).filter(|entry| {
            let part = entry.part.as_ref().map(|part| part.get_ref().as_str());
            part.is_some_and(|part| part.chars().eq([letter]))
        });
        let years = meetings.filter_map(|entry| {
            let year = entry.dates.0.get_ref().get(..4)?.parse().ok()?;
            Some(MeetingYear {
                meeting: *entry.number.get_ref(),
                year,
            })
        });
        years.collect()
    }

    /// The reports of the meetings among the sections, and the annexes that took over what they hold.
    fn papers(&self, data: &CompilationFile) -> Vec<MeetingPapers> {
        let meetings = self.lexicon_head.meeting_years.iter();
        let papers = meetings.map(|known| {
            let entries = || data.section.iter().map(Spanned::get_ref);
            let annexed = entries().find_map(|entry| {
                let instrument = entry.instrument.as_ref()?;
                let annex = (entry.annex.iter()).find(|annex| annex.section == known.meeting)?;
                Some(AnnexedTo {
                    kind: instrument.kind.into(),
                    number: instrument_number(instrument.number.get_ref())?,
                    annex: match annex.annex {
                        AnnexName::Number(number) => Some(number),
                        AnnexName::Only(_) => None,
                    },
                })
            });
            let report = entries()
                .filter(|entry| entry.number.get_ref() == &known.meeting)
                .find_map(|entry| Some(entry.report.as_ref()?.symbol.get_ref().clone()));
            MeetingPapers {
                meeting: known.meeting,
                report,
                annexed,
            }
        });
        papers.collect()
    }

    /// A section's number, where the compilation's figures reach it.
    fn section_number(
        &mut self,
        file: FileIndex,
        part: Part,
        written: &Spanned<u16>,
    ) -> Option<u16> {
        let numbering = part.numbering();
        let is_written =
            |number: &u16| parse_section(numbering, &section(numbering, *number)) == Some(*number);
        let number = *written.get_ref();
        if is_written(&number) {
            return Some(number);
        }
        let last = (1..number).take_while(is_written).last();
        let place = spanned(file, written);
        let last = last.unwrap_or_default();
        self.problem(
            &place,
            CorpusProblemKind::UnwritableSection { number, last },
        );
        None
    }

    /// Whether they are dates, in the order of time.
    fn dates(&mut self, file: FileIndex, dates: &Days) -> bool {
        let Days(first, last) = dates;
        let mut are_dates = true;
        for date in [first, last] {
            if !is_day(date.get_ref()) {
                are_dates = false;
                let written = date.get_ref().clone();
                self.problem(
                    &spanned(file, date),
                    CorpusProblemKind::NoSuchDay { written },
                );
            }
        }
        // Of the same length, they are in the order of time.
        let is_reversed = are_dates && last.get_ref() < first.get_ref();
        if is_reversed {
            let place = spanned(file, last);
            self.problem(&place, CorpusProblemKind::ReversedDates);
        }
        are_dates && !is_reversed
    }

    /// What a section has is what its part holds.
    fn fields(&mut self, part: Part, entry: &SectionEntry, place: &Place) {
        let holds = self.corpus.lexicon.holds(part);
        let there = match holds {
            Holds::Recommendations => [
                ("instrument", entry.instrument.is_some()),
                ("annex", !entry.annex.is_empty()),
            ],
            Holds::Instruments => [
                ("report", entry.report.is_some()),
                ("points_to", entry.points_to.is_some()),
            ],
        };
        let wrong = there.into_iter().filter(|(_, is_there)| *is_there);
        for (field, _) in wrong {
            self.problem(place, CorpusProblemKind::WrongField { field, holds });
        }
        let is_misplaced = there.iter().any(|(_, is_there)| *is_there);
        if holds == Holds::Instruments && entry.instrument.is_none() && !is_misplaced {
            self.problem(place, CorpusProblemKind::NoInstrument);
        }
    }

    /// The part that a section is listed under.
    fn part_of(&mut self, file: FileIndex, entry: &SectionEntry, place: &Place) -> Option<Part> {
        let written = entry.part.as_ref();
        let mut letters = written.map_or("", |part| part.get_ref()).chars();
        let part = match (letters.next(), letters.next()) {
            (None, _) => (self.corpus.lexicon.all_parts()).find(|part| part.letter().is_none()),
            (Some(letter), None) => self.corpus.lexicon.part(letter),
            _ => None,
        };
        // Which part is meant by a letter that could not be read, nobody knows.
        if part.is_none() && !(written.is_some() && self.has_unread_parts) {
            let name = written.map(|part| part.get_ref().clone());
            let place = match written {
                Some(written) => Place {
                    file,
                    range: written.span(),
                },
                None => place.clone(),
            };
            self.problem(&place, CorpusProblemKind::UnknownPart { name });
        }
        part
    }

    pub(super) fn register(&mut self) {
        let Some((file, data)) = self.toml::<RegisterFile>("register.toml") else {
            return;
        };
        // The session that is missed may be the one that has another's number.
        let mut has_unread_sessions = false;
        for session in data.session {
            let number = *session.number.get_ref();
            if (self.corpus.sessions.iter()).any(|known| known.number == number) {
                let name = format!("[[session]] {number}");
                let place = spanned(file, &session.number);
                self.problem(&place, CorpusProblemKind::Duplicate { name });
                has_unread_sessions = true;
                continue;
            }
            let session = self.session(file, session);
            self.corpus.sessions.push(session);
        }
        for entry in data.instrument {
            let Some(number) = self.value(file, &entry.number, "3/4", instrument_number) else {
                self.corpus.unread.register = true;
                continue;
            };
            let place = spanned(file, &entry.number);
            let kind = InstrumentKind::from(entry.kind);
            if (self.corpus.register.iter())
                .any(|known| known.kind == kind && known.number == number)
            {
                let name = entry.number.into_inner();
                self.problem(&place, CorpusProblemKind::Duplicate { name });
                continue;
            }
            let session = self
                .corpus
                .sessions
                .iter()
                .find(|session| session.number == number.session);
            let Some(symbol) = session.map(|session| session.report.clone()) else {
                let session = number.session;
                if !has_unread_sessions {
                    self.problem(&place, CorpusProblemKind::UnregisteredSession { session });
                }
                self.corpus.unread.register = true;
                continue;
            };
            let title = match (entry.title, entry.title_language) {
                (Some(title), Some(language)) => self
                    .value(file, &language, "zh", language_tag)
                    .map(|language| RegisteredTitle {
                        text: title.into_inner(),
                        language,
                    }),
                (None, None) => None,
                (Some(half), None) | (None, Some(half)) => {
                    let fields = ["title", "title_language"];
                    let place = spanned(file, &half);
                    self.problem(&place, CorpusProblemKind::Halved { fields });
                    None
                }
            };
            self.corpus.register.push(RegisteredInstrument {
                kind,
                number,
                title,
                symbol,
                verified: entry.verified,
                place,
            });
        }
    }

    /// A session of the register; its dates are those that the compilation gives, where it does.
    fn session(&mut self, file: FileIndex, entry: SessionEntry) -> RegisteredSession {
        let number = *entry.number.get_ref();
        let place = match &entry.report {
            Some(report) => spanned(file, report),
            None => spanned(file, &entry.number),
        };
        let dates = (entry.dates).filter(|dates| self.dates(file, dates));
        let dates = dates.map(|Days(first, last)| {
            let place = spanned(file, &first);
            ((first.into_inner(), last.into_inner()), place)
        });
        if let Some((dates, place)) = &dates
            && let Some(others) = self.corpus.dates_of_reproduced(number)
            && others != *dates
        {
            let (first, last) = others;
            let kind = CorpusProblemKind::OtherDates { first, last };
            self.problem(place, kind);
        }
        RegisteredSession {
            number,
            dates: dates.map(|(dates, _)| dates),
            place,
            report: entry
                .report
                .map(|report| DocumentSymbol(report.into_inner())),
            complete: entry.complete.into_iter().map(Into::into).collect(),
        }
    }

    pub(super) fn edition(&mut self) {
        let path = format!("{}/edition.toml", self.folder);
        let Some((file, data)) = self.toml::<EditionFile>(&path) else {
            return;
        };
        for (field, value) in [
            ("title", &data.title),
            ("publisher", &data.publisher),
            ("edition", &data.edition),
        ] {
            if value.get_ref().trim().is_empty() {
                self.problem(
                    &spanned(file, value),
                    CorpusProblemKind::EmptyValue { field },
                );
            }
        }
        if *data.language.get_ref() != self.corpus.language {
            let kind = CorpusProblemKind::OtherLanguage {
                language: data.language.get_ref().clone(),
                folder: self.corpus.language.clone(),
            };
            self.problem(&spanned(file, &data.language), kind);
        } else if let Some(written) = self.written_otherwise(data.language.get_ref()) {
            let language = data.language.get_ref().clone();
            let kind = CorpusProblemKind::NotItsLanguage { language, written };
            self.problem(&spanned(file, &data.language), kind);
        }
        if let Some(extent) = &data.extent {
            let is_own = self.spelling.is_none();
            match extent.get_ref() {
                ExtentName::Whole => {}
                ExtentName::Excerpt if is_own => {
                    self.problem(&spanned(file, extent), CorpusProblemKind::OwnExcerpt);
                }
                ExtentName::Excerpt => self.corpus.extent = Extent::Excerpt,
            }
        }
        self.corpus.title = data.title.into_inner();
        self.corpus.publisher = data.publisher.into_inner();
        self.corpus.edition = data.edition.into_inner();
        // Another edition is known by its folder, as the list has it.
        if self.spelling.is_none() {
            self.corpus.language = data.language.into_inner();
        }
        self.corpus.examples = data.examples;
    }

    /// The language that the edition's parts are written in, where it is not the one of this tag.
    fn written_otherwise(&self, tag: &str) -> Option<Language> {
        let mut parts = self.corpus.files.iter().filter(|file| {
            let path = file.path.strip_prefix(self.folder.as_str());
            let name = path.and_then(|path| path.strip_prefix('/'));
            name.is_some_and(|name| PartFile::called(name).is_some())
        });
        let written = parts.find_map(|file| written_in(&file.text))?;
        let primary = tag.split('-').next().unwrap_or_default();
        (!primary.eq_ignore_ascii_case(written.tag())).then_some(written)
    }

    pub(super) fn errata(&mut self) {
        let path = format!("{}/errata.toml", self.folder);
        let Some((file, data)) = self.toml::<ErrataFile>(&path) else {
            return;
        };
        for entry in data.erratum {
            let place = Place {
                file,
                range: entry.span(),
            };
            let entry = entry.into_inner();
            if entry.evidence.get_ref().trim().is_empty() {
                let field = "evidence";
                let place = spanned(file, &entry.evidence);
                self.problem(&place, CorpusProblemKind::EmptyValue { field });
            }
            if entry.misprinted_reference.is_some() != entry.correct_reference.is_some() {
                let fields = ["misprinted_reference", "correct_reference"];
                self.problem(&place, CorpusProblemKind::Halved { fields });
            }
            let misprinted_reference = entry
                .misprinted_reference
                .zip(entry.correct_reference)
                .map(|(printed, correct)| MisprintedReference { printed, correct });
            self.corpus.errata.push(Erratum {
                kind: match entry.kind {
                    ErratumKindName::Scanning => ErratumKind::Scanning,
                    ErratumKindName::Misprint => ErratumKind::Misprint,
                    ErratumKindName::Kept => ErratumKind::Kept,
                    ErratumKindName::Moved => ErratumKind::Moved,
                },
                line: entry.line,
                printed: entry.printed,
                correct: entry.correct,
                evidence: entry.evidence.into_inner(),
                misprinted_reference,
                place,
            });
        }
    }

    /// A TOML file as a value; a problem with its place where it cannot be read.
    pub(super) fn toml<T: DeserializeOwned>(&mut self, path: &str) -> Option<(FileIndex, T)> {
        let (file, text) = self.file(path)?;
        match toml::from_str(&text) {
            Ok(data) => Some((file, data)),
            Err(error) => {
                let place = Place {
                    file,
                    range: error.span().unwrap_or(0..0),
                };
                let reason = error.message().to_owned();
                self.problem(&place, CorpusProblemKind::UnreadableData { reason });
                self.corpus.unread.files.push(path.to_owned());
                None
            }
        }
    }

    pub(super) fn value<T>(
        &mut self,
        file: FileIndex,
        written: &Spanned<String>,
        example: &'static str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let parsed = parse(written.get_ref());
        if parsed.is_none() {
            let value = written.get_ref().clone();
            let place = Place {
                file,
                range: written.span(),
            };
            self.problem(
                &place,
                CorpusProblemKind::UnreadableValue { value, example },
            );
        }
        parsed
    }
}

/// Where a value stands.
pub(super) fn spanned<T>(file: FileIndex, written: &Spanned<T>) -> Place {
    Place {
        file,
        range: written.span(),
    }
}

/// `3/4`, `XIII/3`
fn instrument_number(written: &str) -> Option<InstrumentNumber> {
    let (session, serial) = written.split_once('/')?;
    let number = InstrumentNumber {
        session: session.parse().ok().or_else(|| parse_roman(session))?,
        serial: serial.parse().ok()?,
    };
    (number.session > 0 && number.serial > 0).then_some(number)
}

/// `zh`
fn language_tag(written: &str) -> Option<Language> {
    let code: [u8; 2] = written.as_bytes().try_into().ok()?;
    (code.iter().all(u8::is_ascii_lowercase)).then(|| Language::of(code))
}

/// `2013-10-28`: a day that the calendar has.
fn is_day(written: &str) -> bool {
    let numbers: Option<Vec<u16>> = (written.split('-').zip([4, 2, 2]))
        .map(|(digits, length)| {
            let is_number = digits.len() == length && digits.bytes().all(|b| b.is_ascii_digit());
            is_number.then(|| digits.parse().ok()).flatten()
        })
        .collect();
    let Some([year, month, day]) = numbers.as_deref() else {
        return false;
    };
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap => 29,
        2 => 28,
        _ => 0,
    };
    written.matches('-').count() == 2 && *year > 0 && (1..=last).contains(day)
}

impl From<AnnexName> for Annex {
    fn from(name: AnnexName) -> Self {
        match name {
            AnnexName::Number(number) => Annex::Numbered(number),
            AnnexName::Only(OnlyAnnex::Only) => Annex::Only,
        }
    }
}

impl From<KindName> for InstrumentKind {
    fn from(name: KindName) -> Self {
        match name {
            KindName::Resolution => InstrumentKind::Resolution,
            KindName::Decision => InstrumentKind::Decision,
        }
    }
}
