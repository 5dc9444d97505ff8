//! `treaties.toml`, and the edition's own with the titles.

use serde::Deserialize;
use toml::Spanned;

use super::Reader;
use super::bodies::{OwnEntry, PrintedEntry};
use super::data::AnnexName;
use crate::corpus::{
    Adoption, Article, CorpusProblemKind, FileIndex, Place, RegisteredTreaty, treaty_from_key,
};
use crate::lexicon::{OwnTreaty, Printed};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TreatiesFile {
    treaty: Vec<TreatyEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TreatyEntry {
    key: Spanned<String>,
    /// Its id in the register of bodies; the key where it is not said.
    treaty: Option<Spanned<String>>,
    #[serde(default)]
    printed: PrintedEntry,
    adopted: Option<AdoptionEntry>,
    articles: u16,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AdoptionEntry {
    resolution: String,
    annex: AnnexName,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TitlesFile {
    treaty: Vec<TitlesEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TitlesEntry {
    key: Spanned<String>,
    title: String,
    articles: Vec<Spanned<ArticleEntry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ArticleEntry {
    number: u16,
    title: String,
    verified: bool,
}

impl Reader {
    /// A compilation need not know treaties; where it does, its edition has their titles.
    pub(super) fn treaties(&mut self) {
        const TREATIES: &str = "treaties.toml";
        if !self.corpus.files.iter().any(|file| file.path == TREATIES) {
            return;
        }
        let Some((file, data)) = self.toml::<TreatiesFile>(TREATIES) else {
            return;
        };
        for entry in data.treaty {
            let place = Place {
                file,
                range: entry.key.span(),
            };
            let Some(treaty) = self.value(file, &entry.key, treaty_from_key) else {
                continue;
            };
            if self.corpus.treaty(treaty).is_some() {
                let name = entry.key.into_inner();
                self.problem(&place, CorpusProblemKind::Duplicate { name });
                continue;
            }
            let named = entry.treaty.as_ref().unwrap_or(&entry.key);
            let id = named.get_ref().clone();
            self.own_treaties.push(OwnEntry {
                treaty: id,
                place: Place {
                    file,
                    range: named.span(),
                },
                own: OwnTreaty {
                    key: entry.key.get_ref().clone(),
                    printed: Printed::from(&entry.printed),
                    articles: entry.articles,
                },
            });
            let untitled = Article {
                title: String::new(),
                verified: false,
                place: place.clone(),
            };
            self.corpus.treaties.push(RegisteredTreaty {
                treaty,
                title: String::new(),
                adopted: entry.adopted.map(|adopted| Adoption {
                    resolution: adopted.resolution,
                    annex: adopted.annex.into(),
                }),
                articles: vec![untitled; usize::from(entry.articles)],
                place,
            });
        }
        let path = format!("{}/{TREATIES}", self.corpus.language);
        if let Some((file, data)) = self.toml::<TitlesFile>(&path) {
            for entry in data.treaty {
                self.titles(file, entry);
            }
        }
    }

    fn titles(&mut self, file: FileIndex, entry: TitlesEntry) {
        let treaty_place = Place {
            file,
            range: entry.key.span(),
        };
        let name = entry.key.get_ref().clone();
        let known = treaty_from_key(&name).and_then(|treaty| {
            self.corpus
                .treaties
                .iter()
                .position(|known| known.treaty == treaty)
        });
        let Some(index) = known else {
            self.problem(&treaty_place, CorpusProblemKind::UnknownTreaty { name });
            return;
        };
        let mut problems = Vec::new();
        if let Some(treaty) = self.corpus.treaties.get_mut(index) {
            if !treaty.title.is_empty() {
                let name = name.clone();
                problems.push((treaty_place.clone(), CorpusProblemKind::Duplicate { name }));
            }
            treaty.title = entry.title;
            treaty.place = treaty_place;
            let last = treaty.last_article();
            for article in entry.articles {
                let place = Place {
                    file,
                    range: article.span(),
                };
                let article = article.into_inner();
                let number = article.number;
                let slot = usize::from(number)
                    .checked_sub(1)
                    .and_then(|index| treaty.articles.get_mut(index));
                match slot {
                    None => {
                        let name = name.clone();
                        let kind = CorpusProblemKind::UnknownArticle { name, number, last };
                        problems.push((place, kind));
                    }
                    Some(slot) if !slot.title.is_empty() => {
                        let name = format!("{name} {number}");
                        problems.push((place, CorpusProblemKind::Duplicate { name }));
                    }
                    Some(slot) => {
                        *slot = Article {
                            title: article.title,
                            verified: article.verified,
                            place,
                        };
                    }
                }
            }
        }
        for (place, kind) in problems {
            self.problem(&place, kind);
        }
    }
}
