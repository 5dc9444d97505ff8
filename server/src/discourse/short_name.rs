//! Short names that stand in brackets right behind the name of a body or a treaty, “the COP”, (далее — Конференция),
//! (КУ), and where a text has them again.
//!
//! Not here: whose they are at a place (`paragraph/called.rs`).

use std::ops::Range;

use memchr::memmem;

use super::carried::{Discourse, Law};
use crate::citation::{Mention, Named, Recognised};

/// Characters of the longest short name.
const LONGEST: usize = 40;

/// The short name in the bracket that stands right behind a name: (“the COP”), (далее — Конференция), (КУ),
/// (en adelante, CoP).
pub fn introduced_behind(text: &str, end: usize) -> Option<&str> {
    /// Bytes of the longest bracket.
    const FARTHEST: usize = 120;
    const QUOTES: [(char, char); 5] = [('“', '”'), ('«', '»'), ('"', '"'), ('„', '“'), ('‘', '’')];
    let behind = text.get(end..)?;
    let inside = behind
        .trim_start_matches([' ', '\n', '”', '»', '\0', '*', '_'])
        .strip_prefix('(')?;
    let closing = inside.find(')').filter(|closing| *closing <= FARTHEST)?;
    let inside = inside.get(..closing)?.trim_matches([' ', '*', '_', '\0']);
    let quoted = QUOTES.iter().find_map(|(open, close)| {
        let (_, from) = inside.split_once(*open)?;
        Some(from.split_once(*close)?.0)
    });
    let behind_dash = || {
        let (before, name) =
            (inside.split_once(['—', '–'])).or_else(|| inside.split_once("---"))?;
        before.starts_with(char::is_lowercase).then_some(name)
    };
    let acronym = || {
        let capitals = inside.chars().filter(|c| c.is_uppercase()).count();
        (capitals > 1 && inside.chars().all(char::is_alphanumeric)).then_some(inside)
    };
    // (en adelante, CoP), (hereinafter CoP): an acronym behind a comma or one long word.
    let led = || {
        const SHORTEST_LEAD: usize = 5;
        let (lead, name) = inside.rsplit_once(' ')?;
        let lead = lead.trim_end();
        let (lead, is_marked) = match lead.strip_suffix([',', ':']) {
            Some(lead) => (lead, true),
            None => (lead, false),
        };
        let is_word = |c: char| c.is_lowercase() || c == '-' || is_marked && c == ' ';
        let is_lead = lead.chars().all(is_word) && lead.chars().count() >= SHORTEST_LEAD;
        let capitals = name.chars().filter(|c| c.is_uppercase()).count();
        (is_lead && capitals > 1 && name.chars().all(char::is_alphanumeric)).then_some(name)
    };
    let name = quoted.or_else(behind_dash).or_else(acronym).or_else(led)?;
    let name = without_article(name.trim());
    let is_name = name.starts_with(char::is_uppercase)
        && (2..=LONGEST).contains(&name.chars().count())
        && !name.contains(|c: char| c.is_ascii_digit());
    is_name.then_some(name)
}

/// Without the short word in small letters that a name begins with.
fn without_article(name: &str) -> &str {
    const LONGEST: usize = 3;
    let article = name.find([' ', '\'', '’']);
    let Some((article, rest)) = article.and_then(|at| name.split_at_checked(at)) else {
        return name;
    };
    let is_article = article.chars().count() <= LONGEST && article.chars().all(char::is_lowercase);
    match is_article {
        true => rest.trim_start_matches([' ', '\'', '’']),
        false => name,
    }
}

/// Whether a name as it is written is one that was introduced, in whatever case.
pub fn is_called(known: &str, written: &str) -> bool {
    const SHORTEST: usize = 6;
    const LONGEST_ENDING: usize = 3;
    if known == written {
        return true;
    }
    let length = known.chars().count();
    let same = known.chars().zip(written.chars());
    let same = same.take_while(|(one, other)| one == other).count();
    !known.is_ascii()
        && length >= SHORTEST
        && same + LONGEST_ENDING >= length
        && same + LONGEST_ENDING >= written.chars().count()
        && written.chars().all(char::is_alphabetic)
}

/// What was read of a text with the names that only the document gives, where it has such.
pub fn with_called(discourse: &Discourse, text: &str, read: &Recognised) -> Option<Recognised> {
    /// Of one name in one paragraph, at most.
    const MOST: usize = 64;
    let mut found: Vec<Mention> = Vec::new();
    let bodies = discourse.called_bodies.iter();
    let bodies = bodies.map(|(name, speaker)| (name, Named::Body(*speaker)));
    let treaties = discourse.called_treaties.iter();
    let treaties = treaties.map(|(name, law)| (name, named(*law)));
    for (name, named) in bodies.chain(treaties) {
        // What has a case of its own is a word, which is read where it is a name.
        if !is_acronym(name) {
            continue;
        }
        for at in places_of(name, text).take(MOST) {
            let range = at..at + name.len();
            let is_known = (read.mentions.iter())
                .any(|known| known.range.start < range.end && range.start < known.range.end);
            if is_known || !is_a_word(text, &range) {
                continue;
            }
            found.push(Mention {
                range,
                named: named.clone(),
                issues: false,
                is_addressed: false,
            });
        }
    }
    if found.is_empty() {
        return None;
    }
    let mut all = read.clone();
    all.mentions.extend(found);
    all.mentions.sort_by_key(Mention::order);
    Some(all)
}

/// Where a name stands in a text. Of ASCII few letters of a text are its first: no search is put together for it.
fn places_of(name: &str, text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let first = name.as_bytes().first().filter(|first| first.is_ascii());
    let stands =
        |at: &usize| (bytes.get(*at..)).is_some_and(|rest| rest.starts_with(name.as_bytes()));
    let of_ascii = first.map(|first| memchr::memchr_iter(*first, bytes).filter(stands));
    let of_others = first.is_none().then(|| memmem::find_iter(bytes, name));
    of_ascii
        .into_iter()
        .flatten()
        .chain(of_others.into_iter().flatten())
}

/// Whether a name is written in capitals, so that it has no case of its own.
pub fn is_acronym(name: &str) -> bool {
    name.chars().filter(|c| c.is_uppercase()).count() > 1 && !name.contains(' ')
}

/// A treaty or a law as what names it.
fn named(law: Law) -> Named {
    match law {
        Law::Own(id) | Law::Other { id: Some(id), .. } => Named::Treaty(id),
        Law::Other { id: None, kind } => Named::AnotherTreaty { kind },
        Law::National => Named::NationalLaw,
    }
}

fn is_a_word(text: &str, range: &Range<usize>) -> bool {
    let is_joint = |c: char| c.is_alphanumeric() || matches!(c, '/' | '_' | '-' | '.' | '@');
    let before = text.get(..range.start).unwrap_or_default();
    let behind = text.get(range.end..).unwrap_or_default();
    !before.ends_with(is_joint)
        && !behind.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '_' | '-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bracket_behind_a_name_introduces_a_shorter_one() {
        for (behind, name) in [
            (" (“the COP”) met", Some("COP")),
            (" (hereinafter “the Conference”)", Some("Conference")),
            (
                " (ci-après « la Conférence » et « la Convention »)",
                Some("la Conférence"),
            ),
            (" (далее — Конференция)", Some("Конференция")),
            (" (КУ), ", Some("КУ")),
            (" («la Conferencia»)", Some("Conferencia")),
            (" (Vienna, 2008)", None),
            (" (resolution 7/3)", None),
            (" met (“the COP”)", None),
        ] {
            let found = introduced_behind(behind, 0);
            let name = name.map(without_article);
            assert_eq!(found, name, "{behind}");
        }
    }
}
