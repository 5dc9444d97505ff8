//! Citations in languages that are written with an alphabet: English, French, Spanish, Russian and Arabic.
//!
//! One grammar reads them all; what differs is words, and these are data ([`Words`], one file for
//! each language, in `words/`): a new language is a file there and a line in [`languages`](mod@languages). What is
//! true of an alphabet and not of a language is in [`script`]; names that are read come from the lexicon
//! ([`tongue`]). No production asks which language it reads. How names are printed is in
//! [`writing`](mod@writing). The productions, with the place of each:
//!
//! ```text
//! citation       = instruments / small-first / articles / compilation / recommendations
//!
//! instruments    = [ issuer ] group *( list-mark group )                        ; instrument.rs
//! group          = kind [ issuer ] item *( list-mark item )
//! item           = [ sign ] number *( date / of issuer )
//!                  [ ( locators / lettered / ( "(" symbol ")" / title ) locators ) [ of issuer ] ]
//! number         = digits "/" digits / number-of-others                         ; 3/4, 1373 (2001), 2/CP.4
//! date           = [","] date-word [ [ day ] month ] year / "(" [ [ day ] month ] year ")"
//!
//! locators       = [","] lead element *( ( list-mark / ";" ) element )          ; locator.rs
//! lead           = [ at ] [ section-noun NUMBER ]                               ; at para. 4; section II, paragraph 6
//! element        = annexes [ [","] lead ( places / recommendations ) / lettered ] / places
//! lettered       = subs, each in brackets                                       ; decision 4/3 (h) and (k)
//! annexes        = annex-noun [ annex-number *( list-mark annex-number ) ]
//! places         = place-noun item *( list-mark item ) [ of-preamble / of-operative-part ]
//!                  [ [","] subparagraph-noun subs ]
//!                / ordinal preambular-noun
//! item           = number [ range-mark number / subs ] / subs
//! subs           = letter [ numbered-item ] [ range-mark ( letter / numbered-item ) ]
//! letter         = "(" LETTER ")" / LETTER ")" / LETTER / "«" LETTER "»"        ; (b), b), 2b, «b»
//!
//! ditto          = ditto-word [ locators ]                                      ; anaphora.rs
//!
//! small-first    = ( places / annexed / recommendations )                       ; small_first.rs
//!                  *( link ( annexes / places / recommendation-noun held-in ) ) link owner
//!                  [ [","] places ]                                             ; annex II to resolution 7/3, para. 14
//! annexed        = annexes [ [","] places ] *( list-mark annexes [ [","] places ] )
//! link           = of / [","] held-in [ of ]                                    ; contained in, endorsed by
//! owner          = [ issuer ] kind [ issuer ] number [ of issuer ]
//!                / article [ of treaty ] / symbol / papers / [ part ] section / section of part
//!                / demonstrative kind                                           ; that decision
//!
//! articles       = article-noun article *( list-mark [ article-noun ] article ) ; article.rs
//!                  [ [","] of treaty ]
//! article        = number [ range-mark number ] [ "(" number ")" ] [ letter ] [ [","] places ]
//!
//! compilation    = [ part ] section *( list-mark [ part ] ( section / step ) )  ; compilation.rs
//!                / section *( list-mark section ) ( "(" part ")" / of part )    ; VII.20 (Part A)
//! part           = part-noun letter [","] / letter "."   ; a letter of one of the compilation's parts
//! section        = ROMAN "." steps / section-noun ROMAN [ [","] places ]
//!
//! recommendations = recommendation-noun items *link meeting [ of working-group ] ; meeting.rs
//!                 / meeting [","] recommendation-noun items
//! papers         = ( document-noun / recommendation-noun ) *link meeting [ of working-group ]
//!                  ; the owner of places in small-first, and before places
//! meeting        = ( ordinal / year ) meeting-noun / meeting-noun ( ordinal / in year )
//! ```
//!
//! What nothing but its shape makes a citation (VII.20, A.VI) is read beside a cue, and everywhere in a
//! text that names the compilation ([`Setting::names_the_compilation`]).
//!
//! In a list each element is a citation of its own; the first begins with the noun, the last ends
//! with what belongs to all of them (of the Convention, of decision 3/4).
//!
//! What cannot be read off the citation itself is taken from what the paragraph has named before it
//! ([`setting`]): the body of *its* resolution, the treaty of a bare article. An instrument whose
//! issuer nobody names is complained of only where the document speaks of our body, and not at
//! all where its sentence has named another body.

mod alone;
mod anaphora;
mod article;
mod beginnings;
mod compilation;
mod date;
mod index;
mod instrument;
mod languages;
mod locator;
mod meeting;
mod no_law;
mod phrase;
mod phrases;
mod script;
mod setting;
mod small_first;
mod tongue;
mod without_noun;
mod words;
mod writing;

pub use index::commonest;
pub use languages::{languages, words_of};
pub use phrase::roman_numeral;
pub use script::chinese_characters;
pub use setting::Setting;
pub use tongue::Tongues;
pub use words::{Count, Printed, Words};
pub use writing::writing;

use std::sync::OnceLock;

use crate::citation::cursor::Cursor;
use crate::citation::located::Located;
use crate::citation::so_far::SoFar;
use crate::citation::{Certainty, Citation, Language, Part, Reference};
use crate::lexicon::{Lexicon, Numbering};
use compilation::Beginning;
use languages::{LANGUAGES, first_words};
use script::{Alphabet, Script, list_letter, without_accent};
use tongue::Tongue;

/// Letters of a word that is searched for only together with its number.
const SHORT: usize = 3;

/// What may stand between a word and its number as it is written and is a space in a folded text.
const OTHER_SPACES: [&str; 3] = ["\u{a0}", "~", "\n"];

/// What a citation cannot be without, by what it leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// A.VII
    PartLetter,
    /// VII.20
    Section,
    /// سابعا-20
    Ordinal,
    /// A word that can begin a citation.
    Word,
    /// One that can only begin a name.
    Name,
    /// A word before a space that a folded text does not have: where a text has this, folding it may show more.
    Unfolded,
}

/// What to search any text for, even one without words of these languages, in both widths.
pub fn number_anchors(lexicon: &Lexicon) -> Vec<(String, Anchor)> {
    let wide = |c: char| char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c);
    let letters = lexicon.all_parts().filter_map(Part::letter);
    let letters = letters
        .flat_map(|letter| [format!("{letter}."), format!("{}．", wide(letter))])
        .map(|anchor| (anchor, Anchor::PartLetter));
    let figures = match lexicon.numbering {
        Numbering::Chinese | Numbering::Roman => "IVX",
        Numbering::Arabic => "0123456789",
    };
    let numerals = figures
        .chars()
        // X (a), where the text names the compilation
        .flat_map(|figure| {
            [".", " (", "("].map(|mark| (format!("{figure}{mark}"), Anchor::Section))
        });
    letters.chain(numerals).collect()
}

/// Which of the [`word_anchors`] a text may have. A search for fewer is put together sooner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MayHave {
    NoWords,
    LatinWords,
    AnyWords,
}

impl MayHave {
    /// By the letters that the words begin with.
    pub fn of(text: &str) -> MayHave {
        /// A bit for Latin words and one for others.
        static FIRST_BYTES: OnceLock<[u8; 256]> = OnceLock::new();
        let first_bytes = FIRST_BYTES.get_or_init(|| {
            let mut first_bytes = [0; 256];
            // Names begin with the letters that words do. A sign alone is no text of these languages, nor are
            // Latin letters one in another alphabet (OP2).
            let of_words = LANGUAGES.iter().flat_map(|words| {
                let letters = first_words(words).filter_map(|word| word.chars().next());
                let in_any_case = letters.flat_map(|c| c.to_lowercase().chain(c.to_uppercase()));
                let own = words.script.alphabet();
                let kind = MayHave::words_of(words);
                let own = in_any_case.filter(move |c| Alphabet::of(*c) == Some(own));
                own.map(move |letter| (letter, kind))
            });
            let letters = ('A'..='Z').chain('a'..='z');
            let letters = letters.map(|letter| (letter, MayHave::LatinWords));
            for (letter, kind) in of_words.chain(letters) {
                let byte = letter.encode_utf8(&mut [0; 4]).as_bytes().first().copied();
                if let Some(byte) = byte {
                    first_bytes[usize::from(byte)] |= 1_u8 << u8::from(kind > MayHave::LatinWords);
                }
            }
            first_bytes
        });
        // Most text has letters of one alphabet, which is seen many bytes at a time: most Chinese none of them, most
        // Latin text no others.
        let seen_in = |piece: &[u8]| {
            piece.iter().fold((false, false), |(latin, others), byte| {
                let is_other = (0xC2..=0xDF).contains(byte);
                (latin | byte.is_ascii_alphabetic(), others | is_other)
            })
        };
        let mut may_have = MayHave::NoWords;
        for piece in text.as_bytes().chunks(64) {
            let (has_latin, may_have_others) = seen_in(piece);
            let kind_of = |byte: &u8| first_bytes[usize::from(*byte)];
            let kinds = match may_have_others {
                true => piece.iter().map(kind_of).fold(0, |all, kind| all | kind),
                false => u8::from(has_latin),
            };
            may_have = may_have.max(match kinds {
                0 => MayHave::NoWords,
                1 => MayHave::LatinWords,
                _ => return MayHave::AnyWords,
            });
        }
        may_have
    }

    fn words_of(words: &Words) -> MayHave {
        match words.script.alphabet() {
            Alphabet::Latin => MayHave::LatinWords,
            Alphabet::Cyrillic | Alphabet::Arabic => MayHave::AnyWords,
        }
    }
}

/// What else to search for in a text that may have such words: the first words of the languages' tables without
/// their endings, in every capitalisation.
pub fn word_anchors(tongues: &Tongues, may_have: MayHave) -> Vec<(String, Anchor)> {
    let mut openers = Stems::default();
    let mut names = Vec::new();
    let spoken = (tongues.iter()).filter(|words| MayHave::words_of(words) <= may_have);
    for words in spoken {
        stems(words, first_words(words), &mut openers);
        let all_names = words.all_names().iter();
        let mut first_words: Vec<(&str, bool)> = all_names
            .map(|named| (first_word(&named.phrase), named.is_acronym))
            .collect();
        first_words.sort_unstable();
        first_words.dedup();
        for (first, is_acronym) in first_words {
            stem(words, first, is_acronym, &mut names);
        }
        part_stems(words, &mut openers);
    }
    let Stems {
        mut openers,
        unfolded,
    } = openers;
    openers.sort_unstable();
    openers.dedup();
    // Of two that begin alike the shorter is found: правил for правила.
    let leads_to = |name: &String| {
        let opener = openers.get(openers.partition_point(|opener| opener < name));
        match opener {
            Some(opener) if opener == name => None,
            Some(opener) if opener.starts_with(name.as_str()) => Some(Anchor::Word),
            _ => Some(Anchor::Name),
        }
    };
    let names: Vec<(String, Anchor)> = (names.into_iter())
        .filter_map(|name| leads_to(&name).map(|anchor| (name, anchor)))
        .collect();
    let openers = openers.into_iter().map(|opener| (opener, Anchor::Word));
    let unfolded = (unfolded.into_iter()).map(|word| (word, Anchor::Unfolded));
    let ordinals = (tongues.iter())
        .filter(|words| MayHave::words_of(words) <= may_have)
        .flat_map(ordinals_with_marks)
        .map(|ordinal| (ordinal, Anchor::Ordinal));
    let lettered = sections_with_letters(tongues, may_have).map(|anchor| (anchor, Anchor::Section));
    let words = openers.chain(names).chain(unfolded);
    words.chain(ordinals).chain(lettered).collect()
}

/// V k), where a letter has no bracket before it.
fn sections_with_letters(tongues: &Tongues, may_have: MayHave) -> impl Iterator<Item = String> {
    let has_bare = may_have > MayHave::NoWords
        && tongues.numbering() != Numbering::Arabic
        && tongues
            .iter()
            .any(|words| words.printed.brackets.0.is_empty());
    let figures = if has_bare { "IVX" } else { "" };
    figures
        .chars()
        .flat_map(|figure| ('a'..='z').map(move |letter| format!("{figure} {letter})")))
}

/// The ordinals that a language numbers sections with, each with the mark that a number stands behind.
fn ordinals_with_marks(words: &Tongue) -> Vec<String> {
    /// The only mark that is not everywhere behind ordinals.
    const MARK: &str = "-";
    let is_marked = words.section_marks.contains(&MARK);
    let mut forms: Vec<String> = (words.section_ordinals.iter())
        .filter(|_| is_marked)
        .flat_map(|ordinal| {
            let plain: String = ordinal.chars().map(|c| words.script.small(c)).collect();
            [format!("{ordinal}{MARK}"), format!("{plain}{MARK}")]
        })
        .collect();
    forms.sort_unstable();
    forms.dedup();
    forms
}

/// What citations begin with, in every capitalisation.
#[derive(Default)]
struct Stems {
    openers: Vec<String>,
    /// See [`Anchor::Unfolded`].
    unfolded: Vec<String>,
}

/// The first words of phrases, in every capitalisation.
fn stems(words: &Words, phrases: impl Iterator<Item = &'static str>, into: &mut Stems) {
    for phrase in phrases {
        if needs_number(words.script, phrase) {
            with_numbers(words.script, phrase, into);
        } else {
            stem(words, phrase, false, &mut into.openers);
        }
    }
}

/// Whether a word is so short that it would be found everywhere.
fn needs_number(script: Script, phrase: &str) -> bool {
    let word = phrase.trim_end_matches('+');
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    match script {
        // Its words are short.
        Script::Arabic => letters < 2,
        _ => word.chars().all(char::is_alphabetic) && letters <= SHORT,
    }
}

/// A short word in every capitalisation with what begins its number: art 29, OP2.
fn with_numbers(script: Script, phrase: &str, into: &mut Stems) {
    let small = phrase.trim_end_matches('+').to_lowercase();
    let mut forms = Vec::new();
    capitalised(&small, &mut forms);
    if script == Script::Accented {
        let plain: String = small.chars().map(without_accent).collect();
        capitalised(&plain, &mut forms);
    }
    // OPs 1 and 2
    if let Some(singular) = small.strip_suffix('s') {
        forms.push(format!("{}s", singular.to_uppercase()));
    }
    let is_attached = phrase.ends_with(['+', '.']);
    for form in &forms {
        for space in [" "].into_iter().chain(is_attached.then_some("")) {
            let numbered = ('1'..='9').map(|digit| format!("{form}{space}{digit}"));
            into.openers.extend(numbered);
        }
        let unfolded = OTHER_SPACES.map(|space| format!("{form}{space}"));
        into.unfolded.extend(unfolded);
    }
}

fn first_word(phrase: &str) -> &str {
    phrase.split(' ').next().unwrap_or_default()
}

/// The first word of a phrase, in every capitalisation that it may have.
fn stem(words: &Words, phrase: &str, is_acronym: bool, into: &mut Vec<String>) {
    let stem = first_word(phrase).trim_end_matches(['*', '+']);
    // A word of two letters would be found everywhere.
    if stem.chars().count() < SHORT && stem.chars().all(char::is_alphabetic) {
        return;
    }
    if is_acronym {
        into.push(stem.to_owned());
        return;
    }
    let mut stem = stem.to_lowercase();
    let endings = words.doubtful_endings.iter();
    let short = endings
        .filter_map(|ending| stem.strip_suffix(ending))
        .find(|short| short.chars().count() > SHORT);
    if let Some(length) = short.map(str::len) {
        stem.truncate(length);
    }
    capitalised(&stem, into);
    if words.script == Script::Accented {
        let plain: String = stem.chars().map(without_accent).collect();
        capitalised(&plain, into);
    }
}

/// The words for a part. In Latin script they are too common alone: with what must follow.
fn part_stems(words: &Tongue, into: &mut Stems) {
    /// The last letter that is looked for where the compilation has no such part.
    const LAST_BEYOND: char = 'F';
    let own: Vec<char> = (words.lexicon.all_parts())
        .filter_map(Part::letter)
        .collect();
    let beyond = ('A'..=LAST_BEYOND).filter(|letter| !own.is_empty() && !own.contains(letter));
    let letters: Vec<char> = own.iter().copied().chain(beyond).collect();
    for part in words.parts {
        let mut forms = Vec::new();
        capitalised(part.trim_end_matches('*'), &mut forms);
        match words.script {
            Script::Latin | Script::Accented => {
                for form in forms {
                    let lettered = letters.iter().map(|letter| format!("{form} {letter}"));
                    into.openers.extend(lettered);
                    let unfolded = OTHER_SPACES.map(|space| format!("{form}{space}"));
                    into.unfolded.extend(unfolded);
                }
            }
            _ => into.openers.extend(forms),
        }
    }
}

/// A word in small letters, with a capital and in capitals.
fn capitalised(word: &str, into: &mut Vec<String>) {
    let mut letters = word.chars();
    if let Some(first) = letters.next() {
        into.push(first.to_uppercase().chain(letters).collect());
    }
    into.push(word.to_uppercase());
    into.push(word.to_owned());
}

/// Takes notice of the name that begins at the word around an anchor.
pub fn note_anchor(at: Cursor<'_>, anchor: Anchor, setting: &mut Setting<'_>) {
    if matches!(anchor, Anchor::Word | Anchor::Name)
        && let Some(start) = phrase::word_start(at)
    {
        let group = setting.note_name(start);
        if let Some((language, group)) = group
            && let Some(words) = setting.tongues.of(language)
            && let Some((number, range)) = meeting::beside_group(words, at.text, group)
        {
            setting.note_meeting(number, range);
        }
        if anchor == Anchor::Word
            && let Some(words) = setting.tongues.of(setting.language())
            && let Some((found, range)) = instrument::of_year(words, start)
        {
            setting.note_instrument(found, range);
        }
    }
}

/// The citations that begin at or just before an anchor, and the place behind them; `setting` is
/// what the paragraph has named so far.
pub fn at_anchor(
    at: Cursor<'_>,
    anchor: Anchor,
    so_far: SoFar<'_>,
    setting: &mut Setting<'_>,
) -> Option<(Vec<Citation>, usize)> {
    match anchor {
        Anchor::PartLetter => at_part_letter(at, so_far.list, setting),
        Anchor::Section => at_section(at, so_far.list, setting),
        Anchor::Ordinal => at_ordinal(at, so_far.list, setting),
        Anchor::Word => at_word(at, so_far, setting),
        Anchor::Name | Anchor::Unfolded => None,
    }
}

/// VII.20 and recommendation 20 of the seventh meeting are probably the compilation's where their
/// paragraph speaks of our body.
pub fn settle(citations: Option<&mut [Citation]>, setting: &Setting<'_>) {
    if !setting.is_the_conferences() {
        return;
    }
    for citation in citations.unwrap_or_default() {
        let is_by_number = matches!(
            citation.reference,
            Reference::Compilation { .. } | Reference::Meeting { .. }
        );
        if is_by_number
            && citation.certainty == Certainty::Shape
            && setting.tongues.of(citation.language).is_some()
        {
            citation.certainty = Certainty::Cued;
        }
    }
}

/// Numbers of instruments without their noun, the first one's stroke at a place; one that nothing near says to be an
/// instrument's is of the least certainty ([`Certainty::Subject`]).
pub fn at_stroke(
    stroke: Cursor<'_>,
    so_far: SoFar<'_>,
    setting: &mut Setting<'_>,
) -> Option<(Vec<Citation>, usize)> {
    let is_number = |c: char| c.is_ascii_digit();
    let is_between = stroke.before().ends_with(is_number)
        && stroke.rest().strip_prefix('/')?.starts_with(is_number);
    let tongues = setting.tongues;
    let words = tongues.of(setting.language()).filter(|_| is_between)?;
    instrument::unmarked(words, stroke, so_far, setting)
        .or_else(|| instrument::bare(words, stroke, so_far, setting))
}

/// Letters alone, or numbers with an article alone, in a stretch of text behind a citation, which begin with no word
/// that is searched for.
pub fn letters_between(
    stretch: Cursor<'_>,
    end: usize,
    so_far: SoFar<'_>,
    setting: &Setting<'_>,
) -> Option<(Vec<Citation>, usize)> {
    let words = setting.tongues.of(setting.language())?;
    let letters = without_noun::letters(words, stretch, end, so_far);
    let numbers = without_noun::numbers(words, stretch, end, so_far);
    let begin = |found: &(Vec<Citation>, usize)| found.0.first().map(|first| first.range.start);
    [letters, numbers].into_iter().flatten().min_by_key(begin)
}

/// Reads what begins at the word around an anchor.
fn at_word(
    anchor: Cursor<'_>,
    so_far: SoFar<'_>,
    setting: &mut Setting<'_>,
) -> Option<(Vec<Citation>, usize)> {
    let SoFar {
        list,
        citations: before,
        read,
    } = so_far;
    let start = phrase::word_start(anchor)?;
    let start = behind_one_letter_words(setting.tongues, start);
    if start.at < read {
        return None;
    }
    let mut best: Option<(Vec<Citation>, usize)> = None;
    let tongues = setting.tongues;
    for words in tongues.of_letter(start.peek()?) {
        if !may_be_meant(words, start, setting) {
            continue;
        }
        if let Some((number, range)) = meeting::behind_noun(words, start, setting) {
            setting.note_meeting(number, range);
        }
        let Some(found) = read_word(words, start, list, before, setting)
            .or_else(|| {
                let of_places = || tongues.of(setting.language());
                anaphora::ditto(words, of_places, start, so_far)
            })
            .or_else(|| anaphora::note(words, start, list))
            .or_else(|| meeting::behind_papers(words, start, list, setting))
            .or_else(|| alone::alone(words, start, list))
            .or_else(|| meeting::standing(words, start, list))
        else {
            continue;
        };
        let mut found = found;
        without_noun::with_place_before(words, &mut found.0, start.text, read);
        let is_better = best.as_ref().is_none_or(|(_, end)| {
            found.1 > *end || found.1 == *end && words.language == setting.language()
        });
        if is_better {
            best = Some(found);
        }
    }
    best
}

/// Behind the one-letter words that are written together with the word that begins a citation.
fn behind_one_letter_words<'a>(tongues: &Tongues, start: Cursor<'a>) -> Cursor<'a> {
    let mut at = start;
    while let Some(behind) = at.peek().and_then(|first| {
        tongues.of_letter(first).find_map(|words| {
            let behind = words.script.behind_one_letter_word(at)?;
            begins_a_citation(words, behind, words.script).then_some(behind)
        })
    }) {
        at = behind;
    }
    at
}

/// Whether a word may be of a language: of the paragraph's own, or of another in which it is spelled
/// just so (with all accents) and that the paragraph's own, where that is sure, does not have.
fn may_be_meant(words: &Tongue, start: Cursor<'_>, setting: &Setting<'_>) -> bool {
    let own = setting.language();
    if own == words.language {
        return true;
    }
    let is_owns = || {
        setting.is_rather_than(words.language)
            && setting
                .tongues
                .of(own)
                .is_some_and(|own| begins_a_citation(own, start, own.script.strictly()))
    };
    begins_a_citation(words, start, words.script.strictly()) && !is_owns()
}

/// Whether a word of a language that a citation can begin with stands at a place.
fn begins_a_citation(words: &Words, start: Cursor<'_>, script: Script) -> bool {
    index::openers(words.language).is_some_and(|openers| openers.any_stands(script, start))
}

fn read_word(
    words: &Tongue,
    start: Cursor<'_>,
    list: u32,
    before: &[Citation],
    setting: &mut Setting<'_>,
) -> Option<(Vec<Citation>, usize)> {
    instrument::instruments(words, start, list, setting)
        .or_else(|| small_first::small_first(words, start, list, before, setting))
        .or_else(|| article::articles(words, start, list, setting))
        .or_else(|| compilation::compilation(words, start, Beginning::Word, list))
        .or_else(|| meeting::recommendations(words, start, list, setting))
}

/// Reads A.VII.20, whose letter stands at a place.
fn at_part_letter(
    start: Cursor<'_>,
    list: u32,
    setting: &Setting<'_>,
) -> Option<(Vec<Citation>, usize)> {
    let of_words = |words: &Tongue| {
        compilation::compilation(words, start, Beginning::Letter, list).or_else(|| {
            let is_named = setting.names_the_compilation;
            is_named
                .then(|| compilation::shape_only(words, start, Beginning::Letter, list))
                .flatten()
        })
    };
    // A row of a table does not show its language: A.VII.20 à 22.
    let own = latin_words(setting)?;
    let others = (setting.tongues.iter()).filter(|words| words.language != own.language);
    let mut best: Option<(Vec<Citation>, usize)> = None;
    for found in [own].into_iter().chain(others).filter_map(of_words) {
        if best.as_ref().is_none_or(|(_, end)| found.1 > *end) {
            best = Some(found);
        }
    }
    best
}

/// Reads VII.20, whose point stands at a place, beside a cue.
fn at_section(
    point: Cursor<'_>,
    list: u32,
    setting: &Setting<'_>,
) -> Option<(Vec<Citation>, usize)> {
    let before = point.before();
    let figures: &[u8] = match setting.tongues.numbering() {
        Numbering::Arabic => b"0123456789",
        Numbering::Chinese | Numbering::Roman => b"IVX",
    };
    let letters = before
        .bytes()
        .rev()
        .take(8)
        .take_while(|byte| figures.contains(byte))
        .count();
    let start = Cursor::new(point.text, point.at - letters);
    let is_of_a_word =
        |c: char| c.is_alphanumeric() && Alphabet::of(c) != Some(Alphabet::Arabic) || c == '.';
    if start.before().ends_with(is_of_a_word) {
        return None;
    }
    section_at(start, list, setting)
}

/// Reads سابعا-20, whose ordinal begins at a place, but for what is written together with it.
fn at_ordinal(
    ordinal: Cursor<'_>,
    list: u32,
    setting: &Setting<'_>,
) -> Option<(Vec<Citation>, usize)> {
    let word = phrase::word_start(ordinal)?;
    let prefix = ordinal.text.get(word.at..ordinal.at)?;
    let is_joined = |first: char| {
        let mut scripts = setting.tongues.of_letter(first).map(|words| words.script);
        scripts.any(|script| script.prefixes(first).contains(&prefix))
    };
    let is_whole = prefix.is_empty() || word.peek().is_some_and(is_joined);
    is_whole.then(|| section_at(ordinal, list, setting))?
}

/// Reads a section with its first step at a place, beside a cue or where the compilation is named.
fn section_at(
    start: Cursor<'_>,
    list: u32,
    setting: &Setting<'_>,
) -> Option<(Vec<Citation>, usize)> {
    let tongues = setting.tongues;
    let candidates: Vec<&Tongue> = match tongues.of(setting.language()) {
        Some(words) => vec![words],
        None => tongues.iter().collect(),
    };
    candidates.into_iter().find_map(|words| {
        compilation::compilation(words, start, Beginning::Section, list).or_else(|| {
            let is_named = setting.names_the_compilation;
            is_named
                .then(|| compilation::shape_only(words, start, Beginning::Section, list))
                .flatten()
        })
    })
}

/// What follows a document's symbol: para. 24; paras. 21 and 24-26.
pub fn behind_symbol<'a>(
    start: Cursor<'a>,
    setting: &Setting<'_>,
) -> Option<(Vec<Located>, Cursor<'a>, Language)> {
    let lead = start.any_word(&[",", ":", "("]).unwrap_or(start);
    if lead.skip_spaces().peek().is_none_or(|c| c >= '\u{2E80}') {
        return None;
    }
    setting
        .tongues
        .iter()
        .filter_map(|words| {
            let start = instrument::date(words, start).unwrap_or(start);
            let (located, end) = locator::behind_head(words, start)?;
            Some((located, end, words.language))
        })
        // The first of equals, but the paragraph's own language before any.
        .rev()
        .max_by_key(|(_, end, language)| (end.at, *language == setting.language()))
}

/// Whether lists may be lettered with a character in one of the languages.
pub fn is_list_letter(c: char) -> bool {
    script::Alphabet::of(c).is_some()
}

/// A letter of a list, given as a Latin one, in the letters that another is written in.
pub fn list_letter_like(written: char, letter: char) -> Option<char> {
    LANGUAGES
        .iter()
        .find(|words| words.list_letters.contains(written))
        .map_or(Some(letter), |words| {
            list_letter(words.list_letters, letter)
        })
}

/// A mark or word between the elements of a list in a language.
pub fn list_mark(start: Cursor<'_>, language: Language) -> Option<Cursor<'_>> {
    phrase::list_mark(words_of(language)?, start).map(|(behind, _)| behind)
}

/// A mark or word between the ends of a range in a language.
pub fn range_mark(start: Cursor<'_>, language: Language) -> Option<Cursor<'_>> {
    phrase::range_mark(words_of(language)?, start)
}

/// The Latin letter in whose place a letter of a language's lists stands.
pub fn latin_letter(written: char, language: Language) -> Option<char> {
    let words = words_of(language)?;
    let plain = words.script.small(written);
    let place = (words.list_letters.chars())
        .position(|c| c == written || words.script.small(c) == plain)?;
    script::LATIN_LIST.chars().nth(place)
}

/// The language of Latin letters that belong to no word: the paragraph's, or the first one that has them.
fn latin_words<'a>(setting: &Setting<'a>) -> Option<&'a Tongue> {
    let tongues = setting.tongues;
    tongues
        .of(setting.language())
        .or_else(|| tongues.of_letter('A').next())
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod invented_tests;
