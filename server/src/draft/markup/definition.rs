//! What a document says in one place and shows only where another asks for it: notes, macros, attributes, variables.
//!
//! Whether any place asks for it is seen by the whole document's text; which lines define something, by the line alone.

use std::ops::Range;

use super::lines::lines;

/// What asks for what a line defines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    pub text: String,
    /// Whether it is a name, and no part of a longer one asks for it.
    pub is_name: bool,
}

impl Use {
    pub fn text(text: String) -> Option<Use> {
        Some(Use {
            text,
            is_name: false,
        })
    }

    pub fn name(text: String) -> Option<Use> {
        Some(Use {
            text,
            is_name: true,
        })
    }

    /// Whether it asks where it stands in a text.
    pub fn stands_at(&self, text: &str, at: usize) -> bool {
        let is_of_name = |c: char| c.is_alphanumeric() || c == '_';
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let behind = text
            .get(at + self.text.len()..)
            .and_then(|rest| rest.chars().next());
        let begins = self.text.starts_with('\\') || !before.is_some_and(is_of_name);
        !self.is_name || begins && !behind.is_some_and(|c| is_of_name(c) || c == '-')
    }
}

/// A stretch of a paragraph that is shown only where something else asks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// Bytes of the paragraph.
    pub range: Range<usize>,
    pub asked_by: Use,
}

/// Defines nothing on any line.
pub fn none(_line: &str) -> Option<Use> {
    None
}

/// The definitions of a paragraph, each from its line up to the next one's.
pub fn definitions(text: &str, defines: fn(&str) -> Option<Use>) -> Vec<Definition> {
    let mut all: Vec<Definition> = Vec::new();
    // A name's definition goes on as long as brackets are open, a note up to the next one.
    let mut open = 0;
    for range in lines(text) {
        let asked_by = text
            .get(range.clone())
            .and_then(|line| defines(line.trim()));
        let line = text.get(range.clone()).unwrap_or_default();
        if let Some(asked_by) = asked_by {
            open = open_behind(0, line);
            all.push(Definition { range, asked_by });
        } else if let Some(last) = all.last_mut()
            && (open > 0 || !last.asked_by.is_name && last.range.end == range.start)
        {
            open = open_behind(open, line);
            last.range.end = range.end;
        }
    }
    all
}

/// The brackets open behind a line.
fn open_behind(open: usize, line: &str) -> usize {
    line.bytes().fold(open, |open, byte| match byte {
        b'(' | b'[' | b'{' => open + 1,
        b')' | b']' | b'}' => open.saturating_sub(1),
        _ => open,
    })
}

/// The note that a line holds: `[^1]: ……`, `[fn:1] ……`.
pub fn note<'a>(line: &'a str, open: &str, close: &str) -> Option<&'a str> {
    let line = line.trim_start_matches(['>', ' ']);
    let label = line.strip_prefix(open)?.split(']').next()?;
    let mark = line.get(..open.len() + label.len() + 1)?;
    line.get(mark.len()..)?.starts_with(close).then_some(mark)
}
