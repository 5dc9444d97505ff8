//! reStructuredText. Literal blocks, comments, and directives and roles that hold code or names
//! are not read.

use std::ops::Range;

use super::comment::{CommentPlace, Comments, INDENTATION, ToLineEnd, line_beginning};
use super::contract::{LineState, Syntax};
use super::definition::{Asking, Use};
use super::directive;
use super::heading::{self, Headings};
use super::html;
use super::lines::{Place, Reading, Shape, Unclosed, by_runs, is_note_mark};
use super::mask::{Marks, Mask};
use super::quotation::{self, Between, Close, Opening, Quotations, backslashed};
use crate::text::Text;

pub const SYNTAX: Syntax = Syntax {
    language_ids: &["restructuredtext", "rst", "rest"],
    endings: &["rst"],
    comments: Comments {
        inline: None,
        to_line_end: Some(ToLineEnd {
            open: "..",
            begins_behind: |before| before.trim().is_empty(),
        }),
        place: place_of_comment,
        margin: INDENTATION,
        // Explicit markup wants a blank line behind it.
        stands_apart: true,
    },
    quotations: Quotations {
        marks_lines: false,
        indents: true,
        between: quotation,
        write: quote,
    },
    headings: Headings {
        rank: heading::none,
        underlined: heading::underlined_by_any,
        bold: &[("**", "**")],
        are_bare: false,
    },
    struck: &[(":del:`", "`"), (":strike:`", "`")],
    is_row: heading::begins_with_bar,
    items: &["#. "],
    defines,
    asking: &[Asking::Between("|", b"|")],
};

/// A substitution: `.. |name| replace:: ……`
fn defines(line: &str) -> Option<Use> {
    let (name, _) = line.strip_prefix(".. |")?.split_once("| ")?;
    Some(Use::text(&format!("|{name}")))
}

/// What a line stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Prose,
    /// Behind a line of prose that a line of signs under it may make a title.
    Line,
    /// Behind such a line of signs.
    Underlined,
    /// Behind a line indented so far that ends with `::`.
    BeforeLiteral(u8),
    /// Within what is indented further than so many columns: code, a comment.
    Indented(u8),
    /// Behind the first line of a directive that holds prose: its options.
    Options(u8),
    /// Behind the first line of a directive that holds none: its options.
    CodeOptions(u8),
    /// Behind two points alone: a comment, if it goes on.
    Comment(u8),
    /// Before anything but fields and comments.
    Top,
    /// Lines of an interactive session, up to a blank one.
    Session,
}

/// Roles of docutils and Sphinx whose text is code, a name or an address; those of a domain have a colon. Any
/// other is the document's own, and made for how its words look.
const CODE_ROLES: [&str; 52] = [
    "any",
    "attr",
    "c",
    "cite",
    "class",
    "code",
    "command",
    "confval",
    "const",
    "data",
    "dlgcommand",
    "doc",
    "download",
    "envvar",
    "eq",
    "exc",
    "file",
    "footcite",
    "func",
    "ghsource",
    "guiicon",
    "issue",
    "kbd",
    "keyword",
    "literal",
    "mailheader",
    "makevar",
    "manpage",
    "math",
    "meth",
    "mimetype",
    "mod",
    "module",
    "newsgroup",
    "numref",
    "obj",
    "option",
    "pep",
    "pr",
    "program",
    "pull",
    "py",
    "raw",
    "ref",
    "regexp",
    "rfc",
    "samp",
    "source",
    "token",
    "type",
    "user",
    "version",
];

impl LineState for State {
    const FIRST: State = State::Top;

    fn step(self, line: &str, place: Place) -> (Shape, State) {
        let (reading, after) = read(line, place, self);
        let content = line.trim();
        let shape = match reading {
            _ if content.is_empty() => Shape::Blank,
            Reading::Code => Shape::Code,
            // A title and the line under it are one paragraph.
            Reading::Prose(_) if after == State::Underlined => Shape::Text,
            Reading::Prose(_) if is_rule(content) || content.starts_with('|') => Shape::Alone,
            Reading::Prose(_) => Shape::Text,
        };
        (shape, after)
    }

    fn begins(self, line: &str) -> bool {
        let content = line.trim();
        let mut characters = content.chars();
        match characters.next() {
            Some(_) if self == State::Underlined => true,
            Some(_) if self == State::Line && is_underline(content) => false,
            _ if !matches!(self, State::Prose | State::Line | State::Top) => false,
            Some('-' | '*' | '+' | '•') => characters.next().is_none_or(char::is_whitespace),
            Some('#') => content.starts_with("#. "),
            Some('|') => true,
            Some('.') => content.starts_with(".. "),
            Some(':') => content.get(1..).is_some_and(|rest| rest.contains(": ")),
            _ => is_rule(content),
        }
    }

    /// Whether a line is indented so far that it is code.
    fn is_code(self, line: &str) -> bool {
        let indented = line.len() - line.trim_start_matches([' ', '\t']).len();
        matches!(self, State::Indented(margin) if indented > usize::from(margin))
    }

    fn mask(self, text: &str, place: Place, mask: &mut Mask<'_>) {
        by_runs(text, place, self, mask, read, inline);
    }
}

/// Above the paragraph: no comment stands within one, a list or a table.
fn place_of_comment(text: &Text, stretch: &Range<usize>) -> CommentPlace {
    let is_blank = |line: usize| line_beginning(text, line).trim().is_empty();
    let first = text.line_of(stretch.start);
    let mut begin = first;
    while begin > 0 && !is_blank(begin - 1) {
        begin -= 1;
    }
    if begin == first && is_blank(first + 1) {
        CommentPlace::AboveLine(first)
    } else {
        CommentPlace::AboveParagraph(begin)
    }
}

/// Directives whose text is a quotation, `.. epigraph::`, or of a class that says so, `.. container:: quote`.
fn quotation(text: &str) -> Option<Between> {
    let opening = Opening::of(text);
    let explicit = opening.content.strip_prefix(".. ")?;
    let (name, _) = explicit.split_once("::")?;
    let argument = opening.line.split_once("::")?.1.trim();
    let has_class = matches!(name, "class" | "rst-class" | "container");
    let is_quotation = quotation::names_quotation(if has_class { argument } else { name });
    if !directive::holds_prose(name) || !is_quotation && name != "line-block" {
        return None;
    }
    let words = match argument.is_empty() || has_class {
        true => {
            let behind = opening.content.get(opening.line.len()..)?;
            opening.line.len() + directive::options_length(behind)
        }
        false => ".. ".len() + name.len() + "::".len(),
    };
    Some(Between {
        words: opening.indent + words,
        close: Close::Indentation(opening.indent),
        is_quotation,
    })
}

/// Indented paragraphs.
fn quote(paragraphs: &[String], signature: &str) -> String {
    let signature = format!("-- {signature}");
    let escaped = paragraphs.iter().map(|paragraph| escape(paragraph));
    let indented: Vec<String> = escaped
        .chain([signature])
        .map(|line| format!("   {line}\n"))
        .collect();
    indented.join("\n")
}

fn escape(text: &str) -> String {
    backslashed(text, &['*', '`', '|', '_', '\\'])
}

fn read(line: &str, place: Place, before: State) -> (Reading, State) {
    let content = line.trim();
    let indent = indentation(line);
    if place == Place::Middle {
        return match before {
            State::Prose
            | State::Line
            | State::Underlined
            | State::Top
            | State::BeforeLiteral(_) => (Reading::Prose(0), before),
            _ => (Reading::Code, before),
        };
    }
    match before {
        State::Session if content.is_empty() => return (Reading::Prose(0), State::Prose),
        State::Session => return (Reading::Code, before),
        State::BeforeLiteral(_) | State::Indented(_) if content.is_empty() => {
            return (Reading::Prose(0), before);
        }
        State::BeforeLiteral(outer) if indent > outer => {
            return (Reading::Code, State::Indented(outer));
        }
        // Lines that are quoted by a mark before each, up to a blank one.
        State::BeforeLiteral(outer)
            if indent == outer && content.starts_with(|c: char| c.is_ascii_punctuation()) =>
        {
            return (Reading::Code, State::Session);
        }
        State::Indented(outer) if indent > outer => return (Reading::Code, before),
        State::Options(outer) | State::CodeOptions(outer)
            if indent > outer && content.starts_with(':') =>
        {
            return (option(line, content), before);
        }
        State::CodeOptions(outer) if content.is_empty() => {
            return (Reading::Prose(0), State::Indented(outer));
        }
        State::CodeOptions(outer) | State::Comment(outer) if indent > outer => {
            return (Reading::Code, State::Indented(outer));
        }
        State::Line if is_underline(content) => return (Reading::Prose(0), State::Underlined),
        State::Top if content.is_empty() => return (Reading::Prose(0), before),
        State::Top if is_metadata(content) => return (Reading::Code, before),
        _ => {}
    }
    if content.is_empty() {
        return (Reading::Prose(0), State::Prose);
    }
    if content.starts_with(">>>") {
        return (Reading::Code, State::Session);
    }
    if let Some(explicit) = content
        .strip_prefix("..")
        .filter(|rest| rest.is_empty() || rest.starts_with(' '))
    {
        if explicit.is_empty() {
            return (Reading::Code, State::Comment(indent));
        }
        return explicit_markup(line, explicit.trim_start(), indent);
    }
    if is_rule(content) {
        return (Reading::Prose(0), State::Prose);
    }
    // A script of raw HTML.
    if indent > 0 && (content.starts_with("<script") || content.starts_with("<style")) {
        return (Reading::Code, State::Indented(indent - 1));
    }
    // --option=value  What it does.
    if let Some(words) = behind_option(content) {
        let from = line.trim_end().len() - words.len();
        return (Reading::Prose(from), State::Prose);
    }
    // What a list's item announces stands further in than its mark.
    let is_item = ["- ", "* ", "+ ", "#. "]
        .iter()
        .any(|mark| content.starts_with(mark));
    let after = if content.ends_with("::") {
        State::BeforeLiteral(indent.saturating_add(u8::from(is_item)))
    } else if indent == 0 && !is_item {
        State::Line
    } else {
        State::Prose
    };
    (Reading::Prose(0), after)
}

/// A line of one sign, which makes the line above it a title.
fn is_underline(content: &str) -> bool {
    const SHORTEST: usize = 3;
    let sign = content.bytes().next();
    let is_sign = sign.is_some_and(|sign| sign.is_ascii_punctuation() && sign != b'|');
    is_sign
        && content.len() >= SHORTEST
        && content != "..."
        && content.bytes().all(|byte| Some(byte) == sign)
}

/// What an item of a list of options says, behind the options and two spaces.
fn behind_option(content: &str) -> Option<&str> {
    let name = content
        .strip_prefix("--")
        .or_else(|| content.strip_prefix('-'))?;
    name.bytes().next().filter(u8::is_ascii_alphanumeric)?;
    let (options, words) = content.split_once("  ")?;
    let is_ascii_word = options
        .split([' ', '=', ','])
        .next()
        .is_some_and(str::is_ascii);
    is_ascii_word.then(|| words.trim_start())
}

/// What stands behind `.. `: a directive, a target, a footnote, a substitution, a comment.
fn explicit_markup(line: &str, explicit: &str, indent: u8) -> (Reading, State) {
    let behind = |rest: &str| line.trim_end().len() - rest.len();
    if explicit.starts_with('[')
        && let Some(end) = explicit.find("] ")
    {
        let text = explicit.get(end + 2..).unwrap_or_default();
        return (Reading::Prose(behind(text)), State::Prose);
    }
    if explicit.starts_with('_') {
        return (Reading::Code, State::Indented(indent));
    }
    // .. |name| replace:: text
    let directive = match explicit.strip_prefix('|') {
        Some(rest) => rest.split_once("| ").map_or("", |(_, rest)| rest),
        None => explicit,
    };
    let Some((name, argument)) = directive.split_once("::") else {
        return (Reading::Code, State::Indented(indent));
    };
    let argument = argument.trim_start();
    // What a domain's directive describes is a name: py:function.
    let is_described = name.contains(':') || matches!(name, "confval" | "option" | "describe");
    // The title of a table of contents; and of what is only beside the text.
    match name {
        "contents" if !argument.is_empty() => {
            return (Reading::Prose(behind(argument)), State::CodeOptions(indent));
        }
        "toctree" => return (Reading::Code, State::Indented(indent)),
        // A browser is shown what is written for it.
        "raw" if argument == "html" => return (Reading::Code, State::Options(indent)),
        _ => {}
    }
    let is_printed = name != "only" || directive::is_built(argument);
    if !directive::holds_prose(name) && !is_described || !is_printed {
        return (Reading::Code, State::CodeOptions(indent));
    }
    // A figure's argument is its picture; its caption stands below.
    let is_name = is_described || directive::names_argument(name);
    if is_name || argument.is_empty() {
        return (Reading::Code, State::Options(indent));
    }
    (Reading::Prose(behind(argument)), State::Options(indent))
}

/// What an option of a directive says: a caption is printed.
fn option(line: &str, content: &str) -> Reading {
    match directive::printed_option(content) {
        Some(value) => Reading::Prose(line.trim_end().len() - value.len()),
        None => Reading::Code,
    }
}

/// Fields that docutils prints at a document's beginning.
const PRINTED_FIELDS: [&str; 12] = [
    "author",
    "authors",
    "organization",
    "contact",
    "address",
    "version",
    "revision",
    "status",
    "date",
    "copyright",
    "abstract",
    "dedication",
];

/// Whether a line at a document's beginning is a field for the program that reads it: `:orphan:`
fn is_metadata(content: &str) -> bool {
    let field = content
        .strip_prefix(':')
        .and_then(|rest| rest.split_once(':'));
    field.is_some_and(|(name, value)| {
        let name = name.to_ascii_lowercase();
        // :role:`text` is none.
        (value.is_empty() || value.starts_with(' '))
            && name.is_ascii()
            && !PRINTED_FIELDS.contains(&name.as_str())
    })
}

/// Columns before the first character.
fn indentation(line: &str) -> u8 {
    let mut column = 0_usize;
    for byte in line.bytes() {
        match byte {
            b' ' => column += 1,
            b'\t' => column += 8 - column % 8,
            _ => break,
        }
    }
    u8::try_from(column).unwrap_or(u8::MAX)
}

/// A line under or over a heading, across the page, or of a table.
fn is_rule(content: &str) -> bool {
    content.len() >= 2
        && content
            .bytes()
            .next()
            .is_some_and(|first| first.is_ascii_punctuation() && first != b'|')
        && {
            let first = content.bytes().next().unwrap_or_default();
            content
                .bytes()
                .all(|byte| byte == first || matches!(byte, b' ' | b'-' | b'=' | b'+'))
        }
        && content != ".."
        && content != "::"
}

/// Overwrites what is not prose in lines of it.
fn inline(text: &str, mask: &mut Mask<'_>) {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut unclosed = Unclosed::default();
    while let Some(found) = bytes
        .get(at..)
        .and_then(|rest| rest.iter().position(|byte| b"`*\\[:|_<".contains(byte)))
    {
        at += found;
        let rest = text.get(at..).unwrap_or_default();
        let mut find = |from, close| unclosed.find(rest, from, close);
        match bytes.get(at) {
            Some(b'\\') => {
                // "\ " joins; \* is an asterisk.
                let next = rest.chars().nth(1);
                let is_space = next.is_some_and(|c| matches!(c, ' ' | '\t' | '\n'));
                let length = if is_space { 2 } else { 1 };
                mask.vanish(at..at + length);
                at += if is_space {
                    2
                } else {
                    1 + next.map_or(0, char::len_utf8)
                };
            }
            Some(b'`') if rest.starts_with("``") => {
                let end = find(2, "``");
                if let Some(end) = end {
                    mask.hide(at..at + end + 2);
                }
                at += end.map_or(2, |end| end + 2);
            }
            Some(b'`') => match find(1, "`") {
                Some(end) => {
                    let role = role_before(text, at);
                    interpreted(rest, at, end, role, mask);
                    at += end + 1;
                    // `text`_ and `text`__
                    let marks = bytes.get(at..).unwrap_or_default();
                    let count = marks.iter().take_while(|byte| **byte == b'_').count();
                    mask.vanish(at..at + count.min(2));
                    at += count;
                }
                None => at += 1,
            },
            Some(b'*') => {
                let count = rest.bytes().take_while(|byte| *byte == b'*').count();
                let is_space = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_whitespace);
                let before = at.checked_sub(1).and_then(|before| bytes.get(before));
                if !(is_space(before) && is_space(bytes.get(at + count))) {
                    mask.vanish(at..at + count);
                }
                at += count;
            }
            Some(b'[') => {
                // [1]_, [#name]_
                let end = rest.bytes().take(60).position(|byte| byte == b']');
                match end.filter(|end| {
                    rest.get(end + 1..)
                        .is_some_and(|rest| rest.starts_with('_'))
                }) {
                    Some(end) => {
                        mask.mark(at..at + end + 2);
                        at += end + 2;
                    }
                    None => at += 1,
                }
            }
            Some(b':') => {
                // The name of a role is no prose: :emphasis:`…`
                let length = rest
                    .bytes()
                    .skip(1)
                    .take(40)
                    .take_while(|byte| byte.is_ascii_alphanumeric() || b"-_+.:".contains(byte))
                    .count();
                let is_role = length >= 2
                    && rest.get(..=length).is_some_and(|role| role.ends_with(':'))
                    && rest
                        .get(length + 1..)
                        .is_some_and(|rest| rest.starts_with('`'));
                if is_role {
                    mask.vanish(at..at + length + 1);
                    at += length;
                }
                at += 1;
            }
            Some(b'|') => {
                // |substitution|, but not a table's cells.
                let end = rest
                    .bytes()
                    .skip(1)
                    .take(60)
                    .position(|byte| byte == b'|' || byte == b'\n');
                let name = end.and_then(|end| rest.get(1..=end)).unwrap_or_default();
                let is_name = !name.is_empty()
                    && !name.starts_with(char::is_whitespace)
                    && !name.ends_with(char::is_whitespace)
                    && rest
                        .get(name.len() + 1..)
                        .is_some_and(|rest| rest.starts_with('|'));
                if is_name {
                    mask.hide(at..at + name.len() + 2);
                    at += name.len() + 2;
                } else {
                    at += 1;
                }
            }
            Some(b'<') if let Some(length) = html::describing_length(rest) => {
                mask.hide(at..at + length);
                at += length;
            }
            // A tag of raw HTML.
            Some(b'<') if let Some(length) = html::tag_length(rest) => {
                mask.vanish(at..at + length);
                at += length;
            }
            // <!-- a comment of raw HTML -->
            Some(b'<') if rest.starts_with("<!--") => {
                let end = find(4, "-->").map_or(4, |end| end + 3);
                if end > 4 {
                    mask.vanish(at..at + end);
                }
                at += end;
            }
            Some(b'_') => {
                // _`target`
                if rest.starts_with("_`") {
                    mask.vanish(at..at + 1);
                }
                at += 1;
            }
            _ => at += 1,
        }
    }
}

/// The name of the role before interpreted text.
fn role_before(text: &str, at: usize) -> Option<&str> {
    let before = text.get(..at)?.strip_suffix(':')?;
    let length = before
        .bytes()
        .rev()
        .take(40)
        .take_while(|byte| byte.is_ascii_alphanumeric() || b"-_+.:".contains(byte))
        .count();
    let role = before.get(before.len() - length..)?;
    role.strip_prefix(':').filter(|role| !role.is_empty())
}

/// Interpreted text from its opening mark to its closing one at `end`, both relative to `rest`,
/// which begins at `at`.
fn interpreted(rest: &str, at: usize, end: usize, role: Option<&str>, mask: &mut Mask<'_>) {
    let inside = rest.get(1..end).unwrap_or_default();
    // text <target>
    let target = inside
        .strip_suffix('>')
        .and_then(|inside| inside.rfind('<'))
        .filter(|open| *open > 0);
    let is_prose = role.is_none_or(|role| !CODE_ROLES.contains(&role) && !role.contains(':'))
        // What can be downloaded is set as code.
        || target.is_some() && role != Some("download");
    let is_raised = role.is_some_and(|role| matches!(role, "sup" | "superscript"));
    if is_raised && is_note_mark(inside) {
        mask.mark(at..at + end + 1);
        return;
    }
    if role == Some("abbr")
        && let Some(open) = inside.rfind('(').filter(|open| *open > 0)
    {
        // Its explanation is shown to nobody who does not ask.
        mask.vanish(at..at + 1);
        mask.hide(at + 1 + open..at + end + 1);
        return;
    }
    if !is_prose || inside.starts_with('<') {
        mask.hide(at..at + end + 1);
        return;
    }
    mask.vanish(at..at + 1);
    match target {
        Some(open) => {
            let text = inside.get(..open).unwrap_or_default().trim_end().len();
            mask.vanish(at + 1 + text..at + end + 1);
        }
        None => mask.vanish(at + end..at + end + 1),
    }
}

#[cfg(test)]
mod tests {
    use crate::draft::markup::tests::reads;

    #[test]
    fn directives_roles_and_literals_are_told_from_prose() {
        reads(
            "restructuredtext",
            &[
                "关于⟦第3/4号决定⟧\n================\n\n见⟦七.20⟧。",
                "见\\ ⟦第\\ **3/4**\\ 号*决定*\\ 第2段⟧。",
                "例如::\n\n    见七.20\n\n    见七.21\n\n见⟦七.22⟧",
                ".. code-block:: python\n   :name: 七.20\n\n   见七.21\n\n.. note:: 见⟦七.22⟧\n   :class: 七.20\n\n   见⟦七.23⟧",
                ".. 见七.20\n   见七.21\n\n.. _七.20: https://x.org/\n\n见⟦七.22⟧",
                ".. [1] 见⟦七.20⟧\n.. |七.21| replace:: ⟦七.22⟧",
                "见⟦第3/4号决定 [1]_ 第2段⟧\\ [#七]_。",
                "见``七.20``、:code:`七.21`、:ref:`七.20`、:strong:`⟦七.22⟧`、`⟦七.23⟧`",
                "见`⟦第3/4号决定 <七.20.html>`_\\ 第2段⟧，:doc:`⟦七.21⟧ <七.20>`，|七.20|",
                ".. figure:: 七.20.png\n   :alt: 七.21\n\n   ⟦第3/4号决定⟧的图",
                "- 见第3/4号\n- 决定\n- 见⟦第3/4号\n  决定⟧",
                ">>> 七.20\n七.21\n\n:出处: ⟦七.22⟧",
                "见⟦第3/4号决定\\ :sup:`3`\\ 第2段⟧，\\*⟦七.20⟧",
                ".. math::\n\n   七.20\n\n.. raw:: latex\n\n   七.20\n见⟦七.21⟧",
                ".. raw:: html\n\n   <p title=\"七.45\">⟦七.20⟧</p>\n   <!-- 七.46 -->\n   <script>\n   七.47\n见⟦七.21⟧",
                ".. contents:: 见⟦七.20⟧\n   :depth: 2\n\n.. toctree::\n   :caption: 七.45\n\n   七.46\n\n见⟦七.21⟧",
                ".. sidebar:: 甲\n   :subtitle: 见⟦七.20⟧\n\n.. only:: html and draft\n\n   七.45\n",
                "- 甲::\n\n    七.45\n\n> 见⟦七.20⟧",
                "--out=<七.45>  见⟦七.20⟧\n-v  见⟦七.21⟧",
                ":red:`见⟦七.20⟧`、:py:func:`七.45`、:download:`七.46 <a>`",
                ":orphan:\n:keywords: 见七.45\n:author: 见⟦七.20⟧\n\n:keywords: 见⟦七.21⟧",
                ".. code-block:: c\n   :caption: 见⟦七.20⟧\n   :name: 七.45\n\n   :caption: 见七.46\n\n见⟦七.21⟧",
                ".. only:: draft\n\n   见七.45\n\n.. only:: html or latex\n\n   见⟦七.20⟧\n\n.. only:: not draft\n\n   见⟦七.21⟧",
                "..\n   见七.45\n\n..\n\n   见⟦七.20⟧",
                ".. py:function:: a(七.45)\n   :async:\n\n   见⟦七.20⟧",
                "  引文见⟦第3/4号\n  决定第2段⟧。",
            ],
        );
        reads("rst", &["见``七.20``"]);
    }

    #[test]
    fn what_is_open_is_text() {
        reads(
            "restructuredtext",
            &[
                "见``⟦七.20⟧",
                "见`⟦七.20⟧",
                ".. note::\n\n   ⟦七.20⟧",
                "a::\n\n  七.20\n\n  七.21",
                "见\\",
            ],
        );
    }
}
