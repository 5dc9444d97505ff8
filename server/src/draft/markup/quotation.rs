//! Block quotations, as the markups write them.

use memchr::memchr;

/// How a markup writes block quotations.
pub struct Quotations {
    /// Whether a line that begins with `>` stands in one.
    pub marks_lines: bool,
    /// Whether lines are one that are indented behind a paragraph that introduces them.
    pub indents: bool,
    /// For a text that begins with one between two marks.
    pub between: fn(&str) -> Option<Between>,
    /// Paragraphs, with what says where they come from under them, as one. It ends with a line break.
    pub write: fn(&[String], &str) -> String,
}

impl Quotations {
    /// Whether a line stands in one whose lines are all marked.
    pub fn marks(&self, line: &str) -> bool {
        self.marks_lines && line.trim_start_matches(' ').starts_with('>')
    }

    /// Whether one begins with a text, or goes on in it.
    pub fn begins(&self, text: &str) -> bool {
        self.marks(text) || (self.between)(text).is_some()
    }
}

/// A block between two marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Between {
    /// Bytes up to its words.
    pub words: usize,
    pub close: Close,
    /// Whether it is set apart as a quotation, and not only under a title: a note, a block of a slide.
    pub is_quotation: bool,
}

impl Between {
    /// A quotation whose words begin at a place, if there is one.
    pub fn quotation(words: usize, close: &'static str) -> Between {
        Between {
            words,
            close: Close::Mark(close),
            is_quotation: true,
        }
    }

    /// The same as a block that is no quotation if its name does not say so, and closes otherwise.
    pub fn named(words: usize, close: Close, name: &str) -> Between {
        Between {
            words,
            close,
            is_quotation: names_quotation(name),
        }
    }
}

/// What closes a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Close {
    /// A mark, in small letters.
    Mark(&'static str),
    /// A blank line, or the end of the text: the block is a paragraph.
    BlankLine,
    /// A line that is indented no further than so many columns.
    Indentation(usize),
    /// A line of at least so many of a sign.
    Fence(char, usize),
    /// The bracket that closes the one before the words.
    Bracket,
}

/// Whether the name of a block says that it quotes: `epigraph`, `blockquote`, `pull-quote`.
pub fn names_quotation(name: &str) -> bool {
    ["quot", "epigraph", "cite", "highlights"]
        .iter()
        .any(|part| name.contains(part))
}

/// None between two marks.
pub fn none(_text: &str) -> Option<Between> {
    None
}

/// The beginning of a text, for what may open a block quotation.
pub struct Opening<'a> {
    /// Bytes that indent it.
    pub indent: usize,
    /// What stands behind them.
    pub content: &'a str,
    /// The first line of that, its break included.
    pub line: &'a str,
}

impl Opening<'_> {
    pub fn of(text: &str) -> Opening<'_> {
        let content = text.trim_start_matches([' ', '\t']);
        Opening {
            indent: text.len() - content.len(),
            content,
            line: memchr(b'\n', content.as_bytes())
                .and_then(|end| content.get(..=end))
                .unwrap_or(content),
        }
    }

    /// Whether it begins with a mark, in letters of either case.
    pub fn begins(&self, mark: &str) -> bool {
        self.content
            .get(..mark.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(mark))
    }

    /// The place in the text behind a mark on the first line.
    pub fn behind(&self, mark: &str) -> Option<usize> {
        Some(self.indent + self.line.find(mark)? + mark.len())
    }
}

/// Each paragraph with its markup made text, and a blank line between two.
pub fn paragraphs(paragraphs: &[String], escape: fn(&str) -> String) -> String {
    let escaped: Vec<String> = paragraphs
        .iter()
        .map(|paragraph| escape(paragraph))
        .collect();
    escaped.join("\n\n")
}

/// Puts a backslash before each of some characters.
pub fn backslashed(text: &str, special: &[char]) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if special.contains(&c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}
