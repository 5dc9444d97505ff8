//! While names still stand in tables of the grammar: that the lexicon has all of them, with the same meaning.

use super::alphabetic::words::Name;
use super::alphabetic::words_of;
use super::chinese::LANGUAGE;
use super::chinese::names::{BODIES, CONFERENCE, PROTOCOLS, THE_CONVENTION, WORKING_GROUP};
use super::languages;
use super::{Language, OtherBody, Treaty};
use crate::corpus::embedded;
use crate::lexicon::{Body, Lexicon, Names, TreatyKind};

fn ids(body: OtherBody) -> &'static [&'static str] {
    match body {
        OtherBody::GeneralAssembly => &["unga"],
        OtherBody::EconomicAndSocialCouncil => &["ecosoc"],
        OtherBody::SecurityCouncil => &["unsc"],
        OtherBody::HumanRightsBody => &["hrc", "chr"],
        OtherBody::CorruptionConference => &["cosp-uncac"],
        OtherBody::NarcoticDrugsCommission => &["cnd"],
        OtherBody::CrimePreventionCommission => &["ccpcj"],
        _ => &[],
    }
}

fn key(treaty: Treaty) -> &'static str {
    match treaty {
        Treaty::Convention => "convention",
        Treaty::TraffickingProtocol => "trafficking",
        Treaty::SmugglingProtocol => "smuggling",
        Treaty::FirearmsProtocol => "firearms",
    }
}

/// The first body that has a Chinese name, ours before all.
fn chinese_body<'l>(lexicon: &'l Lexicon, name: &str) -> Option<&'l Body> {
    let name = name.replace(['《', '》'], "");
    let has = |body: &&Body| body.names.of(LANGUAGE).contains(&name);
    let ours = lexicon.our_body().into_iter();
    ours.chain(&lexicon.bodies).find(has)
}

/// Whether a name is one that a pattern of the tables was written for.
fn is_meant(pattern: &str, name: &str) -> bool {
    let name = name.to_lowercase().replace("ال", "");
    let pattern = pattern.replace("ال", "");
    let (mut words, mut stems) = (name.split(' '), pattern.split(' '));
    loop {
        match (words.next(), stems.next()) {
            (None, None) => return true,
            (Some(word), Some(stem)) => {
                let is_same = match stem.strip_suffix('*') {
                    Some(stem) => word.starts_with(stem),
                    None => word == stem || cases(word).any(|case| case == stem),
                };
                if !is_same {
                    return false;
                }
            }
            _ => return false,
        }
    }
}

/// Russian words of the names in the genitive.
fn cases(word: &str) -> impl Iterator<Item = String> {
    [word.replace("ые", "ых")].into_iter()
}

fn has(names: &Names, language: Language, pattern: &str) -> bool {
    names
        .of(language)
        .iter()
        .any(|name| is_meant(pattern, name))
}

#[test]
fn the_lexicon_has_what_the_tables_of_the_grammar_have() {
    let corpus = embedded::corpus();
    let lexicon = &corpus.lexicon;
    let ours = lexicon.our_body().unwrap();
    assert_eq!(ours.id, "untoc-cop");
    let mut missing = Vec::new();
    for name in CONFERENCE {
        if chinese_body(lexicon, name).map(|body| body.id.as_str()) != Some("untoc-cop") {
            missing.push(format!("ours: {name}"));
        }
    }
    for (name, body) in BODIES {
        let found = chinese_body(lexicon, name).map_or("", |body| body.id.as_str());
        if !ids(body).is_empty() && !ids(body).contains(&found) {
            missing.push(format!("{body:?}: {name} is {found}"));
        }
    }
    let group = lexicon.our_group().unwrap();
    for name in WORKING_GROUP {
        let names = group.names.of(LANGUAGE);
        if !names.iter().any(|one| one == name) {
            missing.push(format!("group: {name}"));
        }
    }
    let treaty = |treaty: Treaty| {
        let id = lexicon.treaty_from_key(key(treaty)).unwrap();
        lexicon.treaty(id).unwrap()
    };
    let convention = THE_CONVENTION.map(|name| (format!("{name}公约"), Treaty::Convention));
    let protocols = PROTOCOLS.map(|(name, treaty)| (name.to_owned(), treaty));
    for (name, meant) in convention.into_iter().chain(protocols) {
        if !treaty(meant).names.of(LANGUAGE).contains(&name) {
            missing.push(format!("{meant:?}: {name}"));
        }
    }
    for language in languages() {
        let Some(words) = words_of(language) else {
            continue;
        };
        for (pattern, meant) in words.names {
            let is_there = match meant {
                Name::Conference => has(&ours.names, language, pattern),
                Name::BareConference => ours.short.iter().any(|name| is_meant(pattern, name)),
                Name::Body(body) if !ids(*body).is_empty() => lexicon
                    .bodies
                    .iter()
                    .find(|body| has(&body.names, language, pattern))
                    .is_some_and(|found| ids(*body).contains(&found.id.as_str())),
                Name::Treaty(meant) => has(&treaty(*meant).names, language, pattern),
                Name::Context => has(&group.names, language, pattern),
                _ => true,
            };
            if !is_there {
                missing.push(format!("{language:?} {meant:?}: {pattern}"));
            }
        }
        for pattern in words.working_group {
            let is_bare = words.working_group.last() == Some(pattern);
            if !is_bare && !has(&group.names, language, pattern) {
                missing.push(format!("{language:?} group: {pattern}"));
            }
        }
        assert!(group.printed.of(language).is_some(), "{language:?}");
    }
    assert_eq!(missing, Vec::<String>::new());
    assert_eq!(lexicon.last_plausible_session(), 20);
    assert_eq!(treaty(Treaty::Convention).kind, TreatyKind::Convention);
    assert_eq!(lexicon.own_treaties().count(), 4);
}
