//! The TOML files: `compilation.toml`, `register.toml`, `edition.toml`, `errata.toml`.

use std::sync::Arc;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::Spanned;

use super::Reader;
use super::bodies::Head;
use crate::citation::numeral::{parse_roman, parse_section, section};
use crate::citation::{Annex, DocumentSymbol, InstrumentKind, InstrumentNumber};
use crate::corpus::{
    AnnexPointer, CorpusProblemKind, Erratum, ErratumKind, FileIndex, Instrument,
    MisprintedReference, Place, ProvisionId, RegisteredInstrument, RegisteredSession,
    RegisteredTitle, Report, ReportNumbering, Section,
};
use crate::lexicon::{Holds, Language, MeetingYear, Numbering, Part, PartEntry};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CompilationFile {
    body: Option<Spanned<String>>,
    working_group: Option<Spanned<String>>,
    numbering: Option<NumberingName>,
    #[serde(default)]
    part: Vec<PartTable>,
    #[serde(default)]
    section: Vec<Spanned<SectionEntry>>,
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
    dates: (Spanned<String>, Spanned<String>),
    report: Option<ReportEntry>,
    points_to: Option<Spanned<String>>,
    instrument: Option<InstrumentEntry>,
    #[serde(default)]
    annex: Vec<AnnexEntry>,
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
#[serde(untagged)]
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
    dates: Option<(Spanned<String>, Spanned<String>)>,
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
    title: String,
    publisher: String,
    edition: String,
    language: String,
    #[serde(default)]
    examples: Vec<String>,
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
    evidence: String,
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
        let (file, data) = self.toml::<CompilationFile>("compilation.toml")?;
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
                continue;
            };
            let Some(number) = self.section_number(file, part, &entry.number) else {
                continue;
            };
            let taken = (self.corpus.sections.iter())
                .any(|section| section.part == part && section.number == number);
            if taken {
                let name = ProvisionId::section(part, number).to_string();
                self.problem(&place, CorpusProblemKind::Duplicate { name });
                continue;
            }
            self.dates(file, &entry.dates);
            self.fields(part, &entry, &place);
            let report = entry.report.and_then(|report| {
                let numbering = match (report.offset, report.within) {
                    (Some(offset), None) => ReportNumbering::Offset(offset),
                    (None, Some(paragraph)) => ReportNumbering::Within(paragraph),
                    _ => {
                        let reason = "a report has either `offset` or `within`".to_owned();
                        self.problem(&place, CorpusProblemKind::UnreadableData { reason });
                        return None;
                    }
                };
                let symbol_place = spanned(file, &report.symbol);
                Some(Report {
                    symbol: DocumentSymbol(report.symbol.into_inner()),
                    numbering,
                    symbol_place,
                })
            });
            let points_to = entry.points_to.and_then(|name| {
                let lexicon = Arc::clone(&self.corpus.lexicon);
                self.value(file, &name, |name| ProvisionId::parse(&lexicon, name))
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
                Some(Instrument {
                    kind: instrument.kind.into(),
                    number: self.value(file, &instrument.number, instrument_number)?,
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
        self.lexicon_head.numbering = match data.numbering {
            None | Some(NumberingName::Chinese) => Numbering::Chinese,
            Some(NumberingName::Roman) => Numbering::Roman,
            Some(NumberingName::Arabic) => Numbering::Arabic,
        };
        for entry in &data.part {
            let (written, place) = placed(&entry.letter);
            let mut letters = written.chars();
            let part = (letters.next())
                .and_then(|letter| Part::lettered(letter, self.lexicon_head.numbering));
            let Some(part) = part.filter(|_| letters.next().is_none()) else {
                let letter = written;
                self.problem(&place, CorpusProblemKind::WrongLetter { letter });
                continue;
            };
            if self
                .lexicon_head
                .parts
                .iter()
                .any(|known| known.part == part)
            {
                self.problem(&place, CorpusProblemKind::Duplicate { name: written });
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
            && !parts.any(|entry| entry.holds == Holds::Recommendations)
        {
            let place = spanned(file, group);
            self.problem(&place, CorpusProblemKind::IdleWorkingGroup);
        }
        self.lexicon_head.meeting_years = self.meeting_years(data);
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
    fn dates(&mut self, file: FileIndex, dates: &(Spanned<String>, Spanned<String>)) -> bool {
        let (first, last) = dates;
        let mut are_dates = true;
        for date in [first, last] {
            let found = self.value(file, date, |date| is_date(date).then_some(()));
            are_dates &= found.is_some();
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
        if holds == Holds::Instruments && entry.instrument.is_none() {
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
        if part.is_none() {
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
        for session in data.session {
            let session = self.session(file, session);
            self.corpus.sessions.push(session);
        }
        for entry in data.instrument {
            let Some(number) = self.value(file, &entry.number, instrument_number) else {
                continue;
            };
            let place = spanned(file, &entry.number);
            let session = self
                .corpus
                .sessions
                .iter()
                .find(|session| session.number == number.session);
            let Some(symbol) = session.map(|session| session.report.clone()) else {
                let session = number.session;
                self.problem(&place, CorpusProblemKind::UnregisteredSession { session });
                continue;
            };
            let title = match (entry.title, entry.title_language) {
                (Some(title), Some(language)) => {
                    self.value(file, &language, language_tag)
                        .map(|language| RegisteredTitle {
                            text: title.into_inner(),
                            language,
                        })
                }
                (None, None) => None,
                (Some(half), None) | (None, Some(half)) => {
                    let reason = "`title` and `title_language` stand together".to_owned();
                    let place = spanned(file, &half);
                    self.problem(&place, CorpusProblemKind::UnreadableData { reason });
                    None
                }
            };
            self.corpus.register.push(RegisteredInstrument {
                kind: entry.kind.into(),
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
        let dates = dates.map(|(first, last)| {
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
        let path = format!("{}/edition.toml", self.corpus.language);
        if let Some((_, data)) = self.toml::<EditionFile>(&path) {
            self.corpus.title = data.title;
            self.corpus.publisher = data.publisher;
            self.corpus.edition = data.edition;
            self.corpus.language = data.language;
            self.corpus.examples = data.examples;
        }
    }

    pub(super) fn errata(&mut self) {
        let path = format!("{}/errata.toml", self.corpus.language);
        let Some((file, data)) = self.toml::<ErrataFile>(&path) else {
            return;
        };
        for entry in data.erratum {
            let place = Place {
                file,
                range: entry.span(),
            };
            let entry = entry.into_inner();
            if entry.misprinted_reference.is_some() != entry.correct_reference.is_some() {
                let reason =
                    "`misprinted_reference` and `correct_reference` stand together".to_owned();
                self.problem(&place, CorpusProblemKind::UnreadableData { reason });
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
                evidence: entry.evidence,
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
                None
            }
        }
    }

    pub(super) fn value<T>(
        &mut self,
        file: FileIndex,
        written: &Spanned<String>,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let parsed = parse(written.get_ref());
        if parsed.is_none() {
            let value = written.get_ref().clone();
            let place = Place {
                file,
                range: written.span(),
            };
            self.problem(&place, CorpusProblemKind::UnreadableValue { value });
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

/// `2013-10-28`
fn is_date(written: &str) -> bool {
    let numbers: Vec<Option<u16>> = written.split('-').map(|n| n.parse().ok()).collect();
    written.len() == "2013-10-28".len()
        && matches!(numbers.as_slice(), [Some(_), Some(1..=12), Some(1..=31)])
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
