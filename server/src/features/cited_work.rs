//! The document that a citation is of, whatever of it is cited and under whichever name: what a reference manager
//! keeps once, and an archive is asked for.

use crate::citation::{
    BodyId, DocumentSymbol, InstrumentKind, InstrumentNumber, Reference, TreatyId,
};
use crate::corpus::{Corpus, ProvisionId, ProvisionIndex, Section};
use crate::resolve::Meaning;

/// A document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum CitedWork {
    /// A resolution or decision of the compilation's body.
    Instrument(InstrumentKind, InstrumentNumber),
    /// A meeting's report or another document.
    Document(DocumentSymbol),
    Treaty(TreatyId),
    /// A resolution or decision of another body, its number as it is written.
    Others(BodyId, InstrumentKind, String),
    /// The compilation itself: what of it stands in no document that is known.
    Compilation,
}

impl CitedWork {
    /// What is cited; `None` where it is not clear what, or nothing is known of it.
    pub fn of(corpus: &Corpus, meaning: &Meaning, reference: &Reference) -> Option<CitedWork> {
        match (meaning, reference) {
            (Meaning::Provisions(found), _) => Some(of_provision(corpus, *found.first()?)),
            (Meaning::Articles(found), _) => Some(CitedWork::Treaty(found.first()?.treaty)),
            (Meaning::NotReproduced(register), _) => {
                let entry = corpus.register.get(*register)?;
                Some(CitedWork::Instrument(entry.kind, entry.number))
            }
            (
                Meaning::NotRegistered,
                Reference::Instrument {
                    kind: Some(kind),
                    number,
                    ..
                },
            ) => Some(CitedWork::Instrument(*kind, *number)),
            (Meaning::Document, Reference::Document { symbol, .. }) => {
                Some(CitedWork::Document(symbol.clone()))
            }
            (Meaning::OtherBody(Some(other)), _) => Some(CitedWork::Others(
                other.body,
                other.kind?,
                other.number.clone(),
            )),
            _ => None,
        }
    }

    /// Its name for programs, the same in every language: `untoc-cop/decision/3/4`, `CTOC/COP/WG.2/2013/5`,
    /// `treaty/untoc`, `unsc/resolution/1373-2001`, `technical-assistance`.
    pub fn key(&self, corpus: &Corpus) -> String {
        let lexicon = &corpus.lexicon;
        let of_body = |body: Option<&str>, kind: &InstrumentKind, number: &str| {
            let kind = match kind {
                InstrumentKind::Resolution => "resolution",
                InstrumentKind::Decision => "decision",
            };
            let number: Vec<&str> = number
                .split(|sign: char| sign.is_whitespace() || "()（）".contains(sign))
                .filter(|part| !part.is_empty())
                .collect();
            let number = number.join("-");
            format!("{}/{kind}/{number}", body.unwrap_or_default())
        };
        match self {
            CitedWork::Instrument(kind, number) => {
                let body = lexicon.our_body().map(|body| body.id.as_str());
                of_body(body, kind, &number.in_digits())
            }
            CitedWork::Others(body, kind, number) => of_body(
                lexicon.body(*body).map(|body| body.id.as_str()),
                kind,
                number,
            ),
            CitedWork::Document(symbol) => symbol.0.clone(),
            CitedWork::Treaty(treaty) => {
                let id = lexicon.treaty(*treaty).map(|treaty| treaty.id.as_str());
                format!("treaty/{}", id.unwrap_or_default())
            }
            CitedWork::Compilation => corpus.name.clone(),
        }
    }
}

fn of_provision(corpus: &Corpus, index: ProvisionIndex) -> CitedWork {
    let section = |id: &ProvisionId| corpus.section(id.part, id.section);
    let own = corpus
        .provisions
        .get(index)
        .and_then(|provision| section(&provision.id));
    // A section that holds nothing itself says where what it would hold stands.
    let elsewhere = || section(own?.points_to.as_ref()?);
    own.and_then(of_section)
        .or_else(|| elsewhere().and_then(of_section))
        .unwrap_or(CitedWork::Compilation)
}

fn of_section(section: &Section) -> Option<CitedWork> {
    if let Some(instrument) = &section.instrument {
        return Some(CitedWork::Instrument(instrument.kind, instrument.number));
    }
    let report = section.report.as_ref()?;
    Some(CitedWork::Document(report.symbol.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::embedded;
    use crate::resolve::resolve;

    #[test]
    fn one_document_has_one_key_however_it_is_cited() {
        let corpus = embedded::corpus();
        for (text, expected) in [
            ("A部分 七.20", "CTOC/COP/WG.2/2013/5"),
            ("CTOC/COP/WG.2/2013/5，第24段", "CTOC/COP/WG.2/2013/5"),
            ("缔约方会议第3/4号决定第2段(b)项", "untoc-cop/decision/3/4"),
            (
                "Conference decision 3/4, paragraph 9",
                "untoc-cop/decision/3/4",
            ),
            // The first meeting's recommendations stand in the decision.
            ("A部分 一", "untoc-cop/decision/3/4"),
            ("缔约方会议第3/2号决定", "untoc-cop/decision/3/2"),
            ("《打击跨国有组织犯罪公约》第5条", "treaty/untoc"),
            ("大会第55/25号决议", "unga/resolution/55/25"),
            (
                "安全理事会第1373（2001）号决议",
                "unsc/resolution/1373-2001",
            ),
            ("CTOC/COP/WG.2/2013/1", "CTOC/COP/WG.2/2013/1"),
        ] {
            let citations = corpus.recognise(text);
            let resolutions = resolve(&corpus, text, &citations);
            let found = citations.first().zip(resolutions.first());
            let work = found.and_then(|(citation, resolution)| {
                CitedWork::of(&corpus, &resolution.meaning, &citation.reference)
            });
            let key = work.map(|work| work.key(&corpus));
            assert_eq!(key.as_deref(), Some(expected), "{text}");
        }
    }
}
