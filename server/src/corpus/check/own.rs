//! Whether what the compilation calls its own can be read and printed: its body with its numbers, its working
//! group, its treaties, the numbers of its instruments, the symbols of its documents.

use std::collections::HashSet;
use std::ops::Range;

use super::Checker;
use crate::citation::numeral::{parse_roman, roman_numeral};
use crate::citation::{DocumentSymbol, InstrumentKind, InstrumentNumber, Locator, Reference};
use crate::corpus::read::has_letters;
use crate::corpus::{CorpusProblem, CorpusProblemKind, Place};
use crate::lexicon::{Body, BodyId, Language, Names, Printed, Series, SeriesKind, Shape, TreatyId};

/// An entry to look at, wherever it stands.
struct Entry<'a> {
    id: &'a str,
    names: &'a Names,
    printed: &'a Printed,
    place: Option<Place>,
}

impl Checker<'_> {
    /// Whatever the lexicon has of the compilation's own.
    pub(super) fn own(&mut self) {
        self.own_body();
        self.own_group();
        self.own_treaties();
        self.entries();
        // What is wrong with the series of the body is wrong with every number.
        let is_of_series = |problem: &CorpusProblem| {
            matches!(
                problem.kind,
                CorpusProblemKind::NoNumbers { .. }
                    | CorpusProblemKind::UnreadableShape { .. }
                    | CorpusProblemKind::OverlappingNumbers { .. }
                    | CorpusProblemKind::ReversedNumbers { .. }
                    | CorpusProblemKind::BeyondRoman { .. }
            )
        };
        if !self.problems.iter().any(is_of_series) {
            self.numbers();
        }
        self.symbols();
    }

    /// The entry of the body, where it is the compilation's; else where the compilation says whose it is.
    fn body_place(&self) -> Option<Place> {
        let own = &self.corpus.own_entries;
        let ours = self.corpus.lexicon.ours;
        let mut entries = own.bodies.iter();
        let entry = entries.find(|(id, _)| Some(*id) == ours);
        entry.map(|(_, place)| place).or(own.body.as_ref()).cloned()
    }

    fn own_body(&mut self) {
        let corpus = self.corpus;
        let Some(body) = corpus.lexicon.our_body() else {
            return;
        };
        let Some(place) = self.body_place() else {
            return;
        };
        self.printed(
            &Entry {
                id: &body.id,
                names: &body.names,
                printed: &body.printed,
                place: Some(place.clone()),
            },
            // It is printed in the program's own sentences only.
            &Language::SPOKEN,
        );
        self.printed_otherwise(body, &place);
        if let Some(ours) = corpus.lexicon.ours {
            self.shared_names(ours, body, &place);
        }
        self.series(body, &place);
    }

    /// Whoever copies the program's words into a draft is not understood where none of the body's names is in them.
    fn printed_otherwise(&mut self, body: &Body, place: &Place) {
        for language in Language::SPOKEN {
            let names = body.names.of(language);
            let Some(printed) = body.printed.of(language).filter(|form| has_letters(form)) else {
                continue;
            };
            let shown = printed.to_lowercase();
            let is_in = |name: &String| shown.contains(&name.to_lowercase().replace('*', ""));
            if !names.is_empty() && !names.iter().any(is_in) {
                let kind = CorpusProblemKind::PrintedOtherwise {
                    id: body.id.clone(),
                    language,
                    printed: printed.to_owned(),
                };
                let printed = self.key(place, "printed");
                self.problem(&printed, kind);
            }
        }
    }

    /// Names that another body has too, and that are not said to be `ambiguous` or `short`: they would be
    /// taken for one of them whoever is meant.
    fn shared_names(&mut self, id: BodyId, body: &Body, place: &Place) {
        let corpus = self.corpus;
        let own = (body.names.iter())
            .filter(|(_, name)| !body.is_ambiguous(name) && !body.is_short(name));
        // Of two entries of the compilation's own the later one is told.
        let is_later = |other: BodyId| {
            let mut entries = corpus.own_entries.bodies.iter();
            other > id && entries.any(|(entry, _)| *entry == other)
        };
        let others = (corpus.lexicon.bodies())
            .filter(|(other, _)| *other != id && !is_later(*other))
            .map(|(_, other)| (other.id.as_str(), &other.names));
        self.shared(own.collect(), others, true, place);
    }

    /// Names that others have, too.
    fn shared<'c>(
        &mut self,
        own: HashSet<(Language, &'c str)>,
        others: impl Iterator<Item = (&'c str, &'c Names)>,
        may_be_listed: bool,
        place: &Place,
    ) {
        let mut told: HashSet<&str> = HashSet::new();
        for (other, names) in others {
            for (_, name) in names.iter().filter(|named| own.contains(named)) {
                if told.insert(name) {
                    let place = self.quoted(place, name);
                    let kind = CorpusProblemKind::SharedName {
                        name: name.to_owned(),
                        other: other.to_owned(),
                        may_be_listed,
                    };
                    self.problem(&place, kind);
                }
            }
        }
    }

    /// Our numbers have shapes that are read, and each session one of them.
    fn series(&mut self, body: &Body, place: &Place) {
        let numbers = self.key(place, "numbers");
        let ours: Vec<&Series> = (body.series.iter())
            .filter(|series| matches!(series.kind, SeriesKind::Instrument(_)))
            .collect();
        if ours.is_empty() {
            let id = body.id.clone();
            self.problem(&numbers, CorpusProblemKind::NoNumbers { id });
        }
        let last_roman = (1..).take_while(|number| parse_roman(&roman_numeral(*number)).is_some());
        let last_roman = last_roman.last().unwrap_or_default();
        for series in &ours {
            match &series.shape {
                Shape::SessionSerial => {}
                Shape::RomanSerial => {
                    if series.last.is_some_and(|last| last > last_roman) {
                        let kind = CorpusProblemKind::BeyondRoman { last: last_roman };
                        self.problem(&numbers, kind);
                    }
                }
                Shape::YearSerial => self.unreadable_shape(place, "YEAR/SERIAL"),
                Shape::Else(shape) => self.unreadable_shape(place, shape),
            }
        }
        let counting = ours.iter().filter(|series| series.counts_sessions());
        let counting: Vec<&&Series> = counting.collect();
        for (index, one) in counting.iter().enumerate() {
            for other in counting.iter().take(index) {
                let first = one.first.max(other.first).unwrap_or(1);
                let last = match (one.last, other.last) {
                    (Some(one), Some(other)) => Some(one.min(other)),
                    (one, other) => one.or(other),
                };
                // A number says nothing of its kind: one session, one shape.
                let is_one_shape = one.kind != other.kind && one.shape == other.shape;
                if !is_one_shape && last.is_none_or(|last| first <= last) {
                    let kind = CorpusProblemKind::OverlappingNumbers { first, last };
                    // Several rows may have the same sessions.
                    if !self.problems.iter().any(|told| told.kind == kind) {
                        self.problem(&numbers, kind);
                    }
                }
            }
        }
    }

    fn unreadable_shape(&mut self, place: &Place, shape: &str) {
        let place = self.quoted(place, shape);
        let shape = shape.to_owned();
        self.problem(&place, CorpusProblemKind::UnreadableShape { shape });
    }

    fn own_group(&mut self) {
        let corpus = self.corpus;
        let (lexicon, own) = (&corpus.lexicon, &corpus.own_entries);
        let Some(group) = lexicon.our_group() else {
            return;
        };
        let mut entries = own.working_groups.iter();
        let entry = entries.find(|(id, _)| Some(*id) == lexicon.our_working_group);
        let place = entry.map(|(_, place)| place).or(own.working_group.as_ref());
        self.printed(
            &Entry {
                id: &group.id,
                names: &group.names,
                printed: &group.printed,
                place: place.cloned(),
            },
            &languages_of(&group.names),
        );
        // The reports of its meetings are its documents.
        let symbol = &group.symbol;
        let mut reports = (corpus.sections.iter())
            .filter_map(|section| section.report.as_ref())
            .flat_map(|report| report.symbol.0.split('-'))
            .peekable();
        let begins = |report: &str| {
            let behind = report.strip_prefix(symbol.as_str());
            behind.is_some_and(|behind| behind.starts_with('/'))
        };
        if let Some(place) = place.cloned()
            && reports.peek().is_some()
            && !symbol.is_empty()
            && !reports.any(begins)
        {
            let place = self.quoted(&place, symbol);
            let symbol = symbol.clone();
            self.problem(&place, CorpusProblemKind::IdleSymbol { symbol });
        }
    }

    /// How they are printed is said in `treaties.toml`, their names stand in the register.
    fn own_treaties(&mut self) {
        let corpus = self.corpus;
        for (id, treaty, own) in corpus.lexicon.own_treaties() {
            let Some(known) = corpus.treaty(id) else {
                continue;
            };
            let mut entered = corpus.own_entries.treaties.iter();
            let is_entered = entered.any(|(entry, _)| *entry == id);
            if treaty.names.iter().next().is_none() && !is_entered {
                continue; // The register does not have it, which is told.
            }
            self.printed(
                &Entry {
                    id: &own.key,
                    names: &treaty.names,
                    printed: &own.printed,
                    place: Some(known.entry.clone()),
                },
                &languages_of(&treaty.names),
            );
        }
    }

    /// Names in the languages that are needed, and how they are printed in all in which drafts can name it.
    fn printed(&mut self, entry: &Entry<'_>, printed_in: &[Language]) {
        let Some(place) = &entry.place else {
            return;
        };
        let id = entry.id;
        for language in Language::SPOKEN {
            let mut refused = self.corpus.own_entries.left_nameless.iter();
            let is_told = refused.any(|one| *one == (place.clone(), language));
            if entry.names.of(language).is_empty() && !is_told {
                let id = id.to_owned();
                self.problem(place, CorpusProblemKind::Unnamed { id, language });
            }
        }
        let printed = self.key(place, "printed");
        for language in printed_in {
            let form = entry.printed.of(*language);
            if form.is_none_or(|form| !has_letters(form)) {
                let (id, language) = (id.to_owned(), *language);
                self.problem(&printed, CorpusProblemKind::Unprinted { id, language });
            }
        }
    }

    /// The entries of the compilation's own register, whoever they are.
    fn entries(&mut self) {
        let corpus = self.corpus;
        for (id, place) in &corpus.own_entries.bodies {
            let Some(body) = corpus.lexicon.body(*id) else {
                continue;
            };
            for (key, names) in [("ambiguous", &body.ambiguous), ("short", &body.short)] {
                let unknown = names
                    .iter()
                    .filter(|name| !body.names.iter().any(|(_, known)| known == name.as_str()));
                for name in unknown {
                    let place = self.key(place, key);
                    let name = name.clone();
                    self.problem(&place, CorpusProblemKind::NotAmongNames { name });
                }
            }
            for series in &body.series {
                if let (Some(first), Some(last)) = (series.first, series.last)
                    && last < first
                {
                    let place = self.key(place, "numbers");
                    self.problem(&place, CorpusProblemKind::ReversedNumbers { first, last });
                }
            }
            let unknown = (body.series.iter()).flat_map(|series| series.unknown_placeholders());
            for name in unknown {
                let place = self.key(place, "numbers");
                self.problem(&place, CorpusProblemKind::UnknownPlaceholder { name });
            }
            for unusable in body.unusable_links() {
                let place = self.key(place, unusable.field);
                let (link, placeholder) = (unusable.link.to_owned(), unusable.placeholder);
                self.problem(
                    &place,
                    CorpusProblemKind::UnusableLink { link, placeholder },
                );
            }
            for symbol in &body.symbols {
                self.series_of_symbols(place, &body.id, symbol);
            }
            if corpus.lexicon.ours != Some(*id) {
                self.shared_names(*id, body, place);
            }
        }
        for (id, place) in &corpus.own_entries.working_groups {
            let groups = &corpus.lexicon.working_groups;
            let Some(group) = groups.get(id.index()) else {
                continue;
            };
            if group.symbol.is_empty() {
                let field = "symbol";
                self.problem(place, CorpusProblemKind::EmptyValue { field });
            } else {
                self.series_of_symbols(place, &group.id, &group.symbol);
            }
            let is_later = |other: usize| {
                let mut entries = corpus.own_entries.working_groups.iter();
                other > id.index() && entries.any(|(entry, _)| entry.index() == other)
            };
            let others = groups.iter().enumerate();
            let others = others.filter(|(index, _)| *index != id.index() && !is_later(*index));
            let others = others.map(|(_, other)| (other.id.as_str(), &other.names));
            self.shared(group.names.iter().collect(), others, false, place);
        }
        for (id, place) in &corpus.own_entries.treaties {
            let Some(treaty) = corpus.lexicon.treaty(*id) else {
                continue;
            };
            let is_later = |other: TreatyId| {
                let mut entries = corpus.own_entries.treaties.iter();
                other > *id && entries.any(|(entry, _)| *entry == other)
            };
            let others = corpus.lexicon.treaties();
            let others = others.filter(|(other, _)| other != id && !is_later(*other));
            let others = others.map(|(_, other)| (other.id.as_str(), &other.names));
            self.shared(treaty.names.iter().collect(), others, false, place);
        }
    }

    /// What symbols begin with: a document's of the year 2000 would be read, and is nobody else's.
    fn series_of_symbols(&mut self, place: &Place, owner: &str, series: &str) {
        let lexicon = &self.corpus.lexicon;
        let bodies = (lexicon.bodies.iter()).flat_map(|body| {
            body.symbols
                .iter()
                .map(|symbol| (body.id.as_str(), symbol.as_str()))
        });
        let groups = lexicon.working_groups.iter();
        let groups = groups.map(|group| (group.id.as_str(), group.symbol.as_str()));
        let mut all = bodies.chain(groups).filter(|(_, symbol)| *symbol == series);
        let other = all.find(|(other, _)| *other != owner);
        if let Some((other, _)) = other {
            let kind = CorpusProblemKind::SharedSymbol {
                symbol: series.to_owned(),
                other: other.to_owned(),
            };
            let is_the_others = |problem: &CorpusProblem| matches!(&problem.kind, CorpusProblemKind::SharedSymbol { symbol, .. } if symbol == series);
            // Of two entries of the compilation's own one is told.
            if !self.problems.iter().any(is_the_others) {
                let place = self.quoted(place, series);
                self.problem(&place, kind);
            }
        }
        if !self.is_symbol(&format!("{series}/2000/1")) {
            let place = self.quoted(place, series);
            let symbol = series.to_owned();
            self.problem(&place, CorpusProblemKind::UnreadableSymbol { symbol });
        }
    }

    /// The numbers of instruments are written as the body writes them, in a series that it has.
    fn numbers(&mut self) {
        let corpus = self.corpus;
        let reproduced = (corpus.sections.iter())
            .filter_map(|section| section.instrument.as_ref())
            .map(|one| (one.kind, one.number, &one.number_place));
        let registered =
            (corpus.register.iter()).map(|entry| (entry.kind, entry.number, &entry.place));
        for (kind, number, place) in reproduced.chain(registered) {
            self.number(kind, number, place);
        }
    }

    fn number(&mut self, kind: InstrumentKind, number: InstrumentNumber, place: &Place) {
        let Some(body) = self.corpus.lexicon.our_body() else {
            return;
        };
        let mut series = (body.series.iter())
            .filter(|series| series.kind == SeriesKind::Instrument(kind))
            .peekable();
        if series.peek().is_none() {
            let unnumbered = CorpusProblemKind::UnnumberedKind { kind };
            // Wherever such a number stands, it is one thing that is missing in the register.
            if !self
                .problems
                .iter()
                .any(|problem| problem.kind == unnumbered)
            {
                self.problem(place, unnumbered);
            }
            return;
        }
        let counting: Vec<&Series> = series.filter(|series| series.counts_sessions()).collect();
        if counting.is_empty() {
            return; // Told already, of the body.
        }
        let session = number.session;
        // Beyond the last session known it goes on as it did there.
        let is_known = |series: &&Series| series.last.is_none_or(|last| session <= last);
        let is_inside = counting.iter().any(|series| {
            series.may_have_session(session) && (is_known(series) || !counting.iter().any(is_known))
        });
        if !is_inside {
            let kind = CorpusProblemKind::OutsideSeries { kind, session };
            self.problem(place, kind);
            return;
        }
        let expected = self.corpus.lexicon.number(number);
        let written = self.text(place);
        let written = written.trim_matches(['"', '\'']).to_owned();
        if written != expected {
            self.problem(place, CorpusProblemKind::WrongNumber { written, expected });
        }
    }

    /// Every symbol of a document is read as one.
    fn symbols(&mut self) {
        let corpus = self.corpus;
        let reports = (corpus.sections.iter())
            .filter_map(|section| section.report.as_ref())
            .map(|report| (&report.symbol, &report.symbol_place));
        let instruments = (corpus.sections.iter())
            .filter_map(|section| section.instrument.as_ref())
            .map(|instrument| (&instrument.symbol, &instrument.symbol_place));
        let sessions = (corpus.sessions.iter())
            .filter_map(|session| Some((session.report.as_ref()?, &session.place)));
        for (DocumentSymbol(symbol), place) in reports.chain(instruments).chain(sessions) {
            if !self.is_symbol(symbol) {
                let symbol = symbol.clone();
                self.problem(place, CorpusProblemKind::UnreadableSymbol { symbol });
            }
        }
    }

    /// Whether a text is a document symbol, in just this spelling.
    fn is_symbol(&self, text: &str) -> bool {
        let read = self.corpus.recognise(text);
        matches!(read.as_slice(), [one] if one.range == (0..text.len())
            && matches!(&one.reference, Reference::Document { symbol, locator: Locator::Whole } if symbol.0 == text))
    }

    /// Where a key of an entry stands in its file; the entry's header where it has none.
    fn key(&self, entry: &Place, key: &str) -> Place {
        let text = self.entry(entry);
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let content = line.trim_start();
            // printed = …, [treaty.printed]
            let rest = content.strip_prefix(key).map(str::trim_start);
            let is_table = content.trim_end().ends_with(&format!(".{key}]"));
            if rest.is_some_and(|rest| rest.starts_with('='))
                || content.starts_with('[') && is_table
            {
                let at = start + line.len() - content.len();
                return within(entry, at..start + line.trim_end().len());
            }
            start += line.len();
        }
        entry.clone()
    }

    /// Where an entry has a string; its header where it has none.
    pub(super) fn quoted(&self, entry: &Place, string: &str) -> Place {
        let quoted = format!("\"{string}\"");
        match self.entry(entry).find(&quoted) {
            Some(at) => within(entry, at..at + quoted.len()),
            None => entry.clone(),
        }
    }

    /// An entry of an array of tables with the tables that belong to it, from its header or key on; the line
    /// where it is a single value.
    fn entry(&self, place: &Place) -> &str {
        let file = self.corpus.files.get(place.file);
        let text = file
            .and_then(|file| file.text.get(place.range.start..))
            .unwrap_or_default();
        let Some(name) = text.strip_prefix("[[") else {
            return text.lines().next().unwrap_or_default();
        };
        let name = name.split(']').next().unwrap_or_default();
        let own = format!("{name}.");
        let is_next = |line: &str| {
            let header = line.trim_start().trim_start_matches('[');
            line.trim_start().starts_with('[') && header.len() < line.trim_start().len()
                // A row of an array may begin with a bracket, too.
                && header.starts_with(|c: char| c.is_ascii_lowercase())
                && !header.starts_with(&own)
        };
        let mut end = 0;
        for (number, line) in text.split_inclusive('\n').enumerate() {
            if number > 0 && is_next(line) {
                break;
            }
            end += line.len();
        }
        text.get(..end).unwrap_or(text)
    }
}

/// A place in an entry, from bytes behind its beginning.
fn within(entry: &Place, range: Range<usize>) -> Place {
    let start = entry.range.start;
    Place {
        file: entry.file,
        range: start + range.start..start + range.end,
    }
}

/// The languages that a name has to be printed in: those in which drafts can name it, and those that are
/// needed.
fn languages_of(names: &Names) -> Vec<Language> {
    let mut languages = Language::SPOKEN.to_vec();
    for (language, _) in names.iter() {
        if !languages.contains(&language) {
            languages.push(language);
        }
    }
    languages
}
