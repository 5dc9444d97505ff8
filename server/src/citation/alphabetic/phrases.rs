//! Many phrases compared with one place of a text at once: a word of the text is read once, however many
//! phrases have the same word there.
//!
//! What stands at a place is what [`phrase`](super::phrase::phrase) says of each phrase by itself; no word is
//! compared otherwise here.

use super::phrase::{Here, word};
use super::script::Script;
use crate::citation::cursor::Cursor;

/// Letters of a first word that are compared before anything else.
const FIRST_LETTERS: usize = 3;

/// Phrases of one script, each with a number.
pub struct Phrases {
    script: Script,
    /// The first words of those with the same first letters, in the letters' order.
    by_letters: Vec<Alike>,
    /// Where each of the letters stands there, and one more; by [`place_of`], in places of a power of two, at least
    /// half of them free, where 0 is.
    places: Box<[u16]>,
    /// Which lengths the letters have: a bit for each.
    lengths: u8,
}

/// First words with the same first letters.
type Alike = (Letters, Vec<Word>);

/// A word that phrases have in one place, all before it being the same.
struct Word {
    /// As [`word`] has it.
    pattern: Box<str>,
    /// What stands behind the first letters, as many again, where it is a phrase's first word; and the bits of as many
    /// letters as these are.
    behind: (Letters, Letters),
    /// Whether it only stands ahead of what has ended before it: `>on`.
    is_ahead: bool,
    /// The phrases that end with it.
    ending: Vec<usize>,
    /// The words behind it in others.
    next: Vec<Word>,
}

impl Word {
    /// Takes up a phrase behind what is the same. Phrases come in their order, so that those that go on with the same
    /// word come one behind the other.
    fn take_up(all: &mut Vec<Word>, phrase: &str, number: usize) {
        let (written, behind) = match phrase.split_once(' ') {
            Some((written, behind)) => (written, Some(behind)),
            None => (phrase, None),
        };
        let (pattern, is_ahead) = match written.strip_prefix('>') {
            Some(pattern) => (pattern, true),
            None => (written, false),
        };
        let is_known =
            (all.last()).is_some_and(|last| *last.pattern == *pattern && last.is_ahead == is_ahead);
        if !is_known {
            all.push(Word {
                pattern: pattern.into(),
                behind: (0, 0),
                is_ahead,
                ending: Vec::new(),
                next: Vec::new(),
            });
        }
        if let Some(word) = all.last_mut() {
            match behind {
                Some(behind) => Word::take_up(&mut word.next, behind, number),
                None => word.ending.push(number),
            }
        }
    }
}

/// The first letters of a word without what a script does not tell apart, the first one highest; 0 behind its end.
type Letters = u64;

/// A phrase that stands at a place, by its number, and the place behind it.
pub type Standing<'a> = (usize, Cursor<'a>);

impl Phrases {
    /// Numbers the phrases in the order in which they come.
    pub fn new(script: Script, phrases: impl IntoIterator<Item = String>) -> Phrases {
        let mut all: Vec<(Letters, String, usize)> = (phrases.into_iter().enumerate())
            .map(|(number, phrase)| {
                let first = phrase.split(' ').next().unwrap_or_default();
                let stem = first.trim_end_matches(['*', '+']);
                (letters(script, stem), phrase, number)
            })
            .collect();
        all.sort_unstable();
        let mut by_letters: Vec<Alike> = Vec::new();
        for (letters, phrase, number) in all {
            if by_letters.last().is_none_or(|(last, _)| *last != letters) {
                by_letters.push((letters, Vec::new()));
            }
            if let Some((_, words)) = by_letters.last_mut() {
                Word::take_up(words, &phrase, number);
            }
        }
        for (_, words) in &mut by_letters {
            for word in words {
                let stem = word.pattern.trim_end_matches(['*', '+']);
                let behind = letters(script, behind_first(stem));
                word.behind = (behind, first_of(Letters::MAX, length_of(behind)));
            }
        }
        let lengths = by_letters.iter();
        let lengths = lengths.fold(0, |all, (letters, _)| all | 1 << length_of(*letters));
        let count = (2 * by_letters.len()).next_power_of_two().max(2);
        let mut places = vec![0; count].into_boxed_slice();
        for ((letters, _), number) in by_letters.iter().zip(1..) {
            let mut at = place_of(*letters, count);
            while places.get(at).is_some_and(|taken| *taken != 0) {
                at = (at + 1) & (count - 1);
            }
            if let Some(place) = places.get_mut(at) {
                *place = number;
            }
        }
        Phrases {
            script,
            by_letters,
            places,
            lengths,
        }
    }

    /// The longest phrase at a place among those that are accepted; of equals that of the smallest number.
    pub fn longest<'a>(
        &self,
        start: Cursor<'a>,
        is_accepted: impl Fn(Standing<'a>) -> bool,
    ) -> Option<Standing<'a>> {
        let mut best = None;
        self.each_standing(self.script, start, &mut |standing: Standing<'a>| {
            let (number, end) = standing;
            let is_better = best.is_none_or(|(known, longest): Standing<'a>| {
                end.at > longest.at || end.at == longest.at && number < known
            });
            if is_better && is_accepted(standing) {
                best = Some(standing);
            }
        });
        best
    }

    /// Whether any of them stands at a place, compared as in a script like theirs: with all accents.
    pub fn any_stands(&self, script: Script, start: Cursor<'_>) -> bool {
        let mut is_any = false;
        self.each_standing(script, start, &mut |_| is_any = true);
        is_any
    }

    fn each_standing<'a>(
        &self,
        script: Script,
        start: Cursor<'a>,
        found: &mut impl FnMut(Standing<'a>),
    ) {
        let here = start.skip_spaces();
        let Some(first) = here.peek() else {
            return;
        };
        for attached in self.script.prefixes(first) {
            let Some(inside) = here.rest().strip_prefix(attached) else {
                continue;
            };
            let written = letters(self.script, inside);
            let mut behind = None;
            // A word of a phrase may be shorter.
            for length in 1..=length_of(written) {
                if self.lengths >> length & 1 == 1
                    && let Some(same) = self.with_letters(first_of(written, length))
                {
                    let behind =
                        *behind.get_or_insert_with(|| letters(self.script, behind_first(inside)));
                    each_standing(script, here, None, same, Some(behind), found);
                }
            }
        }
    }

    /// The first words with just these first letters.
    fn with_letters(&self, letters: Letters) -> Option<&[Word]> {
        let count = self.places.len();
        let mut at = place_of(letters, count);
        loop {
            let number = usize::from(*self.places.get(at)?);
            let (known, words) = self.by_letters.get(number.checked_sub(1)?)?;
            if *known == letters {
                return Some(words);
            }
            at = (at + 1) & (count - 1);
        }
    }
}

/// Where letters are looked for first, among so many places, which are a power of two.
fn place_of(letters: Letters, count: usize) -> usize {
    // 2⁶⁴ over the golden ratio: the high bits are well mixed.
    let mixed = letters.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40;
    usize::try_from(mixed).unwrap_or_default() & (count - 1)
}

/// What stands behind the first letters of a word.
fn behind_first(word: &str) -> &str {
    let first = word.as_bytes().first_chunk::<FIRST_LETTERS>();
    if first.is_some_and(|first| first.is_ascii()) {
        return word.get(FIRST_LETTERS..).unwrap_or_default();
    }
    let mut letters = word.char_indices().skip(FIRST_LETTERS);
    let behind = letters.next().and_then(|(at, _)| word.get(at..));
    behind.unwrap_or_default()
}

/// How many letters there are.
fn length_of(letters: Letters) -> usize {
    let free = letters.trailing_zeros() as usize / BITS_OF_A_LETTER;
    FIRST_LETTERS - free.min(FIRST_LETTERS)
}

fn letters(script: Script, word: &str) -> Letters {
    // Most words begin with letters of ASCII only.
    if let Some(first) = word.as_bytes().first_chunk::<FIRST_LETTERS>()
        && first.is_ascii()
    {
        let small = first.map(|byte| u64::from(byte.to_ascii_lowercase()));
        return small
            .iter()
            .fold(0, |letters, letter| letters << BITS_OF_A_LETTER | letter);
    }
    let mut word = word.chars().map(|c| match c.is_ascii() {
        true => u64::from(c.to_ascii_lowercase()),
        false => u64::from(script.first_letter(c)),
    });
    (0..FIRST_LETTERS).fold(0, |letters, _| {
        letters << BITS_OF_A_LETTER | word.next().unwrap_or_default()
    })
}

/// More than any character has.
const BITS_OF_A_LETTER: usize = 21;

/// The letters of a word that has no more of them.
fn first_of(letters: Letters, length: usize) -> Letters {
    let behind = FIRST_LETTERS.saturating_sub(length) * BITS_OF_A_LETTER;
    letters >> behind << behind
}

/// Every phrase that goes on at a place with one of some words. `end` is where those end that have had a word with `>`,
/// `behind` what stands behind the first letters of the first word.
fn each_standing<'a>(
    script: Script,
    at: Cursor<'a>,
    end: Option<Cursor<'a>>,
    words: &[Word],
    behind: Option<Letters>,
    found: &mut impl FnMut(Standing<'a>),
) {
    if words.is_empty() {
        return;
    }
    let here = at.skip_spaces();
    let Some(place) = Here::new(script, here) else {
        return;
    };
    for one in words {
        let may_stand = match behind {
            Some(behind) => behind & one.behind.1 == one.behind.0,
            None => place.may_begin(&one.pattern),
        };
        if !may_stand {
            continue;
        }
        let Some(behind) = word(script, here, &one.pattern) else {
            continue;
        };
        let end = match one.is_ahead {
            true => end.or(Some(at)),
            false => end,
        };
        for number in &one.ending {
            found((*number, end.unwrap_or(behind)));
        }
        each_standing(script, behind, end, &one.next, None, found);
    }
}

#[cfg(test)]
mod tests {
    use super::super::phrase::phrase;
    use super::super::words::{arabic, english, french};
    use super::*;

    /// The longest of some phrases, each compared by itself; of equals the first.
    fn one_by_one(script: Script, text: &str, phrases: &[&str]) -> Option<(usize, usize)> {
        let standing = (phrases.iter().enumerate()).filter_map(|(number, one)| {
            Some((number, phrase(script, Cursor::new(text, 0), one)?.at))
        });
        standing.reduce(|best, next| if next.1 > best.1 { next } else { best })
    }

    #[test]
    fn what_stands_at_a_place_is_what_each_phrase_by_itself_says() {
        let texts = [
            "Convention on the Rights of the Child",
            "convention on transnational organized crime",
            "Conventions",
            "conference of the parties to the convention",
            "Conference",
            "Conférence des Parties",
            "conference des parties",
            "Assemblée générale",
            "والجمعية العامة",
            "للجمعية العامة",
            "بالاتفاقية",
            "",
            " ",
        ];
        let phrases = [
            "convention >on",
            "convention*",
            "convention",
            "convention on the rights",
            "conférence des parties",
            "conference of the parties",
            "conference",
            "assemblée général*",
            "الجمعية العامة",
            "الجمعية",
            "جمعية العامة",
            "الاتفاقية",
            "اتفاقية",
        ];
        for script in [
            english::WORDS.script,
            french::WORDS.script,
            arabic::WORDS.script,
        ] {
            let together = Phrases::new(script, phrases.map(str::to_owned));
            for text in texts {
                let found = together.longest(Cursor::new(text, 0), |_| true);
                assert_eq!(
                    found.map(|(number, end)| (number, end.at)),
                    one_by_one(script, text, &phrases),
                    "{text:?} in {script:?}"
                );
            }
        }
    }

    #[test]
    fn what_is_not_accepted_does_not_hide_what_is() {
        let phrases = ["rights of the child", "rights"].map(str::to_owned);
        let phrases = Phrases::new(Script::Latin, phrases);
        let at = Cursor::new("rights of the child", 0);
        let longest = |number_to_leave_out| {
            let found = phrases.longest(at, |(number, _)| number != number_to_leave_out);
            found.map(|(number, end)| (number, end.at))
        };
        assert_eq!(longest(1), Some((0, 19)));
        assert_eq!(longest(0), Some((1, 6)));
    }
}
