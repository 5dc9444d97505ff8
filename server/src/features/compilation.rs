//! The compilation as a tree: parts → sections → provisions, and topics → provisions.

use crate::citation::Part;
use crate::corpus::{Corpus, Place, ProvisionId, ProvisionIndex, Topic};
use crate::messages::{self, Locale, first_words};
use crate::resolve::names;

/// Characters of a provision's text that a tree shows.
const WORDS: usize = 40;

/// The whole tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tree {
    /// A部分, B部分, with their sections.
    pub parts: Vec<(Part, String, Vec<Node>)>,
    pub topics: Vec<TopicNode>,
}

/// A provision with what stands under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    pub id: ProvisionId,
    /// In the compilation's form: A部分 七.20.
    pub citation: String,
    /// As printed: `20.`, `(b)`; a section's heading.
    pub label: String,
    /// The first words; a section's are its instrument with the title.
    pub words: String,
    pub place: Place,
    pub children: Vec<Node>,
}

/// A topic with the provisions of its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopicNode {
    pub name: String,
    pub place: Place,
    /// Without what stands under them.
    pub provisions: Vec<Node>,
}

/// The tree of a compilation, the parts named in the reader's language.
pub fn tree(corpus: &Corpus, locale: Locale) -> Tree {
    let parts = corpus.lexicon.all_parts().map(|part| {
        let sections = corpus
            .sections
            .iter()
            .filter(|section| section.part == part)
            .filter_map(|section| node(corpus, section.provision, true))
            .collect();
        (
            part,
            messages::part_with_contents(locale, &corpus.lexicon, part),
            sections,
        )
    });
    Tree {
        parts: parts.collect(),
        topics: corpus.topics.iter().map(|one| topic(corpus, one)).collect(),
    }
}

/// A topic with its provisions.
pub fn topic(corpus: &Corpus, topic: &Topic) -> TopicNode {
    TopicNode {
        name: topic.name.clone(),
        place: topic.place.clone(),
        provisions: corpus
            .topic_provisions(topic)
            .into_iter()
            .filter_map(|index| node(corpus, index, false))
            .collect(),
    }
}

/// A provision, with everything under it or by itself.
fn node(corpus: &Corpus, index: ProvisionIndex, with_children: bool) -> Option<Node> {
    let provision = corpus.provisions.get(index)?;
    let section = corpus
        .section(provision.id.part, provision.id.section)
        .filter(|section| section.provision == index);
    let children = match with_children {
        true => provision.children.as_slice(),
        false => &[],
    };
    let names = names(corpus, provision);
    let words = first_words(corpus, index, WORDS);
    Some(Node {
        id: provision.id.clone(),
        citation: names.compilation,
        label: section.map_or_else(
            || provision.label.to_string(),
            |section| section.heading.clone(),
        ),
        words: match (section, names.instrument) {
            (None, _) => words,
            (Some(_), Some(instrument)) => format!("{instrument} {words}"),
            // A meeting's heading says everything; its first words would say it again.
            (Some(_), None) => String::new(),
        },
        place: provision.place.clone(),
        children: children
            .iter()
            .filter_map(|child| node(corpus, *child, true))
            .collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::embedded;

    fn count(nodes: &[Node]) -> usize {
        nodes.iter().map(|node| 1 + count(&node.children)).sum()
    }

    #[test]
    fn every_provision_stands_in_the_tree_once() {
        let corpus = embedded::corpus();
        let tree = tree(&corpus, Locale::English);
        let parts: Vec<(&str, usize)> = tree
            .parts
            .iter()
            .map(|(_, name, sections)| (name.as_str(), sections.len()))
            .collect();
        assert_eq!(
            parts,
            [
                (
                    "Part A: recommendations of the Working Group on Technical Assistance",
                    11
                ),
                ("Part B: resolutions and decisions of the Conference", 8),
            ]
        );
        let all: usize = tree.parts.iter().map(|(.., nodes)| count(nodes)).sum();
        assert_eq!(all, corpus.provisions.len());
        assert_eq!(tree.topics.len(), corpus.topics.len());
        let legal_assistance = tree.topics.iter().find(|topic| topic.name == "司法协助");
        let provisions: Vec<String> = legal_assistance
            .iter()
            .flat_map(|topic| &topic.provisions)
            .map(|node| node.id.to_string())
            .collect();
        assert_eq!(
            provisions.join(" "),
            "A.四.1.b A.四.1.f.(一) A.七.23 A.七.30 A.九.5 B.三.2 B.三.4"
        );
    }

    #[test]
    fn a_section_is_labelled_by_its_heading_and_a_provision_as_printed() {
        let corpus = embedded::corpus();
        let tree = tree(&corpus, Locale::Chinese);
        let (_, name, sections) = &tree.parts[1];
        assert_eq!(name, "B部分：缔约方会议的决议和决定");
        let section = &sections[2];
        assert_eq!(section.label, "第三届会议，2006年10月9日至18日");
        assert_eq!(
            section.words,
            "第3/4号决定 技术援助问题不限成员名额政府专家临时工作组的建议"
        );
        let labels: Vec<&str> = section
            .children
            .iter()
            .map(|child| child.label.as_str())
            .collect();
        assert_eq!(labels[..6], ["(a)", "(b)", "(c)", "(d)", "(e)", "1."]);
    }
}
