//! Markdown and its relatives (GitHub's, Pandoc's, Quarto, R Markdown, MDX).
//!
//! Lines are read here: front matter, code, comments, and what a list item or a quotation adds
//! to a line's beginning, all of which can go over many paragraphs. What a paragraph holds is
//! read by a full parser.

use std::ops::Range;

use memchr::{memchr, memmem, memrchr};

use super::comment::{Comments, Enclosed, at_paragraph};
use super::contract::{LineState, Syntax};
use super::definition::{self, Asking, Use};
use super::directive;
use super::heading::{self, Headings};
use super::html;
use super::lines::{Place, Shape, lines};
use super::mask::{Marks, Mask, Unmarked};
use super::quotation::{Between, Close, Opening, Quotations, backslashed};

mod dialect;
mod inline;
#[cfg(test)]
mod oracle_tests;

pub use dialect::Dialect;
use inline::{Run, without_trimming};

/// What stands around words that are struck out, HTML's tags among it.
pub const STRUCK: &[(&str, &str)] = &[
    ("~~", "~~"),
    ("<del", "</del>"),
    ("<s", "</s>"),
    ("<strike", "</strike>"),
];

pub const SYNTAX: Syntax = Syntax {
    language_ids: &[
        "markdown",
        "md",
        "gfm",
        "ghmarkdown",
        "multimarkdown",
        "markdown-rustdoc",
        "markdown-inline",
        "myst",
        "mdc",
        "mkd",
        "djot",
        "telekasten",
        "poly-markdown",
    ],
    endings: &["md", "markdown"],
    comments: Comments {
        inline: Some(Enclosed {
            open: "<!--",
            close: "-->",
            is_spaced: true,
            goes_on: true,
        }),
        to_line_end: None,
        place: |text, stretch| at_paragraph(text, stretch, is_heading),
        margin: &[' ', '\t', '>'],
        stands_apart: false,
    },
    quotations: QUOTATIONS,
    headings: HEADINGS,
    struck: STRUCK,
    is_row: heading::begins_with_bar,
    items: &["<li"],
    defines,
    asking: ASKING,
};

/// Lines behind `#`, and lines underlined.
pub const HEADINGS: Headings = Headings {
    rank: |line| heading::marked(line, '#'),
    underlined: heading::underlined,
    bold: &[("**", "**"), ("__", "__")],
    are_bare: false,
};

/// Lines behind `>`, and HTML's.
pub const QUOTATIONS: Quotations = Quotations {
    marks_lines: true,
    indents: false,
    between: quotation,
    write: quote,
};

/// Notes are asked for by their marks.
pub const ASKING: &[Asking] = &[
    Asking::Between("[^", b"]"),
    Asking::Between("(ref:", b")"),
    Asking::Named("{{"),
    Asking::Named("`r params$"),
];

/// A note, what Liquid captures, or bookdown's `(ref:caption) ……`.
pub fn defines(line: &str) -> Option<Use> {
    let note = definition::note(line, "[^", ":").map(Use::text);
    let captured = || {
        let behind = line.strip_prefix("{%")?.trim_start_matches([' ', '-']);
        let name = behind.strip_prefix("capture ")?.split_whitespace().next()?;
        Some(Use::text(&format!("{{{{{name}")))
    };
    note.or_else(captured).or_else(|| {
        let (label, _) = line.strip_prefix("(ref:")?.split_once(") ")?;
        Some(Use::text(&format!("(ref:{label}")))
    })
}

/// `<blockquote>`, and what stands between lines of `:::`, with a title or named after what it is:
/// `:::info 七.20`, `::: {.epigraph}`.
fn quotation(text: &str) -> Option<Between> {
    let opening = Opening::of(text);
    // An admonition of MkDocs: its first paragraph.
    if opening.begins("!!!") || opening.begins("???") {
        let kind = opening.line.trim_start_matches(['!', '?', '+', ' ']);
        let behind = opening.content.get(opening.line.len()..)?;
        let words = behind.trim_start_matches('\n');
        return Some(Between::named(
            text.len() - words.len(),
            Close::BlankLine,
            kind.split('"').next()?,
        ));
    }
    // A directive of MyST, a division of Pandoc's.
    let sign = opening.content.chars().next()?;
    let kind = opening.line.trim().trim_start_matches(sign);
    let count = opening.line.trim().len() - kind.len();
    if !matches!(sign, ':' | '`' | '~') || count < 3 {
        return html::quotation(text);
    }
    let directive = kind.strip_prefix('{').and_then(|kind| kind.split_once('}'));
    let directive = directive.filter(|(name, _)| directive::holds_prose(name));
    let (name, close) = match directive {
        Some((name, _)) => (name, Close::Fence(sign, count)),
        None if sign == ':' => (kind, Close::Fence(sign, 3)),
        None => return None,
    };
    let behind = opening.content.get(opening.line.len()..)?;
    let options = directive.map_or(0, |_| directive::options_length(behind));
    (!kind.is_empty())
        .then(|| Between::named(opening.indent + opening.line.len() + options, close, name))
}

/// What the lines of a document stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct State {
    leaf: Leaf,
    /// Whether a line continues the paragraph of the one before, however far it is indented.
    in_paragraph: bool,
    /// Quotation marks (`>`) before the line last read.
    quotes: u8,
    /// Columns at which the texts of the list items begin that the line stands in, outermost
    /// first; 0 for none.
    items: [u8; DEEPEST],
    /// Fences open whose text is prose, innermost last: how many marks opened each; 0 for none.
    directives: [u8; 3],
    dialect: Dialect,
    /// Whether the document began with front matter, as a page of a site does.
    is_page: bool,
}

/// List items within each other that are told apart.
const DEEPEST: usize = 6;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Leaf {
    Prose,
    /// Within a fence: its mark, how many of them opened it, and whether a caption among its options is
    /// printed above it.
    Fence(u8, u8, bool),
    /// Before a line of dashes or plus signs.
    FrontMatter(u8, Matter),
    /// Up to `-->`; if it began within a line, up to a blank one at most.
    Comment {
        is_block: bool,
    },
    /// Up to the end tag of one of [`RAW`].
    Raw(u8),
    /// Within an element that is not shown, or a drawing.
    Html(html::State),
    /// Within a fence whose text is HTML: its mark, how many of them opened it, and what of HTML it stands in.
    HtmlFence(u8, u8, html::State),
    /// Up to a line that holds the end of one of [`STRETCHES`].
    Stretch(u8),
    /// Up to `]]>`: a comment to a browser.
    Data,
    /// Within a division that this format leaves out, with so many within it.
    Division(u8),
    /// Front matter between braces.
    Object,
    /// Up to `$$` or a blank line.
    Math,
}

/// What a line of front matter stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Matter {
    Settings,
    /// A value that is printed, over several lines.
    Printed,
    /// Values that are printed where the text asks for them, by the place of the key above them in [`ASKED`], which
    /// is indented so far.
    Asked(u8, u8),
}

/// Keys whose values the text asks for, with how it does.
const ASKED: [(&str, &str); 2] = [("substitutions:", "{{"), ("params:", "`r params$")];

/// Elements whose text is no Markdown, whatever stands in it.
const RAW: [&str; 4] = ["script", "style", "pre", "textarea"];

/// Stretches of lines that are not printed as they stand, of generators of sites, of kramdown, TeX and
/// Obsidian: what a line begins with that opens one, and what ends it. White space and the signs for
/// trimming it are left out of both.
const STRETCHES: [(&str, &str); 20] = [
    ("{%comment", "{%endcomment"),
    ("{%highlight", "{%endhighlight"),
    ("{%codeblock", "{%endcodeblock"),
    ("{%mermaid", "{%endmermaid"),
    ("{%iffalse", "{%endif"),
    ("{%ifsite.", "{%endif"),
    ("{%ifjekyll.", "{%endif"),
    ("{%unlesstrue", "{%endunless"),
    ("{{<highlight", "{{</highlight"),
    ("{{<code", "{{</code"),
    ("{{<mermaid", "{{</mermaid"),
    ("{{%comment", "{{%/comment"),
    ("{{<comment", "{{</comment"),
    ("{::comment}", "{:/"),
    ("%%", "%%"),
    ("\\begin{equation", "\\end{"),
    ("\\begin{align", "\\end{"),
    ("\\begin{gather", "\\end{"),
    ("\\begin{multline", "\\end{"),
    ("\\begin{eqnarray", "\\end{"),
];

/// The place in [`STRETCHES`] of the one that a line opens and does not end.
fn stretch(content: &str) -> Option<u8> {
    if !content.starts_with(['{', '%', '\\']) {
        return None;
    }
    let bare = without_trimming(content);
    let place = STRETCHES.iter().position(|(open, close)| {
        bare.strip_prefix(open)
            .is_some_and(|behind| !behind.contains(close))
    })?;
    u8::try_from(place).ok()
}

/// Whether a line ends a stretch, or turns to a branch that is printed.
fn ends_stretch(content: &str, stretch: u8) -> bool {
    let Some((open, close)) = STRETCHES.get(usize::from(stretch)) else {
        return true;
    };
    let bare = without_trimming(content);
    bare.contains(close) || open.starts_with("{%if") && bare.starts_with("{%else")
}

/// What a line says of the paragraph around it.
struct Line {
    shape: Shape,
    /// Where prose begins in the line.
    from: usize,
    /// Where it ends, if something begins there that is none.
    to: Option<usize>,
    begins: bool,
    /// What of HTML it stands in, where it is that and no Markdown.
    html: Option<html::State>,
    after: State,
}

impl State {
    pub const fn new(dialect: Dialect) -> State {
        State {
            leaf: Leaf::Prose,
            in_paragraph: false,
            quotes: 0,
            items: [0; DEEPEST],
            directives: [0; 3],
            dialect,
            is_page: false,
        }
    }

    fn with(self, leaf: Leaf) -> State {
        State {
            leaf,
            in_paragraph: false,
            ..self
        }
    }

    /// Opens a fence of so many marks whose text is prose.
    fn open_directive(&mut self, marks: u8) {
        if let Some(free) = self.directives.iter_mut().find(|open| **open == 0) {
            *free = marks;
        }
    }

    /// Closes the innermost fence whose text is prose, if so many marks do.
    fn close_directive(&mut self, marks: u8) -> bool {
        let innermost = self.directives.iter_mut().rev().find(|open| **open > 0);
        match innermost {
            Some(open) if *open <= marks => {
                *open = 0;
                true
            }
            _ => false,
        }
    }

    /// Columns at which the text of the innermost list item begins.
    fn item(&self) -> usize {
        let innermost = self.items.iter().rev().find(|column| **column > 0);
        innermost.map_or(0, |column| usize::from(*column))
    }

    /// Leaves the list items whose text begins behind a column.
    fn leave_items(&mut self, column: usize) {
        for item in &mut self.items {
            if usize::from(*item) > column {
                *item = 0;
            }
        }
    }

    fn enter_item(&mut self, column: usize) {
        let column = u8::try_from(column).unwrap_or(u8::MAX).max(1);
        let place = self.items.iter().position(|item| *item == 0);
        let place = place.unwrap_or(DEEPEST - 1);
        if let Some(item) = self.items.get_mut(place) {
            *item = column;
        }
    }
}

impl LineState for State {
    const FIRST: State = State::new(Dialect::Any);

    fn step(self, line: &str, place: Place) -> (Shape, State) {
        let read = read(line, place, self);
        (read.shape, read.after)
    }

    fn begins(self, line: &str) -> bool {
        read(line, Place::Line, self).begins
    }

    /// Within a fence, an element that is no Markdown, or before the text.
    fn is_code(self, _line: &str) -> bool {
        matches!(
            self.leaf,
            Leaf::Fence(..)
                | Leaf::FrontMatter(..)
                | Leaf::Raw(_)
                | Leaf::Html(_)
                | Leaf::HtmlFence(..)
                | Leaf::Stretch(_)
                | Leaf::Division(_)
                | Leaf::Object
        )
    }

    fn asked_by_key(self) -> Option<&'static str> {
        match self.leaf {
            Leaf::FrontMatter(_, Matter::Asked(key, _)) => {
                ASKED.get(usize::from(key)).map(|(_, asking)| *asking)
            }
            _ => None,
        }
    }

    fn mask(self, text: &str, place: Place, mask: &mut Mask<'_>) {
        let (mut place, mut state) = (place, self);
        let mut run = Run::of(self.dialect);
        for range in lines(text) {
            let line = text.get(range.clone()).unwrap_or_default();
            let read = read(line, place, state);
            (place, state) = (Place::Line, read.after);
            mask.base = range.start;
            if read.shape == Shape::Code {
                run.read(text, mask);
                mask.base = range.start;
                mask.hide(0..line.len());
                continue;
            }
            if let Some(state) = read.html {
                run.read(text, mask);
                mask.base = range.start;
                html::read(line, state, mask);
                continue;
            }
            if state.dialect == Dialect::Mdx && read.from == 0 && is_module_line(line) {
                run.read(text, mask);
                mask.base = range.start;
                let value = constant(line).map(|(_, value)| value);
                mask.hide(0..value.as_ref().map_or(line.len(), |value| value.start));
                if let Some(value) = value {
                    run.push(range.start + value.start..range.start + value.end);
                    run.read(text, mask);
                    mask.base = range.start;
                    mask.hide(value.end..line.len());
                }
                continue;
            }
            let prefix = line.get(..read.from).unwrap_or_default();
            let is_mark_alone = prefix.bytes().all(|byte| b" \t>".contains(&byte));
            if !prefix.is_empty() && is_mark_alone {
                mask.blank(0..prefix.len());
            } else if ["-->", "</", "{", "\""]
                .iter()
                .any(|sign| prefix.contains(sign))
            {
                mask.hide(0..prefix.len());
            }
            run.push(range.start + read.from..range.end);
            if let Some(to) = read.to {
                run.cut(range.start + to);
                run.read(text, mask);
                mask.base = range.start;
                mask.hide(to..line.len());
            }
        }
        run.read(text, mask);
    }
}

/// A `#` or several, and a space.
pub fn is_heading(line: &str) -> bool {
    heading::marked(line, '#').is_some()
}

/// Paragraphs behind `>`.
pub fn quote(paragraphs: &[String], signature: &str) -> String {
    let signature = format!("——{signature}");
    let escaped = paragraphs.iter().map(|paragraph| escape_line(paragraph));
    let quoted: Vec<String> = escaped
        .chain([signature])
        .map(|line| format!("> {line}\n"))
        .collect();
    quoted.join(">\n")
}

/// Escapes what Markdown would read as markup, so that `*` and `_` of the text stay visible.
pub fn escape(text: &str) -> String {
    backslashed(
        text,
        &['\\', '`', '*', '_', '[', ']', '<', '>', '#', '|', '~'],
    )
}

/// A line that begins with a label (`20. `) must not become a list of its own. A no-break space
/// behind the full stop prevents that; a backslash would too, and many editors would show it.
pub fn escape_line(text: &str) -> String {
    let escaped = escape(text);
    let digits = escaped.bytes().take_while(u8::is_ascii_digit).count();
    let behind_number = escaped.get(digits..).unwrap_or_default();
    match behind_number.strip_prefix(". ") {
        Some(rest) if digits > 0 => {
            let number = escaped.get(..digits).unwrap_or_default();
            format!("{number}.\u{a0}{rest}")
        }
        _ => escaped,
    }
}

/// `import` and `export` of MDX.
fn is_module_line(line: &str) -> bool {
    line.starts_with("import ") || line.starts_with("export ")
}

/// The name of a constant that a module of MDX has, and where its words stand: `export const note = "……"`.
pub fn constant(line: &str) -> Option<(&str, Range<usize>)> {
    let (name, value) = line.strip_prefix("export const ")?.split_once('=')?;
    let value = value.trim().trim_end_matches(';').trim_end();
    let is_in = |mark: &char| value.len() > 1 && value.starts_with(*mark) && value.ends_with(*mark);
    let mark = ['"', '\'', '`'].into_iter().find(is_in)?;
    let words = value.get(1..value.len() - 1)?;
    let begin = line.find(value)? + 1;
    let is_plain = !words.contains([mark, '\\', '$']);
    is_plain.then(|| (name.trim(), begin..begin + words.len()))
}

fn read(line: &str, place: Place, before: State) -> Line {
    let content = line.trim_end();
    let line_of = |shape, after| Line {
        shape,
        from: 0,
        to: None,
        begins: false,
        html: None,
        after,
    };
    match before.leaf {
        _ if place == Place::Middle => middle(line, before),
        Leaf::Prose if place == Place::Start && matches!(content, "---" | "+++") => {
            let mark = content.bytes().next().unwrap_or(b'-');
            line_of(
                Shape::Code,
                before.with(Leaf::FrontMatter(mark, Matter::Settings)),
            )
        }
        Leaf::Prose if place == Place::Start && content == "{" => {
            line_of(Shape::Code, before.with(Leaf::Object))
        }
        Leaf::Prose => prose(line, before),
        Leaf::Object => {
            let leaf = if content == "}" {
                Leaf::Prose
            } else {
                Leaf::Object
            };
            line_of(Shape::Code, before.with(leaf))
        }
        Leaf::Stretch(stretch) => {
            let leaf = match ends_stretch(content, stretch) {
                true => Leaf::Prose,
                false => before.leaf,
            };
            line_of(Shape::Code, before.with(leaf))
        }
        Leaf::Division(depth) => {
            let content = content.trim_start();
            let marks = content.trim_start_matches(':');
            let leaf = match (content.starts_with(":::"), marks.trim().is_empty(), depth) {
                (true, true, 0) => Leaf::Prose,
                (true, true, _) => Leaf::Division(depth - 1),
                (true, false, _) => Leaf::Division(depth.saturating_add(1)),
                _ => before.leaf,
            };
            line_of(Shape::Code, before.with(leaf))
        }
        Leaf::Html(state) => {
            let leaf = match html::read(line, state, &mut Unmarked) {
                state if state.is_hidden() || state.is_drawing() => Leaf::Html(state),
                _ => Leaf::Prose,
            };
            match state.is_drawing() {
                true => html_line(line, state, before.with(leaf)),
                false => line_of(Shape::Code, before.with(leaf)),
            }
        }
        Leaf::HtmlFence(mark, count, state) => {
            let rest = content.trim_start_matches([' ', '>']);
            let length = rest.bytes().take_while(|byte| *byte == mark).count();
            if length >= usize::from(count) && length == rest.len() {
                return line_of(Shape::Code, before.with(Leaf::Prose));
            }
            let state_behind = html::read(line, state, &mut Unmarked);
            html_line(
                line,
                state,
                before.with(Leaf::HtmlFence(mark, count, state_behind)),
            )
        }
        Leaf::FrontMatter(mark, matter) => {
            let ends = match mark {
                b'-' => matches!(content, "---" | "..."),
                _ => content == "+++",
            };
            if ends {
                let mut after = before.with(Leaf::Prose);
                after.is_page = true;
                line_of(Shape::Code, after)
            } else if mark == b'-' && !is_setting(content) {
                // The line of dashes was no front matter after all.
                prose(line, before.with(Leaf::Prose))
            } else if content.is_empty() {
                line_of(Shape::Blank, before)
            } else if content.starts_with([' ', '\t']) && matter == Matter::Printed {
                Line {
                    from: line.len() - line.trim_start().len(),
                    ..line_of(Shape::Text, before)
                }
            } else if let Some(key) = ASKED.iter().position(|(key, _)| content.trim() == *key) {
                let indent = u8::try_from(content.len() - content.trim_start().len());
                let key = u8::try_from(key).unwrap_or(u8::MAX);
                let matter = Matter::Asked(key, indent.unwrap_or(u8::MAX));
                line_of(Shape::Code, before.with(Leaf::FrontMatter(mark, matter)))
            } else if let Matter::Asked(_, indent) = matter
                && content.len() - content.trim_start().len() > usize::from(indent)
            {
                let value = content.split_once(": ").map_or("", |(_, value)| value);
                titled(line, value.trim().trim_matches(['"', '\'']), before)
            } else if let Some(value) = printed_value(content).filter(|_| mark == b'-') {
                let goes_on = matches!(value, "" | "|" | ">" | "|-" | ">-");
                let matter = if goes_on {
                    Matter::Printed
                } else {
                    Matter::Settings
                };
                let after = before.with(Leaf::FrontMatter(mark, matter));
                titled(line, if goes_on { "" } else { value }, after)
            } else {
                line_of(
                    Shape::Code,
                    before.with(Leaf::FrontMatter(mark, Matter::Settings)),
                )
            }
        }
        Leaf::Fence(mark, count, prints) => {
            let inside = containers(line, &before, Some(before.quotes));
            let is_blank = inside.content >= content.len();
            let left = inside.quotes < before.quotes
                || !is_blank && inside.quotes == before.quotes && inside.column < before.item();
            if left {
                return prose(line, before.with(Leaf::Prose));
            }
            let rest = content.get(inside.content..).unwrap_or_default();
            // ```{code-block}, ```{mermaid}: its caption is printed.
            let option = option_caption(rest).or_else(|| directive::printed_option(rest));
            if let Some(caption) = option.filter(|_| prints) {
                return Line {
                    from: line.trim_end().len() - caption.len(),
                    ..line_of(Shape::Alone, before)
                };
            }
            let length = rest.bytes().take_while(|byte| *byte == mark).count();
            let closes = length >= usize::from(count) && length == rest.len();
            let after = if closes {
                before.with(Leaf::Prose)
            } else if leaves_out(rest) {
                before.with(Leaf::Fence(mark, count, false))
            } else {
                before
            };
            line_of(Shape::Code, after)
        }
        Leaf::Comment { is_block } => {
            if content.is_empty() && !is_block {
                return line_of(Shape::Blank, before.with(Leaf::Prose));
            }
            closing(line, "-->", before)
        }
        Leaf::Data => closing(line, "]]>", before),
        Leaf::Raw(index) => {
            let name = RAW.get(usize::from(index)).copied().unwrap_or_default();
            match html::to_end_tag(line, 0, name) {
                Some(range) => open_again(line, range.end, before),
                None => line_of(Shape::Code, before),
            }
        }
        Leaf::Math if content.is_empty() => line_of(Shape::Blank, before.with(Leaf::Prose)),
        Leaf::Math => {
            let after = if content.contains("$$") {
                before.with(Leaf::Prose)
            } else {
                before
            };
            line_of(Shape::Code, after)
        }
    }
}

/// A line of HTML, whatever of Markdown it looks like.
fn html_line(line: &str, state: html::State, after: State) -> Line {
    Line {
        shape: Shape::Text,
        from: 0,
        to: None,
        begins: state.begins(line),
        html: Some(state),
        after,
    }
}

/// A line of front matter: a key with its value, an item, a comment, or the rest of a value.
fn is_setting(content: &str) -> bool {
    content.is_empty()
        || content.starts_with([' ', '\t', '#', '-', ']', '}', '"', '\''])
        || content.contains(':')
}

/// The value of a key of front matter that Pandoc prints above the text.
fn printed_value(content: &str) -> Option<&str> {
    let (key, value) = content.split_once(':')?;
    matches!(key, "title" | "subtitle" | "abstract").then(|| value.trim())
}

/// A piece of a line that is too long for one paragraph: no block begins in it.
fn middle(line: &str, before: State) -> Line {
    match before.leaf {
        Leaf::Prose => prose_from(line, 0, before),
        Leaf::Comment { .. } => closing(line, "-->", before),
        Leaf::Data => closing(line, "]]>", before),
        _ => Line {
            shape: Shape::Code,
            from: 0,
            to: None,
            begins: false,
            html: None,
            after: before,
        },
    }
}

fn closing(line: &str, mark: &str, before: State) -> Line {
    match memmem::find(line.as_bytes(), mark.as_bytes()) {
        Some(at) => open_again(line, at + mark.len(), before),
        None => Line {
            shape: Shape::Code,
            from: 0,
            to: None,
            begins: false,
            html: None,
            after: before,
        },
    }
}

/// Prose goes on behind what ends within a line.
fn open_again(line: &str, from: usize, before: State) -> Line {
    if line.get(from..).is_some_and(|rest| rest.trim().is_empty()) {
        return Line {
            shape: Shape::Code,
            from,
            to: None,
            begins: false,
            html: None,
            after: before.with(Leaf::Prose),
        };
    }
    prose_from(line, from, before.with(Leaf::Prose))
}

/// A line of prose, or one that begins something else.
fn prose(line: &str, before: State) -> Line {
    let mut after = before;
    let inside = containers(line, &before, None);
    let content = line.get(inside.content..).unwrap_or_default().trim_end();
    let code = |after| Line {
        shape: Shape::Code,
        from: 0,
        to: None,
        begins: true,
        html: None,
        after,
    };
    if content.is_empty() && inside.markers == 0 {
        after.in_paragraph = false;
        if inside.quotes < before.quotes {
            // The items of a quotation that has ended.
            after.items = [0; DEEPEST];
        }
        after.quotes = inside.quotes;
        return Line {
            shape: Shape::Blank,
            from: 0,
            to: None,
            begins: true,
            html: None,
            after,
        };
    }
    let is_lazy = before.in_paragraph && inside.markers == 0 && inside.quotes <= before.quotes;
    let deeper = inside.quotes > before.quotes;
    if !is_lazy {
        after.quotes = inside.quotes;
        after.items = inside.items;
        // A quotation that begins here goes on with no paragraph before it.
        let is_indented = inside.column >= inside.item + 4 && before.dialect != Dialect::Mdx;
        if is_indented && (!before.in_paragraph || deeper) {
            after.in_paragraph = false;
            return code(after);
        }
    }
    // Whatever else a line can be begins with a mark.
    let begins_with_letter = |byte: u8| byte.is_ascii_alphabetic() || !byte.is_ascii();
    if content.bytes().next().is_some_and(begins_with_letter) {
        after.in_paragraph = true;
        let found = prose_from(line, inside.content, after);
        return Line {
            begins: inside.markers > 0 || deeper,
            ..found
        };
    }
    if let Some((mark, count)) = fence(content) {
        // It ends what its line does not go on with, a paragraph there is before it or not.
        after.items = match inside.quotes < before.quotes {
            true => [0; DEEPEST],
            false => inside.items,
        };
        after.quotes = inside.quotes;
        let info = content.trim_start_matches(char::from(mark));
        if info.is_empty() && after.close_directive(count) {
            return code(after.with(Leaf::Prose));
        }
        if let Some(behind) = behind_directive(info) {
            after.open_directive(count);
            after.in_paragraph = false;
            return titled(line, behind, after);
        }
        if matches!(info.trim(), "{=html}" | "{=html4}" | "{=html5}") {
            return code(after.with(Leaf::HtmlFence(mark, count, html::State::TEXT)));
        }
        // A table of contents is shown beside the text.
        let prints = info.starts_with('{') && !info.starts_with("{toctree}");
        let fence = after.with(Leaf::Fence(mark, count, prints));
        return titled(line, fence_title(info, before.is_page), fence);
    }
    // What a reStructuredText comment is, within a directive that embeds such text.
    if before.directives != [0; 3] && content.starts_with(".. ") && !content.contains("::") {
        return code(after);
    }
    // The end of a block of kramdown, where nothing else says so.
    if content == "^" {
        after.items = [0; DEEPEST];
        after.in_paragraph = false;
        return code(after);
    }
    if let Some(stretch) = stretch(content) {
        return code(after.with(Leaf::Stretch(stretch)));
    }
    // - :material-scale: is an icon, behind what makes it an item.
    let is_option = !before.in_paragraph
        && inside.markers == 0
        && content.starts_with(':')
        && is_option(content);
    if is_option || is_mark_of_generator(content) {
        after.in_paragraph = false;
        return code(after);
    }
    if let Some(title) = admonition(content) {
        let item = if inside.markers > 0 {
            inside.item
        } else {
            inside.column
        };
        after.enter_item(item + 4);
        after.in_paragraph = false;
        return titled(line, title, after);
    }
    if let Some(rest) = content.strip_prefix("$$")
        && !rest.contains("$$")
    {
        return code(after.with(Leaf::Math));
    }
    if content.starts_with(":::") {
        after.in_paragraph = false;
        let opening = content.trim_start_matches(':').trim_start();
        if is_left_out(opening) {
            return code(after.with(Leaf::Division(0)));
        }
        let name = opening
            .strip_prefix('{')
            .and_then(|rest| rest.split_once('}'));
        // ::: {} is a division without attributes.
        if let Some((name, behind)) = name
            && !name.is_empty()
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-:".contains(&byte))
            && (!is_prose(name) || name == "only" && !directive::is_built(behind))
        {
            let count = content.len() - content.trim_start_matches(':').len();
            let count = u8::try_from(count).unwrap_or(u8::MAX);
            return code(after.with(Leaf::Fence(b':', count, true)));
        }
        return titled(line, division_title(opening), after);
    }
    if content.starts_with("<![CDATA[") && !content.contains("]]>") {
        return code(after.with(Leaf::Data));
    }
    if content.starts_with('<')
        && let state = html::read(content, html::State::TEXT, &mut Unmarked)
        && (state.is_hidden() || state.is_drawing())
    {
        let after = after.with(Leaf::Html(state));
        return match state.is_drawing() {
            true => html_line(line, html::State::TEXT, after),
            false => code(after),
        };
    }
    for (index, name) in RAW.iter().enumerate() {
        if html::tag_name(content.as_bytes())
            .is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
            && content.starts_with('<')
            && !content.starts_with("</")
            && html::to_end_tag(content, 0, name).is_none()
        {
            let index = u8::try_from(index).unwrap_or_default();
            return code(after.with(Leaf::Raw(index)));
        }
    }
    let is_heading = content.starts_with('#');
    // A bar alone begins a line of verse.
    let is_row = content.starts_with('|') && content.get(1..).is_some_and(|row| row.contains('|'));
    let is_verse = content.starts_with("| ") && !is_row;
    let is_rule = is_rule(content);
    let is_definition = is_definition(content);
    // The further paragraphs of a note, and of the explanation of a term, are indented.
    if content.starts_with("[^") && is_definition {
        after.enter_item(inside.column + 4);
        if content.ends_with("]:") {
            after.in_paragraph = false;
            return code(after);
        }
    }
    after.in_paragraph = !(is_heading || is_rule);
    let mut found = prose_from(line, inside.content, after);
    if is_heading || is_row || is_rule {
        found.shape = Shape::Alone;
    }
    found.begins = inside.markers > 0
        || deeper
        || found.shape == Shape::Alone
        || is_verse
        || is_definition
        || html::State::FIRST.begins(content);
    found
}

/// A line of which only a title is prose, or nothing.
fn titled(line: &str, title: &str, after: State) -> Line {
    let title = title.trim();
    let is_prose = !title.is_empty();
    // What stands around a title is white space or a part of the same line.
    let from = match is_prose {
        true => line.rfind(title).unwrap_or(line.trim_end().len()),
        false => 0,
    };
    let to = from + title.len();
    let is_last = line.get(to..).is_none_or(|rest| rest.trim().is_empty());
    Line {
        shape: if is_prose { Shape::Alone } else { Shape::Code },
        from,
        to: (is_prose && !is_last).then_some(to),
        begins: true,
        html: None,
        after,
    }
}

/// What stands behind the name of a directive whose text is prose: `{note} …`.
fn behind_directive(info: &str) -> Option<&str> {
    let (name, behind) = info.trim().strip_prefix('{')?.split_once('}')?;
    // ```{block2, type='note'} of knitr.
    if matches!(name.split([',', ' ']).next(), Some("block" | "block2")) {
        return Some("");
    }
    if !is_prose(name) || name == "only" && !directive::is_built(behind) {
        return None;
    }
    Some(match directive::names_argument(name) {
        true => "",
        false => behind,
    })
}

/// Whether what stands in a directive of MyST is prose; what it embeds of reStructuredText is, too.
fn is_prose(name: &str) -> bool {
    directive::holds_prose(name) || name == "eval-rst"
}

/// What is printed of the line that opens a division: `::: warning Title`, `:::note[Title]`,
/// `::: {.callout-note title="Title"}`.
fn division_title(opening: &str) -> &str {
    // That of a callout, and the name of a theorem, are printed; others are for whoever asks.
    let is_theorem = || THEOREMS.iter().any(|kind| opening.contains(kind));
    if opening.starts_with('{') && is_theorem() {
        return attribute(opening, "name=\"");
    }
    if opening.starts_with("{.callout") || opening.contains(" .callout") {
        return attribute(opening, "title=\"");
    }
    match opening.strip_prefix('{') {
        Some(attributes) => attributes.split_once('}').map_or("", |(_, title)| title),
        None => {
            let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
            opening.trim_start_matches(is_name)
        }
    }
}

/// Identifiers and classes of divisions that are theorems and the like, of Quarto and bookdown.
const THEOREMS: [&str; 16] = [
    "#thm-",
    "#lem-",
    "#cor-",
    "#prp-",
    "#cnj-",
    "#def-",
    "#exm-",
    "#exr-",
    "#sol-",
    "#rem-",
    ".theorem",
    ".lemma",
    ".corollary",
    ".proposition",
    ".definition",
    ".example",
];

/// The value of an attribute up to its quotation mark, or nothing.
fn attribute<'a>(attributes: &'a str, name: &str) -> &'a str {
    let value = attributes.find(name).map(|at| at + name.len());
    let value = value
        .and_then(|at| attributes.get(at..))
        .unwrap_or_default();
    value.split('"').next().unwrap_or_default()
}

/// What is printed above a block of code: the name of its file where Quarto shows it, and on the pages of a
/// site (not in what GitHub shows) its title.
fn fence_title(info: &str, is_page: bool) -> &str {
    if info.starts_with('{') {
        let name = attribute(info, " filename=\"");
        return match name.is_empty() {
            true => chunk_caption(info),
            false => name,
        };
    }
    match is_page {
        true => attribute(info, " title=\""),
        false => "",
    }
}

/// The caption of what a chunk of R makes: `{r, fig.cap="……"}`.
fn chunk_caption(info: &str) -> &str {
    let options: String = info.chars().filter(|c| *c != ' ').collect();
    let is_left_out = ["include=FALSE", "eval=FALSE"]
        .iter()
        .any(|option| options.contains(option));
    let value = ["fig.cap", "tab.cap"].iter().find_map(|option| {
        let behind = info.split_once(option)?.1.trim_start();
        Some(behind.strip_prefix('=')?.trim_start())
    });
    let value = value.filter(|_| !is_left_out).unwrap_or_default();
    ['"', '\'']
        .iter()
        .find_map(|mark| Some(value.strip_prefix(*mark)?.split_once(*mark)?.0))
        .unwrap_or_default()
}

/// The caption that a line of options in a chunk of Quarto or knitr gives, or a diagram: `#| fig-cap: ……`.
fn option_caption(content: &str) -> Option<&str> {
    const KEYS: [&str; 6] = [
        "fig-cap:",
        "fig.cap:",
        "tbl-cap:",
        "tab.cap:",
        "lst-cap:",
        "fig-subcap:",
    ];
    let option = ["#|", "%%|", "//|"]
        .iter()
        .find_map(|mark| content.strip_prefix(mark))?;
    let option = option.trim_start();
    let value = KEYS
        .iter()
        .find_map(|key| option.strip_prefix(key))?
        .trim_start();
    (!value.is_empty()).then_some(value)
}

/// Whether a line of options leaves out what a chunk makes, so that no caption behind it is printed.
fn leaves_out(content: &str) -> bool {
    let option = content.strip_prefix("#|").map(str::trim);
    option.is_some_and(|option| matches!(option, "eval: false" | "include: false"))
}

/// Whether a division is left out where pages for a browser are made.
fn is_left_out(opening: &str) -> bool {
    let is_of = |name: &str| opening.contains(name);
    let names_browser = is_of("=\"html") || is_of("=html");
    // What a speaker says to slides.
    if opening
        .split([' ', '{', '}'])
        .any(|class| class == ".notes")
    {
        return true;
    }
    if is_of(".content-hidden") {
        let has_condition = is_of("when-format") || is_of("unless-format");
        return !has_condition || is_of("when-format") == names_browser;
    }
    is_of(".content-visible")
        && (is_of("when-format") && !names_browser || is_of("unless-format") && names_browser)
}

/// The title of an admonition or a tab, whose text is indented below: `!!! note "Title"`,
/// `??? tip`, `=== "Title"`. Without one it is empty.
fn admonition(content: &str) -> Option<&str> {
    let opening = ["!!! ", "??? ", "???+ ", "!!!+ "]
        .iter()
        .find_map(|mark| content.strip_prefix(mark));
    let opening = opening.or_else(|| {
        content
            .strip_prefix("=== ")
            .filter(|rest| rest.starts_with('"'))
    });
    let (_, title) = opening?.split_once('"').unwrap_or_default();
    Some(title.trim_end_matches('"'))
}

/// An option of a directive: `:class: …`, `:name: …`.
fn is_option(content: &str) -> bool {
    let name = content
        .strip_prefix(':')
        .and_then(|rest| rest.split_once(':'));
    name.is_some_and(|(name, behind)| {
        !name.is_empty()
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
            && (behind.is_empty() || behind.starts_with(' '))
    })
}

/// A line that only says something to a generator of pages: a comment or a target of MyST, an attribute
/// list or a definition of an abbreviation of kramdown.
fn is_mark_of_generator(content: &str) -> bool {
    content.starts_with("% ")
        || content.starts_with("+++ {")
        || content.starts_with("{:") && !content.starts_with("{::") && content.ends_with('}')
        || content.starts_with("*[") && content.contains("]:")
        || content.starts_with('(') && content.ends_with(")=")
}

/// Prose from a place in a line on, up to a comment that does not end on it.
fn prose_from(line: &str, from: usize, mut after: State) -> Line {
    let content = line.get(from..).unwrap_or_default();
    let mut to = None;
    if memrchr(b'<', content.as_bytes()).is_some()
        && let Some(open) = memmem::rfind(content.as_bytes(), b"<!--")
        && memmem::find(content.as_bytes().get(open..).unwrap_or_default(), b"-->").is_none()
        && !in_code(content.get(..open).unwrap_or_default())
    {
        let is_block = open == 0;
        after = after.with(Leaf::Comment { is_block });
        to = Some(from + open);
    }
    Line {
        shape: Shape::Text,
        from,
        to,
        begins: false,
        html: None,
        after,
    }
}

/// Whether code is open at the end of a line's beginning.
fn in_code(before: &str) -> bool {
    let bytes = before.as_bytes();
    let mut open = 0;
    let mut at = 0;
    while let Some(found) = memchr(b'`', bytes.get(at..).unwrap_or_default()) {
        let start = at + found;
        let rest = bytes.get(start..).unwrap_or_default();
        let count = rest.iter().take_while(|byte| **byte == b'`').count();
        if open == 0 {
            open = count;
        } else if open == count {
            open = 0;
        }
        at = start + count;
    }
    open > 0
}

/// What a line's beginning says.
struct Containers {
    quotes: u8,
    /// List markers on this line.
    markers: u8,
    /// Columns before the content, from the innermost quotation on.
    column: usize,
    /// The column at which the innermost item's text begins.
    item: usize,
    items: [u8; DEEPEST],
    /// Where the content begins, in bytes.
    content: usize,
}

/// Reads quotation marks, indentation and list markers; of code, only indentation and at most so
/// many quotation marks as the code stands in.
fn containers(line: &str, before: &State, of_code: Option<u8>) -> Containers {
    let bytes = line.as_bytes();
    let mut state = *before;
    let (mut at, mut column) = (0, 0);
    let (mut quotes, mut markers) = (0_u8, 0_u8);
    loop {
        while let Some(byte @ (b' ' | b'\t')) = bytes.get(at) {
            column += if *byte == b'\t' { 4 - column % 4 } else { 1 };
            at += 1;
        }
        let rest = bytes.get(at..).unwrap_or_default();
        let is_blank = rest.iter().all(|byte| matches!(byte, b'\n' | b'\r'));
        if markers == 0 && !is_blank && of_code.is_none() {
            let is_within = quotes >= before.quotes;
            if is_within {
                state.leave_items(column);
            } else if rest.first() != Some(&b'>') && !before.in_paragraph {
                // The items of a quotation that has ended.
                state.items = [0; DEEPEST];
            }
        }
        let from_item = column.saturating_sub(state.item());
        let is_lazy = markers == 0 && before.in_paragraph;
        let is_code = from_item >= 4 && before.dialect != Dialect::Mdx;
        if is_code && !is_lazy && of_code.is_none() {
            break;
        }
        if rest.first() == Some(&b'>') && quotes < of_code.unwrap_or(u8::MAX) {
            quotes += 1;
            at += 1;
            if bytes.get(at) == Some(&b' ') {
                at += 1;
            }
            column = 0;
            // A further quotation has list items of its own.
            if quotes > before.quotes {
                state.items = [0; DEEPEST];
            }
            continue;
        }
        if of_code.is_some() {
            break;
        }
        let Some(length) = list_marker(rest) else {
            break;
        };
        if is_rule(line.get(at..).unwrap_or_default().trim_end()) {
            break;
        }
        markers = markers.saturating_add(1);
        at += length;
        let spaces = bytes
            .get(at..)
            .unwrap_or_default()
            .iter()
            .take_while(|byte| **byte == b' ')
            .count();
        // More than four belong to the text.
        let own = if (1..=4).contains(&spaces) { spaces } else { 1 };
        state.enter_item(column + length + own);
        column += length;
    }
    Containers {
        quotes,
        markers,
        column,
        item: state.item(),
        items: state.items,
        content: at,
    }
}

/// Bytes of the list marker that a text begins with; white space or nothing stands behind it.
fn list_marker(rest: &[u8]) -> Option<usize> {
    let length = match rest.first()? {
        b'-' | b'*' | b'+' => 1,
        // The explanation of a term.
        b':' if matches!(rest.get(1), Some(b' ' | b'\t')) => 1,
        byte if byte.is_ascii_digit() => {
            let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
            if digits > 9 || !matches!(rest.get(digits), Some(b'.' | b')')) {
                return None;
            }
            digits + 1
        }
        _ => return None,
    };
    rest.get(length)
        .is_none_or(|byte| byte.is_ascii_whitespace())
        .then_some(length)
}

/// The mark of a fence and how many of them open it.
fn fence(content: &str) -> Option<(u8, u8)> {
    let mark = content
        .bytes()
        .next()
        .filter(|byte| matches!(byte, b'`' | b'~'))?;
    let count = content.bytes().take_while(|byte| *byte == mark).count();
    // A closing mark on the same line makes it inline code.
    let rest = content.get(count..).unwrap_or_default();
    (count >= 3 && !rest.contains(char::from(mark)))
        .then(|| (mark, u8::try_from(count).unwrap_or(u8::MAX)))
}

/// A line across the page, or one under a heading or a table's head.
fn is_rule(content: &str) -> bool {
    let Some(mark) = content.bytes().next().filter(|mark| b"-*_=".contains(mark)) else {
        return false;
    };
    let marks = content.bytes().filter(|byte| *byte == mark).count();
    let others = content
        .bytes()
        .any(|byte| byte != mark && !b" \t|:-".contains(&byte));
    !others && marks >= if mark == b'=' { 2 } else { 3 }
}

/// `[^1]: …` and `[label]: …`
fn is_definition(content: &str) -> bool {
    content.starts_with('[')
        && memmem::find(
            content.as_bytes().get(..200).unwrap_or(content.as_bytes()),
            b"]:",
        )
        .is_some()
}

#[cfg(test)]
mod tests {
    use super::escape_line;
    use crate::draft::markup::tests::reads;

    #[test]
    fn emphasis_links_and_notes_do_not_break_a_citation() {
        reads(
            "markdown",
            &[
                "见⟦第**3/4**号*决定*第2段⟧。",
                "见**⟦第3/4号**决定第2段⟧，__⟦七.20⟧__和~~⟦七.21⟧~~、==⟦七.22⟧==",
                "**《⟦第3/4号决定⟧》**第2段",
                "**见⟦第3/4号决定⟧（⟦七.20⟧）**⟦第2段⟧。",
                "见[⟦第3/4号决定](七.20.md \"七.21\")第2段⟧。",
                "见[⟦第3/4号决定][七.20]第2段⟧、[⟦七.21⟧]和[[七.22|⟦七.23⟧]]。\n\n[七.20]: https://x.org/ \"七.24\"",
                "见⟦第3/4号决定[^1]第2段⟧。\n\n[^1]: 另见⟦七.20⟧。",
                "见⟦第3/4号决定^[另见⟦七.20⟧。]第2段⟧<sup>3</sup>。",
                "见⟦第3/4号决定<sup>[3](#n)</sup>第2段⟧¹²，⟦第3/4号决定^4^第2段⟧，⟦第3/4号决定$^5$第2段⟧",
                "见⟦第<b>3/4</b>号<span class=\"七.20\">决定⟧</span><!-- 七.21 -->",
                "见⟦第&nbsp;3/4&#x3000;号&#20915;定⟧。",
                "见⟦第3/4号决定第2段\\(b\\)项⟧。",
                "见[⟦第3/4号决定]{.underline}第2段⟧。",
                "见⟦第3/4号\\\n决定第2段⟧<br>见⟦七.20⟧",
            ],
        );
    }

    #[test]
    fn what_is_not_prose_is_not_read() {
        reads(
            "markdown",
            &[
                "---\ntitle: 见⟦七.20⟧\n\nnote: 七.21\n---\n\n见⟦七.22⟧。",
                "+++\ntitle = '见七.20'\n+++\n见⟦七.22⟧。",
                "---\n见⟦七.20⟧。\n---\n见⟦七.21⟧",
                "```\n见七.20。\n\n见七.21。\n~~~\n```\n见⟦七.22⟧",
                "- 项\n\n  ```rust\n  见七.20\n  ```\n\n  见⟦七.21⟧\n\n      见七.22",
                "> ~~~\n> 见七.20\n见⟦七.21⟧",
                "- ```\n  见七.20\n见⟦七.21⟧",
                "见`七.20`、``七.21 ` 七.22``和⟦七.23⟧",
                "段\n\n    见七.20\n\n\t见七.21\n\n见⟦七.22⟧",
                "<!-- 见七.20\n\n见七.21 -->见⟦七.22⟧",
                "文 <!-- 见七.20。\n见七.21 -->见⟦七.22⟧，`<!--`见⟦七.23⟧",
                "<script>\n'七.20'\n\n'七.21'\n</script>\n见⟦七.22⟧",
                "<pre>七.20</pre>见<code>七.21</code>⟦七.22⟧",
                "<div title=\"七.20\">\n<p>见⟦第3/4号<b>决定⟧</b></p>\n</div>",
                "$$\n七.20\n$$\n见⟦七.21⟧，$七.22$",
                "https://x.org/七.20 <https://x.org/3/4> www.x.org/3/4 ../七.21.md 见⟦七.22⟧",
                "<div class=\"grid\" markdown>\n见⟦A部分 *七.20⟧*\n</div>\n",
                "{{</* 见⟦七.20⟧ */>}}\n\n{{< figure src=\"七.45\" caption=\"见⟦七.21⟧\" >}}见⟦A部分\\ 七.22⟧",
                "![第3/4号决定](七.20.png)见⟦七.21⟧",
                "![⟦第3/4号决定⟧](七.20.png){#fig-a fig-alt=\"见七.45\"}",
                "{\n  \"title\": \"A部分 七.45\"\n}\n\n见⟦七.20⟧",
                "{{< highlight text >}}\n见七.45\n\n见七.46\n{{< /highlight >}}\n见⟦七.20⟧{{< ref \"七.47\" >}}",
                "{%- comment -%}\n见七.45\n{% endcomment %}\n见{% comment %}七.46{% endcomment %}⟦七.20⟧",
                "{% capture a %}\n见⟦七.21⟧\n{% endcapture %}\n\n{{ a }}",
                "{% if site.drafts %}\n见七.45\n{% else %}\n见⟦七.20⟧\n{% endif %}\n{% assign a = \"七.46\" %}",
                "## 甲\n{: #a data=\"七.45\"}\n\n*见⟦七.20⟧*{: title=\"七.46\"}\n\n*[汇编]: 见七.47",
                "{::comment}\n见七.45\n{:/comment}\n\n见⟦七.20⟧",
                "%%\n见七.45\n\n见七.46\n%%\n见⟦七.20⟧",
                "::: {.content-hidden when-format=\"html\"}\n见七.45\n\n::: {.a}\n见七.46\n:::\n:::\n见⟦七.20⟧",
                "::: {.content-visible when-format=\"html\"}\n见⟦七.20⟧\n:::\n\n::: {.callout-note title=\"见⟦七.21⟧\"}\n见⟦七.22⟧\n:::",
                "<div style=\"display:none\">\n\n见七.45\n\n</div>\n\n见⟦七.20⟧",
                "每份$5，见⟦A部分 七.20⟧，邮费$6。",
                "见⟦七.20⟧\\index{七.45}{>>七.46<<}。",
                "```{note} 见⟦七.20⟧\n:class: 七.45\n\n见⟦七.21⟧\n```\n\n见⟦七.22⟧",
                "````{admonition} 甲\n```python\n七.45\n```\n见⟦七.20⟧\n````\n\n```{code-cell}\n七.46\n```",
                ":::{code-block} text\n见七.45\n:::\n:::{tip}\n见⟦七.20⟧\n:::",
                "% 见七.45\n(七.46)=\n# 见{term}`⟦七.20⟧`和{ref}`⟦七.21⟧ <七.47>`{ref}`七.48`",
                "::: {.七.20}\n见⟦七.21⟧\n:::",
                "%%七.20%%见⟦七.21⟧",
                "---\ntitle: 甲\nsubtitle: 见⟦七.20⟧\nabstract: |\n  见⟦七.21⟧\n\n  见⟦A部分\n  七.22⟧\ndate: 七.45\n---\n见⟦七.23⟧",
                "见⟦七.20⟧{::comment}七.45{:/comment}{% if false %}七.46{% endif %}{% raw %}{{见⟦七.21⟧}}{% endraw %}",
                "1. 见⟦七.20⟧\n^\n    七.45",
                "见[⟦七.20⟧]({{ \"/七.45\" | url }} \"七.46\")，++ctrl+\"七.47\"++",
                "---\na: b\n---\n``` py title=\"见⟦七.20⟧\"\n七.45\n```\n见⟦七.21⟧",
                "``` py title=\"见七.45\"\n```\n```{.py filename=\"见⟦七.20⟧\"}\n七.45\n```\n```{mermaid}\n%%| fig-cap: \"见⟦七.21⟧\"\n```",
                "```{eval-rst}\n.. 见七.45\n.. note:: 见⟦七.20⟧\n```",
                "见{abbr}`⟦七.20⟧(七.45)`{menuselection}`见⟦七.21⟧`{download}`七.46 <a.md>`",
                "```{only} latex\n七.45\n```\n```{only} html\n见⟦七.20⟧\n```\n```{todo} 七.46\n```\n```{toctree}\n:caption: 七.47\n```",
                "见<span style=\"display:none\">七.45</span>⟦七.20⟧",
                "| 见⟦七.20⟧\n|  见⟦A部分\n   七.21⟧\n| 见⟦七.22⟧",
                "::: {.note title=\"七.45\"}\n::: {#thm-七.47 name=\"见⟦七.20⟧\"}\n:::\n:::\n::: {.notes}\n七.46\n:::\n见⟦七.21⟧",
                "见`<b>⟦七.20⟧</b>`{=html}`七.45`{=latex}",
                "\\newcommand{\\x}{见七.45}见⟦七.20⟧",
                "Table: 见⟦七.20⟧ {#tbl-七.45}",
                "{{< video a title=\"七.45\" >}}见@tbl-七.46，\\@ref(fig:七.47)⟦七.20⟧",
                "\\begin{align}\n七.45\n\n七.46\n\\end{align}\n```{block2, type='a'}\n见⟦七.20⟧\n```",
                "<div>\n**见⟦A部分** **七.20⟧**\n</div>",
            ],
        );
        reads(
            "markdown",
            &[
                "甲\n\n```{=html}\n<p title=\"七.45\">见⟦七.20⟧</p>\n\n<!--\n七.46\n-->\n<script>\n七.47\n</script>\n```\n\n见⟦七.21⟧",
                "```{=latex}\n七.45\n```\n见⟦七.21⟧",
                "甲\n\n<svg width=\"9\">\n<title>七.45</title>\n\n<text>见⟦七.20⟧</text>\n</svg>\n\n*见⟦七.21⟧*",
                "甲<svg><desc>七.45</desc><text>见⟦七.20⟧</text></svg>乙",
                "甲\n\n<![CDATA[\n\n七.45\n\n]]>\n\n见⟦七.21⟧",
                "甲\n\n<![CDATA[ 七.45 ]]>\n\n见⟦七.21⟧",
            ],
        );
        reads(
            "mdx",
            &["{`见⟦七.20⟧`}和{ `七.45` + a}，<B>{`⟦七.21⟧`}</B><C d={`七.46`}/>"],
        );
        reads(
            "mdx",
            &["import A from './七.20'\n\n<A b=\"七.21\" />{/* 七.22 */}见⟦七.23⟧"],
        );
        reads(
            "mdx",
            &[
                "<Tabs>\n  <TabItem value=\"七.45\" label=\"见⟦七.20⟧\">\n\n    见⟦七.21⟧\n\n  </TabItem>\n</Tabs>",
                "<Row text=\"见⟦七.20⟧\" />\n<p title=\"七.45\">见⟦七.21⟧</p>\n\n{false && <p>七.46</p>}见⟦七.22⟧",
                "<div style={{display: 'none'}}>七.45</div>\n\n见⟦七.20⟧",
            ],
        );
        reads(
            "quarto",
            &[
                "```{r}\n七.20\n```\n见⟦七.21⟧",
                "```{r, fig.cap=\"见⟦七.20⟧\", out.width=\"七.45\"}\nf(\"七.46\")\n```\n见⟦七.21⟧",
                "```{r}\n#| label: 七.45\n#| fig-cap: \"见⟦七.20⟧\"\n#| tbl-cap: 见⟦七.22⟧\nf(\"七.46\")\n```\n见⟦七.21⟧",
                "```{r}\n#| eval: false\n#| fig-cap: 七.45\nf()\n```\n见⟦七.21⟧",
                "```{r, include=FALSE, fig.cap=\"七.45\"}\n1\n```\n见⟦七.21⟧",
                "![见⟦七.20⟧](a.png)\n\n见![七.45](a.png)⟦七.21⟧",
            ],
        );
        reads(
            "markdown",
            &[
                "- :a-b: 见⟦七.20⟧\n\n<figure markdown>\n![七.45](a.png){ width=1 }\n</figure>",
                "见⟦七.20⟧ ^七.45\n\n<% 七.46 %>见⟦七.21⟧",
            ],
        );
    }

    #[test]
    fn a_wrap_in_a_container_is_a_wrap() {
        reads(
            "markdown",
            &[
                "> - 背景：\n>\n>     见⟦七.20⟧。\n>\n>         见七.45",
                "> - 甲\n\n    见七.45",
                "!!! note \"见⟦七.20⟧\"\n\n    见⟦七.21⟧\n\n        见七.45\n\n??? tip\n    见⟦七.22⟧\n\n=== \"甲\"\n\n    见⟦七.23⟧\n\n段\n\n    七.46",
                "甲[^1]\n\n[^1]: 见⟦七.20⟧。\n\n    见⟦七.21⟧。\n\n    - 见⟦七.22⟧\n\n段\n\n    七.45",
                "术语\n:   见⟦七.20⟧\n\n    见⟦七.21⟧",
                "> 见⟦第3/4号\n> 决定第2段⟧。",
                "> 见⟦第3/4号\n决定第2段⟧。",
                "> > 见⟦第3/4号\n> > 决定⟧\n>\n> 见⟦七.20⟧",
                "- > 见⟦第3/4号\n  > 决定⟧",
                "1. 见⟦第3/4号\n   决定第2段⟧\n   - 见⟦A部分\n     七.20⟧",
                "- 见第3/4号\n- 决定\n* 见⟦七.20⟧",
                "见第3/4号\n> 决定",
                "见⟦第3/4号\r\n决定⟧\r\n\r\n\t- 七.20\r\n",
                "# 关于⟦第3/4号决定⟧\n⟦第2段⟧",
                "| 见第3/4号 | 决定 |\n|---|---|\n| ⟦决定 3/4⟧ | 见⟦七.20⟧ |",
                "标题⟦七.20⟧\n===\n段⟦第3/4号\n决定⟧",
                "- 项\n\n  见⟦第3/4号\n  决定⟧",
            ],
        );
    }

    #[test]
    fn a_label_is_no_list_and_no_character_is_markup() {
        for (text, markdown) in [
            ("20. 各国", "20.\u{a0}各国"),
            ("(b) 甲_乙_", "(b) 甲\\_乙\\_"),
            ("2013年10月", "2013年10月"),
            ("3.5%", "3.5%"),
            (". 无", ". 无"),
        ] {
            assert_eq!(escape_line(text), markdown);
        }
    }
}
