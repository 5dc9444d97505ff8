//! Who has the floor: the lines of a chat and the speeches of a debate.
//!
//! ```text
//! [09:02] Maëlle: I work on the Conference of the States Parties.
//! [09:11] Inès: And I on the Organized Crime Conference.
//! [09:12] Bastien: Decision 3/4, paragraph 7 (b).
//! ```
//!
//! Who speaks of one body only goes on with it whenever the floor is theirs; who speaks of several, or of none,
//! answers whoever spoke before.

use std::sync::OnceLock;

use memchr::memchr;
use memchr::memmem::Finder;

use super::list::List;
use crate::citation::Speaker;
use crate::text::is_letter;

/// People who are remembered, at most.
const MOST: usize = 12;

/// The people who have had the floor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Turns {
    people: List<Person>,
    /// Whether turns are lines without blank ones between, so that a blank line is a pause.
    are_lines: bool,
    /// Whether a blank line stands behind the turn.
    is_behind_blank_line: bool,
    /// Whether anybody has the floor.
    pub is_taken: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Person {
    name: String,
    speaks_of: Vec<Speaker>,
}

impl Turns {
    /// Somebody takes the floor; whether that is behind a pause, behind which something else may be spoken of.
    pub fn take(&mut self, name: &str) -> bool {
        let is_behind_blank_line = std::mem::take(&mut self.is_behind_blank_line);
        self.are_lines |= self.is_taken && !is_behind_blank_line;
        let is_behind_a_pause = self.are_lines && is_behind_blank_line;
        if is_behind_a_pause {
            self.people.clear();
        }
        self.is_taken = true;
        let known = self.people.iter().position(|person| person.name == name);
        let known = known.and_then(|place| self.people.take(place));
        let person = known.unwrap_or_else(|| Person {
            name: name.to_owned(),
            speaks_of: Vec::new(),
        });
        let is_the_same = |one: &Person, other: &Person| one.name == other.name;
        self.people.remember(person, MOST, is_the_same);
        is_behind_a_pause
    }

    /// A blank line stands behind the turn; whether that says anything new.
    pub fn see_blank_line(&mut self) -> bool {
        let is_new = self.is_taken && !self.is_behind_blank_line;
        self.is_behind_blank_line |= is_new;
        is_new
    }

    /// Who has the floor speaks of a body.
    pub fn speaks_of(&mut self, speaker: Speaker) {
        if let Some(person) = self.people.last_mut().filter(|_| self.is_taken)
            && !person.speaks_of.contains(&speaker)
        {
            person.speaks_of.push(speaker);
        }
    }

    /// The only body that who has the floor has spoken of.
    pub fn own(&self) -> Option<Speaker> {
        match self.people.last()?.speaks_of.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }
}

/// Where turns begin in a text, in bytes, with who takes the floor.
pub fn turns(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let end = memchr(b'\n', rest.as_bytes()).map_or(rest.len(), |end| end + 1);
        if let Some(name) = rest.get(..end).and_then(label) {
            found.push((at, name));
        }
        at += end;
    }
    found
}

/// The name in what a turn begins with: [09:03] Ben:, 10:12 Олег:, Ms. HOLLOWAY (Kestrel):
fn label(line: &str) -> Option<&str> {
    /// Bytes of the longest name with what stands behind it in brackets.
    const LONGEST: usize = 80;
    const MOST_WORDS: usize = 5;
    let line = line.trim_start_matches([' ', '\t', '*', '_', '>', '\0', '-', '–', '—']);
    let (is_timed, behind) = match behind_time(line) {
        Some(behind) => (true, behind),
        None => (false, line),
    };
    let near = behind.get(..behind.len().min(LONGEST)).unwrap_or(behind);
    let plain = memchr(b':', near.as_bytes());
    static WIDE: OnceLock<Finder<'static>> = OnceLock::new();
    let wide = WIDE.get_or_init(|| Finder::new("："));
    let wide = wide.find(near.as_bytes());
    let colon = match (plain, wide) {
        (Some(plain), Some(wide)) => plain.min(wide),
        (plain, wide) => plain.or(wide)?,
    };
    let name = near.get(..colon)?;
    let bare = name
        .split(['(', '（'])
        .next()?
        .trim_matches([' ', '\u{a0}', '*', '_', '\0']);
    let is_name = !bare.is_empty()
        && bare.split(' ').count() <= MOST_WORDS
        && bare
            .chars()
            .all(|c| is_letter(c) || matches!(c, ' ' | '.' | '-' | '\'' | '’'));
    let after = behind.get(colon..)?.chars().nth(1);
    let ends = after.is_none_or(|c| c.is_whitespace() || matches!(c, '*' | '_' | '\0'))
        || near.get(colon..)?.starts_with('：');
    // A name in capitals has the floor without a time.
    let is_shouted = || {
        const SHORTEST: usize = 3;
        bare.split([' ', '-'])
            .any(|word| word.chars().count() >= SHORTEST && word.chars().all(char::is_uppercase))
            && bare.chars().any(char::is_lowercase)
    };
    (is_name && ends && (is_timed || is_shouted())).then_some(bare)
}

/// Behind the time that a line begins with, in brackets or not.
fn behind_time(line: &str) -> Option<&str> {
    let (inside, closing) = match line.strip_prefix(['[', '(']) {
        Some(inside) => (inside, true),
        None => (line, false),
    };
    let end = inside
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.' | 'h')))
        .unwrap_or(inside.len());
    let (hours, minutes) = inside.get(..end)?.split_once([':', '.', 'h'])?;
    let is_number = |figures: &str| {
        (1..=2).contains(&figures.len()) && figures.bytes().all(|byte| byte.is_ascii_digit())
    };
    // 09:03:12
    let minutes = minutes.split(':').next()?;
    if !is_number(hours) || !is_number(minutes) {
        return None;
    }
    let behind = inside.get(end..)?;
    let behind = match closing {
        true => behind.strip_prefix([']', ')'])?,
        false => behind,
    };
    let name = behind.trim_start_matches([' ', '\u{a0}', '-', '–', '—', '*', '_', '<', '\0']);
    (name.len() < behind.len()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_begins_with_who_takes_the_floor() {
        for (line, name) in [
            ("[09:03] Ben: Never", Some("Ben")),
            ("[09:02] Maëlle : Bonjour !", Some("Maëlle")),
            ("10:12 Олег: решений", Some("Олег")),
            ("09:00 هدى: صباح الخير", Some("هدى")),
            ("Ms. HOLLOWAY (Kestrel): My question", Some("Ms. HOLLOWAY")),
            ("La señora MINISTRA: Gracias", Some("La señora MINISTRA")),
            ("**Ruth** (09:03): No", None),
            ("Note: see paragraph 5", None),
            ("NOTE: see paragraph 5", None),
            ("9:30 the meeting began with decision 3/4: a surprise", None),
            ("12.5 Budget: none", Some("Budget")),
            ("http://example.org", None),
        ] {
            assert_eq!(label(line), name, "{line}");
        }
    }
}
