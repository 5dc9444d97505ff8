//! Proper names as the Chinese grammar reads them: our body and other bodies, working groups, treaties. All of
//! them are the lexicon's. What a *language* has for such things (委员会 as the end of some body's name) is in
//! [`words`](super::words).
//!
//! All in the spelling that the fold gives a text.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::sign::Signs;
use super::words::{self, LANGUAGE};
use crate::citation::fold::Folded;
use crate::citation::recognised::Named;
use crate::lexicon::{Body, BodyId, Lexicon, Treaty, TreatyId, TreatyKind, WorkingGroup};
use crate::text::traditional::{self, is_traditional_at};
use crate::text::{AnyOf, Mixing};

/// Whose a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    Ours,
    Others(BodyId),
}

/// The proper names and numberings that Chinese is read with. Put together when they are first needed.
pub struct Names {
    pub lexicon: Arc<Lexicon>,
    bodies: OnceLock<Bodies>,
    /// Their names by the first two characters, longest first.
    by_beginning: OnceLock<Beginnings>,
    /// Names that several bodies have or that only go on with what was named before, each with the bodies that it
    /// may be of, the one first that it is where nothing was named.
    shared: OnceLock<HashMap<String, Vec<BodyId>>>,
    treaties: OnceLock<Treaties>,
    signs: OnceLock<Signs>,
    groups: OnceLock<Vec<(String, bool)>>,
    /// What an ordinary text that names anything but a body cannot be without.
    else_named: OnceLock<AnyOf>,
}

/// Names by two of their characters.
type ByTwo = HashMap<[char; 2], Vec<(String, Whose)>, Mixing>;

/// Bytes of two characters, and one.
const BEFORE_TWO: usize = 7;

/// The names of bodies.
struct Bodies {
    /// By their last two characters, longest first.
    by_end: ByTwo,
    /// Those of ours that any treaty's title may stand before, without the treaty's noun: 缔约方会议.
    of_any_treaty: Vec<String>,
}

/// The names of bodies by their first two characters, longest first.
struct Beginnings {
    names: ByTwo,
    /// The two of which some may be written otherwise than they are read.
    otherwise: HashSet<[char; 2], Mixing>,
    /// Most of a text begins no name, and needs no search.
    first: Characters,
    second: Characters,
    /// The first ones and all Traditional characters: what is looked at in a text that may be ordinary.
    looked_at: Characters,
    /// Whether some begin with neither a character that most of a text are, nor one of ASCII or a title's mark.
    begin_otherwise: bool,
}

/// Some characters of the first plane: a bit for each, 64 of them in a block.
struct Characters(Box<[u64; 0x10000 / 64]>);

impl Characters {
    fn new() -> Characters {
        Characters(Box::new([0; _]))
    }

    /// One of another plane stands for all of these.
    fn insert(&mut self, c: char) {
        let number = place_of(c as u32);
        self.0[usize::from(number / 64)] |= 1 << (number % 64);
    }

    /// Whether a character of three bytes is among them.
    #[inline(always)]
    fn has_wide(&self, first: u8, second: u8, third: u8) -> bool {
        let block = usize::from(first & 0xF) << 6 | usize::from(second & 0x3F);
        self.0[block] >> (third & 0x3F) & 1 == 1
    }

    fn has_number(&self, number: u32) -> bool {
        let number = place_of(number);
        self.0[usize::from(number / 64)] >> (number % 64) & 1 == 1
    }
}

/// Whether a character is the same however a text is written: one of a name, or a title's mark.
fn is_of_a_name(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '《' | '》')
}

/// Where a character's bit is.
fn place_of(number: u32) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

/// The number of the character that a text's bytes begin with, and how many they are.
#[inline]
fn number_of(bytes: &[u8]) -> Option<(u32, usize)> {
    let bits = |byte: &u8| u32::from(byte & 0x3F);
    match bytes {
        [only @ 0..=0x7F, ..] => Some((u32::from(*only), 1)),
        [first @ 0xE0..=0xEF, second, third, ..] => {
            let number = u32::from(first & 0xF) << 12 | bits(second) << 6 | bits(third);
            Some((number, 3))
        }
        [first @ 0xC0..=0xDF, second, ..] => Some((u32::from(first & 0x1F) << 6 | bits(second), 2)),
        [first, second, third, fourth, ..] => {
            let number = u32::from(first & 0x7) << 18 | bits(second) << 12;
            Some((number | bits(third) << 6 | bits(fourth), 4))
        }
        _ => None,
    }
}

impl Beginnings {
    fn new(bodies: &Bodies) -> Beginnings {
        let mut names = ByTwo::default();
        let (mut first, mut second) = (Characters::new(), Characters::new());
        for (name, whose) in bodies.by_end.values().flatten() {
            if let Some(two) = beginning(name) {
                first.insert(two[0]);
                second.insert(two[1]);
                names.entry(two).or_default().push((name.clone(), *whose));
            }
        }
        for names in names.values_mut() {
            names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        }
        let is_otherwise = |(two, names): (&[char; 2], &Vec<(String, Whose)>)| {
            let mut names = names.iter();
            names
                .any(|(name, _)| !name.chars().all(is_of_a_name))
                .then_some(*two)
        };
        let otherwise = names.iter().filter_map(is_otherwise).collect();
        let mut looked_at = Characters(first.0.clone());
        for (block, traditional) in looked_at.0.iter_mut().zip(traditional::blocks()) {
            *block |= traditional;
        }
        let mut begun = names.keys();
        let is_usual = |c: char| matches!(c, '\u{4000}'..='\u{9FFF}' | '《' | '!'..='}');
        Beginnings {
            begin_otherwise: begun.any(|[first, _]| !is_usual(*first)),
            names,
            otherwise,
            first,
            second,
            looked_at,
        }
    }

    /// Whether a text is ordinary: Simplified characters on one line with marks that are read as they are written but
    /// for their width, without brackets and spaces; and names no body, if that is asked. For a text without letters.
    fn is_ordinary(&self, text: &str, names_none: bool) -> bool {
        if names_none && self.begin_otherwise {
            return false;
        }
        let bytes = text.as_bytes();
        let mut rest = bytes;
        loop {
            // From U+4000 to U+9FFF.
            while let [first @ 0xE4..=0xE9, second, third, behind @ ..] = rest {
                if self.looked_at.has_wide(*first, *second, *third)
                    && (is_traditional_at(*first, *second, *third)
                        || names_none
                            && self.may_go_on(behind)
                            && self.may_begin(text, bytes.len() - rest.len()))
                {
                    return false;
                }
                rest = behind;
            }
            rest = match rest {
                [] => return true,
                [b'\n' | b'\r', behind @ ..] => {
                    return behind.iter().all(|byte| matches!(byte, b'\n' | b'\r'));
                }
                [first @ (b'!'..=b'\'' | b'*'..=b'}'), behind @ ..] => {
                    if names_none
                        && self.first.has_number(u32::from(*first))
                        && self.may_begin(text, bytes.len() - rest.len())
                    {
                        return false;
                    }
                    behind
                }
                // 《 opens a title.
                [0xE3, 0x80, 0x8A, ..] if names_none => return false,
                // 、。〈〉《》「」『』
                [0xE3, 0x80, 0x81 | 0x82 | 0x88..=0x8F, behind @ ..]
                // —‘’“”…
                | [0xE2, 0x80, 0x94 | 0x98 | 0x99 | 0x9C | 0x9D | 0xA6, behind @ ..]
                // ！％，：；？
                | [0xEF, 0xBC, 0x81 | 0x85 | 0x8C | 0x9A | 0x9B | 0x9F, behind @ ..] => behind,
                _ => return false,
            };
        }
    }

    /// Whether the second character of a name may be what a text begins with: few characters go on as a name does that
    /// begins with theirs.
    #[inline(always)]
    fn may_go_on(&self, behind: &[u8]) -> bool {
        match behind {
            [first @ 0xE0..=0xEF, second, third, ..] => {
                self.second.has_wide(*first, *second, *third)
            }
            _ => true,
        }
    }

    /// Whether a name stands at a place of a text, or one does that may be written otherwise than it is read.
    fn may_begin(&self, text: &str, at: usize) -> bool {
        let rest = text.get(at..).unwrap_or_default();
        let Some(two) = beginning(rest) else {
            return false;
        };
        self.names.get(&two).is_some_and(|names| {
            let mut names = names.iter();
            self.otherwise.contains(&two) || names.any(|(name, _)| rest.starts_with(name.as_str()))
        })
    }

    /// The next place in a text, from one on, at which a name may begin.
    fn next(&self, text: &str, from: usize) -> Option<usize> {
        let bytes = text.as_bytes();
        let mut rest = bytes.get(from..)?;
        loop {
            // Most of a text are Chinese characters.
            if let [first @ 0xE0..=0xEF, second, third, behind @ ..] = rest
                && !(self.first.has_wide(*first, *second, *third) && self.may_go_on(behind))
            {
                rest = behind;
                continue;
            }
            let (first, length) = number_of(rest)?;
            let behind = rest.get(length..)?;
            if self.first.has_number(first)
                && let Some((second, _)) = number_of(behind)
                && self.second.has_number(second)
            {
                return Some(bytes.len() - rest.len());
            }
            rest = behind;
        }
    }
}

/// The names of treaties, longest first.
struct Treaties {
    /// What stands before 公约.
    conventions: Vec<(String, TreatyId)>,
    /// What stands before 议定书.
    protocols: Vec<(String, TreatyId)>,
    /// Acronyms.
    acronyms: Vec<(String, TreatyId)>,
}

impl Names {
    pub fn new(lexicon: Arc<Lexicon>) -> Names {
        Names {
            lexicon,
            bodies: OnceLock::new(),
            by_beginning: OnceLock::new(),
            shared: OnceLock::new(),
            treaties: OnceLock::new(),
            signs: OnceLock::new(),
            groups: OnceLock::new(),
            else_named: OnceLock::new(),
        }
    }

    /// The longest name of a body that a text ends with.
    pub fn body_before<'t>(&self, text: &'t str) -> Option<(&'t str, Whose)> {
        let end = ending(text)?;
        let named = self.bodies().by_end.get(&end)?;
        // The last byte of the third character from the end, by which most of them are told.
        let third = |name: &str| Some(*name.as_bytes().get(name.len().checked_sub(BEFORE_TWO)?)?);
        let written = third(text);
        let (name, whose) = named.iter().find(|(name, _)| {
            (name.len() < BEFORE_TWO || third(name) == written) && text.ends_with(name.as_str())
        })?;
        Some((text.get(text.len() - name.len()..)?, *whose))
    }

    /// Whether another body's name stands at the beginning of a text: what is behind it.
    pub fn behind_other_body<'t>(&self, text: &'t str) -> impl Iterator<Item = &'t str> {
        let all = self.beginning(text).iter();
        all.filter(|(_, whose)| matches!(whose, Whose::Others(_)))
            .filter_map(move |(name, _)| text.strip_prefix(name.as_str()))
    }

    /// Names that begin as a text does, longest first.
    fn beginning(&self, text: &str) -> &[(String, Whose)] {
        let known = beginning(text).and_then(|two| self.beginnings().names.get(&two));
        known.map_or(&[], Vec::as_slice)
    }

    /// What of a name of ours may stand behind any treaty's title: 缔约方会议 of 公约缔约方会议.
    pub fn of_any_treaty<'n>(&self, name: &'n str) -> Option<&'n str> {
        let rest = name.strip_prefix(words::CONVENTION).unwrap_or(name);
        let bare = &self.bodies().of_any_treaty;
        bare.iter().any(|one| one == rest).then_some(rest)
    }

    /// The bodies that a name may be of, where it is not of one alone: 缔约方会议, 大会, 委员会.
    pub fn claimants(&self, name: &str) -> Option<&[BodyId]> {
        let shared = self.shared.get_or_init(|| shared(&self.lexicon));
        shared.get(name).map(Vec::as_slice)
    }

    /// Where in a sentence bodies are named that give numbers to instruments, in order: of several names that begin
    /// together the longest.
    pub fn in_sentence(&self, sentence: &str) -> impl Iterator<Item = Range<usize>> {
        let beginnings = self.beginnings();
        let mut at = 0;
        std::iter::from_fn(move || {
            loop {
                at = beginnings.next(sentence, at)?;
                let rest = sentence.get(at..)?;
                if let Some(length) = self.length_of_body(rest) {
                    at += length;
                    return Some(at - length..at);
                }
                at += rest.chars().next().map_or(1, char::len_utf8);
            }
        })
    }

    /// Bytes of the longest such name that a text begins with.
    fn length_of_body(&self, text: &str) -> Option<usize> {
        let numbers = |whose: &Whose| match whose {
            Whose::Ours => true,
            // Secretariats, ministries and the like are named for other reasons too; a treaty's committee says what
            // treaty is spoken of.
            Whose::Others(id) => (self.lexicon.body(*id)).is_some_and(|body| {
                (body.numbers_instruments() || body.treaty.is_some()) && !body.national
            }),
        };
        let mut standing = (self.beginning(text).iter())
            .filter(|(name, whose)| text.starts_with(name.as_str()) && numbers(whose));
        standing.next().map(|(name, _)| name.len())
    }

    /// The treaty of ours that 公约 by itself stands for.
    pub fn our_convention(&self) -> Option<TreatyId> {
        self.lexicon.our_convention()
    }

    /// A treaty whose articles can be cited.
    pub fn is_own(&self, treaty: TreatyId) -> bool {
        (self.lexicon.treaty(treaty)).is_some_and(|treaty| treaty.own.is_some())
    }

    /// The convention whose name a text ends with, 公约 left out.
    pub fn convention_before<'t>(&self, text: &'t str) -> Option<(&'t str, TreatyId)> {
        longest_suffix(text, &self.treaties().conventions)
    }

    /// The protocol whose name a text ends with, 议定书 left out.
    pub fn protocol_before<'t>(&self, text: &'t str) -> Option<(&'t str, TreatyId)> {
        longest_suffix(text, &self.treaties().protocols)
    }

    /// The treaty with just that title.
    pub fn titled(&self, title: &str) -> Option<TreatyId> {
        let of = |noun: &str, names: &[(String, TreatyId)]| {
            let name = title.strip_suffix(noun)?;
            let found = names.iter().find(|(known, _)| known == name)?;
            Some(found.1)
        };
        let treaties = self.treaties();
        of(words::CONVENTION, &treaties.conventions)
            .or_else(|| of(words::PROTOCOL, &treaties.protocols))
            .or_else(|| {
                // Treaties of another noun are few.
                let named = |(_, treaty): &(TreatyId, &Treaty)| {
                    treaty.kind == TreatyKind::Else
                        && chinese_names(treaty).any(|name| name == title)
                };
                self.lexicon.treaties().find(named).map(|(id, _)| id)
            })
    }

    /// The treaty that a longer title is known to be by a word in it.
    pub fn by_title_word(&self, title: &str) -> Option<TreatyId> {
        let has_word = |(_, treaty): &(TreatyId, &Treaty)| {
            let mut known = treaty.title_words.iter();
            known.any(|word| title.contains(word.as_str()))
        };
        self.lexicon.treaties().find(has_word).map(|(id, _)| id)
    }

    /// The protocol of ours on whose subject alone a text has words.
    pub fn only_protocol_on(&self, text: &str) -> Option<TreatyId> {
        let is_spoken_of = |(id, treaty): &(TreatyId, &Treaty)| {
            treaty.kind == TreatyKind::Protocol
                && self.is_own(*id)
                && (treaty.title_words.iter()).any(|word| text.contains(word.as_str()))
        };
        let mut spoken_of = self.lexicon.treaties().filter(is_spoken_of);
        let (only, _) = spoken_of.next()?;
        spoken_of.next().is_none().then_some(only)
    }

    /// Whether a title is that of our body's treaty, whatever stands around it.
    pub fn names_our_treaty(&self, title: &str) -> bool {
        let treaty = self.lexicon.our_body().and_then(|body| body.treaty);
        treaty
            .and_then(|treaty| self.lexicon.treaty(treaty))
            .is_some_and(|treaty| chinese_names(treaty).any(|name| title.contains(&name)))
    }

    /// The body that is the conference or meeting of the treaty with a title.
    pub fn body_of_titled(&self, title: &str) -> Option<BodyId> {
        let treaty = self.titled(title)?;
        let is_its = |(_, body): &(BodyId, &Body)| body.treaty == Some(treaty);
        self.lexicon.bodies().find(is_its).map(|(id, _)| id)
    }

    /// The search for what names something with articles.
    pub fn signs(&self) -> &Signs {
        self.signs.get_or_init(|| {
            let acronyms = &self.treaties().acronyms;
            Signs::new(acronyms.iter().map(|(name, id)| (name.as_str(), *id)))
        })
    }

    /// The working group whose name a text ends with, and whether it is ours.
    pub fn group_before<'t>(&self, text: &'t str) -> Option<(&'t str, bool)> {
        let groups = self.groups.get_or_init(|| groups(&self.lexicon));
        let (name, is_ours) = groups
            .iter()
            .find(|(name, _)| text.ends_with(name.as_str()))?;
        Some((text.get(text.len() - name.len()..)?, *is_ours))
    }

    /// The working group of the register whose name a text ends with, as what is named by it: ours, or one of another
    /// treaty's conference; and where the name begins.
    pub fn group_named(&self, text: &str) -> Option<(usize, Named)> {
        let (name, is_ours) = self.group_before(text)?;
        let start = text.len() - name.len();
        if is_ours {
            return Some((start, Named::OurGroup));
        }
        let is_it =
            |group: &&WorkingGroup| folded(group.names.of(LANGUAGE)).any(|known| known == name);
        let body = self.lexicon.working_groups.iter().find(is_it)?.body?;
        let treaty = self.lexicon.body(body)?.treaty?;
        (Some(body) != self.lexicon.ours).then_some((start, Named::GroupOf(treaty)))
    }

    /// Whether a text without letters says nothing that is read, so far as that is seen at once: it is ordinary, and
    /// if it may name something (`may_name`), it does not. `false` where it must be read.
    pub fn say_nothing(&self, text: &str, may_name: bool) -> bool {
        self.beginnings().is_ordinary(text, may_name) && !(may_name && self.may_name_else(text))
    }

    /// Whether an ordinary text may name something else than a body: a treaty, a group, the compilation.
    fn may_name_else(&self, text: &str) -> bool {
        let any = self.else_named.get_or_init(|| {
            // Of a meeting there is nothing to be said that is no body.
            let anchors = words::NAME_ANCHORS.into_iter();
            let anchors = anchors.filter(|word| *word != words::MEETING_OF_ANY);
            let groups = self.groups.get_or_init(|| groups(&self.lexicon)).iter();
            let groups = groups.filter(|(name, _)| name.ends_with(words::GROUP));
            // One that is not read as it is written may be wherever its noun is.
            let ends = groups.map(|(name, _)| match name.chars().all(is_of_a_name) {
                true => name.as_str(),
                false => words::GROUP,
            });
            // Ordinary text has no letters, and where it may name anything no mark of a title.
            let signs = self.signs().naming.iter().map(String::as_str);
            let signs = signs.filter(|sign| !sign.is_ascii() && *sign != "《");
            let all: Vec<&str> = anchors.chain(ends).chain(signs).collect();
            // Where a longer one stands, a shorter one does.
            let is_shortest =
                |word: &&str| !all.iter().any(|one| word != one && word.contains(one));
            let mut shortest: Vec<&str> = all.iter().copied().filter(is_shortest).collect();
            shortest.sort_unstable();
            shortest.dedup();
            AnyOf::new(shortest)
        });
        any.is_in(text)
    }

    fn beginnings(&self) -> &Beginnings {
        self.by_beginning
            .get_or_init(|| Beginnings::new(self.bodies()))
    }

    fn bodies(&self) -> &Bodies {
        self.bodies.get_or_init(|| bodies(&self.lexicon))
    }

    fn treaties(&self) -> &Treaties {
        self.treaties.get_or_init(|| treaties(&self.lexicon))
    }
}

/// Pieces of the names of our body and of its working group, in whatever order they are put.
pub fn own_name_pieces(lexicon: &Lexicon) -> Vec<String> {
    let group = lexicon.our_group().into_iter();
    let groups = group
        .flat_map(|group| folded(group.names.of(LANGUAGE)))
        .map(|name| {
            let pieces = words::WORKING_GROUP_PIECES.iter();
            pieces.fold(name, |name, piece| name.replace(piece, ""))
        });
    let body = lexicon.our_body().into_iter();
    let bodies = body.flat_map(|body| folded(body.names.of(LANGUAGE)));
    let generic = words::WORKING_GROUP_PIECES.map(str::to_owned);
    let mut pieces: Vec<String> = groups.chain(bodies).chain(generic).collect();
    pieces.retain(|piece| !piece.is_empty());
    // A longer piece before one that it begins with.
    pieces.sort_by_key(|piece| std::cmp::Reverse(piece.len()));
    pieces.dedup();
    pieces
}

/// The first two characters.
fn beginning(text: &str) -> Option<[char; 2]> {
    let mut beginning = text.chars();
    Some([beginning.next()?, beginning.next()?])
}

/// The last two characters, the last one first; no name is shorter.
fn ending(text: &str) -> Option<[char; 2]> {
    let mut end = text.chars().rev();
    Some([end.next()?, end.next()?])
}

fn longest_suffix<'t>(text: &'t str, names: &[(String, TreatyId)]) -> Option<(&'t str, TreatyId)> {
    let (name, id) = names.iter().find(|(name, _)| {
        // An acronym is a whole word.
        text.strip_suffix(name.as_str()).is_some_and(|before| {
            !name.is_ascii() || !before.ends_with(|c: char| c.is_ascii_alphanumeric())
        })
    })?;
    Some((text.get(text.len() - name.len()..)?, *id))
}

/// Names in the spelling of a folded text.
fn folded(names: &[String]) -> impl Iterator<Item = String> {
    names.iter().map(|name| Folded::new(name).text)
}

/// A treaty's names in the spelling of a folded text.
fn chinese_names(treaty: &Treaty) -> impl Iterator<Item = String> {
    folded(treaty.names.of(LANGUAGE))
}

/// The names of a body: those that the register has, and those with any other name of its treaty, with title
/// marks or without. Acronyms are written in Chinese texts, too.
fn names_of(lexicon: &Lexicon, body: &Body) -> Vec<String> {
    let own: Vec<String> = folded(body.names.of(LANGUAGE)).collect();
    let acronyms = body.names.iter().map(|(_, name)| name).filter(|name| {
        name.len() > 2 && name.bytes().all(|byte| byte.is_ascii_uppercase()) && !body.is_short(name)
    });
    let titles: Vec<String> = body
        .treaty
        .and_then(|treaty| lexicon.treaty(treaty))
        .into_iter()
        .flat_map(chinese_names)
        .filter(|title| !title.is_ascii())
        .collect();
    let bare = behind_titles(&own, &titles);
    let with_titles = titles.iter().flat_map(|title| {
        bare.iter()
            .flat_map(move |bare| [format!("{title}{bare}"), format!("《{title}》{bare}")])
    });
    let with_titles: Vec<String> = with_titles.collect();
    own.into_iter()
        .chain(acronyms.map(str::to_owned))
        .chain(with_titles)
        .collect()
}

/// What of a body's names stands behind its treaty's title: 缔约方会议.
fn behind_titles(names: &[String], titles: &[String]) -> Vec<String> {
    let mut bare: Vec<String> = names
        .iter()
        .flat_map(|name| {
            titles
                .iter()
                .filter_map(|title| name.strip_prefix(title.as_str()))
        })
        .filter(|rest| !rest.is_empty())
        .map(str::to_owned)
        .collect();
    bare.sort();
    bare.dedup();
    bare
}

fn bodies(lexicon: &Lexicon) -> Bodies {
    let mut by_end = ByTwo::default();
    let ours = lexicon.our_body().map(|body| (Whose::Ours, body));
    let others = lexicon
        .bodies()
        .filter(|(id, _)| Some(*id) != lexicon.ours)
        .map(|(id, body)| (Whose::Others(id), body));
    // Ours before all others, and of these the one listed first.
    for (whose, body) in ours.into_iter().chain(others) {
        for name in names_of(lexicon, body) {
            let Some(end) = ending(&name) else { continue };
            let known = by_end.entry(end).or_default();
            if !known.iter().any(|(other, _)| *other == name) {
                known.push((name, whose));
            }
        }
    }
    for names in by_end.values_mut() {
        names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    }
    let of_any_treaty = lexicon.our_body().map(|body| {
        let own: Vec<String> = folded(body.names.of(LANGUAGE)).collect();
        let titles: Vec<String> = (body.treaty.and_then(|treaty| lexicon.treaty(treaty)))
            .into_iter()
            .flat_map(chinese_names)
            .collect();
        behind_titles(&own, &titles)
    });
    Bodies {
        by_end,
        of_any_treaty: of_any_treaty.unwrap_or_default(),
    }
}

/// A name of which only the end is another's (大会 of 环境大会) may be that one's, too.
fn shared(lexicon: &Lexicon) -> HashMap<String, Vec<BodyId>> {
    let all = || {
        let ours = lexicon.ours.and_then(|id| Some((id, lexicon.body(id)?)));
        let others = lexicon.bodies().filter(|(id, _)| Some(*id) != lexicon.ours);
        ours.into_iter().chain(others)
    };
    let names: Vec<(BodyId, Vec<String>)> = all()
        .filter(|(_, body)| body.numbers_instruments())
        .map(|(id, body)| (id, names_of(lexicon, body)))
        .collect();
    let is_shared = |body: &Body, name: &str| body.is_ambiguous(name) || body.is_short(name);
    let mut shared: HashMap<String, Vec<BodyId>> = HashMap::new();
    for (_, body) in all() {
        for name in folded(body.names.of(LANGUAGE)).filter(|name| is_shared(body, name)) {
            let having = |is_it: fn(&str, &str) -> bool| -> Vec<BodyId> {
                let all = names.iter();
                all.filter(|(_, names)| names.iter().any(|one| is_it(one, &name)))
                    .map(|(id, _)| *id)
                    .collect()
            };
            // Those that are called so, before those whose name ends so.
            let mut claimants = having(|one, name| one == name);
            // 大会 of 环境大会; 缔约国会议 by itself is no other body's than those that are called so.
            let is_a_noun = name.chars().count() <= 3;
            let others = match is_a_noun {
                true => having(|one, name| one.ends_with(name)),
                false => Vec::new(),
            };
            for id in others {
                if !claimants.contains(&id) {
                    claimants.push(id);
                }
            }
            shared.entry(name.clone()).or_insert(claimants);
        }
    }
    shared
}

fn treaties(lexicon: &Lexicon) -> Treaties {
    let mut all = Treaties {
        conventions: Vec::new(),
        protocols: Vec::new(),
        acronyms: Vec::new(),
    };
    for (id, treaty) in lexicon.treaties() {
        for name in chinese_names(treaty) {
            if let Some(rest) = name.strip_suffix(words::CONVENTION) {
                all.conventions.push((rest.to_owned(), id));
            } else if let Some(rest) = name.strip_suffix(words::PROTOCOL) {
                all.protocols.push((rest.to_owned(), id));
            } else if name.is_ascii() {
                // UNTOC公约
                match treaty.kind {
                    TreatyKind::Convention => all.conventions.push((name.clone(), id)),
                    TreatyKind::Protocol => all.protocols.push((name.clone(), id)),
                    TreatyKind::Else => {}
                }
                all.acronyms.push((name, id));
            }
        }
    }
    for names in [&mut all.conventions, &mut all.protocols] {
        names.retain(|(name, _)| !name.is_empty());
        // Of two with one name the first is meant: ours stand before others.
        names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    }
    all
}

/// Working groups' names, longest first, and whether each is ours.
fn groups(lexicon: &Lexicon) -> Vec<(String, bool)> {
    let mut names: Vec<(String, bool)> = (lexicon.working_groups.iter())
        .flat_map(|group| {
            let is_ours = lexicon.our_group() == Some(group);
            folded(group.names.of(LANGUAGE)).map(move |name| (name, is_ours))
        })
        .collect();
    names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    names
}
