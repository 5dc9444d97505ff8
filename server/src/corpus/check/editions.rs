//! The other editions of a compilation, each by itself and beside the compilation's own.

use super::Checker;
use crate::citation::{Language, written_in};
use crate::corpus::files::{PartFile, part_file};
use crate::corpus::{Corpus, CorpusProblemKind, Extent, Place, Provision, ProvisionIndex};

impl Checker<'_> {
    /// What is wrong with each edition, and where it has other provisions than the compilation's own. Nothing is
    /// compared where one of the two could not be read to its end.
    pub(super) fn editions(&mut self) {
        for edition in &self.corpus.editions {
            let mut checker = Checker::new(edition);
            let unread = &edition.unread;
            if !unread.provisions {
                checker.headings();
                checker.footnotes();
            }
            let titles = format!("{}/treaties.toml", edition.language);
            if edition.has_file(&titles) {
                checker.treaties();
            }
            checker.errata();
            if !unread.provisions && !self.corpus.unread.provisions {
                checker.compare(self.corpus);
            }
            checker.languages();
            self.problems.append(&mut checker.problems);
        }
    }

    /// What this edition has less, more or under something else than the compilation's own.
    fn compare(&mut self, own: &Corpus) {
        let edition = self.corpus;
        let is_here = |one: &&Provision| edition.by_id.contains_key(&one.id);
        // What stands under something that is missing is not told besides.
        let is_outermost = |in_it: &Corpus, there: &Corpus, one: &Provision| {
            let parent = one.parent.and_then(|parent| in_it.provisions.get(parent));
            parent.is_none_or(|parent| there.by_id.contains_key(&parent.id))
        };
        let missing = own.provisions.iter().filter(|one| !is_here(one));
        let mut missing: Vec<&Provision> = missing
            .filter(|one| is_outermost(own, edition, one))
            .collect();
        let extra: Vec<&Provision> = (edition.provisions.iter())
            .filter(|one| !own.by_id.contains_key(&one.id))
            .filter(|one| is_outermost(edition, own, one))
            .collect();
        // Where several stand that are moved alike, it is one mistake.
        let mut moved: Option<(Option<ProvisionIndex>, Option<ProvisionIndex>)> = None;
        for one in extra {
            // The same label of the same section under what holds it there, or what it holds.
            let mut others = missing.iter();
            let elsewhere = others.position(|other| is_moved(one, other));
            let name = one.id.to_string();
            let kind = match elsewhere.map(|place| missing.remove(place)) {
                Some(other) => {
                    let alike = Some((one.parent, other.parent));
                    if std::mem::replace(&mut moved, alike) == alike {
                        continue;
                    }
                    CorpusProblemKind::OtherNesting {
                        name,
                        expected: other.id.to_string(),
                    }
                }
                None => CorpusProblemKind::ExtraProvision { name },
            };
            self.problem(&one.place, kind);
        }
        if edition.extent == Extent::Whole {
            self.tell_missing(own, &missing);
        }
    }

    /// Those that stand beside each other are told together, where the one before them stands.
    fn tell_missing(&mut self, own: &Corpus, missing: &[&Provision]) {
        let number = |one: &Provision| own.by_id.get(&one.id).copied();
        let mut rest = missing;
        while let Some((first, more)) = rest.split_first() {
            let siblings = siblings(own, first);
            let mut place = siblings
                .iter()
                .position(|index| Some(*index) == number(first));
            let mut last = None;
            rest = more;
            while let Some((next, more)) = rest.split_first() {
                place = place.map(|place| place + 1);
                let follows = place.and_then(|place| siblings.get(place)).copied();
                if follows.is_none() || follows != number(next) {
                    break;
                }
                (last, rest) = (Some(*next), more);
            }
            let kind = CorpusProblemKind::LacksProvisions {
                first: first.id.to_string(),
                last: last.map(|last| last.id.to_string()),
            };
            let place = self.place_before(own, first);
            self.problem(&place, kind);
        }
    }

    /// Where in this edition a provision of the compilation's own should be looked for: the one before it, what it
    /// stands under, the beginning of its part.
    fn place_before(&self, own: &Corpus, missing: &Provision) -> Place {
        let edition = self.corpus;
        let number = own.by_id.get(&missing.id).copied();
        let siblings = siblings(own, missing);
        let before = siblings.iter().rev();
        let before = before.filter(|index| number.is_some_and(|number| **index < number));
        let here = before.chain(missing.parent.iter()).find_map(|index| {
            let id = &own.provisions.get(*index)?.id;
            edition.provisions.get(*edition.by_id.get(id)?)
        });
        if let Some(here) = here {
            return here.place.clone();
        }
        let file = part_file(missing.id.part);
        let path = format!("{}/{file}", edition.language);
        let mut files = edition.files.iter();
        let file = files.position(|file| file.path == path);
        // A part that is missing is told by itself: there is no place to tell of.
        let file = file.unwrap_or(usize::MAX);
        Place { file, range: 0..0 }
    }

    /// Words that were left in another language. Of an edition that is in another as a whole it is told once, by its
    /// reader.
    fn languages(&mut self) {
        let edition = self.corpus;
        let tongue = edition.tongue();
        let is_in_another = |text: &str| written_in(text).is_some_and(|written| written != tongue);
        let mut parts = edition.files.iter().filter(|file| {
            let name = file.path.rsplit_once('/');
            name.is_some_and(|(folder, name)| {
                folder == edition.language && PartFile::called(name).is_some()
            })
        });
        if parts.any(|part| is_in_another(&part.text)) {
            return;
        }
        for one in &edition.provisions {
            let is_chinese = tongue != Language::COMPILATION && is_in_chinese(&one.text);
            let written = match is_chinese {
                true => Some(Language::COMPILATION),
                false => written_in(&one.text).filter(|written| *written != tongue),
            };
            if let Some(written) = written {
                let language = edition.language.clone();
                let kind = CorpusProblemKind::NotTranslated { language, written };
                self.problem(&one.place, kind);
            }
        }
    }
}

/// The children of what a provision stands under; all sections, where it stands under nothing.
fn siblings(own: &Corpus, one: &Provision) -> Vec<ProvisionIndex> {
    match one.parent.and_then(|parent| own.provisions.get(parent)) {
        Some(parent) => parent.children.clone(),
        None => own
            .sections
            .iter()
            .filter(|section| section.part == one.id.part)
            .map(|section| section.provision)
            .collect(),
    }
}

/// Whether two provisions of a section have the same label, and one stands under what the other's parent holds or is
/// held by.
fn is_moved(one: &Provision, other: &Provision) -> bool {
    let (one, other) = (&one.id, &other.id);
    let is_same = (one.part, one.section, one.annex) == (other.part, other.section, other.annex)
        && one.path.last() == other.path.last();
    let above = |path: &crate::citation::Path| {
        let above = path.len().saturating_sub(1);
        path.iter().take(above).copied().collect::<Vec<_>>()
    };
    let (one, other) = (above(&one.path), above(&other.path));
    is_same && (one.starts_with(&other) || other.starts_with(&one))
}

/// Whether most of a text's letters are Chinese characters.
fn is_in_chinese(text: &str) -> bool {
    let is_character = |c: &char| ('\u{4e00}'..='\u{9fff}').contains(c);
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let characters = text.chars().filter(is_character).count();
    characters * 2 > letters
}
