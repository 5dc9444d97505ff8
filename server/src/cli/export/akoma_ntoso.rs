//! A compilation as Akoma Ntoso 1.0 (the schema `akomantoso30.xsd` of OASIS LegalDocML), by the conventions of the
//! United Nations' AKN4UN: a `documentCollection` whose components are the reports' recommendations (`doc`) and the
//! resolutions and decisions (`statement`, subtype `deliberation`).
//!
//! A provision's identity, which is the same in every language, is its `wId`; its `eId` is made as the naming
//! convention says, with that of its component before it. What the thematic index refers to is in `refersTo`. The day
//! of an instrument is not known, only its session's: the session's last is given, and called so.

use std::io;
use std::ops::Range;

use quick_xml::Writer;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};

use crate::citation::{Annex, InstrumentKind, Part, Step};
use crate::corpus::{Corpus, Provision, ProvisionId, ProvisionIndex, ProvisionKind, Section};
use crate::resolve::{instrument_name, our_body};

/// What stands before everything.
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const NAMESPACE: &str = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";
/// Who made the markup, in its references.
const MAKER: &str = "yuanyin";
const PUBLISHER: &str = "publisher";
const BODY: &str = "body";
const GROUP: &str = "group";
/// The day of a document whose day is not known, as the naming convention has it no word for.
const NO_DAY: &str = "0001-01-01";

/// A compilation as a document.
///
/// # Errors
///
/// The library's.
pub fn akoma_ntoso(corpus: &Corpus) -> io::Result<String> {
    let mut document = Document {
        corpus,
        writer: Writer::new(Vec::new()),
        depth: 0,
    };
    document.whole()?;
    let text = String::from_utf8(document.writer.into_inner());
    text.map(|text| format!("{DECLARATION}{}\n", text.trim_start()))
        .map_err(io::Error::other)
}

type Attributes<'a> = &'a [(&'a str, &'a str)];

/// What identifies a document of the collection.
struct Identity {
    /// `statement/deliberation/untoc-cop/2014-10-10/resolution-7-3`
    path: String,
    day: String,
    /// What the day is of.
    day_of: &'static str,
    author: &'static str,
    subtype: &'static str,
    number: String,
    name: String,
    /// The symbol of the document that it stands in.
    symbol: Option<String>,
    /// The component of the work: `main`, `annex_1`.
    component: String,
}

struct Document<'a> {
    corpus: &'a Corpus,
    writer: Writer<Vec<u8>>,
    depth: usize,
}

impl Document<'_> {
    fn line(&mut self) -> io::Result<()> {
        let indent = format!("\n{}", " ".repeat(self.depth));
        self.writer
            .write_event(Event::Text(BytesText::from_escaped(indent)))
    }

    /// An element with others in it.
    fn within(
        &mut self,
        name: &str,
        attributes: Attributes<'_>,
        inner: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        self.line()?;
        let start = BytesStart::new(name).with_attributes(attributes.iter().copied());
        self.writer.write_event(Event::Start(start))?;
        self.depth += 1;
        inner(self)?;
        self.depth -= 1;
        self.line()?;
        self.writer.write_event(Event::End(BytesEnd::new(name)))
    }

    fn empty(&mut self, name: &str, attributes: Attributes<'_>) -> io::Result<()> {
        self.line()?;
        let start = BytesStart::new(name).with_attributes(attributes.iter().copied());
        self.writer.write_event(Event::Empty(start))
    }

    fn text(&mut self, text: &str) -> io::Result<()> {
        self.writer.write_event(Event::Text(BytesText::new(text)))
    }

    /// An element with words in it, on one line: white space would be part of them.
    fn words(&mut self, names: &[&str], text: &str) -> io::Result<()> {
        self.line()?;
        for name in names {
            self.writer
                .write_event(Event::Start(BytesStart::new(*name)))?;
        }
        self.text(text)?;
        for name in names.iter().rev() {
            self.writer.write_event(Event::End(BytesEnd::new(*name)))?;
        }
        Ok(())
    }

    fn whole(&mut self) -> io::Result<()> {
        let corpus = self.corpus;
        let day = match corpus.edition.len() {
            4 => format!("{}-01-01", corpus.edition),
            _ => NO_DAY.to_owned(),
        };
        let identity = Identity {
            path: format!(
                "documentCollection/collection/{PUBLISHER}/{day}/{}",
                iri(&corpus.name)
            ),
            day,
            day_of: "edition",
            author: PUBLISHER,
            subtype: "collection",
            number: corpus.edition.clone(),
            name: corpus.title.clone(),
            symbol: None,
            component: "main".to_owned(),
        };
        self.within("akomaNtoso", &[("xmlns", NAMESPACE)], |document| {
            document.within(
                "documentCollection",
                &[("name", "collection")],
                |document| {
                    document.within("meta", &[], |document| {
                        document.identification(&identity)?;
                        document.references()
                    })?;
                    document.within("preface", &[], |document| {
                        document.words(&["p", "docTitle"], &corpus.title)
                    })?;
                    document.within("collectionBody", &[], |document| {
                        corpus
                            .sections
                            .iter()
                            .try_for_each(|section| document.component(section))
                    })
                },
            )
        })
    }

    fn identification(&mut self, identity: &Identity) -> io::Result<()> {
        let maker = format!("#{MAKER}");
        let author = format!("#{}", identity.author);
        let day = identity.day.as_str();
        let language = self.corpus.language.as_str();
        let uris = |level: &str| {
            let uri = format!("/akn/un/{}{level}", identity.path);
            (format!("{uri}/!{}", identity.component), uri)
        };
        self.within("identification", &[("source", &maker)], |document| {
            let (this, uri) = uris("");
            document.within("FRBRWork", &[], |document| {
                document.empty("FRBRthis", &[("value", &this)])?;
                document.empty("FRBRuri", &[("value", &uri)])?;
                if let Some(symbol) = &identity.symbol {
                    document.empty("FRBRalias", &[("value", symbol), ("name", "symbol")])?;
                }
                document.empty("FRBRdate", &[("date", day), ("name", identity.day_of)])?;
                document.empty("FRBRauthor", &[("href", &author)])?;
                document.empty("FRBRcountry", &[("value", "un")])?;
                document.empty("FRBRsubtype", &[("value", identity.subtype)])?;
                document.empty("FRBRnumber", &[("value", &identity.number)])?;
                document.empty("FRBRname", &[("value", &identity.name)])
            })?;
            let code = three_letters(language);
            let (this, uri) = uris(&format!("/{code}@{day}"));
            document.within("FRBRExpression", &[], |document| {
                document.empty("FRBRthis", &[("value", &this)])?;
                document.empty("FRBRuri", &[("value", &uri)])?;
                document.empty("FRBRdate", &[("date", day), ("name", identity.day_of)])?;
                document.empty("FRBRauthor", &[("href", &author)])?;
                document.empty("FRBRlanguage", &[("language", code)])
            })?;
            let this = format!("{uri}/!{}.xml", identity.component);
            let uri = format!("{uri}.xml");
            document.within("FRBRManifestation", &[], |document| {
                document.empty("FRBRthis", &[("value", &this)])?;
                document.empty("FRBRuri", &[("value", &uri)])?;
                document.empty("FRBRdate", &[("date", day), ("name", identity.day_of)])?;
                document.empty("FRBRauthor", &[("href", &maker)])?;
                document.empty("FRBRformat", &[("value", "xml")])
            })
        })
    }

    /// Who and what is referred to.
    fn references(&mut self) -> io::Result<()> {
        let corpus = self.corpus;
        let lexicon = &corpus.lexicon;
        let body = lexicon.our_body().map(|body| iri(&body.id));
        let group = lexicon.our_group();
        let group_name = group.and_then(|group| group.printed.of(corpus.tongue()));
        let organizations = [
            (
                PUBLISHER,
                Some(PUBLISHER.to_owned()),
                Some(corpus.publisher.clone()),
            ),
            (BODY, body, our_body(corpus, corpus.tongue())),
            (
                GROUP,
                group.map(|group| iri(&group.id)),
                group_name.map(str::to_owned),
            ),
            (MAKER, Some(MAKER.to_owned()), Some("Yuanyin".to_owned())),
        ];
        let maker = format!("#{MAKER}");
        self.within("references", &[("source", &maker)], |document| {
            for (id, name, shown) in organizations {
                let name = name.unwrap_or_else(|| id.to_owned());
                let href = format!("/akn/ontology/organization/un/{name}");
                let shown = shown.filter(|shown| !shown.is_empty()).unwrap_or(name);
                document.empty(
                    "TLCOrganization",
                    &[("eId", id), ("href", &href), ("showAs", &shown)],
                )?;
            }
            for (place, topic) in corpus.topics.iter().enumerate() {
                let id = topic_id(place);
                let href = format!("/akn/ontology/concept/un/{}/{id}", iri(&corpus.name));
                document.empty(
                    "TLCConcept",
                    &[("eId", &id), ("href", &href), ("showAs", &topic.name)],
                )?;
            }
            Ok(())
        })
    }

    fn component(&mut self, section: &Section) -> io::Result<()> {
        let id = component_id(section.part, section.number);
        let corpus = self.corpus;
        self.within("component", &[("eId", &id)], |document| {
            // A section that holds nothing itself says where what it would hold stands.
            if let Some(target) = &section.points_to {
                let href = format!("#{}", element_id(target));
                let own = format!("{id}__ref_1");
                return document.empty(
                    "documentRef",
                    &[("eId", &own), ("href", &href), ("showAs", &section.heading)],
                );
            }
            let identity = document.identity(section);
            let (element, name) = match &section.instrument {
                Some(instrument) => ("statement", kind_of(instrument.kind)),
                None => ("doc", "recommendations"),
            };
            document.within(element, &[("name", name)], |document| {
                document.within("meta", &[], |document| document.identification(&identity))?;
                document.within("preface", &[], |document| {
                    document.words(&["p"], &section.heading)?;
                    let Some(instrument) = &section.instrument else {
                        return Ok(());
                    };
                    let name = instrument_name(
                        &corpus.lexicon,
                        corpus.tongue(),
                        instrument.kind,
                        instrument.number,
                    );
                    document.words(&["p", "docNumber"], &name)?;
                    match instrument.title.is_empty() {
                        true => Ok(()),
                        false => document.words(&["p", "docTitle"], &instrument.title),
                    }
                })?;
                document.contents(section.provision, &id, true)?;
                document.annexes(section.provision, &identity)
            })
        })
    }

    fn identity(&self, section: &Section) -> Identity {
        let corpus = self.corpus;
        let lexicon = &corpus.lexicon;
        let day = match section.dates.1.is_empty() {
            true => NO_DAY.to_owned(),
            false => section.dates.1.clone(),
        };
        let component = "main".to_owned();
        match (&section.instrument, &section.report) {
            (Some(instrument), _) => {
                let body = lexicon.our_body().map_or(BODY, |body| body.id.as_str());
                let number = lexicon.number(instrument.number);
                let kind = kind_of(instrument.kind);
                Identity {
                    path: format!(
                        "statement/deliberation/{}/{day}/{kind}-{}",
                        iri(body),
                        iri(&number)
                    ),
                    day,
                    day_of: "lastDayOfSession",
                    author: BODY,
                    subtype: "deliberation",
                    number,
                    name: kind.to_owned(),
                    symbol: Some(instrument.symbol.0.clone()),
                    component,
                }
            }
            (None, report) => {
                let group = lexicon.our_group().map_or(GROUP, |group| group.id.as_str());
                let number = match report {
                    Some(report) => report.symbol.0.clone(),
                    None => ProvisionId::section(section.part, section.number).to_string(),
                };
                Identity {
                    path: format!("doc/report/{}/{day}/{}", iri(group), iri(&number)),
                    day,
                    day_of: "lastDayOfMeeting",
                    author: GROUP,
                    subtype: "report",
                    name: "recommendations".to_owned(),
                    symbol: report.as_ref().map(|report| report.symbol.0.clone()),
                    number,
                    component,
                }
            }
        }
    }

    /// Preamble and main body of a section or annex.
    fn contents(&mut self, index: ProvisionIndex, id: &str, has_preamble: bool) -> io::Result<()> {
        let corpus = self.corpus;
        let Some(head) = corpus.provisions.get(index) else {
            return Ok(());
        };
        let of_kind = |kind| -> Vec<ProvisionIndex> {
            let is_so = |child: &&ProvisionIndex| self.kind(**child) == Some(kind);
            head.children.iter().filter(is_so).copied().collect()
        };
        let preambular = of_kind(ProvisionKind::Preambular);
        let operative = of_kind(ProvisionKind::Operative);
        let opens = has_preamble && !operative.is_empty();
        if opens && !(head.text.is_empty() && preambular.is_empty()) {
            self.within("preamble", &[], |document| {
                document.paragraphs(head)?;
                document.recitals(&preambular, id)
            })?;
        }
        self.within("mainBody", &[], |document| {
            if !opens {
                document.paragraphs(head)?;
                if head.text.is_empty() && operative.is_empty() {
                    document.words(&["p"], &head.label)?;
                }
            }
            document.under_headings(&operative, id, 0)
        })
    }

    fn kind(&self, index: ProvisionIndex) -> Option<ProvisionKind> {
        self.corpus
            .provisions
            .get(index)
            .map(|provision| provision.kind)
    }

    fn recitals(&mut self, recitals: &[ProvisionIndex], id: &str) -> io::Result<()> {
        if recitals.is_empty() {
            return Ok(());
        }
        let own = format!("{id}__recs");
        let corpus = self.corpus;
        self.within("recitals", &[("eId", &own)], |document| {
            let found = recitals
                .iter()
                .filter_map(|index| Some((*index, corpus.provisions.get(*index)?)));
            for ((index, recital), number) in found.zip(1..) {
                let id = format!("{own}__rec_{number}");
                document.identified("recital", index, &id, |document| {
                    document.paragraphs(recital)
                })?;
            }
            Ok(())
        })
    }

    /// Provisions, those with the same headings under these.
    fn under_headings(
        &mut self,
        provisions: &[ProvisionIndex],
        parent: &str,
        depth: usize,
    ) -> io::Result<()> {
        let corpus = self.corpus;
        let heading = |index: &ProvisionIndex| {
            let provision = corpus.provisions.get(*index)?;
            provision.headings.get(depth)
        };
        let mut sections = 0;
        for group in provisions.chunk_by(|one, other| heading(one) == heading(other)) {
            let Some(words) = group.first().and_then(heading) else {
                for index in group {
                    self.hierarchy(*index, parent)?;
                }
                continue;
            };
            sections += 1;
            let id = format!("{parent}__sec_{sections}");
            self.within("section", &[("eId", &id)], |document| {
                document.words(&["heading"], words)?;
                document.under_headings(group, &id, depth + 1)
            })?;
        }
        Ok(())
    }

    /// A provision with everything under it.
    fn hierarchy(&mut self, index: ProvisionIndex, parent: &str) -> io::Result<()> {
        let corpus = self.corpus;
        let Some(provision) = corpus.provisions.get(index) else {
            return Ok(());
        };
        let (element, step) = step_of(provision);
        let id = format!("{parent}__{step}");
        let children = provision.children.clone();
        self.identified(element, index, &id, |document| {
            if !provision.label.is_empty() {
                document.words(&["num"], &provision.label)?;
            }
            if children.is_empty() {
                let content = format!("{id}__content");
                return document.within("content", &[("eId", &content)], |document| {
                    document.paragraphs(provision)
                });
            }
            if !provision.text.is_empty() {
                let intro = format!("{id}__intro");
                document.within("intro", &[("eId", &intro)], |document| {
                    document.paragraphs(provision)
                })?;
            }
            children
                .iter()
                .try_for_each(|child| document.hierarchy(*child, &id))
        })
    }

    /// An element that is a provision.
    fn identified(
        &mut self,
        element: &str,
        index: ProvisionIndex,
        id: &str,
        inner: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        let corpus = self.corpus;
        let identity = corpus
            .provisions
            .get(index)
            .map(|provision| provision.id.to_string());
        let identity = identity.unwrap_or_default();
        let topics = corpus.topics_by_provision.get(&index);
        let topics: Vec<String> = topics
            .into_iter()
            .flatten()
            .map(|topic| format!("#{}", topic_id(*topic)))
            .collect();
        let topics = topics.join(" ");
        let mut attributes = vec![("eId", id), ("wId", identity.as_str())];
        if !topics.is_empty() {
            attributes.push(("refersTo", topics.as_str()));
        }
        self.within(element, &attributes, inner)
    }

    fn annexes(&mut self, section: ProvisionIndex, of: &Identity) -> io::Result<()> {
        let corpus = self.corpus;
        let children = corpus
            .provisions
            .get(section)
            .map(|section| section.children.clone());
        let annexes: Vec<ProvisionIndex> = (children.into_iter().flatten())
            .filter(|child| self.kind(*child) == Some(ProvisionKind::Annex))
            .collect();
        if annexes.is_empty() {
            return Ok(());
        }
        self.within("attachments", &[], |document| {
            for index in annexes {
                let Some(annex) = corpus.provisions.get(index) else {
                    continue;
                };
                let id = element_id(&annex.id);
                let component = id.rsplit("__").next().unwrap_or_default().to_owned();
                let identity = Identity {
                    path: of.path.clone(),
                    day: of.day.clone(),
                    number: of.number.clone(),
                    name: annex.label.to_string(),
                    symbol: of.symbol.clone(),
                    component,
                    ..*of
                };
                document.identified("attachment", index, &id, |document| {
                    document.words(&["heading"], &annex.label)?;
                    document.within("doc", &[("name", "annex")], |document| {
                        document
                            .within("meta", &[], |document| document.identification(&identity))?;
                        document.contents(index, &id, false)
                    })
                })?;
            }
            Ok(())
        })
    }

    /// A provision's own words, a paragraph for each line, with its footnotes where they are called.
    fn paragraphs(&mut self, provision: &Provision) -> io::Result<()> {
        let mut start = 0;
        for line in provision.text.split_inclusive('\n') {
            let end = start + line.len();
            if !line.trim().is_empty() {
                self.paragraph(provision, start..start + line.trim_end().len())?;
            }
            start = end;
        }
        Ok(())
    }

    fn paragraph(&mut self, provision: &Provision, line: Range<usize>) -> io::Result<()> {
        self.line()?;
        self.writer
            .write_event(Event::Start(BytesStart::new("p")))?;
        let mut so_far = line.start;
        let calls = provision.footnotes.iter();
        for call in calls.filter(|call| line.start <= call.offset && call.offset <= line.end) {
            self.text(provision.text.get(so_far..call.offset).unwrap_or_default())?;
            so_far = call.offset;
            let marker = call.number.to_string();
            let note = self
                .corpus
                .footnotes
                .iter()
                .find(|note| note.number == call.number);
            let start = BytesStart::new("authorialNote")
                .with_attributes([("marker", marker.as_str()), ("placement", "bottom")]);
            self.writer.write_event(Event::Start(start))?;
            self.writer
                .write_event(Event::Start(BytesStart::new("p")))?;
            self.text(note.map(|note| note.text.as_str()).unwrap_or_default())?;
            self.writer.write_event(Event::End(BytesEnd::new("p")))?;
            self.writer
                .write_event(Event::End(BytesEnd::new("authorialNote")))?;
        }
        self.text(provision.text.get(so_far..line.end).unwrap_or_default())?;
        self.writer.write_event(Event::End(BytesEnd::new("p")))
    }
}

fn kind_of(kind: InstrumentKind) -> &'static str {
    match kind {
        InstrumentKind::Resolution => "resolution",
        InstrumentKind::Decision => "decision",
    }
}

/// `topic_3`
fn topic_id(place: usize) -> String {
    format!("topic_{}", place + 1)
}

/// `cmp_B-3`
fn component_id(part: Part, number: u16) -> String {
    match part.letter() {
        Some(letter) => format!("cmp_{letter}-{number}"),
        None => format!("cmp_{number}"),
    }
}

/// The `eId` of a component, or of an annex of one: `cmp_B-7__att_1`.
fn element_id(id: &ProvisionId) -> String {
    let component = component_id(id.part, id.section);
    match id.annex {
        None => component,
        Some(Annex::Only) => format!("{component}__att_1"),
        Some(Annex::Numbered(number)) => format!("{component}__att_{number}"),
    }
}

/// The element of a provision, and its own part of the `eId`.
fn step_of(provision: &Provision) -> (&'static str, String) {
    match provision.id.path.last() {
        Some(Step::Paragraph(number)) => ("paragraph", format!("para_{number}")),
        Some(Step::Subparagraph(letter)) if provision.id.path.len() == 1 => {
            ("paragraph", format!("para_{letter}"))
        }
        Some(Step::Subparagraph(letter)) => ("subparagraph", format!("subpara_{letter}")),
        Some(Step::Item(number)) => ("point", format!("point_{number}")),
        Some(Step::Preambular(number)) => ("paragraph", format!("rec_{number}")),
        None => ("paragraph", "para".to_owned()),
    }
}

/// A name as a part of an IRI: `CTOC-COP-WG.2-2013-5`.
fn iri(name: &str) -> String {
    let signs = name.chars().map(|sign| match sign {
        sign if sign.is_alphanumeric() || sign == '.' || sign == '-' => sign,
        _ => '-',
    });
    signs.collect()
}

/// The ISO 639-2 code that the naming convention asks for.
fn three_letters(tag: &str) -> &str {
    match tag.split('-').next().unwrap_or_default() {
        "zh" => "zho",
        "en" => "eng",
        "fr" => "fra",
        "es" => "spa",
        "ru" => "rus",
        "ar" => "ara",
        _ => tag,
    }
}
