//! A language with the names that are read in it: its words, which are the grammar's, and the lexicon's names.

use std::collections::HashMap;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use super::languages::LANGUAGES;
use super::phrase::phrase;
use super::phrases::Phrases;
use super::script::Alphabet;
use super::words::{Name, PARAGRAPH_SIGNS, Words};
use crate::citation::cursor::Cursor;
use crate::citation::symbol::Symbols;
use crate::citation::{Language, OtherBody};
use crate::lexicon::{Body, BodyId, Lexicon, Numbering, TreatyId, TreatyKind};

/// One language's words with the names to read with.
pub struct Tongue {
    words: &'static Words,
    pub lexicon: Arc<Lexicon>,
    shorts: Arc<OnceLock<Vec<Short>>>,
    names: OnceLock<Names>,
}

/// The names of one language, from the lexicon and from its own table.
struct Names {
    /// The lexicon's before those of the language's own table.
    all: Vec<Named>,
    /// Their phrases, each under its place among all.
    phrases: Phrases,
    /// Working groups, and whether each is ours.
    groups: Vec<(String, bool)>,
    /// Cities that conventions are called after.
    cities: Vec<(String, TreatyId)>,
}

/// Names without those that one before them has.
#[derive(Default)]
struct Found {
    all: Vec<Named>,
    /// Where each phrase stands among them.
    places: HashMap<String, usize>,
}

/// A name that is read.
pub struct Named {
    /// What stands in the text: see [`super::words`].
    pub phrase: String,
    pub name: Name,
    /// Written in capitals only: not every word of the same letters is it.
    pub is_acronym: bool,
    /// Whether other bodies have it, too, so that the treaty behind it decides.
    pub is_shared: bool,
    /// The bodies of the register that have it, the one that is meant first.
    pub claimants: Vec<BodyId>,
}

/// A short name, and the bodies that it may stand for.
pub struct Short {
    language: Language,
    name: String,
    /// Those that have it, ours first.
    pub claimants: Vec<BodyId>,
    /// Those with the word in a longer name: it may go on with them where they have been named.
    pub goes_on_with: Vec<BodyId>,
}

impl Deref for Tongue {
    type Target = Words;

    fn deref(&self) -> &Words {
        self.words
    }
}

impl Tongue {
    /// The longest name that stands at a place, and the place behind it.
    pub fn name_at<'a>(&self, start: Cursor<'a>) -> Option<(&Named, Cursor<'a>)> {
        let here = start.skip_spaces();
        let Names { all, phrases, .. } = self.compiled();
        // Of equals the first: convention >on stands before convention.
        let (place, end) = phrases.longest(here, |(place, end)| {
            all.get(place)
                .is_some_and(|named| !named.is_acronym || is_in_capitals(here, end))
        })?;
        Some((all.get(place)?, end))
    }

    /// Every name.
    pub fn all_names(&self) -> &[Named] {
        &self.compiled().all
    }

    /// The convention that is called after the city that stands at a place, and the place behind it.
    pub fn city_at<'a>(&self, start: Cursor<'a>) -> Option<(TreatyId, Cursor<'a>)> {
        let cities = self.compiled().cities.iter();
        cities
            .filter_map(|(city, id)| Some((*id, phrase(self.script, start, city)?)))
            .max_by_key(|(_, behind)| behind.at)
    }

    /// Convention of Palermo: the city in names that have nothing else.
    fn cities(&self) -> Vec<(String, TreatyId)> {
        let conventions = (self.lexicon.treaties())
            .filter(|(_, treaty)| treaty.kind == TreatyKind::Convention)
            .flat_map(|(id, treaty)| {
                let names = treaty.names.of(self.language).iter();
                names.map(move |name| (id, name.as_str()))
            });
        let mut cities: Vec<(String, TreatyId)> = Vec::new();
        for (id, name) in conventions {
            let mut words = name.split(' ');
            let (Some(_), Some(of), Some(city), None) =
                (words.next(), words.next(), words.next(), words.next())
            else {
                continue;
            };
            let is_named = city.chars().next().is_some_and(char::is_uppercase)
                && city.chars().any(char::is_lowercase)
                && self.of.contains(&of);
            let phrase = (self.name_as_phrase)(city);
            if is_named && !cities.iter().any(|(known, _)| *known == phrase) {
                cities.push((phrase, id));
            }
        }
        cities
    }

    /// The names of working groups and whether each is ours; what any of them is called is in the words.
    pub fn groups(&self) -> &[(String, bool)] {
        &self.compiled().groups
    }

    /// What a [`Name::Short`] is.
    pub fn short(&self, number: u16) -> Option<&Short> {
        self.shorts().get(usize::from(number))
    }

    fn shorts(&self) -> &[Short] {
        self.shorts.get_or_init(|| shorts(&self.lexicon))
    }

    fn compiled(&self) -> &Names {
        self.names.get_or_init(|| {
            let of_table = self.words.names.iter().map(|(phrase, name)| Named {
                phrase: (*phrase).to_owned(),
                name: *name,
                is_acronym: false,
                is_shared: false,
                claimants: Vec::new(),
            });
            let all: Vec<Named> = self.of_lexicon().into_iter().chain(of_table).collect();
            let phrases = all.iter().map(|named| named.phrase.clone());
            let phrases = Phrases::new(self.script, phrases);
            let groups = (self.lexicon.working_groups.iter())
                .flat_map(|group| {
                    let is_ours = self.lexicon.our_group() == Some(group);
                    let known = group.names.of(self.language).iter();
                    known.map(move |name| ((self.name_as_phrase)(name), is_ours))
                })
                .collect();
            Names {
                all,
                phrases,
                groups,
                cities: self.cities(),
            }
        })
    }

    /// What the lexicon names in this language. Of several with one name the first is meant: ours, then the
    /// first in the register.
    fn of_lexicon(&self) -> Vec<Named> {
        let lexicon = &self.lexicon;
        let mut found = Found::default();
        let ours = lexicon.ours.and_then(|id| Some((id, lexicon.body(id)?)));
        let others = lexicon.bodies().filter(|(id, _)| Some(*id) != lexicon.ours);
        for (id, body) in ours.into_iter().chain(others) {
            for name in self.with_short_forms(self.names_of(body)) {
                let name = name.as_str();
                let meant = if body.is_short(name) {
                    Some(self.short_called(name))
                } else if Some(id) == lexicon.ours {
                    Some(Name::Ours)
                } else {
                    Some(Name::Body(OtherBody::Known(id)))
                };
                if let Some(meant) = meant {
                    self.add(&mut found, name, meant, body.is_ambiguous(name), Some(id));
                }
            }
        }
        for (id, treaty) in lexicon.treaties() {
            let names = treaty.names.of(self.language).iter().map(String::as_str);
            for name in self.with_short_forms(names) {
                self.add(&mut found, &name, Name::Treaty(id), false, None);
            }
        }
        let group = lexicon.our_group().into_iter();
        for name in group.flat_map(|group| group.names.of(self.language)) {
            self.add(&mut found, name, Name::OurGroup, false, None);
        }
        found.all
    }

    /// A body's names. The Conference of the Parties to the Convention …: what stands behind a shorter name of it
    /// is read as its treaty.
    fn names_of<'b>(&self, body: &'b Body) -> impl Iterator<Item = &'b str> {
        let names = body.names.of(self.language);
        names.iter().map(String::as_str).filter(move |name| {
            let has_shorter = names.iter().any(|other| {
                !body.is_short(other)
                    && (name.strip_prefix(other.as_str())).is_some_and(|rest| rest.starts_with(' '))
            });
            !(has_shorter && body.treaty.is_some())
        })
    }

    /// Names, and what they are with what is shortened in them.
    fn with_short_forms<'b>(&self, names: impl Iterator<Item = &'b str>) -> Vec<String> {
        let names = names.flat_map(|name| {
            let in_short = || self.in_short.iter();
            // The longest that the name has, in each of its short forms.
            let longest = in_short().find(|(whole, _)| name.contains(whole));
            let shortened = in_short()
                .filter(|(whole, _)| longest.is_some_and(|(longest, _)| longest == whole))
                .map(|(whole, short)| name.replacen(whole, short, 1));
            // Forum on Forests: long enough to be told without it.
            let without = (self.in_short.iter())
                .map(|(whole, _)| name.replacen(&format!("{whole} "), "", 1))
                .find(|short| *short != name && short.split(' ').count() >= 3);
            std::iter::once(name.to_owned())
                .chain(shortened)
                .chain(without)
                .collect::<Vec<String>>()
        });
        names.collect()
    }

    fn add(&self, found: &mut Found, name: &str, meant: Name, is_shared: bool, of: Option<BodyId>) {
        let phrase = (self.name_as_phrase)(name);
        if let Some(place) = found.places.get(&phrase) {
            if let Some(known) = found.all.get_mut(*place) {
                known.claimants.extend(of);
            }
        } else {
            found.places.insert(phrase.clone(), found.all.len());
            found.all.push(Named {
                phrase,
                name: meant,
                is_acronym: is_acronym(name),
                is_shared,
                claimants: of.into_iter().collect(),
            });
        }
    }

    fn short_called(&self, name: &str) -> Name {
        let is_it = |short: &Short| short.language == self.language && short.name == name;
        let place = self.shorts().iter().position(is_it).unwrap_or_default();
        Name::Short(u16::try_from(place).unwrap_or_default())
    }
}

/// Whether a name is written in capitals only.
fn is_acronym(name: &str) -> bool {
    !name.chars().any(char::is_lowercase) && name.chars().any(char::is_uppercase)
}

/// Whether an acronym is written as one: in capitals, or with one where it is long (Ecosoc).
fn is_in_capitals(start: Cursor<'_>, end: Cursor<'_>) -> bool {
    const LONG: usize = 4;
    let written = (start.text.get(start.at..end.at)).unwrap_or_default();
    let mut letters = written.chars().filter(|c| c.is_alphabetic());
    let begins_so = letters.next().is_some_and(char::is_uppercase);
    begins_so && (written.chars().count() >= LONG || !letters.any(char::is_lowercase))
}

/// The short names of all languages.
fn shorts(lexicon: &Lexicon) -> Vec<Short> {
    let mut shorts: Vec<Short> = Vec::new();
    let ours = lexicon.bodies().filter(|(id, _)| Some(*id) == lexicon.ours);
    let others = lexicon.bodies().filter(|(id, _)| Some(*id) != lexicon.ours);
    for (id, body) in ours.chain(others) {
        for (language, name) in body.names.iter().filter(|(_, name)| body.is_short(name)) {
            let known = shorts
                .iter_mut()
                .find(|short| short.language == language && short.name == name);
            match known {
                Some(short) => short.claimants.push(id),
                None => shorts.push(Short {
                    language,
                    name: name.to_owned(),
                    claimants: vec![id],
                    goes_on_with: Vec::new(),
                }),
            }
        }
    }
    for short in &mut shorts {
        let has_word = |(_, body): &(BodyId, &Body)| {
            (body.names.of(short.language).iter())
                .any(|name| name.split(' ').any(|word| word == short.name))
        };
        short.goes_on_with = lexicon
            .bodies()
            .filter(has_word)
            .map(|(id, _)| id)
            .collect();
    }
    shorts
}

/// The languages of this grammar, in the order in which they are tried.
pub struct Tongues {
    all: Vec<Tongue>,
    pub lexicon: Arc<Lexicon>,
    pub symbols: Arc<Symbols>,
}

impl Tongues {
    pub fn new(lexicon: &Arc<Lexicon>, symbols: Arc<Symbols>) -> Tongues {
        let shorts = Arc::new(OnceLock::new());
        let all = LANGUAGES.iter().map(|words| Tongue {
            words,
            lexicon: Arc::clone(lexicon),
            shorts: Arc::clone(&shorts),
            names: OnceLock::new(),
        });
        Tongues {
            all: all.collect(),
            lexicon: Arc::clone(lexicon),
            symbols,
        }
    }

    /// How the compilation's sections are numbered.
    pub fn numbering(&self) -> Numbering {
        self.lexicon.numbering
    }

    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Tongue> {
        self.all.iter()
    }

    /// A language; `None` for Chinese, which has a grammar of its own.
    pub fn of(&self, language: Language) -> Option<&Tongue> {
        self.all.iter().find(|words| words.language == language)
    }

    /// What a [`Name::Short`] is.
    pub fn short(&self, number: u16) -> Option<&Short> {
        self.all.first()?.short(number)
    }

    /// The languages that are written with a letter.
    pub fn of_letter(&self, letter: char) -> impl Iterator<Item = &Tongue> {
        let alphabet = Alphabet::of(letter);
        // ¶ and § are every language's.
        let is_sign = PARAGRAPH_SIGNS.iter().any(|sign| sign.starts_with(letter));
        self.all
            .iter()
            .filter(move |words| is_sign || Some(words.script.alphabet()) == alphabet)
    }
}
