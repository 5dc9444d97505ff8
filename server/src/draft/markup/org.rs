//! Org. Source and example blocks, drawers, comments, keywords and the targets of links are not
//! read.

use memchr::memmem;

use super::comment::{Comments, Enclosed, INDENTATION, ToLineEnd, at_paragraph};
use super::contract::{LineState, Syntax};
use super::definition::{self, Asking, Use};
use super::heading::{self, Headings};
use super::html;
use super::lines::{Place, Reading, Shape, Unclosed, by_runs, is_note_mark};
use super::mask::{Marks, Mask};
use super::quotation::{Between, Opening, Quotations};

pub const SYNTAX: Syntax = Syntax {
    language_ids: &["org", "org2", "neorg", "orgmode"],
    endings: &["org"],
    comments: Comments {
        inline: Some(Enclosed {
            open: "@@comment:",
            close: "@@",
            is_spaced: false,
            goes_on: true,
        }),
        to_line_end: Some(ToLineEnd {
            open: "#",
            begins_behind: |before| before.trim().is_empty(),
        }),
        place: |text, stretch| at_paragraph(text, stretch, is_heading),
        margin: INDENTATION,
        stands_apart: false,
    },
    quotations: Quotations {
        marks_lines: false,
        indents: false,
        between: quotation,
        write: quote,
    },
    headings: Headings {
        rank,
        underlined: heading::none,
        bold: &[("*", "*")],
        are_bare: false,
    },
    struck: &[("+", "+")],
    is_row: heading::begins_with_bar,
    items: &[],
    defines,
    asking: &[Asking::Between("[fn:", b"]"), Asking::Between("{{{", b"(}")],
};

/// What a line stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct State {
    leaf: Leaf,
    /// The rank of the heading whose subtree is not printed; 0 for none.
    unprinted: u8,
    /// Tags whose subtrees are not printed, by their sums; 0 for none.
    excluded: [u16; 3],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Leaf {
    Prose,
    /// Up to `#+END_` and one of [`UNREAD`].
    Block(u8),
    /// Up to `:END:`, or a heading.
    Drawer,
    /// A LaTeX environment, up to `\end{`.
    Environment,
}

impl State {
    fn with(self, leaf: Leaf) -> State {
        State { leaf, ..self }
    }

    /// Whether the subtree under a heading is not printed: a comment, or one with such a tag.
    fn is_unprinted(&self, heading: &str) -> bool {
        let words = heading.trim_start_matches('*').trim();
        if words
            .split_whitespace()
            .take(2)
            .any(|word| word == "COMMENT")
        {
            return true;
        }
        has_tag(words, |tag| {
            tag == "noexport" || self.excluded.contains(&sum(tag))
        })
    }

    /// `#+EXCLUDE_TAGS: …`; those beyond the third are not known.
    fn exclude(&mut self, tags: &str) {
        for (place, tag) in self.excluded.iter_mut().zip(tags.split_whitespace()) {
            *place = sum(tag);
        }
    }
}

/// A number that depends on every letter of a name, and is not 0.
fn sum(name: &str) -> u16 {
    let sum = name.bytes().fold(7_u16, |sum, byte| {
        sum.wrapping_mul(31).wrapping_add(u16::from(byte))
    });
    sum.max(1)
}

/// Blocks that are not read.
const UNREAD: [&str; 4] = ["src", "example", "export", "comment"];

/// Keywords whose values are prose.
const PROSE_KEYWORDS: [&str; 6] = ["title", "subtitle", "caption", "author", "date", "html"];

/// Macros that Org has itself, which take names and formats.
const MACROS_OF_ORG: [&str; 6] = [
    "date",
    "keyword",
    "modification-time",
    "n",
    "property",
    "time",
];

/// Drawers that are not printed.
const UNPRINTED_DRAWERS: [&str; 2] = [":properties:", ":logbook:"];

impl LineState for State {
    const FIRST: State = State {
        leaf: Leaf::Prose,
        unprinted: 0,
        excluded: [0; 3],
    };

    fn step(self, line: &str, place: Place) -> (Shape, State) {
        let (reading, after) = read(line, place, self);
        let content = line.trim();
        let shape = match reading {
            _ if content.is_empty() => Shape::Blank,
            Reading::Code => Shape::Code,
            Reading::Prose(from) if from > 0 || is_heading(line) || content.starts_with('|') => {
                Shape::Alone
            }
            Reading::Prose(_) => Shape::Text,
        };
        (shape, after)
    }

    fn begins(self, line: &str) -> bool {
        let content = line.trim_start();
        let mut characters = content.chars();
        match characters.next() {
            _ if self.leaf != Leaf::Prose => false,
            Some('-' | '+' | '*') => {
                is_heading(line) || characters.next().is_none_or(char::is_whitespace)
            }
            Some('#' | '|') => true,
            Some('[') => line.starts_with("[fn:"),
            _ => false,
        }
    }

    fn is_code(self, _line: &str) -> bool {
        matches!(self.leaf, Leaf::Block(_))
    }

    fn mask(self, text: &str, place: Place, mask: &mut Mask<'_>) {
        by_runs(text, place, self, mask, read, inline);
    }
}

/// A note, a macro.
fn defines(line: &str) -> Option<Use> {
    if let Some(rest) = keyword(line, "#+macro:") {
        let name = rest.split_whitespace().next()?;
        return Some(Use::text(&format!("{{{{{{{name}")));
    }
    definition::note(line, "[fn:", "").map(Use::text)
}

/// `#+begin_quote`
fn quotation(text: &str) -> Option<Between> {
    // What is said of the block stands on lines above it.
    let mut before = 0;
    let mut opening = Opening::of(text);
    while opening.begins("#+attr_") {
        before += opening.indent + opening.line.len();
        opening = Opening::of(text.get(before..)?);
    }
    let (_, close) = [
        ("#+begin_quote", "\n#+end_quote"),
        ("#+begin_verse", "\n#+end_verse"),
    ]
    .into_iter()
    .find(|(open, _)| opening.begins(open))?;
    Some(Between::quotation(before + opening.behind("\n")?, close))
}

fn quote(paragraphs: &[String], signature: &str) -> String {
    format!(
        "#+begin_quote\n{}\n\n——{signature}\n#+end_quote\n",
        paragraphs.join("\n\n")
    )
}

fn read(line: &str, place: Place, before: State) -> (Reading, State) {
    let content = line.trim();
    if place == Place::Middle {
        return match before.leaf {
            Leaf::Prose if before.unprinted == 0 => (Reading::Prose(0), before),
            _ => (Reading::Code, before),
        };
    }
    let mut before = before;
    let mut is_archived = false;
    if let Some(rank) = rank(line).filter(|_| !matches!(before.leaf, Leaf::Block(_)))
        && (before.unprinted == 0 || rank <= before.unprinted)
    {
        // What is archived is printed by its heading alone.
        is_archived = has_tag(content, |tag| tag == "ARCHIVE");
        let is_unprinted = before.is_unprinted(content);
        is_archived &= !is_unprinted;
        before.unprinted = if is_unprinted || is_archived { rank } else { 0 };
    }
    let (reading, after) = read_leaf(line, content, before);
    match before.unprinted {
        0 => (reading, after),
        _ if is_archived => (reading, after),
        _ => (Reading::Code, after),
    }
}

/// Whether a heading has such a tag.
fn has_tag(heading: &str, is_it: impl Fn(&str) -> bool) -> bool {
    let tags = heading
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default();
    let tags = tags
        .strip_prefix(':')
        .and_then(|tags| tags.strip_suffix(':'));
    tags.is_some_and(|tags| tags.split(':').any(is_it))
}

/// What a line is, whether or not its subtree is printed.
fn read_leaf(line: &str, content: &str, before: State) -> (Reading, State) {
    let prose = before.with(Leaf::Prose);
    match before.leaf {
        Leaf::Block(index) => {
            let name = UNREAD.get(usize::from(index)).copied().unwrap_or_default();
            let ends = keyword(content, "#+end_")
                .is_some_and(|rest| rest.trim().eq_ignore_ascii_case(name));
            return (Reading::Code, if ends { prose } else { before });
        }
        Leaf::Drawer if is_heading(line) => {}
        Leaf::Drawer => {
            let ends = content.eq_ignore_ascii_case(":end:");
            return (Reading::Code, if ends { prose } else { before });
        }
        Leaf::Environment => {
            let ends = content.starts_with("\\end{");
            return (Reading::Code, if ends { prose } else { before });
        }
        Leaf::Prose => {}
    }
    if let Some(rest) = keyword(content, "#+begin_") {
        let name = rest.split_whitespace().next().unwrap_or_default();
        let index = UNREAD
            .iter()
            .position(|known| name.eq_ignore_ascii_case(known));
        // A browser is shown what is exported for it.
        let is_shown = keyword(content, "#+begin_export")
            .is_some_and(|rest| rest.trim().eq_ignore_ascii_case("html"));
        let after = match index.filter(|_| !is_shown) {
            Some(index) => before.with(Leaf::Block(u8::try_from(index).unwrap_or_default())),
            None => prose,
        };
        return (Reading::Code, after);
    }
    if let Some(rest) = content.strip_prefix("#+") {
        let name = rest.split([':', '[']).next().unwrap_or_default();
        if name.eq_ignore_ascii_case("exclude_tags") {
            let mut after = prose;
            after.exclude(rest.split_once(':').map_or("", |(_, tags)| tags));
            return (Reading::Code, after);
        }
        let is_prose = PROSE_KEYWORDS
            .iter()
            .any(|known| name.eq_ignore_ascii_case(known));
        // #+MACRO: name ……
        let is_macro = name.eq_ignore_ascii_case("macro");
        let text = content.split_once(": ").filter(|_| is_macro);
        if let Some((_, text)) = text {
            let named = text.trim_start();
            let length = named.find(' ').unwrap_or(named.len());
            let from = line.len() - line.trim_start().len() + content.len() - named.len() + length;
            return (Reading::Prose(from), prose);
        }
        let value = content
            .find(": ")
            .map(|colon| colon + 2)
            .filter(|_| is_prose);
        let indent = line.len() - line.trim_start().len();
        return match value {
            Some(value) => (Reading::Prose(indent + value), prose),
            None => (Reading::Code, prose),
        };
    }
    if content.eq_ignore_ascii_case(":end:") {
        return (Reading::Code, prose);
    }
    if content == "#" || content.starts_with("# ") || content == ":" || content.starts_with(": ") {
        return (Reading::Code, prose);
    }
    // %%(diary-anniversary …), and rows that say something of a table.
    let first_cell = content
        .strip_prefix('|')
        .and_then(|row| row.split('|').next());
    let is_of_table =
        first_cell.is_some_and(|cell| matches!(cell.trim(), "/" | "!" | "^" | "_" | "$"));
    if content.starts_with("%%(") || is_of_table {
        return (Reading::Code, prose);
    }
    if is_drawer(content) {
        if !UNPRINTED_DRAWERS
            .iter()
            .any(|name| content.eq_ignore_ascii_case(name))
        {
            return (Reading::Code, before);
        }
        return (Reading::Code, before.with(Leaf::Drawer));
    }
    if content.starts_with("\\begin{") {
        let ends = content.contains("\\end{");
        let leaf = if ends { Leaf::Prose } else { Leaf::Environment };
        return (Reading::Code, before.with(leaf));
    }
    (Reading::Prose(0), prose)
}

/// What stands behind a keyword, in letters of either case.
fn keyword<'a>(content: &'a str, keyword: &str) -> Option<&'a str> {
    let begins = content.get(..keyword.len())?.eq_ignore_ascii_case(keyword);
    begins.then(|| content.get(keyword.len()..).unwrap_or_default())
}

/// :PROPERTIES:
fn is_drawer(content: &str) -> bool {
    content
        .strip_prefix(':')
        .and_then(|rest| rest.strip_suffix(':'))
        .is_some_and(|name| {
            !name.is_empty()
                && !name.eq_ignore_ascii_case("end")
                && name
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
        })
}

/// `*`, or several, and a space.
fn rank(line: &str) -> Option<u8> {
    let is_marked = line.trim_start_matches('*').starts_with(' ');
    heading::marked(line, '*').filter(|_| is_marked)
}

fn is_heading(line: &str) -> bool {
    rank(line).is_some()
}

/// Overwrites what is not prose in lines of it.
fn inline(text: &str, mask: &mut Mask<'_>) {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut unclosed = Unclosed::default();
    while let Some(found) = bytes.get(at..).and_then(|rest| {
        rest.iter()
            .position(|byte| b"=~*/_+[<@\\{^$-".contains(byte))
    }) {
        at += found;
        let rest = text.get(at..).unwrap_or_default();
        let mut find = |from, close| unclosed.find(rest, from, close);
        match bytes.get(at) {
            // src_python{…}
            Some(b'_') if text.get(..at).is_some_and(|before| before.ends_with("src")) => {
                let end = find(1, "}").filter(|_| rest.contains('{'));
                let end = end.map_or(1, |end| end + 1);
                if end > 1 {
                    mask.hide(at - 3..at + end);
                }
                at += end;
            }
            // call_name(…)
            Some(b'_')
                if text
                    .get(..at)
                    .is_some_and(|before| before.ends_with("call")) =>
            {
                let is_call = |end: &usize| rest.get(..*end).is_some_and(|call| call.contains('('));
                let end = find(1, ")").filter(is_call);
                let end = end.map_or(1, |end| end + 1);
                if end > 1 {
                    mask.hide(at - 4..at + end);
                }
                at += end;
            }
            Some(mark @ (b'=' | b'~' | b'*' | b'/' | b'_' | b'+')) => {
                at = emphasis(text, at, *mark, mask);
            }
            Some(b'[') if rest.starts_with("[[") => {
                let Some(end) = find(2, "]]") else {
                    at += 2;
                    continue;
                };
                match rest.get(..end).and_then(|inside| inside.find("][")) {
                    Some(middle) => mask.vanish(at..at + middle + 2),
                    None => mask.hide(at..at + end),
                }
                mask.vanish(at + end..at + end + 2);
                // The description is read on.
                at += rest
                    .get(..end)
                    .and_then(|inside| inside.find("]["))
                    .map_or(end, |middle| middle + 2);
            }
            Some(b'[') if rest.starts_with("[fn:") => {
                let open = unclosed.0.contains(&"[fn:");
                let (behind, is_closed) = footnote(text, at, open, mask);
                if !is_closed {
                    unclosed.0.push("[fn:");
                }
                at = behind;
            }
            Some(b'[') if rest.starts_with("[cite") => {
                at += cite(rest, at, find(1, "]"), mask);
            }
            Some(b'<') => {
                // <2024-01-01>, <<target>>, <https://…>
                let end = rest
                    .bytes()
                    .take(200)
                    .position(|byte| byte == b'>' || byte == b'\n');
                match end.filter(|end| bytes.get(at + end) == Some(&b'>')) {
                    Some(end)
                        if bytes
                            .get(at + 1)
                            .is_some_and(|next| next.is_ascii_digit() || *next == b'<') =>
                    {
                        mask.hide(at..at + end + 1);
                        at += end + 1;
                    }
                    _ => at += 1,
                }
            }
            Some(b'@') if rest.starts_with("@@") => match find(2, "@@") {
                Some(end) => {
                    // A browser is shown what is exported for it.
                    let shown = rest.get(..end).unwrap_or_default();
                    match shown.strip_prefix("@@html:") {
                        Some(shown) => {
                            let words = at + "@@html:".len();
                            mask.vanish(at..words);
                            let base = mask.base;
                            mask.base += words;
                            html::read(shown, html::State::TEXT, mask);
                            mask.base = base;
                            mask.vanish(at + end..at + end + 2);
                        }
                        None => mask.vanish(at..at + end + 2),
                    }
                    at += end + 2;
                }
                None => at += 2,
            },
            Some(b'\\') => at = backslash(text, at, mask),
            Some(b'{') if rest.starts_with("{{{") => match find(3, "}}}") {
                Some(end) => {
                    // What is given to a macro is printed among its words.
                    let call = rest.get(..end).unwrap_or_default();
                    let given = call.split_once('(').filter(|(name, words)| {
                        let name = name.trim_start_matches('{');
                        words.ends_with(')') && !MACROS_OF_ORG.contains(&name)
                    });
                    match given {
                        Some((name, _)) => {
                            mask.hide(at..at + name.len() + 1);
                            mask.hide(at + end - 1..at + end + 3);
                        }
                        None => mask.hide(at..at + end + 3),
                    }
                    at += end + 3;
                }
                None => at += 3,
            },
            Some(b'^') => {
                let raised = rest.get(1..).unwrap_or_default();
                let length = match raised.strip_prefix('{') {
                    Some(inside) => inside
                        .bytes()
                        .take(20)
                        .position(|byte| byte == b'}')
                        .map(|end| end + 2),
                    None => Some(raised.bytes().take_while(u8::is_ascii_digit).count()),
                };
                let length = length.unwrap_or(0);
                let content = raised.get(..length).unwrap_or_default();
                if is_note_mark(content.trim_matches(['{', '}'])) {
                    mask.mark(at..at + 1 + length);
                    at += length;
                }
                at += 1;
            }
            Some(b'$') => {
                // $5 and $6 are prices.
                let end = find(1, "$").filter(|end| {
                    let behind = bytes.get(at + end + 1);
                    *end > 1 && !behind.is_some_and(u8::is_ascii_alphanumeric)
                });
                match end {
                    Some(end) => {
                        mask.hide(at..at + end + 1);
                        at += end + 1;
                    }
                    None => at += 1,
                }
            }
            Some(b'-') => {
                let count = rest.bytes().take_while(|byte| *byte == b'-').count();
                if count == 2 {
                    mask.write(at..at + 2, "-");
                }
                at += count;
            }
            _ => at += 1,
        }
    }
}

/// `[cite/style:see @key p. 3; @key]`, with where it closes: its words are prose, its keys are not. How many
/// bytes have been read.
fn cite(rest: &str, at: usize, close: Option<usize>, mask: &mut Mask<'_>) -> usize {
    let (Some(colon), Some(close)) = (rest.find(':'), close) else {
        mask.hide(at..at + 1);
        return 1;
    };
    if colon > close {
        return 1;
    }
    mask.vanish(at..at + colon + 1);
    let is_key = |c: char| c.is_alphanumeric() || "-_.:?!/+&#%~".contains(c);
    for (key, _) in rest.get(..close).unwrap_or_default().match_indices('@') {
        let behind = rest.get(key + 1..close).unwrap_or_default();
        let length = behind.find(|c| !is_key(c)).unwrap_or(behind.len());
        mask.hide(at + key..at + key + 1 + length);
    }
    mask.vanish(at + close..at + close + 1);
    close + 1
}

/// A mark of emphasis or of code at a place; where to read on.
fn emphasis(text: &str, at: usize, mark: u8, mask: &mut Mask<'_>) -> usize {
    let before = text.get(..at).unwrap_or_default().chars().next_back();
    let rest = text.get(at + 1..).unwrap_or_default();
    let behind = rest.chars().next();
    let is_space = |c: Option<char>| c.is_none_or(char::is_whitespace);
    // A word of Chinese has no spaces around it: a mark beside it counts, but for a stroke.
    let is_edge = |c: Option<char>| match c {
        None => true,
        Some(c) if c.is_ascii() => !c.is_ascii_alphanumeric(),
        Some(c) => mark != b'/' || !c.is_alphanumeric(),
    };
    let opens = is_edge(before) && !is_space(behind);
    let closes = !is_space(before) && is_edge(behind);
    if matches!(mark, b'=' | b'~') {
        let close = rest
            .bytes()
            .position(|byte| byte == mark || byte == b'\n')
            .filter(|end| *end > 0 && rest.as_bytes().get(*end) == Some(&mark))
            .filter(|end| {
                let inside = rest.get(..*end).unwrap_or_default();
                let next = rest.get(end + 1..).unwrap_or_default().chars().next();
                opens && !inside.ends_with(char::is_whitespace) && is_edge(next)
            });
        return match close {
            Some(end) => {
                mask.hide(at..at + end + 2);
                at + end + 2
            }
            None => at + 1,
        };
    }
    let is_word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    if (opens || closes) && !(is_word(before) && is_word(behind)) {
        mask.vanish(at..at + 1);
    }
    at + 1
}

/// `[fn:1]`, `[fn:name: a note]`, `[fn:: a note]`; where to read on, and whether it closes.
/// `is_unclosed`: it is known that none does from here on.
fn footnote(text: &str, at: usize, is_unclosed: bool, mask: &mut Mask<'_>) -> (usize, bool) {
    let inside = text.as_bytes().get(at + 4..).unwrap_or_default();
    let label = inside
        .iter()
        .take(60)
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
        .count();
    match inside.get(label) {
        Some(b']') => {
            mask.mark(at..at + 4 + label + 1);
            (at + 4 + label + 1, true)
        }
        Some(b':') => {
            let mut depth = 0_usize;
            let scanned = if is_unclosed { 0 } else { inside.len() };
            let close = inside.iter().take(scanned).position(|byte| {
                match byte {
                    b'[' => depth += 1,
                    b']' if depth == 0 => return true,
                    b']' => depth -= 1,
                    _ => {}
                }
                false
            });
            let open = at + 4 + label + 1;
            if let Some(close) = close {
                mask.vanish(at..open);
                mask.note(open..at + 4 + close);
                mask.vanish(at + 4 + close..at + 4 + close + 1);
            }
            (open, close.is_some())
        }
        _ => (at + 4, true),
    }
}

/// Entities, line breaks and formulas.
fn backslash(text: &str, at: usize, mask: &mut Mask<'_>) -> usize {
    let rest = text.get(at + 1..).unwrap_or_default();
    for (open, close) in [("(", "\\)"), ("[", "\\]")] {
        if rest.starts_with(open) {
            let bytes = rest.as_bytes();
            let found = memmem::find(bytes.get(..400).unwrap_or(bytes), close.as_bytes());
            return match found {
                Some(end) => {
                    mask.hide(at..at + 1 + end + 2);
                    at + 1 + end + 2
                }
                None => at + 2,
            };
        }
    }
    if rest.starts_with('\\') {
        mask.vanish(at..at + 2);
        return at + 2;
    }
    let name = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let written = match rest.get(..name).unwrap_or_default() {
        "nbsp" | "ensp" | "emsp" | "thinsp" => " ",
        "ndash" | "endash" | "mdash" => "-",
        "slash" => "/",
        "shy" | "zwnj" | "zwj" => "",
        _ => return at + 1 + name,
    };
    let braces = if rest.get(name..).is_some_and(|rest| rest.starts_with("{}")) {
        2
    } else {
        0
    };
    mask.write(at..at + 1 + name + braces, written);
    at + 1 + name + braces
}

#[cfg(test)]
mod tests {
    use crate::draft::markup::tests::reads;

    #[test]
    fn blocks_links_and_keywords_are_told_from_prose() {
        reads(
            "org",
            &[
                "#+TITLE: 论⟦第3/4号决定⟧\n#+DATE: ⟦七.20⟧\n* 见⟦七.21⟧ :七:\n见⟦七.22⟧",
                "#+BEGIN_SRC rust\n见七.20\n\n见七.21\n#+END_SRC\n见⟦七.22⟧",
                "#+begin_quote\n见⟦七.20⟧\n#+end_quote",
                ":PROPERTIES:\n:ID: 七.20\n:END:\n见⟦七.21⟧",
                "# 见七.20\n: 见七.21\n见⟦七.22⟧",
                "见⟦第*3/4*号_决定_ /第2段⟧/。",
                "见 =七.20= 和~七.21~，⟦七.22⟧",
                "见[[file:七.20.org][⟦第3/4号决定]]第2段⟧和[[七.21]]。",
                "见⟦第3/4号决定[fn:1]第2段[fn:: 另见⟦七.20⟧。](b)项⟧^{3}。",
                "[fn:1] 见⟦七.20⟧",
                "见⟦第\\nbsp{}3/4号决定⟧，⟦七.20--22⟧，\\(七.20\\)，$七.21$",
                "| 见第3/4号 | 决定 |\n|---+---|\n| ⟦决定 3/4⟧ | ⟦七.20⟧ |",
                "- 见第3/4号\n- 决定\n- 见⟦第3/4号\n  决定⟧",
                "<2024-01-01> @@latex:七.20@@ {{{七.21}}} [cite:@七.22] 见⟦七.20⟧",
                "\\begin{equation}\n七.20\n\\end{equation}\n见⟦CTOC/COP/WG.2/2013/5，第24段⟧，和/或⟦七.21⟧",
                "* COMMENT 见七.45\n** 见七.46\n见七.47\n* 见⟦七.20⟧",
                "* 见七.45 :noexport:\n#+begin_src\n* 七\n#+end_src\n见七.46\n* 见⟦七.20⟧",
                "#+EXCLUDE_TAGS: 内部 x\n* 甲\n** 见七.45 :a:内部:\n见七.46\n** 见⟦七.20⟧",
                ":NOTES:\n见⟦七.20⟧\n:END:\n每份$5，见⟦七.21⟧，邮费$6。",
                "甲[cite/t:见⟦七.20⟧ @七.45 ⟦第3/4号决定⟧; @七.46]见⟦七.21⟧",
                "#+begin_export html\n<p>见⟦七.20⟧</p>\n#+end_export\n见src_python{七.45}⟦七.21⟧",
                "#+CAPTION: 见⟦七.20⟧\n[[./七.21.png]]",
                "见@@html:<b>⟦七.20⟧</b>@@，{{{甲(见⟦七.21⟧)}}}，{{{time(七.45)}}}，call_f(x=\"七.46\")",
                "* 见⟦七.20⟧ :ARCHIVE:\n见七.45\n** 见七.46\n* 见⟦七.21⟧",
                "| / | < 七.45 |\n| ! | 七.46 |\n| 甲 | ⟦七.20⟧ |\n\n%%(diary \"七.47\")\n见⟦七.21⟧",
            ],
        );
    }

    #[test]
    fn what_is_open_is_text_or_goes_to_the_end() {
        reads(
            "org",
            &[
                "见=⟦七.20⟧",
                "见[[⟦七.20⟧",
                "#+begin_example\n七.20\n\n七.21",
                ":LOGBOOK:\n七.20\n* 见⟦七.21⟧",
                "见[fn:: ⟦七.20⟧",
            ],
        );
    }
}
