//! AsciiDoc. Listings, literal and passthrough blocks, comments, attributes and the targets of
//! macros are not read.

use memchr::memmem;

use super::comment::{Comments, ToLineEnd, above};
use super::contract::{LineState, Syntax};
use super::definition::{Asking, Use};
use super::entity;
use super::heading::{self, Headings};
use super::html;
use super::lines::{Place, Reading, Shape, by_runs, is_note_mark, lines};
use super::mask::{Marks, Mask};
use super::quotation::{self, Between, Close, Opening, Quotations, backslashed};

pub const SYNTAX: Syntax = Syntax {
    language_ids: &["asciidoc", "adoc", "asciidoctor"],
    endings: &["adoc", "asciidoc"],
    comments: Comments {
        inline: None,
        to_line_end: Some(ToLineEnd {
            open: "//",
            begins_behind: str::is_empty,
        }),
        place: above,
        // Only at a line's beginning it is a comment.
        margin: &[],
        stands_apart: false,
    },
    quotations: Quotations {
        marks_lines: true,
        indents: false,
        between: quotation,
        write: quote,
    },
    headings: Headings {
        rank,
        underlined: heading::none,
        bold: &[("**", "**"), ("*", "*")],
        are_bare: false,
    },
    struck: &[("[.line-through]#", "#"), ("[line-through]#", "#")],
    is_row: heading::begins_with_bar,
    items: &[". ", ".. ", "... ", "** ", "*** "],
    defines,
    asking: &[Asking::Between("{", b"}")],
};

/// An attribute that is not printed by itself.
fn defines(line: &str) -> Option<Use> {
    let (name, is_set) = attribute_entry(line)?;
    let is_hidden = is_set && !PRINTED.contains(&name);
    is_hidden.then(|| Use::text(&format!("{{{name}")))
}

/// Attributes that are printed above the document.
const PRINTED: [&str; 5] = ["doctitle", "author", "revnumber", "revdate", "revremark"];

/// What a line stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct State {
    block: Block,
    /// Whether a line continues the paragraph of the one before, however it begins.
    in_paragraph: bool,
    /// Conditions open of which the outermost does not hold.
    skipped: u8,
    set: Set,
    /// The columns of a table that show what is typed, a bit for each of the first eight.
    code_columns: u8,
    /// Whether within a table.
    is_in_table: bool,
}

/// The attributes that the document has set, by the sums of their names; 0 for none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Set {
    names: [u16; 8],
    /// The sums of their values, as far as they tell values apart.
    values: [u8; 8],
    /// Whether there were more: then of no name it is known that it is not set.
    is_full: bool,
}

impl Set {
    /// Sets an attribute to a value, or takes it back.
    fn change(&mut self, name: &str, value: Option<&str>) {
        let named = sum(name);
        let known = self.names.iter().position(|known| *known == named);
        let place = match value {
            Some(_) => known.or_else(|| self.names.iter().position(|known| *known == 0)),
            None => known,
        };
        self.is_full |= value.is_some() && place.is_none();
        let (Some(place), value) = (place, value.map_or(0, sum_of_value)) else {
            return;
        };
        if let Some(known) = self.names.get_mut(place) {
            *known = if value == 0 { 0 } else { named };
        }
        if let Some(known) = self.values.get_mut(place) {
            *known = value;
        }
    }

    /// The sum of what an operand of a condition is: `"{name}"`, `"text"`, `12`.
    fn operand(&self, written: &str) -> Option<u8> {
        let written = written.trim().trim_matches(['"', '\'']);
        let Some(name) = written
            .strip_prefix('{')
            .and_then(|name| name.strip_suffix('}'))
        else {
            return (!written.contains('{')).then(|| sum_of_value(written));
        };
        let place = self.names.iter().position(|known| *known == sum(name));
        match place {
            Some(place) => self.values.get(place).copied(),
            None => match name {
                "backend" => Some(sum_of_value("html5")),
                "basebackend" => Some(sum_of_value("html")),
                "doctype" => Some(sum_of_value("article")),
                _ => None,
            },
        }
    }

    /// Whether a condition holds, if the document's own lines say so.
    fn compares(&self, condition: &str) -> Option<bool> {
        for (operator, is_equal) in [("==", true), ("!=", false)] {
            if let Some((one, other)) = condition.split_once(operator) {
                return Some((self.operand(one)? == self.operand(other)?) == is_equal);
            }
        }
        let (one, other) = condition.split_once(['<', '>'])?;
        let other = other.trim_start_matches('=');
        let (one, other): (i64, i64) = (one.trim().parse().ok()?, other.trim().parse().ok()?);
        Some(match (condition.contains('<'), condition.contains('=')) {
            (true, true) => one <= other,
            (true, false) => one < other,
            (false, true) => one >= other,
            (false, false) => one > other,
        })
    }

    /// Whether an attribute is set; `None` where that cannot be known.
    fn holds(&self, name: &str) -> Option<bool> {
        let is_set = OF_THE_PROCESSOR.contains(&name)
            || name.starts_with("asciidoctor")
            || self.names.contains(&sum(name));
        (is_set || !self.is_full).then_some(is_set)
    }
}

/// Attributes that are set where pages for a browser are made.
const OF_THE_PROCESSOR: [&str; 6] = [
    "backend-html5",
    "basebackend-html",
    "backend-html5-doctype-article",
    "doctype-article",
    "filetype-html",
    "safe-mode-secure",
];

/// A number that depends on every letter of a name, and is not 0.
fn sum(name: &str) -> u16 {
    let sum = name.bytes().fold(7_u16, |sum, byte| {
        sum.wrapping_mul(31).wrapping_add(u16::from(byte))
    });
    sum.max(1)
}

/// The same of a value, in a byte.
fn sum_of_value(value: &str) -> u8 {
    let [low, high] = sum(value).to_le_bytes();
    (low ^ high).max(1)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Block {
    Prose,
    /// Between two lines of so many of a mark: `----`.
    Delimited(u8, u8),
    /// Behind `[source]` or the like: the next paragraph or block is none of prose.
    BeforeCode,
    /// A paragraph that is no prose, up to a blank line.
    Code,
    /// Between two lines of so many `+`, HTML that is shown as such; whether within a script or a style.
    Passed(u8, bool),
}

/// Before the first paragraph.
const FIRST: State = State {
    block: Block::Prose,
    in_paragraph: false,
    skipped: 0,
    set: Set {
        names: [0; 8],
        values: [0; 8],
        is_full: false,
    },
    code_columns: 0,
    is_in_table: false,
};

/// Block attributes whose block is no prose.
const CODE_STYLES: [&str; 9] = [
    "source",
    "listing",
    "literal",
    "stem",
    "latexmath",
    "asciimath",
    "comment",
    "mermaid",
    "plantuml",
];

/// Inline macros whose text is no prose.
const CODE_MACROS: [&str; 9] = [
    "stem",
    "latexmath",
    "asciimath",
    "kbd",
    "icon",
    "indexterm",
    "anchor",
    "image",
    "cite",
];

impl LineState for State {
    const FIRST: State = FIRST;

    fn step(self, line: &str, place: Place) -> (Shape, State) {
        let (reading, after) = read(line, place, self);
        let content = line.trim_end();
        let shape = match reading {
            _ if content.is_empty() => Shape::Blank,
            Reading::Code => Shape::Code,
            Reading::Prose(_)
                if is_heading(content)
                    || content.starts_with('|')
                    || attribute_entry(content).is_some() =>
            {
                Shape::Alone
            }
            Reading::Prose(_) => Shape::Text,
        };
        (shape, after)
    }

    fn begins(self, line: &str) -> bool {
        let content = line.trim();
        is_heading(content)
            || content.starts_with(['|', '['])
            || content == "+"
            || list_marker(content).is_some()
            || is_title(content)
            || block_macro(content).is_some()
    }

    /// Within a block that is not read.
    fn is_code(self, _line: &str) -> bool {
        matches!(self.block, Block::Delimited(..) | Block::Code)
    }

    fn mask(self, text: &str, place: Place, mask: &mut Mask<'_>) {
        by_runs(text, place, self, mask, read, inline);
        let (mut place, mut state) = (place, self);
        let has_columns = self.code_columns > 0 || text.contains("cols=");
        for range in lines(text) {
            let line = text.get(range.clone()).unwrap_or_default();
            if has_columns {
                (_, state) = read(line, place, state);
                place = Place::Line;
                mask.base = range.start;
                hide_cells(line, state.code_columns, mask);
            }
            if line.starts_with("[quote") || line.starts_with("[verse") {
                mask.base = range.start;
                for (mark, _) in line.match_indices(['"', ']']) {
                    mask.hide(mark..mark + 1);
                }
            }
        }
    }
}

/// Hides the cells of a row that stand in columns of code.
fn hide_cells(line: &str, columns: u8, mask: &mut Mask<'_>) {
    if columns == 0 || !line.starts_with('|') || line.starts_with("|===") {
        return;
    }
    let mut at = 0;
    for (index, cell) in line.split('|').skip(1).take(8).enumerate() {
        if columns >> index & 1 == 1 {
            mask.hide(at + 1..at + 1 + cell.trim_end().len());
        }
        at += 1 + cell.len();
    }
}

/// The columns that show what is typed, of what says how columns look: `[cols="1,m,2l"]`
fn code_columns(attributes: &str) -> u8 {
    let columns = attributes.split_once("cols=\"").map_or("", |(_, behind)| {
        behind.split('"').next().unwrap_or_default()
    });
    let columns = columns.split([',', ';']).take(8).enumerate();
    columns.fold(0, |bits, (index, column)| {
        let is_code = column.trim().ends_with(['m', 'l']);
        bits | u8::from(is_code) << index
    })
}

/// `[quote]` or `____`
fn quotation(text: &str) -> Option<Between> {
    let opening = Opening::of(text);
    let behind_line = opening.indent + opening.line.len();
    if opening.begins("____\n") {
        return Some(Between::quotation(behind_line, "\n____"));
    }
    if opening.begins("\"\"\n") {
        return Some(Between::quotation(behind_line, "\n\"\""));
    }
    // An example, a side bar, behind its title.
    for (mark, close) in [("====\n", "\n===="), ("****\n", "\n****")] {
        if opening.begins(mark) {
            return Some(Between::named(behind_line, Close::Mark(close), ""));
        }
    }
    if !opening.begins("[quote") && !opening.begins("[, ") && !opening.begins("[verse") {
        return None;
    }
    let rest = opening.content.get(opening.line.len()..)?;
    let (mark, close) = if rest.starts_with("____\n") {
        ("____\n".len(), Close::Mark("\n____"))
    } else if rest.starts_with("\"\"\n") {
        ("\"\"\n".len(), Close::Mark("\n\"\""))
    } else {
        (0, Close::BlankLine)
    };
    Some(Between::named(behind_line + mark, close, "quote"))
}

fn quote(paragraphs: &[String], signature: &str) -> String {
    format!(
        "[quote, \"{signature}\"]\n____\n{}\n____\n",
        quotation::paragraphs(paragraphs, escape)
    )
}

fn escape(text: &str) -> String {
    backslashed(text, &['*', '_', '`', '{'])
}

fn read(line: &str, place: Place, before: State) -> (Reading, State) {
    let content = line.trim_end();
    let state = |block, in_paragraph| State {
        block,
        in_paragraph,
        ..before
    };
    let between = state(Block::Prose, false);
    if place == Place::Middle {
        return match before.block {
            Block::Prose if before.skipped == 0 => (Reading::Prose(0), before),
            _ => (Reading::Code, before),
        };
    }
    if let Some(condition) = condition(content, before) {
        return condition;
    }
    if before.skipped > 0 {
        return (Reading::Code, before);
    }
    match before.block {
        Block::Delimited(mark, count) => {
            let ends = delimiter(content) == Some((mark, count));
            let after = if ends { between } else { before };
            return (Reading::Code, after);
        }
        Block::Passed(count, _) if delimiter(content) == Some((b'+', count)) => {
            return (Reading::Code, between);
        }
        Block::Passed(count, is_script) => {
            let begins = ["<script", "<style", "<!--"]
                .iter()
                .any(|tag| content.contains(tag));
            let ends = ["</script", "</style", "-->"]
                .iter()
                .any(|tag| content.contains(tag));
            let reading = match begins || is_script {
                true => Reading::Code,
                false => Reading::Prose(0),
            };
            let is_script = (begins || is_script) && !ends;
            return (reading, state(Block::Passed(count, is_script), true));
        }
        Block::Code if content.is_empty() => return (Reading::Prose(0), between),
        Block::Code => return (Reading::Code, before),
        Block::BeforeCode if content.is_empty() => return (Reading::Prose(0), between),
        Block::BeforeCode if content.starts_with('[') || is_title(content) => {
            return (Reading::Prose(usize::from(is_title(content))), before);
        }
        Block::BeforeCode => {
            let block = match delimiter(content) {
                Some((mark, count)) => Block::Delimited(mark, count),
                None => Block::Code,
            };
            return (Reading::Code, state(block, false));
        }
        Block::Prose => {}
    }
    if content.is_empty() {
        return (Reading::Prose(0), between);
    }
    if let Some((mark, count)) = delimiter(content) {
        // ====, ****, ____, |=== and -- hold prose, and ++++ HTML.
        let block = match mark {
            b'-' | b'.' | b'/' | b'`' => Block::Delimited(mark, count),
            b'+' => Block::Passed(count, false),
            _ => Block::Prose,
        };
        let mut after = state(block, false);
        // Of a table that has ended, or of one whose columns are as usual.
        if mark == b'|' && before.is_in_table {
            after.code_columns = 0;
        }
        after.is_in_table = before.is_in_table ^ (mark == b'|');
        return (Reading::Code, after);
    }
    if content.starts_with("//") && !content.starts_with("///") {
        return (Reading::Code, before);
    }
    // Those of a document's head stand right under its author.
    if before.in_paragraph
        && let Some((name, is_set)) = attribute_entry(content)
    {
        let mut after = before;
        after.set.change(name, is_set.then(|| entry_value(content)));
        return (attribute_value(content), after);
    }
    if !before.in_paragraph {
        if content.starts_with('[') && content.ends_with(']') && !content.starts_with("[[") {
            let style = content.get(1..).unwrap_or_default();
            let style = style
                .split([',', ']', '%', '#', '.', '='])
                .next()
                .unwrap_or_default();
            let block = if CODE_STYLES.contains(&style.trim()) {
                Block::BeforeCode
            } else {
                Block::Prose
            };
            // [quote, who, where]
            let is_signed = matches!(style.trim(), "quote" | "verse");
            let signature = content.find(',').filter(|_| is_signed);
            let reading = match signature.or_else(|| titled(content)) {
                Some(at) => Reading::Prose(at + 1),
                None => Reading::Code,
            };
            // A paragraph that is said to be one is, however far it is indented.
            let mut after = state(block, style.trim() == "normal");
            if !before.is_in_table {
                after.code_columns = code_columns(content);
            }
            return (reading, after);
        }
        if let Some((name, is_set)) = attribute_entry(content) {
            let mut after = between;
            after.set.change(name, is_set.then(|| entry_value(content)));
            return (attribute_value(content), after);
        }
        if content.starts_with([' ', '\t']) && list_marker(content.trim_start()).is_none() {
            return (Reading::Code, state(Block::Code, false));
        }
    }
    if content == "+" {
        return (Reading::Code, state(Block::Prose, false));
    }
    if content.starts_with("include::") && block_macro(content).is_some() {
        return (Reading::Code, between);
    }
    let in_paragraph = !(is_heading(content) || is_title(content) || content.starts_with('|'));
    if block_macro(content).is_some() && is_media(content) {
        let reading = match titled(content) {
            Some(at) => Reading::Prose(at + 1),
            None => Reading::Code,
        };
        return (reading, between);
    }
    // A block quotation as Markdown writes it.
    let from = match content.strip_prefix("> ") {
        Some(_) => "> ".len(),
        // The stop of a title is no part of it: `.A.七.20`
        None if is_title(content) && !before.in_paragraph => 1,
        None => block_macro(content).unwrap_or(0),
    };
    (Reading::Prose(from), state(Block::Prose, in_paragraph))
}

/// Reads what opens or ends a condition: `ifdef::name[]`, `endif::[]`. A line that a condition holds
/// (`ifdef::name[…]`) is prose in its brackets.
fn condition(content: &str, before: State) -> Option<(Reading, State)> {
    let rest = content.strip_prefix("ifdef::").map(|rest| (rest, true));
    let rest = rest.or_else(|| Some((content.strip_prefix("ifndef::")?, false)));
    let mut after = before;
    if let Some((rest, wanted)) = rest {
        let (names, inside) = rest.strip_suffix(']')?.split_once('[')?;
        let mut each = names
            .split([',', '+'])
            .map(|name| before.set.holds(name.trim()));
        let holds = match names.contains('+') {
            // One that is known not to be set decides.
            true => match each.clone().any(|one| one == Some(false)) {
                true => Some(false),
                false => each.all(|one| one == Some(true)).then_some(true),
            },
            false => match each.clone().any(|one| one == Some(true)) {
                true => Some(true),
                false => each.all(|one| one == Some(false)).then_some(false),
            },
        };
        let is_read = holds.is_none_or(|holds| holds == wanted);
        if !inside.is_empty() {
            let from = content.len() - inside.len() - 1;
            let is_read = is_read && before.skipped == 0;
            let reading = if is_read {
                Reading::Prose(from)
            } else {
                Reading::Code
            };
            return Some((reading, before));
        }
        if before.skipped > 0 || !is_read {
            after.skipped = before.skipped.saturating_add(1);
        }
        return Some((Reading::Code, after));
    }
    if content.starts_with("ifeval::[") {
        let condition = content.get("ifeval::[".len()..content.len() - 1);
        let holds = condition.and_then(|condition| before.set.compares(condition));
        if before.skipped > 0 || holds == Some(false) {
            after.skipped = before.skipped.saturating_add(1);
        }
        return Some((Reading::Code, after));
    }
    content.starts_with("endif::").then(|| {
        after.skipped = before.skipped.saturating_sub(1);
        (Reading::Code, after)
    })
}

/// Where in attributes a title begins, before its quotation mark's end.
fn titled(content: &str) -> Option<usize> {
    let title = "title=";
    let at = content.find(title)? + title.len();
    let is_quoted = content
        .get(at..)
        .is_some_and(|value| value.starts_with('"'));
    Some(if is_quoted { at } else { at - 1 })
}

/// Whether a block macro shows a picture or a film: what its brackets hold is shown to nobody who sees it.
fn is_media(content: &str) -> bool {
    ["image::", "video::", "audio::"]
        .iter()
        .any(|name| content.starts_with(name))
}

/// A line of one mark, four or more (two of `--`, three backticks).
fn delimiter(content: &str) -> Option<(u8, u8)> {
    if content.starts_with("```") {
        return Some((b'`', 3));
    }
    let marks = content.strip_prefix('|').unwrap_or(content);
    let mark = marks.bytes().next()?;
    let is_one = b"-.+/=*_".contains(&mark) && marks.bytes().all(|byte| byte == mark);
    let least = if content.starts_with('|') { 3 } else { 4 };
    let count = u8::try_from(marks.len()).unwrap_or(u8::MAX);
    if content == "--" {
        return Some((b'=', 2));
    }
    let mark = if content.starts_with('|') { b'|' } else { mark };
    (is_one && marks.len() >= least).then_some((mark, count))
}

/// Up to six `=`, and a space.
fn rank(content: &str) -> Option<u8> {
    let is_marked = content.trim_start_matches('=').starts_with(' ');
    heading::marked(content, '=').filter(|rank| is_marked && *rank <= 6)
}

fn is_heading(content: &str) -> bool {
    rank(content).is_some()
}

/// The title of a block: `.Recommendations`
fn is_title(content: &str) -> bool {
    let title = content.strip_prefix('.').unwrap_or_default();
    title
        .chars()
        .next()
        .is_some_and(|c| c != '.' && !c.is_whitespace())
}

/// The value in an entry.
fn entry_value(content: &str) -> &str {
    let behind = content.get(1..).and_then(|rest| rest.split_once(':'));
    behind.map_or("", |(_, value)| value.trim())
}

/// What an attribute is set to: it is printed where the attribute is named.
fn attribute_value(content: &str) -> Reading {
    let value = content.find(": ").map(|end| end + ": ".len());
    value.map_or(Reading::Code, Reading::Prose)
}

/// The attribute that a line sets or takes back: `:name: value`, `:!name:`
fn attribute_entry(content: &str) -> Option<(&str, bool)> {
    let (name, _) = content.strip_prefix(':')?.split_once(':')?;
    let bare = name.trim_matches('!');
    let is_name = !bare.is_empty() && !bare.contains(' ') && bare.is_ascii();
    is_name.then_some((bare, bare.len() == name.len()))
}

fn list_marker(content: &str) -> Option<usize> {
    let first = content.bytes().next()?;
    let length = match first {
        b'*' | b'.' | b'-' => content.bytes().take_while(|byte| *byte == first).count(),
        b'<' => content.find('>')? + 1,
        _ if content.ends_with("::") || content.contains(":: ") => return Some(0),
        _ => return None,
    };
    content
        .get(length..)
        .is_some_and(|rest| rest.starts_with(' '))
        .then_some(length)
}

/// Bytes of a block macro's name and target: image::七.20.png[caption]
fn block_macro(content: &str) -> Option<usize> {
    let name = content.bytes().take_while(u8::is_ascii_alphabetic).count();
    let rest = content.get(name..)?;
    let target = rest.strip_prefix("::")?;
    if name == 0 || target.starts_with(' ') {
        return None;
    }
    // What includes a part of a file marks it so, in a comment.
    let is_region = matches!(content.get(..name), Some("tag" | "end"));
    (!is_region).then(|| Some(name + 2 + target.find('[').filter(|_| target.ends_with(']'))?))?
}

/// Overwrites what is not prose in lines of it.
fn inline(text: &str, mask: &mut Mask<'_>) {
    let bytes = text.as_bytes();
    let is_special = |byte: &u8| b"`+*_#^:<[({&\\|".contains(byte);
    let mut at = 0;
    // Marks that open nothing since none closes, each looked for once.
    let mut unclosed: Vec<&str> = Vec::new();
    while let Some(found) = bytes
        .get(at..)
        .and_then(|rest| rest.iter().position(is_special))
    {
        at += found;
        let rest = text.get(at..).unwrap_or_default();
        let before = text.get(..at).unwrap_or_default().chars().next_back();
        let mut find = |from: usize, close: &'static str| {
            if unclosed.contains(&close) {
                return None;
            }
            let found = rest
                .get(from..)
                .and_then(|inside| memmem::find(inside.as_bytes(), close.as_bytes()));
            if found.is_none() {
                unclosed.push(close);
            }
            found.map(|found| from + found)
        };
        match bytes.get(at) {
            // "`…`" are quotation marks.
            Some(b'`') if before == Some('"') => {
                mask.quote(at - 1..at + 1);
                at += 1;
            }
            Some(b'`') if bytes.get(at + 1) == Some(&b'"') => {
                mask.unquote(at..at + 2);
                at += 2;
            }
            Some(b'`') if before == Some('\'') => {
                mask.vanish(at..at + 1);
                at += 1;
            }
            Some(b'`') if bytes.get(at + 1) == Some(&b'\'') => {
                mask.vanish(at..at + 1);
                at += 1;
            }
            Some(b'`') => {
                let mark = if rest.starts_with("``") { "``" } else { "`" };
                // One is a mark only around a word, and Chinese characters are of a word.
                if mark == "`" && before.is_some_and(is_of_word) {
                    at += 1;
                    continue;
                }
                let end = find(mark.len(), mark).map_or(mark.len(), |end| end + mark.len());
                // `……`不是代码
                let is_joined = mark == "`"
                    && rest
                        .get(end..)
                        .and_then(|rest| rest.chars().next())
                        .is_some_and(is_of_word);
                if end > mark.len() && !is_joined {
                    mask.hide(at..at + end);
                }
                at += match is_joined {
                    true => mark.len(),
                    false => end,
                };
            }
            Some(b'+') => {
                let mark = ["+++", "++", "+"]
                    .into_iter()
                    .find(|mark| rest.starts_with(mark))
                    .unwrap_or("+");
                // One is a mark only around a word.
                let opens = mark.len() > 1 || !before.is_some_and(char::is_alphanumeric);
                let inside = rest.get(mark.len()..).unwrap_or_default();
                let is_text = !inside.starts_with(char::is_whitespace);
                match find(mark.len(), mark).filter(|_| opens && is_text) {
                    // What stands between is printed as it is written.
                    Some(end) => {
                        mask.vanish(at..at + mark.len());
                        mask.vanish(at + end..at + end + mark.len());
                        at += end + mark.len();
                    }
                    None => {
                        if rest.starts_with("+\n") || rest.starts_with("+\r") {
                            mask.vanish(at..at + 1);
                        }
                        at += mark.len();
                    }
                }
            }
            Some(mark @ (b'*' | b'_' | b'#')) => {
                let count = rest.bytes().take_while(|byte| byte == mark).count();
                let behind = rest.get(count..).unwrap_or_default().chars().next();
                let is_space = |c: Option<char>| c.is_none_or(char::is_whitespace);
                let is_word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
                let stands_alone = is_space(before) && is_space(behind);
                let within_word = count == 1 && is_word(before) && is_word(behind);
                if count <= 2 && !stands_alone && !within_word {
                    mask.vanish(at..at + count);
                }
                at += count;
            }
            Some(b'^') => {
                let end = rest.bytes().skip(1).take(20).position(|byte| byte == b'^');
                let raised = end.and_then(|end| rest.get(1..=end));
                match (raised, end) {
                    (Some(raised), Some(end)) if is_note_mark(raised) => {
                        mask.mark(at..at + end + 2);
                        at += end + 2;
                    }
                    _ => {
                        mask.vanish(at..at + 1);
                        at += 1;
                    }
                }
            }
            Some(b':') => {
                let (behind, is_closed) = inline_macro(text, at, unclosed.contains(&"["), mask);
                if !is_closed {
                    unclosed.push("[");
                }
                at = behind;
            }
            Some(b'<') if rest.starts_with("<<") => {
                // <<id,text>>
                let Some(end) = find(2, ">>") else {
                    at += 2;
                    continue;
                };
                match rest.get(..end).and_then(|inside| inside.find(',')) {
                    Some(comma) => mask.vanish(at..at + comma + 1),
                    None => mask.hide(at..at + end),
                }
                mask.vanish(at + end..at + end + 2);
                at += end + 2;
            }
            // [[anchor,what refers to it prints]]
            Some(b'[')
                if rest.starts_with("[[")
                    && find(2, "]]")
                        .is_some_and(|end| rest.get(..end).is_some_and(|id| id.contains(','))) =>
            {
                let end = rest.find("]]").unwrap_or(0);
                let comma = rest.find(',').unwrap_or(0);
                mask.hide(at..at + comma + 1);
                mask.hide(at + end..at + end + 2);
                at += comma + 1;
            }
            Some(b'[') => {
                // [[anchor]], and [.role]#text#
                let end = if rest.starts_with("[[") {
                    find(2, "]]").map(|end| end + 2)
                } else {
                    find(1, "]#").filter(|end| *end < 60).map(|end| end + 1)
                };
                match end {
                    Some(end) => {
                        mask.vanish(at..at + end);
                        at += end;
                    }
                    None => at += 1,
                }
            }
            Some(b'(') if rest.starts_with("(((") => {
                let end = find(3, ")))").map_or(3, |end| end + 3);
                if end > 3 {
                    mask.vanish(at..at + end);
                }
                at += end;
            }
            Some(b'(') if rest.starts_with("((") => {
                mask.vanish(at..at + 2);
                at += 2;
                if let Some(end) = find(2, "))") {
                    mask.vanish(at - 2 + end..at + end);
                }
            }
            // {set:name:value}
            Some(b'{') if rest.starts_with("{set:") => {
                let end = find(1, "}").map_or(1, |end| end + 1);
                mask.hide(at..at + end);
                at += end;
            }
            Some(b'<') if let Some(length) = html::describing_length(rest) => {
                mask.hide(at..at + length);
                at += length;
            }
            // A tag of what is passed on.
            Some(b'<') if let Some(length) = html::tag_length(rest) => {
                mask.vanish(at..at + length);
                at += length;
            }
            Some(b'{') => {
                let end = rest.bytes().take(40).position(|byte| byte == b'}');
                let name = end.and_then(|end| rest.get(1..end)).unwrap_or_default();
                let is_name = !name.is_empty()
                    && name
                        .bytes()
                        .all(|byte| byte.is_ascii_alphanumeric() || b"-_:".contains(&byte));
                if !is_name {
                    at += 1;
                    continue;
                }
                let length = name.len() + 2;
                match attribute(name) {
                    Some(written) => mask.write(at..at + length, written),
                    None => mask.hide(at..at + length),
                }
                at += length;
            }
            Some(b'|') => {
                let cell = rest.get(1..).unwrap_or_default();
                let end = cell.find(['|', '\n', '\r']).unwrap_or(cell.len());
                if is_code_cell(text.get(..at).unwrap_or_default()) {
                    mask.hide(at..at + 1 + end);
                    at += end;
                }
                at += 1;
            }
            Some(b'&') => match entity::decode(rest) {
                Some((length, meaning)) => {
                    mask.write(at..at + length, &meaning);
                    at += length;
                }
                None => at += 1,
            },
            Some(b'\\') => {
                let escaped = bytes.get(at + 1).is_some_and(is_special);
                if escaped {
                    mask.vanish(at..at + 1);
                    at += 1;
                }
                at += 1;
            }
            _ => at += 1,
        }
    }
}

/// Whether the bar behind a text begins a cell that shows what is typed: `m|`, `2+^l|`
fn is_code_cell(before: &str) -> bool {
    let Some(format) = before.strip_suffix(['m', 'l']) else {
        return false;
    };
    let is_format = |c: char| c.is_ascii_digit() || matches!(c, '+' | '*' | '.' | '<' | '>' | '^');
    let behind = format.trim_end_matches(is_format);
    behind.is_empty() || behind.ends_with([' ', '\t', '\n', '|'])
}

/// Whether a character before a mark makes it no mark.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '}')
}

/// A macro whose colon is at a place: its target is no prose, its text may be. Where to read on,
/// and whether its bracket closes; `is_unclosed`: it is known that none does from here on.
fn inline_macro(text: &str, colon: usize, is_unclosed: bool, mask: &mut Mask<'_>) -> (usize, bool) {
    let bytes = text.as_bytes();
    let before = bytes.get(..colon).unwrap_or_default();
    let length = before
        .iter()
        .rev()
        .take(20)
        .take_while(|byte| byte.is_ascii_alphabetic())
        .count();
    let start = colon - length;
    let name = text.get(start..colon).unwrap_or_default();
    let rest = text.get(colon + 1..).unwrap_or_default();
    let target = rest
        .bytes()
        .take(400)
        .position(|byte| byte == b'[' || byte.is_ascii_whitespace())
        .unwrap_or(0);
    let open = colon + 1 + target;
    if name.is_empty() || bytes.get(open) != Some(&b'[') {
        return (colon + 1, true);
    }
    let is_address = matches!(name, "http" | "https" | "ftp" | "irc" | "mailto");
    let is_text = is_address
        || matches!(
            name,
            "link" | "xref" | "footnote" | "footnoteref" | "btn" | "menu" | "indexterm2" | "pass"
        );
    let is_code = CODE_MACROS.contains(&name);
    if !is_text && !is_code {
        return (colon + 1, true);
    }
    let inside = bytes.get(open + 1..).unwrap_or_default();
    let closing = if is_unclosed { None } else { closing(inside) };
    let Some(length) = closing else {
        return (open + 1, false);
    };
    let close = open + 1 + length;
    if is_code {
        mask.hide(start..close + 1);
        return (close + 1, true);
    }
    mask.vanish(start..open + 1);
    mask.vanish(close..close + 1);
    // The subject of a letter, and what else is said of a link: link:target[text,title="…"]
    if is_address || name == "link" {
        let words = text.get(open + 1..close).unwrap_or_default();
        let is_attribute = |at: usize| {
            let behind = words.get(at + 1..).unwrap_or_default().trim_start();
            let name = behind.bytes().take_while(u8::is_ascii_lowercase).count();
            name > 0 && behind.get(name..).is_some_and(|rest| rest.starts_with('='))
        };
        let comma = match name {
            "mailto" => words.find(','),
            _ => words
                .match_indices(',')
                .map(|(at, _)| at)
                .find(|at| is_attribute(*at)),
        };
        if let Some(comma) = comma {
            mask.hide(open + 1 + comma..close);
        }
    }
    if name == "footnote" || name == "footnoteref" {
        mask.note(open + 1..close);
    }
    (open + 1, true)
}

/// Where the bracket closes behind whose opening a text begins.
fn closing(inside: &[u8]) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in inside.iter().enumerate() {
        match byte {
            b'[' => depth += 1,
            b']' if depth == 0 => return Some(at),
            b']' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// What a predefined attribute stands for.
fn attribute(name: &str) -> Option<&'static str> {
    Some(match name {
        "nbsp" | "sp" => " ",
        "zwsp" | "wj" | "empty" | "blank" => "",
        "plus" => "+",
        "ldquo" => "“",
        "rdquo" => "”",
        "lsquo" => "‘",
        "rsquo" => "’",
        "amp" => "&",
        "startsb" => "[",
        "endsb" => "]",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use crate::draft::markup::tests::reads;

    #[test]
    fn blocks_and_macros_are_told_from_prose() {
        reads(
            "asciidoc",
            &[
                "= 关于⟦第3/4号决定⟧\n:note: 见⟦七.21⟧\n\n见⟦七.22⟧。",
                "----\n见七.20\n\n见七.21\n----\n见⟦七.22⟧",
                "[source,rust]\n见七.20\n见七.21\n\n见⟦七.22⟧",
                ".⟦A部分 七.20⟧\n----\n七.45\n----\n\n.⟦A部分 七.21⟧\n* 见⟦七.22⟧",
                "[source]\n....\n七.20\n\n七.21\n....\n\n[NOTE]\n====\n见⟦七.22⟧\n====",
                ".⟦七.20⟧的说明\n 见七.21\n 见七.22\n\n* 见⟦七.23⟧",
                "// 见七.20\n////\n\n见七.21\n////\n见⟦七.22⟧",
                "见⟦第3/4号*决定*__第2段⟧__。",
                "见⟦第3/4{nbsp}号&#20915;定[.wrong]#第2段⟧#，{七}",
                "见 `七.20`、``七.21``、+⟦七.22⟧+、\"`见⟦七.23⟧`\"、pass:[⟦七.24⟧]",
                "见https://x.org/七.20[⟦第3/4号决定]第2段⟧，link:七.21.html[⟦七.22⟧]，image:七.20.png[七.21]",
                "image::七.20.png[第3/4号决定, title=\"见⟦七.20⟧\"]",
                "[quote, 某人, ⟦七.20⟧]\n____\n见⟦七.21⟧\n____",
                "|===\nm|见七.45 |⟦七.20⟧\n2+l|见七.46\n|===",
                ":web:\n\nifdef::draft[]\n见七.45\n\nifdef::web[]\n见七.46\nendif::[]\nendif::[]\nifdef::web[]\n见⟦七.20⟧\nendif::[]\nifndef::draft[见⟦七.21⟧]",
                ":x: 甲\n\nifeval::[\"{x}\" == \"甲\"]\n见⟦七.20⟧\nendif::[]\nifeval::[\"{x}\" != \"甲\"]\n见七.45\nendif::[]\nifeval::[2 < 1]\n见七.46\nendif::[]\nifeval::[\"{y}\" == \"\"]\n见⟦七.21⟧\nendif::[]",
                ":a:\n:!a:\n\nifdef::a[]\n见七.45\nendif::[]\n见⟦七.20⟧",
                "见⟦第3/4号决定footnote:[另见⟦七.20⟧。]第2段⟧^3^。",
                "见<<七.20,⟦第3/4号决定⟧>>、<<七.21>>、[[七.22]]stem:[七.20]",
                "|===\n|见第3/4号 |决定\n|⟦决定 3/4⟧ |⟦七.20⟧\n|===",
                "* 见第3/4号\n* 决定\n** 见⟦第3/4号\n   决定⟧\n+\n见⟦七.20⟧",
                "见⟦第3/4号 +\n决定⟧，(((七.20)))((⟦七.21⟧))",
                ":doctitle: 见⟦七.20⟧\n\n[normal]\n 见⟦七.21⟧\n\n 见七.45",
                "++++\n<p>见⟦七.20⟧</p>\n<script>\n七.45\n\n七.46\n</script>\n见⟦七.21⟧\n++++\n\n[pass]\n<b>⟦七.22⟧</b>",
                "[cols=\"m,1\"]\n|===\n|七.45 |⟦七.20⟧\n|===\n\n|===\n|⟦七.21⟧ |甲\n|===",
                "include::a.adoc[tag=七.45]\n\n见⟦七.20⟧{set:a:七.46}",
                "mailto:a@b.c[见⟦七.20⟧,七.45]，link:a.html[见⟦七.21⟧，七,title=\"七.46\"]",
                "[[a,见⟦七.20⟧]]\n== 甲",
            ],
        );
        reads("adoc", &["见 `七.45`，见`⟦七.20⟧`，btn:[见⟦七.21⟧]"]);
    }

    #[test]
    fn what_is_open_is_text_or_goes_to_the_end() {
        reads(
            "asciidoc",
            &[
                "见`⟦七.20⟧",
                "见footnote:[⟦七.20⟧",
                "见<<⟦七.20⟧",
                "----\n七.20\n\n七.21",
                "见{⟦七.20⟧",
            ],
        );
    }
}
