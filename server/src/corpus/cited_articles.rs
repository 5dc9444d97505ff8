//! Treaties and articles of a compilation, and which provisions and topics cite an article.

use std::collections::HashMap;

use crate::citation::{Reference, TreatyId};
use crate::corpus::treaty::CitedArticles;
use crate::corpus::{Article, ArticleId, Corpus, ProvisionIndex, RegisteredTreaty};

impl Corpus {
    /// A treaty's entry; `None` where the corpus does not know the treaty.
    pub fn treaty(&self, treaty: TreatyId) -> Option<&RegisteredTreaty> {
        self.treaties.iter().find(|entry| entry.treaty == treaty)
    }

    /// An article's entry; `None` where the treaty has no such article.
    pub fn article(&self, id: ArticleId) -> Option<&Article> {
        let index = usize::from(id.number.checked_sub(1)?);
        self.treaty(id.treaty)?.articles.get(index)
    }

    /// The provisions whose text cites an article, in document order. Found once for the whole
    /// corpus, when it is first asked for (a few milliseconds).
    pub fn provisions_citing(&self, id: ArticleId) -> &[ProvisionIndex] {
        let cited = self.cited_articles.get_or_init(|| self.read_articles());
        cited.provisions.get(&id).map_or(&[], Vec::as_slice)
    }

    /// The topics whose names cite an article (places in [`Corpus::topics`]).
    pub fn topics_citing(&self, id: ArticleId) -> &[usize] {
        let cited = self.cited_articles.get_or_init(|| self.read_articles());
        cited.topics.get(&id).map_or(&[], Vec::as_slice)
    }

    fn read_articles(&self) -> CitedArticles {
        let mut cited = CitedArticles::default();
        for (index, provision) in self.provisions.iter().enumerate() {
            // 13. …《公约》… (a) …第5条: a subparagraph goes on with what its paragraph has named.
            let mut above = Vec::new();
            let mut parent = provision.parent;
            while let Some(found) = parent.and_then(|parent| self.provisions.get(parent)) {
                if found.id.path.is_empty() {
                    break;
                }
                above.push(found.text.as_str());
                parent = found.parent;
            }
            above.reverse();
            let mut text = above.concat();
            let own = text.len();
            text.push_str(&provision.text);
            for id in articles_cited(self, &text, own) {
                note(&mut cited.provisions, id, index);
            }
        }
        for (number, topic) in self.topics.iter().enumerate() {
            for id in articles_cited(self, &topic.name, 0) {
                note(&mut cited.topics, id, number);
            }
        }
        cited
    }
}

/// The articles cited from a byte on, each as often as it is cited.
fn articles_cited(corpus: &Corpus, text: &str, from: usize) -> Vec<ArticleId> {
    corpus
        .recognise(text)
        .into_iter()
        .filter(|citation| citation.range.start >= from)
        .flat_map(|citation| match citation.reference {
            Reference::Treaty {
                treaty,
                article,
                through,
                ..
            } => (article..=through.unwrap_or(article))
                .map(|number| ArticleId { treaty, number })
                .collect(),
            _ => Vec::new(),
        })
        .collect()
}

fn note(cited: &mut HashMap<ArticleId, Vec<usize>>, id: ArticleId, index: usize) {
    let noted = cited.entry(id).or_default();
    if noted.last() != Some(&index) {
        noted.push(index);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::check::check;
    use crate::corpus::{embedded, read};

    #[test]
    fn identities_are_read_as_they_are_printed() {
        let lexicon = &embedded::corpus().lexicon;
        for printed in [
            "convention 30",
            "trafficking 3",
            "smuggling 6",
            "firearms 8",
        ] {
            let id = ArticleId::parse(lexicon, printed).map(|id| id.printed(lexicon));
            assert_eq!(id.as_deref(), Some(printed));
        }
        for wrong in ["convention", "convention x", "treaty 1", ""] {
            assert_eq!(ArticleId::parse(lexicon, wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_treaties_have_their_articles() {
        let corpus = embedded::corpus();
        let counts: Vec<(&str, u16)> = corpus
            .treaties
            .iter()
            .map(|entry| {
                (
                    corpus.lexicon.treaty_key(entry.treaty),
                    entry.last_article(),
                )
            })
            .collect();
        assert_eq!(
            counts,
            [
                ("convention", 41),
                ("trafficking", 20),
                ("smuggling", 25),
                ("firearms", 21),
            ]
        );
        for entry in &corpus.treaties {
            let file = &corpus.files[entry.place.file];
            for article in &entry.articles {
                let written = &file.text[article.place.range.clone()];
                assert!(written.contains(&article.title), "{written}");
            }
        }
    }

    /// What is wrong with the built-in compilation when one of its files is another.
    fn problems(path: &str, text: &str) -> Vec<String> {
        let mut files = embedded::files();
        for file in &mut files {
            if file.path == path {
                file.text = text.into();
            }
        }
        let (corpus, mut problems) = read(embedded::NAME, "zh", files);
        problems.extend(check(&corpus));
        problems
            .iter()
            .map(|problem| {
                let (file, line, column) = (&problem.file, problem.line, problem.column);
                format!("{file}:{line}:{column} {:?}", problem.kind)
            })
            .collect()
    }

    #[test]
    fn wrong_titles_are_told_with_their_places() {
        let titles = "[[treaty]]
key = \"firearms\"
title = \"枪支\"
articles = [
    { number = 1, title = \"关系\", verified = true },
    { number = 1, title = \"关系\", verified = true },
    { number = 22, title = \"没有\", verified = true },
]
[[treaty]]
key = \"corruption\"
title = \"反腐败\"
articles = []
";
        let found = problems("zh/treaties.toml", titles);
        assert_eq!(
            found.get(..4).unwrap_or_default(),
            [
                "zh/treaties.toml:6:5 Duplicate { name: \"firearms 1\" }",
                "zh/treaties.toml:7:5 UnknownArticle { name: \"firearms\", number: 22, last: 21 }",
                "zh/treaties.toml:10:7 UnknownTreaty { name: \"corruption\" }",
                // Those that the edition leaves out may be the one that none has: they are not missed.
                "zh/treaties.toml:2:7 UntitledArticle { name: \"firearms\", number: 2 }",
            ]
        );
        assert_eq!(
            found.last().map(String::as_str),
            Some("zh/treaties.toml:2:7 UntitledArticle { name: \"firearms\", number: 21 }")
        );
    }

    #[test]
    fn wrong_treaties_are_told_with_their_places() {
        let treaty = "[[treaty]]
key = \"convention\"
treaty = \"untoc\"
adopted = { resolution = \"55/25\", annex = 1 }
articles = 41
";
        let twice = format!("{treaty}{treaty}");
        assert_eq!(
            problems("treaties.toml", &twice)
                .first()
                .map(String::as_str),
            Some("treaties.toml:7:7 Duplicate { name: \"convention\" }")
        );
        let unknown = treaty.replace("untoc", "untok");
        assert_eq!(
            problems("treaties.toml", &unknown)
                .first()
                .map(String::as_str),
            Some("treaties.toml:3:10 NotInRegister { id: \"untok\" }")
        );
        let broken = treaty.replace("articles", "article");
        assert!(
            problems("treaties.toml", &broken)
                .first()
                .is_some_and(|problem| problem.starts_with("treaties.toml:5:1 UnreadableData")),
        );
    }

    #[test]
    fn a_compilation_need_not_know_treaties() {
        let files = embedded::files()
            .into_iter()
            .filter(|file| !file.path.ends_with("treaties.toml"))
            .collect();
        let (corpus, problems) = read(embedded::NAME, "zh", files);
        assert_eq!(problems, []);
        assert!(corpus.treaties.is_empty());
    }

    #[test]
    fn provisions_are_found_by_the_articles_that_they_cite() {
        let corpus = embedded::corpus();
        let citing = |printed: &str| -> Vec<String> {
            let id = ArticleId::parse(&corpus.lexicon, printed).unwrap();
            corpus
                .provisions_citing(id)
                .iter()
                .map(|index| corpus.provisions[*index].id.to_string())
                .collect()
        };
        for (article, provisions) in [
            ("convention 5", &["A.八.13.a"][..]),
            ("convention 26", &["A.七.3"]),
            ("convention 27", &["A.四.1.h"]),
            ("convention 30", &["A.五.n", "B.一.a", "B.三.6", "B.四"]),
            ("convention 41", &[]),
            ("firearms 8", &[]),
        ] {
            assert_eq!(citing(article), provisions, "{article}");
        }
        let id = ArticleId::parse(&corpus.lexicon, "convention 32").unwrap();
        let topics: Vec<&str> = corpus
            .topics_citing(id)
            .iter()
            .map(|topic| corpus.topics[*topic].name.as_str())
            .collect();
        assert_eq!(topics, ["负责《打击有组织犯罪公约》第32条的联络点"]);
    }
}
