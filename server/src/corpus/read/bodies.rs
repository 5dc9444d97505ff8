//! The entries of the register of bodies, `bodies.toml`, and the built-in one.

use std::sync::OnceLock;

use serde::Deserialize;
use toml::Spanned;

use super::by_language::{ByLanguage, Named};
use crate::citation::InstrumentKind;
use crate::corpus::Place;
use crate::lexicon::{
    Body, BodyId, Names, OwnTreaty, Printed, Series, SeriesKind, Shape, Treaty, TreatyId,
    TreatyKind, WorkingGroup,
};

/// A compilation's own register, as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BodiesFile {
    #[serde(default)]
    pub body: Vec<Spanned<BodyEntry>>,
    #[serde(default)]
    pub working_group: Vec<Spanned<GroupEntry>>,
    #[serde(default)]
    pub treaty: Vec<Spanned<NamedTreatyEntry>>,
}

/// The entries that a compilation is read with.
#[derive(Deserialize, Clone, Default, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
pub(super) struct Register {
    #[serde(default)]
    pub body: Vec<BodyEntry>,
    #[serde(default)]
    pub working_group: Vec<GroupEntry>,
    #[serde(default)]
    pub treaty: Vec<NamedTreatyEntry>,
}

pub(super) type BodyEntry = Named<BodyFields>;

#[derive(Deserialize, Clone, Default, Debug, PartialEq)]
#[serde(deny_unknown_fields, default)]
pub(super) struct BodyFields {
    pub id: String,
    ambiguous: Vec<String>,
    short: Vec<String>,
    printed: PrintedEntry,
    pub treaty: Option<String>,
    numbers: Vec<SeriesEntry>,
    symbols: Vec<String>,
    document_link: Option<String>,
    pub about: Vec<String>,
    national: bool,
    cited_everywhere: bool,
    adopts_nothing: bool,
    verified: bool,
}

#[derive(Deserialize, Clone, Default, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
struct SeriesEntry {
    kind: String,
    shape: String,
    first: Option<u16>,
    last: Option<u16>,
    serials_from: Option<u16>,
    example: Option<String>,
    symbol: Option<String>,
    link: Option<String>,
    linked_from: Option<u16>,
}

pub(super) type GroupEntry = Named<GroupFields>;

#[derive(Deserialize, Clone, Default, Debug, PartialEq)]
#[serde(deny_unknown_fields, default)]
pub(super) struct GroupFields {
    pub id: String,
    pub body: String,
    symbol: String,
    pub about: Vec<String>,
    printed: PrintedEntry,
}

pub(super) type NamedTreatyEntry = Named<NamedTreatyFields>;

#[derive(Deserialize, Clone, Default, Debug, PartialEq)]
#[serde(deny_unknown_fields, default)]
pub(super) struct NamedTreatyFields {
    pub id: String,
    kind: KindOfTreaty,
    adopted: Option<u16>,
    pub title_words: Vec<String>,
}

#[derive(Deserialize, Clone, Copy, Default, Debug, PartialEq)]
#[serde(rename_all = "lowercase")]
enum KindOfTreaty {
    Convention,
    Protocol,
    #[default]
    Other,
}

/// One form for each language.
pub(super) type PrintedEntry = ByLanguage<String>;

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

/// The entries of the compilation's own register, by their ids.
#[derive(Default)]
pub(super) struct Entered {
    pub bodies: Vec<(String, Place)>,
    /// What the bodies say that they are the conference of.
    pub treaties_of_bodies: Vec<(String, Place)>,
    /// With their body's id behind their own.
    pub working_groups: Vec<(String, String, Place)>,
    pub treaties: Vec<(String, Place)>,
}

/// Small letters, digits and hyphens.
pub(super) fn is_id(id: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !id.is_empty() && id.chars().all(is_plain)
}

/// How something is printed.
pub(super) fn printed(entry: &PrintedEntry) -> Printed {
    Printed::new(entry.iter().map(|(language, form)| (language, Some(form))))
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

/// `treaty_called` finds the treaty with an id.
pub(super) fn body(entry: &BodyEntry, treaty_called: impl Fn(&str) -> Option<TreatyId>) -> Body {
    Body {
        id: entry.id.clone(),
        names: Names::new(entry.names.iter()),
        ambiguous: entry.ambiguous.clone(),
        short: entry.short.clone(),
        printed: printed(&entry.printed),
        treaty: entry.treaty.as_deref().and_then(treaty_called),
        series: entry.numbers.iter().map(series).collect(),
        symbols: entry.symbols.clone(),
        document_link: entry.document_link.clone(),
        about: entry.about.clone(),
        national: entry.national,
        cited_everywhere: entry.cited_everywhere,
        adopts_nothing: entry.adopts_nothing,
    }
}

/// `body_called` finds the body with an id.
pub(super) fn working_group(
    entry: &GroupEntry,
    body_called: impl Fn(&str) -> Option<BodyId>,
) -> WorkingGroup {
    WorkingGroup {
        id: entry.id.clone(),
        body: body_called(&entry.body),
        symbol: entry.symbol.clone(),
        about: entry.about.clone(),
        names: Names::new(entry.names.iter()),
        printed: printed(&entry.printed),
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
        serials_from: entry.serials_from,
        symbol: entry.symbol.clone(),
        link: entry.link.clone(),
        linked_from: entry.linked_from,
    }
}

/// A treaty that is not yet one of the compilation's.
pub(super) fn treaty(entry: &NamedTreatyEntry) -> Treaty {
    Treaty {
        id: entry.id.clone(),
        kind: match entry.kind {
            KindOfTreaty::Convention => TreatyKind::Convention,
            KindOfTreaty::Protocol => TreatyKind::Protocol,
            KindOfTreaty::Other => TreatyKind::Else,
        },
        names: Names::new(entry.names.iter()),
        adopted: entry.adopted,
        title_words: entry.title_words.clone(),
        own: None,
    }
}

/// A treaty that the register does not have.
pub(super) fn nameless(id: &str) -> Treaty {
    treaty(&Named::nameless(NamedTreatyFields {
        id: id.to_owned(),
        ..NamedTreatyFields::default()
    }))
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
