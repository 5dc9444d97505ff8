//! What a document says in one place and shows only where another asks for it: notes, macros, attributes, variables.
//!
//! Whether any place asks for it is seen by all that asks in the document ([`Asking`]); which lines define something, by
//! the line alone.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use memchr::{memchr, memmem};

use super::lines::lines;

/// What asks, by the sum of how it is written.
pub type Sum = u64;

/// What asks for what a line defines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Use {
    sum: Sum,
    /// Whether it is a name: what it stands for ends with the brackets that open behind it.
    is_name: bool,
}

impl Use {
    /// As [`Asking::Between`] finds it: with what opens it, but without what closes it.
    pub fn text(text: &str) -> Use {
        Use {
            sum: sum(text),
            is_name: false,
        }
    }

    pub fn name(text: &str) -> Use {
        Use {
            sum: sum(text),
            is_name: true,
        }
    }
}

/// How a markup asks for what stands elsewhere.
#[derive(Debug, Clone, Copy)]
pub enum Asking {
    /// On one line between a mark and any of these letters: `[^1]`.
    Between(&'static str, &'static [u8]),
    /// A mark and a name behind it, white space between them or not: `{{ name }}`.
    Named(&'static str),
    /// `\name`
    Commands,
    /// Any name of ASCII letters.
    Names,
}

impl Asking {
    /// Whatever may ask for something in a text, with where it begins.
    fn each(self, text: &str, mut found: impl FnMut(usize, &str)) {
        match self {
            Asking::Named(mark) => {
                for start in memmem::find_iter(text.as_bytes(), mark) {
                    let behind = text.get(start + mark.len()..).unwrap_or_default();
                    let behind = behind.trim_start_matches([' ', '\t']);
                    let is_of_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
                    let end = behind.find(|c| !is_of_name(c)).unwrap_or(behind.len());
                    if let Some(name) = behind.get(..end).filter(|name| !name.is_empty()) {
                        found(start, &format!("{mark}{name}"));
                    }
                }
            }
            Asking::Between(open, closing) => {
                // Where the next letter that closes stands: many that are opened can have one end.
                let mut close = 0;
                for start in memmem::find_iter(text.as_bytes(), open) {
                    let inside = start + open.len();
                    if close < inside {
                        let rest = text.as_bytes().get(inside..).unwrap_or_default();
                        let ends = |byte: &u8| *byte == b'\n' || closing.contains(byte);
                        close = inside + rest.iter().position(ends).unwrap_or(rest.len());
                    }
                    if text
                        .as_bytes()
                        .get(close)
                        .is_some_and(|byte| *byte != b'\n')
                        && let Some(asking) = text.get(start..close)
                    {
                        found(start, asking);
                    }
                }
            }
            Asking::Commands => {
                let mut at = 0;
                let rest = |at: usize| text.as_bytes().get(at..).unwrap_or_default();
                while let Some(next) = memchr(b'\\', rest(at)) {
                    let start = at + next;
                    let is_of_name = |byte: &&u8| byte.is_ascii_alphabetic() || **byte == b'@';
                    at = start + 1;
                    at += rest(at).iter().take_while(is_of_name).count();
                    if at > start + 1
                        && let Some(asking) = text.get(start..at)
                    {
                        found(start, asking);
                    }
                }
            }
            Asking::Names => {
                let is_of_name =
                    |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
                let mut at = 0;
                let rest = |at: usize| text.as_bytes().get(at..).unwrap_or_default();
                while let Some(next) = rest(at).iter().position(is_of_name) {
                    let start = at + next;
                    at = start
                        + rest(start)
                            .iter()
                            .take_while(|byte| is_of_name(byte))
                            .count();
                    let before = text
                        .get(..start)
                        .and_then(|before| before.chars().next_back());
                    let behind = text.get(at..).and_then(|behind| behind.chars().next());
                    // 见a: a letter of any script makes it a longer name.
                    let is_longer = [before, behind]
                        .iter()
                        .flatten()
                        .any(|c| c.is_alphanumeric());
                    if !is_longer && let Some(asking) = text.get(start..at) {
                        found(start, asking);
                    }
                }
            }
        }
    }
}

fn sum(text: &str) -> Sum {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// Adds to how often each stands in a text what of a paragraph may ask for something.
pub fn count(text: &str, asking: &[Asking], counts: &mut BTreeMap<Sum, usize>) {
    for asking in asking {
        asking.each(text, |_, found| *counts.entry(sum(found)).or_default() += 1);
    }
}

/// A stretch of a paragraph that is shown only where something else asks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// Bytes of the paragraph.
    pub range: Range<usize>,
    pub asked_by: Sum,
    /// How often what asks for it stands within it, where it asks for nothing.
    pub own: usize,
}

/// A key with its value, where the mark and the key ask for the value: `key: ……`.
pub fn of_key(line: &str, mark: &str) -> Option<Use> {
    let (key, _) = line.split_once(':')?;
    Some(Use::text(&format!("{mark}{}", key.trim())))
}

/// Defines nothing on any line.
pub fn none(_line: &str) -> Option<Use> {
    None
}

/// The definitions of a paragraph, each from its line up to the next one's.
pub fn definitions(
    text: &str,
    defines: impl Fn(&str) -> Option<Use>,
    asking: &[Asking],
) -> Vec<Definition> {
    let mut all: Vec<(Range<usize>, Use)> = Vec::new();
    // A name's definition goes on as long as brackets are open, a note up to the next one.
    let mut open = 0;
    for range in lines(text) {
        let asked_by = text
            .get(range.clone())
            .and_then(|line| defines(line.trim()));
        let line = text.get(range.clone()).unwrap_or_default();
        if let Some(asked_by) = asked_by {
            open = open_behind(0, line);
            all.push((range, asked_by));
        } else if let Some((last, asked_by)) = all.last_mut()
            && (open > 0 || !asked_by.is_name && last.end == range.start)
        {
            open = open_behind(open, line);
            last.end = range.end;
        }
    }
    if all.is_empty() {
        return Vec::new();
    }
    let mut places: BTreeMap<Sum, Vec<usize>> = BTreeMap::new();
    for asking in asking {
        asking.each(text, |at, found| {
            places.entry(sum(found)).or_default().push(at)
        });
    }
    let defined = all.into_iter().map(|(range, asked_by)| {
        let places = places.get(&asked_by.sum).map_or(&[][..], Vec::as_slice);
        Definition {
            own: places.partition_point(|at| *at < range.end)
                - places.partition_point(|at| *at < range.start),
            range,
            asked_by: asked_by.sum,
        }
    });
    defined.collect()
}

/// The brackets open behind a line.
fn open_behind(open: usize, line: &str) -> usize {
    line.bytes().fold(open, |open, byte| match byte {
        b'(' | b'[' | b'{' => open + 1,
        b')' | b']' | b'}' => open.saturating_sub(1),
        _ => open,
    })
}

/// The note that a line holds, up to what closes its mark: `[^1]: ……`, `[fn:1] ……`.
pub fn note<'a>(line: &'a str, open: &str, behind: &str) -> Option<&'a str> {
    let line = line.trim_start_matches(['>', ' ']);
    let label = line.strip_prefix(open)?.split(']').next()?;
    let (mark, rest) = line.split_at_checked(open.len() + label.len())?;
    rest.strip_prefix(']')?.starts_with(behind).then_some(mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(asking: Asking, text: &str) -> Vec<String> {
        let mut all = Vec::new();
        asking.each(text, |_, found| all.push(found.to_owned()));
        all
    }

    #[test]
    fn whatever_may_ask_is_found() {
        let notes = Asking::Between("[^", b"]");
        assert_eq!(
            all(notes, "甲[^1]乙[^a [^b]\n[^c\n]丙[^2"),
            ["[^1", "[^a [^b", "[^b"]
        );
        let variables = Asking::Named("{{");
        assert_eq!(all(variables, "{{ a }}{{b.c|d}}{{}}"), ["{{a", "{{b.c"]);
        let macros = Asking::Between("{{{", b"(}");
        assert_eq!(all(macros, "{{{a}}} {{{b(1)}}}"), ["{{{a", "{{{b"]);
        assert_eq!(
            all(Asking::Between("|", b"|"), "甲 |a| 乙"),
            ["|a", "| 乙"][..1]
        );
        assert_eq!(
            all(Asking::Commands, r"\a 甲\b@c1\\\d\"),
            [r"\a", r"\b@c", r"\d"]
        );
        assert_eq!(
            all(Asking::Names, "#a，见#b 见c #d-e(f)"),
            ["a", "b", "d-e", "f"]
        );
    }
}
