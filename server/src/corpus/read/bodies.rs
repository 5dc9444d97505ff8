//! The register of bodies: the built-in one, what a compilation's own `bodies.toml` adds to it or replaces in
//! it, and the lexicon that is made of both.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::Reader;
use crate::citation::{InstrumentKind, Language};
use crate::corpus::{CorpusProblemKind, Place};
use crate::lexicon::{
    Body, BodyId, Names, OwnTreaty, Printed, Series, SeriesKind, Shape, Treaty, TreatyId,
    TreatyKind, WorkingGroup,
};

/// A compilation's own register, as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BodiesFile {
    #[serde(default)]
    body: Vec<Spanned<BodyEntry>>,
    #[serde(default)]
    working_group: Vec<Spanned<GroupEntry>>,
    #[serde(default)]
    treaty: Vec<Spanned<NamedTreatyEntry>>,
}

/// The entries that a compilation is read with.
#[derive(Deserialize, Serialize, Clone, Default, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
pub(super) struct Register {
    #[serde(default)]
    pub body: Vec<BodyEntry>,
    #[serde(default)]
    pub working_group: Vec<GroupEntry>,
    #[serde(default)]
    pub treaty: Vec<NamedTreatyEntry>,
}

#[derive(Deserialize, Serialize, Clone, Default, Debug, PartialEq)]
#[serde(deny_unknown_fields, default)]
pub(super) struct BodyEntry {
    pub id: String,
    zh: Vec<String>,
    en: Vec<String>,
    fr: Vec<String>,
    es: Vec<String>,
    ru: Vec<String>,
    ar: Vec<String>,
    ambiguous: Vec<String>,
    short: Vec<String>,
    printed: PrintedEntry,
    treaty: Option<String>,
    numbers: Vec<SeriesEntry>,
    symbols: Vec<String>,
    about: Vec<String>,
    national: bool,
    verified: bool,
}

#[derive(Deserialize, Serialize, Clone, Default, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
struct SeriesEntry {
    kind: String,
    shape: String,
    first: Option<u16>,
    last: Option<u16>,
    example: Option<String>,
}

#[derive(Deserialize, Serialize, Clone, Default, Debug, PartialEq)]
#[serde(deny_unknown_fields, default)]
pub(super) struct GroupEntry {
    pub id: String,
    pub body: String,
    symbol: String,
    zh: Vec<String>,
    en: Vec<String>,
    fr: Vec<String>,
    es: Vec<String>,
    ru: Vec<String>,
    ar: Vec<String>,
    printed: PrintedEntry,
}

#[derive(Deserialize, Serialize, Clone, Default, Debug, PartialEq)]
#[serde(deny_unknown_fields, default)]
pub(super) struct NamedTreatyEntry {
    pub id: String,
    kind: KindOfTreaty,
    zh: Vec<String>,
    en: Vec<String>,
    fr: Vec<String>,
    es: Vec<String>,
    ru: Vec<String>,
    ar: Vec<String>,
    title_words: Vec<String>,
}

#[derive(Deserialize, Serialize, Clone, Copy, Default, Debug, PartialEq)]
#[serde(rename_all = "lowercase")]
enum KindOfTreaty {
    Convention,
    Protocol,
    #[default]
    Other,
}

/// One form for each language.
#[derive(Deserialize, Serialize, Clone, Default, Debug, PartialEq)]
#[serde(deny_unknown_fields, default)]
pub(super) struct PrintedEntry {
    zh: Option<String>,
    en: Option<String>,
    fr: Option<String>,
    es: Option<String>,
    ru: Option<String>,
    ar: Option<String>,
}

/// A treaty of the compilation's, as `treaties.toml` has it.
pub(super) struct OwnEntry {
    /// Its id in the register.
    pub treaty: String,
    /// Where that is said.
    pub place: Place,
    pub own: OwnTreaty,
}

/// What `compilation.toml` says of whose it is.
#[derive(Default)]
pub(super) struct Head {
    pub body: Option<(String, Place)>,
    pub working_group: Option<(String, Place)>,
}

/// The names of an entry, by language.
macro_rules! names {
    ($entry:expr) => {
        Names::new(Language::ALL.map(|language| {
            let names = match language {
                Language::Chinese => &$entry.zh,
                Language::English => &$entry.en,
                Language::French => &$entry.fr,
                Language::Spanish => &$entry.es,
                Language::Russian => &$entry.ru,
                Language::Arabic => &$entry.ar,
            };
            (language, names.clone())
        }))
    };
}

impl From<&PrintedEntry> for Printed {
    fn from(entry: &PrintedEntry) -> Printed {
        Printed::new(Language::ALL.map(|language| {
            let form = match language {
                Language::Chinese => &entry.zh,
                Language::English => &entry.en,
                Language::French => &entry.fr,
                Language::Spanish => &entry.es,
                Language::Russian => &entry.ru,
                Language::Arabic => &entry.ar,
            };
            (language, form.clone())
        }))
    }
}

/// The register that the program carries, read when it is first asked for.
pub(super) fn built_in() -> &'static Register {
    static REGISTER: OnceLock<Register> = OnceLock::new();
    REGISTER.get_or_init(|| {
        let data = include_bytes!(concat!(env!("OUT_DIR"), "/bodies.json"));
        // A test compares it with the file, so it can be read.
        serde_json::from_slice(data).unwrap_or_default()
    })
}

impl Reader {
    /// The register with the compilation's own entries.
    pub(super) fn bodies(&mut self) {
        const BODIES: &str = "bodies.toml";
        self.register = built_in().clone();
        if !self.corpus.files.iter().any(|file| file.path == BODIES) {
            return;
        }
        let Some((file, own)) = self.toml::<BodiesFile>(BODIES) else {
            return;
        };
        let bodies = entries(own.body, |entry| entry.id.clone());
        let groups = entries(own.working_group, |entry: &GroupEntry| {
            format!("{} {}", entry.body, entry.id)
        });
        let treaties = entries(own.treaty, |entry| entry.id.clone());
        let twice = [&bodies.twice, &groups.twice, &treaties.twice];
        for (name, range) in twice.into_iter().flatten().cloned() {
            let place = Place { file, range };
            self.problem(&place, CorpusProblemKind::Duplicate { name });
        }
        put(&mut self.register.body, bodies.entries, |entry| {
            entry.id.clone()
        });
        put(&mut self.register.working_group, groups.entries, |entry| {
            format!("{} {}", entry.body, entry.id)
        });
        put(&mut self.register.treaty, treaties.entries, |entry| {
            entry.id.clone()
        });
    }

    /// Makes the lexicon of the register, of what the compilation says of itself, and of its treaties.
    pub(super) fn lexicon(&mut self) {
        let register = std::mem::take(&mut self.register);
        let own = std::mem::take(&mut self.own_treaties);
        let is_own = |id: &str| own.iter().any(|entry| entry.treaty == id);
        for entry in &own {
            if !register.treaty.iter().any(|known| known.id == entry.treaty) {
                let id = entry.treaty.clone();
                self.problem(&entry.place, CorpusProblemKind::NotInRegister { id });
            }
        }
        let own_entries = own.iter().map(|entry| {
            let named = register.treaty.iter().find(|one| one.id == entry.treaty);
            Treaty {
                own: Some(entry.own.clone()),
                ..named.map_or_else(|| nameless(&entry.treaty), treaty)
            }
        });
        let others = (register.treaty.iter())
            .filter(|entry| !is_own(&entry.id))
            .map(treaty);
        let mut lexicon = std::mem::take(&mut self.lexicon_head);
        lexicon.treaties = own_entries.chain(others).collect();
        let treaty_called = |id: &str| {
            let index = lexicon.treaties.iter().position(|treaty| treaty.id == id)?;
            TreatyId::at(index)
        };
        lexicon.bodies = (register.body.iter())
            .map(|entry| body(entry, treaty_called))
            .collect();
        let body_called = |id: &str| -> Option<BodyId> {
            BodyId::at(lexicon.bodies.iter().position(|body| body.id == id)?)
        };
        lexicon.working_groups = (register.working_group.iter())
            .map(|entry| WorkingGroup {
                id: entry.id.clone(),
                body: body_called(&entry.body),
                symbol: entry.symbol.clone(),
                names: names!(entry),
                printed: Printed::from(&entry.printed),
            })
            .collect();
        let head = std::mem::take(&mut self.head);
        if let Some((id, place)) = head.body {
            lexicon.ours = lexicon.body_called(&id);
            if lexicon.ours.is_none() {
                self.problem(&place, CorpusProblemKind::NotInRegister { id });
            }
        }
        if let (Some((id, place)), Some(ours)) = (head.working_group, lexicon.ours) {
            lexicon.our_working_group = lexicon.group_called(ours, &id);
            if lexicon.our_working_group.is_none() {
                self.problem(&place, CorpusProblemKind::NotInRegister { id });
            }
        }
        self.corpus.lexicon = std::sync::Arc::new(lexicon);
    }
}

/// The entries of one table, and which ids stand there a second time.
struct Entries<T> {
    entries: Vec<T>,
    twice: Vec<(String, std::ops::Range<usize>)>,
}

fn entries<T>(written: Vec<Spanned<T>>, id: impl Fn(&T) -> String) -> Entries<T> {
    let mut read = Entries {
        entries: Vec::new(),
        twice: Vec::new(),
    };
    for entry in written {
        let name = id(entry.get_ref());
        if read.entries.iter().any(|known| id(known) == name) {
            read.twice.push((name, entry.span()));
        } else {
            read.entries.push(entry.into_inner());
        }
    }
    read
}

/// Puts entries in the place of those with the same id, or behind all.
fn put<T>(register: &mut Vec<T>, own: Vec<T>, id: impl Fn(&T) -> String) {
    for entry in own {
        let name = id(&entry);
        match register.iter_mut().find(|known| id(known) == name) {
            Some(known) => *known = entry,
            None => register.push(entry),
        }
    }
}

fn body(entry: &BodyEntry, treaty_called: impl Fn(&str) -> Option<TreatyId>) -> Body {
    Body {
        id: entry.id.clone(),
        names: names!(entry),
        ambiguous: entry.ambiguous.clone(),
        short: entry.short.clone(),
        printed: Printed::from(&entry.printed),
        treaty: entry.treaty.as_deref().and_then(treaty_called),
        series: entry.numbers.iter().map(series).collect(),
        symbols: entry.symbols.clone(),
        about: entry.about.clone(),
        national: entry.national,
    }
}

fn series(entry: &SeriesEntry) -> Series {
    Series {
        kind: match entry.kind.as_str() {
            "resolution" => SeriesKind::Instrument(InstrumentKind::Resolution),
            "decision" => SeriesKind::Instrument(InstrumentKind::Decision),
            _ => SeriesKind::Else,
        },
        shape: Shape::parse(&entry.shape),
        first: entry.first,
        last: entry.last,
    }
}

fn treaty(entry: &NamedTreatyEntry) -> Treaty {
    Treaty {
        id: entry.id.clone(),
        kind: match entry.kind {
            KindOfTreaty::Convention => TreatyKind::Convention,
            KindOfTreaty::Protocol => TreatyKind::Protocol,
            KindOfTreaty::Other => TreatyKind::Else,
        },
        names: names!(entry),
        title_words: entry.title_words.clone(),
        own: None,
    }
}

/// A treaty that the register does not have.
fn nameless(id: &str) -> Treaty {
    treaty(&NamedTreatyEntry {
        id: id.to_owned(),
        ..NamedTreatyEntry::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_carries_the_register_as_it_is_written() {
        let written: Register =
            toml::from_str(include_str!("../../../../corpus/bodies.toml")).unwrap();
        assert!(written.body.len() > 100);
        assert_eq!(*built_in(), written);
    }
}
