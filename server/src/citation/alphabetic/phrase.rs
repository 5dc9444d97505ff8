//! Comparing a text with the words of a language, and the readers that all productions share.
//!
//! What is not told apart in a script, and what may be written together with a word, is said in
//! [`script`](super::script).

use super::beginnings::{Beginnings, is_plain_letter, letter_bit};
use super::script::{Script, without_accent};
use super::words::Words;
use crate::citation::cursor::Cursor;
pub use crate::citation::numeral::roman_numeral;
pub use crate::text::is_letter;

/// Letters that `*` stands for, at most.
const LONGEST_ENDING: usize = 6;

/// Behind a phrase; spaces before it are passed over.
pub fn phrase<'a>(script: Script, start: Cursor<'a>, phrase: &str) -> Option<Cursor<'a>> {
    Here::new(script, start)?.behind(phrase)
}

/// Behind the first of several phrases that stands here.
pub fn any_phrase<'a>(
    script: Script,
    start: Cursor<'a>,
    phrases: &'static [&'static str],
) -> Option<Cursor<'a>> {
    Here::new(script, start)?.behind_any(phrases)
}

/// The first entry of a table whose word stands here, and the place behind it.
pub fn entry<'a, T>(
    script: Script,
    start: Cursor<'a>,
    table: &'static [T],
    word_of: impl Fn(&T) -> &'static str,
) -> Option<(&'static T, Cursor<'a>)> {
    let here = Here::new(script, start)?;
    let beginnings = Beginnings::of_table(table, |entry| std::iter::once(word_of(entry)));
    if !here.may_begin_any(beginnings) {
        return None;
    }
    table
        .iter()
        .find_map(|entry| Some((entry, here.behind(word_of(entry))?)))
}

/// A place with what is asked of it for each phrase of a table.
pub struct Here<'a> {
    script: Script,
    at: Cursor<'a>,
    begins: Begins,
}

/// What a phrase has to begin with that stands at a place.
enum Begins {
    /// Two bytes in small letters, the first of them a letter of ASCII.
    Plain([u8; 2]),
    /// A letter of two bytes, not told apart from others; and the next one, where that is one, too.
    Wide(u16, Option<u16>),
    /// One of several, behind whatever is written together with a word: a bit for each.
    OneOf(u128),
    /// A sign of ASCII, no letter: itself, or a character that is not told apart from it.
    Sign(u8),
    /// No character of ASCII.
    Mark,
    /// Whatever it is.
    Any,
}

impl<'a> Here<'a> {
    /// The next place that is no space; `None` at the end of the text.
    #[inline]
    pub fn new(script: Script, start: Cursor<'a>) -> Option<Here<'a>> {
        let bytes = start.text.as_bytes();
        let mut place = start.at;
        while bytes.get(place) == Some(&b' ') {
            place += 1;
        }
        let first = *bytes.get(place)?;
        let at = Cursor::new(start.text, place);
        let begins = if first.is_ascii_alphabetic() {
            let second = bytes.get(place + 1).copied().unwrap_or_default();
            Begins::Plain([first.to_ascii_lowercase(), second.to_ascii_lowercase()])
        } else if matches!(first, 0xC3..=0xDF) {
            Begins::with_letter(script, at.rest())
        } else if first.is_ascii() {
            Begins::Sign(first)
        } else if bytes
            .get(place..)
            .is_some_and(|rest| rest.starts_with(APOSTROPHE.as_bytes()))
        {
            Begins::Any
        } else {
            Begins::Mark
        };
        Some(Here { script, at, begins })
    }

    /// Whether a phrase may begin here, by its first two letters: most of a table are dismissed by these.
    #[inline(always)]
    pub fn may_begin(&self, phrase: &str) -> bool {
        /// What makes a letter of ASCII a small one.
        const SMALL: u8 = 0x20;
        let phrase = phrase.as_bytes();
        match &self.begins {
            Begins::Plain([first, second]) => {
                let [wanted, behind, ..] = phrase else {
                    return true;
                };
                let is_first = !wanted.is_ascii() || wanted | SMALL == *first;
                is_first && (!behind.is_ascii_alphabetic() || behind | SMALL == *second)
            }
            Begins::Wide(first, second) => {
                let [one, two, behind @ ..] = phrase else {
                    return true;
                };
                let wanted = u16::from_be_bytes([*one, *two]);
                if one.is_ascii() || is_plain_letter(wanted) && wanted != *first {
                    return false;
                }
                match (second, behind) {
                    (Some(second), [one, two, ..]) => {
                        let wanted = u16::from_be_bytes([*one, *two]);
                        !is_plain_letter(wanted) || wanted == *second
                    }
                    _ => true,
                }
            }
            Begins::OneOf(letters) => {
                let [one, two, ..] = phrase else {
                    return true;
                };
                let wanted = u16::from_be_bytes([*one, *two]);
                !is_plain_letter(wanted) || letters & letter_bit(wanted) != 0
            }
            Begins::Sign(sign) => {
                !matches!(phrase, [first, ..] if first.is_ascii() && first != sign)
            }
            Begins::Mark => !matches!(phrase, [first, ..] if first.is_ascii()),
            Begins::Any => true,
        }
    }

    /// Whether any of a table's phrases may begin here; nothing is known of one that is not kept.
    #[inline(always)]
    pub fn may_begin_any(&self, table: Option<&Beginnings>) -> bool {
        let Some(table) = table else {
            return true;
        };
        match &self.begins {
            Begins::Plain([first, second]) => table.have_plain(*first, *second),
            Begins::Wide(first, _) => table.have_wide(*first),
            Begins::OneOf(letters) => table.have_one_of(*letters),
            Begins::Sign(sign) => table.have_sign(*sign),
            Begins::Mark => table.have_marks(),
            Begins::Any => true,
        }
    }

    /// Behind the first of several phrases that stands here.
    pub fn behind_any(&self, phrases: &'static [&'static str]) -> Option<Cursor<'a>> {
        if !self.may_begin_any(Beginnings::of(phrases)) {
            return None;
        }
        phrases.iter().find_map(|one| self.behind(one))
    }

    /// Behind a phrase.
    #[inline(always)]
    pub fn behind(&self, phrase: &str) -> Option<Cursor<'a>> {
        self.may_begin(phrase).then(|| self.behind_whole(phrase))?
    }

    fn behind_whole(&self, phrase: &str) -> Option<Cursor<'a>> {
        let Here { script, mut at, .. } = *self;
        let is_attached = matches!(self.begins, Begins::OneOf(_));
        if !is_attached && !is_same(script, at.peek()?, phrase.chars().next()?) {
            return None;
        }
        let mut end = None;
        let mut rest = phrase;
        loop {
            // Phrases are too short for a faster search.
            let space = rest.bytes().position(|byte| byte == b' ');
            let one = rest.get(..space.unwrap_or(rest.len())).unwrap_or_default();
            let (one, is_ahead) = match one.strip_prefix('>') {
                Some(one) => (one, true),
                None => (one, false),
            };
            if is_ahead {
                end = end.or(Some(at));
            }
            at = word(script, at.skip_spaces(), one)?;
            match space {
                Some(space) => rest = rest.get(space + 1..).unwrap_or_default(),
                None => break,
            }
        }
        Some(end.unwrap_or(at))
    }
}

impl Begins {
    /// By the letter of two bytes that a text begins with.
    fn with_letter(script: Script, text: &str) -> Begins {
        let mut letters = text.chars();
        let Some(first) = letters.next() else {
            return Begins::Any;
        };
        let prefixes = script.prefixes(first);
        let as_bytes = |c: char| {
            let mut bytes = [0; 4];
            match *script.small(c).encode_utf8(&mut bytes).as_bytes() {
                [one, two] => Some(u16::from_be_bytes([one, two])),
                _ => None,
            }
        };
        if prefixes.len() == 1 {
            let second = letters.next().and_then(as_bytes);
            return as_bytes(first).map_or(Begins::Any, |first| Begins::Wide(first, second));
        }
        let bytes = text.as_bytes();
        let behind = prefixes
            .iter()
            .filter_map(|prefix| behind_prefix(bytes, prefix));
        let letters = behind.filter_map(|behind| {
            if let [one, two, ..] = behind
                && let plain = u16::from_be_bytes([*one, *two])
                && is_plain_letter(plain)
            {
                return Some(plain);
            }
            let at = bytes.len() - behind.len();
            as_bytes(text.get(at..)?.chars().next()?)
        });
        Begins::OneOf(letters.map(letter_bit).fold(0, |all, letter| all | letter))
    }
}

/// What may stand in place of `'`.
const APOSTROPHE: &str = "’";

/// Behind a prefix of a word, which is a few bytes: too short for the general comparison.
#[inline(always)]
fn behind_prefix<'t>(text: &'t [u8], prefix: &str) -> Option<&'t [u8]> {
    let (written, behind) = text.split_at_checked(prefix.len())?;
    let mut both = written.iter().zip(prefix.as_bytes());
    both.all(|(one, other)| one == other).then_some(behind)
}

/// Behind a word of a phrase that stands right here, with whatever may be written together with it before it.
pub fn word<'a>(script: Script, start: Cursor<'a>, pattern: &str) -> Option<Cursor<'a>> {
    let prefixes = script.prefixes(start.peek()?);
    if prefixes.len() == 1 {
        return bare_word(script, start, pattern);
    }
    let rest = start.rest().as_bytes();
    prefixes.iter().find_map(|prefix| {
        behind_prefix(rest, prefix)?;
        bare_word(script, start.advanced(prefix.len()), pattern)
    })
}

/// A word without prefixes. `*` at the pattern's end stands for any ending; `+` says that what
/// follows is written together with it.
fn bare_word<'a>(script: Script, start: Cursor<'a>, pattern: &str) -> Option<Cursor<'a>> {
    // Most words differ in their first letter.
    if let ([one, two, ..], [wanted, behind, ..]) = (start.rest().as_bytes(), pattern.as_bytes())
        && let found = u16::from_be_bytes([*one, *two])
        && let wanted = u16::from_be_bytes([*wanted, *behind])
        && found != wanted
        && is_plain_letter(found)
        && is_plain_letter(wanted)
    {
        return None;
    }
    let mut length = pattern.len();
    let last = pattern.as_bytes().last();
    let (attached, has_ending) = (last == Some(&b'+'), last == Some(&b'*'));
    while let Some(b'*' | b'+') = length
        .checked_sub(1)
        .and_then(|last| pattern.as_bytes().get(last))
    {
        length -= 1;
    }
    let stem = pattern.get(..length).unwrap_or_default();
    let mut end = same_beginning(start.rest(), stem)?;
    let wanted_behind = stem.get(end..).unwrap_or_default().chars();
    let mut text = start.advanced(end).rest().chars();
    for wanted in wanted_behind {
        let found = text.next()?;
        if !is_same(script, found, wanted) {
            return None;
        }
        end += found.len_utf8();
    }
    let mut text = text.peekable();
    if attached {
        return Some(start.advanced(end));
    }
    if has_ending {
        for _ in 0..LONGEST_ENDING {
            match text.next_if(|c| is_letter(*c)) {
                Some(c) => end += c.len_utf8(),
                None => break,
            }
        }
    }
    let goes_on = text
        .peek()
        .is_some_and(|c| is_letter(*c) || script.digits_go_on() && c.is_ascii_digit());
    let ends_in_letter = stem.ends_with(is_letter);
    (!(goes_on && ends_in_letter)).then(|| start.advanced(end))
}

/// Bytes from the beginning on in which a text and a word are the same but for capitals of ASCII, of whole characters;
/// `None` where letters of ASCII differ behind them.
fn same_beginning(text: &str, word: &str) -> Option<usize> {
    let both = text.bytes().zip(word.bytes());
    let mut length = 0;
    for (found, wanted) in both {
        if found == wanted || found.is_ascii() && found.eq_ignore_ascii_case(&wanted) {
            length += 1;
        } else if found.is_ascii() && wanted.is_ascii() {
            return None;
        } else {
            break;
        }
    }
    while !(text.is_char_boundary(length) && word.is_char_boundary(length)) {
        length -= 1;
    }
    Some(length)
}

/// Whether a character of the text is the one that a word has in its place. An accent may be missing
/// and may not be another.
fn is_same(script: Script, found: char, wanted: char) -> bool {
    // Small letters of Cyrillic and Arabic that stand for themselves alone.
    let is_plain = |c| matches!(c, 'а'..='я' | 'ا' | 'ب' | 'ت'..='غ' | 'ف'..='و' | 'ي');
    if found == wanted || is_plain(found) && is_plain(wanted) {
        return found == wanted;
    }
    if found.is_ascii() && wanted.is_ascii() {
        return found.eq_ignore_ascii_case(&wanted);
    }
    let found = script.small(found);
    let wanted = script.small(wanted);
    found == wanted
        || script == Script::Accented && found.is_ascii() && found == without_accent(wanted)
}

/// Where the word begins whose letters a place stands among; `None` for a run of letters that is
/// too long to be one.
pub fn word_start<'a>(at: Cursor<'a>) -> Option<Cursor<'a>> {
    const LONGEST: usize = 40;
    let mut start = at.at;
    for c in at.before().chars().rev() {
        if !is_letter(c) {
            break;
        }
        start -= c.len_utf8();
        if at.at - start > LONGEST {
            return None;
        }
    }
    Some(Cursor::new(at.text, start))
}

/// The cursor at each of the last words before a place, nearest first.
pub fn words_before<'a>(at: Cursor<'a>, count: usize) -> impl Iterator<Item = Cursor<'a>> {
    let mut end = at.at;
    (0..count).map_while(move |_| {
        let before = at.text.get(..end)?.trim_end_matches([' ', '\'', '’', '-']);
        let start = word_start(Cursor::new(at.text, before.len()))?;
        end = start.at;
        (start.at < before.len()).then_some(start)
    })
}

/// Where the words begin that stand before a place on its line, the nearest first, so many bytes back at most.
pub fn words_begin(text: &str, at: usize, farthest: usize) -> impl Iterator<Item = usize> {
    let before = text.get(..at).unwrap_or_default();
    let mut from = before.len().saturating_sub(farthest);
    while !before.is_char_boundary(from) {
        from += 1;
    }
    let from = from.max(before.rfind('\n').map_or(0, |line| line + 1));
    let near = before.get(from..).unwrap_or_default();
    near.rmatch_indices([' ', '\'', '’'])
        .map(move |(at, mark)| from + at + mark.len())
        .chain([from])
}

/// Whether a word directly before a place says that a citation is meant: see, recommendation, para.
pub fn is_cued(words: &Words, start: Cursor<'_>) -> bool {
    let before = start.before().trim_end_matches([' ', '(', '[']);
    let last_word = Cursor::new(start.text, before.trim_end_matches('.').len());
    words_before(last_word, 2).any(|word| {
        let cues = words.cues.iter();
        cues.filter_map(|cue| phrase(words.script, word, cue))
            .any(|behind| behind.at == before.len())
    })
}

/// A mark or word between the elements of a list; whether it is one that comes before the last.
pub fn list_mark<'a>(words: &Words, start: Cursor<'a>) -> Option<(Cursor<'a>, bool)> {
    let comma = start.word(",");
    let behind = comma.unwrap_or(start);
    match any_phrase(words.script, behind, words.and) {
        Some(behind) => Some((behind, true)),
        None => Some((comma?, false)),
    }
}

/// A mark or word between the ends of a range.
pub fn range_mark<'a>(words: &Words, start: Cursor<'a>) -> Option<Cursor<'a>> {
    start
        .any_word(&["--", "-"])
        .or_else(|| any_phrase(words.script, start, words.to))
}

/// The places behind each word that can stand between a part and its whole, where one does: of.
pub fn behind_of<'a>(words: &Words, at: Cursor<'a>) -> impl Iterator<Item = Cursor<'a>> {
    words
        .of
        .iter()
        .filter_map(move |of| behind_link(words, at, of))
}

/// The same, and behind the words that join an annex to its instrument: to.
pub fn behind_of_or_to<'a>(words: &Words, at: Cursor<'a>) -> impl Iterator<Item = Cursor<'a>> {
    words
        .of
        .iter()
        .chain(words.to_whole)
        .filter_map(move |link| behind_link(words, at, link))
}

/// Behind one such word, before which a comma may stand (article 30, paragraph 2, of). Where the case
/// alone joins them, nothing may stand between; not even an *and* that is written together with the noun.
fn behind_link<'a>(words: &Words, at: Cursor<'a>, link: &str) -> Option<Cursor<'a>> {
    if !link.is_empty() {
        return phrase(words.script, at.word(",").unwrap_or(at), link);
    }
    let here = match at.word(",").map(|behind| behind.skip_spaces()) {
        // المرفق الأول، الفقرة 3، للقرار
        Some(behind) if words.script.joins(behind) => return Some(behind),
        _ => at.skip_spaces(),
    };
    let mut attached = words.and.iter().filter_map(|and| and.strip_suffix('+'));
    (!attached.any(|and| here.rest().starts_with(and))).then_some(here)
}

/// Behind what says that a place or an article is of what was cited last: thereof, of the same.
pub fn behind_of_it<'a>(words: &Words, at: Cursor<'a>) -> Option<Cursor<'a>> {
    any_phrase(words.script, at, words.of_it).or_else(|| {
        // of the same; not: of the same report
        let end = any_phrase(words.script, at, words.of_the_same)?;
        (!end.skip_spaces().peek().is_some_and(is_letter)).then_some(end)
    })
}

/// A Roman numeral in small letters: ii.
pub fn small_roman(start: Cursor<'_>) -> Option<(u16, Cursor<'_>)> {
    start.roman_of(|c| {
        if c.is_ascii_lowercase() {
            c.to_ascii_uppercase()
        } else {
            ' '
        }
    })
}

/// Behind a bracket that says what is cited is about: decisions 2/6 (working group), 3/4 (priorities) and 4/3. What
/// has figures in it may be a citation.
pub fn behind_gloss(at: Cursor<'_>) -> Option<Cursor<'_>> {
    const LONGEST: usize = 160;
    let inside = at.skip_spaces().word("(")?;
    let length = inside
        .rest()
        .find(')')
        .filter(|length| *length <= LONGEST)?;
    let gloss = inside.rest().get(..length)?;
    let is_plain =
        !gloss.contains(|c: char| c.is_ascii_digit() || matches!(c, '(' | '.' | ';' | '\n'));
    is_plain.then(|| inside.advanced(length + 1))
}

/// Whether a noun of a table says by its own ending that what it names is *its*: فقرتها.
pub fn has_own_ending(words: &Words, noun: &str) -> bool {
    words
        .own_endings
        .iter()
        .any(|ending| noun.ends_with(ending))
}
