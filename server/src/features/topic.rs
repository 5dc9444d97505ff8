//! A topic of the thematic index: finding it, and what it holds.

use crate::citation::Language;
use crate::corpus::{Corpus, FileIndex, ProvisionIndex, Topic};
use crate::features::markdown::escape;
use crate::features::provision::summary;
use crate::messages::{self, Locale};
use crate::text::traditional::simplified;

/// The topic with that name, in simplified or traditional characters.
pub fn by_name<'a>(corpus: &'a Corpus, name: &str) -> Option<&'a Topic> {
    let read = |text: &str| text.chars().map(simplified).collect::<String>();
    let name = read(name.trim());
    let mut topics = corpus.topics.iter();
    topics.find(|topic| read(&topic.name) == name)
}

/// The topics that refer to any of some provisions, each once.
pub fn of_all<'a>(corpus: &'a Corpus, provisions: &[ProvisionIndex]) -> Vec<&'a Topic> {
    let mut topics: Vec<&Topic> = Vec::new();
    for topic in provisions.iter().flat_map(|index| corpus.topics_of(*index)) {
        if !topics.iter().any(|known| known.place == topic.place) {
            topics.push(topic);
        }
    }
    topics
}

/// The topic whose heading stands at a byte offset of a corpus file.
pub fn at(corpus: &Corpus, file: FileIndex, offset: usize) -> Option<&Topic> {
    corpus.topics.iter().find(|topic| {
        topic.place.file == file
            && topic.place.range.start <= offset
            && offset <= topic.place.range.end
    })
}

/// A topic with everything that its rows refer to, as Markdown.
pub fn describe(corpus: &Corpus, locale: Locale, topic: &Topic) -> String {
    let provisions = corpus.topic_provisions(topic);
    let mut lines = vec![
        format!("**{}**", escape(&topic.name)),
        String::new(),
        messages::provision_count(locale, provisions.len()),
        String::new(),
    ];
    let listed = provisions
        .iter()
        .map(|index| summary(corpus, Language::COMPILATION, *index));
    lines.extend(listed.map(|provision| format!("- {provision}")));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::hover::{Reasons, hover};
    use crate::features::tests::{marked, with};

    #[test]
    fn a_topic_is_named_in_either_script() {
        let (snapshot, _) = marked("‸");
        for (name, expected) in [
            (" 司法协助", Some("司法协助")),
            ("司法協助", Some("司法协助")),
            ("證人保護", Some("证人保护")),
            ("协助", None),
        ] {
            let found = by_name(&snapshot.corpus, name).map(|topic| &*topic.name);
            assert_eq!(found, expected, "{name}");
        }
    }

    #[test]
    fn a_topic_in_the_index_shows_what_it_holds() {
        let (snapshot, _) = marked("‸");
        let topic = by_name(&snapshot.corpus, "洗钱").cloned().unwrap();
        let snapshot = with(&snapshot, |given| {
            given.corpus_file = Some(topic.place.file)
        });
        let found = hover(&snapshot, topic.place.range.start + 4, Reasons::Said).unwrap();
        assert_eq!(found.range, topic.place.range);
        expect_test::expect![[r#"
            **洗钱**

            共5段

            - **A.八.13.c** 关于打击洗钱活动的措施的第7条；
            - **A.九.13** 如《公约》所规定，各国应将本国关于洗钱行为刑事定罪的立法适用于最广泛的上游犯罪，并考虑酌情请求或提供这方面的培训或援助。
            - **A.九.14** 各国应采取全面办法侦查和起诉洗钱行为，以确保本国的刑事定罪制度的有效性。
            - **A.九.15** 各国应考虑酌情请求或提供培训或援助，以提高执法机关侦查非法金融流的能力，从而瓦解与洗钱有关的交易。
            - **A.九.18** 在侦查最广泛的洗钱上游犯罪时，各国应考虑平行进行金融侦查。"#]].assert_eq(&found.markdown);
        assert_eq!(
            hover(&snapshot, topic.place.range.end + 1, Reasons::Said),
            None
        );
    }
}
