//! A compilation as one JSON value: `cli/schemas/corpus.schema.json` says what stands in it.

use serde::Serialize;
use serde_json::{Value, json};

use crate::citation::{InstrumentKind, InstrumentNumber};
use crate::cli::json::SCHEMA_VERSION;
use crate::corpus::{
    Corpus, ErratumKind, Extent, Provision, ProvisionId, ProvisionIndex, ProvisionKind,
    ReportNumbering, Section,
};
use crate::features::cited_work::CitedWork;
use crate::resolve::names;

/// The whole compilation.
#[derive(Serialize)]
struct Whole<'a> {
    schema_version: u32,
    name: &'a str,
    title: &'a str,
    publisher: &'a str,
    edition: &'a str,
    language: &'a str,
    body: Option<&'a str>,
    working_group: Option<&'a str>,
    sections: Vec<Value>,
    provisions: Vec<Value>,
    footnotes: Vec<Value>,
    topics: Vec<Value>,
    register: Vec<Value>,
    treaties: Vec<Value>,
    errata: Vec<Value>,
    /// Those in other languages.
    editions: Vec<Value>,
}

/// A compilation, in the order in which it is printed.
///
/// # Errors
///
/// The library's.
pub fn json(corpus: &Corpus) -> serde_json::Result<String> {
    let lexicon = &corpus.lexicon;
    let provisions = corpus.provisions.iter().enumerate();
    let whole = Whole {
        schema_version: SCHEMA_VERSION,
        name: &corpus.name,
        title: &corpus.title,
        publisher: &corpus.publisher,
        edition: &corpus.edition,
        language: &corpus.language,
        body: lexicon.our_body().map(|body| body.id.as_str()),
        working_group: lexicon.our_group().map(|group| group.id.as_str()),
        sections: corpus
            .sections
            .iter()
            .map(|one| section(corpus, one))
            .collect(),
        provisions: provisions
            .map(|(index, one)| provision(corpus, index, one))
            .collect(),
        footnotes: footnotes(corpus),
        topics: topics(corpus),
        register: register(corpus),
        treaties: treaties(corpus),
        errata: errata(corpus),
        editions: corpus.editions.iter().map(edition).collect(),
    };
    let mut text = serde_json::to_string_pretty(&whole)?;
    text.push('\n');
    Ok(text)
}

/// Another edition: its own words of everything, by the same identities.
fn edition(edition: &Corpus) -> Value {
    let sections = edition.sections.iter().map(|section| {
        json!({
            "identity": ProvisionId::section(section.part, section.number).to_string(),
            "heading": section.heading,
            "title": section.instrument.as_ref().map(|instrument| instrument.title.as_str()),
        })
    });
    let provisions = edition.provisions.iter().map(|provision| {
        json!({
            "identity": provision.id.to_string(),
            "headings": provision.headings,
            "label": provision.label,
            "text": provision.text,
            "footnotes": calls(provision),
        })
    });
    json!({
        "language": edition.language,
        "title": edition.title,
        "publisher": edition.publisher,
        "edition": edition.edition,
        "extent": match edition.extent {
            Extent::Whole => "whole",
            Extent::Excerpt => "excerpt",
        },
        "sections": sections.collect::<Vec<_>>(),
        "provisions": provisions.collect::<Vec<_>>(),
        "footnotes": footnotes(edition),
        "treaties": treaties(edition),
    })
}

/// The marks in a provision's text that call footnotes.
fn calls(provision: &Provision) -> Vec<Value> {
    // Characters, which every language counts.
    let place = |offset: usize| {
        let before = provision.text.get(..offset);
        before.map(|before| before.chars().count())
    };
    let calls = provision.footnotes.iter();
    calls
        .map(|call| json!({ "number": call.number, "offset": place(call.offset) }))
        .collect()
}

fn footnotes(corpus: &Corpus) -> Vec<Value> {
    let notes = corpus.footnotes.iter();
    notes
        .map(|note| json!({ "number": note.number, "text": note.text }))
        .collect()
}

fn kind_of(kind: InstrumentKind) -> &'static str {
    match kind {
        InstrumentKind::Resolution => "resolution",
        InstrumentKind::Decision => "decision",
    }
}

fn work(corpus: &Corpus, kind: InstrumentKind, number: InstrumentNumber) -> String {
    CitedWork::Instrument(kind, number).key(corpus)
}

fn section(corpus: &Corpus, section: &Section) -> Value {
    let id = ProvisionId::section(section.part, section.number).to_string();
    let instrument = section.instrument.as_ref().map(|one| {
        json!({
            "kind": kind_of(one.kind),
            "number": corpus.lexicon.number(one.number),
            "work": work(corpus, one.kind, one.number),
            "title": one.title,
            "symbol": one.symbol.0,
        })
    });
    let report = section.report.as_ref().map(|one| {
        let (offset, within) = match one.numbering {
            ReportNumbering::Offset(offset) => (Some(offset), None),
            ReportNumbering::Within(paragraph) => (None, Some(paragraph)),
        };
        json!({ "symbol": one.symbol.0, "offset": offset, "within": within })
    });
    json!({
        "identity": id,
        "part": section.part.letter(),
        "number": section.number,
        "heading": section.heading,
        "dates": [section.dates.0, section.dates.1],
        "instrument": instrument,
        "report": report,
        "points_to": section.points_to.as_ref().map(ToString::to_string),
    })
}

fn provision(corpus: &Corpus, index: ProvisionIndex, provision: &Provision) -> Value {
    let identity =
        |index: ProvisionIndex| corpus.provisions.get(index).map(|one| one.id.to_string());
    let names = names(corpus, provision);
    let topics = corpus.topics_of(index).into_iter();
    json!({
        "identity": provision.id.to_string(),
        "kind": match provision.kind {
            ProvisionKind::Section => "section",
            ProvisionKind::Annex => "annex",
            ProvisionKind::Preambular => "preambular",
            ProvisionKind::Operative => "operative",
        },
        "parent": provision.parent.and_then(identity),
        "headings": provision.headings,
        "label": provision.label,
        "text": provision.text,
        "names": {
            "compilation": names.compilation,
            "report": names.report,
            "instrument": names.instrument,
            "long": names.long,
        },
        "topics": topics.map(|topic| topic.name.as_str()).collect::<Vec<_>>(),
        "footnotes": calls(provision),
    })
}

fn topics(corpus: &Corpus) -> Vec<Value> {
    let topics = corpus.topics.iter().enumerate();
    let holds = |topic: usize| {
        let provisions = corpus.provisions.iter().enumerate();
        provisions
            .filter(move |(index, _)| {
                let of_it = corpus.topics_by_provision.get(index);
                of_it.is_some_and(|topics| topics.contains(&topic))
            })
            .map(|(_, provision)| provision.id.to_string())
            .collect::<Vec<_>>()
    };
    topics
        .map(|(place, topic)| {
            let rows = topic.rows.iter().map(|row| {
                json!({
                    "symbol": row.symbol.0,
                    "instrument": row.instrument.map(|(kind, number)| work(corpus, kind, number)),
                })
            });
            json!({
                "name": topic.name,
                "provisions": holds(place),
                "rows": rows.collect::<Vec<_>>(),
            })
        })
        .collect()
}

fn register(corpus: &Corpus) -> Vec<Value> {
    let entries = corpus.register.iter().map(|entry| {
        json!({
            "work": work(corpus, entry.kind, entry.number),
            "kind": kind_of(entry.kind),
            "number": corpus.lexicon.number(entry.number),
            "title": entry.title.as_ref().map(|title| title.text.as_str()),
            "title_language": entry.title.as_ref().map(|title| title.language.tag().to_owned()),
            "symbol": entry.symbol.as_ref().map(|symbol| symbol.0.as_str()),
            "verified": entry.verified,
        })
    });
    entries.collect()
}

fn treaties(corpus: &Corpus) -> Vec<Value> {
    let entries = corpus.treaties.iter().map(|entry| {
        let articles = entry.articles.iter().zip(1_u32..).map(|(article, number)| {
            json!({ "number": number, "title": article.title, "verified": article.verified })
        });
        json!({
            "work": CitedWork::Treaty(entry.treaty).key(corpus),
            "title": entry.title,
            "articles": articles.collect::<Vec<_>>(),
        })
    });
    entries.collect()
}

fn errata(corpus: &Corpus) -> Vec<Value> {
    let entries = corpus.errata.iter().map(|erratum| {
        json!({
            "kind": match erratum.kind {
                ErratumKind::Scanning => "scanning",
                ErratumKind::Misprint => "misprint",
                ErratumKind::Kept => "kept",
                ErratumKind::Moved => "moved",
            },
            "line": erratum.line,
            "printed": erratum.printed,
            "correct": erratum.correct,
            "evidence": erratum.evidence,
        })
    });
    entries.collect()
}
