//! The lexicon of a compilation: made of the built-in register of bodies, of what the compilation's own
//! `bodies.toml` adds to it or replaces in it, and of what the compilation says of itself.

use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;

use super::Reader;
use super::bodies::{
    BodiesFile, Entered, GroupEntry, body, built_in, is_id, nameless, treaty, working_group,
};
use crate::citation::Recogniser;
use crate::corpus::{CorpusProblemKind, Place};
use crate::lexicon::{BodyId, Lexicon, Treaty, TreatyId};

impl Reader {
    /// The register with the compilation's own entries.
    pub(super) fn bodies(&mut self) {
        const BODIES: &str = "bodies.toml";
        self.register = built_in().clone();
        if !self.corpus.files.iter().any(|file| file.path == BODIES) {
            return;
        }
        let Some((file, own)) = self.toml::<BodiesFile>(BODIES) else {
            return;
        };
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

    /// Which of the lexicon's are the compilation's own entries; their ids, and the ids that they name.
    fn own_entries(&mut self, lexicon: &Lexicon) {
        let entered = std::mem::take(&mut self.entered);
        let mut wrong: Vec<(Place, CorpusProblemKind)> = Vec::new();
        let mut check_id = |id: &str, place: &Place| {
            if !is_id(id) {
                let id = id.to_owned();
                wrong.push((place.clone(), CorpusProblemKind::WrongId { id }));
            }
        };
        let treaty_called = |id: &str| lexicon.treaties().find(|(_, treaty)| treaty.id == id);
        let own = &mut self.corpus.own_entries;
        for (id, place) in entered.bodies {
            check_id(&id, &place);
            own.bodies
                .extend(lexicon.body_called(&id).map(|body| (body, place)));
        }
        for (id, place) in entered.treaties {
            check_id(&id, &place);
            own.treaties
                .extend(treaty_called(&id).map(|(treaty, _)| (treaty, place)));
        }
        let mut unknown: Vec<(String, Place)> = Vec::new();
        for (id, body, place) in entered.working_groups {
            check_id(&id, &place);
            match lexicon.body_called(&body) {
                Some(body) => (own.working_groups)
                    .extend(lexicon.group_called(body, &id).map(|group| (group, place))),
                None => unknown.push((body, place)),
            }
        }
        let of_bodies = entered.treaties_of_bodies.into_iter();
        unknown.extend(of_bodies.filter(|(id, _)| treaty_called(id).is_none()));
        for (id, place) in unknown {
            wrong.push((place, CorpusProblemKind::NotInRegister { id }));
        }
        for (place, kind) in wrong {
            self.problem(&place, kind);
        }
    }

    /// Makes the lexicon of the register, of what the compilation says of itself, and of its treaties.
    pub(super) fn lexicon(&mut self) {
        let register = std::mem::take(&mut self.register);
        let own = std::mem::take(&mut self.own_treaties);
        let is_own = |id: &str| own.iter().any(|entry| entry.treaty == id);
        for entry in &own {
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
        self.own_entries(&lexicon);
        let head = std::mem::take(&mut self.head);
        self.corpus.own_entries.body = head.body.as_ref().map(|(_, place)| place.clone());
        self.corpus.own_entries.working_group =
            (head.working_group.as_ref()).map(|(_, place)| place.clone());
        if let Some((id, place)) = head.body {
            lexicon.ours = lexicon.body_called(&id);
            if lexicon.ours.is_none() {
                self.problem(&place, CorpusProblemKind::NotInRegister { id });
            }
        }
        if let (Some((id, place)), Some(ours)) = (head.working_group, lexicon.ours) {
            lexicon.our_working_group = lexicon.group_called(ours, &id);
            if lexicon.our_working_group.is_none() {
                self.problem(&place, CorpusProblemKind::NotInRegister { id });
            }
        }
        self.corpus.lexicon = Arc::new(lexicon);
        self.corpus.recogniser = Recogniser::new(Arc::clone(&self.corpus.lexicon));
    }
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
