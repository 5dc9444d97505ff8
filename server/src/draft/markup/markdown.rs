//! Markdown and its relatives (GitHub's, Pandoc's, Quarto, R Markdown, MDX).
//!
//! Lines are read here: front matter, code, comments, and what a list item or a quotation adds
//! to a line's beginning, all of which can go over many paragraphs. What a paragraph holds is
//! read by a full parser.

use std::ops::Range;

use memchr::{memchr, memchr_iter, memmem};
use pulldown_cmark::{BrokenLink, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::comment::{Comments, Enclosed, at_paragraph};
use super::contract::{LineState, Syntax};
use super::heading::{self, Headings};
use super::html;
use super::lines::{Place, Shape, is_note_mark, lines, may_hold_markup};
use super::mask::{Marks, Mask, Unmarked};
use super::quotation::{Between, Opening, Quotations, backslashed};

pub const SYNTAX: Syntax = Syntax {
    language_ids: &[
        "markdown",
        "md",
        "gfm",
        "ghmarkdown",
        "multimarkdown",
        "pandoc",
        "quarto",
        "qmd",
        "rmd",
        "rmarkdown",
        "markdown-rustdoc",
        "markdown-inline",
        "myst",
        "mdc",
        "mkd",
        "djot",
        "telekasten",
        "poly-markdown",
    ],
    endings: &["md", "markdown", "qmd", "rmd"],
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
    is_row: heading::begins_with_bar,
    items: &["<li"],
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

/// `<blockquote>`, and what stands between lines of `:::`, with a title or named after what it is:
/// `:::info 七.20`, `::: {.epigraph}`.
fn quotation(text: &str) -> Option<Between> {
    let opening = Opening::of(text);
    if !opening.begins(":::") {
        return html::quotation(text);
    }
    let kind = opening.line.trim().trim_start_matches(':');
    let is_quotation = ["quot", "epigraph", "cite"]
        .iter()
        .any(|name| kind.contains(name));
    (!kind.is_empty()).then_some(Between {
        words: opening.indent + opening.line.len(),
        close: "\n:::",
        is_quotation,
    })
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
    is_mdx: bool,
}

/// List items within each other that are told apart.
const DEEPEST: usize = 6;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Leaf {
    Prose,
    /// Within a fence: its mark and how many of them opened it.
    Fence(u8, u8),
    /// Before a line of dashes or plus signs.
    FrontMatter(u8),
    /// Up to `-->`; if it began within a line, up to a blank one at most.
    Comment {
        is_block: bool,
    },
    /// Up to the end tag of one of [`RAW`].
    Raw(u8),
    /// Within an element that is not shown.
    Html(html::State),
    /// Up to a line that holds the end of one of [`STRETCHES`].
    Stretch(u8),
    /// Within a division that this format leaves out, with so many within it.
    Division(u8),
    /// Front matter between braces.
    Object,
    /// Up to `$$` or a blank line.
    Math,
}

/// Elements whose text is no Markdown, whatever stands in it.
const RAW: [&str; 5] = ["script", "style", "pre", "textarea", "svg"];

/// Stretches of lines that are not printed as they stand, of generators of sites, of kramdown, TeX and
/// Obsidian: what a line begins with that opens one, and what ends it. White space and the signs for
/// trimming it are left out of both.
const STRETCHES: [(&str, &str); 16] = [
    ("{%comment", "{%endcomment"),
    ("{%highlight", "{%endhighlight"),
    ("{%codeblock", "{%endcodeblock"),
    ("{%mermaid", "{%endmermaid"),
    ("{%capture", "{%endcapture"),
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
];

/// The place in [`STRETCHES`] of the one that a line opens and does not end.
fn stretch(content: &str) -> Option<u8> {
    if !content.starts_with(['{', '%']) {
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

fn without_trimming(content: &str) -> String {
    let is_kept = |c: &char| !c.is_whitespace() && *c != '-';
    content.chars().filter(is_kept).collect()
}

/// Directives of MyST and its relatives whose text is prose.
const DIRECTIVES: [&str; 36] = [
    "admonition",
    "attention",
    "caution",
    "danger",
    "error",
    "hint",
    "important",
    "note",
    "tip",
    "warning",
    "seealso",
    "todo",
    "topic",
    "sidebar",
    "epigraph",
    "highlights",
    "pull-quote",
    "blockquote",
    "margin",
    "dropdown",
    "card",
    "grid",
    "grid-item",
    "grid-item-card",
    "tab-set",
    "tab-item",
    "figure",
    "table",
    "list-table",
    "glossary",
    "versionadded",
    "versionchanged",
    "deprecated",
    "exercise",
    "solution",
    "aside",
];

/// What a line says of the paragraph around it.
struct Line {
    shape: Shape,
    /// Where prose begins in the line.
    from: usize,
    /// Where it ends, if something begins there that is none.
    to: Option<usize>,
    begins: bool,
    after: State,
}

impl State {
    pub const fn new(is_mdx: bool) -> State {
        State {
            leaf: Leaf::Prose,
            in_paragraph: false,
            quotes: 0,
            items: [0; DEEPEST],
            directives: [0; 3],
            is_mdx,
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
    const FIRST: State = State::new(false);

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
                | Leaf::FrontMatter(_)
                | Leaf::Raw(_)
                | Leaf::Html(_)
                | Leaf::Stretch(_)
                | Leaf::Division(_)
                | Leaf::Object
        )
    }

    fn mask(self, text: &str, place: Place, mask: &mut Mask<'_>) {
        let (mut place, mut state) = (place, self);
        let mut run = Run::default();
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
            if state.is_mdx && read.from == 0 && is_module_line(line) {
                run.read(text, mask);
                mask.base = range.start;
                mask.hide(0..line.len());
                continue;
            }
            let prefix = line.get(..read.from).unwrap_or_default();
            let is_mark_alone = prefix.bytes().all(|byte| b" \t>".contains(&byte));
            if !prefix.is_empty() && is_mark_alone {
                mask.blank(0..prefix.len());
            } else if prefix.contains("-->") || prefix.contains("</") {
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

fn read(line: &str, place: Place, before: State) -> Line {
    let content = line.trim_end();
    let line_of = |shape, after| Line {
        shape,
        from: 0,
        to: None,
        begins: false,
        after,
    };
    match before.leaf {
        _ if place == Place::Middle => middle(line, before),
        Leaf::Prose if place == Place::Start && matches!(content, "---" | "+++") => {
            let mark = content.bytes().next().unwrap_or(b'-');
            line_of(Shape::Code, before.with(Leaf::FrontMatter(mark)))
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
                state @ html::State::Hidden(..) => Leaf::Html(state),
                _ => Leaf::Prose,
            };
            line_of(Shape::Code, before.with(leaf))
        }
        Leaf::FrontMatter(mark) => {
            let ends = match mark {
                b'-' => matches!(content, "---" | "..."),
                _ => content == "+++",
            };
            if ends {
                line_of(Shape::Code, before.with(Leaf::Prose))
            } else if mark == b'-' && !is_setting(content) {
                // The line of dashes was no front matter after all.
                prose(line, before.with(Leaf::Prose))
            } else {
                line_of(Shape::Code, before)
            }
        }
        Leaf::Fence(mark, count) => {
            let inside = containers(line, &before, Some(before.quotes));
            let is_blank = inside.content >= content.len();
            let left = inside.quotes < before.quotes
                || !is_blank && inside.quotes == before.quotes && inside.column < before.item();
            if left {
                return prose(line, before.with(Leaf::Prose));
            }
            let rest = content.get(inside.content..).unwrap_or_default();
            let length = rest.bytes().take_while(|byte| *byte == mark).count();
            let closes = length >= usize::from(count) && length == rest.len();
            let after = if closes {
                before.with(Leaf::Prose)
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

/// A line of front matter: a key with its value, an item, a comment, or the rest of a value.
fn is_setting(content: &str) -> bool {
    content.is_empty()
        || content.starts_with([' ', '\t', '#', '-', ']', '}', '"', '\''])
        || content.contains(':')
}

/// A piece of a line that is too long for one paragraph: no block begins in it.
fn middle(line: &str, before: State) -> Line {
    match before.leaf {
        Leaf::Prose => prose_from(line, 0, before),
        Leaf::Comment { .. } => closing(line, "-->", before),
        _ => Line {
            shape: Shape::Code,
            from: 0,
            to: None,
            begins: false,
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
            after,
        };
    }
    let is_lazy = before.in_paragraph && inside.markers == 0 && inside.quotes <= before.quotes;
    let deeper = inside.quotes > before.quotes;
    if !is_lazy {
        after.quotes = inside.quotes;
        after.items = inside.items;
        if inside.column >= inside.item + 4 && !before.in_paragraph {
            after.in_paragraph = false;
            return code(after);
        }
    }
    if let Some((mark, count)) = fence(content) {
        after.quotes = inside.quotes;
        let info = content.trim_start_matches(char::from(mark));
        if info.is_empty() && after.close_directive(count) {
            return code(after.with(Leaf::Prose));
        }
        if let Some(behind) = directive(info) {
            after.open_directive(count);
            after.in_paragraph = false;
            return titled(line, behind, after);
        }
        return code(after.with(Leaf::Fence(mark, count)));
    }
    if let Some(stretch) = stretch(content) {
        return code(after.with(Leaf::Stretch(stretch)));
    }
    let is_option = !before.in_paragraph && content.starts_with(':') && is_option(content);
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
        if let Some((name, _)) = name
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-:".contains(&byte))
            && !DIRECTIVES.contains(&name)
        {
            let count = content.len() - content.trim_start_matches(':').len();
            let count = u8::try_from(count).unwrap_or(u8::MAX);
            return code(after.with(Leaf::Fence(b':', count)));
        }
        return titled(line, division_title(opening), after);
    }
    if content.starts_with('<')
        && let state @ html::State::Hidden(..) =
            html::read(content, html::State::Text, &mut Unmarked)
    {
        return code(after.with(Leaf::Html(state)));
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
    let is_row = content.starts_with('|');
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
        || is_definition
        || html::State::FIRST.begins(content);
    found
}

/// A line of which only a title is prose, or nothing.
fn titled(line: &str, title: &str, after: State) -> Line {
    let title = title.trim();
    let is_prose = !title.is_empty();
    let end = line.trim_end().len();
    Line {
        shape: if is_prose { Shape::Alone } else { Shape::Code },
        // What stands before a title is white space or a part of the same line.
        from: if is_prose {
            line.rfind(title).unwrap_or(end)
        } else {
            0
        },
        to: None,
        begins: true,
        after,
    }
}

/// What stands behind the name of a directive whose text is prose: `{note} …`.
fn directive(info: &str) -> Option<&str> {
    let (name, behind) = info.trim().strip_prefix('{')?.split_once('}')?;
    if !DIRECTIVES.contains(&name) {
        return None;
    }
    // The argument of a figure is its picture.
    Some(if name == "figure" { "" } else { behind })
}

/// What is printed of the line that opens a division: `::: warning Title`, `:::note[Title]`,
/// `::: {.callout-note title="Title"}`.
fn division_title(opening: &str) -> &str {
    if let Some(title) = opening.find("title=\"") {
        let title = opening.get(title + "title=\"".len()..).unwrap_or_default();
        return title.split('"').next().unwrap_or_default();
    }
    match opening.strip_prefix('{') {
        Some(attributes) => attributes.split_once('}').map_or("", |(_, title)| title),
        None => {
            let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
            opening.trim_start_matches(is_name)
        }
    }
}

/// Whether a division is left out where pages for a browser are made.
fn is_left_out(opening: &str) -> bool {
    let is_of = |name: &str| opening.contains(name);
    let names_browser = is_of("=\"html") || is_of("=html");
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
    if let Some(open) = memmem::rfind(content.as_bytes(), b"<!--")
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
        if from_item >= 4 && !is_lazy && of_code.is_none() {
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

/// Lines of prose on end, without what containers add to them.
#[derive(Default)]
struct Run {
    /// Of the whole text, from the first line's content to the last line's end.
    range: Range<usize>,
    /// Beginnings of further lines that are none of the parser's business.
    prefixes: Vec<Range<usize>>,
}

impl Run {
    fn push(&mut self, content: Range<usize>) {
        if self.range.is_empty() {
            self.range = content;
            return;
        }
        if content.start > self.range.end {
            self.prefixes.push(self.range.end..content.start);
        }
        self.range.end = content.end;
    }

    fn cut(&mut self, end: usize) {
        self.range.end = self.range.end.min(end);
    }

    /// Reads what was collected and begins anew.
    fn read(&mut self, text: &str, mask: &mut Mask<'_>) {
        let run = std::mem::take(self);
        let Some(content) = text.get(run.range.clone()).filter(|text| !text.is_empty()) else {
            return;
        };
        mask.base = run.range.start;
        if !may_hold_markup(content) {
            return;
        }
        if run.prefixes.is_empty() {
            inline(content, mask);
            return;
        }
        let mut bytes = content.as_bytes().to_vec();
        for prefix in run.prefixes {
            let within = prefix.start - run.range.start..prefix.end - run.range.start;
            bytes.get_mut(within).unwrap_or_default().fill(b' ');
        }
        // A prefix is ASCII or a comment's end, so whole characters were blanked.
        if let Ok(content) = String::from_utf8(bytes) {
            inline(&content, mask);
        }
    }
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_OLD_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_MATH
        | Options::ENABLE_WIKILINKS
}

/// Blanks what is not prose in one block, whose containers are taken off.
fn inline(content: &str, mask: &mut Mask<'_>) {
    // [text][label] is a link though the label is defined elsewhere.
    let elsewhere = |link: BrokenLink<'_>| {
        matches!(link.link_type, LinkType::Reference | LinkType::Collapsed)
            .then(|| ("".into(), "".into()))
    };
    let parser = Parser::new_with_broken_link_callback(content, options(), Some(elsewhere));
    let mut reader = Inline {
        content,
        read: 0,
        unread: 0,
        missing: Vec::new(),
        code: false,
    };
    for (event, range) in parser.into_offset_iter() {
        reader.event(&event, range, mask);
    }
    reader.gap(content.len(), mask);
    extensions(content, mask);
}

struct Inline<'a> {
    content: &'a str,
    /// What is before has been dealt with.
    read: usize,
    /// What is before is not read, whatever the parser says.
    unread: usize,
    /// Elements whose end tags do not stand in the text.
    missing: Vec<&'static str>,
    /// Within a block of code.
    code: bool,
}

impl Inline<'_> {
    fn event(&mut self, event: &Event<'_>, range: Range<usize>, mask: &mut Mask<'_>) {
        if range.start < self.unread {
            return;
        }
        match event {
            Event::Text(_) if self.code => {}
            Event::Text(text) => {
                self.gap(range.start, mask);
                let written = self.content.get(range.clone()).unwrap_or_default();
                if written == &**text {
                    self.left_over(range.clone(), mask);
                } else {
                    mask.write(range.clone(), text);
                }
                self.read = self.read.max(range.end);
            }
            Event::Code(_) => self.code(range, mask),
            Event::InlineMath(text) | Event::DisplayMath(text) => {
                // A sum of money closes nothing: $5 and $6.
                let is_price = |at: usize| {
                    let behind = self.content.as_bytes().get(at);
                    matches!(event, Event::InlineMath(_)) && behind.is_some_and(u8::is_ascii_digit)
                };
                if is_price(range.end) {
                    self.gap(range.start, mask);
                    self.read = self.read.max(range.end);
                    return;
                }
                // $^3$ and $^{3}$ are footnote marks.
                let raised = text.strip_prefix('^').is_some_and(|raised| {
                    is_note_mark(raised.trim_start_matches('{').trim_end_matches('}'))
                });
                self.gap(range.start, mask);
                if raised {
                    mask.mark(range.clone());
                } else {
                    mask.hide(range.clone());
                }
                self.read = self.read.max(range.end);
            }
            Event::FootnoteReference(_) => {
                self.gap(range.start, mask);
                mask.mark(range.clone());
                self.read = self.read.max(range.end);
            }
            Event::TaskListMarker(_) => self.hide(range, mask),
            // What stands for a picture is shown to nobody who sees it, but for the caption that
            // Pandoc makes of it where the picture stands alone and has attributes.
            Event::Start(Tag::Image { .. }) => {
                let is_alone = self.content.trim_start().len() + range.start == self.content.len();
                let behind = self.content.get(range.end..).unwrap_or_default();
                if is_alone && behind.starts_with('{') {
                    self.gap(range.start, mask);
                    mask.hide(range.start..range.start + 1);
                    self.read = self.read.max(range.start + 1);
                } else {
                    self.hide(range.clone(), mask);
                    self.unread = self.unread.max(range.end);
                }
            }
            Event::End(TagEnd::Image) => self.hide_gap(range.end, mask),
            Event::Start(Tag::CodeBlock(_)) => self.code = true,
            Event::End(TagEnd::CodeBlock) => {
                self.code = false;
                self.hide(range, mask);
            }
            // <div markdown> holds Markdown: the emphasis that a line of it has is markup.
            Event::Start(Tag::HtmlBlock)
                if self.content.get(range.clone()).is_some_and(holds_markdown) =>
            {
                self.gap(range.start, mask);
                let block = self.content.get(range.clone()).unwrap_or_default();
                let line = block.find('\n').map_or(block.len(), |end| end + 1);
                let base = mask.base;
                mask.hide(range.start..range.start + line);
                mask.base += range.start + line;
                inline(block.get(line..).unwrap_or_default(), mask);
                mask.base = base;
                self.skip(range.end);
            }
            Event::Start(Tag::HtmlBlock) => {
                self.gap(range.start, mask);
                let block = self.content.get(range.clone()).unwrap_or_default();
                let base = mask.base;
                mask.base += range.start;
                html::read(block, html::State::Text, mask);
                mask.base = base;
                self.skip(range.end);
            }
            Event::InlineHtml(tag) => {
                self.gap(range.start, mask);
                self.tag(tag, range, mask);
            }
            _ => {}
        }
    }

    fn tag(&mut self, tag: &str, range: Range<usize>, mask: &mut Mask<'_>) {
        let rest = self.content.get(range.start..).unwrap_or_default();
        if let Some(length) = html::raised_mark(rest) {
            mask.mark(range.start..range.start + length);
            self.skip(range.start + length);
            return;
        }
        self.read = self.read.max(range.end);
        let Some(name) = html::inline_tag(tag, range.clone(), mask) else {
            return;
        };
        if self.missing.contains(&name) {
            return;
        }
        match html::to_end_tag(self.content, range.end, name) {
            Some(element) => {
                if matches!(name, "rt" | "rp") {
                    mask.vanish(element.clone());
                } else {
                    mask.hide(element.clone());
                }
                self.skip(element.end);
            }
            None => self.missing.push(name),
        }
    }

    /// What the parser passed over is markup: delimiters, targets of links.
    fn gap(&mut self, to: usize, mask: &mut Mask<'_>) {
        let gap = self.content.get(self.read..to).unwrap_or_default();
        let mut at = self.read;
        for piece in gap.split_inclusive(['\n', '\r']) {
            let length = piece.trim_end_matches(['\n', '\r']).len();
            // Space at a line's ends is space.
            if !piece.trim().is_empty() {
                mask.vanish(at..at + length);
            }
            at += piece.len();
        }
        self.read = self.read.max(to);
    }

    /// Code, or text with a role of MyST before it.
    fn code(&mut self, range: Range<usize>, mask: &mut Mask<'_>) {
        let before = self.content.get(..range.start).unwrap_or_default();
        let role = before.strip_suffix('}').and_then(|before| {
            let open = before.rfind('{')?;
            before.get(open + 1..)
        });
        let Some(role) = role.filter(|role| is_role(role)) else {
            self.hide(range, mask);
            return;
        };
        self.gap(range.start, mask);
        mask.vanish(range.start - role.len() - 2..range.start);
        let written = self.content.get(range.clone()).unwrap_or_default();
        let marks = written.bytes().take_while(|byte| *byte == b'`').count();
        let words = range.start + marks..range.end.saturating_sub(marks).max(range.start + marks);
        let text = self.content.get(words.clone()).unwrap_or_default();
        // text <target>
        let target = text.ends_with('>').then(|| text.rfind('<')).flatten();
        let is_printed = PRINTED_ROLES.contains(&role) || target.is_some_and(|target| target > 0);
        if is_printed {
            let end = target.map_or(words.end, |target| words.start + target);
            mask.vanish(range.start..words.start);
            mask.vanish(end..range.end);
        } else {
            mask.hide(range.clone());
        }
        self.read = self.read.max(range.end);
    }

    fn hide_gap(&mut self, to: usize, mask: &mut Mask<'_>) {
        mask.hide(self.read..to.max(self.read));
        self.read = self.read.max(to);
    }

    fn hide(&mut self, range: Range<usize>, mask: &mut Mask<'_>) {
        self.gap(range.start, mask);
        mask.hide(range.clone());
        self.read = self.read.max(range.end);
    }

    fn skip(&mut self, to: usize) {
        self.read = self.read.max(to);
        self.unread = to;
    }

    /// Delimiters that the parser leaves as they stand, since beside Chinese marks they are not
    /// flanking: `**《公约》**第30条`. The drafter meant emphasis.
    fn left_over(&self, range: Range<usize>, mask: &mut Mask<'_>) {
        let bytes = self.content.as_bytes();
        let mut at = range.start;
        while let Some(mark) = bytes.get(at).copied().filter(|_| at < range.end) {
            if !b"*_=~".contains(&mark) {
                let rest = bytes.get(at..range.end).unwrap_or_default();
                let Some(next) = rest.iter().position(|byte| b"*_=~".contains(byte)) else {
                    return;
                };
                at += next;
                continue;
            }
            let run = bytes.get(at..range.end).unwrap_or_default();
            let count = run.iter().take_while(|byte| **byte == mark).count();
            let before = at.checked_sub(1).and_then(|before| bytes.get(before));
            let behind = bytes.get(at + count);
            let both =
                |is_of: fn(&u8) -> bool| before.is_none_or(is_of) && behind.is_none_or(is_of);
            let stands_alone = both(u8::is_ascii_whitespace);
            // The parser can give a run in pieces.
            let is_same = |byte: &&u8| **byte == mark;
            let whole_run = bytes.get(..at).unwrap_or_default().iter().rev();
            let whole_run = whole_run.take_while(is_same).count()
                + bytes
                    .get(at..)
                    .unwrap_or_default()
                    .iter()
                    .take_while(is_same)
                    .count();
            let is_delimiter = match mark {
                b'*' => !both(u8::is_ascii_digit),
                // Four or more are a blank to be filled in.
                b'_' => !both(u8::is_ascii) && whole_run < 4,
                _ => count == 2,
            };
            if is_delimiter && !stands_alone {
                mask.vanish(at..at + count);
            }
            at += count;
        }
    }
}

/// Whether a block of HTML says that what it holds is Markdown: `<div markdown>`, `<div markdown="1">`.
fn holds_markdown(block: &str) -> bool {
    let tag = block.split('>').next().unwrap_or_default();
    tag.starts_with('<') && tag.contains(" markdown") && block.contains('\n')
}

/// Roles of MyST whose text is printed.
const PRINTED_ROLES: [&str; 9] = [
    "term", "abbr", "sub", "sup", "dfn", "guilabel", "emphasis", "strong", "del",
];

fn is_role(name: &str) -> bool {
    !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_:".contains(&byte))
}

/// Pandoc's, Obsidian's and MDX's additions, which the parser leaves in the text.
fn extensions(content: &str, mask: &mut Mask<'_>) {
    let bytes = content.as_bytes();
    let is_text = |mask: &Mask<'_>, at: usize| mask.bytes().get(mask.base + at) == bytes.get(at);
    // ^3^
    let mut behind = 0;
    for at in memchr_iter(b'^', bytes) {
        if at < behind || !is_text(mask, at) {
            continue;
        }
        let inside = bytes.get(at + 1..).unwrap_or_default();
        let length = memchr(b'^', inside.get(..20).unwrap_or(inside));
        let raised = length.and_then(|length| content.get(at + 1..at + 1 + length));
        if let Some(raised) = raised.filter(|raised| is_note_mark(raised)) {
            behind = at + raised.len() + 2;
            mask.mark(at..behind);
        }
    }
    // ^[a note]
    let mut behind = 0;
    for at in memmem::find_iter(bytes, b"^[") {
        if at < behind || !is_text(mask, at) {
            continue;
        }
        let Some(close) = closing_bracket(bytes, at + 1) else {
            break;
        };
        mask.vanish(at..at + 2);
        mask.note(at + 2..close);
        mask.vanish(close..close + 1);
        behind = close + 1;
    }
    // [text]{.class}
    let mut behind = 0;
    for at in memmem::find_iter(bytes, b"]{") {
        if at < behind || !is_text(mask, at) {
            continue;
        }
        let rest = bytes.get(at..).unwrap_or_default();
        let is_attribute = matches!(rest.get(2), Some(b'.' | b'#'));
        let Some(close) = memchr(b'}', rest.get(..200).unwrap_or(rest)) else {
            continue;
        };
        let before = content.get(behind..at).unwrap_or_default();
        if is_attribute {
            if let Some(open) = before.rfind('[') {
                mask.vanish(behind + open..behind + open + 1);
                mask.vanish(at..at + close + 1);
            }
            behind = at + close + 1;
        }
    }
    // [text](target){key=value}, *text*{: .class}, and calls of templates, whose braces hold no prose
    let mut behind = 0;
    for at in memchr_iter(b'{', bytes) {
        if at < behind || !is_text(mask, at) {
            continue;
        }
        let rest = content.get(at..).unwrap_or_default();
        let close = if rest.starts_with("{{") {
            let close = rest.find("}}").map(|close| close + 2);
            // An escaped call is shown, and so is the caption of a figure.
            let call = close
                .and_then(|close| rest.get(..close))
                .unwrap_or_default();
            if call.contains("/*") {
                continue;
            }
            let caption = ["caption=\"", "title=\""]
                .iter()
                .find_map(|name| Some(call.find(name)? + name.len()));
            if let Some(caption) = caption {
                let length = call.get(caption..).and_then(|caption| caption.find('"'));
                let end = caption + length.unwrap_or(0);
                mask.hide(at..at + caption);
                mask.hide(at + end..at + call.len());
                behind = at + call.len();
                continue;
            }
            close
        } else if rest.starts_with("{%") {
            rest.find("%}").map(|close| close + 2)
        } else if rest.starts_with("{>>") {
            rest.find("<<}").map(|close| close + 3)
        } else {
            let before = at.checked_sub(1).and_then(|before| bytes.get(before));
            let is_attached = before.is_some_and(|before| b")]`*_".contains(before));
            let is_list = rest.starts_with("{:") || is_attached && is_attributes(rest);
            rest.find('}').filter(|_| is_list).map(|close| close + 1)
        };
        let Some(close) = close.filter(|close| *close < 600) else {
            continue;
        };
        behind = at + close;
        match rest.starts_with("{%") && without_trimming(rest).starts_with("{%comment") {
            true => {
                let end = rest.find("endcomment").and_then(|end| {
                    let close = rest.get(end..)?.find("%}")?;
                    Some(at + end + close + 2)
                });
                behind = end.unwrap_or(behind);
                mask.hide(at..behind);
            }
            false => mask.hide(at..behind),
        }
    }
    // A space that breaks no line.
    for at in memmem::find_iter(bytes, b"\\ ") {
        if is_text(mask, at) {
            mask.vanish(at..at + 1);
        }
    }
    // \index{…}, which only TeX prints
    let mut behind = 0;
    for at in memchr_iter(b'\\', bytes) {
        let rest = bytes.get(at + 1..).unwrap_or_default();
        let name = rest
            .iter()
            .take_while(|byte| byte.is_ascii_alphabetic())
            .count();
        if at < behind || name == 0 || rest.get(name) != Some(&b'{') || !is_text(mask, at) {
            continue;
        }
        let inside = rest.get(name..).unwrap_or_default();
        if let Some(close) = memchr(b'}', inside.get(..200).unwrap_or(inside)) {
            behind = at + 1 + name + close + 1;
            mask.hide(at..behind);
        }
    }
    // {/* a comment */}
    let mut behind = 0;
    for at in memmem::find_iter(bytes, b"{/*") {
        if at < behind {
            continue;
        }
        let rest = bytes.get(at..).unwrap_or_default();
        let Some(close) = memmem::find(rest, b"*/}") else {
            break;
        };
        behind = at + close + 3;
        mask.vanish(at..behind);
    }
    // %%a comment%%
    let mut open = None;
    for at in memmem::find_iter(bytes, b"%%") {
        match open.take() {
            Some(start) => mask.vanish(start..at + 2),
            None => open = Some(at),
        }
    }
}

/// Whether a brace opens a list of attributes: `{#id .class key="value"}`
fn is_attributes(rest: &str) -> bool {
    let inside = rest.get(1..).unwrap_or_default().trim_start();
    let first = inside.split([' ', '}']).next().unwrap_or_default();
    inside.starts_with(['#', '.']) || first.contains('=')
}

/// Where the bracket closes that opens at a place.
fn closing_bracket(bytes: &[u8], open: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in bytes.iter().enumerate().skip(open) {
        match byte {
            b'[' => depth += 1,
            b']' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
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
                "---\ntitle: 见七.20\n\nnote: 七.21\n---\n\n见⟦七.22⟧。",
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
            ],
        );
        reads(
            "mdx",
            &["import A from './七.20'\n\n<A b=\"七.21\" />{/* 七.22 */}见⟦七.23⟧"],
        );
        reads("quarto", &["```{r}\n七.20\n```\n见⟦七.21⟧"]);
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
                "# 关于⟦第3/4号决定⟧\n第2段",
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
