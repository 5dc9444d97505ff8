//! Citing the other recommendations on a topic of the citation at the cursor, behind its list.

use crate::citation::{Language, Part, writing};
use crate::corpus::{Corpus, ProvisionIndex, Topic};
use crate::features::Snapshot;
use crate::features::topic::{by_name, of_all};
use crate::messages;
use crate::resolve::{Meaning, names, part_before_section, resolve};

/// Topics for which the other recommendations are offered; a provision of more is on everything.
const MOST_TOPICS: usize = 6;
/// Bytes before a citation in which an open bracket is looked for.
const BRACKETS: usize = 300;
/// The least siblings in a row that are written as a range.
const LEAST_RANGE: usize = 3;

/// The other recommendations on a topic, to be offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The topic's name.
    pub topic: String,
    pub title: String,
}

/// Text that goes into the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Insertion {
    /// The byte of the draft before which it goes.
    pub at: usize,
    pub text: String,
}

/// Each topic of the citation at a byte offset that has other recommendations than those cited.
pub fn offers(snapshot: &Snapshot, offset: usize) -> Vec<Offer> {
    let Some(cited) = CitedList::at(snapshot, offset) else {
        return Vec::new();
    };
    of_all(&snapshot.corpus, &cited.meant)
        .into_iter()
        .take(MOST_TOPICS)
        .filter_map(|topic| {
            let count = cited.others(&snapshot.corpus, topic).len();
            (count > 0).then(|| Offer {
                topic: topic.name.clone(),
                title: messages::other_recommendations_title(snapshot.locale, &topic.name, count),
            })
        })
        .collect()
}

/// What cites the other recommendations on a topic behind the citation at a byte offset, behind its
/// whole list: `（另见A部分 七.13和七.19）`; within brackets it goes on after a comma. What the
/// list cites, holds or is part of is left out.
pub fn insertion(snapshot: &Snapshot, offset: usize, topic: &str) -> Option<Insertion> {
    let corpus = &snapshot.corpus;
    let cited = CitedList::at(snapshot, offset)?;
    let others = cited.others(corpus, by_name(corpus, topic)?);
    let written = written(corpus, &grouped(corpus, &others))?;
    Some(Insertion {
        at: cited.end,
        text: match is_in_brackets(snapshot, offset) {
            true => format!("，另见{written}"),
            false => format!("（另见{written}）"),
        },
    })
}

/// A right citation in Chinese with the list that it is part of.
struct CitedList {
    /// What the citation means.
    meant: Vec<ProvisionIndex>,
    /// What the list means.
    known: Vec<ProvisionIndex>,
    /// Where the list ends in the draft.
    end: usize,
}

impl CitedList {
    /// `None` also for what is wrong, which is to be mended first.
    fn at(snapshot: &Snapshot, offset: usize) -> Option<CitedList> {
        let cited = snapshot.citation_at(offset)?;
        if cited.citation.language != Language::COMPILATION || cited.resolution.finding.is_some() {
            return None;
        }
        let Meaning::Provisions(meant) = cited.resolution.meaning else {
            return None;
        };
        let (base, reading) = snapshot.draft.reading_at(cited.range.start)?;
        let mut list = CitedList {
            meant,
            known: Vec::new(),
            end: cited.range.end,
        };
        for (citation, resolution) in reading.citations.iter().zip(&reading.resolutions) {
            if citation.list == cited.citation.list {
                list.end = list.end.max(base + citation.range.end);
                list.known.extend(resolution.meaning.provisions());
            }
        }
        Some(list)
    }

    /// The topic's provisions that the list does not cite, hold or stand in.
    fn others(&self, corpus: &Corpus, topic: &Topic) -> Vec<ProvisionIndex> {
        let mut others = corpus.topic_provisions(topic);
        others.retain(|index| {
            !self.known.iter().any(|known| {
                known == index
                    || corpus.descendants(*known).contains(index)
                    || corpus.descendants(*index).contains(known)
            })
        });
        others
    }
}

/// A list in the compilation's form that names each part once: A部分 四.1.b、七.30和九.5；B部分 三.2.
/// `None` where it would not be read as what it is.
fn written(corpus: &Corpus, groups: &[Vec<ProvisionIndex>]) -> Option<String> {
    let mut parts: Vec<(Part, Vec<String>)> = Vec::new();
    for group in groups {
        let first = corpus.provisions.get(*group.first()?)?;
        let last = corpus.provisions.get(*group.last()?)?;
        let name = names(corpus, first).compilation;
        let mut element = match first.id.part.letter() {
            Some(_) => name.split_once(' ')?.1.to_owned(),
            None => name,
        };
        if group.len() > 1 {
            let last = last.id.to_string();
            let (_, step) = last.rsplit_once('.')?;
            element = format!("{element}-{step}");
        }
        match parts.last_mut() {
            Some((part, elements)) if *part == first.id.part => elements.push(element),
            _ => parts.push((first.id.part, vec![element])),
        }
    }
    let parts: Vec<String> = parts
        .into_iter()
        .map(|(part, elements)| {
            let writing = writing(Language::COMPILATION);
            let rest = writing.list(elements).unwrap_or_default();
            format!("{}{rest}", part_before_section(Language::COMPILATION, part))
        })
        .collect();
    let list = parts.join("；");
    let resolutions = resolve(corpus, &list, &corpus.recognise(&list));
    let is_read = resolutions.len() == groups.len()
        && resolutions.iter().zip(groups).all(|(resolution, group)| {
            resolution.finding.is_none() && resolution.meaning.provisions() == *group
        });
    is_read.then_some(list)
}

/// Provisions in order as the elements of a list: siblings in a row as a range.
fn grouped(corpus: &Corpus, provisions: &[ProvisionIndex]) -> Vec<Vec<ProvisionIndex>> {
    let mut groups: Vec<Vec<ProvisionIndex>> = Vec::new();
    for index in provisions {
        match groups.last_mut() {
            Some(group)
                if group
                    .last()
                    .is_some_and(|last| follows(corpus, *last, *index)) =>
            {
                group.push(*index);
            }
            _ => groups.push(vec![*index]),
        }
    }
    groups
        .into_iter()
        .flat_map(|group| {
            if group.len() < LEAST_RANGE {
                group.into_iter().map(|index| vec![index]).collect()
            } else {
                vec![group]
            }
        })
        .collect()
}

/// Whether a provision is numbered right behind another.
fn follows(corpus: &Corpus, before: ProvisionIndex, after: ProvisionIndex) -> bool {
    let parent = |index: ProvisionIndex| corpus.provisions.get(index)?.parent;
    let kind = |index: ProvisionIndex| {
        let step = *corpus.provisions.get(index)?.id.path.last()?;
        Some(std::mem::discriminant(&step))
    };
    let Some(siblings) = parent(before)
        .filter(|_| parent(before) == parent(after) && kind(before) == kind(after))
        .and_then(|parent| corpus.provisions.get(parent))
        .map(|parent| &parent.children)
    else {
        return false;
    };
    siblings.windows(2).any(|pair| *pair == [before, after])
}

fn is_in_brackets(snapshot: &Snapshot, offset: usize) -> bool {
    let (_, before) = snapshot.draft.prose_before(offset, BRACKETS);
    let open = before.chars().fold(0_usize, |open, c| match c {
        '(' | '（' => open + 1,
        ')' | '）' => open.saturating_sub(1),
        _ => open,
    });
    open > 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::tests::marked;

    /// The draft after each insertion, with its title.
    fn inserted(draft: &str) -> Vec<(String, String)> {
        let (snapshot, cursor) = marked(draft);
        offers(&snapshot, cursor)
            .into_iter()
            .map(|offer| {
                let insertion = insertion(&snapshot, cursor, &offer.topic).unwrap();
                let mut text = snapshot.draft.text().to_string();
                text.insert_str(insertion.at, &insertion.text);
                (offer.title, text)
            })
            .collect()
    }

    #[test]
    fn the_other_recommendations_on_a_topic_follow_the_citation() {
        for (marked, title, text) in [
            (
                "依照A部分 七‸.23，各国……",
                "加入“司法协助”专题下其他段落的援引（6段）",
                "依照A部分 七.23（另见A部分 四.1.b、四.1.f.(一)、七.30和九.5；B部分 三.2和三.4），各国……",
            ),
            (
                "各国举行非正式磋商（见A部分 七‸.23）。",
                "加入“司法协助”专题下其他段落的援引（6段）",
                "各国举行非正式磋商（见A部分 七.23，另见A部分 四.1.b、四.1.f.(一)、七.30和九.5；B部分 三.2和三.4）。",
            ),
            // Behind the whole list, and without what it cites.
            (
                "见A部分 七‸.23和七.30。",
                "加入“司法协助”专题下其他段落的援引（5段）",
                "见A部分 七.23和七.30（另见A部分 四.1.b、四.1.f.(一)和九.5；B部分 三.2和三.4）。",
            ),
        ] {
            assert_eq!(
                inserted(marked).first().cloned(),
                Some((title.to_owned(), text.to_owned())),
                "{marked}"
            );
        }
    }

    #[test]
    fn nothing_is_inserted_where_there_is_nothing_to_add() {
        for marked in [
            "没有‸援引",
            "A部分 七.45‸",
            "七.1‸",
            "大会第55/25号决议‸",
            // On no topic.
            "A部分 七.2‸",
        ] {
            assert_eq!(inserted(marked), [], "{marked}");
        }
    }

    #[test]
    fn what_is_inserted_is_read_as_the_rest_of_the_topic() {
        let (snapshot, _) = marked("‸");
        let corpus = &snapshot.corpus;
        for topic in &corpus.topics {
            let all = corpus.topic_provisions(topic);
            for group in [all.clone(), all.iter().copied().skip(1).collect()] {
                let groups = grouped(corpus, &group);
                assert_eq!(groups.concat(), group);
                let written = written(corpus, &groups);
                assert!(written.is_some(), "{} {groups:?}", topic.name);
            }
        }
    }
}
