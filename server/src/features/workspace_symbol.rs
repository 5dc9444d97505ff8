//! Workspace symbols: provisions and topics of the compilation by number, words, topic or pinyin.

use crate::citation::Language;
use crate::corpus::{Corpus, Place};
use crate::features::concept;
use crate::features::document_symbol::SymbolKind;
use crate::messages::{first_words, provision_with_first_words};
use crate::search::words::{Hit, Manner, Query, Target, Words};

/// Characters of a provision's text in its name.
const WORDS: usize = 30;
/// Symbols that are told at once.
const MOST: usize = 100;

/// A place in the compilation that has a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkspaceSymbol {
    /// `A.七.20 各国应当考虑…`, or a topic's name; where it was found by another word than it has, with both between,
    /// as 吹哨人 → 举报人. Editors that filter by the name, too, find what was typed in it.
    pub name: String,
    /// The section that it stands in; empty for topics and sections.
    pub container: String,
    pub kind: SymbolKind,
    pub place: Place,
}

/// What a query finds, the best first. An empty query lists the sections and the topics.
pub fn workspace_symbols(corpus: &Corpus, query: &str) -> Vec<WorkspaceSymbol> {
    let (read, hits) = if query.trim().is_empty() {
        let sections = corpus.sections.iter();
        let hits = sections
            .map(|section| Target::Provision(section.provision))
            .chain((0..corpus.topics.len()).map(Target::Topic))
            .map(|target| Hit {
                target,
                manner: Manner::Name,
                concept: None,
            });
        (Query::default(), hits.collect())
    } else {
        let words = Words::of(corpus);
        let read = words.read(corpus, query);
        let hits = words.search(corpus, &read, MOST);
        (read, hits)
    };
    (hits.iter())
        .filter_map(|hit| symbol(corpus, &read, hit))
        .collect()
}

fn symbol(corpus: &Corpus, query: &Query, hit: &Hit) -> Option<WorkspaceSymbol> {
    match hit.target {
        Target::Article(_) => None,
        Target::Topic(topic) => {
            let topic = corpus.topics.get(topic)?;
            Some(WorkspaceSymbol {
                name: topic.name.clone(),
                container: String::new(),
                kind: SymbolKind::Topic,
                place: topic.place.clone(),
            })
        }
        Target::Provision(index) => {
            let provision = corpus.provisions.get(index)?;
            let section = corpus.section(provision.id.part, provision.id.section)?;
            let reason = hit.concept.and_then(|concept| {
                let typed = query.naming(corpus, concept);
                concept::reason(corpus, typed, concept, index, Language::COMPILATION)
            });
            Some(WorkspaceSymbol {
                name: match reason {
                    Some(reason) => {
                        let words = first_words(corpus, index, WORDS);
                        format!("{} {reason} · {words}", provision.id)
                    }
                    None => provision_with_first_words(corpus, index, WORDS),
                },
                container: match section.provision == index {
                    true => String::new(),
                    false => section.heading.clone(),
                },
                kind: SymbolKind::of(provision.kind),
                place: provision.place.clone(),
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::embedded;

    #[test]
    fn symbols_are_found_by_number_words_topic_and_pinyin() {
        let corpus = embedded::corpus();
        for (query, expected) in [
            (
                "7.20",
                "A.七.20 各国应当考虑参与和支持建立新的并加强现有的中央机关、检察官和… in 第七次会议，2013年10月28日至30日",
            ),
            ("sfxz", "司法协助 in "),
            (
                "专业培训",
                "A.七.8 各国应当为执法人员、检察官和司法人员提供专业培训。 in 第七次会议，2013年10月28日至30日",
            ),
            (
                "吹哨人",
                "A.七.15 吹哨人 → 举报人 · 各国应当在毒品和犯罪问题办公室的协助下，在现有资源范围内实施… in 第七次会议，2013年10月28日至30日",
            ),
            (
                "3/4",
                "B.三 技术援助问题不限成员名额政府专家临时工作组的建议 in ",
            ),
            ("", "A.一 第一次会议，2006年10月16日和17日 in "),
        ] {
            let found = workspace_symbols(&corpus, query);
            let first = found
                .first()
                .map(|symbol| format!("{} in {}", symbol.name, symbol.container));
            assert_eq!(first.as_deref(), Some(expected), "{query}");
        }
        assert_eq!(workspace_symbols(&corpus, "smith"), []);
        assert_eq!(
            workspace_symbols(&corpus, " ").len(),
            corpus.sections.len() + corpus.topics.len()
        );
    }
}
