//! The lexicon of a compilation: made of the built-in register of bodies, of what the compilation's own
//! `bodies.toml` adds to it or replaces in it, and of what the compilation says of itself.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;

use super::Reader;
use super::bodies::{
    BodiesFile, BodyEntry, Entered, GroupEntry, NamedTreatyEntry, Register, body, built_in, is_id,
    nameless, treaty, working_group,
};
use super::by_language::ByLanguage;
use super::data::spanned;
use super::names::{NameOf, fault, has_letters};
use crate::citation::{Language, Recogniser};
use crate::corpus::{CorpusProblemKind, Place};
use crate::lexicon::{BodyId, Lexicon, Treaty, TreatyId};

/// The compilation's own register of bodies.
const BODIES: &str = "bodies.toml";

impl Reader {
    /// The register with the compilation's own entries; `others` are other compilations' own registers, of which what
    /// is not known here is taken over.
    pub(super) fn bodies(&mut self, others: &[Arc<str>]) {
        self.register = built_in().clone();
        for other in others {
            // What is wrong in it is told of that compilation.
            let Ok(other) = toml::from_str::<Register>(other) else {
                continue;
            };
            let register = &mut self.register;
            let is_body =
                |entry: &BodyEntry| !register.body.iter().any(|known| known.id == entry.id);
            let bodies: Vec<BodyEntry> = other.body.into_iter().filter(is_body).collect();
            let is_group = |entry: &GroupEntry| {
                let mut known = register.working_group.iter();
                !known.any(|known| (&known.body, &known.id) == (&entry.body, &entry.id))
            };
            let groups: Vec<GroupEntry> =
                other.working_group.into_iter().filter(is_group).collect();
            let is_treaty = |entry: &NamedTreatyEntry| {
                !register.treaty.iter().any(|known| known.id == entry.id)
            };
            let treaties: Vec<NamedTreatyEntry> =
                other.treaty.into_iter().filter(is_treaty).collect();
            register.body.extend(bodies);
            register.working_group.extend(groups);
            register.treaty.extend(treaties);
        }
        if !self.corpus.files.iter().any(|file| file.path == BODIES) {
            return;
        }
        let Some((file, mut own)) = self.toml::<BodiesFile>(BODIES) else {
            return;
        };
        for entry in &mut own.body {
            let place = spanned(file, entry);
            let fields = entry.get_mut();
            self.usable_names(&place, &mut fields.names, NameOf::Body);
            self.usable_words(&place, "about", &mut fields.about);
        }
        for entry in &mut own.working_group {
            let place = spanned(file, entry);
            let fields = entry.get_mut();
            self.usable_names(&place, &mut fields.names, NameOf::WorkingGroup);
            self.usable_words(&place, "about", &mut fields.about);
        }
        for entry in &mut own.treaty {
            let place = spanned(file, entry);
            let fields = entry.get_mut();
            self.usable_names(&place, &mut fields.names, NameOf::Treaty);
            self.usable_words(&place, "title_words", &mut fields.title_words);
        }
        let entered = |range: Range<usize>| Place { file, range };
        self.entered = Entered {
            bodies: written(&own.body, |entry| &entry.id, entered),
            treaties_of_bodies: (own.body.iter())
                .filter_map(|entry| {
                    let treaty = entry.get_ref().treaty.clone()?;
                    Some((treaty, entered(entry.span())))
                })
                .collect(),
            working_groups: (own.working_group.iter())
                .map(|entry| {
                    let (id, body) = (&entry.get_ref().id, &entry.get_ref().body);
                    (id.clone(), body.clone(), entered(entry.span()))
                })
                .collect(),
            treaties: written(&own.treaty, |entry| &entry.id, entered),
        };
        let bodies = entries(own.body, |entry| entry.id.clone());
        let groups = entries(own.working_group, |entry: &GroupEntry| {
            format!("{} {}", entry.body, entry.id)
        });
        let treaties = entries(own.treaty, |entry| entry.id.clone());
        let twice = [&bodies.twice, &groups.twice, &treaties.twice];
        for (name, range) in twice.into_iter().flatten().cloned() {
            let place = Place { file, range };
            self.problem(&place, CorpusProblemKind::Duplicate { name });
        }
        put(&mut self.register.body, bodies.entries, |entry| {
            entry.id.clone()
        });
        put(&mut self.register.working_group, groups.entries, |entry| {
            format!("{} {}", entry.body, entry.id)
        });
        put(&mut self.register.treaty, treaties.entries, |entry| {
            entry.id.clone()
        });
    }

    /// Leaves out of an entry the names that no text could be read with, and those that it has twice.
    fn usable_names(&mut self, entry: &Place, names: &mut ByLanguage<Vec<String>>, of: NameOf) {
        let mut wrong: Vec<(String, CorpusProblemKind)> = Vec::new();
        let mut refused: Vec<Language> = Vec::new();
        let mut seen: HashSet<(Language, String)> = HashSet::new();
        names.retain(|language, name| {
            let name = name.to_owned();
            let kind = match fault(&name, language, of) {
                Some(fault) => CorpusProblemKind::UnusableName {
                    name: name.clone(),
                    fault,
                },
                None if !seen.insert((language, name.clone())) => {
                    CorpusProblemKind::Duplicate { name: name.clone() }
                }
                None => return true,
            };
            wrong.push((name, kind));
            refused.push(language);
            false
        });
        for (name, kind) in wrong {
            let place = self.quoted(entry, &name);
            self.problem(&place, kind);
        }
        refused.retain(|language| {
            names
                .iter()
                .any(|(one, names)| one == *language && names.is_empty())
        });
        let left_nameless = refused
            .into_iter()
            .map(|language| (entry.clone(), language));
        self.corpus.own_entries.left_nameless.extend(left_nameless);
    }

    /// Leaves out of an entry the words that say nothing: they would be found in every text.
    fn usable_words(&mut self, entry: &Place, field: &'static str, words: &mut Vec<String>) {
        let empty = words.iter().filter(|word| !has_letters(word)).cloned();
        let empty: Vec<String> = empty.collect();
        words.retain(|word| has_letters(word));
        for word in empty {
            let place = self.quoted(entry, &word);
            self.problem(&place, CorpusProblemKind::EmptyValue { field });
        }
    }

    /// Where an entry of an array of tables has a string; its header where it is written otherwise.
    fn quoted(&self, entry: &Place, string: &str) -> Place {
        let quoted = format!("\"{string}\"");
        let at = self.entry(entry).find(&quoted);
        at.map_or_else(|| entry.clone(), |at| within(entry, at, quoted.len()))
    }

    /// Where an entry has a string under a key.
    fn valued(&self, entry: &Place, key: &str, string: &str) -> Place {
        let quoted = format!("\"{string}\"");
        let text = self.entry(entry);
        let mut line_start = 0;
        for line in text.split_inclusive('\n') {
            let rest = line.trim_start().strip_prefix(key).map(str::trim_start);
            if rest.is_some_and(|rest| rest.starts_with('='))
                && let Some(at) = line.find(&quoted)
            {
                return within(entry, line_start + at, quoted.len());
            }
            line_start += line.len();
        }
        entry.clone()
    }

    /// The text of an entry of an array of tables, from its header on.
    fn entry(&self, entry: &Place) -> &str {
        let file = self.corpus.files.get(entry.file);
        let text = file.and_then(|file| file.text.get(entry.range.start..));
        let text = text.unwrap_or_default();
        let end = text.find("\n[[").unwrap_or(text.len());
        text.get(..end).unwrap_or_default()
    }

    /// Which of the lexicon's are the compilation's own entries; their ids, and the ids that they name. Whether
    /// the id of a working group is told to be wrong, or whose it is: it may be the one that is missed elsewhere.
    fn own_entries(&mut self, lexicon: &Lexicon) -> bool {
        let entered = std::mem::take(&mut self.entered);
        let mut wrong: Vec<(Place, CorpusProblemKind)> = Vec::new();
        let wrong_id = |id: &str, place: &Place| {
            let kind = match id {
                "" => CorpusProblemKind::EmptyValue { field: "id" },
                _ if is_id(id) => return None,
                _ => CorpusProblemKind::WrongId { id: id.to_owned() },
            };
            Some((place.clone(), kind))
        };
        let treaty_called = |id: &str| lexicon.treaties().find(|(_, treaty)| treaty.id == id);
        let own = &mut self.corpus.own_entries;
        for (id, place) in entered.bodies {
            wrong.extend(wrong_id(&id, &place));
            let body = lexicon.body_called(&id);
            own.bodies.extend(once(&own.bodies, body, place));
        }
        for (id, place) in entered.treaties {
            wrong.extend(wrong_id(&id, &place));
            let treaty = treaty_called(&id).map(|(treaty, _)| treaty);
            own.treaties.extend(once(&own.treaties, treaty, place));
        }
        let mut unknown: Vec<(&str, String, Place)> = Vec::new();
        let mut has_wrong_group = false;
        for (id, body, place) in entered.working_groups {
            if let Some(told) = wrong_id(&id, &place) {
                wrong.push(told);
                has_wrong_group = true;
            }
            match lexicon.body_called(&body) {
                Some(body) => {
                    let group = lexicon.group_called(body, &id);
                    let entry = once(&own.working_groups, group, place);
                    own.working_groups.extend(entry);
                }
                None => {
                    has_wrong_group = true;
                    if body.is_empty() {
                        let field = "body";
                        wrong.push((place, CorpusProblemKind::EmptyValue { field }));
                    } else {
                        unknown.push(("body", body, place));
                    }
                }
            }
        }
        let of_bodies = entered.treaties_of_bodies.into_iter();
        let of_bodies = of_bodies.filter(|(id, _)| treaty_called(id).is_none());
        unknown.extend(of_bodies.map(|(id, place)| ("treaty", id, place)));
        for (key, id, place) in unknown {
            if id.is_empty() {
                let field = "treaty";
                wrong.push((place, CorpusProblemKind::EmptyValue { field }));
                continue;
            }
            let place = self.valued(&place, key, &id);
            wrong.push((place, CorpusProblemKind::NotInRegister { id }));
        }
        for (place, kind) in wrong {
            self.problem(&place, kind);
        }
        has_wrong_group
    }

    /// Makes the lexicon of the register, of what the compilation says of itself, and of its treaties.
    pub(super) fn lexicon(&mut self) {
        let register = std::mem::take(&mut self.register);
        let own = std::mem::take(&mut self.own_treaties);
        let is_own = |id: &str| own.iter().any(|entry| entry.treaty == id);
        // Where the own register cannot be read, whatever is not found may stand there.
        let is_register_read = !self.corpus.unread.has_file(BODIES);
        for entry in own.iter().filter(|_| is_register_read) {
            if !register.treaty.iter().any(|known| known.id == entry.treaty) {
                let id = entry.treaty.clone();
                self.problem(&entry.place, CorpusProblemKind::NotInRegister { id });
            }
        }
        let own_entries = own.iter().map(|entry| {
            let named = register.treaty.iter().find(|one| one.id == entry.treaty);
            Treaty {
                own: Some(entry.own.clone()),
                ..named.map_or_else(|| nameless(&entry.treaty), treaty)
            }
        });
        let others = (register.treaty.iter())
            .filter(|entry| !is_own(&entry.id))
            .map(treaty);
        let mut lexicon = std::mem::take(&mut self.lexicon_head);
        lexicon.treaties = own_entries.chain(others).collect();
        let treaty_called = |id: &str| {
            let index = lexicon.treaties.iter().position(|treaty| treaty.id == id)?;
            TreatyId::at(index)
        };
        lexicon.bodies = (register.body.iter())
            .map(|entry| body(entry, treaty_called))
            .collect();
        let body_called = |id: &str| -> Option<BodyId> {
            BodyId::at(lexicon.bodies.iter().position(|body| body.id == id)?)
        };
        lexicon.working_groups = (register.working_group.iter())
            .map(|entry| working_group(entry, body_called))
            .collect();
        let has_wrong_group = self.own_entries(&lexicon);
        let head = std::mem::take(&mut self.head);
        self.corpus.own_entries.body = head.body.as_ref().map(|(_, place)| place.clone());
        self.corpus.own_entries.working_group =
            (head.working_group.as_ref()).map(|(_, place)| place.clone());
        if let Some((id, place)) = head.body {
            lexicon.ours = lexicon.body_called(&id);
            if lexicon.ours.is_none() && is_register_read {
                self.problem(&place, CorpusProblemKind::NotInRegister { id });
            }
        }
        if let (Some((id, place)), Some(ours)) = (head.working_group, lexicon.ours) {
            lexicon.our_working_group = lexicon.group_called(ours, &id);
            if lexicon.our_working_group.is_none() {
                self.corpus.unread.names = true;
                if is_register_read && !has_wrong_group {
                    let body = lexicon.our_body().map(|body| body.id.clone());
                    let body = body.unwrap_or_default();
                    self.problem(&place, CorpusProblemKind::NoSuchGroup { id, body });
                }
            }
        }
        // Nobody's numbers cannot be told from others', and what the own register would add is not known.
        self.corpus.unread.names |= lexicon.ours.is_none() || !is_register_read;
        self.corpus.lexicon = Arc::new(lexicon);
        self.corpus.recogniser = Arc::new(Recogniser::new(Arc::clone(&self.corpus.lexicon)));
    }
}

/// A place in an entry, from bytes behind its beginning.
fn within(entry: &Place, at: usize, length: usize) -> Place {
    let start = entry.range.start + at;
    Place {
        file: entry.file,
        range: start..start + length,
    }
}

/// An entry with its place, where it is known and not there yet: of two with one id the first counts.
fn once<T: PartialEq>(entries: &[(T, Place)], id: Option<T>, place: Place) -> Option<(T, Place)> {
    let id = id.filter(|id| !entries.iter().any(|(known, _)| known == id))?;
    Some((id, place))
}

/// The ids of entries and where they stand.
fn written<T>(
    entries: &[Spanned<T>],
    id: impl Fn(&T) -> &String,
    place: impl Fn(Range<usize>) -> Place,
) -> Vec<(String, Place)> {
    let entries = entries.iter();
    entries
        .map(|entry| (id(entry.get_ref()).clone(), place(entry.span())))
        .collect()
}

/// The entries of one table, and which ids stand there a second time.
struct Entries<T> {
    entries: Vec<T>,
    twice: Vec<(String, Range<usize>)>,
}

fn entries<T>(written: Vec<Spanned<T>>, id: impl Fn(&T) -> String) -> Entries<T> {
    let mut read = Entries {
        entries: Vec::new(),
        twice: Vec::new(),
    };
    for entry in written {
        let name = id(entry.get_ref());
        if read.entries.iter().any(|known| id(known) == name) {
            read.twice.push((name, entry.span()));
        } else {
            read.entries.push(entry.into_inner());
        }
    }
    read
}

/// Puts entries in the place of those with the same id, or behind all.
fn put<T>(register: &mut Vec<T>, own: Vec<T>, id: impl Fn(&T) -> String) {
    for entry in own {
        let name = id(&entry);
        match register.iter_mut().find(|known| id(known) == name) {
            Some(known) => *known = entry,
            None => register.push(entry),
        }
    }
}
