//! What a paragraph has named so far: the body that *its* refers to, the treaty of a bare article,
//! whether our body is spoken of at all.

use std::cell::OnceCell;
use std::ops::Range;
use std::sync::Arc;

use super::index;
use super::languages::LANGUAGES;
use super::no_law::names_no_law;
use super::phrase::{any_phrase, behind_of_or_to, phrase, words_before};
use super::script::{self, Alphabet};
use super::tongue::{Tongue, Tongues};
use super::words::{NUMBER_SIGNS, Name};
use crate::citation::chinese;
use crate::citation::cursor::Cursor;
use crate::citation::short_name::introduced_as;
use crate::citation::{
    BodyId, InstrumentKind, InstrumentNumber, Language, Mention, Named, OtherBody, Reference,
    Speaker, TreatyId,
};
use crate::lexicon::{Lexicon, TreatyKind};

/// Bytes between a body and its possessive, at most.
const FARTHEST_OWNER: usize = 400;

/// Words before the noun of a treaty's name, at most: United Nations Framework Convention.
const MOST_TITLES: usize = 4;

/// Bytes of a paragraph that its language is guessed from.
const GUESSED_FROM: usize = 2_000;

/// A body that issues instruments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Body {
    Ours,
    /// A short name that ours has, *the Conference*, where no body of that name has been named.
    PerhapsOurs,
    Other(OtherBody),
}

/// What an article belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Law {
    /// One of the corpus's treaties; `named` where it was named in full here or before.
    Treaty {
        treaty: TreatyId,
        named: bool,
    },
    Other(OtherBody),
    /// A national law: its article is no citation.
    National,
    /// Nothing says it; whether it is said to be *its*.
    Unsaid {
        is_its: bool,
    },
}

/// A name with where it ends and, where several have it and nothing says which is meant, those.
type NameRead = (Name, usize, Vec<BodyId>);

/// The productions whose lists and chains are nothing without their owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owned {
    Articles,
    SmallFirst,
}

/// Who issued an instrument, by what stands before its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stated {
    /// General Assembly resolution: named from this byte on.
    Directly(Body, usize),
    /// The Assembly, in its resolution.
    AsIts(Body),
    /// Nobody; `doubtful` where the sentence has named a body that may be meant.
    Nobody { doubtful: bool },
}

/// The language of a paragraph by its letters and its commonest words.
struct Guess {
    language: Language,
    is_sure: bool,
    /// How many of the commonest words of each language there are, where the letters do not say which it is.
    counts: Vec<(usize, Language)>,
}

impl Guess {
    fn sure(language: Language) -> Self {
        Guess {
            language,
            is_sure: true,
            counts: Vec::new(),
        }
    }
}

/// What has been named in one paragraph, kept up to date from left to right.
pub struct Setting<'a> {
    pub tongues: &'a Tongues,
    text: &'a str,
    paragraph: Range<usize>,
    named_end: usize,
    body: Option<(Body, Range<usize>)>,
    /// The bodies named so far, the last one last.
    bodies: Vec<BodyId>,
    convention: Option<Law>,
    /// Where that was named last.
    convention_end: usize,
    /// What the text says that it calls the Convention.
    called: Option<Law>,
    protocol: Option<Law>,
    is_the_conferences: bool,
    /// Every name so far.
    mentions: Vec<Mention>,
    /// Whether the text names the compilation, so that VII.5 alone is one of its paragraphs.
    pub names_the_compilation: bool,
    /// Where what is nobody's ends, of each production in each language that has read such.
    nobodys_end: Vec<(Owned, Language, usize)>,
    language: OnceCell<Guess>,
}

impl<'a> Setting<'a> {
    /// The setting of the paragraph that begins at a place of a folded text.
    pub fn new(tongues: &'a Tongues, text: &'a str, start: usize) -> Self {
        let rest = text.get(start..).unwrap_or_default();
        let end = start + memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
        Setting {
            tongues,
            text,
            paragraph: start..end,
            named_end: start,
            body: None,
            bodies: Vec::new(),
            convention: None,
            convention_end: 0,
            called: None,
            protocol: None,
            is_the_conferences: false,
            mentions: Vec::new(),
            names_the_compilation: false,
            nobodys_end: Vec::new(),
            language: OnceCell::new(),
        }
    }

    /// Where the paragraph ends.
    pub fn end(&self) -> usize {
        self.paragraph.end
    }

    /// Whether the paragraph has named another body last.
    pub fn names_another(&self) -> bool {
        matches!(self.body, Some((Body::Other(_), _)))
    }

    /// Whether the paragraph speaks of our body, its treaties or its working group, so that
    /// VII.20 is probably the compilation's.
    pub fn is_the_conferences(&self) -> bool {
        self.is_the_conferences
    }

    /// A citation has been read that is our body's whatever else is said.
    pub fn note_citation(&mut self, reference: &Reference) {
        if let Reference::Document { symbol, .. } = reference
            && !self.is_the_conferences
        {
            self.is_the_conferences = self.tongues.lexicon.is_our_symbol(&symbol.0);
        }
    }

    /// A production has read what ends there in a language, and nothing says whose it is: each of
    /// its elements would only lead to the same.
    pub fn note_nobodys(&mut self, production: Owned, language: Language, end: usize) {
        let known = self
            .nobodys_end
            .iter_mut()
            .find(|(known, of, _)| *known == production && *of == language);
        match known {
            Some((.., furthest)) => *furthest = end.max(*furthest),
            None => self.nobodys_end.push((production, language, end)),
        }
    }

    /// Whether a place lies within what such a production has read.
    pub fn is_nobodys(&self, production: Owned, language: Language, at: usize) -> bool {
        self.nobodys_end
            .iter()
            .any(|(known, of, end)| *known == production && *of == language && at < *end)
    }

    /// Takes notice of a name that begins at a word; where it is our working group's, its language and place.
    pub fn note_name(&mut self, start: Cursor<'_>) -> Option<(Language, Range<usize>)> {
        if start.at < self.named_end {
            return None;
        }
        let first = start.peek()?;
        let mut longest: Option<(NameRead, Language)> = None;
        let tongues = self.tongues;
        for words in tongues.of_letter(first) {
            let Some(found) = self.name(words, start) else {
                continue;
            };
            let is_kept = longest.as_ref().is_some_and(|((_, end, _), language)| {
                // Convention of 2006: what stands beside it is read in the paragraph's language.
                *end > found.1 || *end == found.1 && *language == self.language()
            });
            if !is_kept {
                longest = Some((found, words.language));
            }
        }
        let ((name, end, claimants), language) = longest?;
        self.note(name, start.at..end, claimants);
        (name == Name::OurGroup).then_some((language, start.at..end))
    }

    /// Takes notice of an instrument of ours that is named by its year.
    pub fn note_instrument(
        &mut self,
        found: (InstrumentKind, InstrumentNumber),
        range: Range<usize>,
    ) {
        self.mentions.push(Mention {
            range,
            named: Named::InstrumentOfYear(found.0, found.1),
            issues: false,
            is_addressed: false,
        });
    }

    /// Takes notice of a meeting of our working group.
    pub fn note_meeting(&mut self, number: u16, range: Range<usize>) {
        self.mentions.push(Mention {
            range,
            named: Named::Meeting(number),
            issues: false,
            is_addressed: false,
        });
    }

    /// The name that begins at a word, with what it says of itself, its end, and where several have it and
    /// nothing says which, those.
    fn name(&mut self, words: &Tongue, start: Cursor<'_>) -> Option<NameRead> {
        let (named, mut end) = words.name_at(start)?;
        let mut name = named.name;
        // un convenio entre ministerios: a treaty's noun that has a capital where it is one.
        let is_one_word = !named.phrase.contains([' ', '-']);
        // An Agreement, likewise.
        let is_capital_noun =
            name == Name::OtherConvention || words.agreements.contains(&named.phrase.as_str());
        if is_capital_noun && is_one_word && start.peek().is_some_and(char::is_lowercase) {
            return None;
        }
        // un protocolo adicional, a new convention, a working group: none that has a name.
        let is_a_noun = matches!(
            name,
            Name::BareConvention
                | Name::BareProtocol
                | Name::OtherConvention
                | Name::OtherProtocol
                | Name::OurGroup
        );
        if is_a_noun && start.peek().is_some_and(char::is_lowercase) && is_any(words, start) {
            return None;
        }
        // Four articles call for a law: article 5, …
        let ends = || {
            let behind = Cursor::new(self.text, end.at).skip_spaces().peek();
            behind.is_none_or(|c| matches!(c, '.' | ':' | ';' | '!' | '?' | ')'))
        };
        if name == Name::NationalLaw
            && (is_any(words, start) && ends() || names_no_law(words, start))
        {
            return None;
        }
        let mut claimants = match named.is_shared {
            true => named.claimants.clone(),
            false => Vec::new(),
        };
        match name {
            // The Conference of the Parties to the Framework Convention on Climate Change
            Name::Ours | Name::Body(_) if named.is_shared => {
                if let Some((of_what, behind)) = name_behind(words, end) {
                    name = match of_what {
                        Name::Treaty(treaty) => self.body_of_treaty(treaty).unwrap_or(name),
                        Name::OtherConvention | Name::OtherProtocol => {
                            Name::Body(OtherBody::Unnamed)
                        }
                        _ => name,
                    };
                    end = behind;
                    claimants.clear();
                    self.note(of_what, start.at..behind.at, Vec::new());
                }
            }
            Name::Treaty(_) => {
                let tail = any_phrase(
                    words.script,
                    end.word(",").unwrap_or(end),
                    words.supplementing,
                );
                if let Some((_, behind)) = tail.and_then(|tail| longest_name(words, tail)) {
                    end = behind;
                }
            }
            Name::BareProtocol if let Some(treaty) = of_topic(words, start, end) => {
                name = Name::Treaty(treaty);
            }
            Name::BareProtocol | Name::OtherProtocol
                if let Some((treaty, behind)) = titled_by_a_word(words, end) =>
            {
                name = Name::Treaty(treaty);
                end = behind;
            }
            // اتفاقية فيينا: without the article, what follows says which.
            Name::BareConvention | Name::BareProtocol if is_indefinite(words, start, end) => {
                name = match name {
                    Name::BareProtocol => Name::OtherProtocol,
                    _ => Name::OtherConvention,
                };
            }
            // the Convention of 1988, the 2001 Protocol
            Name::BareConvention | Name::BareProtocol
                if let Some((year, _)) = year_of_adoption(words, start, end) =>
            {
                name = adopted_in(words, name, year);
            }
            // Convention No. 29 of the ILO
            Name::BareConvention | Name::BareProtocol if is_numbered(words, end) => {
                name = match name {
                    Name::BareProtocol => Name::OtherProtocol,
                    _ => Name::OtherConvention,
                };
            }
            // the General Assembly of the Network
            Name::Body(OtherBody::Known(id))
                if self
                    .tongues
                    .lexicon
                    .body(id)
                    .is_some_and(|body| body.cited_everywhere)
                    && !words.of.contains(&"")
                    && is_somebodys(words, end) =>
            {
                name = Name::Body(OtherBody::Unnamed);
            }
            // Конвенция Совета Европы
            Name::BareConvention if is_somebodys(words, end) => name = Name::OtherConvention,
            Name::BareConvention if is_another(words, start, end) => name = Name::OtherConvention,
            Name::BareConvention if is_called_in_capitals(words, start, end) => {
                name = Name::OtherConvention;
            }
            Name::BareConvention if is_titled(words, start) => name = Name::OtherConvention,
            Name::BareProtocol if is_titled(words, start) => name = Name::OtherProtocol,
            // the Assembly of the co-owners
            Name::Short(number)
                if self.tongues.short(number).is_some_and(|short| {
                    let ours = self.tongues.lexicon.ours;
                    ours.is_none_or(|ours| !short.claimants.contains(&ours))
                }) && is_of_somebody(words, end) =>
            {
                name = Name::Body(OtherBody::Unnamed);
            }
            Name::Short(_) if is_titled(words, start) => {
                name = Name::Body(OtherBody::Unnamed);
            }
            _ => {}
        }
        Some((name, end.at, claimants))
    }

    /// The conference or meeting of a treaty.
    fn body_of_treaty(&self, treaty: TreatyId) -> Option<Name> {
        let lexicon = &self.tongues.lexicon;
        let is_its = |id: BodyId| lexicon.body(id)?.treaty.filter(|its| *its == treaty);
        if lexicon.ours.and_then(is_its).is_some() {
            return Some(Name::Ours);
        }
        let mut bodies = lexicon.bodies();
        let (id, _) = bodies.find(|(_, body)| body.treaty == Some(treaty))?;
        Some(Name::Body(OtherBody::Known(id)))
    }

    fn note(&mut self, name: Name, range: Range<usize>, claimants: Vec<BodyId>) {
        self.named_end = self.named_end.max(range.end);
        let lexicon = Arc::clone(&self.tongues.lexicon);
        // Asked the Office (resolution 7/3): it is not the Office's.
        if let Name::Body(OtherBody::Known(id)) = name
            && lexicon.body(id).is_some_and(|body| body.adopts_nothing)
        {
            return;
        }
        self.mention(name, &range, claimants);
        // Convention against … (the Convention): so it is called from here on.
        if name == Name::BareConvention
            && self.convention.is_some()
            && self
                .text
                .get(self.convention_end..range.start)
                .is_some_and(|between| introduced_as(between).is_some())
        {
            self.called = self.convention;
        }
        let law = self.law_of(name);
        let named_body = match name {
            Name::Ours => lexicon.ours,
            Name::Body(OtherBody::Known(id)) => Some(id),
            _ => None,
        };
        if let Some(id) = named_body {
            self.bodies.retain(|known| *known != id);
            self.bodies.push(id);
        }
        let treaty = match name {
            Name::Treaty(id) => lexicon.treaty(id),
            _ => None,
        };
        match (name, treaty.map(|treaty| treaty.kind)) {
            (Name::OtherConvention, _) | (_, Some(TreatyKind::Convention)) => {
                self.convention = law;
                self.convention_end = range.end;
            }
            (Name::OtherProtocol, _) | (_, Some(TreatyKind::Protocol)) => self.protocol = law,
            _ => {}
        }
        if let Some(body) = self.body_of(name) {
            self.body = Some((body, range));
        }
        let names_own_treaty = treaty.is_some_and(|treaty| treaty.own.is_some());
        self.is_the_conferences |= names_own_treaty || matches!(name, Name::Ours | Name::OurGroup);
    }

    /// Takes down a name for who reads on from it.
    fn mention(&mut self, name: Name, range: &Range<usize>, claimants: Vec<BodyId>) {
        // CTOC/COP/…: a piece of a symbol, or of a file's name.
        let is_joint = |c: char| matches!(c, '/' | '_' | '.' | '-');
        let before = self.text.get(..range.start).unwrap_or_default();
        let behind = self.text.get(range.end..).unwrap_or_default();
        if before.ends_with(is_joint) || behind.starts_with(['/', '_']) {
            return;
        }
        let named = match name {
            _ if claimants.len() > 1 => Named::OneOf(claimants),
            Name::Ours => Named::Body(Speaker::Ours),
            Name::Short(number) => {
                let Some(short) = self.tongues.short(number) else {
                    return;
                };
                let mut claimants = short.claimants.clone();
                let others = short.goes_on_with.iter();
                claimants.extend(others.filter(|id| !short.claimants.contains(*id)));
                Named::OneOf(claimants)
            }
            Name::Body(OtherBody::Known(id)) => Named::Body(Speaker::Other(id)),
            Name::Body(_) => Named::Body(Speaker::Unnamed),
            Name::Treaty(id) => Named::Treaty(id),
            Name::BareConvention => Named::BareConvention,
            Name::BareProtocol => Named::BareProtocol,
            Name::OtherConvention => Named::AnotherTreaty {
                kind: TreatyKind::Convention,
            },
            Name::OtherProtocol => Named::AnotherTreaty {
                kind: TreatyKind::Protocol,
            },
            Name::OtherTreaty => Named::AnotherTreaty {
                kind: TreatyKind::Else,
            },
            Name::NationalLaw => Named::NationalLaw,
            Name::RulesOfProcedure => return,
            Name::OurGroup => Named::OurGroup,
            Name::Compilation => {
                self.names_the_compilation = true;
                Named::Compilation
            }
        };
        let behind = Cursor::new(self.text, range.end);
        let issues = self
            .tongues
            .of(self.language())
            .is_some_and(|words| any_phrase(words.script, behind, words.issuing).is_some());
        let start = Cursor::new(self.text, range.start);
        // اعتمد المجلس: the verb stands before.
        let issues = issues
            || self.tongues.of(self.language()).is_some_and(|words| {
                words.script.attaches_words()
                    && words_before(start, 1)
                        .any(|word| any_phrase(words.script, word, words.issuing).is_some())
            });
        let is_addressed = self.tongues.of(self.language()).is_some_and(|words| {
            words_before(start, 2).any(|word| {
                any_phrase(words.script, word, words.addressing)
                    .is_some_and(|behind| behind.at <= range.start)
            })
        });
        let mention = Mention {
            range: range.clone(),
            named,
            issues,
            is_addressed,
        };
        if !self.mentions.contains(&mention) {
            self.mentions.push(mention);
        }
    }

    /// Every name so far.
    pub fn take_mentions(&mut self) -> Vec<Mention> {
        std::mem::take(&mut self.mentions)
    }

    /// The body that a name is.
    pub fn body_of(&self, name: Name) -> Option<Body> {
        match name {
            Name::Ours => Some(Body::Ours),
            Name::Short(number) => self.body_called(number),
            Name::Body(body) => Some(Body::Other(body)),
            _ => None,
        }
    }

    /// The body that a short name stands for: the one named last that may be called so, ours, or the first in
    /// the register.
    fn body_called(&self, number: u16) -> Option<Body> {
        let short = self.tongues.short(number)?;
        let ours = self.tongues.lexicon.ours;
        let mut named = self.bodies.iter().rev();
        let meant = named.find(|id| short.goes_on_with.contains(id));
        let body = |id: BodyId| match Some(id) == ours {
            true => Body::Ours,
            false => Body::Other(OtherBody::Known(id)),
        };
        match (meant, short.claimants.first()) {
            (Some(id), _) => Some(body(*id)),
            (None, Some(first)) if Some(*first) == ours => Some(Body::PerhapsOurs),
            (None, first) => first.map(|id| body(*id)),
        }
    }

    /// What a name means as the owner of an article.
    pub fn law_of(&self, name: Name) -> Option<Law> {
        let lexicon = &self.tongues.lexicon;
        let others = Law::Other(OtherBody::OtherTreaty);
        let bare = |treaty: TreatyId| Law::Treaty {
            treaty,
            named: false,
        };
        match name {
            Name::Treaty(treaty) => {
                let is_own = lexicon
                    .treaty(treaty)
                    .is_some_and(|treaty| treaty.own.is_some());
                let own = Law::Treaty {
                    treaty,
                    named: true,
                };
                Some(if is_own { own } else { others })
            }
            Name::BareConvention => Some(
                self.called
                    .or(self.convention)
                    .or_else(|| lexicon.our_convention().map(bare))
                    .unwrap_or(others),
            ),
            Name::BareProtocol => Some(
                self.protocol
                    .or_else(|| lexicon.our_protocol().map(bare))
                    .unwrap_or(Law::Unsaid { is_its: false }),
            ),
            Name::OtherConvention | Name::OtherProtocol | Name::OtherTreaty => Some(others),
            Name::NationalLaw => Some(Law::National),
            Name::RulesOfProcedure => Some(Law::Other(OtherBody::RulesOfProcedure)),
            _ => None,
        }
    }

    /// The body named at a place, in one language, and the place behind it.
    pub fn body_at<'t>(&mut self, words: &Tongue, at: Cursor<'t>) -> Option<(Body, Cursor<'t>)> {
        let at = at.skip_spaces();
        let (name, end, claimants) = self.name(words, at)?;
        let body = self.body_of(name)?;
        self.note(name, at.at..end, claimants);
        Some((body, Cursor::new(at.text, end)))
    }

    /// The law named at a place, in one language, and the place behind it.
    pub fn law_at<'t>(&mut self, words: &Tongue, at: Cursor<'t>) -> Option<(Law, Cursor<'t>)> {
        let at = at.skip_spaces();
        let found = self
            .name(words, at)
            .map(|(name, end, _)| (name, Cursor::new(at.text, end)));
        let (name, end) = found.or_else(|| titled_name(words, at))?;
        let law = self.law_of(name)?;
        self.note(name, at.at..end.at, Vec::new());
        Some((law, end))
    }

    /// Who issued the instrument whose kind stands at a place. `has_own_ending` says that the kind
    /// itself says *its*.
    pub fn issuer_before(&self, words: &Tongue, kind: Cursor<'_>, has_own_ending: bool) -> Stated {
        let Some((body, range)) = self.body.clone().filter(|(_, range)| range.end <= kind.at)
        else {
            return Stated::Nobody { doubtful: false };
        };
        let gap = self.text.get(range.end..kind.at).unwrap_or_default();
        let bare_gap = gap.trim_matches([' ', '\'', '’']);
        if bare_gap.is_empty() || bare_gap == "s" {
            return Stated::Directly(body, range.start);
        }
        if gap.len() > FARTHEST_OWNER || ends_a_sentence(gap) {
            return Stated::Nobody { doubtful: false };
        }
        let is_its = has_own_ending
            || words_before(kind, 3).any(|word| {
                word.at >= range.end && any_phrase(words.script, word, words.possessives).is_some()
            });
        if is_its {
            return Stated::AsIts(body);
        }
        Stated::Nobody {
            doubtful: matches!(body, Body::Other(_)),
        }
    }

    /// The language that the paragraph seems to be in, by its letters and its commonest words.
    pub fn language(&self) -> Language {
        self.guess().language
    }

    /// Whether a language has fewer of the paragraph's commonest words than the one that it seems to be in.
    pub fn is_rather_than(&self, language: Language) -> bool {
        let guess = self.guess();
        let count = |wanted: Language| {
            let mut counts = guess.counts.iter();
            counts.find_map(|(count, of)| (*of == wanted).then_some(*count))
        };
        guess.is_sure || count(language) < count(guess.language)
    }

    fn guess(&self) -> &Guess {
        self.language.get_or_init(|| {
            let mut end = self.paragraph.end.min(self.paragraph.start + GUESSED_FROM);
            while !self.text.is_char_boundary(end) {
                end -= 1;
            }
            guess(
                self.tongues,
                self.text.get(self.paragraph.start..end).unwrap_or_default(),
            )
        })
    }
}

/// Whether a body can have issued an instrument with that number.
pub fn may_number_so(lexicon: &Lexicon, body: Body, number: InstrumentNumber) -> bool {
    match body {
        Body::Other(OtherBody::Known(id)) => lexicon.may_number_so(id, number),
        _ => true,
    }
}

/// of + name: to the Convention
fn name_behind<'a>(words: &Tongue, at: Cursor<'a>) -> Option<(Name, Cursor<'a>)> {
    behind_of_or_to(words, at)
        .find_map(|inside| longest_name(words, inside).or_else(|| titled_name(words, inside)))
        .or_else(|| named_by_its_city(words, at))
}

/// Conférence des Parties (Palerme): in brackets the city that a treaty is called after, or its name.
fn named_by_its_city<'a>(words: &Tongue, at: Cursor<'a>) -> Option<(Name, Cursor<'a>)> {
    let (treaty, behind) = words.city_at(at.word("(")?)?;
    Some((Name::Treaty(treaty), behind.word(")")?))
}

/// Vienna Convention, 1988 Convention, Framework Convention: a noun behind titles or a year.
fn titled_name<'a>(words: &Tongue, start: Cursor<'a>) -> Option<(Name, Cursor<'a>)> {
    let mut at = start.skip_spaces();
    for _ in 0..MOST_TITLES {
        if !at
            .peek()
            .is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
        {
            return None;
        }
        let length = at
            .rest()
            .find(|c: char| !(c.is_alphanumeric() || c == '-'))?;
        at = at.advanced(length).skip_spaces();
        if let Some((noun @ (Name::BareConvention | Name::BareProtocol), end)) =
            longest_name(words, at)
            && let Some((year, _)) = year_of_adoption(words, at, end)
        {
            return Some((adopted_in(words, noun, year), end));
        }
        match longest_name(words, at) {
            Some((Name::BareConvention | Name::OtherConvention, end)) => {
                return Some((Name::OtherConvention, end));
            }
            Some((Name::BareProtocol | Name::OtherProtocol, end)) => {
                return Some(match titled_by_a_word(words, end) {
                    Some((treaty, behind)) => (Name::Treaty(treaty), behind),
                    None => (Name::OtherProtocol, end),
                });
            }
            _ => {}
        }
    }
    None
}

fn longest_name<'a>(words: &Tongue, start: Cursor<'a>) -> Option<(Name, Cursor<'a>)> {
    let (named, end) = words.name_at(start)?;
    Some((named.name, end))
}

/// Vienna Convention, 1988 Convention, World Conference: a title or a year before the noun makes it
/// another.
fn is_titled(words: &Tongue, start: Cursor<'_>) -> bool {
    let before = start.before().trim_end_matches(' ');
    if before.ends_with(|c: char| c.is_ascii_digit()) {
        return start.before().len() > before.len()
            && before.trim_end_matches(|c: char| c.is_ascii_digit()).len() + 4 == before.len();
    }
    if before.ends_with(|c: char| !c.is_alphabetic()) {
        return false;
    }
    let Some(word) = words_before(start, 1).next() else {
        return false;
    };
    // Сама Конвенция: a sentence begins with any word in a capital.
    let sentence = word
        .before()
        .trim_end_matches([' ', '“', '«', '"', '*', '_']);
    if sentence.is_empty() || sentence.ends_with(['.', '!', '?', ':', '\n', '؟']) {
        return false;
    }
    /// Characters of a word that can be a title.
    const SHORTEST: usize = 4;
    let is_capital = word.peek().is_some_and(char::is_uppercase);
    let before_it = start.text.get(word.at..start.at).unwrap_or_default();
    is_capital
        && before_it.trim_end().chars().count() >= SHORTEST
        && any_phrase(words.script, word, words.common).is_none()
        && any_phrase(words.script, word, words.said).is_none()
}

/// Whether a sentence ends in a stretch of text: a full stop with a space and no number behind it.
fn ends_a_sentence(text: &str) -> bool {
    text.contains(['!', '?', '؟', '\n'])
        || text.match_indices(". ").any(|(at, _)| {
            !text
                .get(at + 2..)
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        })
}

/// Whether a name lacks the article that a language writes together with it.
fn is_indefinite(words: &Tongue, start: Cursor<'_>, end: Cursor<'_>) -> bool {
    let written = start.text.get(start.at..end.at).unwrap_or_default();
    let articles = words.articles_of_nouns;
    !articles.is_empty() && !articles.iter().any(|article| written.contains(article))
}

/// Whether an indefinite article leads to a noun, with a word between them at most.
fn is_any(words: &Tongue, noun: Cursor<'_>) -> bool {
    words_before(noun, 2).any(|word| {
        let behind = any_phrase(words.script, word, words.indefinite);
        behind.is_some_and(|behind| {
            let between = noun.text.get(behind.at..noun.at).unwrap_or_default();
            !between.contains(|c: char| !c.is_alphabetic() && c != ' ')
        })
    })
}

/// The year beside a noun, and the place behind both: the 1988 Convention, the Convention of 1988.
pub fn year_of_adoption<'a>(
    words: &Tongue,
    start: Cursor<'a>,
    end: Cursor<'a>,
) -> Option<(u16, Cursor<'a>)> {
    let year = |digits: &str| {
        let is_year = digits.len() == 4 && digits.starts_with(['1', '2']);
        digits.parse().ok().filter(|_| is_year)
    };
    let before = start.before().trim_end_matches(' ');
    let led = before.trim_end_matches(|c: char| c.is_ascii_digit());
    if let Some(year) = before.get(led.len()..).and_then(year) {
        return (before.len() < start.before().len() && !led.ends_with(['/', '.', '-']))
            .then_some((year, end));
    }
    // The Convention in 2003 is none.
    let leads = |of: &&&str| {
        let first = of.split(' ').next().unwrap_or_default();
        !of.is_empty() && !words.to_whole.contains(&first)
    };
    let linked_behind = |end: Cursor<'a>| {
        (words.of.iter().chain(words.in_year))
            .filter(leads)
            .filter_map(|of| phrase(words.script, end, of))
            .max_by_key(|inside| inside.at)
    };
    // convention sous-régionale de 2006
    let linked = linked_behind(end).or_else(|| linked_behind(behind_adjective(words, end)?));
    let here = match linked {
        None if words.of.contains(&"") && !words.script.attaches_words() => end,
        linked => linked?,
    }
    .skip_spaces();
    let digits = here.rest().bytes().take_while(u8::is_ascii_digit).count();
    let goes_on = here.rest().get(digits..).unwrap_or_default();
    let found = here.rest().get(..digits).and_then(year)?;
    let behind = here.advanced(digits);
    let behind = any_phrase(words.script, behind, words.years).unwrap_or(behind);
    (!goes_on.starts_with(['/', '-']) && here.at > end.at).then_some((found, behind))
}

/// Behind a word in small letters that may say of what kind a noun is.
fn behind_adjective<'a>(words: &Tongue, end: Cursor<'a>) -> Option<Cursor<'a>> {
    const SHORTEST: usize = 5;
    let here = end.skip_spaces();
    let is_of_word = |c: char| c.is_lowercase() || c == '-';
    let length = here.rest().find(|c| !is_of_word(c))?;
    let is_one = length >= SHORTEST && any_phrase(words.script, here, words.common).is_none();
    is_one.then(|| here.advanced(length))
}

/// The treaty of the register that was adopted in a year, ours before others'; the noun itself where two of ours
/// were.
fn adopted_in(words: &Tongue, noun: Name, year: u16) -> Name {
    let (kind, another) = match noun {
        Name::BareProtocol => (TreatyKind::Protocol, Name::OtherProtocol),
        _ => (TreatyKind::Convention, Name::OtherConvention),
    };
    let of_year = |is_own: bool| {
        (words.lexicon.treaties()).filter(move |(_, treaty)| {
            treaty.kind == kind && treaty.adopted == Some(year) && treaty.own.is_some() == is_own
        })
    };
    let mut ours = of_year(true);
    match (ours.next(), ours.next()) {
        (Some((id, _)), None) => return Name::Treaty(id),
        (Some(_), Some(_)) => return noun,
        (None, _) => {}
    }
    let mut others = of_year(false);
    match (others.next(), others.next()) {
        (Some((id, _)), None) => Name::Treaty(id),
        _ => another,
    }
}

/// Whether a sign and a number follow: Convention No. 29.
fn is_numbered(words: &Tongue, end: Cursor<'_>) -> bool {
    any_phrase(words.script, end, &NUMBER_SIGNS)
        .or_else(|| any_phrase(words.script, end, words.number_words))
        .is_some_and(|behind| {
            behind
                .skip_spaces()
                .peek()
                .is_some_and(|c| c.is_ascii_digit())
        })
}

/// Whether a name with a capital follows that says whose a thing is: Convention du Conseil de l'Europe.
fn is_somebodys(words: &Tongue, end: Cursor<'_>) -> bool {
    let is_capital = |here: Cursor<'_>| {
        here.peek().is_some_and(char::is_uppercase)
            && !here.rest().chars().nth(1).is_some_and(char::is_uppercase)
    };
    let here = end.skip_spaces();
    if words.of.contains(&"") && here.at > end.at && is_capital(here) {
        return true;
    }
    let linked = (words.of.iter())
        .filter(|of| !of.is_empty())
        .filter_map(|of| phrase(words.script, end, of))
        .max_by_key(|inside| inside.at);
    linked.is_some_and(|inside| {
        let inside = inside.skip_spaces();
        is_capital(inside) && !is_of_an_own_name(words, inside)
    })
}

/// Whether a word beside a noun says that something else is meant than before: another Convention.
fn is_another(words: &Tongue, start: Cursor<'_>, end: Cursor<'_>) -> bool {
    let behind_other = |at: Cursor<'_>| {
        any_phrase(words.script, at, words.other).map(|behind| behind.skip_spaces().at)
    };
    words_before(start, 1).any(|word| behind_other(word) == Some(start.at))
        || words.script.attaches_words() && behind_other(end).is_some()
}

/// Whether an acronym follows that no treaty of ours has: Convention MEDICRIME, Convention d'UNIDROIT.
fn is_called_in_capitals(words: &Tongue, start: Cursor<'_>, end: Cursor<'_>) -> bool {
    const SHORTEST: usize = 3;
    /// Of whose it is: the Convention of the UN is ours.
    const SHORTEST_OWNER: usize = 4;
    let linked = (words.of.iter())
        .filter(|of| !of.is_empty())
        .filter_map(|of| phrase(words.script, end, of))
        .max_by_key(|inside| inside.at);
    is_acronym_of_another(words, start, end, end, SHORTEST)
        || linked
            .is_some_and(|owner| is_acronym_of_another(words, start, end, owner, SHORTEST_OWNER))
}

/// Whether an acronym of so many letters stands at a place that no treaty of ours has.
fn is_acronym_of_another(
    words: &Tongue,
    start: Cursor<'_>,
    end: Cursor<'_>,
    at: Cursor<'_>,
    shortest: usize,
) -> bool {
    let is_capital = |c: char| c.is_uppercase();
    let here = at.skip_spaces();
    let length = here.rest().find(|c: char| !c.is_alphanumeric());
    let acronym = here.rest_up_to(length.unwrap_or(here.rest().len()));
    let noun = start.text.get(start.at..end.at).unwrap_or_default();
    let is_emphasised = noun.chars().filter(|c| c.is_alphabetic()).all(is_capital);
    acronym.chars().filter(|c| is_capital(*c)).count() >= shortest
        && acronym.chars().all(|c| is_capital(c) || c.is_ascii_digit())
        && !is_emphasised
        && words.name_at(here).is_none()
}

/// Whether a noun follows that says whose a body is: Assemblée des copropriétaires; not: the Assembly of 2014.
fn is_of_somebody(words: &Tongue, end: Cursor<'_>) -> bool {
    let linked = (words.of.iter())
        .filter(|of| !of.is_empty())
        .filter_map(|of| phrase(words.script, end, of))
        .max_by_key(|inside| inside.at);
    linked.is_some_and(|inside| {
        let inside = inside.skip_spaces();
        inside.peek().is_some_and(char::is_alphabetic) && !is_of_an_own_name(words, inside)
    })
}

/// Whether a word is one of a treaty's of ours: the Convention of Palermo.
fn is_of_an_own_name(words: &Tongue, start: Cursor<'_>) -> bool {
    let length = start.rest().find(|c: char| !c.is_alphabetic());
    let word = start.rest_up_to(length.unwrap_or(start.rest().len()));
    words.lexicon.own_treaties().any(|(id, ..)| {
        let treaty = words.lexicon.treaty(id);
        treaty.is_some_and(|treaty| {
            let mut names = treaty.names.of(words.language).iter();
            names.any(|name| name.split(' ').any(|known| known == word))
        })
    })
}

/// As to firearms, the relevant Protocol: of what the sentence is about.
fn of_topic(words: &Tongue, start: Cursor<'_>, end: Cursor<'_>) -> Option<TreatyId> {
    /// Bytes before it in which the topic stands.
    const FARTHEST: usize = 240;
    let is_relevant = |at: Cursor<'_>| any_phrase(words.script, at, words.respective).is_some();
    if !(is_relevant(end) || words_before(start, 1).any(is_relevant)) {
        return None;
    }
    let before = start.before();
    let mut from = before.len().saturating_sub(FARTHEST);
    while !before.is_char_boundary(from) {
        from += 1;
    }
    let near = before.get(from..)?;
    let sentence = near
        .rfind(". ")
        .map_or(near, |stop| near.get(stop + 2..).unwrap_or_default());
    let lowered = sentence.to_lowercase();
    let topics = words.lexicon.own_treaties().filter_map(|(id, ..)| {
        let treaty = words.lexicon.treaty(id)?;
        let places = treaty
            .title_words
            .iter()
            .filter_map(|word| lowered.rfind(&word.to_lowercase()));
        Some((places.max()?, id))
    });
    topics.max_by_key(|(place, _)| *place).map(|(_, id)| id)
}

/// Protocol on trafficking in persons: a word of its title says which it is.
fn titled_by_a_word<'a>(words: &Tongue, noun: Cursor<'a>) -> Option<(TreatyId, Cursor<'a>)> {
    /// Bytes of a title's beginning in which the word stands.
    const LONGEST: usize = 110;
    let rest = noun.rest();
    let end = rest
        .find([',', '.', ';', ':', '\n', '(', ')', '»', '”', '"'])
        .unwrap_or(rest.len())
        .min(LONGEST);
    let mut end = end;
    while !rest.is_char_boundary(end) {
        end -= 1;
    }
    let title = rest.get(..end)?;
    // As long as the title: else there is no going back to it.
    let lowered = title.to_lowercase();
    if lowered.len() != title.len() {
        return None;
    }
    let found = words.lexicon.treaties().find_map(|(id, treaty)| {
        let mut known = treaty.title_words.iter();
        let (at, word) = known.find_map(|word| {
            let small = word.to_lowercase();
            Some((lowered.find(&small)?, small))
        })?;
        Some((id, at + word.len()))
    });
    let (treaty, behind) = found?;
    Some((treaty, noun.advanced(behind)))
}

/// The language of a text, and whether there can be no doubt: by its letters, and among languages that
/// are written with the same ones by the commonest words.
fn guess(tongues: &Tongues, text: &str) -> Guess {
    let chinese = 4 * script::chinese_characters(text); // A character is about a word.
    if chinese >= text.len() {
        return Guess::sure(chinese::LANGUAGE); // No text has more letters than bytes.
    }
    let counts = Alphabet::ALL.map(|alphabet| alphabet.letters_in(text));
    let most = counts.into_iter().max().unwrap_or_default();
    if chinese >= most {
        return Guess::sure(chinese::LANGUAGE);
    }
    let alphabet = Alphabet::ALL
        .into_iter()
        .zip(counts)
        .find_map(|(alphabet, count)| (count == most).then_some(alphabet));
    let candidates: Vec<&Tongue> = tongues
        .iter()
        .filter(|words| Some(words.script.alphabet()) == alphabet)
        .collect();
    match candidates.as_slice() {
        [only] => Guess::sure(only.language),
        several => {
            let of_all = LANGUAGES.iter().zip(index::commonest_of_letters(text));
            let mut counts: Vec<(usize, Language)> = of_all
                .map(|(words, count)| (count, words.language))
                .filter(|(_, language)| several.iter().any(|words| words.language == *language))
                .collect();
            // Among equals the first stays first.
            counts.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
            let (language, is_sure) = match counts.as_slice() {
                [(first, language), (second, _), ..] => (*language, *first > 1 && first > second),
                _ => (chinese::LANGUAGE, false),
            };
            Guess {
                language,
                is_sure,
                counts,
            }
        }
    }
}
