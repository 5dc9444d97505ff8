//! What drafts cite as a reference manager takes it: each document once, as CSL-JSON or RIS. What is wrong, what both
//! parts have and what nobody is known to have issued is left out.

use serde_json::{Map, Value, json};

use crate::citation::{DocumentSymbol, InstrumentKind, InstrumentNumber, Language, TreatyId};
use crate::corpus::{Corpus, Section};
use crate::features::Snapshot;
use crate::features::cited_work::CitedWork;
use crate::features::table_of_authorities::table_of_authorities;
use crate::lexicon::Holds;
use crate::messages::{self, AuthorityGroup, Locale};
use crate::resolve::{instrument_name, our_body};

/// The documents that drafts cite, in the order in which they were first met.
#[derive(Debug, Default)]
pub struct Bibliography(Vec<Entry>);

/// A document, with what of it is cited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// [`CitedWork::key`].
    key: String,
    kind: Kind,
    title: String,
    /// 第3/4号决定, where the title says more.
    short_title: Option<String>,
    /// The body that issued it.
    author: Option<String>,
    publisher: Option<String>,
    /// 3/4, CTOC/COP/WG.2/2013/5
    number: Option<String>,
    /// What kind of document it is, in words: 决定.
    genre: Option<String>,
    issued: Vec<Day>,
    link: Option<String>,
    /// The language of the title.
    language: Option<String>,
    /// Symbol of the document that holds it, where it has another number of its own.
    symbol: Option<String>,
    /// Provisions, articles, instruments as the table of authorities calls them, each once.
    cited: Vec<String>,
    locale: Locale,
}

/// What a document is, as far as the formats tell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Instrument,
    Report,
    Treaty,
    Book,
}

/// A year, a month of it where that is known.
type Day = (u16, Option<u8>);

impl Bibliography {
    /// Adds what is not there yet, and to what is there what else of it is cited.
    pub fn add(&mut self, entries: Vec<Entry>) {
        for entry in entries {
            let Some(known) = self.0.iter_mut().find(|known| known.key == entry.key) else {
                self.0.push(entry);
                continue;
            };
            for cited in entry.cited {
                if !known.cited.contains(&cited) {
                    known.cited.push(cited);
                }
            }
        }
    }

    /// As CSL-JSON: an array of items, which Zotero, pandoc and citeproc read.
    ///
    /// # Errors
    ///
    /// The library's reason.
    pub fn csl_json(&self) -> Result<String, String> {
        let items: Vec<Value> = self.0.iter().map(Entry::csl).collect();
        let mut text = serde_json::to_string_pretty(&items).map_err(|error| error.to_string())?;
        text.push('\n');
        Ok(text)
    }

    /// As RIS, whose lines end as it says.
    pub fn ris(&self) -> String {
        self.0.iter().map(Entry::ris).collect()
    }
}

/// The documents that a draft cites.
pub fn entries(snapshot: &Snapshot) -> Vec<Entry> {
    let mut found: Vec<Entry> = Vec::new();
    for authority in table_of_authorities(snapshot, snapshot.locale) {
        let Some(work) = &authority.work else {
            continue;
        };
        if authority.group == AuthorityGroup::Wrong {
            continue;
        }
        let key = work.key(&snapshot.corpus);
        let place = match found.iter().position(|entry| entry.key == key) {
            Some(place) => place,
            None => {
                let Some(entry) = entry(snapshot, work, key) else {
                    continue;
                };
                found.push(entry);
                found.len() - 1
            }
        };
        if let Some(entry) = found.get_mut(place) {
            entry.cited.push(authority.canonical.clone());
        }
    }
    found
}

fn entry(snapshot: &Snapshot, work: &CitedWork, key: String) -> Option<Entry> {
    let corpus = &snapshot.corpus;
    let blank = Entry {
        key,
        kind: Kind::Report,
        title: String::new(),
        short_title: None,
        author: None,
        publisher: None,
        number: None,
        genre: None,
        issued: Vec::new(),
        link: None,
        language: Some(corpus.language.clone()),
        symbol: None,
        cited: Vec::new(),
        locale: snapshot.locale,
    };
    match work {
        CitedWork::Instrument(kind, number) => Some(instrument(corpus, *kind, *number, blank)),
        CitedWork::Document(symbol) => Some(document(corpus, symbol, blank)),
        CitedWork::Treaty(treaty) => treaty_entry(corpus, *treaty, blank),
        CitedWork::Others(body, kind, number) => {
            let body = corpus.lexicon.body(*body)?;
            let issued = body.issued(*kind, number);
            let locale = of_corpus(corpus);
            let kind_in_words = messages::kind(locale, *kind);
            Some(Entry {
                kind: Kind::Instrument,
                title: match locale {
                    Locale::Chinese => format!("第{number}号{kind_in_words}"),
                    Locale::English => format!("{} {number}", messages::capitalised(kind_in_words)),
                },
                author: body.telling_name(Language::COMPILATION).map(str::to_owned),
                number: Some(number.clone()),
                genre: Some(kind_in_words.to_owned()),
                issued: year_of_number(number)
                    .into_iter()
                    .map(|year| (year, None))
                    .collect(),
                symbol: issued.symbol,
                link: issued.link,
                ..blank
            })
        }
        CitedWork::Compilation => Some(Entry {
            kind: Kind::Book,
            title: corpus.title.clone(),
            publisher: Some(corpus.publisher.clone()).filter(|name| !name.is_empty()),
            issued: corpus
                .edition
                .parse()
                .into_iter()
                .map(|year| (year, None))
                .collect(),
            ..blank
        }),
    }
}

fn instrument(
    corpus: &Corpus,
    kind: InstrumentKind,
    number: InstrumentNumber,
    blank: Entry,
) -> Entry {
    let lexicon = &corpus.lexicon;
    let name = instrument_name(lexicon, Language::COMPILATION, kind, number);
    let has_number = |section: &&Section| {
        let instrument = section.instrument.as_ref();
        instrument.is_some_and(|instrument| (instrument.kind, instrument.number) == (kind, number))
    };
    let section = corpus.sections.iter().find(has_number);
    let reproduced = section.and_then(|section| section.instrument.as_ref());
    let registered =
        (corpus.register.iter()).find(|entry| (entry.kind, entry.number) == (kind, number));
    let title = match (
        reproduced,
        registered.and_then(|entry| entry.title.as_ref()),
    ) {
        (Some(instrument), _) if !instrument.title.is_empty() => {
            Some((instrument.title.clone(), corpus.language.clone()))
        }
        (_, Some(title)) => Some((title.text.clone(), title.language.tag().to_owned())),
        _ => None,
    };
    let symbol = reproduced.map(|instrument| &instrument.symbol);
    let symbol = symbol.or(registered.and_then(|entry| entry.symbol.as_ref()));
    let dates = match section {
        Some(section) => Some(section.dates.clone()),
        None => corpus.dates_of_session(number.session),
    };
    let is_titled = title.is_some();
    let (title, language) = title.unwrap_or_else(|| (name.clone(), corpus.language.clone()));
    Entry {
        kind: Kind::Instrument,
        title,
        short_title: is_titled.then_some(name),
        author: our_body(corpus, Language::COMPILATION),
        number: Some(lexicon.number(number)),
        genre: Some(messages::kind(of_corpus(corpus), kind).to_owned()),
        issued: dates.map(|dates| days(&dates)).unwrap_or_default(),
        link: symbol.and_then(|symbol| lexicon.document_link(&symbol.0)),
        symbol: symbol.map(|symbol| symbol.0.clone()),
        language: Some(language),
        ..blank
    }
}

fn document(corpus: &Corpus, symbol: &DocumentSymbol, blank: Entry) -> Entry {
    let lexicon = &corpus.lexicon;
    let section = corpus.by_report(symbol);
    let is_meeting = |section: &&Section| lexicon.holds(section.part) == Holds::Recommendations;
    let meeting = section.filter(is_meeting).map(|section| section.number);
    let locale = of_corpus(corpus);
    let title = meeting.map(|meeting| messages::report_of_meeting(locale, lexicon, meeting));
    let year = (symbol.0.split('/')).find_map(year_of_word);
    let year = year.or_else(|| section.and_then(|section| year_of(&section.dates.0)));
    // A joint symbol leads nowhere; each of its halves leads to the document.
    let first = symbol.0.split('-').next().unwrap_or_default();
    let link = |symbol: &str| lexicon.document_link(symbol);
    Entry {
        kind: Kind::Report,
        title: title.unwrap_or_else(|| symbol.0.clone()),
        author: match meeting {
            Some(_) => lexicon
                .our_group()
                .and_then(|group| group.printed.of(Language::COMPILATION))
                .map(str::to_owned),
            None => None,
        },
        number: Some(symbol.0.clone()),
        issued: year.into_iter().map(|year| (year, None)).collect(),
        link: link(first).or_else(|| link(&symbol.0)),
        language: blank.language.filter(|_| meeting.is_some()),
        ..blank
    }
}

fn treaty_entry(corpus: &Corpus, id: TreatyId, blank: Entry) -> Option<Entry> {
    let treaty = corpus.lexicon.treaty(id)?;
    let own = corpus.treaty(id).map(|treaty| treaty.title.clone());
    let named = || treaty.names.iter().next().map(|(_, name)| name.to_owned());
    Some(Entry {
        kind: Kind::Treaty,
        title: own.filter(|title| !title.is_empty()).or_else(named)?,
        issued: treaty
            .adopted
            .into_iter()
            .map(|year| (year, None))
            .collect(),
        ..blank
    })
}

/// The language that titles are put together in.
fn of_corpus(corpus: &Corpus) -> Locale {
    Locale::from_tag(&corpus.language)
}

/// When something of a session was adopted, as exactly as the session says it: a month, a year, or two years.
fn days((first, last): &(String, String)) -> Vec<Day> {
    let month = |date: &str| date.get(5..7)?.parse::<u8>().ok();
    match (year_of(first), year_of(last)) {
        (Some(one), Some(other)) if one != other => vec![(one, None), (other, None)],
        (Some(year), _) => vec![(year, month(first).filter(|one| month(last) == Some(*one)))],
        _ => Vec::new(),
    }
}

fn year_of(date: &str) -> Option<u16> {
    date.get(..4).and_then(year_of_word)
}

/// 2001 of 1373 (2001), 2006 of 2006/27.
fn year_of_number(number: &str) -> Option<u16> {
    let mut words = number.split(|sign: char| !sign.is_ascii_digit());
    words.find_map(year_of_word)
}

fn year_of_word(word: &str) -> Option<u16> {
    let is_year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    word.parse().ok().filter(|_| is_year)
}

impl Entry {
    fn csl(&self) -> Value {
        let mut item = Map::new();
        item.insert("id".to_owned(), self.key.as_str().into());
        let kind = match self.kind {
            Kind::Instrument => "legislation",
            Kind::Report => "report",
            Kind::Treaty => "treaty",
            Kind::Book => "book",
        };
        item.insert("type".to_owned(), kind.into());
        item.insert("title".to_owned(), self.title.as_str().into());
        for (name, text) in [
            ("title-short", &self.short_title),
            ("publisher", &self.publisher),
            ("number", &self.number),
            ("genre", &self.genre),
            ("URL", &self.link),
            ("language", &self.language),
        ] {
            if let Some(text) = text {
                item.insert(name.to_owned(), text.as_str().into());
            }
        }
        if let Some(author) = &self.author {
            item.insert("author".to_owned(), json!([{ "literal": author }]));
        }
        if !self.issued.is_empty() {
            let parts = self.issued.iter().map(|(year, month)| match month {
                Some(month) => json!([year, month]),
                None => json!([year]),
            });
            let parts: Vec<Value> = parts.collect();
            item.insert("issued".to_owned(), json!({ "date-parts": parts }));
        }
        item.insert("note".to_owned(), self.note().into());
        Value::Object(item)
    }

    /// Where its text stands, and what of it is cited.
    fn note(&self) -> String {
        messages::cited_of(self.locale, self.symbol.as_deref(), &self.cited)
    }

    fn ris(&self) -> String {
        let kind = match self.kind {
            Kind::Instrument | Kind::Treaty => "STAT",
            Kind::Report => "RPRT",
            Kind::Book => "BOOK",
        };
        let mut lines = vec![format!("TY  - {kind}"), format!("ID  - {}", self.key)];
        let mut put = |tag: &str, text: Option<&str>| {
            if let Some(text) = text {
                let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                lines.push(format!("{tag}  - {text}"));
            }
        };
        put("TI", Some(&self.title));
        put("ST", self.short_title.as_deref());
        // What has a comma behind it is no person with a first name.
        put(
            "AU",
            self.author
                .as_ref()
                .map(|name| format!("{name},"))
                .as_deref(),
        );
        put("PB", self.publisher.as_deref());
        put("M1", self.number.as_deref());
        put("M3", self.genre.as_deref());
        if let Some((year, month)) = self.issued.last() {
            put("PY", Some(&year.to_string()));
            let date = month.map(|month| format!("{year}/{month:02}//"));
            put("DA", date.as_deref());
        }
        put("UR", self.link.as_deref());
        put("LA", self.language.as_deref());
        put("N1", Some(&self.note()));
        lines.push("ER  - ".to_owned());
        lines.push(String::new());
        lines.iter().map(|line| format!("{line}\r\n")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_as_exact_as_its_session() {
        for (first, last, expected) in [
            ("2006-10-09", "2006-10-18", vec![(2006, Some(10))]),
            ("2013-09-30", "2013-10-04", vec![(2013, None)]),
            ("2013-12-30", "2014-01-04", vec![(2013, None), (2014, None)]),
            ("", "", vec![]),
        ] {
            assert_eq!(
                days(&(first.to_owned(), last.to_owned())),
                expected,
                "{first}"
            );
        }
        assert_eq!(year_of_number("1373 (2001)"), Some(2001));
        assert_eq!(year_of_number("2006/27"), Some(2006));
        assert_eq!(year_of_number("55/25"), None);
    }
}
