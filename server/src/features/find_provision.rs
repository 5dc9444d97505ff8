//! Finding provisions: by words, by identity, by a citation, or at a place of a draft; and everything
//! that pickers and panels show of one that is found.

use std::ops::Range;
use std::sync::Arc;

use crate::citation::Language;
use crate::corpus::{Corpus, Place, ProvisionId, ProvisionIndex};
use crate::features::references::pointed_at;
use crate::features::{Snapshot, concept, provision};
use crate::resolve::{Finding, Names, names_in, resolve};
use crate::search::words::{Habit, Words};

/// Everything that a list of provisions shows of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub provision: ProvisionIndex,
    pub id: ProvisionId,
    /// In every form that the concordance knows; the compilation's is the one to insert.
    pub names: Names,
    /// The headings that it stands under, outermost first.
    pub headings: Vec<String>,
    pub topics: Vec<String>,
    /// With everything under it, a line each: in the language that was asked for where there is an edition in it.
    pub text: String,
    /// What language that is.
    pub language: Language,
    pub place: Place,
    /// Where it was found by another word than it has: both, as 吹哨人 → 举报人.
    pub reason: Option<String>,
}

impl Found {
    /// What is known of a provision, its names in a language. `None` where there is no such provision.
    pub fn of(corpus: &Corpus, index: ProvisionIndex, language: Language) -> Option<Found> {
        let found = corpus.provisions.get(index)?;
        let (edition, there) = corpus.in_language(language, index);
        Some(Found {
            provision: index,
            id: found.id.clone(),
            names: names_in(corpus, found, language),
            headings: provision::standing(edition, there),
            topics: corpus
                .topics_of(index)
                .into_iter()
                .map(|topic| topic.name.clone())
                .collect(),
            text: edition.full_text(there),
            language: edition.tongue(),
            place: found.place.clone(),
            reason: None,
        })
    }
}

/// The best provisions for a query (see [`crate::search::words`]), at most so many.
/// Among equals those first that are cited most.
pub fn search(
    corpus: &Corpus,
    query: &str,
    most: usize,
    language: Language,
    habit: &Habit,
) -> Vec<Found> {
    let words = Words::of(corpus);
    let read = words.read_in(corpus, query, language);
    let found = words.provisions(corpus, &read, most, habit);
    (found.into_iter())
        .filter_map(|(index, concept)| {
            let reason = concept.and_then(|concept| {
                concept::reason(
                    corpus,
                    read.naming(corpus, concept),
                    concept,
                    index,
                    language,
                )
            });
            let found = Found::of(corpus, index, language)?;
            Some(Found { reason, ..found })
        })
        .collect()
}

/// Provisions, and what is wrong with what names them.
pub type Naming = (Vec<ProvisionIndex>, Option<Arc<Finding>>);

/// The provisions that an identity (`A.七.20`) or the citations of a text name, all readings of an
/// ambiguous one among them, with what is wrong with the first wrong one.
pub fn named(corpus: &Corpus, text: &str) -> Naming {
    let text = text.trim();
    if let Some(index) = corpus.identified(text) {
        return (vec![index], None);
    }
    // Whoever asks for 七.1 means to cite it: with 见 before it, it is no mere shape.
    let cited = format!("见{text}");
    let resolutions = resolve(corpus, &cited, &corpus.recognise(&cited));
    let mut found: Vec<ProvisionIndex> = Vec::new();
    for index in resolutions
        .iter()
        .flat_map(|resolution| resolution.meaning.provisions())
    {
        if !found.contains(&index) {
            found.push(index);
        }
    }
    let finding = resolutions
        .into_iter()
        .find_map(|resolution| resolution.finding);
    (found, finding)
}

/// What [`named`] says of the citation at a byte offset of a draft, or in a file of the corpus of
/// the provision that stands there; with its bytes in the draft. `None` where nothing is cited.
pub fn named_at(snapshot: &Snapshot, offset: usize) -> Option<(Naming, Range<usize>)> {
    if let Some(pointed) = pointed_at(snapshot, offset) {
        let cited = snapshot.citation_at(offset);
        let finding = cited.and_then(|cited| cited.resolution.finding);
        return Some(((pointed.provisions, finding), pointed.range));
    }
    let cited = snapshot.citation_at(offset)?;
    let finding = cited.resolution.finding;
    Some(((Vec::new(), finding), cited.range))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::embedded;
    use crate::resolve::Code;

    #[test]
    fn a_provision_is_named_by_its_identity_or_a_citation() {
        let corpus = embedded::corpus();
        for (text, expected, code) in [
            ("A.七.20", "A.七.20", None),
            ("B.五.附件", "B.五.附件", None),
            ("七.20", "A.七.20", None),
            (" 第3/4号决定第2段(b)项 ", "B.三.2.b", None),
            ("七.20-22", "A.七.20 A.七.21 A.七.22", None),
            ("A部分 七.17和七.20", "A.七.17 A.七.20", None),
            ("七.1", "A.七.1 B.七.1", Some(Code::Ambiguous)),
            ("A部分 七.45", "", Some(Code::NoSuchProvision)),
            ("大会第55/25号决议", "", None),
            ("你好", "", None),
        ] {
            let (found, finding) = named(&corpus, text);
            let found: Vec<String> = found
                .iter()
                .filter_map(|index| Found::of(&corpus, *index, Language::COMPILATION))
                .map(|found| found.id.to_string())
                .collect();
            assert_eq!(found.join(" "), expected, "{text}");
            assert_eq!(
                finding.map(|finding| finding.problem.code()),
                code,
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_found_says_everything_of_a_provision() {
        let corpus = embedded::corpus();
        let found = search(&corpus, "sfxz", 3, Language::COMPILATION, &Habit::new());
        let found = &found[2];
        assert_eq!(found.id.to_string(), "A.七.23");
        assert_eq!(found.names.compilation, "A部分 七.23");
        assert_eq!(
            found.names.report.as_deref(),
            Some("CTOC/COP/WG.2/2013/5，第27段")
        );
        assert_eq!(found.headings, ["第七次会议，2013年10月28日至30日"]);
        assert_eq!(found.topics, ["司法协助"]);
        assert!(found.text.starts_with("23. 在最后确定正式的司法协助请求时"));
    }
}
