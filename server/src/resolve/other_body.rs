//! What is known of an instrument that is somebody else's: whose it is, its number and kind as they are written,
//! the document that carries it.

use std::sync::Arc;

use crate::citation::{
    self, BodyId, Citation, ElementKind, InstrumentKind, OtherBody, Reference, TreatyId, languages,
    unmasked,
};
use crate::corpus::Corpus;
use crate::resolve::{Meaning, OtherInstrument, Resolution};

/// Says of the citations of other bodies' instruments what is known of them.
pub fn name_others(
    corpus: &Corpus,
    text: &str,
    citations: &[Citation],
    resolutions: &mut [Resolution],
) {
    for (position, resolution) in resolutions.iter_mut().enumerate() {
        if matches!(resolution.meaning, Meaning::OtherBody(None))
            && let Some(known) = other_instrument(corpus, text, citations, position)
        {
            resolution.meaning = Meaning::OtherBody(Some(Arc::new(known)));
        }
    }
}

fn other_instrument(
    corpus: &Corpus,
    text: &str,
    citations: &[Citation],
    position: usize,
) -> Option<OtherInstrument> {
    let citation = citations.get(position)?;
    let body = body_of(citation)?;
    let number = citation.element(ElementKind::Number)?;
    let number = unmasked(text.get(number.range.clone())?);
    let number = number.split_whitespace().collect::<Vec<_>>().join(" ");
    let kind = kind_of(text, citations, position);
    let register = corpus.lexicon.body(body)?;
    let issued = kind.map(|kind| register.issued(kind, &number));
    Some(OtherInstrument {
        body,
        kind,
        number,
        issued: issued.unwrap_or_default(),
    })
}

/// The treaty of the register that the citation of another treaty's article names by its words: of all whose names
/// stand in them, the one of the longest. `None` where it is named otherwise, or by 公约 alone, or not here.
pub fn other_treaty(corpus: &Corpus, citation: &Citation, written: &str) -> Option<TreatyId> {
    let body = OtherBody::OtherTreaty;
    if citation.reference != (Reference::Other { body }) {
        return None;
    }
    let plain = |text: &str| {
        let text = unmasked(text).to_lowercase();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let written = plain(written);
    let others = (corpus.lexicon.treaties()).filter(|(_, treaty)| treaty.own.is_none());
    let named = others.flat_map(|(id, treaty)| {
        let names = treaty.names.of(citation.language).iter();
        names.map(move |name| (id, plain(name)))
    });
    let standing = named.filter(|(_, name)| {
        // The noun that a name begins with may be inflected: Конвенции for Конвенция.
        let behind_noun = name.split_once(' ').map(|(_, behind)| behind);
        let behind_noun = behind_noun.filter(|behind| behind.contains(' '));
        written.contains(name.as_str()) || behind_noun.is_some_and(|one| written.contains(one))
    });
    // The Inter-American Convention against Corruption has all but the noun of another one's name.
    let (id, _) = standing.max_by_key(|(_, name)| (written.contains(name.as_str()), name.len()))?;
    Some(id)
}

fn body_of(citation: &Citation) -> Option<BodyId> {
    match citation.reference {
        Reference::Other {
            body: OtherBody::Known(body),
        } => Some(body),
        _ => None,
    }
}

/// The kind that a citation or its list writes: of the list, what stands next behind it (55/25和60/177号决议),
/// else before it (resolutions 55/25 and 60/177).
fn kind_of(text: &str, citations: &[Citation], position: usize) -> Option<InstrumentKind> {
    let citation = citations.get(position)?;
    let is_in_list =
        |other: &&Citation| other.list == citation.list && body_of(other) == body_of(citation);
    let behind = citations.get(position..)?.iter().take_while(is_in_list);
    let before = citations
        .get(..position)?
        .iter()
        .rev()
        .take_while(is_in_list);
    let mut written = behind.chain(before).filter_map(|one| {
        let word = one.element(ElementKind::Kind)?;
        text.get(word.range.clone())
    });
    let word = unmasked(written.next()?);
    let mut known = languages().filter_map(|language| citation::kind_of(language, &word));
    known.next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::embedded;
    use crate::resolve::resolve;

    fn known(text: &str) -> Vec<String> {
        let corpus = embedded::corpus();
        let citations = corpus.recognise(text);
        let resolutions = resolve(&corpus, text, &citations).into_iter();
        let known = resolutions.map(|resolution| match resolution.meaning {
            Meaning::OtherBody(Some(known)) => {
                let body = corpus.lexicon.body(known.body).unwrap();
                let symbol = known.issued.symbol.clone().unwrap_or_default();
                format!("{} {} {symbol}", body.id, known.number)
            }
            other => format!("{other:?}"),
        });
        known.collect()
    }

    #[test]
    fn others_instruments_are_known_by_body_number_and_symbol() {
        for (text, expected) in [
            ("大会第55/25号决议", vec!["unga 55/25 A/RES/55/25"]),
            (
                "大会第55/25和60/177号决议",
                vec!["unga 55/25 A/RES/55/25", "unga 60/177 A/RES/60/177"],
            ),
            (
                "General Assembly resolutions 55/25 and 60/177",
                vec!["unga 55/25 A/RES/55/25", "unga 60/177 A/RES/60/177"],
            ),
            (
                "la résolution 1373 (2001) du Conseil de sécurité",
                vec!["unsc 1373 (2001) S/RES/1373 (2001)"],
            ),
            (
                "la resolución 2006/27 del Consejo Económico y Social",
                vec!["ecosoc 2006/27 E/RES/2006/27"],
            ),
            (
                "резолюция 55/25 Генеральной Ассамблеи",
                vec!["unga 55/25 A/RES/55/25"],
            ),
            ("قرار الجمعية العامة 55/25", vec!["unga 55/25 A/RES/55/25"]),
            ("人权理事会第6/102号决定", vec!["hrc 6/102 A/HRC/DEC/6/102"]),
            ("反腐败公约缔约国会议第3/4号决议", vec!["cosp-uncac 3/4 "]),
        ] {
            assert_eq!(known(text), expected, "{text}");
        }
    }

    #[test]
    fn others_articles_are_their_treatys_where_it_is_named() {
        let corpus = embedded::corpus();
        for (text, expected) in [
            ("《联合国反腐败公约》第32条", "uncac"),
            ("《反腐败公约》第32条", "uncac"),
            (
                "article 32 of the United Nations Convention against Corruption",
                "uncac",
            ),
            (
                "статья 32 Конвенции Организации Объединенных Наций против коррупции",
                "uncac",
            ),
            ("《不存在的公约》第3条", ""),
            ("《公约》第3条", ""),
            ("大会第55/25号决议", ""),
        ] {
            let citations = corpus.recognise(text);
            let [citation] = citations.as_slice() else {
                panic!("{text}: {citations:?}");
            };
            let treaty = other_treaty(&corpus, citation, &text[citation.range.clone()]);
            let treaty = treaty.and_then(|id| corpus.lexicon.treaty(id));
            assert_eq!(treaty.map_or("", |treaty| &treaty.id), expected, "{text}");
        }
    }
}
