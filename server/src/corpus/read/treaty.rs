//! `treaties.toml`, and the edition's own with the titles.

use serde::Deserialize;
use toml::Spanned;

use super::Reader;
use super::bodies::{OwnEntry, PrintedEntry, is_id, printed};
use super::data::{AnnexName, spanned};
use crate::corpus::{Adoption, Article, CorpusProblemKind, FileIndex, Place, RegisteredTreaty};
use crate::lexicon::{OwnTreaty, TreatyId};

const TREATIES: &str = "treaties.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TreatiesFile {
    treaty: Vec<Spanned<TreatyEntry>>,
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
    articles: Spanned<u16>,
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
    title: Spanned<String>,
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
    /// The treaties whose articles can be cited. A compilation need not know any.
    pub(super) fn own_treaties(&mut self) {
        if !self.corpus.files.iter().any(|file| file.path == TREATIES) {
            return;
        }
        let Some((file, data)) = self.toml::<TreatiesFile>(TREATIES) else {
            return;
        };
        for entry in data.treaty {
            let header = Place {
                file,
                range: entry.span(),
            };
            let entry = entry.into_inner();
            let place = spanned(file, &entry.key);
            let key = entry.key.get_ref();
            if self.own_treaties.iter().any(|known| known.own.key == *key) {
                let name = entry.key.into_inner();
                self.problem(&place, CorpusProblemKind::Duplicate { name });
                self.has_unread_treaties = true;
                continue;
            }
            if !is_id(key) {
                let id = key.clone();
                self.problem(&place, CorpusProblemKind::WrongId { id });
                self.has_unread_treaties = true;
                continue;
            }
            if *entry.articles.get_ref() == 0 {
                let place = spanned(file, &entry.articles);
                self.problem(&place, CorpusProblemKind::NoArticles);
                self.has_unread_treaties = true;
                continue;
            }
            // Two keys of one treaty would be two names of each article.
            let named = entry.treaty.as_ref().unwrap_or(&entry.key);
            if (self.own_treaties.iter()).any(|known| known.treaty == *named.get_ref()) {
                let name = named.get_ref().clone();
                self.problem(&spanned(file, named), CorpusProblemKind::Duplicate { name });
                self.has_unread_treaties = true;
                continue;
            }
            // The lexicon has them in the same order.
            let Some(treaty) = TreatyId::at(self.own_treaties.len()) else {
                continue;
            };
            let id = named.get_ref().clone();
            self.own_treaties.push(OwnEntry {
                treaty: id,
                place: Place {
                    file,
                    range: named.span(),
                },
                own: OwnTreaty {
                    key: entry.key.get_ref().clone(),
                    printed: printed(&entry.printed),
                    articles: *entry.articles.get_ref(),
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
                articles: vec![untitled; usize::from(*entry.articles.get_ref())],
                place,
                entry: header,
            });
        }
    }

    /// What the edition calls them and their articles.
    pub(super) fn treaty_titles(&mut self) {
        if self.corpus.treaties.is_empty() {
            return;
        }
        let path = format!("{}/{TREATIES}", self.folder);
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
        let id = self.corpus.lexicon.treaty_from_key(&name);
        let mut known = self.corpus.treaties.iter();
        let known = id.and_then(|id| known.position(|known| known.treaty == id));
        let Some(index) = known else {
            self.corpus.unread.titles = true;
            // Left out of a list that could not be read to its end, it is not unknown.
            if !self.has_unread_treaties {
                self.problem(&treaty_place, CorpusProblemKind::UnknownTreaty { name });
            }
            return;
        };
        if entry.title.get_ref().trim().is_empty() {
            let field = "title";
            let place = spanned(file, &entry.title);
            self.problem(&place, CorpusProblemKind::EmptyValue { field });
        }
        let mut problems = Vec::new();
        if let Some(treaty) = self.corpus.treaties.get_mut(index) {
            if !treaty.title.is_empty() {
                // All its articles would be there twice, too.
                self.problem(&treaty_place, CorpusProblemKind::Duplicate { name });
                return;
            }
            treaty.title = entry.title.into_inner();
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
